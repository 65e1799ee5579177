"""What a server hands out is in no report and not on the terminal, however it breaks its promises."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import msgspec
import pytest
from starlette.types import Message, Receive, Scope, Send

from contract_tests.errors import ContractError
from contract_tests.ledger import MASK, Ledger
from tests.contract_tests.conftest import Result, served
from tests.contract_tests.orchard import Orchard
from tests.contract_tests.test_live import shop

SPECIAL = "<'k&y\"é> 100%/"
"""Looks different in JSON, HTML, addresses and shells."""
STORY = '''
"""Somebody compares keys."""


def test_harvests_have_the_key_of_yesterday(http, target):
    """Keys do not change."""
    harvest = http.post(f"{target.base_url}/harvests", json={"tree": "oak"}).json()
    secret = http.get(f"{target.base_url}/harvests/{harvest['id']}/secret").json()["secret"]
    assert secret == "yesterday's"
'''


class Leaky(Orchard):
    """Puts a new key into every answer, at the place where one belongs and where none does."""

    def __init__(self) -> None:
        super().__init__("unknown field")
        self.keys: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, and say more than one should."""
        if "/__sandbox__" in scope.get("path", ""):
            await super().__call__(scope, receive, send)
            return

        async def leak(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [(name, value) for name, value in message["headers"] if name != b"x-season"]
                self.keys.append(f"cookie-{len(self.keys):06}")
                headers.append((b"set-cookie", f"session={self.keys[-1]}; Path=/".encode()))
                message = {**message, "headers": headers}
            else:
                body: dict[str, Any] = msgspec.json.decode(message["body"])
                new = [f"{len(self.keys) + n:06}-{SPECIAL}" for n in range(3)]
                self.keys += new
                body |= {"secret": new[0], "more": {"token": new[1]}, "tokens": [{"token": new[2]}]}
                message = {**message, "body": msgspec.json.encode(body)}
            await send(message)

        await super().__call__(scope, receive, leak)


@pytest.fixture
def spec(root: Path) -> Path:
    """Names what is secret: the secret of a harvest, and any token."""
    path = root / "specs" / "orchard.yaml"
    text = path.read_text("utf-8").replace(
        "{secret: {type: string}}", "{secret: {type: string, format: password}}"
    )
    text = text.replace(
        "        id: {type: string}\n",
        "        id: {type: string}\n        token: {type: string, format: password}\n",
    )
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("target", ["url", "live"])
def test_keys_are_in_no_report(
    target: str, spec: Path, root: Path, check: Callable[..., Result], capfd: pytest.CaptureFixture[str]
) -> None:
    """In the JSON, the page, the JUnit file or on the terminal, whole or in the forms that these write."""
    stories = root / "contract_tests" / "stories"
    stories.mkdir(parents=True)
    (stories / "test_orchard.py").write_text(STORY)
    app = Leaky()
    with shop(root, app) if target == "live" else served(app) as origin:
        where = {"target": "live"} if target == "live" else {"url": f"{origin}/orchard"}
        result = check(**where, max_examples=3)

    assert result.code == 1
    assert "response_schema_conformance" in result.promises
    assert len(app.keys) > 10
    told = capfd.readouterr()
    texts = {path.name: path.read_text("utf-8") for path in result.folder.iterdir()}
    for name, text in {**texts, "stdout": told.out, "stderr": told.err}.items():
        for key in app.keys:
            for form in (key, key[:8] if key.startswith("cookie") else key[:7], quote_plus(key)):
                assert form not in text, (name, form)
    assert MASK in told.out
    assert all(MASK in text for name, text in texts.items() if name.startswith("contract-"))
    if target != "live":
        assert "test_harvests_have_the_key_of_yesterday" in texts["contract-orchard.json"]


def test_what_is_learnt_later_is_hidden_as_well() -> None:
    """A message that was noted before anybody knew is masked when it is written."""
    ledger = Ledger({"info": {}}, api="x", target="live", seed=1)
    ledger.found("a", "b", "c", "the key is AAAA-BBBB-CCCC", "curl 'https://x.example/?key=AAAA-BBBB-CCCC'")

    ledger.learn({"AAAA-BBBB-CCCC"})

    (finding,) = ledger.figures()["findings"]
    assert finding["message"] == f"the key is {MASK}"
    assert finding["curl"] == f"curl 'https://x.example/?key={MASK}'"


def test_an_address_may_be_a_secret() -> None:
    """Others, which begin alike, are shown."""
    ledger = Ledger({"info": {}}, api="x", target="live", seed=1)
    ledger.learn({"https://cdn.example/files?token=abcdefghij"})

    assert ledger.mask("see https://docs.example") == "see https://docs.example"
    assert ledger.mask("at https://cdn.example/files?token=abc…") == f"at {MASK}…"


def test_stopping_tells_no_key(spec: Path, root: Path, check: Callable[..., Result]) -> None:
    """A key of an answer may be in the address of the next request, and so in the message."""
    app = Leaky()
    with shop(root, app), pytest.raises(ContractError, match="stopped after 2 requests") as stopped:
        check(target="live", max_requests=2)

    assert not any(re.search(re.escape(key), str(stopped.value)) for key in app.keys)
