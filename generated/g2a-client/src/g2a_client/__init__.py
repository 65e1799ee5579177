"""Buy game keys on G2A from a program.

`G2A` calls and waits, `AsyncG2A` awaits; what answers hold is in `models`,
everything that can be raised in `errors`.
"""

# Generated from specs/g2a.yaml by `python -m generator`. Do not edit.

from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from ._about import SPEC, Spec
from ._runtime.drift import Drift, DriftWarning
from ._runtime.limit import RateLimit
from ._runtime.raw import RawResponse
from .client import G2A, AsyncG2A
from .credentials import Credentials
from .errors import (
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
    InternalError,
    InternalPr03Error,
    InternalPr04Error,
    InternalServerError,
    InvalidArgumentError,
    InvalidJsonDataError,
    InvalidJsonError,
    InvalidOrderIdError,
    InvalidProductIdError,
    LoginRequiredError,
    MerchantNotFoundError,
    MethodNotAllowedError,
    MissingCredentialsError,
    NoAuthorizationHeaderError,
    NoPrivilegesError,
    NotFoundError,
    OrderKeyAlreadyDownloadedError,
    OrderNotFoundError,
    OrderNotPaidError,
    OrderNotProcessedError,
    PaymentProblemError,
    PaymentRequiredError,
    RequestSummary,
    SdkError,
    ServerError,
    ServiceUnavailableError,
    TooManyRequestsError,
    TransportError,
    TransportTimeoutError,
    UnallowedIpAddressError,
    UnauthorizedError,
    UnprocessableContentError,
    WrongArgumentsError,
    WrongAuthorizationHeaderError,
)

if TYPE_CHECKING:
    from . import models

    __version__: str
    """That of the package; `SPEC` has the one of the description."""
else:

    def __getattr__(name: str) -> object:
        """The models, which nobody needs before the first answer, and the version, which few ask for."""
        if name == "__version__":
            from importlib import metadata

            from ._about import VERSION

            try:
                return metadata.version("g2a-client")
            except metadata.PackageNotFoundError:
                return VERSION  # not installed: run from its source tree
        if name != "models":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return import_module(f"{__name__}.models")


__all__ = [
    "SPEC",
    "UNSET",
    "AsyncG2A",
    "Credentials",
    "Drift",
    "DriftWarning",
    "RateLimit",
    "RawResponse",
    "Spec",
    "G2A",
    "UnsetType",
    "__version__",
    "models",
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
