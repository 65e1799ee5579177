"""Lists of products: the store's, and wishlists; group `listing`. The library filters and sorts likewise.

The documents do not tell which categories, makers, time frames and so on there are: a filter by a word that
stands for nothing finds nothing, and `release` is not looked at. `sort` and `mediaType` are of few words, and
another one is refused.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from math import inf

from sandbox.core import Call, Reply, Route, reply
from sandbox.gog import errors, parameters
from sandbox.gog.account import Account
from sandbox.gog.catalogue import Catalogue, Product, System
from sandbox.gog.world import Part, show

LIMIT, MOST = 20, 100
"""Products on a page of the store: usually, and at most."""

_UNDER = re.compile(r"u?([0-9]{1,6})")
_CODES: Mapping[str, System] = {
    **dict.fromkeys(("1", "2", "4", "8", "4096"), "windows"),
    **dict.fromkeys(("16", "32"), "mac"),
    **dict.fromkeys(("1024", "2048"), "linux"),
}
_SYSTEMS: Mapping[str, System] = {"windows": "windows", "osx": "mac", "mac": "mac", "lin": "linux"}
_MEDIA = {"game": "1", "movie": "2", "1": "1", "2": "2", "0": "0"}

Key = Callable[[Product], tuple[float | str, ...]]


class Listing(Part):
    """The store's list and the wishlists."""

    def routes(self) -> Sequence[Route]:
        """These operations."""
        return (
            show("GET /games/ajax/filtered", self.listing_list_products),
            show("GET /account/wishlist/search", self.listing_list_wishlist),
            show("GET /public_wishlist/{user_id}/search", self.listing_list_public_wishlist),
        )

    def listing_list_products(self, call: Call) -> Reply:
        """LIST-1: a page of the store.

        Raises:
            BadRequest: An argument makes no sense.
        """
        given, locale = call.arguments(), self.locale(call)
        page = parameters.count(given, "page", 1)
        limit = min(parameters.count(given, "limit", LIMIT), MOST)
        media = parameters.choice(given, "mediaType", {"game": "1", "movie": "2"})
        catalogue = self.store.catalogue
        order = parameters.choice(given, "sort", _ORDERS) or _ORDERS["popularity"]
        found = [p for p in catalogue.products if media is None or p.movie == (media == "2")]
        found = filtered(found, given, movies=media == "2", catalogue=catalogue)
        found.sort(key=order)
        shown, pages = paged(found, page, limit)
        movies = sum(p.movie for p in found)
        return reply(
            {
                "products": [self.shapes.store_product(call.caller, p, locale) for p in shown],
                "ts": None,
                "page": self.shapes.number(page),
                "totalPages": pages,
                "totalResults": str(len(found)),
                "totalGamesFound": len(found) - movies,
                "totalMoviesFound": movies,
            }
        )

    def listing_list_wishlist(self, call: Call) -> Reply:
        """LIST-3: the user's own wishlist.

        Raises:
            BadRequest: An argument makes no sense.
        """
        return self._wishlist(call, self.account(call))

    def listing_list_public_wishlist(self, call: Call) -> Reply:
        """LIST-4: somebody's wishlist, as far as that lets the caller see it.

        Raises:
            BadRequest: An argument makes no sense.
            NotFound: Nobody has the id, or the wishlist is not for all, nor for this caller.
        """
        account = self.store.account_of(parameters.number(call.params, "user_id"))
        if not self.store.can_see_wishlist(call.caller, account):
            raise errors.NotFound("This wishlist is private")
        return self._wishlist(call, account)

    def _wishlist(self, call: Call, account: Account) -> Reply:
        given, locale, catalogue = call.arguments(), self.locale(call), self.store.catalogue
        page = parameters.count(given, "page", 1)
        media = parameters.choice(given, "mediaType", _MEDIA) or "0"
        for name in ("hiddenFlag", "isUpdated"):
            parameters.flag(given, name)
        parameters.truth(given, "hasHiddenProducts")
        added = account.wishlist

        def newest(product: Product) -> tuple[float | str, ...]:
            return (-added[product.id], product.number)

        orders: dict[str, Key] = {
            "date_added": newest,
            "title": by_title,
            "user_reviews": lambda p: (-p.rating, p.number),
            "release_date_asc": lambda p: (p.released, p.number),
            "release_date_desc": lambda p: (-p.released, p.number),
        }
        order = parameters.choice(given, "sortBy", orders) or newest
        found = [catalogue.by_id[product_id] for product_id in added]
        found = [p for p in found if media == "0" or p.movie == (media == "2")]
        found = filtered(found, given, movies=media == "2", catalogue=catalogue)
        found.sort(key=order)
        shown, pages = paged(found, page, 100)
        return reply(
            {
                "page": page,
                "totalPages": pages,
                "sortBy": given.get("sortBy", "date_added"),
                "totalProducts": len(found),
                "productsPerPage": 100,
                "contentSystemCompatibility": None,
                "products": [self.shapes.store_product(call.caller, p, locale) for p in shown],
            }
        )


def paged(found: Sequence[Product], page: int, size: int) -> tuple[Sequence[Product], int]:
    """The products on a page, none behind the last, and how many pages there are."""
    return found[(page - 1) * size : page * size], -(-len(found) // size)


def by_title(product: Product) -> tuple[str, int]:
    """Sorts by title, whatever the case."""
    return product.title.casefold(), product.number


_ORDERS: Mapping[str, Key] = {
    "popularity": lambda p: (p.number,),
    "title": by_title,
    "rating": lambda p: (-p.rating, p.number),
    "date": lambda p: (-p.released, p.number),
    "bestselling": lambda p: (p.number * 37 % 251, p.number),
    "release_asc": lambda p: (p.released, p.number),
    "release_desc": lambda p: (-p.released, p.number),
}


def filtered(
    products: Sequence[Product],
    given: Mapping[str, str],
    *,
    movies: bool,
    catalogue: Catalogue | None = None,
) -> list[Product]:
    """Those that the query wants. Prices count where the catalogue is given, several words mean any of them.

    For movies `category`, `devpub`, `feature` and `system` are not looked at.
    """
    tests: list[Callable[[Product], bool]] = []
    if search := given.get("search", "").casefold().split():
        tests.append(lambda p: all(word in p.title.casefold() for word in search))
    if languages := _words(given, "language"):
        tests.append(lambda p: bool(languages & set(p.languages)))
    if not movies:
        if categories := _words(given, "category"):
            tests.append(lambda p: p.genre in categories)
        if makers := _words(given, "devpub"):
            tests.append(lambda p: bool(makers & {_slug(p.developer), _slug(p.publisher)}))
        if features := _words(given, "feature"):
            tests.append(lambda p: bool(features & set(p.features)))
        if words := _words(given, "system"):
            systems = {_CODES.get(w) or _SYSTEMS.get(w.partition("_")[0]) for w in words}
            tests.append(lambda p: bool(systems & set(p.systems)))
    if catalogue is not None and (price := given.get("price")):
        tests.append(_affordable(price, catalogue))
    return [p for p in products if all(test(p) for test in tests)]


def sorted_library(
    products: list[Product], given: Mapping[str, str], account: Account
) -> tuple[str, list[Product]]:
    """The library in the order that the query wants, and what it is called: last bought first by default.

    `sortOrder` (D3) decides the direction if it is given; else dates of purchase go down, the others up.

    Raises:
        BadRequest: `sortBy` or `sortOrder` is another word.
    """
    first_tag = {
        product_id: tag.name for tag in reversed(account.tags.values()) for product_id in tag.products
    }
    orders: dict[str, tuple[Key, bool]] = {
        "title": (by_title, False),
        "date_purchased": (lambda p: (account.owned[p.id], p.number), True),
        "tags": (lambda p: (first_tag.get(p.id, "\uffff"), *by_title(p)), False),
        "release_date": (lambda p: (p.released, p.number), False),
        "release_date_asc": (lambda p: (p.released, p.number), False),
        "release_date_desc": (lambda p: (p.released, p.number), True),
    }
    name = given.get("sortBy", "date_purchased")
    key, down = parameters.choice(given, "sortBy", orders) or orders["date_purchased"]
    wanted = parameters.choice(given, "sortOrder", {"asc": "asc", "desc": "desc"})
    return name, sorted(products, key=key, reverse=down if wanted is None else wanted == "desc")


def _affordable(price: str, catalogue: Catalogue) -> Callable[[Product], bool]:
    tariffs = catalogue.tariffs
    if price == "free":
        return lambda p: tariffs[p.id].final == 0
    if price == "discounted":
        return lambda p: tariffs[p.id].discount > 0
    found = _UNDER.fullmatch(price)
    bound = int(found[1]) * 100 if found else -inf
    return lambda p: tariffs[p.id].final < bound


def _words(given: Mapping[str, str], name: str) -> set[str]:
    return {word for word in given.get(name, "").split(",") if word}


def _slug(name: str) -> str:
    return re.sub("[^a-z0-9]+", "_", name.lower())
