"""Who is at GOG, as the Galaxy services know them; the users are those of the web API."""

from collections.abc import Mapping
from typing import TypedDict

VARIABLES = (("GOG_GALAXY_TOKEN",),)

SAMPLE = {"token": "sandbox-access-anna"}
"""Anna, who owns a lot, has friends and has played."""

FOREIGN = {"token": "sandbox-access-boris"}
"""Boris, who has nothing."""

NAMES = ("anna", "boris", "clara", "dora", "emil", "felix", "greta")
"""Those who have a part to play."""

IDS = {name: str(46988088193245000 + number) for number, name in enumerate(NAMES, 1)}
"""Their Galaxy user ids, whatever the seed."""

ANNA, BORIS, CLARA, DORA, EMIL = (IDS[name] for name in NAMES[:5])
"""By their part: Clara is Anna's friend, Dora has asked to be, and Anna has asked Emil. Boris has nothing."""

HANNA = str(46988088193245030)
"""Anna's friend who is online."""

NOBODY = "99999999999999999"
"""An id that nobody has."""


def headers(arguments: Mapping[str, str]) -> dict[str, str]:
    """The header that all hosts take."""
    return {"Authorization": f"Bearer {arguments['token']}"}


class Client(TypedDict):
    """What a program proves itself by when it asks for tokens."""

    client_id: str
    client_secret: str


CLIENT: Client = {"client_id": "40000000000000042", "client_secret": "sandbox-client-secret"}
"""The Galaxy client of the sandbox."""

GAME, SMALL = 1207658691, 1949616134
"""The documents' game and a small one, both with builds of several kinds."""

GAME_CLIENT: Client = {"client_id": "50000000000000042", "client_secret": "sandbox-game-secret"}
"""The client of the documents' game."""

SMALL_CLIENT: Client = {"client_id": "50000000000000043", "client_secret": "sandbox-small-game-secret"}
"""The client of the small one."""
