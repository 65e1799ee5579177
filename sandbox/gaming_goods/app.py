"""The public Gaming Goods API over HTTP: reads requests, asks the store, shapes answers."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Annotated, Literal, get_args

import msgspec

from sandbox.control import Input, read
from sandbox.core import Call, Clock, Reply, Route, Router, reply
from sandbox.gaming_goods import errors, parameters, tokens
from sandbox.gaming_goods.catalogue import Product
from sandbox.gaming_goods.errors import InvalidParameter
from sandbox.gaming_goods.side import Shown, Side, account, timestamp
from sandbox.gaming_goods.store import ACCOUNTS, BALANCE, PROMOS, Locale, NewOrder, Order, Sort, Store

OUTSIDE = "card"
"""A payment method that waits for its page; invented, the document shows only `balance`."""

_SORTS: tuple[Sort, ...] = get_args(Sort)
_LOCALES: tuple[Locale, ...] = get_args(Locale)


class Readings(msgspec.Struct, frozen=True):
    """Where the document says two things, or nothing: the first value is the default."""

    balance: Literal["at_once", "pending"] = "at_once"
    create_status: Literal["201", "200"] = "201"
    payment_method: Literal["optional", "required"] = "optional"
    other_methods: Literal["refused", "pending"] = "refused"
    unknown_promo: Literal["refused", "ignored"] = "refused"
    unknown_product: Literal["invalid_request", "not_found"] = "invalid_request"
    unknown_fields: Literal["ignored", "refused"] = "ignored"
    unpaid_keys: Literal["absent", "empty"] = "absent"
    malformed_id: Literal["invalid_request", "not_found"] = "invalid_request"
    empty_search: Literal["refused", "nothing"] = "refused"
    catalogue_auth: Literal["ignored", "checked"] = "ignored"


class _Token(Input):
    user: str
    expires_in: Annotated[float, msgspec.Meta(ge=-(10**10), le=10**10)] = 3600


class GamingGoods(Side):
    """The API at ``gaming-goods.ru/api/v1``, what happens outside it, and the state of both APIs."""

    name = "gaming_goods"
    hosts: Mapping[str, str] = {"gaming-goods.ru": "/api/v1"}
    readings: type[msgspec.Struct] = Readings
    samples: Mapping[str, object] = {
        "note": "Invented: they open nothing real.",
        "tokens": {name: tokens.mint(name) for name in ACCOUNTS},
        "secret": tokens.SECRET,
    }

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.reset(1, Readings())
        self.router = Router(
            [
                Route("GET", "/products", "products.list", self.products_list),
                Route("GET", "/products/{slug}", "products.get", self.products_get),
                Route("GET", "/search", "products.search", self.products_search),
                Route("GET", "/categories", "categories.list", self.categories_list),
                Route("GET", "/brands", "brands.list", self.brands_list),
                Route("POST", "/orders", "orders.create", self.orders_create, changes=True),
                Route("GET", "/orders/{id}", "orders.get", self.orders_get),
            ]
        )
        self.steps: Sequence[Route] = (
            Route("POST", "/tokens", "tokens", self.tokens),
            *self.steps_with_orders(),
        )

    @property
    def store(self) -> Store:
        """The state of both APIs."""
        return self._store

    @property
    def shared_readings(self) -> Readings:
        """The readings in force."""
        return self._readings

    def reset(self, seed: int, readings: Readings) -> None:
        """Start with a fresh store, for both APIs."""
        self._readings = readings
        self._store = Store(self._clock, seed)
        self._listed = {locale: Shown(partial(_listed, locale=locale)) for locale in _LOCALES}
        self._found = Shown(_found)
        self._detailed = Shown(_detailed)

    def chosen(self) -> Readings:
        """The readings in force."""
        return self._readings

    def caller(self, call: Call, route: Route) -> str:
        """Read ``Authorization: Bearer token`` and tell the user's name; nobody's, in the catalogue.

        The document says both "Pass the token […] on every request" and "Public endpoints work without a
        token". So a bad token in the catalogue is not looked at, or refused under `catalogue_auth` checked.

        Raises:
            Unauthorized: There is no token where one is needed, or it is malformed, forged or expired.
        """
        open_to_all = not route.operation.startswith("orders.")
        if open_to_all and self._readings.catalogue_auth == "ignored":
            return ""
        values = call.header(b"authorization")
        if not values:
            if open_to_all:
                return ""
            raise errors.Unauthorized
        scheme, _, token = values[0].partition(" ")
        if len(values) > 1 or scheme.lower() != "bearer":
            raise errors.Unauthorized("Authorization header must be 'Bearer <token>'")
        user = tokens.read(token.strip(" "), self._clock.now)
        if user not in ACCOUNTS:
            raise errors.Unauthorized("Token belongs to no user")
        return user

    def products_list(self, call: Call) -> Reply:
        """``{"data": {"products": […], "total", "page", "page_size"}}`` ("Product catalog").

        Raises:
            InvalidParameter: `page`, `page_size`, `sort` or `locale` is out of range.
        """
        given = call.arguments()
        locale = parameters.choice(given, "locale", _LOCALES) or "en"
        sort = parameters.choice(given, "sort", _SORTS)
        found = self.store.products_list(given.get("category"), given.get("brand"), sort, locale)
        return _page(given, found, self._listed[locale])

    def products_get(self, call: Call) -> Reply:
        """``{"data": product}`` with description and meta ("Product detail").

        Raises:
            NotFound: No product has this slug.
        """
        product = self.store.by_slug.get(call.params["slug"])
        if product is None:
            raise errors.NotFound("Product not found")
        return reply({"data": self._detailed(product)})

    def products_search(self, call: Call) -> Reply:
        """A page as of `products.list`, of shorter products ("Search").

        Raises:
            InvalidParameter: `page` or `page_size` is out of range, or `q` is missing or empty.
        """
        given = call.arguments()
        query = given.get("q")
        if query is None or (not query and self._readings.empty_search == "refused"):
            raise InvalidParameter("q", "must be a non-empty string")
        return _page(given, self.store.products_search(query), self._found)

    def categories_list(self, call: Call) -> Reply:
        """``{"data": [{"name", "product_count"}]}``, the largest first ("Categories")."""
        return _counts(self.store.categories)

    def brands_list(self, call: Call) -> Reply:
        """``{"data": [{"name", "product_count"}]}``, the largest first ("Brands")."""
        return _counts(self.store.brands)

    def orders_create(self, call: Call) -> Reply:
        """``{"data": order}``, 201 ("Create order"); a replay of its `Idempotency-Key` answers the same.

        Raises:
            InvalidRequest: The body, or a field of it, is not as it should be; the key is empty.
            IdempotencyConflict: The key came with another body.
            ProductUnavailable: Not everything is on sale and in stock.
        """
        readings = self._readings
        data = self.body(call, ("items", "payment_method", "promo_code"))
        items = self.units(data, "items")
        method = parameters.text(data, "payment_method")
        if method is None and readings.payment_method == "required":
            raise InvalidParameter("payment_method", "is required")
        if readings.other_methods == "refused":
            method = parameters.choice(data, "payment_method", (BALANCE, OUTSIDE))
        promo = parameters.text(data, "promo_code")
        if readings.unknown_promo == "ignored" and promo not in PROMOS:
            promo = None
        keys = call.header(b"idempotency-key")
        if "" in keys:
            raise InvalidParameter("Idempotency-Key", "must not be empty")
        order = self.store.orders_create(
            call.caller,
            NewOrder(items, method or OUTSIDE, promo),
            ", ".join(keys) or None,
            at_once=readings.balance == "at_once",
        )
        # A replay repeats the first answer, whatever has become of the order since.
        first = "completed" if order.at_once else "pending_payment"
        return self._order(call, order, first, payable=not order.at_once, code=int(readings.create_status))

    def orders_get(self, call: Call) -> Reply:
        """``{"data": order}``, with its keys once it is completed ("Order status").

        Raises:
            InvalidParameter: The id is no UUID.
            NotFound: This user has no such order.
        """
        order = self.store.order(call.caller, self.path_id(call, "Order not found"))
        if self.store.complete(order):
            status = "completed"
        else:
            status = "pending_payment" if order.cancelled_at is None else "cancelled"
        payable = order.cancelled_at is None and order.paid_at is None
        return self._order(call, order, status, payable=payable)

    def tokens(self, call: Call) -> Reply:
        """Control: ``{"user": name, "expires_in": seconds}``, by sandbox time and also negative; a token."""
        given = read(call, _Token)
        now = self._clock.now
        token = tokens.mint(account(given.user), issued_at=now, expires_at=now + given.expires_in)
        return reply({"user": given.user, "token": token, "authorization": f"Bearer {token}"})

    def _order(self, call: Call, order: Order, status: str, *, payable: bool, code: int = 200) -> Reply:
        items: list[dict[str, object]] = [
            {
                "product_id": line.product.id,
                "product_name": line.product.names["en"],
                "price": line.cents,
                "quantity": line.quantity,
            }
            for line in order.lines
        ]
        if status == "completed":
            for item, keys in zip(items, self.store.keys(order), strict=True):
                item["keys"] = keys
        elif self._readings.unpaid_keys == "empty":
            for item in items:
                item["keys"] = []
        shown: dict[str, object] = {
            "id": order.id,
            "status": status,
            "items": items,
            "total": order.total,
            "currency": "EUR",
        }
        if payable:
            shown["payment_url"] = f"{call.origin}/__sandbox__/{self.name}/orders/{order.id}/pay"
        shown["created_at"] = timestamp(order.created_at)
        if status == "completed" and order.complete_at is not None:
            shown["completed_at"] = timestamp(order.complete_at)
        return reply({"data": shown}, code)


def _page(given: Mapping[str, str], found: Sequence[Product], shown: Shown) -> Reply:
    page = parameters.whole(given, "page", 1)
    size = parameters.whole(given, "page_size", 20, most=100)
    products = [shown(p) for p in found[(page - 1) * size : page * size]]
    data = {"products": products, "total": len(found), "page": parameters.echo(page), "page_size": size}
    return reply({"data": data})


def _counts(sizes: Mapping[str, int]) -> Reply:
    return reply({"data": [{"name": name, "product_count": size} for name, size in sizes.items()]})


def _found(product: Product) -> dict[str, object]:
    """What a search shows of a product: no category, brand, currency or image, as in the document."""
    return {
        "id": product.id,
        "name": product.names["en"],
        "slug": product.slug,
        "price": product.cents / 100,
        "stock_quantity": product.stock,
        "is_active": product.active,
    }


def _listed(product: Product, locale: Locale) -> dict[str, object]:
    return {
        "id": product.id,
        "name": product.names[locale],
        "slug": product.slug,
        "category": product.platform,
        "brand": product.brand,
        "price": product.cents / 100,
        "currency": "EUR",
        "stock_quantity": product.stock,
        "image_url": product.image,
        "is_active": product.active,
    }


def _detailed(product: Product) -> dict[str, object]:
    return {
        **_listed(product, "en"),
        "description": product.description,
        "meta": {"activation_details": product.activation},
    }
