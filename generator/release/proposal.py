"""Which version the next release of a package has, and what speaks against it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from generator import changes, metadata, render
from generator.breaking import exceptions
from generator.breaking.changes import next_version
from generator.breaking.compare import compare, stale
from generator.breaking.revision import Revision
from generator.document import Document, as_map
from generator.errors import StaleError
from generator.release.checkout import Checkout, numbers
from generator.release.difference import Difference, Row, package_changes

__all__ = ["Proposal", "propose"]

_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """A release that can be made, unless there are reasons against it."""

    distribution: str
    last: str | None
    """The version before; None for a first release."""
    least: str
    """The lowest version that the changes allow."""
    version: str
    difference: Difference | None
    """What changed since the last; None for a first release."""
    reasons: tuple[str, ...]

    @property
    def tag(self) -> str:
        """The name of its tag."""
        return f"{self.distribution}-v{self.version}"

    def demanding(self) -> list[Row]:
        """The changes because of which the version is no lower."""
        found = self.difference
        return [row for row in found.rows() if row.level == found.level] if found else []


def propose(spec: Document, checkout: Checkout, *, wish: str | None, today: date) -> Proposal:
    """Look at everything that can be told before the tests.

    Args:
        spec: The API to be released.
        checkout: The repository.
        wish: A version; None for the least that is allowed.
        today: The day of the release.

    Raises:
        GeneratorError: The last release cannot be compared with, or the package not be rendered.
    """
    distribution = metadata.distribution(spec.api)
    path = Path(os.path.relpath(checkout.root / "specs" / "changes" / f"{spec.api}.md"))
    heading = changes.version(changes.read(path))
    last = checkout.last(distribution)
    state = _state(spec, checkout)
    if last is None:
        least = heading or str(as_map(spec.root.get("info")).get("version", ""))
        reasons = (*state, *_against_first(path, least, wish))
        return Proposal(distribution, None, least, least, None, reasons)
    tag = f"{distribution}-v{last}"
    difference, against = _since(spec, checkout, tag, today)
    least = next_version(last, difference.level) or last
    # Whoever wrote a heading that no tag has yet has chosen.
    told = heading if heading and (numbers(heading) or ()) > (numbers(last) or ()) else None
    proposal = Proposal(distribution, last, least, wish or told or least, difference, ())
    if told and wish not in (None, told):
        against.append(f"{path}: calls it {told} already; release that, or give the heading another number")
    against += _against_version(proposal, checkout, last)
    return replace(proposal, reasons=(*state, *against))


def _state(spec: Document, checkout: Checkout) -> Iterator[str]:
    """What is wrong with the repository, whatever changed in it."""
    if dirt := checkout.dirt():
        more = f" and {len(dirt) - _SHOWN} more" if len(dirt) > _SHOWN else ""
        named = f"{', '.join(dirt[:_SHOWN])}{more}"
        yield f"the tree is dirty: {named}; a release is made of what is committed, so commit or remove that"
    if not checkout.knows_author():
        yield "git does not know who you are: set `git config user.name` and `git config user.email`"
    try:
        render.generate(spec, root=checkout.root, check=True)
    except StaleError as error:
        yield str(error)


def _against_first(path: Path, version: str, wish: str | None) -> Iterator[str]:
    if numbers(version) is None:
        yield (
            f"{path}: has no heading such as `## 1.0.0 ({date.today()})`, and the spec's own version is "
            f"`{version}`: a release has three numbers"
        )
    elif wish not in (None, version):
        yield f"{wish} is not the first version, {version} is: {path} says so"


def _since(spec: Document, checkout: Checkout, tag: str, today: date) -> tuple[Difference, list[str]]:
    """What changed, and which of that `nox -s breaking` refuses."""
    root, distribution = checkout.root, metadata.distribution(spec.api)
    base = Revision.find(root, tag)
    path = Path(os.path.relpath(root / "specs" / "changes" / "breaking.yaml"))
    excuses = [excuse for excuse in exceptions.read(path) if excuse.api == spec.api]
    before = base.spec(spec.api) if spec.api in base.apis() else None
    outcome = compare(spec.api, before, spec, excuses)
    against = list(stale(excuses, [outcome], [spec.api], base, today))
    if not checkout.contains(tag):
        against.append(f"{tag}, the last release, is not in this branch: pull or merge it first")
    folder = f"generated/{distribution}"
    with tempfile.TemporaryDirectory(prefix="release-") as scratch:
        package = package_changes(
            f"{spec.api}_client",
            checkout.extract(tag, folder, Path(scratch)),
            root / folder,
            checkout.changed(tag, folder),
        )
    failing = [verdict.change for verdict in outcome.verdicts if verdict.fails]
    if failing:
        named = "; ".join(f"{one.operation or spec.api}: {one.text}" for one in failing[:_SHOWN])
        more = f"; and {len(failing) - _SHOWN} more" if len(failing) > _SHOWN else ""
        against.append(
            f"{spec.path}: breaks programs, while the version in `info` stays {outcome.new}: {named}{more}; "
            f"`nox -s breaking -- {tag} {spec.api}` lists all and says what to do"
        )
    return Difference(outcome, tuple(package)), against


def _against_version(proposal: Proposal, checkout: Checkout, last: str) -> Iterator[str]:
    version = proposal.version
    given, wanted, before = (numbers(one) or () for one in (version, proposal.least, last))
    if proposal.difference and proposal.difference.level == "none":
        yield f"nothing to release: nothing that is shipped changed since {proposal.distribution}-v{last}"
    elif checkout.has(proposal.tag):
        yield f"the tag {proposal.tag} exists already"
    elif given <= before:
        yield f"{version} is not higher than {last}, the last release"
    elif given < wanted:
        rows = proposal.demanding()
        named = "; ".join(map(str, rows[:_SHOWN]))
        more = f"; and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
        yield f"{version} is too low, {proposal.least} is the least after {last}: {named}{more}"
