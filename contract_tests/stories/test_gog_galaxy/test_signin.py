"""Tokens: of a user, of a game, and what comes of those that are no good."""

from collections.abc import Callable

import httpx
import pytest
from gog_galaxy_client import (
    BadRequestError,
    ForbiddenError,
    GogGalaxy,
    InvalidClientError,
    InvalidGrantError,
    models,
)
from gog_galaxy_client.errors import UnauthorizedError

from contract_tests.stories._telling import given
from contract_tests.stories.gog_galaxy import (
    ANNA,
    CLIENT,
    DORA,
    GAME,
    GAME_CLIENT,
    SMALL,
    SMALL_CLIENT,
    Client,
)
from contract_tests.stories.test_gog_galaxy._installing import newest, repository
from contract_tests.stories.test_gog_galaxy.conftest import Make
from contract_tests.targets import Sandbox, Target

ADDRESS = "https://embed.gog.com/on_login_success?origin=client"
GAME_ID, SMALL_ID = GAME_CLIENT["client_id"], SMALL_CLIENT["client_id"]


def code(web: Sandbox) -> str:
    """A code such as the browser ends with."""
    made: str = web.step("login", {"user": "anna"})["code"]
    return made


def login(galaxy: GogGalaxy, web: Sandbox) -> models.Token:
    """A token by logging in."""
    return galaxy.auth.token(**CLIENT, grant_type="authorization_code", code=code(web), redirect_uri=ADDRESS)


def refreshed(galaxy: GogGalaxy, token: models.Token) -> models.Token:
    """The next token."""
    return galaxy.auth.token(**CLIENT, grant_type="refresh_token", refresh_token=token.refresh_token)


def game_token(galaxy: GogGalaxy, token: models.Token, client: Client) -> models.Token:
    """The token of a game for the same user."""
    return galaxy.auth.token(
        client_id=client["client_id"],
        client_secret=client["client_secret"],
        grant_type="refresh_token",
        refresh_token=token.refresh_token,
        without_new_session=True,
    )


def test_auth_from_code_to_token(visitor: GogGalaxy, make: Make, web: Sandbox) -> None:
    """A code gives a token for its user, once."""
    made = code(web)
    token = visitor.auth.token(**CLIENT, grant_type="authorization_code", code=made, redirect_uri=ADDRESS)

    assert (token.user_id, token.expires_in, token.token_type) == (ANNA, 3600, "bearer")
    assert make(token=token.access_token).users.get(token.user_id).id == ANNA
    with pytest.raises(InvalidGrantError):
        visitor.auth.token(**CLIENT, grant_type="authorization_code", code=made, redirect_uri=ADDRESS)


def test_auth_page(visitor: GogGalaxy) -> None:
    """A browser is sent to the login form."""
    assert "login" in visitor.auth.authorize(
        client_id=CLIENT["client_id"], redirect_uri=ADDRESS, response_type="code"
    )


def test_auth_refresh(visitor: GogGalaxy, make: Make, web: Sandbox) -> None:
    """A refresh gives two new tokens; the refresh token is used up."""
    first = login(visitor, web)
    second = refreshed(visitor, first)
    third = refreshed(visitor, second)

    tokens = (first, second, third)
    assert len({token.access_token for token in tokens}) == 3
    assert len({token.refresh_token for token in tokens}) == 3
    assert {token.user_id for token in tokens} == {ANNA}
    for token in tokens:
        assert make(token=token.access_token).friends.list(ANNA).items
    with pytest.raises(InvalidGrantError):
        refreshed(visitor, first)


@pytest.mark.parametrize("client", [CLIENT, GAME_CLIENT], ids=["own", "game"])
def test_auth_refresh_token_only_refreshes(
    visitor: GogGalaxy, make: Make, web: Sandbox, client: Client
) -> None:
    """A refresh token opens nothing, and an access token refreshes nothing."""
    user = login(visitor, web)
    token = user if client is CLIENT else game_token(visitor, user, client)
    galaxy = make(token=token.refresh_token)

    for call in (
        lambda: galaxy.friends.list(ANNA),
        lambda: galaxy.users.get(ANNA),
        lambda: galaxy.library.list_releases(ANNA),
        lambda: galaxy.builds.secure_link(GAME, path="/"),
        lambda: galaxy.achievements.list(GAME_ID, ANNA),
        lambda: galaxy.saves.list(ANNA, GAME_ID),
        lambda: galaxy.presence.clear(ANNA),
        lambda: galaxy.sessions.add(GAME, ANNA, session_date=1_720_000_000, time=1),
        lambda: visitor.notifications.list(CLIENT["client_id"], ANNA, access_token=token.refresh_token),
    ):
        with pytest.raises(UnauthorizedError):
            call()
    with pytest.raises(InvalidGrantError):
        visitor.auth.token(**client, grant_type="refresh_token", refresh_token=token.access_token)


def cut(text: str) -> str:
    """The same without its last letter."""
    return text[:-1]


@pytest.mark.parametrize("spoil", [str.swapcase, str.lower, str.upper, cut])
def test_auth_tokens_are_exact(
    visitor: GogGalaxy, make: Make, web: Sandbox, spoil: Callable[[str], str]
) -> None:
    """A token, a code or a secret in other letters, or cut, is another one."""
    made, user = code(web), login(visitor, web)
    access, refresh, secret = map(spoil, (user.access_token, user.refresh_token, CLIENT["client_secret"]))

    if access != user.access_token:
        with pytest.raises(UnauthorizedError):
            make(token=access).friends.list(ANNA)
        with pytest.raises(UnauthorizedError):
            visitor.notifications.list(CLIENT["client_id"], ANNA, access_token=access)
    if refresh != user.refresh_token:
        with pytest.raises(InvalidGrantError):
            visitor.auth.token(**CLIENT, grant_type="refresh_token", refresh_token=refresh)
    if secret != CLIENT["client_secret"]:
        wrong: Client = {**CLIENT, "client_secret": secret}
        with pytest.raises(InvalidClientError):
            visitor.auth.token(**wrong, grant_type="refresh_token", refresh_token=user.refresh_token)
    if spoil(made) != made:
        with pytest.raises(InvalidGrantError):
            visitor.auth.token(
                **CLIENT, grant_type="authorization_code", code=spoil(made), redirect_uri=ADDRESS
            )
    assert make(token=user.access_token).friends.list(ANNA).items
    assert refreshed(visitor, user).user_id == ANNA


def test_auth_session_is_kept(visitor: GogGalaxy, web: Sandbox) -> None:
    """`without_new_session=1` goes on with the session there is; without it a new one begins."""
    first = login(visitor, web)
    kept = game_token(visitor, first, CLIENT)
    again = game_token(visitor, kept, CLIENT)
    new = refreshed(visitor, again)

    assert first.session_id == kept.session_id == again.session_id
    assert new.session_id != first.session_id
    assert {token.user_id for token in (first, kept, again, new)} == {ANNA}
    assert login(visitor, web).session_id not in (first.session_id, new.session_id)


def test_auth_token_ends(visitor: GogGalaxy, make: Make, web: Sandbox) -> None:
    """After an hour a token is 401; the next one goes on where it was."""
    token = login(visitor, web)
    galaxy = make(token=token.access_token)
    page = galaxy.library.list_releases(ANNA)
    web.advance(3590)
    assert galaxy.library.list_releases(ANNA) == page

    web.advance(20)

    with pytest.raises(UnauthorizedError):
        galaxy.library.list_releases(ANNA)
    after = make(token=refreshed(visitor, token).access_token)
    assert after.library.list_releases(ANNA) == page


def test_auth_client_refreshes_itself(make: Make, sandbox: Sandbox, web: Sandbox) -> None:
    """A client that was logged in gets its next token by itself, in the middle of a list."""
    galaxy = make(**CLIENT)
    galaxy.auth.login(code(web))
    first = galaxy.library.list_releases(ANNA)
    assert isinstance(first.next_page_token, str)

    sandbox.advance(3700)

    second = galaxy.library.list_releases(ANNA, page_token=first.next_page_token)
    ids = {release.external_id for release in first.items}
    assert second.items
    assert ids.isdisjoint(release.external_id for release in second.items)


def test_auth_refusals(visitor: GogGalaxy) -> None:
    """What is refused has a code, words and a status of refusal."""
    wrong: Client = {**CLIENT, "client_secret": "another"}
    auth = visitor.auth

    with pytest.raises(InvalidClientError) as client:
        auth.token(**wrong, grant_type="refresh_token", refresh_token="sandbox-refresh-anna")
    with pytest.raises(InvalidClientError):
        auth.token(**wrong, grant_type="authorization_code", code="x", redirect_uri=ADDRESS)
    with pytest.raises(InvalidGrantError) as grant:
        auth.token(**CLIENT, grant_type="refresh_token", refresh_token="invented")
    with pytest.raises(BadRequestError) as kind:
        auth.token(**CLIENT, grant_type="password")
    with pytest.raises(BadRequestError) as missing:
        auth.token(**CLIENT, grant_type="refresh_token")

    told = [(error.value.status, error.value.code) for error in (client, grant, kind, missing)]
    assert told == [
        (401, "invalid_client"),
        (400, "invalid_grant"),
        (400, "unsupported_grant_type"),
        (400, "invalid_request"),
    ]


# --- tokens of a game --------------------------------------------------------------------------------


def test_auth_game_token(visitor: GogGalaxy, make: Make, web: Sandbox) -> None:
    """With the client that a game's repository names a refresh token gives one for it, and goes on itself."""
    user = login(visitor, web)
    found = repository(visitor, newest(visitor, GAME))
    client: Client = {"client_id": given(found.client_id), "client_secret": given(found.client_secret)}

    token = game_token(visitor, user, client)

    assert token.user_id == ANNA
    assert token.session_id != user.session_id
    game = make(token=token.access_token)
    assert game.achievements.list(GAME_ID, ANNA).items
    assert [save.name for save in game.saves.list(ANNA, GAME_ID)]
    assert make(token=user.access_token).friends.list(ANNA).items
    assert refreshed(visitor, user).user_id == ANNA


def test_auth_game_token_is_for_its_game(visitor: GogGalaxy, make: Make, web: Sandbox) -> None:
    """The token of the Galaxy client, or of another game, opens no game's achievements and saves."""
    user = login(visitor, web)
    one, other = (game_token(visitor, user, client) for client in (GAME_CLIENT, SMALL_CLIENT))

    for token, client_id in (
        (user, GAME_ID),
        (other, GAME_ID),
        (one, SMALL_ID),
    ):
        galaxy = make(token=token.access_token)
        for call in (galaxy.achievements.list, galaxy.achievements.clear):
            with pytest.raises(ForbiddenError):
                call(client_id, ANNA)
        with pytest.raises(ForbiddenError):
            galaxy.saves.list(ANNA, client_id)
    with pytest.raises(ForbiddenError):
        make(token="sandbox-access-anna").achievements.list(GAME_ID, ANNA)
    with pytest.raises(ForbiddenError):
        make(token="sandbox-access-anna").saves.list(ANNA, GAME_ID)


# --- no token ----------------------------------------------------------------------------------------

Call = Callable[[GogGalaxy], object]
CLOSED: dict[str, Call] = {
    "products.downlink": lambda galaxy: galaxy.products.downlink(GAME, "installer", "en1installer3"),
    "friends.list": lambda galaxy: galaxy.friends.list(ANNA),
    "friends.list_invitations": lambda galaxy: galaxy.friends.list_invitations(ANNA),
    "builds.secure_link": lambda galaxy: galaxy.builds.secure_link(GAME, path="/"),
    "achievements.list": lambda galaxy: galaxy.achievements.list(str(GAME), ANNA),
    "achievements.clear": lambda galaxy: galaxy.achievements.clear(str(GAME), ANNA),
    "achievements.unlock": lambda galaxy: galaxy.achievements.unlock(
        str(GAME), ANNA, "48000000000000001", date_unlocked=None
    ),
    "stats.list": lambda galaxy: galaxy.stats.list(GAME_ID, ANNA),
    "leaderboards.list": lambda galaxy: galaxy.leaderboards.list(GAME_ID),
    "sessions.list": lambda galaxy: galaxy.sessions.list(str(GAME), ANNA),
    "sessions.total": lambda galaxy: galaxy.sessions.total(SMALL, ANNA),
    "sessions.add": lambda galaxy: galaxy.sessions.add(SMALL, ANNA, session_date=0, time=1),
    "presence.clear": lambda galaxy: galaxy.presence.clear(ANNA),
    "presence.list": lambda galaxy: galaxy.presence.list(user_id=[DORA]),
    "users.get": lambda galaxy: galaxy.users.get(DORA),
    "library.list_releases": lambda galaxy: galaxy.library.list_releases(ANNA),
    "saves.list": lambda galaxy: galaxy.saves.list(ANNA, GAME_ID),
    "notifications.list": lambda galaxy: galaxy.notifications.list(
        CLIENT["client_id"], ANNA, access_token="nobody's"
    ),
}


@pytest.mark.parametrize("call", CLOSED.values(), ids=CLOSED)
def test_without_a_token(make: Make, sandbox: Sandbox, call: Call) -> None:
    """A token that is nobody's is 401."""
    with pytest.raises(UnauthorizedError):
        call(make(token="nobody's"))


WRONG: dict[str, dict[str, str]] = {
    "nothing": {},
    "another token": {"Authorization": "Bearer sandbox-access-anne"},
    "capitals": {"Authorization": "Bearer SANDBOX-ACCESS-ANNA"},
    "a capital": {"Authorization": "Bearer sandbox-access-Anna"},
    "its beginning": {"Authorization": "Bearer sandbox-access-ann"},
    "no scheme": {"Authorization": "sandbox-access-anna"},
    "another scheme": {"Authorization": "Basic sandbox-access-anna"},
    "a refresh token": {"Authorization": "Bearer sandbox-refresh-anna"},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_with_a_wrong_header(
    target: Target, http: httpx.Client, sandbox: Sandbox, wrong: dict[str, str]
) -> None:
    """Whatever is no token is 401 as well."""
    assert http.get(f"{target.base_url}/users/{ANNA}/friends", headers=wrong).status_code == 401
