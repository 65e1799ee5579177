"""The rules of the G2A Developers API and the state they work on; nothing here knows of HTTP.

create ──▶ pending, unpaid ──pay──▶ pending, paid ──`processing` seconds──▶ complete ──key──▶ key handed out
                 ▲                        │
                 └───────declined─────────┘
"""

import hmac
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from string import ascii_uppercase
from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from sandbox.core import Clock
from sandbox.g2a import catalogue, errors
from sandbox.g2a.catalogue import Auction, Product

PAGE_SIZE = 20
LAST_PAGE = 100

RATES = {"EUR": 100, "PLN": 425, "USD": 110, "GBP": 85}
"""Hundredths of each currency for one euro. Invented: the document shows EUR and PLN, but no rates."""

EXAMPLE_ORDER = "80201019921771"
"""The document's order: complete, 12.55 PLN, key QWEEWE-SDASDD-SDSDSD. It is there from the start."""

EXAMPLE_MERCHANT = "qdaiciDiyMaTjxMt"
"""The document's merchant; its e-mail and secret are not public, only the resulting key."""

MERCHANTS = {
    EXAMPLE_MERCHANT: "74026b3dc2c6db6a30a73e71cdb138b1e1b5eb7a97ced46689e2d28db1050875",
    "sandboxMerchant1": sha256(
        b"sandboxMerchant1" + b"merchant@sandbox.example" + b"sandbox-secret"
    ).hexdigest(),
}
"""Keys by hash. Samples: one stands in the public document, one is invented; neither opens anything real."""


class Readings(msgspec.Struct, frozen=True):
    """Where the document says two things, or nothing: the first value is the default.

    Defaults follow the examples of the operations; the others are what the table of codes or of fields says.
    """

    auth01: Literal["403", "400"] = "403"
    merchant_not_found: Literal["AUTH02", "AUTH05"] = "AUTH02"
    ord03: Literal["403", "405"] = "403"
    ord05_message: Literal["example", "table"] = "example"
    pay_twice: Literal["ORD05", "ORD03"] = "ORD05"
    details_code: Literal["absent", "present"] = "absent"
    transaction_id: Literal["absent", "boolean"] = "absent"
    pr02_message: Literal["one", "all", "table"] = "one"
    unknown_product: Literal["PR01", "empty"] = "PR01"
    unknown_fields: Literal["ignored", "refused"] = "ignored"


class NewOrder(msgspec.Struct):
    """What is asked for ("Orders - Add an order").

    `max_price` is in EUR whatever the currency; 0 means no limit, as does a `min_rating` of 0. `auction_id`
    is mentioned by the document, but not described.
    """

    product_id: str
    currency: str = "EUR"
    max_price: float | UnsetType = UNSET
    min_rating: float | UnsetType = UNSET
    auction_id: str | UnsetType = UNSET


@dataclass(slots=True)
class Order:
    """One order. `cents` are hundredths of `currency`; times are in seconds of the sandbox's clock."""

    id: str
    merchant: str
    cents: int
    currency: str
    key: str
    payable_at: float
    complete_at: float | None = None
    """When processing ends; `None` while the order is unpaid."""
    declined: bool = False
    key_taken: bool = False


class Store:
    """The shop: products, auctions, merchants and orders."""

    def __init__(self, clock: Clock, seed: int, readings: Readings) -> None:
        self.clock, self.readings = clock, readings
        self.payment_delay, self.processing = 0.0, 2.0
        shop = catalogue.make(seed)
        self.products = [product for product, _ in shop]
        self._shelf: dict[str, tuple[Product, list[Auction]]] = {entry[0].id: entry for entry in shop}
        self._chance = Random(f"g2a orders {seed}")  # noqa: S311 (repeatable, not secret)
        self._last_id = int(EXAMPLE_ORDER)
        example = Order(
            EXAMPLE_ORDER, EXAMPLE_MERCHANT, 1255, "PLN", "QWEEWE-SDASDD-SDSDSD", clock.now, clock.now
        )
        self._orders = {example.id: example}

    def merchant(self, hash_: str, key: str) -> str:
        """Tell which merchant this is.

        Raises:
            MerchantNotFound: Nobody has this hash.
            AuthorizationFailed: The key is another one.
        """
        known = MERCHANTS.get(hash_)
        if known is None:
            raise errors.MerchantNotFound
        if not hmac.compare_digest(known.encode(), key.encode("latin-1", "replace")):
            raise errors.AuthorizationFailed
        return hash_

    def orders_create(self, merchant: str, new: NewOrder) -> Order:
        """Take one key from the cheapest auction that fits ("Orders - Add an order").

        Nothing is documented for a product without stock or a limit that no auction meets. The nearest
        refusals are taken: nothing can be ordered under this id (PR01), the body cannot be met (BR02).

        Raises:
            InvalidData: Unknown currency, negative `max_price`, `min_rating` outside 0 to 1, either of them
                beside an `auction_id`, or no auction that meets them.
            ProductIdInvalid: No such product, or none left of it.
        """
        limits = (new.max_price, new.min_rating)
        most, least = (0.0 if limit is UNSET else limit for limit in limits)
        if new.currency not in RATES or most < 0 or not 0 <= least <= 1:
            raise errors.InvalidData
        if new.auction_id is not UNSET and limits != (UNSET, UNSET):
            raise errors.InvalidData
        if new.product_id not in self._shelf:
            raise errors.ProductIdInvalid
        product, auctions = self._shelf[new.product_id]
        open_ = [a for a in auctions if a.qty]
        if not open_:
            raise errors.ProductIdInvalid
        fitting = [
            a
            for a in open_
            if new.auction_id in (UNSET, a.id) and (not most or a.cents / 100 <= most) and a.rating >= least
        ]
        if not fitting:
            raise errors.InvalidData
        auction = min(fitting, key=lambda a: a.cents)
        auction.qty -= 1
        catalogue.restock(product, auctions)
        self._last_id += self._chance.randint(1, 9_999)
        order = Order(
            id=str(self._last_id),
            merchant=merchant,
            cents=(auction.cents * RATES[new.currency] + 50) // 100,
            currency=new.currency,
            key="-".join("".join(self._chance.choices(ascii_uppercase, k=6)) for _ in range(3)),
            payable_at=self.clock.now + self.payment_delay,
        )
        self._orders[order.id] = order
        return order

    def orders_details(self, merchant: str, order_id: str) -> Order:
        """Look an order up ("Orders - Get Order Details").

        Raises:
            DetailsIdInvalid: The id is not made of digits.
            DetailsNotFound: This merchant has no such order.
        """
        try:
            return self._order(merchant, order_id)
        except errors.OrderIdInvalid:
            raise errors.DetailsIdInvalid from None
        except errors.OrderNotFound:
            raise errors.DetailsNotFound from None

    def orders_key(self, merchant: str, order_id: str) -> str:
        """Hand out the key, once ("Orders - Get Order Key").

        ORD06 is read as "no key yet", whether the order is unpaid or still in work: it is the only such
        refusal among the examples of this operation. The ORD03 of the table, "Order not paid" 405, answers
        for unpaid orders under the reading `ord03` 405. ORD05 "Payment Required" is read as a payment that
        was declined.

        Raises:
            OrderIdInvalid: The id is not made of digits.
            OrderNotFound: This merchant has no such order.
            KeyAlreadyDownloaded: It was handed out before.
            KeyPaymentProblem: The payment was declined.
            OrderNotPaid: Not paid, under the reading `ord03` 405.
            OrderNotProcessed: Not paid, or not processed yet.
        """
        order = self._order(merchant, order_id)
        if order.key_taken:
            raise errors.KeyAlreadyDownloaded
        if order.declined:
            raise errors.KeyPaymentProblem
        if order.complete_at is None and self.readings.ord03 == "405":
            raise errors.OrderNotPaid
        if not self.complete(order):
            raise errors.OrderNotProcessed
        order.key_taken = True
        return order.key

    def orders_pay(self, merchant: str, order_id: str) -> None:
        """Pay; the order is complete `processing` seconds later ("Orders - Pay for an order").

        "Not ready yet" (ORD03) is read as paying sooner than `payment_delay` seconds after the order was
        placed. Paying twice is not among the examples; of the table, ORD05 402 "Problem with payment" fits.

        Raises:
            OrderIdInvalid: The id is not made of digits.
            OrderNotFound: This merchant has no such order.
            PaymentNotReady: Too early; or a second payment, under the reading `pay_twice` ORD03.
            PaymentProblem: Paid already.
        """
        order = self._order(merchant, order_id)
        if order.complete_at is not None:
            raise errors.PaymentProblem if self.readings.pay_twice == "ORD05" else errors.PaymentNotReady
        if self.clock.now < order.payable_at:
            raise errors.PaymentNotReady
        order.declined = False
        order.complete_at = self.clock.now + self.processing

    def products_list(
        self,
        page: float = 1,
        product_id: str | None = None,
        min_qty: float = 0,
        min_price_from: float = 0,
        min_price_to: float | None = None,
    ) -> list[Product]:
        """List one page of at most 20, in the order of the catalogue ("Products - Get Products").

        Prices are in EUR. A page past the end, and bounds that exclude each other, give an empty list.

        Raises:
            ArgumentOutOfRange: A page outside 1 to 100, a quantity or a price below 0, a page or a quantity
                that is not whole.
            ProductIdInvalid: No product has this id; under the reading `unknown_product` empty, only if it is
                not made of digits.
        """
        if not (1 <= page <= LAST_PAGE and page % 1 == 0):
            raise errors.ArgumentOutOfRange("page")
        if not (min_qty >= 0 and min_qty % 1 == 0):
            raise errors.ArgumentOutOfRange("minQty")
        if min_price_from < 0:
            raise errors.ArgumentOutOfRange("minPriceFrom")
        if min_price_to is not None and min_price_to < 0:
            raise errors.ArgumentOutOfRange("minPriceTo")
        found = self.products if product_id is None else self._with_id(product_id)
        if min_qty:
            found = [p for p in found if p.qty >= min_qty]
        if min_price_from:
            found = [p for p in found if p.min_price >= min_price_from]
        if min_price_to is not None:
            found = [p for p in found if p.min_price <= min_price_to]
        start = (int(page) - 1) * PAGE_SIZE
        return found[start : start + PAGE_SIZE]

    def complete(self, order: Order) -> bool:
        """Whether an order is paid and processed."""
        return order.complete_at is not None and order.complete_at <= self.clock.now

    def process(self, order_id: str) -> None:
        """Outside the API: the work on a paid order is done now.

        Raises:
            LookupError: No such order.
            ValueError: It is not paid.
        """
        order = self._orders[order_id]
        if order.complete_at is None:
            raise ValueError("is not paid")
        order.complete_at = min(order.complete_at, self.clock.now)

    def decline(self, order_id: str) -> None:
        """Outside the API: the payment of an order falls through; it may be paid again.

        Raises:
            LookupError: No such order.
            ValueError: It is not paid, or complete already.
        """
        order = self._orders[order_id]
        if order.complete_at is None:
            raise ValueError("is not paid")
        if self.complete(order):
            raise ValueError("is complete already")
        order.complete_at, order.declined = None, True

    def _order(self, merchant: str, order_id: str) -> Order:
        if not (order_id.isascii() and order_id.isdigit()):
            raise errors.OrderIdInvalid
        order = self._orders.get(order_id)
        if order is None or order.merchant != merchant:
            raise errors.OrderNotFound
        return order

    def _with_id(self, product_id: str) -> list[Product]:
        entry = self._shelf.get(product_id)
        if entry is not None:
            return [entry[0]]
        if self.readings.unknown_product == "empty" and product_id.isascii() and product_id.isdigit():
            return []
        raise errors.ProductIdInvalid
