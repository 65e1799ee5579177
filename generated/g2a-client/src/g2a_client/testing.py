"""A stand-in for the server, for your own tests.

```python
server = FakeServer()
server.answer("group.verb", status=503, times=1)
client = G2A(transport=server.transport, …)
```
"""

# Generated from specs/g2a.yaml by `python -m generator`. Do not edit.

from __future__ import annotations

from typing import Any

from . import client as _client
from ._runtime.operation import Operation
from ._runtime.testing import Call, Example
from ._runtime.testing import FakeServer as _FakeServer

__all__ = ["EXAMPLES", "Call", "Example", "FakeServer"]

EXAMPLES: dict[str, list[Example]] = {
    "orders.create": [
        Example(
            200,
            "documented",
            "application/json",
            '{"order_id": "80201019921771", "price": 12.55, "currency": "EUR"}',
        ),
        Example(
            400, "BR01", "application/json", '{"status": "ERROR", "message": "Invalid JSON", "code": "BR01"}'
        ),
        Example(
            400,
            "BR02",
            "application/json",
            '{"status": "ERROR", "message": "Invalid JSON data", "code": "BR02"}',
        ),
        Example(
            400,
            "PR01",
            "application/json",
            '{"status": "ERROR", "message": "Invalid product id", "code": "PR01"}',
        ),
        Example(
            400,
            "AUTH01",
            "application/json",
            '{"status": "ERROR", "message": "No Authorization header", "code": "AUTH01"}',
        ),
        Example(
            401,
            "AUTH02",
            "application/json",
            '{"status": "ERROR", "message": "Authorization failed", "code": "AUTH02"}',
        ),
        Example(
            401,
            "AUTH02_merchant",
            "application/json",
            '{"status": "ERROR", "message": "Merchant not found", "code": "AUTH02"}',
        ),
        Example(
            401,
            "AUTH03",
            "application/json",
            '{"status": "ERROR", "message": "Unallowed IP address", "code": "AUTH03"}',
        ),
        Example(
            401,
            "AUTH04",
            "application/json",
            '{"status": "ERROR", "message": "No privileges to this method", "code": "AUTH04"}',
        ),
        Example(
            401,
            "AUTH05",
            "application/json",
            '{"status": "ERROR", "message": "Merchant not found", "code": "AUTH05"}',
        ),
        Example(
            403,
            "AUTH01",
            "application/json",
            '{"status": "ERROR", "message": "No Authorization header", "code": "AUTH01"}',
        ),
        Example(
            429,
            "BR03",
            "application/json",
            '{"status": "ERROR", "message": "Too many requests", "code": "BR03"}',
        ),
        Example(
            500,
            "IN01",
            "application/json",
            '{"status": "ERROR", "message": "Internal error", "code": "IN01"}',
        ),
    ],
    "orders.details": [
        Example(
            200, "complete", "application/json", '{"status": "complete", "price": 12.55, "currency": "PLN"}'
        ),
        Example(200, "pending", "application/json", '{"status": "pending"}'),
        Example(
            400, "documented", "application/json", '{"status": "ERROR", "message": "Order ID is not valid"}'
        ),
        Example(
            400,
            "ORD01",
            "application/json",
            '{"status": "ERROR", "message": "Invalid order id", "code": "ORD01"}',
        ),
        Example(
            400,
            "AUTH01",
            "application/json",
            '{"status": "ERROR", "message": "No Authorization header", "code": "AUTH01"}',
        ),
        Example(
            401,
            "AUTH02",
            "application/json",
            '{"status": "ERROR", "message": "Authorization failed", "code": "AUTH02"}',
        ),
        Example(
            401,
            "AUTH02_merchant",
            "application/json",
            '{"status": "ERROR", "message": "Merchant not found", "code": "AUTH02"}',
        ),
        Example(
            401,
            "AUTH03",
            "application/json",
            '{"status": "ERROR", "message": "Unallowed IP address", "code": "AUTH03"}',
        ),
        Example(
            401,
            "AUTH04",
            "application/json",
            '{"status": "ERROR", "message": "No privileges to this method", "code": "AUTH04"}',
        ),
        Example(
            401,
            "AUTH05",
            "application/json",
            '{"status": "ERROR", "message": "Merchant not found", "code": "AUTH05"}',
        ),
        Example(
            403,
            "AUTH01",
            "application/json",
            '{"status": "ERROR", "message": "No Authorization header", "code": "AUTH01"}',
        ),
        Example(404, "documented", "application/json", '{"status": "ERROR", "message": "Order not found"}'),
        Example(
            404,
            "ORD02",
            "application/json",
            '{"status": "ERROR", "message": "Order not found", "code": "ORD02"}',
        ),
        Example(
            429,
            "BR03",
            "application/json",
            '{"status": "ERROR", "message": "Too many requests", "code": "BR03"}',
        ),
        Example(
            500,
            "IN01",
            "application/json",
            '{"status": "ERROR", "message": "Internal error", "code": "IN01"}',
        ),
    ],
    "orders.key": [
        Example(200, "documented", "application/json", '{"key": "QWEEWE-SDASDD-SDSDSD"}'),
        Example(
            400,
            "ORD01",
            "application/json",
            '{"status": "ERROR", "message": "Invalid order id", "code": "ORD01"}',
        ),
        Example(
            400,
            "ORD06",
            "application/json",
            '{"status": "ERROR", "message": "Order is not processed yet", "code": "ORD06"}',
        ),
        Example(
            400,
            "AUTH01",
            "application/json",
            '{"status": "ERROR", "message": "No Authorization header", "code": "AUTH01"}',
        ),
        Example(
            401,
            "AUTH02",
            "application/json",
            '{"status": "ERROR", "message": "Authorization failed", "code": "AUTH02"}',
        ),
        Example(
            401,
            "AUTH02_merchant",
            "application/json",
            '{"status": "ERROR", "message": "Merchant not found", "code": "AUTH02"}',
        ),
        Example(
            401,
            "AUTH03",
            "application/json",
            '{"status": "ERROR", "message": "Unallowed IP address", "code": "AUTH03"}',
        ),
        Example(
            401,
            "AUTH04",
            "application/json",
            '{"status": "ERROR", "message": "No privileges to this method", "code": "AUTH04"}',
        ),
        Example(
            401,
            "AUTH05",
            "application/json",
            '{"status": "ERROR", "message": "Merchant not found", "code": "AUTH05"}',
        ),
        Example(
            402,
            "documented",
            "application/json",
            '{"status": "ERROR", "message": "Order key has been downloaded already", "code": "ORD05"}',
        ),
        Example(
            402,
            "table",
            "application/json",
            '{"status": "ERROR", "message": "Problem with payment", "code": "ORD05"}',
        ),
        Example(
            403,
            "AUTH01",
            "application/json",
            '{"status": "ERROR", "message": "No Authorization header", "code": "AUTH01"}',
        ),
        Example(
            404,
            "ORD02",
            "application/json",
            '{"status": "ERROR", "message": "Order not found", "code": "ORD02"}',
        ),
        Example(
            405,
            "ORD04",
            "application/json",
            '{"status": "ERROR", "message": "Order key has been downloaded already", "code": "ORD04"}',
        ),
        Example(
            405,
            "ORD03",
            "application/json",
            '{"status": "ERROR", "message": "Order not paid", "code": "ORD03"}',
        ),
        Example(
            429,
            "BR03",
            "application/json",
            '{"status": "ERROR", "message": "Too many requests", "code": "BR03"}',
        ),
        Example(
            500,
            "IN01",
            "application/json",
            '{"status": "ERROR", "message": "Internal error", "code": "IN01"}',
        ),
    ],
    "orders.pay": [
        Example(200, "documented", "application/json", '{"status": true}'),
        Example(
            400,
            "ORD01",
            "application/json",
            '{"status": "ERROR", "message": "Invalid order id", "code": "ORD01"}',
        ),
        Example(
            400,
            "AUTH01",
            "application/json",
            '{"status": "ERROR", "message": "No Authorization header", "code": "AUTH01"}',
        ),
        Example(
            401,
            "AUTH02",
            "application/json",
            '{"status": "ERROR", "message": "Authorization failed", "code": "AUTH02"}',
        ),
        Example(
            401,
            "AUTH02_merchant",
            "application/json",
            '{"status": "ERROR", "message": "Merchant not found", "code": "AUTH02"}',
        ),
        Example(
            401,
            "AUTH03",
            "application/json",
            '{"status": "ERROR", "message": "Unallowed IP address", "code": "AUTH03"}',
        ),
        Example(
            401,
            "AUTH04",
            "application/json",
            '{"status": "ERROR", "message": "No privileges to this method", "code": "AUTH04"}',
        ),
        Example(
            401,
            "AUTH05",
            "application/json",
            '{"status": "ERROR", "message": "Merchant not found", "code": "AUTH05"}',
        ),
        Example(
            402,
            "ORD05",
            "application/json",
            '{"status": "ERROR", "message": "Problem with payment", "code": "ORD05"}',
        ),
        Example(
            403,
            "ORD03",
            "application/json",
            '{"status": "ERROR", "message": "Unable to process payment - it is not ready yet. Try again later", "code": "ORD03"}',
        ),
        Example(
            403,
            "AUTH01",
            "application/json",
            '{"status": "ERROR", "message": "No Authorization header", "code": "AUTH01"}',
        ),
        Example(
            404,
            "ORD02",
            "application/json",
            '{"status": "ERROR", "message": "Order not found", "code": "ORD02"}',
        ),
        Example(
            405,
            "ORD03",
            "application/json",
            '{"status": "ERROR", "message": "Order not paid", "code": "ORD03"}',
        ),
        Example(
            429,
            "BR03",
            "application/json",
            '{"status": "ERROR", "message": "Too many requests", "code": "BR03"}',
        ),
        Example(
            500,
            "IN01",
            "application/json",
            '{"status": "ERROR", "message": "Internal error", "code": "IN01"}',
        ),
    ],
    "products.list": [
        Example(
            200,
            "documented",
            "application/json",
            '{"page": 1, "docs": [{"id": "10000083595001", "name": "Middle-earth: Shadow of War Standard Edition Steam Key GLOBAL", "type": "key", "slug": "/middle-earth-shadow-of-war-standard-edition-steam-key-global-i10000034823002", "qty": 9, "minPrice": 30.0, "thumbnail": "https://images.g2a.com/images/58x58/0x1x1/b187e036fea3/59ce681aae653a840571a334", "smallImage": "https://images.g2a.com/images/230x336/0x1x1/2bdbea2e846c/59ce681aae653a840571a334"}]}',
        ),
        Example(
            400,
            "PR01",
            "application/json",
            '{"status": "ERROR", "message": "Invalid product id", "code": "PR01"}',
        ),
        Example(
            400,
            "PR02_page",
            "application/json",
            '{"status": "ERROR", "message": "Page param out of range", "code": "PR02"}',
        ),
        Example(
            400,
            "PR02_minQty",
            "application/json",
            '{"status": "ERROR", "message": "Qty param out of range", "code": "PR02"}',
        ),
        Example(
            400,
            "PR02_minPriceFrom",
            "application/json",
            '{"status": "ERROR", "message": "Min price from param out of range", "code": "PR02"}',
        ),
        Example(
            400,
            "PR02_minPriceTo",
            "application/json",
            '{"status": "ERROR", "message": "Min price to param out of range", "code": "PR02"}',
        ),
        Example(
            400,
            "PR02_table",
            "application/json",
            '{"status": "ERROR", "message": "Wrong arguments", "code": "PR02"}',
        ),
        Example(
            400,
            "BR02",
            "application/json",
            '{"status": "ERROR", "message": "Invalid JSON data", "code": "BR02"}',
        ),
        Example(
            400,
            "AUTH01",
            "application/json",
            '{"status": "ERROR", "message": "No Authorization header", "code": "AUTH01"}',
        ),
        Example(
            401,
            "AUTH02",
            "application/json",
            '{"status": "ERROR", "message": "Authorization failed", "code": "AUTH02"}',
        ),
        Example(
            401,
            "AUTH02_merchant",
            "application/json",
            '{"status": "ERROR", "message": "Merchant not found", "code": "AUTH02"}',
        ),
        Example(
            401,
            "AUTH03",
            "application/json",
            '{"status": "ERROR", "message": "Unallowed IP address", "code": "AUTH03"}',
        ),
        Example(
            401,
            "AUTH04",
            "application/json",
            '{"status": "ERROR", "message": "No privileges to this method", "code": "AUTH04"}',
        ),
        Example(
            401,
            "AUTH05",
            "application/json",
            '{"status": "ERROR", "message": "Merchant not found", "code": "AUTH05"}',
        ),
        Example(
            403,
            "AUTH01",
            "application/json",
            '{"status": "ERROR", "message": "No Authorization header", "code": "AUTH01"}',
        ),
        Example(
            429,
            "BR03",
            "application/json",
            '{"status": "ERROR", "message": "Too many requests", "code": "BR03"}',
        ),
        Example(
            500,
            "PR03",
            "application/json",
            '{"status": "ERROR", "message": "Internal error", "code": "PR03"}',
        ),
        Example(
            500,
            "PR04",
            "application/json",
            '{"status": "ERROR", "message": "Internal error", "code": "PR04"}',
        ),
        Example(
            500,
            "IN01",
            "application/json",
            '{"status": "ERROR", "message": "Internal error", "code": "IN01"}',
        ),
    ],
}
"""The answers that the spec shows, by operation."""


class FakeServer(_FakeServer):
    """Answers each operation with the first successful example of the spec, unless told otherwise."""

    def __init__(self) -> None:
        operations: list[Any] = [value for value in vars(_client).values() if type(value) is Operation]
        super().__init__(operations, EXAMPLES)
