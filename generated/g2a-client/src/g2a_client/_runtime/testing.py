"""A server for the tests of those who use a package: no port, no network, answers from the spec's examples.

Give its `transport` to a client, blocking or async, and look at `calls` afterwards.
"""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, cast

import httpx
import msgspec
from msgspec import UNSET, UnsetType

from .errors import ConfigurationError
from .operation import Operation, encode


class Example(NamedTuple):
    """One answer of an operation, as the spec shows it."""

    status: int
    name: str
    media_type: str
    body: str


class Call:
    """One request that reached the server.

    Attributes:
        operation: The id of its operation.
        path: The values in its path, as text.
        request: The request itself.
    """

    def __init__(self, operation: str, path: Mapping[str, str], request: httpx.Request) -> None:
        self.operation = operation
        self.path = path
        self.request = request

    def __repr__(self) -> str:
        return f"<Call {self.operation}>"

    @property
    def query(self) -> dict[str, str]:
        """The query, decoded; of a parameter given twice the last."""
        return dict(self.request.url.params)

    @property
    def json(self) -> Any:
        """The body, decoded; None where there is none."""
        return msgspec.json.decode(self.request.content) if self.request.content else None


class _Told(NamedTuple):
    """An answer to give, a number of times; None for ever."""

    answer: httpx.Response | Exception
    times: int | None


class FakeServer:
    """Answers each operation with the first successful example of the spec, unless told otherwise.

    Args:
        operations: What it serves.
        examples: By operation, the answers that the spec shows.
    """

    def __init__(
        self, operations: Iterable[Operation[Any]], examples: Mapping[str, Sequence[Example]]
    ) -> None:
        self._examples = examples
        self._told: dict[str, list[_Told]] = {}
        # The path with the most text of its own comes first: /a/b before /a/{x}.
        self._routes = sorted(
            ((operation.id, operation.method, _pattern(operation.path)) for operation in operations),
            key=lambda route: len(re.sub(r"\(\?P.*?\)", "", route[2].pattern)),
            reverse=True,
        )
        self.calls: list[Call] = []
        """What was asked, in order."""
        self.transport: httpx.MockTransport = httpx.MockTransport(self)
        """For the ``transport=`` of a client, blocking or async."""

    def answer(
        self,
        operation: str,
        *,
        example: str | None = None,
        status: int | None = None,
        json: Any = UNSET,
        content: bytes | str | UnsetType = UNSET,
        headers: Mapping[str, str] | None = None,
        error: Exception | None = None,
        times: int | None = None,
    ) -> None:
        """Say what an operation answers from now on; answers with `times` queue up before those without.

        Args:
            operation: Its id, such as ``orders.create``.
            example: The name of one of the spec's examples.
            status: 200 unless given; with `example`, the status it stands under, where several share a name.
            json: A body, written as JSON: models and decimals, too.
            content: A body as it is.
            headers: Headers of the answer.
            error: What the connection does instead of answering, such as ``httpx.ReadTimeout("late")``.
            times: How often; without end unless given.

        Raises:
            ConfigurationError: There is no such operation or example.
        """
        if operation not in {route[0] for route in self._routes}:
            known = ", ".join(sorted(route[0] for route in self._routes))
            raise ConfigurationError(f"no operation {operation!r}; there are {known}")
        sent = dict(headers or {})
        if error is not None:
            told: httpx.Response | Exception = error
        elif example is not None:
            told = _response(self._example(operation, example, status), sent)
        else:
            body = b"" if json is UNSET else encode(json)
            if content is not UNSET:
                body = content.encode() if isinstance(content, str) else content
            if json is not UNSET:
                sent.setdefault("content-type", "application/json")
            told = httpx.Response(status or 200, content=body, headers=sent)
        queue = self._told.setdefault(operation, [])
        at = next((n for n, (_, left) in enumerate(queue) if left is None), len(queue))
        queue[at : None if times is None else at] = [_Told(told, times)]

    def replay(self, har: str | os.PathLike[str]) -> int:
        """Answer with recorded traffic: each exchange of a HAR file once, in its order.

        Returns:
            How many exchanges were taken; those of other servers' paths are passed over.

        Raises:
            ConfigurationError: The file cannot be read as HAR.
        """
        taken = 0
        try:
            with open(har, "rb") as file:
                log = cast("dict[str, Any]", msgspec.json.decode(file.read()))
            for entry in log["log"]["entries"]:
                request, response = entry["request"], entry["response"]
                found = self._find(request["method"], httpx.URL(request["url"]).path)
                if found is None:
                    continue
                content = response.get("content", {})
                text = content.get("text", "")
                body = base64.b64decode(text) if content.get("encoding") == "base64" else text.encode()
                media = {"content-type": content.get("mimeType", "application/json")}
                self.answer(found[0], status=response["status"], content=body, headers=media, times=1)
                taken += 1
        except (OSError, ValueError, KeyError, TypeError, AttributeError, msgspec.DecodeError) as error:
            reason = f"{os.fspath(har)!r} is no HAR file: {type(error).__name__}: {error}"
            raise ConfigurationError(reason) from None
        return taken

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """What a client's request is answered with.

        Raises:
            ConfigurationError: No operation has this address, or there is nothing to answer it with.
        """
        found = self._find(request.method, request.url.path)
        if found is None:
            raise ConfigurationError(f"no operation is {request.method} {request.url.path}")
        operation, path = found
        self.calls.append(Call(operation, path, request))
        told = self._next(operation)
        if isinstance(told, Exception):
            raise told
        headers = [(name, value) for name, value in told.headers.items() if name != "content-length"]
        return httpx.Response(told.status_code, headers=headers, content=told.content)

    def _next(self, operation: str) -> httpx.Response | Exception:
        queue = self._told.get(operation)
        if not queue:
            return _response(self._example(operation, None, None), {})
        answer, times = queue[0]
        if times is not None:
            queue[:1] = [_Told(answer, times - 1)] if times > 1 else []
        return answer

    def _example(self, operation: str, name: str | None, status: int | None) -> Example:
        examples = self._examples.get(operation, ())
        for example in examples:
            if status in (None, example.status) and (
                example.status < 400 if name is None else example.name == name
            ):
                return example
        wanted = f"example {name!r}" if name else "example of success"
        known = ", ".join(f"{one.name} ({one.status})" for one in examples) or "none at all"
        mend = f"say what to answer with answer({operation!r}, json=…)"
        raise ConfigurationError(f"the spec has no {wanted} for {operation}, but {known}; {mend}")

    def _find(self, method: str, path: str) -> tuple[str, dict[str, str]] | None:
        for operation, wanted, pattern in self._routes:
            if wanted == method and (match := pattern.search(path)):
                return operation, match.groupdict()
        return None


def _pattern(path: str) -> re.Pattern[str]:
    """What the end of an address looks like, whichever server is before it."""
    parts = re.split(r"\{(\w+)\}", path)
    return re.compile(
        "".join(f"(?P<{part}>[^/]+)" if n % 2 else re.escape(part) for n, part in enumerate(parts)) + "$"
    )


def _response(example: Example, headers: Mapping[str, str]) -> httpx.Response:
    sent = {"content-type": example.media_type, **headers} if example.media_type else dict(headers)
    return httpx.Response(example.status, content=example.body.encode(), headers=sent)
