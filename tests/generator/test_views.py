"""What other tools get to see: valid, wide enough, and nothing lost in silence."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from copy import copy, deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import referencing.jsonschema
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from generator import document, views
from generator.checks import Survey
from generator.document import METHODS, as_list, as_map, child, is_list, is_map

SPECS = sorted((Path(__file__).parents[2] / "specs").glob("*.yaml"))
OPTIONS: list[dict[str, Any]] = [{}, {"wide": True}, {"unions": "any", "wide": True, "plain": True}]

Root = dict[str, Any]


@pytest.fixture(scope="module", params=SPECS, ids=lambda path: path.stem)
def spec(request: pytest.FixtureRequest) -> document.Document:
    """Each spec of this repository."""
    return document.load(request.param)


def orchard(**schemas: Any) -> Root:
    """A small document with these schemas."""
    tree: Root = {"description": "A tree.", "content": {"application/json": {"schema": {}}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Orchard", "version": "1.0.0"},
        "paths": {"/tree": {"get": {"operationId": "trees.get", "responses": {"200": tree}}}},
        "components": {"schemas": schemas},
    }


def down(schema: Any, **options: Any) -> tuple[Any, list[str]]:
    """A schema in 3.0, and what it lost."""
    apple = {"type": "object", "properties": {"mass": {"type": "number"}}}
    view, losses = views.openapi30(orchard(Apple=apple, Tree=schema), **options)
    assert not list(OpenAPIV30SpecValidator(view).iter_errors())
    below = "/components/schemas/Tree"
    assert all(loss.pointer.startswith(below) for loss in losses)
    return view["components"]["schemas"]["Tree"], [
        f"{loss.what} at {loss.pointer.removeprefix(below)}" for loss in losses
    ]


APPLE = {"$ref": "#/components/schemas/Apple"}


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_views_of_the_specs_are_openapi_3_0(spec: document.Document, options: dict[str, Any]) -> None:
    """A validator of other hands agrees, and the spec itself is as it was."""
    before = deepcopy(spec.root)

    view, _ = views.openapi30(spec.root, **options)

    assert view["openapi"] == "3.0.3"
    assert [str(error) for error in OpenAPIV30SpecValidator(view).iter_errors()] == []
    assert spec.root == before


def test_losses_of_the_specs_stand_where_they_say(spec: document.Document) -> None:
    """Each pointer leads to something in the spec, and no place is told twice."""
    _, losses = views.openapi30(spec.root, unions="any", plain=True)

    for loss in losses:
        spec.at(loss.pointer)
        assert loss.reason
    assert len(losses) == len({(loss.what, loss.pointer) for loss in losses})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (True, {}),
        (False, {"not": {}}),
        ({"type": "null"}, {"type": "string", "nullable": True, "enum": [None]}),
        ({"type": ["string", "null"], "maxLength": 3}, {"type": "string", "maxLength": 3, "nullable": True}),
        ({"const": "pip"}, {"enum": ["pip"]}),
        (
            {"type": "number", "exclusiveMinimum": 0},
            {"type": "number", "minimum": 0, "exclusiveMinimum": True},
        ),
        (
            {"type": "number", "exclusiveMaximum": 5, "maximum": 3},
            {"type": "number", "maximum": 3},
        ),
        (
            {"type": ["string", "integer"], "pattern": "^a", "minimum": 3, "title": "Age"},
            {
                "title": "Age",
                "anyOf": [{"type": "string", "pattern": "^a"}, {"type": "integer", "minimum": 3}],
            },
        ),
        ({"type": ["number", "integer"]}, {"type": "number"}),
        ({"type": "array"}, {"type": "array", "items": {}}),
        ({"type": "string", "contentEncoding": "base64"}, {"type": "string", "format": "byte"}),
        ({"type": "string", "examples": ["a"]}, {"type": "string", "example": "a"}),
        ({**APPLE, "description": "Red."}, {"description": "Red.", "allOf": [APPLE]}),
        ({**APPLE, "minProperties": 1}, {"allOf": [APPLE, {"minProperties": 1}]}),
        (
            {"oneOf": [APPLE, {"type": "null"}], "description": "None in winter."},
            {"type": "object", "nullable": True, "allOf": [APPLE], "description": "None in winter."},
        ),
        (
            {"oneOf": [APPLE, {"type": "string"}, {"type": "null"}]},
            {"oneOf": [APPLE, {"type": "string", "nullable": True}]},
        ),
        (
            {"type": "object", "properties": {"const": {"const": 1}, "examples": True}},
            {"type": "object", "properties": {"const": {"enum": [1]}, "examples": {}}},
        ),
        ({"type": "object", "example": {"const": 1}}, {"type": "object", "example": {"const": 1}}),
    ],
)
def test_what_3_0_says_otherwise_is_no_loss(old: Any, new: Any) -> None:
    """Null, constants, bounds and lists of types mean the same as before."""
    assert down(old) == (new, [])


LOST: list[tuple[Any, Any, list[str]]] = [
    (
        {"type": "string", "examples": ["a", "b"]},
        {"type": "string", "example": "a"},
        ["examples at /examples"],
    ),
    (
        {"type": "string", "contentMediaType": "text/plain", "contentSchema": {}},
        {"type": "string"},
        ["contentMediaType at /contentMediaType", "contentSchema at /contentSchema"],
    ),
    (
        {**APPLE, "properties": {"mass": {"x-money": {"unit": "major"}}}},
        APPLE,
        ["$ref + x- at "],
    ),
    (
        {"type": "array", "prefixItems": [{"type": "string"}, APPLE], "maxItems": 2},
        {"type": "array", "maxItems": 2, "items": {"anyOf": [{"type": "string"}, APPLE]}},
        ["prefixItems at /prefixItems"],
    ),
    (
        {"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}},
        {"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "integer"}]}},
        ["prefixItems at /prefixItems"],
    ),
    (
        {"type": "array", "prefixItems": [{"type": "string"}]},
        {"type": "array", "items": {}},
        ["prefixItems at /prefixItems"],
    ),
    (
        {"type": "array", "prefixItems": [{"type": "string"}], "items": False},
        {"type": "array", "items": {"type": "string"}},
        ["prefixItems at /prefixItems"],
    ),
    (
        {
            "type": "object",
            "patternProperties": {"^a": {"type": "string"}},
            "additionalProperties": False,
        },
        {"type": "object"},
        ["patternProperties at /patternProperties"],
    ),
    (
        {"type": "object", "if": {"required": ["a"]}, "then": {"required": ["b"]}},
        {"type": "object"},
        ["if at /if", "then at /then"],
    ),
    (
        {"type": "array", "items": {}, "not": {"type": "array", "contains": {"const": 1}}},
        {"type": "array", "items": {}},
        ["contains at /not/contains", "not at /not"],
    ),
    (
        {"oneOf": [{"type": "array", "contains": {"const": 1}}, {"type": "array", "maxItems": 1}]},
        {"anyOf": [{"type": "array", "items": {}}, {"type": "array", "maxItems": 1, "items": {}}]},
        ["contains at /oneOf/0/contains", "oneOf at /oneOf"],
    ),
]


@pytest.mark.parametrize(("old", "new", "lost"), LOST)
def test_each_loss_of_a_schema_is_told(old: Any, new: Any, lost: list[str]) -> None:
    """What is gone is listed with its place, and the schema admits no less."""
    assert down(old) == (new, lost)


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        (
            {"oneOf": [APPLE, {"type": "string"}], "description": "Either."},
            {"description": "Either."},
            ["oneOf at /oneOf"],
        ),
        ({"type": ["string", "boolean", "null"]}, {}, ["type + type at /type"]),
        (
            {"oneOf": [APPLE, {"type": "null"}]},
            {"type": "object", "nullable": True, "allOf": [APPLE]},
            [],
        ),
        (
            {"type": "array", "prefixItems": [{"type": "string"}, APPLE], "maxItems": 2},
            {"type": "array", "maxItems": 2, "items": {}},
            ["prefixItems at /prefixItems"],
        ),
    ],
)
def test_unions_can_be_given_up(old: Any, new: Any, lost: list[str]) -> None:
    """With `unions="any"` only what may be null is kept; the rest is listed."""
    assert down(old, unions="any") == (new, lost)


def test_wide_numbers_are_those_without_a_format() -> None:
    """A format of the spec stays; in a union each branch has its own."""
    assert down({"type": "number"}, wide=True)[0]["format"] == "double"
    assert down({"type": "integer", "format": "int32"}, wide=True)[0]["format"] == "int32"
    assert down({"type": "integer", "format": "unixtime"}, wide=True)[0]["format"] == "int64"
    assert down({"type": ["string", "integer"]}, wide=True)[0]["anyOf"] == [
        {"type": "string"},
        {"type": "integer", "format": "int64"},
    ]


def test_losses_outside_of_schemas_are_told() -> None:
    """The document's own new keys, texts beside references, and what `plain` gives up."""
    root = orchard()
    root["info"] |= {"summary": "Trees", "license": {"name": "MIT", "identifier": "MIT"}}
    root |= {"webhooks": {"felled": {}}, "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema"}
    root["components"] = {
        "pathItems": {"Tree": {}},
        "responses": {"Gone": {"description": "Gone."}},
    }
    operation = root["paths"]["/tree"]["get"]
    operation["responses"]["410"] = {"$ref": "#/components/responses/Gone", "description": "Felled."}
    operation["parameters"] = [{"name": "q", "in": "query", "content": {"application/json": {"schema": {}}}}]
    sent: dict[str, Any] = {"multipart/form-data": {"schema": {}}, "application/json": {"schema": {}}}
    operation["requestBody"] = {"content": sent}

    view, losses = views.openapi30(root, plain=True)

    below = "/paths/~1tree/get"
    assert [(loss.what, loss.pointer) for loss in losses] == [
        ("$ref + text", f"{below}/responses/410/description"),
        ("content", f"{below}/parameters/0/content"),
        ("content", f"{below}/requestBody/content/multipart~1form-data"),
        ("jsonSchemaDialect", "/jsonSchemaDialect"),
        ("pathItems", "/components/pathItems"),
        ("summary", "/info/summary"),
        ("webhooks", "/webhooks"),
    ]
    assert view["info"]["license"] == {"name": "MIT", "url": "https://spdx.org/licenses/MIT.html"}
    assert view["paths"]["/tree"]["get"]["parameters"] == [
        {"name": "q", "in": "query", "schema": {"type": "string"}}
    ]
    assert list(view["paths"]["/tree"]["get"]["requestBody"]["content"]) == ["application/json"]
    assert not list(OpenAPIV30SpecValidator(view).iter_errors())


# --- What was valid stays valid ---


def validators(root: Root) -> Callable[[str], Callable[[Any], bool]]:
    """For the pointer of a schema, whether a value is valid by it."""
    library: Any = referencing
    registry = library.Registry().with_resource(
        "urn:spec", referencing.jsonschema.DRAFT202012.create_resource(root)
    )

    def validator(pointer: str) -> Callable[[Any], bool]:
        checker: Any = Draft202012Validator({"$ref": f"urn:spec#{quote(pointer)}"}, registry=registry)
        valid: Callable[[Any], bool] = checker.is_valid
        return valid

    return validator


def as_json_schema(node: Any) -> Any:
    """What a document of 3.0 says, in the words of JSON Schema 2020-12."""
    if is_list(node):
        return [as_json_schema(item) for item in node]
    if not is_map(node):
        return node
    if isinstance(node.get("$ref"), str):
        return {"$ref": node["$ref"]}
    new = {key: as_json_schema(value) for key, value in node.items()}
    for flag, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if new.get(flag) is True:
            new[flag] = new.pop(bound)
    if new.pop("nullable", False) is True:
        return {"anyOf": [{"type": "null"}, new]}
    return new


def examples(spec: document.Document) -> Iterator[tuple[str, Any]]:
    """Each example of a spec, with the pointer of its schema."""
    survey = Survey(spec)
    for place in survey.of("schema"):
        yield from ((place.pointer, value) for value in as_list(place.value.get("examples")))
    for kind in ("media-type", "parameter"):
        for place in survey.of(kind):
            named = [as_map(example).get("value") for example in as_map(place.value.get("examples")).values()]
            own = [place.value["example"]] if "example" in place.value else []
            if "schema" in place.value:
                yield from ((child(place.pointer, "schema"), value) for value in (*named, *own))


def bent(value: Any) -> Iterator[Any]:
    """The value, and the value with each one of its parts replaced by null, a list, a text or a number."""
    yield value
    yield from (None, [], "odd", 7)
    parts = enumerate(value) if is_list(value) else as_map(value).items()
    for key, part in list(parts)[:40]:
        others: Iterable[Any] = bent(part) if is_map(part) else (None, [], "odd", 7)
        for other in others:
            changed: Any = copy(value)
            changed[key] = other
            yield changed


def test_what_was_valid_is_valid_in_3_0(spec: document.Document) -> None:
    """The spec's examples, whole and with any part replaced: what 3.1 admits, 3.0 admits too."""
    old = validators(spec.root)
    new = validators(as_json_schema(views.openapi30(spec.root)[0]))
    tried = 0

    for pointer, example in examples(spec):
        before, after = old(pointer), new(pointer)
        assert before(example), pointer
        for value in bent(example):
            if before(value):
                tried += 1
                assert after(value), (pointer, value)

    assert tried > 100


# --- The other views ---


def operation_ids(root: Root) -> list[str]:
    return sorted(
        item[method]["operationId"] for item in root["paths"].values() for method in METHODS if method in item
    )


def everything(node: Any) -> Iterator[dict[str, Any]]:
    """Every mapping of a document."""
    if is_map(node):
        yield node
    for part in as_list(node) or as_map(node).values():
        yield from everything(part)


def test_by_host_has_each_operation_once(spec: document.Document) -> None:
    """Every host's document is valid, has one host at the top and no server below it."""
    parts = views.by_host(spec.root)

    together = [name for part in parts.values() for name in operation_ids(part)]
    assert sorted(together) == operation_ids(spec.root)
    for host, part in parts.items():
        assert [str(error) for error in OpenAPIV31SpecValidator(part).iter_errors()] == []
        assert host in part["servers"][0]["url"]
        assert sum("servers" in node for node in everything(part)) == 1


def test_by_host_drops_links_between_hosts_and_nothing_else(spec: document.Document) -> None:
    """Responses differ from the spec's only in the links that are listed as lost."""
    lost = {(loss.reason.rpartition(" ")[2], loss.pointer) for loss in views.links_between_hosts(spec.root)}

    for host, part in views.by_host(spec.root).items():
        known = set(operation_ids(part))
        for path, item in part["paths"].items():
            for method in METHODS:
                for status, answer in as_map(as_map(item.get(method)).get("responses")).items():
                    pointer = child("/paths", path, method, "responses", status)
                    whole = spec.at(pointer)
                    gone = set(as_map(whole.get("links"))) - set(as_map(answer.get("links")))
                    assert {key: answer[key] for key in answer if key != "links"} == {
                        key: whole[key] for key in whole if key != "links"
                    }
                    assert all((host, child(pointer, "links", key)) in lost for key in gone)
                    assert all(whole["links"][key]["operationId"] not in known for key in gone)
        for name, component in as_map(part.get("components")).items():
            for key, value in component.items():
                if name != "responses":
                    assert value == spec.root["components"][name][key]


def test_hosts_of_a_small_document() -> None:
    """Two hosts, one link between them, and a server on loopback that decides nothing."""
    root = orchard()
    server = {"url": "https://a.example"}
    local = {"url": "http://127.0.0.1:8000"}
    links = {"other": {"operationId": "apples.get"}, "again": {"operationId": "trees.get"}}
    root["paths"]["/tree"]["get"]["responses"]["200"]["links"] = links
    gone = {"operationId": "apples.get", "responses": {"200": {"description": "An apple."}}}
    root["paths"]["/apple"] = {"servers": [local, {"url": "https://b.example"}], "get": gone}
    root["servers"] = [local, server]

    parts = views.by_host(root)

    assert list(parts) == ["a.example", "b.example"]
    assert list(parts["a.example"]["paths"]["/tree"]["get"]["responses"]["200"]["links"]) == ["again"]
    assert parts["b.example"]["servers"] == [local, {"url": "https://b.example"}]
    assert views.links_between_hosts(root) == [
        views.Loss("link", "/paths/~1tree/get/responses/200/links/other", "`apples.get` is not on a.example")
    ]


def test_at_leaves_one_server(spec: document.Document) -> None:
    """No other address is left where a client looks for one."""
    view = views.at(spec.root, "http://127.0.0.1:9/shop")

    holders = [node for node in everything(view) if "servers" in node or is_map(node.get("server"))]
    assert holders == [view]
    assert view["servers"] == [{"url": "http://127.0.0.1:9/shop"}]
    assert operation_ids(view) == operation_ids(spec.root)
    for scheme in as_map(view["components"].get("securitySchemes")).values():
        addresses = [
            value for node in everything(scheme) for key, value in node.items() if key.endswith("Url")
        ]
        assert all(address.startswith("http://127.0.0.1:9/shop/") for address in addresses)


def test_at_looks_at_every_place_for_servers() -> None:
    """A path, an operation and a link may have servers of their own."""
    root = orchard()
    server = {"url": "https://a.example"}
    item = root["paths"]["/tree"]
    item["get"]["responses"]["200"]["links"] = {"again": {"operationId": "trees.get", "server": server}}
    for holder in (root, item, item["get"]):
        holder["servers"] = [server]

    assert "a.example" not in json.dumps(views.at(root, "http://127.0.0.1:9"))


def test_plain31_leaves_no_annotations_beside_references(spec: document.Document) -> None:
    """What stays beside a `$ref` says more than `x-` keys; the rest of the document is as it was."""
    view = views.plain31(spec.root)

    beside = [set(node) - {"$ref"} for node in everything(view) if isinstance(node.get("$ref"), str)]
    assert all(keys <= {"description", "title", "default", "examples", "deprecated"} for keys in beside)
    assert view["openapi"] == "3.1.0"
    assert operation_ids(view) == operation_ids(spec.root)
    assert views.plain31(view) == view


def test_known_values_are_told_once(spec: document.Document) -> None:
    """Every open list of values is in a description, and telling them again changes nothing."""
    told = views.with_known_values(spec.root)

    assert views.with_known_values(told) == told
    for place in Survey(spec).of("schema"):
        values = place.value.get("x-extensible-enum")
        if values and not re.search("/content/.*/schema/properties/", place.pointer):
            text = document.Document(spec.path, told, {}).at(place.pointer)["description"]
            assert all(f"`{value}`" in text for value in values), place.pointer


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, "Known so far: `ripe`, `7`."),
        ({"description": "State"}, "State. Known so far: `ripe`, `7`."),
        ({"description": "`ripe` or `7` days."}, "`ripe` or `7` days."),
    ],
)
def test_known_values_follow_the_description(said: Root, told: str) -> None:
    """A sentence of its own, unless the description has all of them."""
    root = orchard(State={"type": ["string", "integer"], **said, "x-extensible-enum": ["ripe", 7]})

    assert views.with_known_values(root)["components"]["schemas"]["State"]["description"] == told


def test_known_codes_of_a_refusal_are_told_with_its_response() -> None:
    """Beside a reference nobody looks, so the response says it, and its schema stays as it is."""
    narrowed = {**APPLE, "properties": {"error": {"properties": {"code": {"x-extensible-enum": ["E17"]}}}}}
    root = orchard(Apple={"type": "object"})
    root["paths"]["/tree"]["get"]["responses"]["200"]["content"]["application/json"]["schema"] = narrowed

    response = views.with_known_values(root)["paths"]["/tree"]["get"]["responses"]["200"]

    assert response["description"] == "A tree. Values of `code` known so far: `E17`."
    assert response["content"]["application/json"]["schema"] == narrowed
