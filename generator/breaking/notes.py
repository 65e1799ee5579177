"""The part of a package's changelog that its spec makes: ``specs/changes/<api>.md``.

The generator copies it into the package. People may add to it and reword it: what stands there is never
taken away, and what is said there already is not said again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from generator.breaking.changes import Change, Kind
from generator.breaking.report import gathered

__all__ = ["FIRST", "told", "write"]

FIRST: Final = "First description"
_KINDS: Final[tuple[Kind, ...]] = ("Removed", "Changed", "Added", "Grows")


def told(changes: Iterable[Change]) -> dict[Kind, list[str]]:
    """The lines of a section, by heading."""
    lines: dict[Kind, list[str]] = {kind: [] for kind in _KINDS}
    for change, operations in gathered(changes):
        text = f"{change.text[:1].upper()}{change.text[1:]}"
        place = f"{change.place}: " if change.place and change.place not in change.text else ""
        where = f" ({', '.join(f'`{name}`' for name in operations)})" if operations else ""
        mark = "**Breaking:** " if change.level == "breaking" else ""
        lines[change.kind].append(f"- {mark}{place}{text if not place else change.text}{where}.")
    return {kind: given for kind, given in lines.items() if given}


def write(notes: str, version: str, day: date, lines: dict[Kind, list[str]], *, first: bool = False) -> str:
    """The notes with what is new in the section of `version`, which is put on top if it is not there.

    Args:
        notes: The file as it is; empty where there is none.
        version: ``info.version``.
        day: The date of a new section.
        lines: As `told` gives them.
        first: The spec is new: the section says so instead of listing everything.
    """
    sections = [section.strip() for section in re.split(r"(?m)^(?=## )", notes) if section.strip()]
    heading = re.compile(rf"## {re.escape(version)}(?![\w.+-])")
    at = next((index for index, section in enumerate(sections) if heading.match(section)), None)
    before = sections[at] if at is not None else f"## {version} ({day.isoformat()})"
    section = before
    if first and at is None:
        section += f"\n\n{FIRST}."
    said = " ".join(section.split())
    for kind, given in lines.items():
        if fresh := [line for line in given if " ".join(line.split()) not in said]:
            section = _into(section, kind, fresh)
    if section == before:
        return notes
    if at is None:
        newest = (index for index, one in enumerate(sections) if one.startswith("## "))
        sections.insert(next(newest, len(sections)), section)
    else:
        sections[at] = section
    return "\n\n".join(sections) + "\n"


def _into(section: str, kind: Kind, fresh: list[str]) -> str:
    """The section with lines added at the end of one of its lists; the list itself if it is not there."""
    parts = [part.strip() for part in re.split(r"(?m)^(?=### )", section)]
    for index, part in enumerate(parts):
        if part.partition("\n")[0].strip() == f"### {kind}":
            parts[index] = "\n".join([part, *fresh])
            break
    else:
        parts.append("\n".join([f"### {kind}", "", *fresh]))
    return "\n\n".join(parts)
