"""Faults planted in copies of a spec: a linter that stays silent about one of them is not at work."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import yaml

from tests.lint_specs import exceptions, linters
from tests.lint_specs.exceptions import Exempt

Plant = Callable[[dict[str, Any]], object]

SPEC: Final = linters.ROOT / "specs" / "g2a.yaml"

FAULTS: Final[Mapping[str, tuple[Plant, frozenset[str]]]] = {
    "nothing": (lambda root: None, frozenset()),
    "a type that does not exist": (
        lambda root: root["components"]["schemas"]["NewOrder"].update(type="strng"),
        frozenset({"spectral", "redocly"}),
    ),
    "a path parameter that is not declared": (
        lambda root: root["paths"]["/order/key/{order_id}"]["get"].pop("parameters"),
        frozenset(linters.TOOLS),
    ),
    "two paths that one address fits": (
        lambda root: root["paths"].update(_ambiguous(root["paths"]["/order/key/{order_id}"])),
        frozenset({"redocly"}),
    ),
    "a dangling reference": (
        lambda root: root["components"]["schemas"]["NewOrder"].update({"$ref": "#/components/schemas/None"}),
        frozenset(linters.TOOLS),
    ),
    "an example against its schema": (
        lambda root: root["components"]["schemas"]["NewOrder"]["properties"]["max_price"].update(
            examples=["x"]
        ),
        frozenset({"redocly"}),
    ),
    "a security scheme that does not exist": (
        lambda root: root.update(security=[{"none": []}]),
        frozenset({"spectral", "redocly"}),
    ),
    "a server without TLS": (
        lambda root: root["servers"][0].update(url="http://api.g2a.com"),
        frozenset({"spectral"}),
    ),
    "a description without a full stop": (
        lambda root: root["tags"][0].update(description="Products"),
        frozenset({"spectral"}),
    ),
    "an answer without an example": (
        lambda root: _answer(root).pop("examples"),
        frozenset({"spectral"}),
    ),
}
"""Each fault with the tools that must find it."""


def run(home: Path, exempts: Sequence[Exempt]) -> int:
    """Plant each fault in a copy of a spec, lint all copies at once and print who found what.

    Returns:
        0; 1 when a linter missed its fault, found one where there is none, or a stale exception passes.

    Raises:
        LintError: A linter stopped without an answer.
    """
    root = yaml.safe_load(SPEC.read_text(encoding="utf-8"))
    failed = False
    with tempfile.TemporaryDirectory(prefix="lint_specs-") as scratch:
        files = {fault: Path(scratch) / f"fault{index}.yaml" for index, fault in enumerate(FAULTS)}
        for fault, file in files.items():
            copy = deepcopy(root)
            FAULTS[fault][0](copy)
            file.write_text(yaml.safe_dump(copy, sort_keys=False, allow_unicode=True), encoding="utf-8")
        found = linters.run(home, list(files.values()))
        for fault, file in files.items():
            expected = FAULTS[fault][1]
            tools = {one.tool for one in found if one.path.name == file.name}
            missed = expected - tools or (tools if not expected else set[str]())
            failed |= bool(missed)
            verdict = "WRONG: " + ", ".join(sorted(missed)) if missed else "as it should be"
            print(f"{fault}: found by {', '.join(sorted(tools)) or 'nobody'} ({verdict})")
    gone = Exempt("redocly/no-ambiguous-paths", SPEC.stem, "/paths/~1gone", "planted")
    caught = exceptions.stale([*exempts, gone], [], [SPEC]) == [gone]
    print(f"an exception that nothing asks for: {'refused, as it should be' if caught else 'WRONG: passes'}")
    return int(failed or not caught)


def _ambiguous(item: dict[str, Any]) -> dict[str, Any]:
    other = deepcopy(item)
    other["get"]["operationId"] = "orders.other"
    other["get"]["parameters"] = [
        {"name": "key", "in": "path", "required": True, "schema": {"type": "string"}}
    ]
    return {"/order/{key}/keys": other}


def _answer(root: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = root["paths"]["/products"]["get"]["responses"]["200"]["content"][
        "application/json"
    ]
    return answer
