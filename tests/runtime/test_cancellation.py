"""A call that is given up leaves nothing behind: no connection, no task, no turn of the pace."""

import asyncio
import contextlib
import signal
import threading
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import httpx
import pytest

from generator.runtime import AsyncTransport, Operation, RateLimit, Transport, json
from tests.peers.server import Answer, Server, told

READ: Operation[Any] = Operation("things.list", "GET", "/things", effect="read", answers={200: json(Any)})
BUY: Operation[Any] = Operation("things.buy", "POST", "/things", effect="spends", answers={200: json(Any)})
CALLS = 12

pytestmark = [
    pytest.mark.filterwarnings("error::ResourceWarning"),
    pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that plays what it is told to."""
    with Server() as server:
        yield server


@contextlib.asynccontextmanager
async def narrow(server: Server, **settings: Any) -> AsyncGenerator[AsyncTransport]:
    """A client of two connections, on which a third call waits half a second at most."""
    async with httpx.AsyncClient(
        limits=httpx.Limits(max_connections=2), timeout=httpx.Timeout(5, pool=0.5), trust_env=False
    ) as http:
        yield AsyncTransport(agent="things/1", server=server.url, http_client=http, **settings)


async def give_up(calls: list[asyncio.Task[Any]]) -> None:
    """Cancel them all; each ends as a task that was cancelled."""
    for task in calls:
        task.cancel()
    ended = await asyncio.gather(*calls, return_exceptions=True)
    assert {type(error) for error in ended} == {asyncio.CancelledError}


async def works(server: Server, client: AsyncTransport, *, least: int = 4) -> None:
    """Every connection is there for the next calls, and nobody else is at work."""
    server.play(told([1]))
    assert await asyncio.gather(*(client.call(READ) for _ in range(least))) == [[1]] * least
    assert asyncio.all_tasks() == {asyncio.current_task()}


Moment = Callable[[Server], Awaitable[None]]


async def at_once(server: Server) -> None:
    """Before anything was sent."""
    await asyncio.sleep(0)


async def in_the_answer(server: Server) -> None:
    """When the server has the requests of all connections."""
    while len(server.seen) < 2:
        await asyncio.sleep(0.01)


@pytest.mark.parametrize("moment", [at_once, in_the_answer], ids=["at once", "in the answer"])
@pytest.mark.parametrize("operation", [READ, BUY], ids=["read", "spends"])
def test_a_call_that_is_cancelled_gives_its_connection_back(
    server: Server, moment: Moment, operation: Operation[Any]
) -> None:
    """Two wait for the answer and ten for a connection; afterwards the two connections are free."""

    async def run() -> None:
        async with narrow(server, max_retries=3) as client:
            for _ in range(3):
                server.play(Answer(ending="hang"))
                calls = [asyncio.create_task(client.call(operation)) for _ in range(CALLS)]
                await moment(server)
                await give_up(calls)
                assert len(server.seen) <= 2
                await works(server, client)

    asyncio.run(run())


def test_a_call_that_is_cancelled_between_two_attempts_makes_no_other(server: Server) -> None:
    """The wait that the server asked for ends with the task."""

    async def run() -> None:
        async with narrow(server, max_retries=3) as client:
            server.play(told({}, 503, Retry_After="60"))
            calls = [asyncio.create_task(client.call(READ)) for _ in range(4)]
            while len(server.seen) < 4:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.05)
            began = time.monotonic()
            await give_up(calls)
            assert time.monotonic() - began < 30
            assert len(server.seen) == 4
            await works(server, client)

    asyncio.run(run())


def test_a_call_that_is_cancelled_in_the_middle_of_a_body(server: Server) -> None:
    """What has come of it is dropped, with the connection it comes on."""
    taken, closed = asyncio.Event(), list[bool]()

    class Slow(httpx.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            yield b"["
            taken.set()
            await asyncio.sleep(60)

        async def aclose(self) -> None:
            closed.append(True)

    async def run() -> None:
        mock = httpx.MockTransport(lambda _: httpx.Response(200, stream=Slow()))
        client = AsyncTransport(agent="things/1", server="https://things.example", transport=mock)
        call = asyncio.create_task(client.call(READ))
        await taken.wait()
        await give_up([call])

    asyncio.run(run())

    assert closed == [True]


def test_a_call_that_is_cancelled_gives_its_turn_back(server: Server) -> None:
    """A hundred tasks that wait for their turn and leave do not make the next one wait for all of theirs."""
    limit = RateLimit(2, per_seconds=0.2)

    async def run() -> None:
        async with narrow(server, rate_limit=limit) as client:
            server.play(told([1]))
            calls = [asyncio.create_task(client.call(READ)) for _ in range(100)]
            await asyncio.sleep(0)
            await give_up(calls)
            with limit.turn() as seconds:
                assert seconds < 1  # ten seconds, had the others kept theirs
            await works(server, client)

    asyncio.run(run())


def test_a_timeout_of_the_loop_is_a_cancellation(server: Server) -> None:
    """`asyncio.timeout` around a call raises its own error, and the client goes on."""

    async def run() -> None:
        async with narrow(server) as client:
            server.play(Answer(ending="hang"))
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.1):
                    await client.call(READ)
            await works(server, client)

    asyncio.run(run())


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="no signal can be sent to a thread here")
def test_ctrl_c_gives_the_connection_back(server: Server) -> None:
    """A blocking call that is interrupted closes its one connection; the next call opens another."""
    timeout = httpx.Timeout(5, pool=0.5)
    main = threading.main_thread().ident or 0
    with httpx.Client(limits=httpx.Limits(max_connections=1), timeout=timeout, trust_env=False) as http:
        client = Transport(agent="things/1", server=server.url, http_client=http, max_retries=3)
        for _ in range(3):
            server.play(Answer(ending="hang"))

            def interrupt() -> None:
                while not server.seen:
                    time.sleep(0.01)
                signal.pthread_kill(main, signal.SIGINT)

            other = threading.Thread(target=interrupt)
            other.start()
            with pytest.raises(KeyboardInterrupt):
                client.call(READ)
            other.join()
            assert len(server.seen) == 1

            server.play(told([1]))
            assert client.call(READ) == [1]
