"""Logging in, tokens that end, and how whoever is not logged in is told so."""

from collections.abc import Callable
from itertools import islice

import httpx
import pytest
from gog_client import (
    BadRequestError,
    Gog,
    InvalidClientError,
    InvalidGrantError,
    LoginRequiredError,
    NotFoundError,
    ServiceUnavailableError,
    UnauthorizedError,
)

from contract_tests.stories._telling import ONCE, all_of
from contract_tests.stories.gog import CLIENT, GAME, IDS, NOBODY, Application, cookie
from contract_tests.stories.test_gog.conftest import Make
from contract_tests.targets import Sandbox, Target

ANNA = str(IDS["anna"])
ADDRESS = "https://embed.gog.com/on_login_success?origin=client"


def granted(target: Target, outside: httpx.Client) -> int:
    """How often the sandbox gave tokens for a refresh token."""
    told = outside.get(f"{target.origin}/__sandbox__/gog/tokens").json()
    return int(told["refresh_token"]["granted"])


def code(sandbox: Sandbox, **given: str) -> str:
    """A code such as the browser ends with."""
    made: str = sandbox.step("login", {"user": "anna", **given})["code"]
    return made


# --- tokens ------------------------------------------------------------------------------------------


def test_auth_login_in_a_browser(
    make: Make, http: httpx.Client, outside: httpx.Client, sandbox: Sandbox
) -> None:
    """The page for the browser leads to the login, that to an address with a code, the code to a token."""
    gog = make(**CLIENT)

    form = http.get(gog.auth.login_url())
    assert form.status_code == 302
    assert "/login" in form.headers["location"]
    back = outside.get(form.headers["location"].replace("/login?", "/login/anna?"))
    token = gog.auth.login(back.headers["location"])

    user = gog.user.data()
    assert (user.is_logged_in, user.user_id, user.username) == (True, ANNA, "anna")
    assert token.user_id == user.galaxy_user_id
    assert token.expires_at == pytest.approx(token.issued_at + 3600)


def test_auth_code_is_good_once(make: Make, sandbox: Sandbox) -> None:
    """A code that was exchanged is refused, and so are an old one and one that nobody made."""
    used, old = code(sandbox), code(sandbox)
    make(**CLIENT).auth.login(used)

    with pytest.raises(LoginRequiredError):
        make(**CLIENT).auth.login(used)
    sandbox.advance(61)
    for bad in (old, "invented"):
        with pytest.raises(LoginRequiredError):
            make(**CLIENT).auth.login(bad)


def test_auth_code_belongs_to_its_address(make: Make, sandbox: Sandbox) -> None:
    """A code comes with the `redirect_uri` that it was made for, or is refused."""
    made = code(sandbox)

    with pytest.raises(LoginRequiredError):
        make(**CLIENT).auth.login(made, redirect_uri="https://www.gog.com/on_login_success")

    assert make(**CLIENT).auth.login(made, redirect_uri=ADDRESS).user_id


def test_auth_refresh_rotates(make: Make, member: Gog) -> None:
    """A refresh gives two new tokens; the old refresh token is used up, the new ones are good."""
    first = member.auth.refresh()
    second = member.auth.refresh()
    third = member.auth.refresh()

    access = [token.access_token.reveal() for token in (first, second, third)]
    refresh = [token.refresh_token.reveal() for token in (first, second, third) if token.refresh_token]
    assert len(set(access)) == len(set(refresh)) == 3
    for token in access:
        assert make(token=token).user.data().user_id == ANNA
    assert len({token.user_id for token in (first, second, third)}) == 1
    with pytest.raises(InvalidGrantError):
        make().auth.token(**CLIENT, grant_type="refresh_token", refresh_token=refresh[0])


def test_auth_refresh_token_may_stay(make: Make, sandbox: Sandbox) -> None:
    """Where refresh tokens are kept, a refresh gives a new access token all the same."""
    sandbox.reset(refresh_rotation="keeps")
    member = make(**CLIENT)
    first = member.auth.login(code(sandbox))
    second = member.auth.refresh()

    assert first.refresh_token is not None
    assert second.refresh_token is not None
    assert second.refresh_token.reveal() == first.refresh_token.reveal()
    assert second.access_token.reveal() != first.access_token.reveal()


def test_auth_token_ends_within_a_list(
    target: Target, member: Gog, outside: httpx.Client, sandbox: Sandbox
) -> None:
    """When the token ends between two pages, it is refreshed, once, and the list goes on where it was."""
    whole = [product.id for product in all_of(member.library.iter())]
    before = granted(target, outside)
    library = member.library.iter()
    found = [product.id for product in islice(library, 10)]
    sandbox.advance(3601)

    found += [product.id for product in all_of(library)]

    assert found == whole
    assert granted(target, outside) == before + 1


def test_auth_token_ends(make: Make, member: Gog, sandbox: Sandbox) -> None:
    """After an hour an access token is worth nothing; before, it is."""
    token = member.auth.refresh().access_token.reveal()
    lone = make(token=token)
    sandbox.advance(3590)
    assert lone.library.list_ids().owned

    sandbox.advance(20)

    with pytest.raises(LoginRequiredError):
        lone.library.list_ids()
    assert lone.user.data().is_logged_in is False


def test_auth_revoked_is_the_end(member: Gog, sandbox: Sandbox) -> None:
    """When the refresh token is not good any more, that is an error, and no token."""
    sandbox.step("tokens/revoke", {"user": "anna", "what": "all"})

    with pytest.raises(LoginRequiredError):
        member.library.list_ids()


def test_auth_token_refusals_are_errors(make: Make, sandbox: Sandbox) -> None:
    """What is refused has a code, words and a status of refusal: nothing that could be taken for a token."""
    auth = make().auth
    wrong: Application = {**CLIENT, "client_secret": "another"}

    with pytest.raises(InvalidClientError) as client:
        auth.token(**wrong, grant_type="authorization_code", code="x", redirect_uri=ADDRESS)
    with pytest.raises(InvalidClientError):
        auth.token(**wrong, grant_type="refresh_token", refresh_token="sandbox-refresh-anna")
    with pytest.raises(InvalidGrantError) as grant:
        auth.token(**CLIENT, grant_type="authorization_code", code="x", redirect_uri=ADDRESS)
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
    assert all(error.value.message for error in (client, grant, kind, missing))
    assert make(token="sandbox-access-anna").library.list_ids().owned


def test_auth_tokens_are_of_two_kinds(
    make: Make, target: Target, http: httpx.Client, sandbox: Sandbox
) -> None:
    """A refresh token opens nothing, an access token brings no other, and a code is neither."""
    unused = code(sandbox)
    token = make(**CLIENT).auth.login(code(sandbox))
    assert token.refresh_token is not None
    access, refresh = token.access_token.reveal(), token.refresh_token.reveal()

    for wrong in (refresh, unused, "sandbox-refresh-anna"):
        with pytest.raises(LoginRequiredError):
            make(token=wrong).library.list_ids()
        with pytest.raises(LoginRequiredError):
            make(session_cookie=wrong).library.list_ids()
        assert make(token=wrong).user.data().is_logged_in is False
    for wrong in (access, unused, "sandbox-access-anna", "sandbox-session-anna"):
        with pytest.raises(InvalidGrantError):
            make().auth.token(**CLIENT, grant_type="refresh_token", refresh_token=wrong)
    for wrong in (access, refresh):
        with pytest.raises(InvalidGrantError):
            make().auth.token(**CLIENT, grant_type="authorization_code", code=wrong, redirect_uri=ADDRESS)

    assert make(token=access).library.list_ids().owned
    assert make().auth.token(**CLIENT, grant_type="refresh_token", refresh_token=refresh).access_token


def test_auth_failed_refresh_loses_nothing(
    target: Target, gog: Gog, outside: httpx.Client, sandbox: Sandbox
) -> None:
    """A token endpoint that fails once is asked again later, with the same refresh token."""
    member = Gog(base_url=target.base_url, http_client=outside, **ONCE, **CLIENT)
    member.auth.login(code(sandbox))
    sandbox.fail("auth.token", status=503)
    with pytest.raises(ServiceUnavailableError):
        member.auth.refresh()

    assert member.auth.refresh().user_id == gog.user.data().galaxy_user_id


# --- logged out --------------------------------------------------------------------------------------

Call = Callable[[Gog], object]
CLOSED: dict[str, Call] = {
    "user.set_redirect_url": lambda gog: gog.user.set_redirect_url(url="checkout"),
    "user.review_tips": lambda gog: gog.user.review_tips(),
    "library.list_ids": lambda gog: gog.library.list_ids(),
    "library.game_details": lambda gog: gog.library.game_details(GAME),
    "library.hide": lambda gog: gog.library.hide(GAME),
    "library.list": lambda gog: gog.library.list(),
    "library.list_licences": lambda gog: gog.library.list_licences(),
    "wishlist.get": lambda gog: gog.wishlist.get(),
    "wishlist.add": lambda gog: gog.wishlist.add(GAME),
    "wishlist.add_alt": lambda gog: gog.wishlist.add_alt(GAME),
    "tags.create": lambda gog: gog.tags.create(name="NEW"),
    "settings.get_alt": lambda gog: gog.settings.get_alt(),
    "settings.save_country": lambda gog: gog.settings.save_country("DE"),
    "settings.upload_avatar": lambda gog: gog.settings.upload_avatar(files=b"picture"),
    "friends.search": lambda gog: gog.friends.search(query="boris"),
    "friends.invite": lambda gog: gog.friends.invite(str(IDS["boris"])),
    "listing.list_wishlist": lambda gog: gog.listing.list_wishlist(),
    "orders.list": lambda gog: gog.orders.list(completed=True),
    "orders.process_payment": lambda gog: gog.orders.process_payment("0123456789ab"),
    "wallet.add_funds": lambda gog: gog.wallet.add_funds(amount=500, currency="EUR"),
    "wallet.list_transactions": lambda gog: gog.wallet.list_transactions("EUR", 1),
    "reviews.vote": lambda gog: gog.reviews.vote(123456, was_helpful=True),
    "connect.synchronize": lambda gog: gog.connect.synchronize(ANNA),
    "connect.linked_account": lambda gog: gog.connect.linked_account(ANNA),
}


@pytest.mark.parametrize("reading", ["html", "redirect"])
@pytest.mark.parametrize("call", CLOSED.values(), ids=CLOSED)
def test_logged_out_is_an_error(make: Make, sandbox: Sandbox, call: Call, reading: str) -> None:
    """Whoever is not logged in gets `LoginRequiredError`, whether a page comes or a redirect to it."""
    sandbox.reset(logged_out=reading)

    with pytest.raises(LoginRequiredError) as refusal:
        call(make(token="nobody's"))

    assert isinstance(refusal.value, UnauthorizedError)


WRONG: dict[str, dict[str, str]] = {
    "nothing": {},
    "another token": {"Authorization": "Bearer sandbox-access-anne"},
    "part of it": {"Authorization": "Bearer sandbox-access-ann"},
    "no scheme": {"Authorization": "sandbox-access-anna"},
    "another scheme": {"Authorization": "Basic sandbox-access-anna"},
    "a refresh token": {"Authorization": "Bearer sandbox-refresh-anna"},
    "another cookie": {"Cookie": "gog-al=sandbox-session-anne"},
    "another name": {"Cookie": "gog-la=sandbox-session-anna"},
    "a token as a cookie": {"Cookie": "gog-al=sandbox-access-anna"},
}


@pytest.mark.parametrize("headers", WRONG.values(), ids=WRONG)
def test_credentials_are_looked_at(
    target: Target, http: httpx.Client, sandbox: Sandbox, headers: dict[str, str]
) -> None:
    """What is no credential does not open the library: the login page comes."""
    answer = http.get(f"{target.base_url}/user/data/games", headers=headers)

    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, "text/html")
    assert http.get(f"{target.base_url}/userData.json", headers=headers).json()["isLoggedIn"] is False


def test_visitors_see_the_store(visitor: Gog) -> None:
    """Nobody has to log in for the store, its reviews, a cart and what people show of themselves."""
    assert visitor.listing.list_products().products
    assert visitor.reviews.list(GAME).reviews
    assert visitor.user.get(ANNA).username == "anna"
    assert visitor.user.data().is_logged_in is False
    assert visitor.user.account_basic().is_logged_in is False
    assert visitor.listing.list_public_wishlist(ANNA).products
    visitor.cart.get()
    visitor.settings.change_currency("USD")
    assert visitor.user.data().selected_currency.code == "USD"


def test_sessions_of_browsers(make: Make, gog: Gog, boris: Gog) -> None:
    """A cookie is as good as a token, until all sessions are ended; tokens and other users go on."""
    browser, other = (make(session_cookie=f"sandbox-session-{name}") for name in ("anna", "boris"))
    assert browser.user.data().user_id == ANNA
    assert browser.library.list_ids() == gog.library.list_ids()

    gog.settings.logout_all_sessions()

    with pytest.raises(LoginRequiredError):
        browser.library.list_ids()
    assert gog.library.list_ids().owned
    assert other.user.data().user_id == str(IDS["boris"])


def test_sessions_log_in(http: httpx.Client, target: Target, sandbox: Sandbox) -> None:
    """In a browser that is logged in the login form is passed over: the code comes at once."""
    query = {"client_id": CLIENT["client_id"], "redirect_uri": ADDRESS, "response_type": "code"}

    answer = http.get(f"{target.base_url}/auth", params=query, headers=cookie("anna"))

    assert answer.headers["location"].startswith(f"{ADDRESS}&code=")


# --- refusals ----------------------------------------------------------------------------------------


def test_overload_is_no_login(gog: Gog, sandbox: Sandbox) -> None:
    """The page of an overloaded server is an error of the server."""
    sandbox.fail("library.list_ids", status=503)

    with pytest.raises(ServiceUnavailableError):
        gog.library.list_ids()

    assert gog.library.list_ids().owned


MISTAKES = (
    "/account/gameDetails/unreal.json",
    "/account/getFilteredProducts?page=0",
    "/user/wishlist/add/unreal",
    "/users/info/anna",
    "/wallet/transactions/EUR/none",
    "/order/checkStatus/12",
    "/reviews/product/unreal.json",
)


@pytest.mark.parametrize("path", MISTAKES)
def test_nonsense_is_refused(target: Target, http: httpx.Client, sandbox: Sandbox, path: str) -> None:
    """An argument that makes no sense is refused with a page, as a bad request."""
    answer = http.get(target.base_url + path, headers=dict(target.account.headers))

    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (400, "text/html")


UNKNOWN: dict[str, Call] = {
    "a game": lambda gog: gog.library.game_details(NOBODY),
    "a wish": lambda gog: gog.wishlist.add(NOBODY),
    "a user": lambda gog: gog.user.get(str(NOBODY)),
    "an invitation": lambda gog: gog.friends.invite(str(NOBODY)),
    "a friend": lambda gog: gog.friends.remove(str(IDS["boris"])),
    "a request": lambda gog: gog.friends.accept(str(IDS["boris"])),
    "a name": lambda gog: gog.friends.search(query="nobody of this name"),
    "a review": lambda gog: gog.reviews.report(NOBODY),
    "a vote": lambda gog: gog.reviews.vote(NOBODY, was_helpful=True),
    "a label": lambda gog: gog.tags.delete(tag_id="399999999"),
    "an order": lambda gog: gog.orders.check_status("0123456789ab"),
    "a hidden product": lambda gog: gog.library.hide(NOBODY),
}


@pytest.mark.parametrize("call", UNKNOWN.values(), ids=UNKNOWN)
def test_unknown_things_are_not_found(gog: Gog, call: Call) -> None:
    """What nobody has is refused with 404."""
    with pytest.raises(NotFoundError):
        call(gog)
