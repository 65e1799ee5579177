"""The clients and their groups of operations."""

# Generated from specs/gaming_goods.yaml by `python -m generator`. Do not edit.

from __future__ import annotations

import builtins
import itertools
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

__all__ = ["SERVERS", "AsyncGamingGoods", "GamingGoods"]

_P = ParamSpec("_P")
_T = TypeVar("_T")

SERVERS = (
    "https://gaming-goods.ru/api/v1",
    "http://127.0.0.1:8000/gaming_goods",
)
"""Base URLs that the spec names; the first one is used unless `base_url` says otherwise.

- `https://gaming-goods.ru/api/v1`: Production, the only server that the document names.
- `http://127.0.0.1:8000/gaming_goods`: The stand-in server of this repository (`python -m sandbox`).
"""

_REFUSALS = Refusals(
    lambda: models.Error,
    code=("error", "code"),
    message=("error", "message"),
    classes=BY_CODE,
)
_PRODUCTS_LIST: Operation[models.ProductsAnswer] = Operation(
    "products.list",
    "GET",
    "/products",
    effect="read",
    answers={
        200: json(lambda: models.ProductsAnswer),
    },
    refusals=_REFUSALS,
)
_PRODUCTS_GET: Operation[models.ProductAnswer] = Operation(
    "products.get",
    "GET",
    "/products/{slug}",
    effect="read",
    answers={
        200: json(lambda: models.ProductAnswer),
    },
    refusals=_REFUSALS,
)
_PRODUCTS_SEARCH: Operation[models.HitsAnswer] = Operation(
    "products.search",
    "GET",
    "/search",
    effect="read",
    answers={
        200: json(lambda: models.HitsAnswer),
    },
    refusals=_REFUSALS,
)
_CATEGORIES_LIST: Operation[models.CategoriesAnswer] = Operation(
    "categories.list",
    "GET",
    "/categories",
    effect="read",
    answers={
        200: json(lambda: models.CategoriesAnswer),
    },
    refusals=_REFUSALS,
)
_BRANDS_LIST: Operation[models.BrandsAnswer] = Operation(
    "brands.list",
    "GET",
    "/brands",
    effect="read",
    answers={
        200: json(lambda: models.BrandsAnswer),
    },
    refusals=_REFUSALS,
)
_ORDERS_CREATE: Operation[models.OrderAnswer] = Operation(
    "orders.create",
    "POST",
    "/orders",
    effect="spends",
    answers={
        200: json(lambda: models.OrderAnswer),
        201: json(lambda: models.OrderAnswer),
    },
    refusals=_REFUSALS,
    security=(("token",),),
    idempotency="Idempotency-Key",
)
_ORDERS_GET: Operation[models.OrderAnswer] = Operation(
    "orders.get",
    "GET",
    "/orders/{order_id}",
    effect="read",
    answers={
        200: json(lambda: models.OrderAnswer),
    },
    refusals=_REFUSALS,
    security=(("token",),),
)


class Products:
    """The catalogue, page by page, by slug or by text."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def iter(
        self,
        *,
        category: str | UnsetType = UNSET,
        brand: str | UnsetType = UNSET,
        locale: models.ProductsListLocale | str | UnsetType = UNSET,
        sort: models.ProductsListSort | str | UnsetType = UNSET,
        page: int = 1,
        page_size: int | UnsetType = UNSET,
    ) -> Iterator[models.Product]:
        """Every item of `products.list`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the first empty page.

        Args:
            category: Only products of this category, such as `Steam` or `Xbox`; `categories.list` has them
                all.
            brand: Only products of this brand; `brands.list` has them all.
            locale: Language of names and descriptions. Which one is the default is not documented.
            sort: Order of the products. What decides which one is `newest` is in no field of the answer.
            page: Where to begin. Number of the page, counted from 1. At least 1, the server's default is 1.
            page_size: Items on a page. At least 1, at most 100, the server's default is 20.

        Raises:
            SdkError: As `list`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = self.list(
                category=category,
                brand=brand,
                locale=locale,
                sort=sort,
                page=_page,
                page_size=page_size,
            )
            if not _answer.data.products:
                return
            for _item in _answer.data.products:
                yield _item

    def list(
        self,
        *,
        category: str | UnsetType = UNSET,
        brand: str | UnsetType = UNSET,
        locale: models.ProductsListLocale | str | UnsetType = UNSET,
        sort: models.ProductsListSort | str | UnsetType = UNSET,
        page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
    ) -> models.ProductsAnswer:
        """List products.

        One page of the catalogue, filtered and sorted.

        Source: gaming-goods-api, Product catalog (vendor, 2026-03-14). Effect: read.

        Args:
            category: Only products of this category, such as `Steam` or `Xbox`; `categories.list` has them
                all.
            brand: Only products of this brand; `brands.list` has them all.
            locale: Language of names and descriptions. Which one is the default is not documented.
            sort: Order of the products. What decides which one is `newest` is in no field of the answer.
            page: Number of the page, counted from 1. At least 1, the server's default is 1.
            page_size: Items on a page. At least 1, at most 100, the server's default is 20.

        Returns:
            The products of one page.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _PRODUCTS_LIST,
            query={
                "category": category,
                "brand": brand,
                "locale": locale,
                "sort": sort,
                "page": page,
                "page_size": page_size,
            },
        )

    def get(self, slug: str) -> models.ProductAnswer:
        """Get one product.

        Everything about one product, its description and how to activate it included.

        Source: gaming-goods-api, Product detail (vendor, 2026-03-14). Effect: read.

        Args:
            slug: The product's slug, as the lists give it.

        Returns:
            The product.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
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
                "slug": slug,
            },
        )

    def iter_search(
        self, *, q: str, page: int = 1, page_size: int | UnsetType = UNSET
    ) -> Iterator[models.Hit]:
        """Every item of `products.search`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the first empty page.

        Args:
            q: The text to look for.
            page: Where to begin. Number of the page, counted from 1. At least 1, the server's default is 1.
            page_size: Items on a page. At least 1, at most 100, the server's default is 20.

        Raises:
            SdkError: As `search`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = self.search(
                q=q,
                page=_page,
                page_size=page_size,
            )
            if not _answer.data.products:
                return
            for _item in _answer.data.products:
                yield _item

    def search(
        self, *, q: str, page: int | UnsetType = UNSET, page_size: int | UnsetType = UNSET
    ) -> models.HitsAnswer:
        """Search products.

        Full-text search across the catalogue, one page of hits. A hit has fewer fields than a product of the
        list.

        Source: gaming-goods-api, Search (inferred, 2026-03-14). Effect: read.

        Args:
            q: The text to look for.
            page: Number of the page, counted from 1. At least 1, the server's default is 1.
            page_size: Items on a page. At least 1, at most 100, the server's default is 20.

        Returns:
            The hits of one page.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _PRODUCTS_SEARCH,
            query={
                "q": q,
                "page": page,
                "page_size": page_size,
            },
        )


class AsyncProducts:
    """The catalogue, page by page, by slug or by text."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def iter(
        self,
        *,
        category: str | UnsetType = UNSET,
        brand: str | UnsetType = UNSET,
        locale: models.ProductsListLocale | str | UnsetType = UNSET,
        sort: models.ProductsListSort | str | UnsetType = UNSET,
        page: int = 1,
        page_size: int | UnsetType = UNSET,
    ) -> AsyncIterator[models.Product]:
        """Every item of `products.list`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the first empty page.

        Args:
            category: Only products of this category, such as `Steam` or `Xbox`; `categories.list` has them
                all.
            brand: Only products of this brand; `brands.list` has them all.
            locale: Language of names and descriptions. Which one is the default is not documented.
            sort: Order of the products. What decides which one is `newest` is in no field of the answer.
            page: Where to begin. Number of the page, counted from 1. At least 1, the server's default is 1.
            page_size: Items on a page. At least 1, at most 100, the server's default is 20.

        Raises:
            SdkError: As `list`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = await self.list(
                category=category,
                brand=brand,
                locale=locale,
                sort=sort,
                page=_page,
                page_size=page_size,
            )
            if not _answer.data.products:
                return
            for _item in _answer.data.products:
                yield _item

    async def list(
        self,
        *,
        category: str | UnsetType = UNSET,
        brand: str | UnsetType = UNSET,
        locale: models.ProductsListLocale | str | UnsetType = UNSET,
        sort: models.ProductsListSort | str | UnsetType = UNSET,
        page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
    ) -> models.ProductsAnswer:
        """List products.

        One page of the catalogue, filtered and sorted.

        Source: gaming-goods-api, Product catalog (vendor, 2026-03-14). Effect: read.

        Args:
            category: Only products of this category, such as `Steam` or `Xbox`; `categories.list` has them
                all.
            brand: Only products of this brand; `brands.list` has them all.
            locale: Language of names and descriptions. Which one is the default is not documented.
            sort: Order of the products. What decides which one is `newest` is in no field of the answer.
            page: Number of the page, counted from 1. At least 1, the server's default is 1.
            page_size: Items on a page. At least 1, at most 100, the server's default is 20.

        Returns:
            The products of one page.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _PRODUCTS_LIST,
            query={
                "category": category,
                "brand": brand,
                "locale": locale,
                "sort": sort,
                "page": page,
                "page_size": page_size,
            },
        )

    async def get(self, slug: str) -> models.ProductAnswer:
        """Get one product.

        Everything about one product, its description and how to activate it included.

        Source: gaming-goods-api, Product detail (vendor, 2026-03-14). Effect: read.

        Args:
            slug: The product's slug, as the lists give it.

        Returns:
            The product.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
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
                "slug": slug,
            },
        )

    async def iter_search(
        self, *, q: str, page: int = 1, page_size: int | UnsetType = UNSET
    ) -> AsyncIterator[models.Hit]:
        """Every item of `products.search`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the first empty page.

        Args:
            q: The text to look for.
            page: Where to begin. Number of the page, counted from 1. At least 1, the server's default is 1.
            page_size: Items on a page. At least 1, at most 100, the server's default is 20.

        Raises:
            SdkError: As `search`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = await self.search(
                q=q,
                page=_page,
                page_size=page_size,
            )
            if not _answer.data.products:
                return
            for _item in _answer.data.products:
                yield _item

    async def search(
        self, *, q: str, page: int | UnsetType = UNSET, page_size: int | UnsetType = UNSET
    ) -> models.HitsAnswer:
        """Search products.

        Full-text search across the catalogue, one page of hits. A hit has fewer fields than a product of the
        list.

        Source: gaming-goods-api, Search (inferred, 2026-03-14). Effect: read.

        Args:
            q: The text to look for.
            page: Number of the page, counted from 1. At least 1, the server's default is 1.
            page_size: Items on a page. At least 1, at most 100, the server's default is 20.

        Returns:
            The hits of one page.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _PRODUCTS_SEARCH,
            query={
                "q": q,
                "page": page,
                "page_size": page_size,
            },
        )


class Categories:
    """What kinds of products there are."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self) -> models.CategoriesAnswer:
        """List categories.

        All categories, each with the number of its products; not paged.

        Source: gaming-goods-api, Categories (inferred, 2026-03-14). Effect: read.

        Returns:
            All categories.

        Raises:
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _CATEGORIES_LIST,
        )


class AsyncCategories:
    """What kinds of products there are."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list(self) -> models.CategoriesAnswer:
        """List categories.

        All categories, each with the number of its products; not paged.

        Source: gaming-goods-api, Categories (inferred, 2026-03-14). Effect: read.

        Returns:
            All categories.

        Raises:
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _CATEGORIES_LIST,
        )


class Brands:
    """Who publishes them."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self) -> models.BrandsAnswer:
        """List brands.

        All brands, each with the number of its products; not paged.

        Source: gaming-goods-api, Brands (inferred, 2026-03-14). Effect: read.

        Returns:
            All brands.

        Raises:
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _BRANDS_LIST,
        )


class AsyncBrands:
    """Who publishes them."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list(self) -> models.BrandsAnswer:
        """List brands.

        All brands, each with the number of its products; not paged.

        Source: gaming-goods-api, Brands (inferred, 2026-03-14). Effect: read.

        Returns:
            All brands.

        Raises:
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _BRANDS_LIST,
        )


class Orders:
    """Order keys, pay, and collect them. Takes a token."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create(
        self,
        *,
        items: builtins.list[models.NewOrderItem],
        payment_method: str,
        idempotency_key: str | UnsetType = UNSET,
        promo_code: str | UnsetType = UNSET,
    ) -> models.OrderAnswer:
        """Create an order.

        Orders keys of one or more products. The answer says what is to be paid and, unless it is paid
        already, where (`payment_url`).

        Send an `Idempotency-Key`, and the same one when you try again: the server then answers with the order
        it made the first time.

        Source: gaming-goods-api, Create order (inferred, 2026-03-14). Effect: spends.

        Args:
            items: The products, each once.
            payment_method: How to pay. `balance`, the balance of the user's account, is the only way that the
                document names.
            idempotency_key: Text of your choice that names this order; a second request with it makes no
                second order. How long the server remembers it is not documented. Made for you if you give
                none.
            promo_code: Code of a discount. In the document's example `SALE10` takes 10 % off.

        Returns:
            The order as created. Whether the status is 200 or 201 is not documented.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            UnauthorizedError: 401. The token is missing, malformed or expired. Which code comes with it is
                not documented.
            NotFoundError: 404. There is no such thing, or it is not yours. Which code comes with it is not
                documented.
            ConflictError: 409. The idempotency key was used for another order, or there are not enough keys
                in stock. Neither is documented.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_CREATE,
            headers={
                "Idempotency-Key": idempotency_key,
            },
            body=models.NewOrder(
                items=items,
                payment_method=payment_method,
                promo_code=promo_code,
            ),
        )

    def get(self, order_id: UUID | str) -> models.OrderAnswer:
        """Get an order.

        The state of an order of yours and, once it is paid, its activation keys.

        Source: gaming-goods-api, Order status (inferred, 2026-03-14). Effect: read.

        Args:
            order_id: The order's id, as `orders.create` gave it.

        Returns:
            The order.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            UnauthorizedError: 401. The token is missing, malformed or expired. Which code comes with it is
                not documented.
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
    """Order keys, pay, and collect them. Takes a token."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def create(
        self,
        *,
        items: builtins.list[models.NewOrderItem],
        payment_method: str,
        idempotency_key: str | UnsetType = UNSET,
        promo_code: str | UnsetType = UNSET,
    ) -> models.OrderAnswer:
        """Create an order.

        Orders keys of one or more products. The answer says what is to be paid and, unless it is paid
        already, where (`payment_url`).

        Send an `Idempotency-Key`, and the same one when you try again: the server then answers with the order
        it made the first time.

        Source: gaming-goods-api, Create order (inferred, 2026-03-14). Effect: spends.

        Args:
            items: The products, each once.
            payment_method: How to pay. `balance`, the balance of the user's account, is the only way that the
                document names.
            idempotency_key: Text of your choice that names this order; a second request with it makes no
                second order. How long the server remembers it is not documented. Made for you if you give
                none.
            promo_code: Code of a discount. In the document's example `SALE10` takes 10 % off.

        Returns:
            The order as created. Whether the status is 200 or 201 is not documented.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            UnauthorizedError: 401. The token is missing, malformed or expired. Which code comes with it is
                not documented.
            NotFoundError: 404. There is no such thing, or it is not yours. Which code comes with it is not
                documented.
            ConflictError: 409. The idempotency key was used for another order, or there are not enough keys
                in stock. Neither is documented.
            TooManyRequestsError: 429. More than 100 requests in a minute from one address. Wait with
                exponential backoff.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_CREATE,
            headers={
                "Idempotency-Key": idempotency_key,
            },
            body=models.NewOrder(
                items=items,
                payment_method=payment_method,
                promo_code=promo_code,
            ),
        )

    async def get(self, order_id: UUID | str) -> models.OrderAnswer:
        """Get an order.

        The state of an order of yours and, once it is paid, its activation keys.

        Source: gaming-goods-api, Order status (inferred, 2026-03-14). Effect: read.

        Args:
            order_id: The order's id, as `orders.create` gave it.

        Returns:
            The order.

        Raises:
            InvalidRequestError, BadRequestError: 400. A parameter or the body is not what it should be; the
                message names it.
            UnauthorizedError: 401. The token is missing, malformed or expired. Which code comes with it is
                not documented.
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


class GamingGoods:
    """Gaming Goods API, calling and waiting.

    One instance keeps its connections; close it, or use it in a `with`.

    Args:
        token: A JSON Web Token, handed out after authentication by SMS, or on request for an integration. How long
            it lives is not documented.
        base_url: Sends every call to this server instead of `https://gaming-goods.ru/api/v1`.
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
        token: str | None = None,
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
                token=token,
            )
        except ConfigurationError as error:
            raise error.with_traceback(None) from None  # its frames have what was given in their variables
        finally:
            del token
        self._transport = Transport(
            agent=f"gaming-goods-client/{VERSION}",
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
        self.products: Products = Products(self._transport)
        """The catalogue, page by page, by slug or by text."""
        self.categories: Categories = Categories(self._transport)
        """What kinds of products there are."""
        self.brands: Brands = Brands(self._transport)
        """Who publishes them."""
        self.orders: Orders = Orders(self._transport)
        """Order keys, pay, and collect them. Takes a token."""

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


class AsyncGamingGoods:
    """Gaming Goods API, to be awaited.

    One instance keeps its connections; close it, or use it in an `async with`.

    Args:
        token: A JSON Web Token, handed out after authentication by SMS, or on request for an integration. How long
            it lives is not documented.
        base_url: Sends every call to this server instead of `https://gaming-goods.ru/api/v1`.
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
        token: str | None = None,
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
                token=token,
            )
        except ConfigurationError as error:
            raise error.with_traceback(None) from None  # its frames have what was given in their variables
        finally:
            del token
        self._transport = AsyncTransport(
            agent=f"gaming-goods-client/{VERSION}",
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
        self.products: AsyncProducts = AsyncProducts(self._transport)
        """The catalogue, page by page, by slug or by text."""
        self.categories: AsyncCategories = AsyncCategories(self._transport)
        """What kinds of products there are."""
        self.brands: AsyncBrands = AsyncBrands(self._transport)
        """Who publishes them."""
        self.orders: AsyncOrders = AsyncOrders(self._transport)
        """Order keys, pay, and collect them. Takes a token."""

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
