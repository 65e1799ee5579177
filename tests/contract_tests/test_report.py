"""What a run leaves behind: the page, the figures, JUnit, and the page over all APIs."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from contract_tests import deeds, laws, reads, report, walks
from contract_tests.__main__ import main
from contract_tests.errors import ContractError
from contract_tests.ledger import Ledger, Row
from contract_tests.pages import writable, write
from contract_tests.report import PROMISED, annotate, write_reports
from contract_tests.run import run
from contract_tests.settings import Settings
from contract_tests.strict import Json
from contract_tests.traffic import Exchange
from generator.document import load
from tests.contract_tests.conftest import Result
from tests.contract_tests.orchard import Orchard

Check = Callable[..., Result]
EVIL = "</pre><script>document.title = 'owned'</script><img src=x onerror=alert(1)>"
SECRET = "3f9c-secret-of-the-orchard"


@pytest.fixture
def settings(root: Path) -> Settings:
    return Settings("orchard", root=root, reports=root / "reports")


@pytest.fixture
def ledger(settings: Settings) -> Ledger:
    """One that knows the orchard's operations and has seen nothing yet."""
    settings.reports.mkdir()
    spec = load(settings.spec_path).root
    return Ledger(spec, api="orchard", target="embedded", seed=3, secrets=[SECRET])


def _written(ledger: Ledger, settings: Settings) -> tuple[str, Json]:
    write_reports(ledger, settings)
    folder = settings.reports
    figures: Json = json.loads((folder / "contract-orchard.json").read_text("utf-8"))
    return (folder / "contract-orchard.html").read_text("utf-8"), figures


def test_page_stands_alone(check: Check) -> None:
    """It fetches nothing, and what it links to is on it or beside it; it can be read without JavaScript."""
    page = (
        check(Orchard("price drifts"), layers=("cases", "laws"), max_examples=2)
        .text("html")
        .partition("<!doctype html>")[2]
    )

    assert not re.search(r"<(link|iframe|img|object|embed)\b|\bsrc=|@import|url\(", page)
    targets = set(re.findall(r'href="([^"]*)"', page))
    ids = set(re.findall(r'id="([^"]*)"', page))
    assert {target.removeprefix("#") for target in targets if target.startswith("#")} <= ids
    assert {target for target in targets if not target.startswith("#")} == {"index.html"}
    assert page.index("amounts_agree") < page.index("<script>")


def test_page_of_a_clean_run(check: Check) -> None:
    """A row for each operation, by tag, a column for each check; the coverage, and which run it was."""
    result = check(Orchard(), max_examples=2)
    page = result.text("html")

    assert "every promise kept" in page
    assert 'id="failures"' not in page
    assert re.findall(r'scope="rowgroup">(\w+)<', page) == ["trees", "crates", "harvests"]
    assert '<th scope="col" title="No item comes twice."><span>pages_disjoint</span>' in page
    listed = result.figures["by_operation"][0]
    passed = listed["checks"]["filter_honoured"]["passed"]
    assert f'<td class="passed">{passed}</td>' in page
    assert result.figures["requests_sha256"] in page
    assert result.figures["spec"]["sha256"] in page
    assert {*result.figures["versions"]} == {"Python", "schemathesis", "hypothesis", "pytest"}


def test_figures_tell_what_was_covered(check: Check) -> None:
    """Of the whole API and of each operation, by name."""
    figures = check(Orchard(), layers=("cases",), max_examples=2).figures

    assert figures["coverage"]["operations"] == {"seen": 5, "of": 5, "percent": 100.0}
    listed, _, created, *_ = figures["by_operation"]
    assert listed["coverage"]["parameters"]["never"] == []
    assert "query order = oldest" in listed["coverage"]["values"]["seen"]
    assert "200 /trees/*/age" in listed["coverage"]["fields"]["seen"]
    assert created["coverage"]["body"]["seen"] == ["/tree", "/currency"]
    assert created["coverage"]["statuses"]["seen"] == ["201", "400"]
    assert 0 < listed["answers"] <= sum(listed["statuses"].values())
    assert (
        0 < listed["milliseconds"]["median"] <= listed["milliseconds"]["p95"] <= listed["milliseconds"]["max"]
    )


def test_what_was_never_seen_is_named(ledger: Ledger, settings: Settings) -> None:
    """On the page, where a status that never came stands for its fields."""
    page, figures = _written(ledger, settings)

    assert figures["coverage"]["operations"] == {"seen": 0, "of": 5, "percent": 0.0}
    assert "nothing was checked" in page
    about = page.partition('id="missing-harvests.create"')[2].partition("</details>")[0]
    assert re.findall(r"<dt>(.*?)</dt>", about) == [
        "statuses never answered",
        "enum values never sent",
        "body fields never sent",
    ]
    assert re.findall(r'tag">(.*?)</code>', about)[:2] == ["201", "400"]


def test_slowest_come_first(ledger: Ledger, settings: Settings) -> None:
    """By nearest rank, over all answers."""
    row = Row("trees.list", "GET", "/trees", "trees", (), seconds=[number / 1000 for number in range(1, 41)])
    assert row.milliseconds == {"median": 20.0, "p95": 38.0, "max": 40.0}

    exchange = Exchange("GET", "http://testserver/orchard/trees", (), b"", 200, (), b"", seconds=0.5)
    ledger.answered("trees.list", exchange)
    ledger.answered(
        "crates.list", Exchange("GET", "http://x/rows/a/crates", (), b"", 200, (), b"", seconds=2)
    )
    ledger.answered(
        "crates.list", Exchange("PUT", "http://x/rows/a/crates", (), b"", 405, (), b"", seconds=9)
    )
    page, figures = _written(ledger, settings)

    slowest = page.partition('id="slowest"')[2].partition("</table>")[0]
    assert re.findall(r'scope="row">(.*?)<', slowest) == ["crates.list", "trees.list"]
    assert figures["by_operation"][1]["milliseconds"] == {"median": 2000.0, "p95": 2000.0, "max": 2000.0}


def test_cell_leads_to_its_failure(ledger: Ledger, settings: Settings) -> None:
    """Promise, what came, where, seed and curl; a story has a column only if one failed."""
    ledger.check("harvests.get", "amounts_agree", passed=False)
    said = f"{laws.PROMISES['amounts_agree']}\n/price was 2.5 and is 2.75"
    ledger.found("harvests.get", "fuzzing", "amounts_agree", said, "curl -X GET http://x/harvests/1")
    ledger.found("trees.list", "test_orchard", "story", "Apples are red.\nAssertionError: green")

    page, figures = _written(ledger, settings)

    assert 'data-failed><th scope="row">harvests.get</th>' in page
    assert '<td class="failed"><a href="#failure-2">✗ 1</a></td>' in page
    assert '<td class="failed"><a href="#failure-1">✗ 1</a></td>' in page
    about = page.partition('<article id="failure-2"')[2].partition("</article>")[0]
    assert laws.PROMISES["amounts_agree"] in about
    assert "<pre>/price was 2.5 and is 2.75</pre>" in about
    assert "seed 3" in about
    assert "<pre>curl -X GET http://x/harvests/1</pre>" in about
    drifted, story = figures["findings"]
    assert (drifted["expected"], drifted["actual"]) == (
        laws.PROMISES["amounts_agree"],
        "/price was 2.5 and is 2.75",
    )
    assert (story["expected"], story["actual"]) == ("Apples are red.", "AssertionError: green")


@pytest.mark.parametrize("count", [1, 300])
def test_nothing_a_server_says_runs(ledger: Ledger, settings: Settings, count: int) -> None:
    """Each text is shown as it is, however many failures there are."""
    ledger.title = EVIL
    for number in range(count):
        ledger.found("trees.list", f"{EVIL}{number}", EVIL, f"{EVIL}\n{EVIL}", EVIL)
    ledger.found(f"GET {EVIL}", EVIL, EVIL, EVIL, EVIL)
    ledger.skip(EVIL, EVIL)

    page, figures = _written(ledger, settings)

    assert figures["failures"] == count + 1
    assert page.count("<script>") == 1
    assert "<img" not in page
    assert page.count("<article ") == count + 1
    assert page.count("&lt;script&gt;") > 3 * count


def test_many_failures_come_after_the_table(ledger: Ledger, settings: Settings) -> None:
    """A few come first."""
    for number in range(5):
        ledger.found("trees.list", f"test_{number}", "story", "No.")
    page, _ = _written(ledger, settings)
    assert page.index('id="failures"') < page.index('id="matrix"')

    ledger.found("trees.list", "test_5", "story", "No.")
    page, _ = _written(ledger, settings)
    assert page.index('id="failures"') > page.index('id="matrix"')


def test_skips_are_told_with_reasons(ledger: Ledger, settings: Settings) -> None:
    """Each reason once, with its tests, and without credentials."""
    ledger.skip("test_a", f"no {SECRET} here")
    ledger.skip("test_b", f"no {SECRET} here")

    page, figures = _written(ledger, settings)

    assert figures["skipped"] == 2
    assert figures["skips"][0] == {"test": "test_a", "reason": "no *** here"}
    about = page.partition('id="skipped"')[2]
    assert about.count("no *** here") == 1
    assert SECRET not in page


def test_run_says_why_tests_were_skipped(check: Check) -> None:
    """What a phase had nothing for is counted and named."""
    figures = check(Orchard(), layers=("cases",), max_examples=2).figures

    assert figures["skipped"] == len(figures["skips"]) > 0
    assert {"test": "test_operation[examples-harvests.create]", "reason": "nothing to try here"} in figures[
        "skips"
    ]


def test_junit_is_for_a_ci_server(check: Check, root: Path) -> None:
    """API and layer as the class, the seed among the properties, the curl line in the failure."""
    result = check(Orchard("price drifts"), max_examples=2)
    suite = ElementTree.fromstring(result.text("xml")).find("testsuite")  # noqa: S314 (our own)

    assert suite is not None
    found = {item.get("name"): item.get("value") for item in suite.iter("property")}
    assert (found["api"], found["target"], found["seed"]) == ("orchard", "embedded", "1")
    assert found["requests_sha256"] == result.figures["requests_sha256"]
    cases = {case.get("name"): case for case in suite.iter("testcase")}
    assert cases["test_law[pages-trees.list]"].get("classname") == "orchard.laws"
    assert cases["test_flows"].get("classname") == "orchard.cases"
    failures = [failure for case in cases.values() for failure in case.iter("failure")]
    assert failures
    for failure in failures:
        assert "curl -X GET http://127.0.0.1:8000/orchard/harvests/" in failure.get("message", "")
    assert [path.name for path in (root / "reports").iterdir() if path.suffix == ".part"] == []


def test_junit_of_a_story_has_its_curl(root: Path) -> None:
    """A failed assertion comes with the last request, which pytest knows nothing of."""
    stories = root / "contract_tests" / "stories"
    stories.mkdir(parents=True)
    (stories / "test_orchard.py").write_text(
        "def test_trees_are_tall(http, target):\n"
        '    """Trees are tall."""\n'
        '    assert http.get(target.base_url + "/trees?page=2").json() == "tall"\n'
        "def test_left_out():\n"
        "    import pytest\n"
        '    pytest.skip("no ladder")\n'
    )
    settings = Settings("orchard", root=root, reports=root / "reports", layers=("stories",), app=Orchard())

    code, ledger = run(settings)

    assert code == 1
    assert len(ledger.rows["trees.list"].seconds) == 1
    case, left_out = ElementTree.parse(report.junit_path(settings)).iter("testcase")  # noqa: S314 (our own)
    told = "".join(case.itertext())
    assert "curl -i -X GET 'http://127.0.0.1:8000/orchard/trees?page=2'" in told
    assert "Repeat with (seed 1):" in told
    skipped = left_out.find("skipped")
    assert skipped is not None
    assert skipped.get("message") == "no ladder"


def test_index_leads_to_every_api(ledger: Ledger, settings: Settings) -> None:
    """With totals; what is broken or of an older version is left out."""
    ledger.found("trees.list", "fuzzing", "story", "No.")
    folder = settings.reports
    (folder / "contract-broken.json").write_text("{", encoding="utf-8")
    (folder / "contract-old.json").write_text('{"api": "old"}', encoding="utf-8")
    (folder / "contract-list.json").write_text("[]", encoding="utf-8")
    _, figures = _written(ledger, settings)
    other = json.dumps({**figures, "api": "meadow", "failures": 2, "cases": 40})
    (folder / "contract-meadow.json").write_text(other, encoding="utf-8")

    _written(ledger, settings)

    page = (folder / "index.html").read_text("utf-8")
    assert re.findall(r'scope="row">(.*?)</th>', page) == [
        '<a href="contract-meadow.html">meadow</a>',
        '<a href="contract-orchard.html">orchard</a>',
        "2",
    ]
    assert "✗ 3 broken" in page
    assert '<td class="n">40</td>' in page.partition("<tfoot>")[2]


def test_every_check_says_what_it_holds_a_server_to(check: Check) -> None:
    """What is above a column is known for each check of a run."""
    assert {*laws.PROMISES, *walks.PROMISES, *deeds.PROMISES, reads.PROMISE} <= PROMISED.keys()
    rows = check(Orchard(), max_examples=2).figures["by_operation"]
    assert {name for row in rows for name in row["checks"]} <= PROMISED.keys()


def test_unwritable_folder_is_refused_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is sent, with the mend."""
    (tmp_path / "file").write_text("")

    assert main(["g2a", "--reports", str(tmp_path / "file" / "reports")]) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"contract: cannot write reports to {tmp_path}/file/reports: Not a directory; "
        "name another folder with --reports DIR\n"
    )


def test_report_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was there stays until the new one is complete; nothing else is left."""
    path = tmp_path / "report.html"
    write(path, "old")

    def full(draft: Path, text: str, encoding: str) -> int:
        draft.write_bytes(text.encode(encoding)[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(ContractError, match=r"report\.html: No space left on device; name another"):
        write(path, "new")

    assert path.read_bytes() == b"old"
    assert [*tmp_path.iterdir()] == [path]
    assert [*writable(tmp_path / "new" / "folder").iterdir()] == []


def test_annotations_stand_at_the_operation(
    ledger: Ledger, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line of the spec that an editor would open; the whole file for what no operation is."""
    ledger.found("harvests.get", "fuzzing", "story", "Here.\nNow.", "curl -X GET http://x/harvests/1")
    ledger.found("GET /nowhere", "fuzzing", "documented_operation", f"the spec has none, {SECRET}")
    line = settings.spec_path.read_text("utf-8").splitlines().index("      operationId: harvests.get")
    summary = tmp_path / "summary.md"
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}

    annotate(ledger, settings, "orchard: 2 failures", environment)

    assert capsys.readouterr().out.splitlines() == [
        f"::error file=specs/orchard.yaml,line={line},title=orchard harvests.get broke story in fuzzing"
        "::Here.%0ANow.%0A%0Acurl -X GET http://x/harvests/1",
        "::error file=specs/orchard.yaml,line=1,"
        "title=orchard GET /nowhere broke documented_operation in fuzzing::the spec has none, ***",
    ]
    assert "| harvests.get | story | fuzzing | Here. Now. |" in summary.read_text("utf-8")

    annotate(ledger, settings, "orchard: 2 failures", {})
    assert capsys.readouterr().out == ""
