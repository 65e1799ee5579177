"""What must not reach the wire, and what must not come back into a log."""

import asyncio
import inspect
import math
import pickle
import ssl
import threading
import time
from decimal import Decimal
from typing import Any

import httpx
import pytest
from msgspec import UNSET, Struct

from generator.runtime import (
    ApiError,
    AsyncTransport,
    ClientError,
    ConfigurationError,
    DecodeError,
    InvalidArgumentError,
    Operation,
    Refusals,
    Transport,
    json,
)

from .test_transport import CANARY, ECHO, Key, both, call, shown


class Told(Struct, kw_only=True):
    """A refusal."""

    status: str
    message: str
    code: str


class OwnError(ClientError):
    """`own`."""


class Limit(Struct, kw_only=True):
    """A body with a limit."""

    max_price: Any = UNSET
    nested: Any = UNSET


REFUSALS = Refusals(Told, code=("code",), message=("message",), classes={"own": OwnError})
BUY: Operation[Any] = Operation(
    *("things.buy", "POST", "/buy"),
    effect="spends",
    answers={200: json(Told)},
    refusals=REFUSALS,
    security=(("key",),),
    idempotency="Idempotency-Key",
)


@both
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, Decimal("NaN"), Decimal("Infinity")])
@pytest.mark.parametrize("place", ["body", "nested", "list", "query"])
def test_a_limit_that_is_no_number_is_refused(wait: bool, value: Any, place: str) -> None:
    """JSON would say null, and a server may read that as no limit at all."""
    places: dict[str, dict[str, Any]] = {
        "body": {"body": Limit(max_price=value)},
        "nested": {"body": {"a": {"b": value}}},
        "list": {"body": Limit(nested=[1.0, value])},
        "query": {"query": {"max": value}},
    }

    with pytest.raises(InvalidArgumentError):
        call(ECHO, shown, wait=wait, credentials=Key(), path={"id": 1}, **places[place])


@both
def test_a_decimal_is_sent_as_the_number_it_is(wait: bool) -> None:
    """What `price_decimal` gives can be given back."""
    sent = call(
        ECHO,
        shown,
        wait=wait,
        credentials=Key(),
        path={"id": 1},
        query={"q": Decimal("10.50")},
        body=Limit(max_price=Decimal("45.10")),
    )

    assert sent["body"] == '{"max_price":45.10}'
    assert sent["url"].endswith("?q=10.50")


@both
@pytest.mark.parametrize("value", [None, UNSET])
def test_no_key_is_not_a_key_called_null(wait: bool, value: Any) -> None:
    """Two orders without one are two orders."""
    keys = [
        call(ECHO, shown, wait=wait, credentials=Key(), path={"id": 1}, headers={"X-Trace": value})[
            "headers"
        ].get("x-trace")
        for _ in range(2)
    ]
    assert keys == [None, None]
    made = set[str]()
    for _ in range(2):
        with pytest.raises(ApiError) as caught:
            call(
                BUY,
                lambda request: httpx.Response(400),
                wait=wait,
                credentials=Key(),
                headers={"Idempotency-Key": value},
            )
        made.add(str(caught.value.request.idempotency_key))
    assert len(made) == 2
    assert "null" not in made


@both
@pytest.mark.parametrize("value", [None, UNSET, "", ".", ".."])
def test_what_cannot_stand_in_a_path_is_refused(wait: bool, value: Any) -> None:
    """As our own error, and as the ValueError that it is."""
    with pytest.raises(InvalidArgumentError) as caught:
        call(ECHO, shown, wait=wait, credentials=Key(), path={"id": value})

    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("value", ["é", "a\r\nX-Evil: 1", "\0"])
def test_a_header_that_cannot_be_sent_is_refused(value: str) -> None:
    """Before it becomes two headers."""
    with pytest.raises(InvalidArgumentError, match="X-Trace"):
        call(ECHO, shown, wait=False, credentials=Key(), path={"id": 1}, headers={"X-Trace": value})


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://user:canary@host.example",
        "https://host.example/v1?x=1",
        "https://host.example/#f",
        5,
        b"https://x",
    ],
)
def test_a_base_url_is_an_address_and_nothing_else(url: Any) -> None:
    """No password that would show in logs, no query that would be dropped; and it is not repeated."""
    with pytest.raises(ConfigurationError) as caught:
        call(ECHO, shown, wait=False, credentials=Key(), base_url=url, path={"id": 1})

    assert "canary" not in str(caught.value)


@both
@pytest.mark.parametrize("status", [200, 400, 500])
def test_a_server_that_repeats_a_credential_does_not_get_it_into_our_errors(wait: bool, status: int) -> None:
    """Not into text, body, headers or pickle."""

    def echo(request: httpx.Request) -> httpx.Response:
        said = f"bad key {request.headers['x-key']}"
        return httpx.Response(
            status, json={"status": 1, "message": said, "code": "x"}, headers={"X-Echo": said}
        )

    with pytest.raises((ApiError, DecodeError)) as caught:
        call(BUY, echo, wait=wait, credentials=Key())

    told = f"{caught.value} {vars(caught.value)}".encode() + pickle.dumps(caught.value)
    assert b"bad key" in told
    assert CANARY.encode() not in told


@both
@pytest.mark.parametrize("status", [302, 307, 308])
def test_a_redirect_is_never_followed(wait: bool, status: int) -> None:
    """Even where your own httpx client would: a purchase is not sent elsewhere, nor its credentials."""
    seen: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        return httpx.Response(status, headers={"Location": "https://evil.example/"})

    settings: dict[str, Any] = {"agent": "a", "server": "https://things.example", "credentials": Key()}
    mock = httpx.MockTransport(handle)

    def attempt() -> None:
        if wait:
            own = httpx.AsyncClient(transport=mock, follow_redirects=True)
            asyncio.run(AsyncTransport(**settings, http_client=own).call(BUY))
        else:
            Transport(**settings, http_client=httpx.Client(transport=mock, follow_redirects=True)).call(BUY)

    with pytest.raises(DecodeError, match=str(status)):
        attempt()

    assert seen == ["https://things.example/buy"]


@pytest.mark.parametrize(
    "body",
    [
        b'{"code": "own"}',
        b'{"code": "own", "message": null}',
        b'{"code": "own", "status": 7, "message": "m"}',
        b'{"code": "own", "status": "ERROR", "message": ["m"]}',
    ],
)
def test_a_refusal_that_lacks_something_keeps_its_class(body: bytes) -> None:
    """The code is there; that is what the class is chosen by."""
    with pytest.raises(OwnError) as caught:
        call(BUY, lambda request: httpx.Response(400, content=body), wait=False, credentials=Key())

    assert caught.value.code == "own"


@pytest.mark.parametrize("status", [200, 400])
def test_nesting_without_end_is_an_error_of_ours(status: int) -> None:
    """Not a RecursionError."""
    deep = b'{"status": "s", "code": "c", "message": "m", "new": ' + b"[" * 200_000 + b"]" * 200_000 + b"}"

    with pytest.raises((DecodeError, ApiError)):
        call(BUY, lambda request: httpx.Response(status, content=deep), wait=False, credentials=Key())


def test_a_client_of_the_wrong_kind_is_refused() -> None:
    """An AsyncClient in a blocking client would give coroutines for answers."""
    settings: dict[str, Any] = {"agent": "a", "server": "https://things.example"}
    wrong: Any = httpx.AsyncClient()
    with pytest.raises(ConfigurationError, match="AsyncClient"):
        Transport(**settings, http_client=wrong)
    with pytest.raises(ConfigurationError, match="one of the two"):
        Transport(**settings, http_client=httpx.Client(), transport=httpx.MockTransport(shown))


def test_a_closed_client_says_so() -> None:
    """As our own error."""
    transport = Transport(agent="a", server="https://things.example", transport=httpx.MockTransport(shown))
    transport.close()

    read: Operation[Any] = Operation("a.b", "GET", "/", effect="read", answers={200: json(Any)})
    with pytest.raises(ConfigurationError, match="closed"):
        transport.call(read)


@pytest.mark.parametrize("secret", ["abcd", "Bearer k3y-1", "hash-12, key"])
@pytest.mark.parametrize("asked", [False, True], ids=["the credential alone", "asked for, too"])
def test_a_short_credential_is_hidden_as_well(secret: str, asked: bool) -> None:
    """With or without its scheme, and also where the caller has put the same text into the query."""
    bare = secret.removeprefix("Bearer ")

    class Short(Key):
        def apply(self, request: httpx.Request, operation: Operation[Any]) -> None:
            request.headers["Authorization"] = secret

    def echo(request: httpx.Request) -> httpx.Response:
        return httpx.Response(400, text=f"no {bare} here", headers={"X-Echo": secret})

    query = {"q": secret} if asked else {}
    with pytest.raises(ApiError) as caught:
        call(BUY, echo, wait=False, credentials=Short(), query=query)

    told = f"{caught.value} {vars(caught.value)}"
    assert "no *** here" in told
    assert bare not in told


def test_the_first_call_opens_one_http_client_for_all_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the constructor, and not one for each thread that comes at that moment."""
    opened: list[httpx.Client] = []

    class Slow(httpx.Client):
        def __init__(self, **settings: Any) -> None:
            time.sleep(0.05)
            opened.append(self)
            super().__init__(**settings)

    monkeypatch.setattr(httpx, "Client", Slow)
    client = Transport(agent="a", server="https://things.example", transport=httpx.MockTransport(shown))
    assert opened == []

    read: Operation[Any] = Operation("a.b", "GET", "/", effect="read", answers={200: json(Any)})
    threads = [threading.Thread(target=client.call, args=(read,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(opened) == 1


@both
@pytest.mark.parametrize(
    ("name", "value"), [("SSL_CERT_FILE", __file__), ("HTTPS_PROXY", "nonsense://user:pa55@host")]
)
def test_an_environment_that_cannot_be_used_is_a_configuration_error(
    wait: bool, name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names the variables to look at, and no password."""
    monkeypatch.setenv(name, value)
    settings: dict[str, Any] = {"agent": "a", "server": "https://things.example"}
    read: Operation[Any] = Operation("a.b", "GET", "/", effect="read", answers={200: json(Any)})

    def run() -> None:
        if wait:
            asyncio.run(AsyncTransport(**settings).call(read))
        Transport(**settings).call(read)

    with pytest.raises(ConfigurationError, match=name) as caught:
        run()

    assert "pa55" not in str(caught.value)


@pytest.mark.parametrize("kind", [Transport, AsyncTransport])
def test_certificates_are_always_verified(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """No argument and no variable turns that off by accident; it takes an httpx client of one's own."""
    for name in ("PYTHONHTTPSVERIFY", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_VERIFY"):
        monkeypatch.setenv(name, "0")
    context = kind(agent="a", server="https://things.example")._http._transport._pool._ssl_context

    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert not {"verify", "cert", "insecure"} & set(inspect.signature(kind).parameters)
