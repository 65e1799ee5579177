"""Gives back what httpx's connection pools lose.

A request that is cancelled, or times out, in the queue of a pool may have been handed a connection at that
very moment. httpcore 1.0.9 forgets the request and keeps the connection, which nobody ever opens: each takes
a place in the pool, and once all places are taken every call ends in a `PoolTimeout`. See
https://github.com/encode/httpcore/issues/1093.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def reclaim(client: Any) -> None:
    """Take such connections out of the pools of an `httpx.Client`, and serve who waits for their places."""
    for pool, closing in _swept(client):
        pool._close_connections(closing)


async def reclaim_async(client: Any) -> None:
    """The same for an `httpx.AsyncClient`; it cannot be cancelled itself."""
    for pool, closing in _swept(client):
        await pool._close_connections(closing)


def _swept(client: Any) -> Iterator[tuple[Any, list[Any]]]:
    transports = (getattr(client, "_transport", None), *getattr(client, "_mounts", {}).values())
    pools: list[Any] = [getattr(transport, "_pool", None) for transport in transports]
    for pool in pools:
        if not hasattr(pool, "_assign_requests_to_connections"):
            continue  # none of httpcore's, or not one that we know
        with pool._optional_thread_lock:
            owned = [request.connection for request in pool._requests]
            lost = [c for c in pool._connections if c not in owned and c.info() == "CONNECTING"]
            pool._connections = [c for c in pool._connections if c not in lost]
            closing: list[Any] = pool._assign_requests_to_connections() if lost else []
        yield pool, closing
