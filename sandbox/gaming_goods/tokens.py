"""Bearer tokens of the public API: JSON Web Tokens (RFC 7519), signed with HMAC-SHA256.

The document shows how such a token begins (`eyJhbGciOiJIUzI1NiIs…`, that is `{"alg":"HS256",…`), no more. The
claims are ours: `sub` is the user's name, `exp` the first second at which the token is no longer good.
"""

import hmac
from base64 import b64decode, urlsafe_b64encode
from hashlib import sha256

import msgspec

from sandbox.core import EPOCH
from sandbox.gaming_goods import errors

SECRET = "gaming-goods-sandbox-secret"  # noqa: S105 (a published sample: it signs for no real server)
"""Signs all tokens of the sandbox, so that a test can also make its own."""

LONG_LIVED = 4_102_444_800
"""When the sample tokens expire: 2100-01-01T00:00:00Z."""


class _Header(msgspec.Struct):
    alg: str


class _Claims(msgspec.Struct):
    sub: str
    exp: float


def mint(user: str, *, issued_at: float = EPOCH, expires_at: float = LONG_LIVED) -> str:
    """Make a token; the same arguments always give the same one."""
    header = _encode(b'{"alg":"HS256","typ":"JWT"}')
    claims = msgspec.json.encode({"sub": user, "iat": int(issued_at), "exp": int(expires_at)})
    signed = f"{header}.{_encode(claims)}"
    return f"{signed}.{_signature(signed)}"


def read(token: str, now: float) -> str:
    """Tell whose token this is.

    Raises:
        Unauthorized: It is not a token, has no valid HS256 signature, or has expired by `now`.
    """
    signed, _, signature = token.rpartition(".")
    header, _, claims = signed.partition(".")
    try:
        if msgspec.json.decode(_decode(header), type=_Header).alg != "HS256":
            raise errors.Unauthorized("Token is not signed with HS256")
        told = msgspec.json.decode(_decode(claims), type=_Claims)
    except (ValueError, RecursionError):
        raise errors.Unauthorized("Token is malformed") from None
    # The text is compared, not the bytes: the last character of base64 has bits that do not count.
    if not hmac.compare_digest(_signature(signed).encode(), signature.encode("latin-1", "replace")):
        raise errors.Unauthorized("Token signature is invalid")
    if told.exp <= now:
        raise errors.Unauthorized("Token has expired")
    return told.sub


def _signature(signed: str) -> str:
    return _encode(hmac.digest(SECRET.encode(), signed.encode("latin-1", "replace"), sha256))


def _encode(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    return b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
