"""Orders in bad weather: a sample of them, and clients that do harm, which have to be noticed."""

import json
import uuid
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from contract_tests.orders import __main__ as program
from contract_tests.orders.judge import OUTCOMES, Report, run
from contract_tests.orders.shops import SHOPS
from contract_tests.orders.weather import FAULTS

SAID_UNSENT = "said to have never left, but it was done"
SAMPLE = 2000

Break = Callable[[pytest.MonkeyPatch, str], None]
"""Makes the clients of one API do harm."""


@pytest.fixture(scope="module")
def sample() -> Report:
    """What CI sees of the 100,000 orders."""
    return run(SAMPLE, seed=2)


def test_orders_are_made_once_and_told_truly(sample: Report) -> None:
    """Nothing is bought twice, no lost answer told as a success, nothing done that "never left"."""
    assert sample.violations == []


def test_sample_meets_every_fault_and_every_outcome(sample: Report) -> None:
    """Otherwise it would show less than it says."""
    assert sample.orders == SAMPLE
    assert {fault for fault, _ in sample.outcomes} == {fault.name for fault in FAULTS}
    assert {outcome for _, outcome in sample.outcomes} == set(OUTCOMES)


def test_same_seed_places_the_same_orders() -> None:
    """A violation can be repeated by its seed and number; another seed is another run."""
    first, second, other = run(60, seed=7), run(60, seed=7), run(60, seed=8)

    assert (first.outcomes, first.figures) == (second.outcomes, second.figures)
    assert first.outcomes != other.outcomes


def always(*_: object) -> bool:
    """Stands in for any rule."""
    return True


def fixed(value: object) -> property:
    """An attribute that stays so, whatever is assigned to it."""

    def keep(owner: object) -> object:
        return value

    def ignore(owner: object, new: object) -> None:
        pass

    return property(keep, ignore)


def retry_everything(patch: pytest.MonkeyPatch, api: str) -> None:
    """Whatever it was and however it went."""
    retry = import_module(f"{api}_client._runtime.retry")
    patch.setattr(retry, "_is_safe", always)
    patch.setattr(retry, "_may_pass", always)


def retry_under_a_new_key(patch: pytest.MonkeyPatch, api: str) -> None:
    """So that the server cannot know that it is the same order."""
    transport = import_module(f"{api}_client._runtime.transport")
    send, send_async = transport.Transport.send, transport.AsyncTransport.send

    def renewed(request: Any) -> Any:
        if "Idempotency-Key" in request["headers"]:
            request["headers"]["Idempotency-Key"] = str(uuid.uuid4())
        return request

    def other(self: Any, operation: Any, request: Any, auth: Any) -> Any:
        return send(self, operation, renewed(request), auth)

    async def other_async(self: Any, operation: Any, request: Any, auth: Any) -> Any:
        return await send_async(self, operation, renewed(request), auth)

    patch.setattr(transport.Transport, "send", other)
    patch.setattr(transport.AsyncTransport, "send", other_async)


def say_that_nothing_left(patch: pytest.MonkeyPatch, api: str) -> None:
    """As if every connection were refused."""
    errors, shop = import_module(f"{api}_client._runtime.errors"), SHOPS[api]
    patch.setattr(errors.TransportError, "sent", fixed(False), raising=False)
    patch.setattr(shop, "account", {**shop.account, "max_retries": 0})


def make_do_with_anything(patch: pytest.MonkeyPatch, api: str) -> None:
    """Take any JSON for the answer."""
    shop = SHOPS[api]
    patch.setattr(shop, "account", {**shop.account, "on_drift": "unset"})


def forget_the_deadline(patch: pytest.MonkeyPatch, api: str) -> None:
    """Try as often as is allowed, however late it is."""
    retry: Any = import_module(f"{api}_client._runtime.retry")
    patch.setattr(retry.Retries, "deadline", fixed(None))


@pytest.mark.filterwarnings("ignore:.*is nothing, not there")
@pytest.mark.parametrize(
    ("harm", "api", "noticed"),
    [
        (retry_everything, "g2a", {"done again: 2 times", "tried again, though it may have left"}),
        (retry_everything, "gaming_goods_partner", {"done again: 2 times", "done again: 3 times"}),
        (
            retry_under_a_new_key,
            "gaming_goods",
            {"done again: 2 times", "another idempotency key in another attempt"},
        ),
        (say_that_nothing_left, "gaming_goods_partner", {SAID_UNSENT}),
        (
            make_do_with_anything,
            "g2a",
            {
                "told as a success, but it was not done",
                "told as a success, but there is no order UNSET",
                "told as a success, but the payment's status is UNSET",
            },
        ),
        (forget_the_deadline, "gaming_goods", {"tried again after the deadline"}),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_harm_is_noticed(harm: Break, api: str, noticed: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that breaks a promise is found out, each by what it breaks."""
    harm(monkeypatch, api)

    found = {violation.broken for violation in run(500, seed=2, apis=[api]).violations}

    assert noticed <= found


def test_command_fails_with_seed_and_case(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Exit status 1, the report, and what repeats the order; that shows the same requests."""
    retry_everything(monkeypatch, "g2a")

    code = program.main(["--orders", "60", "--seed", "3", "--api", "g2a", "--reports", str(tmp_path)])

    printed = capsys.readouterr()
    report = json.loads((tmp_path / "orders.json").read_text("utf-8"))
    first: str = report["violations"][0]
    number = first.rpartition("--case ")[2]
    assert code == 1
    assert report["verdict"] in printed.out
    assert ", 0 bought twice" not in printed.out
    assert f"python -m contract_tests.orders --seed 3 --api g2a --case {number}" in printed.err
    program.main(["--seed", "3", "--api", "g2a", "--case", number])
    assert set(first.splitlines()[1:-1]) == {f"    {line}" for line in capsys.readouterr().out.splitlines()}


def test_command_prints_and_writes_its_tables(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A row for each fault and each API, and the sum."""
    assert program.main(["--orders", "30", "--seed", "2", "--reports", str(tmp_path)]) == 0

    printed = capsys.readouterr().out
    report = json.loads((tmp_path / "orders.json").read_text("utf-8"))
    assert all(f"\n{fault.name}  " in printed for fault in FAULTS)
    assert "seed 2: 30 faulted orders" in printed
    assert sum(report["faults"]["all"].values()) == report["orders"] == 30
    assert {api: row["orders"] for api, row in report["apis"].items()} == dict.fromkeys(SHOPS, 10)
