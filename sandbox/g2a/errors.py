"""Every refusal of the G2A Developers API, with the status, code and message that its document gives.

The document contradicts itself in places. A class says what the example of its operation says; `otherwise`
holds what another passage says, by the reading (`store.Readings`) that chooses it.

    Refusal
    ├── NoAuthorization              AUTH01 403 (table: 400)
    ├── AuthorizationFailed          AUTH02 401
    ├── MerchantNotFound             AUTH02 401 (table: AUTH05)
    ├── AddressNotAllowed            AUTH03 401
    ├── MethodNotPermitted           AUTH04 401
    ├── InvalidJson                  BR01   400
    ├── InvalidData                  BR02   400
    ├── TooManyRequests              BR03   429
    ├── OrderIdInvalid               ORD01  400
    │   └── DetailsIdInvalid                400 without a code
    ├── OrderNotFound                ORD02  404
    │   └── DetailsNotFound                 404 without a code
    ├── PaymentNotReady              ORD03  403 (table: 405)
    ├── OrderNotPaid                 ORD03  405 (table only)
    ├── KeyAlreadyDownloaded         ORD04  405
    ├── PaymentProblem               ORD05  402
    │   └── KeyPaymentProblem        ORD05  402 with the message of the key's example
    ├── OrderNotProcessed            ORD06  400
    ├── ProductIdInvalid             PR01   400
    ├── ArgumentOutOfRange           PR02   400
    └── ProductsUnavailable, ProductsBroken, InternalError    PR03, PR04, IN01 500
"""

from collections.abc import Mapping
from typing import Any, ClassVar

import sandbox.core


class Refusal(sandbox.core.Refusal):
    """A refusal in G2A's form: ``{"status": "ERROR", "message": …, "code": …}``."""

    otherwise: ClassVar[tuple[tuple[str, str, Mapping[str, int | str]], ...]] = ()
    """Reading, value, and what then changes of `status`, `code` and `message`."""

    def under(self, readings: object) -> tuple[int, str | None, str]:
        """Status, code and message as the chosen readings have them."""
        facts: dict[str, Any] = {"status": self.status, "code": self.code, "message": self.message}
        for reading, value, change in self.otherwise:
            if getattr(readings, reading) == value:
                facts |= change
        return facts["status"], facts["code"], facts["message"]


class NoAuthorization(Refusal):
    """The request has no `Authorization` header."""

    status, code, message = 403, "AUTH01", "No Authorization header"
    otherwise = (("auth01", "400", {"status": 400}),)


class AuthorizationFailed(Refusal):
    """The header is not ``hash, key``, or the key is not this merchant's."""

    status, code, message = 401, "AUTH02", "Authorization failed"


class MerchantNotFound(Refusal):
    """No merchant has this hash."""

    status, code, message = 401, "AUTH02", "Merchant not found"
    otherwise = (("merchant_not_found", "AUTH05", {"code": "AUTH05"}),)


class AddressNotAllowed(Refusal):
    """The merchant may not call from this address; only injected here."""

    status, code, message = 401, "AUTH03", "Unallowed IP address"


class MethodNotPermitted(Refusal):
    """The merchant may not use this operation; only injected here."""

    status, code, message = 401, "AUTH04", "No privileges to this method"


class InvalidJson(Refusal):
    """The body is not JSON."""

    status, code, message = 400, "BR01", "Invalid JSON"


class InvalidData(Refusal):
    """The body is JSON, but not an order that can be placed."""

    status, code, message = 400, "BR02", "Invalid JSON data"


class TooManyRequests(Refusal):
    """The rate limit is reached."""

    status, code, message = 429, "BR03", "Too many requests"


class OrderIdInvalid(Refusal):
    """The order id is not made of digits."""

    status, message = 400, "Invalid order id"
    code: ClassVar[str | None] = "ORD01"


class DetailsIdInvalid(OrderIdInvalid):
    """The same, as "Get Order Details" documents it: other words and no code."""

    code: ClassVar[str | None] = None
    message = "Order ID is not valid"
    otherwise = (("details_code", "present", {"code": "ORD01"}),)


class OrderNotFound(Refusal):
    """This merchant has no such order."""

    status, message = 404, "Order not found"
    code: ClassVar[str | None] = "ORD02"


class DetailsNotFound(OrderNotFound):
    """The same, as "Get Order Details" documents it: without a code."""

    code: ClassVar[str | None] = None
    otherwise = (("details_code", "present", {"code": "ORD02"}),)


class PaymentNotReady(Refusal):
    """Paid too early: the order does not take a payment yet."""

    status, code = 403, "ORD03"
    message = "Unable to process payment - it is not ready yet. Try again later"
    otherwise = (("ord03", "405", {"status": 405, "message": "Order not paid"}),)


class OrderNotPaid(Refusal):
    """ORD03 as the table has it: the key of an unpaid order. Only under the reading `ord03` 405."""

    status, code, message = 405, "ORD03", "Order not paid"


class KeyAlreadyDownloaded(Refusal):
    """The key was handed out before; it is given once."""

    status, code, message = 405, "ORD04", "Order key has been downloaded already"


class PaymentProblem(Refusal):
    """The payment cannot be taken, e.g. because the order is paid already."""

    status, code, message = 402, "ORD05", "Problem with payment"


class KeyPaymentProblem(PaymentProblem):
    """The key of an order whose payment was declined; the example has the message of ORD04."""

    message = "Order key has been downloaded already"
    otherwise = (("ord05_message", "table", {"message": "Problem with payment"}),)


class OrderNotProcessed(Refusal):
    """The key is not there yet: the order is unpaid, or paid and still in work."""

    status, code, message = 400, "ORD06", "Order is not processed yet"


class ProductIdInvalid(Refusal):
    """No product that can be bought has this id."""

    status, code, message = 400, "PR01", "Invalid product id"


class ArgumentOutOfRange(Refusal):
    """A filter of "Get Products" is not a number, or out of range.

    The example has four messages in one line, divided by bars; read as alternatives, each fits one argument.
    """

    status, code = 400, "PR02"
    MESSAGES: ClassVar[Mapping[str, str]] = {
        "page": "Page param out of range",
        "minQty": "Qty param out of range",
        "minPriceFrom": "Min price from param out of range",
        "minPriceTo": "Min price to param out of range",
    }
    otherwise = (
        ("pr02_message", "all", {"message": " | ".join(MESSAGES.values())}),
        ("pr02_message", "table", {"message": "Wrong arguments"}),
    )

    def __init__(self, argument: str = "page") -> None:
        super().__init__(self.MESSAGES[argument])


class ProductsUnavailable(Refusal):
    """A fault of the server, PR03; only injected here."""

    status, code, message = 500, "PR03", "Internal error"


class ProductsBroken(Refusal):
    """A fault of the server, PR04; only injected here."""

    status, code, message = 500, "PR04", "Internal error"


class InternalError(Refusal):
    """A fault of the server, IN01."""

    status, code, message = 500, "IN01", "Internal error"


BY_CODE: Mapping[str, type[Refusal]] = {
    "AUTH01": NoAuthorization,
    "AUTH02": AuthorizationFailed,
    "AUTH03": AddressNotAllowed,
    "AUTH04": MethodNotPermitted,
    "AUTH05": MerchantNotFound,
    "BR01": InvalidJson,
    "BR02": InvalidData,
    "BR03": TooManyRequests,
    "ORD01": OrderIdInvalid,
    "ORD02": OrderNotFound,
    "ORD03": PaymentNotReady,
    "ORD04": KeyAlreadyDownloaded,
    "ORD05": PaymentProblem,
    "ORD06": OrderNotProcessed,
    "PR01": ProductIdInvalid,
    "PR02": ArgumentOutOfRange,
    "PR03": ProductsUnavailable,
    "PR04": ProductsBroken,
    "IN01": InternalError,
}
"""The document's "Response error codes", in its order."""
