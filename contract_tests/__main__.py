"""`python -m contract_tests API`: hold a server to the contract of one API."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from contract_tests.annotations import no_commands
from contract_tests.dry_run import dry_run
from contract_tests.errors import ContractError
from contract_tests.report import annotate
from contract_tests.run import run, summary
from contract_tests.settings import LAYERS, MAX_EXAMPLES, MOST_LIVE, ROOT, Settings
from contract_tests.targets import NAMES


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, report, and say in a line what came of it."""
    given = _parser().parse_args(arguments)
    settings = Settings(
        api=given.api,
        target=given.target,
        url=given.url,
        seed=given.seed,
        max_examples=given.max_examples,
        layers=tuple(given.layer),
        operations=tuple(given.operation),
        reports=given.reports,
        stop_first=given.exitfirst,
        max_requests=given.max_requests,
        env=given.env,
    )
    try:
        if given.dry_run:
            print("\n".join(dry_run(settings)), flush=True)
            return 0
        with no_commands(os.environ):
            code, ledger = run(settings)
    except ContractError as reason:
        print(f"contract: {reason}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # of `--dry-run | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    annotate(ledger, settings, summary(ledger), os.environ)
    print(f"{summary(ledger)}\n{settings.reports / f'contract-{settings.api}.html'}")
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m contract_tests",
        description="Hold a server to an API's contract.",
        epilog="Exit status: 0 every promise kept; 1 a promise broken; "
        "2 the run could not start or was stopped, and one message says why.",
    )
    parser.add_argument("api", metavar="API", help="a spec of specs/, e.g. g2a")
    parser.add_argument(
        "--target", choices=NAMES, default="embedded", help="where to send requests (default: %(default)s)"
    )
    parser.add_argument("--url", help="any server instead: origin and prefix, e.g. http://127.0.0.1:8000/g2a")
    parser.add_argument(
        "--seed", type=int, default=1, help="the same seed gives the same cases (default: %(default)s)"
    )
    parser.add_argument(
        "--max-examples",
        type=_positive,
        default=MAX_EXAMPLES,
        metavar="N",
        help="cases per operation to fuzz (default: %(default)s)",
    )
    parser.add_argument(
        "--operation",
        nargs="+",
        default=[],
        metavar="ID",
        help="only these; on live also those that are no reads",
    )
    parser.add_argument(
        "--layer", nargs="+", choices=LAYERS, default=LAYERS, help="only these parts (default: all)"
    )
    parser.add_argument(
        "--reports",
        type=Path,
        default=ROOT / "reports",
        metavar="DIR",
        help="where reports go (default: reports/)",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="print the requests that would be sent, and connect to nobody"
    )
    parser.add_argument(
        "--max-requests",
        type=_positive,
        metavar="N",
        help=f"stop after so many, unless the server is a sandbox (default: {MOST_LIVE} on live)",
    )
    parser.add_argument(
        "--env",
        type=Path,
        metavar="FILE",
        help="credentials that the environment lacks, as NAME=value (default: .env)",
    )
    parser.add_argument("-x", "--exitfirst", action="store_true", help="stop at the first broken promise")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
