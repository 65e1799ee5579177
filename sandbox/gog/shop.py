"""Carts, orders and what is paid for them.

                 process                 `PAYMENT_SECONDS`, or control
    open ──────────────────▶ pending ─────────────────────▶ completed: the games are owned, the wallet filled
      (money of the wallet     │ control
       is taken at once)       └──────▶ canceled: that money is back

An order that the wallet covers, or that costs nothing, is completed as it is processed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from sandbox.core import Clock
from sandbox.gog import errors, money
from sandbox.gog.account import Account
from sandbox.gog.catalogue import Catalogue, Product

VISITOR = ""
"""Whoever is not logged in: all of them have one cart together."""

PAYMENT_SECONDS = 2.0

State = Literal["in_progress", "pending", "completed", "canceled", "not_redeemed", "redeemed"]
STATES: tuple[State, ...] = ("canceled", "completed", "in_progress", "not_redeemed", "pending", "redeemed")
"""The words that a list of orders is filtered by; an order is in one of these states."""

Sort = Literal["purchase", "gift_by_me", "gift_for_me", "refund"]


@dataclass(slots=True, eq=False)
class Order:
    """One order. Amounts are cents of its currency.

    Attributes:
        owner: A user, or `VISITOR`: then whoever changes or pays it first.
        cart: Whose cart it is to be taken from, once paid; `None` if it came from none.
        funds: What a wallet is to be filled with; such an order has no products.
        credit: Whether the wallet is to pay as much as it can.
        credit_used: What the wallet paid.
        completes_at: When a pending payment goes through by itself.
        sort: What lists of orders call it, gifts apart.
        code: What a gift is redeemed with.
    """

    id: str
    owner: str
    products: list[Product]
    currency: str
    created: float
    cart: str | None = None
    funds: int = 0
    gift: bool = False
    credit: bool = False
    credit_used: int = 0
    state: State = "in_progress"
    completes_at: float | None = None
    sort: Sort = "purchase"
    partner: str | None = None
    code: str | None = None
    resendable: bool = False

    @property
    def processed(self) -> bool:
        """Whether somebody has begun to pay it."""
        return self.state != "in_progress"


@dataclass(slots=True)
class Shop:
    """Carts and orders of everybody, visitors included."""

    clock: Clock
    seed: int
    catalogue: Catalogue
    accounts: Mapping[str, Account]
    orders: dict[str, Order] = field(default_factory=dict[str, Order])
    _carts: dict[str, dict[int, Product]] = field(default_factory=dict[str, dict[int, Product]])
    _pending: dict[str, Order] = field(default_factory=dict[str, Order])

    def cart(self, user: str) -> Sequence[Product]:
        """What is in a cart, in the order in which it was put there."""
        return tuple(self._carts.get(user, {}).values())

    def cart_add(self, user: str, products: Sequence[Product]) -> None:
        """Put products into a cart, one of each ("STORE-2" to "STORE-4"); again is no fault.

        Raises:
            BadRequest: One cannot be bought; then none is added.
        """
        for product in products:
            _can_be_bought(product)
        self._carts.setdefault(user, {}).update({p.id: p for p in products})

    def cart_remove(self, user: str, product: Product) -> None:
        """Take a product out of a cart ("STORE-5").

        Raises:
            NotFound: It is not in it.
        """
        if self._carts.get(user, {}).pop(product.id, None) is None:
            raise errors.NotFound

    def checkout(self, user: str, currency: str) -> Order:
        """Make an order of a cart ("STORE-6"); the cart stays as it is until the order is paid.

        Raises:
            BadRequest: It is empty.
        """
        products = list(self.cart(user))
        if not products:
            raise errors.BadRequest("The cart is empty")
        return self._place(user, products, currency, cart=user)

    def buy(self, user: str, product: Product, currency: str) -> Order:
        """Make an order of one product ("STORE-7").

        Raises:
            BadRequest: It cannot be bought.
        """
        _can_be_bought(product)
        return self._place(user, [product], currency)

    def add_funds(self, user: str, cents: int, currency: str) -> Order:
        """Make an order that fills a wallet ("STORE-21")."""
        return self._place(user, [], currency, funds=cents)

    def order(self, user: str, order_id: str) -> Order:
        """Look an order up; letters of the id may be of either case.

        Raises:
            NotFound: There is none, or it is another user's.
        """
        order = self.orders.get(order_id.lower())
        if order is None or order.owner not in (user, VISITOR):
            raise errors.NotFound
        return order

    def open_order(self, user: str, order_id: str) -> Order:
        """Look an order up to change it; a visitor's becomes this user's.

        Raises:
            NotFound: There is none, or it is another user's.
            BadRequest: It was processed, or fills a wallet.
        """
        order = self.order(user, order_id)
        if order.processed:
            raise errors.BadRequest("This order can no longer be changed")
        if order.funds:
            raise errors.BadRequest("This order fills the wallet")
        order.owner = user
        return order

    def order_add(self, user: str, order_id: str, product: Product) -> Order:
        """Add a product to an order ("STORE-9"); one that is there already changes nothing.

        Raises:
            NotFound: No such order.
            BadRequest: It can no longer be changed, or the product cannot be bought.
        """
        _can_be_bought(product)
        order = self.open_order(user, order_id)
        if product not in order.products:
            order.products.append(product)
        return order

    def order_remove(self, user: str, order_id: str, product: Product) -> Order:
        """Take a product off an order ("STORE-10").

        Raises:
            NotFound: No such order, or the product is not in it.
            BadRequest: It can no longer be changed.
        """
        if product not in self.order(user, order_id).products:
            raise errors.NotFound
        order = self.open_order(user, order_id)
        order.products.remove(product)
        return order

    def process(self, user: str, order_id: str) -> Order:
        """Pay ("STORE-15"); an order that was processed before is left as it is.

        Raises:
            NotFound: No such order.
            BadRequest: There is nothing in it.
        """
        order = self.order(user, order_id)
        if order.processed:
            return order
        if not order.products and not order.funds:
            raise errors.BadRequest("This order is empty")
        order.owner = user
        account = self.accounts[user]
        total = self.total(order)
        if order.credit:
            order.credit_used = min(account.balance(order.currency), total)
        if order.credit_used:
            name = order.products[0].title.strip()
            account.book(order.currency, order.id, self.clock.now, name, -order.credit_used)
        if order.cart is not None:
            for product in order.products:
                self._carts.get(order.cart, {}).pop(product.id, None)
        if total == order.credit_used:
            self._complete(order, self.clock.now)
        else:
            order.state, order.completes_at = "pending", self.clock.now + PAYMENT_SECONDS
            self._pending[order.id] = order
        return order

    def settle(self) -> None:
        """Let all payments go through whose time has come, the earliest first."""
        # All wait equally long, so they are in the order of their time.
        for order in list(self._pending.values()):
            if order.completes_at is None or order.completes_at > self.clock.now:
                break
            self._complete(order, order.completes_at)

    def complete(self, order_id: str) -> None:
        """Outside the API: a pending payment goes through.

        Raises:
            LookupError: No such order.
            ValueError: It is not pending.
        """
        self._complete(self._waiting(order_id), self.clock.now)

    def decline(self, order_id: str) -> None:
        """Outside the API: a pending payment fails.

        Raises:
            LookupError: No such order.
            ValueError: It is not pending.
        """
        order = self._waiting(order_id)
        del self._pending[order.id]
        order.state, order.completes_at = "canceled", None
        if order.credit_used:
            account = self.accounts[order.owner]
            account.book(order.currency, order.id, self.clock.now, "Refund", order.credit_used)
            order.credit_used = 0

    def price(self, product: Product, currency: str) -> int:
        """What is to be paid for a product."""
        return money.convert(self.catalogue.tariffs[product.id].final, currency)

    def total(self, order: Order) -> int:
        """What an order comes to, before the wallet pays its share."""
        return order.funds + sum(self.price(product, order.currency) for product in order.products)

    def of(self, user: str) -> list[Order]:
        """A user's orders, newest first."""
        mine = [order for order in self.orders.values() if order.owner == user]
        return sorted(mine, key=lambda order: -order.created)

    def _waiting(self, order_id: str) -> Order:
        order = self.orders[order_id.lower()]
        if order.state != "pending":
            raise ValueError("is not pending")
        return order

    def _place(
        self,
        user: str,
        products: list[Product],
        currency: str,
        *,
        cart: str | None = None,
        funds: int = 0,
    ) -> Order:
        order_id = sha256(f"gog {self.seed} order {len(self.orders)}".encode()).hexdigest()[:12]
        order = Order(order_id, user, products, currency, self.clock.now, cart, funds)
        self.orders[order_id] = order
        return order

    def _complete(self, order: Order, at: float) -> None:
        self._pending.pop(order.id, None)
        order.completes_at = None
        account = self.accounts[order.owner]
        if order.gift:
            order.state, order.sort, order.resendable = "not_redeemed", "gift_by_me", True
            order.code = sha256(f"gog {self.seed} gift {order.id}".encode()).hexdigest()[:16].upper()
            return
        order.state = "completed"
        if order.funds:
            account.book(order.currency, order.id, at, "Wallet funds", order.funds)
        for product in order.products:
            for part in product.parts or (product.id,):
                account.give(part, at)


def _can_be_bought(product: Product) -> None:
    if not product.on_sale or product.coming:
        raise errors.BadRequest(f"{product.title.strip()} cannot be bought")
