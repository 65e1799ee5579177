"""Read the hand-written parts of one client from ``extras/<api>/``.

They are ordinary modules that import from `generator.runtime`; in a package the same lines import
from its own copy, ``_runtime``. Three names mean something to the generator:

- ``class Credentials`` in ``credentials.py``: its keyword arguments become those of the client;
- ``class <Group>Extra`` in any module: a base of that group, with ``Async<Group>Extra`` as its twin;
- ``example.py``: the program of the package's README; it is not copied.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.errors import GeneratorError

__all__ = ["Extras", "ExtrasError", "Parameter", "read"]


class ExtrasError(GeneratorError):
    """A hand-written part does not have the form that the generator looks for."""

    def __init__(self, reason: str, *, path: Path, line: int = 1) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path, self.line, self.reason = path, line, reason


@dataclass(frozen=True, slots=True)
class Parameter:
    """One keyword argument of a client: how it is written, and what it is for."""

    name: str
    type: str
    default: str | None
    doc: str
    wire: tuple[str, str, str] | None = None
    """For one that a security scheme names: place, name and prefix of the value."""


@dataclass(frozen=True, slots=True)
class Extras:
    """The hand-written parts of one client; empty where a spec says it all."""

    modules: Mapping[str, str] = field(default_factory=dict[str, str])
    """File name to text, imports already those of the package."""
    credentials: tuple[Parameter, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict[str, str])
    """``<Group>Extra`` to the module that has it."""
    example: str | None = None


def read(folder: Path) -> Extras:
    """Read ``extras/<api>``; a folder that is not there is no extras.

    Raises:
        ExtrasError: Not Python, or `Credentials` has arguments that are not by keyword, typed and described.
    """
    modules: dict[str, str] = {}
    groups: dict[str, str] = {}
    credentials: tuple[Parameter, ...] = ()
    for path in sorted(folder.glob("*.py")) if folder.is_dir() else ():
        if path.name in ("__init__.py", "example.py"):
            continue
        text = path.read_text(encoding="utf-8")
        try:
            tree = ast.parse(text)
        except SyntaxError as error:
            raise ExtrasError(f"not Python: {error.msg}", path=path, line=error.lineno or 1) from None
        modules[path.name] = re.sub(r"(?m)^(\s*from )generator\.runtime\b", r"\1._runtime", text)
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                if node.name.endswith("Extra"):
                    groups[node.name] = path.stem
                if (path.name, node.name) == ("credentials.py", "Credentials"):
                    credentials = tuple(_parameters(node, path))
    example = folder / "example.py"
    return Extras(
        modules, credentials, groups, example.read_text(encoding="utf-8") if example.is_file() else None
    )


def _parameters(node: ast.ClassDef, path: Path) -> Iterator[Parameter]:
    docs = _described(ast.get_docstring(node) or "")
    init = next((f for f in node.body if isinstance(f, ast.FunctionDef) and f.name == "__init__"), None)
    if init is None:
        raise ExtrasError("Credentials has no __init__", path=path, line=node.lineno)
    if len(init.args.args) > 1 or init.args.vararg or init.args.kwarg:
        raise ExtrasError("Credentials takes its arguments by keyword only", path=path, line=init.lineno)
    for argument, default in zip(init.args.kwonlyargs, init.args.kw_defaults, strict=True):
        if argument.annotation is None or argument.arg not in docs:
            reason = (
                f"{argument.arg} needs an annotation and a line below `Args:` in the docstring of Credentials"
            )
            raise ExtrasError(reason, path=path, line=argument.lineno)
        yield Parameter(
            argument.arg,
            ast.unparse(argument.annotation),
            None if default is None else ast.unparse(default),
            docs[argument.arg],
        )


def _described(docstring: str) -> dict[str, str]:
    """The entries below ``Args:`` of a Google-style docstring."""
    _, _, section = docstring.partition("Args:\n")
    entries: dict[str, str] = {}
    name = ""
    for line in section.splitlines():
        if not line.startswith("    "):
            break
        found = re.match(r"    (\w+): (.*)", line)
        if found:
            name = found[1]
            entries[name] = found[2]
        elif name:
            entries[name] += " " + line.strip()
    return entries
