"""`--state FILE`: what was acknowledged is kept, whole, whatever happens to the process."""

import random
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

import sandbox.journal
from sandbox import StateError
from sandbox.app import Sandbox, create_app
from sandbox.journal import Entry, Journal
from tests.sandbox.goods import KEYS, TOKENS, Goods
from tests.sandbox.goods import PRODUCT as GOODS
from tests.sandbox.shop import GOOD, PRODUCT, Shop, connect

ROOT = Path(__file__).parents[2]


@contextmanager
def opened(state: Path) -> Generator[Shop, None, None]:
    """A sandbox on a state file, let go of at the end."""
    app = create_app(state=state)
    with connect(app) as client:
        yield Shop(client)
    box(app).close()


def box(app: Starlette) -> Sandbox:
    """The sandbox inside an app."""
    found = app.routes[0].sandbox  # type: ignore[attr-defined]
    assert isinstance(found, Sandbox)
    return found


def test_state_survives_a_restart(tmp_path: Path) -> None:
    """Orders, payments, taken keys, stock, clock, readings, limits and pending failures."""
    with opened(tmp_path / "s.db") as shop:
        shop.read(details_code="present")
        shop.control("/g2a/delays", processing=100)
        shop.control("/fail", operation="g2a:orders.details", code="IN01", times=2)
        assert shop.details("1").status_code == 500
        taken, paid, unpaid = (shop.ordered() for _ in range(3))
        shop.pay(taken)
        shop.control(f"/g2a/orders/{taken}/process")
        key = shop.key(taken).json()["key"]
        shop.pay(paid)
        shop.control("/clock", advance=60)
        shop.control("/limits", api="g2a", requests=50, per_seconds=5)
        before = shop.client.get("/__sandbox__/").json()

    with opened(tmp_path / "s.db") as shop:
        assert shop.client.get("/__sandbox__/").json() == before
        assert [shop.details("1").status_code for _ in range(2)] == [500, 404]
        assert shop.key(taken).json()["code"] == "ORD04"
        assert shop.details(paid).json() == {"status": "pending"}
        shop.control("/clock", advance=40)
        assert shop.key(paid).json()["key"] != key
        assert shop.pay(unpaid).status_code == 200
        assert shop.products(f"?id={PRODUCT}").json()["docs"][0]["qty"] == 997


def test_journal_holds_no_credentials_and_no_reads(tmp_path: Path) -> None:
    """Only accepted changes are kept, and of the caller only the public hash."""
    state = tmp_path / "s.db"
    with opened(state) as shop:
        shop.products()
        shop.details("1")
        shop.create(product_id="none")
        shop.ordered()

    kept = list(Journal(state))

    assert [e.operation for e in kept] == ["orders.create"]
    assert GOOD.split(", ")[1].encode() not in state.read_bytes()


def test_idempotency_keys_survive_a_restart_and_tokens_are_not_kept(tmp_path: Path) -> None:
    """Of the headers only `Idempotency-Key` is in the file; it still answers with the same order."""
    state = tmp_path / "s.db"
    with opened(state) as shop:
        goods = Goods(shop.client)
        first = goods.create(2, user="boris", key=b"k-1\xe9")
        page = first.json()["data"]["payment_url"]
        assert goods.client.get(page).status_code == 200
        goods.control("/gaming_goods_partner/cart", user="anna", lines=[{"product_id": GOODS, "quantity": 1}])
        partner = goods.checked_out(source="cart")
        before = goods.order(first.json()["data"]["id"], "boris"), goods.detail(partner)

    with opened(state) as shop:
        goods = Goods(shop.client)
        again = goods.create(2, user="boris", key=b"k-1\xe9")
        assert again.content == first.content
        assert goods.create(3, user="boris", key=b"k-1\xe9").status_code == 409
        assert before == (goods.order(first.json()["data"]["id"], "boris"), goods.detail(partner))
        assert goods.stock() == 9

    headers = [name for entry in Journal(state) for name, _ in entry.headers]
    assert headers == [b"idempotency-key"] * 2
    kept = state.read_bytes()
    assert TOKENS["boris"].encode() not in kept
    assert KEYS["anna"].encode() not in kept


def test_state_files_of_format_1_are_taken_over(tmp_path: Path) -> None:
    """They lack the column of headers; it is added, and their orders are still there."""
    state = tmp_path / "s.db"
    with opened(state) as shop:
        order = shop.ordered()
    old = sqlite3.connect(state)
    old.executescript("ALTER TABLE journal DROP COLUMN headers; PRAGMA user_version = 1;")
    old.close()

    for _ in range(2):
        with opened(state) as shop:
            assert shop.details(order).json() == {"status": "pending"}
            assert shop.create().status_code == 200


def test_reset_empties_the_journal(tmp_path: Path) -> None:
    """After a reset only the reset is kept."""
    with opened(tmp_path / "s.db") as shop:
        shop.ordered()
        shop.control("/reset", seed=7)

    with opened(tmp_path / "s.db") as shop:
        assert shop.client.get("/__sandbox__/").json()["seed"] == 7
        assert shop.products(f"?id={PRODUCT}").json()["docs"][0]["qty"] == 1000


def test_change_is_taken_back_when_it_cannot_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk answers IN01, and memory knows no more than the file."""

    def full(self: Journal, entry: Entry) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with opened(tmp_path / "s.db") as shop:
        shop.ordered()
        with monkeypatch.context() as broken:
            broken.setattr(sandbox.journal.Journal, "append", full)
            assert shop.create().json()["code"] == "IN01"
        assert shop.products(f"?id={PRODUCT}").json()["docs"][0]["qty"] == 999
        assert shop.create().status_code == 200


def test_state_file_refusals_say_what_to_do(tmp_path: Path) -> None:
    """Damaged, foreign, in use, nowhere, a folder, of another version: each its own message."""
    (tmp_path / "text").write_text("not a database, " * 100)
    (tmp_path / "empty").touch()
    foreign = sqlite3.connect(tmp_path / "foreign")
    foreign.execute("CREATE TABLE t (x)")
    foreign.close()
    with opened(tmp_path / "cut") as shop:
        shop.ordered()
    (tmp_path / "cut").write_bytes((tmp_path / "cut").read_bytes()[:5000])
    journal = Journal(tmp_path / "odd")
    journal.append(Entry(0.0, "steam", "orders.create", "", {}, "", b""))
    journal.close()

    for name, says in {
        "text": "Move it away",
        "foreign": "not of the sandbox",
        "cut": "Move it away",
        "odd": "another version wrote it",
        "no/folder": "existing folder",
        ".": "existing folder",
    }.items():
        with pytest.raises(StateError, match=says):
            create_app(state=tmp_path / name)
    with opened(tmp_path / "empty"), pytest.raises(StateError, match="in use by another process"):
        create_app(state=tmp_path / "empty")


def test_killed_at_any_moment_no_acknowledged_order_is_lost(tmp_path: Path) -> None:
    """SIGKILL in a stream of orders, again and again: what was answered is there, the rest whole or not."""
    chance = random.Random(1)  # noqa: S311 (repeatable, not secret)
    acknowledged: dict[str, str | None] = {}
    command = [
        sys.executable,
        "-m",
        "sandbox",
        "--port",
        "0",
        "--state",
        str(tmp_path / "s.db"),
        "--clock",
        "still",
    ]
    headers = {"Authorization": GOOD}
    for _ in range(6):
        server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert server.stdout is not None
        try:
            url = server.stdout.readline().split()[3]
            with httpx.Client(base_url=url, headers=headers) as client:
                sold = 1000 - client.get(f"/g2a/products?id={PRODUCT}").json()["docs"][0]["qty"]
                assert len(acknowledged) <= sold <= len(acknowledged) + 6
                for order, key in acknowledged.items():
                    answer = client.get(f"/g2a/order/key/{order}")
                    if key is not None:
                        assert answer.json()["code"] == "ORD04"
                    else:
                        assert answer.status_code != 404
                threading.Timer(chance.uniform(0.05, 0.3), server.kill).start()
                with suppress(httpx.TransportError):
                    while True:
                        order = client.post("/g2a/order", json={"product_id": PRODUCT}).json()["order_id"]
                        assert order not in acknowledged
                        acknowledged[order] = None
                        if chance.random() < 0.5:
                            client.put(f"/g2a/order/pay/{order}")
                            client.post(f"/__sandbox__/g2a/orders/{order}/process")
                            acknowledged[order] = client.get(f"/g2a/order/key/{order}").json()["key"]
        finally:
            server.kill()
            server.wait()
            server.stdout.close()

    assert len(acknowledged) > 10
