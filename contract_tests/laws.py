"""Promises that follow from a spec's vocabulary, as checks of schemathesis; no store is named here.

Each law reads the operation it looks at, so an API gets it by declaring `x-filter`, `x-sort`,
`x-pagination`, `x-money`, `x-extensible-enum` or a link, and nothing else.
"""

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import schemathesis
from schemathesis import Case, CheckContext, Response

from contract_tests.strict import Json, layers, resolve
from generator.document import as_map, is_list, is_map

AnyCase = Case[Any]

COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ge": operator.ge,
    "le": operator.le,
    "contains": lambda have, asked: str(asked).casefold() in str(have).casefold(),
}

TRUTH: Mapping[str, object] = {"0": False, "false": False, "1": True, "true": True}
"""How queries write what answers have as a boolean."""

IDEMPOTENCY_KEY = "idempotency-key"

UNDECIDED = True
"""What a check of schemathesis returns when it has nothing to say; it is then not counted."""


def at(body: object, pointer: str) -> Any:
    """The value that a JSON pointer names, or nothing where it leads nowhere."""
    for key in pointer.split("/")[1:]:
        name = key.replace("~1", "/").replace("~0", "~")
        if is_list(body) and name.isdecimal() and int(name) < len(body):
            body = body[int(name)]
        elif is_map(body) and name in body:
            body = body[name]
        else:
            return None
    return body


def parameters(spec: Json, operation: Json) -> Iterator[Json]:
    """Every parameter of an operation."""
    for parameter in operation.get("parameters", ()):
        yield resolve(spec, parameter)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request in an operation's own method, and its answer, whoever sent it."""

    spec: Json
    operation: Json
    url: str
    status: int
    body: Any
    """Decoded; nothing where it was no JSON."""
    sent: Any = None
    """The body of the request, likewise."""

    @property
    def query(self) -> dict[str, str]:
        """What was sent, without parameters that came twice."""
        sent = parse_qsl(urlsplit(self.url).query, keep_blank_values=True)
        names = [name for name, _ in sent]
        return {name: value for name, value in sent if names.count(name) == 1}

    @property
    def items(self) -> list[Any] | None:
        """The list that a page holds."""
        law = self.operation.get("x-pagination")
        if law is None or not 200 <= self.status < 300:
            return None
        found = at(self.body, law["items"])
        return found if is_list(found) else None


Verdict = str | None
"""What is wrong; nothing is an empty text, `None` that a law has nothing to say."""


def documented_code(seen: Exchange) -> Verdict:
    """A refusal carries a code that is documented for its status, and not that of another one."""
    by_status = {
        str(known): _codes(seen.spec, response)
        for known, response in seen.operation.get("responses", {}).items()
    }
    verdict = None
    for pointer, allowed in by_status.get(str(seen.status), {}).items():
        value = at(seen.body, pointer)
        if seen.status < 400 or not isinstance(value, str):
            continue
        if value not in allowed:
            elsewhere = [known for known, codes in by_status.items() if value in codes.get(pointer, ())]
            where = (
                f"documented with {', '.join(elsewhere)}"
                if elsewhere
                else "not documented for this operation"
            )
            return (
                f"{seen.status} came with `{value}`, which is {where}; "
                f"{seen.status} has {', '.join(map(str, allowed))}"
            )
        verdict = ""
    return verdict


def code_of(spec: Json, operation: Json, status: int, body: object) -> object:
    """The code of a refusal, wherever it is documented to stand; nothing where there is none."""
    response = as_map(operation.get("responses")).get(str(status), {})
    return next((at(body, pointer) for pointer in _codes(spec, response)), None)


def filter_honoured(seen: Exchange) -> Verdict:
    """Every item of an answer fits every filter that was asked for."""
    items, query = seen.items, seen.query
    asked = [p for p in parameters(seen.spec, seen.operation) if "x-filter" in p and p["name"] in query]
    if items is None or not asked:
        return None
    for parameter in asked:
        law, text = parameter["x-filter"], query[parameter["name"]]
        for number, item in enumerate(items):
            if not fits(item, law, text):
                return (
                    f"`{parameter['name']}={text}` asks for {law['field']} {law['relation']} {text}, "
                    f"but item {number} has {at(item, law['field'])}"
                )
    return ""


def page_asked_for(seen: Exchange) -> Verdict:
    """A page is the one that was asked for, and no longer than was asked for."""
    items, query = seen.items, seen.query
    if items is None:
        return None
    law, verdict = seen.operation["x-pagination"], None
    # Beside the list, or outside of the envelope that it stands in.
    told = {**as_map(seen.body), **as_map(at(seen.body, law["items"].rpartition("/")[0]))}
    for role in ("page", "offset", "size"):
        name = law.get(role)
        parameter = next((p for p in parameters(seen.spec, seen.operation) if p["name"] == name), None)
        if parameter is None:
            continue
        asked = number_or_text(query.get(name, parameter.get("schema", {}).get("default")))
        if not isinstance(asked, int):
            continue
        echo = number_or_text(told.get(name))
        if isinstance(echo, int) and echo != asked:
            return f"`{name}` {asked} was asked for, the answer says {echo}"
        if role == "size" and len(items) > asked:
            return f"`{name}` {asked} was asked for, {len(items)} items came"
        verdict = ""
    return verdict


def sort_honoured(seen: Exchange) -> Verdict:
    """Neighbours in a list stand in the order that was asked for."""
    items, query, verdict = seen.items, seen.query, None
    known = list(parameters(seen.spec, seen.operation))
    if query.keys() - {parameter["name"] for parameter in known}:
        return None  # nobody knows what it does to the order
    for parameter in known:
        law = parameter.get("x-sort", {}).get(query.get(parameter["name"], ""))
        if items is None or law is None:
            continue
        verdict = out_of_order(items, *law)
        if verdict:
            return f"`{parameter['name']}={query[parameter['name']]}`: {verdict}"
    return verdict


def amounts_add_up(seen: Exchange) -> Verdict:
    """An amount is the sum of what it is documented to be made up of, to the cent."""
    if not 200 <= seen.status < 300:
        return None
    verdict = None
    for holder, name, law in _sums(
        seen.spec, seen.body, _answer_schema(seen.spec, seen.operation, seen.status)
    ):
        units = _units(seen.spec, law[1])
        have = _major(at(holder, f"/{name}"), units.get(f"/{name}"))
        terms = [_term(holder, term, units) for term in law[0]["sum"]]
        if have is None or None in terms:
            continue
        wanted = sum((term for term in terms if term is not None), Decimal(0))
        may_be_less = "unless" in law[0] and not _is_told(seen, law[0]["unless"])
        if have > wanted if may_be_less else have != wanted:
            most = "at most " if may_be_less else ""
            return f"`{name}` is {have}, where {law[0]['sum']} makes it {most}{wanted}"
        verdict = ""
    return verdict


OF_ANY_ANSWER = (documented_code, filter_honoured, page_asked_for, sort_honoured, amounts_add_up)
"""Laws that a request and its answer suffice for: cases, walks and stories are all held to them."""


def fits(item: object, law: Json, asked: object) -> bool:
    """Whether an item is one that a filter, `x-filter`, lets through."""
    have = at(item, law["field"])
    if isinstance(have, bool):
        wanted: object = TRUTH.get(str(asked).lower(), asked)
    else:
        wanted = number_or_text(asked) if isinstance(have, int | float) else str(asked)
    try:
        return COMPARE[law["relation"]](have, wanted)
    except TypeError:  # no such field, or of another kind
        return False


def out_of_order(items: Sequence[object], field: str, direction: str) -> str:
    """Say which neighbours stand the wrong way round; items without a value may stand anywhere.

    How a store compares texts is its own business: code points will do, and so will letters without case.
    """
    values = [value for value in (at(item, field) for item in items) if value is not None]
    kinds: set[Any] = {type(value) for value in values}
    if len(kinds) > 1 and kinds - {int, float}:
        return f"the items' {field} cannot be compared: {', '.join(map(repr, values[:3]))}, …"
    keys: list[Callable[[Any], Any]] = [lambda value: value]
    if values and isinstance(values[0], str):
        keys.append(lambda value: value.casefold())
    wrong = [_first_wrong(list(map(key, values)), direction) for key in keys]
    if None in wrong:
        return ""
    place = next(place for place in wrong if place is not None)
    have, next_ = values[place : place + 2]
    return f"{field} of item {place} is {have}, of the next {next_}, where {direction} was asked for"


def _first_wrong(values: Sequence[Any], direction: str) -> int | None:
    for place, (have, next_) in enumerate(pairwise(values)):
        if not (have <= next_ if direction == "asc" else have >= next_):
            return place
    return None


def _as_check(law: Callable[[Exchange], Verdict]) -> None:
    """Let schemathesis hold its cases to a law, under the law's name."""

    def check(ctx: CheckContext, response: Response, case: AnyCase) -> bool | None:
        if not _as_documented(case):
            return UNDECIDED
        seen = Exchange(
            _spec(case),
            _raw(case),
            str(response.request.url),
            response.status_code,
            _json(response),
            case.body if is_map(case.body) else None,
        )
        problem = law(seen)
        if problem is None:
            return UNDECIDED
        if problem:
            raise AssertionError(problem)
        return None

    check.__name__, check.__doc__ = law.__name__, law.__doc__
    schemathesis.check(check)


for _law in OF_ANY_ANSWER:
    _as_check(_law)


@schemathesis.check
class new_id:
    """Whatever is created gets an id of its own: no two answers share the id that links pass on."""

    def __init__(self) -> None:
        self.seen: dict[tuple[str, str], str] = {}

    def after_response(self, ctx: CheckContext, response: Response, case: AnyCase) -> bool | None:
        """Compare the id with all earlier ones."""
        pointer = _created_id(case) if _succeeded(response, case) else None
        untyped: Any = case
        if IDEMPOTENCY_KEY in map(str.lower, untyped.headers or ()):
            return UNDECIDED  # which may rightly repeat an answer
        created = at(_json(response), pointer) if pointer else None
        if created is None:
            return UNDECIDED
        first = self.seen.setdefault((case.operation.label, str(created)), case.id)
        if first != case.id:
            raise AssertionError(f"{pointer} {created} was given to an earlier request as well")
        return None


@schemathesis.check
class amounts_agree:
    """Money and its currency read back as they were announced when the thing was created."""

    def __init__(self) -> None:
        self.announced: dict[str, dict[str, object]] = {}

    def after_response(self, ctx: CheckContext, response: Response, case: AnyCase) -> bool | None:
        """Remember amounts by id, or compare with those remembered."""
        body = _json(response)
        if not _succeeded(response, case) or not is_map(body):
            return UNDECIDED
        money = {pointer: at(body, pointer) for pointer in _money(case, response.status_code)}
        money = {pointer: value for pointer, value in money.items() if value is not None}
        pointer = _created_id(case)
        if pointer and (created := at(body, pointer)) is not None:
            self.announced[str(created)] = money
            return UNDECIDED
        known = [
            self.announced[value]
            for value in map(str, case.path_parameters.values())
            if value in self.announced
        ]
        shared = [(first, name) for first in known for name in first.keys() & money.keys()]
        if not shared:
            return UNDECIDED
        for first, name in shared:
            if first[name] != money[name]:
                raise AssertionError(f"{name} was {first[name]} when it was created and is {money[name]} now")
        return None


@schemathesis.check
def currency_asked_for(ctx: CheckContext, response: Response, case: AnyCase) -> bool | None:
    """An amount comes in the currency that the request asked for, or in the documented default."""
    body = _json(response)
    if not _succeeded(response, case) or not is_map(case.body):
        return UNDECIDED
    said = UNDECIDED
    for pointer in _currencies(case, response.status_code):
        name = pointer.removeprefix("/")
        asked = case.body.get(name, _default(case, name))
        have = at(body, pointer)
        if asked is None or have is None:
            continue
        if asked != have:
            raise AssertionError(f"`{name}` {asked} was asked for, the answer is in {have}")
        said = False
    return said or None


LAWS = (*OF_ANY_ANSWER, new_id, amounts_agree, currency_asked_for)

PROMISES = {law.__name__: (law.__doc__ or "").strip() for law in LAWS}
"""What each law holds a server to, by the name of its check."""


def _as_documented(case: AnyCase) -> bool:
    """Whether the operation's own method was sent; schemathesis also tries the others."""
    return bool(case.method.lower() == case.operation.method.lower())


def _succeeded(response: Response, case: AnyCase) -> bool:
    return _as_documented(case) and 200 <= response.status_code < 300


def _spec(case: AnyCase) -> Json:
    return as_map(case.operation.schema.raw_schema)


def _raw(case: AnyCase) -> Json:
    return as_map(case.operation.definition.raw)


def _json(response: Response) -> Any:
    try:
        return response.json()
    except ValueError:
        return None


def number_or_text(value: object) -> object:
    """A number, also where it is written as a text; anything else as it is."""
    if isinstance(value, str):
        for read in (int, float):
            try:
                return read(value)
            except ValueError:
                continue
    return value


def _answer_schema(spec: Json, operation: Json, status: int) -> Json:
    responses = operation.get("responses", {})
    content = resolve(spec, responses.get(str(status), responses.get("default", {}))).get("content", {})
    return as_map(next((media.get("schema") for media in content.values()), None))


def _properties(
    spec: Json, schema: Json, pointer: str = "", depth: int = 4, *, through_lists: bool = False
) -> Iterator[tuple[str, Json]]:
    for layer in layers(spec, schema):
        if through_lists and is_map(layer.get("items")):
            yield from _properties(spec, layer["items"], f"{pointer}/*", depth - 1, through_lists=True)
        for name, inner in layer.get("properties", {}).items():
            below = f"{pointer}/{name}"
            for described in layers(spec, inner):
                yield below, described
            if depth:
                yield from _properties(spec, inner, below, depth - 1, through_lists=through_lists)


def _sums(spec: Json, value: object, schema: Json) -> Iterator[tuple[Json, str, tuple[Json, Json]]]:
    """Every amount with a sum: the object it stands in, its name, then its law and that object's schema."""
    described = list(layers(spec, schema))
    if is_list(value):
        for layer in described:
            for item in value if is_map(layer.get("items")) else ():
                yield from _sums(spec, item, as_map(layer.get("items")))
    elif is_map(value):
        for layer in described:
            for name, inner in as_map(layer.get("properties")).items():
                if name not in value:
                    continue
                laws = [as_map(below.get("x-money")) for below in layers(spec, inner)]
                yield from ((value, name, (law, schema)) for law in laws if "sum" in law)
                yield from _sums(spec, value[name], as_map(inner))


def _units(spec: Json, schema: Json) -> dict[str, str]:
    """The units of the amounts in an object; of those in its lists under a pointer with an asterisk."""
    return {
        pointer: str(described["x-money"]["unit"])
        for pointer, described in _properties(spec, schema, through_lists=True)
        if "x-money" in described
    }


def _term(holder: object, term: Json, units: Mapping[str, str]) -> Decimal | None:
    pointer = str(term.get("plus", term.get("minus")))
    amounts = [_major(value, units.get(pointer)) for value in _each(holder, pointer)]
    factors: list[Any] = list(_each(holder, term["times"])) if "times" in term else [1] * len(amounts)
    if len(factors) != len(amounts) or None in amounts or not all(type(f) is int for f in factors):
        return None
    total = sum((a * f for a, f in zip(amounts, factors, strict=True) if a is not None), Decimal(0))
    return total if "plus" in term else -total


def _each(value: object, pointer: str) -> Iterator[object]:
    """What a pointer leads to; an asterisk stands for each item of a list."""
    before, star, after = pointer.partition("/*")
    found = at(value, before)
    if not star:
        yield found
    else:
        for item in found if is_list(found) else ():
            yield from _each(item, after)


def _major(amount: object, unit: str | None) -> Decimal | None:
    """An amount in whole units; nothing where it is none."""
    if isinstance(amount, bool) or not isinstance(amount, int | float | str):
        return None
    try:
        return Decimal(str(amount)) / (100 if unit == "minor" else 1)
    except InvalidOperation:
        return None


def _is_told(seen: Exchange, name: str) -> bool:
    """Whether the request could have had a field, and had not."""
    body = resolve(seen.spec, seen.operation.get("requestBody", {}))
    known = {
        pointer
        for media in as_map(body.get("content")).values()
        for pointer, _ in _properties(seen.spec, media.get("schema", {}), depth=0)
    }
    return f"/{name}" in known and is_map(seen.sent) and name not in seen.sent


def _codes(spec: Json, response: Json) -> dict[str, list[object]]:
    """The known values of each property of a refusal, at their narrowest."""
    codes: dict[str, list[object]] = {}
    content = resolve(spec, response).get("content", {})
    for media in content.values():
        for pointer, schema in _properties(spec, media.get("schema", {})):
            if "x-extensible-enum" in schema:
                known: list[object] = schema["x-extensible-enum"]
                codes[pointer] = [value for value in codes.get(pointer, known) if value in known]
    return codes


def _created_id(case: AnyCase) -> str | None:
    """Where an operation that creates something puts the new id: what its links pass on."""
    operation = _raw(case)
    if case.method != "POST" or operation.get("x-effect") == "read":
        return None
    for response in operation.get("responses", {}).values():
        for link in resolve(_spec(case), response).get("links", {}).values():
            for value in resolve(_spec(case), link).get("parameters", {}).values():
                if isinstance(value, str) and value.startswith("$response.body#"):
                    return value.removeprefix("$response.body#")
    return None


def _money(case: AnyCase, status: int) -> set[str]:
    schema = _answer_schema(_spec(case), _raw(case), status)
    amounts = {pointer for pointer, described in _properties(_spec(case), schema) if "x-money" in described}
    return amounts | set(_currencies(case, status))


def _currencies(case: AnyCase, status: int) -> set[str]:
    schema = _answer_schema(_spec(case), _raw(case), status)
    return {
        pointer.rpartition("/")[0] + described["x-money"]["currency"]  # it begins at the object of the amount
        for pointer, described in _properties(_spec(case), schema)
        if str(described.get("x-money", {}).get("currency", "")).startswith("/")
    }


def _default(case: AnyCase, name: str) -> object:
    body = resolve(_spec(case), _raw(case).get("requestBody", {}))
    for media in body.get("content", {}).values():
        for pointer, described in _properties(_spec(case), media.get("schema", {}), depth=0):
            if pointer == f"/{name}" and "default" in described:
                return described["default"]
    return None
