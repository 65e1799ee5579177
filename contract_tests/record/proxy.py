"""A reverse proxy for one API on this machine: forwards each request once, and keeps what may be kept."""

import asyncio
import ipaddress
import sys
import time
import zlib
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from urllib.parse import urlsplit

import httpx
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from contract_tests.record.har import Writer, entry
from contract_tests.redaction import Redactor
from contract_tests.replay.routing import Router
from contract_tests.traffic import Exchange
from generator.document import Document, as_list, as_map

LIMIT = 1 << 20
"""Bytes of a body that are kept, as it came and unpacked; all of it is passed on."""
_HERE = "http://recorder.invalid"
_HOP_BY_HOP = frozenset(
    {
        *("connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection"),
        *("te", "trailer", "transfer-encoding", "upgrade", "host", "expect"),
    }
)
"""What concerns one connection (RFC 9110, 7.6.1). `Host` becomes the server's; `Expect` is answered here."""
_TIMEOUT = httpx.Timeout(None, connect=30)
"""How long an answer may take is up to the caller."""

Headers = list[tuple[bytes, bytes]]


class Upstream:
    """Where requests go: to the servers that the spec documents, or all to one.

    Args:
        document: The spec.
        to: Base URL of the one.
    """

    def __init__(self, document: Document, to: str | None = None) -> None:
        self.to = to.rstrip("/") if to else None
        self._router = Router([document], [(_HERE, document.api)])
        holders = [document.root, *(o.path_item for o in document.operations())]
        holders += [operation.raw for operation in document.operations()]
        urls = [url for holder in holders for url in _servers(holder)]
        self.default = urls[0] if urls else ""
        self.hosts = {
            urlsplit(url).netloc: f"{urlsplit(url).scheme}://{urlsplit(url).netloc}" for url in urls
        }
        """Every documented host, and its origin."""

    @property
    def is_one(self) -> bool:
        """Whether the documented servers are one."""
        return len(self.hosts) <= 1

    def url(self, method: str, path: str) -> str:
        """Where a path leads: below the host that it begins with, or to the server of its operation."""
        host, _, rest = path[1:].partition("/")
        if host in self.hosts:
            return f"{self.to or self.hosts[host]}/{rest}"
        if self.to:
            return self.to + path
        found = self._router.find(method, _HERE + path)
        if isinstance(found, list):
            operation = found[0].operation
            servers = [*_servers(operation.raw), *_servers(operation.path_item)]
            return (servers[0] if servers else self.default) + path
        return self.default + path


class Recorder:
    """The proxy, an ASGI app; use it as a context.

    Args:
        upstream: Where requests go.
        redactor: What takes the secrets out.
        writer: Where the rest goes.
    """

    def __init__(self, upstream: Upstream, redactor: Redactor, writer: Writer) -> None:
        self._upstream, self._redactor, self._writer = upstream, redactor, writer
        self._turn = asyncio.Lock()
        # The environment's proxies count for servers elsewhere, its .netrc does not: hence `auth`.
        outside = not (upstream.to and is_loopback(urlsplit(upstream.to).hostname or ""))
        self._http = httpx.AsyncClient(
            auth=httpx.Auth(), follow_redirects=False, timeout=_TIMEOUT, trust_env=outside
        )

    async def __aenter__(self) -> "Recorder":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request as the server does."""
        request = Request(scope, receive, send)
        if not is_loopback(urlsplit(f"//{request.headers.get('host', '')}").hostname or ""):
            # A page in the user's browser, say, whose host name was made to lead here.
            return await _refusal(421, "this proxy answers to 127.0.0.1 and localhost only")(
                scope, receive, send
            )
        try:
            await self._forward(request, send)
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as reason:
            target = urlsplit(self._upstream.url(request.method, _path(scope)))
            told = f"cannot reach {target.scheme}://{target.netloc}: {type(reason).__name__}"
            await _refusal(502, f"{told}; nothing was recorded")(scope, receive, send)
        except ClientDisconnect:
            pass  # nobody waits for an answer, and the server has none

    async def _forward(self, request: Request, send: Send) -> None:
        scope, sent, came = request.scope, _Kept(), _Kept()
        query: bytes = scope["query_string"]
        url = self._upstream.url(request.method, _path(scope))
        url += f"?{query.decode('latin-1')}" if query else ""
        has_body = not {"content-length", "transfer-encoding"}.isdisjoint(request.headers)
        outgoing = httpx.Request(
            request.method,
            url,
            headers=list(_end_to_end(request.headers.raw)),
            content=sent.passing(request.stream()) if has_body else None,
            extensions={"timeout": _TIMEOUT.as_dict()},
        )
        async with self._turn:
            pass  # what came before is written first
        started, begun = datetime.now(UTC), time.perf_counter()
        answer = await self._http.send(outgoing, stream=True)
        headers = list(_end_to_end(answer.headers.raw))
        async with AsyncExitStack() as turn:
            whole = await self._pass_on(request, answer, headers, came, turn, send)
            exchange = Exchange(
                method=request.method,
                url=url,
                request_headers=_texts(outgoing.headers.raw),
                request_body=sent.body,
                status=answer.status_code,
                headers=_texts(headers),
                body=came.body,
                started=started.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
                seconds=time.perf_counter() - begun,
            )
            await asyncio.to_thread(self._keep, exchange, sent.is_cut, came.is_cut, whole)

    async def _pass_on(
        self,
        request: Request,
        answer: httpx.Response,
        headers: Headers,
        came: "_Kept",
        turn: AsyncExitStack,
        send: Send,
    ) -> bool:
        """Hand an answer on, and say whether it was whole. Its end leaves with the turn to write taken.

        So no request that follows it is forwarded before it is written.
        """
        length = answer.headers.get("content-length", "")
        left = int(length) if length.isdigit() else None
        if request.method == "HEAD" or answer.status_code in (204, 304):
            left = 0
        whole, mine = True, False
        try:
            if left == 0:
                await turn.enter_async_context(self._turn)
                mine = True
            await send({"type": "http.response.start", "status": answer.status_code, "headers": headers})
            async for piece in came.passing(answer.aiter_raw()):
                left = None if left is None else left - len(piece)
                if left is not None and left <= 0 and not mine:
                    await turn.enter_async_context(self._turn)
                    mine = True
                await send({"type": "http.response.body", "body": piece, "more_body": True})
                if not mine and await request.is_disconnected():
                    whole = False
                    break
        except httpx.HTTPError:
            whole = False
        finally:
            await answer.aclose()
        if not mine:
            await turn.enter_async_context(self._turn)
        if whole:  # if not, the connection is closed, and the caller sees what we saw
            await send({"type": "http.response.body", "body": b""})
        return whole

    def _keep(self, exchange: Exchange, request_cut: bool, cut: bool, whole: bool) -> None:
        """Write what is left of an exchange without secrets; rather nothing than one of them."""
        try:
            self._write(exchange, request_cut, cut, whole)
        except Exception as reason:
            told = reason.strerror if isinstance(reason, OSError) else type(reason).__name__
            print(f"record: one exchange could not be written: {told}", file=sys.stderr, flush=True)

    def _write(self, exchange: Exchange, request_cut: bool, cut: bool, whole: bool) -> None:
        sent, sent_cut = unpacked(exchange.request_body, _encoding(exchange.request_headers))
        came, came_cut = unpacked(exchange.body, _encoding(exchange.headers))
        plain = Exchange(
            exchange.method,
            exchange.url,
            exchange.request_headers,
            sent or b"",
            exchange.status,
            exchange.headers,
            came or b"",
            exchange.started,
            exchange.seconds,
        )
        request_cut, cut = request_cut or sent_cut, cut or came_cut
        kept = self._redactor.exchange(plain, request_cut=request_cut, cut=cut or not whole)
        note = "broken off" if not whole else "cut" if cut else ""
        self._writer.add(
            entry(
                kept,
                size=len(came or exchange.body),
                request_note=_note("cut" if request_cut else "", exchange.request_body, kept.request_body),
                note=_note(note, exchange.body, kept.body),
            )
        )
        name = self._redactor.operation(exchange) or "an undocumented address"
        print(f"{self._writer.entries:5} {exchange.status} {name}", flush=True)


class _Kept:
    """The first of the bytes that pass."""

    def __init__(self) -> None:
        self.body, self.is_cut = b"", False
        self._pieces: list[bytes] = []

    async def passing(self, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        """Hand on what comes, and keep the first of it."""
        room = LIMIT
        try:
            async for piece in pieces:
                if not piece:
                    continue
                self._pieces.append(piece[:room])
                self.is_cut = self.is_cut or len(piece) > room
                room -= len(self._pieces[-1])
                yield piece
        finally:
            self.body = b"".join(self._pieces)


def unpacked(body: bytes, encoding: str) -> tuple[bytes | None, bool]:
    """A body without its content encodings, at most `LIMIT` bytes, and whether that is not all of it.

    None comes for an encoding that is not known here.
    """
    cut = False
    for name in reversed([part.strip().lower() for part in encoding.split(",") if part.strip()]):
        if name == "identity" or not body:
            continue
        if name not in ("gzip", "x-gzip", "deflate"):
            return None, False
        try:
            body, whole = _inflated(body, 47)
        except zlib.error:
            try:
                body, whole = _inflated(body, -15)
            except zlib.error:
                return None, False
        cut = cut or not whole
    return body, cut


def _inflated(body: bytes, bits: int) -> tuple[bytes, bool]:
    unpacking = zlib.decompressobj(bits)
    return unpacking.decompress(body, LIMIT), unpacking.eof


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, and nobody else can be."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _note(note: str, came: bytes, kept: bytes) -> str:
    return note if kept or not came else "not kept"


def _servers(holder: object) -> list[str]:
    urls = [
        str(as_map(server).get("url", "")).rstrip("/") for server in as_list(as_map(holder).get("servers"))
    ]
    return [url for url in urls if url and not is_loopback(urlsplit(url).hostname or "")]


def _path(scope: Scope) -> str:
    raw: bytes = scope.get("raw_path") or str(scope["path"]).encode()
    path = raw.decode("latin-1").partition("?")[0]
    return path if path.startswith("/") else f"/{path}"


def _end_to_end(headers: Headers) -> Iterator[tuple[bytes, bytes]]:
    """Headers that are meant for the other end."""
    named = {
        part.strip().lower()
        for name, value in headers
        if name.lower() == b"connection"
        for part in value.decode("latin-1").split(",")
    }
    for name, value in headers:
        if name.decode("latin-1").lower() not in _HOP_BY_HOP | named:
            yield name, value


def _texts(headers: Iterable[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers)


def _encoding(headers: tuple[tuple[str, str], ...]) -> str:
    return ",".join(value for name, value in headers if name.lower() == "content-encoding")


def _refusal(status: int, told: str) -> JSONResponse:
    return JSONResponse({"error": f"record: {told}"}, status)
