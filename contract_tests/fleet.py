"""Many runs of one API, forked from a warm process and two at a time.

What every run needs (schemathesis, the sandbox, the strict copy) is read once, before the first fork.
"""

import contextlib
import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contract_tests.run import Contract, run, warm_up
from contract_tests.settings import Settings
from generator.document import as_map

PARALLEL = 2
PATIENCE = 300
"""Seconds after which a run is given up."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one run ended."""

    name: str
    code: int
    """pytest's: 0 is green, 1 is red; anything else is an accident."""
    seconds: float
    figures: dict[str, Any]
    said: str
    """The end of what it printed."""

    @property
    def first(self) -> str:
        """The first broken promise, in a line."""
        for finding in self.figures.get("findings", ()):
            return f"{finding['operation']}: {finding['promise']} ({finding['where']})"
        return ""


def sail(runs: Sequence[tuple[str, Callable[[Path], Settings]]], contract: Contract) -> Iterator[Outcome]:
    """Make all runs and yield each as it ends; each gets a folder of its own for its reports."""
    warm_up()
    waiting = list(runs)
    sailing: dict[int, tuple[str, Path, float]] = {}
    with tempfile.TemporaryDirectory(prefix="contract-") as scratch:
        try:
            while waiting or sailing:
                while waiting and len(sailing) < PARALLEL:
                    name, settings = waiting.pop(0)
                    folder = Path(scratch, name)
                    folder.mkdir()
                    sailing[_fork(settings(folder), contract, folder)] = (name, folder, time.monotonic())
                ended, status = os.wait()
                name, folder, begun = sailing.pop(ended)
                yield _outcome(name, os.waitstatus_to_exitcode(status), time.monotonic() - begun, folder)
        finally:
            for left in sailing:
                os.kill(left, signal.SIGKILL)
                os.waitpid(left, 0)


def _fork(settings: Settings, contract: Contract, folder: Path) -> int:
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        signal.alarm(PATIENCE)
        log = os.open(folder / "log", os.O_WRONLY | os.O_CREAT)
        os.dup2(log, 1)
        os.dup2(log, 2)
        code, _ = run(settings, contract)
        sys.stdout.flush()
    except BaseException as accident:
        with contextlib.suppress(Exception):
            print(f"{type(accident).__name__}: {accident}", flush=True)
    finally:
        # Without the parent's exit handlers, and without waiting for threads of an engine stopped early.
        os._exit(code)


def _outcome(name: str, code: int, seconds: float, folder: Path) -> Outcome:
    report = next(folder.glob("contract-*.json"), None)
    figures = as_map(json.loads(report.read_text("utf-8"))) if report is not None else {}
    log = folder / "log"
    said = log.read_text("utf-8", "replace")[-3000:] if log.is_file() else ""
    return Outcome(name, code, seconds, figures, said)
