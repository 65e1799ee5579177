"""Which findings are facts of an API: exceptions.yaml, one rule and one place each, with the reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

import yaml

from generator.document import as_list, is_map
from tests.lint_specs.linters import HERE, ROOT, TOOLS, Found, LintError

FILE: Final = HERE / "exceptions.yaml"


@dataclass(frozen=True, slots=True)
class Exempt:
    """One place where one rule does not hold."""

    rule: str
    api: str
    at: str
    reason: str
    view: str = ""
    """``3.0`` for what holds in that view only."""

    def covers(self, found: Found) -> bool:
        """Whether this is the finding that is meant, in the spec or in a file of the bundle."""
        api, _, rest = found.path.name.partition(".")
        here = (api, found.rule, found.pointer) == (self.api, self.rule, self.at)
        return here and (not self.view or f".{rest}".endswith(f".{self.view}.yaml"))


def read(path: Path = FILE) -> list[Exempt]:
    """All exceptions.

    Raises:
        LintError: The file cannot be read, or an entry lacks its reason or says something unknown.
    """
    shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as reason:
        raise LintError(f"{shown}: {' '.join(str(reason).split())}") from None
    return [_exempt(entry, f"{shown}: entry {index}") for index, entry in enumerate(as_list(entries), 1)]


def _exempt(entry: object, where: str) -> Exempt:
    known = [field.name for field in fields(Exempt)]
    if not is_map(entry) or not all(isinstance(value, str) and value for value in entry.values()):
        raise LintError(f"{where}: not a mapping of texts; write {', '.join(known)}")
    if missing := [name for name in known if name != "view" and name not in entry]:
        raise LintError(f"{where}: no `{missing[0]}`")
    if unknown := [name for name in entry if name not in known]:
        raise LintError(f"{where}: `{unknown[0]}` means nothing; write {', '.join(known)}")
    if entry["rule"].partition("/")[0] not in TOOLS or not entry["at"].startswith("/"):
        raise LintError(f"{where}: write the rule as `redocly/NAME`, the place as a JSON pointer")
    return Exempt(**entry)


def stale(exempts: Sequence[Exempt], founds: Iterable[Found], linted: Sequence[Path]) -> list[Exempt]:
    """The exceptions that nothing asks for, among those whose API and view were linted."""
    found = list(founds)
    names = [path.name for path in linted]
    return [
        exempt
        for exempt in exempts
        if any(
            name.partition(".")[0] == exempt.api and name.endswith(f"{exempt.view}.yaml") for name in names
        )
        and not any(exempt.covers(one) for one in found)
    ]
