"""`python -m contract_tests.orders [--orders 100000] [--seed N] [--api API …]`."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from contract_tests.orders.judge import run
from contract_tests.orders.shops import SHOPS
from contract_tests.settings import ROOT

SHOWN = 10
"""So many broken orders are printed; the report has all of them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Place orders, print and write down what came of them; fail if something does not hold."""
    given = _parser().parse_args(arguments)
    report = run(given.orders, given.seed, given.api or tuple(SHOPS), given.case)
    if given.case is None:
        print(report)
        given.reports.mkdir(parents=True, exist_ok=True)
        path = given.reports / "orders.json"
        path.write_text(json.dumps(report.as_json(), indent=1) + "\n", encoding="utf-8")
    for violation in report.violations[:SHOWN]:
        print(f"\n{violation}", file=sys.stderr)
    return 1 if report.violations else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m contract_tests.orders", description="Place orders in bad weather and look for harm."
    )
    parser.add_argument(
        "--orders", type=int, default=100_000, metavar="N", help="default: %(default)s in all"
    )
    parser.add_argument(
        "--seed", type=int, default=1, help="the same seed gives the same orders (default: %(default)s)"
    )
    parser.add_argument("--api", nargs="+", choices=tuple(SHOPS), help="only these")
    parser.add_argument("--case", type=int, metavar="N", help="only order N of each API, request by request")
    parser.add_argument(
        "--reports", type=Path, default=ROOT / "reports", metavar="DIR", help="default: reports/"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
