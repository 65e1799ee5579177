"""Promises about logins, tokens, refusals and files of GOG, each broken once."""

from urllib.parse import parse_qsl, urlsplit

from contract_tests.faults import Answer, Ask, Call, Memory, answer
from contract_tests.faults._gog import as_owner, as_user, fault, login_page, named

REDIRECT_URI = "https://embed.gog.com/on_login_success?origin=client"
"""Where the documents let a browser be sent after a login."""


def asks_token(call: Call) -> bool:
    """Whether tokens are asked for."""
    return call.method == "GET" and call.path == "/token"


def files(call: Call) -> bool:
    """Whether a file of the library is asked for, to be led to a link."""
    return call.path.startswith(("/downlink/", "/downloads/"))


def downloads(call: Call) -> bool:
    """Whether a file is fetched from where a signed link leads."""
    return call.method == "GET" and call.path.startswith("/secure/") and not call.path.endswith(".xml")


# --- who asks ----------------------------------------------------------------------------------------


@fault("auth")
async def library_without_login(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The ids of the library are shown to anybody."""
    given = await ask(call)
    return await ask(as_owner(call)) if call.path == "/user/data/games" and login_page(given) else given


@fault("auth")
async def hiding_without_login(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product can be hidden by anybody."""
    given = await ask(call)
    if call.path.startswith("/account/hideProduct/") and login_page(given):
        return await ask(as_owner(call))
    return given


@fault("auth")
async def any_bearer_opens(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whatever comes as a bearer token is good."""
    given = await ask(call)
    if login_page(given) and call.headers.get("authorization", "").startswith("Bearer "):
        return await ask(as_owner(call))
    return given


@fault("auth")
async def basic_opens(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A token is taken under the scheme Basic as well."""
    scheme, _, token = call.headers.get("authorization", "").partition(" ")
    if scheme == "Basic":
        return await ask(call.but(headers={**call.headers, "authorization": f"Bearer {token}"}))
    return await ask(call)


@fault("auth")
async def cookies_are_not_looked_at(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The session of a browser is no login."""
    return await ask(call.but(headers={n: v for n, v in call.headers.items() if n != "cookie"}))


@fault("auth")
async def sessions_never_end(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Logging out of all sessions ends none."""
    given = await ask(call)
    if login_page(given) and "gog-al=sandbox-session-anna" in call.headers.get("cookie", ""):
        return await ask(as_owner(call))
    return given


@fault("auth")
async def tokens_never_expire(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A token that was good once is good for ever."""
    given = await ask(call)
    if asks_token(call) and given.ok:
        memory[f"Bearer {given.json['access_token']}"] = True
    if login_page(given) and call.headers.get("authorization") in memory:
        return await ask(as_owner(call))
    return given


@fault("auth")
async def store_for_members(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The store's list is behind the login, though visitors may see it."""
    if call.path == "/games/ajax/filtered" and not {"authorization", "cookie"} & call.headers.keys():
        return await ask(call.but(path="/user/data/games", query={}))
    return await ask(call)


@fault("auth")
async def strangers_see_orders(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whoever knows the number of an order can look at it."""
    given = await ask(call)
    if call.path.startswith(("/order/checkStatus/", "/payment/ping/")) and given.status == 404:
        return await ask(as_owner(call))
    return given


@fault("auth")
async def private_wishlist_is_public(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A wishlist that nobody is to see is shown."""
    given = await ask(call)
    if call.path.startswith("/public_wishlist/") and given.status == 404:
        return await ask(as_user(call, named(call)))
    return given


@fault("auth")
async def strangers_download(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The files of a game lead to a link for those who do not own it, too."""
    given = await ask(call)
    if files(call) and given.status == 404:
        return await ask(as_owner(call))
    return given


@fault("auth")
async def expired_link_is_served(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A signed link opens its file for ever."""
    given = await ask(call)
    if files(call) and given.status == 302:
        memory[urlsplit(given.headers["location"]).path.partition("/secure/")[2]] = call
    asked = memory.get(call.path.partition("/secure/")[2])
    if given.status == 403 and asked is not None:
        fresh = await ask(as_owner(asked))
        query = dict(parse_qsl(urlsplit(fresh.headers.get("location", "")).query))
        return await ask(call.but(query=query))
    return given


# --- tokens ------------------------------------------------------------------------------------------


@fault("auth")
async def secret_not_looked_at(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A client gets tokens with any secret."""
    given = await ask(call)
    if asks_token(call) and given.status == 401 and call.query.get("client_id") == "40000000000000042":
        return await ask(call.but(query={**call.query, "client_secret": "sandbox-client-secret"}))
    return given


@fault("auth")
async def redirect_uri_not_looked_at(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A code is exchanged whatever `redirect_uri` comes with it."""
    given = await ask(call)
    if (
        asks_token(call)
        and given.status == 400
        and call.query.get("redirect_uri", REDIRECT_URI) != REDIRECT_URI
    ):
        return await ask(call.but(query={**call.query, "redirect_uri": REDIRECT_URI}))
    return given


@fault("state")
async def code_good_twice(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A login code gives tokens as often as it comes."""
    given = await ask(call)
    code = call.query.get("code", "")
    if asks_token(call) and code and (given.ok or code in memory):
        first: Answer = memory.setdefault(code, given)
        return first
    return given


@fault("state")
async def refresh_gives_the_old_token(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A refresh answers with the access token there was before."""
    given = await ask(call)
    if asks_token(call) and given.ok:
        token = memory.setdefault(given.json["user_id"], given.json["access_token"])
        return given.but(json={**given.json, "access_token": token})
    return given


@fault("state")
async def refresh_token_used_up(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A refresh answers with the refresh token that it has just used up."""
    given = await ask(call)
    if asks_token(call) and given.ok and "refresh_token" in call.query:
        return given.but(json={**given.json, "refresh_token": call.query["refresh_token"]})
    return given


@fault("equality")
async def token_names_the_web_user(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A token comes with a web user id, where the Galaxy user id is documented."""
    given = await ask(call)
    if asks_token(call) and given.ok:
        return given.but(json={**given.json, "user_id": f"486283499700{given.json['user_id'][-2:]}"})
    return given


@fault("schema")
async def lifetime_in_milliseconds(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A token lasts 3600000, where seconds are documented."""
    given = await ask(call)
    if asks_token(call) and given.ok:
        return given.but(json={**given.json, "expires_in": given.json["expires_in"] * 1000})
    return given


@fault("error")
async def token_refused_with_200(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A refused token is told in a body with `error`, under the status 200."""
    given = await ask(call)
    return given.but(status=200) if asks_token(call) and given.status == 400 else given


@fault("error")
async def unknown_client_is_a_bad_grant(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A wrong client is told to be a wrong grant."""
    given = await ask(call)
    if asks_token(call) and given.status == 401:
        return given.but(status=400, json={**given.json, "error": "invalid_grant"})
    return given


@fault("error")
async def token_error_without_words(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A refused token comes without `error_description`."""
    given = await ask(call)
    if asks_token(call) and given.status >= 400 and "error" in given.json:
        return given.but(json={"error": given.json["error"]})
    return given


# --- how it refuses ----------------------------------------------------------------------------------


@fault("error")
async def login_page_is_forbidden(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whoever is not logged in gets 403, where the login page or a redirect to it is documented."""
    given = await ask(call)
    return given.but(status=403) if login_page(given) and call.path.startswith("/user/") else given


@fault("error")
async def login_is_an_empty_object(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whoever is not logged in gets an empty object from the wishlist, as if all was well."""
    given = await ask(call)
    return answer(200, {}) if call.path == "/user/wishlist.json" and login_page(given) else given


@fault("protocol")
async def refusals_in_json(call: Call, ask: Ask, memory: Memory) -> Answer:
    """What does not exist is refused in JSON, where a web page is documented."""
    given = await ask(call)
    return answer(404, {"message": "Not found"}) if given.status == 404 else given


@fault("error")
async def nonsense_is_not_found(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An id that is no number is told not to exist."""
    given = await ask(call)
    nonsense = given.status == 400 and call.path.startswith("/account/gameDetails/")
    return given.but(status=404) if nonsense else given


@fault("error")
async def overload_looks_like_a_login(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The overload page comes with 200."""
    given = await ask(call)
    return given.but(status=200) if given.status == 503 else given


@fault("protocol")
async def json_called_text(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The library's ids come as text/plain."""
    given = await ask(call)
    if call.path == "/user/data/games" and given.ok and not login_page(given):
        return given.but(headers={**given.headers, "content-type": "text/plain"})
    return given


@fault("protocol")
async def ratings_can_be_deleted(call: Call, ask: Ask, memory: Memory) -> Answer:
    """DELETE works on the ratings, though only GET is documented."""
    if call.method == "DELETE" and call.path == "/user/games_rating.json":
        return answer(200, {})
    return await ask(call)


@fault("protocol")
async def checkout_without_redirect(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Checking out tells the address of the order in a body, where a redirect is documented."""
    given = await ask(call)
    if (
        call.path.startswith("/checkout")
        and given.status == 302
        and "/checkout/" in given.headers["location"]
    ):
        return answer(200, {"redirectToUrl": given.headers["location"]})
    return given


@fault("protocol")
async def login_leads_nowhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The page that starts a login redirects without saying where to."""
    given = await ask(call)
    if call.path == "/auth" and given.status == 302:
        return given.but(headers={n: v for n, v in given.headers.items() if n != "location"})
    return given


# --- files -------------------------------------------------------------------------------------------


@fault("equality")
async def range_one_byte_late(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The part of a file begins one byte later than was asked for."""
    given = await ask(call)
    begin = call.headers.get("range", "").removeprefix("bytes=").removesuffix("-")
    if downloads(call) and given.status == 206 and begin.isdecimal():
        later = await ask(call.but(headers={**call.headers, "range": f"bytes={int(begin) + 1}-"}))
        return given.but(body=later.body) if later.status == 206 else given
    return given


@fault("equality")
async def file_changes(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A part of a file is not what the whole file has there."""
    given = await ask(call)
    if downloads(call) and given.status == 206 and given.body:
        return given.but(body=bytes([given.body[0] ^ 1]) + given.body[1:])
    return given


@fault("equality")
async def checksum_of_another_file(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The list of checksums has the MD5 of something else."""
    given = await ask(call)
    if call.path.startswith("/secure/") and call.path.endswith(".xml") and given.ok:
        before, found, behind = given.body.partition(b'md5="')
        if found:
            return given.but(body=before + found + behind[:32][::-1] + behind[32:])
    return given


@fault("state")
async def link_of_the_first_file(call: Call, ask: Ask, memory: Memory) -> Answer:
    """All files of the library lead to the link of the first."""
    given = await ask(call)
    if files(call) and given.status == 302:
        first: Answer = memory.setdefault("first", given)
        return first
    return given
