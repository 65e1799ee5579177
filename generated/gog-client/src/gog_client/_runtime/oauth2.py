"""Tokens that run out: where they are kept, when they are refreshed, and by whom.

Refreshing changes something for good, as a server may hand out a new refresh token and forget the old one.
So only one thread, task or process of those that share a store does it, the rest use what it got, and what
came is stored before anything else happens. Nothing here knows a store; which request gets a token is the
spec's to say and reaches this module as a `Flow`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Mapping
from typing import TYPE_CHECKING, Any, Protocol, cast

import msgspec
from msgspec import Struct

from .credentials import Secret
from .errors import (
    ApiError,
    BadRequestError,
    ConfigurationError,
    DecodeError,
    LoginRequiredError,
    ServerError,
    TooManyRequestsError,
    TransportError,
    of_status,
)
from .operation import Operation
from .secrecy import SECRETS, veiled
from .steps import Sleep, Steps, unbroken

if TYPE_CHECKING:
    import httpx

    from .transport import AsyncTransport, Transport

Release = Callable[[], None]

_VERSION = 1
_EARLY, _SHARE = 300.0, 0.25
"""A token is refreshed so many seconds before its end, or this share of its life if that is shorter."""
_PATIENCE = 60.0
"""Seconds to wait for somebody else's refresh, and before trying again one that failed early."""


class Token(Struct, frozen=True, kw_only=True):
    """What proves to a server who we are, for a while. Its texts show themselves to `Secret.reveal` only.

    Attributes:
        access_token: Goes with each request.
        refresh_token: Gets the next token; None where the server gave none.
        issued_at: When it came, in Unix seconds.
        expires_at: When it ends, in Unix seconds; None where the server did not say.
        scope: What it is good for, as the server puts it.
        user_id: Whose it is, where the server says so.
        session_id: The login it belongs to, where the server says so.
    """

    access_token: Secret
    refresh_token: Secret | None = None
    issued_at: float = 0.0
    expires_at: float | None = None
    scope: str | None = None
    user_id: str | None = None
    session_id: Secret | None = None


class TokenStore(Protocol):
    """Keeps tokens under the client id that they were given to. Yours may be a keyring or a database.

    Whoever calls `save` or `forget` has the lock.
    """

    def load(self, client_id: str) -> Token | None:
        """The token, or None. Called before each request, so it is quick."""
        ...

    def save(self, client_id: str, token: Token) -> None:
        """Put a token in the place of the old one, at once and for good."""
        ...

    def forget(self, client_id: str) -> None:
        """Remove the token, if there is one."""
        ...

    def try_lock(self) -> Release | None:
        """Take the only lock and give what releases it; None, without waiting, while somebody has it."""
        ...


class MemoryTokenStore:
    """Keeps tokens as long as this process runs, for all its threads and tasks. A pickle is empty."""

    def __init__(self) -> None:
        import threading

        self._tokens: dict[str, Token] = {}
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        return f"<MemoryTokenStore of {len(self._tokens)}>"

    def __reduce__(self) -> tuple[type[MemoryTokenStore], tuple[()]]:
        return (MemoryTokenStore, ())

    def __deepcopy__(self, memo: dict[int, Any]) -> MemoryTokenStore:
        return self

    def load(self, client_id: str) -> Token | None:
        """The token, or None."""
        return self._tokens.get(client_id)

    def save(self, client_id: str, token: Token) -> None:
        """Put a token in the place of the old one."""
        self._tokens[client_id] = token

    def forget(self, client_id: str) -> None:
        """Remove the token, if there is one."""
        self._tokens.pop(client_id, None)

    def try_lock(self) -> Release | None:
        """Take the lock; None while somebody has it."""
        return self._lock.release if self._lock.acquire(blocking=False) else None


class FileTokenStore:
    """Keeps tokens in one JSON file that clients, threads and processes of one user share.

    The file, its temporary successor and the lock beside it (``<path>.lock``) are for their owner only. New
    content takes the place of the old in one step: whatever is interrupted, one of the two is there. Tokens
    of several client ids stand beside each other::

        {"version": 1, "tokens": {"<client id>": {
            "access_token": "…", "refresh_token": "…", "issued_at": 1600000000.0, "expires_at": 1600003600.0,
            "scope": null, "user_id": "…", "session_id": "…"}}}

    What the file holds besides is kept. The lock needs the package `filelock`.

    Args:
        path: The file; it and its folder are made when the first token is saved.
    """

    __slots__ = ("_read", "path")

    def __init__(self, path: str | os.PathLike[str]) -> None:
        given: str = os.fspath(path)
        self.path: str = os.path.abspath(os.path.expanduser(given))
        self._read: tuple[tuple[int, ...], dict[str, Token]] = ((), {})

    def __repr__(self) -> str:
        return f"FileTokenStore({self.path!r})"

    def __reduce__(self) -> tuple[type[FileTokenStore], tuple[str]]:
        return (FileTokenStore, (self.path,))

    def load(self, client_id: str) -> Token | None:
        """The token, or None; the file is read again when it has changed.

        Raises:
            ConfigurationError: The file is damaged, of a later version, or others may read it. It is left
                as it is.
        """
        try:
            now = _signature(os.stat(self.path))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise ConfigurationError(f"{self.path}: {error.strerror}") from None
        signature, tokens = self._read  # one variable, so that no thread sees one without the other
        if now != signature:
            content = _Content.read(self.path)
            if content.problem:
                raise ConfigurationError(f"{self.path}: {content.problem}")
            tokens = content.tokens()
            self._read = (content.signature, tokens)
        return tokens.get(client_id)

    def save(self, client_id: str, token: Token) -> None:
        """Write a token into the file.

        Raises:
            ConfigurationError: As `load`, or the file cannot be written. What was in it still is.
        """
        self._change(client_id, token)

    def forget(self, client_id: str) -> None:
        """Remove a token from the file.

        Raises:
            ConfigurationError: As `save`.
        """
        if self.load(client_id) is not None:
            self._change(client_id, None)

    def _change(self, client_id: str, token: Token | None) -> None:
        content = _Content.read(self.path)
        problem = content.problem or content.replace(self.path, client_id, token)
        if problem:
            raise ConfigurationError(f"{self.path}: {problem}")
        self._read = ((), {})

    def try_lock(self) -> Release | None:
        """Take the lock of the file; None while somebody, in whichever process, has it.

        Raises:
            ConfigurationError: There is no way to lock here, or `filelock` is not installed.
        """
        try:
            import filelock
        except ImportError:
            raise ConfigurationError(
                "FileTokenStore needs the package filelock: pip install filelock"
            ) from None
        try:
            _make_folder(self.path)
            lock = filelock.FileLock(f"{self.path}.lock", mode=0o600, thread_local=False)
            lock.acquire(blocking=False)
        except filelock.Timeout:
            return None
        except OSError as error:
            raise ConfigurationError(f"{self.path}.lock: {error.strerror}") from None
        return lock.release


class _Entry(Struct, kw_only=True):
    """A token as the file has it."""

    access_token: str
    refresh_token: str | None = None
    issued_at: float = 0.0
    expires_at: float | None = None
    scope: str | None = None
    user_id: str | None = None
    session_id: str | None = None


class _Content:
    """What a token file holds. Nothing here raises while it has a secret in a variable of its own."""

    __slots__ = ("_document", "problem", "signature")

    def __init__(self, document: dict[str, Any], problem: str = "", signature: tuple[int, ...] = ()) -> None:
        self._document, self.problem, self.signature = document, problem, signature

    @classmethod
    def read(cls, path: str) -> _Content:
        """The file's content, or what is wrong with it."""
        try:
            with open(path, "rb") as file:
                state = os.fstat(file.fileno())
                content = file.read()
        except FileNotFoundError:
            return cls({})
        except OSError as error:
            return cls({}, str(error.strerror))
        if os.name == "posix" and state.st_mode & 0o077:
            return cls({}, f"others may read or write it; chmod 600 it (mode {state.st_mode & 0o777:o} now)")
        document, problem = _parsed(content)
        return cls(document, problem, _signature(state))

    def tokens(self) -> dict[str, Token]:
        """All of them, by client id."""
        return {
            client_id: _token(msgspec.convert(entry, _Entry))
            for client_id, entry in self._document.get("tokens", {}).items()
        }

    def replace(self, path: str, client_id: str, token: Token | None) -> str:
        """Write a file with one token put in or taken out; gives what went wrong."""
        tokens: dict[str, Any] = dict(self._document.get("tokens", {}))
        if token is None:
            tokens.pop(client_id, None)
        else:
            tokens[client_id] = {**tokens.get(client_id, {}), **msgspec.to_builtins(_entry(token))}
        document = {**self._document, "version": _VERSION, "tokens": tokens}
        try:
            _write(os.path.realpath(path), msgspec.json.format(msgspec.json.encode(document)))
        except OSError as error:
            return f"cannot be written: {error.strerror}"
        return ""


def _parsed(content: bytes) -> tuple[dict[str, Any], str]:
    if not content.strip():
        return {}, ""  # made by `touch` or `mkstemp`; there is nothing to lose
    mend = "it was left as it is: move it away and log in again"
    try:
        document: Any = msgspec.json.decode(content)
        version = cast("dict[str, Any]", document)["version"]
        if not isinstance(version, int):
            return {}, f"not a token file; {mend}"
        if version != _VERSION:
            return {}, f"its format is version {version}; this package knows {_VERSION}: update the package"
        msgspec.convert(document, _File)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, TypeError, KeyError, IndexError):
        return {}, f"not a token file, or a damaged one; {mend}"
    return cast("dict[str, Any]", document), ""


class _File(Struct):
    tokens: dict[str, _Entry]


def _signature(state: os.stat_result) -> tuple[int, ...]:
    return (state.st_mtime_ns, state.st_size, state.st_ino, state.st_mode)


def _make_folder(path: str) -> None:
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)


def _write(path: str, content: bytes) -> None:
    """Put a file in the place of another; it is on the disk when this returns."""
    import contextlib
    import tempfile

    _make_folder(path)
    folder, name = os.path.split(path)
    prefix = f".{name}."
    for left in os.listdir(folder):  # whoever wrote these had the lock and died
        if left.startswith(prefix) and left.endswith(".tmp"):
            with contextlib.suppress(OSError):
                os.unlink(os.path.join(folder, left))
    handle, temporary = tempfile.mkstemp(prefix=prefix, suffix=".tmp", dir=folder)  # mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    sync_folder(folder)


def sync_folder(folder: str) -> None:
    """Make a rename in a folder survive a power cut, where the system can."""
    import contextlib

    if os.name == "posix":
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _token(entry: _Entry) -> Token:
    return Token(
        access_token=Secret(entry.access_token),
        refresh_token=Secret(entry.refresh_token) if entry.refresh_token else None,
        issued_at=entry.issued_at,
        expires_at=entry.expires_at,
        scope=entry.scope,
        user_id=entry.user_id,
        session_id=Secret(entry.session_id) if entry.session_id else None,
    )


def _entry(token: Token) -> _Entry:
    return _Entry(
        access_token=token.access_token.reveal(),
        refresh_token=token.refresh_token.reveal() if token.refresh_token else None,
        issued_at=token.issued_at,
        expires_at=token.expires_at,
        scope=token.scope,
        user_id=token.user_id,
        session_id=token.session_id.reveal() if token.session_id else None,
    )


class Flow:
    """Where an API gives out tokens: its own operations, of which the address and the method are used.

    Args:
        token: Gives a token for a code or a refresh token; their fields go into the query of a GET, else into
            a form.
        authorize: The page on which a person logs in.
    """

    __slots__ = ("authorize", "token")

    def __init__(self, token: Operation[Any], authorize: Operation[Any] | None = None) -> None:
        self.token: Operation[Any] = _bare(token)
        self.authorize: Operation[Any] | None = None if authorize is None else _bare(authorize)


def _bare(operation: Operation[Any]) -> Operation[Any]:
    """The operation without its answers, which no pickle could hold and which are read here."""
    return Operation(
        operation.id,
        operation.method,
        operation.path,
        effect=operation.effect,
        answers={},
        server=operation.server,
    )


class _LockedError(ConfigurationError):
    """Somebody does not give back the lock of a store."""


class OAuth2:
    """One client id with its tokens.

    Args:
        client_id: Names the application at the server.
        client_secret: What it shows beside its name.
        store: Where its tokens are kept.
        early: Seconds before its end at which a token is refreshed; a quarter of its life at most.
        clock: Gives the time in Unix seconds.
    """

    __slots__ = (
        "_clock",
        "_ended",
        "_not_before",
        "_unsaved",
        "client_id",
        "client_secret",
        "early",
        "store",
    )

    def __init__(
        self,
        client_id: str,
        client_secret: str | Secret,
        store: TokenStore,
        *,
        early: float = _EARLY,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self.client_id: str = client_id
        self.store: TokenStore = store
        self.early: float = early
        self._clock = clock
        secret = client_secret if isinstance(client_secret, Secret) else Secret(client_secret)
        self.client_secret: Secret = secret
        self._unsaved: Token | None = None
        self._ended: tuple[Secret, LoginRequiredError] | None = None
        self._not_before = 0.0

    def __repr__(self) -> str:
        return f"<OAuth2 {self.client_id}, {self.store!r}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_revive, (self.client_id, self.client_secret, self.store, self.early, self._clock))

    def now(self) -> float:
        """Unix seconds."""
        import time

        return (self._clock or time.time)()

    def token(self) -> Token | None:
        """The token of now, which may have ended; None before the first login."""
        return self._unsaved or self.store.load(self.client_id)

    def keep(self, token: Token) -> None:
        """Store a token. One that cannot be stored is kept here: the refresh token before it may be void.

        Raises:
            ConfigurationError: It cannot be stored.
        """
        self._unsaved = token
        self.store.save(self.client_id, token)
        self._unsaved = None

    def ready(self) -> Steps[Token | None]:
        """Give the token for a request that is about to leave; one that ends soon is refreshed first.

        Raises:
            LoginRequiredError: The refresh token is not accepted any more.
            SdkError: The token has ended and no other can be had; while it still holds, that is no error.
        """
        token = self.token()
        if token is None or token.refresh_token is None or token.expires_at is None:
            return token
        now = self.now()
        life = max(0.0, token.expires_at - token.issued_at)
        if now < max(
            token.expires_at - min(self.early, _SHARE * life), min(self._not_before, token.expires_at)
        ):
            return token
        try:
            return (yield from self.renew(token))
        except (TransportError, ServerError, TooManyRequestsError, DecodeError, _LockedError):
            if token.expires_at <= self.now():
                raise
        self._not_before = now + _PATIENCE
        return token

    def renew(self, stale: Token | None) -> Steps[Token | None]:
        """Give a token in the place of one that has ended or was refused; None where there is no way to.

        Raises:
            LoginRequiredError: The refresh token is not accepted any more.
            SdkError: No answer, or not one that is understood.
        """
        release = yield from self._lock(stale)
        try:
            token = self.token()
            if token is None or _is_newer(token, stale):
                return token  # somebody else was here
            if token.refresh_token is None:
                return None
            return (yield from self._refresh(token, token.refresh_token))
        finally:
            if release is not None:
                release()

    def refresh(self) -> Steps[Token]:
        """Get a new token now, whether it is time or not.

        Raises:
            ConfigurationError: There is nothing to refresh.
            LoginRequiredError: The refresh token is not accepted any more.
            SdkError: No answer, or not one that is understood.
        """
        token = yield from self.renew(self.token())
        if token is None:
            raise ConfigurationError("there is no token that could be refreshed: log in first")
        return token

    def exchange(self, fields: Mapping[str, str | Secret]) -> Steps[Token]:
        """Get the first token and store it, e.g. for ``grant_type`` and ``code``.

        Raises:
            LoginRequiredError: The code is not accepted.
            SdkError: No answer, or not one that is understood.
        """
        release = yield from self._lock(None)
        try:
            token: Token = yield Grant(self, fields)
            return token
        finally:
            if release is not None:
                release()

    def forget(self) -> Steps[None]:
        """Remove the token from the store; the server is not told."""
        release = yield from self._lock(None)
        try:
            self._unsaved = None
            self.store.forget(self.client_id)
        finally:
            if release is not None:
                release()

    def _refresh(self, token: Token, refresh_token: Secret) -> Steps[Token]:
        if self._ended is not None and _same(self._ended[0], refresh_token):
            raise _again(self._ended[1])
        fields: dict[str, str | Secret] = {"grant_type": "refresh_token", "refresh_token": refresh_token}
        try:
            fresh: Token = yield Grant(self, fields, token)
        except LoginRequiredError as error:
            self._ended = (refresh_token, _again(error))
            raise
        return fresh

    def _lock(self, stale: Token | None) -> Generator[Sleep, None, Release | None]:
        """Wait for the store's lock; None without it, as soon as somebody else has put in another token."""
        waited, pause = 0.0, 0.01
        while (release := self.store.try_lock()) is None:
            if waited >= _PATIENCE:
                raise _LockedError(f"somebody else has had {self.store!r} locked for {_PATIENCE:.0f} seconds")
            yield Sleep(pause)
            waited, pause = waited + pause, min(2 * pause, 0.05)
            token = self.token() if stale is not None else None
            if token is not None and _is_newer(token, stale):
                return None
        return release


def _revive(client_id: str, secret: Secret, store: TokenStore, early: float, clock: Any) -> OAuth2:
    return OAuth2(client_id, secret, store, early=early, clock=clock)


def _same(one: Secret, other: Secret | None) -> bool:
    return other is not None and one.reveal() == other.reveal()


def _is_newer(token: Token, stale: Token | None) -> bool:
    return stale is None or not _same(token.access_token, stale.access_token)


def _again(error: LoginRequiredError) -> LoginRequiredError:
    """The same error for another call: without the traceback of the first."""
    import copy

    return copy.copy(error)


class Grant:
    """The step that asks for a token and stores it; nothing can come between the two."""

    __slots__ = ("_fields", "_oauth2", "_previous")

    def __init__(
        self, oauth2: OAuth2, fields: Mapping[str, str | Secret], previous: Token | None = None
    ) -> None:
        self._oauth2, self._previous = oauth2, previous
        self._fields = {"client_id": oauth2.client_id, "client_secret": oauth2.client_secret, **fields}

    def run(self, transport: Transport) -> Token:
        """Ask and wait."""
        operation = transport.flow.token
        return self._keep(operation, transport.exchange(operation, self._signer(transport, operation)))

    async def run_async(self, transport: AsyncTransport) -> Token:
        """Ask; a cancellation waits for the answer, which may be the only one that holds the next token."""

        async def work() -> Token:
            operation = transport.flow.token
            return self._keep(
                operation, await transport.exchange(operation, self._signer(transport, operation))
            )

        return await unbroken(work)

    def _signer(
        self, transport: Transport | AsyncTransport, operation: Operation[Any]
    ) -> Callable[[httpx.Request], httpx.Request]:
        def sign(request: httpx.Request) -> httpx.Request:
            transport.refuse_plain(request.url, operation)
            return _filled(request, self._fields)

        return sign

    def _keep(self, operation: Operation[Any], response: httpx.Response) -> Token:
        token, reason = _granted(response, self._oauth2.now(), self._previous)
        if token is None:
            raise _refused(operation, response, reason)
        self._oauth2.keep(token)
        return token


def _filled(request: httpx.Request, fields: Mapping[str, str | Secret]) -> httpx.Request:
    """The request with the fields where its method has them, and a URL that shows none of them."""
    plain = {name: value.reveal() if isinstance(value, Secret) else value for name, value in fields.items()}
    secrets = frozenset(plain[name] for name in fields if isinstance(fields[name], Secret))
    request.extensions = {**request.extensions, SECRETS: secrets}
    if request.method in ("GET", "HEAD"):
        request.url = veiled(request.url.copy_merge_params(plain))
        return request
    import httpx

    headers = [(name, value) for name, value in request.headers.items() if name != "content-length"]
    return httpx.Request(
        request.method, request.url, headers=headers, data=plain, extensions=request.extensions
    )


class _Granted(Struct):
    """An answer of the token endpoint, RFC 6749 section 5.1, and what servers add to it."""

    access_token: str
    token_type: str | None = None
    expires_in: float | None = None
    refresh_token: str | None = None
    scope: str | None = None
    user_id: str | int | None = None
    session_id: str | int | None = None
    error: Any = None


def _granted(response: httpx.Response, now: float, previous: Token | None) -> tuple[Token | None, str]:
    """The token, or why there is none. A refusal is none, whatever its status and whatever else is in it."""
    if response.status_code != 200:
        return None, "not a token"
    try:
        told = msgspec.convert(msgspec.json.decode(response.content), _Granted, strict=False)
    except msgspec.ValidationError as error:
        return None, f"not a token: {error}"
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None, "not a token, and no JSON"
    if told.error is not None:
        return None, "an error, with a status that says success"
    if not told.access_token or not (told.access_token.isascii() and told.access_token.isprintable()):
        return None, "an access token that cannot be sent"
    if told.token_type is not None and told.token_type.lower() != "bearer":
        return None, f"a token of the type {told.token_type!r}, not bearer"
    if told.expires_in is not None and not 0 < told.expires_in < 1e10:
        return None, f"a token that holds for {told.expires_in} seconds"
    entry = _Entry(
        access_token=told.access_token,
        refresh_token=told.refresh_token,
        issued_at=now,
        expires_at=None if told.expires_in is None else now + told.expires_in,
        scope=told.scope,
        user_id=None if told.user_id is None else str(told.user_id),
        session_id=None if told.session_id is None else str(told.session_id),
    )
    token = _token(entry)
    if previous is not None and token.refresh_token is None:  # RFC 6749 section 6: the old one stays good
        token = msgspec.structs.replace(token, refresh_token=previous.refresh_token)
    return token, ""


def _refused(operation: Operation[Any], response: httpx.Response, reason: str) -> ApiError | DecodeError:
    """The exception for an answer that is no token. Its body is kept where no token can be in it."""
    status = response.status_code
    request, headers, body = operation.told(response)
    code, message = _error(body)
    if status < 400 or b"_token" in body:
        body = b""
    if code is None and status < 400:
        return DecodeError(reason, request=request, status=status, headers=headers, body=body)
    if code == "invalid_grant":
        message = f"{message or 'the code or the refresh token is not accepted'}: log in again"
        return LoginRequiredError(
            request=request, status=status, headers=headers, body=body, code=code, message=message
        )
    kind = of_status(status) if status >= 400 else BadRequestError
    return kind(request=request, status=status, headers=headers, body=body, code=code, message=message)


def _error(body: bytes) -> tuple[str | None, str | None]:
    """Code and explanation of a refusal, RFC 6749 section 5.2."""
    try:
        told: Any = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None, None
    if not isinstance(told, dict):
        return None, None
    known = cast("dict[str, Any]", told)
    code, message = known.get("error"), known.get("error_description")
    return code if isinstance(code, str) else None, message if isinstance(message, str) else None
