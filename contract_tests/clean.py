"""`python -m contract_tests.clean [API ...] --seeds 10`: the sandbox as it is, green with every seed."""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from contract_tests.errors import ContractError
from contract_tests.fleet import sail
from contract_tests.run import Contract
from contract_tests.settings import MAX_EXAMPLES, Settings, apis


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every API with every seed; fail if one run is not green."""
    given = _parser().parse_args(arguments)
    alarms = 0
    try:
        for api in given.api or apis():
            contract = Contract.read(Settings(api))
            runs = [
                (str(seed), partial(_settings, api, seed, given.max_examples))
                for seed in range(1, given.seeds + 1)
            ]
            for outcome in sail(runs, contract):
                figures, green = outcome.figures, outcome.code == 0
                alarms += not green
                verdict = "green" if green else f"FALSE ALARM: {outcome.first or outcome.said}"
                counted = f"{figures.get('cases', 0)} cases, {figures.get('checks', 0)} checks"
                print(
                    f"{api} seed {outcome.name:>3}: {counted}, {outcome.seconds:.1f} s  {verdict}", flush=True
                )
    except ContractError as reason:
        print(f"clean: {reason}", file=sys.stderr)
        return 2
    print(f"{alarms} false alarms")
    return 1 if alarms else 0


def _settings(api: str, seed: int, max_examples: int, reports: Path) -> Settings:
    return Settings(api, seed=seed, max_examples=max_examples, reports=reports)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m contract_tests.clean", description=__doc__)
    parser.add_argument("api", nargs="*", metavar="API", help="all, if none is named")
    parser.add_argument("--seeds", type=int, default=10, metavar="N")
    parser.add_argument("--max-examples", type=int, default=MAX_EXAMPLES, metavar="N")
    return parser


if __name__ == "__main__":
    sys.exit(main())
