"""Gaming Goods in process, from both sides, with a few words for what tests do often."""

from typing import Any

import httpx

from sandbox.gaming_goods import tokens
from tests.sandbox.shop import Steered

PRODUCT = "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d"
SLUG = "cyberpunk-2077-steam-key"
TOKENS = {name: tokens.mint(name) for name in ("anna", "boris")}
KEYS = {name: f"pk_live_sandbox_{name}" for name in TOKENS}


class Goods(Steered):
    """The operations of both APIs, as plain calls. Anna has money, Boris has none."""

    def public(self, method: str, path: str, user: str = "anna", **options: Any) -> httpx.Response:
        """Call the public API with a user's token."""
        options["headers"] = {"Authorization": f"Bearer {TOKENS[user]}", **options.get("headers", {})}
        return self.client.request(method, f"/gaming_goods{path}", **options)

    def partner(self, method: str, path: str, user: str = "anna", **options: Any) -> httpx.Response:
        """Call the Partner API with an account's key."""
        options["headers"] = {"X-API-Key": KEYS[user], **options.get("headers", {})}
        return self.client.request(method, f"/gaming_goods_partner{path}", **options)

    def catalogue(self, path: str) -> httpx.Response:
        """Look into the public catalogue, without a token."""
        return self.client.get(f"/gaming_goods{path}")

    def create(
        self, quantity: Any = 1, *, user: str = "anna", key: str | bytes | None = None, **fields: Any
    ) -> httpx.Response:
        """Order some of the document's product, from the balance unless told otherwise."""
        line = {"product_id": PRODUCT, "quantity": quantity}
        body = {"items": [line], "payment_method": "balance", **fields}
        return self.public(
            "POST", "/orders", user, json=body, headers={} if key is None else {"Idempotency-Key": key}
        )

    def created(self, quantity: int = 1, **options: Any) -> dict[str, Any]:
        """Order, and give the order."""
        answer = self.create(quantity, **options)
        assert answer.status_code == 201, answer.text
        return dict(answer.json()["data"])

    def order(self, order_id: str, user: str = "anna") -> dict[str, Any]:
        """Look an order up at the public API."""
        return dict(self.public("GET", f"/orders/{order_id}", user).json()["data"])

    def checkout(self, user: str = "anna", **body: Any) -> httpx.Response:
        """Check out; one of the document's product unless told otherwise."""
        wanted = body or {"source": "lines", "lines": [{"product_id": PRODUCT, "quantity": 1}]}
        return self.partner("POST", "/checkout", user, json=wanted)

    def checked_out(self, user: str = "anna", **body: Any) -> str:
        """Check out, and give the id of the one order."""
        answer = self.checkout(user, **body)
        assert answer.status_code == 201, answer.text
        (order,) = answer.json()["orders"]
        return str(order["id"])

    def detail(self, order_id: str, user: str = "anna") -> dict[str, Any]:
        """Look an order up at the Partner API."""
        return dict(self.partner("GET", f"/orders/{order_id}", user).json())

    def stock(self) -> int:
        """How many of the document's product are left."""
        return int(self.catalogue(f"/products/{SLUG}").json()["data"]["stock_quantity"])

    def read(self, api: str = "gaming_goods", **readings: str) -> None:
        """Start anew under other readings."""
        assert self.control("/reset", readings={api: readings}).status_code == 200


def refused(answer: httpx.Response) -> tuple[int, str, str]:
    """Status, code and message of a refusal in Gaming Goods' form."""
    body: dict[str, Any] = answer.json()
    assert list(body) == ["error"]
    assert list(body["error"]) == ["code", "message"]
    return answer.status_code, body["error"]["code"], body["error"]["message"]
