"""What one run is asked to do, and where it finds things."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp

from contract_tests.errors import ContractError

HERE = Path(__file__).parent
ROOT = HERE.parent
MAX_EXAMPLES = 100
"""Fuzzed cases for each operation, and walks of the state machine, when nothing else is asked for."""
MOST_LIVE = 300
"""Requests that a live server gets at most, when nothing else is asked for."""
LAYERS = ("stories", "cases", "laws")
"""What a run is made of: stories, schemathesis' cases with its own checks, and our laws on those cases."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One run over one API."""

    api: str
    target: str = "embedded"
    url: str | None = None
    seed: int = 1
    max_examples: int = MAX_EXAMPLES
    layers: tuple[str, ...] = LAYERS
    operations: tuple[str, ...] = ()
    """Only these; also what unlocks an operation that is not a read against a live server."""
    reports: Path = ROOT / "reports"
    stop_first: bool = False
    max_requests: int | None = None
    """What a server that is no sandbox gets at most; `MOST_LIVE` on a live one if nothing is said."""
    env: Path | None = None
    """Where further variables of the environment are read from; `.env` in `root` if nothing is said."""
    root: Path = ROOT
    """Where `specs/` and `contract_tests/` are looked for."""
    app: ASGIApp | None = field(default=None, repr=False)
    """What `embedded` talks to; the repository's sandbox unless given."""
    wrap: Callable[[ASGIApp], ASGIApp] | None = field(default=None, repr=False)
    """Put between the tests and the embedded app, e.g. a seeded fault."""

    @property
    def spec_path(self) -> Path:
        """The spec."""
        return self.root / "specs" / f"{self.api}.yaml"

    @property
    def strict_path(self) -> Path:
        """What the strict copy adds to it."""
        return self.root / "contract_tests" / "strict" / f"{self.api}.yaml"

    @property
    def stories(self) -> Path:
        """The stories told of it: a file, or a folder of them."""
        folder = self.root / "contract_tests" / "stories" / f"test_{self.api}"
        return folder if folder.is_dir() else folder.with_suffix(".py")


def apis(root: Path = ROOT) -> tuple[str, ...]:
    """Every API that has a spec."""
    return tuple(sorted(path.stem for path in (root / "specs").glob("*.yaml")))


def read_spec(settings: Settings) -> dict[str, Any]:
    """Read the spec of the run, which has to be one that a client could be made from.

    Raises:
        ContractError: There is none, or it has findings.
    """
    from generator.checks import load_checked
    from generator.errors import SpecError

    if not settings.spec_path.is_file():
        known = ", ".join(apis(settings.root)) or "none"
        raise ContractError(f"there is no API `{settings.api}`; specs/ has: {known}")
    try:
        return load_checked(settings.spec_path).root
    except SpecError as reason:
        count = len(reason.findings)
        first = f"{reason.findings[0]}"
        raise ContractError(
            f"{first}\nthe spec has {count} finding{'' if count == 1 else 's'}; "
            f"`nox -s validate -- {settings.api}` lists them, and nothing is tested before they are mended"
        ) from None


def read_overlay(settings: Settings) -> dict[str, Any] | None:
    """Read what the strict copy adds to the spec, if there is such a file."""
    return _read(settings.strict_path) if settings.strict_path.is_file() else None


def _read(path: Path) -> dict[str, Any]:
    from generator.document import load
    from generator.errors import GeneratorError

    try:
        return load(path).root
    except GeneratorError as reason:
        raise ContractError(str(reason)) from None
