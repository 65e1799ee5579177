"""Documents of the delivery network: fetched without a token, unpacked, and read as the spec's models.

Sources: gogapidocs, galaxy / cdn.gog.com; that a document of generation 2 may come as plain JSON is from
heroic-gogdl and lgogdownloader.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from generator.runtime.errors import DecodeError, DownloadError, RequestSummary, SdkError
from generator.runtime.later import Later
from generator.runtime.operation import Operation, json
from generator.runtime.steps import Steps, Work

if TYPE_CHECKING:
    from gog_galaxy_client import models

    from generator.runtime.fetch import Fetched
    from generator.runtime.transport import AsyncTransport, Transport
else:
    models = Later(f"{__package__}.models")

SPEC: Any = Later(f"{__package__}.client")
"""The operations of the spec; imported when one is needed, as that module imports this one."""

LONGEST_PACKED, LONGEST_DOCUMENT = 1 << 26, 1 << 27
"""Bytes of a document that are taken, as it comes and unpacked."""

T = TypeVar("T")

META: Operation[models.MetaV2] = Operation(
    "depots.meta", "GET", "/", effect="read", answers={200: json(lambda: models.MetaV2)}
)
REPOSITORY_V1: Operation[models.RepositoryV1] = Operation(
    "depots.repository_v1", "GET", "/", effect="read", answers={200: json(lambda: models.RepositoryV1)}
)
MANIFEST_V1: Operation[models.ManifestV1] = Operation(
    "depots.manifest_v1", "GET", "/", effect="read", answers={200: json(lambda: models.ManifestV1)}
)
DEPENDENCIES: Operation[models.DependencyManifest] = Operation(
    "depots.dependency_meta",
    "GET",
    "/",
    effect="read",
    answers={200: json(lambda: models.DependencyManifest)},
)
PATCH: Operation[models.PatchManifest] = Operation(
    "depots.patch_meta", "GET", "/", effect="read", answers={200: json(lambda: models.PatchManifest)}
)


def document(transport: Transport | AsyncTransport, operation: Operation[T], urls: Sequence[str]) -> Steps[T]:
    """Fetch a document, unpack it and read it.

    Args:
        transport: Sends the requests.
        operation: What it is.
        urls: Where it stands; the first that has it is good.

    Raises:
        SdkError: None has it, or it is not what the spec says.
    """
    from generator.runtime.fetch import fetch_safely

    failure: SdkError = DownloadError(
        "no address of the document is known", request=RequestSummary(operation.id, "GET", "?")
    )
    for url in urls:
        try:
            fetched = yield from fetch_safely(transport, operation, url, most=LONGEST_PACKED)
            value: T = yield Work(partial(_read, transport, operation, fetched))
        except SdkError as error:
            failure = error
        else:
            return value
    raise failure


def _read(transport: Transport | AsyncTransport, operation: Operation[T], fetched: Fetched) -> T:
    import httpx

    body, response = fetched
    headers = {"content-type": response.headers.get("content-type", "")}
    try:
        content = unpack(body)
    except ValueError as error:
        request = RequestSummary(operation.id, "GET", str(response.request.url))
        raise DecodeError(
            str(error),
            request=request,
            status=response.status_code,
            headers=headers,
            body=body[:1024],
        ) from None
    plain = httpx.Response(200, headers=headers, content=content, request=response.request)
    return operation.read(plain, transport.tolerance)


def unpack(body: bytes) -> bytes:
    """The JSON of a document, a zlib stream or as it is.

    Raises:
        ValueError: It is damaged, or too long.
    """
    if body[:1] in (b"{", b"["):
        return body
    document = inflate(body, LONGEST_DOCUMENT)
    if len(document) > LONGEST_DOCUMENT:
        raise ValueError(f"longer than {LONGEST_DOCUMENT} bytes when unpacked")
    return document


def inflate(packed: bytes, most: int) -> bytes:
    """What a zlib stream holds; one byte more than `most` of it where it holds more.

    Raises:
        ValueError: It is no zlib stream, or not a whole one.
    """
    import zlib

    stream = zlib.decompressobj(15)
    try:
        content = stream.decompress(packed, most + 1)
        if len(content) <= most and not stream.eof:  # what is left holds no byte more, but its checksum
            content += stream.decompress(stream.unconsumed_tail, 1)
    except zlib.error as error:
        raise ValueError(f"a damaged zlib stream: {error}") from None
    if len(content) <= most and (not stream.eof or stream.unused_data):
        raise ValueError("a zlib stream that ends too early, or goes on behind its end")
    return content
