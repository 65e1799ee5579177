"""A fresh sandbox for each test."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from sandbox import create_app
from tests.sandbox.galaxy import Galaxy
from tests.sandbox.gog import Gog
from tests.sandbox.goods import Goods
from tests.sandbox.shop import Shop, connect

ROOT = Path(__file__).parents[2]


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with connect(create_app()) as client:
        yield client


@pytest.fixture
def shop(client: httpx.Client) -> Shop:
    return Shop(client)


@pytest.fixture
def goods(client: httpx.Client) -> Goods:
    return Goods(client)


@pytest.fixture
def gog(client: httpx.Client) -> Gog:
    return Gog(client)


@pytest.fixture
def galaxy(client: httpx.Client) -> Galaxy:
    return Galaxy(client)


@pytest.fixture
def server() -> Iterator[subprocess.Popen[str]]:
    """A sandbox that is being started; the first line of its output names the address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "sandbox", "--port", "0"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process
    process.kill()
    process.communicate()
