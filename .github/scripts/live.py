#!/usr/bin/env python3
"""Hold a live store to its spec where there are credentials for it: ``live.py API``, for nightly.yml.

Runs the contract session on operations that only read. ``reports/contract-<api>.passed`` is left where no
promise was broken and nothing ended the run early, for `drift.py`.
"""

import argparse
import importlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def complete(api: str, environment: Mapping[str, str]) -> bool:
    """Whether one of the sets of variables that suffice for an API is there, or it needs none."""
    sys.path.insert(0, str(ROOT))
    name = f"contract_tests.stories.{api}"
    if importlib.util.find_spec(name) is None:
        return True
    store = importlib.import_module(name)
    return any(all(environment.get(name) for name in names) for names in store.VARIABLES)


def main() -> int:
    """The exit status of the run; 0 where there are no credentials."""
    parser = argparse.ArgumentParser(description="Hold a live store to its spec.", allow_abbrev=False)
    parser.add_argument("api", metavar="API", choices=sorted(path.stem for path in ROOT.glob("specs/*.yaml")))
    api: str = parser.parse_args().api
    if not complete(api, os.environ):
        print(f"::notice::no credentials of {api} in the environment `live`, so it was not asked")
        return 0
    command = [sys.executable, "noxfile.py", "-s", f"contract({api})", "--", "--target", "live"]
    code = subprocess.run(command, cwd=ROOT).returncode
    if not code:
        (ROOT / "reports" / f"contract-{api}.passed").touch()
    return code


if __name__ == "__main__":
    sys.exit(main())
