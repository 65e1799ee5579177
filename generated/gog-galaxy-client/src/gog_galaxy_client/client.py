"""The clients and their groups of operations."""

# Generated from specs/gog_galaxy.yaml by `python -m generator`. Do not edit.

from __future__ import annotations

import builtins
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, ParamSpec, TypeVar
from uuid import UUID

from msgspec import UNSET, UnsetType

from ._about import VERSION
from ._runtime.drift import Drift
from ._runtime.limit import RateLimit
from ._runtime.oauth2 import Flow, TokenStore
from ._runtime.operation import (
    Operation,
    Refusals,
    binary,
    empty,
    flag,
    json,
    location,
)
from ._runtime.raw import RawResponse, with_raw_response, with_raw_response_async
from ._runtime.transport import AsyncTransport, Transport
from .auth import AsyncAuthExtra, AuthExtra
from .builds import AsyncBuildsExtra, BuildsExtra
from .credentials import Credentials
from .depots import AsyncDepotsExtra, DepotsExtra
from .errors import BY_CODE, ConfigurationError
from .products import AsyncProductsExtra, ProductsExtra

if TYPE_CHECKING:
    from typing import Self

    import httpx

    from . import models
else:
    from ._runtime.later import Later

    models = Later(f"{__package__}.models")  # imported with the first model that is needed

__all__ = ["SERVERS", "AsyncGogGalaxy", "GogGalaxy"]

_P = ParamSpec("_P")
_T = TypeVar("_T")

SERVERS = (
    "https://api.gog.com",
    "http://127.0.0.1:8000/gog_galaxy",
)
"""Base URLs that the spec names; the first one is used unless `base_url` says otherwise.

- `https://api.gog.com`: Products, prices and downloads. Every path says which host is its own.
- `http://127.0.0.1:8000/gog_galaxy`: The stand-in server of this repository (`python -m sandbox`), for all
hosts at once.
"""

_REFUSALS_O_AUTH_ERROR = Refusals(
    lambda: models.OAuthError,
    code=("error",),
    message=("error_description",),
    classes={
        "invalid_request": BY_CODE["invalid_request"],
        "invalid_client": BY_CODE["invalid_client"],
        "invalid_grant": BY_CODE["invalid_grant"],
        "unsupported_grant_type": BY_CODE["unsupported_grant_type"],
    },
)

_REFUSALS_GALAXY_ERROR = Refusals(
    lambda: models.GalaxyError,
    code=("error",),
    message=("error_description",),
    classes={},
)
_AUTH_AUTHORIZE: Operation[str] = Operation(
    "auth.authorize",
    "GET",
    "/auth",
    effect="read",
    answers={
        302: location(),
    },
    server="https://auth.gog.com",
)
_AUTH_TOKEN: Operation[models.Token] = Operation(
    "auth.token",
    "GET",
    "/token",
    effect="irreversible",
    answers={
        200: json(lambda: models.Token),
    },
    refusals=_REFUSALS_O_AUTH_ERROR,
    server="https://auth.gog.com",
)
_PRODUCTS_GET: Operation[models.Product] = Operation(
    "products.get",
    "GET",
    "/products/{product_id}",
    effect="read",
    answers={
        200: json(lambda: models.Product),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://api.gog.com",
    joined=("expand",),
)
_PRODUCTS_LIST: Operation[builtins.list[models.Product]] = Operation(
    "products.list",
    "GET",
    "/products",
    effect="read",
    answers={
        200: json(lambda: builtins.list[models.Product]),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://api.gog.com",
    joined=("ids", "expand"),
)
_PRODUCTS_DOWNLINK: Operation[models.Downlink] = Operation(
    "products.downlink",
    "GET",
    "/products/{product_id}/downlink/{kind}/{file_id}",
    effect="read",
    answers={
        200: json(lambda: models.Downlink),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://api.gog.com",
)
_PRODUCTS_GET_GAME: Operation[models.GameDocument] = Operation(
    "products.get_game",
    "GET",
    "/v2/games/{product_id}",
    effect="read",
    answers={
        200: json(lambda: models.GameDocument),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://api.gog.com",
)
_PRODUCTS_PRICES: Operation[models.ProductPrices] = Operation(
    "products.prices",
    "GET",
    "/products/{product_id}/prices",
    effect="read",
    answers={
        200: json(lambda: models.ProductPrices),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://api.gog.com",
)
_PRODUCTS_LIST_PRICES: Operation[models.PriceList] = Operation(
    "products.list_prices",
    "GET",
    "/products/prices",
    effect="read",
    answers={
        200: json(lambda: models.PriceList),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://api.gog.com",
    joined=("ids",),
)
_CONFIG_CLIENT: Operation[models.ClientConfig] = Operation(
    "config.client",
    "GET",
    "/desktop-galaxy-client/config.json",
    effect="read",
    answers={
        200: json(lambda: models.ClientConfig),
    },
    server="https://cfg.gog.com",
)
_CONFIG_FILES: Operation[models.UpdateFiles] = Operation(
    "config.files",
    "GET",
    "/{project}/4/master/{os}.json",
    effect="read",
    answers={
        200: json(lambda: models.UpdateFiles),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://cfg.gog.com",
)
_CONFIG_FILES_V7: Operation[models.UpdateFiles] = Operation(
    "config.files_v7",
    "GET",
    "/{project}/7/master/files-{os}.json",
    effect="read",
    answers={
        200: json(lambda: models.UpdateFiles),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://cfg.gog.com",
)
_CONFIG_REMOTE: Operation[models.RemoteConfig] = Operation(
    "config.remote",
    "GET",
    "/components/galaxy_client/clients/{client_id}",
    effect="read",
    answers={
        200: json(lambda: models.RemoteConfig),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://remote-config.gog.com",
)
_FRIENDS_LIST: Operation[models.FriendList] = Operation(
    "friends.list",
    "GET",
    "/users/{user_id}/friends",
    effect="read",
    answers={
        200: json(lambda: models.FriendList),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://chat.gog.com",
)
_FRIENDS_LIST_INVITATIONS: Operation[models.InvitationList] = Operation(
    "friends.list_invitations",
    "GET",
    "/users/{user_id}/invitations",
    effect="read",
    answers={
        200: json(lambda: models.InvitationList),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://chat.gog.com",
)
_BUILDS_LIST: Operation[models.BuildList] = Operation(
    "builds.list",
    "GET",
    "/products/{product_id}/os/{os}/builds",
    effect="read",
    answers={
        200: json(lambda: models.BuildList),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",), ()),
    server="https://content-system.gog.com",
)
_BUILDS_SECURE_LINK: Operation[models.SecureLink] = Operation(
    "builds.secure_link",
    "GET",
    "/products/{product_id}/secure_link",
    effect="read",
    answers={
        200: json(lambda: models.SecureLink),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://content-system.gog.com",
)
_BUILDS_PATCH: Operation[models.BuildPatch] = Operation(
    "builds.patch",
    "GET",
    "/products/{product_id}/patches",
    effect="read",
    answers={
        200: json(lambda: models.BuildPatch),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",), ()),
    server="https://content-system.gog.com",
)
_BUILDS_OPEN_LINK: Operation[models.SecureLink] = Operation(
    "builds.open_link",
    "GET",
    "/open_link",
    effect="read",
    answers={
        200: json(lambda: models.SecureLink),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://content-system.gog.com",
)
_BUILDS_DEPENDENCIES: Operation[models.DependencyRepository] = Operation(
    "builds.dependencies",
    "GET",
    "/dependencies/repository",
    effect="read",
    answers={
        200: json(lambda: models.DependencyRepository),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://content-system.gog.com",
)
_BUILDS_REDISTS: Operation[Any] = Operation(
    "builds.redists",
    "GET",
    "/redists/repository",
    effect="read",
    answers={
        200: json(Any),
    },
    server="https://content-system.gog.com",
)
_DEPOTS_REPOSITORY_V1: Operation[models.RepositoryV1] = Operation(
    "depots.repository_v1",
    "GET",
    "/content-system/v1/manifests/{product_id}/{os}/{build_id}/repository.json",
    effect="read",
    answers={
        200: json(lambda: models.RepositoryV1),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://cdn.gog.com",
)
_DEPOTS_MANIFEST_V1: Operation[models.ManifestV1] = Operation(
    "depots.manifest_v1",
    "GET",
    "/content-system/v1/manifests/{product_id}/{os}/{build_id}/{manifest_id}.json",
    effect="read",
    answers={
        200: json(lambda: models.ManifestV1),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://cdn.gog.com",
)
_DEPOTS_CONTAINER_V1: Operation[bytes] = Operation(
    "depots.container_v1",
    "GET",
    "/content-system/v1/depots/{product_id}/windows/{depot_id}/{file}",
    effect="read",
    answers={
        200: binary(),
        206: binary(),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://cdn.gog.com",
)
_DEPOTS_META: Operation[bytes] = Operation(
    "depots.meta",
    "GET",
    "/content-system/v2/meta/{h1}/{h2}/{hash_}",
    effect="read",
    answers={
        200: binary(),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://cdn.gog.com",
)
_DEPOTS_DEPENDENCY_META: Operation[bytes] = Operation(
    "depots.dependency_meta",
    "GET",
    "/content-system/v2/dependencies/meta/{h1}/{h2}/{hash_}",
    effect="read",
    answers={
        200: binary(),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://cdn.gog.com",
)
_DEPOTS_PATCH_META: Operation[bytes] = Operation(
    "depots.patch_meta",
    "GET",
    "/content-system/v2/patches/meta/{h1}/{h2}/{hash_}",
    effect="read",
    answers={
        200: binary(),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://cdn.gog.com",
)
_ACHIEVEMENTS_LIST: Operation[models.AchievementList] = Operation(
    "achievements.list",
    "GET",
    "/clients/{product_id}/users/{user_id}/achievements",
    effect="read",
    answers={
        200: json(lambda: models.AchievementList),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://gameplay.gog.com",
)
_ACHIEVEMENTS_CLEAR: Operation[None] = Operation(
    "achievements.clear",
    "DELETE",
    "/clients/{product_id}/users/{user_id}/achievements",
    effect="irreversible",
    answers={
        "2XX": empty(),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://gameplay.gog.com",
)
_ACHIEVEMENTS_UNLOCK: Operation[None] = Operation(
    "achievements.unlock",
    "POST",
    "/clients/{product_id}/users/{user_id}/achievements/{achievement_id}",
    effect="reversible",
    answers={
        "2XX": empty(),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://gameplay.gog.com",
)
_ACHIEVEMENTS_LIST_FRIENDS_PROGRESS: Operation[Any] = Operation(
    "achievements.list_friends_progress",
    "GET",
    "/clients/{product_id}/users/{user_id}/friends_achievements_unlock_progresses",
    effect="read",
    answers={
        200: json(Any),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://gameplay.gog.com",
)
_STATS_LIST: Operation[models.StatList] = Operation(
    "stats.list",
    "GET",
    "/clients/{client_id}/users/{user_id}/stats",
    effect="read",
    answers={
        200: json(lambda: models.StatList),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://gameplay.gog.com",
)
_STATS_UPDATE: Operation[None] = Operation(
    "stats.update",
    "POST",
    "/clients/{client_id}/users/{user_id}/stats/{stat_id}",
    effect="reversible",
    answers={
        "2XX": empty(),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://gameplay.gog.com",
)
_LEADERBOARDS_LIST: Operation[models.LeaderboardList] = Operation(
    "leaderboards.list",
    "GET",
    "/clients/{client_id}/leaderboards",
    effect="read",
    answers={
        200: json(lambda: models.LeaderboardList),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://gameplay.gog.com",
)
_LEADERBOARDS_LIST_ENTRIES: Operation[models.LeaderboardEntries] = Operation(
    "leaderboards.list_entries",
    "GET",
    "/clients/{client_id}/leaderboards/{leaderboard_id}/entries",
    effect="read",
    answers={
        200: json(lambda: models.LeaderboardEntries),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://gameplay.gog.com",
)
_SESSIONS_LIST: Operation[Any] = Operation(
    "sessions.list",
    "GET",
    "/clients/{product_id}/users/{user_id}/sessions",
    effect="read",
    answers={
        200: json(Any),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://gameplay.gog.com",
)
_SESSIONS_LIST_FRIENDS: Operation[Any] = Operation(
    "sessions.list_friends",
    "GET",
    "/clients/{product_id}/users/{user_id}/friends_sessions",
    effect="read",
    answers={
        200: json(Any),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://gameplay.gog.com",
)
_SESSIONS_TOTAL: Operation[models.PlayTime] = Operation(
    "sessions.total",
    "GET",
    "/games/{product_id}/users/{user_id}/sessions",
    effect="read",
    answers={
        200: json(lambda: models.PlayTime),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://gameplay.gog.com",
)
_SESSIONS_ADD: Operation[None] = Operation(
    "sessions.add",
    "POST",
    "/games/{product_id}/users/{user_id}/sessions",
    effect="irreversible",
    answers={
        201: empty(),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://gameplay.gog.com",
)
_PRESENCE_SET: Operation[None] = Operation(
    "presence.set",
    "POST",
    "/users/{user_id}/status",
    effect="reversible",
    answers={
        204: empty(),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://presence.gog.com",
)
_PRESENCE_CLEAR: Operation[None] = Operation(
    "presence.clear",
    "DELETE",
    "/users/{user_id}/status",
    effect="reversible",
    answers={
        204: empty(),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://presence.gog.com",
)
_PRESENCE_LIST: Operation[models.PresenceList] = Operation(
    "presence.list",
    "GET",
    "/statuses",
    effect="read",
    answers={
        200: json(lambda: models.PresenceList),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://presence.gog.com",
    joined=("user_id",),
)
_PRESENCE_OPTIONS: Operation[models.PresenceList] = Operation(
    "presence.options",
    "OPTIONS",
    "/statuses",
    effect="read",
    answers={
        200: json(lambda: models.PresenceList),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://presence.gog.com",
    joined=("user_id",),
)
_USERS_GET: Operation[models.User] = Operation(
    "users.get",
    "GET",
    "/users/{user_id}",
    effect="read",
    answers={
        200: json(lambda: models.User),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://users.gog.com",
)
_LIBRARY_LIST_RELEASES: Operation[models.ReleasePage] = Operation(
    "library.list_releases",
    "GET",
    "/users/{user_id}/releases",
    effect="read",
    answers={
        200: json(lambda: models.ReleasePage),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://galaxy-library.gog.com",
)
_CATALOG_SEARCH: Operation[models.CatalogPage] = Operation(
    "catalog.search",
    "GET",
    "/v1/catalog",
    effect="read",
    answers={
        200: json(lambda: models.CatalogPage),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://catalog.gog.com",
)
_REVIEWS_LIST: Operation[models.ReviewPage] = Operation(
    "reviews.list",
    "GET",
    "/v1/products/{product_id}/reviews",
    effect="read",
    answers={
        200: json(lambda: models.ReviewPage),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://reviews.gog.com",
)
_REVIEWS_AVERAGE_RATING: Operation[models.AverageRating] = Operation(
    "reviews.average_rating",
    "GET",
    "/v1/products/{product_id}/averageRating",
    effect="read",
    answers={
        200: json(lambda: models.AverageRating),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://reviews.gog.com",
)
_SAVES_LIST: Operation[builtins.list[models.SavedFile]] = Operation(
    "saves.list",
    "GET",
    "/v1/{user_id}/{client_id}",
    effect="read",
    answers={
        200: json(lambda: builtins.list[models.SavedFile]),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://cloudstorage.gog.com",
)
_SAVES_GET: Operation[bytes] = Operation(
    "saves.get",
    "GET",
    "/v1/{user_id}/{client_id}/{file}",
    effect="read",
    answers={
        200: binary(),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://cloudstorage.gog.com",
)
_SAVES_PUT: Operation[None] = Operation(
    "saves.put",
    "PUT",
    "/v1/{user_id}/{client_id}/{file}",
    effect="irreversible",
    answers={
        "2XX": empty(),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://cloudstorage.gog.com",
    form="application/octet-stream",
)
_SAVES_DELETE: Operation[None] = Operation(
    "saves.delete",
    "DELETE",
    "/v1/{user_id}/{client_id}/{file}",
    effect="irreversible",
    answers={
        "2XX": empty(),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    security=(("bearer_auth",), ("gog_o_auth",)),
    server="https://cloudstorage.gog.com",
)
_GAMES_DB_GET: Operation[Any] = Operation(
    "games_db.get",
    "GET",
    "/platforms/{platform}/external_releases/{external_id}",
    effect="read",
    answers={
        200: json(Any),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://gamesdb.gog.com",
)
_NOTIFICATIONS_LIST: Operation[Any] = Operation(
    "notifications.list",
    "GET",
    "/clients/{client_id}/users/{user_id}/notifications",
    effect="read",
    answers={
        200: json(Any),
    },
    refusals=_REFUSALS_GALAXY_ERROR,
    server="https://notifications.gog.com",
)


class Auth(AuthExtra):
    """auth.gog.com: from a login in the browser to a token, and from an old token to a new one."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def authorize(
        self,
        *,
        client_id: str,
        redirect_uri: str,
        response_type: models.AuthAuthorizeResponseType | str,
        layout: models.AuthAuthorizeLayout | str | UnsetType = UNSET,
        brand: models.AuthAuthorizeBrand | str | UnsetType = UNSET,
    ) -> str:
        """Send a browser to the login form.

        A page for browsers. It redirects to the login form on login.gog.com, where a CAPTCHA and a second
        factor (a code of four characters by mail, or TOTP) may come up; after the login the browser lands on
        `redirect_uri` with `code` added to its query. That code goes into `auth.token`. Whoever still has a
        session is sent there at once.

        There is no way to log in with a password alone, and no known client uses PKCE or `state`.

        Source: gogapidocs, auth / Methods (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/auth.html. Effect: read.

        Args:
            client_id: Which program asks. The Galaxy desktop client has one, so has each game; this example
                is invented.
            redirect_uri: Where the browser goes after the login. It has a query already, to which `code` is
                added.
            response_type: Always `code`.
            layout: How the login form looks. `default` is sent together with `brand`.
            brand: Whose colours the form of the `default` layout has.

        Returns:
            On to the login form; with a session that still lives, to `redirect_uri` and its `code`.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _AUTH_AUTHORIZE,
            query={
                "client_id": client_id,
                "redirect_uri": redirect_uri,
                "response_type": response_type,
                "layout": layout,
                "brand": brand,
            },
        )

    def token(
        self,
        *,
        client_id: str,
        client_secret: str,
        grant_type: models.AuthTokenGrantType | str,
        code: str | UnsetType = UNSET,
        redirect_uri: str | UnsetType = UNSET,
        refresh_token: str | UnsetType = UNSET,
        without_new_session: bool | UnsetType = UNSET,
        scope: models.AuthTokenScope | str | UnsetType = UNSET,
    ) -> models.Token:
        """Trade a code or a refresh token for a token.

        Two grants share this address. `authorization_code` needs `code` and the same `redirect_uri` as
        before; `refresh_token` needs the stored `refresh_token`. Both answer with a full token. Keep the new
        `refresh_token`, the old one may be worth nothing afterwards. An access token lives for an hour
        (`expires_in`), a refresh token for an unknown time; clients refresh between one second and a quarter
        of an hour early.

        Everything travels in the query of a `GET`, the client secret included: keep these addresses out of
        logs. The id and the secret of the Galaxy desktop client are printed in gogapidocs and built into
        every public client; the examples here have an invented pair that only the stand-in server accepts.

        With the user's refresh token, the id and secret of a *game* (`clientId` and `clientSecret` of its
        repository, see `depots.meta`), and `without_new_session`, the answer is a token for that game's cloud
        saves and achievements. It has a `session_id` of its own and the same `user_id`, and the user's own
        session lives on. There is no way to revoke a token.

        Source: gogapidocs, auth / Methods (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/auth.html. Effect: irreversible.

        Args:
            client_id: Which program asks. The Galaxy desktop client has one, so has each game; this example
                is invented.
            client_secret: The secret that belongs to `client_id`. It tells programs apart and protects no
                account.
            grant_type: What is traded in.
            code: The code of the login. Needed with `authorization_code`.
            redirect_uri: The same address as in `auth.authorize`; it is compared. Needed with
                `authorization_code`.
            refresh_token: The refresh token, not the access token. Needed with `refresh_token`.
            without_new_session: Keep the session of the login instead of beginning another.
            scope: One client asks for `openid`; what that changes is not known.

        Returns:
            The token.

        Raises:
            InvalidRequestError, InvalidGrantError, UnsupportedGrantTypeError, BadRequestError: 400. A
                parameter is missing or makes no sense (`invalid_request`), the code or the refresh token is
                unknown, used up or another client's (`invalid_grant`), or there is no such grant
                (`unsupported_grant_type`).
            InvalidClientError, UnauthorizedError: 401. There is no such client, or the secret is not its own
                (`invalid_client`).
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _AUTH_TOKEN,
            query={
                "client_id": client_id,
                "client_secret": client_secret,
                "grant_type": grant_type,
                "code": code,
                "redirect_uri": redirect_uri,
                "refresh_token": refresh_token,
                "without_new_session": flag(without_new_session),
                "scope": scope,
            },
        )


class AsyncAuth(AsyncAuthExtra):
    """auth.gog.com: from a login in the browser to a token, and from an old token to a new one."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def authorize(
        self,
        *,
        client_id: str,
        redirect_uri: str,
        response_type: models.AuthAuthorizeResponseType | str,
        layout: models.AuthAuthorizeLayout | str | UnsetType = UNSET,
        brand: models.AuthAuthorizeBrand | str | UnsetType = UNSET,
    ) -> str:
        """Send a browser to the login form.

        A page for browsers. It redirects to the login form on login.gog.com, where a CAPTCHA and a second
        factor (a code of four characters by mail, or TOTP) may come up; after the login the browser lands on
        `redirect_uri` with `code` added to its query. That code goes into `auth.token`. Whoever still has a
        session is sent there at once.

        There is no way to log in with a password alone, and no known client uses PKCE or `state`.

        Source: gogapidocs, auth / Methods (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/auth.html. Effect: read.

        Args:
            client_id: Which program asks. The Galaxy desktop client has one, so has each game; this example
                is invented.
            redirect_uri: Where the browser goes after the login. It has a query already, to which `code` is
                added.
            response_type: Always `code`.
            layout: How the login form looks. `default` is sent together with `brand`.
            brand: Whose colours the form of the `default` layout has.

        Returns:
            On to the login form; with a session that still lives, to `redirect_uri` and its `code`.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _AUTH_AUTHORIZE,
            query={
                "client_id": client_id,
                "redirect_uri": redirect_uri,
                "response_type": response_type,
                "layout": layout,
                "brand": brand,
            },
        )

    async def token(
        self,
        *,
        client_id: str,
        client_secret: str,
        grant_type: models.AuthTokenGrantType | str,
        code: str | UnsetType = UNSET,
        redirect_uri: str | UnsetType = UNSET,
        refresh_token: str | UnsetType = UNSET,
        without_new_session: bool | UnsetType = UNSET,
        scope: models.AuthTokenScope | str | UnsetType = UNSET,
    ) -> models.Token:
        """Trade a code or a refresh token for a token.

        Two grants share this address. `authorization_code` needs `code` and the same `redirect_uri` as
        before; `refresh_token` needs the stored `refresh_token`. Both answer with a full token. Keep the new
        `refresh_token`, the old one may be worth nothing afterwards. An access token lives for an hour
        (`expires_in`), a refresh token for an unknown time; clients refresh between one second and a quarter
        of an hour early.

        Everything travels in the query of a `GET`, the client secret included: keep these addresses out of
        logs. The id and the secret of the Galaxy desktop client are printed in gogapidocs and built into
        every public client; the examples here have an invented pair that only the stand-in server accepts.

        With the user's refresh token, the id and secret of a *game* (`clientId` and `clientSecret` of its
        repository, see `depots.meta`), and `without_new_session`, the answer is a token for that game's cloud
        saves and achievements. It has a `session_id` of its own and the same `user_id`, and the user's own
        session lives on. There is no way to revoke a token.

        Source: gogapidocs, auth / Methods (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/auth.html. Effect: irreversible.

        Args:
            client_id: Which program asks. The Galaxy desktop client has one, so has each game; this example
                is invented.
            client_secret: The secret that belongs to `client_id`. It tells programs apart and protects no
                account.
            grant_type: What is traded in.
            code: The code of the login. Needed with `authorization_code`.
            redirect_uri: The same address as in `auth.authorize`; it is compared. Needed with
                `authorization_code`.
            refresh_token: The refresh token, not the access token. Needed with `refresh_token`.
            without_new_session: Keep the session of the login instead of beginning another.
            scope: One client asks for `openid`; what that changes is not known.

        Returns:
            The token.

        Raises:
            InvalidRequestError, InvalidGrantError, UnsupportedGrantTypeError, BadRequestError: 400. A
                parameter is missing or makes no sense (`invalid_request`), the code or the refresh token is
                unknown, used up or another client's (`invalid_grant`), or there is no such grant
                (`unsupported_grant_type`).
            InvalidClientError, UnauthorizedError: 401. There is no such client, or the secret is not its own
                (`invalid_client`).
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _AUTH_TOKEN,
            query={
                "client_id": client_id,
                "client_secret": client_secret,
                "grant_type": grant_type,
                "code": code,
                "redirect_uri": redirect_uri,
                "refresh_token": refresh_token,
                "without_new_session": flag(without_new_session),
                "scope": scope,
            },
        )


class Products(ProductsExtra):
    """api.gog.com: what a product is, what it costs, and where its files can be downloaded."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get(
        self,
        product_id: int,
        *,
        expand: Sequence[models.ProductSection | str] | UnsetType = UNSET,
        locale: str | UnsetType = UNSET,
    ) -> models.Product:
        """Get a product.

        What a game, a DLC or a pack is, to anyone who asks. Movies, products that are no longer sold and ids
        that nobody has are all answered with 404. Without `expand` the answer has neither downloads nor
        texts.

        `expanded_dlcs` has been incomplete since early 2026: ask the address in
        `dlcs.expanded_all_products_url` instead, which is a call of `products.list`.

        Source: gogapidocs, galaxy / api.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            expand: Sections to add to the answer, separated by commas.
            locale: Language of texts, such as `en-US`; the short form `en` is taken, too.

        Returns:
            The product.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is no such product, or it is no longer sold, or it is a movie.
            ApiError: 5XX. The server has stumbled, with one status or another. Clients ask again.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _PRODUCTS_GET,
            path={
                "product_id": product_id,
            },
            query={
                "expand": expand,
                "locale": locale,
            },
        )

    def list(
        self,
        *,
        ids: Sequence[int],
        expand: Sequence[models.ProductSection | str] | UnsetType = UNSET,
        locale: str | UnsetType = UNSET,
    ) -> builtins.list[models.Product]:
        """Get up to 50 products.

        The same objects as those of `products.get`, without paging. What happens with more than 50 ids is not
        documented; ids that `products.get` does not know are presumably left out of the answer.

        Source: gogapidocs, galaxy / api.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            ids: Ids of the products, 50 at most, separated by commas. More than 50 are asked for in several
                requests.
            expand: Sections to add to the answer, separated by commas.
            locale: Language of texts, such as `en-US`; the short form `en` is taken, too.

        Returns:
            The products. Their order is not documented.

        Raises:
            BadRequestError: 400. There is no id, one makes no sense, or there are more than 50.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        if len(ids) > 50:
            return [
                _item
                for _first in range(0, len(ids), 50)
                for _item in self.list(
                    ids=ids[_first : _first + 50],
                    expand=expand,
                    locale=locale,
                )
            ]
        return self._transport.call(
            _PRODUCTS_LIST,
            query={
                "ids": ids,
                "expand": expand,
                "locale": locale,
            },
        )

    def downlink(
        self, product_id: int, kind: models.ProductsDownlinkKind | str, file_id: str
    ) -> models.Downlink:
        """Get a signed address for a file.

        Turns the `downlink` of a file, which is the address of this call, into one that can be downloaded,
        for a short time. The caller must own the product. gogapidocs has a single parameter `dl_url` for what
        stands behind the product here, `downlink/{kind}/{file_id}`.

        `checksum` leads to a list of the file's chunks in XML, which is not JSON and has no operation here:
        an element `file` with attributes `name`, `available` (0 or 1), `notavailablemsg`, `md5` (of the whole
        file), `chunks` (their number), `timestamp` (`YYYY-MM-DD hh:mm:ss`) and `total_size` (bytes), and in
        it elements `chunk` with `id` (from 0), `from` and `to` (both inclusive) and `method` (`md5`), whose
        text is the digest. All chunks but the last have 10 485 760 bytes. `md5` and `total_size` may be
        missing or empty, and the whole list may be empty or a 404. For example `<file name=\"setup.exe\"
        available=\"1\" notavailablemsg=\"\" md5=\"0123456789abcdef0123456789abcdef\" chunks=\"1\"
        timestamp=\"2020-01-02 03:04:05\" total_size=\"1048576\"><chunk id=\"0\" from=\"0\" to=\"1048575\"
        method="md5">0123456789abcdef0123456789abcdef</chunk></file>`.

        Source: gogapidocs, galaxy / api.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            kind: What sort of download the file belongs to.
            file_id: Id of the file, such as `en1installer1`; of an extra, a number.

        Returns:
            The addresses, good for a short time.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. The user does not own the product.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _PRODUCTS_DOWNLINK,
            path={
                "product_id": product_id,
                "kind": kind,
                "file_id": file_id,
            },
        )

    def get_game(self, product_id: int, *, locale: str | UnsetType = UNSET) -> models.GameDocument:
        """Get the store page of a product.

        What newer clients ask beside `products.get`. The answer is a HAL document: what belongs to the
        product is below `_embedded`, where clients read `publisher`, `developers`, `features`, `tags`,
        `localizations` and `supportedOperatingSystems`, and what it refers to is below `_links`, pictures
        such as `boxArtImage` among it. None of this is documented.

        Source: arelate/southern_light, requests (code, 2026-08-01),
        https://github.com/arelate/southern_light. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            locale: Language of texts, such as `en-US`; the short form `en` is taken, too.

        Returns:
            The document.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is no such product, or it is no longer sold, or it is a movie.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _PRODUCTS_GET_GAME,
            path={
                "product_id": product_id,
            },
            query={
                "locale": locale,
            },
        )

    def prices(
        self, product_id: int, *, country_code: str | UnsetType = UNSET, currency: str | UnsetType = UNSET
    ) -> models.ProductPrices:
        """Get the prices of a product.

        What a product costs in a country, in each currency that it can be paid in there. Amounts are cents
        and a currency in one text, such as `1999 USD`.

        Source: public client code, requests (code). Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            country_code: ISO 3166-1 alpha-2 code of the country whose prices are wanted.
            currency: ISO 4217 code of the currency that prices are wanted in.

        Returns:
            The prices.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is no such product, or it is no longer sold, or it is a movie.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _PRODUCTS_PRICES,
            path={
                "product_id": product_id,
            },
            query={
                "countryCode": country_code,
                "currency": currency,
            },
        )

    def list_prices(
        self, *, ids: Sequence[int], country_code: str | UnsetType = UNSET, currency: str | UnsetType = UNSET
    ) -> models.PriceList:
        """Get the prices of several products.

        As `products.prices`, for several products in one call. How many it takes is not documented; one
        client asks for 100 at a time. Products that are not for sale are left out.

        Source: Yepoleb/gogdb, requests (code), https://github.com/Yepoleb/gogdb. Effect: read.

        Args:
            ids: Ids of the products, separated by commas.
            country_code: ISO 3166-1 alpha-2 code of the country whose prices are wanted.
            currency: ISO 4217 code of the currency that prices are wanted in.

        Returns:
            The prices.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _PRODUCTS_LIST_PRICES,
            query={
                "ids": ids,
                "countryCode": country_code,
                "currency": currency,
            },
        )


class AsyncProducts(AsyncProductsExtra):
    """api.gog.com: what a product is, what it costs, and where its files can be downloaded."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def get(
        self,
        product_id: int,
        *,
        expand: Sequence[models.ProductSection | str] | UnsetType = UNSET,
        locale: str | UnsetType = UNSET,
    ) -> models.Product:
        """Get a product.

        What a game, a DLC or a pack is, to anyone who asks. Movies, products that are no longer sold and ids
        that nobody has are all answered with 404. Without `expand` the answer has neither downloads nor
        texts.

        `expanded_dlcs` has been incomplete since early 2026: ask the address in
        `dlcs.expanded_all_products_url` instead, which is a call of `products.list`.

        Source: gogapidocs, galaxy / api.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            expand: Sections to add to the answer, separated by commas.
            locale: Language of texts, such as `en-US`; the short form `en` is taken, too.

        Returns:
            The product.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is no such product, or it is no longer sold, or it is a movie.
            ApiError: 5XX. The server has stumbled, with one status or another. Clients ask again.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _PRODUCTS_GET,
            path={
                "product_id": product_id,
            },
            query={
                "expand": expand,
                "locale": locale,
            },
        )

    async def list(
        self,
        *,
        ids: Sequence[int],
        expand: Sequence[models.ProductSection | str] | UnsetType = UNSET,
        locale: str | UnsetType = UNSET,
    ) -> builtins.list[models.Product]:
        """Get up to 50 products.

        The same objects as those of `products.get`, without paging. What happens with more than 50 ids is not
        documented; ids that `products.get` does not know are presumably left out of the answer.

        Source: gogapidocs, galaxy / api.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            ids: Ids of the products, 50 at most, separated by commas. More than 50 are asked for in several
                requests.
            expand: Sections to add to the answer, separated by commas.
            locale: Language of texts, such as `en-US`; the short form `en` is taken, too.

        Returns:
            The products. Their order is not documented.

        Raises:
            BadRequestError: 400. There is no id, one makes no sense, or there are more than 50.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        if len(ids) > 50:
            return [
                _item
                for _first in range(0, len(ids), 50)
                for _item in await self.list(
                    ids=ids[_first : _first + 50],
                    expand=expand,
                    locale=locale,
                )
            ]
        return await self._transport.call(
            _PRODUCTS_LIST,
            query={
                "ids": ids,
                "expand": expand,
                "locale": locale,
            },
        )

    async def downlink(
        self, product_id: int, kind: models.ProductsDownlinkKind | str, file_id: str
    ) -> models.Downlink:
        """Get a signed address for a file.

        Turns the `downlink` of a file, which is the address of this call, into one that can be downloaded,
        for a short time. The caller must own the product. gogapidocs has a single parameter `dl_url` for what
        stands behind the product here, `downlink/{kind}/{file_id}`.

        `checksum` leads to a list of the file's chunks in XML, which is not JSON and has no operation here:
        an element `file` with attributes `name`, `available` (0 or 1), `notavailablemsg`, `md5` (of the whole
        file), `chunks` (their number), `timestamp` (`YYYY-MM-DD hh:mm:ss`) and `total_size` (bytes), and in
        it elements `chunk` with `id` (from 0), `from` and `to` (both inclusive) and `method` (`md5`), whose
        text is the digest. All chunks but the last have 10 485 760 bytes. `md5` and `total_size` may be
        missing or empty, and the whole list may be empty or a 404. For example `<file name=\"setup.exe\"
        available=\"1\" notavailablemsg=\"\" md5=\"0123456789abcdef0123456789abcdef\" chunks=\"1\"
        timestamp=\"2020-01-02 03:04:05\" total_size=\"1048576\"><chunk id=\"0\" from=\"0\" to=\"1048575\"
        method="md5">0123456789abcdef0123456789abcdef</chunk></file>`.

        Source: gogapidocs, galaxy / api.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            kind: What sort of download the file belongs to.
            file_id: Id of the file, such as `en1installer1`; of an extra, a number.

        Returns:
            The addresses, good for a short time.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. The user does not own the product.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _PRODUCTS_DOWNLINK,
            path={
                "product_id": product_id,
                "kind": kind,
                "file_id": file_id,
            },
        )

    async def get_game(self, product_id: int, *, locale: str | UnsetType = UNSET) -> models.GameDocument:
        """Get the store page of a product.

        What newer clients ask beside `products.get`. The answer is a HAL document: what belongs to the
        product is below `_embedded`, where clients read `publisher`, `developers`, `features`, `tags`,
        `localizations` and `supportedOperatingSystems`, and what it refers to is below `_links`, pictures
        such as `boxArtImage` among it. None of this is documented.

        Source: arelate/southern_light, requests (code, 2026-08-01),
        https://github.com/arelate/southern_light. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            locale: Language of texts, such as `en-US`; the short form `en` is taken, too.

        Returns:
            The document.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is no such product, or it is no longer sold, or it is a movie.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _PRODUCTS_GET_GAME,
            path={
                "product_id": product_id,
            },
            query={
                "locale": locale,
            },
        )

    async def prices(
        self, product_id: int, *, country_code: str | UnsetType = UNSET, currency: str | UnsetType = UNSET
    ) -> models.ProductPrices:
        """Get the prices of a product.

        What a product costs in a country, in each currency that it can be paid in there. Amounts are cents
        and a currency in one text, such as `1999 USD`.

        Source: public client code, requests (code). Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            country_code: ISO 3166-1 alpha-2 code of the country whose prices are wanted.
            currency: ISO 4217 code of the currency that prices are wanted in.

        Returns:
            The prices.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is no such product, or it is no longer sold, or it is a movie.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _PRODUCTS_PRICES,
            path={
                "product_id": product_id,
            },
            query={
                "countryCode": country_code,
                "currency": currency,
            },
        )

    async def list_prices(
        self, *, ids: Sequence[int], country_code: str | UnsetType = UNSET, currency: str | UnsetType = UNSET
    ) -> models.PriceList:
        """Get the prices of several products.

        As `products.prices`, for several products in one call. How many it takes is not documented; one
        client asks for 100 at a time. Products that are not for sale are left out.

        Source: Yepoleb/gogdb, requests (code), https://github.com/Yepoleb/gogdb. Effect: read.

        Args:
            ids: Ids of the products, separated by commas.
            country_code: ISO 3166-1 alpha-2 code of the country whose prices are wanted.
            currency: ISO 4217 code of the currency that prices are wanted in.

        Returns:
            The prices.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _PRODUCTS_LIST_PRICES,
            query={
                "ids": ids,
                "countryCode": country_code,
                "currency": currency,
            },
        )


class Config:
    """cfg.gog.com and remote-config.gog.com: settings and updates of the Galaxy client itself."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def client(self) -> models.ClientConfig:
        """Get the configuration of the Galaxy client.

        Which hosts Galaxy talks to, and how often it does what.

        Source: gogapidocs, galaxy / cfg.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Returns:
            The configuration.

        Raises:
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _CONFIG_CLIENT,
        )

    def files(
        self, project: models.GalaxyProject | str, os: models.ConfigFilesOs | str
    ) -> models.UpdateFiles:
        """List the files of a part of the Galaxy client.

        What the updater of 2018 read. The address of a file is `baseURI`, a slash and its `resource`; it is a
        zip with one file inside. `config.files_v7` is what the updater reads today.

        Source: gogapidocs, galaxy / cfg.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            project: Which part of the Galaxy client.
            os: The system, with the prefix `files-`.

        Returns:
            The files.

        Raises:
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _CONFIG_FILES,
            path={
                "project": project,
                "os": os,
            },
        )

    def files_v7(
        self, project: models.GalaxyProject | str, os: models.ConfigFilesV7Os | str
    ) -> models.UpdateFiles:
        """List the files of a part of today's Galaxy client.

        As `config.files`, with a stronger digest for each file and the links between them.

        Source: imLinguin/comet, requests (code, 2026-07-01), https://github.com/imLinguin/comet. Effect:
        read.

        Args:
            project: Which part of the Galaxy client.
            os: The system.

        Returns:
            The files.

        Raises:
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _CONFIG_FILES_V7,
            path={
                "project": project,
                "os": os,
            },
        )

    def remote(self, client_id: str, *, component_version: str | UnsetType = UNSET) -> models.RemoteConfig:
        """Get what Galaxy offers for a game.

        Whether the overlay works with a game, whether its saves are kept in the cloud, and where the game
        puts them, for each system.

        Source: Heroic-Games-Launcher/HeroicGamesLauncher, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/HeroicGamesLauncher. Effect: read.

        Args:
            client_id: The game's client id, which is the `clientId` of its repository (`depots.meta`).
            component_version: Version of the Galaxy client, such as `2.0.0`. What it changes is not
                documented.

        Returns:
            The game's settings.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _CONFIG_REMOTE,
            path={
                "client_id": client_id,
            },
            query={
                "component_version": component_version,
            },
        )


class AsyncConfig:
    """cfg.gog.com and remote-config.gog.com: settings and updates of the Galaxy client itself."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def client(self) -> models.ClientConfig:
        """Get the configuration of the Galaxy client.

        Which hosts Galaxy talks to, and how often it does what.

        Source: gogapidocs, galaxy / cfg.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Returns:
            The configuration.

        Raises:
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _CONFIG_CLIENT,
        )

    async def files(
        self, project: models.GalaxyProject | str, os: models.ConfigFilesOs | str
    ) -> models.UpdateFiles:
        """List the files of a part of the Galaxy client.

        What the updater of 2018 read. The address of a file is `baseURI`, a slash and its `resource`; it is a
        zip with one file inside. `config.files_v7` is what the updater reads today.

        Source: gogapidocs, galaxy / cfg.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            project: Which part of the Galaxy client.
            os: The system, with the prefix `files-`.

        Returns:
            The files.

        Raises:
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _CONFIG_FILES,
            path={
                "project": project,
                "os": os,
            },
        )

    async def files_v7(
        self, project: models.GalaxyProject | str, os: models.ConfigFilesV7Os | str
    ) -> models.UpdateFiles:
        """List the files of a part of today's Galaxy client.

        As `config.files`, with a stronger digest for each file and the links between them.

        Source: imLinguin/comet, requests (code, 2026-07-01), https://github.com/imLinguin/comet. Effect:
        read.

        Args:
            project: Which part of the Galaxy client.
            os: The system.

        Returns:
            The files.

        Raises:
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _CONFIG_FILES_V7,
            path={
                "project": project,
                "os": os,
            },
        )

    async def remote(
        self, client_id: str, *, component_version: str | UnsetType = UNSET
    ) -> models.RemoteConfig:
        """Get what Galaxy offers for a game.

        Whether the overlay works with a game, whether its saves are kept in the cloud, and where the game
        puts them, for each system.

        Source: Heroic-Games-Launcher/HeroicGamesLauncher, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/HeroicGamesLauncher. Effect: read.

        Args:
            client_id: The game's client id, which is the `clientId` of its repository (`depots.meta`).
            component_version: Version of the Galaxy client, such as `2.0.0`. What it changes is not
                documented.

        Returns:
            The game's settings.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _CONFIG_REMOTE,
            path={
                "client_id": client_id,
            },
            query={
                "component_version": component_version,
            },
        )


class Friends:
    """chat.gog.com: who one's friends are. To invite or accept somebody is for the GOG web API."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self, user_id: str) -> models.FriendList:
        """List a user's friends.

        All friends of a user at once.

        Source: gogapidocs, galaxy / chat.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            The friends.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _FRIENDS_LIST,
            path={
                "user_id": user_id,
            },
        )

    def list_invitations(self, user_id: str) -> models.InvitationList:
        """List the friend requests that a user has got.

        Requests that wait for an answer. How to accept one on this host is not known; the web API's
        `friends.accept` does it.

        Source: gogapidocs, galaxy / chat.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            The requests.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _FRIENDS_LIST_INVITATIONS,
            path={
                "user_id": user_id,
            },
        )


class AsyncFriends:
    """chat.gog.com: who one's friends are. To invite or accept somebody is for the GOG web API."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list(self, user_id: str) -> models.FriendList:
        """List a user's friends.

        All friends of a user at once.

        Source: gogapidocs, galaxy / chat.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            The friends.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _FRIENDS_LIST,
            path={
                "user_id": user_id,
            },
        )

    async def list_invitations(self, user_id: str) -> models.InvitationList:
        """List the friend requests that a user has got.

        Requests that wait for an answer. How to accept one on this host is not known; the web API's
        `friends.accept` does it.

        Source: gogapidocs, galaxy / chat.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            The requests.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _FRIENDS_LIST_INVITATIONS,
            path={
                "user_id": user_id,
            },
        )


class Builds(BuildsExtra):
    """content-system.gog.com: the builds of a product, and where the files of one are."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(
        self,
        product_id: int,
        os: models.BuildsListOs | str,
        *,
        generation: models.BuildsListGeneration | int | UnsetType = UNSET,
        version: models.BuildsListVersion | int | UnsetType = UNSET,
        password: str | UnsetType = UNSET,
    ) -> models.BuildList:
        """List the builds of a product.

        Newest first; a build can come twice. Linux is a system that may be asked for, and that has no builds:
        a count of 0 means that there are none for the system.

        There are two readings of what a build points to. In 2018 it had a `link`: the repository's address,
        `depots.repository_v1` for generation 1 and `depots.meta` for generation 2. Clients of today send
        `_version=2` and get `urls` in its place, the same address on several networks.

        Anyone may ask; what a token changes is not documented. `password` opens a private branch.

        Source: gogapidocs, galaxy / content-system.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            os: The system. `linux` is taken and yields no builds.
            generation: The highest generation of manifests that is wanted: 1 gives those alone, 2 gives both.
            version: Version of the answer. With 2, builds have `urls`; without it, `link`.
            password: Opens a private branch. A secret.

        Returns:
            The builds.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _BUILDS_LIST,
            path={
                "product_id": product_id,
                "os": os,
            },
            query={
                "generation": generation,
                "_version": version,
                "password": password,
            },
        )

    def secure_link(
        self,
        product_id: int,
        *,
        path: str,
        generation: models.BuildsSecureLinkGeneration | int | UnsetType = UNSET,
        type_: models.BuildsSecureLinkType | str | UnsetType = UNSET,
        version: models.BuildsSecureLinkVersion | int | UnsetType = UNSET,
        root: str | UnsetType = UNSET,
    ) -> models.SecureLink:
        """Get signed addresses of a product's files.

        Where the data behind the manifests lies, for a short time and for who owns the product. Ask for
        generation 2 with `generation=2`, for generation 1 with `type=depot` and a `path` of
        `/{os}/{build_id}`.

        With `_version=2` the answer has `urls`, one for each network. Fill the holes of `url_format` from
        `parameters`, with the file's path appended to `path`. For a chunk that path is
        `/{m[0:2]}/{m[2:4]}/{m}`, where `m` is its `compressedMd5`; for a container it is the `url` of a file.
        Without `_version` there is a single `url`.

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            path: Where the files are: `/` in generation 2, `/{os}/{build_id}` in generation 1.
            generation: Generation of the manifests. Generation 1 is asked for with `type`.
            type_: What is at the `path`. Sent for generation 1 only.
            version: Version of the answer. With 2 it has `urls`; without, `url`.
            root: Another root than that of the builds: `/patches/store` for patches.

        Returns:
            The addresses.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. The user does not own the product.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _BUILDS_SECURE_LINK,
            path={
                "product_id": product_id,
            },
            query={
                "path": path,
                "generation": generation,
                "type": type_,
                "_version": version,
                "root": root,
            },
        )

    def patch(
        self,
        product_id: int,
        *,
        from_build_id: str,
        to_build_id: str,
        version: models.BuildsPatchVersion | int | UnsetType = UNSET,
    ) -> models.BuildPatch:
        """Find the patch between two builds.

        If there is one, `link` leads to a zlib stream of JSON that lists the depots of the patch
        (`PatchManifest`); their manifests are at `depots.patch_meta`. If not, the answer has `error`. Which
        status that comes with is not documented.

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            from_build_id: The build that is installed.
            to_build_id: The build that is wanted.
            version: Version of the answer; clients send 4.

        Returns:
            The patch, or `error`.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _BUILDS_PATCH,
            path={
                "product_id": product_id,
            },
            query={
                "from_build_id": from_build_id,
                "to_build_id": to_build_id,
                "_version": version,
            },
        )

    def open_link(
        self,
        *,
        path: str,
        generation: models.BuildsOpenLinkGeneration | int | UnsetType = UNSET,
        version: models.BuildsOpenLinkVersion | int | UnsetType = UNSET,
    ) -> models.SecureLink:
        """Get addresses of files that anyone may have.

        As `builds.secure_link`, for what belongs to no product: the runtimes that games depend on
        (`builds.dependencies`).

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: read.

        Args:
            path: Where the files are. Only `/dependencies/store/` is known.
            generation: Generation of the manifests; clients send 2.
            version: Version of the answer; clients send 2 and get `urls`.

        Returns:
            The addresses.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _BUILDS_OPEN_LINK,
            query={
                "path": path,
                "generation": generation,
                "_version": version,
            },
        )

    def dependencies(
        self, *, generation: models.BuildsDependenciesGeneration | int
    ) -> models.DependencyRepository:
        """Find the repository of what games depend on.

        Runtimes such as `MSVC2010` or `DirectX`, which a repository of generation 2 lists by name. The answer
        says where their manifest is, a zlib stream of JSON (`DependencyManifest`). For games of generation 1
        see `builds.redists`.

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: read.

        Args:
            generation: Always 2.

        Returns:
            Where the manifest is.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _BUILDS_DEPENDENCIES,
            query={
                "generation": generation,
            },
        )

    def redists(self) -> Any:
        """Find the repository of what games of generation 1 depend on.

        The older sibling of `builds.dependencies`. Only the address is known.

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: read.

        Returns:
            The repository, in a shape that is not documented.

        Raises:
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _BUILDS_REDISTS,
        )


class AsyncBuilds(AsyncBuildsExtra):
    """content-system.gog.com: the builds of a product, and where the files of one are."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list(
        self,
        product_id: int,
        os: models.BuildsListOs | str,
        *,
        generation: models.BuildsListGeneration | int | UnsetType = UNSET,
        version: models.BuildsListVersion | int | UnsetType = UNSET,
        password: str | UnsetType = UNSET,
    ) -> models.BuildList:
        """List the builds of a product.

        Newest first; a build can come twice. Linux is a system that may be asked for, and that has no builds:
        a count of 0 means that there are none for the system.

        There are two readings of what a build points to. In 2018 it had a `link`: the repository's address,
        `depots.repository_v1` for generation 1 and `depots.meta` for generation 2. Clients of today send
        `_version=2` and get `urls` in its place, the same address on several networks.

        Anyone may ask; what a token changes is not documented. `password` opens a private branch.

        Source: gogapidocs, galaxy / content-system.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            os: The system. `linux` is taken and yields no builds.
            generation: The highest generation of manifests that is wanted: 1 gives those alone, 2 gives both.
            version: Version of the answer. With 2, builds have `urls`; without it, `link`.
            password: Opens a private branch. A secret.

        Returns:
            The builds.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _BUILDS_LIST,
            path={
                "product_id": product_id,
                "os": os,
            },
            query={
                "generation": generation,
                "_version": version,
                "password": password,
            },
        )

    async def secure_link(
        self,
        product_id: int,
        *,
        path: str,
        generation: models.BuildsSecureLinkGeneration | int | UnsetType = UNSET,
        type_: models.BuildsSecureLinkType | str | UnsetType = UNSET,
        version: models.BuildsSecureLinkVersion | int | UnsetType = UNSET,
        root: str | UnsetType = UNSET,
    ) -> models.SecureLink:
        """Get signed addresses of a product's files.

        Where the data behind the manifests lies, for a short time and for who owns the product. Ask for
        generation 2 with `generation=2`, for generation 1 with `type=depot` and a `path` of
        `/{os}/{build_id}`.

        With `_version=2` the answer has `urls`, one for each network. Fill the holes of `url_format` from
        `parameters`, with the file's path appended to `path`. For a chunk that path is
        `/{m[0:2]}/{m[2:4]}/{m}`, where `m` is its `compressedMd5`; for a container it is the `url` of a file.
        Without `_version` there is a single `url`.

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            path: Where the files are: `/` in generation 2, `/{os}/{build_id}` in generation 1.
            generation: Generation of the manifests. Generation 1 is asked for with `type`.
            type_: What is at the `path`. Sent for generation 1 only.
            version: Version of the answer. With 2 it has `urls`; without, `url`.
            root: Another root than that of the builds: `/patches/store` for patches.

        Returns:
            The addresses.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. The user does not own the product.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _BUILDS_SECURE_LINK,
            path={
                "product_id": product_id,
            },
            query={
                "path": path,
                "generation": generation,
                "type": type_,
                "_version": version,
                "root": root,
            },
        )

    async def patch(
        self,
        product_id: int,
        *,
        from_build_id: str,
        to_build_id: str,
        version: models.BuildsPatchVersion | int | UnsetType = UNSET,
    ) -> models.BuildPatch:
        """Find the patch between two builds.

        If there is one, `link` leads to a zlib stream of JSON that lists the depots of the patch
        (`PatchManifest`); their manifests are at `depots.patch_meta`. If not, the answer has `error`. Which
        status that comes with is not documented.

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            from_build_id: The build that is installed.
            to_build_id: The build that is wanted.
            version: Version of the answer; clients send 4.

        Returns:
            The patch, or `error`.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _BUILDS_PATCH,
            path={
                "product_id": product_id,
            },
            query={
                "from_build_id": from_build_id,
                "to_build_id": to_build_id,
                "_version": version,
            },
        )

    async def open_link(
        self,
        *,
        path: str,
        generation: models.BuildsOpenLinkGeneration | int | UnsetType = UNSET,
        version: models.BuildsOpenLinkVersion | int | UnsetType = UNSET,
    ) -> models.SecureLink:
        """Get addresses of files that anyone may have.

        As `builds.secure_link`, for what belongs to no product: the runtimes that games depend on
        (`builds.dependencies`).

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: read.

        Args:
            path: Where the files are. Only `/dependencies/store/` is known.
            generation: Generation of the manifests; clients send 2.
            version: Version of the answer; clients send 2 and get `urls`.

        Returns:
            The addresses.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _BUILDS_OPEN_LINK,
            query={
                "path": path,
                "generation": generation,
                "_version": version,
            },
        )

    async def dependencies(
        self, *, generation: models.BuildsDependenciesGeneration | int
    ) -> models.DependencyRepository:
        """Find the repository of what games depend on.

        Runtimes such as `MSVC2010` or `DirectX`, which a repository of generation 2 lists by name. The answer
        says where their manifest is, a zlib stream of JSON (`DependencyManifest`). For games of generation 1
        see `builds.redists`.

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: read.

        Args:
            generation: Always 2.

        Returns:
            Where the manifest is.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _BUILDS_DEPENDENCIES,
            query={
                "generation": generation,
            },
        )

    async def redists(self) -> Any:
        """Find the repository of what games of generation 1 depend on.

        The older sibling of `builds.dependencies`. Only the address is known.

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: read.

        Returns:
            The repository, in a shape that is not documented.

        Raises:
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _BUILDS_REDISTS,
        )


class Depots(DepotsExtra):
    """cdn.gog.com: repositories, manifests and files of builds, of both generations."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def repository_v1(
        self, product_id: int, os: models.DepotSystem | str, build_id: int
    ) -> models.RepositoryV1:
        """Get the repository of a build of generation 1.

        What a build consists of: its depots, each with the languages and systems that it is for, and what has
        to be run after the installation. Plain JSON.

        Source: gogapidocs, galaxy / cdn.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            os: The system that the build is for.
            build_id: The `legacy_build_id` of a build of generation 1, not its `build_id`; the same number as
                the `timestamp` of the repository. At least 0.

        Returns:
            The repository.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _DEPOTS_REPOSITORY_V1,
            path={
                "product_id": product_id,
                "os": os,
                "build_id": build_id,
            },
        )

    def manifest_v1(
        self, product_id: int, os: models.DepotSystem | str, build_id: int, manifest_id: UUID | str
    ) -> models.ManifestV1:
        """Get a manifest of generation 1.

        The files of one depot, and where in the container each of them begins: a file is the bytes from
        `offset` to `offset + size - 1` of what its `url` names. Plain JSON.

        Source: gogapidocs, galaxy / cdn.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            os: The system that the build is for.
            build_id: The `legacy_build_id` of a build of generation 1, not its `build_id`; the same number as
                the `timestamp` of the repository. At least 0.
            manifest_id: The `manifest` of a depot without its `.json`.

        Returns:
            The manifest.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _DEPOTS_MANIFEST_V1,
            path={
                "product_id": product_id,
                "os": os,
                "build_id": build_id,
                "manifest_id": manifest_id,
            },
        )

    def container_v1(
        self, product_id: int, depot_id: str, file: str, *, range_: str | UnsetType = UNSET
    ) -> bytes:
        """Get files of generation 1.

        One large container (`main.bin`) in which all files of a depot lie one after the other. Ask for the
        bytes of a file with `Range`. In practice clients do not build this address: they get a signed one
        from `builds.secure_link`, with `type=depot` and `path=/{os}/{build_id}`.

        Source: gogapidocs, galaxy / cdn.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            depot_id: Id of the depot. Where it comes from is not documented.
            file: Name of the container.
            range_: Which bytes, such as `bytes=0-127`. Both ends are included, and the first byte is 0.

        Returns:
            The bytes: the whole container, unless `Range` asks for a part of it.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            ForbiddenError: 403. The address is not signed, or its signature has expired.
            NotFoundError: 404. There is nothing with such an id or name.
            ClientError: 416. The container ends before the range begins.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _DEPOTS_CONTAINER_V1,
            path={
                "product_id": product_id,
                "depot_id": depot_id,
                "file": file,
            },
            headers={
                "Range": range_,
            },
        )

    def meta(self, h1: str, h2: str, hash_: str) -> bytes:
        """Get a repository or a manifest of generation 2.

        One address for two kinds of documents, told apart by `depot`: a repository says what a build consists
        of, and each of its depots names, by hash, a manifest, which lists the files and has `depot`. The body
        is a zlib stream of JSON; sometimes it is plain JSON.

        The `hash` is that of a build's `link`, or the `manifest` of a depot. It stands in the path three
        times: its first two digits, the next two, and the whole.

        Source: gogapidocs, galaxy / cdn.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            h1: The first two digits of `hash`.
            h2: The third and the fourth digit of `hash`.
            hash_: Hash of the document, 32 hex digits.

        Returns:
            The document, a zlib stream of JSON.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _DEPOTS_META,
            path={
                "h1": h1,
                "h2": h2,
                "hash_": hash_,
            },
        )

    def dependency_meta(self, h1: str, h2: str, hash_: str) -> bytes:
        """Get a manifest of what games depend on.

        As `depots.meta`, for what `builds.dependencies` points to and for the depots listed there: the same
        path, the same zlib stream.

        Source: public client code, requests (code). Effect: read.

        Args:
            h1: The first two digits of `hash`.
            h2: The third and the fourth digit of `hash`.
            hash_: Hash of the document, 32 hex digits.

        Returns:
            The manifest, a zlib stream of JSON.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _DEPOTS_DEPENDENCY_META,
            path={
                "h1": h1,
                "h2": h2,
                "hash_": hash_,
            },
        )

    def patch_meta(self, h1: str, h2: str, hash_: str) -> bytes:
        """Get a manifest of a patch.

        As `depots.meta`, for what `builds.patch` points to and for the depots listed there: the same path,
        the same zlib stream. Its files can be differences (`DepotDiff`), which turn the file of one build
        into that of another.

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: read.

        Args:
            h1: The first two digits of `hash`.
            h2: The third and the fourth digit of `hash`.
            hash_: Hash of the document, 32 hex digits.

        Returns:
            The manifest, a zlib stream of JSON.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _DEPOTS_PATCH_META,
            path={
                "h1": h1,
                "h2": h2,
                "hash_": hash_,
            },
        )


class AsyncDepots(AsyncDepotsExtra):
    """cdn.gog.com: repositories, manifests and files of builds, of both generations."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def repository_v1(
        self, product_id: int, os: models.DepotSystem | str, build_id: int
    ) -> models.RepositoryV1:
        """Get the repository of a build of generation 1.

        What a build consists of: its depots, each with the languages and systems that it is for, and what has
        to be run after the installation. Plain JSON.

        Source: gogapidocs, galaxy / cdn.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            os: The system that the build is for.
            build_id: The `legacy_build_id` of a build of generation 1, not its `build_id`; the same number as
                the `timestamp` of the repository. At least 0.

        Returns:
            The repository.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _DEPOTS_REPOSITORY_V1,
            path={
                "product_id": product_id,
                "os": os,
                "build_id": build_id,
            },
        )

    async def manifest_v1(
        self, product_id: int, os: models.DepotSystem | str, build_id: int, manifest_id: UUID | str
    ) -> models.ManifestV1:
        """Get a manifest of generation 1.

        The files of one depot, and where in the container each of them begins: a file is the bytes from
        `offset` to `offset + size - 1` of what its `url` names. Plain JSON.

        Source: gogapidocs, galaxy / cdn.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            os: The system that the build is for.
            build_id: The `legacy_build_id` of a build of generation 1, not its `build_id`; the same number as
                the `timestamp` of the repository. At least 0.
            manifest_id: The `manifest` of a depot without its `.json`.

        Returns:
            The manifest.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _DEPOTS_MANIFEST_V1,
            path={
                "product_id": product_id,
                "os": os,
                "build_id": build_id,
                "manifest_id": manifest_id,
            },
        )

    async def container_v1(
        self, product_id: int, depot_id: str, file: str, *, range_: str | UnsetType = UNSET
    ) -> bytes:
        """Get files of generation 1.

        One large container (`main.bin`) in which all files of a depot lie one after the other. Ask for the
        bytes of a file with `Range`. In practice clients do not build this address: they get a signed one
        from `builds.secure_link`, with `type=depot` and `path=/{os}/{build_id}`.

        Source: gogapidocs, galaxy / cdn.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            depot_id: Id of the depot. Where it comes from is not documented.
            file: Name of the container.
            range_: Which bytes, such as `bytes=0-127`. Both ends are included, and the first byte is 0.

        Returns:
            The bytes: the whole container, unless `Range` asks for a part of it.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            ForbiddenError: 403. The address is not signed, or its signature has expired.
            NotFoundError: 404. There is nothing with such an id or name.
            ClientError: 416. The container ends before the range begins.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _DEPOTS_CONTAINER_V1,
            path={
                "product_id": product_id,
                "depot_id": depot_id,
                "file": file,
            },
            headers={
                "Range": range_,
            },
        )

    async def meta(self, h1: str, h2: str, hash_: str) -> bytes:
        """Get a repository or a manifest of generation 2.

        One address for two kinds of documents, told apart by `depot`: a repository says what a build consists
        of, and each of its depots names, by hash, a manifest, which lists the files and has `depot`. The body
        is a zlib stream of JSON; sometimes it is plain JSON.

        The `hash` is that of a build's `link`, or the `manifest` of a depot. It stands in the path three
        times: its first two digits, the next two, and the whole.

        Source: gogapidocs, galaxy / cdn.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            h1: The first two digits of `hash`.
            h2: The third and the fourth digit of `hash`.
            hash_: Hash of the document, 32 hex digits.

        Returns:
            The document, a zlib stream of JSON.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _DEPOTS_META,
            path={
                "h1": h1,
                "h2": h2,
                "hash_": hash_,
            },
        )

    async def dependency_meta(self, h1: str, h2: str, hash_: str) -> bytes:
        """Get a manifest of what games depend on.

        As `depots.meta`, for what `builds.dependencies` points to and for the depots listed there: the same
        path, the same zlib stream.

        Source: public client code, requests (code). Effect: read.

        Args:
            h1: The first two digits of `hash`.
            h2: The third and the fourth digit of `hash`.
            hash_: Hash of the document, 32 hex digits.

        Returns:
            The manifest, a zlib stream of JSON.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _DEPOTS_DEPENDENCY_META,
            path={
                "h1": h1,
                "h2": h2,
                "hash_": hash_,
            },
        )

    async def patch_meta(self, h1: str, h2: str, hash_: str) -> bytes:
        """Get a manifest of a patch.

        As `depots.meta`, for what `builds.patch` points to and for the depots listed there: the same path,
        the same zlib stream. Its files can be differences (`DepotDiff`), which turn the file of one build
        into that of another.

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: read.

        Args:
            h1: The first two digits of `hash`.
            h2: The third and the fourth digit of `hash`.
            hash_: Hash of the document, 32 hex digits.

        Returns:
            The manifest, a zlib stream of JSON.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _DEPOTS_PATCH_META,
            path={
                "h1": h1,
                "h2": h2,
                "hash_": hash_,
            },
        )


class Achievements:
    """gameplay.gog.com: what a player has achieved in a game."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(
        self, product_id: str, user_id: str, *, x_gog_lc: str | UnsetType = UNSET
    ) -> models.AchievementList:
        """List a player's achievements in a game.

        All achievements of a game, and when the player unlocked each. `limit` and `page_token` hint at pages;
        how to ask for the next one is not documented.

        There are two readings of whose achievements these are. In 2018 the path had the id of the product.
        Today's clients put the game's *client id* there and send a token that was made for that client; one
        client still sends the product id.

        Source: gogapidocs, galaxy / gameplay.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Whose game it is: in 2018 the id of the product, today the game's client id, which is
                the `clientId` of its repository (`depots.meta`).
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            x_gog_lc: Locale of names and descriptions, such as `en-US`.

        Returns:
            The achievements.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ACHIEVEMENTS_LIST,
            path={
                "product_id": product_id,
                "user_id": user_id,
            },
            headers={
                "X-Gog-Lc": x_gog_lc,
            },
        )

    def clear(self, product_id: str, user_id: str) -> None:
        """Lock all achievements of a game again.

        Takes every achievement of the game from the player, and with it the dates, which nothing brings back.

        Source: imLinguin/comet, requests (code, 2026-07-01), https://github.com/imLinguin/comet. Effect:
        irreversible.

        Args:
            product_id: Whose game it is: in 2018 the id of the product, today the game's client id, which is
                the `clientId` of its repository (`depots.meta`).
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            Done. Neither the exact status nor a body is documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ACHIEVEMENTS_CLEAR,
            path={
                "product_id": product_id,
                "user_id": user_id,
            },
        )

    def unlock(
        self, product_id: str, user_id: str, achievement_id: str, *, date_unlocked: None | str
    ) -> None:
        """Unlock an achievement, or lock it again.

        A date unlocks the achievement, null locks it. Games do this as they are played.

        Source: imLinguin/comet, requests (code, 2026-07-01), https://github.com/imLinguin/comet. Effect:
        reversible. Taken back by itself, with the value from before.

        Args:
            product_id: Whose game it is: in 2018 the id of the product, today the game's client id, which is
                the `clientId` of its repository (`depots.meta`).
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            achievement_id: Id of the achievement, 17 digits.
            date_unlocked: When it was unlocked, in the form in which `achievements.list` answers; null to
                lock it.

        Returns:
            Done. Neither the exact status nor a body is documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ACHIEVEMENTS_UNLOCK,
            path={
                "product_id": product_id,
                "user_id": user_id,
                "achievement_id": achievement_id,
            },
            body=models.AchievementChange(
                date_unlocked=date_unlocked,
            ),
        )

    def list_friends_progress(self, product_id: str, user_id: str) -> Any:
        """See how far a player's friends are in a game.

        Only the address is documented. One client reads the answer as that of `achievements.list` and says
        that it is not sure.

        Source: gogapidocs, galaxy / gameplay.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Whose game it is: in 2018 the id of the product, today the game's client id, which is
                the `clientId` of its repository (`depots.meta`).
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            JSON in a shape that is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ACHIEVEMENTS_LIST_FRIENDS_PROGRESS,
            path={
                "product_id": product_id,
                "user_id": user_id,
            },
        )


class AsyncAchievements:
    """gameplay.gog.com: what a player has achieved in a game."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list(
        self, product_id: str, user_id: str, *, x_gog_lc: str | UnsetType = UNSET
    ) -> models.AchievementList:
        """List a player's achievements in a game.

        All achievements of a game, and when the player unlocked each. `limit` and `page_token` hint at pages;
        how to ask for the next one is not documented.

        There are two readings of whose achievements these are. In 2018 the path had the id of the product.
        Today's clients put the game's *client id* there and send a token that was made for that client; one
        client still sends the product id.

        Source: gogapidocs, galaxy / gameplay.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Whose game it is: in 2018 the id of the product, today the game's client id, which is
                the `clientId` of its repository (`depots.meta`).
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            x_gog_lc: Locale of names and descriptions, such as `en-US`.

        Returns:
            The achievements.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ACHIEVEMENTS_LIST,
            path={
                "product_id": product_id,
                "user_id": user_id,
            },
            headers={
                "X-Gog-Lc": x_gog_lc,
            },
        )

    async def clear(self, product_id: str, user_id: str) -> None:
        """Lock all achievements of a game again.

        Takes every achievement of the game from the player, and with it the dates, which nothing brings back.

        Source: imLinguin/comet, requests (code, 2026-07-01), https://github.com/imLinguin/comet. Effect:
        irreversible.

        Args:
            product_id: Whose game it is: in 2018 the id of the product, today the game's client id, which is
                the `clientId` of its repository (`depots.meta`).
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            Done. Neither the exact status nor a body is documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ACHIEVEMENTS_CLEAR,
            path={
                "product_id": product_id,
                "user_id": user_id,
            },
        )

    async def unlock(
        self, product_id: str, user_id: str, achievement_id: str, *, date_unlocked: None | str
    ) -> None:
        """Unlock an achievement, or lock it again.

        A date unlocks the achievement, null locks it. Games do this as they are played.

        Source: imLinguin/comet, requests (code, 2026-07-01), https://github.com/imLinguin/comet. Effect:
        reversible. Taken back by itself, with the value from before.

        Args:
            product_id: Whose game it is: in 2018 the id of the product, today the game's client id, which is
                the `clientId` of its repository (`depots.meta`).
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            achievement_id: Id of the achievement, 17 digits.
            date_unlocked: When it was unlocked, in the form in which `achievements.list` answers; null to
                lock it.

        Returns:
            Done. Neither the exact status nor a body is documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ACHIEVEMENTS_UNLOCK,
            path={
                "product_id": product_id,
                "user_id": user_id,
                "achievement_id": achievement_id,
            },
            body=models.AchievementChange(
                date_unlocked=date_unlocked,
            ),
        )

    async def list_friends_progress(self, product_id: str, user_id: str) -> Any:
        """See how far a player's friends are in a game.

        Only the address is documented. One client reads the answer as that of `achievements.list` and says
        that it is not sure.

        Source: gogapidocs, galaxy / gameplay.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Whose game it is: in 2018 the id of the product, today the game's client id, which is
                the `clientId` of its repository (`depots.meta`).
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            JSON in a shape that is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ACHIEVEMENTS_LIST_FRIENDS_PROGRESS,
            path={
                "product_id": product_id,
                "user_id": user_id,
            },
        )


class Stats:
    """gameplay.gog.com: numbers that a game keeps about a player."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self, client_id: str, user_id: str) -> models.StatList:
        """List a player's stats in a game.

        Numbers that a game keeps about a player, such as distances run or battles won.

        Source: imLinguin/comet, requests (code, 2026-07-01), https://github.com/imLinguin/comet. Effect:
        read.

        Args:
            client_id: The game's client id, which is the `clientId` of its repository (`depots.meta`).
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            The stats.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _STATS_LIST,
            path={
                "client_id": client_id,
                "user_id": user_id,
            },
        )

    def update(self, client_id: str, user_id: str, stat_id: str, *, value: float) -> None:
        """Change one of a player's stats.

        Games do this as they are played. The old value is gone, but can be written again.

        Source: imLinguin/comet, requests (code, 2026-07-01), https://github.com/imLinguin/comet. Effect:
        reversible. Taken back by itself, with the value from before.

        Args:
            client_id: The game's client id, which is the `clientId` of its repository (`depots.meta`).
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            stat_id: Id of the stat.
            value: The value, without decimals where the stat is of type `int`.

        Returns:
            Done. Neither the exact status nor a body is documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _STATS_UPDATE,
            path={
                "client_id": client_id,
                "user_id": user_id,
                "stat_id": stat_id,
            },
            body=models.StatChange(
                value=value,
            ),
        )


class AsyncStats:
    """gameplay.gog.com: numbers that a game keeps about a player."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list(self, client_id: str, user_id: str) -> models.StatList:
        """List a player's stats in a game.

        Numbers that a game keeps about a player, such as distances run or battles won.

        Source: imLinguin/comet, requests (code, 2026-07-01), https://github.com/imLinguin/comet. Effect:
        read.

        Args:
            client_id: The game's client id, which is the `clientId` of its repository (`depots.meta`).
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            The stats.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _STATS_LIST,
            path={
                "client_id": client_id,
                "user_id": user_id,
            },
        )

    async def update(self, client_id: str, user_id: str, stat_id: str, *, value: float) -> None:
        """Change one of a player's stats.

        Games do this as they are played. The old value is gone, but can be written again.

        Source: imLinguin/comet, requests (code, 2026-07-01), https://github.com/imLinguin/comet. Effect:
        reversible. Taken back by itself, with the value from before.

        Args:
            client_id: The game's client id, which is the `clientId` of its repository (`depots.meta`).
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            stat_id: Id of the stat.
            value: The value, without decimals where the stat is of type `int`.

        Returns:
            Done. Neither the exact status nor a body is documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _STATS_UPDATE,
            path={
                "client_id": client_id,
                "user_id": user_id,
                "stat_id": stat_id,
            },
            body=models.StatChange(
                value=value,
            ),
        )


class Leaderboards:
    """gameplay.gog.com: who is best at what in a game."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self, client_id: str) -> models.LeaderboardList:
        """List the leaderboards of a game.

        What the players of a game can be compared by. Unlike its siblings this belongs to no player.

        Source: imLinguin/comet, requests (code, 2026-07-01), https://github.com/imLinguin/comet. Effect:
        read.

        Args:
            client_id: The game's client id, which is the `clientId` of its repository (`depots.meta`).

        Returns:
            The leaderboards.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _LEADERBOARDS_LIST,
            path={
                "client_id": client_id,
            },
        )

    def list_entries(
        self, client_id: str, leaderboard_id: str, *, users: str | UnsetType = UNSET
    ) -> models.LeaderboardEntries:
        """List the entries of a leaderboard.

        Players with their ranks and scores. Which part of a long list comes is not documented.

        Source: imLinguin/comet, requests (code, 2026-07-01), https://github.com/imLinguin/comet. Effect:
        read.

        Args:
            client_id: The game's client id, which is the `clientId` of its repository (`depots.meta`).
            leaderboard_id: Id of the leaderboard, as `leaderboards.list` gives it.
            users: Only the entry of this player, by Galaxy user id. Other parameters exist.

        Returns:
            The entries.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _LEADERBOARDS_LIST_ENTRIES,
            path={
                "client_id": client_id,
                "leaderboard_id": leaderboard_id,
            },
            query={
                "users": users,
            },
        )


class AsyncLeaderboards:
    """gameplay.gog.com: who is best at what in a game."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list(self, client_id: str) -> models.LeaderboardList:
        """List the leaderboards of a game.

        What the players of a game can be compared by. Unlike its siblings this belongs to no player.

        Source: imLinguin/comet, requests (code, 2026-07-01), https://github.com/imLinguin/comet. Effect:
        read.

        Args:
            client_id: The game's client id, which is the `clientId` of its repository (`depots.meta`).

        Returns:
            The leaderboards.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _LEADERBOARDS_LIST,
            path={
                "client_id": client_id,
            },
        )

    async def list_entries(
        self, client_id: str, leaderboard_id: str, *, users: str | UnsetType = UNSET
    ) -> models.LeaderboardEntries:
        """List the entries of a leaderboard.

        Players with their ranks and scores. Which part of a long list comes is not documented.

        Source: imLinguin/comet, requests (code, 2026-07-01), https://github.com/imLinguin/comet. Effect:
        read.

        Args:
            client_id: The game's client id, which is the `clientId` of its repository (`depots.meta`).
            leaderboard_id: Id of the leaderboard, as `leaderboards.list` gives it.
            users: Only the entry of this player, by Galaxy user id. Other parameters exist.

        Returns:
            The entries.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _LEADERBOARDS_LIST_ENTRIES,
            path={
                "client_id": client_id,
                "leaderboard_id": leaderboard_id,
            },
            query={
                "users": users,
            },
        )


class Sessions:
    """gameplay.gog.com: when, and how long, a game was played."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self, product_id: str, user_id: str) -> Any:
        """List a player's sessions in a game.

        Only the address is documented. What clients use is `sessions.total`.

        Source: gogapidocs, galaxy / gameplay.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Whose game it is: in 2018 the id of the product, today the game's client id, which is
                the `clientId` of its repository (`depots.meta`).
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            JSON in a shape that is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SESSIONS_LIST,
            path={
                "product_id": product_id,
                "user_id": user_id,
            },
        )

    def list_friends(self, product_id: str, user_id: str) -> Any:
        """List the sessions of a player's friends in a game.

        Only the address is documented; no known client asks for it.

        Source: gogapidocs, galaxy / gameplay.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Whose game it is: in 2018 the id of the product, today the game's client id, which is
                the `clientId` of its repository (`depots.meta`).
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            JSON in a shape that is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SESSIONS_LIST_FRIENDS,
            path={
                "product_id": product_id,
                "user_id": user_id,
            },
        )

    def total(self, product_id: int, user_id: str) -> models.PlayTime:
        """Get how long a player has played a game.

        The sum of all sessions of the player in the game.

        Source: Heroic-Games-Launcher/HeroicGamesLauncher, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/HeroicGamesLauncher. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            The sum.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SESSIONS_TOTAL,
            path={
                "product_id": product_id,
                "user_id": user_id,
            },
        )

    def add(self, product_id: int, user_id: str, *, session_date: int, time: int) -> None:
        """Add a session to what a player has played.

        Not idempotent, the same body sent twice counts twice. No known operation takes a session back.

        Source: Heroic-Games-Launcher/HeroicGamesLauncher, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/HeroicGamesLauncher. Effect: irreversible.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            session_date: When it began, in Unix seconds. That it is the beginning is inferred. At least 0.
            time: Minutes. At least 0.

        Returns:
            Added. A body is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SESSIONS_ADD,
            path={
                "product_id": product_id,
                "user_id": user_id,
            },
            body=models.NewSession(
                session_date=session_date,
                time=time,
            ),
        )


class AsyncSessions:
    """gameplay.gog.com: when, and how long, a game was played."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list(self, product_id: str, user_id: str) -> Any:
        """List a player's sessions in a game.

        Only the address is documented. What clients use is `sessions.total`.

        Source: gogapidocs, galaxy / gameplay.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Whose game it is: in 2018 the id of the product, today the game's client id, which is
                the `clientId` of its repository (`depots.meta`).
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            JSON in a shape that is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SESSIONS_LIST,
            path={
                "product_id": product_id,
                "user_id": user_id,
            },
        )

    async def list_friends(self, product_id: str, user_id: str) -> Any:
        """List the sessions of a player's friends in a game.

        Only the address is documented; no known client asks for it.

        Source: gogapidocs, galaxy / gameplay.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            product_id: Whose game it is: in 2018 the id of the product, today the game's client id, which is
                the `clientId` of its repository (`depots.meta`).
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            JSON in a shape that is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SESSIONS_LIST_FRIENDS,
            path={
                "product_id": product_id,
                "user_id": user_id,
            },
        )

    async def total(self, product_id: int, user_id: str) -> models.PlayTime:
        """Get how long a player has played a game.

        The sum of all sessions of the player in the game.

        Source: Heroic-Games-Launcher/HeroicGamesLauncher, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/HeroicGamesLauncher. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            The sum.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SESSIONS_TOTAL,
            path={
                "product_id": product_id,
                "user_id": user_id,
            },
        )

    async def add(self, product_id: int, user_id: str, *, session_date: int, time: int) -> None:
        """Add a session to what a player has played.

        Not idempotent, the same body sent twice counts twice. No known operation takes a session back.

        Source: Heroic-Games-Launcher/HeroicGamesLauncher, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/HeroicGamesLauncher. Effect: irreversible.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            session_date: When it began, in Unix seconds. That it is the beginning is inferred. At least 0.
            time: Minutes. At least 0.

        Returns:
            Added. A body is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SESSIONS_ADD,
            path={
                "product_id": product_id,
                "user_id": user_id,
            },
            body=models.NewSession(
                session_date=session_date,
                time=time,
            ),
        )


class Presence:
    """presence.gog.com: who is online."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def set(
        self,
        user_id: str,
        *,
        application_type: str,
        force_update: bool,
        presence: models.PresenceUpdatePresence,
        version: str,
        game_id: str | UnsetType = UNSET,
    ) -> None:
        """Say that a user is online.

        Has to be said again every five minutes. There are two readings of the body: in 2018 a form with
        nothing but the client's `version`, today JSON that also has the `presence` to be shown and the game
        that is played.

        Source: gogapidocs, galaxy / presence.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: reversible. Taken back by
        `presence.clear`.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            application_type: Which program says so.
            force_update: Not documented.
            presence: What to show.
            version: Version of the program.
            game_id: The game that is played.

        Returns:
            The user is shown like that.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _PRESENCE_SET,
            path={
                "user_id": user_id,
            },
            body=models.PresenceUpdate(
                application_type=application_type,
                force_update=force_update,
                presence=presence,
                version=version,
                game_id=game_id,
            ),
        )

    def clear(self, user_id: str) -> None:
        """Say that a user is offline.

        The user is marked as offline until `presence.set` is called again.

        Source: gogapidocs, galaxy / presence.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: reversible.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            The user is offline.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _PRESENCE_CLEAR,
            path={
                "user_id": user_id,
            },
        )

    def list(self, *, user_id: Sequence[str]) -> models.PresenceList:
        """See which of some users are online.

        Only users who are online are in the answer; all others are simply missing.

        Source: gogapidocs, galaxy / presence.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            user_id: Galaxy user ids, separated by commas; 250 at most, going by the answer's `limit`. At most
                250 items.

        Returns:
            Those who are online.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _PRESENCE_LIST,
            query={
                "user_id": user_id,
            },
        )

    def options(self, *, user_id: Sequence[str]) -> models.PresenceList:
        """Ask for statuses as a browser asks beforehand.

        Always answers with an empty list, whoever is online. Very likely this is nothing but the preflight
        that the browser inside Galaxy sends before `presence.list` (CORS), and of no use to anyone else.

        Source: gogapidocs, galaxy / presence.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            user_id: Galaxy user ids, separated by commas; 250 at most, going by the answer's `limit`. At most
                250 items.

        Returns:
            An empty list.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _PRESENCE_OPTIONS,
            query={
                "user_id": user_id,
            },
        )


class AsyncPresence:
    """presence.gog.com: who is online."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def set(
        self,
        user_id: str,
        *,
        application_type: str,
        force_update: bool,
        presence: models.PresenceUpdatePresence,
        version: str,
        game_id: str | UnsetType = UNSET,
    ) -> None:
        """Say that a user is online.

        Has to be said again every five minutes. There are two readings of the body: in 2018 a form with
        nothing but the client's `version`, today JSON that also has the `presence` to be shown and the game
        that is played.

        Source: gogapidocs, galaxy / presence.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: reversible. Taken back by
        `presence.clear`.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            application_type: Which program says so.
            force_update: Not documented.
            presence: What to show.
            version: Version of the program.
            game_id: The game that is played.

        Returns:
            The user is shown like that.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _PRESENCE_SET,
            path={
                "user_id": user_id,
            },
            body=models.PresenceUpdate(
                application_type=application_type,
                force_update=force_update,
                presence=presence,
                version=version,
                game_id=game_id,
            ),
        )

    async def clear(self, user_id: str) -> None:
        """Say that a user is offline.

        The user is marked as offline until `presence.set` is called again.

        Source: gogapidocs, galaxy / presence.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: reversible.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            The user is offline.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _PRESENCE_CLEAR,
            path={
                "user_id": user_id,
            },
        )

    async def list(self, *, user_id: Sequence[str]) -> models.PresenceList:
        """See which of some users are online.

        Only users who are online are in the answer; all others are simply missing.

        Source: gogapidocs, galaxy / presence.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            user_id: Galaxy user ids, separated by commas; 250 at most, going by the answer's `limit`. At most
                250 items.

        Returns:
            Those who are online.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _PRESENCE_LIST,
            query={
                "user_id": user_id,
            },
        )

    async def options(self, *, user_id: Sequence[str]) -> models.PresenceList:
        """Ask for statuses as a browser asks beforehand.

        Always answers with an empty list, whoever is online. Very likely this is nothing but the preflight
        that the browser inside Galaxy sends before `presence.list` (CORS), and of no use to anyone else.

        Source: gogapidocs, galaxy / presence.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            user_id: Galaxy user ids, separated by commas; 250 at most, going by the answer's `limit`. At most
                250 items.

        Returns:
            An empty list.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _PRESENCE_OPTIONS,
            query={
                "user_id": user_id,
            },
        )


class Users:
    """users.gog.com: profiles."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get(self, user_id: str) -> models.User:
        """Get a user's profile.

        Name, picture and age of an account. For the user who asks there is more: mail address, roles and
        settings.

        Source: gogapidocs, galaxy / users.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            The profile.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _USERS_GET,
            path={
                "user_id": user_id,
            },
        )


class AsyncUsers:
    """users.gog.com: profiles."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def get(self, user_id: str) -> models.User:
        """Get a user's profile.

        Name, picture and age of an account. For the user who asks there is more: mail address, roles and
        settings.

        Source: gogapidocs, galaxy / users.gog.com (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/galaxy.html. Effect: read.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.

        Returns:
            The profile.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _USERS_GET,
            path={
                "user_id": user_id,
            },
        )


class Library:
    """galaxy-library.gog.com: what a user owns, on all platforms that Galaxy knows."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_releases(self, user_id: str, *, page_token: str | UnsetType = UNSET) -> models.ReleasePage:
        """List what a user owns on all platforms.

        One page of releases, from GOG and from the platforms that are connected to Galaxy. The next page is
        asked for with the `next_page_token` of this one; the last one has none.

        Source: Heroic-Games-Launcher/HeroicGamesLauncher, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/HeroicGamesLauncher. Effect: read.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            page_token: Where to go on, the `next_page_token` of the page before. Left out for the first page.

        Returns:
            One page of releases.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _LIBRARY_LIST_RELEASES,
            path={
                "user_id": user_id,
            },
            query={
                "page_token": page_token,
            },
        )


class AsyncLibrary:
    """galaxy-library.gog.com: what a user owns, on all platforms that Galaxy knows."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list_releases(self, user_id: str, *, page_token: str | UnsetType = UNSET) -> models.ReleasePage:
        """List what a user owns on all platforms.

        One page of releases, from GOG and from the platforms that are connected to Galaxy. The next page is
        asked for with the `next_page_token` of this one; the last one has none.

        Source: Heroic-Games-Launcher/HeroicGamesLauncher, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/HeroicGamesLauncher. Effect: read.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            page_token: Where to go on, the `next_page_token` of the page before. Left out for the first page.

        Returns:
            One page of releases.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _LIBRARY_LIST_RELEASES,
            path={
                "user_id": user_id,
            },
            query={
                "page_token": page_token,
            },
        )


class Catalog:
    """catalog.gog.com: the shop's catalogue, which has taken the place of the web API's."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def search(
        self,
        *,
        limit: int | UnsetType = UNSET,
        order: models.CatalogSearchOrder | str | UnsetType = UNSET,
        search_after: str | UnsetType = UNSET,
        query: str | UnsetType = UNSET,
        country_code: str | UnsetType = UNSET,
        locale: str | UnsetType = UNSET,
        currency_code: str | UnsetType = UNSET,
        product_type: str | UnsetType = UNSET,
    ) -> models.CatalogPage:
        """Search the shop's catalogue.

        The catalogue of today's shop; clients that used the web API's `listing.list_products` have moved
        here. Pages have no number: the next one is asked for with `searchAfter`. Where its value comes from
        is not documented.

        Source: arelate/southern_light, requests (code, 2026-08-01),
        https://github.com/arelate/southern_light. Effect: read.

        Args:
            limit: How many products a page has at most. At least 1.
            order: Direction and field to sort by.
            search_after: Where to go on. Left out for the first page.
            query: Text to look for, after `like:`.
            country_code: ISO 3166-1 alpha-2 code of the country whose prices are wanted.
            locale: Language of texts, such as `en-US`; the short form `en` is taken, too.
            currency_code: ISO 4217 code of the currency for prices.
            product_type: Only products of this type. How it is written is not documented.

        Returns:
            One page of products.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _CATALOG_SEARCH,
            query={
                "limit": limit,
                "order": order,
                "searchAfter": search_after,
                "query": query,
                "countryCode": country_code,
                "locale": locale,
                "currencyCode": currency_code,
                "productType": product_type,
            },
        )


class AsyncCatalog:
    """catalog.gog.com: the shop's catalogue, which has taken the place of the web API's."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def search(
        self,
        *,
        limit: int | UnsetType = UNSET,
        order: models.CatalogSearchOrder | str | UnsetType = UNSET,
        search_after: str | UnsetType = UNSET,
        query: str | UnsetType = UNSET,
        country_code: str | UnsetType = UNSET,
        locale: str | UnsetType = UNSET,
        currency_code: str | UnsetType = UNSET,
        product_type: str | UnsetType = UNSET,
    ) -> models.CatalogPage:
        """Search the shop's catalogue.

        The catalogue of today's shop; clients that used the web API's `listing.list_products` have moved
        here. Pages have no number: the next one is asked for with `searchAfter`. Where its value comes from
        is not documented.

        Source: arelate/southern_light, requests (code, 2026-08-01),
        https://github.com/arelate/southern_light. Effect: read.

        Args:
            limit: How many products a page has at most. At least 1.
            order: Direction and field to sort by.
            search_after: Where to go on. Left out for the first page.
            query: Text to look for, after `like:`.
            country_code: ISO 3166-1 alpha-2 code of the country whose prices are wanted.
            locale: Language of texts, such as `en-US`; the short form `en` is taken, too.
            currency_code: ISO 4217 code of the currency for prices.
            product_type: Only products of this type. How it is written is not documented.

        Returns:
            One page of products.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _CATALOG_SEARCH,
            query={
                "limit": limit,
                "order": order,
                "searchAfter": search_after,
                "query": query,
                "countryCode": country_code,
                "locale": locale,
                "currencyCode": currency_code,
                "productType": product_type,
            },
        )


class Reviews:
    """reviews.gog.com: ratings and reviews, which have taken the place of the web API's."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def iter(
        self,
        product_id: int,
        *,
        page: int = 1,
        limit: int | UnsetType = UNSET,
        order: models.ReviewsListOrder | str | UnsetType = UNSET,
        language: str | UnsetType = UNSET,
        reviewer: models.ReviewsListReviewer | str | UnsetType = UNSET,
    ) -> Iterator[models.ReviewItemsItemsItem]:
        """Every item of `reviews.list`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            page: Where to begin. Number of the page. That it is counted from 1 is inferred. At least 1, the
                server's default is 1.
            limit: How many reviews a page has at most. At least 1.
            order: Direction and field to sort by. Only the most helpful first, `desc:votes`, is known.
            language: Only reviews in a language, written `in:en-US`.
            reviewer: Only reviews by some people. Only `in:verified_owner` is known.

        Raises:
            SdkError: As `list`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = self.list(
                product_id,
                page=_page,
                limit=limit,
                order=order,
                language=language,
                reviewer=reviewer,
            )
            if not _answer.field_embedded.items:
                return
            for _item in _answer.field_embedded.items:
                yield _item
            if _page >= _answer.pages:
                return

    def list(
        self,
        product_id: int,
        *,
        page: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        order: models.ReviewsListOrder | str | UnsetType = UNSET,
        language: str | UnsetType = UNSET,
        reviewer: models.ReviewsListReviewer | str | UnsetType = UNSET,
    ) -> models.ReviewPage:
        """List the reviews of a product.

        One page of reviews. Clients that used the web API's `reviews.list` have moved here. The fields of a
        review are not documented.

        Source: WinterSnowfall/gog_gles, requests (code, 2026-01-01),
        https://github.com/WinterSnowfall/gog_gles. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            page: Number of the page. That it is counted from 1 is inferred. At least 1, the server's default
                is 1.
            limit: How many reviews a page has at most. At least 1.
            order: Direction and field to sort by. Only the most helpful first, `desc:votes`, is known.
            language: Only reviews in a language, written `in:en-US`.
            reviewer: Only reviews by some people. Only `in:verified_owner` is known.

        Returns:
            One page of reviews.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _REVIEWS_LIST,
            path={
                "product_id": product_id,
            },
            query={
                "page": page,
                "limit": limit,
                "order": order,
                "language": language,
                "reviewer": reviewer,
            },
        )

    def average_rating(
        self, product_id: int, *, reviewer: models.ReviewsAverageRatingReviewer | str | UnsetType = UNSET
    ) -> models.AverageRating:
        """Get the average rating of a product.

        The mean of all ratings, between 0 and 5, and how many there are.

        Source: WinterSnowfall/gog_gles, requests (code, 2026-01-01),
        https://github.com/WinterSnowfall/gog_gles. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            reviewer: Only ratings by some people. Only `verified_owner` is known, without the `in:` of
                reviews.

        Returns:
            The mean.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _REVIEWS_AVERAGE_RATING,
            path={
                "product_id": product_id,
            },
            query={
                "reviewer": reviewer,
            },
        )


class AsyncReviews:
    """reviews.gog.com: ratings and reviews, which have taken the place of the web API's."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def iter(
        self,
        product_id: int,
        *,
        page: int = 1,
        limit: int | UnsetType = UNSET,
        order: models.ReviewsListOrder | str | UnsetType = UNSET,
        language: str | UnsetType = UNSET,
        reviewer: models.ReviewsListReviewer | str | UnsetType = UNSET,
    ) -> AsyncIterator[models.ReviewItemsItemsItem]:
        """Every item of `reviews.list`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            page: Where to begin. Number of the page. That it is counted from 1 is inferred. At least 1, the
                server's default is 1.
            limit: How many reviews a page has at most. At least 1.
            order: Direction and field to sort by. Only the most helpful first, `desc:votes`, is known.
            language: Only reviews in a language, written `in:en-US`.
            reviewer: Only reviews by some people. Only `in:verified_owner` is known.

        Raises:
            SdkError: As `list`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = await self.list(
                product_id,
                page=_page,
                limit=limit,
                order=order,
                language=language,
                reviewer=reviewer,
            )
            if not _answer.field_embedded.items:
                return
            for _item in _answer.field_embedded.items:
                yield _item
            if _page >= _answer.pages:
                return

    async def list(
        self,
        product_id: int,
        *,
        page: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        order: models.ReviewsListOrder | str | UnsetType = UNSET,
        language: str | UnsetType = UNSET,
        reviewer: models.ReviewsListReviewer | str | UnsetType = UNSET,
    ) -> models.ReviewPage:
        """List the reviews of a product.

        One page of reviews. Clients that used the web API's `reviews.list` have moved here. The fields of a
        review are not documented.

        Source: WinterSnowfall/gog_gles, requests (code, 2026-01-01),
        https://github.com/WinterSnowfall/gog_gles. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            page: Number of the page. That it is counted from 1 is inferred. At least 1, the server's default
                is 1.
            limit: How many reviews a page has at most. At least 1.
            order: Direction and field to sort by. Only the most helpful first, `desc:votes`, is known.
            language: Only reviews in a language, written `in:en-US`.
            reviewer: Only reviews by some people. Only `in:verified_owner` is known.

        Returns:
            One page of reviews.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _REVIEWS_LIST,
            path={
                "product_id": product_id,
            },
            query={
                "page": page,
                "limit": limit,
                "order": order,
                "language": language,
                "reviewer": reviewer,
            },
        )

    async def average_rating(
        self, product_id: int, *, reviewer: models.ReviewsAverageRatingReviewer | str | UnsetType = UNSET
    ) -> models.AverageRating:
        """Get the average rating of a product.

        The mean of all ratings, between 0 and 5, and how many there are.

        Source: WinterSnowfall/gog_gles, requests (code, 2026-01-01),
        https://github.com/WinterSnowfall/gog_gles. Effect: read.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            reviewer: Only ratings by some people. Only `verified_owner` is known, without the `in:` of
                reviews.

        Returns:
            The mean.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _REVIEWS_AVERAGE_RATING,
            path={
                "product_id": product_id,
            },
            query={
                "reviewer": reviewer,
            },
        )


class Saves:
    """cloudstorage.gog.com: saved games. Takes the token of the game."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self, user_id: str, client_id: str) -> builtins.list[models.SavedFile]:
        """List the saved games of a player.

        What a game has put into the cloud for a player.

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: read.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            client_id: The game's client id, which is the `clientId` of its repository (`depots.meta`).

        Returns:
            The files. A bare array.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SAVES_LIST,
            path={
                "user_id": user_id,
                "client_id": client_id,
            },
        )

    def get(self, user_id: str, client_id: str, file: str) -> bytes:
        """Download a saved game.

        The bytes of one file, as they were put there. What was uploaded with `Content-Encoding: gzip` comes
        back like that, so most HTTP libraries unpack it unasked.

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: read.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            client_id: The game's client id, which is the `clientId` of its repository (`depots.meta`).
            file: Name of the file. The one client that is known puts each into a folder, `saves/`; such a
                slash is sent as `%2F` here.

        Returns:
            The file.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SAVES_GET,
            path={
                "user_id": user_id,
                "client_id": client_id,
                "file": file,
            },
        )

    def put(
        self,
        user_id: str,
        client_id: str,
        file: str,
        body: bytes,
        *,
        x_object_meta_local_last_modified: str | UnsetType = UNSET,
    ) -> None:
        """Upload a saved game.

        Puts a file into the cloud, in the place of one that has the same name. The one client that is known
        to do this compresses it with gzip, says so in `Content-Encoding`, and sends the MD5 of the compressed
        bytes as `Etag`.

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: irreversible.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            client_id: The game's client id, which is the `clientId` of its repository (`depots.meta`).
            file: Name of the file. The one client that is known puts each into a folder, `saves/`; such a
                slash is sent as `%2F` here.
            body: The bytes of the file.
            x_object_meta_local_last_modified: When the game changed the file, as an RFC 3339 date. Kept and
                given back with it.

        Returns:
            Stored. Neither the exact status nor a body is documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SAVES_PUT,
            path={
                "user_id": user_id,
                "client_id": client_id,
                "file": file,
            },
            headers={
                "X-Object-Meta-LocalLastModified": x_object_meta_local_last_modified,
            },
            body=body,
        )

    def delete(self, user_id: str, client_id: str, file: str) -> None:
        """Delete a saved game.

        Takes a file out of the cloud. Nothing brings it back.

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: irreversible. Once for each thing: then
        it is refused with 404.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            client_id: The game's client id, which is the `clientId` of its repository (`depots.meta`).
            file: Name of the file. The one client that is known puts each into a folder, `saves/`; such a
                slash is sent as `%2F` here.

        Returns:
            Done. Neither the exact status nor a body is documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SAVES_DELETE,
            path={
                "user_id": user_id,
                "client_id": client_id,
                "file": file,
            },
        )


class AsyncSaves:
    """cloudstorage.gog.com: saved games. Takes the token of the game."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list(self, user_id: str, client_id: str) -> builtins.list[models.SavedFile]:
        """List the saved games of a player.

        What a game has put into the cloud for a player.

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: read.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            client_id: The game's client id, which is the `clientId` of its repository (`depots.meta`).

        Returns:
            The files. A bare array.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SAVES_LIST,
            path={
                "user_id": user_id,
                "client_id": client_id,
            },
        )

    async def get(self, user_id: str, client_id: str, file: str) -> bytes:
        """Download a saved game.

        The bytes of one file, as they were put there. What was uploaded with `Content-Encoding: gzip` comes
        back like that, so most HTTP libraries unpack it unasked.

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: read.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            client_id: The game's client id, which is the `clientId` of its repository (`depots.meta`).
            file: Name of the file. The one client that is known puts each into a folder, `saves/`; such a
                slash is sent as `%2F` here.

        Returns:
            The file.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SAVES_GET,
            path={
                "user_id": user_id,
                "client_id": client_id,
                "file": file,
            },
        )

    async def put(
        self,
        user_id: str,
        client_id: str,
        file: str,
        body: bytes,
        *,
        x_object_meta_local_last_modified: str | UnsetType = UNSET,
    ) -> None:
        """Upload a saved game.

        Puts a file into the cloud, in the place of one that has the same name. The one client that is known
        to do this compresses it with gzip, says so in `Content-Encoding`, and sends the MD5 of the compressed
        bytes as `Etag`.

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: irreversible.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            client_id: The game's client id, which is the `clientId` of its repository (`depots.meta`).
            file: Name of the file. The one client that is known puts each into a folder, `saves/`; such a
                slash is sent as `%2F` here.
            body: The bytes of the file.
            x_object_meta_local_last_modified: When the game changed the file, as an RFC 3339 date. Kept and
                given back with it.

        Returns:
            Stored. Neither the exact status nor a body is documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SAVES_PUT,
            path={
                "user_id": user_id,
                "client_id": client_id,
                "file": file,
            },
            headers={
                "X-Object-Meta-LocalLastModified": x_object_meta_local_last_modified,
            },
            body=body,
        )

    async def delete(self, user_id: str, client_id: str, file: str) -> None:
        """Delete a saved game.

        Takes a file out of the cloud. Nothing brings it back.

        Source: Heroic-Games-Launcher/heroic-gogdl, requests (code, 2026-08-01),
        https://github.com/Heroic-Games-Launcher/heroic-gogdl. Effect: irreversible. Once for each thing: then
        it is refused with 404.

        Args:
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            client_id: The game's client id, which is the `clientId` of its repository (`depots.meta`).
            file: Name of the file. The one client that is known puts each into a folder, `saves/`; such a
                slash is sent as `%2F` here.

        Returns:
            Done. Neither the exact status nor a body is documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SAVES_DELETE,
            path={
                "user_id": user_id,
                "client_id": client_id,
                "file": file,
            },
        )


class GamesDb:
    """gamesdb.gog.com: metadata of games, whatever platform they are on."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get(self, platform: str, external_id: str) -> Any:
        """Get what is known about a game of any platform.

        Metadata of a release, found by its id on its own platform. The answer's fields are not documented.

        Source: arelate/southern_light, requests (code, 2026-08-01),
        https://github.com/arelate/southern_light. Effect: read.

        Args:
            platform: The platform, such as `gog`; the `platform_id` of a release.
            external_id: Id of the game on that platform; for `gog`, of the product.

        Returns:
            JSON in a shape that is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _GAMES_DB_GET,
            path={
                "platform": platform,
                "external_id": external_id,
            },
        )


class AsyncGamesDb:
    """gamesdb.gog.com: metadata of games, whatever platform they are on."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def get(self, platform: str, external_id: str) -> Any:
        """Get what is known about a game of any platform.

        Metadata of a release, found by its id on its own platform. The answer's fields are not documented.

        Source: arelate/southern_light, requests (code, 2026-08-01),
        https://github.com/arelate/southern_light. Effect: read.

        Args:
            platform: The platform, such as `gog`; the `platform_id` of a release.
            external_id: Id of the game on that platform; for `gog`, of the product.

        Returns:
            JSON in a shape that is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _GAMES_DB_GET,
            path={
                "platform": platform,
                "external_id": external_id,
            },
        )


class Notifications:
    """notifications.gog.com: what Galaxy has to tell a user."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self, client_id: str, user_id: str, *, access_token: str, types: str | UnsetType = UNSET) -> Any:
        """List a user's notifications.

        The one address that wants the access token in its query, not in a header: keep it out of logs. What
        the answer looks like is not documented.

        Source: Applelo/GOG-Android, requests (code, 2018-01-01), https://github.com/Applelo/GOG-Android.
        Effect: read.

        Args:
            client_id: The client that the token is for.
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            access_token: The access token of `auth.token`. A secret.
            types: Which sorts of notifications. How they are written is not documented.

        Returns:
            JSON in a shape that is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _NOTIFICATIONS_LIST,
            path={
                "client_id": client_id,
                "user_id": user_id,
            },
            query={
                "access_token": access_token,
                "types": types,
            },
        )


class AsyncNotifications:
    """notifications.gog.com: what Galaxy has to tell a user."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list(
        self, client_id: str, user_id: str, *, access_token: str, types: str | UnsetType = UNSET
    ) -> Any:
        """List a user's notifications.

        The one address that wants the access token in its query, not in a header: keep it out of logs. What
        the answer looks like is not documented.

        Source: Applelo/GOG-Android, requests (code, 2018-01-01), https://github.com/Applelo/GOG-Android.
        Effect: read.

        Args:
            client_id: The client that the token is for.
            user_id: The Galaxy user id, 17 digits, as a token and friends have it; not the shorter web user
                id. Keep it as text.
            access_token: The access token of `auth.token`. A secret.
            types: Which sorts of notifications. How they are written is not documented.

        Returns:
            JSON in a shape that is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing.
            UnauthorizedError: 401. The token is missing, bad or expired. `auth.token` gives a new one.
            ForbiddenError: 403. This belongs to somebody else, or wants the token of another client.
            NotFoundError: 404. There is nothing with such an id or name.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _NOTIFICATIONS_LIST,
            path={
                "client_id": client_id,
                "user_id": user_id,
            },
            query={
                "access_token": access_token,
                "types": types,
            },
        )


class GogGalaxy:
    """GOG Galaxy API, calling and waiting.

    One instance keeps its connections; close it, or use it in a `with`.

    Args:
        token: An access token that is ready to use; it is not refreshed.
        client_id: Your application's id at GOG, or a game's own, with `client_secret`, for tokens that are refreshed by
            themselves; log in once with `auth.login`.
        client_secret: The secret that belongs to `client_id`.
        token_store: Where tokens are kept, such as `FileTokenStore("tokens.json")`, which a client of the package
            gog-client may share; in memory unless given.
        base_url: Sends every call to this server instead of `https://api.gog.com`.
            A mapping sends the calls to some hosts elsewhere, such as `{"api.example": "http://127.0.0.1:8000"}`.
        timeout: Seconds to wait for a connection, and between two pieces of an answer; 30 unless given, or
            what your own httpx client has.
        max_retries: How often a call that may be repeated is repeated: one that only reads, one with an
            idempotency key, or any other whose request certainly never left.
        deadline: Seconds after which no other attempt is begun.
        allow_http: Whether credentials may travel over plain HTTP to another machine.
        rate_limit: A pace to keep, which several clients may share.
        on_drift: What to do when an answer is no longer what the spec says. `tolerate` leaves out an optional
            field that drifted and raises `DecodeError` for the rest; `strict` raises for both; `unset` leaves
            out both, so that even a required field may be `UNSET`.
        drift_watcher: Called with each drift that was left out, to log it or to tell us.
        max_answer: Bytes of an answer, unpacked, from which on it raises `DecodeError` instead of filling the
            memory; 64 MiB unless given.
        http_client: Your own httpx client, with its own proxies, hooks and limits. It stays open.
        transport: Your own httpx transport, if you give no client.
    """

    def __init__(
        self,
        *,
        token: str | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        token_store: TokenStore | None = None,
        base_url: str | Mapping[str, str] | None = None,
        timeout: float | httpx.Timeout | UnsetType = UNSET,
        max_retries: int = 2,
        deadline: float | None = None,
        allow_http: bool = False,
        rate_limit: RateLimit | None = None,
        on_drift: Literal["tolerate", "strict", "unset"] = "tolerate",
        drift_watcher: Callable[[Drift], None] | None = None,
        max_answer: int = 64 * 2**20,
        http_client: httpx.Client | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        try:
            credentials = Credentials(
                token=token,
                client_id=client_id,
                client_secret=client_secret,
                token_store=token_store,
            )
        except ConfigurationError as error:
            raise error.with_traceback(None) from None  # its frames have what was given in their variables
        finally:
            del token, client_id, client_secret, token_store
        self._transport = Transport(
            agent=f"gog-galaxy-client/{VERSION}",
            server=SERVERS[0],
            base_url=base_url,
            credentials=credentials,
            timeout=timeout,
            max_retries=max_retries,
            deadline=deadline,
            allow_http=allow_http,
            rate_limit=rate_limit,
            on_drift=on_drift,
            drift_watcher=drift_watcher,
            max_answer=max_answer,
            http_client=http_client,
            transport=transport,
            flow=Flow(
                token=_AUTH_TOKEN,
                authorize=_AUTH_AUTHORIZE,
            ),
        )
        self._group()

    def _group(self) -> None:
        self.auth: Auth = Auth(self._transport)
        """auth.gog.com: from a login in the browser to a token, and from an old token to a new one."""
        self.products: Products = Products(self._transport)
        """api.gog.com: what a product is, what it costs, and where its files can be downloaded."""
        self.config: Config = Config(self._transport)
        """cfg.gog.com and remote-config.gog.com: settings and updates of the Galaxy client itself."""
        self.friends: Friends = Friends(self._transport)
        """chat.gog.com: who one's friends are. To invite or accept somebody is for the GOG web API."""
        self.builds: Builds = Builds(self._transport)
        """content-system.gog.com: the builds of a product, and where the files of one are."""
        self.depots: Depots = Depots(self._transport)
        """cdn.gog.com: repositories, manifests and files of builds, of both generations."""
        self.achievements: Achievements = Achievements(self._transport)
        """gameplay.gog.com: what a player has achieved in a game."""
        self.stats: Stats = Stats(self._transport)
        """gameplay.gog.com: numbers that a game keeps about a player."""
        self.leaderboards: Leaderboards = Leaderboards(self._transport)
        """gameplay.gog.com: who is best at what in a game."""
        self.sessions: Sessions = Sessions(self._transport)
        """gameplay.gog.com: when, and how long, a game was played."""
        self.presence: Presence = Presence(self._transport)
        """presence.gog.com: who is online."""
        self.users: Users = Users(self._transport)
        """users.gog.com: profiles."""
        self.library: Library = Library(self._transport)
        """galaxy-library.gog.com: what a user owns, on all platforms that Galaxy knows."""
        self.catalog: Catalog = Catalog(self._transport)
        """catalog.gog.com: the shop's catalogue, which has taken the place of the web API's."""
        self.reviews: Reviews = Reviews(self._transport)
        """reviews.gog.com: ratings and reviews, which have taken the place of the web API's."""
        self.saves: Saves = Saves(self._transport)
        """cloudstorage.gog.com: saved games. Takes the token of the game."""
        self.games_db: GamesDb = GamesDb(self._transport)
        """gamesdb.gog.com: metadata of games, whatever platform they are on."""
        self.notifications: Notifications = Notifications(self._transport)
        """notifications.gog.com: what Galaxy has to tell a user."""

    def with_options(
        self,
        *,
        timeout: float | httpx.Timeout | UnsetType = UNSET,
        max_retries: int | UnsetType = UNSET,
        deadline: float | UnsetType | None = UNSET,
    ) -> Self:
        """The same client with other settings, for a call or for many; it shares the connections of this one.

        Args:
            timeout: Seconds to wait for a connection, and between two pieces of an answer.
            max_retries: How often a call that may be repeated is repeated.
            deadline: Seconds after which no other attempt is begun; None for no end.
        """
        changed = {"timeout": timeout, "max_retries": max_retries, "deadline": deadline}
        other = type(self).__new__(type(self))
        other._transport = self._transport.with_options(changed)
        other._group()
        return other

    def with_raw_response(
        self, call: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> RawResponse[_T]:
        """Make a call and keep the answer behind its value, e.g. `with_raw_response(client.group.verb, …)`.

        Raises:
            SdkError: As the call does; `DecodeError` and `ApiError` have the body of their answer.
        """
        return with_raw_response(call, *args, **kwargs)

    def __repr__(self) -> str:
        transport = getattr(self, "_transport", None)  # missing where the arguments were refused
        return f"<{type(self).__name__} {transport.base_url if transport else 'not made'}>"

    def close(self) -> None:
        """Close the connections, unless you gave the httpx client."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class AsyncGogGalaxy:
    """GOG Galaxy API, to be awaited.

    One instance keeps its connections; close it, or use it in an `async with`.

    Args:
        token: An access token that is ready to use; it is not refreshed.
        client_id: Your application's id at GOG, or a game's own, with `client_secret`, for tokens that are refreshed by
            themselves; log in once with `auth.login`.
        client_secret: The secret that belongs to `client_id`.
        token_store: Where tokens are kept, such as `FileTokenStore("tokens.json")`, which a client of the package
            gog-client may share; in memory unless given.
        base_url: Sends every call to this server instead of `https://api.gog.com`.
            A mapping sends the calls to some hosts elsewhere, such as `{"api.example": "http://127.0.0.1:8000"}`.
        timeout: Seconds to wait for a connection, and between two pieces of an answer; 30 unless given, or
            what your own httpx client has.
        max_retries: How often a call that may be repeated is repeated: one that only reads, one with an
            idempotency key, or any other whose request certainly never left.
        deadline: Seconds after which no other attempt is begun.
        allow_http: Whether credentials may travel over plain HTTP to another machine.
        rate_limit: A pace to keep, which several clients may share.
        on_drift: What to do when an answer is no longer what the spec says. `tolerate` leaves out an optional
            field that drifted and raises `DecodeError` for the rest; `strict` raises for both; `unset` leaves
            out both, so that even a required field may be `UNSET`.
        drift_watcher: Called with each drift that was left out, to log it or to tell us.
        max_answer: Bytes of an answer, unpacked, from which on it raises `DecodeError` instead of filling the
            memory; 64 MiB unless given.
        http_client: Your own httpx client, with its own proxies, hooks and limits. It stays open.
        transport: Your own httpx transport, if you give no client.
    """

    def __init__(
        self,
        *,
        token: str | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        token_store: TokenStore | None = None,
        base_url: str | Mapping[str, str] | None = None,
        timeout: float | httpx.Timeout | UnsetType = UNSET,
        max_retries: int = 2,
        deadline: float | None = None,
        allow_http: bool = False,
        rate_limit: RateLimit | None = None,
        on_drift: Literal["tolerate", "strict", "unset"] = "tolerate",
        drift_watcher: Callable[[Drift], None] | None = None,
        max_answer: int = 64 * 2**20,
        http_client: httpx.AsyncClient | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        try:
            credentials = Credentials(
                token=token,
                client_id=client_id,
                client_secret=client_secret,
                token_store=token_store,
            )
        except ConfigurationError as error:
            raise error.with_traceback(None) from None  # its frames have what was given in their variables
        finally:
            del token, client_id, client_secret, token_store
        self._transport = AsyncTransport(
            agent=f"gog-galaxy-client/{VERSION}",
            server=SERVERS[0],
            base_url=base_url,
            credentials=credentials,
            timeout=timeout,
            max_retries=max_retries,
            deadline=deadline,
            allow_http=allow_http,
            rate_limit=rate_limit,
            on_drift=on_drift,
            drift_watcher=drift_watcher,
            max_answer=max_answer,
            http_client=http_client,
            transport=transport,
            flow=Flow(
                token=_AUTH_TOKEN,
                authorize=_AUTH_AUTHORIZE,
            ),
        )
        self._group()

    def _group(self) -> None:
        self.auth: AsyncAuth = AsyncAuth(self._transport)
        """auth.gog.com: from a login in the browser to a token, and from an old token to a new one."""
        self.products: AsyncProducts = AsyncProducts(self._transport)
        """api.gog.com: what a product is, what it costs, and where its files can be downloaded."""
        self.config: AsyncConfig = AsyncConfig(self._transport)
        """cfg.gog.com and remote-config.gog.com: settings and updates of the Galaxy client itself."""
        self.friends: AsyncFriends = AsyncFriends(self._transport)
        """chat.gog.com: who one's friends are. To invite or accept somebody is for the GOG web API."""
        self.builds: AsyncBuilds = AsyncBuilds(self._transport)
        """content-system.gog.com: the builds of a product, and where the files of one are."""
        self.depots: AsyncDepots = AsyncDepots(self._transport)
        """cdn.gog.com: repositories, manifests and files of builds, of both generations."""
        self.achievements: AsyncAchievements = AsyncAchievements(self._transport)
        """gameplay.gog.com: what a player has achieved in a game."""
        self.stats: AsyncStats = AsyncStats(self._transport)
        """gameplay.gog.com: numbers that a game keeps about a player."""
        self.leaderboards: AsyncLeaderboards = AsyncLeaderboards(self._transport)
        """gameplay.gog.com: who is best at what in a game."""
        self.sessions: AsyncSessions = AsyncSessions(self._transport)
        """gameplay.gog.com: when, and how long, a game was played."""
        self.presence: AsyncPresence = AsyncPresence(self._transport)
        """presence.gog.com: who is online."""
        self.users: AsyncUsers = AsyncUsers(self._transport)
        """users.gog.com: profiles."""
        self.library: AsyncLibrary = AsyncLibrary(self._transport)
        """galaxy-library.gog.com: what a user owns, on all platforms that Galaxy knows."""
        self.catalog: AsyncCatalog = AsyncCatalog(self._transport)
        """catalog.gog.com: the shop's catalogue, which has taken the place of the web API's."""
        self.reviews: AsyncReviews = AsyncReviews(self._transport)
        """reviews.gog.com: ratings and reviews, which have taken the place of the web API's."""
        self.saves: AsyncSaves = AsyncSaves(self._transport)
        """cloudstorage.gog.com: saved games. Takes the token of the game."""
        self.games_db: AsyncGamesDb = AsyncGamesDb(self._transport)
        """gamesdb.gog.com: metadata of games, whatever platform they are on."""
        self.notifications: AsyncNotifications = AsyncNotifications(self._transport)
        """notifications.gog.com: what Galaxy has to tell a user."""

    def with_options(
        self,
        *,
        timeout: float | httpx.Timeout | UnsetType = UNSET,
        max_retries: int | UnsetType = UNSET,
        deadline: float | UnsetType | None = UNSET,
    ) -> Self:
        """The same client with other settings, for a call or for many; it shares the connections of this one.

        Args:
            timeout: Seconds to wait for a connection, and between two pieces of an answer.
            max_retries: How often a call that may be repeated is repeated.
            deadline: Seconds after which no other attempt is begun; None for no end.
        """
        changed = {"timeout": timeout, "max_retries": max_retries, "deadline": deadline}
        other = type(self).__new__(type(self))
        other._transport = self._transport.with_options(changed)
        other._group()
        return other

    async def with_raw_response(
        self, call: Callable[_P, Awaitable[_T]], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> RawResponse[_T]:
        """Make a call and keep the answer behind its value, e.g. `with_raw_response(client.group.verb, …)`.

        Raises:
            SdkError: As the call does; `DecodeError` and `ApiError` have the body of their answer.
        """
        return await with_raw_response_async(call, *args, **kwargs)

    def __repr__(self) -> str:
        transport = getattr(self, "_transport", None)  # missing where the arguments were refused
        return f"<{type(self).__name__} {transport.base_url if transport else 'not made'}>"

    async def close(self) -> None:
        """Close the connections, unless you gave the httpx client."""
        await self._transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()
