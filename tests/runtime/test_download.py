"""A file arrives whole and checked, or its name stays free; and nobody else learns our credentials."""

import asyncio
import hashlib
import json as jsonlib
import logging
import random
import re
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import httpx
import pytest

from generator.runtime import (
    ApiError,
    AsyncTransport,
    ConfigurationError,
    DecodeError,
    DownloadError,
    ForbiddenError,
    InvalidArgumentError,
    LoginRequiredError,
    NotFoundError,
    Operation,
    Secret,
    Transport,
    TransportError,
    UnauthorizedError,
    json,
    steps,
)
from generator.runtime.download import Source, download, download_async
from generator.runtime.oauth2 import Flow, MemoryTokenStore, OAuth2, Token

from .test_oauth2 import NAME, SECRET, TOKEN, Bearer, save
from .test_transport import CANARY, Key, both

FETCH: Operation[Any] = Operation(
    "files.download", "GET", "/", effect="read", answers={200: json(Any)}, security=(("key",),)
)
GAME = random.Random(7).randbytes(300_000)  # noqa: S311 - a game, not a key
MD5 = hashlib.md5(GAME, usedforsecurity=False).hexdigest()
SIGNED = "signed-canary"


class Shop(Source):
    """Links lead from the shop to its CDN; a checksum stands beside each file."""

    operation = FETCH
    servers = ("https://www.things.example",)

    def is_login(self, url: httpx.URL) -> bool:
        """By its host."""
        return url.host == "login.example"

    def checksum_url(self, link: httpx.URL) -> httpx.URL | None:
        """The same query."""
        path, mark, query = link.raw_path.partition(b"?")
        return link.copy_with(raw_path=path + b".xml" + mark + query)


class Cut:
    """A body that breaks off."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def __iter__(self) -> Iterator[bytes]:
        yield from (self.body[at : at + 5000] for at in range(0, len(self.body), 5000))
        raise httpx.ReadError("cut")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for at in range(0, len(self.body), 5000):
            yield self.body[at : at + 5000]
        raise httpx.ReadError("cut")


class Broken(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The stream of one."""

    def __init__(self, body: bytes) -> None:
        self.cut = Cut(body)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.cut)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return aiter(self.cut)


class Net:
    """The shop and its CDN; answers of the CDN may be replaced, one by one."""

    def __init__(self, game: bytes = GAME) -> None:
        self.game = game
        self.tag: str | None = '"v1"'
        self.modified: str | None = None
        self.name = "setup.exe"
        self.headers = {"content-type": "application/octet-stream"}
        self.asked = 0
        self.ends_after: int | None = None
        self.seen: list[httpx.Request] = []
        self.instead: list[Callable[[httpx.Request], httpx.Response]] = []
        self.checksum: Callable[[], httpx.Response] = lambda: httpx.Response(404)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer."""
        self.seen.append(request)
        if request.url.host != "cdn.example":
            self.asked += 1
            return httpx.Response(
                302, headers={"location": f"https://cdn.example/a/{self.name}?sig={SIGNED}-{self.asked}"}
            )
        if request.url.params["sig"] != f"{SIGNED}-{self.asked}" or self.ends_after == 0:
            self.ends_after = None
            return httpx.Response(403, text="expired")
        if self.ends_after is not None:
            self.ends_after -= 1
        if request.url.path.endswith(".xml"):
            return self.checksum()
        if self.instead:
            return self.instead.pop(0)(request)
        return self.file(request)

    def file(self, request: httpx.Request, cut: int | None = None) -> httpx.Response:
        """The file, or the part of it that is asked for; cut after some bytes."""
        begin, status, headers = 0, 200, dict(self.headers)
        if self.tag:
            headers["etag"] = self.tag
        if self.modified:
            headers["last-modified"] = self.modified
        found = re.fullmatch(r"bytes=(\d+)-", request.headers.get("range", ""))
        if found and request.headers["if-range"] in (self.tag, self.modified):
            begin, status = int(found[1]), 206
            if begin >= len(self.game):
                return httpx.Response(416, headers={"content-range": f"bytes */{len(self.game)}"})
            headers["content-range"] = f"bytes {begin}-{len(self.game) - 1}/{len(self.game)}"
        body = self.game[begin:]
        if cut is not None:
            headers["content-length"] = str(len(body))
            return httpx.Response(status, headers=headers, stream=Broken(body[:cut]))
        return httpx.Response(status, headers=headers, content=body)

    def cut(self, after: int) -> Callable[[httpx.Request], httpx.Response]:
        """An answer that breaks off."""
        return lambda request: self.file(request, after)

    @property
    def ranges(self) -> list[str | None]:
        """What was asked of the CDN."""
        return [
            r.headers.get("range")
            for r in self.seen
            if r.url.host == "cdn.example" and not r.url.path.endswith(".xml")
        ]


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited, without waiting."""
    waited: list[float] = []

    async def asleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(steps, "sleep", waited.append)
    monkeypatch.setattr(steps, "asleep", asleep)
    return waited


def fetch(
    net: Callable[[httpx.Request], httpx.Response] | None,
    path: Path | str,
    *,
    wait: bool,
    url: str = "/downlink/game/1",
    source: Source | None = None,
    **more: Any,
) -> Path:
    """One download, blocking or awaited."""
    arguments = {name: more.pop(name) for name in ("progress", "md5", "size") if name in more}
    settings: dict[str, Any] = {
        "agent": "test/1",
        "server": "https://things.example",
        "credentials": Key(),
        "transport": None if net is None else httpx.MockTransport(net),
        **more,
    }
    if not wait:
        transport = Transport(**settings)
        try:
            return download(transport, source or Shop(), url, path, **arguments)
        finally:
            transport.close()

    async def run() -> Path:
        transport = AsyncTransport(**settings)
        try:
            return await download_async(transport, source or Shop(), url, path, **arguments)
        finally:
            await transport.close()

    return asyncio.run(run())


class Told(list[tuple[int, "int | None"]]):
    """What a callback was told."""

    def note(self, done: int, total: int | None) -> None:
        """Be the callback."""
        self.append((done, total))


def left(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


@both
def test_a_file_arrives(wait: bool, tmp_path: Path) -> None:
    """Through a redirect, under the name that was given, with nothing beside it."""
    net, told = Net(), Told()
    net.checksum = lambda: httpx.Response(
        200, text=f'<file name="setup.exe" md5="{MD5.upper()}" chunks="1"/>'
    )

    path = fetch(net, tmp_path / "game.exe", wait=wait, progress=told.note)

    assert path == tmp_path / "game.exe"
    assert path.read_bytes() == GAME
    assert left(tmp_path) == ["game.exe"]
    assert (told[0], told[-1]) == ((0, len(GAME)), (len(GAME), len(GAME)))
    assert [str(r.url) for r in net.seen] == [
        "https://things.example/downlink/game/1",
        "https://cdn.example/***",
        "https://cdn.example/***",
    ]
    assert net.seen[1].url.query == net.seen[2].url.query == f"sig={SIGNED}-1".encode()
    assert net.seen[1].headers["accept-encoding"] == "identity"


@both
def test_credentials_stay_with_the_shop(wait: bool, tmp_path: Path) -> None:
    """Even those that the user's own httpx client sends with everything."""
    net = Net()
    kind: Any = httpx.AsyncClient if wait else httpx.Client
    mine = kind(
        transport=httpx.MockTransport(net),
        headers={"Authorization": CANARY},
        cookies={"gog-al": CANARY},
        auth=("user", CANARY),
    )

    fetch(None, tmp_path / "game.exe", wait=wait, transport=None, http_client=mine)

    shop, cdn = net.seen[0], net.seen[1]
    assert shop.headers["x-key"] == CANARY
    assert CANARY not in str(cdn.headers)
    assert "authorization" not in cdn.headers
    assert "cookie" not in cdn.headers


@both
@pytest.mark.parametrize(
    ("url", "base_url", "credited"),
    [
        ("https://things.example/d/1", None, True),
        ("https://www.things.example/d/1", None, True),
        ("http://www.things.example/d/1", None, True),
        ("//www.things.example/d/1", None, True),
        ("https://things.example:8443/d/1", None, False),
        ("https://things.example.evil.example/d/1", None, False),
        ("https://www.things.example/d/1", "https://mine.example/x", False),
        ("https://mine.example/d/1", "https://mine.example/x", True),
    ],
)
def test_only_the_shop_s_own_addresses_get_credentials(
    wait: bool, url: str, base_url: str | None, credited: bool, tmp_path: Path
) -> None:
    """By scheme, host and port; over TLS, whatever the link says."""
    net = Net()

    fetch(net, tmp_path / "game.exe", wait=wait, url=url, base_url=base_url)

    assert ("x-key" in net.seen[0].headers) == credited
    assert net.seen[0].url.scheme == "https"


@both
@pytest.mark.parametrize(
    "url",
    [
        "",
        "downlink/1",
        "gogdownloader://game/1",
        "ftp://things.example/1",
        "https://u:p@x.example/",
        None,
        "http://[",
    ],
)
def test_what_cannot_be_downloaded_is_refused(wait: bool, url: Any, tmp_path: Path) -> None:
    """Before anything is sent."""
    net = Net()
    with pytest.raises(InvalidArgumentError, match=r"files\.download"):
        fetch(net, tmp_path / "game.exe", wait=wait, url=url)
    with pytest.raises(InvalidArgumentError, match="md5"):
        fetch(net, tmp_path / "game.exe", wait=wait, md5="abc")
    assert net.seen == []


@both
@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("http://10.0.0.1:8080/x", DownloadError),
        ("http://127.0.0.1:8080/x", DownloadError),
        ("ftp://cdn.example/x", DownloadError),
        ("/again", DownloadError),
        ("https://login.example/?next=/", LoginRequiredError),
    ],
)
def test_a_redirect_to_where_nothing_is_fetched(
    wait: bool, location: str, expected: type[Exception], tmp_path: Path
) -> None:
    """Plain HTTP, another protocol, a circle, or the login page."""
    seen: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.host)
        return httpx.Response(302, headers={"location": location})

    with pytest.raises(expected):
        fetch(handle, tmp_path / "game.exe", wait=wait)

    assert set(seen) == {"things.example"}
    assert len(seen) <= 11
    assert left(tmp_path) == []


@both
def test_a_plain_link_is_fetched_over_tls(wait: bool, tmp_path: Path) -> None:
    """One consumer of a store sees such links."""
    net = Net()

    def handle(request: httpx.Request) -> httpx.Response:
        answer = net(request)
        if "location" in answer.headers:
            answer.headers["location"] = answer.headers["location"].replace("https:", "http:")
        return answer

    fetch(handle, tmp_path / "game.exe", wait=wait)

    assert [r.url.scheme for r in net.seen] == ["https"] * 3


@both
def test_a_cut_is_resumed_where_it_was(wait: bool, tmp_path: Path, waits: list[float]) -> None:
    """With the same link; each piece that arrives gives new patience."""
    net = Net()
    net.instead = [net.cut(after) for after in (50_000, 1, 60_000, 7, 5000, 5000, 5000, 5000)]

    path = fetch(net, tmp_path / "game.exe", wait=wait, max_retries=1)

    assert path.read_bytes() == GAME
    done = [50_000, 50_001, 110_001, 110_008, 115_008, 120_008, 125_008, 130_008]
    assert net.ranges == [None, *(f"bytes={n}-" for n in done)]
    assert net.asked == 1
    assert len(waits) == 8


@both
def test_without_a_byte_more_patience_ends(wait: bool, tmp_path: Path) -> None:
    """The part stays; the next call resumes it, also for another object or process."""
    net = Net()
    net.instead = [net.cut(50_000), net.cut(0), net.cut(0), net.cut(0)]

    with pytest.raises(TransportError, match="ReadError: cut"):
        fetch(net, tmp_path / "game.exe", wait=wait, max_retries=2)
    assert left(tmp_path) == ["game.exe.part", "game.exe.part.json"]
    net.instead, told = [], Told()
    path = fetch(net, tmp_path / "game.exe", wait=wait, progress=told.note)

    assert path.read_bytes() == GAME
    assert told[0] == (50_000, len(GAME))
    assert net.ranges[-1] == "bytes=50000-"


@both
def test_a_part_in_a_folder_is_found_again(wait: bool, tmp_path: Path) -> None:
    """By where it was begun, as its name is not known before the server says it."""
    net = Net()
    net.headers["content-disposition"] = 'attachment; filename="my game.exe"'
    net.instead = [net.cut(50_000)]
    with pytest.raises(TransportError):
        fetch(net, tmp_path, wait=wait, max_retries=0)
    net.instead = [net.cut(10)]
    with pytest.raises(TransportError):
        fetch(net, tmp_path, wait=wait, max_retries=0, url="/downlink/other")
    assert net.ranges == [None, None]

    path = fetch(net, f"{tmp_path}/", wait=wait, url="/downlink/other")
    assert (path.name, path.read_bytes() == GAME) == ("my game.exe", True)


@both
@pytest.mark.parametrize("change", ["tag", "size", "nothing", "weak"])
def test_another_file_begins_anew(wait: bool, change: str, tmp_path: Path) -> None:
    """The server has a new version, or nothing that proves that it has the old one."""
    net = Net()
    if change == "nothing":
        net.tag = None
    if change == "weak":
        net.tag = 'W/"v1"'
    net.instead = [net.cut(50_000)]
    with pytest.raises(TransportError):
        fetch(net, tmp_path / "game.exe", wait=wait, max_retries=0)
    net.game = GAME[::-1][:200_000]
    if change == "tag":
        net.tag = '"v2"'

    path = fetch(net, tmp_path / "game.exe", wait=wait)

    assert path.read_bytes() == net.game
    assert left(tmp_path) == ["game.exe"]


@both
def test_a_date_will_do_where_there_is_no_tag(wait: bool, tmp_path: Path) -> None:
    """In If-Range."""
    net = Net()
    net.tag, net.modified = None, "Wed, 21 Oct 2020 07:28:00 GMT"
    net.instead = [net.cut(50_000)]

    assert fetch(net, tmp_path / "game.exe", wait=wait).read_bytes() == GAME
    assert net.ranges == [None, "bytes=50000-"]
    assert net.seen[2].headers["if-range"] == net.modified


WRONG = [
    {"content-range": f"bytes 0-{len(GAME) - 1}/{len(GAME)}"},
    {"content-range": f"bytes 49999-{len(GAME) - 1}/{len(GAME)}"},
    {"content-range": f"bytes 50000-50009/{len(GAME)}"},
    {"content-range": f"bytes 50000-{len(GAME)}/{len(GAME) + 1}"},
    {"content-range": "bytes 50000-299999/*"},
    {"content-range": "octets 50000-299999/300000"},
    {"content-type": "multipart/byteranges; boundary=x"},
    {"content-range": f"bytes 50000-{len(GAME) - 1}/{len(GAME)}", "etag": '"v2"'},
]


@both
@pytest.mark.parametrize("headers", WRONG)
def test_a_part_that_was_not_asked_for_is_not_taken(
    wait: bool, headers: dict[str, str], tmp_path: Path
) -> None:
    """The file is begun anew; a server that does so again and again is no server of files."""
    net = Net()
    wrong = httpx.Response(206, headers=headers, content=b"x" * 250_000)
    net.instead = [net.cut(50_000), lambda _: wrong]
    assert fetch(net, tmp_path / "game.exe", wait=wait).read_bytes() == GAME
    assert net.ranges == [None, "bytes=50000-", None]

    net.instead = [net.cut(50_000), lambda _: wrong] * 5
    with pytest.raises(DownloadError, match="another part"):
        fetch(net, tmp_path / "other.exe", wait=wait, max_retries=9)
    assert left(tmp_path) == ["game.exe"]


@both
def test_a_part_that_is_all_needs_no_more(wait: bool, tmp_path: Path) -> None:
    """The last call died before it gave the file its name: nothing is fetched but the checksum."""
    net = Net()
    net.checksum = lambda: httpx.Response(200, text=f'<file md5="{MD5}"/>')
    note = {"url": "https://things.example/downlink/game/1", "name": "game.exe", "validator": '"v1"'}
    (tmp_path / "game.exe.part").write_bytes(GAME)
    (tmp_path / "game.exe.part.json").write_text(jsonlib.dumps(note | {"size": len(GAME)}))

    assert fetch(net, tmp_path / "game.exe", wait=wait).read_bytes() == GAME
    assert net.ranges == ["bytes=0-0"]
    assert left(tmp_path) == ["game.exe"]

    (tmp_path / "game.exe.part").write_bytes(GAME)
    (tmp_path / "game.exe.part.json").write_text(jsonlib.dumps(note))  # how long it is was not known
    assert fetch(net, tmp_path / "game.exe", wait=wait).read_bytes() == GAME
    assert net.ranges == ["bytes=0-0", f"bytes={len(GAME)}-"]


@both
def test_a_part_beyond_the_end_begins_anew(wait: bool, tmp_path: Path) -> None:
    """416: it is not a part of this file."""
    net = Net()
    note = {"url": "https://things.example/downlink/game/1", "name": "game.exe", "validator": '"v1"'}
    (tmp_path / "game.exe.part").write_bytes(GAME + b"x")
    (tmp_path / "game.exe.part.json").write_text(jsonlib.dumps(note))

    assert fetch(net, tmp_path / "game.exe", wait=wait).read_bytes() == GAME
    assert net.ranges == [f"bytes={len(GAME) + 1}-", None]


@both
@pytest.mark.parametrize(
    "note", [b"", b"{", b"[]", b'{"url": 7}', b'{"url": "https://x/", "name": "game.exe"}']
)
def test_a_part_of_something_else_is_not_gone_on_with(wait: bool, note: bytes, tmp_path: Path) -> None:
    """Nor one whose note is damaged or missing."""
    net = Net()
    (tmp_path / "game.exe.part").write_bytes(b"x" * 10)
    if note:
        (tmp_path / "game.exe.part.json").write_bytes(note)

    assert fetch(net, tmp_path / "game.exe", wait=wait).read_bytes() == GAME
    assert net.ranges == [None]
    assert left(tmp_path) == ["game.exe"]


@both
def test_a_link_that_has_ended_is_asked_for_again(wait: bool, tmp_path: Path) -> None:
    """In the middle of a file, and between the file and its checksum."""
    net = Net()
    net.checksum = lambda: httpx.Response(200, text=f'<file md5="{MD5}"/>')
    net.instead = [net.cut(50_000)]
    net.ends_after = 1

    assert fetch(net, tmp_path / "game.exe", wait=wait).read_bytes() == GAME
    assert net.ranges == [None, "bytes=50000-", "bytes=50000-"]
    assert net.asked == 2

    net.ends_after = 1
    assert fetch(net, tmp_path / "game.exe", wait=wait).read_bytes() == GAME
    assert net.asked == 4


@both
@pytest.mark.parametrize(
    ("status", "expected"), [(401, UnauthorizedError), (403, ForbiddenError), (404, NotFoundError)]
)
def test_a_link_that_is_always_refused_is_asked_for_three_times(
    wait: bool, status: int, expected: type[ApiError], tmp_path: Path
) -> None:
    """More, and the shop is wrong. The error shows where, not the signature."""
    net = Net()
    net.instead = [lambda _: httpx.Response(status, text="no")] * 9

    with pytest.raises(expected) as caught:
        fetch(net, tmp_path / "game.exe", wait=wait)

    assert net.asked == 4
    assert "https://cdn.example/***: refused" in str(caught.value)
    assert SIGNED not in f"{vars(caught.value)}"
    assert left(tmp_path) == []


@both
@pytest.mark.parametrize("status", [400, 403, 404])
def test_what_the_shop_refuses_is_refused(wait: bool, status: int, tmp_path: Path) -> None:
    """It is not asked again; what it echoes of the credentials is not repeated."""
    seen: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        return httpx.Response(status, text=f"no {request.headers['x-key']}")

    with pytest.raises(ApiError) as caught:
        fetch(handle, tmp_path / "game.exe", wait=wait)

    assert caught.value.status == status
    assert caught.value.body == b"no ***"
    assert len(seen) == 1


@both
def test_passing_trouble_is_waited_out(wait: bool, tmp_path: Path, waits: list[float]) -> None:
    """As the server asks."""
    net = Net()
    net.instead = [lambda _: httpx.Response(503, headers={"retry-after": "7"}), lambda _: httpx.Response(429)]

    assert fetch(net, tmp_path / "game.exe", wait=wait).read_bytes() == GAME
    assert waits[0] == 7
    net.instead = [lambda _: httpx.Response(503)] * 3
    with pytest.raises(ApiError, match="503"):
        fetch(net, tmp_path / "game.exe", wait=wait)


PAGES: list[tuple[str, bytes]] = [
    ("text/html; charset=utf-8", b"anything"),
    ("application/xhtml+xml", b"anything"),
    ("application/json", b"7"),
    ("application/problem+json", b"7"),
    ("application/octet-stream", b"\xef\xbb\xbf \r\n<!DOCTYPE html><html>"),
    ("application/octet-stream", b"<?xml version='1.0'?>\n<html xmlns='x'>"),
    ("application/x-msdownload", b"<HTML><body>Sorry"),
    ("", b'{"error": "expired"}'),
    ("text/plain", b'[{"error": 1}]'),
    ("binary/octet-stream", b"{}\n"),
]


@both
@pytest.mark.parametrize(("kind", "body"), PAGES)
def test_a_page_is_never_saved_as_a_game(wait: bool, kind: str, body: bytes, tmp_path: Path) -> None:
    """By what it says it is, or what it looks like."""
    net = Net(body)
    net.headers = {"content-type": kind} if kind else {}

    with pytest.raises(DecodeError, match="not a file"):
        fetch(net, tmp_path / "game.exe", wait=wait)

    assert left(tmp_path) == []


@both
@pytest.mark.parametrize(
    "body", [b"#!/bin/sh\n", b"{\\rtf1 manual}", b"[Settings]\nx=1", b"<svg/>", b"MZ\x90"]
)
def test_what_only_resembles_one_is(wait: bool, body: bytes, tmp_path: Path) -> None:
    """A script, a manual, a list of settings, a picture, a program."""
    assert fetch(Net(body), tmp_path / "a", wait=wait).read_bytes() == body


@both
def test_a_page_in_the_middle_leaves_the_part(wait: bool, tmp_path: Path) -> None:
    """The CDN is in maintenance; the file is resumed later."""
    net = Net()
    net.instead = [net.cut(50_000), lambda _: httpx.Response(200, html="<html>")]
    with pytest.raises(DecodeError):
        fetch(net, tmp_path / "game.exe", wait=wait)

    assert fetch(net, tmp_path / "game.exe", wait=wait).read_bytes() == GAME
    assert net.ranges == [None, "bytes=50000-", "bytes=50000-"]


@both
def test_a_page_of_the_shop_itself_asks_to_log_in(wait: bool, tmp_path: Path) -> None:
    """Without a redirect, with status 200."""
    with pytest.raises(LoginRequiredError):
        fetch(lambda _: httpx.Response(200, html="<html>"), tmp_path / "game.exe", wait=wait)
    assert left(tmp_path) == []


@both
def test_a_token_that_has_ended_is_refreshed_once(wait: bool, tmp_path: Path) -> None:
    """Before the first request, or after the shop has refused it."""
    net, tokens = Net(), list[str]()
    store = MemoryTokenStore()
    save(store, Token(access_token=Secret("old"), refresh_token=Secret("r")))

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.host == "auth.example":
            tokens.append(request.url.params["refresh_token"])
            return httpx.Response(200, json={"access_token": "new", "expires_in": 3600})
        if request.url.host == "things.example" and request.headers["authorization"] != "Bearer new":
            return httpx.Response(302, headers={"location": "https://login.example/"})
        return net(request)

    bearer = Bearer(OAuth2(NAME, SECRET, store))
    path = fetch(handle, tmp_path / "game.exe", wait=wait, credentials=bearer, flow=Flow(TOKEN))

    assert path.read_bytes() == GAME
    assert tokens == ["r"]
    assert all("authorization" not in r.headers for r in net.seen if r.url.host == "cdn.example")


@both
@pytest.mark.parametrize("given", [{"md5": "0" * 32}, {"size": 5}, {}])
def test_a_file_that_fails_its_check_is_gone(wait: bool, given: dict[str, Any], tmp_path: Path) -> None:
    """By what the caller knows, or the server publishes; the old file of that name stays."""
    net = Net()
    net.checksum = lambda: httpx.Response(200, text=f"<file md5='{'1' * 32}' total_size='3'/>")
    (tmp_path / "game.exe").write_bytes(b"older")

    with pytest.raises(DownloadError, match=r"MD5|bytes"):
        fetch(net, tmp_path / "game.exe", wait=wait, **given)

    assert left(tmp_path) == ["game.exe"]
    assert (tmp_path / "game.exe").read_bytes() == b"older"


@both
def test_what_the_caller_knows_saves_asking(wait: bool, tmp_path: Path) -> None:
    """The MD5 is not fetched where it is given."""
    net = Net()

    fetch(net, tmp_path / "game.exe", wait=wait, md5=MD5.upper(), size=len(GAME))

    assert len(net.seen) == 2


@both
@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(404),
        httpx.Response(403),
        httpx.Response(200, content=b""),
        httpx.Response(200, text="<file"),
        httpx.Response(200, text='<file md5=""/>'),
        httpx.Response(200, text="<file name='a>b'/>"),
        httpx.Response(200, text='<html md5="x">'),
        httpx.Response(200, text=f'<!DOCTYPE f [<!ENTITY a "{"0" * 32}">]><file md5="&a;"/>'),
        httpx.Response(302, headers={"location": "https://elsewhere.example"}),
    ],
)
def test_a_checksum_that_is_not_there_is_no_error(wait: bool, answer: httpx.Response, tmp_path: Path) -> None:
    """Missing, empty, or not a checksum at all."""
    net = Net()
    net.checksum = lambda: httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    assert fetch(net, tmp_path / "game.exe", wait=wait).read_bytes() == GAME


@both
def test_whether_there_is_a_checksum_must_be_known(wait: bool, tmp_path: Path) -> None:
    """The file waits, complete, until the server says."""
    net = Net()
    net.checksum = lambda: httpx.Response(503)
    with pytest.raises(ApiError, match="503"):
        fetch(net, tmp_path / "game.exe", wait=wait)
    assert left(tmp_path) == ["game.exe.part", "game.exe.part.json"]

    net.checksum = lambda: httpx.Response(404)
    before = len(net.seen)
    assert fetch(net, tmp_path / "game.exe", wait=wait).read_bytes() == GAME
    assert len(net.seen) - before <= 6


@both
def test_nothing_is_a_file_too(wait: bool, tmp_path: Path) -> None:
    """0 bytes, said to be 0 bytes."""
    net, told = Net(b""), Told()
    net.headers["content-length"] = "0"

    path = fetch(net, tmp_path / "empty", wait=wait, size=0, progress=told.note)

    assert path.read_bytes() == b""
    assert set(told) == {(0, 0)}


@both
def test_a_file_of_unknown_length(wait: bool, tmp_path: Path) -> None:
    """It ends where it ends; progress says so."""
    told = Told()

    class Chunks(httpx.SyncByteStream, httpx.AsyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            yield from (GAME[:7], b"", GAME[7:])

        async def __aiter__(self) -> AsyncIterator[bytes]:
            for piece in self:
                yield piece

    path = fetch(
        lambda _: httpx.Response(200, stream=Chunks()),
        tmp_path / "a",
        wait=wait,
        progress=told.note,
        source=Plain(),
    )

    assert path.read_bytes() == GAME
    assert {total for _, total in told} == {None}


class Plain(Source):
    """Nothing of its own."""

    operation = FETCH


@both
@pytest.mark.parametrize("said", [10, len(GAME) + 1])
def test_a_body_of_another_length_than_said(wait: bool, said: int, tmp_path: Path) -> None:
    """Too much is an error at once, too little is asked for again."""

    def handle(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"content-length": str(said)}, stream=httpx.ByteStream(GAME))

    with pytest.raises((DownloadError, TransportError), match=r"longer|early"):
        fetch(handle, tmp_path / "a", wait=wait, source=Plain())

    assert "a" not in left(tmp_path)


@both
def test_a_compressed_body_is_refused(wait: bool, tmp_path: Path) -> None:
    """It is not what the checksum is of, nor could it be resumed."""
    with pytest.raises(DownloadError, match="compressed"):
        fetch(
            lambda _: httpx.Response(
                200, headers={"content-encoding": "gzip"}, stream=httpx.ByteStream(b"x")
            ),
            tmp_path / "a",
            wait=wait,
            source=Plain(),
        )
    assert left(tmp_path) == []


@both
@pytest.mark.parametrize(
    ("disposition", "url_name", "expected"),
    [
        ('attachment; filename="setup 1.exe"', "x", "setup 1.exe"),
        ('attachment; filename="../../etc/passwd"', "x", "passwd"),
        ('attachment; filename="..\\\\..\\\\evil.exe"', "x", "evil.exe"),
        ('attachment; filename="/abs/olute.bin"', "x", "olute.bin"),
        ('attachment; filename=".."', "x", "download"),
        ('attachment; filename="C:con.txt"', "x", "C_con.txt"),
        ('attachment; filename="nul"', "x", "_nul"),
        ("attachment; filename*=UTF-8''sp%C3%A4t%2Fer.exe", "x", "er.exe"),
        ("attachment; filename*=UTF-8''sp%C3%A4t.exe", "x", "spät.exe"),
        ("attachment", "a%20b.exe", "a b.exe"),
        ("", "..%2F..%2Fevil", "evil"),
        ("", ".bashrc", "bashrc"),
        ("", "%00%0a.", "download"),
        ("", "a" * 240 + ".exe", "a" * 196 + ".exe"),
    ],
)
def test_a_name_stays_in_its_folder(
    wait: bool, disposition: str, url_name: str, expected: str, tmp_path: Path
) -> None:
    """Whatever the server calls the file."""
    net = Net()
    net.name = url_name
    if disposition:
        net.headers["content-disposition"] = disposition

    path = fetch(net, tmp_path, wait=wait)

    assert path == tmp_path / expected
    assert left(tmp_path) == [expected]


@both
def test_a_callback_that_stops_leaves_a_part(wait: bool, tmp_path: Path) -> None:
    """Whatever it raises comes through."""
    net = Net()

    def stop(done: int, total: int | None) -> None:
        if done > 10_000:
            raise KeyError("enough")

    net.instead = [net.cut(100_000)]
    with pytest.raises(KeyError):
        fetch(net, tmp_path / "game.exe", wait=wait, progress=stop)

    assert (tmp_path / "game.exe.part").stat().st_size == 15_000
    assert fetch(net, tmp_path / "game.exe", wait=wait).read_bytes() == GAME
    assert net.ranges[1] == "bytes=15000-"


def test_a_cancelled_download_leaves_a_part(tmp_path: Path) -> None:
    """It is resumed like any other."""
    net = Net()

    class Slow(httpx.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            yield GAME[:1000]
            await asyncio.sleep(30)

    net.instead = [
        lambda _: httpx.Response(
            200, headers={"etag": '"v1"', "content-length": str(len(GAME))}, stream=Slow()
        )
    ]

    async def run() -> None:
        transport = AsyncTransport(
            agent="t/1",
            server="https://things.example",
            credentials=Key(),
            transport=httpx.MockTransport(net),
        )
        async with asyncio.timeout(0.1):
            await download_async(transport, Shop(), "/d", tmp_path / "game.exe")

    with pytest.raises(TimeoutError):
        asyncio.run(run())

    assert fetch(net, tmp_path / "game.exe", wait=True, url="/d").read_bytes() == GAME
    assert net.ranges[1] == "bytes=1000-"


@both
def test_what_the_disk_refuses_comes_through(wait: bool, tmp_path: Path) -> None:
    """As the system says it."""
    with pytest.raises(FileNotFoundError):
        fetch(Net(), tmp_path / "none" / "game.exe", wait=wait)


@both
def test_a_closed_client_says_so(wait: bool, tmp_path: Path) -> None:
    """As our own error."""
    kind: Any = httpx.AsyncClient if wait else httpx.Client
    mine = kind(transport=httpx.MockTransport(Net()))
    if wait:
        asyncio.run(mine.aclose())
    else:
        mine.close()
    with pytest.raises(ConfigurationError, match="closed"):
        fetch(None, tmp_path / "a", wait=wait, transport=None, http_client=mine)


@both
def test_a_signature_is_not_logged(wait: bool, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Httpx logs every address; ours does not show what it is signed with, nor does an error."""
    caplog.set_level(logging.DEBUG)
    net = Net()
    net.instead = [net.cut(0)] * 9

    with pytest.raises(TransportError) as caught:
        fetch(net, tmp_path / "game.exe", wait=wait, max_retries=1)

    assert "https://cdn.example/***" in caplog.text
    assert SIGNED not in f"{caplog.text}{caught.value}{vars(caught.value)}"
    assert CANARY not in caplog.text


# -- over sockets -----------------------------------------------------------------------------------------


class Handler(BaseHTTPRequestHandler):
    """The shop on 127.0.0.1, its CDN on 127.0.0.2, which closes the connection where it is told to."""

    protocol_version = "HTTP/1.1"
    cuts: ClassVar[list[int]] = []
    told: ClassVar[list[tuple[str, str | None]]] = []

    def do_GET(self) -> None:
        """Answer."""
        host = str(self.headers["Host"]).partition(":")[0]
        self.told.append((host, self.headers["X-Key"]))
        if host == "127.0.0.1":
            self.send_response(302)
            port = str(self.headers["Host"]).rpartition(":")[2]
            self.send_header("Location", f"http://127.0.0.2:{port}/game?sig=1")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if self.path.startswith("/game.xml"):
            body, begin, end = f'<file md5="{MD5}"/>'.encode(), 0, None
        else:
            found = re.fullmatch(r"bytes=(\d+)-", self.headers["Range"] or "")
            begin = int(found[1]) if found and self.headers["If-Range"] == '"v1"' else 0
            body, end = GAME, self.cuts.pop(0) if self.cuts else None
        self.send_response(206 if begin else 200)
        self.send_header("Content-Length", str(len(body) - begin))
        self.send_header("ETag", '"v1"')
        if begin:
            self.send_header("Content-Range", f"bytes {begin}-{len(body) - 1}/{len(body)}")
        self.end_headers()
        self.wfile.write(body[begin:end])
        if end is not None:
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def shop() -> Iterator[str]:
    with ThreadingHTTPServer(("0.0.0.0", 0), Handler) as server:  # noqa: S104 - two loopback addresses
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        Handler.cuts, Handler.told = [], []
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@both
def test_a_file_cut_in_a_hundred_places_is_bit_exact(wait: bool, shop: str, tmp_path: Path) -> None:
    """Real connections, closed in the middle; no credentials for the second host."""
    Handler.cuts = sorted(random.Random(3).sample(range(1, len(GAME)), 100))  # noqa: S311

    path = fetch(None, tmp_path / "game.exe", wait=wait, base_url=shop, max_retries=1)

    assert hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest() == MD5
    assert Handler.cuts == []
    assert left(tmp_path) == ["game.exe"]
    assert {key for host, key in Handler.told if host == "127.0.0.1"} == {CANARY}
    assert {key for host, key in Handler.told if host == "127.0.0.2"} == {None}


@both
def test_each_of_a_hundred_calls_goes_on_where_the_last_one_ended(
    wait: bool, shop: str, tmp_path: Path
) -> None:
    """A process that dies at any place loses nothing."""
    Handler.cuts = sorted(random.Random(4).sample(range(1, len(GAME)), 100))  # noqa: S311
    for cut in list(Handler.cuts):
        with pytest.raises(TransportError):
            fetch(None, tmp_path, wait=wait, base_url=shop, max_retries=0)
        assert (tmp_path / "game.part").stat().st_size == cut

    path = fetch(None, tmp_path, wait=wait, base_url=shop, max_retries=0)

    assert path.read_bytes() == GAME
    assert left(tmp_path) == ["game"]
