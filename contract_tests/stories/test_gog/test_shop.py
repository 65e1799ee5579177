"""Looking around in the store, buying, and what the wallet has to do with it."""

from collections.abc import Callable
from decimal import Decimal
from itertools import chain, combinations
from typing import TypedDict, cast

import pytest
from gog_client import BadRequestError, Gog, NotFoundError, models

from contract_tests.stories._telling import all_of, given
from contract_tests.stories.gog import GAME, IDS, NOBODY
from contract_tests.targets import Sandbox

ANNA = str(IDS["anna"])


class States(TypedDict, total=False):
    """Which orders are to be listed."""

    canceled: bool
    completed: bool
    in_progress: bool
    not_redeemed: bool
    pending: bool
    redeemed: bool


class Query(TypedDict, total=False):
    """What the store can be asked for."""

    media_type: str
    price: str
    search: str
    limit: int


EVERY: States = {
    "canceled": True,
    "completed": True,
    "in_progress": True,
    "not_redeemed": True,
    "pending": True,
    "redeemed": True,
}
"""All states that orders can be in."""


def only(state: str) -> States:
    """One of them."""
    return cast("States", {state: True})


def price(product: models.StoreProduct) -> Decimal:
    """What a product is sold for."""
    return given(product.price).final_amount_decimal


def for_sale(gog: Gog, number: int) -> list[models.StoreProduct]:
    """So many games that cost something and are not owned."""
    owned = set(gog.library.list_ids().owned)
    found = [
        product
        for product in all_of(gog.listing.iter_products(media_type="game", limit=100))
        if product.buyable and product.id not in owned and price(product) > 1 and product.type_ == 1
    ]
    assert len(found) >= number
    return found[:number]


def number_of(address: str) -> str:
    """The order that an address leads to."""
    return address.rpartition("/")[2]


def order(gog: Gog, number: str) -> models.Order:
    """An order of the list, whatever its state."""
    return next(found for found in all_of(gog.orders.iter(**EVERY)) if found.public_id == number)


def states(gog: Gog, number: str) -> list[str]:
    """The states in which the list has an order."""
    return [
        state
        for state in EVERY
        if any(found.public_id == number for found in all_of(gog.orders.iter(**only(state))))
    ]


def funds(gog: Gog, currency: str = "EUR") -> int:
    """What is in a wallet, in cents."""
    entries = gog.wallet.list_transactions(currency, 1).list_
    return entries[0].end_balance.amount if entries else 0


def checked_out(gog: Gog, *products: int) -> str:
    """An order of these, by way of the cart."""
    gog.cart.add_many(product_ids=list(products))
    return number_of(gog.cart.checkout())


def paid(gog: Gog, sandbox: Sandbox, number: str) -> None:
    """Pay, and let the payment go through."""
    gog.orders.process_payment(number)
    if "pending" in states(gog, number):
        sandbox.step(f"orders/{number}/complete")


# --- the store ---------------------------------------------------------------------------------------


def test_listing_pages(visitor: Gog) -> None:
    """Pages of any size make up the same store; the counts are those of all pages."""
    whole = [p.id for p in all_of(visitor.listing.iter_products(limit=100))]
    assert [p.id for p in all_of(visitor.listing.iter_products(limit=37))] == whole
    assert [p.id for p in all_of(visitor.listing.iter_products())] == whole
    assert len(set(whole)) == len(whole)

    for number in (1, 2, 3):
        page = visitor.listing.list_products(page=number, limit=10)
        assert (str(page.page), len(page.products)) == (str(number), 10)
        assert int(page.total_results) == len(whole)
        assert given(page.total_games_found) + given(page.total_movies_found) == len(whole)
        assert page.total_pages == -(-len(whole) // 10)


def test_listing_filters(visitor: Gog) -> None:
    """Media, prices, words, languages and systems: what comes fits, and what fits comes."""
    listing = visitor.listing
    whole = all_of(listing.iter_products(limit=100))

    def ids(found: list[models.StoreProduct]) -> set[int]:
        return {product.id for product in found}

    assert ids(all_of(listing.iter_products(media_type="movie"))) == {p.id for p in whole if p.is_movie}
    assert ids(all_of(listing.iter_products(media_type="game", limit=100))) == {
        p.id for p in whole if p.is_game
    }
    discounted = all_of(listing.iter_products(price="discounted", limit=100))
    assert ids(discounted) == {p.id for p in whole if given(p.price).is_discounted}
    assert ids(all_of(listing.iter_products(price="free"))) == {p.id for p in whole if given(p.price).is_free}
    cheap = all_of(listing.iter_products(price="u5", limit=100))
    assert ids(cheap) == {p.id for p in whole if price(p) < 5}
    word = whole[0].title.split()[0]
    found = all_of(listing.iter_products(search=word))
    assert ids(found) == {p.id for p in whole if word.casefold() in p.title.casefold()}
    linux = ids(all_of(listing.iter_products(system="lin_ubuntu", media_type="game", limit=100)))
    assert linux
    assert linux < {product.id for product in whole if product.is_game}
    assert linux == ids(all_of(listing.iter_products(system="1024,2048", media_type="game", limit=100)))
    assert {p.id for p in whole if p.is_game and given(p.works_on).linux} <= linux
    german = ids(all_of(listing.iter_products(language="de", limit=100)))
    assert 0 < len(german) < len(whole)


FILTERS: dict[str, tuple[Query, Callable[[models.StoreProduct], bool]]] = {
    "discounted": ({"price": "discounted"}, lambda p: given(p.price).is_discounted),
    "free": ({"price": "free"}, lambda p: given(p.price).is_free),
    "cheap": ({"price": "u5"}, lambda p: price(p) < 5),
    "games": ({"media_type": "game"}, lambda p: p.is_game),
    "movies": ({"media_type": "movie"}, lambda p: p.is_movie),
    "a word": ({"search": "the"}, lambda p: "the" in p.title.casefold()),
}


PAIRS = [
    pair for pair in combinations(FILTERS, 2) if not FILTERS[pair[0]][0].keys() & FILTERS[pair[1]][0].keys()
]


@pytest.mark.parametrize("names", PAIRS, ids="-".join)
def test_listing_filters_together(visitor: Gog, names: tuple[str, str]) -> None:
    """Two filters let through what fits both, all of it, in any order."""
    (one, fits_one), (other, fits_other) = (FILTERS[name] for name in names)
    asked: Query = {**one, **other, "limit": 100}
    whole = all_of(visitor.listing.iter_products(limit=100))
    wanted = sorted(product.id for product in whole if fits_one(product) and fits_other(product))

    assert sorted(product.id for product in all_of(visitor.listing.iter_products(**asked))) == wanted
    titles = [
        product.title.casefold() for product in all_of(visitor.listing.iter_products(**asked, sort="title"))
    ]
    assert titles == sorted(titles)
    assert len(titles) == len(wanted)


def test_listing_orders(visitor: Gog) -> None:
    """Orders are different orders of the same."""
    sorts = ("popularity", "title", "rating", "date", "bestselling", "release_asc", "release_desc")
    found = [
        [product.id for product in all_of(visitor.listing.iter_products(sort=sort, limit=100))]
        for sort in sorts
    ]

    assert len({tuple(ids) for ids in found}) >= len(sorts) - 1
    assert len({tuple(sorted(ids)) for ids in found}) == 1
    rated = [product.rating for product in visitor.listing.list_products(sort="rating").products]
    assert rated == sorted(rated, reverse=True)


def test_listing_prices_add_up(visitor: Gog) -> None:
    """What is to be paid is the price before, less the discount, and the percentage says by how much."""
    products = all_of(visitor.listing.iter_products(limit=100))
    assert any(given(product.price).is_discounted for product in products)

    for product in products:
        told = given(product.price)
        base, final = told.base_amount_decimal, told.final_amount_decimal
        assert told.amount_decimal == final <= base < 1000
        assert base - final == told.discount_difference_decimal
        assert told.is_discounted is (final < base)
        assert told.is_free is (final == 0)
        assert told.discount == told.discount_percentage
        if base:
            assert abs(float(100 * (base - final) / base) - told.discount_percentage) <= 1
            exact = base * (100 - told.discount_percentage) / 100
            assert abs(final - exact) < Decimal("0.011")


def test_listing_currency_follows_the_user(gog: Gog) -> None:
    """Prices are in the currency that the user has chosen."""
    product = for_sale(gog, 1)[0]
    euro = given(product.price)

    gog.settings.change_currency("PLN")
    zloty = next(p for p in all_of(gog.listing.iter_products(limit=100)) if p.id == product.id)

    assert given(zloty.price).symbol != euro.symbol
    assert price(zloty) > price(product)


# --- buying ------------------------------------------------------------------------------------------


def test_orders_from_cart_to_library(gog: Gog, sandbox: Sandbox) -> None:
    """Cart, order, payment: then the games are owned, and the order is in the history."""
    one, other = for_sale(gog, 2)
    before = gog.library.list_ids().owned
    number = checked_out(gog, one.id, other.id)

    waiting = order(gog, number)
    assert states(gog, number) == ["in_progress"]
    assert [int(product.id) for product in waiting.products] == [one.id, other.id]
    assert [product.title for product in waiting.products] == [one.title, other.title]
    assert waiting.total.amount_decimal == price(one) + price(other)
    assert "<" in gog.orders.page(number)

    gog.orders.process_payment(number)
    assert states(gog, number) == ["pending"]
    assert gog.library.list_ids().owned == before
    sandbox.advance(60)

    assert states(gog, number) == ["completed"]
    assert set(gog.library.list_ids().owned) == {*before, one.id, other.id}
    done = order(gog, number)
    assert (done.total, done.products) == (waiting.total, waiting.products)
    assert gog.library.game_details(one.id) is not None
    assert str(one.id) in gog.library.list_licences()


def test_orders_of_one_product(gog: Gog, sandbox: Sandbox) -> None:
    """One product can be ordered past the cart, and each order is another."""
    one, other = for_sale(gog, 2)
    numbers = [number_of(gog.cart.checkout_product(product.id)) for product in (one, other)]
    assert numbers[0] != numbers[1]

    for number, product in zip(numbers, (one, other), strict=True):
        assert [int(p.id) for p in order(gog, number).products] == [product.id]
        assert order(gog, number).total.amount_decimal == price(product)
    paid(gog, sandbox, numbers[0])
    assert one.id in gog.library.list_ids().owned
    assert other.id not in gog.library.list_ids().owned
    assert states(gog, numbers[1]) == ["in_progress"]


def test_cart_is_what_is_ordered(gog: Gog) -> None:
    """What was put into the cart, one by one or together, and not taken out again, is ordered."""
    one, two, three, four = for_sale(gog, 4)
    gog.cart.add(one.id)
    gog.cart.add_many(product_ids=[two.id, three.id, four.id])
    gog.cart.remove(two.id)

    ordered = order(gog, number_of(gog.cart.checkout()))

    assert [int(product.id) for product in ordered.products] == [one.id, three.id, four.id]
    assert given(given(gog.user.data().checksum).cart) is not None


def test_cart_takes_a_series(boris: Gog) -> None:
    """A series comes as several products, all of which are ordered."""
    boris.cart.add_series(1)

    ordered = order(boris, number_of(boris.cart.checkout()))

    assert len({product.id for product in ordered.products}) > 1


def test_cart_refuses(boris: Gog) -> None:
    """Nothing, or what does not exist, cannot be bought."""
    with pytest.raises(NotFoundError):
        boris.cart.add(NOBODY)
    with pytest.raises(NotFoundError):
        boris.cart.add_many(product_ids=[GAME, NOBODY])
    with pytest.raises(NotFoundError):
        boris.cart.remove(GAME)
    with pytest.raises(NotFoundError):
        boris.cart.checkout_product(NOBODY)


def test_orders_change_until_they_are_paid(gog: Gog, sandbox: Sandbox) -> None:
    """Products come and go, the currency changes, and the total with it; after the payment nothing does."""
    one, two, three = for_sale(gog, 3)
    number = checked_out(gog, one.id, two.id)
    gog.orders.add(number, three.id)
    gog.orders.remove(number, one.id)
    changed = order(gog, number)
    assert [int(product.id) for product in changed.products] == [two.id, three.id]
    assert changed.total.amount_decimal == price(two) + price(three)
    assert changed.total.code == "EUR"

    gog.orders.change_currency(number, "USD")
    dollars = order(gog, number).total
    assert dollars.code == "USD"
    assert dollars.amount != changed.total.amount
    gog.orders.change_currency(number, "EUR")
    assert order(gog, number).total == changed.total

    paid(gog, sandbox, number)
    owned = gog.library.list_ids().owned
    assert {two.id, three.id} <= set(owned)
    assert one.id not in owned
    with pytest.raises(BadRequestError):
        gog.orders.add(number, one.id)


def test_orders_have_a_currency_of_their_own(gog: Gog) -> None:
    """Who changes the currency of one order changes neither another order, nor the shop, nor the wallet."""
    one, two = for_sale(gog, 2)
    number, other = (number_of(gog.cart.checkout_product(product.id)) for product in (one, two))
    untouched, user, settings = order(gog, other), gog.user.data(), gog.settings.get_alt()

    for currency in ("USD", "PLN"):
        gog.orders.change_currency(number, currency)
        assert order(gog, number).total.code == currency
        assert order(gog, other) == untouched
        assert (gog.user.data(), gog.settings.get_alt()) == (user, settings)
        assert for_sale(gog, 2) == [one, two]
    third = number_of(gog.cart.checkout_product(one.id))
    assert order(gog, third).total.code == untouched.total.code

    gog.settings.change_currency("USD")
    assert order(gog, other) == untouched
    assert order(gog, number).total.code == "PLN"


def test_orders_have_the_date_of_their_day(gog: Gog, sandbox: Sandbox, now: Callable[[], int]) -> None:
    """An order and what it takes from the wallet are of the moment in which they came, in Unix seconds."""
    sandbox.step("wallet", {"user": "anna", "add": 100_000})
    begin = now()
    number = number_of(gog.cart.checkout_product(for_sale(gog, 1)[0].id))
    gog.orders.enable_store_credit(number)

    gog.orders.process_payment(number)

    end = now()
    entry = gog.wallet.list_transactions("EUR", 1).list_[0]
    assert entry.order_id == number.upper()
    assert begin <= order(gog, number).date <= end
    assert begin <= entry.date <= end


def test_orders_as_a_gift(gog: Gog, sandbox: Sandbox) -> None:
    """A gift is not put into one's own library, and stands in the history as one."""
    one, two = for_sale(gog, 2)
    gift, own = (number_of(gog.cart.checkout_product(product.id)) for product in (one, two))
    gog.orders.set_as_gift(gift)
    gog.orders.set_as_gift(own)
    gog.orders.set_as_not_gift(own)

    for number in (gift, own):
        paid(gog, sandbox, number)

    owned = gog.library.list_ids().owned
    assert two.id in owned
    assert one.id not in owned
    assert (order(gog, gift).status, states(gog, gift)) == ("gift_by_me", ["not_redeemed"])
    assert order(gog, own).status == "purchase"


def test_orders_payment_fails(gog: Gog, sandbox: Sandbox) -> None:
    """A payment that fails gives nothing, and takes nothing from the wallet."""
    product = for_sale(gog, 1)[0]
    before = funds(gog)
    number = number_of(gog.cart.checkout_product(product.id))
    sandbox.step("wallet", {"user": "anna", "add": -(before - 1)})
    gog.orders.enable_store_credit(number)
    gog.orders.process_payment(number)
    assert funds(gog) == 0

    sandbox.step(f"orders/{number}/decline")

    assert states(gog, number) == ["canceled"]
    assert product.id not in gog.library.list_ids().owned
    assert funds(gog) == 1


def test_orders_history(gog: Gog, sandbox: Sandbox) -> None:
    """Each order is once in the history, the newest first, and in one state; without a state none is."""
    number = number_of(gog.cart.checkout_product(for_sale(gog, 1)[0].id))
    found = all_of(gog.orders.iter(**EVERY))
    ids = [one.public_id for one in found]
    dates = [one.date for one in found]

    assert len(set(ids)) == len(ids) > 20
    assert dates == sorted(dates, reverse=True)
    assert ids[0] == number
    assert gog.orders.list().orders == gog.orders.list(page=2).orders == []
    by_state = {state: [o.public_id for o in all_of(gog.orders.iter(**only(state)))] for state in EVERY}
    assert sorted(chain.from_iterable(by_state.values())) == sorted(ids)
    assert all(len(by_state[state]) for state in ("completed", "canceled", "redeemed", "not_redeemed"))
    title = found[-1].products[0].title.split()[0]
    sought = all_of(gog.orders.iter(**EVERY, search=title))
    assert 0 < len(sought) < len(found)
    assert all(any(title.casefold() in p.title.casefold() for p in one.products) for one in sought)


def test_orders_money_adds_up(gog: Gog) -> None:
    """In every order the total is the sum of its prices, in all the ways in which it is told."""
    checked_out(gog, *[product.id for product in for_sale(gog, 3)])

    for found in all_of(gog.orders.iter(**EVERY)):
        total = found.total
        assert total.amount_decimal == sum(p.price.amount_decimal for p in found.products)
        assert total.raw_amount_decimal == total.amount_decimal
        assert total.raw_amount == total.amount_decimal * 100
        assert total.formatted_amount == total.amount
        assert total.is_zero is (total.raw_amount == 0)
        assert total.symbol in given(total.full)
        assert found.store_credit_used.amount_decimal <= total.amount_decimal


def test_orders_belong_to_their_user(gog: Gog, boris: Gog) -> None:
    """To another user an order is not there."""
    number = number_of(gog.cart.checkout_product(for_sale(gog, 1)[0].id))
    gog.orders.check_status(number)

    for call in (
        boris.orders.page,
        boris.orders.check_status,
        boris.orders.ping_payment,
        boris.orders.process_payment,
        boris.orders.set_as_gift,
    ):
        with pytest.raises(NotFoundError):
            call(number)
    assert all_of(boris.orders.iter(**EVERY)) == []
    assert states(gog, number) == ["in_progress"]


def test_orders_are_paid_once(gog: Gog, sandbox: Sandbox) -> None:
    """To pay again changes nothing: neither the order nor the wallet."""
    sandbox.step("wallet", {"user": "anna", "add": 100_000})
    number = number_of(gog.cart.checkout_product(for_sale(gog, 1)[0].id))
    gog.orders.enable_store_credit(number)
    gog.orders.process_payment(number)
    after = funds(gog)
    done = order(gog, number)

    gog.orders.process_payment(number)
    gog.orders.ping_payment(number)

    assert (funds(gog), order(gog, number)) == (after, done)


# --- the wallet --------------------------------------------------------------------------------------


def test_wallet_adds_up(gog: Gog) -> None:
    """Each balance is the one before and the change, in cents and in words; it is the user's own wallet."""
    entries = all_of(gog.wallet.iter_transactions("EUR"))
    first = gog.wallet.list_transactions("EUR", 1)
    assert len(entries) == first.count > first.page_size == len(first.list_) == 30
    assert len({entry.order_id for entry in entries}) == len(entries)

    below = 0
    for entry in entries[::-1]:
        change = int(entry.balance_change_decimal * 100)
        end = entry.end_balance
        assert end.amount == below + (-change if entry.negative else change)
        assert end.amount_decimal == end.formatted_amount_decimal
        assert end.absolute_amount_decimal == end.formatted_absolute_amount_decimal == abs(end.amount_decimal)
        assert (end.user_id, end.currency_code, entry.currency) == (ANNA, "EUR", "EUR")
        below = end.amount
    assert {entry.negative for entry in entries} == {True, False}
    dates = [entry.date for entry in entries]
    assert dates == sorted(dates, reverse=True)


def test_wallet_pays(gog: Gog, sandbox: Sandbox) -> None:
    """With store credit an order is paid at once, its total leaves the wallet, and the order tells."""
    product = for_sale(gog, 1)[0]
    sandbox.step("wallet", {"user": "anna", "add": 100_000})
    before = funds(gog)
    number = number_of(gog.cart.checkout_product(product.id))
    gog.orders.enable_store_credit(number)

    gog.orders.process_payment(number)

    assert states(gog, number) == ["completed"]
    cents = int(price(product) * 100)
    assert funds(gog) == before - cents
    entry = gog.wallet.list_transactions("EUR", 1).list_[0]
    assert (entry.order_id, entry.negative) == (number.upper(), True)
    assert entry.balance_change_decimal == price(product)
    assert order(gog, number).store_credit_used == order(gog, number).total
    assert product.id in gog.library.list_ids().owned


def test_wallet_pays_its_part(gog: Gog, sandbox: Sandbox) -> None:
    """What the wallet does not cover is paid otherwise; it is empty then."""
    product = for_sale(gog, 1)[0]
    sandbox.step("wallet", {"user": "anna", "add": 100 - funds(gog)})
    number = number_of(gog.cart.checkout_product(product.id))
    gog.orders.enable_store_credit(number)

    gog.orders.process_payment(number)

    assert states(gog, number) == ["pending"]
    assert funds(gog) == 0
    assert order(gog, number).store_credit_used.raw_amount == 100


def test_wallet_is_left_alone(gog: Gog, sandbox: Sandbox) -> None:
    """Without store credit, or when it was disabled again, the wallet is not touched."""
    product = for_sale(gog, 1)[0]
    sandbox.step("wallet", {"user": "anna", "add": 100_000})
    before = funds(gog)
    number = number_of(gog.cart.checkout_product(product.id))
    gog.orders.enable_store_credit(number)
    gog.orders.disable_store_credit(number)

    paid(gog, sandbox, number)

    assert funds(gog) == before
    assert order(gog, number).store_credit_used.is_zero is True


def test_wallet_is_filled(gog: Gog, sandbox: Sandbox) -> None:
    """Funds are an order; once it is paid they are in the wallet, to the cent."""
    before = funds(gog)
    number = number_of(gog.wallet.add_funds(amount=505, currency="EUR").redirect_to_url)
    assert funds(gog) == before
    assert order(gog, number).total.raw_amount == 505

    paid(gog, sandbox, number)

    assert funds(gog) == before + 505
    entry = gog.wallet.list_transactions("EUR", 1).list_[0]
    assert (entry.order_id, entry.negative, entry.balance_change) == (number.upper(), False, "5.05")


@pytest.mark.parametrize("currency", ["USD", "PLN", "NOK"])
def test_wallet_is_filled_in_its_currency(gog: Gog, sandbox: Sandbox, currency: str) -> None:
    """Funds are ordered, paid and booked in the currency that they were asked for in, and in no other."""
    before, euro = funds(gog, currency), funds(gog)

    number = number_of(gog.wallet.add_funds(amount=1234, currency=currency).redirect_to_url)
    total = order(gog, number).total
    paid(gog, sandbox, number)

    assert (total.code, total.raw_amount, total.amount) == (currency, 1234, "12.34")
    assert (funds(gog, currency), funds(gog)) == (before + 1234, euro)
    entry = gog.wallet.list_transactions(currency, 1).list_[0]
    assert (entry.order_id, entry.currency, entry.balance_change) == (number.upper(), currency, "12.34")
    assert entry.end_balance.currency_code == currency


def test_wallets_are_several(gog: Gog, boris: Gog, sandbox: Sandbox) -> None:
    """Each currency has a wallet of its own, and each user."""
    euro, dollars = funds(gog), funds(gog, "USD")
    assert euro != dollars
    sandbox.step("wallet", {"user": "anna", "add": 250, "currency": "USD"})

    assert (funds(gog), funds(gog, "USD")) == (euro, dollars + 250)
    assert gog.wallet.list_transactions("USD", 1).list_[0].currency == "USD"
    assert gog.wallet.list_transactions("NOK", 1).list_ == []
    assert boris.wallet.list_transactions("EUR", 1).count == 0


def test_wallet_refuses_nonsense(gog: Gog) -> None:
    """No money, less than none, or money that there is not, cannot be added."""
    for amount, currency in ((0, "EUR"), (-5, "EUR"), (500, "ZZZ")):
        with pytest.raises(BadRequestError):
            gog.wallet.add_funds(amount=amount, currency=currency)
