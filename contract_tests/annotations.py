"""Say in GitHub Actions what was found: beside the lines of a spec, and as a table in the step's summary.

Elsewhere this does nothing. GitHub shows ten annotations of each kind for a step; what is beyond them is
counted in an eleventh, a notice.
"""

import sys
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import TextIO

SHOWN = 10
LONGEST = 4000
"""Characters of a message; GitHub cuts what is much longer."""
LISTED = 100
"""Rows of the table in the summary, which may not be of any length."""


@dataclass(frozen=True, slots=True)
class Note:
    """One finding, and the line of a file that it is about."""

    file: str
    """From the root of the repository, with slashes."""
    line: int
    title: str
    message: str
    row: tuple[str, ...]
    """What the table in the summary has of it."""

    def __str__(self) -> str:
        place = {"file": self.file, "line": str(self.line), "title": self.title}
        message = self.message if len(self.message) <= LONGEST else self.message[:LONGEST] + " …"
        return command("error", message, **place)


def command(name: str, message: str, **properties: str) -> str:
    """A workflow command, escaped as GitHub's own toolkit does it."""
    given = ",".join(
        f"{key}={_escaped(value).replace(':', '%3A').replace(',', '%2C')}"
        for key, value in properties.items()
    )
    return f"::{name}{' ' if given else ''}{given}::{_escaped(message)}"


def in_actions(environment: Mapping[str, str]) -> bool:
    """Whether this is a step of a workflow."""
    return environment.get("GITHUB_ACTIONS") == "true"


@contextmanager
def no_commands(environment: Mapping[str, str], out: TextIO | None = None) -> Generator[None]:
    """Keep what a server says, once it is printed, from being taken for workflow commands."""
    if not in_actions(environment):
        yield
        return
    out, token = out or sys.stdout, token_hex(16)
    print(command("stop-commands", token), file=out, flush=True)
    try:
        yield
    finally:
        print(command(token, ""), file=out, flush=True)


def annotate(
    notes: Sequence[Note],
    *,
    headline: str,
    columns: Iterable[str],
    report: str,
    environment: Mapping[str, str],
    out: TextIO | None = None,
) -> None:
    """Print the first ten notes as annotations, and append all to the summary of the step.

    Args:
        notes: What was found; may be empty.
        headline: The run in a line, for the summary.
        columns: What `Note.row` holds.
        report: Where the rest is found.
        environment: That of the process; outside of Actions nothing happens.
        out: Where commands go, standard output unless given.
    """
    if not in_actions(environment):
        return
    out = out or sys.stdout
    for note in notes[:SHOWN]:
        print(note, file=out)
    if len(notes) > SHOWN:
        more = f"{len(notes) - SHOWN} more, {len(notes)} in all; {report} has them"
        print(command("notice", more, title=headline), file=out, flush=True)
    path = environment.get("GITHUB_STEP_SUMMARY")
    if path:
        try:
            with Path(path).open("a", encoding="utf-8") as summary:
                summary.write(markdown(notes, headline=headline, columns=columns, report=report))
        except OSError as reason:
            print(f"no summary of this step: {path}: {reason.strerror}", file=sys.stderr)


def markdown(notes: Sequence[Note], *, headline: str, columns: Iterable[str], report: str) -> str:
    """A heading and, if something was found, a table of it."""
    lines = [f"### {'❌' if notes else '✅'} {_cell(headline)}", ""]
    if notes:
        names = tuple(columns)
        lines += [_row(names), _row(["---"] * len(names)), *(_row(note.row) for note in notes[:LISTED])]
        if len(notes) > LISTED:
            lines += ["", f"{len(notes) - LISTED} more: {_cell(report)}"]
        lines.append("")
    return "\n".join([*lines, ""])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    """A text in one line that is neither HTML nor markup of a table."""
    for special, meant in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("|", "&#124;"), ("`", "&#96;")):
        text = text.replace(special, meant)
    return " ".join(text.split())


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
