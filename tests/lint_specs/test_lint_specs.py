"""How answers of the linters are read and judged; `--self-check` tries the linters themselves."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.lint_specs import __main__, exceptions, linters
from tests.lint_specs.exceptions import Exempt
from tests.lint_specs.linters import Found, LintError


def _nothing(name: str) -> None:
    """No program is found."""


AMBIGUOUS = Found(
    Path("specs/orchard.yaml"), 12, "redocly/no-ambiguous-paths", "/paths/~1trees~1{id}", "warning", "Two."
)
FACT = Exempt("redocly/no-ambiguous-paths", "orchard", "/paths/~1trees~1{id}", "The farm has both.")


def test_findings_of_spectral_are_read() -> None:
    """Lines count from 1, and the path is a JSON pointer."""
    answer = [
        {
            "code": "array-items",
            "path": ["paths", "/trees/{id}", "get", "0"],
            "message": "Schemas with type array need items",
            "severity": 0,
            "range": {"start": {"line": 11, "character": 4}, "end": {"line": 11, "character": 9}},
            "source": str(Path.cwd() / "specs" / "orchard.yaml"),
        }
    ]

    (found,) = linters.read_spectral(json.dumps(answer))

    assert str(found) == (
        "specs/orchard.yaml:12: error [spectral/array-items] /paths/~1trees~1{id}/get/0: "
        "Schemas with type array need items"
    )


def test_findings_of_redocly_are_read() -> None:
    """Several documents stand one after the other."""
    place = {
        "source": {"ref": "specs/orchard.yaml"},
        "pointer": "#/paths/~1trees~1{id}",
        "start": {"line": 12},
    }
    problem = {"ruleId": "no-ambiguous-paths", "severity": "warn", "message": "Two.", "location": [place]}
    answer = json.dumps({"problems": []}) + "\n" + json.dumps({"problems": [problem]}) + "\n"

    assert list(linters.read_redocly(answer)) == [AMBIGUOUS]


def test_a_verdict_of_the_third_validator_is_read() -> None:
    """It knows neither line nor place."""
    answer: list[Any] = [
        {"file": "specs/orchard.yaml", "problems": ["no\n path"]},
        {"file": "b.yaml", "problems": []},
    ]

    (found,) = linters.read_openapi_parser(json.dumps(answer))

    assert str(found) == "specs/orchard.yaml:1: error [openapi-parser/valid]: no path"


@pytest.mark.parametrize(
    ("name", "view", "covered"),
    [
        ("specs/orchard.yaml", "", True),
        ("dist/orchard.json", "", True),
        ("dist/orchard.a.example.3.0.yaml", "", True),
        ("dist/orchard.3.0.yaml", "3.0", True),
        ("dist/orchard.a.example.3.0.yaml", "3.0", True),
        ("specs/orchard.yaml", "3.0", False),
        ("dist/orchard.a.example.yaml", "3.0", False),
        ("specs/orchard_two.yaml", "", False),
    ],
)
def test_an_exception_holds_for_one_place_of_one_api(name: str, view: str, covered: bool) -> None:
    """And for the files that are made of it."""
    fact = Exempt(FACT.rule, FACT.api, FACT.at, FACT.reason, view)
    found = Found(Path(name), 1, AMBIGUOUS.rule, AMBIGUOUS.pointer, "warning", "Two.")

    assert fact.covers(found) is covered
    assert not fact.covers(Found(Path(name), 1, "redocly/other", found.pointer, "warning", "Two."))
    assert not fact.covers(Found(Path(name), 1, found.rule, "/paths", "warning", "Two."))


def test_what_no_exception_covers_is_left() -> None:
    """The table counts both."""
    other = Found(AMBIGUOUS.path, 3, "redocly/no-ambiguous-paths", "/paths/~1apples", "warning", "Two.")

    left, stale = __main__.judge([FACT], [AMBIGUOUS, other], [AMBIGUOUS.path])
    rows = __main__.table([AMBIGUOUS.path], [AMBIGUOUS, other], left)

    assert (left, stale) == ([other], [])
    assert [row for row in rows if row["tool"] == "redocly"] == [
        {"tool": "redocly", "api": "orchard", "files": 1, "errors": 0, "warnings": 1, "excepted": 1}
    ]


def test_an_exception_that_nothing_asks_for_is_told() -> None:
    """But not while its API, or its view, is not linted."""
    only_3_0 = Exempt(FACT.rule, "orchard", "/info", "Never.", "3.0")

    _, stale = __main__.judge([FACT, only_3_0], [], [Path("specs/orchard.yaml")])
    _, both = __main__.judge(
        [FACT, only_3_0], [], [Path("specs/orchard.yaml"), Path("dist/orchard.3.0.yaml")]
    )
    _, none = __main__.judge([FACT], [], [Path("specs/meadow.yaml")])

    assert stale == [
        "tests/lint_specs/exceptions.yaml: orchard /paths/~1trees~1{id}: [redocly/no-ambiguous-paths] "
        "is not found there any more; delete the exception"
    ]
    assert (len(both), none) == (2, [])


def test_every_exception_has_its_reason() -> None:
    """Those of this repository name one place each, and no place twice."""
    exempts = exceptions.read()

    assert len({(exempt.rule, exempt.api, exempt.at, exempt.view) for exempt in exempts}) == len(exempts)
    assert all(len(exempt.reason.split()) > 4 for exempt in exempts)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {rule: redocly/a, api: orchard, at: /info}", "entry 1: no `reason`"),
        ("- {rule: redocly/a, api: orchard, at: /info, reason: ''}", "entry 1: not a mapping of texts"),
        ("- {rule: a, api: orchard, at: /info, reason: So}", "entry 1: write the rule as `redocly/NAME`"),
        ("- {rule: redocly/a, api: orchard, at: info, reason: So}", "the place as a JSON pointer"),
        ("- {rule: redocly/a, api: orchard, at: /info, reason: So, all: 'yes'}", "`all` means nothing"),
        ("- [", "exceptions.yaml: while parsing"),
    ],
)
def test_a_broken_exception_is_one_message(tmp_path: Path, text: str, said: str) -> None:
    """With the file and the entry."""
    path = tmp_path / "exceptions.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(LintError) as refusal:
        exceptions.read(path)

    assert said in str(refusal.value)


def test_without_node_there_is_one_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 2, as for everything that keeps the linters from running."""
    monkeypatch.setattr(shutil, "which", _nothing)

    assert __main__.main([]) == 2
    assert capsys.readouterr().err.startswith("lint_specs: node is missing; install Node.js 20 or newer")


def test_an_unknown_api_is_one_message(capsys: pytest.CaptureFixture[str]) -> None:
    """It names those that there are."""
    assert __main__.main(["orchid"]) == 2
    assert "no spec is called orchid; there are g2a, " in capsys.readouterr().err


def test_versions_are_those_that_package_json_names() -> None:
    """Exact, so that the lock file cannot say anything else."""
    wanted = json.loads((linters.HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]

    assert {linters.TOOLS[tool]: version for tool, version in linters.versions().items()} == wanted
