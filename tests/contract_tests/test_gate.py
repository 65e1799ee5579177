"""Web hosts: a login page where a 401 is missed, pages counted in a path, and a `GET` that does something."""

import importlib
import shutil
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import msgspec
import pytest
from starlette.types import Receive, Scope, Send

from contract_tests import accounts, logins
from contract_tests.accounts import Account
from contract_tests.faults import with_faults
from contract_tests.generic import allowed_operations
from contract_tests.settings import Settings, read_spec
from contract_tests.strict import operations, strict_copy
from contract_tests.targets import open_target
from tests.contract_tests.conftest import HERE, Result

FLAWS = {
    "no gate": "login_asked_for",
    "any token": "login_asked_for",
    "any cookie": "login_asked_for",
    "an empty basket": "login_asked_for",
    "the first page always": "pages_disjoint",
    "fresh ignored": "filter_honoured",
    "fresh loses one": "filter_complete",
    "one page too many": "pages_total",
    "one crate too many": "pages_total",
    "reading takes an apple": "reading_changes_nothing",
}
"""What can be wrong with the server, and the promise that it breaks."""

CRATES = [{"id": number, "isFresh": number % 3 == 0} for number in range(1, 9)]
Reply = tuple[int, str, bytes]


class Gate:
    """A server that keeps `gate.yaml`, except for the one flaw it is made with."""

    def __init__(self, flaw: str = "", *, redirects: bool = False) -> None:
        self.flaw, self.redirects, self.taken = flaw, redirects, 0
        self.calls: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        await receive()
        path: str = scope["path"].removeprefix("/orchard")
        headers = {name.decode().lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if path.startswith("/__sandbox__"):
            status, kind, body = 404 if path == "/__sandbox__/" else 200, "application/json", b"{}"
        elif scope["method"] != "GET":
            status, kind, body = 405, "text/html", b""
        else:
            self.calls.append(path)
            status, kind, body = self.answer(path, scope["query_string"].decode(), headers)
        sent = [(b"content-type", kind.encode()), (b"allow", b"GET"), (b"location", b"/login")]
        await send({"type": "http.response.start", "status": status, "headers": sent})
        await send({"type": "http.response.body", "body": body})

    def answer(self, path: str, query: str, headers: dict[str, str]) -> Reply:
        """What the spec says, but for the flaw."""
        if path == "/basket.json":
            token, cookie = headers.get("authorization", ""), headers.get("cookie", "")
            inside = (
                self.flaw == "no gate"
                or token == "Bearer good"
                or (self.flaw == "any token" and token.startswith("Bearer "))
                or (self.flaw == "any cookie" and cookie.startswith("gate="))
            )
            if not inside:
                if self.flaw == "an empty basket":
                    return _json({"apples": 0})
                return (302 if self.redirects else 200), "text/html", b"<h1>Log in</h1>"
            self.taken += self.flaw == "reading takes an apple"
            return _json({"apples": 7 - self.taken})
        if path.startswith("/crates/"):
            return self.crates(unquote(path), query)
        return _json({"fallen": 3} if path == "/trees/shake" else {"pie": True})

    def crates(self, path: str, query: str) -> Reply:
        """A page of them."""
        _, _, row, page, *rest = [*path.split("/"), ""]
        known = row == "north west" and page.isascii() and page.isdecimal() and int(page) > 0
        if not known or rest != [""] or query not in ("", "fresh=0", "fresh=1"):
            return 400, "text/html", b""
        found = [
            c for c in CRATES if self.flaw == "fresh ignored" or str(int(c["isFresh"])) in (query or "01")
        ]
        if query and self.flaw == "fresh loses one":
            found = found[1:]
        begin = 0 if self.flaw == "the first page always" else (int(page) - 1) * 3
        total = len(found) + (self.flaw == "one crate too many")
        pages = -(-len(found) // 3) + (self.flaw == "one page too many")
        return _json({"crates": found[begin : begin + 3], "total": str(total), "pages": pages})


def _json(value: object) -> Reply:
    return 200, "application/json", msgspec.json.encode(value)


@pytest.fixture
def gate(root: Any, monkeypatch: pytest.MonkeyPatch, check: Callable[..., Result]) -> Callable[..., Result]:
    """Run the contract tests over a `Gate`, as somebody who is logged in."""
    shutil.copy(HERE / "gate.yaml", root / "specs" / "orchard.yaml")

    def somebody(api: str) -> Account:
        return Account({"Authorization": "Bearer good"})

    monkeypatch.setattr(accounts, "sample", somebody)
    return check


@pytest.mark.parametrize("redirects", [False, True])
def test_gate_is_no_false_alarm(gate: Callable[..., Result], redirects: bool) -> None:
    """A page to log in on is a refusal, and so is a redirect to it."""
    result = gate(Gate(redirects=redirects))

    assert (result.code, result.figures["findings"]) == (0, [])
    checks = {row["operation"]: row["checks"] for row in result.figures["by_operation"]}
    assert checks["baskets.get"]["login_asked_for"]["passed"] == 1
    assert "ignored_auth" not in checks["baskets.get"]


@pytest.mark.parametrize("flaw", FLAWS)
def test_gate_flaw_is_found(gate: Callable[..., Result], flaw: str) -> None:
    """Each flaw breaks the promise that names it."""
    result = gate(Gate(flaw))

    assert result.code == 1
    assert FLAWS[flaw] in result.promises


def test_gate_live_reads_by_effect(root: Any, gate: Callable[..., Result]) -> None:
    """A `GET` that changes something is left alone on a live server, and so is what is on another one."""
    settings = Settings("orchard", root=root)
    spec = strict_copy(read_spec(settings))

    assert allowed_operations(spec, settings, live=True) == ("baskets.get", "crates.list")
    assert len(allowed_operations(spec, settings, live=False)) == 4


def test_gate_all_hosts_are_live(
    root: Any, gate: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address of any of a store's hosts is the live store."""
    path = root / "specs" / "orchard.yaml"
    path.write_text(path.read_text("utf-8").replace("127.0.0.3:9", "menu.orchard.example"), "utf-8")
    settings = Settings("orchard", root=root, url="http://menu.orchard.example/menu")

    with open_target(settings, strict_copy(read_spec(settings))) as target:
        assert target.is_live


@pytest.mark.parametrize("api", with_faults())
def test_clients_see_the_same_logins(api: str) -> None:
    """What counts as a login page here is what the generated client takes for one."""
    spec = read_spec(Settings(api))
    client = vars(importlib.import_module(f"{api}_client.client"))

    shown = {
        str(operation["operationId"])
        for _, _, operation in operations(spec)
        if logins.shows_login(spec, operation)
    }

    assert shown == {known.id for known in client.values() if getattr(known, "login", False) is True}
