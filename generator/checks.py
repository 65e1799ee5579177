"""Everything a spec must be before a client is made from it; each finding says what to mend.

Five readings of one document, all of them made each time: YAML (in `document`), OpenAPI 3.1, the ``x-``
vocabulary of ``specs/extensions.md``, house rules, and what openapi-python-client drops in silence. A reading
stops early only where an earlier one makes it meaningless: examples are not held against schemas while the
document is not OpenAPI.

A rule is a small function that gets one place of the document and yields what is wrong there::

    @rule("const", on="schema")
    def _const_is_plain(survey: Survey, place: Place) -> Problems: ...
"""

import difflib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias, TypeGuard
from urllib.parse import quote, urlsplit

from generator.document import (
    PARTS,
    Document,
    Operation,
    as_list,
    as_map,
    child,
    is_list,
    is_map,
    keys,
    read,
)
from generator.errors import Finding, SpecError
from generator.normalise import is_refusal, or_empty_list

if TYPE_CHECKING:
    from jsonschema_path import SchemaPath

__all__ = ["check", "check_file", "load_checked"]

Problems: TypeAlias = Iterator[tuple[str, str]]
"""JSON pointers, each with what is wrong there and how to mend it."""


def load_checked(path: Path) -> Document:
    """Read and check one spec, e.g. ``specs/orchard.yaml``.

    Raises:
        SpecError: With the findings of all readings, those about the YAML included.
    """
    document, findings = _inspect(path)
    if findings or document is None:
        raise SpecError(findings)
    return document


def check_file(path: Path) -> list[Finding]:
    """All findings of one file, by line; like `load_checked`, without the exception."""
    return _inspect(path)[1]


def check(document: Document) -> list[Finding]:
    """All findings about what a document says, by line; empty means clean.

    The YAML is not looked at again: `document.load` has refused what was wrong with it.
    """
    version = document.root.get("openapi")
    if not isinstance(version, str) or not re.fullmatch(r"3\.1\.[0-9]+", version):
        message = f"{_shown(version)} is not a version to generate from; write `openapi: 3.1.0`"
        return [document.finding("/openapi", "openapi-version", message)]
    survey = Survey(document)
    findings = [
        document.finding(pointer, name, message)
        for name, kind, find in _RULES
        for place in survey.of(kind)
        for pointer, message in find(survey, place)
    ]
    return sorted(dict.fromkeys(findings), key=lambda finding: finding.line)


def _inspect(path: Path) -> tuple[Document | None, list[Finding]]:
    document, findings = read(path)
    if document is not None:
        findings = sorted([*findings, *check(document)], key=lambda finding: finding.line)
    return document, findings


# --- The map of a document ---

_SECTIONS: Final = {kind.removesuffix("{}"): section for section, kind in PARTS["components"].items()}


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """One object of the document and what kind of object stands there."""

    kind: str
    pointer: str
    value: dict[str, Any]
    parent: "Place | None"

    @property
    def key(self) -> str:
        """The last key of the pointer, unescaped."""
        return keys(self.pointer)[-1] if self.pointer else ""

    @property
    def role(self) -> str:
        """The key of the parent under which it stands: ``items``, or ``properties`` for any of them."""
        return keys(self.pointer.removeprefix(self.parent.pointer))[0] if self.parent else ""

    def parts(self) -> "Iterator[Place]":
        """The objects directly inside, in document order."""
        if "$ref" in self.value and self.kind != "schema":
            return
        kinds = PARTS.get(self.kind, {})
        for key, value in self.value.items():
            kind = kinds.get(key) or ("" if key.startswith("x-") else kinds.get("*", ""))
            below = child(self.pointer, key)
            inner: Iterable[tuple[str, Any]] = ()
            if kind.endswith("[]"):
                inner = ((child(below, index), item) for index, item in enumerate(as_list(value)))
            elif kind.endswith("{}"):
                inner = ((child(below, name), item) for name, item in as_map(value).items())
            elif kind:
                inner = ((below, value),)
            for pointer, part in inner:
                if is_map(part):
                    yield Place(kind.rstrip("[]{}"), pointer, part, self)


class Survey:
    """One document, walked once: its places by kind, and what rules ask about several times."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.places: list[Place] = []
        waiting = [Place("document", "", document.root, None)]
        while waiting:
            place = waiting.pop()
            self.places.append(place)
            waiting.extend(reversed(list(place.parts())))

    def of(self, kind: str) -> list[Place]:
        """All places of one kind, in document order; `any` is every place."""
        return self.places if kind == "any" else self._by_kind.get(kind, [])

    @cached_property
    def _by_kind(self) -> dict[str, list[Place]]:
        by_kind: dict[str, list[Place]] = {}
        for place in self.places:
            by_kind.setdefault(place.kind, []).append(place)
        return by_kind

    @cached_property
    def operations(self) -> dict[str, Operation]:
        """Operations by pointer."""
        return {operation.pointer: operation for operation in self.document.operations()}

    @cached_property
    def refs(self) -> list[tuple[str, str, Any]]:
        """Each reference: the kind of object it stands for, where it stands, what it says."""
        found: list[tuple[str, str, Any]] = []
        for place in self.places:
            if "$ref" in place.value:
                found.append((place.kind, child(place.pointer, "$ref"), place.value["$ref"]))
            mapping = as_map(as_map(place.value.get("discriminator")).get("mapping"))
            for name, ref in mapping.items() if place.kind == "schema" else ():
                whole = ref if "/" in str(ref) else f"#/components/schemas/{ref}"
                found.append(("schema", child(place.pointer, "discriminator", "mapping", name), whole))
        return found

    @cached_property
    def users(self) -> dict[str, list[Place]]:
        """The places that refer to a pointer, by that pointer."""
        users: dict[str, list[Place]] = {}
        for place in self.places:
            ref = place.value.get("$ref")
            if isinstance(ref, str):
                users.setdefault(ref.removeprefix("#"), []).append(place)
        return users

    @cached_property
    def refusals(self) -> set[str]:
        """Pointers of the responses that answer nothing but refusals."""
        found: dict[bool, set[str]] = {True: set(), False: set()}
        for place in self.of("responses"):
            for status, response in place.value.items():
                found[is_refusal(status)].add(self.resolved(child(place.pointer, status), response)[0])
        return found[True] - found[False]

    @cached_property
    def lost_refs(self) -> list[tuple[str, str]]:
        """What is wrong with references: pointers and messages."""
        return list(_ref_problems(self))

    @cached_property
    def openapi_problems(self) -> list[tuple[str, str]]:
        """Why the document is not OpenAPI 3.1: pointers and messages."""
        problems = [*_shape_problems(self), *_path_problems(self)]
        lost = self.lost_refs or any(_refs_name_components(self, self.places[0]))
        return problems if problems or lost else list(_keyword_problems(self))

    @property
    def sound(self) -> bool:
        """Whether the document is OpenAPI 3.1 with refs that lead somewhere."""
        return not self.lost_refs and not self.openapi_problems

    def find(self, pointer: str) -> Any:
        """What stands at a JSON pointer; None where nothing does."""
        try:
            return self.document.at(pointer)
        except LookupError:
            return None

    def exists(self, pointer: str) -> bool:
        """Whether the document has something at a JSON pointer."""
        try:
            self.document.at(pointer)
        except LookupError:
            return False
        return True

    def resolved(self, pointer: str, value: object) -> tuple[str, Any]:
        """What stands at `pointer` once refs are followed, and where."""
        try:
            target = self.document.target(pointer)
            return target, self.document.at(target)
        except LookupError:
            return pointer, value

    def schema(self, value: object) -> dict[str, Any]:
        """A schema with what its refs say merged in; keys beside a ref win."""
        schema = as_map(value)
        for _ in range(_LONGEST_CHAIN):
            if "$ref" not in schema:
                break
            beside = {key: part for key, part in schema.items() if key != "$ref"}
            ref = schema["$ref"]
            schema = {**as_map(self.find(ref[1:]) if isinstance(ref, str) else None), **beside}
        return schema

    def layers(self, schemas: Iterable[object]) -> list[dict[str, Any]]:
        """All that is said of one value: these schemas, what they refer to, the branches of both."""
        found: dict[int, dict[str, Any]] = {}
        waiting: list[Any] = list(schemas)
        while waiting:
            schema = waiting.pop()
            if schema is True:
                schema = dict[str, Any]()
            if is_map(schema) and id(schema) not in found:
                found[id(schema)] = schema
                ref = schema.get("$ref")
                waiting.append(self.find(ref[1:]) if isinstance(ref, str) else None)
                for key in ("allOf", "anyOf", "oneOf"):
                    waiting.extend(as_list(schema.get(key)))
        return list(found.values())

    def reach(self, schemas: Iterable[object], pointer: str) -> tuple[list[dict[str, Any]], str]:
        """Follow a pointer into a value that `schemas` describe.

        Returns:
            The layers of what it leads to; where that is nothing, also a hint at what may be meant.
        """
        here = self.layers(schemas)
        for key in keys(pointer):
            below = self.layers(part for schema in here for part in _below(schema, key))
            if not below:
                return [], _near(key, {name for schema in here for name in as_map(schema.get("properties"))})
            here = below
        return here, ""

    @cached_property
    def validator(self) -> Any:
        """A validator whose ``$ref`` may name any place of the document."""
        from jsonschema import Draft202012Validator
        from referencing import Registry
        from referencing.jsonschema import DRAFT202012

        registry: Registry[Any] = Registry()
        registry = registry.with_resource(_SELF, DRAFT202012.create_resource(self.document.root))
        return Draft202012Validator({}, registry=registry)


def _below(schema: Mapping[str, Any], key: str) -> Iterator[object]:
    """What one schema says of the value under a key, or at an index."""
    properties, first = as_map(schema.get("properties")), as_list(schema.get("prefixItems"))
    if key in properties:
        yield properties[key]
    elif is_map(schema.get("additionalProperties")):
        yield schema["additionalProperties"]
    if re.fullmatch("0|[1-9][0-9]{0,8}", key):
        yield first[int(key)] if int(key) < len(first) else schema.get("items")


_SELF: Final = "urn:gamestore:spec"
_LONGEST_CHAIN: Final = 32

Rule: TypeAlias = Callable[[Survey, Place], Problems]
_RULES: Final[list[tuple[str, str, Rule]]] = []


def rule(name: str, *, on: str) -> Callable[[Rule], Rule]:
    """Run a function on every place of one kind, and name its findings."""

    def register(find: Rule) -> Rule:
        _RULES.append((name, on, find))
        return find

    return register


def _near(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, sorted(known), n=1)
    return f"; did you mean `{close[0]}`?" if close else ""


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


_WIDEST: Final = 60


def _listed(words: Iterable[object]) -> str:
    *rest, last = [f"`{word}`" for word in words] or [""]
    return f"{', '.join(rest)} or {last}" if rest else last


# --- OpenAPI 3.1 ---


@rule("ref", on="document")
def _refs_lead_somewhere(survey: Survey, place: Place) -> Problems:
    yield from survey.lost_refs


def _ref_problems(survey: Survey) -> Problems:
    for kind, pointer, ref in survey.refs:
        if not isinstance(ref, str):
            yield pointer, f"{_shown(ref)} is not a reference; write `#/components/…`"
        elif not ref.startswith("#"):
            yield pointer, f"`{ref}` is in another file, which the parser drops; copy the part to components"
        elif not survey.exists(ref[1:]):
            section, _, name = ref.rpartition("/")
            near = _near(name, as_map(survey.find(section[1:])))
            yield pointer, f"`{ref}` does not exist{near or '; define it or mend the name'}"
        elif _circular(survey, ref[1:]):
            yield pointer, f"`{ref}` refers to itself; write the {kind} out"


def _circular(survey: Survey, pointer: str) -> bool:
    seen: set[str] = set()
    while pointer not in seen:
        seen.add(pointer)
        ref = as_map(survey.find(pointer)).get("$ref")
        if not isinstance(ref, str):
            return False
        pointer = ref[1:]
    return True


@rule("openapi", on="document")
def _is_openapi(survey: Survey, place: Place) -> Problems:
    yield from survey.openapi_problems


def _shape_problems(survey: Survey) -> Problems:
    from jsonschema import Draft202012Validator

    yield from _told(_openapi_validator(), survey.document.root, "")
    schemas = Draft202012Validator(Draft202012Validator.META_SCHEMA)
    for place in survey.of("schema"):
        if place.parent is not None and place.parent.kind != "schema":
            yield from _told(schemas, place.value, place.pointer)
        yield from _pattern_problems(place)


@cache
def _openapi_validator() -> Any:
    """The schema that openapi-spec-validator ships; which validator it would take depends on the machine."""
    from jsonschema import Draft202012Validator
    from openapi_spec_validator import schemas

    return Draft202012Validator(dict(vars(schemas)["schema_v31"]))


def _pattern_problems(place: Place) -> Problems:
    pattern = place.value.get("pattern")
    try:
        re.compile(pattern if isinstance(pattern, str) else "")
    except (re.error, OverflowError, RecursionError) as error:
        yield child(place.pointer, "pattern"), f"not a regular expression: {error}"


def _path_problems(survey: Survey) -> Problems:
    for path in as_map(survey.document.root.get("paths")):
        if not path.startswith("x-") and not re.fullmatch(r"(/([^/{}]|\{[^/{}]+\})*)+", path):
            yield (
                child("/paths", path),
                "write a path as `/trees/{tree_id}`: a slash first, each brace closed",
            )


def _keyword_problems(survey: Survey) -> Problems:
    from openapi_spec_validator.validation.exceptions import DuplicateOperationIDError

    spec = _located_validator()(survey.document.root)
    try:
        errors = list(spec.root_validator(spec.schema_path))
    except Exception as failure:  # a library's traceback helps nobody who wrote a spec
        yield "", f"openapi-spec-validator gives up: {type(failure).__name__} {_shown(str(failure))}"
        return
    for error in errors:
        if not isinstance(error, DuplicateOperationIDError):
            yield from _tell(error, getattr(error, "place", ""))


@cache
def _located_validator() -> Any:
    """openapi-spec-validator's checks of meaning, whose errors know where they were found."""
    from openapi_spec_validator import OpenAPIV31SpecValidator

    def located(keyword: Any) -> Any:
        def call(self: Any, *given: Any, **options: Any) -> Iterator[Any]:
            path: SchemaPath = next(part for part in given if hasattr(part, "parts"))
            for error in keyword.__call__(self, *given, **options):
                if not hasattr(error, "place"):
                    error.place = child("", *path.parts)
                yield error

        return type(keyword.__name__, (keyword,), {"__call__": call})

    keywords = {
        name: located(keyword) for name, keyword in OpenAPIV31SpecValidator.keyword_validators.items()
    }
    return type("LocatedValidator", (OpenAPIV31SpecValidator,), {"keyword_validators": keywords})


class _Error(Protocol):
    """What is read of an error of jsonschema."""

    message: str
    validator: Any
    validator_value: Any
    instance: Any
    schema: Any
    context: "Sequence[_Error]"

    @property
    def absolute_path(self) -> Iterable[str | int]: ...


def _told(validator: Any, value: object, base: str) -> Problems:
    """The errors of `value`, which stands at `base`, each in one line."""
    for error in validator.iter_errors(value):
        yield from _tell(error, base)


def _tell(error: _Error, base: str) -> Problems:
    from jsonschema import exceptions

    if error.validator in ("anyOf", "oneOf"):
        error = vars(exceptions)["best_match"]([error])
    pointer = child(base, *error.absolute_path)
    instance, limit = error.instance, error.validator_value
    match error.validator:
        case "required":
            yield pointer, f"no {_listed(_missing(error))}"
        case "additionalProperties" | "unevaluatedProperties":
            known = as_map(as_map(error.schema).get("properties"))
            for key in re.findall(r"'((?:[^'\\]|\\.)+)'", error.message.rpartition("(")[2]):
                yield child(pointer, key), f"`{key}` does not belong here{_near(key, known)}"
        case "type":
            yield (
                pointer,
                f"{_shown(instance)} is not of type {_listed(limit if is_list(limit) else [limit])}",
            )
        case "enum":
            yield (
                pointer,
                f"{_shown(instance)} is not {_listed(limit)}{_near(str(instance), map(str, limit))}",
            )
        case "const":
            yield pointer, f"{_shown(instance)} is not {_shown(limit)}"
        case "pattern":
            likes = as_list(as_map(error.schema).get("examples"))
            form = f"has not the form of {_shown(likes[0])}" if likes else f"does not match `{limit}`"
            yield pointer, f"{_shown(instance)} {form}"
        case "anyOf" | "oneOf":
            yield pointer, _no_branch(error)
        case "not" if not limit:
            yield pointer, f"`{pointer.rpartition('/')[2]}` does not belong here"
        case "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf":
            yield pointer, f"{_shown(instance)} breaks `{error.validator}: {limit}`"
        case "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties":
            yield pointer, f"{_shown(instance)} breaks `{error.validator}: {limit}`"
        case "uniqueItems":
            yield pointer, f"{_shown(instance)} repeats an item"
        case _:
            yield pointer, _plain(error)


def _no_branch(error: _Error) -> str:
    causes = error.context
    needed = sorted({key for cause in causes if cause.validator == "required" for key in _missing(cause)})
    if needed and all(cause.validator == "required" for cause in causes):
        return f"needs {_listed(needed)}"
    words = [cause.validator_value for cause in causes if cause.validator == "enum"]
    types = [cause.validator_value for cause in causes if cause.validator == "type"]
    if words and isinstance(error.instance, str):
        return (
            f"{_shown(error.instance)} is not {_listed(words[0])}{_near(error.instance, map(str, words[0]))}"
        )
    if not causes:
        return f"{_shown(error.instance)} fits several branches of `{error.validator}`, not one"
    if len(types) == len(causes):
        return f"{_shown(error.instance)} is not of type {_listed(types)}"
    return f"{_shown(error.instance)} fits no branch of `{error.validator}`"


def _missing(error: _Error) -> list[str]:
    present = as_map(error.instance)
    named = re.match(r"'(.+)' is a required property", error.message)
    return [named[1]] if named else [key for key in as_list(error.validator_value) if key not in present]


def _plain(error: _Error) -> str:
    words = " ".join(error.message.split())
    if parameter := re.match(r"Path parameter '(.+)' for '.+' operation in '(.*)' was not resolved", words):
        name, path = parameter.groups()
        if f"{{{name}}}" in path:
            return f"`{{{name}}}` of the path is described by no parameter; add one with `in: path`"
        return f"the path has no `{{{name}}}`, yet a parameter with `in: path` says so"
    return words if len(words) <= _LONGEST_MESSAGE else words[: _LONGEST_MESSAGE - 1] + "…"


_LONGEST_MESSAGE: Final = 160


_KEYWORDS: Final = frozenset(
    {
        *PARTS["schema"],
        *("$ref", "$schema", "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "$comment"),
        *("type", "enum", "const", "format", "pattern", "required", "dependentRequired", "uniqueItems"),
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
        *("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
        *("minContains", "maxContains", "contentEncoding", "contentMediaType", "contentSchema"),
        *("title", "description", "default", "deprecated", "readOnly", "writeOnly", "examples"),
        *("example", "discriminator", "externalDocs", "xml"),
    }
)

_OLD_KEYWORDS: Final = {
    "nullable": 'write `type: [string, "null"]`, or `oneOf` with `type: "null"`',
    "definitions": "move the definitions to components",
    "dependencies": "say it in the description",
    "additionalItems": "write `prefixItems` and `items`",
}

_FORMATS: Final = frozenset(
    {
        *("date-time", "date", "time", "duration", "date-time-local", "time-local", "http-date", "unixtime"),
        *("email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uuid", "regex", "media-range"),
        *("uri", "uri-reference", "uri-template", "iri", "iri-reference"),
        *("json-pointer", "relative-json-pointer", "html", "commonmark", "char", "password"),
        *("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "double-int"),
        *("float", "double", "decimal", "decimal128", "binary", "byte", "base64url"),
        *("sf-string", "sf-token", "sf-binary", "sf-boolean", "sf-integer", "sf-decimal"),
    }
)
"""Those of JSON Schema and of the OpenAPI format registry."""


@rule("keyword", on="schema")
def _keywords_are_known(survey: Survey, place: Place) -> Problems:
    for key in place.value:
        if key not in _KEYWORDS and not key.startswith("x-"):
            mend = f"; {_OLD_KEYWORDS[key]}" if key in _OLD_KEYWORDS else _near(key, _KEYWORDS)
            if place.value[key] is None:
                mend = "; a comma ends plain text inside `{…}`: put the text before it in quotes"
            wrong = f"`{key}` is no keyword of JSON Schema 2020-12{mend or '; delete it'}"
            yield child(place.pointer, key), wrong


@rule("format", on="schema")
def _formats_are_known(survey: Survey, place: Place) -> Problems:
    name = place.value.get("format")
    if isinstance(name, str) and name not in _FORMATS:
        near = _near(name, _FORMATS) or "; write a `pattern`, or say it in the description"
        yield child(place.pointer, "format"), f"`{name}` is in no registry of formats{near}"


# --- The x- vocabulary ---

_VOCABULARY: Final = Path(__file__).parents[1] / "specs" / "extensions.schema.json"


@cache
def _definitions() -> dict[str, Any]:
    return as_map(json.loads(_VOCABULARY.read_bytes())["$defs"])


@cache
def _vocabulary() -> Mapping[str, tuple[str, ...]]:
    """Each key with the kinds of objects it may stand on."""
    homes: dict[str, tuple[str, ...]] = {}
    for kind, definition in _definitions().items():
        for key in definition.get("properties", {}) if kind in _KINDS else ():
            homes[key] = (*homes.get(key, ()), kind)
    return homes


_KINDS: Final = frozenset(
    {*PARTS, *(kind.rstrip("[]{}") for parts in PARTS.values() for kind in parts.values())}
)


@cache
def _form(kind: str) -> Any:
    from jsonschema import Draft202012Validator

    properties = {"properties": _definitions()[kind]["properties"]}
    return Draft202012Validator({**properties, "$defs": _definitions()})


@rule("x-key", on="any")
def _extension_is_known(survey: Survey, place: Place) -> Problems:
    homes = _vocabulary()
    for key in place.value:
        if key.startswith("x-") and place.kind not in homes.get(key, ()):
            if key in homes:
                wrong = f"`{key}` means nothing on a {place.kind}; it belongs on {_listed(homes[key])}"
            else:
                wrong = f"`{key}` is not in the vocabulary{_near(key, homes) or '; see specs/extensions.md'}"
            yield child(place.pointer, key), wrong


@rule("x-form", on="any")
def _extension_has_its_form(survey: Survey, place: Place) -> Problems:
    if place.kind not in _definitions() or ("$ref" in place.value and place.kind != "schema"):
        return
    own = {key: value for key, value in place.value.items() if place.kind in _vocabulary().get(key, ())}
    for key in _definitions()[place.kind].get("required", ()):
        if key not in own:
            yield place.pointer, f"no `{key}`; write {_definitions()[key]['description']}"
    yield from _told(_form(place.kind), own, place.pointer)


@rule("x-money", on="schema")
def _money_is_an_amount(survey: Survey, place: Place) -> Problems:
    if "x-money" not in place.value:
        return
    types = set(_types(survey.schema(place.value)))
    if not {"number", "integer", "string"} & types:
        reason = "the amount is no `number`, `integer`, or decimal in a `string`; mend `type`"
        yield child(place.pointer, "x-money"), reason
    elif "string" in types and as_map(place.value["x-money"]).get("unit") == "minor":
        pointer = child(place.pointer, "x-money", "unit")
        yield pointer, "hundredths are whole numbers; a text has `major` units"


@rule("x-enum", on="schema")
def _varnames_fit_their_values(survey: Survey, place: Place) -> Problems:
    names = place.value.get("x-enum-varnames")
    if names is None:
        return
    pointer = child(place.pointer, "x-enum-varnames")
    values = place.value.get("enum", place.value.get("x-extensible-enum"))
    if values is None:
        yield pointer, "no `enum` or `x-extensible-enum` beside it; add the values"
    elif len(as_list(names)) != len(as_list(values)):
        yield pointer, f"{len(as_list(names))} names for {len(as_list(values))} values; write one for each"


@rule("x-enum", on="schema")
def _open_enums_are_for_answers(survey: Survey, place: Place) -> Problems:
    if "x-extensible-enum" not in place.value:
        return
    pointer = child(place.pointer, "x-extensible-enum")
    if "enum" in place.value:
        yield pointer, "stands beside `enum`, which closes it; delete one of them"
    above = place.parent
    while above is not None and above.kind not in ("response", "components"):
        if above.kind in ("parameter", "request-body"):
            yield pointer, "requests are described strictly; write `enum`"
            return
        above = above.parent


@rule("x-pagination", on="operation")
def _pages_name_parameters(survey: Survey, place: Place) -> Problems:
    operation = survey.operations.get(place.pointer)
    names = [parameter["name"] for parameter in operation.parameters] if operation else []
    pagination = as_map(place.value.get("x-pagination"))
    for part in ("page", "offset", "cursor", "size"):
        name = pagination.get(part)
        if isinstance(name, str) and name not in names:
            pointer = child(place.pointer, "x-pagination", part)
            yield pointer, f"`{name}` is not a parameter of this operation{_near(name, names)}"
    first, last = pagination.get("first"), pagination.get("last")
    if isinstance(first, int) and isinstance(last, int) and last < first:
        yield child(place.pointer, "x-pagination", "last"), f"{last} is before the first page, {first}"


@rule("x-query", on="parameter")
def _query_keys_are_on_queries(survey: Survey, place: Place) -> Problems:
    for key in ("x-filter", "x-sort"):
        if key in place.value and place.value.get("in") != "query":
            yield child(place.pointer, key), "only a parameter with `in: query` filters or sorts"


@rule("x-query", on="parameter")
def _sort_orders_are_values(survey: Survey, place: Place) -> Problems:
    values = [str(value) for value in as_list(survey.schema(place.value.get("schema")).get("enum"))]
    for value in as_map(place.value.get("x-sort")) if values else ():
        if value not in values:
            yield child(place.pointer, "x-sort", value), f"`{value}` is not in the `enum` of the parameter"


def _is_pointer(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and re.fullmatch(r"(/([^~/]|~[01])*)*", value) is not None


def _bodies(survey: Survey, holder: object) -> list[object]:
    """The schemas of the JSON bodies of a response or request body, or of what it refers to."""
    content = as_map(as_map(survey.document.resolve(holder)).get("content"))
    return [as_map(media).get("schema") for name, media in content.items() if _is_json(name)]


def _answer(survey: Survey, operation: Operation) -> list[object]:
    """The schemas of what an operation answers with first of all successes; the client walks no other."""
    for status, answer in as_map(operation.raw.get("responses")).items():
        if status.startswith("2"):
            return _bodies(survey, answer)
    return []


def _is_array(schemas: Iterable[Mapping[str, Any]]) -> bool:
    return any("array" in _types(schema) or "items" in schema for schema in schemas)


@rule("x-pagination", on="operation")
def _pages_lead_into_the_answer(survey: Survey, place: Place) -> Problems:
    operation = survey.operations.get(place.pointer)
    pagination = as_map(place.value.get("x-pagination"))
    if operation is None or survey.lost_refs:
        return
    for part in ("items", "total", "pages", "next"):
        target = pagination.get(part)
        if not _is_pointer(target):
            continue
        pointer = child(place.pointer, "x-pagination", part)
        found, near = survey.reach(_answer(survey, operation), target)
        if not found:
            yield pointer, f"`{target}` leads nowhere in the answer{near or '; mend it, or the schema'}"
        elif part == "items" and not _is_array(found):
            yield pointer, f"`{target}` leads to no array; point at the list itself"


@rule("x-query", on="operation")
def _filters_lead_into_items(survey: Survey, place: Place) -> Problems:
    operation = survey.operations.get(place.pointer)
    if operation is None or survey.lost_refs:
        return
    for where, parameter in _parameters(survey, place):
        if parameter.get("in") != "query":
            continue
        asked = [(child(where, "x-filter", "field"), as_map(parameter.get("x-filter")).get("field"))]
        for value, law in as_map(parameter.get("x-sort")).items():
            asked += [(child(where, "x-sort", value, 0), target) for target in as_list(law)[:1]]
        for pointer, target in asked:
            if not _is_pointer(target) or (items := _items(survey, operation)) is None:
                continue
            if not items:
                name = f"`{operation.id}`" if operation.id else "the operation"
                yield pointer, f"{name} answers with no list, or with several; name one in `x-pagination`"
                return
            found, near = survey.reach(items, target)
            if not found:
                mend = near or "; mend it, or the schema"
                yield pointer, f"`{target}` leads nowhere in an item of `{operation.id}`{mend}"


def _parameters(survey: Survey, place: Place) -> Iterable[tuple[str, dict[str, Any]]]:
    """The parameters of the operation at a place, those of its path included, and where they stand."""
    found: dict[tuple[str, str], tuple[str, dict[str, Any]]] = {}
    for holder in (place.parent or place, place):
        for index, given in enumerate(as_list(holder.value.get("parameters"))):
            where, parameter = survey.resolved(child(holder.pointer, "parameters", index), given)
            if is_map(parameter):
                found[str(parameter.get("name")), str(parameter.get("in"))] = (where, parameter)
    return found.values()


def _items(survey: Survey, operation: Operation) -> list[object] | None:
    """The schemas of an item of the list that an operation answers with.

    Returns:
        Nothing in it where there is no such list; None where `x-pagination` is wrong, as another rule says.
    """
    answer = _answer(survey, operation)
    if "x-pagination" in operation.raw:
        target = as_map(operation.raw["x-pagination"]).get("items")
        found = survey.reach(answer, target)[0] if _is_pointer(target) else []
        return [schema.get("items", True) for schema in found if _is_array([schema])] or None
    lists = list(_lists(survey, answer))
    return (
        [schema.get("items", True) for schema in lists[0] if _is_array([schema])] if len(lists) == 1 else []
    )


def _lists(survey: Survey, schemas: Iterable[object], depth: int = 3) -> Iterator[list[dict[str, Any]]]:
    """The arrays of a value, those inside other arrays left out."""
    here = survey.layers(schemas)
    if _is_array(here):
        yield here
    elif depth:
        for name in dict.fromkeys(name for schema in here for name in as_map(schema.get("properties"))):
            inner = [as_map(schema.get("properties")).get(name) for schema in here]
            yield from _lists(survey, inner, depth - 1)


@rule("x-money", on="schema")
def _currency_stands_beside_its_amount(survey: Survey, place: Place) -> Problems:
    target = as_map(place.value.get("x-money")).get("currency")
    if not _is_pointer(target) or survey.lost_refs:
        return
    pointer = child(place.pointer, "x-money", "currency")
    for holder in _holders(survey, place):
        if holder is None:
            yield pointer, "no object holds this amount; write the ISO code of its currency"
            continue
        found = [survey.reach([whole.value], target) for whole in _wholes(survey, holder)]
        if not any(layers for layers, _ in found):
            mend = found[0][1] or "; add it, or write the ISO code"
            yield pointer, f"`{target}` leads nowhere in `{holder.pointer}`, which holds the amount{mend}"


@rule("x-money", on="schema")
def _sums_are_of_amounts(survey: Survey, place: Place) -> Problems:
    terms = as_list(as_map(place.value.get("x-money")).get("sum"))
    if not terms or survey.lost_refs:
        return
    wholes = [
        whole.value
        for holder in _holders(survey, place)
        if holder is not None
        for whole in _wholes(survey, holder)
    ]
    for number, term in enumerate(map(as_map, terms)):
        for part in ("plus", "minus", "times"):
            target = term.get(part)
            if not _is_pointer(target):
                continue
            pointer = child(place.pointer, "x-money", "sum", number, part)
            found, near = survey.reach(wholes, target.replace("/*", "/0"))
            if not found:
                yield pointer, f"`{target}` leads nowhere in what holds the amount{near or '; mend it'}"
            elif part != "times" and not any("x-money" in layer for layer in found):
                yield pointer, f"`{target}` is no amount; say its unit with `x-money`"
            elif part == "times" and not any("integer" in _types(layer) for layer in found):
                yield pointer, f"`{target}` is no `integer`; point at what counts"


@rule("x-once", on="operation")
def _once_is_refused_as_documented(survey: Survey, place: Place) -> Problems:
    law = as_map(place.value.get("x-once"))
    status, code = law.get("status"), law.get("code")
    if not isinstance(status, str) or survey.lost_refs:
        return
    if place.value.get("x-effect") == "read":
        yield child(place.pointer, "x-once"), "what only reads succeeds each time; mend `x-effect`"
    documented = as_map(place.value.get("responses"))
    if status not in documented:
        yield child(place.pointer, "x-once", "status"), f"{status} is not among the responses; describe it"
        return
    bodies = _bodies(survey, documented[status])
    lists = [
        [str(value) for value in as_list(layer.get("x-extensible-enum"))]
        for target in ("/code", "/error/code", "/error")
        for layer in survey.reach(bodies, target)[0]
        if "x-extensible-enum" in layer
    ]
    known = sorted(set(lists[0]).intersection(*lists[1:])) if lists else []
    if code is not None and code not in known:
        wrong = f"{status} does not come with `{code}`{_near(code, known)}"
        yield child(place.pointer, "x-once", "code"), wrong


@rule("x-undo", on="operation")
def _undo_leads_to_what_takes_it_back(survey: Survey, place: Place) -> Problems:
    law, operation = as_map(place.value.get("x-undo")), survey.operations.get(place.pointer)
    target, before = law.get("operation"), [str(name) for name in as_list(law.get("before"))]
    if not isinstance(target, str) or operation is None or survey.lost_refs:
        return
    pointer = child(place.pointer, "x-undo", "operation")
    known = {each.id: each for each in survey.operations.values()}
    if place.value.get("x-effect") != "reversible":
        yield child(place.pointer, "x-undo"), "only what is `reversible` can be undone; mend `x-effect`"
    if target not in known:
        yield pointer, f"no operation `{target}`{_near(target, known)}"
        return
    if known[target].raw.get("x-effect") == "read":
        yield pointer, f"`{target}` only reads; name what takes it back"
    if (target == operation.id) != bool(before):
        yield pointer, "`before` belongs to an operation that takes itself back, and only there"
    names = [str(parameter["name"]) for parameter in operation.parameters]
    for number, name in enumerate(before):
        if name not in names and not (name == "body" and "requestBody" in operation.raw):
            wrong = f"`{name}` is not a parameter of this operation{_near(name, names)}"
            yield child(place.pointer, "x-undo", "before", number), wrong
    linked = {
        as_map(link).get("operationId")
        for response in as_map(place.value.get("responses")).values()
        for link in as_map(as_map(survey.document.resolve(response)).get("links")).values()
    }
    for parameter in known[target].parameters:
        if parameter.get("required") and parameter["name"] not in names and target not in linked:
            yield pointer, f"nothing tells `{target}` its `{parameter['name']}`; add a link that does"


def _holders(survey: Survey, place: Place, depth: int = 0) -> Iterator[Place | None]:
    """The objects of which the value described at a place is a part; None for what stands in none."""
    above = place.parent
    if above is None or depth > _LONGEST_CHAIN:
        return
    if above.kind == "schema" and place.role in ("properties", "patternProperties", "additionalProperties"):
        yield above
    elif above.kind == "schema":
        yield from _holders(survey, above, depth + 1)
    elif above.kind == "components":
        for user in survey.users.get(place.pointer, ()):
            yield from _holders(survey, user, depth + 1)
    else:
        yield None


def _wholes(survey: Survey, place: Place, depth: int = 0) -> Iterator[Place]:
    """A schema, and those that it is a branch of."""
    yield place
    above = place.parent
    if above is None or depth > _LONGEST_CHAIN:
        return
    if above.kind == "schema" and place.role in ("allOf", "anyOf", "oneOf"):
        yield from _wholes(survey, above, depth + 1)
    elif above.kind == "components":
        for user in survey.users.get(place.pointer, ()):
            if user.role in ("allOf", "anyOf", "oneOf"):
                yield from _wholes(survey, user, depth + 1)


# --- House rules ---

_WORD: Final = "[a-z][a-z0-9]*(_[a-z0-9]+)*"
_OPERATION_ORDER: Final = (
    *("operationId", "summary", "description", "externalDocs", "deprecated"),
    *("x-evidence", "x-effect", "x-once", "x-undo", "x-pagination"),
    *("tags", "servers", "security", "parameters", "requestBody", "responses"),
)
_BOUNDS: Final = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength"),
    *("pattern", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"),
)
_SCHEMA_ORDER: Final = ("type", "format", _BOUNDS, "description", "required", "properties", "examples")


@rule("version", on="info")
def _version_is_that_of_a_package(survey: Survey, place: Place) -> Problems:
    version = place.value.get("version")
    if isinstance(version, str) and not _PACKAGE_VERSION.fullmatch(version):
        likely = f"{_shown(version)} is no version of a Python package (PEP 440)"
        yield child(place.pointer, "version"), f'{likely}; write one like "1.2.0" or "1.2.0rc1"'


_PACKAGE_VERSION: Final = re.compile(
    r"v?([0-9]+!)?[0-9]+(\.[0-9]+)*"  # epoch, release
    r"([-_.]?(a|b|c|rc|alpha|beta|pre|preview)([-_.]?[0-9]+)?)?"
    r"(-[0-9]+|[-_.]?(post|rev|r)([-_.]?[0-9]+)?)?"
    r"([-_.]?dev([-_.]?[0-9]+)?)?",
    re.IGNORECASE,
)


@rule("server", on="document")
def _servers_are_named(survey: Survey, place: Place) -> Problems:
    if not place.value.get("servers"):
        where = "/servers" if "servers" in place.value else ""
        yield where, "no server; write `servers` with the `url` that calls go to unless told otherwise"


@rule("server", on="server")
def _servers_are_addresses(survey: Survey, place: Place) -> Problems:
    url = place.value.get("url")
    if not isinstance(url, str):
        return
    pointer = child(place.pointer, "url")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        yield pointer, f"{_shown(url)} is no address: {error}"
        return
    if "{" in url or "}" in url:
        yield pointer, "holds a variable, which nothing fills in; write one server for each value"
    elif parts.scheme not in ("http", "https") or not host or not re.fullmatch("[!-~]+", url):
        yield pointer, f"{_shown(url)} is not absolute; write `https://`, the host and the path"
    elif "@" in parts.netloc:
        yield pointer, "holds a user or a password; delete it, a security scheme says who calls"
    elif "?" in url or "#" in url:
        yield pointer, "goes on after the path; paths are put behind it, so delete what follows `?` or `#`"


@rule("operation-id", on="operation")
def _operation_has_a_name(survey: Survey, place: Place) -> Problems:
    name = place.value.get("operationId")
    if name is None:
        yield place.pointer, "no operationId; write `operationId: group.verb`"
    elif not isinstance(name, str) or not re.fullmatch(rf"{_WORD}\.{_WORD}", name):
        pointer = child(place.pointer, "operationId")
        yield pointer, f"{_shown(name)} is not `group.verb` or `group.verb_noun` in snake_case"


@rule("operation-id-unique", on="document")
def _operation_names_differ(survey: Survey, place: Place) -> Problems:
    first: dict[str, Operation] = {}
    for operation in survey.operations.values():
        squeezed = re.sub(r"[._]", "", operation.id).lower()
        if squeezed and (other := first.setdefault(squeezed, operation)) is not operation:
            line = survey.document.line(child(other.pointer, "operationId"))
            same = (
                f"without dots and underscores the same as `{other.id}` on line {line}; choose another name"
            )
            yield child(operation.pointer, "operationId"), same


@rule("tag", on="operation")
def _tag_is_the_group(survey: Survey, place: Place) -> Problems:
    operation = survey.operations.get(place.pointer)
    group = operation.group if operation else ""
    declared = [as_map(tag).get("name") for tag in as_list(survey.document.root.get("tags"))]
    if group and place.value.get("tags") != [group]:
        where = child(place.pointer, "tags") if "tags" in place.value else place.pointer
        yield where, f"the only tag is the group of the operationId; write `tags: [{group}]`"
    elif group and group not in declared:
        yield child(place.pointer, "tags", 0), f"`{group}` is not in the document's `tags`; declare it there"


@rule("summary", on="operation")
def _summary_is_a_sentence(survey: Survey, place: Place) -> Problems:
    summary = place.value.get("summary")
    pointer = child(place.pointer, "summary")
    if not isinstance(summary, str) or not summary.strip():
        yield place.pointer, "no summary; write one short line, the method's docstring begins with it"
        return
    if "\n" in summary.strip():
        yield pointer, "more than one line; move the rest to `description`"
    if summary.rstrip().endswith("."):
        yield pointer, "ends in a full stop; delete it"
    later = [word for word in summary.split()[1:] if len(word) > 3 and word.isalpha()]
    if summary[0].islower():
        yield pointer, "begins in lower case; write it as a sentence"
    elif len(later) > 1 and all(word.istitle() for word in later):
        yield pointer, "Every Word Has A Capital; write it as a sentence"


def _out_of_order(keys: Iterable[str], order: Iterable[str | tuple[str, ...]]) -> tuple[str, str] | None:
    """The first key that stands after one it should precede, and that one."""
    ranks = {
        key: rank for rank, part in enumerate(order) for key in ([part] if isinstance(part, str) else part)
    }
    highest, before = -1, ""
    for key in keys:
        rank = ranks.get(key, highest)
        if rank < highest:
            return key, before
        if rank > highest:
            highest, before = rank, key
    return None


@rule("operation-order", on="operation")
def _operation_keys_in_order(survey: Survey, place: Place) -> Problems:
    if late := _out_of_order(place.value, _OPERATION_ORDER):
        key, before = late
        yield child(place.pointer, key), f"`{key}` stands after `{before}`; move it up"


@rule("schema-order", on="schema")
def _schema_keys_in_order(survey: Survey, place: Place) -> Problems:
    if late := _out_of_order(place.value, _SCHEMA_ORDER):
        key, before = late
        order = "type, format, bounds, description, required, properties, examples"
        yield child(place.pointer, key), f"`{key}` stands after `{before}`; the order is {order}"


@rule("response-order", on="responses")
def _success_comes_first(survey: Survey, place: Place) -> Problems:
    statuses = [status for status in place.value if not status.startswith("x-")]
    right = sorted(statuses, key=lambda status: (status == "default", is_refusal(status), status.upper()))
    for status, expected in zip(statuses, right, strict=True):
        if status != expected:
            order = ", ".join(right)
            yield child(place.pointer, status), f"success first, then refusals by number: {order}"
            return


@rule("error-schema", on="responses")
def _refusals_share_a_schema(survey: Survey, place: Place) -> Problems:
    for status in place.value:
        if not is_refusal(status):
            continue
        pointer, response = survey.resolved(child(place.pointer, status), place.value[status])
        for media, content in as_map(as_map(response).get("content")).items():
            schema = as_map(content).get("schema")
            if _is_json(media) and not _is_error(schema):
                where = child(pointer, "content", media, *(["schema"] if schema is not None else []))
                yield (
                    where,
                    f"answer {status} with a schema whose name ends in Error: `$ref` one in components",
                )


def _is_error(schema: object) -> bool:
    parts = as_map(schema)
    ref = parts.get("$ref")
    if isinstance(ref, str):
        return re.fullmatch(r"#/components/schemas/\w*Error", ref) is not None
    return any(
        branches != [] and all(map(_is_error, branches))
        for branches in (as_list(parts.get(key)) for key in ("oneOf", "anyOf", "allOf"))
    )


def _is_of_refusal(survey: Survey, place: Place) -> bool:
    """Whether a media type is the body of refusals only."""
    above = place.parent
    return place.kind == "media-type" and above is not None and above.pointer in survey.refusals


@rule("code", on="media-type")
def _codes_are_listed(survey: Survey, place: Place) -> Problems:
    schema = as_map(place.value.get("schema"))
    ref = schema.get("$ref")
    if not isinstance(ref, str) or survey.lost_refs or not _is_of_refusal(survey, place):
        return
    error = f"`{ref.rpartition('/')[2]}`"
    for steps, listed in _narrowed(schema):
        pointer = child(place.pointer, "schema", *(part for step in steps for part in ("properties", step)))
        found, near = survey.reach([{"$ref": ref}], child("", *steps))
        known = [
            code
            for part in found
            for code in (*as_list(part.get("x-extensible-enum")), *as_list(part.get("enum")))
        ]
        if not found:
            yield pointer, f"{error} has no `{child('', *steps)}`{near or '; narrow the code that it has'}"
            continue
        for index, code in enumerate(listed):
            if code not in known:
                mend = _near(str(code), map(str, known)) or "; add it there, with its name"
                yield child(pointer, "x-extensible-enum", index), f"`{code}` is no code of {error}{mend}"
        for where, value in _examples(survey, place) if known else ():
            for step in steps:
                value = as_map(value).get(step)
            if isinstance(value, str | int) and value not in listed:
                mend = _near(str(value), map(str, listed)) or "; add it there, or mend the example"
                yield child(where, *steps), f"`{value}` is not among the codes beside the `$ref`{mend}"


def _narrowed(schema: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    """Where a schema lists codes of its own, at the top or one object deep, and which."""
    properties = as_map(schema.get("properties"))
    inner = ((key, as_map(as_map(value).get("properties"))) for key, value in properties.items())
    codes = [(("code",), properties.get("code")), *(((key, "code"), part.get("code")) for key, part in inner)]
    for steps, code in codes:
        if "x-extensible-enum" in as_map(code):
            yield steps, as_list(as_map(code)["x-extensible-enum"])


def _is_json(media: str) -> bool:
    name = media.partition(";")[0].strip().lower()
    return name == "application/json" or name.endswith("+json")


@rule("schema-name", on="components")
def _schemas_are_pascal_case(survey: Survey, place: Place) -> Problems:
    for name in as_map(place.value.get("schemas")):
        if not re.fullmatch("[A-Z][A-Za-z0-9]*", name):
            right = "".join(word[:1].upper() + word[1:] for word in re.split("[^A-Za-z0-9]+", name))
            yield child(place.pointer, "schemas", name), f"not a PascalCase noun; write `{right}`"


@rule("parameter-description", on="parameter")
def _parameters_are_described(survey: Survey, place: Place) -> Problems:
    if "$ref" not in place.value and not place.value.get("description"):
        yield place.pointer, f"no description of {_shown(place.value.get('name'))}; say what its type cannot"


@rule("unused", on="components")
def _components_are_used(survey: Survey, place: Place) -> Problems:
    if survey.lost_refs:
        return
    used: set[str] = set()
    inside: dict[str, set[str]] = {}
    for pointer, target in _uses(survey):
        owner = _component(pointer)
        inside.setdefault(owner, set()).add(_component(target))
    waiting = [""]
    while waiting:
        for name in inside.get(waiting.pop(), set()) - used:
            used.add(name)
            waiting.append(name)
    for section, entries in place.value.items():
        for name in as_map(entries) if section in PARTS["components"] else ():
            pointer = child(place.pointer, section, name)
            if pointer not in used:
                yield pointer, "nothing refers to it; delete it, or refer to it"


def _uses(survey: Survey) -> Iterator[tuple[str, str]]:
    for _, pointer, ref in survey.refs:
        if isinstance(ref, str) and ref.startswith("#"):
            yield pointer, ref[1:]
    for place in survey.of("security"):
        for scheme in place.value:
            yield place.pointer, child("/components/securitySchemes", scheme)


def _component(pointer: str) -> str:
    """``/components/schemas/Tree`` of any pointer into it; empty for a pointer to elsewhere."""
    parts = pointer.split("/")
    return "/".join(parts[:4]) if parts[1:2] == ["components"] else ""


@rule("security", on="security")
def _security_schemes_exist(survey: Survey, place: Place) -> Problems:
    schemes = as_map(as_map(survey.document.root.get("components")).get("securitySchemes"))
    for name in place.value:
        if name not in schemes:
            yield (
                child(place.pointer, name),
                f"no security scheme `{name}` in components{_near(name, schemes)}",
            )


@rule("link", on="link")
def _links_lead_to_operations(survey: Survey, place: Place) -> Problems:
    target = place.value.get("operationId")
    known = {operation.id: operation for operation in survey.operations.values()}
    if "operationRef" in place.value:
        yield child(place.pointer, "operationRef"), "write `operationId`, it survives a renamed path"
    if not isinstance(target, str):
        return
    if target not in known:
        yield child(place.pointer, "operationId"), f"no operation `{target}`{_near(target, known)}"
        return
    names = [parameter["name"] for parameter in known[target].parameters]
    names += [f"{parameter['in']}.{parameter['name']}" for parameter in known[target].parameters]
    for name in as_map(place.value.get("parameters")):
        if name not in names:
            pointer = child(place.pointer, "parameters", name)
            yield pointer, f"`{target}` has no parameter `{name}`{_near(name, names)}"
    if is_map(place.value.get("requestBody")):
        pointer = child(place.pointer, "requestBody")
        yield pointer, "openapi-generator refuses a body that is an object; move this link to the strict copy"


@rule("link", on="operation")
def _links_pass_on_what_is_there(survey: Survey, place: Place) -> Problems:
    operation = survey.operations.get(place.pointer)
    if operation is None or survey.lost_refs:
        return
    for status, response in as_map(place.value.get("responses")).items():
        where, answer = survey.resolved(child(place.pointer, "responses", status), response)
        for name, given in as_map(as_map(answer).get("links")).items():
            at, link = survey.resolved(child(where, "links", name), given)
            passed = [
                ("requestBody",),
                *(("parameters", key) for key in as_map(as_map(link).get("parameters"))),
            ]
            for steps in passed:
                value = link
                for step in steps:
                    value = as_map(value).get(step)
                for expression in _expressions(value):
                    if wrong := _lost_expression(survey, operation, answer, expression):
                        yield child(at, *steps), wrong


def _expressions(value: object) -> list[str]:
    """The runtime expressions in a value: all of it, or in braces within other text."""
    if not isinstance(value, str):
        return []
    return [value] if value.startswith("$") else re.findall(r"\{(\$[^{}]*)\}", value)


_EXPRESSION: Final = re.compile(
    r"\$(?P<side>request|response)\.(body(#(?P<target>.*))?|(?P<place>path|query|header)\.(?P<name>.+))"
)


def _lost_expression(survey: Survey, operation: Operation, answer: object, expression: str) -> str:
    """What is wrong with an expression of a link; empty if nothing is."""
    if expression in ("$url", "$method", "$statusCode"):
        return ""
    form = _EXPRESSION.fullmatch(expression)
    if form is None or (form["side"] == "response" and form["place"] in ("path", "query")):
        return f"`{expression}` is no runtime expression; write `$response.body#/…` or `$request.path.…`"
    if form["place"]:
        names = [str(p["name"]) for p in operation.parameters if p["in"] == form["place"]]
        if form["side"] == "response":
            names = list(as_map(as_map(answer).get("headers")))
        name = form["name"]
        if name in names or (form["place"] == "header" and name.lower() in map(str.lower, names)):
            return ""
        holder = f"`{operation.id}`" if form["side"] == "request" else "this answer"
        what = f"{form['place']} parameter" if form["side"] == "request" else "header"
        return f"{holder} has no {what} `{name}`{_near(name, names) or '; add it, or mend the name'}"
    target = form["target"] or ""
    if not _is_pointer(target):
        return f"`{target}` is no JSON pointer; write one like `/id`"
    body = answer if form["side"] == "response" else operation.raw.get("requestBody")
    found, near = survey.reach(_bodies(survey, body), target)
    if found or not target:
        return ""
    holder = "this answer" if form["side"] == "response" else f"the body of `{operation.id}`"
    return f"`{target}` leads nowhere in {holder}{near or '; mend it, or the schema'}"


@rule("example", on="any")
def _examples_are_true(survey: Survey, place: Place) -> Problems:
    if place.kind not in ("media-type", "parameter", "header", "schema"):
        return
    if place.kind == "media-type" and not _holds_values(place.key):
        return
    schema = place.pointer if place.kind == "schema" else child(place.pointer, "schema")
    examples = list(_examples(survey, place))
    if not examples or not survey.sound or not survey.exists(schema):
        return
    validator = survey.validator.evolve(schema={"$ref": f"{_SELF}#{quote(schema)}"})
    for pointer, value in examples:
        try:
            for where, what in _told(validator, value, pointer):
                yield where, f"not as its schema says: {what}"
        except RecursionError:
            yield pointer, "its schema never ends; break the circle of references"


def _holds_values(media: str) -> bool:
    return _is_json(media) or media in (
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "text/plain",
    )


def _examples(survey: Survey, place: Place) -> Iterator[tuple[str, Any]]:
    if "example" in place.value:
        yield child(place.pointer, "example"), place.value["example"]
    for key, given in as_map(place.value.get("examples")).items():
        pointer, example = survey.resolved(child(place.pointer, "examples", key), given)
        if "value" in as_map(example):
            yield child(pointer, "value"), example["value"]
    for index, value in enumerate(as_list(place.value.get("examples"))):
        yield child(place.pointer, "examples", index), value


# --- What openapi-python-client drops in silence, and unions that msgspec cannot build ---

_DROPPED_KEYS: Final = {
    "patternProperties": "write `additionalProperties`, and the pattern in the description",
    "if": "say it in the description, or write `oneOf` with a discriminator",
    "then": "say it in the description, or write `oneOf` with a discriminator",
    "else": "say it in the description, or write `oneOf` with a discriminator",
    "unevaluatedProperties": "write `additionalProperties`",
    "unevaluatedItems": "write `items`",
    "dependentSchemas": "say it in the description",
    "$defs": "move the definitions to components",
    "$id": "delete it; refs are local to the document",
    "$anchor": "delete it; refs name components",
    "$dynamicRef": "write `$ref`",
    "$dynamicAnchor": "delete it; refs name components",
}


@rule("ref-form", on="document")
def _refs_name_components(survey: Survey, place: Place) -> Problems:
    for kind, pointer, ref in survey.refs:
        section = _SECTIONS.get(kind, "")
        local = isinstance(ref, str) and ref.startswith("#")
        if kind == "path-item":
            yield pointer, "the parser drops operations behind a reference; write the path item out"
        elif local and not re.fullmatch(rf"#/components/{section}/[^/]+", ref):
            yield pointer, f"the parser follows only `#/components/{section}/…`; move the {kind} there"


@rule("ref-sibling", on="schema")
def _refs_stand_alone(survey: Survey, place: Place) -> Problems:
    beside = [key for key in place.value if key in _KEYWORDS - _BESIDE_REF]
    pointer = child(place.pointer, "$ref")
    if not beside or "$ref" not in place.value or any(lost == pointer for lost, _ in survey.lost_refs):
        return
    narrowing = place.parent is not None and _is_of_refusal(survey, place.parent)
    for key in beside:
        if not (narrowing and key in ("properties", "required")):
            mend = "move it to the target, or write a schema of its own"
            yield child(place.pointer, key), f"the parser drops `{key}` beside `$ref`; {mend}"


_BESIDE_REF: Final = frozenset(
    {
        *("$ref", "$comment", "title", "summary", "description", "deprecated", "readOnly", "writeOnly"),
        *("default", "example", "examples", "externalDocs"),
    }
)
"""What constrains nothing. A refusal's `properties` may stand there too: they say which codes it brings."""


@rule("ref-chain", on="components")
def _components_are_no_refs(survey: Survey, place: Place) -> Problems:
    for part in place.parts():
        if "$ref" in part.value and part.kind not in ("schema", "path-item"):
            yield (
                part.pointer,
                "a reference to a reference, which the parser drops; write the target where it is used",
            )


@rule("dropped", on="components")
def _path_items_are_paths(survey: Survey, place: Place) -> Problems:
    if place.value.get("pathItems"):
        yield child(place.pointer, "pathItems"), "the parser drops these operations; write them under `paths`"


@rule("dropped", on="document")
def _no_webhooks(survey: Survey, place: Place) -> Problems:
    if place.value.get("webhooks"):
        yield "/webhooks", "the parser drops webhooks; describe them in `info.description`"


@rule("dropped", on="operation")
def _no_callbacks(survey: Survey, place: Place) -> Problems:
    if place.value.get("callbacks"):
        yield child(place.pointer, "callbacks"), "the parser drops callbacks; describe them in `description`"


@rule("dropped", on="parameter")
def _parameters_have_schemas(survey: Survey, place: Place) -> Problems:
    kinds = list(as_map(place.value.get("content")))
    if "content" in place.value and (kinds != ["application/json"] or place.value.get("in") == "path"):
        reason = "a parameter given by `content` is JSON text in a query or a header; write `schema`"
        yield child(place.pointer, "content"), reason
    if place.value.get("style") == "deepObject":
        yield (
            child(place.pointer, "style"),
            "the parser flattens deepObject; write one parameter for each key",
        )


@rule("dropped", on="request-body")
def _media_types_are_sent(survey: Survey, place: Place) -> Problems:
    for media in list(as_map(place.value.get("content")))[1:]:
        if media not in _BODIES:
            reason = f"the client sends the first media type; another one may be {', '.join(_BODIES)}"
            yield child(place.pointer, "content", media), reason


_BODIES: Final = (
    *("application/json", "application/x-www-form-urlencoded", "multipart/form-data"),
    "application/octet-stream",
)


@rule("dropped", on="schema")
def _no_dropped_keys(survey: Survey, place: Place) -> Problems:
    for key in place.value:
        if key in _DROPPED_KEYS:
            yield child(place.pointer, key), f"the parser drops `{key}`; {_DROPPED_KEYS[key]}"


@rule("dropped", on="schema")
def _all_of_stands_alone(survey: Survey, place: Place) -> Problems:
    own = [key for key in ("properties", "required", "additionalProperties") if key in place.value]
    if own and "allOf" in place.value and "$ref" not in place.value:
        mend = "move the own part into a member of `allOf`"
        if place.value.get("additionalProperties") is False:
            mend = "write all properties in one schema, a closed one cannot be composed"
        yield child(place.pointer, own[0]), f"the parser can drop `{own[0]}` beside `allOf`; {mend}"


@rule("dropped", on="schema")
def _maps_have_no_properties(survey: Survey, place: Place) -> Problems:
    if place.value.get("properties") and as_map(place.value.get("additionalProperties")):
        pointer = child(place.pointer, "additionalProperties")
        yield (
            pointer,
            "the client drops a map beside `properties`; put the map into a property, or write `true`",
        )
    members = as_list(place.value.get("allOf"))
    for index, member in enumerate(members if len(members) > 1 else ()):
        if any(as_map(schema.get("additionalProperties")) for schema in survey.layers([member])):
            pointer = child(place.pointer, "allOf", index)
            yield pointer, "the parser drops a map that is a member of `allOf`; put it into a property"


@rule("dropped", on="schema")
def _const_is_plain(survey: Survey, place: Place) -> Problems:
    if isinstance(place.value.get("const"), dict | list):
        yield (
            child(place.pointer, "const"),
            "the parser refuses it; write `properties` with a `const` for each value",
        )


@rule("union", on="schema")
def _unions_can_be_told_apart(survey: Survey, place: Place) -> Problems:
    for key in ("oneOf", "anyOf"):
        if key not in place.value:
            continue
        forms = set(_forms(survey, place.value))
        pointer = child(place.pointer, key)
        objects = [form for form in forms if form[0] == "object"]
        if len(objects) > 1 and "discriminator" not in place.value:
            yield (
                pointer,
                "several objects that nothing tells apart; add a `discriminator`, or merge them into one",
            )
        if len([form for form in forms if form[0] == "array"]) > 1:
            yield pointer, "several arrays that nothing tells apart; merge their `items`"
        for family, mend in _ONE_OF_A_KIND.items():
            if len([form for form in forms if form[0] == family]) > 1:
                yield pointer, mend


@rule("empty-list", on="schema")
def _empty_lists_stand_where_they_are_mended(survey: Survey, place: Place) -> Problems:
    whole = survey.schema(place.value) if "$ref" in place.value else place.value
    if or_empty_list(whole) is not None and not _MENDED.search(place.pointer):
        reason = "`[]` for an empty map or no object is understood as a property or as a whole answer only"
        yield place.pointer, f"{reason}; wrap it in an object, or leave the `[]` out"


_MENDED: Final = re.compile(
    r"/properties/[^/]+$|^/components/schemas/[^/]+$|/(responses/.*|components/responses/.*)/content/[^/]+/schema$"
)


_ONE_OF_A_KIND: Final = {
    "string": "text of several forms; write `type: string`, known values as x-extensible-enum",
    "integer": "integers of several forms; write `type: integer`, known values as x-extensible-enum",
}


def _types(schema: Mapping[str, Any]) -> list[str]:
    named = schema.get("type")
    if named is not None:
        return [name for name in (as_list(named) or [named]) if isinstance(name, str)]
    values = as_list(schema.get("enum")) or ([schema["const"]] if "const" in schema else [])
    if values:
        return sorted({_type_name(value) for value in values})
    return ["object"] if schema.keys() & {"properties", "additionalProperties", "required"} else []


def _type_name(value: object) -> str:
    names = ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array"))
    return (
        "null" if value is None else next((name for kind, name in names if isinstance(value, kind)), "object")
    )


def _forms(survey: Survey, schema: object, depth: int = 0) -> Iterator[tuple[str, str]]:
    """The families of values that a schema admits, each with what makes it a different Python type."""
    whole = survey.schema(schema)
    branches = [*as_list(whole.get("oneOf")), *as_list(whole.get("anyOf"))] or as_list(whole.get("allOf"))[:1]
    if branches and depth < _LONGEST_CHAIN:
        for branch in branches:
            yield from _forms(survey, branch, depth + 1)
        return
    identity = str(as_map(schema).get("$ref", id(whole)))
    for name in _types(whole):
        if name in ("object", "array"):
            yield name, identity
        elif name in ("string", "integer"):
            listed = whole.get("enum", whole.get("x-extensible-enum"))
            literal = "const" if "const" in whole else str(whole.get("format", ""))
            yield name, _shown(listed) if listed is not None else literal
