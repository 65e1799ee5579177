"""Logging in, and tokens for games.

Source: gogapidocs, auth / Auth-Flow. That a game's own client gets a token for the user's refresh token is
from heroic-gogdl, comet and lgogdownloader. There is no way to tell GOG of a logout.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from generator.runtime.credentials import Secret
from generator.runtime.errors import ConfigurationError, LoginRequiredError
from generator.runtime.login import AsyncLogin, Login, oauth2_of
from generator.runtime.oauth2 import OAuth2, Token

if TYPE_CHECKING:
    from generator.runtime.steps import Steps

REDIRECT_URI = "https://embed.gog.com/on_login_success?origin=client"
"""Where clients let the browser end; the code stands in its address bar then."""

_PAGE = {"layout": "client2"}
"""How the page looks: ``client2``, ``galaxy`` or ``default``."""


class AuthExtra(Login):
    """Logging in, and what follows from it."""

    redirect_uri: ClassVar[str] = REDIRECT_URI
    page: ClassVar[Mapping[str, str]] = _PAGE

    def game_token(self, client_id: str, client_secret: str) -> Token:
        """Get a token for a game's own client, and store it beside the user's; the user's stays as it is.

        Achievements, statistics and saved games want one. A client that is made with the same pair and the
        same `token_store` uses it from then on, and refreshes it by itself. A token that is stored already
        is refreshed if need be.

        Args:
            client_id: The game's `client_id`, from `depots.repository`.
            client_secret: The secret that belongs to it, likewise.

        Raises:
            LoginRequiredError: The user has to log in again.
            ConfigurationError: This client was made without `client_id` and `client_secret`, or nobody has
                logged in.
        """
        return self._transport.run(_game_token(oauth2_of(self._transport), client_id, client_secret))


class AsyncAuthExtra(AsyncLogin):
    """Logging in, and what follows from it."""

    redirect_uri: ClassVar[str] = REDIRECT_URI
    page: ClassVar[Mapping[str, str]] = _PAGE

    async def game_token(self, client_id: str, client_secret: str) -> Token:
        """Get a token for a game's own client, and store it beside the user's; the user's stays as it is.

        Achievements, statistics and saved games want one. A client that is made with the same pair and the
        same `token_store` uses it from then on, and refreshes it by itself. A token that is stored already
        is refreshed if need be.

        Args:
            client_id: The game's `client_id`, from `depots.repository`.
            client_secret: The secret that belongs to it, likewise.

        Raises:
            LoginRequiredError: The user has to log in again.
            ConfigurationError: This client was made without `client_id` and `client_secret`, or nobody has
                logged in.
        """
        return await self._transport.run(_game_token(oauth2_of(self._transport), client_id, client_secret))


def _game_token(user: OAuth2, client_id: str, client_secret: str) -> Steps[Token]:
    if client_id == user.client_id:
        raise ConfigurationError("these are the id and the secret of this client itself")
    game = OAuth2(client_id, client_secret, user.store, early=user.early)
    client_secret = ""  # a traceback with variables would show it
    if game.token() is not None:
        try:
            stored = yield from game.ready()
        except LoginRequiredError:  # the game's session has ended; the user's may go on
            stored = None
        if stored is not None and (stored.expires_at is None or stored.expires_at > game.now()):
            return stored
    token, tries = (yield from user.ready()), 0
    while True:
        if token is None or token.refresh_token is None:
            raise ConfigurationError("nobody has logged in: use auth.login_url() and auth.login() first")
        fields: dict[str, str | Secret] = {
            "grant_type": "refresh_token",
            "refresh_token": token.refresh_token,
            "without_new_session": "1",
        }
        try:
            return (yield from game.exchange(fields))
        except LoginRequiredError:
            fresh = user.token()  # somebody else may have refreshed the user's meanwhile
            if tries or fresh is None or fresh == token:
                raise
            token, tries = fresh, 1
