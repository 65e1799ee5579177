"""What a package's changelog, ``specs/changes/<api>.md``, says of its versions.

A section for each version, newest first, and on top what comes with the next one::

    ## Unreleased

    ## 1.2.0 (2026-11-21)

The newest numbered heading is the version of the package. Headings in code fences and in comments are text.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Final

from generator.errors import GeneratorError

__all__ = ["UNRELEASED", "released", "sections", "title", "unreleased", "version"]

UNRELEASED: Final = "Unreleased"

_BLOCK: Final = re.compile(
    r"(?m)"
    r"^ {0,3}(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})(?s:.*?)(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|^ {0,3}<!--(?s:.*?)(?:-->|\Z)"
    r"|^(?P<heading>##[ \t])"
)
_NUMBER: Final = re.compile(
    r"##[ \t]+\[?(?P<version>[0-9]+(?:\.[0-9]+)*(?:[-_.]?(?:a|b|rc|alpha|beta|pre|post|dev)[-_.]?[0-9]*)*)\]?"
    r"(?:[ \t]+(?:\(.*\)|(?:[-–—][ \t]*)?[0-9]{4}-[0-9]{2}-[0-9]{2}))?[ \t]*#*[ \t]*"
)
_UNRELEASED: Final = re.compile(rf"##[ \t]+\[?{UNRELEASED}\]?[ \t]*#*[ \t]*", re.IGNORECASE)


def version(notes: str) -> str | None:
    """The newest numbered heading, as it is written; None where there is none."""
    return next((name for name in map(title, sections(notes)) if name not in ("", UNRELEASED)), None)


def unreleased(notes: str) -> str:
    """What stands below `Unreleased`, without the heading; empty if nothing does."""
    bodies = (_body(section) for section in sections(notes) if title(section) == UNRELEASED)
    return "\n\n".join(filter(None, bodies))


def released(notes: str, version: str, day: date) -> str:
    """The notes on the day that `version` comes out: what was unreleased is its section now, on top.

    Where the newest section is that of `version` already, it gets the date, and at its end what was to come.

    Raises:
        GeneratorError: `version` has no changes to tell, or an older section already.
    """
    fresh = unreleased(notes)
    rest = [section for section in sections(notes) if title(section) != UNRELEASED]
    at = next((index for index, section in enumerate(rest) if section.startswith(("## ", "##\t"))), len(rest))
    numbers = [name for name in map(title, rest) if name]
    if version in numbers[:1]:
        at = next(index for index, section in enumerate(rest) if title(section) == version)
        fresh = "\n\n".join(filter(None, (_body(rest.pop(at)), fresh)))
    elif version in numbers:
        raise GeneratorError(f"{version} has a section already, below that of {numbers[0]}")
    elif not fresh:
        raise GeneratorError(f"nothing is told of {version}: write below `## {UNRELEASED}` what it changes")
    rest.insert(at, f"## {version} ({day.isoformat()})\n\n{fresh}".strip())
    return "\n\n".join(rest) + "\n"


def sections(notes: str) -> list[str]:
    """The notes cut before each heading of the second level; what stands above the first is one, too."""
    text = notes.lstrip("\ufeff").replace("\r\n", "\n")
    cuts = [0, *(block.start() for block in _BLOCK.finditer(text) if block["heading"]), len(text)]
    parts = (text[start:end].strip() for start, end in pairwise(cuts))
    return [part for part in parts if part]


def title(section: str) -> str:
    """The version that a section tells of, or `UNRELEASED`; empty for any other."""
    heading = section.partition("\n")[0]
    if _UNRELEASED.fullmatch(heading):
        return UNRELEASED
    number = _NUMBER.fullmatch(heading)
    return number["version"] if number else ""


def _body(section: str) -> str:
    return section.partition("\n")[2].strip()
