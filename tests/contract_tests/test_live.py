"""Against a live server only harmless requests are sent."""

import contextlib
import importlib
import re
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from contract_tests.accounts import Account
from contract_tests.errors import ContractError
from contract_tests.generic import allowed_operations
from contract_tests.settings import Settings, read_spec
from contract_tests.strict import strict_copy
from contract_tests.targets import Target
from tests.contract_tests.conftest import HERE, Result, served
from tests.contract_tests.orchard import Orchard, Reply

READS = re.compile(r"/trees\?.*|/rows/north/crates\?.*|/harvests/[0-9]+\?")


class Shop(Orchard):
    """A server that tells on whoever calls what is not a read, in whatever way."""

    allowed: tuple[str, re.Pattern[str]] = ("GET", READS)
    forbidden: list[str]

    def __init__(self, flaw: str = "") -> None:
        super().__init__(flaw)
        self.forbidden = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Look at one request, and answer it."""
        if scope["type"] == "http":
            method, path = scope["method"], f"{scope['path']}?{scope['query_string'].decode()}"
            known, paths = self.allowed
            if method != known or not paths.fullmatch(path.removeprefix("/orchard")):
                self.forbidden.append(f"{method} {path}")
        await super().__call__(scope, receive, send)

    def answer(self, method: str, path: str, query: dict[str, str], raw: str, body: bytes) -> Reply:
        """Data that the spec does not allow are forbidden as well."""
        status, told = super().answer(method, path, query, raw, body)
        if status == 400:
            self.forbidden.append(f"malformed: {method} {path}?{raw}")
        return status, told


class Stranger:
    """A server that nobody has any business with."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Note one request."""
        if scope["type"] == "http":
            self.calls.append(scope["path"])
            await send({"type": "http.response.start", "status": 200})
            await send({"type": "http.response.body", "body": b"{}"})


@contextmanager
def shop(root: Path, app: Any) -> Generator[str]:
    """Serve an app that the spec documents as the vendor's; 127.0.0.2 is not where our own sandbox is."""
    with served(app, "127.0.0.2") as origin:
        spec = root / "specs" / "orchard.yaml"
        spec.write_text(spec.read_text("utf-8").replace("http://127.0.0.1:8000/", f"{origin}/"), "utf-8")
        yield origin


@pytest.fixture
def live(root: Path) -> Iterator[Shop]:
    """A shop, which fails the test on any forbidden call."""
    app = Shop()
    with shop(root, app):
        yield app
    assert app.forbidden == []


def test_live_sends_reads_only(live: Shop, check: Callable[..., Result]) -> None:
    """Operations with `x-effect: read`, in their own method, with valid data; no probe, nothing else."""
    result = check(target="live")

    assert result.code == 0
    assert result.figures["cases"] == len(live.calls) > 2
    assert [call for call in live.calls if call[0] != "GET" or not READS.fullmatch(call[1])] == []


def test_live_calls_what_is_named(live: Shop, check: Callable[..., Result]) -> None:
    """An operation that is no read runs when it is asked for by name, and then alone."""
    live.allowed = ("POST", re.compile(r"/harvests\?"))

    check(target="live", operations=("harvests.create",))

    assert live.calls
    assert {(method, path) for method, path, _ in live.calls} == {("POST", "/harvests?")}


def test_url_of_the_live_server_is_live(live: Shop, root: Path, check: Callable[..., Result]) -> None:
    """The documented shop is not bought from because its address came with `--url`."""
    check(url=_url(root))

    assert live.calls
    assert [call for call in live.calls if call[0] != "GET" or not READS.fullmatch(call[1])] == []


def test_url_runs_everything_elsewhere(live: Shop, root: Path, check: Callable[..., Result]) -> None:
    """Any other server gets all cases."""
    live.allowed = ("GET", re.compile(".*"))
    url = _url(root)
    shutil.copy(HERE / "orchard.yaml", root / "specs")

    result = check(url=url)

    assert result.code == 0
    assert {method for method, path, _ in live.calls if path.startswith("/harvests?")} > {"POST", "DELETE"}
    assert live.forbidden
    live.forbidden.clear()


def test_live_is_not_asked_more_than_once_whoever_asks(
    live: Shop, root: Path, check: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A test that would buy, as somebody may write one, is stopped before it does; the report is there."""
    generic = importlib.import_module("contract_tests.test_generic")

    def buy(target: Target) -> None:
        with target.client() as client:
            client.post(f"{target.base_url}/harvests", json={"tree": "oak"})

    monkeypatch.setattr(generic, "test_operation", buy)

    with pytest.raises(
        ContractError, match=r"^stopped before POST http://127\.0\.0\.2:\d+/orchard/harvests: "
    ):
        check(target="live")

    assert live.calls == []
    page = (root / "reports" / "contract-orchard.html").read_text("utf-8")
    assert "This run did not get to its end" in page
    assert "stopped before POST" in page
    assert "every promise kept" not in page
    assert "ended early" in (root / "reports" / "index.html").read_text("utf-8")


def test_live_stops_undocumented_methods(
    live: Shop, check: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were schemathesis told to try them, they would not leave.

    Malformed data would: only the configuration keeps those of an allowed read valid.
    """
    generic = importlib.import_module("contract_tests.generic")
    told = generic.configuration

    def careless(*given: Any) -> dict[str, Any]:
        config: dict[str, Any] = told(*given)
        config["phases"]["coverage"].pop("unexpected-methods")
        config["generation"]["mode"] = "all"
        return config

    monkeypatch.setattr(generic, "configuration", careless)

    with pytest.raises(ContractError, match="stopped before "):
        check(target="live")

    assert all(call.startswith("malformed: GET ") for call in live.forbidden)
    live.forbidden.clear()


def test_live_does_not_follow_redirects(root: Path, check: Callable[..., Result]) -> None:
    """Not to what buys, nor to another server; each is an answer that the spec does not have."""
    stranger = Stranger()

    class Elsewhere(Shop):
        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            there = f"{other}/trees" if scope["path"].endswith("/trees") else "/orchard/harvests/1/secret"
            caught: list[Any] = []

            async def keep(message: Any) -> None:
                caught.append(message)

            await super().__call__(scope, receive, keep)
            headers = [(b"location", there.encode())]
            await send({"type": "http.response.start", "status": 307, "headers": headers})
            await send({"type": "http.response.body", "body": b""})

    app = Elsewhere()
    with served(stranger, "127.0.0.3") as other, shop(root, app):
        result = check(target="live")

    assert result.code == 1
    assert "status_code_conformance" in result.promises
    assert app.calls
    assert (app.forbidden, stranger.calls) == ([], [])


def test_live_stays_on_its_host(root: Path, check: Callable[..., Result]) -> None:
    """What the spec has on another host is not called on this one, and asked for by name is refused."""
    stranger = Stranger()
    app = Shop()
    with served(stranger, "127.0.0.3") as other, shop(root, app):
        spec = root / "specs" / "orchard.yaml"
        text = spec.read_text("utf-8")
        moved = "  /harvests/{id}:\n"
        spec.write_text(text.replace(moved, f"{moved}    servers: [{{url: '{other}/orchard'}}]\n"), "utf-8")
        check(target="live")
        with pytest.raises(ContractError, match=rf"`harvests\.get` is not on this server but on {other}"):
            check(target="live", operations=("harvests.get",))
        here = allowed_operations(*_asked(root, _url(root)), live=True)
        there = allowed_operations(*_asked(root, f"{other}/orchard"), live=True)

    assert stranger.calls == []
    assert (app.forbidden, [call for call in app.calls if "harvests" in call[1]]) == ([], [])
    assert (here, there) == (("trees.list", "crates.list"), ("harvests.get",))


def test_live_tells_no_stories(live: Shop, root: Path, check: Callable[..., Result]) -> None:
    """A story would buy; it is skipped and counted, and so are walks through a list that changes."""
    stories = root / "contract_tests" / "stories"
    stories.mkdir(parents=True)
    (stories / "test_orchard.py").write_text(
        "def test_harvests_are_recorded(http, target):\n"
        '    http.post(f"{target.base_url}/harvests", json={"tree": "oak"})\n'
    )

    result = check(target="live")

    assert result.code == 0
    assert result.figures["skipped"] >= 1
    assert "harvests_are_recorded" in result.text("xml")


def test_live_ends_at_the_most(live: Shop, check: Callable[..., Result], root: Path) -> None:
    """So many requests and no more; the report has them."""
    with pytest.raises(ContractError, match=r"stopped after 3 requests.*\n.*contract-orchard\.html"):
        check(target="live", max_requests=3)

    assert len(live.calls) == 3
    assert '"cases": 3' in (root / "reports" / "contract-orchard.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("status", "headers", "asked", "says"),
    [
        (401, [], 4, "all 4 answers were that of somebody who is not logged in; are the credentials"),
        (429, [], 1, "answered 429, without saying until when; come back later"),
        (429, [(b"retry-after", b"0")], 2, "answered 429 again"),
        (503, [(b"retry-after", b"99999")], 1, "answered 503, for 99999 seconds; come back later"),
    ],
)
def test_live_leaves_an_unwilling_server_alone(
    root: Path,
    check: Callable[..., Result],
    status: int,
    headers: list[tuple[bytes, bytes]],
    asked: int,
    says: str,
) -> None:
    """It stops, says why in a line, and repeats nothing."""
    calls: list[str] = []

    async def unwilling(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            calls.append(scope["path"])
            sent = [(b"content-type", b"application/json"), *headers]
            await send({"type": "http.response.start", "status": status, "headers": sent})
            await send({"type": "http.response.body", "body": b'{"code": "BAD"}'})

    with shop(root, unwilling), pytest.raises(ContractError, match=re.escape(says)):
        check(target="live")

    assert len(calls) == asked


def test_live_server_that_hangs_up_is_left_alone(root: Path, check: Callable[..., Result]) -> None:
    """Answers that end too early are not tried for ever, and nobody knocks past the gate."""
    calls: list[str] = []

    async def rude(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            calls.append(scope["method"])
            # Fewer bytes than announced: the server closes the connection.
            length = [(b"content-length", b"99")]
            await send({"type": "http.response.start", "status": 200, "headers": length})

    with shop(root, rude), contextlib.suppress(ContractError):
        assert check(target="live").code == 1

    assert 1 <= len(calls) <= 5
    assert set(calls) == {"GET"}


def test_vendor_is_asked_everything_but_slowly(root: Path, check: Callable[..., Result]) -> None:
    """Its sandbox gets all cases, at the pace that the strict copy documents."""
    spec = strict_copy(read_spec(Settings("orchard", root=root)))
    run = importlib.import_module("contract_tests.run")
    settings = Settings("orchard", root=root, target="vendor")
    contract = run.Contract(spec, {"x-rate-limit": "100/m"})

    terms = run.terms(settings, contract, Target("vendor", "https://sandbox.example", Account()))
    default = run.terms(settings, run.Contract(spec, None), Target("live", "https://x.example", Account()))
    ours = run.terms(settings, contract, Target("url", "http://127.0.0.1:1", Account()))

    assert (terms.interval, terms.allowed, terms.most, terms.heeds) == (0.6, None, None, True)
    assert (default.interval, default.most, default.heeds) == (0.2, 300, True)
    assert default.allowed == {"trees.list", "crates.list", "harvests.get"}
    assert (ours.interval, ours.allowed, ours.most, ours.heeds) == (0.0, None, None, False)


def _asked(root: Path, url: str) -> tuple[dict[str, Any], Settings]:
    settings = Settings("orchard", root=root, url=url)
    return strict_copy(read_spec(settings)), settings


def _url(root: Path) -> str:
    return (root / "specs" / "orchard.yaml").read_text("utf-8").partition('url: "')[2].partition('"')[0]
