"""The two Gaming Goods clients as their users meet them."""

import asyncio
from decimal import Decimal
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
from gaming_goods_client import (
    UNSET,
    AsyncGamingGoods,
    DecodeError,
    GamingGoods,
    InvalidRequestError,
    MissingCredentialsError,
    NotFoundError,
    TooManyRequestsError,
    TransportError,
    UnauthorizedError,
    models,
)
from gaming_goods_partner_client import GamingGoodsPartner
from gaming_goods_partner_client import MissingCredentialsError as PartnerMissingCredentialsError
from gaming_goods_partner_client import models as partner_models

ID = UUID("a1b2c3d4-0000-4000-8000-000000000001")
PRODUCT = {
    "id": str(ID),
    "name": "Cyberpunk 2077",
    "slug": "cyberpunk-2077-steam-key",
    "category": "Steam",
    "brand": "CD Projekt",
    "price": 19.99,
    "currency": "EUR",
    "stock_quantity": 12,
    "image_url": "https://gaming-goods.ru/i.jpg",
    "is_active": True,
}
ORDER = {
    "id": str(ID),
    "status": "pending_payment",
    "items": [{"product_id": str(ID), "product_name": "Cyberpunk 2077", "price": 1999, "quantity": 1}],
    "total": 1799,
    "currency": "EUR",
    "created_at": "2026-03-14T12:00:00Z",
}


class Server:
    """Gives one answer and keeps what was asked."""

    def __init__(self, body: Any, status: int = 200) -> None:
        self.body, self.status = body, status
        self.seen: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer."""
        self.seen.append(request)
        return httpx.Response(self.status, json=self.body)


def public(server: Server, token: str | None = None) -> GamingGoods:
    """A client of the public API."""
    return GamingGoods(token=token, transport=httpx.MockTransport(server), max_retries=0)


def partner(server: Server, api_key: str | None = "pk_live_sample") -> GamingGoodsPartner:
    """A client of the Partner API."""
    return GamingGoodsPartner(api_key=api_key, transport=httpx.MockTransport(server))


def page(*products: dict[str, Any], number: int = 1, total: int = 0) -> dict[str, Any]:
    """A page of the public catalogue."""
    return {"data": {"products": list(products), "total": total, "page": number, "page_size": 2}}


def test_the_catalogue_takes_no_token_and_sends_none() -> None:
    """Also when there is one: a token goes only where it is asked for."""
    server = Server(page(PRODUCT))

    answer = public(server, token="t").products.list(category="Steam", sort="price_asc", page_size=2)

    assert answer.data.products[0].id == ID
    assert "authorization" not in server.seen[0].headers
    assert (
        str(server.seen[0].url)
        == "https://gaming-goods.ru/api/v1/products?category=Steam&sort=price_asc&page_size=2"
    )


def test_orders_take_a_token() -> None:
    """As a bearer, and without one nothing is sent."""
    server = Server({"data": ORDER})

    public(server, token="t0k").orders.get(ID)
    assert server.seen[0].headers["authorization"] == "Bearer t0k"
    assert server.seen[0].url.path.endswith(str(ID))
    with pytest.raises(MissingCredentialsError, match="give token="):
        public(server).orders.get(str(ID))
    assert len(server.seen) == 1


def test_orders_create_sends_what_the_document_shows() -> None:
    """Items, payment method and promo code; a key of its own for each order."""
    server = Server({"data": ORDER}, status=201)
    shop = public(server, token="t")

    item = models.NewOrderItem(product_id=ID, quantity=1)
    order = shop.orders.create(items=[item], payment_method="balance", promo_code="SALE10").data
    shop.orders.create(items=[item], payment_method="balance", idempotency_key="mine")

    assert msgspec.json.decode(server.seen[0].content) == {
        "items": [{"product_id": str(ID), "quantity": 1}],
        "payment_method": "balance",
        "promo_code": "SALE10",
    }
    keys = [request.headers["idempotency-key"] for request in server.seen]
    assert len(keys[0]) == 36
    assert keys[1] == "mine"
    assert order.status is models.OrderStatus.PENDING_PAYMENT
    assert order.completed_at is UNSET


def test_a_lost_answer_can_be_asked_for_again() -> None:
    """The error has the key that makes the second attempt the same order."""
    seen: list[str] = []

    def lose(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["idempotency-key"])
        if len(seen) == 1:
            raise httpx.ReadTimeout("slow")
        return httpx.Response(200, json={"data": ORDER})

    shop = GamingGoods(token="t", transport=httpx.MockTransport(lose), max_retries=0)
    item = models.NewOrderItem(product_id=ID, quantity=1)
    with pytest.raises(TransportError) as lost:
        shop.orders.create(items=[item], payment_method="balance")
    key = lost.value.request.idempotency_key
    assert key

    shop.orders.create(items=[item], payment_method="balance", idempotency_key=key)

    assert seen == [key, key]


def test_amounts_keep_the_wires_type_and_have_an_exact_decimal() -> None:
    """Euros as a float in the catalogue, cents as an integer in orders, one kind of decimal for both."""
    product = public(Server({"data": PRODUCT | {"description": "", "meta": {}}})).products.get("x").data
    order = public(Server({"data": ORDER}), token="t").orders.get(ID).data

    assert (product.price, product.price_decimal) == (19.99, Decimal("19.99"))
    assert (order.items[0].price, order.items[0].price_decimal) == (1999, Decimal("19.99"))
    assert order.total_decimal == Decimal("17.99")


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (400, "invalid_request", InvalidRequestError),
        (401, "unauthorized", UnauthorizedError),
        (404, "whatever", NotFoundError),
        (429, "rate_limited", TooManyRequestsError),
    ],
)
def test_bad_input_is_sent_and_the_servers_refusal_is_typed(
    status: int, code: str, expected: type[Exception]
) -> None:
    """The client does not guess bounds; a documented code has its class, any other that of its status."""
    server = Server(
        {"error": {"code": code, "message": "Parameter 'page' must be a positive integer"}}, status
    )

    with pytest.raises(expected, match="positive integer") as caught:
        public(server).products.list(page=0)

    assert type(caught.value) is expected
    assert vars(caught.value)["code"] == code
    assert server.seen[0].url.query == b"page=0"


def test_iter_walks_pages_and_offsets() -> None:
    """The public API counts pages, the Partner API counts items; both end."""

    def pages(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params["page"])
        return httpx.Response(200, json=page(*[PRODUCT] * (2 if number < 3 else 0), number=number, total=4))

    assert len(list(GamingGoods(transport=httpx.MockTransport(pages)).products.iter(page_size=2))) == 4

    asked: list[str] = []

    def offsets(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.params["offset"])
        offset = int(request.url.params["offset"])
        brands = [{"brand": f"b{n}", "product_count": 1} for n in range(offset, min(offset + 2, 5))]
        return httpx.Response(200, json={"items": brands, "limit": 2, "offset": offset, "total": 5})

    client = GamingGoodsPartner(api_key="k", transport=httpx.MockTransport(offsets))
    assert [brand.brand for brand in client.brands.iter(limit=2)] == ["b0", "b1", "b2", "b3", "b4"]
    assert asked == ["0", "2", "4"]


def test_async_iter_searches() -> None:
    """`iter_search` is the walk behind `search`."""

    def hits(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params["page"])
        return httpx.Response(200, json=page(*[PRODUCT] * (1 if number == 1 else 0), number=number))

    async def walk() -> list[str]:
        async with AsyncGamingGoods(transport=httpx.MockTransport(hits)) as shop:
            return [hit.name async for hit in shop.products.iter_search(q="cyber")]

    assert asyncio.run(walk()) == ["Cyberpunk 2077"]


def test_checkout_tells_its_two_bodies_apart() -> None:
    """`source` is written by the model, nobody has to spell it."""
    server = Server({"orders": [{"id": str(ID), "status": "created", "total": 1999, "currency": "EUR"}]})

    orders = partner(server).checkout.create(partner_models.CartCheckout()).orders
    line = partner_models.NewLine(product_id=ID, quantity=2)
    partner(server).checkout.create(partner_models.LinesCheckout(lines=[line]))

    assert orders[0].total_decimal == Decimal("19.99")
    assert msgspec.json.decode(server.seen[0].content) == {"source": "cart"}
    assert msgspec.json.decode(server.seen[1].content) == {
        "source": "lines",
        "lines": [{"product_id": str(ID), "quantity": 2}],
    }
    assert server.seen[0].headers["x-api-key"] == "pk_live_sample"


def test_the_partner_api_asks_for_its_key() -> None:
    """Everywhere, also for the catalogue."""
    with pytest.raises(PartnerMissingCredentialsError, match="give api_key="):
        partner(Server({}), api_key=None).products.list()


def test_brand_names_are_one_segment_of_the_path() -> None:
    """Also those with a slash or a question mark."""
    server = Server({"brand": "A/B?", "categories": []})

    partner(server).brands.categories("A/B?")

    assert server.seen[0].url.raw_path.endswith(b"/brands/A%2FB%3F/categories")


def test_an_id_that_is_none_is_a_decode_error() -> None:
    """The document promises UUIDs."""
    with pytest.raises(DecodeError, match=r"\$\.data\.id"):
        public(Server({"data": ORDER | {"id": "e5f6a7b8-..."}}), token="t").orders.get(ID)
