"""The score: what one measurement found, what is known from all before it, and how the two compare.

``scores.json`` is committed. It keeps the verdict of each fault's very first run beside that of its last: the
one tells what the suite noticed by itself, the other what it notices now. What was killed stays killed.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

import msgspec
import msgspec.structs
from msgspec import Struct

from contract_tests import marked
from contract_tests.errors import ContractError
from contract_tests.faults import SEMANTIC, Kind
from contract_tests.settings import ROOT

SCORES = Path(__file__).with_name("scores.json")
README = ROOT / "README.md"
BEGIN, END = "<!-- faults -->", "<!-- /faults -->"

OVERALL, EACH_CLASS = 95, 90
"""Percent of the faults that a full run has to kill."""
MINUTES = 25
"""What a full run may take on two cores."""

Name = tuple[str, str]
"""API and id."""


class Result(Struct, frozen=True, kw_only=True):
    """What came of one fault."""

    api: str
    id: str
    kind: Kind = msgspec.field(name="class")
    broken: str
    killed: bool
    operation: str = ""
    check: str = ""
    """The promise that was found broken first."""
    where: str = ""
    """Phase, walk or story in which it was."""
    layer: str = ""
    cases: int = 0
    seconds: float = 0

    @property
    def name(self) -> Name:
        """Unique among all APIs."""
        return self.api, self.id

    @property
    def by(self) -> str:
        """What killed it, in a line."""
        return f"{self.operation}: {self.check} ({self.where})" if self.killed else ""


class Report(Struct, kw_only=True):
    """One measurement: ``reports/faults.json``."""

    date: str
    seed: int
    max_examples: int
    layers: list[str]
    shard: tuple[int, int] = (1, 1)
    cores: int
    workers: int
    seconds: float
    """From the first fault to the last; of a merge, those of all shards together."""
    total: int = 0
    killed: int = 0
    semantic: int = 0
    checks: dict[str, int]
    """In how many runs each check had something to say, whether or not it objected."""
    faults: list[Result]
    accidents: list[str] = []
    """Faults that have no verdict, because they or the run failed, each with what happened."""

    def __post_init__(self) -> None:
        """Count."""
        self.total = len(self.faults)
        self.killed = sum(result.killed for result in self.faults)
        self.semantic = sum(result.kind in SEMANTIC for result in self.faults)


class Entry(Struct, kw_only=True, omit_defaults=True):
    """What is known of one fault."""

    kind: Kind = msgspec.field(name="class")
    first: Literal["killed", "survived", "unknown"]
    """The verdict of its very first run, before there was anything to catch it."""
    on: str = ""
    """The day of that run."""
    last: Literal["killed", "survived"]
    by: str = ""
    """What killed it."""
    reason: str = ""
    """Why it survives; written by hand."""


class Full(Struct, kw_only=True):
    """The last full run."""

    date: str
    seed: int
    cores: int
    workers: int
    seconds: int
    total: int
    killed: int


class Clean(Struct, kw_only=True):
    """The last run over all APIs without a fault."""

    date: str
    seeds: int
    runs: int
    cases: int
    checks: int
    false_alarms: int


class Scores(Struct, kw_only=True):
    """``scores.json``."""

    full: Full | None = None
    clean: Clean | None = None
    faults: dict[str, dict[str, Entry]] = {}

    def entry(self, name: Name) -> Entry | None:
        """What is known of a fault, if it ran before."""
        return self.faults.get(name[0], {}).get(name[1])

    @property
    def entries(self) -> Iterator[tuple[Name, Entry]]:
        """Everything, in order."""
        for api, entries in self.faults.items():
            for id_, entry in entries.items():
                yield (api, id_), entry


class Judgement(Struct, kw_only=True):
    """How a measurement compares with what was known before it."""

    regressions: list[Result]
    """Killed before, alive now: never accepted."""
    unexplained: list[Result]
    """Survivors without a reason."""
    accepted: list[tuple[Result, str]]
    """Survivors with their reason."""
    firsts: list[Result]
    """Those that had never run."""
    gone: list[Name]
    """Known, and no longer in the catalogue."""
    missed: list[str]
    """Targets of a full run that were not reached, each in a line."""

    @property
    def passed(self) -> bool:
        """Whether all is as it has to be."""
        return not (self.regressions or self.unexplained or self.missed)


def read_scores(path: Path | None = None) -> Scores:
    """Read what is known; nothing is, where there is no file.

    Raises:
        ContractError: It cannot be read.
    """
    path = path or SCORES
    return _read(path, Scores) if path.is_file() else Scores()


def read_report(path: Path) -> Report:
    """Read one measurement.

    Raises:
        ContractError: It cannot be read.
    """
    return _read(path, Report)


def merge(paths: Sequence[Path], catalogue: Sequence[Name]) -> Report:
    """Put the reports of all shards together, in the order of the catalogue.

    Raises:
        ContractError: One is unreadable, missing, given twice, or of another measurement.
    """
    reports = sorted(((read_report(path), path) for path in paths), key=lambda pair: pair[0].shard)
    whole, begun = reports[0]
    parts = whole.shard[1]
    for report, path in reports:
        if _measure(report) != _measure(whole):
            raise ContractError(f"{path}: another seed, layers, examples or number of shards than {begun}")
    if [report.shard[0] for report, _ in reports] != list(range(1, parts + 1)):
        given = ", ".join(f"{report.shard[0]}/{parts}" for report, _ in reports)
        raise ContractError(f"{parts} shards make the whole, each of them once; {given} was given")
    checks, place = Counter[str](), {name: index for index, name in enumerate(catalogue)}
    for report, _ in reports:
        checks.update(report.checks)
    faults = [result for report, _ in reports for result in report.faults]
    return msgspec.structs.replace(
        whole,
        date=max(report.date for report, _ in reports),
        shard=(1, 1),
        seconds=round(sum(report.seconds for report, _ in reports), 1),
        checks=dict(sorted(checks.items())),
        faults=sorted(faults, key=lambda result: place.get(result.name, len(place))),
        accidents=[accident for report, _ in reports for accident in report.accidents],
    )


def judge(report: Report, scores: Scores, catalogue: Collection[Name]) -> Judgement:
    """Compare a measurement of the whole suite with what is known; a full one has targets to reach, too."""
    survivors = [result for result in report.faults if not result.killed]
    regressions, unexplained, accepted = list[Result](), list[Result](), list[tuple[Result, str]]()
    for result in survivors:
        entry = scores.entry(result.name)
        if entry is not None and entry.last == "killed":
            regressions.append(result)
        elif entry is not None and entry.reason:
            accepted.append((result, entry.reason))
        else:
            unexplained.append(result)
    return Judgement(
        regressions=regressions,
        unexplained=unexplained,
        accepted=accepted,
        firsts=[result for result in report.faults if scores.entry(result.name) is None],
        gone=[name for name, _ in scores.entries if name not in catalogue],
        missed=_missed(report.faults) if is_full(report, catalogue) else [],
    )


def is_full(report: Report, catalogue: Collection[Name]) -> bool:
    """Whether every fault of every API was run."""
    return {result.name for result in report.faults} == set(catalogue)


def update(scores: Scores, report: Report, catalogue: Collection[Name]) -> Scores:
    """What is known after a measurement of the whole suite.

    A regression is not entered: what was killed once stays so, and the next run says so again.
    """
    faults = {api: dict(entries) for api, entries in scores.faults.items()}
    for api, id_ in [name for name, _ in scores.entries if name not in catalogue]:
        del faults[api][id_]
    for result in report.faults:
        known = scores.entry(result.name)
        verdict: Literal["killed", "survived"] = "killed" if result.killed else "survived"
        if known is not None and known.last == "killed" and not result.killed:
            continue
        faults.setdefault(result.api, {})[result.id] = Entry(
            kind=result.kind,
            first=known.first if known is not None else verdict,
            on=known.on if known is not None else report.date,
            last=verdict,
            by=result.by,
            reason=known.reason if known is not None and not result.killed else "",
        )
    full = Full(
        date=report.date,
        seed=report.seed,
        cores=report.cores,
        workers=report.workers,
        seconds=round(report.seconds),
        total=report.total,
        killed=report.killed,
    )
    return Scores(full=full if is_full(report, catalogue) else scores.full, clean=scores.clean, faults=faults)


def write_scores(scores: Scores) -> None:
    """Write ``scores.json``, sorted, a line for each fault, and the README's table that is made of it.

    Raises:
        ContractError: The README has no place for the table; nothing is written.
    """
    marked.part(README, BEGIN, END)
    marked.write(SCORES, dump(scores))
    marked.put(README, BEGIN, END, table(read_scores()))


def dump(scores: Scores) -> str:
    """The text of ``scores.json``."""
    known: dict[str, Any] = msgspec.to_builtins(scores)
    faults: Mapping[str, Mapping[str, object]] = known.pop("faults")
    head = [f"  {json.dumps(key)}: {json.dumps(value)}," for key, value in known.items()]
    apis = [
        f"    {json.dumps(api)}: {{\n"
        + ",\n".join(
            f"      {json.dumps(id_)}: {json.dumps(entry, ensure_ascii=False)}"
            for id_, entry in sorted(entries.items())
        )
        + "\n    }"
        for api, entries in sorted(faults.items())
        if entries
    ]
    return "\n".join(["{", *head, '  "faults": {', ",\n".join(apis), "  }", "}", ""])


class Cell(Struct, frozen=True):
    """So many of so many."""

    killed: int
    total: int

    def __str__(self) -> str:
        return f"{self.killed}/{self.total}" if self.total else "-"

    @property
    def percent(self) -> float:
        """Of the faults, those that were killed; 100 of none."""
        return 100 * self.killed / self.total if self.total else 100.0


class Line(Struct, frozen=True):
    """One API of the matrix, or all of them."""

    api: str
    classes: list[Cell]
    all: Cell
    first: Cell
    """At the first run, as far as that is known."""


KINDS: tuple[Kind, ...] = get_args(Kind)


def matrix(verdicts: Iterable[tuple[Name, Kind, bool]], scores: Scores) -> list[Line]:
    """A line for each API, in order of its name, and one for all."""
    rows = list(verdicts)
    names = sorted({name[0] for name, _, _ in rows})
    return [_line(api, [row for row in rows if row[0][0] == api], scores) for api in names] + [
        _line("all", rows, scores)
    ]


def table(scores: Scores) -> str:
    """What the README shows: the matrix of all last verdicts, and what the last full run took."""
    lines = matrix(((name, entry.kind, entry.last == "killed") for name, entry in scores.entries), scores)
    rows = [f"| API | {' | '.join(KINDS)} | all | first run |", "| --- |" + " ---: |" * (len(KINDS) + 2)]
    for line in lines:
        name = "**all**" if line.api == "all" else f"`{line.api}`"
        rows.append(f"| {name} | {' | '.join(map(str, line.classes))} | {line.all} | {line.first} |")
    return "\n".join([*rows, "", *_sentences(scores)])


def _sentences(scores: Scores) -> Iterator[str]:
    entries = [entry for _, entry in scores.entries]
    unknown = sum(entry.first == "unknown" for entry in entries)
    semantic = sum(entry.kind in SEMANTIC for entry in entries)
    yield f"{semantic} of {len(entries)} faults are semantic: no schema shows them."
    if unknown:
        yield f"`first run` leaves out {unknown} faults that are older than this record."
    if scores.full is not None:
        run = scores.full
        yield (
            f"The last full run, of {run.date} with seed {run.seed}, noticed {run.killed} of {run.total} "
            f"in {took(run.seconds)} on {run.cores} {'core' if run.cores == 1 else 'cores'}."
        )
    if scores.clean is not None:
        clean = scores.clean
        yield (
            f"The untouched sandbox raised {clean.false_alarms or 'no'} false "
            f"{'alarm' if clean.false_alarms == 1 else 'alarms'} in {clean.runs} runs "
            f"({clean.seeds} seeds, {clean.checks:,} checks, {clean.date})."
        )


def took(seconds: float) -> str:
    """A time as people say it."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _line(api: str, rows: Sequence[tuple[Name, Kind, bool]], scores: Scores) -> Line:
    known = [entry.first for name, _, _ in rows if (entry := scores.entry(name)) and entry.first != "unknown"]
    return Line(
        api,
        [_cell(killed for _, kind, killed in rows if kind == wanted) for wanted in KINDS],
        _cell(killed for _, _, killed in rows),
        _cell(first == "killed" for first in known),
    )


def _cell(verdicts: Iterable[bool]) -> Cell:
    counted = list(verdicts)
    return Cell(sum(counted), len(counted))


def _missed(results: Sequence[Result]) -> list[str]:
    groups = {"all classes": (OVERALL, results)} | {
        kind: (EACH_CLASS, [result for result in results if result.kind == kind]) for kind in KINDS
    }
    cells = {name: (target, _cell(result.killed for result in of)) for name, (target, of) in groups.items()}
    return [
        f"{name}: {cell} are {cell.percent:.1f} %, the target is {target} %"
        for name, (target, cell) in cells.items()
        if cell.percent < target
    ]


def _measure(report: Report) -> tuple[object, ...]:
    return report.seed, report.max_examples, report.layers, report.shard[1]


_T = TypeVar("_T")


def _read(path: Path, kind: type[_T]) -> _T:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except OSError as reason:
        raise ContractError(f"{path}: {reason.strerror}") from None
    except msgspec.DecodeError as reason:
        raise ContractError(f"{path}: {reason}") from None
