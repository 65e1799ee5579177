"""Write exchanges to a HAR 1.2 file that is whole at any moment."""

import json
import os
import shutil
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from contract_tests.errors import ContractError
from contract_tests.traffic import Exchange

_HEAD = {
    "version": "1.2",
    "creator": {"name": "gamestore-openapi contract_tests.record", "version": "1"},
    "comment": "Secrets are replaced by REDACTED-1, REDACTED-2, …; equal ones by equal texts.",
}
_END = b"\n]}}\n"


class Writer:
    """Adds exchanges to a file, which is replaced by a longer one each time and so never half written.

    Raises:
        ContractError: The file exists, or cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path, self.entries = path, 0
        self._fresh = path.with_name(f".{path.name}.{os.getpid()}")
        head = json.dumps({"log": {**_HEAD, "entries": []}}, indent=1, ensure_ascii=False)
        begin = head[: head.rindex("]")].encode()
        if path.exists():
            raise ContractError(f"{path} exists; name another file with --out, or move it away")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with open(os.open(self._fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(begin + _END)
            self._fresh.replace(path)
        except OSError as reason:
            raise ContractError(f"{path} cannot be written: {reason.strerror}") from None
        self._size = len(begin)

    def add(self, entry: dict[str, Any]) -> None:
        """Add an entry.

        Raises:
            OSError: The file stays as it was.
        """
        piece = (b",\n" if self.entries else b"\n") + json.dumps(entry, ensure_ascii=False).encode()
        try:
            shutil.copy(self.path, self._fresh)  # with its permissions
            with self._fresh.open("r+b") as file:
                file.truncate(self._size)
                file.seek(self._size)
                file.write(piece + _END)
            self._fresh.replace(self.path)
        finally:
            self._fresh.unlink(missing_ok=True)
        self._size += len(piece)
        self.entries += 1


def entry(kept: Exchange, *, size: int, request_note: str = "", note: str = "") -> dict[str, Any]:
    """An exchange as HAR has it.

    Args:
        kept: What may be written.
        size: Bytes of the answer's body, decoded, as it came.
        request_note: Why the request's body is not whole: `cut` or `not kept`.
        note: Why the answer's body is not whole: `cut`, `broken off` or `not kept`.
    """
    request: dict[str, Any] = {
        "method": kept.method,
        "url": kept.url,
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _pairs(kept.request_headers),
        "queryString": _pairs(parse_qsl(urlsplit(kept.url).query, keep_blank_values=True)),
        "headersSize": -1,
        "bodySize": -1,
    }
    if kept.request_body or request_note:
        request["postData"] = {
            "mimeType": _header(kept.request_headers, "content-type"),
            **_text(kept.request_body, request_note),
        }
    milliseconds = round(kept.seconds * 1000, 3)
    return {
        "startedDateTime": kept.started,
        "time": milliseconds,
        "request": request,
        "response": {
            "status": kept.status,
            "statusText": HTTPStatus(kept.status).phrase if kept.status in _STATUSES else "",
            "httpVersion": "HTTP/1.1",
            "cookies": [],
            "headers": _pairs(kept.headers),
            "content": {
                "size": size,
                "mimeType": _header(kept.headers, "content-type"),
                **_text(kept.body, note),
            },
            "redirectURL": _header(kept.headers, "location"),
            "headersSize": -1,
            "bodySize": -1,
        },
        "cache": {},
        "timings": {"send": 0, "wait": milliseconds, "receive": 0},
    }


_STATUSES = frozenset(HTTPStatus)


def _text(body: bytes, note: str) -> dict[str, Any]:
    told: dict[str, Any] = {"comment": note, "_cut": True} if note else {}
    if body or not note:
        told["text"] = body.decode("utf-8", "replace")
    return told


def _header(headers: tuple[tuple[str, str], ...], wanted: str) -> str:
    return next((text for name, text in headers if name.lower() == wanted), "")


def _pairs(pairs: Any) -> list[dict[str, str]]:
    return [{"name": name, "value": text} for name, text in pairs]
