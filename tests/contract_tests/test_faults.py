"""The mechanism of seeded faults, what is asked of a catalogue, and the command that measures."""

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, get_args

import httpx
import pytest

from contract_tests import marked
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
    score,
    suite,
    with_faults,
)
from contract_tests.faults import __main__ as command
from contract_tests.faults.score import BEGIN, END, Entry, Scores, read_report, read_scores
from contract_tests.fleet import Outcome, sail
from contract_tests.run import Contract
from contract_tests.settings import Settings
from contract_tests.stories.g2a import SAMPLE
from sandbox import create_app

Runs = Sequence[tuple[str, Callable[[Path], Settings]]]


async def _nothing(call: Call, ask: Ask, memory: Memory) -> Answer:
    return await ask(call)


async def _no_stock(call: Call, ask: Ask, memory: Memory) -> Answer:
    given = await ask(call)
    return given.but(json={**given.json, "docs": []}) if call.path == "/products" and given.ok else given


# --- catalogues ---


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


def test_catalogues_together() -> None:
    """Two hundred promises at least, and every API has some."""
    faults = [fault for api in with_faults() for fault in catalogue(api)]

    assert len(faults) >= 200
    assert sum(fault.kind in SEMANTIC for fault in faults) * 2 >= len(faults)
    assert {*SEMANTIC, "schema", "protocol"} == set(get_args(Kind))


def test_every_fault_has_a_verdict() -> None:
    """The score that is published is that of the catalogues as they are, and of one run over all of them."""
    names = {(api, fault.id) for api in with_faults() for fault in catalogue(api)}

    scores = read_scores()

    assert {name for name, _ in scores.entries} == names
    assert scores.full is not None
    assert scores.full.total == len(names)


# --- runs ---


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


def test_fault_that_fails_itself_is_no_kill(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A fault with a bug of its own has no verdict; it is named, and the others have theirs."""

    async def clumsy(call: Call, ask: Ask, memory: Memory) -> Answer:
        lost: Answer = memory["nothing"]
        return lost

    faults = [Fault("clumsy", "state", "It fails.", clumsy), Fault("no-stock", "query", "No.", _no_stock)]
    monkeypatch.setattr(command, "catalogue", _of(faults))

    assert command.main(["g2a", "--max-examples", "5", "--reports", str(tmp_path)]) == 2

    said = capsys.readouterr().err
    assert said.startswith("faults: g2a clumsy: the fault itself fails\n")
    assert "KeyError: 'nothing'" in said
    report = read_report(tmp_path / "faults.json")
    assert [(one.id, one.killed) for one in report.faults] == [("no-stock", True)]
    assert len(report.accidents) == 1
    assert "g2a clumsy" in (tmp_path / "faults.html").read_text("utf-8")


# --- the command ---


def _of(faults: Sequence[Fault]) -> Callable[[str], list[Fault]]:
    def catalogue_of(api: str) -> list[Fault]:
        return list(faults)

    return catalogue_of


FINDING = {"operation": "orders.pay", "promise": "story", "where": "test_orders_buy_a_game"}


class Bench:
    """A small catalogue of two APIs, runs that end as they are told, and files of their own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.scores, self.readme, self.reports = folder / "scores.json", folder / "README.md", folder / "r"
        self.readme.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
        self.faults = [
            Fault(f"f{n}", kind, f"Breaks {n}.", _nothing) for n, kind in enumerate(get_args(Kind))
        ]
        self.survive: set[str] = set()
        self.codes: dict[str, int] = {}
        self.ran: list[str] = []
        monkeypatch.setattr(command, "with_faults", lambda: ("g2a", "gaming_goods"))
        monkeypatch.setattr(command, "catalogue", lambda api: list(self.faults))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        monkeypatch.setattr(command, "sail", self._sail)
        monkeypatch.setattr(Contract, "read", lambda settings: Contract({}, None))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        monkeypatch.setattr(score, "SCORES", self.scores)
        monkeypatch.setattr(score, "README", self.readme)

    def __call__(self, *arguments: str, reports: str = "") -> int:
        """The command's exit status."""
        return command.main([*arguments, "--reports", str(self.reports / reports)])

    def known(self) -> Scores:
        """What is committed."""
        return read_scores(self.scores)

    def entry(self, id_: str) -> Entry:
        """What is known of a fault of G2A."""
        return self.known().faults["g2a"][id_]

    def _sail(self, runs: Runs, contract: Contract, workers: int | None) -> Generator[Outcome]:
        # As they end, and not as they begin.
        for name, _ in reversed(runs):
            self.ran.append(name)
            code = self.codes.get(name, 0 if name in self.survive or name == command.CLEAN else 1)
            figures: dict[str, Any] = {"findings": [FINDING], "cases": 7} if code == 1 else {}
            yield Outcome(name, code, 0.5, figures, "the log")


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """What `nox -s faults` is tried on."""
    return Bench(tmp_path, monkeypatch)


def test_write_keeps_the_first_run_beside_the_last(bench: Bench) -> None:
    """What survived its first run is known to have, however often it is killed later."""
    bench.survive = {"f3"}
    assert bench("--write") == 1
    first = bench.entry("f3")
    bench.survive = set()

    assert bench("--write") == 0

    then = bench.entry("f3")
    assert (first.first, first.last, first.by) == ("survived", "survived", "")
    assert (then.first, then.on, then.last) == ("survived", first.on, "killed")
    assert then.by == "orders.pay: story (test_orders_buy_a_game)"
    full = bench.known().full
    assert full is not None
    assert (full.killed, full.total) == (16, 16)


def test_without_write_nothing_is_kept(bench: Bench) -> None:
    """Faults that never ran are told, and stay so."""
    assert bench() == 0

    assert not bench.scores.exists()
    assert bench.readme.read_text("utf-8") == f"before\n{BEGIN}\nold\n{END}\nafter\n"


def test_survivor_of_its_first_run_is_told(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """It fails the command, with its description."""
    bench.survive = {"f3"}

    assert bench("g2a") == 1

    said = capsys.readouterr().out
    assert "first run: g2a f3 survived\n" in said
    assert "first run: g2a f2 was killed by orders.pay: story (test_orders_buy_a_game)\n" in said
    assert "survived: g2a f3 (state): Breaks 3. No reason is given in scores.json.\n" in said


def test_regression_fails_and_is_never_accepted(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """Not by a reason, and not by writing it down."""
    bench("--write")
    _reason(bench, "f5", "We gave up.")
    bench.survive = {"f5"}

    assert bench("--fault", "f5", "--write") == 1
    assert bench("--fault", "f5") == 1

    assert capsys.readouterr().out.count("regression: g2a f5 (query): Breaks 5. It was killed before.\n") == 2
    assert bench.entry("f5").last == "killed"


def test_survivor_with_a_reason_is_accepted(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told with its reason, which stays until the fault is killed."""
    bench.survive = {"f5"}
    assert bench("g2a", "--write") == 1
    _reason(bench, "f5", "No document says.")

    assert bench("g2a", "--write") == 0

    assert "survived: g2a f5 (query): Breaks 5. Reason: No document says.\n" in capsys.readouterr().out
    assert bench.entry("f5").reason == "No document says."
    assert "No document says." in (bench.reports / "faults.html").read_text("utf-8")
    bench.survive = set()
    bench("g2a", "--write")
    assert bench.entry("f5").reason == ""


def _reason(bench: Bench, id_: str, why: str) -> None:
    known = json.loads(bench.scores.read_bytes())
    known["faults"]["g2a"][id_]["reason"] = why
    bench.scores.write_text(json.dumps(known), encoding="utf-8")


def test_full_run_has_targets(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """Ninety-five percent of all and ninety of each class, also where each survivor has its reason."""
    bench.survive = {"f6"}
    bench("--write")
    for api in ("g2a", "gaming_goods"):
        known = json.loads(bench.scores.read_bytes())
        known["faults"][api]["f6"]["reason"] = "No document says."
        bench.scores.write_text(json.dumps(known), encoding="utf-8")
    capsys.readouterr()

    assert bench() == 1
    said = capsys.readouterr().out
    assert "target missed: all classes: 14/16 are 87.5 %, the target is 95 %\n" in said
    assert "target missed: money: 0/2 are 0.0 %, the target is 90 %\n" in said
    assert bench("g2a") == 0  # a part has none


def test_gone_faults_are_told_and_dropped(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no longer in the catalogue leaves the file with the next `--write`, and not silently."""
    bench("--write")
    bench.faults = bench.faults[:-1]

    assert bench("g2a") == 0
    assert "gone: g2a f7 is in scores.json and no longer in the catalogue" in capsys.readouterr().out
    assert "f7" in bench.known().faults["g2a"]
    assert bench("g2a", "--write") == 0
    assert "f7" not in bench.known().faults["g2a"]
    assert "f7" not in bench.known().faults["gaming_goods"]


def test_part_leaves_the_rest(bench: Bench) -> None:
    """A partial run enters what it ran; the last full run stays what it was."""
    bench("--write", "--seed", "4")
    before = bench.known()
    bench.faults.append(Fault("new", "auth", "It is new.", _nothing))
    bench.survive = {"new"}
    bench.ran.clear()

    assert bench("--new", "--write") == 1

    after = bench.known()
    assert bench.ran == ["new", command.CLEAN] * 2
    assert after.faults["g2a"].pop("new").first == "survived"
    assert after.faults["g2a"] == before.faults["g2a"]
    assert after.full == before.full
    assert after.full is not None
    assert after.full.seed == 4


def test_scores_are_sorted_and_stable(bench: Bench) -> None:
    """A line for each fault, in order; the same verdicts give the same bytes."""
    bench("--write")
    once = bench.scores.read_bytes()
    bench.faults.reverse()
    bench("--write")

    assert bench.scores.read_bytes() == once
    lines = once.decode().splitlines()
    assert [line.split('"')[1] for line in lines if line.startswith('      "')] == [
        f"f{number}" for _ in range(2) for number in range(8)
    ]
    assert json.loads(once)["faults"]["g2a"]["f0"]["class"] == "schema"
    assert not [path for path in bench.scores.parent.iterdir() if path.name.endswith(".part")]


def test_verdicts_of_a_red_suite_do_not_count(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """A suite that objects to the sandbox as it is would notice everything; nothing is written."""
    bench.codes[command.CLEAN] = 1

    assert bench("--write") == 2

    told = "faults: g2a is red without a fault, so that no verdict counts: orders.pay: story"
    assert capsys.readouterr().err.startswith(told)
    assert not bench.scores.exists()
    assert not (bench.reports / "faults.json").exists()


def test_accident_leaves_the_scores(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """A run that ends neither green nor red has no verdict; its name and its log are told."""
    bench.codes["f1"] = -9

    assert bench("g2a", "--write") == 2

    said = capsys.readouterr()
    assert said.err == (
        "faults: g2a f1: the run ended with -9\nthe log\n"
        "faults: 1 without a verdict; nothing is written to scores.json\n"
    )
    assert "killed    7/7" in said.out
    assert not bench.scores.exists()


def test_shards_are_the_whole(bench: Bench) -> None:
    """Each fault is in one shard, and only there; no shard is longer than another by more than one."""
    parts = list[list[tuple[str, str]]]()
    for part in range(1, 4):
        bench("--shard", f"{part}/3", reports=str(part))
        report = read_report(bench.reports / str(part) / "faults.json")
        parts.append([result.name for result in report.faults])

    assert sorted(name for part in parts for name in part) == [
        (api, f"f{number}") for api in ("g2a", "gaming_goods")[::-1] for number in range(8)
    ][8:] + [("gaming_goods", f"f{number}") for number in range(8)]
    assert [len(part) for part in parts] == [6, 5, 5]


def test_merge_is_one_full_run(bench: Bench) -> None:
    """The reports of all shards make the report, the page and the scores that one run makes."""
    bench.survive = {"f5"}
    assert bench("--write", reports="whole") == 1
    known, page = bench.known(), (bench.readme).read_text("utf-8")
    bench.scores.unlink()
    for part in ("1", "2", "3"):
        bench("--shard", f"{part}/3", reports=part)
    shards = [str(bench.reports / part / "faults.json") for part in ("3", "1", "2")]

    assert bench("--merge", *shards, "--write", reports="merged") == 1

    whole, merged = (read_report(bench.reports / name / "faults.json") for name in ("whole", "merged"))
    whole.seconds = merged.seconds
    assert merged == whole
    assert known.full is not None
    known.full.seconds = 0
    after = bench.known()
    assert after.full is not None
    after.full.seconds = 0
    assert after == known
    told, _, _ = bench.readme.read_text("utf-8").partition("The last full run")
    assert page.startswith(told)


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        (("1", "3"), "3 shards make the whole, each of them once; 1/3, 3/3 was given"),
        (("1", "2", "2", "3"), "3 shards make the whole, each of them once; 1/3, 2/3, 2/3, 3/3 was given"),
        (("1", "2", "other"), "other/faults.json: another seed, layers, examples or number of shards than "),
        (("1", "2", "none"), "none/faults.json: No such file or directory"),
        (("1", "2", "broken"), "broken/faults.json: "),
    ],
    ids=["missing", "twice", "another-seed", "no-file", "no-report"],
)
def test_merge_refuses_what_is_no_whole(
    bench: Bench, parts: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a line, and nothing is written."""
    for part in ("1", "2", "3"):
        bench("--shard", f"{part}/3", reports=part)
    bench("--shard", "3/3", "--seed", "2", reports="other")
    (bench.reports / "broken").mkdir()
    (bench.reports / "broken" / "faults.json").write_text('{"seed": "one"}', encoding="utf-8")
    capsys.readouterr()

    assert bench("--merge", *(str(bench.reports / part / "faults.json") for part in parts)) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("faults: ")
    assert says in said.err
    assert said.err.count("\n") == 1
    assert not (bench.reports / "faults.json").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--shard", "0/3"], "'0/3' is no shard such as 2/4"),
        (["--shard", "4/3"], "'4/3' is no shard such as 2/4"),
        (["--shard", "3"], "'3' is no shard such as 2/4"),
        (["--shard", "a/b"], "'a/b' is no shard such as 2/4"),
        (["--workers", "0"], "'0' is not 1 or more"),
        (["--write", "--layer", "cases"], "--write is for the whole suite"),
        (["--write", "--max-examples", "5"], "--write is for the whole suite"),
        (["g2a", "--merge", "a.json"], "--merge takes reports"),
    ],
    ids=lambda value: "" if isinstance(value, str) else " ".join(value),
)
def test_options_that_make_no_sense(
    bench: Bench, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Refused before anything runs."""
    with pytest.raises(SystemExit) as refused:
        bench(*arguments)

    assert refused.value.code == 2
    assert says in capsys.readouterr().err
    assert bench.ran == []


def test_bad_input_is_refused_in_a_line(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault that is none, a file of scores that is broken, a README without a place for the table."""
    assert bench("g2a", "--fault", "f1", "nope") == 2
    assert capsys.readouterr().err == "faults: no fault nope in g2a\n"

    bench.readme.write_text("nothing\n", encoding="utf-8")
    assert bench("g2a", "--write") == 2
    assert (
        f"README.md: the markers `{BEGIN}` and `{END}` are missing; put them back\n"
        in capsys.readouterr().err
    )
    assert not bench.scores.exists()

    bench.scores.write_text('{"faults": {"g2a": {"f1": {"class": "odd"}}}}', encoding="utf-8")
    assert bench("g2a") == 2
    assert "scores.json: Invalid enum value 'odd'" in capsys.readouterr().err


def test_part_of_the_suite_is_not_compared(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """What one layer misses is no regression; it fails the command all the same."""
    bench("--write")
    bench.survive = {"f1"}
    capsys.readouterr()

    assert bench("g2a", "--layer", "cases") == 1

    said = capsys.readouterr().out
    assert "survived: g2a f1 (protocol): Breaks 1.\n" in said
    assert "regression" not in said


def test_command_prints_the_matrix(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """By API and class, the first score beside the last, and how many are semantic."""
    bench.survive = {"f0"}
    bench("--write")
    bench.survive = set()
    capsys.readouterr()

    bench("--write")

    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    heads = next(line for line in lines if line[:2] == ["schema", "protocol"])
    rows = {line[0]: dict(zip(heads, line[1:], strict=False)) for line in lines if line and "/" in line[-1]}
    assert rows["g2a"]["schema"] == "1/1"
    assert rows["g2a"]["all"] == "8/8"
    assert rows["g2a"]["first"] == "7/8"
    assert (rows["all"]["all"], rows["all"]["first"]) == ("16/16", "14/16")
    assert ["semantic", "12/16"] in [line[:2] for line in lines]
    assert ["killed", "16/16"] in [line[:2] for line in lines]


def test_page_tells_all_and_fetches_nothing(bench: Bench) -> None:
    """Survivors come before the rest; every fault has its row, and every check, also an idle one."""
    bench("--write")
    bench.survive = {"f4"}
    bench()

    page = (bench.reports / "faults.html").read_text("utf-8")

    assert "regression: orders.pay: story (test_orders_buy_a_game) noticed it before" in page
    assert page.index("Breaks 4.") < page.index('id="matrix"') < page.index("Breaks 0.")
    assert page.count("<code>f2</code>") == 2
    assert "<th>use_after_free</th>" in page
    assert all(f"<th>{name}</th>" in page for name in suite.stories("g2a"))
    assert not [word for word in ("src=", 'href="http', "@import", "url(") if word in page]


def test_readme_shows_the_committed_scores() -> None:
    """The table is made of `scores.json`; nobody types it."""
    assert marked.part(score.README, BEGIN, END) == score.table(read_scores())


def test_committed_scores_are_as_written() -> None:
    """Sorted and in the form that `--write` gives them, so that diffs tell what changed."""
    assert score.SCORES.read_text("utf-8") == score.dump(read_scores())


def test_layer_is_that_of_the_request() -> None:
    """A story's, a walk's, or a case's; and for a case that of whoever judged it."""
    told = suite.stories("g2a")[0]

    assert suite.layer("g2a", {"where": f"{told}[x]", "promise": "page_asked_for"}) == "stories"
    assert suite.layer("g2a", {"where": "test_law[pages-products.list]", "promise": "pages_end"}) == "laws"
    assert suite.layer("g2a", {"where": "fuzzing", "promise": "documented_code"}) == "laws"
    assert suite.layer("g2a", {"where": "fuzzing", "promise": "use_after_free"}) == "cases"


# --- wrapping ---


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
