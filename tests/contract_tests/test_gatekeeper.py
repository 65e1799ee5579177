"""What leaves a run, how soon, and when it is enough."""

import asyncio
import json
import socket
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import requests
from starlette.types import Receive, Scope, Send

from contract_tests.errors import ContractError
from contract_tests.gatekeeper import (
    Adapter,
    AsyncTransport,
    Gatekeeper,
    Nowhere,
    StoppedError,
    Terms,
    Transport,
    interval,
    sending_through,
)
from contract_tests.guard import UngatedConnectionError, only_through, passing
from tests.contract_tests.conftest import served

BASE = "https://orchard.example/v1"
PASSWORD = {"type": "string", "format": "password"}
SPEC: dict[str, Any] = {
    "paths": {
        "/trees": {"get": {"operationId": "trees.list", "responses": {"200": {}}}},
        "/trees/{id}": {
            "get": {
                "operationId": "trees.get",
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {
                                "schema": {"type": "object", "properties": {"key": PASSWORD}}
                            }
                        }
                    }
                },
            },
            "delete": {"operationId": "trees.fell", "responses": {"204": {}}},
        },
        "/trees/shake": {"get": {"operationId": "trees.shake", "responses": {"200": {}}}},
        "/trees/{id}/water": {"get": {"operationId": "trees.water", "responses": {"200": {}}}},
    }
}
READS = frozenset({"trees.list", "trees.get"})


class Clock:
    """Time that only passes while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Now, in seconds."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Pass."""
        assert seconds > 0
        self.now += seconds


def _gate(clock: Clock | None = None, **given: Any) -> Gatekeeper:
    clock = clock or Clock()
    chosen: dict[str, Any] = {"allowed": READS, "heeds": True, **given}
    return Gatekeeper(SPEC, BASE, Terms(**chosen), clock=clock, sleep=clock.sleep)


def _ask(
    gate: Gatekeeper, status: int = 200, path: str = "/trees", headers: dict[str, str] | None = None
) -> None:
    with gate.passing("GET", BASE + path) as note:
        note(status, headers or {}, b"")


@pytest.mark.parametrize("path", ["/trees", "/trees?page=2", "/trees/7", "/trees/oak%20tree"])
def test_what_is_allowed_passes(path: str) -> None:
    """With any query, and any value in the path."""
    gate = _gate()

    _ask(gate, path=path)

    assert (gate.sent, gate.stopped) == (1, "")


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "QUERY", "get"]
)
@pytest.mark.parametrize("path", ["/trees", "/trees/7"])
def test_other_methods_do_not_pass(method: str, path: str) -> None:
    """Neither those that the spec has for other operations nor those that it does not have."""
    gate = _gate()

    with pytest.raises(StoppedError, match=f"stopped before {method} "), gate.passing(method, BASE + path):
        pytest.fail("passed")

    assert gate.sent == 0


@pytest.mark.parametrize(
    "url",
    [
        f"{BASE}/trees/shake",
        f"{BASE}/trees/7/water",
        f"{BASE}/trees/7%2Fwater",
        f"{BASE}/trees/%73hake",
        f"{BASE}/trees/..",
        f"{BASE}/trees/%2e%2e",
        f"{BASE}/nothing",
        f"{BASE}/",
        "https://orchard.example/trees",
        "https://orchard.example/v2/trees",
        "http://orchard.example/v1/trees",
        "https://orchard.example:8443/v1/trees",
        "https://orchard.example.evil.example/v1/trees",
        "https://orchard.example@evil.example/v1/trees",
        "https://www.orchard.example/v1/trees",
    ],
)
def test_other_addresses_do_not_pass(url: str) -> None:
    """What a server might take for another operation is one, and another host is another server."""
    gate = _gate()

    with pytest.raises(StoppedError, match="stopped before GET"), gate.passing("GET", url):
        pytest.fail("passed")

    assert gate.sent == 0


def test_nothing_passes_after_a_refusal() -> None:
    """One forbidden request ends the run: whoever asked for it may ask for more."""
    gate = _gate()
    with pytest.raises(StoppedError), gate.passing("POST", f"{BASE}/trees"):
        pytest.fail("passed")

    with pytest.raises(StoppedError, match="POST"):
        _ask(gate)


def test_requests_keep_their_distance() -> None:
    """Whichever operation, whatever took time in between, and without a burst after a pause."""
    clock = Clock()
    gate = _gate(clock, interval=interval("5/s"))
    begun: list[float] = []
    for number, path in enumerate(["/trees", "/trees/7", "/trees?page=2", "/trees", "/trees/8", "/trees"]):
        clock.now += 3.0 if number == 3 else 0.05 if number == 1 else 0.0
        with gate.passing("GET", BASE + path):
            begun.append(round(clock.now, 6))

    assert begun == [0, 0.2, 0.4, 3.4, 3.6, 3.8]


@pytest.mark.parametrize(("rate", "seconds"), [("5/s", 0.2), ("100/m", 0.6), ("60/h", 60.0)])
def test_rate_is_a_distance(rate: str, seconds: float) -> None:
    """A limit for each minute is spread over the minute."""
    assert interval(rate) == pytest.approx(seconds)


@pytest.mark.parametrize("rate", ["", "5", "0/s", "-1/s", "5/d", "fast", "1.5/s"])
def test_bad_rate_is_refused(rate: str) -> None:
    """With an example of a good one."""
    with pytest.raises(ContractError, match=r"e\.g\. 5/s"):
        interval(rate)


@pytest.mark.parametrize("status", [429, 503])
def test_overload_is_waited_out_once(status: int) -> None:
    """The next request waits as long as it was told; the second time the run ends, nothing is repeated."""
    clock = Clock()
    gate = _gate(clock)

    _ask(gate, status, headers={"Retry-After": "7"})
    assert clock.now == 0
    _ask(gate)
    assert clock.now == 7
    _ask(gate, status, headers={"Retry-After": "7"})
    with pytest.raises(StoppedError, match=f"answered {status} again"):
        _ask(gate)

    assert (gate.sent, clock.now) == (3, 7)


@pytest.mark.parametrize("headers", [{}, {"retry-after": "3600"}, {"retry-after": "soon"}])
def test_overload_without_an_end_stops(headers: dict[str, str]) -> None:
    """Who does not say until when, or says an hour, is left alone at once."""
    gate = _gate()

    _ask(gate, 429, headers=headers)
    with pytest.raises(StoppedError, match="come back later"):
        _ask(gate)

    assert gate.sent == 1


def test_retry_after_may_be_a_date() -> None:
    """One that has passed is no wait, but it was the one time."""
    clock = Clock()
    gate = _gate(clock)

    _ask(gate, 503, headers={"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"})
    _ask(gate, 503, headers={"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"})
    with pytest.raises(StoppedError, match="again"):
        _ask(gate)

    assert clock.now == 0


def test_errors_in_a_row_stop() -> None:
    """Five, whether the server answers with them or does not answer; an answer between begins anew."""
    gate = _gate()
    for status in (500, 502, 500, 500, 200, 500, 500):
        _ask(gate, status)
    for _ in range(2):
        with pytest.raises(httpx.ConnectError), gate.passing("GET", f"{BASE}/trees"):
            raise httpx.ConnectError("refused")
    with pytest.raises(requests.ConnectionError), gate.passing("GET", f"{BASE}/trees"):
        raise requests.ConnectionError("refused")

    with pytest.raises(StoppedError, match="5 errors in a row, the last being ConnectionError"):
        _ask(gate)

    assert gate.sent == 10


@pytest.mark.parametrize("status", [401, 403])
def test_wrong_credentials_stop_early(status: int) -> None:
    """Five refusals and nothing else: whose account is this?"""
    gate = _gate()
    for _ in range(5):
        _ask(gate, status)

    with pytest.raises(StoppedError, match=r"all 5 answers .* are the credentials those of this server\?"):
        _ask(gate)


def test_few_refusals_are_told_at_the_end() -> None:
    """A run that saw nothing else has tested nothing; one that saw something has."""
    refused, mixed = _gate(), _gate()
    _ask(refused, 401)
    for status in (200, 401, 401, 401, 401, 401, 401):
        _ask(mixed, status)

    refused.finish()
    mixed.finish()

    assert refused.stopped.startswith("the only answer was")
    assert mixed.stopped == ""


def test_most_is_the_most() -> None:
    """The last that is allowed still leaves."""
    gate = _gate(most=3)
    for _ in range(3):
        _ask(gate)
    assert gate.stopped == ""

    with pytest.raises(StoppedError, match=r"stopped after 3 requests.*--max-requests"):
        _ask(gate)

    assert gate.sent == 3


def test_unheeding_terms_only_count() -> None:
    """A server of one's own may answer with errors all day, to whatever is asked."""
    gate = _gate(allowed=None, heeds=False)
    for status in (401, 429, 500, 500, 500, 500, 500, 500, 401):
        _ask(gate, status, path="/whatever")
    with gate.passing("BREW", f"{BASE}/trees/shake") as note:
        note(418, {}, b"")
    gate.finish()

    assert (gate.sent, gate.stopped) == (10, "")


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, {"key": "AAAA-BBBB"}),
        (404, {"key": "AAAA-BBBB"}),
        (200, [{"deep": {"key": ["AAAA-BBBB"]}}]),
        (200, {"key": {"text": "AAAA-BBBB"}}),
    ],
    ids=["as documented", "another status", "another place", "another type"],
)
def test_answers_teach_their_secrets(status: int, body: object) -> None:
    """Also those that come where the spec has none."""
    learnt: set[str] = set()
    gate = Gatekeeper(SPEC, BASE, Terms(), learn=learnt.update)

    with gate.passing("GET", f"{BASE}/trees/7") as note:
        note(
            status, {"Set-Cookie": "session=CCCC-DDDD; Path=/, other=EEEE; Secure"}, json.dumps(body).encode()
        )

    assert learnt == {"AAAA-BBBB", "CCCC-DDDD", "EEEE"}


async def _app(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "http":
        location = [(b"location", b"/v1/trees/shake")] if scope["path"] == "/v1/trees/7" else []
        await send({"type": "http.response.start", "status": 302 if location else 200, "headers": location})
        await send({"type": "http.response.body", "body": b'{"key": "AAAA-BBBB"}'})


@pytest.fixture
def gate() -> Iterator[Gatekeeper]:
    """One before a server that answers."""
    with served(_app) as origin:
        yield Gatekeeper(SPEC, f"{origin}/v1", Terms(allowed=READS, heeds=True))


def test_all_clients_go_through(gate: Gatekeeper) -> None:
    """Those of httpx, those of asyncio, and every session of requests; nobody else gets a connection."""

    async def ask() -> object:
        async with httpx.AsyncClient(transport=AsyncTransport(gate)) as client:
            return (await client.get(f"{gate.base_url}/trees")).json()["key"]

    url = httpx.URL(gate.base_url)
    with only_through(), sending_through(Adapter(gate)):
        with httpx.Client(transport=Transport(gate)) as client:
            assert client.get(f"{gate.base_url}/trees").json()["key"] == "AAAA-BBBB"
        assert asyncio.run(ask()) == "AAAA-BBBB"
        assert requests.get(f"{gate.base_url}/trees", timeout=5).json()["key"] == "AAAA-BBBB"
        assert gate.sent == 3
        with pytest.raises(UngatedConnectionError):
            socket.create_connection((url.host, url.port or 80), timeout=1)
        with pytest.raises(UngatedConnectionError):
            socket.getaddrinfo("localhost", 80)
        with pytest.raises(httpx.ConnectError, match="past the gatekeeper"), httpx.Client() as client:
            client.get(f"{gate.base_url}/trees")
    with only_through(), passing():
        socket.create_connection((url.host, url.port or 80), timeout=1).close()


def test_redirects_do_not_lead_out(gate: Gatekeeper) -> None:
    """Whoever follows one asks again, like anybody."""
    with sending_through(Adapter(gate)), pytest.raises(KeyboardInterrupt, match="trees/shake"):
        requests.get(f"{gate.base_url}/trees/7", timeout=5)

    assert gate.sent == 1
    assert "trees/shake" in gate.stopped


def test_nowhere_answers_without_a_socket() -> None:
    """An empty 204, whatever is asked and of whom."""
    with only_through(), sending_through(Nowhere()):
        answer = requests.post("https://orchard.example/v1/trees", json={"kind": "oak"}, timeout=5)

    assert (answer.status_code, answer.content, answer.request.body) == (204, b"", b'{"kind": "oak"}')
