"""Fetching from addresses that somebody gave us: what goes there, and how much comes back."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from generator.runtime import AsyncTransport, DecodeError, DownloadError, NotFoundError, Operation, Transport
from generator.runtime.credentials import Secret
from generator.runtime.errors import SdkError, ServiceUnavailableError
from generator.runtime.fetch import Fetched, fetch, fetch_safely

READ: Operation[Any] = Operation(
    "things.get", "GET", "/things", effect="read", answers={}, security=(("key",),)
)
CANARY = "canary-5ecret"
both = pytest.mark.parametrize("wait", [False, True], ids=["blocking", "async"])


class Key:
    """Credentials that nobody must see here."""

    def apply(self, request: httpx.Request, operation: Operation[Any]) -> None:
        """Sign."""
        request.headers["authorization"] = Secret(CANARY).reveal()


def got(
    answer: Callable[[httpx.Request], httpx.Response],
    url: str = "https://cdn.example/a?signature=5ecret-5ignature",
    *,
    wait: bool,
    safely: bool = False,
    most: int = 100,
    **settings: Any,
) -> Fetched:
    """What comes."""
    headers = {"authorization": CANARY, "cookie": CANARY}
    given: dict[str, Any] = {"agent": "things/1", "server": "https://things.example", "credentials": Key()}
    mock = httpx.MockTransport(answer)

    async def awaited() -> Fetched:
        client = httpx.AsyncClient(transport=mock, headers=headers)
        transport = AsyncTransport(**given, http_client=client, **settings)
        steps = fetch_safely if safely else fetch
        return await transport.run(steps(transport, READ, url, most=most))

    if wait:
        return asyncio.run(awaited())
    transport = Transport(**given, http_client=httpx.Client(transport=mock, headers=headers), **settings)
    return transport.run((fetch_safely if safely else fetch)(transport, READ, url, most=most))


@both
def test_no_credentials_go_there(wait: bool) -> None:
    """Not ours, nor what the user's own httpx client sends; not behind a redirect either."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if request.url.host == "cdn.example":
            return httpx.Response(302, headers={"location": "https://things.example/b?x=1"})
        return httpx.Response(200, content=b"body")

    assert got(answer, wait=wait).body == b"body"
    assert [request.url.host for request in seen] == ["cdn.example", "things.example"]
    assert seen[0].url.params["signature"] == "5ecret-5ignature"
    assert not any({"authorization", "cookie"} & set(request.headers) for request in seen)


@both
@pytest.mark.parametrize("kind", ["long", "lying"])
def test_what_is_too_long_is_refused(kind: str, wait: bool) -> None:
    """Whatever its head says."""
    headers = {"content-length": "5"} if kind == "lying" else {}
    with pytest.raises(DownloadError, match="longer than 100"):
        got(lambda request: httpx.Response(200, headers=headers, content=b"x" * 101), wait=wait)
    assert len(got(lambda request: httpx.Response(200, content=b"x" * 100), wait=wait).body) == 100


@both
@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("http://cdn.example:8080/", "plain HTTP"),
        ("ftp://cdn.example/", "no address"),
        ("https://[", "no address"),
        ("/again", "redirects"),
    ],
)
def test_redirects_that_lead_nowhere(location: str, told: str, wait: bool) -> None:
    """Or to where others listen, or in circles."""
    with pytest.raises(DownloadError, match=told):
        got(lambda request: httpx.Response(302, headers={"location": location}), wait=wait)


@pytest.mark.parametrize("url", ["", "a", "file:///etc/passwd", "https://", "https://[", "//"])
def test_what_is_no_address(url: str) -> None:
    """Before anything is sent."""
    with pytest.raises(DownloadError, match="not at an address"):
        got(lambda request: httpx.Response(200), url, wait=False)


def test_plain_http_becomes_https() -> None:
    """Where the port is the usual one."""
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(f"{request.url.scheme} {request.url.port}")
        return httpx.Response(200)

    got(answer, "http://cdn.example/a", wait=False)
    got(answer, "http://cdn.example:80/a", wait=False)
    got(answer, "//cdn.example/a", wait=False)
    assert seen == ["https None"] * 3


@both
@pytest.mark.parametrize(("status", "kind"), [(404, NotFoundError), (304, DecodeError)])
def test_refusals_show_no_signature(status: int, kind: type[SdkError], wait: bool) -> None:
    """Nor the path, which may hold one."""
    with pytest.raises(kind) as caught:
        got(lambda request: httpx.Response(status, content=b"no"), wait=wait)
    assert "cdn.example" in str(caught.value)
    assert "5ignature" not in str(caught.value)


@both
def test_what_fails_for_a_while_is_tried_again(wait: bool) -> None:
    """As often as calls are."""
    count = 0

    def answer(request: httpx.Request) -> httpx.Response:
        nonlocal count
        count += 1
        return httpx.Response(503 if count < 3 else 200, content=b"x")

    assert got(answer, wait=wait, safely=True).body == b"x"
    count = 0
    with pytest.raises(ServiceUnavailableError):
        got(answer, wait=wait, safely=True, max_retries=1)


def test_a_host_that_is_elsewhere_is_elsewhere_in_answers_too() -> None:
    """By the client's mapping."""
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url.copy_with(query=None)))
        return httpx.Response(200)

    got(answer, wait=False, base_url={"CDN.example": "http://127.0.0.1:8000/x/"}, allow_http=True)
    assert seen == ["http://127.0.0.1:8000/x/a"]
