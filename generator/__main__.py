"""``python -m generator [API …] [--check | --validate]``."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from generator import checks
from generator.errors import GeneratorError, SpecError

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

    report: dict[str, dict[str, object]] = {}
    failed = False
    for path in paths:
        started = time.perf_counter()
        row = report[path.stem] = {}
        shown = _relative(path)
        try:
            spec = checks.load_checked(shown)
            row["findings"] = 0
            row["operations"] = sum(1 for _ in spec.operations())
            print(f"{shown}: {row['operations']} operations, no findings", flush=True)
            if not options.validate:
                from generator import render

                outcome = render.generate(spec, root=root, check=options.check)
                row["changed"] = len(outcome.changed)
                state = "unchanged" if outcome.skipped else f"{len(outcome.changed)} files changed"
                print(f"{_relative(outcome.folder)}: {state}", flush=True)
        except (GeneratorError, OSError) as error:
            failed = True
            if isinstance(error, SpecError):
                row["findings"] = len(error.findings)
            print(error, file=sys.stderr, flush=True)
        row["seconds"] = round(time.perf_counter() - started, 2)
    _report(root / "reports" / ("validate.json" if options.validate else "generate.json"), report)
    return int(failed)


def _relative(path: Path) -> Path:
    """The path as a person in this folder would write it."""
    try:
        return path.resolve().relative_to(Path.cwd())
    except ValueError:
        return path


def _report(path: Path, rows: dict[str, dict[str, object]]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
