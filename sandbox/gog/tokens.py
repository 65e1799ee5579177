"""Sign-in: browser sessions, codes, and the OAuth tokens that they are exchanged for.

A code is good once and for a minute, an access token for an hour. A refresh token never ages; what becomes of
it when it is used is a matter of readings. With the refresh token of one client another client may ask for
tokens of its own (a game does): the first client's are not touched by that.
"""

from base64 import urlsafe_b64encode
from collections import Counter
from dataclasses import dataclass
from hashlib import sha512
from math import inf
from typing import Literal

from sandbox.core import Clock
from sandbox.gog import errors
from sandbox.gog.people import PEOPLE

CLIENT_ID, CLIENT_SECRET = "40000000000000042", "sandbox-client-secret"
GAME_CLIENT_ID, GAME_CLIENT_SECRET = "50000000000000042", "sandbox-game-secret"
SMALL_CLIENT_ID, SMALL_CLIENT_SECRET = "50000000000000043", "sandbox-small-game-secret"
CLIENTS = {
    CLIENT_ID: CLIENT_SECRET,
    GAME_CLIENT_ID: GAME_CLIENT_SECRET,
    SMALL_CLIENT_ID: SMALL_CLIENT_SECRET,
}
"""All are invented; the second is one of a game (of `catalogue.GAME`), the third of `catalogue.SMALL`."""

REDIRECT_URI = "https://embed.gog.com/on_login_success?origin=client"
"""Where clients let the browser be sent; any other will do here."""

CODE_SECONDS, TOKEN_SECONDS = 60, 3600

GrantType = Literal["authorization_code", "refresh_token"]
GRANT_TYPES: tuple[GrantType, ...] = ("authorization_code", "refresh_token")
Revoked = Literal["access", "refresh", "sessions", "all"]


def sample_access(name: str) -> str:
    """The access token that a user has from the start; it never expires."""
    return f"sandbox-access-{name.lower()}"


def sample_game_access(name: str) -> str:
    """The access token of the game's client that a user has from the start; it never expires."""
    return f"sandbox-game-access-{name.lower()}"


def sample_refresh(name: str) -> str:
    """The refresh token that a user has from the start."""
    return f"sandbox-refresh-{name.lower()}"


def sample_session(name: str) -> str:
    """The content of the cookie `gog-al` that a user has from the start."""
    return f"sandbox-session-{name.lower()}"


@dataclass(frozen=True, slots=True)
class _Code:
    user: str
    client_id: str
    redirect_uri: str
    expires: float


@dataclass(frozen=True, slots=True)
class _Access:
    user: str
    client_id: str
    expires: float


@dataclass(frozen=True, slots=True)
class _Refresh:
    user: str
    client_id: str
    session: str


@dataclass(frozen=True, slots=True)
class Token:
    """What the token endpoint gives; `scope` is null for a game's client, as clients have seen it."""

    user: str
    access: str
    refresh: str
    session: str
    scope: str | None


class Tokens:
    """Everybody's sessions, codes and tokens."""

    def __init__(self, clock: Clock, seed: int) -> None:
        self._clock, self._seed, self._made = clock, seed, 0
        self._sessions = {sample_session(name): name for name in PEOPLE}
        self._codes: dict[str, _Code] = {}
        self._access = {sample_access(name): _Access(name, CLIENT_ID, inf) for name in PEOPLE}
        self._access |= {sample_game_access(name): _Access(name, GAME_CLIENT_ID, inf) for name in PEOPLE}
        self._refresh = {
            sample_refresh(name): _Refresh(name, CLIENT_ID, f"60000000000000000{n:02}")
            for n, name in enumerate(PEOPLE, 1)
        }
        self.granted = Counter[str]()
        self.refused = Counter[str]()

    def bearer(self, token: str) -> str | None:
        """Whose access token this is, if it is good."""
        found = self.holder(token)
        return None if found is None else found[0]

    def holder(self, token: str) -> tuple[str, str] | None:
        """Whose access token this is, if it is good, and which client's."""
        found = self._access.get(token)
        return None if found is None or found.expires <= self._clock.now else (found.user, found.client_id)

    def session(self, cookie: str) -> str | None:
        """Whose browser session this is."""
        return self._sessions.get(cookie)

    def open_session(self, user: str) -> str:
        """Log a browser in; the content of its cookie."""
        cookie = self._make("session", 32)
        self._sessions[cookie] = user
        return cookie

    def authorize(self, user: str, client_id: str, redirect_uri: str) -> str:
        """Make a code for a client to exchange ("AUTH-1")."""
        code = self._make("code", 48)
        self._codes[code] = _Code(user, client_id, redirect_uri, self._clock.now + CODE_SECONDS)
        return code

    def exchange(self, client_id: str, code: str, redirect_uri: str) -> Token:
        """Tokens for a code ("AUTH-2"); it must be this client's, and come with the address it was made for.

        Raises:
            InvalidGrant: It is not, or is used up or expired.
        """
        known = self._codes.get(code)
        if (
            known is None
            or known.expires <= self._clock.now
            or (known.client_id, known.redirect_uri) != (client_id, redirect_uri)
        ):
            raise errors.InvalidGrant("The code is invalid, expired or was used before")
        del self._codes[code]
        return self._grant("authorization_code", known.user, client_id, None, None)

    def refresh(self, client_id: str, token: str, *, new_session: bool, rotates: bool) -> Token:
        """Tokens for a refresh token ("AUTH-2").

        Raises:
            InvalidGrant: It is unknown, used up or revoked.
        """
        known = self._refresh.get(token)
        if known is None:
            raise errors.InvalidGrant("The refresh token is invalid or was used before")
        own = known.client_id == client_id
        if own and rotates:
            del self._refresh[token]
        return self._grant(
            "refresh_token",
            known.user,
            client_id,
            known.session if own and not new_session else None,
            token if own and not rotates else None,
        )

    def log_out(self, user: str) -> None:
        """End all browser sessions of a user ("ACC-28"); tokens go on."""
        self._sessions = {cookie: name for cookie, name in self._sessions.items() if name != user}

    def revoke(self, user: str, what: Revoked) -> None:
        """Outside the API: these of a user's credentials are no longer good, the samples included."""
        if what in ("access", "all"):
            self._access = {key: made for key, made in self._access.items() if made.user != user}
        if what in ("refresh", "all"):
            self._refresh = {key: made for key, made in self._refresh.items() if made.user != user}
            self._codes = {key: made for key, made in self._codes.items() if made.user != user}
        if what in ("sessions", "all"):
            self.log_out(user)

    def _grant(
        self, grant_type: GrantType, user: str, client_id: str, session: str | None, refresh: str | None
    ) -> Token:
        now = self._clock.now
        self._access = {key: made for key, made in self._access.items() if made.expires > now}
        access = self._make("access", 64)
        self._access[access] = _Access(user, client_id, now + TOKEN_SECONDS)
        session = session or f"6{self._made:018}"
        if refresh is None:
            refresh = self._make("refresh", 64)
            self._refresh[refresh] = _Refresh(user, client_id, session)
        self.granted[grant_type] += 1
        return Token(user, access, refresh, session, "" if client_id == CLIENT_ID else None)

    def _make(self, kind: str, length: int) -> str:
        self._made += 1
        digest = sha512(f"gog {self._seed} {kind} {self._made}".encode()).digest()
        return urlsafe_b64encode(digest).decode()[:length]
