"""The stand-in that users test their own programs with."""

import asyncio
import base64
import json
from pathlib import Path
from typing import Any

import g2a_client
import gaming_goods_client
import httpx
import pytest
from g2a_client import G2A, AsyncG2A, ConfigurationError, TransportTimeoutError
from g2a_client.testing import EXAMPLES, FakeServer


def g2a(server: FakeServer, **settings: Any) -> G2A:
    """A client of the stand-in."""
    return G2A(authorization="a, b", transport=server.transport, **settings)


def test_it_answers_with_the_examples_of_the_spec() -> None:
    """No word about answers is needed to test a program that takes them."""
    server = FakeServer()
    client = g2a(server)

    order = client.orders.create(product_id="10000027819004", max_price=45.0)
    details = client.orders.details(order.order_id)

    assert (order.order_id, str(order.price_decimal), details.status) == (
        "80201019921771",
        "12.55",
        "complete",
    )
    assert [call.operation for call in server.calls] == ["orders.create", "orders.details"]
    assert server.calls[0].json == {"product_id": "10000027819004", "max_price": 45.0}
    assert server.calls[1].path == {"order_id": order.order_id}
    assert server.calls[1].json is None


def test_it_answers_as_it_is_told() -> None:
    """By an example's name, by a body of one's own, by failing; for a number of times or for good."""
    server = FakeServer()
    server.answer("orders.details", example="pending", times=2)
    server.answer("orders.details", json={"status": "refunded"})
    client = g2a(server, max_retries=0)

    assert [client.orders.details("1").status for _ in range(4)] == [
        "pending",
        "pending",
        "refunded",
        "refunded",
    ]

    server.answer("products.list", error=httpx.ReadTimeout("late"), times=1)
    with pytest.raises(TransportTimeoutError):
        client.products.list(page=3)
    assert client.products.list(min_qty=5).docs
    assert server.calls[-1].query == {"minQty": "5"}


def test_it_refuses_as_the_store_does() -> None:
    """Every refusal that the spec shows reaches the exception that it is documented as."""
    refusals = [
        (operation, example)
        for operation, examples in EXAMPLES.items()
        for example in examples
        if example.status >= 400
    ]
    assert len(refusals) > 10
    for operation, example in refusals:
        server = FakeServer()
        server.answer(operation, example=example.name, status=example.status)
        group, _, verb = operation.partition(".")
        call = getattr(getattr(g2a(server, max_retries=0), group), verb)
        arguments: dict[str, Any] = {"product_id": "1"} if operation == "orders.create" else {}

        with pytest.raises(g2a_client.ApiError) as caught:
            call(*([] if operation in ("orders.create", "products.list") else ["1"]), **arguments)

        assert caught.value.status == example.status
        assert caught.value.code == json.loads(example.body).get("code")


def test_it_replays_what_was_recorded(tmp_path: Path) -> None:
    """A HAR file, text or base64; what belongs to another server is passed over."""

    def entry(path: str, body: bytes, **content: str) -> dict[str, Any]:
        return {
            "request": {"method": "GET", "url": f"https://api.g2a.com/v1{path}"},
            "response": {"status": 200, "content": {"mimeType": "application/json", **content}},
        }

    body = b'{"status": "complete", "price": 1.5, "currency": "EUR"}'
    entries = [
        entry("/order/details/7", body, text='{"status": "pending"}'),
        entry("/elsewhere", body, text="x"),
        entry("/order/details/7", body, text=base64.b64encode(body).decode(), encoding="base64"),
    ]
    har = tmp_path / "traffic.har"
    har.write_text(json.dumps({"log": {"entries": entries}}), encoding="utf-8")
    server = FakeServer()

    assert server.replay(har) == 2
    assert [g2a(server).orders.details("7").status for _ in range(2)] == ["pending", "complete"]

    for bad in ("{", "[]", '{"log": {"entries": [{}]}}'):
        har.write_text(bad, encoding="utf-8")
        with pytest.raises(ConfigurationError, match=r"traffic\.har.* is no HAR file"):
            server.replay(har)


def test_it_serves_the_async_client_and_other_apis() -> None:
    """The same object for both; paths are told apart by what stands in them."""

    async def fetch() -> object:
        async with AsyncG2A(authorization="a, b", transport=FakeServer().transport) as client:
            return (await client.orders.details("1")).status

    assert asyncio.run(fetch()) == "complete"
    from gaming_goods_client.testing import FakeServer as GamingGoodsServer

    server = GamingGoodsServer()
    shop = gaming_goods_client.GamingGoods(token="t", transport=server.transport)
    assert shop.products.list().data
    assert shop.products.get("a").data.id
    assert [call.operation for call in server.calls] == ["products.list", "products.get"]


def test_what_it_cannot_answer_it_says() -> None:
    """With what there is."""
    server = FakeServer()
    with pytest.raises(ConfigurationError, match=r"no operation 'orders\.buy'; there are .*orders\.create"):
        server.answer("orders.buy", status=200)
    with pytest.raises(ConfigurationError, match=r"no example 'done' .* but complete \(200\), pending"):
        server.answer("orders.details", example="done")
    with pytest.raises(ConfigurationError, match="no operation is GET /nowhere"):
        server(httpx.Request("GET", "https://api.g2a.com/nowhere"))
