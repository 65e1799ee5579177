#!/usr/bin/env python3
"""Keep one issue for each API whose store no longer does what its spec says: ``drift.py FOLDER``.

FOLDER holds what `live.py` left of each API: ``contract-<api>.json``, and ``contract-<api>.passed`` if all
was well. Findings open the API's issue, open it again or replace its text; a run that passed closes it; a
run that ended early says nothing. What a server answered is not repeated, for everybody can read an issue.
"""

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LABEL = "drift"
LISTED = 100
"""Rows of the table; an issue holds 65,536 characters."""
BODY = """\
The live run of {run.date} found that the store breaks promises of `specs/{run.api}.yaml` ({run.spec}).

| operation | broken promise | found in | times |
| --- | --- | --- | --- |
{table}

What was expected and what came is in the report `live-{run.api}` of {link}. With credentials of your own:
`python3 noxfile.py -s 'contract({run.api})' -- --target live`

Each night replaces this text; a run that finds nothing closes the issue.
"""


class DriftError(Exception):
    """It cannot be told; the message says why."""


@dataclass(frozen=True, slots=True)
class Run:
    """One live run over one API."""

    api: str
    date: str
    spec: str
    """The spec's version."""
    findings: tuple[tuple[str, str, str], ...]
    """Operation, broken promise, and where in the run that was found."""
    passed: bool

    @classmethod
    def read(cls, path: Path) -> "Run":
        """Read ``contract-<api>.json``.

        Raises:
            DriftError: It is no report of a contract run.
        """
        try:
            report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            rows: list[dict[str, Any]] = report["findings"]
            if not isinstance(rows, list):
                raise TypeError("findings: a list is needed")
            return cls(
                api=_text(report, "api"),
                date=_text(report, "date"),
                spec=_text(report["spec"], "version"),
                findings=tuple((_text(r, "operation"), _text(r, "promise"), _text(r, "where")) for r in rows),
                passed=path.with_suffix(".passed").exists(),
            )
        except (OSError, ValueError, KeyError, TypeError) as reason:
            raise DriftError(f"{path}: no report of a contract run ({reason!r})") from None

    @property
    def title(self) -> str:
        """What the issue is called, and found by."""
        return f"{self.api}: the store and its spec differ"

    def body(self, environment: Mapping[str, str]) -> str:
        """The issue's text."""
        rows = Counter(self.findings)
        table = [f"| {' | '.join(map(_cell, row))} | {count} |" for row, count in rows.items()]
        if len(table) > LISTED:
            table[LISTED:] = ["", f"And {len(table) - LISTED} more."]
        return BODY.format(run=self, table="\n".join(table), link=_link(environment))


def _text(part: Mapping[str, Any], key: str) -> str:
    if not isinstance(text := part[key], str):
        raise TypeError(f"{key}: a text is needed")
    return text


def _cell(text: str) -> str:
    """A word of ours in a table, as code so that it can mention nobody."""
    return f"`{' '.join(text.replace('`', ' ').replace('|', ' ').split())}`"


def _link(environment: Mapping[str, str]) -> str:
    server, repository, run = (
        environment.get(f"GITHUB_{name}") for name in ("SERVER_URL", "REPOSITORY", "RUN_ID")
    )
    return f"[this run]({server}/{repository}/actions/runs/{run})" if run else "the run"


def gh(*arguments: str, text: str = "") -> str:
    """Call GitHub's program; what it prints.

    Raises:
        DriftError: It is not there, or it failed.
    """
    try:
        done = subprocess.run(["gh", *arguments], input=text, capture_output=True, encoding="utf-8")  # noqa: S607
    except OSError as reason:
        raise DriftError(f"gh: {reason.strerror}") from None
    if done.returncode:
        raise DriftError(f"gh {arguments[0]} {arguments[1]}: {done.stderr.strip()}")
    return done.stdout


def settle(run: Run, issues: Mapping[str, tuple[str, bool]], environment: Mapping[str, str]) -> str:
    """Bring an API's issue up to date; what was done, in a line.

    Args:
        run: The night's run.
        issues: By title, the oldest one's number and whether it is open.
        environment: Where the link to the run comes from.
    """
    number, is_open = issues.get(run.title, ("", False))
    if run.findings and not number:
        given = ("--title", run.title, "--label", LABEL, "--body-file", "-")
        return f"opened {gh('issue', 'create', *given, text=run.body(environment)).strip()}"
    if run.findings:
        gh("issue", "edit", number, "--body-file", "-", text=run.body(environment))
        if not is_open:
            gh("issue", "reopen", number, "--comment", f"Again, in the run of {run.date}.")
        return f"{'updated' if is_open else 'opened again'} #{number}"
    if not run.passed:
        return "the run did not reach its end, so nothing is changed"
    if is_open:
        gh("issue", "close", number, "--comment", f"The run of {run.date} found nothing any more.")
        return f"closed #{number}"
    return "nothing found"


def _issues() -> Iterator[tuple[str, tuple[str, bool]]]:
    """Newest first, so that of two with one title the oldest stays."""
    given = ("--label", LABEL, "--state", "all", "--limit", "1000", "--json", "number,title,state")
    for one in sorted(json.loads(gh("issue", "list", *given)), key=lambda issue: -issue["number"]):
        yield one["title"], (str(one["number"]), one["state"] == "OPEN")


def main() -> int:
    """0 when every issue is as it should be, 2 when that cannot be."""
    parser = argparse.ArgumentParser(
        description="Keep an issue for each API that drifts.", allow_abbrev=False
    )
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="what the live runs left")
    folder: Path = parser.parse_args().folder
    try:
        runs = [Run.read(path) for path in sorted(folder.rglob("contract-*.json"))]
        if not runs:
            print("no live run left a report")
            return 0
        described = ("--description", "A store no longer does what its spec says", "--color", "d93f0b")
        gh("label", "create", LABEL, "--force", *described)
        issues = dict(_issues())
        for run in runs:
            print(f"{run.api}: {settle(run, issues, os.environ)}", flush=True)
    except DriftError as reason:
        print(f"drift: {reason}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
