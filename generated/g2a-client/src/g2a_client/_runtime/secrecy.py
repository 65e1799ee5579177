"""Keeps what was sent in confidence out of what is said about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import httpx

SECRETS = "gamestore_secrets"
"""Where a request keeps the values that were put on it as credentials, among httpx's extensions."""

_SCHEME = re.compile(r"[A-Za-z]+ ")
_FIELDS = frozenset({"client_secret", "code", "refresh_token", "access_token", "password"})
_SHORTEST = 4
_SHORTEST_PART = 8
_STARS = "***"


class Veil:
    """Replaces secrets, and the parts that a longer one is made of, wherever they stand.

    Args:
        secrets: Values of headers or query parameters, with or without a scheme such as ``Bearer`` before
            them. What has fewer than 4 characters is no secret, and no part of one fewer than 8.
    """

    __slots__ = ("_parts",)

    def __init__(self, secrets: Iterable[str]) -> None:
        told = set(secrets)
        wholes = told | {secret.partition(" ")[2] for secret in told if _SCHEME.match(secret)}
        parts = {part for secret in told for part in re.split(r"[\s,;=]+", secret)}
        hidden = {text for text in wholes if len(text) >= _SHORTEST}
        hidden |= {text for text in parts if len(text) >= _SHORTEST_PART}
        self._parts = sorted(hidden, key=len, reverse=True)

    @classmethod
    def over(cls, response: httpx.Response) -> Veil:
        """Over the credentials that were put on the request."""
        return cls(response.request.extensions.get(SECRETS, ()))

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

    def headers(self, response: httpx.Response, *, link: bool = True) -> dict[str, str]:
        """The headers of an answer without them, and without cookies.

        Args:
            response: The answer.
            link: Whether to tell where it redirects to; a signed link is a credential itself.
        """
        left_out = ("set-cookie",) if link else ("set-cookie", "location")
        return {name: self.text(value) for name, value in response.headers.items() if name not in left_out}


def veiled(url: httpx.URL, *, path: bool = True) -> httpx.URL:
    """An address that is sent as it is, but shows itself without its query, as in httpx's logs.

    Args:
        url: The address.
        path: Whether its path is shown; that of a signed link may hold the signature.
    """
    shown = url.copy_with(userinfo=b"", query=None, fragment=None)
    told = str(shown) if path else str(shown.copy_with(path="/"))
    hidden = _veiled_class()(url)
    hidden.told = told if path and not url.query else f"{told}{'?' if path else ''}{_STARS}"
    return cast("httpx.URL", hidden)


def veil_tokens(request: httpx.Request) -> httpx.Request:
    """Keep what a request to a token endpoint has in its query out of logs and errors."""
    values = {value for name, value in request.url.params.multi_items() if name in _FIELDS}
    request.extensions = {**request.extensions, SECRETS: frozenset(values)}
    request.url = veiled(request.url)
    return request


@cache
def _veiled_class() -> Any:
    import httpx

    class VeiledURL(httpx.URL):
        told = ""

        def __str__(self) -> str:
            return self.told

        def __repr__(self) -> str:
            return f"URL({self.told!r})"

    return VeiledURL
