"""Sdist and wheel, built twice in different surroundings and compared byte for byte."""

import gzip
import hashlib
import io
import os
import shutil
import tarfile
import zipfile
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Final

from tests.packages.package import MODULE, Package, RefusedError, run, said


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What may differ from one machine to the next, and must not show."""

    folder: str
    umask: int
    modified: int
    """Time of each source file, in seconds since 1970."""
    environment: dict[str, str]


SURROUNDINGS: Final = (
    Surroundings("first", 0o022, 1_000_000_000, {"TZ": "UTC0", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
    Surroundings(
        "second/not where the first one was",
        0o077,
        1_700_000_001,
        {"TZ": "XXX-14", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
    ),
)


@dataclass(frozen=True, slots=True)
class Compared:
    """One file of both builds."""

    name: str
    digests: tuple[str, str]
    """SHA-256."""
    difference: str
    """The first member that differs, and in what; empty where all bytes are the same."""

    def __str__(self) -> str:
        verdict = f"DIFFERENT: {self.difference}" if self.difference else "identical"
        return f"{self.name}\n    {self.digests[0]}\n    {self.digests[1]}  {verdict}"


@dataclass(frozen=True, slots=True)
class Built:
    """What the first build made, and how the second compares."""

    sdist: Path
    wheel: Path
    compared: list[Compared]


def build(package: Package, scratch: Path, date: int) -> Built:
    """Build twice, the sdist from the sources, the wheel from that sdist; ``date`` is the source date.

    Raises:
        RefusedError: It does not build.
    """
    taken = scratch / package.name  # at once, whatever becomes of the sources meanwhile
    shutil.copytree(package.folder, taken, ignore=shutil.ignore_patterns("__pycache__"))
    folders = [_once(taken, scratch / around.folder, around, date) for around in SURROUNDINGS]
    first, second = (sorted(folder.iterdir()) for folder in folders)
    names = [[path.name for path in files] for files in (first, second)]
    if names[0] != names[1]:
        raise RefusedError(f"two builds made {' and '.join(names[0])}, then {' and '.join(names[1])}")
    (wheel,) = (path for path in first if path.suffix == ".whl")
    (sdist,) = (path for path in first if path.suffix != ".whl")
    return Built(sdist, wheel, [compare(*pair) for pair in zip(first, second, strict=True)])


def _once(taken: Path, home: Path, around: Surroundings, date: int) -> Path:
    """One build; the folder that holds the sdist and the wheel."""
    sources, out, temporary = home / taken.name, home / "out", home / "tmp"
    shutil.copytree(taken, sources)
    temporary.mkdir()
    for path in sources.rglob("*"):
        path.chmod(path.stat().st_mode & ~around.umask)
    for path in sources.rglob("*"):
        os.utime(path, (around.modified, around.modified))
    settings = {**around.environment, "SOURCE_DATE_EPOCH": str(date), "TMPDIR": str(temporary)}
    command = (*MODULE, "build", "--no-isolation", "--outdir", out, sources)
    done = run(*command, cwd=home, umask=around.umask, environment=settings)
    if done.returncode:
        raise RefusedError(f"it does not build: {said(done)}")
    return out


def compare(first: Path, second: Path) -> Compared:
    """Two files that should have the same bytes."""
    contents = first.read_bytes(), second.read_bytes()
    digests = tuple(hashlib.sha256(content).hexdigest() for content in contents)
    difference = "" if contents[0] == contents[1] else _difference(first.name, *contents)
    return Compared(first.name, (digests[0], digests[1]), difference)


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    content: bytes
    time: object
    mode: int


def _difference(name: str, first: bytes, second: bytes) -> str:
    read = _wheel if name.endswith(".whl") else _sdist
    for one, other in zip_longest(read(first), read(second)):
        if one is None or other is None or one.name != other.name:
            names = " and ".join(member.name if member else "nothing" for member in (one, other))
            return f"{names} stand at the same place"
        for what in ("content", "time", "mode"):
            if getattr(one, what) != getattr(other, what):
                return f"the {what} of {one.name}"
    return "the archive around its members"


def _wheel(content: bytes) -> list[_Member]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [
            _Member(one.filename, archive.read(one), one.date_time, one.external_attr)
            for one in archive.infolist()
        ]


def _sdist(content: bytes) -> list[_Member]:
    members: list[_Member] = []
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(content))) as archive:
        for one in archive:
            file = archive.extractfile(one)
            members.append(_Member(one.name, file.read() if file else b"", one.mtime, one.mode))
    return members
