"""A pace that a client keeps of its own accord."""

from __future__ import annotations


class RateLimit:
    """At most so many requests in a stretch of time, over every client, thread and task that shares it.

    A request over the limit waits for its turn; turns are given in the order in which they are asked for.

    Args:
        requests: How many requests may go at once after a pause.
        per_seconds: How long it takes until as many may go again.

    Raises:
        ValueError: One of them is not positive.
    """

    __slots__ = ("_free_at", "_lock", "_now", "_spacing", "per_seconds", "requests")

    def __init__(self, requests: int, per_seconds: float) -> None:
        import threading
        import time

        if requests < 1 or per_seconds <= 0:
            raise ValueError(f"a limit of {requests} requests in {per_seconds} seconds lets nothing through")
        self.requests, self.per_seconds = requests, per_seconds
        self._spacing = per_seconds / requests
        self._now = time.monotonic
        self._lock = threading.Lock()
        self._free_at = 0.0

    def __repr__(self) -> str:
        return f"RateLimit({self.requests}, {self.per_seconds})"

    def __reduce__(self) -> tuple[type[RateLimit], tuple[int, float]]:
        return (RateLimit, (self.requests, self.per_seconds))

    def turn(self) -> float:
        """Take the next turn; gives the seconds until it comes, 0 for now.

        The generic cell rate algorithm: one number says when the bucket will be empty again.
        """
        with self._lock:
            now = self._now()
            self._free_at = max(self._free_at, now) + self._spacing
            return max(0.0, self._free_at - now - self.per_seconds)
