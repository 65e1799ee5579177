"""Sends requests through httpx, blocking or not, and turns what httpx says into our errors.

The two classes differ in what has to be awaited. Whatever decides something (addresses, encoding,
credentials, repetition, what an answer means) is shared, so the two cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypedDict, TypeVar, cast

from msgspec import UNSET, UnsetType

from .drift import Tolerance
from .errors import (
    ConfigurationError,
    InvalidArgumentError,
    MissingCredentialsError,
    RequestSummary,
    SdkError,
    TransportError,
    TransportTimeoutError,
    UnauthorizedError,
)
from .operation import Operation, Pairs, encode, form, wire
from .pool import reclaim, reclaim_async
from .raw import note as _note
from .retry import Retries, settle
from .secrecy import SECRETS, Veil, veil_tokens
from .spans import spans
from .steps import Steps, drive, drive_async
from .steps import asleep as _asleep
from .steps import sleep as _sleep

if TYPE_CHECKING:
    import httpx

    from .credentials import Credentials
    from .drift import Policy, Watcher
    from .limit import RateLimit
    from .oauth2 import Flow, OAuth2

T = TypeVar("T")
Self = TypeVar("Self", bound="_Transport[Any, Any]")
Http = TypeVar("Http")
Lower = TypeVar("Lower")
_NOTHING: Mapping[str, Any] = {}


def _added(request: httpx.Request, url: httpx.URL, headers: list[tuple[bytes, bytes]]) -> frozenset[str]:
    """The values that headers and query of a request have got since then."""
    encoding = request.headers.encoding
    new = {value.decode(encoding) for _, value in set(request.headers.raw) - set(headers)}
    if request.url is not url:
        new |= {value for _, value in {*request.url.params.multi_items()} - {*url.params.multi_items()}}
    return frozenset(new)


@cache
def _is_loopback(host: str) -> bool:
    import ipaddress

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _new_key() -> str:
    import uuid

    return str(uuid.uuid4())


def _header(name: str, text: str) -> str:
    if not (text.isascii() and text.isprintable()):
        raise InvalidArgumentError(f"the header {name} cannot hold {text!r}")
    return text


class _Request(TypedDict):
    method: str
    url: str | httpx.URL
    params: Pairs | None
    headers: dict[str, str]
    content: bytes | None
    data: dict[str, str | list[str]] | None
    files: list[tuple[str, tuple[str, bytes, str | None]]] | None


class _Transport(Generic[Http, Lower]):
    """What both transports share: settings, building a request, reading a failure.

    Args:
        agent: Name and version of the package; the name is that of its logger, too.
        server: Base URL of operations that have no server of their own.
        credentials: What signs the operations that ask for it.
        base_url: Takes the place of every server; or, by host, of those servers.
        timeout: Seconds, or httpx's finer setting, for each attempt; 30 seconds unless given, or those of the
            httpx client that is given.
        max_retries: Repetitions of a call that may be repeated.
        deadline: Seconds for all attempts together.
        allow_http: Whether credentials may go over plain HTTP to another machine.
        rate_limit: The pace to keep; None for none.
        on_drift: How to read answers that have drifted from the spec: ``tolerate``, ``strict`` or ``unset``.
        drift_watcher: Called with each drift that was left out.
        max_answer: Bytes of an answer's body, unpacked, at which it is given up.
        flow: Where tokens come from, for credentials that run out.
        http_client: The httpx client to use; it is not closed.
        transport: The httpx transport to use with a client of our own.
    """

    def __init__(
        self,
        *,
        agent: str,
        server: str,
        credentials: Credentials | None = None,
        base_url: str | Mapping[str, str] | None = None,
        timeout: float | httpx.Timeout | UnsetType = UNSET,
        max_retries: int = 2,
        deadline: float | None = None,
        allow_http: bool = False,
        rate_limit: RateLimit | None = None,
        on_drift: Policy = "tolerate",
        drift_watcher: Watcher | None = None,
        max_answer: int = 64 * 2**20,
        flow: Flow | None = None,
        http_client: Http | None = None,
        transport: Lower | None = None,
    ) -> None:
        import logging
        import threading
        import time

        import httpx  # here, so that importing a package stays cheap

        self._httpx, self._now = httpx, time.monotonic
        self._log = logging.getLogger(agent.partition("/")[0].replace("-", "_"))
        self._settings: dict[str, Any] = {
            "agent": agent,
            "server": server,
            "credentials": credentials,
            "base_url": dict(base_url) if isinstance(base_url, Mapping) else base_url,
            "timeout": timeout,
            "max_retries": max_retries,
            "deadline": deadline,
            "allow_http": allow_http,
            "rate_limit": rate_limit,
            "on_drift": on_drift,
            "drift_watcher": drift_watcher,
            "max_answer": max_answer,
            "flow": flow,
        }
        self._agent, self._server = agent, server
        self._base_url, self._by_host = self._bases(base_url)
        self._credentials, self._allow_http, self._flow = credentials, allow_http, flow
        self._timeout: Any = timeout
        if timeout is UNSET:
            self._timeout = 30.0 if http_client is None else httpx.USE_CLIENT_DEFAULT
        self.retries: Retries = Retries(max_retries, deadline)
        self._limit = rate_limit
        self._spans = spans(agent)
        self._tolerance, self._max_answer = Tolerance(on_drift, drift_watcher), max_answer
        given = {"http_client": http_client, "transport": transport}
        self._given: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        if len(self._given) > 1:
            raise ConfigurationError("http_client= has a transport already; give one of the two")
        if http_client is not None and not isinstance(http_client, self._kind()):
            raise ConfigurationError(
                f"http_client= is a {type(http_client).__name__}, not an httpx.{self._kind().__name__}"
            )
        self._opened, self._opening = http_client, threading.Lock()

    @property
    def _http(self) -> Http:
        """The httpx client. Ours is opened for the first call: reading certificates takes its time.

        Raises:
            ConfigurationError: The environment names certificates or a proxy that cannot be used.
        """
        if self._opened is None:
            with self._opening:
                try:
                    self._opened = self._opened or self._open(self._given.get("transport"))
                except (OSError, ValueError, self._httpx.InvalidURL) as error:
                    reason = f"{type(error).__name__}: {error}"
                    raise ConfigurationError(
                        f"no connection can be opened ({reason}); look at SSL_CERT_FILE, SSL_CERT_DIR, "
                        "HTTP_PROXY, HTTPS_PROXY and ALL_PROXY in the environment"
                    ) from None
        return self._opened

    def _kind(self) -> type[Http]:
        raise NotImplementedError

    def _open(self, transport: Lower | None) -> Http:
        raise NotImplementedError

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.base_url}>"

    def __reduce__(self) -> tuple[Any, ...]:
        if self._given:
            raise ConfigurationError(
                "a client with an httpx client or transport of its own cannot be pickled"
            )
        return (_revive, (type(self), self._settings))

    def __deepcopy__(self: Self, memo: dict[int, Any]) -> Self:
        return type(self)(**self._settings, **self._given)

    def with_options(self: Self, changed: Mapping[str, Any]) -> Self:
        """The same connections under other settings; closing them stays with the first."""
        settings: dict[str, Any] = {name: value for name, value in changed.items() if value is not UNSET}
        kept = {**self._settings, "timeout": self._timeout}  # what it came to, not that none was given
        return type(self)(**{**kept, **settings}, http_client=self._http)

    @property
    def base_url(self) -> str:
        """Where calls go, unless their operation has a server of its own."""
        return self.base_of(self._server)

    @property
    def is_redirected(self) -> bool:
        """Whether every call goes to one server, whichever the spec names."""
        return self._base_url is not None

    @property
    def tolerance(self) -> Tolerance:
        """How answers are read that have drifted from the spec."""
        return self._tolerance

    @property
    def credentials(self) -> Credentials | None:
        """What signs the operations that ask for it."""
        return self._credentials

    @property
    def flow(self) -> Flow:
        """Where tokens come from.

        Raises:
            ConfigurationError: The spec does not say so.
        """
        if self._flow is None:
            raise ConfigurationError("this client knows no operation that gives out tokens")
        return self._flow

    def address(self, operation: Operation[Any], query: Mapping[str, Any] = _NOTHING) -> str:
        """The URL of an operation without path parameters, e.g. of a page for a browser."""
        url = self._httpx.URL(operation.url(self._base_of(operation), _NOTHING))
        return str(url.copy_merge_params(dict(operation.query(query))))

    def base_of(self, server: str) -> str:
        """The base URL that takes the place of one that the spec names."""
        if self._by_host:
            return self._by_host.get(self._httpx.URL(server).netloc.decode().lower(), server)
        return self._base_url or server

    def moved(self, url: httpx.URL) -> httpx.URL:
        """An address that an answer names, where calls to its host go elsewhere: below its base URL there."""
        base = self._by_host.get(url.netloc.decode().lower())
        if base is None:
            return url
        there = self._httpx.URL(base)
        return there.copy_with(raw_path=there.raw_path.rstrip(b"/") + url.raw_path)

    def _bases(self, base_url: object) -> tuple[str | None, dict[str, str]]:
        """The base URL that takes the place of all, and those by host, all of them checked."""
        if not isinstance(base_url, Mapping):
            self._check(self._server if base_url is None else base_url)
            return cast("str | None", base_url), {}
        self._check(self._server)
        by_host: dict[str, str] = {}
        for host, base in cast("Mapping[object, object]", base_url).items():
            if not isinstance(host, str) or not host or set(host) & set("/?#@ "):
                raise ConfigurationError(
                    f"base_url has the key {host!r}, which is no host such as api.example"
                )
            self._check(base)
            by_host[host.lower()] = cast("str", base)
        return None, by_host

    def _check(self, base_url: object) -> None:
        """Refuse what no call can be sent to; nothing of it is repeated where it holds a password."""
        if not isinstance(base_url, str):
            raise ConfigurationError(f"base_url is a text such as {self._server!r}, not {base_url!r}")
        try:
            url = self._httpx.URL(base_url)
            usable = url.scheme in ("http", "https") and url.host and not set(url.host) & set(" %[]")
        except self._httpx.InvalidURL:
            raise ConfigurationError(f"base_url is not an address such as {self._server!r}") from None
        if url.userinfo:
            raise ConfigurationError(
                "base_url holds a name or a password; give credentials by their own arguments"
            )
        if not usable or url.query or url.fragment:
            raise ConfigurationError(f"base_url={base_url!r} is not an address such as {self._server!r}")

    def _build(
        self,
        operation: Operation[Any],
        path: Mapping[str, Any],
        query: Mapping[str, Any],
        headers: Mapping[str, Any],
        body: Any,
    ) -> _Request:
        sent: dict[str, str] = {}
        content = data = files = None
        if operation.form == "application/octet-stream":
            content = body
            sent["content-type"] = operation.form
        elif operation.form is not None:
            data, files = form(body, multipart=operation.form.startswith("multipart/"))
        elif body is not UNSET:
            content = encode(body)
            sent["content-type"] = "application/json"
        given = {name: value for name, value in headers.items() if value is not UNSET and value is not None}
        if operation.idempotency and operation.idempotency not in given:
            sent[operation.idempotency] = _new_key()
        sent.update((name, _header(name, wire(value))) for name, value in given.items())
        bare = self.bare(operation, operation.url(self._base_of(operation), path), sent)
        return {**bare, "params": operation.query(query), "content": content, "data": data, "files": files}

    def bare(
        self, operation: Operation[Any], url: str | httpx.URL, headers: Mapping[str, str] = _NOTHING
    ) -> _Request:
        """A request that has nothing of a call yet but its method, address and headers."""
        return {
            "method": operation.method,
            "url": url,
            "params": None,  # an empty list would take the place of the query that the address has
            "headers": {"accept": "application/json, */*;q=0.5", "user-agent": self._agent, **headers},
            "content": None,
            "data": None,
            "files": None,
        }

    def signer(self, operation: Operation[Any]) -> Any:
        """What httpx calls on the finished request, right before it leaves."""
        if not operation.security:
            if self._flow is not None and operation.id == self._flow.token.id:
                return veil_tokens
            return self._httpx.USE_CLIENT_DEFAULT
        credentials = self._credentials
        if credentials is None:
            if () in operation.security:
                return self._httpx.USE_CLIENT_DEFAULT
            raise MissingCredentialsError(f"{operation.id} asks for credentials and this client has none")

        def sign(request: httpx.Request) -> httpx.Request:
            url, headers = request.url, request.headers.raw
            credentials.apply(request, operation)
            secrets = _added(request, url, headers)
            request.extensions = {**request.extensions, SECRETS: secrets}
            self.refuse_plain(request.url, operation)
            return request

        return sign

    def oauth2(self, operation: Operation[Any]) -> OAuth2 | None:
        """Where the credentials for this operation get their token; None where they have no need to."""
        grant: Callable[[Operation[Any]], OAuth2 | None] | None = getattr(self._credentials, "grant", None)
        return grant(operation) if grant is not None and operation.security else None

    def refuse_plain(self, url: httpx.URL, operation: Operation[Any]) -> None:
        """Credentials that travel unencrypted to another machine belong to whoever listens."""
        if url.scheme != "https" and not self._allow_http and not _is_loopback(url.host):
            raise ConfigurationError(
                f"{operation.id}: credentials are not sent over plain HTTP to {url.host}; use https, "
                "or allow_http=True where you know the network"
            )

    def failure(self, error: Exception, operation: Operation[Any], request: _Request) -> SdkError:
        """Our error for one of httpx's.

        It is raised outside the ``except`` block that called this, because httpx's own error and its
        traceback hold the request, and with it the credentials.
        """
        httpx = self._httpx
        if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol)):
            return ConfigurationError(f"{operation.id}: {error}")
        key = request["headers"].get(operation.idempotency) if operation.idempotency else None
        summary = RequestSummary(operation.id, operation.method, str(request["url"]), key)
        sent = not isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout))
        told = Veil(_secrets_of(error)).text(str(error))  # a transport may repeat what it could not send
        reason = f"{type(error).__name__}: {told}" if told else type(error).__name__
        kind = TransportTimeoutError if isinstance(error, httpx.TimeoutException) else TransportError
        return kind(reason, request=summary, sent=sent)

    @property
    def httpx_errors(self) -> tuple[type[Exception], ...]:
        """What httpx raises where no whole answer arrives."""
        return (self._httpx.HTTPError, self._httpx.InvalidURL)

    def may_be_plain(self, url: httpx.URL, start: httpx.URL) -> bool:
        """Whether something that began at one address may be fetched over plain HTTP from another."""
        return self._allow_http or (_is_loopback(url.host) and _is_loopback(start.host))

    def refuse_closed(self, operation: Operation[Any]) -> None:
        """Raise `ConfigurationError` where httpx would raise something of its own."""
        client: Any = self._http
        if client.is_closed:
            raise ConfigurationError(f"{operation.id}: this client is closed")

    def _base_of(self, operation: Operation[Any]) -> str:
        return self.base_of(operation.server or self._server)

    def _noted(self, response: httpx.Response) -> None:
        """Let those know of an answer who asked to."""
        _note(response)
        if self._spans is not None:
            self._spans.answered(response.status_code)

    def _pause(self, operation: Operation[Any], error: SdkError, done: int, began: float) -> float:
        """Seconds until the next attempt.

        Raises:
            SdkError: The error itself, where it stands.
        """
        if self._spans is not None:
            self._spans.failed(error, done + 1)
        seconds = self.retries.wait(operation, error, done, self._now() - began)
        if seconds is None:
            raise error
        self._log.info("%s; attempt %d in %.1f s", error, done + 2, seconds)
        return seconds


class _Gathered:
    """The body of an answer, unpacked, as far as it may go: a small one can unpack to any size."""

    __slots__ = ("_limit", "_pieces", "_size")

    def __init__(self, limit: int) -> None:
        self._limit, self._size = limit, 0
        self._pieces: list[bytes] = []

    def take(self, piece: bytes) -> bool:
        """Put a piece to the others; False where that is too much."""
        self._size += len(piece)
        self._pieces.append(piece)
        return self._size <= self._limit

    def into(self, response: httpx.Response, operation: Operation[Any]) -> httpx.Response:
        """The answer with its body.

        Raises:
            DecodeError: It is too long.
        """
        too_long = self._size > self._limit
        body = b"".join(self._pieces[:1])[:1000] if too_long else b"".join(self._pieces)
        setattr(response, "_content", body)  # noqa: B010 - as its own `read` does, which knows no limit
        if too_long:
            reason = f"it is longer than {self._limit} bytes, the `max_answer` of this client"
            raise operation.undecodable(response, reason)
        return response


def _no_cookies() -> Any:
    """A jar that stays empty: what one answer sets must not change what the next call means."""
    from http.cookiejar import CookieJar, DefaultCookiePolicy

    return CookieJar(DefaultCookiePolicy(allowed_domains=()))


def _secrets_of(error: Any) -> frozenset[str]:
    """The credentials on the request that one of httpx's errors is about."""
    try:
        secrets: frozenset[str] = error.request.extensions.get(SECRETS, frozenset())
    except (AttributeError, RuntimeError):  # it is about none
        return frozenset()
    return secrets


def _revive(cls: type[_Transport[Any, Any]], settings: dict[str, Any]) -> _Transport[Any, Any]:
    return cls(**settings)


class Transport(_Transport["httpx.Client", "httpx.BaseTransport"]):
    """Blocking."""

    def _kind(self) -> type[httpx.Client]:
        import httpx

        return httpx.Client

    def _open(self, transport: httpx.BaseTransport | None) -> httpx.Client:
        import httpx

        return httpx.Client(transport=transport, cookies=_no_cookies())

    def close(self) -> None:
        """Close the connections, unless the httpx client was given."""
        if "http_client" not in self._given:
            self._http.close()

    def call(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, Any] = _NOTHING,
        query: Mapping[str, Any] = _NOTHING,
        headers: Mapping[str, Any] = _NOTHING,
        body: Any = UNSET,
    ) -> T:
        """Call an operation and give what it answers.

        Raises:
            SdkError: See `errors`.
        """
        if self._spans is None:
            return self._call(operation, path, query, headers, body)
        with self._spans.of(operation, self._base_of(operation)):
            return self._call(operation, path, query, headers, body)

    def _call(
        self,
        operation: Operation[T],
        path: Mapping[str, Any],
        query: Mapping[str, Any],
        headers: Mapping[str, Any],
        body: Any,
    ) -> T:
        request, auth = self._build(operation, path, query, headers, body), self.signer(operation)
        self.refuse_closed(operation)
        oauth2, token, renewed = self.oauth2(operation), None, False
        began, done, left = self._now(), 0, False
        while True:
            if oauth2 is not None and not renewed:
                token = self.run(oauth2.ready())
            try:
                response = self.send(operation, request, auth)
                self._noted(response)
                return operation.read(response, self._tolerance)
            except SdkError as error:
                failure = error
            # A call that was refused has done nothing, so it may be made again whatever it does.
            if oauth2 is not None and not renewed and isinstance(failure, UnauthorizedError):
                renewed = True
                if self.run(oauth2.renew(token)) is not None:
                    continue
            left = settle(failure, left)
            _sleep(self._pause(operation, failure, done, began))
            done += 1

    def run(self, steps: Steps[T]) -> T:
        """Do the steps of something that is decided elsewhere.

        Raises:
            SdkError: See `errors`.
        """
        return drive(self, steps)

    def exchange(
        self, operation: Operation[Any], sign: Callable[[httpx.Request], httpx.Request]
    ) -> httpx.Response:
        """Make a request for a token, again where it certainly never left.

        Raises:
            TransportError: No whole answer arrived.
        """
        self.refuse_closed(operation)
        request = self.bare(operation, self.address(operation))
        began, done = self._now(), 0
        while True:
            try:
                return self.send(operation, request, sign)
            except SdkError as error:
                failure = error
            _sleep(self._pause(operation, failure, done, began))
            done += 1

    def send(
        self, operation: Operation[Any], request: _Request, auth: Any, *, stream: bool = False
    ) -> httpx.Response:
        """Send one request when its turn has come; redirects are not followed.

        Raises:
            SdkError: No whole answer arrived, or no request can be made of this.
        """
        if self._limit is not None:
            with self._limit.turn() as seconds:
                if seconds > 0:
                    _sleep(seconds)
        try:
            built = self._http.build_request(**request, timeout=self._timeout)
            response = self._http.send(built, auth=auth, follow_redirects=False, stream=True)
            if stream:
                return response
            gathered = _Gathered(self._max_answer)
            try:
                for piece in response.iter_bytes():
                    if not gathered.take(piece):
                        break
            finally:
                response.close()
            return gathered.into(response, operation)
        except self.httpx_errors as error:
            failure = self.failure(error, operation, request)
            if isinstance(error, self._httpx.PoolTimeout):
                reclaim(self._http)
        raise failure


class AsyncTransport(_Transport["httpx.AsyncClient", "httpx.AsyncBaseTransport"]):
    """For asyncio, trio and whatever else httpx runs on."""

    def _kind(self) -> type[httpx.AsyncClient]:
        import httpx

        return httpx.AsyncClient

    def _open(self, transport: httpx.AsyncBaseTransport | None) -> httpx.AsyncClient:
        import httpx

        return httpx.AsyncClient(transport=transport, cookies=_no_cookies())

    async def close(self) -> None:
        """Close the connections, unless the httpx client was given."""
        if "http_client" not in self._given:
            await self._http.aclose()

    async def call(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, Any] = _NOTHING,
        query: Mapping[str, Any] = _NOTHING,
        headers: Mapping[str, Any] = _NOTHING,
        body: Any = UNSET,
    ) -> T:
        """Call an operation and give what it answers.

        Raises:
            SdkError: See `errors`.
        """
        if self._spans is None:
            return await self._call(operation, path, query, headers, body)
        with self._spans.of(operation, self._base_of(operation)):
            return await self._call(operation, path, query, headers, body)

    async def _call(
        self,
        operation: Operation[T],
        path: Mapping[str, Any],
        query: Mapping[str, Any],
        headers: Mapping[str, Any],
        body: Any,
    ) -> T:
        request, auth = self._build(operation, path, query, headers, body), self.signer(operation)
        self.refuse_closed(operation)
        oauth2, token, renewed = self.oauth2(operation), None, False
        began, done, left = self._now(), 0, False
        while True:
            if oauth2 is not None and not renewed:
                token = await self.run(oauth2.ready())
            try:
                response = await self.send(operation, request, auth)
                self._noted(response)
                return operation.read(response, self._tolerance)
            except SdkError as error:
                failure = error
            # A call that was refused has done nothing, so it may be made again whatever it does.
            if oauth2 is not None and not renewed and isinstance(failure, UnauthorizedError):
                renewed = True
                if await self.run(oauth2.renew(token)) is not None:
                    continue
            left = settle(failure, left)
            await _asleep(self._pause(operation, failure, done, began))
            done += 1

    async def run(self, steps: Steps[T]) -> T:
        """Do the steps of something that is decided elsewhere.

        Raises:
            SdkError: See `errors`.
        """
        return await drive_async(self, steps)

    async def exchange(
        self, operation: Operation[Any], sign: Callable[[httpx.Request], httpx.Request]
    ) -> httpx.Response:
        """Make a request for a token, again where it certainly never left.

        Raises:
            TransportError: No whole answer arrived.
        """
        self.refuse_closed(operation)
        request = self.bare(operation, self.address(operation))
        began, done = self._now(), 0
        while True:
            try:
                return await self.send(operation, request, sign)
            except SdkError as error:
                failure = error
            await _asleep(self._pause(operation, failure, done, began))
            done += 1

    async def send(
        self, operation: Operation[Any], request: _Request, auth: Any, *, stream: bool = False
    ) -> httpx.Response:
        """Send one request when its turn has come; redirects are not followed.

        Raises:
            SdkError: No whole answer arrived, or no request can be made of this.
        """
        if self._limit is not None:
            with self._limit.turn() as seconds:
                if seconds > 0:
                    await _asleep(seconds)
        try:
            built = self._http.build_request(**request, timeout=self._timeout)
            response = await self._http.send(built, auth=auth, follow_redirects=False, stream=True)
            if stream:
                return response
            gathered = _Gathered(self._max_answer)
            try:
                async for piece in response.aiter_bytes():
                    if not gathered.take(piece):
                        break
            finally:
                await response.aclose()
            return gathered.into(response, operation)
        except self.httpx_errors as error:
            failure = self.failure(error, operation, request)
            if isinstance(error, self._httpx.PoolTimeout):
                await reclaim_async(self._http)
        except BaseException:  # a cancellation, whatever it is called here
            await reclaim_async(self._http)
            raise
        raise failure
