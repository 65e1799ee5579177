"""The program of each package's README runs as pasted, against the stand-in server."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import served
from tests.packages import readme

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def sandbox() -> Iterator[str]:
    """The stand-in server on a free port of loopback."""
    with served.sandbox() as origin:
        yield origin


@pytest.mark.parametrize("api", sorted(path.stem for path in (ROOT / "specs").glob("*.yaml")))
def test_the_program_of_the_readme_runs(api: str, sandbox: str, tmp_path: Path) -> None:
    """Unchanged but for the port; it does what its last line says."""
    package = ROOT / "generated" / f"{api.replace('_', '-')}-client"
    text = (package / "README.md").read_text(encoding="utf-8")

    readme.play(api, text, sandbox, [sys.executable], tmp_path, PYTHONPATH=str(package / "src"))
