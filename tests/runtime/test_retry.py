"""What is tried again, when, and what never is."""

import copy
import logging
import pickle
import random
import time
from collections.abc import Callable
from email.utils import formatdate
from typing import Any

import httpx
import pytest

from generator.runtime import (
    ConfigurationError,
    InternalServerError,
    Operation,
    SdkError,
    ServiceUnavailableError,
    TooManyRequestsError,
    Transport,
    TransportError,
    json,
    transport,
)
from generator.runtime.retry import asked_for

from .test_transport import CANARY, ECHO, Key, both, call

READ: Operation[Any] = Operation("things.get", "GET", "/things", effect="read", answers={200: json(Any)})
SPEND: Operation[Any] = Operation("things.buy", "POST", "/buy", effect="spends", answers={200: json(Any)})
KEYED: Operation[Any] = Operation(
    "things.order", "POST", "/order", effect="spends", answers={200: json(Any)}, idempotency="Idempotency-Key"
)
CHANGE: Operation[Any] = Operation("things.put", "PUT", "/put", effect="reversible", answers={200: json(Any)})

Trouble = httpx.Response | Exception


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited, without waiting; jitter at its most."""
    waited: list[float] = []

    async def asleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(transport, "_sleep", waited.append)
    monkeypatch.setattr(transport, "_asleep", asleep)
    monkeypatch.setattr(random, "uniform", max)
    return waited


class Server:
    """Troubles first, then an answer; keeps the keys that came."""

    def __init__(self, *troubles: Trouble) -> None:
        self.troubles = list(troubles)
        self.seen: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer, or fail."""
        self.seen.append(request)
        trouble = self.troubles.pop(0) if self.troubles else httpx.Response(200, json="done")
        if isinstance(trouble, Exception):
            raise trouble
        return trouble


UNSENT = [httpx.ConnectError("refused"), httpx.ConnectTimeout("slow"), httpx.PoolTimeout("full")]
MAYBE_SENT = [httpx.ReadTimeout("slow"), httpx.WriteError("reset"), httpx.RemoteProtocolError("cut")]
PASSING = [429, 500, 502, 503, 504]


@both
@pytest.mark.parametrize("operation", [READ, KEYED], ids=["read", "keyed"])
@pytest.mark.parametrize("trouble", [*UNSENT, *MAYBE_SENT, *PASSING], ids=str)
def test_what_cannot_do_harm_twice_is_repeated(wait: bool, operation: Operation[Any], trouble: Any) -> None:
    """Reads, and operations with an idempotency key, after any trouble that may pass."""
    server = Server(httpx.Response(trouble) if isinstance(trouble, int) else trouble)

    assert call(operation, server, wait=wait, max_retries=2) == "done"
    assert len(server.seen) == 2


@both
@pytest.mark.parametrize("operation", [SPEND, CHANGE], ids=["spends", "reversible"])
@pytest.mark.parametrize("trouble", [*MAYBE_SENT, *PASSING], ids=str)
def test_what_might_happen_twice_is_never_repeated(
    wait: bool, operation: Operation[Any], trouble: Any
) -> None:
    """Not after a 500, not after a timeout: the server may have done it."""
    server = Server(httpx.Response(trouble) if isinstance(trouble, int) else trouble)

    with pytest.raises(SdkError):
        call(operation, server, wait=wait, max_retries=5)

    assert len(server.seen) == 1


@both
@pytest.mark.parametrize("trouble", UNSENT, ids=str)
def test_what_never_left_is_repeated_whatever_it_is(wait: bool, trouble: Exception) -> None:
    """No connection, no purchase."""
    server = Server(trouble)

    assert call(SPEND, server, wait=wait, max_retries=1) == "done"


@both
@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 501])
def test_refusals_that_will_not_pass_are_not_repeated(wait: bool, status: int) -> None:
    """The same request would be refused again."""
    server = Server(httpx.Response(status))

    with pytest.raises(SdkError):
        call(READ, server, wait=wait, max_retries=2)

    assert len(server.seen) == 1


@both
def test_each_attempt_has_the_same_key_and_body(wait: bool) -> None:
    """That is what makes them one order."""
    server = Server(httpx.ReadTimeout("slow"), httpx.Response(503))

    call(KEYED, server, wait=wait, max_retries=2, body={"n": 1})

    assert len({request.headers["Idempotency-Key"] for request in server.seen}) == 1
    assert {request.content for request in server.seen} == {b'{"n":1}'}
    assert len(server.seen) == 3


@both
def test_waits_grow_and_end(wait: bool, waits: list[float]) -> None:
    """Half a second, one, two … and the last error stands, with nothing of the earlier ones attached."""
    server = Server(*[httpx.Response(500)] * 9)

    with pytest.raises(InternalServerError) as caught:
        call(READ, server, wait=wait, max_retries=7)

    assert waits == [0.5, 1, 2, 4, 8, 16, 20]
    assert len(server.seen) == 8
    assert caught.value.__context__ is None


@both
def test_the_servers_wish_is_heard(wait: bool, waits: list[float]) -> None:
    """`Retry-After` in seconds, where it is longer than what would have been waited."""
    server = Server(
        httpx.Response(429, headers={"Retry-After": "7"}), httpx.Response(503, headers={"Retry-After": "0"})
    )

    call(READ, server, wait=wait, max_retries=2)

    assert waits == [7, 1]


@pytest.mark.parametrize(
    ("name", "told", "status", "expected"),
    [
        ("retry-after", lambda: "12", 503, 12),
        ("retry-after", lambda: formatdate(time.time() + 60, usegmt=True), 503, 60),
        ("retry-after", lambda: formatdate(time.time() - 60, usegmt=True), 503, 0),
        ("retry-after", lambda: "soon", 503, 0),
        ("x-ratelimit-reset", lambda: str(int(time.time()) + 60), 429, 60),
        ("x-ratelimit-reset", lambda: str(int(time.time()) + 60), 503, 0),
        ("x-ratelimit-reset", lambda: "never", 429, 0),
        ("x-other", lambda: "5", 429, 0),
    ],
)
def test_asked_for_reads_seconds_dates_and_resets(
    name: str, told: Callable[[], str], status: int, expected: float
) -> None:
    """All the ways that a server has, and none that it has not."""
    assert asked_for({name: told()}, status) == pytest.approx(expected, abs=3)


@both
@pytest.mark.parametrize("asked", ["31", "3600"])
def test_no_attempt_begins_after_the_deadline(wait: bool, asked: str, waits: list[float]) -> None:
    """Nobody waits an hour who gave half a minute."""
    server = Server(httpx.Response(429, headers={"Retry-After": asked}))

    with pytest.raises(TooManyRequestsError):
        call(READ, server, wait=wait, max_retries=2, deadline=30)

    assert waits == []


def test_no_retries_means_none() -> None:
    """`max_retries=0`."""
    server = Server(httpx.ConnectError("refused"))

    with pytest.raises(TransportError):
        call(READ, server, wait=False, max_retries=0)

    assert len(server.seen) == 1


def test_repetitions_are_logged_without_secrets(caplog: pytest.LogCaptureFixture) -> None:
    """Under the package's name, with the reason."""
    caplog.set_level(logging.INFO, logger="test")

    call(
        ECHO,
        Server(httpx.ConnectError("refused")),
        wait=False,
        credentials=Key(),
        path={"id": 1},
        max_retries=1,
    )

    assert "things.echo" in caplog.text
    assert "attempt 2 in 0.5 s" in caplog.text
    assert CANARY not in caplog.text


def test_jitter_is_full(monkeypatch: pytest.MonkeyPatch, waits: list[float]) -> None:
    """Between nothing and the most, so that a thousand clients do not come back at once."""
    asked: list[tuple[float, float]] = []

    def uniform(low: float, high: float) -> float:
        asked.append((low, high))
        return low

    monkeypatch.setattr(random, "uniform", uniform)
    call(READ, Server(httpx.Response(500), httpx.Response(500)), wait=False, max_retries=2)

    assert asked == [(0, 0.5), (0, 1.0)]
    assert waits == [0, 0]


@both
@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://things.example/v1", True),
        ("http://127.0.0.1:8000/x", True),
        ("http://127.0.0.2/x", True),
        ("http://localhost:1/x", True),
        ("http://[::1]:1/x", True),
        ("http://things.example/v1", False),
        ("http://10.0.0.7/v1", False),
        ("http://127.0.0.1.evil.example/v1", False),
        ("http://localhost.evil.example/v1", False),
    ],
)
def test_credentials_do_not_travel_in_the_open(wait: bool, url: str, allowed: bool) -> None:
    """Plain HTTP to another machine is refused before anything is sent, unless it is allowed."""
    server = Server()

    def attempt(**settings: Any) -> Any:
        return call(ECHO, server, wait=wait, credentials=Key(), base_url=url, path={"id": 1}, **settings)

    if allowed:
        assert attempt() == "done"
        return
    with pytest.raises(ConfigurationError, match="plain HTTP"):
        attempt()
    assert server.seen == []
    assert attempt(allow_http=True) == "done"


def test_what_needs_no_credentials_may_travel_in_the_open() -> None:
    """There is nothing to steal."""
    assert call(READ, Server(), wait=False, base_url="http://things.example/v1") == "done"


def made(**settings: Any) -> Transport:
    """A transport with defaults."""
    return Transport(agent="test/1", server="https://things.example/v1", credentials=Key(), **settings)


def test_a_transport_pickles_its_settings_and_copies_whole() -> None:
    """But not what was given to it, which belongs to somebody else."""
    back = pickle.loads(pickle.dumps(made(base_url="http://127.0.0.1:9", max_retries=5)))  # noqa: S301 - our own
    assert repr(back) == "<Transport http://127.0.0.1:9>"

    mine = httpx.Client(transport=httpx.MockTransport(Server()))
    given = made(http_client=mine)
    with pytest.raises(ConfigurationError, match="cannot be pickled"):
        pickle.dumps(given)
    assert copy.deepcopy(given).call(READ) == "done"
    mine.close()


def test_the_last_of_different_troubles_is_raised() -> None:
    """Not the first."""
    troubles: list[Trouble] = [httpx.ReadTimeout("slow"), httpx.Response(500), httpx.Response(503)]
    handler: Callable[[httpx.Request], httpx.Response] = Server(*troubles)

    with pytest.raises(ServiceUnavailableError):
        call(READ, handler, wait=False, max_retries=2)


@both
def test_whether_a_call_left_is_said_of_all_its_attempts(wait: bool) -> None:
    """One that may have been acted upon is not undone by a last attempt that never left."""
    server = Server(*[httpx.ReadTimeout("late"), httpx.ConnectError("no"), httpx.ConnectError("no")])
    with pytest.raises(TransportError) as caught:
        call(KEYED, server, wait=wait, max_retries=2)
    assert caught.value.sent
    assert len(server.seen) == 3

    server = Server(*[httpx.ConnectError("no")] * 3)
    with pytest.raises(TransportError) as caught:
        call(KEYED, server, wait=wait, max_retries=2)
    assert not caught.value.sent


@both
def test_a_pause_without_end_is_not_taken(wait: bool, waits: list[float]) -> None:
    """A server that asks for an hour gets no sleeping program, unless a deadline allows for it."""
    hour = httpx.Response(503, headers={"retry-after": "3600"})
    with pytest.raises(ServiceUnavailableError):
        call(READ, Server(hour), wait=wait, max_retries=2)
    assert waits == []

    call(READ, Server(hour), wait=wait, max_retries=2, deadline=4000.0)
    assert waits == [3600.0]
