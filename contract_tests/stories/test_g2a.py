"""A merchant's days at G2A, told with the generated client; every answer is held to the strict copy."""

import asyncio
import json
from typing import Any, TypedDict, cast

import httpx
import pytest
from g2a_client import (
    G2A,
    ApiError,
    AsyncG2A,
    InvalidJsonDataError,
    InvalidOrderIdError,
    InvalidProductIdError,
    NoAuthorizationHeaderError,
    NotFoundError,
    OrderKeyAlreadyDownloadedError,
    OrderNotFoundError,
    OrderNotPaidError,
    OrderNotProcessedError,
    PaymentProblemError,
    TooManyRequestsError,
    UnauthorizedError,
    WrongArgumentsError,
    models,
)

from contract_tests.stories._telling import ONCE, lose
from contract_tests.stories.g2a import FOREIGN
from contract_tests.targets import Sandbox, Target
from contract_tests.witness import Witness

PENDING, COMPLETE = models.OrderDetailsStatus.PENDING, models.OrderDetailsStatus.COMPLETE
PAGE_SIZE = 20
NOBODY = "80201019921770"
"""An order id that nobody has."""


class Merchant(TypedDict, total=False):
    """What a client takes to know its merchant."""

    authorization: str
    api_hash: str
    email: str
    secret: str


def merchant(target: Target) -> Merchant:
    """The merchant of the run."""
    return cast("Merchant", target.account.arguments)


@pytest.fixture
def g2a(target: Target, http: httpx.Client) -> G2A:
    """The merchant of the run."""
    return G2A(base_url=target.base_url, http_client=http, **ONCE, **merchant(target))


@pytest.fixture
def stranger(target: Target, http: httpx.Client, sandbox: Sandbox) -> G2A:
    """Another merchant; only a sandbox has one to lend."""
    return G2A(
        base_url=target.base_url,
        http_client=http,
        **ONCE,
        **cast("Merchant", FOREIGN),
    )


@pytest.fixture
def product(g2a: G2A) -> models.Product:
    """Something that can be bought more than once."""
    return next(g2a.products.iter(min_qty=5))


def paid(g2a: G2A, sandbox: Sandbox, product: models.Product) -> models.CreatedOrder:
    """An order that is paid and processed."""
    order = g2a.orders.create(product_id=product.id)
    assert g2a.orders.pay(order.order_id).status is True
    sandbox.step(f"orders/{order.order_id}/process")
    return order


# --- one order ---------------------------------------------------------------------------------------


def test_orders_buy_a_game(g2a: G2A, sandbox: Sandbox, product: models.Product) -> None:
    """List, order, pay, wait, fetch the key; the key comes once."""
    order = g2a.orders.create(product_id=product.id, max_price=product.min_price)
    assert order.price == product.min_price
    assert order.currency == "EUR"
    assert g2a.orders.details(order.order_id).status is PENDING

    assert g2a.orders.pay(order.order_id).status is True
    assert g2a.orders.details(order.order_id).status is PENDING
    sandbox.advance(3600)

    details = g2a.orders.details(order.order_id)
    assert (details.status, details.price, details.currency) == (COMPLETE, order.price, order.currency)
    assert g2a.orders.key(order.order_id).key
    for _ in range(3):
        with pytest.raises(OrderKeyAlreadyDownloadedError):
            g2a.orders.key(order.order_id)
    assert g2a.orders.details(order.order_id) == details


def test_orders_buy_a_game_async(target: Target, witness: Witness, sandbox: Sandbox) -> None:
    """The same with `AsyncG2A`."""

    async def buy() -> None:
        async with witness.watch_async(target.async_client()) as http:
            g2a = AsyncG2A(base_url=target.base_url, http_client=http, **ONCE, **merchant(target))
            product = await anext(aiter(g2a.products.iter(min_qty=5)))
            order = await g2a.orders.create(product_id=product.id, max_price=product.min_price)
            with pytest.raises(OrderNotProcessedError):
                await g2a.orders.key(order.order_id)
            assert (await g2a.orders.pay(order.order_id)).status is True
            await asyncio.to_thread(sandbox.step, f"orders/{order.order_id}/process")
            assert (await g2a.orders.details(order.order_id)).status is COMPLETE
            assert (await g2a.orders.key(order.order_id)).key
            with pytest.raises(OrderKeyAlreadyDownloadedError):
                await g2a.orders.key(order.order_id)

    asyncio.run(buy())


def test_orders_key_waits_for_payment(g2a: G2A, sandbox: Sandbox, product: models.Product) -> None:
    """Before payment, and until the order is processed, the key is refused as not processed yet."""
    order = g2a.orders.create(product_id=product.id)

    with pytest.raises(OrderNotProcessedError):
        g2a.orders.key(order.order_id)
    g2a.orders.pay(order.order_id)
    with pytest.raises(OrderNotProcessedError):
        g2a.orders.key(order.order_id)

    sandbox.step(f"orders/{order.order_id}/process")
    assert g2a.orders.key(order.order_id).key


def test_orders_pay_once(g2a: G2A, sandbox: Sandbox, product: models.Product) -> None:
    """A second payment is a problem, and takes nothing back."""
    order = paid(g2a, sandbox, product)

    with pytest.raises(PaymentProblemError):
        g2a.orders.pay(order.order_id)

    assert g2a.orders.details(order.order_id).status is COMPLETE


def test_orders_pay_too_early(g2a: G2A, sandbox: Sandbox, product: models.Product) -> None:
    """A payment that is not ready yet works later."""
    sandbox.step("delays", {"payment": 60})
    order = g2a.orders.create(product_id=product.id)

    with pytest.raises(OrderNotPaidError) as refusal:
        g2a.orders.pay(order.order_id)
    assert refusal.value.status == 403

    sandbox.advance(61)
    assert g2a.orders.pay(order.order_id).status is True


def test_orders_pay_again_after_decline(g2a: G2A, sandbox: Sandbox, product: models.Product) -> None:
    """A declined payment withholds the key until the order is paid again."""
    order = g2a.orders.create(product_id=product.id)
    g2a.orders.pay(order.order_id)
    sandbox.step(f"orders/{order.order_id}/decline")

    with pytest.raises(PaymentProblemError):
        g2a.orders.key(order.order_id)

    g2a.orders.pay(order.order_id)
    sandbox.step(f"orders/{order.order_id}/process")
    assert g2a.orders.key(order.order_id).key


# --- several orders ----------------------------------------------------------------------------------


def test_orders_are_distinct(g2a: G2A, sandbox: Sandbox, product: models.Product) -> None:
    """Two orders have two ids and two keys, and paying one leaves the other unpaid."""
    first = paid(g2a, sandbox, product)
    second = g2a.orders.create(product_id=product.id)
    assert first.order_id != second.order_id
    assert g2a.orders.details(second.order_id).status is PENDING

    g2a.orders.pay(second.order_id)
    sandbox.step(f"orders/{second.order_id}/process")

    assert g2a.orders.key(first.order_id).key != g2a.orders.key(second.order_id).key


def test_orders_are_paid_one_by_one(g2a: G2A, sandbox: Sandbox, product: models.Product) -> None:
    """Of three orders only the one that is paid is processed, and the others can still be paid."""
    orders = [g2a.orders.create(product_id=product.id) for _ in range(3)]

    def statuses() -> list[models.OrderDetailsStatus]:
        return [g2a.orders.details(order.order_id).status for order in orders]

    for number, told in ((1, [PENDING, COMPLETE, PENDING]), (2, [PENDING, COMPLETE, COMPLETE])):
        assert g2a.orders.pay(orders[number].order_id).status is True
        sandbox.advance(3600)
        assert statuses() == told
        assert g2a.orders.key(orders[number].order_id).key
    with pytest.raises(OrderNotProcessedError):
        g2a.orders.key(orders[0].order_id)
    assert g2a.orders.pay(orders[0].order_id).status is True


def test_orders_take_stock(g2a: G2A, sandbox: Sandbox, product: models.Product) -> None:
    """Each order takes one key out of the catalogue, until there is none to order."""
    (before,) = g2a.products.list(id=product.id).docs
    for _ in range(3):
        g2a.orders.create(product_id=product.id)
    (after,) = g2a.products.list(id=product.id).docs
    assert after.qty == before.qty - 3

    scarce = min(g2a.products.iter(min_qty=1), key=lambda candidate: candidate.qty)
    for _ in range(scarce.qty):
        g2a.orders.create(product_id=scarce.id)
    with pytest.raises(InvalidProductIdError):
        g2a.orders.create(product_id=scarce.id)
    assert g2a.products.list(id=scarce.id).docs[0].qty == 0


# --- money -------------------------------------------------------------------------------------------


def test_orders_respect_max_price(g2a: G2A, sandbox: Sandbox, product: models.Product) -> None:
    """No order above the limit; a limit of 0 is none."""
    with pytest.raises(InvalidJsonDataError):
        g2a.orders.create(product_id=product.id, max_price=round(product.min_price - 0.01, 2))
    assert g2a.products.list(id=product.id).docs[0].qty == product.qty

    assert g2a.orders.create(product_id=product.id, max_price=0).price == product.min_price


def test_orders_limit_is_in_euro(g2a: G2A, sandbox: Sandbox, product: models.Product) -> None:
    """`max_price` is in EUR, whatever the order's currency; the details keep that currency."""
    order = g2a.orders.create(product_id=product.id, currency="PLN", max_price=product.min_price)
    assert order.currency == "PLN"

    g2a.orders.pay(order.order_id)
    sandbox.step(f"orders/{order.order_id}/process")
    details = g2a.orders.details(order.order_id)

    assert (details.price, details.currency) == (order.price, "PLN")


def test_orders_from_an_auction_have_no_limits(target: Target, http: httpx.Client, sandbox: Sandbox) -> None:
    """An `auction_id` will do alone; beside it neither limit is allowed, not even 0, and nothing is sold."""
    url, headers = f"{target.base_url}/order", dict(target.account.headers)
    wanted = {"product_id": "10000027819004", "auction_id": "2"}

    def qty() -> int:
        query = {"id": wanted["product_id"]}
        answer = http.get(f"{target.base_url}/products", params=query, headers=headers)
        return cast("int", answer.json()["docs"][0]["qty"])

    assert http.post(url, json=wanted, headers=headers).status_code == 200
    before = qty()
    limits = {"max_price": (1000, 45.0, 0), "min_rating": (0.1, 0)}
    for name, values in limits.items():
        for value in values:
            answer = http.post(url, json={**wanted, name: value}, headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (400, "BR02"), (name, value)
    assert qty() == before


# --- products ----------------------------------------------------------------------------------------


def test_products_pages_are_full(g2a: G2A) -> None:
    """Twenty products to a page, except for the last one."""
    pages = [g2a.products.list(page=number) for number in range(1, 5)]

    assert all(len(page.docs) == PAGE_SIZE for page in pages)


def test_products_by_id(g2a: G2A, product: models.Product) -> None:
    """One id, one product; an id that nothing has is refused."""
    assert g2a.products.list(id=product.id).docs == [product]
    assert g2a.products.list(id=product.id, page=2).docs == []
    for unknown in ("1", "abc"):
        with pytest.raises(InvalidProductIdError):
            g2a.products.list(id=unknown)


@pytest.mark.parametrize(
    "out_of_range",
    [
        {"page": 0},
        {"page": -1},
        {"page": 101},
        {"min_qty": -1},
        {"min_price_from": -0.01},
        {"min_price_to": -1},
    ],
    ids=str,
)
def test_products_refuse_what_is_out_of_range(g2a: G2A, out_of_range: dict[str, Any]) -> None:
    """PR02 for each parameter; the last allowed page answers."""
    with pytest.raises(WrongArgumentsError):
        g2a.products.list(**out_of_range)

    assert g2a.products.list(page=100).page == 100


# --- refusals ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("operation", ["details", "key", "pay"])
def test_orders_refuse_ids(g2a: G2A, operation: str) -> None:
    """An id that is none, and an id that nobody has, are told apart."""
    call = getattr(g2a.orders, operation)

    with pytest.raises(ApiError) as malformed:
        call("12ab")
    with pytest.raises(NotFoundError) as unknown:
        call(NOBODY)

    assert malformed.value.status == 400
    if operation != "details":  # whose refusals are documented without a code
        assert isinstance(malformed.value, InvalidOrderIdError)
        assert isinstance(unknown.value, OrderNotFoundError)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "BR01"),
        (b'{"product_id": ', "BR01"),
        (b"[]", "BR02"),
        (b"{}", "BR02"),
        (b'{"product_id": 5}', "BR02"),
        (b'{"product_id": "10000027819004", "max_price": -1}', "BR02"),
        (b'{"product_id": "10000027819004", "min_rating": 1.1}', "BR02"),
        (b'{"product_id": "1"}', "PR01"),
    ],
    ids=lambda value: value.decode() or "empty" if isinstance(value, bytes) else value,
)
def test_orders_create_refuses_bodies(target: Target, http: httpx.Client, body: bytes, code: str) -> None:
    """What is not JSON is BR01, JSON that is no order BR02, a product that cannot be bought PR01."""
    headers = {**target.account.headers, "Content-Type": "application/json"}

    answer = http.post(f"{target.base_url}/order", content=body, headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (400, code)


ROUTES = [
    ("POST", "/order"),
    ("GET", f"/order/details/{NOBODY}"),
    ("GET", f"/order/key/{NOBODY}"),
    ("PUT", f"/order/pay/{NOBODY}"),
    ("GET", "/products"),
]


@pytest.mark.parametrize(("method", "path"), ROUTES, ids=[path for _, path in ROUTES])
def test_credentials_are_looked_at(target: Target, http: httpx.Client, method: str, path: str) -> None:
    """No header, a malformed one, a wrong key, an unknown merchant: each is refused, on every operation."""
    merchant, _, key = target.account.headers["Authorization"].partition(", ")
    wrong = f"{merchant}, {key[::-1]}"

    def code(value: str | None) -> tuple[int, str]:
        headers = {} if value is None else {"Authorization": value}
        content = json.dumps({"product_id": "10000027819004"}) if method == "POST" else None
        answer = http.request(method, target.base_url + path, headers=headers, content=content)
        return answer.status_code, answer.json()["code"]

    assert code(None) == (403, "AUTH01")
    for value in (merchant, f"{merchant} {key}", wrong, f"nobody, {key}"):
        assert code(value) == (401, "AUTH02")


def test_credentials_missing_and_wrong_have_their_errors(target: Target, http: httpx.Client) -> None:
    """The client raises what the server says."""
    with pytest.raises(UnauthorizedError):
        G2A(
            base_url=target.base_url,
            http_client=http,
            **ONCE,
            authorization="nobody, nothing",
        ).products.list()
    with pytest.raises(NoAuthorizationHeaderError):
        G2A(
            base_url=target.base_url,
            http_client=lose(http, "Authorization"),
            **ONCE,
            authorization="x, y",
        ).products.list()


def test_orders_belong_to_their_merchant(
    g2a: G2A, stranger: G2A, sandbox: Sandbox, product: models.Product
) -> None:
    """To another merchant an order is not there: not to look at, not to pay, not to redeem."""
    order = g2a.orders.create(product_id=product.id)
    ready = paid(g2a, sandbox, product)

    for id_ in (order.order_id, ready.order_id):
        for call in (stranger.orders.details, stranger.orders.pay, stranger.orders.key):
            with pytest.raises(NotFoundError):
                call(id_)

    assert g2a.orders.details(order.order_id).status is PENDING
    assert g2a.orders.key(ready.order_id).key


def test_rate_limit(g2a: G2A, sandbox: Sandbox) -> None:
    """Past the limit BR03 comes with 429 and the time to wait; then requests work again."""
    sandbox.limit(2, per_seconds=30)
    g2a.products.list()
    g2a.products.list()

    with pytest.raises(TooManyRequestsError) as refusal:
        g2a.products.list()
    assert refusal.value.code == "BR03"

    sandbox.advance(31)
    assert g2a.products.list().docs


@pytest.mark.parametrize("code", ["PR03", "PR04", "IN01"])
def test_products_server_errors(g2a: G2A, sandbox: Sandbox, code: str) -> None:
    """The three internal errors of the catalogue come with 500, as documented."""
    sandbox.fail("products.list", code=code)

    with pytest.raises(ApiError) as refusal:
        g2a.products.list(page=1)

    assert (refusal.value.status, refusal.value.code) == (500, code)
