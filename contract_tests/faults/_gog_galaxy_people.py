"""Promises about tokens, friends, presence, profiles and libraries, each broken once."""

from contract_tests.faults import Answer, Ask, Call, Memory, answer
from contract_tests.faults._gog_galaxy import (
    PEOPLE,
    Thing,
    as_user,
    each,
    ends,
    fault,
    listed,
    owner,
    parts,
    relisted,
    told,
)
from contract_tests.stories.gog_galaxy import CLIENT, GAME_CLIENT, IDS

GRANT = {"error": "invalid_grant", "error_description": "No such token"}


def tokens(call: Call, given: Answer) -> bool:
    """Whether tokens were given."""
    return call.path == "/token" and "access_token" in given.json


def game_scoped(call: Call) -> bool:
    """Whether the token of a game is asked for."""
    return call.path == "/token" and call.query.get("client_id") not in (None, CLIENT["client_id"])


def statuses(call: Call) -> bool:
    """Whether it is asked who is online."""
    return call.method == "GET" and call.path == "/statuses"


# --- tokens ------------------------------------------------------------------------------------------


@fault("state")
async def code_is_good_twice(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A login code that was exchanged gives a token again."""
    given = await ask(call)
    code = call.query.get("code")
    if tokens(call, given) and code:
        memory[code] = given
    known: Answer | None = memory.get(code or "")
    return known if known is not None and given.status == 400 else given


@fault("state")
async def refresh_gives_the_old_token(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A refresh answers with the access token that there was before."""
    given = await ask(call)
    if tokens(call, given) and not game_scoped(call):
        user = given.json["user_id"]
        old = memory.setdefault(user, given.json["access_token"])
        return given.but(json={**given.json, "access_token": old})
    return given


@fault("schema")
async def token_lives_in_minutes(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`expires_in` counts minutes, where seconds are documented."""
    given = await ask(call)
    return given.but(json={**given.json, "expires_in": 60}) if tokens(call, given) else given


@fault("schema")
async def token_has_no_session(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A token comes without its session."""
    given = await ask(call)
    if tokens(call, given):
        return given.but(json={name: value for name, value in given.json.items() if name != "session_id"})
    return given


@fault("error")
async def wrong_secret_is_a_bad_grant(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A client with a wrong secret is told that its code or token is bad."""
    given = await ask(call)
    return answer(400, GRANT) if call.path == "/token" and given.status == 401 else given


@fault("auth")
async def game_token_is_the_users(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who asks for the token of a game gets one of the Galaxy client."""
    return (
        await ask(call.but(query={**call.query, **{name: str(value) for name, value in CLIENT.items()}}))
        if game_scoped(call)
        else await ask(call)
    )


@fault("auth")
async def any_token_opens_a_game(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The token of the Galaxy client opens the achievements and saves of a game by its client id."""
    given = await ask(call)
    own, name = call.headers.get("authorization", ""), owner(call)
    if (
        given.status == 403
        and own == f"Bearer sandbox-access-{name}"
        and GAME_CLIENT["client_id"] in parts(call)
    ):
        return await ask(
            call.but(headers={**call.headers, "authorization": f"Bearer sandbox-game-access-{name}"})
        )
    return given


@fault("state")
async def game_token_uses_up_the_users(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A refresh token that was used for a game's token is good for nothing else."""
    token = call.query.get("refresh_token", "")
    if call.path == "/token" and not game_scoped(call) and token in memory:
        return answer(400, GRANT)
    given = await ask(call)
    if tokens(call, given) and game_scoped(call):
        memory[token] = True
    return given


@fault("auth")
async def bearer_is_not_checked(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whoever comes without a token, or with a wrong one, is taken for somebody."""
    given = await ask(call)
    return await ask(as_user(call, owner(call) or "anna")) if given.status == 401 else given


@fault("auth")
async def scheme_is_not_checked(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A token is taken without the word `Bearer` before it."""
    given = await ask(call)
    own = call.headers.get("authorization", "")
    if given.status == 401 and own.startswith("sandbox-"):
        return await ask(call.but(headers={**call.headers, "authorization": f"Bearer {own}"}))
    return given


@fault("auth")
async def token_never_ends(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A token that was good once is good for ever."""
    given = await ask(call)
    own = call.headers.get("authorization", "")
    if own and given.ok and owner(call):
        memory[own] = owner(call)
    return await ask(as_user(call, memory[own])) if given.status == 401 and own in memory else given


@fault("error")
async def no_token_is_forbidden(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who has no token is told 403, where 401 is known."""
    given = await ask(call)
    return given.but(status=403) if given.status == 401 and call.path != "/token" else given


# --- friends -----------------------------------------------------------------------------------------


@fault("auth")
async def friends_of_others_are_shown(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Everybody may see whose friend somebody is."""
    given = await ask(call)
    return await ask(as_user(call, owner(call))) if given.status == 403 and ends(call, "friends") else given


@fault("equality")
async def friend_list_lacks_one(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The list of friends lacks the last."""
    given = await ask(call)
    return relisted(given, listed(given)[:-1]) if ends(call, "friends") and listed(given) else given


@fault("state")
async def who_asks_is_a_friend(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who has asked to be a friend is listed as one."""
    given = await ask(call)
    if not (ends(call, "friends") and given.ok):
        return given
    asked = await ask(call.but(path=call.path.removesuffix("friends") + "invitations"))
    more = [
        {
            **{name: one[f"friend_{name}"] for name in ("user_id", "username", "is_employee", "images")},
            **(
                {}
                if not listed(given) or "friend_status" not in listed(given)[0]
                else {"friend_status": "friend"}
            ),
        }
        for one in listed(asked)
    ]
    return relisted(given, listed(given) + more)


@fault("state")
async def answered_requests_stay(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A friend request that was answered is listed as before."""
    given = await ask(call)
    if ends(call, "invitations") and given.ok:
        known = memory.setdefault(call.path, {})
        known.update({one["id"]: one for one in listed(given)})
        return relisted(given, list(known.values()))
    return given


@fault("equality")
async def request_comes_from_oneself(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A friend request has the id of whom it was sent to."""
    given = await ask(call)
    if ends(call, "invitations") and given.ok:
        return each(given, lambda one: {**one, "friend_user_id": parts(call)[1]})
    return given


@fault("schema")
async def friend_id_is_a_number(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The ids of friends are numbers, where texts are documented."""
    given = await ask(call)
    if ends(call, "friends") and given.ok:
        return each(given, lambda one: {**one, "user_id": int(one["user_id"])})
    return given


# --- presence ----------------------------------------------------------------------------------------


@fault("state")
async def presence_goes_nowhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who says to be online is not."""
    given = await ask(call)
    if ends(call, "status", method="POST") and given.ok:
        await ask(call.but(method="DELETE", body=b""))
    return given


@fault("state")
async def presence_stays(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who said to be gone is still online."""
    given = await ask(call)
    if ends(call, "status", method="POST") and given.ok:
        memory[call.path] = call
    if ends(call, "status", method="DELETE") and given.ok and call.path in memory:
        await ask(memory[call.path])
    return given


@fault("state")
async def presence_never_ends(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who does not say so again stays online all the same."""
    given = await ask(call)
    if ends(call, "status", method="POST") and given.ok:
        memory[parts(call)[1]] = call
    if ends(call, "status", method="DELETE"):
        memory.pop(parts(call)[1], None)
    if statuses(call):
        for earlier in list(memory.values()):
            await ask(earlier)
        return await ask(call)
    return given


@fault("auth")
async def strangers_are_seen(call: Call, ask: Ask, memory: Memory) -> Answer:
    """It is shown who is online, friend or not."""
    given = await ask(call)
    if not (statuses(call) and given.ok):
        return given
    found = listed(given)
    for number in call.query.get("user_id", "").split(","):
        if number in PEOPLE and number not in [one["user_id"] for one in found]:
            found = found + listed(await ask(as_user(call.but(query={"user_id": number}), PEOPLE[number])))
    return relisted(given, found)


@fault("query")
async def unasked_statuses_come(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Friends who are online are listed, asked for or not."""
    if statuses(call) and call.query.get("user_id"):
        return await ask(call.but(query={"user_id": f"{call.query['user_id']},{','.join(PEOPLE)}"}))
    return await ask(call)


@fault("query")
async def only_the_first_is_looked_up(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Of several ids only the first is looked at."""
    if statuses(call) and call.query.get("user_id"):
        return await ask(call.but(query={"user_id": call.query["user_id"].partition(",")[0]}))
    return await ask(call)


@fault("state")
async def offline_is_listed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who is not online is listed as well, where only users online appear."""
    given = await ask(call)
    if not (statuses(call) and given.ok):
        return given
    found = [one["user_id"] for one in listed(given)]
    client = CLIENT["client_id"]
    nothing: Thing = {}
    more = [
        {"user_id": number, "client_id": client, "data": nothing}
        for number in dict.fromkeys(call.query.get("user_id", "").split(","))
        if number in PEOPLE and number not in found
    ]
    return relisted(given, listed(given) + more)


@fault("state")
async def invisible_is_seen(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who wants to be invisible is seen online."""
    if ends(call, "status", method="POST") and call.json.get("presence") == "invisible":
        return await ask(call.but(json={**call.json, "presence": "online"}))
    return await ask(call)


@fault("protocol")
async def form_is_not_understood(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The form of 2018 is refused; only JSON is taken."""
    if ends(call, "status", method="POST") and "urlencoded" in call.headers.get("content-type", ""):
        return answer(400, {"error": "invalid_request", "error_description": "JSON is wanted"})
    return await ask(call)


@fault("equality")
async def played_game_is_not_told(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A status does not tell which game is played."""
    given = await ask(call)
    if statuses(call) and given.ok:
        return each(
            given, lambda one: {**one, "data": {k: v for k, v in one["data"].items() if k != "game_id"}}
        )
    return given


@fault("equality")
async def statuses_are_miscounted(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`total_count` of statuses is that of the ids asked for."""
    given = await ask(call)
    if statuses(call) and given.ok:
        asked = len(call.query.get("user_id", "").split(","))
        return given.but(json={**given.json, "total_count": asked})
    return given


@fault("error")
async def any_number_of_statuses(call: Call, ask: Ask, memory: Memory) -> Answer:
    """More than 250 users are looked up in one call."""
    given = await ask(call)
    ids = call.query.get("user_id", "").split(",")
    if statuses(call) and given.status == 400 and len(ids) > 250:
        return await ask(call.but(query={"user_id": ",".join(ids[:250])}))
    return given


@fault("state")
async def options_tell_who_is_online(call: Call, ask: Ask, memory: Memory) -> Answer:
    """OPTIONS lists statuses, where the documented answer is always empty."""
    if call.method == "OPTIONS" and call.path == "/statuses":
        return await ask(as_user(call.but(method="GET", query={"user_id": ",".join(PEOPLE)}), "anna"))
    return await ask(call)


@fault("auth")
async def anybody_sets_a_status(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whose status it is makes no difference: everybody may set it."""
    given = await ask(call)
    if given.status == 403 and ends(call, "status", method=call.method):
        return await ask(as_user(call, owner(call)))
    return given


# --- profiles and libraries --------------------------------------------------------------------------


@fault("auth")
async def private_data_is_shown(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The profile of another has the email address and settings."""
    if call.method == "GET" and len(parts(call)) == 2 and parts(call)[0] == "users" and owner(call):
        given = await ask(call)
        return await ask(as_user(call, owner(call))) if given.ok else given
    return await ask(call)


@fault("schema")
async def profile_date_lacks_its_colon(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`created_date` ends with `+0000`, where `users` has `+00:00`."""
    given = await ask(call)
    if "created_date" in given.json:
        return given.but(
            json={**given.json, "created_date": given.json["created_date"].replace("+00:00", "+0000")}
        )
    return given


@fault("equality")
async def profile_has_another_name(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A user is called otherwise in the profile than among friends."""
    given = await ask(call)
    if "created_date" in given.json:
        return given.but(json={**given.json, "username": given.json["username"].upper()})
    return given


@fault("error")
async def nobody_has_a_profile(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The id that nobody has is answered with one's own profile."""
    given = await ask(call)
    if call.method == "GET" and len(parts(call)) == 2 and parts(call)[0] == "users" and given.status == 404:
        return await ask(call.but(path=f"/users/{IDS['anna']}"))
    return given


@fault("auth")
async def libraries_of_others_are_shown(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Everybody may see what somebody owns."""
    given = await ask(call)
    return await ask(as_user(call, owner(call))) if given.status == 403 and ends(call, "releases") else given


@fault("query")
async def page_token_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every page of the library has the items of the first."""
    given = await ask(call)
    if ends(call, "releases") and listed(given):
        first = await ask(call.without("page_token"))
        return given.but(json={**given.json, "items": listed(first)})
    return given


@fault("query")
async def pages_overlap(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A page of the library begins with the last item of the one before."""
    given = await ask(call)
    if ends(call, "releases") and given.ok and "page_token" in call.query:
        before = await ask(call.without("page_token"))
        return given.but(json={**given.json, "items": [*listed(before)[-1:], *listed(given)]})
    return given


@fault("query")
async def library_ends_early(call: Call, ask: Ask, memory: Memory) -> Answer:
    """No page of the library says that there is another."""
    given = await ask(call)
    if ends(call, "releases") and given.ok:
        return given.but(json={name: v for name, v in given.json.items() if name != "next_page_token"})
    return given


@fault("query")
async def library_never_ends(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The last page of the library says that there is another, which is the first again."""
    if ends(call, "releases") and call.query.get("page_token") == "again":
        return await library_never_ends(call.without("page_token"), ask, memory)
    given = await ask(call)
    if ends(call, "releases") and given.ok and "next_page_token" not in given.json:
        return given.but(json={**given.json, "next_page_token": "again"})
    return given


@fault("equality")
async def library_is_miscounted(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`total_count` of the library is that of the page."""
    given = await ask(call)
    if ends(call, "releases") and given.ok:
        return given.but(json={**given.json, "total_count": len(listed(given))})
    return given


@fault("state")
async def new_games_are_missing(call: Call, ask: Ask, memory: Memory) -> Answer:
    """What was bought since a library was first read is not in it."""
    given = await ask(call)
    if ends(call, "releases") and given.ok:
        whole = await ask(call.without("page_token"))
        known = memory.setdefault(call.path, {one["external_id"] for one in listed(whole)})
        if len(listed(given)) < 100 and "page_token" not in call.query:
            return relisted(given, [one for one in listed(given) if one["external_id"] in known])
    return given


@fault("equality")
async def nothing_is_hidden(call: Call, ask: Ask, memory: Memory) -> Answer:
    """What is hidden in the library is not told."""
    given = await ask(call)
    if ends(call, "releases") and given.ok:
        return each(given, lambda one: {**one, "hidden": False})
    return given


@fault("auth")
async def notifications_need_no_token(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Notifications are shown, whatever `access_token` is in the query."""
    given = await ask(call)
    if ends(call, "notifications") and given.status == 401:
        token = f"sandbox-access-{owner(call) or 'anna'}"
        return await ask(call.but(query={**call.query, "access_token": token}))
    return given


@fault("auth")
async def notifications_of_others_are_shown(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Everybody may read somebody's notifications."""
    given = await ask(call)
    if ends(call, "notifications") and given.status == 403:
        return await ask(call.but(query={**call.query, "access_token": f"sandbox-access-{owner(call)}"}))
    return given


@fault("error")
async def refusal_is_a_page(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A refusal is an HTML page, as the web hosts have it."""
    given = await ask(call)
    if given.status in (401, 403, 404) and isinstance(told(given), dict):
        return given.but(headers={"content-type": "text/html"}, body=b"<h1>Refused</h1>")
    return given
