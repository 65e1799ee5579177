"""What every generated client has in common, copied into each package as ``_runtime``.

Ordinary Python, tested where it stands. It knows operations, answers and errors, and of no
store: what differs between stores reaches it as `Operation` objects and a `Credentials`.
Nothing here imports httpx before the first client is made.
"""

from .credentials import Credentials, Secret
from .drift import Drift, DriftWarning
from .enums import OpenIntEnum, OpenStrEnum
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
from .limit import RateLimit
from .operation import Answer, Operation, Refusals, binary, empty, json, text
from .raw import RawResponse
from .transport import AsyncTransport, Transport

__all__ = [
    "Answer",
    "ApiError",
    "AsyncTransport",
    "BadGatewayError",
    "BadRequestError",
    "ClientError",
    "ConfigurationError",
    "ConflictError",
    "Credentials",
    "DecodeError",
    "DownloadError",
    "Drift",
    "DriftWarning",
    "ForbiddenError",
    "GatewayTimeoutError",
    "GoneError",
    "InternalServerError",
    "InvalidArgumentError",
    "LoginRequiredError",
    "MethodNotAllowedError",
    "MissingCredentialsError",
    "NotFoundError",
    "OpenIntEnum",
    "OpenStrEnum",
    "Operation",
    "PaymentRequiredError",
    "RateLimit",
    "RawResponse",
    "Refusals",
    "RequestSummary",
    "SdkError",
    "Secret",
    "ServerError",
    "ServiceUnavailableError",
    "TooManyRequestsError",
    "Transport",
    "TransportError",
    "TransportTimeoutError",
    "UnauthorizedError",
    "UnprocessableContentError",
    "binary",
    "empty",
    "json",
    "text",
]
