"""The bench itself: that its arithmetic is right and that it compares like with like."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
import pytest

from tests.bench import __main__ as program
from tests.bench.bench import Bench
from tests.bench.calls import memory
from tests.bench.clients import Decoders, page
from tests.bench.measure import Rounds, Row, Table, Target, interleave


@pytest.fixture(scope="module")
def decoders(tmp_path_factory: pytest.TempPathFactory) -> Decoders:
    """All candidates of `decode`, the stock output generated for this test."""
    return Decoders(Bench(tmp_path_factory.mktemp("bench"), quick=True).stock)


def test_ratio_is_taken_within_rounds() -> None:
    """A round in which the machine was ten times slower changes no ratio."""
    rounds = Rounds({"ours": [1.0, 10.0, 1.0], "peer": [3.0, 30.0, 4.0], "nothing": [0.5, 5.0, 0.5]})

    assert rounds.ratio("peer", "ours") == 3.0
    assert rounds.ratio("peer", "ours", less="nothing") == 5.0
    assert rounds.difference("peer", "ours") == 3.0
    assert (rounds.median("ours"), rounds.lowest("peer")) == (1.0, 3.0)


def test_interleave_measures_each_once_a_round() -> None:
    """No candidate is measured twice before every other was measured once."""
    order: list[str] = []

    def measure(name: str) -> float:
        order.append(name)
        return 1.0

    candidates = {name: partial(measure, name) for name in "abc"}

    rounds = interleave(candidates, 4)

    assert all(set(order[start : start + 3]) == set("abc") for start in range(0, 12, 3))
    assert rounds.figures == {name: [1.0] * 4 for name in "abc"}


def test_table_says_what_is_met() -> None:
    """A target that is missed stands out, and a row without one says nothing."""
    rows = [
        Row("ours", (1.0,)),
        Row("slow", (9.0,), 9.0, Target("at least", 8)),
        Row("near", (2.0,), 2.0, Target("at most", 1.5)),
    ]

    lines = str(Table("t", ("us",), "times ours", rows)).splitlines()

    assert [line.split()[-1] for line in lines] == ["t", "met", "1", "yes", "NO"]


def test_decoders_agree(decoders: Decoders) -> None:
    """Ours, stock and pydantic find the same values in the page."""
    body = page()
    plain = json.loads(body)

    assert len(plain["docs"]) == 20
    assert msgspec.to_builtins(decoders.ours(body)) == plain
    assert decoders.stock(body).to_dict() == plain
    assert decoders.pydantic(body).model_dump(by_alias=True) == plain


def test_memory_has_no_clock_in_it(tmp_path: Path) -> None:
    """What Python holds is counted, so the target can be held here: no second copy of a long answer."""
    (table,) = memory(Bench(tmp_path, quick=True))

    assert [row.name for row in table.rows] == ["g2a_client", "msgspec alone", "json.loads (no types)"]
    assert [row.met for row in table.rows] == [True, None, None]
    assert all(10 < float(row.figures[0]) < 100 for row in table.rows)


def test_a_gate_fails_where_a_target_is_missed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Only if asked for, and the miss is named."""
    tables = [Table("t", ("us",), "times ours", [Row("slow", (9.0,), 9.0, Target("at most", 8))])]

    def part(name: str) -> Callable[[Bench], list[Table]]:
        return lambda bench: tables

    monkeypatch.setattr(program, "_part", part)
    arguments = ["decode", "--reports", str(tmp_path)]

    assert (program.main(arguments), program.main([*arguments, "--gate"])) == (0, 1)
    assert "missed: decode: slow" in capsys.readouterr().out


def test_quick_decode_prints_its_table(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """One part alone: it ends well, prints every candidate, and writes the same down."""
    code = program.main(["decode", "--quick", "--reports", str(tmp_path)])

    printed = capsys.readouterr().out
    report = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    assert code == 0
    assert all(name in printed for name in ("g2a_client", "openapi-python-client", "pydantic", "json.loads"))
    assert report["parts"]["decode"]["tables"][0]["rows"][0]["name"] == "g2a_client"
