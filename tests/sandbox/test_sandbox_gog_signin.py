"""GOG: codes, tokens and what they open."""

from urllib.parse import urlencode

import httpx
import pytest

from tests.sandbox.gog import CLIENT, GAME_CLIENT, REDIRECT, Gog, code_of, is_page

AUTH = {"client_id": CLIENT["client_id"], "redirect_uri": REDIRECT, "response_type": "code"}
SESSION = {"Cookie": "gog-al=sandbox-session-anna"}


def refused(answer: httpx.Response) -> tuple[int, str]:
    """Status and code of a refusal of the token endpoint."""
    told: dict[str, str] = answer.json()
    assert list(told) == ["error", "error_description"]
    assert told["error_description"]
    return answer.status_code, told["error"]


def test_authorize_sends_to_the_login_page(gog: Gog) -> None:
    """With all that was asked for, at the host in which form the request came."""
    query = urlencode({**AUTH, "layout": "client2"})

    near, far = gog.get(f"/auth?{query}", None), gog.get(f"https://auth.gog.com/auth?{query}", None)

    assert (near.status_code, near.headers["location"]) == (302, f"http://127.0.0.1:8000/gog/login?{query}")
    assert (far.status_code, far.headers["location"]) == (302, f"https://login.gog.com/login?{query}")
    assert "anna" in gog.client.get(near.headers["location"]).text


@pytest.mark.parametrize(
    ("redirect_uri", "begins"),
    [
        (REDIRECT, f"{REDIRECT}&code="),
        ("http://localhost:8000/token", "http://localhost:8000/token?code="),
        ("my-app://signed-in", "my-app://signed-in?code="),
    ],
)
def test_authorize_with_a_session_sends_back_with_a_code(gog: Gog, redirect_uri: str, begins: str) -> None:
    """Appended with `&` where there is a query, else with `?`; the code can be exchanged."""
    query = urlencode({**AUTH, "redirect_uri": redirect_uri})

    location = gog.get(f"/auth?{query}", None, headers=SESSION).headers["location"]

    assert location.startswith(begins)
    answer = gog.token(grant_type="authorization_code", code=code_of(location), redirect_uri=redirect_uri)
    assert answer.json()["user_id"] == "46988088193245001"


def test_authorize_looks_at_the_cookie_only(gog: Gog) -> None:
    """A bearer token is no browser session."""
    assert "/login?" in gog.get(f"/auth?{urlencode(AUTH)}").headers["location"]


@pytest.mark.parametrize(
    "change",
    [
        {"client_id": ""},
        {"client_id": "x"},
        {"redirect_uri": ""},
        {"redirect_uri": "/here"},
        {"redirect_uri": "http://x/\r\nSet-Cookie: a=b"},
        {"response_type": "token"},
        {"response_type": ""},
    ],
)
def test_authorize_refuses(gog: Gog, change: dict[str, str]) -> None:
    """400 with a page, session or not."""
    for headers in ({}, SESSION):
        assert is_page(gog.get(f"/auth?{urlencode({**AUTH, **change})}", None, headers=headers), 400)


def test_a_browser_can_log_in(gog: Gog) -> None:
    """Through the page that stands in for the form: a cookie and a code."""
    page = gog.get(f"/auth?{urlencode(AUTH)}", None).headers["location"]
    answer = gog.client.get(page.replace("/login?", "/login/boris?"))

    assert answer.status_code == 302
    assert gog.json("/userData.json", None)["username"] == "boris"  # the client keeps the cookie
    tokens = gog.token(
        grant_type="authorization_code", code=code_of(answer.headers["location"]), redirect_uri=REDIRECT
    )
    assert tokens.json()["user_id"] == "46988088193245002"
    gog.client.cookies.clear()
    assert is_page(gog.get("/login/anna", None), 200)
    assert is_page(gog.get("/login/nobody", None), 404)


def test_code_gives_tokens_that_open(gog: Gog) -> None:
    """The document's shape; the access token is good for an hour of sandbox time."""
    token = gog.tokens()

    assert list(token) == [
        *("expires_in", "scope", "token_type", "access_token", "user_id", "refresh_token", "session_id")
    ]
    assert (token["expires_in"], token["scope"], token["token_type"]) == (3600, "", "bearer")
    assert (token["user_id"], len(token["session_id"])) == ("46988088193245001", 19)
    headers = {"Authorization": f"Bearer {token['access_token']}"}
    assert gog.json("/userData.json", None, headers=headers)["username"] == "anna"
    gog.control("/clock", advance=3599)
    assert gog.json("/userData.json", None, headers=headers)["isLoggedIn"] is True
    gog.control("/clock", advance=1)
    assert gog.json("/userData.json", None, headers=headers)["isLoggedIn"] is False
    assert is_page(gog.get("/user/data/games", None, headers=headers), 200)
    gog.control("/clock", advance=10**7)
    assert gog.json("/userData.json")["isLoggedIn"] is True  # the sample never expires


def test_codes_are_good_once(gog: Gog) -> None:
    """Then invalid_grant."""
    code = gog.step("login", user="anna")["code"]
    query = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT}
    assert gog.token(**query).status_code == 200
    assert refused(gog.token(**query)) == (400, "invalid_grant")


@pytest.mark.parametrize(("seconds", "status"), [(59, 200), (60, 400)])
def test_codes_are_good_for_a_minute(gog: Gog, seconds: int, status: int) -> None:
    """By the sandbox's clock."""
    code = gog.step("login", user="anna")["code"]
    gog.control("/clock", advance=seconds)
    answer = gog.token(grant_type="authorization_code", code=code, redirect_uri=REDIRECT)
    assert answer.status_code == status


@pytest.mark.parametrize(
    "change",
    [{"redirect_uri": "http://localhost/"}, GAME_CLIENT, {"code": "x"}, {"code": "sandbox-access-anna"}],
)
def test_codes_are_bound(gog: Gog, change: dict[str, str]) -> None:
    """To their client and address; a refusal does not use them up."""
    code = gog.step("login", user="anna")["code"]
    query = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT}
    assert refused(gog.token(**{**query, **change})) == (400, "invalid_grant")
    assert gog.token(**query).status_code == 200


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ({}, 400, "invalid_request"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"grant_type": "authorization_code"}, 400, "invalid_request"),
        ({"grant_type": "authorization_code", "code": "x"}, 400, "invalid_request"),
        ({"grant_type": "refresh_token"}, 400, "invalid_request"),
        ({"grant_type": "refresh_token", "refresh_token": "x"}, 400, "invalid_grant"),
        (
            {"grant_type": "refresh_token", "refresh_token": "sandbox-access-anna"},
            400,
            "invalid_grant",
        ),
        (
            {
                "grant_type": "refresh_token",
                "refresh_token": "sandbox-refresh-anna",
                "without_new_session": "x",
            },
            400,
            "invalid_request",
        ),
        ({"grant_type": "refresh_token", "client_id": "1"}, 401, "invalid_client"),
        ({"grant_type": "refresh_token", "client_secret": "x"}, 401, "invalid_client"),
        ({"grant_type": "refresh_token", "client_secret": ""}, 400, "invalid_request"),
        ({"grant_type": "refresh_token", **CLIENT, "client_id": "50000000000000042"}, 401, "invalid_client"),
    ],
)
def test_token_refuses_in_json(gog: Gog, query: dict[str, str], status: int, code: str) -> None:
    """`error` and `error_description`, as RFC 6749 names them; nothing is used up."""
    assert refused(gog.token(**query)) == (status, code)
    refresh = gog.token(grant_type="refresh_token", refresh_token="sandbox-refresh-anna")
    assert refresh.status_code == 200


def test_refresh_rotates(gog: Gog) -> None:
    """A new access token, a new refresh token; the old one is used up, the old access token is not."""
    first = gog.tokens()
    second = gog.token(grant_type="refresh_token", refresh_token=first["refresh_token"]).json()

    assert len({first["access_token"], second["access_token"]}) == 2
    assert first["refresh_token"] != second["refresh_token"]
    again = gog.token(grant_type="refresh_token", refresh_token=first["refresh_token"])
    assert refused(again) == (400, "invalid_grant")
    assert gog.token(grant_type="refresh_token", refresh_token=second["refresh_token"]).status_code == 200
    for token in (first, second):
        headers = {"Authorization": f"Bearer {token['access_token']}"}
        assert gog.json("/userData.json", None, headers=headers)["isLoggedIn"] is True


def test_refresh_keeps_under_that_reading(gog: Gog) -> None:
    """The same refresh token, again and again."""
    gog.read(refresh_rotation="keeps")
    first = gog.tokens()
    for _ in range(3):
        again = gog.token(grant_type="refresh_token", refresh_token=first["refresh_token"]).json()
        assert again["refresh_token"] == first["refresh_token"]


@pytest.mark.parametrize(("without", "same"), [("1", True), ("0", False), (None, False)])
def test_refresh_may_keep_the_session(gog: Gog, without: str | None, same: bool) -> None:
    """With `without_new_session`."""
    first = gog.tokens()
    query = {} if without is None else {"without_new_session": without}
    second = gog.token(grant_type="refresh_token", refresh_token=first["refresh_token"], **query).json()
    assert (first["session_id"] == second["session_id"]) is same


def test_a_game_gets_tokens_of_its_own(gog: Gog) -> None:
    """With the user's refresh token, which stays good; the game's has no scope and another session."""
    first = gog.tokens()
    query = {"grant_type": "refresh_token", "without_new_session": "1"}

    of_game = gog.token(refresh_token=first["refresh_token"], **GAME_CLIENT, **query).json()

    assert of_game["user_id"] == first["user_id"]
    assert of_game["scope"] is None
    assert of_game["session_id"] != first["session_id"]
    assert gog.token(refresh_token=first["refresh_token"], **query).status_code == 200
    assert gog.token(refresh_token=of_game["refresh_token"], **GAME_CLIENT, **query).status_code == 200


def test_token_requests_are_counted(gog: Gog) -> None:
    """By grant type, granted and refused apart."""
    refresh = gog.tokens()["refresh_token"]
    for _ in range(3):
        gog.token(grant_type="refresh_token", refresh_token=refresh)
    gog.token(grant_type="password")

    assert gog.client.get("/__sandbox__/gog/tokens").json() == {
        "authorization_code": {"granted": 1, "refused": 0},
        "refresh_token": {"granted": 1, "refused": 2},
    }


@pytest.mark.parametrize(
    ("what", "opens"),
    [
        ("access", {"refresh", "session"}),
        ("refresh", {"access", "session"}),
        ("sessions", {"access", "refresh"}),
        ("all", set[str]()),
    ],
)
def test_revoking(gog: Gog, what: str, opens: set[str]) -> None:
    """Samples and tokens alike, of one user."""
    made = gog.tokens()
    gog.step("tokens/revoke", user="anna", what=what)

    by_access = {
        gog.json("/userData.json", None, headers={"Authorization": f"Bearer {token}"})["isLoggedIn"]
        for token in ("sandbox-access-anna", made["access_token"])
    }
    by_refresh = {
        gog.token(grant_type="refresh_token", refresh_token=token).status_code == 200
        for token in ("sandbox-refresh-anna", made["refresh_token"])
    }
    by_session = {gog.json("/userData.json", None, headers=SESSION)["isLoggedIn"]}
    told = {"access": by_access, "refresh": by_refresh, "session": by_session}
    assert told == {name: {name in opens} for name in told}
    assert gog.json("/userData.json", "boris")["isLoggedIn"] is True


@pytest.mark.parametrize(
    "authorization",
    ["Bearer", "Bearer ", "bearer  sandbox-access-anna", "BEARER sandbox-access-anna", "Basic x"],
)
def test_authorization_headers(gog: Gog, authorization: str) -> None:
    """The scheme may be of either case; what is no bearer token is nobody's."""
    data = gog.json("/userData.json", None, headers={"Authorization": authorization})
    assert data["isLoggedIn"] is authorization.endswith("anna")


def test_a_good_cookie_makes_up_for_a_bad_token(gog: Gog) -> None:
    """Either one suffices."""
    data = gog.json("/userData.json", None, headers={**SESSION, "Authorization": "Bearer no"})
    assert data["username"] == "anna"
