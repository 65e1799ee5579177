"""Runs over a small made-up API, in a folder laid out like the repository."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from contract_tests.run import run
from contract_tests.settings import Settings
from tests.contract_tests.orchard import Orchard

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Result:
    """What a run left behind."""

    code: int
    figures: dict[str, Any]
    folder: Path

    @property
    def promises(self) -> set[str]:
        """The checks that objected."""
        return {finding["promise"] for finding in self.figures["findings"]}

    def text(self, ending: str) -> str:
        """One of the reports."""
        return next(self.folder.glob(f"*.{ending}")).read_text(encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with one spec."""
    (tmp_path / "specs").mkdir()
    shutil.copy(HERE / "orchard.yaml", tmp_path / "specs")
    return tmp_path


@pytest.fixture
def check(root: Path) -> Callable[..., Result]:
    """Run the contract tests over an `Orchard`."""

    def check(app: Orchard | None = None, **given: Any) -> Result:
        reports = root / "reports"
        chosen: dict[str, Any] = {"max_examples": 20, "app": app, **given}
        settings = Settings("orchard", root=root, reports=reports, **chosen)
        code, _ = run(settings)
        figures = msgspec.json.decode((reports / "contract-orchard.json").read_bytes())
        return Result(code, figures, reports)

    return check
