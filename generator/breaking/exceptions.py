"""The breaking changes that are meant: ``specs/changes/breaking.yaml``.

Each says what it excuses, why, and until when. One that is over, or that excuses nothing any more, is a
failure: else the list would only ever grow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from generator import document
from generator.breaking import BreakingError
from generator.breaking.changes import Change
from generator.document import Document, as_list, as_map, child, is_list, is_map

__all__ = ["Excuse", "read"]

_REQUIRED: Final = ("api", "reason", "until")
_KNOWN: Final = (*_REQUIRED, "fingerprint", "id", "operation", "text")


@dataclass(frozen=True, slots=True)
class Excuse:
    """One entry of the file."""

    api: str
    reason: str
    until: date
    """The last day on which it counts."""
    at: str
    """Where it stands, as an editor opens it."""
    fingerprint: str = ""
    id: str = ""
    operation: str = ""
    text: re.Pattern[str] | None = None

    def excuses(self, api: str, change: Change) -> bool:
        """Whether this change is meant."""
        if self.fingerprint:
            return api == self.api and self.fingerprint == change.fingerprint(api)
        return (
            (api, change.id) == (self.api, self.id)
            and self.operation in ("", change.operation)
            and (self.text is None or self.text.search(change.text) is not None)
        )

    def __str__(self) -> str:
        return f"allowed until {self.until}: {self.reason}"


def read(path: Path) -> list[Excuse]:
    """The entries of a file; none where there is no file.

    Raises:
        SpecError: Its YAML is broken.
        BreakingError: An entry is not what it has to be.
    """
    if not path.exists():
        return []
    written = document.load(path)
    entries = written.root.get("exceptions")
    if set(written.root) != {"exceptions"} or not (is_list(entries) or entries is None):
        raise BreakingError(f"{path}:1: begins with `exceptions:`, a list, and has nothing else")
    return [_excuse(written, index, entry) for index, entry in enumerate(as_list(entries))]


def _excuse(written: Document, index: int, entry: Any) -> Excuse:
    at = f"{written.path}:{written.line(child('/exceptions', index))}"
    given = as_map(entry)
    texts = {key: value for key, value in given.items() if isinstance(value, str) and value.strip()}
    if not is_map(entry) or texts.keys() != given.keys() or not set(_REQUIRED) <= texts.keys() <= set(_KNOWN):
        wanted = f"{', '.join(_REQUIRED)}, and fingerprint, or id with operation and text if need be"
        raise BreakingError(f"{at}: an entry has {wanted}; all of them are texts")
    if ("fingerprint" in texts) == ("id" in texts):
        raise BreakingError(f"{at}: name the change by its fingerprint, or by its id (and operation, text)")
    try:
        until = date.fromisoformat(texts["until"])
    except ValueError as error:
        raise BreakingError(f'{at}: until: `{texts["until"]}` is no date; write "YYYY-MM-DD"') from error
    try:
        pattern = re.compile(texts["text"]) if "text" in texts else None
    except re.error as error:
        raise BreakingError(f"{at}: text: no regular expression: {error}") from error
    return Excuse(
        api=texts["api"],
        reason=texts["reason"],
        until=until,
        at=at,
        fingerprint=texts.get("fingerprint", ""),
        id=texts.get("id", ""),
        operation=texts.get("operation", ""),
        text=pattern,
    )
