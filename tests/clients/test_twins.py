"""The blocking client and its twin do the same: every operation, every argument, whatever comes back."""

import asyncio
import enum
import importlib
import inspect
import types
import typing
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

import httpx
import msgspec

from tests.clients.test_promises import APIS, both, groups, methods

Sent = tuple[str, str, tuple[tuple[str, str], ...], bytes]
Outcome = tuple[list[Sent], str, object]
Server = Callable[[httpx.Request], httpx.Response]
PAGE = "<!doctype html><title>Closed</title>"


def shown(response: httpx.Response) -> Server:
    """A server that always answers this."""
    return lambda request: httpx.Response(
        response.status_code, headers=response.headers, content=response.content
    )


def contents(thing: Any) -> dict[str, Any]:
    """What a module or an object has, by name."""
    return dict(thing.__dict__)


def lost(request: httpx.Request) -> httpx.Response:
    """No answer."""
    raise httpx.ReadTimeout("late", request=request)


class Pair:
    """The two clients of a package, against the same server."""

    def __init__(self, api: str) -> None:
        self.package: Any = importlib.import_module(f"{api}_client")
        self.module: Any = importlib.import_module(f"{api}_client.client")
        self.examples: Any = importlib.import_module(f"{api}_client.testing").FakeServer
        self.name = next(n for n in self.package.client.__all__ if n.startswith("Async"))[5:]
        self.given = self._credentials()

    def _credentials(self) -> dict[str, str]:
        for name in inspect.signature(self.package.Credentials).parameters:
            try:
                getattr(self.module, self.name)(**{name: "one-secret, another"})
            except self.package.ConfigurationError:
                continue
            return {name: "one-secret, another"}
        raise AssertionError("no single argument makes a client")

    def calls(self) -> Iterable[tuple[str, str]]:
        """Group and name of every method that calls an operation."""
        client = getattr(self.module, self.name)(**self.given)
        owners: dict[type, str] = {
            type(group): name for name, group in contents(client).items() if name[0] != "_"
        }
        for owner, _ in groups(self.package.__name__.removesuffix("_client")):
            for name, method in methods(owner).items():
                if "_transport.call(" in inspect.getsource(method) and owner in owners:
                    yield owners[owner], name

    def arguments(self, group: str, name: str, *, all_of_them: bool) -> dict[str, Any]:
        """A value for each argument, or for each that must be given."""
        method = getattr(getattr(getattr(self.module, self.name)(**self.given), group), name)
        return {
            parameter.name: self._value(self._read(parameter.annotation))
            for parameter in inspect.signature(method).parameters.values()
            if all_of_them or parameter.default is parameter.empty
        }

    def _read(self, annotation: str) -> Any:
        return eval(annotation, {**contents(self.module), "models": self.package.models, "UUID": UUID})  # noqa: S307

    def _value(self, kind: Any) -> Any:
        origin: Any = typing.get_origin(kind)
        called, inner = str(getattr(kind, "__name__", "")), typing.get_args(kind)
        if origin in (types.UnionType, typing.Union):
            return self._value(next(one for one in inner if one is not type(None)))
        if origin is not None:
            return [self._value(inner[0])]
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return next(iter(kind))
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            fields = {field.name: field for field in msgspec.structs.fields(kind) if field.required}
            return kind(**{name: self._value(field.type) for name, field in fields.items()})
        plain: dict[Any, Any] = {str: "2", int: 2, float: 2.5, bool: True, bytes: b"\x01"}
        if kind in plain:
            return plain[kind]
        if kind is UUID:
            return UUID(int=7)
        if called == "date":
            return kind(2020, 2, 29)
        return kind(b"\x01", name="f.png") if called == "File" else {"a": 1}

    def play(self, wait: bool, group: str, name: str, arguments: dict[str, Any], server: Server) -> Outcome:
        """What one of the two sends, and what it says."""
        sent: list[Sent] = []

        def answer(request: httpx.Request) -> httpx.Response:
            kept = tuple(pair for pair in request.headers.multi_items() if pair[0] not in ("host",))
            kept = tuple((n, "" if n in ("idempotency-key", "content-type") else v) for n, v in kept)
            boundary = request.headers.get("content-type", "").partition("boundary=")[2].encode()
            body = request.read().replace(boundary, b"") if boundary else request.read()
            sent.append((request.method, str(request.url), kept, body))
            return server(request)

        settings = {**self.given, "transport": httpx.MockTransport(answer), "max_retries": 0}

        async def awaited() -> Any:
            async with getattr(self.module, f"Async{self.name}")(**settings) as client:
                return await getattr(getattr(client, group), name)(**arguments)

        try:
            if wait:
                value = asyncio.run(awaited())
            else:
                with getattr(self.module, self.name)(**settings) as client:
                    value = getattr(getattr(client, group), name)(**arguments)
        except self.package.SdkError as error:
            told = {key: found for key, found in contents(error).items() if key != "request"}
            return sent, f"{type(error).__name__}: {error}", told
        return sent, type(value).__name__, msgspec.to_builtins(value, enc_hook=repr)


@both
def test_the_twins_do_the_same(api: str) -> None:
    """Requests, values and errors: for the spec's example, a refusal, a page, other JSON, no answer."""
    pair = Pair(api)
    example = pair.examples().transport
    servers: dict[str, Server] = {
        "example": example.handle_request,
        "refused": shown(httpx.Response(404, json={"code": "x", "message": "no", "error": "invalid_grant"})),
        "page": shown(httpx.Response(200, html=PAGE)),
        "other": shown(httpx.Response(200, json={"unknown": [1, None]})),
        "lost": lost,
    }
    calls, values, errors = 0, 0, set[str]()
    for group, name in pair.calls():
        for all_of_them in (False, True):
            arguments = pair.arguments(group, name, all_of_them=all_of_them)
            for told, server in servers.items():
                one = pair.play(False, group, name, arguments, server)
                two = pair.play(True, group, name, arguments, server)
                assert one == two, (group, name, told)
                calls += bool(one[0])
                values += "Error" not in one[1]
                errors.add(one[1].partition(":")[0])
    operations = [v for v in contents(pair.module).values() if type(v) is pair.module.Operation]
    assert calls > len(operations) * 5  # of ten; some arguments are refused, by both alike
    assert values > len(operations)
    assert {"DecodeError", "NotFoundError", "TransportTimeoutError"} <= errors


def test_every_api_is_among_them() -> None:
    """A new spec is tested the day it comes."""
    assert {"g2a", "gaming_goods", "gaming_goods_partner", "gog", "gog_galaxy"} <= set(APIS)
