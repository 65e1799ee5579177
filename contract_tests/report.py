"""Write what a run found: figures for programs, a page for people, and JUnit for a CI server."""

import hashlib
import json
import platform
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from contract_tests import annotations, deeds, laws, reads, walks
from contract_tests.ledger import Ledger
from contract_tests.pages import render, write
from contract_tests.settings import Settings
from generator.document import as_map, load

COUNTED = ("operations", "cases", "checks", "failures", "skipped")
PROMISED = {
    "status_code_conformance": "Every status is one that the spec documents.",
    "content_type_conformance": "Every answer has a media type that the spec documents for its status.",
    "response_headers_conformance": "Required headers are there, and every header fits its schema.",
    "response_schema_conformance": "Every body fits the schema of its status, with no field beside it.",
    "not_a_server_error": "No request ends in a 5xx that is not documented.",
    "negative_data_rejection": "What the spec does not allow is refused.",
    "positive_data_acceptance": "What the spec allows is answered as documented.",
    "unsupported_method": "A method that a path does not have is answered with 405.",
    "allow_header_conformance": "A 405 names the methods that there are in `Allow`.",
    "ignored_auth": "Without credentials, or with wrong ones, nothing opens.",
    "use_after_free": "What was deleted is gone.",
    "ensure_resource_availability": "What was created is there.",
    "login_asked_for": "Without credentials, or with wrong ones, the login is asked for.",
    reads.PROMISE: "What only reads changes nothing.",
    **laws.PROMISES,
    **walks.PROMISES,
    **deeds.PROMISES,
}
"""What each check holds a server to."""
SLOWEST = 20
FEW = 5
"""So many findings come first on a page; more come after the table of checks, and have one of their own."""
OF_A_RUN = ("api", "target", "seed", "date", "coverage", "seconds", "stopped", *COUNTED)
"""What the page over all APIs shows."""
MISSING = (
    ("statuses", "never", "statuses never answered"),
    ("statuses", "undocumented", "statuses not documented"),
    ("parameters", "never", "parameters never sent"),
    ("parameters", "refused", "parameters refused each time"),
    ("values", "never", "enum values never sent"),
    ("body", "never", "body fields never sent"),
    ("body", "refused", "body fields refused each time"),
    ("fields", "never", "answer fields never seen"),
    ("fields", "always_null", "answer fields always null"),
    ("alternatives", "never", "alternatives never seen"),
)
"""Kind, part of it, and what the page calls it."""


def write_reports(ledger: Ledger, settings: Settings) -> None:
    """Write ``contract-<api>.json``, ``.html`` and ``.xml``, and ``index.html`` over all APIs.

    Raises:
        ContractError: The folder cannot be written to.
    """
    figures = {**ledger.figures(), **_run(ledger, settings)}
    figures["findings"] = [_told(finding) for finding in figures["findings"]]
    stem = settings.reports / f"contract-{settings.api}"
    write(stem.with_suffix(".json"), json.dumps(figures, indent=1, ensure_ascii=False) + "\n")
    write(stem.with_suffix(".html"), page(figures))
    _write_junit(ledger, figures, draft=junit_draft(settings), path=junit_path(settings))
    runs = list(_runs(settings.reports))
    write(settings.reports / "index.html", render("index.html", runs=runs))


def annotate(ledger: Ledger, settings: Settings, headline: str, environment: Mapping[str, str]) -> None:
    """Show in GitHub Actions what was found, at the lines where the spec has the operations; else nothing."""
    if not annotations.in_actions(environment):
        return
    document = load(settings.spec_path)
    lines = {operation.id: document.line(operation.pointer) for operation in document.operations()}
    notes = [
        annotations.Note(
            _spec_file(settings),
            lines.get(found.operation, 1),
            f"{ledger.api} {found.operation} broke {found.promise} in {found.where}",
            "\n\n".join(filter(None, (found.message, found.curl))),
            (found.operation, found.promise, found.where, found.message[:300]),
        )
        for found in ledger.findings
    ]
    annotations.annotate(
        notes,
        headline=headline,
        columns=("operation", "broke", "in", "what was found"),
        report=str(settings.reports / f"contract-{settings.api}.html"),
        environment=environment,
    )


def junit_path(settings: Settings) -> Path:
    """Where the JUnit file is."""
    return settings.reports / f"contract-{settings.api}.xml"


def junit_draft(settings: Settings) -> Path:
    """Where pytest writes it first, before credentials are masked in it."""
    return settings.reports / f".contract-{settings.api}.xml.part"


def page(figures: Mapping[str, Any]) -> str:
    """The HTML of one run, from what its JSON report holds."""
    tags: dict[str, list[Any]] = {}
    for row in figures["by_operation"]:
        tags.setdefault(row["tag"], []).append(row)
    order = {row["operation"]: number for number, row in enumerate(figures["by_operation"])}
    findings = sorted(figures["findings"], key=lambda found: order.get(found["operation"], len(order)))
    findings = [{**found, "id": f"failure-{number}"} for number, found in enumerate(findings, 1)]
    failed: dict[str, dict[str, str]] = {}
    for found in findings:
        failed.setdefault(found["operation"], {}).setdefault(found["promise"], found["id"])
    checks = {name for row in figures["by_operation"] for name in row["checks"]}
    checks |= {found["promise"] for found in findings if found["operation"] in order}
    skips: dict[str, list[str]] = {}
    for skip in figures["skips"]:
        skips.setdefault(skip["reason"], []).append(skip["test"])
    answered = [row for row in figures["by_operation"] if row["answers"]]
    return render(
        "report.html",
        figures={**figures, "findings": findings},
        tags=tags,
        checks=sorted(checks),
        promised=PROMISED,
        failed=failed,
        missing={row["operation"]: _missing(row["coverage"]) for row in figures["by_operation"]},
        slowest=sorted(answered, key=lambda row: -row["milliseconds"]["p95"])[:SLOWEST],
        skips=skips,
        few=FEW,
    )


def _run(ledger: Ledger, settings: Settings) -> dict[str, Any]:
    """What it takes to say which run this was."""
    return {
        "max_examples": settings.max_examples,
        "layers": settings.layers,
        "spec": {
            "file": _spec_file(settings),
            "version": ledger.version,
            "sha256": hashlib.sha256(settings.spec_path.read_bytes()).hexdigest(),
        },
        "versions": {
            "Python": platform.python_version(),
            **{name: version(name) for name in ("schemathesis", "hypothesis", "pytest")},
        },
    }


def _spec_file(settings: Settings) -> str:
    return settings.spec_path.relative_to(settings.root).as_posix()


def _told(finding: Mapping[str, Any]) -> dict[str, Any]:
    """A finding with what was promised, and what came instead."""
    promised, (first, _, rest) = PROMISED.get(finding["promise"]), finding["message"].partition("\n")
    if promised is None:
        return {**finding, "expected": first, "actual": rest}
    return {**finding, "expected": promised, "actual": rest if first == promised else finding["message"]}


def _missing(coverage: Mapping[str, Mapping[str, list[str]]]) -> dict[str, list[str]]:
    """What of an operation was not seen, by the name that the page has for it."""
    gone = tuple(f"{status} " for status in coverage["statuses"]["never"])
    named = {
        title: [
            name
            for name in coverage[kind][part]
            if kind not in ("fields", "alternatives") or not name.startswith(gone)
        ]
        for kind, part, title in MISSING
    }
    return {title: names for title, names in named.items() if names}


def _write_junit(ledger: Ledger, figures: Mapping[str, Any], *, draft: Path, path: Path) -> None:
    if not draft.is_file():
        return
    try:
        root = ElementTree.fromstring(draft.read_text("utf-8"))  # noqa: S314 (pytest's own)
    finally:
        draft.unlink()
    for suite in root.iter("testsuite"):
        properties = ElementTree.Element("properties")
        for name in ("api", "target", "seed", "date", "requests_sha256"):
            ElementTree.SubElement(properties, "property", name=name, value=str(figures[name]))
        for name in ("version", "sha256"):
            ElementTree.SubElement(properties, "property", name=f"spec_{name}", value=figures["spec"][name])
        suite.insert(0, properties)
    for case in root.iter("testcase"):
        case.set("classname", _classname(figures["api"], case.get("classname", "")))
    for element in root.iter():
        element.text = element.text and ledger.mask(element.text)
        element.attrib.update({name: ledger.mask(value) for name, value in element.attrib.items()})
    write(path, ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n")


def _classname(api: str, module: str) -> str:
    """Where viewers file a test: the API, then the layer of the suite, then the module of a story."""
    for name, layer in (("test_generic", "cases"), ("test_laws", "laws"), (f"stories.test_{api}", "stories")):
        before, found, rest = module.partition(f"contract_tests.{name}")
        if found and not before:
            return f"{api}.{layer}{rest}"
    return f"{api}.{module}"


def _runs(folder: Path) -> Iterator[dict[str, Any]]:
    """The figures of every API that has a report; what an older version wrote is left out."""
    for path in sorted(folder.glob("contract-*.json")):
        try:
            figures = as_map(json.loads(path.read_text("utf-8")))
        except (OSError, ValueError):
            continue
        if figures.keys() >= set(OF_A_RUN):
            yield {**figures, "page": path.with_suffix(".html").name}
