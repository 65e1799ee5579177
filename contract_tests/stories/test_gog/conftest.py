"""Who takes part: Anna, who has a lot, Boris, who has nothing, and a visitor."""

from collections.abc import Callable, Iterator
from typing import Protocol, Unpack, cast

import httpx
import pytest
from gog_client import Gog

from contract_tests.stories._telling import ONCE
from contract_tests.stories.gog import CLIENT, Login
from contract_tests.targets import Sandbox, Target


class Make(Protocol):
    """Makes a client with these credentials."""

    def __call__(self, **login: Unpack[Login]) -> Gog:
        """Make it."""
        ...


def user(target: Target) -> Login:
    """The user of the run."""
    return cast("Login", target.account.arguments)


@pytest.fixture
def make(target: Target, http: httpx.Client) -> Make:
    """A client of the server under test, with whatever it is to prove itself by."""

    def make(**login: Unpack[Login]) -> Gog:
        return Gog(base_url=target.base_url, http_client=http, **ONCE, **login)

    return make


@pytest.fixture
def gog(target: Target, make: Make, sandbox: Sandbox) -> Gog:
    """The user of the run."""
    return make(**user(target))


@pytest.fixture
def boris(make: Make, sandbox: Sandbox) -> Gog:
    """Another user; only a sandbox has one to lend."""
    return make(token="sandbox-access-boris")


@pytest.fixture
def visitor(make: Make, sandbox: Sandbox) -> Gog:
    """Somebody who is not logged in."""
    return make()


@pytest.fixture
def member(make: Make, sandbox: Sandbox) -> Gog:
    """The user of the run, by a token that ends."""
    client = make(**CLIENT)
    client.auth.login(sandbox.step("login", {"user": "anna"})["code"])
    return client


@pytest.fixture
def now(target: Target, outside: httpx.Client) -> Callable[[], int]:
    """The sandbox's clock, in Unix seconds."""

    def read() -> int:
        told = outside.get(f"{target.origin}/__sandbox__/").json()
        return int(told["clock"]["now"])

    return read


@pytest.fixture
def outside(target: Target) -> Iterator[httpx.Client]:
    """A client of what no description has: the login form, and the files behind signed links."""
    with target.client() as client:
        yield client
