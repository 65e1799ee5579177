"""Every refusal of the GOG web API.

The documents name no status, and no error body but that of the token endpoint. They do tell that the web
hosts refuse with HTML pages, and that without a login one gets the login page, or a redirect to it, where
JSON was wanted.

    Refusal                      an HTML page
    ├── BadRequest               400
    ├── Forbidden                403  a signed link that is expired or was tampered with
    ├── NotFound                 404
    ├── MethodNotAllowed         405
    ├── RangeNotSatisfiable      416
    ├── TooManyRequests          429
    ├── ServerError              500  (the status is documented, for an unreleased pre-order)
    └── LoginRequired            200  the login page (documented)
        └── LoginRedirect        302  a redirect to it (documented)
    TokenRefused                 {"error", "error_description"} (documented); the rest is RFC 6749's
    ├── InvalidRequest           invalid_request         400
    ├── InvalidClient            invalid_client          401
    ├── InvalidGrant             invalid_grant           400
    └── UnsupportedGrantType     unsupported_grant_type  400
"""

from collections.abc import Mapping

import sandbox.core
from sandbox.core import Broken, LimitReached, UnknownPath, WrongMethod


class Refusal(sandbox.core.Refusal):
    """A refusal in the form of the web hosts: an HTML page."""


class BadRequest(Refusal):
    """An argument makes no sense, or asks for what cannot be done now."""

    status, message = 400, "Bad request"


class Forbidden(Refusal):
    """A signed link does not open this, or no longer."""

    status, message = 403, "This link has expired"


class NotFound(Refusal):
    """There is no such thing, or it is another's."""

    status, message = 404, "Page not found"


class MethodNotAllowed(Refusal):
    """The path exists, the method does not."""

    status, message = 405, "Method not allowed"


class RangeNotSatisfiable(Refusal):
    """A file ends before the range begins; `Content-Range` tells its size."""

    status, message = 416, "Range not satisfiable"


class TooManyRequests(Refusal):
    """More requests than the limit in force admits; the documents know of none."""

    status, message = 429, "Too many requests"


class ServerError(Refusal):
    """A fault of the server."""

    status, message = 500, "Something went wrong"


class LoginRequired(Refusal):
    """The operation needs a user, and nobody is logged in: the login page, with a status of success."""

    status, message = 200, "Log in"


class LoginRedirect(LoginRequired):
    """The same as a redirect; its headers carry `Location`."""

    status = 302


class TokenRefused(sandbox.core.Refusal):
    """The token endpoint refuses, in JSON."""


class InvalidRequest(TokenRefused):
    """A parameter is missing or malformed."""

    status, code, message = 400, "invalid_request", "The request is missing a required parameter"


class InvalidClient(TokenRefused):
    """There is no such client, or its secret is another."""

    status, code, message = 401, "invalid_client", "The client credentials are invalid"


class InvalidGrant(TokenRefused):
    """A code or refresh token is unknown, used up, expired or another client's."""

    status, code, message = 400, "invalid_grant", "The grant is invalid, expired or revoked"


class UnsupportedGrantType(TokenRefused):
    """Neither `authorization_code` nor `refresh_token`."""

    status, code, message = 400, "unsupported_grant_type", "The grant type is not supported"


BY_CODE: Mapping[str, type[TokenRefused]] = {
    "invalid_request": InvalidRequest,
    "invalid_client": InvalidClient,
    "invalid_grant": InvalidGrant,
    "unsupported_grant_type": UnsupportedGrantType,
}
"""The codes of the token endpoint; nothing else has any."""

OF_CORE: Mapping[type[sandbox.core.Refusal], type[Refusal]] = {
    UnknownPath: NotFound,
    WrongMethod: MethodNotAllowed,
    LimitReached: TooManyRequests,
    Broken: ServerError,
}
"""What the refusals of the core are called here."""
