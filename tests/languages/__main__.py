"""`python -m tests.languages LANGUAGE … [--api API …] [--rotate [COMMIT]] [--require] [--write]`."""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import httpx

from contract_tests import marked
from contract_tests.errors import ContractError
from generator import document, views
from generator.errors import GeneratorError
from tests.languages import matrix, pack
from tests.languages.go import Go
from tests.languages.java import Java
from tests.languages.language import ROOT, Command, Job, Language, LanguageError, MissingToolError, Workshop
from tests.languages.ours import Ours
from tests.languages.pack import SCENARIOS, Answer, PackError, Story
from tests.languages.python import Python
from tests.languages.rust import Rust
from tests.languages.typescript import TypeScript
from tests.served import NotServedError, sandbox

LANGUAGES: Mapping[str, Language] = {
    one.name: one for one in (TypeScript(), Go(), Java(), Python(), Rust(), Ours())
}
HOME = ROOT / ".nox" / "languages"


def main(arguments: Sequence[str] | None = None) -> int:
    """Play the pack; 0: all green or skipped, 1: something is red, 2: it could not begin."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.write and (given.api or given.rotate):
        parser.error("--write keeps whole runs only; leave out --api and --rotate")
    try:
        given.reports.mkdir(parents=True, exist_ok=True)
        stories = pack.read()
        names: list[str] = given.languages or list(LANGUAGES)
        wished: list[str] = given.api or list(stories)
        for wanted, known in ((names, LANGUAGES), (wished, stories)):
            if unknown := set(wanted) - known.keys():
                raise PackError(f"no `{sorted(unknown)[0]}` here; there are {', '.join(known)}")
        turns = commits(given.rotate) if given.rotate else 0
        reports: list[dict[str, Any]] = []
        for name in names:
            apis = [rotated(stories, name, turns)] if given.rotate else wished
            reports.append(play(LANGUAGES[name], {api: stories[api] for api in apis}, HOME / name))
        for report in reports:
            text = json.dumps(report, indent=1, ensure_ascii=False) + "\n"
            marked.write(given.reports / f"languages-{report['language']}.json", text)
        print(matrix.shown(reports), flush=True)
        if given.write:
            matrix.write(reports, tuple(stories))
    except (PackError, GeneratorError, ContractError, NotServedError, OSError) as reason:
        print(f"languages: {reason}", file=sys.stderr)
        return 2
    bad = ("failed", "skipped") if given.require else ("failed",)
    return int(any(report["status"] in bad for report in reports))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.languages", description="Play one story with clients of other generators."
    )
    parser.add_argument(
        "languages", nargs="*", metavar="LANGUAGE", help=f"of {', '.join(LANGUAGES)}; all if none is named"
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--api", action="append", help="only this API; can be given again")
    which.add_argument(
        "--rotate", nargs="?", const="HEAD", metavar="COMMIT", help="one API, another with each commit"
    )
    parser.add_argument("--require", action="store_true", help="a missing toolchain is an error")
    parser.add_argument("--write", action="store_true", help="keep the result and put it into README.md")
    parser.add_argument(
        "--reports", type=Path, default=ROOT / "reports", metavar="DIR", help="default: reports/"
    )
    return parser


def commits(last: str) -> int:
    """How many commits lead up to one, merged branches counted as one.

    Raises:
        PackError: There is no such commit.
    """
    command = ["git", "-C", str(ROOT), "rev-list", "--count", "--first-parent", last, "--"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise PackError(f"--rotate: `{last}` is no commit here")
    return int(done.stdout)


def rotated(apis: Iterable[str], language: str, turns: int) -> str:
    """The API whose turn it is: another with each commit, and with each language."""
    names = sorted(apis)
    return names[(turns + list(LANGUAGES).index(language)) % len(names)]


def play(language: Language, stories: Mapping[str, Story], home: Path) -> dict[str, Any]:
    """Generate, compile and run; what came of it, with a status for each scenario of each API."""
    begun = time.monotonic()
    report: dict[str, Any] = {
        "language": language.name,
        "title": language.title,
        "date": datetime.now(UTC).date().isoformat(),
        "status": "failed",
        "reason": "",
        "tools": {},
        "seconds": {},
        "apis": {},
    }
    try:
        report["tools"] = language.versions()
    except MissingToolError as reason:
        print(f"{language.name}: skipped, {reason}", file=sys.stderr, flush=True)
        return {**report, "status": "skipped", "reason": str(reason)}
    shop = Workshop(home)
    shop.folder()
    with sandbox() as origin:
        try:
            with _timed(report, "install"):
                report["tools"] |= language.install(shop)
            jobs = [_job(language, shop, api, story, f"{origin}/{api}") for api, story in stories.items()]
            with _timed(report, "generate"):
                language.generate(shop, jobs)
            with _timed(report, "compile"):
                language.compile(shop, jobs)
        except LanguageError as reason:
            print(f"{language.name}: {reason}", file=sys.stderr, flush=True)
            report["reason"] = str(reason)
            failed = {one: [str(reason)] for one in SCENARIOS}
            report["apis"] = {api: _told(failed) for api in stories}
            return report
        with _timed(report, "run"):
            for job in jobs:
                httpx.post(f"{origin}/__sandbox__/reset", json={}).raise_for_status()
                command = [*language.command(shop, job), f"{origin}/{job.api}"]
                found = perform(shop, job.story, command)
                report["apis"][job.api] = _told(found)
                for problem in chain.from_iterable(found.values()):
                    print(f"{language.name} {job.api}: {problem}", file=sys.stderr, flush=True)
    statuses = {told["status"] for scenarios in report["apis"].values() for told in scenarios.values()}
    report["status"] = "passed" if statuses == {"passed"} else "failed"
    report["seconds"]["all"] = round(time.monotonic() - begun, 1)
    return report


def _told(found: Mapping[str, Sequence[str]]) -> dict[str, dict[str, Any]]:
    return {
        scenario: {"status": "failed" if problems else "passed", "problems": list(problems)}
        for scenario, problems in found.items()
    }


def _job(language: Language, shop: Workshop, api: str, story: Story, url: str) -> Job:
    root = language.view(document.load(ROOT / "specs" / f"{api}.yaml").root, url)
    # Some clients prefer a path's server to the one they are given, and that is the real shop.
    root = views.at(root, url)
    path = shop.folder("documents") / f"{api}.json"
    path.write_text(json.dumps(root, ensure_ascii=False), encoding="utf-8")
    return Job(api, path, pack.operations(root), story)


def perform(shop: Workshop, story: Story, command: Command) -> dict[str, list[str]]:
    """Run a driver and judge what it told: what is wrong, by scenario."""
    said, failure = shop.attempt(command, NO_PROXY="127.0.0.1", no_proxy="127.0.0.1")
    answers: dict[str, Answer] = {}
    for line in said.splitlines():
        with suppress(ValueError, TypeError, KeyError):  # what else libraries print
            told = json.loads(line)
            answers[told["step"]] = Answer(told.get("status"), told.get("seen", {}), told.get("error", ""))
    found = pack.judge(story, answers)
    if failure:
        found[SCENARIOS[-1]].append(f"the driver failed: {failure}")
    return found


@contextmanager
def _timed(report: dict[str, Any], stage: str) -> Generator[None]:
    begun = time.monotonic()
    yield
    report["seconds"][stage] = round(time.monotonic() - begun, 1)


if __name__ == "__main__":
    sys.exit(main())
