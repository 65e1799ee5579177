"""What all parts of one run share: a folder to work in, an environment for processes, the peer's output."""

import importlib
import os
import shutil
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import ModuleType

from tests.bench.measure import CannotRunError, wall

__all__ = ["ROOT", "SPEC", "Bench", "Stock"]

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "specs" / "g2a.yaml"


@dataclass(frozen=True, slots=True)
class Stock:
    """The output of openapi-python-client."""

    folder: Path
    """What to put on the path."""
    package: str

    def module(self, name: str) -> ModuleType:
        """Import one of its modules."""
        if str(self.folder) not in sys.path:
            sys.path.append(str(self.folder))
        return importlib.import_module(f"{self.package}.{name}")

    @property
    def modules(self) -> list[str]:
        """Client, models and every module of an operation, as a program has them that uses the whole API."""
        home = self.folder / self.package
        operations = [path for path in sorted((home / "api").glob("*/*.py")) if path.stem != "__init__"]
        named = [".".join(path.relative_to(self.folder).with_suffix("").parts) for path in operations]
        return [f"{self.package}.client", f"{self.package}.models", *named]


@dataclass(frozen=True)
class Bench:
    """One run."""

    folder: Path
    """Empty at first, and gone afterwards."""
    quick: bool = False

    def rounds(self, number: int) -> int:
        """So many rounds, or few for a quick run."""
        return min(number, 2) if self.quick else number

    @cached_property
    def environment(self) -> dict[str, str]:
        """For processes: bytecode is cached in this run's folder, our interpreter's programs are found."""
        left_out = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH")
        kept = {name: value for name, value in os.environ.items() if name not in left_out}
        programs = os.pathsep.join([str(Path(sys.executable).parent), kept.get("PATH", "")])
        return kept | {"PYTHONPYCACHEPREFIX": str(self.folder / "bytecode"), "PATH": programs}

    def generate_stock(self, folder: Path, spec: Path = SPEC) -> float:
        """Let openapi-python-client write its output into a new folder; gives the seconds.

        Raises:
            CannotRunError: It failed, or there is no ruff for its hooks, which it would pass over in silence.
        """
        if shutil.which("ruff", path=self.environment["PATH"]) is None:
            raise CannotRunError("openapi-python-client finds no ruff, which it runs over its output")
        program = [sys.executable, "-m", "openapi_python_client", "generate"]
        command = [*program, "--path", str(spec), "--output-path", str(folder)]
        return wall(command, environment=self.environment, folder=self.folder)

    @cached_property
    def stock(self) -> Stock:
        """The output of openapi-python-client for the spec of G2A, made in this run."""
        return self.stock_of("g2a")

    def stock_of(self, api: str) -> Stock:
        """The output of openapi-python-client for the spec of any API."""
        folder = self.folder / f"stock-{api}"
        self.generate_stock(folder, ROOT / "specs" / f"{api}.yaml")
        (client,) = folder.glob("*/client.py")
        return Stock(folder, client.parent.name)
