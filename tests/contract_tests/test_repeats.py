"""The same seed gives the same requests, byte by byte."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from contract_tests import ledger as ledger_module
from contract_tests.ledger import UNREPEATABLE, Ledger
from contract_tests.run import run
from contract_tests.settings import Settings

Request = tuple[str, str, tuple[tuple[str, str], ...], bytes]
CASE_ID = "x-schemathesis-testcaseid"
BOUNDARY = re.compile(rb"boundary=\S+|--[0-9a-f]{32}")


def _recording(into: list[Request]) -> Callable[[ASGIApp], ASGIApp]:
    """Write down what an app is asked, as it came over the wire."""

    def wrap(app: ASGIApp) -> ASGIApp:
        async def record(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            messages: list[Message] = []
            while not messages or messages[-1].get("more_body"):
                messages.append(await receive())
            body = b"".join(message.get("body", b"") for message in messages)
            url = scope["path"] + "?" + scope["query_string"].decode()
            headers = [(name.decode(), BOUNDARY.sub(b"", value).decode()) for name, value in scope["headers"]]
            kept = tuple(sorted(header for header in headers if header[0] != CASE_ID))
            into.append((scope["method"], url, kept, BOUNDARY.sub(b"", body)))

            async def again() -> Message:
                return messages.pop(0) if messages else await receive()

            await app(scope, again, send)

        return record

    return wrap


@pytest.mark.parametrize("api", ["g2a", "gaming_goods"])
def test_two_runs_send_the_same(api: str, tmp_path: Path) -> None:
    """Stories, cases and laws: method, URL, body and all headers but the id of a case."""
    runs: list[list[Request]] = []
    digests: list[str] = []
    for _ in range(2):
        seen: list[Request] = []
        settings = Settings(api, reports=tmp_path, max_examples=3, wrap=_recording(seen))
        code, ledger = run(settings)
        assert code == 0
        runs.append(seen)
        digests.append(ledger.digest)

    first, second = runs
    assert len(first) > 300
    assert first == second
    assert digests[0] == digests[1]
    names = {name for _, _, headers, _ in first for name, _ in headers}
    assert {"authorization", "user-agent"} <= names


def test_stories_take_the_same_keys(tmp_path: Path) -> None:
    """An idempotency key is new for each order and the same in the next run; another seed draws others."""
    drawn: list[set[str]] = []
    for seed in (1, 1, 2):
        seen: list[Request] = []
        wrap = _recording(seen)
        run(Settings("gaming_goods", reports=tmp_path, layers=("stories",), seed=seed, wrap=wrap))
        keys = [value for _, _, headers, _ in seen for name, value in headers if name == "idempotency-key"]
        drawn.append(set(keys))

    assert len(drawn[0]) > 3
    assert drawn[0] == drawn[1]
    assert drawn[0] != drawn[2]


def test_cases_are_the_same_on_every_target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In process and over HTTP, but for the name that schemathesis goes by in process."""
    monkeypatch.setattr(ledger_module, "UNREPEATABLE", (*UNREPEATABLE, "user-agent"))
    digests: list[Any] = []
    for target in ("embedded", "http"):
        settings = Settings("g2a", reports=tmp_path, max_examples=3, layers=("cases",), target=target)
        _, ledger = run(settings)
        digests.append((ledger.digest, ledger.cases))

    assert digests[0] == digests[1]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({}, True),
        ({"url": "https://other.example/trees?page=1"}, True),
        ({"headers": [("Accept", "a/b"), ("x-schemathesis-testcaseid", "zzz"), ("Host", "other")]}, True),
        ({"headers": [("Accept", "a/c")]}, False),
        ({"headers": []}, False),
        ({"url": "http://orchard.example/trees?page=2"}, False),
        ({"method": "POST"}, False),
        ({"body": b"{}"}, False),
        ({"status": 404}, True),
    ],
)
def test_digest_covers_what_was_sent(other: dict[str, Any], same: bool) -> None:
    """And nothing else: neither the server's address nor its answers."""
    sent: dict[str, Any] = {
        "method": "GET",
        "url": "http://orchard.example/trees?page=1",
        "body": b"",
        "status": 200,
        "headers": [("Accept", "a/b"), ("X-Schemathesis-TestCaseId", "abc"), ("Host", "orchard.example")],
    }
    ledgers = [Ledger({"info": {}}, api="x", target="http", seed=1) for _ in range(2)]
    ledgers[0].request("trees.list", **sent)
    ledgers[1].request("trees.list", **{**sent, **other})

    assert (ledgers[0].digest == ledgers[1].digest) is same
