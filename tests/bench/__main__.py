"""`python -m tests.bench [PART …] [--quick]`."""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.bench.bench import ROOT, Bench
from tests.bench.measure import CannotRunError, MissingToolError, Table

PARTS = {
    "decode": ("clients", "decode"),
    "import": ("clients", "imports"),
    "call": ("calls", "overhead"),
    "memory": ("calls", "memory"),
    "generate": ("generation", "generate"),
    "contract": ("contract", "contract"),
    "sandbox": ("serving", "sandbox"),
}
"""Module and function of each; imported when its turn comes, so that one part does not need the others'."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write down.

    Returns:
        1 if a part could not be measured or, with ``--gate``, missed a target; else 0.
    """
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description="Measure what is ours beside its peers."
    )
    parser.add_argument(
        "part", nargs="*", choices=[[], *PARTS], metavar="PART", help=f"{', '.join(PARTS)}; all by default"
    )
    parser.add_argument("--gate", action="store_true", help="fail if a target is missed")
    parser.add_argument("--quick", action="store_true", help="few rounds: shows that it runs, not how fast")
    parser.add_argument(
        "--reports", type=Path, default=ROOT / "reports", metavar="DIR", help="default: reports/"
    )
    given = parser.parse_args(arguments)
    report: dict[str, Any] = {"machine": _machine(), "quick": given.quick, "parts": {}}
    failed, missed = False, list[str]()
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        bench = Bench(Path(scratch), quick=given.quick)
        for name in given.part or PARTS:
            begun, row = time.monotonic(), dict[str, Any]()
            report["parts"][name] = row
            try:
                tables = _part(name)(bench)
                missed += [
                    f"{name}: {row.name}" for table in tables for row in table.rows if row.met is False
                ]
                row["tables"] = [_as_json(table) for table in tables]
                print(*tables, sep="\n", end="\n\n", flush=True)
            except MissingToolError as reason:
                row["skipped"] = str(reason)
                print(f"{name}: skipped, {reason}\n", flush=True)
            except (CannotRunError, ImportError, OSError) as reason:
                failed, row["failed"] = True, str(reason)
                print(f"{name}: could not be measured: {reason}\n", file=sys.stderr, flush=True)
            row["seconds"] = round(time.monotonic() - begun, 1)
    report["machine"]["load after"] = _load()
    machine = report["machine"]
    print(f"{machine['cores']} cores; load {machine['load before']} before, {machine['load after']} after")
    print(f"missed: {', '.join(missed)}" if missed else "no target is missed")
    given.reports.mkdir(parents=True, exist_ok=True)
    (given.reports / "bench.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return int(failed or (given.gate and bool(missed)))


def _part(name: str) -> Callable[[Bench], list[Table]]:
    module, function = PARTS[name]
    found: Callable[[Bench], list[Table]] = getattr(import_module(f"tests.bench.{module}"), function)
    return found


def _as_json(table: Table) -> dict[str, Any]:
    rows = [asdict(row) | {"met": row.met} for row in table.rows]
    return asdict(table) | {"rows": rows}


def _machine() -> dict[str, Any]:
    peers = ("openapi-python-client", "pydantic", "msgspec", "httpx", "schemathesis", "uvicorn")
    return {
        "python": sys.version.split()[0],
        "cores": os.cpu_count(),
        "versions": {name: version(name) for name in peers},
        "load before": _load(),
    }


def _load() -> float | None:
    """Processes that wanted a core, on average over the last minute."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


if __name__ == "__main__":
    sys.exit(main())
