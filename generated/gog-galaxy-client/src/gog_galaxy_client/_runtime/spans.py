"""A span for each call, where OpenTelemetry's API is installed; nothing otherwise.

Names and attributes follow its conventions for HTTP clients. No query, header or body goes into a span.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .errors import SdkError
    from .operation import Operation


class Spans:
    """Makes the spans of one package.

    Args:
        agent: Name and version of the package.
        trace: The module ``opentelemetry.trace``.
    """

    __slots__ = ("_kind", "_tracer", "current")

    def __init__(self, agent: str, trace: Any) -> None:
        name, _, version = agent.partition("/")
        self._tracer, self._kind = trace.get_tracer(name, version), trace.SpanKind.CLIENT
        self.current = trace.get_current_span

    def of(self, operation: Operation[Any], base: str) -> AbstractContextManager[Any]:
        """The span of one call, with all its attempts."""
        attributes = {
            "http.request.method": operation.method,
            "url.template": operation.path,
            "server.address": base.partition("://")[2].partition("/")[0],
            "gamestore.operation": operation.id,
            "gamestore.effect": operation.effect,
        }
        span: AbstractContextManager[Any] = self._tracer.start_as_current_span(
            operation.id, kind=self._kind, attributes=attributes
        )
        return span

    def answered(self, status: int) -> None:
        """Note what came."""
        self.current().set_attribute("http.response.status_code", status)

    def failed(self, error: SdkError, attempt: int) -> None:
        """Note an attempt that failed, whether or not another follows."""
        self.current().add_event("attempt failed", {"attempt": attempt, "error.type": type(error).__name__})


def spans(agent: str) -> Spans | None:
    """What makes the spans; None where OpenTelemetry is not installed."""
    from importlib import import_module

    try:
        return Spans(agent, import_module("opentelemetry.trace"))
    except ImportError:
        return None
