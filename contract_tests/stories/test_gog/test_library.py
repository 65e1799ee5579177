"""What one owns: lists of it, details, and files, down to the last byte."""

import asyncio
import time
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import httpx
import pytest
from gog_client import AsyncGog, Gog, InternalServerError, LoginRequiredError, NotFoundError, models
from gog_client.errors import ApiError

from contract_tests.stories._telling import ONCE, all_of
from contract_tests.stories.gog import GAME, MOVIE
from contract_tests.stories.test_gog.conftest import user
from contract_tests.targets import Sandbox, Target

CUTS = 100
"""So many times a download is interrupted."""


def ids(products: Iterator[models.LibraryProduct]) -> list[int]:
    """The ids of a list."""
    return [product.id for product in all_of(products)]


def titles(products: Iterator[models.LibraryProduct]) -> list[str]:
    """The titles of a list."""
    return [product.title for product in all_of(products)]


# --- lists -------------------------------------------------------------------------------------------


def test_library_is_one(gog: Gog) -> None:
    """The ids, the licences and the list in pages tell of the same products; DLC stand with their games."""
    owned = gog.library.list_ids().owned
    listed = {
        *ids(gog.library.iter(hidden=True)),
        *ids(gog.library.iter(media_type="2", hidden=True)),
    }

    assert gog.library.list_licences() == [str(product) for product in owned]
    assert GAME in owned
    assert listed <= set(owned)
    assert len(listed) > 100


def test_library_counts(gog: Gog) -> None:
    """Totals count what the pages hold, for games and for movies, and a movie is no game."""
    for media, movies in (("1", False), ("2", True), ("game", False), ("movie", True)):
        page = gog.library.list(media_type=media)
        found = all_of(gog.library.iter(media_type=media))
        assert page.total_products == len(found)
        assert {product.is_movie for product in found} == {movies}
    assert gog.library.list().movies_count == gog.library.list(media_type="2").total_products


def test_library_pages(gog: Gog) -> None:
    """A hundred products to a page, none of them twice, and nothing past the end."""
    first, second, third = (gog.library.list(page=number) for number in (1, 2, 3))
    assert (first.page, second.page, first.total_pages, len(first.products)) == (1, 2, 2, 100)
    assert first.total_products == len(first.products) + len(second.products)
    assert not {p.id for p in first.products} & {p.id for p in second.products}
    assert third.products == []


def test_library_search(gog: Gog) -> None:
    """A search finds what has the word in its title, and all of that."""
    whole = titles(gog.library.iter())
    word = whole[0].split()[0]

    found = titles(gog.library.iter(search=word))

    assert sorted(found) == sorted(title for title in whole if word.casefold() in title.casefold())
    assert 0 < len(found) < len(whole)
    assert titles(gog.library.iter(search="no title has this")) == []


def test_library_orders(gog: Gog) -> None:
    """By title one way and the other, and by the day of purchase, are different orders of the same."""
    up, down = (ids(gog.library.iter(sort_by="title", sort_order=order)) for order in ("asc", "desc"))
    bought = ids(gog.library.iter(sort_by="date_purchased"))

    assert up == ids(gog.library.iter(sort_by="title")) == down[::-1]
    assert sorted(bought) == sorted(up)
    assert bought != up
    names = [name.casefold() for name in titles(gog.library.iter(sort_by="title"))]
    assert names == sorted(names)
    assert gog.library.list(sort_by="title").sort_by == "title"


def test_library_updates(gog: Gog, sandbox: Sandbox) -> None:
    """`is_updated` lists what has updates, and nothing else."""
    sandbox.step("library", {"user": "anna", "product": GAME, "updates": 3})

    updated = all_of(gog.library.iter(is_updated=True))

    assert GAME in [product.id for product in updated]
    assert all(product.updates for product in updated)
    assert gog.library.list().updated_products_count == len(updated)
    assert len(updated) < len(ids(gog.library.iter()))


def test_library_hides_and_shows(gog: Gog) -> None:
    """What is hidden is among the hidden only, until it is shown again, by either address."""
    assert gog.library.list().has_hidden_products is True
    visible, hidden = ids(gog.library.iter()), ids(gog.library.iter(hidden_flag=True))
    assert visible
    assert hidden
    assert not set(visible) & set(hidden)
    assert sorted(ids(gog.library.iter(hidden=True))) == sorted(visible + hidden)
    assert ids(gog.library.iter(hidden_flag=False)) == visible

    for show in (gog.library.reveal, gog.library.unhide_alt):
        gog.library.hide(GAME)
        gog.library.hide(GAME)
        assert GAME not in ids(gog.library.iter())
        assert GAME in ids(gog.library.iter(hidden_flag=True))
        assert GAME in gog.library.list_ids().owned

        show(GAME)
        assert ids(gog.library.iter()) == visible
        assert sorted(ids(gog.library.iter(hidden_flag=True))) == sorted(hidden)


def test_library_by_tags(gog: Gog) -> None:
    """A filter by tags lists what has one of them, and names the tags that it went by."""
    tags = gog.library.list().tags
    assert isinstance(tags, list)
    tag = tags[0]

    page = gog.library.list(tags=[tag.id], hidden=True)

    assert page.products
    assert all(isinstance(p.tags, list) and tag.id in p.tags for p in page.products)
    assert page.total_products == int(str(tag.product_count))
    assert isinstance(page.applied_filters, models.AppliedFilters)
    assert page.applied_filters.tags == [tag]


def test_library_async(target: Target, gog: Gog, sandbox: Sandbox) -> None:
    """`AsyncGog` tells the same."""
    whole = ids(gog.library.iter())

    async def read() -> list[int]:
        async with target.async_client() as http:
            other = AsyncGog(base_url=target.base_url, http_client=http, **ONCE, **user(target))
            return [product.id async for product in other.library.iter()]

    assert asyncio.run(read()) == whole


def test_library_played(gog: Gog) -> None:
    """What was played comes latest first, on every page other games, as many as are counted."""
    page = gog.user.list_game_stats("anna")
    played = all_of(gog.user.iter_game_stats("anna"))

    names = [entry.game.id for entry in played]
    assert len(names) == len(set(names)) == page.total
    assert page.total > page.limit == len(page.field_embedded.items)
    assert {int(name) for name in names} <= set(gog.library.list_ids().owned)
    assert any(entry.stats for entry in played)
    assert any(not entry.stats for entry in played)


# --- details -----------------------------------------------------------------------------------------


def test_library_details(gog: Gog) -> None:
    """A game's details have its title, its tags, and its installers by language and system."""
    product = next(p for p in all_of(gog.library.iter(search="Unreal")) if p.id == GAME)
    details = gog.library.game_details(GAME)
    assert details is not None
    assert (details.title, details.is_pre_order) == (product.title, False)
    assert [tag.id for tag in details.tags] == product.tags

    languages = [entry for entry in details.downloads if not isinstance(entry, models.MovieFile)]
    assert languages
    for language, systems in languages:
        assert isinstance(language, str)
        assert systems.windows or systems.mac or systems.linux
    assert all(extra.manual_url.startswith("/") for extra in details.extras)


def test_library_sizes(gog: Gog) -> None:
    """The files of the documents' game and movie are as large as the documents have them."""
    game, movie = gog.library.game_details(GAME), gog.library.movie_details(MOVIE)
    assert game is not None
    assert movie is not None

    assert [file.size for file in installers(gog)] == ["1 MB", "1.5 GB", "507 MB"]
    assert [(extra.type_, extra.info, extra.size) for extra in game.extras] == [
        ("manuals", 1, "2 MB"),
        ("wallpapers", 12, "115 MB"),
        ("avatars", 8, "1 MB"),
    ]
    assert [file.size for file in movie.downloads] == ["1.1 GB", "382 MB", "189 MB"]
    assert [(extra.type_, extra.info, extra.size) for extra in movie.extras] == [("manuals", 1, "1 MB")]


def test_library_sizes_are_those_of_the_files(gog: Gog, outside: httpx.Client, target: Target) -> None:
    """A size is that of the file behind the link, in whole megabytes or tenths of a gigabyte."""
    looked_at = 0
    for product in all_of(gog.library.iter())[:12]:
        details = gog.library.game_details(product.id)
        if details is None or product.id == GAME:
            continue
        entries = [entry[1] for entry in details.downloads if not isinstance(entry, models.MovieFile)]
        files = [file for systems in entries for file in (systems.windows or [])]
        shown = [(file.manual_url, file.size) for file in files]
        for url, text in [*shown, *((extra.manual_url, extra.size) for extra in details.extras)]:
            answer = outside.get(target.base_url + url, headers=dict(target.account.headers))
            part = outside.get(answer.headers["location"], headers={"Range": "bytes=0-0"})
            size = int(part.headers["content-range"].rpartition("/")[2])
            number, unit = text.split()
            told = float(number) * {"MB": 1 << 20, "GB": 1 << 30}[unit]
            assert size <= told * 1.1
            assert told <= max(size * 1.1, size + (1 << 20))
            looked_at += 1
    assert looked_at > 10


def test_library_details_of_tagged(gog: Gog) -> None:
    """The tags of a product are the same in the list and in its details."""
    tagged = next(p for p in all_of(gog.library.iter()) if p.tags)
    details = gog.library.game_details(tagged.id)

    assert details is not None
    assert [tag.id for tag in details.tags] == tagged.tags


def test_library_details_of_a_stranger(gog: Gog, boris: Gog) -> None:
    """Whoever does not own a game or a movie gets nothing, and it is no error."""
    assert gog.library.game_details(GAME) is not None
    assert boris.library.game_details(GAME) is None
    assert gog.library.movie_details(MOVIE) is not None
    assert boris.library.movie_details(MOVIE) is None
    assert boris.library.list_ids().owned == []
    assert boris.library.list().products == []
    assert boris.library.list().total_pages == 0


def test_library_details_of_a_movie(gog: Gog) -> None:
    """A movie's files are in one list, one for each resolution."""
    details = gog.library.movie_details(MOVIE)

    assert details is not None
    assert len(details.downloads) == 3
    assert all("video" in file.player_url for file in details.downloads)
    assert MOVIE in ids(gog.library.iter(media_type="2"))


def test_library_details_of_a_preorder(gog: Gog, sandbox: Sandbox) -> None:
    """A pre-order has no details yet: the server fails, as clients have seen it do."""
    sandbox.step("preorder", {"product": GAME})
    with pytest.raises(InternalServerError):
        gog.library.game_details(GAME)

    sandbox.step("preorder", {"product": GAME, "preorder": False})
    assert gog.library.game_details(GAME) is not None


# --- files -------------------------------------------------------------------------------------------


@pytest.fixture
def downloader(target: Target, outside: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> Gog:
    """The user of the run, who tries again and need not wait; files are on no description."""

    def at_once(seconds: float) -> None:
        return None

    monkeypatch.setattr(time, "sleep", at_once)
    return Gog(base_url=target.base_url, http_client=outside, allow_http=True, **user(target))


def installers(gog: Gog) -> list[models.GameFile]:
    """All installers for Windows of the documents' game."""
    details = gog.library.game_details(GAME)
    assert details is not None
    found: list[models.GameFile] = []
    for entry in details.downloads:
        if not isinstance(entry, models.MovieFile) and entry[1].windows:
            found += entry[1].windows
    return found


def signed(outside: httpx.Client, target: Target, file: models.GameFile) -> httpx.URL:
    """Where the file is for a while."""
    answer = outside.get(target.base_url + file.manual_url, headers=dict(target.account.headers))
    assert answer.status_code == 302
    return httpx.URL(answer.headers["location"])


def test_download_is_the_file(
    gog: Gog, downloader: Gog, outside: httpx.Client, target: Target, tmp_path: Path
) -> None:
    """A file arrives whole, is the same each time, and has the checksum that is published with it."""
    for number, file in enumerate(installers(gog)):
        path = downloader.library.download(file.manual_url, tmp_path / str(number))

        link = signed(outside, target, file)
        whole = outside.get(link).content
        listed = outside.get(link.copy_with(path=f"{link.path}.xml"))
        root = ElementTree.fromstring(listed.content)  # noqa: S314 (our own)
        assert path.read_bytes() == whole
        assert (root.get("md5"), root.get("total_size")) == (_md5(whole), str(len(whole)))
        chunks = [whole[int(c.attrib["from"]) : int(c.attrib["to"]) + 1] for c in root]
        assert b"".join(chunks) == whole
        assert [chunk.text for chunk in root] == [_md5(chunk) for chunk in chunks]


def test_download_files_differ(gog: Gog, downloader: Gog, tmp_path: Path) -> None:
    """Each link of the library leads to a file of its own."""
    found = [
        downloader.library.download(file.manual_url, tmp_path / f"{n}")
        for n, file in enumerate(installers(gog))
    ]

    assert len({_md5(path.read_bytes()) for path in found}) == len(found) > 1


def test_download_goes_on_after_cuts(
    gog: Gog, downloader: Gog, outside: httpx.Client, target: Target, sandbox: Sandbox, tmp_path: Path
) -> None:
    """A connection that breaks at a hundred places costs not a byte, and none comes twice."""
    file = installers(gog)[0]
    whole = outside.get(signed(outside, target, file)).content
    seen: list[int] = []
    sandbox.step("downloads/cut", {"after": len(whole) // (CUTS + 1), "times": CUTS})

    path = downloader.library.download(
        file.manual_url, tmp_path / "setup.exe", progress=lambda done, total: seen.append(done)
    )

    assert path.read_bytes() == whole
    assert seen == sorted(seen)
    assert seen[-1] == len(whole)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("after", [0, 1, 4095, 65_536, 65_537])
def test_download_goes_on_anywhere(
    gog: Gog, downloader: Gog, sandbox: Sandbox, tmp_path: Path, after: int
) -> None:
    """Wherever the connection breaks, at the first byte or inside of a block, the file is the same."""
    file = installers(gog)[0]
    whole = downloader.library.download(file.manual_url, tmp_path / "whole").read_bytes()
    sandbox.step("downloads/cut", {"after": after})

    assert downloader.library.download(file.manual_url, tmp_path / "cut").read_bytes() == whole


def test_download_parts(gog: Gog, outside: httpx.Client, target: Target) -> None:
    """A range is exactly the bytes that were asked for; one past the end is refused."""
    link = signed(outside, target, installers(gog)[0])
    whole = outside.get(link).content
    size = len(whole)

    for asked, begin, end in (
        ("0-0", 0, 1),
        ("1-", 1, size),
        ("100-199", 100, 200),
        ("-7", size - 7, size),
        (f"{size - 1}-", size - 1, size),
    ):
        part = outside.get(link, headers={"Range": f"bytes={asked}"})
        assert part.status_code == 206
        assert part.headers["content-range"] == f"bytes {begin}-{end - 1}/{size}"
        assert part.content == whole[begin:end]
    assert outside.get(link, headers={"Range": f"bytes={size}-"}).status_code == 416


def test_download_link_expires(
    gog: Gog,
    downloader: Gog,
    outside: httpx.Client,
    target: Target,
    sandbox: Sandbox,
    tmp_path: Path,
) -> None:
    """A signed link is good for a while only; a download that meets an old one asks for a new one."""
    file = installers(gog)[0]
    link = signed(outside, target, file)
    whole = outside.get(link).content
    sandbox.advance(3600)
    assert outside.get(link).status_code == 403
    assert outside.get(signed(outside, target, file)).content == whole

    expired: list[int] = []

    def stop(done: int, total: int | None) -> None:
        if not expired:
            expired.append(done)
            sandbox.step("downloads/expire")

    sandbox.step("downloads/cut", {"after": len(whole) // 2})
    path = downloader.library.download(file.manual_url, tmp_path / "setup.exe", progress=stop)

    assert expired
    assert path.read_bytes() == whole


def test_download_is_for_owners(
    gog: Gog, boris: Gog, target: Target, outside: httpx.Client, tmp_path: Path
) -> None:
    """Who does not own the game has no link, and who is not logged in has the login page."""
    file = installers(gog)[0]

    def other(token: str) -> Gog:
        return Gog(base_url=target.base_url, http_client=outside, **ONCE, token=token)

    with pytest.raises(NotFoundError):
        other("sandbox-access-boris").library.download(file.manual_url, tmp_path / "a")
    with pytest.raises(LoginRequiredError):
        other("nobody's").library.download(file.manual_url, tmp_path / "b")
    with pytest.raises(ApiError):
        other("sandbox-access-anna").library.download("/downlink/no_such_game/en1installer1", tmp_path / "c")
    assert list(tmp_path.iterdir()) == []


def _md5(data: Any) -> str:
    return md5(data, usedforsecurity=False).hexdigest()
