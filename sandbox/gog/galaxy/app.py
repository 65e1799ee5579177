"""The GOG Galaxy services over HTTP: who asks, how it is refused, and the parts that they are made of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import msgspec

import sandbox.core
from sandbox.core import Call, Limit, Reply, Route, Router, phrase, reply
from sandbox.gog import errors
from sandbox.gog.app import GOG
from sandbox.gog.catalogue import GAME, SMALL
from sandbox.gog.galaxy.content import BETA_PASSWORD, BY_CLIENT, CLIENTS
from sandbox.gog.galaxy.delivery import Builds, Depots
from sandbox.gog.galaxy.errors import CODES, NotYours, Page, Unauthorized
from sandbox.gog.galaxy.play import Play, Saves
from sandbox.gog.galaxy.products import Catalogues, Products
from sandbox.gog.galaxy.readings import Readings
from sandbox.gog.galaxy.settings import Settings
from sandbox.gog.galaxy.social import Social
from sandbox.gog.galaxy.steps import Steps
from sandbox.gog.galaxy.world import Galaxy
from sandbox.gog.people import PEOPLE
from sandbox.gog.tokens import (
    CLIENT_ID,
    CLIENT_SECRET,
    REDIRECT_URI,
    sample_access,
    sample_game_access,
    sample_refresh,
)
from sandbox.gog.web_files import Files
from sandbox.gog.web_signin import SignIn

_SHARED = ("auth.", "login.", "cdn.file", "cdn.head")
"""What the web API answers: the sign-in, and the files behind downlinks."""

_OPEN = frozenset(
    {
        *("products.get", "products.list", "products.get_game", "products.prices", "products.list_prices"),
        *("config.client", "config.files", "config.files_v7", "config.remote"),
        *("builds.list", "builds.open_link", "builds.patch", "builds.dependencies", "builds.redists"),
        *("depots.repository_v1", "depots.manifest_v1", "depots.container_v1", "depots.meta"),
        *("depots.dependency_meta", "depots.patch_meta"),
        *("cdn.chunk", "cdn.patch_chunk", "cdn.dependency_chunk"),
        *("presence.options", "catalog.search", "reviews.list", "reviews.average_rating", "games_db.get"),
    }
)
"""Operations that look at no token."""


class GogGalaxy:
    """The Galaxy hosts, and what happens outside them."""

    name = "gog_galaxy"
    hosts: Mapping[str, str] = dict.fromkeys(
        (
            *("api.gog.com", "auth.gog.com", "cfg.gog.com", "remote-config.gog.com", "chat.gog.com"),
            *("content-system.gog.com", "cdn.gog.com", "gog-cdn-fastly.gog.com", "gameplay.gog.com"),
            *("presence.gog.com", "users.gog.com", "galaxy-library.gog.com", "catalog.gog.com"),
            *("reviews.gog.com", "cloudstorage.gog.com", "gamesdb.gog.com", "notifications.gog.com"),
        ),
        "",
    )
    readings: type[msgspec.Struct] = Readings
    limit: Limit | None = None
    samples: Mapping[str, object] = {
        "note": "Invented: they open nothing real. Users and tokens are those of gog.",
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "redirect_uri": REDIRECT_URI,
        "games": {
            str(product_id): {
                "client_id": CLIENTS[product_id].id,
                "client_secret": CLIENTS[product_id].secret,
            }
            for product_id in (GAME, SMALL)
        },
        "beta_password": BETA_PASSWORD,
        "users": {
            name: {
                "access_token": sample_access(name),
                "game_access_token": sample_game_access(name),
                "refresh_token": sample_refresh(name),
                "galaxy_user_id": person.galaxy_id,
            }
            for name, person in PEOPLE.items()
        },
    }

    def __init__(self, web: GOG) -> None:
        self._web = web
        self.galaxy = galaxy = Galaxy(web.world)
        shared = [
            replace(route, handler=_paged(route.handler))
            for part in (SignIn(web.world), Files(web.world))
            for route in part.routes()
            if route.operation.startswith(_SHARED)
        ]
        parts = (
            *(Products(galaxy), Catalogues(galaxy), Settings(galaxy), Builds(galaxy), Depots(galaxy)),
            *(Play(galaxy), Social(galaxy), Saves(galaxy)),
        )
        self.router = Router([*shared, *(route for part in parts for route in part.routes())])
        self.steps: Sequence[Route] = Steps(galaxy).routes()

    def reset(self, seed: int, readings: Readings) -> None:
        """Start with a fresh state; the web API's is reset by the web API."""
        self.galaxy.reset(readings)

    def chosen(self) -> Readings:
        """The readings in force."""
        return self.galaxy.readings

    def codes(self) -> Sequence[str]:
        """The codes of the token endpoint, then those of all others."""
        return tuple(dict.fromkeys((*errors.BY_CODE, *CODES.values())))

    def caller(self, call: Call, route: Route) -> str:
        """Read the bearer token and tell the user's name; nobody's, where no token is looked at.

        The notifications have it in their query. Cookies count for the sign-in only.

        Raises:
            Unauthorized: The operation needs a token, and there is none that is good.
            NotYours: The token is another client's than the one that the path names ("13.4").
            NotFound: The readings want another kind of id in the path.
        """
        if route.operation.startswith(_SHARED):
            return self._web.caller(call, route)
        if route.operation in _OPEN:
            return ""
        in_query = route.operation == "notifications.list"
        token = call.arguments().get("access_token", "") if in_query else _bearer(call)
        found = self.galaxy.world.store.tokens.holder(token)
        if found is None:
            raise Unauthorized
        user, client_id = found
        self._check_client(call, route, client_id)
        return user

    def _check_client(self, call: Call, route: Route, client_id: str) -> None:
        readings = self.galaxy.readings
        if route.path.startswith("/clients/{product_id}"):
            named = call.params["product_id"]
            by_client = named in BY_CLIENT
            if readings.gameplay not in ("either", "client_id" if by_client else "product_id"):
                raise errors.NotFound("There is no such game")
            if by_client and named != client_id:
                raise NotYours("The token is not this client's")
        elif route.operation.startswith("saves.") and readings.saves == "game":
            named = call.params["client_id"]
            if named in BY_CLIENT and named != client_id:
                raise NotYours("The token is not this client's")

    def refused(self, refusal: sandbox.core.Refusal) -> Reply:
        """``{"error", "error_description"}``; of the sign-in and of files what the web API says."""
        if isinstance(refusal, Page):
            return self._web.refused(refusal.of)
        if isinstance(refusal, errors.TokenRefused):
            return self._web.refused(refusal)
        kind = errors.OF_CORE.get(type(refusal))
        status, message = (kind.status, kind.message) if kind else (refusal.status, refusal.message)
        headers = dict(refusal.headers)
        if status == 401:
            headers["WWW-Authenticate"] = "Bearer"
        return _error(status, None, message, headers)

    def failure(
        self, operation: str, code: str | None, status: int | None, message: str | None
    ) -> Reply | None:
        """Shape an injected failure; what is not given comes from `errors`."""
        if operation.startswith(_SHARED) or code in errors.BY_CODE.keys() - set(CODES.values()):
            return self._web.failure(operation, code, status, message)
        if status is None:
            status = next((known for known, word in CODES.items() if word == code), None)
        if status is None:
            return None
        kind = next((k for k in errors.OF_CORE.values() if k.status == status), None)
        return _error(status, code, message or (kind.message if kind else phrase(status)), {})


def _error(status: int, code: str | None, message: str, headers: Mapping[str, str]) -> Reply:
    fallback = "server_error" if status >= 500 else "invalid_request"
    word = code or CODES.get(status, fallback)
    return reply({"error": word, "error_description": message}, status, headers)


def _bearer(call: Call) -> str:
    values = call.header(b"authorization")
    scheme, _, token = values[0].partition(" ") if len(values) == 1 else ("", "", "")
    return token.strip(" ") if scheme.lower() == "bearer" else ""


def _paged(handler: Callable[[Call], Reply]) -> Callable[[Call], Reply]:
    """A handler of the web API whose refusals stay as they are there."""

    def answer(call: Call) -> Reply:
        try:
            return handler(call)
        except errors.Refusal as refusal:
            raise Page(refusal) from None

    return answer
