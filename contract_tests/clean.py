"""`python -m contract_tests.clean [API ...] --seeds 20`: the sandbox as it is, green with every seed."""

import argparse
import contextlib
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from contract_tests import fleet
from contract_tests.errors import ContractError
from contract_tests.faults import score
from contract_tests.faults.score import Clean
from contract_tests.fleet import Outcome, sail
from contract_tests.pages import writable, write
from contract_tests.run import Contract
from contract_tests.settings import MAX_EXAMPLES, ROOT, Settings, apis

SEEDS = 20


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One API with one seed."""

    api: str
    seed: int
    cases: int
    checks: int
    seconds: float
    alarm: str
    """What objected, or how the run ended instead; empty where all was green."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every API with every seed; fail if one run is not green."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.write and (given.api or given.max_examples != MAX_EXAMPLES):
        parser.error("--write is for all APIs, without --max-examples")
    runs, begun = list[Run](), time.monotonic()
    try:
        with fleet.interruptible():
            writable(given.reports)
            for api in given.api or apis():
                runs += _seeds(api, given.seeds, given.max_examples, given.workers)
            _conclude(runs, given, time.monotonic() - begun)
    except ContractError as reason:
        print(f"clean: {reason}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("clean: interrupted; nothing is written", file=sys.stderr)
        return fleet.INTERRUPTED
    return 1 if any(run.alarm for run in runs) else 0


def _seeds(api: str, seeds: int, max_examples: int, workers: int | None) -> list[Run]:
    contract = Contract.read(Settings(api))
    wanted: list[tuple[str, Callable[[Path], Settings]]] = [
        (str(seed), partial(_settings, api, seed, max_examples)) for seed in range(1, seeds + 1)
    ]
    runs = list[Run]()
    with contextlib.closing(sail(wanted, contract, workers)) as outcomes:
        for outcome in outcomes:
            run = _run(api, outcome)
            runs.append(run)
            verdict = f"FALSE ALARM: {run.alarm}" if run.alarm else "green"
            counted = f"{run.cases} cases, {run.checks} checks, {run.seconds} s"
            print(f"{api} seed {run.seed:>3}: {counted}  {verdict}", flush=True)
    return sorted(runs, key=lambda run: run.seed)


def _settings(api: str, seed: int, max_examples: int, reports: Path) -> Settings:
    return Settings(api, seed=seed, max_examples=max_examples, reports=reports)


def _run(api: str, outcome: Outcome) -> Run:
    ended = outcome.first or f"the run ended with {outcome.code}\n{outcome.said}"
    return Run(
        api=api,
        seed=int(outcome.name),
        cases=outcome.figures.get("cases", 0),
        checks=outcome.figures.get("checks", 0),
        seconds=round(outcome.seconds, 1),
        alarm=ended if outcome.code else "",
    )


def _conclude(runs: Sequence[Run], given: argparse.Namespace, seconds: float) -> None:
    """Print the sums, and write them down."""
    print()
    for api in dict.fromkeys(run.api for run in runs):
        print(f"{api}: {_told([run for run in runs if run.api == api])}")
    alarms = [run for run in runs if run.alarm]
    print(f"all: {_told(runs)}, {seconds:.1f} s")
    for run in alarms:
        print(f"false alarm: {run.api} seed {run.seed}: {run.alarm}")
    summary = Clean(
        date=datetime.now(UTC).date().isoformat(),
        seeds=given.seeds,
        runs=len(runs),
        cases=sum(run.cases for run in runs),
        checks=sum(run.checks for run in runs),
        false_alarms=len(alarms),
    )
    report: dict[str, Any] = msgspec.to_builtins(summary)
    report |= {"seconds": round(seconds, 1), "cores": fleet.cores(), "by_run": runs}
    text = msgspec.json.format(msgspec.json.encode(report), indent=2).decode()
    write(given.reports / "clean.json", text + "\n")
    if given.write:
        score.write_scores(msgspec.structs.replace(score.read_scores(), clean=summary))


def _told(runs: Sequence[Run]) -> str:
    cases, checks = sum(run.cases for run in runs), sum(run.checks for run in runs)
    alarms = sum(bool(run.alarm) for run in runs)
    counted = f"{len(runs)} runs, {cases:,} cases, {checks:,} checks"
    return f"{counted}, {alarms} false alarm{'' if alarms == 1 else 's'}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m contract_tests.clean", description=__doc__)
    parser.add_argument("api", nargs="*", metavar="API", help="all, if none is named")
    parser.add_argument(
        "--seeds", type=fleet.positive, default=SEEDS, metavar="N", help="default: %(default)s"
    )
    parser.add_argument("--max-examples", type=fleet.positive, default=MAX_EXAMPLES, metavar="N")
    parser.add_argument(
        "--workers", type=fleet.positive, metavar="N", help="runs at a time (default: as many as cores)"
    )
    parser.add_argument(
        "--reports", type=Path, default=ROOT / "reports", metavar="DIR", help="default: reports/"
    )
    parser.add_argument("--write", action="store_true", help="keep the sums in scores.json and the README")
    return parser


if __name__ == "__main__":
    sys.exit(main())
