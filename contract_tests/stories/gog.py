"""Who is at GOG: the users of every fresh sandbox, or the reader's own token from the environment."""

from collections.abc import Mapping
from typing import TypedDict

VARIABLES = (("GOG_TOKEN",),)

SAMPLE = {"token": "sandbox-access-anna"}
"""Anna, who owns, wishes and has ordered a lot."""

FOREIGN = {"token": "sandbox-access-boris"}
"""Boris, who has nothing."""

NAMES = ("anna", "boris", "clara", "dora", "emil", "felix", "greta")
"""Those who have a part to play."""

IDS = {name: 48628349970000 + number for number, name in enumerate(NAMES, 1)}
"""Their web user ids, whatever the seed."""


def headers(arguments: Mapping[str, str]) -> dict[str, str]:
    """The header that the documents name; cookies are the other way."""
    return {"Authorization": f"Bearer {arguments['token']}"}


def cookie(name: str) -> dict[str, str]:
    """The header of a browser in which somebody of the sandbox is logged in."""
    return {"Cookie": f"gog-al=sandbox-session-{name}"}


class Application(TypedDict):
    """What a program is known by."""

    client_id: str
    client_secret: str


class Login(TypedDict, total=False):
    """What a client can take to know its user."""

    token: str
    client_id: str
    client_secret: str
    session_cookie: str


CLIENT: Application = {"client_id": "40000000000000042", "client_secret": "sandbox-client-secret"}
"""The application of the sandbox."""

GAME, MOVIE = 1207658691, 1207665463
"""The documents' game and movie, both of which Anna owns."""

NOBODY = 999_999_999
"""An id that neither a product nor a user nor a review has."""
