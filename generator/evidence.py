"""``python -m generator.evidence [API …]``: how well each API is known, by kind of evidence and by age.

A fact rests on the nearest `x-evidence`: its own, or that of whatever it stands in. A shared component stands
in everything that refers to it, and takes the best of what it gets there (`KINDS`, then the newer date). What
is written: tables for the terminal, one page for people, figures for programs. Whether a spec is sound is the
business of `checks`; this module also reads one that is still being written.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import jinja2

from generator import document
from generator.checks import Place, Survey
from generator.document import Document, as_list, as_map, child
from generator.errors import Finding, SpecError
from generator.options import day
from generator.prose import one_line

__all__ = ["AGES", "KINDS", "UNSAID", "Conflict", "Evidence", "Item", "Report", "read"]

KINDS: Final = ("observed", "documented", "vendor", "example", "code", "inferred")
"""From best to weakest; ``specs/extensions.md`` explains them."""
UNSAID: Final = "none"
"""The kind of a fact that nothing above it speaks for."""
AGES: Final = ("under 1 year", "1-3 years", "3-5 years", "over 5 years", "undated")
GROUPS: Final = ("operations", "fields", "elsewhere")

ROOT = Path(__file__).parent.parent
TEMPLATE = Path(__file__).with_name("evidence.html")

_YEARS = [365, 3 * 365, 5 * 365]
_FIELDS = ("parameter", "header", "response")
_NAMED = {"info": "", "servers": "url", "parameters": "name", "headers": "", "properties": ""}
"""The places with a name worth saying, by role, and what holds it unless their key does."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a source says to the contrary."""

    source: str
    section: str
    says: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One `x-evidence`, or what a place inherits of it."""

    kind: str
    source: str = ""
    section: str = ""
    seen: date | None = None
    pointer: str = ""
    """Where it is written."""
    note: str = ""
    conflicts: tuple[Conflict, ...] = ()

    @property
    def rank(self) -> tuple[int, date]:
        """Greater is better."""
        return -[*KINDS, UNSAID].index(self.kind), self.seen or date.min

    def within(self, outer: Evidence) -> Evidence:
        """With source, section and date of the evidence around it, unless it names a source of its own."""
        if self.source:
            return self
        seen, section = self.seen or outer.seen, self.section or outer.section
        return replace(self, source=outer.source, section=section, seen=seen)


NOTHING: Final = Evidence(UNSAID)


@dataclass(frozen=True, slots=True)
class Item:
    """One fact of a spec, or one place that speaks for others."""

    group: str
    """One of `GROUPS`; fields are parameters, properties, headers and answers, elsewhere any other place."""
    name: str
    says: str
    pointer: str
    line: int
    evidence: Evidence
    """What it rests on, inheritance resolved."""
    own: Evidence | None
    """What stands at this very place."""


@dataclass(frozen=True, slots=True)
class Report:
    """What one spec rests on, as of `today`."""

    document: Document
    items: tuple[Item, ...]
    today: date

    def age(self, seen: date) -> int:
        """In days."""
        return (self.today - seen).days

    def told_age(self, seen: date) -> str:
        """``40 days``, ``2.1 years``."""
        days = self.age(seen)
        return f"{days / 365.25:.1f} years" if days >= _YEARS[0] else f"{days} day{'' if days == 1 else 's'}"

    def of(self, group: str) -> list[Item]:
        """The items of one of `GROUPS`."""
        return [item for item in self.items if item.group == group]

    def figures(self, group: str) -> dict[str, Any]:
        """How many facts of a group there are, by kind and by age."""
        items = self.of(group)
        seen = sorted(item.evidence.seen for item in items if item.evidence.seen)
        kinds = Counter(item.evidence.kind for item in items)
        ages = Counter(AGES[bisect_right(_YEARS, self.age(day))] for day in seen)
        ages[AGES[-1]] = len(items) - len(seen)
        return {
            "total": len(items),
            "kinds": {kind: kinds[kind] for kind in (*KINDS, UNSAID)},
            "ages": {age: ages[age] for age in AGES},
            "oldest": seen[0].isoformat() if seen else None,
            "newest": seen[-1].isoformat() if seen else None,
            "conflicts": sum(len(item.own.conflicts) for item in items if item.own),
        }

    def weak(self) -> list[tuple[Evidence, list[Item]]]:
        """What is inferred or unsaid, together with the fields and other places that rest on it."""
        resting: dict[str, tuple[Evidence, list[Item]]] = {}
        for item in self.items:
            if item.evidence.kind in (KINDS[-1], UNSAID):
                resting.setdefault(item.evidence.pointer, (item.evidence, []))[1].append(item)
        return list(resting.values())

    def older(self, days: int) -> Iterator[tuple[Item, date]]:
        """The places whose own date is more than `days` ago, oldest first."""
        dated = [(item, item.own.seen) for item in self.items if item.own and item.own.seen]
        return (old for old in sorted(dated, key=lambda pair: pair[1]) if self.age(old[1]) > days)

    def at(self, pointer: str) -> str:
        """Where something stands, as an editor opens it: ``specs/orchard.yaml:12``."""
        return f"{self.document.path.as_posix()}:{self.document.line(pointer)}"


def read(spec: Document, today: date) -> Report:
    """Find what every fact of a spec rests on.

    Raises:
        SpecError: An `x-evidence` cannot be read.
    """
    reader = _Reader(spec)
    items = tuple(reader.items())
    if reader.findings:
        raise SpecError(sorted(reader.findings))
    return Report(spec, items, today)


class _Reader:
    def __init__(self, spec: Document) -> None:
        self.spec = spec
        self.survey = Survey(spec)
        self.findings: list[Finding] = []
        self.places = {place.pointer: place for place in self.survey.places}
        self.own = {pointer: own for pointer, place in self.places.items() if (own := self._own(place))}

    def items(self) -> Iterator[Item]:
        """Operations, the fields that one of them reaches, and other places with evidence, by line."""
        for pointer, place in self.places.items():
            own, evidence = self.own.get(pointer), self.reached.get(pointer)
            if place.kind == "operation":
                group = GROUPS[0]
            elif evidence and _is_field(place):
                group = GROUPS[1]
            elif own:
                group = GROUPS[2]
            else:
                continue
            line = self.spec.line(pointer)
            yield Item(group, _name(place), _says(place), pointer, line, evidence or own or NOTHING, own)

    @cached_property
    def reached(self) -> Mapping[str, Evidence]:
        """What each place that an operation reaches rests on.

        A place is looked at again only with better evidence than before, so a schema may contain itself.
        """
        reached: dict[str, Evidence] = {}
        waiting = deque((operation, NOTHING) for operation in self.survey.of("operation"))
        while waiting:
            place, outer = waiting.popleft()
            ref = place.value.get("$ref")
            target = self.places.get(ref.removeprefix("#")) if isinstance(ref, str) else None
            # A ref stands for what it leads to, evidence included, unless it has its own beside it.
            own = self.own.get(place.pointer) or (self.own.get(target.pointer) if target else None)
            evidence = own.within(outer) if own else outer
            if place.pointer in reached and reached[place.pointer].rank >= evidence.rank:
                continue
            reached[place.pointer] = evidence
            inner = [*place.parts()]
            if target and target.kind == place.kind:
                inner.append(target)
            if place.kind == "operation" and place.parent:
                inner += [part for part in place.parent.parts() if part.kind == "parameter"]
            waiting.extend((part, evidence) for part in inner)
        return reached

    def _own(self, place: Place) -> Evidence | None:
        raw = place.value.get("x-evidence")
        if raw is None or ("$ref" in place.value and place.kind != "schema"):
            return None
        pointer, said = child(place.pointer, "x-evidence"), as_map(raw)
        kind, seen = said.get("kind"), said.get("seen")
        if kind not in KINDS:
            self._report(child(pointer, "kind"), f"no kind of evidence; write one of {', '.join(KINDS)}")
            return None
        try:
            day = None if seen is None else date.fromisoformat(str(seen))
        except ValueError:
            self._report(child(pointer, "seen"), f'`{seen}` is no date; write "YYYY-MM-DD"')
            return None
        source, section, note = _texts(said, "source", "section", "note")
        given = map(as_map, as_list(said.get("conflicts")))
        conflicts = tuple(Conflict(*_texts(one, "source", "section", "says")) for one in given)
        return Evidence(kind, source, section, day, pointer, note, conflicts)

    def _report(self, pointer: str, message: str) -> None:
        self.findings.append(self.spec.finding(pointer, "x-evidence", message))


def _is_field(place: Place) -> bool:
    """Whether a place is the home of a fact: no ref, nor what narrows the schema of a ref beside it."""
    if place.kind == "schema":
        return place.role == "properties" and not (place.parent and "$ref" in place.parent.value)
    return place.kind in _FIELDS and "$ref" not in place.value


def _texts(said: Mapping[str, Any], *keys: str) -> list[str]:
    return [one_line(str(said.get(key, ""))) for key in keys]


def _name(place: Place) -> str:
    """The way to a place by names a reader knows: ``Order › lines › [] › price``, ``orders.get › 200``."""
    names: list[str] = []
    here: Place | None = place
    while here and here.kind not in ("document", "components", "path-item"):
        value, parent = here.value, here.parent
        if here.kind == "operation" and parent:
            names.append(str(value.get("operationId") or f"{here.key.upper()} {parent.key}"))
            break
        if here.role == "items":
            names.append("[]")
        elif here.role in _NAMED or (parent and parent.kind in ("components", "responses")):
            names.append(str(value.get(_NAMED.get(here.role, "")) or here.key))
        here = parent
    return " › ".join(reversed(names))


def _says(place: Place) -> str:
    """What the spec says there, in short: type, format and description."""
    value = place.value
    schema = value if place.kind == "schema" else as_map(value.get("schema"))
    kinds = schema.get("type", "")
    kind = " or ".join(map(str, as_list(kinds) or [kinds]))
    form = ", ".join(part for part in (kind, str(schema.get("format", ""))) if part)
    told = one_line(str(value.get("description") or value.get("summary") or value.get("title") or ""))
    return ": ".join(part for part in (form, told) if part)


# --- What is written ---


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    cells = [[*head], *([str(cell) if cell not in (0, None) else "-" for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    form = "  ".join(f"{{:{'<' if column < 2 else '>'}{width}}}" for column, width in enumerate(widths))
    return "\n".join(form.format(*row) for row in cells)


def _tables(figures: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> str:
    """One table of kinds and conflicts, one of ages; a line for each group of each API."""
    rows = [(api, group, row) for api, groups in figures.items() for group, row in groups.items()]
    unsaid = any(row["kinds"][UNSAID] for *_, row in rows)
    shown = (*KINDS, UNSAID) if unsaid else KINDS
    kinds = _table(
        ("API", "what", "total", *shown, "conflicts"),
        ((*at, row["total"], *(row["kinds"][kind] for kind in shown), row["conflicts"]) for *at, row in rows),
    )
    ages = _table(
        ("API", "what", "newest", "oldest", *AGES),
        ((*at, row["newest"], row["oldest"], *row["ages"].values()) for *at, row in rows),
    )
    return f"{kinds}\n\n{ages}"


def _list_older(reports: Sequence[Report], days: int) -> int:
    """Print the places that were seen longer ago, each as an editor opens it; their number."""
    old = [(report, item, seen) for report in reports for item, seen in report.older(days)]
    print(f"\nSeen more than {days} days ago: {len(old)}")
    for report, item, seen in old:
        origin = ", ".join(part for part in (item.evidence.source, item.evidence.section) if part)
        print(f"{report.at(item.evidence.pointer)} {seen}, {report.told_age(seen)}: {item.name} ({origin})")
    return len(old)


def _page(reports: Sequence[Report], figures: Mapping[str, Any], out: Path) -> str:
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )

    def link(report: Report, pointer: str) -> str:
        path = Path(os.path.relpath(report.document.path, out.parent)).as_posix()
        return f"{quote(path)}#L{report.document.line(pointer)}"

    return environment.from_string(TEMPLATE.read_text("utf-8")).render(
        reports=reports, figures=figures, kinds=(*KINDS, UNSAID), ages=AGES, link=link
    )


def main(argv: list[str] | None = None) -> int:
    """Tell how well each API is known: operations and fields by kind of evidence and age, and the conflicts.

    Returns:
        0; 1 when a spec cannot be read or, with ``--fail``, something is older than ``--max-age``.
    """
    parser = argparse.ArgumentParser(prog="python -m generator.evidence", description=main.__doc__)
    add = parser.add_argument
    add("apis", nargs="*", metavar="API", help="a spec's file name without .yaml; all by default")
    add("--out", type=Path, metavar="PAGE", help="default: reports/evidence.html; figures go beside it")
    add("--max-age", type=int, metavar="DAYS", help="list the places that were seen longer ago than that")
    add("--fail", action="store_true", help="exit with 1 if --max-age lists any")
    add("--today", type=day, default=date.today(), metavar="YYYY-MM-DD", help="count ages from then")
    add("--root", type=Path, default=ROOT, help="the folder that holds specs/ (default: this checkout)")
    options = parser.parse_args(argv)
    if options.fail and options.max_age is None:
        parser.error("--fail needs --max-age")
    root: Path = options.root
    out: Path = options.out or root / "reports" / "evidence.html"
    if out.suffix != ".html":
        parser.error(f"--out {out}: the page is HTML; name it .html")
    folder = Path(os.path.relpath(root / "specs"))
    paths = [folder / f"{api}.yaml" for api in options.apis] or sorted(folder.glob("*.yaml"))
    if not paths:
        print(f"{folder}: no specs there", file=sys.stderr)
        return 1

    reports: list[Report] = []
    for path in paths:
        try:
            reports.append(read(document.load(path), options.today))
        except SpecError as error:
            print(error, file=sys.stderr, flush=True)
    if not reports:
        return 1
    figures = {report.document.api: {group: report.figures(group) for group in GROUPS} for report in reports}
    print(_tables(figures))
    old = 0 if options.max_age is None else _list_older(reports, options.max_age)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(_page(reports, figures, out), encoding="utf-8")
        out.with_suffix(".json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        print(f"{out}: cannot be written: {error.strerror or error}", file=sys.stderr)
        return 1
    print(f"\n{os.path.relpath(out)}: page written, figures beside it")
    return int(len(reports) < len(paths) or bool(options.fail and old))


if __name__ == "__main__":
    sys.exit(main())
