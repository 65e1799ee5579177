"""The Gaming Goods Partner API over HTTP, on the state of the public API."""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from sandbox.control import BadControl, Input, Seconds, read
from sandbox.core import Call, Reply, Route, Router, reply
from sandbox.gaming_goods import catalogue, errors, parameters
from sandbox.gaming_goods.app import GamingGoods
from sandbox.gaming_goods.catalogue import Product
from sandbox.gaming_goods.side import Shown, Side, account, timestamp
from sandbox.gaming_goods.store import ACCOUNTS, Naming, Order, Store

_USERS = {known.api_key: name for name, known in ACCOUNTS.items()}
_DELIVERY = "EXTERNAL"


class Readings(msgspec.Struct, frozen=True):
    """Where the document says two things, or nothing: the first value is the default."""

    brands: Naming = "both"
    orders: Literal["one", "per_line"] = "one"
    create_status: Literal["201", "200"] = "201"
    catalogue_key: Literal["required", "optional"] = "required"
    unfulfilled_codes: Literal["empty", "absent"] = "empty"
    unknown_product: Literal["invalid_request", "not_found"] = "invalid_request"
    unknown_fields: Literal["ignored", "refused"] = "ignored"
    malformed_id: Literal["invalid_request", "not_found"] = "invalid_request"


class _Cart(Input):
    user: str
    lines: list[dict[str, object]]


class _Delays(Input):
    fulfilment: Seconds | None = None


class GamingGoodsPartner(Side):
    """The API at ``gaming-goods.ru/api/partner/v1``, and what happens outside it."""

    name = "gaming_goods_partner"
    hosts: Mapping[str, str] = {"gaming-goods.ru": "/api/partner/v1"}
    readings: type[msgspec.Struct] = Readings
    samples: Mapping[str, object] = {
        "note": "Invented: they open nothing real.",
        "keys": {name: known.api_key for name, known in ACCOUNTS.items()},
    }

    def __init__(self, public: GamingGoods) -> None:
        self._public = public
        self.reset(1, Readings())
        self.router = Router(
            [
                Route("GET", "/brands", "brands.list", self.brands_list),
                Route("GET", "/brands/{brand}/categories", "brands.categories", self.brands_categories),
                Route("GET", "/products", "products.list", self.products_list),
                Route("GET", "/products/{id}", "products.get", self.products_get),
                Route("POST", "/checkout", "checkout.create", self.checkout_create, changes=True),
                Route("GET", "/orders", "orders.list", self.orders_list),
                Route("GET", "/orders/{id}", "orders.get", self.orders_get),
            ]
        )
        self.steps: Sequence[Route] = (
            Route("POST", "/cart", "cart", self.cart, changes=True),
            Route("POST", "/delays", "delays", self.delays, changes=True),
            *self.steps_with_orders(),
        )

    @property
    def store(self) -> Store:
        """The public API's state; its reset is this API's too."""
        return self._public.store

    @property
    def shared_readings(self) -> Readings:
        """The readings in force."""
        return self._readings

    def reset(self, seed: int, readings: Readings) -> None:
        """Take these readings; the state is reset by the public API."""
        self._readings = readings
        self._listed = Shown(_listed)
        self._detailed = Shown(_detailed)

    def chosen(self) -> Readings:
        """The readings in force."""
        return self._readings

    def caller(self, call: Call, route: Route) -> str:
        """Read ``X-API-Key`` and tell the account's name.

        The Partner API as a whole "uses the X-API-Key header", but only checkout and orders are said to
        require it; under the reading `catalogue_key` optional nothing else does.

        Raises:
            Unauthorized: There is no key, several, or one that nobody has.
        """
        if self._readings.catalogue_key == "optional" and route.operation.startswith(
            ("brands.", "products.")
        ):
            return ""
        values = call.header(b"x-api-key")
        if not values:
            raise errors.Unauthorized("X-API-Key header is required")
        user = _USERS.get(values[0])
        if user is None or len(values) > 1:
            raise errors.Unauthorized("API key is invalid")
        return user

    def brands_list(self, call: Call) -> Reply:
        """``{"items": [{"brand", "product_count"}], "limit", "offset", "total"}`` ("Partner: Brands").

        The largest brand first, by all of its products; `product_count` counts those that can be bought now.

        Raises:
            InvalidParameter: `limit` or `offset` is out of range.
        """
        limit, offset = _bounds(call.arguments())
        brands = self.store.brands_list(self._readings.brands)
        items = [
            {"brand": name, "product_count": sum(p.available for p in products)}
            for name, products in list(brands.items())[offset : offset + limit]
        ]
        return _items(items, limit, offset, len(brands))

    def brands_categories(self, call: Call) -> Reply:
        """``{"brand", "categories": [{"category", "product_count"}]}`` ("Partner: Brand categories").

        The largest category first, by all of its products; `product_count` counts those that can be bought
        now.

        Raises:
            NotFound: There is no such brand.
        """
        brand = call.params["brand"]
        products = self.store.brands_list(self._readings.brands).get(brand)
        if products is None:
            raise errors.NotFound("Brand not found")
        categories = [
            {"category": kind, "product_count": sum(p.available and p.kind == kind for p in products)}
            for kind in catalogue.sizes([p.kind for p in products])
        ]
        return reply({"brand": brand, "categories": categories})

    def products_list(self, call: Call) -> Reply:
        """``{"items": […], "total", "limit", "offset"}`` in the order of the catalogue, prices in euro cents.

        All products are listed; `is_available` tells which can be bought now ("Partner: Product catalog").

        Raises:
            InvalidParameter: `limit` or `offset` is out of range.
        """
        limit, offset = _bounds(call.arguments())
        products = self.store.products
        return _items(
            [self._listed(p) for p in products[offset : offset + limit]], limit, offset, len(products)
        )

    def products_get(self, call: Call) -> Reply:
        """One product with description and specifications ("Partner: Product detail").

        Raises:
            InvalidParameter: The id is no UUID.
            NotFound: No product has it.
        """
        product = self.store.by_id.get(self.path_id(call, "Product not found"))
        if product is None:
            raise errors.NotFound("Product not found")
        return reply(self._detailed(product))

    def checkout_create(self, call: Call) -> Reply:
        """``{"orders": [{"id", "status", "total", "currency"}]}``, 201 ("Partner: Checkout").

        Raises:
            InvalidRequest: The body, or a field of it, is not as it should be, or the cart is empty.
            ProductUnavailable: Not everything is on sale and in stock.
        """
        data = parameters.body(call)
        source = parameters.choice(data, "source", ("cart", "lines"))
        if source is None:
            raise errors.InvalidParameter("source", "must be one of: cart, lines")
        if self._readings.unknown_fields == "refused":
            parameters.only(data, ("source",) if source == "cart" else ("source", "lines"))
        lines = self.units(data, "lines") if source == "lines" else None
        orders = self.store.checkout(call.caller, lines, apart=self._readings.orders == "per_line")
        return reply({"orders": [self._brief(order) for order in orders]}, int(self._readings.create_status))

    def orders_list(self, call: Call) -> Reply:
        """``{"items": […], "limit", "offset", "total"}``, newest first ("Partner: Order list").

        Raises:
            InvalidParameter: `limit` or `offset` is out of range.
        """
        limit, offset = _bounds(call.arguments())
        orders, total = self.store.orders_list(call.caller, offset, limit)
        items = [{**self._brief(order), "created_at": timestamp(order.created_at)} for order in orders]
        return _items(items, limit, offset, total)

    def orders_get(self, call: Call) -> Reply:
        """One order; `delivery.codes` has the keys once it is completed ("Partner: Order detail").

        Raises:
            InvalidParameter: The id is no UUID.
            NotFound: This account has no such order.
        """
        order = self.store.order(call.caller, self.path_id(call, "Order not found"))
        delivery: dict[str, object] = {"type": _DELIVERY}
        if self.store.complete(order):
            delivery["codes"] = [key for keys in self.store.keys(order) for key in keys]
        elif self._readings.unfulfilled_codes == "empty":
            delivery["codes"] = []
        paid = (
            "failed" if order.cancelled_at is not None else "paid" if order.paid_at is not None else "pending"
        )
        return reply(
            {
                "id": order.id,
                "buyer_id": ACCOUNTS[order.user].buyer_id,
                "status": self._status(order),
                "items": [
                    {
                        "product_id": line.product.id,
                        "title": line.product.title,
                        "unit_price": line.cents,
                        "quantity": line.quantity,
                    }
                    for line in order.lines
                ],
                "amounts": {"buyer_total": order.total, "platform_fee": 0},
                "payment": {"method": order.method, "state": paid},
                "delivery": delivery,
                "created_at": timestamp(order.created_at),
                "updated_at": timestamp(self.store.updated_at(order)),
            }
        )

    def cart(self, call: Call) -> Reply:
        """Control: ``{"user": name, "lines": [{"product_id", "quantity"}]}`` is the cart; `[]` empties it."""
        given = read(call, _Cart)
        account(given.user)
        try:
            lines = self.units({"lines": given.lines}, "lines") if given.lines else ()
        except errors.Refusal as refusal:
            raise BadControl(refusal.message) from None
        self.store.fill_cart(given.user, lines)
        return reply({"user": given.user, "lines": len(lines)})

    def delays(self, call: Call) -> Reply:
        """Control: ``{"fulfilment": seconds}`` from payment to keys, for what is checked out later."""
        given = read(call, _Delays)
        if given.fulfilment is not None:
            self.store.fulfilment = given.fulfilment
        return reply({"fulfilment": self.store.fulfilment})

    def _brief(self, order: Order) -> dict[str, object]:
        return {"id": order.id, "status": self._status(order), "total": order.total, "currency": "EUR"}

    def _status(self, order: Order) -> str:
        if self.store.complete(order):
            return "completed"
        return "created" if order.cancelled_at is None else "cancelled"


def _bounds(given: Mapping[str, str]) -> tuple[int, int]:
    return parameters.whole(given, "limit", 20, most=100), parameters.whole(given, "offset", 0, least=0)


def _items(items: Sequence[object], limit: int, offset: int, total: int) -> Reply:
    return reply({"items": items, "limit": limit, "offset": parameters.echo(offset), "total": total})


def _listed(product: Product) -> dict[str, object]:
    return {
        "id": product.id,
        "title": product.title,
        "brand": product.brand,
        "category": product.kind,
        "price": product.cents,
        "currency": "EUR",
        "quantity": product.stock,
        "is_available": product.available,
        "delivery_type": _DELIVERY,
        "product_type": "KINGUIN",
        "images": [product.image],
        "short_description": "",
    }


def _detailed(product: Product) -> dict[str, object]:
    return {
        **_listed(product),
        "description": product.description,
        "specifications": [{"key": "platform", "value": product.platform}],
    }
