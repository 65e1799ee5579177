"""When a call is made again, and after how long. What may be repeated is the spec's to say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .errors import ApiError, SdkError, TransportError

if TYPE_CHECKING:
    from .operation import Operation

_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that another attempt may not meet."""

_FIRST, _LONGEST = 0.5, 20.0
"""Seconds: the most that is waited before the first repetition, and before any."""
_PATIENCE = 300.0
"""Seconds that a server may ask to wait where no deadline says more; longer pauses are the caller's."""


class Retries:
    """How often and how long a call is tried.

    A call is repeated where that cannot do anything twice: operations that only read, operations that carry
    an idempotency key (the same on each attempt), and any other if the request certainly never left.

    Args:
        most: Repetitions, not counting the first attempt.
        deadline: Seconds from the first attempt after which no other is begun; None for no end.
    """

    __slots__ = ("deadline", "most")

    def __init__(self, most: int, deadline: float | None) -> None:
        self.most: int = most
        self.deadline: float | None = deadline

    def wait(self, operation: Operation[Any], error: SdkError, done: int, elapsed: float) -> float | None:
        """Seconds to wait before the next attempt; None if the error stands.

        Exponential backoff with full jitter, or what the server asks for if that is longer.

        Args:
            operation: What was tried.
            error: How it went.
            done: Repetitions so far.
            elapsed: Seconds since the first attempt began.
        """
        if done >= self.most or not _may_pass(error) or not _is_safe(operation, error):
            return None
        import random  # costs more to import than most programs ever retry

        seconds = random.uniform(0, min(_LONGEST, _FIRST * 2**done))  # noqa: S311 - jitter is no secret
        if isinstance(error, ApiError):
            seconds = max(seconds, asked_for(error.headers, error.status))
        if seconds > _PATIENCE if self.deadline is None else elapsed + seconds >= self.deadline:
            return None
        return seconds


def settle(error: SdkError, left: bool) -> bool:
    """Let an error tell of every attempt so far, not of its own alone; gives whether one may have left."""
    if not isinstance(error, TransportError):
        return True
    error.sent = error.sent or left
    return error.sent


def _may_pass(error: SdkError) -> bool:
    if isinstance(error, ApiError):
        return error.status in _PASSING
    return isinstance(error, TransportError)


def _is_safe(operation: Operation[Any], error: SdkError) -> bool:
    if operation.effect == "read" or operation.idempotency is not None:
        return True
    return isinstance(error, TransportError) and not error.sent


def asked_for(headers: Mapping[str, str], status: int) -> float:
    """Seconds that an answer asks to wait: `Retry-After`, or after a 429 `X-RateLimit-Reset`; 0 for none."""
    told = headers.get("retry-after", "").strip()
    if told.isdigit():
        return float(told)
    if told:
        return _until(told)
    reset = headers.get("x-ratelimit-reset", "").strip()
    if status == 429 and reset.isdigit():
        import time

        return max(0.0, int(reset) - time.time())
    return 0.0


def _until(date: str) -> float:
    """Seconds from now to an HTTP date; 0 if it is past, or none."""
    import time
    from email.utils import parsedate_to_datetime

    try:
        return max(0.0, parsedate_to_datetime(date).timestamp() - time.time())
    except (ValueError, OverflowError):
        return 0.0
