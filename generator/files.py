"""Files in their place, whole or not at all."""

import os
from pathlib import Path

__all__ = ["swap", "write"]


def write(path: Path, text: str) -> None:
    """Write a file; whatever interrupts it, the old one stands there or the new one.

    Raises:
        OSError: It cannot be written; nothing is left of the attempt.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def swap(folder: Path, fresh: Path, old: Path) -> None:
    """Put a new folder in the place of another; whatever interrupts it, one of the two stands there."""
    try:
        if folder.exists():
            folder.rename(old)
        fresh.rename(folder)
    except BaseException:
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise
