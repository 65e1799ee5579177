"""What the two Gaming Goods APIs share: how they refuse and read orders, and what happens outside them."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, Protocol

import msgspec

import sandbox.core
from sandbox.control import BadControl, Input, read, step
from sandbox.core import Call, Limit, Reply, Route, phrase, reply
from sandbox.gaming_goods import errors, parameters
from sandbox.gaming_goods.catalogue import Product
from sandbox.gaming_goods.errors import InvalidParameter, NotFound
from sandbox.gaming_goods.store import ACCOUNTS, Store

_Change = Annotated[int, msgspec.Meta(ge=-(10**12), le=10**12)]


class _Stock(Input):
    product: str
    add: _Change


class _Balance(Input):
    user: str
    add: _Change


class SharedReadings(Protocol):
    """The readings that both APIs have."""

    @property
    def malformed_id(self) -> Literal["invalid_request", "not_found"]:
        """How an id in the path that is no UUID is refused."""
        ...

    @property
    def unknown_product(self) -> Literal["invalid_request", "not_found"]:
        """How an order for a product that nobody has is refused."""
        ...

    @property
    def unknown_fields(self) -> Literal["ignored", "refused"]:
        """What becomes of fields that the document does not show, in a body."""
        ...


class Shown:
    """Products as one operation shows them: encoded once, and again when the stock has changed."""

    def __init__(self, shape: Callable[[Product], object]) -> None:
        self._shape = shape
        self._made: dict[Product, tuple[int, msgspec.Raw]] = {}

    def __call__(self, product: Product) -> msgspec.Raw:
        """One product, ready to be part of an answer."""
        made = self._made.get(product)
        if made is None or made[0] != product.stock:
            made = product.stock, msgspec.Raw(msgspec.json.encode(self._shape(product)))
            self._made[product] = made
        return made[1]


class Side(ABC):
    """One of the two APIs, without its operations."""

    limit: Limit | None = Limit(100, 60)

    @property
    @abstractmethod
    def store(self) -> Store:
        """The state, which is the other API's too."""

    @property
    @abstractmethod
    def shared_readings(self) -> SharedReadings:
        """The readings in force."""

    def codes(self) -> Sequence[str]:
        """All codes, the documented one first."""
        return tuple(errors.BY_CODE)

    def refused(self, refusal: sandbox.core.Refusal) -> Reply:
        """``{"error": {"code": …, "message": …}}``."""
        kind = errors.OF_CORE.get(type(refusal))
        if kind is not None:
            refusal = kind(headers=refusal.headers)
        return _error(refusal.status, refusal.code, refusal.message, refusal.headers)

    def failure(
        self, operation: str, code: str | None, status: int | None, message: str | None
    ) -> Reply | None:
        """Shape an injected failure; what is not given comes from `errors`."""
        kind = errors.BY_CODE.get(code or "")
        if kind is None:
            kind = next((k for k in errors.BY_CODE.values() if code is None and k.status == status), None)
        if kind is not None:
            return _error(status or kind.status, code or kind.code, message or kind.message, {})
        if status is None:
            return None
        fallback = "invalid_request" if status < 500 else "internal_error"
        return _error(status, code or fallback, message or phrase(status), {})

    def steps_with_orders(self) -> tuple[Route, ...]:
        """The control steps that both APIs have."""
        return (
            Route("POST", "/orders/{id}/pay", "orders.pay", self.orders_pay, changes=True),
            Route("GET", "/orders/{id}/pay", "orders.pay_page", self.orders_pay, changes=True),
            Route("POST", "/orders/{id}/decline", "orders.decline", self.orders_decline, changes=True),
            Route("POST", "/stock", "stock", self.stock, changes=True),
            Route("POST", "/balance", "balance", self.balance, changes=True),
        )

    def orders_pay(self, call: Call) -> Reply:
        """Control: an order is paid and complete; as a GET it stands in for the page at `payment_url`."""
        return step(call, self.store.pay, "completed")

    def orders_decline(self, call: Call) -> Reply:
        """Control: the payment of an order fails and it is cancelled."""
        return step(call, self.store.decline, "cancelled")

    def stock(self, call: Call) -> Reply:
        """Control: ``{"product": slug or UUID, "add": units}``, also negative; tells the stock."""
        given = read(call, _Stock)
        product = self.store.by_slug.get(given.product) or self.store.by_id.get(given.product)
        if product is None:
            raise BadControl(f"there is no product {given.product!r}; a slug or an id is wanted")
        try:
            return reply({"product": product.slug, "stock": self.store.restock(product, given.add)})
        except ValueError as error:
            raise BadControl(str(error)) from None

    def balance(self, call: Call) -> Reply:
        """Control: ``{"user": name, "add": cents}``, also negative; tells the balance in euro cents."""
        given = read(call, _Balance)
        try:
            return reply({"user": account(given.user), "balance": self.store.top_up(given.user, given.add)})
        except ValueError as error:
            raise BadControl(str(error)) from None

    def path_id(self, call: Call, missing: str) -> str:
        """The UUID in the path, in lower case.

        Raises:
            InvalidParameter: It is none.
            NotFound: It is none, under the reading `malformed_id` not_found.
        """
        found = parameters.uuid(call.params["id"])
        if found is None:
            if self.shared_readings.malformed_id == "not_found":
                raise NotFound(missing)
            raise InvalidParameter("id", "must be a UUID")
        return found

    def body(self, call: Call, known: Sequence[str]) -> dict[str, Any]:
        """The body, a JSON object.

        Raises:
            InvalidRequest: It is something else; or, under the reading `unknown_fields` refused, has others.
        """
        data = parameters.body(call)
        if self.shared_readings.unknown_fields == "refused":
            parameters.only(data, known)
        return data

    def units(self, data: Mapping[str, Any], name: str) -> tuple[tuple[Product, int], ...]:
        """The lines of an order.

        Raises:
            InvalidParameter: They are malformed, or nobody has such a product.
            NotFound: Nobody has it, under the reading `unknown_product` not_found.
        """
        found: list[tuple[Product, int]] = []
        for place, line, product_id, quantity in parameters.units(data, name):
            if self.shared_readings.unknown_fields == "refused":
                parameters.only(line, ("product_id", "quantity"), f"{place}.")
            product = self.store.by_id.get(product_id)
            if product is None:
                if self.shared_readings.unknown_product == "not_found":
                    raise NotFound("Product not found")
                raise InvalidParameter(f"{place}.product_id", "must be the id of a product")
            found.append((product, quantity))
        return tuple(found)


def account(name: str) -> str:
    """The name of an account, for control.

    Raises:
        BadControl: Nobody has it.
    """
    if name not in ACCOUNTS:
        raise BadControl(f"there is no user {name!r}; there are {', '.join(ACCOUNTS)}")
    return name


def timestamp(seconds: float) -> str:
    """ISO 8601 in UTC, whole seconds, as in the document: ``2026-03-14T12:00:00Z``."""
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _error(status: int, code: str | None, message: str, headers: Mapping[str, str]) -> Reply:
    return reply({"error": {"code": code, "message": message}}, status, headers)
