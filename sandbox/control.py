"""The control paths, `/__sandbox__/…`: reset, clock, limits, injected failures, and each store's own steps.

They are strict: an unknown field, API, operation or reading is a 422 whose message says what is allowed.
"""

import math
import re
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, TypeVar, get_args

import msgspec

from sandbox.core import (
    VERSION,
    Api,
    Call,
    Clock,
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


class _Input(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A control body: every field is known."""


_Seed = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
_Status = Annotated[int, msgspec.Meta(ge=200, le=599)]
_Times = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
_Advance = Annotated[float, msgspec.Meta(ge=0, le=3_155_760_000)]  # a hundred years
_Seconds = Annotated[float, msgspec.Meta(gt=0, le=31_557_600)]


class _Reset(_Input):
    seed: _Seed = 1
    readings: dict[str, dict[str, str]] = {}


class _Clock(_Input):
    advance: _Advance = 0
    running: bool | None = None


class _Limits(_Input):
    api: str
    requests: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] | None
    per_seconds: _Seconds = 1


class _Fail(_Input):
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

    def caller(self, call: Call) -> str:
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

    def admit(self, api: str) -> None:
        """Count one request against the API's limit.

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
        limit = self._limits.get(api.name)
        return {
            "base": f"/{api.name}",
            "hosts": [host + prefix for host, prefix in api.hosts.items()],
            "operations": {r.operation: f"{r.method} {r.path}" for r in api.router.routes},
            "codes": api.codes(),
            "readings": {
                name: {"value": getattr(chosen, name), "allowed": values}
                for name, values in allowed(api.readings).items()
            },
            "limit": limit and {"requests": limit.requests, "per_seconds": limit.per_seconds},
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
        self._clock.advance(given.advance)
        if given.running is not None:
            self._clock.running = given.running
        return reply({"now": self._clock.now, "running": self._clock.running})

    def limits(self, call: Call) -> Reply:
        """Admit `requests` in any `per_seconds` (sandbox time) to one API; `null` lifts the limit."""
        given = read(call, _Limits)
        api = self._api(given.api)
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
            failure = _Failure(self._failure(api, given), given.times, given.after)
            self._failures.setdefault((name, operation), deque()).append(failure)
        else:
            self._failures.pop((name, operation), None)
        return reply({"api": name, "operation": operation, "times": given.times})

    def _failure(self, api: Api, given: _Fail) -> Reply:
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
            shaped = api.failure(given.code, given.status, given.message)
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
