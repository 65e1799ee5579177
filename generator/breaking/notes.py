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
from generator.changes import UNRELEASED, sections, title

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
    """The notes with what is new under `Unreleased`, which is put on top if it is not there.

    Args:
        notes: The file as it is; empty where there is none.
        version: ``info.version``; what a new spec without notes begins with.
        day: The date of that first section.
        lines: As `told` gives them.
        first: The spec is new: its notes begin with a section that says so instead of listing everything.
    """
    if first:
        return notes if notes.strip() else f"## {version} ({day.isoformat()})\n\n{FIRST}.\n"
    found = sections(notes)
    titles = [title(section) for section in found]
    before = found[titles.index(UNRELEASED)] if UNRELEASED in titles else f"## {UNRELEASED}"
    section = before
    said = " ".join(section.split())
    for kind, given in lines.items():
        if fresh := [line for line in given if " ".join(line.split()) not in said]:
            section = _into(section, kind, fresh)
    if section == before:
        return notes
    if UNRELEASED in titles:
        found[titles.index(UNRELEASED)] = section
    else:
        newest = (index for index, one in enumerate(found) if one.startswith(("## ", "##\t")))
        found.insert(next(newest, len(found)), section)
    return "\n\n".join(found) + "\n"


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
