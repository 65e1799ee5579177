"""A fresh sandbox for each test."""

from collections.abc import Iterator

import httpx
import pytest

from sandbox import create_app
from tests.sandbox.shop import Shop, connect


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with connect(create_app()) as client:
        yield client


@pytest.fixture
def shop(client: httpx.Client) -> Shop:
    return Shop(client)
