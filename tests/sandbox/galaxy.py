"""The GOG Galaxy services in process, with a few words for what tests do often."""

import zlib
from hashlib import md5
from typing import Any

import httpx

from tests.sandbox.gog import GAME, Gog
from tests.sandbox.shop import Steered

SMALL, DLC = 1949616134, 1300000101
GAME_CLIENT, SMALL_CLIENT = "50000000000000042", "50000000000000043"
GAME_TOKEN = "sandbox-game-access-anna"
MOVIE = 1207665463
DELISTED = 1207660000 + 13 * 48
PEOPLE = {
    "anna": "46988088193245001",
    "boris": "46988088193245002",
    "clara": "46988088193245003",
    "dora": "46988088193245004",
    "hanna": "46988088193245030",
    "igor": "46988088193245031",
}
ANNA = PEOPLE["anna"]
OLD, NEW, BETA = (f"5120765869100000{number}" for number in (1, 2, 3))
"""Builds of generation 2 of the game."""

FOR_USERS = f"""
GET /products/{GAME}/downlink/installer/en1installer3
GET /products/{GAME}/secure_link?path=/&generation=2&_version=2
GET /users/{ANNA}/friends
GET /users/{ANNA}/invitations
POST /users/{ANNA}/status
DELETE /users/{ANNA}/status
GET /statuses?user_id={ANNA}
GET /users/{ANNA}
GET /users/{ANNA}/releases
GET /clients/{GAME}/users/{ANNA}/achievements
GET /clients/{GAME}/users/{ANNA}/friends_achievements_unlock_progresses
POST /clients/{GAME}/users/{ANNA}/achievements/48120765869100001
DELETE /clients/{GAME}/users/{ANNA}/achievements
GET /clients/{GAME}/users/{ANNA}/stats
POST /clients/{GAME}/users/{ANNA}/stats/49120765869100001
GET /clients/{GAME}/leaderboards
GET /clients/{GAME}/leaderboards/47120765869100001/entries
GET /clients/{GAME}/users/{ANNA}/sessions
GET /clients/{GAME}/users/{ANNA}/friends_sessions
GET /games/{GAME}/users/{ANNA}/sessions
POST /games/{GAME}/users/{ANNA}/sessions
GET /v1/{ANNA}/{GAME_CLIENT}
GET /v1/{ANNA}/{GAME_CLIENT}/saves%2Fslot1.sav
PUT /v1/{ANNA}/{GAME_CLIENT}/saves%2Fslot1.sav
DELETE /v1/{ANNA}/{GAME_CLIENT}/saves%2Fslot1.sav
GET /clients/{GAME}/users/{ANNA}/notifications
""".strip().splitlines()
"""A request of each operation that needs a token."""

FOR_ALL = f"""
GET /products/{GAME}
GET /products?ids={GAME},{SMALL}
GET /products/{GAME}/prices
GET /products/prices?ids={GAME}
GET /v2/games/{GAME}
GET /desktop-galaxy-client/config.json
GET /desktop-galaxy-client/4/master/files-windows.json
GET /desktop-galaxy-client/7/master/files-windows.json
GET /components/galaxy_client/clients/{GAME_CLIENT}
GET /products/{GAME}/os/windows/builds
GET /open_link?path=/dependencies/store/&generation=2&_version=2
GET /products/{GAME}/patches?_version=4&from_build_id={OLD}&to_build_id={NEW}
GET /dependencies/repository?generation=2
GET /redists/repository
OPTIONS /statuses
GET /v1/catalog
GET /v1/products/{GAME}/reviews
GET /v1/products/{GAME}/averageRating
GET /platforms/gog/external_releases/{GAME}
""".strip().splitlines()
"""A good request of each operation that looks at no token, but for those of the delivery network."""


class Galaxy(Steered):
    """The operations, as plain calls."""

    def __init__(self, client: httpx.Client) -> None:
        super().__init__(client)
        self.web = Gog(client)

    def call(self, method: str, path: str, user: str | None = "anna", **options: Any) -> httpx.Response:
        """Send a request with a user's token, one with another token (`game:anna`), or as a visitor."""
        if user is not None:
            kind, _, name = user.rpartition(":")
            token = f"sandbox-{kind + '-' if kind else ''}access-{name}"
            options["headers"] = {"Authorization": f"Bearer {token}", **options.get("headers", {})}
        return self.client.request(method, path if "://" in path else f"/gog_galaxy{path}", **options)

    def get(self, path: str, user: str | None = "anna", **options: Any) -> httpx.Response:
        """GET."""
        return self.call("GET", path, user, **options)

    def json(self, path: str, user: str | None = "anna", **options: Any) -> Any:
        """GET what is there, as JSON."""
        answer = self.get(path, user, **options)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "application/json"
        return answer.json()

    def step(self, path: str, **body: Any) -> Any:
        """Take a step that works."""
        answer = self.control(f"/gog_galaxy/{path}", **body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def read(self, **readings: str) -> None:
        """Start anew under other readings."""
        assert self.control("/reset", readings={"gog_galaxy": readings}).status_code == 200

    def builds(self, product: int = GAME, os: str = "windows", query: str = "") -> list[dict[str, Any]]:
        """Builds of both generations."""
        return list(self.json(f"/products/{product}/os/{os}/builds?generation=2{query}", None)["items"])

    def packed(self, url: str) -> Any:
        """A document that is a zlib stream, whose address is its MD5."""
        answer = self.get(url, None)
        assert answer.status_code == 200, answer.text
        assert url.endswith(digest(answer.content))
        return httpx.Response(200, content=zlib.decompress(answer.content, 15)).json()

    def meta(self, address: str, kind: str = "") -> Any:
        """A document of the delivery network."""
        return self.packed(f"/content-system/v2/{kind}meta/{slashed(address)}")

    def links(self, product: int = GAME, query: str = "path=/&generation=2", user: str = "anna") -> list[Any]:
        """Endpoints of a secure link."""
        return list(self.json(f"/products/{product}/secure_link?_version=2&{query}", user)["urls"])

    def chunk(self, endpoint: dict[str, Any], address: str) -> httpx.Response:
        """Fetch a chunk from an endpoint."""
        return self.get(fill(endpoint, slashed(address)), None)

    def unpacked(self, endpoint: dict[str, Any], chunks: list[dict[str, Any]]) -> bytes:
        """Fetch chunks, check them and put them together."""
        whole = b""
        for chunk in chunks:
            packed = self.chunk(endpoint, chunk["compressedMd5"]).content
            assert (len(packed), digest(packed)) == (chunk["compressedSize"], chunk["compressedMd5"])
            data = zlib.decompress(packed, 15)
            assert (len(data), digest(data)) == (chunk["size"], chunk["md5"])
            whole += data
        return whole


def fill(endpoint: dict[str, Any], path: str) -> str:
    """The address of a file behind an endpoint."""
    values = dict(endpoint["parameters"])
    values["path"] += f"/{path}"
    return str(endpoint["url_format"].format(**values))


def slashed(address: str) -> str:
    """An address in a path."""
    return f"{address[:2]}/{address[2:4]}/{address}"


def digest(data: bytes) -> str:
    """The MD5, in hexadecimal digits."""
    return md5(data, usedforsecurity=False).hexdigest()


def is_refusal(answer: httpx.Response, status: int, error: str | None = None) -> bool:
    """Whether this is a refusal in JSON."""
    assert answer.status_code == status, (answer.status_code, answer.text)
    told = answer.json()
    assert list(told) == ["error", "error_description"]
    assert told["error_description"]
    return error is None or told["error"] == error
