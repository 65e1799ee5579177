"""`python -m tests.peers [--write]`."""

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from itertools import groupby
from pathlib import Path

from contract_tests import marked
from contract_tests.errors import ContractError
from tests.peers import imports
from tests.peers.behaviours import BEHAVIOURS, Behaviour, Stage
from tests.peers.candidates import CANDIDATES, ROOT, Candidate, MissingToolError
from tests.peers.server import Server

PAGE = ROOT / "docs" / "clients.md"
BEGIN, END = "<!-- peers: written by `nox -s peers -- --write` -->", "<!-- peers: end -->"
IMPORTING = "Importing"
LIBRARIES = ("httpx", "msgspec", "urllib3", "pydantic")

Cells = dict[str, dict[str, str]]
"""By row and candidate."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Observe, print the table and write it down; fail where it should go into the page and is not whole."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.peers", description="Compare what clients do when things go wrong."
    )
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.relative_to(ROOT)}")
    parser.add_argument(
        "--reports", type=Path, default=ROOT / "reports", metavar="DIR", help="default: reports/"
    )
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="peers-") as scratch:
        made = _make(Path(scratch))
        cells = observe(made)
        cells |= imports.measure(made, Path(scratch))
    text = table(made, cells)
    print(text)
    report = {"versions": _versions(made), "rows": [{"group": g, "title": t, **cells[t]} for g, t in _rows()]}
    given.reports.mkdir(parents=True, exist_ok=True)
    path = given.reports / "peers.json"
    path.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if given.write and len(made) < len(CANDIDATES):
        print(f"{PAGE.relative_to(ROOT)} is left as it was: a column is missing", file=sys.stderr)
        return 1
    if given.write:
        try:
            marked.put(PAGE, BEGIN, END, text)
        except ContractError as reason:
            raise SystemExit(str(reason)) from None
    return 0


def _make(folder: Path) -> dict[Candidate, Sequence[Path]]:
    """Those candidates that can be made here, each with what is on the path for it."""
    made: dict[Candidate, Sequence[Path]] = {}
    for candidate in CANDIDATES:
        home = folder / candidate.name
        home.mkdir()
        try:
            made[candidate] = candidate.make(home)
        except MissingToolError as reason:
            print(f"{candidate.name}: skipped, {reason}\n", file=sys.stderr, flush=True)
        else:
            sys.path[:0] = map(str, made[candidate])
    return made


def observe(candidates: Iterable[Candidate], behaviours: Sequence[Behaviour] = BEHAVIOURS) -> Cells:
    """What each candidate does in each case."""
    cells: Cells = {}
    with Server() as server, Server() as other:
        for candidate in candidates:
            stage = Stage(candidate, server, other)
            for behaviour in behaviours:
                cells.setdefault(behaviour.title, {})[candidate.name] = behaviour.observe(stage)
    return cells


def _rows() -> list[tuple[str, str]]:
    return [(one.group, one.title) for one in BEHAVIOURS] + [(IMPORTING, title) for title in imports.TITLES]


def table(candidates: Iterable[Candidate], cells: Mapping[str, Mapping[str, str]]) -> str:
    """Markdown: a column for each candidate, with its version."""
    columns = list(candidates)
    heads = [f"{one.name} {one.version}" for one in columns]
    lines = [f"| | {' | '.join(heads)} |", "| --- |" + " --- |" * len(columns)]
    for group, rows in groupby(_rows(), key=lambda row: row[0]):
        shown = [title for _, title in rows if title in cells]
        if shown:
            lines.append(f"| **{group}** |{' |' * len(columns)}")
        lines += [f"| {title} | {' | '.join(cells[title][one.name] for one in columns)} |" for title in shown]
    versions = ", ".join(f"{name} {text}" for name, text in _versions(columns)["libraries"].items())
    return "\n".join([*lines, "", f"Observed with {versions}."])


def _versions(candidates: Iterable[Candidate]) -> dict[str, dict[str, str]]:
    libraries = {"CPython": platform.python_version()}
    for name in LIBRARIES:
        try:
            libraries[name] = version(name)
        except PackageNotFoundError:
            continue
    return {"libraries": libraries, "clients": {one.name: one.version for one in candidates}}


if __name__ == "__main__":
    sys.exit(main())
