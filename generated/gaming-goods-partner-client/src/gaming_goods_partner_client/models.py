"""What requests and answers hold.

Fields that an answer may lack are `UNSET` then, which is not None. Fields that the spec does not know are
passed over, and an enumeration takes values that it does not list.
"""

# Generated from specs/gaming_goods_partner.yaml by `python -m generator`. Do not edit.

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec import UNSET, Struct, UnsetType

from ._runtime.enums import OpenStrEnum
from ._runtime.money import minor

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = [
    "Amounts",
    "Brand",
    "BrandCategories",
    "BrandCategory",
    "BrandPage",
    "CartCheckout",
    "CheckoutAnswer",
    "Delivery",
    "DeliveryType",
    "Error",
    "ErrorDetail",
    "ErrorDetailCode",
    "LinesCheckout",
    "NewLine",
    "NewOrder",
    "Order",
    "OrderDetail",
    "OrderLine",
    "OrderPage",
    "OrderStatus",
    "Payment",
    "PaymentMethod",
    "PaymentState",
    "Product",
    "ProductDetail",
    "ProductPage",
    "ProductType",
    "Specification",
]


class DeliveryType(OpenStrEnum):
    """How codes are delivered. Only one value is documented."""

    EXTERNAL = "EXTERNAL"


class ErrorDetailCode(OpenStrEnum):
    """What went wrong, for a program. Only one value is documented; expect others."""

    INVALID_REQUEST = "invalid_request"


class OrderStatus(OpenStrEnum):
    """`created` after the checkout, `completed` once the codes are there. Other values are to be expected."""

    CREATED = "created"
    COMPLETED = "completed"


class PaymentMethod(OpenStrEnum):
    """How it is paid."""

    BALANCE = "balance"


class PaymentState(OpenStrEnum):
    """Whether it is paid. Only `paid` is documented."""

    PAID = "paid"


class ProductType(OpenStrEnum):
    """Where the product comes from. Only one value is documented."""

    KINGUIN = "KINGUIN"


class Amounts(Struct, kw_only=True, gc=False):
    """What the order costs, and whom."""

    buyer_total: int
    """What the buyer pays, in euro cents. At least 0."""
    platform_fee: int
    """What the platform keeps, in euro cents. At least 0."""

    @property
    def buyer_total_decimal(self) -> Decimal:
        """`buyer_total` as an exact number of currency units (the wire has hundredths)."""
        return minor(self.buyer_total)

    @property
    def platform_fee_decimal(self) -> Decimal:
        """`platform_fee` as an exact number of currency units (the wire has hundredths)."""
        return minor(self.platform_fee)


class Brand(Struct, kw_only=True, gc=False):
    """A brand and the number of its available products."""

    brand: str
    """Name of the brand."""
    product_count: int
    """Number of its available products. At least 0."""


class BrandCategories(Struct, kw_only=True, gc=False):
    """What kinds of products a brand has."""

    brand: str
    """Name of the brand."""
    categories: list[BrandCategory]
    """Its categories."""


class BrandCategory(Struct, kw_only=True, gc=False):
    """A category and the number of the brand's products in it."""

    category: str
    """Name of the category."""
    product_count: int
    """Number of products. At least 0."""


class BrandPage(Struct, kw_only=True, gc=False):
    """A stretch of the brands."""

    items: list[Brand]
    """The brands. At most 100 items."""
    limit: int
    """At most so many items were asked for. At least 1."""
    offset: int
    """So many items were passed over. At least 0."""
    total: int
    """Number of all brands. At least 0."""


class CartCheckout(Struct, kw_only=True, gc=False, tag_field="source", tag="cart"):
    """Check out what is in the partner's cart."""


class CheckoutAnswer(Struct, kw_only=True, gc=False):
    """The orders that a checkout made."""

    orders: list[NewOrder]
    """The orders. Whether there can be more than one is not documented."""


class Delivery(Struct, kw_only=True, gc=False, rename={"type_": "type"}):
    """How the codes arrive, and the codes."""

    type_: DeliveryType
    """How codes are delivered. Only one value is documented."""
    codes: list[str] | UnsetType = UNSET
    """The activation codes, there once the order is fulfilled. Treat them as secrets."""


class Error(Struct, kw_only=True, gc=False):
    """The body of every refusal."""

    error: ErrorDetail
    """What went wrong. Branch on `code`; `message` is for people."""


class ErrorDetail(Struct, kw_only=True, gc=False):
    """What went wrong. Branch on `code`; `message` is for people."""

    code: ErrorDetailCode
    """What went wrong, for a program. Only one value is documented; expect others."""
    message: str
    """What went wrong, in English, for a person."""


class LinesCheckout(Struct, kw_only=True, gc=False, tag_field="source", tag="lines"):
    """Check out the lines given here."""

    lines: list[NewLine]
    """What to buy."""


class NewLine(Struct, kw_only=True, gc=False):
    """So many units of one product."""

    product_id: UUID
    """Id of the product."""
    quantity: int
    """Number of units. At least 1."""


class NewOrder(Struct, kw_only=True, gc=False):
    """An order right after the checkout."""

    id: UUID
    """Id for `orders.get`."""
    status: OrderStatus
    """`created` after the checkout, `completed` once the codes are there. Other values are to be expected."""
    total: int
    """What the order costs, in euro cents. At least 0."""
    currency: str
    """ISO 4217 code of the amount."""

    @property
    def total_decimal(self) -> Decimal:
        """`total` as an exact number of currency units (the wire has hundredths)."""
        return minor(self.total)


class Order(Struct, kw_only=True, gc=False):
    """An order as the list shows it."""

    id: UUID
    """Id for `orders.get`."""
    status: OrderStatus
    """`created` after the checkout, `completed` once the codes are there. Other values are to be expected."""
    total: int
    """What the order costs, in euro cents. At least 0."""
    currency: str
    """ISO 4217 code of the amount."""
    created_at: datetime.datetime
    """When it was created, in UTC."""

    @property
    def total_decimal(self) -> Decimal:
        """`total` as an exact number of currency units (the wire has hundredths)."""
        return minor(self.total)


class OrderDetail(Struct, kw_only=True, gc=False):
    """An order with its lines, its payment and its codes."""

    id: UUID
    """Id of the order."""
    buyer_id: UUID
    """Id of the partner as a buyer."""
    status: OrderStatus
    """`created` after the checkout, `completed` once the codes are there. Other values are to be expected."""
    items: list[OrderLine]
    """What was ordered."""
    amounts: Amounts
    """What the order costs, and whom."""
    payment: Payment
    """How the order is paid, and whether it is."""
    delivery: Delivery
    """How the codes arrive, and the codes."""
    created_at: datetime.datetime
    """When it was created, in UTC."""
    updated_at: datetime.datetime
    """When it last changed, in UTC."""


class OrderLine(Struct, kw_only=True, gc=False):
    """So many units of one product, at the price of that moment."""

    product_id: UUID
    """Id of the product."""
    title: str
    """Name of the product."""
    unit_price: int
    """Price of one unit in euro cents. At least 0."""
    quantity: int
    """Number of units. At least 1."""

    @property
    def unit_price_decimal(self) -> Decimal:
        """`unit_price` as an exact number of currency units (the wire has hundredths)."""
        return minor(self.unit_price)


class OrderPage(Struct, kw_only=True, gc=False):
    """A stretch of the partner's orders."""

    items: list[Order]
    """The orders. At most 100 items."""
    limit: int
    """At most so many items were asked for. At least 1."""
    offset: int
    """So many items were passed over. At least 0."""
    total: int
    """Number of all orders. At least 0."""


class Payment(Struct, kw_only=True, gc=False):
    """How the order is paid, and whether it is."""

    method: PaymentMethod
    """How it is paid."""
    state: PaymentState
    """Whether it is paid. Only `paid` is documented."""


class Product(Struct, kw_only=True, gc=False):
    """A product as the catalogue lists it."""

    id: UUID
    """Id to order the product by."""
    title: str
    """Name of the product."""
    brand: str
    """Name of the brand."""
    category: str
    """Name of the category."""
    price: int
    """Price of one unit in euro cents. At least 0."""
    currency: str
    """ISO 4217 code of the price."""
    quantity: int
    """Units in stock. At least 0."""
    is_available: bool
    """Whether the product can be ordered."""
    delivery_type: DeliveryType
    """How codes are delivered. Only one value is documented."""
    product_type: ProductType
    """Where the product comes from. Only one value is documented."""
    images: list[str]
    """Addresses of pictures."""
    short_description: str
    """A line about the product; may be empty."""

    @property
    def price_decimal(self) -> Decimal:
        """`price` as an exact number of currency units (the wire has hundredths)."""
        return minor(self.price)


class ProductDetail(Struct, kw_only=True, gc=False):
    """A product with all that is known about it."""

    id: UUID
    """Id to order the product by."""
    title: str
    """Name of the product."""
    brand: str
    """Name of the brand."""
    category: str
    """Name of the category."""
    price: int
    """Price of one unit in euro cents. At least 0."""
    currency: str
    """ISO 4217 code of the price."""
    quantity: int
    """Units in stock. At least 0."""
    is_available: bool
    """Whether the product can be ordered."""
    delivery_type: DeliveryType
    """How codes are delivered. Only one value is documented."""
    product_type: ProductType
    """Where the product comes from. Only one value is documented."""
    images: list[str]
    """Addresses of pictures."""
    short_description: str
    """A line about the product; may be empty."""
    description: str
    """What the product is."""
    specifications: list[Specification]
    """Further facts, each under a name."""

    @property
    def price_decimal(self) -> Decimal:
        """`price` as an exact number of currency units (the wire has hundredths)."""
        return minor(self.price)


class ProductPage(Struct, kw_only=True, gc=False):
    """A stretch of the catalogue."""

    items: list[Product]
    """The products. At most 100 items."""
    total: int
    """Number of all products. At least 0."""
    limit: int
    """At most so many items were asked for. At least 1."""
    offset: int
    """So many items were passed over. At least 0."""


class Specification(Struct, kw_only=True, gc=False):
    """One fact about a product."""

    key: str
    """Name of the fact."""
    value: str
    """The fact."""
