"""The scenario pack: what is called, with what, and what the answers have to hold."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from generator.document import is_list, is_map

__all__ = [
    "PACK",
    "SCENARIOS",
    "Answer",
    "Expected",
    "Kept",
    "Operation",
    "PackError",
    "Step",
    "Story",
    "Value",
]

PACK = Path(__file__).with_name("scenarios.yaml")
SCENARIOS = ("list_and_page", "fetch_one", "create_and_read_back", "typed_error", "auth_failure")
"""What every API has to show, in the order in which it is played."""
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
KEPT = re.compile(r"\$\{(\w+)\}")


class PackError(Exception):
    """The pack says something that cannot be played; the message names the step."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A value that an earlier step saw."""

    step: str
    pointer: str


Value = None | bool | int | float | str | Kept | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True, slots=True)
class Expected:
    """What an answer has to be; pointers lead into its body, ``*`` means each element.

    Attributes:
        status: The HTTP status.
        equal: What is there is this value.
        exists: Something is there, even if it is null.
        count: A list is there that has so many elements.
        contains: A list is there that has this element.
        disjoint: A list is there that has no element of that list.
        absent: Nothing is there, for what came is no value of its type but e.g. the page to log in on.
            Whether a client returns nothing then or raises is its own choice.
    """

    status: int
    equal: Mapping[str, Value] = field(default_factory=dict[str, Value])
    exists: Sequence[str] = ()
    count: Mapping[str, int] = field(default_factory=dict[str, int])
    contains: Mapping[str, Value] = field(default_factory=dict[str, Value])
    disjoint: Mapping[str, Value] = field(default_factory=dict[str, Value])
    absent: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One call.

    Attributes:
        name: Unique in the story: ``list_and_page.1``.
        scenario: One of `SCENARIOS`.
        operation: The operationId.
        account: Whose headers the call carries.
        arguments: By the parameter's name in the document.
        body: What is sent, or nothing.
        expect: What the answer has to be.
        see: The pointers whose values a driver has to tell.
    """

    name: str
    scenario: str
    operation: str
    account: str
    arguments: Mapping[str, Value]
    body: Value
    expect: Expected
    see: Sequence[str]


@dataclass(frozen=True, slots=True)
class Story:
    """All steps of one API.

    Attributes:
        accounts: By name the headers that make a caller known.
        steps: In the order in which they are played.
    """

    accounts: Mapping[str, Mapping[str, str]]
    steps: Sequence[Step]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a driver told of a step."""

    status: int | None = None
    seen: Mapping[str, Any] = field(default_factory=dict[str, Any])
    error: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """What a document says of one operation.

    Attributes:
        method: In capitals.
        path: As the document writes it, with ``{…}``.
        places: Parameters: by name ``path``, ``query``, ``header`` or ``cookie``.
        spec: The operation object with references resolved one level: parameters, body, responses.
    """

    method: str
    path: str
    places: Mapping[str, str]
    spec: Mapping[str, Any]


# --- reading -----------------------------------------------------------------------------------------


def read(path: Path = PACK) -> dict[str, Story]:
    """The story of each API.

    Raises:
        PackError: The file cannot be read, or is no pack.
    """
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as reason:
        raise PackError(f"{path}: {reason}") from None
    validator: Any = Draft202012Validator(SCHEMA)
    for wrong in validator.iter_errors(document):
        place = "/".join(map(str, wrong.absolute_path))
        raise PackError(f"{path}: {place or 'document'}: {wrong.message}")
    return {api: _Reader(api, story).story() for api, story in document.items()}


_POINTER = {"pattern": "^(/.*)?$"}
_BY_POINTER = {"type": "object", "propertyNames": _POINTER}
_EXPECT = {
    "type": "object",
    "required": ["status"],
    "additionalProperties": False,
    "properties": {
        "status": {"type": "integer"},
        "equal": _BY_POINTER,
        "exists": {"type": "array", "items": _POINTER},
        "count": {**_BY_POINTER, "additionalProperties": {"type": "integer"}},
        "contains": _BY_POINTER,
        "disjoint": _BY_POINTER,
        "absent": {"type": "array", "items": _POINTER},
    },
}
_STEP = {
    "type": "object",
    "required": ["call", "expect"],
    "additionalProperties": False,
    "properties": {
        "call": {"type": "string"},
        "as": {"type": "string"},
        "with": {"type": "object"},
        "body": {},
        "expect": _EXPECT,
        "keep": {"type": "object", "additionalProperties": {"type": "string", **_POINTER}},
    },
}
_HEADERS = {"type": "object", "additionalProperties": {"type": "string"}}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "required": ["accounts", "scenarios"],
        "additionalProperties": False,
        "properties": {
            "accounts": {"type": "object", "required": ["owner"], "additionalProperties": _HEADERS},
            "scenarios": {
                "type": "object",
                "required": list(SCENARIOS),
                "additionalProperties": False,
                "properties": {one: {"type": "array", "minItems": 1, "items": _STEP} for one in SCENARIOS},
            },
        },
    },
}


class _Reader:
    def __init__(self, api: str, document: Mapping[str, Any]) -> None:
        self.api = api
        self.document = document
        self.kept: dict[str, Kept] = {}

    def story(self) -> Story:
        steps = [
            self._step(f"{scenario}.{number}", scenario, raw)
            for scenario in SCENARIOS
            for number, raw in enumerate(self.document["scenarios"][scenario], 1)
        ]
        return Story(self.document["accounts"], steps)

    def _step(self, name: str, scenario: str, raw: Mapping[str, Any]) -> Step:
        place = f"{self.api}: {name}"
        account, told, keep = raw.get("as", "owner"), raw["expect"], raw.get("keep", {})
        if account not in self.document["accounts"]:
            raise PackError(f"{place}: no account `{account}`")
        expect = Expected(**{**told, **self._values(told, ("equal", "contains", "disjoint"), place)})
        arguments = {key: self._value(value, place) for key, value in raw.get("with", {}).items()}
        body = self._value(raw.get("body"), place)
        pointers = [*expect.equal, *expect.exists, *expect.count, *expect.contains]
        pointers += [*expect.disjoint, *expect.absent]
        see = tuple(dict.fromkeys([*pointers, *keep.values()]))
        for key, pointer in keep.items():
            if key in self.kept:
                raise PackError(f"{place}: `{key}` is kept already")
            self.kept[key] = Kept(name, pointer)
        return Step(name, scenario, raw["call"], account, arguments, body, expect, see)

    def _values(self, told: Mapping[str, Any], keys: Sequence[str], place: str) -> dict[str, Any]:
        return {
            key: {pointer: self._value(value, place) for pointer, value in told[key].items()}
            for key in keys
            if key in told
        }

    def _value(self, raw: Any, place: str) -> Value:
        if is_map(raw):
            return {key: self._value(value, place) for key, value in raw.items()}
        if is_list(raw):
            return [self._value(value, place) for value in raw]
        if isinstance(raw, str) and (found := KEPT.fullmatch(raw)):
            if found[1] not in self.kept:
                raise PackError(f"{place}: no earlier step keeps `{found[1]}`")
            return self.kept[found[1]]
        if raw is None or isinstance(raw, (bool, int, float, str)):
            return raw
        raise PackError(f"{place}: {raw!r} is no value of JSON; put it in quotes")


# --- what the document says --------------------------------------------------------------------------


def operations(root: Mapping[str, Any]) -> dict[str, Operation]:
    """Every operation of a document, by operationId."""
    return {operation.spec["operationId"]: operation for operation in _operations(root)}


def _operations(root: Mapping[str, Any]) -> Iterator[Operation]:
    for path, item in root["paths"].items():
        for method in METHODS:
            if method not in item:
                continue
            spec = dict(item[method])
            parameters = [
                resolve(root, one) for one in [*item.get("parameters", []), *spec.get("parameters", [])]
            ]
            spec["parameters"] = parameters
            spec["responses"] = {code: resolve(root, one) for code, one in spec["responses"].items()}
            if "requestBody" in spec:
                spec["requestBody"] = resolve(root, spec["requestBody"])
            yield Operation(method.upper(), path, {one["name"]: one["in"] for one in parameters}, spec)


def resolve(root: Mapping[str, Any], node: Any) -> Any:
    """What a ``$ref`` leads to, or the node itself."""
    while is_map(node) and "$ref" in node:
        reference: str = node["$ref"]
        node = root
        for part in reference.removeprefix("#/").split("/"):
            node = node[part.replace("~1", "/").replace("~0", "~")]
    return node


# --- judging -----------------------------------------------------------------------------------------


class _Missing:
    def __repr__(self) -> str:
        return "what no step saw"


MISSING = _Missing()


def judge(story: Story, answers: Mapping[str, Answer]) -> dict[str, list[str]]:
    """What is wrong, by scenario; an empty list means that all is as it has to be."""
    found: dict[str, list[str]] = {name: [] for name in SCENARIOS}
    for step in story.steps:
        for problem in _problems(step, answers):
            found[step.scenario].append(f"{step.name} {step.operation}: {problem}")
    return found


def _problems(step: Step, answers: Mapping[str, Answer]) -> Iterator[str]:
    answer, expect = answers.get(step.name), step.expect
    if answer is None:
        yield "not played"
        return
    if answer.error:
        if not expect.absent:
            yield answer.error
        return
    if answer.status != expect.status:
        yield f"status {answer.status}, not {expect.status}"
        return
    for pointer in step.see:
        if (pointer in answer.seen) == (pointer in expect.absent):
            yield f"{pointer} is {'' if pointer in answer.seen else 'not '}there"

    def held(checks: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
        for pointer, wanted in checks.items():
            if pointer in answer.seen:
                yield pointer, answer.seen[pointer], recall(wanted, answers)

    for pointer, value, wanted in held(expect.equal):
        if not _same(value, wanted):
            yield f"{pointer} is {value!r}, not {wanted!r}"
    for pointer, value, wanted in held(expect.count):
        if not is_list(value) or len(value) != wanted:
            yield f"{pointer} has {len(value) if is_list(value) else 'no'} elements, not {wanted}"
    for pointer, value, wanted in held(expect.contains):
        if not is_list(value) or not any(_same(one, wanted) for one in value):
            yield f"{pointer} has no {wanted!r}"
    for pointer, value, wanted in held(expect.disjoint):
        if not is_list(value) or not is_list(wanted):
            yield f"{pointer} and what it is compared with are not both lists"
        elif common := [one for one in value if one in wanted]:
            yield f"{pointer} has {common[0]!r}, which came before"


def recall(value: Value, answers: Mapping[str, Answer]) -> Any:
    """A value with what earlier steps saw filled in."""
    if isinstance(value, Kept):
        return answers[value.step].seen.get(value.pointer, MISSING) if value.step in answers else MISSING
    if isinstance(value, dict):
        return {key: recall(one, answers) for key, one in value.items()}
    if isinstance(value, list):
        return [recall(one, answers) for one in value]
    return value


def _same(value: Any, wanted: Any) -> bool:
    """As JSON has it: 30 is 30.0, but true is not 1."""
    return isinstance(value, bool) == isinstance(wanted, bool) and value == wanted
