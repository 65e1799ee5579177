"""What leaves, what comes back when nothing does, and what stays secret."""

import asyncio
import copy
import logging
import pickle
import traceback
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from msgspec import UNSET

from generator.runtime import (
    AsyncTransport,
    ConfigurationError,
    MissingCredentialsError,
    Operation,
    Secret,
    Transport,
    TransportError,
    TransportTimeoutError,
    json,
)

CANARY = "canary-5ecret"
ECHO: Operation[Any] = Operation(
    "things.echo",
    "POST",
    "/things/{id}",
    effect="irreversible",
    answers={200: json(Any)},
    security=(("key",),),
)
ELSEWHERE: Operation[Any] = Operation(
    "things.far", "GET", "/far", effect="read", answers={200: json(Any)}, server="https://far.example/v2"
)


class Key:
    """Credentials of one header."""

    def __init__(self, text: str = CANARY) -> None:
        self.secret = Secret(text)

    def apply(self, request: httpx.Request, operation: Operation[Any]) -> None:
        """Set it."""
        request.headers["X-Key"] = self.secret.reveal_header()


def call(
    operation: Operation[Any],
    handler: Callable[[httpx.Request], httpx.Response],
    *,
    wait: bool,
    credentials: Key | None = None,
    base_url: str | None = None,
    max_retries: int = 0,
    deadline: float | None = None,
    allow_http: bool = False,
    **arguments: Any,
) -> Any:
    """One call, blocking or awaited, over a transport that never touches the network."""
    settings: dict[str, Any] = {
        "agent": "test/1",
        "server": "https://things.example/v1",
        "base_url": base_url,
        "credentials": credentials,
        "timeout": 5.0,
        "max_retries": max_retries,
        "deadline": deadline,
        "allow_http": allow_http,
        "transport": httpx.MockTransport(handler),
    }
    if not wait:
        transport = Transport(**settings)
        try:
            return transport.call(operation, **arguments)
        finally:
            transport.close()

    async def run() -> Any:
        transport = AsyncTransport(**settings)
        try:
            return await transport.call(operation, **arguments)
        finally:
            await transport.close()

    return asyncio.run(run())


def shown(request: httpx.Request) -> httpx.Response:
    """Answers with what came."""
    return httpx.Response(
        200,
        json={
            "method": request.method,
            "url": str(request.url),
            "headers": dict(request.headers),
            "body": request.content.decode(),
        },
    )


both = pytest.mark.parametrize("wait", [False, True], ids=["sync", "async"])


@both
def test_call_sends_what_the_operation_says(wait: bool) -> None:
    """Method, address, query, headers, JSON body, agent and credentials."""
    sent = call(
        ECHO,
        shown,
        wait=wait,
        credentials=Key(),
        path={"id": "a b"},
        query={"q": "x&y"},
        headers={"X-Trace": 7},
        body={"n": 1},
    )

    assert (sent["method"], sent["url"]) == ("POST", "https://things.example/v1/things/a%20b?q=x%26y")
    assert sent["body"] == '{"n":1}'
    assert sent["headers"]["content-type"] == "application/json"
    assert sent["headers"]["user-agent"] == "test/1"
    assert sent["headers"]["x-trace"] == "7"
    assert sent["headers"]["x-key"] == CANARY


@both
def test_call_goes_to_the_operations_own_server_unless_redirected(wait: bool) -> None:
    """`base_url` takes every host of an API to one server; credentials go only where they are asked for."""
    sent = call(ELSEWHERE, shown, wait=wait, credentials=Key())
    assert sent["url"] == "https://far.example/v2/far"
    assert "x-key" not in sent["headers"]

    assert (
        call(ELSEWHERE, shown, wait=wait, base_url="http://127.0.0.1:8000/x")["url"]
        == "http://127.0.0.1:8000/x/far"
    )


ORDER: Operation[Any] = Operation(
    "orders.create",
    "POST",
    "/orders",
    effect="spends",
    answers={200: json(Any)},
    idempotency="Idempotency-Key",
)


@both
def test_an_idempotency_key_is_made_unless_one_is_given(wait: bool) -> None:
    """Two calls are two orders; a key of your own says that they are one."""
    first, second = (call(ORDER, shown, wait=wait)["headers"]["idempotency-key"] for _ in range(2))
    assert len(first) == len(second) == 36
    assert first != second

    mine = call(ORDER, shown, wait=wait, headers={"Idempotency-Key": "mine"})
    assert mine["headers"]["idempotency-key"] == "mine"
    unset = call(ORDER, shown, wait=wait, headers={"Idempotency-Key": UNSET})
    assert len(unset["headers"]["idempotency-key"]) == 36


@both
def test_an_error_hands_back_the_idempotency_key(wait: bool) -> None:
    """Whoever tries again after a lost answer needs the key that was sent."""
    sent: list[str] = []

    def lose(request: httpx.Request) -> httpx.Response:
        sent.append(request.headers["Idempotency-Key"])
        raise httpx.ReadTimeout("slow")

    with pytest.raises(TransportTimeoutError) as caught:
        call(ORDER, lose, wait=wait)

    assert [caught.value.request.idempotency_key] == sent


@both
def test_call_without_credentials_sends_nothing(wait: bool) -> None:
    """An operation that asks for credentials is refused before it leaves."""

    def never(request: httpx.Request) -> httpx.Response:
        raise AssertionError(request)

    with pytest.raises(MissingCredentialsError, match=r"things\.echo"):
        call(ECHO, never, wait=wait, path={"id": 1})


@both
@pytest.mark.parametrize(
    ("raised", "expected", "sent"),
    [
        (httpx.ConnectError("refused"), TransportError, False),
        (httpx.ConnectTimeout("slow"), TransportTimeoutError, False),
        (httpx.ReadTimeout("slow"), TransportTimeoutError, True),
        (httpx.WriteError("reset"), TransportError, True),
        (httpx.RemoteProtocolError("cut"), TransportError, True),
        (httpx.DecodingError("gzip"), TransportError, True),
    ],
)
def test_no_answer_is_a_transport_error(
    wait: bool, raised: Exception, expected: type[TransportError], sent: bool
) -> None:
    """`sent` is False only where the request certainly never left; no traceback holds httpx's own error."""

    def fail(request: httpx.Request) -> httpx.Response:
        raise raised

    with pytest.raises(TransportError) as caught:
        call(ECHO, fail, wait=wait, credentials=Key(), path={"id": 1})

    assert type(caught.value) is expected
    assert caught.value.sent is sent
    assert caught.value.__cause__ is caught.value.__context__ is None
    assert "things.echo: POST https://things.example/v1/things/1" in str(caught.value)


@both
@pytest.mark.parametrize("url", ["not a url", "/relative", "ftp://things.example", "http://[", "http://a b/"])
def test_a_base_url_that_is_none_is_a_configuration_error(wait: bool, url: str) -> None:
    """One clear message before anything is sent."""
    with pytest.raises(ConfigurationError):
        call(ECHO, shown, wait=wait, credentials=Key(), base_url=url, path={"id": 1})


@pytest.mark.parametrize("bad", ["two\nlines", "naïve", "nul\0"])
def test_a_secret_that_no_header_can_hold_is_not_shown(bad: str) -> None:
    """The HTTP library would print it in its own error."""
    with pytest.raises(ConfigurationError) as caught:
        call(ECHO, shown, wait=False, credentials=Key(bad), path={"id": 1})

    assert bad not in str(caught.value)


def test_a_secret_shows_itself_to_nobody(caplog: pytest.LogCaptureFixture) -> None:
    """Neither repr, str, format, logs at DEBUG nor a traceback has it."""
    secret = Secret(CANARY)
    caplog.set_level(logging.DEBUG)

    logging.getLogger("test").debug("%s %r", secret, [secret])
    call(ECHO, shown, wait=False, credentials=Key(), path={"id": 1})
    try:
        call(ECHO, lambda request: httpx.Response(500), wait=False, credentials=Key(), path={"id": 1})
    except Exception as error:
        trace = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    else:
        raise AssertionError("no error")

    told = caplog.text + f"{secret} {secret!r} {[secret]}" + trace
    assert "things.echo" in trace
    assert CANARY not in told


def test_a_secret_survives_a_copy_and_never_a_pickle() -> None:
    """A pickle comes back without it, and says so when it is used."""
    secret = Secret(CANARY)
    pickled = pickle.dumps(secret)

    assert copy.deepcopy(secret).reveal() == copy.copy(secret).reveal() == CANARY
    assert CANARY.encode() not in pickled
    with pytest.raises(MissingCredentialsError, match="pickle"):
        pickle.loads(pickled).reveal()  # noqa: S301 - our own pickle


def test_a_client_that_was_given_stays_open() -> None:
    """Who makes the httpx client closes it."""
    mine = httpx.Client(transport=httpx.MockTransport(shown))
    transport = Transport(
        agent="a",
        server="https://things.example",
        base_url=None,
        credentials=Key(),
        timeout=1,
        http_client=mine,
    )

    transport.close()

    assert not mine.is_closed
    assert transport.call(ECHO, path={"id": 1})["method"] == "POST"
    mine.close()
