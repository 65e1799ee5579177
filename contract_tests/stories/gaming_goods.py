"""Who buys at Gaming Goods: the users of every fresh sandbox, or the reader's own from the environment."""

from collections.abc import Mapping

VARIABLES = (("GAMING_GOODS_TOKEN",),)

SAMPLE = {
    "token": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
    ".eyJzdWIiOiJhbm5hIiwiaWF0IjoxNzM1Njg5NjAwLCJleHAiOjQxMDI0NDQ4MDB9"
    "._ncNesIQ-bpa070b653n_oD1KZ0OLG-PseQ1h7B2OSM"
}
"""Anna, who can pay for anything from her balance."""

FOREIGN = {
    "token": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
    ".eyJzdWIiOiJib3JpcyIsImlhdCI6MTczNTY4OTYwMCwiZXhwIjo0MTAyNDQ0ODAwfQ"
    ".X_MadDwcJI5cnGCPboZA74bG5lqMmzwxIL968fmceOU"
}
"""Boris, who has no balance: what he orders waits for its payment."""


def headers(arguments: Mapping[str, str]) -> dict[str, str]:
    """The header that the document shows."""
    return {"Authorization": f"Bearer {arguments['token']}"}
