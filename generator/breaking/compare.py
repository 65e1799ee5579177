"""One spec now and as it was: what changed, and which exceptions let that pass or are of no use."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from generator.breaking import oasdiff, ours
from generator.breaking.changes import Change, Outcome, Status, Verdict, raised
from generator.breaking.exceptions import Excuse
from generator.breaking.revision import Revision
from generator.document import Document, as_map

__all__ = ["compare", "stale"]


def compare(api: str, old: Document | None, new: Document | None, excuses: Sequence[Excuse]) -> Outcome:
    """What became of a spec since a revision; None stands for no spec of that name.

    Raises:
        BreakingError: oasdiff cannot be built, or reads one of the two not as OpenAPI.
    """
    started = time.perf_counter()
    before, after = (_version(one) for one in (old, new))
    changes: list[Change] = []
    if new is None:
        text = "the whole API is gone, and its package with it"
        changes = [Change("api-removed", text, "breaking", "Removed", breaks="wire")]
    elif old is not None and _unversioned(old) != _unversioned(new):
        changes = [*ours.compare(old, new), *oasdiff.compare(old, new)]
        if not changes:
            text = "descriptions, examples, evidence, or what only tests read"
            changes = [Change("text-changed", text, "text", "Changed")]
    higher = f"the version went from {before} to {after}" if raised(before, after) else ""
    verdicts = tuple(
        Verdict(change, change.fingerprint(api), _excused(api, change, higher, excuses)) for change in changes
    )
    seconds = round(time.perf_counter() - started, 2)
    return Outcome(api, _status(old, new, changes), before, after, verdicts, seconds)


def stale(
    excuses: Iterable[Excuse], outcomes: Iterable[Outcome], known: Sequence[str], base: Revision, today: date
) -> Iterator[str]:
    """What is wrong with the exceptions; what one excuses shows only where its API was compared."""
    compared = {outcome.api: [verdict.change for verdict in outcome.verdicts] for outcome in outcomes}
    for excuse in excuses:
        changes = compared.get(excuse.api)
        if excuse.api not in known:
            yield f"{excuse.at}: api: no spec is called `{excuse.api}`; there are {', '.join(known)}"
        elif excuse.until < today:
            yield f"{excuse.at}: expired on {excuse.until}: take the change back, or give it more time"
        elif changes is not None and not any(excuse.excuses(excuse.api, change) for change in changes):
            yield f"{excuse.at}: excuses nothing that changed since {base.name}: delete it"


def _status(old: Document | None, new: Document | None, changes: Sequence[Change]) -> Status:
    if old is None:
        return "new"
    if new is None:
        return "removed"
    return "changed" if changes else "same"


def _version(spec: Document | None) -> str:
    return str(as_map(spec.root.get("info")).get("version", "")) if spec else ""


def _unversioned(spec: Document) -> dict[str, Any]:
    """All that a spec says but its version."""
    return spec.root | {"info": as_map(spec.root.get("info")) | {"version": ""}}


def _excused(api: str, change: Change, higher: str, excuses: Iterable[Excuse]) -> str:
    if change.level != "breaking":
        return ""
    return higher or next((str(excuse) for excuse in excuses if excuse.excuses(api, change)), "")
