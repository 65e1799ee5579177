"""Gaming Goods, public API: the catalogue, tokens, the life of an order, and every reading."""

import asyncio
import json
import subprocess
from base64 import urlsafe_b64encode
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from sandbox import create_app
from sandbox.gaming_goods import tokens
from tests.sandbox.goods import PRODUCT, SLUG, TOKENS, Goods, refused

UNKNOWN = "00000000-0000-4000-8000-000000000000"


def pages(goods: Goods, query: str = "") -> list[dict[str, Any]]:
    """All products that a query finds, page by page."""
    found: list[dict[str, Any]] = []
    for page in range(1, 100):
        data = goods.catalogue(f"/products?page={page}{query}").json()["data"]
        assert data["page"] == page
        if not data["products"]:
            assert data["total"] == len(found)
            break
        found += data["products"]
    return found


def test_products_list_answers_the_documented_example(goods: Goods) -> None:
    """The product of the document, field by field, comes first."""
    data = goods.catalogue("/products").json()["data"]

    assert (data["total"], data["page"], data["page_size"]) == (243, 1, 20)
    assert data["products"][0] == {
        "id": PRODUCT,
        "name": "Cyberpunk 2077",
        "slug": SLUG,
        "category": "Steam",
        "brand": "CD Projekt",
        "price": 19.99,
        "currency": "EUR",
        "stock_quantity": 12,
        "image_url": f"https://gaming-goods.ru/images/{SLUG}.jpg",
        "is_active": True,
    }


def test_products_list_pages_through_the_catalogue(goods: Goods) -> None:
    """No product twice, none missing, some sold out and some inactive, with and without a page size."""
    found = pages(goods)

    assert len({p["id"] for p in found}) == len({p["slug"] for p in found}) == len(found) == 243
    assert any(p["stock_quantity"] == 0 for p in found)
    assert any(not p["is_active"] for p in found)
    assert all(p["price"] > 0 and round(p["price"], 2) == p["price"] for p in found)
    assert pages(goods, "&page_size=100") == pages(goods, "&page_size=7") == found


def test_products_list_filters_by_category_and_brand(goods: Goods) -> None:
    """Counts agree with categories and brands; names are exact, and unknown ones find nothing."""
    for kind, path in (("category", "/categories"), ("brand", "/brands")):
        counts = goods.catalogue(path).json()["data"]
        assert sum(c["product_count"] for c in counts) == 243
        for count in counts:
            found = pages(goods, f"&page_size=100&{kind}={count['name'].replace('&', '%26')}")
            assert len(found) == count["product_count"]
            assert all(p[kind] == count["name"] for p in found)
    both = pages(goods, "&category=Steam&brand=CD Projekt")
    assert PRODUCT in {p["id"] for p in both}
    assert all((p["category"], p["brand"]) == ("Steam", "CD Projekt") for p in both)
    for nothing in ("category=steam", "brand=Nobody", "category=", "category=Xbox&brand=Valve"):
        assert goods.catalogue(f"/products?{nothing}").json()["data"]["products"] == []


def test_products_list_sorts(goods: Goods) -> None:
    """By price both ways, by name in the language asked for, by age; always the same products."""
    default = {p["id"] for p in pages(goods)}
    for locale in ("en", "ru"):
        by = {
            s: pages(goods, f"&sort={s}&locale={locale}")
            for s in ("price_asc", "price_desc", "name", "newest")
        }
        assert all({p["id"] for p in found} == default for found in by.values())
        prices = [p["price"] for p in by["price_asc"]]
        assert prices == sorted(prices)
        assert [p["price"] for p in by["price_desc"]] == sorted(prices, reverse=True)
        names = [p["name"] for p in by["name"]]
        assert names == sorted(names)
        assert by["newest"] != pages(goods, f"&locale={locale}")


def test_products_list_speaks_both_languages(goods: Goods) -> None:
    """The locale changes names and nothing else; English is the default."""
    english, russian = (
        goods.catalogue(f"/products?locale={locale}&page_size=100").json()["data"]["products"]
        for locale in ("en", "ru")
    )

    assert goods.catalogue("/products?page_size=100").json()["data"]["products"] == english
    assert [{**p, "name": ""} for p in english] == [{**p, "name": ""} for p in russian]
    assert (english[1]["name"], russian[1]["name"]) == ("Garden of Giants", "Сад Великанов")


@pytest.mark.parametrize("path", ["/products?", "/search?q=steam&"])
@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        *(
            ("page", value, "a positive integer")
            for value in ("0", "-1", "abc", "", "1.5", "1e0", "%D9%A1", "+1")
        ),
        *(
            ("page_size", value, "an integer between 1 and 100")
            for value in ("0", "-1", "101", "abc", "", "20.0", "9" * 5000)
        ),
    ],
)
def test_products_list_and_search_refuse_bad_pages(
    goods: Goods, path: str, name: str, value: str, says: str
) -> None:
    """In the words of the document, with the parameter named."""
    answer = goods.catalogue(f"{path}{name}={value}")
    assert refused(answer) == (400, "invalid_request", f"Parameter '{name}' must be {says}")


@pytest.mark.parametrize(
    "query", ["page=1&page_size=100", "page=007", f"page={'9' * 40}", "x=1", "page=0&page=1"]
)
def test_products_list_accepts(goods: Goods, query: str) -> None:
    """Bounds, zeros in front, a page far beyond the end, unknown parameters, the last of two."""
    answer = goods.catalogue(f"/products?{query}")
    assert answer.status_code == 200
    if "999" in query:
        assert answer.json()["data"] == {"products": [], "total": 243, "page": int("9" * 40), "page_size": 20}


def test_products_list_refuses_unknown_sort_and_locale(goods: Goods) -> None:
    """The message lists what there is."""
    for query, message in {
        "sort=price": "Parameter 'sort' must be one of: price_asc, price_desc, name, newest",
        "sort=": "Parameter 'sort' must be one of: price_asc, price_desc, name, newest",
        "locale=de": "Parameter 'locale' must be one of: ru, en",
    }.items():
        assert refused(goods.catalogue(f"/products?{query}")) == (400, "invalid_request", message)


def test_products_get_shows_details(goods: Goods) -> None:
    """What the list shows, and description and meta."""
    listed = goods.catalogue("/products").json()["data"]["products"][0]

    data = goods.catalogue(f"/products/{SLUG}").json()["data"]

    assert data == {
        **listed,
        "description": "Open-world action-adventure. A key for Steam.",
        "meta": {"activation_details": "Enter the key in your Steam account."},
    }


@pytest.mark.parametrize("slug", ["nothing", "", "%00", "%FF", "Cyberpunk-2077-steam-key", PRODUCT])
def test_products_get_refuses_unknown_slug(goods: Goods, slug: str) -> None:
    """404; a product's id is no slug."""
    assert refused(goods.catalogue(f"/products/{slug}")) == (404, "not_found", "Product not found")


def test_products_search_finds_words(goods: Goods) -> None:
    """Beginnings of words, in any order, case and language, in names, platform, brand and description."""

    def found(query: str) -> list[dict[str, Any]]:
        return list(goods.catalogue(f"/search?q={query}&page_size=100").json()["data"]["products"])

    assert found("cyberPUNK") == [
        {
            "id": PRODUCT,
            "name": "Cyberpunk 2077",
            "slug": SLUG,
            "price": 19.99,
            "stock_quantity": 12,
            "is_active": True,
        }
    ]
    assert found("2077 cyber") == found("Cyberpunk")
    assert {p["id"] for p in found("сад")} <= {p["id"] for p in found("garden")} != set()
    assert found("gift card xbox") == found("подарочная xbox")
    assert PRODUCT in {p["id"] for p in found("projekt action")}
    assert found("yberpunk") == found("nothing-like-this") == found("%21%20") == []


def test_products_search_pages(goods: Goods) -> None:
    """Pages, total and echo are as in the list."""
    whole = goods.catalogue("/search?q=steam&page_size=100").json()["data"]
    assert whole["total"] > len(whole["products"]) == 100
    parts = [goods.catalogue(f"/search?q=steam&page={n}&page_size=40").json()["data"] for n in (1, 2, 3, 4)]

    assert [(p["page"], p["page_size"], p["total"]) for p in parts] == [
        (n, 40, whole["total"]) for n in (1, 2, 3, 4)
    ]
    joined = [p["id"] for part in parts for p in part["products"]]
    assert len(joined) == len(set(joined)) == whole["total"]


@pytest.mark.parametrize("query", ["", "?q=", "?page=1"])
def test_products_search_wants_a_query(goods: Goods, query: str) -> None:
    """Without words to look for there is nothing to answer."""
    answer = goods.catalogue(f"/search{query}")
    assert refused(answer) == (400, "invalid_request", "Parameter 'q' must be a non-empty string")


def test_categories_and_brands_come_largest_first(goods: Goods) -> None:
    """The four platforms of the document in its order, and its brands before those that it lacks."""
    categories = goods.catalogue("/categories").json()["data"]
    brands = goods.catalogue("/brands").json()["data"]

    assert [c["name"] for c in categories] == ["Steam", "Xbox", "PlayStation", "Nintendo"]
    assert {"Microsoft", "Electronic Arts", "Ubisoft", "CD Projekt"} < {b["name"] for b in brands}
    for counts in (categories, brands):
        sizes = [c["product_count"] for c in counts]
        assert sizes == sorted(sizes, reverse=True)


def test_orders_create_answers_the_documented_example(goods: Goods) -> None:
    """Its request, by someone without a balance: pending, 1799, a payment page, no keys."""
    answer = goods.create(user="boris", promo_code="SALE10")

    assert answer.status_code == 201
    data = answer.json()["data"]
    page = f"http://127.0.0.1:8000/__sandbox__/gaming_goods/orders/{data['id']}/pay"
    assert data == {
        "id": data["id"],
        "status": "pending_payment",
        "items": [{"product_id": PRODUCT, "product_name": "Cyberpunk 2077", "price": 1999, "quantity": 1}],
        "total": 1799,
        "currency": "EUR",
        "payment_url": page,
        "created_at": "2025-01-01T00:00:00Z",
    }
    assert list(data)[-2:] == ["payment_url", "created_at"]
    assert goods.order(data["id"], "boris") == data


def test_orders_get_answers_keys_after_payment(goods: Goods) -> None:
    """Opening the payment page pays; each unit has a key of its own, always the same."""
    order = goods.created(3, user="boris")
    goods.control("/clock", advance=5)

    assert goods.client.get(order["payment_url"]).json() == {"order_id": order["id"], "status": "completed"}

    paid = goods.order(order["id"], "boris")
    (item,) = paid["items"]
    assert len(set(item["keys"])) == 3
    assert all(len(key) == 23 and key.count("-") == 3 for key in item["keys"])
    assert (paid["status"], paid["completed_at"]) == ("completed", "2025-01-01T00:00:05Z")
    assert "payment_url" not in paid
    assert goods.order(order["id"], "boris") == paid
    assert "complete already" in goods.client.get(order["payment_url"]).json()["error"]


def test_orders_create_pays_from_a_sufficient_balance(goods: Goods) -> None:
    """Complete at once, with keys; another method waits although the balance would do."""
    order = goods.created(2)

    assert order["status"] == "completed"
    assert order["created_at"] == order["completed_at"]
    assert len(order["items"][0]["keys"]) == 2
    assert goods.order(order["id"]) == order
    left = goods.control("/gaming_goods/balance", user="anna", add=0).json()["balance"]
    assert left == 10_000_000 - 2 * 1999
    assert goods.created(payment_method="card")["status"] == "pending_payment"


def test_balance_decides_to_the_cent(goods: Goods) -> None:
    """One cent short waits; topped up, paying takes it from the balance."""
    goods.control("/gaming_goods/balance", user="boris", add=1998)
    order = goods.created(user="boris")
    assert order["status"] == "pending_payment"

    goods.control("/gaming_goods/balance", user="boris", add=2)

    goods.control(f"/gaming_goods/orders/{order['id']}/pay")
    assert goods.control("/gaming_goods/balance", user="boris", add=0).json() == {
        "user": "boris",
        "balance": 1,
    }
    goods.control("/gaming_goods/balance", user="boris", add=1998)
    assert goods.created(user="boris")["status"] == "completed"


def test_promo_takes_ten_percent_off_the_sum(goods: Goods) -> None:
    """Of the sum, to the nearest cent, half a cent up; the price of an item stays."""
    cheapest = goods.catalogue("/products?sort=price_asc&page_size=100").json()["data"]["products"]
    for product in [p for p in cheapest if p["is_active"] and p["stock_quantity"] > 2][:30]:
        cents = round(product["price"] * 100)
        for quantity in (1, 2):
            line = {"product_id": product["id"], "quantity": quantity}
            order = goods.created(
                items=[line, {"product_id": PRODUCT, "quantity": 1}][:quantity], promo_code="SALE10"
            )
            goods.control("/gaming_goods/stock", product=SLUG, add=quantity - 1)
            tenths = 9 * sum(i["price"] * i["quantity"] for i in order["items"])
            assert order["items"][0]["price"] == cents
            assert order["total"] == (tenths + 5) // 10


def test_orders_create_reserves_stock(goods: Goods) -> None:
    """Pending or paid, what is ordered is gone; a refusal reserves nothing; a failed payment gives back."""
    goods.created(5)
    pending = goods.created(6, user="boris")
    assert goods.stock() == 1
    answer = goods.create(2)
    assert refused(answer)[:2] == (409, "product_unavailable")
    line = {"product_id": PRODUCT, "quantity": 1}
    assert refused(goods.create(items=[line, line]))[:2] == (409, "product_unavailable")
    assert goods.stock() == 1

    goods.control(f"/gaming_goods/orders/{pending['id']}/decline")

    assert goods.stock() == 7
    cancelled = goods.order(pending["id"], "boris")
    assert cancelled["status"] == "cancelled"
    assert not {"payment_url", "completed_at"} & set(cancelled)
    assert "is cancelled" in goods.control(f"/gaming_goods/orders/{pending['id']}/pay").json()["error"]


def test_orders_create_refuses_what_is_not_on_sale(goods: Goods) -> None:
    """Inactive and sold out products are 409, also beside one that could be had."""
    everything = pages(goods, "&page_size=100")
    inactive = next(p for p in everything if not p["is_active"] and p["stock_quantity"])
    sold_out = next(p for p in everything if p["is_active"] and not p["stock_quantity"])
    for product, says in ((inactive, "is not on sale"), (sold_out, "Only 0 of")):
        lines = [{"product_id": p, "quantity": 1} for p in (PRODUCT, product["id"])]
        status, code, message = refused(goods.create(items=lines))
        assert (status, code) == (409, "product_unavailable")
        assert says in message
    assert goods.stock() == 12


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"items": None}, "Parameter 'items' must be a non-empty array"),
        ({"items": []}, "Parameter 'items' must be a non-empty array"),
        ({"items": {"x": 1}}, "Parameter 'items' must be a non-empty array"),
        ({"items": [1]}, "Parameter 'items[0]' must be an object"),
        ({"items": [{"x": 1}]}, "Parameter 'items[0].product_id' must be a UUID"),
        ({"items": [{"product_id": 1}]}, "Parameter 'items[0].product_id' must be a UUID"),
        ({"items": [{"product_id": SLUG}]}, "Parameter 'items[0].product_id' must be a UUID"),
        ({"items": [{"product_id": PRODUCT}]}, "Parameter 'items[0].quantity' must be a positive integer"),
        (
            {"items": [{"product_id": UNKNOWN, "quantity": 1}]},
            "Parameter 'items[0].product_id' must be the id of a product",
        ),
        ({"payment_method": "gold"}, "Parameter 'payment_method' must be one of: balance, card"),
        ({"payment_method": ""}, "Parameter 'payment_method' must be a non-empty string"),
        ({"payment_method": None}, "Parameter 'payment_method' must be a non-empty string"),
        ({"promo_code": 10}, "Parameter 'promo_code' must be a non-empty string"),
        ({"promo_code": "sale10"}, "Parameter 'promo_code' is not a promo code that can be used"),
    ],
)
def test_orders_create_refuses_bad_fields(goods: Goods, fields: dict[str, Any], says: str) -> None:
    """400 with the field named, and nothing is reserved."""
    assert refused(goods.create(**fields)) == (400, "invalid_request", says)
    assert goods.stock() == 12


@pytest.mark.parametrize("quantity", [0, -1, 1.5, True, "1", None, [], -(10**400)])
def test_orders_create_refuses_bad_quantity(goods: Goods, quantity: object) -> None:
    """A quantity is a positive whole number."""
    says = "Parameter 'items[0].quantity' must be a positive integer"
    assert refused(goods.create(quantity))[2] in (says, "Request body must be valid JSON")
    assert goods.stock() == 12


def test_orders_create_reads_numbers_and_ids_as_json_and_rfc_do(goods: Goods) -> None:
    """2.0 is 2, and a UUID may be written in capitals."""
    order = goods.created(items=[{"product_id": PRODUCT.upper(), "quantity": 2.0}])
    assert (order["items"][0]["product_id"], order["items"][0]["quantity"]) == (PRODUCT, 2)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        *((b, "valid JSON") for b in (b"", b"{", b"\xff", b"[" * 100_000, b" " * 1_100_000 + b"{}", b"a=1")),
        *((b, "a JSON object") for b in (b"[]", b"1", b"null", b'"x"')),
    ],
    ids=["empty", "cut", "not utf-8", "deep", "long", "form", "list", "number", "null", "text"],
)
def test_orders_create_refuses_other_bodies(goods: Goods, body: bytes, says: str) -> None:
    """400 for whatever is not a JSON object."""
    answer = goods.public("POST", "/orders", content=body)
    assert refused(answer) == (400, "invalid_request", f"Request body must be {says}")


def test_orders_create_replays_an_idempotency_key(goods: Goods) -> None:
    """The same key and order: the same answer byte by byte, even after payment; sold once."""
    first = goods.create(2, user="boris", key="k-1")
    again = goods.create(2, user="boris", key="k-1")
    order = first.json()["data"]["id"]
    goods.control(f"/gaming_goods/orders/{order}/pay")
    later = goods.create(2, user="boris", key="k-1")

    assert first.content == again.content == later.content
    assert {a.status_code for a in (first, again, later)} == {201}
    assert goods.order(order, "boris")["status"] == "completed"
    assert goods.stock() == 10


def test_orders_create_refuses_a_key_of_another_order(goods: Goods) -> None:
    """409 for another quantity, method or promo code; other keys, users and no key make new orders."""
    first = goods.created(key="k-1")
    changes: list[dict[str, Any]] = [{"quantity": 2}, {"payment_method": "card"}, {"promo_code": "SALE10"}]
    for change in changes:
        assert refused(goods.create(**change, key="k-1"))[:2] == (409, "idempotency_conflict")
    assert goods.stock() == 11

    others = [
        goods.created(key="k-2"),
        goods.created(user="boris", key="k-1"),
        goods.created(),
        goods.created(),
    ]

    assert len({o["id"] for o in [first, *others]}) == 5


def test_orders_create_forgets_the_key_of_a_refusal(goods: Goods) -> None:
    """A refused order may be tried again under its key; an empty key is refused."""
    assert goods.create(13, key="k-1").status_code == 409
    goods.control("/gaming_goods/stock", product=SLUG, add=1)
    assert goods.create(13, key="k-1").status_code == 201
    message = "Parameter 'Idempotency-Key' must not be empty"
    assert refused(goods.create(key="")) == (400, "invalid_request", message)


def test_orders_get_hides_foreign_orders(goods: Goods) -> None:
    """Another user's order is as unknown as one that does not exist."""
    order = goods.created()["id"]
    missing = (404, "not_found", "Order not found")
    assert refused(goods.public("GET", f"/orders/{order}", "boris")) == missing
    assert refused(goods.public("GET", f"/orders/{UNKNOWN}")) == missing
    assert goods.public("GET", f"/orders/{order.upper()}").status_code == 200


@pytest.mark.parametrize("order", ["1", "", "%00", f"{UNKNOWN}x", UNKNOWN.replace("-", "")])
def test_orders_get_refuses_malformed_id(goods: Goods, order: str) -> None:
    """An id that is no UUID is a bad parameter."""
    answer = goods.public("GET", f"/orders/{order}")
    assert refused(answer) == (400, "invalid_request", "Parameter 'id' must be a UUID")


def _forged(**changes: object) -> str:
    """A token of Anna's with another header or other claims, and the signature of the true one."""
    header, claims, signature = TOKENS["anna"].split(".")
    part = urlsafe_b64encode(json.dumps(changes).encode()).rstrip(b"=").decode()
    return f"{part}.{claims}.{signature}" if "alg" in changes else f"{header}.{part}.{signature}"


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (TOKENS["anna"], "Authorization header must be 'Bearer <token>'"),
        ("Basic YTpi", "Authorization header must be 'Bearer <token>'"),
        ("", "Authorization header must be 'Bearer <token>'"),
        ("Bearer", "Token is malformed"),
        ("Bearer x", "Token is malformed"),
        ("Bearer a.b.c", "Token is malformed"),
        ("Bearer ....", "Token is malformed"),
        (f"Bearer {TOKENS['anna']}A", "Token signature is invalid"),
        (f"Bearer {TOKENS['anna'][:-1]}", "Token signature is invalid"),
        (f"Bearer {TOKENS['anna'].rpartition('.')[0]}.", "Token signature is invalid"),
        (f"Bearer {_forged(sub='boris', exp=4102444800)}", "Token signature is invalid"),
        (f"Bearer {_forged(alg='none')}", "Token is not signed with HS256"),
        (f"Bearer {_forged(sub='anna')}", "Token is malformed"),
        (f"Bearer {tokens.mint('nobody')}", "Token belongs to no user"),
    ],
)
def test_orders_refuse_bad_tokens(goods: Goods, value: str, says: str) -> None:
    """401 for each, from both operations."""
    for answer in (
        goods.public("POST", "/orders", headers={"Authorization": value}, json={}),
        goods.public("GET", f"/orders/{UNKNOWN}", headers={"Authorization": value}),
    ):
        assert refused(answer) == (401, "unauthorized", says)


def test_orders_refuse_every_change_of_the_signature(goods: Goods) -> None:
    """Also one in the bits of its last character that base64 does not count."""
    token = TOKENS["anna"]
    for other in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_":
        answer = goods.public(
            "GET", f"/orders/{UNKNOWN}", headers={"Authorization": f"Bearer {token[:-1]}{other}"}
        )
        assert answer.status_code == (404 if other == token[-1] else 401)


def test_orders_refuse_no_token_and_two(goods: Goods) -> None:
    """401; a key of the Partner API is no token."""
    for headers in ([], [("X-API-Key", "pk_live_sandbox_anna")]):
        answer = goods.client.get(f"/gaming_goods/orders/{UNKNOWN}", headers=headers)
        assert refused(answer) == (401, "unauthorized", "Authentication required")
    twice = [("Authorization", f"Bearer {TOKENS['anna']}")] * 2
    assert goods.client.get(f"/gaming_goods/orders/{UNKNOWN}", headers=twice).status_code == 401


def test_tokens_expire_by_the_sandbox_clock(goods: Goods) -> None:
    """A minted token is good until its last second; one can also be minted expired."""
    made = goods.control("/gaming_goods/tokens", user="anna", expires_in=60).json()
    headers = {"Authorization": made["authorization"]}
    assert goods.public("GET", f"/orders/{UNKNOWN}", headers=headers).status_code == 404

    goods.control("/clock", advance=60)

    answer = goods.public("GET", f"/orders/{UNKNOWN}", headers=headers)
    assert refused(answer) == (401, "unauthorized", "Token has expired")
    late = goods.control("/gaming_goods/tokens", user="anna", expires_in=-1).json()["authorization"]
    assert goods.public("GET", f"/orders/{UNKNOWN}", headers={"Authorization": late}).status_code == 401


def test_describe_lists_sample_credentials(goods: Goods) -> None:
    """Tokens, secret and keys, said to be invented; the tokens are always the same ones."""
    told = goods.client.get("/__sandbox__/").json()["apis"]

    assert told["gaming_goods"]["samples"]["tokens"] == TOKENS
    assert told["gaming_goods_partner"]["samples"]["keys"]["boris"] == "pk_live_sandbox_boris"
    assert "Invented" in told["gaming_goods"]["samples"]["note"]
    assert told["gaming_goods"]["codes"][0] == "invalid_request"
    assert told["gaming_goods"]["limit"] == {"requests": 100, "per_seconds": 60, "enforced": False}
    assert "samples" not in told["g2a"]


def limits(answer: httpx.Response) -> tuple[int, int, int]:
    """Limit, remaining and reset, as an answer announces them."""
    limit, remaining, reset = (answer.headers[f"x-ratelimit-{n}"] for n in ("limit", "remaining", "reset"))
    return int(limit), int(remaining), int(reset)


def test_limits_are_announced_on_every_answer(goods: Goods) -> None:
    """Counted down for each API by itself, on refusals and injected failures too, and not enforced."""
    goods.control("/fail", operation="gaming_goods:categories.list", status=503)
    answers = [
        goods.catalogue("/products"),
        goods.catalogue("/products?page=0"),
        goods.catalogue("/nothing"),
        goods.client.delete("/gaming_goods/products"),
        goods.client.get("/gaming_goods/orders/1"),
        goods.catalogue("/categories"),
    ]

    assert [a.status_code for a in answers] == [200, 400, 404, 405, 401, 503]
    assert [limits(a) for a in answers] == [(100, left, 1735689660) for left in range(99, 93, -1)]
    assert limits(goods.partner("GET", "/products")) == (100, 99, 1735689660)
    rest = [goods.catalogue("/categories") for _ in range(120)]
    assert {a.status_code for a in rest} == {200}
    assert limits(rest[-1]) == (100, 0, 1735689660)
    goods.control("/clock", advance=61)
    assert limits(goods.catalogue("/categories")) == (100, 99, 1735689721)


@pytest.mark.parametrize("api", ["gaming_goods", "gaming_goods_partner"])
def test_limits_refuse_when_enforced(goods: Goods, api: str) -> None:
    """429 with the headers until the time that they announce; null restores the documented limit."""
    goods.control("/limits", api=api, requests=2, per_seconds=30)
    call = goods.public if api == "gaming_goods" else goods.partner
    assert [limits(call("GET", "/products")) for _ in range(2)] == [(2, 1, 1735689630), (2, 0, 1735689630)]

    for path in ("/products", "/nothing"):
        answer = call("GET", path)
        assert refused(answer) == (429, "rate_limit_exceeded", "Too many requests")
        assert limits(answer) == (2, 0, 1735689630)
        assert "retry-after" not in answer.headers
    goods.control("/clock", advance=30)
    assert limits(call("GET", "/products")) == (2, 1, 1735689660)
    goods.control("/limits", api=api, requests=None)
    assert limits(call("GET", "/products")) == (100, 99, 1735689690)


def test_limits_are_per_address() -> None:
    """One address that is used up leaves another's window alone."""
    app = create_app()

    async def status(address: str, method: str, path: str, **body: object) -> int:
        transport = httpx.ASGITransport(app, client=(address, 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
            return (await client.request(method, path, json=body)).status_code

    async def run() -> list[int]:
        await status("10.0.0.9", "POST", "/__sandbox__/limits", api="gaming_goods", requests=1)
        return [
            await status(address, "GET", "/gaming_goods/brands")
            for address in ("10.0.0.1", "10.0.0.1", "10.0.0.2")
        ]

    assert asyncio.run(run()) == [200, 429, 200]


def test_fail_reaches_every_code_and_keeps_injected_headers(goods: Goods) -> None:
    """Each code with its status; a header that is injected stands."""
    codes = {
        "invalid_request": 400,
        "unauthorized": 401,
        "not_found": 404,
        "method_not_allowed": 405,
        "idempotency_conflict": 409,
        "product_unavailable": 409,
        "rate_limit_exceeded": 429,
        "internal_error": 500,
    }
    for code, status in codes.items():
        goods.control("/fail", operation="gaming_goods:brands.list", code=code)
        assert refused(goods.catalogue("/brands"))[:2] == (status, code)
    odd = {"X-RateLimit-Reset": "soon"}
    goods.control("/fail", operation="gaming_goods:brands.list", status=401, headers=odd)
    answer = goods.catalogue("/brands")
    assert refused(answer)[:2] == (401, "unauthorized")
    assert (answer.headers["x-ratelimit-reset"], answer.headers["x-ratelimit-limit"]) == ("soon", "100")
    goods.control("/fail", operation="gaming_goods:brands.list", status=503)
    assert refused(goods.catalogue("/brands")) == (503, "internal_error", "Service Unavailable")


@pytest.mark.parametrize(
    ("path", "body", "says"),
    [
        ("/gaming_goods/tokens", {"user": "eve"}, "there are anna, boris"),
        ("/gaming_goods/tokens", {"user": "anna", "expires_in": 1e300}, "$.expires_in"),
        ("/gaming_goods/balance", {"user": "boris", "add": -1}, "would be -1"),
        ("/gaming_goods/balance", {"user": "eve", "add": 1}, "there are anna, boris"),
        ("/gaming_goods/stock", {"product": SLUG, "add": -13}, "would be -1"),
        ("/gaming_goods/stock", {"product": "nothing", "add": 1}, "no product 'nothing'"),
        ("/gaming_goods/orders/1/pay", {}, "no order 1"),
        ("/gaming_goods_partner/orders/1/decline", {}, "no order 1"),
        (
            "/gaming_goods_partner/cart",
            {"user": "anna", "lines": [{"x": 1}]},
            "'lines[0].product_id' must be a UUID",
        ),
        ("/gaming_goods_partner/cart", {"user": "eve", "lines": []}, "there are anna, boris"),
        ("/gaming_goods_partner/delays", {"fulfilment": -1}, "$.fulfilment"),
        ("/clock", {"advance": 3e9}, ""),
    ],
)
def test_control_refuses_bad_steps(goods: Goods, path: str, body: dict[str, object], says: str) -> None:
    """422 that says what is allowed; the clock does not go beyond what ISO 8601 can write."""
    answer = goods.control(path, **body)
    while answer.status_code == 200:
        answer = goods.control(path, **body)
    assert answer.status_code == 422
    assert says in answer.json()["error"]
    assert goods.create().status_code == (401 if path == "/clock" else 201)


def test_reset_repeats_a_run_exactly(goods: Goods) -> None:
    """The same seed gives the same ids, keys and prices; another seed others."""

    def run(seed: int) -> list[bytes]:
        goods.control("/reset", seed=seed)
        return [goods.create(2).content, goods.catalogue("/products?page=2").content]

    first, second = run(1), run(2)

    assert run(1) == first
    assert all(a != b for a, b in zip(first, second, strict=True))


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("https://gaming-goods.ru/api/v1/products", 200),
        ("https://gaming-goods.ru/api/partner/v1/products", 200),
        ("https://GAMING-GOODS.ru:443/api/v1/brands", 200),
        ("https://gaming-goods.ru/api/v2/products", 404),
        ("https://gaming-goods.ru/api/v1products", 404),
    ],
)
def test_host_and_prefix_decide_on_real_urls(goods: Goods, url: str, status: int) -> None:
    """Both APIs share a host; the longer path tells them apart."""
    answer = goods.client.get(url, headers={"X-API-Key": "pk_live_sandbox_anna"})
    assert answer.status_code == status
    if status == 200:
        assert ("items" in answer.json()) == ("partner" in url)
    else:
        assert refused(answer)[1] == "not_found"


def test_payment_url_takes_the_form_of_the_request(goods: Goods) -> None:
    """With the store's own address the payment page has it too, and works."""
    line = {"items": [{"product_id": PRODUCT, "quantity": 1}]}
    answer = goods.client.post(
        "https://gaming-goods.ru/api/v1/orders",
        json=line,
        headers={"Authorization": f"Bearer {TOKENS['anna']}"},
    )
    url = answer.json()["data"]["payment_url"]
    assert url.startswith("https://gaming-goods.ru/__sandbox__/")
    assert goods.client.get(url).status_code == 200


def test_unknown_paths_and_methods_are_refused_in_form(goods: Goods) -> None:
    """404, and 405 with `Allow`."""
    assert refused(goods.catalogue("/nothing")) == (404, "not_found", "Not found")
    answer = goods.client.put("/gaming_goods/orders")
    assert (refused(answer)[:2], answer.headers["allow"]) == ((405, "method_not_allowed"), "POST")


def test_no_oversell(server: subprocess.Popen[str]) -> None:
    """200 parallel orders over HTTP for ten units sell ten, half of them through each API."""
    assert server.stdout is not None
    url = server.stdout.readline().split()[3]
    public, partner = (
        {"Authorization": f"Bearer {TOKENS['anna']}"},
        {"X-API-Key": "pk_live_sandbox_boris"},
    )
    line = {"product_id": PRODUCT, "quantity": 1}
    with httpx.Client(base_url=url, timeout=30) as client, ThreadPoolExecutor(32) as pool:
        client.post("/__sandbox__/gaming_goods/stock", json={"product": SLUG, "add": -2})

        def buy(n: int) -> int:
            if n % 2:
                body = {"source": "lines", "lines": [line]}
                return client.post("/gaming_goods_partner/checkout", json=body, headers=partner).status_code
            body = {"items": [line], "payment_method": "balance"}
            return client.post("/gaming_goods/orders", json=body, headers=public).status_code

        statuses = list(pool.map(buy, range(200)))
        left = client.get(f"/gaming_goods/products/{SLUG}").json()["data"]["stock_quantity"]

    assert (statuses.count(201), statuses.count(409), left) == (10, 190, 0)


def test_reading_balance(goods: Goods) -> None:
    """As in the example: pending although the method is the balance, which pays at the page."""
    goods.read(balance="pending")
    order = goods.created()
    assert order["status"] == "pending_payment"
    goods.client.get(order["payment_url"])
    assert goods.control("/gaming_goods/balance", user="anna", add=0).json()["balance"] == 10_000_000 - 1999


def test_reading_create_status(goods: Goods) -> None:
    """200 for what was created."""
    goods.read(create_status="200")
    assert goods.create().status_code == 200


def test_reading_payment_method(goods: Goods) -> None:
    """Required, or else an order without it waits for its payment page."""
    body = {"items": [{"product_id": PRODUCT, "quantity": 1}]}
    assert goods.public("POST", "/orders", json=body).json()["data"]["status"] == "pending_payment"
    goods.read(payment_method="required")
    answer = goods.public("POST", "/orders", json=body)
    assert refused(answer) == (400, "invalid_request", "Parameter 'payment_method' is required")


def test_reading_other_methods(goods: Goods) -> None:
    """Any method is paid at the page."""
    goods.read(other_methods="pending")
    assert goods.created(payment_method="gold")["status"] == "pending_payment"


def test_reading_unknown_promo(goods: Goods) -> None:
    """A code that nobody knows takes nothing off."""
    goods.read(unknown_promo="ignored")
    assert goods.created(promo_code="NONE")["total"] == 1999
    assert goods.created(promo_code="SALE10")["total"] == 1799


def test_reading_unknown_product(goods: Goods) -> None:
    """404 instead of a bad parameter."""
    goods.read(unknown_product="not_found")
    answer = goods.create(items=[{"product_id": UNKNOWN, "quantity": 1}])
    assert refused(answer) == (404, "not_found", "Product not found")


def test_reading_unknown_fields(goods: Goods) -> None:
    """Ignored by default; when refused, the field is named."""
    line = {"product_id": PRODUCT, "quantity": 1, "gift": True}
    assert goods.create(gift=True, items=[line]).status_code == 201
    goods.read(unknown_fields="refused")
    assert refused(goods.create(gift=True))[2] == "Parameter 'gift' is not known"
    assert refused(goods.create(items=[line]))[2] == "Parameter 'items[0].gift' is not known"


def test_reading_unpaid_keys(goods: Goods) -> None:
    """An empty list instead of none."""
    goods.read(unpaid_keys="empty")
    assert goods.created(user="boris")["items"][0]["keys"] == []


def test_reading_malformed_id(goods: Goods) -> None:
    """404 instead of a bad parameter."""
    goods.read(malformed_id="not_found")
    assert refused(goods.public("GET", "/orders/1")) == (404, "not_found", "Order not found")


def test_reading_empty_search(goods: Goods) -> None:
    """Nothing is found for nothing; `q` itself is still needed."""
    goods.read(empty_search="nothing")
    assert goods.catalogue("/search?q=").json()["data"]["total"] == 0
    assert goods.catalogue("/search").status_code == 400


def test_reading_catalogue_auth(goods: Goods) -> None:
    """A bad token in the catalogue is not looked at, or refused; none is always good enough."""
    bad = {"Authorization": "Bearer x"}
    assert goods.public("GET", "/products", headers=bad).status_code == 200
    goods.read(catalogue_auth="checked")
    assert refused(goods.public("GET", "/products", headers=bad))[:2] == (401, "unauthorized")
    assert goods.public("GET", "/products").status_code == goods.catalogue("/products").status_code == 200
