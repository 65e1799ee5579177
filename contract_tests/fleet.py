"""Many runs of one API, forked from a warm process and as many at a time as there are workers.

What every run needs (schemathesis, the sandbox, the strict copy) is read once, before the first fork. No
child outlives the command: whatever ends it, an error or a signal, ends them, and takes their files along.
"""

import argparse
import contextlib
import json
import multiprocessing
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any

from contract_tests.run import Contract, run, warm_up
from contract_tests.settings import Settings
from generator.document import as_map

PATIENCE = 600.0
"""Seconds after which a run is given up."""
NOTE = "note"
"""A file beside a run's reports for what else is to be said of it."""
INTERRUPTED = 130
"""The exit status after Ctrl-C, as shells have it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one run ended."""

    name: str
    code: int
    """pytest's: 0 is green, 1 is red; anything else is an accident, and below 0 a signal."""
    seconds: float
    figures: dict[str, Any]
    said: str
    """Why it was ended if it was, its note, and the end of what it printed."""

    @property
    def finding(self) -> dict[str, str]:
        """The first broken promise as the ledger has it, empty where none is."""
        found: list[dict[str, str]] = self.figures.get("findings", [])
        return found[0] if found else {}

    @property
    def first(self) -> str:
        """The first broken promise, in a line."""
        found = self.finding
        return f"{found['operation']}: {found['promise']} ({found['where']})" if found else ""


@dataclass(frozen=True, slots=True)
class _Run:
    name: str
    child: ForkProcess
    folder: Path
    begun: float

    @property
    def age(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self.begun

    def end(self, why: str) -> Outcome:
        """Have it ended, and say how that went; `why` is given if it had to be made to."""
        if why:
            self.child.kill()
        self.child.join()
        code = -signal.SIGKILL if self.child.exitcode is None else self.child.exitcode
        report = next(self.folder.glob("contract-*.json"), None) if code in (0, 1) else None
        figures = as_map(json.loads(report.read_text("utf-8"))) if report is not None else {}
        said = "\n".join(filter(None, (why, self._read(NOTE), self._read("log"))))
        return Outcome(self.name, code, self.age, figures, said)

    def _read(self, name: str) -> str:
        path = self.folder / name
        return path.read_text("utf-8", "replace")[-3000:] if path.is_file() else ""


def positive(text: str) -> int:
    """An option that counts something.

    Raises:
        ArgumentTypeError: It is no whole number, or less than 1.
    """
    if text.isdecimal() and int(text):
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not 1 or more")


def cores() -> int:
    """Those that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def sail(
    runs: Sequence[tuple[str, Callable[[Path], Settings]]], contract: Contract, workers: int | None = None
) -> Generator[Outcome]:
    """Make all runs and yield each as it ends; each gets a folder of its own for its reports.

    Args:
        runs: A name for each, unique, and its settings, given its folder.
        contract: What they share.
        workers: How many at a time; as many as there are cores, if nothing is said.
    """
    warm_up()
    most = workers or cores()
    waiting = list(runs)
    sailing: list[_Run] = []
    with tempfile.TemporaryDirectory(prefix="contract-") as scratch:
        try:
            while waiting or sailing:
                while waiting and len(sailing) < most:
                    name, settings = waiting.pop(0)
                    folder = Path(scratch, name)
                    folder.mkdir()
                    sailing.append(_fork(name, settings(folder), contract, folder))
                oldest = max(one.age for one in sailing)
                wait([one.child.sentinel for one in sailing], max(0.0, PATIENCE - oldest))
                for one in [*sailing]:
                    alive = one.child.is_alive()
                    if not alive or one.age >= PATIENCE:
                        sailing.remove(one)
                        yield one.end(f"it was given up after {PATIENCE:g} s" if alive else "")
        finally:
            for left in sailing:
                left.child.kill()
            for left in sailing:
                left.child.join()


@contextlib.contextmanager
def interruptible() -> Generator[None]:
    """Have a request to terminate end the command as Ctrl-C does, and with it all children."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _fork(name: str, settings: Settings, contract: Contract, folder: Path) -> _Run:
    context = multiprocessing.get_context("fork")
    child = context.Process(target=_child, args=(settings, contract, folder), name=name, daemon=True)
    begun = time.monotonic()
    child.start()
    return _Run(name, child, folder, begun)


def _child(settings: Settings, contract: Contract, folder: Path) -> None:
    code = 70
    try:
        # Ctrl-C reaches every process of a terminal; it is the parent's to end them.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        sys.stdout = sys.stderr = (folder / "log").open("w", encoding="utf-8", buffering=1)
        os.dup2(sys.stdout.fileno(), 1)
        os.dup2(sys.stdout.fileno(), 2)
        code, _ = run(settings, contract)
    except BaseException as accident:
        with contextlib.suppress(Exception):
            print(f"{type(accident).__name__}: {accident}", flush=True)
    finally:
        # Without the parent's exit handlers, and without waiting for threads of an engine stopped early.
        os._exit(code)
