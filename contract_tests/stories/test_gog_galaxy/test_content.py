"""Installing: library, product, builds, manifest, chunks, and files that match their digests."""

import re
from uuid import UUID

import httpx
import msgspec
import pytest
from gog_galaxy_client import (
    ForbiddenError,
    GogGalaxy,
    NotFoundError,
    models,
)
from gog_galaxy_client.errors import ApiError, UnauthorizedError

from contract_tests.stories._telling import given
from contract_tests.stories.gog_galaxy import ANNA, GAME, SMALL
from contract_tests.stories.test_gog_galaxy._installing import (
    address,
    digest,
    fetch,
    inflated,
    install,
    link,
    listed,
    meta,
    newest,
    parameters,
    repository,
    steps,
)
from contract_tests.stories.test_gog_galaxy.conftest import Make
from contract_tests.targets import Sandbox

UNKNOWN = "0123456789abcdef0123456789abcdef"
NO_BUILD = "50000000000000001"


# --- the whole way -----------------------------------------------------------------------------------


def test_builds_from_library_to_files(galaxy: GogGalaxy, outside: httpx.Client) -> None:
    """What one owns can be installed, down to the last byte of each file."""
    owned = [release.external_id for release in galaxy.library.list_releases(ANNA).items]
    assert str(SMALL) in owned or str(GAME) in owned
    product = galaxy.products.get(GAME)
    assert product.content_system_compatibility.windows

    build = newest(galaxy, product.id)
    files = install(galaxy, outside, build)

    found = repository(galaxy, build)
    start = given(found.products)[0].temp_executable.replace("/", "\\")
    assert given(found.products)[0].name == product.title
    assert start in files
    assert f"goggame-{GAME}.info" in files
    assert not any("/" in path for path in files)
    assert any("\\" in path for path in files)
    manifests = [meta(galaxy, depot.manifest) for depot in given(found.depots)]
    flags = {file.path: file.flags for manifest in manifests for file in listed(manifest)}
    assert flags[start] == ["executable"]


def test_builds_languages(galaxy: GogGalaxy, outside: httpx.Client) -> None:
    """An installation in one language has files of its own, and lacks those of another."""
    build = newest(galaxy, SMALL)
    english, german = (install(galaxy, outside, build, [language]) for language in ("en-US", "de-DE"))

    shared = english.keys() & german.keys()
    assert shared
    assert english.keys() - shared
    assert german.keys() - shared
    assert all(english[path] == german[path] for path in shared)


def test_builds_of_add_ons(galaxy: GogGalaxy) -> None:
    """Depots say which product they belong to, the game or a DLC that the product names."""
    found = repository(galaxy, newest(galaxy, SMALL))
    dlcs = galaxy.products.get(SMALL).dlcs

    assert isinstance(dlcs, models.ProductDlcs)
    known = {str(SMALL), *(str(dlc.id) for dlc in dlcs.products)}
    assert {depot.product_id for depot in given(found.depots)} == known
    assert {product.product_id for product in given(found.products)} == known


def test_builds_older_one(galaxy: GogGalaxy, outside: httpx.Client) -> None:
    """Each build has files of its own, and what did not change is the same in both."""
    new, old = (b for b in galaxy.builds.list(SMALL, "windows", generation=2).items if b.generation == 2)
    after, before = (install(galaxy, outside, build) for build in (new, old))

    assert after.keys() == before.keys()
    assert {after[path] == before[path] for path in after} == {True, False}


def test_builds_for_another_system(galaxy: GogGalaxy, outside: httpx.Client) -> None:
    """Each system has builds of its own."""
    mac = newest(galaxy, SMALL, "osx")
    assert mac.os == "osx"

    assert install(galaxy, outside, mac).keys() != install(galaxy, outside, newest(galaxy, SMALL)).keys()


# --- lists -------------------------------------------------------------------------------------------


def test_builds_list(galaxy: GogGalaxy) -> None:
    """Newest first, of both generations or of the first alone; Linux has none, and that is no error."""
    both = galaxy.builds.list(GAME, "windows", generation=2)
    first = galaxy.builds.list(GAME, "windows", generation=1)
    none = galaxy.builds.list(GAME, "linux", generation=2)

    assert {build.generation for build in both.items} == {1, 2}
    assert [build.generation for build in first.items] == [1]
    assert (none.total_count, none.count, none.items) == (0, 0, [])
    for page in (both, first, none):
        assert page.total_count == page.count == len(page.items)
    dates = [build.date_published for build in both.items]
    assert dates == sorted(dates, reverse=True)
    assert len(set(dates)) > 1
    assert {(build.product_id, build.os) for build in both.items} == {(str(GAME), "windows")}


def test_builds_link_or_urls(galaxy: GogGalaxy) -> None:
    """`_version=2` has `urls`, all of which are the same document, in place of `link`."""
    for build in galaxy.builds.list(GAME, "windows", generation=2).items:
        assert given(build.link)
        assert not isinstance(build.urls, list)
    for build in galaxy.builds.list(GAME, "windows", generation=2, version=2).items:
        assert not isinstance(build.link, str)
        ends = {given(endpoint.url).partition("/content-system/")[2] for endpoint in given(build.urls)}
        assert len(ends) == 1


def test_builds_private_branch(galaxy: GogGalaxy) -> None:
    """A private branch is told of, and listed to those only who have its password."""
    plain = galaxy.builds.list(GAME, "windows", generation=2)
    wrong = galaxy.builds.list(GAME, "windows", generation=2, password="another")
    opened = galaxy.builds.list(GAME, "windows", generation=2, password="sandbox-beta")

    assert plain.has_private_branches is True
    assert [b.build_id for b in plain.items] == [b.build_id for b in wrong.items]
    assert all(build.public and build.branch is None for build in plain.items)
    hidden = [b for b in opened.items if b.build_id not in [known.build_id for known in plain.items]]
    assert hidden
    assert all(build.branch is not None for build in hidden)
    assert galaxy.builds.list(SMALL, "windows").has_private_branches is False


def test_builds_published(galaxy: GogGalaxy, outside: httpx.Client, sandbox: Sandbox) -> None:
    """A build that is published comes first, and can be installed; a patch leads to it."""
    before = newest(galaxy, SMALL)
    made = sandbox.step("builds", {"product": SMALL, "os": "windows", "version": "9.9"})

    build = newest(galaxy, SMALL)

    assert (build.build_id, build.version_name) == (made["build_id"], "9.9")
    assert install(galaxy, outside, build)
    assert galaxy.builds.patch(SMALL, from_build_id=before.build_id, to_build_id=build.build_id).link


def test_builds_need_no_token(visitor: GogGalaxy) -> None:
    """Builds, their documents and shared runtimes are for everybody."""
    assert repository(visitor, newest(visitor, GAME))
    assert given(visitor.builds.open_link(path="/dependencies/store/", generation=2, version=2).urls)


def test_builds_unknown(galaxy: GogGalaxy) -> None:
    """What there is not is 404: a product, a document, a manifest, a patch."""
    for call in (
        lambda: galaxy.builds.list(999_999_999, "windows"),
        lambda: galaxy.depots.meta(*steps(UNKNOWN)),
        lambda: galaxy.depots.patch_meta(*steps(UNKNOWN)),
        lambda: galaxy.depots.dependency_meta(*steps(UNKNOWN)),
        lambda: galaxy.depots.repository_v1(GAME, "windows", 1),
        lambda: galaxy.builds.secure_link(999_999_999, path="/"),
    ):
        with pytest.raises(NotFoundError):
            call()
    with pytest.raises(NotFoundError):
        galaxy.depots.meta("00", "00", given(newest(galaxy, GAME).link).rpartition("/")[2])


# --- signed links ------------------------------------------------------------------------------------


def some_chunk(galaxy: GogGalaxy, product_id: int = SMALL) -> models.Chunk:
    """A chunk of a product."""
    depot = given(repository(galaxy, newest(galaxy, product_id)).depots)[0]
    return next(file.chunks[0] for file in listed(meta(galaxy, depot.manifest)) if file.chunks)


def test_links_for_owners(boris: GogGalaxy, make: Make) -> None:
    """Who does not own a game gets no link to its files, and who is nobody is told to log in."""
    with pytest.raises(ForbiddenError):
        boris.builds.secure_link(GAME, path="/", generation=2, version=2)
    with pytest.raises(UnauthorizedError):
        make(token="nobody's").builds.secure_link(GAME, path="/", generation=2, version=2)


def test_links_for_new_owners(boris: GogGalaxy, web: Sandbox) -> None:
    """Whoever has bought a game gets the link."""
    web.step("library", {"user": "boris", "product": SMALL})

    assert link(boris, SMALL)
    assert str(SMALL) in [r.external_id for r in boris.library.list_releases("46988088193245002").items]


def test_links_end(galaxy: GogGalaxy, outside: httpx.Client, sandbox: Sandbox) -> None:
    """A link opens chunks until its time is over; a new one opens them again."""
    chunk, endpoints = some_chunk(galaxy), link(galaxy, SMALL)
    for endpoint in endpoints:
        assert fetch(outside, endpoint, chunk)

    sandbox.advance(24 * 3600)

    for endpoint in endpoints:
        path = "/".join(steps(chunk.compressed_md5))
        assert outside.get(address(endpoint, path)).status_code == 403
    assert fetch(outside, link(galaxy, SMALL)[0], chunk)


def test_links_end_while_installing(galaxy: GogGalaxy, outside: httpx.Client, sandbox: Sandbox) -> None:
    """When a link ends between two chunks, the rest comes by a new one, and the file is whole."""
    depot = given(repository(galaxy, newest(galaxy, GAME)).depots)[0]
    file = max(listed(meta(galaxy, depot.manifest)), key=lambda file: len(file.chunks))
    endpoint = link(galaxy, GAME)[0]
    half = len(file.chunks) // 2
    data = [fetch(outside, endpoint, chunk) for chunk in file.chunks[:half]]

    sandbox.step("links/expire")

    path = "/".join(steps(file.chunks[half].compressed_md5))
    assert outside.get(address(endpoint, path)).status_code == 403
    endpoint = link(galaxy, GAME)[0]
    data += [fetch(outside, endpoint, chunk) for chunk in file.chunks[half:]]
    assert digest(b"".join(data)) == given(file.md5)


def test_links_are_signed(galaxy: GogGalaxy, outside: httpx.Client) -> None:
    """Without its signature, with another, or for another product a link opens nothing."""
    chunk = some_chunk(galaxy)
    path = "/".join(steps(chunk.compressed_md5))
    good = ""
    for endpoint in link(galaxy, SMALL):
        good = address(endpoint, path)
        assert outside.get(good).status_code == 200
        token = parameters(endpoint)["token"]
        tampered = good.replace(token, token[::-1])
        assert tampered != good
        assert outside.get(tampered).status_code == 403
        other = address(endpoint, path).replace(f"/{SMALL}/", f"/{GAME}/")
        assert outside.get(other).status_code == 403
    bare = good.partition("?")[0]
    assert outside.get(bare).status_code == 403


@pytest.mark.parametrize("place", [0, 1, 8, 16, 31, 32, 33, 40, 48, -2])
def test_links_are_signed_throughout(galaxy: GogGalaxy, outside: httpx.Client, place: int) -> None:
    """Each letter of a signature counts, those at its end as well; so does what is missing or too much."""
    chunk = some_chunk(galaxy)
    path = "/".join(steps(chunk.compressed_md5))
    for endpoint in link(galaxy, SMALL):
        good, token = address(endpoint, path), parameters(endpoint)["token"]
        assert outside.get(good).status_code == 200
        *_, signature = re.findall("[0-9a-zA-Z]{16,}", token)
        at = place % len(signature)
        other = signature[:at] + ("0" if signature[at] != "0" else "1") + signature[at + 1 :]
        for wrong in (other, signature[: at or 1], f"{signature}0"):
            spoilt = good.replace(signature, wrong)
            assert spoilt != good
            assert outside.get(spoilt).status_code == 403, spoilt


def test_links_with_failing_chunks(galaxy: GogGalaxy, outside: httpx.Client, sandbox: Sandbox) -> None:
    """With every third chunk failing, whoever asks again has the same files, bit by bit."""
    build = newest(galaxy, SMALL)
    calm = install(galaxy, outside, build)
    sandbox.step("chunks/fail", {"every": 3, "status": 503})
    again = Again(outside)

    assert install(galaxy, again, build) == calm  # type: ignore[arg-type]
    assert again.failed > 2


class Again:
    """A client that asks once more for what failed."""

    def __init__(self, outside: httpx.Client) -> None:
        self._outside, self.failed = outside, 0

    def get(self, url: str) -> httpx.Response:
        """The answer, of a second request if need be."""
        answer = self._outside.get(url)
        if answer.status_code == 503:
            self.failed += 1
            answer = self._outside.get(url)
        return answer


# --- runtimes and patches ----------------------------------------------------------------------------


def test_dependencies(galaxy: GogGalaxy, outside: httpx.Client) -> None:
    """What a game depends on is among the shared runtimes, and its files match their digests."""
    where = galaxy.builds.dependencies(generation=2)
    name = where.repository_manifest.rpartition("/")[2]
    manifest = inflated(galaxy.depots.dependency_meta(*steps(name)), models.DependencyManifest)
    known = {depot.dependency_id: depot for depot in given(manifest.depots)}
    wanted = given(repository(galaxy, newest(galaxy, GAME)).dependencies)
    endpoint = given(galaxy.builds.open_link(path="/dependencies/store/", generation=2, version=2).urls)[0]

    assert wanted
    assert set(wanted) <= known.keys()
    for dependency in wanted:
        depot = known[dependency]
        files = inflated(galaxy.depots.dependency_meta(*steps(depot.manifest)), models.DependencyManifest)
        items = given(files.depot).items
        data = b"".join(
            fetch(outside, endpoint, chunk)
            for file in items
            if isinstance(file, models.DepotFile)
            for chunk in file.chunks
        )
        assert len(data) == given(depot.size)


def test_patches(galaxy: GogGalaxy, outside: httpx.Client) -> None:
    """A patch leads from the files of one build to those of another; backwards there is none."""
    new, old = (b for b in galaxy.builds.list(SMALL, "windows", generation=2).items if b.generation == 2)
    patch = galaxy.builds.patch(SMALL, from_build_id=old.build_id, to_build_id=new.build_id, version=4)
    assert (given(patch.from_build_id), given(patch.to_build_id)) == (old.build_id, new.build_id)
    name = given(patch.link).rpartition("/")[2]
    whole = inflated(galaxy.depots.patch_meta(*steps(name)), models.PatchManifest)
    assert (given(whole.build_id_source), given(whole.build_id_target)) == (old.build_id, new.build_id)

    before, after = (install(galaxy, outside, build) for build in (old, new))
    depots: list[dict[str, str]] = msgspec.to_builtins(given(whole.depots))
    changed: set[str] = set()
    for depot in depots:
        body = galaxy.depots.patch_meta(*steps(depot["manifest"]))
        for item in given(inflated(body, models.PatchManifest).depot).items:
            assert isinstance(item, models.DepotDiff)
            assert item.md5_source == digest(before[item.path_source])
            assert item.md5_target == digest(after[item.path_target])
            changed.add(item.path_target)
    assert changed == {path for path in after if before.get(path) != after[path]}
    with pytest.raises(NotFoundError):
        galaxy.builds.patch(SMALL, from_build_id=new.build_id, to_build_id=old.build_id, version=4)
    with pytest.raises(NotFoundError):
        galaxy.builds.patch(SMALL, from_build_id=old.build_id, to_build_id=NO_BUILD, version=4)


# --- generation 1 ------------------------------------------------------------------------------------


def test_first_generation(galaxy: GogGalaxy) -> None:
    """Files of generation 1 are ranges of one container, and match their digests."""
    build = galaxy.builds.list(GAME, "windows", generation=1).items[0]
    number = given(build.legacy_build_id)
    assert given(build.link).endswith(f"/{GAME}/windows/{number}/repository.json")
    product = galaxy.depots.repository_v1(GAME, "windows", number).product
    assert (product.timestamp, product.root_game_id) == (number, str(GAME))

    seen: set[str] = set()
    for depot in product.depots:
        if not isinstance(depot.manifest, str):
            assert depot.redist
            continue
        found = galaxy.depots.manifest_v1(
            GAME, "windows", number, str(UUID(depot.manifest.removesuffix(".json")))
        )
        sizes = 0
        for file in found.depot.files:
            if not isinstance(file.offset, int):
                continue
            first, size = file.offset, given(file.size)
            data = galaxy.depots.container_v1(
                GAME, str(number), "main.bin", range_=f"bytes={first}-{first + size - 1}"
            )
            assert (len(data), digest(data)) == (size, given(file.hash_)), file.path
            sizes += size
            seen.add(file.path)
        assert sizes == int(given(depot.size))
    assert len(seen) > 5
    with pytest.raises(NotFoundError):
        galaxy.depots.repository_v1(GAME, "osx", number)


def test_first_generation_container(galaxy: GogGalaxy) -> None:
    """The container as a whole, its end, and what lies past it."""
    number = str(given(galaxy.builds.list(GAME, "windows", generation=1).items[0].legacy_build_id))
    whole = galaxy.depots.container_v1(GAME, number, "main.bin")
    size = len(whole)

    def part(wanted: str) -> bytes:
        return galaxy.depots.container_v1(GAME, number, "main.bin", range_=wanted)

    assert part("bytes=0-0") == whole[:1]
    assert part("bytes=5-9") == whole[5:10]
    assert part(f"bytes={size - 3}-") == whole[-3:]
    assert part(f"bytes={size - 3}-{size + 100}") == whole[-3:]
    with pytest.raises(ApiError) as past:
        part(f"bytes={size}-{size + 1}")
    assert past.value.status == 416


def test_first_generation_signed(
    galaxy: GogGalaxy, visitor: GogGalaxy, outside: httpx.Client, sandbox: Sandbox
) -> None:
    """Where containers want a signed link, one gets it by `type=depot`, and ranges work as ever."""
    sandbox.reset()
    number = given(galaxy.builds.list(GAME, "windows", generation=1).items[0].legacy_build_id)
    open_ = galaxy.depots.container_v1(GAME, str(number), "main.bin", range_="bytes=0-99")
    sandbox.reset(containers="signed")

    with pytest.raises(ForbiddenError):
        visitor.depots.container_v1(GAME, str(number), "main.bin")
    found = galaxy.builds.secure_link(GAME, path=f"/windows/{number}", type_="depot", version=2)
    for endpoint in given(found.urls):
        answer = outside.get(address(endpoint, "main.bin"), headers={"Range": "bytes=0-99"})
        assert (answer.status_code, answer.content) == (206, open_)
