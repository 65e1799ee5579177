"""A stand-in for the server, for your own tests.

```python
server = FakeServer()
server.answer("group.verb", status=503, times=1)
client = GamingGoodsPartner(transport=server.transport, …)
```
"""

# Generated from specs/gaming_goods_partner.yaml by `python -m generator`. Do not edit.

from __future__ import annotations

from typing import Any

from . import client as _client
from ._runtime.operation import Operation
from ._runtime.testing import Call, Example
from ._runtime.testing import FakeServer as _FakeServer

__all__ = ["EXAMPLES", "Call", "Example", "FakeServer"]

EXAMPLES: dict[str, list[Example]] = {
    "brands.list": [
        Example(
            200,
            "documented",
            "application/json",
            '{"items": [{"brand": "Steam", "product_count": 842}, {"brand": "Xbox", "product_count": 215}], "limit": 20, "offset": 0, "total": 156}',
        ),
        Example(
            400,
            "documented",
            "application/json",
            '{"error": {"code": "invalid_request", "message": "Parameter \'page\' must be a positive integer"}}',
        ),
    ],
    "brands.categories": [
        Example(
            200,
            "documented",
            "application/json",
            '{"brand": "Steam", "categories": [{"category": "Game Keys", "product_count": 650}, {"category": "Gift Card", "product_count": 42}]}',
        ),
    ],
    "products.list": [
        Example(
            200,
            "documented",
            "application/json",
            '{"items": [{"id": "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d", "title": "Cyberpunk 2077 Steam Key", "brand": "CD Projekt", "category": "Game Keys", "price": 1999, "currency": "EUR", "quantity": 12, "is_available": true, "delivery_type": "EXTERNAL", "product_type": "KINGUIN", "images": ["https://gaming-goods.ru/images/cyberpunk-2077.jpg"], "short_description": ""}], "total": 1542, "limit": 20, "offset": 0}',
        ),
        Example(
            400,
            "documented",
            "application/json",
            '{"error": {"code": "invalid_request", "message": "Parameter \'page\' must be a positive integer"}}',
        ),
    ],
    "products.get": [
        Example(
            200,
            "documented",
            "application/json",
            '{"id": "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d", "title": "Cyberpunk 2077 Steam Key", "brand": "CD Projekt", "category": "Game Keys", "price": 1999, "currency": "EUR", "quantity": 12, "is_available": true, "delivery_type": "EXTERNAL", "product_type": "KINGUIN", "images": ["https://gaming-goods.ru/images/cyberpunk-2077.jpg"], "description": "Open-world action-adventure...", "short_description": "", "specifications": [{"key": "platform", "value": "Steam"}]}',
        ),
        Example(
            400,
            "documented",
            "application/json",
            '{"error": {"code": "invalid_request", "message": "Parameter \'page\' must be a positive integer"}}',
        ),
    ],
    "checkout.create": [
        Example(
            200,
            "documented",
            "application/json",
            '{"orders": [{"id": "e5f6a7b8-0000-4000-8000-000000000001", "status": "created", "total": 1999, "currency": "EUR"}]}',
        ),
        Example(
            201,
            "documented",
            "application/json",
            '{"orders": [{"id": "e5f6a7b8-0000-4000-8000-000000000001", "status": "created", "total": 1999, "currency": "EUR"}]}',
        ),
        Example(
            400,
            "documented",
            "application/json",
            '{"error": {"code": "invalid_request", "message": "Parameter \'page\' must be a positive integer"}}',
        ),
    ],
    "orders.list": [
        Example(
            200,
            "documented",
            "application/json",
            '{"items": [{"id": "e5f6a7b8-0000-4000-8000-000000000001", "status": "completed", "total": 1999, "currency": "EUR", "created_at": "2026-03-14T12:00:00Z"}], "limit": 20, "offset": 0, "total": 47}',
        ),
        Example(
            400,
            "documented",
            "application/json",
            '{"error": {"code": "invalid_request", "message": "Parameter \'page\' must be a positive integer"}}',
        ),
    ],
    "orders.get": [
        Example(
            200,
            "documented",
            "application/json",
            '{"id": "e5f6a7b8-0000-4000-8000-000000000001", "buyer_id": "c3d4e5f6-0000-4000-8000-000000000001", "status": "completed", "items": [{"product_id": "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d", "title": "Cyberpunk 2077 Steam Key", "unit_price": 1999, "quantity": 1}], "amounts": {"buyer_total": 1999, "platform_fee": 0}, "payment": {"method": "balance", "state": "paid"}, "delivery": {"type": "EXTERNAL", "codes": ["XXXXX-XXXXX-XXXXX"]}, "created_at": "2026-03-14T12:00:00Z", "updated_at": "2026-03-14T12:00:05Z"}',
        ),
        Example(
            400,
            "documented",
            "application/json",
            '{"error": {"code": "invalid_request", "message": "Parameter \'page\' must be a positive integer"}}',
        ),
    ],
}
"""The answers that the spec shows, by operation."""


class FakeServer(_FakeServer):
    """Answers each operation with the first successful example of the spec, unless told otherwise."""

    def __init__(self) -> None:
        operations: list[Any] = [value for value in vars(_client).values() if type(value) is Operation]
        super().__init__(operations, EXAMPLES)
