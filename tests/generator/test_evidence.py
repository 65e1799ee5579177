"""What every fact of a spec rests on, counted; and the command that tells."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from generator import document, evidence

from .conftest import ROOT, Repository

TODAY = date(2026, 3, 1)

MEADOW = """\
openapi: 3.1.0
info: {title: Meadow, version: "1", x-evidence: {source: almanac, kind: code, seen: "2020-01-01"}}
servers:
  - {url: "https://meadow.example", x-evidence: {kind: inferred}}
paths:
  /sheep/{name}:
    parameters:
      - {name: name, in: path, required: true, schema: {type: string}}
    get:
      operationId: sheep.get
      x-evidence: {source: almanac, section: Sheep, kind: documented, seen: "2025-03-02"}
      parameters:
        - $ref: "#/components/parameters/Locale"
      responses:
        "200":
          description: One sheep.
          headers:
            X-Bell: {schema: {type: string}, x-evidence: {kind: inferred}}
          content: {application/json: {schema: {$ref: "#/components/schemas/Sheep"}}}
        "404": {$ref: "#/components/responses/Lost"}
  /sheep:
    post:
      operationId: sheep.shear
      x-evidence:
        source: diary
        section: Shearing
        kind: inferred
        seen: "2022-03-01"
        conflicts:
          - {source: almanac, section: Wool, says: Nobody shears here}
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/Shearing"}}}
      responses:
        "200":
          description: The sheep, lighter.
          content: {application/json: {schema: {$ref: "#/components/schemas/Sheep"}}}
        "404": {$ref: "#/components/responses/Lost"}
components:
  parameters:
    Locale: {name: locale, in: query, schema: {type: string}}
  responses:
    Lost:
      description: No such sheep.
      x-evidence: {kind: example, note: Only one page shows it}
      content:
        application/json:
          schema:
            $ref: "#/components/schemas/Error"
            properties: {code: {x-extensible-enum: [lost]}}
  schemas:
    Sheep:
      type: object
      properties:
        name: {type: string}
        lambs: {type: array, items: {$ref: "#/components/schemas/Sheep"}}
        wool:
          $ref: "#/components/schemas/Wool"
        age: {type: integer, x-evidence: {source: shepherd, kind: vendor}}
    Wool:
      type: object
      description: What is shorn.
      x-evidence:
        kind: observed
        seen: "2018-01-01"
        conflicts:
          - {source: almanac, section: Wool, says: "It is <b>yarn</b>"}
          - {source: diary, section: Monday, says: There is none}
      properties:
        grams: {type: integer}
    Shearing:
      type: object
      properties:
        again: {$ref: "#/components/schemas/Shearing"}
        shears: {type: string}
    Error:
      type: object
      properties: {code: {type: string}}
    Unused:
      type: object
      properties: {ghost: {type: string}}
"""


def read(text: str = MEADOW) -> evidence.Report:
    return evidence.read(document.parse(text, Path("specs/meadow.yaml")), TODAY)


def kinds(report: evidence.Report, group: str = "fields") -> dict[str, str]:
    """Each item of a group with its kind."""
    return {item.name: item.evidence.kind for item in report.of(group)}


def test_kinds_are_those_of_the_vocabulary() -> None:
    """A kind added to the vocabulary needs a rank here."""
    vocabulary = json.loads((ROOT / "specs" / "extensions.schema.json").read_bytes())["$defs"]

    assert set(evidence.KINDS) == set(vocabulary["x-evidence"]["properties"]["kind"]["enum"])


def test_each_field_counts_once_with_its_own_or_the_nearest_evidence() -> None:
    """Parameters, headers, answers and properties that an operation reaches; nothing else."""
    report = read()

    assert kinds(report, "operations") == {"sheep.get": "documented", "sheep.shear": "inferred"}
    assert kinds(report) == {
        "name": "documented",  # of the path, which has no evidence: from the operation
        "locale": "documented",
        "sheep.get › 200": "documented",
        "sheep.get › 200 › X-Bell": "inferred",  # its own is weaker
        "sheep.shear › 200": "inferred",
        "Lost": "example",
        "Sheep › name": "documented",
        "Sheep › lambs": "documented",
        "Sheep › wool": "observed",  # the ref stands for what it leads to
        "Sheep › age": "vendor",
        "Wool › grams": "observed",
        "Shearing › again": "inferred",  # contains itself
        "Shearing › shears": "inferred",
        "Error › code": "example",  # from the answer it stands in; not counted again where it is narrowed
    }
    assert kinds(report, "elsewhere") == {
        "info": "code",
        "https://meadow.example": "inferred",
        "Wool": "observed",
    }


@pytest.mark.parametrize(("get", "shear", "best"), [(0, 1, "almanac"), (1, 0, "diary"), (4, 5, "almanac")])
def test_what_operations_share_takes_the_best_of_theirs(get: int, shear: int, best: str) -> None:
    """Whichever comes first in the file; what only one of them uses has that one's."""
    text = MEADOW.replace("kind: documented", f"kind: {evidence.KINDS[get]}")
    report = read(text.replace("        kind: inferred\n", f"        kind: {evidence.KINDS[shear]}\n", 1))

    name = next(item for item in report.items if item.name == "Sheep › name")
    assert (name.evidence.kind, name.evidence.source) == (evidence.KINDS[min(get, shear)], best)
    assert kinds(report)["Shearing › shears"] == evidence.KINDS[shear]
    assert kinds(report)["locale"] == evidence.KINDS[get]


@pytest.mark.parametrize(("seen", "newer"), [("2021-01-01", "2022-03-01"), ("2023-01-01", "2023-01-01")])
def test_of_equal_kinds_the_newer_wins(seen: str, newer: str) -> None:
    """Two documents say it: the date is that of the later reading, wherever that stands."""
    report = read(MEADOW.replace("2025-03-02", seen).replace("kind: documented", "kind: inferred"))

    name = next(item for item in report.items if item.name == "Sheep › name")
    assert name.evidence.seen == date.fromisoformat(newer)


def test_evidence_without_a_source_keeps_that_around_it() -> None:
    """With a source of its own it keeps nothing, the date included."""
    by_name = {item.name: item.evidence for item in read().items}

    bell, age = by_name["sheep.get › 200 › X-Bell"], by_name["Sheep › age"]
    assert (bell.source, bell.section, bell.seen) == ("almanac", "Sheep", date(2025, 3, 2))
    assert (age.source, age.section, age.seen) == ("shepherd", "", None)


def test_ages_are_counted_from_the_day_given() -> None:
    """A year ago to the day is no longer under a year; nothing is lost."""
    report = read()
    fields = report.figures("fields")

    assert fields["ages"] == {
        "under 1 year": 8,
        "1-3 years": 0,
        "3-5 years": 3,
        "over 5 years": 2,
        "undated": 1,
    }
    assert sum(fields["ages"].values()) == fields["total"] == sum(fields["kinds"].values())
    assert (fields["oldest"], fields["newest"]) == ("2018-01-01", "2025-03-02")
    later = evidence.Report(report.document, report.items, date(2026, 3, 2))
    assert later.figures("fields")["ages"]["under 1 year"] == 0
    assert later.figures("fields")["ages"]["1-3 years"] == 8
    assert [report.told_age(day) for day in (TODAY, date(2026, 2, 28), date(2024, 2, 1))] == [
        *("0 days", "1 day", "2.1 years"),
    ]


def test_conflicts_count_where_they_stand_and_nowhere_else() -> None:
    """A place is not in conflict because what it stands in is."""
    report = read()

    assert {group: report.figures(group)["conflicts"] for group in evidence.GROUPS} == {
        "operations": 1,
        "fields": 0,
        "elsewhere": 2,
    }


def test_weak_spots_are_gathered_under_the_line_that_states_them() -> None:
    """To mend that line is to mend them all."""
    report = read()
    weak = {report.document.line(stated.pointer): [item.name for item in on] for stated, on in report.weak()}

    line = {text.strip(): number for number, text in enumerate(MEADOW.splitlines(), 1)}
    assert weak == {
        line['- {url: "https://meadow.example", x-evidence: {kind: inferred}}']: ["https://meadow.example"],
        line["X-Bell: {schema: {type: string}, x-evidence: {kind: inferred}}"]: ["sheep.get › 200 › X-Bell"],
        line["operationId: sheep.shear"] + 1: [
            *("sheep.shear", "sheep.shear › 200", "Shearing › again", "Shearing › shears"),
        ],
    }


def test_what_nobody_speaks_for_is_a_kind_of_its_own() -> None:
    """An operation without evidence, in a spec still being written."""
    report = read(
        'openapi: 3.1.0\npaths:\n  /a:\n    get:\n      responses: {"200": {description: A, content: '
        '{text/plain: {schema: {$ref: "#/components/schemas/Gone"}}}}}\n'
    )

    assert kinds(report, "operations") == {"GET /a": "none"}
    assert kinds(report) == {"GET /a › 200": "none"}
    assert [len(items) for _, items in report.weak()] == [2]


def run(repository: Repository, *arguments: str) -> subprocess.CompletedProcess[str]:
    """``python -m generator.evidence`` on a repository in miniature, on a certain day."""
    command = [sys.executable, "-m", "generator.evidence", "--root", str(repository.folder)]
    command += ["--today", TODAY.isoformat(), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


def test_the_command_prints_two_tables_and_writes_page_and_figures(repository: Repository) -> None:
    """A row for each API and group; the page has all conflicts, as text, and needs nothing else."""
    repository.add("meadow", MEADOW)
    repository.add("orchard")

    done = run(repository)

    assert done.returncode == 0, done.stderr
    rows = [line.split() for line in done.stdout.splitlines()]
    assert ["meadow", "fields", "14", "2", "5", "1", "2", "-", "4", "-"] in rows
    assert ["meadow", "fields", "2025-03-02", "2018-01-01", "8", "-", "3", "2", "1"] in rows
    assert any(row[:3] == ["orchard", "operations", "3"] for row in rows)
    figures = json.loads((repository.folder / "reports" / "evidence.json").read_text(encoding="utf-8"))
    assert list(figures) == ["meadow", "orchard"]
    assert figures["meadow"]["fields"]["kinds"]["inferred"] == 4
    page = (repository.folder / "reports" / "evidence.html").read_text(encoding="utf-8")
    for text in (
        "Nobody shears here",
        "It is &lt;b&gt;yarn&lt;/b&gt;",
        "There is none",
        "Only one page shows it",
    ):
        assert text in page
    assert "<b>yarn" not in page
    assert 'href="../specs/meadow.yaml#L' in page
    assert not any(mark in page for mark in ("src=", "<link", "@import", "url("))


@pytest.mark.parametrize(
    ("arguments", "status", "listed"),
    [
        (("--max-age", "2000"), 0, 2),
        (("--max-age", "2000", "--fail"), 1, 2),
        (("--max-age", "9000", "--fail"), 0, 0),
    ],
)
def test_old_places_are_listed_and_fail_only_if_asked(
    repository: Repository, arguments: tuple[str, ...], status: int, listed: int
) -> None:
    """Each with the line that has the date, oldest first; what inherits a date is not listed again."""
    path = repository.add("meadow", MEADOW)

    done = run(repository, *arguments)

    assert done.returncode == status, done.stderr
    old = [line for line in done.stdout.splitlines() if "meadow.yaml:" in line]
    assert len(old) == listed
    if old:
        assert "2018-01-01, 8.2 years: Wool" in old[0]
        assert "2020-01-01, 6.2 years: info (almanac)" in old[1]
        stated = int(old[0].split(" ")[0].rpartition(":")[2])
        assert "x-evidence" in path.read_text(encoding="utf-8").splitlines()[stated - 1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere",), "nowhere.yaml:1"),
        (("broken",), "broken.yaml:1"),
        (("guessed",), "guessed.yaml:11 #/paths/~1sheep~1{name}/get/x-evidence/kind: [x-evidence]"),
        (("undated",), "`2025-02-30` is no date"),
        (("--fail",), "--fail needs --max-age"),
        (("--out", "page.json"), "name it .html"),
        (("--today", "yesterday"), "'yesterday' is no date; write YYYY-MM-DD"),
        (("--max-age", "old"), "old"),
    ],
)
def test_bad_input_gets_one_message(repository: Repository, arguments: tuple[str, ...], told: str) -> None:
    """With the place, without a traceback; nothing is written."""
    repository.add("broken", "openapi: [")
    repository.add("guessed", MEADOW.replace("kind: documented", "kind: guess"))
    repository.add("undated", MEADOW.replace("2025-03-02", "2025-02-30"))

    done = run(repository, *arguments)

    assert done.returncode in (1, 2)
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (repository.folder / "reports").exists()


def test_one_bad_spec_does_not_keep_the_others_back(repository: Repository) -> None:
    """They are reported; the exit still tells."""
    repository.add("meadow", MEADOW)
    repository.add("broken", "openapi: [")

    done = run(repository)

    assert done.returncode == 1
    assert "broken.yaml" in done.stderr
    assert list(json.loads((repository.folder / "reports" / "evidence.json").read_text())) == ["meadow"]


@pytest.mark.parametrize("path", sorted((ROOT / "specs").glob("*.yaml")), ids=lambda path: path.stem)
def test_our_specs_can_be_read(path: Path) -> None:
    """Every operation has evidence, and every conflict of the file is in the report."""
    report = evidence.read(document.load(path), TODAY)

    assert not report.figures("operations")["kinds"][evidence.UNSAID]
    told = sum(report.figures(group)["conflicts"] for group in evidence.GROUPS)
    assert told == sum(
        len(place["conflicts"])
        for place in _evidence(report.document.root)
        if isinstance(place.get("conflicts"), list)
    )


def _evidence(node: object) -> list[dict[str, list[object]]]:
    """Every `x-evidence` of a document, found without the reader's map."""
    found: list[dict[str, list[object]]] = []
    if document.is_map(node):
        found += [node["x-evidence"]] if document.is_map(node.get("x-evidence")) else []
        found += [one for value in node.values() for one in _evidence(value)]
    elif document.is_list(node):
        found += [one for value in node for one in _evidence(value)]
    return found
