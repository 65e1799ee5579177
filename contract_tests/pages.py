"""How reports come to be files: templates in one look (`page.html`), and no file that is half written."""

import tempfile
from pathlib import Path

import jinja2

from contract_tests.errors import ContractError
from generator import files

HERE = Path(__file__).parent


def render(template: str, **given: object) -> str:
    """Fill a template of this folder, e.g. one with ``{% extends "page.html" %}``; texts are escaped."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(given)


def writable(folder: Path) -> Path:
    """Make a folder for reports, and see that files can be written there.

    Raises:
        ContractError: They cannot.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".", suffix=".part"):
            pass
    except OSError as reason:
        raise _refused(folder, reason) from None
    return folder


def write(path: Path, text: str) -> None:
    """Put a report in its place, whole.

    Raises:
        ContractError: It cannot be written.
    """
    try:
        files.write(path, text)
    except OSError as reason:
        raise _refused(path, reason) from None


def _refused(path: Path, reason: OSError) -> ContractError:
    return ContractError(
        f"cannot write reports to {path}: {reason.strerror or reason}; name another folder with --reports DIR"
    )
