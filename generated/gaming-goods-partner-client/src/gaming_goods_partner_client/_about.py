"""Which version of the package this is, and which description it was made from."""

# Generated from specs/gaming_goods_partner.yaml by `python -m generator`. Do not edit.

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
    title="Gaming Goods Partner API",
    version="1.0.0",
    sha256="7f44f4116f186ee12f21df216330979dbff9bf0b6c0244b1119365c6c5cb8ef7",
    verified="2026-03-14",
)
"""The description that this package was made from, `specs/gaming_goods_partner.yaml`."""
