"""How long a client takes to import, and how much comes along."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.peers.candidates import ROOT, Candidate, CannotRunError

__all__ = ["TITLES", "measure"]

WANTED = ("httpx", "msgspec", "attrs", "python-dateutil", "pydantic", "urllib3", "typing-extensions")
"""What the clients need; httpx would import more where more is installed."""
ROUNDS = 9
TITLES = ("importing what lists products", "the same, and making a client")
COUNT = "\nimport sys\nprint(len(sys.modules))"


def measure(candidates: Mapping[Candidate, Sequence[Path]], folder: Path) -> dict[str, dict[str, str]]:
    """Cells of the rows `TITLES`, by row and candidate: whole processes less the start of Python itself.

    Raises:
        CannotRunError: No environment could be made, or a client cannot be imported.
    """
    python, paths = _clean_python(folder), [str(path) for some in candidates.values() for path in some]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment = kept | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONPYCACHEPREFIX": str(folder / "cache")}

    def run(program: str) -> tuple[float, int]:
        began = time.perf_counter()
        done = subprocess.run(
            [python, "-c", program + COUNT], env=environment, capture_output=True, text=True
        )
        if done.returncode:
            raise CannotRunError(f"{program}\n{done.stderr[-1500:]}")
        return time.perf_counter() - began, int(done.stdout)

    programs = {("", ""): "pass"}
    for candidate in candidates:
        programs[TITLES[0], candidate.name] = candidate.imports
        programs[TITLES[1], candidate.name] = f"{candidate.imports}\n{candidate.first}"
    modules = {cell: run(program)[1] for cell, program in programs.items()}  # writes the bytecode, too
    seconds: dict[tuple[str, str], list[float]] = {cell: [] for cell in programs}
    for _ in range(ROUNDS):
        for cell, program in programs.items():
            seconds[cell].append(run(program)[0])
    bare = statistics.median(seconds["", ""])
    spent = {cell: statistics.median(taken) - bare for cell, taken in seconds.items()}
    ours = next(iter(candidates)).name

    def words(title: str, name: str) -> str:
        text = f"{modules[title, name] - modules['', '']} modules, {spent[title, name] * 1e3:.0f} ms"
        ratio = spent[title, name] / spent[title, ours]
        return text if name == ours else f"{text}, {ratio:.1f} times ours"

    return {title: {one.name: words(title, one.name) for one in candidates} for title in TITLES}


def _clean_python(folder: Path) -> Path:
    """An interpreter whose environment has what clients need and nothing else."""
    home, constraints = folder / "clean", ["-c", str(ROOT / "constraints.txt")]
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if (uv := shutil.which("uv")) is not None:
        make = [uv, "venv", "-q", "--python", sys.executable, str(home)]
        fill = [uv, "pip", "install", "-q", "--python", str(python), *constraints, *WANTED]
    else:
        make = [sys.executable, "-m", "venv", str(home)]
        fill = [str(python), "-m", "pip", "install", "-q", *constraints, *WANTED]
    for command in (make, fill):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise CannotRunError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr[-1500:]}")
    return python
