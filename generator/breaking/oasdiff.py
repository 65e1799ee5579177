"""What oasdiff, a Go program pinned in go.mod, finds between two specs.

It gets views, because what stands beside a ``$ref`` hides the whole schema from it, and a new ``format:
password`` is another type to it. Its word on values is not taken: a ``const`` that becomes an ``enum`` with
more of them is a narrowing to it, an answer that names its values for the first time a growth.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from generator.breaking import BreakingError
from generator.breaking.changes import Breaks, Change, Kind, Level
from generator.document import Document, as_map, is_list, is_map
from generator.views import plain31

__all__ = ["compare", "program", "read"]

_HERE: Final = Path(__file__).parent
_TOOLS: Final = _HERE.parent.parent / ".nox"
_PACKAGE: Final = "github.com/oasdiff/oasdiff"

_LEVELS: Final[dict[int, Level]] = {3: "breaking", 2: "warning", 1: "harmless"}

_OURS: Final = re.compile(
    r"api-(global-)?security-.*|api-operation-id-.*|api-(major-)?version-not-bumped|api-schema-removed"
    r"|.*-enum-value-(added|removed)|.*-became-enum|.*-const-(added|changed|removed)"
)
"""What `ours` tells better, or tells of answers, too."""

_ANOTHER_LEVEL: Final[tuple[tuple[str, Level, Breaks], ...]] = (
    ("api-(path-)?removed-.*", "breaking", "wire"),
    # An argument or an attribute that is gone: a server may not care, the caller's program does not run.
    ("request-parameter-removed.*|request-property-removed", "breaking", "packages"),
    ("response-optional-(write-only-)?property-removed", "breaking", "packages"),
    # It is less sure inside a tuple.
    ("response-(body|property)-type-changed", "breaking", "wire"),
    # Nobody is refused, but the same call may do something else.
    ("request-.*-default-value-(changed|removed)", "warning", ""),
    ("response-success-status-added|optional-response-header-removed", "warning", ""),
    ("api-version-decreased", "warning", ""),
    ("api-tag-.*", "text", ""),
    # Stores announce no dates; that something is deprecated breaks nobody.
    (".*sunset.*", "harmless", ""),
)

_STATUS: Final = re.compile(
    r",? (?:for|with|from) (?:the )?(?:response )?(?:the )?status `(\w+)`|,? with the `(\w+)` status"
    r"|,? (?:of|for) (?:the )?response `(\w+)`"
)

_TEXTS: Final = {
    "api-path-removed-without-deprecation": "the operation is gone",
    "api-path-removed-with-deprecation": "the operation, deprecated before, is gone",
    "api-removed-without-deprecation": "the operation is gone",
    "api-removed-with-deprecation": "the operation, deprecated before, is gone",
    "endpoint-added": "a new operation",
    "endpoint-deprecated": "the operation is deprecated",
    "response-success-status-removed": "the success is gone",
    "response-success-status-added": "another success",
    "response-non-success-status-removed": "the refusal is gone",
    "response-non-success-status-added": "another refusal",
}


def program() -> Path:
    """The oasdiff of go.mod, built at the first call; only that one needs the network.

    Raises:
        BreakingError: There is no Go, or it cannot build.
    """
    version = re.search(rf"{_PACKAGE} v(\S+)", (_HERE / "go.mod").read_text(encoding="utf-8"))
    if version is None:
        raise BreakingError(f"{_HERE / 'go.mod'}: does not name {_PACKAGE}")
    built = _TOOLS / f"oasdiff-{version[1]}{'.exe' if os.name == 'nt' else ''}"
    if built.exists():
        return built
    go = shutil.which("go")
    if go is None:
        raise BreakingError(
            f"oasdiff {version[1]} has to be built once, and there is no `go`; install Go from https://go.dev/dl"
        )
    print(f"Building oasdiff {version[1]}, once; this may take minutes", file=sys.stderr, flush=True)
    _TOOLS.mkdir(exist_ok=True)
    settings = {"GOFLAGS": "-mod=readonly -buildvcs=false", "GOWORK": "off", "CGO_ENABLED": "0"}
    with tempfile.TemporaryDirectory(dir=_TOOLS) as scratch:
        fresh = Path(scratch) / built.name
        command = [go, "build", "-trimpath", "-o", str(fresh), _PACKAGE]
        done = subprocess.run(
            command, cwd=_HERE, env=os.environ | settings, capture_output=True, text=True, encoding="utf-8"
        )
        if done.returncode:
            told = done.stderr.strip().splitlines() or ["no reason given"]
            raise BreakingError(f"oasdiff {version[1]} cannot be built, go says: {told[-1]}")
        fresh.replace(built)
    return built


def compare(old: Document, new: Document) -> list[Change]:
    """What changed, and whom it breaks, in oasdiff's eyes and by our levels.

    Raises:
        BreakingError: oasdiff cannot be built, or reads one of the two not as OpenAPI.
    """
    tool = program()
    with tempfile.TemporaryDirectory() as scratch:
        paths = [Path(scratch) / "old.json", Path(scratch) / "new.json"]
        for path, document in zip(paths, (old, new), strict=True):
            path.write_text(json.dumps(_view(document.root)), encoding="utf-8")
        options = ["--format", "json", "--flatten-params", "--allow-external-refs=false"]
        done = subprocess.run(
            [tool, "changelog", *options, *map(str, paths)],
            cwd=scratch,  # else it would read a configuration from where we are
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
    if done.returncode:
        told = " ".join(done.stderr.split()) or "no reason given"
        for path, document in zip(paths, (old, new), strict=True):
            told = told.replace(str(path), str(document.path))
        raise BreakingError(f"{new.path}: oasdiff cannot compare it with {old.path}: {told}")
    # oasdiff takes the names of the newer one, even where an operation has another name now.
    names = {_call(one.method, one.path): one.id for one in old.operations()}
    found = ((change, change.call.partition(" ")) for change in read(done.stdout))
    return [
        replace(change, operation=names.get(_call(method, path), change.operation))
        for change, (method, _, path) in found
    ]


def read(output: str) -> list[Change]:
    """The changes in what ``oasdiff changelog --format json`` prints.

    Raises:
        BreakingError: That is something else.
    """
    try:
        found = json.loads(output or "[]")
    except ValueError as error:
        raise BreakingError(f"oasdiff printed no JSON: {error}") from error
    if not is_list(found) or not all(is_map(one) and {"id", "text", "level"} <= one.keys() for one in found):
        raise BreakingError("oasdiff printed JSON of another form; does go.mod pin another version?")
    return list(_together(_change(one) for one in found if not _OURS.fullmatch(one["id"])))


def _call(method: str, path: str) -> str:
    """What stays the same when a parameter of the path gets another name."""
    return f"{method.upper()} {re.sub(r'{[^}]*}', '{}', path)}"


def _change(given: dict[str, Any]) -> Change:
    name, text, path = str(given["id"]), str(given["text"]), str(given.get("path", ""))
    level, breaks = _levels(name, int(given["level"]))
    statuses = [status for found in _STATUS.findall(text) for status in found if status]
    section = given.get("section") == "paths"
    return Change(
        id=name,
        text=_TEXTS.get(name) or _STATUS.sub("", text),
        level=level,
        kind=_kind(name),
        place=_place(name, statuses),
        operation=str(given.get("operationId", "")),
        call=f"{given.get('operation', '')} {path}".strip() if section else "",
        breaks=breaks,
        why=str(given.get("comment", "")),
    )


def _levels(name: str, given: int) -> tuple[Level, Breaks]:
    for pattern, level, breaks in _ANOTHER_LEVEL:
        if re.fullmatch(pattern, name):
            return level, breaks
    level = _LEVELS.get(given, "warning")
    return level, "wire" if level == "breaking" else ""


def _kind(name: str) -> Kind:
    if re.match("new-", name) or name.endswith(("-added", "-added-optional", "-added-required")):
        return "Added"
    return "Removed" if re.search("(^|-)(removed|deleted)(-|$)", name) else "Changed"


def _place(name: str, statuses: Iterable[str]) -> str:
    if re.match("(optional-|required-)?response-", name):
        return " ".join(("answer", *statuses))
    return "request" if re.match("(new-.*-)?request-|new-", name) else ""


def _together(changes: Iterable[Change]) -> Iterator[Change]:
    """The same change of several answers of one operation as one, with all their statuses."""
    found: dict[tuple[str, str, str], list[Change]] = {}
    for change in changes:
        found.setdefault((change.id, change.call, change.text), []).append(change)
    for same in found.values():
        statuses = dict.fromkeys(status for one in same for status in one.place.split()[1:])
        yield replace(same[0], place=_place(same[0].id, statuses))


def _view(root: dict[str, Any]) -> Any:
    return _plain(plain31(root))


def _plain(node: Any) -> Any:
    if is_list(node):
        return [_plain(value) for value in node]
    if not is_map(node):
        return node
    if isinstance(node.get("$ref"), str) and node.keys() <= _SAID_BESIDE:
        return {"$ref": node["$ref"]}
    new = {key: _plain(value) for key, value in node.items()}
    if as_map(new).get("format") == "password":
        del new["format"]
    return new


_SAID_BESIDE: Final = {"$ref", "title", "summary", "description", "examples"}
