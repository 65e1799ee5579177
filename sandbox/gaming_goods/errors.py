"""Every refusal of the two Gaming Goods APIs.

The document shows one code, `invalid_request`, with one message; for the status 429 it has no code. Whatever
else stands here, codes, statuses and messages, is the sandbox's own.

    Refusal
    ├── InvalidRequest               invalid_request      400 (the code is documented)
    │   └── InvalidParameter                              with the message of the document's example
    ├── Unauthorized                 unauthorized         401
    ├── NotFound                     not_found            404
    ├── MethodNotAllowed             method_not_allowed   405
    ├── IdempotencyConflict          idempotency_conflict 409
    ├── ProductUnavailable           product_unavailable  409
    ├── RateLimitExceeded            rate_limit_exceeded  429 (the status is documented)
    └── InternalError                internal_error       500
"""

from collections.abc import Mapping

import sandbox.core
from sandbox.core import Broken, LimitReached, UnknownPath, WrongMethod


class Refusal(sandbox.core.Refusal):
    """A refusal in the documented form: ``{"error": {"code": …, "message": …}}``."""


class InvalidRequest(Refusal):
    """The request says something that cannot be done."""

    status, code, message = 400, "invalid_request", "Parameter 'page' must be a positive integer"


class InvalidParameter(InvalidRequest):
    """One parameter, or one field of the body, is not as it should be; the message names it first."""

    def __init__(self, name: str, says: str) -> None:
        super().__init__(f"Parameter '{name}' {says}")


class Unauthorized(Refusal):
    """No token or key, or one that opens nothing."""

    status, code, message = 401, "unauthorized", "Authentication required"


class NotFound(Refusal):
    """There is no such thing, or it is another's."""

    status, code, message = 404, "not_found", "Not found"


class MethodNotAllowed(Refusal):
    """The path exists, the method does not."""

    status, code, message = 405, "method_not_allowed", "Method not allowed"


class IdempotencyConflict(Refusal):
    """The key of an earlier order came with another body."""

    status, code = 409, "idempotency_conflict"
    message = "This Idempotency-Key was used for another order"


class ProductUnavailable(Refusal):
    """A product is not on sale, or fewer units of it are left than were asked for."""

    status, code, message = 409, "product_unavailable", "Not enough in stock"


class RateLimitExceeded(Refusal):
    """The address has used up its window."""

    status, code, message = 429, "rate_limit_exceeded", "Too many requests"


class InternalError(Refusal):
    """A fault of the server."""

    status, code, message = 500, "internal_error", "Internal error"


BY_CODE: Mapping[str, type[Refusal]] = {
    "invalid_request": InvalidRequest,
    "unauthorized": Unauthorized,
    "not_found": NotFound,
    "method_not_allowed": MethodNotAllowed,
    "idempotency_conflict": IdempotencyConflict,
    "product_unavailable": ProductUnavailable,
    "rate_limit_exceeded": RateLimitExceeded,
    "internal_error": InternalError,
}
"""All codes; the document has the first."""

OF_CORE: Mapping[type[sandbox.core.Refusal], type[Refusal]] = {
    UnknownPath: NotFound,
    WrongMethod: MethodNotAllowed,
    LimitReached: RateLimitExceeded,
    Broken: InternalError,
}
"""What the refusals of the core are called here."""
