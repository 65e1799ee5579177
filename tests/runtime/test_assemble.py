"""Putting a folder together from pieces: which paths are safe, and what a crash leaves behind."""

import hashlib
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest

from generator.runtime.assemble import (
    PARTS,
    Assembled,
    Assembly,
    Check,
    Progress,
    Slice,
    Tree,
    UnsafePathError,
    Wanted,
)
from generator.runtime.errors import DownloadError, RequestSummary
from generator.runtime.steps import Steps, Work
from generator.runtime.transport import Transport

SIZE = 1000
CONTENTS = {
    ("one.bin",): os.urandom(5 * SIZE + 1),
    ("sub", "two.bin"): os.urandom(3 * SIZE),
    ("sub", "empty"): b"",
}
WRONG = bytes(byte ^ 1 for byte in CONTENTS[("one.bin",)])
"""No byte as it should be: the last piece has one only, which chance may well hit."""


class Piece(NamedTuple):
    """A range of a file."""

    where: tuple[str, ...]
    begin: int
    size: int


def md5(content: bytes) -> str:
    """In hexadecimal."""
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def wanted(where: tuple[str, ...], content: bytes, *, is_checked: bool = True) -> Wanted:
    """A file in pieces of `SIZE`."""
    cuts = [(at, min(at + SIZE, len(content))) for at in range(0, len(content), SIZE)]
    slices = [Slice(Piece(where, begin, end - begin), 0, end - begin, begin) for begin, end in cuts]
    checks = [Check(begin, end, md5(content[begin:end])) for begin, end in cuts] if is_checked else []
    return Wanted(where, len(content), slices, checks, md5(content))


class Source:
    """Hands out pieces, and counts them."""

    def __init__(self, contents: dict[tuple[str, ...], bytes] = CONTENTS) -> None:
        self.contents = contents
        self.given: list[Piece] = []
        self.before: Callable[[Piece], None] = lambda piece: None

    def __call__(self, piece: Piece) -> Steps[bytes]:
        """Give one."""
        content: bytes = yield Work(lambda: self._give(piece))
        return content

    def _give(self, piece: Piece) -> bytes:
        self.before(piece)
        self.given.append(piece)
        return self.contents[piece.where][piece.begin : piece.begin + piece.size]


def assemble(
    folder: Path, source: Source, *, workers: int = 1, progress: Progress | None = None, **changes: Any
) -> Assembled:
    """Do it."""
    settings: dict[str, Any] = {
        "files": [wanted(where, content) for where, content in source.contents.items()],
        "folders": [("made",)],
        "links": [],
    }
    assembly = Assembly(
        summary=RequestSummary("things.get", "GET", "https://things.example"),
        folder=folder,
        supply=source,
        workers=workers,
        progress=progress,
        **(settings | changes),
    )
    mock = httpx.MockTransport(lambda request: httpx.Response(404))
    return Transport(agent="things/1", server="https://things.example", transport=mock).run(assembly.steps())


def is_whole(folder: Path, contents: dict[tuple[str, ...], bytes] = CONTENTS) -> bool:
    """Whether all is there and nothing else."""
    there = {
        path.relative_to(folder).parts: path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    return there == contents


class CrashError(Exception):
    """Stands for a power cut."""


@pytest.mark.parametrize("workers", [1, 4])
def test_all_of_it(workers: int, tmp_path: Path) -> None:
    """Each piece once, each folder, nothing left over."""
    source, told = Source(), list[int]()

    def note(done: int, size: int) -> None:
        told.append(done)
        assert size == sum(map(len, CONTENTS.values()))

    done = assemble(tmp_path / "new", source, workers=workers, progress=note)

    assert is_whole(tmp_path / "new")
    assert (tmp_path / "new/made").is_dir()
    assert len(source.given) == len(set(source.given)) == 9
    assert (set(done.written), done.kept, done.fetched) == (set(CONTENTS), [], told[-1])
    assert told == sorted(told)


@pytest.mark.parametrize("at", range(9))
def test_a_crash_costs_no_piece_that_has_arrived(at: int, tmp_path: Path) -> None:
    """At each piece; a file that is not whole is not under its name."""
    source = Source()

    def crash(piece: Piece) -> None:
        if len(source.given) == at:
            raise CrashError

    source.before = crash
    with pytest.raises(CrashError):
        assemble(tmp_path, source)
    for where, content in CONTENTS.items():
        path = tmp_path.joinpath(*where)
        assert not path.exists() or path.read_bytes() == content
    source.before = lambda piece: None
    assemble(tmp_path, source)

    assert is_whole(tmp_path)
    assert len(source.given) == 9


@pytest.mark.parametrize(
    "torn",
    [b"", WRONG[:5], WRONG, WRONG + bytes(4 * SIZE)],
    ids=["nothing", "the beginning", "all of it", "and more"],
)
def test_a_part_that_was_torn_is_not_believed(torn: bytes, tmp_path: Path) -> None:
    """Whatever stands in it."""
    source = Source()

    def crash(piece: Piece) -> None:
        if len(source.given) == 3:
            raise CrashError

    source.before = crash
    with pytest.raises(CrashError):
        assemble(tmp_path, source)
    (part,) = (tmp_path / PARTS).iterdir()
    part.write_bytes(torn)
    source.before = lambda piece: None
    assemble(tmp_path, source)

    assert is_whole(tmp_path)
    assert len(source.given) == 3 + 9


def test_what_is_right_in_an_older_file_is_taken_over(tmp_path: Path) -> None:
    """Only the rest is fetched; a file that is too long is cut."""
    older = bytearray(CONTENTS[("one.bin",)] + b"more")
    older[2 * SIZE] ^= 1
    (tmp_path / "one.bin").write_bytes(older)
    source = Source({("one.bin",): CONTENTS[("one.bin",)]})

    done = assemble(tmp_path, source, folders=[])
    again = assemble(tmp_path, source, folders=[])

    assert is_whole(tmp_path, source.contents)
    assert [piece.begin for piece in source.given] == [2 * SIZE]
    assert (done.written, again.kept, again.fetched) == ([("one.bin",)], [("one.bin",)], 0)


def test_a_file_without_checks_of_its_parts(tmp_path: Path) -> None:
    """It is kept if its MD5 is right, and fetched anew otherwise."""
    content = CONTENTS[("one.bin",)]
    source = Source({("one.bin",): content})
    files = [wanted(("one.bin",), content, is_checked=False)]

    for expected in (6, 6):
        assemble(tmp_path, source, files=files)
        assert len(source.given) == expected
    (tmp_path / "one.bin").write_bytes(content[:-1] + b"?")
    assemble(tmp_path, source, files=files)

    assert (tmp_path / "one.bin").read_bytes() == content
    assert len(source.given) == 12


def test_parts_that_do_not_make_up_the_file(tmp_path: Path) -> None:
    """The MD5 of the whole has the last word."""
    content = CONTENTS[("one.bin",)]
    file = wanted(("one.bin",), content)._replace(md5="0" * 32)
    with pytest.raises(DownloadError, match=r"one\.bin do not make up"):
        assemble(tmp_path, Source(), files=[file])
    assert not (tmp_path / "one.bin").exists()


def test_one_failure_ends_all_workers(tmp_path: Path) -> None:
    """Its error is raised when no thread is left."""
    source = Source()

    def fail(piece: Piece) -> None:
        if len(source.given) == 2:
            raise CrashError

    source.before = fail
    with pytest.raises(CrashError):
        assemble(tmp_path, source, workers=4)
    assert threading.active_count() == 1 or not any(
        thread.name.startswith("ThreadPool") for thread in threading.enumerate()
    )


def test_an_interruption_ends_all_workers(tmp_path: Path) -> None:
    """Ctrl-C, or whatever the progress raises."""
    source = Source()

    def note(done: int, size: int) -> None:
        if source.given:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        assemble(tmp_path, source, workers=2, progress=note)
    assemble(tmp_path, source)
    assert is_whole(tmp_path)


def test_a_folder_of_parts_that_is_a_link(tmp_path: Path) -> None:
    """Somebody wants us to write elsewhere."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "game").mkdir()
    (tmp_path / "game" / PARTS).symlink_to(outside, target_is_directory=True)
    with pytest.raises(DownloadError, match="in the way"):
        assemble(tmp_path / "game", Source())
    assert list(outside.iterdir()) == []


def test_a_part_that_is_a_link(tmp_path: Path) -> None:
    """It is not written through."""
    source = Source({("one.bin",): CONTENTS[("one.bin",)]})

    def crash(piece: Piece) -> None:
        if source.given:
            raise CrashError

    source.before = crash
    with pytest.raises(CrashError):
        assemble(tmp_path / "game", source)
    (part,) = (tmp_path / "game" / PARTS).iterdir()
    part.unlink()
    (tmp_path / "precious").write_bytes(b"precious")
    part.symlink_to(tmp_path / "precious")
    source.before = lambda piece: None
    assemble(tmp_path / "game", source, folders=[])

    assert is_whole(tmp_path / "game", source.contents)
    assert (tmp_path / "precious").read_bytes() == b"precious"


def test_links(tmp_path: Path) -> None:
    """They are made at the end, replaced if they lead elsewhere, and left if they are right."""
    links = [(("sub", "link"), "two.bin"), (("up",), "sub/link")]
    for _ in range(2):
        assemble(tmp_path, Source(), links=links)
        assert (tmp_path / "up").read_bytes() == CONTENTS[("sub", "two.bin")]
    (tmp_path / "up").unlink()
    (tmp_path / "up").symlink_to("nowhere")
    assemble(tmp_path, Source(), links=links)
    assert os.readlink(tmp_path / "up") == "sub/link"


# -- paths ---------------------------------------------------------------------------------------------------


def test_places() -> None:
    """Slashes or backslashes, empty parts or dots: the same place; spelt as it was first."""
    tree = Tree()
    assert tree.file("Data\\a.txt", 1) == ("Data", "a.txt")
    assert tree.file("data/./b.txt", 1) == ("Data", "b.txt")
    assert tree.file("DATA//B.TXT", 1) is None
    assert tree.folder("data") == ("Data",)
    assert tree.folder("Saves") == tree.folder("saves") == ("Saves",)
    assert tree.link("Data/c.txt", "a.txt") == (("Data", "c.txt"), "a.txt")
    assert tree.link("x/y/z", "..\\../Data\\a.txt") == (("x", "y", "z"), "../../Data/a.txt")


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "/",
        "/a",
        "\\a",
        "..",
        "a/..",
        "../a",
        "a\\..\\b",
        "a\0",
        PARTS,
        f"{PARTS}/a",
        "y" * 256,
        "\ud800",
    ],
)
def test_paths_that_are_none(path: str) -> None:
    """For files, folders and links."""
    takes: list[tuple[Callable[..., object], Any]] = [
        (Tree().folder, ()),
        (Tree().file, 1),
        (Tree().link, "a"),
    ]
    for take, more in takes:
        with pytest.raises(UnsafePathError):
            take(path, *([more] if more else []))


def test_places_that_are_taken() -> None:
    """A file is no folder, and a link is neither."""
    tree = Tree()
    tree.file("a", 1)
    tree.folder("b")
    tree.link("c", "a")
    for path in ("A", "b", "c", "a/x", "C/x"):
        with pytest.raises(UnsafePathError):
            tree.file(path, 2)
    for path in ("a", "c", "a/b"):
        with pytest.raises(UnsafePathError):
            tree.folder(path)
    with pytest.raises(UnsafePathError):
        tree.link("B", "a")


@pytest.mark.parametrize("path", ["a:b", "C:\\x", "con", "NUL.txt", "a.", "a ", "a?", "com1/x"])
def test_names_that_windows_takes_for_something_else(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Streams, drives, devices, and names that lose their end; elsewhere they are names."""
    with monkeypatch.context() as patch:
        patch.setattr(os, "name", "nt")
        with pytest.raises(UnsafePathError):
            Tree().file(path, 1)
        patch.setattr(os, "name", "posix")
        assert Tree().file(path, 1)
