"""A reseller's days at Gaming Goods, told with the generated client; the strict copy judges every answer."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from gaming_goods_client import GamingGoods
from gaming_goods_partner_client import (
    UNSET,
    AsyncGamingGoodsPartner,
    ConflictError,
    GamingGoodsPartner,
    InvalidRequestError,
    NotFoundError,
    TooManyRequestsError,
    UnauthorizedError,
    models,
)

from contract_tests.stories import gaming_goods
from contract_tests.stories._gaming_goods import GAME, NOBODY, SLUG, counts_down
from contract_tests.stories._telling import ONCE, all_of, lose, race
from contract_tests.stories.gaming_goods_partner import FOREIGN
from contract_tests.targets import Sandbox, Target
from contract_tests.witness import Witness

CREATED, COMPLETED = models.OrderStatus.CREATED, models.OrderStatus.COMPLETED
PAID = models.PaymentState.PAID
PLATFORMS = ("Steam", "Xbox", "PlayStation", "Nintendo")
"""Brands that are no publishers: the document calls Steam a brand in one place and CD Projekt in another."""
CART = models.CartCheckout()


@pytest.fixture
def market(target: Target, http: httpx.Client) -> GamingGoodsPartner:
    """The partner of the run; in a sandbox the balance covers everything."""
    key = target.account.arguments["api_key"]
    return GamingGoodsPartner(base_url=target.base_url, http_client=http, **ONCE, api_key=key)


@pytest.fixture
def poor(target: Target, http: httpx.Client, sandbox: Sandbox) -> GamingGoodsPartner:
    """Another partner, without a balance; only a sandbox has one to lend."""
    return GamingGoodsPartner(base_url=target.base_url, http_client=http, **ONCE, api_key=FOREIGN["api_key"])


@pytest.fixture
def shop(target: Target, sandbox: Sandbox) -> Iterator[GamingGoods]:
    """The same account at the other API."""
    with target.client() as http:
        url = f"{target.origin}/gaming_goods"
        yield GamingGoods(base_url=url, http_client=http, **ONCE, token=gaming_goods.SAMPLE["token"])


def units(quantity: int = 1, product: models.Product | None = None) -> models.NewLine:
    """So many of one product, the document's unless given."""
    return models.NewLine(product_id=product.id if product else GAME, quantity=quantity)


def bought(market: GamingGoodsPartner, *lines: models.NewLine) -> models.NewOrder:
    """The order of a checkout by lines."""
    (order,) = market.checkout.create(models.LinesCheckout(lines=list(lines or [units()]))).orders
    return order


def fill(sandbox: Sandbox, *lines: models.NewLine, user: str = "anna") -> None:
    """Put lines into a partner's cart, which no documented operation does."""
    wanted = [{"product_id": str(line.product_id), "quantity": line.quantity} for line in lines]
    sandbox.step("cart", {"user": user, "lines": wanted})


def codes(order: models.OrderDetail) -> list[str]:
    """The codes of an order, none before it is fulfilled."""
    return [] if order.delivery.codes is UNSET else order.delivery.codes


def stock(market: GamingGoodsPartner) -> int:
    """How many of the document's game are left."""
    return market.products.get(GAME).quantity


def on_sale(market: GamingGoodsPartner, number: int) -> list[models.Product]:
    """Some products that can be bought, of different prices."""
    stocked = [product for product in all_of(market.products.iter(limit=100)) if product.quantity > 3]
    return list({product.price: product for product in stocked if product.is_available}.values())[:number]


# --- the catalogue -----------------------------------------------------------------------------------


def test_products_detail_agrees_with_list(market: GamingGoodsPartner) -> None:
    """A product is the same in the list and by its id."""
    for product in all_of(market.products.iter(limit=100))[::30]:
        detail = market.products.get(product.id)
        assert {name: getattr(detail, name) for name in product.__struct_fields__} == {
            name: getattr(product, name) for name in product.__struct_fields__
        }


def test_products_are_available_while_in_stock(market: GamingGoodsPartner, sandbox: Sandbox) -> None:
    """`is_available` goes with the last unit, and what is not available cannot be ordered."""
    assert market.products.get(GAME).is_available
    sandbox.step("stock", {"product": SLUG, "add": -stock(market)})

    assert not market.products.get(GAME).is_available
    for product in (p for p in all_of(market.products.iter(limit=100)) if not p.is_available):
        with pytest.raises(ConflictError) as refusal:
            bought(market, units(1, product))
        assert refusal.value.code == "product_unavailable"


def test_brands_count_what_is_available(market: GamingGoodsPartner) -> None:
    """A brand's count is the number of its available products, and the sum of its categories' counts."""
    available = [product for product in all_of(market.products.iter(limit=100)) if product.is_available]
    brands = all_of(market.brands.iter(limit=100))
    assert {product.brand for product in available} <= {brand.brand for brand in brands}

    for brand in brands:
        described = market.brands.categories(brand.brand)
        assert described.brand == brand.brand
        assert sum(category.product_count for category in described.categories) == brand.product_count
        if brand.brand not in PLATFORMS:
            mine = [product.category for product in available if product.brand == brand.brand]
            assert len(mine) == brand.product_count
            for category in described.categories:
                assert mine.count(category.category) == category.product_count


# --- checkout ----------------------------------------------------------------------------------------


def test_checkout_by_lines(market: GamingGoodsPartner, sandbox: Sandbox) -> None:
    """Lines become an order; it is paid from the balance, fulfilled, and then has a code for each unit."""
    one, other = on_sale(market, 2)
    order = bought(market, units(3, one), units(2, other))
    assert (order.status, order.total) == (CREATED, 3 * one.price + 2 * other.price)

    early = market.orders.get(order.id)
    assert [(line.product_id, line.title, line.unit_price, line.quantity) for line in early.items] == [
        (one.id, one.title, one.price, 3),
        (other.id, other.title, other.price, 2),
    ]
    assert (early.status, early.payment.state, codes(early)) == (CREATED, PAID, [])
    assert (early.amounts.buyer_total, early.amounts.platform_fee) == (order.total, 0)
    assert market.products.get(one.id).quantity == one.quantity - 3

    sandbox.advance(5)
    done = market.orders.get(order.id)
    assert (done.status, done.items, done.amounts) == (COMPLETED, early.items, early.amounts)
    assert len(set(codes(done))) == 5
    assert done.updated_at > done.created_at == early.created_at
    assert market.orders.get(order.id) == done


def test_checkout_by_lines_async(target: Target, witness: Witness, sandbox: Sandbox) -> None:
    """The same with `AsyncGamingGoodsPartner`."""

    async def buy() -> None:
        async with witness.watch_async(target.async_client()) as http:
            key = target.account.arguments["api_key"]
            market = AsyncGamingGoodsPartner(base_url=target.base_url, http_client=http, **ONCE, api_key=key)
            product = await anext(aiter(market.products.iter(limit=5)))
            wanted = models.LinesCheckout(lines=[models.NewLine(product_id=product.id, quantity=2)])
            (order,) = (await market.checkout.create(wanted)).orders
            assert (order.status, order.total_decimal) == (CREATED, 2 * product.price_decimal)
            await asyncio.to_thread(sandbox.advance, 5)
            done = await market.orders.get(order.id)
            assert (done.status, len(set(codes(done)))) == (COMPLETED, 2)

    asyncio.run(buy())


def test_checkout_by_cart(market: GamingGoodsPartner, sandbox: Sandbox) -> None:
    """The cart becomes an order, once; lines in a request leave it alone."""
    one, other = on_sale(market, 2)
    fill(sandbox, units(2, one), units(1, other))

    by_lines = bought(market, units(1))
    (order,) = market.checkout.create(CART).orders

    assert [line.product_id for line in market.orders.get(by_lines.id).items] == [GAME]
    assert order.total == 2 * one.price + other.price
    wanted = [(one.id, 2), (other.id, 1)]
    assert [(line.product_id, line.quantity) for line in market.orders.get(order.id).items] == wanted
    with pytest.raises(InvalidRequestError):
        market.checkout.create(CART)
    assert market.orders.list().total == 2


def test_checkout_by_cart_is_of_its_partner(market: GamingGoodsPartner, sandbox: Sandbox) -> None:
    """Another partner's cart is not checked out, and neither is an empty one."""
    fill(sandbox, units(1), user="boris")

    with pytest.raises(InvalidRequestError):
        market.checkout.create(CART)

    assert (market.orders.list().total, stock(market)) == (0, 12)


def test_checkout_makes_an_order_each_time(market: GamingGoodsPartner, sandbox: Sandbox) -> None:
    """Two checkouts are two orders, with codes of their own, for one and the same buyer."""
    first, second = (bought(market, units(2)) for _ in range(2))
    sandbox.advance(5)

    one, other = (market.orders.get(order.id) for order in (first, second))
    assert one.id != other.id
    assert len({*codes(one), *codes(other)}) == 4
    assert one.buyer_id == other.buyer_id


def test_checkout_waits_for_payment(poor: GamingGoodsPartner, sandbox: Sandbox) -> None:
    """What the balance does not cover is not paid, and has no codes, however long one waits."""
    order = bought(poor, units(2))
    sandbox.advance(3600)
    waiting = poor.orders.get(order.id)
    assert waiting.payment.state != PAID
    assert (waiting.status, codes(waiting)) == (CREATED, [])

    sandbox.step(f"orders/{order.id}/pay")

    paid = poor.orders.get(order.id)
    assert (paid.status, paid.payment.state, len(set(codes(paid)))) == (COMPLETED, PAID, 2)
    assert (paid.amounts, paid.amounts.buyer_total) == (waiting.amounts, order.total)


def test_checkout_declined_gives_back_stock(poor: GamingGoodsPartner, sandbox: Sandbox) -> None:
    """An order holds its stock while it waits, and gives it back when its payment fails."""
    before = stock(poor)
    order = bought(poor, units(5))
    assert stock(poor) == before - 5

    sandbox.step(f"orders/{order.id}/decline")

    assert stock(poor) == before
    assert codes(poor.orders.get(order.id)) == []


def test_orders_list_follows_the_orders(
    market: GamingGoodsPartner, poor: GamingGoodsPartner, sandbox: Sandbox
) -> None:
    """The list has every order of its partner from the checkout on, as its detail shows it."""
    placed = [bought(market, units(number)) for number in (1, 2, 3)]
    theirs = bought(poor)

    for seconds, status in ((0, CREATED), (5, COMPLETED)):
        sandbox.advance(seconds)
        page = market.orders.list()
        assert page.total == 3
        listed = {order.id: order for order in page.items}
        assert listed.keys() == {order.id for order in placed}
        for order in placed:
            detail = market.orders.get(order.id)
            assert listed[order.id].status == detail.status == status
            assert listed[order.id].total == detail.amounts.buyer_total == order.total
            assert listed[order.id].created_at == detail.created_at
    assert [order.id for order in poor.orders.list().items] == [theirs.id]

    pages = [market.orders.list(limit=2, offset=offset) for offset in range(6)]
    assert [len(page.items) for page in pages] == [2, 2, 1, 0, 0, 0]
    assert all(order.id in listed for page in pages for order in page.items)
    assert [page.total for page in pages] == [3] * 6


# --- stock -------------------------------------------------------------------------------------------


def test_checkout_never_oversells(
    target: Target, witness: Witness, market: GamingGoodsPartner, sandbox: Sandbox
) -> None:
    """Sixty checkouts at once for the last ten units sell ten."""
    sandbox.step("stock", {"product": SLUG, "add": -2})

    async def rush() -> int:
        async with witness.watch_async(target.async_client()) as http:
            key = target.account.arguments["api_key"]
            rushing = AsyncGamingGoodsPartner(base_url=target.base_url, http_client=http, **ONCE, api_key=key)
            one = models.LinesCheckout(lines=[units()])
            return await race([rushing.checkout.create(one) for _ in range(60)], ConflictError)

    assert asyncio.run(rush()) == 10
    assert (stock(market), market.orders.list().total) == (0, 10)


def test_checkout_refused_takes_nothing(market: GamingGoodsPartner, sandbox: Sandbox) -> None:
    """A checkout that cannot be served whole is refused whole."""
    before, plenty = stock(market), on_sale(market, 3)[-1]

    with pytest.raises(ConflictError) as refusal:
        bought(market, units(1, plenty), units(before + 1))

    assert refusal.value.code == "product_unavailable"
    unknown = models.NewLine(product_id=NOBODY, quantity=1)
    for lines in ([unknown, units(1, plenty)], [units(1, plenty), unknown, units()]):
        with pytest.raises(InvalidRequestError, match="product_id"):
            bought(market, *lines)
    assert (stock(market), market.products.get(plenty.id).quantity) == (before, plenty.quantity)
    assert market.orders.list().total == 0


def test_both_apis_are_one_shop(market: GamingGoodsPartner, shop: GamingGoods) -> None:
    """Price, stock and orders are the same seen from the public API."""
    offers = {offer.id: offer for offer in all_of(market.products.iter(limit=100))}
    for product in all_of(shop.products.iter(page_size=100)):
        offer = offers.pop(product.id)
        assert offer.price == product.price_decimal * 100
        assert offer.price_decimal == product.price_decimal
        assert (offer.quantity, offer.brand) == (product.stock_quantity, product.brand)
    assert not offers
    for category in shop.categories.list().data:
        assert category.name in {brand.brand for brand in all_of(market.brands.iter())}

    order = bought(market, units(4))
    seen = shop.orders.get(order.id).data

    assert shop.products.get(SLUG).data.stock_quantity == stock(market) == 8
    assert (seen.total_decimal, seen.items[0].quantity) == (order.total_decimal, 4)


# --- who may see what --------------------------------------------------------------------------------


def test_orders_belong_to_their_partner(
    market: GamingGoodsPartner, poor: GamingGoodsPartner, sandbox: Sandbox
) -> None:
    """To another partner an order is not there, exactly as one that does not exist; nor is it listed."""
    order = bought(market)

    with pytest.raises(NotFoundError) as invisible:
        poor.orders.get(order.id)
    with pytest.raises(NotFoundError) as unknown:
        poor.orders.get(NOBODY)

    assert invisible.value.body == unknown.value.body
    assert (poor.orders.list().total, poor.orders.list().items) == (0, [])
    theirs = bought(poor)
    assert market.orders.get(order.id).buyer_id != poor.orders.get(theirs.id).buyer_id


ROUTES = [
    ("GET", "/brands"),
    ("GET", "/brands/Steam/categories"),
    ("GET", "/products"),
    ("GET", f"/products/{GAME}"),
    ("POST", "/checkout"),
    ("GET", "/orders"),
    ("GET", f"/orders/{NOBODY}"),
]


@pytest.mark.parametrize(("method", "path"), ROUTES, ids=[path for _, path in ROUTES])
def test_keys_are_looked_at(target: Target, http: httpx.Client, method: str, path: str) -> None:
    """No key, an empty one, one of nobody's, one in another header: each is 401, on every operation."""
    key = target.account.headers["X-API-Key"]
    body = {"source": "lines", "lines": [{"product_id": str(GAME), "quantity": 1}]}

    for headers in (
        {},
        {"X-API-Key": ""},
        {"X-API-Key": "pk_live_"},
        {"X-API-Key": f"{key}x"},
        {"X-API-Key": key[:-1]},
        {"X-API-Key": key.upper()},
        {"Authorization": f"Bearer {key}"},
        {"Authorization": key},
    ):
        answer = http.request(
            method, target.base_url + path, headers=headers, json=body if method == "POST" else None
        )
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "unauthorized"), headers


def test_keys_lost_are_an_error(target: Target, http: httpx.Client, market: GamingGoodsPartner) -> None:
    """A key that the server does not know, or that got lost on its way, is raised as `UnauthorizedError`."""
    with pytest.raises(UnauthorizedError):
        GamingGoodsPartner(base_url=target.base_url, http_client=http, **ONCE, api_key="lost").orders.list()

    lose(http, "X-API-Key")
    with pytest.raises(UnauthorizedError):
        market.products.list()


# --- refusals ----------------------------------------------------------------------------------------

Call = Callable[[GamingGoodsPartner], object]
MISTAKES: dict[str, tuple[Call, str]] = {
    "limit 0": (lambda market: market.products.list(limit=0), "limit"),
    "limit 101": (lambda market: market.products.list(limit=101), "limit"),
    "limit as text": (lambda market: market.brands.list(limit=wrong("ten")), "limit"),
    "offset -1": (lambda market: market.orders.list(offset=-1), "offset"),
    "offset as text": (lambda market: market.products.list(offset=wrong("x")), "offset"),
    "no lines": (lambda market: market.checkout.create(models.LinesCheckout(lines=[])), "lines"),
    "no unit": (lambda market: bought(market, units(0)), "lines[0].quantity"),
    "less than none": (lambda market: bought(market, units(1), units(-1)), "lines[1].quantity"),
    "unknown product": (
        lambda market: bought(market, models.NewLine(product_id=NOBODY, quantity=1)),
        "lines[0].product_id",
    ),
    "no id of an order": (lambda market: market.orders.get("12"), "id"),
    "no id of a product": (lambda market: market.products.get(SLUG), "id"),
}


def wrong(value: Any) -> Any:
    """A value that no type checker would let through."""
    return value


@pytest.mark.parametrize(("mistake", "names"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_are_named(market: GamingGoodsPartner, sandbox: Sandbox, mistake: Call, names: str) -> None:
    """Bad input is sent, and the refusal is raised as `InvalidRequestError`, naming the parameter."""
    bought(market)  # so that a server has something to mistake it for

    with pytest.raises(InvalidRequestError) as refusal:
        mistake(market)

    assert (refusal.value.status, refusal.value.code) == (400, "invalid_request")
    assert f"'{names}'" in str(refusal.value.message)


def test_unknown_things_are_not_found(market: GamingGoodsPartner, sandbox: Sandbox) -> None:
    """A brand, a product or an order that nobody has is 404, also when there are others."""
    market.orders.get(bought(market).id)

    for call in (
        lambda: market.brands.categories("No such brand"),
        lambda: market.products.get(NOBODY),
        lambda: market.orders.get(NOBODY),
    ):
        with pytest.raises(NotFoundError) as refusal:
            call()
        assert refusal.value.code == "not_found"


@pytest.mark.parametrize(
    "body",
    [b"", b'{"source": ', b"[]", b"{}", b'{"source": "basket"}', b'{"source": "lines"}', b'{"source": 1}'],
    ids=lambda body: body.decode() or "empty",
)
def test_checkout_refuses_bodies(target: Target, http: httpx.Client, sandbox: Sandbox, body: bytes) -> None:
    """What is no JSON, or names no source, is invalid, and leaves the cart alone."""
    fill(sandbox, units(1))
    headers = {**target.account.headers, "Content-Type": "application/json"}

    answer = http.post(f"{target.base_url}/checkout", content=body, headers=headers)

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_request")


# --- the rate limit ----------------------------------------------------------------------------------


def test_rate_limit_counts_down(target: Target, http: httpx.Client, sandbox: Sandbox) -> None:
    """Every answer says how many requests are left until when; past the limit comes 429."""
    counts_down(lambda: http.get(f"{target.base_url}/brands", headers=dict(target.account.headers)), sandbox)


def test_rate_limit_is_an_error(market: GamingGoodsPartner, sandbox: Sandbox) -> None:
    """Past the limit the client raises `TooManyRequestsError`, with the headers."""
    sandbox.limit(1)
    market.brands.list()

    with pytest.raises(TooManyRequestsError) as refusal:
        market.orders.list()

    headers = {name.lower(): value for name, value in refusal.value.headers.items()}
    assert (headers["x-ratelimit-limit"], headers["x-ratelimit-remaining"]) == ("1", "0")
