"""What requests and answers hold.

Fields that an answer may lack are `UNSET` then, which is not None. Fields that the spec does not know are
passed over, and an enumeration takes values that it does not list.
"""

# Generated from specs/gog.yaml by `python -m generator`. Do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import UNSET, Struct, UnsetType

from ._runtime.enums import OpenIntEnum, OpenStrEnum
from ._runtime.money import major, minor
from ._runtime.php import MapOrEmptyList, to_map

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = [
    "AccountSettings",
    "AppliedFilters",
    "AuthAuthorizeBrand",
    "AuthAuthorizeResponseType",
    "AuthTokenScope",
    "Availability",
    "Balance",
    "BasicAccount",
    "BlockedStatus",
    "CartAddition",
    "CatalogueSort",
    "ChatStatus",
    "Checksums",
    "CountedTag",
    "CreatedTag",
    "Currency",
    "CurrencyCode",
    "EmptyObject",
    "ExchangeableProduct",
    "ExchangeableProducts",
    "ExchangeableProductsItems",
    "ExchangeableProductStatus",
    "Extra",
    "ExtraType",
    "Feature",
    "FoundUser",
    "Friend",
    "FriendList",
    "Friendship",
    "FriendStatus",
    "FundsOrder",
    "GalaxyInstaller",
    "GameDetails",
    "GameFile",
    "GameStats",
    "GameStatsList",
    "GameStatsPage",
    "GameStatsStats",
    "GrantType",
    "KnownFriend",
    "Language",
    "LanguageCode",
    "LibraryMediaType",
    "LibraryPage",
    "LibraryProduct",
    "LibraryProductMediaType",
    "LibrarySort",
    "LinkedAccount",
    "LinkedUser",
    "LinkedUserStatus",
    "Locale",
    "LoginAvatars",
    "LoginLayout",
    "MediaType",
    "Money",
    "MovieDetails",
    "MovieFile",
    "NewFunds",
    "NewRating",
    "OAuthError",
    "OAuthErrorError",
    "Order",
    "OrderPage",
    "OrderPrice",
    "OrderProduct",
    "OrderStatus",
    "OwnedIds",
    "OwnedProduct",
    "PhpDateTime",
    "PlayedGame",
    "PlayTime",
    "Price",
    "Privacy",
    "ProductRating",
    "ProductVideo",
    "PublicUser",
    "PurchasedItems",
    "Ratings",
    "RatingsGamesRating",
    "Review",
    "ReviewAuthor",
    "ReviewPage",
    "ReviewReport",
    "ReviewReported",
    "ReviewTips",
    "ReviewVote",
    "ReviewVotes",
    "SalesVisibility",
    "SearchPrivacy",
    "SettingsAnswer",
    "ShelfBackground",
    "SortOrder",
    "StorePage",
    "StoreProduct",
    "StoreProductCustomAttributes",
    "StoreProductType",
    "SystemDownloads",
    "Tag",
    "TagAttached",
    "TagChange",
    "TagList",
    "TagStatus",
    "TagStatusStatus",
    "Token",
    "TokenTokenType",
    "Transaction",
    "TransactionPage",
    "Updates",
    "UploadedAvatar",
    "UserData",
    "UserDataPersonalizedProductPrices",
    "UserDataPersonalizedSeriesPrices",
    "UserListGameStatsSort",
    "UserQuery",
    "UserSection",
    "UserSetRedirectUrlUrl",
    "WalletBalance",
    "WebAvatars",
    "WishedProduct",
    "Wishlist",
    "WishlistMediaType",
    "WishlistPage",
    "WishlistSharing",
    "WishlistSort",
    "WishlistStatus",
    "WishlistWishlist",
    "WishPrice",
    "WorksOn",
]


class AuthAuthorizeBrand(OpenStrEnum):
    """AuthAuthorizeBrand"""

    GOG = "gog"


class AuthAuthorizeResponseType(OpenStrEnum):
    """AuthAuthorizeResponseType"""

    CODE = "code"


class AuthTokenScope(OpenStrEnum):
    """AuthTokenScope"""

    OPENID = "openid"


class CatalogueSort(OpenStrEnum):
    """Order of the catalogue."""

    POPULARITY = "popularity"
    TITLE = "title"
    RATING = "rating"
    DATE = "date"
    BESTSELLING = "bestselling"
    RELEASE_ASC = "release_asc"
    RELEASE_DESC = "release_desc"


class CurrencyCode(OpenStrEnum):
    """ISO 4217 code of a currency that the shop has."""

    USD = "USD"
    EUR = "EUR"
    GBP = "GBP"
    AUD = "AUD"
    RUB = "RUB"
    PLN = "PLN"
    CAD = "CAD"
    CHF = "CHF"
    NOK = "NOK"
    SEK = "SEK"
    DKK = "DKK"


class ExchangeableProductStatus(OpenStrEnum):
    """`imported` is in the library already, `readyToLink` can be claimed, `unavailable` is not owned on Steam."""

    IMPORTED = "imported"
    READY_TO_LINK = "readyToLink"
    UNAVAILABLE = "unavailable"
    AVAILABLE = "available"


class ExtraType(OpenStrEnum):
    """Kind of thing."""

    MANUALS = "manuals"
    WALLPAPERS = "wallpapers"
    AVATARS = "avatars"
    VIDEO = "video"
    GAME_ADD_ONS = "game add-ons"
    ARTWORKS = "artworks"
    AUDIO = "audio"
    GUIDES_AND_REFERENCE = "guides & reference"


class Feature(OpenStrEnum):
    """Something that a product offers."""

    SINGLE = "single"
    MULTI = "multi"
    COOP = "coop"
    ACHIEVEMENTS = "achievements"
    LEADERBOARDS = "leaderboards"
    CONTROLLER_SUPPORT = "controller_support"
    IN_DEVELOPMENT = "in_development"
    CLOUD_SAVES = "cloud_saves"
    OVERLAY = "overlay"


class Friendship(OpenIntEnum):
    """0 nothing between them, 1 the asker has sent a request, 2 the asker has received one, 3 they are friends."""

    ANONYMOUS_USER = 0
    INVITED_USER = 1
    INVITED_BY_USER = 2
    FRIEND = 3


class GrantType(OpenStrEnum):
    """What is traded in for a token."""

    AUTHORIZATION_CODE = "authorization_code"
    REFRESH_TOKEN = "refresh_token"


class LanguageCode(OpenStrEnum):
    """A language that products speak. Some codes are GOG's own, `jp` for Japanese among them."""

    EN = "en"
    DE = "de"
    FR = "fr"
    ES = "es"
    IT = "it"
    BR = "br"
    PT = "pt"
    RU = "ru"
    PL = "pl"
    JP = "jp"
    CZ = "cz"
    NL = "nl"
    CN = "cn"
    KO = "ko"
    TR = "tr"
    HU = "hu"
    SV = "sv"
    FI = "fi"
    NO = "no"
    DA = "da"


class LibraryMediaType(OpenStrEnum):
    """Kind of product, in libraries: `1` and `2` as clients send it, `game` and `movie` as gog-api-documentation
    has it."""

    GAMES = "1"
    MOVIES = "2"
    GAMES_ALT = "game"
    MOVIES_ALT = "movie"


class LibraryProductMediaType(OpenStrEnum):
    """Kind of product."""

    GAME = "game"
    MOVIE = "movie"


class LibrarySort(OpenStrEnum):
    """Order of a library. `release_date` is gog-api-documentation's and goes with `sortOrder`."""

    TITLE = "title"
    DATE_PURCHASED = "date_purchased"
    TAGS = "tags"
    RELEASE_DATE_ASC = "release_date_asc"
    RELEASE_DATE_DESC = "release_date_desc"
    RELEASE_DATE = "release_date"


class LinkedUserStatus(OpenStrEnum):
    """Whether they are linked"""

    LINKED = "linked"


class Locale(OpenStrEnum):
    """A language of the site. `zh-HANS` and `de` are other spellings of `zh-Hans` and `de-DE`."""

    DE_DE = "de-DE"
    EN_US = "en-US"
    FR_FR = "fr-FR"
    PL_PL = "pl-PL"
    PT_BR = "pt-BR"
    RU_RU = "ru-RU"
    ZH_HANS = "zh-Hans"
    ZH_HANS_ALT = "zh-HANS"
    DE_ALT = "de"


class LoginLayout(OpenStrEnum):
    """How the login form looks."""

    CLIENT2 = "client2"
    GALAXY = "galaxy"
    DEFAULT = "default"


class MediaType(OpenStrEnum):
    """Kind of product, in the catalogue."""

    GAME = "game"
    MOVIE = "movie"


class OAuthErrorError(OpenStrEnum):
    """What went wrong, for a program."""

    INVALID_REQUEST = "invalid_request"
    INVALID_CLIENT = "invalid_client"
    INVALID_GRANT = "invalid_grant"
    UNSUPPORTED_GRANT_TYPE = "unsupported_grant_type"


class OrderStatus(OpenStrEnum):
    """What it is to the account."""

    PURCHASE = "purchase"
    GIFT_BY_ME = "gift_by_me"
    GIFT_FOR_ME = "gift_for_me"
    REFUND = "refund"


class Privacy(OpenIntEnum):
    """Who is let in: 0 nobody, 1 everyone, 2 friends."""

    NOBODY = 0
    EVERYONE = 1
    FRIENDS = 2


class SearchPrivacy(OpenIntEnum):
    """Whether `friends.search` finds an account: 0 no, 1 yes."""

    HIDDEN = 0
    FINDABLE = 1


class ShelfBackground(OpenStrEnum):
    """What the library's shelf is made of."""

    WOOD = "wood"
    MATE_BLACK = "mate_black"
    GLASS = "glass"
    CHROME = "chrome"
    WHITE = "white"
    PIANO_BLACK = "piano_black"


class SortOrder(OpenStrEnum):
    """Direction of an order."""

    ASCENDING = "asc"
    DESCENDING = "desc"


class StoreProductType(OpenIntEnum):
    """1 game, 2 pack, 3 DLC."""

    GAME = 1
    PACK = 2
    DLC = 3


class TagStatusStatus(OpenStrEnum):
    """What was done"""

    DELETED = "deleted"
    UPDATED = "updated"


class TokenTokenType(OpenStrEnum):
    """Always `bearer`"""

    BEARER = "bearer"


class UserListGameStatsSort(OpenStrEnum):
    """UserListGameStatsSort"""

    RECENT_PLAYTIME = "recent_playtime"


class UserSection(OpenStrEnum):
    """A section that `user.get` adds to its answer."""

    FRIEND_STATUS = "friendStatus"
    WISHLIST_STATUS = "wishlistStatus"
    BLOCKED_STATUS = "blockedStatus"


class UserSetRedirectUrlUrl(OpenStrEnum):
    """UserSetRedirectUrlUrl"""

    CHECKOUT = "checkout"


class WishlistMediaType(OpenIntEnum):
    """Kind of product, on wishlists: 0 any, 1 games, 2 movies."""

    ALL = 0
    GAMES = 1
    MOVIES = 2


class WishlistSharing(OpenIntEnum):
    """Who may see a wishlist: 0 nobody, 1 everyone, 2 friends; the numbers are those of `Privacy`."""

    WISHLIST_PRIVATE = 0
    WISHLIST_PUBLIC = 1
    WISHLIST_FOR_FRIENDS = 2


class WishlistSort(OpenStrEnum):
    """Order of a wishlist."""

    TITLE = "title"
    DATE_ADDED = "date_added"
    USER_REVIEWS = "user_reviews"


class AccountSettings(Struct, kw_only=True, gc=False, rename={"email_notifications": "emailNotifications"}):
    """Some settings of an account."""

    language: str
    """Code of the language."""
    currency: str
    """ISO 4217 code."""
    newsletter: bool
    """Whether the account gets the newsletter."""
    email_notifications: bool
    """Whether it is notified by mail."""


class AppliedFilters(Struct, kw_only=True, gc=False):
    """What the list was filtered by."""

    tags: list[Tag] | None | UnsetType = UNSET
    """The labels that were asked for; null if none were."""


class Availability(
    Struct,
    kw_only=True,
    gc=False,
    rename={"is_available": "isAvailable", "is_available_in_account": "isAvailableInAccount"},
):
    """Whether a product can be had."""

    is_available: bool
    """In the shop."""
    is_available_in_account: bool
    """In libraries."""


class Balance(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "formatted_amount": "formattedAmount",
        "formatted_absolute_amount": "formattedAbsoluteAmount",
        "last_recharge": "lastRecharge",
        "expiration_date": "expirationDate",
    },
):
    """What was in a wallet after a transaction."""

    user_id: str
    """The web user id."""
    currency_code: str
    """ISO 4217 code."""
    amount: int
    """How much, in cents."""
    absolute_amount: int
    """The same without a sign, in cents."""
    formatted_amount: str
    """The same as `amount`, as text in whole units."""
    formatted_absolute_amount: str
    """The same as `absolute_amount`, as text in whole units."""
    last_recharge: Any | UnsetType = UNSET
    """Null in the example; its shape is not documented."""
    last_notification_sent: Any | UnsetType = UNSET
    """Null in the example; its shape is not documented."""
    expiration_date: Any | UnsetType = UNSET
    """Null in the example; its shape is not documented."""

    @property
    def amount_decimal(self) -> Decimal:
        """`amount` as an exact number of currency units (the wire has hundredths)."""
        return minor(self.amount)

    @property
    def absolute_amount_decimal(self) -> Decimal:
        """`absolute_amount` as an exact number of currency units (the wire has hundredths)."""
        return minor(self.absolute_amount)

    @property
    def formatted_amount_decimal(self) -> Decimal:
        """`formatted_amount` as an exact number of currency units."""
        return major(self.formatted_amount)

    @property
    def formatted_absolute_amount_decimal(self) -> Decimal:
        """`formatted_absolute_amount` as an exact number of currency units."""
        return major(self.formatted_absolute_amount)


class BasicAccount(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "is_logged_in": "isLoggedIn",
        "user_id": "userId",
        "client_id": "clientId",
        "access_token": "accessToken",
        "access_token_expires": "accessTokenExpires",
        "cache_expires": "cacheExpires",
    },
):
    """Who is logged in, in short. Where nobody is, presumably only `isLoggedIn` is there."""

    is_logged_in: bool
    """Whether anybody is."""
    user_id: str | UnsetType = UNSET
    """An id of the user; which one is not documented."""
    username: str | UnsetType = UNSET
    """The user's name."""
    avatar: str | UnsetType = UNSET
    """Address of the user's picture."""
    client_id: str | UnsetType = UNSET
    """The client that the access token is for."""
    access_token: str | UnsetType = UNSET
    """An access token. A secret."""
    access_token_expires: int | UnsetType = UNSET
    """When or after which time it expires; the unit is not documented."""
    cache_expires: int | UnsetType = UNSET
    """How long the answer may be kept; the unit is not documented."""


class BlockedStatus(Struct, kw_only=True, gc=False):
    """Whether a user is blocked. Comes if `expand` asks for it."""

    blocked: bool
    """By the one who asks."""


class CartAddition(Struct, kw_only=True, gc=False):
    """What to put into the cart."""

    product_ids: list[int]
    """Ids of the products."""


class ChatStatus(Struct, kw_only=True, gc=False, rename={"is_chat_restricted": "isChatRestricted"}):
    """Whether one may chat with a user. No table has it, only the examples."""

    url: str
    """Address of the chat."""
    is_chat_restricted: bool
    """Whether the user's settings forbid it."""


class Checksums(Struct, kw_only=True, gc=False):
    """A digest of each list of the user, 32 hex digits, or null, presumably if there is no such list. A list
    whose digest is the same as before need not be read again."""

    cart: None | str | UnsetType = UNSET
    """Of the cart."""
    games: None | str | UnsetType = UNSET
    """Of what is owned, `library.list_ids`."""
    wishlist: None | str | UnsetType = UNSET
    """Of the wishlist, `wishlist.get`."""
    reviews_votes: None | str | UnsetType = UNSET
    """Of the votes, `library.review_votes`."""
    games_rating: None | str | UnsetType = UNSET
    """Of the ratings, `library.ratings`."""


class CountedTag(Struct, kw_only=True, gc=False, rename={"product_count": "productCount"}):
    """A label, with numbers where `Tag` has text."""

    id: int
    """Its id."""
    name: str
    """What it says."""
    product_count: int
    """Number of products that have it."""


class CreatedTag(Struct, kw_only=True, gc=False):
    """A new label."""

    id: str
    """Its id, digits as text."""


class Currency(Struct, kw_only=True, gc=False):
    """A currency of the shop."""

    code: str
    """ISO 4217 code."""
    symbol: str
    """The sign beside an amount."""


class ExchangeableProduct(Struct, kw_only=True, gc=False):
    """A product of the offer."""

    id: int
    """Id of the product."""
    status: ExchangeableProductStatus
    """`imported` is in the library already, `readyToLink` can be claimed, `unavailable` is not owned on Steam."""


class ExchangeableProducts(Struct, kw_only=True, gc=False):
    """What can be had for games on Steam."""

    href: str
    """Address of this answer, on embed.gog.com or www.gog.com."""
    items: MapOrEmptyList[ExchangeableProduct]
    """The products by their id; `[]` if there are none."""

    def __post_init__(self) -> None:
        self.items = to_map(self.items)


class Extra(
    Struct,
    kw_only=True,
    gc=False,
    rename={"manual_url": "manualUrl", "type_": "type", "downloader_url": "downloaderUrl"},
):
    """Something that comes with a product."""

    manual_url: str
    """Where to download it, relative to the site."""
    name: str
    """What it is."""
    type_: ExtraType
    """Kind of thing."""
    info: int
    """How many there are, such as pictures."""
    size: str
    """Size for people, rounded, in MB or GB."""
    downloader_url: str | UnsetType = UNSET
    """Where GOG's former downloader finds it. Newer answers lack it."""


class FoundUser(
    Struct, kw_only=True, gc=False, rename={"galaxy_user_id": "galaxyUserId", "user_since": "userSince"}
):
    """The user who was looked for."""

    id: str
    """The web user id, for the other operations here."""
    galaxy_user_id: str
    """The Galaxy user id."""
    username: str
    """The user's name."""
    user_since: int
    """When the user joined, in Unix seconds."""
    avatars: WebAvatars
    """A user's picture in six sizes, from the web hosts."""


class Friend(Struct, kw_only=True, gc=False):
    """A friend, as gog-api-documentation has one."""

    id: int
    """The friend's id."""
    username: str
    """The friend's name."""
    avatar: str
    """Address of the friend's picture."""


class FriendList(Struct, kw_only=True, gc=False):
    """The friends of a user, as gog-api-documentation has them."""

    friends: list[Friend]
    """All friends."""
    checksum: str
    """Digest of the list. That of the example has letters beyond `f`."""


class FriendStatus(
    Struct, kw_only=True, gc=False, rename={"date_created": "dateCreated", "date_accepted": "dateAccepted"}
):
    """Friendship between a user and the one who asks. Comes if `expand` asks for it."""

    id: str
    """The user's web user id."""
    status: Friendship
    """0 nothing between them, 1 the asker has sent a request, 2 the asker has received one, 3 they are friends."""
    date_created: int | None | str
    """When the request was sent, in Unix seconds; null if there was none."""
    date_accepted: int | None | str
    """When the request was accepted, in Unix seconds; null if it was not."""


class FundsOrder(Struct, kw_only=True, gc=False, rename={"redirect_to_url": "redirectToUrl"}):
    """Where the order for store credit is paid."""

    redirect_to_url: str
    """Page of the order, relative to the site, `/checkout/{order_id}`."""


class GalaxyInstaller(Struct, kw_only=True, gc=False):
    """Presumably an installer that works through Galaxy."""

    path: str | UnsetType = UNSET
    """Where it is."""
    os: str | UnsetType = UNSET
    """For which system."""


class GameDetails(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "background_image": "backgroundImage",
        "cd_key": "cdKey",
        "text_information": "textInformation",
        "is_pre_order": "isPreOrder",
        "release_timestamp": "releaseTimestamp",
        "forum_link": "forumLink",
        "is_base_product_missing": "isBaseProductMissing",
        "missing_base_product": "missingBaseProduct",
        "galaxy_downloads": "galaxyDownloads",
        "simple_galaxy_installers": "simpleGalaxyInstallers",
    },
):
    """A game of a library with everything that can be downloaded."""

    title: str
    """Its title."""
    background_image: str
    """Address of a wide picture, without scheme and extension."""
    cd_key: None | str
    """Keys for other platforms or for playing online, perhaps as HTML; an empty text if there are none. A
    secret."""
    text_information: str
    """Notes for the owner, as HTML; often empty."""
    extras: list[Extra]
    """Manuals, soundtracks and the like."""
    dlcs: list[GameDetails]
    """The account's add-ons to it, as complete as games. Empty in all documented examples."""
    tags: list[Tag]
    """The user's labels on it."""
    is_pre_order: bool
    """Whether it is ordered but not released."""
    release_timestamp: int
    """When it was released, in Unix seconds; 693612000 stands for unknown or unreleased, 978299999 for removed
    from sale."""
    messages: list[Any]
    """Presumably notices for the owner. Empty in all documented examples."""
    changelog: None | str
    """What has changed, as HTML."""
    forum_link: str
    """Address of its forum."""
    is_base_product_missing: bool
    """Whether it is an add-on to a game that the account does not own."""
    missing_base_product: Any
    """That game; null in all examples, its shape is not documented."""
    downloads: list[MovieFile | tuple[str, SystemDownloads]]
    """Installers, one entry for each language; empty if there are none. Of a movie that was asked for as a game,
    perhaps its files."""
    galaxy_downloads: list[Any] | UnsetType = UNSET
    """Empty in all samples; what its entries are is not known."""
    features: list[str] | UnsetType = UNSET
    """What it offers, by names."""
    simple_galaxy_installers: list[GalaxyInstaller] | UnsetType = UNSET
    """Presumably installers that work through Galaxy."""


class GameFile(
    Struct, kw_only=True, gc=False, rename={"manual_url": "manualUrl", "downloader_url": "downloaderUrl"}
):
    """One file of an installer."""

    manual_url: str
    """Where to download it, relative to the site. Follow the redirects (301, 302) to the last, a signed address
    that is good for a short time."""
    name: str
    """What the file is."""
    size: str
    """Size for people, rounded, in MB or GB."""
    downloader_url: str | UnsetType = UNSET
    """Where GOG's former downloader finds it. Newer answers lack it."""
    version: None | str | UnsetType = UNSET
    """Version of the game."""
    date: str | UnsetType = UNSET
    """When the file was made. Often an empty text; its form is not documented."""


class GameStats(Struct, kw_only=True, gc=False):
    """A game on a profile, and how it was played."""

    game: PlayedGame
    """A game, as profiles show it."""
    stats: MapOrEmptyList[PlayTime]
    """By Galaxy user id, of the profile's owner and perhaps of the one who asks; `[]` if nobody has played it."""

    def __post_init__(self) -> None:
        self.stats = to_map(self.stats)


class GameStatsList(Struct, kw_only=True, gc=False):
    """Envelope around the games."""

    items: list[GameStats]
    """The games of this page."""


class GameStatsPage(Struct, kw_only=True, gc=False, rename={"field_embedded": "_embedded"}):
    """One page of the games on a profile."""

    page: int
    """Number of this page, counted from 1."""
    pages: int
    """Number of pages."""
    limit: int
    """Games that a full page has."""
    total: int
    """Number of games on all pages."""
    field_embedded: GameStatsList
    """Envelope around the games."""


class KnownFriend(
    Struct, kw_only=True, gc=False, rename={"user_since": "userSince", "galaxy_id": "galaxyId"}
):
    """A friend, as the site's header knows one."""

    username: str | UnsetType = UNSET
    """The friend's name."""
    user_since: int | UnsetType = UNSET
    """When the friend joined, in Unix seconds."""
    galaxy_id: str | UnsetType = UNSET
    """The friend's Galaxy user id; the operations here want the other one."""
    avatar: str | UnsetType = UNSET
    """Address of the friend's picture."""


class Language(Struct, kw_only=True, gc=False):
    """A language of the site."""

    code: str
    """Two letters."""
    name: str
    """Its name in itself."""


class LibraryPage(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "sort_by": "sortBy",
        "total_products": "totalProducts",
        "total_pages": "totalPages",
        "products_per_page": "productsPerPage",
        "content_system_compatibility": "contentSystemCompatibility",
        "movies_count": "moviesCount",
        "updated_products_count": "updatedProductsCount",
        "hidden_updated_products_count": "hiddenUpdatedProductsCount",
        "applied_filters": "appliedFilters",
        "has_hidden_products": "hasHiddenProducts",
        "total_results": "totalResults",
    },
):
    """One page of a library, in one of two shapes. Clients read that of gogapidocs; `totalResults` belongs to
    the other, which has nothing beside `page` and `products`."""

    page: int
    """Number of this page, counted from 1."""
    products: list[LibraryProduct]
    """The products of this page."""
    sort_by: None | str | UnsetType = UNSET
    """What they are sorted by."""
    total_products: int | UnsetType = UNSET
    """Number of products on all pages."""
    total_pages: int | UnsetType = UNSET
    """Number of pages; 0 if there are no products."""
    products_per_page: int | UnsetType = UNSET
    """Products that a full page has."""
    content_system_compatibility: Any | UnsetType = UNSET
    """Null in all samples; its shape is not documented."""
    movies_count: int | UnsetType = UNSET
    """Number of movies that the account owns."""
    tags: list[Tag] | UnsetType = UNSET
    """All labels of the user, not only those on this page."""
    updated_products_count: int | UnsetType = UNSET
    """Number of products with updates."""
    hidden_updated_products_count: int | UnsetType = UNSET
    """Number of those that are hidden."""
    applied_filters: AppliedFilters | UnsetType = UNSET
    """What the list was filtered by."""
    has_hidden_products: bool | UnsetType = UNSET
    """Whether the account hides any product."""
    total_results: int | UnsetType = UNSET
    """Number of products on all pages, in the other shape."""


class LibraryProduct(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "release_date": "releaseDate",
        "is_hidden": "isHidden",
        "is_galaxy_compatible": "isGalaxyCompatible",
        "works_on": "worksOn",
        "is_coming_soon": "isComingSoon",
        "is_movie": "isMovie",
        "is_game": "isGame",
        "is_new": "isNew",
        "dlc_count": "dlcCount",
        "is_base_product_missing": "isBaseProductMissing",
        "is_hiding_disabled": "isHidingDisabled",
        "is_in_development": "isInDevelopment",
        "media_type": "mediaType",
        "purchase_date": "purchaseDate",
    },
):
    """A product of a library, in one of two shapes. Both have what is required here, and `url`; `mediaType` and
    `purchaseDate` are in that of gog-api-documentation, all else is in that of gogapidocs."""

    id: int
    """Id of the product. Some clients take text as well."""
    title: str
    """Its title."""
    image: str
    """Address of its picture, without scheme and extension."""
    rating: int | ProductRating
    """What people think of it, stars times 10; an object with the number of votes in the other shape."""
    release_date: int | None | PhpDateTime
    """When it was released, or null; Unix seconds in the other shape."""
    is_hidden: bool
    """Whether the user has hidden it."""
    slug: str | UnsetType = UNSET
    """Readable id with underscores."""
    url: None | str | UnsetType = UNSET
    """Its page in the shop, relative to the site."""
    category: None | str | UnsetType = UNSET
    """Its genre, in the user's language."""
    is_galaxy_compatible: bool | UnsetType = UNSET
    """Whether Galaxy can install it."""
    tags: list[str] | UnsetType = UNSET
    """Ids of the user's labels on it."""
    availability: Availability | UnsetType = UNSET
    """Whether a product can be had."""
    works_on: WorksOn | UnsetType = UNSET
    """Which systems a product runs on. In libraries all three have been false for many products since the middle
    of 2026; look at the downloads instead."""
    is_coming_soon: bool | UnsetType = UNSET
    """Whether it is announced only."""
    is_movie: bool | UnsetType = UNSET
    """Whether it is a movie."""
    is_game: bool | UnsetType = UNSET
    """Whether it is a game."""
    is_new: bool | UnsetType = UNSET
    """Whether the library marks it as new."""
    updates: int | None | str | UnsetType = UNSET
    """Number of updates."""
    dlc_count: int | UnsetType = UNSET
    """Number of add-ons. Not to be relied on."""
    is_base_product_missing: bool | UnsetType = UNSET
    """Whether it is an add-on to a game that the account does not own."""
    is_hiding_disabled: bool | UnsetType = UNSET
    """Whether it cannot be hidden."""
    is_in_development: bool | UnsetType = UNSET
    """Whether it is sold before it is finished."""
    media_type: LibraryProductMediaType | UnsetType = UNSET
    """Kind of product."""
    purchase_date: int | UnsetType = UNSET
    """When it was bought, in Unix seconds."""


class LinkedAccount(
    Struct, kw_only=True, gc=False, rename={"exchangable_steam_products": "exchangableSteamProducts"}
):
    """An account of GOG and the one of Steam that is linked to it."""

    href: str
    """Address of this answer."""
    user: LinkedUser
    """Both users."""
    exchangable_steam_products: str
    """Address of `connect.exchangeable_products`. The key is misspelt, the address is not."""


class LinkedUser(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "gog_username": "gogUsername",
        "gog_avatar": "gogAvatar",
        "steam_username": "steamUsername",
        "steam_avatar": "steamAvatar",
    },
):
    """Both users."""

    status: LinkedUserStatus
    """Whether they are linked."""
    gog_username: str
    """Name on GOG."""
    gog_avatar: str
    """Address of the picture on GOG, without extension."""
    steam_username: str
    """Name on Steam."""
    steam_avatar: str
    """Address of the picture on Steam."""


class LoginAvatars(Struct, kw_only=True, gc=False):
    """A user's picture in six sizes, from the login host. Its names have underscores, those of `WebAvatars` have
    none."""

    small: str
    """Ends in `_avs.jpg`."""
    small_2x: str
    """Ends in `_avs2.jpg`."""
    medium: str
    """Ends in `_avm.jpg`."""
    medium_2x: str
    """Ends in `_avm2.jpg`."""
    large: str
    """Ends in `_avl.jpg`."""
    large_2x: str
    """Ends in `_avl2.jpg`."""


class Money(
    Struct,
    kw_only=True,
    gc=False,
    rename={"is_zero": "isZero", "raw_amount": "rawAmount", "formatted_amount": "formattedAmount"},
):
    """An amount, in every form that a page may need."""

    amount: str
    """The amount."""
    symbol: str
    """Sign of the currency."""
    code: str
    """ISO 4217 code."""
    is_zero: bool
    """Whether it is nothing."""
    raw_amount: int
    """The amount in hundredths."""
    formatted_amount: str
    """The amount, formatted."""
    full: str | UnsetType = UNSET
    """Amount and sign."""
    for_email: str | UnsetType = UNSET
    """Amount and sign, for mails."""

    @property
    def amount_decimal(self) -> Decimal:
        """`amount` as an exact number of currency units."""
        return major(self.amount)

    @property
    def raw_amount_decimal(self) -> Decimal:
        """`raw_amount` as an exact number of currency units (the wire has hundredths)."""
        return minor(self.raw_amount)


class MovieDetails(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "background_image": "backgroundImage",
        "cd_key": "cdKey",
        "text_information": "textInformation",
        "is_pre_order": "isPreOrder",
        "release_timestamp": "releaseTimestamp",
        "forum_link": "forumLink",
        "is_base_product_missing": "isBaseProductMissing",
        "missing_base_product": "missingBaseProduct",
    },
):
    """A movie of a library with its files."""

    title: str
    """Its title."""
    background_image: str
    """Address of a wide picture, without scheme and extension."""
    cd_key: None | str
    """Keys for other platforms or for playing online, perhaps as HTML; an empty text if there are none. A
    secret."""
    text_information: str
    """Notes for the owner, as HTML; often empty."""
    extras: list[Extra]
    """Manuals, soundtracks and the like."""
    dlcs: list[GameDetails]
    """The account's add-ons to it, as complete as games. Empty in all documented examples."""
    tags: list[Tag]
    """The user's labels on it."""
    is_pre_order: bool
    """Whether it is ordered but not released."""
    release_timestamp: int
    """When it was released, in Unix seconds; 693612000 stands for unknown or unreleased, 978299999 for removed
    from sale."""
    messages: list[Any]
    """Presumably notices for the owner. Empty in all documented examples."""
    changelog: None | str
    """What has changed, as HTML."""
    forum_link: str
    """Address of its forum."""
    is_base_product_missing: bool
    """Whether it is an add-on to a game that the account does not own."""
    missing_base_product: Any
    """That game; null in all examples, its shape is not documented."""
    downloads: list[MovieFile]
    """The movie's files, one for each resolution."""


class MovieFile(
    Struct,
    kw_only=True,
    gc=False,
    rename={"manual_url": "manualUrl", "downloader_url": "downloaderUrl", "player_url": "playerUrl"},
):
    """A movie in one resolution."""

    manual_url: str
    """Where to download it, relative to the site."""
    downloader_url: str
    """Where GOG's former downloader finds it."""
    player_url: str
    """Page on which it is played."""
    name: str
    """Title and resolution."""
    size: str
    """Size for people, rounded, in MB or GB."""


class NewFunds(Struct, kw_only=True, gc=False):
    """Store credit to order."""

    amount: int
    """How much, in cents. Neither bounds nor steps are documented. At least 1."""
    currency: str
    """ISO 4217 code."""

    @property
    def amount_decimal(self) -> Decimal:
        """`amount` as an exact number of currency units (the wire has hundredths)."""
        return minor(self.amount)


class NewRating(Struct, kw_only=True, gc=False):
    """What you think of a game."""

    rating: int
    """Stars times 10: 10, 20, 30, 40 or 50. At least 10, at most 50."""


class OAuthError(Struct, kw_only=True, gc=False):
    """Why there is no token. Branch on `error`; `error_description` is for people."""

    error: OAuthErrorError
    """What went wrong, for a program."""
    error_description: str | UnsetType = UNSET
    """What went wrong, in English, for a person."""


class Order(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "public_id": "publicId",
        "payment_method": "paymentMethod",
        "store_credit_used": "storeCreditUsed",
        "moneyback_guarantee": "moneybackGuarantee",
        "valid_until": "validUntil",
        "checkout_link": "checkoutLink",
        "receipt_link": "receiptLink",
        "gift_recipient": "giftRecipient",
        "gift_sender": "giftSender",
        "gift_code": "giftCode",
        "is_resendable": "isResendable",
        "status_page_url": "statusPageUrl",
    },
):
    """An order. What is null in all samples has no known shape."""

    public_id: str
    """Id of the order, 12 hex digits."""
    date: int
    """When it was placed, in Unix seconds."""
    status: OrderStatus
    """What it is to the account."""
    payment_method: str
    """How it was paid, in words."""
    total: Money
    """What it costs."""
    store_credit_used: Money
    """What of that was paid from the wallet."""
    products: list[OrderProduct]
    """What was ordered."""
    distributor: Any | UnsetType = UNSET
    """Null in all samples."""
    moneyback_guarantee: bool | UnsetType = UNSET
    """Whether the money can be had back."""
    valid_until: Any | UnsetType = UNSET
    """Not documented."""
    checkout_link: None | str | UnsetType = UNSET
    """Where to pay it; empty if there is nothing to pay."""
    receipt_link: None | str | UnsetType = UNSET
    """Where the receipt is; may be empty."""
    gift_recipient: Any | UnsetType = UNSET
    """Who gets the gift; its shape is not documented."""
    gift_sender: Any | UnsetType = UNSET
    """Who gave the gift; its shape is not documented."""
    gift_code: Any | UnsetType = UNSET
    """Code to redeem the gift by; its shape is not documented. A secret."""
    is_resendable: bool | UnsetType = UNSET
    """Whether `orders.resend` has something to send."""
    status_page_url: None | str | UnsetType = UNSET
    """Page that tells how the order stands; may be empty."""


class OrderPage(Struct, kw_only=True, gc=False, rename={"total_pages": "totalPages"}):
    """One page of orders."""

    total_pages: int
    """Number of pages."""
    orders: list[Order]
    """The orders of this page."""


class OrderPrice(
    Struct,
    kw_only=True,
    gc=False,
    rename={"base_amount": "baseAmount", "is_free": "isFree", "is_discounted": "isDiscounted"},
):
    """What a product of an order cost. Only the sign names the currency; `total.code` of the order has its code."""

    base_amount: str
    """The price without a discount."""
    amount: str
    """The price."""
    is_free: bool
    """Whether it cost nothing."""
    is_discounted: bool
    """Whether there was a discount."""
    symbol: str
    """Sign of the currency."""

    @property
    def base_amount_decimal(self) -> Decimal:
        """`base_amount` as an exact number of currency units."""
        return major(self.base_amount)

    @property
    def amount_decimal(self) -> Decimal:
        """`amount` as an exact number of currency units."""
        return major(self.amount)


class OrderProduct(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "related_account": "relatedAccount",
        "is_refunded": "isRefunded",
        "cash_value": "cashValue",
        "wallet_value": "walletValue",
        "is_preorder": "isPreorder",
        "display_automatic_refund_link": "displayAutomaticRefundLink",
        "refund_date": "refundDate",
    },
):
    """A product of an order."""

    price: OrderPrice
    """What a product of an order cost. Only the sign names the currency; `total.code` of the order has its code."""
    title: str
    """Its title."""
    id: str
    """Id of the product, here as text."""
    status: Any | UnsetType = UNSET
    """Null in all samples."""
    related_account: Any | UnsetType = UNSET
    """Null in all samples."""
    image: str | UnsetType = UNSET
    """Address of its picture, without scheme and extension."""
    is_refunded: bool | UnsetType = UNSET
    """Whether its money was given back."""
    cash_value: Money | UnsetType = UNSET
    """What was paid for it in money."""
    wallet_value: Money | UnsetType = UNSET
    """What was paid for it from the wallet."""
    is_preorder: bool | UnsetType = UNSET
    """Whether it was ordered before its release."""
    display_automatic_refund_link: bool | UnsetType = UNSET
    """Whether the site offers to give the money back."""
    refund_date: Any | UnsetType = UNSET
    """Null in all samples."""


class OwnedIds(Struct, kw_only=True, gc=False):
    """What an account owns."""

    owned: list[int]
    """Ids of games, movies and DLC."""


class OwnedProduct(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "background_image": "backgroundImage",
        "cd_key": "cdKey",
        "text_information": "textInformation",
        "is_pre_order": "isPreOrder",
        "release_timestamp": "releaseTimestamp",
        "forum_link": "forumLink",
        "is_base_product_missing": "isBaseProductMissing",
        "missing_base_product": "missingBaseProduct",
    },
):
    """What games and movies of a library have in common."""

    title: str
    """Its title."""
    background_image: str
    """Address of a wide picture, without scheme and extension."""
    cd_key: None | str
    """Keys for other platforms or for playing online, perhaps as HTML; an empty text if there are none. A
    secret."""
    text_information: str
    """Notes for the owner, as HTML; often empty."""
    extras: list[Extra]
    """Manuals, soundtracks and the like."""
    dlcs: list[GameDetails]
    """The account's add-ons to it, as complete as games. Empty in all documented examples."""
    tags: list[Tag]
    """The user's labels on it."""
    is_pre_order: bool
    """Whether it is ordered but not released."""
    release_timestamp: int
    """When it was released, in Unix seconds; 693612000 stands for unknown or unreleased, 978299999 for removed
    from sale."""
    messages: list[Any]
    """Presumably notices for the owner. Empty in all documented examples."""
    changelog: None | str
    """What has changed, as HTML."""
    forum_link: str
    """Address of its forum."""
    is_base_product_missing: bool
    """Whether it is an add-on to a game that the account does not own."""
    missing_base_product: Any
    """That game; null in all examples, its shape is not documented."""


class PhpDateTime(Struct, kw_only=True, gc=False):
    """A moment as PHP writes it, a local time and its zone."""

    date: str
    """Local date and time with microseconds, `YYYY-MM-DD hh:mm:ss.ffffff`."""
    timezone_type: int
    """3 if `timezone` is a name."""
    timezone: str
    """Name of the zone in the tz database."""


class PlayTime(Struct, kw_only=True, gc=False, rename={"last_session": "lastSession"}):
    """How long and when somebody has played a game."""

    playtime: int
    """Minutes."""
    last_session: str | UnsetType = UNSET
    """When the last session was; the form is not documented."""


class PlayedGame(Struct, kw_only=True, gc=False, rename={"achievement_support": "achievementSupport"}):
    """A game, as profiles show it."""

    id: str
    """Id of the game, digits as text."""
    title: str
    """Its title."""
    url: str | UnsetType = UNSET
    """Its page, relative to the site."""
    image: str | UnsetType = UNSET
    """Address of its picture."""
    achievement_support: bool | UnsetType = UNSET
    """Whether it has achievements."""


class Price(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "base_amount": "baseAmount",
        "final_amount": "finalAmount",
        "is_discounted": "isDiscounted",
        "discount_percentage": "discountPercentage",
        "discount_difference": "discountDifference",
        "is_free": "isFree",
        "is_bonus_store_credit_included": "isBonusStoreCreditIncluded",
        "bonus_store_credit_amount": "bonusStoreCreditAmount",
        "promo_id": "promoId",
    },
):
    """What a product costs, in the currency of the visitor, which is only named by its sign. Amounts are text
    with two decimals; one client is ready for numbers."""

    amount: float | str
    """The price now."""
    base_amount: float | str
    """The price without a discount."""
    final_amount: float | str
    """What is to be paid."""
    is_discounted: bool
    """Whether there is a discount."""
    discount_percentage: int
    """Per cent off."""
    discount_difference: float | str
    """What is saved."""
    symbol: str
    """Sign of the currency."""
    is_free: bool
    """Whether it costs nothing."""
    discount: int
    """Per cent off, the same as `discountPercentage` in the example."""
    is_bonus_store_credit_included: bool
    """Whether store credit comes with it."""
    bonus_store_credit_amount: float | str
    """How much of it."""
    promo_id: None | str | UnsetType = UNSET
    """The promotion behind the discount."""

    @property
    def amount_decimal(self) -> Decimal:
        """`amount` as an exact number of currency units."""
        return major(self.amount)

    @property
    def base_amount_decimal(self) -> Decimal:
        """`base_amount` as an exact number of currency units."""
        return major(self.base_amount)

    @property
    def final_amount_decimal(self) -> Decimal:
        """`final_amount` as an exact number of currency units."""
        return major(self.final_amount)

    @property
    def discount_difference_decimal(self) -> Decimal:
        """`discount_difference` as an exact number of currency units."""
        return major(self.discount_difference)

    @property
    def bonus_store_credit_amount_decimal(self) -> Decimal:
        """`bonus_store_credit_amount` as an exact number of currency units."""
        return major(self.bonus_store_credit_amount)


class ProductRating(Struct, kw_only=True, gc=False):
    """What people think of a product."""

    score: int
    """Stars times 10."""
    votes: int
    """How many have voted."""


class ProductVideo(Struct, kw_only=True, gc=False):
    """A trailer."""

    id: str | UnsetType = UNSET
    """Id of the video there."""
    provider: str | UnsetType = UNSET
    """Who hosts it."""


class PublicUser(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "user_since": "userSince",
        "friend_status": "friendStatus",
        "wishlist_status": "wishlistStatus",
        "blocked_status": "blockedStatus",
        "chat_status": "chatStatus",
    },
):
    """What anyone may know of a user, and how the user stands to the one who asks."""

    id: str
    """The web user id."""
    username: str
    """The user's name."""
    user_since: int
    """When the user joined, in Unix seconds."""
    avatars: WebAvatars
    """A user's picture in six sizes, from the web hosts."""
    friend_status: FriendStatus | UnsetType = UNSET
    """Friendship between a user and the one who asks. Comes if `expand` asks for it."""
    wishlist_status: WishlistStatus | UnsetType = UNSET
    """Who may see a user's wishlist, and where. Comes if `expand` asks for it."""
    blocked_status: BlockedStatus | UnsetType = UNSET
    """Whether a user is blocked. Comes if `expand` asks for it."""
    chat_status: ChatStatus | UnsetType = UNSET
    """Whether one may chat with a user. No table has it, only the examples."""


class PurchasedItems(Struct, kw_only=True, gc=False):
    """How much the account has bought."""

    games: int | UnsetType = UNSET
    """Number of games."""
    movies: int | UnsetType = UNSET
    """Number of movies."""


class Ratings(Struct, kw_only=True, gc=False):
    """The ratings that an account has given."""

    games_rating: MapOrEmptyList[int]
    """Stars times 10 by product id; `[]` if nothing is rated."""
    checksum: str
    """The same as `checksum.games_rating` of `user.data`."""

    def __post_init__(self) -> None:
        self.games_rating = to_map(self.games_rating)


class Review(
    Struct, kw_only=True, gc=False, rename={"helpful_votes": "helpfulVotes", "total_votes": "totalVotes"}
):
    """What somebody thinks of a game."""

    id: int
    """Id of the review, for `reviews.vote` and `reviews.report`."""
    title: str
    """Its title, with HTML entities."""
    teaser: str
    """The first words of `description`."""
    description: str
    """All of it, with HTML entities."""
    author: ReviewAuthor
    """Who wrote a review."""
    helpful_votes: int
    """How many found it helpful."""
    total_votes: int
    """How many have voted."""
    rating: int
    """What the author thinks of the game, stars times 10."""
    added: int
    """When it was written, in Unix seconds."""
    edited: int
    """When it was last edited, in Unix seconds; about -62170000000, the year nought, if never."""


class ReviewAuthor(Struct, kw_only=True, gc=False, rename={"avatar_path": "avatarPath"}):
    """Who wrote a review."""

    name: str
    """The author's name."""
    avatar_path: str
    """Address of the author's picture."""
    id: str
    """The author's web user id."""


class ReviewPage(
    Struct, kw_only=True, gc=False, rename={"total_pages": "totalPages", "total_results": "totalResults"}
):
    """One page of reviews."""

    reviews: list[Review]
    """The reviews of this page; by which rule they are ordered is not documented."""
    page: int
    """Number of this page, counted from 1."""
    total_pages: int
    """Number of pages."""
    total_results: str
    """Number of reviews on all pages, digits as text."""
    ts: Any | UnsetType = UNSET
    """Null in the example; its meaning is not documented."""


class ReviewReport(Struct, kw_only=True, gc=False):
    """An empty object."""


class ReviewReported(Struct, kw_only=True, gc=False):
    """Whether a review was reported."""

    reported: bool
    """Whether it was."""


class ReviewTips(Struct, kw_only=True, gc=False, rename={"user_id": "userId", "read_tips": "readTips"}):
    """Whether a user has read the tips for reviewers."""

    user_id: str
    """The web user id."""
    read_tips: bool
    """Whether they have been read."""


class ReviewVote(Struct, kw_only=True, gc=False, rename={"was_helpful": "wasHelpful"}):
    """A vote on a review."""

    was_helpful: bool
    """Whether it was helpful."""


class ReviewVotes(Struct, kw_only=True, gc=False):
    """The reviews that an account has voted on."""

    reviews: list[int]
    """Ids of the reviews."""
    checksum: str
    """The same as `checksum.reviews_votes` of `user.data`."""


class SalesVisibility(
    Struct,
    kw_only=True,
    gc=False,
    rename={"is_active": "isActive", "from_object": "fromObject", "from_": "from", "to_object": "toObject"},
):
    """When a product is on sale, each end as an object and in Unix seconds."""

    is_active: bool
    """Whether that is now."""
    from_object: PhpDateTime
    """The beginning."""
    from_: int
    """The beginning, in Unix seconds."""
    to_object: PhpDateTime
    """The end."""
    to: int
    """The end, in Unix seconds."""


class SettingsAnswer(Struct, kw_only=True, gc=False):
    """Envelope around settings."""

    settings: AccountSettings
    """Some settings of an account."""
    checksum: str
    """Digest of the settings. That of the example has letters beyond `f`."""


class StorePage(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "total_pages": "totalPages",
        "total_results": "totalResults",
        "total_games_found": "totalGamesFound",
        "total_movies_found": "totalMoviesFound",
    },
):
    """One page of the catalogue."""

    products: list[StoreProduct]
    """The products of this page."""
    page: int | str
    """Number of this page, counted from 1."""
    total_pages: int
    """Number of pages."""
    total_results: str
    """Number of products on all pages, digits as text."""
    ts: Any | UnsetType = UNSET
    """Null in all samples; its meaning is not documented."""
    total_games_found: int | UnsetType = UNSET
    """Games among all products that fit."""
    total_movies_found: int | UnsetType = UNSET
    """Movies among them."""


class StoreProduct(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "is_discounted": "isDiscounted",
        "is_in_development": "isInDevelopment",
        "release_date": "releaseDate",
        "sales_visibility": "salesVisibility",
        "support_url": "supportUrl",
        "forum_url": "forumUrl",
        "works_on": "worksOn",
        "original_category": "originalCategory",
        "type_": "type",
        "is_coming_soon": "isComingSoon",
        "is_price_visible": "isPriceVisible",
        "is_movie": "isMovie",
        "is_game": "isGame",
        "custom_attributes": "customAttributes",
        "supported_operating_systems": "supportedOperatingSystems",
        "global_release_date": "globalReleaseDate",
        "is_tba": "isTBA",
        "is_wishlistable": "isWishlistable",
    },
):
    """A product of the shop."""

    id: int
    """Id of the product in the catalogue."""
    title: str
    """Its title; blanks at the end occur."""
    price: Price
    """What a product costs, in the currency of the visitor, which is only named by its sign. Amounts are text
    with two decimals; one client is ready for numbers."""
    is_discounted: bool
    """Whether there is a discount."""
    is_in_development: bool
    """Whether it is sold before it is finished."""
    release_date: int | None | str
    """When it was or will be released, in Unix seconds; null if unknown."""
    availability: Availability
    """Whether a product can be had."""
    sales_visibility: SalesVisibility
    """When a product is on sale, each end as an object and in Unix seconds."""
    buyable: bool
    """Whether it can be bought now."""
    image: str
    """Address of its picture, without scheme and extension."""
    url: str
    """Its page, relative to the site."""
    support_url: str
    """Its support page, relative to the site."""
    forum_url: str
    """Its forum, relative to the site."""
    works_on: WorksOn
    """Which systems a product runs on. In libraries all three have been false for many products since the middle
    of 2026; look at the downloads instead."""
    category: str
    """Its genre, in the visitor's language."""
    original_category: str
    """Its genre, in English."""
    rating: int
    """What people think of it, stars times 10."""
    type_: StoreProductType
    """1 game, 2 pack, 3 DLC."""
    is_coming_soon: bool
    """Whether it is announced only."""
    is_price_visible: bool
    """Whether the site shows the price."""
    is_movie: bool
    """Whether it is a movie."""
    is_game: bool
    """Whether it is a game."""
    slug: str
    """Readable id with underscores; may be empty."""
    custom_attributes: MapOrEmptyList[Any] | UnsetType = UNSET
    """Empty in all samples, as `[]`; its entries are not known."""
    developer: str | UnsetType = UNSET
    """Who made it."""
    publisher: str | UnsetType = UNSET
    """Who published it."""
    gallery: list[str] | UnsetType = UNSET
    """Addresses of pictures, without scheme and extension."""
    video: ProductVideo | UnsetType = UNSET
    """A trailer."""
    supported_operating_systems: list[str] | UnsetType = UNSET
    """Names of systems."""
    genres: list[str] | UnsetType = UNSET
    """Names of genres."""
    global_release_date: int | None | UnsetType = UNSET
    """When it was released anywhere, in Unix seconds."""
    is_tba: bool | UnsetType = UNSET
    """Whether its release is yet to be announced."""
    is_wishlistable: bool | UnsetType = UNSET
    """Whether it can be put on the wishlist."""

    def __post_init__(self) -> None:
        self.custom_attributes = to_map(self.custom_attributes)


class SystemDownloads(Struct, kw_only=True, gc=False):
    """Installers by system. A system for which there are none is missing."""

    windows: list[GameFile] | UnsetType = UNSET
    """For Windows."""
    mac: list[GameFile] | UnsetType = UNSET
    """For macOS."""
    linux: list[GameFile] | UnsetType = UNSET
    """For Linux."""


class Tag(Struct, kw_only=True, gc=False, rename={"product_count": "productCount"}):
    """A label of the user."""

    id: str
    """Id of the label, digits as text."""
    name: str
    """What it says."""
    product_count: str | UnsetType = UNSET
    """Number of products that have it, digits as text."""


class TagAttached(Struct, kw_only=True, gc=False):
    """Whether a label was put on, or taken off."""

    success: bool
    """Presumably false if there is no such product or label, or if it was not on the product."""


class TagChange(Struct, kw_only=True, gc=False, rename={"product_count": "productCount"}):
    """A label as it shall be. Its place in the list is its place among the labels."""

    id: str
    """Which label."""
    name: str
    """What it shall say."""
    product_count: str | UnsetType = UNSET
    """Number of products that have it, as `library.list` gives it; may be left out."""


class TagList(Struct, kw_only=True, gc=False):
    """The labels of a user, as gog-api-documentation has them."""

    tags: list[CountedTag]
    """All labels."""
    checksum: str
    """Digest of the list. That of the example has letters beyond `f`."""


class TagStatus(Struct, kw_only=True, gc=False):
    """What became of labels."""

    status: TagStatusStatus
    """What was done."""


class Token(Struct, kw_only=True, gc=False):
    """An access token, and what it takes to get the next one."""

    access_token: str
    """What `bearerAuth` sends. A secret."""
    refresh_token: str
    """What the next `auth.token` sends. A secret."""
    expires_in: int
    """Seconds until the access token expires."""
    token_type: TokenTokenType
    """Always `bearer`."""
    user_id: str
    """The Galaxy user id; the web hosts want another."""
    session_id: str
    """Id of the session that the login began."""
    scope: None | str | UnsetType = UNSET
    """Empty, or null for the token of a game."""


class Transaction(
    Struct,
    kw_only=True,
    gc=False,
    rename={"order_id": "orderId", "balance_change": "balanceChange", "end_balance": "endBalance"},
):
    """Money that went into a wallet or out of it."""

    order_id: str
    """The order behind it, 12 hex digits in upper case."""
    date: int
    """When it was, in Unix seconds."""
    name: str
    """What it was, in words."""
    negative: bool
    """Whether the money went out."""
    balance_change: str
    """By how much the balance changed. Whether it has a sign is not documented; see `negative`."""
    end_balance: Balance
    """What was in a wallet after a transaction."""
    currency: str
    """ISO 4217 code."""

    @property
    def balance_change_decimal(self) -> Decimal:
        """`balance_change` as an exact number of currency units."""
        return major(self.balance_change)


class TransactionPage(Struct, kw_only=True, gc=False, rename={"list_": "list", "page_size": "pageSize"}):
    """One page of a wallet's transactions."""

    list_: list[Transaction]
    """The transactions of this page."""
    count: int
    """Number of transactions on all pages."""
    page_size: int
    """Transactions that a full page has."""


class Updates(
    Struct,
    kw_only=True,
    gc=False,
    rename={"pending_friend_requests": "pendingFriendRequests", "unread_chat_messages": "unreadChatMessages"},
):
    """How much is new for the user."""

    messages: int
    """Messages."""
    pending_friend_requests: int
    """Friend requests that wait for an answer."""
    unread_chat_messages: int
    """Messages of the chat."""
    products: int
    """Products of the library with updates."""
    total: int
    """All of them together."""
    forum: int | None | UnsetType = UNSET
    """News of the forum."""


class UploadedAvatar(Struct, kw_only=True, gc=False):
    """Envelope around the addresses of a new picture."""

    avatars: LoginAvatars
    """A user's picture in six sizes, from the login host. Its names have underscores, those of `WebAvatars` have
    none."""


class UserData(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "selected_currency": "selectedCurrency",
        "preferred_language": "preferredLanguage",
        "rating_brand": "ratingBrand",
        "is_logged_in": "isLoggedIn",
        "user_id": "userId",
        "personalized_product_prices": "personalizedProductPrices",
        "personalized_series_prices": "personalizedSeriesPrices",
        "galaxy_user_id": "galaxyUserId",
        "wallet_balance": "walletBalance",
        "purchased_items": "purchasedItems",
        "wishlisted_items": "wishlistedItems",
    },
):
    """The visitor of the site. What belongs to a user is missing where nobody is logged in."""

    country: str
    """ISO 3166-1 alpha-2 code of the visitor's country."""
    currencies: list[Currency]
    """The currencies on offer to this visitor."""
    selected_currency: Currency
    """The one that prices are in."""
    preferred_language: Language
    """The one that texts are in."""
    rating_brand: str
    """Which system of age ratings is shown."""
    is_logged_in: bool
    """False for an anonymous visitor; look here first."""
    checksum: Checksums | UnsetType = UNSET
    """A digest of each list of the user, 32 hex digits, or null, presumably if there is no such list. A list
    whose digest is the same as before need not be read again."""
    updates: Updates | UnsetType = UNSET
    """How much is new for the user."""
    user_id: str | UnsetType = UNSET
    """The web user id."""
    username: str | UnsetType = UNSET
    """The user's name."""
    email: str | UnsetType = UNSET
    """The address that the account was made with."""
    personalized_product_prices: MapOrEmptyList[Any] | UnsetType = UNSET
    """Prices of products that hold for this user alone. Empty in all samples, as `[]`; its entries are not
    known."""
    personalized_series_prices: MapOrEmptyList[Any] | UnsetType = UNSET
    """Prices of series that hold for this user alone. Empty in all samples, as `[]`; its entries are not known."""
    galaxy_user_id: str | UnsetType = UNSET
    """The Galaxy user id, the same as in a token."""
    avatar: None | str | UnsetType = UNSET
    """Address of the user's picture."""
    wallet_balance: WalletBalance | UnsetType = UNSET
    """What is in the wallet."""
    purchased_items: PurchasedItems | UnsetType = UNSET
    """How much the account has bought."""
    wishlisted_items: int | UnsetType = UNSET
    """Number of products on the wishlist."""
    friends: list[KnownFriend] | UnsetType = UNSET
    """The user's friends."""

    def __post_init__(self) -> None:
        self.personalized_product_prices = to_map(self.personalized_product_prices)
        self.personalized_series_prices = to_map(self.personalized_series_prices)


class UserQuery(Struct, kw_only=True, gc=False):
    """Whom to look for."""

    query: str
    """Name or mail address."""


class WalletBalance(Struct, kw_only=True, gc=False):
    """What is in the wallet."""

    currency: str | UnsetType = UNSET
    """ISO 4217 code."""
    amount: float | UnsetType = UNSET
    """How much. Whether in units or cents is not documented."""


class WebAvatars(Struct, kw_only=True, gc=False):
    """A user's picture in six sizes, from the web hosts."""

    small: str
    """Ends in `_avs.jpg`."""
    small2x: str
    """Ends in `_avs2.jpg`."""
    medium: str
    """Ends in `_avm.jpg`."""
    medium2x: str
    """Ends in `_avm2.jpg`."""
    large: str
    """Ends in `_avl.jpg`."""
    large2x: str
    """Ends in `_avl2.jpg`."""


class WishPrice(Struct, kw_only=True, gc=False, rename={"is_free": "isFree"}):
    """A price, as gog-api-documentation has it."""

    amount: str
    """The price."""
    currency: str
    """ISO 4217 code."""
    symbol: str
    """Sign of the currency."""
    is_free: bool
    """Whether it costs nothing."""

    @property
    def amount_decimal(self) -> Decimal:
        """`amount` as an exact number of currency units."""
        return major(self.amount)


class WishedProduct(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "release_date": "releaseDate",
        "is_pre_order": "isPreOrder",
        "is_coming_soon": "isComingSoon",
        "is_discounted": "isDiscounted",
        "discount_percentage": "discountPercentage",
        "discount_amount": "discountAmount",
        "base_price": "basePrice",
        "is_wishlisted": "isWishlisted",
    },
):
    """A product of a wishlist, as gog-api-documentation has it."""

    id: int
    """Id of the product."""
    title: str
    """Its title."""
    image: str
    """Address of its picture, without scheme and extension."""
    url: str
    """Its page in the shop."""
    release_date: int
    """When it was released, in Unix seconds."""
    is_pre_order: bool
    """Whether it can be ordered before its release."""
    is_coming_soon: bool
    """Whether it is announced only."""
    price: WishPrice
    """What it costs now."""
    is_discounted: bool
    """Whether there is a discount."""
    discount_percentage: int
    """Per cent off."""
    discount_amount: str
    """What is saved."""
    base_price: WishPrice
    """What it costs without a discount."""
    is_wishlisted: bool
    """Whether it is on the wishlist; true here."""

    @property
    def discount_amount_decimal(self) -> Decimal:
        """`discount_amount` as an exact number of currency units."""
        return major(self.discount_amount)


class Wishlist(Struct, kw_only=True, gc=False):
    """A wishlist, as a map of ids or as a list of products. Clients read the map."""

    checksum: str
    """Digest of the list, 32 hex digits; the same as `checksum.wishlist` of `user.data`."""
    wishlist: MapOrEmptyList[bool] | UnsetType = UNSET
    """True for each product on it, by product id; `[]` if there are none."""
    products: list[WishedProduct] | UnsetType = UNSET
    """The products with titles and prices."""

    def __post_init__(self) -> None:
        self.wishlist = to_map(self.wishlist)


class WishlistPage(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "total_pages": "totalPages",
        "total_products": "totalProducts",
        "sort_by": "sortBy",
        "products_per_page": "productsPerPage",
        "content_system_compatibility": "contentSystemCompatibility",
    },
):
    """One page of a wishlist. It has no labels."""

    page: int
    """Number of this page, counted from 1."""
    total_pages: int
    """Number of pages."""
    total_products: int
    """Number of products on all pages."""
    products: list[StoreProduct]
    """The products of this page."""
    sort_by: None | str | UnsetType = UNSET
    """What they are sorted by."""
    products_per_page: int | UnsetType = UNSET
    """Products that a full page has."""
    content_system_compatibility: Any | UnsetType = UNSET
    """Null in all samples; its shape is not documented."""


class WishlistStatus(Struct, kw_only=True, gc=False):
    """Who may see a user's wishlist, and where. Comes if `expand` asks for it."""

    sharing: WishlistSharing
    """Who may see a wishlist: 0 nobody, 1 everyone, 2 friends; the numbers are those of `Privacy`."""
    url: str
    """Address of its page."""


class WorksOn(Struct, kw_only=True, gc=False, rename={"windows": "Windows", "mac": "Mac", "linux": "Linux"}):
    """Which systems a product runs on. In libraries all three have been false for many products since the middle
    of 2026; look at the downloads instead."""

    windows: bool
    """On Windows."""
    mac: bool
    """On macOS."""
    linux: bool
    """On Linux."""


EmptyObject = dict[str, Any]
"""An object without fields, which says no more than the status."""

ExchangeableProductsItems = dict[str, ExchangeableProduct]
"""The products by their id; `[]` if there are none."""

GameStatsStats = dict[str, PlayTime]
"""By Galaxy user id, of the profile's owner and perhaps of the one who asks; `[]` if nobody has played it."""

RatingsGamesRating = dict[str, int]
"""Stars times 10 by product id; `[]` if nothing is rated."""

StoreProductCustomAttributes = dict[str, Any]
"""Empty in all samples, as `[]`; its entries are not known."""

UserDataPersonalizedProductPrices = dict[str, Any]
"""Prices of products that hold for this user alone. Empty in all samples, as `[]`; its entries are not known."""

UserDataPersonalizedSeriesPrices = dict[str, Any]
"""Prices of series that hold for this user alone. Empty in all samples, as `[]`; its entries are not known."""

WishlistWishlist = dict[str, bool]
"""True for each product on it, by product id; `[]` if there are none."""
