"""What is written by hand for the GOG client, on its own: credentials, logging in, dates and amounts."""

import asyncio
import pickle
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from msgspec import UNSET, Struct

from extras.gog.auth import REDIRECT_URI, AsyncAuthExtra, AuthExtra
from extras.gog.credentials import Credentials
from extras.gog.helpers import absolute_url, amount, is_removed_from_sale, to_datetime
from extras.gog.library import AsyncLibraryExtra, LibraryExtra
from generator.runtime import (
    AsyncTransport,
    ConfigurationError,
    InvalidArgumentError,
    LoginRequiredError,
    MissingCredentialsError,
    Operation,
    Secret,
    Transport,
    json,
)
from generator.runtime.oauth2 import FileTokenStore, Flow, MemoryTokenStore, OAuth2, Token, TokenStore

CANARY = "canary-5ecret"
ALL = (("bearer_auth",), ("gog_o_auth",), ("web_session",))
READ: Operation[Any] = Operation(
    "user.data", "GET", "/userData.json", effect="read", answers={200: json(Any)}, security=ALL
)
OPTIONAL: Operation[Any] = Operation(
    "cart.get", "GET", "/cart", effect="read", answers={200: json(Any)}, security=(*ALL, ())
)
COOKIE_FIRST: Operation[Any] = Operation(
    *("orders.list", "GET", "/orders"),
    effect="read",
    answers={200: json(Any)},
    security=(("web_session",), ("bearer_auth",)),
)
FLOW = Flow(
    Operation(
        "auth.token",
        "GET",
        "/token",
        effect="irreversible",
        answers={},
        server="https://auth.gog.com",
    ),
    Operation("auth.authorize", "GET", "/auth", effect="read", answers={}, server="https://auth.gog.com"),
)
both = pytest.mark.parametrize("wait", [False, True], ids=["sync", "async"])


class Auth(AuthExtra):
    """As the generator makes it."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport


class AsyncAuth(AsyncAuthExtra):
    """As the generator makes it."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport


class Library(LibraryExtra):
    """As the generator makes it."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport


class AsyncLibrary(AsyncLibraryExtra):
    """As the generator makes it."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport


class Server:
    """Gives a token for the code ``good``, and shows what came."""

    def __init__(self) -> None:
        self.seen: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer."""
        self.seen.append(request)
        if request.url.path == "/token":
            if request.url.params.get("code", "good") != "good":
                return httpx.Response(400, json={"error": "invalid_grant", "error_description": "no"})
            told = {
                "access_token": f"access-{len(self.seen)}",
                "refresh_token": "refresh",
                "expires_in": 3600,
            }
            return httpx.Response(200, json=told)
        return httpx.Response(200, json={}, headers={"Set-Cookie": "gog_lc=AT_EUR_en-US"})


def settings(credentials: Credentials, server: Callable[[httpx.Request], httpx.Response]) -> dict[str, Any]:
    """Of a transport, as the generator writes them."""
    return {
        "agent": "gog-client/1",
        "server": "https://embed.gog.com",
        "credentials": credentials,
        "flow": FLOW,
        "transport": httpx.MockTransport(server),
    }


def sent(operation: Operation[Any], **given: Any) -> httpx.Request:
    """What leaves."""
    server = Server()
    Transport(**settings(Credentials(**given), server)).call(operation)
    return server.seen[0]


def stored(access: str) -> MemoryTokenStore:
    """A store with a token."""
    store = MemoryTokenStore()
    store.save("id", Token(access_token=Secret(access)))
    return store


PAIR: dict[str, Any] = {"client_id": "id", "client_secret": "secret"}


@pytest.mark.parametrize(
    ("given", "header", "value"),
    [
        ({"token": CANARY}, "authorization", f"Bearer {CANARY}"),
        ({"session_cookie": CANARY}, "cookie", f"gog-al={CANARY}"),
        ({"token": CANARY, "session_cookie": "x"}, "authorization", f"Bearer {CANARY}"),
        (PAIR | {"token_store": stored(CANARY)}, "authorization", f"Bearer {CANARY}"),
    ],
)
def test_each_kind_of_credentials_goes_where_it_belongs(
    given: dict[str, Any], header: str, value: str
) -> None:
    """One of them, the first that the operation takes."""
    for operation in (READ, OPTIONAL):
        headers = sent(operation, **given).headers
        assert headers[header] == value
        assert len({"authorization", "cookie"} & set(headers)) == 1


def test_an_operation_may_prefer_the_cookie() -> None:
    """The order of its alternatives is the spec's."""
    headers = sent(COOKIE_FIRST, token="t", session_cookie=CANARY).headers
    assert headers["cookie"] == f"gog-al={CANARY}"
    assert sent(COOKIE_FIRST, token="t").headers["authorization"] == "Bearer t"


def test_the_cookie_stands_beside_others() -> None:
    """Those that GOG sets; but not beside another `gog-al`, which may be somebody else's."""
    server = Server()
    mine = httpx.Client(transport=httpx.MockTransport(server), cookies={"gog-al": "other"})
    given = settings(Credentials(session_cookie=CANARY), server)
    given.update(transport=None, http_client=mine)
    transport = Transport(**given)

    transport.call(READ)
    transport.call(READ)

    assert server.seen[1].headers.get_list("cookie") == [f"gog_lc=AT_EUR_en-US; gog-al={CANARY}"]


def test_without_credentials_only_open_operations_are_called() -> None:
    """The error says what to give, or to do."""
    headers = sent(OPTIONAL).headers
    assert not {"authorization", "cookie"} & set(headers)
    assert "authorization" not in sent(OPTIONAL, **PAIR).headers
    with pytest.raises(MissingCredentialsError, match="give token=, or client_id="):
        sent(READ)
    with pytest.raises(MissingCredentialsError, match=r"auth\.login"):
        sent(READ, **PAIR)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"client_id": "a"}, "missing: client_secret"),
        ({"client_secret": CANARY}, "missing: client_id"),
        ({"token_store": MemoryTokenStore()}, "missing: client_id, client_secret"),
        ({"token": CANARY, "client_id": "a", "client_secret": CANARY}, "used as it is"),
        ({"token": CANARY, "token_store": MemoryTokenStore()}, "used as it is"),
    ],
)
def test_contradictions_are_refused_at_once(given: dict[str, Any], told: str) -> None:
    """Not at the first call."""
    with pytest.raises(ConfigurationError, match=told) as caught:
        Credentials(**given)
    assert CANARY not in str(caught.value)


@pytest.mark.parametrize(
    "given", [{"token": CANARY}, {"session_cookie": CANARY}, PAIR | {"client_secret": CANARY}]
)
def test_credentials_are_shown_nowhere(given: dict[str, Any]) -> None:
    """Nor do pickles have them."""
    credentials = Credentials(**given)
    pickled = pickle.dumps(credentials)

    assert CANARY not in repr(credentials)
    assert CANARY.encode() not in pickled
    assert repr(pickle.loads(pickled)) == repr(credentials)  # noqa: S301 - our own pickle
    with pytest.raises(MissingCredentialsError):
        Transport(**settings(pickle.loads(pickled), Server())).call(READ)  # noqa: S301


def test_the_address_of_the_login_page() -> None:
    """As gogapidocs has it; sandbox and all."""
    given = settings(Credentials(**PAIR), Server())
    expected = {
        "client_id": "id",
        "redirect_uri": "https://embed.gog.com/on_login_success?origin=client",
        "response_type": "code",
        "layout": "client2",
    }

    url = httpx.URL(Auth(Transport(**given)).login_url())
    assert str(url).startswith("https://auth.gog.com/auth?client_id=id&redirect_uri=https%3A")
    assert dict(url.params) == expected
    mine = AsyncAuth(AsyncTransport(**given, base_url="http://127.0.0.1:8000/gog"))
    other = httpx.URL(mine.login_url(redirect_uri="http://127.0.0.1:9/", layout="galaxy"))
    assert str(other.copy_with(query=None)) == "http://127.0.0.1:8000/gog/auth"
    assert (other.params["redirect_uri"], other.params["layout"]) == ("http://127.0.0.1:9/", "galaxy")
    with pytest.raises(ConfigurationError, match="client_id="):
        Auth(Transport(**settings(Credentials(token="t"), Server()))).login_url()


def login(server: Server, store: TokenStore, pasted: str, *, wait: bool) -> Token:
    """One login."""
    given = settings(Credentials(**PAIR, token_store=store), server)
    if wait:
        return asyncio.run(AsyncAuth(AsyncTransport(**given)).login(pasted))
    return Auth(Transport(**given)).login(pasted)


@both
@pytest.mark.parametrize(
    "pasted",
    [
        "good",
        " good\n",
        "https://embed.gog.com/on_login_success?origin=client&code=good",
        "https://embed.gog.com/on_login_success?origin=client&code=good#",
        "?origin=client&code=good",
        "code=good",
    ],
)
def test_the_code_may_be_pasted_with_what_is_around_it(wait: bool, pasted: str, tmp_path: Path) -> None:
    """It is exchanged with the redirect URI, and the token stored."""
    server, store = Server(), FileTokenStore(tmp_path / "t.json")

    token = login(server, store, pasted, wait=wait)

    assert dict(server.seen[0].url.params) == {
        "client_id": "id",
        "client_secret": "secret",
        "grant_type": "authorization_code",
        "code": "good",
        "redirect_uri": REDIRECT_URI,
    }
    kept = store.load("id")
    assert kept is not None
    assert kept.access_token.reveal() == token.access_token.reveal() == "access-1"


@both
@pytest.mark.parametrize(
    ("pasted", "told"),
    [
        ("", "no code"),
        ("two words", "no code"),
        ("https://embed.gog.com/on_login_success?origin=client", "paste the one"),
        ("https://login.gog.com/login", "paste the one"),
        ("https://x/?code=", "paste the one"),
        ("https://x/?code=a&code=b", "paste the one"),
        ("https://x/?error=access_denied&error_description=not+now", "access_denied not now"),
        ("https://x/?error=access_denied&code=good", "access_denied"),
    ],
)
def test_what_has_no_code_is_refused_unsent(wait: bool, pasted: str, told: str) -> None:
    """Also a login that ended with an error."""
    server = Server()
    with pytest.raises(InvalidArgumentError, match=told):
        login(server, MemoryTokenStore(), pasted, wait=wait)
    assert server.seen == []


@both
def test_a_code_that_is_not_accepted(wait: bool) -> None:
    """It may have been used, or be too old."""
    with pytest.raises(LoginRequiredError, match="log in again"):
        login(Server(), MemoryTokenStore(), "bad", wait=wait)


@both
def test_refresh_and_logout(wait: bool) -> None:
    """On demand."""
    server, store = Server(), MemoryTokenStore()
    store.save("id", Token(access_token=Secret("old"), refresh_token=Secret("refresh")))
    given = settings(Credentials(**PAIR, token_store=store), server)

    if wait:

        async def run() -> Token:
            auth = AsyncAuth(AsyncTransport(**given))
            token = await auth.refresh()
            await auth.logout()
            return token

        token = asyncio.run(run())
    else:
        auth = Auth(Transport(**given))
        token = auth.refresh()
        auth.logout()

    assert token.access_token.reveal() == "access-1"
    assert store.load("id") is None
    assert len(server.seen) == 1


def test_only_a_token_of_ours_is_refreshed() -> None:
    """A cookie or a ready token goes out as it is."""
    assert isinstance(Credentials(**PAIR).grant(READ), OAuth2)
    assert Credentials(**PAIR, session_cookie="c").grant(COOKIE_FIRST) is None
    assert Credentials(token="t").grant(READ) is None


@both
def test_a_download_follows_to_the_file_and_its_checksum(wait: bool, tmp_path: Path) -> None:
    """`manual_url` in, file out; the cookie stays with GOG's own servers."""
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if request.url.host == "embed.gog.com":
            link = "https://cdn.example/token=a%2Fb/setup_1.0.exe?expires=1&signature=x"
            return httpx.Response(302, headers={"location": link})
        if request.url.path.endswith(".xml"):
            return httpx.Response(200, text='<file name="a" md5="0cc175b9c0f1b6a831c399e269772661"/>')
        return httpx.Response(200, content=b"a", headers={"content-type": "application/x-msdownload"})

    given = settings(Credentials(session_cookie=CANARY), handle)
    url = "/downlink/example_game/en1installer1"
    if wait:
        path = asyncio.run(AsyncLibrary(AsyncTransport(**given)).download(url, tmp_path))
    else:
        path = Library(Transport(**given)).download(url, tmp_path)

    assert path == tmp_path / "setup_1.0.exe"
    assert [request.url.raw_path for request in seen] == [
        b"/downlink/example_game/en1installer1",
        b"/token=a%2Fb/setup_1.0.exe?expires=1&signature=x",
        b"/token=a%2Fb/setup_1.0.exe.xml?expires=1&signature=x",
    ]
    assert [CANARY in str(request.headers.get("cookie")) for request in seen] == [True, False, False]


@both
@pytest.mark.parametrize("location", ["https://login.gog.com/login?x=1", "/login"])
def test_a_download_without_a_login_says_so(wait: bool, location: str, tmp_path: Path) -> None:
    """The login page is no game."""

    def handle(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"location": location})

    given = settings(Credentials(token="t"), handle)

    def work() -> Path:
        if wait:
            return asyncio.run(AsyncLibrary(AsyncTransport(**given)).download("/downlink/a/b", tmp_path))
        return Library(Transport(**given)).download("/downlink/a/b", tmp_path)

    with pytest.raises(LoginRequiredError):
        work()
    assert list(tmp_path.iterdir()) == []


# -- helpers ----------------------------------------------------------------------------------------------

IMAGE = "c" * 64


@pytest.mark.parametrize(
    ("text", "formatter", "expected"),
    [
        (f"//images-1.gog.com/{IMAGE}", None, f"https://images-1.gog.com/{IMAGE}"),
        (f"//images-1.gog.com/{IMAGE}", ".jpg", f"https://images-1.gog.com/{IMAGE}.jpg"),
        (
            f"//images-1.gog-statics.com/{IMAGE}",
            "_196.jpg",
            f"https://images-1.gog-statics.com/{IMAGE}_196.jpg",
        ),
        (
            f"//images-1.gog.com/{IMAGE}_glx_logo_2x.jpg",
            "_196.jpg",
            f"https://images-1.gog.com/{IMAGE}_196.jpg",
        ),
        (f"https://images.gog.com/{IMAGE}_avm.jpg", "_avl2.jpg", f"https://images.gog.com/{IMAGE}_avl2.jpg"),
        (f"https://images.gog.com/{IMAGE}_avm.jpg", None, f"https://images.gog.com/{IMAGE}_avm.jpg"),
        ("/game/example_game", None, "https://www.gog.com/game/example_game"),
        ("http://www.gog.com/video/a/b?x=1", None, "http://www.gog.com/video/a/b?x=1"),
        ("", None, ""),
        ("", ".jpg", ""),
    ],
)
def test_absolute_url(text: str, formatter: str | None, expected: str) -> None:
    """Scheme, host, and the ending of an image."""
    assert absolute_url(text, formatter=formatter) == expected


@pytest.mark.parametrize(
    ("text", "formatter"),
    [
        ("game/x", None),
        ("gogdownloader://x", None),
        ("javascript:alert(1)", None),
        ("https:///x", None),
        ("//images.gog.com/", ".jpg"),
        ("//images.gog.com/a", "/../b"),
        ("//images.gog.com/a", ""),
    ],
)
def test_absolute_url_refuses(text: str, formatter: str | None) -> None:
    """What is no address, or no ending."""
    with pytest.raises(ValueError, match=r"is no address|cannot be put"):
        absolute_url(text, formatter=formatter)


class PhpDateTime(Struct):
    """As the generated model."""

    date: str
    timezone_type: int
    timezone: str


NICOSIA = ZoneInfo("Europe/Nicosia")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1_500_000_000, datetime(2017, 7, 14, 2, 40, tzinfo=UTC)),
        (0, datetime(1970, 1, 1, tzinfo=UTC)),
        (-86_400, datetime(1969, 12, 31, tzinfo=UTC)),
        (1_500_000_000.5, datetime(2017, 7, 14, 2, 40, 0, 500_000, tzinfo=UTC)),
        (
            PhpDateTime("2014-05-13 18:00:00.000000", 3, "Europe/Nicosia"),
            datetime(2014, 5, 13, 18, tzinfo=NICOSIA),
        ),
        (
            {"date": "2014-01-13 18:00:00.250000", "timezone_type": 1, "timezone": "+02:00"},
            datetime(2014, 1, 13, 18, 0, 0, 250_000, tzinfo=timezone(timedelta(hours=2))),
        ),
        (
            {"date": "2014-01-13 18:00:00.000000", "timezone_type": 1, "timezone": "-03:30"},
            datetime(2014, 1, 13, 18, tzinfo=timezone(-timedelta(hours=3, minutes=30))),
        ),
        (
            {"date": "2014-01-13 18:00:00.000000", "timezone_type": 2, "timezone": "UTC"},
            datetime(2014, 1, 13, 18, tzinfo=UTC),
        ),
        ("2014-05-13T18:00:00+0300", datetime(2014, 5, 13, 18, tzinfo=timezone(timedelta(hours=3)))),
        ("2015-01-02T03:04:05+00:00", datetime(2015, 1, 2, 3, 4, 5, tzinfo=UTC)),
    ],
)
def test_to_datetime(value: Any, expected: datetime) -> None:
    """The same moment in the same zone, whichever of the three kinds it is."""
    moment = to_datetime(value)
    assert moment == expected
    assert moment is not None
    assert moment.utcoffset() == expected.utcoffset()
    assert not is_removed_from_sale(value)


def test_to_datetime_knows_summer_time() -> None:
    """Nicosia is two hours ahead of UTC in winter, three in summer."""
    winter, summer = (
        to_datetime({"date": f"2020-{month}-01 12:00:00.000000", "timezone": "Europe/Nicosia"})
        for month in ("01", "07")
    )
    assert winter is not None
    assert summer is not None
    assert (winter.astimezone(UTC).hour, summer.astimezone(UTC).hour) == (10, 9)


@pytest.mark.parametrize(
    "value",
    [
        None,
        UNSET,
        "",
        693_612_000,
        978_299_999,
        -62_170_000_000,
        -62_169_984_000,
        "1991-12-25T00:00:00+0200",
        PhpDateTime("1991-12-25 00:00:00.000000", 3, "Europe/Nicosia"),
        PhpDateTime("-0001-11-30 00:00:00.000000", 3, "Europe/Nicosia"),
        PhpDateTime("0000-00-00 00:00:00", 3, "UTC"),
    ],
)
def test_to_datetime_of_no_date(value: Any) -> None:
    """Unknown, never, removed, or simply absent."""
    assert to_datetime(value) is None


@pytest.mark.parametrize(
    "value",
    [
        "soon",
        "2014-05-13T18:00:00",
        "2014-05-13",
        True,
        [],
        {},
        {"date": "2014-05-13 18:00:00"},
        10**15,
        float("nan"),
        PhpDateTime("yesterday", 3, "UTC"),
        PhpDateTime("2014-05-13 18:00:00", 3, "Atlantis/Capital"),
        PhpDateTime("2014-05-13 18:00:00", 3, "../../etc/passwd"),
    ],
)
def test_to_datetime_refuses(value: Any) -> None:
    """No guessing of zones or formats."""
    with pytest.raises(ValueError, match=r"is no date|knows no zone"):
        to_datetime(value)


def test_is_removed_from_sale() -> None:
    """The last second of 2000 in Nicosia, in every kind."""
    php = PhpDateTime("2000-12-31 23:59:59.000000", 3, "Europe/Nicosia")
    for value in (978_299_999, php, "2000-12-31T23:59:59+0200"):
        assert is_removed_from_sale(value)
        assert to_datetime(value) is None
    for other in (None, UNSET, 0, 693_612_000, 978_300_000, ""):
        assert not is_removed_from_sale(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12.50", "12.50"), ("0.00", "0.00"), ("-1.50", "-1.50"), ("5", "5"), (19.99, "19.99"), (7, "7")],
)
def test_amount(text: Any, expected: str) -> None:
    """Exact, places and all."""
    assert str(amount(text)) == expected
    assert isinstance(amount(text), Decimal)


@pytest.mark.parametrize(
    "text", ["", "€ 12.50", "1,250.00", "NaN", "Infinity", "1e5", " 1", "1.", True, float("inf"), "١"]
)
def test_amount_refuses(text: Any) -> None:
    """What is for people, and what is no number."""
    with pytest.raises(ValueError, match="is no amount"):
        amount(text)
