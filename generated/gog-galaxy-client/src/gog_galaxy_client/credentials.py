"""Galaxy's credentials: a token that lives for an hour.

Source: gogapidocs, auth / Introduction and auth / Authorizing a Request.
"""

# Copied from extras/gog_galaxy/credentials.py by `python -m generator`. Do not edit.

from __future__ import annotations

from typing import ClassVar

from ._runtime.login import LoginCredentials
from ._runtime.oauth2 import TokenStore


class Credentials(LoginCredentials):
    """The header ``Authorization: Bearer …`` for each host whose operation asks for it.

    Args:
        token: An access token that is ready to use; it is not refreshed.
        client_id: Your application's id at GOG, or a game's own, with `client_secret`, for tokens that
            are refreshed by themselves; log in once with `auth.login`.
        client_secret: The secret that belongs to `client_id`.
        token_store: Where tokens are kept, such as `FileTokenStore("tokens.json")`, which a client of the
            package gog-client may share; in memory unless given.

    Raises:
        ConfigurationError: Half of the pair is missing, or there are two sources of tokens.
    """

    __slots__ = ()

    bearer: ClassVar[tuple[tuple[str, ...], ...]] = (("bearer_auth",), ("gog_o_auth",))

    def __init__(
        self,
        *,
        token: str | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        token_store: TokenStore | None = None,
    ) -> None:
        super().__init__(
            token=token,
            client_id=client_id,
            client_secret=client_secret,
            token_store=token_store,
        )
