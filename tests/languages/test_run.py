"""A run from the command line to the table, with a language that needs nothing but Python."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import pytest

from contract_tests import marked
from contract_tests.errors import ContractError
from tests.languages import __main__ as runner
from tests.languages import matrix, pack
from tests.languages.language import ROOT, Command, Job, Language, LanguageError, MissingToolError, Workshop

DRIVER = """
import json, sys
from pathlib import Path
sys.path.insert(0, {root!r})
import httpx
from tests.languages import pack

def at(value, parts):
    for number, part in enumerate(parts):
        if part == "*":
            return [at(one, parts[number + 1:]) for one in value]
        value = value[int(part) if isinstance(value, list) else part]
    return value

operations = pack.operations(json.loads(Path({document!r}).read_text()))
story, answers = pack.read()[{api!r}], {{}}
for step in story.steps:
    operation, given = operations[step.operation], pack.recall(dict(step.arguments), answers)
    path, query, headers = operation.path, {{}}, dict(story.accounts[step.account])
    for name, value in given.items():
        value = ",".join(value) if isinstance(value, list) else str(value)
        if operation.places[name] == "path":
            path = path.replace("{{" + name + "}}", value)
        else:
            (query if operation.places[name] == "query" else headers)[name] = value
    body = pack.recall(step.body, answers)
    with httpx.Client(trust_env=False) as http:
        sent = {{}} if body is None else {{"json": body}}
        answer = http.request(operation.method, sys.argv[-1] + path, params=query, headers=headers, **sent)
    value = answer.json() if "json" in answer.headers.get("Content-Type", "") else None
    seen = {{pointer: at(value, pointer.split("/")[1:]) for pointer in step.see if value is not None}}
    {spoil}
    answers[step.name] = pack.Answer(answer.status_code, seen)
    print(json.dumps({{"step": step.name, "status": answer.status_code, "seen": seen}}))
"""


class Fake(Language):
    """Generates nothing and calls with httpx."""

    name = "fake"
    title = "Fake"
    lock: ClassVar[Sequence[str]] = ()
    commands: ClassVar[Mapping[str, Command]] = {}

    def __init__(self, *, spoil: str = "pass", missing: bool = False, broken: bool = False) -> None:
        self.spoil, self.missing, self.broken = spoil, missing, broken

    def versions(self) -> dict[str, str]:
        """A Python there always is."""
        if self.missing:
            raise MissingToolError("`fake` is not here; install it")
        return {"python": "3"}

    def install(self, shop: Workshop) -> dict[str, str]:
        """Nothing to install."""
        return {"httpx": "0"}

    def view(self, root: dict[str, Any], url: str) -> dict[str, Any]:
        """As it is."""
        return root

    def generate(self, shop: Workshop, jobs: Sequence[Job]) -> None:
        """Nothing to generate."""

    def compile(self, shop: Workshop, jobs: Sequence[Job]) -> None:
        """A driver for each API."""
        if self.broken:
            raise LanguageError("line 1: no such type")
        for job in jobs:
            text = DRIVER.format(root=str(ROOT), document=str(job.document), api=job.api, spoil=self.spoil)
            (shop.home / f"{job.api}.py").write_text(text, encoding="utf-8")

    def command(self, shop: Workshop, job: Job) -> Command:
        """This interpreter."""
        return (sys.executable, str(shop.home / f"{job.api}.py"))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Run with a language in place of all others; the exit code and the report."""

    def with_language(language: Language, *arguments: str) -> tuple[int, dict[str, Any]]:
        monkeypatch.setattr(runner, "LANGUAGES", {"fake": language})
        monkeypatch.setattr(runner, "HOME", tmp_path / "home")
        code = runner.main(["fake", *arguments, "--reports", str(tmp_path)])
        report: dict[str, Any] = json.loads((tmp_path / "languages-fake.json").read_text(encoding="utf-8"))
        return code, report

    return with_language


def test_all_stories_are_green_when_told_truly(run: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """Every scenario of every API can be played; the report has tools, seconds and a status for each."""
    code, report = run(Fake())

    assert (code, report["status"], report["tools"]) == (0, "passed", {"python": "3", "httpx": "0"})
    assert report["apis"].keys() == pack.read().keys()
    for scenarios in report["apis"].values():
        assert tuple(scenarios) == pack.SCENARIOS
        assert all(told == {"status": "passed", "problems": []} for told in scenarios.values())
    assert report["seconds"].keys() == {"install", "generate", "compile", "run", "all"}
    assert len(capsys.readouterr().out.strip().splitlines()) == 1 + len(report["apis"])


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        ("seen.pop('/docs/0/minPrice', None)", "fetch_one.1 products.list: /docs/0/minPrice is not there"),
        ("seen |= {'/currency': 'USD'} if '/currency' in seen else {}", "/currency is 'USD', not 'EUR'"),
        (
            "sys.exit('lost') if step.scenario == 'typed_error' else None",
            "typed_error.1 orders.create: not played",
        ),
    ],
    ids=["loses a field", "changes a value", "ends early"],
)
def test_driver_that_gets_something_wrong_is_red(
    run: Any, capsys: pytest.CaptureFixture[str], spoil: str, says: str
) -> None:
    """A client that loses or changes something is noticed, and so is a driver that stops."""
    code, report = run(Fake(spoil=spoil), "--api", "g2a")

    assert (code, report["status"]) == (1, "failed")
    told = capsys.readouterr()
    assert "fake g2a: " in told.err
    assert says in told.err
    assert "failed" in told.out


def test_driver_that_fails_after_its_last_word_is_red(run: Any) -> None:
    """An exit status is heard even if all answers were right."""
    code, report = run(Fake(spoil="import atexit, os; atexit.register(lambda: os._exit(3))"), "--api", "g2a")

    assert code == 1
    assert "exit status 3" in report["apis"]["g2a"]["auth_failure"]["problems"][0]


def test_client_that_does_not_compile_is_red(run: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """What the compiler said is printed, and every scenario is failed."""
    code, report = run(Fake(broken=True), "--api", "g2a")

    assert (code, report["status"], report["reason"]) == (1, "failed", "line 1: no such type")
    assert {told["status"] for told in report["apis"]["g2a"].values()} == {"failed"}
    assert "fake: line 1: no such type" in capsys.readouterr().err


def test_missing_toolchain_is_skipped_unless_required(run: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """A machine without it goes on with a message; the public workflow does not."""
    code, report = run(Fake(missing=True))
    assert (code, report["status"], report["apis"]) == (0, "skipped", {})
    assert "fake: skipped, `fake` is not here; install it" in capsys.readouterr().err

    assert run(Fake(missing=True), "--require")[0] == 1


def test_rotation_takes_turns() -> None:
    """One API for each language and commit: another with each, and all in five."""
    apis = sorted(pack.read())
    for language in runner.LANGUAGES:
        turns = [runner.rotated(apis, language, number) for number in range(7, 12)]
        assert sorted(turns) == apis
        assert runner.rotated(apis[::-1], language, 12) == turns[0]
    assert {runner.rotated(apis, language, 3) for language in runner.LANGUAGES} == set(apis)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["klingon"], "no `klingon` here; there are "),
        (["--api", "orchard"], "no `orchard` here; there are g2a, "),
        (["--rotate=no-such-commit"], "`no-such-commit` is no commit here"),
    ],
)
def test_what_is_not_there_is_one_message(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit status 2 and one line."""
    assert runner.main(arguments) == 2

    told = capsys.readouterr().err.strip()
    assert says in told
    assert "\n" not in told


def test_half_a_run_is_not_begun_when_it_is_to_be_kept(capsys: pytest.CaptureFixture[str]) -> None:
    """Said before anything is generated."""
    with pytest.raises(SystemExit) as ending:
        runner.main(["--api", "g2a", "--write"])

    assert ending.value.code == 2
    assert "--write keeps whole runs only" in capsys.readouterr().err


# --- what is kept ------------------------------------------------------------------------------------


def test_readme_shows_the_results() -> None:
    """The table is made from the committed results, and these are of all APIs."""
    results = matrix.read()

    assert marked.part(matrix.README, matrix.BEGIN, matrix.END) == matrix.table(results)
    assert results.keys() == runner.LANGUAGES.keys()
    for result in results.values():
        assert result["apis"].keys() == pack.read().keys()


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A README and results of its own."""
    page = tmp_path / "README.md"
    page.write_text(f"# Orchard\n\n{matrix.BEGIN}\n\n{matrix.END}\n", encoding="utf-8")
    monkeypatch.setattr(matrix, "README", page)
    monkeypatch.setattr(matrix, "RESULTS", tmp_path / "results.json")
    return page


def of(
    language: str, *failed: str, apis: Sequence[str] = ("orchard",), status: str = "passed"
) -> dict[str, Any]:
    """A report."""
    scenarios = {one: {"status": "failed" if one in failed else "passed"} for one in pack.SCENARIOS}
    return {
        "language": language,
        "title": language.title(),
        "date": "2026-01-02",
        "status": status,
        "tools": {"made": "1.2"},
        "apis": dict.fromkeys(apis, scenarios),
    }


def test_results_are_kept_beside_those_of_other_languages(kept: Path) -> None:
    """A language replaces its own row only; red counts as not green."""
    matrix.write([of("go"), of("rust")], ["orchard"])
    matrix.write([of("rust", "typed_error")], ["orchard"])

    assert marked.part(kept, matrix.BEGIN, matrix.END).splitlines()[2:] == [
        "| Go | 5/5 | made 1.2 | 2026-01-02 |",
        "| Rust | 4/5 | made 1.2 | 2026-01-02 |",
    ]


@pytest.mark.parametrize(
    "report", [of("go", apis=["orchard"]), of("go", apis=[], status="skipped")], ids=["one API", "skipped"]
)
def test_results_of_half_a_run_are_not_kept(kept: Path, report: dict[str, Any]) -> None:
    """Nothing is written, and the message says why."""
    before = kept.read_text(encoding="utf-8")

    with pytest.raises(ContractError, match="not whole"):
        matrix.write([report], ["orchard", "pasture"])

    assert kept.read_text(encoding="utf-8") == before
    assert not matrix.RESULTS.exists()


def test_consumers_page_has_the_commands_of_the_sessions() -> None:
    """A reader types what the sessions run; only files differ."""
    page = (ROOT / "docs" / "consumers.md").read_text(encoding="utf-8")
    for language in runner.LANGUAGES.values():
        section = page.partition(f"\n## {language.title}\n")[2].partition("\n## ")[0]
        assert section, language.title
        lines = [line.split() for line in section.replace("\\\n", " ").splitlines()]
        for command in language.commands.values():
            assert any(same(command, line) for line in lines), f"{language.title}: {' '.join(command)}"


def same(command: Command, line: Sequence[str]) -> bool:
    """Whether a line of the page is a command with its gaps filled in."""
    line = line[1:] if line[:1] == ["$"] else line
    return len(line) == len(command) and all(
        word == there or "{" in word for word, there in zip(command, line, strict=True)
    )
