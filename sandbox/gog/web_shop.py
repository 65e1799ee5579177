"""Buying; groups `cart`, `orders` and `wallet`.

The documents show no answer of carts and orders: what `shapes` makes of them is the sandbox's own.
"""

from collections.abc import Callable, Sequence
from html import escape
from typing import cast

from sandbox.core import Call, Reply, Route, reply
from sandbox.gog import errors, parameters
from sandbox.gog.catalogue import Product
from sandbox.gog.errors import BadRequest
from sandbox.gog.shop import STATES, Order
from sandbox.gog.world import Part, change, html, redirect, show

_ORDERS_PAGE = 10
_WALLET_PAGE = 30
_MOST_FUNDS = 10**9


class Carts(Part):
    """Carts, of users and of visitors, who have one together."""

    def routes(self) -> Sequence[Route]:
        """These operations."""
        return (
            show("GET /cart", self.cart_get),
            change("GET /cart/add/{game_id}", self.cart_add),
            change("POST /cart/add", self.cart_add_many),
            change("GET /cart/add/series/{series_id}", self.cart_add_series),
            change("GET /cart/remove/{game_id}", self.cart_remove),
            change("GET /checkout", self.cart_checkout),
            change("GET /checkout/manual/{product_id}", self.cart_checkout_product),
        )

    def cart_get(self, call: Call) -> Reply:
        """STORE-1: JSON, or a page under the reading `cart` html."""
        if self.readings.cart == "json":
            return self._cart(call)
        products = self.store.shop.cart(call.caller)
        return html("Cart", "".join(f"<p>{escape(product.title)}</p>" for product in products))

    def cart_add(self, call: Call) -> Reply:
        """STORE-2: the cart.

        Raises:
            BadRequest: The id is no number, or the product cannot be bought.
            NotFound: No product has it.
        """
        self.store.shop.cart_add(call.caller, [_product(self, call, "game_id")])
        return self._cart(call)

    def cart_add_many(self, call: Call) -> Reply:
        """STORE-3: the cart.

        Raises:
            BadRequest: The body has no list `product_ids` of whole numbers, or one cannot be bought.
            NotFound: One is no product's; then nothing is added.
        """
        wanted = parameters.body(call).get("product_ids")
        if not isinstance(wanted, list):
            raise BadRequest("product_ids must be an array")
        ids = [
            parameters.whole({"product_ids": value}, "product_ids", 0, 10**18)
            for value in cast("list[object]", wanted)
        ]
        self.store.shop.cart_add(call.caller, [self.store.product(product_id) for product_id in ids])
        return self._cart(call)

    def cart_add_series(self, call: Call) -> Reply:
        """STORE-4: the cart, with all of a series that can be bought.

        Raises:
            BadRequest: The id is no number.
            NotFound: No series has it.
        """
        number = parameters.number(call.params, "series_id")
        products = self.store.catalogue.series(number) if number else []
        if not products:
            raise errors.NotFound
        self.store.shop.cart_add(call.caller, products)
        return self._cart(call)

    def cart_remove(self, call: Call) -> Reply:
        """STORE-5: the cart.

        Raises:
            BadRequest: The id is no number.
            NotFound: No product in the cart has it.
        """
        self.store.shop.cart_remove(call.caller, _product(self, call, "game_id"))
        return self._cart(call)

    def cart_checkout(self, call: Call) -> Reply:
        """STORE-6: 302 to the page of a new order.

        Raises:
            BadRequest: The cart is empty.
        """
        return _to_page(self.store.shop.checkout(call.caller, self._currency(call)))

    def cart_checkout_product(self, call: Call) -> Reply:
        """STORE-7: 302 to the page of a new order.

        Raises:
            BadRequest: The id is no number, or the product cannot be bought.
            NotFound: No product has it.
        """
        product = _product(self, call, "product_id")
        return _to_page(self.store.shop.buy(call.caller, product, self._currency(call)))

    def _currency(self, call: Call) -> str:
        return self.store.settings(call.caller).currency

    def _cart(self, call: Call) -> Reply:
        return reply(self.shapes.cart(call.caller, self.locale(call).currency))


class OrderPages(Part):
    """One order, and the list of all."""

    def routes(self) -> Sequence[Route]:
        """These operations."""
        return (
            show("GET /checkout/{order_id}", self.orders_page),
            change("GET /checkout/order/{order_id}/changeCurrency/{currency}", self.orders_change_currency),
            change("GET /checkout/order/{order_id}/add/{game_id}", self.orders_add),
            change("POST /checkout/order/{order_id}/remove/{game_id}", self.orders_remove),
            change("GET /checkout/order/{order_id}/enableStoreCredit", self.orders_enable_store_credit),
            change("GET /checkout/order/{order_id}/disableStoreCredit", self.orders_disable_store_credit),
            change("GET /checkout/order/{order_id}/setAsGift", self.orders_set_as_gift),
            change("GET /checkout/order/{order_id}/setAsNotGift", self.orders_set_as_not_gift),
            change("GET /payment/process/{order_id}", self.orders_process_payment),
            show("GET /payment/ping/{order_id}", self.orders_ping_payment),
            show("GET /order/checkStatus/{order_id}", self.orders_check_status),
            show("GET /account/settings/orders/resend", self.orders_resend),
            show("GET /account/settings/orders/data", self.orders_list),
        )

    def orders_page(self, call: Call) -> Reply:
        """GX-20: a page.

        Raises:
            BadRequest: The id is not twelve hexadecimal digits.
            NotFound: No order that the user may see has it.
        """
        order = self._order(call)
        lines = "".join(f"<p>{escape(product.title)}</p>" for product in order.products)
        return html(f"Order {order.id}", f"<p>{order.state}</p>{lines}")

    def orders_change_currency(self, call: Call) -> Reply:
        """STORE-8: the order.

        Raises:
            BadRequest: The id or the currency makes no sense, or the order can no longer be changed.
            NotFound: No order that the user may see has the id.
        """
        currency = parameters.currency(call.params["currency"])
        order = self.store.shop.open_order(call.caller, parameters.order_id(call))
        order.currency = currency
        return reply(self.shapes.order(order))

    def orders_add(self, call: Call) -> Reply:
        """STORE-9: the order.

        Raises:
            BadRequest: An id makes no sense, or the order can no longer be changed, or the product be bought.
            NotFound: No order that the user may see has the id, or no product.
        """
        order_id, product = parameters.order_id(call), _product(self, call, "game_id")
        return reply(self.shapes.order(self.store.shop.order_add(call.caller, order_id, product)))

    def orders_remove(self, call: Call) -> Reply:
        """STORE-10: the order; the body is not looked at.

        Raises:
            BadRequest: An id makes no sense, or the order can no longer be changed.
            NotFound: No order that the user may see has the id, or no product in it.
        """
        order_id, product = parameters.order_id(call), _product(self, call, "game_id")
        return reply(self.shapes.order(self.store.shop.order_remove(call.caller, order_id, product)))

    def orders_enable_store_credit(self, call: Call) -> Reply:
        """STORE-11: the order; refused like STORE-8."""
        return self._set(call, lambda order: setattr(order, "credit", True))

    def orders_disable_store_credit(self, call: Call) -> Reply:
        """STORE-12: the order; refused like STORE-8."""
        return self._set(call, lambda order: setattr(order, "credit", False))

    def orders_set_as_gift(self, call: Call) -> Reply:
        """STORE-13: the order; refused like STORE-8."""
        return self._set(call, lambda order: setattr(order, "gift", True))

    def orders_set_as_not_gift(self, call: Call) -> Reply:
        """STORE-14: the order; refused like STORE-8."""
        return self._set(call, lambda order: setattr(order, "gift", False))

    def orders_process_payment(self, call: Call) -> Reply:
        """STORE-15: how the payment stands now; processing again changes nothing.

        Raises:
            BadRequest: The id makes no sense, or the order is empty.
            NotFound: No order that the user may see has it.
        """
        return self._status(self.store.shop.process(call.caller, parameters.order_id(call)))

    def orders_ping_payment(self, call: Call) -> Reply:
        """STORE-16: how the payment stands.

        Raises:
            BadRequest: The id is not twelve hexadecimal digits.
            NotFound: No order that the user may see has it.
        """
        return self._status(self._order(call))

    def orders_check_status(self, call: Call) -> Reply:
        """STORE-17: the order.

        Raises:
            BadRequest: The id is not twelve hexadecimal digits.
            NotFound: No order that the user may see has it.
        """
        return reply(self.shapes.order(self._order(call)))

    def orders_resend(self, call: Call) -> Reply:
        """STORE-18: nobody knows how it names the order; no mail is sent here."""
        return reply({"status": "sent"})

    def orders_list(self, call: Call) -> Reply:
        """STORE-19: ten orders, the newest first, of the states that are asked for; of none without any.

        With a bearer token `www.gog.com` answers a page under the reading `www_orders` html.

        Raises:
            BadRequest: `page` is no number, or a state neither 0 nor 1.
        """
        hosts = call.header(b"host")
        on_www = bool(hosts) and hosts[0].lower().startswith("www.gog.com") and not call.mount
        if on_www and call.header(b"authorization") and self.readings.www_orders == "html":
            return html("GOG.com", "<p>The start page.</p>")
        given = call.arguments()
        page = parameters.count(given, "page", 1)
        states = [state for state in STATES if parameters.flag(given, state)]
        sought = given.get("search", "").casefold()
        found = [
            order
            for order in self.store.shop.of(call.caller)
            if order.state in states
            and (sought in order.id or any(sought in p.title.casefold() for p in order.products))
        ]
        shown = found[(page - 1) * _ORDERS_PAGE : page * _ORDERS_PAGE]
        return reply(
            {
                "totalPages": -(-len(found) // _ORDERS_PAGE),
                "orders": [self.shapes.order_in_list(order) for order in shown],
            }
        )

    def _order(self, call: Call) -> Order:
        return self.store.shop.order(call.caller, parameters.order_id(call))

    def _set(self, call: Call, change: Callable[[Order], None]) -> Reply:
        order = self.store.shop.open_order(call.caller, parameters.order_id(call))
        change(order)
        return reply(self.shapes.order(order))

    def _status(self, order: Order) -> Reply:
        return reply({"orderId": order.id, "status": order.state})


class Wallets(Part):
    """Store credit."""

    def routes(self) -> Sequence[Route]:
        """These operations."""
        return (
            show("GET /wallet/recommendedProducts", self.wallet_recommended_products),
            change("POST /wallet/funds", self.wallet_add_funds),
            show("GET /wallet/transactions/{currency}/{page}", self.wallet_list_transactions),
        )

    def wallet_recommended_products(self, call: Call) -> Reply:
        """STORE-20: four products that the wallet can pay for and that are not owned."""
        account, locale, shop = self.account(call), self.locale(call), self.store.shop
        balance = account.balance(locale.currency)
        found = [
            product
            for product in self.store.catalogue.products
            if product.on_sale
            and not product.coming
            and product.id not in account.owned
            and shop.price(product, locale.currency) <= balance
        ]
        shown = [self.shapes.store_product(call.caller, product, locale) for product in found[:4]]
        return reply({"products": shown})

    def wallet_add_funds(self, call: Call) -> Reply:
        """STORE-21: where to pay; `amount` is in cents.

        Raises:
            BadRequest: The amount is no whole number from 1 up, or the currency is unknown.
        """
        given = parameters.body(call)
        cents = parameters.whole(given, "amount", 1, _MOST_FUNDS)
        currency = parameters.currency(given.get("currency"))
        order = self.store.shop.add_funds(call.caller, cents, currency)
        return reply({"redirectToUrl": f"/checkout/{order.id}"})

    def wallet_list_transactions(self, call: Call) -> Reply:
        """STORE-22: thirty transactions, the newest first.

        Raises:
            BadRequest: The currency is unknown, or the page no number from 1 up.
        """
        currency = parameters.currency(call.params["currency"])
        page = parameters.count(call.params, "page", 1)
        account = self.account(call)
        entries = account.wallets.get(currency, [])[::-1]
        shown = entries[(page - 1) * _WALLET_PAGE : page * _WALLET_PAGE]
        return reply(
            {
                "list": [self.shapes.transaction(account, currency, entry) for entry in shown],
                "count": len(entries),
                "pageSize": _WALLET_PAGE,
            }
        )


def _product(part: Part, call: Call, name: str) -> Product:
    return part.store.product(parameters.number(call.params, name))


def _to_page(order: Order) -> Reply:
    return redirect(f"/checkout/{order.id}")
