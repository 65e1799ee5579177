"""The pace of a client holds over threads and tasks."""

import asyncio
import pickle
import threading
import time
from typing import Any

import httpx
import pytest

from generator.runtime import AsyncTransport, Operation, RateLimit, Transport, json, transport

READ: Operation[Any] = Operation("things.get", "GET", "/things", effect="read", answers={200: json(Any)})


def answer(request: httpx.Request) -> httpx.Response:
    """Always the same."""
    return httpx.Response(200, json=1)


def test_turns_are_given_in_bursts_and_then_evenly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five at once, then one every two seconds; a pause fills the bucket again."""
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    limit = RateLimit(5, per_seconds=10)

    assert [limit.turn().seconds for _ in range(8)] == pytest.approx([0, 0, 0, 0, 0, 2, 4, 6])
    now[0] += 6
    assert limit.turn().seconds == pytest.approx(2)
    now[0] += 1000
    assert [limit.turn().seconds for _ in range(6)] == pytest.approx([0, 0, 0, 0, 0, 2])


def test_a_turn_that_is_given_up_goes_to_who_asks_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for those who left, and no moment is given twice; what has passed is gone."""
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    limit = RateLimit(1, per_seconds=10)
    turns = [limit.turn() for _ in range(6)]
    assert [turn.seconds for turn in turns] == pytest.approx([0, 10, 20, 30, 40, 50])

    for left in (turns[4], turns[1], turns[2]):
        with pytest.raises(KeyboardInterrupt), left:
            raise KeyboardInterrupt
    now[0] += 15

    assert [limit.turn().seconds for _ in range(4)] == pytest.approx([5, 25, 45, 55])


def test_threads_share_one_pace() -> None:
    """Forty requests of eight threads take as long as the limit says, not an eighth of it."""
    limit, times = RateLimit(10, per_seconds=0.2), list[float]()
    client = Transport(
        agent="a", server="https://t.example", rate_limit=limit, transport=httpx.MockTransport(answer)
    )

    def work() -> None:
        for _ in range(5):
            client.call(READ)
            times.append(time.monotonic())

    began = time.monotonic()
    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(times) == 40
    assert time.monotonic() - began >= 0.2 * (40 - 10) / 10 - 0.02
    for moment in times:
        within = sum(moment <= other < moment + 0.1 for other in times)
        assert within <= 10 + 10


def test_tasks_wait_without_blocking_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """A task that waits for its turn lets the others run."""
    waited: list[float] = []

    async def asleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(transport, "_asleep", asleep)
    limit = RateLimit(2, per_seconds=1000)

    async def run() -> list[Any]:
        client = AsyncTransport(
            agent="a", server="https://t.example", rate_limit=limit, transport=httpx.MockTransport(answer)
        )
        return await asyncio.gather(*(client.call(READ) for _ in range(5)))

    assert asyncio.run(run()) == [1] * 5
    assert sorted(waited) == pytest.approx([500, 1000, 1500], abs=1)


@pytest.mark.parametrize(("requests", "seconds"), [(0, 1), (-1, 1), (1, 0), (1, -5)])
def test_a_limit_that_lets_nothing_through_is_refused(requests: int, seconds: float) -> None:
    """At once, not by waiting for ever."""
    with pytest.raises(ValueError, match="lets nothing through"):
        RateLimit(requests, seconds)


def test_a_limit_pickles_as_what_it_says() -> None:
    """Its state stays here: another process has a pace of its own."""
    assert repr(pickle.loads(pickle.dumps(RateLimit(5, 1)))) == "RateLimit(5, 1)"  # noqa: S301 - our own pickle
