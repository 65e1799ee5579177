"""An operation as the spec declares it, and what its answers mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import FunctionType
from typing import TYPE_CHECKING, Any, Generic, TypeGuard, TypeVar, cast
from urllib.parse import quote

import msgspec
from msgspec import UNSET

from .errors import (
    ApiError,
    ClientError,
    DecodeError,
    InvalidArgumentError,
    LoginRequiredError,
    RequestSummary,
    ServerError,
    of_status,
)
from .php import EmptyList
from .secrecy import Veil

if TYPE_CHECKING:
    import os

    import httpx

    from .drift import Tolerance

T = TypeVar("T")

Pairs = list[tuple[str, str | int | float | bool | None]]
"""A query as httpx takes it; ours are all text."""


class Answer:
    """What one status answers with.

    Args:
        decode: Turns a body into the value; a decoder of JSON unless given.
        type: What JSON decodes to, or a function that gives it, so that its module is imported when needed.
        page: Whether an HTML page can be the value itself.
        empty: Makes what PHP's empty list stands for.

    Attributes:
        decode: Turns a body into the value. For JSON it builds msgspec's decoder at its first call and is
            that decoder from then on. It raises `msgspec.DecodeError`, of which `msgspec.ValidationError` is
            a kind, or `UnicodeDecodeError` for text.
        page: Whether an HTML page can be the value itself.
    """

    __slots__ = ("_type", "decode", "empty", "page")

    def __init__(
        self,
        decode: Callable[[bytes], Any] | None = None,
        type: Any = None,
        *,
        page: bool = False,
        empty: Callable[[], Any] | None = None,
    ) -> None:
        self._type, self.page, self.empty = type, page, empty
        self.decode: Callable[[bytes], Any] = decode or self._build

    @property
    def type(self) -> Any:
        """What JSON decodes to."""
        return self._type() if isinstance(self._type, FunctionType) else self._type

    def _build(self, body: bytes) -> Any:
        if self.empty is None:
            self.decode = msgspec.json.Decoder(self.type).decode
        else:
            decode = msgspec.json.Decoder(self.type | EmptyList).decode
            self.decode = lambda body: self.finish(decode(body))
        return self.decode(body)

    def finish(self, value: Any) -> Any:
        """The value itself, unless it is PHP's empty list in the place of something else."""
        return self.empty() if self.empty is not None and isinstance(value, list) else value


def json(type: Any) -> Answer:
    """JSON that decodes to ``type``."""
    return Answer(type=type)


def json_or_none(type: Any) -> Answer:
    """JSON that decodes to the model ``type``, or to None where PHP wrote ``[]`` for no object."""
    return Answer(type=type, empty=lambda: None)


def json_map(type: Any) -> Answer:
    """JSON that decodes to the mapping ``type``, also where PHP wrote ``[]`` for an empty one."""
    return Answer(type=type, empty=dict)


def json_or_page(type: Any) -> Answer:
    """JSON that decodes to ``type``, or an HTML page, handed over as `str`."""
    answer = json(type)
    return Answer(lambda body: body.decode() if is_page(body) else answer.decode(body), type, page=True)


def text() -> Answer:
    """UTF-8 text, handed over as `str`."""
    return Answer(bytes.decode, page=True)


def binary() -> Answer:
    """Bytes, handed over as they came."""
    return Answer(bytes, page=True)


def empty() -> Answer:
    """No content; the value is None."""
    return Answer(lambda body: None)


def location() -> Answer:
    """A redirect that is the answer itself; the value is the address that it names, as it stands there."""
    return Answer(lambda body: body.decode("latin-1"))


def is_page(body: bytes) -> bool:
    """Whether a body is markup: no JSON text begins like this."""
    return body[:1] == b"<" or body[:200].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


class Refusals:
    """How a store says no: the body of its errors, and an exception class for each code.

    Args:
        type: The model of an error body.
        code: Where the code stands in it, as attribute names from the outside in; () for nowhere.
        message: Where the explanation stands, likewise.
        classes: The exception class of each documented code.
    """

    __slots__ = ("_answer", "classes", "code", "message")

    classes: Mapping[str, type[ApiError]]

    def __init__(
        self,
        type: Any,
        *,
        code: Sequence[str] = (),
        message: Sequence[str] = (),
        classes: Mapping[str, type[ApiError]] | None = None,
    ) -> None:
        self._answer = json(type)
        self.code: Sequence[str] = code
        self.message: Sequence[str] = message
        self.classes = classes or {}

    def read(self, request: RequestSummary, status: int, headers: Mapping[str, str], body: bytes) -> ApiError:
        """The exception for an answer with a status from 400 on, whatever its body is."""
        error = None
        try:
            told = error = self._answer.decode(body)
        except _UNREADABLE:
            told = _untyped(body)
        code, message = _at(told, self.code), _at(told, self.message)
        return self._class(status, code)(
            request=request,
            status=status,
            headers=headers,
            body=body,
            code=code,
            message=message,
            error=error,
        )

    def _class(self, status: int, code: str | None) -> type[ApiError]:
        by_code = self.classes.get(code) if code is not None else None
        # A client error's code under a server error's status, or the reverse, is not believed.
        if by_code is not None and issubclass(by_code, ServerError if status >= 500 else ClientError):
            return by_code
        return of_status(status)


def _untyped(body: bytes) -> Any:
    """A refusal that lacks a field of its model, or has another type there, may still have its code."""
    try:
        return msgspec.json.decode(body)
    except _UNREADABLE:
        return None


def _at(error: Any, path: Sequence[str]) -> str | None:
    if not path:
        return None
    for name in path:
        error = (
            cast("dict[str, Any]", error).get(name) if isinstance(error, dict) else getattr(error, name, None)
        )
    return error if isinstance(error, str) else None


_UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class Operation(Generic[T]):
    """One operation of the spec. ``T`` is what it answers with.

    Args:
        id: The operation's id, ``group.verb``.
        method: The HTTP method.
        path: The path below the server's base URL, with ``{name}`` for each path parameter.
        effect: ``read``, ``reversible``, ``spends`` or ``irreversible``, from `x-effect`.
        answers: By status, status range (``"2XX"``) or ``"default"``.
        refusals: How errors are told; None where the spec has no error body.
        security: The alternatives that the server accepts, each the names of the security
            schemes it takes together; empty where none is asked for.
        server: Base URL of this operation's own server, if it is not the API's.
        joined: Query parameters whose items go into one value, separated by commas.
        idempotency: The header that names an attempt, so that a second one changes nothing.
        form: The media type of what is sent instead of JSON: ``multipart/form-data``,
            ``application/x-www-form-urlencoded`` or ``application/octet-stream``.
        login: Whether the server shows its login page, or redirects to it, where it means 401.
    """

    __slots__ = (
        "answers",
        "effect",
        "form",
        "id",
        "idempotency",
        "joined",
        "login",
        "method",
        "path",
        "refusals",
        "security",
        "server",
    )

    def __init__(
        self,
        id: str,
        method: str,
        path: str,
        *,
        effect: str,
        answers: Mapping[int | str, Answer],
        refusals: Refusals | None = None,
        security: Sequence[Sequence[str]] = (),
        server: str | None = None,
        joined: Sequence[str] = (),
        idempotency: str | None = None,
        form: str | None = None,
        login: bool = False,
    ) -> None:
        self.id: str = id
        self.method: str = method
        self.path: str = path
        self.effect: str = effect
        self.answers: Mapping[int | str, Answer] = answers
        self.refusals: Refusals | None = refusals
        self.security: Sequence[Sequence[str]] = security
        self.server: str | None = server
        self.joined: Sequence[str] = joined
        self.idempotency: str | None = idempotency
        self.form: str | None = form
        self.login: bool = login

    def __repr__(self) -> str:
        return f"<Operation {self.id}: {self.method} {self.path}>"

    def url(self, base: str, values: Mapping[str, Any]) -> str:
        """The address for these path values, each percent-encoded as one segment.

        Raises:
            InvalidArgumentError: A value that no path segment can hold: none, empty, ``.`` or ``..``.
        """
        path = self.path
        for name, value in values.items():
            segment = "" if value is None or value is UNSET else quote(wire(value), safe="")
            if segment in ("", ".", ".."):
                raise InvalidArgumentError(f"{self.id}: {name}={value!r} cannot stand in a path")
            path = path.replace(f"{{{name}}}", segment)
        return base.rstrip("/") + path

    def query(self, values: Mapping[str, Any]) -> Pairs:
        """The query's pairs, in order, without unset values."""
        pairs: Pairs = []
        for name, value in values.items():
            if value is UNSET or value is None:
                continue
            if _is_list(value):
                items = [wire(item) for item in value]
                pairs += (
                    [(name, ",".join(items))] if name in self.joined else [(name, item) for item in items]
                )
            else:
                pairs.append((name, wire(value)))
        return pairs

    def read(self, response: httpx.Response, tolerance: Tolerance | None = None) -> T:
        """What the answer says.

        Args:
            response: The answer, its body read.
            tolerance: How to read one that has drifted from the spec; None reads none.

        Raises:
            ApiError: The server refused.
            DecodeError: The answer is not what the spec says.
        """
        status, body = response.status_code, response.content
        answer, mended = self._answer(status), None
        reason = "the spec has no such status for this operation"
        if status // 100 == 3 and answer is not None:
            body = response.headers.get("location", "").encode("latin-1")
            answer, reason = (answer, "") if body else (None, "a redirect without a Location")
        if self.login and self._is_login(status, answer, body):
            request, headers, body = self.told(response)
            raise LoginRequiredError(request=request, status=status, headers=headers, body=body)
        if answer is not None:
            try:
                return cast("T", answer.decode(body))
            except msgspec.ValidationError as error:
                reason = str(error)
                if tolerance is not None and tolerance.policy != "strict":
                    mended = tolerance.read
                    value, passes = mended(self.id, answer.type, msgspec.json.decode(body))
                    if passes:
                        return cast("T", answer.finish(value))
            except _UNREADABLE as error:
                reason = str(error)
        request, headers, body = self.told(response)
        if status >= 400:
            raise (self.refusals or _UNTOLD).read(request, status, headers, body)
        partial = None
        if answer is not None and mended is not None:
            partial, _ = mended(self.id, answer.type, msgspec.json.decode(body))
        raise DecodeError(reason, request=request, status=status, headers=headers, body=body, partial=partial)

    def undecodable(self, response: httpx.Response, reason: str) -> DecodeError:
        """The error for an answer that is not even tried."""
        request, headers, body = self.told(response)
        return DecodeError(reason, request=request, status=response.status_code, headers=headers, body=body)

    def told(self, response: httpx.Response) -> tuple[RequestSummary, dict[str, str], bytes]:
        """What an error says of a call: request, headers and body of the answer.

        It will be logged: no credential is in it, even where the server echoed one.
        """
        sent = response.request
        url = str(response.url.copy_with(userinfo=b"", query=None, fragment=None))
        key = sent.headers.get(self.idempotency) if self.idempotency else None
        veil = Veil.over(response)
        summary = RequestSummary(self.id, self.method, url, key)
        return summary, veil.headers(response), veil.bytes(response.content)

    def _is_login(self, status: int, answer: Answer | None, body: bytes) -> bool:
        if answer is None:
            return status // 100 == 3
        return status // 100 == 2 and not answer.page and is_page(body)

    def _answer(self, status: int) -> Answer | None:
        answers = self.answers
        found = answers.get(status) or answers.get(f"{status // 100}XX")
        return found or (answers.get("default") if status < 400 else None)


class File:
    """What to upload: its bytes, and how the server gets to know them.

    Args:
        content: The bytes.
        name: The file's name.
        media_type: What the bytes are, such as ``image/png``; guessed from the name unless given.
    """

    __slots__ = ("content", "media_type", "name")

    def __init__(self, content: bytes, *, name: str = "file", media_type: str | None = None) -> None:
        self.content: bytes = content
        self.name: str = name
        self.media_type: str | None = media_type

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> File:
        """A file of this machine, read whole.

        Raises:
            OSError: It cannot be read.
        """
        from pathlib import Path

        return cls(Path(path).read_bytes(), name=Path(path).name)

    def __repr__(self) -> str:
        return f"<File {self.name}, {len(self.content)} bytes>"


def flag(value: Any) -> Any:
    """A truth value as the 0 or 1 that a server wants; what is unset stays so."""
    return value if value is None or value is UNSET else int(bool(value))


def text_of(value: Any) -> Any:
    """A value as JSON text, for a parameter; what is unset stays so."""
    return value if value is UNSET else encode(value).decode()


def _is_list(value: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray))


def wire(value: Any) -> str:
    """How one value is written into a path, a query or a header.

    Raises:
        InvalidArgumentError: There is no way to write it, such as for an infinite number or for bytes.
    """
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, (bytes, bytearray, dict)):
        raise InvalidArgumentError(f"{value!r} cannot be written into an address or a header")
    encoded = encode(value).decode()
    return encoded[1:-1] if encoded.startswith('"') else encoded


def form(
    values: Mapping[str, Any], *, multipart: bool
) -> tuple[dict[str, str | list[str]], list[tuple[str, tuple[str, bytes, str | None]]]]:
    """The texts and the files of a form, as httpx takes them, without unset values.

    Raises:
        InvalidArgumentError: There is no way to write a value, such as a file in a form that takes none.
    """
    texts: dict[str, str | list[str]] = {}
    files: list[tuple[str, tuple[str, bytes, str | None]]] = []
    for name, value in values.items():
        if value is UNSET or value is None:
            continue
        file = File(value) if multipart and isinstance(value, bytes) else value
        if multipart and isinstance(file, File):
            files.append((name, (file.name, file.content, file.media_type or _guess(file.name))))
        elif isinstance(file, (list, tuple)):
            texts[name] = [wire(item) for item in cast("Sequence[Any]", file)]
        else:
            texts[name] = wire(file)
    return texts, files


def _guess(name: str) -> str | None:
    import mimetypes

    return mimetypes.guess_type(name)[0]


def encode(value: Any) -> bytes:
    """JSON, decimals as numbers.

    Raises:
        InvalidArgumentError: It holds a number that JSON has no text for, which would be sent as ``null`` and
            might be read as no limit; or something that is no data at all.
    """
    _refuse_infinite(value)
    try:
        return _encoder.encode(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise InvalidArgumentError(f"cannot be written as JSON: {error}") from None


_encoder = msgspec.json.Encoder(decimal_format="number")


def _refuse_infinite(value: Any) -> None:
    if isinstance(value, float):
        if value != value or value in (_INFINITY, -_INFINITY):
            raise InvalidArgumentError(f"{value!r} is no number that can be sent")
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            _refuse_infinite(getattr(value, name))
    elif isinstance(value, (list, tuple)):
        for item in cast("Sequence[Any]", value):
            _refuse_infinite(item)
    elif isinstance(value, dict):
        _refuse_infinite([*cast("dict[str, Any]", value).values()])
    elif not isinstance(value, (str, int)) and getattr(value, "is_finite", None) and not value.is_finite():
        raise InvalidArgumentError(f"{value!r} is no number that can be sent")


_INFINITY = float("inf")


_UNTOLD = Refusals(Any)
