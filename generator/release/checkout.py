"""The git repository of a release: what stands there, and one commit and one tag, or nothing."""

from __future__ import annotations

import io
import re
import shutil
import signal
import subprocess
import tempfile
import zipfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.release import ReleaseError

__all__ = ["Checkout", "numbers"]


def numbers(version: str) -> tuple[int, int, int] | None:
    """``1.2.3`` as numbers; None for what is written otherwise."""
    part = r"(0|[1-9][0-9]{0,8})"
    found = re.fullmatch(rf"{part}\.{part}\.{part}", version)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


@dataclass(frozen=True, slots=True)
class Checkout:
    """A folder in the work tree of a repository that has a commit."""

    root: Path

    @classmethod
    def find(cls, root: Path) -> Checkout:
        """The one that `root` lies in.

        Raises:
            ReleaseError: There is none, or a shallow one, or no git.
        """
        if shutil.which("git") is None:
            raise ReleaseError("there is no `git`; install it, a release is a commit and a tag")
        found = cls(root)
        try:
            found.head()
        except ReleaseError as error:
            raise ReleaseError(
                f"{root}: no git checkout with a commit, so there is nothing to tag"
            ) from error
        if found.git("rev-parse", "--is-shallow-repository") == "true":
            raise ReleaseError(
                f"{root}: a shallow clone, which lacks earlier releases; run `git fetch --unshallow --tags`"
            )
        return found

    def git(self, *arguments: str, given: str | None = None) -> str:
        """What git prints.

        Raises:
            ReleaseError: It refuses, in its words.
        """
        return self._run(*arguments, given=given).decode(errors="replace").strip()

    def _run(self, *arguments: str, given: str | None = None) -> bytes:
        done = subprocess.run(
            ["git", "-C", self.root, *arguments],  # noqa: S607 - whichever git the maintainer uses
            input=given.encode() if given is not None else None,
            stdin=None if given is not None else subprocess.DEVNULL,
            capture_output=True,
        )
        if done.returncode:
            told = " ".join(done.stderr.decode(errors="replace").split())
            raise ReleaseError(f"git {arguments[0]}: {told or 'no reason given'}")
        return done.stdout

    def head(self) -> str:
        """The commit."""
        return self.git("rev-parse", "--verify", "HEAD^{commit}")

    def branch(self) -> str:
        """Its branch; empty where HEAD is detached."""
        name = self.git("rev-parse", "--abbrev-ref", "HEAD")
        return "" if name == "HEAD" else name

    def dirt(self) -> list[str]:
        """The files that are not as in the commit, untracked ones, too."""
        told = self._run("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames")
        return [line[3:] for line in told.decode(errors="replace").split("\0") if line]

    def knows_author(self) -> bool:
        """Whether somebody has told git who makes the commits."""
        try:
            for name in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
                self.git("-c", "user.useConfigOnly=true", "var", name)
        except ReleaseError:
            return False
        return True

    def last(self, distribution: str) -> str | None:
        """The highest version that has a tag of this distribution; None before the first release."""
        tags = self.git("tag", "--list", f"{distribution}-v*").splitlines()
        found = {numbers(tag.removeprefix(f"{distribution}-v")): tag for tag in tags}
        known = [version for version in found if version]
        return ".".join(map(str, max(known))) if known else None

    def has(self, tag: str) -> bool:
        """Whether there is a tag of that name."""
        return bool(self.git("tag", "--list", tag))

    def contains(self, tag: str) -> bool:
        """Whether the commit of a tag is among those that HEAD goes back to."""
        return not self.git("rev-list", "--max-count=1", f"refs/tags/{tag}", "^HEAD")

    def extract(self, tag: str, folder: str, into: Path) -> Path:
        """A folder as it was, written below another.

        Raises:
            ReleaseError: It was not there.
        """
        content = self._run("archive", "--format=zip", f"refs/tags/{tag}", "--", folder)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            archive.extractall(into)
        return into / folder

    def changed(self, tag: str, folder: str) -> list[str]:
        """The files of a folder that differ from what they were, by their names below it."""
        options = ("--name-only", "--relative", "--no-renames", "-z")
        told = self.git("diff", *options, f"refs/tags/{tag}", "--", folder)
        return [name.removeprefix(f"{folder}/") for name in told.split("\0") if name]

    @contextmanager
    def copy(self) -> Generator[Checkout]:
        """Another work tree at the same commit, where what goes wrong harms nothing; gone afterwards."""
        below = self.git("rev-parse", "--show-prefix")
        scratch = Path(tempfile.mkdtemp(prefix="release-"))
        try:
            self.git("worktree", "add", "--quiet", "--detach", str(scratch / "tree"), "HEAD")
            yield Checkout(scratch / "tree" / below)
        finally:
            with _uninterrupted():
                with suppress(ReleaseError):  # it was not made
                    self.git("worktree", "remove", "--force", str(scratch / "tree"))
                shutil.rmtree(scratch, ignore_errors=True)

    def commit(self, message: str, *paths: str) -> str:
        """Commit these paths, whatever became of them; a first release may find all of it there."""
        self.git("add", "--all", "--", *paths)
        # Hooks would set up their environments anew in a copy; all tests have just passed.
        options = ("--quiet", "--no-verify", "--allow-empty", "--cleanup=whitespace", "--file=-")
        self.git("commit", *options, given=message)
        return self.head()

    def publish(self, commit: str, tag: str, message: str) -> None:
        """Put a commit of a copy and its tag in place: both, or on any failure none of them.

        Raises:
            ReleaseError: git refuses, for example because a file of it was changed meanwhile.
        """
        with _uninterrupted():
            self.git("tag", "--annotate", "--cleanup=whitespace", "--file=-", tag, commit, given=message)
            try:
                self.git("merge", "--quiet", "--ff-only", commit)
            except ReleaseError:
                self.git("tag", "--delete", tag)
                raise


@contextmanager
def _uninterrupted() -> Generator[None]:
    """Let Ctrl-C pass for a moment; git inherits that."""
    before = {one: signal.signal(one, signal.SIG_IGN) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
