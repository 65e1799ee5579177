"""G2A's credentials: a header made of three facts about a merchant.

Source: G2A Developers API, header table of every operation.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from generator.runtime.credentials import Secret
from generator.runtime.errors import ConfigurationError, MissingCredentialsError

if TYPE_CHECKING:
    import httpx

    from generator.runtime.operation import Operation


def api_key(api_hash: str, email: str, secret: str) -> str:
    """The key that goes with a merchant's hash: 64 lower-case hexadecimal digits.

    Raises:
        ConfigurationError: One of the three is not text that has bytes. It is not shown.
    """
    try:
        return hashlib.sha256(f"{api_hash}{email}{secret}".encode()).hexdigest()
    except UnicodeEncodeError:
        pass  # its own error holds the three of them
    raise ConfigurationError("api_hash=, email= or secret= has a character that cannot be encoded")


class Credentials:
    """The header ``Authorization: hash, key``.

    Args:
        api_hash: The merchant's API hash. Goes with `email` and `secret`.
        email: The merchant's e-mail address at G2A.
        secret: The merchant's API secret. It is not sent, only the key made from it is.
        authorization: The header's value ready made, ``hash, key``, instead of the other three.

    Raises:
        ConfigurationError: Some of the three are missing, or the ready value is given beside them.
    """

    __slots__ = ("_header",)

    def __init__(
        self,
        *,
        api_hash: str | None = None,
        email: str | None = None,
        secret: str | None = None,
        authorization: str | None = None,
    ) -> None:
        self._header: Secret | None = None
        missing = [
            name
            for name, value in (("api_hash", api_hash), ("email", email), ("secret", secret))
            if not value
        ]
        if authorization:
            if len(missing) < 3:
                raise ConfigurationError(
                    "authorization= takes the place of api_hash=, email= and secret=; give one or the other"
                )
            self._header = Secret(authorization)
        elif api_hash and email and secret:
            self._header = Secret(f"{api_hash}, {api_key(api_hash, email, secret)}")
        elif len(missing) < 3:
            raise ConfigurationError(
                f"api_hash=, email= and secret= go together; missing: {', '.join(missing)}"
            )

    def __repr__(self) -> str:
        return f"<Credentials {'set' if self._header else 'not set'}>"

    def apply(self, request: httpx.Request, operation: Operation[Any]) -> None:
        """Set the header.

        Raises:
            MissingCredentialsError: No credentials were given.
        """
        if self._header is None:
            raise MissingCredentialsError(
                f"{operation.id} asks for credentials: give api_hash=, email= and secret=, or authorization="
            )
        request.headers["Authorization"] = self._header.reveal_header()
