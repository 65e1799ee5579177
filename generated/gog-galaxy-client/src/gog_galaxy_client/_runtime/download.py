"""Fetch a file that stands behind a signed link: whole, or not at all under its own name.

What arrives goes into ``<name>.part``, with a note beside it (``<name>.part.json``) of what it is a part of.
Whatever interrupts that, the next call goes on where it ended if the server still has the same file. Under
its own name the file appears when it is complete and checked. Nothing here knows a store: a `Source` does.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from .errors import (
    DecodeError,
    DownloadError,
    InvalidArgumentError,
    LoginRequiredError,
    RequestSummary,
    SdkError,
    TransportError,
    UnauthorizedError,
    of_status,
)
from .fetch import (
    AS_IT_IS,
    EXPIRED,
    LONGEST_REFUSAL,
    MOST_HOPS,
    REDIRECTS,
    Send,
    Take,
    is_host,
    nothing,
    secure,
    strip,
    up_to,
)
from .operation import Operation
from .secrecy import Veil, veiled
from .steps import Sleep, Steps, Work

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

    from .oauth2 import Token
    from .transport import AsyncTransport, Transport

Progress = Callable[[int, "int | None"], None]
"""Called with the bytes that are there and the bytes that there will be, None as long as nobody knows."""

_MOST_LINKS = 3
"""How often a new link is asked for before a byte more arrives."""
_MOST_RESTARTS = 3
"""How often a file is begun anew within one call, as the server has another one, or no parts of it."""
_LONGEST_NAME = 200
_PAGES = ("text/html", "application/xhtml+xml")
_GENERIC = frozenset({"", "application/octet-stream", "binary/octet-stream", "text/plain"})
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_PAGE = re.compile(
    rb"(?i)\s*(<\?xml[^>]*>\s*)?(<!--.{0,200}?-->\s*)?<(!doctype\s+html|html|head|body)\b", re.DOTALL
)
_DATA = re.compile(rb'\s*(\{\s*("|\}\s*$)|\[\s*(\{\s*"|\]\s*$))')


class Source:
    """What a store's downloads have of their own.

    Attributes:
        operation: Names the download in errors and says which credentials its first address takes.
        servers: Servers besides the client's own that get credentials; none of them if the client was given a
            base URL.
        tells: Whether the first address answers with a document that names the signed link; credentials go
            to no address behind that. Otherwise it redirects there.
    """

    operation: Operation[Any]
    servers: tuple[str, ...] = ()
    tells: bool = False

    def link(self, body: bytes) -> str | None:
        """The signed link that a document names; None where it is no such document."""
        return None

    def is_login(self, url: httpx.URL) -> bool:
        """Whether a redirect there means that the credentials are not accepted."""
        return False

    def checksum_url(self, link: httpx.URL) -> httpx.URL | None:
        """Where the MD5 of the file behind a signed link stands: ``md5`` of the root of an XML document."""
        return None


def download(
    transport: Transport,
    source: Source,
    url: str,
    path: str | os.PathLike[str],
    *,
    progress: Progress | None = None,
    md5: str | None = None,
    size: int | None = None,
) -> Path:
    """Fetch a file.

    Args:
        transport: Sends the requests.
        source: The store's ways.
        url: Where to begin: relative to the server, or absolute. Redirects are followed; credentials stay
            with the client's own servers.
        path: The file to write, or a folder, for the name that the server gives.
        progress: Called with each piece.
        md5: The file's MD5 in hexadecimal; the one that the server publishes, if it does, is used otherwise.
        size: The file's size in bytes.

    Returns:
        The file, complete and checked.

    Raises:
        DownloadError: What came is not what was promised. Nothing stands under the file's name.
        LoginRequiredError: A login page came.
        ApiError: The server refused.
        TransportError: The connection was cut too often without a byte more. The part stays, to be resumed.
        InvalidArgumentError: No request can be made of the URL.
        OSError: The file cannot be written.
    """
    return transport.run(_Download(transport, source, url, path, progress, md5, size).steps())


async def download_async(
    transport: AsyncTransport,
    source: Source,
    url: str,
    path: str | os.PathLike[str],
    *,
    progress: Progress | None = None,
    md5: str | None = None,
    size: int | None = None,
) -> Path:
    """Fetch a file; see `download`. Cancelled, it leaves a part that can be resumed."""
    return await transport.run(_Download(transport, source, url, path, progress, md5, size).steps())


class _Note(Struct):
    """What stands beside a part."""

    url: str
    """Where it was begun, without query."""
    name: str
    validator: str | None = None
    """Goes into If-Range."""
    size: int | None = None


class _AnewError(DownloadError):
    """The part is not one of this file: begin anew."""


class _Download:
    """One call. Whatever is decided is decided here; the steps do it."""

    def __init__(
        self,
        transport: Transport | AsyncTransport,
        source: Source,
        url: str,
        path: str | os.PathLike[str],
        progress: Progress | None,
        md5: str | None,
        size: int | None,
    ) -> None:
        import time
        from pathlib import Path

        import httpx

        self._httpx, self._now = httpx, time.monotonic
        self._transport, self._source, self._operation = transport, source, source.operation
        self._progress, self._size = progress, size
        if md5 is not None and not re.fullmatch(r"[0-9a-fA-F]{32}", md5):
            raise InvalidArgumentError(f"{self._operation.id}: md5={md5!r} is not 32 hexadecimal digits")
        self._md5 = md5
        servers = () if transport.is_redirected else source.servers
        self._own = {_origin(httpx.URL(transport.base_of(server))) for server in servers}
        self._own.add(_origin(httpx.URL(transport.base_url)))
        self._start = self._absolute(url)
        self._oauth2, self._signer = transport.oauth2(self._operation), transport.signer(self._operation)
        self._token: Token | None = None
        given = Path(path)
        is_folder = given.is_dir() or os.fspath(path).endswith(("/", os.sep))
        self._folder = given if is_folder else given.parent
        self._target = None if is_folder else given
        self._note = _Note(str(self._start.copy_with(query=None, fragment=None)), "")
        self._done = 0
        self._link: httpx.URL | None = None
        self._hops = 0
        self._restarts = 0
        self._generic = True

    # -- addresses -----------------------------------------------------------------------------------------

    def _absolute(self, given: object) -> httpx.URL:
        text = given if isinstance(given, str) else ""
        if text.startswith("//"):
            text = f"https:{text}"
        elif text.startswith("/"):
            text = self._transport.base_url.rstrip("/") + text
        try:
            url = self._transport.moved(self._httpx.URL(text))
        except self._httpx.InvalidURL:
            url = self._httpx.URL()
        if url.scheme not in ("http", "https") or not is_host(url.host) or url.userinfo:
            raise InvalidArgumentError(
                f"{self._operation.id}: not an address that can be downloaded; it begins with / or https://"
            )
        return self._safe(url, url)

    def _safe(self, url: httpx.URL, start: httpx.URL) -> httpx.URL:
        """The address over TLS, unless it stays on this machine. It does not show what it is signed with."""
        return self._shown(secure(self._transport, self._operation, url, start))

    def _summary(self, url: httpx.URL) -> RequestSummary:
        return RequestSummary(self._operation.id, "GET", str(self._shown(url)))

    def _shown(self, url: httpx.URL) -> httpx.URL:
        """The address as it may be logged: of other hosts' the name only, the rest may be a signature."""
        return veiled(url, path=_origin(url) in self._own)

    # -- the whole -----------------------------------------------------------------------------------------

    def steps(self) -> Steps[Path]:
        """All of it."""
        self._transport.refuse_closed(self._operation)
        self._recover()
        if self._note.size is None or self._done < self._note.size:
            yield from self._fetch()
        target = yield from self._checked()
        yield Work(lambda: self._finish(target))
        return target

    def _fetch(self) -> Steps[None]:
        """Bring the part to its end, over as many connections as it takes."""
        most, tries, links, renewed, began = self._done, 0, 0, False, self._now()
        while True:
            try:
                yield from self._attempt()
                return
            except SdkError as error:
                failure = error
            if self._done > most:
                most, tries, links, began = self._done, 0, 0, self._now()
            if isinstance(failure, _AnewError):
                continue
            if self._is_expired(failure) and links < _MOST_LINKS:
                self._link, links = None, links + 1
                continue
            if self._is_refused(failure) and self._oauth2 is not None and not renewed:
                renewed, self._link = True, None
                if (yield from self._oauth2.renew(self._token)) is not None:
                    continue
            seconds = self._transport.retries.wait(self._operation, failure, tries, self._now() - began)
            if seconds is None:
                raise failure
            tries += 1
            yield Sleep(seconds)

    def _is_expired(self, failure: SdkError) -> bool:
        """Whether it is the signed link that was refused, not the address that gives one."""
        status = getattr(failure, "status", None)
        return self._hops > 0 and status in EXPIRED and not isinstance(failure, LoginRequiredError)

    def _is_refused(self, failure: SdkError) -> bool:
        """Whether it is the credentials that were refused."""
        return isinstance(failure, LoginRequiredError) or (
            self._hops == 0 and isinstance(failure, UnauthorizedError)
        )

    def _attempt(self) -> Steps[None]:
        """Read on, over one connection.

        Raises:
            TransportError: It was cut.
        """
        headers: dict[str, str] = {}
        if self._note.validator is None:
            self._done = 0  # there is no telling what a further part would be a part of
        elif self._done:
            headers = {"range": f"bytes={self._done}-", "if-range": self._note.validator}
        response, url = yield from self._open(headers)
        failure: Exception | None = None
        part: IO[bytes] | None = None
        try:
            if response.status_code != 416:
                self._judge(response, url)
                part = self._part(response, url)
        except (SdkError, OSError) as error:
            failure = error
        if failure is not None or part is None:
            yield Take(self._operation, url, response, nothing)
            if failure is not None:
                raise failure
            return self._unsatisfied(response, url)
        file = part
        with file:
            self._tell()
            yield Take(self._operation, url, response, lambda piece: self._write(file, piece))
        if self._note.size is None:
            self._note.size = self._done
            self._save_note()
        if self._done < self._note.size:
            raise TransportError("the answer ended early", request=self._summary(url), sent=True)
        return None

    def _open(self, headers: dict[str, str]) -> Steps[tuple[httpx.Response, httpx.URL]]:
        """Ask for a link, unless there is one, and follow it to the file."""
        url, self._hops = (self._start, 0) if self._link is None else (self._link, 1)
        while True:
            own, asks = self._is_own(url), self._source.tells and not self._hops
            if own and self._oauth2 is not None:
                self._token = yield from self._oauth2.ready()
            sign = self._sign if own else strip
            sent = {"accept": "application/json"} if asks else {**AS_IT_IS, **headers}
            response: httpx.Response = yield Send(self._operation, url, sent, sign)
            status = response.status_code
            if asks and status == 200:
                url = yield from self._told_link(url, response)
                continue
            if status in REDIRECTS and "location" in response.headers:
                yield Take(self._operation, url, response, nothing)
                url = self._next(url, response)
                continue
            if status in (200, 206) or (status == 416 and self._done):
                self._link = url if self._hops else None
                return response, url
            body = bytearray()
            yield Take(self._operation, url, response, up_to(body, LONGEST_REFUSAL))
            raise self._refusal(response, url, bytes(body))

    def _told_link(self, url: httpx.URL, response: httpx.Response) -> Steps[httpx.URL]:
        """The signed link in a document."""
        body = bytearray()
        yield Take(self._operation, url, response, up_to(body, LONGEST_REFUSAL))
        told = self._source.link(bytes(body))
        if told is None:
            raise self._refusal(response, url, bytes(body))
        self._hops = 1
        try:
            there = self._transport.moved(self._httpx.URL(url).join(told))
        except self._httpx.InvalidURL:
            raise DownloadError("a link to no address", request=self._summary(url)) from None
        return self._safe(there, self._start)

    def _is_own(self, url: httpx.URL) -> bool:
        """Whether an address gets credentials."""
        return _origin(url) in self._own and not (self._source.tells and self._hops)

    def _next(self, url: httpx.URL, response: httpx.Response) -> httpx.URL:
        self._hops += 1
        if self._hops > MOST_HOPS:
            raise DownloadError(f"more than {MOST_HOPS} redirects", request=self._summary(self._start))
        try:
            there = self._httpx.URL(url).join(response.headers["location"])
        except self._httpx.InvalidURL:
            raise DownloadError("a redirect to no address", request=self._summary(url)) from None
        if self._source.is_login(there):
            raise self._login(response, url, b"")
        if there.scheme not in ("http", "https") or not is_host(there.host):
            raise DownloadError("a redirect to no address", request=self._summary(url))
        return self._safe(there.copy_with(userinfo=b"", fragment=None), self._start)

    def _sign(self, request: httpx.Request) -> httpx.Request:
        """What httpx calls on a request to the client's own servers, whose links may be signed, too."""
        if self._signer is not self._httpx.USE_CLIENT_DEFAULT:
            request = self._signer(request)
        request.url = veiled(request.url)
        return request

    # -- answers -------------------------------------------------------------------------------------------

    def _refusal(self, response: httpx.Response, url: httpx.URL, body: bytes) -> SdkError:
        status = response.status_code
        told = self._told(response, url, body)
        if status < 400:
            return DecodeError("an answer that is neither a file nor a way to one", **told)
        return of_status(status)(**told)

    def _login(self, response: httpx.Response, url: httpx.URL, body: bytes) -> SdkError:
        return LoginRequiredError(**self._told(response, url, body))

    def _told(self, response: httpx.Response, url: httpx.URL, body: bytes) -> dict[str, Any]:
        veil = Veil.over(response)
        return {
            "request": self._summary(url),
            "status": response.status_code,
            "headers": veil.headers(response, link=False),
            "body": veil.bytes(body),
        }

    def _judge(self, response: httpx.Response, url: httpx.URL) -> None:
        """Say what the answer is a part of.

        Raises:
            SdkError: It is not the file, or not the part of it that was asked for.
        """
        self._refuse_page(response, url)
        if response.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
            raise DownloadError("is compressed, though that was not asked for", request=self._summary(url))
        whole = _size(response.headers.get("content-length"))
        if response.status_code == 206:
            first, last, whole = _range(response.headers.get("content-range", ""))
            if (
                first != self._done
                or whole is None
                or last != whole - 1
                or whole != (self._note.size or whole)
                or (_validator(response) or self._note.validator) != self._note.validator
            ):
                raise self._anew("another part than was asked for", url)
        else:
            self._done, self._note.validator = 0, _validator(response)
        self._note.size = whole
        if self._size is not None and whole is not None and whole != self._size:
            raise DownloadError(f"has {whole} bytes, not {self._size}", request=self._summary(url))

    def _refuse_page(self, response: httpx.Response, url: httpx.URL) -> None:
        """Refuse what says that it is not the file.

        Raises:
            LoginRequiredError: The client's own server shows a page.
            DecodeError: A page or data.
        """
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        self._generic = kind in _GENERIC
        if kind in _PAGES:
            if self._is_own(url):
                raise self._login(response, url, b"")
            raise DecodeError("a web page, not a file", **self._told(response, url, b""))
        if kind == "application/json" or kind.endswith("+json"):
            raise DecodeError("JSON, not a file", **self._told(response, url, b""))

    def _anew(self, reason: str, url: httpx.URL) -> SdkError:
        """Forget the part; gives what makes another attempt of this one, unless there were too many."""
        self._forget()
        self._restarts += 1
        kind = _AnewError if self._restarts <= _MOST_RESTARTS else DownloadError
        return kind(reason, request=self._summary(url))

    def _unsatisfied(self, response: httpx.Response, url: httpx.URL) -> None:
        """416: there is nothing behind what we have; so it is all, or not a part of this file."""
        found = re.fullmatch(r"bytes \*/(\d+)", response.headers.get("content-range", "").strip())
        if found and int(found[1]) == self._done and self._note.size in (None, self._done):
            self._note.size = self._done
            return
        raise self._anew("the part is not one of this file", url)

    # -- the part ------------------------------------------------------------------------------------------

    def _part_path(self) -> Path:
        return self._folder / f"{self._note.name}.part"

    def _note_path(self) -> Path:
        return self._folder / f"{self._note.name}.part.json"

    def _recover(self) -> None:
        """Find a part that an earlier call has left."""
        if self._target is not None:
            self._note.name = self._target.name
            notes = [self._note_path()]
        else:
            notes = sorted(self._folder.glob("*.part.json"))
        for path in notes:
            try:
                note = msgspec.json.decode(path.read_bytes(), type=_Note)
                done = (path.parent / path.name.removesuffix(".json")).stat().st_size
            except (OSError, msgspec.DecodeError, UnicodeDecodeError):
                continue
            fits = note.url == self._note.url and path.name == f"{note.name}.part.json"
            if fits and done and note.validator and done <= (done if note.size is None else note.size):
                self._note, self._done = note, done
                return

    def _part(self, response: httpx.Response, url: httpx.URL) -> IO[bytes]:
        """Open the part where it is to go on, named by now, with its note beside it."""
        if not self._done:
            name = self._target.name if self._target is not None else _name(response, url)
            if self._note.name not in ("", name):
                self._remove()
            self._note.name = name
            part = open(self._part_path(), "wb", buffering=0)  # noqa: SIM115 - whoever called closes it
            self._save_note()
            return part
        part = open(self._part_path(), "r+b", buffering=0)  # noqa: SIM115
        part.seek(self._done)
        return part

    def _save_note(self) -> None:
        path = self._note_path()
        fresh = path.with_name(f"{path.name}.new")
        fresh.write_bytes(msgspec.json.encode(self._note))
        os.replace(fresh, path)

    def _write(self, part: IO[bytes], piece: bytes) -> bool:
        if self._note.size is not None and self._done + len(piece) > self._note.size:
            raise DownloadError("is longer than was said", request=self._summary(self._start))
        view = memoryview(piece)
        while view:  # a file without a buffer may take less than it is given
            written = part.write(view)
            self._done += written
            view = view[written:]
        self._tell()
        return True

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(self._done, self._note.size)

    def _remove(self) -> None:
        self._part_path().unlink(missing_ok=True)
        self._note_path().unlink(missing_ok=True)

    def _forget(self) -> None:
        if self._note.name:
            self._remove()
        self._done, self._note.validator, self._note.size = 0, None, None

    # -- the end -------------------------------------------------------------------------------------------

    def _checked(self) -> Steps[Path]:
        """The file's own path, once the part has proved to be the whole file.

        Raises:
            DownloadError: It has not; the part is gone.
        """
        part = self._part_path()
        size, begin = part.stat().st_size, _begin(part)
        if size != self._note.size or (self._size is not None and size != self._size):
            raise self._wrong(
                f"has {size} bytes, not {self._note.size if self._size is None else self._size}"
            )
        if _PAGE.match(begin) or (self._generic and _DATA.match(begin)):
            self._forget()
            raise DecodeError(
                "a web page or JSON, not a file",
                request=self._summary(self._start),
                status=200,
                headers={},
                body=begin[:200],
            )
        wanted = self._md5 or (yield from self._published())
        if wanted is not None:
            found: str = yield Work(lambda: _digest(part))
            if found != wanted.lower():
                raise self._wrong(f"has the MD5 {found}, not {wanted.lower()}")
        return self._folder / self._note.name

    def _wrong(self, reason: str) -> DownloadError:
        self._forget()
        return DownloadError(reason, request=self._summary(self._start))

    def _published(self) -> Steps[str | None]:
        """The MD5 that the server publishes; None where it does not."""
        tries, asked, began = 0, 0, self._now()
        while True:
            try:
                if self._link is None:
                    # One byte is enough: it is the way there that is wanted.
                    response, url = yield from self._open({"range": "bytes=0-0"} if self._done else {})
                    yield Take(self._operation, url, response, nothing)
                    self._refuse_page(response, url)
                there = None if self._link is None else self._source.checksum_url(self._httpx.URL(self._link))
                if there is None:
                    return None
                url = self._safe(there, self._start)
                sign = self._sign if self._is_own(url) else strip
                response = yield Send(self._operation, url, {"accept": "*/*"}, sign)
                body = bytearray()
                yield Take(self._operation, url, response, up_to(body, LONGEST_REFUSAL))
            except SdkError as error:
                failure = error
            else:
                status = response.status_code
                if status == 200:
                    published: str | None = _md5_of(bytes(body))
                    return published
                if status in (401, 403, 410) and not asked:  # the link may have ended meanwhile
                    asked, self._link = 1, None
                    continue
                if status < 500 and status not in (408, 425, 429):
                    return None
                failure = self._refusal(response, url, bytes(body))
            seconds = self._transport.retries.wait(self._operation, failure, tries, self._now() - began)
            if seconds is None:
                raise failure  # whether there is one is not known
            tries += 1
            yield Sleep(seconds)

    def _finish(self, target: Path) -> None:
        from .oauth2 import sync_folder

        part = self._part_path()
        with open(part, "r+b") as file:
            os.fsync(file.fileno())
        os.replace(part, target)
        self._note_path().unlink(missing_ok=True)
        sync_folder(str(target.parent))


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _size(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None


def _range(text: str) -> tuple[int | None, int | None, int | None]:
    """First byte, last byte and whole size of a Content-Range."""
    found = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", text.strip())
    return (int(found[1]), int(found[2]), int(found[3])) if found else (None, None, None)


def _validator(response: httpx.Response) -> str | None:
    """What proves, byte for byte, that it is the same file; a weak tag does not. RFC 9110, section 13.1.5."""
    tag = response.headers.get("etag", "")
    dated: str | None = response.headers.get("last-modified")
    return tag if tag.startswith('"') else dated


def _name(response: httpx.Response, url: httpx.URL) -> str:
    """The file's name as the server has it, made safe to stand in a folder."""
    from email.message import Message
    from urllib.parse import unquote

    message = Message()
    message["content-disposition"] = response.headers.get("content-disposition", "")
    path = url.raw_path.decode("ascii").partition("?")[0]
    told = message.get_filename() or unquote(path.rpartition("/")[2])
    return _safe_name(told)


def _safe_name(told: str) -> str:
    """One name, not a path, that every system can have."""
    name = re.split(r"[/\\]", told)[-1]
    name = re.sub(r'[<>:"|?*]', "_", "".join(c for c in name if c.isprintable()))
    name = name.encode("utf-8", "ignore")[-_LONGEST_NAME:].decode("utf-8", "ignore").strip(" .")
    return f"_{name}" if _RESERVED.match(name) else name or "download"


def _begin(path: Path) -> bytes:
    with open(path, "rb") as file:
        return file.read(1024).removeprefix(b"\xef\xbb\xbf")


def _digest(path: Path) -> str:
    import hashlib

    with open(path, "rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _md5_of(body: bytes) -> str | None:
    """The attribute ``md5`` of an XML document's root. There may be none, or no document at all."""
    from xml.parsers import expat

    found: list[str] = []

    def root(name: str, attributes: dict[str, str]) -> None:
        if not found:
            found.append(attributes.get("md5", ""))

    def no_entities(*_: object) -> None:
        raise ValueError

    parser = expat.ParserCreate()
    parser.StartElementHandler = root
    parser.StartDoctypeDeclHandler = no_entities
    try:
        parser.Parse(body, False)
    except (expat.ExpatError, ValueError):
        if not found:
            return None
    return found[0] if found and re.fullmatch(r"[0-9a-fA-F]{32}", found[0]) else None
