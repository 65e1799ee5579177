"""Runs in children: how many at a time, how they end, and that nothing of them is left."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from contract_tests import clean, fleet
from contract_tests.faults import score
from contract_tests.faults.score import BEGIN, END
from contract_tests.fleet import Outcome, sail
from contract_tests.run import Contract
from contract_tests.settings import ROOT, Settings

Run = Callable[[Settings, Contract], tuple[int, None]]
LONG = 600
"""Seconds that no test waits for."""


def _named(name: str, reports: Path) -> Settings:
    return Settings(name, reports=reports)


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders go."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(fleet, "warm_up", lambda: None)
    return folder


@pytest.fixture
def out(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Iterator[Outcome]]:
    """Send children out that do something else than run tests; the API is their name."""

    def out(run: Run, *names: str, workers: int = 2) -> Iterator[Outcome]:
        monkeypatch.setattr(fleet, "run", run)
        return sail([(name, partial(_named, name)) for name in names], Contract({}, None), workers)

    return out


def _gone(pid: int) -> bool:
    """Whether there is no such process, not even one that nobody has waited for."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def _pids(folder: Path) -> list[int]:
    return [int(path.name) for path in folder.iterdir()]


Out = Callable[..., Iterator[Outcome]]


def test_hung_run_is_given_up(
    out: Out, scratch: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It ends as an accident with its name, the others as they are, and nothing is left of any."""
    pids = tmp_path / "pids"
    pids.mkdir()

    def run(settings: Settings, contract: Contract) -> tuple[int, None]:
        (pids / str(os.getpid())).touch()
        if settings.api == "hung":
            print("still here", flush=True)
            signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
            time.sleep(LONG)
        return 1, None

    monkeypatch.setattr(fleet, "PATIENCE", 2)
    outcomes = {outcome.name: outcome for outcome in out(run, "hung", "well", "better")}

    assert outcomes["hung"].code == -signal.SIGKILL
    assert outcomes["hung"].said == "it was given up after 2 s\nstill here\n"
    assert (outcomes["well"].code, outcomes["better"].code) == (1, 1)
    assert len(_pids(pids)) == 3
    assert all(map(_gone, _pids(pids)))
    assert list(scratch.iterdir()) == []


def test_run_that_dies_is_an_accident(out: Out) -> None:
    """By a signal or by an exception: neither green nor red, and it says why."""

    def run(settings: Settings, contract: Contract) -> tuple[int, None]:
        if settings.api == "dead":
            os.kill(os.getpid(), signal.SIGTERM)
        raise KeyError("lost")

    outcomes = {outcome.name: outcome for outcome in out(run, "dead", "broken")}

    assert outcomes["dead"].code == -signal.SIGTERM
    assert (outcomes["broken"].code, outcomes["broken"].said) == (70, "KeyError: 'lost'\n")


def test_note_is_told(out: Out) -> None:
    """What is left beside the reports comes before what was printed."""

    def run(settings: Settings, contract: Contract) -> tuple[int, None]:
        (settings.reports / fleet.NOTE).write_text("the note")
        print("the log")
        return 0, None

    (outcome,) = out(run, "one")

    assert outcome.said == "the note\nthe log\n"


def test_workers_run_at_a_time(out: Out, tmp_path: Path) -> None:
    """As many as there are workers; these wait for each other, and end only together."""

    def run(settings: Settings, contract: Contract) -> tuple[int, None]:
        (tmp_path / f"{settings.api}.here").touch()
        while len(list(tmp_path.glob("*.here"))) < 3:
            time.sleep(0.01)
        return 0, None

    assert [outcome.code for outcome in out(run, "a", "b", "c", workers=3)] == [0, 0, 0]


def test_one_worker_runs_one_after_the_other(out: Out, tmp_path: Path) -> None:
    """In the order given."""
    log = tmp_path / "log"

    def run(settings: Settings, contract: Contract) -> tuple[int, None]:
        for word in ("begins", "ends"):
            with log.open("a") as lines:
                lines.write(f"{settings.api} {word}\n")
        return 0, None

    assert [outcome.name for outcome in out(run, "a", "b", "c", workers=1)] == ["a", "b", "c"]
    told = [f"{name} {word}" for name in "abc" for word in ("begins", "ends")]
    assert log.read_text().splitlines() == told


def test_workers_are_the_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that the process may use, and one at least."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {1, 4, 5}, raising=False)  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    assert fleet.cores() == 3

    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert fleet.cores() == 1


def test_leaving_early_ends_the_rest(out: Out, scratch: Path, tmp_path: Path) -> None:
    """Whoever has seen enough leaves no child and no file behind."""
    pids = tmp_path / "pids"
    pids.mkdir()

    def run(settings: Settings, contract: Contract) -> tuple[int, None]:
        (pids / str(os.getpid())).touch()
        time.sleep(0 if settings.api == "quick" else LONG)
        return 0, None

    outcomes = out(run, "quick", "slow")
    with closing(outcomes):  # type: ignore[type-var]
        assert next(outcomes).name == "quick"
        while len(_pids(pids)) < 2:
            time.sleep(0.01)

    assert all(map(_gone, _pids(pids)))
    assert list(scratch.iterdir()) == []


INTERRUPTED = """
import os, pathlib, signal, sys, time
from contract_tests import clean, fleet
from contract_tests.faults import __main__ as faults

def run(settings, contract):
    (pathlib.Path(sys.argv[2]) / str(os.getpid())).touch()
    time.sleep(600)

fleet.run = run
signal.signal(signal.SIGINT, signal.default_int_handler)
command = {"faults": faults, "clean": clean}[sys.argv[1]]
sys.exit(command.main(["g2a", "--workers", "2", "--reports", sys.argv[3]]))
"""


@pytest.mark.parametrize(
    ("number", "command"), [(signal.SIGINT, "faults"), (signal.SIGTERM, "clean")], ids=["ctrl-c", "terminate"]
)
def test_interrupt_ends_all(number: signal.Signals, command: str, tmp_path: Path) -> None:
    """No child, no zombie, no temporary folder and no half report is left; one line says so."""
    pids, scratch, reports = (tmp_path / name for name in ("pids", "scratch", "reports"))
    pids.mkdir()
    scratch.mkdir()
    arguments = [sys.executable, "-c", INTERRUPTED, command, str(pids), str(reports)]
    environment = {**os.environ, "TMPDIR": str(scratch)}
    with subprocess.Popen(
        arguments, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            while len(_pids(pids)) < 2:
                assert process.poll() is None, process.communicate()
                time.sleep(0.05)
            process.send_signal(number)
            _, said = process.communicate()
        finally:
            process.kill()

    assert (process.returncode, said) == (130, f"{command}: interrupted; nothing is written\n")
    assert all(map(_gone, _pids(pids)))
    assert list(scratch.iterdir()) == []
    assert list(reports.iterdir()) == []


# --- clean ---


def test_clean_counts_and_writes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Every seed of every API, twenty if nothing is said; sums, JSON, and the README's sentence."""
    figures = {"cases": 100, "checks": 1500}

    def pretend(runs: list[tuple[str, object]], contract: Contract, workers: int | None) -> Iterator[Outcome]:
        yield from (Outcome(name, 0, 1.5, figures, "") for name, _ in reversed(runs))

    _pretend(monkeypatch, tmp_path, pretend)

    assert clean.main(["--write", "--reports", str(tmp_path)]) == 0

    said = capsys.readouterr().out
    assert "b: 20 runs, 2,000 cases, 30,000 checks, 0 false alarms\n" in said
    assert "all: 40 runs, 4,000 cases, 60,000 checks, 0 false alarms, " in said
    report = _json(tmp_path / "clean.json")
    assert (report["false_alarms"], report["runs"], report["seeds"]) == (0, 40, 20)
    assert [run["seed"] for run in report["by_run"]] == [*range(1, 21)] * 2
    known = score.read_scores().clean
    assert known is not None
    assert (known.runs, known.checks, known.false_alarms) == (40, 60_000, 0)
    told = f"The untouched sandbox raised no false alarms in 40 runs (20 seeds, 60,000 checks, {known.date})."
    assert told in score.README.read_text("utf-8")


def test_clean_tells_a_false_alarm(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """With API, seed and what objected; a run that did not end counts as one."""
    finding = {"operation": "orders.pay", "promise": "story", "where": "test_orders_buy_a_game"}

    def pretend(runs: list[tuple[str, object]], contract: Contract, workers: int | None) -> Iterator[Outcome]:
        yield Outcome("1", 0, 1, {"cases": 3, "checks": 9}, "")
        yield Outcome("2", 1, 1, {"cases": 3, "checks": 9, "findings": [finding]}, "")
        yield Outcome("3", -9, 1, {}, "it was given up after 300 s")

    _pretend(monkeypatch, tmp_path, pretend)

    assert clean.main(["a", "--seeds", "3", "--reports", str(tmp_path)]) == 1

    said = capsys.readouterr().out
    assert "false alarm: a seed 2: orders.pay: story (test_orders_buy_a_game)\n" in said
    assert "false alarm: a seed 3: the run ended with -9\nit was given up after 300 s\n" in said
    assert "a: 3 runs, 6 cases, 18 checks, 2 false alarms\n" in said
    assert not score.SCORES.exists()


def test_clean_runs_the_sandbox(tmp_path: Path) -> None:
    """One real run, through the fleet."""
    assert clean.main(["g2a", "--seeds", "1", "--max-examples", "2", "--reports", str(tmp_path)]) == 0

    (run,) = _json(tmp_path / "clean.json")["by_run"]
    assert (run["api"], run["seed"], run["alarm"]) == ("g2a", 1, "")
    assert run["checks"] > run["cases"] > 100


def _pretend(monkeypatch: pytest.MonkeyPatch, folder: Path, pretend: object) -> None:
    monkeypatch.setattr(clean, "apis", lambda: ("a", "b"))
    monkeypatch.setattr(clean, "sail", pretend)
    monkeypatch.setattr(Contract, "read", lambda settings: Contract({}, None))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    monkeypatch.setattr(score, "SCORES", folder / "scores.json")
    monkeypatch.setattr(score, "README", folder / "README.md")
    score.README.write_text(f"{BEGIN}\n{END}\n", encoding="utf-8")


def _json(path: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(path.read_bytes())
    return report
