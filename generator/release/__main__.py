"""``python -m generator.release API``: the version, changelog, commit and tag of a package's next release."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from generator import changes, checks, document, render
from generator.breaking import notes
from generator.errors import GeneratorError, SpecError
from generator.options import day
from generator.release import Refused, ReleaseError
from generator.release.checkout import Checkout, numbers
from generator.release.proposal import Proposal, propose

ROOT: Final = Path(__file__).parent.parent.parent

CHECKS: Final[tuple[tuple[str, ...], ...]] = (
    ("pytest", "-n", "auto", "--dist", "worksteal"),
    ("contract_tests", "{api}"),
)
"""The modules that have to be green, with their arguments."""

BUILDS: Final[tuple[tuple[str, ...], ...]] = (
    ("tests.packages", "{api}", "--no-index", "--root", "{root}", "--out", "{out}"),
)
"""Those that have to be green for the commit of the release, in a work tree of its own."""

_COLUMNS: Final = ("of", "change", "level", "found as")
_TOLD: Final = 20
"""So many changes stand in the message of the commit."""


def main(
    argv: list[str] | None = None,
    *,
    commands: Sequence[Sequence[str]] = CHECKS,
    builds: Sequence[Sequence[str]] = BUILDS,
) -> int:
    """Prepare the next release of one package: changelog, version, commit and tag. Nothing is pushed.

    Returns:
        0; 1 if it is refused; 2 if nothing can be said of it; 130 after Ctrl-C.
    """
    parser = argparse.ArgumentParser(prog="python -m generator.release", description=main.__doc__)
    add = parser.add_argument
    add("api", metavar="API", help="a spec's file name without .yaml")
    add("--version", type=_version, metavar="X.Y.Z", help="a higher version than the changes demand")
    add("--dry-run", action="store_true", help="do everything, tests too, but keep nothing of it")
    add("--today", type=day, default=date.today(), metavar="YYYY-MM-DD", help="the day of the release")
    add("--root", type=Path, default=ROOT, help="the folder that holds specs/ (default: this checkout)")
    options = parser.parse_args(argv)
    try:
        _run(options, commands, builds)
    except (Refused, SpecError) as reason:
        print(reason, file=sys.stderr)
        return 1
    except (GeneratorError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("interrupted: nothing was changed", file=sys.stderr)
        return 130
    return 0


def _run(
    options: argparse.Namespace, commands: Sequence[Sequence[str]], builds: Sequence[Sequence[str]]
) -> None:
    api: str = options.api
    today: date = options.today
    wish: str | None = options.version
    given: Path = options.root
    root = Path(os.path.relpath(given))
    known = sorted(path.stem for path in (root / "specs").glob("*.yaml"))
    if api not in known:
        raise ReleaseError(f"{api}: no spec of that name; there are {', '.join(known) or 'none at all'}")
    checkout = Checkout.find(root)
    before = checkout.head()
    spec = checks.load_checked(root / "specs" / f"{api}.yaml")
    proposal = propose(spec, checkout, wish=wish, today=today)
    print(_table(proposal), flush=True)
    if proposal.reasons:
        raise Refused(*proposal.reasons)
    for command in commands:
        _check([part.format(api=api) for part in command], root)
    if checkout.head() != before or checkout.dirt():
        raise Refused("the tree changed while the tests ran; begin again")
    with checkout.copy() as copy, tempfile.TemporaryDirectory(prefix="release-") as out:
        section = _prepare(api, proposal, copy.root, today)
        paths = (f"specs/changes/{api}.md", f"generated/{proposal.distribution}")
        commit = copy.commit(_message(api, proposal), *paths)
        if left := copy.dirt():
            raise ReleaseError(f"a release of {api} changes more than itself: {', '.join(left)}")
        for command in builds:
            _check([part.format(api=api, root=copy.root, out=out) for part in command], root)
    if options.dry_run:
        print(f"\n{section}\n\ndry run: {proposal.tag} was not made", flush=True)
        return
    checkout.publish(commit, proposal.tag, section)
    pushed = " ".join(filter(None, (checkout.branch(), proposal.tag)))
    made = f"{proposal.tag} is made; this publishes it:\n  git push --atomic origin {pushed}"
    print(f"\n{section}\n\n{made}", flush=True)


def _check(command: Sequence[str], root: Path) -> None:
    told = f"python -m {' '.join(command)}"
    print(f"\n{told}", flush=True)
    done = subprocess.run([sys.executable, "-m", *command], cwd=root)
    if done.returncode:
        raise Refused(f"red: `{told}` ended with {done.returncode}")


def _prepare(api: str, proposal: Proposal, root: Path, today: date) -> str:
    """Write the changelog and the package; tells the section of the changelog."""
    path = root / "specs" / "changes" / f"{api}.md"
    text = changes.read(path)
    version = proposal.version
    if proposal.difference is None:
        text = notes.write(text, version, today, {}, first=True)
    else:
        sections = changes.sections(text)
        said = [one for one in sections if changes.title(one) in (changes.UNRELEASED, version)]
        text = notes.write(text, version, today, proposal.difference.notes("\n\n".join(said)))
    text = changes.released(text, version, today)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    render.generate(document.load(root / "specs" / f"{api}.yaml"), root=root)
    return next(section for section in changes.sections(text) if changes.title(section) == version)


def _message(api: str, proposal: Proposal) -> str:
    title = f"release({api}): {proposal.version}"
    found = proposal.difference
    if found is None:
        return f"{title}\n\nThe first release.\n"
    rows = proposal.demanding()
    lines = [f"- {row}" for row in rows[:_TOLD]]
    if len(rows) > _TOLD:
        lines.append(f"- and {len(rows) - _TOLD} more")
    body = f"At least {proposal.least}, {found.level} after {proposal.last}, because of:"
    return "\n".join([title, "", body, "", *lines, ""])


def _table(proposal: Proposal) -> str:
    found = proposal.difference.rows() if proposal.difference else []
    rows = [(row.of, row.text, row.level, row.id) for row in found]
    widths = [max(map(len, column)) for column in zip(_COLUMNS, *rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in ((_COLUMNS, *rows) if rows else ())
    ]
    least = f"last release {proposal.last or 'none'}, least allowed {proposal.least}"
    return "\n".join(
        [*lines, *([""] if lines else []), f"{proposal.distribution}: {least}, chosen {proposal.version}"]
    )


def _version(text: str) -> str:
    if numbers(text) is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no version; write three numbers, such as 1.2.0")
    return text


if __name__ == "__main__":
    sys.exit(main())
