"""Read exchanges from recordings: HAR 1.2 (``.har``, ``.har.gz``) and cassettes of VCR.py (YAML or JSON)."""

import base64
import binascii
import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from contract_tests.errors import ContractError
from contract_tests.traffic import Exchange
from generator.document import as_list, as_map, is_list, is_map

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_GZIP = b"\x1f\x8b"
_FORMATS = (
    "give HAR 1.2 or a cassette of VCR.py; "
    "`mitmdump -nr FLOWS --set hardump=traffic.har` makes a HAR of what mitmproxy kept"
)


class RecordingError(ContractError):
    """A file that is no recording, or a broken one; the message has the place."""


@dataclass(frozen=True, slots=True)
class WithoutBody(Exchange):
    """An exchange whose recorder left the answer's body out, so that only its status tells something."""


def read(path: Path) -> list[Exchange]:
    """Read all exchanges of one file, in its order.

    Requests that got no answer (status 0 in a HAR) are left out.

    Raises:
        RecordingError: The file cannot be read, or is neither HAR nor cassette.
    """
    try:
        data = path.read_bytes()
        if data.startswith(_GZIP):
            data = gzip.decompress(data)
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RecordingError(f"{path}: not text; {_FORMATS}") from None
    except (OSError, EOFError, zlib.error) as reason:
        said = reason.strerror if isinstance(reason, OSError) and reason.strerror else reason
        raise RecordingError(f"{path}: cannot be read: {said}") from None
    if not text.strip():
        raise RecordingError(f"{path}: the file is empty; {_FORMATS}")
    root = _parsed(text, path)
    if is_map(root) and is_map(root.get("log")):
        entries, member, convert = root["log"].get("entries"), "log.entries", _of_har
    elif is_map(root) and "interactions" in root:
        entries, member, convert = root["interactions"], "interactions", _of_cassette
    else:
        raise RecordingError(f"{path}: neither `log.entries` nor `interactions` in it; {_FORMATS}")
    if not is_list(entries):
        raise RecordingError(f"{path}: `{member}` is no list; {_FORMATS}")
    return list(_exchanges(path, entries, convert))


def _parsed(text: str, path: Path) -> Any:
    if text.lstrip().startswith("{"):
        try:
            return json.loads(text)
        except json.JSONDecodeError as reason:
            wrong = f"{path}:{reason.lineno}: broken JSON at column {reason.colno}: {reason.msg}"
            raise RecordingError(f"{wrong}; record it again, or cut it off behind a whole entry") from None
        except RecursionError:
            raise RecordingError(f"{path}: nested too deeply; {_FORMATS}") from None
    try:
        return yaml.load(text, _Loader)  # noqa: S506 (the safe loader, in C)
    except yaml.YAMLError as reason:
        line = getattr(getattr(reason, "problem_mark", None), "line", 0) + 1
        raise RecordingError(f"{path}:{line}: neither JSON nor YAML; {_FORMATS}") from None
    except (ValueError, RecursionError):  # a date that no calendar has, ten thousand brackets
        raise RecordingError(f"{path}: YAML that cannot be read; {_FORMATS}") from None


def _exchanges(
    path: Path, entries: list[Any], convert: Callable[[dict[str, Any], str], Exchange | None]
) -> Iterator[Exchange]:
    for number, entry in enumerate(entries, 1):
        place = f"{path.name} entry {number}"
        try:
            exchange = convert(entry, place)
        except (LookupError, TypeError, ValueError, AttributeError) as reason:
            missing = f"no `{reason.args[0]}`" if isinstance(reason, KeyError) else str(reason)
            raise RecordingError(f"{path}: entry {number} is broken: {missing}") from None
        if exchange is not None:
            yield exchange


def _of_har(entry: dict[str, Any], place: str) -> Exchange | None:
    request, response = entry["request"], entry["response"]
    content = as_map(response.get("content"))
    status = int(response["status"])
    if status < 100:
        return None
    text = content.get("text")
    body = b"" if text is None else _plain(text, content.get("encoding"))
    headers = _pairs(response.get("headers"))
    left_out = text is None and content.get("size") != 0 and status not in (204, 304)
    left_out = left_out or content.get("_cut") is True  # `record` keeps the beginning of a long one
    posted = as_map(request.get("postData"))
    url, method = str(request["url"]), str(request["method"]).upper()
    if not any(name.lower() == "content-type" for name, _ in headers) and content.get("mimeType"):
        headers = (*headers, ("content-type", str(content["mimeType"])))
    make = WithoutBody if left_out and method != "HEAD" else Exchange
    return _decoded(
        partial(
            make,
            method=method,
            url=url,
            request_headers=_pairs(request.get("headers")),
            request_body=_plain(posted.get("text") or "", posted.get("encoding")),
            status=status,
            started=str(entry.get("startedDateTime") or ""),
            seconds=max(0.0, float(entry.get("time") or 0)) / 1000,
            place=place,
        ),
        headers,
        body,
    )


def _of_cassette(entry: dict[str, Any], place: str) -> Exchange | None:
    request, response = entry["request"], entry["response"]
    status = response["status"]
    return _decoded(
        partial(
            Exchange,
            method=str(request["method"]).upper(),
            url=str(request.get("uri") or request["url"]),
            request_headers=_pairs(request.get("headers")),
            request_body=_of_vcr(request.get("body")),
            status=int(status["code"] if is_map(status) else status),
            started=str(entry.get("recorded_at") or ""),
            place=place,
        ),
        _pairs(response.get("headers")),
        _of_vcr(response.get("body")),
    )


def _decoded(make: Callable[..., Exchange], headers: tuple[tuple[str, str], ...], body: bytes) -> Exchange:
    """Take content encodings off a body; HAR has none, cassettes keep them unless told otherwise."""
    named = next((value for name, value in headers if name.lower() == "content-encoding"), "")
    try:
        if body.startswith(_GZIP) and "gzip" in named:
            body = gzip.decompress(body)
        elif "deflate" in named and body[:1] not in (b"", b"{", b"[", b"<"):
            body = zlib.decompress(body, zlib.MAX_WBITS if body[0] & 15 == 8 else -zlib.MAX_WBITS)
        elif ("br" in named or "zstd" in named) and not _is_text(body):
            return WithoutBody(**make.keywords, headers=headers, body=b"")  # type: ignore[attr-defined]
    except (OSError, EOFError, zlib.error) as reason:
        raise ValueError(f"its body is no {named}: {reason}") from None
    return make(headers=headers, body=body)


def _is_text(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def _plain(text: str, encoding: object) -> bytes:
    if encoding != "base64":
        return text.encode("utf-8", "surrogatepass")
    try:
        return base64.b64decode(text, validate=False)
    except binascii.Error as reason:
        raise ValueError(f"its body is no base64: {reason}") from None


def _of_vcr(body: object) -> bytes:
    """A body as VCR.py has it: a text, bytes, or one of the two under `string` or `base64_string`."""
    if is_map(body):
        if body.get("base64_string") is not None:
            return _plain(str(body["base64_string"]), "base64")
        body = body.get("string")
    if body is None:
        return b""
    return body if isinstance(body, bytes) else _plain(str(body), None)


def _pairs(headers: object) -> tuple[tuple[str, str], ...]:
    """Headers as a list of `name` and `value` (HAR) or as a map to one value or several (VCR.py)."""
    if is_map(headers):
        return tuple(
            (name, str(value))
            for name, values in headers.items()
            for value in (values if is_list(values) else [values])
        )
    return tuple((str(header["name"]), str(header.get("value", ""))) for header in as_list(headers))
