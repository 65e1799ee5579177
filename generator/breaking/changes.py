"""One change of one spec, and what a version number has to say about it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal, TypeAlias

__all__ = [
    "LEVELS",
    "Change",
    "Kind",
    "Level",
    "Outcome",
    "Semver",
    "Status",
    "Verdict",
    "next_version",
    "raised",
    "semver",
]

Level: TypeAlias = Literal["breaking", "warning", "harmless", "text"]
"""``text`` is for what no program sees: descriptions, examples, evidence."""

Kind: TypeAlias = Literal["Removed", "Changed", "Added", "Grows"]
"""The heading in a changelog; what grows is an enumeration."""

Breaks: TypeAlias = Literal["", "wire", "packages"]
"""Whom: every program that talks to the API, or the callers of the packages made from the spec."""

Status: TypeAlias = Literal["same", "changed", "new", "removed"]

Semver: TypeAlias = Literal["none", "patch", "minor", "major"]

LEVELS: Final[tuple[Level, ...]] = ("breaking", "warning", "harmless", "text")

_RAISES: Final[dict[Level, Semver]] = {
    "breaking": "major",
    "warning": "minor",
    "harmless": "minor",
    "text": "patch",
}
_ORDER: Final[tuple[Semver, ...]] = ("none", "patch", "minor", "major")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, at one operation or in the API as a whole."""

    id: str
    """What kind of change; oasdiff's id or one of ours."""
    text: str
    level: Level
    kind: Kind
    place: str = ""
    """``request``, ``answer 200``, or the schema it stands in: ``Order › price``."""
    operation: str = ""
    """The operationId at the older revision; empty for the API as a whole."""
    call: str = ""
    """``POST /order``."""
    breaks: Breaks = ""
    why: str = ""

    def fingerprint(self, api: str) -> str:
        """Twelve hex digits that name this change at this operation, whatever else changes."""
        told = "\n".join((api, self.id, self.call, self.place, self.text))
        return hashlib.sha256(told.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A change, and why it may pass if it breaks something."""

    change: Change
    fingerprint: str
    excused: str = ""
    """What lets a breaking change pass: the version, or an exception with its reason."""

    @property
    def fails(self) -> bool:
        """Whether it breaks something and nothing excuses that."""
        return self.change.level == "breaking" and not self.excused

    def figures(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self.change) | {"fingerprint": self.fingerprint, "excused": self.excused}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one spec."""

    api: str
    status: Status
    old: str
    """``info.version`` at the older revision; empty for a new spec."""
    new: str
    """``info.version`` now; empty for a removed one."""
    verdicts: tuple[Verdict, ...]
    seconds: float

    @property
    def level(self) -> Semver:
        """The part of the version that all its changes together raise; excused ones, too."""
        return "minor" if self.status == "new" else semver(verdict.change for verdict in self.verdicts)

    @property
    def fails(self) -> bool:
        """Whether a breaking change is not excused."""
        return any(verdict.fails for verdict in self.verdicts)

    def figures(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "status": self.status,
            "level": self.level,
            "fails": self.fails,
            "version": {"old": self.old, "new": self.new, "next": next_version(self.old, self.level)},
            "seconds": self.seconds,
            "changes": [verdict.figures() for verdict in self.verdicts],
        }


def semver(changes: Iterable[Change]) -> Semver:
    """The part of the version that these changes raise."""
    wanted = {_RAISES[change.level] for change in changes}
    for level in reversed(_ORDER):
        if level in wanted:
            return level
    return "none"


def raised(old: str, new: str) -> bool:
    """Whether the major version went up."""
    before, after = _numbers(old), _numbers(new)
    return before is not None and after is not None and after[0] > before[0]


def next_version(version: str, level: Semver) -> str | None:
    """The version after `version`; None where that is not three numbers."""
    numbers = _numbers(version)
    if numbers is None:
        return None
    major, minor, patch = numbers
    following = {
        "none": (major, minor, patch),
        "patch": (major, minor, patch + 1),
        "minor": (major, minor + 1, 0),
        "major": (major + 1, 0, 0),
    }[level]
    return ".".join(map(str, following))


def _numbers(version: str) -> tuple[int, int, int] | None:
    found = re.fullmatch(r"([0-9]{1,9})\.([0-9]{1,9})\.([0-9]{1,9})", version)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None
