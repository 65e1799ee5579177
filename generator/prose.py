"""The sentences of docstrings, from what a spec says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["described", "docstring", "one_line", "quoted"]

Section = tuple[str, Sequence[tuple[str, str]]]
"""A title (``Args``), and entries of a name (may be empty) and what is said of it."""

_BOUNDS = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "maxItems": "at most {} items",
    "maxLength": "at most {} characters",
    "default": "the server's default is {}",
}


def one_line(text: str) -> str:
    """The text with every run of white space made one space."""
    return " ".join(text.split())


def quoted(messages: Sequence[str]) -> str:
    """Messages as the server words them, behind a colon; nothing for none."""
    return ": " + ", ".join(f'"{message}"' for message in messages) if messages else ""


def described(text: str, schema: Mapping[str, Any]) -> str:
    """A description with the bounds that its schema has; units are the description's own."""
    bounds = [told.format(schema[key]) for key, told in _BOUNDS.items() if key in schema]
    return " ".join(_sentence(part) for part in (one_line(text), ", ".join(bounds)) if part)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}{'' if text.endswith(('.', '!', '?')) else '.'}"


def docstring(summary: str, description: str, sections: Sequence[Section]) -> str:
    """Google style, unwrapped: the templates' filter wraps and quotes."""
    lines = [_sentence(summary)]
    for paragraph in description.split("\n\n"):
        if paragraph.strip():
            lines += ["", one_line(paragraph)]
    for title, entries in sections:
        if entries:
            lines += ["", f"{title}:"]
            lines += [f"    {name}: {doc}" if name else f"    {doc}" for name, doc in entries]
    return "\n".join(lines)
