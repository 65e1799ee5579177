"""``python -m generator.breaking BASE [API …]``: what changed in the specs, and whom it breaks."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from generator import changes, document, files
from generator.breaking import BreakingError, exceptions, notes, report
from generator.breaking.changes import Outcome
from generator.breaking.compare import compare, stale
from generator.breaking.revision import Revision
from generator.errors import GeneratorError
from generator.options import day

ROOT = Path(__file__).parent.parent.parent


def main(argv: list[str] | None = None) -> int:
    """Compare the specs with a git revision; fail on a breaking change that nothing excuses.

    Returns:
        0; 1 on such a change, or an exception that is over or excuses nothing; 2 if nothing can be compared.
    """
    parser = argparse.ArgumentParser(prog="python -m generator.breaking", description=main.__doc__)
    add = parser.add_argument
    add("base", metavar="BASE", help="a git revision: HEAD~20, main, v1.0.0")
    add("apis", nargs="*", metavar="API", help="a spec's file name without .yaml; all by default")
    add("--format", choices=("text", "markdown"), default="text", help="markdown is for a pull request")
    add("--write", action="store_true", help="put what changed into specs/changes/API.md, unless it fails")
    add("--today", type=day, default=date.today(), metavar="YYYY-MM-DD", help="let exceptions expire then")
    add("--root", type=Path, default=ROOT, help="the folder that holds specs/ (default: this checkout)")
    options = parser.parse_args(argv)
    try:
        return _run(options)
    except (GeneratorError, OSError) as error:
        print(error, file=sys.stderr)
        return 2


def _run(options: argparse.Namespace) -> int:
    root: Path = options.root
    base = Revision.find(root, options.base)
    folder = Path(os.path.relpath(root / "specs"))
    now = {path.stem: path for path in folder.glob("*.yaml")}
    then = set(base.apis())
    known = sorted(now.keys() | then)
    chosen: list[str] = options.apis or known
    if unknown := [api for api in chosen if api not in known]:
        raise BreakingError(
            f"{unknown[0]}: no spec of that name, neither here nor at {base.name}; "
            f"there are {', '.join(known) or 'none at all'}"
        )
    excuses = exceptions.read(folder / "changes" / "breaking.yaml")
    outcomes = [
        compare(
            api,
            base.spec(api) if api in then else None,
            document.load(now[api]) if api in now else None,
            excuses,
        )
        for api in dict.fromkeys(chosen)
    ]
    told = report.markdown if options.format == "markdown" else report.text
    print(told(outcomes, base.name), flush=True)
    useless = list(stale(excuses, outcomes, known, base, options.today))
    for message in useless:
        print(message, file=sys.stderr, flush=True)
    figures = {outcome.api: {"base": base.commit, **outcome.figures()} for outcome in outcomes}
    _put(root / "reports" / "breaking.json", json.dumps(figures, indent=1, ensure_ascii=False) + "\n")
    if useless or any(outcome.fails for outcome in outcomes):
        return 1
    if options.write:
        _write(folder / "changes", outcomes, options.today)
    return 0


def _write(folder: Path, outcomes: Iterable[Outcome], day: date) -> None:
    for outcome in outcomes:
        if outcome.status in ("same", "removed"):
            continue
        path = folder / f"{outcome.api}.md"
        before = changes.read(path)
        lines = notes.told(verdict.change for verdict in outcome.verdicts)
        after = notes.write(before, outcome.new, day, lines, first=outcome.status == "new")
        if after != before:
            _put(path, after)
            print(
                f"{path}: written; `nox -s generate -- {outcome.api}` takes it into the package", flush=True
            )


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    files.write(path, text)


if __name__ == "__main__":
    sys.exit(main())
