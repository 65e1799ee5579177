"""Rewrite a document into what openapi-python-client's parser can read, without loss for our templates.

The rewriting is done on a copy. Whatever the parser has no notion of stays readable in the original
document, which `plan` joins by path, method and name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from generator.document import METHODS, Document, as_list, as_map, is_map

__all__ = [
    "CLOSED_TUPLE",
    "EMPTY_LIST",
    "PAGE",
    "asks_login",
    "is_flag",
    "is_json_or_page",
    "is_refusal",
    "kind_of_empty",
    "normalise",
    "or_empty_list",
    "shows_login",
]

PAGE = "text/html"

CLOSED_TUPLE = "x-closed-tuple"
"""Marks, in the copy only, an array whose length is that of its ``prefixItems``."""

EMPTY_LIST = "x-empty-list"
"""Marks, in the copy only, a ``map`` or a ``model`` that PHP writes as ``[]`` where there is none."""

_SCHEMA_MAPS = ("properties", "patternProperties", "$defs")
_SCHEMA_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_SCHEMAS = ("items", "additionalProperties", "not")


def is_refusal(status: str) -> bool:
    """Whether a key of ``responses`` is for errors; ``default`` is what the stores say when they refuse."""
    return status[:1] in ("4", "5") or status == "default"


def asks_login(security: Sequence[Any]) -> bool:
    """Whether these alternatives of ``security`` let nobody in without credentials."""
    return bool(security) and {} not in security


def is_json_or_page(response: Mapping[str, Any]) -> bool:
    """Whether a resolved response is JSON or else an HTML page."""
    media = as_map(response.get("content"))
    return PAGE in media and any("json" in kind for kind in media)


def shows_login(security: Sequence[Any], responses: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether an operation that asks for credentials means 401 by a page, or by a redirect to one.

    Args:
        security: The alternatives that hold for the operation.
        responses: By status, without `$ref`.
    """
    pages = any(is_json_or_page(response) for status, response in responses.items() if status[:1] == "2")
    redirects = {"2", "3"} <= {status[:1] for status in responses}
    return asks_login(security) and (pages or redirects)


def or_empty_list(schema: object) -> dict[str, Any] | None:
    """What a schema admits beside the empty list, where it is PHP's way to write no entries or no object."""
    branches = as_list(as_map(schema).get("oneOf") or as_map(schema).get("anyOf"))
    others = [
        as_map(branch)
        for branch in branches
        if not (as_map(branch).get("type") == "array" and as_map(branch).get("maxItems") == 0)
    ]
    left = [other for other in others if other.get("type") != "null"]
    if len(others) == len(branches) or len(left) != 1:
        return None
    other = left[0]
    return other if "$ref" in other or other.get("type") == "object" else None


def kind_of_empty(document: Document, other: Mapping[str, Any]) -> str:
    """What the empty list beside a schema stands for: a ``map`` without entries, or no ``model``."""
    target = as_map(document.resolve(other))
    return "model" if target.get("properties") or "allOf" in target else "map"


def is_flag(schema: object) -> bool:
    """Whether a parameter's schema is a truth value that goes over the wire as 0 or 1."""
    parts = as_map(schema)
    return parts.get("type") == "integer" and parts.get("enum") == [0, 1] and "x-enum-varnames" not in parts


def normalise(document: Document) -> dict[str, Any]:
    """The document's root as the parser wants it."""
    root = deepcopy(document.root)
    for parameter in _parameters(root):
        _parameter(parameter)
    _lift_nullable_enums(root)
    for schema in _schemas(root):
        _or_empty_list(document, schema)
        _open_enum(schema)
        _array(schema)
        _const(schema)
    for response in _refusals(root):
        _plain_error(response)
    return root


def _lift_nullable_enums(root: dict[str, Any]) -> None:
    """An enumeration that may be null becomes a component of its own beside null.

    The parser would make a class without null of it, or one for each place it is used in.
    """
    components = as_map(as_map(root.get("components")).get("schemas"))
    for owner, schema in list(components.items()):
        for name, inner in as_map(as_map(schema).get("properties")).items():
            kinds = as_list(as_map(inner).get("type"))
            values = as_map(inner).get("x-extensible-enum") or as_map(inner).get("enum")
            if "null" not in kinds or not as_list(values):
                continue
            lifted = f"{owner}{''.join(part.capitalize() for part in name.replace('-', '_').split('_'))}"
            told = {key: inner[key] for key in ("description", "x-enum-varnames") if key in inner}
            left = [kind for kind in kinds if kind != "null"]
            known = [value for value in as_list(values) if value is not None]
            components[lifted] = {
                "type": left[0] if len(left) == 1 else left,
                "x-extensible-enum": known,
                **told,
            }
            schema["properties"][name] = {
                "description": inner.get("description", ""),
                "oneOf": [{"$ref": f"#/components/schemas/{lifted}"}, {"type": "null"}],
            }


def _or_empty_list(document: Document, schema: dict[str, Any]) -> None:
    """The parser would make a union of it; the templates want the map or the model, and a mark."""
    other = or_empty_list(schema)
    if other is None:
        return
    branches = as_list(schema.pop("oneOf", None)) + as_list(schema.pop("anyOf", None))
    kind = kind_of_empty(document, other)
    null = [{"type": "null"}] if {"type": "null"} in branches or kind == "model" else []
    if null:
        schema["oneOf"] = [other, *null]
    elif "$ref" in other:
        schema["allOf"] = [other]
    else:
        schema |= {key: value for key, value in other.items() if key != "description" or key not in schema}
    schema[EMPTY_LIST] = kind


def _parameter(parameter: dict[str, Any]) -> None:
    """A parameter of JSON text is one of its schema, a 0 or 1 one of truth."""
    for media in as_map(parameter.pop("content", None)).values():
        parameter["schema"] = as_map(media).get("schema", {})
    schema = parameter.get("schema")
    if is_flag(schema):
        parameter["schema"] = {key: value for key, value in as_map(schema).items() if key != "enum"} | {
            "type": "boolean"
        }


def _parameters(root: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path_item in as_map(root.get("paths")).values():
        holders = [as_map(path_item), *(as_map(as_map(path_item).get(method)) for method in METHODS)]
        for holder in holders:
            yield from (as_map(parameter) for parameter in as_list(holder.get("parameters")))
    yield from map(as_map, as_map(as_map(root.get("components")).get("parameters")).values())


def _open_enum(schema: dict[str, Any]) -> None:
    """The parser knows `enum` only; that these values are not all is the template's business."""
    values = schema.get("x-extensible-enum")
    if isinstance(values, list) and "enum" not in schema:
        schema["enum"] = values


def _array(schema: dict[str, Any]) -> None:
    if "prefixItems" in schema:
        length = len(as_list(schema["prefixItems"]))
        if schema.get("items") is False or (schema.get("minItems") == length == schema.get("maxItems")):
            schema[CLOSED_TUPLE] = True
            schema.pop("items", None)
    elif schema.get("type") == "array" and not is_map(schema.get("items")):
        schema["items"] = {}


def _const(schema: dict[str, Any]) -> None:
    """The parser escapes a quote twice; as text, such a constant is at least read."""
    const = schema.get("const")
    if isinstance(const, str) and set(const) & set('"\\'):
        del schema["const"]


def _plain_error(response: dict[str, Any]) -> None:
    """Drop what narrows an error schema for one status: all refusals of an API share one model."""
    for media in as_map(response.get("content")).values():
        schema = as_map(as_map(media).get("schema"))
        if "$ref" in schema:
            media["schema"] = {"$ref": schema["$ref"]}


def _refusals(root: dict[str, Any]) -> Iterator[dict[str, Any]]:
    shared = as_map(as_map(root.get("components")).get("responses"))
    for path_item in as_map(root.get("paths")).values():
        for method in METHODS:
            for status, response in as_map(as_map(as_map(path_item).get(method)).get("responses")).items():
                if is_refusal(str(status)):
                    ref = as_map(response).get("$ref")
                    yield (
                        as_map(shared.get(ref.rpartition("/")[2]))
                        if isinstance(ref, str)
                        else as_map(response)
                    )


def _schemas(root: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every schema, each before the schemas inside it. True becomes ``{}`` on the way."""
    components = as_map(root.get("components"))
    for holder in _media_and_parameters(root):
        yield from _each(holder, "schema")
    for name in as_map(components.get("schemas")):
        yield from _each(components["schemas"], name)


def _each(holder: Any, key: Any) -> Iterator[dict[str, Any]]:
    if holder[key] is True:
        holder[key] = {}
    schema = holder[key]
    if not is_map(schema):
        return
    yield schema
    for name in _SCHEMAS:
        if name in schema and not (name == "additionalProperties" and isinstance(schema[name], bool)):
            yield from _each(schema, name)
    for name in _SCHEMA_MAPS:
        for inner in as_map(schema.get(name)):
            yield from _each(schema[name], inner)
    for name in _SCHEMA_LISTS:
        for index in range(len(as_list(schema.get(name)))):
            yield from _each(schema[name], index)


def _media_and_parameters(root: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every object outside components/schemas that holds a schema under ``schema``."""
    stack: list[Any] = [root.get("paths"), {**as_map(root.get("components")), "schemas": None}]
    while stack:
        node = stack.pop()
        if is_map(node):
            if is_map(node.get("schema")) or node.get("schema") is True:
                yield node
            stack.extend(value for key, value in node.items() if key not in ("schema", "examples", "example"))
        else:
            stack.extend(as_list(node))
