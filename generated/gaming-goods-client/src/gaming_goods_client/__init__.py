"""Browse the Gaming Goods catalogue and order activation keys.

`GamingGoods` calls and waits, `AsyncGamingGoods` awaits; what answers hold is in `models`,
everything that can be raised in `errors`.
"""

# Generated from specs/gaming_goods.yaml by `python -m generator`. Do not edit.

from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from ._about import SPEC, Spec
from ._runtime.drift import Drift, DriftWarning
from ._runtime.limit import RateLimit
from ._runtime.raw import RawResponse
from .client import AsyncGamingGoods, GamingGoods
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
    InternalServerError,
    InvalidArgumentError,
    InvalidRequestError,
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
                return metadata.version("gaming-goods-client")
            except metadata.PackageNotFoundError:
                return VERSION  # not installed: run from its source tree
        if name != "models":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return import_module(f"{__name__}.models")


__all__ = [
    "SPEC",
    "UNSET",
    "AsyncGamingGoods",
    "Credentials",
    "Drift",
    "DriftWarning",
    "RateLimit",
    "RawResponse",
    "Spec",
    "GamingGoods",
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
    "InvalidRequestError",
]
