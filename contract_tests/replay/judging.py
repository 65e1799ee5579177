"""Compare one exchange with its operation: what the spec does not say, and what it says otherwise."""

import copy
import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators

from contract_tests.replay.findings import Drift, is_name
from contract_tests.replay.reading import WithoutBody
from contract_tests.replay.routing import Match
from contract_tests.strict import ANSWER, CLOSED, Json, layers, resolve, strict_copy
from contract_tests.traffic import Exchange
from generator.document import Document, as_list, as_map, child, is_list, is_map

AT = "x-at"
"""On each schema of the copy: where it stands in the spec."""
_FORM = "application/x-www-form-urlencoded"
_HAS_SUBSCHEMAS = ("properties", "patternProperties")
_HAS_SCHEMA = ("items", "additionalProperties", "not", "contentSchema")
_HAS_SCHEMAS = ("allOf", "anyOf", "oneOf", "prefixItems")
_BOUNDS = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    *("minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"),
    "pattern",
)

_FORMATS = FormatChecker(formats=["date", "date-time", "time", "email", "ipv4", "ipv6", "uuid"])


@_FORMATS.checks("uri")
def _is_uri(value: object) -> bool:
    return not isinstance(value, str) or re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]*", value) is not None


class Judge:
    """Holds exchanges to one spec."""

    def __init__(
        self, document: Document, *, overlay: Json | None = None, sandbox: "Judge | None" = None
    ) -> None:
        self.document, self._overlay, self._sandbox = document, overlay, sandbox

    @cached_property
    def _copy(self) -> Json:
        """The strict copy. Real servers are judged without overlay: that one is about our sandbox."""
        spec: Json = copy.deepcopy(self.document.root)
        _mark(spec, "")
        return strict_copy(spec, self._overlay)

    @cached_property
    def _closed(self) -> Any:
        return _validator(self._copy, _NAMED)

    def judge(self, match: Match, exchange: Exchange) -> list[Drift]:
        """Everything that differs; of a request only what its server accepted."""
        found = list(self._of_answer(match, exchange))
        if found and match.of_sandbox and self._sandbox is not None:
            # What the sandbox sends beyond the spec, the overlay knows.
            known = {
                (each.kind, each.pointer, each.name) for each in self._sandbox._of_answer(match, exchange)
            }
            found = [each for each in found if (each.kind, each.pointer, each.name) in known]
        if exchange.status < 400:
            found += self._of_request(match, exchange)
        return found

    def _operation(self, match: Match) -> Json:
        operation: Json = self._copy["paths"][match.operation.path][match.operation.method]
        return operation

    def _of_answer(self, match: Match, exchange: Exchange) -> Iterator[Drift]:
        responses = as_map(self._operation(match).get("responses"))
        status = str(exchange.status)
        key = next((each for each in (status, f"{status[0]}XX", "default") if each in responses), None)
        where = child(match.operation.pointer, "responses")
        kind = media_type(exchange)
        if key is None:
            if status == "304" and _is_conditional(exchange):
                return
            told = f"{', '.join(responses)} are documented"
            yield Drift(
                "undocumented-status", "", told, (where,), as_value(exchange), name=status, media=kind
            )
            return
        where = self.document.target(child(where, key))
        content = as_map(resolve(self._copy, responses[key]).get("content"))
        if exchange.method == "HEAD" or isinstance(exchange, WithoutBody) or status in ("204", "304"):
            return
        if not content:
            if exchange.body.strip() and status[0] != "3":
                told = "no body is documented"
                value = as_value(exchange)
                yield Drift("undocumented-media-type", "", told, (where,), value, name=kind, media=kind)
            return
        named = _media(content, kind)
        if named is None and kind and exchange.body.strip():
            told = f"{', '.join(content)} is documented"
            value = as_value(exchange)
            places = (child(where, "content"),)
            yield Drift("undocumented-media-type", "", told, places, value, name=kind, media=kind)
        json_media = named if named and is_json(named) else next(filter(is_json, content), None)
        if json_media is None or (named is not None and not is_json(named)):
            return
        where = child(where, "content", json_media)
        schema = as_map(content[json_media]).get("schema")
        try:
            value = json.loads(exchange.body)
        except (ValueError, RecursionError):
            if named is not None or not kind or not exchange.body.strip():
                yield Drift("unreadable-body", "", _unreadable(exchange.body), (where,))
            return
        if is_map(schema):
            yield from self.drifts(schema, value)

    def drifts(self, schema: Json, value: object, *, prefix: str = "") -> Iterator[Drift]:
        """How a value differs from a schema of the strict copy."""
        try:
            errors = list(self._closed.evolve(schema=schema).iter_errors(value))
        except RecursionError:
            return
        yield from self._told(errors, schema, prefix)

    def answer_schema(self, name: str) -> Json:
        """The closed schema of a component; empty if no answer uses it."""
        if ANSWER + name not in as_map(as_map(self._copy.get("components")).get("schemas")):
            return {}
        place = f"/components/schemas/{name}"
        return {"$ref": f"#/components/schemas/{ANSWER}{name}", CLOSED: False, AT: place}

    def _told(self, errors: list[ValidationError], root: Json, prefix: str) -> Iterator[Drift]:
        wrong_type = {tuple(error.absolute_path) for error in errors if error.validator == "type"}
        for error in errors:
            path = tuple(error.absolute_path)
            if error.validator in ("oneOf", "anyOf") and error.context:
                yield from self._branch(error, root, prefix)
            elif error.validator == "type" or path not in wrong_type:
                yield self._drift(error, root, prefix)

    def _branch(self, error: ValidationError, root: Json, prefix: str) -> Iterator[Drift]:
        """Of the alternatives the one that was meant, if that can be told; what differs from it."""
        branches: dict[object, list[ValidationError]] = {}
        for inner in error.context or ():
            branches.setdefault(inner.schema_path[0], []).append(inner)
        depth = len(error.absolute_path)
        meant = [
            inner
            for inner in branches.values()
            if not any(_is_of_another(each, len(each.absolute_path) - depth) for each in inner)
        ]
        if error.instance is not None and len(meant) == 1:
            yield from self._told(meant[0], root, prefix)
        else:
            yield self._drift(error, root, prefix)

    def _drift(self, error: ValidationError, root: Json, prefix: str) -> Drift:
        pointer, referrer = self._walk(error, root)
        pointer = prefix + pointer
        place = _place(as_map(error.schema))
        keyword, wanted, value = str(error.validator), error.validator_value, error.instance
        if keyword in (CLOSED, "additionalProperties"):
            name = str(error.message)
            shown = name if is_name(name) else "*"
            known = "no such field is documented"
            return Drift(
                "undocumented-field", f"{pointer}/{shown}", known, (place,), as_map(value)[name], name=shown
            )
        if keyword == "required":
            name = str(error.message)
            return Drift("missing-field", child(pointer, name), "required", (place,), name=name)
        told = f"{keyword} {_short(wanted)}"
        if keyword == "type":
            kind = "undocumented-null" if value is None else "type-drift"
            return Drift(kind, pointer, told, (place,), value, referrer=referrer)
        if keyword in ("enum", "const"):
            return Drift("enum-growth", pointer, told, (place,), value)
        if keyword in ("oneOf", "anyOf"):
            kind = "undocumented-null" if value is None else "undocumented-branch"
            branches = len(as_list(wanted))
            told = (
                f"{branches} alternatives"
                if error.context
                else f"one of {branches} alternatives, several fit"
            )
            return Drift(kind, pointer, told, (place,), value)
        if keyword == "format":
            return Drift("format", pointer, told, (place,), value)
        return Drift("bound", pointer, told if keyword in _BOUNDS else keyword, (place,), value)

    def _walk(self, error: ValidationError, root: Json) -> tuple[str, str]:
        """The pointer to what differs, generalised, and the `$ref` that led straight to its schema."""
        path, steps = list(error.absolute_path), list(error.absolute_schema_path)
        node: Any = root
        pointer = ""
        while len(steps) > 1:
            keyword = str(steps.pop(0))
            node = self._owner(node, keyword)[0].get(keyword)
            if keyword in _HAS_SUBSCHEMAS or keyword in _HAS_SCHEMAS:
                step: Any = steps.pop(0)
                node = node[step]
            if keyword in ("items", "prefixItems", "additionalProperties", *_HAS_SUBSCHEMAS):
                name = path.pop(0)
                pointer += child("", name) if keyword == "properties" else "/*"
        return pointer, self._owner(node, str(steps[-1]))[1]

    def _owner(self, node: Any, keyword: str) -> tuple[Json, str]:
        """Follow references to the schema that has a keyword; and where the last of them stands.

        The library leaves references out of its paths.
        """
        referrer = ""
        while is_map(node) and keyword not in node and "$ref" in node:
            referrer = str(node.get(AT, ""))
            node = resolve(self._copy, {"$ref": node["$ref"]})
        return as_map(node), referrer

    def _of_request(self, match: Match, exchange: Exchange) -> Iterator[Drift]:
        operation = self._operation(match)
        query = parse_qsl(urlsplit(exchange.url).query, keep_blank_values=True)
        given = {"query": _gathered(query), "path": {k: [v] for k, v in match.arguments.items()}}
        sent = {name.lower() for name, _ in exchange.request_headers}
        for parameter in match.operation.parameters:
            name, place = str(parameter["name"]), str(parameter["in"])
            if place == "header" and parameter.get("required") and name.lower() not in sent:
                yield Drift(
                    "request-missing", f"header {name}", "required", self._at(match, parameter), name=name
                )
            if place not in given:
                continue
            values = given[place].pop(name, given[place].pop(f"{name}[]", None))
            if values is None:
                if parameter.get("required"):
                    where = self._at(match, parameter)
                    yield Drift("request-missing", f"{place} {name}", "required", where, name=name)
                continue
            yield from self._of_value(match, parameter, values)
        credentials = self._credentials(operation)
        for name in given["query"]:
            if name not in credentials:
                shown = name if is_name(name.removesuffix("[]")) else "*"
                yield Drift(
                    "request-parameter", f"query {shown}", "not documented", (match.operation.pointer,),
                    given["query"][name][0], name=shown,
                )  # fmt: skip
        yield from self._of_request_body(match, operation, exchange)

    def _of_value(self, match: Match, parameter: Json, values: list[str]) -> Iterator[Drift]:
        content = as_map(as_map(parameter.get("content")).get("application/json"))
        schema = as_map(content or parameter).get("schema")
        if not is_map(schema):
            return
        value = _typed(self.document.root, schema, values, parameter, is_text=not content)
        name = f"{parameter['in']} {parameter['name']}"
        for error in self._open.evolve(schema=schema).iter_errors(value):
            told = f"{error.validator} {_short(error.validator_value)}"
            yield Drift("request-value", name, told, self._at(match, parameter), value)
            return

    def _of_request_body(self, match: Match, operation: Json, exchange: Exchange) -> Iterator[Drift]:
        where = child(match.operation.pointer, "requestBody")
        body = resolve(self._copy, operation.get("requestBody"))
        if not body:
            return
        kind = media_type(exchange, of_request=True)
        if not exchange.request_body.strip():
            if body.get("required") and kind != "multipart/form-data":
                yield Drift("request-missing", "body", "required", (where,), name="body")
            return
        content = as_map(body.get("content"))
        named = _media(content, kind)
        if named is None:
            told = f"{', '.join(content)} is documented"
            yield Drift("request-value", "body", told, (where,), name=kind)
            return
        schema = as_map(content[named]).get("schema")
        if not is_map(schema) or not (is_json(named) or named == _FORM):
            return
        try:
            value = (
                json.loads(exchange.request_body)
                if is_json(named)
                else _form(self._copy, schema, exchange.request_body)
            )
        except (ValueError, RecursionError):
            yield Drift("request-value", "body", "JSON", (where,), name="JSON")
            return
        for drift in self.drifts(schema, value):
            kind = "request-missing" if drift.kind == "missing-field" else "request-value"
            pointer = f"body {drift.pointer}"
            yield Drift(kind, pointer, drift.told, drift.places, drift.value, name=drift.name)

    @cached_property
    def _open(self) -> Any:
        return _validator(self.document.root, {})

    def _at(self, match: Match, parameter: Json) -> tuple[str, ...]:
        """Where a parameter stands in the spec."""
        for holder, pointer in (
            (match.operation.raw, match.operation.pointer),
            (match.operation.path_item, match.operation.pointer.rpartition("/")[0]),
        ):
            for index, given in enumerate(as_list(holder.get("parameters"))):
                if self.document.resolve(given) is parameter:
                    return (self.document.target(child(pointer, "parameters", index)),)
        return (match.operation.pointer,)

    def _credentials(self, operation: Json) -> set[str]:
        """Names of credentials that travel in the query."""
        schemes = as_map(as_map(self._copy.get("components")).get("securitySchemes"))
        return {str(s["name"]) for s in map(as_map, schemes.values()) if s.get("in") == "query"}


def _documented(spec: Json, schema: Json, validator: Any, instance: Json) -> set[str] | None:
    """The fields that the layers of a schema know; None if they take any.

    Of alternatives those count that fit; all of them where none does, for that is told by itself.
    """
    known: set[str] = set()
    if "$ref" in schema:
        below = _documented(spec, resolve(spec, {"$ref": schema["$ref"]}), validator, instance)
        if below is None:
            return None
        known |= below
    if schema.get("additionalProperties", False) is not False:
        return None
    known.update(as_map(schema.get("properties")))
    members = list(as_list(schema.get("allOf")))
    for key in ("oneOf", "anyOf"):
        branches = as_list(schema.get(key))
        members += [each for each in branches if validator.evolve(schema=each).is_valid(instance)] or branches
    for member in members:
        below = _documented(spec, as_map(member), validator, instance)
        if below is None:
            return None
        known |= below
    return known


def _additional(validator: Any, wanted: Any, instance: object, schema: Json) -> Iterator[ValidationError]:
    if not is_map(instance):
        return
    for name in instance:
        if name not in as_map(schema.get("properties")):
            if is_map(wanted):
                yield from validator.descend(instance[name], wanted, path=name)
            elif wanted is False:
                yield ValidationError(name)


def _required(validator: Any, wanted: list[str], instance: object, schema: Json) -> Iterator[ValidationError]:
    if is_map(instance):
        yield from (ValidationError(name) for name in wanted if name not in instance)


def _validator(spec: Json, keywords: Mapping[str, Any]) -> Any:
    """A validator of parts of a document: their references lead into the whole."""

    def reference(validator: Any, ref: str, instance: object, schema: Json) -> Iterator[ValidationError]:
        yield from validator.descend(instance, resolve(spec, {"$ref": ref}))

    def closed(validator: Any, wanted: object, instance: object, schema: Json) -> Iterator[ValidationError]:
        # The library's own keyword calls a field undocumented as soon as something is wrong beside it.
        known = _documented(spec, schema, validator, instance) if is_map(instance) else None
        if known is not None:
            yield from (ValidationError(name) for name in as_map(instance) if name not in known)

    extend: Any = getattr(validators, "extend")  # noqa: B009 (its stub is only partly typed)
    made: Any = extend(Draft202012Validator, {**keywords, "$ref": reference, CLOSED: closed})
    return made(spec, format_checker=_FORMATS)


_NAMED: Mapping[str, Any] = {"additionalProperties": _additional, "required": _required}
"""One error for each field, with its name as the message."""


def _is_of_another(error: ValidationError, depth: int) -> bool:
    """Whether an error says that a value belongs to another branch: a type, or what tells branches apart."""
    if depth == 0:
        return error.validator in ("type", "enum", "const", "not")
    return depth == 1 and error.validator == "const"


def _place(schema: Json) -> str:
    """Where a schema of the strict copy stands in the spec; one that joins several has the first's place."""
    first = as_map(next(iter(as_list(schema.get("allOf"))), None))
    return str(schema.get(AT) or first.get(AT, ""))


def _mark(node: Any, pointer: str) -> None:
    """Write on each schema where it stands."""
    if is_list(node):
        for index, member in enumerate(node):
            _mark(member, child(pointer, index))
    elif is_map(node):
        for key, member in node.items():
            below = child(pointer, key)
            if key == "schema":
                _mark_schema(member, below)
            elif below == "/components/schemas":
                for name, schema in as_map(member).items():
                    _mark_schema(schema, child(below, name))
            else:
                _mark(member, below)


def _mark_schema(schema: Any, pointer: str) -> None:
    if not is_map(schema):
        return
    for key, member in schema.items():
        below = child(pointer, key)
        if key in _HAS_SCHEMA:
            _mark_schema(member, below)
        elif key in _HAS_SCHEMAS:
            for index, each in enumerate(as_list(member)):
                _mark_schema(each, child(below, index))
        elif key in _HAS_SUBSCHEMAS:
            for name, each in as_map(member).items():
                _mark_schema(each, child(below, name))
    schema[AT] = pointer


def media_type(exchange: Exchange, *, of_request: bool = False) -> str:
    """The media type of a body, without its parameters; empty if none was named."""
    headers = exchange.request_headers if of_request else exchange.headers
    named = next((value for name, value in headers if name.lower() == "content-type"), "")
    return named.partition(";")[0].strip().lower()


def is_json(media: str) -> bool:
    """Whether a media type is JSON."""
    return media == "application/json" or media.endswith("+json")


def as_value(exchange: Exchange) -> object:
    """A body as its value, or as text where it is not JSON."""
    try:
        return json.loads(exchange.body)
    except (ValueError, RecursionError):
        return exchange.body.decode("utf-8", "replace")


def _media(content: Json, kind: str) -> str | None:
    """The documented media type that covers one."""
    family = kind.partition("/")[0]
    lowered = {str(each).partition(";")[0].strip().lower(): each for each in content}
    return next((lowered[each] for each in (kind, f"{family}/*", "*/*") if each in lowered), None)


def _unreadable(body: bytes) -> str:
    if not body.strip():
        return "JSON is documented, the body is empty"
    if body.lstrip()[:1] in b"{[" and body.rstrip()[-1:] not in b"}]":
        return "JSON is documented, the body is cut short"
    return "JSON is documented, the body is none"


def _is_conditional(exchange: Exchange) -> bool:
    return any(name.lower() in ("if-none-match", "if-modified-since") for name, _ in exchange.request_headers)


def _gathered(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    gathered: dict[str, list[str]] = {}
    for name, value in pairs:
        gathered.setdefault(name, []).append(value)
    return gathered


def _form(spec: Json, schema: Json, body: bytes) -> Json:
    described = {
        name: inner
        for layer in layers(spec, schema)
        for name, inner in as_map(layer.get("properties")).items()
    }
    fields = _gathered(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return {
        name: _typed(spec, as_map(described.get(name)), values, {"in": "query"}, is_text=True)
        for name, values in fields.items()
    }


def _typed(spec: Json, schema: Json, values: list[str], parameter: Json, *, is_text: bool) -> Any:
    """A parameter's text as the value that its schema asks for; as it came where that cannot be."""
    types = _types(spec, schema)
    if not is_text:
        try:
            return json.loads(values[0])
        except ValueError:
            return values[0]
    if "array" in types:
        separators = {"spaceDelimited": " ", "pipeDelimited": "|"}
        separator = separators.get(str(parameter.get("style")), ",")
        exploded = parameter.get("explode", parameter.get("in") == "query" and separator == ",")
        parts = values if exploded or len(values) > 1 else values[0].split(separator)
        items = as_map(next((layer["items"] for layer in layers(spec, schema) if "items" in layer), None))
        return [_scalar(part, _types(spec, items)) for part in parts]
    return _scalar(values[-1], types)


def _types(spec: Json, schema: Json) -> set[str]:
    named: set[str] = set()
    for layer in layers(spec, schema):
        kinds = layer.get("type", ())
        named.update([kinds] if isinstance(kinds, str) else kinds)
        for value in as_list(layer.get("enum")):
            named.add("integer" if isinstance(value, int) else "string")
    return named


def _scalar(text: str, types: set[str]) -> Any:
    if "string" in types:
        return text
    if "boolean" in types and text in ("true", "false"):
        return text == "true"
    if "integer" in types and re.fullmatch(r"-?[0-9]{1,300}", text):
        return int(text)
    if "number" in types and re.fullmatch(r"-?[0-9]{1,300}(\.[0-9]+)?([eE][-+]?[0-9]{1,2})?", text):
        return float(text)
    return text


def _short(value: object) -> str:
    """What the spec says, in a few words."""
    if is_list(value):
        words = [str(each) for each in value]
        return ", ".join(words[:6]) + (", …" if len(words) > 6 else "")
    return str(value)
