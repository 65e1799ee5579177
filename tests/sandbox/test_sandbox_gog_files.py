"""GOG: downloads, from the library's paths to the bytes."""

import asyncio
import subprocess
from hashlib import md5
from xml.etree import ElementTree

import httpx
import pytest

from sandbox import create_app
from tests.sandbox.gog import GAME, MOVIE, Gog, is_page

UT = "/downlink/unreal_tournament_2004_ece"
BIG = f"{UT}/en1installer4"
SECOND = "broken_orchard"
"""A game with an empty file, and one whose list of checksums is empty."""


def test_every_file_of_the_library_opens(gog: Gog) -> None:
    """Installers, movies and extras of games, movies and DLC, at the place that details name."""
    opened = 0
    for product in [*gog.json("/user/data/games")["owned"][::9], GAME, MOVIE]:
        details = gog.json(f"/account/gameDetails/{product}.json")
        movie = details["downloads"] and isinstance(details["downloads"][0], dict)
        groups = (
            [details["downloads"]]
            if movie
            else [f for _, systems in details["downloads"] for f in systems.values()]
        )
        for file in [file for group in groups for file in group] + details["extras"]:
            answer = gog.client.get(gog.link(file["manualUrl"]))
            assert answer.status_code == 200
            assert len(answer.content) == int(answer.headers["content-length"])
            opened += 1
    assert opened > 30


def test_links_are_signed_and_in_the_form_of_the_request(gog: Gog) -> None:
    """On this machine or on the delivery network's host; either is good for both."""
    near = gog.link(BIG)
    far = gog.get(f"https://embed.gog.com{BIG}").headers["location"]

    assert near.startswith("http://127.0.0.1:8000/gog/secure/unreal_tournament_2004_ece/pc/")
    assert far == near.replace("http://127.0.0.1:8000/gog", "https://cdn.gog.com")
    assert gog.client.get(near).content == gog.client.get(far).content


def test_files_have_all_that_a_downloader_wants(gog: Gog) -> None:
    """Length, ranges, entity tag and date; more than a megabyte, and the same each time."""
    answer = gog.client.get(gog.link(BIG))

    assert len(answer.content) == 2 * 1024 * 1024
    headers = {name: value for name, value in answer.headers.items() if name != "content-length"}
    assert headers == {
        "content-type": "application/octet-stream",
        "accept-ranges": "bytes",
        "etag": f'"{md5(answer.content, usedforsecurity=False).hexdigest()}"',
        "last-modified": "Thu, 02 Jan 2020 03:04:05 GMT",
        "content-disposition": ('attachment; filename="setup_unreal_tournament_2004_ece_en1installer4.exe"'),
    }
    gog.control("/reset")
    assert gog.client.get(gog.link(BIG)).content == answer.content
    gog.control("/reset", seed=2)
    assert gog.client.get(gog.link(BIG)).content != answer.content


def test_head_tells_the_same_headers(gog: Gog) -> None:
    """Without the file."""
    link = gog.link(BIG)
    whole, head = gog.client.get(link), gog.client.head(link)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == whole.headers


@pytest.mark.parametrize(
    ("wanted", "begin", "end"),
    [
        ("bytes=0-9", 0, 10),
        ("bytes=100-", 100, None),
        ("bytes=-10", -10, None),
        ("bytes=5-5", 5, 6),
        ("bytes=2097151-", 2097151, None),
        ("bytes=2097000-99999999", 2097000, None),
        ("bytes=-99999999", 0, None),
    ],
)
def test_files_come_in_parts(gog: Gog, wanted: str, begin: int, end: int | None) -> None:
    """206 with the range that was sent."""
    link = gog.link(BIG)
    whole = gog.client.get(link).content

    part = gog.client.get(link, headers={"Range": wanted})

    assert part.status_code == 206
    assert part.content == whole[begin:end]
    first = begin % len(whole)
    last = first + len(part.content) - 1
    assert part.headers["content-range"] == f"bytes {first}-{last}/{len(whole)}"
    assert part.headers["content-length"] == str(len(part.content))


@pytest.mark.parametrize("wanted", ["bytes=2097152-", "bytes=99999999-100000000", "bytes=-0"])
def test_parts_behind_the_end_are_refused(gog: Gog, wanted: str) -> None:
    """416 with the size."""
    answer = gog.client.get(gog.link(BIG), headers={"Range": wanted})
    assert is_page(answer, 416)
    assert answer.headers["content-range"] == "bytes */2097152"


@pytest.mark.parametrize(
    "wanted", ["bytes=9-5", "bytes=-", "bytes=a-b", "lines=0-1", "bytes=0-1,5-6", "", "bytes 0-1"]
)
def test_odd_ranges_are_ignored(gog: Gog, wanted: str) -> None:
    """The whole file."""
    answer = gog.client.get(gog.link(BIG), headers={"Range": wanted})
    assert (answer.status_code, len(answer.content)) == (200, 2097152)


def test_if_range_wants_the_same_file(gog: Gog) -> None:
    """By tag or by date; else the whole file comes."""
    link = gog.link(BIG)
    known = gog.client.head(link).headers
    for condition, status in (
        (known["etag"], 206),
        (known["last-modified"], 206),
        ('"other"', 200),
        ("Thu, 02 Jan 2025 03:04:05 GMT", 200),
    ):
        headers = {"Range": "bytes=5-", "If-Range": condition}
        assert gog.client.get(link, headers=headers).status_code == status


def test_an_interrupted_download_goes_on_where_it_stopped(gog: Gog) -> None:
    """The parts make up the file."""
    link = gog.link(BIG)
    whole = gog.client.get(link).content
    gog.step("downloads/cut", after=1000, times=2)

    got = b""
    for _ in range(2):
        answer = gog.client.get(link, headers={"Range": f"bytes={len(got)}-"} if got else {})
        assert int(answer.headers["content-length"]) == len(whole) - len(got)
        got += answer.content
    assert len(got) == 2000
    got += gog.client.get(link, headers={"Range": "bytes=2000-"}).content

    assert got == whole


def test_cuts_can_be_cleared_and_spare_other_answers(gog: Gog) -> None:
    """Neither lists of checksums nor headers nor other operations are cut."""
    gog.step("downloads/cut", after=1, times=5)
    link = gog.link(BIG)
    gog.client.head(link)
    assert len(gog.client.get(link.replace(".exe?", ".exe.xml?")).content) > 100
    assert len(gog.client.get(link).content) == 1
    gog.step("downloads/cut", after=0, times=0)
    assert len(gog.client.get(link).content) == 2097152


def test_a_cut_breaks_the_connection_of_a_server(server: subprocess.Popen[str]) -> None:
    """Over loopback the client sees the bytes, then an error."""
    assert server.stdout is not None
    base = server.stdout.readline().split()[3]
    got = b""
    with httpx.Client(base_url=base, headers={"Authorization": "Bearer sandbox-access-anna"}) as client:
        link = client.get(f"/gog{BIG}").headers["location"]
        client.post("/__sandbox__/gog/downloads/cut", json={"after": 500_000})
        with client.stream("GET", link) as answer:
            chunks = answer.iter_raw()
            while len(got) < 500_000:
                got += next(chunks)
            with pytest.raises(httpx.RemoteProtocolError):
                next(chunks)
        assert len(got) == 500_000
        assert client.get(link).content.startswith(got)


@pytest.mark.parametrize(("seconds", "status"), [(299, 200), (300, 403)])
def test_links_expire(gog: Gog, seconds: int, status: int) -> None:
    """After five minutes of sandbox time."""
    link = gog.link()
    gog.control("/clock", advance=seconds)
    assert gog.client.get(link).status_code == status


def test_links_expire_at_once_if_control_says_so(gog: Gog) -> None:
    """Those made until now; with a small page."""
    link = gog.link()
    gog.step("downloads/expire")
    answer = gog.client.get(link)
    assert is_page(answer, 403)
    assert len(answer.content) < 300
    assert gog.client.get(gog.link()).status_code == 200


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("expires=17", "expires=18"),
        ("signature=", "signature=0"),
        ("&signature", "&x"),
        ("?", "?x"),
        ("en1installer3", "en1installer4"),
        ("/pc/", "/mac/"),
        ("setup_", "../setup_"),
    ],
)
def test_links_cannot_be_changed(gog: Gog, old: str, new: str) -> None:
    """403, or no such path."""
    link = gog.link().replace(old, new, 1)
    assert gog.client.get(link).status_code in {403, 404}


def test_checksums_are_of_the_file(gog: Gog) -> None:
    """One chunk that covers it; the same signature opens both."""
    link = gog.link(BIG)
    data = gog.client.get(link).content
    answer = gog.client.get(link.replace(".exe?", ".exe.xml?"))

    assert answer.headers["content-type"] == "application/xml"
    root = ElementTree.fromstring(answer.text)  # noqa: S314 (made by the sandbox)
    digest = md5(data, usedforsecurity=False).hexdigest()
    assert root.attrib == {
        "name": "setup_unreal_tournament_2004_ece_en1installer4.exe",
        "available": "1",
        "notavailablemsg": "",
        "md5": digest,
        "chunks": "1",
        "timestamp": "2020-01-02 03:04:05",
        "total_size": "2097152",
    }
    (chunk,) = root
    assert (chunk.text, chunk.attrib) == (digest, {"id": "0", "from": "0", "to": "2097151", "method": "md5"})


def test_an_empty_file_is_a_file(gog: Gog) -> None:
    """No bytes, no chunks; no part of it can be sent."""
    link = gog.link(f"/downlink/{SECOND}/en1patch1")
    answer = gog.client.get(link)
    assert (answer.status_code, answer.content, answer.headers["content-length"]) == (200, b"", "0")
    assert gog.client.get(link, headers={"Range": "bytes=0-"}).status_code == 416
    checksums = gog.client.get(link.replace(".exe?", ".exe.xml?")).text
    assert 'chunks="0"' in checksums
    assert "<chunk " not in checksums


def test_checksums_may_be_empty_or_missing(gog: Gog) -> None:
    """Empty for one file; 404 for extras and movies."""
    link = gog.link(f"/downlink/{SECOND}/en1patch2").replace(".exe?", ".exe.xml?")
    assert (gog.client.get(link).status_code, gog.client.get(link).content) == (200, b"")
    for path, ending in ((f"{UT.replace('/downlink', '/downlink/file')}/6093", ".zip?"),
                         ("/downlink/the_art_of_playing/en1video1", ".mp4?")):  # fmt: skip
        assert is_page(gog.client.get(gog.link(path).replace(ending, f"{ending[:-1]}.xml?")), 404)


@pytest.mark.parametrize("prefix", ["/downlink", "/downloads"])
@pytest.mark.parametrize(
    ("rest", "user"),
    [
        ("/unreal_tournament_2004_ece/en1installer3", "boris"),
        ("/file/unreal_tournament_2004_ece/6093", "boris"),
        ("/unreal_tournament_2004_ece/en1installer9", "anna"),
        ("/unreal_tournament_2004_ece/6093", "anna"),
        ("/file/unreal_tournament_2004_ece/en1installer3", "anna"),
        ("/nothing/en1installer1", "anna"),
        ("/file/nothing/1", "anna"),
    ],
)
def test_downloads_want_an_owner_and_a_file(gog: Gog, prefix: str, rest: str, user: str) -> None:
    """404 for both."""
    assert is_page(gog.get(f"{prefix}{rest}", user), 404)


def test_a_bought_game_can_be_downloaded(gog: Gog) -> None:
    """As soon as it is owned."""
    gog.step("library", user="boris", product=GAME)
    assert gog.get(BIG, "boris").status_code == 302


def test_downloads_over_the_real_hosts(gog: Gog) -> None:
    """In process, with redirects followed from one host to the other."""

    async def run() -> httpx.Response:
        transport = httpx.ASGITransport(create_app())
        headers = {"Cookie": "gog-al=sandbox-session-anna"}
        async with httpx.AsyncClient(transport=transport, follow_redirects=True) as client:
            return await client.get(f"https://www.gog.com{BIG}", headers=headers)

    answer = asyncio.run(run())
    assert str(answer.url).startswith("https://cdn.gog.com/secure/")
    assert len(answer.content) == 2097152
