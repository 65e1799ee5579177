"""What can go wrong with a request, and the wire on which it does."""

import json
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import httpx
from starlette.types import ASGIApp, Message

__all__ = ["FAULTS", "ORIGIN", "TIMEOUT", "Attempt", "Clock", "Fault", "Server", "Weather", "Wire"]

HOST = "127.0.0.1"
ORIGIN = f"http://{HOST}"
TIMEOUT = 30.0
"""Seconds that a client waits for an answer: its default."""


class Clock:
    """Time that passes only when somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0

    def read(self) -> float:
        """Seconds."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let them pass."""
        self.now += seconds

    async def asleep(self, seconds: float) -> None:
        """Let them pass."""
        self.now += seconds


class Exchange(NamedTuple):
    """One request on its way."""

    request: httpx.Request
    answer: httpx.Response
    """The server's; an empty one if it has not acted."""
    chance: random.Random
    clock: Clock


Play = Callable[[Exchange], httpx.Response]


@dataclass(frozen=True, slots=True)
class Fault:
    """One way in which a request can go wrong.

    Attributes:
        play: What the client gets; raises what httpx would.
        acts: Whether the server does what is asked, whatever the client gets to hear.
        leaves: Whether anything leaves the client.
    """

    name: str
    play: Play
    acts: bool = False
    leaves: bool = True


class _Cut(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that breaks off."""

    def __init__(self, start: bytes, error: Exception) -> None:
        self._start, self._error = start, error

    def __iter__(self) -> Iterator[bytes]:
        yield self._start
        raise self._error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._start
        raise self._error


_HTML = b"<!DOCTYPE html><html><title>Please wait</title><body>One moment&hellip;</body></html>"
_REFUSALS = (
    b'{"status": "ERROR", "message": "Internal error", "code": "IN01"}',
    b'{"error": {"code": "internal_error", "message": "Something went wrong"}}',
    _HTML,
    b"",
)
_RETRY_AFTER = (None, None, "0", "1", "20", "3600", "soon", "Wed, 21 Oct 2015 07:28:00 GMT")
_OTHER_JSON = (
    *(b"{}", b"[]", b"null", b"true", b'"ok"', b'{"status": "ok"}', b'{"data": null}', b'{"orders": null}'),
    *_REFUSALS[:2],
)


def _fails(kind: type[httpx.TransportError]) -> Play:
    def play(exchange: Exchange) -> httpx.Response:
        if issubclass(kind, httpx.TimeoutException):
            exchange.clock.sleep(TIMEOUT)
        raise kind("the wire", request=exchange.request)

    return play


def _refuses(status: int) -> Play:
    def play(exchange: Exchange) -> httpx.Response:
        after, body = exchange.chance.choice(_RETRY_AFTER), exchange.chance.choice(_REFUSALS)
        headers = {"content-type": "text/html" if body == _HTML else "application/json"}
        if after is not None:
            headers["retry-after"] = after
        return httpx.Response(status, headers=headers, content=body)

    return play


def _says(*bodies: bytes, status: int = 200, kind: str = "text/html") -> Play:
    def play(exchange: Exchange) -> httpx.Response:
        return httpx.Response(status, headers={"content-type": kind}, content=exchange.chance.choice(bodies))

    return play


def _cut(error: type[httpx.TransportError] | None) -> Play:
    """The answer up to some byte, and then this error, or an end like any other."""

    def play(exchange: Exchange) -> httpx.Response:
        whole = exchange.answer.content
        start = whole[: exchange.chance.randrange(len(whole))]
        if error is None:
            return _like(exchange.answer, httpx.ByteStream(start))
        return _like(exchange.answer, _Cut(start, error("the wire", request=exchange.request)))

    return play


def _like(
    answer: httpx.Response, body: httpx.SyncByteStream | httpx.AsyncByteStream, **headers: str
) -> httpx.Response:
    """The same answer with another body, whose length is not announced."""
    kept = {name: value for name, value in answer.headers.items() if name != "content-length"}
    return httpx.Response(answer.status_code, headers={**kept, **headers}, stream=body)


def _garbled(exchange: Exchange) -> httpx.Response:
    body = httpx.ByteStream(exchange.answer.content)
    return _like(exchange.answer, body, **{"content-encoding": "gzip"})


def _in_utf_16(exchange: Exchange) -> httpx.Response:
    body = httpx.ByteStream(exchange.answer.content.decode().encode("utf-16"))
    return _like(exchange.answer, body, **{"content-type": "application/json; charset=utf-16"})


def _redirects(exchange: Exchange) -> httpx.Response:
    status = exchange.chance.choice((301, 302, 303, 307, 308))
    return httpx.Response(status, headers={"location": "https://elsewhere.example/login"})


def _late(exchange: Exchange) -> httpx.Response:
    exchange.clock.sleep(exchange.chance.uniform(0, TIMEOUT))
    return exchange.answer


CALM = Fault("none", lambda exchange: exchange.answer, acts=True)
FAULTS = (
    Fault("connection refused", _fails(httpx.ConnectError), leaves=False),
    Fault("timeout while connecting", _fails(httpx.ConnectTimeout), leaves=False),
    Fault("timeout in the pool", _fails(httpx.PoolTimeout), leaves=False),
    Fault("timeout while sending", _fails(httpx.WriteTimeout)),
    Fault("timeout before the server acts", _fails(httpx.ReadTimeout)),
    Fault("timeout after it acted", _fails(httpx.ReadTimeout), acts=True),
    Fault("timeout in the answer", _cut(httpx.ReadTimeout), acts=True),
    Fault("reset while sending", _fails(httpx.WriteError)),
    Fault("reset before the server acts", _fails(httpx.RemoteProtocolError)),
    Fault("reset after it acted", _fails(httpx.ReadError), acts=True),
    Fault("reset in the answer", _cut(httpx.ReadError), acts=True),
    Fault("answer shorter than announced", _cut(httpx.RemoteProtocolError), acts=True),
    Fault("answer cut short unnoticed", _cut(None), acts=True),
    Fault("answer in a broken encoding", _garbled, acts=True),
    Fault("answer in UTF-16", _in_utf_16, acts=True),
    *(
        Fault(f"{status} {when}", _refuses(status), acts=acted)
        for status in (429, 500, 502, 503, 504, 408)
        for when, acted in (("before the server acts", False), ("after it acted", True))
    ),
    Fault("HTML with 200, before", _says(_HTML)),
    Fault("HTML with 200, after", _says(_HTML), acts=True),
    Fault("empty 200, before", _says(b"")),
    Fault("empty 200, after", _says(b""), acts=True),
    Fault("other JSON with 200, before", _says(*_OTHER_JSON, kind="application/json")),
    Fault("other JSON with 200, after", _says(*_OTHER_JSON, kind="application/json"), acts=True),
    Fault("202 without a body, after", _says(b"", status=202), acts=True),
    Fault("redirect to another host", _redirects),
    Fault("slow answer", _late, acts=True),
)


class Weather:
    """What one order meets: a fault for certain in step `due` or before, and more of them by chance.

    Bad weather lasts: half of the later faults are the one before once more.
    """

    def __init__(self, chance: random.Random, due: int) -> None:
        self.chance, self.due, self.step = chance, due, 0
        self._last: Fault | None = None

    def next(self) -> Fault:
        """What the next request meets."""
        if self._last is None:
            if self.step != self.due and self.chance.random() < 0.85:
                return CALM
        elif self.chance.random() < 0.5:
            return CALM
        if self._last is None or self.chance.random() < 0.5:
            self._last = self.chance.choice(FAULTS)
        return self._last


class Server:
    """The sandbox, called without an event loop: nothing in it waits for anything."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    def answer(self, request: httpx.Request) -> httpx.Response:
        """What it says to a request."""
        url, sent = request.url, list[Message]()
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": request.method,
            "scheme": url.scheme,
            "path": url.path,
            "raw_path": url.raw_path.partition(b"?")[0],
            "query_string": url.query,
            "root_path": "",
            "headers": [(name.lower(), value) for name, value in request.headers.raw],
            "client": (HOST, 1),
            "server": (HOST, 80),
        }

        async def receive() -> Message:
            return {"type": "http.request", "body": request.content, "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        _finish(self._app(scope, receive, send))
        body = b"".join(message.get("body", b"") for message in sent[1:])
        return httpx.Response(sent[0]["status"], headers=sent[0]["headers"], content=body)

    def ask(
        self, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, Any]:
        """Ask past the wire: the status, and the JSON of the answer."""
        content = None if body is None else json.dumps(body).encode()
        answer = self.answer(httpx.Request(method, ORIGIN + path, headers=headers, content=content))
        return answer.status_code, answer.json()


def _finish(awaitable: Awaitable[None]) -> None:
    try:
        next(awaitable.__await__())
    except StopIteration:
        return
    raise RuntimeError("the sandbox waits for something")


class Attempt(NamedTuple):
    """One request as the wire saw it."""

    at: float
    fault: Fault
    key: str | None
    content: bytes

    def __str__(self) -> str:
        key = "" if self.key is None else f", key {self.key}"
        return f"{self.at:.1f} s: {self.fault.name}{key}"


class Wire(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Between client and server, blocking or not; plays the weather and keeps what passed."""

    def __init__(self, server: Server, clock: Clock) -> None:
        self._server, self._clock = server, clock
        self.weather = Weather(random.Random(0), due=0)  # noqa: S311 - repeatable, not secret
        self.passed: list[Attempt] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request, or do not."""
        fault, key = self.weather.next(), request.headers.get("Idempotency-Key")
        self.passed.append(Attempt(self._clock.now, fault, key, request.content))
        if request.url.host != HOST:
            raise AssertionError(f"a request went to {request.url.host}")
        answer = self._server.answer(request) if fault.acts else httpx.Response(200)
        return fault.play(Exchange(request, answer, self.weather.chance, self._clock))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request, or do not."""
        return self.handle_request(request)
