"""The clients and their groups of operations."""

# Generated from specs/g2a.yaml by `python -m generator`. Do not edit.

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, ParamSpec, TypeVar

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

__all__ = ["SERVERS", "AsyncG2A", "G2A"]

_P = ParamSpec("_P")
_T = TypeVar("_T")

SERVERS = (
    "https://sandboxapi.g2a.com/v1",
    "https://api.g2a.com/v1",
    "http://127.0.0.1:8000/g2a",
)
"""Base URLs that the spec names; the first one is used unless `base_url` says otherwise.

- `https://sandboxapi.g2a.com/v1`: The vendor's sandbox, where no money moves. Every example of the document
uses it.
- `https://api.g2a.com/v1`: Production. The document never names it.
- `http://127.0.0.1:8000/g2a`: The stand-in server of this repository (`python -m sandbox`).
"""

_REFUSALS = Refusals(
    lambda: models.Error,
    code=("code",),
    message=("message",),
    classes=BY_CODE,
)
_ORDERS_CREATE: Operation[models.CreatedOrder] = Operation(
    "orders.create",
    "POST",
    "/order",
    effect="irreversible",
    answers={
        200: json(lambda: models.CreatedOrder),
    },
    refusals=_REFUSALS,
    security=(("authorization",),),
)
_ORDERS_DETAILS: Operation[models.OrderDetails] = Operation(
    "orders.details",
    "GET",
    "/order/details/{order_id}",
    effect="read",
    answers={
        200: json(lambda: models.OrderDetails),
    },
    refusals=_REFUSALS,
    security=(("authorization",),),
)
_ORDERS_KEY: Operation[models.OrderKey] = Operation(
    "orders.key",
    "GET",
    "/order/key/{order_id}",
    effect="irreversible",
    answers={
        200: json(lambda: models.OrderKey),
    },
    refusals=_REFUSALS,
    security=(("authorization",),),
)
_ORDERS_PAY: Operation[models.Payment] = Operation(
    "orders.pay",
    "PUT",
    "/order/pay/{order_id}",
    effect="spends",
    answers={
        200: json(lambda: models.Payment),
    },
    refusals=_REFUSALS,
    security=(("authorization",),),
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
    security=(("authorization",),),
)


class Orders:
    """Create, pay, watch and redeem one order for one key."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create(
        self,
        *,
        product_id: str,
        currency: str | UnsetType = UNSET,
        max_price: float | UnsetType = UNSET,
        min_rating: float | UnsetType = UNSET,
    ) -> models.CreatedOrder:
        """Add an order.

        Orders one key of a product and answers with the price that `orders.pay` will charge. Not idempotent:
        the same body sent twice makes two orders.

        The document mentions an `auction_id`, which excludes `max_price` and `min_rating`, but does not say
        what it is; it is not modelled here.

        Source: g2a-developers-api, Orders - Add an order (documented, 2017-11-28). Effect: irreversible.

        Args:
            product_id: Id of the product, as `products.list` gives it.
            currency: ISO 4217 code of the currency to be charged in. Which ones are taken is not documented.
                The server's default is EUR.
            max_price: The highest price to pay, in EUR whatever `currency` says. 0 means no limit. At least
                0.
            min_rating: The lowest rating of a seller to buy from, 1 being the best. 0 means no limit. At
                least 0, at most 1.

        Returns:
            The order as created, not yet paid.

        Raises:
            NoAuthorizationHeaderError, InvalidJsonError, InvalidJsonDataError, InvalidProductIdError,
                BadRequestError: 400. The body cannot be read (`BR01`), is not an order (`BR02`), or names no
                product that can be bought (`PR01`); by the table also `AUTH01`.
            WrongAuthorizationHeaderError, UnallowedIpAddressError, NoPrivilegesError, MerchantNotFoundError,
                UnauthorizedError: 401. The credentials are not accepted (`AUTH02`, `AUTH05`), or not from
                here (`AUTH03`), or not for this (`AUTH04`).
            NoAuthorizationHeaderError, ForbiddenError: 403. The header `Authorization` is missing, as the
                operation pages have it.
            TooManyRequestsError: 429. Too many requests (`BR03`). Neither the limit nor the time to wait is
                documented.
            InternalError, InternalServerError: 500. G2A failed (`IN01`).
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_CREATE,
            body=models.NewOrder(
                product_id=product_id,
                currency=currency,
                max_price=max_price,
                min_rating=min_rating,
            ),
        )

    def details(self, order_id: str) -> models.OrderDetails:
        """Get order details.

        Tells whether G2A is done with an order. While it is `pending` the answer holds nothing but the
        status; price and currency come with `complete`.

        Source: g2a-developers-api, Orders - Get Order Details (documented, 2017-11-28). Effect: read.

        Args:
            order_id: The order's id, as `orders.create` gave it; the document calls it `id`.

        Returns:
            The order's state.

        Raises:
            NoAuthorizationHeaderError, InvalidOrderIdError, BadRequestError: 400. The id is not that of an
                order. The page shows no code here; by the table it is `ORD01`.
            WrongAuthorizationHeaderError, UnallowedIpAddressError, NoPrivilegesError, MerchantNotFoundError,
                UnauthorizedError: 401. The credentials are not accepted (`AUTH02`, `AUTH05`), or not from
                here (`AUTH03`), or not for this (`AUTH04`).
            NoAuthorizationHeaderError, ForbiddenError: 403. The header `Authorization` is missing, as the
                operation pages have it.
            OrderNotFoundError, NotFoundError: 404. There is no such order. The page shows no code here; by
                the table it is `ORD02`.
            TooManyRequestsError: 429. Too many requests (`BR03`). Neither the limit nor the time to wait is
                documented.
            InternalError, InternalServerError: 500. G2A failed (`IN01`).
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_DETAILS,
            path={
                "order_id": order_id,
            },
        )

    def key(self, order_id: str) -> models.OrderKey:
        """Get order key.

        Hands out the activation key of a paid and processed order. It does so once: a lost answer is a lost
        key, and every further call is refused with `ORD04`. Store the key before doing anything else with it.

        Source: g2a-developers-api, Orders - Get Order Key (documented, 2017-11-28). Effect: irreversible.
        Once for each thing: then it is refused with 405 (OrderKeyAlreadyDownloadedError).

        Args:
            order_id: The order's id, as `orders.create` gave it; the document calls it `id`.

        Returns:
            The key. No later call gives it again.

        Raises:
            NoAuthorizationHeaderError, InvalidOrderIdError, OrderNotProcessedError, BadRequestError: 400. The
                id is not that of an order (`ORD01`), or the order is not processed yet (`ORD06`): come again
                later. By the table also `AUTH01`.
            WrongAuthorizationHeaderError, UnallowedIpAddressError, NoPrivilegesError, MerchantNotFoundError,
                UnauthorizedError: 401. The credentials are not accepted (`AUTH02`, `AUTH05`), or not from
                here (`AUTH03`), or not for this (`AUTH04`).
            PaymentProblemError, PaymentRequiredError: 402. Something is wrong with the payment (`ORD05`),
                though the page's message speaks of the key.
            NoAuthorizationHeaderError, ForbiddenError: 403. The header `Authorization` is missing, as the
                operation pages have it.
            OrderNotFoundError, NotFoundError: 404. There is no such order.
            OrderNotPaidError, OrderKeyAlreadyDownloadedError, MethodNotAllowedError: 405. The key has been
                handed out before (`ORD04`); by the table also that the order is not paid (`ORD03`).
            TooManyRequestsError: 429. Too many requests (`BR03`). Neither the limit nor the time to wait is
                documented.
            InternalError, InternalServerError: 500. G2A failed (`IN01`).
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_KEY,
            path={
                "order_id": order_id,
            },
        )

    def pay(self, order_id: str) -> models.Payment:
        """Pay for an order.

        Charges the merchant's G2A PAY account with the order's price. The request has no body, though the
        document's example sends `Content-Type: application/json`. A new order may not be ready to be paid
        yet: `ORD03` with 403 asks to come again later.

        Source: g2a-developers-api, Orders - Pay for an order (documented, 2017-11-28). Effect: spends.

        Args:
            order_id: The order's id, as `orders.create` gave it; the document calls it `id`.

        Returns:
            What became of the payment.

        Raises:
            NoAuthorizationHeaderError, InvalidOrderIdError, BadRequestError: 400. The id is not that of an
                order (`ORD01`); by the table also `AUTH01`.
            WrongAuthorizationHeaderError, UnallowedIpAddressError, NoPrivilegesError, MerchantNotFoundError,
                UnauthorizedError: 401. The credentials are not accepted (`AUTH02`, `AUTH05`), or not from
                here (`AUTH03`), or not for this (`AUTH04`).
            PaymentProblemError, PaymentRequiredError: 402. The payment failed (`ORD05`). The page of payments
                does not show it; the table does.
            NoAuthorizationHeaderError, OrderNotPaidError, ForbiddenError: 403. The order cannot be paid yet
                (`ORD03`): come again later. Or the header `Authorization` is missing (`AUTH01`).
            OrderNotFoundError, NotFoundError: 404. There is no such order.
            OrderNotPaidError, MethodNotAllowedError: 405. By the table, the other reading of `ORD03`.
            TooManyRequestsError: 429. Too many requests (`BR03`). Neither the limit nor the time to wait is
                documented.
            InternalError, InternalServerError: 500. G2A failed (`IN01`).
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _ORDERS_PAY,
            path={
                "order_id": order_id,
            },
        )


class AsyncOrders:
    """Create, pay, watch and redeem one order for one key."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def create(
        self,
        *,
        product_id: str,
        currency: str | UnsetType = UNSET,
        max_price: float | UnsetType = UNSET,
        min_rating: float | UnsetType = UNSET,
    ) -> models.CreatedOrder:
        """Add an order.

        Orders one key of a product and answers with the price that `orders.pay` will charge. Not idempotent:
        the same body sent twice makes two orders.

        The document mentions an `auction_id`, which excludes `max_price` and `min_rating`, but does not say
        what it is; it is not modelled here.

        Source: g2a-developers-api, Orders - Add an order (documented, 2017-11-28). Effect: irreversible.

        Args:
            product_id: Id of the product, as `products.list` gives it.
            currency: ISO 4217 code of the currency to be charged in. Which ones are taken is not documented.
                The server's default is EUR.
            max_price: The highest price to pay, in EUR whatever `currency` says. 0 means no limit. At least
                0.
            min_rating: The lowest rating of a seller to buy from, 1 being the best. 0 means no limit. At
                least 0, at most 1.

        Returns:
            The order as created, not yet paid.

        Raises:
            NoAuthorizationHeaderError, InvalidJsonError, InvalidJsonDataError, InvalidProductIdError,
                BadRequestError: 400. The body cannot be read (`BR01`), is not an order (`BR02`), or names no
                product that can be bought (`PR01`); by the table also `AUTH01`.
            WrongAuthorizationHeaderError, UnallowedIpAddressError, NoPrivilegesError, MerchantNotFoundError,
                UnauthorizedError: 401. The credentials are not accepted (`AUTH02`, `AUTH05`), or not from
                here (`AUTH03`), or not for this (`AUTH04`).
            NoAuthorizationHeaderError, ForbiddenError: 403. The header `Authorization` is missing, as the
                operation pages have it.
            TooManyRequestsError: 429. Too many requests (`BR03`). Neither the limit nor the time to wait is
                documented.
            InternalError, InternalServerError: 500. G2A failed (`IN01`).
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_CREATE,
            body=models.NewOrder(
                product_id=product_id,
                currency=currency,
                max_price=max_price,
                min_rating=min_rating,
            ),
        )

    async def details(self, order_id: str) -> models.OrderDetails:
        """Get order details.

        Tells whether G2A is done with an order. While it is `pending` the answer holds nothing but the
        status; price and currency come with `complete`.

        Source: g2a-developers-api, Orders - Get Order Details (documented, 2017-11-28). Effect: read.

        Args:
            order_id: The order's id, as `orders.create` gave it; the document calls it `id`.

        Returns:
            The order's state.

        Raises:
            NoAuthorizationHeaderError, InvalidOrderIdError, BadRequestError: 400. The id is not that of an
                order. The page shows no code here; by the table it is `ORD01`.
            WrongAuthorizationHeaderError, UnallowedIpAddressError, NoPrivilegesError, MerchantNotFoundError,
                UnauthorizedError: 401. The credentials are not accepted (`AUTH02`, `AUTH05`), or not from
                here (`AUTH03`), or not for this (`AUTH04`).
            NoAuthorizationHeaderError, ForbiddenError: 403. The header `Authorization` is missing, as the
                operation pages have it.
            OrderNotFoundError, NotFoundError: 404. There is no such order. The page shows no code here; by
                the table it is `ORD02`.
            TooManyRequestsError: 429. Too many requests (`BR03`). Neither the limit nor the time to wait is
                documented.
            InternalError, InternalServerError: 500. G2A failed (`IN01`).
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_DETAILS,
            path={
                "order_id": order_id,
            },
        )

    async def key(self, order_id: str) -> models.OrderKey:
        """Get order key.

        Hands out the activation key of a paid and processed order. It does so once: a lost answer is a lost
        key, and every further call is refused with `ORD04`. Store the key before doing anything else with it.

        Source: g2a-developers-api, Orders - Get Order Key (documented, 2017-11-28). Effect: irreversible.
        Once for each thing: then it is refused with 405 (OrderKeyAlreadyDownloadedError).

        Args:
            order_id: The order's id, as `orders.create` gave it; the document calls it `id`.

        Returns:
            The key. No later call gives it again.

        Raises:
            NoAuthorizationHeaderError, InvalidOrderIdError, OrderNotProcessedError, BadRequestError: 400. The
                id is not that of an order (`ORD01`), or the order is not processed yet (`ORD06`): come again
                later. By the table also `AUTH01`.
            WrongAuthorizationHeaderError, UnallowedIpAddressError, NoPrivilegesError, MerchantNotFoundError,
                UnauthorizedError: 401. The credentials are not accepted (`AUTH02`, `AUTH05`), or not from
                here (`AUTH03`), or not for this (`AUTH04`).
            PaymentProblemError, PaymentRequiredError: 402. Something is wrong with the payment (`ORD05`),
                though the page's message speaks of the key.
            NoAuthorizationHeaderError, ForbiddenError: 403. The header `Authorization` is missing, as the
                operation pages have it.
            OrderNotFoundError, NotFoundError: 404. There is no such order.
            OrderNotPaidError, OrderKeyAlreadyDownloadedError, MethodNotAllowedError: 405. The key has been
                handed out before (`ORD04`); by the table also that the order is not paid (`ORD03`).
            TooManyRequestsError: 429. Too many requests (`BR03`). Neither the limit nor the time to wait is
                documented.
            InternalError, InternalServerError: 500. G2A failed (`IN01`).
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_KEY,
            path={
                "order_id": order_id,
            },
        )

    async def pay(self, order_id: str) -> models.Payment:
        """Pay for an order.

        Charges the merchant's G2A PAY account with the order's price. The request has no body, though the
        document's example sends `Content-Type: application/json`. A new order may not be ready to be paid
        yet: `ORD03` with 403 asks to come again later.

        Source: g2a-developers-api, Orders - Pay for an order (documented, 2017-11-28). Effect: spends.

        Args:
            order_id: The order's id, as `orders.create` gave it; the document calls it `id`.

        Returns:
            What became of the payment.

        Raises:
            NoAuthorizationHeaderError, InvalidOrderIdError, BadRequestError: 400. The id is not that of an
                order (`ORD01`); by the table also `AUTH01`.
            WrongAuthorizationHeaderError, UnallowedIpAddressError, NoPrivilegesError, MerchantNotFoundError,
                UnauthorizedError: 401. The credentials are not accepted (`AUTH02`, `AUTH05`), or not from
                here (`AUTH03`), or not for this (`AUTH04`).
            PaymentProblemError, PaymentRequiredError: 402. The payment failed (`ORD05`). The page of payments
                does not show it; the table does.
            NoAuthorizationHeaderError, OrderNotPaidError, ForbiddenError: 403. The order cannot be paid yet
                (`ORD03`): come again later. Or the header `Authorization` is missing (`AUTH01`).
            OrderNotFoundError, NotFoundError: 404. There is no such order.
            OrderNotPaidError, MethodNotAllowedError: 405. By the table, the other reading of `ORD03`.
            TooManyRequestsError: 429. Too many requests (`BR03`). Neither the limit nor the time to wait is
                documented.
            InternalError, InternalServerError: 500. G2A failed (`IN01`).
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _ORDERS_PAY,
            path={
                "order_id": order_id,
            },
        )


class Products:
    """What can be bought now, and from which price."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def iter(
        self,
        *,
        page: int = 1,
        id: str | UnsetType = UNSET,
        min_qty: int | UnsetType = UNSET,
        min_price_from: float | UnsetType = UNSET,
        min_price_to: float | UnsetType = UNSET,
    ) -> Iterator[models.Product]:
        """Every item of `products.list`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the first empty page.

        Args:
            page: Where to begin. Number of the page, counted from 1. A page has 20 products; the size is
                fixed. At least 1, at most 100, the server's default is 1.
            id: Only the product with this id.
            min_qty: Only products of which at least so many keys are available. The upper bound is not
                documented. At least 0.
            min_price_from: Only products whose lowest price is at least this. Currency as for `minPrice`. At
                least 0.
            min_price_to: Only products whose lowest price is at most this. Currency as for `minPrice`. At
                least 0.

        Raises:
            SdkError: As `list`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = self.list(
                page=_page,
                id=id,
                min_qty=min_qty,
                min_price_from=min_price_from,
                min_price_to=min_price_to,
            )
            if not _answer.docs:
                return
            for _item in _answer.docs:
                yield _item
            if _page >= 100:
                return

    def list(
        self,
        *,
        page: int | UnsetType = UNSET,
        id: str | UnsetType = UNSET,
        min_qty: int | UnsetType = UNSET,
        min_price_from: float | UnsetType = UNSET,
        min_price_to: float | UnsetType = UNSET,
    ) -> models.ProductPage:
        """Get products.

        One page of the catalogue, 20 products at most. A page past the last product is empty. The order of
        products is not documented.

        Source: g2a-developers-api, Products - Get Products (documented, 2017-11-28). Effect: read.

        Args:
            page: Number of the page, counted from 1. A page has 20 products; the size is fixed. At least 1,
                at most 100, the server's default is 1.
            id: Only the product with this id.
            min_qty: Only products of which at least so many keys are available. The upper bound is not
                documented. At least 0.
            min_price_from: Only products whose lowest price is at least this. Currency as for `minPrice`. At
                least 0.
            min_price_to: Only products whose lowest price is at most this. Currency as for `minPrice`. At
                least 0.

        Returns:
            The products of one page.

        Raises:
            NoAuthorizationHeaderError, InvalidJsonDataError, InvalidProductIdError, WrongArgumentsError,
                BadRequestError: 400. The product id is not one (`PR01`), or a parameter is out of range
                (`PR02`, whose message names it); `BR02` and, by the table, `AUTH01`.
            WrongAuthorizationHeaderError, UnallowedIpAddressError, NoPrivilegesError, MerchantNotFoundError,
                UnauthorizedError: 401. The credentials are not accepted (`AUTH02`, `AUTH05`), or not from
                here (`AUTH03`), or not for this (`AUTH04`).
            NoAuthorizationHeaderError, ForbiddenError: 403. The header `Authorization` is missing, as the
                operation pages have it.
            TooManyRequestsError: 429. Too many requests (`BR03`). Neither the limit nor the time to wait is
                documented.
            InternalPr03Error, InternalPr04Error, InternalError, InternalServerError: 500. G2A failed. The
                document does not tell the three codes apart.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return self._transport.call(
            _PRODUCTS_LIST,
            query={
                "page": page,
                "id": id,
                "minQty": min_qty,
                "minPriceFrom": min_price_from,
                "minPriceTo": min_price_to,
            },
        )


class AsyncProducts:
    """What can be bought now, and from which price."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def iter(
        self,
        *,
        page: int = 1,
        id: str | UnsetType = UNSET,
        min_qty: int | UnsetType = UNSET,
        min_price_from: float | UnsetType = UNSET,
        min_price_to: float | UnsetType = UNSET,
    ) -> AsyncIterator[models.Product]:
        """Every item of `products.list`, from page to page.

        A page is fetched when its first item is asked for; the walk ends with the first empty page.

        Args:
            page: Where to begin. Number of the page, counted from 1. A page has 20 products; the size is
                fixed. At least 1, at most 100, the server's default is 1.
            id: Only the product with this id.
            min_qty: Only products of which at least so many keys are available. The upper bound is not
                documented. At least 0.
            min_price_from: Only products whose lowest price is at least this. Currency as for `minPrice`. At
                least 0.
            min_price_to: Only products whose lowest price is at most this. Currency as for `minPrice`. At
                least 0.

        Raises:
            SdkError: As `list`, at the page that failed.
        """
        for _page in itertools.count(page):
            _answer = await self.list(
                page=_page,
                id=id,
                min_qty=min_qty,
                min_price_from=min_price_from,
                min_price_to=min_price_to,
            )
            if not _answer.docs:
                return
            for _item in _answer.docs:
                yield _item
            if _page >= 100:
                return

    async def list(
        self,
        *,
        page: int | UnsetType = UNSET,
        id: str | UnsetType = UNSET,
        min_qty: int | UnsetType = UNSET,
        min_price_from: float | UnsetType = UNSET,
        min_price_to: float | UnsetType = UNSET,
    ) -> models.ProductPage:
        """Get products.

        One page of the catalogue, 20 products at most. A page past the last product is empty. The order of
        products is not documented.

        Source: g2a-developers-api, Products - Get Products (documented, 2017-11-28). Effect: read.

        Args:
            page: Number of the page, counted from 1. A page has 20 products; the size is fixed. At least 1,
                at most 100, the server's default is 1.
            id: Only the product with this id.
            min_qty: Only products of which at least so many keys are available. The upper bound is not
                documented. At least 0.
            min_price_from: Only products whose lowest price is at least this. Currency as for `minPrice`. At
                least 0.
            min_price_to: Only products whose lowest price is at most this. Currency as for `minPrice`. At
                least 0.

        Returns:
            The products of one page.

        Raises:
            NoAuthorizationHeaderError, InvalidJsonDataError, InvalidProductIdError, WrongArgumentsError,
                BadRequestError: 400. The product id is not one (`PR01`), or a parameter is out of range
                (`PR02`, whose message names it); `BR02` and, by the table, `AUTH01`.
            WrongAuthorizationHeaderError, UnallowedIpAddressError, NoPrivilegesError, MerchantNotFoundError,
                UnauthorizedError: 401. The credentials are not accepted (`AUTH02`, `AUTH05`), or not from
                here (`AUTH03`), or not for this (`AUTH04`).
            NoAuthorizationHeaderError, ForbiddenError: 403. The header `Authorization` is missing, as the
                operation pages have it.
            TooManyRequestsError: 429. Too many requests (`BR03`). Neither the limit nor the time to wait is
                documented.
            InternalPr03Error, InternalPr04Error, InternalError, InternalServerError: 500. G2A failed. The
                document does not tell the three codes apart.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        return await self._transport.call(
            _PRODUCTS_LIST,
            query={
                "page": page,
                "id": id,
                "minQty": min_qty,
                "minPriceFrom": min_price_from,
                "minPriceTo": min_price_to,
            },
        )


class G2A:
    """G2A Developers API, calling and waiting.

    One instance keeps its connections; close it, or use it in a `with`.

    Args:
        api_hash: The merchant's API hash. Goes with `email` and `secret`.
        email: The merchant's e-mail address at G2A.
        secret: The merchant's API secret. It is not sent, only the key made from it is.
        authorization: The header's value ready made, ``hash, key``, instead of the other three.
        base_url: Sends every call to this server instead of `https://sandboxapi.g2a.com/v1`.
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
        api_hash: str | None = None,
        email: str | None = None,
        secret: str | None = None,
        authorization: str | None = None,
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
                api_hash=api_hash,
                email=email,
                secret=secret,
                authorization=authorization,
            )
        except ConfigurationError as error:
            raise error.with_traceback(None) from None  # its frames have what was given in their variables
        finally:
            del api_hash, email, secret, authorization
        self._transport = Transport(
            agent=f"g2a-client/{VERSION}",
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
        self.orders: Orders = Orders(self._transport)
        """Create, pay, watch and redeem one order for one key."""
        self.products: Products = Products(self._transport)
        """What can be bought now, and from which price."""

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


class AsyncG2A:
    """G2A Developers API, to be awaited.

    One instance keeps its connections; close it, or use it in an `async with`.

    Args:
        api_hash: The merchant's API hash. Goes with `email` and `secret`.
        email: The merchant's e-mail address at G2A.
        secret: The merchant's API secret. It is not sent, only the key made from it is.
        authorization: The header's value ready made, ``hash, key``, instead of the other three.
        base_url: Sends every call to this server instead of `https://sandboxapi.g2a.com/v1`.
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
        api_hash: str | None = None,
        email: str | None = None,
        secret: str | None = None,
        authorization: str | None = None,
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
                api_hash=api_hash,
                email=email,
                secret=secret,
                authorization=authorization,
            )
        except ConfigurationError as error:
            raise error.with_traceback(None) from None  # its frames have what was given in their variables
        finally:
            del api_hash, email, secret, authorization
        self._transport = AsyncTransport(
            agent=f"g2a-client/{VERSION}",
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
        self.orders: AsyncOrders = AsyncOrders(self._transport)
        """Create, pay, watch and redeem one order for one key."""
        self.products: AsyncProducts = AsyncProducts(self._transport)
        """What can be bought now, and from which price."""

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
