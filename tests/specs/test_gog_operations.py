"""Nothing that a source names is missing from `specs/gog.yaml`.

`gog_source.json` has the operations of gog-api-documentation, with their examples as they are once its damage
is mended; the lists here are those of gogapidocs and of public clients. All were copied from the sources, and
nothing from the spec.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.document import Document, Operation, as_list, as_map, load

ROOT = Path(__file__).parent.parent.parent
SOURCE: list[dict[str, Any]] = json.loads((Path(__file__).parent / "gog_source.json").read_bytes())

GOGAPIDOCS = """
    AUTH-1    GET   auth   /auth
    AUTH-2    GET   auth   /token
    ACC-1     GET   embed  /userData.json
    ACC-2     GET   embed  /user/set-redirect-url
    ACC-3     GET   embed  /user/reviewTipsStatus.json
    ACC-4     GET   embed  /users/info/{user_id}
    ACC-5     GET   embed  /user/data/games
    ACC-6     GET   embed  /account/gameDetails/{game_id}.json
    ACC-7     GET   embed  /account/movieDetails/{movie_id}.json
    ACC-8     GET   embed  /user/games_rating.json
    ACC-9     GET   embed  /user/review_votes.json
    ACC-10    POST  embed  /account/hideProduct/{product_id}
    ACC-11    POST  embed  /account/revealProduct/{product_id}
    ACC-12    GET   embed  /user/wishlist.json
    ACC-13    GET   embed  /user/wishlist/add/{product_id}
    ACC-14    GET   embed  /user/wishlist/remove/{product_id}
    ACC-15    POST  embed  /account/tags/attach
    ACC-16    POST  embed  /account/tags/detach
    ACC-17    POST  embed  /account/tags/add
    ACC-18    POST  embed  /account/tags/delete
    ACC-19    POST  embed  /account/tags/update
    ACC-20    GET   embed  /account/save_birthday/{date}
    ACC-21    GET   embed  /account/save_country/{country}
    ACC-22    GET   embed  /account/save_newsletter_subscription/{subscribed}
    ACC-23    GET   embed  /account/save_promo_subscription/{subscribed}
    ACC-24    GET   embed  /account/save_wishlist_notification/{subscribed}
    ACC-25    GET   embed  /account/save_sharing_wishlist/{privacy}
    ACC-26    GET   embed  /account/save_chat_privacy/{privacy}
    ACC-27    GET   embed  /account/save_search_privacy/{privacy}
    ACC-28    POST  embed  /account/logout_all_sessions
    ACC-29    GET   embed  /user/changeCurrency/{currency}
    ACC-30    GET   embed  /user/changeLanguage/{language}
    ACC-31    POST  embed  /account/save_shelf_background/{background_name}
    ACC-32    POST  login  /account/avatar
    ACC-33    POST  embed  /friends/search
    ACC-34    GET   embed  /friends/invite/{user_id}
    ACC-35    GET   embed  /friends/remove/{user_id}
    ACC-36    GET   embed  /friends/invites/{user_id}/accept
    ACC-37    GET   embed  /friends/invites/{user_id}/decline
    ACC-38    GET   embed  /users/{user_id}/block
    ACC-39    GET   embed  /users/{user_id}/unblock
    LIST-1    GET   embed  /games/ajax/filtered
    LIST-2    GET   embed  /account/getFilteredProducts
    LIST-3    GET   embed  /account/wishlist/search
    LIST-4    GET   embed  /public_wishlist/{user_id}/search
    STORE-1   GET   embed  /cart
    STORE-2   GET   embed  /cart/add/{game_id}
    STORE-3   POST  embed  /cart/add
    STORE-4   GET   embed  /cart/add/series/{series_id}
    STORE-5   GET   embed  /cart/remove/{game_id}
    STORE-6   GET   embed  /checkout
    STORE-7   GET   embed  /checkout/manual/{product_id}
    STORE-8   GET   embed  /checkout/order/{order_id}/changeCurrency/{currency}
    STORE-9   GET   embed  /checkout/order/{order_id}/add/{game_id}
    STORE-10  POST  embed  /checkout/order/{order_id}/remove/{game_id}
    STORE-11  GET   embed  /checkout/order/{order_id}/enableStoreCredit
    STORE-12  GET   embed  /checkout/order/{order_id}/disableStoreCredit
    STORE-13  GET   embed  /checkout/order/{order_id}/setAsGift
    STORE-14  GET   embed  /checkout/order/{order_id}/setAsNotGift
    STORE-15  GET   embed  /payment/process/{order_id}
    STORE-16  GET   embed  /payment/ping/{order_id}
    STORE-17  GET   embed  /order/checkStatus/{order_id}
    STORE-18  GET   embed  /account/settings/orders/resend
    STORE-19  GET   embed  /account/settings/orders/data
    STORE-20  GET   embed  /wallet/recommendedProducts
    STORE-21  POST  embed  /wallet/funds
    STORE-22  GET   embed  /wallet/transactions/{currency}/{page}
    REV-1     GET   embed  /reviews/product/{game_id}.json
    REV-2     POST  embed  /reviews/vote/review/{review_id}.json
    REV-3     POST  embed  /reviews/report/review/{review_id}.json
    REV-4     POST  embed  /reviews/rate/product/{game_id}.json
    REV-5     POST  embed  /reviews/add/product/{game_id}.json
    CON-1     GET   embed  /api/v1/users/{user_id}/gogLink/steam/linkedAccount
    CON-2     GET   embed  /api/v1/users/{user_id}/gogLink/steam/exchangeableProducts
    CON-3     GET   embed  /api/v1/users/{user_id}/gogLink/steam/synchronizeUserProfile
    CON-4     GET   embed  /api/v1/users/{user_id}/gogLink/steam/claimProducts
"""
"""Where it does not know the method, the one that public clients send."""

CLIENTS = """
    GX-8      GET   menu   /v1/account/basic
    GX-9      GET   menu   /v1/account/licences
    GX-10     GET   www    /u/{username}/games/stats
    GX-20     GET   embed  /checkout/{order_id}
"""
"""Operations that only public code knows."""

QUERIES = {
    "/auth": "client_id redirect_uri response_type layout brand",
    "/token": "client_id client_secret grant_type code redirect_uri refresh_token without_new_session scope",
    "/user/set-redirect-url": "url",
    "/users/info/{user_id}": "expand",
    "/account/tags/attach": "product_id tag_id",
    "/account/tags/detach": "product_id tag_id",
    "/account/tags/add": "name",
    "/account/tags/delete": "tag_id",
    "/account/tags/update": "tags",
    "/games/ajax/filtered": "mediaType search page limit sort price category devpub feature language"
    " release system",
    "/account/getFilteredProducts": "mediaType page search sortBy hiddenFlag isUpdated tags category feature"
    " language system totalPages",
    "/account/wishlist/search": "mediaType page search sortBy hiddenFlag category feature language system"
    " totalPages price hasHiddenProducts",
    "/public_wishlist/{user_id}/search": "mediaType page search sortBy hiddenFlag category feature language"
    " system totalPages price hasHiddenProducts",
    "/account/settings/orders/data": "page canceled completed in_progress not_redeemed pending redeemed"
    " search",
    "/reviews/product/{game_id}.json": "page",
    "/u/{username}/games/stats": "page sort order",
}
"""What gogapidocs and public clients send in a query."""


def rows(table: str) -> list[tuple[str, ...]]:
    """Label, method, host and path of each line."""
    return [tuple(line.split()) for line in table.splitlines() if line.strip()]


def label(entry: dict[str, Any]) -> str:
    """How pytest names an operation."""
    return f"{entry['method']} {entry['path']}"


@pytest.fixture(scope="module")
def document() -> Document:
    """The spec."""
    return load(ROOT / "specs" / "gog.yaml")


@pytest.fixture(scope="module")
def operations(document: Document) -> dict[tuple[str, str], Operation]:
    """By method and path."""
    return {(operation.method.upper(), operation.path): operation for operation in document.operations()}


def query(operation: Operation) -> set[str]:
    """The names of its query parameters."""
    return {parameter["name"] for parameter in operation.parameters if parameter["in"] == "query"}


def answers(document: Document, operation: Operation, name: str) -> list[Any]:
    """The examples of this name among the JSON answers of an operation."""
    found: list[Any] = []
    for response in as_map(operation.raw["responses"]).values():
        content = as_map(as_map(document.resolve(response)).get("content"))
        examples = as_map(as_map(content.get("application/json")).get("examples"))
        found += [examples[name]["value"]] if name in examples else []
    return found


def test_sources_are_whole() -> None:
    """27 operations are in the source document, 76 in gogapidocs, 4 in code alone."""
    assert [len(SOURCE), len(rows(GOGAPIDOCS)), len(rows(CLIENTS))] == [27, 76, 4]


def test_nothing_is_there_that_no_source_has(operations: dict[tuple[str, str], Operation]) -> None:
    """What the sources share is one operation: 95 in all, 15 of them `_alt`."""
    named = {(entry["method"], entry["path"]) for entry in SOURCE}
    known = {(method, path) for _, method, _, path in rows(GOGAPIDOCS + CLIENTS)}

    assert set(operations) == named | known
    assert len(operations) == 95
    assert {key for key, found in operations.items() if found.id.endswith("_alt")} == named - known


@pytest.mark.parametrize("entry", SOURCE, ids=label)
def test_source_document(
    document: Document, operations: dict[tuple[str, str], Operation], entry: dict[str, Any]
) -> None:
    """An operation of the source document has its query, and its example as `source`."""
    operation = operations[entry["method"], entry["path"]]

    assert set(entry.get("query", ())) <= query(operation)
    if "answer" in entry:
        assert answers(document, operation, "source") == [entry["answer"]]


@pytest.mark.parametrize("row", rows(GOGAPIDOCS + CLIENTS), ids=lambda row: row[0])
def test_server(
    document: Document, operations: dict[tuple[str, str], Operation], row: tuple[str, ...]
) -> None:
    """An operation goes to its host first, and to the sandbox as well."""
    _, method, host, path = row
    operation = operations[method, path]
    servers = as_list(
        operation.raw.get("servers") or operation.path_item.get("servers") or document.root["servers"]
    )
    urls = [server["url"] for server in servers]

    assert urls[0] == f"https://{host}.gog.com"
    assert urls[-1] == "http://127.0.0.1:8000/gog"


@pytest.mark.parametrize("path", QUERIES)
def test_query(document: Document, path: str) -> None:
    """Every query parameter that gogapidocs or a client knows is there."""
    named = {name for found in document.operations() if found.path == path for name in query(found)}

    assert set(QUERIES[path].split()) <= named


def test_alt_says_what_to_prefer(document: Document) -> None:
    """The description of an `_alt` names an operation that is none, and its evidence says who disagrees."""
    plain = {operation.id for operation in document.operations() if not operation.id.endswith("_alt")}

    for operation in document.operations():
        if operation.id.endswith("_alt"):
            _, prefer, rest = operation.raw["description"].partition("Prefer")
            assert prefer, operation.id
            assert plain & set(re.findall(r"`([a-z_]+\.[a-z_]+)`", rest)), operation.id
            assert operation.raw["x-evidence"]["conflicts"], operation.id


def enumerations(node: Any, pointer: str = "#") -> Iterator[tuple[str, list[Any], list[Any]]]:
    """Every list of several known values: where it stands, the values, and their names."""
    parts = as_map(node)
    for key in ("enum", "x-extensible-enum"):
        values = as_list(parts.get(key))
        if len(values) > 1:
            yield pointer, values, as_list(parts.get("x-enum-varnames")) or values
    for place, inner in [*parts.items(), *enumerate(as_list(node))]:
        yield from enumerations(inner, f"{pointer}/{place}")


def test_values_have_names_of_their_own(document: Document) -> None:
    """Nor do two of them differ in case or punctuation alone, which generators for many languages drop."""
    for pointer, values, names in enumerations(document.root):
        plain = {re.sub(r"[^a-z0-9]", "", str(name).lower()) for name in names}
        assert len(plain) == len(values), pointer


def test_choices_of_parameters_are_named(document: Document) -> None:
    """What they choose from is a schema of its own, so clients have one class for it; flags need none."""
    for pointer, values, _ in enumerations(document.root):
        named = pointer.startswith(("#/components/schemas/", "#/components/responses/"))
        assert named or values == [0, 1], pointer


def test_secrets_are_samples() -> None:
    """No example has the identity of a real client."""
    text = (ROOT / "specs" / "gog.yaml").read_text()
    values = dict(re.findall(r"name: (client_id|client_secret)\n(?:.*\n){1,6}? +example: (.*)\n", text))

    assert values == {"client_id": '"40000000000000042"', "client_secret": "sandbox-client-secret"}
    assert not re.search(r"\b[0-9a-f]{64}\b", re.sub(r"//images\S*", "", text))
