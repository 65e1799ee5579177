"""`python -m contract_tests.faults [API ...]`: how many of the seeded faults the tests notice."""

import argparse
import contextlib
import sys
import time
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec

from contract_tests import fleet
from contract_tests.errors import ContractError
from contract_tests.faults import ACCIDENT, SEMANTIC, Fault, catalogue, score, suite, with_faults
from contract_tests.faults.page import page
from contract_tests.faults.score import MINUTES, Judgement, Name, Report, Result, Scores
from contract_tests.fleet import Outcome, sail
from contract_tests.pages import writable, write
from contract_tests.plugin import NO_ACCIDENT
from contract_tests.run import Contract
from contract_tests.settings import LAYERS, MAX_EXAMPLES, ROOT, Settings

CLEAN = "clean"
"""The sandbox as it is, among those with a fault."""

Chosen = Sequence[tuple[str, Fault]]
"""Faults with their API."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every API's whole suite against each of its faults; fail if one survives for no good reason."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.merge and (given.api or given.fault or given.new or given.shard != (1, 1)):
        parser.error("--merge takes reports, and --write at most")
    if given.write and (tuple(given.layer) != LAYERS or given.max_examples != MAX_EXAMPLES):
        parser.error("--write is for the whole suite: without --layer and --max-examples")
    try:
        with fleet.interruptible():
            writable(given.reports)
            whole = [(api, fault.id) for api in with_faults() for fault in catalogue(api)]
            scores = score.read_scores()
            report = score.merge(given.merge, whole) if given.merge else _measure(given, dict(scores.entries))
            return _conclude(report, scores, whole, given.reports, keep=given.write)
    except ContractError as reason:
        print(f"faults: {reason}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("faults: interrupted; nothing is written", file=sys.stderr)
        return fleet.INTERRUPTED


def _conclude(report: Report, scores: Scores, whole: Sequence[Name], folder: Path, *, keep: bool) -> int:
    """Print, write, and say with the exit status whether all is well."""
    judgement = score.judge(report, scores, whole) if tuple(report.layers) == LAYERS else None
    if keep and not report.accidents:
        scores = score.update(scores, report, whole)
        score.write_scores(scores)
    _print_score(report, judgement, scores)
    text = msgspec.json.format(msgspec.json.encode(report), indent=2).decode()
    write(folder / "faults.json", text + "\n")
    write(folder / "faults.html", page(report, judgement, scores))
    print(folder / "faults.html")
    for accident in report.accidents:
        print(f"faults: {accident}", file=sys.stderr)
    if report.accidents:
        kept = "; nothing is written to scores.json" if keep else ""
        print(f"faults: {len(report.accidents)} without a verdict{kept}", file=sys.stderr)
        return 2
    if judgement is None:
        return 0 if report.killed == report.total else 1
    return 0 if judgement.passed else 1


# --- measuring ---


@dataclass(slots=True)
class _Tally:
    """What is known so far."""

    total: int
    results: dict[Name, Result] = field(default_factory=dict[Name, Result])
    accidents: list[str] = field(default_factory=list[str])
    checks: Counter[str] = field(default_factory=Counter[str])

    def enter(self, api: str, fault: Fault, outcome: Outcome) -> None:
        """Judge one run and print it in a line."""
        self.checks.update(suite.judged(outcome.figures))
        problem = _accident(outcome)
        if problem:
            self.accidents.append(f"{api} {fault.id}: {problem}\n{outcome.said}".rstrip())
            verdict = f"ACCIDENT: {problem}"
        else:
            result = self.results[api, fault.id] = _result(api, fault, outcome)
            verdict = f"killed by {result.by}" if result.killed else f"SURVIVED: {fault.broken}"
        done = len(self.results) + len(self.accidents)
        progress = f"{done:{len(str(self.total))}}/{self.total} {outcome.seconds:5.1f} s"
        print(f"{progress}  {fault.kind:8}  {fault.id:34}  {verdict}", flush=True)


def _measure(given: argparse.Namespace, known: Collection[Name]) -> Report:
    chosen = _chosen(given.api or with_faults(), given.fault, given.shard, known if given.new else ())
    tally, begun = _Tally(len(chosen)), time.monotonic()
    workers = given.workers or fleet.cores()
    for api in dict.fromkeys(api for api, _ in chosen):
        settings = Settings(api, seed=given.seed, max_examples=given.max_examples, layers=tuple(given.layer))
        faults = {fault.id: fault for of, fault in chosen if of == api}
        runs: list[tuple[str, Callable[[Path], Settings]]] = [
            (id_, partial(_against, settings, fault)) for id_, fault in faults.items()
        ]
        if given.write:
            runs.insert(0, (CLEAN, partial(_untouched, settings)))
        with contextlib.closing(sail(runs, Contract.read(settings), workers)) as outcomes:
            for outcome in outcomes:
                if outcome.name == CLEAN:
                    _demand_green(api, outcome)
                else:
                    tally.enter(api, faults[outcome.name], outcome)
    return Report(
        date=datetime.now(UTC).date().isoformat(),
        seed=given.seed,
        max_examples=given.max_examples,
        layers=list(given.layer),
        shard=given.shard,
        cores=fleet.cores(),
        workers=workers,
        seconds=round(time.monotonic() - begun, 1),
        checks=dict(sorted(tally.checks.items())),
        faults=[tally.results[api, fault.id] for api, fault in chosen if (api, fault.id) in tally.results],
        accidents=tally.accidents,
    )


def _chosen(
    apis: Sequence[str], only: Sequence[str], shard: tuple[int, int], without: Collection[Name]
) -> Chosen:
    """Counted through all APIs, so that shards differ by one fault at most, in all as in each API."""
    faults = [(api, fault) for api in apis for fault in catalogue(api)]
    unknown = sorted(set(only) - {fault.id for _, fault in faults})
    if unknown:
        raise ContractError(f"no fault {', '.join(unknown)} in {', '.join(apis)}")
    first, step = shard
    wanted = [
        (api, fault)
        for api, fault in faults
        if (not only or fault.id in only) and (api, fault.id) not in without
    ]
    return wanted[first - 1 :: step]


def _against(settings: Settings, fault: Fault, reports: Path) -> Settings:
    wrap = fault.wrap(settings.api, reports / fleet.NOTE)
    return replace(settings, reports=reports, stop_first=True, wrap=wrap)


def _untouched(settings: Settings, reports: Path) -> Settings:
    return replace(settings, reports=reports, stop_first=True)


def _demand_green(api: str, outcome: Outcome) -> None:
    """A suite that objects to the sandbox as it is notices every fault."""
    if outcome.code:
        found = outcome.first or f"the run ended with {outcome.code}\n{outcome.said}"
        raise ContractError(f"{api} is red without a fault, so that no verdict counts: {found}")


def _accident(outcome: Outcome) -> str:
    """What kept a run from a verdict, if anything did."""
    if outcome.code not in (0, 1):
        return f"the run ended with {outcome.code}"
    if outcome.finding.get("promise") == NO_ACCIDENT:
        return "the tests themselves fail"
    if any(str(ACCIDENT) in row["statuses"] for row in outcome.figures.get("by_operation", ())):
        return "the fault itself fails"
    return ""


def _result(api: str, fault: Fault, outcome: Outcome) -> Result:
    found = outcome.finding
    return Result(
        api=api,
        id=fault.id,
        kind=fault.kind,
        broken=fault.broken,
        killed=outcome.code == 1,
        operation=found.get("operation", ""),
        check=found.get("promise", ""),
        where=found.get("where", ""),
        layer=suite.layer(api, found) if found else "",
        cases=outcome.figures.get("cases", 0),
        seconds=round(outcome.seconds, 2),
    )


# --- telling ---


def _print_score(report: Report, judgement: Judgement | None, scores: Scores) -> None:
    if report.faults:
        lines = score.matrix(((one.name, one.kind, one.killed) for one in report.faults), scores)
        heads = ["", *score.KINDS, "all", "first run"]
        rows = [[line.api, *map(str, line.classes), str(line.all), str(line.first)] for line in lines]
        widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
        print()
        for row in (heads, *rows):
            print("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)))
        print()
    if judgement is None:
        for one in report.faults:
            if not one.killed:
                print(f"survived: {_told(one)}")
    else:
        _print_judgement(judgement)
    part = f" ({100 * report.semantic / report.total:.0f} %)" if report.total else ""
    each = f", {report.seconds / report.total:.1f} s for each" if report.total else ""
    print(f"semantic  {report.semantic}/{report.total}{part}: {', '.join(SEMANTIC)}")
    print(
        f"killed    {report.killed}/{report.total} in {report.seconds} s{each}; "
        f"{report.workers} at a time, {report.cores} cores"
    )
    if report.seconds > 60 * MINUTES:
        print(f"          more than {MINUTES} min, which is what two cores may take")


def _print_judgement(judgement: Judgement) -> None:
    for api, id_ in judgement.gone:
        print(f"gone: {api} {id_} is in scores.json and no longer in the catalogue; --write removes it")
    for one in judgement.firsts:
        print(f"first run: {one.api} {one.id} {f'was killed by {one.by}' if one.killed else 'survived'}")
    for one, reason in judgement.accepted:
        print(f"survived: {_told(one)} Reason: {reason}")
    for one in judgement.unexplained:
        print(f"survived: {_told(one)} No reason is given in scores.json.")
    for one in judgement.regressions:
        print(f"regression: {_told(one)} It was killed before.")
    for line in judgement.missed:
        print(f"target missed: {line}")


def _told(one: Result) -> str:
    return f"{one.api} {one.id} ({one.kind}): {one.broken}"


# --- options ---


def _shard(text: str) -> tuple[int, int]:
    part, _, parts = text.partition("/")
    if part.isdigit() and parts.isdigit() and 1 <= int(part) <= int(parts):
        return int(part), int(parts)
    raise argparse.ArgumentTypeError(f"{text!r} is no shard such as 2/4")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m contract_tests.faults", description=__doc__)
    parser.add_argument("api", nargs="*", metavar="API", help="all that have faults, if none is named")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--max-examples", type=fleet.positive, default=MAX_EXAMPLES, metavar="N")
    parser.add_argument(
        "--layer", nargs="+", choices=LAYERS, default=LAYERS, help="run only these parts of the suite"
    )
    parser.add_argument("--fault", nargs="+", default=[], metavar="ID", help="only these")
    parser.add_argument("--new", action="store_true", help="only those that scores.json does not know")
    parser.add_argument(
        "--shard", type=_shard, default=(1, 1), metavar="I/N", help="each N-th one only, from the I-th on"
    )
    parser.add_argument(
        "--workers", type=fleet.positive, metavar="N", help="runs at a time (default: as many as cores)"
    )
    parser.add_argument(
        "--merge",
        nargs="+",
        type=Path,
        default=[],
        metavar="FILE",
        help="run nothing; join all shards' reports",
    )
    parser.add_argument(
        "--reports", type=Path, default=ROOT / "reports", metavar="DIR", help="default: reports/"
    )
    parser.add_argument(
        "--write", action="store_true", help="keep the verdicts in scores.json and the README's table"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
