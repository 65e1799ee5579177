"""Spans for OpenTelemetry: one for each call, with its attempts, and without anything secret."""

import asyncio
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from generator.runtime import AsyncTransport, NotFoundError, Operation, Transport, json
from generator.runtime.spans import spans

from .test_transport import CANARY, Key

READ: Operation[Any] = Operation(
    "things.get",
    "GET",
    "/things/{id}",
    effect="read",
    answers={200: json(Any)},
    security=(("key",),),
)
both = pytest.mark.parametrize("wait", [False, True], ids=["blocking", "async"])


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    """Where spans end up."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(trace, "get_tracer", provider.get_tracer)
    yield exporter
    provider.shutdown()


def call(answers: list[httpx.Response], *, wait: bool) -> Any:
    """One call with these answers to its attempts."""

    def handle(request: httpx.Request) -> httpx.Response:
        return answers.pop(0)

    given: dict[str, Any] = {
        "agent": "things-client/1.2",
        "server": "https://things.example/v1",
        "transport": httpx.MockTransport(handle),
        "credentials": Key(),
    }
    if wait:
        return asyncio.run(AsyncTransport(**given).call(READ, path={"id": 7}, query={"q": "quince"}))
    return Transport(**given).call(READ, path={"id": 7}, query={"q": "quince"})


def only(told: InMemorySpanExporter) -> ReadableSpan:
    """The only span."""
    (span,) = told.get_finished_spans()
    return span


@both
def test_a_call_is_a_span(wait: bool, told: InMemorySpanExporter) -> None:
    """With the operation for a name, and the status."""
    call([httpx.Response(200, json={})], wait=wait)

    span = only(told)
    assert (span.name, span.kind, span.status.is_unset) == ("things.get", trace.SpanKind.CLIENT, True)
    assert dict(span.attributes or {}) == {
        "http.request.method": "GET",
        "url.template": "/things/{id}",
        "server.address": "things.example",
        "gamestore.operation": "things.get",
        "gamestore.effect": "read",
        "http.response.status_code": 200,
    }
    assert span.instrumentation_scope is not None
    assert (span.instrumentation_scope.name, span.instrumentation_scope.version) == ("things-client", "1.2")
    assert not {CANARY, "quince"} & set(span.to_json().replace('"', " ").split())


@both
def test_attempts_are_events_of_one_span(wait: bool, told: InMemorySpanExporter) -> None:
    """A call that comes through in the end is no error."""
    call([httpx.Response(503, headers={"retry-after": "0"}), httpx.Response(200, json={})], wait=wait)

    span = only(told)
    assert [(event.name, dict(event.attributes or {})) for event in span.events] == [
        ("attempt failed", {"attempt": 1, "error.type": "ServiceUnavailableError"})
    ]
    assert span.status.is_unset


@both
def test_a_refusal_is_an_error_of_the_span(wait: bool, told: InMemorySpanExporter) -> None:
    """What is raised is what the span shows; the credential that the server repeats is not."""
    with pytest.raises(NotFoundError):
        call([httpx.Response(404, text=f"no {CANARY}")], wait=wait)

    span = only(told)
    assert not span.status.is_ok
    assert span.events[-1].name == "exception"
    assert "NotFoundError" in span.to_json()
    assert CANARY not in span.to_json()


def test_without_opentelemetry_there_are_no_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    """And no trouble."""
    monkeypatch.setitem(sys.modules, "opentelemetry.trace", None)

    assert spans("things-client/1.2") is None
    assert call([httpx.Response(200, json={"a": 1})], wait=False) == {"a": 1}
