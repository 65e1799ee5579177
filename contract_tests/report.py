"""Write what a run found: figures for programs, one page for people. pytest writes the JUnit file."""

import json
from pathlib import Path

import jinja2

from contract_tests.ledger import Ledger
from contract_tests.settings import Settings

TEMPLATE = Path(__file__).with_name("report.html")


def write_reports(ledger: Ledger, settings: Settings) -> None:
    """Write ``contract-<api>.json`` and ``contract-<api>.html``, and mask what pytest wrote."""
    figures = ledger.figures()
    stem = settings.reports / f"contract-{settings.api}"
    text = json.dumps(figures, indent=2, ensure_ascii=False)
    stem.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(TEMPLATE.read_text("utf-8"))
    checks = sorted({name for row in ledger.rows.values() for name in row.checks})
    page = template.render(figures=figures, title=ledger.title, rows=ledger.rows.values(), checks=checks)
    stem.with_suffix(".html").write_text(page, encoding="utf-8")
    junit = stem.with_suffix(".xml")
    if junit.is_file():
        junit.write_text(ledger.mask(junit.read_text("utf-8")), encoding="utf-8")
