"""What a step of GitHub Actions is told, letter by letter."""

import io
from pathlib import Path

import pytest

from contract_tests import annotations
from contract_tests.annotations import Note, annotate, command, no_commands

NOTE = Note(
    "specs/orchard.yaml",
    7,
    "orchard trees.list broke filter_honoured in fuzzing: 100%, really",
    "asked: apple\r\n100 % pears\n::error::no",
    ("trees.list", "filter_honoured", "a | b\n<b>`c`"),
)
COLUMNS = ("operation", "broke", "what")


def _say(notes: list[Note], environment: dict[str, str]) -> str:
    out = io.StringIO()
    annotate(
        notes, headline="orchard: 1, 2", columns=COLUMNS, report="r.html", environment=environment, out=out
    )
    return out.getvalue()


def test_note_is_escaped() -> None:
    """As GitHub's toolkit does it: %, CR and LF everywhere, colon and comma in properties."""
    assert _say([NOTE], {"GITHUB_ACTIONS": "true"}) == (
        "::error file=specs/orchard.yaml,line=7,"
        "title=orchard trees.list broke filter_honoured in fuzzing%3A 100%25%2C really"
        "::asked: apple%0D%0A100 %25 pears%0A::error::no\n"
    )


def test_ten_are_shown_and_the_rest_is_counted() -> None:
    """GitHub shows no more."""
    said = _say([NOTE] * 12, {"GITHUB_ACTIONS": "true"}).splitlines()

    assert said == [str(NOTE)] * 10 + ["::notice title=orchard%3A 1%2C 2::2 more, 12 in all; r.html has them"]


def test_long_messages_are_cut() -> None:
    """At a length that GitHub shows."""
    note = Note("a", 1, "b", "x" * 5000, ())

    assert str(note) == "::error file=a,line=1,title=b::" + "x" * 4000 + " …"


def test_summary_is_appended(tmp_path: Path) -> None:
    """Behind what other commands of the step wrote; cells are neither HTML nor markup."""
    path = tmp_path / "summary.md"
    path.write_text("before\n", encoding="utf-8")
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(path)}

    _say([NOTE], environment)
    _say([], environment)

    assert path.read_text("utf-8") == (
        "before\n"
        "### ❌ orchard: 1, 2\n\n"
        "| operation | broke | what |\n"
        "| --- | --- | --- |\n"
        "| trees.list | filter_honoured | a &#124; b &lt;b&gt;&#96;c&#96; |\n\n"
        "### ✅ orchard: 1, 2\n\n"
    )


def test_long_table_is_cut() -> None:
    """With how many are left out, and where they are."""
    said = annotations.markdown([NOTE] * 103, headline="h", columns=COLUMNS, report="r.html")

    assert said.count("\n| trees.list |") == 100
    assert said.endswith("\n\n3 more: r.html\n\n")


def test_summary_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The annotations are there all the same."""
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(tmp_path)}

    assert _say([NOTE], environment).count("::error ") == 1
    assert capsys.readouterr().err == f"no summary of this step: {tmp_path}: Is a directory\n"


@pytest.mark.parametrize("environment", [{}, {"GITHUB_ACTIONS": ""}, {"GITHUB_ACTIONS": "false"}])
def test_nothing_is_said_elsewhere(environment: dict[str, str], tmp_path: Path) -> None:
    """Neither commands nor a summary, at home or with another CI."""
    path = tmp_path / "summary.md"

    assert _say([NOTE], {**environment, "GITHUB_STEP_SUMMARY": str(path)}) == ""
    assert not path.exists()
    out = io.StringIO()
    with no_commands(environment, out):
        pass
    assert out.getvalue() == ""


def test_a_servers_words_are_no_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between stop and resume, also if the run ends with an error."""
    out = io.StringIO()

    def token(size: int) -> str:
        return "f" * size

    monkeypatch.setattr("contract_tests.annotations.token_hex", token)

    def run() -> None:
        with no_commands({"GITHUB_ACTIONS": "true"}, out):
            print("::error::from a server", file=out)
            raise ValueError("accident")

    with pytest.raises(ValueError, match="accident"):
        run()

    assert out.getvalue() == f"::stop-commands::{'f' * 16}\n::error::from a server\n::{'f' * 16}::\n"


def test_command_without_properties() -> None:
    """Nothing stands between its name and its message."""
    assert command("debug", "50 %") == "::debug::50 %25"
