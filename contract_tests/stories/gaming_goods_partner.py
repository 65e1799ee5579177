"""Who resells Gaming Goods: the partners of every fresh sandbox, or the reader's own from the environment."""

from collections.abc import Mapping

VARIABLES = (("GAMING_GOODS_PARTNER_API_KEY",),)

SAMPLE = {"api_key": "pk_live_sandbox_anna"}
"""Anna, who can pay for anything from her balance."""

FOREIGN = {"api_key": "pk_live_sandbox_boris"}
"""Boris, who has no balance: what he orders waits for its payment."""


def headers(arguments: Mapping[str, str]) -> dict[str, str]:
    """The header that the document names."""
    return {"X-API-Key": arguments["api_key"]}
