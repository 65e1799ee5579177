"""How much of a spec a run has touched: which parameters and body fields were sent, which fields came back.

Counted on parsed bodies, each distinct one once. A field is named by its JSON pointer; `*` stands for any
index of a list and for any key of a map. Where a schema is made of alternatives, their fields count together,
and each alternative counts by itself: it was seen if a value had its type, its required keys and constants,
and no key that only the others have.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import msgspec

from contract_tests.strict import ANSWER, Json, layers, operations, resolve
from contract_tests.traffic import Exchange
from generator.document import as_map, child, is_list, is_map

KINDS = ("statuses", "parameters", "values", "body", "fields", "alternatives")
"""What is measured of each operation: `values` are those of enums, `body` is sent, `fields` come back."""
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}
REFUSED = 400
"""From this status on, what was sent was not accepted."""


@dataclass(slots=True)
class Shape:
    """What tells one alternative from the others at a glance."""

    types: tuple[type, ...] = ()
    required: frozenset[str] = frozenset()
    constants: dict[str, list[Any]] = field(default_factory=dict[str, list[Any]])
    foreign: frozenset[str] = frozenset()
    values: list[Any] | None = None
    items: "Shape | None" = None

    def fits(self, value: object) -> bool:
        """Whether the value may be one of this alternative."""
        if self.types and type(value) not in self.types:
            return False
        if self.values is not None and value not in self.values:
            return False
        if is_map(value):
            return (
                self.required <= value.keys()
                and self.foreign.isdisjoint(value)
                and all(value[name] in known for name, known in self.constants.items() if name in value)
            )
        return not (is_list(value) and value and self.items is not None) or self.items.fits(value[0])


@dataclass(slots=True)
class Alternative:
    """One branch of `oneOf` or `anyOf`."""

    name: str
    shape: Shape
    seen: bool = False


@dataclass(slots=True)
class Place:
    """One place in a body, and what is below it."""

    name: str
    named: bool
    """Whether it counts as a field: a property, or what a list or map of plain values holds."""
    properties: dict[str, "Place"] = field(default_factory=dict[str, "Place"])
    rest: "Place | None" = None
    """Values of a map."""
    items: "Place | None" = None
    again: "Place | None" = None
    """The place above whose schema stands here once more; what is below counts there."""
    alternatives: list[Alternative] = field(default_factory=list[Alternative])
    values: dict[str, str] = field(default_factory=dict[str, str])
    given: set[str] = field(default_factory=set[str])
    """Those of `values` that were sent."""
    seen: bool = False
    filled: bool = False
    """Seen with something else than null."""
    accepted: bool = False
    done: bool = False
    """There is nothing left to see from here on."""

    def look(self, value: Any, *, accepted: bool = True) -> None:
        """Enter a value that stands here."""
        if self.done:
            return
        self.seen = True
        self.accepted = self.accepted or accepted
        if value is None:
            return
        self.filled = True
        if self.values:
            _give(self.values, self.given, value)
        for alternative in self.alternatives:
            alternative.seen = alternative.seen or alternative.shape.fits(value)
        if self.again is not None:
            self.again.look(value, accepted=accepted)
        elif is_map(value):
            for name, inner in value.items():
                below = self.properties.get(name, self.rest)
                if below is not None:
                    below.look(inner, accepted=accepted)
        elif is_list(value) and self.items is not None:
            for inner in value:
                self.items.look(inner, accepted=accepted)
        self.done = (
            self.accepted
            and len(self.given) == len(self.values)
            and all(found.seen for found in self.alternatives)
            and all(below.done for below in self.below())
            and (self.again is None or self.again.done)
        )

    def below(self) -> Iterator["Place"]:
        """The places one step further in."""
        yield from self.properties.values()
        if self.rest is not None:
            yield self.rest
        if self.items is not None:
            yield self.items

    def everything(self) -> Iterator["Place"]:
        """This place and all below it."""
        yield self
        for inner in self.below():
            yield from inner.everything()


@dataclass(slots=True)
class Parameter:
    """One documented parameter."""

    place: str
    name: str
    is_list: bool
    values: dict[str, str]
    """Of its enum: as sent, and as written in the spec."""
    sent: bool = False
    accepted: bool = False
    given: set[str] = field(default_factory=set[str])

    def __str__(self) -> str:
        return f"{self.place} {self.name}"

    def take(self, values: Iterable[str], *, accepted: bool) -> None:
        """Enter what was sent under its name."""
        for value in values:
            self.sent = True
            self.accepted = self.accepted or accepted
            for part in value.split(",") if self.is_list else (value,):
                _give(self.values, self.given, part)


class Surface:
    """What the spec documents of one operation, and how much of that was touched."""

    def __init__(self, spec: Json, path: str, operation: Json, shared: Iterable[Json] = ()) -> None:
        self._spec = spec
        self._responses: Json = {str(status): given for status, given in operation["responses"].items()}
        self._path = re.compile(re.sub(r"\\\{(.+?)\\\}", r"([^/]*)", re.escape(path)) + "$")
        self._holes = re.findall(r"\{(.+?)\}", path)
        self._known: set[tuple[str, bool, int]] = set()
        described = {
            (found["in"], found["name"]): found
            for found in (resolve(spec, given) for given in (*shared, *operation.get("parameters", ())))
        }
        self.parameters = [self._parameter(given) for given in described.values()]
        body = resolve(spec, operation.get("requestBody"))
        sent = [as_map(media).get("schema") for media in as_map(body.get("content")).values()]
        self.body = self._place(sent, values=True)
        self.answers = {
            status: self._place(
                [
                    as_map(media).get("schema")
                    for kind, media in as_map(resolve(spec, answer).get("content")).items()
                    if "json" in kind
                ]
            )
            for status, answer in self._responses.items()
        }
        self.statuses: set[str] = set()

    def status(self, status: int) -> str:
        """Under which key of the spec a status is documented; empty if under none."""
        exact, group = str(status), f"{status // 100}XX"
        return next((key for key in (exact, group, "default") if key in self._responses), "")

    def see(self, exchange: Exchange) -> None:
        """Look at a request in the operation's own method, and at its answer."""
        accepted = exchange.status < REFUSED
        headers = {name.lower(): value for name, value in exchange.request_headers}
        self._see_parameters(exchange.url, headers, accepted=accepted)
        if exchange.request_body and self._is_new("sent", accepted, exchange.request_body):
            sent = _parsed(exchange.request_body, headers.get("content-type", ""))
            if sent is not None:
                self.body.look(sent, accepted=accepted)
        key = self.status(exchange.status)
        self.statuses.add(key or str(exchange.status))
        place = self.answers.get(key)
        if place is not None and not place.done and exchange.body and self._is_new(key, True, exchange.body):
            kind = next((value for name, value in exchange.headers if name.lower() == "content-type"), "")
            if "json" in kind:
                place.look(_json(exchange.body))

    def figures(self) -> dict[str, dict[str, list[str]]]:
        """What was seen and what never, by kind and by name."""
        answers = [
            (status, [place for place in root.everything() if place is not root])
            for status, root in self.answers.items()
        ]
        fields = [
            (f"{status} {place.name}", place) for status, found in answers for place in found if place.named
        ]
        branches = [
            (f"{status} {place.name or '/'} {branch.name}", branch.seen)
            for status, root in self.answers.items()
            for place in root.everything()
            for branch in place.alternatives
        ]
        sent = [place for place in self.body.everything() if place.named]
        values = [
            (f"{where} = {value}", value in given)
            for where, known, given in (
                *((str(found), found.values, found.given) for found in self.parameters),
                *((f"body {found.name}", found.values, found.given) for found in self.body.everything()),
            )
            for value in known.values()
        ]
        statuses = _split((status, status in self.statuses) for status in self._responses)
        return {
            "statuses": {
                **statuses,
                "undocumented": sorted(self.statuses - self._responses.keys()),
            },
            "parameters": {
                **_split((str(found), found.sent) for found in self.parameters),
                "refused": [str(found) for found in self.parameters if found.sent and not found.accepted],
            },
            "values": _split(values),
            "body": {
                **_split((place.name, place.seen) for place in sent),
                "refused": [place.name for place in sent if place.seen and not place.accepted],
            },
            "fields": {
                **_split((name, place.seen) for name, place in fields),
                "always_null": [name for name, place in fields if place.seen and not place.filled],
            },
            "alternatives": _split(branches),
        }

    def _is_new(self, what: str, accepted: bool, body: bytes) -> bool:
        key = (what, accepted, hash(body))
        known = key in self._known
        self._known.add(key)
        return not known

    def _see_parameters(self, url: str, headers: Mapping[str, str], *, accepted: bool) -> None:
        if not self.parameters:
            return
        parts = urlsplit(url)
        asked: dict[str, list[str]] = {}
        for name, value in parse_qsl(parts.query, keep_blank_values=True):
            asked.setdefault(name, []).append(value)
            if "[" in name:  # `deepObject`, or a list in the style of PHP
                asked.setdefault(name.partition("[")[0], []).append(value)
        match = self._path.search(parts.path) if self._holes else None
        holes = dict(zip(self._holes, map(unquote, match.groups()), strict=True)) if match else {}
        cookies = headers.get("cookie", "")
        for parameter in self.parameters:
            name = parameter.name
            given: Iterable[str]
            if parameter.place == "query":
                given = asked.get(name, ())
            elif parameter.place == "path":
                given = (holes[name],) if name in holes else ()
            elif parameter.place == "header":
                given = (headers[name.lower()],) if name.lower() in headers else ()
            else:
                given = re.findall(rf"(?:^|;\s*){re.escape(name)}=([^;]*)", cookies)
            parameter.take(given, accepted=accepted)

    def _parameter(self, given: Json) -> Parameter:
        described = list(layers(self._spec, given.get("schema")))
        items = [inner for layer in described for inner in layers(self._spec, layer.get("items"))]
        return Parameter(given["in"], given["name"], bool(items), _values([*described, *items]))

    def _place(self, schemas: Iterable[Any], *, values: bool = False) -> Place:
        return _Survey(self._spec, values=values).place("", list(filter(is_map, schemas)), named=False)


class Coverage:
    """All operations of a spec; each is read when it is first called, or at the end."""

    def __init__(self, spec: Json) -> None:
        self._spec = spec
        self._found = {operation["operationId"]: (path, operation) for _, path, operation in operations(spec)}
        self._surfaces: dict[str, Surface] = {}

    def of(self, operation: str) -> Surface:
        """The surface of one operation."""
        if operation not in self._surfaces:
            path, raw = self._found[operation]
            shared = self._spec["paths"][path].get("parameters", ())
            self._surfaces[operation] = Surface(self._spec, path, raw, shared)
        return self._surfaces[operation]


def totals(figures: Iterable[Mapping[str, Mapping[str, list[str]]]]) -> dict[str, dict[str, Any]]:
    """Add up what `Surface.figures` says of several operations."""
    found = list(figures)
    return {
        kind: share(
            sum(len(each[kind]["seen"]) for each in found), sum(len(each[kind]["never"]) for each in found)
        )
        for kind in KINDS
    }


def share(seen: int, never: int) -> dict[str, Any]:
    """How many of how many, and in per cent; `None` where there is nothing to see."""
    of = seen + never
    # Rounded down: 100 means that nothing is missing.
    return {"seen": seen, "of": of, "percent": seen * 1000 // of / 10 if of else None}


class _Survey:
    """Reads schemas into places; one that contains itself is read once on its way down."""

    def __init__(self, spec: Json, *, values: bool) -> None:
        self._spec, self._with_values = spec, values
        self._above: dict[tuple[int, ...], Place] = {}

    def place(self, name: str, schemas: list[Json], *, named: bool = True) -> Place:
        described = [layer for schema in schemas for layer in layers(self._spec, schema)]
        key = tuple(sorted({id(layer) for layer in described if "$ref" not in layer}))
        if key and key in self._above:
            return Place(name, named, again=self._above[key])
        place = Place(name, named, values=_values(described) if self._with_values else {})
        self._above[key] = place
        inner: dict[str, list[Json]] = {}
        for layer in described:
            for known, schema in as_map(layer.get("properties")).items():
                if is_map(schema):
                    inner.setdefault(known, []).append(schema)
        for known, given in inner.items():
            place.properties[known] = self.place(child(name, known), given)
        place.rest = self._any(name, described, "additionalProperties")
        place.items = self._any(name, described, "items")
        always = (layer for schema in schemas for layer in layers(self._spec, schema, alternatives=False))
        place.alternatives = list(self._alternatives(described, _names(always)))
        del self._above[key]
        return place

    def _any(self, name: str, described: list[Json], key: str) -> Place | None:
        given = [layer[key] for layer in described if is_map(layer.get(key))]
        if key == "items":
            given += [member for layer in described for member in layer.get("prefixItems", ())]
        if not given:
            return None
        place = self.place(f"{name}/*", given)
        place.named = place.again is None and next(place.below(), None) is None
        return place

    def _alternatives(self, described: list[Json], always: frozenset[str]) -> Iterator[Alternative]:
        for layer in described:
            for key in ("oneOf", "anyOf"):
                members = [member for member in layer.get(key, ()) if as_map(member).get("type") != "null"]
                owned = [_names(layers(self._spec, member)) for member in members]
                if len(members) < 2:
                    continue
                for number, (member, own) in enumerate(zip(members, owned, strict=True), 1):
                    shape = self._shape(member)
                    shape.foreign |= frozenset[str]().union(*owned) - always - own
                    yield Alternative(_label(member) or f"{key} {number}", shape)

    def _shape(self, schema: Json) -> Shape:
        shape = Shape()
        for layer in layers(self._spec, schema, alternatives=False):
            told = layer.get("type")
            if told is not None:
                shape.types = tuple(
                    kind for name in (told if is_list(told) else [told]) for kind in TYPES[name]
                )
            shape.required |= frozenset(layer.get("required", ()))
            shape.values = _constants(layer) or shape.values
            for name, inner in as_map(layer.get("properties")).items():
                if inner is False:
                    shape.foreign |= {name}
                for deep in layers(self._spec, inner, alternatives=False):
                    known = _constants(deep)
                    if known:
                        shape.constants[name] = known
            if is_map(layer.get("items")):
                shape.items = self._shape(layer["items"])
        return shape


def _names(described: Iterable[Json]) -> frozenset[str]:
    """Properties that may be there; ``false`` says that one may not."""
    return frozenset(
        name
        for layer in described
        for name, inner in as_map(layer.get("properties")).items()
        if inner is not False
    )


def _label(member: Json) -> str:
    if "$ref" in member:
        return str(member["$ref"]).rpartition("/")[2].removeprefix(ANSWER)
    told = member.get("title", member.get("type", ""))
    return " or ".join(map(str, told)) if is_list(told) else str(told)


def _constants(layer: Json) -> list[Any]:
    return [layer["const"]] if "const" in layer else list(layer.get("enum", ()))


def _values(described: Iterable[Json]) -> dict[str, str]:
    return {
        _text(value): _text(value)
        for layer in described
        for value in layer.get("enum", ())
        if value is not None
    }


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _give(known: Mapping[str, str], given: set[str], value: object) -> None:
    if known and (text := _text(value)) in known:
        given.add(text)


def _split(found: Iterable[tuple[str, bool]]) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {"seen": [], "never": []}
    for name, seen in found:
        parts["seen" if seen else "never"].append(name)
    return parts


def _parsed(body: bytes, kind: str) -> Any:
    if "form-urlencoded" in kind:
        return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    if "multipart" in kind:
        names = re.findall(rb'Content-Disposition: *form-data;[^\r\n]*?\bname="([^"]*)"', body, re.IGNORECASE)
        return dict.fromkeys((name.decode("utf-8", "replace") for name in names), "")
    return _json(body)


def _json(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
