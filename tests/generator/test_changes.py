from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import changes
from generator.errors import GeneratorError

DAY = date(2026, 12, 1)
FIRST = "## 1.0.0 (2026-11-21)\n\nFirst description.\n"
FENCED = "```console\n$ cat notes\n## 9.9.9 (2026-11-30)\n```"


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    """No notes at all are empty ones."""
    path = tmp_path / "orchard.md"
    assert changes.read(path) == ""
    path.write_text("## 1.0.0\n\nÄpfel.\n", encoding="utf-8")
    assert changes.read(path) == "## 1.0.0\n\nÄpfel.\n"

    path.write_text("## 1.0.0\n\nÄpfel.\n", encoding="latin-1")
    with pytest.raises(GeneratorError, match=r"orchard\.md: not UTF-8$"):
        changes.read(path)


@pytest.mark.parametrize(
    ("notes", "newest"),
    [
        (FIRST, "1.0.0"),
        (f"## 1.10.0 (2026-11-30)\n\n- More.\n\n{FIRST}", "1.10.0"),
        (f"## Unreleased\n\n- More.\n\n{FIRST}", "1.0.0"),
        ("# Changelog\n\nWords.\n\n## [1.1.0] - 2026-11-30\n", "1.1.0"),
        ("## 2.0.0-rc.1 (2026-11-30)\n", "2.0.0-rc.1"),
        ("## 2.0.0rc1\n", "2.0.0rc1"),
        ("## 2.0.0.post1 (2026-11-30) ##\n", "2.0.0.post1"),
        ("## 2026.11 (2026-11-30)\n", "2026.11"),
        ("\ufeff## 1.1.0 (2026-11-30)\r\n\r\n- More.\r\n", "1.1.0"),
        (f"{FENCED}\n\n{FIRST}", "1.0.0"),
        (f"~~~~\n## 8.0.0\n~~~\n## 9.0.0\n~~~~\n\n{FIRST}", "1.0.0"),
        (f"```Not a fence``` on this line\n\n## 1.2.0\n\n{FENCED}\n\n{FIRST}", "1.2.0"),
        (f"<!--\n## 1.2.0 (some day)\n-->\n\n{FIRST}", "1.0.0"),
        ("## 2 more stores\n\n### 1.2.0\n\n##1.1.0\n\n    ## 1.3.0\n", None),
        ("## 1.2.0: more stores\n\n## v1.2.0\n\n## 1.2.0nonsense\n", None),
        ("## Unreleased\n\n- More.\n", None),
        ("```\n## 1.0.0\n", None),
        ("No headings at all.\n", None),
        ("", None),
    ],
)
def test_the_newest_numbered_heading_is_the_version(notes: str, newest: str | None) -> None:
    """Whatever stands around it."""
    assert changes.version(notes) == newest


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        (FIRST, ""),
        ("", ""),
        (f"## Unreleased\n\n{FIRST}", ""),
        (f"## Unreleased\n\n### Added\n\n- More.\n\n{FIRST}", "### Added\n\n- More."),
        ("## [unreleased]\r\n\r\n- More.\r\n", "- More."),
        (f"## Unreleased\n\n{FENCED}\n\n- More.\n\n{FIRST}", f"{FENCED}\n\n- More."),
        (f"{FIRST}\n## Unreleased\n\n- More.\n", "- More."),
    ],
)
def test_what_is_unreleased_is_told_without_its_heading(notes: str, told: str) -> None:
    """Wherever it stands; a heading that only shows in a code block ends nothing."""
    assert changes.unreleased(notes) == told


def test_a_release_takes_what_is_unreleased() -> None:
    """Under the version and the day; what stands above and below stays."""
    notes = f"Kept by hand.\n\n## Unreleased\n\n### Added\n\n- More.\n\n{FIRST}"

    after = changes.released(notes, "1.1.0", DAY)

    assert after == f"Kept by hand.\n\n## 1.1.0 (2026-12-01)\n\n### Added\n\n- More.\n\n{FIRST}"
    assert changes.version(after) == "1.1.0"
    assert changes.unreleased(after) == ""


@pytest.mark.parametrize("unreleased", ["", "## Unreleased\n\n"])
def test_a_version_that_is_there_already_gets_the_date(unreleased: str) -> None:
    """So the first release of all tells the day on which it came out."""
    after = changes.released(f"{unreleased}{FIRST}", "1.0.0", DAY)

    assert after == "## 1.0.0 (2026-12-01)\n\nFirst description.\n"
    assert changes.released(after, "1.0.0", DAY) == after


def test_a_version_that_is_there_already_takes_what_is_unreleased() -> None:
    """No version has two sections."""
    after = changes.released(f"## Unreleased\n\n- More.\n\n{FIRST}", "1.0.0", DAY)

    assert after == "## 1.0.0 (2026-12-01)\n\nFirst description.\n\n- More.\n"


@pytest.mark.parametrize(
    ("there", "unreleased", "after"),
    [
        ("### Added\n\n- One.", "### Added\n\n- More.", "### Added\n\n- One.\n- More."),
        (
            "### Added\n\n- One.\n\n### Changed\n\n- Two.",
            "### Removed\n\n- Three.\n\n### Added ###\n\n- More.",
            "### Added\n\n- One.\n- More.\n\n### Changed\n\n- Two.\n\n### Removed\n\n- Three.",
        ),
        ("### Added\n\n- One.", "Words.", "Words.\n\n### Added\n\n- One."),
        ("### Added\n\nOne.", "### Added\n\n- More.", "### Added\n\nOne.\n\n- More."),
        ("### Added\n\n- One.", "### Added", "### Added\n\n- One."),
        (
            "### Added\n\n- One.",
            "```\n### Added\n```\n\n### Added\n\n- More.",
            "```\n### Added\n```\n\n### Added\n\n- One.\n- More.",
        ),
    ],
    ids=["one", "many", "words", "no list", "empty", "fence"],
)
def test_lists_under_the_same_heading_become_one(there: str, unreleased: str, after: str) -> None:
    """No section has two of them."""
    notes = f"## Unreleased\n\n{unreleased}\n\n## 1.1.0 (2026-11-30)\n\n{there}\n\n{FIRST}"

    assert changes.released(notes, "1.1.0", DAY) == f"## 1.1.0 (2026-12-01)\n\n{after}\n\n{FIRST}"


def test_a_release_is_put_on_top_wherever_its_changes_stood() -> None:
    """The newest version is the first one."""
    after = changes.released(f"{FIRST}\n## Unreleased\n\n{FENCED}\n", "1.1.0", DAY)

    assert after == f"## 1.1.0 (2026-12-01)\n\n{FENCED}\n\n{FIRST}"


@pytest.mark.parametrize(
    ("notes", "version", "reason"),
    [
        (FIRST, "1.1.0", "nothing is told of 1.1.0: write below `## Unreleased` what it changes"),
        ("", "1.0.0", "nothing is told of 1.0.0: write below `## Unreleased` what it changes"),
        (f"## Unreleased\n\n{FIRST}", "1.1.0", "nothing is told of 1.1.0"),
        (
            f"## Unreleased\n\n- More.\n\n## 1.1.0\n\n{FIRST}",
            "1.0.0",
            "1.0.0 has a section already, below that of 1.1.0",
        ),
    ],
)
def test_a_release_without_changes_is_refused(notes: str, version: str, reason: str) -> None:
    """With what to write, and where."""
    with pytest.raises(GeneratorError, match=reason.replace(".", r"\.")):
        changes.released(notes, version, DAY)
