"""The strict copy, and the overlays it is made with."""

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from contract_tests.strict import OverlayError, apply_overlay, strict_copy

SOURCE = Path("strict/orchard.yaml")


def spec(
    answer: dict[str, Any], schemas: dict[str, Any] | None = None, request: dict[str, Any] | None = None
) -> dict[str, Any]:
    """A spec with one operation."""
    operation: dict[str, Any] = {
        "operationId": "trees.get",
        "responses": {"200": {"description": "", "content": {"application/json": {"schema": answer}}}},
    }
    if request is not None:
        operation["requestBody"] = {"content": {"application/json": {"schema": request}}}
    return {
        "openapi": "3.1.0",
        "paths": {"/trees": {"post": operation}},
        "components": {"schemas": schemas or {}},
    }


def accepts(strict: dict[str, Any], value: object) -> bool:
    """Whether the strict copy takes an answer."""
    operation = strict["paths"]["/trees"]["post"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    validator: Any = Draft202012Validator({**schema, "components": strict["components"]})
    return bool(validator.is_valid(value))


TREE: dict[str, Any] = {
    "type": "object",
    "properties": {"kind": {"type": "string", "x-extensible-enum": ["apple", "pear"]}},
}


def test_strict_closes_objects_and_enumerations() -> None:
    """Unknown fields and values are refused, at every depth; the spec itself stays open."""
    given = spec({"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}, {"Tree": TREE})

    strict = strict_copy(given)

    assert accepts(strict, [{"kind": "apple"}])
    assert not accepts(strict, [{"kind": "apple", "age": 3}])
    assert not accepts(strict, [{"kind": "plum"}])
    assert accepts(given, [{"kind": "plum", "age": 3}])


def test_strict_minds_siblings_of_references() -> None:
    """What stands beside a `$ref` may add fields and narrow values."""
    answer: dict[str, Any] = {
        "$ref": "#/components/schemas/Tree",
        "properties": {"age": {"type": "integer"}, "kind": {"x-extensible-enum": ["pear"]}},
    }

    strict = strict_copy(spec(answer, {"Tree": TREE}))

    assert accepts(strict, {"kind": "pear", "age": 3})
    assert not accepts(strict, {"kind": "apple"})
    assert not accepts(strict, {"height": 2})


def test_strict_minds_siblings_at_depth() -> None:
    """What a sibling says of an object within narrows it, and refuses nothing that the `$ref` describes."""
    schemas: dict[str, Any] = {
        "Refusal": {"properties": {"error": {"$ref": "#/components/schemas/Error"}}},
        "Error": {"properties": {"code": {"x-extensible-enum": ["a", "b"]}, "message": {"type": "string"}}},
    }
    narrowed: dict[str, Any] = {
        "$ref": "#/components/schemas/Refusal",
        "properties": {"error": {"properties": {"code": {"x-extensible-enum": ["a"]}, "more": {}}}},
    }

    for answer in (narrowed, {"allOf": [narrowed]}):
        strict = strict_copy(spec(answer, schemas))

        assert accepts(strict, {"error": {"code": "a", "message": "no", "more": 1}})
        assert not accepts(strict, {"error": {"code": "b", "message": "no"}})
        assert not accepts(strict, {"error": {"code": "a", "other": 1}})


def test_strict_leaves_alternatives_to_narrow() -> None:
    """An alternative that says something of an object within does not have to repeat all of it."""
    whole: dict[str, Any] = {"properties": {"code": {"type": "string"}, "message": {"type": "string"}}}
    answer: dict[str, Any] = {
        "properties": {"error": whole},
        "oneOf": [
            {"properties": {"error": {"properties": {"code": {"const": "a"}}}}},
            {"properties": {"error": {"properties": {"code": {"const": "b"}, "message": False}}}},
        ],
    }

    strict = strict_copy(spec(answer))

    assert accepts(strict, {"error": {"code": "a", "message": "no"}})
    assert not accepts(strict, {"error": {"code": "b", "message": "no"}})
    assert not accepts(strict, {"error": {"code": "a", "other": 1}})


def test_strict_closes_compositions_once() -> None:
    """The members of an `allOf` see each other's fields."""
    answer: dict[str, Any] = {
        "allOf": [{"$ref": "#/components/schemas/Tree"}, {"properties": {"age": {"type": "integer"}}}]
    }

    strict = strict_copy(spec(answer, {"Tree": TREE}))

    assert accepts(strict, {"kind": "pear", "age": 3})
    assert not accepts(strict, {"kind": "pear", "height": 2})


def test_strict_keeps_null_of_a_nullable_enumeration() -> None:
    """A value that may be null may still be null."""
    answer = {"properties": {"kind": {"type": ["string", "null"], "x-extensible-enum": ["apple"]}}}

    strict = strict_copy(spec(answer))

    assert accepts(strict, {"kind": None})
    assert not accepts(strict, {"kind": "pear"})


def test_strict_survives_recursion_and_free_objects() -> None:
    """A schema may contain itself; an object that names no field stays free."""
    tree: dict[str, Any] = {
        "properties": {
            "grafts": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
            "notes": {"type": "object"},
        }
    }

    strict = strict_copy(spec({"$ref": "#/components/schemas/Tree"}, {"Tree": tree}))

    assert accepts(strict, {"grafts": [{"notes": {"any": "thing"}}]})
    assert not accepts(strict, {"grafts": [{"height": 2}]})


@pytest.mark.parametrize("described", [{}, {"type": ["integer", "null"]}, {"minimum": 0}])
def test_strict_moments_are_seconds(described: dict[str, Any]) -> None:
    """Unix seconds lie within our time, at every depth; milliseconds do not; own bounds stay."""
    since = {"type": "integer", "format": "unixtime", **described}
    tree: dict[str, Any] = {"type": "object", "properties": {"since": since}}
    trees = {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}

    strict = strict_copy(spec(trees, {"Tree": tree}))

    assert accepts(strict, [{"since": 1_700_000_000}, {}])
    assert not accepts(strict, [{"since": 1_700_000_000_000}])
    assert accepts(strict, [{"since": 20_000}]) is ("minimum" in described)
    assert accepts(strict, [{"since": None}]) is ("type" in described)


def test_strict_leaves_requests_alone() -> None:
    """A schema that requests share stays as the spec has it."""
    reference: dict[str, Any] = {"$ref": "#/components/schemas/Tree"}

    strict = strict_copy(spec(reference, {"Tree": TREE}, reference))

    request = strict["paths"]["/trees"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert strict["components"]["schemas"][request["$ref"].rpartition("/")[2]] == TREE


def test_overlay_updates_removes_and_appends() -> None:
    """Objects merge, arrays grow, values are replaced, targets vanish; the given spec stays as it is."""
    given = spec({"properties": {"kind": {"x-extensible-enum": ["apple", "pear"]}, "age": {"maximum": 9}}})
    schema = "$.paths['/trees'].post.responses['200'].content['application/json'].schema"
    overlay: dict[str, Any] = {
        "overlay": "1.0.0",
        "actions": [
            {"target": f"{schema}.properties.kind['x-extensible-enum'][?@ == 'pear']", "remove": True},
            {"target": f"{schema}.properties.kind['x-extensible-enum']", "update": "plum"},
            {
                "target": schema,
                "update": {"required": ["kind"], "properties": {"age": {"maximum": 5, "minimum": 1}}},
            },
        ],
    }

    strict = strict_copy(given, overlay, source=SOURCE)

    assert accepts(strict, {"kind": "plum", "age": 5})
    for refused in ({"kind": "pear"}, {"age": 5}, {"kind": "plum", "age": 6}, {"kind": "plum", "age": 0}):
        assert not accepts(strict, refused)
    assert accepts(given, {"kind": "pear", "age": 6})


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"actions": [{"target": "$", "update": {}}]}, "not an OpenAPI Overlay 1.0 document"),
    ({"overlay": "1.0.0"}, "not an OpenAPI Overlay 1.0 document"),
    ({"overlay": "1.0.0", "actions": [{"target": "$.info"}]}, "nothing in the spec matches `$.info`"),
    ({"overlay": "1.0.0", "actions": [{"target": "$.openapi", "update": {}}]}, "only objects and arrays"),
    ({"overlay": "1.0.0", "actions": [{"target": "$.paths"}]}, "`update` or `remove: true`"),
    ({"overlay": "1.0.0", "actions": [{"target": "$[", "remove": True}]}, "`$[` is not a JSONPath"),
    (
        {
            "overlay": "1.0.0",
            "actions": [{"target": "$.paths", "update": {}}, {"target": "$.x.y", "remove": True}],
        },
        "strict/orchard.yaml#/actions/1: nothing in the spec matches `$.x.y`",
    ),
]


@pytest.mark.parametrize(("overlay", "says"), REFUSED)
def test_overlay_refusals_say_what_is_wrong(overlay: dict[str, Any], says: str) -> None:
    """A message names the file, the action and the target."""
    with pytest.raises(OverlayError) as refusal:
        apply_overlay(spec({}), overlay, source=SOURCE)
    assert says in str(refusal.value)
    assert str(SOURCE) in str(refusal.value)
