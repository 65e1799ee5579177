"""What requests and answers hold.

Fields that an answer may lack are `UNSET` then, which is not None. Fields that the spec does not know are
passed over, and an enumeration takes values that it does not list.
"""

# Generated from specs/g2a.yaml by `python -m generator`. Do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, Struct, UnsetType

from ._runtime.enums import OpenStrEnum
from ._runtime.money import major

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = [
    "CreatedOrder",
    "Error",
    "ErrorCode",
    "ErrorStatus",
    "NewOrder",
    "OrderDetails",
    "OrderDetailsStatus",
    "OrderKey",
    "Payment",
    "Product",
    "ProductPage",
    "ProductType",
]


class ErrorCode(OpenStrEnum):
    """What went wrong, for a program. The names beside the values are the table's descriptions."""

    NO_AUTHORIZATION_HEADER = "AUTH01"
    WRONG_AUTHORIZATION_HEADER = "AUTH02"
    UNALLOWED_IP_ADDRESS = "AUTH03"
    NO_PRIVILEGES = "AUTH04"
    MERCHANT_NOT_FOUND = "AUTH05"
    INVALID_JSON = "BR01"
    INVALID_JSON_DATA = "BR02"
    TOO_MANY_REQUESTS = "BR03"
    INVALID_ORDER_ID = "ORD01"
    ORDER_NOT_FOUND = "ORD02"
    ORDER_NOT_PAID = "ORD03"
    ORDER_KEY_ALREADY_DOWNLOADED = "ORD04"
    PAYMENT_PROBLEM = "ORD05"
    ORDER_NOT_PROCESSED = "ORD06"
    INVALID_PRODUCT_ID = "PR01"
    WRONG_ARGUMENTS = "PR02"
    INTERNAL_PR_03 = "PR03"
    INTERNAL_PR_04 = "PR04"
    INTERNAL = "IN01"


class ErrorStatus(OpenStrEnum):
    """Always `ERROR`."""

    ERROR = "ERROR"


class OrderDetailsStatus(OpenStrEnum):
    """`pending` until the order is paid and processed, then `complete`."""

    COMPLETE = "complete"
    PENDING = "pending"


class ProductType(OpenStrEnum):
    """Kind of product. So far it is always `key`."""

    KEY = "key"


class CreatedOrder(Struct, kw_only=True, gc=False):
    """A new order, to be paid."""

    order_id: str
    """Id for all further calls. G2A assigns it."""
    price: float
    """What `orders.pay` will charge, in units of `currency`. At least 0."""
    currency: str
    """ISO 4217 code of the price's currency."""

    @property
    def price_decimal(self) -> Decimal:
        """`price` as an exact number of currency units."""
        return major(self.price)


class Error(Struct, kw_only=True, gc=False):
    """The body of every refusal. Branch on `code`; `message` is for people. The refusals of `orders.details` are
    documented without a code."""

    status: ErrorStatus
    """Always `ERROR`."""
    message: str
    """What went wrong, in English, for a person."""
    code: ErrorCode | UnsetType = UNSET
    """What went wrong, for a program. The names beside the values are the table's descriptions."""


class NewOrder(Struct, kw_only=True, gc=False):
    """What to buy, and within which limits."""

    product_id: str
    """Id of the product, as `products.list` gives it."""
    currency: str | UnsetType = UNSET
    """ISO 4217 code of the currency to be charged in. Which ones are taken is not documented. The server's
    default is EUR."""
    max_price: float | UnsetType = UNSET
    """The highest price to pay, in EUR whatever `currency` says. 0 means no limit. At least 0."""
    min_rating: float | UnsetType = UNSET
    """The lowest rating of a seller to buy from, 1 being the best. 0 means no limit. At least 0, at most 1."""

    @property
    def max_price_decimal(self) -> Decimal | UnsetType:
        """`max_price` as an exact number of currency units."""
        amount = self.max_price
        if amount is UNSET:
            return amount
        return major(amount)


class OrderDetails(Struct, kw_only=True, gc=False):
    """State of an order. Only the status is there while it is pending."""

    status: OrderDetailsStatus
    """`pending` until the order is paid and processed, then `complete`."""
    price: float | UnsetType = UNSET
    """The order's price, in units of `currency`; absent while pending. At least 0."""
    currency: str | UnsetType = UNSET
    """ISO 4217 code of the price's currency; absent while pending."""

    @property
    def price_decimal(self) -> Decimal | UnsetType:
        """`price` as an exact number of currency units."""
        amount = self.price
        if amount is UNSET:
            return amount
        return major(amount)


class OrderKey(Struct, kw_only=True, gc=False):
    """An activation key, handed out once."""

    key: str
    """The activation key itself. Treat it as a secret; whoever reads it first can use it."""


class Payment(Struct, kw_only=True, gc=False):
    """Result of a payment."""

    status: bool
    """Whether the transaction succeeded."""
    transaction_id: bool | str | UnsetType = UNSET
    """The transaction in G2A PAY. Documented as a Boolean and shown in no example; a name that ends in `_id`
    rather promises text, so both are taken."""


class Product(
    Struct,
    kw_only=True,
    gc=False,
    rename={"type_": "type", "min_price": "minPrice", "small_image": "smallImage"},
):
    """A product as the catalogue shows it."""

    id: str
    """Id of the product, digits only."""
    name: str
    """Full name, with platform and region."""
    type_: ProductType
    """Kind of product. So far it is always `key`."""
    slug: str
    """Path of the product's page on the shop's web site, with a leading slash."""
    qty: int
    """Number of keys on offer now. At least 0."""
    min_price: float
    """The lowest price at which it is on offer now. The document names no currency; that of `max_price`, EUR, is
    assumed. At least 0."""
    thumbnail: str
    """Address of an image of 58 × 58 pixels, going by the example."""
    small_image: str
    """Address of an image of 230 × 336 pixels, going by the example."""

    @property
    def min_price_decimal(self) -> Decimal:
        """`min_price` as an exact number of currency units."""
        return major(self.min_price)


class ProductPage(Struct, kw_only=True, gc=False):
    """One page of products."""

    page: int
    """Number of this page, counted from 1. At least 1, at most 100."""
    docs: list[Product]
    """The products of this page, at most 20; empty past the last one. At most 20 items."""
