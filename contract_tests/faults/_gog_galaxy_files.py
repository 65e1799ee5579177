"""Promises about builds, signed links, manifests and chunks, each broken once."""

import gzip
import re
import zlib
from typing import Any

from contract_tests.faults import Answer, Ask, Call, Memory, answer
from contract_tests.faults._gog_galaxy import (
    Thing,
    change_files,
    each,
    ends,
    fault,
    files,
    last,
    listed,
    manifest,
    meta,
    packed,
    parts,
    relisted,
    repository,
    signed,
)

CHUNK = "/content-system/v2/store/"


def builds(call: Call, given: Answer) -> bool:
    """Whether a list of builds came."""
    return ends(call, "builds") and given.ok


def link(call: Call, given: Answer) -> bool:
    """Whether signed addresses of a folder came."""
    return ends(call, "secure_link") and given.ok


def container(call: Call) -> bool:
    """Whether files of generation 1 are asked for."""
    return call.path.endswith("/main.bin")


def chunk(call: Call) -> bool:
    """Whether a chunk is asked for."""
    return CHUNK in call.path


# --- builds ------------------------------------------------------------------------------------------


@fault("query")
async def link_with_version_2(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Builds have a `link`, where `_version=2` asks for `urls`."""
    return await ask(call.without("_version")) if ends(call, "builds") else await ask(call)


@fault("query")
async def urls_without_version(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Builds have `urls`, where nobody asked for `_version=2`."""
    if ends(call, "builds") and "_version" not in call.query:
        return await ask(call.but(query={**call.query, "_version": "2"}))
    return await ask(call)


@fault("query")
async def oldest_build_comes_first(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Builds come oldest first."""
    given = await ask(call)
    return relisted(given, listed(given)[::-1]) if builds(call, given) else given


@fault("query")
async def generation_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`generation=1` lists builds of both generations."""
    if ends(call, "builds") and call.query.get("generation") == "1":
        return await ask(call.but(query={**call.query, "generation": "2"}))
    return await ask(call)


@fault("query")
async def generation_2_is_alone(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`generation=2` lists builds of that generation alone, where both are documented."""
    given = await ask(call)
    if builds(call, given) and call.query.get("generation") == "2":
        return relisted(given, [one for one in listed(given) if one["generation"] == 2])
    return given


@fault("query")
async def builds_are_for_windows(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The builds are those for Windows, whatever system was asked for."""
    if ends(call, "builds"):
        return await ask(call.but(path=re.sub("/os/(osx|linux)/", "/os/windows/", call.path)))
    return await ask(call)


@fault("error")
async def linux_is_refused(call: Call, ask: Ask, memory: Memory) -> Answer:
    """To ask for builds for Linux is an error, where there are none."""
    if ends(call, "builds") and "/os/linux/" in call.path:
        return answer(404, {"error": "not_found", "error_description": "There is no such system"})
    return await ask(call)


@fault("auth")
async def private_branches_are_open(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Builds of a private branch are listed without its password."""
    if ends(call, "builds"):
        return await ask(call.but(query={**call.query, "password": "sandbox-beta"}))
    return await ask(call)


@fault("query")
async def passwords_open_nothing(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The password of a private branch changes nothing."""
    return await ask(call.without("password")) if ends(call, "builds") else await ask(call)


@fault("equality")
async def builds_are_miscounted(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`count` is one more than the builds that come."""
    given = await ask(call)
    if builds(call, given):
        return given.but(json={**given.json, "count": given.json["count"] + 1})
    return given


@fault("equality")
async def legacy_build_id_is_the_build_id(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A build of generation 1 has its `build_id` as `legacy_build_id`."""
    given = await ask(call)
    if not builds(call, given):
        return given
    return each(
        given,
        lambda one: {**one, "legacy_build_id": int(one["build_id"])} if one["generation"] == 1 else one,
    )


@fault("state")
async def new_builds_are_not_listed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A build that was published since the list was first read is not in it."""
    given = await ask(call)
    if builds(call, given):
        shown = f"{call.path} {sorted(call.query.items())}"
        known = memory.setdefault(shown, {one["build_id"] for one in listed(given)})
        return relisted(given, [one for one in listed(given) if one["build_id"] in known])
    return given


@fault("equality")
async def all_builds_are_one(call: Call, ask: Ask, memory: Memory) -> Answer:
    """All builds lead to the files of the newest."""
    given = await ask(call)
    if builds(call, given) and listed(given):
        first = listed(given)[0]
        place: Thing = {name: first[name] for name in ("link", "urls") if name in first}
        return each(given, lambda one: {**one, **place} if one["generation"] == 2 else one)
    return given


@fault("schema")
async def build_date_is_a_number(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The date of a build is a number of seconds."""
    given = await ask(call)
    return each(given, lambda one: {**one, "date_published": 1577934245}) if builds(call, given) else given


# --- signed links ------------------------------------------------------------------------------------


@fault("auth")
async def links_for_everybody(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who does not own a game gets signed links to its files."""
    given = await ask(call)
    if ends(call, "secure_link") and given.status == 403:
        return await ask(call.but(headers={**call.headers, "authorization": "Bearer sandbox-access-anna"}))
    return given


@fault("state")
async def links_never_end(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A signed link that was good once is good for ever."""
    given = await ask(call)
    if chunk(call) and signed(call):
        link = call.query.get("signature") or parts(call)[0]
        if given.ok:
            memory[f"{link} {last(call)}"] = given
        known: Answer | None = memory.get(f"{link} {last(call)}")
        if given.status == 403 and known is not None:
            return known
    return given


@fault("auth")
async def chunks_need_no_link(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A chunk is served without the signature of a link."""
    given = await ask(call)
    if chunk(call):
        plain = call.path[call.path.index("/content-system") :]
        if given.ok:
            memory[plain] = given
        known: Answer | None = memory.get(plain)
        if given.status == 403 and known is not None and not signed(call):
            return known
    return given


@fault("auth")
async def signature_is_not_checked(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A chunk is served by a link whose signature was changed."""
    given = await ask(call)
    if chunk(call) and signed(call):
        ends = re.search(r"nva=(\d+)", call.path)
        until = ends[1] if ends else call.query.get("expires", "")
        if given.ok:
            memory[f"{last(call)} {until}"] = given
        known: Answer | None = memory.get(f"{last(call)} {until}")
        if given.status == 403 and known is not None:
            return known
    return given


@fault("equality")
async def link_names_another_product(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A signed link says that it is for another product."""
    given = await ask(call)
    if link(call, given) and "product_id" in given.json:
        return given.but(json={**given.json, "product_id": given.json["product_id"] + 1})
    return given


@fault("equality")
async def link_leads_elsewhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A signed link leads to the folder of another product."""
    given = await ask(call)
    if link(call, given):
        return given.but(body=re.sub(rb"(/v2/store/)\d+", rb"\g<1>1000000001", given.body))
    return given


@fault("protocol")
async def url_format_lacks_its_path(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`url_format` of an endpoint has no hole for the path."""
    given = await ask(call)
    if link(call, given):
        return given.but(body=given.body.replace(b"{path}", b""))
    return given


@fault("auth")
async def open_links_need_a_token(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The link to shared runtimes is for those only who are logged in."""
    if call.path == "/open_link" and "authorization" not in call.headers:
        return answer(401, {"error": "invalid_token", "error_description": "Log in"})
    return await ask(call)


# --- documents of generation 2 -----------------------------------------------------------------------


@fault("protocol")
async def zlib_with_a_gzip_header(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Documents of generation 2 are gzip streams, where zlib is known."""
    given = await ask(call)
    document = meta(call, given)
    return given if document is None else given.but(body=gzip.compress(zlib.decompress(given.body)))


@fault("protocol")
async def bare_deflate(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Documents of generation 2 lack the header of zlib."""
    given = await ask(call)
    return given if meta(call, given) is None else given.but(body=given.body[2:-4])


@fault("equality")
async def manifest_is_the_repository(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The address of a manifest answers with the repository that was read before."""
    given = await ask(call)
    if repository(call, given) is not None:
        memory["repository"] = given
    known: Answer | None = memory.get("repository")
    return known if known is not None and manifest(call, given) is not None else given


@fault("equality")
async def repository_of_another_build(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A repository says that it is of another build."""
    given = await ask(call)
    document = repository(call, given)
    if document is None or "buildId" not in document:
        return given
    return packed(given, {**document, "buildId": str(int(document["buildId"]) + 1)})


@fault("equality")
async def repository_has_another_client(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A repository has the secret of another game's client."""
    given = await ask(call)
    document = repository(call, given)
    if document is None or "clientSecret" not in document:
        return given
    return packed(given, {**document, "clientSecret": document["clientSecret"][::-1]})


@fault("equality")
async def every_depot_is_for_all(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Depots of one language are said to be for any."""
    given = await ask(call)
    document = repository(call, given)
    if document is None:
        return given
    return packed(given, {**document, "depots": [{**one, "languages": ["*"]} for one in document["depots"]]})


@fault("equality")
async def add_ons_are_part_of_the_game(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The depots of a DLC have the id of its game."""
    given = await ask(call)
    document = repository(call, given)
    if document is None:
        return given
    base = document["baseProductId"]
    return packed(given, {**document, "depots": [{**one, "productId": base} for one in document["depots"]]})


@fault("equality")
async def depot_size_is_that_on_the_wire(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The size of a depot is that of its chunks as they are sent."""
    given = await ask(call)
    document = repository(call, given)
    if document is None:
        return given
    turned = [{**one, "size": one.get("compressedSize", 1)} for one in document["depots"]]
    return packed(given, {**document, "depots": turned})


@fault("equality")
async def chunks_are_swapped(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The last two chunks of a file stand the wrong way round."""

    def swap(file: Thing) -> None:
        file["chunks"] = [*file["chunks"][:-2], *file["chunks"][-2:][::-1]]

    return await change_files(call, ask, swap)


@fault("equality")
async def chunk_size_is_off_by_one(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A manifest says that a chunk has a byte more than it has."""

    def grow(file: Thing) -> None:
        file["chunks"][-1] = {**file["chunks"][-1], "size": file["chunks"][-1]["size"] + 1}

    return await change_files(call, ask, grow)


@fault("equality")
async def compressed_size_is_the_size(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`compressedSize` of a chunk is that of what is inside."""

    def same(file: Thing) -> None:
        file["chunks"] = [{**one, "compressedSize": one["size"]} for one in file["chunks"]]

    return await change_files(call, ask, same)


@fault("equality")
async def compressed_md5_of_another_chunk(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The first two chunks of a file have the address of the first."""

    def same(file: Thing) -> None:
        first = file["chunks"][0]["compressedMd5"]
        file["chunks"] = [
            {**one, "compressedMd5": first if place == 1 else one["compressedMd5"]}
            for place, one in enumerate(file["chunks"])
        ]

    return await change_files(call, ask, same)


@fault("equality")
async def md5_of_the_packed_chunk(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`md5` of a chunk is that of its compressed form."""

    def same(file: Thing) -> None:
        file["chunks"] = [{**one, "md5": one["compressedMd5"]} for one in file["chunks"]]

    return await change_files(call, ask, same)


@fault("equality")
async def file_md5_of_its_first_chunk(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`md5` of a file of several chunks is that of the first."""

    def first(file: Thing) -> None:
        if "md5" in file:
            file["md5"] = file["chunks"][0]["md5"]

    return await change_files(call, ask, first)


@fault("schema")
async def paths_have_slashes(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Paths have slashes, where manifests have backslashes."""

    def turn(file: Thing) -> None:
        file["path"] = file["path"].replace("\\", "/")

    return await change_files(call, ask, turn)


@fault("equality")
async def nothing_is_executable(call: Call, ask: Ask, memory: Memory) -> Answer:
    """No file has flags."""

    def plain(file: Thing) -> None:
        file.pop("flags", None)

    return await change_files(call, ask, plain)


@fault("equality")
async def small_file_begins_a_byte_late(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A small file begins one byte later in its container than it says."""

    def late(file: Thing) -> None:
        if "sfcRef" in file:
            file["sfcRef"] = {**file["sfcRef"], "offset": file["sfcRef"]["offset"] + 1}

    return await change_files(call, ask, late)


@fault("equality")
async def a_file_is_missing(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A manifest lacks its last file."""
    given = await ask(call)
    document = manifest(call, given)
    if document is None:
        return given
    found = list(files(document))
    document["depot"]["items"] = [one for one in document["depot"]["items"] if one is not found[-1]]
    return packed(given, document)


@fault("equality")
async def chunk_of_another_address(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The address of a chunk answers with the one that was asked for before."""
    given = await ask(call)
    if chunk(call) and given.ok:
        before: Answer = memory.get("chunk", given)
        memory["chunk"] = given
        return before
    return given


@fault("protocol")
async def chunks_are_not_packed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Chunks come as they are, where a zlib stream is known."""
    given = await ask(call)
    return given.but(body=zlib.decompress(given.body)) if chunk(call) and given.ok else given


@fault("equality")
async def runtimes_lack_one(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The shared runtimes lack one that a game depends on."""
    given = await ask(call)
    document = meta(call, given)
    if "/dependencies/" in call.path and document is not None and "depots" in document:
        return packed(given, {**document, "depots": document["depots"][1:]})
    return given


@fault("equality")
async def patch_goes_the_other_way(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A patch says that it leads from the newer build to the older."""
    given = await ask(call)
    if ends(call, "patches") and given.ok:
        turned = {
            "from_build_id": given.json.get("to_build_id"),
            "to_build_id": given.json.get("from_build_id"),
        }
        return given.but(json={**given.json, **turned})
    return given


@fault("equality")
async def patch_makes_another_file(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A difference names the file that it starts from as the one that it makes."""
    given = await ask(call)
    document: Any = meta(call, given) if "/patches/" in call.path else None
    if document is None or "depot" not in document:
        return given
    items = [
        {**one, "md5_target": one["md5_source"]} if one["type"] == "DepotDiff" else one
        for one in document["depot"]["items"]
    ]
    return packed(given, {**document, "depot": {**document["depot"], "items": items}})


@fault("error")
async def every_patch_exists(call: Call, ask: Ask, memory: Memory) -> Answer:
    """From any build to any other leads a patch, which is that of the last that was found."""
    given = await ask(call)
    if ends(call, "patches"):
        if given.ok and "link" in given.json:
            memory["patch"] = given
        known: Answer | None = memory.get("patch")
        if given.status == 404 and known is not None:
            own = {name: call.query.get(name) for name in ("from_build_id", "to_build_id")}
            return known.but(json={**known.json, **own})
    return given


# --- generation 1 ------------------------------------------------------------------------------------


@fault("protocol")
async def range_is_off_by_one(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A range of the container ends a byte early: its last byte is taken for excluded."""
    given = await ask(call)
    return given.but(body=given.body[:-1]) if container(call) and given.status == 206 else given


@fault("protocol")
async def range_begins_at_one(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The first byte of the container is counted as 1."""
    wanted = re.fullmatch(r"bytes=(\d+)-(\d+)", call.headers.get("range", ""))
    if container(call) and wanted and int(wanted[1]):
        moved = f"bytes={int(wanted[1]) - 1}-{int(wanted[2]) - 1}"
        given = await ask(call.but(headers={**call.headers, "range": moved}))
        told = re.sub(
            r"bytes \d+-\d+", f"bytes {wanted[1]}-{wanted[2]}", given.headers.get("content-range", "")
        )
        return given.but(headers={**given.headers, "content-range": told})
    return await ask(call)


@fault("protocol")
async def ranges_are_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The whole container comes, with 206, whatever range was asked for."""
    given = await ask(call)
    if container(call) and given.status == 206:
        plain = {name: value for name, value in call.headers.items() if name != "range"}
        whole = await ask(call.but(headers=plain))
        return given.but(body=whole.body)
    return given


@fault("error")
async def range_past_the_end_is_empty(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A range past the end is an empty part, where 416 is due."""
    given = await ask(call)
    if container(call) and given.status == 416:
        return Answer(206, {"content-type": "application/octet-stream", "content-range": "bytes */0"}, b"")
    return given


@fault("equality")
async def offsets_are_off_by_one(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A manifest of generation 1 says that a file begins a byte later than it does."""
    given = await ask(call)
    if "/v1/manifests/" in call.path and given.ok and "depot" in given.json:
        depot = given.json["depot"]
        moved = [{**one, "offset": one["offset"] + 1} if "offset" in one else one for one in depot["files"]]
        return given.but(json={**given.json, "depot": {**depot, "files": moved}})
    return given


@fault("schema")
async def sizes_are_numbers(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The sizes of depots of generation 1 are numbers, where texts are documented."""
    given = await ask(call)
    if ends(call, "repository.json") and given.ok:
        product = given.json["product"]
        depots = [{**one, "size": int(one.get("size", 0))} for one in product["depots"]]
        return given.but(json={**given.json, "product": {**product, "depots": depots}})
    return given


@fault("equality")
async def timestamp_is_in_unix_time(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The `timestamp` of a repository counts from 1970, where it is the legacy build id."""
    given = await ask(call)
    if ends(call, "repository.json") and given.ok:
        product = given.json["product"]
        moved = {**product, "timestamp": product["timestamp"] + 1_393_628_400}
        return given.but(json={**given.json, "product": moved})
    return given


@fault("equality")
async def manifests_are_the_first(call: Call, ask: Ask, memory: Memory) -> Answer:
    """All depots of generation 1 have the manifest that was read first."""
    given = await ask(call)
    if "/v1/manifests/" in call.path and given.ok and "depot" in given.json:
        game = parts(call)[3]
        first: Answer = memory.setdefault(game, given)
        return first
    return given


@fault("error")
async def build_of_any_system(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A build of generation 1 for Windows is found for OS X as well."""
    if "/v1/manifests/" in call.path:
        return await ask(call.but(path=call.path.replace("/osx/", "/windows/")))
    return await ask(call)
