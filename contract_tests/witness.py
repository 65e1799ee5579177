"""Looks at every answer that a story gets, as schemathesis does at those of its cases."""

import json
import re
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import httpx
from schemathesis import Response
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.specs.openapi import checks
from schemathesis.specs.openapi.schemas import OpenApiSchema

from contract_tests.laws import OF_ANY_ANSWER, PROMISES, Exchange
from contract_tests.ledger import Ledger, curl
from contract_tests.strict import Json, operations, resolve
from contract_tests.targets import Target
from contract_tests.traffic import Exchange as Recorded

_CHECKS: Any = checks
_RESPONSE: Any = Response
"""Both are typed in part only; `Any` keeps that from spreading."""


SENT = "contract_tests.sent"
"""Where a request keeps when it was sent."""


class BrokenPromiseError(AssertionError):
    """An answer that the strict copy does not allow."""


class Witness:
    """Holds the answers of one story to the strict copy, counts them, and remembers the last."""

    def __init__(
        self, spec: Json, schema: OpenApiSchema, target: Target, ledger: Ledger, *, story: str
    ) -> None:
        self._spec, self._schema, self._ledger, self.story = spec, schema, ledger, story
        base = re.escape(httpx.URL(target.base_url).path.rstrip("/"))
        self._routes = [
            (method.upper(), re.compile(base + re.sub(r"\{[^}]+\}", "[^/]+", path)), path, operation)
            for method, path, operation in operations(spec)
        ]
        self.last_operation = ""
        self.last_curl = ""

    def watch(self, client: httpx.Client) -> httpx.Client:
        """Look at every answer that this client gets."""

        def look(response: httpx.Response) -> None:
            response.read()
            self._judge(response)

        # A form with a file is a stream, and gone once it was sent.
        client.event_hooks["request"].append(_read)
        client.event_hooks["response"].append(look)
        return client

    def watch_async(self, client: httpx.AsyncClient) -> httpx.AsyncClient:
        """The same for asyncio."""

        async def look(response: httpx.Response) -> None:
            await response.aread()
            self._judge(response)

        client.event_hooks["request"].append(_read_async)
        client.event_hooks["response"].append(look)
        return client

    def _judge(self, response: httpx.Response) -> None:
        request = response.request
        path = request.url.raw_path.decode("ascii").partition("?")[0]
        self.last_curl = curl(
            request.method, str(request.url), request.headers.multi_items(), request.content
        )
        found = [
            (template, operation)
            for method, pattern, template, operation in self._routes
            if method == request.method and pattern.fullmatch(path)
        ]
        # A path without a hole comes before one with it: OpenAPI, Paths Object.
        found.sort(key=lambda route: route[0].count("{"))
        name = found[0][1]["operationId"] if found else f"{request.method} {path}"
        self.last_operation = name
        sent = (request.method, str(request.url), request.content, response.status_code)
        self._ledger.request(name, *sent, request.headers.multi_items())
        self._ledger.answered(name, _recorded(response))
        if not found:
            self.hold("documented_operation", f"the spec has no {request.method} {path}")
        template, operation = found[0]
        for promise, problem in self._problems(template, operation, response):
            self.hold(promise, problem)

    def count(self, operation: str, response: httpx.Response) -> None:
        """Enter an answer that is only compared with others."""
        request = response.request
        self._ledger.request(
            operation, request.method, str(request.url), request.content, response.status_code
        )

    def hold(self, promise: str, problem: str) -> None:
        """Count a verdict on the last answer.

        Raises:
            BrokenPromiseError: There is a problem; it is noted with a command that repeats the last request.
        """
        self._ledger.check(self.last_operation, promise, passed=not problem)
        if problem:
            raise BrokenPromiseError(
                str(self._ledger.found(self.last_operation, self.story, promise, problem, self.last_curl))
            )

    def _problems(
        self, template: str, operation: Json, response: httpx.Response
    ) -> Iterator[tuple[str, str]]:
        documented, status = operation["responses"], str(response.status_code)
        answer = documented.get(status, documented.get(f"{status[0]}XX", documented.get("default")))
        if answer is None:
            yield "status_code_conformance", f"{status} is not documented; {', '.join(documented)} are"
            return
        yield "status_code_conformance", ""
        content = resolve(self._spec, answer).get("content", {})
        kind = response.headers.get("content-type", "").partition(";")[0].strip()
        yield (
            "content_type_conformance",
            "" if not content or kind in content else f"`{kind}` came, {', '.join(content)} is documented",
        )
        # httpx sets this when a stream ends, which an answer made in process lacks; schemathesis reads it.
        response.elapsed = timedelta()
        schema: Any = self._schema
        described = schema[template][response.request.method]
        yield "response_schema_conformance", _failures(lambda: described.validate_response(response))
        if "headers" in resolve(self._spec, answer):
            yield "response_headers_conformance", _failures(lambda: _headers_conform(described, response))
        body = _decoded(response.content) if kind == "application/json" else None
        sent = _decoded(response.request.content)
        url = str(response.request.url)
        exchange = Exchange(self._spec, operation, url, response.status_code, body, sent)
        for law in OF_ANY_ANSWER:
            verdict = law(exchange)
            if verdict is not None:
                yield law.__name__, f"{PROMISES[law.__name__]}\n{verdict}" if verdict else ""


def _read(request: httpx.Request) -> None:
    request.read()
    request.extensions[SENT] = time.perf_counter()


async def _read_async(request: httpx.Request) -> None:
    await request.aread()
    request.extensions[SENT] = time.perf_counter()


def _recorded(response: httpx.Response) -> Recorded:
    request = response.request
    url = request.url
    # `str` of it may be without its query, where clients hide a secret.
    whole = f"{url.scheme}://{url.netloc.decode('ascii')}{url.raw_path.decode('ascii')}"
    return Recorded(
        request.method,
        whole,
        tuple(request.headers.multi_items()),
        request.content,
        response.status_code,
        tuple(response.headers.multi_items()),
        response.content,
        seconds=time.perf_counter() - request.extensions[SENT],
    )


def _decoded(body: bytes) -> Any:
    try:
        return json.loads(body) if body else None
    except ValueError:
        return None


def _headers_conform(described: Any, response: httpx.Response) -> None:
    _CHECKS.response_headers_conformance(None, _RESPONSE.from_any(response), described.Case())


def _failures(check: Callable[[], object]) -> str:
    """What a check of schemathesis has to say."""
    try:
        check()
    except FailureGroup as group:
        return "\n".join(str(failure) for failure in group.exceptions)
    except Failure as failure:
        return str(failure)
    return ""
