"""A package of ``generated/``, and how programs are run on it."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

ROOT: Final = Path(__file__).parents[2]
MODULE: Final = (sys.executable, "-m")
"""Runs a tool of the session's environment."""
PATIENCE: Final = 600
"""Seconds that one program may take."""
EARLIEST: Final = 1580601600
"""The source date without git: what hatchling takes when it is told none, 2020-02-02."""


class RefusedError(Exception):
    """A package must not be published; each argument is one line about it."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines


class BuildError(Exception):
    """The proof cannot be made; the message says why and what mends it."""


@dataclass(frozen=True, slots=True)
class Package:
    """The package of one API, e.g. ``gog_galaxy``, in the checkout at ``root``."""

    api: str
    root: Path = ROOT

    @property
    def name(self) -> str:
        """On an index: ``gog-galaxy-client``."""
        return f"{self.api.replace('_', '-')}-client"

    @property
    def module(self) -> str:
        """As it is imported: ``gog_galaxy_client``."""
        return f"{self.api}_client"

    @property
    def folder(self) -> Path:
        """Its sources."""
        return self.root / "generated" / self.name

    @property
    def spec(self) -> Path:
        """What it is generated from."""
        return self.root / "specs" / f"{self.api}.yaml"

    def date(self) -> int:
        """When the last commit touched it, in seconds since 1970; `EARLIEST` where git knows of none."""
        command = ["git", "-C", str(self.root), "log", "-1", "--format=%ct", "--", str(self.folder)]
        try:
            done = subprocess.run(command, capture_output=True, text=True)
        except OSError:
            return EARLIEST
        return int(done.stdout.strip() or EARLIEST)


def run(
    *command: str | Path, cwd: Path, umask: int = -1, environment: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[str]:
    """Run a program that knows nothing of this checkout, nor of the user's settings for pip and twine.

    Raises:
        BuildError: It cannot be started, or takes longer than `PATIENCE`.
    """
    theirs = ("PYTHON", "PIP_", "TWINE_", "VIRTUAL_ENV")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(theirs)}
    words = [str(word) for word in command]
    try:
        return subprocess.run(
            words,
            cwd=cwd,
            umask=umask,
            env={**inherited, **_SETTLED, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        raise BuildError(f"`{' '.join(words[:4])} …` is not done after {PATIENCE} s") from None
    except OSError as reason:
        raise BuildError(f"{words[0]}: {reason.strerror}") from None


_SETTLED: Final = {
    "NO_PROXY": "127.0.0.1",
    "no_proxy": "127.0.0.1",
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "COLUMNS": "1000",  # nobody wraps what `said` reads
    "NO_COLOR": "1",
}


_EMPTY: Final = ("Backend subprocess exited", "ResolutionImpossible")


def said(done: subprocess.CompletedProcess[str]) -> str:
    """Why a program failed, in one line: the last that names an error, else the last."""
    lines = [line.strip() for line in (*done.stdout.splitlines(), *done.stderr.splitlines()) if line.strip()]
    errors = [line for line in lines if re.match(r"(ERROR|[\w.]*(Error|Exception))\b", line)]
    causes = [line for line in errors if not any(words in line for words in _EMPTY)]
    return (causes or errors or lines or [f"exit status {done.returncode}"])[-1]
