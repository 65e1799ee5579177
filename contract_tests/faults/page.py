"""The page of one measurement: ``reports/faults.html``."""

from contract_tests.faults import suite
from contract_tests.faults.score import KINDS, Judgement, Report, Scores, matrix, took
from contract_tests.pages import render
from contract_tests.settings import LAYERS


def page(report: Report, judgement: Judgement | None, scores: Scores) -> str:
    """One self-contained page; there is no judgement where only a part of the suite was run."""
    lines = matrix(((result.name, result.kind, result.killed) for result in report.faults), scores)
    apis = [line.api for line in lines[:-1]]
    return render(
        "faults.html",
        report=report,
        judgement=judgement,
        survivors=[result for result in report.faults if not result.killed],
        lines=lines,
        kinds=KINDS,
        layers=LAYERS,
        time=took(report.seconds),
        entries={result.name: scores.entry(result.name) for result in report.faults},
        by_api={api: [result for result in report.faults if result.api == api] for api in apis},
        checks=suite.checks(report.faults, report.checks),
        stories={api: suite.by_story(api, report.faults) for api in apis},
    )
