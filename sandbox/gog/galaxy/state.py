"""What the Galaxy services know beside the web API's state: who is online, what was unlocked, what was saved.

Friends, libraries, reviews and the time that was played are the web API's and stay in `sandbox.gog.store`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import md5
from math import inf
from typing import Literal, NamedTuple

from sandbox.gog import errors
from sandbox.gog.catalogue import GAME, SMALL, Product
from sandbox.gog.galaxy.content import Library
from sandbox.gog.galaxy.errors import TooLarge
from sandbox.gog.store import ANNA, Store
from sandbox.gog.tokens import GAME_CLIENT_ID

PRESENCE_SECONDS = 600
"""How long somebody stays online without saying so again; clients do every five minutes."""

MOST_SAVES = 100
"""Files that one user may keep for one game."""

Presence = Literal["online", "offline", "invisible"]
Values = dict[str, int | float]
FRIEND_ONLINE = "hanna"
"""A friend of Anna's who is playing from the start, until control says otherwise."""

_ACHIEVEMENTS = (
    ("FIRST_STEP", "First step", "Start the game", 92.5),
    ("CARTOGRAPHER", "Cartographer", "See every map", 31.0),
    ("NIGHT_OWL", "Night owl", "Play at three in the morning", 12.25),
    ("PACIFIST", "Pacifist", "Win without a shot", 2.5),
    ("SECRET_GARDEN", "Secret garden", "Find what nobody looks for", 0.75),
)
_RARITIES = ((50, "Common"), (20, "Uncommon"), (5, "Rare"), (1, "Very rare"), (0, "Extremely rare"))


class Shown(NamedTuple):
    """What somebody tells of themselves: with the form of 2018 only that they are there."""

    presence: Presence
    game: str | None
    plain: bool
    until: float


class Achievement(NamedTuple):
    """One achievement of a game; `rarity` is the share of players in percent."""

    id: str
    key: str
    name: str
    description: str
    rarity: float
    visible: bool

    @property
    def level(self) -> str:
        """What this rarity is called."""
        return next(name for least, name in _RARITIES if self.rarity >= least)


class Stat(NamedTuple):
    """One statistic of a game, with its bounds."""

    id: str
    key: str
    type: Literal["int", "float"]
    most: float
    increment_only: bool


class Save(NamedTuple):
    """One file in the cloud."""

    data: bytes
    modified: str

    @property
    def digest(self) -> str:
        """Its MD5."""
        return md5(self.data, usedforsecurity=False).hexdigest()


@dataclass(slots=True)
class Faults:
    """What goes wrong with chunks, as control has ordered; the count is no part of the state that is kept.

    Attributes:
        every: Each request of this number fails; 0 for none.
        cut: The connection breaks off after so many bytes; else `status` is answered.
        endpoint: Only requests to this one, `""` for all.
        corrupt: So many of the next chunks have a byte that is wrong.
    """

    every: int = 0
    status: int = 503
    cut: int | None = None
    endpoint: str = ""
    corrupt: int = 0
    count: int = 0

    def failing(self, endpoint: str) -> bool:
        """Whether this request is to fail."""
        if not self.every or self.endpoint not in ("", endpoint):
            return False
        self.count += 1
        return self.count % self.every == 0

    def spoiled(self, data: bytes) -> bytes:
        """A chunk as it is sent: as it is, or with a wrong byte."""
        if not self.corrupt or not data:
            return data
        self.corrupt -= 1
        middle = len(data) // 2
        return data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :]


@dataclass(slots=True)
class State:
    """All of it.

    Attributes:
        unlocked: By user and product: ids of achievements, with the time.
        values: By user and product: statistics that were written, by id.
        saves: By user and client: files in the cloud, by name.
    """

    store: Store
    library: Library
    faults: Faults = field(default_factory=Faults)
    presence: dict[str, Shown] = field(default_factory=dict[str, Shown])
    unlocked: dict[tuple[str, int], dict[str, str]] = field(
        default_factory=dict[tuple[str, int], dict[str, str]]
    )
    values: dict[tuple[str, int], Values] = field(default_factory=dict[tuple[str, int], Values])
    saves: dict[tuple[str, str], dict[str, Save]] = field(
        default_factory=dict[tuple[str, str], dict[str, Save]]
    )

    @classmethod
    def new(cls, store: Store) -> "State":
        """The state at the start."""
        made = cls(store, Library(store.seed, store.catalogue))
        made.presence[FRIEND_ONLINE] = Shown("online", str(GAME), False, inf)
        game = store.catalogue.by_id[GAME]
        first, second = achievements(game)[:2]
        made.unlocked[ANNA, GAME] = {first.id: "2024-06-01T10:00:00+0000"}
        made.unlocked[FRIEND_ONLINE, GAME] = {
            first.id: "2024-02-03T04:05:06+0000",
            second.id: "2024-02-04T21:00:00+0000",
        }
        made.values[ANNA, GAME] = {stats(game)[0].id: 7}
        made.values[FRIEND_ONLINE, GAME] = {stats(game)[0].id: 12}
        slot = Save(b"a saved game of Anna's", "2024-12-30T23:00:00+00:00")
        made.saves[ANNA, GAME_CLIENT_ID] = {"saves/slot1.sav": slot}
        return made

    def announce(self, user: str, presence: Presence, game: str | None, *, plain: bool = False) -> None:
        """Somebody says that they are there, or not ("GAL-17"); it holds for `PRESENCE_SECONDS`."""
        until = self.store.clock.now + PRESENCE_SECONDS
        self.presence[user] = Shown(presence, game, plain, until)

    def seen(self, viewer: str, user: str) -> Shown | None:
        """What somebody may see of another: friends see those who are online, everybody sees themselves."""
        shown = self.presence.get(user)
        if shown is None or shown.presence == "offline" or shown.until <= self.store.clock.now:
            return None
        if viewer != user and (shown.presence == "invisible" or user not in self.store.friends.of(viewer)):
            return None
        return shown

    def unlocked_by(self, user: str, product: Product) -> Mapping[str, str]:
        """What somebody has unlocked in a game, with the time."""
        return self.unlocked.get((user, product.id), {})

    def unlock(self, user: str, product: Product, achievement_id: str, when: str | None) -> None:
        """Unlock an achievement ("GX-7") or, without a time, lock it again.

        Raises:
            NotFound: The game has none of this id.
        """
        if achievement_id not in [achievement.id for achievement in achievements(product)]:
            raise errors.NotFound("There is no such achievement")
        known = self.unlocked.setdefault((user, product.id), {})
        if when is None:
            known.pop(achievement_id, None)
        else:
            known[achievement_id] = when

    def values_of(self, user: str, product: Product) -> Values:
        """Somebody's statistics of a game, by id; those never written are left out."""
        return self.values.setdefault((user, product.id), {})

    def write_stat(self, user: str, product: Product, stat_id: str, value: float) -> None:
        """Write a statistic ("GX-7").

        Raises:
            NotFound: The game has none of this id.
            BadRequest: It is out of bounds, no whole number where one is wanted, or less than before.
        """
        stat = next((stat for stat in stats(product) if stat.id == stat_id), None)
        if stat is None:
            raise errors.NotFound("There is no such statistic")
        values = self.values_of(user, product)
        if not 0 <= value <= stat.most or (stat.type == "int" and value != int(value)):
            raise errors.BadRequest(f"value must be 0 to {stat.most:g} and of type {stat.type}")
        if stat.increment_only and value < values.get(stat_id, 0):
            raise errors.BadRequest("value may only grow")
        values[stat_id] = int(value) if stat.type == "int" else value

    def saves_of(self, user: str, client_id: str) -> dict[str, Save]:
        """Somebody's files of a game."""
        return self.saves.setdefault((user, client_id), {})

    def save(self, user: str, client_id: str, name: str, file: Save) -> None:
        """Keep a file ("GX-17").

        Raises:
            TooLarge: There are too many.
        """
        files = self.saves_of(user, client_id)
        if name not in files and len(files) >= MOST_SAVES:
            raise TooLarge(f"No more than {MOST_SAVES} files are kept for a game")
        files[name] = file


def achievements(product: Product) -> list[Achievement]:
    """The achievements of a game: for some five, for one of two fewer, for the others none."""
    count = {GAME: 5, SMALL: 3}.get(product.id, 4 if "achievements" in product.features else 0)
    return [
        Achievement(f"48{product.id:010}{n:05}", f"ACH_{key}", name, text, rarity, n < 5)
        for n, (key, name, text, rarity) in enumerate(_ACHIEVEMENTS[:count], 1)
    ]


def stats(product: Product) -> list[Stat]:
    """The statistics of a game with achievements."""
    if not achievements(product):
        return []
    first = 49 * 10**15 + product.id * 10**5
    return [
        Stat(str(first + 1), "games_won", "int", 1_000_000, True),
        Stat(str(first + 2), "best_time", "float", 86_400, False),
    ]


def leaderboard_id(product: Product) -> str:
    """The id of the one leaderboard that a game with achievements has: of `games_won`."""
    return str(47 * 10**15 + product.id * 10**5 + 1)
