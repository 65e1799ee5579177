"""The answer behind a value, and settings for one call."""

import asyncio
import threading
from typing import Any

import httpx
import pytest
from g2a_client import G2A, AsyncG2A, ConfigurationError, OrderNotFoundError, RawResponse, errors, models

PENDING = {"status": "pending"}


def server(request: httpx.Request) -> httpx.Response:
    """Says which order was asked for, in a header; order 0 is unknown, 5 fails."""
    order = request.url.path.rpartition("/")[2]
    if order == "0":
        return httpx.Response(404, json={"status": "ERROR", "message": "m", "code": "ORD02"})
    if order == "5":
        return httpx.Response(500)
    return httpx.Response(200, json=PENDING | {"new": order}, headers={"X-Order": order})


def shop(**settings: Any) -> G2A:
    """A client of it."""
    return G2A(authorization="a, b", transport=httpx.MockTransport(server), **settings)


def test_raw_response_has_status_headers_bytes_and_value() -> None:
    """What the model passes over is in the bytes."""
    g2a = shop()

    raw: RawResponse[models.OrderDetails] = g2a.with_raw_response(g2a.orders.details, "7")

    assert (raw.status, raw.headers["x-order"], raw.value.status) == (200, "7", "pending")
    assert b'"new":"7"' in raw.content.replace(b" ", b"")
    assert repr(raw) == f"<RawResponse 200, {len(raw.content)} bytes>"


def test_raw_response_is_that_of_its_own_thread_and_task() -> None:
    """Many at once do not mix their answers up."""
    g2a, found = shop(), dict[str, str]()

    def work(order: str) -> None:
        found[order] = g2a.with_raw_response(g2a.orders.details, order).headers["x-order"]

    threads = [threading.Thread(target=work, args=(str(n),)) for n in range(10, 40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    async def run() -> list[str]:
        async with AsyncG2A(authorization="a, b", transport=httpx.MockTransport(server)) as client:
            raws = await asyncio.gather(
                *(client.with_raw_response(client.orders.details, order_id=str(n)) for n in range(10, 40))
            )
        return [raw.headers["x-order"] for raw in raws]

    assert found == {str(n): str(n) for n in range(10, 40)}
    assert asyncio.run(run()) == [str(n) for n in range(10, 40)]


def test_raw_response_raises_as_the_call_does() -> None:
    """And forgets what it had begun to keep."""
    g2a = shop()

    with pytest.raises(OrderNotFoundError):
        g2a.with_raw_response(g2a.orders.details, "0")
    with pytest.raises(ConfigurationError, match="made no call"):
        g2a.with_raw_response(g2a.products.iter)


def test_options_hold_for_the_copy_and_share_the_connections() -> None:
    """Another timeout and no retries; closing the copy closes nothing."""
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return server(request)

    mine = httpx.Client(transport=httpx.MockTransport(handle))
    g2a = G2A(authorization="a, b", http_client=mine)
    hasty = g2a.with_options(timeout=0.5, max_retries=0)

    with pytest.raises(errors.InternalServerError):
        hasty.orders.details("5")
    hasty.close()
    g2a.orders.details("7")

    assert len(seen) == 2
    assert seen[0].extensions["timeout"]["read"] == 0.5
    assert seen[1].extensions["timeout"]["read"] == 5.0  # that of the httpx client itself
    assert seen[0].headers["authorization"] == "a, b"
    mine.close()


def test_options_of_a_client_with_its_own_connections() -> None:
    """The first client closes them, the copy does not."""
    g2a = shop()
    copy = g2a.with_options(deadline=1)

    copy.close()

    assert copy.orders.details("7").status == "pending"
    assert g2a.orders.details("7").status == "pending"
    g2a.close()
