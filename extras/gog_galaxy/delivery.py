"""Pieces of files, fetched from whichever network delivers them.

A secure link is a list of networks, each with a template for addresses; it holds for some hours. None of what
is fetched here wants a token, and none gets one: only the request for a secure link does. Sources:
gogapidocs, galaxy / cdn.gog.com; secure links are from heroic-gogdl, gog-warp and pygogapi.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import UNSET

from generator.runtime.errors import DownloadError, RequestSummary, SdkError
from generator.runtime.fetch import EXPIRED, Fetched, fetch
from generator.runtime.operation import Operation
from generator.runtime.steps import Call, Sleep, Steps, Work

from .documents import SPEC, inflate

if TYPE_CHECKING:
    from gog_galaxy_client import models

    from generator.runtime.transport import AsyncTransport, Transport

PIECE: Operation[Any] = Operation("depots.install", "GET", "/", effect="read", answers={})

LONGEST_PIECE = 1 << 27
"""Bytes of a piece that are taken: the real ones hold up to 10 MiB."""

_MOST_TRIES, _MOST_LINKS = 12, 3
"""How often a piece is tried at all, and how often with a new link before another piece arrives."""


class Chunk(NamedTuple):
    """A piece of a file in generation 2."""

    product_id: str
    name: str
    packed: int
    md5: str
    size: int

    @property
    def path(self) -> str:
        """Where it lies below the link."""
        return f"{self.name[:2]}/{self.name[2:4]}/{self.name}"

    @property
    def headers(self) -> Mapping[str, str]:
        """What to send along."""
        return {}

    @property
    def length(self) -> int:
        """Bytes that come."""
        return self.packed

    def read(self, body: bytes) -> bytes:
        """What it holds.

        Raises:
            ValueError: It is damaged.
        """
        if _md5(body) != self.name.lower():
            raise ValueError(f"{len(body)} bytes have another MD5 than {self.name}")
        content = inflate(body, self.size)
        if len(content) != self.size or _md5(content) != self.md5.lower():
            raise ValueError(f"the content of {self.name} has another MD5 than {self.md5}")
        return content


class Range(NamedTuple):
    """A piece of a file in generation 1."""

    product_id: str
    container: str
    begin: int
    size: int

    @property
    def path(self) -> str:
        """Where it lies below the link."""
        return self.container.rpartition("/")[2]

    @property
    def headers(self) -> Mapping[str, str]:
        """What to send along."""
        return {"range": f"bytes={self.begin}-{self.begin + self.size - 1}"}

    @property
    def length(self) -> int:
        """Bytes that come."""
        return self.size

    def read(self, body: bytes) -> bytes:
        """What it holds.

        Raises:
            ValueError: It is damaged.
        """
        if len(body) != self.size:
            raise ValueError(f"{len(body)} bytes in the place of {self.size}")
        return body


class _Link(NamedTuple):
    """The networks that deliver a product."""

    addresses: Sequence[Callable[[str], str]]


class Delivery:
    """Fetches the pieces of a build, by secure links that are asked for when they are needed.

    Args:
        transport: Sends the requests.
        ask: The query for a secure link.
    """

    def __init__(self, transport: Transport | AsyncTransport, ask: Mapping[str, str | int]) -> None:
        self._transport, self._ask = transport, ask
        self._links: dict[str, _Link] = {}
        self._asking = threading.Lock()
        self._preferred = 0
        self._arrived = 0

    def fetch(self, piece: Chunk | Range) -> Steps[bytes]:
        """Fetch a piece, whole and checked.

        What fails for a while is tried again, over the next network. That counts as a repetition only as long
        as no other piece arrives.

        Raises:
            SdkError: It cannot be had.
        """
        if not 0 <= piece.size <= LONGEST_PIECE or not 0 <= piece.length <= LONGEST_PIECE:
            raise DownloadError(f"a piece of {piece.size} bytes", request=_summary())
        arrived, began = self._arrived, time.monotonic()
        tries = spoilt = renewed = 0
        turn = self._preferred
        for done in range(1, _MOST_TRIES + 1):
            link = yield from self._link(piece.product_id)
            try:
                content: bytes = yield from self._fetched(piece, link, turn)
            except SdkError as error:
                failure = error
            else:
                self._preferred, self._arrived = turn, self._arrived + 1
                return content
            turn = (turn + 1) % len(link.addresses)
            if self._arrived != arrived:
                arrived, began = self._arrived, time.monotonic()
                tries = spoilt = renewed = 0
            if done == _MOST_TRIES:
                raise failure
            if getattr(failure, "status", None) in EXPIRED and renewed < _MOST_LINKS:
                renewed += 1
                if self._links.get(piece.product_id) is link:
                    self._links.pop(piece.product_id, None)
                continue
            if isinstance(failure, DownloadError) and spoilt < self._transport.retries.most:
                spoilt += 1
                continue
            seconds = self._transport.retries.wait(PIECE, failure, tries, time.monotonic() - began)
            if seconds is None:
                raise failure
            if done % len(link.addresses) and getattr(failure, "status", None) != 429:
                continue  # the next network may be well
            tries += 1
            yield Sleep(seconds)
        raise AssertionError

    def _fetched(self, piece: Chunk | Range, link: _Link, turn: int) -> Steps[bytes]:
        url = link.addresses[turn % len(link.addresses)](piece.path)
        fetched = yield from fetch(self._transport, PIECE, url, most=piece.length, headers=piece.headers)
        content: bytes = yield Work(lambda: _content(piece, fetched))
        return content

    def _link(self, product_id: str) -> Steps[_Link]:
        """The link of a product; one of those who want it asks, the others wait."""
        while (known := self._links.get(product_id)) is None:
            if not self._asking.acquire(blocking=False):
                yield Sleep(0.02)
                continue
            try:
                if product_id not in self._links:
                    path = {"product_id": int(product_id)} if product_id.isdecimal() else {}
                    if not path:
                        raise DownloadError(f"{product_id!r} is no product", request=_summary())
                    told = yield Call(SPEC._BUILDS_SECURE_LINK, path=path, query=self._ask)
                    self._links[product_id] = _Link(_addresses(told))
            finally:
                self._asking.release()
        return known


def _content(piece: Chunk | Range, fetched: Fetched) -> bytes:
    try:
        return piece.read(fetched.body)
    except ValueError as error:
        request = RequestSummary(PIECE.id, "GET", str(fetched.response.request.url))
        raise DownloadError(str(error), request=request) from None


def _summary() -> RequestSummary:
    return RequestSummary(PIECE.id, "GET", "?")


def _addresses(link: models.SecureLink) -> Sequence[Callable[[str], str]]:
    """What makes addresses, one for each network; those for when all others fail are at the end.

    Raises:
        DownloadError: The link names none.
    """
    networks = [] if link.urls is UNSET else sorted(link.urls, key=lambda one: one.fallback_only is True)
    made = [_address(network) for network in networks if _is_whole(network)]
    if not made:
        raise DownloadError("the secure link has no address that could be used", request=_summary())
    return made


_HOLE = re.compile(r"\{(\w+)\}")


def _is_whole(network: models.Endpoint) -> bool:
    holes = set(_HOLE.findall(network.url_format))
    return "path" in holes and holes <= set(network.parameters)


def _address(network: models.Endpoint) -> Callable[[str], str]:
    values = {name: _text(value) for name, value in network.parameters.items()}
    folder = values["path"].rstrip("/")

    def address(path: str) -> str:
        filled = {**values, "path": f"{folder}/{path}"}
        return _HOLE.sub(lambda hole: filled[hole[1]], network.url_format)

    return address


def _text(value: str | float) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _md5(content: bytes) -> str:
    import hashlib

    return hashlib.md5(content, usedforsecurity=False).hexdigest()
