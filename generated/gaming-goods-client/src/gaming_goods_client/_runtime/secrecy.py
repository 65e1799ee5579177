"""Keeps what was sent in confidence out of what is said about it."""

from __future__ import annotations

from collections.abc import Iterable

SECRETS = "gamestore_secrets"
"""Where a request keeps the values that were put on it as credentials, among httpx's extensions."""

_SHORTEST = 8
_STARS = "***"


class Veil:
    """Replaces secrets, and the parts that a longer one is made of, wherever they stand.

    Args:
        secrets: Values of headers or query parameters; parts of fewer than 8 characters are no secrets.
    """

    __slots__ = ("_parts",)

    def __init__(self, secrets: Iterable[str]) -> None:
        parts = {part for secret in secrets for part in (secret, *secret.replace(",", " ").split())}
        self._parts = sorted((part for part in parts if len(part) >= _SHORTEST), key=len, reverse=True)

    def text(self, text: str) -> str:
        """A text without them."""
        for part in self._parts:
            text = text.replace(part, _STARS)
        return text

    def bytes(self, body: bytes) -> bytes:
        """A body without them."""
        for part in self._parts:
            body = body.replace(part.encode(), _STARS.encode())
        return body
