"""What a call can raise.

```text
SdkError
├── ConfigurationError            the client cannot be used like this; nothing was sent
│   ├── InvalidArgumentError      no request can be made of this argument (also a ValueError)
│   └── MissingCredentialsError   the operation asks for credentials and there are none
├── TransportError                no whole answer arrived; `sent` says whether the request may have left
│   └── TransportTimeoutError
├── DecodeError                   an answer arrived that is not what the spec says
├── DownloadError                 a file arrived that is not the one that was promised
└── ApiError                      the server refused, with a status from 400 on but for a login page
    ├── ClientError               4xx: BadRequestError … TooManyRequestsError
    │   └── UnauthorizedError         401
    │       └── LoginRequiredError        the server shows its login page instead of saying 401
    └── ServerError               5xx: InternalServerError … GatewayTimeoutError
```

Each package adds a class for every documented error code, below the class of its status.
All of them pickle, and none of them holds a credential.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

_E = TypeVar("_E", bound="SdkError")
_EXCERPT = 200


class SdkError(Exception):
    """Base of everything this package raises on its own account."""

    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        return (_restore, (type(self), self.args, self.__dict__))


def _restore(cls: type[_E], args: tuple[Any, ...], state: dict[str, Any]) -> _E:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class ConfigurationError(SdkError):
    """The client cannot be used like this. Nothing was sent."""


class InvalidArgumentError(ConfigurationError, ValueError):
    """No request can be made of this argument. Nothing was sent."""


class MissingCredentialsError(ConfigurationError):
    """The operation asks for credentials that this client does not have. Nothing was sent."""


class RequestSummary:
    """Which call went wrong, without its query, headers and body, which may hold secrets.

    Attributes:
        operation: The operation's id in the spec, e.g. ``orders.create``.
        method: The HTTP method.
        url: Scheme, host and path.
        idempotency_key: What named this attempt; give it again to try again without doing it twice.
    """

    def __init__(self, operation: str, method: str, url: str, idempotency_key: str | None = None) -> None:
        self.operation = operation
        self.method = method
        self.url = url
        self.idempotency_key = idempotency_key

    def __repr__(self) -> str:
        return f"<{self}>"

    def __str__(self) -> str:
        return f"{self.operation}: {self.method} {self.url}"


class TransportError(SdkError):
    """No whole answer arrived.

    Attributes:
        request: Which call it was.
        sent: False when the request certainly never left, so that sending it again is safe;
            True when the server may have acted on it.
    """

    def __init__(self, reason: str, *, request: RequestSummary, sent: bool) -> None:
        super().__init__(f"{request}: {reason}")
        self.request = request
        self.sent = sent


class TransportTimeoutError(TransportError):
    """No whole answer arrived in time."""


class DecodeError(SdkError):
    """An answer arrived that is not what the spec says.

    Attributes:
        request: Which call it was.
        status: The HTTP status.
        headers: The answer's headers, names in lower case, without cookies.
        reason: What is wrong and, for JSON, where (``$.docs[3].qty``).
        body: The answer as it came.
        partial: What could be read of it: the declared type, with `UNSET` where something required drifted,
            and without the items that did. None where nothing could, or nothing was tried.
    """

    def __init__(
        self,
        reason: str,
        *,
        request: RequestSummary,
        status: int,
        headers: Mapping[str, str],
        body: bytes,
        partial: Any = None,
    ) -> None:
        kind = headers.get("content-type", "no content type")
        super().__init__(f"{request}: answer {status} ({kind}, {len(body)} bytes): {reason}{_begins(body)}")
        self.request = request
        self.status = status
        self.headers = headers
        self.reason = reason
        self.body = body
        self.partial = partial

    @property
    def raw(self) -> bytes:
        """The answer as it came; another name for `body`."""
        return self.body


class DownloadError(SdkError):
    """A file arrived that is not the one that was promised. Nothing of it stands under the file's name.

    Attributes:
        request: Which call it was.
    """

    def __init__(self, reason: str, *, request: RequestSummary) -> None:
        super().__init__(f"{request}: {reason}")
        self.request = request


class ApiError(SdkError):
    """The server refused.

    Attributes:
        request: Which call it was.
        status: The HTTP status.
        code: The store's error code, if the answer has one. An enumeration of the package when
            the spec has one; compares equal to its text.
        message: The store's explanation, for people, if the answer has one.
        error: The decoded body, or None where it is not the documented one (an HTML page, say).
        body: The answer as it came.
        headers: The answer's headers, names in lower case, without cookies.
        request_id: The server's id of the request, if a header names one.
    """

    def __init__(
        self,
        *,
        request: RequestSummary,
        status: int,
        headers: Mapping[str, str],
        body: bytes,
        code: str | None = None,
        message: str | None = None,
        error: Any = None,
    ) -> None:
        told = " ".join(part for part in (code and f"[{code}]", message) if part)
        super().__init__(f"{request}: refused with {status}{' ' + told if told else _begins(body)}")
        self.request = request
        self.status = status
        self.headers = headers
        self.body = body
        self.code = code
        self.message = message
        self.error = error
        self.request_id: str | None = headers.get("x-request-id") or headers.get("x-correlation-id")


def _begins(body: bytes) -> str:
    if not body:
        return ""
    return f"; the body begins {body[:_EXCERPT].decode('utf-8', 'backslashreplace')!r}"


class ClientError(ApiError):
    """4xx: the request as it was will not be served."""


class BadRequestError(ClientError):
    """400."""


class UnauthorizedError(ClientError):
    """401: the credentials are missing or not accepted."""


class LoginRequiredError(UnauthorizedError):
    """The credentials are missing or not accepted, and the server shows its login page instead of saying so.

    `status` is what that page came with: 200, or that of a redirect to it.
    """


class PaymentRequiredError(ClientError):
    """402."""


class ForbiddenError(ClientError):
    """403."""


class NotFoundError(ClientError):
    """404."""


class MethodNotAllowedError(ClientError):
    """405."""


class ConflictError(ClientError):
    """409."""


class GoneError(ClientError):
    """410."""


class UnprocessableContentError(ClientError):
    """422."""


class TooManyRequestsError(ClientError):
    """429: come again later; the header ``retry-after``, if there, says when."""


class ServerError(ApiError):
    """5xx: the server failed."""


class InternalServerError(ServerError):
    """500."""


class BadGatewayError(ServerError):
    """502."""


class ServiceUnavailableError(ServerError):
    """503."""


class GatewayTimeoutError(ServerError):
    """504."""


BY_STATUS: dict[int, type[ApiError]] = {
    400: BadRequestError,
    401: UnauthorizedError,
    402: PaymentRequiredError,
    403: ForbiddenError,
    404: NotFoundError,
    405: MethodNotAllowedError,
    409: ConflictError,
    410: GoneError,
    422: UnprocessableContentError,
    429: TooManyRequestsError,
    500: InternalServerError,
    502: BadGatewayError,
    503: ServiceUnavailableError,
    504: GatewayTimeoutError,
}


def of_status(status: int) -> type[ApiError]:
    """The most telling class for a status from 400 on, known or not."""
    return BY_STATUS.get(status) or (ServerError if status >= 500 else ClientError)
