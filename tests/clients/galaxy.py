"""What the tests of the Galaxy client share: a sandbox in process that threads may call, and the truth."""

import asyncio
import hashlib
import json
import os
import threading
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
from starlette.types import ASGIApp

from sandbox import create_app
from sandbox.gog.catalogue import GAME, SMALL

__all__ = ["GAME", "SMALL", "TOKEN", "Forged", "Served", "found", "leftovers", "md5", "truth"]

TOKEN = "sandbox-access-anna"
ENGLISH_64 = {"*", "en-US"}, {"64"}


class Served(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A fresh sandbox, called by any number of threads or tasks, one after the other; keeps what came.

    Args:
        spoil: Called with each request; it may raise, or name a control step to take before the answer.
    """

    def __init__(self, spoil: Callable[[httpx.Request], str | None] | None = None) -> None:
        self.app: ASGIApp = create_app()
        self.seen: list[httpx.Request] = []
        self.spoil = spoil
        self._lock = threading.Lock()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer in a loop of its own."""
        with self._lock:
            return asyncio.run(self._answer(request))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer, and let others run first."""
        await asyncio.sleep(0)
        return await self._answer(request)

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        self.seen.append(request)
        step = self.spoil(request) if self.spoil is not None else None
        if step is not None:
            url = f"http://127.0.0.1:8000/__sandbox__{step}"
            await httpx.ASGITransport(self.app).handle_async_request(httpx.Request("POST", url, json={}))
        answer = await httpx.ASGITransport(self.app).handle_async_request(request)
        content = await answer.aread()
        return httpx.Response(answer.status_code, headers=answer.headers, content=content)

    def control(self, path: str, **body: Any) -> None:
        """Steer it."""
        with httpx.Client(transport=self) as client:
            client.post(f"http://127.0.0.1:8000/__sandbox__{path}", json=body).raise_for_status()
        self.seen.clear()


class Forged(httpx.BaseTransport):
    """Serves one build that says whatever it is told to, and its chunks, from a network of its own.

    Args:
        items: What the only manifest lists.
        meta: What comes in the place of the repository.
        cdn: Where manifests and chunks are.
    """

    def __init__(
        self, items: list[Any], *, meta: bytes | None = None, cdn: str = "https://cdn.gog.com"
    ) -> None:
        self.cdn = cdn
        self.chunks: dict[str, bytes] = {}
        manifest = self._document({"version": 2, "depot": {"items": items}})
        depot = {"languages": ["*"], "manifest": manifest, "productId": "1", "size": 1}
        self.repository = self._document({"version": 2, "baseProductId": "1", "depots": [depot]})
        if meta is not None:
            self.chunks[self.repository] = meta

    def _document(self, value: Any) -> str:
        packed = zlib.compress(json.dumps(value).encode())
        self.chunks[md5(packed)] = packed
        return md5(packed)

    def file(self, path: str, content: bytes = b"x", **changes: Any) -> dict[str, Any]:
        """A file of one chunk."""
        packed = zlib.compress(content)
        self.chunks[md5(packed)] = packed
        chunk = {
            "compressedMd5": md5(packed),
            "compressedSize": len(packed),
            "md5": md5(content),
            "size": len(content),
        }
        return {"type": "DepotFile", "path": path, "chunks": [{**chunk, **changes}]}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer."""
        path = request.url.path
        if path.endswith("/builds"):
            name = self.repository
            build: dict[str, Any] = {
                "build_id": "1", "product_id": "1", "os": "windows", "branch": None, "version_name": "",
                "tags": [], "public": True, "date_published": "2020-01-02T03:04:05+0000", "generation": 2,
                "link": f"{self.cdn}/content-system/v2/meta/{name[:2]}/{name[2:4]}/{name}",
            }  # fmt: skip
            told: dict[str, Any] = {
                "total_count": 1,
                "count": 1,
                "items": [build],
                "has_private_branches": False,
            }
            return httpx.Response(200, json=told)
        if path.endswith("/secure_link"):
            values = {"base_url": self.cdn, "path": "/store/1"}
            url = {"endpoint_name": "a", "url_format": "{base_url}{path}", "parameters": values}
            return httpx.Response(200, json={"product_id": 1, "type": "depot", "urls": [url]})
        body = self.chunks.get(path.rpartition("/")[2])
        return httpx.Response(404) if body is None else httpx.Response(200, content=body)


def truth(base: str, transport: httpx.BaseTransport | None, product: int) -> dict[str, bytes]:
    """A build as it should be installed, read by plain requests, chunk by chunk; no container, no client."""
    files: dict[str, bytes] = {}
    with httpx.Client(base_url=base, transport=transport, headers={"authorization": f"Bearer {TOKEN}"}) as it:

        def unpacked(url: str) -> Any:
            return json.loads(zlib.decompress(it.get(url).content))

        builds = it.get(f"/products/{product}/os/windows/builds", params={"generation": 2}).json()
        repository = unpacked(builds["items"][0]["link"])
        link = it.get(
            f"/products/{product}/secure_link", params={"path": "/", "generation": 2, "_version": 2}
        )
        values = link.json()["urls"][0]
        for depot in repository["depots"]:
            languages, bitness = set(depot["languages"]), set(depot.get("osBitness", ["64"]))
            if (
                depot["productId"] != str(product)
                or not languages & ENGLISH_64[0]
                or not bitness & ENGLISH_64[1]
            ):
                continue
            hashed = depot["manifest"]
            base_of_meta = builds["items"][0]["link"].partition("/meta/")[0]
            manifest = unpacked(f"{base_of_meta}/meta/{hashed[:2]}/{hashed[2:4]}/{hashed}")
            for item in manifest["depot"]["items"]:
                if item["type"] != "DepotFile" or "support" in item.get("flags", []):
                    continue
                content = b""
                for chunk in item["chunks"]:
                    name = chunk["compressedMd5"]
                    path = f"{values['parameters']['path']}/{name[:2]}/{name[2:4]}/{name}"
                    url = values["url_format"].format(**{**values["parameters"], "path": path})
                    content += zlib.decompress(it.get(url).content)
                files[item["path"].replace("\\", "/")] = content
    return files


def found(folder: Path) -> dict[str, bytes]:
    """All regular files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def md5(content: bytes) -> str:
    """In hexadecimal digits."""
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def leftovers(folder: Path) -> list[str]:
    """What an installation that ended well leaves behind."""
    return [name for name in os.listdir(folder) if name.startswith(".")]
