"""Three linters from npm: how they are installed, run and understood."""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generator.document import child

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
CACHE: Final = ROOT / ".nox"
OLDEST_NODE: Final = 20

TOOLS: Final[Mapping[str, str]] = {
    "spectral": "@stoplight/spectral-cli",
    "redocly": "@redocly/cli",
    "openapi-parser": "@readme/openapi-parser",
}
"""Each tool and its package."""


class LintError(Exception):
    """The linters cannot be run; the message says why and what mends it."""


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """What one linter has against one place of one file."""

    path: Path
    line: int
    rule: str
    """With the tool: ``redocly/no-ambiguous-paths``."""
    pointer: str
    severity: str
    """``error`` or ``warning``."""
    message: str

    @property
    def tool(self) -> str:
        """The tool alone."""
        return self.rule.partition("/")[0]

    def __str__(self) -> str:
        at = f" {self.pointer}" if self.pointer else ""
        return f"{self.path}:{self.line}: {self.severity} [{self.rule}]{at}: {self.message}"


def install() -> Path:
    """The folder with the linters; filled by ``npm ci`` unless this lock file's linters are there already.

    Raises:
        LintError: Node.js or npm is missing or too old, or npm could not install.
    """
    node = shutil.which("node")
    if not node:
        raise LintError(f"node is missing; install Node.js {OLDEST_NODE} or newer, which brings npm along")
    version = _run([node, "--version"]).strip()
    if int(version.removeprefix("v").partition(".")[0]) < OLDEST_NODE:
        raise LintError(f"node is {version}; install Node.js {OLDEST_NODE} or newer")
    lock = (HERE / "package-lock.json").read_bytes()
    home = CACHE / f"lint_specs-npm-{hashlib.sha256(lock).hexdigest()[:12]}"
    if not home.exists():
        npm = shutil.which("npm")
        if not npm:
            raise LintError(f"npm is missing; install Node.js {OLDEST_NODE} or newer with npm")
        CACHE.mkdir(exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=".lint_specs-npm-", dir=CACHE))
        try:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(HERE / name, fresh)
            print(f"installing the linters in {home.relative_to(ROOT)}", flush=True)
            _run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=fresh)
            fresh.replace(home)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return home


def versions() -> dict[str, str]:
    """The version of each tool, from the lock file."""
    packages = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return {tool: packages[f"node_modules/{package}"]["version"] for tool, package in TOOLS.items()}


def run(home: Path, files: Sequence[Path]) -> list[Found]:
    """What all linters say of these files, by file and line.

    Raises:
        LintError: A linter stopped without an answer.
    """
    binaries, named = home / "node_modules" / ".bin", [str(file) for file in files]
    ours, config = str(HERE / "spectral.yaml"), str(HERE / "redocly.yaml")
    spectral = [str(binaries / "spectral"), "lint", "--format", "json", "--quiet", "--ruleset", ours]
    redocly = [str(binaries / "redocly"), "lint", "--format", "json", "--max-problems", "1000000"]
    parser = ["node", str(HERE / "openapi_parser.mjs"), str(home)]
    return sorted(
        [
            *read_spectral(_answer("spectral", [*spectral, *named])),
            *read_redocly(_answer("redocly", [*redocly, "--config", config, *named])),
            *read_openapi_parser(_answer("openapi-parser", [*parser, *named])),
        ]
    )


def read_spectral(answer: str) -> Iterator[Found]:
    """Findings of ``spectral lint --format json``."""
    for problem in json.loads(answer):
        yield Found(
            Path(os.path.relpath(str(problem["source"]))),
            problem["range"]["start"]["line"] + 1,
            f"spectral/{problem['code']}",
            child("", *problem["path"]),
            "warning" if problem["severity"] else "error",
            problem["message"],
        )


def read_redocly(answer: str) -> Iterator[Found]:
    """Findings of ``redocly lint --format json``, which writes one JSON document for each file."""
    for document in _documents(answer):
        for problem in document["problems"]:
            place = problem["location"][0]
            yield Found(
                Path(os.path.relpath(str(place["source"]["ref"]))),
                place.get("start", {}).get("line", 1),
                f"redocly/{problem['ruleId']}",
                place.get("pointer", "").removeprefix("#").rstrip("/"),
                "error" if problem["severity"] == "error" else "warning",
                " ".join(problem["message"].split()),
            )


def read_openapi_parser(answer: str) -> Iterator[Found]:
    """Findings of openapi_parser.mjs, which knows no lines."""
    for verdict in json.loads(answer):
        for problem in verdict["problems"]:
            path = Path(os.path.relpath(str(verdict["file"])))
            yield Found(path, 1, "openapi-parser/valid", "", "error", " ".join(problem.split()))


def _documents(text: str) -> Iterator[Any]:
    decoder, at = json.JSONDecoder(), 0
    while text := text[at:].lstrip():
        document, at = decoder.raw_decode(text)
        yield document


def _answer(tool: str, command: Sequence[str]) -> str:
    """Standard output, which is JSON whether or not there are findings."""
    quiet = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "NO_UPDATE_NOTIFIER": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **quiet})
    try:
        list(_documents(done.stdout))
    except json.JSONDecodeError:
        pass
    else:
        if done.stdout.strip():
            return done.stdout
    said = (done.stderr or done.stdout).strip().splitlines() or ["nothing"]
    raise LintError(f"{tool} stopped with status {done.returncode} and said: {said[-1]}")


def _run(command: Sequence[str], cwd: Path | None = None) -> str:
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd)
    if done.returncode:
        said = [line for line in (done.stderr or done.stdout).splitlines() if " warn " not in line]
        shown = " ".join([Path(command[0]).name, *command[1:2]])
        raise LintError(f"`{shown}` failed: {' '.join(said[:3]) or 'no reason given'}")
    return done.stdout
