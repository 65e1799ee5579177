"""Puts what passed in place: all of it, nothing else, and at once."""

import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator.files import swap
from tests.packages.package import BuildError

SUMS: Final = "SHA256SUMS"


def check(folder: Path) -> None:
    """See that a folder may be replaced: it holds what an earlier run put there, or nothing.

    Raises:
        BuildError: It holds something else.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise BuildError(f"{folder}: not a folder; name another with --out")
    sums = folder / SUMS
    lines = sums.read_text(encoding="utf-8", errors="replace").splitlines() if sums.is_file() else []
    named = {SUMS, *(line.partition("  ")[2] for line in lines)}
    if strangers := sorted(path.name for path in folder.iterdir() if path.name not in named):
        raise BuildError(f"{folder}: holds {strangers[0]}, which no run put there; name another with --out")


def put(folder: Path, files: Sequence[Path]) -> None:
    """Replace the folder by these files and their sums, for ``sha256sum -c``; by nothing if there are none.

    Raises:
        BuildError: It cannot be written; it is as it was.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as beside:
            fresh, old = Path(beside) / "fresh", Path(beside) / "old"
            fresh.mkdir()
            for file in files:
                shutil.copyfile(file, fresh / file.name)
            digests = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
            lines = [f"{digests[name]}  {name}\n" for name in sorted(digests)]
            (fresh / SUMS).write_text("".join(lines), encoding="utf-8")
            if files:
                swap(folder, fresh, old)
            elif folder.exists():
                folder.rename(old)
    except OSError as reason:
        raise BuildError(f"{folder}: cannot be written: {reason.strerror}") from None
