"""A stand-in for the server, for your own tests.

```python
server = FakeServer()
server.answer("group.verb", status=503, times=1)
client = GamingGoods(transport=server.transport, …)
```
"""

# Generated from specs/gaming_goods.yaml by `python -m generator`. Do not edit.

from __future__ import annotations

from typing import Any

from . import client as _client
from ._runtime.operation import Operation
from ._runtime.testing import Call, Example
from ._runtime.testing import FakeServer as _FakeServer

__all__ = ["EXAMPLES", "Call", "Example", "FakeServer"]

EXAMPLES: dict[str, list[Example]] = {
    "products.list": [
        Example(
            200,
            "documented",
            "application/json",
            '{"data": {"products": [{"id": "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d", "name": "Cyberpunk 2077", "slug": "cyberpunk-2077-steam-key", "category": "Steam", "brand": "CD Projekt", "price": 19.99, "currency": "EUR", "stock_quantity": 12, "image_url": "https://gaming-goods.ru/images/cyberpunk-2077.jpg", "is_active": true}], "total": 1542, "page": 1, "page_size": 20}}',
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
            '{"data": {"id": "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d", "name": "Cyberpunk 2077", "slug": "cyberpunk-2077-steam-key", "category": "Steam", "brand": "CD Projekt", "description": "Open-world action-adventure...", "price": 19.99, "currency": "EUR", "stock_quantity": 12, "image_url": "https://gaming-goods.ru/images/cyberpunk-2077.jpg", "is_active": true, "meta": {"activation_details": "..."}}}',
        ),
        Example(
            400,
            "documented",
            "application/json",
            '{"error": {"code": "invalid_request", "message": "Parameter \'page\' must be a positive integer"}}',
        ),
    ],
    "products.search": [
        Example(
            200,
            "documented",
            "application/json",
            '{"data": {"products": [{"id": "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d", "name": "Cyberpunk 2077", "slug": "cyberpunk-2077-steam-key", "price": 19.99, "stock_quantity": 12, "is_active": true}], "total": 3, "page": 1, "page_size": 20}}',
        ),
        Example(
            400,
            "documented",
            "application/json",
            '{"error": {"code": "invalid_request", "message": "Parameter \'page\' must be a positive integer"}}',
        ),
    ],
    "categories.list": [
        Example(
            200,
            "documented",
            "application/json",
            '{"data": [{"name": "Steam", "product_count": 842}, {"name": "Xbox", "product_count": 215}, {"name": "PlayStation", "product_count": 187}, {"name": "Nintendo", "product_count": 94}]}',
        ),
    ],
    "brands.list": [
        Example(
            200,
            "documented",
            "application/json",
            '{"data": [{"name": "Microsoft", "product_count": 312}, {"name": "Electronic Arts", "product_count": 198}, {"name": "Ubisoft", "product_count": 156}]}',
        ),
    ],
    "orders.create": [
        Example(
            200,
            "documented",
            "application/json",
            '{"data": {"id": "e5f6a7b8-0000-4000-8000-000000000001", "status": "pending_payment", "items": [{"product_id": "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d", "product_name": "Cyberpunk 2077", "price": 1999, "quantity": 1}], "total": 1799, "currency": "EUR", "payment_url": "https://gaming-goods.ru/pay/e5f6a7b8", "created_at": "2026-03-14T12:00:00Z"}}',
        ),
        Example(
            201,
            "documented",
            "application/json",
            '{"data": {"id": "e5f6a7b8-0000-4000-8000-000000000001", "status": "pending_payment", "items": [{"product_id": "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d", "product_name": "Cyberpunk 2077", "price": 1999, "quantity": 1}], "total": 1799, "currency": "EUR", "payment_url": "https://gaming-goods.ru/pay/e5f6a7b8", "created_at": "2026-03-14T12:00:00Z"}}',
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
            '{"data": {"id": "e5f6a7b8-0000-4000-8000-000000000001", "status": "completed", "items": [{"product_id": "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d", "product_name": "Cyberpunk 2077", "price": 1999, "quantity": 1, "keys": ["XXXXX-XXXXX-XXXXX-XXXXX"]}], "total": 1999, "currency": "EUR", "created_at": "2026-03-14T12:00:00Z", "completed_at": "2026-03-14T12:00:05Z"}}',
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
