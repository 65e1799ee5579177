"""From a build to its files, step by step, with every digest compared on the way."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from hashlib import md5
from typing import TypeVar

import httpx
import msgspec
from gog_galaxy_client import GogGalaxy, models

from contract_tests.stories._telling import given

T = TypeVar("T")
ZLIB = b"\x78"
"""What a zlib stream begins with."""


def digest(data: bytes) -> str:
    """The MD5 of something."""
    return md5(data, usedforsecurity=False).hexdigest()


def steps(name: str) -> tuple[str, str, str]:
    """The three segments of an address."""
    return name[:2], name[2:4], name


def inflated(body: bytes, kind: type[T]) -> T:
    """A document of generation 2."""
    assert body[:1] == ZLIB, "no zlib stream"
    return msgspec.json.decode(zlib.decompress(body), type=kind)


def meta(galaxy: GogGalaxy, name: str) -> models.MetaV2:
    """A repository or a manifest by its address."""
    return inflated(galaxy.depots.meta(*steps(name)), models.MetaV2)


def newest(galaxy: GogGalaxy, product_id: int, os: str = "windows") -> models.Build:
    """The newest build of generation 2."""
    return galaxy.builds.list(product_id, os, generation=2).items[0]


def repository(galaxy: GogGalaxy, build: models.Build) -> models.MetaV2:
    """What a build consists of; it has to be that of the build."""
    found = meta(galaxy, given(build.link).rpartition("/")[2])
    assert given(found.build_id) == build.build_id
    assert given(found.base_product_id) == build.product_id
    assert str(given(found.platform)) == str(build.os)
    return found


def address(endpoint: models.Endpoint, path: str) -> str:
    """Where an endpoint has a file: in the place of `{path}` stands the folder, and the file behind it."""
    assert "{path}" in endpoint.url_format
    values = parameters(endpoint)
    return endpoint.url_format.format(**{**values, "path": f"{values['path']}/{path}"})


def parameters(endpoint: models.Endpoint) -> Mapping[str, str]:
    """What goes into the holes of an endpoint; numbers are whole ones."""
    values: dict[str, str | float] = msgspec.to_builtins(endpoint.parameters)
    return {name: value if isinstance(value, str) else str(int(value)) for name, value in values.items()}


def link(galaxy: GogGalaxy, product_id: int) -> list[models.Endpoint]:
    """Where a product's chunks are."""
    found = galaxy.builds.secure_link(product_id, path="/", generation=2, version=2)
    assert given(found.product_id) == product_id
    return given(found.urls)


def fetch(outside: httpx.Client, endpoint: models.Endpoint, chunk: models.Chunk) -> bytes:
    """What a chunk holds; each of its four figures has to be true."""
    answer = outside.get(address(endpoint, "/".join(steps(chunk.compressed_md5))))
    assert answer.status_code == 200, answer.text
    packed = answer.content
    assert (digest(packed), len(packed)) == (chunk.compressed_md5, chunk.compressed_size)
    data = zlib.decompress(packed)
    assert (digest(data), len(data)) == (chunk.md5, chunk.size)
    return data


def listed(manifest: models.MetaV2) -> Iterator[models.DepotFile]:
    """The files of a manifest."""
    for item in given(manifest.depot).items:
        if isinstance(item, models.DepotFile):
            yield item


def wanted(depot: models.DepotV2, languages: Sequence[str], bitness: str = "64") -> bool:
    """Whether a depot belongs to an installation."""
    bits = depot.os_bitness if isinstance(depot.os_bitness, list) else [bitness]
    return bitness in bits and bool({"*", *languages} & set(depot.languages))


def install(
    galaxy: GogGalaxy,
    outside: httpx.Client,
    build: models.Build,
    languages: Sequence[str] = ("en-US",),
) -> Mapping[str, bytes]:
    """Every file of a build, by path."""
    made: dict[str, bytes] = {}
    for depot in given(repository(galaxy, build).depots):
        if not wanted(depot, languages):
            continue
        endpoint = link(galaxy, int(depot.product_id))[0]
        manifest = meta(galaxy, depot.manifest)
        container = b"".join(
            fetch(outside, endpoint, chunk)
            for chunk in getattr(given(manifest.depot).small_files_container, "chunks", ())
        )
        found: dict[str, bytes] = {}
        for file in listed(manifest):
            data = b"".join(fetch(outside, endpoint, chunk) for chunk in file.chunks)
            if len(file.chunks) > 1:
                assert digest(data) == given(file.md5), f"{file.path} has another digest"
            if isinstance(file.sfc_ref, models.SmallFileReference):
                begin = file.sfc_ref.offset
                assert container[begin : begin + file.sfc_ref.size] == data
            found[file.path] = data
        assert sum(map(len, found.values())) == depot.size
        packed = sum(chunk.compressed_size for file in listed(manifest) for chunk in file.chunks)
        assert packed == given(depot.compressed_size)
        made |= found
    return made
