"""The control paths, `/__sandbox__/…`: reset, clock, limits, injected failures, and each store's own steps.

They are strict: an unknown field, API, operation or reading is a 422 whose message says what is allowed.
"""

import math
import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, NamedTuple, TypeVar, get_args

import msgspec

from sandbox.core import (
    END,
    VERSION,
    Api,
    Call,
    Clock,
    Limit,
    LimitReached,
    Refusal,
    Reply,
    Route,
    Router,
    UnknownPath,
    reply,
)

_T = TypeVar("_T")

NAME = "__sandbox__"

RESET = "reset"
FAIL_SPENT = "fail.spent"


class BadControl(Refusal):
    """A control request says something that cannot be done."""

    status = 422


class Input(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A control body: every field is known."""


class Empty(Input):
    """The body of a step that needs none: nothing, or `{}`."""


_Seed = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
_Status = Annotated[int, msgspec.Meta(ge=200, le=599)]
_Times = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
_Advance = Annotated[float, msgspec.Meta(ge=0, le=3_155_760_000)]  # a hundred years
_Period = Annotated[float, msgspec.Meta(gt=0, le=31_557_600)]

Seconds = Annotated[float, msgspec.Meta(ge=0, le=31_557_600)]
"""How long something may be told to take: at most a year."""


class _Reset(Input):
    seed: _Seed = 1
    readings: dict[str, dict[str, str]] = {}


class _Clock(Input):
    advance: _Advance = 0
    running: bool | None = None


class _Limits(Input):
    api: str
    requests: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] | None
    per_seconds: _Period = 1


class _Fail(Input):
    operation: str
    api: str | None = None
    status: _Status | None = None
    code: str | None = None
    message: str | None = None
    times: _Times = 1
    after: bool = False
    body: str | None = None
    content_type: str | None = None
    headers: dict[str, str] = {}


def read(call: Call, kind: type[_T]) -> _T:
    """Read a control body; an empty one counts as `{}`.

    Raises:
        BadControl: Not JSON, or not of this kind; the message names the field.
    """
    try:
        return msgspec.json.decode(call.body or b"{}", type=kind)
    except (ValueError, RecursionError) as error:
        raise BadControl(str(error)) from None


def step(call: Call, take: Callable[[str], None], outcome: str) -> Reply:
    """Take a step with the order that the path names: ``{"order_id": …, "status": outcome}``.

    Raises:
        BadControl: There is no such order (`take` raises `LookupError`), or this cannot be done with it
            (`ValueError`).
    """
    read(call, Empty)
    order_id = call.params["id"]
    try:
        take(order_id)
    except LookupError:
        raise BadControl(f"there is no order {order_id}") from None
    except ValueError as error:
        raise BadControl(f"order {order_id} {error}") from None
    return reply({"order_id": order_id, "status": outcome})


@dataclass(slots=True)
class _Failure:
    reply: Reply
    left: int
    after: bool


@dataclass(slots=True)
class _Limit:
    requests: int
    per_seconds: float
    seen: deque[float] = field(default_factory=lambda: deque[float]())

    def admit(self, now: float) -> None:
        while self.seen and self.seen[0] <= now - self.per_seconds:
            self.seen.popleft()
        if len(self.seen) >= self.requests:
            wait = max(1, math.ceil(self.seen[0] + self.per_seconds - now))
            raise LimitReached(headers={"Retry-After": str(wait)})
        self.seen.append(now)


class Allowance(NamedTuple):
    """What an announced limit says of one request: the headers of its answer, and whether it is too much."""

    headers: tuple[tuple[bytes, bytes], ...]
    exceeded: bool

    def admit(self) -> None:
        """Go on only if the request is within the limit.

        Raises:
            LimitReached: It is not.
        """
        if self.exceeded:
            raise LimitReached

    def announced(self, answer: Reply) -> Reply:
        """The same answer with the three headers, except those it has already: an injected one stands."""
        given = {name for name, _ in answer.headers}
        added = self.headers
        if len(given) > 1:
            added = tuple(h for h in added if h[0] not in given)
        return Reply(answer.status, answer.body, answer.headers + added, answer.cut)


@dataclass(slots=True)
class _Announced:
    """A limit that each answer tells of.

    Each address has a window of its own: it begins with a request and lasts `per_seconds`; the first request
    after its end begins the next. Not `enforced`, it counts down to 0 and stays there.
    """

    requests: int
    per_seconds: float
    enforced: bool = False
    _windows: dict[str, tuple[float, int]] = field(default_factory=lambda: dict[str, tuple[float, int]]())

    def count(self, address: str, now: float) -> Allowance:
        begun, used = self._windows.get(address, (now, 0))
        if now >= begun + self.per_seconds:
            begun, used = now, 0
        exceeded = used >= self.requests
        used += not exceeded
        self._windows[address] = (begun, used)
        headers = (
            (b"x-ratelimit-limit", b"%d" % self.requests),
            (b"x-ratelimit-remaining", b"%d" % (self.requests - used)),
            (b"x-ratelimit-reset", b"%d" % math.ceil(begun + self.per_seconds)),
        )
        return Allowance(headers, exceeded and self.enforced)


class Control:
    """Answers below `/__sandbox__`, and what it was told to do to the stores' answers."""

    name = NAME

    def __init__(self, apis: Mapping[str, Api], clock: Clock) -> None:
        self._apis, self._clock = apis, clock
        own = [
            Route("GET", "", "describe", self.describe),
            Route("GET", "/", "describe", self.describe),
            Route("POST", "/reset", RESET, self.reset, changes=True),
            Route("POST", "/clock", "clock", self.clock, changes=True),
            Route("POST", "/limits", "limits", self.limits, changes=True),
            Route("POST", "/fail", "fail", self.fail, changes=True),
        ]
        steps = [
            Route(s.method, f"/{api.name}{s.path}", f"{api.name}.{s.operation}", s.handler, s.changes)
            for api in apis.values()
            for s in api.steps
        ]
        self.router = Router([*own, *steps])
        self.start(1, {})

    def caller(self, call: Call, route: Route) -> str:
        """Anyone may steer the sandbox; it listens on this machine only."""
        return ""

    def refused(self, refusal: Refusal) -> Reply:
        """``{"error": message}``: 422 for input that makes no sense, 404 and 405 for paths."""
        if isinstance(refusal, UnknownPath):
            refusal = UnknownPath("No such control path; GET /__sandbox__/ lists them")
        return reply({"error": refusal.message}, refusal.status, refusal.headers)

    def start(self, seed: int, readings: Mapping[str, Any]) -> None:
        """Put everything back; `readings` holds an instance for each API that departs from its defaults."""
        self._clock.reset()
        self._seed = seed
        self._limits: dict[str, _Limit] = {}
        self._announced = {
            name: _Announced(*api.limit) for name, api in self._apis.items() if api.limit is not None
        }
        self._failures: dict[tuple[str, str], deque[_Failure]] = {}
        for name, api in self._apis.items():
            api.reset(seed, readings.get(name, api.readings()))

    def before(self, api: str, operation: str) -> _Failure | None:
        """Take the failure that was ordered for this call, if any; of several the oldest comes first."""
        if not self._failures:
            return None
        for key in ((api, operation), (api, "*")):
            if queue := self._failures.get(key):
                failure = queue[0]
                failure.left -= 1
                if not failure.left:
                    queue.popleft()
                return failure
        return None

    def count(self, api: str, client: Sequence[object] | None) -> Allowance | None:
        """Count one request, whatever becomes of it, against the limit that the API announces, if it does."""
        announced = self._announced.get(api)
        if announced is None:
            return None
        return announced.count(str(client[0]) if client else "", self._clock.now)

    def admit(self, api: str) -> None:
        """Count one request against the limit of an API that announces none.

        Raises:
            LimitReached: There is one and it is used up.
        """
        if self._limits and (limit := self._limits.get(api)):
            limit.admit(self._clock.now)

    def fail_spent(self, call: Call) -> Reply:
        """A failure was used up; only the journal says so."""
        self.before(call.params["api"], call.params["operation"])
        return reply({"ok": True})

    def describe(self, call: Call) -> Reply:
        """What this is, what it serves and how to steer it."""
        return reply(
            {
                "name": "gamestore-openapi sandbox",
                "version": VERSION,
                "seed": self._seed,
                "clock": {"now": self._clock.now, "running": self._clock.running},
                "apis": {name: self._describe(api) for name, api in self._apis.items()},
                "control": [f"{r.method} /{NAME}{r.path}" for r in self.router.routes if r.path],
            }
        )

    def _describe(self, api: Api) -> dict[str, object]:
        chosen = api.chosen()
        told = self._announced.get(api.name) or self._limits.get(api.name)
        limit = None if told is None else {"requests": told.requests, "per_seconds": told.per_seconds}
        if limit is not None and isinstance(told, _Announced):
            limit["enforced"] = told.enforced
        return {
            "base": f"/{api.name}",
            "hosts": [host + prefix for host, prefix in api.hosts.items()],
            "operations": {r.operation: f"{r.method} {r.path}" for r in api.router.routes},
            "codes": api.codes(),
            "readings": {
                name: {"value": getattr(chosen, name), "allowed": values}
                for name, values in allowed(api.readings).items()
            },
            "limit": limit,
            **({"samples": api.samples} if api.samples else {}),
        }

    def reset(self, call: Call) -> Reply:
        """Forget everything: ``{"seed": 1, "readings": {api: {reading: value}}}``, both optional."""
        given = read(call, _Reset)
        readings = {name: self._readings(self._api(name), values) for name, values in given.readings.items()}
        self.start(given.seed, readings)
        return reply({"seed": given.seed, "readings": {n: a.chosen() for n, a in self._apis.items()}})

    def clock(self, call: Call) -> Reply:
        """Move time on: ``{"advance": seconds}``; stop or start it: ``{"running": false}``."""
        given = read(call, _Clock)
        if self._clock.now + given.advance > END:
            raise BadControl("`advance` leads beyond the year 9999")
        self._clock.advance(given.advance)
        if given.running is not None:
            self._clock.running = given.running
        return reply({"now": self._clock.now, "running": self._clock.running})

    def limits(self, call: Call) -> Reply:
        """Admit `requests` in any `per_seconds` (sandbox time) to one API; `null` lifts the limit.

        Where answers announce the limit, they announce this one, and with `null` the documented one again.
        """
        given = read(call, _Limits)
        api = self._api(given.api)
        if api.limit is not None:
            asked = api.limit if given.requests is None else Limit(given.requests, given.per_seconds)
            self._announced[api.name] = _Announced(*asked, enforced=given.requests is not None)
        else:
            self._limits.pop(api.name, None)
            if given.requests is not None:
                self._limits[api.name] = _Limit(given.requests, given.per_seconds)
        return reply({"api": api.name, "requests": given.requests, "per_seconds": given.per_seconds})

    def fail(self, call: Call) -> Reply:
        """Let the next `times` calls of an operation fail, before or after its work is done."""
        given = read(call, _Fail)
        name, _, operation = (
            given.operation.rpartition(":") if given.api is None else (given.api, "", given.operation)
        )
        api = self._api(name)
        operations = [r.operation for r in api.router.routes]
        if operation not in (*operations, "*"):
            raise BadControl(
                f"unknown operation {operation!r} of {name}; there are {_listed(operations)}, or *"
            )
        if given.times:
            failure = _Failure(self._failure(api, operation, given), given.times, given.after)
            self._failures.setdefault((name, operation), deque()).append(failure)
        else:
            self._failures.pop((name, operation), None)
        return reply({"api": name, "operation": operation, "times": given.times})

    def _failure(self, api: Api, operation: str, given: _Fail) -> Reply:
        for key, value in {**given.headers, "content-type": given.content_type or ""}.items():
            if not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", key) or not re.fullmatch(r"[ -~]*", value):
                raise BadControl(f"header {key!r} cannot be sent as given")
        if given.body is not None:
            if given.code is not None or given.message is not None:
                raise BadControl("`body` is sent as it is; leave out `code` and `message`")
            made = Reply(given.status or 200, given.body.encode("utf-8", "replace"))
        elif given.status is None and given.code is None:
            raise BadControl("say how to fail: `code`, `status` or `body`")
        else:
            shaped = api.failure(operation, given.code, given.status, given.message)
            if shaped is None:
                raise BadControl(
                    f"{api.name} documents no code {given.code!r}, so give its status too; documented are "
                    f"{_listed(api.codes())}"
                )
            made = shaped
        extra = {k.lower().encode(): v.encode() for k, v in given.headers.items()}
        extra.pop(b"content-length", None)
        if given.content_type is not None:
            extra[b"content-type"] = given.content_type.encode()
        return Reply(made.status, made.body, tuple({**dict(made.headers), **extra}.items()))

    def _api(self, name: str) -> Api:
        if name not in self._apis:
            raise BadControl(f"unknown api {name!r}; there are {_listed(self._apis)}")
        return self._apis[name]

    def _readings(self, api: Api, given: Mapping[str, str]) -> Any:
        known = allowed(api.readings)
        for name, value in given.items():
            if name not in known:
                raise BadControl(f"unknown reading {name!r} of {api.name}; there are {_listed(known)}")
            if value not in known[name]:
                raise BadControl(
                    f"reading {name!r} of {api.name} is one of {_listed(known[name])}, not {value!r}"
                )
        return api.readings(**given)


def allowed(readings: type[msgspec.Struct]) -> dict[str, Sequence[str]]:
    """The values that each reading may take."""
    return {f.name: get_args(f.type) for f in msgspec.structs.fields(readings)}


def _listed(names: Sequence[str] | Mapping[str, object]) -> str:
    return ", ".join(names)
