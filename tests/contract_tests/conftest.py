"""Runs over a small made-up API, in a folder laid out like the repository."""

import shutil
import sys
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest
import uvicorn
from starlette.types import ASGIApp

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
        return next(self.folder.glob(f"contract-*.{ending}")).read_text(encoding="utf-8")


@contextmanager
def served(app: ASGIApp, host: str = "127.0.0.1") -> Generator[str]:
    """Serve an app in a thread, and yield its origin."""
    server = uvicorn.Server(uvicorn.Config(app, host=host, port=0, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://{host}:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with one spec."""
    sys.modules.pop("test_orchard", None)  # the stories in another test's folder
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
