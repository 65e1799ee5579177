"""``python -m generator [API …] [--check | --validate]``."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from generator import document
from generator.errors import Finding, GeneratorError, SpecError, StaleError

ROOT = Path(__file__).parent.parent


def main(argv: list[str] | None = None) -> int:
    """Check specs and bring their clients up to date.

    Returns:
        0; 1 when a spec has findings or, with ``--check``, a client is stale.
    """
    parser = argparse.ArgumentParser(prog="python -m generator", description=main.__doc__)
    parser.add_argument(
        "apis", nargs="*", metavar="API", help="a spec's file name without .yaml; all by default"
    )
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="change nothing; fail when a client is stale")
    mode.add_argument("--validate", action="store_true", help="check the specs only")
    parser.add_argument(
        "--root", type=Path, default=ROOT, help="the folder that holds specs/ (default: this checkout)"
    )
    options = parser.parse_args(argv)
    root: Path = options.root
    paths = [root / "specs" / f"{api}.yaml" for api in options.apis] or sorted(
        (root / "specs").glob("*.yaml")
    )
    if not paths:
        print(f"{root / 'specs'}: no specs there", file=sys.stderr)
        return 1

    report: dict[str, dict[str, int | float]] = {}
    failed = False
    with ProcessPoolExecutor(1) as pool:
        for path in paths:
            started = time.perf_counter()
            row = report[path.stem] = {"findings": 0}
            try:
                shown = _relative(path)
                if options.validate:
                    row.update(_validate(shown, root=root))
                else:
                    row.update(_generate(pool, shown, root=root, check=options.check))
            except (GeneratorError, OSError) as error:
                failed = True
                if isinstance(error, SpecError):
                    row["findings"] = len(error.findings)
                if isinstance(error, StaleError):
                    row["changed"] = len(error.changed)
                print(error, file=sys.stderr, flush=True)
            row["seconds"] = round(time.perf_counter() - started, 2)
    _report(root / "reports" / ("validate.json" if options.validate else "generate.json"), report)
    return int(failed)


def _validate(path: Path, *, root: Path) -> dict[str, int]:
    from generator import checks, extras
    from generator.plan import plan

    spec = checks.load_checked(path)
    # What only the parser or the names of a client would refuse.
    plan(spec, extras.read(root / "extras" / spec.api))
    operations = sum(1 for _ in spec.operations())
    print(f"{path}: {operations} operations, no findings", flush=True)
    return {"operations": operations}


def _generate(pool: ProcessPoolExecutor, path: Path, *, root: Path, check: bool) -> dict[str, int]:
    """Check a spec in the pool while its client is rendered here; only a clean one is put in place.

    The libraries behind the two take longer to import than either takes to run.
    """
    from generator import render  # needs more than a validation does

    verdict = None
    try:
        spec = document.load(path)
        if not check and render.is_current(spec, root=root):
            print(f"{path}: unchanged since it was last found clean", flush=True)
            return {"operations": sum(1 for _ in spec.operations()), "changed": 0}
        verdict = pool.submit(_findings, path)
        outcome = render.generate(spec, root=root, check=check, approve=lambda: _approve(verdict.result()))
    except Exception:
        # What the checks say of a spec explains a failure better than the failure does.
        _approve(verdict.result() if verdict else _findings(path))
        raise
    operations = sum(1 for _ in spec.operations())
    print(f"{path}: {operations} operations, no findings", flush=True)
    print(f"{_relative(outcome.folder)}: {len(outcome.changed)} files changed", flush=True)
    return {"operations": operations, "changed": len(outcome.changed)}


def _findings(path: Path) -> list[Finding]:
    from generator import checks  # brings two validators along

    return checks.check_file(path)


def _approve(findings: list[Finding]) -> None:
    if findings:
        raise SpecError(findings)


def _relative(path: Path) -> Path:
    """The path as a person in this folder would write it."""
    try:
        return path.resolve().relative_to(Path.cwd())
    except ValueError:
        return path


def _report(path: Path, rows: Mapping[str, Mapping[str, object]]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
