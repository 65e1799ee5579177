"""Who buys at G2A: the merchants of every fresh sandbox, or the reader's own from the environment."""

from collections.abc import Mapping
from hashlib import sha256

VARIABLES = (("G2A_AUTHORIZATION",), ("G2A_API_HASH", "G2A_EMAIL", "G2A_SECRET"))

SAMPLE = {
    "authorization": "qdaiciDiyMaTjxMt, 74026b3dc2c6db6a30a73e71cdb138b1e1b5eb7a97ced46689e2d28db1050875"
}
"""The merchant of the document's curl lines, who owns the document's order."""

FOREIGN = {"api_hash": "sandboxMerchant1", "email": "merchant@sandbox.example", "secret": "sandbox-secret"}
"""Another merchant of the sandbox."""


def headers(arguments: Mapping[str, str]) -> dict[str, str]:
    """The document's formula: the hash, and the SHA-256 of hash, e-mail and secret in a row."""
    if "authorization" in arguments:
        return {"Authorization": arguments["authorization"]}
    merchant = arguments["api_hash"]
    key = sha256((merchant + arguments["email"] + arguments["secret"]).encode()).hexdigest()
    return {"Authorization": f"{merchant}, {key}"}
