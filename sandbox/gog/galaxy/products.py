"""api.gog.com, catalog.gog.com, reviews.gog.com and gamesdb.gog.com: products, and what is said of them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sandbox.core import Call, Reply, Route, reply
from sandbox.gog import downloads, errors, money, parameters
from sandbox.gog.account import LANGUAGES
from sandbox.gog.catalogue import CATEGORIES, UNKNOWN_DATE, File, Product
from sandbox.gog.errors import BadRequest
from sandbox.gog.galaxy.content import has_builds
from sandbox.gog.galaxy.errors import NotYours
from sandbox.gog.galaxy.world import GalaxyPart
from sandbox.gog.money import CURRENCIES
from sandbox.gog.reviews import Review
from sandbox.gog.shapes import php_datetime
from sandbox.gog.world import show

Json = dict[str, Any]

MOST_IDS = 50
_FORMATTERS = ("ggvgt", "ggvgt_2x", "ggvgm", "ggvgm_2x", "ggvgl", "ggvgl_2x")
_GAME_TYPES = {1: "game", 2: "pack", 3: "dlc"}
_KINDS = {"installer": "installers", "patch": "patches", "language_pack": "language_packs"}
_CATALOGUE_PAGE, _MOST_CATALOGUE = 48, 100
_REVIEWS_PAGE, _MOST_REVIEWS = 10, 50


def local_iso(seconds: int) -> str:
    """A time in Nicosia, as api.gog.com writes it: ``2014-05-13T18:00:00+0300``."""
    local = php_datetime(seconds)["date"].partition(".")[0]
    offset = datetime.fromisoformat(local).replace(tzinfo=UTC) - datetime.fromtimestamp(seconds, UTC)
    return f"{local.replace(' ', 'T')}+{offset // timedelta(hours=1):02}00"


class Products(GalaxyPart):
    """Products as api.gog.com tells of them, and links to their files."""

    def routes(self) -> Sequence[Route]:
        """These operations."""
        return (
            show("GET /products", self.products_list),
            show("GET /products/prices", self.products_list_prices),
            show("GET /products/{product_id}", self.products_get),
            show("GET /products/{product_id}/prices", self.products_prices),
            show("GET /products/{product_id}/downlink/{kind}/{file_id}", self.products_downlink),
            show("GET /v2/games/{product_id}", self.products_get_game),
        )

    def products_get(self, call: Call) -> Reply:
        """GAL-1.

        Raises:
            BadRequest: The id is no number.
            NotFound: No product has it, or it is delisted or a movie.
        """
        return reply(self._product(call, self.sold(call)))

    def products_list(self, call: Call) -> Reply:
        """GAL-2: those of the ids that there are, in the order of the ids.

        Raises:
            BadRequest: `ids` is missing, more than 50, or no ids.
        """
        return reply([self._product(call, product) for product in self._some(call)])

    def _some(self, call: Call) -> list[Product]:
        ids = parameters.ids(call.arguments(), "ids")
        if ids is None:
            raise BadRequest("ids is missing")
        if len(ids) > MOST_IDS:
            raise BadRequest(f"ids may be {MOST_IDS} at most")
        found: list[Product] = []
        for product_id in dict.fromkeys(ids):
            product = self.store.catalogue.by_id.get(product_id)
            if product is not None and product.on_sale and not product.movie:
                found.append(product)
        return found

    def _product(self, call: Call, product: Product) -> Json:
        given = call.arguments()
        language = given.get("locale", "en")[:2].lower()
        sections = given.get("expand", "").split(",")
        shown = self._basic(call, product)
        makers: Mapping[str, Callable[[], object]] = {
            "downloads": lambda: self._downloads(call, product),
            "expanded_dlcs": lambda: self._expanded_dlcs(call, product),
            "description": lambda: _description(product, language),
            "screenshots": lambda: self._screenshots(product),
            "videos": lambda: _videos(product),
            "related_products": lambda: [self._basic(call, p) for p in self._related(product)],
            "changelog": lambda: product.changelog,
        }
        return shown | {name: make() for name, make in makers.items() if name in sections}

    def _api(self, call: Call, path: str) -> str:
        return self.world.absolute(call, "api.gog.com", path)

    def _basic(self, call: Call, product: Product) -> Json:
        image, store = self.shapes.image(product), "https://www.gog.com"
        link = f"{store}/checkout/manual/{product.id}"
        images = {
            "background": f"{image}.jpg",
            "logo": f"{image}_glx_logo.jpg",
            "logo2x": f"{image}_glx_logo_2x.jpg",
            "icon": None if product.number % 7 == 3 else f"{image}.png",
            "sidebarIcon": f"{image}_sbicon.png",
            "sidebarIcon2x": f"{image}_sbicon_2x.png",
        }
        if self.newer:
            images["menuNotificationAv"] = f"{image}_menu_notification_av.png"
            images["menuNotificationAv2"] = f"{image}_menu_notification_av2.png"
        names = {code: LANGUAGES[code][1] for code in product.languages}
        shown: Json = {
            "id": product.id,
            "title": product.title,
            "purchase_link": link,
            "slug": product.slug,
            "content_system_compatibility": {
                os: has_builds(product, os) for os in ("windows", "osx", "linux")
            },
            "languages": [] if product.coming else names,
            "links": {
                "purchase_link": link,
                "product_card": f"{store}/game/{product.slug}",
                "support": f"{store}/support/{product.slug}",
                "forum": f"{store}/forum/{product.forum}",
            },
            "in_development": {"active": product.in_development, "until": self._until(product)},
            "is_secret": False,
            "is_installable": product.kind != 2,
            "game_type": _GAME_TYPES[product.kind],
            "is_pre_order": product.id in self.store.preorders,
            "release_date": None if product.released == UNKNOWN_DATE else local_iso(product.released),
            "images": images,
            "dlcs": self._dlcs(call, product),
        }
        if not self.newer:
            del shown["is_installable"]
        return shown

    def _until(self, product: Product) -> str | int | None:
        if not product.in_development or self.reading.until == "null":
            return None
        return local_iso(1_798_761_600) if self.reading.until == "string" else 1_798_761_600

    def _dlcs(self, call: Call, product: Product) -> Json | list[Json]:
        dlcs = [p for p in self.store.catalogue.dlcs(product) if p.on_sale]
        if not dlcs or not self.newer:
            return []
        ids = ",".join(str(p.id) for p in dlcs)
        return {
            "products": [
                {
                    "id": p.id,
                    "link": self._api(call, f"/products/{p.id}"),
                    "expanded_link": self._api(call, f"/products/{p.id}?expand=downloads"),
                }
                for p in dlcs
            ],
            "all_products_url": self._api(call, f"/products?ids={ids}"),
            "expanded_all_products_url": self._api(call, f"/products?ids={ids}&expand=downloads"),
        }

    def _expanded_dlcs(self, call: Call, product: Product) -> list[Json]:
        dlcs = [p for p in self.store.catalogue.dlcs(product) if p.on_sale]
        if self.reading.expanded_dlcs == "incomplete":
            dlcs = dlcs[:-1]
        return [self._basic(call, p) | {"downloads": self._downloads(call, p)} for p in dlcs]

    def _downloads(self, call: Call, product: Product) -> Json:
        groups: dict[str, dict[str, list[File]]] = {name: {} for name in _KINDS.values()}
        for file in product.files:
            kind = _kind(file)
            name = f"{kind}_{file.system}_{file.key[:2]}"
            groups[_KINDS[kind]].setdefault(name, []).append(file)
        shown: Json = {
            group: [self._software(call, product, name, files) for name, files in known.items()]
            for group, known in groups.items()
        }
        shown["bonus_content"] = [self._bonus(call, product, extra) for extra in product.extras]
        return shown

    def _software(self, call: Call, product: Product, name: str, files: Sequence[File]) -> Json:
        kind, first = name.partition("_")[0], files[0]
        return {
            "id": name,
            "name": product.title,
            "os": first.system,
            "language": first.key[:2],
            "language_full": first.language,
            "version": first.version,
            "total_size": sum(file.size for file in files),
            "files": [self._file(call, product, kind, file.key, file) for file in files if file.size],
        }

    def _bonus(self, call: Call, product: Product, extra: File) -> Json:
        number = int(extra.key) if self.reading.bonus_ids == "int" else extra.key
        return {
            "id": number,
            "name": extra.name,
            "type": extra.kind,
            "count": extra.count,
            "total_size": extra.size,
            "files": [self._file(call, product, "product_bonus", number, extra)],
        }

    def _file(self, call: Call, product: Product, kind: str, shown_id: str | int, file: File) -> Json:
        link = self._api(call, f"/products/{product.id}/downlink/{kind}/{file.key}")
        return {"id": shown_id, "size": file.size, "downlink": link}

    def _screenshots(self, product: Product) -> list[Json]:
        shown: list[Json] = []
        for number in (1, 2):
            base = f"{self.shapes.image(product)}_{number}"
            images = [{"formatter_name": f, "image_url": f"https:{base}_{f}.jpg"} for f in _FORMATTERS]
            shown.append(
                {
                    "image_id": f"{product.image}_{number}",
                    "formatter_template_url": f"https:{base}_{{formatter}}.jpg",
                    "formatted_images": images,
                }
            )
        return shown

    def _related(self, product: Product) -> list[Product]:
        series = self.store.catalogue.series(product.series) if product.series else []
        return [p for p in series if p.id != product.id and not p.movie][:3]

    def products_downlink(self, call: Call) -> Reply:
        """GAL-3: signed links to a file of something in the library, and to its checksums.

        Raises:
            BadRequest: The product's id is no number.
            NotFound: There is no such product or file.
            NotYours: It is not in the library.
        """
        product = self.store.product(parameters.number(call.params, "product_id"))
        kind, key = call.params["kind"], call.params["file_id"]
        if kind == "product_bonus":
            files = [extra for extra in product.extras if extra.key == key]
        else:
            files = [file for file in product.files if file.key == key and _kind(file) == kind]
        if not files:
            raise errors.NotFound("There is no such file")
        if product.id not in self.account(call).owned:
            raise NotYours
        file, store = files[0], self.store
        path = f"/secure/{product.files_slug}/{file.place}/{file.stored}"
        expires = int(self.now) + downloads.LINK_SECONDS
        query = downloads.sign(store.seed, store.links_made_after, path, expires)
        shown = {"downlink": self.world.absolute(call, "cdn.gog.com", f"{path}?{query}")}
        if file.has_list != "missing":
            shown["checksum"] = self.world.absolute(call, "cdn.gog.com", f"{path}.xml?{query}")
        elif self.reading.checksum == "empty":
            shown["checksum"] = ""
        return reply(shown)

    def products_get_game(self, call: Call) -> Reply:
        """GX-12: a HAL document; most of its form is ours.

        Raises:
            BadRequest: The id is no number.
            NotFound: No product has it, or it is delisted or a movie.
        """
        product = self.sold(call)
        language = call.arguments().get("locale", "en")[:2].lower()
        image = f"https:{self.shapes.image(product)}"
        shown: Json = {
            "inDevelopment": {"active": product.in_development, "until": self._until(product)},
            "copyrights": None,
            "isUsingDosBox": False,
            "description": _description(product, language)["full"],
            "overview": _description(product, language)["lead"],
            "size": sum(file.size for file in product.files) >> 20,
            "_links": {
                "self": {"href": self._api(call, f"/v2/games/{product.id}?locale=en-US")},
                "store": {"href": f"https://www.gog.com/game/{product.slug}"},
                "support": {"href": f"https://www.gog.com/support/{product.slug}"},
                "forum": {"href": f"https://www.gog.com/forum/{product.forum}"},
                "icon": {"href": f"{image}.png"},
                "backgroundImage": {"href": f"{image}.jpg"},
                "isIncludedInGames": [],
                "includesGames": [
                    {"href": self._api(call, f"/v2/games/{part}?locale=en-US")} for part in product.parts
                ],
                "isRequiredByGames": [
                    {"href": self._api(call, f"/v2/games/{dlc.id}?locale=en-US")}
                    for dlc in self.store.catalogue.dlcs(product)
                ],
                "requiresGames": [
                    {"href": self._api(call, f"/v2/games/{base}?locale=en-US")}
                    for base in (product.base,)
                    if base is not None
                ],
            },
            "_embedded": {
                "product": {
                    "id": product.id,
                    "title": product.title,
                    "category": CATEGORIES[product.category],
                    "isAvailableForSale": not product.coming,
                    "isVisibleInCatalog": True,
                    "isPreorder": product.id in self.store.preorders,
                    "isVisibleInAccount": True,
                    "isInstallable": product.kind != 2,
                    "hasProductCard": True,
                },
                "productType": _GAME_TYPES[product.kind].upper(),
                "publisher": {"name": product.publisher},
                "developers": [{"name": product.developer}],
                "supportedOperatingSystems": [
                    {"operatingSystem": {"name": name}} for name in product.systems
                ],
                "localizations": [
                    {"_embedded": {"language": {"code": LANGUAGES[code][0], "name": LANGUAGES[code][1]}}}
                    for code in product.languages
                ],
                "tags": [{"name": CATEGORIES[product.category], "slug": product.genre}],
                "features": [{"id": name, "name": name} for name in product.features],
                "videos": _videos(product),
                "screenshots": [],
            },
        }
        return reply(shown)

    def products_prices(self, call: Call) -> Reply:
        """GX-13: in `currency`, else in all; the form is ours.

        Raises:
            BadRequest: The id is no number, or nobody knows the currency or the country.
            NotFound: No product has the id, or it is delisted or a movie.
        """
        return reply(self._prices(call, self.sold(call)))

    def products_list_prices(self, call: Call) -> Reply:
        """GX-13: of up to 50 ids.

        Raises:
            BadRequest: `ids` is missing, more than 50 or no ids, or nobody knows the currency or the country.
        """
        return reply({"_embedded": {"items": [self._prices(call, product) for product in self._some(call)]}})

    def _prices(self, call: Call, product: Product) -> Json:
        given = call.arguments()
        if "countryCode" in given:
            parameters.country(given, "countryCode")
        wanted = given.get("currency")
        currencies = list(CURRENCIES) if wanted is None else [parameters.currency(wanted)]
        tariff = self.store.catalogue.tariffs[product.id]
        prices = [
            {
                "currency": {"code": code},
                "basePrice": f"{money.convert(tariff.base, code)} {code}",
                "finalPrice": f"{money.convert(tariff.final, code)} {code}",
                "bonusWalletFunds": f"0 {code}",
            }
            for code in currencies
        ]
        return {
            "_links": {"self": {"href": self._api(call, f"/products/{product.id}/prices")}},
            "_embedded": {"prices": prices, "product": {"id": product.id}},
        }


class Catalogues(GalaxyPart):
    """The store's catalogue, reviews and the database of games."""

    def routes(self) -> Sequence[Route]:
        """These operations."""
        return (
            show("GET /v1/catalog", self.catalog_search),
            show("GET /v1/products/{product_id}/reviews", self.reviews_list),
            show("GET /v1/products/{product_id}/averageRating", self.reviews_average_rating),
            Route(
                "GET",
                "/platforms/{platform}/external_releases/{external_id}",
                "games_db.get",
                self.games_db_get,
            ),
        )

    def catalog_search(self, call: Call) -> Reply:
        """GX-14: what is on sale, bestselling first; `searchAfter` is the last id that was seen.

        Raises:
            BadRequest: An argument makes no sense.
        """
        given = call.arguments()
        limit = _limit(given, _CATALOGUE_PAGE, _MOST_CATALOGUE)
        currency = parameters.currency(given.get("currencyCode", "EUR"), "currencyCode")
        if "countryCode" in given:
            parameters.country(given, "countryCode")
        found = self._sorted(given, self._found(given))
        if given.get("searchAfter"):
            seen = [str(product.id) for product in found]
            if given["searchAfter"] not in seen:
                raise BadRequest("searchAfter must be the id of a product that was found")
            left = found[seen.index(given["searchAfter"]) + 1 :]
        else:
            left = found
        shown = left[:limit]
        return reply(
            {
                "pages": -(-len(found) // limit),
                "productCount": len(found),
                "currentlyShownProductCount": len(shown),
                "products": [self._listed(product, currency) for product in shown],
                "filters": {
                    "genres": [{"name": name, "slug": name.lower().replace(" ", "-")} for name in CATEGORIES],
                    "productTypes": [{"name": name, "slug": name} for name in _GAME_TYPES.values()],
                },
            }
        )

    def _found(self, given: Mapping[str, str]) -> list[Product]:
        query, types = given.get("query", ""), given.get("productType", "")
        wanted = types.removeprefix("in:").split(",") if types else list(_GAME_TYPES.values())
        if any(kind not in _GAME_TYPES.values() for kind in wanted):
            raise BadRequest(f"productType must be in: and some of {', '.join(_GAME_TYPES.values())}")
        words = query.removeprefix("like:").casefold()
        return [
            product
            for product in self.store.catalogue.products
            if product.on_sale
            and not product.movie
            and _GAME_TYPES[product.kind] in wanted
            and words in product.title.casefold()
        ]

    def _sorted(self, given: Mapping[str, str], found: list[Product]) -> list[Product]:
        way, _, field = given.get("order", "desc:bestselling").partition(":")
        tariffs = self.store.catalogue.tariffs
        keys: Mapping[str, Callable[[Product], Any]] = {
            "title": lambda p: p.title.strip(),
            "discount": lambda p: tariffs[p.id].discount,
            "storeReleaseDate": lambda p: p.released,
            "reviewsRating": lambda p: p.rating,
            "price": lambda p: tariffs[p.id].final,
            "bestselling": lambda p: -p.number,
            "externalProductId": lambda p: p.id,
        }
        if way not in ("asc", "desc") or field not in keys:
            raise BadRequest(f"order must be asc: or desc: and one of {', '.join(keys)}")
        return sorted(found, key=keys[field], reverse=way == "desc")

    def _listed(self, product: Product, currency: str) -> Json:
        tariff, sign = self.store.catalogue.tariffs[product.id], CURRENCIES[currency].symbol
        base, final = (money.text(money.convert(cents, currency)) for cents in (tariff.base, tariff.final))
        image = f"https:{self.shapes.image(product)}"
        return {
            "id": str(product.id),
            "slug": product.slug,
            "title": product.title,
            "productType": _GAME_TYPES[product.kind],
            "productState": "coming-soon" if product.coming else "default",
            "releaseDate": _day(product.released),
            "storeReleaseDate": _day(product.released),
            "coverHorizontal": f"{image}.jpg",
            "coverVertical": f"{image}_vertical.jpg",
            "screenshots": [f"{image}_1_{{formatter}}.jpg"],
            "developers": [product.developer],
            "publishers": [product.publisher],
            "operatingSystems": ["osx" if name == "mac" else name for name in product.systems],
            "genres": [{"name": CATEGORIES[product.category], "slug": product.genre}],
            "features": [{"name": name, "slug": name} for name in product.features],
            "reviewsRating": product.rating,
            "price": {
                "base": f"{sign}{base}",
                "final": f"{sign}{final}",
                "discount": f"-{tariff.discount}%" if tariff.discount else None,
                "baseMoney": {"amount": base, "currency": currency},
                "finalMoney": {"amount": final, "currency": currency},
            },
        }

    def reviews_list(self, call: Call) -> Reply:
        """GX-15: the most votes first; `order` is `asc:` or `desc:` and `votes`, `rating` or `date`.

        Raises:
            BadRequest: An argument makes no sense.
            NotFound: No product has the id, or it is delisted or a movie.
        """
        product, given = self.sold(call), call.arguments()
        limit = _limit(given, _REVIEWS_PAGE, _MOST_REVIEWS)
        page = parameters.count(given, "page", 1)
        way, _, field = given.get("order", "desc:votes").partition(":")
        keys: Mapping[str, Callable[[Review], int]] = {
            "votes": lambda r: r.helpful_votes,
            "rating": lambda r: r.rating,
            "date": lambda r: r.added,
        }
        if way not in ("asc", "desc") or field not in keys:
            raise BadRequest(f"order must be asc: or desc: and one of {', '.join(keys)}")
        everything = self.store.reviews.of(product.id)
        found = everything
        languages = given.get("language", "").removeprefix("in:")
        if languages and "en-US" not in languages.split(","):
            found = []
        if given.get("reviewer", "").removeprefix("in:") == "verified_owner":
            found = [r for r in found if product.id in self.store.accounts[r.author].owned]
        found = sorted(found, key=keys[field], reverse=way == "desc")
        items = [self._review(product, r) for r in found[(page - 1) * limit : page * limit]]
        return reply(
            {
                "_embedded": {"items": items},
                "page": page,
                "pages": -(-len(found) // limit),
                "limit": limit,
                "reviewCount": len(found),
                "ratingCount": len(everything),
                "overallAvgRating": _average(everything),
            }
        )

    def _review(self, product: Product, review: Review) -> Json:
        account = self.store.accounts[review.author]
        return {
            "id": str(review.id),
            "title": review.title,
            "description": review.text,
            "rating": review.rating // 10,
            "language": "en-US",
            "date": local_iso(review.added),
            "upvotes": review.helpful_votes,
            "downvotes": review.total_votes - review.helpful_votes,
            "reviewer": {
                "id": account.person.galaxy_id,
                "username": review.author,
                "isVerifiedOwner": product.id in account.owned,
                "avatar": f"{self.shapes.avatar(account.avatar)}_avm.jpg",
            },
        }

    def reviews_average_rating(self, call: Call) -> Reply:
        """GX-15: 0 to 5 stars, 0 where nobody has given any.

        Raises:
            BadRequest: The id is no number.
            NotFound: No product has it, or it is delisted or a movie.
        """
        found = self.store.reviews.of(self.sold(call).id)
        return reply({"value": _average(found), "count": len(found)})

    def games_db_get(self, call: Call) -> Reply:
        """GX-18: of `gog` alone, by product id; its form is ours.

        Raises:
            NotFound: There is no such release.
        """
        platform, external_id = call.params["platform"], call.params["external_id"]
        known = external_id.isascii() and external_id.isdigit() and len(external_id) <= 18
        product = self.store.catalogue.by_id.get(int(external_id)) if known else None
        if platform != "gog" or product is None:
            raise errors.NotFound("There is no such release")
        title, image = {"*": product.title.strip()}, f"https:{self.shapes.image(product)}"
        released = (
            None if product.released == UNKNOWN_DATE else f"{_day(product.released, '-')}T00:00:00+0000"
        )
        return reply(
            {
                "id": f"51{product.id:015}",
                "platform_id": "gog",
                "external_id": str(product.id),
                "game_id": f"52{product.id:015}",
                "title": title,
                "sorting_title": title,
                "type": "movie" if product.movie else _GAME_TYPES[product.kind],
                "summary": {"*": _description(product, "en")["lead"]},
                "first_release_date": released,
                "dlcs_ids": [str(dlc.id) for dlc in self.store.catalogue.dlcs(product)],
                "supported_operating_systems": [{"slug": name, "name": name} for name in product.systems],
                "available_languages": [{"code": LANGUAGES[code][0]} for code in product.languages],
                "game": {
                    "id": f"52{product.id:015}",
                    "title": title,
                    "genres": [{"name": {"*": CATEGORIES[product.category]}, "slug": product.genre}],
                    "developers": [{"name": product.developer}],
                    "publishers": [{"name": product.publisher}],
                    "releases": [{"platform_id": "gog", "external_id": str(product.id)}],
                    "aggregated_rating": float(product.rating * 2),
                    "vertical_cover": {"url_format": f"{image}_vertical{{formatter}}.{{ext}}"},
                },
            }
        )


def _kind(file: File) -> str:
    return "patch" if "patch" in file.key else "installer"


def _description(product: Product, language: str) -> Json:
    german = language == "de"
    category = product.category_in(language)
    lead = f"{product.title.strip()}: {category}"
    by = "von" if german else "by"
    return {
        "lead": f"<b>{lead}</b>",
        "full": f"<p>{lead}, {by} {product.developer or product.publisher}.</p>",
        "whats_cool_about_it": "",
    }


def _videos(product: Product) -> list[Json]:
    if product.number % 2:
        return []
    key = product.image[:11]
    return [
        {
            "video_url": f"https://www.youtube.com/embed/{key}",
            "thumbnail_url": f"https://img.youtube.com/vi/{key}/hqdefault.jpg",
            "provider": "youtube",
        }
    ]


def _day(seconds: int, between: str = ".") -> str | None:
    if seconds == UNKNOWN_DATE:
        return None
    return f"{datetime.fromtimestamp(seconds, UTC):%Y{between}%m{between}%d}"


def _limit(given: Mapping[str, str], default: int, most: int) -> int:
    found = parameters.count(given, "limit", default)
    if found > most:
        raise BadRequest(f"limit must be {most} at most")
    return found


def _average(reviews: Sequence[Review]) -> float:
    return round(sum(r.rating for r in reviews) / 10 / len(reviews), 2) if reviews else 0.0
