"""Put a folder together from pieces that are fetched in parallel: files, folders and links, all checked.

A file grows in a folder of parts beside the others and takes its place when all of it is there. Whatever
interrupts that, the next call reads what is there, keeps the ranges whose MD5 is right and fetches the rest;
so it also mends and updates. Where pieces come from is the caller's to say. Paths come from a server that may
be anybody's: none of them leads out of the folder, and nothing is written through a link.
"""

from __future__ import annotations

import os
import stat
import threading
from collections import deque
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple, Protocol

from .errors import DownloadError, RequestSummary
from .steps import Steps, Together, Work

PARTS = ".gamestore-parts"
"""The folder of files that are not complete; nothing else may have its name."""

Progress = Callable[[int, int], None]
"""Called with the bytes that are there and all bytes; from one thread at a time."""

Where = tuple[str, ...]
"""The names that lead to something, from the outside in."""

_BUFFER = 1 << 20
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)


class Piece(Protocol):
    """Something that is fetched at once. Pieces that are equal are fetched once."""

    @property
    def size(self) -> int:
        """Bytes."""
        ...

    def __hash__(self) -> int: ...


class Slice(NamedTuple):
    """A range of a piece, and where in a file it belongs."""

    piece: Piece
    begin: int
    end: int
    at: int


class Check(NamedTuple):
    """A range of a file, and its MD5 in hexadecimal."""

    begin: int
    end: int
    md5: str


class Wanted(NamedTuple):
    """A file.

    Attributes:
        where: Its place, as `Tree` gives it.
        size: Bytes.
        slices: What it is made of, without gaps.
        checks: What tells whether a range of it is right.
        md5: The MD5 of the whole, None if nobody says.
        executable: Whether it is a program.
    """

    where: Where
    size: int
    slices: Sequence[Slice]
    checks: Sequence[Check]
    md5: str | None = None
    executable: bool = False


class Assembled(NamedTuple):
    """What was done.

    Attributes:
        written: The files that were not there, or were others.
        kept: The files that were there already, whole and right.
        fetched: Bytes of pieces that were fetched.
    """

    written: list[Where]
    kept: list[Where]
    fetched: int


class UnsafePathError(ValueError):
    """A path leads somewhere that it must not."""


class Tree:
    """Which places are taken, and by what.

    Names that differ in case or in how accents are composed are one name on many systems. Folders that differ
    only so are one folder here, with the name that came first; files must not.
    """

    def __init__(self) -> None:
        self._names: dict[Where, str] = {}
        self._kinds: dict[Where, Hashable] = {}

    def folder(self, path: str) -> Where:
        """A place for a folder, also if it has one.

        Raises:
            UnsafePathError: There is none for this path.
        """
        where, _ = self._take(path, "folder")
        return where

    def file(self, path: str, content: Hashable) -> Where | None:
        """A place for a file; None if a file with the same content has it.

        Raises:
            UnsafePathError: There is none for this path, or it is taken.
        """
        where, is_new = self._take(path, ("file", content))
        return where if is_new else None

    def link(self, path: str, target: str) -> tuple[Where, str]:
        """A place for a link, and what it leads to, made relative and safe.

        Raises:
            UnsafePathError: It would lead out of the folder, or there is no place for it.
        """
        where, _ = self._take(path, ("link", target))
        names = [name for name in target.replace("\\", "/").split("/") if name not in ("", ".")]
        up = 0
        while up < len(names) and names[up] == "..":
            up += 1
        # The folders above a link are real ones, so each `..` at the beginning is a step outwards; behind a
        # name, which may be another link, it could be anything.
        if target[:1] in ("/", "\\") or up >= len(where) or not names or ".." in names[up:]:
            raise UnsafePathError(f"the link {path!r} leads to {target!r}")
        for name in names[up:]:
            _refuse_name(name, target)
        return where, "/".join(names)

    def _take(self, path: str, kind: Hashable) -> tuple[Where, bool]:
        """The place of a path, and whether there was nothing."""
        key: Where = ()
        spelt: list[str] = []
        names = _names(path)
        for name in names:
            if key and self._kinds.setdefault(key, "folder") != "folder":
                raise UnsafePathError(f"{path!r} is in the place of something that is no folder")
            key = (*key, _folded(name))
            spelt.append(self._names.setdefault(key, name))
        if key[:1] == (_folded(PARTS),):
            raise UnsafePathError(f"{path!r} has a name that is taken")
        is_new = key not in self._kinds
        if self._kinds.setdefault(key, kind) != kind:
            raise UnsafePathError(f"{path!r} is in the place of something else")
        return tuple(spelt), is_new


def _names(path: str) -> list[str]:
    """The parts of a path with slashes or backslashes."""
    if path[:1] in ("/", "\\"):
        raise UnsafePathError(f"{path!r} begins outside of the folder")
    names = [name for name in path.replace("\\", "/").split("/") if name not in ("", ".")]
    if not names:
        raise UnsafePathError(f"{path!r} is no path")
    for name in names:
        _refuse_name(name, path)
    return names


def _refuse_name(name: str, path: str) -> None:
    if name == ".." or "\0" in name or len(name.encode("utf-8", "replace")) > 255:
        raise UnsafePathError(f"{path!r} has a part that is no name")
    try:
        name.encode()
    except UnicodeEncodeError:
        raise UnsafePathError(f"{path!r} has a part that is no text") from None
    if os.name == "nt" and (
        name[-1] in " ."
        or set(name) & set('<>:"|?*')
        or not name.isprintable()
        or name.split(".")[0].rstrip().casefold() in _RESERVED
    ):
        raise UnsafePathError(f"{path!r} has a part that Windows takes for something else")


def _folded(name: str) -> str:
    from unicodedata import normalize

    return normalize("NFC", normalize("NFC", name).casefold())


class Assembly:
    """One call: looks at what is there, fetches what is missing, puts everything in its place.

    Args:
        transport: Says whether the client is still open.
        summary: What errors say of the call.
        folder: Where everything goes; it is made if need be.
        files: What is wanted.
        folders: Folders that are wanted even if nothing is in them.
        links: Links, with what they lead to.
        supply: Fetches a piece, checked and whole.
        workers: How many pieces are fetched at a time.
        progress: Called with each piece.
    """

    def __init__(
        self,
        *,
        summary: RequestSummary,
        folder: Path,
        files: Sequence[Wanted],
        folders: Sequence[Where],
        links: Sequence[tuple[Where, str]],
        supply: Callable[[Any], Steps[bytes]],
        workers: int,
        progress: Progress | None,
    ) -> None:
        self._summary, self._supply, self._progress = summary, supply, progress
        self._root = Path(os.path.realpath(folder))
        self._parts = self._root / PARTS
        self._files, self._folders, self._links = files, folders, links
        self._workers = max(1, workers)
        self._lock = threading.RLock()
        self._queue: deque[Steps[None]] = deque()
        self._stopped = False
        self._pieces: dict[Piece, list[tuple[int, Slice]]] = {}
        self._left = [0] * len(files)
        self._known: set[Where] = set()
        self._done, self._all = 0, sum(file.size for file in files)
        self._written: list[int] = []
        self._kept: list[int] = []
        self._fetched = 0

    def steps(self) -> Steps[Assembled]:
        """All of it."""
        yield Work(self._begin)
        yield from self._together([self._look_at(number) for number in range(len(self._files))])
        pieces = sorted(self._pieces.items(), key=lambda item: item[1][0][:1])
        yield from self._together([self._get(piece, places) for piece, places in pieces])
        yield Work(self._end)
        return Assembled(
            [self._files[number].where for number in sorted(self._written)],
            [self._files[number].where for number in sorted(self._kept)],
            self._fetched,
        )

    # -- workers -------------------------------------------------------------------------------------------

    def _together(self, jobs: Sequence[Steps[None]]) -> Steps[None]:
        self._queue.extend(jobs)
        workers = min(self._workers, len(jobs))
        try:
            yield Together([self._work() for _ in range(workers)], self._stop)
        finally:
            while self._queue:
                self._queue.popleft().close()

    def _work(self) -> Steps[None]:
        while not self._stopped:
            try:
                job = self._queue.popleft()
            except IndexError:
                return
            yield from job

    def _stop(self) -> None:
        self._stopped = True

    def _look_at(self, number: int) -> Steps[None]:
        yield Work(lambda: self._examine(number))

    def _get(self, piece: Piece, places: Sequence[tuple[int, Slice]]) -> Steps[None]:
        content = yield from self._supply(piece)
        yield Work(lambda: self._put(content, places))

    # -- files ---------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._root.mkdir(parents=True, exist_ok=True)
        self._real_folder((PARTS,))

    def _examine(self, number: int) -> None:
        """Find out what of a file is there, in its place or as a part, and what has to be fetched."""
        file = self._files[number]
        final, part = self._place(file.where), self._part(number)
        good = [False] * len(file.checks)
        if _is_file(final):
            with _opened(final) as there:
                good = [_is_right(there, check) for check in file.checks]
                if os.fstat(there.fileno()).st_size == file.size and self._is_whole(file, there, good):
                    self._keep(number, final)
                    return
        self._save_what_is_right(number, final, good)
        missing = [s for s in file.slices if not _is_covered(s, file.checks, good)]
        with self._lock:
            self._tell(file.size - sum(s.end - s.begin for s in missing))
            self._left[number] = len(missing)
            for piece in missing:
                self._pieces.setdefault(piece.piece, []).append((number, piece))
        if not missing:
            self._finish(number, part, final)

    def _save_what_is_right(self, number: int, final: Path, good: list[bool]) -> None:
        """Have in the part of a file what is right in it or in the file that is in its place."""
        file = self._files[number]
        if not _is_file(self._part(number)):
            self._part(number).unlink(missing_ok=True)  # a link that somebody has put there
            if not any(good):
                return
        with self._open_part(number) as part:
            for place, check in enumerate(file.checks):
                if _is_right(part, check):
                    good[place] = True
                elif good[place]:
                    _copy(final, part, check)

    def _is_whole(self, file: Wanted, there: IO[bytes], good: Sequence[bool]) -> bool:
        covered = sum(check.end - check.begin for check in file.checks) == file.size
        if not all(good) or not (covered or file.md5):
            return False
        return file.md5 is None or (covered and len(file.checks) == 1) or _digest(there) == file.md5.lower()

    def _keep(self, number: int, final: Path) -> None:
        self._part(number).unlink(missing_ok=True)
        self._let_run(self._files[number], final)
        with self._lock:
            self._kept.append(number)
            self._tell(self._files[number].size)

    def _put(self, content: bytes, places: Sequence[tuple[int, Slice]]) -> None:
        """Write a piece wherever it belongs; a file that is complete by that takes its place."""
        with self._lock:
            self._fetched += len(content)
        for number, piece in places:
            with self._open_part(number) as part:
                part.seek(piece.at)
                part.write(content[piece.begin : piece.end])
            with self._lock:
                self._tell(piece.end - piece.begin)
                self._left[number] -= 1
                complete = not self._left[number]
            if complete:
                self._finish(number, self._part(number), self._place(self._files[number].where))

    def _finish(self, number: int, part: Path, final: Path) -> None:
        file = self._files[number]
        with self._open_part(number) as there:
            if file.md5 is not None:
                is_right = _digest(there) == file.md5.lower()
            else:
                is_right = all(_is_right(there, check) for check in file.checks)
        if not is_right:
            part.unlink()
            reason = f"the parts of {'/'.join(file.where)} do not make up the file that was promised"
            raise DownloadError(reason, request=self._summary)
        self._let_run(file, part)
        self._real_folder(file.where[:-1])
        os.replace(part, final)
        with self._lock:
            self._written.append(number)

    def _let_run(self, file: Wanted, path: Path) -> None:
        if file.executable and os.name == "posix":
            mode = stat.S_IMODE(path.stat().st_mode)
            path.chmod(mode | (mode & 0o444) >> 2)

    def _end(self) -> None:
        import shutil

        for where in self._folders:
            self._real_folder(where)
        for number, (where, target) in enumerate(self._links):
            self._real_folder(where[:-1])
            self._link(where, target, self._parts / f"{number}.link")
        shutil.rmtree(self._parts)

    def _link(self, where: Where, target: str, fresh: Path) -> None:
        path = self._root.joinpath(*where)
        if path.is_symlink() and os.readlink(path) == target:
            return
        fresh.unlink(missing_ok=True)
        leads_to_folder = (path.parent / target).is_dir()
        os.symlink(target, fresh, target_is_directory=leads_to_folder)
        os.replace(fresh, path)

    def _tell(self, size: int) -> None:
        with self._lock:
            self._done += size
            if self._progress is not None:
                self._progress(self._done, self._all)

    # -- places --------------------------------------------------------------------------------------------

    def _place(self, where: Where) -> Path:
        self._real_folder(where[:-1])
        return self._root.joinpath(*where)

    def _real_folder(self, where: Where) -> None:
        """Make a folder and those around it.

        Raises:
            DownloadError: One of them is a link, which may lead anywhere, or something else.
        """
        path = self._root
        key: Where = ()
        for name in where:
            path, key = path / name, (*key, name)
            with self._lock:
                if key in self._known:
                    continue
                try:
                    path.mkdir()
                except FileExistsError:
                    if not stat.S_ISDIR(os.lstat(path).st_mode):
                        raise DownloadError(
                            f"{path} is in the way: it is no folder", request=self._summary
                        ) from None
                self._known.add(key)

    def _part(self, number: int) -> Path:
        from hashlib import sha256

        name = "/".join(_folded(name) for name in self._files[number].where)
        return self._parts / f"{sha256(name.encode()).hexdigest()[:32]}.part"

    def _open_part(self, number: int) -> IO[bytes]:
        """Open the part of a file, of the file's size; what is not there yet reads as zeros."""
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
        part = os.fdopen(os.open(self._part(number), flags, 0o666), "r+b")
        if os.fstat(part.fileno()).st_size != self._files[number].size:
            part.truncate(self._files[number].size)
        return part


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except FileNotFoundError:
        return False


def _opened(path: Path) -> IO[bytes]:
    return open(path, "rb")


def _is_right(file: IO[bytes], check: Check) -> bool:
    return _digest(file, check.begin, check.end) == check.md5.lower()


def _digest(file: IO[bytes], begin: int = 0, end: int | None = None) -> str:
    """The MD5 of a range of a file; one that ends early has that of what there is."""
    import hashlib

    digest = hashlib.md5(usedforsecurity=False)
    file.seek(begin)
    left = end - begin if end is not None else None
    while left is None or left > 0:
        piece = file.read(_BUFFER if left is None else min(_BUFFER, left))
        if not piece:
            break
        digest.update(piece)
        left = None if left is None else left - len(piece)
    return digest.hexdigest()


def _copy(source: Path, target: IO[bytes], check: Check) -> None:
    with _opened(source) as file:
        file.seek(check.begin)
        target.seek(check.begin)
        left = check.end - check.begin
        while left > 0 and (piece := file.read(min(_BUFFER, left))):
            target.write(piece)
            left -= len(piece)


def _is_covered(piece: Slice, checks: Sequence[Check], good: Sequence[bool]) -> bool:
    """Whether all of a slice lies in ranges that are right."""
    at, end = piece.at, piece.at + piece.end - piece.begin
    for check, right in zip(checks, good, strict=True):
        if right and check.begin <= at < check.end:
            at = check.end
    return at >= end
