"""Promises about a GOG account (user, library, wishlist, tags, settings, friends), each broken once."""

import json

from contract_tests.faults import Answer, Ask, Call, Memory, answer
from contract_tests.faults._gog import as_user, fault, last, named, told
from contract_tests.stories.gog import IDS

LIBRARY = "/account/getFilteredProducts"
WISHLIST = "/user/wishlist.json"
ANNA = IDS["anna"]


def details(call: Call) -> bool:
    """Whether a product of the library is looked at."""
    return call.path.startswith(("/account/gameDetails/", "/account/movieDetails/"))


def plain(call: Call, path: str, method: str = "POST") -> Call:
    """Another call of the same user, with nothing but its path."""
    return call.but(method=method, path=path, query={}, body=b"")


def library(call: Call, given: Answer) -> bool:
    """Whether a page of the library came."""
    return call.path == LIBRARY and given.ok and "products" in given.json


def wishes(call: Call, given: Answer) -> bool:
    """Whether a wishlist came, as a map."""
    return call.method == "GET" and call.path.startswith("/user/wishlist") and "wishlist" in given.json


# --- user --------------------------------------------------------------------------------------------


@fault("query")
async def expand_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A user is shown without the sections that `expand` asks for."""
    if call.path.startswith("/users/info/"):
        given = await ask(call)
        return await ask(call.without("expand")) if given.ok else given
    return await ask(call)


@fault("schema")
async def user_id_is_a_number(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The ids of the user who is logged in are numbers, where texts are documented."""
    given = await ask(call)
    if call.path == "/userData.json" and "userId" in given.json:
        return given.but(json={**given.json, "userId": int(given.json["userId"])})
    return given


@fault("state")
async def visitor_is_logged_in(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Visitors are told that they are logged in."""
    given = await ask(call)
    if call.path == "/userData.json" and given.json.get("isLoggedIn") is False:
        return given.but(json={**given.json, "isLoggedIn": True})
    return given


@fault("state")
async def requests_are_not_counted(call: Call, ask: Ask, memory: Memory) -> Answer:
    """However many ask to be friends, the count of requests stays 0."""
    given = await ask(call)
    if call.path == "/userData.json" and "userId" in given.json:
        return given.but(
            json={**given.json, "updates": {**given.json["updates"], "pendingFriendRequests": 0}}
        )
    return given


@fault("state")
async def tips_never_read(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whoever has written a review is shown the hints for beginners again."""
    given = await ask(call)
    if call.path == "/user/reviewTipsStatus.json" and "readTips" in given.json:
        return given.but(json={**given.json, "readTips": False})
    return given


@fault("query")
async def played_pages_repeat(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every page of what was played has the games of the first."""
    given = await ask(call)
    if call.path.endswith("/games/stats") and given.ok and given.json.get("_embedded", {}).get("items"):
        first = await ask(call.without("page"))
        return given.but(json={**given.json, "_embedded": first.json["_embedded"]})
    return given


# --- library -----------------------------------------------------------------------------------------


@fault("schema")
async def owned_ids_are_texts(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The ids of the library are texts, where numbers are documented."""
    given = await ask(call)
    if call.path == "/user/data/games" and "owned" in given.json:
        return given.but(json={"owned": list(map(str, given.json["owned"]))})
    return given


@fault("equality")
async def licences_lack_the_last(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The list of licences has one product less than the library."""
    given = await ask(call)
    if call.path == "/v1/account/licences" and isinstance(told(given), list):
        return given.but(json=told(given)[:-1])
    return given


@fault("schema")
async def tuple_turned_round(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Installers stand before the name of their language."""
    given = await ask(call)
    if details(call) and given.json.get("downloads") and isinstance(given.json["downloads"][0], list):
        return given.but(json={**given.json, "downloads": [part[::-1] for part in given.json["downloads"]]})
    return given


@fault("schema")
async def unowned_is_null(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Details of what is not owned are `null`, where `[]` is documented."""
    given = await ask(call)
    return given.but(json=None) if details(call) and told(given) == [] else given


@fault("state")
async def unowned_is_shown(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Details of what is not owned are those of what was looked at before."""
    given = await ask(call)
    if details(call) and "title" in given.json:
        memory["last"] = given
    if details(call) and told(given) == [] and "last" in memory:
        shown: Answer = memory["last"]
        return shown
    return given


@fault("error")
async def unowned_does_not_exist(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Details of what is not owned are refused as if there was no such product."""
    given = await ask(call)
    if details(call) and told(given) == []:
        return Answer(404, {"content-type": "text/html"}, b"<h1>Not found</h1>")
    return given


@fault("error")
async def preorder_is_not_owned(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Details of a pre-order are `[]`, where an error of the server is known."""
    given = await ask(call)
    return answer(200, []) if details(call) and given.status == 500 else given


@fault("equality")
async def details_have_another_title(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A game is called otherwise in its details than in the library."""
    given = await ask(call)
    if details(call) and "title" in given.json:
        return given.but(json={**given.json, "title": f"{given.json['title']} II"})
    return given


@fault("equality")
async def details_lack_tags(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The details of a game do not show its tags."""
    given = await ask(call)
    if details(call) and "tags" in given.json:
        return given.but(json={**given.json, "tags": []})
    return given


@fault("state")
async def hiding_goes_nowhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product that was hidden stays where it was."""
    given = await ask(call)
    if call.path.startswith("/account/hideProduct/") and told(given) == {}:
        await ask(plain(call, f"/account/revealProduct/{last(call)}"))
    return given


@fault("state")
async def revealing_goes_nowhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product that was revealed stays hidden."""
    given = await ask(call)
    if call.path.startswith("/account/revealProduct/") and told(given) == {}:
        await ask(plain(call, f"/account/hideProduct/{last(call)}"))
    return given


@fault("state")
async def unhide_goes_nowhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The other address to show a product again does nothing."""
    given = await ask(call)
    if call.path.startswith("/account/unhideProduct/") and told(given) == {}:
        await ask(plain(call, f"/account/hideProduct/{last(call)}"))
    return given


@fault("query")
async def hidden_are_listed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The library lists hidden products among the others."""
    if call.path == LIBRARY and not {"hidden", "hiddenFlag"} & call.query.keys():
        return await ask(call.but(query={**call.query, "hidden": "true"}))
    return await ask(call)


@fault("query")
async def hidden_flag_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`hiddenFlag=1` lists what is not hidden."""
    given = await ask(call)
    return await ask(call.without("hiddenFlag")) if library(call, given) else given


@fault("query")
async def library_page_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every page of the library has the products of the first."""
    given = await ask(call)
    if library(call, given) and given.json["products"]:
        first = await ask(call.without("page"))
        return given.but(json={**given.json, "products": first.json["products"]})
    return given


@fault("query")
async def last_of_the_library_is_lost(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A full page of the library lacks its last product."""
    given = await ask(call)
    if library(call, given) and len(given.json["products"]) == given.json.get("productsPerPage"):
        return given.but(json={**given.json, "products": given.json["products"][:-1]})
    return given


@fault("query")
async def library_search_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`search` changes nothing in the library."""
    given = await ask(call)
    return await ask(call.without("search")) if library(call, given) else given


@fault("query")
async def library_tags_are_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`tags` changes nothing in the library."""
    given = await ask(call)
    return await ask(call.without("tags")) if library(call, given) else given


@fault("query")
async def library_updates_are_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`isUpdated` changes nothing in the library."""
    given = await ask(call)
    return await ask(call.without("isUpdated")) if library(call, given) else given


@fault("query")
async def movies_are_games(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`mediaType` changes nothing in the library."""
    given = await ask(call)
    return await ask(call.without("mediaType")) if library(call, given) else given


@fault("query")
async def library_order_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`sortBy` changes nothing in the library."""
    given = await ask(call)
    if library(call, given):
        other = await ask(call.without("sortBy"))
        return other.but(json={**other.json, "sortBy": given.json.get("sortBy")})
    return given


@fault("query")
async def library_is_never_turned_round(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`sortOrder` changes nothing in the library."""
    given = await ask(call)
    return await ask(call.without("sortOrder")) if library(call, given) else given


@fault("query")
async def one_page_too_many(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The library says that it has one page more than it has."""
    given = await ask(call)
    if library(call, given):
        return given.but(json={**given.json, "totalPages": given.json["totalPages"] + 1})
    return given


@fault("equality")
async def movies_are_miscounted(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The library says that there is one movie more than it lists."""
    given = await ask(call)
    if library(call, given):
        return given.but(json={**given.json, "moviesCount": given.json["moviesCount"] + 1})
    return given


# --- wishlist ----------------------------------------------------------------------------------------


@fault("schema")
async def empty_wishlist_is_null(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An empty wishlist is `null`, where `[]` is documented."""
    given = await ask(call)
    if wishes(call, given) and given.json["wishlist"] == []:
        return given.but(json={**given.json, "wishlist": None})
    return given


@fault("state")
async def wish_goes_nowhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product that was put on the wishlist by GET is not on it."""
    given = await ask(call)
    if call.method == "GET" and call.path.startswith("/user/wishlist/add/") and wishes(call, given):
        await ask(plain(call, f"/user/wishlist/remove/{last(call)}"))
    return given


@fault("state")
async def wishlists_apart(call: Call, ask: Ask, memory: Memory) -> Answer:
    """What is put on the wishlist by POST is not on it."""
    given = await ask(call)
    if call.method == "POST" and call.path.startswith("/user/wishlist/add/") and told(given) == {}:
        await ask(plain(call, f"/user/wishlist/remove/{last(call)}"))
    return given


@fault("state")
async def wish_stays(call: Call, ask: Ask, memory: Memory) -> Answer:
    """What is taken off the wishlist by POST stays on it."""
    given = await ask(call)
    if call.method == "POST" and call.path.startswith("/user/wishlist/remove/") and told(given) == {}:
        await ask(plain(call, f"/user/wishlist/add/{last(call)}"))
    return given


@fault("state")
async def wishlist_as_it_was(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Adding to the wishlist answers with the wishlist as it was before."""
    if call.method == "GET" and call.path.startswith("/user/wishlist/add/"):
        before = await ask(plain(call, WISHLIST, "GET"))
        given = await ask(call)
        return before if wishes(call, given) else given
    return await ask(call)


@fault("equality")
async def wishlist_never_looks_changed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The checksum of the wishlist stays the same, whatever is on it."""
    given = await ask(call)
    if wishes(call, given):
        return given.but(
            json={**given.json, "checksum": memory.setdefault("checksum", given.json["checksum"])}
        )
    return given


@fault("equality")
async def wishlist_page_lacks_one(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The wishlist in pages has one product less than the wishlist as a map."""
    given = await ask(call)
    if call.path == "/account/wishlist/search" and given.json.get("products"):
        page = given.json
        fewer = {"products": page["products"][1:], "totalProducts": page["totalProducts"] - 1}
        return given.but(json={**page, **fewer})
    return given


@fault("error")
async def unwished_is_removed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Taking off the wishlist what is not on it succeeds."""
    given = await ask(call)
    number = last(call)
    if call.path.startswith("/user/wishlist/remove/") and given.status == 400 and number.isdecimal():
        return await ask(plain(call, WISHLIST, "GET")) if call.method == "GET" else answer(200, {})
    return given


@fault("error")
async def unwished_without_a_word(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The refusal to take something off the wishlist lacks the words that clients look for."""
    given = await ask(call)
    if call.path.startswith("/user/wishlist/remove/") and given.status == 400:
        return given.but(body=given.body.replace(b"unable to remove product from wishlist", b"Bad request"))
    return given


# --- tags --------------------------------------------------------------------------------------------


@fault("schema")
async def tags_are_counted_in_numbers(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`productCount` of a tag is a number, where a text is documented."""
    given = await ask(call)
    if library(call, given):
        tags = [{**tag, "productCount": int(tag["productCount"])} for tag in given.json["tags"]]
        return given.but(json={**given.json, "tags": tags})
    return given


@fault("state")
async def tags_are_never_counted_again(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A tag tells how many products it was on when it was first seen."""
    given = await ask(call)
    if library(call, given):
        tags = [
            {**tag, "productCount": memory.setdefault(tag["id"], tag["productCount"])}
            for tag in given.json["tags"]
        ]
        return given.but(json={**given.json, "tags": tags})
    return given


@fault("state")
async def deleted_tag_stays(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A tag that was deleted is there as before."""
    if call.path == "/account/tags/delete":
        number = call.query.get("tag_id", "")
        known = (await ask(plain(call, "/user/tags.json", "GET"))).json.get("tags", ())
        if any(str(tag["id"]) == number for tag in known):
            return answer(200, {"status": "deleted"})
    return await ask(call)


@fault("state")
async def tags_keep_their_names(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An update of the tags changes no name."""
    return await _update_tags(call, ask, names=False)


@fault("state")
async def tags_keep_their_order(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An update of the tags does not change their order."""
    return await _update_tags(call, ask, names=True)


async def _update_tags(call: Call, ask: Ask, *, names: bool) -> Answer:
    """Let an update pass, with either its names or its order."""
    if call.path != "/account/tags/update":
        return await ask(call)
    before = (await ask(plain(call, "/user/tags.json", "GET"))).json.get("tags", ())
    given = await ask(call)
    if told(given) == {"status": "updated"}:
        wanted = {tag["id"]: tag["name"] for tag in json.loads(call.query["tags"])}
        old = {str(tag["id"]): tag["name"] for tag in before}
        ordered = [(number, wanted.get(number, name)) for number, name in old.items()]
        renamed = [(number, old[number]) for number in {**wanted, **old}]
        tags = [{"id": number, "name": name} for number, name in (ordered if names else renamed)]
        await ask(call.but(query={"tags": json.dumps(tags)}))
    return given


@fault("state")
async def tag_does_not_stick(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A tag that was put on a product is not on it."""
    given = await ask(call)
    if call.path == "/account/tags/attach" and told(given) == {"success": True}:
        await ask(call.but(path="/account/tags/detach"))
    return given


@fault("error")
async def tagging_always_succeeds(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Putting a tag on a product that is not there succeeds."""
    given = await ask(call)
    if call.path.startswith("/account/tags/") and told(given) == {"success": False}:
        return given.but(json={"success": True})
    return given


@fault("equality")
async def one_tag_for_all(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every new tag gets the id of the first one."""
    given = await ask(call)
    if call.path == "/account/tags/add" and "id" in given.json:
        return given.but(json={"id": memory.setdefault("first", given.json["id"])})
    return given


@fault("protocol")
async def new_tag_is_created(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A new tag answers 201, which nothing documents."""
    given = await ask(call)
    return given.but(status=201) if call.path == "/account/tags/add" and "id" in given.json else given


# --- settings ----------------------------------------------------------------------------------------


@fault("state")
async def settings_are_forgotten(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The settings read as they did the first time."""
    given = await ask(call)
    if call.path == "/user/settings.json" and "settings" in given.json:
        first: Answer = memory.setdefault("first", given)
        return first
    return given


@fault("state")
async def update_resets_the_rest(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An update of the settings turns off the newsletter, unless it says otherwise."""
    if call.path == "/user/settings/update" and "newsletter" not in call.query:
        return await ask(call.but(query={**call.query, "newsletter": "false"}))
    return await ask(call)


@fault("state")
async def currency_stays(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Choosing another currency changes nothing."""
    given = await ask(call)
    if call.path.startswith("/user/changeCurrency/") and told(given) == {}:
        await ask(call.but(path="/user/changeCurrency/EUR"))
    return given


@fault("state")
async def language_stays(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Choosing another language changes nothing."""
    given = await ask(call)
    if call.path.startswith("/user/changeLanguage/") and told(given) == {}:
        await ask(call.but(path="/user/changeLanguage/en-US"))
    return given


@fault("state")
async def country_stays(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Choosing another country changes nothing."""
    given = await ask(call)
    if call.path.startswith("/account/save_country/") and told(given) == {}:
        await ask(call.but(path="/account/save_country/AT"))
    return given


@fault("state")
async def wishlist_is_always_shared(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Everyone can see the wishlist, whatever was chosen."""
    given = await ask(call)
    if call.path.startswith("/account/save_sharing_wishlist/") and told(given) == {}:
        await ask(call.but(path="/account/save_sharing_wishlist/1"))
    return given


@fault("state")
async def friends_do_not_see_wishlists(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A wishlist for friends is shown to nobody."""
    if call.path == "/account/save_sharing_wishlist/2":
        return await ask(call.but(path="/account/save_sharing_wishlist/0"))
    return await ask(call)


@fault("state")
async def everybody_can_be_found(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whoever does not want to be found is found."""
    given = await ask(call)
    if call.path.startswith("/account/save_search_privacy/") and told(given) == {}:
        await ask(call.but(path="/account/save_search_privacy/1"))
    return given


@fault("state")
async def avatar_stays(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A new picture is not shown to others."""
    given = await ask(call)
    if call.path.startswith("/users/info/") and "avatars" in given.json:
        return given.but(
            json={**given.json, "avatars": memory.setdefault(given.json["id"], given.json["avatars"])}
        )
    return given


# --- friends -----------------------------------------------------------------------------------------


@fault("schema")
async def ok_in_an_object(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An invitation answers with an object, where the text "ok" is documented."""
    given = await ask(call)
    return given.but(json={"result": "ok"}) if told(given) == "ok" and "invite" in call.path else given


@fault("state")
async def invited_is_a_friend(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whoever is invited is a friend at once."""
    given = await ask(call)
    if call.path.startswith("/friends/invite/") and told(given) == "ok" and named(call):
        await ask(as_user(plain(call, f"/friends/invites/{ANNA}/accept", "GET"), named(call)))
    return given


@fault("state")
async def accepting_goes_nowhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A request that was accepted makes no friend."""
    given = await ask(call)
    if call.path.endswith("/accept") and told(given) == "ok":
        await ask(plain(call, f"/friends/remove/{call.path.split('/')[3]}", "GET"))
    return given


@fault("state")
async def declining_makes_friends(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A request that is declined is accepted."""
    if call.path.endswith("/decline"):
        return await ask(call.but(path=call.path.removesuffix("decline") + "accept"))
    return await ask(call)


@fault("state")
async def friend_stays(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A friend who was removed is one as before."""
    if call.path.startswith("/friends/remove/"):
        known = await ask(
            plain(call, f"/users/info/{last(call)}", "GET").but(query={"expand": "friendStatus"})
        )
        if known.json.get("friendStatus", {}).get("status") == 3:
            return answer(200, "ok")
    return await ask(call)


@fault("state")
async def friends_of_one_side(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whoever was removed still sees a friend."""
    given = await ask(call)
    if call.path.startswith("/friends/remove/") and told(given) == "ok":
        memory[named(call)] = True
    own = call.headers.get("authorization", "").removeprefix("Bearer sandbox-access-")
    if own in memory and call.path == f"/users/info/{ANNA}" and "friendStatus" in given.json:
        return given.but(json={**given.json, "friendStatus": {**given.json["friendStatus"], "status": 3}})
    return given


@fault("state")
async def blocking_goes_nowhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whoever was blocked is not."""
    given = await ask(call)
    if call.path.endswith("/block") and told(given) == "ok":
        await ask(plain(call, f"/users/{call.path.split('/')[2]}/unblock", "GET"))
    return given


@fault("state")
async def unblocking_goes_nowhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whoever was unblocked stays blocked."""
    given = await ask(call)
    if call.path.endswith("/unblock") and told(given) == "ok":
        await ask(plain(call, f"/users/{call.path.split('/')[2]}/block", "GET"))
    return given


@fault("state")
async def other_address_blocks_nobody(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Blocking by POST does nothing."""
    given = await ask(call)
    if call.path.startswith("/user/friends/block/") and told(given) == {}:
        await ask(plain(call, f"/user/friends/unblock/{last(call)}"))
    return given


@fault("equality")
async def friend_request_has_no_date(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A request between two users does not tell when it was sent."""
    given = await ask(call)
    if call.path.startswith("/users/info/") and given.json.get("friendStatus", {}).get("dateCreated"):
        status = {**given.json["friendStatus"], "dateCreated": None}
        return given.but(json={**given.json, "friendStatus": status})
    return given


@fault("equality")
async def friend_list_lacks_one(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The list of friends has one less than the data of the user."""
    given = await ask(call)
    if call.path == "/user/friends.json" and given.json.get("friends"):
        return given.but(json={**given.json, "friends": given.json["friends"][1:]})
    return given


@fault("error")
async def no_match_is_nobody(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A search that finds nobody answers with an empty object."""
    given = await ask(call)
    return answer(200, {}) if call.path == "/friends/search" and given.status == 404 else given


@fault("error")
async def stranger_is_invited(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Somebody who does not exist can be invited."""
    given = await ask(call)
    return answer(200, "ok") if call.path.startswith("/friends/invite/") and given.status == 404 else given
