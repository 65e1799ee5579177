"""The clients and their groups of operations."""

# Generated from specs/gog.yaml by `python -m generator`. Do not edit.

from __future__ import annotations

import builtins
import datetime
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, ParamSpec, TypeVar

from msgspec import UNSET, UnsetType

from ._about import VERSION
from ._runtime.drift import Drift
from ._runtime.limit import RateLimit
from ._runtime.oauth2 import Flow, TokenStore
from ._runtime.operation import (
    File,
    Operation,
    Refusals,
    empty,
    flag,
    json,
    json_or_none,
    json_or_page,
    location,
    text,
    text_of,
)
from ._runtime.raw import RawResponse, with_raw_response, with_raw_response_async
from ._runtime.transport import AsyncTransport, Transport
from .auth import AsyncAuthExtra, AuthExtra
from .credentials import Credentials
from .errors import BY_CODE, ConfigurationError
from .library import AsyncLibraryExtra, LibraryExtra

if TYPE_CHECKING:
    from typing import Self

    import httpx

    from . import models
else:
    from ._runtime.later import Later

    models = Later(f"{__package__}.models")  # imported with the first model that is needed

__all__ = ["SERVERS", "AsyncGog", "Gog"]

_P = ParamSpec("_P")
_T = TypeVar("_T")

SERVERS = (
    "https://embed.gog.com",
    "https://www.gog.com",
    "http://127.0.0.1:8000/gog",
)
"""Base URLs that the spec names; the first one is used unless `base_url` says otherwise.

- `https://embed.gog.com`: Production, as the Galaxy client sees it. Takes a token or the cookies of a
session.
- `https://www.gog.com`: Production, as browsers see it, with the same paths. Made for cookies; a token works
on most of them.
- `http://127.0.0.1:8000/gog`: The stand-in server of this repository (`python -m sandbox`).
"""

_REFUSALS = Refusals(
    lambda: models.OAuthError,
    code=("error",),
    message=("error_description",),
    classes=BY_CODE,
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
    refusals=_REFUSALS,
    server="https://auth.gog.com",
)
_USER_DATA: Operation[models.UserData] = Operation(
    "user.data",
    "GET",
    "/userData.json",
    effect="read",
    answers={
        200: json(lambda: models.UserData),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",), ()),
)
_USER_SET_REDIRECT_URL: Operation[None] = Operation(
    "user.set_redirect_url",
    "GET",
    "/user/set-redirect-url",
    effect="reversible",
    answers={
        200: empty(),
        204: empty(),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_USER_REVIEW_TIPS: Operation[models.ReviewTips] = Operation(
    "user.review_tips",
    "GET",
    "/user/reviewTipsStatus.json",
    effect="read",
    answers={
        200: json(lambda: models.ReviewTips),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_USER_GET: Operation[models.PublicUser] = Operation(
    "user.get",
    "GET",
    "/users/info/{user_id}",
    effect="read",
    answers={
        200: json(lambda: models.PublicUser),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",), ()),
    joined=("expand",),
)
_USER_ACCOUNT_BASIC: Operation[models.BasicAccount] = Operation(
    "user.account_basic",
    "GET",
    "/v1/account/basic",
    effect="read",
    answers={
        200: json(lambda: models.BasicAccount),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",), ()),
    server="https://menu.gog.com",
)
_USER_LIST_GAME_STATS: Operation[models.GameStatsPage] = Operation(
    "user.list_game_stats",
    "GET",
    "/u/{username}/games/stats",
    effect="read",
    answers={
        200: json(lambda: models.GameStatsPage),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    server="https://www.gog.com",
    login=True,
)
_LIBRARY_LIST_IDS: Operation[models.OwnedIds] = Operation(
    "library.list_ids",
    "GET",
    "/user/data/games",
    effect="read",
    answers={
        200: json(lambda: models.OwnedIds),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_LIBRARY_GAME_DETAILS: Operation[models.GameDetails | None] = Operation(
    "library.game_details",
    "GET",
    "/account/gameDetails/{game_id}.json",
    effect="read",
    answers={
        200: json_or_none(lambda: models.GameDetails),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_LIBRARY_MOVIE_DETAILS: Operation[models.MovieDetails | None] = Operation(
    "library.movie_details",
    "GET",
    "/account/movieDetails/{movie_id}.json",
    effect="read",
    answers={
        200: json_or_none(lambda: models.MovieDetails),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_LIBRARY_RATINGS: Operation[models.Ratings] = Operation(
    "library.ratings",
    "GET",
    "/user/games_rating.json",
    effect="read",
    answers={
        200: json(lambda: models.Ratings),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_LIBRARY_REVIEW_VOTES: Operation[models.ReviewVotes] = Operation(
    "library.review_votes",
    "GET",
    "/user/review_votes.json",
    effect="read",
    answers={
        200: json(lambda: models.ReviewVotes),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_LIBRARY_HIDE: Operation[models.EmptyObject] = Operation(
    "library.hide",
    "POST",
    "/account/hideProduct/{product_id}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_LIBRARY_REVEAL: Operation[models.EmptyObject] = Operation(
    "library.reveal",
    "POST",
    "/account/revealProduct/{product_id}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_LIBRARY_UNHIDE_ALT: Operation[models.EmptyObject] = Operation(
    "library.unhide_alt",
    "POST",
    "/account/unhideProduct/{product_id}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_LIBRARY_LIST: Operation[models.LibraryPage] = Operation(
    "library.list",
    "GET",
    "/account/getFilteredProducts",
    effect="read",
    answers={
        200: json(lambda: models.LibraryPage),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    joined=("tags",),
    login=True,
)
_LIBRARY_LIST_LICENCES: Operation[builtins.list[str]] = Operation(
    "library.list_licences",
    "GET",
    "/v1/account/licences",
    effect="read",
    answers={
        200: json(builtins.list[str]),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    server="https://menu.gog.com",
    login=True,
)
_WISHLIST_GET: Operation[models.Wishlist] = Operation(
    "wishlist.get",
    "GET",
    "/user/wishlist.json",
    effect="read",
    answers={
        200: json(lambda: models.Wishlist),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_WISHLIST_ADD: Operation[models.Wishlist] = Operation(
    "wishlist.add",
    "GET",
    "/user/wishlist/add/{product_id}",
    effect="reversible",
    answers={
        200: json(lambda: models.Wishlist),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_WISHLIST_ADD_ALT: Operation[models.EmptyObject] = Operation(
    "wishlist.add_alt",
    "POST",
    "/user/wishlist/add/{product_id}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_WISHLIST_REMOVE: Operation[models.Wishlist] = Operation(
    "wishlist.remove",
    "GET",
    "/user/wishlist/remove/{product_id}",
    effect="reversible",
    answers={
        200: json(lambda: models.Wishlist),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_WISHLIST_REMOVE_ALT: Operation[models.EmptyObject] = Operation(
    "wishlist.remove_alt",
    "POST",
    "/user/wishlist/remove/{product_id}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_TAGS_ATTACH: Operation[models.TagAttached] = Operation(
    "tags.attach",
    "POST",
    "/account/tags/attach",
    effect="reversible",
    answers={
        200: json(lambda: models.TagAttached),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_TAGS_DETACH: Operation[models.TagAttached] = Operation(
    "tags.detach",
    "POST",
    "/account/tags/detach",
    effect="reversible",
    answers={
        200: json(lambda: models.TagAttached),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_TAGS_CREATE: Operation[models.CreatedTag] = Operation(
    "tags.create",
    "POST",
    "/account/tags/add",
    effect="reversible",
    answers={
        200: json(lambda: models.CreatedTag),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_TAGS_DELETE: Operation[models.TagStatus] = Operation(
    "tags.delete",
    "POST",
    "/account/tags/delete",
    effect="irreversible",
    answers={
        200: json(lambda: models.TagStatus),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_TAGS_UPDATE: Operation[models.TagStatus] = Operation(
    "tags.update",
    "POST",
    "/account/tags/update",
    effect="reversible",
    answers={
        200: json(lambda: models.TagStatus),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_TAGS_LIST_ALT: Operation[models.TagList] = Operation(
    "tags.list_alt",
    "GET",
    "/user/tags.json",
    effect="read",
    answers={
        200: json(lambda: models.TagList),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_TAGS_ATTACH_ALT: Operation[models.EmptyObject] = Operation(
    "tags.attach_alt",
    "POST",
    "/user/tags/add/{product_id}/{tag_id}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_TAGS_DETACH_ALT: Operation[models.EmptyObject] = Operation(
    "tags.detach_alt",
    "POST",
    "/user/tags/remove/{product_id}/{tag_id}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_SETTINGS_SAVE_BIRTHDAY: Operation[models.EmptyObject] = Operation(
    "settings.save_birthday",
    "GET",
    "/account/save_birthday/{date}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_SETTINGS_SAVE_COUNTRY: Operation[models.EmptyObject] = Operation(
    "settings.save_country",
    "GET",
    "/account/save_country/{country}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_SETTINGS_SAVE_NEWSLETTER_SUBSCRIPTION: Operation[models.EmptyObject] = Operation(
    "settings.save_newsletter_subscription",
    "GET",
    "/account/save_newsletter_subscription/{subscribed}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_SETTINGS_SAVE_PROMO_SUBSCRIPTION: Operation[models.EmptyObject] = Operation(
    "settings.save_promo_subscription",
    "GET",
    "/account/save_promo_subscription/{subscribed}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_SETTINGS_SAVE_WISHLIST_NOTIFICATION: Operation[models.EmptyObject] = Operation(
    "settings.save_wishlist_notification",
    "GET",
    "/account/save_wishlist_notification/{subscribed}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_SETTINGS_SAVE_WISHLIST_SHARING: Operation[models.EmptyObject] = Operation(
    "settings.save_wishlist_sharing",
    "GET",
    "/account/save_sharing_wishlist/{privacy}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_SETTINGS_SAVE_CHAT_PRIVACY: Operation[models.EmptyObject] = Operation(
    "settings.save_chat_privacy",
    "GET",
    "/account/save_chat_privacy/{privacy}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_SETTINGS_SAVE_SEARCH_PRIVACY: Operation[models.EmptyObject] = Operation(
    "settings.save_search_privacy",
    "GET",
    "/account/save_search_privacy/{privacy}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_SETTINGS_LOGOUT_ALL_SESSIONS: Operation[models.EmptyObject] = Operation(
    "settings.logout_all_sessions",
    "POST",
    "/account/logout_all_sessions",
    effect="irreversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_SETTINGS_CHANGE_CURRENCY: Operation[models.EmptyObject] = Operation(
    "settings.change_currency",
    "GET",
    "/user/changeCurrency/{currency}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",), ()),
)
_SETTINGS_CHANGE_LANGUAGE: Operation[models.EmptyObject] = Operation(
    "settings.change_language",
    "GET",
    "/user/changeLanguage/{language}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",), ()),
)
_SETTINGS_SAVE_SHELF_BACKGROUND: Operation[models.EmptyObject] = Operation(
    "settings.save_shelf_background",
    "POST",
    "/account/save_shelf_background/{background_name}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_SETTINGS_UPLOAD_AVATAR: Operation[models.UploadedAvatar] = Operation(
    "settings.upload_avatar",
    "POST",
    "/account/avatar",
    effect="irreversible",
    answers={
        200: json(lambda: models.UploadedAvatar),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    server="https://login.gog.com",
    form="multipart/form-data",
    login=True,
)
_SETTINGS_GET_ALT: Operation[models.SettingsAnswer] = Operation(
    "settings.get_alt",
    "GET",
    "/user/settings.json",
    effect="read",
    answers={
        200: json(lambda: models.SettingsAnswer),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_SETTINGS_UPDATE_ALT: Operation[models.EmptyObject] = Operation(
    "settings.update_alt",
    "POST",
    "/user/settings/update",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_FRIENDS_SEARCH: Operation[models.FoundUser] = Operation(
    "friends.search",
    "POST",
    "/friends/search",
    effect="read",
    answers={
        200: json(lambda: models.FoundUser),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_FRIENDS_INVITE: Operation[Literal["ok"]] = Operation(
    "friends.invite",
    "GET",
    "/friends/invite/{user_id}",
    effect="irreversible",
    answers={
        200: json(Literal["ok"]),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_FRIENDS_REMOVE: Operation[Literal["ok"]] = Operation(
    "friends.remove",
    "GET",
    "/friends/remove/{user_id}",
    effect="irreversible",
    answers={
        200: json(Literal["ok"]),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_FRIENDS_ACCEPT: Operation[Literal["ok"]] = Operation(
    "friends.accept",
    "GET",
    "/friends/invites/{user_id}/accept",
    effect="reversible",
    answers={
        200: json(Literal["ok"]),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_FRIENDS_DECLINE: Operation[Literal["ok"]] = Operation(
    "friends.decline",
    "GET",
    "/friends/invites/{user_id}/decline",
    effect="irreversible",
    answers={
        200: json(Literal["ok"]),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_FRIENDS_BLOCK: Operation[Literal["ok"]] = Operation(
    "friends.block",
    "GET",
    "/users/{user_id}/block",
    effect="reversible",
    answers={
        200: json(Literal["ok"]),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_FRIENDS_UNBLOCK: Operation[Literal["ok"]] = Operation(
    "friends.unblock",
    "GET",
    "/users/{user_id}/unblock",
    effect="reversible",
    answers={
        200: json(Literal["ok"]),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_FRIENDS_LIST_ALT: Operation[models.FriendList] = Operation(
    "friends.list_alt",
    "GET",
    "/user/friends.json",
    effect="read",
    answers={
        200: json(lambda: models.FriendList),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_FRIENDS_INVITE_ALT: Operation[models.EmptyObject] = Operation(
    "friends.invite_alt",
    "POST",
    "/user/friends/add/{user_id}",
    effect="irreversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_FRIENDS_REMOVE_ALT: Operation[models.EmptyObject] = Operation(
    "friends.remove_alt",
    "POST",
    "/user/friends/remove/{user_id}",
    effect="irreversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_FRIENDS_ACCEPT_ALT: Operation[models.EmptyObject] = Operation(
    "friends.accept_alt",
    "POST",
    "/user/friends/accept/{user_id}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_FRIENDS_DECLINE_ALT: Operation[models.EmptyObject] = Operation(
    "friends.decline_alt",
    "POST",
    "/user/friends/decline/{user_id}",
    effect="irreversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_FRIENDS_BLOCK_ALT: Operation[models.EmptyObject] = Operation(
    "friends.block_alt",
    "POST",
    "/user/friends/block/{user_id}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_FRIENDS_UNBLOCK_ALT: Operation[models.EmptyObject] = Operation(
    "friends.unblock_alt",
    "POST",
    "/user/friends/unblock/{user_id}",
    effect="reversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_LISTING_LIST_PRODUCTS: Operation[models.StorePage] = Operation(
    "listing.list_products",
    "GET",
    "/games/ajax/filtered",
    effect="read",
    answers={
        200: json(lambda: models.StorePage),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",), ()),
)
_LISTING_LIST_WISHLIST: Operation[models.WishlistPage] = Operation(
    "listing.list_wishlist",
    "GET",
    "/account/wishlist/search",
    effect="read",
    answers={
        200: json(lambda: models.WishlistPage),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_LISTING_LIST_PUBLIC_WISHLIST: Operation[models.WishlistPage] = Operation(
    "listing.list_public_wishlist",
    "GET",
    "/public_wishlist/{user_id}/search",
    effect="read",
    answers={
        200: json(lambda: models.WishlistPage),
    },
)
_CART_GET: Operation[Any] = Operation(
    "cart.get",
    "GET",
    "/cart",
    effect="read",
    answers={
        200: json_or_page(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",), ()),
)
_CART_ADD: Operation[Any] = Operation(
    "cart.add",
    "GET",
    "/cart/add/{game_id}",
    effect="reversible",
    answers={
        200: json(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",), ()),
)
_CART_ADD_MANY: Operation[Any] = Operation(
    "cart.add_many",
    "POST",
    "/cart/add",
    effect="reversible",
    answers={
        200: json(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",), ()),
)
_CART_ADD_SERIES: Operation[Any] = Operation(
    "cart.add_series",
    "GET",
    "/cart/add/series/{series_id}",
    effect="reversible",
    answers={
        200: json(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",), ()),
)
_CART_REMOVE: Operation[Any] = Operation(
    "cart.remove",
    "GET",
    "/cart/remove/{game_id}",
    effect="reversible",
    answers={
        200: json(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",), ()),
)
_CART_CHECKOUT: Operation[str] = Operation(
    "cart.checkout",
    "GET",
    "/checkout",
    effect="irreversible",
    answers={
        302: location(),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",), ()),
)
_CART_CHECKOUT_PRODUCT: Operation[str] = Operation(
    "cart.checkout_product",
    "GET",
    "/checkout/manual/{product_id}",
    effect="irreversible",
    answers={
        302: location(),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",), ()),
)
_ORDERS_PAGE: Operation[str] = Operation(
    "orders.page",
    "GET",
    "/checkout/{order_id}",
    effect="read",
    answers={
        200: text(),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_ORDERS_CHANGE_CURRENCY: Operation[Any] = Operation(
    "orders.change_currency",
    "GET",
    "/checkout/order/{order_id}/changeCurrency/{currency}",
    effect="reversible",
    answers={
        200: json(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_ORDERS_ADD: Operation[Any] = Operation(
    "orders.add",
    "GET",
    "/checkout/order/{order_id}/add/{game_id}",
    effect="reversible",
    answers={
        200: json(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_ORDERS_REMOVE: Operation[Any] = Operation(
    "orders.remove",
    "POST",
    "/checkout/order/{order_id}/remove/{game_id}",
    effect="reversible",
    answers={
        200: json(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_ORDERS_ENABLE_STORE_CREDIT: Operation[Any] = Operation(
    "orders.enable_store_credit",
    "GET",
    "/checkout/order/{order_id}/enableStoreCredit",
    effect="reversible",
    answers={
        200: json(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_ORDERS_DISABLE_STORE_CREDIT: Operation[Any] = Operation(
    "orders.disable_store_credit",
    "GET",
    "/checkout/order/{order_id}/disableStoreCredit",
    effect="reversible",
    answers={
        200: json(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_ORDERS_SET_AS_GIFT: Operation[Any] = Operation(
    "orders.set_as_gift",
    "GET",
    "/checkout/order/{order_id}/setAsGift",
    effect="reversible",
    answers={
        200: json(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_ORDERS_SET_AS_NOT_GIFT: Operation[Any] = Operation(
    "orders.set_as_not_gift",
    "GET",
    "/checkout/order/{order_id}/setAsNotGift",
    effect="reversible",
    answers={
        200: json(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_ORDERS_PROCESS_PAYMENT: Operation[Any] = Operation(
    "orders.process_payment",
    "GET",
    "/payment/process/{order_id}",
    effect="spends",
    answers={
        200: json(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_ORDERS_PING_PAYMENT: Operation[Any] = Operation(
    "orders.ping_payment",
    "GET",
    "/payment/ping/{order_id}",
    effect="read",
    answers={
        200: json(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_ORDERS_CHECK_STATUS: Operation[Any] = Operation(
    "orders.check_status",
    "GET",
    "/order/checkStatus/{order_id}",
    effect="read",
    answers={
        200: json(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_ORDERS_RESEND: Operation[Any] = Operation(
    "orders.resend",
    "GET",
    "/account/settings/orders/resend",
    effect="irreversible",
    answers={
        200: json(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_ORDERS_LIST: Operation[models.OrderPage] = Operation(
    "orders.list",
    "GET",
    "/account/settings/orders/data",
    effect="read",
    answers={
        200: json(lambda: models.OrderPage),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_WALLET_RECOMMENDED_PRODUCTS: Operation[Any] = Operation(
    "wallet.recommended_products",
    "GET",
    "/wallet/recommendedProducts",
    effect="read",
    answers={
        200: json(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_WALLET_ADD_FUNDS: Operation[models.FundsOrder] = Operation(
    "wallet.add_funds",
    "POST",
    "/wallet/funds",
    effect="irreversible",
    answers={
        200: json(lambda: models.FundsOrder),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_WALLET_LIST_TRANSACTIONS: Operation[models.TransactionPage] = Operation(
    "wallet.list_transactions",
    "GET",
    "/wallet/transactions/{currency}/{page}",
    effect="read",
    answers={
        200: json(lambda: models.TransactionPage),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_REVIEWS_LIST: Operation[models.ReviewPage] = Operation(
    "reviews.list",
    "GET",
    "/reviews/product/{game_id}.json",
    effect="read",
    answers={
        200: json(lambda: models.ReviewPage),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",), ()),
)
_REVIEWS_VOTE: Operation[models.EmptyObject] = Operation(
    "reviews.vote",
    "POST",
    "/reviews/vote/review/{review_id}.json",
    effect="irreversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_REVIEWS_REPORT: Operation[models.ReviewReported] = Operation(
    "reviews.report",
    "POST",
    "/reviews/report/review/{review_id}.json",
    effect="irreversible",
    answers={
        200: json(lambda: models.ReviewReported),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_REVIEWS_RATE: Operation[models.EmptyObject] = Operation(
    "reviews.rate",
    "POST",
    "/reviews/rate/product/{game_id}.json",
    effect="irreversible",
    answers={
        200: json(lambda: models.EmptyObject),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_REVIEWS_ADD: Operation[Any] = Operation(
    "reviews.add",
    "POST",
    "/reviews/add/product/{game_id}.json",
    effect="irreversible",
    answers={
        200: json(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_CONNECT_LINKED_ACCOUNT: Operation[models.LinkedAccount] = Operation(
    "connect.linked_account",
    "GET",
    "/api/v1/users/{user_id}/gogLink/steam/linkedAccount",
    effect="read",
    answers={
        200: json(lambda: models.LinkedAccount),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_CONNECT_EXCHANGEABLE_PRODUCTS: Operation[models.ExchangeableProducts] = Operation(
    "connect.exchangeable_products",
    "GET",
    "/api/v1/users/{user_id}/gogLink/steam/exchangeableProducts",
    effect="read",
    answers={
        200: json(lambda: models.ExchangeableProducts),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_CONNECT_SYNCHRONIZE: Operation[None] = Operation(
    "connect.synchronize",
    "GET",
    "/api/v1/users/{user_id}/gogLink/steam/synchronizeUserProfile",
    effect="irreversible",
    answers={
        200: empty(),
        204: empty(),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)
_CONNECT_CLAIM: Operation[Any] = Operation(
    "connect.claim",
    "GET",
    "/api/v1/users/{user_id}/gogLink/steam/claimProducts",
    effect="irreversible",
    answers={
        200: json(Any),
    },
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
    login=True,
)


class Auth(AuthExtra):
    """From a login in the browser to a token, and from an old token to a new one."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def authorize(
        self,
        *,
        client_id: str,
        redirect_uri: str,
        response_type: models.AuthAuthorizeResponseType | str,
        layout: models.LoginLayout | str | UnsetType = UNSET,
        brand: models.AuthAuthorizeBrand | str | UnsetType = UNSET,
    ) -> str:
        """Send a browser to the login form.

        A page for browsers. It redirects to the login form on login.gog.com, where a CAPTCHA and a second
        factor (a code of four characters by mail, or TOTP) may come up; after the login the browser lands on
        `redirect_uri` with `code` added to its query. That code goes into `auth.token`. Whoever still has a
        session is presumably sent there at once.

        There is no way to log in with a password alone, and no known client uses PKCE or `state`.

        Source: gogapidocs, auth / Methods (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Args:
            client_id: Which program asks. The Galaxy desktop client is 46899977096215655, and each game has
                an id of its own; the example is invented.
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
        grant_type: models.GrantType | str,
        code: str | UnsetType = UNSET,
        redirect_uri: str | UnsetType = UNSET,
        refresh_token: str | UnsetType = UNSET,
        without_new_session: bool | UnsetType = UNSET,
        scope: models.AuthTokenScope | str | UnsetType = UNSET,
    ) -> models.Token:
        """Trade a code or a refresh token for a token.

        Two grants share this address. `authorization_code` needs `code` and the same `redirect_uri` as
        before; `refresh_token` needs the stored `refresh_token`. Both answer with a full token. From then on
        use the new `refresh_token`, the old one may be worth nothing. An access token lives for an hour
        (`expires_in`), a refresh token for an unknown time; clients refresh between one second and a quarter
        of an hour early.

        Everything travels in the query of a `GET`, the client secret included: keep these addresses out of
        logs. The id and the secret of the Galaxy desktop client are printed in gogapidocs and built into
        every public client; the examples here have an invented pair that only the stand-in server accepts.

        With the user's refresh token, the id and secret of a *game*, and `without_new_session`, the answer is
        a token for that game's cloud saves and achievements, and the user's own session lives on. There is no
        way to revoke a token; `settings.logout_all_sessions` ends the sessions of browsers.

        Source: gogapidocs, auth / Methods (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Args:
            client_id: Which program asks. The Galaxy desktop client is 46899977096215655, and each game has
                an id of its own; the example is invented.
            client_secret: The secret that belongs to `client_id`. It tells programs apart and protects no
                account.
            grant_type: What is traded in.
            code: The code of the login. Needed with `authorization_code`.
            redirect_uri: The same address as in `auth.authorize`; it is compared. Needed with
                `authorization_code`.
            refresh_token: The stored refresh token (an access token does not serve). Needed with
                `refresh_token`.
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
    """From a login in the browser to a token, and from an old token to a new one."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def authorize(
        self,
        *,
        client_id: str,
        redirect_uri: str,
        response_type: models.AuthAuthorizeResponseType | str,
        layout: models.LoginLayout | str | UnsetType = UNSET,
        brand: models.AuthAuthorizeBrand | str | UnsetType = UNSET,
    ) -> str:
        """Send a browser to the login form.

        A page for browsers. It redirects to the login form on login.gog.com, where a CAPTCHA and a second
        factor (a code of four characters by mail, or TOTP) may come up; after the login the browser lands on
        `redirect_uri` with `code` added to its query. That code goes into `auth.token`. Whoever still has a
        session is presumably sent there at once.

        There is no way to log in with a password alone, and no known client uses PKCE or `state`.

        Source: gogapidocs, auth / Methods (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Args:
            client_id: Which program asks. The Galaxy desktop client is 46899977096215655, and each game has
                an id of its own; the example is invented.
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
        grant_type: models.GrantType | str,
        code: str | UnsetType = UNSET,
        redirect_uri: str | UnsetType = UNSET,
        refresh_token: str | UnsetType = UNSET,
        without_new_session: bool | UnsetType = UNSET,
        scope: models.AuthTokenScope | str | UnsetType = UNSET,
    ) -> models.Token:
        """Trade a code or a refresh token for a token.

        Two grants share this address. `authorization_code` needs `code` and the same `redirect_uri` as
        before; `refresh_token` needs the stored `refresh_token`. Both answer with a full token. From then on
        use the new `refresh_token`, the old one may be worth nothing. An access token lives for an hour
        (`expires_in`), a refresh token for an unknown time; clients refresh between one second and a quarter
        of an hour early.

        Everything travels in the query of a `GET`, the client secret included: keep these addresses out of
        logs. The id and the secret of the Galaxy desktop client are printed in gogapidocs and built into
        every public client; the examples here have an invented pair that only the stand-in server accepts.

        With the user's refresh token, the id and secret of a *game*, and `without_new_session`, the answer is
        a token for that game's cloud saves and achievements, and the user's own session lives on. There is no
        way to revoke a token; `settings.logout_all_sessions` ends the sessions of browsers.

        Source: gogapidocs, auth / Methods (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Args:
            client_id: Which program asks. The Galaxy desktop client is 46899977096215655, and each game has
                an id of its own; the example is invented.
            client_secret: The secret that belongs to `client_id`. It tells programs apart and protects no
                account.
            grant_type: What is traded in.
            code: The code of the login. Needed with `authorization_code`.
            redirect_uri: The same address as in `auth.authorize`; it is compared. Needed with
                `authorization_code`.
            refresh_token: The stored refresh token (an access token does not serve). Needed with
                `refresh_token`.
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


class User:
    """Who is logged in, and what anyone may know of a user."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def data(self) -> models.UserData:
        """Get what the site knows of its visitor.

        Everything the header of the site shows: country, currencies, language and, with `isLoggedIn`, who is
        there. `checksum` tells whether cart, library or wishlist have changed since they were last read;
        `updates` counts what is new. Answers anonymous callers too, without what belongs to a user.

        Newer answers have more fields. For accounts with a very large wishlist the operation has been seen to
        fail.

        Source: gog-api-documentation, Account Management - User (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            The visitor, logged in or not.

        Raises:
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _USER_DATA,
        )

    def set_redirect_url(self, *, url: models.UserSetRedirectUrlUrl | str) -> None:
        """Choose where the site goes after a login.

        Of little use to a program that has a token. A `GET` that changes something.

        Source: gog-api-documentation, Account Management - User (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible.

        Args:
            url: Where to go. `checkout` seems to be the only value that is accepted.

        Returns:
            Chosen. The body is empty; only the login page, which has this status too, is text.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _USER_SET_REDIRECT_URL,
            query={
                "url": url,
            },
        )

    def review_tips(self) -> models.ReviewTips:
        """Ask whether the tips for reviewers have been read.

        The tips pop up before somebody writes a first review.

        Source: gog-api-documentation, Account Management - User (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            Whether the user has read them.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _USER_REVIEW_TIPS,
        )

    def get(
        self, user_id: str, *, expand: Sequence[models.UserSection | str] | UnsetType = UNSET
    ) -> models.PublicUser:
        """Get what anyone may know of a user.

        Name, pictures and, with `expand`, how the user stands to the one who asks: friendship, wishlist and
        blocking each come only if asked for.

        Source: gog-api-documentation, Account Management - User (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.
            expand: Sections to add to the answer, separated by commas.

        Returns:
            The user.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _USER_GET,
            path={
                "user_id": user_id,
            },
            query={
                "expand": expand,
            },
        )

    def account_basic(self) -> models.BasicAccount:
        """Get who is logged in, for a menu bar.

        A short form of `user.data`, with an access token in it. Prefer `user.data` unless that token or the
        speed is what you are after: neither text has this operation, only public clients do.

        Source: public client code, menu.gog.com (code). Effect: read.

        Returns:
            The visitor, logged in or not.

        Raises:
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _USER_ACCOUNT_BASIC,
        )

    def iter_game_stats(
        self,
        username: str,
        *,
        page: int = 1,
        sort: models.UserListGameStatsSort | str | UnsetType = UNSET,
        order: models.SortOrder | str | UnsetType = UNSET,
    ) -> Iterator[models.GameStats]:
        """Every item of `user.list_game_stats`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            username: The user's name, not an id.
            page: Where to begin. Number of the page, counted from 1. At least 1, the server's default is 1.
            sort: What to sort by. Only `recent_playtime` is known.
            order: Direction of the order. Its values are not known; `asc` and `desc` are assumed.

        Raises:
            SdkError: As `list_game_stats`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = self.list_game_stats(
                username,
                page=_page,
                sort=sort,
                order=order,
            )
            if not _answer.field_embedded.items:
                return
            for _item in _answer.field_embedded.items:
                yield _item
            if _page >= _answer.pages:
                return

    def list_game_stats(
        self,
        username: str,
        *,
        page: int | UnsetType = UNSET,
        sort: models.UserListGameStatsSort | str | UnsetType = UNSET,
        order: models.SortOrder | str | UnsetType = UNSET,
    ) -> models.GameStatsPage:
        """List the games on a profile.

        The games that a profile shows, each with the time played and the last session. Neither text has this
        operation, only public clients do.

        Source: public client code, www.gog.com, profiles (code). Effect: read.

        Args:
            username: The user's name, not an id.
            page: Number of the page, counted from 1. At least 1, the server's default is 1.
            sort: What to sort by. Only `recent_playtime` is known.
            order: Direction of the order. Its values are not known; `asc` and `desc` are assumed.

        Returns:
            One page of games.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _USER_LIST_GAME_STATS,
            path={
                "username": username,
            },
            query={
                "page": page,
                "sort": sort,
                "order": order,
            },
        )


class AsyncUser:
    """Who is logged in, and what anyone may know of a user."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def data(self) -> models.UserData:
        """Get what the site knows of its visitor.

        Everything the header of the site shows: country, currencies, language and, with `isLoggedIn`, who is
        there. `checksum` tells whether cart, library or wishlist have changed since they were last read;
        `updates` counts what is new. Answers anonymous callers too, without what belongs to a user.

        Newer answers have more fields. For accounts with a very large wishlist the operation has been seen to
        fail.

        Source: gog-api-documentation, Account Management - User (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            The visitor, logged in or not.

        Raises:
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _USER_DATA,
        )

    async def set_redirect_url(self, *, url: models.UserSetRedirectUrlUrl | str) -> None:
        """Choose where the site goes after a login.

        Of little use to a program that has a token. A `GET` that changes something.

        Source: gog-api-documentation, Account Management - User (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible.

        Args:
            url: Where to go. `checkout` seems to be the only value that is accepted.

        Returns:
            Chosen. The body is empty; only the login page, which has this status too, is text.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _USER_SET_REDIRECT_URL,
            query={
                "url": url,
            },
        )

    async def review_tips(self) -> models.ReviewTips:
        """Ask whether the tips for reviewers have been read.

        The tips pop up before somebody writes a first review.

        Source: gog-api-documentation, Account Management - User (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            Whether the user has read them.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _USER_REVIEW_TIPS,
        )

    async def get(
        self, user_id: str, *, expand: Sequence[models.UserSection | str] | UnsetType = UNSET
    ) -> models.PublicUser:
        """Get what anyone may know of a user.

        Name, pictures and, with `expand`, how the user stands to the one who asks: friendship, wishlist and
        blocking each come only if asked for.

        Source: gog-api-documentation, Account Management - User (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.
            expand: Sections to add to the answer, separated by commas.

        Returns:
            The user.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _USER_GET,
            path={
                "user_id": user_id,
            },
            query={
                "expand": expand,
            },
        )

    async def account_basic(self) -> models.BasicAccount:
        """Get who is logged in, for a menu bar.

        A short form of `user.data`, with an access token in it. Prefer `user.data` unless that token or the
        speed is what you are after: neither text has this operation, only public clients do.

        Source: public client code, menu.gog.com (code). Effect: read.

        Returns:
            The visitor, logged in or not.

        Raises:
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _USER_ACCOUNT_BASIC,
        )

    async def iter_game_stats(
        self,
        username: str,
        *,
        page: int = 1,
        sort: models.UserListGameStatsSort | str | UnsetType = UNSET,
        order: models.SortOrder | str | UnsetType = UNSET,
    ) -> AsyncIterator[models.GameStats]:
        """Every item of `user.list_game_stats`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            username: The user's name, not an id.
            page: Where to begin. Number of the page, counted from 1. At least 1, the server's default is 1.
            sort: What to sort by. Only `recent_playtime` is known.
            order: Direction of the order. Its values are not known; `asc` and `desc` are assumed.

        Raises:
            SdkError: As `list_game_stats`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = await self.list_game_stats(
                username,
                page=_page,
                sort=sort,
                order=order,
            )
            if not _answer.field_embedded.items:
                return
            for _item in _answer.field_embedded.items:
                yield _item
            if _page >= _answer.pages:
                return

    async def list_game_stats(
        self,
        username: str,
        *,
        page: int | UnsetType = UNSET,
        sort: models.UserListGameStatsSort | str | UnsetType = UNSET,
        order: models.SortOrder | str | UnsetType = UNSET,
    ) -> models.GameStatsPage:
        """List the games on a profile.

        The games that a profile shows, each with the time played and the last session. Neither text has this
        operation, only public clients do.

        Source: public client code, www.gog.com, profiles (code). Effect: read.

        Args:
            username: The user's name, not an id.
            page: Number of the page, counted from 1. At least 1, the server's default is 1.
            sort: What to sort by. Only `recent_playtime` is known.
            order: Direction of the order. Its values are not known; `asc` and `desc` are assumed.

        Returns:
            One page of games.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _USER_LIST_GAME_STATS,
            path={
                "username": username,
            },
            query={
                "page": page,
                "sort": sort,
                "order": order,
            },
        )


class Library(LibraryExtra):
    """What the account owns: lists, downloads, ratings, and what is hidden."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_ids(self) -> models.OwnedIds:
        """List the ids of what the account owns.

        Games, movies and DLC alike, nothing but their ids, all at once. `library.list` has more than the ids.

        Source: gog-api-documentation, Account Management - Games & Movies (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            The ids.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _LIBRARY_LIST_IDS,
        )

    def game_details(self, game_id: int) -> models.GameDetails | None:
        """Get a game of the account, with its downloads.

        Installers by language and system, extras, DLC, labels and the changelog of one game. Movies are
        answered too, perhaps with downloads as `library.movie_details` has them.

        Something the account does not own is presumably answered with `[]` in place of the object. A game
        that is ordered but not released has been seen to fail with 500. Addresses of downloads lead over
        several redirects to a signed one.

        Source: gog-api-documentation, Account Management - Games & Movies (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Args:
            game_id: Id of the game, 9 or 10 digits; other products have such an id, too. At least 1.

        Returns:
            The game, or `[]` if it is not the account's.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            InternalServerError: 500. GOG failed. Seen with the details of a game that is ordered but not
                released.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _LIBRARY_GAME_DETAILS,
            path={
                "game_id": game_id,
            },
        )

    def movie_details(self, movie_id: int) -> models.MovieDetails | None:
        """Get a movie of the account, with its downloads.

        As `library.game_details`, but the downloads are a plain list with one file for each resolution.
        Whether GOG still has movies is not known.

        Source: gog-api-documentation, Account Management - Games & Movies (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Args:
            movie_id: Id of the movie, 9 or 10 digits. At least 1.

        Returns:
            The movie, or `[]` if it is not the account's.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _LIBRARY_MOVIE_DETAILS,
            path={
                "movie_id": movie_id,
            },
        )

    def ratings(self) -> models.Ratings:
        """List the ratings that the account has given.

        Products that the account has rated: stars times 10, so 10 to 50.

        Source: gog-api-documentation, Account Management - Games & Movies (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            The ratings, all at once.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _LIBRARY_RATINGS,
        )

    def review_votes(self) -> models.ReviewVotes:
        """List the reviews that the account has voted on.

        Ids of reviews, whichever way the vote went.

        Source: gog-api-documentation, Account Management - Games & Movies (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            The reviews' ids, all at once.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _LIBRARY_REVIEW_VOTES,
        )

    def hide(self, product_id: int) -> models.EmptyObject:
        """Hide a product.

        Takes a product out of sight in the library. `library.reveal` shows it again.

        Source: gog-api-documentation, Account Management - Games & Movies (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `library.reveal`.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.

        Returns:
            Hidden.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _LIBRARY_HIDE,
            path={
                "product_id": product_id,
            },
        )

    def reveal(self, product_id: int) -> models.EmptyObject:
        """Show a hidden product again.

        Undoes `library.hide`.

        Source: gogapidocs, account / Games & Movies (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `library.hide`.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _LIBRARY_REVEAL,
            path={
                "product_id": product_id,
            },
        )

    def unhide_alt(self, product_id: int) -> models.EmptyObject:
        """Show a hidden product again, other address.

        The other reading of `library.reveal`. Prefer `library.reveal`: a public client uses that address,
        while this one is in no revision of gogapidocs and in no known code.

        Source: gog-api-documentation, Account Management - Games & Movies (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `library.hide`.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _LIBRARY_UNHIDE_ALT,
            path={
                "product_id": product_id,
            },
        )

    def iter(
        self,
        *,
        page: int = 1,
        media_type: models.LibraryMediaType | str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        sort_by: models.LibrarySort | str | UnsetType = UNSET,
        sort_order: models.SortOrder | str | UnsetType = UNSET,
        hidden_flag: bool | UnsetType = UNSET,
        hidden: bool | UnsetType = UNSET,
        is_updated: bool | UnsetType = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        category: str | UnsetType = UNSET,
        feature: models.Feature | str | UnsetType = UNSET,
        language: models.LanguageCode | str | UnsetType = UNSET,
        system: str | UnsetType = UNSET,
        total_pages: int | UnsetType = UNSET,
    ) -> Iterator[models.LibraryProduct]:
        """Every item of `library.list`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            page: Where to begin. Number of the page, counted from 1. At least 1, the server's default is 1.
            media_type: 1 or `game` for games, 2 or `movie` for movies; the numbers are what clients send.
            search: Text to look for. Where it is looked for, and how, is not documented.
            sort_by: What to sort by. Dates of release are known in three spellings: without a direction from
                gog-api-documentation, with one from code.
            sort_order: Direction of `sortBy`, in the vocabulary of gog-api-documentation. No known client
                sends it.
            hidden_flag: 0 for what is visible, 1 for what is hidden and nothing else.
            hidden: Include hidden products, in the vocabulary of gog-api-documentation. No known client sends
                it.
            is_updated: Only products with updates.
            tags: Only products with these labels; ids of labels, separated by commas.
            category: Slug of a genre, such as `rpg`, `strategy`, `adventure`, `shooter` or `simulation`.
                Others exist.
            feature: Only products that have this.
            language: Only products that speak this language.
            system: Only products for these systems. Clients send either a name (`windows_xp`,
                `windows_vista`, `windows_7`, `windows_8`, `windows_10`, `osx_106`, `osx_107`, `lin_ubuntu`,
                `lin_mint`, `lin_ubuntu_18`) or numbers separated by commas (Windows `1,2,4,8,4096`, macOS
                `16,32`, Linux `1024,2048`).
            total_pages: The site sends back here what the last answer said. No effect is known. At least 0.

        Raises:
            SdkError: As `list`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = self.list(
                page=_page,
                media_type=media_type,
                search=search,
                sort_by=sort_by,
                sort_order=sort_order,
                hidden_flag=hidden_flag,
                hidden=hidden,
                is_updated=is_updated,
                tags=tags,
                category=category,
                feature=feature,
                language=language,
                system=system,
                total_pages=total_pages,
            )
            if not _answer.products:
                return
            for _item in _answer.products:
                yield _item
            if isinstance(_answer.total_pages, int) and _page >= _answer.total_pages:
                return

    def list(
        self,
        *,
        page: int | UnsetType = UNSET,
        media_type: models.LibraryMediaType | str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        sort_by: models.LibrarySort | str | UnsetType = UNSET,
        sort_order: models.SortOrder | str | UnsetType = UNSET,
        hidden_flag: bool | UnsetType = UNSET,
        hidden: bool | UnsetType = UNSET,
        is_updated: bool | UnsetType = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        category: str | UnsetType = UNSET,
        feature: models.Feature | str | UnsetType = UNSET,
        language: models.LanguageCode | str | UnsetType = UNSET,
        system: str | UnsetType = UNSET,
        total_pages: int | UnsetType = UNSET,
    ) -> models.LibraryPage:
        """List what the account owns.

        One page of the library, filtered and sorted, with all labels of the user and the number of updates. A
        page has 100 products.

        Two descriptions of this address agree on `page` and some values of `sortBy` alone, so both
        vocabularies are here. All known clients use that of gogapidocs: `mediaType` 1 or 2, `hiddenFlag`, and
        an answer with `totalProducts`. The one of gog-api-documentation has `mediaType` `game` or `movie`,
        `hidden`, `sortOrder`, and an answer with `totalResults`. Do not mix them in one call. For movies
        `category`, `feature` and `system` are ignored.

        Source: gogapidocs, listing (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: read.

        Args:
            page: Number of the page, counted from 1. At least 1, the server's default is 1.
            media_type: 1 or `game` for games, 2 or `movie` for movies; the numbers are what clients send.
            search: Text to look for. Where it is looked for, and how, is not documented.
            sort_by: What to sort by. Dates of release are known in three spellings: without a direction from
                gog-api-documentation, with one from code.
            sort_order: Direction of `sortBy`, in the vocabulary of gog-api-documentation. No known client
                sends it.
            hidden_flag: 0 for what is visible, 1 for what is hidden and nothing else.
            hidden: Include hidden products, in the vocabulary of gog-api-documentation. No known client sends
                it.
            is_updated: Only products with updates.
            tags: Only products with these labels; ids of labels, separated by commas.
            category: Slug of a genre, such as `rpg`, `strategy`, `adventure`, `shooter` or `simulation`.
                Others exist.
            feature: Only products that have this.
            language: Only products that speak this language.
            system: Only products for these systems. Clients send either a name (`windows_xp`,
                `windows_vista`, `windows_7`, `windows_8`, `windows_10`, `osx_106`, `osx_107`, `lin_ubuntu`,
                `lin_mint`, `lin_ubuntu_18`) or numbers separated by commas (Windows `1,2,4,8,4096`, macOS
                `16,32`, Linux `1024,2048`).
            total_pages: The site sends back here what the last answer said. No effect is known. At least 0.

        Returns:
            One page of the library.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _LIBRARY_LIST,
            query={
                "page": page,
                "mediaType": media_type,
                "search": search,
                "sortBy": sort_by,
                "sortOrder": sort_order,
                "hiddenFlag": flag(hidden_flag),
                "hidden": hidden,
                "isUpdated": flag(is_updated),
                "tags": tags,
                "category": category,
                "feature": feature,
                "language": language,
                "system": system,
                "totalPages": total_pages,
            },
        )

    def list_licences(self) -> builtins.list[str]:
        """List the ids of what the account owns, for a menu bar.

        As `library.list_ids`, but a bare list of texts. Prefer `library.list_ids`: neither text has this
        operation, only public clients do.

        Source: public client code, menu.gog.com (code). Effect: read.

        Returns:
            The ids of the products.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _LIBRARY_LIST_LICENCES,
        )


class AsyncLibrary(AsyncLibraryExtra):
    """What the account owns: lists, downloads, ratings, and what is hidden."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list_ids(self) -> models.OwnedIds:
        """List the ids of what the account owns.

        Games, movies and DLC alike, nothing but their ids, all at once. `library.list` has more than the ids.

        Source: gog-api-documentation, Account Management - Games & Movies (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            The ids.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _LIBRARY_LIST_IDS,
        )

    async def game_details(self, game_id: int) -> models.GameDetails | None:
        """Get a game of the account, with its downloads.

        Installers by language and system, extras, DLC, labels and the changelog of one game. Movies are
        answered too, perhaps with downloads as `library.movie_details` has them.

        Something the account does not own is presumably answered with `[]` in place of the object. A game
        that is ordered but not released has been seen to fail with 500. Addresses of downloads lead over
        several redirects to a signed one.

        Source: gog-api-documentation, Account Management - Games & Movies (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Args:
            game_id: Id of the game, 9 or 10 digits; other products have such an id, too. At least 1.

        Returns:
            The game, or `[]` if it is not the account's.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            InternalServerError: 500. GOG failed. Seen with the details of a game that is ordered but not
                released.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _LIBRARY_GAME_DETAILS,
            path={
                "game_id": game_id,
            },
        )

    async def movie_details(self, movie_id: int) -> models.MovieDetails | None:
        """Get a movie of the account, with its downloads.

        As `library.game_details`, but the downloads are a plain list with one file for each resolution.
        Whether GOG still has movies is not known.

        Source: gog-api-documentation, Account Management - Games & Movies (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Args:
            movie_id: Id of the movie, 9 or 10 digits. At least 1.

        Returns:
            The movie, or `[]` if it is not the account's.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _LIBRARY_MOVIE_DETAILS,
            path={
                "movie_id": movie_id,
            },
        )

    async def ratings(self) -> models.Ratings:
        """List the ratings that the account has given.

        Products that the account has rated: stars times 10, so 10 to 50.

        Source: gog-api-documentation, Account Management - Games & Movies (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            The ratings, all at once.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _LIBRARY_RATINGS,
        )

    async def review_votes(self) -> models.ReviewVotes:
        """List the reviews that the account has voted on.

        Ids of reviews, whichever way the vote went.

        Source: gog-api-documentation, Account Management - Games & Movies (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            The reviews' ids, all at once.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _LIBRARY_REVIEW_VOTES,
        )

    async def hide(self, product_id: int) -> models.EmptyObject:
        """Hide a product.

        Takes a product out of sight in the library. `library.reveal` shows it again.

        Source: gog-api-documentation, Account Management - Games & Movies (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `library.reveal`.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.

        Returns:
            Hidden.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _LIBRARY_HIDE,
            path={
                "product_id": product_id,
            },
        )

    async def reveal(self, product_id: int) -> models.EmptyObject:
        """Show a hidden product again.

        Undoes `library.hide`.

        Source: gogapidocs, account / Games & Movies (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `library.hide`.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _LIBRARY_REVEAL,
            path={
                "product_id": product_id,
            },
        )

    async def unhide_alt(self, product_id: int) -> models.EmptyObject:
        """Show a hidden product again, other address.

        The other reading of `library.reveal`. Prefer `library.reveal`: a public client uses that address,
        while this one is in no revision of gogapidocs and in no known code.

        Source: gog-api-documentation, Account Management - Games & Movies (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `library.hide`.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _LIBRARY_UNHIDE_ALT,
            path={
                "product_id": product_id,
            },
        )

    async def iter(
        self,
        *,
        page: int = 1,
        media_type: models.LibraryMediaType | str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        sort_by: models.LibrarySort | str | UnsetType = UNSET,
        sort_order: models.SortOrder | str | UnsetType = UNSET,
        hidden_flag: bool | UnsetType = UNSET,
        hidden: bool | UnsetType = UNSET,
        is_updated: bool | UnsetType = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        category: str | UnsetType = UNSET,
        feature: models.Feature | str | UnsetType = UNSET,
        language: models.LanguageCode | str | UnsetType = UNSET,
        system: str | UnsetType = UNSET,
        total_pages: int | UnsetType = UNSET,
    ) -> AsyncIterator[models.LibraryProduct]:
        """Every item of `library.list`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            page: Where to begin. Number of the page, counted from 1. At least 1, the server's default is 1.
            media_type: 1 or `game` for games, 2 or `movie` for movies; the numbers are what clients send.
            search: Text to look for. Where it is looked for, and how, is not documented.
            sort_by: What to sort by. Dates of release are known in three spellings: without a direction from
                gog-api-documentation, with one from code.
            sort_order: Direction of `sortBy`, in the vocabulary of gog-api-documentation. No known client
                sends it.
            hidden_flag: 0 for what is visible, 1 for what is hidden and nothing else.
            hidden: Include hidden products, in the vocabulary of gog-api-documentation. No known client sends
                it.
            is_updated: Only products with updates.
            tags: Only products with these labels; ids of labels, separated by commas.
            category: Slug of a genre, such as `rpg`, `strategy`, `adventure`, `shooter` or `simulation`.
                Others exist.
            feature: Only products that have this.
            language: Only products that speak this language.
            system: Only products for these systems. Clients send either a name (`windows_xp`,
                `windows_vista`, `windows_7`, `windows_8`, `windows_10`, `osx_106`, `osx_107`, `lin_ubuntu`,
                `lin_mint`, `lin_ubuntu_18`) or numbers separated by commas (Windows `1,2,4,8,4096`, macOS
                `16,32`, Linux `1024,2048`).
            total_pages: The site sends back here what the last answer said. No effect is known. At least 0.

        Raises:
            SdkError: As `list`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = await self.list(
                page=_page,
                media_type=media_type,
                search=search,
                sort_by=sort_by,
                sort_order=sort_order,
                hidden_flag=hidden_flag,
                hidden=hidden,
                is_updated=is_updated,
                tags=tags,
                category=category,
                feature=feature,
                language=language,
                system=system,
                total_pages=total_pages,
            )
            if not _answer.products:
                return
            for _item in _answer.products:
                yield _item
            if isinstance(_answer.total_pages, int) and _page >= _answer.total_pages:
                return

    async def list(
        self,
        *,
        page: int | UnsetType = UNSET,
        media_type: models.LibraryMediaType | str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        sort_by: models.LibrarySort | str | UnsetType = UNSET,
        sort_order: models.SortOrder | str | UnsetType = UNSET,
        hidden_flag: bool | UnsetType = UNSET,
        hidden: bool | UnsetType = UNSET,
        is_updated: bool | UnsetType = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        category: str | UnsetType = UNSET,
        feature: models.Feature | str | UnsetType = UNSET,
        language: models.LanguageCode | str | UnsetType = UNSET,
        system: str | UnsetType = UNSET,
        total_pages: int | UnsetType = UNSET,
    ) -> models.LibraryPage:
        """List what the account owns.

        One page of the library, filtered and sorted, with all labels of the user and the number of updates. A
        page has 100 products.

        Two descriptions of this address agree on `page` and some values of `sortBy` alone, so both
        vocabularies are here. All known clients use that of gogapidocs: `mediaType` 1 or 2, `hiddenFlag`, and
        an answer with `totalProducts`. The one of gog-api-documentation has `mediaType` `game` or `movie`,
        `hidden`, `sortOrder`, and an answer with `totalResults`. Do not mix them in one call. For movies
        `category`, `feature` and `system` are ignored.

        Source: gogapidocs, listing (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: read.

        Args:
            page: Number of the page, counted from 1. At least 1, the server's default is 1.
            media_type: 1 or `game` for games, 2 or `movie` for movies; the numbers are what clients send.
            search: Text to look for. Where it is looked for, and how, is not documented.
            sort_by: What to sort by. Dates of release are known in three spellings: without a direction from
                gog-api-documentation, with one from code.
            sort_order: Direction of `sortBy`, in the vocabulary of gog-api-documentation. No known client
                sends it.
            hidden_flag: 0 for what is visible, 1 for what is hidden and nothing else.
            hidden: Include hidden products, in the vocabulary of gog-api-documentation. No known client sends
                it.
            is_updated: Only products with updates.
            tags: Only products with these labels; ids of labels, separated by commas.
            category: Slug of a genre, such as `rpg`, `strategy`, `adventure`, `shooter` or `simulation`.
                Others exist.
            feature: Only products that have this.
            language: Only products that speak this language.
            system: Only products for these systems. Clients send either a name (`windows_xp`,
                `windows_vista`, `windows_7`, `windows_8`, `windows_10`, `osx_106`, `osx_107`, `lin_ubuntu`,
                `lin_mint`, `lin_ubuntu_18`) or numbers separated by commas (Windows `1,2,4,8,4096`, macOS
                `16,32`, Linux `1024,2048`).
            total_pages: The site sends back here what the last answer said. No effect is known. At least 0.

        Returns:
            One page of the library.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _LIBRARY_LIST,
            query={
                "page": page,
                "mediaType": media_type,
                "search": search,
                "sortBy": sort_by,
                "sortOrder": sort_order,
                "hiddenFlag": flag(hidden_flag),
                "hidden": hidden,
                "isUpdated": flag(is_updated),
                "tags": tags,
                "category": category,
                "feature": feature,
                "language": language,
                "system": system,
                "totalPages": total_pages,
            },
        )

    async def list_licences(self) -> builtins.list[str]:
        """List the ids of what the account owns, for a menu bar.

        As `library.list_ids`, but a bare list of texts. Prefer `library.list_ids`: neither text has this
        operation, only public clients do.

        Source: public client code, menu.gog.com (code). Effect: read.

        Returns:
            The ids of the products.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _LIBRARY_LIST_LICENCES,
        )


class Wishlist:
    """What the account would like to own."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get(self) -> models.Wishlist:
        """Get the wishlist.

        Which products the account wishes for, all at once. Public clients read `wishlist`, a map of ids;
        `products`, a list with titles and prices, is the reading of gog-api-documentation.
        `listing.list_wishlist` has titles and prices as well, page by page.

        Source: gog-api-documentation, Account Management - Wishlist (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            The wishlist.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _WISHLIST_GET,
        )

    def add(self, product_id: int) -> models.Wishlist:
        """Add a product to the wishlist.

        A `GET` that changes something. Answers with the whole wishlist, the new product in it.

        Source: gogapidocs, account / Wishlist (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `wishlist.remove`.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.

        Returns:
            The wishlist as it is now.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _WISHLIST_ADD,
            path={
                "product_id": product_id,
            },
        )

    def add_alt(self, product_id: int) -> models.EmptyObject:
        """Add a product to the wishlist, other method.

        The other reading of `wishlist.add`. Prefer `wishlist.add`: all known clients send a `GET` and use the
        wishlist that it answers with.

        Source: gog-api-documentation, Account Management - Wishlist (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `wishlist.remove_alt`.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _WISHLIST_ADD_ALT,
            path={
                "product_id": product_id,
            },
        )

    def remove(self, product_id: int) -> models.Wishlist:
        """Take a product off the wishlist.

        A `GET` that changes something. Answers with the whole wishlist, the product no longer in it. A
        product that is not on it is refused.

        Source: gogapidocs, account / Wishlist (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `wishlist.add`.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.

        Returns:
            The wishlist as it is now.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. The product is not on the wishlist, or its id makes no sense. In the first
                case the page has the words "unable to remove product from wishlist".
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _WISHLIST_REMOVE,
            path={
                "product_id": product_id,
            },
        )

    def remove_alt(self, product_id: int) -> models.EmptyObject:
        """Take a product off the wishlist, other method.

        The other reading of `wishlist.remove`. Prefer `wishlist.remove`: all known clients send a `GET` and
        use the wishlist that it answers with.

        Source: gog-api-documentation, Account Management - Wishlist (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `wishlist.add_alt`.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. The product is not on the wishlist, or its id makes no sense. In the first
                case the page has the words "unable to remove product from wishlist".
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _WISHLIST_REMOVE_ALT,
            path={
                "product_id": product_id,
            },
        )


class AsyncWishlist:
    """What the account would like to own."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def get(self) -> models.Wishlist:
        """Get the wishlist.

        Which products the account wishes for, all at once. Public clients read `wishlist`, a map of ids;
        `products`, a list with titles and prices, is the reading of gog-api-documentation.
        `listing.list_wishlist` has titles and prices as well, page by page.

        Source: gog-api-documentation, Account Management - Wishlist (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            The wishlist.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _WISHLIST_GET,
        )

    async def add(self, product_id: int) -> models.Wishlist:
        """Add a product to the wishlist.

        A `GET` that changes something. Answers with the whole wishlist, the new product in it.

        Source: gogapidocs, account / Wishlist (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `wishlist.remove`.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.

        Returns:
            The wishlist as it is now.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _WISHLIST_ADD,
            path={
                "product_id": product_id,
            },
        )

    async def add_alt(self, product_id: int) -> models.EmptyObject:
        """Add a product to the wishlist, other method.

        The other reading of `wishlist.add`. Prefer `wishlist.add`: all known clients send a `GET` and use the
        wishlist that it answers with.

        Source: gog-api-documentation, Account Management - Wishlist (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `wishlist.remove_alt`.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _WISHLIST_ADD_ALT,
            path={
                "product_id": product_id,
            },
        )

    async def remove(self, product_id: int) -> models.Wishlist:
        """Take a product off the wishlist.

        A `GET` that changes something. Answers with the whole wishlist, the product no longer in it. A
        product that is not on it is refused.

        Source: gogapidocs, account / Wishlist (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `wishlist.add`.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.

        Returns:
            The wishlist as it is now.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. The product is not on the wishlist, or its id makes no sense. In the first
                case the page has the words "unable to remove product from wishlist".
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _WISHLIST_REMOVE,
            path={
                "product_id": product_id,
            },
        )

    async def remove_alt(self, product_id: int) -> models.EmptyObject:
        """Take a product off the wishlist, other method.

        The other reading of `wishlist.remove`. Prefer `wishlist.remove`: all known clients send a `GET` and
        use the wishlist that it answers with.

        Source: gog-api-documentation, Account Management - Wishlist (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `wishlist.add_alt`.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. The product is not on the wishlist, or its id makes no sense. In the first
                case the page has the words "unable to remove product from wishlist".
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _WISHLIST_REMOVE_ALT,
            path={
                "product_id": product_id,
            },
        )


class Tags:
    """Labels that users put on what they own. The list of them comes with `library.list`."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def attach(self, *, product_id: int, tag_id: str) -> models.TagAttached:
        """Put a label on a product.

        A `POST` whose arguments stand in the query; it has no body. An unknown product or label is presumably
        answered with `success` false, not with an error.

        Source: gogapidocs, account / Tags (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `tags.detach`.

        Args:
            product_id: Id of a product of the account. At least 1.
            tag_id: Id of the label, as `library.list` and `tags.create` give it.

        Returns:
            Whether the label is on the product now.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _TAGS_ATTACH,
            query={
                "product_id": product_id,
                "tag_id": tag_id,
            },
        )

    def detach(self, *, product_id: int, tag_id: str) -> models.TagAttached:
        """Take a label off a product.

        A `POST` whose arguments stand in the query; it has no body. A label that is not on the product is
        presumably answered with `success` false, not with an error.

        Source: gogapidocs, account / Tags (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `tags.attach`.

        Args:
            product_id: Id of a product of the account. At least 1.
            tag_id: Id of the label, as `library.list` and `tags.create` give it.

        Returns:
            Whether the label was taken off.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _TAGS_DETACH,
            query={
                "product_id": product_id,
                "tag_id": tag_id,
            },
        )

    def create(self, *, name: str) -> models.CreatedTag:
        """Make a label.

        Makes a label that is on no product yet, and answers with its id. The argument stands in the query.

        Source: gogapidocs, account / Tags (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `tags.delete`.

        Args:
            name: What the label says.

        Returns:
            The new label's id.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _TAGS_CREATE,
            query={
                "name": name,
            },
        )

    def delete(self, *, tag_id: str) -> models.TagStatus:
        """Delete a label.

        Deletes the label; presumably it goes off every product. The argument stands in the query.

        Source: gogapidocs, account / Tags (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible. Once for each thing: then it is
        refused with 404.

        Args:
            tag_id: Id of the label, as `library.list` and `tags.create` give it.

        Returns:
            Deleted.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _TAGS_DELETE,
            query={
                "tag_id": tag_id,
            },
        )

    def update(self, *, tags: Sequence[models.TagChange]) -> models.TagStatus:
        """Rename and reorder labels.

        Takes all labels in the order they shall have, each with the name it shall have. The list is JSON text
        in the query; there is no body.

        Source: gogapidocs, account / Tags (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible.

        Args:
            tags: All labels, in their new order.

        Returns:
            Changed.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _TAGS_UPDATE,
            query={
                "tags": text_of(tags),
            },
        )

    def list_alt(self) -> models.TagList:
        """List the labels, in one reading.

        Prefer `library.list`, whose `tags` are all labels of the user: gogapidocs says that no operation
        lists labels alone, no known client calls this address, and the example has numbers where every real
        answer has text.

        Source: gog-api-documentation, Account Management - Tags (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            The labels.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _TAGS_LIST_ALT,
        )

    def attach_alt(self, product_id: int, tag_id: int) -> models.EmptyObject:
        """Put a label on a product, other address.

        The other reading of `tags.attach`. Prefer `tags.attach`: clients use that address. Mind that the
        similar `/account/tags/add` makes a label (`tags.create`).

        Source: gog-api-documentation, Account Management - Tags (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `tags.detach_alt`.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            tag_id: Id of the label, as `tags.list_alt` gives it. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _TAGS_ATTACH_ALT,
            path={
                "product_id": product_id,
                "tag_id": tag_id,
            },
        )

    def detach_alt(self, product_id: int, tag_id: int) -> models.EmptyObject:
        """Take a label off a product, other address.

        The other reading of `tags.detach`. Prefer `tags.detach`: clients use that address.

        Source: gog-api-documentation, Account Management - Tags (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `tags.attach_alt`.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            tag_id: Id of the label, as `tags.list_alt` gives it. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _TAGS_DETACH_ALT,
            path={
                "product_id": product_id,
                "tag_id": tag_id,
            },
        )


class AsyncTags:
    """Labels that users put on what they own. The list of them comes with `library.list`."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def attach(self, *, product_id: int, tag_id: str) -> models.TagAttached:
        """Put a label on a product.

        A `POST` whose arguments stand in the query; it has no body. An unknown product or label is presumably
        answered with `success` false, not with an error.

        Source: gogapidocs, account / Tags (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `tags.detach`.

        Args:
            product_id: Id of a product of the account. At least 1.
            tag_id: Id of the label, as `library.list` and `tags.create` give it.

        Returns:
            Whether the label is on the product now.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _TAGS_ATTACH,
            query={
                "product_id": product_id,
                "tag_id": tag_id,
            },
        )

    async def detach(self, *, product_id: int, tag_id: str) -> models.TagAttached:
        """Take a label off a product.

        A `POST` whose arguments stand in the query; it has no body. A label that is not on the product is
        presumably answered with `success` false, not with an error.

        Source: gogapidocs, account / Tags (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `tags.attach`.

        Args:
            product_id: Id of a product of the account. At least 1.
            tag_id: Id of the label, as `library.list` and `tags.create` give it.

        Returns:
            Whether the label was taken off.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _TAGS_DETACH,
            query={
                "product_id": product_id,
                "tag_id": tag_id,
            },
        )

    async def create(self, *, name: str) -> models.CreatedTag:
        """Make a label.

        Makes a label that is on no product yet, and answers with its id. The argument stands in the query.

        Source: gogapidocs, account / Tags (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `tags.delete`.

        Args:
            name: What the label says.

        Returns:
            The new label's id.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _TAGS_CREATE,
            query={
                "name": name,
            },
        )

    async def delete(self, *, tag_id: str) -> models.TagStatus:
        """Delete a label.

        Deletes the label; presumably it goes off every product. The argument stands in the query.

        Source: gogapidocs, account / Tags (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible. Once for each thing: then it is
        refused with 404.

        Args:
            tag_id: Id of the label, as `library.list` and `tags.create` give it.

        Returns:
            Deleted.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _TAGS_DELETE,
            query={
                "tag_id": tag_id,
            },
        )

    async def update(self, *, tags: Sequence[models.TagChange]) -> models.TagStatus:
        """Rename and reorder labels.

        Takes all labels in the order they shall have, each with the name it shall have. The list is JSON text
        in the query; there is no body.

        Source: gogapidocs, account / Tags (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible.

        Args:
            tags: All labels, in their new order.

        Returns:
            Changed.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _TAGS_UPDATE,
            query={
                "tags": text_of(tags),
            },
        )

    async def list_alt(self) -> models.TagList:
        """List the labels, in one reading.

        Prefer `library.list`, whose `tags` are all labels of the user: gogapidocs says that no operation
        lists labels alone, no known client calls this address, and the example has numbers where every real
        answer has text.

        Source: gog-api-documentation, Account Management - Tags (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            The labels.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _TAGS_LIST_ALT,
        )

    async def attach_alt(self, product_id: int, tag_id: int) -> models.EmptyObject:
        """Put a label on a product, other address.

        The other reading of `tags.attach`. Prefer `tags.attach`: clients use that address. Mind that the
        similar `/account/tags/add` makes a label (`tags.create`).

        Source: gog-api-documentation, Account Management - Tags (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `tags.detach_alt`.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            tag_id: Id of the label, as `tags.list_alt` gives it. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _TAGS_ATTACH_ALT,
            path={
                "product_id": product_id,
                "tag_id": tag_id,
            },
        )

    async def detach_alt(self, product_id: int, tag_id: int) -> models.EmptyObject:
        """Take a label off a product, other address.

        The other reading of `tags.detach`. Prefer `tags.detach`: clients use that address.

        Source: gog-api-documentation, Account Management - Tags (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `tags.attach_alt`.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.
            tag_id: Id of the label, as `tags.list_alt` gives it. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _TAGS_DETACH_ALT,
            path={
                "product_id": product_id,
                "tag_id": tag_id,
            },
        )


class Settings:
    """Preferences of the account, one operation for each; gog-api-documentation has none of these, but two for
    all of them together."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def save_birthday(self, date: datetime.date) -> models.EmptyObject:
        """Save the birthday.

        A `GET` that changes something, as nearly all settings are.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            date: The day of birth, `YYYY-MM-DD`.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SETTINGS_SAVE_BIRTHDAY,
            path={
                "date": date,
            },
        )

    def save_country(self, country: str) -> models.EmptyObject:
        """Save the country of residence.

        A `GET` that changes something.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            country: ISO 3166-1 alpha-2 code of the country.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SETTINGS_SAVE_COUNTRY,
            path={
                "country": country,
            },
        )

    def save_newsletter_subscription(self, subscribed: bool) -> models.EmptyObject:
        """Subscribe to news, or not.

        A `GET` that changes something. The mails tell of releases.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            subscribed: 1 to get these mails, 0 to get none.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SETTINGS_SAVE_NEWSLETTER_SUBSCRIPTION,
            path={
                "subscribed": flag(subscribed),
            },
        )

    def save_promo_subscription(self, subscribed: bool) -> models.EmptyObject:
        """Subscribe to offers, or not.

        A `GET` that changes something. The mails tell of deals.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            subscribed: 1 to get these mails, 0 to get none.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SETTINGS_SAVE_PROMO_SUBSCRIPTION,
            path={
                "subscribed": flag(subscribed),
            },
        )

    def save_wishlist_notification(self, subscribed: bool) -> models.EmptyObject:
        """Ask for mails about wished-for products, or not.

        A `GET` that changes something. The mails come when something on the wishlist is on sale.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            subscribed: 1 to get these mails, 0 to get none.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SETTINGS_SAVE_WISHLIST_NOTIFICATION,
            path={
                "subscribed": flag(subscribed),
            },
        )

    def save_wishlist_sharing(self, privacy: models.Privacy | int) -> models.EmptyObject:
        """Choose who may see the wishlist.

        A `GET` that changes something. `user.get` shows the choice as `wishlistStatus.sharing`.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            privacy: Who may see it: 0 nobody, 1 everyone, 2 friends.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SETTINGS_SAVE_WISHLIST_SHARING,
            path={
                "privacy": privacy,
            },
        )

    def save_chat_privacy(self, privacy: models.Privacy | int) -> models.EmptyObject:
        """Choose who may begin a chat.

        A `GET` that changes something.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            privacy: Who may begin one: 0 nobody, 1 anyone, 2 friends.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SETTINGS_SAVE_CHAT_PRIVACY,
            path={
                "privacy": privacy,
            },
        )

    def save_search_privacy(self, privacy: models.SearchPrivacy | int) -> models.EmptyObject:
        """Choose whether others may find the account.

        A `GET` that changes something.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            privacy: 0: `friends.search` does not find the account. 1: it finds it by name or mail address.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SETTINGS_SAVE_SEARCH_PRIVACY,
            path={
                "privacy": privacy,
            },
        )

    def logout_all_sessions(self) -> models.EmptyObject:
        """Log out everywhere.

        Ends the sessions of all browsers, as its name says; gogapidocs does not describe it. What becomes of
        access tokens and refresh tokens is not known.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SETTINGS_LOGOUT_ALL_SESSIONS,
        )

    def change_currency(self, currency: models.CurrencyCode | str) -> models.EmptyObject:
        """Choose the currency of prices.

        A `GET` that changes something. Only the currencies that `user.data` lists should be used. Without a
        login it presumably holds for the session of the browser.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            currency: ISO 4217 code of a currency that the shop has.

        Returns:
            Done, for the account or for the session of an anonymous visitor.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SETTINGS_CHANGE_CURRENCY,
            path={
                "currency": currency,
            },
        )

    def change_language(self, language: models.Locale | str) -> models.EmptyObject:
        """Choose the language of the site.

        A `GET` that changes something. Without a login it presumably holds for the session of the browser.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            language: A locale of the site. The short form `de` stands in an example only.

        Returns:
            Done, for the account or for the session of an anonymous visitor.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SETTINGS_CHANGE_LANGUAGE,
            path={
                "language": language,
            },
        )

    def save_shelf_background(self, background_name: models.ShelfBackground | str) -> models.EmptyObject:
        """Choose what the library's shelf is made of.

        Whether the site still draws a shelf is not known.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            background_name: The material.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SETTINGS_SAVE_SHELF_BACKGROUND,
            path={
                "background_name": background_name,
            },
        )

    def upload_avatar(self, *, files: File | bytes) -> models.UploadedAvatar:
        """Upload a picture of yourself.

        Replaces the account's picture; the former one is lost. Limits of size and kind are not known.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Args:
            files: The picture. A PNG is known to do; other kinds are not documented.

        Returns:
            Addresses of the new picture. Slashes in them are escaped (`\\/`), as JSON allows.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SETTINGS_UPLOAD_AVATAR,
            body={
                "files[]": files,
            },
        )

    def get_alt(self) -> models.SettingsAnswer:
        """Get settings, in one reading.

        Prefer `user.data`, which has language and currency: no other text knows an operation that reads
        settings, and no known client calls this address. The two subscriptions can be read nowhere else,
        though.

        Source: gog-api-documentation, Account Management - Settings (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            The settings.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SETTINGS_GET_ALT,
        )

    def update_alt(
        self,
        *,
        language: str | UnsetType = UNSET,
        currency: str | UnsetType = UNSET,
        newsletter: bool | UnsetType = UNSET,
        email_notifications: bool | UnsetType = UNSET,
    ) -> models.EmptyObject:
        """Change settings, in one reading.

        Prefer the operations for one setting each, which clients use: `settings.change_language`,
        `settings.change_currency`, `settings.save_newsletter_subscription`, and for `emailNotifications`,
        which nothing explains, perhaps `settings.save_wishlist_notification`. The arguments stand in the
        query; what is left out presumably stays as it is.

        Source: gog-api-documentation, Account Management - Settings (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible.

        Args:
            language: Code of the language, such as `en`, `de` or `fr`.
            currency: Code of the currency, such as `EUR` or `USD`.
            newsletter: Whether to subscribe to the newsletter.
            email_notifications: Whether to be notified by mail.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _SETTINGS_UPDATE_ALT,
            query={
                "language": language,
                "currency": currency,
                "newsletter": newsletter,
                "emailNotifications": email_notifications,
            },
        )


class AsyncSettings:
    """Preferences of the account, one operation for each; gog-api-documentation has none of these, but two for
    all of them together."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def save_birthday(self, date: datetime.date) -> models.EmptyObject:
        """Save the birthday.

        A `GET` that changes something, as nearly all settings are.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            date: The day of birth, `YYYY-MM-DD`.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SETTINGS_SAVE_BIRTHDAY,
            path={
                "date": date,
            },
        )

    async def save_country(self, country: str) -> models.EmptyObject:
        """Save the country of residence.

        A `GET` that changes something.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            country: ISO 3166-1 alpha-2 code of the country.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SETTINGS_SAVE_COUNTRY,
            path={
                "country": country,
            },
        )

    async def save_newsletter_subscription(self, subscribed: bool) -> models.EmptyObject:
        """Subscribe to news, or not.

        A `GET` that changes something. The mails tell of releases.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            subscribed: 1 to get these mails, 0 to get none.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SETTINGS_SAVE_NEWSLETTER_SUBSCRIPTION,
            path={
                "subscribed": flag(subscribed),
            },
        )

    async def save_promo_subscription(self, subscribed: bool) -> models.EmptyObject:
        """Subscribe to offers, or not.

        A `GET` that changes something. The mails tell of deals.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            subscribed: 1 to get these mails, 0 to get none.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SETTINGS_SAVE_PROMO_SUBSCRIPTION,
            path={
                "subscribed": flag(subscribed),
            },
        )

    async def save_wishlist_notification(self, subscribed: bool) -> models.EmptyObject:
        """Ask for mails about wished-for products, or not.

        A `GET` that changes something. The mails come when something on the wishlist is on sale.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            subscribed: 1 to get these mails, 0 to get none.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SETTINGS_SAVE_WISHLIST_NOTIFICATION,
            path={
                "subscribed": flag(subscribed),
            },
        )

    async def save_wishlist_sharing(self, privacy: models.Privacy | int) -> models.EmptyObject:
        """Choose who may see the wishlist.

        A `GET` that changes something. `user.get` shows the choice as `wishlistStatus.sharing`.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            privacy: Who may see it: 0 nobody, 1 everyone, 2 friends.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SETTINGS_SAVE_WISHLIST_SHARING,
            path={
                "privacy": privacy,
            },
        )

    async def save_chat_privacy(self, privacy: models.Privacy | int) -> models.EmptyObject:
        """Choose who may begin a chat.

        A `GET` that changes something.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            privacy: Who may begin one: 0 nobody, 1 anyone, 2 friends.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SETTINGS_SAVE_CHAT_PRIVACY,
            path={
                "privacy": privacy,
            },
        )

    async def save_search_privacy(self, privacy: models.SearchPrivacy | int) -> models.EmptyObject:
        """Choose whether others may find the account.

        A `GET` that changes something.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            privacy: 0: `friends.search` does not find the account. 1: it finds it by name or mail address.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SETTINGS_SAVE_SEARCH_PRIVACY,
            path={
                "privacy": privacy,
            },
        )

    async def logout_all_sessions(self) -> models.EmptyObject:
        """Log out everywhere.

        Ends the sessions of all browsers, as its name says; gogapidocs does not describe it. What becomes of
        access tokens and refresh tokens is not known.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SETTINGS_LOGOUT_ALL_SESSIONS,
        )

    async def change_currency(self, currency: models.CurrencyCode | str) -> models.EmptyObject:
        """Choose the currency of prices.

        A `GET` that changes something. Only the currencies that `user.data` lists should be used. Without a
        login it presumably holds for the session of the browser.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            currency: ISO 4217 code of a currency that the shop has.

        Returns:
            Done, for the account or for the session of an anonymous visitor.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SETTINGS_CHANGE_CURRENCY,
            path={
                "currency": currency,
            },
        )

    async def change_language(self, language: models.Locale | str) -> models.EmptyObject:
        """Choose the language of the site.

        A `GET` that changes something. Without a login it presumably holds for the session of the browser.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            language: A locale of the site. The short form `de` stands in an example only.

        Returns:
            Done, for the account or for the session of an anonymous visitor.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SETTINGS_CHANGE_LANGUAGE,
            path={
                "language": language,
            },
        )

    async def save_shelf_background(
        self, background_name: models.ShelfBackground | str
    ) -> models.EmptyObject:
        """Choose what the library's shelf is made of.

        Whether the site still draws a shelf is not known.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            background_name: The material.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SETTINGS_SAVE_SHELF_BACKGROUND,
            path={
                "background_name": background_name,
            },
        )

    async def upload_avatar(self, *, files: File | bytes) -> models.UploadedAvatar:
        """Upload a picture of yourself.

        Replaces the account's picture; the former one is lost. Limits of size and kind are not known.

        Source: gogapidocs, account / Settings (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Args:
            files: The picture. A PNG is known to do; other kinds are not documented.

        Returns:
            Addresses of the new picture. Slashes in them are escaped (`\\/`), as JSON allows.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SETTINGS_UPLOAD_AVATAR,
            body={
                "files[]": files,
            },
        )

    async def get_alt(self) -> models.SettingsAnswer:
        """Get settings, in one reading.

        Prefer `user.data`, which has language and currency: no other text knows an operation that reads
        settings, and no known client calls this address. The two subscriptions can be read nowhere else,
        though.

        Source: gog-api-documentation, Account Management - Settings (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            The settings.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SETTINGS_GET_ALT,
        )

    async def update_alt(
        self,
        *,
        language: str | UnsetType = UNSET,
        currency: str | UnsetType = UNSET,
        newsletter: bool | UnsetType = UNSET,
        email_notifications: bool | UnsetType = UNSET,
    ) -> models.EmptyObject:
        """Change settings, in one reading.

        Prefer the operations for one setting each, which clients use: `settings.change_language`,
        `settings.change_currency`, `settings.save_newsletter_subscription`, and for `emailNotifications`,
        which nothing explains, perhaps `settings.save_wishlist_notification`. The arguments stand in the
        query; what is left out presumably stays as it is.

        Source: gog-api-documentation, Account Management - Settings (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible.

        Args:
            language: Code of the language, such as `en`, `de` or `fr`.
            currency: Code of the currency, such as `EUR` or `USD`.
            newsletter: Whether to subscribe to the newsletter.
            email_notifications: Whether to be notified by mail.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _SETTINGS_UPDATE_ALT,
            query={
                "language": language,
                "currency": currency,
                "newsletter": newsletter,
                "emailNotifications": email_notifications,
            },
        )


class Friends:
    """Find people, befriend and block them."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def search(self, *, query: str) -> models.FoundUser:
        """Find a user by name or mail address.

        Answers with one user, not with a list. Who has chosen not to be found
        (`settings.save_search_privacy`) is not. What comes back if nobody fits is not known; to a browser
        extension it is a failure.

        Source: gogapidocs, account / Friends (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Args:
            query: Name or mail address.

        Returns:
            The user.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _FRIENDS_SEARCH,
            body=models.UserQuery(
                query=query,
            ),
        )

    def invite(self, user_id: str) -> Literal["ok"]:
        """Send a friend request.

        A `GET` that changes something. Answers with the bare JSON text `"ok"`. No operation takes a request
        back.

        Source: gogapidocs, account / Friends (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            Done. The body is a bare JSON text, no object.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _FRIENDS_INVITE,
            path={
                "user_id": user_id,
            },
        )

    def remove(self, user_id: str) -> Literal["ok"]:
        """End a friendship.

        A `GET` that changes something. To be friends again takes a request and its acceptance.

        Source: gogapidocs, account / Friends (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            Done. The body is a bare JSON text, no object.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _FRIENDS_REMOVE,
            path={
                "user_id": user_id,
            },
        )

    def accept(self, user_id: str) -> Literal["ok"]:
        """Accept a friend request.

        A `GET` that changes something. `friends.remove` ends the friendship.

        Source: gogapidocs, account / Friends (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Once for each thing: then it is
        refused with 404.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            Done. The body is a bare JSON text, no object.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _FRIENDS_ACCEPT,
            path={
                "user_id": user_id,
            },
        )

    def decline(self, user_id: str) -> Literal["ok"]:
        """Decline a friend request.

        A `GET` that changes something. The other has to ask again.

        Source: gogapidocs, account / Friends (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible. Once for each thing: then it is
        refused with 404.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            Done. The body is a bare JSON text, no object.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _FRIENDS_DECLINE,
            path={
                "user_id": user_id,
            },
        )

    def block(self, user_id: str) -> Literal["ok"]:
        """Block a user.

        A `GET` that changes something. `friends.unblock` undoes it; `user.get` shows it as `blockedStatus`.

        Source: gogapidocs, account / Friends (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `friends.unblock`.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            Blocked.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _FRIENDS_BLOCK,
            path={
                "user_id": user_id,
            },
        )

    def unblock(self, user_id: str) -> Literal["ok"]:
        """Unblock a user.

        A `GET` that changes something. Undoes `friends.block`.

        Source: gogapidocs, account / Friends (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `friends.block`.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            Done. The body is a bare JSON text, no object.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _FRIENDS_UNBLOCK,
            path={
                "user_id": user_id,
            },
        )

    def list_alt(self) -> models.FriendList:
        """List the friends, in one reading.

        Prefer `user.data`, whose newer answers have `friends`, or the list of friends of the Galaxy API on
        chat.gog.com, which clients read: no other text and no known client has this address. Both name
        friends by their Galaxy user ids, though, and `friends.remove` wants the other one.

        Source: gog-api-documentation, Account Management - Friends (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            The friends.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _FRIENDS_LIST_ALT,
        )

    def invite_alt(self, user_id: int) -> models.EmptyObject:
        """Send a friend request, other address.

        The other reading of `friends.invite`. Prefer `friends.invite`: a public client uses that address, and
        none is known that uses this one.

        Source: gog-api-documentation, Account Management - Friends (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Args:
            user_id: The user's id, as `friends.list_alt` gives it. The example is that of the document, and
                tiny. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _FRIENDS_INVITE_ALT,
            path={
                "user_id": user_id,
            },
        )

    def remove_alt(self, user_id: int) -> models.EmptyObject:
        """End a friendship, other address.

        The other reading of `friends.remove`. Prefer `friends.remove`: a public client uses that address, and
        none is known that uses this one.

        Source: gog-api-documentation, Account Management - Friends (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Args:
            user_id: The user's id, as `friends.list_alt` gives it. The example is that of the document, and
                tiny. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _FRIENDS_REMOVE_ALT,
            path={
                "user_id": user_id,
            },
        )

    def accept_alt(self, user_id: int) -> models.EmptyObject:
        """Accept a friend request, other address.

        The other reading of `friends.accept`. Prefer `friends.accept`: a public client uses that address, and
        none is known that uses this one.

        Source: gog-api-documentation, Account Management - Friends (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Once for each thing: then it is
        refused with 404.

        Args:
            user_id: The user's id, as `friends.list_alt` gives it. The example is that of the document, and
                tiny. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _FRIENDS_ACCEPT_ALT,
            path={
                "user_id": user_id,
            },
        )

    def decline_alt(self, user_id: int) -> models.EmptyObject:
        """Decline a friend request, other address.

        The other reading of `friends.decline`. Prefer `friends.decline`: a public client uses that address,
        and none is known that uses this one.

        Source: gog-api-documentation, Account Management - Friends (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible. Once for each thing: then it is
        refused with 404.

        Args:
            user_id: The user's id, as `friends.list_alt` gives it. The example is that of the document, and
                tiny. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _FRIENDS_DECLINE_ALT,
            path={
                "user_id": user_id,
            },
        )

    def block_alt(self, user_id: int) -> models.EmptyObject:
        """Block a user, other address.

        The other reading of `friends.block`. Prefer `friends.block`: a public client uses that address, and
        none is known that uses this one.

        Source: gog-api-documentation, Account Management - Friends (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `friends.unblock_alt`.

        Args:
            user_id: The user's id, as `friends.list_alt` gives it. The example is that of the document, and
                tiny. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _FRIENDS_BLOCK_ALT,
            path={
                "user_id": user_id,
            },
        )

    def unblock_alt(self, user_id: int) -> models.EmptyObject:
        """Unblock a user, other address.

        The other reading of `friends.unblock`. Prefer `friends.unblock`: a public client uses that address,
        and none is known that uses this one.

        Source: gog-api-documentation, Account Management - Friends (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `friends.block_alt`.

        Args:
            user_id: The user's id, as `friends.list_alt` gives it. The example is that of the document, and
                tiny. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _FRIENDS_UNBLOCK_ALT,
            path={
                "user_id": user_id,
            },
        )


class AsyncFriends:
    """Find people, befriend and block them."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def search(self, *, query: str) -> models.FoundUser:
        """Find a user by name or mail address.

        Answers with one user, not with a list. Who has chosen not to be found
        (`settings.save_search_privacy`) is not. What comes back if nobody fits is not known; to a browser
        extension it is a failure.

        Source: gogapidocs, account / Friends (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Args:
            query: Name or mail address.

        Returns:
            The user.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _FRIENDS_SEARCH,
            body=models.UserQuery(
                query=query,
            ),
        )

    async def invite(self, user_id: str) -> Literal["ok"]:
        """Send a friend request.

        A `GET` that changes something. Answers with the bare JSON text `"ok"`. No operation takes a request
        back.

        Source: gogapidocs, account / Friends (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            Done. The body is a bare JSON text, no object.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _FRIENDS_INVITE,
            path={
                "user_id": user_id,
            },
        )

    async def remove(self, user_id: str) -> Literal["ok"]:
        """End a friendship.

        A `GET` that changes something. To be friends again takes a request and its acceptance.

        Source: gogapidocs, account / Friends (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            Done. The body is a bare JSON text, no object.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _FRIENDS_REMOVE,
            path={
                "user_id": user_id,
            },
        )

    async def accept(self, user_id: str) -> Literal["ok"]:
        """Accept a friend request.

        A `GET` that changes something. `friends.remove` ends the friendship.

        Source: gogapidocs, account / Friends (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Once for each thing: then it is
        refused with 404.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            Done. The body is a bare JSON text, no object.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _FRIENDS_ACCEPT,
            path={
                "user_id": user_id,
            },
        )

    async def decline(self, user_id: str) -> Literal["ok"]:
        """Decline a friend request.

        A `GET` that changes something. The other has to ask again.

        Source: gogapidocs, account / Friends (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible. Once for each thing: then it is
        refused with 404.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            Done. The body is a bare JSON text, no object.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _FRIENDS_DECLINE,
            path={
                "user_id": user_id,
            },
        )

    async def block(self, user_id: str) -> Literal["ok"]:
        """Block a user.

        A `GET` that changes something. `friends.unblock` undoes it; `user.get` shows it as `blockedStatus`.

        Source: gogapidocs, account / Friends (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `friends.unblock`.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            Blocked.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _FRIENDS_BLOCK,
            path={
                "user_id": user_id,
            },
        )

    async def unblock(self, user_id: str) -> Literal["ok"]:
        """Unblock a user.

        A `GET` that changes something. Undoes `friends.block`.

        Source: gogapidocs, account / Friends (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `friends.block`.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            Done. The body is a bare JSON text, no object.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _FRIENDS_UNBLOCK,
            path={
                "user_id": user_id,
            },
        )

    async def list_alt(self) -> models.FriendList:
        """List the friends, in one reading.

        Prefer `user.data`, whose newer answers have `friends`, or the list of friends of the Galaxy API on
        chat.gog.com, which clients read: no other text and no known client has this address. Both name
        friends by their Galaxy user ids, though, and `friends.remove` wants the other one.

        Source: gog-api-documentation, Account Management - Friends (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            The friends.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _FRIENDS_LIST_ALT,
        )

    async def invite_alt(self, user_id: int) -> models.EmptyObject:
        """Send a friend request, other address.

        The other reading of `friends.invite`. Prefer `friends.invite`: a public client uses that address, and
        none is known that uses this one.

        Source: gog-api-documentation, Account Management - Friends (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Args:
            user_id: The user's id, as `friends.list_alt` gives it. The example is that of the document, and
                tiny. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _FRIENDS_INVITE_ALT,
            path={
                "user_id": user_id,
            },
        )

    async def remove_alt(self, user_id: int) -> models.EmptyObject:
        """End a friendship, other address.

        The other reading of `friends.remove`. Prefer `friends.remove`: a public client uses that address, and
        none is known that uses this one.

        Source: gog-api-documentation, Account Management - Friends (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Args:
            user_id: The user's id, as `friends.list_alt` gives it. The example is that of the document, and
                tiny. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _FRIENDS_REMOVE_ALT,
            path={
                "user_id": user_id,
            },
        )

    async def accept_alt(self, user_id: int) -> models.EmptyObject:
        """Accept a friend request, other address.

        The other reading of `friends.accept`. Prefer `friends.accept`: a public client uses that address, and
        none is known that uses this one.

        Source: gog-api-documentation, Account Management - Friends (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Once for each thing: then it is
        refused with 404.

        Args:
            user_id: The user's id, as `friends.list_alt` gives it. The example is that of the document, and
                tiny. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _FRIENDS_ACCEPT_ALT,
            path={
                "user_id": user_id,
            },
        )

    async def decline_alt(self, user_id: int) -> models.EmptyObject:
        """Decline a friend request, other address.

        The other reading of `friends.decline`. Prefer `friends.decline`: a public client uses that address,
        and none is known that uses this one.

        Source: gog-api-documentation, Account Management - Friends (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible. Once for each thing: then it is
        refused with 404.

        Args:
            user_id: The user's id, as `friends.list_alt` gives it. The example is that of the document, and
                tiny. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _FRIENDS_DECLINE_ALT,
            path={
                "user_id": user_id,
            },
        )

    async def block_alt(self, user_id: int) -> models.EmptyObject:
        """Block a user, other address.

        The other reading of `friends.block`. Prefer `friends.block`: a public client uses that address, and
        none is known that uses this one.

        Source: gog-api-documentation, Account Management - Friends (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `friends.unblock_alt`.

        Args:
            user_id: The user's id, as `friends.list_alt` gives it. The example is that of the document, and
                tiny. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _FRIENDS_BLOCK_ALT,
            path={
                "user_id": user_id,
            },
        )

    async def unblock_alt(self, user_id: int) -> models.EmptyObject:
        """Unblock a user, other address.

        The other reading of `friends.unblock`. Prefer `friends.unblock`: a public client uses that address,
        and none is known that uses this one.

        Source: gog-api-documentation, Account Management - Friends (documented),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `friends.block_alt`.

        Args:
            user_id: The user's id, as `friends.list_alt` gives it. The example is that of the document, and
                tiny. At least 1.

        Returns:
            Done, as gog-api-documentation has it. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _FRIENDS_UNBLOCK_ALT,
            path={
                "user_id": user_id,
            },
        )


class Listing:
    """Pages of the catalogue and of wishlists, filtered and sorted."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def iter_products(
        self,
        *,
        media_type: models.MediaType | str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        page: int = 1,
        limit: int | UnsetType = UNSET,
        sort: models.CatalogueSort | str | UnsetType = UNSET,
        price: str | UnsetType = UNSET,
        category: str | UnsetType = UNSET,
        devpub: str | UnsetType = UNSET,
        feature: models.Feature | str | UnsetType = UNSET,
        language: models.LanguageCode | str | UnsetType = UNSET,
        release: str | UnsetType = UNSET,
        system: str | UnsetType = UNSET,
    ) -> Iterator[models.StoreProduct]:
        """Every item of `listing.list_products`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            media_type: Only games, or only movies.
            search: Text to look for. Where it is looked for, and how, is not documented.
            page: Where to begin. Number of the page, counted from 1. At least 1, the server's default is 1.
            limit: Products on a page. Clients ask for 20 or 25; neither bounds nor the usual size are
                documented. At least 1.
            sort: Order of the products. Where the name has no direction, none is documented; `title` is
                assumed to ascend.
            price: Only products in a range of prices. `free`, `discounted` and `u5` (less than 5) are known.
            category: Slug of a genre, such as `rpg`, `strategy`, `adventure`, `shooter` or `simulation`.
                Others exist.
            devpub: Only products of this developer or publisher.
            feature: Only products that have this.
            language: Only products that speak this language.
            release: Only products released within a span of time. Its values are not known.
            system: Only products for these systems. Clients send either a name (`windows_xp`,
                `windows_vista`, `windows_7`, `windows_8`, `windows_10`, `osx_106`, `osx_107`, `lin_ubuntu`,
                `lin_mint`, `lin_ubuntu_18`) or numbers separated by commas (Windows `1,2,4,8,4096`, macOS
                `16,32`, Linux `1024,2048`).

        Raises:
            SdkError: As `list_products`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = self.list_products(
                media_type=media_type,
                search=search,
                page=_page,
                limit=limit,
                sort=sort,
                price=price,
                category=category,
                devpub=devpub,
                feature=feature,
                language=language,
                release=release,
                system=system,
            )
            if not _answer.products:
                return
            for _item in _answer.products:
                yield _item
            if _page >= _answer.total_pages:
                return

    def list_products(
        self,
        *,
        media_type: models.MediaType | str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        page: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        sort: models.CatalogueSort | str | UnsetType = UNSET,
        price: str | UnsetType = UNSET,
        category: str | UnsetType = UNSET,
        devpub: str | UnsetType = UNSET,
        feature: models.Feature | str | UnsetType = UNSET,
        language: models.LanguageCode | str | UnsetType = UNSET,
        release: str | UnsetType = UNSET,
        system: str | UnsetType = UNSET,
    ) -> models.StorePage:
        """List products of the catalogue.

        One page of what the shop sells, filtered and sorted; prices are in the currency of the visitor. For
        movies `category`, `devpub`, `feature`, `release` and `system` are ignored. Old, but still called by
        Playnite's plugins in 2026; most other projects have moved to catalog.gog.com.

        Source: gogapidocs, listing (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: read.

        Args:
            media_type: Only games, or only movies.
            search: Text to look for. Where it is looked for, and how, is not documented.
            page: Number of the page, counted from 1. At least 1, the server's default is 1.
            limit: Products on a page. Clients ask for 20 or 25; neither bounds nor the usual size are
                documented. At least 1.
            sort: Order of the products. Where the name has no direction, none is documented; `title` is
                assumed to ascend.
            price: Only products in a range of prices. `free`, `discounted` and `u5` (less than 5) are known.
            category: Slug of a genre, such as `rpg`, `strategy`, `adventure`, `shooter` or `simulation`.
                Others exist.
            devpub: Only products of this developer or publisher.
            feature: Only products that have this.
            language: Only products that speak this language.
            release: Only products released within a span of time. Its values are not known.
            system: Only products for these systems. Clients send either a name (`windows_xp`,
                `windows_vista`, `windows_7`, `windows_8`, `windows_10`, `osx_106`, `osx_107`, `lin_ubuntu`,
                `lin_mint`, `lin_ubuntu_18`) or numbers separated by commas (Windows `1,2,4,8,4096`, macOS
                `16,32`, Linux `1024,2048`).

        Returns:
            One page of the catalogue.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _LISTING_LIST_PRODUCTS,
            query={
                "mediaType": media_type,
                "search": search,
                "page": page,
                "limit": limit,
                "sort": sort,
                "price": price,
                "category": category,
                "devpub": devpub,
                "feature": feature,
                "language": language,
                "release": release,
                "system": system,
            },
        )

    def iter_wishlist(
        self,
        *,
        page: int = 1,
        media_type: models.WishlistMediaType | int | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        sort_by: models.WishlistSort | str | UnsetType = UNSET,
        hidden_flag: bool | UnsetType = UNSET,
        has_hidden_products: bool | UnsetType = UNSET,
        price: int | UnsetType = UNSET,
        category: str | UnsetType = UNSET,
        feature: models.Feature | str | UnsetType = UNSET,
        language: models.LanguageCode | str | UnsetType = UNSET,
        system: str | UnsetType = UNSET,
        total_pages: int | UnsetType = UNSET,
    ) -> Iterator[models.StoreProduct]:
        """Every item of `listing.list_wishlist`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            page: Where to begin. Number of the page, counted from 1. At least 1, the server's default is 1.
            media_type: 0 for everything, 1 for games, 2 for movies.
            search: Text to look for. Where it is looked for, and how, is not documented.
            sort_by: What to sort by. No direction is documented; `title` is assumed to ascend.
            hidden_flag: 0 for what is visible, 1 for what is hidden and nothing else.
            has_hidden_products: The site sends `false`. No effect is known.
            price: A range of prices, by a number whose meaning is not documented. The catalogue's parameter
                of this name takes words. At least 0.
            category: Slug of a genre, such as `rpg`, `strategy`, `adventure`, `shooter` or `simulation`.
                Others exist.
            feature: Only products that have this.
            language: Only products that speak this language.
            system: Only products for these systems. Clients send either a name (`windows_xp`,
                `windows_vista`, `windows_7`, `windows_8`, `windows_10`, `osx_106`, `osx_107`, `lin_ubuntu`,
                `lin_mint`, `lin_ubuntu_18`) or numbers separated by commas (Windows `1,2,4,8,4096`, macOS
                `16,32`, Linux `1024,2048`).
            total_pages: The site sends back here what the last answer said. No effect is known. At least 0.

        Raises:
            SdkError: As `list_wishlist`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = self.list_wishlist(
                page=_page,
                media_type=media_type,
                search=search,
                sort_by=sort_by,
                hidden_flag=hidden_flag,
                has_hidden_products=has_hidden_products,
                price=price,
                category=category,
                feature=feature,
                language=language,
                system=system,
                total_pages=total_pages,
            )
            if not _answer.products:
                return
            for _item in _answer.products:
                yield _item
            if _page >= _answer.total_pages:
                return

    def list_wishlist(
        self,
        *,
        page: int | UnsetType = UNSET,
        media_type: models.WishlistMediaType | int | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        sort_by: models.WishlistSort | str | UnsetType = UNSET,
        hidden_flag: bool | UnsetType = UNSET,
        has_hidden_products: bool | UnsetType = UNSET,
        price: int | UnsetType = UNSET,
        category: str | UnsetType = UNSET,
        feature: models.Feature | str | UnsetType = UNSET,
        language: models.LanguageCode | str | UnsetType = UNSET,
        system: str | UnsetType = UNSET,
        total_pages: int | UnsetType = UNSET,
    ) -> models.WishlistPage:
        """List the wishlist, page by page.

        One page of the account's wishlist with titles and prices, filtered and sorted. gogapidocs has the
        query and says little of the answer; the rest is from code. For ids alone see `wishlist.get`.

        Source: gogapidocs, listing (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: read.

        Args:
            page: Number of the page, counted from 1. At least 1, the server's default is 1.
            media_type: 0 for everything, 1 for games, 2 for movies.
            search: Text to look for. Where it is looked for, and how, is not documented.
            sort_by: What to sort by. No direction is documented; `title` is assumed to ascend.
            hidden_flag: 0 for what is visible, 1 for what is hidden and nothing else.
            has_hidden_products: The site sends `false`. No effect is known.
            price: A range of prices, by a number whose meaning is not documented. The catalogue's parameter
                of this name takes words. At least 0.
            category: Slug of a genre, such as `rpg`, `strategy`, `adventure`, `shooter` or `simulation`.
                Others exist.
            feature: Only products that have this.
            language: Only products that speak this language.
            system: Only products for these systems. Clients send either a name (`windows_xp`,
                `windows_vista`, `windows_7`, `windows_8`, `windows_10`, `osx_106`, `osx_107`, `lin_ubuntu`,
                `lin_mint`, `lin_ubuntu_18`) or numbers separated by commas (Windows `1,2,4,8,4096`, macOS
                `16,32`, Linux `1024,2048`).
            total_pages: The site sends back here what the last answer said. No effect is known. At least 0.

        Returns:
            One page of the wishlist.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _LISTING_LIST_WISHLIST,
            query={
                "page": page,
                "mediaType": media_type,
                "search": search,
                "sortBy": sort_by,
                "hiddenFlag": flag(hidden_flag),
                "hasHiddenProducts": has_hidden_products,
                "price": price,
                "category": category,
                "feature": feature,
                "language": language,
                "system": system,
                "totalPages": total_pages,
            },
        )

    def iter_public_wishlist(
        self,
        user_id: str,
        *,
        page: int = 1,
        media_type: models.WishlistMediaType | int | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        sort_by: models.WishlistSort | str | UnsetType = UNSET,
        hidden_flag: bool | UnsetType = UNSET,
        has_hidden_products: bool | UnsetType = UNSET,
        price: int | UnsetType = UNSET,
        category: str | UnsetType = UNSET,
        feature: models.Feature | str | UnsetType = UNSET,
        language: models.LanguageCode | str | UnsetType = UNSET,
        system: str | UnsetType = UNSET,
        total_pages: int | UnsetType = UNSET,
    ) -> Iterator[models.StoreProduct]:
        """Every item of `listing.list_public_wishlist`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.
            page: Where to begin. Number of the page, counted from 1. At least 1, the server's default is 1.
            media_type: 0 for everything, 1 for games, 2 for movies.
            search: Text to look for. Where it is looked for, and how, is not documented.
            sort_by: What to sort by. No direction is documented; `title` is assumed to ascend.
            hidden_flag: 0 for what is visible, 1 for what is hidden and nothing else.
            has_hidden_products: The site sends `false`. No effect is known.
            price: A range of prices, by a number whose meaning is not documented. The catalogue's parameter
                of this name takes words. At least 0.
            category: Slug of a genre, such as `rpg`, `strategy`, `adventure`, `shooter` or `simulation`.
                Others exist.
            feature: Only products that have this.
            language: Only products that speak this language.
            system: Only products for these systems. Clients send either a name (`windows_xp`,
                `windows_vista`, `windows_7`, `windows_8`, `windows_10`, `osx_106`, `osx_107`, `lin_ubuntu`,
                `lin_mint`, `lin_ubuntu_18`) or numbers separated by commas (Windows `1,2,4,8,4096`, macOS
                `16,32`, Linux `1024,2048`).
            total_pages: The site sends back here what the last answer said. No effect is known. At least 0.

        Raises:
            SdkError: As `list_public_wishlist`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = self.list_public_wishlist(
                user_id,
                page=_page,
                media_type=media_type,
                search=search,
                sort_by=sort_by,
                hidden_flag=hidden_flag,
                has_hidden_products=has_hidden_products,
                price=price,
                category=category,
                feature=feature,
                language=language,
                system=system,
                total_pages=total_pages,
            )
            if not _answer.products:
                return
            for _item in _answer.products:
                yield _item
            if _page >= _answer.total_pages:
                return

    def list_public_wishlist(
        self,
        user_id: str,
        *,
        page: int | UnsetType = UNSET,
        media_type: models.WishlistMediaType | int | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        sort_by: models.WishlistSort | str | UnsetType = UNSET,
        hidden_flag: bool | UnsetType = UNSET,
        has_hidden_products: bool | UnsetType = UNSET,
        price: int | UnsetType = UNSET,
        category: str | UnsetType = UNSET,
        feature: models.Feature | str | UnsetType = UNSET,
        language: models.LanguageCode | str | UnsetType = UNSET,
        system: str | UnsetType = UNSET,
        total_pages: int | UnsetType = UNSET,
    ) -> models.WishlistPage:
        """List the wishlist of any user.

        As `listing.list_wishlist`, for anyone's wishlist that is public, and without a login. What is not
        public is answered with something other than JSON. The user's id is in `user.data`, or in the page
        `/u/{username}/wishlist` as the attribute `gog-user`.

        Source: gogapidocs, listing (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: read.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.
            page: Number of the page, counted from 1. At least 1, the server's default is 1.
            media_type: 0 for everything, 1 for games, 2 for movies.
            search: Text to look for. Where it is looked for, and how, is not documented.
            sort_by: What to sort by. No direction is documented; `title` is assumed to ascend.
            hidden_flag: 0 for what is visible, 1 for what is hidden and nothing else.
            has_hidden_products: The site sends `false`. No effect is known.
            price: A range of prices, by a number whose meaning is not documented. The catalogue's parameter
                of this name takes words. At least 0.
            category: Slug of a genre, such as `rpg`, `strategy`, `adventure`, `shooter` or `simulation`.
                Others exist.
            feature: Only products that have this.
            language: Only products that speak this language.
            system: Only products for these systems. Clients send either a name (`windows_xp`,
                `windows_vista`, `windows_7`, `windows_8`, `windows_10`, `osx_106`, `osx_107`, `lin_ubuntu`,
                `lin_mint`, `lin_ubuntu_18`) or numbers separated by commas (Windows `1,2,4,8,4096`, macOS
                `16,32`, Linux `1024,2048`).
            total_pages: The site sends back here what the last answer said. No effect is known. At least 0.

        Returns:
            One page of the wishlist.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is no such user, or the wishlist is not public.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _LISTING_LIST_PUBLIC_WISHLIST,
            path={
                "user_id": user_id,
            },
            query={
                "page": page,
                "mediaType": media_type,
                "search": search,
                "sortBy": sort_by,
                "hiddenFlag": flag(hidden_flag),
                "hasHiddenProducts": has_hidden_products,
                "price": price,
                "category": category,
                "feature": feature,
                "language": language,
                "system": system,
                "totalPages": total_pages,
            },
        )


class AsyncListing:
    """Pages of the catalogue and of wishlists, filtered and sorted."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def iter_products(
        self,
        *,
        media_type: models.MediaType | str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        page: int = 1,
        limit: int | UnsetType = UNSET,
        sort: models.CatalogueSort | str | UnsetType = UNSET,
        price: str | UnsetType = UNSET,
        category: str | UnsetType = UNSET,
        devpub: str | UnsetType = UNSET,
        feature: models.Feature | str | UnsetType = UNSET,
        language: models.LanguageCode | str | UnsetType = UNSET,
        release: str | UnsetType = UNSET,
        system: str | UnsetType = UNSET,
    ) -> AsyncIterator[models.StoreProduct]:
        """Every item of `listing.list_products`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            media_type: Only games, or only movies.
            search: Text to look for. Where it is looked for, and how, is not documented.
            page: Where to begin. Number of the page, counted from 1. At least 1, the server's default is 1.
            limit: Products on a page. Clients ask for 20 or 25; neither bounds nor the usual size are
                documented. At least 1.
            sort: Order of the products. Where the name has no direction, none is documented; `title` is
                assumed to ascend.
            price: Only products in a range of prices. `free`, `discounted` and `u5` (less than 5) are known.
            category: Slug of a genre, such as `rpg`, `strategy`, `adventure`, `shooter` or `simulation`.
                Others exist.
            devpub: Only products of this developer or publisher.
            feature: Only products that have this.
            language: Only products that speak this language.
            release: Only products released within a span of time. Its values are not known.
            system: Only products for these systems. Clients send either a name (`windows_xp`,
                `windows_vista`, `windows_7`, `windows_8`, `windows_10`, `osx_106`, `osx_107`, `lin_ubuntu`,
                `lin_mint`, `lin_ubuntu_18`) or numbers separated by commas (Windows `1,2,4,8,4096`, macOS
                `16,32`, Linux `1024,2048`).

        Raises:
            SdkError: As `list_products`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = await self.list_products(
                media_type=media_type,
                search=search,
                page=_page,
                limit=limit,
                sort=sort,
                price=price,
                category=category,
                devpub=devpub,
                feature=feature,
                language=language,
                release=release,
                system=system,
            )
            if not _answer.products:
                return
            for _item in _answer.products:
                yield _item
            if _page >= _answer.total_pages:
                return

    async def list_products(
        self,
        *,
        media_type: models.MediaType | str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        page: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        sort: models.CatalogueSort | str | UnsetType = UNSET,
        price: str | UnsetType = UNSET,
        category: str | UnsetType = UNSET,
        devpub: str | UnsetType = UNSET,
        feature: models.Feature | str | UnsetType = UNSET,
        language: models.LanguageCode | str | UnsetType = UNSET,
        release: str | UnsetType = UNSET,
        system: str | UnsetType = UNSET,
    ) -> models.StorePage:
        """List products of the catalogue.

        One page of what the shop sells, filtered and sorted; prices are in the currency of the visitor. For
        movies `category`, `devpub`, `feature`, `release` and `system` are ignored. Old, but still called by
        Playnite's plugins in 2026; most other projects have moved to catalog.gog.com.

        Source: gogapidocs, listing (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: read.

        Args:
            media_type: Only games, or only movies.
            search: Text to look for. Where it is looked for, and how, is not documented.
            page: Number of the page, counted from 1. At least 1, the server's default is 1.
            limit: Products on a page. Clients ask for 20 or 25; neither bounds nor the usual size are
                documented. At least 1.
            sort: Order of the products. Where the name has no direction, none is documented; `title` is
                assumed to ascend.
            price: Only products in a range of prices. `free`, `discounted` and `u5` (less than 5) are known.
            category: Slug of a genre, such as `rpg`, `strategy`, `adventure`, `shooter` or `simulation`.
                Others exist.
            devpub: Only products of this developer or publisher.
            feature: Only products that have this.
            language: Only products that speak this language.
            release: Only products released within a span of time. Its values are not known.
            system: Only products for these systems. Clients send either a name (`windows_xp`,
                `windows_vista`, `windows_7`, `windows_8`, `windows_10`, `osx_106`, `osx_107`, `lin_ubuntu`,
                `lin_mint`, `lin_ubuntu_18`) or numbers separated by commas (Windows `1,2,4,8,4096`, macOS
                `16,32`, Linux `1024,2048`).

        Returns:
            One page of the catalogue.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _LISTING_LIST_PRODUCTS,
            query={
                "mediaType": media_type,
                "search": search,
                "page": page,
                "limit": limit,
                "sort": sort,
                "price": price,
                "category": category,
                "devpub": devpub,
                "feature": feature,
                "language": language,
                "release": release,
                "system": system,
            },
        )

    async def iter_wishlist(
        self,
        *,
        page: int = 1,
        media_type: models.WishlistMediaType | int | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        sort_by: models.WishlistSort | str | UnsetType = UNSET,
        hidden_flag: bool | UnsetType = UNSET,
        has_hidden_products: bool | UnsetType = UNSET,
        price: int | UnsetType = UNSET,
        category: str | UnsetType = UNSET,
        feature: models.Feature | str | UnsetType = UNSET,
        language: models.LanguageCode | str | UnsetType = UNSET,
        system: str | UnsetType = UNSET,
        total_pages: int | UnsetType = UNSET,
    ) -> AsyncIterator[models.StoreProduct]:
        """Every item of `listing.list_wishlist`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            page: Where to begin. Number of the page, counted from 1. At least 1, the server's default is 1.
            media_type: 0 for everything, 1 for games, 2 for movies.
            search: Text to look for. Where it is looked for, and how, is not documented.
            sort_by: What to sort by. No direction is documented; `title` is assumed to ascend.
            hidden_flag: 0 for what is visible, 1 for what is hidden and nothing else.
            has_hidden_products: The site sends `false`. No effect is known.
            price: A range of prices, by a number whose meaning is not documented. The catalogue's parameter
                of this name takes words. At least 0.
            category: Slug of a genre, such as `rpg`, `strategy`, `adventure`, `shooter` or `simulation`.
                Others exist.
            feature: Only products that have this.
            language: Only products that speak this language.
            system: Only products for these systems. Clients send either a name (`windows_xp`,
                `windows_vista`, `windows_7`, `windows_8`, `windows_10`, `osx_106`, `osx_107`, `lin_ubuntu`,
                `lin_mint`, `lin_ubuntu_18`) or numbers separated by commas (Windows `1,2,4,8,4096`, macOS
                `16,32`, Linux `1024,2048`).
            total_pages: The site sends back here what the last answer said. No effect is known. At least 0.

        Raises:
            SdkError: As `list_wishlist`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = await self.list_wishlist(
                page=_page,
                media_type=media_type,
                search=search,
                sort_by=sort_by,
                hidden_flag=hidden_flag,
                has_hidden_products=has_hidden_products,
                price=price,
                category=category,
                feature=feature,
                language=language,
                system=system,
                total_pages=total_pages,
            )
            if not _answer.products:
                return
            for _item in _answer.products:
                yield _item
            if _page >= _answer.total_pages:
                return

    async def list_wishlist(
        self,
        *,
        page: int | UnsetType = UNSET,
        media_type: models.WishlistMediaType | int | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        sort_by: models.WishlistSort | str | UnsetType = UNSET,
        hidden_flag: bool | UnsetType = UNSET,
        has_hidden_products: bool | UnsetType = UNSET,
        price: int | UnsetType = UNSET,
        category: str | UnsetType = UNSET,
        feature: models.Feature | str | UnsetType = UNSET,
        language: models.LanguageCode | str | UnsetType = UNSET,
        system: str | UnsetType = UNSET,
        total_pages: int | UnsetType = UNSET,
    ) -> models.WishlistPage:
        """List the wishlist, page by page.

        One page of the account's wishlist with titles and prices, filtered and sorted. gogapidocs has the
        query and says little of the answer; the rest is from code. For ids alone see `wishlist.get`.

        Source: gogapidocs, listing (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: read.

        Args:
            page: Number of the page, counted from 1. At least 1, the server's default is 1.
            media_type: 0 for everything, 1 for games, 2 for movies.
            search: Text to look for. Where it is looked for, and how, is not documented.
            sort_by: What to sort by. No direction is documented; `title` is assumed to ascend.
            hidden_flag: 0 for what is visible, 1 for what is hidden and nothing else.
            has_hidden_products: The site sends `false`. No effect is known.
            price: A range of prices, by a number whose meaning is not documented. The catalogue's parameter
                of this name takes words. At least 0.
            category: Slug of a genre, such as `rpg`, `strategy`, `adventure`, `shooter` or `simulation`.
                Others exist.
            feature: Only products that have this.
            language: Only products that speak this language.
            system: Only products for these systems. Clients send either a name (`windows_xp`,
                `windows_vista`, `windows_7`, `windows_8`, `windows_10`, `osx_106`, `osx_107`, `lin_ubuntu`,
                `lin_mint`, `lin_ubuntu_18`) or numbers separated by commas (Windows `1,2,4,8,4096`, macOS
                `16,32`, Linux `1024,2048`).
            total_pages: The site sends back here what the last answer said. No effect is known. At least 0.

        Returns:
            One page of the wishlist.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _LISTING_LIST_WISHLIST,
            query={
                "page": page,
                "mediaType": media_type,
                "search": search,
                "sortBy": sort_by,
                "hiddenFlag": flag(hidden_flag),
                "hasHiddenProducts": has_hidden_products,
                "price": price,
                "category": category,
                "feature": feature,
                "language": language,
                "system": system,
                "totalPages": total_pages,
            },
        )

    async def iter_public_wishlist(
        self,
        user_id: str,
        *,
        page: int = 1,
        media_type: models.WishlistMediaType | int | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        sort_by: models.WishlistSort | str | UnsetType = UNSET,
        hidden_flag: bool | UnsetType = UNSET,
        has_hidden_products: bool | UnsetType = UNSET,
        price: int | UnsetType = UNSET,
        category: str | UnsetType = UNSET,
        feature: models.Feature | str | UnsetType = UNSET,
        language: models.LanguageCode | str | UnsetType = UNSET,
        system: str | UnsetType = UNSET,
        total_pages: int | UnsetType = UNSET,
    ) -> AsyncIterator[models.StoreProduct]:
        """Every item of `listing.list_public_wishlist`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.
            page: Where to begin. Number of the page, counted from 1. At least 1, the server's default is 1.
            media_type: 0 for everything, 1 for games, 2 for movies.
            search: Text to look for. Where it is looked for, and how, is not documented.
            sort_by: What to sort by. No direction is documented; `title` is assumed to ascend.
            hidden_flag: 0 for what is visible, 1 for what is hidden and nothing else.
            has_hidden_products: The site sends `false`. No effect is known.
            price: A range of prices, by a number whose meaning is not documented. The catalogue's parameter
                of this name takes words. At least 0.
            category: Slug of a genre, such as `rpg`, `strategy`, `adventure`, `shooter` or `simulation`.
                Others exist.
            feature: Only products that have this.
            language: Only products that speak this language.
            system: Only products for these systems. Clients send either a name (`windows_xp`,
                `windows_vista`, `windows_7`, `windows_8`, `windows_10`, `osx_106`, `osx_107`, `lin_ubuntu`,
                `lin_mint`, `lin_ubuntu_18`) or numbers separated by commas (Windows `1,2,4,8,4096`, macOS
                `16,32`, Linux `1024,2048`).
            total_pages: The site sends back here what the last answer said. No effect is known. At least 0.

        Raises:
            SdkError: As `list_public_wishlist`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = await self.list_public_wishlist(
                user_id,
                page=_page,
                media_type=media_type,
                search=search,
                sort_by=sort_by,
                hidden_flag=hidden_flag,
                has_hidden_products=has_hidden_products,
                price=price,
                category=category,
                feature=feature,
                language=language,
                system=system,
                total_pages=total_pages,
            )
            if not _answer.products:
                return
            for _item in _answer.products:
                yield _item
            if _page >= _answer.total_pages:
                return

    async def list_public_wishlist(
        self,
        user_id: str,
        *,
        page: int | UnsetType = UNSET,
        media_type: models.WishlistMediaType | int | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        sort_by: models.WishlistSort | str | UnsetType = UNSET,
        hidden_flag: bool | UnsetType = UNSET,
        has_hidden_products: bool | UnsetType = UNSET,
        price: int | UnsetType = UNSET,
        category: str | UnsetType = UNSET,
        feature: models.Feature | str | UnsetType = UNSET,
        language: models.LanguageCode | str | UnsetType = UNSET,
        system: str | UnsetType = UNSET,
        total_pages: int | UnsetType = UNSET,
    ) -> models.WishlistPage:
        """List the wishlist of any user.

        As `listing.list_wishlist`, for anyone's wishlist that is public, and without a login. What is not
        public is answered with something other than JSON. The user's id is in `user.data`, or in the page
        `/u/{username}/wishlist` as the attribute `gog-user`.

        Source: gogapidocs, listing (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: read.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.
            page: Number of the page, counted from 1. At least 1, the server's default is 1.
            media_type: 0 for everything, 1 for games, 2 for movies.
            search: Text to look for. Where it is looked for, and how, is not documented.
            sort_by: What to sort by. No direction is documented; `title` is assumed to ascend.
            hidden_flag: 0 for what is visible, 1 for what is hidden and nothing else.
            has_hidden_products: The site sends `false`. No effect is known.
            price: A range of prices, by a number whose meaning is not documented. The catalogue's parameter
                of this name takes words. At least 0.
            category: Slug of a genre, such as `rpg`, `strategy`, `adventure`, `shooter` or `simulation`.
                Others exist.
            feature: Only products that have this.
            language: Only products that speak this language.
            system: Only products for these systems. Clients send either a name (`windows_xp`,
                `windows_vista`, `windows_7`, `windows_8`, `windows_10`, `osx_106`, `osx_107`, `lin_ubuntu`,
                `lin_mint`, `lin_ubuntu_18`) or numbers separated by commas (Windows `1,2,4,8,4096`, macOS
                `16,32`, Linux `1024,2048`).
            total_pages: The site sends back here what the last answer said. No effect is known. At least 0.

        Returns:
            One page of the wishlist.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is no such user, or the wishlist is not public.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _LISTING_LIST_PUBLIC_WISHLIST,
            path={
                "user_id": user_id,
            },
            query={
                "page": page,
                "mediaType": media_type,
                "search": search,
                "sortBy": sort_by,
                "hiddenFlag": flag(hidden_flag),
                "hasHiddenProducts": has_hidden_products,
                "price": price,
                "category": category,
                "feature": feature,
                "language": language,
                "system": system,
                "totalPages": total_pages,
            },
        )


class Cart:
    """Fill the cart and turn it into an order. Hardly any answer is documented."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get(self) -> Any:
        """Get the cart.

        Nothing but the address is known. It may answer with JSON, as a public client expects, or with the
        page that people see.

        Source: gogapidocs, store / Cart (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            The cart, in a shape that is not documented, or a page that shows it.

        Raises:
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _CART_GET,
        )

    def add(self, game_id: int) -> Any:
        """Put a product into the cart.

        A `GET` that changes something. Scripts that collect free games send a browser here, on www.gog.com.

        Source: gogapidocs, store / Cart (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `cart.remove`.

        Args:
            game_id: Id of the game, 9 or 10 digits; other products have such an id, too. At least 1.

        Returns:
            The product is in the cart. The shape of the answer is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _CART_ADD,
            path={
                "game_id": game_id,
            },
        )

    def add_many(self, *, product_ids: builtins.list[int]) -> Any:
        """Put several products into the cart.

        Takes ids; of the answer nothing is known.

        Source: gogapidocs, store / Cart (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible.

        Args:
            product_ids: Ids of the products.

        Returns:
            The cart has changed. The shape of the answer is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _CART_ADD_MANY,
            body=models.CartAddition(
                product_ids=product_ids,
            ),
        )

    def add_series(self, series_id: int) -> Any:
        """Put a whole series into the cart.

        A `GET` that changes something. Where ids of series come from is not documented.

        Source: gogapidocs, store / Cart (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible.

        Args:
            series_id: Id of the series. At least 1.

        Returns:
            The cart has changed. The shape of the answer is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _CART_ADD_SERIES,
            path={
                "series_id": series_id,
            },
        )

    def remove(self, game_id: int) -> Any:
        """Take a product out of the cart.

        A `GET` that changes something.

        Source: gogapidocs, store / Cart (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `cart.add`.

        Args:
            game_id: Id of the game, 9 or 10 digits; other products have such an id, too. At least 1.

        Returns:
            The cart has changed. The shape of the answer is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _CART_REMOVE,
            path={
                "game_id": game_id,
            },
        )

    def checkout(self) -> str:
        """Turn the cart into an order.

        A `GET` that makes an order of what is in the cart and redirects to its page. The order's id is the
        last part of that address: 12 hex digits, for the operations of `orders`.

        Source: gogapidocs, store / Cart (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Returns:
            The order is made; this leads to its page.

        Raises:
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _CART_CHECKOUT,
        )

    def checkout_product(self, product_id: int) -> str:
        """Order one product, past the cart.

        Not described by gogapidocs. The address is the `purchase_link` of a product on api.gog.com; it makes
        an order of this one product and presumably redirects as `cart.checkout` does.

        Source: gogapidocs, store / Cart (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.

        Returns:
            The order is made; this leads to its page.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _CART_CHECKOUT_PRODUCT,
            path={
                "product_id": product_id,
            },
        )


class AsyncCart:
    """Fill the cart and turn it into an order. Hardly any answer is documented."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def get(self) -> Any:
        """Get the cart.

        Nothing but the address is known. It may answer with JSON, as a public client expects, or with the
        page that people see.

        Source: gogapidocs, store / Cart (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            The cart, in a shape that is not documented, or a page that shows it.

        Raises:
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _CART_GET,
        )

    async def add(self, game_id: int) -> Any:
        """Put a product into the cart.

        A `GET` that changes something. Scripts that collect free games send a browser here, on www.gog.com.

        Source: gogapidocs, store / Cart (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `cart.remove`.

        Args:
            game_id: Id of the game, 9 or 10 digits; other products have such an id, too. At least 1.

        Returns:
            The product is in the cart. The shape of the answer is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _CART_ADD,
            path={
                "game_id": game_id,
            },
        )

    async def add_many(self, *, product_ids: builtins.list[int]) -> Any:
        """Put several products into the cart.

        Takes ids; of the answer nothing is known.

        Source: gogapidocs, store / Cart (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible.

        Args:
            product_ids: Ids of the products.

        Returns:
            The cart has changed. The shape of the answer is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _CART_ADD_MANY,
            body=models.CartAddition(
                product_ids=product_ids,
            ),
        )

    async def add_series(self, series_id: int) -> Any:
        """Put a whole series into the cart.

        A `GET` that changes something. Where ids of series come from is not documented.

        Source: gogapidocs, store / Cart (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible.

        Args:
            series_id: Id of the series. At least 1.

        Returns:
            The cart has changed. The shape of the answer is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _CART_ADD_SERIES,
            path={
                "series_id": series_id,
            },
        )

    async def remove(self, game_id: int) -> Any:
        """Take a product out of the cart.

        A `GET` that changes something.

        Source: gogapidocs, store / Cart (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `cart.add`.

        Args:
            game_id: Id of the game, 9 or 10 digits; other products have such an id, too. At least 1.

        Returns:
            The cart has changed. The shape of the answer is not documented.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _CART_REMOVE,
            path={
                "game_id": game_id,
            },
        )

    async def checkout(self) -> str:
        """Turn the cart into an order.

        A `GET` that makes an order of what is in the cart and redirects to its page. The order's id is the
        last part of that address: 12 hex digits, for the operations of `orders`.

        Source: gogapidocs, store / Cart (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Returns:
            The order is made; this leads to its page.

        Raises:
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _CART_CHECKOUT,
        )

    async def checkout_product(self, product_id: int) -> str:
        """Order one product, past the cart.

        Not described by gogapidocs. The address is the `purchase_link` of a product on api.gog.com; it makes
        an order of this one product and presumably redirects as `cart.checkout` does.

        Source: gogapidocs, store / Cart (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Args:
            product_id: Id of the product, 9 or 10 digits. At least 1.

        Returns:
            The order is made; this leads to its page.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _CART_CHECKOUT_PRODUCT,
            path={
                "product_id": product_id,
            },
        )


class Orders:
    """Change an order, pay it, and look back at earlier ones. Most answers are not documented."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def page(self, order_id: str) -> str:
        """Get the page of an order.

        The page on which people look through their order and pay it, as HTML. The login page is HTML, too;
        only the text tells one from the other.

        Source: Yepoleb/pygogapi, table of addresses (code, 2018-01-01). Effect: read.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.

        Returns:
            The page.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_PAGE,
            path={
                "order_id": order_id,
            },
        )

    def change_currency(self, order_id: str, currency: str) -> Any:
        """Choose the currency of an order.

        Presumably for orders that are not paid yet. A `GET` that changes something.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.
            currency: ISO 4217 code of the currency.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_CHANGE_CURRENCY,
            path={
                "order_id": order_id,
                "currency": currency,
            },
        )

    def add(self, order_id: str, game_id: int) -> Any:
        """Add a product to an order.

        Presumably for orders that are not paid yet. A `GET` that changes something.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `orders.remove`.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.
            game_id: Id of the game, 9 or 10 digits; other products have such an id, too. At least 1.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_ADD,
            path={
                "order_id": order_id,
                "game_id": game_id,
            },
        )

    def remove(self, order_id: str, game_id: int) -> Any:
        """Take a product out of an order.

        Presumably for orders that are not paid yet. The body is empty. The only operation on orders whose
        method gogapidocs states.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `orders.add`.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.
            game_id: Id of the game, 9 or 10 digits; other products have such an id, too. At least 1.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_REMOVE,
            path={
                "order_id": order_id,
                "game_id": game_id,
            },
        )

    def enable_store_credit(self, order_id: str) -> Any:
        """Pay an order from the wallet.

        Uses the wallet's balance, presumably for orders that are not paid yet. A `GET` that changes
        something. `orders.disable_store_credit` undoes it.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by
        `orders.disable_store_credit`.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_ENABLE_STORE_CREDIT,
            path={
                "order_id": order_id,
            },
        )

    def disable_store_credit(self, order_id: str) -> Any:
        """Leave the wallet out of an order.

        Undoes `orders.enable_store_credit`. A `GET` that changes something.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by
        `orders.enable_store_credit`.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_DISABLE_STORE_CREDIT,
            path={
                "order_id": order_id,
            },
        )

    def set_as_gift(self, order_id: str) -> Any:
        """Make a gift of an order.

        Presumably for orders that are not paid yet. A `GET` that changes something. `orders.set_as_not_gift`
        undoes it.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by
        `orders.set_as_not_gift`.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_SET_AS_GIFT,
            path={
                "order_id": order_id,
            },
        )

    def set_as_not_gift(self, order_id: str) -> Any:
        """Keep an order for oneself.

        Undoes `orders.set_as_gift`. A `GET` that changes something.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `orders.set_as_gift`.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_SET_AS_NOT_GIFT,
            path={
                "order_id": order_id,
            },
        )

    def process_payment(self, order_id: str) -> Any:
        """Pay an order.

        Begins the payment of an order. A `GET` that spends money: nothing may follow this address by itself.
        Watch the payment with `orders.ping_payment`.

        Its answer is not documented, so a page or a redirect to a payment provider cannot be told from those
        of the login. After either, look at the order before you pay again.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: spends.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_PROCESS_PAYMENT,
            path={
                "order_id": order_id,
            },
        )

    def ping_payment(self, order_id: str) -> Any:
        """Ask how a payment stands.

        What it says is not documented; the name that a public client has for it is payment status.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_PING_PAYMENT,
            path={
                "order_id": order_id,
            },
        )

    def check_status(self, order_id: str) -> Any:
        """Ask how an order stands.

        What it says is not documented, nor how it differs from `orders.ping_payment`.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_CHECK_STATUS,
            path={
                "order_id": order_id,
            },
        )

    def resend(self) -> Any:
        """Send a mail about an order again.

        Presumably the receipt, or the mail with a gift, for orders that are `isResendable` (`orders.list`).
        How it knows which order is meant is not documented.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_RESEND,
        )

    def iter(
        self,
        *,
        page: int = 1,
        canceled: bool | UnsetType = UNSET,
        completed: bool | UnsetType = UNSET,
        in_progress: bool | UnsetType = UNSET,
        not_redeemed: bool | UnsetType = UNSET,
        pending: bool | UnsetType = UNSET,
        redeemed: bool | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
    ) -> Iterator[models.Order]:
        """Every item of `orders.list`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            page: Where to begin. Number of the page, counted from 1. At least 1, the server's default is 1.
            canceled: Include cancelled orders.
            completed: Include completed orders.
            in_progress: Include orders that are being processed.
            not_redeemed: Include gifts that nobody has redeemed yet.
            pending: Include orders that wait for their payment.
            redeemed: Include gifts that have been redeemed.
            search: Text to look for. Where it is looked for, and how, is not documented.

        Raises:
            SdkError: As `list`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = self.list(
                page=_page,
                canceled=canceled,
                completed=completed,
                in_progress=in_progress,
                not_redeemed=not_redeemed,
                pending=pending,
                redeemed=redeemed,
                search=search,
            )
            if not _answer.orders:
                return
            for _item in _answer.orders:
                yield _item
            if _page >= _answer.total_pages:
                return

    def list(
        self,
        *,
        page: int | UnsetType = UNSET,
        canceled: bool | UnsetType = UNSET,
        completed: bool | UnsetType = UNSET,
        in_progress: bool | UnsetType = UNSET,
        not_redeemed: bool | UnsetType = UNSET,
        pending: bool | UnsetType = UNSET,
        redeemed: bool | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
    ) -> models.OrderPage:
        """List earlier orders.

        One page of the account's orders. Say which states are wanted: with `page` alone the list is empty,
        with status 200.

        gogapidocs has the address only; parameters and shape are what clients send and read. Since May 2026
        www.gog.com answers with its start page, as HTML, if a token is sent; embed.gog.com takes tokens as
        before.

        Source: gogapidocs, store / History (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Args:
            page: Number of the page, counted from 1. At least 1, the server's default is 1.
            canceled: Include cancelled orders.
            completed: Include completed orders.
            in_progress: Include orders that are being processed.
            not_redeemed: Include gifts that nobody has redeemed yet.
            pending: Include orders that wait for their payment.
            redeemed: Include gifts that have been redeemed.
            search: Text to look for. Where it is looked for, and how, is not documented.

        Returns:
            One page of orders.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_LIST,
            query={
                "page": page,
                "canceled": flag(canceled),
                "completed": flag(completed),
                "in_progress": flag(in_progress),
                "not_redeemed": flag(not_redeemed),
                "pending": flag(pending),
                "redeemed": flag(redeemed),
                "search": search,
            },
        )


class AsyncOrders:
    """Change an order, pay it, and look back at earlier ones. Most answers are not documented."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def page(self, order_id: str) -> str:
        """Get the page of an order.

        The page on which people look through their order and pay it, as HTML. The login page is HTML, too;
        only the text tells one from the other.

        Source: Yepoleb/pygogapi, table of addresses (code, 2018-01-01). Effect: read.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.

        Returns:
            The page.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_PAGE,
            path={
                "order_id": order_id,
            },
        )

    async def change_currency(self, order_id: str, currency: str) -> Any:
        """Choose the currency of an order.

        Presumably for orders that are not paid yet. A `GET` that changes something.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by itself, with the value
        from before.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.
            currency: ISO 4217 code of the currency.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_CHANGE_CURRENCY,
            path={
                "order_id": order_id,
                "currency": currency,
            },
        )

    async def add(self, order_id: str, game_id: int) -> Any:
        """Add a product to an order.

        Presumably for orders that are not paid yet. A `GET` that changes something.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `orders.remove`.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.
            game_id: Id of the game, 9 or 10 digits; other products have such an id, too. At least 1.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_ADD,
            path={
                "order_id": order_id,
                "game_id": game_id,
            },
        )

    async def remove(self, order_id: str, game_id: int) -> Any:
        """Take a product out of an order.

        Presumably for orders that are not paid yet. The body is empty. The only operation on orders whose
        method gogapidocs states.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `orders.add`.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.
            game_id: Id of the game, 9 or 10 digits; other products have such an id, too. At least 1.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_REMOVE,
            path={
                "order_id": order_id,
                "game_id": game_id,
            },
        )

    async def enable_store_credit(self, order_id: str) -> Any:
        """Pay an order from the wallet.

        Uses the wallet's balance, presumably for orders that are not paid yet. A `GET` that changes
        something. `orders.disable_store_credit` undoes it.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by
        `orders.disable_store_credit`.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_ENABLE_STORE_CREDIT,
            path={
                "order_id": order_id,
            },
        )

    async def disable_store_credit(self, order_id: str) -> Any:
        """Leave the wallet out of an order.

        Undoes `orders.enable_store_credit`. A `GET` that changes something.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by
        `orders.enable_store_credit`.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_DISABLE_STORE_CREDIT,
            path={
                "order_id": order_id,
            },
        )

    async def set_as_gift(self, order_id: str) -> Any:
        """Make a gift of an order.

        Presumably for orders that are not paid yet. A `GET` that changes something. `orders.set_as_not_gift`
        undoes it.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by
        `orders.set_as_not_gift`.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_SET_AS_GIFT,
            path={
                "order_id": order_id,
            },
        )

    async def set_as_not_gift(self, order_id: str) -> Any:
        """Keep an order for oneself.

        Undoes `orders.set_as_gift`. A `GET` that changes something.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: reversible. Taken back by `orders.set_as_gift`.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_SET_AS_NOT_GIFT,
            path={
                "order_id": order_id,
            },
        )

    async def process_payment(self, order_id: str) -> Any:
        """Pay an order.

        Begins the payment of an order. A `GET` that spends money: nothing may follow this address by itself.
        Watch the payment with `orders.ping_payment`.

        Its answer is not documented, so a page or a redirect to a payment provider cannot be told from those
        of the login. After either, look at the order before you pay again.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: spends.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_PROCESS_PAYMENT,
            path={
                "order_id": order_id,
            },
        )

    async def ping_payment(self, order_id: str) -> Any:
        """Ask how a payment stands.

        What it says is not documented; the name that a public client has for it is payment status.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_PING_PAYMENT,
            path={
                "order_id": order_id,
            },
        )

    async def check_status(self, order_id: str) -> Any:
        """Ask how an order stands.

        What it says is not documented, nor how it differs from `orders.ping_payment`.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Args:
            order_id: Id of the order, 12 hex digits; upper and lower case occur.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_CHECK_STATUS,
            path={
                "order_id": order_id,
            },
        )

    async def resend(self) -> Any:
        """Send a mail about an order again.

        Presumably the receipt, or the mail with a gift, for orders that are `isResendable` (`orders.list`).
        How it knows which order is meant is not documented.

        Source: gogapidocs, store / Order (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_RESEND,
        )

    async def iter(
        self,
        *,
        page: int = 1,
        canceled: bool | UnsetType = UNSET,
        completed: bool | UnsetType = UNSET,
        in_progress: bool | UnsetType = UNSET,
        not_redeemed: bool | UnsetType = UNSET,
        pending: bool | UnsetType = UNSET,
        redeemed: bool | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
    ) -> AsyncIterator[models.Order]:
        """Every item of `orders.list`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            page: Where to begin. Number of the page, counted from 1. At least 1, the server's default is 1.
            canceled: Include cancelled orders.
            completed: Include completed orders.
            in_progress: Include orders that are being processed.
            not_redeemed: Include gifts that nobody has redeemed yet.
            pending: Include orders that wait for their payment.
            redeemed: Include gifts that have been redeemed.
            search: Text to look for. Where it is looked for, and how, is not documented.

        Raises:
            SdkError: As `list`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = await self.list(
                page=_page,
                canceled=canceled,
                completed=completed,
                in_progress=in_progress,
                not_redeemed=not_redeemed,
                pending=pending,
                redeemed=redeemed,
                search=search,
            )
            if not _answer.orders:
                return
            for _item in _answer.orders:
                yield _item
            if _page >= _answer.total_pages:
                return

    async def list(
        self,
        *,
        page: int | UnsetType = UNSET,
        canceled: bool | UnsetType = UNSET,
        completed: bool | UnsetType = UNSET,
        in_progress: bool | UnsetType = UNSET,
        not_redeemed: bool | UnsetType = UNSET,
        pending: bool | UnsetType = UNSET,
        redeemed: bool | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
    ) -> models.OrderPage:
        """List earlier orders.

        One page of the account's orders. Say which states are wanted: with `page` alone the list is empty,
        with status 200.

        gogapidocs has the address only; parameters and shape are what clients send and read. Since May 2026
        www.gog.com answers with its start page, as HTML, if a token is sent; embed.gog.com takes tokens as
        before.

        Source: gogapidocs, store / History (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Args:
            page: Number of the page, counted from 1. At least 1, the server's default is 1.
            canceled: Include cancelled orders.
            completed: Include completed orders.
            in_progress: Include orders that are being processed.
            not_redeemed: Include gifts that nobody has redeemed yet.
            pending: Include orders that wait for their payment.
            redeemed: Include gifts that have been redeemed.
            search: Text to look for. Where it is looked for, and how, is not documented.

        Returns:
            One page of orders.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_LIST,
            query={
                "page": page,
                "canceled": flag(canceled),
                "completed": flag(completed),
                "in_progress": flag(in_progress),
                "not_redeemed": flag(not_redeemed),
                "pending": flag(pending),
                "redeemed": flag(redeemed),
                "search": search,
            },
        )


class Wallet:
    """GOG's store credit: what it holds, and how to put more in."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def recommended_products(self) -> Any:
        """Get products to spend the wallet on.

        Nothing but the address is documented.

        Source: gogapidocs, store / Wallet (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _WALLET_RECOMMENDED_PRODUCTS,
        )

    def add_funds(self, *, amount: int, currency: str) -> models.FundsOrder:
        """Order store credit.

        Makes an order for so much store credit; money goes into the wallet once that order is paid. The
        answer leads to the page of the order, whose id is the last part of the address.

        Source: gogapidocs, store / Wallet (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Args:
            amount: How much, in cents. Neither bounds nor steps are documented. At least 1.
            currency: ISO 4217 code.

        Returns:
            Where to go on.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _WALLET_ADD_FUNDS,
            body=models.NewFunds(
                amount=amount,
                currency=currency,
            ),
        )

    def iter_transactions(self, currency: str, page: int = 1) -> Iterator[models.Transaction]:
        """Every item of `wallet.list_transactions`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the first empty page.

        Args:
            currency: ISO 4217 code of the currency.
            page: Where to begin. Number of the page, counted from 1. At least 1.

        Raises:
            SdkError: As `list_transactions`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = self.list_transactions(
                currency,
                _page,
            )
            if not _answer.list_:
                return
            for _item in _answer.list_:
                yield _item

    def list_transactions(self, currency: str, page: int) -> models.TransactionPage:
        """List what went into and out of the wallet.

        One page of the wallet's transactions in one currency. The page stands in the path; it has 30
        transactions, and their order is not documented.

        Source: gogapidocs, store / Wallet (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Args:
            currency: ISO 4217 code of the currency.
            page: Number of the page, counted from 1. At least 1.

        Returns:
            One page of transactions.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _WALLET_LIST_TRANSACTIONS,
            path={
                "currency": currency,
                "page": page,
            },
        )


class AsyncWallet:
    """GOG's store credit: what it holds, and how to put more in."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def recommended_products(self) -> Any:
        """Get products to spend the wallet on.

        Nothing but the address is documented.

        Source: gogapidocs, store / Wallet (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _WALLET_RECOMMENDED_PRODUCTS,
        )

    async def add_funds(self, *, amount: int, currency: str) -> models.FundsOrder:
        """Order store credit.

        Makes an order for so much store credit; money goes into the wallet once that order is paid. The
        answer leads to the page of the order, whose id is the last part of the address.

        Source: gogapidocs, store / Wallet (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: irreversible.

        Args:
            amount: How much, in cents. Neither bounds nor steps are documented. At least 1.
            currency: ISO 4217 code.

        Returns:
            Where to go on.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _WALLET_ADD_FUNDS,
            body=models.NewFunds(
                amount=amount,
                currency=currency,
            ),
        )

    async def iter_transactions(self, currency: str, page: int = 1) -> AsyncIterator[models.Transaction]:
        """Every item of `wallet.list_transactions`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the first empty page.

        Args:
            currency: ISO 4217 code of the currency.
            page: Where to begin. Number of the page, counted from 1. At least 1.

        Raises:
            SdkError: As `list_transactions`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = await self.list_transactions(
                currency,
                _page,
            )
            if not _answer.list_:
                return
            for _item in _answer.list_:
                yield _item

    async def list_transactions(self, currency: str, page: int) -> models.TransactionPage:
        """List what went into and out of the wallet.

        One page of the wallet's transactions in one currency. The page stands in the path; it has 30
        transactions, and their order is not documented.

        Source: gogapidocs, store / Wallet (documented, 2018-06-05),
        https://gogapidocs.readthedocs.io/en/latest/. Effect: read.

        Args:
            currency: ISO 4217 code of the currency.
            page: Number of the page, counted from 1. At least 1.

        Returns:
            One page of transactions.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _WALLET_LIST_TRANSACTIONS,
            path={
                "currency": currency,
                "page": page,
            },
        )


class Reviews:
    """What others think of a game, and what you think of their reviews. The site itself has moved on to
    reviews.gog.com."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def iter(self, game_id: int, *, page: int = 1) -> Iterator[models.Review]:
        """Every item of `reviews.list`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            game_id: Id of the game, 9 or 10 digits; other products have such an id, too. At least 1.
            page: Where to begin. Number of the page, counted from 1. At least 1, the server's default is 1.

        Raises:
            SdkError: As `list`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = self.list(
                game_id,
                page=_page,
            )
            if not _answer.reviews:
                return
            for _item in _answer.reviews:
                yield _item
            if _page >= _answer.total_pages:
                return

    def list(self, game_id: int, *, page: int | UnsetType = UNSET) -> models.ReviewPage:
        """List the reviews of a game.

        One page of reviews. Their text is HTML with entities such as `&amp;`. The site itself reads reviews
        from reviews.gog.com today; whether this address still answers is not known.

        Source: gogapidocs, reviews (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: read.

        Args:
            game_id: Id of the game, 9 or 10 digits; other products have such an id, too. At least 1.
            page: Number of the page, counted from 1. At least 1, the server's default is 1.

        Returns:
            One page of reviews.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _REVIEWS_LIST,
            path={
                "game_id": game_id,
            },
            query={
                "page": page,
            },
        )

    def vote(self, review_id: int, *, was_helpful: bool) -> models.EmptyObject:
        """Say whether a review was helpful.

        No operation takes a vote back. gogapidocs sends the body as `application/json;charset=UTF-8`.

        Source: gogapidocs, reviews (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: irreversible.

        Args:
            review_id: Id of the review, as `reviews.list` gives it. At least 1.
            was_helpful: Whether it was helpful.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _REVIEWS_VOTE,
            path={
                "review_id": review_id,
            },
            body=models.ReviewVote(
                was_helpful=was_helpful,
            ),
        )

    def report(self, review_id: int) -> models.ReviewReported:
        """Report a review to the moderators.

        Takes an empty object. No operation takes a report back.

        Source: gogapidocs, reviews (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: irreversible.

        Args:
            review_id: Id of the review, as `reviews.list` gives it. At least 1.

        Returns:
            Reported.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _REVIEWS_REPORT,
            path={
                "review_id": review_id,
            },
            body=models.ReviewReport(),
        )

    def rate(self, game_id: int, *, rating: int) -> models.EmptyObject:
        """Rate a game.

        Gives a game stars, written times 10. `library.ratings` lists what was given.

        Source: gogapidocs, reviews (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: irreversible.

        Args:
            game_id: Id of the game, 9 or 10 digits; other products have such an id, too. At least 1.
            rating: Stars times 10: 10, 20, 30, 40 or 50. At least 10, at most 50.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _REVIEWS_RATE,
            path={
                "game_id": game_id,
            },
            body=models.NewRating(
                rating=rating,
            ),
        )

    def add(self, game_id: int, body: Any) -> Any:
        """Submit a review.

        Neither the body nor the answer is known; gogapidocs has left both for later. A review as
        `reviews.list` shows it has a title, a text and a rating.

        Source: gogapidocs, reviews (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: irreversible.

        Args:
            game_id: Id of the game, 9 or 10 digits; other products have such an id, too. At least 1.
            body: The review, in a shape that is not documented.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _REVIEWS_ADD,
            path={
                "game_id": game_id,
            },
            body=body,
        )


class AsyncReviews:
    """What others think of a game, and what you think of their reviews. The site itself has moved on to
    reviews.gog.com."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def iter(self, game_id: int, *, page: int = 1) -> AsyncIterator[models.Review]:
        """Every item of `reviews.list`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            game_id: Id of the game, 9 or 10 digits; other products have such an id, too. At least 1.
            page: Where to begin. Number of the page, counted from 1. At least 1, the server's default is 1.

        Raises:
            SdkError: As `list`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = await self.list(
                game_id,
                page=_page,
            )
            if not _answer.reviews:
                return
            for _item in _answer.reviews:
                yield _item
            if _page >= _answer.total_pages:
                return

    async def list(self, game_id: int, *, page: int | UnsetType = UNSET) -> models.ReviewPage:
        """List the reviews of a game.

        One page of reviews. Their text is HTML with entities such as `&amp;`. The site itself reads reviews
        from reviews.gog.com today; whether this address still answers is not known.

        Source: gogapidocs, reviews (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: read.

        Args:
            game_id: Id of the game, 9 or 10 digits; other products have such an id, too. At least 1.
            page: Number of the page, counted from 1. At least 1, the server's default is 1.

        Returns:
            One page of reviews.

        Raises:
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _REVIEWS_LIST,
            path={
                "game_id": game_id,
            },
            query={
                "page": page,
            },
        )

    async def vote(self, review_id: int, *, was_helpful: bool) -> models.EmptyObject:
        """Say whether a review was helpful.

        No operation takes a vote back. gogapidocs sends the body as `application/json;charset=UTF-8`.

        Source: gogapidocs, reviews (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: irreversible.

        Args:
            review_id: Id of the review, as `reviews.list` gives it. At least 1.
            was_helpful: Whether it was helpful.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _REVIEWS_VOTE,
            path={
                "review_id": review_id,
            },
            body=models.ReviewVote(
                was_helpful=was_helpful,
            ),
        )

    async def report(self, review_id: int) -> models.ReviewReported:
        """Report a review to the moderators.

        Takes an empty object. No operation takes a report back.

        Source: gogapidocs, reviews (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: irreversible.

        Args:
            review_id: Id of the review, as `reviews.list` gives it. At least 1.

        Returns:
            Reported.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _REVIEWS_REPORT,
            path={
                "review_id": review_id,
            },
            body=models.ReviewReport(),
        )

    async def rate(self, game_id: int, *, rating: int) -> models.EmptyObject:
        """Rate a game.

        Gives a game stars, written times 10. `library.ratings` lists what was given.

        Source: gogapidocs, reviews (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: irreversible.

        Args:
            game_id: Id of the game, 9 or 10 digits; other products have such an id, too. At least 1.
            rating: Stars times 10: 10, 20, 30, 40 or 50. At least 10, at most 50.

        Returns:
            Done. The empty object says no more than that.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _REVIEWS_RATE,
            path={
                "game_id": game_id,
            },
            body=models.NewRating(
                rating=rating,
            ),
        )

    async def add(self, game_id: int, body: Any) -> Any:
        """Submit a review.

        Neither the body nor the answer is known; gogapidocs has left both for later. A review as
        `reviews.list` shows it has a title, a text and a rating.

        Source: gogapidocs, reviews (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: irreversible.

        Args:
            game_id: Id of the game, 9 or 10 digits; other products have such an id, too. At least 1.
            body: The review, in a shape that is not documented.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _REVIEWS_ADD,
            path={
                "game_id": game_id,
            },
            body=body,
        )


class Connect:
    """GOG Connect, which once gave out GOG copies of games owned on Steam. Whether it still exists is not known."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def linked_account(self, user_id: str) -> models.LinkedAccount:
        """Get the Steam account linked to this one.

        Takes the web user id (`userId` of `user.data`), not the Galaxy user id that comes with a token. No
        client with changes after 2023 calls it.

        Source: gogapidocs, connect (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: read.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            Both accounts.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _CONNECT_LINKED_ACCOUNT,
            path={
                "user_id": user_id,
            },
        )

    def exchangeable_products(self, user_id: str) -> models.ExchangeableProducts:
        """List what can be had for games on Steam.

        The products of the current offer, each with whether it can be claimed, as the last scan found it.

        Source: gogapidocs, connect (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: read.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            The products.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _CONNECT_EXCHANGEABLE_PRODUCTS,
            path={
                "user_id": user_id,
            },
        )

    def synchronize(self, user_id: str) -> None:
        """Scan the Steam account.

        A `GET` that starts something. `connect.exchangeable_products` shows what was found; when, is not
        documented.

        Source: gogapidocs, connect (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: irreversible.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            Started. The body is empty; only the login page, which has this status too, is text.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _CONNECT_SYNCHRONIZE,
            path={
                "user_id": user_id,
            },
        )

    def claim(self, user_id: str) -> Any:
        """Claim all games that can be claimed.

        A `GET` that adds games to the library for good. Its answer is not known; gogapidocs has left it for
        later.

        Source: gogapidocs, connect (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: irreversible.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _CONNECT_CLAIM,
            path={
                "user_id": user_id,
            },
        )


class AsyncConnect:
    """GOG Connect, which once gave out GOG copies of games owned on Steam. Whether it still exists is not known."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def linked_account(self, user_id: str) -> models.LinkedAccount:
        """Get the Steam account linked to this one.

        Takes the web user id (`userId` of `user.data`), not the Galaxy user id that comes with a token. No
        client with changes after 2023 calls it.

        Source: gogapidocs, connect (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: read.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            Both accounts.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _CONNECT_LINKED_ACCOUNT,
            path={
                "user_id": user_id,
            },
        )

    async def exchangeable_products(self, user_id: str) -> models.ExchangeableProducts:
        """List what can be had for games on Steam.

        The products of the current offer, each with whether it can be claimed, as the last scan found it.

        Source: gogapidocs, connect (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: read.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            The products.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _CONNECT_EXCHANGEABLE_PRODUCTS,
            path={
                "user_id": user_id,
            },
        )

    async def synchronize(self, user_id: str) -> None:
        """Scan the Steam account.

        A `GET` that starts something. `connect.exchangeable_products` shows what was found; when, is not
        documented.

        Source: gogapidocs, connect (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: irreversible.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            Started. The body is empty; only the login page, which has this status too, is text.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _CONNECT_SYNCHRONIZE,
            path={
                "user_id": user_id,
            },
        )

    async def claim(self, user_id: str) -> Any:
        """Claim all games that can be claimed.

        A `GET` that adds games to the library for good. Its answer is not known; gogapidocs has left it for
        later.

        Source: gogapidocs, connect (documented, 2018-06-05), https://gogapidocs.readthedocs.io/en/latest/.
        Effect: irreversible.

        Args:
            user_id: The web user id, 12 to 14 digits, as `user.data` or `friends.search` give it; not the
                Galaxy user id.

        Returns:
            Presumably done. The shape of the answer is not documented; HTML is taken for the login page,
                though it might be another.

        Raises:
            LoginRequiredError: The server shows its login page, or redirects to it.
            BadRequestError: 400. An argument makes no sense, or one that is needed is missing. The page says
                so in words.
            NotFoundError: 404. There is nothing with such an id or name, or it is not in a state that this
                could be done to.
            ServiceUnavailableError: 503. The site has too much to do and says so on a page. Come again later;
                no rate limit is documented.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _CONNECT_CLAIM,
            path={
                "user_id": user_id,
            },
        )


class Gog:
    """GOG web API, calling and waiting.

    One instance keeps its connections; close it, or use it in a `with`.

    Args:
        token: An access token that is ready to use; it is not refreshed.
        client_id: Your application's id at GOG, with `client_secret`, for tokens that are refreshed by themselves; log
            in once with `auth.login`.
        client_secret: The secret that belongs to `client_id`.
        token_store: Where tokens are kept, such as `FileTokenStore("tokens.json")`; in memory unless given.
        session_cookie: The value of the cookie `gog-al` from a browser's login, instead of a token or beside it.
        base_url: Sends every call to this server instead of `https://embed.gog.com`.
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
        session_cookie: str | None = None,
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
                session_cookie=session_cookie,
            )
        except ConfigurationError as error:
            raise error.with_traceback(None) from None  # its frames have what was given in their variables
        finally:
            del token, client_id, client_secret, token_store, session_cookie
        self._transport = Transport(
            agent=f"gog-client/{VERSION}",
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
        """From a login in the browser to a token, and from an old token to a new one."""
        self.user: User = User(self._transport)
        """Who is logged in, and what anyone may know of a user."""
        self.library: Library = Library(self._transport)
        """What the account owns: lists, downloads, ratings, and what is hidden."""
        self.wishlist: Wishlist = Wishlist(self._transport)
        """What the account would like to own."""
        self.tags: Tags = Tags(self._transport)
        """Labels that users put on what they own. The list of them comes with `library.list`."""
        self.settings: Settings = Settings(self._transport)
        """Preferences of the account, one operation for each; gog-api-documentation has none of these, but two
        for all of them together."""
        self.friends: Friends = Friends(self._transport)
        """Find people, befriend and block them."""
        self.listing: Listing = Listing(self._transport)
        """Pages of the catalogue and of wishlists, filtered and sorted."""
        self.cart: Cart = Cart(self._transport)
        """Fill the cart and turn it into an order. Hardly any answer is documented."""
        self.orders: Orders = Orders(self._transport)
        """Change an order, pay it, and look back at earlier ones. Most answers are not documented."""
        self.wallet: Wallet = Wallet(self._transport)
        """GOG's store credit: what it holds, and how to put more in."""
        self.reviews: Reviews = Reviews(self._transport)
        """What others think of a game, and what you think of their reviews. The site itself has moved on to
        reviews.gog.com."""
        self.connect: Connect = Connect(self._transport)
        """GOG Connect, which once gave out GOG copies of games owned on Steam. Whether it still exists is not
        known."""

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


class AsyncGog:
    """GOG web API, to be awaited.

    One instance keeps its connections; close it, or use it in an `async with`.

    Args:
        token: An access token that is ready to use; it is not refreshed.
        client_id: Your application's id at GOG, with `client_secret`, for tokens that are refreshed by themselves; log
            in once with `auth.login`.
        client_secret: The secret that belongs to `client_id`.
        token_store: Where tokens are kept, such as `FileTokenStore("tokens.json")`; in memory unless given.
        session_cookie: The value of the cookie `gog-al` from a browser's login, instead of a token or beside it.
        base_url: Sends every call to this server instead of `https://embed.gog.com`.
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
        session_cookie: str | None = None,
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
                session_cookie=session_cookie,
            )
        except ConfigurationError as error:
            raise error.with_traceback(None) from None  # its frames have what was given in their variables
        finally:
            del token, client_id, client_secret, token_store, session_cookie
        self._transport = AsyncTransport(
            agent=f"gog-client/{VERSION}",
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
        """From a login in the browser to a token, and from an old token to a new one."""
        self.user: AsyncUser = AsyncUser(self._transport)
        """Who is logged in, and what anyone may know of a user."""
        self.library: AsyncLibrary = AsyncLibrary(self._transport)
        """What the account owns: lists, downloads, ratings, and what is hidden."""
        self.wishlist: AsyncWishlist = AsyncWishlist(self._transport)
        """What the account would like to own."""
        self.tags: AsyncTags = AsyncTags(self._transport)
        """Labels that users put on what they own. The list of them comes with `library.list`."""
        self.settings: AsyncSettings = AsyncSettings(self._transport)
        """Preferences of the account, one operation for each; gog-api-documentation has none of these, but two
        for all of them together."""
        self.friends: AsyncFriends = AsyncFriends(self._transport)
        """Find people, befriend and block them."""
        self.listing: AsyncListing = AsyncListing(self._transport)
        """Pages of the catalogue and of wishlists, filtered and sorted."""
        self.cart: AsyncCart = AsyncCart(self._transport)
        """Fill the cart and turn it into an order. Hardly any answer is documented."""
        self.orders: AsyncOrders = AsyncOrders(self._transport)
        """Change an order, pay it, and look back at earlier ones. Most answers are not documented."""
        self.wallet: AsyncWallet = AsyncWallet(self._transport)
        """GOG's store credit: what it holds, and how to put more in."""
        self.reviews: AsyncReviews = AsyncReviews(self._transport)
        """What others think of a game, and what you think of their reviews. The site itself has moved on to
        reviews.gog.com."""
        self.connect: AsyncConnect = AsyncConnect(self._transport)
        """GOG Connect, which once gave out GOG copies of games owned on Steam. Whether it still exists is not
        known."""

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
