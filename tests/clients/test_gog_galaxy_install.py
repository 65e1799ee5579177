"""A game is installed with the generated Galaxy client: bit for bit, whatever goes wrong on the way."""

import asyncio
import os
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from gog_galaxy_client import (
    AsyncGogGalaxy,
    DecodeError,
    DownloadError,
    ForbiddenError,
    GogGalaxy,
    InvalidArgumentError,
    TransportError,
)
from gog_galaxy_client.content import FileEntry, FolderEntry, LinkEntry
from gog_galaxy_client.install import Installation

from tests.clients.galaxy import GAME, SMALL, TOKEN, Forged, Served, found, leftovers, md5, truth
from tests.served import sandbox

ROOT = Path(__file__).parents[2]
API = "https://content-system.gog.com"
both = pytest.mark.parametrize("wait", [False, True], ids=["threads", "asyncio"])


@pytest.fixture(scope="module")
def expected() -> dict[int, dict[str, bytes]]:
    """The files of the newest builds, by product."""
    return {product: truth(API, Served(), product) for product in (GAME, SMALL)}


@pytest.fixture(scope="module")
def loopback() -> Iterator[str]:
    """A sandbox in another process, without `/gog_galaxy`."""
    with sandbox() as origin:
        yield origin


def install(
    folder: Path, *, wait: bool, product: int = GAME, client: Any = None, **options: Any
) -> Installation:
    """Install the newest build of a product, from threads or from asyncio."""
    settings: dict[str, Any] = {"token": TOKEN, **(client or {})}

    async def awaited() -> Installation:
        async with AsyncGogGalaxy(**settings) as galaxy:
            build = await galaxy.builds.latest(product)
            assert build is not None
            return await galaxy.depots.install(build, folder, **options)

    if wait:
        return asyncio.run(awaited())
    with GogGalaxy(**settings) as galaxy:
        build = galaxy.builds.latest(product)
        assert build is not None
        return galaxy.depots.install(build, folder, **options)


@both
@pytest.mark.parametrize("product", [GAME, SMALL])
def test_a_game_is_installed_bit_for_bit(
    product: int, wait: bool, tmp_path: Path, expected: dict[int, dict[str, bytes]]
) -> None:
    """From the real hosts, served in process."""
    served = Served()

    done = install(tmp_path, wait=wait, product=product, client={"transport": served})

    assert found(tmp_path) == expected[product]
    assert set(done.written) == set(expected[product])
    assert done.size == sum(map(len, expected[product].values()))
    assert leftovers(tmp_path) == []


@both
def test_flags_folders_and_links(wait: bool, tmp_path: Path) -> None:
    """A program can be run, an empty folder is there, a link leads to its file."""
    install(tmp_path, wait=wait, client={"transport": Served()})

    assert os.access(tmp_path / "System/UT2004.exe", os.X_OK) or os.name == "nt"
    assert not os.access(tmp_path / "System/Default.ini", os.X_OK) or os.name == "nt"
    assert list((tmp_path / "Saves").iterdir()) == []
    assert os.readlink(tmp_path / "System/latest.ini") == "Default.ini"
    assert not (tmp_path / "app").exists()


@both
def test_every_third_chunk_fails(
    wait: bool, tmp_path: Path, loopback: str, expected: dict[int, dict[str, bytes]]
) -> None:
    """Over loopback, four at a time, and it is whole at the end."""
    steps = f"{loopback}/__sandbox__/gog_galaxy"
    httpx.post(f"{steps}/chunks/fail", json={"every": 3}).raise_for_status()
    try:
        done = install(tmp_path, wait=wait, client={"base_url": f"{loopback}/gog_galaxy"}, workers=4)
    finally:
        httpx.post(f"{steps}/chunks/fail", json={"every": 0}).raise_for_status()

    assert found(tmp_path) == expected[GAME]
    assert set(done.written) == set(expected[GAME])


@both
@pytest.mark.parametrize("fault", [{"status": 500}, {"cut": 100}, {"status": 403}, {"endpoint": "fastly"}])
def test_whatever_fails_now_and_then(
    fault: dict[str, Any], wait: bool, tmp_path: Path, expected: dict[int, dict[str, bytes]]
) -> None:
    """Errors, answers that are cut, links that are refused, one network that is down for good."""
    served = Served()
    served.control("/gog_galaxy/chunks/fail", every=1 if "endpoint" in fault else 4, **fault)

    install(tmp_path, wait=wait, client={"transport": served})

    assert found(tmp_path) == expected[GAME]


@both
def test_a_damaged_chunk_is_fetched_again(
    wait: bool, tmp_path: Path, expected: dict[int, dict[str, bytes]]
) -> None:
    """Its MD5 tells."""
    served = Served()
    served.control("/gog_galaxy/chunks/corrupt", times=2)

    install(tmp_path, wait=wait, client={"transport": served})

    assert found(tmp_path) == expected[GAME]


@both
def test_chunks_that_stay_damaged_are_never_installed(wait: bool, tmp_path: Path) -> None:
    """The error says so, and no file has its place."""
    served = Served()
    served.control("/gog_galaxy/chunks/corrupt", times=1_000_000)

    with pytest.raises(DownloadError, match=r"MD5|damaged"):
        install(tmp_path, wait=wait, product=SMALL, client={"transport": served})
    assert [path for path in found(tmp_path) if not path.startswith(".gamestore-parts")] == []


@both
def test_links_that_expire_are_asked_for_again(
    wait: bool, tmp_path: Path, expected: dict[int, dict[str, bytes]]
) -> None:
    """In the middle of an installation."""
    chunks = 0

    def expire(request: httpx.Request) -> str | None:
        nonlocal chunks
        chunks += "/store/" in request.url.path
        return "/gog_galaxy/links/expire" if "/store/" in request.url.path and chunks in (5, 15) else None

    served = Served(expire)

    install(tmp_path, wait=wait, client={"transport": served})

    assert found(tmp_path) == expected[GAME]
    links = [request for request in served.seen if request.url.path.endswith("/secure_link")]
    assert 2 <= len(links) <= 7


class CrashError(Exception):
    """Stands for a power cut."""


@both
@pytest.mark.parametrize("after", [1, 2, 3, 5, 8, 13, 21, 28, 34])
def test_an_installation_goes_on_where_it_was_stopped(
    after: int, wait: bool, tmp_path: Path, expected: dict[int, dict[str, bytes]]
) -> None:
    """Whichever request was the last: what has arrived is not fetched again."""
    served = Served()
    count = 0

    def crash(request: httpx.Request) -> str | None:
        nonlocal count
        if "/store/" in request.url.path:
            count += 1
            if count > after:
                raise CrashError
        return None

    served.spoil = crash
    with pytest.raises(CrashError):
        install(tmp_path, wait=wait, client={"transport": served})
    arrived = {
        request.url.path.rpartition("/")[2] for request in served.seen if "/store/" in request.url.path
    }
    served.spoil = None
    before, all_of = len(served.seen), sum(map(len, expected[GAME].values()))
    told: list[tuple[int, int]] = []

    def note(done: int, size: int) -> None:
        told.append((done, size))

    done = install(
        tmp_path,
        wait=wait,
        client={"transport": served},
        progress=note,
    )

    again = [r.url.path.rpartition("/")[2] for r in served.seen[before:] if "/store/" in r.url.path]
    assert found(tmp_path) == expected[GAME]
    assert len(again) == len(set(again))
    # At most what was under way, and pieces of which a file had no whole part yet, come a second time.
    assert len(set(again) & arrived) <= 4 + 1
    assert told[-1] == (all_of, all_of)
    assert set(done.written) | set(done.kept) == set(expected[GAME])


KILLED = """
import os, sys
from gog_galaxy_client import GogGalaxy

def die(done, size):
    if done > int(sys.argv[3]):
        os.kill(os.getpid(), 9)

with GogGalaxy(base_url=sys.argv[1], token=sys.argv[4]) as galaxy:
    build = galaxy.builds.latest(int(sys.argv[5]))
    galaxy.depots.install(build, sys.argv[2], progress=die)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_process_that_is_killed_again_and_again(
    tmp_path: Path, loopback: str, expected: dict[int, dict[str, bytes]]
) -> None:
    """Each time some bytes later; none of them leaves a wrong file under its name."""
    base, size = f"{loopback}/gog_galaxy", sum(map(len, expected[GAME].values()))
    for part in range(8):
        arguments = [base, str(tmp_path), str(size * part // 8), TOKEN, str(GAME)]
        done = subprocess.run(
            [sys.executable, "-c", KILLED, *arguments],
            env={**os.environ, "PYTHONPATH": str(ROOT / "generated" / "gog-galaxy-client" / "src")},
            capture_output=True,
        )
        assert done.returncode == -9, done.stderr
        for path, content in found(tmp_path).items():
            assert path.startswith(".gamestore-parts/") or content == expected[GAME][path]

    with GogGalaxy(base_url=base, token=TOKEN) as galaxy:
        build = galaxy.builds.latest(GAME)
        assert build is not None
        done_at_last = galaxy.depots.install(build, tmp_path)

    assert found(tmp_path) == expected[GAME]
    assert done_at_last.fetched < size / 3


def test_a_task_that_is_cancelled(tmp_path: Path, expected: dict[int, dict[str, bytes]]) -> None:
    """Goes on later, like one that was killed."""
    served = Served()

    async def run() -> None:
        async with AsyncGogGalaxy(token=TOKEN, transport=served) as galaxy:
            build = await galaxy.builds.latest(GAME)
            assert build is not None
            for chunks in (3, 9, 20):
                task = asyncio.create_task(galaxy.depots.install(build, tmp_path))
                served.seen.clear()
                while (
                    sum("/store/" in request.url.path for request in served.seen) < chunks and not task.done()
                ):
                    await asyncio.sleep(0)
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
            await galaxy.depots.install(build, tmp_path)

    asyncio.run(run())

    assert found(tmp_path) == expected[GAME]


@both
def test_what_is_there_is_kept_and_what_is_wrong_is_mended(
    wait: bool, tmp_path: Path, expected: dict[int, dict[str, bytes]]
) -> None:
    """One byte that changed costs one chunk; a whole installation costs none."""
    served = Served()
    install(tmp_path, wait=wait, client={"transport": served})
    served.seen.clear()

    again = install(tmp_path, wait=wait, client={"transport": served})
    assert again.written == ()
    assert not any("/store/" in request.url.path for request in served.seen)
    broken = bytearray((tmp_path / "Maps/DM-Harbor.ut2").read_bytes())
    broken[200_000] ^= 1
    (tmp_path / "Maps/DM-Harbor.ut2").write_bytes(broken)
    (tmp_path / "Help/ReadMe.txt").unlink()
    mended = install(tmp_path, wait=wait, client={"transport": served})

    assert set(mended.written) == {"Maps/DM-Harbor.ut2", "Help/ReadMe.txt"}
    assert sum("/store/" in request.url.path for request in served.seen) == 2
    assert found(tmp_path) == expected[GAME]


def test_an_update_fetches_what_has_changed(tmp_path: Path, expected: dict[int, dict[str, bytes]]) -> None:
    """Chunks that both builds have are taken from the disk."""
    served = Served()
    with GogGalaxy(token=TOKEN, transport=served) as galaxy:
        newest, older, _ = galaxy.builds.list(GAME, "windows", generation=2).items
        whole = galaxy.depots.install(older, tmp_path).fetched
        update = galaxy.depots.install(newest, tmp_path)

    assert found(tmp_path) == expected[GAME]
    assert update.fetched < whole / 5


def test_equal_chunks_are_fetched_once(tmp_path: Path) -> None:
    """Also where two files have them."""
    served = Served()
    install(tmp_path, wait=False, client={"transport": served})
    chunks = [request.url.path for request in served.seen if "/store/" in request.url.path]
    assert len(chunks) == len(set(chunks))
    assert (tmp_path / "Textures/Walls.utx").read_bytes() == (
        tmp_path / "Textures/Walls-Copy.utx"
    ).read_bytes()


@both
def test_a_build_of_generation_1(wait: bool, tmp_path: Path) -> None:
    """Its files are ranges of a container; the newest build has the same but for what changed."""
    served = Served()

    async def awaited() -> Installation:
        async with AsyncGogGalaxy(token=TOKEN, transport=served) as galaxy:
            old = (await galaxy.builds.list(GAME, "windows", generation=1)).items[0]
            with pytest.raises(InvalidArgumentError):
                await galaxy.depots.repository(old)
            return await galaxy.depots.install(old, tmp_path)

    if wait:
        done = asyncio.run(awaited())
    else:
        with GogGalaxy(token=TOKEN, transport=served) as galaxy:
            old = galaxy.builds.list(GAME, "windows", generation=1).items[0]
            with pytest.raises(InvalidArgumentError):
                galaxy.depots.repository(old)
            done = galaxy.depots.install(old, tmp_path)

    files = [e for e in entries(old_entries=True) if isinstance(e, FileEntry)]
    assert {e.path for e in files if "support" not in e.flags} == set(done.written)
    for entry in files:
        if entry.md5 and entry.path in done.written:
            assert md5((tmp_path / entry.path).read_bytes()) == entry.md5


def entries(*, old_entries: bool = False, **options: Any) -> list[Any]:
    """What a build of `GAME` consists of."""
    with GogGalaxy(token=TOKEN, transport=Served()) as galaxy:
        build = galaxy.builds.list(GAME, "windows", generation=1 if old_entries else 2).items[0]
        return list(galaxy.depots.iter_files(build, **options))


def test_a_build_is_walked(expected: dict[int, dict[str, bytes]]) -> None:
    """Files, folders and links of the depots that apply, awaited or not."""

    async def awaited() -> list[Any]:
        async with AsyncGogGalaxy(token=TOKEN, transport=Served()) as galaxy:
            build = await galaxy.builds.latest(GAME)
            assert build is not None
            return [entry async for entry in galaxy.depots.iter_files(build)]

    walked = entries()

    assert asyncio.run(awaited()) == walked
    files = {e.path: e for e in walked if isinstance(e, FileEntry)}
    assert {path for path, e in files.items() if "support" not in e.flags} == set(expected[GAME])
    assert all(len(expected[GAME][path]) == e.size for path, e in files.items() if path in expected[GAME])
    assert [e.path for e in walked if isinstance(e, FolderEntry)] == ["Saves", "Maps"]
    assert [(e.path, e.target) for e in walked if isinstance(e, LinkEntry)] == [
        ("System/latest.ini", "Default.ini")
    ]


@pytest.mark.parametrize(
    ("options", "there", "missing"),
    [
        ({"languages": ["de-DE"]}, "System/Voice.det", "System/Voice.int"),
        ({"languages": ["de"]}, "System/Voice.det", "System/Voice.int"),
        ({"languages": []}, "Music/Thème.ogg", "System/Voice.int"),
        ({"old_entries": True, "languages": ["de-DE"]}, "System/Voice.det", "System/Voice.int"),
    ],
)
def test_only_the_languages_that_are_wanted(options: dict[str, Any], there: str, missing: str) -> None:
    """By code, in whichever generation."""
    paths = {entry.path for entry in entries(**options)}
    assert there in paths
    assert missing not in paths


def test_word_sizes_and_dlcs() -> None:
    """One of two files with one name; the files of a DLC only if they are wanted."""
    sizes = [{e.path: e for e in entries(os_bitness=bits)}["System/Engine.dll"].size for bits in ("32", 64)]
    assert sizes == [70_000, 90_000]
    with GogGalaxy(token=TOKEN, transport=Served()) as galaxy:
        build = galaxy.builds.latest(SMALL)
        assert build is not None
        repository = galaxy.depots.repository(build)
        assert isinstance(repository.products, list)
        dlc = repository.products[1].product_id
        for dlcs, is_there in (((), False), (True, True), ([int(dlc)], True), (["1"], False)):
            paths = {entry.path for entry in galaxy.depots.iter_files(build, dlcs=dlcs)}
            assert ("dlc/chapter.bin" in paths) is is_there
        with pytest.raises(InvalidArgumentError):
            list(galaxy.depots.iter_files(build, languages="en-US"))


def test_two_files_for_one_place_are_refused(tmp_path: Path) -> None:
    """Nobody says which one is right."""
    with pytest.raises(DownloadError, match=r"Engine\.dll.*something else"):
        install(tmp_path, wait=False, client={"transport": Served()}, os_bitness=None)


def test_what_one_does_not_own_is_refused(tmp_path: Path) -> None:
    """403 at the secure link; nothing is written but what is empty."""
    with pytest.raises(ForbiddenError):
        install(tmp_path, wait=False, client={"transport": Served(), "token": "sandbox-access-emil"})
    assert not any(found(tmp_path).values())


def test_the_other_documents() -> None:
    """What games depend on, and patches."""

    async def awaited() -> tuple[Any, Any]:
        async with AsyncGogGalaxy(token=TOKEN, transport=Served()) as galaxy:
            newest, older, _ = (await galaxy.builds.list(GAME, "windows", generation=2)).items
            patch = await galaxy.builds.patch(
                GAME, from_build_id=older.build_id, to_build_id=newest.build_id, version=4
            )
            return await galaxy.depots.dependencies(), await galaxy.depots.patch(patch)

    with GogGalaxy(token=TOKEN, transport=Served()) as galaxy:
        newest, older, _ = galaxy.builds.list(GAME, "windows", generation=2).items
        patch = galaxy.builds.patch(
            GAME, from_build_id=older.build_id, to_build_id=newest.build_id, version=4
        )
        told = galaxy.depots.dependencies(), galaxy.depots.patch(patch)

    assert told[0].depots
    assert told[1].algorithm == "xdelta3"
    assert asyncio.run(awaited()) == told


# -- manifests that mean harm --------------------------------------------------------------------------------


Items = Callable[[Forged], list[Any]]
"""Makes the items of a manifest, and the chunks of its files."""


def forged(items: Items, folder: Path, **options: Any) -> Installation:
    """Install it."""
    made = Forged([])
    server = Forged(items(made), **options)
    server.chunks.update({name: body for name, body in made.chunks.items() if name not in server.chunks})
    with GogGalaxy(token="t", transport=server, max_retries=0) as galaxy:
        build = galaxy.builds.latest(1)
        assert build is not None
        return galaxy.depots.install(build, folder)


def only(made: Forged, *, path: str, type: str) -> list[Any]:
    """One item."""
    return [{**made.file(path), "type": type}]


def beside(made: Forged, *, other: str) -> list[Any]:
    """Two files with different contents."""
    return [made.file("é.txt", b"a"), made.file(other, b"b")]


def sized(made: Forged, *, size: int) -> list[Any]:
    """One file that says another size of its chunk."""
    return [made.file("a", size=size)]


@pytest.mark.parametrize(
    "path",
    [
        "..\\outside.txt",
        "a\\..\\..\\outside.txt",
        "a/../../outside.txt",
        "/outside.txt",
        "\\outside.txt",
        "\\\\server\\share\\outside.txt",
        "",
        ".",
        "..",
        "a\0b",
        "x" * 300,
        ".gamestore-parts\\x",
        ".GAMESTORE-PARTS\\x",
    ],
)
def test_paths_that_lead_out_are_refused(path: str, tmp_path: Path) -> None:
    """Before anything is written."""
    folder = tmp_path / "game"
    for kind in ("DepotFile", "DepotDirectory"):
        with pytest.raises(DownloadError, match="is not installed"):
            forged(partial(only, path=path, type=kind), folder)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("link", "/etc/passwd"),
        ("link", "..\\outside"),
        ("a\\link", "../../outside"),
        ("a\\link", "b/../../../outside"),
        ("link", "\\\\server\\share"),
        ("link", ""),
        ("link", "."),
        ("..\\link", "a"),
    ],
)
def test_links_that_lead_out_are_refused(path: str, target: str, tmp_path: Path) -> None:
    """By however many steps."""
    folder = tmp_path / "game"
    with pytest.raises(DownloadError, match="is not installed"):
        forged(lambda _: [{"type": "DepotLink", "path": path, "target": target}], folder)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    """Neither one of the build, nor one that was in the folder before, nor one in the place of a file."""
    folder, outside = tmp_path / "game", tmp_path / "outside"
    outside.mkdir()

    def through(made: Forged) -> list[Any]:
        return [{"type": "DepotLink", "path": "a", "target": "b"}, made.file("a\\x.txt")]

    with pytest.raises(DownloadError, match="is not installed"):
        forged(through, folder)
    folder.mkdir()
    (folder / "data").symlink_to(outside, target_is_directory=True)
    with pytest.raises(DownloadError, match="in the way"):
        forged(lambda made: [made.file("data\\x.txt")], folder)
    (outside / "y.txt").write_text("precious")
    (folder / "y.txt").symlink_to(outside / "y.txt")
    forged(lambda made: [made.file("y.txt", b"new")], folder)

    assert (outside / "y.txt").read_text() == "precious"
    assert [path.name for path in outside.iterdir()] == ["y.txt"]
    assert (folder / "y.txt").read_bytes() == b"new"
    assert not (folder / "y.txt").is_symlink()


def test_names_that_differ_in_case_only(tmp_path: Path) -> None:
    """Folders become one, equal files are one, others are refused."""
    forged(
        lambda m: [m.file("Data\\a.txt", b"a"), m.file("data\\B.txt", b"b"), m.file("DATA\\A.TXT", b"a")],
        tmp_path,
    )
    assert found(tmp_path) == {"Data/a.txt": b"a", "Data/B.txt": b"b"}
    for other in ("é.txt", "e\u0301.txt", "É.TXT"):
        with pytest.raises(DownloadError, match="something else"):
            forged(partial(beside, other=other), tmp_path)


def test_bombs_are_not_inflated(tmp_path: Path) -> None:
    """Neither a document nor a chunk is read on behind what it may have."""
    squeeze, zeros = zlib.compressobj(9), bytes(1 << 20)
    bomb = b"".join([*(squeeze.compress(zeros) for _ in range(150)), squeeze.flush()])
    with pytest.raises(DecodeError, match="longer than"):
        forged(lambda _: [], tmp_path, meta=bomb)
    small = zlib.compress(bytes(50 << 20))
    changes = {"compressedMd5": md5(small), "compressedSize": len(small), "size": 10}

    def items(made: Forged) -> list[Any]:
        made.chunks[md5(small)] = small
        return [made.file("a", b"1234567890", **changes)]

    with pytest.raises(DownloadError):
        forged(items, tmp_path)
    for size in (1 << 40, -1):
        with pytest.raises(DownloadError):
            forged(partial(sized, size=size), tmp_path)


def test_documents_as_plain_json(tmp_path: Path, expected: dict[int, dict[str, bytes]]) -> None:
    """Some answers are not packed."""
    served = Served()
    served.control("/reset", readings={"gog_galaxy": {"meta": "json"}})
    install(tmp_path, wait=False, product=SMALL, client={"transport": served})
    assert found(tmp_path) == expected[SMALL]


@both
def test_a_connection_that_stays_down_ends_it(wait: bool, tmp_path: Path) -> None:
    """After `max_retries` rounds without anything new; every thread or task has ended then."""

    def down(request: httpx.Request) -> str | None:
        if "/store/" in request.url.path:
            raise httpx.ConnectError("down", request=request)
        return None

    with pytest.raises(TransportError):
        install(tmp_path, wait=wait, client={"transport": Served(down), "max_retries": 1})
