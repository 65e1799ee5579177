"""What requests and answers hold.

Fields that an answer may lack are `UNSET` then, which is not None. Fields that the spec does not know are
passed over, and an enumeration takes values that it does not list.
"""

# Generated from specs/gog_galaxy.yaml by `python -m generator`. Do not edit.

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, Struct, UnsetType

from ._runtime.enums import OpenIntEnum, OpenStrEnum
from ._runtime.money import major
from ._runtime.php import MapOrEmptyList, ModelOrEmptyList, to_map, to_model

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = [
    "Achievement",
    "AchievementChange",
    "AchievementList",
    "AuthAuthorizeBrand",
    "AuthAuthorizeLayout",
    "AuthAuthorizeResponseType",
    "AuthTokenGrantType",
    "AuthTokenScope",
    "AverageRating",
    "BonusDownload",
    "BonusDownloadType",
    "BonusFile",
    "Build",
    "BuildGeneration",
    "BuildList",
    "BuildOs",
    "BuildPatch",
    "BuildsDependenciesGeneration",
    "BuildsListGeneration",
    "BuildsListOs",
    "BuildsListVersion",
    "BuildsOpenLinkGeneration",
    "BuildsOpenLinkVersion",
    "BuildsPatchVersion",
    "BuildsSecureLinkGeneration",
    "BuildsSecureLinkType",
    "BuildsSecureLinkVersion",
    "CatalogLanguage",
    "CatalogMoney",
    "CatalogPage",
    "CatalogPrice",
    "CatalogProduct",
    "CatalogProductOperatingSystemsItem",
    "CatalogProductProductState",
    "CatalogSearchOrder",
    "CatalogTerm",
    "ChatImages",
    "ChatRoom",
    "Chunk",
    "ClientConfig",
    "ClientConfigEndPoints",
    "ClientConfigIntervals",
    "CloudLocations",
    "CloudQuota",
    "CloudSyncControl",
    "ConfigFilesOs",
    "ConfigFilesV7Os",
    "DependencyDepot",
    "DependencyExecutable",
    "DependencyManifest",
    "DependencyRepository",
    "DepotDiff",
    "DepotDirectory",
    "DepotFile",
    "DepotFileFlagsItem",
    "DepotFilesV1",
    "DepotFilesV2",
    "DepotLink",
    "DepotSystem",
    "DepotV1",
    "DepotV2",
    "Development",
    "Downlink",
    "DownloadFile",
    "Downloads",
    "Endpoint",
    "EndpointParameters",
    "FileV1",
    "FormattedImage",
    "FormattedImageFormatterName",
    "Friend",
    "FriendList",
    "GalaxyAvatar",
    "GalaxyError",
    "GalaxyProject",
    "GameDocument",
    "GameDocumentEmbedded",
    "GameDocumentLinks",
    "GameV1",
    "GameV1Name",
    "Invitation",
    "InvitationList",
    "Leaderboard",
    "LeaderboardEntries",
    "LeaderboardEntry",
    "LeaderboardList",
    "ManifestV1",
    "MetaV2",
    "MetaV2Platform",
    "NewSession",
    "OAuthError",
    "OAuthErrorError",
    "OverlaySupport",
    "PatchManifest",
    "PatchManifestAlgorithm",
    "PatchManifestDepotsItem",
    "PatchManifestProductsItem",
    "PlayTime",
    "Presence",
    "PresenceData",
    "PresenceList",
    "PresenceUpdate",
    "PresenceUpdatePresence",
    "PriceCurrency",
    "PricedProduct",
    "PriceItems",
    "PriceList",
    "PriceListLinks",
    "PricesOfProduct",
    "Product",
    "ProductDescription",
    "ProductDlcs",
    "ProductGameType",
    "ProductImages",
    "ProductLanguagesType0",
    "ProductLinks",
    "ProductPrice",
    "ProductPrices",
    "ProductPricesLinks",
    "ProductReference",
    "ProductsDownlinkKind",
    "ProductSection",
    "ProductV1",
    "ProductV2",
    "Release",
    "ReleasePage",
    "RemoteConfig",
    "RemoteContent",
    "RemoteSystem",
    "RepositoryV1",
    "ReviewItems",
    "ReviewItemsItemsItem",
    "ReviewPage",
    "ReviewsAverageRatingReviewer",
    "ReviewsListOrder",
    "ReviewsListReviewer",
    "SavedFile",
    "SaveLocation",
    "Screenshot",
    "SecureLink",
    "SecureUrl",
    "SmallFileReference",
    "SmallFiles",
    "SoftwareDownload",
    "SoftwareDownloadOs",
    "Stat",
    "StatChange",
    "StatList",
    "StatType",
    "SupportCommand",
    "SystemSupport",
    "Token",
    "TokenTokenType",
    "UpdateFile",
    "UpdateFiles",
    "UpdateSymlink",
    "User",
    "UserSettings",
    "UserSettingsAllowToBeInvitedBy",
    "Video",
]


class AuthAuthorizeBrand(OpenStrEnum):
    """AuthAuthorizeBrand"""

    GOG = "gog"


class AuthAuthorizeLayout(OpenStrEnum):
    """AuthAuthorizeLayout"""

    CLIENT2 = "client2"
    GALAXY = "galaxy"
    DEFAULT = "default"


class AuthAuthorizeResponseType(OpenStrEnum):
    """AuthAuthorizeResponseType"""

    CODE = "code"


class AuthTokenGrantType(OpenStrEnum):
    """AuthTokenGrantType"""

    AUTHORIZATION_CODE = "authorization_code"
    REFRESH_TOKEN = "refresh_token"


class AuthTokenScope(OpenStrEnum):
    """AuthTokenScope"""

    OPENID = "openid"


class BonusDownloadType(OpenStrEnum):
    """What sort of thing it is."""

    MANUALS = "manuals"
    WALLPAPERS = "wallpapers"
    AVATARS = "avatars"
    VIDEO = "video"
    GAME_ADD_ONS = "game add-ons"
    ARTWORKS = "artworks"
    AUDIO = "audio"
    GUIDES_AND_REFERENCE = "guides & reference"


class BuildGeneration(OpenIntEnum):
    """Generation of its manifests: 1 is plain JSON, 2 zlib."""

    PLAIN = 1
    ZLIB = 2


class BuildOs(OpenStrEnum):
    """The system"""

    WINDOWS = "windows"
    OSX = "osx"


class BuildsDependenciesGeneration(OpenIntEnum):
    """BuildsDependenciesGeneration"""

    VALUE_2 = 2


class BuildsListGeneration(OpenIntEnum):
    """BuildsListGeneration"""

    VALUE_1 = 1
    VALUE_2 = 2


class BuildsListOs(OpenStrEnum):
    """BuildsListOs"""

    WINDOWS = "windows"
    OSX = "osx"
    LINUX = "linux"


class BuildsListVersion(OpenIntEnum):
    """BuildsListVersion"""

    VALUE_2 = 2


class BuildsOpenLinkGeneration(OpenIntEnum):
    """BuildsOpenLinkGeneration"""

    VALUE_2 = 2


class BuildsOpenLinkVersion(OpenIntEnum):
    """BuildsOpenLinkVersion"""

    VALUE_2 = 2


class BuildsPatchVersion(OpenIntEnum):
    """BuildsPatchVersion"""

    VALUE_4 = 4


class BuildsSecureLinkGeneration(OpenIntEnum):
    """BuildsSecureLinkGeneration"""

    VALUE_2 = 2


class BuildsSecureLinkType(OpenStrEnum):
    """BuildsSecureLinkType"""

    DEPOT = "depot"


class BuildsSecureLinkVersion(OpenIntEnum):
    """BuildsSecureLinkVersion"""

    VALUE_2 = 2


class CatalogProductOperatingSystemsItem(OpenStrEnum):
    """CatalogProductOperatingSystemsItem"""

    WINDOWS = "windows"
    OSX = "osx"
    LINUX = "linux"


class CatalogProductProductState(OpenStrEnum):
    """Whether it is out."""

    DEFAULT = "default"
    COMING_SOON = "coming-soon"
    EARLY_ACCESS = "early-access"
    PRE_ORDER = "pre-order"


class CatalogSearchOrder(OpenStrEnum):
    """CatalogSearchOrder"""

    ASC_TITLE = "asc:title"
    DESC_TITLE = "desc:title"
    ASC_DISCOUNT = "asc:discount"
    DESC_DISCOUNT = "desc:discount"
    ASC_STORE_RELEASE_DATE = "asc:storeReleaseDate"
    DESC_STORE_RELEASE_DATE = "desc:storeReleaseDate"
    ASC_REVIEWS_RATING = "asc:reviewsRating"
    DESC_REVIEWS_RATING = "desc:reviewsRating"
    ASC_PRICE = "asc:price"
    DESC_PRICE = "desc:price"
    ASC_BESTSELLING = "asc:bestselling"
    DESC_BESTSELLING = "desc:bestselling"
    ASC_EXTERNAL_PRODUCT_ID = "asc:externalProductId"
    DESC_EXTERNAL_PRODUCT_ID = "desc:externalProductId"


class ConfigFilesOs(OpenStrEnum):
    """ConfigFilesOs"""

    FILES_WINDOWS = "files-windows"
    FILES_OSX = "files-osx"


class ConfigFilesV7Os(OpenStrEnum):
    """ConfigFilesV7Os"""

    WINDOWS = "windows"
    OSX = "osx"


class DepotFileFlagsItem(OpenStrEnum):
    """DepotFileFlagsItem"""

    EXECUTABLE = "executable"
    HIDDEN = "hidden"
    SUPPORT = "support"


class DepotSystem(OpenStrEnum):
    """A system that builds are made for."""

    WINDOWS = "windows"
    OSX = "osx"


class FormattedImageFormatterName(OpenStrEnum):
    """Name of the size."""

    GGVGT = "ggvgt"
    GGVGT_2X = "ggvgt_2x"
    GGVGM = "ggvgm"
    GGVGM_2X = "ggvgm_2x"
    GGVGL = "ggvgl"
    GGVGL_2X = "ggvgl_2x"


class GalaxyProject(OpenStrEnum):
    """A part of the Galaxy client."""

    CLIENT = "desktop-galaxy-client"
    COMMSERVICE = "desktop-galaxy-commservice"
    OVERLAY = "desktop-galaxy-overlay"
    PEER = "desktop-galaxy-peer"
    UPDATER = "desktop-galaxy-updater"


class MetaV2Platform(OpenStrEnum):
    """The system"""

    WINDOWS = "windows"
    OSX = "osx"


class OAuthErrorError(OpenStrEnum):
    """What went wrong, for a program."""

    INVALID_REQUEST = "invalid_request"
    INVALID_CLIENT = "invalid_client"
    INVALID_GRANT = "invalid_grant"
    UNSUPPORTED_GRANT_TYPE = "unsupported_grant_type"


class PatchManifestAlgorithm(OpenStrEnum):
    """How differences are made."""

    XDELTA3 = "xdelta3"


class PresenceUpdatePresence(OpenStrEnum):
    """What to show"""

    ONLINE = "online"
    OFFLINE = "offline"
    INVISIBLE = "invisible"


class ProductGameType(OpenStrEnum):
    """What it is."""

    GAME = "game"
    DLC = "dlc"
    PACK = "pack"


class ProductSection(OpenStrEnum):
    """A part of a product that only comes on request; the field of that name."""

    DOWNLOADS = "downloads"
    EXPANDED_DLCS = "expanded_dlcs"
    DESCRIPTION = "description"
    SCREENSHOTS = "screenshots"
    VIDEOS = "videos"
    RELATED_PRODUCTS = "related_products"
    CHANGELOG = "changelog"


class ProductsDownlinkKind(OpenStrEnum):
    """ProductsDownlinkKind"""

    INSTALLER = "installer"
    PRODUCT_BONUS = "product_bonus"
    PATCH = "patch"
    LANGUAGE_PACK = "language_pack"


class ReviewsAverageRatingReviewer(OpenStrEnum):
    """ReviewsAverageRatingReviewer"""

    VERIFIED_OWNER = "verified_owner"


class ReviewsListOrder(OpenStrEnum):
    """ReviewsListOrder"""

    DESC_VOTES = "desc:votes"


class ReviewsListReviewer(OpenStrEnum):
    """ReviewsListReviewer"""

    IN_VERIFIED_OWNER = "in:verified_owner"


class SoftwareDownloadOs(OpenStrEnum):
    """The system; macOS is `mac` here."""

    WINDOWS = "windows"
    MAC = "mac"
    LINUX = "linux"


class StatType(OpenStrEnum):
    """A whole number, a decimal, or an average over time."""

    INT = "int"
    FLOAT = "float"
    AVGRATE = "avgrate"


class TokenTokenType(OpenStrEnum):
    """Always `bearer`"""

    BEARER = "bearer"


class UserSettingsAllowToBeInvitedBy(OpenStrEnum):
    """Who may send friend requests."""

    ANYONE = "anyone"
    FRIEND = "friend"
    NOBODY = "nobody"


class Achievement(Struct, kw_only=True, gc=False):
    """Something to be achieved in a game, and whether the player has."""

    achievement_id: str
    """Its id, 17 digits."""
    achievement_key: str
    """Its name within the game."""
    visible: bool
    """Whether it is shown before it is unlocked."""
    name: str
    """Its name."""
    description: str
    """What has to be done."""
    image_url_unlocked: str
    """Its picture once it is unlocked."""
    image_url_locked: str
    """Its picture until then."""
    date_unlocked: None | str
    """When it was unlocked; null if it was not."""
    rarity: float | UnsetType = UNSET
    """How many players have it, presumably in per cent."""
    rarity_level_description: str | UnsetType = UNSET
    """The same in words, for people."""
    rarity_level_slug: str | UnsetType = UNSET
    """The same in words, for a program."""


class AchievementChange(Struct, kw_only=True, gc=False):
    """Whether an achievement shall be unlocked."""

    date_unlocked: None | str
    """When it was unlocked, in the form in which `achievements.list` answers; null to lock it."""


class AchievementList(Struct, kw_only=True, gc=False):
    """A player's achievements in a game."""

    total_count: int
    """Number of achievements."""
    limit: int
    """How many fit into an answer."""
    page_token: str
    """Presumably where this answer begins."""
    items: list[Achievement]
    """The achievements."""
    achievements_mode: str | UnsetType = UNSET
    """How achievements are shown. Its values are not documented."""


class AverageRating(Struct, kw_only=True, gc=False):
    """What players think of a product, in one number."""

    value: float
    """Mean of all ratings. At least 0, at most 5."""
    count: int
    """Number of ratings. At least 0."""


class BonusDownload(Struct, kw_only=True, gc=False, rename={"type_": "type"}):
    """An extra. One whose `count` and `total_size` are 0 has no file."""

    id: int
    """Its id."""
    name: str
    """What it is called."""
    type_: BonusDownloadType
    """What sort of thing it is."""
    count: int
    """How many things there are in it."""
    total_size: int
    """Bytes of all files."""
    files: list[BonusFile]
    """The files."""


class BonusFile(Struct, kw_only=True, gc=False):
    """A file of an extra."""

    id: int | str
    """Its id within the product."""
    size: int
    """Bytes."""
    downlink: str
    """Address of its `products.downlink`."""


class Build(Struct, kw_only=True, gc=False):
    """One state of a product that can be installed."""

    build_id: str
    """Id of the build, digits as text: 17 in generation 2, fewer in generation 1."""
    product_id: str
    """Id of the product, digits as text here."""
    os: BuildOs
    """The system."""
    branch: None | str
    """Name of the branch; null for the default one."""
    version_name: str
    """Version of the product, may be empty."""
    tags: list[str]
    """Words about the build."""
    public: bool
    """Whether anyone may have it."""
    date_published: str
    """When it was published, with an offset without colon."""
    generation: BuildGeneration
    """Generation of its manifests: 1 is plain JSON, 2 zlib."""
    link: str | UnsetType = UNSET
    """Address of its repository: `depots.repository_v1` for generation 1, `depots.meta` for 2. Missing with
    `_version=2`."""
    legacy_build_id: int | UnsetType = UNSET
    """Its number at `depots.repository_v1`. Generation 1 only."""
    urls: list[Endpoint] | UnsetType = UNSET
    """Addresses of its repository, one for each network. With `_version=2` only."""


class BuildList(Struct, kw_only=True, gc=False):
    """The builds of a product for one system."""

    total_count: int
    """Number of builds. 0 if there are none for the system."""
    count: int
    """Number of builds in this answer."""
    items: list[Build]
    """The builds, newest first. One can come twice."""
    has_private_branches: bool
    """Whether there are more, behind a `password`."""


class BuildPatch(Struct, kw_only=True, gc=False):
    """The patch between two builds, or an `error`."""

    id: Any | UnsetType = UNSET
    """Id of the patch. Its type is not documented."""
    from_build_id: str | UnsetType = UNSET
    """The build that it starts from."""
    to_build_id: str | UnsetType = UNSET
    """The build that it leads to."""
    link: str | UnsetType = UNSET
    """Address of its `PatchManifest`, see `depots.patch_meta`."""
    error: Any | UnsetType = UNSET
    """Why there is no patch. Its type is not documented."""


class CatalogLanguage(Struct, kw_only=True, gc=False, rename={"in_audio": "inAudio", "in_text": "inText"}):
    """What a product has in a language."""

    code: str | UnsetType = UNSET
    """Code of the language."""
    in_audio: bool | UnsetType = UNSET
    """Whether it can be heard."""
    in_text: bool | UnsetType = UNSET
    """Whether it can be read."""


class CatalogMoney(Struct, kw_only=True, gc=False):
    """An amount and its currency."""

    amount: str
    """The amount, a decimal as text."""
    currency: str
    """ISO 4217 code."""

    @property
    def amount_decimal(self) -> Decimal:
        """`amount` as an exact number of currency units."""
        return major(self.amount)


class CatalogPage(
    Struct,
    kw_only=True,
    gc=False,
    rename={"product_count": "productCount", "currently_shown_product_count": "currentlyShownProductCount"},
):
    """One page of the catalogue."""

    pages: int
    """Number of pages."""
    product_count: int
    """Number of products on all pages."""
    currently_shown_product_count: int
    """Number of products on this page, or so far; which of the two is not documented."""
    products: list[CatalogProduct]
    """The products of this page."""
    filters: Any | UnsetType = UNSET
    """What the products could be filtered by, in a form that is not described here."""


class CatalogPrice(
    Struct, kw_only=True, gc=False, rename={"final_money": "finalMoney", "base_money": "baseMoney"}
):
    """What a product costs, for people and for programs."""

    final_money: CatalogMoney
    """An amount and its currency."""
    base_money: CatalogMoney
    """An amount and its currency."""
    final: str | UnsetType = UNSET
    """What is to be paid, for people."""
    base: str | UnsetType = UNSET
    """The price without a discount, for people."""
    discount: None | str | UnsetType = UNSET
    """The discount, for people; null if there is none."""


class CatalogProduct(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "product_type": "productType",
        "product_state": "productState",
        "release_date": "releaseDate",
        "reviews_rating": "reviewsRating",
        "operating_systems": "operatingSystems",
        "cover_horizontal": "coverHorizontal",
        "cover_vertical": "coverVertical",
        "user_preferred_language": "userPreferredLanguage",
        "store_link": "storeLink",
    },
):
    """A product as the catalogue shows it."""

    id: str
    """Its id, digits as text here."""
    title: str
    """Its name."""
    slug: str
    """Its name in addresses. Words are joined by `-` here, elsewhere by `_`."""
    developers: list[str] | UnsetType = UNSET
    """Who made it."""
    publishers: list[str] | UnsetType = UNSET
    """Who publishes it."""
    features: list[CatalogTerm] | UnsetType = UNSET
    """What it offers."""
    genres: list[CatalogTerm] | UnsetType = UNSET
    """What it is."""
    tags: list[CatalogTerm] | UnsetType = UNSET
    """What is said of it."""
    product_type: str | UnsetType = UNSET
    """`game`, `dlc` or `pack`; others may exist."""
    product_state: CatalogProductProductState | UnsetType = UNSET
    """Whether it is out."""
    release_date: None | str | UnsetType = UNSET
    """When it was or will be released, as text for people."""
    reviews_rating: int | UnsetType = UNSET
    """Mean of all ratings. The scale is not documented."""
    operating_systems: list[CatalogProductOperatingSystemsItem] | UnsetType = UNSET
    """Systems that it runs on."""
    cover_horizontal: str | UnsetType = UNSET
    """Address of a wide picture."""
    cover_vertical: str | UnsetType = UNSET
    """Address of a tall picture."""
    screenshots: list[str] | UnsetType = UNSET
    """Addresses of pictures, with a hole, `{formatter}`, for the name of a size."""
    user_preferred_language: CatalogLanguage | None | UnsetType = UNSET
    """Whether it speaks the language of the `locale`."""
    price: CatalogPrice | None | UnsetType = UNSET
    """What it costs. That it may be null is inferred, for what is not for sale."""
    store_link: str | UnsetType = UNSET
    """Address of its page in the shop."""


class CatalogTerm(Struct, kw_only=True, gc=False):
    """A word of the catalogue."""

    name: str
    """The word for people."""
    slug: str
    """The word for a program."""


class ChatImages(Struct, kw_only=True, gc=False):
    """A user's picture in two sizes, from `friends`."""

    medium: str
    """Ends in `_avm.jpg`."""
    medium_2x: str
    """Ends in `_avm2.jpg`."""


class ChatRoom(Struct, kw_only=True, gc=False):
    """The chat with a friend."""

    id: str | UnsetType = UNSET
    """Id of the chat."""
    second_participant: str | UnsetType = UNSET
    """Presumably the friend's Galaxy user id."""
    name: str | UnsetType = UNSET
    """Name of the chat."""
    last_active: str | UnsetType = UNSET
    """When somebody last said something."""
    state: str | UnsetType = UNSET
    """State of the chat. Its values are not documented."""
    participants: list[str] | UnsetType = UNSET
    """Presumably the Galaxy user ids of all who take part."""
    unread_messages_count: int | UnsetType = UNSET
    """Messages that were not read yet."""
    is_employee: bool | UnsetType = UNSET
    """Whether the friend works for GOG."""
    participant_banned: bool | UnsetType = UNSET
    """Whether the friend was banned."""


class Chunk(
    Struct,
    kw_only=True,
    gc=False,
    rename={"compressed_md5": "compressedMd5", "compressed_size": "compressedSize"},
):
    """A part of a file, a zlib stream. It lies at the address of `builds.secure_link`, followed by the first two
    digits of `compressedMd5`, the next two, and the whole."""

    compressed_md5: str
    """MD5 of the stream, which is also its name."""
    compressed_size: int
    """Bytes of the stream."""
    md5: str
    """MD5 of what is in it, 32 hex digits."""
    size: int
    """Bytes of what is in it, normally 10 485 760 at most."""


class ClientConfig(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "talk_interval": "talkInterval",
        "complain_interval": "complainInterval",
        "download_parallelization": "downloadParallelization",
        "download_receive_timeout": "downloadReceiveTimeout",
        "old_product_details_cache_purge_permil": "oldProductDetailsCachePurgePermil",
        "cloud_sync_control": "cloudSyncControl",
    },
):
    """How the Galaxy client is to behave."""

    status: str
    """Whether the service is up."""
    channel: str
    """Which releases the client gets."""
    talk_interval: int
    """How often to talk; the unit is not documented."""
    complain_interval: int
    """How often to complain; the unit is not documented."""
    timestamp: int
    """0 in the example."""
    end_points: ClientConfigEndPoints
    """Hosts by purpose, without a scheme: `files`, `products`, `users`, `auth`, `cdn`, `productsDetails`,
    `gameplay` and `gog-api`, later also `remoteConfig`."""
    intervals: ClientConfigIntervals
    """How often to do things, presumably in minutes: `quick`, `presence`, `short`, `normal`, `selfUpdateCheck`,
    `long` and `eternity`."""
    download_parallelization: int | UnsetType = UNSET
    """How many downloads run at once."""
    download_receive_timeout: int | UnsetType = UNSET
    """How long a download may say nothing; the unit is not documented."""
    old_product_details_cache_purge_permil: int | UnsetType = UNSET
    """How often, in a thousand, old details are thrown away."""
    cloud_sync_control: CloudSyncControl | UnsetType = UNSET
    """How saved games are kept in step with the cloud."""


class CloudLocations(Struct, kw_only=True, gc=False):
    """Whether saved games are kept in the cloud, and where they are on a disk."""

    enabled: bool | UnsetType = UNSET
    """Whether they are kept."""
    locations: list[SaveLocation] | UnsetType = UNSET
    """Folders with saved games."""


class CloudQuota(Struct, kw_only=True, gc=False):
    """How much room there is in the cloud."""

    quota: int | UnsetType = UNSET
    """Presumably bytes."""


class CloudSyncControl(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "periodic_permil": "periodicPermil",
        "user_action_permil": "userActionPermil",
        "enable_local_file_deletion": "enableLocalFileDeletion",
    },
):
    """How saved games are kept in step with the cloud."""

    periodic_permil: int | UnsetType = UNSET
    """How often, in a thousand, that happens by the clock."""
    user_action_permil: int | UnsetType = UNSET
    """How often, in a thousand, it follows what the user does."""
    enable_local_file_deletion: bool | UnsetType = UNSET
    """Whether local files may be deleted."""


class DependencyDepot(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "dependency_id": "dependencyId",
        "readable_name": "readableName",
        "os_bitness": "osBitness",
        "compressed_size": "compressedSize",
    },
):
    """Something that games depend on."""

    dependency_id: str
    """Its name in the `dependencies` of a repository."""
    manifest: str
    """Hash of its manifest, for `depots.dependency_meta`."""
    readable_name: str | UnsetType = UNSET
    """Its name for people."""
    signature: str | UnsetType = UNSET
    """Signature of the manifest. How to check it is not documented."""
    internal: bool | UnsetType = UNSET
    """Whether it is of use to Galaxy only."""
    languages: list[str] | UnsetType = UNSET
    """Codes of the languages that it is for. `*` is for all."""
    os_bitness: list[str] | UnsetType = UNSET
    """Word sizes of the systems that it is for: `32`, `64` or both."""
    size: int | UnsetType = UNSET
    """Bytes of its files."""
    compressed_size: int | UnsetType = UNSET
    """Bytes to be downloaded."""
    executable: DependencyExecutable | UnsetType = UNSET
    """What installs it."""


class DependencyExecutable(Struct, kw_only=True, gc=False):
    """What installs it."""

    path: str | UnsetType = UNSET
    """The program."""
    arguments: str | UnsetType = UNSET
    """Its arguments."""


class DependencyManifest(Struct, kw_only=True, gc=False):
    """What games depend on, or the files of one such thing. As with `MetaV2`, the latter has `depot`."""

    version: int | UnsetType = UNSET
    """Presumably 2, as in `MetaV2`."""
    depot: DepotFilesV2 | UnsetType = UNSET
    """The files of a depot of generation 2."""
    depots: list[DependencyDepot] | UnsetType = UNSET
    """All that games can depend on."""


class DependencyRepository(Struct, kw_only=True, gc=False):
    """Where the manifest of what games depend on is."""

    repository_manifest: str
    """Address of the manifest, a zlib stream of JSON (`DependencyManifest`)."""
    build_id: str
    """Id of its build, digits as text."""


class DepotDiff(Struct, kw_only=True, gc=False, tag_field="type", tag="DepotDiff"):
    """What turns a file of one build into that of another. In patches only."""

    path_source: str
    """The file that it is applied to."""
    path_target: str
    """The file that comes of it."""
    md5_source: str
    """MD5 of the former, 32 hex digits."""
    md5_target: str
    """MD5 of the latter, 32 hex digits."""
    chunks: list[Chunk]
    """Parts of the difference, in order."""
    md5: str | UnsetType = UNSET
    """MD5 of the difference, 32 hex digits."""


class DepotDirectory(Struct, kw_only=True, gc=False, tag_field="type", tag="DepotDirectory"):
    """A folder."""

    path: str
    """Where it belongs, with backslashes."""


class DepotFile(
    Struct, kw_only=True, gc=False, rename={"sfc_ref": "sfcRef"}, tag_field="type", tag="DepotFile"
):
    """A file."""

    path: str
    """Where it belongs, with backslashes."""
    chunks: list[Chunk]
    """Its parts, in order."""
    md5: str | UnsetType = UNSET
    """MD5 of the whole, if there is more than one chunk."""
    sha256: str | UnsetType = UNSET
    """SHA-256 of the whole, 64 hex digits."""
    flags: list[DepotFileFlagsItem] | UnsetType = UNSET
    """What is special about it."""
    sfc_ref: SmallFileReference | UnsetType = UNSET
    """Where in the container of small files a file is."""


class DepotFilesV1(Struct, kw_only=True, gc=False):
    """A depot of generation 1 and its files."""

    name: str
    """Its name."""
    files: list[FileV1]
    """Its files, folders and links."""


class DepotFilesV2(Struct, kw_only=True, gc=False, rename={"small_files_container": "smallFilesContainer"}):
    """The files of a depot of generation 2."""

    items: list[DepotDiff | DepotDirectory | DepotFile | DepotLink]
    """Its files, folders and links."""
    small_files_container: SmallFiles | UnsetType = UNSET
    """One large file that many small ones lie in; their `sfcRef` says where."""


class DepotLink(Struct, kw_only=True, gc=False, tag_field="type", tag="DepotLink"):
    """A link."""

    path: str
    """Where the link is."""
    target: str
    """Where it leads."""


class DepotV1(Struct, kw_only=True, gc=False, rename={"game_ids": "gameIDs", "target_dir": "targetDir"}):
    """A depot with files, or something that has to be installed beside them. The latter has `redist`, the former
    `manifest`."""

    languages: list[str] | UnsetType = UNSET
    """Languages that it is for, by their English names. `Neutral` is for all."""
    size: str | UnsetType = UNSET
    """Bytes, digits as text."""
    game_ids: list[str] | UnsetType = UNSET
    """Products that it belongs to, digits as text."""
    systems: list[str] | UnsetType = UNSET
    """Systems that it is for, such as `Windows`."""
    manifest: str | UnsetType = UNSET
    """File name of its manifest, an UUID and `.json`; see `depots.manifest_v1`."""
    redist: str | UnsetType = UNSET
    """What has to be installed, for example `DirectX`."""
    executable: str | UnsetType = UNSET
    """Program that installs it."""
    argument: str | UnsetType = UNSET
    """Arguments of that program."""
    target_dir: str | UnsetType = UNSET
    """Folder to put it into."""


class DepotV2(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "product_id": "productId",
        "compressed_size": "compressedSize",
        "is_gog_depot": "isGogDepot",
        "os_bitness": "osBitness",
    },
):
    """A part of a build of generation 2."""

    languages: list[str]
    """Codes of the languages that it is for. `*` is for all."""
    manifest: str
    """Hash of its manifest, for another `depots.meta`."""
    product_id: str
    """Product that it belongs to, digits as text."""
    size: int
    """Bytes of its files."""
    compressed_size: int | UnsetType = UNSET
    """Bytes to be downloaded."""
    is_gog_depot: bool | UnsetType = UNSET
    """Presumably whether its files are GOG's own, not the game's."""
    os_bitness: list[str] | UnsetType = UNSET
    """Word sizes of the systems that it is for: `32`, `64` or both."""


class Development(Struct, kw_only=True, gc=False):
    """Whether a product is still being made."""

    active: bool
    """Whether it is."""
    until: int | None | str
    """Presumably when it will be done. Null in all that gogapidocs shows."""


class Downlink(Struct, kw_only=True, gc=False):
    """Where a file can be downloaded."""

    downlink: str
    """Signed address of the file. Whoever has it can use it; it does not live long."""
    checksum: str | UnsetType = UNSET
    """Address of the list of chunks, see `products.downlink`. Empty or missing where there is none, above all
    with extras."""


class DownloadFile(Struct, kw_only=True, gc=False):
    """A file to be downloaded."""

    id: str
    """Its id within the product."""
    size: int
    """Bytes; rounded to 1 048 576 in the example of gogapidocs."""
    downlink: str
    """Address of its `products.downlink`."""


class Downloads(Struct, kw_only=True, gc=False):
    """What can be downloaded of a product, with `expand=downloads`."""

    installers: list[SoftwareDownload]
    """What installs it, for each system and language."""
    patches: list[SoftwareDownload]
    """What brings an installed copy up to date."""
    language_packs: list[SoftwareDownload]
    """What adds a language."""
    bonus_content: list[BonusDownload]
    """Extras."""


class Endpoint(Struct, kw_only=True, gc=False):
    """How to reach something over one network. The address is `url_format` with its holes filled from
    `parameters`; the path of a file is appended to the parameter `path` before that."""

    endpoint_name: str
    """Name of the network."""
    url_format: str
    """The address with holes, each a name in braces."""
    parameters: EndpointParameters
    """What goes into the holes. Some of it is a secret."""
    url: str | UnsetType = UNSET
    """The whole address, if no path is to be appended."""
    priority: int | UnsetType = UNSET
    """Which network to prefer; in which direction is not documented."""
    max_fails: int | UnsetType = UNSET
    """After how many failures to take another network."""
    supports_generation: list[int] | UnsetType = UNSET
    """Generations of manifests that it serves."""
    fallback_only: bool | UnsetType = UNSET
    """Whether it is for when all others fail."""


class FileV1(Struct, kw_only=True, gc=False, rename={"hash_": "hash", "symlink_type": "symlinkType"}):
    """A file, a folder or a link. A folder has `directory`, a link has `target`, anything else is a file. An
    empty file may lack `hash`, `url` and `offset`."""

    path: str
    """Where it belongs, with a leading slash."""
    size: int | UnsetType = UNSET
    """Bytes."""
    hash_: str | UnsetType = UNSET
    """MD5 of the file, 32 hex digits."""
    url: str | UnsetType = UNSET
    """Container that it lies in."""
    offset: int | UnsetType = UNSET
    """Where in the container its first byte is."""
    executable: bool | UnsetType = UNSET
    """Whether it is a program."""
    hidden: bool | UnsetType = UNSET
    """Whether it is to be hidden."""
    support: bool | UnsetType = UNSET
    """Presumably whether it is for the installation, and no part of the game."""
    directory: bool | UnsetType = UNSET
    """True for a folder."""
    target: str | UnsetType = UNSET
    """Where a link leads."""
    symlink_type: str | UnsetType = UNSET
    """What sort of link it is. Its values are not documented."""


class FormattedImage(Struct, kw_only=True, gc=False):
    """One size of a picture."""

    formatter_name: FormattedImageFormatterName
    """Name of the size."""
    image_url: str
    """Address of the picture in that size."""


class Friend(Struct, kw_only=True, gc=False):
    """A friend."""

    user_id: str
    """The friend's Galaxy user id."""
    username: str
    """The friend's name."""
    is_employee: bool
    """Whether the friend works for GOG."""
    images: ChatImages
    """A user's picture in two sizes, from `friends`."""
    friend_status: str | UnsetType = UNSET
    """How the two stand to each other. Its values are not documented."""
    room: ChatRoom | UnsetType = UNSET
    """The chat with a friend."""


class FriendList(Struct, kw_only=True, gc=False):
    """Envelope around friends."""

    items: list[Friend]
    """The friends."""


class GalaxyAvatar(Struct, kw_only=True, gc=False):
    """A user's picture in several sizes, from the Galaxy hosts."""

    gog_image_id: str
    """Id of the picture, 64 hex digits."""
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
    sdk_img_32: str
    """Ends in `_sdk_img32.jpg`."""
    sdk_img_64: str
    """Ends in `_sdk_img64.jpg`."""
    sdk_img_184: str
    """Ends in `_sdk_img184.jpg`."""
    menu_small: str | UnsetType = UNSET
    """For a menu."""
    menu_small_2: str | UnsetType = UNSET
    """The same in double size."""
    menu_big: str | UnsetType = UNSET
    """For a larger menu."""
    menu_big_2: str | UnsetType = UNSET
    """The same in double size."""


class GalaxyError(Struct, kw_only=True, gc=False):
    """Why a Galaxy host refuses. Nobody has written down what these bodies look like; this is the form that the
    authorization server uses, and every field may be missing."""

    error: str | UnsetType = UNSET
    """What went wrong, for a program. No word is known for certain."""
    error_description: str | UnsetType = UNSET
    """What went wrong, in English, for a person."""


class GameDocument(
    Struct, kw_only=True, gc=False, rename={"field_links": "_links", "field_embedded": "_embedded"}
):
    """A HAL document about a product."""

    field_links: GameDocumentLinks | UnsetType = UNSET
    """Addresses by name."""
    field_embedded: GameDocumentEmbedded | UnsetType = UNSET
    """Parts of the document by name."""


class GameV1(Struct, kw_only=True, gc=False, rename={"game_id": "gameID"}):
    """A product within a build of generation 1."""

    game_id: str
    """Its id, digits as text."""
    name: GameV1Name
    """Its name in each language."""
    dependencies: list[str]
    """Products that it needs, digits as text."""
    standalone: bool
    """Whether it needs no other product."""


class Invitation(Struct, kw_only=True, gc=False):
    """A friend request that waits for an answer."""

    id: str
    """Id of the request."""
    friend_user_id: str
    """Galaxy user id of whoever sent it."""
    date_created: str
    """When it was sent, with an offset without colon."""
    friend_username: str
    """The sender's name."""
    friend_is_employee: bool
    """Whether the sender works for GOG."""
    friend_images: ChatImages
    """A user's picture in two sizes, from `friends`."""


class InvitationList(Struct, kw_only=True, gc=False):
    """Envelope around friend requests."""

    items: list[Invitation]
    """The requests."""


class Leaderboard(Struct, kw_only=True, gc=False):
    """What the players of a game can be compared by."""

    id: str | UnsetType = UNSET
    """Its id, digits as text."""
    key: str | UnsetType = UNSET
    """Its name within the game."""
    name: str | UnsetType = UNSET
    """Its name for people."""
    sort_method: str | UnsetType = UNSET
    """Which scores are better. Its values are not documented."""
    display_type: str | UnsetType = UNSET
    """How to show scores. Its values are not documented."""


class LeaderboardEntries(Struct, kw_only=True, gc=False):
    """Players on a leaderboard."""

    items: list[LeaderboardEntry]
    """The players."""
    leaderboard_entry_total_count: int | UnsetType = UNSET
    """Number of players on the leaderboard."""


class LeaderboardEntry(Struct, kw_only=True, gc=False):
    """A player on a leaderboard."""

    user_id: str | UnsetType = UNSET
    """The player's Galaxy user id."""
    rank: int | UnsetType = UNSET
    """The player's place."""
    score: int | UnsetType = UNSET
    """The player's score."""
    details: None | str | UnsetType = UNSET
    """What else the game has put down, in base64 for addresses."""


class LeaderboardList(Struct, kw_only=True, gc=False):
    """Envelope around leaderboards."""

    items: list[Leaderboard]
    """The leaderboards."""


class ManifestV1(Struct, kw_only=True, gc=False):
    """The files of a depot of generation 1."""

    version: int
    """Always 1."""
    depot: DepotFilesV1
    """A depot of generation 1 and its files."""


class MetaV2(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "base_product_id": "baseProductId",
        "build_id": "buildId",
        "client_id": "clientId",
        "client_secret": "clientSecret",
        "cloud_saves": "cloudSaves",
        "install_directory": "installDirectory",
        "offline_depot": "offlineDepot",
        "script_interpreter": "scriptInterpreter",
    },
):
    """A repository or a manifest of generation 2. A manifest has `depot` and nothing else but `version`; all
    other fields are those of a repository."""

    version: int
    """Always 2."""
    depot: DepotFilesV2 | UnsetType = UNSET
    """The files of a depot of generation 2."""
    base_product_id: str | UnsetType = UNSET
    """Id of the product, digits as text."""
    build_id: str | UnsetType = UNSET
    """Id of the build, digits as text."""
    client_id: str | UnsetType = UNSET
    """The game's client id, for `achievements.list` and its siblings and for `auth.token`."""
    client_secret: str | UnsetType = UNSET
    """The secret that belongs to it, for `auth.token`."""
    cloud_saves: list[SaveLocation] | UnsetType = UNSET
    """Folders with saved games."""
    dependencies: list[str] | UnsetType = UNSET
    """What has to be installed beside it, by the ids of a `DependencyManifest`."""
    depots: list[DepotV2] | UnsetType = UNSET
    """Its parts."""
    install_directory: str | UnsetType = UNSET
    """Name of the folder to install into."""
    offline_depot: DepotV2 | UnsetType = UNSET
    """Presumably what an installation without Galaxy needs. Absent in some repositories."""
    platform: MetaV2Platform | UnsetType = UNSET
    """The system."""
    products: list[ProductV2] | UnsetType = UNSET
    """The product and its DLC."""
    script_interpreter: bool | UnsetType = UNSET
    """Presumably whether scripts are run by an interpreter that is one of the dependencies."""
    tags: list[str] | UnsetType = UNSET
    """Words about the build."""


class NewSession(Struct, kw_only=True, gc=False):
    """A session of playing."""

    session_date: int
    """When it began, in Unix seconds. That it is the beginning is inferred. At least 0."""
    time: int
    """Minutes. At least 0."""


class OAuthError(Struct, kw_only=True, gc=False):
    """Why there is no token. Branch on `error`; `error_description` is for people."""

    error: OAuthErrorError
    """What went wrong, for a program."""
    error_description: str | UnsetType = UNSET
    """What went wrong, in English, for a person."""


class OverlaySupport(Struct, kw_only=True, gc=False):
    """Whether Galaxy's overlay can lie above the game."""

    supported: bool | UnsetType = UNSET
    """Whether it can."""


class PatchManifest(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "base_product_id": "baseProductId",
        "build_id_source": "buildId_source",
        "build_id_target": "buildId_target",
    },
):
    """A patch between two builds, or the files of one of its depots. As with `MetaV2`, the latter has `depot`."""

    depot: DepotFilesV2 | UnsetType = UNSET
    """The files of a depot of generation 2."""
    algorithm: PatchManifestAlgorithm | UnsetType = UNSET
    """How differences are made."""
    base_product_id: str | UnsetType = UNSET
    """Id of the product, digits as text."""
    build_id_source: str | UnsetType = UNSET
    """The build that it starts from."""
    build_id_target: str | UnsetType = UNSET
    """The build that it leads to."""
    depots: list[PatchManifestDepotsItem] | UnsetType = UNSET
    """Its parts, presumably in the form of `DepotV2`."""
    products: list[PatchManifestProductsItem] | UnsetType = UNSET
    """The products that it is for, presumably in the form of `ProductV2`."""


class PlayTime(Struct, kw_only=True, gc=False):
    """How long a player has played a game."""

    time_sum: int
    """Presumably minutes, as those of `sessions.add` are."""


class Presence(Struct, kw_only=True, gc=False):
    """A user who is online."""

    user_id: str
    """The user's Galaxy user id."""
    client_id: str
    """The client that the user is online with."""
    data: PresenceData
    """What is known of it. Empty in 2018."""


class PresenceData(Struct, kw_only=True, gc=False):
    """What is known of it. Empty in 2018."""

    presence: str | UnsetType = UNSET
    """What is shown, presumably one of the values of `presence.set`."""
    game_id: int | str | UnsetType = UNSET
    """The game that is played."""


class PresenceList(Struct, kw_only=True, gc=False):
    """Those of some users who are online."""

    total_count: int
    """Number of users who are online."""
    limit: int
    """How many users may be asked for at once."""
    items: list[Presence]
    """The users."""


class PresenceUpdate(Struct, kw_only=True, gc=False):
    """How a user shall be shown."""

    application_type: str
    """Which program says so."""
    force_update: bool
    """Not documented."""
    presence: PresenceUpdatePresence
    """What to show."""
    version: str
    """Version of the program."""
    game_id: str | UnsetType = UNSET
    """The game that is played."""


class PriceCurrency(Struct, kw_only=True, gc=False):
    """A currency."""

    code: str
    """ISO 4217 code."""


class PriceItems(Struct, kw_only=True, gc=False):
    """Envelope around the prices of several products."""

    items: list[ProductPrices]
    """Each product that is for sale."""


class PriceList(
    Struct, kw_only=True, gc=False, rename={"field_embedded": "_embedded", "field_links": "_links"}
):
    """The prices of several products, as a HAL document."""

    field_embedded: PriceItems
    """Envelope around the prices of several products."""
    field_links: PriceListLinks | UnsetType = UNSET
    """Addresses by name."""


class PricedProduct(Struct, kw_only=True, gc=False):
    """Which product it is."""

    id: int
    """Its id."""


class PricesOfProduct(Struct, kw_only=True, gc=False):
    """A product and its prices."""

    prices: list[ProductPrice]
    """One for each currency."""
    product: PricedProduct | UnsetType = UNSET
    """Which product it is."""


class Product(Struct, kw_only=True, gc=False):
    """A game, a DLC or a pack. What is only there on request names the value of `expand` that asks for it."""

    id: int
    """Id of the product, 9 or 10 digits. One client is prepared for text, which none reports."""
    title: str
    """Its name."""
    slug: str
    """Its name in addresses."""
    content_system_compatibility: SystemSupport
    """Which systems Galaxy can install a product on."""
    languages: MapOrEmptyList[str] | None
    """Languages of the product: each code with the language's name in itself. `[]` if there is none."""
    links: ProductLinks
    """Pages of the web site about a product."""
    in_development: Development
    """Whether a product is still being made."""
    is_secret: bool
    """Whether it is kept out of sight."""
    game_type: ProductGameType
    """What it is."""
    is_pre_order: bool
    """Whether it can be ordered before its release."""
    release_date: None | str
    """When it was or will be released, with an offset without colon."""
    images: ProductImages
    """Pictures of a product, as addresses that begin with `//`; put `https:` before. The number of the host
    `images-1` varies, and today's hosts are those of `gog-statics.com`."""
    dlcs: ModelOrEmptyList[ProductDlcs]
    """Its DLC; `[]` if there is none."""
    purchase_link: str | UnsetType = UNSET
    """Address of its order page, `…/checkout/manual/{id}`."""
    is_installable: bool | UnsetType = UNSET
    """Whether it can be installed."""
    downloads: Downloads | UnsetType = UNSET
    """What can be downloaded of a product, with `expand=downloads`."""
    expanded_dlcs: list[Product] | UnsetType = UNSET
    """Its DLC in full, with `expanded_dlcs`. Incomplete since early 2026."""
    description: ProductDescription | UnsetType = UNSET
    """Texts about a product, as HTML, with `expand=description`."""
    screenshots: list[Screenshot] | UnsetType = UNSET
    """Pictures of it, with `screenshots`."""
    videos: list[Video] | UnsetType = UNSET
    """Videos about it, with `videos`."""
    related_products: list[Product] | UnsetType = UNSET
    """Products that go with it, with `related_products`."""
    changelog: None | str | UnsetType = UNSET
    """What has changed, as HTML, with `changelog`."""

    def __post_init__(self) -> None:
        self.languages = to_map(self.languages)
        self.dlcs = to_model(self.dlcs)


class ProductDescription(Struct, kw_only=True, gc=False):
    """Texts about a product, as HTML, with `expand=description`."""

    lead: str
    """The beginning."""
    full: str
    """Everything."""
    whats_cool_about_it: str
    """Reasons to buy it."""


class ProductDlcs(Struct, kw_only=True, gc=False):
    """The DLC of a product, as ids and addresses."""

    products: list[ProductReference]
    """Each DLC."""
    all_products_url: str
    """Address of a `products.list` of them all."""
    expanded_all_products_url: str
    """The same, with `expand=downloads`."""


class ProductImages(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "sidebar_icon": "sidebarIcon",
        "sidebar_icon2x": "sidebarIcon2x",
        "menu_notification_av": "menuNotificationAv",
        "menu_notification_av2": "menuNotificationAv2",
    },
):
    """Pictures of a product, as addresses that begin with `//`; put `https:` before. The number of the host
    `images-1` varies, and today's hosts are those of `gog-statics.com`."""

    background: None | str
    """For behind everything."""
    logo: None | str
    """With the name of the product."""
    logo2x: None | str
    """The same in double size."""
    sidebar_icon: None | str
    """For a list of games."""
    sidebar_icon2x: None | str
    """The same in double size."""
    icon: None | str | UnsetType = UNSET
    """Small and square. May be missing."""
    menu_notification_av: None | str | UnsetType = UNSET
    """For a notification."""
    menu_notification_av2: None | str | UnsetType = UNSET
    """The same in double size."""


class ProductLinks(Struct, kw_only=True, gc=False):
    """Pages of the web site about a product."""

    purchase_link: str
    """Its order page."""
    product_card: str
    """Its page in the shop."""
    support: str
    """Its support page."""
    forum: str
    """Its forum."""


class ProductPrice(
    Struct,
    kw_only=True,
    gc=False,
    rename={"base_price": "basePrice", "final_price": "finalPrice", "bonus_wallet_funds": "bonusWalletFunds"},
):
    """A price in one currency. Amounts are cents and the currency's code, with a blank between."""

    currency: PriceCurrency
    """A currency."""
    base_price: str
    """The price without a discount."""
    final_price: str
    """What is to be paid."""
    bonus_wallet_funds: str | UnsetType = UNSET
    """Store credit that comes with it."""


class ProductPrices(
    Struct, kw_only=True, gc=False, rename={"field_embedded": "_embedded", "field_links": "_links"}
):
    """The prices of a product, as a HAL document."""

    field_embedded: PricesOfProduct
    """A product and its prices."""
    field_links: ProductPricesLinks | UnsetType = UNSET
    """Addresses by name."""


class ProductReference(Struct, kw_only=True, gc=False):
    """A product by its addresses."""

    id: int
    """Its id."""
    link: str
    """Address of its `products.get`."""
    expanded_link: str
    """The same, with `expand=downloads`."""


class ProductV1(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "install_directory": "installDirectory",
        "root_game_id": "rootGameID",
        "game_ids": "gameIDs",
        "project_name": "projectName",
    },
):
    """What a build of generation 1 consists of."""

    timestamp: int
    """The build's `legacy_build_id`: seconds since 2014-02-28 23:00."""
    depots: list[DepotV1]
    """Its parts, and what it depends on."""
    install_directory: str
    """Name of the folder to install into."""
    root_game_id: str
    """Id of the product, digits as text."""
    game_ids: list[GameV1]
    """The product and its DLC."""
    project_name: str
    """Name of the product within GOG."""
    support_commands: list[SupportCommand] | UnsetType = UNSET
    """What to run after the installation."""


class ProductV2(Struct, kw_only=True, gc=False, rename={"product_id": "productId"}):
    """A product within a build of generation 2."""

    name: str
    """Its name."""
    product_id: str
    """Its id, digits as text."""
    temp_arguments: str
    """Arguments of that program."""
    temp_executable: str
    """Program to run after the installation; may be empty."""
    script: str | UnsetType = UNSET
    """File name of what is to be done after the installation."""


class Release(Struct, kw_only=True, gc=False):
    """A game on a platform."""

    platform_id: str
    """The platform, such as `gog`."""
    external_id: str
    """Id of the game on that platform."""
    origin: str | UnsetType = UNSET
    """How Galaxy knows of it. Its values are not documented."""
    certificate: str | UnsetType = UNSET
    """Proof that the user owns it. How to check it is not documented."""
    date_created: int | UnsetType = UNSET
    """Presumably when Galaxy learnt of it, in Unix seconds."""
    owned_since: int | None | UnsetType = UNSET
    """Since when the user owns it, in Unix seconds."""
    owned: bool | UnsetType = UNSET
    """Whether the user owns it."""
    hidden: bool | UnsetType = UNSET
    """Whether the user has hidden it."""


class ReleasePage(Struct, kw_only=True, gc=False):
    """One page of what a user owns."""

    total_count: int
    """Number of releases on all pages."""
    limit: int
    """Releases that a full page has."""
    items: list[Release]
    """The releases of this page."""
    next_page_token: str | UnsetType = UNSET
    """What to ask for the next page with; missing on the last."""


class RemoteConfig(Struct, kw_only=True, gc=False):
    """What Galaxy offers for a game."""

    version: str
    """Version of these settings."""
    content: RemoteContent
    """The settings, for each system and for all."""


class RemoteContent(
    Struct,
    kw_only=True,
    gc=False,
    rename={"windows": "Windows", "mac_os": "MacOS", "cloud_storage": "cloudStorage"},
):
    """The settings, for each system and for all."""

    windows: RemoteSystem | UnsetType = UNSET
    """The settings for one system."""
    mac_os: RemoteSystem | UnsetType = UNSET
    """The settings for one system."""
    cloud_storage: CloudQuota | UnsetType = UNSET
    """How much room there is in the cloud."""


class RemoteSystem(Struct, kw_only=True, gc=False, rename={"cloud_storage": "cloudStorage"}):
    """The settings for one system."""

    overlay: OverlaySupport | UnsetType = UNSET
    """Whether Galaxy's overlay can lie above the game."""
    cloud_storage: CloudLocations | UnsetType = UNSET
    """Whether saved games are kept in the cloud, and where they are on a disk."""


class RepositoryV1(Struct, kw_only=True, gc=False):
    """A build of generation 1."""

    version: int
    """Always 1."""
    product: ProductV1
    """What a build of generation 1 consists of."""


class ReviewItems(Struct, kw_only=True, gc=False):
    """Envelope around the reviews."""

    items: list[ReviewItemsItemsItem]
    """The reviews of this page. Their fields are not documented."""


class ReviewPage(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "field_embedded": "_embedded",
        "review_count": "reviewCount",
        "rating_count": "ratingCount",
        "overall_avg_rating": "overallAvgRating",
    },
):
    """One page of reviews."""

    page: int
    """Number of this page."""
    pages: int
    """Number of pages."""
    limit: int
    """Reviews that a full page has."""
    field_embedded: ReviewItems
    """Envelope around the reviews."""
    review_count: int | UnsetType = UNSET
    """Number of reviews."""
    rating_count: int | UnsetType = UNSET
    """Number of ratings, with or without a review."""
    overall_avg_rating: float | UnsetType = UNSET
    """Mean of all ratings, between 0 and 5."""


class SaveLocation(Struct, kw_only=True, gc=False):
    """A folder with saved games."""

    name: str | UnsetType = UNSET
    """What it is called in the cloud."""
    location: str | UnsetType = UNSET
    """Where it is. Folders of the system stand in placeholders."""


class SavedFile(Struct, kw_only=True, gc=False, rename={"hash_": "hash"}):
    """A file in the cloud."""

    name: str
    """Its name."""
    hash_: str | UnsetType = UNSET
    """MD5 of the bytes as they were uploaded, 32 hex digits."""
    last_modified: datetime.datetime | UnsetType = UNSET
    """When the game changed it."""


class Screenshot(Struct, kw_only=True, gc=False):
    """A picture of the game, in several sizes."""

    image_id: str
    """Id of the picture."""
    formatter_template_url: str
    """Address of the picture with a hole, `{formatter}`, for the name of a size."""
    formatted_images: list[FormattedImage]
    """The sizes."""


class SecureLink(Struct, kw_only=True, gc=False, rename={"type_": "type"}):
    """Signed addresses of files: `urls` with `_version=2`, `url` without."""

    product_id: int | UnsetType = UNSET
    """Id of the product."""
    type_: str | UnsetType = UNSET
    """What is there. Its values are not documented."""
    urls: list[Endpoint] | UnsetType = UNSET
    """One for each network."""
    url: SecureUrl | UnsetType = UNSET
    """A signed address, whole and in parts. Each part of it is a secret."""


class SecureUrl(Struct, kw_only=True, gc=False):
    """A signed address, whole and in parts. Each part of it is a secret."""

    url: str | UnsetType = UNSET
    """The address."""
    base_url: str | UnsetType = UNSET
    """How it begins."""
    path: str | UnsetType = UNSET
    """Its path, to which that of a file is appended."""
    token: str | UnsetType = UNSET
    """The signature."""


class SmallFileReference(Struct, kw_only=True, gc=False):
    """Where in the container of small files a file is."""

    offset: int
    """Its first byte."""
    size: int
    """Bytes."""


class SmallFiles(Struct, kw_only=True, gc=False):
    """One large file that many small ones lie in; their `sfcRef` says where."""

    chunks: list[Chunk]
    """Its parts, in order."""
    md5: str | UnsetType = UNSET
    """MD5 of the whole, 32 hex digits."""


class SoftwareDownload(Struct, kw_only=True, gc=False):
    """An installer, a patch or a language pack, in one file or several."""

    id: str
    """Its id, in words."""
    name: str
    """What it is called."""
    os: SoftwareDownloadOs
    """The system; macOS is `mac` here."""
    language: str
    """Code of the language."""
    language_full: str
    """The language's name in itself."""
    version: None | str
    """The version."""
    total_size: int
    """Bytes of all files."""
    files: list[DownloadFile]
    """The files. All are needed."""


class Stat(Struct, kw_only=True, gc=False, rename={"type_": "type"}):
    """A number that a game keeps about a player."""

    stat_id: str | UnsetType = UNSET
    """Its id, digits as text."""
    stat_key: str | UnsetType = UNSET
    """Its name within the game."""
    type_: StatType | UnsetType = UNSET
    """A whole number, a decimal, or an average over time."""
    value: float | UnsetType = UNSET
    """The number now."""
    default_value: float | None | UnsetType = UNSET
    """The number at the beginning."""
    min_value: float | None | UnsetType = UNSET
    """The least that it can be."""
    max_value: float | None | UnsetType = UNSET
    """The most that it can be."""
    max_change: float | None | UnsetType = UNSET
    """The most that it can change by at once."""
    increment_only: bool | UnsetType = UNSET
    """Whether it can only grow."""
    window: float | None | UnsetType = UNSET
    """The time that an average is taken over. The unit is not documented."""


class StatChange(Struct, kw_only=True, gc=False):
    """A new value."""

    value: float
    """The value, without decimals where the stat is of type `int`."""


class StatList(Struct, kw_only=True, gc=False):
    """A player's stats in a game."""

    items: list[Stat]
    """The stats."""
    total_count: int | UnsetType = UNSET
    """Number of stats."""


class SupportCommand(Struct, kw_only=True, gc=False, rename={"game_id": "gameID"}):
    """A program to run after the installation."""

    languages: list[str]
    """Languages that it is for, as those of a depot."""
    executable: str
    """The program, as a path with a leading slash."""
    game_id: str
    """Product that it belongs to, digits as text."""
    systems: list[str]
    """Systems that it is for, as those of a depot."""
    argument: str
    """Its arguments."""


class SystemSupport(Struct, kw_only=True, gc=False):
    """Which systems Galaxy can install a product on."""

    windows: bool
    """On Windows."""
    osx: bool
    """On macOS."""
    linux: bool
    """On Linux."""


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


class UpdateFile(Struct, kw_only=True, gc=False, rename={"hash_": "hash", "unsigned_hash": "unsignedHash"}):
    """One file of the Galaxy client."""

    hash_: str
    """MD5 of the file, 32 hex digits."""
    path: str
    """Where it belongs."""
    resource: str
    """Its address, to be put behind `baseURI` and a slash."""
    size: int
    """Bytes."""
    sha256: str | UnsetType = UNSET
    """SHA-256 of the file, 64 hex digits."""
    exists: bool | UnsetType = UNSET
    """Not documented."""
    unsigned_hash: str | UnsetType = UNSET
    """Presumably the MD5 before the file was signed."""


class UpdateFiles(
    Struct,
    kw_only=True,
    gc=False,
    rename={
        "base_uri": "baseURI",
        "project_name": "projectName",
        "application_type": "applicationType",
        "force_update": "forceUpdate",
    },
):
    """The files of a part of the Galaxy client. What `config.files` does not have is marked with its source."""

    base_uri: str
    """Where all addresses of files begin."""
    files: list[UpdateFile]
    """The files."""
    project_name: str
    """Name of the part."""
    symlinks: list[UpdateSymlink]
    """Links between files; empty in the example of `config.files`."""
    timestamp: str
    """When it was made, digits as text."""
    version: str
    """Its version."""
    application_type: str | UnsetType = UNSET
    """What sort of program it is."""
    force_update: bool | UnsetType = UNSET
    """Whether the update cannot be put off."""


class UpdateSymlink(Struct, kw_only=True, gc=False):
    """A link from one file to another."""

    path: str | UnsetType = UNSET
    """Where the link is."""
    target: str | UnsetType = UNSET
    """Where it leads."""


class User(Struct, kw_only=True, gc=False):
    """A user. All but the first five fields are only there for the user who asks."""

    id: str
    """The Galaxy user id."""
    username: str
    """The user's name."""
    created_date: datetime.datetime
    """When the account was made."""
    avatar: GalaxyAvatar
    """A user's picture in several sizes, from the Galaxy hosts."""
    is_employee: bool
    """Whether the user works for GOG."""
    tags: list[str] | UnsetType = UNSET
    """Words about the account."""
    email: str | UnsetType = UNSET
    """The mail address."""
    email_sha256_hash: str | UnsetType = UNSET
    """SHA-256 of the mail address, 64 hex digits."""
    roles: list[str] | UnsetType = UNSET
    """What the user may do."""
    status: int | UnsetType = UNSET
    """State of the account. Its values are not documented."""
    checksum: str | UnsetType = UNSET
    """Digest of the profile."""
    settings: UserSettings | UnsetType = UNSET
    """Settings of the user who asks."""
    password_set: bool | UnsetType = UNSET
    """Whether the account has a password."""
    marketing_consent: bool | UnsetType = UNSET
    """Whether the user has agreed to be advertised to."""


class UserSettings(Struct, kw_only=True, gc=False):
    """Settings of the user who asks."""

    allow_to_be_invited_by: UserSettingsAllowToBeInvitedBy | UnsetType = UNSET
    """Who may send friend requests."""
    allow_to_be_searched: bool | UnsetType = UNSET
    """Whether others can find the user."""
    use_two_step_authentication: bool | UnsetType = UNSET
    """Presumably whether a login takes a code by mail."""
    use_two_factor_authentication: bool | UnsetType = UNSET
    """Presumably whether a login takes a TOTP."""


class Video(Struct, kw_only=True, gc=False):
    """A video about a product."""

    video_url: str | UnsetType = UNSET
    """Address of the video."""
    thumbnail_url: str | UnsetType = UNSET
    """Address of a small picture of it."""
    provider: str | UnsetType = UNSET
    """Where it is hosted."""


ClientConfigEndPoints = dict[str, str]
"""Hosts by purpose, without a scheme: `files`, `products`, `users`, `auth`, `cdn`, `productsDetails`, `gameplay`
and `gog-api`, later also `remoteConfig`."""

ClientConfigIntervals = dict[str, int]
"""How often to do things, presumably in minutes: `quick`, `presence`, `short`, `normal`, `selfUpdateCheck`,
`long` and `eternity`."""

EndpointParameters = dict[str, float | str]
"""What goes into the holes. Some of it is a secret."""

GameDocumentEmbedded = dict[str, Any]
"""Parts of the document by name"""

GameDocumentLinks = dict[str, Any]
"""Addresses by name"""

GameV1Name = dict[str, str]
"""Its name in each language."""

PatchManifestDepotsItem = dict[str, Any]
"""PatchManifestDepotsItem"""

PatchManifestProductsItem = dict[str, Any]
"""PatchManifestProductsItem"""

PriceListLinks = dict[str, Any]
"""Addresses by name"""

ProductLanguagesType0 = dict[str, str]
"""ProductLanguagesType0"""

ProductPricesLinks = dict[str, Any]
"""Addresses by name"""

ReviewItemsItemsItem = dict[str, Any]
"""ReviewItemsItemsItem"""
