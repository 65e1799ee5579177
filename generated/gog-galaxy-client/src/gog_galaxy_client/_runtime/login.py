"""Who a client is: an access token, tokens that are refreshed, or a cookie; and logging in.

The second kind begins with a person who logs in on a page. The browser ends at an address with a code in it,
and for the code comes the first token, RFC 6749 section 4.1. Nothing here knows a store: a subclass names its
security schemes, its cookie and its addresses.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import parse_qs, urlsplit

from .credentials import Secret
from .errors import ConfigurationError, InvalidArgumentError, MissingCredentialsError
from .oauth2 import MemoryTokenStore, OAuth2, Token, TokenStore

if TYPE_CHECKING:
    import httpx

    from .operation import Operation
    from .transport import AsyncTransport, Transport


class LoginCredentials:
    """The header ``Authorization: Bearer …`` or a cookie, whichever the operation names first.

    Args:
        token: An access token that is ready to use; it is not refreshed.
        client_id: The application's id, with `client_secret`, for tokens that are refreshed by themselves.
        client_secret: The secret that belongs to `client_id`.
        token_store: Where tokens are kept; in memory unless given.
        session_cookie: The value of the cookie of a browser's login.

    Attributes:
        bearer: The alternatives of an operation's security that take a token.
        session: The one that takes the cookie.
        cookie: The cookie's name; none where no operation takes one.
        oauth2: The tokens that are refreshed, if there are any.

    Raises:
        ConfigurationError: Half of the pair is missing, or there are two sources of tokens.
    """

    __slots__ = ("_cookie", "_token", "oauth2")

    bearer: ClassVar[tuple[tuple[str, ...], ...]] = ()
    session: ClassVar[tuple[str, ...]] = ()
    cookie: ClassVar[str] = ""

    def __init__(
        self,
        *,
        token: str | None,
        client_id: str | None,
        client_secret: str | None,
        token_store: TokenStore | None,
        session_cookie: str | None = None,
    ) -> None:
        self._token = Secret(token) if token else None
        self._cookie = Secret(session_cookie) if session_cookie else None
        self.oauth2: OAuth2 | None = None
        if token and (client_id or client_secret or token_store is not None):
            raise ConfigurationError(
                "token= is used as it is; for tokens that are refreshed give client_id=, client_secret= and "
                "token_store= without it"
            )
        if client_id and client_secret:
            store = MemoryTokenStore() if token_store is None else token_store
            self.oauth2 = OAuth2(client_id, client_secret, store)
        elif client_id or client_secret or token_store is not None:
            missing = [name for name, value in _named(client_id, client_secret) if not value]
            raise ConfigurationError(
                f"client_id=, client_secret= and token_store= go together; missing: {', '.join(missing)}"
            )

    def __repr__(self) -> str:
        given = {"token": self._token, "client_id": self.oauth2, "session_cookie": self._cookie}
        return f"<Credentials {', '.join(name for name, value in given.items() if value) or 'not set'}>"

    def grant(self, operation: Operation[Any]) -> OAuth2 | None:
        """Where the token for this operation comes from, if it is one that is refreshed."""
        return self.oauth2 if self._choice(operation) in self.bearer else None

    def apply(self, request: httpx.Request, operation: Operation[Any]) -> None:
        """Put on the first alternative that was given; nothing, where the operation does without.

        Raises:
            MissingCredentialsError: Nothing was given that this operation takes, or nobody has logged in yet.
        """
        choice = self._choice(operation)
        if choice == self.session and self._cookie is not None:
            others = [
                pair
                for line in request.headers.get_list("Cookie")
                for pair in line.split("; ")
                if not pair.startswith(f"{self.cookie}=")  # the jar's may be that of another client's user
            ]
            request.headers["Cookie"] = "; ".join([*others, f"{self.cookie}={self._cookie.reveal_header()}"])
            return
        token = self._bearer() if choice in self.bearer else None
        if token is not None:
            request.headers["Authorization"] = f"Bearer {token.reveal_header()}"
        elif () not in operation.security:
            raise MissingCredentialsError(
                f"{operation.id} asks for a user: "
                + ("log in with auth.login_url() and auth.login()" if self.oauth2 else self._wanted())
            )

    def _choice(self, operation: Operation[Any]) -> tuple[str, ...]:
        for alternative in map(tuple, operation.security):
            if alternative in self.bearer and (self._token or self.oauth2):
                return alternative
            if alternative == self.session and self._cookie:
                return alternative
        return ()

    def _bearer(self) -> Secret | None:
        if self.oauth2 is None:
            return self._token
        token = self.oauth2.token()
        return None if token is None else token.access_token

    def _wanted(self) -> str:
        told = "give token=, or client_id=, client_secret= and token_store="
        return f"{told}, or session_cookie=" if self.cookie else told


def _named(client_id: str | None, client_secret: str | None) -> tuple[tuple[str, str | None], ...]:
    return (("client_id", client_id), ("client_secret", client_secret))


class _Login:
    """What both kinds of client do without sending anything.

    Attributes:
        redirect_uri: Where the browser ends; the code stands in its address bar then.
        page: What the page of the login is asked for besides, as fields of its query.
    """

    redirect_uri: ClassVar[str] = ""
    page: ClassVar[Mapping[str, str]] = {}

    _transport: Any  # Transport or AsyncTransport; a class below says which

    def login_url(self, *, redirect_uri: str | None = None, **fields: str) -> str:
        """The page on which a person logs in, for a browser.

        After the login the browser is at `redirect_uri` with ``code=…`` in its address: give that address, or
        the code alone, to `login` within a minute or so.

        Args:
            redirect_uri: Where the browser goes then; that of this object unless given. `login` wants it,
                too.
            fields: What else the page is asked for, such as its `layout`.

        Raises:
            ConfigurationError: The client was made without `client_id` and `client_secret`.
        """
        transport: Transport | AsyncTransport = self._transport
        oauth2, operation = oauth2_of(transport), transport.flow.authorize
        if operation is None:
            raise ConfigurationError("this client knows no page to log in on")
        query = {
            "client_id": oauth2.client_id,
            "redirect_uri": redirect_uri or self.redirect_uri,
            "response_type": "code",
            **self.page,
            **fields,
        }
        return transport.address(operation, query)


class Login(_Login):
    """Logging in, and what follows from it."""

    _transport: Transport

    def login(self, code_or_redirect_url: str, *, redirect_uri: str | None = None) -> Token:
        """Get the first token and store it; from then on it is refreshed by itself.

        Args:
            code_or_redirect_url: What the browser ended with: the whole address, or the code from it.
            redirect_uri: The same as for `login_url`.

        Raises:
            InvalidArgumentError: There is no code in the address.
            LoginRequiredError: The code is not accepted (any more).
            ConfigurationError: The client was made without `client_id` and `client_secret`, or the token
                cannot be stored.
        """
        code_or_redirect_url, fields = "", _fields(code_or_redirect_url, redirect_uri or self.redirect_uri)
        return self._transport.run(oauth2_of(self._transport).exchange(fields))

    def refresh(self) -> Token:
        """Get and store a new token now; calls do so by themselves when it is time.

        Raises:
            LoginRequiredError: The refresh token is not accepted any more.
            ConfigurationError: There is nothing to refresh.
        """
        return self._transport.run(oauth2_of(self._transport).refresh())

    def logout(self) -> None:
        """Forget the stored token. The server is not told: who has a copy can go on using it."""
        self._transport.run(oauth2_of(self._transport).forget())


class AsyncLogin(_Login):
    """Logging in, and what follows from it."""

    _transport: AsyncTransport

    async def login(self, code_or_redirect_url: str, *, redirect_uri: str | None = None) -> Token:
        """Get the first token and store it; from then on it is refreshed by itself.

        Args:
            code_or_redirect_url: What the browser ended with: the whole address, or the code from it.
            redirect_uri: The same as for `login_url`.

        Raises:
            InvalidArgumentError: There is no code in the address.
            LoginRequiredError: The code is not accepted (any more).
            ConfigurationError: The client was made without `client_id` and `client_secret`, or the token
                cannot be stored.
        """
        code_or_redirect_url, fields = "", _fields(code_or_redirect_url, redirect_uri or self.redirect_uri)
        return await self._transport.run(oauth2_of(self._transport).exchange(fields))

    async def refresh(self) -> Token:
        """Get and store a new token now; calls do so by themselves when it is time.

        Raises:
            LoginRequiredError: The refresh token is not accepted any more.
            ConfigurationError: There is nothing to refresh.
        """
        return await self._transport.run(oauth2_of(self._transport).refresh())

    async def logout(self) -> None:
        """Forget the stored token. The server is not told: who has a copy can go on using it."""
        await self._transport.run(oauth2_of(self._transport).forget())


def oauth2_of(transport: Transport | AsyncTransport) -> OAuth2:
    """The tokens that a client refreshes.

    Raises:
        ConfigurationError: It was made without any.
    """
    credentials: Any = transport.credentials
    oauth2 = credentials.oauth2 if isinstance(credentials, LoginCredentials) else None
    if oauth2 is None:
        raise ConfigurationError(
            "to log in, make the client with client_id=, client_secret= and token_store="
        )
    return oauth2


def _fields(pasted: str, redirect_uri: str) -> Mapping[str, str | Secret]:
    code, problem = _code(pasted.strip())
    pasted = ""  # a traceback with variables would show it
    if problem:
        raise InvalidArgumentError(problem)
    return {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri}


def _code(pasted: str) -> tuple[Secret, str]:
    """The code, or what is wrong; it is not repeated, as it may hold one."""
    none = Secret(None)
    if "=" not in pasted and "/" not in pasted and "?" not in pasted:
        plain = bool(pasted) and pasted.isascii() and pasted.isprintable() and " " not in pasted
        return (
            (Secret(pasted), "") if plain else (none, "that is no code: it is empty, or more than one word")
        )
    query = parse_qs(urlsplit(pasted).query if "?" in pasted or "/" in pasted else pasted)
    if "error" in query:
        told = " ".join(query["error"] + query.get("error_description", []))
        return none, f"the login ended with an error: {told[:200]}"
    codes = query.get("code", [])
    if len(codes) != 1:
        return none, "that address has no code=…: paste the one that the browser shows after the login"
    return Secret(codes[0]), ""
