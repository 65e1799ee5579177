"""Five hundred secrets are planted; none may be in anything that a client says, logs, raises or pickles."""

import asyncio
import copy
import importlib
import inspect
import logging
import pickle
import random
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

ROOT = Path(__file__).parent.parent.parent
APIS = sorted(path.stem for path in (ROOT / "specs").glob("*.yaml"))
PLANTED = 500

Answer = Callable[[httpx.Request], httpx.Response]


def told(request: httpx.Request) -> str:
    """Whatever the request has, as a careless server repeats it."""
    return f"{request.url} {dict(request.headers)} {request.content!r}"


def refuse(status: int) -> Answer:
    """A refusal that repeats everything, in its body and in a header."""

    def answer(request: httpx.Request) -> httpx.Response:
        echo = {name: value for name, value in request.headers.items() if value.isascii()}
        body = {"code": "x", "error": "x", "message": told(request), "error_description": told(request)}
        return httpx.Response(status, json=body, headers={"x-echo": str(echo), "set-cookie": "a=b"})

    return answer


def page(request: httpx.Request) -> httpx.Response:
    """A page with everything on it where JSON was expected."""
    return httpx.Response(200, html=f"<html>{told(request)}")


def elsewhere(request: httpx.Request) -> httpx.Response:
    """A redirect with everything in its address."""
    return httpx.Response(302, headers={"location": f"https://evil.example/?{request.url.query.decode()}"})


def lost(request: httpx.Request) -> httpx.Response:
    """A connection that breaks, with an error that repeats everything."""
    raise httpx.ReadError(told(request), request=request)


def late(request: httpx.Request) -> httpx.Response:
    """A timeout, likewise."""
    raise httpx.ReadTimeout(told(request), request=request)


ANSWERS: list[Answer] = [refuse(400), refuse(401), refuse(429), refuse(500), page, elsewhere, lost, late]


class Plant:
    """Canaries for every text argument of a package's credentials."""

    def __init__(self, api: str, wait: bool, luck: random.Random) -> None:
        self.package: Any = importlib.import_module(f"{api}_client")
        self.planted: list[str] = []
        self.luck = luck
        names = [name for name in self.package.client.__all__ if name.startswith("Async") == wait]
        self.client: Any = getattr(self.package, next(name for name in names if name != "SERVERS"))

    def canary(self) -> str:
        """A new secret, of the kinds of characters that tokens have."""
        kinds = ("0123456789abcdef", "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789-_.")
        text = "".join(self.luck.choices(self.luck.choice(kinds), k=self.luck.randint(16, 64)))
        self.planted.append(f"c4nary{text}z")
        return self.planted[-1]

    def credentials(self) -> list[dict[str, str]]:
        """Every set of arguments that makes a client: all that go together, and each that goes alone."""
        parameters = inspect.signature(self.package.Credentials).parameters
        names = [name for name, found in parameters.items() if "str" in str(found.annotation)]
        sets = [[name] for name in names] + [names[:-1], names, [n for n in names if n.startswith("client_")]]
        made: list[dict[str, str]] = []
        for chosen in sets:
            given = {name: "app-1" if name == "client_id" else self.canary() for name in chosen}
            try:
                self.client(**given)
            except self.package.ConfigurationError as error:
                self.search(error)
                continue
            made.append(given)
        return [given for given in made if given]

    def search_kept(self, client: Any) -> None:
        """Look for every canary in what a client shows of itself, and takes along in a pickle."""
        shown = f"{client!r} {client} {client._transport!r} {vars(client)} {client._transport.credentials!r}"
        assert not [canary for canary in self.planted if canary in shown], shown
        pickled = pickle.dumps(client)
        assert not [canary for canary in self.planted if canary.encode() in pickled]
        assert repr(copy.deepcopy(client)) == repr(client)

    def search(self, error: BaseException, *more: object) -> None:
        """Look for every canary in everything that an exception shows."""
        shown = traceback.TracebackException.from_exception(error, capture_locals=True)
        for frame in list(shown.stack):
            if frame.filename == __file__:
                frame.locals = None  # what we planted is in our own variables
        text = "".join(shown.format()) + f"{error!r} {error} {vars(error)} {more}"
        text += "".join(
            str(vars(found)) for found in (error.__cause__, error.__context__) if found is not None
        )
        found = [canary for canary in self.planted if canary in text]
        assert not found, text
        pickled = pickle.dumps(error)
        assert not [canary for canary in self.planted if canary.encode() in pickled]


def reads(client: Any) -> list[Callable[[], Any]]:
    """Calls of operations that need no more than texts and numbers."""
    calls: list[Callable[[], Any]] = []
    for name, group in client.__dict__.items():
        if name.startswith("_"):
            continue
        for verb in ("list", "get", "data", "details", "pay", "game_details", "brands", "ratings"):
            method = getattr(group, verb, None)
            if method is None:
                continue
            required = [
                parameter
                for parameter in inspect.signature(method).parameters.values()
                if parameter.default is parameter.empty
            ]
            if all(parameter.kind is parameter.POSITIONAL_OR_KEYWORD for parameter in required):
                given = ["1" if "str" in str(parameter.annotation) else 1 for parameter in required]
                calls.append(partial(method, *given))
    assert calls
    return calls


@pytest.mark.parametrize("wait", [False, True], ids=["blocking", "async"])
@pytest.mark.parametrize("api", APIS)
def test_no_planted_secret_is_found(api: str, wait: bool, caplog: pytest.LogCaptureFixture) -> None:
    """In repr, str, logs at DEBUG, exceptions with their causes and variables, and pickles."""
    caplog.set_level(logging.DEBUG)
    plant = Plant(api, wait, random.Random(f"{api} {wait}"))  # noqa: S311 - the same ones each time
    answered = 0
    while len(plant.planted) < PLANTED / len(APIS) / 2:
        for given in plant.credentials():
            bare = plant.client(**given)
            plant.search_kept(bare)
            for answer in ANSWERS:
                client = plant.client(
                    **given, transport=httpx.MockTransport(answer), max_retries=1, deadline=0.0
                )
                calls = reads(client)
                call = calls[answered % len(calls)]
                answered += 1
                try:
                    asyncio.run(_awaited(call)) if wait else call()
                except plant.package.SdkError as error:
                    plant.search(error)
    log = "\n".join(f"{record.getMessage()} {record.args}" for record in caplog.records)
    assert not [canary for canary in plant.planted if canary in log]
    assert answered > 50


async def _awaited(call: Callable[[], Any]) -> Any:
    return await call()
