"""Playing: achievements, stats, leaderboards, sessions and saved games."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from gog_galaxy_client import ForbiddenError, GogGalaxy, NotFoundError

from contract_tests.stories._telling import given
from contract_tests.stories.gog_galaxy import (
    ANNA,
    BORIS,
    CLARA,
    GAME,
    GAME_CLIENT,
    HANNA,
    NOBODY,
    SMALL,
    SMALL_CLIENT,
)
from contract_tests.stories.test_gog_galaxy._installing import digest
from contract_tests.stories.test_gog_galaxy.conftest import Make
from contract_tests.targets import Sandbox, Target

WHEN, LATER = "2020-01-02T03:04:05+0000", "2021-02-03T04:05:06+0000"
GAME_ID, SMALL_ID = GAME_CLIENT["client_id"], SMALL_CLIENT["client_id"]


@pytest.fixture
def player(make: Make, sandbox: Sandbox) -> GogGalaxy:
    """Anna, as the game sees her."""
    return make(token="sandbox-game-access-anna")


def unlocked(galaxy: GogGalaxy, game: str, user: str = ANNA) -> dict[str, str]:
    """The dates of what is unlocked; all that there is has to be counted."""
    page = galaxy.achievements.list(game, user)
    assert page.total_count == len(page.items)
    return {one.achievement_id: one.date_unlocked for one in page.items if one.date_unlocked}


def locked(galaxy: GogGalaxy, game: str, user: str = ANNA) -> list[str]:
    """The ids of what is not."""
    return [one.achievement_id for one in galaxy.achievements.list(game, user).items if not one.date_unlocked]


# --- achievements ------------------------------------------------------------------------------------


def test_achievements_unlock(player: GogGalaxy) -> None:
    """An achievement that is unlocked has the date that was sent, the others are as before; null locks it."""
    before = unlocked(player, GAME_ID)
    first, second = locked(player, GAME_ID)[:2]
    assert before

    player.achievements.unlock(GAME_ID, ANNA, first, date_unlocked=WHEN)
    assert unlocked(player, GAME_ID) == {**before, first: WHEN}
    player.achievements.unlock(GAME_ID, ANNA, second, date_unlocked=LATER)
    assert unlocked(player, GAME_ID) == {**before, first: WHEN, second: LATER}

    player.achievements.unlock(GAME_ID, ANNA, first, date_unlocked=None)
    assert unlocked(player, GAME_ID) == {**before, second: LATER}


def test_achievements_of_a_game_have_two_names(galaxy: GogGalaxy, player: GogGalaxy) -> None:
    """What is unlocked by the id of the product is unlocked by that of the client, and vice versa."""
    first, second = locked(galaxy, str(GAME))[:2]
    galaxy.achievements.unlock(str(GAME), ANNA, first, date_unlocked=WHEN)
    player.achievements.unlock(GAME_ID, ANNA, second, date_unlocked=LATER)

    assert unlocked(galaxy, str(GAME)) == unlocked(player, GAME_ID)
    assert {first, second} <= unlocked(player, GAME_ID).keys()


def test_achievements_clear(galaxy: GogGalaxy, player: GogGalaxy) -> None:
    """To clear takes all of the game, and nothing of another game or user."""
    other = locked(galaxy, str(SMALL))[0]
    galaxy.achievements.unlock(str(SMALL), ANNA, other, date_unlocked=WHEN)
    friend = unlocked(galaxy, str(GAME), HANNA)
    assert friend
    assert unlocked(player, GAME_ID)

    player.achievements.clear(GAME_ID, ANNA)

    assert unlocked(player, GAME_ID) == {}
    assert unlocked(galaxy, str(SMALL)) == {other: WHEN}
    assert unlocked(galaxy, str(GAME), HANNA) == friend


def test_achievements_and_stats_are_apart(player: GogGalaxy, galaxy: GogGalaxy) -> None:
    """To clear or unlock achievements changes no stat, play time or saved game, and no stat unlocks one."""

    def others() -> tuple[object, ...]:
        return (
            values(player, GAME_ID),
            player.leaderboards.list_entries(GAME_ID, given(player.leaderboards.list(GAME_ID).items[0].id)),
            galaxy.sessions.total(GAME, ANNA),
            player.saves.list(ANNA, GAME_ID),
        )

    before = others()
    assert any(values(player, GAME_ID).values())
    player.achievements.unlock(GAME_ID, ANNA, locked(player, GAME_ID)[0], date_unlocked=WHEN)
    assert others() == before
    player.achievements.clear(GAME_ID, ANNA)
    assert others() == before

    player.stats.update(GAME_ID, ANNA, next(iter(values(player, GAME_ID))), value=10_000)
    assert unlocked(player, GAME_ID) == {}


def test_achievements_of_friends(galaxy: GogGalaxy, sandbox: Sandbox) -> None:
    """Friends may see what one has unlocked, and how far one is; strangers may not."""
    key = galaxy.achievements.list(str(GAME), ANNA).items[2].achievement_key
    made = sandbox.step("achievements", {"user": "hanna", "product": GAME, "key": key})

    hers = unlocked(galaxy, str(GAME), HANNA)
    assert hers[made["achievement_id"]] == made["date_unlocked"]
    assert hers != unlocked(galaxy, str(GAME))
    progress = galaxy.achievements.list_friends_progress(str(GAME), ANNA)
    entry = next(item for item in progress["items"] if item["user_id"] == HANNA)
    assert entry["unlocked_count"] == len(hers)
    with pytest.raises(ForbiddenError):
        galaxy.achievements.list(str(GAME), BORIS)


def test_achievements_of_others_stay(galaxy: GogGalaxy, boris: GogGalaxy) -> None:
    """Nobody unlocks or clears what is somebody else's."""
    key = locked(galaxy, str(GAME), HANNA)[0]
    before = unlocked(galaxy, str(GAME), HANNA)
    for other in (galaxy, boris):
        with pytest.raises(ForbiddenError):
            other.achievements.unlock(str(GAME), HANNA, key, date_unlocked=WHEN)
        with pytest.raises(ForbiddenError):
            other.achievements.clear(str(GAME), HANNA)
    assert unlocked(galaxy, str(GAME), HANNA) == before


def test_achievements_unknown(galaxy: GogGalaxy) -> None:
    """An achievement, a game or a user that there is not is 404."""
    known = locked(galaxy, str(GAME))[0]
    for game, user, achievement in (
        (str(GAME), ANNA, NOBODY),
        ("999999999", ANNA, known),
        (str(GAME), NOBODY, known),
        (str(SMALL), ANNA, known),
    ):
        with pytest.raises(NotFoundError):
            galaxy.achievements.unlock(game, user, achievement, date_unlocked=WHEN)


@pytest.mark.parametrize("reading", ["client_id", "product_id"])
def test_achievements_by_one_name(
    galaxy: GogGalaxy, player: GogGalaxy, sandbox: Sandbox, reading: str
) -> None:
    """Where a server takes but one of the two ids, the other is not found."""
    sandbox.reset(gameplay=reading)
    ways = {"client_id": (player, GAME_ID), "product_id": (galaxy, str(GAME))}
    good, known = ways.pop(reading)
    [(bad, unknown)] = ways.values()

    assert good.achievements.list(known, ANNA).items
    with pytest.raises(NotFoundError):
        bad.achievements.list(unknown, ANNA)


# --- stats and leaderboards --------------------------------------------------------------------------


def values(galaxy: GogGalaxy, game: str, user: str = ANNA) -> dict[str, float]:
    """The stats of a player."""
    return {given(stat.stat_id): given(stat.value) for stat in galaxy.stats.list(game, user).items}


def test_stats_update(player: GogGalaxy) -> None:
    """What is written is read, the value itself and no sum, and the other stats are as before."""
    before = values(player, GAME_ID)
    first = next(iter(before))
    for value in (before[first] + 3, before[first] + 5):
        player.stats.update(GAME_ID, ANNA, first, value=value)
        assert values(player, GAME_ID) == {**before, first: value}
    with pytest.raises(NotFoundError):
        player.stats.update(GAME_ID, ANNA, NOBODY, value=1)
    with pytest.raises(ForbiddenError):
        player.stats.update(GAME_ID, HANNA, first, value=1)


def test_leaderboards(player: GogGalaxy) -> None:
    """The best is first, ranks count from 1, and a better score goes up."""
    board = given(player.leaderboards.list(GAME_ID).items[0].id)

    def ranks() -> list[tuple[str, int, int]]:
        entries = player.leaderboards.list_entries(GAME_ID, board).items
        return [(given(one.user_id), given(one.rank), given(one.score)) for one in entries]

    before = ranks()
    assert len(before) > 1
    assert [rank for _, rank, _ in before] == list(range(1, len(before) + 1))
    assert [score for *_, score in before] == sorted((score for *_, score in before), reverse=True)
    assert before[0][0] != ANNA

    best = before[0][2]
    first = next(stat for stat, value in values(player, GAME_ID).items() if value)
    player.stats.update(GAME_ID, ANNA, first, value=best + 1)

    assert ranks()[0] == (ANNA, 1, best + 1)
    with pytest.raises(NotFoundError):
        player.leaderboards.list_entries(GAME_ID, NOBODY)


# --- sessions ----------------------------------------------------------------------------------------


def test_sessions_add_up(galaxy: GogGalaxy) -> None:
    """A session of so many minutes is added to the total, once, and to that of its game alone."""
    game, other = galaxy.sessions.total(GAME, ANNA).time_sum, galaxy.sessions.total(SMALL, ANNA).time_sum
    assert game != other

    galaxy.sessions.add(GAME, ANNA, session_date=1_720_000_000, time=25)
    assert galaxy.sessions.total(GAME, ANNA).time_sum == game + 25
    galaxy.sessions.add(GAME, ANNA, session_date=1_720_003_600, time=7)
    galaxy.sessions.add(GAME, ANNA, session_date=1_720_003_600, time=0)
    assert galaxy.sessions.total(GAME, ANNA).time_sum == game + 32
    assert galaxy.sessions.total(SMALL, ANNA).time_sum == other


def test_sessions_of_sense(galaxy: GogGalaxy, target: Target, http: httpx.Client) -> None:
    """Nobody plays less than no time, and nobody plays for another."""
    before = galaxy.sessions.total(GAME, ANNA).time_sum
    answer = http.post(
        f"{target.base_url}/games/{GAME}/users/{ANNA}/sessions",
        json={"session_date": 1_720_000_000, "time": -5},
        headers=dict(target.account.headers),
    )
    assert answer.status_code == 400
    with pytest.raises(ForbiddenError):
        galaxy.sessions.add(GAME, CLARA, session_date=1_720_000_000, time=5)
    assert galaxy.sessions.total(GAME, ANNA).time_sum == before


# --- saved games -------------------------------------------------------------------------------------

SAVE = bytes(range(256)) * 40
"""Every byte there is."""


def names(galaxy: GogGalaxy, client_id: str = GAME_ID) -> list[str]:
    """What is saved, by name."""
    return [save.name for save in galaxy.saves.list(ANNA, client_id)]


def test_saves_come_back(player: GogGalaxy) -> None:
    """What was saved comes back byte by byte, is listed with its digest, and can be replaced and deleted."""
    before = names(player)
    for data in (SAVE, SAVE[::-1], b"", b"x"):
        player.saves.put(ANNA, GAME_ID, "slot 2.sav", data)
        assert player.saves.get(ANNA, GAME_ID, "slot 2.sav") == data
        listed = {save.name: save.hash_ for save in player.saves.list(ANNA, GAME_ID)}
        assert sorted(listed) == sorted([*before, "slot 2.sav"])
        assert listed["slot 2.sav"] == digest(data)

    player.saves.delete(ANNA, GAME_ID, "slot 2.sav")

    assert names(player) == before
    with pytest.raises(NotFoundError):
        player.saves.get(ANNA, GAME_ID, "slot 2.sav")
    with pytest.raises(NotFoundError):
        player.saves.delete(ANNA, GAME_ID, "slot 2.sav")


def test_saves_in_folders(player: GogGalaxy) -> None:
    """A name may have a folder in it."""
    for name, data in (("one/slot.sav", SAVE), ("two/slot.sav", b"two"), ("slot.sav", b"none")):
        player.saves.put(ANNA, GAME_ID, name, data)

    assert {"one/slot.sav", "two/slot.sav", "slot.sav"} <= set(names(player))
    assert player.saves.get(ANNA, GAME_ID, "one/slot.sav") == SAVE
    assert player.saves.get(ANNA, GAME_ID, "two/slot.sav") == b"two"
    assert player.saves.get(ANNA, GAME_ID, "slot.sav") == b"none"


def test_saves_with_names_alike(player: GogGalaxy) -> None:
    """A name is the whole name: what only begins, ends or is written like it is another saved game."""
    alike = ("slot", "slot.sav", "slot.sav.bak", "slot.save", "SLOT.SAV", "slot/sav", "a slot.sav")
    for number, name in enumerate(alike):
        player.saves.put(ANNA, GAME_ID, name, f"{number} {name}".encode())
    kept = {save.name: save for save in player.saves.list(ANNA, GAME_ID)}
    assert set(alike) <= kept.keys()

    player.saves.put(ANNA, GAME_ID, "slot.sav", b"new")
    found = {save.name: save for save in player.saves.list(ANNA, GAME_ID)}
    assert {name for name in found if found[name] != kept[name]} == {"slot.sav"}
    for number, name in enumerate(alike):
        saved = player.saves.get(ANNA, GAME_ID, name)
        assert saved == (b"new" if name == "slot.sav" else f"{number} {name}".encode())

    for name in ("slot", "slot.sav"):
        player.saves.delete(ANNA, GAME_ID, name)
        del kept[name]
        assert sorted(names(player)) == sorted(kept)


def test_saves_of_a_game(galaxy: GogGalaxy, sandbox: Sandbox) -> None:
    """Each game has saves of its own."""
    sandbox.reset(saves="any")
    galaxy.saves.put(ANNA, GAME_ID, "shared.sav", SAVE)

    assert "shared.sav" in names(galaxy)
    assert "shared.sav" not in names(galaxy, SMALL_ID)
    with pytest.raises(NotFoundError):
        galaxy.saves.get(ANNA, SMALL_ID, "shared.sav")


FOREIGN: dict[str, Callable[[GogGalaxy, str], Any]] = {
    "list": lambda galaxy, file: galaxy.saves.list(ANNA, GAME_ID),
    "get": lambda galaxy, file: galaxy.saves.get(ANNA, GAME_ID, file),
    "put": lambda galaxy, file: galaxy.saves.put(ANNA, GAME_ID, file, b"mine"),
    "delete": lambda galaxy, file: galaxy.saves.delete(ANNA, GAME_ID, file),
}


@pytest.mark.parametrize("call", FOREIGN.values(), ids=FOREIGN)
def test_saves_are_private(player: GogGalaxy, make: Make, call: Callable[[GogGalaxy, str], Any]) -> None:
    """Saved games are their player's, whatever game-scoped token comes."""
    file = names(player)[0]
    before = player.saves.get(ANNA, GAME_ID, file)
    with pytest.raises(ForbiddenError):
        call(make(token="sandbox-game-access-boris"), file)
    assert player.saves.get(ANNA, GAME_ID, file) == before


def test_saves_have_a_place(galaxy: GogGalaxy) -> None:
    """The configuration of a game says where its saves are, for each system."""
    found = galaxy.config.remote(GAME_ID).content
    for system in (given(found.windows), given(found.mac_os)):
        storage = given(system.cloud_storage)
        assert given(storage.enabled) is True
        assert given(storage.locations)
    with pytest.raises(NotFoundError):
        galaxy.config.remote(NOBODY)
