"""Requests that a spec suffices for, and the state that its reads show.

Values come from examples, `enum` and the strict copy's `x-known-values`; what nobody can know before, such as
the id of an order, comes along a link from the answer of another request. All reads together are the world:
two worlds are compared to see what a request did.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

import httpx

from contract_tests.laws import at, parameters
from contract_tests.logins import is_login
from contract_tests.strict import Json, operations, resolve
from contract_tests.targets import Target
from contract_tests.walks import known_values
from contract_tests.witness import Witness
from generator.document import as_list, as_map, is_list, is_map

JSON, BYTES = "application/json", "application/octet-stream"
CHOICES = 6
"""So many requests are tried for an operation that has more values to choose from."""
LONGEST = 3
"""Requests that may have to come before the one that is wanted."""

Place = tuple[str, str]
"""Where a parameter stands, and its name."""
World = Mapping[tuple[str, str], tuple[int, bytes]]
"""Status and body of each read, by its operation and URL."""


@dataclass(frozen=True, slots=True)
class Route:
    """An operation, and where it is."""

    name: str
    method: str
    path: str
    raw: Json
    parameters: Mapping[Place, Json]

    @property
    def reads(self) -> bool:
        """Whether nothing is different after it."""
        return self.raw.get("x-effect") == "read"


@dataclass(frozen=True, slots=True)
class Call:
    """A request that is not sent yet."""

    route: Route
    values: Mapping[Place, object]
    body: Any = None
    kind: str = ""
    """Media type of the body."""

    @property
    def target(self) -> str:
        """Path and query."""
        path = re.sub(
            r"\{(\w+)\}", lambda hole: quote(_text(self.values["path", hole[1]]), safe=""), self.route.path
        )
        query: list[tuple[str, str | int | float | bool | None]] = [
            (name, _text(one))
            for (place, name), value in self.values.items()
            if place == "query"
            for one in (value if self._repeats(name) and is_list(value) else [value])
        ]
        return f"{path}?{httpx.QueryParams(query)}" if query else path

    @property
    def headers(self) -> dict[str, str]:
        """Those that are parameters, and the body's type."""
        sent = {name: _text(value) for (place, name), value in self.values.items() if place == "header"}
        return {**sent, "Content-Type": self.kind} if self.kind else sent

    @property
    def content(self) -> bytes | None:
        """The body as it is sent."""
        if self.body is None or isinstance(self.body, bytes):
            return self.body
        return (
            str(httpx.QueryParams(self.body)).encode()
            if "form" in self.kind
            else json.dumps(self.body).encode()
        )

    def __str__(self) -> str:
        return f"{self.route.method} {self.target}"

    def _repeats(self, name: str) -> bool:
        return bool(self.route.parameters["query", name].get("explode", True))


@dataclass(frozen=True, slots=True)
class Link:
    """Where an answer leads to."""

    name: str
    source: Route
    route: Route
    raw: Json

    @property
    def passed(self) -> dict[Place, object]:
        """What is passed on: expressions, or values as they are."""
        given = as_map(self.raw.get("parameters"))
        return {
            place: given[name]
            for place in self.route.parameters
            for name in (place[1], ".".join(place))
            if name in given
        }

    @property
    def expressions(self) -> list[str]:
        """The pointers into the answer that it takes something from."""
        return [
            value.removeprefix("$response.body#")
            for value in self.passed.values()
            if isinstance(value, str) and value.startswith("$response.body#")
        ]


@dataclass(frozen=True, slots=True)
class Step:
    """A request that succeeded, and its answer."""

    call: Call
    answer: httpx.Response

    @property
    def body(self) -> Any:
        """Decoded; nothing where it is no JSON."""
        try:
            return self.answer.json()
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Plan:
    """How to come to an operation: a first request, then links."""

    first: Call
    links: tuple[Link, ...] = ()


@dataclass(slots=True)
class Atlas:
    """Everything that may be called, as a spec and its strict copy describe it."""

    spec: Json
    overlay: Json
    allowed: Sequence[str]
    routes: dict[str, Route] = field(init=False)
    links: list[Link] = field(init=False)
    guesses: list[Link] = field(init=False)
    _calls: dict[str, list[Call]] = field(init=False, default_factory=dict[str, list[Call]])
    _links: dict[str, list[Link]] = field(init=False, default_factory=dict[str, list[Link]])

    def __post_init__(self) -> None:
        self.routes = {
            str(raw["operationId"]): Route(
                str(raw["operationId"]),
                method.upper(),
                path,
                raw,
                {(p["in"], p["name"]): p for p in parameters(self.spec, raw)},
            )
            for method, path, raw in operations(self.spec)
            if raw["operationId"] in self.allowed
        }
        self.links = [
            Link(name, route, self.routes[link["operationId"]], link)
            for route in self.routes.values()
            for status, response in as_map(route.raw.get("responses")).items()
            if str(status)[0] in "23"
            for name, given in as_map(resolve(self.spec, response).get("links")).items()
            for link in [resolve(self.spec, given)]
            if link.get("operationId") in self.routes
        ]

        ids = {
            (place, pointer): link
            for link in self.links
            for place in link.passed
            for pointer in link.expressions
        }
        # An id that is good for one operation is good for all that have a parameter of this name.
        self.guesses = [
            Link(link.name, link.source, route, {"parameters": {place[1]: link.passed[place]}})
            for (place, _), link in ids.items()
            for route in self.routes.values()
            if link.source.reads
            and place in route.parameters
            and route.name != link.source.name
            and str(link.passed[place]).startswith("$response.body#")
        ]

    def links_of(self, route: Route) -> list[Link]:
        """Where its successes lead to, each way once."""
        if route.name not in self._links:
            found = {link.name: link for link in self.links if link.source.name == route.name}
            self._links[route.name] = list(found.values())
        return self._links[route.name]

    def calls(self, route: Route) -> list[Call]:
        """Requests with values that stand in the spec or the strict copy; the likeliest first."""
        if route.name not in self._calls:
            self._calls[route.name] = self._made(route)
        return self._calls[route.name]

    def _made(self, route: Route) -> list[Call]:
        values = {place: self._values(parameter) for place, parameter in route.parameters.items()}
        needed = [place for place, parameter in route.parameters.items() if parameter.get("required")]
        bodies = list(self._bodies(route))
        if any(not values[place] for place in needed):
            return []
        usual = {place: values[place][0] for place in needed}
        others = {place: found[0] for place, found in values.items() if found and place not in needed}
        found = [Call(route, usual, body, kind) for kind, body in bodies]
        for place in needed if found else ():
            found += [replace(found[0], values={**usual, place: value}) for value in values[place][1:CHOICES]]
        if found and others and not route.reads:
            found.append(replace(found[0], values={**usual, **others}))
        return found

    def _values(self, parameter: Json) -> list[object]:
        known = known_values(parameter, as_map(self.overlay.get("x-known-values")))
        schema = resolve(self.spec, parameter.get("schema"))
        if schema.get("type") == "integer":
            known = [value for value in known if str(value).lstrip("-").isdecimal()]
        chosen: list[object] = []
        for value in [*known, *as_list(schema.get("enum"))]:
            if value not in chosen:
                chosen.append(value)
        return chosen

    def plans_for(self, route: Route) -> Iterator[Plan]:
        """Ways to come to an operation, the shortest first."""
        ends: list[tuple[Link, ...]] = [()]
        for _ in range(LONGEST):
            for links in ends:
                start = links[0].source if links else route
                yield from (Plan(call, links) for call in self.calls(start)[:CHOICES])
            ends = [
                (link, *links)
                for links in ends
                for link in self.links
                if link.route.name == (links[0].source if links else route).name
                and link.source.name not in {route.name, *(each.source.name for each in links)}
            ]
        for link in self.guesses:
            if link.route.name == route.name:
                yield from (Plan(call, (link,)) for call in self.calls(link.source)[:1])

    def follow(self, link: Link, step: Step, index: int = 0) -> Call | None:
        """The request that a link leads to; of a list, from the item of this index."""
        found = {place: _resolved(value, step, index) for place, value in link.passed.items()}
        if None in found.values() or (index and not any("/0" in pointer for pointer in link.expressions)):
            return None
        shared = {place: value for place, value in step.call.values.items() if place in link.route.parameters}
        usual = next((call.values for call in self.calls(link.route)), dict[Place, object]())
        values = {**usual, **shared, **found}
        if any(p.get("required") and place not in values for place, p in link.route.parameters.items()):
            return None
        bodies = list(self._bodies(link.route))
        if "requestBody" in link.raw:
            bodies = [(JSON, _filled(link.raw["requestBody"], step, index))]
        return Call(link.route, values, bodies[0][1], bodies[0][0]) if bodies else None

    def undoing(self, step: Step, back: Route) -> Call | None:
        """The request that takes another back: along a link, or with parameters of the same names."""
        for link in self.links_of(step.call.route):
            if link.route.name == back.name:
                return self.follow(link, step)
        named = {name: value for (_, name), value in step.call.values.items()}
        values = {place: named[place[1]] for place in back.parameters if place[1] in named}
        lost = any(p.get("required") and place not in values for place, p in back.parameters.items())
        bodies = list(self._bodies(back))
        return None if lost or not bodies else Call(back, values, bodies[0][1], bodies[0][0])

    def _bodies(self, route: Route) -> Iterator[tuple[str, Any]]:
        """What can be sent as a body, beginning with what an example shows."""
        described = resolve(self.spec, route.raw.get("requestBody", {}))
        found = list[tuple[str, Any]]()
        for kind, media in as_map(described.get("content")).items():
            examples = [as_map(example).get("value") for example in as_map(media.get("examples")).values()]
            found += [(kind, value) for value in (media.get("example"), *examples) if value is not None]
            if kind == BYTES:
                found += [(kind, b"one"), (kind, b"two")]
        if not found and JSON in as_map(described.get("content")):
            found.append((JSON, {}))
        if not found and not described.get("required"):
            found.append(("", None))
        yield from found


class Caller:
    """Sends what an atlas has; every answer but those of worlds is looked at."""

    def __init__(
        self, atlas: Atlas, target: Target, client: httpx.Client, witness: Witness, quiet: httpx.Client
    ) -> None:
        self.atlas, self.target, self.witness = atlas, target, witness
        self._client, self._quiet = client, quiet

    def send(self, call: Call, headers: Mapping[str, str] | None = None) -> httpx.Response:
        """Send a request; with the credentials of the run, if no others are given."""
        return self._send(self._client, call, self.target.account.headers if headers is None else headers)

    def succeeded(self, call: Call, answer: httpx.Response) -> bool:
        """Whether it did what it was asked for, as far as status and media type tell."""
        kind = answer.headers.get("content-type", "")
        login = is_login(self.atlas.spec, call.route.raw, answer.status_code, kind)
        return 200 <= answer.status_code < 400 and not login

    def approach(self, plan: Plan) -> tuple[list[Step], Call] | None:
        """Make all requests of a plan but the last, which is returned; nothing where one is refused."""
        call, steps = plan.first, list[Step]()
        for link in plan.links:
            answer = self.send(call)
            if not self.succeeded(call, answer):
                return None
            steps.append(Step(call, answer))
            further = self.atlas.follow(link, steps[-1])
            if further is None:
                return None
            call = further
        return steps, call

    def world(self, steps: Sequence[Step] = (), *, judged: bool = False) -> World:
        """What all reads answer now, those included that earlier answers and their own lead to.

        Answers are only looked at one by one if they are to be `judged`, which takes ten times as long.
        """
        found: dict[tuple[str, str], tuple[int, bytes]] = {}
        atlas = self.atlas
        waiting = [call for route in atlas.routes.values() if route.reads for call in atlas.calls(route)[:1]]
        for step in steps:
            waiting += self._reads_behind(step)
        for call in waiting:
            key = (call.route.name, call.target)
            if key in found:
                continue
            client = self._client if judged else self._quiet
            answer = self._send(client, call, self.target.account.headers)
            if not judged:
                self.witness.count(call.route.name, answer)
            found[key] = answer.status_code, answer.content
            if self.succeeded(call, answer):
                waiting += self._reads_behind(Step(call, answer))
        return found

    def behind(self, steps: Sequence[Step]) -> World:
        """What the reads answer now that earlier answers lead to."""
        found: dict[tuple[str, str], tuple[int, bytes]] = {}
        for call in (call for step in steps for call in self._reads_behind(step)):
            answer = self._send(self._quiet, call, self.target.account.headers)
            self.witness.count(call.route.name, answer)
            found[call.route.name, call.target] = answer.status_code, answer.content
        return found

    def _reads_behind(self, step: Step) -> list[Call]:
        links = self.atlas.links_of(step.call.route)
        found = [self.atlas.follow(link, step) for link in links if link.route.reads and link.passed]
        return [call for call in found if call is not None and call.route.name != step.call.route.name]

    def _send(self, client: httpx.Client, call: Call, headers: Mapping[str, str]) -> httpx.Response:
        url = self.target.base_url + call.target
        sent = {**headers, **call.headers}
        return client.request(call.route.method, url, content=call.content, headers=sent)


def differences(before: World, now: World) -> list[str]:
    """What has changed: operations, each with pointers into its answer."""
    return [
        told
        for key in sorted({**before, **now})
        if before.get(key) != now.get(key)
        for told in _told(key, before.get(key), now.get(key))
    ]


def _told(
    key: tuple[str, str], before: tuple[int, bytes] | None, now: tuple[int, bytes] | None
) -> Iterator[str]:
    name, target = key
    if before is None or now is None:
        yield f"{name} {target} {'can' if before is None else 'can no longer'} be found"
    elif before[0] != now[0]:
        yield f"{name} {target} answered {before[0]}, and answers {now[0]}"
    else:
        pairs = list(_unlike(_decoded(before[1]), _decoded(now[1])))
        yield from (f"{name} {pointer}: {_short(old)}, now {_short(new)}" for pointer, old, new in pairs)


def _unlike(before: object, now: object, pointer: str = "") -> Iterator[tuple[str, object, object]]:
    """Where two values differ, and how."""
    if is_map(before) and is_map(now):
        for name in sorted({**before, **now}):
            yield from _unlike(before.get(name), now.get(name), f"{pointer}/{name}")
    elif is_list(before) and is_list(now) and len(before) == len(now):
        for number, (old, new) in enumerate(zip(before, now, strict=True)):
            if _ids(old) == _ids(new):
                yield from _unlike(old, new, f"{pointer}/{number}")
            else:  # another thing has come to stand there
                yield f"{pointer}/{number}", old, new
    elif before != now or type(before) is not type(now):
        yield pointer, before, now


def _ids(item: object) -> dict[str, object]:
    """What tells an item of a list from others."""
    fields = item.items() if is_map(item) else ()
    return {name: value for name, value in fields if name == "id" or name.endswith(("_id", "Id"))}


def _decoded(body: bytes) -> object:
    try:
        return json.loads(body)
    except ValueError:
        return body


def _short(value: object) -> str:
    told = repr(value)
    return told if len(told) < 80 else f"{told[:77]}…"


def _text(value: object) -> str:
    if is_list(value):
        return ",".join(map(_text, value))
    return value if isinstance(value, str) else json.dumps(value)


_EXPRESSION = re.compile(r"\$(request|response)\.(body#|path\.|query\.|header\.)([^{}]*)")


def _resolved(value: object, step: Step, index: int) -> object:
    """What an expression of a link stands for; nothing where it leads nowhere."""
    if not isinstance(value, str):
        return value
    whole = _EXPRESSION.fullmatch(value)
    if whole is not None:
        return _expressed(whole, step, index)
    holes = [_expressed(found, step, index) for found in _EXPRESSION.finditer(value)]
    if None in holes:
        return None
    texts = iter(map(_text, holes))
    return re.sub(r"\{" + _EXPRESSION.pattern + r"\}", lambda _: next(texts), value)


def _expressed(found: re.Match[str], step: Step, index: int) -> object:
    side, place, name = found.groups()
    if place == "body#":
        body = step.body if side == "response" else step.call.body
        return at(body, re.sub(r"/0(?=/|$)", f"/{index}", name, count=1))
    if side == "response":
        return step.answer.headers.get(name)
    return step.call.values.get((place.rstrip("."), name))


def _filled(value: object, step: Step, index: int) -> Any:
    if is_map(value):
        return {name: _filled(inner, step, index) for name, inner in value.items()}
    return (
        [_filled(inner, step, index) for inner in value] if is_list(value) else _resolved(value, step, index)
    )
