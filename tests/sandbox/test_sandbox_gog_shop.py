"""GOG: the store's lists, carts, orders and the wallet."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.sandbox.gog import GAME, NOBODYS, PEOPLE, UNOWNED, Gog, is_page

Product = dict[str, Any]
Test = Callable[[Product], bool]
Key = Callable[[Product], Any]

COMING = 1207660000 + 13 * 195
NOT_ON_SALE = 1207660000 + 13 * 48
PACK = 1400000000
STATES = ("canceled", "completed", "in_progress", "not_redeemed", "pending", "redeemed")
ALL = "&".join(f"{state}=1" for state in STATES)


def test_store_list_has_the_documents_fields(gog: Gog) -> None:
    """Page and total as strings, prices as text, dates in three styles."""
    page = gog.json("/games/ajax/filtered?search=unreal", None)

    assert {key: page[key] for key in page if key != "products"} == {
        "ts": None,
        "page": "1",
        "totalPages": 1,
        "totalResults": "1",
        "totalGamesFound": 1,
        "totalMoviesFound": 0,
    }
    (game,) = page["products"]
    assert game["price"] == {
        "amount": "9.99",
        "baseAmount": "9.99",
        "finalAmount": "9.99",
        "isDiscounted": False,
        "discountPercentage": 0,
        "discountDifference": "0.00",
        "symbol": "€",
        "isFree": False,
        "discount": 0,
        "isBonusStoreCreditIncluded": False,
        "bonusStoreCreditAmount": "0.00",
    }
    assert game["salesVisibility"] == {
        "isActive": True,
        "fromObject": {
            "date": "2014-05-13 18:00:00.000000",
            "timezone_type": 3,
            "timezone": "Europe/Nicosia",
        },
        "from": 1399993200,
        "toObject": {
            "date": "2030-12-31 23:59:59.000000",
            "timezone_type": 3,
            "timezone": "Europe/Nicosia",
        },
        "to": 1924984799,
    }
    assert (game["url"], game["customAttributes"], game["worksOn"]) == (
        "/game/unreal_tournament_2004_editors_choice_edition",
        [],
        {"Windows": True, "Mac": False, "Linux": False},
    )


def products(gog: Gog, query: str = "", user: str | None = None) -> list[dict[str, Any]]:
    """All products that a query of the store finds."""
    pages = [gog.json(f"/games/ajax/filtered?limit=100&page={page}&{query}", user) for page in (1, 2, 3)]
    found: list[dict[str, Any]] = [product for page in pages for product in page["products"]]
    assert {page["totalResults"] for page in pages} == {str(len(found))}
    return found


def test_store_list_goes_through_everything_once(gog: Gog) -> None:
    """Whatever the size of a page; the oddities of the documents are among it."""
    pages = [gog.json(f"/games/ajax/filtered?page={page}") for page in range(1, 15)]
    ids = [product["id"] for page in pages for product in page["products"]]

    assert len(ids) == len(set(ids)) == 250
    assert [len(page["products"]) for page in pages[-3:]] == [20, 10, 0]
    found = products(gog)
    assert [product["id"] for product in found] == ids
    assert {product["type"] for product in found} == {1, 2, 3}
    assert any(product["title"].endswith(" ") for product in found)
    assert any(product["slug"] == "" for product in found)
    assert any(product["releaseDate"] is None for product in found)
    assert any(product["releaseDate"] == 693612000 for product in found)
    assert any(product["salesVisibility"]["to"] == 978299999 for product in found)
    assert any(product["price"]["isFree"] for product in found)


FILTERS: dict[str, Test] = {
    "mediaType=game": lambda p: p["isGame"] and not p["isMovie"],
    "mediaType=movie": lambda p: p["isMovie"],
    "category=strategy": lambda p: p["originalCategory"] == "Strategy",
    "category=rpg,puzzle": lambda p: p["originalCategory"] in ("Role-playing", "Puzzle"),
    "price=free": lambda p: p["price"]["finalAmount"] == "0.00",
    "price=discounted": lambda p: p["isDiscounted"],
    "price=u5": lambda p: float(p["price"]["finalAmount"]) < 5,
    "system=lin_ubuntu": lambda p: p["worksOn"]["Linux"],
    "system=16,32": lambda p: p["worksOn"]["Mac"],
    "system=windows_10": lambda p: p["worksOn"]["Windows"],
    "search=collection": lambda p: p["type"] == 2,
    "devpub=cinder_sons": lambda p: "Cinder & Sons" in (p["developer"], p["publisher"]),
    "release=whenever": lambda p: True,
    "language=de": lambda p: True,
    "feature=coop": lambda p: p["isGame"],
}


@pytest.mark.parametrize("query", FILTERS)
def test_store_list_filters(gog: Gog, query: str) -> None:
    """What is found is what was asked for, and it is not nothing."""
    found = products(gog, query)
    assert found
    assert all(FILTERS[query](product) for product in found)


@pytest.mark.parametrize("name", ["category", "devpub", "feature", "language", "price", "system"])
def test_store_list_knows_no_such_word(gog: Gog, name: str) -> None:
    """It finds nothing."""
    page = gog.json(f"/games/ajax/filtered?{name}=nothing_of_that_name")
    assert (page["products"], page["totalPages"], page["totalResults"]) == ([], 0, "0")


SORTS: dict[str, tuple[Key, bool]] = {
    "title": (lambda p: p["title"].casefold(), False),
    "rating": (lambda p: p["rating"], True),
    "release_asc": (lambda p: p["globalReleaseDate"] or 693612000, False),
    "release_desc": (lambda p: p["globalReleaseDate"] or 693612000, True),
    "date": (lambda p: p["globalReleaseDate"] or 693612000, True),
    "user_reviews": (lambda p: p["rating"], True),
    "date_added": (lambda p: p["id"], True),
}


@pytest.mark.parametrize("sort", ["title", "rating", "release_asc", "release_desc", "date"])
def test_store_list_sorts(gog: Gog, sort: str) -> None:
    """By what is asked for."""
    key, down = SORTS[sort]
    values = [key(product) for product in products(gog, f"sort={sort}")]
    assert values == sorted(values, reverse=down)


@pytest.mark.parametrize(
    "query", ["page=0", "page=x", "limit=0", "limit=-1", "limit=x", "sort=price", "mediaType=1"]
)
def test_store_list_refuses(gog: Gog, query: str) -> None:
    """Arguments that make no sense."""
    assert is_page(gog.get(f"/games/ajax/filtered?{query}"), 400)


def test_store_list_in_the_older_form(gog: Gog) -> None:
    """Without what was added later."""
    newer = set(products(gog, "search=unreal")[0])
    gog.read(fields="older")
    assert newer - set(products(gog, "search=unreal")[0]) == {
        *("developer", "publisher", "gallery", "video", "supportedOperatingSystems", "genres"),
        *("globalReleaseDate", "isTBA", "isWishlistable"),
    }


def test_store_list_with_loose_numbers(gog: Gog) -> None:
    """The page as a number, prices too."""
    gog.read(numbers="loose")
    page = gog.json("/games/ajax/filtered?search=unreal")
    assert page["page"] == 1
    assert page["products"][0]["price"]["finalAmount"] == 9.99


def test_prices_follow_currency_and_seed(gog: Gog) -> None:
    """Fixed rates; the documents' game costs the same whatever the seed."""
    gog.get("/user/changeCurrency/USD", None)
    price = gog.json("/games/ajax/filtered?search=unreal", None)["products"][0]["price"]
    assert (price["finalAmount"], price["symbol"]) == ("10.99", "$")
    first = [p["price"]["baseAmount"] for p in products(gog)]
    gog.control("/reset", seed=2)
    second = [p["price"]["baseAmount"] for p in products(gog)]
    assert first[0] == "10.99"
    assert second[0] == "9.99"
    assert first[1:] != second[1:]


def test_owning_shows_in_the_store(gog: Gog) -> None:
    """To the user who does."""
    shown = {
        user: gog.json("/games/ajax/filtered?search=unreal", user)["products"][0]["availability"]
        for user in ("anna", "boris", None)
    }
    assert {user: told["isAvailableInAccount"] for user, told in shown.items()} == {
        "anna": True,
        "boris": False,
        None: False,
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 14),
        ("mediaType=0", 14),
        ("mediaType=1", 14),
        ("mediaType=2", 0),
        ("hiddenFlag=0&hasHiddenProducts=false&totalPages=1", 14),
        ("search=zzz", 0),
        ("page=2", 14),
        ("price=5", None),
    ],
)
def test_wishlists_are_searched(gog: Gog, query: str, found: int | None) -> None:
    """One's own and, as it is public, by anybody."""
    own = gog.json(f"/account/wishlist/search?{query}")
    public = gog.json(f"/public_wishlist/{PEOPLE['anna']}/search?{query}", None)

    assert own["totalProducts"] == public["totalProducts"]
    assert found in (None, own["totalProducts"])
    assert list(own) == [
        *("page", "totalPages", "sortBy", "totalProducts", "productsPerPage"),
        *("contentSystemCompatibility", "products"),
    ]


@pytest.mark.parametrize("sort", ["title", "user_reviews", "date_added"])
def test_wishlists_are_sorted(gog: Gog, sort: str) -> None:
    """By what is asked for."""
    key, down = SORTS[sort]
    page = gog.json(f"/account/wishlist/search?sortBy={sort}")
    assert page["sortBy"] == sort
    values = [key(product) for product in page["products"]]
    assert values == sorted(values, reverse=down)


@pytest.mark.parametrize("query", ["page=0", "mediaType=3", "sortBy=x", "hiddenFlag=2"])
def test_wishlists_refuse(gog: Gog, query: str) -> None:
    """Arguments that make no sense."""
    assert is_page(gog.get(f"/account/wishlist/search?{query}"), 400)
    assert is_page(gog.get(f"/public_wishlist/{PEOPLE['anna']}/search?{query}"), 400)


@pytest.mark.parametrize(
    ("privacy", "seen_by"),
    [("0", {"anna"}), ("1", {"anna", "boris", "clara", None}), ("2", {"anna", "clara"})],
)
def test_public_wishlists_are_as_public_as_they_want(
    gog: Gog, privacy: str, seen_by: set[str | None]
) -> None:
    """Nobody, anyone, friends; to others there is a page."""
    gog.get(f"/account/save_sharing_wishlist/{privacy}")
    for user in ("anna", "boris", "clara", None):
        answer = gog.get(f"/public_wishlist/{PEOPLE['anna']}/search", user)
        assert (answer.status_code == 200) == (user in seen_by)
        assert user in seen_by or is_page(answer, 404)
    assert is_page(gog.get("/public_wishlist/1/search"), 404)


@pytest.mark.parametrize("user", ["anna", None])
def test_carts_hold_one_of_each(gog: Gog, user: str | None) -> None:
    """Of users and of visitors; every change tells the cart."""
    first = gog.json(f"/cart/add/{UNOWNED}", user)
    assert gog.json(f"/cart/add/{UNOWNED}", user) == first == gog.json("/cart", user)
    assert [line["id"] for line in first["products"]] == [UNOWNED]
    both = gog.post("/cart/add", user, json={"product_ids": [UNOWNED, GAME]}).json()
    assert both["count"] == 2
    assert gog.post("/cart/add", user, json={"product_ids": []}).json() == both
    assert gog.json(f"/cart/remove/{UNOWNED}", user)["count"] == 1
    assert gog.json("/cart", "boris")["count"] == 0
    assert gog.json("/cart/add/series/2", user)["count"] > 3
    if user:
        assert gog.json("/userData.json")["checksum"]["cart"]


def test_carts_may_be_pages(gog: Gog) -> None:
    """Nobody knows what that path answers."""
    gog.read(cart="html")
    gog.get(f"/cart/add/{GAME}")
    assert is_page(gog.get("/cart"), 200)
    assert "Unreal Tournament" in gog.get("/cart").text


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", f"/cart/add/{NOBODYS}", None, 404),
        ("GET", "/cart/add/x", None, 400),
        ("GET", f"/cart/add/{COMING}", None, 400),
        ("GET", f"/cart/add/{NOT_ON_SALE}", None, 400),
        ("GET", "/cart/add/series/999", None, 404),
        ("GET", "/cart/add/series/0", None, 404),
        ("GET", f"/cart/remove/{GAME}", None, 404),
        ("GET", "/cart/remove/x", None, 400),
        ("GET", "/checkout", None, 400),
        ("GET", f"/checkout/manual/{NOBODYS}", None, 404),
        ("GET", f"/checkout/manual/{COMING}", None, 400),
        ("POST", "/cart/add", {}, 400),
        ("POST", "/cart/add", {"product_ids": 1}, 400),
        ("POST", "/cart/add", {"product_ids": ["1"]}, 400),
        ("POST", "/cart/add", {"product_ids": [GAME, NOBODYS]}, 404),
        ("POST", "/cart/add", {"product_ids": [GAME, COMING]}, 400),
    ],
)
def test_carts_refuse(gog: Gog, method: str, path: str, body: object, status: int) -> None:
    """What is nobody's, not for sale or no sense; then nothing is added."""
    assert is_page(gog.call(method, path, json=body), status)
    assert gog.json("/cart")["count"] == 0


def state(gog: Gog, order: str, user: str = "anna") -> dict[str, Any]:
    """An order as it is."""
    return dict(gog.json(f"/order/checkStatus/{order}", user))


def test_an_order_goes_from_cart_to_library(gog: Gog) -> None:
    """The cart stays until it is paid; then the game is owned and the order in the history."""
    gog.get(f"/cart/add/{UNOWNED}")
    answer = gog.get("/checkout")
    order = answer.headers["location"].removeprefix("/checkout/")
    assert answer.status_code == 302
    assert len(order) == 12
    assert gog.json("/cart")["count"] == 1
    assert is_page(gog.get(f"/checkout/{order}"), 200)
    assert state(gog, order)["status"] == "in_progress"

    assert gog.json(f"/payment/process/{order}") == {"orderId": order, "status": "pending"}
    assert gog.json("/cart")["count"] == 0
    assert not gog.owns(UNOWNED)
    gog.control("/clock", advance=2)

    assert gog.json(f"/payment/ping/{order}") == {"orderId": order, "status": "completed"}
    assert gog.owns(UNOWNED)
    listed = gog.json("/account/settings/orders/data?completed=1")["orders"][0]
    assert (listed["publicId"], listed["status"]) == (order, "purchase")
    assert listed["products"][0]["id"] == str(UNOWNED)


def test_orders_are_changed_until_they_are_paid(gog: Gog) -> None:
    """Products, currency, gift and store credit."""
    order = gog.order(GAME)
    base = f"/checkout/order/{order}"
    assert state(gog, order) == {
        "orderId": order,
        "status": "in_progress",
        "currency": "EUR",
        "isGift": False,
        "isStoreCreditEnabled": False,
        "total": "9.99",
        "storeCreditUsed": "0.00",
        "toPay": "9.99",
        "products": [
            {"id": GAME, "title": "Unreal Tournament 2004 Editor's Choice Edition", "price": "9.99"}
        ],
    }
    assert gog.json(f"{base}/changeCurrency/USD")["total"] == "10.99"
    assert len(gog.json(f"{base}/add/{UNOWNED}")["products"]) == 2
    assert len(gog.json(f"{base}/add/{UNOWNED}")["products"]) == 2
    assert len(gog.done("POST", f"{base}/remove/{UNOWNED}")["products"]) == 1
    assert gog.json(f"{base}/setAsGift")["isGift"] is True
    assert gog.json(f"{base}/setAsNotGift")["isGift"] is False
    assert gog.json(f"{base}/enableStoreCredit")["toPay"] == "0.00"
    assert gog.json(f"{base}/disableStoreCredit")["toPay"] == "10.99"
    assert gog.done("POST", f"{base}/remove/{GAME}")["products"] == []
    assert is_page(gog.get(f"/payment/process/{order}"), 400)


def balance(gog: Gog, currency: str = "EUR") -> int:
    """What Anna's wallet holds, in cents."""
    entries = gog.json(f"/wallet/transactions/{currency}/1")["list"]
    return int(entries[0]["endBalance"]["amount"]) if entries else 0


def test_store_credit_pays_at_once(gog: Gog) -> None:
    """If it covers the order; processing again takes nothing more."""
    before, order = balance(gog), gog.order(GAME, "anna")
    gog.get(f"/checkout/order/{order}/enableStoreCredit")

    for _ in range(3):
        assert gog.json(f"/payment/process/{order.upper()}")["status"] == "completed"

    assert balance(gog) == before - 999
    entry = gog.json("/wallet/transactions/EUR/1")["list"][0]
    assert (entry["orderId"], entry["negative"], entry["balanceChange"]) == (order.upper(), True, "9.99")


def test_store_credit_pays_its_share_and_comes_back(gog: Gog) -> None:
    """What it does not cover is paid outside; if that fails the share is back."""
    gog.step("wallet", user="boris", add=500)
    order = gog.order(GAME, "boris")
    gog.get(f"/checkout/order/{order}/changeCurrency/EUR", "boris")
    shown = gog.json(f"/checkout/order/{order}/enableStoreCredit", "boris")
    assert (shown["storeCreditUsed"], shown["toPay"]) == ("5.00", "4.99")
    assert gog.json(f"/payment/process/{order}", "boris")["status"] == "pending"
    assert gog.json("/wallet/transactions/EUR/1", "boris")["list"][0]["endBalance"]["amount"] == 0

    assert gog.step(f"orders/{order}/decline") == {"order_id": order, "status": "canceled"}

    assert gog.json("/wallet/transactions/EUR/1", "boris")["list"][0]["endBalance"]["amount"] == 500
    gog.control("/clock", advance=10)
    assert state(gog, order, "boris")["status"] == "canceled"
    assert not gog.owns(GAME, "boris")
    assert "is not pending" in gog.control(f"/gog/orders/{order}/complete").json()["error"]


def test_control_completes_a_payment(gog: Gog) -> None:
    """Before its time."""
    order = gog.order()
    assert gog.control(f"/gog/orders/{order}/complete").status_code == 422
    gog.get(f"/payment/process/{order}")
    gog.step(f"orders/{order}/complete")
    assert gog.owns(UNOWNED)
    assert "no order" in gog.control("/gog/orders/0123456789ab/complete").json()["error"]


def test_packs_give_what_they_hold(gog: Gog) -> None:
    """Not themselves."""
    order = gog.order(PACK, "boris")
    gog.get(f"/payment/process/{order}", "boris")
    gog.control("/clock", advance=2)
    owned = gog.json("/user/data/games", "boris")["owned"]
    assert len(owned) > 1
    assert PACK not in owned


def test_gifts_are_not_owned(gog: Gog) -> None:
    """They wait to be redeemed, with a code."""
    order = gog.order()
    gog.get(f"/checkout/order/{order}/setAsGift")
    gog.get(f"/payment/process/{order}")
    gog.control("/clock", advance=2)

    assert not gog.owns(UNOWNED)
    listed = gog.json("/account/settings/orders/data?not_redeemed=1")["orders"][0]
    assert (listed["publicId"], listed["status"]) == (order, "gift_by_me")
    assert (len(listed["giftCode"]), listed["isResendable"]) == (16, True)


def test_funds_fill_the_wallet(gog: Gog) -> None:
    """Once the order is paid."""
    before = balance(gog)
    told = gog.done("POST", "/wallet/funds", json={"amount": 500, "currency": "EUR"})
    order = told["redirectToUrl"].removeprefix("/checkout/")
    assert len(order) == 12
    assert is_page(gog.get(f"/checkout/order/{order}/enableStoreCredit"), 400)
    gog.get(f"/payment/process/{order}")
    assert balance(gog) == before
    gog.control("/clock", advance=2)
    assert balance(gog) == before + 500
    assert state(gog, order)["status"] == "completed"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"amount": 500},
        {"currency": "EUR"},
        {"amount": 0, "currency": "EUR"},
        {"amount": -5, "currency": "EUR"},
        {"amount": "500", "currency": "EUR"},
        {"amount": 1.5, "currency": "EUR"},
        {"amount": True, "currency": "EUR"},
        {"amount": 500, "currency": "XXX"},
        {"amount": 500, "currency": ["EUR"]},
        [],
    ],
)
def test_funds_refuse(gog: Gog, body: object) -> None:
    """Amounts and currencies that make no sense."""
    assert is_page(gog.post("/wallet/funds", json=body), 400)


ORDER_PATHS = (
    *(
        "GET /checkout/{}",
        "GET /checkout/order/{}/changeCurrency/USD",
        "GET /checkout/order/{}/add/1207658691",
    ),
    *("POST /checkout/order/{}/remove/1207658691", "GET /checkout/order/{}/enableStoreCredit"),
    *("GET /checkout/order/{}/disableStoreCredit", "GET /checkout/order/{}/setAsGift"),
    *("GET /checkout/order/{}/setAsNotGift", "GET /payment/process/{}", "GET /payment/ping/{}"),
    "GET /order/checkStatus/{}",
)


@pytest.mark.parametrize("line", ORDER_PATHS)
def test_orders_are_each_users_own(gog: Gog, line: str) -> None:
    """Another's and none are 404, what is no id 400."""
    order = gog.order(GAME)
    for given, user, status in ((order, "boris", 404), ("0123456789ab", "anna", 404), ("12", "anna", 400)):
        method, path = line.format(given).split(" ")
        assert is_page(gog.call(method, path, user), status)


@pytest.mark.parametrize("line", ORDER_PATHS[1:8])
def test_paid_orders_do_not_change(gog: Gog, line: str) -> None:
    """400."""
    order = gog.order(GAME)
    gog.get(f"/payment/process/{order}")
    method, path = line.format(order).split(" ")
    assert is_page(gog.call(method, path), 400)


@pytest.mark.parametrize(
    ("path", "status"),
    [("changeCurrency/XXX", 400), (f"add/{NOBODYS}", 404), (f"add/{COMING}", 400), ("add/x", 400)],
)
def test_orders_refuse(gog: Gog, path: str, status: int) -> None:
    """Arguments that make no sense."""
    assert is_page(gog.get(f"/checkout/order/{gog.order(GAME)}/{path}"), status)


def test_orders_of_visitors_belong_to_who_pays_them(gog: Gog) -> None:
    """Then nobody else sees them; the visitors' cart is empty."""
    gog.get(f"/cart/add/{GAME}", None)
    order = gog.get("/checkout", None).headers["location"].rpartition("/")[2]
    assert is_page(gog.get(f"/checkout/{order}", None), 200)  # the login page
    assert state(gog, order, "boris")["status"] == state(gog, order, "anna")["status"] == "in_progress"
    assert gog.json("/account/settings/orders/data?in_progress=1", "boris")["orders"] == []

    gog.get(f"/payment/process/{order}", "boris")
    gog.control("/clock", advance=2)

    assert gog.owns(GAME, "boris")
    assert gog.json("/cart", None)["count"] == 0
    assert is_page(gog.get(f"/order/checkStatus/{order}"), 404)


def test_free_orders_are_complete_at_once(gog: Gog) -> None:
    """Nothing to pay."""
    free = next(p["id"] for p in products(gog, "price=free", "boris") if p["buyable"])
    order = gog.order(free, "boris")
    assert gog.json(f"/payment/process/{order}", "boris")["status"] == "completed"
    listed = gog.json("/account/settings/orders/data?completed=1", "boris")["orders"][0]
    assert (listed["paymentMethod"], listed["total"]["isZero"]) == ("Free Order", True)


@pytest.mark.parametrize("query", ["", "page=1", "page=1&completed=0", "search=x"])
def test_orders_are_empty_without_a_state(gog: Gog, query: str) -> None:
    """A list of no states has no orders."""
    assert gog.json(f"/account/settings/orders/data?{query}") == {"totalPages": 0, "orders": []}


def test_orders_come_in_pages(gog: Gog) -> None:
    """Ten on each, newest first, each once; every state has some of its own."""
    pages = [gog.json(f"/account/settings/orders/data?page={page}&{ALL}") for page in (1, 2, 3, 4)]
    orders = [order for page in pages for order in page["orders"]]

    assert [len(page["orders"]) for page in pages] == [10, 10, 7, 0]
    assert {page["totalPages"] for page in pages} == {3}
    dates = [order["date"] for order in orders]
    assert dates == sorted(dates, reverse=True)
    assert {order["status"] for order in orders} == {"purchase", "gift_by_me", "gift_for_me", "refund"}
    found = [
        str(order["publicId"])
        for state in STATES
        for order in gog.json(f"/account/settings/orders/data?{state}=1")["orders"]
    ]
    assert len(found) == len(set(found))
    assert set(found) <= {order["publicId"] for order in orders}


def test_orders_are_searched(gog: Gog) -> None:
    """By title and by id."""
    order = gog.json(f"/account/settings/orders/data?{ALL}")["orders"][0]
    for text in (order["publicId"], order["products"][0]["title"].strip().upper()):
        answer = gog.get("/account/settings/orders/data?" + ALL, params={"search": text, **_all()})
        assert [o["publicId"] for o in answer.json()["orders"]] == [order["publicId"]]


def _all() -> dict[str, str]:
    return dict.fromkeys(STATES, "1")


@pytest.mark.parametrize("query", ["page=0", "page=x", "completed=2", "pending=yes"])
def test_orders_list_refuses(gog: Gog, query: str) -> None:
    """Arguments that make no sense."""
    assert is_page(gog.get(f"/account/settings/orders/data?{query}"), 400)


def test_orders_on_www_may_be_a_page(gog: Gog) -> None:
    """With a bearer token, under that reading; a cookie or the other host give JSON."""
    path = f"/account/settings/orders/data?{ALL}"
    assert gog.json(f"https://www.gog.com{path}")["orders"]
    gog.read(www_orders="html")
    assert is_page(gog.get(f"https://www.gog.com{path}"), 200)
    session = {"headers": {"Cookie": "gog-al=sandbox-session-anna"}}
    assert gog.json(f"https://www.gog.com{path}", None, **session)["orders"]
    assert gog.json(f"https://embed.gog.com{path}")["orders"]


def test_money_of_orders(gog: Gog) -> None:
    """Eight ways to say one amount."""
    order = gog.order(GAME)
    listed = gog.json("/account/settings/orders/data?in_progress=1")["orders"][0]
    assert listed["publicId"] == order
    assert listed["total"] == {
        "amount": "9.99",
        "symbol": "€",
        "code": "EUR",
        "isZero": False,
        "rawAmount": 999,
        "formattedAmount": "9.99",
        "full": "€ 9.99",
        "for_email": "€ 9.99",
    }


def test_wallet_has_two_pages(gog: Gog) -> None:
    """Thirty on each, newest first; balances add up."""
    pages = [gog.json(f"/wallet/transactions/EUR/{page}") for page in (1, 2, 3)]

    entries = [entry for page in pages for entry in page["list"]]
    assert [len(page["list"]) for page in pages] == [30, 6, 0]
    assert {(page["count"], page["pageSize"]) for page in pages} == {(36, 30)}
    total = 0
    for entry in reversed(entries):
        change = int(entry["balanceChange"].replace(".", ""))
        total += -change if entry["negative"] else change
        assert entry["endBalance"]["amount"] == total
        assert entry["orderId"] == entry["orderId"].upper()
    assert gog.json("/userData.json")["walletBalance"]["amount"] == total


@pytest.mark.parametrize("path", ["XXX/1", "EUR/0", "EUR/x", "eur/1"])
def test_wallet_refuses(gog: Gog, path: str) -> None:
    """What makes no sense."""
    assert is_page(gog.get(f"/wallet/transactions/{path}"), 400)


def test_wallet_recommends_what_it_can_pay(gog: Gog) -> None:
    """And what is not owned."""
    shown = gog.json("/wallet/recommendedProducts")["products"]
    assert len(shown) == 4
    assert not any(gog.owns(product["id"]) for product in shown)


def test_control_steps_of_the_shop(gog: Gog) -> None:
    """Give, take, fill and empty; what cannot be is refused."""
    gog.step("library", user="boris", product=GAME, updates=2)
    assert gog.owns(GAME, "boris")
    assert gog.json("/account/getFilteredProducts?isUpdated=1", "boris")["products"][0]["updates"] == 2
    gog.step("library", user="boris", product=GAME, owned=False)
    assert not gog.owns(GAME, "boris")
    assert gog.step("wallet", user="boris", add=700, currency="PLN")["balance"] == 700
    assert gog.step("wallet", user="boris", add=-700, currency="PLN")["balance"] == 0
    for path, body, says in (
        ("wallet", {"user": "boris", "add": -1}, "would be -1"),
        ("wallet", {"user": "boris", "add": 1, "currency": "XXX"}, "there are USD"),
        ("library", {"user": "nobody", "product": GAME}, "there are anna"),
        ("library", {"user": "anna", "product": NOBODYS}, "there is no product"),
        ("preorder", {"product": 1}, "there is no product"),
        ("steam", {"user": "anna", "products": {"x": "imported"}}, "no product id"),
        ("steam", {"user": "anna", "products": {"1": "sold"}}, "sold"),
        ("reviews", {"user": "anna", "product": GAME, "rating": 5}, "rating"),
        ("friends", {"user": "anna", "friend": "boris", "does": "hug"}, "hug"),
        ("login", {}, "user"),
        ("downloads/cut", {"after": -1}, "after"),
        ("downloads/expire", {"at": 1}, "at"),
    ):
        answer = gog.control(f"/gog/{path}", **body)
        assert answer.status_code == 422, path
        assert says in answer.json()["error"]
