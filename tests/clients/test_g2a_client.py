"""The G2A client as its user meets it; what the server does is the contract tests' business."""

import asyncio
import copy
import hashlib
import logging
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from g2a_client import (
    G2A,
    UNSET,
    AsyncG2A,
    ConfigurationError,
    DecodeError,
    InternalError,
    InvalidOrderIdError,
    MissingCredentialsError,
    NotFoundError,
    OrderKeyAlreadyDownloadedError,
    OrderNotFoundError,
    OrderNotPaidError,
    TooManyRequestsError,
    client,
    errors,
    models,
)
from g2a_client.credentials import Credentials, api_key

ROOT = Path(__file__).parent.parent.parent
CANARY = "canary-5ecret"
SAMPLE = (
    "qdaiciDiyMaTjxMt, 74026b3dc2c6db6a30a73e71cdb138b1e1b5eb7a97ced46689e2d28db1050875"  # from the document
)


def g2a(answer: httpx.Response, seen: list[httpx.Request] | None = None, **settings: Any) -> G2A:
    """A client whose server gives one answer."""

    def handle(request: httpx.Request) -> httpx.Response:
        if seen is not None:
            seen.append(request)
        return answer

    given: dict[str, Any] = {"authorization": SAMPLE, "max_retries": 0, **settings}
    return G2A(transport=httpx.MockTransport(handle), **given)


def refusal(status: int, code: str | None, message: str = "m") -> httpx.Response:
    """A refusal in G2A's form."""
    body = {"status": "ERROR", "message": message} | ({"code": code} if code else {})
    return httpx.Response(status, json=body)


def test_the_key_is_sha256_of_hash_email_and_secret() -> None:
    """The document's formula: ``hash('sha256', 'HASHEMAILSECRET')``."""
    seen: list[httpx.Request] = []
    key = hashlib.sha256(b"HASHEMAILSECRET").hexdigest()
    assert api_key("HASH", "EMAIL", "SECRET") == key

    with g2a(
        httpx.Response(200, json={"status": "pending"}),
        seen,
        authorization=None,
        api_hash="HASH",
        email="EMAIL",
        secret="SECRET",
    ) as shop:
        shop.orders.details("1")

    assert seen[0].headers["authorization"] == f"HASH, {key}"


def test_a_ready_header_is_sent_as_it_is() -> None:
    """`authorization=` takes the document's sample value."""
    seen: list[httpx.Request] = []

    g2a(httpx.Response(200, json={"page": 1, "docs": []}), seen).products.list()

    assert seen[0].headers["authorization"] == SAMPLE
    assert str(seen[0].url) == "https://sandboxapi.g2a.com/v1/products"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"api_hash": "h"}, "missing: email, secret"),
        ({"api_hash": "h", "email": "", "secret": "s"}, "missing: email"),
        ({"authorization": "a, b", "secret": "s"}, "takes the place of"),
    ],
)
def test_half_given_credentials_are_refused_at_once(given: dict[str, str], told: str) -> None:
    """Not at the first call, and not by the server."""
    with pytest.raises(ConfigurationError, match=told):
        G2A(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize("part", ["api_hash", "email", "secret"])
def test_a_credential_without_bytes_is_refused_and_not_shown(part: str) -> None:
    """Python's own error would hold all three."""
    given = {"api_hash": "h", "email": "e", "secret": CANARY} | {part: f"{CANARY}\ud800"}

    with pytest.raises(ConfigurationError) as caught:
        G2A(**given)  # type: ignore[arg-type]

    assert caught.value.__context__ is None
    assert CANARY not in f"{caught.value}{vars(caught.value)}"


def test_a_client_that_was_refused_can_be_shown() -> None:
    """A traceback with locals prints it half made."""
    half = G2A.__new__(G2A)

    assert repr(half) == "<G2A not made>"


def test_without_credentials_nothing_is_sent() -> None:
    """The error names what to give."""
    with pytest.raises(MissingCredentialsError, match="api_hash=, email= and secret=, or authorization="):
        g2a(httpx.Response(200), authorization=None).orders.details("1")


def test_arguments_go_where_the_document_has_them() -> None:
    """Snake case for the user, the document's names on the wire; unset ones are not sent, zero is."""
    seen: list[httpx.Request] = []
    page = httpx.Response(200, json={"page": 1, "docs": []})
    order = httpx.Response(200, json={"order_id": "1", "price": 1, "currency": "EUR"})

    g2a(page, seen).products.list(page=2, id="7", min_qty=0, min_price_from=0.5, min_price_to=10)
    g2a(order, seen).orders.create(product_id="7", max_price=0)
    g2a(httpx.Response(200, json={"status": True}), seen).orders.pay("80201019921771")

    assert seen[0].url.query == b"page=2&id=7&minQty=0&minPriceFrom=0.5&minPriceTo=10"
    assert (seen[1].method, seen[1].url.path) == ("POST", "/v1/order")
    assert msgspec.json.decode(seen[1].content) == {"product_id": "7", "max_price": 0}
    assert (seen[2].method, seen[2].url.path, seen[2].content) == ("PUT", "/v1/order/pay/80201019921771", b"")


def test_answers_are_open_and_absent_fields_unset() -> None:
    """A new field, a new status, and a pending order without price."""
    details = g2a(httpx.Response(200, json={"status": "refunded", "new": {"x": 1}})).orders.details("1")

    assert details.status == "refunded"
    assert not details.status.is_known
    assert details.price is UNSET
    assert details.currency is UNSET


@pytest.mark.parametrize("value", [True, "tx-1"])
def test_a_transaction_id_is_what_came(value: bool | str) -> None:
    """Documented as Boolean, named as text: both are taken."""
    assert (
        g2a(httpx.Response(200, json={"status": True, "transaction_id": value}))
        .orders.pay("1")
        .transaction_id
        == value
    )


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (refusal(405, "ORD04"), OrderKeyAlreadyDownloadedError),
        (refusal(403, "ORD03"), OrderNotPaidError),
        (refusal(405, "ORD03"), OrderNotPaidError),
        (refusal(400, "ORD01"), InvalidOrderIdError),
        (refusal(404, None), NotFoundError),
        (refusal(404, "ORD02"), OrderNotFoundError),
        (refusal(429, "BR03"), TooManyRequestsError),
        (refusal(500, "IN01"), InternalError),
    ],
)
def test_each_documented_meaning_has_its_exception(answer: httpx.Response, expected: type[Exception]) -> None:
    """By code, else by status, in both of the document's readings."""
    with pytest.raises(expected) as caught:
        g2a(answer).orders.key("1")

    assert type(caught.value) is expected


def test_every_code_of_the_table_has_a_class_below_its_status() -> None:
    """All nineteen."""
    assert set(errors.BY_CODE) == {code.value for code in models.ErrorCode}
    assert len(errors.BY_CODE) == 19
    assert issubclass(OrderNotFoundError, NotFoundError)


@pytest.mark.parametrize("body", [b"<html>Maintenance</html>", b"", b'{"key": 7}', b'{"kay": "x"}', b"null"])
def test_what_is_not_the_spec_is_a_decode_error(body: bytes) -> None:
    """Never None, never a number where a key was promised."""
    with pytest.raises(DecodeError, match=r"orders\.key"):
        g2a(httpx.Response(200, content=body)).orders.key("1")


def pages(request: httpx.Request) -> httpx.Response:
    """Two pages and a bit; asking for page 4 or further is a failure of the test."""
    number = int(request.url.params["page"])
    assert number <= 4
    docs = [product(f"{number}{n}") for n in range(20 if number < 3 else 5 if number == 3 else 0)]
    return httpx.Response(200, json={"page": number, "docs": docs})


def product(id_: str) -> dict[str, Any]:
    """A product that nobody sells."""
    return {
        "id": id_,
        "name": "n",
        "type": "key",
        "slug": "/s",
        "qty": 1,
        "minPrice": 1.5,
        "thumbnail": "https://images.example/t",
        "smallImage": "https://images.example/s",
    }


def test_iter_fetches_pages_as_they_are_needed() -> None:
    """One request for the first twenty, filters on every request, the end at the first empty page."""
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return pages(request)

    shop = G2A(authorization=SAMPLE, transport=httpx.MockTransport(handle))
    walk = shop.products.iter(min_qty=3)
    assert seen == []
    assert [next(walk).id for _ in range(20)][-1] == "119"
    assert len(seen) == 1
    assert len(list(walk)) == 25
    assert [request.url.params["page"] for request in seen] == ["1", "2", "3", "4"]
    assert {request.url.params["minQty"] for request in seen} == {"3"}


def test_async_iter_is_the_same_walk() -> None:
    """`async for` over the same pages."""

    async def walk() -> list[str]:
        async with AsyncG2A(authorization=SAMPLE, transport=httpx.MockTransport(pages)) as shop:
            return [item.id async for item in shop.products.iter(page=2)]

    assert len(asyncio.run(walk())) == 25


def test_iter_ends_at_the_documented_last_page() -> None:
    """Page 100 is the last one that may be asked for."""
    full = httpx.Response(200, json={"page": 1, "docs": [product("1")] * 20})

    assert len(list(g2a(full).products.iter(page=99))) == 40


def test_credentials_are_shown_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    """Not in repr, logs at DEBUG, errors, or what pickles of credentials hold."""
    caplog.set_level(logging.DEBUG)
    shop = g2a(
        refusal(401, "AUTH02", "Authorization failed"),
        authorization=None,
        api_hash="h",
        email="e",
        secret=CANARY,
    )
    key = api_key("h", "e", CANARY)
    credentials = Credentials(api_hash="h", email="e", secret=CANARY)
    told = [repr(shop), str(vars(shop)), repr(credentials), str(shop.__dict__)]

    with pytest.raises(errors.UnauthorizedError) as caught:
        shop.orders.details("1")
    told += [str(caught.value), repr(caught.value), str(vars(caught.value)), caplog.text]
    pickled = pickle.dumps(caught.value)

    assert not any(secret in text for text in told for secret in (CANARY, key))
    assert CANARY.encode() not in pickled
    assert key.encode() not in pickled
    with pytest.raises(ConfigurationError, match="cannot be pickled"):
        pickle.dumps(shop)


def test_a_client_pickles_without_its_credentials_and_copies_with_them() -> None:
    """A worker process gets a client that says what it lacks; a copy in this process lacks nothing."""
    shop = G2A(api_hash="h", email="e", secret=CANARY, base_url="http://127.0.0.1:9/g2a", max_retries=0)
    pickled = pickle.dumps(shop)

    assert CANARY.encode() not in pickled
    assert api_key("h", "e", CANARY).encode() not in pickled
    back = pickle.loads(pickled)  # noqa: S301 - our own pickle
    assert repr(back) == repr(shop)
    with pytest.raises(MissingCredentialsError, match="pickle"):
        back.orders.details("1")
    with pytest.raises(errors.TransportError):
        copy.deepcopy(shop).orders.details("1")


def test_the_first_client_brings_the_http_library_in() -> None:
    """Not the import."""
    loaded = "print('httpx' in sys.modules)"
    program = f"import sys, g2a_client; {loaded}; g2a_client.G2A(); {loaded}"
    source = ROOT / "generated" / "g2a-client" / "src"
    done = subprocess.run(
        [sys.executable, "-c", program], env={"PYTHONPATH": str(source)}, capture_output=True, text=True
    )

    assert done.stdout.split() == ["False", "True"], done.stderr


def test_exports_are_true() -> None:
    """Every name of ``__all__`` is there, once."""
    import g2a_client

    for module in (g2a_client, client, errors, models):
        names = module.__all__
        assert len(names) == len(set(names))
        assert all(hasattr(module, name) for name in names)
