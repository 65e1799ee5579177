"""What only reads changes nothing: neither itself nor anything else that can be read.

Every read of an API is made, then every one again, with the values that examples and the strict copy give for
what is required. An answer that differs the second time tells of a read that did something.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx

from contract_tests.laws import parameters
from contract_tests.strict import Json, operations, resolve
from contract_tests.targets import Target
from contract_tests.walks import known_values
from contract_tests.witness import Witness
from generator.document import as_map

PROMISE = "reading_changes_nothing"


@dataclass(frozen=True, slots=True)
class Read:
    """One request that shall only read."""

    operation: str
    method: str
    path: str
    body: Any = None


def reads(spec: Json, overlay: Json, allowed: Sequence[str]) -> list[Read]:
    """A request for each operation that reads, as far as there are values for it."""
    known = as_map(overlay.get("x-known-values"))
    return [
        read
        for method, path, operation in operations(spec)
        if operation.get("x-effect") == "read" and operation["operationId"] in allowed
        for read in _read(spec, known, method, path, operation)
    ]


def _read(spec: Json, known: Json, method: str, path: str, operation: Json) -> Iterator[Read]:
    body = resolve(spec, operation.get("requestBody", {}))
    given = _example(body)
    required = [p for p in parameters(spec, operation) if p.get("required")]
    values = {(p["in"], p["name"]): _value(spec, p, known) for p in required}
    if None in values.values() or (body.get("required") and given is None):
        return
    filled = re.sub(r"\{(\w+)\}", lambda match: quote(str(values["path", match[1]]), safe=""), path)
    query = {name: str(value) for (place, name), value in values.items() if place == "query"}
    target = f"{filled}?{httpx.QueryParams(query)}" if query else filled
    yield Read(operation["operationId"], method.upper(), target, given)


def _value(spec: Json, parameter: Json, known: Json) -> object:
    choices = resolve(spec, parameter.get("schema")).get("enum")
    found = known_values(parameter, known) or choices or [None]
    return found[0]


def _example(body: Json) -> Any:
    media = as_map(as_map(body.get("content")).get("application/json"))
    examples = [as_map(example).get("value") for example in as_map(media.get("examples")).values()]
    return next((value for value in (media.get("example"), *examples) if value is not None), None)


class Reader:
    """Makes all reads twice."""

    def __init__(
        self, wanted: Sequence[Read], target: Target, client: httpx.Client, witness: Witness
    ) -> None:
        self._wanted, self._target, self._client, self._witness = wanted, target, client, witness

    def judge(self) -> None:
        """Compare.

        Raises:
            BrokenPromiseError: An answer is another one the second time.
        """
        first = list(map(self._ask, self._wanted))
        for read, before in zip(self._wanted, first, strict=True):
            now = self._ask(read)
            same = (before.status_code, before.content) == (now.status_code, now.content)
            told = f"{read.operation} answered {_told(before)} at first, and {_told(now)} after more reads"
            self._witness.hold(PROMISE, "" if same else f"What only reads changes nothing.\n{told}")

    def _ask(self, read: Read) -> httpx.Response:
        return self._client.request(
            read.method,
            self._target.base_url + read.path,
            json=read.body,
            headers=dict(self._target.account.headers),
        )


def _told(answer: httpx.Response) -> str:
    return f"{answer.status_code} {answer.text[:200]}"
