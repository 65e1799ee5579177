"""Which version of the package this is, and which description it was made from."""

# Generated from specs/g2a.yaml by `python -m generator`. Do not edit.

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
    title="G2A Developers API",
    version="1.0.0",
    sha256="5a71be9864210a867506649f92f7ddbd7b7fc09c9df1554a25fe3f012bcd202b",
    verified="2017-11-28",
)
"""The description that this package was made from, `specs/g2a.yaml`."""
