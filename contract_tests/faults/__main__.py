"""`python -m contract_tests.faults [API ...]`: how many of the seeded faults the tests notice."""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, get_args

from contract_tests.errors import ContractError
from contract_tests.faults import ACCIDENT, Fault, Kind, catalogue, with_faults
from contract_tests.fleet import Outcome, sail
from contract_tests.run import Contract
from contract_tests.settings import LAYERS, MAX_EXAMPLES, ROOT, Settings

REPORT = ROOT / "reports" / "faults.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every API's whole suite against each of its faults; fail if one survives."""
    given = _parser().parse_args(arguments)
    results: list[dict[str, Any]] = []
    begun = time.monotonic()
    try:
        for api in given.api or with_faults():
            results += _measure(
                Settings(api, seed=given.seed, max_examples=given.max_examples, layers=tuple(given.layer)),
                given.fault,
                given.shard,
            )
    except ContractError as reason:
        print(f"faults: {reason}", file=sys.stderr)
        return 2
    seconds = round(time.monotonic() - begun, 1)
    survivors = [result for result in results if not result["killed"]]
    _print_score(results, seconds)
    report = {
        "seed": given.seed,
        "layers": list(given.layer),
        "seconds": seconds,
        "total": len(results),
        "killed": len(results) - len(survivors),
        "faults": results,
    }
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if survivors else 0


def _measure(settings: Settings, only: Sequence[str], shard: tuple[int, int]) -> list[dict[str, Any]]:
    api = settings.api
    first, step = shard
    faults = {fault.id: fault for fault in catalogue(api)[first - 1 :: step] if not only or fault.id in only}
    if len(faults) < len(set(only)):
        raise ContractError(f"{api} has no fault {', '.join(sorted(set(only) - set(faults)))}")
    contract = Contract.read(settings)
    runs = [(id_, partial(_against, settings, fault)) for id_, fault in faults.items()]
    results: list[dict[str, Any]] = []
    for outcome in sail(runs, contract):
        fault = faults[outcome.name]
        if outcome.code not in (0, 1):
            raise ContractError(f"{api} {fault.id}: the run ended with {outcome.code}\n{outcome.said}")
        results.append(_result(api, fault, outcome))
        if any(str(ACCIDENT) in row["statuses"] for row in outcome.figures.get("by_operation", ())):
            raise ContractError(f"{api} {fault.id}: the fault itself fails\n{outcome.said}")
        verdict = f"killed by {outcome.first}" if outcome.code else f"SURVIVED: {fault.broken}"
        progress = f"{len(results):3}/{len(faults)} {outcome.seconds:5.1f} s"
        print(f"{progress}  {fault.kind:8}  {fault.id:34}  {verdict}", flush=True)
    order = list(faults)
    return sorted(results, key=lambda result: order.index(result["id"]))


def _against(settings: Settings, fault: Fault, reports: Path) -> Settings:
    return replace(settings, reports=reports, stop_first=True, wrap=fault.wrap(settings.api))


def _result(api: str, fault: Fault, outcome: Outcome) -> dict[str, Any]:
    return {
        "api": api,
        "id": fault.id,
        "class": fault.kind,
        "broken": fault.broken,
        "killed": outcome.code == 1,
        "by": outcome.first,
        "cases": outcome.figures.get("cases", 0),
        "seconds": round(outcome.seconds, 2),
    }


def _print_score(results: Sequence[dict[str, Any]], seconds: float) -> None:
    print()
    for kind in get_args(Kind):
        of_kind = [result["killed"] for result in results if result["class"] == kind]
        if of_kind:
            print(f"{kind:8}  {sum(of_kind):3}/{len(of_kind)}")
    killed = sum(result["killed"] for result in results)
    each = seconds / len(results) if results else 0
    print(f"{'killed':8}  {killed:3}/{len(results)} in {seconds} s, {each:.1f} s for each fault")
    for result in results:
        if not result["killed"]:
            print(f"survived: {result['api']} {result['id']} ({result['class']}): {result['broken']}")


def _shard(text: str) -> tuple[int, int]:
    part, _, parts = text.partition("/")
    if part.isdigit() and parts.isdigit() and 1 <= int(part) <= int(parts):
        return int(part), int(parts)
    raise argparse.ArgumentTypeError(f"{text!r} is no shard such as 2/4")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m contract_tests.faults", description=__doc__)
    parser.add_argument("api", nargs="*", metavar="API", help="all that have faults, if none is named")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--max-examples", type=int, default=MAX_EXAMPLES, metavar="N")
    parser.add_argument(
        "--layer", nargs="+", choices=LAYERS, default=LAYERS, help="run only these parts of the suite"
    )
    parser.add_argument("--fault", nargs="+", default=[], metavar="ID", help="only these")
    parser.add_argument(
        "--shard", type=_shard, default=(1, 1), metavar="I/N", help="each N-th one only, from the I-th on"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
