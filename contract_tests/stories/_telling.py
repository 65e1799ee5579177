"""What stories of every store need."""

import asyncio
from collections.abc import Awaitable, Iterator, Sequence
from itertools import islice
from typing import TypedDict, TypeVar

import httpx
from msgspec import UnsetType

T = TypeVar("T")


class Manner(TypedDict):
    """Options that every generated client has."""

    allow_http: bool
    max_retries: int


ONCE: Manner = {"allow_http": True, "max_retries": 0}
"""How stories call: a server in process has no TLS, and each answer is to be seen, not the one after it."""

MOST = 1000
"""So many items no list of the sandbox has."""


def all_of(items: Iterator[T]) -> list[T]:
    """Every item of a list; one without an end is a failure, not a test without an end."""
    found = list(islice(items, MOST))
    assert len(found) < MOST, f"the list does not end, or not before {MOST} items"
    return found


def given(value: T | UnsetType) -> T:
    """A field that an answer may lack, which this one has to have."""
    assert not isinstance(value, UnsetType), "the field is missing"
    return value


def lose(http: httpx.Client, header: str) -> httpx.Client:
    """The same client, whose requests lose a header on their way."""

    def drop(request: httpx.Request) -> None:
        request.headers.pop(header, None)

    http.event_hooks["request"].append(drop)
    return http


async def race(orders: Sequence[Awaitable[object]], refusal: type[Exception]) -> int:
    """Send all orders at once, and count those that were accepted; what fails in any other way is raised."""
    outcomes = await asyncio.gather(*orders, return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, BaseException) and not isinstance(outcome, refusal):
            raise outcome
    return sum(not isinstance(outcome, BaseException) for outcome in outcomes)
