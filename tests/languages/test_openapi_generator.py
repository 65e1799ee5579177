"""What Java, Rust and Python have in common."""

import re
from pathlib import Path

import pytest

from tests.languages.language import ROOT, LanguageError
from tests.languages.openapi_generator import Parameter, as_json, matched, refusal
from tests.languages.pack import Expected, Kept, Operation, Step, Value

HERE = Path(__file__).parent
OPERATION = Operation(
    "POST",
    "/harvests/{tree_id}",
    {"tree_id": "path", "Idempotency-Key": "header", "sortBy": "query", "type": "query"},
    {
        "responses": {
            "409": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}},
            "410": {
                "content": {
                    "application/json": {"schema": {"allOf": [{"$ref": "#/components/schemas/Gone"}]}}
                }
            },
            "411": {"description": "nothing"},
        }
    },
)


def step(status: int = 201, body: Value = None, **arguments: Value) -> Step:
    names = {name.replace("__", "-"): value for name, value in arguments.items()}
    return Step("create.1", "create", "harvests.create", "owner", names, body, Expected(status), ())


@pytest.mark.parametrize(
    "names",
    [
        ("treeId", "newHarvest", "idempotencyKey", "sortBy", "type"),
        ("tree_id", "new_harvest", "idempotency_key", "sort_by", "r#type"),
    ],
)
def test_arguments_find_the_names_of_each_language(names: tuple[str, ...]) -> None:
    """Case, dashes and Rust's r# make no difference, and what is no parameter is the body."""
    given = step(tree_id="1", Idempotency__Key="k", type="t", body={"grams": 3})

    found = [value for _, value in matched(given, OPERATION, [Parameter(name, "") for name in names])]

    assert found == ["1", {"grams": 3}, "k", None, "t"]


def test_an_argument_that_no_function_takes_is_an_error() -> None:
    """A generator that drops a parameter must not go unnoticed."""
    with pytest.raises(LanguageError, match=r"harvests\.create does not take sortby"):
        list(matched(step(sortBy="size"), OPERATION, [Parameter("tree_id", "")]))
    with pytest.raises(LanguageError, match="does not take the body"):
        list(matched(step(body={}), OPERATION, [Parameter("tree_id", "")]))


def test_what_was_kept_is_named_in_the_json() -> None:
    """The driver fills it in."""
    assert as_json({"a": [Kept("list.1", "/id"), 1, "ä"]}) == '{"a": [{"$kept": ["list.1", "/id"]}, 1, "ä"]}'


def test_the_schema_of_a_refusal_is_that_of_its_status() -> None:
    """Also behind allOf, as the view of 3.0 writes it; a success has none."""
    assert [refusal(step(status), OPERATION) for status in (201, 409, 410, 411)] == [
        None,
        "Error",
        "Gone",
        None,
    ]


@pytest.mark.parametrize("name", ["openapi-generator.txt", "python/requirements.txt"])
def test_pins_are_those_of_constraints(name: str) -> None:
    """No second opinion on what is installed."""
    known = set(
        re.findall(r"^\S+==[^\s;]+", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)
    )
    pinned = re.findall(r"^[^#\s]\S*", (HERE / name).read_text(encoding="utf-8"), re.MULTILINE)

    assert pinned
    assert set(pinned) <= known
