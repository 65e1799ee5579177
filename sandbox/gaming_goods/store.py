"""The rules of Gaming Goods and the state behind both of its APIs; nothing here knows of HTTP.

                    ┌──────declined─────▶ cancelled: the stock is back
    placed, unpaid ─┤                         ▲
    (stock reserved)└──paid──▶ in work ───declined
                                  └──`fulfilment` seconds (none, if paid at once)──▶ complete: keys are there

Accounts are few and fixed. Each has a token for the public API and a key for the Partner API, a balance, a
cart, and its orders, which both APIs show.
"""

from base64 import b32encode
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from random import Random
from typing import Literal
from uuid import UUID

from sandbox.core import Clock
from sandbox.gaming_goods import catalogue, errors
from sandbox.gaming_goods.catalogue import Product

BALANCE = "balance"
"""The payment method of the document's examples."""

PROMOS = {"SALE10": 10}
"""What each promo code takes off, in percent of the sum. 10 is what the document's example comes to."""

MOST_STOCK = 10_000
MOST_BALANCE = 10**12

Sort = Literal["price_asc", "price_desc", "name", "newest"]
Locale = Literal["ru", "en"]
Naming = Literal["both", "publishers", "platforms"]


@dataclass(frozen=True, slots=True)
class Account:
    """A sample customer: `buyer_id` is a UUID, `balance` the euro cents at the start."""

    buyer_id: str
    api_key: str
    balance: int


ACCOUNTS = {
    "anna": Account("c3d4e5f6-0a1b-4c2d-8e3f-4a5b6c7d8e9f", "pk_live_sandbox_anna", 10_000_000),
    "boris": Account("c3d4e5f6-1b2c-4d3e-9f4a-5b6c7d8e9f0a", "pk_live_sandbox_boris", 0),
}
"""All accounts by name, invented: one can pay for anything from the balance, one for nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """So many of one product; `cents` is the price of one when it was ordered."""

    product: Product
    quantity: int
    cents: int


@dataclass(frozen=True, slots=True)
class NewOrder:
    """What is asked of the public API; two are equal if they ask for the same, in the same order."""

    items: tuple[tuple[Product, int], ...]
    method: str
    promo: str | None = None


@dataclass(slots=True, eq=False)
class Order:
    """One order. Amounts are euro cents, times are seconds of the sandbox's clock.

    Attributes:
        total: What the buyer pays: the sum of the lines less the promo code's share.
        groups: How many groups of five characters a key has: the public API's example has four, the Partner
            API's three.
        at_once: It was paid from the balance as it was placed, and complete in the same moment.
        charged: What was taken from the balance.
        complete_at: When the keys are there; `None` while it is unpaid or if it was cancelled.
    """

    id: str
    user: str
    lines: tuple[Line, ...]
    total: int
    method: str
    created_at: float
    groups: int
    at_once: bool = False
    charged: int = 0
    paid_at: float | None = None
    complete_at: float | None = None
    cancelled_at: float | None = None


class Store:
    """The shop: products, balances, carts and orders."""

    def __init__(self, clock: Clock, seed: int) -> None:
        self.clock = clock
        self.fulfilment = 2.0
        self.products = catalogue.make(seed)
        self.by_slug = {p.slug: p for p in self.products}
        self.by_id = {p.id: p for p in self.products}
        self.categories = catalogue.sizes([p.platform for p in self.products])
        self.brands = catalogue.sizes([p.brand for p in self.products])
        self.balances = {name: account.balance for name, account in ACCOUNTS.items()}
        self._carts: dict[str, tuple[tuple[Product, int], ...]] = {}
        self._orders: dict[str, Order] = {}
        self._of = {name: list[Order]() for name in ACCOUNTS}
        self._keyed: dict[tuple[str, str], tuple[NewOrder, Order]] = {}
        self._groups: dict[Naming, dict[str, list[Product]]] = {}
        self._lists: dict[tuple[str | None, str | None, Sort | None, Locale], list[Product]] = {}
        self._seed = seed
        self._chance = Random(f"gaming goods orders {seed}")  # noqa: S311 (repeatable, not secret)

    def products_list(
        self,
        category: str | None = None,
        brand: str | None = None,
        sort: Sort | None = None,
        locale: Locale = "en",
    ) -> Sequence[Product]:
        """All products of a category and a brand ("Product catalog"), inactive and sold out ones too.

        Without `sort` they come in the order of the catalogue, which also decides between equals. `name` goes
        by the code points of the name in this locale. A name that nobody has finds nothing.
        """
        if (category is not None and category not in self.categories) or (
            brand is not None and brand not in self.brands
        ):
            return ()
        wanted = (category, brand, sort, locale)
        if wanted not in self._lists:  # at most a few hundred: every name is known
            found = [p for p in self.products if category in (None, p.platform) and brand in (None, p.brand)]
            if sort == "name":
                found.sort(key=lambda p: p.names[locale])
            elif sort == "newest":
                found.sort(key=lambda p: -p.added)
            elif sort is not None:
                found.sort(key=lambda p: p.cents if sort == "price_asc" else -p.cents)
            self._lists[wanted] = found
        return self._lists[wanted]

    def products_search(self, query: str) -> Sequence[Product]:
        """Products in which each word of the query begins a word ("Search"), in the order of the catalogue.

        Looked through are the names in both languages, platform, brand and description. Case does not count.
        A query without words finds nothing.
        """
        sought = {f" {word}" for word in catalogue.words(query)}
        return [p for p in self.products if all(word in p.words for word in sought)] if sought else ()

    def brands_list(self, naming: Naming) -> Mapping[str, Sequence[Product]]:
        """The Partner API's brands, each with its products, the largest first ("Partner: Brands").

        A product counts under its platform, as in the example of brands ("Steam"), under its publisher, as in
        the example of a product ("CD Projekt"), or under both.
        """
        if naming not in self._groups:
            groups: dict[str, list[Product]] = {}
            for product in self.products:
                names = {"publishers": {product.brand}, "platforms": {product.platform}}
                for name in names.get(naming, {product.brand, product.platform}):
                    groups.setdefault(name, []).append(product)
            self._groups[naming] = dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))
        return self._groups[naming]

    def orders_create(self, user: str, new: NewOrder, key: str | None, *, at_once: bool) -> Order:
        """Place an order and reserve its stock ("Create order").

        The same user's same `key` with an equal order gives the order that it made before. With `at_once`, an
        order by the method `balance` is paid and complete if the balance suffices; any other waits for `pay`.

        The promo code's share is taken off the sum; what remains is rounded to the nearest cent, half a cent
        up (1999 less 10 % is 1799, as in the document's example).

        Raises:
            IdempotencyConflict: The key came with another order before.
            InvalidParameter: There is no such promo code.
            ProductUnavailable: Not everything is on sale and in stock; then nothing is reserved.
        """
        if key is not None and (known := self._keyed.get((user, key))):
            if known[0] != new:
                raise errors.IdempotencyConflict
            return known[1]
        if new.promo is not None and new.promo not in PROMOS:
            raise errors.InvalidParameter("promo_code", "is not a promo code that can be used")
        order = self._place(user, new.items, new.method, PROMOS.get(new.promo or "", 0), groups=4)
        if at_once and self._charge(order):
            order.at_once, order.complete_at = True, self.clock.now
        if key is not None:
            self._keyed[user, key] = (new, order)
        return order

    def checkout(
        self, user: str, lines: tuple[tuple[Product, int], ...] | None, *, apart: bool
    ) -> list[Order]:
        """Order for a partner, from the balance ("Partner: Checkout"); `lines` is `None` for the cart.

        An order that the balance covers is paid and complete after `fulfilment` seconds; any other waits for
        `pay`. The cart is empty afterwards. With `apart` each line becomes an order of its own.

        Raises:
            InvalidRequest: The cart is empty.
            ProductUnavailable: Not everything is on sale and in stock; then nothing is reserved.
        """
        wanted = self._carts.get(user, ()) if lines is None else lines
        if not wanted:
            raise errors.InvalidRequest("The cart is empty")
        self._check(wanted)
        orders = [
            self._place(user, part, BALANCE, 0, groups=3)
            for part in ([(line,) for line in wanted] if apart else [wanted])
        ]
        for order in orders:
            if self._charge(order):
                order.complete_at = self.clock.now + self.fulfilment
        if lines is None:
            self.fill_cart(user, ())
        return orders

    def order(self, user: str, order_id: str) -> Order:
        """Look an order of this user up; `order_id` in lower case.

        Raises:
            NotFound: There is none, or it is another's.
        """
        order = self._orders.get(order_id)
        if order is None or order.user != user:
            raise errors.NotFound("Order not found")
        return order

    def orders_list(self, user: str, offset: int, limit: int) -> tuple[list[Order], int]:
        """Some of this user's orders, newest first, and the number of all."""
        mine = self._of[user]
        end = len(mine) - offset
        return mine[max(0, end - limit) : max(0, end)][::-1], len(mine)

    def complete(self, order: Order) -> bool:
        """Whether an order is paid and its keys are there."""
        return order.complete_at is not None and order.complete_at <= self.clock.now

    def updated_at(self, order: Order) -> float:
        """When an order last changed."""
        if order.complete_at is not None and self.complete(order):
            return order.complete_at
        return order.cancelled_at or order.paid_at or order.created_at

    def keys(self, order: Order) -> list[list[str]]:
        """The keys of a complete order, one for each unit of each line; always the same ones."""
        number = count()
        return [[self._key(order, next(number)) for _ in range(line.quantity)] for line in order.lines]

    def _key(self, order: Order, number: int) -> str:
        code = b32encode(sha256(f"{self._seed} {order.id} {number}".encode()).digest()).decode()
        return "-".join(code[n : n + 5] for n in range(0, order.groups * 5, 5))

    def pay(self, order_id: str) -> None:
        """Outside the APIs: an order is paid and complete now.

        By the method `balance` it is paid from the balance if that suffices by now, else in some other way.

        Raises:
            LookupError: No such order.
            ValueError: It is complete or cancelled.
        """
        order = self._unfinished(order_id)
        if order.paid_at is None and not self._charge(order):
            order.paid_at = self.clock.now
        order.complete_at = self.clock.now

    def decline(self, order_id: str) -> None:
        """Outside the APIs: the payment of an order fails; it is cancelled, stock and balance are as before.

        Raises:
            LookupError: No such order.
            ValueError: It is complete or cancelled.
        """
        order = self._unfinished(order_id)
        order.complete_at, order.cancelled_at = None, self.clock.now
        self.balances[order.user] += order.charged
        order.charged = 0
        for line in order.lines:
            line.product.stock += line.quantity

    def fill_cart(self, user: str, lines: tuple[tuple[Product, int], ...]) -> None:
        """Outside the APIs: the cart of a user holds these and nothing else. It reserves no stock."""
        self._carts[user] = lines

    def top_up(self, user: str, cents: int) -> int:
        """Outside the APIs: add to a balance, or take from it if negative; tells what it is then.

        Raises:
            ValueError: It would be negative, or too much.
        """
        balance = self.balances[user] + cents
        if not 0 <= balance <= MOST_BALANCE:
            raise ValueError(f"the balance of {user} would be {balance}; it is 0 to {MOST_BALANCE}")
        self.balances[user] = balance
        return balance

    def restock(self, product: Product, units: int) -> int:
        """Outside the APIs: add units of a product, or take them if negative; tells how many there are then.

        Raises:
            ValueError: There would be fewer than none, or too many.
        """
        stock = product.stock + units
        if not 0 <= stock <= MOST_STOCK:
            raise ValueError(f"the stock of {product.slug} would be {stock}; it is 0 to {MOST_STOCK}")
        product.stock = stock
        return stock

    def _check(self, wanted: Sequence[tuple[Product, int]]) -> None:
        asked = Counter[Product]()
        for product, quantity in wanted:
            asked[product] += quantity
        for product, quantity in asked.items():
            if not product.active:
                raise errors.ProductUnavailable(f"Product {product.id} is not on sale")
            if quantity > product.stock:
                raise errors.ProductUnavailable(f"Only {product.stock} of product {product.id} are left")

    def _place(
        self, user: str, wanted: tuple[tuple[Product, int], ...], method: str, percent: int, *, groups: int
    ) -> Order:
        self._check(wanted)
        lines = tuple(Line(product, quantity, product.cents) for product, quantity in wanted)
        for line in lines:
            line.product.stock -= line.quantity
        order = Order(
            id=str(UUID(int=self._chance.getrandbits(128), version=4)),
            user=user,
            lines=lines,
            total=(sum(line.cents * line.quantity for line in lines) * (100 - percent) + 50) // 100,
            method=method,
            created_at=self.clock.now,
            groups=groups,
        )
        self._orders[order.id] = order
        self._of[user].append(order)
        return order

    def _charge(self, order: Order) -> bool:
        """Pay from the balance, if that is the method and it suffices."""
        if order.method != BALANCE or order.total > self.balances[order.user]:
            return False
        self.balances[order.user] -= order.total
        order.charged, order.paid_at = order.total, self.clock.now
        return True

    def _unfinished(self, order_id: str) -> Order:
        order = self._orders[order_id]
        if order.cancelled_at is not None:
            raise ValueError("is cancelled")
        if self.complete(order):
            raise ValueError("is complete already")
        return order
