"""The specs as they were at a git revision."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from generator import document
from generator.breaking import BreakingError
from generator.document import Document

__all__ = ["Revision"]


@dataclass(frozen=True, slots=True)
class Revision:
    """One commit of the checkout that `root` lies in."""

    root: Path
    name: str
    """As the caller wrote it: ``HEAD~20``, ``v1.0.0``."""
    commit: str

    @classmethod
    def find(cls, root: Path, name: str) -> Revision:
        """The commit that `name` stands for.

        Raises:
            BreakingError: There is none, or `root` is no git checkout.
        """
        if _git(root, "rev-parse", "--git-dir") is None:
            raise BreakingError(f"{root}: no git checkout, so there is nothing to compare with")
        # What begins with a dash would be read as an option.
        found = None if name.startswith("-") else _git(root, "rev-parse", "--verify", f"{name}^{{commit}}")
        if found is None:
            raise BreakingError(
                f"{name}: no revision of this repository; is it fetched (`git fetch --tags`)?"
            )
        return cls(root, name, found.strip())

    def apis(self) -> list[str]:
        """The names of the specs that were there."""
        listed = _git(self.root, "ls-tree", "-z", "--name-only", self.commit, "specs/") or ""
        paths = map(Path, filter(None, listed.split("\0")))
        return sorted(path.stem for path in paths if path.suffix == ".yaml")

    def spec(self, api: str) -> Document:
        """One of them.

        Raises:
            BreakingError: It is not UTF-8.
            SpecError: Its YAML was broken.
        """
        path = Path(f"{self.name}:specs/{api}.yaml")
        text = _git(self.root, "show", f"{self.commit}:./specs/{api}.yaml")
        if text is None:
            raise BreakingError(f"{path}: cannot be read")
        return document.parse(text, path)


def _git(root: Path, *arguments: str) -> str | None:
    """What git prints; None where it refuses.

    Raises:
        BreakingError: There is no git.
    """
    git = shutil.which("git")
    if git is None:
        raise BreakingError("there is no `git`; install it, the specs of the revision come from it")
    done = subprocess.run([git, "-C", root, *arguments], capture_output=True)
    try:
        return None if done.returncode else done.stdout.decode()
    except UnicodeDecodeError as error:
        raise BreakingError(f"git {' '.join(arguments)}: not UTF-8") from error
