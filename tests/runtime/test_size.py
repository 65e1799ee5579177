"""Answers that would fill the memory, and cookies that would outlive their answer."""

import asyncio
import gzip
import tracemalloc
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import httpx
import pytest

from generator.runtime import AsyncTransport, DecodeError, Operation, Transport, json

READ: Operation[Any] = Operation("things.list", "GET", "/things", effect="read", answers={200: json(Any)})
MIB = 2**20
Handler = Callable[[httpx.Request], httpx.Response]


def call(
    handler: Callable[[httpx.Request], httpx.Response], *, wait: bool, calls: int = 1, **settings: Any
) -> Any:
    """The value of the last of some calls."""
    mock = httpx.MockTransport(handler)
    given: dict[str, Any] = {"agent": "things/1", "server": "https://things.example", "transport": mock}

    async def awaited() -> Any:
        transport = AsyncTransport(**given, **settings)
        return [await transport.call(READ) for _ in range(calls)][-1]

    if wait:
        return asyncio.run(awaited())
    transport = Transport(**given, **settings)
    return [transport.call(READ) for _ in range(calls)][-1]


both = pytest.mark.parametrize("wait", [False, True], ids=["blocking", "async"])


class Endless(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that never ends; counts what was taken."""

    def __init__(self) -> None:
        self.taken, self.closed = 0, False

    def __iter__(self) -> Iterator[bytes]:
        while True:
            self.taken += 1
            yield b"[" * 65536

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece

    def close(self) -> None:
        """What a client does with a connection that it gives up."""
        self.closed = True

    async def aclose(self) -> None:
        """Likewise."""
        self.closed = True


@both
def test_a_body_without_end_is_given_up(wait: bool) -> None:
    """At the limit, with the connection closed, and the beginning shown."""
    stream = Endless()

    with pytest.raises(DecodeError, match=r"longer than 1048576 bytes") as caught:
        call(lambda request: httpx.Response(200, stream=stream), wait=wait, max_answer=MIB)

    assert stream.taken == 17
    assert stream.closed
    assert caught.value.body.startswith(b"[[[")
    assert len(caught.value.body) <= 1000


@both
def test_a_small_body_that_unpacks_to_a_huge_one_is_given_up(wait: bool) -> None:
    """A few hundred KiB of gzip are 256 MiB of JSON; no more than the limit and a piece is ever held."""
    packed = gzip.compress(b"[" + b" " * (256 * MIB) + b"]", compresslevel=9)
    assert len(packed) < MIB

    def pieces() -> Iterator[bytes]:
        yield from (packed[n : n + 4096] for n in range(0, len(packed), 4096))

    async def pieces_async() -> AsyncIterator[bytes]:
        for piece in pieces():
            yield piece

    def handle(request: httpx.Request) -> httpx.Response:
        content: Any = pieces_async() if wait else pieces()
        return httpx.Response(200, headers={"content-encoding": "gzip"}, content=content)

    tracemalloc.start()
    try:
        with pytest.raises(DecodeError, match="longer than"):
            call(handle, wait=wait, max_answer=8 * MIB)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 48 * MIB


@both
def test_an_answer_at_the_limit_is_read(wait: bool) -> None:
    """To the byte; and a refusal that is too long is told like any other answer that is."""
    body = b'"' + b"x" * 98 + b'"'

    assert call(lambda request: httpx.Response(200, content=body), wait=wait, max_answer=100) == "x" * 98
    with pytest.raises(DecodeError, match="longer than 99 bytes"):
        call(lambda request: httpx.Response(200, content=body), wait=wait, max_answer=99)
    with pytest.raises(DecodeError, match="answer 400"):
        call(lambda request: httpx.Response(400, content=body), wait=wait, max_answer=99)


@both
def test_a_cookie_does_not_outlive_its_answer(wait: bool) -> None:
    """What a server sets in one call is not sent in the next, which may be another user's."""
    sent: list[str | None] = []

    def handle(request: httpx.Request) -> httpx.Response:
        sent.append(request.headers.get("cookie"))
        return httpx.Response(200, json={}, headers={"set-cookie": "session=anna; Path=/"})

    call(handle, wait=wait, calls=3)

    assert sent == [None, None, None]
