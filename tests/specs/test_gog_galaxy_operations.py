"""Nothing that a source names is missing from `specs/gog_galaxy.yaml`.

The lists are those of gogapidocs and of public clients; they were copied from the sources, and nothing from
the spec.
"""

import re
from pathlib import Path
from typing import Any

import pytest

from generator.document import Document, Operation, as_list, as_map, load

ROOT = Path(__file__).parent.parent.parent

GOGAPIDOCS = """
AUTH-1 GET     -   auth           /auth
AUTH-2 GET     -   auth           /token
GAL-1  GET     -   api            /products/{product_id}
GAL-2  GET     -   api            /products
GAL-3  GET     B   api            /products/{product_id}/downlink/{kind}/{file_id}
GAL-4  GET     -   cfg            /desktop-galaxy-client/config.json
GAL-5  GET     -   cfg            /{project}/4/master/{os}.json
GAL-6  GET     B   chat           /users/{user_id}/friends
GAL-7  GET     B   chat           /users/{user_id}/invitations
GAL-8  GET     (B) content-system /products/{product_id}/os/{os}/builds
GAL-9  GET     -   cdn            /content-system/v1/manifests/{product_id}/{os}/{build_id}/repository.json
GAL-10 GET     -   cdn            /content-system/v1/manifests/{product_id}/{os}/{build_id}/{manifest_id}.json
GAL-11 GET     -   cdn            /content-system/v1/depots/{product_id}/windows/{depot_id}/{file}
GAL-12 GET     -   cdn            /content-system/v2/meta/{h1}/{h2}/{hash}
GAL-13 GET     B   gameplay       /clients/{product_id}/users/{user_id}/achievements
GAL-14 GET     B   gameplay       /clients/{product_id}/users/{user_id}/sessions
GAL-15 GET     B   gameplay       /clients/{product_id}/users/{user_id}/friends_achievements_unlock_progresses
GAL-16 GET     B   gameplay       /clients/{product_id}/users/{user_id}/friends_sessions
GAL-17 POST    B   presence       /users/{user_id}/status
GAL-18 DELETE  B   presence       /users/{user_id}/status
GAL-19 OPTIONS -   presence       /statuses
GAL-20 GET     B   presence       /statuses
GAL-21 GET     B   users          /users/{user_id}
"""
"""`B` takes a token, `(B)` may have one. GAL-3 and GAL-12 have one parameter there for several here."""

CLIENTS = """
GAL-5  GET     -   cfg            /{project}/7/master/files-{os}.json
GX-1   GET     B   content-system /products/{product_id}/secure_link
GX-2   GET     -   content-system /open_link
GX-3   GET     -   content-system /dependencies/repository
GX-3   GET     -   content-system /redists/repository
GX-4   GET     -   cdn            /content-system/v2/dependencies/meta/{h1}/{h2}/{hash}
GX-5   GET     (B) content-system /products/{product_id}/patches
GX-5   GET     -   cdn            /content-system/v2/patches/meta/{h1}/{h2}/{hash}
GX-6   GET     B   gameplay       /games/{product_id}/users/{user_id}/sessions
GX-6   POST    B   gameplay       /games/{product_id}/users/{user_id}/sessions
GX-7   POST    B   gameplay       /clients/{product_id}/users/{user_id}/achievements/{achievement_id}
GX-7   DELETE  B   gameplay       /clients/{product_id}/users/{user_id}/achievements
GX-7   GET     B   gameplay       /clients/{client_id}/users/{user_id}/stats
GX-7   POST    B   gameplay       /clients/{client_id}/users/{user_id}/stats/{stat_id}
GX-7   GET     B   gameplay       /clients/{client_id}/leaderboards
GX-7   GET     B   gameplay       /clients/{client_id}/leaderboards/{leaderboard_id}/entries
GX-11  GET     B   galaxy-library /users/{user_id}/releases
GX-12  GET     -   api            /v2/games/{product_id}
GX-13  GET     -   api            /products/{product_id}/prices
GX-13  GET     -   api            /products/prices
GX-14  GET     -   catalog        /v1/catalog
GX-15  GET     -   reviews        /v1/products/{product_id}/reviews
GX-15  GET     -   reviews        /v1/products/{product_id}/averageRating
GX-16  GET     -   remote-config  /components/galaxy_client/clients/{client_id}
GX-17  GET     B   cloudstorage   /v1/{user_id}/{client_id}
GX-17  GET     B   cloudstorage   /v1/{user_id}/{client_id}/{file}
GX-17  PUT     B   cloudstorage   /v1/{user_id}/{client_id}/{file}
GX-17  DELETE  B   cloudstorage   /v1/{user_id}/{client_id}/{file}
GX-18  GET     -   gamesdb        /platforms/{platform}/external_releases/{external_id}
GX-19  GET     -   notifications  /clients/{client_id}/users/{user_id}/notifications
"""
"""Operations that only public code knows."""

QUERIES = {
    "/auth": "client_id redirect_uri response_type layout brand",
    "/token": "client_id client_secret grant_type code redirect_uri refresh_token without_new_session scope",
    "/products/{product_id}": "expand locale",
    "/products": "ids expand locale",
    "/v2/games/{product_id}": "locale",
    "/products/{product_id}/prices": "countryCode currency",
    "/products/prices": "ids countryCode currency",
    "/components/galaxy_client/clients/{client_id}": "component_version",
    "/products/{product_id}/os/{os}/builds": "generation _version password",
    "/products/{product_id}/secure_link": "path generation type _version root",
    "/products/{product_id}/patches": "_version from_build_id to_build_id",
    "/open_link": "generation _version path",
    "/dependencies/repository": "generation",
    "/statuses": "user_id",
    "/users/{user_id}/releases": "page_token",
    "/v1/catalog": "limit order searchAfter query countryCode locale currencyCode productType",
    "/v1/products/{product_id}/reviews": "page limit order language reviewer",
    "/v1/products/{product_id}/averageRating": "reviewer",
    "/clients/{client_id}/users/{user_id}/notifications": "types access_token",
}
"""What gogapidocs and public clients send in a query."""

INFLATED = {
    "depots.meta": "MetaV2",
    "depots.dependency_meta": "DependencyManifest",
    "depots.patch_meta": "PatchManifest",
}
"""What is in the zlib streams of generation 2."""

TOKEN: list[Any] = [{"bearerAuth": []}, {"gogOAuth": []}]
SECURITY: dict[str, list[Any]] = {"-": [], "B": TOKEN, "(B)": [*TOKEN, {}]}


def rows(table: str) -> list[tuple[str, ...]]:
    """Label, method, need of a token, host and path of each line."""
    return [tuple(line.split()) for line in table.splitlines() if line.strip()]


def name(row: tuple[str, ...]) -> str:
    """How pytest names an operation."""
    label, method, _, _, path = row
    return f"{label} {method} {path}"


@pytest.fixture(scope="module")
def document() -> Document:
    """The spec."""
    return load(ROOT / "specs" / "gog_galaxy.yaml")


@pytest.fixture(scope="module")
def operations(document: Document) -> dict[tuple[str, str], Operation]:
    """By method and path."""
    return {(operation.method.upper(), operation.path): operation for operation in document.operations()}


def test_sources_are_whole() -> None:
    """There are 21 operations of Galaxy in gogapidocs, beside the two of sign-in, and 30 in code alone."""
    galaxy = [label for label, *_ in rows(GOGAPIDOCS) if label.startswith("GAL-")]

    assert galaxy == [f"GAL-{number}" for number in range(1, 22)]
    assert len(rows(CLIENTS)) == 30


def test_nothing_is_there_that_no_source_has(operations: dict[tuple[str, str], Operation]) -> None:
    """53 operations, each of which a source names."""
    assert set(operations) == {(method, path) for _, method, _, _, path in rows(GOGAPIDOCS + CLIENTS)}
    assert len(operations) == 53


@pytest.mark.parametrize("row", rows(GOGAPIDOCS + CLIENTS), ids=name)
def test_server(operations: dict[tuple[str, str], Operation], row: tuple[str, ...]) -> None:
    """The path of an operation goes to its host first, and to the sandbox as well."""
    _, method, _, host, path = row

    urls = [server["url"] for server in as_list(operations[method, path].path_item["servers"])]

    assert urls[0] == f"https://{host}.gog.com"
    assert urls[-1] == "http://127.0.0.1:8000/gog_galaxy"


@pytest.mark.parametrize("row", rows(GOGAPIDOCS + CLIENTS), ids=name)
def test_security(
    document: Document, operations: dict[tuple[str, str], Operation], row: tuple[str, ...]
) -> None:
    """An operation asks for a token where its source does."""
    _, method, auth, _, path = row

    security = operations[method, path].raw.get("security", document.root["security"])

    assert security == SECURITY[auth]


@pytest.mark.parametrize("row", rows(GOGAPIDOCS), ids=name)
def test_documented(operations: dict[tuple[str, str], Operation], row: tuple[str, ...]) -> None:
    """What gogapidocs has is documented, by its page and section."""
    _, method, _, host, path = row

    evidence = as_map(operations[method, path].raw["x-evidence"])

    assert (evidence["source"], evidence["kind"], evidence["seen"]) == (
        "gogapidocs",
        "documented",
        "2018-06-05",
    )
    assert evidence["section"] == ("auth / Methods" if host == "auth" else f"galaxy / {host}.gog.com")


@pytest.mark.parametrize("row", rows(CLIENTS), ids=name)
def test_known_from_code(operations: dict[tuple[str, str], Operation], row: tuple[str, ...]) -> None:
    """What only clients know is said to be from code, and never from gogapidocs."""
    _, method, _, _, path = row

    evidence = as_map(operations[method, path].raw["x-evidence"])

    assert evidence["kind"] == "code"
    assert evidence["source"] != "gogapidocs"


@pytest.mark.parametrize("path", QUERIES)
def test_query(document: Document, path: str) -> None:
    """Every query parameter that gogapidocs or a client knows is there, and no other."""
    named = {
        parameter["name"]
        for operation in document.operations()
        for parameter in operation.parameters
        if operation.path == path and parameter["in"] == "query"
    }

    assert named == set(QUERIES[path].split())


@pytest.mark.parametrize(("operation_id", "schema"), INFLATED.items())
def test_zlib(document: Document, operation_id: str, schema: str) -> None:
    """A stream is described as the bytes it is, with a schema and an example of what is inside."""
    operation = next(found for found in document.operations() if found.id == operation_id)

    content = as_map(operation.raw["responses"]["200"]["content"])

    assert content == {
        "application/octet-stream": {
            "schema": {
                "type": "string",
                "format": "binary",
                "contentMediaType": "application/json",
                "contentSchema": {"$ref": f"#/components/schemas/{schema}"},
            }
        }
    }
    assert document.root["components"]["schemas"][schema]["examples"]


def test_secrets_are_samples() -> None:
    """No example has the identity of a real client."""
    text = (ROOT / "specs" / "gog_galaxy.yaml").read_text(encoding="utf-8")
    clients = set(re.findall(r"name: client_id\n(?:.*\n){1,9}? +example: (.*)\n", text))
    secrets = set(re.findall(r"name: client_secret\n(?:.*\n){1,6}? +example: (.*)\n", text))

    assert clients == {'"40000000000000042"', '"50000000000000042"'}
    assert secrets == {"sandbox-client-secret"}
