"""Files in their place, whole or not at all."""

from pathlib import Path

__all__ = ["swap"]


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
