"""Whatever is sent, the answer is a documented one, never a 500."""

import asyncio
import json

import httpx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox import create_app
from tests.sandbox.shop import GOOD

CODES = {
    None,
    "AUTH01",
    "AUTH02",
    "BR01",
    "BR02",
    "ORD01",
    "ORD02",
    "ORD04",
    "ORD05",
    "ORD06",
    "PR01",
    "PR02",
}
PATHS = ["/order", "/products", "/order/details/", "/order/key/", "/order/pay/", "/", ""]

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
almost = st.fixed_dictionaries(
    {"product_id": st.sampled_from(["10000027819004", "1"]) | anything},
    optional={
        "currency": st.sampled_from(["EUR", "PLN"]) | anything,
        "max_price": st.floats() | st.integers() | st.just(10**400) | anything,
        "min_rating": st.floats() | anything,
        "auction_id": anything,
    },
)
bodies = (
    st.binary(max_size=200)
    | almost.map(lambda v: json.dumps(v).encode())
    | anything.map(lambda v: json.dumps(v).encode())
)
values = st.text("0123456789.-+eE%&=;aé\x00 ", max_size=12) | st.just("9" * 5000) | st.just("1e99999999")
queries = st.lists(
    st.tuples(st.sampled_from(["page", "id", "minQty", "minPriceFrom", "minPriceTo", "x"]), values),
    max_size=6,
).map(lambda pairs: "&".join(f"{k}={v}" for k, v in pairs))


@settings(
    max_examples=400,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=(HealthCheck.too_slow,),
)
@given(
    method=st.sampled_from(["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"]),
    path=st.sampled_from(PATHS),
    tail=st.binary(max_size=12).map(lambda b: "".join(f"%{x:02X}" for x in b)) | st.just("80201019921771"),
    query=queries | st.binary(max_size=20).map(lambda b: b.decode("latin-1")),
    body=bodies,
    headers=st.dictionaries(
        st.sampled_from([b"authorization", b"host", b"content-type"]), st.binary(max_size=20), max_size=2
    ),
    known=st.booleans(),
)
def test_any_input_is_answered_as_documented(
    method: str, path: str, tail: str, query: str, body: bytes, headers: dict[bytes, bytes], known: bool
) -> None:
    """Any method, path, query, header and body, straight into the app."""
    app = create_app()
    raw = f"/g2a{path}{tail}".encode() if path.endswith("/") else f"/g2a{path}".encode()
    sent = [
        *headers.items(),
        *([(b"authorization", GOOD.encode())] if known and b"authorization" not in headers else []),
    ]
    scope = {
        "type": "http", "method": method, "path": raw.decode(), "raw_path": raw, "headers": sent,
        "query_string": query.encode("utf-8"), "http_version": "1.1", "scheme": "http", "root_path": "",
    }  # fmt: skip
    answers: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, object]) -> None:
        answers.append(message)

    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]

    start, end = answers
    content = end["body"]
    assert isinstance(content, bytes)
    assert start["status"] in {200, 400, 401, 402, 403, 404, 405}
    if method != "HEAD" and start["status"] != 200:
        told = json.loads(content)
        assert told["status"] == "ERROR"
        assert told.get("code") in CODES


def test_large_uploads_are_drained() -> None:
    """A body of 20 MB in chunks is answered with BR01."""

    async def chunks() -> object:
        for _ in range(320):
            yield b" " * 65_536

    async def run() -> httpx.Response:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(create_app()), base_url="http://x"
        ) as client:
            return await client.post("/g2a/order", content=chunks(), headers={"Authorization": GOOD})  # type: ignore[arg-type]

    assert asyncio.run(run()).json()["code"] == "BR01"
