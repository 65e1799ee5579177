"""What builds consist of: files, folders and links, the same for both generations of manifests.

Sources: gogapidocs, galaxy / cdn.gog.com, for the shapes; what `sfcRef` means is from public clients.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from msgspec import UNSET, Struct

from generator.runtime.errors import InvalidArgumentError

if TYPE_CHECKING:
    from gog_galaxy_client import models
else:
    from generator.runtime.later import Later

    models = Later(f"{__package__}.models")

__all__ = ["Content", "Entry", "FileEntry", "FolderEntry", "LinkEntry", "SmallFile"]

_NEUTRAL = frozenset({"*", "neutral"})
_NAMES = {
    "ar": "arabic",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "ja": "japanese",
    "ko": "korean",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
    "uk": "ukrainian",
    "zh": "chinese",
}
"""Generation 1 has names of languages where generation 2 has codes."""


class SmallFile(NamedTuple):
    """Where a small file lies beside others.

    Attributes:
        container: The parts of the container, in order.
        offset: The file's first byte in it.
    """

    container: tuple[models.Chunk, ...]
    offset: int


class FileEntry(Struct, frozen=True, kw_only=True):
    """A file of a build.

    Attributes:
        path: Where it belongs, with slashes. It is what the server says: check it before you use it.
        product_id: The product that it belongs to.
        size: Bytes.
        chunks: Its parts, in order; none in generation 1.
        md5: MD5 of the whole, None where nobody says.
        flags: `executable`, `hidden` (not to be shown) and `support` (not a part of the game), and others.
        small: Where else it lies, beside other small files.
        container: Generation 1: the name of the container that it lies in.
        offset: Generation 1: its first byte in that.
    """

    path: str
    product_id: str
    size: int
    chunks: tuple[models.Chunk, ...] = ()
    md5: str | None = None
    flags: frozenset[str] = frozenset()
    small: SmallFile | None = None
    container: str | None = None
    offset: int = 0


class FolderEntry(Struct, frozen=True, kw_only=True):
    """A folder of a build.

    Attributes:
        path: Where it belongs, with slashes.
        product_id: The product that it belongs to.
    """

    path: str
    product_id: str


class LinkEntry(Struct, frozen=True, kw_only=True):
    """A symbolic link of a build.

    Attributes:
        path: Where it belongs, with slashes.
        target: What it leads to.
        product_id: The product that it belongs to.
    """

    path: str
    target: str
    product_id: str


Entry = FileEntry | FolderEntry | LinkEntry


class Content(Struct, frozen=True, kw_only=True):
    """What is wanted of a build.

    Attributes:
        languages: Codes such as `en-US` or `en`; None for all.
        os_bitness: Word size of the system, `64` or `32`; None for all.
        dlcs: Ids of the DLCs whose files are wanted beside those of the game; True for all.
    """

    languages: tuple[str, ...] | None
    os_bitness: str | None
    dlcs: frozenset[str] | bool

    @classmethod
    def of(
        cls,
        languages: Collection[str] | None,
        os_bitness: str | int | None,
        dlcs: Iterable[str | int] | bool,
    ) -> Content:
        """What was asked for.

        Raises:
            InvalidArgumentError: It is one text where several are wanted.
        """
        if isinstance(languages, str) or isinstance(dlcs, str):
            raise InvalidArgumentError("languages and dlcs are lists, such as languages=['en-US']")
        return cls(
            languages=None if languages is None else tuple(languages),
            os_bitness=None if os_bitness is None else str(os_bitness),
            dlcs=dlcs if isinstance(dlcs, bool) else frozenset(map(str, dlcs)),
        )

    def has_product(self, product_id: str, base: str) -> bool:
        """Whether the files of a product are wanted."""
        return product_id == base or (self.dlcs if isinstance(self.dlcs, bool) else product_id in self.dlcs)

    def has(self, languages: Iterable[str], bitness: Collection[str]) -> bool:
        """Whether a depot is wanted."""
        if self.os_bitness is not None and bitness and self.os_bitness not in bitness:
            return False
        if self.languages is None:
            return True
        there = [language.casefold() for language in languages]
        return not there or any(
            language in _NEUTRAL or any(_is_same(wanted.casefold(), language) for wanted in self.languages)
            for language in there
        )


def _is_same(wanted: str, there: str) -> bool:
    """Whether two languages are one; `en` is any English."""
    if wanted == there or _NAMES.get(wanted.partition("-")[0]) == there:
        return True
    (one, mark, _), (other, other_mark, _) = wanted.partition("-"), there.partition("-")
    return one == other and not (mark and other_mark)


def entries(manifest: models.MetaV2, product_id: str) -> Iterator[Entry]:
    """What a depot of generation 2 consists of."""
    depot = manifest.depot
    if depot is UNSET:
        return
    small = depot.small_files_container
    container = () if small is UNSET else tuple(small.chunks)
    room = sum(chunk.size for chunk in container)
    for item in depot.items:
        if isinstance(item, models.DepotFile):
            yield _file(item, product_id, container, room)
        elif isinstance(item, models.DepotLink):
            yield LinkEntry(path=_slashes(item.path), target=item.target, product_id=product_id)
        elif isinstance(item, models.DepotDirectory):
            yield FolderEntry(path=_slashes(item.path), product_id=product_id)


def _file(
    item: models.DepotFile, product_id: str, container: tuple[models.Chunk, ...], room: int
) -> FileEntry:
    size = sum(chunk.size for chunk in item.chunks)
    small = None
    if item.sfc_ref is not UNSET:
        size = size or item.sfc_ref.size
        if item.sfc_ref.size == size and 0 <= item.sfc_ref.offset <= room - size:
            small = SmallFile(container, item.sfc_ref.offset)
    return FileEntry(
        path=_slashes(item.path),
        product_id=product_id,
        size=size,
        chunks=tuple(item.chunks),
        md5=item.md5 or None if item.md5 is not UNSET else None,
        flags=frozenset(map(str, item.flags)) if item.flags is not UNSET else frozenset(),
        small=small,
    )


def old_entries(manifest: models.ManifestV1, product_id: str) -> Iterator[Entry]:
    """What a depot of generation 1 consists of."""
    for item in manifest.depot.files:
        path = _slashes(item.path).removeprefix("/")
        if item.directory is True:
            yield FolderEntry(path=path, product_id=product_id)
        elif item.target is not UNSET:
            yield LinkEntry(path=path, target=item.target, product_id=product_id)
        else:
            flags = {"executable": item.executable, "hidden": item.hidden, "support": item.support}
            yield FileEntry(
                path=path,
                product_id=product_id,
                size=item.size if item.size is not UNSET else 0,
                md5=item.hash_ or None if item.hash_ is not UNSET else None,
                flags=frozenset(name for name, is_so in flags.items() if is_so is True),
                container=item.url if item.url is not UNSET else None,
                offset=item.offset if item.offset is not UNSET else 0,
            )


def _slashes(path: str) -> str:
    return path.replace("\\", "/")
