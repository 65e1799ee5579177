"""What runs showed: a table for the terminal, the committed JSON, and the README's table made from it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from contract_tests import marked
from contract_tests.errors import ContractError
from tests.languages.pack import SCENARIOS

__all__ = ["BEGIN", "END", "README", "RESULTS", "shown", "table", "write"]

RESULTS = Path(__file__).with_name("results.json")
README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- languages -->", "<!-- /languages -->"


def shown(reports: Iterable[Mapping[str, Any]]) -> str:
    """For the terminal: a line for each language and API, a column for each scenario."""
    rows: list[tuple[str, ...]] = [("language", "API", *SCENARIOS)]
    for report in reports:
        if report["status"] == "skipped":
            rows.append((report["language"], "-", *("skipped" for _ in SCENARIOS)))
        for api, scenarios in report["apis"].items():
            rows.append((report["language"], api, *(scenarios[one]["status"] for one in SCENARIOS)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def write(reports: Iterable[Mapping[str, Any]], apis: Sequence[str]) -> None:
    """Keep these results beside those of other languages, and put the table into the README.

    Raises:
        ContractError: A run was skipped or left out an API, or the README has no place for the table.
    """
    results = read()
    for report in reports:
        if report["status"] == "skipped" or report["apis"].keys() != set(apis):
            raise ContractError(f"--write: the run of {report['language']} is not whole; nothing is written")
        results[report["language"]] = {
            **{key: report[key] for key in ("title", "date", "tools")},
            "apis": {api: {one: report["apis"][api][one]["status"] for one in SCENARIOS} for api in apis},
        }
    marked.part(README, BEGIN, END)
    marked.write(RESULTS, json.dumps(dict(sorted(results.items())), indent=1, ensure_ascii=False) + "\n")
    marked.put(README, BEGIN, END, table(read()))


def read() -> dict[str, Any]:
    """The committed results, by language."""
    if not RESULTS.exists():
        return {}
    results: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    return results


def table(results: Mapping[str, Any]) -> str:
    """Markdown: a row for each language, how many scenarios of each API are green."""
    apis = list(dict.fromkeys(api for result in results.values() for api in result["apis"]))
    lines = [
        f"| | {' | '.join(f'`{api}`' for api in apis)} | with | on |",
        f"| --- |{' ---: |' * len(apis)} --- | --- |",
    ]
    for result in results.values():
        cells = [_cell(result["apis"].get(api)) for api in apis]
        tools = ", ".join(f"{name} {text}" for name, text in result["tools"].items())
        lines.append(f"| {result['title']} | {' | '.join(cells)} | {tools} | {result['date']} |")
    return "\n".join(lines)


def _cell(scenarios: Mapping[str, str] | None) -> str:
    if scenarios is None:
        return "-"
    return f"{sum(status == 'passed' for status in scenarios.values())}/{len(scenarios)}"
