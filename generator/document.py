"""Read a spec from disk and hand back one document that knows its lines.

PyYAML follows YAML 1.1, most parsers of other languages 1.2. This module reads the core schema of 1.2 from
PyYAML's events and reports each scalar that 1.1 reads differently, together with whatever else one reader
accepts and the next does not. What the document says is the business of `checks`.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeGuard, TypeVar, cast

import yaml

from generator.errors import Finding, SpecError

__all__ = [
    "METHODS",
    "PARTS",
    "Document",
    "Operation",
    "as_list",
    "as_map",
    "child",
    "is_list",
    "is_map",
    "is_plain",
    "keys",
    "load",
    "parse",
    "read",
]

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

_SCHEMA_PARTS: Final = (
    *("items", "not", "if", "then", "else", "contains", "additionalProperties", "propertyNames"),
    *("unevaluatedItems", "unevaluatedProperties", "contentSchema"),
)

PARTS: Final[Mapping[str, Mapping[str, str]]] = {
    "document": {
        "info": "info",
        "servers": "server[]",
        "paths": "paths",
        "webhooks": "path-item{}",
        "components": "components",
        "security": "security[]",
        "tags": "tag[]",
    },
    "info": {"contact": "contact", "license": "license"},
    "components": {
        "schemas": "schema{}",
        "responses": "response{}",
        "parameters": "parameter{}",
        "examples": "example{}",
        "requestBodies": "request-body{}",
        "headers": "header{}",
        "securitySchemes": "security-scheme{}",
        "links": "link{}",
        "callbacks": "callback{}",
        "pathItems": "path-item{}",
    },
    "paths": {"*": "path-item"},
    "path-item": {"servers": "server[]", "parameters": "parameter[]", **dict.fromkeys(METHODS, "operation")},
    "operation": {
        "parameters": "parameter[]",
        "requestBody": "request-body",
        "responses": "responses",
        "callbacks": "callback{}",
        "security": "security[]",
        "servers": "server[]",
    },
    "callback": {"*": "path-item"},
    "responses": {"*": "response"},
    "parameter": {"schema": "schema", "content": "media-type{}", "examples": "example{}"},
    "header": {"schema": "schema", "content": "media-type{}", "examples": "example{}"},
    "request-body": {"content": "media-type{}"},
    "response": {"headers": "header{}", "content": "media-type{}", "links": "link{}"},
    "media-type": {"schema": "schema", "examples": "example{}", "encoding": "encoding{}"},
    "encoding": {"headers": "header{}"},
    "link": {"server": "server"},
    "schema": {
        **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), "schema[]"),
        **dict.fromkeys(("properties", "patternProperties", "$defs", "dependentSchemas"), "schema{}"),
        **dict.fromkeys(_SCHEMA_PARTS, "schema"),
    },
}
"""For each kind of object, the kinds under its keys: `[]` a list, `{}` a map, `*` any key but ``x-``."""

_Node = TypeVar("_Node")


def is_map(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether `value` is a mapping of the spec."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether `value` is a list of the spec."""
    return isinstance(value, list)


def as_map(value: object) -> dict[str, Any]:
    """The mapping itself, or an empty one where a spec has something else."""
    return value if is_map(value) else {}


def as_list(value: object) -> list[Any]:
    """The list itself, or an empty one where a spec has something else."""
    return value if is_list(value) else []


def child(pointer: str, *keys: str | int) -> str:
    """The JSON pointer that follows `keys` (unescaped) from `pointer`."""
    return "".join([pointer, *("/" + str(key).replace("~", "~0").replace("/", "~1") for key in keys)])


def keys(pointer: str) -> list[str]:
    """The keys of a JSON pointer, unescaped; `child` the other way round."""
    return [key.replace("~1", "/").replace("~0", "~") for key in pointer.split("/")[1:]]


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """One method of one path, with its parameters gathered."""

    id: str
    """The operationId as written, or an empty string."""
    path: str
    method: str
    """In lower case, as the spec writes it."""
    pointer: str
    raw: dict[str, Any]
    path_item: dict[str, Any]
    parameters: tuple[dict[str, Any], ...]
    """Resolved; those of the path item first, replaced where the operation repeats name and place."""

    @property
    def group(self) -> str:
        """``orders`` of ``orders.create``; empty where there is no dot."""
        return self.id.rpartition(".")[0]

    @property
    def verb(self) -> str:
        """``create`` of ``orders.create``."""
        return self.id.rpartition(".")[2]


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One spec as plain Python values, in the key order of the YAML, and the line of each of them."""

    path: Path
    root: dict[str, Any]
    lines: Mapping[str, int] = field(repr=False)
    """JSON pointer to line, counted from 1: a key's line, or where an item of a list begins."""

    @property
    def api(self) -> str:
        """The name of the API, e.g. ``orchard`` for ``specs/orchard.yaml``."""
        return self.path.stem

    def line(self, pointer: str) -> int:
        """The line to open for `pointer`; that of its nearest known parent where it does not exist."""
        while pointer not in self.lines and pointer:
            pointer = pointer.rpartition("/")[0]
        return self.lines.get(pointer, 1)

    def finding(self, pointer: str, rule: str, message: str) -> Finding:
        """A finding about the value at `pointer`."""
        return Finding(self.path, self.line(pointer), pointer, rule, message)

    def at(self, pointer: str) -> Any:
        """The value at a JSON pointer.

        Raises:
            LookupError: There is none.
        """
        node: Any = self.root
        for key in keys(pointer):
            if is_map(node):
                node = node[key]
            elif is_list(node) and re.fullmatch("0|[1-9][0-9]{0,8}", key):
                node = node[int(key)]
            else:
                raise LookupError(pointer)
        return node

    def target(self, pointer: str) -> str:
        """The pointer at the end of the chain of ``$ref`` that begins at `pointer`.

        Raises:
            LookupError: The chain leaves the document, ends nowhere, or runs in a circle.
        """
        seen: set[str] = set()
        while isinstance(ref := as_map(self.at(pointer)).get("$ref"), str):
            if pointer in seen or not re.match("#(/|$)", ref):
                raise LookupError(ref)
            seen.add(pointer)
            pointer = ref[1:]
        return pointer

    def resolve(self, node: _Node) -> _Node:
        """Follow a local ``$ref``, over several hops if need be.

        Returns:
            What the ref means, without what stands beside it; `node` itself if it is no ref or leads nowhere.
        """
        ref = as_map(node).get("$ref")
        if not isinstance(ref, str) or not ref.startswith("#/"):
            return node
        try:
            return cast("_Node", self.at(self.target(ref[1:])))
        except LookupError:
            return node

    def operations(self) -> Iterator[Operation]:
        """Every operation, in document order."""
        for path, path_item in as_map(self.root.get("paths")).items():
            for method, raw in as_map(path_item).items():
                if method in METHODS and is_map(raw):
                    yield self._operation(path, method, raw, path_item)

    def _operation(self, path: str, method: str, raw: dict[str, Any], path_item: dict[str, Any]) -> Operation:
        parameters: dict[tuple[object, object], dict[str, Any]] = {}
        for given in (*as_list(path_item.get("parameters")), *as_list(raw.get("parameters"))):
            parameter = as_map(self.resolve(given))
            name, place = parameter.get("name"), parameter.get("in")
            if isinstance(name, str) and isinstance(place, str):
                parameters[name, place] = parameter
        name = raw.get("operationId")
        return Operation(
            id=name if isinstance(name, str) else "",
            path=path,
            method=method,
            pointer=child("/paths", path, method),
            raw=raw,
            path_item=path_item,
            parameters=tuple(parameters.values()),
        )


def load(path: Path) -> Document:
    """Read one spec, e.g. ``specs/orchard.yaml``.

    Raises:
        SpecError: The file cannot be read, or its YAML is broken or ambiguous. Its OpenAPI is not looked at.
    """
    return _document(*read(path))


def parse(text: str, path: Path) -> Document:
    """Read one spec from a string; `path` names it in findings.

    Raises:
        SpecError: The YAML is broken or ambiguous.
    """
    return _document(*_Reader(text, path).read())


def is_plain(text: str) -> bool:
    """Whether a text needs no quotes to be a text in YAML 1.1 and in 1.2."""
    return _kind(text, _YAML_1_1) == _kind(text, _CORE_1_2) == "string"


def read(path: Path) -> tuple[Document | None, list[Finding]]:
    """Read as much of a spec as can be read, for a caller that wants to look further than the first trouble.

    Returns:
        The document, or None where there is nothing to look at; and what is wrong with the YAML, by line.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        return None, [Finding(path, 1, "", "file", f"cannot be read: {error.strerror or error}")]
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Finding(path, line, "", "yaml-encoding", "not UTF-8; save the file as UTF-8")]
    return _Reader(text, path).read()


def _document(document: Document | None, findings: Iterable[Finding]) -> Document:
    refused = tuple(findings)
    if refused or document is None:
        raise SpecError(refused)
    return document


_CORE_1_2: Final[Mapping[str, re.Pattern[str]]] = {
    "null": re.compile(r"null|Null|NULL|~|"),
    "bool": re.compile(r"true|True|TRUE|false|False|FALSE"),
    "int": re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    "float": re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
    "endless": re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"),
}

_YAML_1_1: Final[Mapping[str, re.Pattern[str]]] = {
    "null": _CORE_1_2["null"],
    "bool": re.compile(
        r"y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF",
    ),
    "base two": re.compile(r"[-+]?0b[01_]+"),
    "octal": re.compile(r"[-+]?0[0-7_]+"),
    "int": re.compile(r"[-+]?(0|[1-9][0-9]*)|0x[0-9a-fA-F]+"),
    "int with underscores": re.compile(r"[-+]?[1-9][0-9_]*|[-+]?0x[0-9a-fA-F_]+"),
    "base sixty": re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"),
    "float": re.compile(r"([-+]?[0-9]+\.[0-9]*|\.[0-9]+)([eE][-+][0-9]+)?"),
    "float with underscores": re.compile(r"(?=.*_)[-+]?([0-9][0-9_]*)?\.[0-9_]*([eE][-+][0-9]+)?"),
    "endless": _CORE_1_2["endless"],
    "date": re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t]+[0-9]{1,2}:[0-9]{2}:[0-9]{2}\S*.*)?"),
    "merge key": re.compile(r"<<"),
    "default key": re.compile(r"="),
}

_MENDS: Final = (
    (
        "mapping values are not allowed",
        "a second `: ` on this line: quote the value, or mend the indentation",
    ),
    (
        "expected key",
        "this line does not line up with the keys above it, or goes on after a closing quotation mark",
    ),
    ("expected '-' indicator", "this line does not line up with the items above it: mend the indentation"),
    ("expected <block end>", "this line does not line up with those above it: mend the indentation"),
    ("expected ':'", "a key without `: `: add the colon, or quote the text"),
    ("expected ',' or", "a `[` or `{` that is not closed, or a comma too few"),
    ("unexpected end of stream", "a quotation mark that is not closed"),
    ("document indicator", "a quotation mark that is not closed"),
    ("unknown escape character", "a `\\` that escapes nothing: use single quotes, or write it twice"),
    ("hexdecimal number", "an escape that is not complete: use single quotes, or write `\\` twice"),
    ("cannot start any token", "a plain value cannot begin like this: quote it"),
    ("alphabetic or numeric", "a plain value cannot begin with `&` or `*`: quote it"),
    ("expected the node content", "a value is missing here, or begins with a character that needs quotes"),
    ("expected node content", "a value is missing here, or begins with a character that needs quotes"),
    ("expected <document start>", "text after the end of the document: mend the indentation"),
    (
        "block sequence entries are not allowed",
        "a list cannot begin on the line of its key: put `- ` on the next",
    ),
    ("block mapping entry", "a mapping cannot begin on this line: mend the indentation"),
    ("duplicate %", "a directive that stands twice: delete it"),
    ("tag", "a tag that cannot be read: delete it, or quote the value"),
)

_UNREADABLE: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_DEEPEST: Final = 64
_LONGEST_NUMBER: Final = 300

_Loader: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_parse: Final[Callable[..., Iterator[Any]]] = getattr(yaml, "parse")  # noqa: B009 (its stub is only partly typed)


def _kind(text: str, schema: Mapping[str, re.Pattern[str]]) -> str:
    return next((kind for kind, pattern in schema.items() if pattern.fullmatch(text)), "string")


class _Stop(Exception):
    """Nothing after this place can be read."""


class _Reader:
    """Turns the events of one YAML text into values, lines and findings."""

    def __init__(self, text: str, path: Path) -> None:
        self.text, self.path = text, path
        self.lines: dict[str, int] = {"": 1}
        self.findings: list[Finding] = []
        self.events: Iterator[Any] = iter(())
        self.text_before: Any = None
        self.open: list[Any] = []

    def read(self) -> tuple[Document | None, list[Finding]]:
        document: Document | None = None
        try:
            root = self._stream()
        except _Stop:
            pass
        except yaml.YAMLError as error:
            self._report_syntax(error)
        else:
            document = Document(self.path, root, self.lines)
        return document, sorted(self.findings)

    def _report(self, line: int, pointer: str, rule: str, message: str) -> None:
        self.findings.append(Finding(self.path, line, pointer, rule, message))

    def _stream(self) -> dict[str, Any]:
        if self.text.startswith("\ufeff"):
            self._report(
                1, "", "yaml-encoding", "begins with a byte order mark; save the file as UTF-8 without one"
            )
            self.text = self.text[1:]
        if odd := _UNREADABLE.search(self.text):
            line = self.text.count("\n", 0, odd.start()) + 1
            self._report(
                line,
                "",
                "yaml-encoding",
                f"the character U+{ord(odd[0]):04X} is not text; write it as an escape",
            )
            raise _Stop
        self.events = self._remembered(_parse(self.text, Loader=_Loader))
        next(self.events)
        start = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            self._report(
                1,
                "",
                "yaml-mapping",
                "the file is empty; a spec is a mapping that begins with `openapi: 3.1.0`",
            )
            raise _Stop
        if start.version or start.tags:
            self._report(
                _line(start),
                "",
                "yaml-directive",
                "a `%` directive; delete it, specs are YAML 1.2",
            )
        root = self._value(next(self.events), "", 0)
        next(self.events)
        following: Any = next(self.events)
        if isinstance(following, yaml.DocumentStartEvent):
            line = _line(following)
            self._report(line, "", "yaml-documents", "a second document begins here; a spec is one document")
        if not is_map(root):
            self._report(1, "", "yaml-mapping", "not a mapping; a spec begins with `openapi: 3.1.0`")
            raise _Stop
        return root

    def _remembered(self, events: Iterable[Any]) -> Iterator[Any]:
        """The events as they come; the last text and all open collections are kept for `_begun`."""
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self.text_before = event
            elif isinstance(event, yaml.CollectionStartEvent):
                self.open.append(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.open.pop()
            yield event

    def _value(self, event: Any, pointer: str, depth: int) -> Any:
        line = _line(event)
        self.lines.setdefault(pointer, line)
        if depth > _DEEPEST:
            self._report(
                line, pointer, "yaml-depth", f"more than {_DEEPEST} levels deep; move parts to components"
            )
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            self._report(
                line, pointer, "yaml-alias", f"alias `*{event.anchor}`; write the value out, or use `$ref`"
            )
            return None
        self._refuse_properties(event, pointer, line)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, pointer, line)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(pointer, depth)
        return self._mapping(pointer, depth)

    def _refuse_properties(self, event: Any, pointer: str, line: int) -> None:
        if event.anchor:
            self._report(
                line, pointer, "yaml-alias", f"anchor `&{event.anchor}`; delete it, `$ref` can reuse parts"
            )
        if event.tag:
            self._report(line, pointer, "yaml-tag", f"tag `{event.tag}`; delete it, quotes make a string")

    def _sequence(self, pointer: str, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._value(event, child(pointer, len(items)), depth + 1))
        return items

    def _mapping(self, pointer: str, depth: int) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = _line(event)
            key = self._key(event, pointer, line, depth)
            below = child(pointer, key)
            if key in entries:
                self._report(
                    line, below, "yaml-duplicate-key", f"`{key}` stands on line {self.lines[below]} already"
                )
            self.lines.setdefault(below, line)
            value = self._value(next(self.events), below, depth + 1)
            entries.setdefault(key, value)
        return entries

    def _key(self, event: Any, pointer: str, line: int, depth: int) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._value(event, child(pointer, "?"), depth + 1)
            self._report(line, pointer, "yaml-key", "a key that is not a string; write plain `name: value`")
            return "?"
        below = child(pointer, event.value)
        self._refuse_properties(event, below, line)
        before = len(self.findings)
        key = self._scalar(event, below, line)
        if not isinstance(key, str) and len(self.findings) == before:
            shown = event.value or "the empty key"
            self._report(line, below, "yaml-key", f'{shown} is not a string as a key; write "{event.value}"')
        return event.value

    def _scalar(self, event: Any, pointer: str, line: int) -> Any:
        text: str = event.value
        if event.style or event.tag:
            return text
        old, new = _kind(text, _YAML_1_1), _kind(text, _CORE_1_2)
        if old != new:
            message = f"`{text}` reads as {old} in YAML 1.1, as {new} in 1.2; write '{text}' for the text"
            if new in ("int", "float"):
                message += ", or the number in plain digits"
            elif old == "merge key":
                message = "merge key `<<`; write the keys out, or use `$ref`"
            self._report(line, pointer, "yaml-scalar", message)
        match new:
            case "null":
                return None
            case "bool":
                return text.lower() == "true"
            case "int" | "float" if len(text) <= _LONGEST_NUMBER and (number := _number(text)) is not None:
                return number
            case "int" | "float" | "endless":
                self._report(
                    line, pointer, "yaml-number", f"{text[:20]} is no number of JSON; quote it for the text"
                )
                return None
            case _:
                return text

    def _report_syntax(self, error: yaml.YAMLError) -> None:
        problem: str = getattr(error, "problem", None) or "not YAML"
        mark: Any = getattr(error, "problem_mark", None)
        known = next((mend for part, mend in _MENDS if part in problem), f"not YAML: {problem}")
        rows = re.split("\r\n?|\n", self.text.rstrip())
        noticed = min(mark.line + 1, len(rows)) if mark else 1
        line, column = self._begun(error, noticed, rows)
        if rows[noticed - 1].lstrip(" ").startswith("\t"):
            line, known = noticed, "a tab indents this line: use spaces"
        elif line < noticed and (sign := rows[line - 1][column : column + 1]) in ("'", '"', "[", "{"):
            if sign in ("'", '"'):
                other = known if "escape" in known else "text after the closing one"
                known = f"a quotation mark that is not closed, or {other}"
            elif "closed" not in known:
                known = f"a `{sign}` that is not closed, or {known}"
            known += f"; noticed on line {noticed}"
        self._report(line, "", "yaml-syntax", known)

    def _begun(self, error: yaml.YAMLError, noticed: int, rows: list[str]) -> tuple[int, int]:
        """Line and column of what was begun and not ended, where that was noticed later; else the line."""
        context: str = getattr(error, "context", None) or ""
        begun: Any = getattr(error, "context_mark", None)
        if begun and re.search("flow sequence|flow mapping|quoted|simple key", context):
            return begun.line + 1, begun.column
        starts = [event.start_mark for event in self.open if event.flow_style]
        for start in reversed(starts if "node" in context else ()):
            if rows[start.line][start.column] in "[{":
                return start.line + 1, start.column
        # A text whose quotation mark is not closed ends at the next mark, and what follows that fits nowhere.
        text: Any = self.text_before
        if text and text.style in ("'", '"'):
            first: int = text.start_mark.line
            last: int = text.end_mark.line
            behind: int = text.end_mark.column
            loose = rows[last][behind : behind + 1] not in ("", " ", ",", ":", "]", "}")
            if first < last and (last == noticed - 1 or loose):
                return first + 1, text.start_mark.column
        return noticed, 0


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line + 1


def _number(text: str) -> int | float | None:
    base = {"0o": 8, "0x": 16}.get(text[:2])
    if base:
        return int(text[2:], base)
    if text.lstrip("+-").isdigit():
        return int(text)
    number = float(text)
    return None if math.isinf(number) else number
