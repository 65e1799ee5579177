"""content-system.gog.com and cdn.gog.com: builds, manifests, signed links, and what these open."""

import re
import zlib
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from sandbox.core import Call, Reply, Route, reply
from sandbox.gog import downloads, errors, parameters
from sandbox.gog.catalogue import Product
from sandbox.gog.errors import BadRequest
from sandbox.gog.galaxy.content import (
    BETA,
    BETA_PASSWORD,
    SYSTEMS,
    OldContents,
    Release,
    address_path,
    digest,
)
from sandbox.gog.galaxy.errors import NotYours
from sandbox.gog.galaxy.social import iso
from sandbox.gog.galaxy.world import GalaxyPart
from sandbox.gog.world import show

Json = dict[str, Any]

MIRROR, ORIGIN = "gog-cdn-fastly.gog.com", "cdn.gog.com"
LINK_SECONDS = 3600
"""How long a secure link opens a folder."""

_FAST, _PLAIN = "fastly", "gog_cdn"
_TOKEN = re.compile(r"token=nva=([0-9]{1,15})~dirs=([0-9]{1,2})~token=([0-9a-f]{64})")
_BINARY = (b"content-type", b"application/octet-stream")
_V1, _V2 = "/content-system/v1", "/content-system/v2"
_HASH = "{h1}/{h2}/{hash}"
_CHUNKS = f"{_V2}/store/{{product_id}}/{_HASH}"
_PATCHES = f"{_V2}/patches/store/{{product_id}}/{_HASH}"
_DEPENDENCIES = f"{_V2}/dependencies/store/{_HASH}"
_CONTAINER = f"{_V1}/depots/{{product_id}}/windows/{{depot_id}}/{{file}}"
_ROOTS = ("/store", "/patches/store")


class Builds(GalaxyPart):
    """Which builds there are, and links to what they consist of."""

    def routes(self) -> Sequence[Route]:
        """These operations."""
        return (
            show("GET /products/{product_id}/os/{os}/builds", self.builds_list),
            show("GET /products/{product_id}/secure_link", self.builds_secure_link),
            show("GET /open_link", self.builds_open_link),
            show("GET /products/{product_id}/patches", self.builds_patch),
            show("GET /dependencies/repository", self.builds_dependencies),
            show("GET /redists/repository", self.builds_redists),
        )

    def builds_list(self, call: Call) -> Reply:
        """GAL-8: newest first.

        Raises:
            BadRequest: The id is no number, or `os`, `generation` or `_version` makes no sense.
            NotFound: No product has the id.
        """
        product = self.store.product(parameters.number(call.params, "product_id"))
        given, os = call.arguments(), call.params["os"]
        if os not in (*SYSTEMS, "linux"):
            raise BadRequest("os must be windows, osx or linux")
        generations = {"1": 1, "2": 2}
        most = parameters.choice(given, "generation", generations) or int(self.reading.generation)
        version = parameters.choice(given, "_version", {"2": 2}) or 1
        branches = (None, BETA) if given.get("password") == BETA_PASSWORD else (None,)
        known = self.state.library.of(product, os)
        shown = [
            self._build(call, release, version)
            for release in known
            if release.generation <= most and release.branch in branches
        ]
        if self.reading.duplicates == "present" and shown:
            shown.append(shown[-1])
        return reply(
            {
                "total_count": len(shown),
                "count": len(shown),
                "items": shown,
                "has_private_branches": any(release.branch is not None for release in known),
            }
        )

    def _build(self, call: Call, release: Release, version: int) -> Json:
        shown: Json = {
            "build_id": release.id,
            "product_id": str(release.product_id),
            "os": release.os,
            "branch": release.branch,
            "version_name": release.version,
            "tags": [],
            "public": release.branch is None,
            "date_published": iso(release.published),
            "generation": release.generation,
        }
        if release.generation == 2:
            path = f"{_V2}/meta/{address_path(self.state.library.contents(release).repository)}"
        else:
            shown["legacy_build_id"] = release.legacy
            path = f"{_V1}/manifests/{release.product_id}/{release.os}/{release.legacy}/repository.json"
        if version == 2:
            shown["urls"] = [
                self._endpoint(name, place, "{base_url}{path}", {"base_url": base, "path": path})
                | {"url": f"{base}{path}"}
                for place, (name, base) in enumerate(self._bases(call))
            ]
        else:
            shown["link"] = self._on_cdn(call, path)
        return shown

    def _on_cdn(self, call: Call, path: str) -> str:
        return self.world.absolute(call, self.reading.cdn, path)

    def _bases(self, call: Call) -> list[tuple[str, str]]:
        """Where the delivery network can be reached: the mirror first, then the origin."""
        hosts = [(_FAST, MIRROR), (_PLAIN, ORIGIN)]
        return [(name, self.world.absolute(call, host, "")) for name, host in hosts]

    def _endpoint(self, name: str, place: int, url_format: str, values: Json) -> Json:
        return {
            "endpoint_name": name,
            "url_format": url_format,
            "parameters": values,
            "priority": 1000 - place,
            "max_fails": 5,
            "supports_generation": [1, 2],
            "fallback_only": place > 0,
        }

    def builds_secure_link(self, call: Call) -> Reply:
        """GX-1: signed addresses of a folder with chunks or, by `type=depot`, with a container.

        Raises:
            BadRequest: The id is no number, or an argument makes no sense.
            NotFound: No product has the id.
            NotYours: It is not in the library.
        """
        product = self.store.product(parameters.number(call.params, "product_id"))
        if product.id not in self.account(call).owned:
            raise NotYours
        given = call.arguments()
        path, root = given.get("path", "/"), given.get("root", "/store")
        for name, place in (("path", path), ("root", root)):
            if not place.startswith("/"):
                raise BadRequest(f"{name} must begin with /")
        generation = parameters.choice(given, "generation", {"1": 1, "2": 2})
        if given.get("type") not in (None, "depot"):
            raise BadRequest("type must be depot")
        if given.get("type") == "depot" or generation == 1:
            folder = f"{_V1}/depots/{product.id}{path}"
        elif root.rstrip("/") in _ROOTS:
            folder = f"{_V2}{root.rstrip('/')}/{product.id}{path}"
        else:
            raise BadRequest(f"root must be one of {', '.join(_ROOTS)}")
        return self._links(call, folder.rstrip("/"), product.id)

    def builds_open_link(self, call: Call) -> Reply:
        """GX-2: the same for the runtimes that games share, for everybody.

        Raises:
            BadRequest: `path` does not lead there, or another argument makes no sense.
        """
        path = call.arguments().get("path", "/dependencies/store/")
        if path.rstrip("/") != "/dependencies/store":
            raise BadRequest("path must be /dependencies/store/")
        return self._links(call, f"{_V2}{path}".rstrip("/"), 0)

    def _links(self, call: Call, folder: str, product_id: int) -> Reply:
        expires, depth = int(self.now) + LINK_SECONDS, folder.count("/")
        signed = downloads.sign(self.store.seed, self.store.links_made_after, folder, expires)
        token = signed.rpartition("=")[2]
        bases = self._bases(call)
        version = parameters.choice(call.arguments(), "_version", {"2": 2}) or 1
        if version == 1:
            query = f"expires={expires}&dirs={depth}&signature={token}"
            base = self._on_cdn(call, "")
            url = {"url": f"{base}{quote(folder)}?{query}", "base_url": base, "path": folder, "token": query}
            return reply({"product_id": product_id, "type": "depot", "url": url})
        values = {"expires_at": expires, "dirs": depth, "token": token, "path": folder}
        formats = (
            "{base_url}/token=nva={expires_at}~dirs={dirs}~token={token}{path}",
            "{base_url}{path}?expires={expires_at}&dirs={dirs}&signature={token}",
        )
        urls = [
            self._endpoint(name, place, url_format, {"base_url": base, **values})
            for place, ((name, base), url_format) in enumerate(zip(bases, formats, strict=True))
        ]
        return reply({"product_id": product_id, "type": "depot", "urls": urls})

    def builds_patch(self, call: Call) -> Reply:
        """GX-5: what leads from one build to a newer one.

        Raises:
            BadRequest: The id is no number, or a build is not named.
            NotFound: No product has the id; or there is no such patch, if `no_patch` says so.
        """
        product = self.store.product(parameters.number(call.params, "product_id"))
        given = call.arguments()
        source, target = given.get("from_build_id", ""), given.get("to_build_id", "")
        if not source or not target:
            raise BadRequest("from_build_id and to_build_id are needed")
        found = self.state.library.patch(product, source, target)
        if found is None:
            if self.reading.no_patch == "404":
                raise errors.NotFound("There is no such patch")
            return reply({"error": "not_found", "error_description": "There is no such patch"})
        path = f"{_V2}/patches/meta/{address_path(found.repository)}"
        return reply(
            {
                "id": digest(f"{source} {target}".encode()),
                "from_build_id": source,
                "to_build_id": target,
                "link": self._on_cdn(call, path),
            }
        )

    def builds_dependencies(self, call: Call) -> Reply:
        """GX-3."""
        address = self.state.library.dependencies().repository
        path = f"{_V2}/dependencies/meta/{address_path(address)}"
        return reply({"repository_manifest": self._on_cdn(call, path), "build_id": "59000000000000001"})

    def builds_redists(self, call: Call) -> Reply:
        """GX-3, generation 1: the same; no document tells its form."""
        return self.builds_dependencies(call)


class Depots(GalaxyPart):
    """Manifests, and the folders that signed links open; a token may stand before the path."""

    def routes(self) -> Sequence[Route]:
        """These operations, and those of group `cdn`."""
        of_build = f"{_V1}/manifests/{{product_id}}/{{os}}/{{build_id}}"
        return (
            show(f"GET {of_build}/repository.json", self.depots_repository_v1),
            show(f"GET {of_build}/{{manifest_id}}.json", self.depots_manifest_v1),
            show(f"GET /{{token}}{_CONTAINER}", self.depots_container_v1),
            show(f"GET {_CONTAINER}", self.depots_container_v1),
            show(f"GET {_V2}/meta/{_HASH}", self.depots_meta),
            show(f"GET {_V2}/dependencies/meta/{_HASH}", self.depots_dependency_meta),
            show(f"GET {_V2}/patches/meta/{_HASH}", self.depots_patch_meta),
            show(f"GET /{{token}}{_CHUNKS}", self.cdn_chunk),
            show(f"GET {_CHUNKS}", self.cdn_chunk),
            show(f"GET /{{token}}{_PATCHES}", self.cdn_patch_chunk),
            show(f"GET {_PATCHES}", self.cdn_patch_chunk),
            show(f"GET /{{token}}{_DEPENDENCIES}", self.cdn_dependency_chunk),
            show(f"GET {_DEPENDENCIES}", self.cdn_dependency_chunk),
        )

    def depots_repository_v1(self, call: Call) -> Reply:
        """GAL-9.

        Raises:
            BadRequest: The id is no number.
            NotFound: There is no such build of generation 1.
        """
        return reply(self._old(call).repository)

    def depots_manifest_v1(self, call: Call) -> Reply:
        """GAL-10.

        Raises:
            BadRequest: The id is no number.
            NotFound: There is no such build or manifest.
        """
        found = self._old(call).manifests.get(call.params["manifest_id"])
        if found is None:
            raise errors.NotFound("There is no such manifest")
        return reply(found)

    def _old(self, call: Call) -> OldContents:
        product = self.store.product(parameters.number(call.params, "product_id"))
        found = self.state.library.old(product, call.params["os"], call.params["build_id"])
        if found is None:
            raise errors.NotFound("There is no such build")
        return found

    def depots_container_v1(self, call: Call) -> Reply:
        """GAL-11: the container, or a part of it.

        Raises:
            BadRequest: The id is no number.
            Forbidden: The link was tampered with or has expired, or under `containers` signed is missing.
            NotFound: There is no such container.
            RangeNotSatisfiable: It ends before the range begins.
        """
        product_id, build, file = (call.params[name] for name in ("product_id", "depot_id", "file"))
        given = call.arguments()
        endpoint = _PLAIN
        if self.reading.containers == "signed" or "token" in call.params or "signature" in given:
            endpoint = self._admit(call, f"{_V1}/depots/{product_id}/windows/{build}/{file}")
        product = self.store.product(parameters.number(call.params, "product_id"))
        found = self.state.library.old(product, "windows", build)
        if found is None or file != "main.bin":
            raise errors.NotFound("There is no such container")
        data = found.container
        ranges = call.header(b"range")
        wanted = downloads.part(ranges[0], len(data)) if ranges else None
        headers = (_BINARY, (b"accept-ranges", b"bytes"), (b"etag", f'"{digest(data)}"'.encode()))
        if wanted is None:
            return self._sent(endpoint, Reply(200, data, headers))
        place = (b"content-range", f"bytes {wanted[0]}-{wanted[1] - 1}/{len(data)}".encode())
        return self._sent(endpoint, Reply(206, data[wanted[0] : wanted[1]], (*headers, place)))

    def depots_meta(self, call: Call) -> Reply:
        """GAL-12: a zlib stream of JSON, or under `meta` json the JSON.

        Raises:
            NotFound: There is no such document.
        """
        return self._document(self.state.library.document(_address(call)))

    def depots_dependency_meta(self, call: Call) -> Reply:
        """GX-4: the same for the runtimes that games share.

        Raises:
            NotFound: There is no such document.
        """
        return self._document(self.state.library.dependencies().documents.get(_address(call)))

    def depots_patch_meta(self, call: Call) -> Reply:
        """GX-5: the same for patches.

        Raises:
            NotFound: There is no such document.
        """
        return self._document(self.state.library.patch_document(_address(call)))

    def _document(self, packed: bytes | None) -> Reply:
        if packed is None:
            raise errors.NotFound("There is no such document")
        if self.reading.meta == "json":
            return Reply(200, zlib.decompress(packed))
        return Reply(200, packed, (_BINARY,))

    def cdn_chunk(self, call: Call) -> Reply:
        """A chunk of a build, by a signed link.

        Raises:
            BadRequest: The id is no number.
            Forbidden: The link is missing, was tampered with or has expired.
            NotFound: There is no such chunk.
        """
        product = self._product_behind(call, f"{_V2}/store")
        return self._chunk(call, self.state.library.chunk(product, _address(call)))

    def cdn_patch_chunk(self, call: Call) -> Reply:
        """A chunk of a patch, likewise.

        Raises:
            BadRequest: The id is no number.
            Forbidden: The link is missing, was tampered with or has expired.
            NotFound: There is no such chunk.
        """
        product = self._product_behind(call, f"{_V2}/patches/store")
        return self._chunk(call, self.state.library.patch_chunk(product, _address(call)))

    def cdn_dependency_chunk(self, call: Call) -> Reply:
        """A chunk of a runtime that games share, likewise.

        Raises:
            Forbidden: The link is missing, was tampered with or has expired.
            NotFound: There is no such chunk.
        """
        self._admit(call, f"{_V2}/dependencies/store/{_hash_path(call)}")
        chunks = self.state.library.dependencies().chunks[0]
        return self._chunk(call, chunks.get(_address(call)))

    def _product_behind(self, call: Call, root: str) -> Product:
        self._admit(call, f"{root}/{call.params['product_id']}/{_hash_path(call)}")
        return self.store.product(parameters.number(call.params, "product_id"))

    def _chunk(self, call: Call, data: bytes | None) -> Reply:
        if data is None:
            raise errors.NotFound("There is no such chunk")
        endpoint = _FAST if "token" in call.params else _PLAIN
        etag = (b"etag", f'"{_address(call)}"'.encode())
        return self._sent(endpoint, Reply(200, data, (_BINARY, etag)))

    def _admit(self, call: Call, path: str) -> str:
        """Let only good links pass; the name of the endpoint.

        Raises:
            Forbidden: The link is missing, was tampered with or has expired.
        """
        given, endpoint = call.arguments(), _PLAIN
        if "token" in call.params:
            found = _TOKEN.fullmatch(call.params["token"])
            if found is None:
                raise errors.Forbidden
            endpoint = _FAST
            given = {"expires": found[1], "dirs": found[2], "signature": found[3]}
        depth = given.get("dirs", "")
        if not re.fullmatch("[0-9]{1,2}", depth):
            raise errors.Forbidden
        folder = "/".join(path.split("/")[: int(depth) + 1])
        downloads.check(self.store.seed, self.store.links_made_after, folder, given, self.now)
        return endpoint

    def _sent(self, endpoint: str, answer: Reply) -> Reply:
        """The answer, unless control wants it to fail or to be spoiled."""
        faults = self.state.faults
        if faults.failing(endpoint):
            if faults.cut is not None:
                return Reply(answer.status, answer.body, answer.headers, faults.cut)
            return reply({"error": "server_error", "error_description": "Ordered to fail"}, faults.status)
        return Reply(answer.status, faults.spoiled(answer.body), answer.headers)


def _address(call: Call) -> str:
    """The address that a path ends with.

    Raises:
        NotFound: The segments before it are not its beginning.
    """
    first, second, address = (call.params[name] for name in ("h1", "h2", "hash"))
    if (first, second) != (address[:2], address[2:4]):
        raise errors.NotFound("There is no such document")
    return address


def _hash_path(call: Call) -> str:
    return "/".join(call.params[name] for name in ("h1", "h2", "hash"))
