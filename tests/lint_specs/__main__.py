"""``python -m tests.lint_specs [API …] [--dist] [--self-check]``."""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tests.lint_specs import exceptions, linters, self_check
from tests.lint_specs.exceptions import Exempt
from tests.lint_specs.linters import ROOT, TOOLS, Found, LintError


def main(arguments: Sequence[str] | None = None) -> int:
    """Lint the specs with three linters, print a table and write reports/lint_specs.json.

    Returns:
        0; 1 for a finding or an exception that nothing asks for; 2 when the linters cannot be run.
    """
    parser = argparse.ArgumentParser(
        prog="python -m tests.lint_specs", description="Lint the specs with linters of other hands."
    )
    parser.add_argument(
        "apis", nargs="*", metavar="API", help="a spec's file name without .yaml; default: all"
    )
    parser.add_argument("--dist", action="store_true", help="lint what `nox -s bundle` wrote as well")
    parser.add_argument(
        "--self-check", action="store_true", help="plant faults in copies; each must be found"
    )
    given = parser.parse_args(arguments)
    started = time.perf_counter()
    try:
        exempts = exceptions.read()
        files = _files(given.apis, dist=given.dist)
        home = linters.install()
        if given.self_check:
            return self_check.run(home, exempts)
        found = linters.run(home, files)
    except LintError as error:
        print(f"lint_specs: {error}", file=sys.stderr)
        return 2
    open_, stale = judge(exempts, found, files)
    rows = table(files, found, open_)
    _print(rows)
    for line in (*open_, *stale):
        print(line)
    report = {
        "tools": linters.versions(),
        "rows": rows,
        "findings": [str(one) for one in open_],
        "stale": stale,
        "seconds": round(time.perf_counter() - started, 1),
    }
    (ROOT / "reports").mkdir(exist_ok=True)
    text = json.dumps(report, indent=1, ensure_ascii=False) + "\n"
    (ROOT / "reports" / "lint_specs.json").write_text(text, encoding="utf-8")
    return int(bool(open_ or stale))


def judge(
    exempts: Sequence[Exempt], found: Iterable[Found], files: Sequence[Path]
) -> tuple[list[Found], list[str]]:
    """The findings that no exception covers, and a line on each exception that nothing asks for."""
    found = list(found)
    open_ = [one for one in found if not any(exempt.covers(one) for exempt in exempts)]
    path = exceptions.FILE.relative_to(ROOT)
    stale = [
        f"{path}: {exempt.api} {exempt.at}: [{exempt.rule}] is not found there any more; delete the exception"
        for exempt in exceptions.stale(exempts, found, files)
    ]
    return open_, stale


def table(files: Sequence[Path], found: Sequence[Found], open_: Sequence[Found]) -> list[dict[str, Any]]:
    """A row for each tool and API."""
    rows: list[dict[str, Any]] = []
    for tool in TOOLS:
        for api in dict.fromkeys(_api(file) for file in files):
            all_ = [one for one in found if one.tool == tool and _api(one.path) == api]
            left = [one for one in open_ if one.tool == tool and _api(one.path) == api]
            rows.append(
                {
                    "tool": tool,
                    "api": api,
                    "files": sum(_api(file) == api for file in files),
                    "errors": sum(one.severity == "error" for one in left),
                    "warnings": sum(one.severity == "warning" for one in left),
                    "excepted": len(all_) - len(left),
                }
            )
    return rows


def _print(rows: Sequence[dict[str, Any]]) -> None:
    lines = [list(rows[0]), *([str(cell) for cell in row.values()] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = [
            cell.ljust(width) if index < 2 else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(cells))


def _api(path: Path) -> str:
    return path.name.partition(".")[0]


def _files(apis: Sequence[str], *, dist: bool) -> list[Path]:
    """The files to lint, as a person in this folder would write them.

    Raises:
        LintError: There is no such spec, or no bundle.
    """
    here = Path.cwd()
    root = ROOT.relative_to(here) if ROOT.is_relative_to(here) else ROOT
    specs = sorted((root / "specs").glob("*.yaml"))
    if unknown := [api for api in apis if api not in {spec.stem for spec in specs}]:
        raise LintError(f"no spec is called {unknown[0]}; there are {', '.join(spec.stem for spec in specs)}")
    made = [path for path in sorted((root / "dist").glob("*")) if path.suffix in (".yaml", ".json")]
    if dist and not made:
        raise LintError("dist/ is empty; run `nox -s bundle` first")
    files = [*specs, *(made if dist else ())]
    return [file for file in files if not apis or _api(file) in apis]


if __name__ == "__main__":
    sys.exit(main())
