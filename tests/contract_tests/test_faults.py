"""The mechanism of seeded faults, and what is asked of a catalogue."""

import asyncio
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import get_args

import httpx
import pytest

from contract_tests.faults import (
    SEMANTIC,
    Answer,
    Ask,
    Call,
    Fault,
    Kind,
    Memory,
    answer,
    catalogue,
    with_faults,
)
from contract_tests.faults import __main__ as command
from contract_tests.fleet import sail
from contract_tests.run import Contract
from contract_tests.settings import Settings
from contract_tests.stories.g2a import SAMPLE
from sandbox import create_app


async def _nothing(call: Call, ask: Ask, memory: Memory) -> Answer:
    return await ask(call)


async def _no_stock(call: Call, ask: Ask, memory: Memory) -> Answer:
    given = await ask(call)
    return given.but(json={**given.json, "docs": []}) if call.path == "/products" and given.ok else given


@pytest.mark.parametrize("api", with_faults())
def test_catalogue_is_broad_and_described(api: str) -> None:
    """Every class is there, half of the faults are semantic, ids and descriptions are unique."""
    faults = catalogue(api)

    assert len(faults) >= 25
    assert {fault.kind for fault in faults} == set(get_args(Kind))
    assert sum(fault.kind in SEMANTIC for fault in faults) * 2 >= len(faults)
    assert max(Counter(fault.id for fault in faults).values()) == 1
    assert max(Counter(fault.broken for fault in faults).values()) == 1
    assert all(fault.broken.endswith(".") and "\n" not in fault.broken for fault in faults)


def test_fault_that_breaks_nothing_survives(tmp_path: Path) -> None:
    """A server is judged by what it does: without a broken promise the run is green, with one it is red."""
    settings = Settings("g2a", max_examples=5)
    faults = [Fault("nothing", "state", "", _nothing), Fault("no-stock", "query", "", _no_stock)]

    def against(fault: Fault, reports: Path) -> Settings:
        return replace(settings, reports=reports, wrap=fault.wrap("g2a"))

    runs = [(fault.id, partial(against, fault)) for fault in faults]
    outcomes = {outcome.name: outcome for outcome in sail(runs, Contract.read(settings))}

    assert outcomes["nothing"].code == 0, outcomes["nothing"].said
    assert outcomes["no-stock"].code == 1
    assert outcomes["no-stock"].first


def test_shards_are_the_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Each fault is in one shard, and only there; what is no shard is refused."""
    ran: list[str] = []

    def pretend(runs: list[tuple[str, object]], contract: Contract) -> list[object]:
        ran.extend(name for name, _ in runs)
        return []

    monkeypatch.setattr(command, "sail", pretend)
    monkeypatch.setattr(command, "REPORT", tmp_path / "faults.json")
    for part in ("1/3", "2/3", "3/3"):
        command.main(["g2a", "--shard", part])

    assert sorted(ran) == sorted(fault.id for fault in catalogue("g2a"))
    for bad in ("0/3", "4/3", "3", "a/b"):
        with pytest.raises(SystemExit):
            command.main(["g2a", "--shard", bad])
    assert "is no shard such as 2/4" in capsys.readouterr().err


def test_fault_that_fails_itself_is_no_kill(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A fault with a bug of its own ends the measurement, with its id."""

    async def clumsy(call: Call, ask: Ask, memory: Memory) -> Answer:
        lost: Answer = memory["nothing"]
        return lost

    def catalogue_of_one(api: str) -> list[Fault]:
        return [Fault("clumsy", "state", "It fails.", clumsy)]

    monkeypatch.setattr(command, "REPORT", tmp_path / "faults.json")
    monkeypatch.setattr(command, "catalogue", catalogue_of_one)

    assert command.main(["g2a", "--max-examples", "5"]) == 2
    assert capsys.readouterr().err.startswith("faults: g2a clumsy: the fault itself fails")


def test_wrapping_changes_nothing_by_itself() -> None:
    """Status, headers and bytes pass as they are; so does the control of the sandbox."""
    plain, wrapped = create_app(), Fault("nothing", "state", "", _nothing).wrap("g2a")(create_app())
    headers = {"Authorization": SAMPLE["authorization"]}
    requests: list[tuple[str, str, dict[str, str], bytes]] = [
        ("GET", "/g2a/products?page=2&minQty=5", headers, b""),
        ("POST", "/g2a/order", headers, b'{"product_id": "10000027819004"}'),
        ("GET", "/g2a/order/details/12%2Fab", headers, b""),
        ("GET", "/g2a/products", {}, b""),
        ("POST", "/__sandbox__/reset", {}, b"{}"),
    ]

    async def talk() -> None:
        async with (
            httpx.AsyncClient(transport=httpx.ASGITransport(plain), base_url="http://testserver") as one,
            httpx.AsyncClient(transport=httpx.ASGITransport(wrapped), base_url="http://testserver") as two,
        ):
            for method, path, sent, content in requests:
                first = await one.request(method, path, headers=sent, content=content)
                second = await two.request(method, path, headers=sent, content=content)
                assert (first.status_code, first.headers, first.content) == (
                    second.status_code,
                    second.headers,
                    second.content,
                )

    asyncio.run(talk())


def test_memory_ends_with_a_reset() -> None:
    """What a fault remembers belongs to one life of the sandbox."""

    async def count(call: Call, ask: Ask, memory: Memory) -> Answer:
        memory["calls"] = memory.get("calls", 0) + 1
        return answer(200, {"calls": memory["calls"]})

    app = Fault("count", "state", "", count).wrap("g2a")(create_app())

    async def talk() -> list[int]:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://testserver"
        ) as http:
            before = [(await http.get("/g2a/products")).json()["calls"] for _ in range(2)]
            await http.post("/__sandbox__/reset", json={})
            return [*before, (await http.get("/g2a/products")).json()["calls"]]

    assert asyncio.run(talk()) == [1, 2, 1]
