"""Whatever is sent, the answer is a documented one, never a 500."""

import asyncio
import json
from typing import Any

import httpx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox import create_app
from tests.sandbox.goods import KEYS, PRODUCT, TOKENS
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


hostile = settings(
    max_examples=400,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=(HealthCheck.too_slow,),
)
methods = st.sampled_from(["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"])
tails = st.binary(max_size=12).map(lambda b: "".join(f"%{x:02X}" for x in b))


def sent_headers(*names: bytes) -> st.SearchStrategy[dict[bytes, bytes]]:
    """Some of these headers, and of those that all stores read, with any content."""
    known = [b"authorization", b"host", b"content-type", *names]
    return st.dictionaries(st.sampled_from(known), st.binary(max_size=20), max_size=2)


def ask(
    method: str, path: str, query: str, body: bytes, headers: dict[bytes, bytes]
) -> tuple[int, list[tuple[bytes, bytes]], dict[str, Any] | None]:
    """Send any request straight into a fresh app: status, headers, and the body of a refusal."""
    raw = path.encode()
    scope = {
        "type": "http", "method": method, "path": path, "raw_path": raw, "headers": [*headers.items()],
        "query_string": query.encode("utf-8"), "http_version": "1.1", "scheme": "http", "root_path": "",
    }  # fmt: skip
    answers: list[dict[str, Any]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        answers.append(message)

    asyncio.run(create_app()(scope, receive, send))  # type: ignore[arg-type]

    start, end = answers
    status = int(start["status"])
    refused = method != "HEAD" and status >= 300
    return status, start["headers"], json.loads(end["body"]) if refused else None


@hostile
@given(
    method=methods,
    path=st.sampled_from(PATHS),
    tail=tails | st.just("80201019921771"),
    query=queries | st.binary(max_size=20).map(lambda b: b.decode("latin-1")),
    body=bodies,
    headers=sent_headers(),
    known=st.booleans(),
)
def test_any_input_is_answered_as_documented(
    method: str, path: str, tail: str, query: str, body: bytes, headers: dict[bytes, bytes], known: bool
) -> None:
    """G2A: any method, path, query, header and body."""
    if known:
        headers = {b"authorization": GOOD.encode(), **headers}

    path = f"/g2a{path}{tail}" if path.endswith("/") else f"/g2a{path}"
    status, _, told = ask(method, path, query, body, headers)

    assert status in {200, 400, 401, 402, 403, 404, 405}
    if told is not None:
        assert told["status"] == "ERROR"
        assert told.get("code") in CODES


lines = st.lists(
    st.fixed_dictionaries(
        {"product_id": st.sampled_from([PRODUCT, PRODUCT.upper()]) | anything},
        optional={"quantity": st.integers(-1, 20) | st.floats() | st.just(10**400) | anything, "x": anything},
    )
    | anything,
    max_size=3,
)
orders = st.fixed_dictionaries(
    {},
    optional={
        "items": lines | anything,
        "lines": lines | anything,
        "source": st.sampled_from(["cart", "lines"]) | anything,
        "payment_method": st.sampled_from(["balance", "card"]) | anything,
        "promo_code": st.just("SALE10") | anything,
    },
)
GOODS_PATHS = [
    *("/products", "/products/", "/search", "/categories", "/brands", "/orders", "/orders/"),
    *("/checkout", "/brands/Steam/categories", "/", ""),
]
GOODS_STATUSES = {
    "invalid_request": 400,
    "unauthorized": 401,
    "not_found": 404,
    "method_not_allowed": 405,
    "product_unavailable": 409,
}


@hostile
@given(
    api=st.sampled_from(["gaming_goods", "gaming_goods_partner"]),
    method=st.sampled_from(["GET", "POST"]) | methods,
    path=st.sampled_from(GOODS_PATHS),
    tail=tails | st.just(PRODUCT),
    query=st.lists(
        st.tuples(
            st.sampled_from(["page", "page_size", "limit", "offset", "sort", "locale", "category", "q"]),
            values,
        ),
        max_size=6,
    ).map(lambda pairs: "&".join(f"{k}={v}" for k, v in pairs))
    | st.binary(max_size=20).map(lambda b: b.decode("latin-1")),
    body=bodies | orders.map(lambda v: json.dumps(v).encode()),
    headers=sent_headers(b"x-api-key", b"idempotency-key"),
    token=st.binary(max_size=30).map(lambda b: b"Bearer " + b) | st.none(),
    known=st.booleans(),
)
def test_any_input_is_answered_in_the_form_of_gaming_goods(
    api: str,
    method: str,
    path: str,
    tail: str,
    query: str,
    body: bytes,
    headers: dict[bytes, bytes],
    token: bytes | None,
    known: bool,
) -> None:
    """Gaming Goods, both APIs: the same; the three headers of the rate limit are always there."""
    if known:
        good = {b"authorization": f"Bearer {TOKENS['anna']}".encode(), b"x-api-key": KEYS["anna"].encode()}
        headers = {**good, **headers}
    elif token is not None:
        headers = {**headers, b"authorization": token}

    path = f"/{api}{path}{tail}" if path.endswith("/") else f"/{api}{path}"
    status, answered, told = ask(method, path, query, body, headers)

    assert status in {200, 201, *GOODS_STATUSES.values()}
    assert {name for name, _ in answered} >= {
        b"x-ratelimit-limit",
        b"x-ratelimit-remaining",
        b"x-ratelimit-reset",
    }
    if told is not None:
        assert list(told) == ["error"]
        assert GOODS_STATUSES[told["error"]["code"]] == status
        assert told["error"]["message"]


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
