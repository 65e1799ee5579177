"""Products, prices, downloads, the catalogue, reviews, and what the client is told about itself."""

from collections import Counter
from xml.etree import ElementTree

import httpx
import msgspec
import pytest
from gog_galaxy_client import ForbiddenError, GogGalaxy, NotFoundError, models

from contract_tests.stories._telling import MOST, all_of, given
from contract_tests.stories.gog_galaxy import GAME, GAME_CLIENT, SMALL
from contract_tests.stories.test_gog_galaxy._installing import digest, newest, repository
from contract_tests.targets import Sandbox, Target

UNKNOWN, MOVIE = 999_999_999, 1207665463
SECTIONS = (
    *("downloads", "expanded_dlcs", "description", "screenshots"),
    *("videos", "related_products", "changelog"),
)


def extended(product: models.Product) -> set[str]:
    """The sections that came."""
    return {name for name in SECTIONS if getattr(product, name) is not msgspec.UNSET}


# --- products ----------------------------------------------------------------------------------------


def test_products_expand(galaxy: GogGalaxy) -> None:
    """The sections that are asked for come, and no others, for one product and for several."""
    for wanted in ([], ["downloads"], ["description", "changelog"], list(SECTIONS)):
        expand = {"expand": wanted} if wanted else {}
        assert extended(galaxy.products.get(GAME, **expand)) == set(wanted)  # type: ignore[arg-type]
        for product in galaxy.products.list(ids=[GAME, SMALL], **expand):  # type: ignore[arg-type]
            assert extended(product) == set(wanted)


def test_products_locale(galaxy: GogGalaxy) -> None:
    """Texts come in the language that was asked for; the short form means the same."""
    english, german, short = (
        given(galaxy.products.get(GAME, expand=["description"], locale=locale).description).full
        for locale in ("en-US", "de-DE", "de")
    )
    assert english != german == short
    assert given(galaxy.products.get(GAME, expand=["description"]).description).full == english


def test_products_list(galaxy: GogGalaxy) -> None:
    """Several products at once are the same as one by one; unknown ids are left out."""
    some = galaxy.products.list(ids=[GAME, SMALL])

    assert sorted(product.id for product in some) == sorted([GAME, SMALL])
    assert all(product == galaxy.products.get(product.id) for product in some)
    assert [p.id for p in galaxy.products.list(ids=[UNKNOWN, GAME])] == [GAME]
    assert galaxy.products.list(ids=[UNKNOWN]) == []


def test_products_fifty(galaxy: GogGalaxy, target: Target, http: httpx.Client) -> None:
    """Fifty ids are taken in one call, and one more is refused; the client has all of them, in two calls."""
    ids = [int(p.id) for p in galaxy.catalog.search(limit=51).products]
    assert len(ids) == 51

    def ask(some: list[int]) -> int:
        wanted = {"ids": ",".join(map(str, some))}
        return http.get(f"{target.base_url}/products", params=wanted).status_code

    assert (ask(ids[:50]), ask(ids)) == (200, 400)
    assert sorted(p.id for p in galaxy.products.list(ids=ids)) == sorted(ids)


def test_products_unknown(galaxy: GogGalaxy) -> None:
    """Unknown products and movies are 404."""
    for product in (UNKNOWN, MOVIE):
        with pytest.raises(NotFoundError):
            galaxy.products.get(product)
        with pytest.raises(NotFoundError):
            galaxy.products.get_game(product)
        with pytest.raises(NotFoundError):
            galaxy.products.prices(product)


def test_products_systems(galaxy: GogGalaxy) -> None:
    """A product can be installed on those systems that it has builds for."""
    for product in (GAME, SMALL):
        told = msgspec.to_builtins(galaxy.products.get(product).content_system_compatibility)
        found = {
            system: bool(galaxy.builds.list(product, system, generation=2).items)
            for system in ("windows", "osx", "linux")
        }
        assert told == found


def test_products_screenshots(galaxy: GogGalaxy) -> None:
    """Each size of a screenshot has an address of its own, made by the template."""
    for product in (GAME, SMALL):
        shots = given(galaxy.products.get(product, expand=["screenshots"]).screenshots)
        assert shots
        for shot in shots:
            sizes = {size.formatter_name: size.image_url for size in shot.formatted_images}
            assert len(sizes) == len(shot.formatted_images) > 1
            for name, where in sizes.items():
                assert where == shot.formatter_template_url.replace("{formatter}", name)
            assert shot.image_id in shot.formatter_template_url


def test_products_dlcs(galaxy: GogGalaxy) -> None:
    """A game with DLC names them, with addresses that are theirs; one without has an empty list."""
    dlcs = galaxy.products.get(SMALL).dlcs
    assert isinstance(dlcs, models.ProductDlcs)
    assert dlcs.products
    for dlc in dlcs.products:
        product = galaxy.products.get(int(dlc.link.rpartition("/")[2]))
        assert (product.id, product.game_type) == (dlc.id, "dlc")
        assert str(dlc.id) in dlcs.all_products_url
    assert not isinstance(galaxy.products.get(GAME).dlcs, models.ProductDlcs)


def test_products_languages(galaxy: GogGalaxy) -> None:
    """A product has its languages, by code; one that is not out yet may have none."""
    coming = [int(p.id) for p in catalogue(galaxy) if p.product_state == "coming-soon"]
    assert coming

    assert galaxy.products.get(GAME).languages == {"en": "English"}
    assert any(not product.languages for product in galaxy.products.list(ids=coming[:50]))


def test_products_store_page(galaxy: GogGalaxy) -> None:
    """The store page is that of the product."""
    for product in (GAME, SMALL):
        page = galaxy.products.get_game(product)
        slug = galaxy.products.get(product).slug
        assert slug in str(page.field_links)


# --- prices ------------------------------------------------------------------------------------------


def prices(embedded: models.PricesOfProduct) -> dict[str, tuple[int, int]]:
    """Before and after the discount, in cents, by currency; each amount has to name its own."""
    found: dict[str, tuple[int, int]] = {}
    for price in embedded.prices:
        amounts = [text.split() for text in (price.base_price, price.final_price)]
        assert {currency for _, currency in amounts} == {price.currency.code}
        found[price.currency.code] = (int(amounts[0][0]), int(amounts[1][0]))
    assert all(final <= base for base, final in found.values())
    return found


def test_prices_of_a_product(galaxy: GogGalaxy) -> None:
    """A product has prices in several currencies, or in the one that was asked for; not the same number."""
    every = prices(galaxy.products.prices(GAME, country_code="AT").field_embedded)
    assert len(every) > 1
    for currency in ("EUR", "USD", "PLN"):
        one = prices(galaxy.products.prices(GAME, country_code="AT", currency=currency).field_embedded)
        assert one == {currency: every[currency]}
    assert every["PLN"] != every["EUR"]


def test_prices_of_several(galaxy: GogGalaxy) -> None:
    """The same prices come for several products at once, each with its product."""
    known = [int(product.id) for product in galaxy.catalog.search(limit=20).products]
    listed = galaxy.products.list_prices(ids=known, currency="EUR").field_embedded.items
    found = {given(item.field_embedded.product).id: prices(item.field_embedded) for item in listed}

    assert found.keys() == set(known)
    assert len({str(price) for price in found.values()}) > 3
    for product in known[:4]:
        assert found[product] == prices(galaxy.products.prices(product, currency="EUR").field_embedded)


def test_prices_of_several_in_a_currency(galaxy: GogGalaxy) -> None:
    """What was asked for of one product is asked for of several: one currency, or all there are."""
    known = [int(product.id) for product in galaxy.catalog.search(limit=5).products]
    for asked in ({}, {"currency": "EUR"}, {"currency": "USD"}, {"currency": "PLN"}):
        listed = galaxy.products.list_prices(ids=known, **asked).field_embedded.items
        found = {given(item.field_embedded.product).id: prices(item.field_embedded) for item in listed}
        assert found == {
            product: prices(galaxy.products.prices(product, **asked).field_embedded) for product in known
        }


def test_prices_know_their_product(galaxy: GogGalaxy) -> None:
    """Prices say which product they are of, and where they are to be found again."""
    for product in (GAME, SMALL, GAME):
        found = galaxy.products.prices(product)
        assert str(product) in str(given(found.field_links)["self"])
        assert given(found.field_embedded.product).id == product
    for item in galaxy.products.list_prices(ids=[SMALL, GAME]).field_embedded.items:
        assert str(given(item.field_embedded.product).id) in str(given(item.field_links)["self"])


@pytest.mark.parametrize("currency", ["EUR", "PLN"])
def test_discounts_are_those_of_the_prices(galaxy: GogGalaxy, currency: str) -> None:
    """A discount is the percentage that leads from one price to the other; without one both are the same."""
    seen: set[int] = set()
    for product in catalogue(galaxy, currency_code=currency):
        assert isinstance(product.price, models.CatalogPrice)
        base, final = (float(m.amount) for m in (product.price.base_money, product.price.final_money))
        percent = int((product.price.discount or "0").strip("-%"))
        assert 100 * (base - final) == pytest.approx(percent * base, abs=base)
        assert (product.price.discount is None) is (base == final)
        seen.add(percent)
    assert len(seen) > 2


def test_prices_are_those_of_the_catalogue(galaxy: GogGalaxy) -> None:
    """What the catalogue shows is what the product costs, discount and all."""
    page = galaxy.catalog.search(limit=48, currency_code="PLN")
    for product in page.products[:12]:
        assert isinstance(product.price, models.CatalogPrice)
        base, final = (
            round(float(money.amount) * 100)
            for money in (product.price.base_money, product.price.final_money)
        )
        known = prices(galaxy.products.prices(int(product.id), currency="PLN").field_embedded)
        assert known == {"PLN": (base, final)}
        assert {product.price.base_money.currency, product.price.final_money.currency} == {"PLN"}
        assert product.price.final_money.amount in given(product.price.final)
        assert product.price.base_money.amount in given(product.price.base)
    assert any(isinstance(p.price, models.CatalogPrice) and p.price.discount for p in page.products)


# --- downloads ---------------------------------------------------------------------------------------


def test_downloads(galaxy: GogGalaxy, outside: httpx.Client) -> None:
    """Every file of an installer has an address of its own, and bytes that match its list of chunks."""
    downloads = given(galaxy.products.get(GAME, expand=["downloads"]).downloads)
    assert downloads.installers
    assert downloads.bonus_content
    seen: set[str] = set()
    for download in downloads.installers:
        assert download.total_size == sum(file.size for file in download.files)
        for file in download.files:
            assert file.downlink.endswith(f"/products/{GAME}/downlink/installer/{file.id}")
            found = galaxy.products.downlink(GAME, "installer", file.id)
            data = outside.get(found.downlink).content
            _check_list(outside.get(given(found.checksum)).content, data)
            assert len(data) == file.size
            seen.add(digest(data))
    assert len(seen) == sum(len(download.files) for download in downloads.installers) > 1


def _check_list(document: bytes, data: bytes) -> None:
    root = ElementTree.fromstring(document)  # noqa: S314 (our own)
    assert (root.get("md5"), int(root.get("total_size", ""))) == (digest(data), len(data))
    chunks = root.findall("chunk")
    assert int(root.get("chunks", "")) == len(chunks) > 0
    end = 0
    for chunk in chunks:
        begin, last = int(chunk.get("from", "")), int(chunk.get("to", ""))
        assert begin == end
        assert chunk.text == digest(data[begin : last + 1])
        end = last + 1
    assert end == len(data)


def test_downloads_of_extras(galaxy: GogGalaxy, outside: httpx.Client) -> None:
    """An extra has a number, and bytes as many as announced."""
    downloads = given(galaxy.products.get(GAME, expand=["downloads"]).downloads)
    for extra in downloads.bonus_content:
        for file in extra.files:
            found = galaxy.products.downlink(GAME, "product_bonus", str(file.id))
            assert len(outside.get(found.downlink).content) == file.size


def test_downloads_end(galaxy: GogGalaxy, outside: httpx.Client, sandbox: Sandbox) -> None:
    """A downlink opens its file for a short time; a new one opens it again."""
    old = galaxy.products.downlink(GAME, "installer", "en1installer3")
    data = outside.get(old.downlink).content
    sandbox.advance(24 * 3600)

    assert outside.get(old.downlink).status_code == 403
    new = galaxy.products.downlink(GAME, "installer", "en1installer3")
    assert outside.get(new.downlink).content == data


def test_downloads_are_for_owners(galaxy: GogGalaxy, boris: GogGalaxy) -> None:
    """Who does not own a product gets no address; a file that is none is 404."""
    with pytest.raises(ForbiddenError):
        boris.products.downlink(GAME, "installer", "en1installer3")
    with pytest.raises(NotFoundError):
        galaxy.products.downlink(GAME, "installer", "en9installer9")


# --- the catalogue -----------------------------------------------------------------------------------


def catalogue(galaxy: GogGalaxy, limit: int = 100, **asked: str) -> list[models.CatalogProduct]:
    """The whole catalogue, or what of it was asked for, page by page; the total has to be right."""
    found: list[models.CatalogProduct] = []
    totals: set[int] = set()
    after: dict[str, str] = {}
    while True:
        page = galaxy.catalog.search(limit=limit, **asked, **after)
        totals.add(page.product_count)
        assert page.currently_shown_product_count == len(page.products)
        found += page.products
        assert len(found) < MOST, "the catalogue does not end"
        if not page.products:
            break
        after = {"search_after": page.products[-1].id}
    assert totals == {len(found)}
    return found


def test_catalog_pages(galaxy: GogGalaxy) -> None:
    """All pages together have everything once; `limit` is how long one is."""
    whole = [product.id for product in catalogue(galaxy)]

    assert len(whole) == len(set(whole)) > 150
    assert [p.id for p in galaxy.catalog.search(limit=7).products] == whole[:7]
    assert [p.id for p in galaxy.catalog.search(limit=7, search_after=whole[6]).products] == whole[7:14]
    assert galaxy.catalog.search(limit=7).pages == -(-len(whole) // 7)


def test_catalog_search(galaxy: GogGalaxy) -> None:
    """`like:` finds what has the words in its title, and all of that."""
    whole = catalogue(galaxy)
    word = whole[0].title.split()[0].casefold()

    found = [product.id for product in catalogue(galaxy, query=f"like:{word}")]

    assert sorted(found) == sorted(p.id for p in whole if word in p.title.casefold())
    assert 0 < len(found) < len(whole)
    assert galaxy.catalog.search(query="like:no title has this").products == []


def test_catalog_types(galaxy: GogGalaxy) -> None:
    """`productType` divides the catalogue."""
    whole = Counter(given(product.product_type) for product in catalogue(galaxy))

    assert len(whole) > 1
    for kind, count in whole.items():
        found = catalogue(galaxy, product_type=f"in:{kind}")
        assert {given(product.product_type) for product in found} == {kind}
        assert len(found) == count


def test_catalog_filters_together(galaxy: GogGalaxy) -> None:
    """Words, types and an order all hold at once, and on every page."""
    whole = catalogue(galaxy)
    words = Counter(word for product in whole for word in product.title.casefold().split())
    word = max(words, key=lambda word: (len(types_of(whole, word)), words[word]))
    assert len(types_of(whole, word)) > 1

    for kind in types_of(whole, word):
        wanted = {p.id for p in whole if word in p.title.casefold() and p.product_type == kind}
        for limit in (1, 3, 100):
            asked = {"query": f"like:{word}", "product_type": f"in:{kind}", "order": "desc:title"}
            found = catalogue(galaxy, limit, **asked)
            assert {product.id for product in found} == wanted
            titles = [product.title for product in found]
            assert titles == sorted(titles, reverse=True)


def types_of(products: list[models.CatalogProduct], word: str) -> set[str]:
    """The types among what has a word in its title."""
    return {given(p.product_type) for p in products if word in p.title.casefold()}


@pytest.mark.parametrize("currency", ["EUR", "USD", "PLN"])
def test_catalog_currency(galaxy: GogGalaxy, currency: str) -> None:
    """The currency that was asked for is that of every page, filtered or not, in any order."""
    whole: dict[str, models.CatalogPrice] = {}
    for product in catalogue(galaxy, currency_code=currency):
        assert isinstance(product.price, models.CatalogPrice)
        told = (product.price.base_money.currency, product.price.final_money.currency)
        assert told == (currency, currency)
        whole[product.id] = product.price
    ids = list(whole)
    for some in (ids[:20], ids[-20:]):
        listed = galaxy.products.list_prices(ids=list(map(int, some)), currency=currency)
        for item in listed.field_embedded.items:
            price = whole[str(given(item.field_embedded.product).id)]
            base, final = (round(float(m.amount) * 100) for m in (price.base_money, price.final_money))
            assert prices(item.field_embedded) == {currency: (base, final)}

    for asked in ({"product_type": "in:game"}, {"order": "asc:price"}, {"query": "like:the"}):
        for product in catalogue(galaxy, 25, currency_code=currency, **asked):
            assert product.price == whole[product.id]


@pytest.mark.parametrize("field", ["title", "price", "discount", "storeReleaseDate", "reviewsRating"])
def test_catalog_orders(galaxy: GogGalaxy, field: str) -> None:
    """An order holds from the first page to the last, in both directions, and loses nothing."""
    whole = {product.id for product in catalogue(galaxy)}
    for way in ("asc", "desc"):
        found = catalogue(galaxy, order=f"{way}:{field}")
        assert {product.id for product in found} == whole
        keys = [_key(product, field) for product in found]
        shown = [key for key in keys if key is not None]
        assert shown == sorted(shown, reverse=way == "desc"), f"{way}:{field}"
        assert len(set(shown)) > 1


def _key(product: models.CatalogProduct, field: str) -> str | float | None:
    price = product.price
    assert isinstance(price, models.CatalogPrice)
    if field == "title":
        return product.title.strip()
    if field == "price":
        return float(price.final_money.amount)
    if field == "discount":
        return float(str(price.discount or 0).strip("-%"))
    return given(product.release_date) if field == "storeReleaseDate" else given(product.reviews_rating)


# --- reviews -----------------------------------------------------------------------------------------


def review_list(galaxy: GogGalaxy, **asked: str) -> list[dict[str, object]]:
    """All reviews of the documents' game."""
    found: list[dict[str, object]] = msgspec.to_builtins(
        all_of(galaxy.reviews.iter(GAME, limit=5, **asked))  # type: ignore[arg-type]
    )
    return found


def test_reviews(galaxy: GogGalaxy) -> None:
    """Pages make up the whole, the most votes first; counts and the average are those of the reviews."""
    whole = review_list(galaxy, order="desc:votes")
    page = galaxy.reviews.list(GAME, limit=5)
    average = galaxy.reviews.average_rating(GAME)

    assert len({str(review["id"]) for review in whole}) == len(whole) > 10
    votes = [int(str(review["upvotes"])) for review in whole]
    assert votes == sorted(votes, reverse=True)
    assert given(page.review_count) == len(whole) == average.count
    assert page.pages == -(-len(whole) // 5)
    ratings = [int(str(review["rating"])) for review in whole]
    assert average.value == pytest.approx(sum(ratings) / len(ratings), abs=0.01)
    assert given(page.overall_avg_rating) == average.value
    with pytest.raises(NotFoundError):
        galaxy.reviews.average_rating(UNKNOWN)


def test_reviews_filters(galaxy: GogGalaxy) -> None:
    """Reviews by verified owners, or in a language, are those among all."""
    whole = review_list(galaxy)
    owners = review_list(galaxy, reviewer="in:verified_owner")

    def verified(review: dict[str, object]) -> bool:
        return "'isVerifiedOwner': True" in str(review["reviewer"])

    assert [review["id"] for review in owners] == [r["id"] for r in whole if verified(r)]
    assert len(owners) < len(whole)
    for language in ("en-US", "fr-FR"):
        found = review_list(galaxy, language=f"in:{language}")
        assert [r["id"] for r in found] == [r["id"] for r in whole if r["language"] == language]
        both = review_list(galaxy, language=f"in:{language}", reviewer="in:verified_owner")
        assert [r["id"] for r in both] == [r["id"] for r in found if verified(r)]


def test_reviews_grow(galaxy: GogGalaxy, web: Sandbox) -> None:
    """A review that is written on the web site is counted here."""
    before = galaxy.reviews.average_rating(SMALL)
    web.step(
        "reviews", {"user": "boris", "product": SMALL, "rating": 10, "title": "No", "description": "No."}
    )

    after = galaxy.reviews.average_rating(SMALL)
    assert after.count == before.count + 1
    assert after.value == pytest.approx((before.value * before.count + 1) / after.count, abs=0.02)


# --- games of all platforms, and the client ----------------------------------------------------------


def test_games_db(galaxy: GogGalaxy) -> None:
    """A game is known by its id on its own platform, and by no other."""
    found = galaxy.games_db.get("gog", str(GAME))
    assert (found["platform_id"], found["external_id"]) == ("gog", str(GAME))
    for platform, number in (("steam", str(GAME)), ("gog", str(UNKNOWN))):
        with pytest.raises(NotFoundError):
            galaxy.games_db.get(platform, number)


def test_config_of_the_client(galaxy: GogGalaxy) -> None:
    """The configuration names hosts and intervals."""
    found = galaxy.config.client()
    assert found.end_points["gameplay"] == "gameplay.gog.com"
    assert found.intervals["presence"] == 5


def test_config_files(galaxy: GogGalaxy) -> None:
    """Each system has files of its own, of which the newer list says more."""
    for windows, osx in (
        (
            galaxy.config.files("desktop-galaxy-peer", "files-windows"),
            galaxy.config.files("desktop-galaxy-peer", "files-osx"),
        ),
        (
            galaxy.config.files_v7("desktop-galaxy-peer", "windows"),
            galaxy.config.files_v7("desktop-galaxy-peer", "osx"),
        ),
    ):
        assert windows.project_name == osx.project_name == "desktop-galaxy-peer"
        assert windows.files
        assert {file.resource for file in windows.files}.isdisjoint(file.resource for file in osx.files)


def test_config_of_a_game(galaxy: GogGalaxy) -> None:
    """Where a game keeps its saves is the same in its configuration and in its repository."""
    found = given(repository(galaxy, newest(galaxy, GAME)).cloud_saves)
    content = galaxy.config.remote(GAME_CLIENT["client_id"]).content

    locations = given(given(given(content.windows).cloud_storage).locations)
    assert [(place.name, place.location) for place in locations] == [
        (place.name, place.location) for place in found
    ]
