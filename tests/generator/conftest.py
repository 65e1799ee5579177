"""A repository in miniature: one spec, no extras, nothing generated yet."""

import importlib
import shutil
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest
from filelock import FileLock

from generator import document, render
from generator.breaking import BreakingError, oasdiff

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


class Repository:
    """A folder laid out like ours."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "specs").mkdir()
        for name in ("LICENSE", "pyproject.toml"):
            shutil.copy(ROOT / name, folder)

    def add(self, name: str, text: str | None = None) -> Path:
        """Write a spec; a fixture of that name where no text is given."""
        path = self.folder / "specs" / f"{name}.yaml"
        path.write_text(text or (HERE / f"{name}.yaml").read_text(encoding="utf-8"), encoding="utf-8")
        return path

    def note(self, name: str, notes: str) -> None:
        """Write the changelog of a package."""
        path = self.folder / "specs" / "changes" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(notes, encoding="utf-8")

    def generate(self, name: str, *, check: bool = False) -> render.Outcome:
        """Render the client of one spec."""
        spec = document.load(self.folder / "specs" / f"{name}.yaml")
        return render.generate(spec, root=self.folder, check=check)

    @contextmanager
    def imported(self, name: str) -> Generator[ModuleType]:
        """The generated package, forgotten again afterwards."""
        source = str(self.folder / "generated" / f"{name}-client" / "src")
        sys.path.insert(0, source)
        try:
            yield importlib.import_module(f"{name}_client")
        finally:
            sys.path.remove(source)
            for module in [m for m in sys.modules if m.split(".")[0] == f"{name}_client"]:
                del sys.modules[module]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Empty but for a licence and what all packages have in common."""
    return Repository(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Oasdiff, if it can be had without the network; the workers of a parallel run build it once."""
    lock = FileLock(tmp_path_factory.getbasetemp().parent / "oasdiff.lock")
    with pytest.MonkeyPatch.context() as patch, lock:
        patch.setenv("GOPROXY", "off")
        patch.setenv("GOTOOLCHAIN", "local")
        try:
            return oasdiff.program()
        except BreakingError as error:
            pytest.skip(f"`nox -s breaking -- HEAD~1` builds it: {error}")
