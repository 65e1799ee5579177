"""Write one package from one checked document: all of it, or nothing."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import changes as changes_module
from generator import extras as extras_module
from generator import metadata
from generator.document import Document
from generator.errors import StaleError
from generator.files import swap
from generator.metadata import Metadata
from generator.runtime import errors as runtime_errors

if TYPE_CHECKING:
    from generator.view import Client

__all__ = ["REQUIREMENTS", "TOKEN_REQUIREMENTS", "Outcome", "generate", "is_current"]

REQUIREMENTS = ("httpx>=0.27,<0.29", "msgspec>=0.19,<0.23")
"""What a generated package needs; both bounds of each are tested."""

TOKEN_REQUIREMENTS = ("filelock>=3.16,<5",)
"""What it needs besides where tokens are shared between processes."""

_HERE = Path(__file__).parent
_WIDTH = 110


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one package."""

    folder: Path
    changed: tuple[str, ...]
    """Files written, replaced or removed, relative to the folder."""


def is_current(document: Document, *, root: Path) -> bool:
    """Whether nothing that goes into a package, and nothing in it, has changed since it was last approved."""
    folder = _folder(document, root)
    try:
        return bool(json.loads(_manifest(folder).read_bytes()) == _state(document, root, folder))
    except (OSError, ValueError):
        return False


def generate(
    document: Document, *, root: Path, check: bool = False, approve: Callable[[], None] | None = None
) -> Outcome:
    """Bring ``generated/<api>-client`` up to date.

    The package is rendered beside the old one and takes its place in one rename.

    Args:
        document: The spec.
        root: The repository; ``extras/`` and ``pyproject.toml`` are read and ``generated/`` written below it.
        check: Render and compare, but change nothing.
        approve: Called right before the new package takes its place; whatever it raises keeps the old one.

    Raises:
        SpecError: The parser refuses the document.
        ExtrasError: A hand-written part has the wrong form.
        GeneratorError: ``pyproject.toml`` lacks what all packages take from there; notes are not UTF-8.
        StaleError: With `check`: the package is not up to date.
    """
    from generator.plan import plan  # brings openapi-python-client along, which takes a third of a second

    folder = _folder(document, root)
    client = plan(document, extras_module.read(root / "extras" / document.api))
    folder.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as scratch:
        fresh = Path(scratch) / "new"
        fresh.mkdir()
        changes = _changes(document, root)
        about = metadata.read(document, root=root, notes=changes)
        _write(client, fresh, changes=changes, about=about)
        if approve is not None:
            approve()
        old, new = _contents(folder), _contents(fresh)
        changed = tuple(sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name)))
        if changed and check:
            raise StaleError(folder, changed)
        if changed:
            swap(folder, fresh, Path(scratch) / "old")
    if not check:
        _manifest(folder).write_text(json.dumps(_state(document, root, folder)), encoding="utf-8")
    return Outcome(folder, changed)


def _write(client: Client, folder: Path, *, changes: str, about: Metadata) -> None:
    from generator import hooks

    package = hooks.Package(client.data, templates=_HERE / "templates", folder=folder)
    filters: dict[str, Any] = {"docstring": _docstring, "literal": repr, "toml": _toml, "cell": _cell}
    package.env.filters.update(filters)
    shared: dict[str, Any] = {
        "client": client,
        "about": about,
        "changes": changes,
        "requirements": (*REQUIREMENTS, *(TOKEN_REQUIREMENTS if client.flow else ())),
        "runtime_errors": sorted(name for name, value in vars(runtime_errors).items() if _is_public(value)),
    }
    source = f"src/{client.package}"
    for name in ("errors", "models", "client", "testing"):
        package.write(f"{source}/{name}.py", f"{name}.py.jinja", **shared)
    package.write(f"{source}/__init__.py", "init.py.jinja", **shared)
    package.write(f"{source}/_about.py", "about.py.jinja", **shared)
    if not client.extras.credentials:
        package.write(f"{source}/credentials.py", "credentials.py.jinja", **shared)
    for name, text in client.extras.modules.items():
        (folder / source / name).write_text(_marked(text, f"extras/{client.api}/{name}"), encoding="utf-8")
    (folder / source / "py.typed").touch()
    package.write("pyproject.toml", "pyproject.toml.jinja", **shared)
    package.write("README.md", "README.md.jinja", **shared)
    if changes:
        package.write("CHANGELOG.md", "CHANGELOG.md.jinja", **shared)
    shutil.copy(_HERE.parent / "LICENSE", folder / "LICENSE")
    package.tidy()
    # After tidying: the copies are to be those of generator.runtime to the letter.
    for path in sorted((_HERE / "runtime").glob("*.py")):
        target = folder / source / "_runtime" / path.name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())


def _is_public(value: object) -> bool:
    """Whether a name of the runtime's errors module is one of its own classes."""
    return isinstance(value, type) and value.__module__ == runtime_errors.__name__


def _marked(text: str, origin: str) -> str:
    """The text with a line below its docstring that says where to edit it."""
    head, quotes, rest = text.partition('"""\n\nfrom __future__')
    note = f'"""\n\n# Copied from {origin} by `python -m generator`. Do not edit.\n\nfrom __future__'
    return (
        head + note + rest
        if quotes
        else f"# Copied from {origin} by `python -m generator`. Do not edit.\n{text}"
    )


# -- what goes in, what came out --------------------------------------------------------------------------


def _folder(document: Document, root: Path) -> Path:
    return root / "generated" / metadata.distribution(document.api)


def _notes(document: Document, root: Path) -> Path:
    """What `generator.breaking` writes, and people, of the changes of a spec."""
    return root / "specs" / "changes" / f"{document.api}.md"


def _changes(document: Document, root: Path) -> str:
    return changes_module.read(_notes(document, root)).strip()


def _manifest(folder: Path) -> Path:
    """Where the state of the last run is kept; git does not know it."""
    return folder.parent / f".{folder.name}.json"


def _state(document: Document, root: Path, folder: Path) -> dict[str, str]:
    """Digests of all that goes into a package, and of all that is in it."""
    sources = [document.path, root / "LICENSE", root / "specs" / "extensions.schema.json"]
    sources += [_notes(document, root)]
    sources += sorted(p for p in _HERE.rglob("*") if p.suffix in (".py", ".jinja"))
    sources += sorted((root / "extras" / document.api).glob("*.py"))
    state = {
        f"in {path.parent.name}/{path.name}": _digest(path.read_bytes()) for path in sources if path.is_file()
    }
    # Of the repository's pyproject.toml only what packages take from it counts.
    about = metadata.read(document, root=root, notes=_changes(document, root))
    state["in metadata"] = _digest(repr(about).encode())
    state |= {f"with {name}": version(name) for name in ("openapi-python-client", "jinja2", "ruff")}
    return state | {f"out {name}": _digest(content) for name, content in _contents(folder).items()}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, without what running or building the package leaves there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(_files(folder))}


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(
            p in ("__pycache__", "dist", "build") or p.endswith(".egg-info") for p in parts
        ):
            yield path


# -- filters: the only ways for a spec's text into a file -------------------------------------------------


def _docstring(text: str, indent: int, hang: int = 0) -> str:
    r"""Text as it may stand between triple quotes: wrapped, and unable to end them.

    Backslashes, quotes and characters that cannot be printed are escaped, so what Python reads is the text.

    Args:
        text: The text; its lines are kept apart, each is wrapped.
        indent: Columns that every line but the first begins with.
        hang: Further columns for the lines that a wrapped line goes on in.
    """
    lines: list[str] = []
    for line in text.splitlines():
        own = len(line) - len(line.lstrip(" "))
        entry = 4 if own else hang
        lines += textwrap.wrap(
            line,
            _WIDTH - indent,
            initial_indent="",
            subsequent_indent=" " * (own + entry),
            break_long_words=False,
            break_on_hyphens=False,
            drop_whitespace=True,
        ) or [""]
    escaped = [_escape(line) for line in lines] or [""]
    return ("\n" + " " * indent).join(escaped).replace("\n" + " " * indent + "\n", "\n\n")


def _escape(line: str) -> str:
    r"""One line, with whatever could end or bend a string literal escaped."""
    out: list[str] = []
    for c in line:
        if c in '\\"':
            out.append(
                "\\" + c if c == "\\" or '"""' in line or line.endswith('"') or line.startswith('"') else c
            )
        elif c.isprintable():
            out.append(c)
        else:
            out.append(c.encode("unicode_escape").decode())
    return "".join(out)


def _toml(text: str) -> str:
    """A TOML basic string."""
    return json.dumps(text).replace("\x7f", "\\u007f")


def _cell(text: Any) -> str:
    """Text in a cell of a Markdown table."""
    return " ".join(str(text).split()).replace("|", "\\|")
