"""Everything a call can raise: the tree of `SdkError`, and a class for each documented code."""

# Generated from specs/g2a.yaml by `python -m generator`. Do not edit.

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
    "NoAuthorizationHeaderError",
    "WrongAuthorizationHeaderError",
    "UnallowedIpAddressError",
    "NoPrivilegesError",
    "MerchantNotFoundError",
    "InvalidJsonError",
    "InvalidJsonDataError",
    "InvalidOrderIdError",
    "OrderNotFoundError",
    "OrderNotPaidError",
    "OrderKeyAlreadyDownloadedError",
    "PaymentProblemError",
    "OrderNotProcessedError",
    "InvalidProductIdError",
    "WrongArgumentsError",
    "InternalPr03Error",
    "InternalPr04Error",
    "InternalError",
]


class NoAuthorizationHeaderError(ClientError):
    """`AUTH01`, answered with 400 or 403: "No Authorization header"."""


class WrongAuthorizationHeaderError(UnauthorizedError):
    """`AUTH02`, answered with 401: "Authorization failed", "Merchant not found"."""


class UnallowedIpAddressError(UnauthorizedError):
    """`AUTH03`, answered with 401: "Unallowed IP address"."""


class NoPrivilegesError(UnauthorizedError):
    """`AUTH04`, answered with 401: "No privileges to this method"."""


class MerchantNotFoundError(UnauthorizedError):
    """`AUTH05`, answered with 401: "Merchant not found"."""


class InvalidJsonError(BadRequestError):
    """`BR01`, answered with 400: "Invalid JSON"."""


class InvalidJsonDataError(BadRequestError):
    """`BR02`, answered with 400: "Invalid JSON data"."""


class InvalidOrderIdError(BadRequestError):
    """`ORD01`, answered with 400: "Invalid order id"."""


class OrderNotFoundError(NotFoundError):
    """`ORD02`, answered with 404: "Order not found"."""


class OrderNotPaidError(ClientError):
    """`ORD03`, answered with 403 or 405: "Order not paid", "Unable to process payment - it is not ready yet. Try
    again later"."""


class OrderKeyAlreadyDownloadedError(MethodNotAllowedError):
    """`ORD04`, answered with 405: "Order key has been downloaded already"."""


class PaymentProblemError(PaymentRequiredError):
    """`ORD05`, answered with 402: "Order key has been downloaded already", "Problem with payment"."""


class OrderNotProcessedError(BadRequestError):
    """`ORD06`, answered with 400: "Order is not processed yet"."""


class InvalidProductIdError(BadRequestError):
    """`PR01`, answered with 400: "Invalid product id"."""


class WrongArgumentsError(BadRequestError):
    """`PR02`, answered with 400: "Page param out of range", "Qty param out of range", "Min price from param out
    of range", "Min price to param out of range", "Wrong arguments"."""


class InternalPr03Error(InternalServerError):
    """`PR03`, answered with 500: "Internal error"."""


class InternalPr04Error(InternalServerError):
    """`PR04`, answered with 500: "Internal error"."""


class InternalError(InternalServerError):
    """`IN01`, answered with 500: "Internal error"."""


BY_CODE: dict[str, type[ApiError]] = {
    "AUTH01": NoAuthorizationHeaderError,
    "AUTH02": WrongAuthorizationHeaderError,
    "AUTH03": UnallowedIpAddressError,
    "AUTH04": NoPrivilegesError,
    "AUTH05": MerchantNotFoundError,
    "BR01": InvalidJsonError,
    "BR02": InvalidJsonDataError,
    "BR03": TooManyRequestsError,
    "ORD01": InvalidOrderIdError,
    "ORD02": OrderNotFoundError,
    "ORD03": OrderNotPaidError,
    "ORD04": OrderKeyAlreadyDownloadedError,
    "ORD05": PaymentProblemError,
    "ORD06": OrderNotProcessedError,
    "PR01": InvalidProductIdError,
    "PR02": WrongArgumentsError,
    "PR03": InternalPr03Error,
    "PR04": InternalPr04Error,
    "IN01": InternalError,
}
"""The class that a code is raised as."""
