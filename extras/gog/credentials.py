"""GOG's credentials: a token that lives for an hour, or the cookie of a browser's login.

Source: gogapidocs, auth / Introduction and auth / Authorizing a Request; the cookie's name is from gogcli.
"""

from __future__ import annotations

from typing import ClassVar

from generator.runtime.login import LoginCredentials
from generator.runtime.oauth2 import TokenStore


class Credentials(LoginCredentials):
    """The header ``Authorization: Bearer …`` or the cookie ``gog-al``, whichever the operation names first.

    Args:
        token: An access token that is ready to use; it is not refreshed.
        client_id: Your application's id at GOG, with `client_secret`, for tokens that are refreshed by
            themselves; log in once with `auth.login`.
        client_secret: The secret that belongs to `client_id`.
        token_store: Where tokens are kept, such as `FileTokenStore("tokens.json")`; in memory unless given.
        session_cookie: The value of the cookie `gog-al` from a browser's login, instead of a token or beside
            it.

    Raises:
        ConfigurationError: Half of the pair is missing, or there are two sources of tokens.
    """

    __slots__ = ()

    bearer: ClassVar[tuple[tuple[str, ...], ...]] = (("bearer_auth",), ("gog_o_auth",))
    session: ClassVar[tuple[str, ...]] = ("web_session",)
    cookie: ClassVar[str] = "gog-al"

    def __init__(
        self,
        *,
        token: str | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        token_store: TokenStore | None = None,
        session_cookie: str | None = None,
    ) -> None:
        super().__init__(
            token=token,
            client_id=client_id,
            client_secret=client_secret,
            token_store=token_store,
            session_cookie=session_cookie,
        )
