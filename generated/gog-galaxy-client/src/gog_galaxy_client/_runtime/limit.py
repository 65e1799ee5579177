"""A pace that a client keeps of its own accord."""

from __future__ import annotations


class RateLimit:
    """At most so many requests in a stretch of time, over every client, thread and task that shares it.

    A request over the limit waits for its turn; turns are given in the order in which they are asked for.
    One that is given up while it waits, as by a task that is cancelled, goes to who asks next.

    Args:
        requests: How many requests may go at once after a pause.
        per_seconds: How long it takes until as many may go again.

    Raises:
        ValueError: One of them is not positive.
    """

    __slots__ = ("_free_at", "_left", "_lock", "_now", "_spacing", "per_seconds", "requests")

    def __init__(self, requests: int, per_seconds: float) -> None:
        import threading
        import time

        if requests < 1 or per_seconds <= 0:
            raise ValueError(f"a limit of {requests} requests in {per_seconds} seconds lets nothing through")
        self.requests: int = requests
        self.per_seconds: float = per_seconds
        self._spacing = per_seconds / requests
        self._now = time.monotonic
        self._lock = threading.Lock()
        self._free_at = 0.0
        self._left: list[float] = []

    def __repr__(self) -> str:
        return f"RateLimit({self.requests}, {self.per_seconds})"

    def __reduce__(self) -> tuple[type[RateLimit], tuple[int, float]]:
        return (RateLimit, (self.requests, self.per_seconds))

    def turn(self) -> Turn:
        """Take the next turn, and wait for it within its ``with`` block.

        The generic cell rate algorithm: one number says when the bucket will be empty again.
        """
        with self._lock:
            now = self._now()
            self._left = sorted(at for at in self._left if at > now)
            if self._left:
                at = self._left.pop(0)
                return Turn(self, at, at - now)
            self._free_at = max(self._free_at, now) + self._spacing
            at = self._free_at - self.per_seconds
            return Turn(self, at, max(0.0, at - now))

    def give_back(self, at: float) -> None:
        """Let somebody else have a turn that was not waited for."""
        with self._lock:
            self._left.append(at)


class Turn:
    """When a request may go.

    Attributes:
        seconds: Until then; 0 for now.
    """

    __slots__ = ("_at", "_limit", "seconds")

    def __init__(self, limit: RateLimit, at: float, seconds: float) -> None:
        self._limit = limit
        self._at = at
        self.seconds: float = seconds

    def __enter__(self) -> float:
        return self.seconds

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        if kind is not None:
            self._limit.give_back(self._at)
