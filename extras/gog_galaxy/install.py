"""Installing a build: what is to be where, and where its pieces come from.

How the pieces of generation 1 are reached is from public clients; that places which two different files want
are refused is our choice, as nobody says which file is right.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.runtime.assemble import Assembly, Check, Progress, Slice, Tree, UnsafePathError, Wanted
from generator.runtime.errors import DownloadError, RequestSummary

from .content import Entry, FileEntry, FolderEntry, LinkEntry
from .delivery import PIECE, Chunk, Delivery, Range

if TYPE_CHECKING:
    from gog_galaxy_client import models

    from generator.runtime.steps import Steps
    from generator.runtime.transport import AsyncTransport, Transport

__all__ = ["Installation"]

_RANGE = 8 << 20
"""Bytes that are asked for at once in generation 1."""


class Installation(Struct, frozen=True, kw_only=True):
    """What an installation did.

    Attributes:
        folder: Where everything is.
        build_id: The build that is there now.
        written: The files that were not there, or were others, as paths with slashes below the folder.
        kept: The files that were there already.
        size: Bytes of all files.
        fetched: Bytes of what was fetched, unpacked.
    """

    folder: Path
    build_id: str
    written: tuple[str, ...]
    kept: tuple[str, ...]
    size: int
    fetched: int


def install(
    transport: Transport | AsyncTransport,
    build: models.Build,
    folder: str | os.PathLike[str],
    entries: Iterable[Entry],
    *,
    workers: int,
    progress: Progress | None,
) -> Steps[Installation]:
    """Have files, folders and links of a build in a folder.

    Raises:
        DownloadError: One of them has no place there, or what came is not what was promised.
        SdkError: Something could not be fetched.
        OSError: A file cannot be written.
    """
    summary = RequestSummary(PIECE.id, "GET", f"build {build.build_id}")
    plan = _Plan(summary)
    for entry in entries:
        plan.add(entry)
    delivery = Delivery(transport, _ask(build))
    done = yield from Assembly(
        summary=summary,
        folder=Path(folder),
        files=plan.files,
        folders=plan.folders,
        links=plan.links,
        supply=delivery.fetch,
        workers=workers,
        progress=progress,
    ).steps()
    return Installation(
        folder=Path(folder),
        build_id=build.build_id,
        written=tuple("/".join(where) for where in done.written),
        kept=tuple("/".join(where) for where in done.kept),
        size=sum(file.size for file in plan.files),
        fetched=done.fetched,
    )


def _ask(build: models.Build) -> dict[str, Any]:
    """The query for a secure link to the pieces of a build."""
    if build.generation == 2:
        return {"path": "/", "generation": 2, "_version": 2}
    return {"path": f"/{build.os}/{build.legacy_build_id}", "type": "depot", "_version": 2}


class _Plan:
    """What is to be where."""

    def __init__(self, summary: RequestSummary) -> None:
        self._summary, self._tree = summary, Tree()
        self.files: list[Wanted] = []
        self.folders: list[tuple[str, ...]] = []
        self.links: list[tuple[tuple[str, ...], str]] = []

    def add(self, entry: Entry) -> None:
        """Give something its place.

        Raises:
            DownloadError: There is none for it.
        """
        try:
            if isinstance(entry, FolderEntry):
                self.folders.append(self._tree.folder(entry.path))
            elif isinstance(entry, LinkEntry):
                self.links.append(self._tree.link(entry.path, entry.target))
            else:
                self._add_file(entry)
        except UnsafePathError as error:
            raise DownloadError(f"is not installed: {error}", request=self._summary) from None

    def _add_file(self, entry: FileEntry) -> None:
        md5s = tuple(chunk.md5 for chunk in entry.chunks)
        where = self._tree.file(entry.path, (entry.size, entry.md5, md5s))
        if where is None:
            return
        checks: list[Check] = []
        at = 0
        for chunk in entry.chunks:
            checks.append(Check(at, at + chunk.size, chunk.md5))
            at += chunk.size
        slices = list(_small(entry) if entry.small is not None else _whole(entry))
        if any(chunk.size < 0 for chunk in entry.chunks) or entry.size < 0:
            raise UnsafePathError(f"{entry.path!r} has a size below 0")
        if sum(piece.end - piece.begin for piece in slices) != entry.size:
            raise UnsafePathError(f"{entry.path!r} is described with gaps")
        self.files.append(Wanted(where, entry.size, slices, checks, entry.md5, "executable" in entry.flags))


def _whole(entry: FileEntry) -> Iterator[Slice]:
    """A file as its own pieces."""
    at = 0
    for chunk in entry.chunks:
        yield Slice(_chunk(entry, chunk), 0, chunk.size, at)
        at += chunk.size
    if not entry.chunks and entry.container is not None:
        for at in range(0, entry.size, _RANGE):
            size = min(_RANGE, entry.size - at)
            yield Slice(Range(entry.product_id, entry.container, entry.offset + at, size), 0, size, at)


def _small(entry: FileEntry) -> Iterator[Slice]:
    """A file as ranges of the container that many of its kind lie in."""
    assert entry.small is not None  # noqa: S101 - for the type checkers
    begin, end, at = entry.small.offset, entry.small.offset + entry.size, 0
    for chunk in entry.small.container:
        first, last = max(begin, at), min(end, at + chunk.size)
        if first < last:
            yield Slice(_chunk(entry, chunk), first - at, last - at, first - begin)
        at += chunk.size


def _chunk(entry: FileEntry, chunk: models.Chunk) -> Chunk:
    return Chunk(entry.product_id, chunk.compressed_md5, chunk.compressed_size, chunk.md5, chunk.size)
