"""What became of a spec and its package since a release, and what a changelog has to say of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generator.breaking.changes import Change, Kind, Outcome, Semver, semver
from generator.breaking.notes import told
from generator.breaking.report import gathered
from generator.document import as_list, as_map
from generator.release import ReleaseError, surface

__all__ = ["Difference", "Row", "package_changes", "untold"]

_INSIDE: Final = "files-changed"
_KINDS: Final[tuple[Kind, ...]] = ("Removed", "Changed", "Added", "Grows")
_SHOWN: Final = 3
"""So many files or operations are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Row:
    """One change as a person reads it."""

    of: str
    """``spec`` or ``package``."""
    text: str
    level: Semver
    id: str

    def __str__(self) -> str:
        return f"{self.of}: {self.text}"


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes since a release."""

    spec: Outcome
    package: tuple[Change, ...]

    @property
    def level(self) -> Semver:
        """The part of the version that all of it together raises."""
        return semver([*self._spec, *self.package])

    @property
    def _spec(self) -> list[Change]:
        return [verdict.change for verdict in self.spec.verdicts]

    def rows(self) -> list[Row]:
        """Each change once, those of the spec first."""
        return [
            Row(of, _text(change, operations), semver([change]), change.id)
            for of, changes in (("spec", self._spec), ("package", self.package))
            for change, operations in gathered(changes)
        ]

    def notes(self, said: str) -> dict[Kind, list[str]]:
        """The lines of a changelog, by heading, that do not stand in what is `said` there already."""
        flat = " ".join(said.split())
        of_spec: dict[Kind, list[str]] = {
            kind: fresh
            for kind, given in told(self._spec).items()
            if (fresh := [line for line in given if line not in flat])
        }
        said = "\n\n".join([said, *("\n".join([f"### {kind}", *of_spec[kind]]) for kind in of_spec)])
        of_package = told(untold(self.package, said))
        lines: dict[Kind, list[str]] = {}
        for kind in _KINDS:
            if given := [*of_spec.get(kind, []), *of_package.get(kind, [])]:
                lines[kind] = given
        if not lines and not flat:
            lines["Changed"] = ["- Nothing that a program can see."]
        return lines


def package_changes(package: str, old: Path, new: Path, files: Sequence[str]) -> list[Change]:
    """What became of a package.

    Args:
        package: The name that is imported.
        old: Its folder as it was.
        new: Its folder now.
        files: Those that differ.

    Raises:
        ReleaseError: One of the two is no package.
    """
    try:
        interfaces = [surface.load(folder / "src", package) for folder in (old, new)]
        projects = [_project(folder / "pyproject.toml") for folder in (old, new)]
    except (ImportError, SyntaxError, OSError, ValueError) as error:
        raise ReleaseError(f"{package}: cannot be read, now or as it was then: {error}") from error
    changes = [*surface.compare(*interfaces), *_needs(*projects)]
    if files:
        named = f"{', '.join(files[:_SHOWN])}{_more(files)}"
        changes.append(Change(_INSIDE, f"files differ: {named}", "text", "Changed"))
    return changes


def untold(changes: Iterable[Change], said: str) -> list[Change]:
    """The changes of which no line tells under their heading, without those that no program sees.

    A line tells of a change if it has the names of what changed, whatever module or class they stand in: what
    is told of an operation or a field of the spec need not be told of a method or an attribute again.
    """
    lines = list(_lines(said))
    return [
        change
        for change in changes
        if change.id != _INSIDE
        and not any(kind == change.kind and _subject(change) <= words for kind, words in lines)
    ]


def _lines(said: str) -> Iterator[tuple[str, set[str]]]:
    """The words of each item of each list, with the heading of the list."""
    kind = ""
    for part in re.split(r"\n(?=- |#|\n)", said):
        if part.strip().startswith("###"):
            kind = part.strip().strip("# ").replace("Grows", "Added")
            kind, _, part = kind.partition("\n")
        yield kind.strip(), set(re.findall(r"\w+", part.lower()))


def _subject(change: Change) -> set[str]:
    """The last part of each name that stands before what happened to it."""
    what = re.split(r" (?:was|gave|is|turned) ", change.text)[0]
    return {name.rpartition(".")[2].lower() for name in re.findall(r"`([\w.]+)(?:\(\))?`", what)}


def _text(change: Change, operations: Sequence[str]) -> str:
    place = f"{change.place}: " if change.place and change.place not in change.text else ""
    named = f" ({', '.join(operations[:_SHOWN])}{_more(operations)})" if operations else ""
    return f"{place}{change.text}{named}"


def _more(many: Sequence[str]) -> str:
    return f" and {len(many) - _SHOWN} more" if len(many) > _SHOWN else ""


def _project(path: Path) -> Mapping[str, Any]:
    return as_map(tomllib.loads(path.read_text(encoding="utf-8")).get("project"))


def _needs(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """What has to be there. Whoever lacks it keeps the older version, so it breaks no program."""
    was, is_ = (str(one.get("requires-python")) for one in (old, new))
    if was != is_:
        yield Change("python-changed", f"needs Python {is_}, needed {was}", "warning", "Changed")
    before, after = (
        {
            re.split(r"[^\w.-]", str(one), maxsplit=1)[0]: str(one)
            for one in as_list(project.get("dependencies"))
        }
        for project in (old, new)
    )
    for name in sorted(before.keys() | after.keys()):
        if name not in after:
            yield Change("dependency-removed", f"does not need `{name}` any more", "text", "Removed")
        elif name not in before:
            yield Change("dependency-added", f"needs `{after[name]}`", "warning", "Added")
        elif before[name] != after[name]:
            text = f"needs `{after[name]}`, needed `{before[name]}`"
            yield Change("dependency-changed", text, "warning", "Changed")
