"""Whole runs over a small server: what is found, counted, written, and whether it repeats."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from contract_tests import laws, walks
from contract_tests.run import Contract, run
from contract_tests.settings import Settings
from tests.contract_tests.conftest import Result
from tests.contract_tests.orchard import FLAWS, FLAWS_OF_LISTS, Orchard

Check = Callable[..., Result]


def test_run_is_green_and_counts_what_was_sent(check: Check) -> None:
    """The JSON's figures are those of the server that answered."""
    app = Orchard()

    result = check(app)

    assert (result.code, result.figures["findings"], result.figures["failures"]) == (0, [], 0)
    assert result.figures["cases"] == len(app.calls)
    assert (result.figures["api"], result.figures["target"], result.figures["seed"]) == (
        "orchard",
        "embedded",
        1,
    )
    assert result.figures["operations"] == 5
    rows = result.figures["by_operation"]
    tallies = [tally for row in rows for tally in row["checks"].values()]
    assert result.figures["checks"] == sum(tally["passed"] for tally in tallies) > result.figures["cases"]
    listed = next(row for row in rows if row["operation"] == "trees.list")
    assert sum(listed["statuses"].values()) == sum(
        method == "GET" and path.startswith("/trees") for method, path, _ in app.calls
    )


def test_run_writes_junit_of_the_same_run(check: Check) -> None:
    """Each phase of each operation is a test, so is each law of each list; reads and flows are one each."""
    suite = ElementTree.fromstring(check(Orchard()).text("xml")).find("testsuite")  # noqa: S314 (our own)

    assert suite is not None
    names = [case.get("name") for case in suite.iter("testcase")]
    laws = [
        "pages-trees.list",
        *("filter-trees.list-kind", "filter-trees.list-min_age"),
        *("sort-trees.list-oldest", "sort-trees.list-kind", "sort-trees.list-planted"),
        "pages-crates.list",
        "together-crates.list",
    ]
    assert names[: len(laws)] == [f"test_law[{law}]" for law in laws]
    reads = ["test_reading_changes_nothing", "test_watching_changes_nothing"]
    assert names[len(laws) :][: len(reads)] == reads
    deeds = ["reads_back-harvests.create", "refusals-harvests.create", "refusals-harvests.secret"]
    begin = len(laws) + len(reads)
    assert names[begin:][: len(deeds)] == [f"test_deed[{deed}]" for deed in deeds]
    assert len(names) == begin + len(deeds) + 3 * 5 + 1
    assert "test_operation[coverage-harvests.get]" in names
    assert suite.get("failures") == "0"


@pytest.mark.parametrize(("flaw", "promise"), FLAWS.items(), ids=FLAWS)
def test_run_finds_each_flaw(check: Check, flaw: str, promise: str) -> None:
    """One broken promise, one check of the cases that names it; the law comes from the spec alone."""
    result = check(Orchard(flaw), max_examples=40)

    assert result.code == 1
    assert promise in result.promises
    of_cases = [found for found in result.figures["findings"] if not found["where"].startswith("test_")]
    finding = next(finding for finding in of_cases if finding["promise"] == promise)
    assert finding["operation"] in ("trees.list", "harvests.create", "harvests.get")
    assert finding["curl"].startswith("curl -X ")
    assert finding["seed"] == 1
    page = result.text("html")
    assert promise in page
    assert "broken promise" in page


def test_run_repeats_and_seeds_differ(check: Check) -> None:
    """Same seed, same method, URL and body of every request; another seed, other requests."""
    first, second, other = Orchard(), Orchard(), Orchard()

    digests = [check(first).figures, check(second).figures, check(other, seed=2).figures]

    assert first.calls == second.calls
    assert first.calls != other.calls
    same, again, different = (figures["requests_sha256"] for figures in digests)
    assert same == again != different


def test_run_takes_no_configuration_from_the_folder(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stray `schemathesis.toml` changes nothing."""
    expected, seen = Orchard(), Orchard()
    check(expected)
    (tmp_path / "schemathesis.toml").write_text("[generation]\nmax-examples = 1\n[phases]\nenabled = false\n")
    monkeypatch.chdir(tmp_path)

    check(seen)

    assert seen.calls == expected.calls


@pytest.mark.parametrize(("flaw", "promise"), FLAWS_OF_LISTS.items(), ids=FLAWS_OF_LISTS)
def test_walks_find_each_flaw_of_a_list(check: Check, flaw: str, promise: str) -> None:
    """What is wrong with a list is seen by walking it, without a single generated case."""
    result = check(Orchard(flaw), layers=("laws",))

    assert result.code == 1
    assert promise in result.promises
    finding = next(finding for finding in result.figures["findings"] if finding["promise"] == promise)
    assert finding["where"].startswith("test_law[")
    assert finding["operation"] in ("trees.list", "crates.list")
    assert finding["curl"].startswith("curl -i -X GET ")
    said = {**walks.PROMISES, **laws.PROMISES}
    if promise in said:
        first, _, facts = finding["message"].partition("\n")
        assert first == said[promise]
        assert facts


def test_walks_alone_are_green_and_counted(check: Check) -> None:
    """Every request of a walk is a case, every verdict a check of its operation."""
    app = Orchard()

    result = check(app, layers=("laws",))

    assert (result.code, result.figures["failures"]) == (0, 0)
    assert result.figures["cases"] == len(app.calls) > 50
    checked = {row["operation"]: {*row["checks"]} for row in result.figures["by_operation"]}
    walked = {*walks.PROMISES, "filter_honoured", "page_asked_for"}
    assert walked - {"filters_together"} <= checked["trees.list"]
    assert "filters_together" in checked["crates.list"]


def test_run_calls_what_prepares_it(check: Check, root: Path) -> None:
    """`x-sandbox` in the strict copy names requests that come before all others; none of them may fail."""
    strict = root / "contract_tests" / "strict"
    strict.mkdir(parents=True)
    (strict / "orchard.yaml").write_text(
        "overlay: 1.0.0\nactions: [{target: $.info, update: {}}]\n"
        "x-sandbox: {calls: [{operation: harvests.create, body: {tree: oak}, times: 2}]}\n"
    )
    app = Orchard()

    assert check(app, layers=("laws",)).code == 0
    assert [call[:2] for call in app.calls[:3]] == [("POST", "/harvests?")] * 2 + [
        ("GET", "/trees?page=1&size=5")
    ]
    broken = check(Orchard("undocumented status"), layers=("laws",))
    assert broken.code == 1
    assert broken.promises == {"status_code_conformance"}


def test_run_without_laws_leaves_them_out(check: Check) -> None:
    """A flaw that only a law sees is not seen without laws."""
    assert check(Orchard("kind ignored"), layers=("cases",)).code == 0


def test_run_of_one_operation_calls_no_other(check: Check) -> None:
    """`--operation` is an allow-list."""
    app = Orchard()

    check(app, operations=("trees.list",))

    assert app.calls
    assert {path.partition("?")[0] for _, path, _ in app.calls} == {"/trees"}


def test_reports_hold_no_credentials(tmp_path: Path) -> None:
    """Not in JSON, HTML or JUnit of a red run against a server that echoes the header back."""
    from contract_tests.faults import Answer, Ask, Call, Fault, Memory, answer

    async def echo(call: Call, ask: Ask, memory: Memory) -> Answer:
        given = await ask(call)
        return answer(200, {"page": call.headers.get("authorization")}) if call.path == "/products" else given

    settings = Settings(
        "g2a", reports=tmp_path, max_examples=5, wrap=Fault("echo", "schema", "", echo).wrap("g2a")
    )
    code, ledger = run(settings, Contract.read(settings))

    assert code == 1
    findings = [finding for finding in ledger.findings if finding.operation == "products.list"]
    assert any(finding.where == "examples" for finding in findings)
    assert any(finding.where.startswith("test_products") for finding in findings)
    assert all("curl" in finding.curl for finding in findings)
    for report in tmp_path.iterdir():
        assert "74026b3dc2c6db6a30a73e71cdb138b1" not in report.read_text(encoding="utf-8"), report.name
