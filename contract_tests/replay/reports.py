"""Tell what a replay found: on the terminal, as a page, as SARIF 2.1.0 and as figures."""

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from contract_tests import pages
from contract_tests.replay.findings import KINDS, Finding

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_HOME = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"


@dataclass(slots=True)
class Result:
    """What one replay looked at and found."""

    files: tuple[str, ...]
    days: str = ""
    exchanges: int = 0
    checked: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])
    """Exchanges by API and operation."""
    foreign: int = 0
    """To servers that no spec names."""
    assets: int = 0
    """Pages' images, styles and scripts, and preflights of browsers, on servers of a spec."""
    without_body: int = 0
    """Whose recorder left the body out."""
    findings: list[Finding] = field(default_factory=list[Finding])
    patches: list[str] = field(default_factory=list[str])
    """What was written for the specs, as paths."""
    refused: list[tuple[Finding, str]] = field(default_factory=list[tuple[Finding, str]])
    """What a patch leaves out, and why."""

    @property
    def matched(self) -> int:
        """Exchanges that were held to an operation; those that two specs describe count once for each."""
        return sum(sum(counts.values()) for counts in self.checked.values())

    def figures(self) -> dict[str, Any]:
        """For `replay.json`."""
        return {
            "files": list(self.files),
            "days": self.days,
            "exchanges": self.exchanges,
            "matched": self.matched,
            "foreign": self.foreign,
            "assets": self.assets,
            "without_body": self.without_body,
            "checked": self.checked,
            "patches": self.patches,
            "refused": [{**each.as_json(), "why": why} for each, why in self.refused],
            "findings": [finding.as_json() for finding in self.findings],
        }


def write(result: Result, folder: Path) -> None:
    """Write ``replay.json``, ``replay.html`` and ``replay.sarif``.

    Raises:
        ContractError: A file cannot be written.
    """
    for name, value in (("replay.json", result.figures()), ("replay.sarif", sarif(result))):
        pages.write(folder / name, json.dumps(value, indent=2, ensure_ascii=False) + "\n")
    counts = {
        level: sum(finding.level == level for finding in result.findings)
        for level in ("error", "warning", "note")
    }
    page = pages.render("replay/replay.html", result=result, counts=counts, kinds=KINDS)
    pages.write(folder / "replay.html", page)


def table(result: Result) -> str:
    """The findings, a line each, and what was looked at."""
    rows = [
        (
            finding.level,
            finding.kind,
            f"{finding.api} {finding.operation}" + (f" {finding.status}" if finding.status else ""),
            finding.pointer or "-",
            f"×{finding.count}",
            f"{finding.told}{f'; came {finding.example}' if finding.example else ''}",
            f"specs/{finding.api}.yaml:{finding.line}",
        )
        for finding in result.findings
    ]
    return "\n".join([*_aligned(rows), *([""] if rows else []), *_summary(result)])


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if not rows:
        return
    head = ("level", "kind", "operation", "where", "seen", "what", "spec")
    widest = max(shutil.get_terminal_size((200, 24)).columns // 3, 40)
    cut = [
        tuple(cell if len(cell) <= widest else f"{cell[: widest - 1]}…" for cell in row)
        for row in (head, *rows)
    ]
    widths = [max(map(len, column)) for column in zip(*cut, strict=True)]
    for row in cut:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _summary(result: Result) -> Iterator[str]:
    found = result.findings
    levels = [
        f"{sum(each.level == level for each in found)} {level}s" for level in ("error", "warning", "note")
    ]
    left = [
        f"{count} {what}"
        for count, what in (
            (result.foreign, "to other servers"),
            (result.assets, "for pages' parts"),
            (result.without_body, "without a recorded body"),
        )
        if count
    ]
    yield (
        f"{result.exchanges} exchanges of {result.days}, {result.matched} held to "
        f"{sum(map(len, result.checked.values()))} operations of {', '.join(result.checked) or 'no API'}"
        + (f"; {', '.join(left)}" if left else "")
    )
    yield f"{len(found)} findings" + (f": {', '.join(levels)}" if found else "")
    shared = [finding for finding in found if finding.mended and finding.shared_by]
    for finding in shared:
        others = f"{', '.join(finding.shared_by[:4])}{', …' if len(finding.shared_by) > 4 else ''}"
        yield f"{finding.api} {finding.place} serves {len(finding.shared_by)} more: {others}"
    for finding, why in result.refused:
        yield f"not in the patch: {finding.api} {finding.operation} {finding.kind} {finding.pointer}: {why}"


def sarif(result: Result) -> dict[str, Any]:
    """The findings as SARIF 2.1.0, each at its line of the spec."""
    kinds = list(KINDS)
    rules = [
        {"id": kind, "shortDescription": {"text": text}, "defaultConfiguration": {"level": level}}
        for kind, (level, text) in KINDS.items()
    ]
    driver = {"name": "replay", "informationUri": _HOME, "rules": rules}
    results = [_result(finding, kinds.index(finding.kind)) for finding in result.findings]
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    where = f"{finding.operation} {finding.status or ''} {finding.pointer}".strip()
    text = f"{where}: {finding.told}" + (f"; came {finding.example}" if finding.example else "")
    return {
        "ruleId": finding.kind,
        "ruleIndex": rule,
        "level": finding.level,
        "message": {"text": f"{text} (×{finding.count}, first {finding.first})"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": f"specs/{finding.api}.yaml"},
                    "region": {"startLine": finding.line},
                },
                "logicalLocations": [{"fullyQualifiedName": f"{finding.api}#{finding.place}"}],
            }
        ],
        "occurrenceCount": finding.count,
        "partialFingerprints": {
            "drift/v1": f"{finding.api} {finding.operation} {finding.status} {finding.kind} {finding.pointer}"
        },
    }
