"""A customer's days at Gaming Goods, told with the generated client; the strict copy judges every answer."""

import asyncio
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import httpx
import pytest
from gaming_goods_client import (
    UNSET,
    ApiError,
    AsyncGamingGoods,
    ConflictError,
    GamingGoods,
    InvalidRequestError,
    NotFoundError,
    ServerError,
    TooManyRequestsError,
    UnauthorizedError,
    UnsetType,
    models,
)
from gaming_goods_partner_client import GamingGoodsPartner

from contract_tests.stories import gaming_goods_partner
from contract_tests.stories._gaming_goods import GAME, NOBODY, SLUG, counts_down
from contract_tests.stories._telling import ONCE, all_of, lose, race
from contract_tests.stories.gaming_goods import FOREIGN
from contract_tests.targets import Sandbox, Target
from contract_tests.witness import Witness

PENDING, COMPLETED = models.OrderStatus.PENDING_PAYMENT, models.OrderStatus.COMPLETED
CENT = Decimal("0.01")


@pytest.fixture
def shop(target: Target, http: httpx.Client) -> GamingGoods:
    """The customer of the run; in a sandbox the balance covers everything."""
    return GamingGoods(
        base_url=target.base_url,
        http_client=http,
        **ONCE,
        token=target.account.arguments["token"],
    )


@pytest.fixture
def poor(target: Target, http: httpx.Client, sandbox: Sandbox) -> GamingGoods:
    """Another customer, without a balance; only a sandbox has one to lend."""
    return GamingGoods(base_url=target.base_url, http_client=http, **ONCE, token=FOREIGN["token"])


@pytest.fixture
def partner(target: Target, sandbox: Sandbox) -> Iterator[GamingGoodsPartner]:
    """The same account at the other API."""
    with target.client() as http:
        url = f"{target.origin}/gaming_goods_partner"
        yield GamingGoodsPartner(
            base_url=url,
            http_client=http,
            **ONCE,
            api_key=gaming_goods_partner.SAMPLE["api_key"],
        )


def units(quantity: int = 1, product: models.Product | None = None) -> models.NewOrderItem:
    """So many of one product, the document's unless given."""
    return models.NewOrderItem(product_id=product.id if product else GAME, quantity=quantity)


def bought(shop: GamingGoods, *items: models.NewOrderItem, **more: str) -> models.Order:
    """An order by balance."""
    return shop.orders.create(items=list(items or [units()]), payment_method="balance", **more).data


def stock(shop: GamingGoods) -> int:
    """How many of the document's game are left."""
    return shop.products.get(SLUG).data.stock_quantity


def keys(order: models.Order) -> list[str]:
    """All keys of an order."""
    return [key for item in order.items if item.keys is not UNSET for key in item.keys]


def on_sale(shop: GamingGoods, number: int, category: str | UnsetType = UNSET) -> list[models.Product]:
    """Some products that can be bought, of different prices where possible."""
    stocked = [
        p
        for p in all_of(shop.products.iter(page_size=100, category=category))
        if p.is_active and p.stock_quantity > 3
    ]
    by_price = {product.price: product for product in stocked}
    return list(by_price.values())[:number]


# --- the catalogue -----------------------------------------------------------------------------------


def test_products_browse_and_buy(shop: GamingGoods, sandbox: Sandbox) -> None:
    """Pick a category, a product of it, order it, and hold its key."""
    category = shop.categories.list().data[0]
    product = on_sale(shop, 1, category=category.name)[0]
    detail = shop.products.get(product.slug).data
    assert (detail.id, detail.category) == (product.id, category.name)

    order = bought(shop, units(2, product))

    assert order.status is COMPLETED
    assert (order.items[0].product_id, order.items[0].product_name) == (product.id, product.name)
    assert len(set(keys(order))) == order.items[0].quantity == 2
    assert order.total_decimal == 2 * product.price_decimal
    assert shop.orders.get(order.id).data == order
    assert shop.products.get(product.slug).data.stock_quantity == product.stock_quantity - 2


def test_products_browse_and_buy_async(target: Target, witness: Witness, sandbox: Sandbox) -> None:
    """The same with `AsyncGamingGoods`, paid outside."""

    async def buy() -> None:
        async with witness.watch_async(target.async_client()) as http:
            shop = AsyncGamingGoods(
                base_url=target.base_url,
                http_client=http,
                **ONCE,
                token=FOREIGN["token"],
            )
            hit = await anext(aiter(shop.products.iter_search(q="cyberpunk")))
            wanted = [models.NewOrderItem(product_id=hit.id, quantity=1)]
            order = (await shop.orders.create(items=wanted, payment_method="balance")).data
            assert order.status is PENDING
            await asyncio.to_thread(sandbox.step, f"orders/{order.id}/pay")
            paid = (await shop.orders.get(order.id)).data
            assert (paid.status, paid.total_decimal, len(keys(paid))) == (COMPLETED, hit.price_decimal, 1)

    asyncio.run(buy())


def test_products_detail_agrees_with_list_and_search(shop: GamingGoods) -> None:
    """A product has the same name, price and stock wherever it is shown."""
    products = all_of(shop.products.iter(page_size=100))[::40]
    for product in products:
        detail = shop.products.get(product.slug).data
        assert {name: getattr(detail, name) for name in product.__struct_fields__} == {
            name: getattr(product, name) for name in product.__struct_fields__
        }
        hits = {hit.id: hit for hit in shop.products.search(q=product.name, page_size=100).data.products}
        hit = hits[product.id]
        assert (hit.name, hit.slug, hit.price) == (product.name, product.slug, product.price)
        assert (hit.stock_quantity, hit.is_active) == (product.stock_quantity, product.is_active)


def test_products_search_looks_at_the_text(shop: GamingGoods) -> None:
    """What is found has the word somewhere, what has it in its name is found, and nonsense finds nothing."""
    catalogue = all_of(shop.products.iter(page_size=100))
    for word in ("cyberpunk", "lantern", "ubisoft"):
        hits = all_of(shop.products.iter_search(q=word, page_size=100))
        for hit in hits[:20]:
            detail = shop.products.get(hit.slug).data
            text = " ".join((detail.name, detail.category, detail.brand, detail.description))
            assert word in text.casefold(), f"{word} finds {hit.slug}"
        named = {product.id for product in catalogue if word in product.name.casefold().split()}
        assert named <= {hit.id for hit in hits}, f"{word} does not find what is called so"
    assert shop.products.search(q="qwertyuiop").data.total == 0


def test_products_speak_both_languages(shop: GamingGoods) -> None:
    """`locale` changes the language of the names, and nothing else."""
    english = all_of(shop.products.iter(page_size=100, locale="en"))
    russian = all_of(shop.products.iter(page_size=100, locale="ru"))

    assert not any(re.search("[а-я]", product.name) for product in english)
    assert sum(bool(re.search("[а-я]", product.name)) for product in russian) > len(russian) / 2
    for product in english + russian:
        product.name = ""
    assert russian == english


def test_categories_and_brands_count_the_catalogue(shop: GamingGoods) -> None:
    """Each count is what the filter finds, and together they are the whole."""
    total = shop.products.list(page_size=1).data.total
    categories, brands = shop.categories.list().data, shop.brands.list().data

    assert sum(category.product_count for category in categories) == total
    assert sum(brand.product_count for brand in brands) == total
    for category in categories:
        assert shop.products.list(category=category.name).data.total == category.product_count
    for brand in brands:
        assert shop.products.list(brand=brand.name).data.total == brand.product_count


def test_catalogue_is_open(target: Target, http: httpx.Client, sandbox: Sandbox) -> None:
    """Catalogue, search, categories and brands work without a token."""
    anyone = GamingGoods(base_url=target.base_url, http_client=http, **ONCE)

    assert anyone.products.list().data.products
    assert anyone.products.get(SLUG).data.slug == SLUG
    assert anyone.products.search(q="cyberpunk").data.products[0].slug == SLUG
    assert anyone.categories.list().data
    assert anyone.brands.list().data


# --- money -------------------------------------------------------------------------------------------


def test_orders_price_in_cents_is_price_in_euros(shop: GamingGoods, sandbox: Sandbox) -> None:
    """The catalogue's euros times 100 are the order's cents, item by item and in the sum."""
    wanted = [(product, number % 3 + 1) for number, product in enumerate(on_sale(shop, 12))]

    order = bought(shop, *(units(quantity, product) for product, quantity in wanted))

    assert [item.product_id for item in order.items] == [product.id for product, _ in wanted]
    for item, (product, quantity) in zip(order.items, wanted, strict=True):
        assert item.price == product.price_decimal * 100
        assert item.quantity == quantity
    assert order.total_decimal == sum(product.price_decimal * quantity for product, quantity in wanted)
    assert shop.orders.get(order.id).data.total == order.total


def test_orders_promo_takes_a_tenth(shop: GamingGoods, sandbox: Sandbox) -> None:
    """`SALE10` takes 10 % off the sum, to the nearest cent; the prices of the items stay as they are."""
    example = bought(shop, promo_code="SALE10")
    assert (example.items[0].price, example.total) == (1999, 1799)

    for number, product in enumerate(on_sale(shop, 12)):
        order = bought(shop, units(number % 3 + 1, product), promo_code="SALE10")
        full = sum(item.price_decimal * item.quantity for item in order.items)
        assert order.items[0].price_decimal == product.price_decimal
        assert abs(order.total_decimal - full * Decimal("0.9")) <= CENT / 2
        assert shop.orders.get(order.id).data.total == order.total


def test_orders_balance_pays_what_it_covers(poor: GamingGoods, sandbox: Sandbox) -> None:
    """An order is completed at once if the balance covers it, and waits for its payment if not."""
    sandbox.step("balance", {"user": "boris", "add": 1999})

    covered, not_covered = bought(poor), bought(poor)

    assert (covered.status, len(keys(covered)), covered.payment_url) == (COMPLETED, 1, UNSET)
    assert (not_covered.status, keys(not_covered)) == (PENDING, [])
    assert not_covered.payment_url
    assert poor.orders.get(not_covered.id).data.status is PENDING


def test_orders_keys_come_with_payment(target: Target, poor: GamingGoods, sandbox: Sandbox) -> None:
    """Until an order is paid at its address it has no keys; then it has one for each unit."""
    order = bought(poor, units(3))
    assert (order.status, keys(order), order.completed_at) == (PENDING, [], UNSET)
    assert poor.orders.get(order.id).data == order
    assert isinstance(order.payment_url, str)

    sandbox.advance(60)
    with target.client() as browser:
        assert browser.get(order.payment_url).is_success

    paid = poor.orders.get(order.id).data
    assert (paid.status, paid.total, paid.payment_url) == (COMPLETED, order.total, UNSET)
    assert len(set(keys(paid))) == 3
    assert paid.completed_at is not UNSET
    assert paid.completed_at > paid.created_at == order.created_at


def test_orders_are_paid_one_by_one(target: Target, poor: GamingGoods, sandbox: Sandbox) -> None:
    """Each order that waits has an address of its own, and who opens it pays for that order only."""
    orders = [bought(poor, units(number)) for number in (1, 2, 3)]
    addresses = [order.payment_url for order in orders]
    assert len({str(address) for address in addresses}) == 3
    assert [poor.orders.get(order.id).data.payment_url for order in orders] == addresses

    statuses = [PENDING] * 3
    for number in (1, 0, 2):
        with target.client() as browser:
            assert browser.get(str(addresses[number])).is_success
        statuses[number] = COMPLETED
        seen = [poor.orders.get(order.id).data for order in orders]
        assert [order.status for order in seen] == statuses
        counts = [quantity if status is COMPLETED else 0 for quantity, status in enumerate(statuses, 1)]
        assert [len(set(keys(order))) for order in seen] == counts


def test_orders_declined_give_back_stock(poor: GamingGoods, sandbox: Sandbox) -> None:
    """An order holds its stock while it waits, and gives it back when its payment fails."""
    before = stock(poor)
    order = bought(poor, units(5))
    assert stock(poor) == before - 5

    sandbox.step(f"orders/{order.id}/decline")

    assert stock(poor) == before
    assert keys(poor.orders.get(order.id).data) == []


# --- keys --------------------------------------------------------------------------------------------


def test_orders_keys_are_one_each(shop: GamingGoods, sandbox: Sandbox) -> None:
    """Each unit of each item has a key of its own; no two orders share one; they stay what they are."""
    one, other = on_sale(shop, 2)
    first, second = (bought(shop, units(3, one), units(2, other)) for _ in range(2))

    for order in (first, second):
        assert [len(item.keys) if item.keys else 0 for item in order.items] == [3, 2]
    assert first.id != second.id
    assert len({*keys(first), *keys(second)}) == 10
    for _ in range(2):
        assert keys(shop.orders.get(first.id).data) == keys(first)
        assert keys(shop.orders.get(second.id).data) == keys(second)


# --- the same order twice ----------------------------------------------------------------------------


def test_orders_repeat_with_the_same_key(shop: GamingGoods, poor: GamingGoods, sandbox: Sandbox) -> None:
    """The same key and body give the same order; another key, another user, or no key another one."""
    before = stock(shop)

    first, again = (bought(shop, idempotency_key="once") for _ in range(2))
    assert again == first
    assert stock(shop) == before - 1

    others = [bought(shop, idempotency_key="twice"), bought(poor, idempotency_key="once"), bought(shop)]
    assert len({first.id, *(order.id for order in others)}) == 4
    assert stock(shop) == before - 4


def test_orders_refuse_the_key_of_another(shop: GamingGoods, sandbox: Sandbox) -> None:
    """A key that comes with another order is a conflict, and makes no order."""
    bought(shop, idempotency_key="once")
    before = stock(shop)

    with pytest.raises(ConflictError) as more:
        bought(shop, units(2), idempotency_key="once")
    with pytest.raises(ConflictError) as cheaper:
        bought(shop, idempotency_key="once", promo_code="SALE10")

    assert more.value.code == cheaper.value.code == "idempotency_conflict"
    assert stock(shop) == before


def test_orders_survive_a_lost_answer(target: Target, shop: GamingGoods, sandbox: Sandbox) -> None:
    """Where an order's answer was lost, the same key finds the order that was made."""
    before, token = stock(shop), target.account.arguments["token"]
    sandbox.fail("orders.create", status=502, after=True)

    with target.client() as unwatched:
        client = GamingGoods(base_url=target.base_url, http_client=unwatched, **ONCE, token=token)
        with pytest.raises(ServerError) as lost:
            bought(client)
    assert stock(shop) == before - 1

    key = lost.value.request.idempotency_key
    assert key
    order, again = (bought(shop, idempotency_key=key) for _ in range(2))
    assert order == again
    assert stock(shop) == before - 1


def test_orders_are_retried_and_made_once(target: Target, shop: GamingGoods, sandbox: Sandbox) -> None:
    """A client that tries again on its own, with the key it made, gets the order of its first try."""
    before, token = stock(shop), target.account.arguments["token"]
    sandbox.fail("orders.create", status=502, after=True)

    with target.client() as unwatched:
        order = bought(
            GamingGoods(base_url=target.base_url, http_client=unwatched, allow_http=True, token=token)
        )

    assert shop.orders.get(order.id).data == order
    assert stock(shop) == before - 1


# --- stock -------------------------------------------------------------------------------------------


def test_orders_never_oversell(target: Target, witness: Witness, shop: GamingGoods, sandbox: Sandbox) -> None:
    """Sixty orders at once for the last ten units sell ten."""
    sandbox.step("stock", {"product": SLUG, "add": -2})

    async def rush() -> int:
        async with witness.watch_async(target.async_client()) as http:
            token = target.account.arguments["token"]
            rushing = AsyncGamingGoods(base_url=target.base_url, http_client=http, **ONCE, token=token)
            orders = [rushing.orders.create(items=[units()], payment_method="balance") for _ in range(60)]
            return await race(orders, ConflictError)

    assert asyncio.run(rush()) == 10
    assert stock(shop) == 0


def test_orders_refused_take_nothing(shop: GamingGoods, sandbox: Sandbox) -> None:
    """What is sold out, or paid with an unknown code, is refused whole, and uses no idempotency key up."""
    before, plenty = stock(shop), on_sale(shop, 3)[-1]

    with pytest.raises(ConflictError) as refusal:
        bought(shop, units(1, plenty), units(before + 1), idempotency_key="again")
    assert refusal.value.code == "product_unavailable"
    unknown = models.NewOrderItem(product_id=NOBODY, quantity=1)
    for lines in ([unknown, units(1, plenty)], [units(1, plenty), unknown, units()]):
        with pytest.raises(InvalidRequestError, match="product_id"):
            bought(shop, *lines, idempotency_key="again")
    with pytest.raises(InvalidRequestError, match="promo_code"):
        bought(shop, promo_code="SALE99", idempotency_key="again")

    assert stock(shop) == before
    assert shop.products.get(plenty.slug).data.stock_quantity == plenty.stock_quantity
    assert bought(shop, idempotency_key="again").status is COMPLETED


def test_both_apis_are_one_shop(shop: GamingGoods, partner: GamingGoodsPartner) -> None:
    """Price, stock and orders are the same seen from the Partner API."""
    offers = {offer.id: offer for offer in all_of(partner.products.iter(limit=100))}
    products = all_of(shop.products.iter(page_size=100))
    assert len(products) == len(offers)
    for product in products:
        offer = offers[product.id]
        assert offer.price == product.price_decimal * 100
        assert (offer.quantity, offer.brand) == (product.stock_quantity, product.brand)
    for hit in shop.products.search(q="steam", page_size=100).data.products:
        assert offers[hit.id].price == hit.price_decimal * 100

    order = bought(shop, units(4))
    seen = partner.orders.get(order.id)

    assert partner.products.get(GAME).quantity == offers[GAME].quantity - 4 == stock(shop)
    assert seen.amounts.buyer_total == order.total == 4 * offers[GAME].price
    assert seen.delivery.codes == keys(order)


# --- who may see what --------------------------------------------------------------------------------


def test_orders_belong_to_their_user(shop: GamingGoods, poor: GamingGoods, sandbox: Sandbox) -> None:
    """To another user an order is not there, exactly as one that does not exist."""
    order, theirs = bought(shop), bought(poor)

    for customer, foreign in ((poor, order), (shop, theirs)):
        with pytest.raises(NotFoundError) as invisible:
            customer.orders.get(foreign.id)
        with pytest.raises(NotFoundError) as unknown:
            customer.orders.get(NOBODY)
        assert invisible.value.body == unknown.value.body

    assert shop.orders.get(order.id).data == order


def forged(token: str) -> dict[str, str | None]:
    """Values of the header that open nothing."""
    head, claims, signature = token.split(".")
    foreign = FOREIGN["token"].split(".")[1]
    return {
        "missing": None,
        "empty": "",
        "no token": "Bearer",
        "not Bearer": f"Basic {token}",
        "no scheme": token,
        "no JSON Web Token": "Bearer abc",
        "no signature": f"Bearer {head}.{claims}.",
        "wrong signature": f"Bearer {head}.{claims}.{signature[::-1]}",
        "another's claims": f"Bearer {head}.{foreign}.{signature}",
        "no algorithm": f"Bearer eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{claims}.",
    }


def test_orders_tokens_are_looked_at(
    target: Target, http: httpx.Client, shop: GamingGoods, sandbox: Sandbox
) -> None:
    """No token, a malformed one, a wrong signature: each is 401, for new orders and old ones."""
    order, before = bought(shop), stock(shop)
    body = {"items": [{"product_id": str(GAME), "quantity": 1}], "payment_method": "balance"}

    for case, value in forged(target.account.arguments["token"]).items():
        headers = {} if value is None else {"Authorization": value}
        for answer in (
            http.post(f"{target.base_url}/orders", json=body, headers=headers),
            http.get(f"{target.base_url}/orders/{order.id}", headers=headers),
        ):
            assert answer.status_code == 401, case
            assert answer.json()["error"]["code"] == "unauthorized"

    assert stock(shop) == before


def test_orders_tokens_expire(target: Target, http: httpx.Client, sandbox: Sandbox) -> None:
    """A token works until its time is up."""
    minted = sandbox.step("tokens", {"user": "anna", "expires_in": 60})
    shop = GamingGoods(base_url=target.base_url, http_client=http, **ONCE, token=minted["token"])
    order = bought(shop)

    sandbox.advance(61)

    with pytest.raises(UnauthorizedError):
        shop.orders.get(order.id)
    with pytest.raises(UnauthorizedError):
        bought(shop)


def test_orders_lost_token_is_an_error(target: Target, http: httpx.Client, shop: GamingGoods) -> None:
    """A token that the server does not know, or that got lost on its way, is an `UnauthorizedError`."""
    with pytest.raises(UnauthorizedError):
        GamingGoods(base_url=target.base_url, http_client=http, **ONCE, token="lost").orders.get(NOBODY)

    lose(http, "Authorization")
    with pytest.raises(UnauthorizedError):
        bought(shop)


# --- refusals ----------------------------------------------------------------------------------------

Call = Callable[[GamingGoods], object]
MISTAKES: dict[str, tuple[Call, str]] = {
    "page 0": (lambda shop: shop.products.list(page=0), "page"),
    "page -1": (lambda shop: shop.products.list(page=-1), "page"),
    "page as text": (lambda shop: shop.products.list(page=wrong("two")), "page"),
    "page_size 0": (lambda shop: shop.products.list(page_size=0), "page_size"),
    "page_size 101": (lambda shop: shop.products.list(page_size=101), "page_size"),
    "unknown order": (lambda shop: shop.products.list(sort="cheapest"), "sort"),
    "unknown language": (lambda shop: shop.products.list(locale="de"), "locale"),
    "search page 0": (lambda shop: shop.products.search(q="steam", page=0), "page"),
    "search page_size 101": (lambda shop: shop.products.search(q="steam", page_size=101), "page_size"),
    "search for nothing": (lambda shop: shop.products.search(q=""), "q"),
    "empty order": (lambda shop: shop.orders.create(items=[], payment_method="balance"), "items"),
    "no unit": (lambda shop: bought(shop, units(0)), "items[0].quantity"),
    "less than none": (lambda shop: bought(shop, units(1), units(-1)), "items[1].quantity"),
    "unknown product": (
        lambda shop: bought(shop, models.NewOrderItem(product_id=NOBODY, quantity=1)),
        "items[0].product_id",
    ),
    "unknown code": (lambda shop: bought(shop, promo_code="SALE99"), "promo_code"),
    "no id": (lambda shop: shop.orders.get("12"), "id"),
}


def wrong(value: Any) -> Any:
    """A value that no type checker would let through."""
    return value


@pytest.mark.parametrize(("mistake", "names"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_are_named(shop: GamingGoods, sandbox: Sandbox, mistake: Call, names: str) -> None:
    """Bad input is sent, and the refusal is raised as `InvalidRequestError`, naming the parameter."""
    bought(shop)  # so that a server has something to mistake it for

    with pytest.raises(InvalidRequestError) as refusal:
        mistake(shop)

    assert (refusal.value.status, refusal.value.code) == (400, "invalid_request")
    assert f"'{names}'" in str(refusal.value.message)


def test_unknown_things_are_not_found(shop: GamingGoods, sandbox: Sandbox) -> None:
    """A slug or an order that nobody has is 404, also when there are others."""
    shop.orders.get(bought(shop).id)

    for call in (lambda: shop.products.get("no-such-game"), lambda: shop.orders.get(NOBODY)):
        with pytest.raises(NotFoundError) as refusal:
            call()
        assert refusal.value.code == "not_found"


@pytest.mark.parametrize(
    "body", [b"", b'{"items": ', b"[]", b"{}"], ids=lambda body: body.decode() or "empty"
)
def test_orders_create_refuses_bodies(target: Target, http: httpx.Client, body: bytes) -> None:
    """What is no JSON, or no order, is invalid."""
    headers = {**target.account.headers, "Content-Type": "application/json"}

    answer = http.post(f"{target.base_url}/orders", content=body, headers=headers)

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_request")


# --- the rate limit ----------------------------------------------------------------------------------


def test_rate_limit_counts_down(target: Target, http: httpx.Client, sandbox: Sandbox) -> None:
    """Every answer says how many requests are left until when; past the limit comes 429."""
    counts_down(lambda: http.get(f"{target.base_url}/categories"), sandbox)


def test_rate_limit_is_an_error(shop: GamingGoods, sandbox: Sandbox) -> None:
    """Past the limit the client raises `TooManyRequestsError`, with the headers."""
    sandbox.limit(1)
    shop.categories.list()

    with pytest.raises(TooManyRequestsError) as refusal:
        shop.brands.list()

    assert isinstance(refusal.value, ApiError)
    headers = {name.lower(): value for name, value in refusal.value.headers.items()}
    assert (headers["x-ratelimit-limit"], headers["x-ratelimit-remaining"]) == ("1", "0")
