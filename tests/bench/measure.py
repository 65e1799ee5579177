"""Rounds, ratios and tables."""

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

__all__ = [
    "CannotRunError",
    "MissingToolError",
    "Rounds",
    "Row",
    "Table",
    "Target",
    "interleave",
    "repeated",
    "wall",
]

CELL = 0.03
"""Seconds that one figure of a short call is averaged over."""


class CannotRunError(Exception):
    """A part could not be measured."""


class MissingToolError(Exception):
    """A part needs a program that is not here and that nobody has to have."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """What was measured: for each candidate one figure a round."""

    figures: Mapping[str, Sequence[float]]

    def median(self, name: str) -> float:
        """The middle figure of a candidate."""
        return statistics.median(self.figures[name])

    def lowest(self, name: str) -> float:
        """The least disturbed figure of a candidate."""
        return min(self.figures[name])

    def ratio(self, over: str, under: str, *, less: str | None = None) -> float:
        """Median of the ratios that two candidates had in each round, `less` subtracted from both."""
        above, below = self.figures[over], self.figures[under]
        base = self.figures[less] if less is not None else [0.0] * len(above)
        return statistics.median((a - c) / (b - c) for a, b, c in zip(above, below, base, strict=True))

    def difference(self, name: str, less: str) -> float:
        """Median of the differences that two candidates had in each round."""
        pairs = zip(self.figures[name], self.figures[less], strict=True)
        return statistics.median(a - b for a, b in pairs)


def interleave(candidates: Mapping[str, Callable[[], float]], rounds: int) -> Rounds:
    """Measure each candidate once a round, in an order that is shuffled anew."""
    chance = random.Random(1)  # noqa: S311 - an order, not a secret
    order = list(candidates)
    figures: dict[str, list[float]] = {name: [] for name in candidates}
    for number in range(1, rounds + 1):
        progress(f"round {number}/{rounds}")
        chance.shuffle(order)
        for name in order:
            figures[name].append(candidates[name]())
    progress("")
    return Rounds(figures)


def progress(text: str) -> None:
    """Show how far the work is, where somebody watches."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def repeated(call: Callable[[], object]) -> Callable[[], float]:
    """Seconds of one call, as the mean of as many as fit into `CELL`."""
    call()
    begun, calls = time.perf_counter(), 0
    while time.perf_counter() - begun < CELL:
        call()
        calls += 1

    def cell() -> float:
        begun = time.perf_counter()
        for _ in range(calls):
            call()
        return (time.perf_counter() - begun) / calls

    return cell


def wall(
    command: Sequence[str], *, environment: Mapping[str, str], folder: Path, log: Path | None = None
) -> float:
    """Seconds from the start of a process to its end; `log` gets what it printed.

    Raises:
        CannotRunError: It failed, so that the time says nothing.
    """
    begun = time.perf_counter()
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True)
    seconds = time.perf_counter() - begun
    if log is not None:
        log.write_text(done.stdout, encoding="utf-8")
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip())[-1500:]
        raise CannotRunError(f"{' '.join(command)} ended with {done.returncode}:\n{said}")
    return seconds


# --- what is shown ---


@dataclass(frozen=True, slots=True)
class Target:
    """What a ratio should be."""

    sense: Literal["at least", "at most"]
    bound: float

    def met(self, ratio: float) -> bool:
        """Whether a ratio is good enough."""
        return ratio >= self.bound if self.sense == "at least" else ratio <= self.bound


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate: its figures, and how it compares with ours."""

    name: str
    figures: tuple[float | str, ...]
    ratio: float | None = None
    target: Target | None = None

    @property
    def met(self) -> bool | None:
        """Whether the target is met, if there is one."""
        return None if self.target is None or self.ratio is None else self.target.met(self.ratio)


@dataclass(frozen=True, slots=True)
class Table:
    """What one comparison came to."""

    title: str
    columns: tuple[str, ...]
    """Of the figures."""
    compared: str
    """What a ratio says."""
    rows: Sequence[Row]
    notes: Sequence[str] = field(default_factory=tuple[str, ...])

    def __str__(self) -> str:
        compared = any(row.ratio is not None for row in self.rows)
        head = ("", *self.columns, *([self.compared, "target", "met"] if compared else []))
        body = [
            (
                row.name,
                *map(_figure, row.figures),
                *(_compared(row) if compared else ()),
            )
            for row in self.rows
        ]
        widths = [max(map(len, column)) for column in zip(head, *body, strict=True)]
        lines = [
            "  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip()
            for line in (head, *body)
        ]
        return "\n".join(
            [self.title, *(f"  {line}" for line in lines), *(f"  {note}" for note in self.notes)]
        )


def _compared(row: Row) -> tuple[str, str, str]:
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    target = "" if row.target is None else f"{row.target.sense} {row.target.bound:g}"
    return ratio, target, {True: "yes", False: "NO", None: ""}[row.met]


def _figure(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}" if abs(value) < 100 else f"{value:.0f}"
