"""Further promises about GOG Galaxy, each broken once: on one path, in one case, at a border, by a trace."""

from typing import Any
from urllib.parse import unquote

from contract_tests.faults import Answer, Ask, Call, Memory, answer
from contract_tests.faults._gog_galaxy import (
    Thing,
    after,
    as_player,
    as_user,
    each,
    ends,
    fault,
    listed,
    meta,
    owner,
    parts,
    relisted,
    signed,
    told,
)
from contract_tests.faults._gog_galaxy_files import link
from contract_tests.faults._gog_galaxy_people import game_scoped, statuses, tokens
from contract_tests.faults._gog_galaxy_play import save, session
from contract_tests.faults._gog_galaxy_shop import (
    CATALOG,
    changed,
    priced,
    product,
    products,
    reviews,
)
from generator.document import is_list

WHOLE = 2.0**53
"""Beyond it not every whole number is one of a float's."""


def catalog(call: Call, given: Answer) -> bool:
    """Whether a page of the catalogue came."""
    return call.path == CATALOG and given.ok


# --- who asks ----------------------------------------------------------------------------------------


@fault("auth")
async def tokens_in_any_case(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Tokens are compared without regard to case."""
    given = await ask(call)
    scheme, _, token = call.headers.get("authorization", "").partition(" ")
    if given.status == 401 and scheme == "Bearer":
        return await ask(call.but(headers={**call.headers, "authorization": f"Bearer {token.lower()}"}))
    return given


@fault("auth")
async def refresh_token_opens(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A refresh token opens what an access token is for."""
    given = await ask(call)
    if tokens(call, given):
        memory[f"Bearer {given.json['refresh_token']}"] = f"Bearer {given.json['access_token']}"
    access = memory.get(call.headers.get("authorization", ""))
    if given.status == 401 and access:
        return await ask(call.but(headers={**call.headers, "authorization": access}))
    return given


@fault("auth")
async def requests_of_others_are_shown(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Everybody may see who has asked somebody to be friends."""
    given = await ask(call)
    if ends(call, "invitations") and given.status == 403:
        return await ask(as_user(call, owner(call)))
    return given


@fault("auth")
async def saves_of_others_are_deleted(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Everybody may delete somebody's saved games."""
    given = await ask(call)
    return await ask(as_player(call, owner(call))) if save(call, "DELETE") and given.status == 403 else given


@fault("auth")
async def any_password_opens(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Any password opens the private branch of a game, if there is one."""
    if ends(call, "builds") and "password" in call.query:
        return await ask(call.but(query={**call.query, "password": "sandbox-beta"}))
    return await ask(call)


@fault("auth")
async def signature_by_its_beginning(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Of the signature of a link only the first 32 characters are compared."""
    given = await ask(call)
    if link(call, given):
        for url in given.json.get("urls", ()):
            memory[url["parameters"]["token"][:32]] = url["parameters"]["token"]
    if given.status == 403 and signed(call):
        shown = call.path.partition("~token=")[2].partition("/")[0] or call.query.get("signature", "")
        right = memory.get(shown[:32], shown)
        query = {name: right if name == "signature" else value for name, value in call.query.items()}
        return await ask(call.but(path=call.path.replace(shown, right), query=query))
    return given


# --- what is done, and what stays of it --------------------------------------------------------------


@fault("state")
async def refused_save_is_written(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who may not write a saved game is refused, but it is written."""
    given = await ask(call)
    if save(call, "PUT") and given.status in (401, 403) and owner(call):
        await ask(as_player(call, owner(call)))
    return given


@fault("state")
async def deleted_with_its_namesakes(call: Call, ask: Ask, memory: Memory) -> Answer:
    """With a saved game all are deleted whose names begin so."""
    given = await ask(call)
    if save(call, "DELETE") and given.ok:
        folder, _, name = call.path.rpartition("/")
        for one in told(await ask(call.but(method="GET", path=folder, body=b""))):
            if one["name"].startswith(unquote(name)):
                await ask(call.but(path=f"{folder}/{one['name'].replace('/', '%2F')}"))
    return given


@fault("state")
async def notifications_come_once(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A notification that was read is not there any more."""
    given = await ask(call)
    if ends(call, "notifications") and given.ok:
        read: set[str] = memory.setdefault(call.path, set())
        new = [one for one in listed(given) if one["id"] not in read]
        read.update(one["id"] for one in new)
        return relisted(given, new)
    return given


@fault("state")
async def last_game_is_remembered(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who has played and is online without a game is shown to play the last one."""
    if ends(call, "status", method="POST") and call.json:
        game = memory.get(call.path) if call.json.get("game_id") is None else call.json["game_id"]
        memory[call.path] = game
        return await ask(call.but(json={**call.json, **({} if game is None else {"game_id": game})}))
    return await ask(call)


@fault("state")
async def who_is_seen_stays_online(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who is looked at while online does not have to say so again."""
    given = await ask(call)
    if ends(call, "status", method="POST") and given.ok:
        memory[parts(call)[1]] = call
    if statuses(call):
        for one in listed(given):
            if one["user_id"] in memory:
                await ask(memory[one["user_id"]])
    return given


@fault("state")
async def minutes_in_fives(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A session is rounded down to five minutes."""
    time = call.json.get("time")
    if session(call) and isinstance(time, int) and time > 0:
        return await ask(call.but(json={**call.json, "time": time // 5 * 5}))
    return await ask(call)


@fault("state")
async def clearing_clears_stats(call: Call, ask: Ask, memory: Memory) -> Answer:
    """To clear the achievements of a game sets its stats to nothing."""
    given = await ask(call)
    if ends(call, "achievements", method="DELETE") and given.ok:
        memory[after(call, "users")] = True
    if call.method == "POST" and "stats" in parts(call):
        memory.pop(after(call, "users"), None)
    if ends(call, "stats") and given.ok and after(call, "users") in memory:
        return each(given, lambda one: {**one, "value": one["default_value"]})
    return given


@fault("state")
async def session_is_never_kept(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`without_new_session=1` begins a new session, where the one there is is kept."""
    given = await ask(call)
    if tokens(call, given) and call.query.get("without_new_session") == "1" and not game_scoped(call):
        memory["times"] = memory.get("times", 0) + 1
        changed_id = str(int(given.json["session_id"]) + memory["times"])
        return given.but(json={**given.json, "session_id": changed_id})
    return given


# --- what is told in two places ----------------------------------------------------------------------


@fault("equality")
async def ids_pass_through_floats(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The ids of friends are rounded to what a float can hold."""
    given = await ask(call)
    if ends(call, "friends") and given.ok:
        return each(given, lambda one: {**one, "user_id": _rounded(one["user_id"])})
    return given


def _rounded(number: str) -> str:
    return str(int(float(number))) if float(number) > WHOLE else number


@fault("equality")
async def screenshots_of_one_size(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Each size of a screenshot has the address of the first."""
    given = await ask(call)

    def small(one: Thing) -> Thing:
        shots = [
            {
                **shot,
                "formatted_images": [
                    {**i, "image_url": shot["formatted_images"][0]["image_url"]}
                    for i in shot["formatted_images"]
                ],
            }
            for shot in one.get("screenshots", ())
        ]
        return {**one, "screenshots": shots} if shots else one

    return changed(given, small) if products(call) and given.ok else given


@fault("equality")
async def all_dlcs_are_the_game(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The address of all DLCs of a game lists the game itself."""
    given = await ask(call)

    def itself(one: Thing) -> Thing:
        known = one["dlcs"]
        if not known:
            return one
        urls = {name: url.partition("=")[0] for name, url in known.items() if name.endswith("_url")}
        more = {"all_products_url": "", "expanded_all_products_url": "&expand=downloads"}
        return {**one, "dlcs": {**known, **{name: f"{urls[name]}={one['id']}{more[name]}" for name in urls}}}

    return changed(given, itself) if products(call) and given.ok else given


@fault("equality")
async def dlcs_are_games(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A DLC says that it is a game, where it is asked for by its id."""
    given = await ask(call)
    if product(call) and given.ok and given.json.get("game_type") == "dlc":
        return given.but(json={**given.json, "game_type": "game"})
    return given


@fault("equality")
async def installable_on_linux(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Products say that they have builds for Linux, for which there are none."""
    given = await ask(call)

    def linux(one: Thing) -> Thing:
        compatible = {**one["content_system_compatibility"], "linux": True}
        return {**one, "content_system_compatibility": compatible}

    return changed(given, linux) if products(call) and given.ok else given


@fault("equality")
async def average_in_tens(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The average rating is 0 to 50, where 0 to 5 is known."""
    given = await ask(call)
    if ends(call, "averageRating") and given.ok:
        return given.but(json={**given.json, "value": round(given.json["value"] * 10, 1)})
    return given


@fault("equality")
async def ratings_are_counted_apart(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The average is of one rating more than the reviews have."""
    given = await ask(call)
    if ends(call, "averageRating") and given.ok:
        return given.but(json={**given.json, "count": given.json["count"] + 1})
    return given


@fault("equality")
async def owned_since_milliseconds(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A library tells in milliseconds since when something is owned, where seconds are known."""
    given = await ask(call)
    if ends(call, "releases") and given.ok:
        return each(given, lambda one: {**one, "owned_since": (one["owned_since"] or 0) * 1000})
    return given


# --- lists -------------------------------------------------------------------------------------------


@fault("query")
async def order_of_the_first_page_only(call: Call, ask: Ask, memory: Memory) -> Answer:
    """With `searchAfter`, `order` changes nothing."""
    given = await ask(call)
    return await ask(call.without("order")) if catalog(call, given) and "searchAfter" in call.query else given


@fault("query")
async def type_of_the_first_page_only(call: Call, ask: Ask, memory: Memory) -> Answer:
    """With `searchAfter`, `productType` changes nothing."""
    given = await ask(call)
    if catalog(call, given) and "searchAfter" in call.query:
        return await ask(call.without("productType"))
    return given


@fault("query")
async def searched_in_every_type(call: Call, ask: Ask, memory: Memory) -> Answer:
    """With `query`, `productType` changes nothing."""
    given = await ask(call)
    if catalog(call, given) and "query" in call.query:
        return await ask(call.without("productType"))
    return given


@fault("query")
async def reviewers_of_the_first_page_only(call: Call, ask: Ask, memory: Memory) -> Answer:
    """From the second page of reviews on, `reviewer` changes nothing."""
    given = await ask(call)
    if reviews(call, given) and given.json["page"] > 1 and "reviewer" in call.query:
        whole = await ask(call.without("reviewer"))
        return given.but(json={**given.json, "_embedded": whole.json["_embedded"]})
    return given


@fault("query")
async def fiftieth_product_is_lost(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Of 50 `ids`, as many as are allowed, the last is not looked at."""
    ids = call.query.get("ids", "").split(",")
    if call.path == "/products" and len(ids) == 50:
        return await ask(call.but(query={**call.query, "ids": ",".join(ids[:49])}))
    return await ask(call)


@fault("query")
async def expanded_once(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Of several products the first has the sections that `expand` asks for, and no other."""
    given = await ask(call)
    found = told(given)
    if call.path == "/products" and "expand" in call.query and is_list(found) and found:
        plain: Any = told(await ask(call.without("expand")))
        return given.but(json=[found[0], *plain[1:]])
    return given


@fault("query")
async def hundredth_release_is_lost(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A full page of a library lacks its last item."""
    given = await ask(call)
    if ends(call, "releases") and given.ok and len(listed(given)) == given.json["limit"]:
        return given.but(json={**given.json, "items": listed(given)[:-1]})
    return given


@fault("query")
async def found_in_the_whole_catalogue(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`productCount` counts the whole catalogue, whatever is searched for."""
    given = await ask(call)
    if catalog(call, given) and "query" in call.query:
        whole = await ask(call.without("query"))
        return given.but(json={**given.json, "productCount": whole.json["productCount"]})
    return given


@fault("query")
async def statuses_stop_at_an_unknown_id(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Behind an id that nobody has, no other is looked at."""
    given = await ask(call)
    ids = call.query.get("user_id", "").split(",")
    if statuses(call) and given.ok and "99999999999999999" in ids:
        known = ids[: ids.index("99999999999999999")]
        return relisted(given, [one for one in listed(given) if one["user_id"] in known])
    return given


# --- money -------------------------------------------------------------------------------------------


@fault("money")
async def listed_prices_in_euros(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The prices of several products are in euros, whatever currency was asked for."""
    if call.path == "/products/prices" and "currency" in call.query:
        given = await ask(call)
        return await ask(call.but(query={**call.query, "currency": "EUR"})) if given.ok else given
    return await ask(call)


@fault("money")
async def list_forgets_discounts(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Among the prices of several products none is discounted."""
    given = await ask(call)
    if call.path == "/products/prices" and given.ok:
        return priced(given, lambda one: {**one, "finalPrice": one["basePrice"]})
    return given


@fault("money")
async def euros_from_the_second_page_on(call: Call, ask: Ask, memory: Memory) -> Answer:
    """With `searchAfter`, `currencyCode` changes nothing."""
    given = await ask(call)
    if catalog(call, given) and "searchAfter" in call.query:
        return await ask(call.without("currencyCode"))
    return given


# --- form and refusals -------------------------------------------------------------------------------


@fault("schema")
async def languages_are_a_list(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The languages of a product are a list of codes, where a map to names is documented."""
    given = await ask(call)
    return (
        changed(given, lambda one: {**one, "languages": list(one["languages"])})
        if product(call) and given.ok
        else given
    )


@fault("protocol")
async def documents_are_called_deflated(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Documents of generation 2 come with a `Content-Encoding`, where none is documented."""
    given = await ask(call)
    if meta(call, given) is not None:
        return given.but(headers={**given.headers, "content-encoding": "deflate"})
    return given


@fault("protocol")
async def status_answers_with_an_object(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who says to be gone gets an empty object with 200, where 204 is known."""
    given = await ask(call)
    gone = ends(call, "status", method="DELETE") and given.status == 204
    return answer(200, {}) if gone else given


@fault("error")
async def wrong_token_is_not_found(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A token that is not good is told not to exist with 404, where 401 is known."""
    given = await ask(call)
    return given.but(status=404) if given.status == 401 and "authorization" in call.headers else given


@fault("error")
async def unknown_product_with_200(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product that nobody knows is refused in the right words, with 200."""
    given = await ask(call)
    return given.but(status=200) if product(call) and given.status == 404 else given
