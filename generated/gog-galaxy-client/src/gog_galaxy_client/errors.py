"""Everything a call can raise: the tree of `SdkError`, and a class for each documented code."""

# Generated from specs/gog_galaxy.yaml by `python -m generator`. Do not edit.

from __future__ import annotations

from ._runtime.errors import (
    ApiError,
    BadGatewayError,
    BadRequestError,
    ClientError,
    ConfigurationError,
    ConflictError,
    DecodeError,
    DownloadError,
    ForbiddenError,
    GatewayTimeoutError,
    GoneError,
    InternalServerError,
    InvalidArgumentError,
    LoginRequiredError,
    MethodNotAllowedError,
    MissingCredentialsError,
    NotFoundError,
    PaymentRequiredError,
    RequestSummary,
    SdkError,
    ServerError,
    ServiceUnavailableError,
    TooManyRequestsError,
    TransportError,
    TransportTimeoutError,
    UnauthorizedError,
    UnprocessableContentError,
)

__all__ = [
    "BY_CODE",
    "ApiError",
    "BadGatewayError",
    "BadRequestError",
    "ClientError",
    "ConfigurationError",
    "ConflictError",
    "DecodeError",
    "DownloadError",
    "ForbiddenError",
    "GatewayTimeoutError",
    "GoneError",
    "InternalServerError",
    "InvalidArgumentError",
    "LoginRequiredError",
    "MethodNotAllowedError",
    "MissingCredentialsError",
    "NotFoundError",
    "PaymentRequiredError",
    "RequestSummary",
    "SdkError",
    "ServerError",
    "ServiceUnavailableError",
    "TooManyRequestsError",
    "TransportError",
    "TransportTimeoutError",
    "UnauthorizedError",
    "UnprocessableContentError",
    "InvalidRequestError",
    "InvalidClientError",
    "InvalidGrantError",
    "UnsupportedGrantTypeError",
]


class InvalidRequestError(BadRequestError):
    """`invalid_request`, answered with 400: "Missing parameter"."""


class InvalidClientError(UnauthorizedError):
    """`invalid_client`, answered with 401: "The client credentials are invalid"."""


class InvalidGrantError(BadRequestError):
    """`invalid_grant`, answered with 400: "Invalid refresh token"."""


class UnsupportedGrantTypeError(BadRequestError):
    """`unsupported_grant_type`, answered with 400: "Unsupported grant type"."""


BY_CODE: dict[str, type[ApiError]] = {
    "invalid_request": InvalidRequestError,
    "invalid_client": InvalidClientError,
    "invalid_grant": InvalidGrantError,
    "unsupported_grant_type": UnsupportedGrantTypeError,
}
"""The class that a code is raised as."""
