"""`python -m contract_tests.replay FILE ...`: hold recorded traffic to the specs; nothing is sent."""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from contract_tests import pages
from contract_tests.errors import ContractError
from contract_tests.replay import reports
from contract_tests.replay.findings import Drift, Findings, day_of, days, share
from contract_tests.replay.judging import Judge, media_type
from contract_tests.replay.reading import WithoutBody, read
from contract_tests.replay.reports import Result
from contract_tests.replay.routing import Router, Unknown, proxy
from contract_tests.settings import ROOT, Settings, apis, read_overlay
from contract_tests.traffic import Exchange
from generator.document import Document, load
from generator.errors import GeneratorError

_PARTS_OF_PAGES = re.compile(r"(image|font|video|audio)/|text/(css|javascript)$|application/(x-)?javascript$")


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, compare, report.

    Returns:
        0 if everything is as documented, 1 if there are findings, 2 if there is nothing to compare.
    """
    given = _parser().parse_args(arguments)
    try:
        result = _replay(given)
    except ContractError as reason:
        print(f"replay: {reason}", file=sys.stderr)
        return 2
    print(reports.table(result))
    for path in (*result.patches, str(given.reports / "replay.html")):
        print(path)
    return 1 if result.findings else 0


def _replay(given: argparse.Namespace) -> Result:
    documents = _documents(given.root, given.api)
    names = [document.api for document in documents]
    router = Router(documents, [proxy(text, names) for text in given.server])
    files = [(path, read(path)) for path in given.file]
    pages.writable(given.reports)
    result = Result(tuple(path.name for path, _ in files))
    result.days = days([exchange for _, exchanges in files for exchange in exchanges])
    judges = {document.api: _judge(document, given.root) for document in documents}
    findings = Findings()
    for path, exchanges in files:
        for exchange in exchanges:
            _look(exchange, path.name, router, judges, findings, result)
    result.findings = findings.all()
    share(result.findings)
    if given.patch or given.write:
        _patch(given, judges, result)
    reports.write(result, given.reports)
    return result


def _documents(root: Path, chosen: Sequence[str]) -> list[Document]:
    known = apis(root)
    for api in chosen:
        if api not in known:
            raise ContractError(f"there is no API `{api}`; specs/ has: {', '.join(known) or 'none'}")
    if not known:
        raise ContractError(f"{root / 'specs'}: no specs there")
    try:
        return [load(root / "specs" / f"{api}.yaml") for api in chosen or known]
    except GeneratorError as reason:
        raise ContractError(str(reason)) from None


def _judge(document: Document, root: Path) -> Judge:
    overlay = read_overlay(Settings(document.api, root=root))
    return Judge(document, sandbox=None if overlay is None else Judge(document, overlay=overlay))


def _look(
    exchange: Exchange,
    source: str,
    router: Router,
    judges: dict[str, Judge],
    findings: Findings,
    result: Result,
) -> None:
    result.exchanges += 1
    found = router.find(exchange.method, exchange.url)
    day = day_of(exchange)
    if found is None:
        result.foreign += 1
    elif isinstance(found, Unknown):
        if exchange.method == "OPTIONS" or _PARTS_OF_PAGES.match(media_type(exchange)):
            result.assets += 1
            return
        known = f"the path has {', '.join(found.others)}" if found.others else "no such path is documented"
        drift = Drift("unknown-operation", "", known, ("/paths",))
        findings.add(found.document, f"{exchange.method} {found.path}", exchange, drift, source, day)
    else:
        result.without_body += isinstance(exchange, WithoutBody)
        for match in found:
            api, operation = match.document.api, match.operation.id
            counts = result.checked.setdefault(api, {})
            counts[operation] = counts.get(operation, 0) + 1
            for drift in judges[api].judge(match, exchange):
                findings.add(match.document, operation, exchange, drift, source, day)


def _patch(given: argparse.Namespace, judges: dict[str, Judge], result: Result) -> None:
    from contract_tests.replay.patching import propose, validate
    from generator.checks import check

    for api, judge in judges.items():
        own = [finding for finding in result.findings if finding.api == api]
        if not own:
            continue
        patch = propose(judge, own, date=given.date, validate=lambda document: validate(document, given.root))
        if patch.refused and (broken := check(judge.document)):
            raise ContractError(
                f"{broken[0]}\nmend that first: a patch has to leave the spec without findings"
            )
        result.refused += patch.refused
        if patch.after == patch.before:
            continue
        if given.write:
            pages.write(judge.document.path, patch.after)
            result.patches.append(os.path.relpath(judge.document.path))
        else:
            path: Path = given.reports / f"replay-{api}.patch"
            pages.write(path, patch.diff(given.root))
            result.patches.append(os.path.relpath(path))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m contract_tests.replay",
        description="Hold recorded traffic to the specs. Nothing is sent.",
    )
    parser.add_argument(
        "file", nargs="+", type=Path, metavar="FILE", help="HAR 1.2 (.har, .har.gz) or cassettes of VCR.py"
    )
    parser.add_argument("--api", nargs="+", default=[], metavar="API", help="only these specs (default: all)")
    parser.add_argument(
        "--server",
        action="append",
        default=[],
        metavar="[API=]URL",
        help="a further base URL of an API, e.g. of a proxy: g2a=http://127.0.0.1:9000/shop",
    )
    parser.add_argument(
        "--reports",
        type=Path,
        default=ROOT / "reports",
        metavar="DIR",
        help="where reports go (default: reports/)",
    )
    parser.add_argument(
        "--date",
        type=_day,
        default=datetime.now(UTC).date().isoformat(),
        help="the day of exchanges that do not know theirs (default: today)",
    )
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument(
        "--patch", action="store_true", help="propose what the specs should say, for `git apply`"
    )
    mode.add_argument("--write", action="store_true", help="write that into specs/ at once")
    return parser


def _day(text: str) -> str:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date().isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{text}` is no day; write it as 2026-03-01") from None


if __name__ == "__main__":
    sys.exit(main())
