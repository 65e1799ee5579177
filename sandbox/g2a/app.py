"""G2A over HTTP: reads requests, asks the store, shapes answers."""

import re
from collections.abc import Mapping, Sequence

import msgspec

import sandbox.core
from sandbox.control import Input, Seconds, read, step
from sandbox.core import Broken, Call, Clock, Limit, LimitReached, Reply, Route, Router, phrase, reply
from sandbox.g2a import errors
from sandbox.g2a.store import NewOrder, Readings, Store

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_FIELDS = set(NewOrder.__struct_fields__)
_FILTERS = {  # in the order in which the document lists their messages
    "page": "page",
    "minQty": "min_qty",
    "minPriceFrom": "min_price_from",
    "minPriceTo": "min_price_to",
}


class _Delays(Input):
    payment: Seconds | None = None
    processing: Seconds | None = None


class G2A:
    """The API at ``sandboxapi.g2a.com/v1``, and what happens outside it."""

    name = "g2a"
    hosts: Mapping[str, str] = {"sandboxapi.g2a.com": "/v1", "api.g2a.com": "/v1"}
    readings: type[msgspec.Struct] = Readings
    limit: Limit | None = None
    samples: Mapping[str, object] = {}

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.reset(1, Readings())
        self.router = Router(
            [
                Route("POST", "/order", "orders.create", self.orders_create, changes=True),
                Route("GET", "/order/details/{id}", "orders.details", self.orders_details),
                Route("GET", "/order/key/{id}", "orders.key", self.orders_key, changes=True),
                Route("PUT", "/order/pay/{id}", "orders.pay", self.orders_pay, changes=True),
                Route("GET", "/products", "products.list", self.products_list),
            ]
        )
        self.steps: Sequence[Route] = (
            Route("POST", "/orders/{id}/process", "orders.process", self.orders_process, changes=True),
            Route("POST", "/orders/{id}/decline", "orders.decline", self.orders_decline, changes=True),
            Route("POST", "/delays", "delays", self.delays, changes=True),
        )

    def reset(self, seed: int, readings: Readings) -> None:
        """Start with a fresh store."""
        self.store = Store(self._clock, seed, readings)

    def chosen(self) -> Readings:
        """The readings in force."""
        return self.store.readings

    def codes(self) -> Sequence[str]:
        """All codes of the document's table."""
        return tuple(errors.BY_CODE)

    def caller(self, call: Call, route: Route) -> str:
        """Read ``Authorization: hash, key`` and tell the merchant's hash.

        Raises:
            NoAuthorization: There is no such header.
            AuthorizationFailed: There are several, or it has another form, or the key is wrong.
            MerchantNotFound: The hash is unknown.
        """
        values = call.header(b"authorization")
        if not values:
            raise errors.NoAuthorization
        hash_, comma, key = values[0].partition(",")
        if len(values) > 1 or not comma:
            raise errors.AuthorizationFailed
        return self.store.merchant(hash_.strip(), key.strip())

    def refused(self, refusal: sandbox.core.Refusal) -> Reply:
        """``{"status": "ERROR", "message": …, "code": …}``; unknown paths and methods have no code."""
        if isinstance(refusal, LimitReached):
            refusal = errors.TooManyRequests(headers=refusal.headers)
        elif isinstance(refusal, Broken):
            refusal = errors.InternalError()
        if isinstance(refusal, errors.Refusal):
            return _error(*refusal.under(self.store.readings), refusal.headers)
        return _error(refusal.status, refusal.code, refusal.message, refusal.headers)

    def failure(
        self, operation: str, code: str | None, status: int | None, message: str | None
    ) -> Reply | None:
        """Shape an injected failure; what is not given comes from the document."""
        kind = errors.BY_CODE.get(code or "")
        if kind is not None:
            known_status, _, known_message = kind().under(self.store.readings)
            headers = {"Retry-After": "1"} if code == "BR03" else {}
            return _error(status or known_status, code, message or known_message, headers)
        if status is None:
            return None
        return _error(status, code, message or phrase(status), {})

    def orders_create(self, call: Call) -> Reply:
        """``{"order_id": …, "price": …, "currency": …}``; the body is JSON, whatever its content type.

        Raises:
            InvalidJson: The body is not JSON.
            InvalidData: It is not an object, lacks `product_id`, or has a field of another type. Unknown
                fields are ignored, as the document itself names one that it does not list (`auction_id`);
                the reading `unknown_fields` refuses them.
        """
        try:
            data = msgspec.json.decode(call.body)
            new = msgspec.convert(data, NewOrder)
        except msgspec.ValidationError:
            raise errors.InvalidData from None
        except (ValueError, RecursionError):
            raise errors.InvalidJson from None
        if self.store.readings.unknown_fields == "refused" and not data.keys() <= _FIELDS:
            raise errors.InvalidData
        order = self.store.orders_create(call.caller, new)
        return reply({"order_id": order.id, "price": order.cents / 100, "currency": order.currency})

    def orders_details(self, call: Call) -> Reply:
        """``{"status": "pending"}`` and no more, or status `complete` with price and currency."""
        order = self.store.orders_details(call.caller, call.params["id"])
        if not self.store.complete(order):
            return reply({"status": "pending"})
        return reply({"status": "complete", "price": order.cents / 100, "currency": order.currency})

    def orders_key(self, call: Call) -> Reply:
        """``{"key": …}``, once."""
        return reply({"key": self.store.orders_key(call.caller, call.params["id"])})

    def orders_pay(self, call: Call) -> Reply:
        """``{"status": true}``; a body is not documented and not looked at."""
        self.store.orders_pay(call.caller, call.params["id"])
        if self.store.readings.transaction_id == "boolean":
            return reply({"status": True, "transaction_id": True})
        return reply({"status": True})

    def products_list(self, call: Call) -> Reply:
        """``{"page": …, "docs": […]}`` with at most 20 products; unknown parameters are ignored.

        Raises:
            ArgumentOutOfRange: A parameter is not a number.
        """
        given = call.arguments()
        filters = {name: _number(given[key], key) for key, name in _FILTERS.items() if key in given}
        found = self.store.products_list(**filters, product_id=given.get("id"))
        return reply({"page": int(filters.get("page", 1)), "docs": found})

    def orders_process(self, call: Call) -> Reply:
        """Control: a paid order is complete from now on."""
        return step(call, self.store.process, "complete")

    def orders_decline(self, call: Call) -> Reply:
        """Control: the payment of an order in work is declined; its key is ORD05 until it is paid again."""
        return step(call, self.store.decline, "declined")

    def delays(self, call: Call) -> Reply:
        """Control: ``{"payment": seconds, "processing": seconds}``, for what is placed and paid later."""
        given = read(call, _Delays)
        if given.payment is not None:
            self.store.payment_delay = given.payment
        if given.processing is not None:
            self.store.processing = given.processing
        return reply({"payment": self.store.payment_delay, "processing": self.store.processing})


def _number(text: str, argument: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise errors.ArgumentOutOfRange(argument)
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise errors.ArgumentOutOfRange(argument)
    return number


def _error(status: int, code: str | None, message: str, headers: Mapping[str, str]) -> Reply:
    body = {"status": "ERROR", "message": message}
    if code is not None:
        body["code"] = code
    return reply(body, status, headers)
