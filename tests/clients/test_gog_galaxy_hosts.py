"""Which host the Galaxy client calls, which of them gets the token, and where tokens come from."""

import asyncio
import json
import pickle
import re
import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import gog_client
import gog_galaxy_client.client
import httpx
import pytest
from gog_client import Gog
from gog_galaxy_client import (
    AsyncGogGalaxy,
    ConfigurationError,
    DecodeError,
    ForbiddenError,
    GogGalaxy,
    LoginRequiredError,
    SdkError,
)
from gog_galaxy_client._runtime.operation import Operation
from gog_galaxy_client._runtime.transport import Transport
from gog_galaxy_client.credentials import Credentials
from msgspec import UNSET

from sandbox.gog.tokens import (
    CLIENT_ID,
    CLIENT_SECRET,
    GAME_CLIENT_ID,
    GAME_CLIENT_SECRET,
    sample_access,
    sample_refresh,
)
from tests.clients.galaxy import GAME, TOKEN, Forged, Served, found

OPERATIONS: list[Operation[Any]] = [
    value for value in vars(gog_galaxy_client.client).values() if isinstance(value, Operation)
]
WANT_TOKEN = {
    "api.gog.com",
    "chat.gog.com",
    "content-system.gog.com",
    "gameplay.gog.com",
    "presence.gog.com",
    "users.gog.com",
    "galaxy-library.gog.com",
    "cloudstorage.gog.com",
}
CANARY = "canary-5ecret"
both = pytest.mark.parametrize("wait", [False, True], ids=["blocking", "async"])


# -- hosts ---------------------------------------------------------------------------------------------------


def asked(operation: Operation[Any], **settings: Any) -> httpx.Request:
    """What leaves for an operation."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(404)

    transport = Transport(
        agent="x/1",
        server="https://api.gog.com",
        credentials=Credentials(token=CANARY),
        transport=httpx.MockTransport(answer),
        **settings,
    )
    names = re.findall(r"\{(\w+)\}", operation.path)
    body: Any = UNSET if operation.form is None else {} if "form" in operation.form else b"x"
    with pytest.raises(SdkError):
        transport.call(operation, path=dict.fromkeys(names, "1"), body=body)
    return seen[0]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
def test_the_token_goes_only_where_an_operation_asks_for_it(operation: Operation[Any]) -> None:
    """Each call goes to its own host, or below the one base URL."""
    request = asked(operation)
    server = httpx.URL(operation.server or "https://api.gog.com")

    assert request.url.host == server.host
    assert (CANARY in request.headers.get("authorization", "")) is bool(operation.security)
    assert server.host in WANT_TOKEN or not operation.security
    moved = asked(operation, base_url="http://127.0.0.1:8000/gog_galaxy")
    assert moved.url.host == "127.0.0.1"
    assert moved.url.path == f"/gog_galaxy{request.url.path}"


def test_some_hosts_may_be_elsewhere() -> None:
    """By a mapping; the others stay where they are. It may be pickled with the client."""
    mapping = {"Users.gog.com": "http://127.0.0.1:8001/a/", "cdn.gog.com": "http://127.0.0.1:8002"}
    galaxy = GogGalaxy(token="t", base_url=mapping)
    for operation in OPERATIONS:
        url = asked(operation, base_url=mapping).url
        if operation.server == "https://users.gog.com":
            assert (url.port, url.path[:3]) == (8001, "/a/")
        elif operation.server == "https://cdn.gog.com":
            assert url.port == 8002
        else:
            assert str(url).startswith(operation.server or "https://api.gog.com")
    again = pickle.loads(pickle.dumps(galaxy))  # noqa: S301 - our own pickle
    assert again._transport.base_of("https://users.gog.com") == "http://127.0.0.1:8001/a/"
    assert repr(again) == "<GogGalaxy https://api.gog.com>"
    galaxy.close()


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        ({"https://users.gog.com": "http://127.0.0.1"}, "no host"),
        ({"users.gog.com": "127.0.0.1"}, "not an address"),
        ({"users.gog.com": None}, "a text"),
        ({"users.gog.com": f"http://anna:{CANARY}@127.0.0.1"}, "password"),
        ({1: "http://127.0.0.1"}, "no host"),
    ],
)
def test_a_mapping_that_makes_no_sense_is_refused(mapping: Any, told: str) -> None:
    """When the client is made."""
    with pytest.raises(ConfigurationError, match=told) as caught:
        GogGalaxy(token="t", base_url=mapping)
    assert CANARY not in str(caught.value)


class Seen(list[tuple[str, str, str]]):
    """Host, path and Authorization of requests, as they came over HTTP."""

    def tokens(self, host: str) -> set[str]:
        """The values of Authorization that a host got."""
        return {token for one, _, token in self if one == host}


@contextmanager
def loopback(server: Forged, seen: Seen) -> Generator[int]:
    """Serve it on 127.0.0.1 and 127.0.0.2, at one port."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = self.headers["Host"].partition(":")[0]
            seen.append((host, self.path, self.headers.get("Authorization", "")))
            answer = server.handle_request(httpx.Request("GET", f"http://{self.headers['Host']}{self.path}"))
            self.send_response(answer.status_code)
            for name, value in answer.headers.items():
                if name != "content-length":
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    first = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    port = first.server_port
    try:
        second = ThreadingHTTPServer(("127.0.0.2", port), Handler)
    except OSError:
        first.server_close()
        pytest.skip("this system has no 127.0.0.2")
    threads = [threading.Thread(target=one.serve_forever, daemon=True) for one in (first, second)]
    for thread in threads:
        thread.start()
    try:
        yield port
    finally:
        for one in (first, second):
            one.shutdown()
            one.server_close()


class Redirecting(Forged):
    """Redirects each chunk to the other host, and calls of `users` as well."""

    port = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer."""
        host, path = request.url.host, request.url.path
        if path.startswith("/users/"):
            return httpx.Response(302, headers={"location": f"http://127.0.0.2:{self.port}/x"})
        if "/store/" in path and host == "127.0.0.2":
            return httpx.Response(302, headers={"location": f"http://127.0.0.1:{self.port}{path}"})
        return super().handle_request(request)


@both
def test_over_http_the_other_host_gets_no_token(wait: bool, tmp_path: Path) -> None:
    """Not by a link, a chunk, a mirror or a redirect, there or back."""
    made = Forged([])
    item = made.file("a.txt", b"content")
    server = Redirecting([item])
    server.chunks |= made.chunks | server.chunks
    seen = Seen()

    with loopback(server, seen) as port:
        server.port, server.cdn = port, f"http://127.0.0.2:{port}"
        settings: dict[str, Any] = {
            "token": CANARY,
            "base_url": dict.fromkeys(
                ("content-system.gog.com", "users.gog.com"), f"http://127.0.0.1:{port}"
            ),
        }
        if wait:

            async def awaited() -> None:
                async with AsyncGogGalaxy(**settings) as galaxy:
                    build = await galaxy.builds.latest(1)
                    assert build is not None
                    await galaxy.depots.install(build, tmp_path)
                    with pytest.raises(DecodeError):
                        await galaxy.users.get("1")

            asyncio.run(awaited())
        else:
            with GogGalaxy(**settings) as galaxy:
                build = galaxy.builds.latest(1)
                assert build is not None
                galaxy.depots.install(build, tmp_path)
                with pytest.raises(DecodeError):
                    galaxy.users.get("1")

    assert found(tmp_path) == {"a.txt": b"content"}
    assert seen.tokens("127.0.0.2") == {""}
    assert "/x" not in {path for _, path, _ in seen}
    with_token = {path.partition("?")[0] for _, path, token in seen if token}
    assert with_token == {"/products/1/os/windows/builds", "/products/1/secure_link", "/users/1"}


def test_in_process_no_chunk_gets_a_token(tmp_path: Path) -> None:
    """From the real hosts."""
    served = Served()
    with GogGalaxy(token=TOKEN, transport=served) as galaxy:
        build = galaxy.builds.latest(GAME)
        assert build is not None
        galaxy.depots.install(build, tmp_path)
    got = {request.url.host: request.headers.get("authorization") for request in served.seen}
    assert got == {
        "content-system.gog.com": f"Bearer {TOKEN}",
        "gog-cdn-fastly.gog.com": None,
    }


# -- products ------------------------------------------------------------------------------------------------


@both
def test_any_number_of_products(wait: bool) -> None:
    """50 ids to a call; each id once; the query is passed on."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=[])

    ids = [*range(1, 124), 5]
    mock = httpx.MockTransport(answer)
    if wait:

        async def awaited() -> None:
            async with AsyncGogGalaxy(transport=mock) as galaxy:
                assert [p async for p in galaxy.products.iter(ids, locale="de-DE")] == []

        asyncio.run(awaited())
    else:
        with GogGalaxy(transport=mock) as galaxy:
            assert list(galaxy.products.iter(ids, locale="de-DE")) == []

    asked = [list(map(int, request.url.params["ids"].split(","))) for request in seen]
    assert list(map(len, asked)) == [50, 50, 23]
    assert [one for some in asked for one in some] == list(range(1, 124))
    assert {request.url.params["locale"] for request in seen} == {"de-DE"}


def test_more_products_than_one_call_takes() -> None:
    """Of the sandbox's catalogue: `iter` goes through them, `list` gives them at once; 50 to a request."""
    with GogGalaxy(transport=Served()) as galaxy:
        page = galaxy.catalog.search(limit=48)
        ids = [*(int(product.id) for product in page.products), *range(10, 30)]
        products = list(galaxy.products.iter(ids))
        at_once = galaxy.products.list(ids=ids)
    assert [product.id for product in at_once] == [product.id for product in products]
    assert {product.id for product in products} <= set(ids)
    assert len(products) > 20


@both
@pytest.mark.parametrize("checksum", ["empty", "absent"])
def test_a_file_is_downloaded(wait: bool, checksum: str, tmp_path: Path) -> None:
    """JSON in between; the token stays with api.gog.com, the checksum is looked up where there is one."""
    served = Served()
    served.control("/reset", readings={"gog_galaxy": {"checksum": checksum}})

    async def awaited() -> Path:
        async with AsyncGogGalaxy(token=TOKEN, transport=served) as galaxy:
            product = await galaxy.products.get(GAME, expand=["downloads"])
            return await galaxy.products.download(first(product), tmp_path)

    if wait:
        path = asyncio.run(awaited())
    else:
        with GogGalaxy(token=TOKEN, transport=served) as galaxy:
            product = galaxy.products.get(GAME, expand=["downloads"])
            path = galaxy.products.download(first(product), tmp_path)

    assert path.stat().st_size > 0
    assert list(tmp_path.iterdir()) == [path]
    got = {(request.url.host, "authorization" in request.headers) for request in served.seen[1:]}
    assert ("api.gog.com", True) in got
    assert all(host == "api.gog.com" or not has for host, has in got)
    assert any(request.url.path.endswith(".xml") for request in served.seen)


def first(product: Any) -> str:
    """The address of a file of a product."""
    downlink: str = product.downloads.installers[0].files[0].downlink
    return downlink


def test_a_file_that_one_does_not_own(tmp_path: Path) -> None:
    """The error is the API's."""
    with GogGalaxy(token=sample_access("emil"), transport=Served()) as galaxy:
        product = galaxy.products.get(GAME, expand=["downloads"])
        with pytest.raises(ForbiddenError):
            galaxy.products.download(first(product), tmp_path)
    assert list(tmp_path.iterdir()) == []


# -- tokens --------------------------------------------------------------------------------------------------


def stored(path: Path) -> None:
    """Make a file with anna's token, one that has ended."""
    token = {
        "access_token": "ended",
        "refresh_token": sample_refresh("anna"),
        "issued_at": 1,
        "expires_at": 2,
    }
    path.touch(mode=0o600)
    path.write_text(json.dumps({"version": 1, "tokens": {CLIENT_ID: token}}))


def test_both_clients_share_a_token_file(tmp_path: Path) -> None:
    """One refreshes, the other uses what came; neither package knows the other."""
    path, served = tmp_path / "tokens.json", Served()
    pair: dict[str, Any] = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
    stored(path)

    with (
        Gog(**pair, token_store=gog_client.FileTokenStore(path), transport=served) as gog,
        GogGalaxy(**pair, token_store=gog_galaxy_client.FileTokenStore(path), transport=served) as galaxy,
    ):
        assert gog.user.data().is_logged_in
        assert galaxy.library.list_releases("46988088193245001") is not None

    assert [request.url.path for request in served.seen].count("/token") == 1
    assert (path.stat().st_mode & 0o077) == 0


@both
def test_a_game_gets_a_token_of_its_own(wait: bool, tmp_path: Path) -> None:
    """For the user's refresh token, in the same file; a client of the game uses and keeps it."""
    path, served = tmp_path / "tokens.json", Served()
    stored(path)
    store = gog_galaxy_client.FileTokenStore(path)
    pair: dict[str, Any] = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "token_store": store}
    game: dict[str, Any] = {
        "client_id": GAME_CLIENT_ID, "client_secret": GAME_CLIENT_SECRET, "token_store": store,
    }  # fmt: skip
    user = "46988088193245001"

    async def awaited() -> Any:
        async with AsyncGogGalaxy(**pair, transport=served) as galaxy:
            await galaxy.auth.game_token(GAME_CLIENT_ID, GAME_CLIENT_SECRET)
            await galaxy.auth.game_token(GAME_CLIENT_ID, GAME_CLIENT_SECRET)
        async with AsyncGogGalaxy(**game, transport=served) as galaxy:
            return await galaxy.achievements.list(GAME_CLIENT_ID, user)

    if wait:
        achievements = asyncio.run(awaited())
    else:
        with GogGalaxy(**pair, transport=served) as galaxy:
            galaxy.auth.game_token(GAME_CLIENT_ID, GAME_CLIENT_SECRET)
            galaxy.auth.game_token(GAME_CLIENT_ID, GAME_CLIENT_SECRET)
        with GogGalaxy(**game, transport=served) as galaxy:
            achievements = galaxy.achievements.list(GAME_CLIENT_ID, user)

    assert achievements.items
    asked = [dict(request.url.params) for request in served.seen if request.url.path == "/token"]
    assert [one["client_id"] for one in asked] == [CLIENT_ID, GAME_CLIENT_ID]
    assert asked[1]["without_new_session"] == "1"
    assert store.load(CLIENT_ID) is not None
    assert store.load(GAME_CLIENT_ID) is not None


def test_without_a_login_there_is_no_token_for_a_game() -> None:
    """Nor for this client itself."""
    pair: dict[str, Any] = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
    with GogGalaxy(**pair, transport=Served()) as galaxy:
        with pytest.raises(ConfigurationError, match="nobody has logged in"):
            galaxy.auth.game_token(GAME_CLIENT_ID, GAME_CLIENT_SECRET)
        with pytest.raises(ConfigurationError, match="of this client itself"):
            galaxy.auth.game_token(CLIENT_ID, CLIENT_SECRET)
    with GogGalaxy(token="t") as galaxy, pytest.raises(ConfigurationError, match="client_id="):
        galaxy.auth.game_token(GAME_CLIENT_ID, GAME_CLIENT_SECRET)


def test_logging_in_is_that_of_gog() -> None:
    """The same page, the same code, the same refusals."""
    pair: dict[str, Any] = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
    with GogGalaxy(**pair, transport=Served()) as galaxy, Gog(**pair) as gog:
        assert galaxy.auth.login_url() == gog.auth.login_url()
        assert "layout=galaxy" in galaxy.auth.login_url(layout="galaxy")
        with pytest.raises(LoginRequiredError):
            galaxy.auth.login("no-such-code")
