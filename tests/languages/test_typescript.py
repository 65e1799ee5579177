"""What drivers in TypeScript are made of."""

import json
from typing import Any

import pytest

from tests.languages import typescript
from tests.languages.pack import Expected, Kept, Operation, Step, Value
from tests.languages.typescript import TypeScript

TREE = Kept("list_and_page.1", "/items/0/id")


@pytest.mark.parametrize(
    ("pointer", "expression"),
    [
        ("/page", "data?.page"),
        ("/docs/0/minPrice", "data?.docs?.[0]?.minPrice"),
        ("/docs/*/id", "data?.docs?.map((each) => each?.id)"),
        ("/a/*/b/*/c", "data?.a?.map((each) => each?.b?.map((each) => each?.c))"),
        ("/sizes/small~1wide", 'data?.sizes?.["small/wide"]'),
        ("", "data"),
    ],
)
def test_pointer_becomes_property_accesses(pointer: str, expression: str) -> None:
    """So that the compiler holds each of them to the generated types."""
    assert typescript.getter("data", pointer) == expression


@pytest.mark.parametrize(
    ("value", "expression"),
    [
        ({"id": TREE, "ripe": True}, '{"id": known(listAndPage1, "/items/0/id"), "ripe": true}'),
        ([1, "ä\n", None], '[1, "ä\\n", null]'),
    ],
)
def test_value_becomes_a_literal(value: Value, expression: str) -> None:
    """What an earlier step saw is asked for, with the type that it has there."""
    assert typescript.literal(value) == expression


def test_arguments_go_where_the_document_has_them() -> None:
    """Path, query and header; a step without any has no params."""
    operation = Operation(
        "PUT", "/trees/{tree_id}", {"tree_id": "path", "dry": "query", "X-Key": "header"}, {}
    )
    arguments: dict[str, Value] = {"tree_id": TREE, "dry": True, "X-Key": "one"}

    def step(given: dict[str, Value], body: Value) -> Step:
        return Step("fetch_one.1", "fetch_one", "trees.put", "owner", given, body, Expected(200), ())

    assert typescript.options(step({}, None), operation) == "{}"
    assert typescript.options(step(arguments, {"kind": "oak"}), operation) == (
        '{params: {"path": {"tree_id": known(listAndPage1, "/items/0/id")}, "query": {"dry": true}, '
        '"header": {"X-Key": "one"}}, body: {"kind": "oak"}}'
    )


def test_versions_are_exact() -> None:
    """The lock file has each package that is named, in that version and with its digest."""
    folder = TypeScript().folder
    named, locked = (json.loads((folder / name).read_text(encoding="utf-8")) for name in TypeScript.lock)
    packages: dict[str, dict[str, Any]] = locked["packages"]

    for name, version in {**named["dependencies"], **named["devDependencies"]}.items():
        assert packages[f"node_modules/{name}"]["version"] == version
    assert all("integrity" in package for path, package in packages.items() if path)
