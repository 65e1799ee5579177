"""Sends requests through httpx, blocking or not, and turns what httpx says into our errors.

The two classes differ in one ``await``. Whatever decides something (addresses, encoding,
credentials, what an answer means) is shared, so the two cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, TypedDict, TypeVar

import msgspec
from msgspec import UNSET

from .errors import (
    ConfigurationError,
    MissingCredentialsError,
    RequestSummary,
    SdkError,
    TransportError,
    TransportTimeoutError,
)
from .operation import Operation, Pairs, wire

if TYPE_CHECKING:
    import httpx

    from .credentials import Credentials

T = TypeVar("T")
Http = TypeVar("Http")
_NOTHING: Mapping[str, Any] = {}


def _new_key() -> str:
    import uuid

    return str(uuid.uuid4())


class _Request(TypedDict):
    method: str
    url: str
    params: Pairs
    headers: dict[str, str]
    content: bytes | None


class _Transport(Generic[Http]):
    """What both transports share: settings, building a request, reading a failure."""

    def __init__(
        self,
        *,
        agent: str,
        server: str,
        base_url: str | None,
        credentials: Credentials | None,
        timeout: float | httpx.Timeout,
        http_client: Http | None,
    ) -> None:
        import httpx  # here, so that importing a package stays cheap

        self._httpx = httpx
        self._agent, self._server, self._base_url = agent, server, base_url
        self._credentials, self._timeout = credentials, timeout
        self._given = http_client
        self._check(base_url or server)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.base_url}>"

    @property
    def base_url(self) -> str:
        """Where calls go, unless their operation has a server of its own."""
        return self._base_url or self._server

    def _check(self, base_url: str) -> None:
        try:
            url = self._httpx.URL(base_url)
            usable = url.scheme in ("http", "https") and url.host and not set(url.host) & set(" %[]")
        except self._httpx.InvalidURL:
            usable = False
        if not usable:
            raise ConfigurationError(f"base_url={base_url!r} is not an address such as {self._server!r}")

    def _build(
        self,
        operation: Operation[Any],
        path: Mapping[str, Any],
        query: Mapping[str, Any],
        headers: Mapping[str, Any],
        body: Any,
    ) -> _Request:
        sent = {"accept": "application/json, */*;q=0.5", "user-agent": self._agent}
        content = None
        if body is not UNSET:
            content = msgspec.json.encode(body)
            sent["content-type"] = "application/json"
        if operation.idempotency and headers.get(operation.idempotency, UNSET) is UNSET:
            sent[operation.idempotency] = _new_key()
        sent.update((name, wire(value)) for name, value in headers.items() if value is not UNSET)
        return {
            "method": operation.method,
            "url": operation.url(self._base_url or operation.server or self._server, path),
            "params": operation.query(query),
            "headers": sent,
            "content": content,
        }

    def _auth(self, operation: Operation[Any]) -> Any:
        """What httpx calls on the finished request, right before it leaves."""
        if not operation.security:
            return self._httpx.USE_CLIENT_DEFAULT
        credentials = self._credentials
        if credentials is None:
            if () in operation.security:
                return self._httpx.USE_CLIENT_DEFAULT
            raise MissingCredentialsError(f"{operation.id} asks for credentials and this client has none")

        def sign(request: httpx.Request) -> httpx.Request:
            credentials.apply(request, operation)
            return request

        return sign

    def _failure(self, error: Exception, operation: Operation[Any], request: _Request) -> SdkError:
        """Our error for one of httpx's.

        It is raised outside the ``except`` block that called this, because httpx's own error and its
        traceback hold the request, and with it the credentials.
        """
        httpx = self._httpx
        if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol)):
            return ConfigurationError(f"{operation.id}: {error}")
        key = request["headers"].get(operation.idempotency) if operation.idempotency else None
        summary = RequestSummary(operation.id, operation.method, request["url"], key)
        sent = not isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout))
        reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        kind = TransportTimeoutError if isinstance(error, httpx.TimeoutException) else TransportError
        return kind(reason, request=summary, sent=sent)


class Transport(_Transport["httpx.Client"]):
    """Blocking."""

    def __init__(
        self,
        *,
        agent: str,
        server: str,
        base_url: str | None,
        credentials: Credentials | None,
        timeout: float | httpx.Timeout,
        http_client: httpx.Client | None,
        transport: httpx.BaseTransport | None,
    ) -> None:
        super().__init__(
            agent=agent,
            server=server,
            base_url=base_url,
            credentials=credentials,
            timeout=timeout,
            http_client=http_client,
        )
        self._http = http_client or self._httpx.Client(transport=transport)

    def close(self) -> None:
        """Close the connections, unless the httpx client was given."""
        if self._given is None:
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
        request, auth = self._build(operation, path, query, headers, body), self._auth(operation)
        try:
            response = self._http.send(self._http.build_request(**request, timeout=self._timeout), auth=auth)
        except (self._httpx.HTTPError, self._httpx.InvalidURL) as error:
            failure = self._failure(error, operation, request)
        else:
            return operation.read(response)
        raise failure


class AsyncTransport(_Transport["httpx.AsyncClient"]):
    """For asyncio, trio and whatever else httpx runs on."""

    def __init__(
        self,
        *,
        agent: str,
        server: str,
        base_url: str | None,
        credentials: Credentials | None,
        timeout: float | httpx.Timeout,
        http_client: httpx.AsyncClient | None,
        transport: httpx.AsyncBaseTransport | None,
    ) -> None:
        super().__init__(
            agent=agent,
            server=server,
            base_url=base_url,
            credentials=credentials,
            timeout=timeout,
            http_client=http_client,
        )
        self._http = http_client or self._httpx.AsyncClient(transport=transport)

    async def close(self) -> None:
        """Close the connections, unless the httpx client was given."""
        if self._given is None:
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
        request, auth = self._build(operation, path, query, headers, body), self._auth(operation)
        try:
            response = await self._http.send(
                self._http.build_request(**request, timeout=self._timeout), auth=auth
            )
        except (self._httpx.HTTPError, self._httpx.InvalidURL) as error:
            failure = self._failure(error, operation, request)
        else:
            return operation.read(response)
        raise failure
