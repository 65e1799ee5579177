"""Fetch what stands behind an address that somebody gave us: no credentials go there, and little is believed.

The address may redirect, be signed, be slow, lie about its length. What comes is handed over in one piece, no
longer than the caller says. Files that are to be kept and resumed are `download`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from .errors import ApiError, DecodeError, DownloadError, RequestSummary, SdkError, of_status
from .operation import Operation
from .secrecy import Veil, veiled
from .steps import Sleep, Steps

if TYPE_CHECKING:
    import httpx

    from .transport import AsyncTransport, Transport

MOST_HOPS = 10
EXPIRED = frozenset({401, 403, 404, 410})
"""What a signed link answers that holds no more."""
REDIRECTS = frozenset({301, 302, 303, 307, 308})
AS_IT_IS = {"accept": "*/*", "accept-encoding": "identity"}
LONGEST_REFUSAL = 1 << 16
_NO_HEADERS: Mapping[str, str] = {}


class Fetched(NamedTuple):
    """What came, and the answer that it came in."""

    body: bytes
    response: httpx.Response


def fetch(
    transport: Transport | AsyncTransport,
    operation: Operation[Any],
    url: str,
    *,
    most: int,
    headers: Mapping[str, str] = _NO_HEADERS,
) -> Steps[Fetched]:
    """Fetch something once; redirects are followed.

    Args:
        transport: Sends the requests.
        operation: Names it in errors.
        url: Where it stands.
        most: Bytes. What is longer is refused.
        headers: What to send besides.

    Raises:
        DownloadError: It is too long, or redirects lead nowhere.
        ApiError: It was refused.
        TransportError: No whole answer arrived.
    """
    import httpx

    there = start = transport.moved(address(operation, url))
    for _ in range(MOST_HOPS):
        there = secure(transport, operation, there, start)
        shown = veiled(there, path=False)
        response: httpx.Response = yield Send(operation, shown, {**AS_IT_IS, **headers}, strip)
        status, body = response.status_code, bytearray()
        if status in REDIRECTS and "location" in response.headers:
            yield Take(operation, shown, response, nothing)
            try:
                there = there.join(response.headers["location"])
            except httpx.InvalidURL:
                raise DownloadError("a redirect to no address", request=_summary(operation, there)) from None
            continue
        limit = most if status in (200, 206) else LONGEST_REFUSAL
        yield Take(operation, shown, response, up_to(body, limit + 1))
        if status not in (200, 206):
            raise _refusal(operation, shown, response, bytes(body[:limit]))
        if len(body) > limit:
            raise DownloadError(f"is longer than {most} bytes", request=_summary(operation, there))
        return Fetched(bytes(body), response)
    raise DownloadError(f"more than {MOST_HOPS} redirects", request=_summary(operation, start))


def fetch_safely(
    transport: Transport | AsyncTransport, operation: Operation[Any], url: str, *, most: int
) -> Steps[Fetched]:
    """Fetch something, again where it fails for a while, as often as calls are repeated.

    Raises:
        SdkError: As `fetch`.
    """
    import time

    tries, began = 0, time.monotonic()
    while True:
        try:
            return (yield from fetch(transport, operation, url, most=most))
        except SdkError as error:
            failure = error
        seconds = transport.retries.wait(operation, failure, tries, time.monotonic() - began)
        if seconds is None:
            raise failure
        tries += 1
        yield Sleep(seconds)


def address(operation: Operation[Any], url: str) -> httpx.URL:
    """An address that something can be fetched from.

    Raises:
        DownloadError: It is none.
    """
    import httpx

    try:
        there = httpx.URL(f"https:{url}" if url.startswith("//") else url)
    except httpx.InvalidURL:
        there = httpx.URL()
    if there.scheme not in ("http", "https") or not is_host(there.host):
        raise DownloadError("is not at an address", request=RequestSummary(operation.id, "GET", "?"))
    return there.copy_with(userinfo=b"", fragment=None)


def secure(
    transport: Transport | AsyncTransport, operation: Operation[Any], url: httpx.URL, start: httpx.URL
) -> httpx.URL:
    """The address over TLS, unless it stays on this machine.

    Raises:
        DownloadError: There is none.
    """
    if url.scheme not in ("http", "https") or not is_host(url.host):
        raise DownloadError("a redirect to no address", request=_summary(operation, start))
    url = url.copy_with(userinfo=b"", fragment=None)
    if url.scheme == "https" or transport.may_be_plain(url, start):
        return url
    if url.port in (None, 80):
        return url.copy_with(scheme="https", port=None)
    raise DownloadError(f"is not fetched over plain HTTP from {url.host}", request=_summary(operation, url))


def strip(request: httpx.Request) -> httpx.Request:
    """What httpx calls on a request to somebody else, whatever the user's own httpx client sends."""
    for name in ("authorization", "cookie", "proxy-authorization"):
        request.headers.pop(name, None)
    request.url = veiled(request.url, path=False)
    return request


def is_host(host: str) -> bool:
    """Whether a name can be one."""
    return bool(host) and not set(host) & set(" %[]")


def nothing(piece: bytes) -> bool:
    """Take nothing of a body."""
    return False


def up_to(body: bytearray, most: int) -> Callable[[bytes], bool]:
    """Take so many bytes of a body."""

    def take(piece: bytes) -> bool:
        body.extend(piece[: most - len(body)])
        return len(body) < most

    return take


def _summary(operation: Operation[Any], url: httpx.URL) -> RequestSummary:
    return RequestSummary(operation.id, "GET", str(veiled(url, path=False)))


def _refusal(
    operation: Operation[Any], url: httpx.URL, response: httpx.Response, body: bytes
) -> ApiError | DecodeError:
    veil = Veil.over(response)
    headers, body = veil.headers(response, link=False), veil.bytes(body)
    status, request = response.status_code, RequestSummary(operation.id, "GET", str(url))
    if status < 400:
        return DecodeError(
            "not what was asked for", request=request, status=status, headers=headers, body=body
        )
    return of_status(status)(request=request, status=status, headers=headers, body=body)


class Send:
    """Send a request and read no more than the head of its answer."""

    def __init__(self, operation: Operation[Any], url: httpx.URL, headers: dict[str, str], sign: Any) -> None:
        self.operation, self.url, self.headers, self.sign = operation, url, headers, sign

    def run(self, transport: Transport) -> httpx.Response:
        """Wait for the head."""
        request = transport.bare(self.operation, self.url, self.headers)
        return transport.send(self.operation, request, self.sign, stream=True)

    async def run_async(self, transport: AsyncTransport) -> httpx.Response:
        """Await the head."""
        request = transport.bare(self.operation, self.url, self.headers)
        return await transport.send(self.operation, request, self.sign, stream=True)


class Take:
    """Read a body piece by piece, as long as somebody takes it, and close the answer."""

    def __init__(
        self,
        operation: Operation[Any],
        url: httpx.URL,
        response: httpx.Response,
        take: Callable[[bytes], bool],
    ) -> None:
        self.operation, self.url, self.response, self.take = operation, url, response, take

    def run(self, transport: Transport) -> None:
        """Wait for each piece."""
        try:
            read = self.response.is_stream_consumed  # a transport of the user's own may have it in one piece
            for piece in (self.response.content,) if read else self.response.iter_raw():
                if not self.take(piece):
                    return
            return
        except transport.httpx_errors as error:
            failure = transport.failure(error, self.operation, transport.bare(self.operation, self.url))
        finally:
            self.response.close()
        raise failure

    async def run_async(self, transport: AsyncTransport) -> None:
        """Await each piece."""
        try:
            if self.response.is_stream_consumed:
                self.take(self.response.content)
                return
            async for piece in self.response.aiter_raw():
                if not self.take(piece):
                    return
            return
        except transport.httpx_errors as error:
            failure = transport.failure(error, self.operation, transport.bare(self.operation, self.url))
        finally:
            await self.response.aclose()
        raise failure
