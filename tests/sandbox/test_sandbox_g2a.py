"""G2A: every documented code by rule, every reading, and the life of an order."""

import json
from hashlib import sha256
from typing import Any

import httpx
import pytest

from tests.sandbox.shop import GOOD, PRODUCT, Shop

OTHER = "sandboxMerchant1, " + sha256(b"sandboxMerchant1merchant@sandbox.examplesandbox-secret").hexdigest()
EXAMPLE = "80201019921771"
LISTED = "10000083595001"


def refused(answer: httpx.Response) -> tuple[int, str | None, str]:
    """Status, code and message of a refusal in G2A's form."""
    body: dict[str, Any] = answer.json()
    assert body.pop("status") == "ERROR"
    assert set(body) <= {"message", "code"}
    return answer.status_code, body.get("code"), body["message"]


def test_orders_create_answers_the_documented_example(shop: Shop) -> None:
    """The example of the document, sent as it is, is sold for 12.55 EUR."""
    answer = shop.create(max_price=45.0)

    assert answer.status_code == 200
    assert answer.json() == {"order_id": answer.json()["order_id"], "price": 12.55, "currency": "EUR"}
    assert answer.json()["order_id"].isdigit()


@pytest.mark.parametrize(("currency", "price"), [("PLN", 53.34), ("USD", 13.81), ("GBP", 10.67)])
def test_orders_create_converts_at_fixed_rates(shop: Shop, currency: str, price: float) -> None:
    """Prices come in the currency asked for, rounded to its hundredth."""
    assert shop.create(currency=currency).json()["price"] == price


def test_orders_create_takes_one_from_stock(shop: Shop) -> None:
    """Nine orders empty a product of nine; the tenth finds nothing under this id."""
    for left in range(8, -1, -1):
        assert shop.create(product_id=LISTED).json()["price"] == 30.0
        assert shop.products(f"?id={LISTED}").json()["docs"][0]["qty"] == left

    assert refused(shop.create(product_id=LISTED)) == (400, "PR01", "Invalid product id")


def test_orders_create_reads_zero_as_no_limit(shop: Shop) -> None:
    """`max_price` 0 and `min_rating` 0 exclude no auction."""
    assert shop.create(max_price=0, min_rating=0).status_code == 200


def test_orders_create_picks_an_auction_by_rating(shop: Shop) -> None:
    """A rating that the cheapest auction lacks leads to a dearer one."""
    assert shop.create(min_rating=0.95).json()["price"] == 13.99
    assert shop.create(auction_id="3").json()["price"] == 13.99


@pytest.mark.parametrize(
    "fields",
    [
        {"product_id": 10000027819004},
        {"product_id": None},
        {"currency": "XXX"},
        {"currency": 1},
        {"max_price": -0.01},
        {"max_price": "45"},
        {"max_price": True},
        {"max_price": None},
        {"max_price": 12.54},
        {"min_rating": -0.1},
        {"min_rating": 1.1},
        {"min_rating": 0.95, "max_price": 13},
        {"auction_id": "2", "max_price": 45},
        {"auction_id": "2", "min_rating": 0},
        {"auction_id": "none"},
        {"auction_id": 2},
    ],
)
def test_orders_create_refuses_bad_fields(shop: Shop, fields: dict[str, object]) -> None:
    """Wrong types, values out of range and limits that nobody meets are BR02, and nothing is sold."""
    assert refused(shop.create(**fields)) == (400, "BR02", "Invalid JSON data")
    assert shop.products(f"?id={PRODUCT}").json()["docs"][0]["qty"] == 1000


@pytest.mark.parametrize("body", ["[]", "1", "null", '"x"', "{}", '{"product_id": 1e999}'])
def test_orders_create_refuses_other_json(shop: Shop, body: str) -> None:
    """JSON that is no order is BR02."""
    assert refused(shop.call("POST", "/order", content=body))[1] == "BR02"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"product_id": NaN}',
        b"[" * 100_000,
        b" " * 1_100_000 + b"{}",
        b"a=1",
        b"\x00",
    ],
    ids=["empty", "cut", "not utf-8", "nan", "deep", "long", "form", "null byte"],
)
def test_orders_create_refuses_what_is_not_json(shop: Shop, body: bytes) -> None:
    """Everything that cannot be read as JSON is BR01."""
    assert refused(shop.call("POST", "/order", content=body)) == (400, "BR01", "Invalid JSON")


@pytest.mark.parametrize("product", ["", "abc", "99", "10000027819004 ", "\x00"])
def test_orders_create_refuses_unknown_product(shop: Shop, product: str) -> None:
    """Malformed and unknown product ids are PR01."""
    assert refused(shop.create(product_id=product)) == (400, "PR01", "Invalid product id")


def test_orders_details_hides_all_but_the_status_while_pending(shop: Shop) -> None:
    """Price and currency come once the order is complete."""
    order = shop.create(currency="PLN").json()
    assert shop.details(order["order_id"]).json() == {"status": "pending"}
    shop.pay(order["order_id"])
    assert shop.details(order["order_id"]).json() == {"status": "pending"}

    shop.control("/clock", advance=10)

    assert shop.details(order["order_id"]).json() == {"status": "complete", "price": 53.34, "currency": "PLN"}


def test_orders_details_answers_the_documented_example(shop: Shop) -> None:
    """The order of the document is there from the start, and gives its key once."""
    assert shop.details(EXAMPLE).json() == {"status": "complete", "price": 12.55, "currency": "PLN"}
    assert shop.key(EXAMPLE).json() == {"key": "QWEEWE-SDASDD-SDSDSD"}
    assert refused(shop.key(EXAMPLE))[1] == "ORD04"


@pytest.mark.parametrize("order", ["abc", "-1", "1.5", "%D9%A1", "a%2Fb", "%FF", "%00", ""])
def test_orders_details_refuses_malformed_id(shop: Shop, order: str) -> None:
    """Its refusals have no code; key and pay answer ORD01 to the same ids."""
    assert refused(shop.details(order)) == (400, None, "Order ID is not valid")
    assert refused(shop.key(order)) == (400, "ORD01", "Invalid order id")
    assert refused(shop.pay(order)) == (400, "ORD01", "Invalid order id")


def test_orders_details_refuses_unknown_and_foreign_orders(shop: Shop) -> None:
    """Another merchant's order is not found, by any operation."""
    order = shop.ordered()
    for who, unknown in ((GOOD, "1"), (OTHER, order)):
        headers = {"Authorization": who}
        answers = [
            shop.call("GET", f"/order/details/{unknown}", headers=headers),
            shop.call("GET", f"/order/key/{unknown}", headers=headers),
            shop.call("PUT", f"/order/pay/{unknown}", headers=headers),
        ]
        assert [refused(a) for a in answers] == [
            (404, None, "Order not found"),
            (404, "ORD02", "Order not found"),
            (404, "ORD02", "Order not found"),
        ]


def test_orders_key_is_given_once_after_payment_and_processing(shop: Shop) -> None:
    """ORD06 until the order is processed, then the key, then ORD04."""
    order = shop.ordered()
    early = (400, "ORD06", "Order is not processed yet")
    assert refused(shop.key(order)) == early
    assert shop.pay(order).json() == {"status": True}
    assert refused(shop.key(order)) == early

    shop.control(f"/g2a/orders/{order}/process")

    assert list(shop.key(order).json()) == ["key"]
    assert refused(shop.key(order)) == (405, "ORD04", "Order key has been downloaded already")


def test_orders_key_refuses_declined_payment(shop: Shop) -> None:
    """ORD05 until the order is paid again."""
    order = shop.ordered()
    shop.pay(order)
    shop.control(f"/g2a/orders/{order}/decline")

    assert refused(shop.key(order)) == (402, "ORD05", "Order key has been downloaded already")
    assert shop.pay(order).status_code == 200


def test_orders_pay_refuses_second_payment(shop: Shop) -> None:
    """Paid is paid, before and after processing."""
    order = shop.ordered()
    shop.pay(order)
    assert refused(shop.pay(order)) == (402, "ORD05", "Problem with payment")
    shop.control("/clock", advance=60)
    assert refused(shop.pay(order)) == (402, "ORD05", "Problem with payment")


def test_orders_pay_refuses_too_early(shop: Shop) -> None:
    """With a payment delay, ORD03 until it is over."""
    shop.control("/g2a/delays", payment=5)
    order = shop.ordered()
    late = "Unable to process payment - it is not ready yet. Try again later"
    assert refused(shop.pay(order)) == (403, "ORD03", late)

    shop.control("/clock", advance=5)

    assert shop.pay(order).status_code == 200


def test_products_list_pages_through_the_catalogue(shop: Shop) -> None:
    """Thirteen pages of at most 20, no product twice, and nothing past the end."""
    pages = [shop.products(f"?page={n}").json() for n in range(1, 15)]

    assert [p["page"] for p in pages] == list(range(1, 15))
    assert [len(p["docs"]) for p in pages] == [20] * 12 + [10, 0]
    docs = [d for p in pages for d in p["docs"]]
    assert len({d["id"] for d in docs}) == len({d["name"] for d in docs}) == 250
    assert {PRODUCT, LISTED} < {d["id"] for d in docs}
    assert any(d["qty"] == 0 for d in docs)
    assert all(d["minPrice"] > 0 and d["type"] == "key" for d in docs)


def test_products_list_answers_the_documented_example(shop: Shop) -> None:
    """The listed product of the document, field by field."""
    assert shop.products(f"?id={LISTED}").json() == {
        "page": 1,
        "docs": [
            {
                "id": LISTED,
                "name": "Middle-earth: Shadow of War Standard Edition Steam Key GLOBAL",
                "type": "key",
                "slug": "/middle-earth-shadow-of-war-standard-edition-steam-key-global-i10000034823002",
                "qty": 9,
                "minPrice": 30.0,
                "thumbnail": "https://images.g2a.com/images/58x58/0x1x1/b187e036fea3/59ce681aae653a840571a334",
                "smallImage": "https://images.g2a.com/images/230x336/0x1x1/2bdbea2e846c/59ce681aae653a840571a334",
            }
        ],
    }


def test_products_list_filters(shop: Shop) -> None:
    """Each bound includes its value; bounds that exclude each other leave nothing."""
    docs = shop.products("?minQty=10&minPriceFrom=12.55&minPriceTo=30").json()["docs"]
    assert docs
    assert all(d["qty"] >= 10 and 12.55 <= d["minPrice"] <= 30 for d in docs)
    assert PRODUCT in {d["id"] for d in docs}
    assert shop.products("?minPriceFrom=30&minPriceTo=29").json() == {"page": 1, "docs": []}
    assert shop.products(f"?id={LISTED}&minQty=10").json()["docs"] == []


@pytest.mark.parametrize(
    "query", ["", "?page=100", "?page=1e0", "?minQty=0", "?minPriceTo=0", "?color=red", "?page=0&page=1"]
)
def test_products_list_accepts(shop: Shop, query: str) -> None:
    """Bounds of the ranges, other spellings of a number, unknown parameters, the last of two."""
    assert shop.products(query).status_code == 200


@pytest.mark.parametrize(
    "value", ["-1", "abc", "", "NaN", "Infinity", "1e999", "%FF", "%00", "1_0", "%D9%A1", "0x1"]
)
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("page", "Page param out of range"),
        ("minQty", "Qty param out of range"),
        ("minPriceFrom", "Min price from param out of range"),
        ("minPriceTo", "Min price to param out of range"),
    ],
)
def test_products_list_refuses_out_of_range(shop: Shop, name: str, message: str, value: str) -> None:
    """PR02 with the message of the argument; what is not a number is out of range too."""
    assert refused(shop.products(f"?{name}={value}")) == (400, "PR02", message)


@pytest.mark.parametrize("query", ["page=0", "page=101", "page=1.5", "minQty=0.5"])
def test_products_list_refuses_bad_page_or_fraction(shop: Shop, query: str) -> None:
    """Pages go from 1 to 100; pages and quantities are whole."""
    assert refused(shop.products(f"?{query}"))[:2] == (400, "PR02")


@pytest.mark.parametrize("product", ["", "abc", "99"])
def test_products_list_refuses_unknown_id(shop: Shop, product: str) -> None:
    """PR01 for an id that no product has."""
    assert refused(shop.products(f"?id={product}")) == (400, "PR01", "Invalid product id")


OPERATIONS = [
    ("POST", "/order"),
    ("GET", f"/order/details/{EXAMPLE}"),
    ("GET", f"/order/key/{EXAMPLE}"),
    ("PUT", f"/order/pay/{EXAMPLE}"),
    ("GET", "/products"),
]


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_operation_wants_authorization(shop: Shop, method: str, path: str) -> None:
    """AUTH01 without the header; AUTH02 for another form, a wrong key, an unknown merchant, two headers."""
    assert refused(shop.client.request(method, f"/g2a{path}")) == (403, "AUTH01", "No Authorization header")
    for value in (
        b"",
        b"qdaiciDiyMaTjxMt",
        b"qdaiciDiyMaTjxMt, 0",
        b"qdaiciDiyMaTjxMt,",
        b"Bearer x",
        b"qdaiciDiyMaTjxMt, \xff",
    ):
        answer = shop.client.request(method, f"/g2a{path}", headers={b"Authorization": value})
        assert refused(answer) == (401, "AUTH02", "Authorization failed")
    answer = shop.client.request(method, f"/g2a{path}", headers={"Authorization": "nobody, 0"})
    assert refused(answer) == (401, "AUTH02", "Merchant not found")
    answer = shop.client.request(method, f"/g2a{path}", headers=[("Authorization", GOOD)] * 2)
    assert refused(answer)[1] == "AUTH02"


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_operation_refuses_other_methods(shop: Shop, method: str, path: str) -> None:
    """405 names the one method that is allowed; nothing of the path leaks through HEAD or OPTIONS."""
    for other in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"} - {method}:
        answer = shop.call(other, path)
        assert (answer.status_code, answer.headers["allow"]) == (405, method)


def test_unknown_path_is_not_found(shop: Shop) -> None:
    """404 in G2A's form below /g2a, and with a hint elsewhere."""
    assert refused(shop.call("GET", "/nothing")) == (404, None, "Not found")
    assert refused(shop.call("GET", ""))[0] == 404
    assert "/g2a/" in shop.client.get("/").json()["error"]


def test_reading_auth01(shop: Shop) -> None:
    """400 as in the table."""
    shop.read(auth01="400")
    assert refused(shop.client.get("/g2a/products"))[:2] == (400, "AUTH01")


def test_reading_merchant_not_found(shop: Shop) -> None:
    """AUTH05 as in the table."""
    shop.read(merchant_not_found="AUTH05")
    answer = shop.call("GET", "/products", headers={"Authorization": "nobody, 0"})
    assert refused(answer) == (401, "AUTH05", "Merchant not found")


def test_reading_ord03(shop: Shop) -> None:
    """405 "Order not paid" as in the table, for an early payment and for the key of an unpaid order."""
    shop.read(ord03="405")
    shop.control("/g2a/delays", payment=5)
    order = shop.ordered()
    assert refused(shop.pay(order)) == (405, "ORD03", "Order not paid")
    assert refused(shop.key(order)) == (405, "ORD03", "Order not paid")


def test_reading_ord05_message(shop: Shop) -> None:
    """The table's words on the key of an order whose payment was declined."""
    shop.read(ord05_message="table")
    order = shop.ordered()
    shop.pay(order)
    shop.control(f"/g2a/orders/{order}/decline")
    assert refused(shop.key(order)) == (402, "ORD05", "Problem with payment")


def test_reading_pay_twice(shop: Shop) -> None:
    """ORD03, the only refusal of a payment's time that the operation documents."""
    shop.read(pay_twice="ORD03")
    order = shop.ordered()
    shop.pay(order)
    assert refused(shop.pay(order))[:2] == (403, "ORD03")


def test_reading_details_code(shop: Shop) -> None:
    """Codes on details too."""
    shop.read(details_code="present")
    assert refused(shop.details("1")) == (404, "ORD02", "Order not found")
    assert refused(shop.details("x")) == (400, "ORD01", "Order ID is not valid")


def test_reading_transaction_id(shop: Shop) -> None:
    """A boolean, as the table of fields has it."""
    shop.read(transaction_id="boolean")
    assert shop.pay(shop.ordered()).json() == {"status": True, "transaction_id": True}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            "all",
            "Page param out of range | Qty param out of range | Min price from param out of range | "
            "Min price to param out of range",
        ),
        ("table", "Wrong arguments"),
    ],
)
def test_reading_pr02_message(shop: Shop, value: str, message: str) -> None:
    """The whole line of the example, or the table's words."""
    shop.read(pr02_message=value)
    assert refused(shop.products("?page=0")) == (400, "PR02", message)


def test_reading_unknown_product(shop: Shop) -> None:
    """A well-formed id that no product has filters everything out; a malformed one stays PR01."""
    shop.read(unknown_product="empty")
    assert shop.products("?id=99").json() == {"page": 1, "docs": []}
    assert refused(shop.products("?id=x"))[1] == "PR01"


def test_reading_unknown_fields(shop: Shop) -> None:
    """Ignored by default, BR02 when refused; `auction_id` is known, being mentioned."""
    assert shop.create(max_prize=1).status_code == 200
    shop.read(unknown_fields="refused")
    assert refused(shop.create(max_prize=1))[1] == "BR02"
    assert shop.create(auction_id="2").status_code == 200


def test_content_type_is_not_looked_at(shop: Shop) -> None:
    """The document has no refusal for another content type, so the body decides."""
    answer = shop.call(
        "POST", "/order", content=json.dumps({"product_id": PRODUCT}), headers={"Content-Type": "text/plain"}
    )
    assert answer.status_code == 200


@pytest.mark.parametrize("host", ["sandboxapi.g2a.com", "api.g2a.com", "API.G2A.com:443"])
def test_host_decides_on_real_urls(shop: Shop, host: str) -> None:
    """With G2A's hosts paths begin with /v1, and control stays at the root."""
    headers = {"Host": host, "Authorization": GOOD}
    assert shop.client.get("/v1/products", headers=headers).json()["page"] == 1
    assert shop.client.get("/products", headers=headers).status_code == 404
    assert shop.client.get("/v1products", headers=headers).status_code == 404
    assert shop.client.get("/__sandbox__/", headers=headers).status_code == 200
