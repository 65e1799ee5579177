"""Promises that follow from a spec's vocabulary, as checks of schemathesis; no store is named here.

Each law reads the operation it looks at, so an API gets it by declaring `x-filter`, `x-pagination`,
`x-money`, `x-extensible-enum` or a link, and nothing else.
"""

import operator
from collections.abc import Callable, Iterator, Mapping
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


@schemathesis.check
def documented_code(ctx: CheckContext, response: Response, case: AnyCase) -> bool | None:
    """A refusal carries a code that is documented for its status, and not that of another one."""
    if not _as_documented(case):
        return UNDECIDED
    problem = wrong_code(_spec(case), _raw(case), response.status_code, _json(response))
    if problem is None:
        return UNDECIDED
    if problem:
        raise AssertionError(problem)
    return None


def wrong_code(spec: Json, operation: Json, status: int, body: object) -> str | None:
    """Say what is wrong with the code of a refusal; nothing is an empty text, `None` that none is known."""
    by_status = {
        str(known): _codes(spec, response) for known, response in operation.get("responses", {}).items()
    }
    verdict = None
    for pointer, allowed in by_status.get(str(status), {}).items():
        value = at(body, pointer)
        if status < 400 or not isinstance(value, str):
            continue
        if value not in allowed:
            elsewhere = [known for known, codes in by_status.items() if value in codes.get(pointer, ())]
            where = (
                f"documented with {', '.join(elsewhere)}"
                if elsewhere
                else "not documented for this operation"
            )
            return (
                f"{status} came with `{value}`, which is {where}; {status} has {', '.join(map(str, allowed))}"
            )
        verdict = ""
    return verdict


@schemathesis.check
def filter_honoured(ctx: CheckContext, response: Response, case: AnyCase) -> bool | None:
    """Every item of an answer fits every filter that was asked for."""
    items = _items(case, response)
    query = _query(response)
    asked = [p for p in _parameters(case) if "x-filter" in p and p["name"] in query]
    if items is None or not asked:
        return UNDECIDED
    for parameter in asked:
        law, text = parameter["x-filter"], query[parameter["name"]]
        for number, item in enumerate(items):
            have = at(item, law["field"])
            wanted = _number_or_text(text) if isinstance(have, int | float) else text
            if not COMPARE[law["relation"]](have, wanted):
                raise AssertionError(
                    f"`{parameter['name']}={wanted}` asks for {law['field']} {law['relation']} {wanted}, "
                    f"but item {number} has {have}"
                )
    return None


@schemathesis.check
def page_asked_for(ctx: CheckContext, response: Response, case: AnyCase) -> bool | None:
    """A page is the one that was asked for, and no longer than was asked for."""
    items = _items(case, response)
    if items is None:
        return UNDECIDED
    body, query, law, said = _json(response), _query(response), _raw(case)["x-pagination"], UNDECIDED
    for role in ("page", "offset", "size"):
        name = law.get(role)
        parameter = next((p for p in _parameters(case) if p["name"] == name), None)
        if parameter is None:
            continue
        asked = _number_or_text(query.get(name, parameter.get("schema", {}).get("default")))
        if not isinstance(asked, int):
            continue
        echo = as_map(body).get(name)
        if isinstance(echo, int) and echo != asked:
            raise AssertionError(f"`{name}` {asked} was asked for, the answer says {echo}")
        if role == "size" and len(items) > asked:
            raise AssertionError(f"`{name}` {asked} was asked for, {len(items)} items came")
        said = False
    return said or None


@schemathesis.check
class new_id:
    """Whatever is created gets an id of its own: no two answers share the id that links pass on."""

    def __init__(self) -> None:
        self.seen: dict[tuple[str, str], str] = {}

    def after_response(self, ctx: CheckContext, response: Response, case: AnyCase) -> bool | None:
        """Compare the id with all earlier ones."""
        pointer = _created_id(case) if _succeeded(response, case) else None
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


LAWS = (documented_code, filter_honoured, page_asked_for, new_id, amounts_agree, currency_asked_for)

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


def _parameters(case: AnyCase) -> Iterator[Json]:
    for parameter in _raw(case).get("parameters", ()):
        yield resolve(_spec(case), parameter)


def _items(case: AnyCase, response: Response) -> list[Any] | None:
    law = _raw(case).get("x-pagination")
    if law is None or not _succeeded(response, case):
        return None
    found = at(_json(response), law["items"])
    return found if is_list(found) else None


def _query(response: Response) -> dict[str, str]:
    """What was sent, without parameters that came twice."""
    sent = parse_qsl(urlsplit(str(response.request.url)).query, keep_blank_values=True)
    names = [name for name, _ in sent]
    return {name: value for name, value in sent if names.count(name) == 1}


def _number_or_text(value: object) -> object:
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


def _properties(spec: Json, schema: Json, pointer: str = "", depth: int = 4) -> Iterator[tuple[str, Json]]:
    for layer in layers(spec, schema):
        for name, inner in layer.get("properties", {}).items():
            below = f"{pointer}/{name}"
            for described in layers(spec, inner):
                yield below, described
            if depth:
                yield from _properties(spec, inner, below, depth - 1)


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
    if any(p.get("name", "").lower() == "idempotency-key" for p in _parameters(case)):
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
        described["x-money"]["currency"]
        for _, described in _properties(_spec(case), schema)
        if str(described.get("x-money", {}).get("currency", "")).startswith("/")
    }


def _default(case: AnyCase, name: str) -> object:
    body = resolve(_spec(case), _raw(case).get("requestBody", {}))
    for media in body.get("content", {}).values():
        for pointer, described in _properties(_spec(case), media.get("schema", {}), depth=0):
            if pointer == f"/{name}" and "default" in described:
                return described["default"]
    return None
