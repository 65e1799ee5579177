"""What requests and answers hold.

Fields that an answer may lack are `UNSET` then, which is not None. Fields that the spec does not know are
passed over, and an enumeration takes values that it does not list.
"""

# Generated from specs/gaming_goods.yaml by `python -m generator`. Do not edit.

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec import UNSET, Struct, UnsetType

from ._runtime.enums import OpenStrEnum
from ._runtime.money import major, minor

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = [
    "Brand",
    "BrandsAnswer",
    "CategoriesAnswer",
    "Category",
    "Error",
    "ErrorDetail",
    "ErrorDetailCode",
    "Hit",
    "HitPage",
    "HitsAnswer",
    "NewOrder",
    "NewOrderItem",
    "Order",
    "OrderAnswer",
    "OrderItem",
    "OrderStatus",
    "Product",
    "ProductAnswer",
    "ProductDetail",
    "ProductMeta",
    "ProductPage",
    "ProductsAnswer",
    "ProductsListLocale",
    "ProductsListSort",
]


class ErrorDetailCode(OpenStrEnum):
    """What went wrong, for a program. Only one value is documented; expect others."""

    INVALID_REQUEST = "invalid_request"


class OrderStatus(OpenStrEnum):
    """`pending_payment` until it is paid, then `completed`. Other values are to be expected."""

    PENDING_PAYMENT = "pending_payment"
    COMPLETED = "completed"


class ProductsListLocale(OpenStrEnum):
    """ProductsListLocale"""

    RU = "ru"
    EN = "en"


class ProductsListSort(OpenStrEnum):
    """ProductsListSort"""

    PRICE_ASC = "price_asc"
    PRICE_DESC = "price_desc"
    NAME = "name"
    NEWEST = "newest"


class Brand(Struct, kw_only=True, gc=False):
    """A brand and the number of its products."""

    name: str
    """What `products.list` filters by."""
    product_count: int
    """Number of its products. At least 0."""


class BrandsAnswer(Struct, kw_only=True, gc=False):
    """Envelope around the brands."""

    data: list[Brand]
    """All brands."""


class CategoriesAnswer(Struct, kw_only=True, gc=False):
    """Envelope around the categories."""

    data: list[Category]
    """All categories."""


class Category(Struct, kw_only=True, gc=False):
    """A category and the number of its products."""

    name: str
    """What `products.list` filters by."""
    product_count: int
    """Number of its products. At least 0."""


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


class Hit(Struct, kw_only=True, gc=False):
    """A product as the search finds it. The fields that only the catalogue shows are optional here."""

    id: UUID
    """Id to order the product by."""
    name: str
    """Name of the product."""
    slug: str
    """Readable id, for `products.get`."""
    price: float
    """Price of one key in euros, with two decimals. At least 0."""
    stock_quantity: int
    """Number of keys in stock. At least 0."""
    is_active: bool
    """Whether the product can be ordered."""
    category: str | UnsetType = UNSET
    """Name of the category."""
    brand: str | UnsetType = UNSET
    """Name of the brand."""
    currency: str | UnsetType = UNSET
    """ISO 4217 code of the price."""
    image_url: str | UnsetType = UNSET
    """Address of a picture."""

    @property
    def price_decimal(self) -> Decimal:
        """`price` as an exact number of currency units."""
        return major(self.price)


class HitPage(Struct, kw_only=True, gc=False):
    """One page of hits."""

    products: list[Hit]
    """The hits of this page; by which rule they are ordered is not documented. At most 100 items."""
    total: int
    """Number of hits on all pages. At least 0."""
    page: int
    """Number of this page, counted from 1. At least 1."""
    page_size: int
    """Items that a full page has. At least 1."""


class HitsAnswer(Struct, kw_only=True, gc=False):
    """Envelope around a page of hits."""

    data: HitPage
    """One page of hits."""


class NewOrder(Struct, kw_only=True, gc=False):
    """What to buy and how to pay. Which fields may be left out is not documented."""

    items: list[NewOrderItem]
    """The products, each once."""
    payment_method: str
    """How to pay. `balance`, the balance of the user's account, is the only way that the document names."""
    promo_code: str | UnsetType = UNSET
    """Code of a discount. In the document's example `SALE10` takes 10 % off."""


class NewOrderItem(Struct, kw_only=True, gc=False):
    """So many keys of one product."""

    product_id: UUID
    """Id of the product, not its slug."""
    quantity: int
    """Number of keys. At least 1."""


class Order(Struct, kw_only=True, gc=False):
    """An order. All its amounts are in euro cents."""

    id: UUID
    """Id for `orders.get`."""
    status: OrderStatus
    """`pending_payment` until it is paid, then `completed`. Other values are to be expected."""
    items: list[OrderItem]
    """What was ordered."""
    total: int
    """What is to be paid for all items, discounts taken off, in euro cents. At least 0."""
    currency: str
    """ISO 4217 code of all amounts."""
    created_at: datetime.datetime
    """When it was created, in UTC."""
    payment_url: str | UnsetType = UNSET
    """Where a person pays; there while the order waits for its payment."""
    completed_at: datetime.datetime | UnsetType = UNSET
    """When it was completed, in UTC; absent before."""

    @property
    def total_decimal(self) -> Decimal:
        """`total` as an exact number of currency units (the wire has hundredths)."""
        return minor(self.total)


class OrderAnswer(Struct, kw_only=True, gc=False):
    """Envelope around an order."""

    data: Order
    """An order. All its amounts are in euro cents."""


class OrderItem(Struct, kw_only=True, gc=False):
    """So many keys of one product, at the price of that moment."""

    product_id: UUID
    """Id of the product."""
    product_name: str
    """Name of the product."""
    price: int
    """Price of one key in euro cents, before discounts. The catalogue gives the same price in euros. At least 0."""
    quantity: int
    """Number of keys. At least 1."""
    keys: list[str] | UnsetType = UNSET
    """The activation keys, one for each unit; there once the order is paid. Treat them as secrets."""

    @property
    def price_decimal(self) -> Decimal:
        """`price` as an exact number of currency units (the wire has hundredths)."""
        return minor(self.price)


class Product(Struct, kw_only=True, gc=False):
    """A product as the catalogue lists it."""

    id: UUID
    """Id to order the product by."""
    name: str
    """Name in the language asked for."""
    slug: str
    """Readable id, for `products.get`."""
    category: str
    """Name of the category."""
    brand: str
    """Name of the brand."""
    price: float
    """Price of one key in euros, with two decimals. At least 0."""
    currency: str
    """ISO 4217 code of the price."""
    stock_quantity: int
    """Number of keys in stock. At least 0."""
    image_url: str
    """Address of a picture."""
    is_active: bool
    """Whether the product can be ordered."""

    @property
    def price_decimal(self) -> Decimal:
        """`price` as an exact number of currency units."""
        return major(self.price)


class ProductAnswer(Struct, kw_only=True, gc=False):
    """Envelope around a product."""

    data: ProductDetail
    """A product with all that is known about it."""


class ProductDetail(Struct, kw_only=True, gc=False):
    """A product with all that is known about it."""

    id: UUID
    """Id to order the product by."""
    name: str
    """Name of the product."""
    slug: str
    """Readable id."""
    category: str
    """Name of the category."""
    brand: str
    """Name of the brand."""
    description: str
    """What the product is."""
    price: float
    """Price of one key in euros, with two decimals. At least 0."""
    currency: str
    """ISO 4217 code of the price."""
    stock_quantity: int
    """Number of keys in stock. At least 0."""
    image_url: str
    """Address of a picture."""
    is_active: bool
    """Whether the product can be ordered."""
    meta: ProductMeta
    """Further facts about a product. Only one field is documented; expect others."""

    @property
    def price_decimal(self) -> Decimal:
        """`price` as an exact number of currency units."""
        return major(self.price)


class ProductMeta(Struct, kw_only=True, gc=False):
    """Further facts about a product. Only one field is documented; expect others."""

    activation_details: str | UnsetType = UNSET
    """How and where to activate the key."""


class ProductPage(Struct, kw_only=True, gc=False):
    """One page of products."""

    products: list[Product]
    """The products of this page, in the order asked for. At most 100 items."""
    total: int
    """Number of products on all pages. At least 0."""
    page: int
    """Number of this page, counted from 1. At least 1."""
    page_size: int
    """Items that a full page has. At least 1."""


class ProductsAnswer(Struct, kw_only=True, gc=False):
    """Envelope around a page of products."""

    data: ProductPage
    """One page of products."""
