"""Reading what a build consists of, and installing it.

That `offlineDepot` is left out is from gog-warp. Which word size and languages are wanted if nobody says so,
and that files with the flag `support` are not, is our choice.
"""

# Copied from extras/gog_galaxy/depots.py by `python -m generator`. Do not edit.

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from msgspec import UNSET

from ._runtime.errors import InvalidArgumentError
from ._runtime.steps import Call, Steps
from .content import Content, entries, old_entries
from .documents import DEPENDENCIES, MANIFEST_V1, META, PATCH, REPOSITORY_V1, SPEC, document

if TYPE_CHECKING:
    import os

    from gog_galaxy_client import models

    from ._runtime.transport import AsyncTransport, Transport
    from .content import Entry
    from .install import Installation

    AnyTransport = Transport | AsyncTransport

_ENGLISH = ("en-US",)


class DepotsExtra:
    """Reading manifests, and installing builds."""

    _transport: Transport

    def repository(self, build: models.Build) -> models.MetaV2:
        """Get the first document of a build of generation 2, unpacked; it lists the depots.

        Raises:
            InvalidArgumentError: The build is of generation 1: see `repository_v1`.
            DecodeError: The answer is not what the spec says.
            ApiError: GOG refused.
            TransportError: No whole answer arrived.
        """
        return self._transport.run(_repository(self._transport, build))

    def manifest(self, hash_: str) -> models.MetaV2:
        """Get a manifest by its hash, e.g. that of one of the `depots` of a repository, unpacked.

        Raises:
            DecodeError: The answer is not what the spec says.
            ApiError: GOG refused.
            TransportError: No whole answer arrived.
        """
        return self._transport.run(document(self._transport, META, _meta(self._transport, hash_)))

    def dependencies(self) -> models.DependencyManifest:
        """Get the manifest of what games depend on, unpacked.

        Raises:
            DecodeError: The answer is not what the spec says.
            ApiError: GOG refused.
            TransportError: No whole answer arrived.
        """
        return self._transport.run(_dependencies(self._transport))

    def patch(self, patch: models.BuildPatch) -> models.PatchManifest:
        """Get the manifest of a patch that `builds.patch` found, unpacked.

        Raises:
            InvalidArgumentError: There is no patch: it has an `error` in the place of a `link`.
            DecodeError: The answer is not what the spec says.
            ApiError: GOG refused.
            TransportError: No whole answer arrived.
        """
        return self._transport.run(document(self._transport, PATCH, _of_patch(patch)))

    def iter_files(
        self,
        build: models.Build,
        *,
        languages: Collection[str] | None = _ENGLISH,
        os_bitness: str | int | None = "64",
        dlcs: Iterable[str | int] | bool = (),
    ) -> Iterator[Entry]:
        """Go through the files, folders and links of a build, depot by depot.

        Args:
            build: One of `builds.list` or `builds.latest`, of either generation.
            languages: Codes of the languages that are wanted, such as `en-US`, or `en` for any English; None
                for all. What is for all languages always comes.
            os_bitness: Word size of the system, `64` or `32`; None for both.
            dlcs: Ids of the DLCs whose files are wanted beside those of the game; True for all.

        Yields:
            `FileEntry`, `FolderEntry` or `LinkEntry`. Paths are as the server has them.

        Raises:
            SdkError: A document cannot be had, or is not what the spec says.
        """
        content = Content.of(languages, os_bitness, dlcs)
        for depot in self._transport.run(_depots(self._transport, build, content)):
            yield from self._transport.run(_entries(self._transport, depot))

    def install(
        self,
        build: models.Build,
        folder: str | os.PathLike[str],
        *,
        languages: Collection[str] | None = _ENGLISH,
        os_bitness: str | int | None = "64",
        dlcs: Iterable[str | int] | bool = (),
        support: bool = False,
        workers: int = 4,
        progress: Callable[[int, int], None] | None = None,
    ) -> Installation:
        """Have a build in a folder, every byte checked: install it, go on with it, mend it or update to it.

        What is there already and right is kept; the rest is fetched in pieces, in parallel. A connection that
        fails, a link that expires and a program that is stopped cost at most the pieces that were under way:
        call it again. A file takes its place when it is complete. Nothing is written outside of the folder.
        Files of another build that this one does not have stay.

        Args:
            build: One of `builds.list` or `builds.latest`, of either generation.
            folder: Where the game goes, without a folder of its own in it.
            languages: Codes of the languages that are wanted, such as `en-US`, or `en` for any English; None
                for all.
            os_bitness: Word size of the system, `64` or `32`; None for both, if they do not collide.
            dlcs: Ids of the DLCs that are wanted, too; True for all. You must own them.
            support: Whether files are wanted that are no part of the game, such as scripts for its setup.
            workers: How many pieces are fetched at a time, by so many threads, or tasks if this is awaited.
            progress: Called with the bytes that are there and all bytes, from a thread that writes files.

        Returns:
            What was done.

        Raises:
            DownloadError: What came is not what was promised, or is not for this folder.
            ForbiddenError: You do not own what is to be installed.
            UnauthorizedError: The token is not accepted.
            TransportError: `max_retries` attempts in a row brought nothing more. Call again to go on.
            OSError: A file cannot be written.
        """
        wanted = Content.of(languages, os_bitness, dlcs)
        return self._transport.run(
            _install(self._transport, build, folder, wanted, support, workers, progress)
        )


class AsyncDepotsExtra:
    """Reading manifests, and installing builds."""

    _transport: AsyncTransport

    async def repository(self, build: models.Build) -> models.MetaV2:
        """Get the first document of a build of generation 2, unpacked; it lists the depots.

        Raises:
            InvalidArgumentError: The build is of generation 1: see `repository_v1`.
            DecodeError: The answer is not what the spec says.
            ApiError: GOG refused.
            TransportError: No whole answer arrived.
        """
        return await self._transport.run(_repository(self._transport, build))

    async def manifest(self, hash_: str) -> models.MetaV2:
        """Get a manifest by its hash, e.g. that of one of the `depots` of a repository, unpacked.

        Raises:
            DecodeError: The answer is not what the spec says.
            ApiError: GOG refused.
            TransportError: No whole answer arrived.
        """
        return await self._transport.run(document(self._transport, META, _meta(self._transport, hash_)))

    async def dependencies(self) -> models.DependencyManifest:
        """Get the manifest of what games depend on, unpacked.

        Raises:
            DecodeError: The answer is not what the spec says.
            ApiError: GOG refused.
            TransportError: No whole answer arrived.
        """
        return await self._transport.run(_dependencies(self._transport))

    async def patch(self, patch: models.BuildPatch) -> models.PatchManifest:
        """Get the manifest of a patch that `builds.patch` found, unpacked.

        Raises:
            InvalidArgumentError: There is no patch: it has an `error` in the place of a `link`.
            DecodeError: The answer is not what the spec says.
            ApiError: GOG refused.
            TransportError: No whole answer arrived.
        """
        return await self._transport.run(document(self._transport, PATCH, _of_patch(patch)))

    async def iter_files(
        self,
        build: models.Build,
        *,
        languages: Collection[str] | None = _ENGLISH,
        os_bitness: str | int | None = "64",
        dlcs: Iterable[str | int] | bool = (),
    ) -> AsyncIterator[Entry]:
        """Go through the files, folders and links of a build, depot by depot.

        Args:
            build: One of `builds.list` or `builds.latest`, of either generation.
            languages: Codes of the languages that are wanted, such as `en-US`, or `en` for any English; None
                for all. What is for all languages always comes.
            os_bitness: Word size of the system, `64` or `32`; None for both.
            dlcs: Ids of the DLCs whose files are wanted beside those of the game; True for all.

        Yields:
            `FileEntry`, `FolderEntry` or `LinkEntry`. Paths are as the server has them.

        Raises:
            SdkError: A document cannot be had, or is not what the spec says.
        """
        content = Content.of(languages, os_bitness, dlcs)
        for depot in await self._transport.run(_depots(self._transport, build, content)):
            for entry in await self._transport.run(_entries(self._transport, depot)):
                yield entry

    async def install(
        self,
        build: models.Build,
        folder: str | os.PathLike[str],
        *,
        languages: Collection[str] | None = _ENGLISH,
        os_bitness: str | int | None = "64",
        dlcs: Iterable[str | int] | bool = (),
        support: bool = False,
        workers: int = 4,
        progress: Callable[[int, int], None] | None = None,
    ) -> Installation:
        """Have a build in a folder, every byte checked: install it, go on with it, mend it or update to it.

        What is there already and right is kept; the rest is fetched in pieces, in parallel. A connection that
        fails, a link that expires and a program that is stopped cost at most the pieces that were under way:
        call it again. A file takes its place when it is complete. Nothing is written outside of the folder.
        Files of another build that this one does not have stay.

        Args:
            build: One of `builds.list` or `builds.latest`, of either generation.
            folder: Where the game goes, without a folder of its own in it.
            languages: Codes of the languages that are wanted, such as `en-US`, or `en` for any English; None
                for all.
            os_bitness: Word size of the system, `64` or `32`; None for both, if they do not collide.
            dlcs: Ids of the DLCs that are wanted, too; True for all. You must own them.
            support: Whether files are wanted that are no part of the game, such as scripts for its setup.
            workers: How many pieces are fetched at a time, by so many threads, or tasks if this is awaited.
            progress: Called with the bytes that are there and all bytes, from a thread that writes files.

        Returns:
            What was done.

        Raises:
            DownloadError: What came is not what was promised, or is not for this folder.
            ForbiddenError: You do not own what is to be installed.
            UnauthorizedError: The token is not accepted.
            TransportError: `max_retries` attempts in a row brought nothing more. Call again to go on.
            OSError: A file cannot be written.
        """
        wanted = Content.of(languages, os_bitness, dlcs)
        return await self._transport.run(
            _install(self._transport, build, folder, wanted, support, workers, progress)
        )


class _Depot(NamedTuple):
    """A depot of either generation.

    Attributes:
        product_id: Whose it is.
        urls: Where its manifest stands.
        is_old: Whether it is of generation 1.
    """

    product_id: str
    urls: list[str]
    is_old: bool


def _urls(build: models.Build) -> list[str]:
    """Where the first document of a build stands."""
    networks = [] if build.urls is UNSET else [network.url for network in build.urls]
    return [url for url in (build.link, *networks) if url is not UNSET]


def _meta(transport: AnyTransport, hash_: str) -> list[str]:
    """Where a document stands that only its hash is known of."""
    operation = SPEC._DEPOTS_META
    base: str = transport.base_of(operation.server)
    path: str = operation.url(base, {"h1": hash_[:2], "h2": hash_[2:4], "hash_": hash_})
    return [path]


def _beside(url: str, hash_: str) -> str | None:
    """Where another document stands, if this one's address has the usual form; by the same network."""
    base, mark, path = url.partition("/meta/")
    if not mark or path.count("/") != 2 or not hash_.isalnum():
        return None
    return f"{base}/meta/{hash_[:2]}/{hash_[2:4]}/{hash_}"


def _repository(transport: AnyTransport, build: models.Build) -> Steps[models.MetaV2]:
    if build.generation != 2:
        raise InvalidArgumentError(f"build {build.build_id} is of generation 1: use depots.repository_v1")
    return (yield from document(transport, META, _urls(build)))


def _dependencies(transport: AnyTransport) -> Steps[models.DependencyManifest]:
    there: models.DependencyRepository = yield Call(SPEC._BUILDS_DEPENDENCIES, query={"generation": 2})
    return (yield from document(transport, DEPENDENCIES, [there.repository_manifest]))


def _of_patch(patch: models.BuildPatch) -> list[str]:
    if patch.link is UNSET:
        raise InvalidArgumentError("there is no patch between these builds")
    return [patch.link]


def _depots(transport: AnyTransport, build: models.Build, content: Content) -> Steps[list[_Depot]]:
    """The depots of a build that are wanted."""
    urls = _urls(build)
    if build.generation != 2:
        return (yield from _old_depots(transport, build, urls, content))
    repository = yield from document(transport, META, urls)
    base = repository.base_product_id if repository.base_product_id is not UNSET else build.product_id
    return [
        _Depot(
            depot.product_id,
            [there for url in urls if (there := _beside(url, depot.manifest))]
            or _meta(transport, depot.manifest),
            False,
        )
        for depot in (repository.depots if repository.depots is not UNSET else ())
        if content.has_product(depot.product_id, base)
        and content.has(depot.languages, depot.os_bitness if depot.os_bitness is not UNSET else ())
    ]


def _old_depots(
    transport: AnyTransport, build: models.Build, urls: list[str], content: Content
) -> Steps[list[_Depot]]:
    product = (yield from document(transport, REPOSITORY_V1, urls)).product
    base, found = product.root_game_id, list[_Depot]()
    for depot in product.depots:
        if depot.manifest is UNSET:
            continue
        ids = depot.game_ids if depot.game_ids is not UNSET and depot.game_ids else [base]
        owner = next((one for one in ids if content.has_product(one, base)), None)
        if owner is not None and content.has(depot.languages if depot.languages is not UNSET else (), ()):
            name = depot.manifest
            found.append(_Depot(owner, [f"{url.rpartition('/')[0]}/{name}" for url in urls], True))
    return found


def _entries(transport: AnyTransport, depot: _Depot) -> Steps[list[Entry]]:
    if depot.is_old:
        old = yield from document(transport, MANIFEST_V1, depot.urls)
        return list(old_entries(old, depot.product_id))
    return list(entries((yield from document(transport, META, depot.urls)), depot.product_id))


def _install(
    transport: AnyTransport,
    build: models.Build,
    folder: str | os.PathLike[str],
    content: Content,
    support: bool,
    workers: int,
    progress: Callable[[int, int], None] | None,
) -> Steps[Installation]:
    from .content import FileEntry
    from .install import install

    wanted: list[Entry] = []
    for depot in (yield from _depots(transport, build, content)):
        wanted += yield from _entries(transport, depot)
    if not support:
        wanted = [
            entry for entry in wanted if not isinstance(entry, FileEntry) or "support" not in entry.flags
        ]
    return (yield from install(transport, build, folder, wanted, workers=workers, progress=progress))
