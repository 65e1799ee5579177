"""Views of a spec for tools that take less than it says: OpenAPI 3.0, one host at a time, one server only.

Each function takes a document's root, gives a new one and leaves its own alone. A view of 3.0 comes with its
losses, each at its place in the spec. What is only written differently is no loss: ``const``, null, lists of
types, exclusive bounds. As generators do, it reads ``nullable`` beside ``allOf`` as "or null".
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple, TypeAlias
from urllib.parse import urlsplit

from generator.document import METHODS, PARTS, as_list, as_map, child, is_list, is_map, keys

__all__ = [
    "Loss",
    "Losses",
    "at",
    "by_host",
    "links_between_hosts",
    "openapi30",
    "plain31",
    "with_known_values",
]

Root: TypeAlias = dict[str, Any]


class Loss(NamedTuple):
    """Something that a view does not say any more."""

    what: str
    """The key that is gone, e.g. ``prefixItems``; several with a plus sign."""
    pointer: str
    """Where it stands in the spec."""
    reason: str
    """What became of it, and why."""


Losses: TypeAlias = list[Loss]


def openapi30(
    root: Root, *, wide: bool = False, unions: Literal["keep", "any"] = "keep", plain: bool = False
) -> tuple[Root, Losses]:
    """The document as OpenAPI 3.0.3; what was valid stays valid.

    Args:
        root: An OpenAPI 3.1 document whose refs lead to its own components.
        wide: Numbers without a format get 64 bits, for generators that otherwise give them 32.
        unions: With ``any``, a union without a discriminator admits everything.
        plain: A body has one media type, JSON if it can; a parameter of JSON is text that the caller writes.
    """
    down = _Down(root, wide=wide, unions=unions, plain=plain)
    return _rebuilt(root, "document", "", down.rewritings), sorted(down.losses, key=lambda loss: loss.what)


def plain31(root: Root) -> Root:
    """The document without what only annotates beside a ``$ref``; such tools take it for the whole schema."""

    def schema(value: Any, pointer: str) -> Any:
        return {"$ref": value["$ref"]} if _only_annotates_ref(value) else value

    view: Root = _rebuilt(root, "document", "", {"schema": schema})
    return view


def with_known_values(root: Root) -> Root:
    """The document with the values of ``x-extensible-enum`` in the descriptions, where people look.

    What a refusal lists beside the ``$ref`` to its schema goes into the description of the response.
    """

    def schema(value: Any, pointer: str) -> Any:
        if "$ref" in as_map(value):
            return deepcopy(_find(root, pointer))
        known = as_list(as_map(value).get("x-extensible-enum"))
        return _described(value, "Known so far", known) if known else value

    def response(value: Root, pointer: str) -> Root:
        for media_type in as_map(value.get("content")).values():
            for name, known in _narrowed(as_map(media_type).get("schema")):
                value = _described(value, f"Values of `{name}` known so far", known)
        return value

    view: Root = _rebuilt(root, "document", "", {"schema": schema, "response": response})
    return view


def at(root: Root, url: str) -> Root:
    """The document with `url` for its only server, so that a client made from it reaches nothing else.

    The addresses of OAuth 2.0, too, are below `url`, with the paths that they had.
    """

    def without(value: Any, pointer: str) -> Any:
        return {key: part for key, part in value.items() if key not in ("servers", "server")}

    def scheme(value: Any, pointer: str) -> Any:
        moved = {key: url + urlsplit(str(part)).path for key, part in value.items() if key.endswith("Url")}
        flows = {name: scheme(flow, "") for name, flow in as_map(value.get("flows")).items()}
        return value | moved | ({"flows": flows} if flows else {})

    rewritings = {**dict.fromkeys(("path-item", "operation", "link"), without), "security-scheme": scheme}
    return _with_servers(_rebuilt(root, "document", "", rewritings), [{"url": url}])


def by_host(root: Root) -> dict[str, Root]:
    """One document for each host, by its name: for generators that overlook the servers of a path.

    Each has the operations of its host, what these refer to, and the host's servers at the top. Links to
    operations of other hosts are left out; `links_between_hosts` lists them.
    """
    return {name: _one_host(root, name)[0] for name in sorted(set(_hosts(root).values()))}


def links_between_hosts(root: Root) -> Losses:
    """The links that `by_host` leaves out; one of a shared response once for each host."""
    return [loss for name in sorted(set(_hosts(root).values())) for loss in _one_host(root, name)[1]]


# --- Descriptions ---


def _find(root: Root, pointer: str) -> Any:
    node: Any = root
    for key in keys(pointer):
        node = node[int(key)] if is_list(node) else node[key]
    return node


def _described(value: Root, title: str, known: list[Any]) -> Root:
    """The object with these values behind its description, unless that names all of them."""
    shown = [f"`{one if isinstance(one, str) and one else json.dumps(one)}`" for one in known]
    text = str(value.get("description", "")).rstrip()
    if all(one in text for one in shown):
        return value
    text += "" if not text or text.endswith((".", "!", "?", ":")) else "."
    return {**value, "description": f"{text} {title}: {', '.join(shown)}.".lstrip()}


def _narrowed(schema: Any, name: str = "") -> Iterator[tuple[str, list[Any]]]:
    """The values listed beside a reference, by the property that has them."""
    if "$ref" in as_map(schema) or name:
        if known := as_list(as_map(schema).get("x-extensible-enum")):
            yield name, known
        for inner, part in as_map(as_map(schema).get("properties")).items():
            yield from _narrowed(part, inner)


# --- Rebuilding a document ---

_Rewriting: TypeAlias = Callable[[Any, str], Any]
_Rewritings: TypeAlias = Mapping[str, _Rewriting]


def _rebuilt(value: Any, kind: str, pointer: str, rewritings: _Rewritings) -> Any:
    """A deep copy in which each object went through the rewriting of its kind, those inside it first.

    The kinds are those of `PARTS`, and `reference` for a ``$ref`` to anything but a schema. A schema may be a
    boolean. Pointers are those of the old document.
    """
    if not is_map(value):
        rewrite = rewritings.get(kind) if isinstance(value, bool) else None
        return rewrite(value, pointer) if rewrite else deepcopy(value)
    if "$ref" in value and kind != "schema":
        kind = "reference"
    new = {key: _part(kind, key, inner, child(pointer, key), rewritings) for key, inner in value.items()}
    rewrite = rewritings.get(kind)
    return rewrite(new, pointer) if rewrite else new


def _part(kind: str, key: str, inner: Any, pointer: str, rewritings: _Rewritings) -> Any:
    parts = PARTS.get(kind, {})
    part = parts.get(key) or ("" if key.startswith("x-") else parts.get("*", ""))
    if not part or (key == "additionalProperties" and isinstance(inner, bool)):
        return deepcopy(inner)
    one = part.rstrip("[]{}")
    if part.endswith("[]"):
        places = enumerate(as_list(inner))
        return [_rebuilt(item, one, child(pointer, index), rewritings) for index, item in places]
    if part.endswith("{}"):
        named = as_map(inner).items()
        return {name: _rebuilt(item, one, child(pointer, name), rewritings) for name, item in named}
    return _rebuilt(inner, one, pointer, rewritings)


# --- OpenAPI 3.0 ---

_NULL: Final = {"type": "string", "nullable": True, "enum": [None]}
"""3.0 has no type for null: a text that may be null, and only null."""

_ANNOTATIONS: Final = frozenset(
    {"title", "description", "default", "example", "deprecated", "readOnly", "writeOnly", "externalDocs"}
)
_KEPT: Final = _ANNOTATIONS | {
    *("type", "enum", "format", "nullable", "discriminator", "xml", "$ref", "allOf", "oneOf", "anyOf", "not"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    *("minLength", "maxLength", "pattern", "items", "minItems", "maxItems", "uniqueItems"),
    *("properties", "required", "additionalProperties", "minProperties", "maxProperties"),
}
"""What a schema may hold in 3.0, beside ``x-`` keys."""

_HARMLESS: Final = frozenset({"$comment", "examples", "$ref + x-", "contentMediaType", "contentSchema"})
"""Losses that make no schema admit more."""

_OF_TYPE: Final[Mapping[str, frozenset[str]]] = {
    "string": frozenset({"minLength", "maxLength", "pattern", "format"}),
    "number": frozenset(
        {"multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "format"}
    ),
    "array": frozenset({"items", "minItems", "maxItems", "uniqueItems"}),
    "object": frozenset(
        {"properties", "required", "additionalProperties", "minProperties", "maxProperties", "discriminator"}
    ),
    "boolean": frozenset(),
}
"""The keywords that say something about values of one type only."""

_NUMERIC: Final = frozenset({"float", "double", "int32", "int64"})
_WIDE: Final = {"number": "double", "integer": "int64"}


@dataclass
class _Down:
    """One conversion to 3.0; its methods rewrite what `_rebuilt` hands them and note what is lost."""

    root: Root
    wide: bool
    unions: Literal["keep", "any"]
    plain: bool
    losses: Losses = field(default_factory=list[Loss])

    @property
    def rewritings(self) -> _Rewritings:
        return {
            "document": self.document,
            "info": self.info,
            "license": self.license,
            "components": self.components,
            "operation": self.operation,
            "reference": self.reference,
            "parameter": self.parameter,
            "header": self.parameter,
            "request-body": self.body,
            "response": self.body,
            "media-type": self.media_type,
            "schema": self.schema,
        }

    def lose(self, what: str, pointer: str, reason: str) -> None:
        self.losses.append(Loss(what, pointer, reason))

    def without(self, value: Root, pointer: str, names: Iterable[str], reason: str) -> Root:
        """The object without these keys, each a loss."""
        gone = [name for name in names if name in value]
        for name in gone:
            self.lose(name, child(pointer, name), reason)
        return {key: part for key, part in value.items() if key not in gone}

    def document(self, root: Root, pointer: str) -> Root:
        dropped = ("webhooks", "jsonSchemaDialect")
        new = {**self.without(root, pointer, dropped, "dropped"), "openapi": "3.0.3"}
        return new if "paths" in new else {**new, "paths": {}}

    def info(self, info: Root, pointer: str) -> Root:
        return self.without(info, pointer, ["summary"], "dropped: the title has to do")

    def license(self, license: Root, pointer: str) -> Root:
        name = license.pop("identifier", None)
        return {**license, "url": f"https://spdx.org/licenses/{name}.html"} if name else license

    def components(self, components: Root, pointer: str) -> Root:
        return self.without(components, pointer, ["pathItems"], "dropped")

    def operation(self, operation: Root, pointer: str) -> Root:
        default = {"default": {"description": "Not described."}}
        return operation if "responses" in operation else {**operation, "responses": default}

    def reference(self, reference: Root, pointer: str) -> Root:
        for key in reference:
            if key != "$ref":
                self.lose("$ref + text", child(pointer, key), "dropped: 3.0 reads nothing beside a reference")
        return {"$ref": reference["$ref"]}

    def parameter(self, parameter: Root, pointer: str) -> Root:
        if self.plain and "content" in parameter:
            reason = "a text, which the caller writes as JSON"
            kept = self.without(parameter, pointer, ["content"], reason)
            return {**kept, "schema": {"type": "string"}}
        return parameter

    def body(self, body: Root, pointer: str) -> Root:
        content = as_map(body.get("content"))
        if not self.plain or len(content) < 2:
            return body
        chosen = next((media for media in content if media.endswith("json")), next(iter(content)))
        for media in content:
            if media != chosen:
                self.lose("content", child(pointer, "content", media), f"dropped: {chosen} is kept")
        return {**body, "content": {chosen: content[chosen]}}

    def media_type(self, media_type: Root, pointer: str) -> Root:
        kind = pointer.rpartition("/")[2].replace("~1", "/")
        text = kind.endswith("json") or kind.startswith(("text/", "multipart/", "application/x-www-form"))
        return media_type if "schema" in media_type or text else {"schema": _BYTES, **media_type}

    def schema(self, given: Root | bool, pointer: str) -> Root:
        if isinstance(given, bool):
            return {} if given else {"not": {}}
        schema = given
        for rewrite in (
            self.words,
            self.bounds,
            self.pattern_properties,
            self.tuple,
            self.negation,
            self.overlap,
            self.beside_reference,
            self.or_null,
            self.union,
            self.types,
            self.width,
        ):
            schema = rewrite(schema, pointer)
        return schema

    def words(self, schema: Root, pointer: str) -> Root:
        """Each keyword as 3.0 has it, in its old place."""
        new: Root = {}
        for key, value in schema.items():
            match key:
                case "const":
                    new["enum"] = [value]
                case "examples":
                    new |= {"example": value[0]} if value else {}
                    if len(value) > 1:
                        self.lose(key, child(pointer, key), "the first is kept")
                case "contentEncoding" if value == "base64":
                    new["format"] = "byte"
                case "prefixItems" | "patternProperties":
                    new[key] = value
                case _ if key in _KEPT or key.startswith("x-"):
                    new[key] = value
                case _:
                    self.lose(key, child(pointer, key), "dropped: 3.0 has no word for it")
        return new

    def bounds(self, schema: Root, pointer: str) -> Root:
        """An exclusive bound is a number of its own in 3.1, a flag on the other bound in 3.0."""
        for exclusive, inclusive, tighter in (
            ("exclusiveMinimum", "minimum", max),
            ("exclusiveMaximum", "maximum", min),
        ):
            bound = schema.pop(exclusive, None)
            if bound is not None and tighter(bound, schema.get(inclusive, bound)) == bound:
                schema |= {inclusive: bound, exclusive: True}
        return schema

    def pattern_properties(self, schema: Root, pointer: str) -> Root:
        if "patternProperties" not in schema:
            return schema
        reason = "dropped, other properties may be anything"
        kept = self.without(schema, pointer, ["patternProperties"], reason)
        return {key: value for key, value in kept.items() if key != "additionalProperties"}

    def tuple(self, schema: Root, pointer: str) -> Root:
        """A list with a schema for each place: in 3.0 each place may have any of them."""
        if "prefixItems" not in schema:
            return schema
        places = as_list(schema["prefixItems"])
        if schema.get("maxItems", len(places) + 1) > len(places) and schema.get("items") != {"not": {}}:
            places = [*places, schema.get("items", {})]
        several = [place for index, place in enumerate(places) if place not in places[:index]]
        if len(several) == 1:
            items = several[0]
        else:
            items = {} if {} in several or self.unions == "any" else {"anyOf": several}
        schema = self.without(schema, pointer, ["prefixItems"], "each item may be any of them, in any order")
        return {**schema, "items": items}

    def negation(self, schema: Root, pointer: str) -> Root:
        if "not" in schema and self.widened(child(pointer, "not")):
            return self.without(schema, pointer, ["not"], "dropped: 3.0 cannot say all of it")
        return schema

    def overlap(self, schema: Root, pointer: str) -> Root:
        """Branches that admit more than they did may overlap."""
        below = child(pointer, "oneOf")
        if "oneOf" not in schema or "anyOf" in schema or not self.widened(below):
            return schema
        self.lose("oneOf", below, "`anyOf`: its branches have lost what told them apart")
        return {"anyOf" if key == "oneOf" else key: value for key, value in schema.items()}

    def widened(self, pointer: str) -> bool:
        """Whether a schema at or below `pointer` now admits more."""
        return any(
            loss.what not in _HARMLESS and f"{loss.pointer}/".startswith(f"{pointer}/")
            for loss in self.losses
        )

    def beside_reference(self, schema: Root, pointer: str) -> Root:
        """What stands beside a reference goes around it, for 3.0 overlooks it."""
        if "$ref" not in schema or len(schema) == 1:
            return schema
        reference = {"$ref": schema["$ref"]}
        if _only_annotates_ref(schema):
            self.lose("$ref + x-", pointer, "dropped: 3.0 reads nothing beside a reference")
            return reference
        outer = {key: schema[key] for key in schema if key in _ANNOTATIONS or key.startswith("x-")}
        rest = {key: schema[key] for key in schema if key not in outer and key != "$ref"}
        return {**outer, "allOf": [reference, rest] if rest else [reference]}

    def or_null(self, schema: Root, pointer: str) -> Root:
        """Null among the branches of a union makes one of the others nullable."""
        for key in ("oneOf", "anyOf"):
            branches = as_list(schema.get(key))
            left = [branch for branch in branches if branch != _NULL]
            if not left or len(left) == len(branches):
                continue
            index = next((index for index, one in enumerate(left) if "type" in one), 0)
            nullable = self.nullable(left[index])
            if nullable is None:
                continue
            left[index] = nullable
            rest = {name: value for name, value in schema.items() if name != key}
            alone = len(left) == 1 and all(name in _ANNOTATIONS or name.startswith("x-") for name in rest)
            schema = {**left[0], **rest} if alone else {**schema, key: left}
        return schema

    def nullable(self, schema: Root) -> Root | None:
        """The schema, or null; None where there is no `type`, without which ``nullable`` means nothing."""
        if "$ref" not in schema:
            return {**schema, "nullable": True} if "type" in schema else None
        section, _, name = schema["$ref"].removeprefix("#/components/").partition("/")
        target = as_map(as_map(as_map(self.root.get("components")).get(section)).get(name))
        kinds = [kind for kind in as_list(target.get("type")) or [target.get("type")] if kind != "null"]
        return (
            {"type": kinds[0], "nullable": True, "allOf": [schema]} if len(kinds) == 1 and kinds[0] else None
        )

    def union(self, schema: Root, pointer: str) -> Root:
        for key in ("oneOf", "anyOf"):
            if self.unions == "any" and len(as_list(schema.get(key))) > 1 and "discriminator" not in schema:
                schema = self.without(schema, pointer, [key], "anything")
        return schema

    def types(self, schema: Root, pointer: str) -> Root:
        """One type, or a union of several; an array says of what."""
        named = schema.get("type")
        if named == "null":
            return {**schema, **_NULL}
        kinds = [kind for kind in as_list(named) or [named] if kind != "null"]
        null = {"nullable": True} if is_list(named) and "null" in named else {}
        if "number" in kinds and "integer" in kinds:
            kinds.remove("integer")
        if len(kinds) == 1:
            items: Root = {"items": {}} if kinds[0] == "array" and "items" not in schema else {}
            return {**schema, "type": kinds[0], **null, **items} if named else schema
        typed = {"type", *(key for keys in _OF_TYPE.values() for key in keys)}
        rest = {key: value for key, value in schema.items() if key not in typed}
        if self.unions == "any":
            self.lose("type + type", child(pointer, "type"), "anything")
            return rest
        branches = [_of_type(kind, schema) for kind in kinds]
        branches[0] |= null
        if "anyOf" in rest:
            return {**rest, "allOf": [*as_list(rest.get("allOf")), {"anyOf": branches}]}
        return {**rest, "anyOf": branches}

    def width(self, schema: Root, pointer: str) -> Root:
        for one in (schema, *as_list(schema.get("anyOf"))) if self.wide else ():
            if one.get("type") in _WIDE and one.get("format") not in _NUMERIC:
                one["format"] = _WIDE[one["type"]]
        return schema


_BYTES: Final = {"type": "string", "format": "binary"}


def _of_type(kind: str, schema: Root) -> Root:
    """What a schema says about values of one type."""
    keys = _OF_TYPE["number" if kind == "integer" else kind]
    own = {key: value for key, value in schema.items() if key in keys}
    if "format" in own and (own["format"] in _NUMERIC) != (kind in _WIDE):
        del own["format"]
    return {"type": kind, **({"items": {}} if kind == "array" else {}), **own}


def _only_annotates_ref(schema: Any) -> bool:
    """Whether a reference has something beside it, and only ``x-`` keys, at any depth."""
    beside = {key: value for key, value in as_map(schema).items() if key != "$ref"}
    return "$ref" in as_map(schema) and bool(beside) and _annotates(beside)


def _annotates(schema: Any) -> bool:
    return is_map(schema) and all(
        key.startswith("x-")
        or (key == "properties" and all(map(_annotates, as_map(value).values())))
        or (key in ("items", "additionalProperties") and _annotates(value))
        for key, value in schema.items()
    )


# --- Hosts and servers ---


def _with_servers(root: Root, servers: list[Any]) -> Root:
    """The servers at the top, after `info` if there were none."""
    if "servers" in root:
        return {**root, "servers": deepcopy(servers)}
    head: Root = {key: root[key] for key in ("openapi", "info") if key in root}
    return {**head, "servers": deepcopy(servers), **root}


def _servers(root: Root, path: str, method: str) -> list[Any]:
    item = as_map(as_map(root.get("paths")).get(path))
    return as_list(as_map(item[method]).get("servers") or item.get("servers") or root.get("servers"))


def _hosts(root: Root) -> dict[tuple[str, str], str]:
    """The host of each operation, by path and method: that of its first server that is not loopback."""
    hosts: dict[tuple[str, str], str] = {}
    for path, item in as_map(root.get("paths")).items():
        for method in METHODS:
            if method in as_map(item):
                names = [
                    urlsplit(str(server["url"])).hostname or "" for server in _servers(root, path, method)
                ]
                public = [name for name in names if name not in ("127.0.0.1", "localhost", "::1")]
                hosts[path, method] = (public or names or [""])[0]
    return hosts


def _one_host(root: Root, name: str) -> tuple[Root, Losses]:
    hosts = _hosts(root)
    servers: dict[str, Any] = {}
    paths: dict[str, Any] = {}
    for path, method in (place for place, host in hosts.items() if host == name):
        item = root["paths"][path]
        servers |= {server["url"]: server for server in _servers(root, path, method)}
        shared = {key: part for key, part in item.items() if key not in (*METHODS, "servers")}
        operation = {key: part for key, part in item[method].items() if key != "servers"}
        paths[path] = {**shared, **paths.get(path, {}), method: operation}
    operations = [item[method] for item in paths.values() for method in METHODS if method in item]
    known = {operation.get("operationId") for operation in operations}
    losses: Losses = []

    def response(value: Root, pointer: str) -> Root:
        links = as_map(value.get("links"))
        gone = {
            key: link for key, link in links.items() if link.get("operationId", None) not in {None, *known}
        }
        for key, link in gone.items():
            reason = f"`{link['operationId']}` is not on {name}"
            losses.append(Loss("link", child(pointer, "links", key), reason))
        left = {key: link for key, link in links.items() if key not in gone}
        return {
            key: left if key == "links" else part for key, part in value.items() if left or key != "links"
        }

    tags = {tag for operation in operations for tag in as_list(operation.get("tags"))}
    part = {
        **root,
        "info": {**root["info"], "title": f"{root['info']['title']}, {name}"},
        "tags": [tag for tag in as_list(root.get("tags")) if tag["name"] in tags],
        "paths": paths,
        "components": _reached(as_map(root.get("components")), paths, _schemes([root, *operations])),
    }
    part = {key: value for key, value in part.items() if key in root}
    return _with_servers(
        _rebuilt(part, "document", "", {"response": response}), list(servers.values())
    ), losses


def _schemes(holders: Iterable[Root]) -> set[str]:
    """The names of the security schemes that a document or its operations ask for."""
    needs = (alternative for holder in holders for alternative in as_list(holder.get("security")))
    return {name for alternative in needs for name in alternative}


def _reached(components: Root, paths: Root, schemes: set[str]) -> Root:
    """The components that something refers to, in their old order; security schemes by name."""
    seen = {("securitySchemes", name) for name in schemes}
    waiting: list[Any] = [paths]
    while waiting:
        node = waiting.pop()
        if is_list(node):
            waiting += node
        elif is_map(node):
            waiting += node.values()
            mapping = as_map(as_map(node.get("discriminator")).get("mapping"))
            for ref in (node.get("$ref"), *mapping.values()):
                section, _, name = str(ref).removeprefix("#/components/").partition("/")
                if name in as_map(components.get(section)) and (section, name) not in seen:
                    seen.add((section, name))
                    waiting.append(components[section][name])
    kept = {
        section: {name: part for name, part in as_map(parts).items() if (section, name) in seen}
        for section, parts in components.items()
    }
    return {section: parts for section, parts in kept.items() if parts}
