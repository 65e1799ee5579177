"""The program of a README is run as it is, and only against the stand-in server."""

import sys
from pathlib import Path

import pytest

from tests.packages import readme
from tests.packages.package import RefusedError

ORIGIN = "http://127.0.0.1:4711"


@pytest.fixture(autouse=True)
def _told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readme, "TOLD", {"orchard": "Picked 3 apples at http://127.0.0.1:4711/"})


def _play(program: str, folder: Path) -> None:
    readme.play("orchard", f"Apples.\n\n```python\n{program}\n```\n", ORIGIN, [sys.executable, "-I"], folder)


def test_only_the_port_is_another(tmp_path: Path) -> None:
    """The last line counts."""
    _play("print()\nprint('Picked 3 apples at http://127.0.0.1:8000/orchard')", tmp_path)


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("SERVER = 'http://127.0.0.1:8000'\n1 / 0", "its program fails: ZeroDivisionError: division by zero"),
        ("raise SystemExit('http://127.0.0.1:8000 sells none')", f"its program fails: {ORIGIN} sells none"),
        (
            "print('Picked 2 at http://127.0.0.1:8000')",
            f"ends with `Picked 2 at {ORIGIN}`, not with `Picked 3",
        ),
        ("SERVER = 'http://127.0.0.1:8000'", "ends with ``, not with `Picked 3"),
        ("print('https://orchard.example')", "its program does not ask http://127.0.0.1:8000"),
    ],
)
def test_a_program_that_does_not_do_it_is_refused(tmp_path: Path, program: str, said: str) -> None:
    """It fails, tells something else, or would ask a real server."""
    with pytest.raises(RefusedError) as refusal:
        _play(program, tmp_path)

    assert said in str(refusal.value)


def test_a_readme_without_a_program_is_refused() -> None:
    """There is nothing to try."""
    with pytest.raises(RefusedError, match="no program in it"):
        readme.program("# Apples\n")


def test_a_program_that_nobody_knows_the_end_of_is_refused(tmp_path: Path) -> None:
    """For whoever adds an API."""
    with pytest.raises(RefusedError, match="add `meadow` to TOLD"):
        readme.play("meadow", "", ORIGIN, [sys.executable], tmp_path)
