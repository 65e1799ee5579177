"""What oasdiff does not look at: x- keys, servers, security, names that become names in a package.

Both documents are walked side by side, in the direction of requests and in that of answers, because the same
change means different things there. A schema that several operations share is reported at each of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

from generator.breaking.changes import Change, Kind, Level
from generator.document import Document, Operation, as_list, as_map

__all__ = ["compare"]

_Schema: TypeAlias = dict[str, Any]
_Alternatives: TypeAlias = dict[frozenset[str], dict[str, set[str]]]
"""The ways to be let in: sets of schemes, and the scopes of each of them."""

_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
_EMPTY: Final[frozenset[str]] = frozenset()


def compare(old: Document, new: Document) -> list[Change]:
    """What changed between two revisions of a spec."""
    return list(_Comparison(old, new).changes())


@dataclass(frozen=True, slots=True)
class _Where:
    """The way into a schema, and in which direction it is read."""

    answer: bool
    began: str
    """``request``, ``answer 200``, a parameter; or the component that the names are counted from."""
    names: tuple[str, ...] = ()
    refusal: bool = False

    def __str__(self) -> str:
        return " › ".join((self.began, *self.names))

    def into(self, name: str) -> _Where:
        return replace(self, names=(*self.names, name))

    def of(self, component: str) -> _Where:
        return replace(self, began=f"{component} ({'answer' if self.answer else 'request'})", names=())


@dataclass(slots=True)
class _Comparison:
    old: Document
    new: Document
    seen: set[tuple[bool, str]] = field(default_factory=set[tuple[bool, str]])
    """The pairs of references that were followed for the operation at hand."""

    def changes(self) -> Iterator[Change]:
        yield from self._package()
        yield from self._servers(self.old.root.get("servers"), self.new.root.get("servers"))
        yield from self._schemes()
        later = {_key(operation): operation for operation in self.new.operations()}
        for before in self.old.operations():
            if after := later.get(_key(before)):
                self.seen.clear()
                call = f"{before.method.upper()} {before.path}"
                for change in self._operation(before, after):
                    yield replace(change, operation=before.id, call=call)

    # -- the API as a whole --------------------------------------------------------------------------------

    def _package(self) -> Iterator[Change]:
        before, after = (as_map(one.root.get("info")).get("x-client-name") for one in (self.old, self.new))
        if before != after:
            yield _renamed("client-renamed", f"the client class `{before}` is now `{after}`")
        models, left = _classes(self.old), _classes(self.new)
        for name in sorted(models - left):
            yield _renamed("model-removed", f"the class of the schema `{name}` is gone or has another name")
        exceptions, named = _exceptions(self.old), _exceptions(self.new)
        for code, name in exceptions.items():
            if name not in named.values():
                text = f"the exception `{name}` of the code `{code}` is gone or has another name"
                yield _renamed("exception-removed", text)
        for code, name in named.items():
            if name not in exceptions.values():
                text = f"there is an exception `{name}` for the code `{code}`"
                kind: Kind = "Added" if code in exceptions else "Grows"
                yield Change("exception-added", text, "harmless", kind)

    def _servers(self, old: object, new: object, place: str = "servers") -> Iterator[Change]:
        before, after = _urls(old), _urls(new)
        for url in before:
            if url not in after:
                text = f"the server `{url}` is gone"
                yield Change("server-removed", text, "breaking", "Removed", place, breaks="wire")
        if before and after and before[0] in after and before[0] != after[0]:
            text = f"calls go to `{after[0]}` unless told otherwise, no longer to `{before[0]}`"
            yield Change("server-default-changed", text, "breaking", "Changed", place, breaks="packages")
        for url in after:
            if url not in before:
                yield Change("server-added", f"there is a server `{url}`", "harmless", "Added", place)

    def _schemes(self) -> Iterator[Change]:
        before, after = (_components(one, "securitySchemes") for one in (self.old, self.new))
        for name in sorted(before.keys() | after.keys()):
            place = f"security scheme {name}"
            if name not in after:
                text = f"the security scheme `{name}`, an argument of the client, is gone"
                yield Change("security-scheme-removed", text, "breaking", "Removed", place, breaks="packages")
            elif name not in before:
                text = f"there is a security scheme `{name}`"
                yield Change("security-scheme-added", text, "harmless", "Added", place)
            else:
                was, is_ = _facets(before[name]), _facets(after[name])
                for facet in sorted(was.keys() | is_.keys()):
                    if was.get(facet) != is_.get(facet):
                        text = f"`{facet}` was {_shown(was.get(facet))}, is {_shown(is_.get(facet))}"
                        yield Change(
                            "security-scheme-changed", text, "breaking", "Changed", place, breaks="wire"
                        )

    # -- one operation -------------------------------------------------------------------------------------

    def _operation(self, old: Operation, new: Operation) -> Iterator[Change]:
        if old.id != new.id:
            text = f"the method `{old.id}` is now `{new.id}`"
            yield _renamed("operation-renamed", text)
        yield from self._effect(old.raw.get("x-effect"), new.raw.get("x-effect"))
        yield from self._pagination(as_map(old.raw.get("x-pagination")), as_map(new.raw.get("x-pagination")))
        if _own_servers(old) or _own_servers(new):
            before = _own_servers(old) or self.old.root.get("servers")
            yield from self._servers(before, _own_servers(new) or self.new.root.get("servers"))
        yield from self._security(old, new)
        yield from self._parameters(old, new)
        yield from self._bodies(old, new)
        yield from self._answers(old, new)

    def _effect(self, old: object, new: object) -> Iterator[Change]:
        if old == new:
            return
        text = f"the effect was `{old}`, is `{new}`"
        if old == "read":
            why = "Calls that only read are tried again after a failure; these are not any more."
            yield Change("effect-changed", text, "breaking", "Changed", breaks="packages", why=why)
        else:
            heavier = new in ("spends", "irreversible") and old == "reversible"
            yield Change("effect-changed", text, "warning" if heavier else "harmless", "Changed")

    def _pagination(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
        if old and not new:
            text = "the list can no longer be walked page by page; the iterator is gone"
            yield Change("pagination-removed", text, "breaking", "Removed", breaks="packages")
        elif new and not old:
            text = "the list can be walked page by page"
            yield Change("pagination-added", text, "harmless", "Added")
        for key in sorted(old.keys() & new.keys() | (old.keys() ^ new.keys() if old and new else set())):
            if old.get(key) != new.get(key):
                text = f"`{key}` of the pages was {_shown(old.get(key))}, is {_shown(new.get(key))}"
                if key in ("style", "page", "offset", "cursor", "items"):
                    yield Change("pagination-changed", text, "breaking", "Changed", breaks="packages")
                else:
                    yield Change("pagination-changed", text, "warning", "Changed")

    def _security(self, old: Operation, new: Operation) -> Iterator[Change]:
        before, after = _alternatives(self.old, old), _alternatives(self.new, new)
        for way, scopes in before.items():
            served = [other for other in after if other <= way]
            if not served:
                told = f"no longer lets in who has {_told(way)}" if way else f"now needs {_any_of(after)}"
                change = Change("security-tightened", told, "breaking", "Changed", breaks="wire")
                yield replace(change, id="security-added") if not way else change
            elif way in after:
                for scheme, wanted in after[way].items():
                    for scope in sorted(wanted - scopes.get(scheme, set())):
                        text = f"`{scheme}` needs the scope `{scope}`"
                        yield Change("security-scope-added", text, "breaking", "Added", breaks="wire")
        for way in after:
            if not any(other <= way for other in before):
                told = f"also lets in who has {_told(way)}" if way else "needs no credentials any more"
                yield Change("security-loosened", told, "harmless", "Changed")

    def _parameters(self, old: Operation, new: Operation) -> Iterator[Change]:
        for was, is_ in zip(_placeholders(old.path), _placeholders(new.path), strict=False):
            if was != is_:
                text = f"the argument `{was}` is now `{is_}`"
                yield replace(_renamed("path-parameter-renamed", text), place="request")
        later = {(one["in"], one["name"]): one for one in new.parameters}
        names = dict(zip(_placeholders(old.path), _placeholders(new.path), strict=False))
        for before in old.parameters:
            place, name = before["in"], before["name"]
            after = later.get((place, names.get(name, name) if place == "path" else name))
            if after is None:
                continue
            where = _Where(answer=False, began=f"{place} `{name}`")
            for key in ("x-filter", "x-sort"):
                yield from _restated(before, after, key, where)
            yield from self._schema(before.get("schema"), after.get("schema"), where)
            yield from self._content(before, after, where)

    def _bodies(self, old: Operation, new: Operation) -> Iterator[Change]:
        before = as_map(self.old.resolve(old.raw.get("requestBody")))
        after = as_map(self.new.resolve(new.raw.get("requestBody")))
        yield from self._content(before, after, _Where(answer=False, began="request"))

    def _answers(self, old: Operation, new: Operation) -> Iterator[Change]:
        later = as_map(new.raw.get("responses"))
        for status, response in as_map(old.raw.get("responses")).items():
            before, after = as_map(self.old.resolve(response)), as_map(self.new.resolve(later.get(status)))
            where = _Where(answer=True, began=f"answer {status}", refusal=status[:1] in "45")
            yield from self._content(before, after, where)
            for name, header in as_map(before.get("headers")).items():
                was = as_map(self.old.resolve(header))
                is_ = as_map(self.new.resolve(as_map(after.get("headers")).get(name)))
                yield from self._schema(was.get("schema"), is_.get("schema"), where.into(name))

    def _content(self, old: _Schema, new: _Schema, where: _Where) -> Iterator[Change]:
        for media, inner in as_map(old.get("content")).items():
            other = as_map(as_map(new.get("content")).get(media))
            yield from self._schema(as_map(inner).get("schema"), other.get("schema"), where)

    # -- schemas -------------------------------------------------------------------------------------------

    def _schema(self, old: Any, new: Any, where: _Where) -> Iterator[Change]:
        old, new = as_map(old), as_map(new)
        if not old or not new:
            return
        if "$ref" in old or "$ref" in new:
            pair = where.answer, json.dumps([old, new], sort_keys=True, default=str)
            if pair in self.seen:
                return
            self.seen.add(pair)
            component = _component(new)
            # What narrows a reference right there belongs to this place, not to the component.
            if component and component == _component(old) and "properties" not in {*old, *new}:
                where = where.of(component)
        old, new = _meant(self.old, old), _meant(self.new, new)
        yield from _values(old, new, where)
        yield from _money(old, new, where)
        yield from _more(old, new, where)
        for key, inner in as_map(old.get("properties")).items():
            yield from self._schema(inner, as_map(new.get("properties")).get(key), where.into(key))
        for key, inner in as_map(old.get("patternProperties")).items():
            yield from self._schema(inner, as_map(new.get("patternProperties")).get(key), where.into("[]"))
        for key in ("items", "additionalProperties"):
            yield from self._schema(old.get(key), new.get(key), where.into("[]"))
        yield from self._schema(old.get("contentSchema"), new.get("contentSchema"), where)
        for was, is_ in zip(as_list(old.get("prefixItems")), as_list(new.get("prefixItems")), strict=False):
            yield from self._schema(was, is_, where.into("[]"))
        for key in ("allOf", "anyOf", "oneOf"):
            for was, is_ in _branches(as_list(old.get(key)), as_list(new.get(key))):
                yield from self._schema(was, is_, where)


# --- What a schema says beside its form ---


def _values(old: _Schema, new: _Schema, where: _Where) -> Iterator[Change]:
    before, after = _known(old), _known(new)
    closed, still = _is_closed(old), _is_closed(new)
    if before and after:
        for value in _without(after, before):
            if where.answer and closed and still:
                text = f"`{value}` is a new value, and no other was to be expected"
                yield Change("enum-value-added", text, "breaking", "Grows", str(where), breaks="wire")
            elif where.answer:
                yield Change("enum-value-added", f"`{value}` is a new value", "harmless", "Grows", str(where))
            else:
                text = f"`{value}` is accepted, too"
                yield Change("enum-value-added", text, "harmless", "Added", str(where))
        for value in _without(before, after):
            if where.answer:
                text = f"`{value}` is no longer among the known values"
                yield Change("enum-value-removed", text, "warning", "Removed", str(where))
            elif still or not closed:
                text = f"`{value}` is no longer accepted"
                yield Change("enum-value-removed", text, "breaking", "Removed", str(where), breaks="wire")
    elif before and not closed:
        yield Change("enum-removed", "the known values are told no more", "warning", "Removed", str(where))
    elif after and not still:
        yield Change("enum-added", "the known values are told", "harmless", "Added", str(where))
    if closed and not still:
        told = f"other values than {_listed(before)}"
        if where.answer:
            yield Change("enum-opened", f"{told} may come", "breaking", "Grows", str(where), breaks="wire")
        else:
            yield Change("enum-opened", f"{told} are accepted", "harmless", "Changed", str(where))
    elif still and not closed:
        told = f"other values than {_listed(after)}"
        if where.answer:
            yield Change("enum-closed", f"{told} do not come", "harmless", "Changed", str(where))
        elif not before:
            text = f"{told} are no longer accepted"
            yield Change("enum-closed", text, "breaking", "Changed", str(where), breaks="wire")
    if not where.refusal:  # whose names are exceptions
        names = _names(new)
        for value, name in _names(old).items():
            if value in names and name != names[value]:
                text = f"the name `{name}` of `{value}` is now `{names[value]}`"
                yield Change("enum-name-changed", text, "breaking", "Changed", str(where), breaks="packages")


def _money(old: _Schema, new: _Schema, where: _Where) -> Iterator[Change]:
    before, after = as_map(old.get("x-money")), as_map(new.get("x-money"))
    if before and not after:
        text = "the unit of the amount is no longer told; the exact decimal is gone"
        yield Change("money-removed", text, "breaking", "Removed", str(where), breaks="packages")
    elif after and not before:
        yield Change("money-added", "the unit of the amount is told", "harmless", "Added", str(where))
    else:
        for key in ("unit", "currency"):
            if (was := before.get(key)) != (is_ := after.get(key)):
                text = f"the {key} of the amount was {_shown(was)}, is {_shown(is_)}"
                # A currency that was not told before contradicts nobody.
                told = was is None
                level: Level = "harmless" if told else "breaking"
                yield Change(
                    f"money-{key}-changed", text, level, "Changed", str(where), breaks="" if told else "wire"
                )


def _more(old: _Schema, new: _Schema, where: _Where) -> Iterator[Change]:
    """Whether fields may come that the schema does not name, and of which type."""
    before, after = (schema.get("additionalProperties", True) for schema in (old, new))
    if (before is False) == (after is False):
        if where.answer and isinstance(before, dict) and not isinstance(after, dict):
            text = "the values of the map have no type any more"
            yield Change(
                "additional-properties-untyped", text, "breaking", "Changed", str(where), breaks="wire"
            )
        elif isinstance(after, dict) and before is True and not where.answer:
            text = "fields that the schema does not name must be of a certain type"
            yield Change(
                "additional-properties-typed", text, "breaking", "Changed", str(where), breaks="wire"
            )
        return
    opened = before is False
    text = f"fields that the schema does not name are {'accepted' if opened else 'refused'}"
    if where.answer:
        text = f"fields that the schema does not name {'may' if opened else 'do not'} come"
    name = f"additional-properties-{'opened' if opened else 'closed'}"
    if opened == where.answer:
        level: Level = "warning" if where.answer else "breaking"
        yield Change(name, text, level, "Changed", str(where), breaks="" if where.answer else "wire")
    else:
        yield Change(name, text, "harmless", "Changed", str(where))


# --- Small readings ---


def _renamed(name: str, text: str) -> Change:
    kind: Kind = "Removed" if name.endswith("removed") else "Changed"
    return Change(name, text, "breaking", kind, breaks="packages")


def _restated(old: Mapping[str, Any], new: Mapping[str, Any], key: str, where: _Where) -> Iterator[Change]:
    """A promise about what comes back that is another now; a new one is nothing to be warned of."""
    before, after = old.get(key), new.get(key)
    if before and before != after:
        text = f"`{key}` was {_shown(before)}, is {_shown(after)}"
        yield Change(f"{key.removeprefix('x-')}-changed", text, "warning", "Changed", str(where))


def _key(operation: Operation) -> tuple[str, str]:
    return operation.method, re.sub(r"\{[^}]*\}", "{}", operation.path)


def _placeholders(path: str) -> list[str]:
    return re.findall(r"\{([^}]*)\}", path)


def _components(document: Document, kind: str) -> dict[str, Any]:
    return as_map(as_map(document.root.get("components")).get(kind))


def _classes(document: Document) -> set[str]:
    """The schemas that packages have a class for."""
    kinds = {"properties", "allOf", "enum", "x-extensible-enum"}
    return {
        name for name, schema in _components(document, "schemas").items() if kinds & as_map(schema).keys()
    }


def _exceptions(document: Document) -> dict[str, str]:
    """What packages raise for the codes of refusals, by code; each name then ends in Error."""
    found: dict[str, str] = {}
    for operation in document.operations():
        for status, response in as_map(operation.raw.get("responses")).items():
            content = as_map(as_map(document.resolve(response)).get("content")) if status[:1] in "45" else {}
            for media in content.values():
                ref = as_map(as_map(media).get("schema")).get("$ref")
                fields = _fields(document, as_map(document.resolve({"$ref": ref})))
                inner = [deeper for one in fields for deeper in _fields(document, one)]
                for schema in (*fields, *inner):
                    found |= _names(schema)
    return found


def _fields(document: Document, schema: _Schema) -> list[_Schema]:
    return [as_map(document.resolve(inner)) for inner in as_map(schema.get("properties")).values()]


def _urls(servers: object) -> list[str]:
    urls = [str(as_map(server).get("url", "")).rstrip("/") for server in as_list(servers)]
    return [url for url in urls if urlsplit(url).hostname not in _LOOPBACK]


def _own_servers(operation: Operation) -> list[Any]:
    return as_list(operation.raw.get("servers") or operation.path_item.get("servers"))


def _facets(scheme: Any) -> dict[str, Any]:
    facets = {key: as_map(scheme).get(key) for key in ("type", "in", "name", "scheme", "openIdConnectUrl")}
    for kind, flow in as_map(as_map(scheme).get("flows")).items():
        for key in ("authorizationUrl", "tokenUrl", "refreshUrl"):
            facets[f"{kind} {key}"] = as_map(flow).get(key)
    return {key: value for key, value in facets.items() if value is not None}


def _alternatives(document: Document, operation: Operation) -> _Alternatives:
    given = as_list(operation.raw.get("security", document.root.get("security")))
    ways: _Alternatives = {}
    for one in map(as_map, given):
        ways[frozenset(one)] = {
            name: {str(scope) for scope in as_list(scopes)} for name, scopes in one.items()
        }
    return ways or {_EMPTY: {}}


def _told(way: Iterable[str]) -> str:
    return " and ".join(f"`{name}`" for name in sorted(way))


def _any_of(ways: Iterable[frozenset[str]]) -> str:
    return " or ".join(sorted(_told(way) for way in ways))


def _component(schema: _Schema) -> str:
    ref = str(schema.get("$ref", ""))
    return ref.rpartition("/")[2] if ref.startswith("#/components/") else ""


def _meant(document: Document, schema: _Schema) -> _Schema:
    """The schema that a reference leads to, together with what stands beside it."""
    if "$ref" not in schema:
        return schema
    beside = {key: value for key, value in schema.items() if key != "$ref"}
    target = as_map(document.resolve({"$ref": schema["$ref"]}))
    if "$ref" in target:
        return beside
    properties = dict(as_map(target.get("properties")))
    for key, inner in as_map(beside.get("properties")).items():
        properties[key] = _beside(as_map(properties.get(key)), as_map(inner))
    return {**target, **beside, **({"properties": properties} if properties else {})}


def _beside(schema: _Schema, narrower: _Schema) -> _Schema:
    """A schema with what is said of it elsewhere; fewer values have no use for the names of all."""
    together = {**schema, **narrower}
    if "x-extensible-enum" in narrower and "x-enum-varnames" not in narrower:
        together.pop("x-enum-varnames", None)
    return together


def _branches(old: list[Any], new: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Members of a union that stand for the same: those of one name, and the others by their order."""
    named = {name: one for one in new if (name := _component(as_map(one)))}
    yield from ((one, named[name]) for one in old if (name := _component(as_map(one))) in named)
    rest = ([one for one in side if not _component(as_map(one))] for side in (old, new))
    yield from zip(*rest, strict=False)


def _names(schema: _Schema) -> dict[str, str]:
    """What `x-enum-varnames` calls each value."""
    values = as_list(schema.get("enum") or schema.get("x-extensible-enum"))
    return dict(zip(map(str, values), map(str, as_list(schema.get("x-enum-varnames"))), strict=False))


def _known(schema: _Schema) -> list[Any]:
    """The values that a schema names, whether or not others may come."""
    if "const" in schema:
        return [schema["const"]]
    return as_list(schema.get("enum") or schema.get("x-extensible-enum"))


def _is_closed(schema: _Schema) -> bool:
    return "const" in schema or "enum" in schema


def _listed(values: Iterable[Any]) -> str:
    return ", ".join(f"`{value}`" for value in values)


def _without(values: Any, others: Any) -> list[Any]:
    return [value for value in as_list(values) if value not in as_list(others)]


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    return f"`{value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)}`"
