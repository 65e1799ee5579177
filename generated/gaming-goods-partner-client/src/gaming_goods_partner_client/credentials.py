"""What the server wants to see on a request."""

# Generated from specs/gaming_goods_partner.yaml by `python -m generator`. Do not edit.

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
        api_key: The partner's key, of the form `pk_live_…`. The vendor hands it out on request.
    """

    __slots__ = ("_given",)

    def __init__(self, *, api_key: str | None = None) -> None:
        self._given: dict[str, Secret] = {}
        if api_key:
            self._given["api_key"] = Secret(api_key)

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
        if name == "api_key":
            request.headers["X-API-Key"] = self._given[name].reveal_header()
