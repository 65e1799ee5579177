"""Builds and what they are made of: files, the chunks they are cut into, and the manifests that list them.

Everything is made from the seed, so nothing is stored: a build is the same each time it is asked for. Chunks
and documents of generation 2 are zlib streams whose address is the MD5 of the stream. With each revision of a
build one piece of each file that changes is another, so that builds share most of their chunks.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import md5, sha256, shake_256
from typing import Any, Literal, NamedTuple, get_args

import msgspec

from sandbox.gog.catalogue import GAME, SMALL, Catalogue, Product
from sandbox.gog.tokens import (
    GAME_CLIENT_ID,
    GAME_CLIENT_SECRET,
    SMALL_CLIENT_ID,
    SMALL_CLIENT_SECRET,
)

CHUNK = 65_536
"""Bytes of a file that one chunk holds, before it is packed; the real ones hold up to 10 MiB."""

LEGACY_EPOCH = 1_393_628_400
"""Generation 1 counts its seconds from 2014-02-28 23:00 UTC."""

BETA, BETA_PASSWORD = "beta", "sandbox-beta"
"""The private branch of `GAME`, and what opens it."""

Json = dict[str, Any]
System = Literal["windows", "osx"]
SYSTEMS: tuple[System, ...] = get_args(System)


class Client(NamedTuple):
    """A game's own client."""

    id: str
    secret: str


CLIENTS: Mapping[int, Client] = {
    GAME: Client(GAME_CLIENT_ID, GAME_CLIENT_SECRET),
    SMALL: Client(SMALL_CLIENT_ID, SMALL_CLIENT_SECRET),
}
"""By product id."""

BY_CLIENT: Mapping[str, int] = {client.id: product_id for product_id, client in CLIENTS.items()}

CLOUD_SAVES: Mapping[int, tuple[str, str]] = {
    GAME: ("saves", "<?INSTALL?>/Saves"),
    SMALL: ("saves", "<?SAVED_GAMES?>/Iron Garden"),
}
"""By product id: name and location of the saves."""

_DEPENDENCIES: Mapping[str, tuple[str, int]] = {
    "DirectX": ("DirectX 9.0c", 90_000),
    "MSVC2010": ("Visual C++ 2010", 40_000),
}
"""By id: what it is called, and its size."""


@dataclass(frozen=True, slots=True)
class Release:
    """One build of a product for one system.

    Attributes:
        id: 17 digits for generation 2, a few for generation 1.
        branch: `None` for all; the branch `BETA` wants a password.
    """

    product_id: int
    os: System
    revision: int
    version: str
    id: str
    published: int
    generation: Literal[1, 2] = 2
    branch: str | None = None

    @property
    def legacy(self) -> int:
        """Its number in the addresses of generation 1."""
        return self.published - LEGACY_EPOCH


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a file: as it is sent, with its address, and what is inside."""

    packed: bytes
    address: str
    md5: str
    size: int

    def shown(self) -> Json:
        """As manifests list it."""
        return {
            "compressedMd5": self.address,
            "compressedSize": len(self.packed),
            "md5": self.md5,
            "size": self.size,
        }


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    size: int
    flags: tuple[str, ...] = ()
    small: bool = False
    changes: bool = False
    like: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Depot:
    """Attributes: product_id: 0 is the game itself."""

    files: tuple[_File, ...]
    languages: tuple[str, ...] = ("*",)
    bitness: tuple[str, ...] = ()
    product_id: int = 0
    folders: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Contents:
    """What a build of generation 2 consists of.

    Attributes:
        repository: The address of its first document.
        documents: By address, as they are sent.
        chunks: By product and address.
        files: What an installation holds, by depot and path.
    """

    repository: str = ""
    documents: dict[str, bytes] = field(default_factory=dict[str, bytes])
    chunks: dict[int, dict[str, bytes]] = field(default_factory=dict[int, dict[str, bytes]])

    def document(self, value: Json) -> str:
        """Add a document; its address."""
        packed = zlib.compress(msgspec.json.encode(value))
        address = digest(packed)
        self.documents[address] = packed
        return address

    def cut(self, product_id: int, chunks: Sequence[Chunk]) -> list[Json]:
        """Add the chunks of a file, and list them."""
        kept = self.chunks.setdefault(product_id, {})
        kept.update((chunk.address, chunk.packed) for chunk in chunks)
        return [chunk.shown() for chunk in chunks]


@dataclass(slots=True)
class OldContents:
    """What a build of generation 1 consists of: two kinds of documents, and one container for all files."""

    repository: Json
    manifests: dict[str, Json]
    container: bytes


def digest(data: bytes) -> str:
    """The MD5 of something, in hexadecimal digits."""
    return md5(data, usedforsecurity=False).hexdigest()


def address_path(address: str) -> str:
    """An address in a path: ``ab/cd/abcd…``."""
    return f"{address[:2]}/{address[2:4]}/{address}"


def has_builds(product: Product, os: str) -> bool:
    """Whether a product can be installed by Galaxy on a system; nothing can on Linux."""
    name = "mac" if os == "osx" else os
    return product.features_of_galaxy and name in product.systems and os in SYSTEMS and product.on_sale


@lru_cache(maxsize=4096)
def releases(product: Product, os: System) -> tuple[Release, ...]:
    """The builds that a product has from the start, oldest first."""
    if not has_builds(product, os):
        return ()
    first, second = 1_577_934_245 + product.number * 1000, 1_717_200_000 + product.number * 1000

    def release(revision: int, version: str, published: int, branch: str | None = None) -> Release:
        number = build_id(product.id, os, revision + 1)
        return Release(product.id, os, revision, version, number, published, branch=branch)

    made = [release(0, "1.0", first)]
    if product.id in CLIENTS:
        made.append(release(1, "1.1", second))
        if os == "windows":
            old = Release(product.id, os, 0, "", str(1000 + product.number), first - 100_000_000, 1)
            made.insert(0, old)
    if product.id == GAME:
        made.append(release(2, "1.2-beta", second + 5_000_000, BETA))
    return tuple(made)


def build_id(product_id: int, os: System, number: int) -> str:
    """The id of a build of generation 2."""
    return f"5{product_id:010}{SYSTEMS.index(os)}{number:05}"


@lru_cache(maxsize=2048)
def _chunk(data: bytes) -> Chunk:
    packed = zlib.compress(data)
    return Chunk(packed, digest(packed), digest(data), len(data))


def _chunks(data: bytes) -> tuple[Chunk, ...]:
    return tuple(_chunk(data[at : at + CHUNK]) for at in range(0, len(data), CHUNK))


@lru_cache(maxsize=256)
def _data(seed: int, key: str, size: int, revision: int) -> bytes:
    """What a file holds. Half of each piece cannot be packed; a revision changes one piece."""
    pieces = -(-size // CHUNK)
    times = [0] * pieces
    for number in range(1, revision + 1):
        if pieces:
            times[number * 3 % pieces] += 1
    made: list[bytes] = []
    for place, changed in enumerate(times):
        wanted = min(CHUNK, size - place * CHUNK)
        noise = shake_256(f"gog content {seed} {key} {place} {changed}".encode()).digest((wanted + 1) // 2)
        made.append((noise + noise[:1] * wanted)[:wanted])
    return b"".join(made)


def _file_data(seed: int, release: Release, number: int, file: _File) -> bytes:
    if file.text:
        return file.text.encode()
    key = f"{release.product_id} {release.os} {number} {file.like or file.path}"
    return _data(seed, key, file.size, release.revision if file.changes else 0)


def _info(product: Product, start: str) -> _File:
    """The small document that an installation carries with it."""
    task = {"isPrimary": True, "name": product.title.strip(), "path": start, "type": "FileTask"}
    text = msgspec.json.encode(
        {
            "gameId": str(product.id),
            "rootGameId": str(product.id),
            "name": product.title.strip(),
            "playTasks": [task],
            "version": 1,
        }
    ).decode()
    return _File(f"goggame-{product.id}.info", len(text.encode()), small=True, text=text)


def start_file(product: Product, os: System) -> str:
    """The path of what is started."""
    if product.id == GAME:
        return "System\\UT2004.exe"
    if product.id == SMALL:
        return "IronGarden.exe" if os == "windows" else "Iron Garden.app\\Contents\\MacOS\\Iron Garden"
    return "game.exe" if os == "windows" else "Game.app\\Contents\\MacOS\\game"


def _depots(product: Product, dlcs: Sequence[Product], os: System) -> tuple[_Depot, ...]:
    start = start_file(product, os)
    run, info = ("executable",), _info(product, start)
    if product.id == GAME:
        return (
            _Depot(
                (
                    _File(start, 300_000, run, changes=True),
                    _File("Maps\\DM-Harbor.ut2", 1_200_000, changes=True),
                    _File("Textures\\Walls.utx", 10 * CHUNK),
                    _File("Textures\\Walls-Copy.utx", 10 * CHUNK, like="Textures\\Walls.utx"),
                    _File("Music\\Thème.ogg", 200_001),
                    _File("System\\Default.ini", 700, small=True, changes=True),
                    _File("Help\\ReadMe.txt", 1_500, small=True),
                    _File("Help\\empty.txt", 0, ("hidden",)),
                    _File("app\\setup.dat", 4_000, ("support",), small=True),
                    info,
                ),
                folders=("Saves", "Maps"),
                links=(("System\\latest.ini", "Default.ini"),),
            ),
            _Depot((_File("System\\Voice.int", 90_000),), ("en-US",)),
            _Depot((_File("System\\Voice.det", 80_000),), ("de-DE",)),
            _Depot((_File("System\\Engine.dll", 70_000),), bitness=("32",)),
            _Depot((_File("System\\Engine.dll", 90_000),), bitness=("64",)),
        )
    if product.id == SMALL:
        return (
            _Depot(
                (
                    _File(start, 30_000, run, changes=True),
                    _File("data\\world.bin", 100_000, changes=True),
                    _File("data\\strings.txt", 900, small=True),
                    info,
                ),
                folders=("saves",),
            ),
            _Depot((_File("data\\voice_en.bin", 5_000),), ("en-US",)),
            _Depot((_File("data\\voice_de.bin", 6_000),), ("de-DE",)),
            *(_Depot((_File("dlc\\chapter.bin", 66_000),), product_id=dlc.id) for dlc in dlcs),
        )
    return (_Depot((_File(start, 3_000, run), _File("data\\a.bin", 1_500, small=True), info)),)


@lru_cache(maxsize=512)
def contents(seed: int, product: Product, dlcs: Sequence[Product], release: Release) -> Contents:
    """What a build of generation 2 consists of."""
    made = Contents()
    shown = [
        _shown_depot(made, seed, release, number, depot)
        for number, depot in enumerate(_depots(product, dlcs, release.os))
    ]
    offline = _Depot((_File(f"goggame-{product.id}.dll", 2_000, ("support",)),))
    start = start_file(product, release.os).replace("\\", "/")
    repository: Json = {
        "baseProductId": str(product.id),
        "buildId": release.id,
        "dependencies": list(_DEPENDENCIES) if product.id == GAME else [],
        "depots": shown,
        "installDirectory": product.title.strip().replace(":", ""),
        "offlineDepot": _shown_depot(made, seed, release, len(shown), offline),
        "platform": release.os,
        "products": [
            {
                "name": one.title.strip(),
                "productId": str(one.id),
                "temp_arguments": "",
                "temp_executable": start if one is product else "",
            }
            for one in (product, *dlcs)
        ],
        "scriptInterpreter": False,
        "tags": [],
        "version": 2,
    }
    if product.id in CLIENTS:
        client, (name, location) = CLIENTS[product.id], CLOUD_SAVES[product.id]
        repository |= {
            "clientId": client.id,
            "clientSecret": client.secret,
            "cloudSaves": [{"name": name, "location": location}],
        }
    made.repository = made.document(repository)
    return made


def _shown_depot(made: Contents, seed: int, release: Release, number: int, depot: _Depot) -> Json:
    product_id = depot.product_id or release.product_id
    items: list[Json] = [{"type": "DepotDirectory", "path": path} for path in depot.folders]
    container = b""
    plain = packed = 0
    for file in depot.files:
        data = _file_data(seed, release, number, file)
        chunks = _chunks(data)
        item: Json = {
            "type": "DepotFile",
            "path": file.path,
            "chunks": made.cut(product_id, chunks),
        }
        if len(chunks) != 1:
            item["md5"] = digest(data)
            item["sha256"] = sha256(data).hexdigest()
        if file.flags:
            item["flags"] = list(file.flags)
        if file.small:
            item["sfcRef"] = {"offset": len(container), "size": len(data)}
            container += data
        items.append(item)
        plain += len(data)
        packed += sum(len(chunk.packed) for chunk in chunks)
    items += [{"type": "DepotLink", "path": path, "target": target} for path, target in depot.links]
    inner: Json = {"items": items}
    if container:
        inner["smallFilesContainer"] = {
            "chunks": made.cut(product_id, _chunks(container)),
            "md5": digest(container),
        }
    manifest = made.document({"depot": inner, "version": 2})
    shown: Json = {
        "compressedSize": packed,
        "isGogDepot": False,
        "languages": list(depot.languages),
        "manifest": manifest,
        "productId": str(product_id),
        "size": plain,
    }
    if depot.bitness:
        shown["osBitness"] = list(depot.bitness)
    return shown


@lru_cache(maxsize=16)
def old_contents(seed: int, product: Product, release: Release) -> OldContents:
    """What a build of generation 1 consists of."""
    depots = [d for d in _depots(product, (), release.os) if d.bitness != ("64",)]
    manifests: dict[str, Json] = {}
    shown: list[Json] = []
    container = b""
    for number, depot in enumerate(depots):
        files: list[Json] = [{"path": _old_path(path), "directory": True} for path in depot.folders]
        size = 0
        for file in depot.files:
            data = _file_data(seed, release, number, file)
            entry: Json = {"path": _old_path(file.path), "size": len(data)}
            if data:
                entry |= {
                    "hash": digest(data),
                    "url": f"{product.id}/main.bin",
                    "offset": len(container),
                }
            files.append(entry | dict.fromkeys(file.flags, True))
            container += data
            size += len(data)
        files += [
            {"path": _old_path(path), "target": target, "symlinkType": "file"} for path, target in depot.links
        ]
        name = f"{product.title.strip()} {number}"
        digits = digest(f"gog {seed} manifest {product.id} {number}".encode())
        cuts = zip((0, 8, 12, 16, 20), (8, 12, 16, 20, 32), strict=True)
        uuid = "-".join(digits[begin:end] for begin, end in cuts)
        manifests[uuid] = {"version": 1, "depot": {"name": name, "files": files}}
        languages = {"*": "Neutral", "en-US": "English", "de-DE": "German"}
        shown.append(
            {
                "languages": [languages[language] for language in depot.languages],
                "size": str(size),
                "gameIDs": [str(product.id)],
                "systems": ["Windows"],
                "manifest": f"{uuid}.json",
            }
        )
    redist = {"executable": "__redist/DirectX/DXSETUP.exe", "argument": "/silent", "size": "0"}
    commands = {"languages": ["Neutral"], "executable": "/setup.exe", "argument": ""}
    repository: Json = {
        "product": {
            "timestamp": release.legacy,
            "depots": [*shown, {"redist": "DirectX", **redist}, {"redist": "ISI"}],
            "support_commands": [{**commands, "gameID": str(product.id), "systems": ["Windows"]}],
            "installDirectory": product.title.strip(),
            "rootGameID": str(product.id),
            "gameIDs": [
                {
                    "dependencies": [],
                    "gameID": str(product.id),
                    "name": {"en": product.title.strip()},
                    "standalone": True,
                }
            ],
            "projectName": product.title.strip(),
        },
        "version": 1,
    }
    return OldContents(repository, manifests, container)


def _old_path(path: str) -> str:
    return "/" + path.replace("\\", "/")


@lru_cache(maxsize=64)
def patch(seed: int, product: Product, older: Release, newer: Release) -> Contents:
    """What leads from one build to a newer one: a difference for each file that is another now."""
    made = Contents()
    depots: list[Json] = []
    for number, depot in enumerate(_depots(product, (), older.os)):
        items: list[Json] = []
        sizes = [0, 0]
        for file in depot.files:
            before, after = (_file_data(seed, release, number, file) for release in (older, newer))
            if before == after:
                continue
            difference = vcdiff(after)
            chunks = _chunks(difference)
            items.append(
                {
                    "type": "DepotDiff",
                    "path_source": file.path,
                    "path_target": file.path,
                    "md5_source": digest(before),
                    "md5_target": digest(after),
                    "md5": digest(difference),
                    "chunks": made.cut(product.id, chunks),
                }
            )
            sizes[0] += len(difference)
            sizes[1] += sum(len(chunk.packed) for chunk in chunks)
        if items:
            manifest = made.document({"depot": {"items": items}, "version": 2})
            depots.append(
                {
                    "languages": list(depot.languages),
                    "manifest": manifest,
                    "productId": str(product.id),
                    "size": sizes[0],
                    "compressedSize": sizes[1],
                }
            )
    made.repository = made.document(
        {
            "algorithm": "xdelta3",
            "baseProductId": str(product.id),
            "buildId_source": older.id,
            "buildId_target": newer.id,
            "clientId": CLIENTS[product.id].id if product.id in CLIENTS else "",
            "depots": depots,
            "products": [{"name": product.title.strip(), "productId": str(product.id)}],
        }
    )
    return made


def vcdiff(target: bytes) -> bytes:
    """A difference in the format of RFC 3284 that adds all of `target` and copies nothing."""
    instructions = b"\x01" + _number(len(target))
    body = (
        _number(len(target))
        + b"\x00"
        + _number(len(target))
        + _number(len(instructions))
        + b"\x00"
        + target
        + instructions
    )
    return b"\xd6\xc3\xc4\x00\x00" + b"\x00" + _number(len(body)) + body


def _number(value: int) -> bytes:
    """Seven bits to a byte, the highest first; all bytes but the last have the eighth bit."""
    made = [value & 0x7F]
    while value := value >> 7:
        made.append(value & 0x7F | 0x80)
    return bytes(reversed(made))


@lru_cache(maxsize=8)
def dependencies(seed: int) -> Contents:
    """The runtimes that games share; `repository` lists them."""
    made = Contents()
    depots: list[Json] = []
    for name, (title, size) in _DEPENDENCIES.items():
        path = f"__redist\\{name}\\setup.exe"
        data = _data(seed, path, size, 0)
        chunks = _chunks(data)
        item: Json = {"type": "DepotFile", "path": path, "chunks": made.cut(0, chunks)}
        if len(chunks) > 1:
            item["md5"] = digest(data)
        manifest = made.document({"depot": {"items": [item]}, "version": 2})
        depots.append(
            {
                "dependencyId": name,
                "readableName": title,
                "manifest": manifest,
                "signature": digest(name.encode()),
                "internal": False,
                "languages": ["*"],
                "osBitness": ["32", "64"],
                "size": size,
                "compressedSize": sum(len(chunk.packed) for chunk in chunks),
                "executable": {"path": path.replace("\\", "/"), "arguments": "/quiet"},
            }
        )
    made.repository = made.document({"depots": depots, "version": 2})
    return made


class Library:
    """All builds of one seed, with those that were published since the start."""

    def __init__(self, seed: int, catalogue: Catalogue) -> None:
        self._seed, self._catalogue = seed, catalogue
        self._published: list[Release] = []

    def of(self, product: Product, os: str) -> list[Release]:
        """The builds of a product for a system, newest first."""
        found = [r for r in self._published if (r.product_id, r.os) == (product.id, os)]
        for known in SYSTEMS:
            if known == os:
                found += releases(product, known)
        return sorted(found, key=lambda r: (r.published, r.id), reverse=True)

    def publish(
        self, product: Product, os: System, version: str, branch: str | None, now: float
    ) -> Release | None:
        """Add a build, one revision after the newest; `None` where the product has no builds."""
        known = [r for r in self.of(product, os) if r.generation == 2]
        if not known:
            return None
        revision = 1 + max(r.revision for r in known)
        number = build_id(product.id, os, revision + 1)
        made = Release(product.id, os, revision, version, number, int(now), branch=branch)
        self._published.append(made)
        return made

    def contents(self, release: Release) -> Contents:
        """What a build of generation 2 consists of."""
        product = self._catalogue.by_id[release.product_id]
        dlcs = self._catalogue.dlcs(product) if product.id == SMALL else ()
        return contents(self._seed, product, tuple(dlcs), release)

    def old(self, product: Product, os: str, number: str) -> OldContents | None:
        """The build of generation 1 that has this number in addresses."""
        for release in self.of(product, os):
            if release.generation == 1 and str(release.legacy) == number:
                return old_contents(self._seed, product, release)
        return None

    def document(self, address: str) -> bytes | None:
        """A document of any build."""
        for release in self._published:
            found = self.contents(release).documents.get(address)
            if found is not None:
                return found
        return self._documents.get(address)

    @cached_property
    def _documents(self) -> Mapping[str, bytes]:
        made: dict[str, bytes] = {}
        for product in self._catalogue.products:
            for release in self._first(product):
                made |= self.contents(release).documents
        return made

    def chunk(self, product: Product, address: str) -> bytes | None:
        """A chunk that belongs to a product; those of a DLC are in the builds of its game."""
        base = self._catalogue.by_id[product.base] if product.base is not None else product
        for os in SYSTEMS:
            for release in self.of(base, os):
                if release.generation == 2:
                    found = self.contents(release).chunks.get(product.id, {}).get(address)
                    if found is not None:
                        return found
        return None

    def patch(self, product: Product, source: str, target: str) -> Contents | None:
        """What leads from one build to another, where that is newer and for the same system."""
        for older, newer in self._pairs(product):
            if (older.id, newer.id) == (source, target):
                return patch(self._seed, product, older, newer)
        return None

    def patch_document(self, address: str) -> bytes | None:
        """A document of any patch."""
        for product in self._catalogue.products:
            for pair in self._pairs(product):
                found = patch(self._seed, product, *pair).documents.get(address)
                if found is not None:
                    return found
        return None

    def patch_chunk(self, product: Product, address: str) -> bytes | None:
        """A chunk of a patch of a product."""
        for pair in self._pairs(product):
            found = patch(self._seed, product, *pair).chunks.get(product.id, {}).get(address)
            if found is not None:
                return found
        return None

    def dependencies(self) -> Contents:
        """The runtimes that games share."""
        return dependencies(self._seed)

    def _first(self, product: Product) -> list[Release]:
        return [r for os in SYSTEMS for r in releases(product, os) if r.generation == 2]

    def _pairs(self, product: Product) -> list[tuple[Release, Release]]:
        """Each build and one newer than it."""
        pairs: list[tuple[Release, Release]] = []
        for os in SYSTEMS:
            known = sorted((r for r in self.of(product, os) if r.generation == 2), key=lambda r: r.revision)
            pairs += [(a, b) for n, a in enumerate(known) for b in known[n + 1 :]]
        return pairs
