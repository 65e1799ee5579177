"""Every refusal of the Galaxy services: ``{"error", "error_description"}``, as auth.gog.com has it.

The documents name 401 for a bad or expired token, 404 for unknown products, and an `error` where there is no
patch; the other statuses, and all words but those of the token endpoint, are ours. Rules and parameters that
the operations share with the web API raise the refusals of `sandbox.gog.errors`; here these become JSON. Only
those of the sign-in and of signed files stay pages.

    sandbox.gog.errors.Refusal   in JSON: its status decides its code, `CODES`
    ├── Unauthorized             401
    ├── NotYours                 403
    └── TooLarge                 413
    Page                         a refusal of the sign-in or of a signed link, as the web API sends it
"""

from collections.abc import Mapping

import sandbox.core
from sandbox.gog import errors

CODES: Mapping[int, str] = {
    400: "invalid_request",
    401: "invalid_token",
    403: "access_denied",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    416: "range_not_satisfiable",
    429: "too_many_requests",
    500: "server_error",
}
"""What `error` says, by status."""


class Unauthorized(errors.Refusal):
    """There is no token, or none that is good."""

    status, message = 401, "The access token is missing, invalid or expired"


class NotYours(errors.Refusal):
    """It is somebody else's, or the token is another client's."""

    status, message = 403, "This is not yours"


class TooLarge(errors.Refusal):
    """A body is longer than the sandbox looks at."""

    status, message = 413, "The body is too large"


class Page(sandbox.core.Refusal):
    """What the web API refuses with a page."""

    def __init__(self, of: errors.Refusal) -> None:
        super().__init__(of.message)
        self.of = of
