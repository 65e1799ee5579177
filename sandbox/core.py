"""What every store of the sandbox is made of: calls, replies, refusals, routes, and the clock.

A store is a folder that offers one `Api`. Everything that all stores share (finding the handler,
journalling, injected failures, rate limits) is done once, in `sandbox.app` and `sandbox.control`.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, ClassVar, NamedTuple, Protocol
from urllib.parse import parse_qsl, unquote

import msgspec

VERSION = "0.1.0"

EPOCH = 1_735_689_600.0
"""Where the sandbox's clock starts, in Unix seconds: 2025-01-01T00:00:00Z."""

END = 253_402_300_799.0
"""Where it ends: the last second that ISO 8601 writes with four digits of a year."""

_JSON = (b"content-type", b"application/json")


@dataclass(slots=True)
class Call:
    """One request, as a handler sees it.

    Attributes:
        params: The variable parts of the path, percent-decoded.
        query: The query string, still encoded.
        body: The whole body; empty for GET.
        headers: Names in lower case, in the order sent. When the journal replays the call, only those that
            it keeps (`sandbox.journal.KEPT`).
        caller: Who asks, as `Api.caller` found out: a public name, never a credential.
        scheme: `http` or `https`, as the request came.
        mount: What stands before the path where the first segment named the API (`/g2a`); empty where the
            host did, and in a replay.
    """

    params: Mapping[str, str]
    query: str = ""
    body: bytes = b""
    headers: Sequence[tuple[bytes, bytes]] = ()
    caller: str = ""
    scheme: str = "http"
    mount: str = ""

    @property
    def origin(self) -> str:
        """Scheme and host as the request named them: absolute URLs in an answer begin with it."""
        host = self.header(b"host")
        return f"{self.scheme}://{host[0] if host else 'localhost'}"

    def header(self, name: bytes) -> list[str]:
        """All values of one header; `name` in lower case."""
        return [value.decode("latin-1") for key, value in self.headers if key == name]

    def arguments(self) -> dict[str, str]:
        """The query, decoded. Of a parameter given twice the last value counts."""
        return dict(parse_qsl(self.query, keep_blank_values=True, errors="replace")) if self.query else {}


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer, ready to be sent.

    Attributes:
        cut: After so many bytes of the body the connection breaks off; its length is announced in full.
    """

    status: int
    body: bytes
    headers: tuple[tuple[bytes, bytes], ...] = (_JSON,)
    cut: int | None = None


_encode = msgspec.json.Encoder().encode


def reply(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Reply:
    """Shape a value as a JSON answer."""
    extra = ((k.lower().encode("latin-1"), v.encode("latin-1")) for k, v in (headers or {}).items())
    return Reply(status, _encode(value), (_JSON, *extra))


_PHRASES = {s.value: s.phrase for s in HTTPStatus}


def phrase(status: int) -> str:
    """What HTTP calls a status: the message of an injected failure that has no other."""
    return _PHRASES.get(status, "Error")


class Refusal(Exception):
    """A request is turned down. Each store derives its own, with the codes of its document."""

    status: ClassVar[int] = 400
    code: ClassVar[str | None] = None
    message: str = "Bad request"

    def __init__(self, message: str | None = None, *, headers: Mapping[str, str] | None = None) -> None:
        if message is not None:
            self.message = message
        self.headers = dict(headers or {})
        super().__init__(self.message)


class UnknownPath(Refusal):
    """No operation lives at this path."""

    status = 404
    message = "Not found"


class WrongMethod(Refusal):
    """The path exists, the method does not; `Allow` names those that do."""

    status = 405
    message = "Method not allowed"


class LimitReached(Refusal):
    """More requests than the limit in force admits.

    `Retry-After`, in whole seconds, stands in its headers unless the API announces its limit on every answer.
    """

    status = 429
    message = "Too many requests"


class Broken(Refusal):
    """The sandbox itself failed: a fault of ours, or the journal could not be written."""

    status = 500
    message = "Internal error"


Handler = Callable[[Call], Reply]


@dataclass(frozen=True, slots=True)
class Route:
    """One operation.

    Attributes:
        method: In capitals.
        path: Below the API's root, with `{name}` for a variable segment, or for what stands before a fixed
            ending of one (`{name}.json`).
        operation: `group.verb`, the name that all parts of the suite share.
        handler: Plain and synchronous, so that nothing can come between its steps.
        changes: Whether an accepted call alters state and so belongs in the journal.
    """

    method: str
    path: str
    operation: str
    handler: Handler
    changes: bool = False


class _Segment(NamedTuple):
    """A segment of a route's path: the text that it is or, if a name stands for its beginning, ends with."""

    text: str
    name: str = ""

    @classmethod
    def parse(cls, written: str) -> "_Segment":
        if written[:1] != "{":
            return cls(written)
        name, _, ending = written[1:].partition("}")
        return cls(ending, name)


class Router:
    """Finds routes by path: fixed paths first, then those with variable segments."""

    def __init__(self, routes: Sequence[Route]) -> None:
        self.routes = tuple(routes)
        self._fixed: dict[str, dict[str, Route]] = {}
        self._variable: dict[int, dict[tuple[_Segment, ...], dict[str, Route]]] = {}
        for route in routes:
            if "{" in route.path:
                segments = tuple(_Segment.parse(s) for s in route.path.split("/"))
                self._variable.setdefault(len(segments), {}).setdefault(segments, {})[route.method] = route
            else:
                self._fixed.setdefault(route.path, {})[route.method] = route

    def knows(self, path: str) -> bool:
        """Whether any route has this path."""
        try:
            self.find("", path)
        except UnknownPath:
            return False
        except WrongMethod:
            pass
        return True

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]]:
        """Find the route for a still percent-encoded path, and its variable parts, decoded.

        Raises:
            UnknownPath: No route has this path.
            WrongMethod: One has, but not with this method.
        """
        methods, params = self._fixed.get(path), {}
        if methods is None:
            segments = path.split("/")
            for template, candidates in self._variable.get(len(segments), {}).items():
                if all(
                    s.endswith(t.text) if t.name else s == t.text
                    for t, s in zip(template, segments, strict=True)
                ):
                    methods = candidates
                    params = {
                        t.name: unquote(s[: len(s) - len(t.text)])
                        for t, s in zip(template, segments, strict=True)
                        if t.name
                    }
                    break
            else:
                raise UnknownPath
        if method not in methods:
            raise WrongMethod(headers={"Allow": ", ".join(sorted(methods))})
        return methods[method], params


class Clock:
    """The sandbox's own time, in Unix seconds.

    It starts at `EPOCH` and stands still while a request is handled. Between requests it moves when control
    says so and, if it is running, with the real time that passes.
    """

    def __init__(self, *, running: bool = False) -> None:
        self._runs_after_reset = running
        self.reset()

    def reset(self) -> None:
        """Return to `EPOCH`, running or not as at the start."""
        self.running = self._runs_after_reset
        self.set(EPOCH)

    def set(self, now: float) -> None:
        """Make it `now`, at the latest `END`; time that passed before does not count."""
        self.now = min(now, END)
        self._mark = time.monotonic()

    def tick(self) -> None:
        """Let the real time since the last tick pass, if the clock is running."""
        if self.running:
            self.set(self.now + max(0.0, time.monotonic() - self._mark))

    def advance(self, seconds: float) -> None:
        """Move forward at once."""
        self.now += seconds


class Limit(NamedTuple):
    """A documented rate limit that each answer tells of: so many `requests` per address and `per_seconds`."""

    requests: int
    per_seconds: float


class Served(Protocol):
    """Anything that requests can be sent to: a store's API, or the control paths."""

    name: str
    router: Router

    def caller(self, call: Call, route: Route) -> str:
        """Tell who asks, or refuse; the answer is journalled, so it must not be a credential.

        Empty for anyone, where the operation of `route` is open to anyone.
        """
        ...

    def refused(self, refusal: Refusal) -> Reply:
        """Shape any refusal, also those of this module, as this API words them."""
        ...


class Api(Served, Protocol):
    """One store's API. A new store is a folder with one of these and a line in `sandbox.app.apis`.

    Several APIs of one store are several of these around one state.
    """

    hosts: Mapping[str, str]
    """Documented hosts, each with the path prefix that its URLs carry (`/v1`); APIs may share a host."""

    readings: type[msgspec.Struct]
    """One `Literal` field for each place where the document can be read in several ways, with its default."""

    limit: Limit | None
    """What the `X-RateLimit-` headers announce; `None` where the document knows no such headers."""

    samples: Mapping[str, object]
    """Invented credentials that `GET /__sandbox__/` prints; they open nothing real."""

    steps: Sequence[Route]
    """Control steps below `/__sandbox__/<name>`: what happens outside the API."""

    def reset(self, seed: int, readings: Any) -> None:
        """Forget everything and start anew; `readings` is an instance of `self.readings`."""
        ...

    def chosen(self) -> Any:
        """The readings in force."""
        ...

    def failure(
        self, operation: str, code: str | None, status: int | None, message: str | None
    ) -> Reply | None:
        """Shape an injected failure of an operation (`*` for any).

        `None` when `code` is undocumented and no status is given.
        """
        ...

    def codes(self) -> Sequence[str]:
        """The documented error codes, in the document's order."""
        ...
