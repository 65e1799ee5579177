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
from pathlib import Path
from typing import Final

from generator.errors import GeneratorError

__all__ = ["UNRELEASED", "read", "released", "sections", "title", "unreleased", "version"]

UNRELEASED: Final = "Unreleased"

_BLOCK: Final = re.compile(
    r"(?m)"
    r"^ {0,3}(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})(?s:.*?)(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|^ {0,3}<!--(?s:.*?)(?:-->|\Z)"
    r"|^(?P<heading>#{2,3})[ \t]"
)
_NUMBER: Final = re.compile(
    r"##[ \t]+\[?(?P<version>[0-9]+(?:\.[0-9]+)*(?:[-_.]?(?:a|b|rc|alpha|beta|pre|post|dev)[-_.]?[0-9]*)*)\]?"
    r"(?:[ \t]+(?:\(.*\)|(?:[-–—][ \t]*)?[0-9]{4}-[0-9]{2}-[0-9]{2}))?[ \t]*#*[ \t]*"
)
_UNRELEASED: Final = re.compile(rf"##[ \t]+\[?{UNRELEASED}\]?[ \t]*#*[ \t]*", re.IGNORECASE)


def read(path: Path) -> str:
    """The notes of a file; empty where there is none.

    Raises:
        GeneratorError: It is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8") if path.is_file() else ""
    except UnicodeDecodeError as error:
        raise GeneratorError(f"{path}: not UTF-8") from error


def version(notes: str) -> str | None:
    """The newest numbered heading, as it is written; None where there is none."""
    return next((name for name in map(title, sections(notes)) if name not in ("", UNRELEASED)), None)


def unreleased(notes: str) -> str:
    """What stands below `Unreleased`, without the heading; empty if nothing does."""
    bodies = (_body(section) for section in sections(notes) if title(section) == UNRELEASED)
    return "\n\n".join(filter(None, bodies))


def released(notes: str, version: str, day: date) -> str:
    """The notes on the day that `version` comes out: what was unreleased is its section now, on top.

    Where the newest section is that of `version` already, it gets the date, and at its end what was to come;
    lists under the same heading become one.

    Raises:
        GeneratorError: `version` has no changes to tell, or an older section already.
    """
    fresh = unreleased(notes)
    rest = [section for section in sections(notes) if title(section) != UNRELEASED]
    at = next((index for index, section in enumerate(rest) if section.startswith(("## ", "##\t"))), len(rest))
    numbers = [name for name in map(title, rest) if name]
    if version in numbers[:1]:
        at = next(index for index, section in enumerate(rest) if title(section) == version)
        fresh = _merged(_body(rest.pop(at)), fresh)
    elif version in numbers:
        raise GeneratorError(f"{version} has a section already, below that of {numbers[0]}")
    elif not fresh:
        raise GeneratorError(f"nothing is told of {version}: write below `## {UNRELEASED}` what it changes")
    rest.insert(at, f"## {version} ({day.isoformat()})\n\n{fresh}".strip())
    return "\n\n".join(rest) + "\n"


def sections(notes: str) -> list[str]:
    """The notes cut before each heading of the second level; what stands above the first is one, too."""
    return _cut(notes.lstrip("\ufeff").replace("\r\n", "\n"), "##")


def title(section: str) -> str:
    """The version that a section tells of, or `UNRELEASED`; empty for any other."""
    heading = section.partition("\n")[0]
    if _UNRELEASED.fullmatch(heading):
        return UNRELEASED
    number = _NUMBER.fullmatch(heading)
    return number["version"] if number else ""


def _cut(text: str, heading: str) -> list[str]:
    """The text cut before each heading of a level."""
    cuts = [0, *(block.start() for block in _BLOCK.finditer(text) if block["heading"] == heading), len(text)]
    parts = (text[start:end].strip() for start, end in pairwise(cuts))
    return [part for part in parts if part]


def _merged(*bodies: str) -> str:
    """Sections of one version as one: what stands under the same heading comes together."""
    found: dict[str, str] = {}
    for part in (part for body in bodies for part in _cut(body, "###")):
        heading = part.partition("\n")[0].rstrip(" \t#") if part.startswith(("### ", "###\t")) else ""
        if heading not in found:
            found[heading] = part
        elif fresh := _body(part) if heading else part:
            last = found[heading].rpartition("\n\n")[2]
            between = "\n" if last.startswith("- ") and fresh.startswith("- ") else "\n\n"
            found[heading] += between + fresh
    return "\n\n".join(found[heading] for heading in sorted(found, key=bool))  # what has none comes first


def _body(section: str) -> str:
    return section.partition("\n")[2].strip()
