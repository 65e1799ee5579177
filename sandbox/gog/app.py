"""The GOG web API over HTTP: who asks, how it is refused, and the parts that it is made of."""

from collections.abc import Mapping, Sequence
from html import escape

import msgspec

import sandbox.core
from sandbox.core import Call, Clock, Limit, Reply, Route, Router, phrase, reply
from sandbox.gog import errors
from sandbox.gog.people import PEOPLE
from sandbox.gog.readings import Readings
from sandbox.gog.shop import VISITOR
from sandbox.gog.steps import Steps
from sandbox.gog.tokens import (
    CLIENT_ID,
    CLIENT_SECRET,
    GAME_CLIENT_ID,
    GAME_CLIENT_SECRET,
    REDIRECT_URI,
    sample_access,
    sample_refresh,
    sample_session,
)
from sandbox.gog.web_account import Accounts
from sandbox.gog.web_files import Files
from sandbox.gog.web_listing import Listing
from sandbox.gog.web_settings import Preferences
from sandbox.gog.web_shop import Carts, OrderPages, Wallets
from sandbox.gog.web_signin import SignIn
from sandbox.gog.web_social import Connect, Friendships, ReviewPages
from sandbox.gog.world import World, cookie, html

TOKEN = "auth.token"  # noqa: S105 (the name of an operation)
AUTHORIZE = "auth.authorize"

OPEN = frozenset(
    {
        *(TOKEN, AUTHORIZE, "login.page", "login.user", "cdn.file", "cdn.head"),
        *("user.data", "user.get", "user.account_basic"),
        *("settings.change_currency", "settings.change_language"),
        *("listing.list_products", "listing.list_public_wishlist", "reviews.list"),
        *("cart.get", "cart.add", "cart.add_many", "cart.add_series", "cart.remove"),
        *("cart.checkout", "cart.checkout_product"),
    }
)
"""Operations that serve callers who are not logged in, too."""


class GOG:
    """The API at `embed.gog.com` and the hosts around it, and what happens outside it."""

    name = "gog"
    hosts: Mapping[str, str] = dict.fromkeys(
        ("embed.gog.com", "www.gog.com", "login.gog.com", "auth.gog.com", "menu.gog.com", "cdn.gog.com"), ""
    )
    readings: type[msgspec.Struct] = Readings
    limit: Limit | None = None
    samples: Mapping[str, object] = {
        "note": "Invented: they open nothing real.",
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "redirect_uri": REDIRECT_URI,
        "game_client": {"client_id": GAME_CLIENT_ID, "client_secret": GAME_CLIENT_SECRET},
        "users": {
            name: {
                "access_token": sample_access(name),
                "refresh_token": sample_refresh(name),
                "session": sample_session(name),
                "user_id": str(person.user_id),
                "galaxy_user_id": person.galaxy_id,
            }
            for name, person in PEOPLE.items()
        },
    }

    def __init__(self, clock: Clock) -> None:
        self.world = world = World(clock)
        parts = (
            *(SignIn(world), Accounts(world), Preferences(world), Friendships(world), Listing(world)),
            *(Carts(world), OrderPages(world), Wallets(world), ReviewPages(world), Connect(world)),
            Files(world),
        )
        self.router = Router([route for part in parts for route in part.routes()])
        self.steps: Sequence[Route] = Steps(world).routes()

    def reset(self, seed: int, readings: Readings) -> None:
        """Start with a fresh store."""
        self.world.reset(seed, readings)

    def chosen(self) -> Readings:
        """The readings in force."""
        return self.world.readings

    def codes(self) -> Sequence[str]:
        """The codes of the token endpoint; other refusals have none."""
        return tuple(errors.BY_CODE)

    def caller(self, call: Call, route: Route) -> str:
        """Read the bearer token or the cookie `gog-al` and tell the user's name; nobody's, for a visitor.

        The sign-in page looks at the cookie only.

        Raises:
            LoginRequired: The operation is not for visitors, and neither token nor cookie is good.
        """
        tokens = self.world.store.tokens
        user = None if route.operation == AUTHORIZE else self._bearer(call)
        user = user or tokens.session(cookie(call, "gog-al") or "")
        if user is not None:
            return user
        if route.operation in OPEN:
            return VISITOR
        if self.world.readings.logged_out == "redirect":
            raise errors.LoginRedirect(
                headers={"Location": self.world.absolute(call, "login.gog.com", "/login")}
            )
        raise errors.LoginRequired

    def _bearer(self, call: Call) -> str | None:
        values = call.header(b"authorization")
        if len(values) != 1:
            return None
        scheme, _, token = values[0].partition(" ")
        return self.world.store.tokens.bearer(token.strip(" ")) if scheme.lower() == "bearer" else None

    def refused(self, refusal: sandbox.core.Refusal) -> Reply:
        """A page or, from the token endpoint, ``{"error", "error_description"}``."""
        if isinstance(refusal, errors.TokenRefused):
            return _token_error(refusal.status, refusal.code, refusal.message)
        kind = errors.OF_CORE.get(type(refusal))
        status, message = (kind.status, kind.message) if kind else (refusal.status, refusal.message)
        headers = tuple(
            (name.lower().encode(), value.encode("latin-1", "replace"))
            for name, value in refusal.headers.items()
        )
        return _page(status, message, headers)

    def failure(
        self, operation: str, code: str | None, status: int | None, message: str | None
    ) -> Reply | None:
        """Shape an injected failure: JSON at the token endpoint or with one of its codes, else a page."""
        kind = errors.BY_CODE.get(code or "")
        if kind is None and status is None:
            return None
        if kind is not None or operation == TOKEN:
            given = status or (400 if kind is None else kind.status)
            fallback = "server_error" if given >= 500 else "invalid_request"
            text = message or (phrase(given) if kind is None else kind.message)
            return _token_error(given, code or fallback, text)
        return _page(status or 500, message or phrase(status or 500), ())


def _token_error(status: int, code: str | None, message: str) -> Reply:
    return reply({"error": code, "error_description": message}, status)


def _page(status: int, message: str, headers: tuple[tuple[bytes, bytes], ...]) -> Reply:
    login = '<form action="/login" method="get"><input name="login[username]"></form>'
    return html(message, login if status in (200, 302) else f"<p>{escape(message)}</p>", status, headers)
