"""The answer behind a value: status, headers and bytes, for those who need more than the model has."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar

from .errors import ConfigurationError

if TYPE_CHECKING:
    import httpx

P = ParamSpec("P")
T = TypeVar("T")

_answers: ContextVar[list[httpx.Response] | None] = ContextVar("answers", default=None)


class RawResponse(Generic[T]):
    """What a call gave, and the answer it was read from.

    Attributes:
        status: The HTTP status.
        headers: The headers, names in lower case; several of one name are joined by commas.
        content: The body as it came, decompressed.
        value: What the call returned.
    """

    __slots__ = ("content", "headers", "status", "value")

    def __init__(self, status: int, headers: dict[str, str], content: bytes, value: T) -> None:
        self.status: int = status
        self.headers: dict[str, str] = headers
        self.content: bytes = content
        self.value: T = value

    def __repr__(self) -> str:
        return f"<RawResponse {self.status}, {len(self.content)} bytes>"


def note(response: httpx.Response) -> None:
    """Keep an answer for whoever asked to see it in this thread or task."""
    answers = _answers.get()
    if answers is not None:
        answers.append(response)


def with_raw_response(call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> RawResponse[T]:
    """Make a call and keep the answer that its value was read from.

    Raises:
        SdkError: As the call does; `DecodeError` and `ApiError` have the body of their answer.
    """
    answers: list[httpx.Response] = []
    token = _answers.set(answers)
    try:
        value = call(*args, **kwargs)
    finally:
        _answers.reset(token)
    return _raw(answers, value)


async def with_raw_response_async(
    call: Callable[P, Awaitable[T]], /, *args: P.args, **kwargs: P.kwargs
) -> RawResponse[T]:
    """Make a call and keep the answer that its value was read from.

    Raises:
        SdkError: As the call does; `DecodeError` and `ApiError` have the body of their answer.
    """
    answers: list[httpx.Response] = []
    token = _answers.set(answers)
    try:
        value = await call(*args, **kwargs)
    finally:
        _answers.reset(token)
    return _raw(answers, value)


def _raw(answers: list[httpx.Response], value: T) -> RawResponse[T]:
    if not answers:
        raise ConfigurationError("that made no call; give a method of an operation, not an iterator")
    answer = answers[-1]
    return RawResponse(answer.status_code, dict(answer.headers), answer.content, value)
