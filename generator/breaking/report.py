"""What a person reads of a comparison: a table for the terminal, or Markdown for a pull request."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.breaking.changes import LEVELS, Change, Outcome, Verdict, next_version

__all__ = ["gathered", "markdown", "text"]

_COLUMNS: Final = ("API", "operation", "place", "change", "level", "verdict")
_ANSWERS: Final = re.compile(r"answer( \w+)*")
_SHOWN: Final = 3
"""So many operations are named; the others are counted."""


def gathered(changes: Iterable[Change]) -> list[tuple[Change, list[str]]]:
    """Each change once, with the operations that it touches: those of a shared schema are many.

    Returns:
        Breaking ones first; operations by name, none where the API as a whole changed.
    """
    together: dict[tuple[str, ...], list[Change]] = {}
    for change in sorted(changes, key=lambda change: LEVELS.index(change.level)):
        together.setdefault(_key(change), []).append(change)
    found: list[tuple[Change, list[str]]] = []
    for same in together.values():
        statuses = sorted({status for change in same for status in change.place.split()[1:]})
        place = " ".join(("answer", *statuses)) if _ANSWERS.fullmatch(same[0].place) else same[0].place
        operations = {change.operation or change.call for change in same}
        found.append((replace(same[0], place=place), sorted(operations - {""})))
    return found


def _key(change: Change) -> tuple[str, ...]:
    """What makes two changes the same to a reader: not the operation, nor the statuses of its answers."""
    place = "answer" if _ANSWERS.fullmatch(change.place) else change.place
    return change.id, place, change.text, change.level


def text(outcomes: Sequence[Outcome], base: str) -> str:
    """Columns, a line for each API, and what to do."""
    rows = list(_rows(outcomes))
    widths = [max(map(len, column)) for column in zip(_COLUMNS, *rows, strict=True)]
    table = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in ((_COLUMNS, *rows) if rows else ())
    ]
    if table:
        table.append("")
    return "\n".join([*table, *(_summary(one, base) for one in outcomes), *_advice(outcomes)])


def markdown(outcomes: Sequence[Outcome], base: str) -> str:
    """The same as a table of Markdown."""
    rows = list(_rows(outcomes))
    lines = [f"- {_summary(one, base)}" for one in outcomes]
    if rows:
        lines += ["", f"| {' | '.join(_COLUMNS)} |", f"|{' --- |' * len(_COLUMNS)}"]
        lines += [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    if advice := _advice(outcomes):
        lines += ["", "```text", *advice[1:], "```"]
    return "\n".join(lines)


def _rows(outcomes: Iterable[Outcome]) -> Iterator[tuple[str, ...]]:
    for outcome in outcomes:
        for change, operations in gathered(verdict.change for verdict in outcome.verdicts):
            same = [one for one in outcome.verdicts if _key(one.change) == _key(change)]
            named = ", ".join(operations[:_SHOWN])
            more = f" and {len(operations) - _SHOWN} more" if len(operations) > _SHOWN else ""
            told = (change.place or "-", change.text, _level(change), _verdict(same))
            yield outcome.api, named + more or "-", *told


def _level(change: Change) -> str:
    grows = "grows" if change.kind == "Grows" else ""
    if change.level == "harmless":
        return grows or "harmless"
    level = f"{change.level} ({change.breaks})" if change.breaks else change.level
    return f"{level}, {grows}" if grows else level


def _verdict(same: Sequence[Verdict]) -> str:
    if any(verdict.fails for verdict in same):
        return "FAILS"
    return "; ".join(dict.fromkeys(verdict.excused for verdict in same if verdict.excused)) or "passes"


def _summary(outcome: Outcome, base: str) -> str:
    if outcome.status in ("new", "removed"):
        return f"{outcome.api}: {outcome.status} since {base}"
    if outcome.status == "same":
        return f"{outcome.api} {outcome.new}: the same as at {base}"
    changes = gathered(verdict.change for verdict in outcome.verdicts)
    count = Counter(change.level for change, _ in changes)
    told = [f"{count[level]} {level}" for level in LEVELS if count[level]]
    if grows := sum(change.kind == "Grows" for change, _ in changes):
        told.append(f"{grows} of them grow{'s' if grows == 1 else ''} an enumeration")
    version = outcome.old if outcome.old == outcome.new else f"{outcome.old} → {outcome.new}"
    following = next_version(outcome.old, outcome.level)
    wanted = f"; they ask for {following}" if following and outcome.old == outcome.new else ""
    return f"{outcome.api} {version}: {', '.join(told)} since {base}{wanted}"


def _advice(outcomes: Iterable[Outcome]) -> list[str]:
    failing = [(one.api, verdict) for one in outcomes for verdict in one.verdicts if verdict.fails]
    if not failing:
        return []
    lines = [
        "",
        "Take the changes marked FAILS back, raise the major version in `info`, or list them with a reason",
        "and an expiry in specs/changes/breaking.yaml, by id or by fingerprint:",
    ]
    for api, verdict in failing[:_LISTED]:
        change = verdict.change
        lines.append(f"  {api} {change.operation or change.call or '-'} {change.id} {verdict.fingerprint}")
    if len(failing) > _LISTED:
        lines.append(f"  … {len(failing) - _LISTED} more in reports/breaking.json")
    return lines


_LISTED: Final = 20
