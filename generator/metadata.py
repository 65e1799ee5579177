"""What a package says of itself: to an index, and to whoever asks which spec it was made from.

Its version is told by its changelog, its keywords by the spec. What all packages have in common, such as the
addresses, stands in the ``[project]`` of the repository's ``pyproject.toml``.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import changes
from generator.document import Document, as_list, as_map
from generator.errors import GeneratorError

__all__ = ["Metadata", "distribution", "read"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """The facts of one package that are not in its code."""

    version: str
    license: str
    """An SPDX expression."""
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    urls: Mapping[str, str]
    """By the labels that package indexes know."""
    sha256: str
    """Of the spec's file, in hexadecimal."""
    verified: str
    """The newest day on which a source of the spec was seen, in ISO 8601; empty if none says when."""


def distribution(api: str) -> str:
    """The name that a package is installed by, which is also that of its folder: ``orchard-client``."""
    return f"{api.replace('_', '-')}-client"


def read(document: Document, *, root: Path, notes: str) -> Metadata:
    """The metadata of the package of one spec.

    Args:
        document: The spec, as it is on disk.
        root: The repository.
        notes: The package's changelog; empty where there is none.

    Raises:
        GeneratorError: The ``[project]`` of the repository cannot be read, or lacks something.
    """
    project = _project(root / "pyproject.toml")
    repository = str(project["urls"]["Repository"]).rstrip("/")
    addresses = {
        **project["urls"],
        "Changelog": f"{repository}/blob/HEAD/generated/{distribution(document.api)}/CHANGELOG.md",
        "Specification": f"{repository}/blob/HEAD/specs/{document.path.name}",
    }
    if not notes:
        del addresses["Changelog"]
    # Each spec names our own stand-in server; that we looked at it says nothing of the store.
    others = (one for one in _evidence(document.root) if one.get("source") != project["name"])
    return Metadata(
        version=changes.version(notes) or str(as_map(document.root.get("info")).get("version", "")),
        license=project["license"],
        authors=tuple(author["name"] for author in project["authors"]),
        keywords=tuple(dict.fromkeys([*as_list(project.get("keywords")), *_keywords(document)])),
        urls=addresses,
        sha256=hashlib.sha256(document.path.read_bytes()).hexdigest(),
        verified=max((str(one.get("seen", "")) for one in others), default=""),
    )


def _project(path: Path) -> dict[str, Any]:
    try:
        project = as_map(tomllib.loads(path.read_text(encoding="utf-8")).get("project"))
    except (OSError, ValueError) as error:
        reason = f"{path}: cannot be read, but has what all packages have in common: {error}"
        raise GeneratorError(reason) from None
    authors = as_list(project.get("authors"))
    wanted = {
        "name": isinstance(project.get("name"), str),
        "license": isinstance(project.get("license"), str),
        "authors": bool(authors) and all(as_map(author).get("name") for author in authors),
        "urls.Repository": isinstance(as_map(project.get("urls")).get("Repository"), str),
    }
    if missing := [key for key, there in wanted.items() if not there]:
        raise GeneratorError(f"{path}: [project] has no {missing[0]}, which all packages take from there")
    return project


def _keywords(document: Document) -> Iterator[str]:
    """What somebody would look for: the store, and the groups of its operations."""
    tags = as_list(document.root.get("tags"))
    for name in (document.api, *(str(as_map(tag).get("name", "")) for tag in tags)):
        # In the metadata of a distribution commas part keywords.
        if words := " ".join(re.sub(r"[^\w.+-]|_", " ", name.lower()).split()):
            yield words


def _evidence(node: Any) -> Iterator[dict[str, Any]]:
    for key, value in as_map(node).items():
        if key == "x-evidence":
            yield as_map(value)
        yield from _evidence(value)
    for value in as_list(node):
        yield from _evidence(value)
