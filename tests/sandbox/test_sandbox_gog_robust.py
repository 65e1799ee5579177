"""GOG: hostile input, injected failures, limits, and state that survives."""

import asyncio
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox import create_app
from sandbox.journal import Journal
from tests.sandbox.gog import (
    CLIENT,
    FOR_ALL,
    FOR_USERS,
    GAME,
    PEOPLE,
    REDIRECT,
    UNOWNED,
    Gog,
    code_of,
    is_page,
)
from tests.sandbox.test_sandbox_hostile import anything, hostile, sent_headers, tails, values
from tests.sandbox.test_sandbox_journal import opened

ROUTES = sorted(
    set(
        httpx.Response(
            200, content=asyncio.run(
                httpx.AsyncClient(transport=httpx.ASGITransport(create_app())).get("http://x/__sandbox__/")
            ).content
        ).json()["apis"]["gog"]["operations"].values()
    )
)  # fmt: skip
KNOWN = {
    "user_id": ["48628349970002", "48628349970004", "1"],
    "game_id": [str(GAME), str(UNOWNED), "1"],
    "movie_id": ["1207665463"],
    "product_id": [str(GAME), str(UNOWNED), "1"],
    "tag_id": ["300000001", "1"],
    "review_id": ["123456", "1"],
    "order_id": ["0123456789ab"],
    "currency": ["EUR"],
    "page": ["1"],
    "series_id": ["2"],
    "slug": ["unreal_tournament_2004_ece"],
    "file": ["en1installer3", "6093"],
}
NAMES = [
    *("page", "limit", "mediaType", "sort", "sortBy", "sortOrder", "hidden", "hiddenFlag", "tags", "tag_id"),
    *("product_id", "name", "search", "price", "system", "language", "currency", "expand", "url", "code"),
    *("client_id", "client_secret", "grant_type", "redirect_uri", "refresh_token", "response_type", "order"),
    *("completed", "isUpdated", "newsletter", "expires", "signature", "category", "without_new_session"),
]
bodies = (
    st.binary(max_size=100)
    | anything.map(lambda value: json.dumps(value).encode())
    | st.dictionaries(
        st.sampled_from(["product_ids", "amount", "currency", "wasHelpful", "rating", "query", "title"]),
        anything | st.lists(st.integers() | anything, max_size=3),
        max_size=3,
    ).map(lambda value: json.dumps(value).encode())
)
queries = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        values
        | tails
        | st.sampled_from(["1", "code", REDIRECT, "game", "title", "desc", "0", "true"])
        | anything.map(json.dumps),
    ),
    max_size=6,
).map(lambda pairs: "&".join(f"{k}={v}" for k, v in pairs))


async def send(app: Any, method: str, path: str, query: str, body: bytes, headers: Any) -> tuple[Any, bytes]:
    """Send any request straight into an app."""
    scope = {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(), "headers": [*headers],
        "query_string": query.encode("utf-8", "replace"), "http_version": "1.1", "scheme": "http",
        "root_path": "",
    }  # fmt: skip
    answers: list[dict[str, Any]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def take(message: dict[str, Any]) -> None:
        answers.append(message)

    await app(scope, receive, take)
    return answers[0], b"".join(answer["body"] for answer in answers[1:])


@settings(hostile, max_examples=150)
@given(
    route=st.sampled_from(ROUTES),
    fill=st.lists(tails | values | st.none(), min_size=2, max_size=2),
    pick=st.integers(0, 2),
    query=queries | st.binary(max_size=20).map(lambda b: b.decode("latin-1")),
    body=bodies,
    headers=sent_headers(b"cookie", b"range", b"if-range"),
    user=st.sampled_from(["anna", "boris", None]),
    other=st.sampled_from([None, None, None, "GET", "POST", "PUT", "HEAD"]),
)
def test_any_input_is_answered_in_the_form_of_gog(
    route: str,
    fill: list[str | None],
    pick: int,
    query: str,
    body: bytes,
    headers: dict[bytes, bytes],
    user: str | None,
    other: str | None,
) -> None:
    """JSON, a page, a redirect or nothing; never a 500."""
    method, path = route.split(" ")
    filled = iter(fill * 3)

    def part(hole: re.Match[str]) -> str:
        given = next(filled)
        known = KNOWN.get(hole[1], ["x"])
        chosen = known[pick % len(known)] if given is None else given
        return chosen.encode("utf-8", "replace").decode("latin-1").replace("?", "").replace("/", "")

    path = re.sub(r"\{(\w+)\}", part, path).encode("ascii", "replace").decode()
    if user is not None:
        headers = {b"authorization": f"Bearer sandbox-access-{user}".encode(), **headers}
    headers.pop(b"host", None)

    start, content = asyncio.run(
        send(create_app(), other or method, f"/gog{path}", query, body, headers.items())
    )

    status, sent = start["status"], dict(start["headers"])
    assert status in {200, 204, 206, 302, 400, 401, 403, 404, 405, 416}
    if status == 302:
        assert sent[b"location"]
    elif method == other or other is None:
        kind = sent.get(b"content-type", b"")
        if kind.startswith(b"application/json"):
            json.loads(content)
        elif status >= 400:
            assert kind.startswith(b"text/html")
            assert content.startswith(b"<!DOCTYPE html>") or (other or method) == "HEAD"


@pytest.mark.parametrize("path", ["/cart/add", "/friends/search", "/wallet/funds", "/account/avatar"])
def test_large_bodies_are_drained(gog: Gog, path: str) -> None:
    """More than a megabyte is no body at all."""
    assert is_page(gog.post(path, content=b'{"a": "' + b"x" * 1_200_000 + b'"}'), 400)


@pytest.mark.parametrize(
    ("order", "status", "kind"),
    [
        ({"operation": "gog:user.data", "status": 503}, 503, "text/html"),
        ({"operation": "gog:*", "status": 500}, 500, "text/html"),
        ({"operation": "gog:user.data", "status": 200}, 200, "text/html"),
        ({"operation": "gog:user.data", "code": "invalid_grant"}, 400, "application/json"),
    ],
)
def test_failures_are_pages(gog: Gog, order: dict[str, Any], status: int, kind: str) -> None:
    """Unless a code is wanted; then all is well again."""
    assert gog.control("/fail", **order).status_code == 200
    answer = gog.get("/userData.json")
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (status, kind)
    assert gog.get("/userData.json").json()["username"] == "anna"


@pytest.mark.parametrize(
    ("order", "status", "code"),
    [
        ({"status": 503}, 503, "server_error"),
        ({"status": 401}, 401, "invalid_request"),
        ({"code": "invalid_client"}, 401, "invalid_client"),
        ({"code": "invalid_grant", "status": 401}, 401, "invalid_grant"),
        ({"code": "slow_down", "status": 400, "message": "Later"}, 400, "slow_down"),
    ],
)
def test_failures_of_the_token_endpoint_are_json(
    gog: Gog, order: dict[str, Any], status: int, code: str
) -> None:
    """`error` and `error_description`."""
    gog.control("/fail", operation="gog:auth.token", **order)
    answer = gog.token(grant_type="refresh_token", refresh_token="sandbox-refresh-anna")
    assert (answer.status_code, answer.json()["error"]) == (status, code)
    assert answer.json()["error_description"]


def test_failure_codes_are_listed(gog: Gog) -> None:
    """Those of the token endpoint; another needs a status."""
    assert gog.client.get("/__sandbox__/").json()["apis"]["gog"]["codes"] == [
        *("invalid_request", "invalid_client", "invalid_grant", "unsupported_grant_type")
    ]
    assert gog.control("/fail", operation="gog:user.data", code="nope").status_code == 422


def test_a_lost_answer_has_done_its_work(gog: Gog) -> None:
    """The payment went through although its answer is a page."""
    order = gog.order()
    gog.control("/fail", operation="gog:orders.process_payment", status=503, after=True)
    assert is_page(gog.get(f"/payment/process/{order}"), 503)
    assert gog.json(f"/payment/ping/{order}")["status"] == "pending"


def test_limits_are_a_page(gog: Gog) -> None:
    """429 with `Retry-After`."""
    gog.control("/limits", api="gog", requests=1, per_seconds=60)
    gog.get("/userData.json")
    answer = gog.get("/userData.json")
    assert is_page(answer, 429)
    assert answer.headers["retry-after"] == "60"


CHANGES: dict[str, Callable[[Gog], object]] = {
    "settings": lambda gog: [
        gog.get("/account/save_birthday/1980-01-02"),
        gog.post("/account/save_shelf_background/glass"),
    ],
    "wishlist": lambda gog: [
        gog.get(f"/user/wishlist/add/{GAME}"),
        gog.post(f"/user/wishlist/add/{UNOWNED}"),
    ],
    "tags": lambda gog: [
        gog.post("/account/tags/add?name=New"),
        gog.post(f"/account/tags/attach?product_id={GAME}&tag_id=300000005"),
        gog.post("/account/tags/delete?tag_id=300000002"),
    ],
    "hidden": lambda gog: gog.post(f"/account/hideProduct/{GAME}"),
    "currency": lambda gog: [gog.get("/user/changeCurrency/USD"), gog.get("/user/changeLanguage/de", None)],
    "avatar": lambda gog: gog.post("/account/avatar", files={"files[]": b"picture"}),
    "friends": lambda gog: [
        gog.get(f"/friends/invites/{PEOPLE['dora']}/accept"),
        gog.post(f"/user/friends/add/{PEOPLE['boris']}"),
        gog.get(f"/users/{PEOPLE['clara']}/block"),
    ],
    "reviews": lambda gog: [
        gog.post("/reviews/vote/review/123456.json", "boris", json={"wasHelpful": False}),
        gog.post(f"/reviews/add/product/{GAME}.json", json={"title": "T", "rating": 10}),
        gog.post(f"/reviews/rate/product/{UNOWNED}.json", json={"rating": 20}),
    ],
    "cart": lambda gog: [gog.get(f"/cart/add/{GAME}"), gog.get(f"/cart/add/{UNOWNED}", None)],
    "orders": lambda gog: [
        gog.get(f"/checkout/order/{(first := gog.order())}/enableStoreCredit"),
        gog.get(f"/payment/process/{first}"),
        gog.get(f"/payment/process/{gog.order(GAME)}"),
        gog.control("/clock", advance=1),
    ],
    "anonymous order": lambda gog: [
        gog.get(f"/cart/add/{UNOWNED}", None),
        gog.get(f"/payment/process/{gog.get('/checkout', None).headers['location'].rpartition('/')[2]}"),
        gog.control("/clock", advance=5),
    ],
    "funds": lambda gog: gog.post("/wallet/funds", json={"amount": 500, "currency": "PLN"}),
    "steam": lambda gog: [
        gog.step("steam", user="anna", products={str(UNOWNED): "readyToLink"}),
        gog.get(f"/api/v1/users/{PEOPLE['anna']}/gogLink/steam/synchronizeUserProfile"),
        gog.get(f"/api/v1/users/{PEOPLE['anna']}/gogLink/steam/claimProducts"),
    ],
    "steps": lambda gog: [
        gog.step("wallet", user="anna", add=5),
        gog.step("library", user="boris", product=GAME),
        gog.step("preorder", product=GAME),
        gog.step("reviews", user="clara", product=UNOWNED),
        gog.step("friends", user="anna", friend="emil", does="accept"),
        gog.step("downloads/cut", after=3, times=2),
        gog.client.get(gog.link()),
        gog.step("downloads/expire"),
        gog.step("tokens/revoke", user="clara", what="all"),
    ],
    "logout": lambda gog: gog.post("/account/logout_all_sessions", "boris"),
    "tokens": lambda gog: gog.token(
        grant_type="refresh_token", refresh_token=gog.tokens("boris")["refresh_token"]
    ),
    "readings": lambda gog: gog.read(wishlist="both", numbers="loose", fields="older"),
}


def seen(gog: Gog) -> list[tuple[int, bytes]]:
    """All that reading tells, for two users and a visitor."""
    paths = [
        line.partition(" ")[2]
        for line in (*FOR_USERS, *FOR_ALL)
        if line.startswith("GET /")
        and not re.search(
            r"add|remove|save_|change|block|/friends/i|/friends/r|synchron|claim|checkout|process|auth|downlink|token",
            line,
        )
    ]
    paths += [
        "/account/settings/orders/data?completed=1&pending=1&in_progress=1&canceled=1&not_redeemed=1",
        "/wallet/transactions/USD/1",
        "/wallet/transactions/PLN/1",
        f"/reviews/product/{UNOWNED}.json",
        *(f"/users/info/{number}?expand=friendStatus,blockedStatus" for number in PEOPLE.values()),
    ]
    answers = [gog.get(path, user) for user in ("anna", "boris", "clara", None) for path in paths]
    session = {"Cookie": "gog-al=sandbox-session-boris"}
    answers += [gog.get("/userData.json", None, headers=session), gog.client.get("/__sandbox__/gog/tokens")]
    answers.append(gog.client.get("/__sandbox__/gog/settings/anna"))
    return [(answer.status_code, answer.content) for answer in answers]


@pytest.mark.parametrize("name", CHANGES)
def test_state_survives_a_restart(tmp_path: Path, name: str) -> None:
    """Whatever was changed is seen to be the same afterwards, and goes on in the same way."""
    with opened(tmp_path / "s.db") as shop:
        gog = Gog(shop.client)
        fresh = seen(gog)
        CHANGES[name](gog)
        before = seen(gog)
        assert before != fresh
        cut = gog.step("login", user="dora")
        link = gog.get("/downlink/unreal_tournament_2004_ece/en1installer3")

    with opened(tmp_path / "s.db") as shop:
        gog = Gog(shop.client)
        assert seen(gog) == before
        answer = gog.token(grant_type="authorization_code", code=cut["code"], redirect_uri=REDIRECT)
        assert answer.status_code == 200
        if link.status_code == 302:
            again = gog.get("/downlink/unreal_tournament_2004_ece/en1installer3")
            assert again.headers["location"] == link.headers["location"]


def test_codes_survive_a_restart(tmp_path: Path) -> None:
    """Those that a browser was given, and the sessions."""
    query = f"client_id={CLIENT['client_id']}&redirect_uri=http%3A%2F%2Flocalhost%2F&response_type=code"
    with opened(tmp_path / "s.db") as shop:
        gog = Gog(shop.client)
        logged_in = gog.get(f"/login/boris?{query}", None)
        shop.client.cookies.clear()
        session = {"Cookie": logged_in.headers["set-cookie"].partition(";")[0]}
        again = gog.get(f"/auth?{query}", None, headers=session)
        codes = [code_of(answer.headers["location"]) for answer in (logged_in, again)]

    with opened(tmp_path / "s.db") as shop:
        gog = Gog(shop.client)
        for code in codes:
            answer = gog.token(grant_type="authorization_code", code=code, redirect_uri="http://localhost/")
            assert answer.json()["user_id"] == "46988088193245002"
        assert gog.json("/userData.json", None, headers=session)["username"] == "boris"


def test_a_run_repeats_exactly(gog: Gog) -> None:
    """The same requests after a reset give the same answers; another seed gives other ids."""

    def run(seed: int) -> list[str]:
        gog.control("/reset", seed=seed)
        return [gog.order(), gog.tokens()["access_token"], gog.link()]

    first, other = run(1), run(2)
    assert run(1) == first
    assert all(a != b for a, b in zip(first, other, strict=True))


def test_journal_holds_no_sample_credentials(tmp_path: Path) -> None:
    """Neither tokens nor cookies of those who ask, nor secrets that were refused."""
    state = tmp_path / "s.db"
    with opened(state) as shop:
        gog = Gog(shop.client)
        gog.get(f"/user/wishlist/add/{GAME}")
        gog.get(f"/user/wishlist/add/{GAME}", None, headers={"Cookie": "gog-al=sandbox-session-boris"})
        gog.token(grant_type="refresh_token", refresh_token="mine", client_id="1", client_secret="real-one")

    assert [(e.operation, e.caller) for e in Journal(state)] == [
        ("wishlist.add", "anna"),
        ("wishlist.add", "boris"),
    ]
    kept = state.read_bytes()
    for secret in (b"sandbox-access-anna", b"sandbox-session-boris", b"real-one"):
        assert secret not in kept


def test_samples_work_as_they_are_told(gog: Gog) -> None:
    """Tokens, refresh tokens and cookies of everybody."""
    samples = gog.client.get("/__sandbox__/").json()["apis"]["gog"]["samples"]
    assert (samples["client_id"], samples["client_secret"]) == tuple(CLIENT.values())
    for name, user in samples["users"].items():
        bearer = {"Authorization": f"Bearer {user['access_token']}"}
        cookie = {"Cookie": f"gog-al={user['session']}"}
        for headers in (bearer, cookie):
            data = gog.json("/userData.json", None, headers=headers)
            assert (data["username"], data["userId"]) == (name, user["user_id"])
        answer = gog.token(grant_type="refresh_token", refresh_token=user["refresh_token"])
        assert answer.json()["user_id"] == user["galaxy_user_id"]
