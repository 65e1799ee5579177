"""Generate: from a spec to a client on disk."""

import os
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from tests.bench.bench import ROOT, SPEC, Bench
from tests.bench.measure import Row, Table, Target, interleave, wall

__all__ = ["generate"]


def generate(bench: Bench) -> list[Table]:
    """Whole processes of the generator and of the stock command line."""
    home = bench.folder / "generation"
    home.mkdir()

    def run(root: Path, *options: str) -> float:
        command = [sys.executable, "-m", "generator", "g2a", "--root", str(root), *options]
        return wall(command, environment=bench.environment, folder=ROOT)

    def fresh() -> float:
        shutil.rmtree(home / "fresh", ignore_errors=True)
        return run(_repository(home / "fresh"))

    def stock() -> float:
        shutil.rmtree(home / "stock", ignore_errors=True)
        return bench.generate_stock(home / "stock")

    def check() -> float:
        shutil.rmtree(home / "checked", ignore_errors=True)
        return run(_repository(home / "checked"), "--validate")

    current = _repository(home / "current")
    ours, peer = "python -m generator (check, render, ruff)", "openapi-python-client generate (render, ruff)"
    checking, unchanged = "python -m generator --validate (check)", "python -m generator (nothing changed)"
    cells: dict[str, Callable[[], float]] = {ours: fresh, peer: stock, checking: check}
    cells[unchanged] = partial(run, current)
    for cell in cells.values():
        cell()  # writes the bytecode, and the client that then stays unchanged
    used: dict[str, list[float]] = {name: [] for name in cells}
    taken = interleave(
        {name: partial(_counted, used[name], cell) for name, cell in cells.items()}, bench.rounds(9)
    )
    compared = {
        ours: (taken.ratio(ours, peer), Target("at most", 1.0)),
        unchanged: (taken.ratio(unchanged, peer), None),
    }
    rows = [
        Row(
            name,
            (taken.median(name) * 1e3, taken.lowest(name) * 1e3, median(used[name]) * 1e3),
            *compared.get(name, (None, None)),
        )
        for name in cells
    ]
    note = (
        "ours checks and renders in two processes at once: it needs two idle cores to be as fast as it can be"
    )
    title = "generate: whole process, specs/g2a.yaml to a new folder"
    return [Table(title, ("ms", "lowest", "CPU"), "of stock", rows, [note])]


def _counted(used: list[float], cell: Callable[[], float]) -> float:
    """Measure, and enter the seconds that all cores together spent on it."""
    before = os.times()
    seconds = cell()
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    used.append(spent)
    return seconds


def _repository(root: Path) -> Path:
    """A folder laid out like ours, with one spec and nothing generated."""
    (root / "specs").mkdir(parents=True)
    shutil.copy(SPEC, root / "specs")
    for name in ("LICENSE", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    shutil.copytree(ROOT / "extras" / "g2a", root / "extras" / "g2a")
    return root
