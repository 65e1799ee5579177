"""cfg.gog.com and remote-config.gog.com: how the Galaxy client is set up, and the files it consists of."""

from collections.abc import Mapping, Sequence
from hashlib import md5, sha256
from typing import Any

from sandbox.core import Call, Reply, Route, reply
from sandbox.gog import errors
from sandbox.gog.galaxy.content import BY_CLIENT, CLOUD_SAVES
from sandbox.gog.galaxy.world import GalaxyPart
from sandbox.gog.world import show

Json = dict[str, Any]

_PROJECTS = tuple(
    f"desktop-galaxy-{name}" for name in ("client", "commservice", "overlay", "peer", "updater")
)
_SYSTEMS: Mapping[str, str] = {"files-windows": "windows", "files-osx": "osx"}
_VERSION = "2.0.74.352"
_FILES = ("GalaxyClient.exe", "peer/Galaxy.dll", "web/index.html")


class Settings(GalaxyPart):
    """The Galaxy client's own settings."""

    def routes(self) -> Sequence[Route]:
        """These operations."""
        return (
            show("GET /desktop-galaxy-client/config.json", self.config_client),
            show("GET /{project}/4/master/{os}.json", self.config_files),
            show("GET /{project}/7/master/{os}.json", self.config_files_v7),
            show("GET /components/galaxy_client/clients/{client_id}", self.config_remote),
        )

    def config_client(self, call: Call) -> Reply:
        """GAL-4."""
        hosts = {
            "files": "cdn.gog.com",
            "products": "api.gog.com",
            "users": "users.gog.com",
            "auth": "auth.gog.com",
            "cdn": "cdn.gog.com",
            "productsDetails": "api.gog.com",
            "gameplay": "gameplay.gog.com",
            "gog-api": "api.gog.com",
        }
        shown: Json = {
            "status": "online",
            "channel": "production",
            "talkInterval": 60,
            "complainInterval": 300,
            "timestamp": 0,
            "end_points": hosts,
            "intervals": {
                "quick": 1,
                "presence": 5,
                "short": 10,
                "normal": 60,
                "selfUpdateCheck": 240,
                "long": 720,
                "eternity": 10_080,
            },
        }
        if self.newer:
            hosts["remoteConfig"] = "remote-config.gog.com"
            shown |= {
                "downloadParallelization": 4,
                "downloadReceiveTimeout": 30,
                "oldProductDetailsCachePurgePermil": 10,
                "cloudSyncControl": {
                    "periodicPermil": 1000,
                    "userActionPermil": 1000,
                    "enableLocalFileDeletion": False,
                },
            }
        return reply(shown)

    def config_files(self, call: Call) -> Reply:
        """GAL-5; `os` is `files-windows` or `files-osx`.

        Raises:
            NotFound: There is no such project or system.
        """
        return reply(self._files(call, newer=False))

    def config_files_v7(self, call: Call) -> Reply:
        """GAL-5 of today: `os` of the documents stands behind `files-` here.

        Raises:
            NotFound: There is no such project or system.
        """
        return reply(self._files(call, newer=True))

    def _files(self, call: Call, *, newer: bool) -> Json:
        project, os = call.params["project"], _SYSTEMS.get(call.params["os"])
        if project not in _PROJECTS or os is None:
            raise errors.NotFound("There is no such list of files")
        files: list[Json] = []
        for path in _FILES:
            content = f"{project} {os} {path} {_VERSION}".encode()
            file: Json = {
                "hash": md5(content, usedforsecurity=False).hexdigest(),
                "path": path,
                "resource": f"{project}/{_VERSION}/{os}/{path}.zip",
                "size": len(content),
            }
            if newer:
                file |= {"sha256": sha256(content).hexdigest(), "exists": True}
            files.append(file)
        shown: Json = {
            "baseURI": "https://galaxy-client-update.gog.com",
            "files": files,
            "projectName": project,
            "symlinks": [],
            "timestamp": "1717200000",
            "version": _VERSION,
        }
        if newer:
            shown |= {"applicationType": project, "forceUpdate": False}
            if os == "osx":
                shown["symlinks"] = [{"path": "Frameworks/Galaxy", "target": "Versions/A/Galaxy"}]
        return shown

    def config_remote(self, call: Call) -> Reply:
        """GX-16: where a game keeps what is to be saved in the cloud.

        Raises:
            NotFound: There is no such client.
        """
        product_id = BY_CLIENT.get(call.params["client_id"])
        if product_id is None:
            raise errors.NotFound("There is no such client")
        name, location = CLOUD_SAVES[product_id]
        of_system = {
            "overlay": {"supported": True},
            "cloudStorage": {"enabled": True, "locations": [{"name": name, "location": location}]},
        }
        content = {"Windows": of_system, "MacOS": of_system, "cloudStorage": {"quota": 209_715_200}}
        return reply({"version": call.arguments().get("component_version", "2.0.43"), "content": content})
