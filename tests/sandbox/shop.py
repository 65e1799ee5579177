"""A sandbox in process, seen through HTTP only, with a few words for what tests do often."""

import asyncio
from typing import Any

import httpx
from starlette.types import ASGIApp

GOOD = "qdaiciDiyMaTjxMt, 74026b3dc2c6db6a30a73e71cdb138b1e1b5eb7a97ced46689e2d28db1050875"
PRODUCT = "10000027819004"


class InProcess(httpx.BaseTransport):
    """Calls an ASGI app from synchronous code."""

    def __init__(self, app: ASGIApp) -> None:
        self._inner = httpx.ASGITransport(app)
        self._runner = asyncio.Runner()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        return self._runner.run(self._handle(request))

    async def _handle(self, request: httpx.Request) -> httpx.Response:
        answer = await self._inner.handle_async_request(request)
        return httpx.Response(answer.status_code, headers=answer.headers, content=await answer.aread())

    def close(self) -> None:
        """End the loop."""
        self._runner.close()


def connect(app: ASGIApp) -> httpx.Client:
    """A client whose requests stay in this process."""
    return httpx.Client(transport=InProcess(app), base_url="http://127.0.0.1:8000")


class Steered:
    """A sandbox and its control paths."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def control(self, path: str, **body: Any) -> httpx.Response:
        """Steer the sandbox."""
        return self.client.post(f"/__sandbox__{path}", json=body)


class Shop(Steered):
    """G2A's operations, as plain calls."""

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Call a G2A operation as the document's merchant."""
        options["headers"] = {"Authorization": GOOD, **options.get("headers", {})}
        return self.client.request(method, f"/g2a{path}", **options)

    def create(self, **fields: Any) -> httpx.Response:
        """Order one key."""
        return self.call("POST", "/order", json={"product_id": PRODUCT, **fields})

    def ordered(self) -> str:
        """Order one key and give the order's id."""
        return str(self.create().json()["order_id"])

    def details(self, order: str) -> httpx.Response:
        """Look an order up."""
        return self.call("GET", f"/order/details/{order}")

    def key(self, order: str) -> httpx.Response:
        """Take an order's key."""
        return self.call("GET", f"/order/key/{order}")

    def pay(self, order: str) -> httpx.Response:
        """Pay for an order."""
        return self.call("PUT", f"/order/pay/{order}")

    def products(self, query: str = "") -> httpx.Response:
        """List products."""
        return self.call("GET", f"/products{query}")

    def read(self, **readings: str) -> None:
        """Start anew under other readings."""
        assert self.control("/reset", readings={"g2a": readings}).status_code == 200
