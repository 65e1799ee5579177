"""GOG Galaxy: builds, manifests, chunks and the links to them."""

import asyncio
import zlib
from typing import Any

import httpx
import pytest

from sandbox import create_app
from tests.sandbox.galaxy import (
    BETA,
    DLC,
    NEW,
    OLD,
    SMALL,
    Galaxy,
    digest,
    fill,
    is_refusal,
    slashed,
)
from tests.sandbox.gog import GAME, UNOWNED

V1 = f"/content-system/v1/manifests/{GAME}/windows"


def install(galaxy: Galaxy, build: dict[str, Any], language: str = "en-US") -> dict[str, bytes]:
    """All files of a build in one language and for 64 bits, by path, from the network alone."""
    repository = galaxy.packed(build["link"])
    files: dict[str, bytes] = {}
    links: dict[int, Any] = {}
    for depot in repository["depots"]:
        if not {"*", language} & set(depot["languages"]) or depot.get("osBitness") == ["32"]:
            continue
        product = int(depot["productId"])
        if product not in links:
            links[product] = galaxy.links(product)[0]
        manifest = galaxy.meta(depot["manifest"])["depot"]
        container = b""
        if "smallFilesContainer" in manifest:
            held = manifest["smallFilesContainer"]
            container = galaxy.unpacked(links[product], held["chunks"])
            assert digest(container) == held["md5"]
        size = 0
        for item in manifest["items"]:
            if item["type"] != "DepotFile":
                continue
            data = galaxy.unpacked(links[product], item["chunks"])
            if "sfcRef" in item:
                begin = item["sfcRef"]["offset"]
                assert container[begin : begin + item["sfcRef"]["size"]] == data
            assert ("md5" in item) == (len(item["chunks"]) != 1)
            assert item.get("md5", digest(data)) == digest(data)
            assert files.setdefault(item["path"], data) is data
            size += len(data)
        assert size == depot["size"]
    return files


def test_a_whole_game_is_put_together_bit_by_bit(galaxy: Galaxy) -> None:
    """From builds to manifests to chunks: every checksum of every document holds."""
    newest = galaxy.builds()[0]
    files = install(galaxy, newest)

    assert len(files) == 12
    assert 2_000_000 < sum(map(len, files.values())) < 4_000_000
    assert len(files["Maps\\DM-Harbor.ut2"]) == 1_200_000
    assert files["Textures\\Walls.utx"] == files["Textures\\Walls-Copy.utx"]
    assert files["Help\\empty.txt"] == b""
    assert "System\\Voice.int" in files
    assert "System\\Voice.det" not in files
    assert f'"gameId":"{GAME}"'.encode() in files[f"goggame-{GAME}.info"]
    german = install(galaxy, newest, "de-DE")
    assert set(files) ^ set(german) == {"System\\Voice.int", "System\\Voice.det"}


def test_generations_hold_the_same_files(galaxy: Galaxy) -> None:
    """Version 1.0, once in chunks and once as parts of one container."""
    _, second, first = galaxy.builds()
    assert (second["build_id"], first["generation"]) == (OLD, 1)
    files = install(galaxy, second)

    repository = galaxy.json(first["link"].removeprefix("/"), None)
    assert repository["version"] == 1
    assert repository["product"]["timestamp"] == first["legacy_build_id"]
    (link,) = galaxy.links(query=f"type=depot&path=/windows/{first['legacy_build_id']}/")[:1]
    whole = galaxy.get(fill(link, "main.bin"), None).content
    seen: dict[str, bytes] = {}
    for depot in repository["product"]["depots"]:
        if "redist" in depot:
            continue
        assert depot["systems"] == ["Windows"]
        manifest = galaxy.json(f"{V1}/{first['legacy_build_id']}/{depot['manifest']}", None)
        for file in manifest["depot"]["files"]:
            if "directory" in file or "target" in file:
                continue
            begin = file.get("offset", 0)
            wanted = {"Range": f"bytes={begin}-{begin + file['size'] - 1}"}
            data = b""
            if file["size"]:
                part = galaxy.get(fill(link, "main.bin"), None, headers=wanted)
                assert part.status_code == 206
                assert part.headers["content-range"] == f"{wanted['Range'].replace('=', ' ')}/{len(whole)}"
                data = part.content
                assert digest(data) == file["hash"]
                assert file["url"] == f"{GAME}/main.bin"
            seen[file["path"].removeprefix("/").replace("/", "\\")] = data
    assert "System\\Voice.det" in seen
    for path in ("Maps\\DM-Harbor.ut2", "System\\Default.ini", "Help\\empty.txt", "System\\Voice.int"):
        assert seen[path] == files[path]


def test_the_small_game_brings_its_dlc(galaxy: Galaxy) -> None:
    """Its chunks have a link of their own; without the DLC there is none."""
    repository = galaxy.packed(galaxy.builds(SMALL)[0]["link"])
    assert [product["productId"] for product in repository["products"]] == [str(SMALL), str(DLC)]
    files = install(galaxy, galaxy.builds(SMALL)[0])
    assert len(files["dlc\\chapter.bin"]) == 66_000
    assert sum(map(len, files.values())) < 250_000

    galaxy.web.step("library", user="anna", product=DLC, owned=False)
    link = f"/products/{DLC}/secure_link?path=/&generation=2&_version=2"
    assert is_refusal(galaxy.get(link), 403, "access_denied")
    assert "IronGarden.exe" in files
    assert "Iron Garden.app\\Contents\\MacOS\\Iron Garden" in install_small_on_mac(galaxy)


def install_small_on_mac(galaxy: Galaxy) -> set[str]:
    repository = galaxy.packed(galaxy.builds(SMALL, "osx")[0]["link"])
    assert repository["platform"] == "osx"
    manifests = [galaxy.meta(depot["manifest"])["depot"] for depot in repository["depots"]]
    return {item["path"] for manifest in manifests for item in manifest["items"]}


def test_repositories_tell_what_a_game_needs(galaxy: Galaxy) -> None:
    """Its client, where it saves, its dependencies, and all kinds of items."""
    build = galaxy.builds()[0]
    repository = galaxy.packed(build["link"])
    assert repository["version"] == 2
    assert repository["baseProductId"] == build["product_id"]
    assert (repository["buildId"], repository["platform"]) == (build["build_id"], "windows")
    assert repository["clientId"] == "50000000000000042"
    assert repository["cloudSaves"] == [{"name": "saves", "location": "<?INSTALL?>/Saves"}]
    assert repository["dependencies"] == ["DirectX", "MSVC2010"]
    assert [depot.get("osBitness") for depot in repository["depots"]] == [None, None, None, ["32"], ["64"]]
    items = galaxy.meta(repository["depots"][0]["manifest"])["depot"]["items"]
    assert {item["type"] for item in items} == {"DepotFile", "DepotDirectory", "DepotLink"}
    flags = {item["path"]: item["flags"] for item in items if "flags" in item}
    assert flags["System\\UT2004.exe"] == ["executable"]
    assert flags["Help\\empty.txt"] == ["hidden"]
    assert flags["app\\setup.dat"] == ["support"]
    assert galaxy.meta(repository["offlineDepot"]["manifest"])["version"] == 2
    with_one = next(item for item in items if item.get("path") == "Textures\\Walls.utx")
    assert len(with_one["chunks"]) == 10


def test_builds_list_by_generation_and_system(galaxy: Galaxy) -> None:
    """Newest first; by default only the first generation; none for Linux."""
    path = f"/products/{GAME}/os"
    assert [b["generation"] for b in galaxy.builds()] == [2, 2, 1]
    assert [b["version_name"] for b in galaxy.builds()] == ["1.1", "1.0", ""]
    assert [b["generation"] for b in galaxy.json(f"{path}/windows/builds", None)["items"]] == [1]
    assert [b["generation"] for b in galaxy.json(f"{path}/windows/builds?generation=1", None)["items"]] == [1]
    for os in ("linux", "osx"):
        told = galaxy.json(f"{path}/{os}/builds?generation=2", None)
        assert (told["total_count"], told["count"], told["items"]) == (0, 0, [])
    assert is_refusal(galaxy.get(f"{path}/beos/builds", None), 400)
    assert is_refusal(galaxy.get("/products/1999999999/os/windows/builds", None), 404)
    assert is_refusal(galaxy.get(f"{path}/windows/builds?generation=3", None), 400)
    assert galaxy.builds(1207658713) == []


def test_builds_list_private_branches(galaxy: Galaxy) -> None:
    """A password opens them; a wrong one changes nothing."""
    assert galaxy.json(f"/products/{GAME}/os/windows/builds", None)["has_private_branches"] is True
    newest = galaxy.builds(query="&password=sandbox-beta")[0]
    assert (newest["build_id"], newest["branch"], newest["public"]) == (BETA, "beta", False)
    assert newest not in galaxy.builds(query="&password=no")
    assert all(build["branch"] is None for build in galaxy.builds())
    assert install(galaxy, newest)


def test_builds_list_version_2_has_urls(galaxy: Galaxy) -> None:
    """In place of `link`; any of them leads to the same document."""
    links = [build["link"] for build in galaxy.builds()]
    for build, link in zip(galaxy.builds(query="&_version=2"), links, strict=True):
        assert "link" not in build
        for endpoint in build["urls"]:
            filled = endpoint["url_format"].format(**endpoint["parameters"])
            assert filled == endpoint["url"]
            assert galaxy.get(filled, None).content == galaxy.get(link, None).content


def test_builds_share_most_chunks(galaxy: Galaxy) -> None:
    """An update needs only a few new ones."""

    def addresses(build: dict[str, Any]) -> set[str]:
        repository = galaxy.packed(build["link"])
        return {
            chunk["compressedMd5"]
            for depot in repository["depots"]
            for item in galaxy.meta(depot["manifest"])["depot"]["items"]
            for chunk in item.get("chunks", ())
        }

    newer, older, _ = galaxy.builds()
    assert 0 < len(addresses(newer) - addresses(older)) < 5 < len(addresses(newer) & addresses(older))


def test_publishing_a_build(galaxy: Galaxy) -> None:
    """It comes first, can be installed, and differs from the one before."""
    before = install(galaxy, galaxy.builds()[0])
    told = galaxy.step("builds", product=GAME, version="3.0")

    newest = galaxy.builds()[0]
    assert (newest["build_id"], newest["version_name"]) == (told["build_id"], "3.0")
    assert newest["date_published"] == "2025-01-01T00:00:00+0000"
    assert newest["link"].endswith(told["repository"])
    after = install(galaxy, newest)
    assert set(after) == set(before)
    assert 0 < sum(after[path] != before[path] for path in after) < 5
    patch = galaxy.json(f"/products/{GAME}/patches?from_build_id={NEW}&to_build_id={newest['build_id']}")
    assert galaxy.packed(patch["link"])["buildId_target"] == newest["build_id"]
    galaxy.step("builds", product=SMALL, os="osx", version="9")
    assert galaxy.builds(SMALL, "osx")[0]["version_name"] == "9"
    answer = galaxy.control("/gog_galaxy/builds", product=GAME, os="osx")
    assert answer.status_code == 422


@pytest.mark.parametrize("endpoint", [0, 1])
@pytest.mark.parametrize(("seconds", "status"), [(3599, 200), (3600, 403)])
def test_secure_links_expire(galaxy: Galaxy, endpoint: int, seconds: int, status: int) -> None:
    """After an hour by the clock, whichever endpoint; the control step ends them at once."""
    link = galaxy.links()[endpoint]
    address = first_chunk(galaxy)
    assert galaxy.chunk(link, address).status_code == 200
    galaxy.control("/clock", advance=seconds)
    assert galaxy.chunk(link, address).status_code == status
    fresh = galaxy.links()[endpoint]
    galaxy.step("links/expire")
    assert is_refusal(galaxy.chunk(fresh, address), 403, "access_denied")
    assert galaxy.chunk(galaxy.links()[endpoint], address).status_code == 200


def first_chunk(galaxy: Galaxy, product: int = GAME) -> str:
    """The address of the first chunk of the newest build."""
    repository = galaxy.packed(galaxy.builds(product)[0]["link"])
    items = galaxy.meta(repository["depots"][0]["manifest"])["depot"]["items"]
    return str(next(item["chunks"][0]["compressedMd5"] for item in items if item.get("chunks")))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("expires_at", 1835693200),
        ("dirs", 3),
        ("dirs", 99),
        ("token", "0" * 64),
        ("token", ""),
        ("path", f"/content-system/v2/store/{SMALL}"),
    ],
)
@pytest.mark.parametrize("endpoint", [0, 1])
def test_secure_links_cannot_be_changed(galaxy: Galaxy, endpoint: int, name: str, value: object) -> None:
    """403 for any other time, depth, token or folder."""
    link = galaxy.links()[endpoint]
    address = first_chunk(galaxy)
    assert galaxy.chunk(link, address).status_code == 200
    link["parameters"][name] = value
    assert is_refusal(galaxy.chunk(link, address), 403)


def test_secure_links_open_one_folder(galaxy: Galaxy) -> None:
    """A path in the link is part of it; chunks of others are not there."""
    address = first_chunk(galaxy)
    narrow = galaxy.links(query=f"generation=2&path=/{address[:2]}")[0]
    assert narrow["parameters"]["path"] == f"/content-system/v2/store/{GAME}/{address[:2]}"
    filled = fill(narrow, f"{address[2:4]}/{address}")
    assert galaxy.get(filled, None).status_code == 200
    link = galaxy.links()[0]
    assert is_refusal(galaxy.chunk(link, "f" * 32), 404)
    assert is_refusal(galaxy.chunk(link, first_chunk(galaxy, SMALL)), 404)
    assert is_refusal(galaxy.get(fill(link, f"00/00/{address}"), None), 404)
    plain = f"/content-system/v2/store/{GAME}/{slashed(address)}"
    assert is_refusal(galaxy.get(plain, None), 403)


def test_secure_links_of_the_old_form(galaxy: Galaxy) -> None:
    """Without `_version`: one address, and what it is made of."""
    url = galaxy.json(f"/products/{GAME}/secure_link?path=/&generation=2")["url"]
    assert url["url"] == f"{url['base_url']}{url['path']}?{url['token']}"
    address = first_chunk(galaxy)
    whole = f"{url['base_url']}{url['path']}/{slashed(address)}?{url['token']}"
    assert digest(galaxy.get(whole, None).content) == address


def test_secure_links_want_an_owner(galaxy: Galaxy) -> None:
    """403 for others, 404 for what nobody has, 400 for what makes no sense."""
    base = "/secure_link?path=/&generation=2&_version=2"
    assert is_refusal(galaxy.get(f"/products/{GAME}{base}", "boris"), 403)
    assert is_refusal(galaxy.get(f"/products/{UNOWNED}{base}"), 403)
    assert is_refusal(galaxy.get(f"/products/1999999999{base}"), 404)
    for query in ("path=x", "_version=9", "generation=0", "type=x", "root=/etc"):
        assert is_refusal(galaxy.get(f"/products/{GAME}/secure_link?{query}"), 400)
    assert is_refusal(galaxy.get("/open_link?path=/store/"), 400)


def test_dependencies_are_open_to_all(galaxy: Galaxy) -> None:
    """Their repository, manifests and chunks, without a token."""
    told = galaxy.json("/dependencies/repository?generation=2", None)
    depots = galaxy.packed(told["repository_manifest"])["depots"]
    assert [depot["dependencyId"] for depot in depots] == ["DirectX", "MSVC2010"]
    (link, _) = galaxy.json("/open_link?generation=2&_version=2&path=/dependencies/store/", None)["urls"]
    for depot in depots:
        (item,) = galaxy.meta(depot["manifest"], "dependencies/")["depot"]["items"]
        assert len(galaxy.unpacked(link, item["chunks"])) == depot["size"]
        assert depot["executable"]["path"] == item["path"].replace("\\", "/")


def vcdiff_target(difference: bytes) -> bytes:
    """What a difference without a source makes, by RFC 3284; only its plainest form is read."""

    def number(at: int) -> tuple[int, int]:
        value = 0
        while True:
            value = value << 7 | difference[at] & 0x7F
            at += 1
            if not difference[at - 1] & 0x80:
                return value, at

    assert difference[:6] == b"\xd6\xc3\xc4\x00\x00\x00"
    length, at = number(6)
    assert length == len(difference) - at
    target, at = number(at)
    assert difference[at] == 0
    data, at = number(at + 1)
    instructions, at = number(at)
    addresses, at = number(at)
    made, code = difference[at : at + data], difference[at + data : at + data + instructions]
    assert (target, addresses, code[0]) == (len(made), 0, 1)
    return made


def test_patches_lead_from_one_build_to_the_next(galaxy: Galaxy) -> None:
    """Their differences make the newer files; there is none the other way round."""
    base = f"/products/{GAME}/patches?_version=4"
    newer, older = (install(galaxy, build) for build in galaxy.builds()[:2])
    told = galaxy.json(f"{base}&from_build_id={OLD}&to_build_id={NEW}", None)
    assert (told["from_build_id"], told["to_build_id"]) == (OLD, NEW)
    patch = galaxy.packed(told["link"])
    assert patch["algorithm"] == "xdelta3"
    link = galaxy.links(query="generation=2&path=/&root=/patches/store")[0]
    changed = {path for path in newer if newer[path] != older[path]}
    for depot in patch["depots"]:
        for item in galaxy.meta(depot["manifest"], "patches/")["depot"]["items"]:
            assert item["type"] == "DepotDiff"
            difference = galaxy.unpacked(link, item["chunks"])
            path = item["path_target"]
            assert (digest(older[path]), digest(newer[path])) == (item["md5_source"], item["md5_target"])
            assert vcdiff_target(difference) == newer[path]
            changed.discard(path)
    assert changed == set()
    assert is_refusal(galaxy.get(f"{base}&from_build_id={NEW}&to_build_id={OLD}", None), 404)
    assert is_refusal(galaxy.get(base, None), 400)
    galaxy.read(no_patch="200")
    assert galaxy.json(f"{base}&from_build_id=1&to_build_id=2", None)["error"] == "not_found"


def test_documents_nobody_has(galaxy: Galaxy) -> None:
    """404 at each place; the two segments in front are part of the address."""
    address = galaxy.builds()[0]["link"].rpartition("/")[2]
    for path in (
        f"/content-system/v2/meta/{slashed('f' * 32)}",
        f"/content-system/v2/meta/00/00/{address}",
        f"/content-system/v2/dependencies/meta/{slashed(address)}",
        f"/content-system/v2/patches/meta/{slashed(address)}",
        f"{V1}/1/repository.json",
        f"{V1}/84305845/x.json",
        f"/content-system/v1/depots/{GAME}/windows/1/main.bin",
        f"/content-system/v1/depots/{GAME}/windows/84305845/other.bin",
    ):
        assert is_refusal(galaxy.get(path, None), 404, "not_found")


def test_containers_come_in_parts(galaxy: Galaxy) -> None:
    """206, 416 behind the end; open by default, signed under the reading."""
    build = galaxy.builds()[-1]["legacy_build_id"]
    path = f"/content-system/v1/depots/{GAME}/windows/{build}/main.bin"
    whole = galaxy.get(path, None)
    assert whole.headers["content-type"] == "application/octet-stream"
    part = galaxy.get(path, None, headers={"Range": "bytes=5-9"})
    assert (part.status_code, part.content) == (206, whole.content[5:10])
    answer = galaxy.get(path, None, headers={"Range": "bytes=99999999-"})
    assert is_refusal(answer, 416)
    assert answer.headers["content-range"] == f"bytes */{len(whole.content)}"
    assert is_refusal(galaxy.get(f"{path}?signature=x", None), 403)

    galaxy.read(containers="signed")
    assert is_refusal(galaxy.get(path, None), 403)
    for link in galaxy.links(query=f"type=depot&path=/windows/{build}"):
        assert galaxy.get(fill(link, "main.bin"), None).content == whole.content


def test_every_nth_chunk_fails(galaxy: Galaxy) -> None:
    """By status or by a connection that breaks off; 0 clears."""
    link, address = galaxy.links()[0], first_chunk(galaxy)
    whole = galaxy.chunk(link, address).content

    galaxy.step("chunks/fail", every=3)
    assert [galaxy.chunk(link, address).status_code for _ in range(7)] == [200, 200, 503] * 2 + [200]
    galaxy.step("chunks/fail", every=2, cut=10)
    assert [len(galaxy.chunk(link, address).content) for _ in range(4)] == [len(whole), 10] * 2
    galaxy.step("chunks/fail", every=0)
    assert all(galaxy.chunk(link, address).content == whole for _ in range(4))


def test_one_endpoint_fails(galaxy: Galaxy) -> None:
    """The other one goes on."""
    fast, plain = galaxy.links()
    address = first_chunk(galaxy)
    galaxy.step("chunks/fail", every=1, status=500, endpoint="fastly")
    assert is_refusal(galaxy.chunk(fast, address), 500)
    assert galaxy.chunk(plain, address).status_code == 200


def test_a_chunk_is_corrupt_once(galaxy: Galaxy) -> None:
    """Of the same length; the next time it is whole."""
    link, address = galaxy.links()[0], first_chunk(galaxy)
    galaxy.step("chunks/corrupt")
    first, second = (galaxy.chunk(link, address).content for _ in range(2))
    assert len(first) == len(second)
    assert digest(second) == address != digest(first)
    with pytest.raises(zlib.error):
        zlib.decompress(first)


def test_readings_of_builds_and_documents(galaxy: Galaxy) -> None:
    """Plain JSON, duplicates, the generation that is told by default, and where links lead."""
    document = galaxy.packed(galaxy.builds()[0]["link"])
    galaxy.read(meta="json", duplicates="present", generation="2")
    link = galaxy.builds()[0]["link"]
    assert galaxy.json(link, None) == document
    builds = galaxy.json(f"/products/{GAME}/os/windows/builds", None)
    assert builds["total_count"] == len(builds["items"]) == 4
    assert builds["items"][-1] == builds["items"][-2]


@pytest.mark.parametrize("cdn", ["gog-cdn-fastly.gog.com", "cdn.gog.com"])
def test_an_installation_over_the_real_hosts(cdn: str) -> None:
    """Each address in an answer works as it is, in process."""

    async def run() -> None:
        transport = httpx.ASGITransport(create_app())
        async with httpx.AsyncClient(transport=transport) as client:
            url = "http://x/__sandbox__/reset"
            await client.post(url, json={"readings": {"gog_galaxy": {"cdn": cdn}}})
            content = "https://content-system.gog.com/products"
            builds = (await client.get(f"{content}/{SMALL}/os/windows/builds?generation=2")).json()["items"]
            assert builds[0]["link"].startswith(f"https://{cdn}/content-system/")
            packed = (await client.get(builds[0]["link"])).content
            depot = httpx.Response(200, content=zlib.decompress(packed)).json()["depots"][0]["manifest"]
            packed = (
                await client.get(f"https://cdn.gog.com/content-system/v2/meta/{slashed(depot)}")
            ).content
            items = httpx.Response(200, content=zlib.decompress(packed)).json()["depot"]["items"]
            chunk = next(item["chunks"][0] for item in items if item.get("chunks"))
            headers = {"Authorization": "Bearer sandbox-access-anna"}
            link = f"{content}/{SMALL}/secure_link?path=/&generation=2&_version=2"
            endpoints = (await client.get(link, headers=headers)).json()["urls"]
            assert [e["parameters"]["base_url"] for e in endpoints] == [
                *("https://gog-cdn-fastly.gog.com", "https://cdn.gog.com")
            ]
            for endpoint in endpoints:
                answer = await client.get(fill(endpoint, slashed(chunk["compressedMd5"])))
                assert digest(answer.content) == chunk["compressedMd5"]

    asyncio.run(run())


def test_other_seeds_have_other_contents(galaxy: Galaxy) -> None:
    """The same seed repeats them byte by byte."""

    def links(seed: int) -> list[str]:
        galaxy.control("/reset", seed=seed)
        return [build["link"] for build in galaxy.builds() if build["generation"] == 2]

    first, second = links(1), links(2)
    assert links(1) == first
    assert not set(first) & set(second)
