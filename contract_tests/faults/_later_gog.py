"""Further promises about GOG, each broken once: on one path, in one case, at a border, by a trace."""

from itertools import pairwise
from typing import Any

from contract_tests.faults import Answer, Ask, Call, Memory
from contract_tests.faults._gog import as_owner, fault, last, login_page, named, told
from contract_tests.faults._gog_account import LIBRARY, details, library, plain, wishes
from contract_tests.faults._gog_shop import history, orders, products, reviews, store, transactions, wallet
from contract_tests.faults._gog_signin import asks_token
from contract_tests.stories.gog import IDS

BEFORE_UTC = 7200
"""Seconds by which a clock in Nicosia is ahead in winter."""


def done(call: Call, given: Answer, path: str) -> bool:
    """Whether a call of a path that begins so succeeded."""
    return call.path.startswith(path) and given.ok and not login_page(given)


# --- who asks ----------------------------------------------------------------------------------------


@fault("auth")
async def token_without_bearer(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A token opens without the word `Bearer` before it."""
    given = await ask(call)
    token = call.headers.get("authorization", "")
    if login_page(given) and token and " " not in token:
        return await ask(call.but(headers={**call.headers, "authorization": f"Bearer {token}"}))
    return given


@fault("auth")
async def refresh_token_opens(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A refresh token opens what an access token is for."""
    given = await ask(call)
    if asks_token(call) and given.ok:
        memory[f"Bearer {given.json['refresh_token']}"] = f"Bearer {given.json['access_token']}"
    access = memory.get(call.headers.get("authorization", ""))
    if login_page(given) and access:
        return await ask(call.but(headers={**call.headers, "authorization": access}))
    return given


@fault("auth")
async def access_token_refreshes(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An access token is taken in place of a refresh token."""
    given = await ask(call)
    if asks_token(call) and given.ok:
        memory[given.json["access_token"]] = given.json["refresh_token"]
    refresh = memory.get(call.query.get("refresh_token", ""))
    if asks_token(call) and given.status == 400 and refresh:
        return await ask(call.but(query={**call.query, "refresh_token": refresh}))
    return given


@fault("auth")
async def strangers_change_orders(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whoever knows the number of an order can change it."""
    given = await ask(call)
    changes = call.path.startswith("/checkout/order/")
    return await ask(as_owner(call)) if changes and given.status == 404 else given


@fault("auth")
async def strangers_delete_tags(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whoever knows the id of a tag can delete it."""
    given = await ask(call)
    deletes = call.path == "/account/tags/delete"
    return await ask(as_owner(call)) if deletes and given.status == 404 else given


@fault("auth")
async def products_of_others_are_shown(call: Call, ask: Ask, memory: Memory) -> Answer:
    """What another user may claim from Steam is shown."""
    given = await ask(call)
    if call.path.endswith("/exchangeableProducts") and given.status == 404 and named(call):
        name = named(call)
        return await ask(call.but(headers={**call.headers, "authorization": f"Bearer sandbox-access-{name}"}))
    return given


# --- what is done, and what stays of it --------------------------------------------------------------


@fault("state")
async def wished_twice_is_removed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who adds to the wishlist what is on it takes it off."""
    if call.path.startswith("/user/wishlist/add/"):
        known = await ask(plain(call, "/user/wishlist.json", "GET"))
        if known.json.get("wishlist") and last(call) in known.json["wishlist"]:
            return await ask(call.but(path=call.path.replace("/add/", "/remove/")))
    return await ask(call)


@fault("state")
async def wish_once_removed_stays_away(call: Call, ask: Ask, memory: Memory) -> Answer:
    """What was taken off the wishlist once cannot be put on it again."""
    given = await ask(call)
    if done(call, given, "/user/wishlist/remove/"):
        memory[last(call)] = True
    if done(call, given, "/user/wishlist/add/") and last(call) in memory:
        removed = await ask(plain(call, f"/user/wishlist/remove/{last(call)}", "GET"))
        return removed if call.method == "GET" else given
    return given


@fault("state")
async def one_removal_empties_the_wishlist(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who takes one product off the wishlist takes all off."""
    given = await ask(call)
    if call.path.startswith("/user/wishlist/remove/") and wishes(call, given):
        for other in given.json["wishlist"] or ():
            given = await ask(plain(call, f"/user/wishlist/remove/{other}", "GET"))
    return given


@fault("state")
async def refused_and_removed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """What is taken off the wishlist is gone, and the answer says that this could not be done."""
    given = await ask(call)
    if call.method == "GET" and done(call, given, "/user/wishlist/remove/"):
        return await ask(call)
    return given


@fault("state")
async def tips_read_by_asking(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who asks whether the hints for beginners were read has read them."""
    given = await ask(call)
    if call.path == "/user/reviewTipsStatus.json" and "readTips" in given.json:
        read = memory.setdefault(given.json["userId"], given.json["readTips"])
        memory[given.json["userId"]] = True
        return given.but(json={**given.json, "readTips": read})
    return given


@fault("state")
async def promo_is_the_newsletter(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who takes or leaves the mails about deals takes or leaves the newsletter with them."""
    given = await ask(call)
    if done(call, given, "/account/save_promo_subscription/"):
        await ask(call.but(path=f"/account/save_newsletter_subscription/{last(call)}"))
    return given


@fault("state")
async def language_brings_its_currency(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who chooses a language pays in dollars from then on."""
    given = await ask(call)
    if done(call, given, "/user/changeLanguage/"):
        await ask(call.but(path="/user/changeCurrency/USD"))
    return given


@fault("state")
async def second_setting_is_lost(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An update of language and currency changes the language."""
    if call.path == "/user/settings/update" and {"language", "currency"} <= call.query.keys():
        return await ask(call.without("currency"))
    return await ask(call)


@fault("state")
async def order_currency_is_the_users(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who changes the currency of one order changes that of the shop."""
    given = await ask(call)
    if done(call, given, "/checkout/order/") and "/changeCurrency/" in call.path:
        await ask(call.but(path=f"/user/changeCurrency/{last(call)}"))
    return given


@fault("state")
async def gift_stays_a_gift(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order that was a gift once is one for ever."""
    given = await ask(call)
    if call.path.endswith("/setAsNotGift") and told(given) is not None:
        await ask(call.but(path=call.path.replace("setAsNotGift", "setAsGift")))
    return given


@fault("state")
async def deleted_tag_stays_on_products(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A tag that was deleted is gone, but products of the library still have its id."""
    tag = call.query.get("tag_id", "")
    if call.path == "/account/tags/delete":
        page = await ask(plain(call, LIBRARY, "GET"))
        memory[tag] = [one["id"] for one in page.json.get("products", ()) if tag in one["tags"]]
    given = await ask(call)
    if library(call, given):
        ids: dict[str, list[int]] = memory
        return products(given, lambda one: {"tags": [*one["tags"], *(t for t in ids if one["id"] in ids[t])]})
    return given


@fault("state")
async def first_rating_stays(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who rates a product again changes nothing."""
    if call.path.startswith("/reviews/rate/product/") and "rating" in call.json:
        first = memory.setdefault(f"{call.headers.get('authorization')} {call.path}", call.json["rating"])
        return await ask(call.but(json={**call.json, "rating": first}))
    return await ask(call)


@fault("state")
async def declined_for_ever(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Once a request was declined, others can be sent, but nobody gets them."""
    given = await ask(call)
    if call.path.startswith("/friends/invites/") and call.path.endswith("/decline") and told(given) == "ok":
        memory["declined"] = True
    if done(call, given, "/users/info/") and "declined" in memory:
        tie = given.json.get("friendStatus", {})
        if tie.get("status") in (1, 2):
            nothing = {**tie, "status": 0, "dateCreated": None}
            return given.but(json={**given.json, "friendStatus": nothing})
    return given


@fault("state")
async def former_friend_is_invited(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who was removed from the friends has a request again."""
    given = await ask(call)
    if call.path.startswith("/friends/remove/") and told(given) == "ok":
        await ask(call.but(path=f"/friends/invite/{last(call)}"))
    return given


@fault("state")
async def unblocking_unblocks_all(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who unblocks one user unblocks everybody."""
    given = await ask(call)
    if call.path.startswith("/users/") and call.path.endswith("/unblock") and told(given) == "ok":
        for number in IDS.values():
            await ask(call.but(path=f"/users/{number}/unblock"))
    return given


# --- what is told in two places ----------------------------------------------------------------------


@fault("equality")
async def checksums_disagree(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The user's data have another checksum of the wishlist than the wishlist."""
    given = await ask(call)
    if call.path == "/userData.json" and given.json.get("checksum", {}).get("wishlist"):
        turned = given.json["checksum"]["wishlist"][::-1]
        return given.but(json={**given.json, "checksum": {**given.json["checksum"], "wishlist": turned}})
    return given


@fault("equality")
async def found_user_is_new(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who is found by name has another date of joining than in the profile."""
    given = await ask(call)
    if call.path == "/friends/search" and "userSince" in given.json:
        return given.but(json={**given.json, "userSince": given.json["userSince"] + BEFORE_UTC})
    return given


@fault("equality")
async def orders_in_local_time(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The list of orders tells dates in Nicosia's time, as if it were Unix time."""
    given = await ask(call)
    if history(call, given):
        return orders(given, lambda one: {"date": one["date"] + BEFORE_UTC})
    return given


@fault("equality")
async def megabytes_for_gigabytes(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The size of an extra is told a thousand times too large."""
    given = await ask(call)
    if details(call) and given.json.get("extras"):
        larger = [{**one, "size": one["size"].replace("MB", "GB")} for one in given.json["extras"]]
        return given.but(json={**given.json, "extras": larger})
    return given


@fault("equality")
async def tag_names_in_capitals(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A tag is kept in capitals, however it was written."""
    if call.path == "/account/tags/add" and "name" in call.query:
        return await ask(call.but(query={**call.query, "name": call.query["name"].upper()}))
    return await ask(call)


# --- lists -------------------------------------------------------------------------------------------


@fault("query")
async def searched_at_any_price(call: Call, ask: Ask, memory: Memory) -> Answer:
    """With `search`, `price` changes nothing in the store."""
    given = await ask(call)
    if store(call, given) and {"search", "price"} <= call.query.keys():
        return await ask(call.without("price"))
    return given


@fault("query")
async def order_of_the_first_page_only(call: Call, ask: Ask, memory: Memory) -> Answer:
    """From the second page on, `sort` changes nothing in the store."""
    given = await ask(call)
    return await ask(call.without("sort")) if store(call, given) and int(given.json["page"]) > 1 else given


@fault("query")
async def free_is_not_under_five(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`price=u5` leaves out what is free."""
    given = await ask(call)
    if store(call, given) and call.query.get("price") == "u5":
        kept = [one for one in given.json["products"] if not one["price"]["isFree"]]
        lost = len(given.json["products"]) - len(kept)
        total = str(int(given.json["totalResults"]) - lost)
        return given.but(json={**given.json, "products": kept, "totalResults": total})
    return given


@fault("query")
async def search_finds_hidden(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A search in the library lists hidden products among the others."""
    given = await ask(call)
    if library(call, given) and "search" in call.query and "hiddenFlag" not in call.query:
        return await ask(call.but(query={**call.query, "hidden": "true"}))
    return given


@fault("query")
async def only_the_first_state_is_listed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Of several states that are asked for, the first is listed."""
    given = await ask(call)
    chosen = [name for name, value in call.query.items() if value == "1" and name not in ("page", "search")]
    if history(call, given) and len(chosen) > 1:
        kept = {name: value for name, value in call.query.items() if name not in chosen[1:]}
        return await ask(call.but(query=kept))
    return given


@fault("query")
async def count_of_the_page(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`count` of the wallet is that of the page, where the total is documented."""
    given = await ask(call)
    return given.but(json={**given.json, "count": len(given.json["list"])}) if wallet(call, given) else given


@fault("query")
async def public_wishlist_mixes_media(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`mediaType` changes nothing in the wishlist of another."""
    given = await ask(call)
    if call.path.startswith("/public_wishlist/") and given.ok:
        return await ask(call.without("mediaType"))
    return given


@fault("query")
async def last_page_of_reviews_repeats(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Past the end of the reviews the last page comes again."""
    given = await ask(call)
    if reviews(call, given) and not given.json["reviews"] and given.json["totalPages"]:
        final = await ask(call.but(query={**call.query, "page": str(given.json["totalPages"])}))
        return given.but(json={**given.json, "reviews": final.json["reviews"]})
    return given


# --- money -------------------------------------------------------------------------------------------


@fault("money")
async def saving_in_whole_euros(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`discountDifference` is rounded down to whole units of the currency."""
    given = await ask(call)
    if store(call, given):
        return products(
            given,
            lambda one: {
                "price": {
                    **one["price"],
                    "discountDifference": one["price"]["discountDifference"].partition(".")[0] + ".00",
                }
            },
        )
    return given


@fault("money")
async def always_the_sign_of_the_euro(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The store's prices have the sign of the euro in every currency."""
    given = await ask(call)
    return (
        products(given, lambda one: {"price": {**one["price"], "symbol": "€"}})
        if store(call, given)
        else given
    )


@fault("money")
async def dearer_on_the_wishlist(call: Call, ask: Ask, memory: Memory) -> Answer:
    """On the wishlist nothing is discounted, whatever the store says."""
    given = await ask(call)

    def full(one: dict[str, Any]) -> dict[str, Any]:
        price = {**one["price"], **dict.fromkeys(("amount", "finalAmount"), one["price"]["baseAmount"])}
        nothing = {
            "isDiscounted": False,
            "discountPercentage": 0,
            "discount": 0,
            "discountDifference": "0.00",
        }
        return {"isDiscounted": False, "price": {**price, **nothing}}

    return products(given, full) if call.path == "/account/wishlist/search" and told(given) else given


@fault("money")
async def balance_before_the_transaction(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A transaction tells the balance before it, where that after it is documented."""
    given = await ask(call)
    if wallet(call, given) and len(given.json["list"]) > 1:
        listed = given.json["list"]
        shifted = [{**one, "endBalance": older["endBalance"]} for one, older in pairwise(listed)]
        return given.but(json={**given.json, "list": [*shifted, listed[-1]]})
    return given


@fault("money")
async def funds_are_always_euros(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whatever currency is put into the wallet, it is filled with as many euros."""
    if call.path == "/wallet/funds" and call.json.get("currency") in ("USD", "GBP", "PLN"):
        return await ask(call.but(json={**call.json, "currency": "EUR"}))
    return await ask(call)


@fault("schema")
async def change_with_a_comma(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The wallet writes decimals with a comma."""
    given = await ask(call)
    if wallet(call, given):
        return transactions(given, lambda one: {"balanceChange": one["balanceChange"].replace(".", ",")})
    return given


# --- form --------------------------------------------------------------------------------------------


@fault("schema")
async def library_dates_in_iso(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The library tells a release as a text, where an object of PHP is documented."""
    given = await ask(call)
    if library(call, given):
        return products(given, lambda one: {"releaseDate": one["releaseDate"] and one["releaseDate"]["date"]})
    return given


@fault("equality")
async def reviews_in_milliseconds(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A review tells in milliseconds when it was added, where seconds are documented."""
    given = await ask(call)
    if reviews(call, given):
        found = [{**one, "added": one["added"] * 1000} for one in given.json["reviews"]]
        return given.but(json={**given.json, "reviews": found})
    return given


@fault("protocol")
async def login_page_is_called_json(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The login page calls itself JSON."""
    given = await ask(call)
    if login_page(given) and call.path.startswith(("/user/", "/account/")):
        return given.but(headers={**given.headers, "content-type": "application/json"})
    return given


@fault("protocol")
async def byte_order_mark(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The library begins with a byte order mark, which JSON must not have."""
    given = await ask(call)
    return given.but(body=b"\xef\xbb\xbf" + given.body) if library(call, given) else given


@fault("error")
async def server_error_says_it_is_well(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The details of a pre-order are the page of an error, with 200."""
    given = await ask(call)
    return given.but(status=200) if details(call) and given.status == 500 else given


@fault("error")
async def token_error_without_a_name(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A refused code or refresh token comes with an empty `error`."""
    given = await ask(call)
    if asks_token(call) and given.status == 400 and "error_description" in given.json:
        return given.but(json={"error": "", "error_description": given.json["error_description"]})
    return given


@fault("error")
async def nobody_is_oneself(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The id of a user that nobody has is answered with whoever asks."""
    given = await ask(call)
    if call.path.startswith("/users/info/") and given.status == 404:
        return await ask(call.but(path=f"/users/info/{IDS['anna']}"))
    return given
