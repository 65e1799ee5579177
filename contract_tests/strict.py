"""Derive from a spec the stricter copy that tests hold a server to.

A spec describes answers openly, because stores change without notice. A test wants the opposite: an
unknown field or value is news. So answer objects are closed here, known values become the only ones, and
moments in Unix seconds have bounds that milliseconds do not keep; what cannot be derived (the one reading
our sandbox sends, bounds, links that carry a body) stands in ``strict/<api>.yaml``, an OpenAPI Overlay 1.0.
Requests stay as the spec has them.
"""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonpath

from contract_tests.errors import ContractError
from generator.document import METHODS, as_list, as_map, is_list, is_map

Json = dict[str, Any]
ANSWER = "Answer."
"""Prefix of the schemas that answers use, so that closing them leaves requests alone."""
CLOSED = "unevaluatedProperties"
MOMENTS = {"minimum": 315_532_800, "maximum": 4_102_444_800}
"""What `format: unixtime` may be: the years from 1980 to 2099, where no milliseconds, minutes or days are."""
ELSEWHERE = "x-servers"
"""Marks an operation that has servers of its own, with their addresses."""


class OverlayError(ContractError):
    """An overlay that does not fit its spec."""


def strict_copy(spec: Json, overlay: Json | None = None, *, source: Path | None = None) -> Json:
    """Return a copy of `spec` with `overlay` applied, answers closed and known values enforced.

    Raises:
        OverlayError: Not an overlay, or an action whose target matches nothing.
    """
    strict: Json = json.loads(json.dumps(spec))  # YAML aliases become copies: closing one closes no other
    if overlay is not None:
        apply_overlay(strict, overlay, source=source or Path("overlay"))
    _one_server(strict)
    _separate_answers(strict)
    seen: set[int] = set()
    for schema in answer_schemas(strict):
        _close(schema, strict, seen)
    return strict


def _one_server(strict: Json) -> None:
    """Drop the servers of single paths and operations: a run has one target, and curl lines name no other.

    What has a server of its own outside is marked with it, for on a live server it is not found.
    """
    for path_item in as_map(strict.get("paths")).values():
        shared = path_item.pop("servers", ())
        for method in METHODS:
            if method in path_item:
                servers = path_item[method].pop("servers", shared)
                if servers:
                    path_item[method][ELSEWHERE] = [str(server["url"]) for server in servers]


def apply_overlay(spec: Json, overlay: Json, *, source: Path) -> None:
    """Apply the actions of an OpenAPI Overlay 1.0 document in place, in their order.

    Objects are merged, arrays appended to, other values replaced; `remove` deletes what the target selects.

    Raises:
        OverlayError: Not an overlay, or an action whose target matches nothing.
    """
    actions = as_list(overlay.get("actions"))
    if not str(overlay.get("overlay", "")).startswith("1.") or not actions or not all(map(is_map, actions)):
        raise OverlayError(
            f"{source}: not an OpenAPI Overlay 1.0 document: `overlay: 1.0.0` and `actions` are needed"
        )
    for number, action in enumerate(map(as_map, actions)):
        where = f"{source}#/actions/{number}"
        target = action.get("target")
        try:
            matches = list(jsonpath.finditer(str(target), spec))
        except jsonpath.JSONPathError as reason:
            raise OverlayError(f"{where}: `{target}` is not a JSONPath: {reason}") from None
        if not matches:
            raise OverlayError(
                f"{where}: nothing in the spec matches `{target}`; correct the target or drop the action"
            )
        if action.get("remove") is True:
            for match in reversed(matches):
                del _at(spec, match.parts[:-1])[match.parts[-1]]
        elif "update" in action:
            for match in matches:
                _merge(_at(spec, match.parts), action["update"], where)
        else:
            raise OverlayError(f"{where}: an action needs `update` or `remove: true`")


def operations(spec: Json) -> Iterator[tuple[str, str, Json]]:
    """Yield method, path and operation, in the order of the document."""
    for path, item in spec.get("paths", {}).items():
        for method in METHODS:
            if method in item:
                yield method, path, item[method]


def resolve(spec: Json, node: Any) -> Json:
    """Follow `$ref` to the object it names; siblings of the reference are left behind."""
    while is_map(node) and "$ref" in node:
        parts = str(node["$ref"]).removeprefix("#/").split("/")
        node = _at(spec, tuple(part.replace("~1", "/").replace("~0", "~") for part in parts))
    return as_map(node)


def layers(spec: Json, schema: Any, *, alternatives: bool = True) -> Iterator[Json]:
    """Yield every schema of the same value: itself, what it refers to, its allOf, maybe its alternatives."""
    if not is_map(schema):
        return
    yield schema
    if "$ref" in schema:
        yield from layers(spec, resolve(spec, {"$ref": schema["$ref"]}), alternatives=alternatives)
    for key in ("allOf", "anyOf", "oneOf") if alternatives else ("allOf",):
        for member in schema.get(key, ()):
            yield from layers(spec, member, alternatives=alternatives)


def answer_schemas(spec: Json) -> Iterator[Json]:
    """Yield the schema of every body that an operation answers with."""
    for _, _, operation in operations(spec):
        for response in operation.get("responses", {}).values():
            for media in resolve(spec, response).get("content", {}).values():
                if isinstance(media.get("schema"), dict):
                    yield media["schema"]


def _at(node: Any, parts: tuple[int | str, ...]) -> Any:
    for part in parts:
        node = node[part]
    return node


def _merge(target: Any, update: Any, where: str) -> None:
    if is_list(target):
        target.append(copy.deepcopy(update))
        return
    if not is_map(target) or not is_map(update):
        raise OverlayError(f"{where}: only objects and arrays can be updated; target the parent instead")
    for key, value in update.items():
        present = target.get(key)
        if is_map(present) and is_map(value):
            _merge(present, value, where)
        elif is_list(present) and is_list(value):
            present.extend(copy.deepcopy(value))
        else:
            target[key] = copy.deepcopy(value)


def _separate_answers(spec: Json) -> None:
    schemas: Json = spec.get("components", {}).get("schemas", {})
    prefix = "#/components/schemas/"
    pending: list[Any] = list(answer_schemas(spec))
    seen: set[int] = set()
    while pending:
        node = pending.pop()
        if id(node) in seen:
            continue
        if is_list(node):
            pending.extend(node)
        elif is_map(node):
            seen.add(id(node))
            reference = node.get("$ref")
            if isinstance(reference, str) and reference.startswith(prefix):
                name = reference.removeprefix(prefix)
                if not name.startswith(ANSWER):
                    schemas.setdefault(ANSWER + name, copy.deepcopy(schemas[name]))
                    node["$ref"] = prefix + ANSWER + name
                    name = ANSWER + name
                pending.append(schemas[name])
            pending.extend(node.values())


def _close(schema: Any, spec: Json, seen: set[int]) -> None:
    if not is_map(schema) or id(schema) in seen:
        return
    seen.add(id(schema))
    described = list(layers(spec, schema))
    if any("properties" in layer for layer in described):
        # On the outermost schema: a closed `$ref` target would refuse what its siblings add.
        schema.setdefault(CLOSED, False)
    joined = _join(schema, spec)
    always = list(layers(spec, schema, alternatives=False))
    known = {name for layer in always for name in layer.get("properties", {})}
    for layer in described:
        # An alternative may narrow what the others describe; closed by itself, it would refuse the rest.
        elsewhere = joined if any(layer is other for other in always) else known
        for name, inner in layer.get("properties", {}).items():
            if layer is schema or name not in elsewhere:
                _close(inner, spec, seen)
        if "x-extensible-enum" in layer:
            layer["enum"] = [
                *layer["x-extensible-enum"],
                *([None] if "null" in layer.get("type", ()) else []),
            ]
        if layer.get("format") == "unixtime":
            layer.update({**MOMENTS, **layer})
        for inner in layer.get("prefixItems", ()):
            _close(inner, spec, seen)
        for key in ("items", "additionalProperties"):
            _close(layer.get(key), spec, seen)


def _join(schema: Json, spec: Json) -> set[str]:
    """Put what several layers say of an object in one place: closed alone, each would refuse the rest."""
    described: dict[str, list[Json]] = {}
    for layer in layers(spec, schema, alternatives=False):
        for name, inner in layer.get("properties", {}).items():
            if is_map(inner):
                described.setdefault(name, []).append(inner)
    joined: Json = {
        name: {"allOf": [{key: inner[key] for key in inner if key != CLOSED} for inner in found]}
        for name, found in described.items()
        if len(found) > 1 and any("properties" in deep for inner in found for deep in layers(spec, inner))
    }
    if joined:
        schema["properties"] = {**schema.get("properties", {}), **joined}
    return set(joined)
