"""Servers that break one documented promise each, to see whether the tests notice.

A fault stands between the tests and the sandbox and speaks HTTP to both. It is an async function that gets
the call, a way to ask the real app, and a memory that a reset of the sandbox clears; it returns the answer.
``faults/<api>.py`` holds those of one API, written from the store's documentation.
"""

import dataclasses
import importlib
import json
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qsl, unquote, urlencode

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from contract_tests.errors import ContractError
from contract_tests.settings import HERE, apis
from generator.document import as_map

Kind = Literal["schema", "protocol", "auth", "state", "equality", "query", "money", "error"]
SEMANTIC = ("auth", "state", "equality", "query", "money", "error")
"""Kinds that a schema cannot see."""

ACCIDENT = 599
"""The status of a fault that failed itself: it was not the tests that noticed."""

Memory = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """A request to one API; the path is without the API's prefix."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        """The body, empty where it is no JSON object."""
        return _object(self.body)

    def but(self, **changes: Any) -> "Call":
        """The same call with other parts; `json` replaces the body."""
        if "json" in changes:
            changes["body"] = json.dumps(changes.pop("json")).encode()
        return dataclasses.replace(self, **changes)

    def without(self, parameter: str) -> "Call":
        """The same call without a query parameter."""
        return self.but(query={name: value for name, value in self.query.items() if name != parameter})


@dataclass(frozen=True, slots=True)
class Answer:
    """A response."""

    status: int
    headers: dict[str, str]
    body: bytes
    lost: int = 0
    """So many bytes of it were promised and did not come: the connection was cut."""

    @property
    def json(self) -> dict[str, Any]:
        """The body, empty where it is no JSON object."""
        return _object(self.body)

    @property
    def ok(self) -> bool:
        """Whether the call succeeded."""
        return 200 <= self.status < 300

    def but(self, **changes: Any) -> "Answer":
        """The same answer with other parts; `json` replaces the body."""
        if "json" in changes:
            changes["body"] = json.dumps(changes.pop("json")).encode()
        return dataclasses.replace(self, **changes)


def answer(status: int, body: object) -> Answer:
    """A JSON answer made from nothing."""
    return Answer(status, {"content-type": "application/json"}, json.dumps(body).encode())


Ask = Callable[[Call], Awaitable[Answer]]
Breaks = Callable[[Call, Ask, Memory], Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken promise."""

    id: str
    kind: Kind
    broken: str
    """What the server does, in a line."""
    breaks: Breaks

    def wrap(self, api: str, note: Path | None = None) -> Callable[[ASGIApp], ASGIApp]:
        """A wrapper for the sandbox that breaks this promise of one API; where it fails itself is noted."""
        return lambda app: _Faulty(app, self.breaks, f"/{api}", note)


class Catalogue:
    """The faults of one API, in the order in which they are defined."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def __call__(self, kind: Kind) -> Callable[[Breaks], Breaks]:
        """Enter a function; its docstring is the description, its name the id."""

        def enter(breaks: Breaks) -> Breaks:
            name: str = getattr(breaks, "__name__", "")
            self.faults.append(Fault(name.replace("_", "-"), kind, (breaks.__doc__ or "").strip(), breaks))
            return breaks

        return enter


def catalogue(api: str) -> list[Fault]:
    """The faults of an API.

    Raises:
        ContractError: There are none.
    """
    if api not in with_faults():
        raise ContractError(f"{api} has no seeded faults; there are those of {', '.join(with_faults())}")
    faults: list[Fault] = importlib.import_module(f"contract_tests.faults.{api}").fault.faults
    return faults


def with_faults() -> tuple[str, ...]:
    """Every API that has a catalogue."""
    return tuple(api for api in apis() if (HERE / "faults" / f"{api}.py").is_file())


class _Faulty:
    """An ASGI app that hands an API's calls to a fault and everything else to the app behind it."""

    def __init__(self, app: ASGIApp, breaks: Breaks, prefix: str, note: Path | None) -> None:
        self._app, self._breaks, self._prefix, self._note = app, breaks, prefix, note
        self._memory: Memory = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope.get("path", "")
        if path.endswith("/__sandbox__/reset"):
            self._memory.clear()
        if scope["type"] != "http" or not path.startswith(self._prefix + "/"):
            await self._app(scope, receive, send)
            return
        raw: bytes = scope.get("raw_path") or path.encode()
        call = Call(
            method=scope["method"],
            path=raw.decode("latin-1").partition("?")[0].removeprefix(self._prefix),
            query=dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)),
            headers={
                name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
            },
            body=await _whole(receive),
        )

        async def ask(wanted: Call) -> Answer:
            return await self._ask(scope, call, wanted)

        try:
            given = await self._breaks(call, ask, self._memory)
        except Exception:
            # pytest keeps what is printed meanwhile to itself.
            if self._note is not None:
                self._note.write_text(traceback.format_exc(), encoding="utf-8")
            given = answer(ACCIDENT, {})
        body, headers = given.body, dict(given.headers)
        if call.method == "HEAD":
            body = b""  # its length is that of the body that a GET would bring
        else:
            headers["content-length"] = str(len(body) + given.lost)
        coded = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": given.status, "headers": coded})
        await send({"type": "http.response.body", "body": body})

    async def _ask(self, scope: Scope, original: Call, wanted: Call) -> Answer:
        inner = dict(scope)
        if wanted is not original:
            raw = self._prefix + wanted.path
            inner |= {
                "method": wanted.method,
                "path": unquote(raw),
                "raw_path": raw.encode("latin-1"),
                "headers": [(n.encode("latin-1"), v.encode("latin-1")) for n, v in wanted.headers.items()],
            }
            if wanted.query != original.query:
                inner["query_string"] = urlencode(wanted.query).encode()
        status, headers, chunks = 0, dict[str, str](), list[bytes]()

        async def receive() -> Message:
            return {"type": "http.request", "body": wanted.body, "more_body": False}

        async def send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers.update({n.decode("latin-1"): v.decode("latin-1") for n, v in message["headers"]})
            else:
                chunks.append(message.get("body", b""))

        await self._app(inner, receive, send)
        body = b"".join(chunks)
        promised = int(headers.get("content-length", 0)) if inner["method"] != "HEAD" else 0
        return Answer(status, headers, body, max(0, promised - len(body)))


def _object(body: bytes) -> dict[str, Any]:
    try:
        return as_map(json.loads(body))
    except ValueError:
        return {}


async def _whole(receive: Receive) -> bytes:
    chunks = list[bytes]()
    while True:
        message = await receive()
        chunks.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(chunks)
