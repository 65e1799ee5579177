"""What the Galaxy client asks of GOG, from products and builds to achievements and saves.

`GogGalaxy` calls and waits, `AsyncGogGalaxy` awaits; what answers hold is in `models`,
everything that can be raised in `errors`.
"""

# Generated from specs/gog_galaxy.yaml by `python -m generator`. Do not edit.

from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from ._about import SPEC, Spec
from ._runtime.drift import Drift, DriftWarning
from ._runtime.limit import RateLimit
from ._runtime.oauth2 import FileTokenStore, MemoryTokenStore, Token, TokenStore
from ._runtime.raw import RawResponse
from .client import AsyncGogGalaxy, GogGalaxy
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
    InvalidClientError,
    InvalidGrantError,
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
    UnsupportedGrantTypeError,
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
                return metadata.version("gog-galaxy-client")
            except metadata.PackageNotFoundError:
                return VERSION  # not installed: run from its source tree
        if name != "models":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return import_module(f"{__name__}.models")


__all__ = [
    "SPEC",
    "UNSET",
    "AsyncGogGalaxy",
    "Credentials",
    "Drift",
    "DriftWarning",
    "FileTokenStore",
    "MemoryTokenStore",
    "Token",
    "TokenStore",
    "RateLimit",
    "RawResponse",
    "Spec",
    "GogGalaxy",
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
    "InvalidClientError",
    "InvalidGrantError",
    "UnsupportedGrantTypeError",
]
