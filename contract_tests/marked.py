"""Pages with a part that a program writes, between two markers."""

from pathlib import Path

from contract_tests.errors import ContractError
from generator import files


def write(path: Path, text: str) -> None:
    """Write a file of the repository, whole or not at all.

    Raises:
        ContractError: It cannot be written.
    """
    try:
        files.write(path, text)
    except OSError as reason:
        raise ContractError(f"{path}: {reason.strerror or reason}") from None


def part(page: Path, begin: str, end: str) -> str:
    """What stands between the markers of a page.

    Raises:
        ContractError: The page cannot be read, or a marker is missing.
    """
    return _split(page, begin, end)[1].strip()


def put(page: Path, begin: str, end: str, text: str) -> None:
    """Replace what stands between the markers of a page, and nothing else.

    Raises:
        ContractError: The page cannot be read, or a marker is missing; it is left as it was.
    """
    before, _, after = _split(page, begin, end)
    write(page, f"{before}{begin}\n\n{text}\n\n{end}{after}")


def _split(page: Path, begin: str, end: str) -> tuple[str, str, str]:
    try:
        text = page.read_text(encoding="utf-8")
    except OSError as reason:
        raise ContractError(f"{page}: {reason.strerror}") from None
    before, opened, rest = text.partition(begin)
    inside, closed, after = rest.partition(end)
    if not (opened and closed):
        raise ContractError(f"{page}: the markers `{begin}` and `{end}` are missing; put them back")
    return before, inside, after
