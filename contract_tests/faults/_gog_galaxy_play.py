"""Promises about achievements, stats, sessions and saved games, each broken once."""

import hashlib

from contract_tests.faults import Answer, Ask, Call, Memory, answer
from contract_tests.faults._gog_galaxy import (
    PEOPLE,
    Thing,
    after,
    as_player,
    as_user,
    each,
    ends,
    fault,
    listed,
    owner,
    parts,
    saves,
    told,
)
from contract_tests.stories.gog_galaxy import GAME, GAME_CLIENT, SMALL


def unlock(call: Call) -> bool:
    """Whether an achievement is unlocked or locked."""
    return call.method == "POST" and len(parts(call)) == 6 and parts(call)[4] == "achievements"


def stat(call: Call) -> bool:
    """Whether a stat is written."""
    return call.method == "POST" and len(parts(call)) == 6 and parts(call)[4] == "stats"


def session(call: Call) -> bool:
    """Whether a session is added."""
    return ends(call, "sessions", method="POST")


def save(call: Call, method: str) -> bool:
    """Whether this is done with one saved game."""
    return call.method == method and saves(call) and len(parts(call)) > 3


def listing(call: Call) -> bool:
    """Whether saved games are listed."""
    return call.method == "GET" and saves(call) and len(parts(call)) == 3


def stamp(one: Thing, known: dict[str, str]) -> Thing:
    """An achievement with the date that is remembered for it."""
    return {**one, "date_unlocked": known.get(one["achievement_id"])}


# --- achievements ------------------------------------------------------------------------------------


@fault("state")
async def unlocking_goes_nowhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An achievement that was unlocked is locked as before."""
    given = await ask(call)
    if unlock(call) and given.ok and call.json.get("date_unlocked"):
        await ask(call.but(json={"date_unlocked": None}))
    return given


@fault("state")
async def locking_goes_nowhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Null in place of a date changes nothing."""
    if unlock(call) and b"null" in call.body:
        shown = await ask(call.but(method="GET", path=call.path.rpartition("/")[0], body=b""))
        known = {one["achievement_id"]: one for one in listed(shown)}
        one = known.get(parts(call)[-1])
        if one is not None and one["date_unlocked"]:
            return await ask(call.but(json={"date_unlocked": one["date_unlocked"]}))
    return await ask(call)


@fault("state")
async def one_unlocks_all(call: Call, ask: Ask, memory: Memory) -> Answer:
    """To unlock one achievement unlocks all of the game."""
    given = await ask(call)
    if unlock(call) and given.ok and call.json.get("date_unlocked"):
        folder = call.path.rpartition("/")[0]
        for one in listed(await ask(call.but(method="GET", path=folder, body=b""))):
            await ask(call.but(path=f"{folder}/{one['achievement_id']}"))
    return given


@fault("equality")
async def unlocked_just_now(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The date of an unlocked achievement is that of the server, not the one that was sent."""
    if unlock(call) and call.json.get("date_unlocked"):
        return await ask(call.but(json={"date_unlocked": "2024-07-01T00:00:00+0000"}))
    return await ask(call)


@fault("state")
async def clearing_goes_nowhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """To clear all achievements clears none."""
    if ends(call, "achievements", method="DELETE"):
        shown = await ask(call.but(method="GET"))
        given = await ask(call)
        for one in listed(shown):
            if given.ok and one["date_unlocked"]:
                path = f"{call.path}/{one['achievement_id']}"
                await ask(call.but(method="POST", path=path, json={"date_unlocked": one["date_unlocked"]}))
        return given
    return await ask(call)


@fault("state")
async def clearing_clears_other_games(call: Call, ask: Ask, memory: Memory) -> Answer:
    """To clear the achievements of one game clears those of another as well."""
    given = await ask(call)
    if ends(call, "achievements", method="DELETE") and given.ok:
        for other in (GAME, SMALL):
            path = "/".join(["", "clients", str(other), *parts(call)[2:]])
            await ask(as_user(call.but(path=path), owner(call)))
    return given


@fault("state")
async def ids_of_a_game_differ(call: Call, ask: Ask, memory: Memory) -> Answer:
    """What is unlocked by the product id is not unlocked by the client id."""
    given = await ask(call)
    game = after(call, "clients")
    if unlock(call) and given.ok and game == str(GAME):
        memory.setdefault("unlocked", set()).add(parts(call)[-1])
    if ends(call, "achievements") and given.ok and game == GAME_CLIENT["client_id"]:
        hidden = memory.get("unlocked", set())
        return each(given, lambda one: stamp(one, {}) if one["achievement_id"] in hidden else one)
    return given


@fault("auth")
async def anybody_unlocks(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whose achievement it is makes no difference: everybody may unlock it."""
    given = await ask(call)
    return await ask(as_player(call, owner(call))) if unlock(call) and given.status == 403 else given


@fault("auth")
async def achievements_of_strangers_are_shown(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Everybody may see what somebody has unlocked."""
    given = await ask(call)
    if ends(call, "achievements") and given.status == 403 and after(call, "clients") == str(GAME):
        return await ask(as_user(call, owner(call)))
    return given


@fault("error")
async def unknown_achievement_is_unlocked(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An achievement that the game does not have can be unlocked."""
    given = await ask(call)
    return Answer(204, {}, b"") if unlock(call) and given.status == 404 else given


@fault("equality")
async def achievements_are_miscounted(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`total_count` of achievements counts those that are unlocked."""
    given = await ask(call)
    if ends(call, "achievements") and given.ok:
        unlocked = [one for one in listed(given) if one["date_unlocked"]]
        return given.but(json={**given.json, "total_count": len(unlocked)})
    return given


@fault("schema")
async def locked_since_never(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`date_unlocked` of what is locked is an empty text, where null is documented."""
    given = await ask(call)
    if ends(call, "achievements") and given.ok:
        return each(given, lambda one: {**one, "date_unlocked": one["date_unlocked"] or ""})
    return given


@fault("schema")
async def rarity_is_a_text(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The rarity of an achievement is a text, where a number is known."""
    given = await ask(call)
    if ends(call, "achievements") and given.ok:
        return each(given, lambda one: {**one, "rarity": str(one["rarity"])} if "rarity" in one else one)
    return given


@fault("equality")
async def achievements_are_shared(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The game's achievements are the same for everybody: a friend sees one's own dates."""
    given = await ask(call)
    if ends(call, "achievements") and given.ok and owner(call) not in ("", "anna"):
        own = call.path.replace(parts(call)[3], next(n for n, name in PEOPLE.items() if name == "anna"))
        return await ask(as_user(call.but(path=own), "anna"))
    return given


@fault("query")
async def friends_have_no_progress(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The progress of friends lists nobody."""
    given = await ask(call)
    if ends(call, "friends_achievements_unlock_progresses") and given.ok:
        return answer(200, {"total_count": 0, "items": []})
    return given


# --- stats and leaderboards --------------------------------------------------------------------------


@fault("state")
async def stat_goes_nowhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A stat that was written has the value it had."""
    given = await ask(call)
    if stat(call) and given.ok:
        return given
    if ends(call, "stats") and given.ok:
        known = memory.setdefault(call.path, {one["stat_id"]: one["value"] for one in listed(given)})
        return each(given, lambda one: {**one, "value": known.get(one["stat_id"], one["value"])})
    return given


@fault("state")
async def stat_is_added_to(call: Call, ask: Ask, memory: Memory) -> Answer:
    """What is written to a stat is added to its value."""
    if stat(call):
        shown = await ask(call.but(method="GET", path=call.path.rpartition("/")[0], body=b""))
        values = {one["stat_id"]: one["value"] for one in listed(shown)}
        value = call.json.get("value")
        if isinstance(value, int | float):
            return await ask(call.but(json={"value": value + values.get(parts(call)[-1], 0)}))
    return await ask(call)


@fault("auth")
async def anybody_writes_stats(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whose stat it is makes no difference: everybody may write it."""
    given = await ask(call)
    return await ask(as_player(call, owner(call))) if stat(call) and given.status == 403 else given


@fault("equality")
async def worst_is_first(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A leaderboard gives its first rank to the lowest score."""
    given = await ask(call)
    if ends(call, "entries") and given.ok:
        turned = [{**one, "rank": rank} for rank, one in enumerate(listed(given)[::-1], 1)]
        return given.but(json={**given.json, "items": turned})
    return given


@fault("state")
async def leaderboard_stands_still(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A leaderboard does not follow the stat that it is of."""
    given = await ask(call)
    if ends(call, "entries") and given.ok:
        first: Answer = memory.setdefault(call.path, given)
        return first
    return given


# --- sessions ----------------------------------------------------------------------------------------


@fault("state")
async def minutes_count_twice(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A session is counted twice."""
    given = await ask(call)
    if session(call) and given.ok:
        await ask(call)
    return given


@fault("state")
async def sessions_go_nowhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A session that was added is not counted."""
    if session(call) and "time" in call.json:
        return await ask(call.but(json={**call.json, "time": 0}))
    return await ask(call)


@fault("equality")
async def minutes_are_seconds(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The total of the time that was played is in seconds."""
    given = await ask(call)
    if ends(call, "sessions") and parts(call)[0] == "games" and given.ok:
        return given.but(json={"time_sum": given.json["time_sum"] * 60})
    return given


@fault("protocol")
async def session_is_ok(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A session that was added is answered with 200, where 201 is known."""
    given = await ask(call)
    return given.but(status=200) if session(call) and given.status == 201 else given


@fault("error")
async def time_runs_backwards(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A session of less than no time is taken."""
    given = await ask(call)
    time = call.json.get("time")
    if session(call) and given.status == 400 and isinstance(time, int) and time < 0:
        return Answer(201, {}, b"")
    return given


@fault("auth")
async def play_time_of_others_is_shown(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Everybody may see how long somebody has played."""
    given = await ask(call)
    if ends(call, "sessions") and parts(call)[0] == "games" and given.status == 403:
        return await ask(as_user(call, owner(call)))
    return given


@fault("equality")
async def sessions_of_all_games(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The time that was played is that of another game."""
    given = await ask(call)
    if ends(call, "sessions") and parts(call)[0] == "games" and given.ok:
        other = SMALL if after(call, "games") == str(GAME) else GAME
        return await ask(call.but(path=call.path.replace(after(call, "games"), str(other), 1)))
    return given


# --- saved games -------------------------------------------------------------------------------------


@fault("state")
async def save_returns_older_bytes(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A saved game that was written again comes back as it was before."""
    given = await ask(call)
    if save(call, "GET") and given.ok:
        first: Answer = memory.setdefault(call.path, given)
        return first
    if save(call, "DELETE"):
        memory.pop(call.path, None)
    return given


@fault("protocol")
async def save_loses_its_end(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A saved game comes back up to its first null byte."""
    given = await ask(call)
    if save(call, "GET") and given.ok:
        return given.but(body=given.body.partition(b"\0")[0])
    return given


@fault("state")
async def games_share_their_saves(call: Call, ask: Ask, memory: Memory) -> Answer:
    """All games of a user have the same saved games."""
    given = await ask(call)
    if save(call, "PUT") and given.ok:
        memory[f"{parts(call)[1]} {parts(call)[-1]}"] = call.body
    kept: bytes | None = memory.get(f"{owner(call) and parts(call)[1]} {parts(call)[-1]}")
    if save(call, "GET") and given.status == 404 and kept is not None:
        return Answer(200, {"content-type": "application/octet-stream"}, kept)
    return given


@fault("state")
async def deleted_saves_stay(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A saved game that was deleted is still there."""
    if save(call, "DELETE"):
        kept = await ask(call.but(method="GET"))
        given = await ask(call)
        if given.ok and kept.ok:
            await ask(call.but(method="PUT", body=kept.body))
        return given
    return await ask(call)


@fault("state")
async def new_saves_are_not_listed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A saved game that is new can be read, and is not listed."""
    given = await ask(call)
    if save(call, "PUT") and given.ok:
        memory.setdefault(" ".join(parts(call)[:3]), set()).add("/".join(parts(call)[3:]).replace("%2F", "/"))
    if listing(call) and given.ok:
        new: set[str] = memory.get(" ".join(parts(call)), set())
        return given.but(json=[one for one in told(given) if one["name"] not in new])
    return given


@fault("equality")
async def save_has_another_hash(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The hash of a saved game is that of its name."""
    given = await ask(call)
    if listing(call) and given.ok:
        turned = [
            {**one, "hash": hashlib.md5(one["name"].encode(), usedforsecurity=False).hexdigest()}
            for one in told(given)
        ]
        return given.but(json=turned)
    return given


@fault("error")
async def unknown_save_is_empty(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A saved game that there is none of is an empty file."""
    given = await ask(call)
    if save(call, "GET") and given.status == 404:
        return Answer(200, {"content-type": "application/octet-stream"}, b"")
    return given


@fault("auth")
async def saves_of_others_are_shown(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Everybody may read somebody's saved games."""
    given = await ask(call)
    if saves(call) and given.status == 403 and call.method == "GET" and owner(call):
        return await ask(as_player(call, owner(call)))
    return given
