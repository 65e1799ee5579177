"""Gaming Goods, Partner API: catalogue in cents, cart and checkout, orders, and the state that both share."""

from typing import Any

import pytest

from tests.sandbox.goods import PRODUCT, SLUG, Goods, refused

UNKNOWN = "00000000-0000-4000-8000-000000000000"
LINE = {"product_id": PRODUCT, "quantity": 1}


def every(goods: Goods, path: str, limit: int = 20) -> list[dict[str, Any]]:
    """All items of a list, part by part."""
    found: list[dict[str, Any]] = []
    while True:
        answer = goods.partner("GET", f"{path}?limit={limit}&offset={len(found)}").json()
        assert (answer["limit"], answer["offset"]) == (limit, len(found))
        assert len(answer["items"]) <= limit
        if not answer["items"]:
            assert answer["total"] == len(found)
            return found
        found += answer["items"]


def test_products_list_answers_the_documented_example(goods: Goods) -> None:
    """The product of the document, field by field, comes first; prices are euro cents."""
    answer = goods.partner("GET", "/products").json()

    assert (answer["total"], answer["limit"], answer["offset"]) == (243, 20, 0)
    assert answer["items"][0] == {
        "id": PRODUCT,
        "title": "Cyberpunk 2077 Steam Key",
        "brand": "CD Projekt",
        "category": "Game Keys",
        "price": 1999,
        "currency": "EUR",
        "quantity": 12,
        "is_available": True,
        "delivery_type": "EXTERNAL",
        "product_type": "KINGUIN",
        "images": [f"https://gaming-goods.ru/images/{SLUG}.jpg"],
        "short_description": "",
    }


def test_products_list_shows_what_the_public_catalogue_shows(goods: Goods) -> None:
    """The same products, brands, prices and stock, each in its API's units and words."""
    public: dict[str, dict[str, Any]] = {}
    for page in range(1, 4):
        data = goods.catalogue(f"/products?page={page}&page_size=100").json()["data"]
        public |= {p["id"]: p for p in data["products"]}

    items = every(goods, "/products", 100)

    assert [i["id"] for i in items] == list(public)
    for item in items:
        seen = public[item["id"]]
        assert (item["brand"], item["quantity"]) == (seen["brand"], seen["stock_quantity"])
        assert item["price"] == round(seen["price"] * 100)
        assert item["is_available"] == (seen["is_active"] and seen["stock_quantity"] > 0)


def test_products_get_shows_details(goods: Goods) -> None:
    """What the list shows, and description and specifications; capitals do not matter in a UUID."""
    listed = goods.partner("GET", "/products").json()["items"][0]

    for product in (PRODUCT, PRODUCT.upper()):
        assert goods.partner("GET", f"/products/{product}").json() == {
            **listed,
            "description": "Open-world action-adventure. A key for Steam.",
            "specifications": [{"key": "platform", "value": "Steam"}],
        }


def test_products_get_refuses_unknown_and_malformed_ids(goods: Goods) -> None:
    """404, and 400 for what is no UUID."""
    assert refused(goods.partner("GET", f"/products/{UNKNOWN}")) == (404, "not_found", "Product not found")
    for malformed in (SLUG, "1", "", "%00", PRODUCT[:-1]):
        answer = goods.partner("GET", f"/products/{malformed}")
        assert refused(answer) == (400, "invalid_request", "Parameter 'id' must be a UUID")


def test_brands_list_counts_available_products(goods: Goods) -> None:
    """Platforms and publishers, each with its products that can be bought; categories add up to them."""
    brands = {b["brand"]: b["product_count"] for b in every(goods, "/brands", 9)}
    items = [i for i in every(goods, "/products", 100) if i["is_available"]]

    assert list(brands)[:2] == ["Steam", "Xbox"]
    assert brands["CD Projekt"] == sum(i["brand"] == "CD Projekt" for i in items)
    for name, count in brands.items():
        answer = goods.partner("GET", f"/brands/{name}/categories").json()
        assert answer["brand"] == name
        assert sum(c["product_count"] for c in answer["categories"]) == count
    steam = goods.partner("GET", "/brands/Steam/categories").json()["categories"]
    assert [c["category"] for c in steam] == ["Game Keys", "Gift Card"]
    goods.checkout(source="lines", lines=[{"product_id": PRODUCT, "quantity": 12}])
    assert goods.partner("GET", "/brands").json()["items"][0]["product_count"] == brands["Steam"] - 1


@pytest.mark.parametrize("brand", ["Nobody", "", "steam", "%00"])
def test_brands_categories_refuses_unknown_brand(goods: Goods, brand: str) -> None:
    """404."""
    assert refused(goods.partner("GET", f"/brands/{brand}/categories")) == (
        404,
        "not_found",
        "Brand not found",
    )


@pytest.mark.parametrize("path", ["/brands", "/products", "/orders"])
def test_lists_refuse_bad_bounds(goods: Goods, path: str) -> None:
    """In the words of the document, with the parameter named; what is past the end is empty."""
    for value in ("0", "-1", "101", "abc", "", "1.5"):
        answer = goods.partner("GET", f"{path}?limit={value}")
        assert refused(answer) == (
            400,
            "invalid_request",
            "Parameter 'limit' must be an integer between 1 and 100",
        )
    for value in ("-1", "abc", "", "0.0"):
        answer = goods.partner("GET", f"{path}?offset={value}")
        assert refused(answer) == (
            400,
            "invalid_request",
            "Parameter 'offset' must be a non-negative integer",
        )
    far = goods.partner("GET", f"{path}?offset={'9' * 40}&limit=100").json()
    assert (far["items"], far["offset"], far["limit"]) == ([], int("9" * 40), 100)


def test_checkout_create_answers_the_documented_example(goods: Goods) -> None:
    """Created at first; two seconds later completed, with its code."""
    answer = goods.checkout()
    order = answer.json()["orders"][0]["id"]
    assert answer.status_code == 201
    assert answer.json() == {"orders": [{"id": order, "status": "created", "total": 1999, "currency": "EUR"}]}
    early = goods.detail(order)
    assert (early["status"], early["delivery"], early["payment"]["state"]) == (
        "created",
        {"type": "EXTERNAL", "codes": []},
        "paid",
    )

    goods.control("/clock", advance=2)

    late = goods.detail(order)
    (code,) = late["delivery"]["codes"]
    assert len(code) == 17
    assert late == {
        "id": order,
        "buyer_id": early["buyer_id"],
        "status": "completed",
        "items": [
            {"product_id": PRODUCT, "title": "Cyberpunk 2077 Steam Key", "unit_price": 1999, "quantity": 1}
        ],
        "amounts": {"buyer_total": 1999, "platform_fee": 0},
        "payment": {"method": "balance", "state": "paid"},
        "delivery": {"type": "EXTERNAL", "codes": [code]},
        "created_at": "2025-01-01T00:00:00Z",
        "updated_at": "2025-01-01T00:00:02Z",
    }


def test_checkout_create_from_the_cart(goods: Goods) -> None:
    """The cart becomes an order and is empty then; it reserves nothing before, and is each account's own."""
    lines = [{"product_id": PRODUCT, "quantity": 3}, LINE]
    goods.control("/gaming_goods_partner/cart", user="anna", lines=lines)
    assert goods.stock() == 12
    empty = (400, "invalid_request", "The cart is empty")
    assert refused(goods.checkout("boris", source="cart")) == empty

    order = goods.checked_out(source="cart")

    assert [i["quantity"] for i in goods.detail(order)["items"]] == [3, 1]
    assert goods.detail(order)["amounts"]["buyer_total"] == 4 * 1999
    assert goods.stock() == 8
    assert refused(goods.checkout(source="cart")) == empty
    goods.control("/gaming_goods_partner/cart", user="anna", lines=[LINE])
    goods.control("/gaming_goods_partner/cart", user="anna", lines=[])
    assert refused(goods.checkout(source="cart")) == empty


def test_checkout_create_keeps_the_cart_when_refused(goods: Goods) -> None:
    """More than there is: 409, and the cart is as it was."""
    goods.control("/gaming_goods_partner/cart", user="anna", lines=[{"product_id": PRODUCT, "quantity": 13}])
    assert refused(goods.checkout(source="cart"))[:2] == (409, "product_unavailable")
    goods.control("/gaming_goods_partner/stock", product=PRODUCT, add=1)
    assert goods.checkout(source="cart").status_code == 201


def test_checkout_create_waits_for_payment_without_a_balance(goods: Goods) -> None:
    """Created and pending until paid; a failed payment cancels and gives the stock back."""
    paid, failed = (goods.checked_out("boris") for _ in range(2))
    goods.control("/clock", advance=60)
    assert goods.detail(paid, "boris")["status"] == "created"
    assert goods.detail(paid, "boris")["payment"]["state"] == "pending"

    goods.control(f"/gaming_goods_partner/orders/{paid}/pay")
    goods.control(f"/gaming_goods_partner/orders/{failed}/decline")

    assert goods.detail(paid, "boris")["status"] == "completed"
    assert goods.detail(paid, "boris")["updated_at"] == "2025-01-01T00:01:00Z"
    cancelled = goods.detail(failed, "boris")
    assert (cancelled["status"], cancelled["payment"]["state"]) == ("cancelled", "failed")
    assert cancelled["delivery"]["codes"] == []
    assert goods.stock() == 11


def test_decline_refunds_an_order_in_work(goods: Goods) -> None:
    """Paid from the balance and not delivered yet: the money comes back with the stock."""
    order = goods.checked_out()
    goods.control(f"/gaming_goods_partner/orders/{order}/decline")
    assert goods.control("/gaming_goods_partner/balance", user="anna", add=0).json()["balance"] == 10_000_000
    assert goods.stock() == 12
    goods.control("/clock", advance=60)
    assert goods.detail(order)["status"] == "cancelled"


def test_delays_change_the_wait_for_codes(goods: Goods) -> None:
    """Without a delay the checkout itself answers completed."""
    goods.control("/gaming_goods_partner/delays", fulfilment=0)
    assert goods.checkout().json()["orders"][0]["status"] == "completed"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"x": 1}, "Parameter 'source' must be one of: cart, lines"),
        ({"source": "card"}, "Parameter 'source' must be one of: cart, lines"),
        ({"source": None}, "Parameter 'source' must be one of: cart, lines"),
        ({"source": ["cart"]}, "Parameter 'source' must be one of: cart, lines"),
        ({"source": "lines"}, "Parameter 'lines' must be a non-empty array"),
        ({"source": "lines", "lines": []}, "Parameter 'lines' must be a non-empty array"),
        (
            {"source": "lines", "lines": [LINE, {"product_id": UNKNOWN, "quantity": 1}]},
            "Parameter 'lines[1].product_id' must be the id of a product",
        ),
        (
            {"source": "lines", "lines": [{"product_id": PRODUCT, "quantity": 0}]},
            "Parameter 'lines[0].quantity' must be a positive integer",
        ),
    ],
)
def test_checkout_create_refuses_bad_bodies(goods: Goods, body: dict[str, Any], says: str) -> None:
    """400 with the field named, and nothing is reserved."""
    assert refused(goods.checkout(**body)) == (400, "invalid_request", says)
    assert goods.stock() == 12


def test_orders_list_pages_newest_first(goods: Goods) -> None:
    """Each order once, with id, status, total, currency and time; only one's own."""
    made = [goods.checked_out() for _ in range(3)]
    goods.control("/clock", advance=1)
    made += [goods.checked_out() for _ in range(4)]
    goods.checked_out("boris")

    found = every(goods, "/orders", 3)

    assert [o["id"] for o in found] == made[::-1]
    assert found[0] == {
        "id": made[-1],
        "status": "created",
        "total": 1999,
        "currency": "EUR",
        "created_at": "2025-01-01T00:00:01Z",
    }


def test_orders_get_hides_foreign_orders(goods: Goods) -> None:
    """Another account's order is as unknown as one that does not exist."""
    order = goods.checked_out()
    missing = (404, "not_found", "Order not found")
    assert refused(goods.partner("GET", f"/orders/{order}", "boris")) == missing
    assert refused(goods.partner("GET", f"/orders/{UNKNOWN}")) == missing
    assert refused(goods.partner("GET", "/orders/1"))[2] == "Parameter 'id' must be a UUID"


def test_orders_are_seen_from_both_sides(goods: Goods) -> None:
    """An account's orders are the same in both APIs, with the same keys and totals."""
    public = goods.created(2, promo_code="SALE10")
    partner = goods.checked_out()
    pending = goods.created(payment_method="card")
    assert goods.order(partner)["status"] == "pending_payment"
    assert "payment_url" not in goods.order(partner)
    goods.control("/clock", advance=2)

    seen = goods.detail(public["id"])

    assert seen["delivery"]["codes"] == public["items"][0]["keys"]
    assert seen["amounts"]["buyer_total"] == public["total"] == 3598
    assert goods.order(partner)["items"][0]["keys"] == goods.detail(partner)["delivery"]["codes"]
    assert goods.detail(pending["id"])["payment"] == {"method": "card", "state": "pending"}
    listed = [o["id"] for o in goods.partner("GET", "/orders").json()["items"]]
    assert listed == [pending["id"], partner, public["id"]]
    assert goods.stock() == 8


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/brands"),
        ("GET", "/brands/Steam/categories"),
        ("GET", "/products"),
        ("GET", f"/products/{PRODUCT}"),
        ("POST", "/checkout"),
        ("GET", "/orders"),
        ("GET", f"/orders/{UNKNOWN}"),
    ],
)
def test_every_operation_wants_a_key(goods: Goods, method: str, path: str) -> None:
    """401 without one, with an unknown or an empty one, with two, and with a token instead."""
    url = f"/gaming_goods_partner{path}"
    assert refused(goods.client.request(method, url)) == (401, "unauthorized", "X-API-Key header is required")
    for key in ("", "pk_live_other", "pk_live_sandbox_anna2"):
        answer = goods.client.request(method, url, headers={"X-API-Key": key})
        assert refused(answer) == (401, "unauthorized", "API key is invalid")
    twice = [("X-API-Key", "pk_live_sandbox_anna")] * 2
    assert goods.client.request(method, url, headers=twice).status_code == 401


def read(goods: Goods, **readings: str) -> None:
    goods.read("gaming_goods_partner", **readings)


def test_reading_brands(goods: Goods) -> None:
    """Only platforms, as in one example, or only publishers, as in the other."""
    read(goods, brands="platforms")
    names = [b["brand"] for b in goods.partner("GET", "/brands").json()["items"]]
    assert names == ["Steam", "Xbox", "PlayStation", "Nintendo"]
    read(goods, brands="publishers")
    assert goods.partner("GET", "/brands/Steam/categories").status_code == 404
    assert goods.partner("GET", "/brands/CD%20Projekt/categories").status_code == 200


def test_reading_orders(goods: Goods) -> None:
    """One order for each line, and none at all if one of them cannot be had."""
    read(goods, orders="per_line")
    orders = goods.checkout(source="lines", lines=[LINE, {**LINE, "quantity": 2}]).json()["orders"]
    assert [o["total"] for o in orders] == [1999, 3998]
    assert goods.checkout(source="lines", lines=[LINE, {**LINE, "quantity": 9}]).status_code == 409
    assert goods.stock() == 9


def test_reading_create_status(goods: Goods) -> None:
    """200 for what was created."""
    read(goods, create_status="200")
    assert goods.checkout().status_code == 200


def test_reading_catalogue_key(goods: Goods) -> None:
    """Only what is said to require a key does."""
    read(goods, catalogue_key="optional")
    statuses = [
        goods.client.get(f"/gaming_goods_partner{path}").status_code
        for path in ("/brands", "/products", "/orders")
    ]
    assert statuses == [200, 200, 401]


def test_reading_unfulfilled_codes(goods: Goods) -> None:
    """No list instead of an empty one."""
    read(goods, unfulfilled_codes="absent")
    assert goods.detail(goods.checked_out())["delivery"] == {"type": "EXTERNAL"}


def test_reading_malformed_id_and_unknown_product(goods: Goods) -> None:
    """404 instead of a bad parameter."""
    read(goods, malformed_id="not_found", unknown_product="not_found")
    missing = (404, "not_found", "Product not found")
    assert refused(goods.partner("GET", "/products/1")) == missing
    assert refused(goods.checkout(source="lines", lines=[{"product_id": UNKNOWN, "quantity": 1}])) == missing


def test_reading_unknown_fields(goods: Goods) -> None:
    """Ignored by default, `lines` beside `cart` too; when refused, the field is named."""
    goods.control("/gaming_goods_partner/cart", user="anna", lines=[LINE])
    assert goods.checkout(source="cart", lines=1).status_code == 201
    read(goods, unknown_fields="refused")
    assert refused(goods.checkout(source="cart", lines=1))[2] == "Parameter 'lines' is not known"
    gift: dict[str, Any] = {"source": "lines", "lines": [{**LINE, "gift": 1}]}
    assert refused(goods.checkout(**gift))[2] == "Parameter 'lines[0].gift' is not known"
