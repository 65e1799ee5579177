"""Products by the hundred, and the files that one owns.

The address of a file answers with JSON: a signed address of the delivery network and, for most files, one
of a list of checksums. Source: gogapidocs, galaxy / api.gog.com; that the second may be empty or missing is
from minigalaxy.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import UNSET, UnsetType

from generator.runtime.download import Progress, Source, download, download_async
from generator.runtime.operation import Operation
from generator.runtime.steps import Call, Steps

from .documents import SPEC

if TYPE_CHECKING:
    from pathlib import Path

    import httpx
    from gog_galaxy_client import models

    from generator.runtime.transport import AsyncTransport, Transport

_MOST = 50
"""Ids that one call takes."""

_DOWNLOAD: Operation[Any] = Operation(
    "products.download",
    "GET",
    "/downlink",
    effect="read",
    answers={},
    security=(("bearer_auth",), ("gog_o_auth",)),
)


class _Told(msgspec.Struct):
    downlink: str
    checksum: str | None = None


class _File(Source):
    operation = _DOWNLOAD
    tells = True

    def __init__(self) -> None:
        self._checksum = ""

    def link(self, body: bytes) -> str | None:
        """The signed address; that of the checksums is kept for later."""
        try:
            told = msgspec.json.decode(body, type=_Told)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None
        self._checksum = told.checksum or ""
        return told.downlink

    def checksum_url(self, link: httpx.URL) -> httpx.URL | None:
        """Where the JSON says, if it does."""
        import httpx

        try:
            return link.join(self._checksum) if self._checksum else None
        except httpx.InvalidURL:
            return None


class ProductsExtra:
    """Many products, and their files."""

    _transport: Transport

    def iter(
        self,
        ids: Iterable[int],
        *,
        expand: Sequence[models.ProductSection | str] | UnsetType = UNSET,
        locale: str | UnsetType = UNSET,
    ) -> Iterator[models.Product]:
        """Go through any number of products, 50 to a call; as `list`, page by page as they are needed.

        Args:
            ids: Ids of the products. One that comes twice is asked for once.
            expand: Sections to add to the answer.
            locale: Language of texts, such as `en-US`.

        Yields:
            The products that there are, 50 ids at a time; within these their order is not documented.

        Raises:
            BadRequestError: An id makes no sense.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        for some in _batches(ids):
            yield from self._transport.run(_some(some, expand, locale))

    def download(
        self,
        downlink: str,
        path: str | os.PathLike[str],
        *,
        progress: Progress | None = None,
        md5: str | None = None,
        size: int | None = None,
    ) -> Path:
        """Fetch an installer, a patch or an extra, and check it.

        A connection that is cut, a link that expires and a program that is stopped cost nothing: what has
        arrived waits in ``<name>.part``, and the next call with the same arguments goes on there. The file
        stands under its own name when it is complete, of the right size and, where GOG publishes it, of the
        right MD5.

        Args:
            downlink: The `downlink` of a file among the `downloads` of a product.
            path: The file to write, or a folder, for the name that GOG gives it.
            progress: Called with the number of bytes that are there and that of all, None if not known.
            md5: The file's MD5 in hexadecimal, if you know better than GOG.
            size: The file's exact size in bytes. The one beside a `downlink` may be rounded.

        Returns:
            The file.

        Raises:
            DownloadError: What came is not what was promised.
            DecodeError: A web page or JSON came, not a file.
            ApiError: GOG refused, e.g. `ForbiddenError` for what you do not own.
            TransportError: `max_retries` connections in a row brought not a byte more.
            OSError: The file cannot be written.
        """
        return download(self._transport, _File(), downlink, path, progress=progress, md5=md5, size=size)


class AsyncProductsExtra:
    """Many products, and their files."""

    _transport: AsyncTransport

    async def iter(
        self,
        ids: Iterable[int],
        *,
        expand: Sequence[models.ProductSection | str] | UnsetType = UNSET,
        locale: str | UnsetType = UNSET,
    ) -> AsyncIterator[models.Product]:
        """Go through any number of products, 50 to a call; as `list`, page by page as they are needed.

        Args:
            ids: Ids of the products. One that comes twice is asked for once.
            expand: Sections to add to the answer.
            locale: Language of texts, such as `en-US`.

        Yields:
            The products that there are, 50 ids at a time; within these their order is not documented.

        Raises:
            BadRequestError: An id makes no sense.
            DecodeError: The answer is not what the spec says.
            TransportError: No whole answer arrived.
        """
        for some in _batches(ids):
            for product in await self._transport.run(_some(some, expand, locale)):
                yield product

    async def download(
        self,
        downlink: str,
        path: str | os.PathLike[str],
        *,
        progress: Progress | None = None,
        md5: str | None = None,
        size: int | None = None,
    ) -> Path:
        """Fetch an installer, a patch or an extra, and check it.

        A connection that is cut, a link that expires and a program that is stopped cost nothing: what has
        arrived waits in ``<name>.part``, and the next call with the same arguments goes on there. The file
        stands under its own name when it is complete, of the right size and, where GOG publishes it, of the
        right MD5.

        Args:
            downlink: The `downlink` of a file among the `downloads` of a product.
            path: The file to write, or a folder, for the name that GOG gives it.
            progress: Called with the number of bytes that are there and that of all, None if not known.
            md5: The file's MD5 in hexadecimal, if you know better than GOG.
            size: The file's exact size in bytes. The one beside a `downlink` may be rounded.

        Returns:
            The file.

        Raises:
            DownloadError: What came is not what was promised.
            DecodeError: A web page or JSON came, not a file.
            ApiError: GOG refused, e.g. `ForbiddenError` for what you do not own.
            TransportError: `max_retries` connections in a row brought not a byte more.
            OSError: The file cannot be written.
        """
        return await download_async(
            self._transport, _File(), downlink, path, progress=progress, md5=md5, size=size
        )


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    left = iter(dict.fromkeys(ids))
    while some := list(islice(left, _MOST)):
        yield some


def _some(
    ids: list[int], expand: Sequence[str] | UnsetType, locale: str | UnsetType
) -> Steps[list[models.Product]]:
    query = {"ids": ids, "expand": expand, "locale": locale}
    products: list[models.Product] = yield Call(SPEC._PRODUCTS_LIST, query=query)
    return products
