"""What the server wants to see on a request."""

# Generated from specs/gaming_goods.yaml by `python -m generator`. Do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._runtime.credentials import Secret
from ._runtime.errors import MissingCredentialsError

if TYPE_CHECKING:
    import httpx

    from ._runtime.operation import Operation


class Credentials:
    """The security schemes of the spec; give those that you have.

    Args:
        token: A JSON Web Token, handed out after authentication by SMS, or on request for an integration. How long
            it lives is not documented.
    """

    __slots__ = ("_given",)

    def __init__(self, *, token: str | None = None) -> None:
        self._given: dict[str, Secret] = {}
        if token:
            self._given["token"] = Secret(token)

    def __repr__(self) -> str:
        return f"<Credentials {', '.join(self._given) or 'not set'}>"

    def apply(self, request: httpx.Request, operation: Operation[Any]) -> None:
        """Put the first alternative that was given onto a request.

        Raises:
            MissingCredentialsError: None was given, and the operation asks for one.
        """
        for alternative in operation.security:
            if all(name in self._given for name in alternative):
                for name in alternative:
                    self._put(name, request)
                return
        wanted = " or ".join(" and ".join(f"{name}=" for name in names) for names in operation.security)
        raise MissingCredentialsError(f"{operation.id} asks for credentials: give {wanted}")

    def _put(self, name: str, request: httpx.Request) -> None:
        if name == "token":
            request.headers["Authorization"] = "Bearer " + self._given[name].reveal_header()
