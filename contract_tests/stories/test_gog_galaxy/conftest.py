"""Who takes part: Anna, her friends, Boris, who has nothing, and what happens on the web site."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from gog_galaxy_client import GogGalaxy

from contract_tests.stories._telling import ONCE
from contract_tests.targets import Sandbox, Target

Make = Callable[..., GogGalaxy]
"""Makes a client with these credentials."""


@pytest.fixture
def make(target: Target, http: httpx.Client) -> Make:
    """A client of the server under test, with whatever it is to prove itself by."""

    def make(**credentials: str) -> GogGalaxy:
        options: Any = {**ONCE, **credentials}
        return GogGalaxy(base_url=target.base_url, http_client=http, **options)

    return make


@pytest.fixture
def galaxy(target: Target, make: Make, sandbox: Sandbox) -> GogGalaxy:
    """The user of the run."""
    return make(**target.account.arguments)


@pytest.fixture
def clara(make: Make, sandbox: Sandbox) -> GogGalaxy:
    """A friend of Anna's."""
    return make(token="sandbox-access-clara")


@pytest.fixture
def boris(make: Make, sandbox: Sandbox) -> GogGalaxy:
    """A stranger."""
    return make(token="sandbox-access-boris")


@pytest.fixture
def visitor(make: Make, sandbox: Sandbox) -> GogGalaxy:
    """Somebody without a token."""
    return make()


@pytest.fixture
def web(target: Target, sandbox: Sandbox) -> Iterator[Sandbox]:
    """What happens on the web site, whose users these are."""
    with Sandbox(target, "gog") as control:
        yield control


@pytest.fixture
def outside(target: Target) -> Iterator[httpx.Client]:
    """A client of what no description has: chunks and files behind signed links."""
    with target.client() as client:
        yield client
