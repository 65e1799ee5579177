"""When a token is refreshed, by whom, and what is never taken for one."""

import asyncio
import copy
import io
import json as jsonlib
import logging
import pickle
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest

from generator.runtime import (
    ApiError,
    AsyncTransport,
    BadRequestError,
    ConfigurationError,
    DecodeError,
    LoginRequiredError,
    MissingCredentialsError,
    Operation,
    SdkError,
    Secret,
    Transport,
    TransportError,
    UnauthorizedError,
    json,
    steps,
    transport,
)
from generator.runtime.oauth2 import FileTokenStore, Flow, MemoryTokenStore, OAuth2, Token, TokenStore

from .test_transport import both

SECRETS = ("client-5ecret-canary", "access-canary-", "refresh-canary-", "code-canary")
NAME, SECRET = "app-1", SECRETS[0]
LIFE = 3600.0

TOKEN: Operation[Any] = Operation(
    "auth.token",
    *("GET", "/token"),
    effect="irreversible",
    answers={200: json(Any)},
    server="https://auth.example",
)
FORM: Operation[Any] = Operation("auth.token", "POST", "/token", effect="irreversible", answers={})
AUTHORIZE: Operation[Any] = Operation(
    "auth.authorize", "GET", "/auth", effect="read", answers={}, server="https://auth.example"
)
READ: Operation[Any] = Operation(
    "things.get", "GET", "/things", effect="read", answers={200: json(Any)}, security=(("bearer",),)
)
SPEND: Operation[Any] = Operation(
    "things.buy", "POST", "/buy", effect="spends", answers={200: json(Any)}, security=(("bearer",),)
)
PAGED: Operation[Any] = Operation(
    *("things.page", "GET", "/things"),
    effect="read",
    answers={200: json(Any)},
    security=(("bearer",),),
    login=True,
)


class Bearer:
    """Credentials that take their token from a store."""

    def __init__(self, oauth2: OAuth2) -> None:
        self.oauth2 = oauth2

    def grant(self, operation: Operation[Any]) -> OAuth2 | None:
        """Always this one."""
        return self.oauth2

    def apply(self, request: httpx.Request, operation: Operation[Any]) -> None:
        """Set the header."""
        token = self.oauth2.token()
        if token is None:
            raise MissingCredentialsError("log in first")
        request.headers["Authorization"] = f"Bearer {token.access_token.reveal_header()}"


class Clock:
    """Unix time, as the test has it."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        """Now."""
        return self.now


class Auth:
    """A server that gives out tokens and knows which of them hold."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.issued = 0
        self.holds: set[str] = set()
        self.refresh_tokens: set[str] = set()
        self.seen: list[httpx.Request] = []
        self.trouble: list[httpx.Response | Exception] = []
        self.lock = threading.Lock()

    @property
    def grants(self) -> list[dict[str, str]]:
        """The fields of every request for a token."""
        asked = [request for request in self.seen if request.url.path == "/token"]
        return [
            {k: v[0] for k, v in parse_qs(request.url.query.decode() or request.content.decode()).items()}
            for request in asked
        ]

    @property
    def calls(self) -> list[str]:
        """The header of every other request."""
        return [r.headers.get("authorization", "") for r in self.seen if r.url.path != "/token"]

    def issue(self, **more: Any) -> dict[str, Any]:
        """A token that makes every earlier one void."""
        self.issued += 1
        access, refresh = f"{SECRETS[1]}{self.issued}", f"{SECRETS[2]}{self.issued}"
        self.holds, self.refresh_tokens = {access}, {refresh}
        return {
            "access_token": access,
            "refresh_token": refresh,
            "expires_in": int(LIFE),
            "token_type": "bearer",
            "scope": "",
            "user_id": "40000000000000001",
            "session_id": "6000000000000000001",
            "new_field": {"x": 1},
            **more,
        }

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer, after what trouble there is to be."""
        with self.lock:
            self.seen.append(request)
            if request.url.path != "/token":
                held = request.headers.get("authorization", "").removeprefix("Bearer ") in self.holds
                return httpx.Response(200 if held else 401, json={"held": held})
            if self.trouble:
                trouble = self.trouble.pop(0)
                if isinstance(trouble, Exception):
                    raise trouble
                return trouble
            fields = self.grants[-1]
            if (fields["client_id"], fields["client_secret"]) != (NAME, SECRET):
                return httpx.Response(401, json={"error": "invalid_client"})
            good = fields.get("refresh_token") in self.refresh_tokens or fields.get("code") == SECRETS[3]
            if not good:
                return httpx.Response(
                    400,
                    json={
                        "error": "invalid_grant",
                        "error_description": f"gone: {fields.get('refresh_token')}",
                    },
                )
            return httpx.Response(200, json=self.issue())


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited, without waiting."""
    waited: list[float] = []

    async def asleep(seconds: float) -> None:
        waited.append(seconds)
        await asyncio.sleep(0)

    for module, name in ((steps, ""), (transport, "_")):
        monkeypatch.setattr(module, f"{name}sleep", waited.append)
        monkeypatch.setattr(module, f"{name}asleep", asleep)
    return waited


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def auth(clock: Clock) -> Auth:
    return Auth(clock)


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> TokenStore:
    return MemoryTokenStore() if request.param == "memory" else FileTokenStore(tmp_path / "tokens.json")


def put(store: TokenStore, auth: Auth, *, left: float = LIFE) -> Token:
    """Store a token that the server knows and that holds for some seconds more."""
    told, now = auth.issue(), auth.clock()
    token = Token(
        access_token=Secret(told["access_token"]),
        refresh_token=Secret(told["refresh_token"]),
        issued_at=now + left - LIFE,
        expires_at=now + left,
    )
    save(store, token)
    return token


def save(store: TokenStore, token: Token, name: str = NAME) -> None:
    """Store a token, under the lock."""
    release = store.try_lock()
    assert release is not None
    try:
        store.save(name, token)
    finally:
        release()


class Client:
    """A transport, blocking or awaited, with one surface."""

    def __init__(self, auth: Any, store: TokenStore, *, wait: bool, **settings: Any) -> None:
        clock = getattr(auth, "clock", None)
        self.oauth2 = OAuth2(NAME, settings.pop("secret", SECRET), store, clock=clock)
        self.wait = wait
        self.settings: dict[str, Any] = {
            "agent": "test/1",
            "server": "https://things.example",
            "credentials": Bearer(self.oauth2),
            "flow": Flow(TOKEN, AUTHORIZE),
            "max_retries": 0,
            "transport": httpx.MockTransport(auth),
            **settings,
        }

    def call(self, operation: Operation[Any] = READ, **arguments: Any) -> Any:
        """One call by a transport of its own."""
        if not self.wait:
            return Transport(**self.settings).call(operation, **arguments)
        return asyncio.run(AsyncTransport(**self.settings).call(operation, **arguments))

    def run(self, work: Any) -> Any:
        """The steps of something."""
        if not self.wait:
            return Transport(**self.settings).run(work)

        async def run() -> Any:
            return await AsyncTransport(**self.settings).run(work)

        return asyncio.run(run())


@both
def test_a_token_is_refreshed_shortly_before_its_end(
    wait: bool, auth: Auth, store: TokenStore, clock: Clock
) -> None:
    """Not earlier than five minutes before; the call then goes out once, with the new one."""
    put(store, auth)
    client = Client(auth, store, wait=wait)

    clock.now += LIFE - 301
    assert client.call() == {"held": True}
    assert auth.grants == []
    clock.now += 2
    assert client.call() == {"held": True}

    assert auth.grants == [
        {
            "client_id": NAME,
            "client_secret": SECRET,
            "grant_type": "refresh_token",
            "refresh_token": f"{SECRETS[2]}1",
        }
    ]
    assert auth.calls == [f"Bearer {SECRETS[1]}1", f"Bearer {SECRETS[1]}2"]
    kept = store.load(NAME)
    assert kept is not None
    assert (kept.expires_at, kept.user_id) == (clock.now + LIFE, "40000000000000001")


def test_a_short_life_is_not_all_refreshing(auth: Auth, clock: Clock) -> None:
    """A token of one minute is used for three quarters of it."""
    store = MemoryTokenStore()
    token = Token(
        access_token=Secret(auth.issue()["access_token"]),
        refresh_token=Secret(f"{SECRETS[2]}1"),
        issued_at=clock.now,
        expires_at=clock.now + 60,
    )
    save(store, token)
    client = Client(auth, store, wait=False)

    clock.now += 44
    client.call()
    assert auth.grants == []
    clock.now += 2
    client.call()

    assert len(auth.grants) == 1


@both
def test_a_refresh_token_is_used_once_and_the_next_one_kept(
    wait: bool, auth: Auth, store: TokenStore, clock: Clock
) -> None:
    """Servers may change it with every refresh."""
    put(store, auth)
    client = Client(auth, store, wait=wait)

    for _ in range(3):
        clock.now += LIFE
        client.call()

    assert [fields["refresh_token"] for fields in auth.grants] == [f"{SECRETS[2]}{n}" for n in (1, 2, 3)]


@both
def test_an_answer_without_a_refresh_token_leaves_the_old_one(
    wait: bool, auth: Auth, store: TokenStore, clock: Clock
) -> None:
    """RFC 6749, section 6."""
    put(store, auth, left=-1)
    told = {"access_token": f"{SECRETS[1]}x", "expires_in": "60", "user_id": 40000000000000001}
    auth.trouble = [httpx.Response(200, json=told)]
    auth.holds.add(f"{SECRETS[1]}x")

    Client(auth, store, wait=wait).call()

    kept = store.load(NAME)
    assert kept is not None
    assert kept.refresh_token is not None
    assert kept.refresh_token.reveal() == f"{SECRETS[2]}1"
    assert (kept.expires_at, kept.user_id) == (clock.now + 60, "40000000000000001")


@both
@pytest.mark.parametrize("operation", [READ, SPEND], ids=["read", "spend"])
def test_a_refused_call_is_made_again_once_with_a_new_token(
    wait: bool, operation: Operation[Any], auth: Auth, store: TokenStore
) -> None:
    """Whatever it does: a call that was refused has done nothing."""
    put(store, auth)
    auth.holds = set()  # revoked before its time

    assert Client(auth, store, wait=wait).call(operation) == {"held": True}

    assert len(auth.grants) == 1
    assert auth.calls == [f"Bearer {SECRETS[1]}1", f"Bearer {SECRETS[1]}2"]


@both
def test_a_login_page_is_a_refusal_too(wait: bool, auth: Auth, store: TokenStore) -> None:
    """Web servers show it with status 200, or redirect to it."""
    put(store, auth)
    pages = [httpx.Response(200, html="<html>Log in"), httpx.Response(302, headers={"Location": "/login"})]

    def paged(request: httpx.Request) -> httpx.Response:
        answer = auth(request)
        return pages.pop(0) if answer.status_code == 401 else answer

    for _ in range(2):
        auth.holds = set()
        paged.clock = auth.clock  # type: ignore[attr-defined]
        assert Client(paged, store, wait=wait).call(PAGED) == {"held": True}

    assert len(auth.grants) == 2


@both
def test_a_server_that_refuses_every_token_is_asked_twice(wait: bool, auth: Auth, store: TokenStore) -> None:
    """No loop of refreshing."""
    put(store, auth)

    def refuse(request: httpx.Request) -> httpx.Response:
        answer = auth(request)
        return answer if request.url.path == "/token" else httpx.Response(401)

    refuse.clock = auth.clock  # type: ignore[attr-defined]
    with pytest.raises(UnauthorizedError):
        Client(refuse, store, wait=wait, max_retries=5).call()

    assert (len(auth.calls), len(auth.grants)) == (2, 1)


@both
def test_who_finds_a_newer_token_in_the_store_uses_it(
    wait: bool, auth: Auth, store: TokenStore, clock: Clock
) -> None:
    """Somebody else has refreshed, after this client had read the old one."""
    stale = put(store, auth)
    client = Client(auth, store, wait=wait)
    put(store, auth)

    token = client.run(client.oauth2.renew(stale))

    assert token.access_token.reveal() == f"{SECRETS[1]}2"
    assert auth.grants == []


@both
def test_a_login_that_has_ended_says_so_and_asks_once(
    wait: bool, auth: Auth, store: TokenStore, clock: Clock
) -> None:
    """The server's word is believed until there is another refresh token."""
    put(store, auth, left=-1)
    auth.refresh_tokens = set()
    client = Client(auth, store, wait=wait, max_retries=3)

    for _ in range(2):
        with pytest.raises(LoginRequiredError, match="log in again") as caught:
            client.call()
        assert (caught.value.code, caught.value.status) == ("invalid_grant", 400)
        assert "gone: ***" in str(caught.value)
        assert SECRETS[2].encode() not in pickle.dumps(caught.value)
    assert len(auth.grants) == 1
    assert auth.calls == []

    put(store, auth, left=-1)
    assert client.call() == {"held": True}


TROUBLES: list[Callable[[], httpx.Response | Exception]] = [
    lambda: httpx.ConnectError("refused"),
    lambda: httpx.ReadTimeout("slow"),
    lambda: httpx.Response(500, text="<html>"),
    lambda: httpx.Response(429),
    lambda: httpx.Response(200, text="<html>Maintenance"),
]


@both
@pytest.mark.parametrize("trouble", TROUBLES)
def test_trouble_while_the_old_token_still_holds_is_none(
    wait: bool,
    trouble: Callable[[], httpx.Response | Exception],
    auth: Auth,
    store: TokenStore,
    clock: Clock,
) -> None:
    """It is used on, and the server left in peace for a minute; once it has ended, trouble is an error."""
    put(store, auth, left=200)
    client = Client(auth, store, wait=wait)
    auth.trouble = [trouble(), trouble(), trouble()]

    assert client.call() == client.call() == {"held": True}
    assert len(auth.grants) == 1
    clock.now += 61
    client.call()
    assert len(auth.grants) == 2
    clock.now += 140
    with pytest.raises((TransportError, ApiError, DecodeError)):
        client.call()
    assert client.call() == {"held": True}


@both
def test_a_request_for_a_token_is_repeated_only_if_it_never_left(
    wait: bool, auth: Auth, store: TokenStore
) -> None:
    """A refresh token that may have been used is not sent a second time within a call."""
    put(store, auth, left=-1)
    client = Client(auth, store, wait=wait, max_retries=2)

    auth.trouble = [httpx.ConnectError("refused")]
    client.call()
    assert len(auth.grants) == 2

    put(store, auth, left=-1)
    auth.trouble = [httpx.ReadError("cut")]
    with pytest.raises(TransportError, match=r"auth\.token"):
        client.call()
    assert len(auth.grants) == 3


NO_TOKENS: list[tuple[int, Any, type[SdkError]]] = [
    (200, {"error": "invalid_grant"}, LoginRequiredError),
    (200, {"error": "server_error", "access_token": f"{SECRETS[1]}9", "expires_in": 1}, BadRequestError),
    (200, {"error": {"code": 1}, "access_token": f"{SECRETS[1]}9", "expires_in": 1}, DecodeError),
    (200, {"error_description": "x"}, DecodeError),
    (200, {"access_token": ""}, DecodeError),
    (200, {"access_token": None}, DecodeError),
    (200, {"access_token": 7}, DecodeError),
    (200, {"access_token": f"{SECRETS[1]}\r\nX-Evil: 1"}, DecodeError),
    (200, {"access_token": f"{SECRETS[1]}9", "token_type": "mac"}, DecodeError),
    (200, {"access_token": f"{SECRETS[1]}9", "expires_in": 0}, DecodeError),
    (200, {"access_token": f"{SECRETS[1]}9", "expires_in": -5}, DecodeError),
    (200, {"access_token": f"{SECRETS[1]}9", "expires_in": "soon"}, DecodeError),
    (200, [], DecodeError),
    (200, None, DecodeError),
    (201, {"access_token": f"{SECRETS[1]}9"}, DecodeError),
    (302, {"access_token": f"{SECRETS[1]}9"}, DecodeError),
    (400, {"access_token": f"{SECRETS[1]}9", "expires_in": 3600}, BadRequestError),
    (401, {"error": "invalid_client", "error_description": "who?"}, UnauthorizedError),
    (403, "<html>", ApiError),
]


@both
@pytest.mark.parametrize(("status", "body", "expected"), NO_TOKENS)
def test_what_is_no_token_never_becomes_one(
    wait: bool, status: int, body: Any, expected: type[SdkError], auth: Auth, store: TokenStore
) -> None:
    """Whatever its status; the store keeps what it has, and the error holds none of it."""
    before = put(store, auth, left=-1)
    auth.trouble = [httpx.Response(status, json=body)]

    with pytest.raises(expected) as caught:
        Client(auth, store, wait=wait).call()

    assert isinstance(caught.value, expected)
    kept = store.load(NAME)
    assert kept is not None
    assert kept.access_token.reveal() == before.access_token.reveal()
    assert auth.calls == []
    told = f"{caught.value!r}{vars(caught.value)}".encode() + pickle.dumps(caught.value)
    assert not any(secret.encode() in told for secret in SECRETS)


@both
def test_a_code_is_exchanged_and_the_token_stored(wait: bool, auth: Auth, store: TokenStore) -> None:
    """With the same redirect URI that the login began with."""
    client = Client(auth, store, wait=wait)
    fields: dict[str, str | Secret] = {
        "grant_type": "authorization_code",
        "code": Secret(SECRETS[3]),
        "redirect_uri": "https://x/?a=b",
    }

    token = client.run(client.oauth2.exchange(fields))

    assert auth.grants == [
        {
            "client_id": NAME,
            "client_secret": SECRET,
            "grant_type": "authorization_code",
            "code": SECRETS[3],
            "redirect_uri": "https://x/?a=b",
        }
    ]
    kept = store.load(NAME)
    assert kept is not None
    assert kept.access_token.reveal() == token.access_token.reveal()
    assert client.call() == {"held": True}


@both
def test_a_token_request_is_a_form_where_the_spec_says_post(wait: bool, auth: Auth, clock: Clock) -> None:
    """Then nothing stands in the address."""
    store = MemoryTokenStore()
    put(store, auth, left=-1)

    Client(auth, store, wait=wait, flow=Flow(FORM)).call()

    sent = auth.seen[0]
    assert (sent.method, sent.url.query, sent.url.host) == ("POST", b"", "things.example")
    assert sent.headers["content-type"] == "application/x-www-form-urlencoded"
    assert auth.grants[0]["refresh_token"] == f"{SECRETS[2]}1"


@both
def test_a_base_url_takes_the_token_endpoint_along(wait: bool, auth: Auth, store: TokenStore) -> None:
    """As it takes every other host of the API."""
    put(store, auth, left=-1)
    seen: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url.copy_with(query=None)))
        request.url = request.url.copy_with(path=request.url.path.removeprefix("/x"))
        return auth(request)

    handle.clock = auth.clock  # type: ignore[attr-defined]
    Client(handle, store, wait=wait, base_url="http://127.0.0.1:8000/x").call()

    assert seen == ["http://127.0.0.1:8000/x/token", "http://127.0.0.1:8000/x/things"]


@both
def test_secrets_do_not_go_over_plain_http(wait: bool, auth: Auth, store: TokenStore) -> None:
    """The request for a token is refused like any other, unless allowed."""
    put(store, auth, left=-1)

    with pytest.raises(ConfigurationError, match="plain HTTP") as caught:
        Client(auth, store, wait=wait, base_url="http://far.example").call()
    assert auth.seen == []
    assert not any(secret in locals_of(caught.value) for secret in SECRETS)

    assert Client(auth, store, wait=wait, base_url="http://far.example", allow_http=True).call()


@both
def test_the_tokens_are_forgotten(wait: bool, auth: Auth, store: TokenStore) -> None:
    """And then nothing is sent."""
    put(store, auth)
    client = Client(auth, store, wait=wait)

    client.run(client.oauth2.forget())

    assert store.load(NAME) is None
    with pytest.raises(MissingCredentialsError, match="log in"):
        client.call()
    with pytest.raises(ConfigurationError, match="log in first"):
        client.run(client.oauth2.refresh())


@both
def test_a_refresh_on_demand(wait: bool, auth: Auth, store: TokenStore) -> None:
    """Before its time, with what is stored."""
    put(store, auth)
    client = Client(auth, store, wait=wait)

    token = client.run(client.oauth2.refresh())

    assert token.access_token.reveal() == f"{SECRETS[1]}2"
    assert auth.calls == []


@both
def test_an_iteration_outlives_its_token(wait: bool, auth: Auth, store: TokenStore, clock: Clock) -> None:
    """The token ends between two pages."""
    put(store, auth)
    client = Client(auth, store, wait=wait)

    for _ in range(5):
        assert client.call(query={"page": 1}) == {"held": True}
        clock.now += LIFE / 2

    assert len(auth.grants) == 2
    assert len(auth.calls) == 5


def locals_of(error: BaseException) -> str:
    """A traceback as crash reporters send it, with every variable of ours."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    mine = io.StringIO()
    for frame in told.stack:
        if "generator/runtime" in frame.filename or "httpx" in frame.filename:
            mine.write(f"{frame} {frame.locals}\n")
    return mine.getvalue() + "".join(told.format_exception_only())


@both
@pytest.mark.parametrize(
    "trouble",
    [
        lambda: httpx.ConnectError("refused"),
        lambda: httpx.Response(400, json={"error": "invalid_grant"}),
        lambda: httpx.Response(200, json={"access_token": f"{SECRETS[1]}9", "expires_in": "soon"}),
    ],
    ids=["connect", "refused", "bad"],
)
def test_no_secret_in_logs_errors_and_tracebacks(
    wait: bool,
    trouble: Callable[[], httpx.Response | Exception],
    auth: Auth,
    store: TokenStore,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Httpx logs every address with its query; ours does not show one."""
    caplog.set_level(logging.DEBUG)
    put(store, auth, left=-1)
    auth.trouble = [trouble()]
    client = Client(auth, store, wait=wait)

    with pytest.raises(SdkError) as caught:
        client.call()
    client.run(client.oauth2.exchange({"grant_type": "authorization_code", "code": Secret(SECRETS[3])}))
    client.call()
    told = locals_of(caught.value) + caplog.text + repr(client.oauth2) + repr(client.oauth2.token())
    told += str(vars(caught.value)) + f"{caught.value!r} {store!r} {client.settings}"

    assert "auth.example/token?***" in caplog.text
    assert "runtime" in told
    assert not any(secret in told for secret in SECRETS)
    assert caught.value.__context__ is None or not any(
        secret in locals_of(caught.value.__context__) for secret in SECRETS
    )


@both
def test_the_spec_s_own_operation_does_not_log_its_query_either(
    wait: bool, auth: Auth, store: TokenStore, caplog: pytest.LogCaptureFixture
) -> None:
    """Called by hand, with everything as arguments; and its refusal repeats none of them."""
    caplog.set_level(logging.DEBUG)
    query = {
        "client_id": NAME,
        "client_secret": SECRET,
        "grant_type": "refresh_token",
        "refresh_token": SECRETS[2],
    }

    with pytest.raises(ApiError) as caught:
        Client(auth, store, wait=wait).call(TOKEN, query=query)

    assert auth.grants == [query]
    assert not any(secret in f"{caplog.text}{vars(caught.value)}" for secret in SECRETS)


def test_copies_keep_secrets_and_pickles_do_not(auth: Auth, tmp_path: Path) -> None:
    """In this process nothing is lacking; in another one the client says what is."""
    store = MemoryTokenStore()
    token = put(store, auth)
    oauth2 = OAuth2(NAME, SECRET, store)
    held = [token, oauth2, store, Bearer(oauth2), Flow(TOKEN, AUTHORIZE)]
    pickled = pickle.dumps(held)

    assert not any(secret.encode() in pickled for secret in SECRETS)
    back = pickle.loads(pickled)  # noqa: S301 - our own pickle
    with pytest.raises(MissingCredentialsError, match="pickle"):
        back[0].access_token.reveal()
    assert back[1].token() is None
    assert back[4].token.path == "/token"
    assert copy.deepcopy(token).access_token.reveal() == token.access_token.reveal()
    assert copy.deepcopy(oauth2).token() is token

    path = tmp_path / "t.json"
    save(FileTokenStore(path), token)
    away = pickle.loads(pickle.dumps(OAuth2(NAME, SECRET, FileTokenStore(path))))  # noqa: S301
    assert away.token().access_token.reveal() == token.access_token.reveal()
    with pytest.raises(MissingCredentialsError, match="pickle"):
        Client(auth, away.store, wait=False, secret=away.client_secret).run(away.refresh())


def test_a_client_with_a_flow_pickles(auth: Auth) -> None:
    """Its operations would not, with their decoders."""
    settings: dict[str, Any] = {"agent": "t/1", "server": "https://things.example", "flow": Flow(TOKEN)}
    back = pickle.loads(pickle.dumps(Transport(**settings)))  # noqa: S301 - our own pickle

    assert back.address(back.flow.token, {"q": "a"}) == "https://auth.example/token?q=a"
    with pytest.raises(ConfigurationError, match="no operation that gives out tokens"):
        _ = Transport(agent="t/1", server="https://things.example").flow


def test_a_token_that_cannot_be_stored_is_not_lost(
    auth: Auth, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old refresh token is void by then, so this process goes on with what came."""
    store = FileTokenStore(tmp_path / "tokens.json")
    put(store, auth, left=-1)
    client = Client(auth, store, wait=False)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", full)
        with pytest.raises(ConfigurationError, match="No space left") as caught:
            client.call()
    assert not any(secret in locals_of(caught.value) for secret in SECRETS)
    assert jsonlib.loads((tmp_path / "tokens.json").read_text())["tokens"][NAME]["access_token"].endswith("1")
    assert client.call() == {"held": True}
    clock.now += LIFE
    assert client.call() == {"held": True}

    assert [fields["refresh_token"][-1] for fields in auth.grants] == ["1", "2"]
    assert jsonlib.loads((tmp_path / "tokens.json").read_text())["tokens"][NAME]["access_token"].endswith("3")


def test_a_cancelled_call_does_not_lose_the_token_on_its_way(auth: Auth, store: TokenStore) -> None:
    """The answer to a refresh may be the only thing that holds the next refresh token."""
    put(store, auth, left=-1)
    asked = asyncio.Event()

    async def slow(request: httpx.Request) -> httpx.Response:
        answer = auth(request)
        asked.set()
        await asyncio.sleep(0.1)
        return answer

    async def run() -> None:
        settings = Client(auth, store, wait=True).settings
        settings["transport"] = httpx.MockTransport(slow)
        client = AsyncTransport(**settings)
        task = asyncio.create_task(client.call(READ))
        await asked.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):
                await client.run(client.credentials.oauth2.refresh())  # type: ignore[union-attr]

    asyncio.run(run())

    kept = store.load(NAME)
    assert kept is not None
    assert kept.access_token.reveal() in auth.holds
    release = store.try_lock()
    assert release is not None
    release()


def test_a_lock_that_is_never_given_back_is_an_error(
    auth: Auth, store: TokenStore, waits: list[float]
) -> None:
    """After a minute; a token that still holds is used meanwhile."""
    put(store, auth, left=-1)
    held = store.try_lock()
    assert held is not None

    with pytest.raises(ConfigurationError, match="60 seconds"):
        Client(auth, store, wait=False).call()

    assert 60 <= sum(waits) < 61
    save_held(store, auth)
    assert Client(auth, store, wait=False).call() == {"held": True}
    held()


def save_held(store: TokenStore, auth: Auth) -> None:
    """Store a token that ends soon, by whoever has the lock."""
    now, told = auth.clock(), auth.issue()
    store.save(
        NAME,
        Token(
            access_token=Secret(told["access_token"]),
            refresh_token=Secret(told["refresh_token"]),
            issued_at=now - LIFE,
            expires_at=now + 30,
        ),
    )


@pytest.fixture
def locked(store: TokenStore) -> Iterator[TokenStore]:
    """A store that somebody else has locked."""
    release = store.try_lock()
    assert release is not None
    yield store
    release()


def test_who_waits_for_a_lock_takes_what_the_holder_got(auth: Auth, locked: TokenStore, clock: Clock) -> None:
    """Without waiting for the lock itself."""
    stale = Token(access_token=Secret("old"), refresh_token=Secret("r"), expires_at=clock.now - 1)
    locked.save(NAME, stale)
    client = Client(auth, locked, wait=False)
    work = client.oauth2.renew(stale)
    next(work)
    fresh = Token(access_token=Secret("new"))
    locked.save(NAME, fresh)

    with pytest.raises(StopIteration) as end:
        work.send(None)

    assert end.value.value.access_token.reveal() == "new"
