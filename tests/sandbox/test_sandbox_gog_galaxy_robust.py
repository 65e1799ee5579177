"""GOG Galaxy: hostile input, injected failures, limits, hosts, and state that survives."""

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
from tests.sandbox.galaxy import (
    ANNA,
    FOR_ALL,
    FOR_USERS,
    GAME_CLIENT,
    GAME_TOKEN,
    NEW,
    OLD,
    PEOPLE,
    SMALL,
    Galaxy,
    fill,
    is_refusal,
)
from tests.sandbox.gog import CLIENT, GAME, REDIRECT
from tests.sandbox.shop import connect
from tests.sandbox.test_sandbox_gog_robust import send
from tests.sandbox.test_sandbox_hostile import anything, hostile, sent_headers, tails, values
from tests.sandbox.test_sandbox_journal import opened

OPERATIONS: dict[str, str] = httpx.Response(
    200,
    content=asyncio.run(
        httpx.AsyncClient(transport=httpx.ASGITransport(create_app())).get("http://x/__sandbox__/")
    ).content,
).json()["apis"]["gog_galaxy"]["operations"]
ROUTES = sorted(OPERATIONS.values())
ADDRESS = "94cc0000000000000000000000000000"
KNOWN = {
    "user_id": [ANNA, PEOPLE["clara"], "1"],
    "product_id": [str(GAME), str(SMALL), "1"],
    "client_id": [GAME_CLIENT, "1", "1"],
    "os": ["windows", "files-windows", "osx"],
    "kind": ["installer", "product_bonus", "patch"],
    "file_id": ["en1installer3", "6093", "x"],
    "project": ["desktop-galaxy-client"],
    "achievement_id": ["48120765869100001"],
    "stat_id": ["49120765869100001", "49120765869100002"],
    "leaderboard_id": ["47120765869100001"],
    "build_id": ["84305845"],
    "depot_id": ["84305845"],
    "file": ["main.bin", "saves%2Fslot1.sav"],
    "h1": [ADDRESS[:2]],
    "h2": [ADDRESS[2:4]],
    "hash": [ADDRESS],
    "token": [f"token=nva=1735693200~dirs=4~token={'0' * 64}", "token=nva=1~dirs=0~token=", "x"],
    "platform": ["gog"],
    "external_id": [str(GAME)],
}
NAMES = [
    *("ids", "expand", "locale", "generation", "_version", "password", "path", "root", "type", "page_token"),
    *("from_build_id", "to_build_id", "user_id", "access_token", "types", "limit", "page", "order", "query"),
    *("searchAfter", "productType", "currencyCode", "countryCode", "currency", "language", "reviewer"),
    *("expires", "dirs", "signature", "component_version", "grant_type", "refresh_token", "client_id"),
]
bodies = (
    st.binary(max_size=100)
    | anything.map(lambda value: json.dumps(value).encode())
    | st.dictionaries(
        st.sampled_from(
            [
                *("presence", "version", "application_type", "force_update", "game_id", "date_unlocked"),
                *("value", "session_date", "time"),
            ]
        ),
        anything | st.sampled_from(["online", 1, 1.5, True, 10**400, "2020-01-02T03:04:05+0000"]),
        max_size=6,
    ).map(lambda value: json.dumps(value).encode())
)
queries = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        values | tails | st.sampled_from(["1", "2", "/", "desc:votes", "EUR", str(GAME), "0", OLD, NEW]),
    ),
    max_size=6,
).map(lambda pairs: "&".join(f"{k}={v}" for k, v in pairs))


@settings(hostile, max_examples=200)
@given(
    route=st.sampled_from(ROUTES),
    fill=st.lists(tails | values | st.none() | st.none(), min_size=3, max_size=3),
    pick=st.integers(0, 2),
    query=queries | st.binary(max_size=20).map(lambda b: b.decode("latin-1")),
    body=bodies,
    headers=sent_headers(b"range", b"content-length", b"x-object-meta-locallastmodified"),
    token=st.sampled_from(["sandbox-access-anna", GAME_TOKEN, None]),
    other=st.sampled_from([None, None, None, "GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"]),
)
def test_any_input_is_answered_in_the_form_of_galaxy(
    route: str,
    fill: list[str | None],
    pick: int,
    query: str,
    body: bytes,
    headers: dict[bytes, bytes],
    token: str | None,
    other: str | None,
) -> None:
    """JSON, bytes or nothing, and the pages of the sign-in; never a 500."""
    method, path = route.split(" ")
    filled = iter(fill * 3)

    def part(hole: re.Match[str]) -> str:
        given = next(filled)
        known = KNOWN.get(hole[1], ["x"])
        chosen = known[pick % len(known)] if given is None else given
        return chosen.encode("utf-8", "replace").decode("latin-1").replace("?", "").replace("/", "")

    path = re.sub(r"\{(\w+)\}", part, path).encode("ascii", "replace").decode()
    if token is not None:
        headers = {b"authorization": f"Bearer {token}".encode(), **headers}
    headers.pop(b"host", None)

    start, content = asyncio.run(
        send(create_app(), other or method, f"/gog_galaxy{path}", query, body, headers.items())
    )

    status, sent = start["status"], dict(start["headers"])
    assert status in {200, 201, 204, 206, 302, 400, 401, 403, 404, 405, 413, 416}
    kind = sent.get(b"content-type", b"")
    paged = path.startswith(("/auth", "/login", "/secure"))
    if status >= 400 and not paged and (other or method) != "HEAD":
        told = json.loads(content)
        assert list(told) == ["error", "error_description"]
        assert kind == b"application/json"
    elif kind == b"application/json" and content:
        json.loads(content)


def test_operations_are_those_that_were_agreed_on() -> None:
    """All of them, and what is needed around them."""
    assert sorted(OPERATIONS) == sorted(
        f"{group}.{verb}"
        for group, verbs in {
            "achievements": "clear list list_friends_progress unlock",
            "auth": "authorize token",
            "builds": "dependencies list open_link patch redists secure_link",
            "catalog": "search",
            "cdn": "chunk dependency_chunk file head patch_chunk",
            "config": "client files files_v7 remote",
            "depots": "container_v1 dependency_meta manifest_v1 meta patch_meta repository_v1",
            "friends": "list list_invitations",
            "games_db": "get",
            "leaderboards": "list list_entries",
            "library": "list_releases",
            "login": "page user",
            "notifications": "list",
            "presence": "clear list options set",
            "products": "downlink get get_game list list_prices prices",
            "reviews": "average_rating list",
            "saves": "delete get list put",
            "sessions": "add list list_friends total",
            "stats": "list update",
            "users": "get",
        }.items()
        for verb in verbs.split()
    )


def test_unknown_paths_and_methods(galaxy: Galaxy) -> None:
    """404 and 405 with `Allow`, in JSON."""
    assert is_refusal(galaxy.get("/nothing/here"), 404, "not_found")
    answer = galaxy.call("PATCH", f"/users/{ANNA}/status")
    assert is_refusal(answer, 405, "method_not_allowed")
    assert answer.headers["allow"] == "DELETE, POST"


@pytest.mark.parametrize(
    ("order", "status", "error"),
    [
        ({"operation": "gog_galaxy:products.get", "status": 503}, 503, "server_error"),
        ({"operation": "gog_galaxy:products.get", "code": "invalid_token"}, 401, "invalid_token"),
        ({"operation": "gog_galaxy:*", "status": 418}, 418, "invalid_request"),
        ({"operation": "gog_galaxy:products.get", "code": "odd", "status": 409}, 409, "odd"),
    ],
)
def test_failures_are_in_json(galaxy: Galaxy, order: dict[str, Any], status: int, error: str) -> None:
    """Of the code or the status; then all is well again."""
    assert galaxy.control("/fail", **order).status_code == 200
    assert is_refusal(galaxy.get(f"/products/{GAME}"), status, error)
    assert galaxy.get(f"/products/{GAME}").status_code == 200


def test_failures_of_the_sign_in(galaxy: Galaxy) -> None:
    """As at the web API."""
    galaxy.control("/fail", operation="gog_galaxy:auth.token", code="invalid_grant")
    assert is_refusal(galaxy.get("/token"), 400, "invalid_grant")
    galaxy.control("/fail", operation="gog_galaxy:auth.authorize", status=503)
    assert galaxy.get("/auth").headers["content-type"].startswith("text/html")
    assert galaxy.control("/fail", operation="gog_galaxy:users.get", code="nope").status_code == 422


def test_limits_are_in_json(galaxy: Galaxy) -> None:
    """429 with `Retry-After`; the web API goes on."""
    galaxy.control("/limits", api="gog_galaxy", requests=1, per_seconds=60)
    galaxy.get(f"/products/{GAME}")
    answer = galaxy.get(f"/products/{GAME}")
    assert is_refusal(answer, 429, "too_many_requests")
    assert answer.headers["retry-after"] == "60"
    assert galaxy.web.get("/userData.json").status_code == 200


HOSTS = {
    "api.gog.com": f"/products/{GAME}",
    "cfg.gog.com": "/desktop-galaxy-client/config.json",
    "remote-config.gog.com": f"/components/galaxy_client/clients/{GAME_CLIENT}",
    "chat.gog.com": f"/users/{ANNA}/friends",
    "content-system.gog.com": f"/products/{GAME}/os/windows/builds",
    "cdn.gog.com": f"/content-system/v1/manifests/{GAME}/windows/84305845/repository.json",
    "gog-cdn-fastly.gog.com": f"/content-system/v1/manifests/{GAME}/windows/84305845/repository.json",
    "gameplay.gog.com": f"/games/{GAME}/users/{ANNA}/sessions",
    "presence.gog.com": f"/statuses?user_id={ANNA}",
    "users.gog.com": f"/users/{ANNA}",
    "galaxy-library.gog.com": f"/users/{ANNA}/releases",
    "catalog.gog.com": "/v1/catalog",
    "reviews.gog.com": f"/v1/products/{GAME}/reviews",
    "gamesdb.gog.com": f"/platforms/gog/external_releases/{GAME}",
    "notifications.gog.com": f"/clients/1/users/{ANNA}/notifications?access_token=sandbox-access-anna",
}


def test_real_hosts_answer_as_the_paths_do(galaxy: Galaxy) -> None:
    """But for addresses, which take the form in which the request came."""
    for host, path in HOSTS.items():
        there, here = galaxy.get(f"https://{host}{path}"), galaxy.get(path)
        assert there.status_code == here.status_code == 200, host
        assert "127.0.0.1" not in there.text
        assert re.sub(r"https://[\w.-]+\.gog\.com/", "", there.text) == re.sub(
            r"(http://127.0.0.1:8000/gog_galaxy|https://[\w.-]+\.gog\.com)/", "", here.text
        ), host


def test_shared_hosts_serve_both_apis(galaxy: Galaxy) -> None:
    """On cdn.gog.com files of the web API and chunks; paths that nobody has get a page there."""
    headers = {"Host": "www.gog.com"}
    path = "/downlink/unreal_tournament_2004_ece/en1installer3"
    link = galaxy.call("GET", f"https://www.gog.com{path}", headers=headers).headers["location"]
    assert link.startswith("https://cdn.gog.com/secure/")
    assert galaxy.get(link).status_code == 200
    downlink = galaxy.get(f"https://api.gog.com/products/{GAME}/downlink/installer/en1installer3")
    assert galaxy.get(downlink.json()["downlink"]).content == galaxy.get(link).content
    assert galaxy.get("https://cdn.gog.com/nothing").status_code == 404
    query = {**CLIENT, "grant_type": "refresh_token", "refresh_token": "sandbox-refresh-boris"}
    told = galaxy.get("https://auth.gog.com/token", None, params=query).json()
    assert told["user_id"] == PEOPLE["boris"]


STATUS = {"application_type": "Test", "force_update": False, "presence": "online", "version": "1.0"}
OF_GAME = f"/clients/{GAME}/users/{ANNA}"
SAVES = f"/v1/{ANNA}/{GAME_CLIENT}"
CHANGES: dict[str, Callable[[Galaxy], object]] = {
    "presence": lambda galaxy: [
        galaxy.call("POST", f"/users/{PEOPLE['clara']}/status", "clara", json=STATUS),
        galaxy.call("POST", f"/users/{PEOPLE['igor']}/status", "igor", data={"version": "1"}),
        galaxy.call("DELETE", f"/users/{PEOPLE['hanna']}/status", "hanna"),
    ],
    "achievements": lambda galaxy: [
        galaxy.call("DELETE", f"{OF_GAME}/achievements"),
        galaxy.call(
            "POST",
            f"/clients/{GAME_CLIENT}/users/{ANNA}/achievements/48120765869100003",
            "game:anna",
            json={"date_unlocked": "2025-01-01T00:00:00Z"},
        ),
    ],
    "stats": lambda galaxy: galaxy.call("POST", f"{OF_GAME}/stats/49120765869100001", json={"value": 99}),
    "sessions": lambda galaxy: galaxy.call(
        "POST", f"/games/{GAME}/users/{ANNA}/sessions", json={"session_date": 1_800_000_000, "time": 7}
    ),
    "saves": lambda galaxy: [
        galaxy.call(
            "PUT",
            f"{SAVES}/a%2Fb",
            "game:anna",
            content=bytes(range(256)),
            headers={"X-Object-Meta-LocalLastModified": "2024-05-06T07:08:09Z"},
        ),
        galaxy.call("PUT", f"{SAVES}/c", "game:anna", content=b"too long"),
        galaxy.call("DELETE", f"{SAVES}/saves%2Fslot1.sav", "game:anna"),
    ],
    "friends": lambda galaxy: galaxy.web.get("/friends/invites/48628349970004/accept"),
    "build": lambda galaxy: galaxy.step("builds", product=GAME, version="3.0"),
    "beta": lambda galaxy: galaxy.step("builds", product=GAME, version="4.0", beta=True),
    "steps": lambda galaxy: [
        galaxy.step("presence", user="igor", presence="online"),
        galaxy.step("achievements", user="hanna", product=GAME, key="ACH_PACIFIST"),
        galaxy.step("chunks/fail", every=1, status=500, endpoint="gog_cdn"),
        galaxy.step("links/expire"),
    ],
    "tokens": lambda galaxy: galaxy.get(
        "/token",
        None,
        params={**CLIENT, "grant_type": "refresh_token", "refresh_token": "sandbox-refresh-boris"},
    ),
    "readings": lambda galaxy: galaxy.read(fields="older", meta="json", generation="2"),
}


def seen(galaxy: Galaxy) -> list[tuple[int, bytes]]:
    """All that reading tells, with what control tells of the sandbox."""
    everybody = ",".join(PEOPLE.values())
    lines = [line for line in (*FOR_USERS, *FOR_ALL) if line.startswith(("GET", "OPTIONS"))]
    lines += [
        f"GET /statuses?user_id={everybody}",
        f"GET /clients/{GAME}/users/{PEOPLE['hanna']}/achievements",
        f"GET /clients/1/users/{ANNA}/notifications?access_token=sandbox-access-anna",
        f"GET /products/{GAME}/os/windows/builds?generation=2&password=sandbox-beta&_version=2",
        f"GET {SAVES}/a%2Fb",
        f"GET {SAVES}/c",
        f"GET {galaxy.builds()[0]['link']}",
        f"GET {fill(galaxy.links()[1], '00/00/00')}",
    ]
    answers: list[httpx.Response] = []
    for line in lines:
        method, path = line.split(" ")
        answers.append(galaxy.call(method, path, "game:anna" if "/v1/4" in line else "anna"))
    answers.append(galaxy.client.get("/__sandbox__/"))
    query = {**CLIENT, "grant_type": "refresh_token", "refresh_token": "sandbox-refresh-dora"}
    answers.append(galaxy.get("/token", None, params=query))
    return [(answer.status_code, answer.content) for answer in answers]


@pytest.fixture(scope="module")
def untouched() -> list[tuple[int, bytes]]:
    with connect(create_app()) as client:
        return seen(Galaxy(client))


@pytest.mark.parametrize("name", CHANGES)
def test_changes_survive_a_restart(name: str, untouched: list[tuple[int, bytes]], tmp_path: Path) -> None:
    """Each shows before and after."""
    state = tmp_path / "s.db"
    with opened(state) as shop:
        galaxy = Galaxy(shop.client)
        CHANGES[name](galaxy)
        before = seen(galaxy)
    with opened(state) as shop:
        galaxy = Galaxy(shop.client)
        assert seen(galaxy)[:-1] == before[:-1]
    assert before != untouched


def test_a_reset_takes_back_all_changes(untouched: list[tuple[int, bytes]], galaxy: Galaxy) -> None:
    """Of the Galaxy services as of the web API."""
    for change in CHANGES.values():
        change(galaxy)
    galaxy.control("/reset")
    assert seen(galaxy) == untouched


def test_reads_leave_no_trace(tmp_path: Path) -> None:
    """Chunks, manifests and the rest are not in the journal; the token that `seen` asks for is."""
    state = tmp_path / "s.db"
    with opened(state) as shop:
        seen(Galaxy(shop.client))
    assert [entry.operation for entry in Journal(state)] == ["auth.token"]


def test_saves_and_presence_are_replayed_in_full(tmp_path: Path) -> None:
    """The bytes, the times, and what expires when."""
    state = tmp_path / "s.db"
    with opened(state) as shop:
        galaxy = Galaxy(shop.client)
        galaxy.control("/clock", advance=1000)
        CHANGES["saves"](galaxy)
        CHANGES["presence"](galaxy)
        galaxy.control("/clock", advance=300)
        before = seen(galaxy)

    with opened(state) as shop:
        galaxy = Galaxy(shop.client)
        assert seen(galaxy)[:-1] == before[:-1]
        assert galaxy.get(f"{SAVES}/a%2Fb", "game:anna").content == bytes(range(256))
        assert galaxy.get(f"{SAVES}/c", "game:anna").content == b"too long"
        igor = f"/statuses?user_id={PEOPLE['igor']}"
        assert galaxy.json(igor)["total_count"] == 1
        galaxy.control("/clock", advance=300)
        assert galaxy.json(igor)["total_count"] == 0


def test_a_game_token_given_here_is_good_after_a_restart(tmp_path: Path) -> None:
    """The same token, at both APIs."""
    state = tmp_path / "s.db"
    with opened(state) as shop:
        galaxy = Galaxy(shop.client)
        code = galaxy.web.step("login", user="anna")["code"]
        query = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT, **CLIENT}
        token = galaxy.get("/token", None, params=query).json()["access_token"]

    with opened(state) as shop:
        galaxy = Galaxy(shop.client)
        headers = {"Authorization": f"Bearer {token}"}
        assert galaxy.get(f"/users/{ANNA}/friends", None, headers=headers).status_code == 200
        assert galaxy.web.get("/userData.json", None, headers=headers).json()["username"] == "anna"

    kept = state.read_bytes()
    assert b"sandbox-access-anna" not in kept
    assert token.encode() not in kept


def test_a_run_repeats_exactly(galaxy: Galaxy) -> None:
    """The same requests after a reset give the same answers; another seed gives others."""

    def run(seed: int) -> list[Any]:
        galaxy.control("/reset", seed=seed)
        build = galaxy.step("builds", product=SMALL, version="2")
        return [galaxy.links()[0]["parameters"]["token"], build["repository"]]

    first, other = run(1), run(2)
    assert run(1) == first
    assert all(a != b for a, b in zip(first, other, strict=True))


@pytest.mark.parametrize(
    ("path", "body", "says"),
    [
        ("chunks/fail", {}, "every"),
        ("chunks/fail", {"every": 1, "status": 200}, "$.status"),
        ("chunks/fail", {"every": 1, "endpoint": "x"}, "$.endpoint"),
        ("chunks/corrupt", {"times": -1}, "$.times"),
        ("links/expire", {"now": True}, "now"),
        ("builds", {"product": 5}, "there is no product 5"),
        ("builds", {"product": GAME, "os": "linux"}, "$.os"),
        ("builds", {"product": 1207658713}, "has no builds"),
        ("presence", {"user": "x", "presence": "online"}, "there are anna"),
        ("presence", {"user": "anna", "presence": "away"}, "$.presence"),
        ("achievements", {"user": "anna", "product": GAME, "key": "X"}, "ACH_FIRST_STEP"),
        ("achievements", {"user": "anna", "product": 5, "key": "X"}, "no product 5"),
    ],
)
def test_steps_refuse_bad_input(galaxy: Galaxy, path: str, body: dict[str, Any], says: str) -> None:
    """422 with a message that says what can be done."""
    answer = galaxy.control(f"/gog_galaxy/{path}", **body)
    assert answer.status_code == 422
    assert says in answer.json()["error"]


def test_samples_work_as_they_are_told(galaxy: Galaxy) -> None:
    """Tokens of users and games, clients, and the password of the private branch."""
    samples = galaxy.client.get("/__sandbox__/").json()["apis"]["gog_galaxy"]["samples"]
    for name, user in samples["users"].items():
        headers = {"Authorization": f"Bearer {user['access_token']}"}
        path = f"/users/{user['galaxy_user_id']}"
        assert galaxy.get(path, None, headers=headers).json()["email"] == f"{name.lower()}@sandbox.example"
    anna = samples["users"]["anna"]
    for product, client in samples["games"].items():
        query = {"grant_type": "refresh_token", "refresh_token": anna["refresh_token"], **client}
        token = galaxy.get("/token", None, params=query).json()["access_token"]
        path = f"/clients/{client['client_id']}/users/{ANNA}/achievements"
        answer = galaxy.get(path, None, headers={"Authorization": f"Bearer {token}"})
        assert product in answer.json()["items"][0]["achievement_id"]
    headers = {"Authorization": f"Bearer {anna['game_access_token']}"}
    assert galaxy.get(SAVES, None, headers=headers).status_code == 200
    assert len(galaxy.builds(query=f"&password={samples['beta_password']}")) == 4
