"""Operations of auth.gog.com and the login page; groups `auth` and `login`."""

import re
from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from sandbox.core import Call, Reply, Route, reply
from sandbox.gog import errors
from sandbox.gog.errors import BadRequest
from sandbox.gog.people import PEOPLE
from sandbox.gog.tokens import CLIENTS, GRANT_TYPES, TOKEN_SECONDS, Token
from sandbox.gog.world import Part, change, html, redirect, show

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[!-~]+")
_CLIENT = re.compile(r"[0-9]{1,20}")
_NO_STORE = {"Cache-Control": "no-store"}


class SignIn(Part):
    """Codes and tokens."""

    def routes(self) -> Sequence[Route]:
        """These operations."""
        return (
            change("GET /auth", self.auth_authorize),
            change("GET /token", self.auth_token),
            show("GET /login", self.login_page),
            change("GET /login/{user}", self.login_user),
        )

    def auth_authorize(self, call: Call) -> Reply:
        """AUTH-1: 302 to the login page or, with a session, to `redirect_uri` with a code.

        Raises:
            BadRequest: `client_id`, `redirect_uri` or `response_type` is missing or makes no sense.
        """
        client_id, redirect_uri = _client(call)
        if call.caller:
            return redirect(self._with_code(call.caller, client_id, redirect_uri))
        return redirect(self.world.absolute(call, "login.gog.com", f"/login?{_quoted(call.query)}"))

    def auth_token(self, call: Call) -> Reply:
        """AUTH-2: tokens for a code or a refresh token.

        Raises:
            InvalidRequest: A parameter is missing, or `without_new_session` is neither 0 nor 1.
            InvalidClient: There is no such client, or its secret is another.
            UnsupportedGrantType: Neither a code nor a refresh token is offered.
            InvalidGrant: What is offered is good for nothing.
        """
        given = call.arguments()
        grant_type = given.get("grant_type", "")
        try:
            token = self._token(given)
        except errors.TokenRefused:
            if grant_type in GRANT_TYPES:
                self.store.tokens.refused[grant_type] += 1
            raise
        person = PEOPLE[token.user]
        return reply(
            {
                "expires_in": TOKEN_SECONDS,
                "scope": token.scope,
                "token_type": "bearer",
                "access_token": token.access,
                "user_id": person.galaxy_id,
                "refresh_token": token.refresh,
                "session_id": token.session,
            },
            headers=_NO_STORE,
        )

    def _token(self, given: dict[str, str]) -> Token:
        client_id = _needed(given, "client_id")
        secret = _needed(given, "client_secret")
        grant_type = _needed(given, "grant_type")
        if CLIENTS.get(client_id) != secret:
            raise errors.InvalidClient
        without = given.get("without_new_session", "0")
        if without not in ("0", "1"):
            raise errors.InvalidRequest("without_new_session must be 0 or 1")
        if grant_type == "authorization_code":
            code, redirect_uri = _needed(given, "code"), _needed(given, "redirect_uri")
            return self.store.tokens.exchange(client_id, code, redirect_uri)
        if grant_type == "refresh_token":
            return self.store.tokens.refresh(
                client_id,
                _needed(given, "refresh_token"),
                new_session=without == "0",
                rotates=self.readings.refresh_rotation == "rotates",
            )
        raise errors.UnsupportedGrantType

    def login_page(self, call: Call) -> Reply:
        """The page that stands in for the login form: pick who you are."""
        query = f"?{escape(_quoted(call.query))}" if call.query else ""
        return html("Log in", "".join(f'<p><a href="login/{n}{query}">{n}</a></p>' for n in PEOPLE))

    def login_user(self, call: Call) -> Reply:
        """Log in as somebody; with `redirect_uri` and `client_id` as of AUTH-1 the code follows at once.

        Raises:
            NotFound: Nobody has this name.
            BadRequest: The parameters make no sense.
        """
        user = call.params["user"]
        if user not in PEOPLE:
            raise errors.NotFound
        client = _client(call) if "redirect_uri" in call.arguments() else None
        value = f"gog-al={self.store.tokens.open_session(user)}; Path=/; HttpOnly"
        cookie = (b"set-cookie", value.encode())
        if client is None:
            return html("Logged in", f"<p>You are {escape(user)}.</p>", headers=(cookie,))
        return redirect(self._with_code(user, *client), (cookie,))

    def _with_code(self, user: str, client_id: str, redirect_uri: str) -> str:
        code = self.store.tokens.authorize(user, client_id, redirect_uri)
        return f"{redirect_uri}{'&' if '?' in redirect_uri else '?'}code={code}"


def _client(call: Call) -> tuple[str, str]:
    given = call.arguments()
    client_id, redirect_uri = given.get("client_id", ""), given.get("redirect_uri", "")
    if not _CLIENT.fullmatch(client_id):
        raise BadRequest("client_id must be a number")
    if not _URI.fullmatch(redirect_uri):
        raise BadRequest("redirect_uri must be an absolute URI")
    if given.get("response_type") != "code":
        raise BadRequest("response_type must be code")
    return client_id, redirect_uri


def _needed(given: dict[str, str], name: str) -> str:
    if not given.get(name):
        raise errors.InvalidRequest(f"{name} is missing")
    return given[name]


def _quoted(query: str) -> str:
    return quote(query, safe="!$%&'()*+,-./:;=?@_~")
