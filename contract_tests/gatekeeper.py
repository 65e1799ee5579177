"""Everything that a run sends to somebody else's server passes here, whoever asks and with which library.

A `Gatekeeper` decides what may leave, how soon, and when it is enough; it hears every answer as well, and
learns from it what no report may hold. Clients get it as a transport, schemathesis as the adapter of all its
sessions. While it stands, a connection that it has not let through is refused (`guard.only_through`).
"""

import io
import json
import re
import threading
import time
from collections.abc import AsyncIterator, Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any, Protocol, cast
from unittest.mock import patch
from urllib.parse import unquote, urlsplit

import httpx
import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse

from contract_tests import guard, logins
from contract_tests.errors import ContractError
from contract_tests.redaction import secret_values
from contract_tests.strict import Json, operations
from generator.document import as_map, is_list, is_map

RATE = "5/s"
"""How fast at most, where a store documents nothing; else `x-rate-limit` of its strict copy says it."""
SECONDS = {"s": 1.0, "m": 60.0, "h": 3600.0}
PATIENCE = 60.0
"""So many seconds a run waits when it is told to, and once only."""
IN_A_ROW = 5
"""So many errors, or refusals of its credentials, one after the other end a run."""
UNAUTHORISED = (401, 403)
OVERLOADED = (429, 503)


class StoppedError(ContractError):
    """The run sends nothing more; the message says why."""


class _Halt(KeyboardInterrupt):
    """The same to schemathesis, whose engine takes any other error for the server's."""


class Note(Protocol):
    """Takes the answer to a request that was let through."""

    def __call__(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        """Heed it, and learn its secrets."""


def interval(rate: str) -> float:
    """The seconds between two requests, at e.g. ``5/s`` or ``100/m``.

    Raises:
        ContractError: It is not written like that.
    """
    number, _, unit = rate.partition("/")
    if not number.isdecimal() or int(number) < 1 or unit not in SECONDS:
        raise ContractError(f"`{rate}` is no rate limit: write requests per second, minute or hour, e.g. 5/s")
    return SECONDS[unit] / int(number)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a run may do to a server."""

    allowed: frozenset[str] | None = None
    """Operations that may be called, in their own method; nothing means whatever is asked for."""
    interval: float = 0.0
    """Seconds from one request to the next, at least."""
    most: int | None = None
    """Requests of the whole run."""
    heeds: bool = False
    """Whether an overloaded, failing or unwilling server is left alone."""


@dataclass(frozen=True, slots=True)
class _Route:
    method: str
    path: re.Pattern[str]
    holes: int
    operation: Json

    @property
    def id(self) -> str:
        return str(self.operation["operationId"])


@dataclass(slots=True)
class Gatekeeper:
    """Lets requests through to one server, or stops the run."""

    spec: Json
    base_url: str
    terms: Terms
    learn: Callable[[set[str]], None] = lambda secrets: None
    """Told what no report may hold, as soon as it was seen."""
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    sent: int = 0
    stopped: str = ""
    """Why nothing more was sent; empty if everything was."""
    _reason: str = ""
    _free: float = float("-inf")
    _waited: bool = False
    _errors: int = 0
    _refused: int = 0
    _routes: list[_Route] = field(init=False)
    _names: set[str] = field(init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        """Read the spec."""
        base = re.escape(urlsplit(self.base_url).path.rstrip("/"))
        self._routes = [
            _Route(
                method.upper(),
                re.compile(base + _pattern(path)),
                path.count("{"),
                operation,
            )
            for method, path, operation in operations(self.spec)
        ]
        self._names = set(_secret_names(self.spec))

    @contextmanager
    def passing(self, method: str, url: str) -> Generator[Note]:
        """Let one request through, in its turn; what comes back is to be noted.

        Raises:
            StoppedError: It must not leave, or the run is over.
        """
        operation = self._admit(method, url)
        try:
            with guard.passing():
                yield lambda status, headers, body: self._heard(operation, status, headers, body)
        except (httpx.TransportError, requests.RequestException) as reason:
            self._count_error(f"{type(reason).__name__}")
            raise

    def finish(self) -> None:
        """Say so if nobody was let in: a run that saw refusals only has tested nothing."""
        if self.terms.heeds and self.sent and self._refused == self.sent and not self.stopped:
            self.stopped = self._all_refused()

    def _called(self, method: str, path: str) -> Json | None:
        # A path without a hole comes before one with it: OpenAPI, Paths Object.
        found = [r for r in self._routes if r.method == method and r.path.fullmatch(path)]
        return min(found, key=lambda route: route.holes).operation if found else None

    def _admit(self, method: str, url: str) -> Json | None:
        operation = self._called(method, urlsplit(url).path)
        with self._lock:
            if not self._reason:
                self._reason = self._objection(method, url, operation)
            if self._reason:
                self.stopped = self._reason
                raise StoppedError(self._reason)
            self.sent += 1
            now = self.clock()
            begin = max(now, self._free)
            self._free = begin + self.terms.interval
        if begin > now:
            self.sleep(begin - now)
        return operation

    def _objection(self, method: str, url: str, operation: Json | None) -> str:
        ours, theirs = urlsplit(self.base_url), urlsplit(url)
        place = f"{method} {theirs.scheme}://{theirs.netloc}{theirs.path}"
        if (ours.scheme, ours.netloc) != (theirs.scheme, theirs.netloc):
            return f"stopped before {place}: this run is for {self.base_url} only"
        allowed = self.terms.allowed
        if allowed is not None:
            # A server may take %2F and %2e%2e for what they stand for; so both readings have to be allowed.
            read = unquote(theirs.path)
            names = {str(each and each["operationId"]) for each in (operation, self._called(method, read))}
            if {".", ".."} & {*read.split("/")} or not names <= allowed:
                named = ", ".join(sorted(allowed))
                return f"stopped before {place}: it is none of what this run may call ({named})"
        if self.terms.most is not None and self.sent >= self.terms.most:
            return f"stopped after {self.sent} requests, which is the most that --max-requests allows"
        return ""

    def _heard(self, operation: Json | None, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.learn(self._secrets(operation, status, headers, body))
        if not self.terms.heeds:
            return
        with self._lock:
            if status in OVERLOADED:
                self._back_off(status, _seconds(headers))
            elif status >= 500:
                self._count_error(str(status))
            else:
                self._errors = 0
            kind = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
            login = operation is not None and logins.is_login(self.spec, operation, status, kind)
            if status in UNAUTHORISED or login:
                self._refused += 1
                if self._refused == self.sent == IN_A_ROW:
                    self._reason = self._all_refused()

    def _all_refused(self) -> str:
        count = "the only answer was" if self.sent == 1 else f"all {self.sent} answers were"
        return f"{count} that of somebody who is not logged in; are the credentials those of this server?"

    def _back_off(self, status: int, seconds: float | None) -> None:
        told = "without saying until when" if seconds is None else f"for {seconds:.0f} seconds"
        if self._waited:
            self._reason = f"stopped: the server answered {status} again, after it had been given its time"
        elif seconds is None or seconds > PATIENCE:
            self._reason = f"stopped: the server answered {status}, {told}; come back later"
        else:
            self._waited = True
            self._free = max(self._free, self.clock() + seconds)

    def _count_error(self, what: str) -> None:
        self._errors += 1
        if self.terms.heeds and self._errors >= IN_A_ROW:
            self._reason = f"stopped after {IN_A_ROW} errors in a row, the last being {what}"

    def _secrets(
        self, operation: Json | None, status: int, headers: Mapping[str, str], body: bytes
    ) -> set[str]:
        # Whoever breaks the contract sends a key with any status, or where none belongs: so names count too.
        found = {
            cookie.partition(";")[0].partition("=")[2]
            for name, value in headers.items()
            if name.lower() == "set-cookie"
            for cookie in re.split(r",\s*(?=[^;,\s]+=)", value)
        }
        try:
            decoded: Any = json.loads(body)
        except ValueError:
            return found
        if operation is not None:
            codes = {status, *(int(code) for code in map(str, operation["responses"]) if code.isdecimal())}
            for code in codes:
                found |= secret_values(self.spec, operation, code, decoded)
        return found | set(_leaves_below(self._names, decoded))


def _pattern(path: str) -> str:
    parts = re.split(r"(\{[^}]+\})", path)
    return "".join("[^/]+" if part.startswith("{") else re.escape(part) for part in parts)


def _secret_names(node: Any) -> Iterator[str]:
    """The names of all properties with `format: password`."""
    if is_map(node):
        for name, schema in as_map(node.get("properties")).items():
            if is_map(schema) and schema.get("format") == "password":
                yield name
        for inner in node.values():
            yield from _secret_names(inner)
    elif is_list(node):
        for inner in node:
            yield from _secret_names(inner)


def _leaves_below(names: set[str], node: Any, *, secret: bool = False) -> Iterator[str]:
    if is_map(node):
        for name, inner in node.items():
            yield from _leaves_below(names, inner, secret=secret or name in names)
    elif is_list(node):
        for inner in node:
            yield from _leaves_below(names, inner, secret=secret)
    elif secret and node is not None and not isinstance(node, bool):
        yield str(node)


def _seconds(headers: Mapping[str, str]) -> float | None:
    """What `Retry-After` says: seconds, or a date."""
    told = next((value for name, value in headers.items() if name.lower() == "retry-after"), "").strip()
    if told.isdecimal():
        return float(told)
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except (ValueError, TypeError):
        return None


class Transport(httpx.BaseTransport):
    """What a client sends through."""

    def __init__(self, gate: Gatekeeper) -> None:
        self._gate, self._inner = gate, httpx.HTTPTransport(trust_env=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        with self._gate.passing(request.method, str(request.url)) as note:
            answer = self._inner.handle_request(request)
            raw = b"".join(cast("Iterator[bytes]", answer.stream))
            answer.close()
            return _complete(answer, raw, note)

    def close(self) -> None:
        """End all connections."""
        self._inner.close()


class AsyncTransport(httpx.AsyncBaseTransport):
    """The same for asyncio."""

    def __init__(self, gate: Gatekeeper) -> None:
        self._gate, self._inner = gate, httpx.AsyncHTTPTransport(trust_env=False)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        with self._gate.passing(request.method, str(request.url)) as note:
            answer = await self._inner.handle_async_request(request)
            raw = b"".join([part async for part in cast("AsyncIterator[bytes]", answer.stream)])
            await answer.aclose()
            return _complete(answer, raw, note)

    async def aclose(self) -> None:
        """End all connections."""
        await self._inner.aclose()


def _complete(answer: httpx.Response, raw: bytes, note: Note) -> httpx.Response:
    whole = httpx.Response(answer.status_code, headers=answer.headers, content=raw)
    whole.extensions = answer.extensions
    note(whole.status_code, whole.headers, whole.content)
    return whole


class Adapter(HTTPAdapter):
    """What schemathesis sends through."""

    def __init__(self, gate: Gatekeeper) -> None:
        super().__init__()
        self._gate = gate

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        """Answer one request."""
        try:
            with self._gate.passing(str(request.method), str(request.url)) as note:
                answer = super().send(request, *args, **kwargs)
                note(answer.status_code, answer.headers, answer.content)
                return answer
        except StoppedError as reason:
            raise _Halt(str(reason)) from None


class Nowhere(HTTPAdapter):
    """Sends nothing, and answers that there is nothing."""

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        """Answer one request."""
        empty: Any = HTTPResponse(body=io.BytesIO(), headers={}, status=204, preload_content=False)
        return self.build_response(request, empty)


@contextmanager
def sending_through(adapter: HTTPAdapter) -> Generator[None]:
    """Give every session of `requests` one adapter, also those that schemathesis makes for itself."""

    def only(session: requests.Session, url: str) -> HTTPAdapter:
        # Mounted as well: schemathesis counts the connections of what is, and repeats a request by that.
        session.mount("http://", adapter)
        session.mount("https://", adapter)
        return adapter

    with patch.object(requests.Session, "get_adapter", only):
        yield
