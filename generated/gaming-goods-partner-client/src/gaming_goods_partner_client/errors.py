"""Everything a call can raise: the tree of `SdkError`, and a class for each documented code."""

# Generated from specs/gaming_goods_partner.yaml by `python -m generator`. Do not edit.

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
]


class InvalidRequestError(BadRequestError):
    """`invalid_request`, answered with 400: "Parameter 'page' must be a positive integer"."""


BY_CODE: dict[str, type[ApiError]] = {
    "invalid_request": InvalidRequestError,
}
"""The class that a code is raised as."""
