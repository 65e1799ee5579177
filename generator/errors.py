"""What goes wrong between a spec and its client, as values and as exceptions.

::

    GeneratorError
    ├── SpecError        findings: each a file, a line, a JSON pointer and what to mend
    └── StaleError       what stands in generated/ is not what its spec makes
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Finding", "GeneratorError", "SpecError", "StaleError"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend in one spec.

    Findings sort by file, then by line. As text, a finding opens the right line in an editor::

        specs/orchard.yaml:12 #/paths/~1trees/get: [operation-id] no operationId; write `group.verb`
    """

    path: Path
    line: int
    pointer: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} #{self.pointer}: [{self.rule}] {self.message}"


class GeneratorError(Exception):
    """Base of everything that the generator refuses."""


class SpecError(GeneratorError):
    """A spec says something no client can be generated from.

    As text: the findings, one a line, then their count.
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(findings)
        count = len(self.findings)
        super().__init__("\n".join([*map(str, self.findings), f"{count} finding{'' if count == 1 else 's'}"]))

    def __reduce__(self) -> tuple[type["SpecError"], tuple[tuple[Finding, ...]]]:
        return SpecError, (self.findings,)


class StaleError(GeneratorError):
    """What stands in ``generated/`` is not what its spec makes."""

    def __init__(self, folder: Path, changed: tuple[str, ...]) -> None:
        listed = "".join(f"\n  {name}" for name in changed)
        super().__init__(f"{folder} is stale, run `nox -s generate`:{listed}")
        self.folder, self.changed = folder, changed
