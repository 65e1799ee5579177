"""The clients and their groups of operations."""

# Generated from specs/gaming_goods_partner.yaml by `python -m generator`. Do not edit.

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, ParamSpec, TypeVar
from uuid import UUID

from msgspec import UNSET, UnsetType

from ._about import VERSION
from ._runtime.drift import Drift
from ._runtime.limit import RateLimit
from ._runtime.operation import (
    Operation,
    Refusals,
    json,
)
from ._runtime.raw import RawResponse, with_raw_response, with_raw_response_async
from ._runtime.transport import AsyncTransport, Transport
from .credentials import Credentials
from .errors import BY_CODE, ConfigurationError

if TYPE_CHECKING:
    from typing import Self

    import httpx

    from . import models
else:
    from ._runtime.later import Later

    models = Later(f"{__package__}.models")  # imported with the first model that is needed

__all__ = ["SERVERS", "AsyncGamingGoodsPartner", "GamingGoodsPartner"]

_P = ParamSpec("_P")
_T = TypeVar("_T")

SERVERS = (
    "https://gaming-goods.ru/api/partner/v1",
    "http://127.0.0.1:8000/gaming_goods_partner",
)
"""Base URLs that the spec names; the first one is used unless `base_url` says otherwise.

- `https://gaming-goods.ru/api/partner/v1`: Production, the only server that the document names.
- `http://127.0.0.1:8000/gaming_goods_partner`: The stand-in server of this repository (`python -m sandbox`).
"""

_REFUSALS = Refusals(
    lambda: models.Error,
    code=("error", "code"),
    message=("error", "message"),
    classes=BY_CODE,
)
_BRANDS_LIST: Operation[models.BrandPage] = Operation(
    "brands.list",
    "GET",
    "/brands",
    effect="read",
    answers={
        200: json(lambda: models.BrandPage),
    },
    refusals=_REFUSALS,
    security=(("api_key",),),
)
_BRANDS_CATEGORIES: Operation[models.BrandCategories] = Operation(
    "brands.categories",
    "GET",
    "/brands/{brand}/categories",
    effect="read",
    answers={
        200: json(lambda: models.BrandCategories),
    },
    refusals=_REFUSALS,
    security=(("api_key",),),
)
_PRODUCTS_LIST: Operation[models.ProductPage] = Operation(
    "products.list",
    "GET",
    "/products",
    effect="read",
    answers={
        200: json(lambda: models.ProductPage),
    },
    refusals=_REFUSALS,
    security=(("api_key",),),
)
_PRODUCTS_GET: Operation[models.ProductDetail] = Operation(
    "products.get",
    "GET",
    "/products/{product_id}",
    effect="read",
    answers={
        200: json(lambda: models.ProductDetail),
    },
    refusals=_REFUSALS,
    security=(("api_key",),),
)
_CHECKOUT_CREATE: Operation[models.CheckoutAnswer] = Operation(
    "checkout.create",
    "POST",
    "/checkout",
    effect="spends",
    answers={
        200: json(lambda: models.CheckoutAnswer),
        201: json(lambda: models.CheckoutAnswer),
    },
    refusals=_REFUSALS,
    security=(("api_key",),),
)
_ORDERS_LIST: Operation[models.OrderPage] = Operation(
    "orders.list",
    "GET",
    "/orders",
    effect="read",
    answers={
        200: json(lambda: models.OrderPage),
    },
    refusals=_REFUSALS,
    security=(("api_key",),),
)
_ORDERS_GET: Operation[models.OrderDetail] = Operation(
    "orders.get",
    "GET",
    "/orders/{order_id}",
    effect="read",
    answers={
        200: json(lambda: models.OrderDetail),
    },
    refusals=_REFUSALS,
    security=(("api_key",),),
)


class Brands:
    """Brands, and what kinds of products each has."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def iter(self, *, limit: int | UnsetType = UNSET, offset: int = 0) -> Iterator[models.Brand]:
        """Every item of `brands.list`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            limit: Items to answer with. The bounds are those that the page states for a sibling list. At
                least 1, at most 100, the server's default is 20.
            offset: Where to begin. Items to pass over. At least 0, the server's default is 0.

        Raises:
            SdkError: As `list`, at the page that failed.
        """
        while True:
            _answer = self.list(
                limit=limit,
                offset=offset,
            )
            if not _answer.items:
                return
            for _item in _answer.items:
                yield _item
            offset += len(_answer.items)
            if offset >= _answer.total:
                return

    def list(self, *, limit: int | UnsetType = UNSET, offset: int | UnsetType = UNSET) -> models.BrandPage:
        """List brands.

        The brands, each with the number of its available products.

        Source: gaming-goods-api, Partner: Brands (inferred, 2026-03-14). Effect: read.

        Args:
            limit: Items to answer with. The bounds are those that the page states for a sibling list. At
                least 1, at most 100, the server's default is 20.
            offset: Items to pass over. At least 0, the server's default is 0.

        Returns:
            The brands from `offset` on.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            UnauthorizedError: 401. The key is missing or not known. Which code comes with it is not
                documented.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _BRANDS_LIST,
            query={
                "limit": limit,
                "offset": offset,
            },
        )

    def categories(self, brand: str) -> models.BrandCategories:
        """List the categories of a brand.

        What kinds of products a brand has, each with the number of them; not paged.

        Source: gaming-goods-api, Partner: Brand categories (inferred, 2026-03-14). Effect: read.

        Args:
            brand: Name of the brand, as `brands.list` gives it.

        Returns:
            The brand's categories.

        Raises:
            UnauthorizedError: 401. The key is missing or not known. Which code comes with it is not
                documented.
            NotFoundError: 404. There is no such thing, or it is not yours. Which code comes with it is not
                documented.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _BRANDS_CATEGORIES,
            path={
                "brand": brand,
            },
        )


class AsyncBrands:
    """Brands, and what kinds of products each has."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def iter(self, *, limit: int | UnsetType = UNSET, offset: int = 0) -> AsyncIterator[models.Brand]:
        """Every item of `brands.list`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            limit: Items to answer with. The bounds are those that the page states for a sibling list. At
                least 1, at most 100, the server's default is 20.
            offset: Where to begin. Items to pass over. At least 0, the server's default is 0.

        Raises:
            SdkError: As `list`, at the page that failed.
        """
        while True:
            _answer = await self.list(
                limit=limit,
                offset=offset,
            )
            if not _answer.items:
                return
            for _item in _answer.items:
                yield _item
            offset += len(_answer.items)
            if offset >= _answer.total:
                return

    async def list(
        self, *, limit: int | UnsetType = UNSET, offset: int | UnsetType = UNSET
    ) -> models.BrandPage:
        """List brands.

        The brands, each with the number of its available products.

        Source: gaming-goods-api, Partner: Brands (inferred, 2026-03-14). Effect: read.

        Args:
            limit: Items to answer with. The bounds are those that the page states for a sibling list. At
                least 1, at most 100, the server's default is 20.
            offset: Items to pass over. At least 0, the server's default is 0.

        Returns:
            The brands from `offset` on.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            UnauthorizedError: 401. The key is missing or not known. Which code comes with it is not
                documented.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _BRANDS_LIST,
            query={
                "limit": limit,
                "offset": offset,
            },
        )

    async def categories(self, brand: str) -> models.BrandCategories:
        """List the categories of a brand.

        What kinds of products a brand has, each with the number of them; not paged.

        Source: gaming-goods-api, Partner: Brand categories (inferred, 2026-03-14). Effect: read.

        Args:
            brand: Name of the brand, as `brands.list` gives it.

        Returns:
            The brand's categories.

        Raises:
            UnauthorizedError: 401. The key is missing or not known. Which code comes with it is not
                documented.
            NotFoundError: 404. There is no such thing, or it is not yours. Which code comes with it is not
                documented.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _BRANDS_CATEGORIES,
            path={
                "brand": brand,
            },
        )


class Products:
    """The catalogue, with what a shop window needs."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def iter(self, *, limit: int | UnsetType = UNSET, offset: int = 0) -> Iterator[models.Product]:
        """Every item of `products.list`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            limit: Items to answer with. The bounds are those that the page states for a sibling list. At
                least 1, at most 100, the server's default is 20.
            offset: Where to begin. Items to pass over. At least 0, the server's default is 0.

        Raises:
            SdkError: As `list`, at the page that failed.
        """
        while True:
            _answer = self.list(
                limit=limit,
                offset=offset,
            )
            if not _answer.items:
                return
            for _item in _answer.items:
                yield _item
            offset += len(_answer.items)
            if offset >= _answer.total:
                return

    def list(self, *, limit: int | UnsetType = UNSET, offset: int | UnsetType = UNSET) -> models.ProductPage:
        """List products.

        A stretch of the catalogue. By which rule it is ordered is not documented.

        Source: gaming-goods-api, Partner: Product catalog (inferred, 2026-03-14). Effect: read.

        Args:
            limit: Items to answer with. The bounds are those that the page states for a sibling list. At
                least 1, at most 100, the server's default is 20.
            offset: Items to pass over. At least 0, the server's default is 0.

        Returns:
            The products from `offset` on.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            UnauthorizedError: 401. The key is missing or not known. Which code comes with it is not
                documented.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _PRODUCTS_LIST,
            query={
                "limit": limit,
                "offset": offset,
            },
        )

    def get(self, product_id: UUID | str) -> models.ProductDetail:
        """Get one product.

        Everything about one product.

        Source: gaming-goods-api, Partner: Product detail (inferred, 2026-03-14). Effect: read.

        Args:
            product_id: The product's id; the document says that it is a UUID.

        Returns:
            The product.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            UnauthorizedError: 401. The key is missing or not known. Which code comes with it is not
                documented.
            NotFoundError: 404. There is no such thing, or it is not yours. Which code comes with it is not
                documented.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _PRODUCTS_GET,
            path={
                "product_id": product_id,
            },
        )


class AsyncProducts:
    """The catalogue, with what a shop window needs."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def iter(self, *, limit: int | UnsetType = UNSET, offset: int = 0) -> AsyncIterator[models.Product]:
        """Every item of `products.list`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            limit: Items to answer with. The bounds are those that the page states for a sibling list. At
                least 1, at most 100, the server's default is 20.
            offset: Where to begin. Items to pass over. At least 0, the server's default is 0.

        Raises:
            SdkError: As `list`, at the page that failed.
        """
        while True:
            _answer = await self.list(
                limit=limit,
                offset=offset,
            )
            if not _answer.items:
                return
            for _item in _answer.items:
                yield _item
            offset += len(_answer.items)
            if offset >= _answer.total:
                return

    async def list(
        self, *, limit: int | UnsetType = UNSET, offset: int | UnsetType = UNSET
    ) -> models.ProductPage:
        """List products.

        A stretch of the catalogue. By which rule it is ordered is not documented.

        Source: gaming-goods-api, Partner: Product catalog (inferred, 2026-03-14). Effect: read.

        Args:
            limit: Items to answer with. The bounds are those that the page states for a sibling list. At
                least 1, at most 100, the server's default is 20.
            offset: Items to pass over. At least 0, the server's default is 0.

        Returns:
            The products from `offset` on.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            UnauthorizedError: 401. The key is missing or not known. Which code comes with it is not
                documented.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _PRODUCTS_LIST,
            query={
                "limit": limit,
                "offset": offset,
            },
        )

    async def get(self, product_id: UUID | str) -> models.ProductDetail:
        """Get one product.

        Everything about one product.

        Source: gaming-goods-api, Partner: Product detail (inferred, 2026-03-14). Effect: read.

        Args:
            product_id: The product's id; the document says that it is a UUID.

        Returns:
            The product.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            UnauthorizedError: 401. The key is missing or not known. Which code comes with it is not
                documented.
            NotFoundError: 404. There is no such thing, or it is not yours. Which code comes with it is not
                documented.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _PRODUCTS_GET,
            path={
                "product_id": product_id,
            },
        )


class Checkout:
    """Turn a cart or a list of lines into orders."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create(self, body: models.CartCheckout | models.LinesCheckout) -> models.CheckoutAnswer:
        """Check out a cart or a list of lines.

        Makes orders of the partner's cart, or of the lines in the body, and answers with them. Not
        idempotent: the same body sent twice orders twice. No operation that fills the cart is documented.

        Source: gaming-goods-api, Partner: Checkout (inferred, 2026-03-14). Effect: spends.

        Args:
            body: Where the lines come from.

        Returns:
            The orders that were made. Whether the status is 200 or 201 is not documented.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            UnauthorizedError: 401. The key is missing or not known. Which code comes with it is not
                documented.
            NotFoundError: 404. There is no such thing, or it is not yours. Which code comes with it is not
                documented.
            ConflictError: 409. There are not enough units in stock. That is not documented.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _CHECKOUT_CREATE,
            body=body,
        )


class AsyncCheckout:
    """Turn a cart or a list of lines into orders."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def create(self, body: models.CartCheckout | models.LinesCheckout) -> models.CheckoutAnswer:
        """Check out a cart or a list of lines.

        Makes orders of the partner's cart, or of the lines in the body, and answers with them. Not
        idempotent: the same body sent twice orders twice. No operation that fills the cart is documented.

        Source: gaming-goods-api, Partner: Checkout (inferred, 2026-03-14). Effect: spends.

        Args:
            body: Where the lines come from.

        Returns:
            The orders that were made. Whether the status is 200 or 201 is not documented.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            UnauthorizedError: 401. The key is missing or not known. Which code comes with it is not
                documented.
            NotFoundError: 404. There is no such thing, or it is not yours. Which code comes with it is not
                documented.
            ConflictError: 409. There are not enough units in stock. That is not documented.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _CHECKOUT_CREATE,
            body=body,
        )


class Orders:
    """Your orders and the codes that they bring."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def iter(self, *, limit: int | UnsetType = UNSET, offset: int = 0) -> Iterator[models.Order]:
        """Every item of `orders.list`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            limit: Items to answer with. The bounds are those that the page states for a sibling list. At
                least 1, at most 100, the server's default is 20.
            offset: Where to begin. Items to pass over. At least 0, the server's default is 0.

        Raises:
            SdkError: As `list`, at the page that failed.
        """
        while True:
            _answer = self.list(
                limit=limit,
                offset=offset,
            )
            if not _answer.items:
                return
            for _item in _answer.items:
                yield _item
            offset += len(_answer.items)
            if offset >= _answer.total:
                return

    def list(self, *, limit: int | UnsetType = UNSET, offset: int | UnsetType = UNSET) -> models.OrderPage:
        """List orders.

        A stretch of the partner's orders. By which rule they are ordered is not documented.

        Source: gaming-goods-api, Partner: Order list (inferred, 2026-03-14). Effect: read.

        Args:
            limit: Items to answer with. The bounds are those that the page states for a sibling list. At
                least 1, at most 100, the server's default is 20.
            offset: Items to pass over. At least 0, the server's default is 0.

        Returns:
            The orders from `offset` on.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            UnauthorizedError: 401. The key is missing or not known. Which code comes with it is not
                documented.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_LIST,
            query={
                "limit": limit,
                "offset": offset,
            },
        )

    def get(self, order_id: UUID | str) -> models.OrderDetail:
        """Get an order.

        Everything about one order; the activation codes stand in `delivery.codes` once it is fulfilled.

        Source: gaming-goods-api, Partner: Order detail (inferred, 2026-03-14). Effect: read.

        Args:
            order_id: The order's id, as `checkout.create` and `orders.list` give it.

        Returns:
            The order.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            UnauthorizedError: 401. The key is missing or not known. Which code comes with it is not
                documented.
            NotFoundError: 404. There is no such thing, or it is not yours. Which code comes with it is not
                documented.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_GET,
            path={
                "order_id": order_id,
            },
        )


class AsyncOrders:
    """Your orders and the codes that they bring."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def iter(self, *, limit: int | UnsetType = UNSET, offset: int = 0) -> AsyncIterator[models.Order]:
        """Every item of `orders.list`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the last page that the answer
        counts, or the first empty page.

        Args:
            limit: Items to answer with. The bounds are those that the page states for a sibling list. At
                least 1, at most 100, the server's default is 20.
            offset: Where to begin. Items to pass over. At least 0, the server's default is 0.

        Raises:
            SdkError: As `list`, at the page that failed.
        """
        while True:
            _answer = await self.list(
                limit=limit,
                offset=offset,
            )
            if not _answer.items:
                return
            for _item in _answer.items:
                yield _item
            offset += len(_answer.items)
            if offset >= _answer.total:
                return

    async def list(
        self, *, limit: int | UnsetType = UNSET, offset: int | UnsetType = UNSET
    ) -> models.OrderPage:
        """List orders.

        A stretch of the partner's orders. By which rule they are ordered is not documented.

        Source: gaming-goods-api, Partner: Order list (inferred, 2026-03-14). Effect: read.

        Args:
            limit: Items to answer with. The bounds are those that the page states for a sibling list. At
                least 1, at most 100, the server's default is 20.
            offset: Items to pass over. At least 0, the server's default is 0.

        Returns:
            The orders from `offset` on.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            UnauthorizedError: 401. The key is missing or not known. Which code comes with it is not
                documented.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_LIST,
            query={
                "limit": limit,
                "offset": offset,
            },
        )

    async def get(self, order_id: UUID | str) -> models.OrderDetail:
        """Get an order.

        Everything about one order; the activation codes stand in `delivery.codes` once it is fulfilled.

        Source: gaming-goods-api, Partner: Order detail (inferred, 2026-03-14). Effect: read.

        Args:
            order_id: The order's id, as `checkout.create` and `orders.list` give it.

        Returns:
            The order.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            UnauthorizedError: 401. The key is missing or not known. Which code comes with it is not
                documented.
            NotFoundError: 404. There is no such thing, or it is not yours. Which code comes with it is not
                documented.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_GET,
            path={
                "order_id": order_id,
            },
        )


class GamingGoodsPartner:
    """Gaming Goods Partner API, calling and waiting.

    One instance keeps its connections; close it, or use it in a `with`.

    Args:
        api_key: The partner's key, of the form `pk_live_…`. The vendor hands it out on request.
        base_url: Sends every call to this server instead of `https://gaming-goods.ru/api/partner/v1`.
            A mapping sends the calls to some hosts elsewhere, such as `{"api.example": "http://127.0.0.1:8000"}`.
        timeout: Seconds to wait for a connection, and between two pieces of an answer; 30 unless given, or
            what your own httpx client has.
        max_retries: How often a call that may be repeated is repeated: one that only reads, one with an
            idempotency key, or any other whose request certainly never left.
        deadline: Seconds after which no other attempt is begun.
        allow_http: Whether credentials may travel over plain HTTP to another machine.
        rate_limit: A pace to keep, which several clients may share.
        on_drift: What to do when an answer is no longer what the spec says. `tolerate` leaves out an optional
            field that drifted and raises `DecodeError` for the rest; `strict` raises for both; `unset` leaves
            out both, so that even a required field may be `UNSET`.
        drift_watcher: Called with each drift that was left out, to log it or to tell us.
        max_answer: Bytes of an answer, unpacked, from which on it raises `DecodeError` instead of filling the
            memory; 64 MiB unless given.
        http_client: Your own httpx client, with its own proxies, hooks and limits. It stays open.
        transport: Your own httpx transport, if you give no client.
    """

    def __init__(
        self,
        *,
        api_key: str | None = None,
        base_url: str | Mapping[str, str] | None = None,
        timeout: float | httpx.Timeout | UnsetType = UNSET,
        max_retries: int = 2,
        deadline: float | None = None,
        allow_http: bool = False,
        rate_limit: RateLimit | None = None,
        on_drift: Literal["tolerate", "strict", "unset"] = "tolerate",
        drift_watcher: Callable[[Drift], None] | None = None,
        max_answer: int = 64 * 2**20,
        http_client: httpx.Client | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        try:
            credentials = Credentials(
                api_key=api_key,
            )
        except ConfigurationError as error:
            raise error.with_traceback(None) from None  # its frames have what was given in their variables
        finally:
            del api_key
        self._transport = Transport(
            agent=f"gaming-goods-partner-client/{VERSION}",
            server=SERVERS[0],
            base_url=base_url,
            credentials=credentials,
            timeout=timeout,
            max_retries=max_retries,
            deadline=deadline,
            allow_http=allow_http,
            rate_limit=rate_limit,
            on_drift=on_drift,
            drift_watcher=drift_watcher,
            max_answer=max_answer,
            http_client=http_client,
            transport=transport,
        )
        self._group()

    def _group(self) -> None:
        self.brands: Brands = Brands(self._transport)
        """Brands, and what kinds of products each has."""
        self.products: Products = Products(self._transport)
        """The catalogue, with what a shop window needs."""
        self.checkout: Checkout = Checkout(self._transport)
        """Turn a cart or a list of lines into orders."""
        self.orders: Orders = Orders(self._transport)
        """Your orders and the codes that they bring."""

    def with_options(
        self,
        *,
        timeout: float | httpx.Timeout | UnsetType = UNSET,
        max_retries: int | UnsetType = UNSET,
        deadline: float | UnsetType | None = UNSET,
    ) -> Self:
        """The same client with other settings, for a call or for many; it shares the connections of this one.

        Args:
            timeout: Seconds to wait for a connection, and between two pieces of an answer.
            max_retries: How often a call that may be repeated is repeated.
            deadline: Seconds after which no other attempt is begun; None for no end.
        """
        changed = {"timeout": timeout, "max_retries": max_retries, "deadline": deadline}
        other = type(self).__new__(type(self))
        other._transport = self._transport.with_options(changed)
        other._group()
        return other

    def with_raw_response(
        self, call: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> RawResponse[_T]:
        """Make a call and keep the answer behind its value, e.g. `with_raw_response(client.group.verb, …)`.

        Raises:
            SdkError: As the call does; `DecodeError` and `ApiError` have the body of their answer.
        """
        return with_raw_response(call, *args, **kwargs)

    def __repr__(self) -> str:
        transport = getattr(self, "_transport", None)  # missing where the arguments were refused
        return f"<{type(self).__name__} {transport.base_url if transport else 'not made'}>"

    def close(self) -> None:
        """Close the connections, unless you gave the httpx client."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class AsyncGamingGoodsPartner:
    """Gaming Goods Partner API, to be awaited.

    One instance keeps its connections; close it, or use it in an `async with`.

    Args:
        api_key: The partner's key, of the form `pk_live_…`. The vendor hands it out on request.
        base_url: Sends every call to this server instead of `https://gaming-goods.ru/api/partner/v1`.
            A mapping sends the calls to some hosts elsewhere, such as `{"api.example": "http://127.0.0.1:8000"}`.
        timeout: Seconds to wait for a connection, and between two pieces of an answer; 30 unless given, or
            what your own httpx client has.
        max_retries: How often a call that may be repeated is repeated: one that only reads, one with an
            idempotency key, or any other whose request certainly never left.
        deadline: Seconds after which no other attempt is begun.
        allow_http: Whether credentials may travel over plain HTTP to another machine.
        rate_limit: A pace to keep, which several clients may share.
        on_drift: What to do when an answer is no longer what the spec says. `tolerate` leaves out an optional
            field that drifted and raises `DecodeError` for the rest; `strict` raises for both; `unset` leaves
            out both, so that even a required field may be `UNSET`.
        drift_watcher: Called with each drift that was left out, to log it or to tell us.
        max_answer: Bytes of an answer, unpacked, from which on it raises `DecodeError` instead of filling the
            memory; 64 MiB unless given.
        http_client: Your own httpx client, with its own proxies, hooks and limits. It stays open.
        transport: Your own httpx transport, if you give no client.
    """

    def __init__(
        self,
        *,
        api_key: str | None = None,
        base_url: str | Mapping[str, str] | None = None,
        timeout: float | httpx.Timeout | UnsetType = UNSET,
        max_retries: int = 2,
        deadline: float | None = None,
        allow_http: bool = False,
        rate_limit: RateLimit | None = None,
        on_drift: Literal["tolerate", "strict", "unset"] = "tolerate",
        drift_watcher: Callable[[Drift], None] | None = None,
        max_answer: int = 64 * 2**20,
        http_client: httpx.AsyncClient | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        try:
            credentials = Credentials(
                api_key=api_key,
            )
        except ConfigurationError as error:
            raise error.with_traceback(None) from None  # its frames have what was given in their variables
        finally:
            del api_key
        self._transport = AsyncTransport(
            agent=f"gaming-goods-partner-client/{VERSION}",
            server=SERVERS[0],
            base_url=base_url,
            credentials=credentials,
            timeout=timeout,
            max_retries=max_retries,
            deadline=deadline,
            allow_http=allow_http,
            rate_limit=rate_limit,
            on_drift=on_drift,
            drift_watcher=drift_watcher,
            max_answer=max_answer,
            http_client=http_client,
            transport=transport,
        )
        self._group()

    def _group(self) -> None:
        self.brands: AsyncBrands = AsyncBrands(self._transport)
        """Brands, and what kinds of products each has."""
        self.products: AsyncProducts = AsyncProducts(self._transport)
        """The catalogue, with what a shop window needs."""
        self.checkout: AsyncCheckout = AsyncCheckout(self._transport)
        """Turn a cart or a list of lines into orders."""
        self.orders: AsyncOrders = AsyncOrders(self._transport)
        """Your orders and the codes that they bring."""

    def with_options(
        self,
        *,
        timeout: float | httpx.Timeout | UnsetType = UNSET,
        max_retries: int | UnsetType = UNSET,
        deadline: float | UnsetType | None = UNSET,
    ) -> Self:
        """The same client with other settings, for a call or for many; it shares the connections of this one.

        Args:
            timeout: Seconds to wait for a connection, and between two pieces of an answer.
            max_retries: How often a call that may be repeated is repeated.
            deadline: Seconds after which no other attempt is begun; None for no end.
        """
        changed = {"timeout": timeout, "max_retries": max_retries, "deadline": deadline}
        other = type(self).__new__(type(self))
        other._transport = self._transport.with_options(changed)
        other._group()
        return other

    async def with_raw_response(
        self, call: Callable[_P, Awaitable[_T]], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> RawResponse[_T]:
        """Make a call and keep the answer behind its value, e.g. `with_raw_response(client.group.verb, …)`.

        Raises:
            SdkError: As the call does; `DecodeError` and `ApiError` have the body of their answer.
        """
        return await with_raw_response_async(call, *args, **kwargs)

    def __repr__(self) -> str:
        transport = getattr(self, "_transport", None)  # missing where the arguments were refused
        return f"<{type(self).__name__} {transport.base_url if transport else 'not made'}>"

    async def close(self) -> None:
        """Close the connections, unless you gave the httpx client."""
        await self._transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()
