"""Downloads of what one owns.

A `manual_url` answers with redirects to a signed address of the CDN that holds for some minutes; beside many
files their checksums stand in XML. Source: gogapidocs, account / Games & Movies and galaxy / api.gog.com;
that redirects are to be followed is from gog-rs, that checksums may be missing or empty from minigalaxy.
"""

# Copied from extras/gog/library.py by `python -m generator`. Do not edit.

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ._runtime.download import Progress, Source, download, download_async
from ._runtime.operation import Operation

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

    from ._runtime.transport import AsyncTransport, Transport

_DOWNLOAD: Operation[Any] = Operation(
    "library.download",
    "GET",
    "/downlink",
    effect="read",
    answers={},
    security=(("bearer_auth",), ("gog_o_auth",), ("web_session",)),
)


class _Files(Source):
    operation = _DOWNLOAD
    servers = ("https://embed.gog.com", "https://www.gog.com")

    def is_login(self, url: httpx.URL) -> bool:
        """By its host, or its path where all hosts are one."""
        return url.host == "login.gog.com" or url.path.endswith("/login")

    def checksum_url(self, link: httpx.URL) -> httpx.URL:
        """The same signature is good for it."""
        path, mark, query = link.raw_path.partition(b"?")
        return link.copy_with(raw_path=path + b".xml" + mark + query)


class LibraryExtra:
    """Fetching files."""

    _transport: Transport

    def download(
        self,
        url: str,
        path: str | os.PathLike[str],
        *,
        progress: Progress | None = None,
        md5: str | None = None,
        size: int | None = None,
    ) -> Path:
        """Fetch an installer, an extra or a movie, and check it.

        A connection that is cut, a link that expires and a program that is stopped cost nothing: what has
        arrived waits in ``<name>.part``, and the next call with the same arguments goes on there. The file
        stands under its own name when it is complete, of the right size and, where GOG publishes it, of the
        right MD5; a web page never does.

        Args:
            url: A `manual_url` of `game_details` or `movie_details`, such as ``/downlink/…``.
            path: The file to write, or a folder, for the name that GOG gives it.
            progress: Called with the number of bytes that are there and that of all, None if not known.
            md5: The file's MD5 in hexadecimal, if you know better than GOG.
            size: The file's exact size in bytes. The `size` beside a `manual_url` is a text for people.

        Returns:
            The file.

        Raises:
            DownloadError: What came is not what was promised.
            DecodeError: A web page or JSON came, not a file.
            LoginRequiredError: The login page came.
            ApiError: GOG refused, e.g. `NotFoundError` for what you do not own.
            TransportError: `max_retries` connections in a row brought not a byte more.
            OSError: The file cannot be written.
        """
        return download(self._transport, _Files(), url, path, progress=progress, md5=md5, size=size)


class AsyncLibraryExtra:
    """Fetching files."""

    _transport: AsyncTransport

    async def download(
        self,
        url: str,
        path: str | os.PathLike[str],
        *,
        progress: Progress | None = None,
        md5: str | None = None,
        size: int | None = None,
    ) -> Path:
        """Fetch an installer, an extra or a movie, and check it.

        A connection that is cut, a link that expires and a program that is stopped cost nothing: what has
        arrived waits in ``<name>.part``, and the next call with the same arguments goes on there. The file
        stands under its own name when it is complete, of the right size and, where GOG publishes it, of the
        right MD5; a web page never does.

        Args:
            url: A `manual_url` of `game_details` or `movie_details`, such as ``/downlink/…``.
            path: The file to write, or a folder, for the name that GOG gives it.
            progress: Called with the number of bytes that are there and that of all, None if not known.
            md5: The file's MD5 in hexadecimal, if you know better than GOG.
            size: The file's exact size in bytes. The `size` beside a `manual_url` is a text for people.

        Returns:
            The file.

        Raises:
            DownloadError: What came is not what was promised.
            DecodeError: A web page or JSON came, not a file.
            LoginRequiredError: The login page came.
            ApiError: GOG refused, e.g. `NotFoundError` for what you do not own.
            TransportError: `max_retries` connections in a row brought not a byte more.
            OSError: The file cannot be written.
        """
        return await download_async(
            self._transport, _Files(), url, path, progress=progress, md5=md5, size=size
        )
