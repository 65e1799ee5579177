"""Whose connections a client uses, and that many callers may share them."""

import asyncio
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from generator.runtime import AsyncTransport, Operation, SdkError, Transport, TransportError, json
from tests.peers.server import Answer, Server, told

READ: Operation[Any] = Operation("things.get", "GET", "/things/{id}", effect="read", answers={200: json(Any)})
CALLERS, CALLS = 16, 25


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that plays what it is told to."""
    with Server() as server:
        yield server


def echo(request: httpx.Request) -> httpx.Response:
    """The last part of the path."""
    return httpx.Response(200, json=request.url.path.rpartition("/")[2])


def test_threads_share_a_client() -> None:
    """Each gets the answer to its own question."""
    client = Transport(agent="a", server="https://things.example", transport=httpx.MockTransport(echo))
    wrong = list[object]()

    def work(caller: int) -> None:
        for number in range(CALLS):
            wanted = f"{caller}-{number}"
            if (found := client.call(READ, path={"id": wanted})) != wanted:
                wrong.append((wanted, found))

    threads = [threading.Thread(target=work, args=(caller,)) for caller in range(CALLERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []


def test_tasks_share_a_client_over_few_connections() -> None:
    """Four hundred at once over two connections: each gets its own answer, one after the other."""
    busy, most = 0, 0

    async def slow(request: httpx.Request) -> httpx.Response:
        nonlocal busy, most
        busy, most = busy + 1, max(most, busy + 1)
        await asyncio.sleep(0)
        busy -= 1
        return echo(request)

    async def run() -> list[Any]:
        mock = httpx.MockTransport(slow)
        client = AsyncTransport(agent="a", server="https://things.example", transport=mock)
        return await asyncio.gather(*(client.call(READ, path={"id": n}) for n in range(CALLERS * CALLS)))

    assert asyncio.run(run()) == [str(number) for number in range(CALLERS * CALLS)]
    assert most > 1


def test_a_pool_of_ones_own_holds(server: Server) -> None:
    """`httpx.Limits` of the client that was given: of eight callers two are heard while no answer comes."""
    server.play(Answer(ending="hang"))
    ended = list[object]()

    with httpx.Client(limits=httpx.Limits(max_connections=2), trust_env=False) as http:
        client = Transport(agent="a", server=server.url, http_client=http, max_retries=0)

        def work() -> None:
            try:
                ended.append(client.call(READ, path={"id": 1}))
            except SdkError as error:
                ended.append(type(error))

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        while len(server.seen) < 2:
            time.sleep(0.01)
        time.sleep(0.2)
        heard = len(server.seen)
        server.play(told("yes"))
        for thread in threads:
            thread.join()

    assert heard == 2
    assert sorted(map(str, ended)) == sorted([*["yes"] * 6, *[str(TransportError)] * 2])


def test_a_proxy_of_the_environment_is_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """As every program does it: `HTTP_PROXY`, but for what `NO_PROXY` names."""
    server.play(told("from the proxy"))
    monkeypatch.setenv("HTTP_PROXY", server.url)
    monkeypatch.setenv("NO_PROXY", "")
    client = Transport(agent="a", server="http://things.example")

    assert client.call(READ, path={"id": 1}) == "from the proxy"
    assert [seen.path for seen in server.seen] == ["http://things.example/things/1"]
    client.close()


def test_a_proxy_of_ones_own_is_used(server: Server) -> None:
    """That of the transport that was given."""
    server.play(told("from the proxy"))
    through = httpx.HTTPTransport(proxy=server.url)
    client = Transport(agent="a", server="http://things.example", transport=through)

    assert client.call(READ, path={"id": 1}) == "from the proxy"
    client.close()


def test_hooks_of_httpx_see_each_attempt() -> None:
    """The request that leaves and the answer that comes, repetitions among them."""
    seen = list[str]()
    answers = [httpx.Response(503), httpx.Response(200, json="yes")]

    def leaves(request: httpx.Request) -> None:
        seen.append(request.method)

    def comes(response: httpx.Response) -> None:
        seen.append(str(response.status_code))

    http = httpx.Client(
        transport=httpx.MockTransport(lambda request: answers.pop(0)),
        event_hooks={"request": [leaves], "response": [comes]},
    )
    client = Transport(agent="a", server="https://things.example", http_client=http, deadline=10)

    assert client.call(READ, path={"id": 1}) == "yes"
    assert seen == ["GET", "503", "GET", "200"]


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        (3, {"connect": 3, "read": 3, "write": 3, "pool": 3}),
        (httpx.Timeout(5, read=60), {"connect": 5, "read": 60, "write": 5, "pool": 5}),
        (None, {"connect": None, "read": None, "write": None, "pool": None}),
    ],
)
def test_a_timeout_is_for_one_call(given: Any, sent: dict[str, float]) -> None:
    """`with_options(timeout=…)`, in seconds or as httpx has it; the client itself keeps its own."""
    seen = list[Any]()

    def note(request: httpx.Request) -> httpx.Response:
        seen.append(request.extensions["timeout"])
        return echo(request)

    client = Transport(agent="a", server="https://things.example", transport=httpx.MockTransport(note))
    client.with_options({"timeout": given}).call(READ, path={"id": 1})
    client.call(READ, path={"id": 1})

    assert seen == [sent, dict.fromkeys(sent, 30)]
