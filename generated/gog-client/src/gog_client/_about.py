"""Which version of the package this is, and which description it was made from."""

# Generated from specs/gog.yaml by `python -m generator`. Do not edit.

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["SPEC", "VERSION", "Spec"]

VERSION: Final[str] = "1.0.0"
"""As the package was generated; `__version__` tells what is installed."""


class Spec(NamedTuple):
    """The OpenAPI description that a package was made from."""

    title: str
    """Its `info.title`."""
    version: str
    """Its `info.version`; the package has a version of its own."""
    sha256: str
    """Of the bytes of its file, in hexadecimal."""
    verified: str
    """The newest day on which a source of it was seen, such as `2026-08-01`; empty if none says when."""


SPEC: Final[Spec] = Spec(
    title="GOG web API",
    version="1.0.0",
    sha256="7639e7e883dadedbf001a0204a7db7d94c9af7e52d143c61da07d116642f993c",
    verified="2026-08-01",
)
"""The description that this package was made from, `specs/gog.yaml`."""
