"""`depots.install`: a game in a folder, whatever happens on the way."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from gog_galaxy_client import GogGalaxy

from contract_tests.stories.gog_galaxy import ANNA, CLIENT, GAME, SMALL
from contract_tests.stories.test_gog_galaxy._installing import install, newest
from contract_tests.stories.test_gog_galaxy.conftest import Make
from contract_tests.targets import Sandbox, Target

Installer = Callable[..., GogGalaxy]


@pytest.fixture
def installer(target: Target, outside: httpx.Client, sandbox: Sandbox) -> Installer:
    """A client that also fetches what no description has: chunks."""

    def make(**credentials: str) -> GogGalaxy:
        options: Any = {"allow_http": True, **(credentials or target.account.arguments)}
        return GogGalaxy(base_url=target.base_url, http_client=outside, **options)

    return make


def found(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by a path such as manifests have it."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {str(path.relative_to(folder)).replace("/", "\\"): path.read_bytes() for path in files}


def put(
    client: GogGalaxy, product: int, folder: Path, progress: Callable[[int, int], None] | None = None
) -> None:
    """Have the newest build of a product in a folder, all of it, one piece at a time."""
    build = newest(client, product)
    client.depots.install(build, folder, support=True, dlcs=True, workers=1, progress=progress)


def test_install(installer: Installer, galaxy: GogGalaxy, outside: httpx.Client, tmp_path: Path) -> None:
    """What is in the folder is the build, bit by bit; a second time nothing is fetched."""
    client = installer()
    put(client, SMALL, tmp_path)

    assert found(tmp_path) == install(galaxy, outside, newest(galaxy, SMALL))
    again = client.depots.install(newest(client, SMALL), tmp_path, support=True, dlcs=True, workers=1)
    assert (again.fetched, again.written) == (0, ())


def test_install_with_failing_chunks(
    installer: Installer, galaxy: GogGalaxy, outside: httpx.Client, sandbox: Sandbox, tmp_path: Path
) -> None:
    """With every third chunk failing, or spoilt, the folder is the same, bit by bit."""
    wanted = install(galaxy, outside, newest(galaxy, SMALL))
    sandbox.step("chunks/fail", {"every": 3, "status": 503})
    sandbox.step("chunks/corrupt", {"times": 2})

    put(installer(), SMALL, tmp_path)

    assert found(tmp_path) == wanted


def test_install_while_links_end(
    installer: Installer, galaxy: GogGalaxy, outside: httpx.Client, sandbox: Sandbox, tmp_path: Path
) -> None:
    """When the signed link ends in the middle of an installation, it goes on by a new one."""
    wanted = install(galaxy, outside, newest(galaxy, SMALL))
    ended: list[int] = []

    def end(done: int, whole: int) -> None:
        if done > whole // 2 and not ended:
            ended.append(done)
            sandbox.step("links/expire")

    put(installer(), SMALL, tmp_path, end)

    assert ended
    assert found(tmp_path) == wanted


def test_install_while_the_token_ends(
    installer: Installer, make: Make, sandbox: Sandbox, web: Sandbox, tmp_path: Path
) -> None:
    """When token and link end in the middle of an installation, both are renewed."""
    client = installer(**CLIENT)
    client.auth.login(web.step("login", {"user": "anna"})["code"])
    ended: list[int] = []

    def end(done: int, whole: int) -> None:
        if done > whole // 2 and not ended:
            ended.append(done)
            sandbox.advance(2 * 3600)

    put(client, SMALL, tmp_path, end)

    assert ended
    assert found(tmp_path)
    assert client.friends.list(ANNA).items


def test_install_an_update(installer: Installer, sandbox: Sandbox, tmp_path: Path) -> None:
    """From one build to the next only what is another is fetched, and then the folder is the new build."""
    client = installer()
    put(client, SMALL, tmp_path / "game")
    sandbox.step("builds", {"product": SMALL, "os": "windows", "version": "2.0"})
    put(client, SMALL, tmp_path / "fresh")

    update = client.depots.install(
        newest(client, SMALL), tmp_path / "game", support=True, dlcs=True, workers=1
    )

    assert found(tmp_path / "game") == found(tmp_path / "fresh")
    assert 0 < update.fetched < update.size


def test_install_of_generation_1(installer: Installer, galaxy: GogGalaxy, tmp_path: Path) -> None:
    """A build of generation 1 is installed as well, and each file matches its digest."""
    client = installer()
    build = galaxy.builds.list(GAME, "windows", generation=1).items[0]

    done = client.depots.install(build, tmp_path, support=True, workers=1)

    assert done.size == sum(map(len, found(tmp_path).values()))
    assert done.fetched
