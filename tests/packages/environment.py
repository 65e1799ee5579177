"""An environment with nothing but the package and what it depends on, and what is asked of it there."""

import hashlib
import json
import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.packages.package import MODULE, ROOT, BuildError, Package, RefusedError, run, said

CONSTRAINTS: Final = ROOT / "constraints.txt"

_ASK: Final = """
import importlib, importlib.metadata, json, sys
module = importlib.import_module(sys.argv[2])
spec = getattr(module, "SPEC", None)
print(json.dumps({
    "file": module.__file__,
    "version": module.__version__,
    "metadata": importlib.metadata.version(sys.argv[1]),
    "sha256": getattr(spec, "sha256", None),
}))
"""


def fetch(requirements: Iterable[str], folder: Path) -> None:
    """Put the wheels of these requirements, and of theirs, into a folder; the only step that asks an index.

    Raises:
        BuildError: The index has not all of them, or does not answer.
    """
    options = ["-q", "--only-binary", ":all:", "-c", str(CONSTRAINTS), "-d", str(folder)]
    command = [*MODULE, "pip", "download", *options, *requirements]  # by the user's index and proxy
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        raise BuildError(
            "the dependencies' wheels cannot be fetched; is the package index reachable, and has it what "
            f"constraints.txt pins? {said(done)}"
        )


@dataclass(frozen=True, slots=True)
class Environment:
    """A virtual environment without pip; commands run in an empty folder beside it."""

    folder: Path

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / "environment" / "bin" / "python"

    @property
    def empty(self) -> Path:
        """Where its programs run."""
        return self.folder / "empty"

    @classmethod
    def make(cls, folder: Path) -> "Environment":
        """A new one below ``folder``.

        Raises:
            BuildError: There is no venv.
        """
        environment = cls(folder)
        environment.empty.mkdir(parents=True)
        done = run(*MODULE, "venv", "--without-pip", folder / "environment", cwd=folder)
        if done.returncode:
            raise BuildError(f"no environment can be made: {said(done)}")
        return environment

    def install(self, *arguments: str | Path) -> None:
        """``pip install`` into it, and ``pip check``.

        Raises:
            RefusedError: pip cannot install it, or what is installed does not fit together.
        """
        pip = (*MODULE, "pip", "--python", self.python)
        options = ("-q", "--no-compile", "-c", CONSTRAINTS)
        done = run(*pip, "install", *options, *arguments, cwd=self.empty)
        if done.returncode:
            raise RefusedError(f"pip cannot install it: {said(done)}")
        done = run(*pip, "check", cwd=self.empty)
        if done.returncode:
            raise RefusedError(*(f"pip check: {line}" for line in done.stdout.splitlines()))

    def judge(self, package: Package, version: str) -> None:
        """Import it and hold what it says of itself to its files and its spec.

        Raises:
            RefusedError: It comes from elsewhere, is of another version, or of another spec.
        """
        done = run(self.python, "-I", "-c", _ASK, package.name, package.module, cwd=self.empty)
        if done.returncode:
            raise RefusedError(f"it cannot be imported: {said(done)}")
        told: dict[str, Any] = json.loads(done.stdout)
        digest = hashlib.sha256(package.spec.read_bytes()).hexdigest()
        lines: list[str] = []
        file = Path(told["file"])
        if not (file.is_relative_to(self.folder) and "site-packages" in file.parts):
            lines.append(f"import takes it from {file}, not from what was installed")
        if (told["version"], told["metadata"]) != (version, version):
            both = f"__version__ is {told['version']}, that of the metadata {told['metadata']}"
            lines.append(f"{both}, that of the file {version}")
        if not told["sha256"]:
            lines.append(f"{package.module}.SPEC has no sha256, so nobody can tell what it was made from")
        elif told["sha256"] != digest:
            lines.append(
                f"{package.module}.SPEC.sha256 is {told['sha256'][:12]}…, that of {package.spec.name} "
                f"{digest[:12]}…; run `nox -s generate`"
            )
        if lines:
            raise RefusedError(*lines)

    def typed(self, module: str) -> str:
        """How much of what it exports has types, e.g. ``100 %``; pyright says it.

        Raises:
            RefusedError: Not all of it.
        """
        # With --verifytypes pyright asks the first `python` on the path, whatever --pythonpath says.
        path = os.pathsep.join([str(self.python.parent), os.environ.get("PATH", "")])
        options = ("--ignoreexternal", "--outputjson", "--verifytypes", module)
        done = run(*MODULE, "pyright", *options, cwd=self.empty, environment={"PATH": path})
        try:
            answer = json.loads(done.stdout)["typeCompleteness"]
        except (ValueError, KeyError):
            raise BuildError(f"pyright gave no answer: {said(done)}") from None
        if not Path(answer["packageRootDirectory"]).is_relative_to(self.folder):
            raise BuildError(f"pyright looked at {answer['packageRootDirectory']}, not at what was installed")
        if lines := untyped(answer):
            raise RefusedError(*lines)
        return f"{answer['completenessScore']:.0%}".replace("%", " %")

    def sbom(self, package: Package, path: Path) -> bytes:
        """A CycloneDX bill of what is installed, valid by the schema, written to ``path``.

        Raises:
            RefusedError: It cannot be made, or the schema does not admit it.
        """
        options = ("--output-reproducible", "--validate", "--mc-type", "library")
        root = ("--pyproject", package.folder / "pyproject.toml")
        done = run(
            *MODULE, "cyclonedx_py", "environment", *options, *root, "-o", path, self.python, cwd=self.empty
        )
        if done.returncode:
            raise RefusedError(f"no SBOM: {said(done)}")
        return path.read_bytes()


def untyped(answer: dict[str, Any]) -> list[str]:
    """What lacks types, from pyright's ``typeCompleteness``: a line for each name."""
    if answer["completenessScore"] == 1:
        return []
    unknown = [symbol for symbol in answer["symbols"] if not symbol["isTypeKnown"]]
    causes = [symbol for symbol in unknown if symbol["diagnostics"]]  # the others only refer to these
    return [f"its type is not complete: {symbol['name']}" for symbol in causes or unknown]
