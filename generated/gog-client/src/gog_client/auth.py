"""Logging in: a person does it in a browser, the token comes for the code that the browser ends with.

Source: gogapidocs, auth / Auth-Flow. That a login may end with ``error=`` in its address is RFC 6749's,
section 4.1.2.1; no source shows GOG doing so. There is no way to tell GOG of a logout.
"""

# Copied from extras/gog/auth.py by `python -m generator`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ._runtime.login import AsyncLogin, Login

REDIRECT_URI = "https://embed.gog.com/on_login_success?origin=client"
"""Where clients let the browser end; the code stands in its address bar then."""

_PAGE = {"layout": "client2"}
"""How the page looks: ``client2``, ``galaxy`` or ``default``."""


class AuthExtra(Login):
    """Logging in, and what follows from it."""

    redirect_uri: ClassVar[str] = REDIRECT_URI
    page: ClassVar[Mapping[str, str]] = _PAGE


class AsyncAuthExtra(AsyncLogin):
    """Logging in, and what follows from it."""

    redirect_uri: ClassVar[str] = REDIRECT_URI
    page: ClassVar[Mapping[str, str]] = _PAGE
