"""Promises about GOG's shop (lists, cart, orders, wallet, reviews, Connect), each broken once."""

from collections.abc import Callable
from typing import Any

from contract_tests.faults import Answer, Ask, Call, Memory, answer
from contract_tests.faults._gog import Thing, as_user, fault, last, told
from generator.document import as_list, as_map

STORE = "/games/ajax/filtered"
ORDERS = "/account/settings/orders/data"


def store(call: Call, given: Answer) -> bool:
    """Whether a page of the store came."""
    return call.path == STORE and "products" in given.json


def products(given: Answer, change: Callable[[Thing], Thing]) -> Answer:
    """The same page with other products."""
    return given.but(
        json={**given.json, "products": [{**one, **change(one)} for one in given.json["products"]]}
    )


def history(call: Call, given: Answer) -> bool:
    """Whether a page of orders came."""
    return call.path == ORDERS and "orders" in given.json


def orders(given: Answer, change: Callable[[Thing], Thing]) -> Answer:
    """The same page with other orders."""
    return given.but(json={**given.json, "orders": [{**one, **change(one)} for one in given.json["orders"]]})


def wallet(call: Call, given: Answer) -> bool:
    """Whether a page of the wallet came."""
    return call.path.startswith("/wallet/transactions/") and "list" in given.json


def transactions(given: Answer, change: Callable[[Thing], Thing]) -> Answer:
    """The same page with other transactions."""
    return given.but(json={**given.json, "list": [{**one, **change(one)} for one in given.json["list"]]})


def reviews(call: Call, given: Answer) -> bool:
    """Whether a page of reviews came."""
    return call.path.startswith("/reviews/product/") and "reviews" in given.json


def checks_out(call: Call, given: Answer) -> bool:
    """Whether an order was made, of the cart or of one product."""
    manual = call.path.startswith("/checkout/manual/")
    return (call.path == "/checkout" or manual) and given.status == 302


# --- the store's list --------------------------------------------------------------------------------


@fault("money")
async def amounts_in_cents(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The store tells amounts in cents."""
    given = await ask(call)
    if store(call, given):
        return products(
            given,
            lambda one: {
                "price": {**one["price"], "amount": one["price"]["amount"].replace(".", "").lstrip("0")}
            },
        )
    return given


@fault("money")
async def discount_is_not_given(call: Call, ask: Ask, memory: Memory) -> Answer:
    """What is discounted costs what it cost before."""
    given = await ask(call)
    if store(call, given):
        return products(
            given, lambda one: {"price": {**one["price"], "finalAmount": one["price"]["baseAmount"]}}
        )
    return given


@fault("money")
async def percentage_of_another_discount(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The percentage of a discount is one too high."""
    given = await ask(call)
    if store(call, given):
        return products(
            given,
            lambda one: {
                "price": {
                    **one["price"],
                    "discountPercentage": min(100, one["price"]["discountPercentage"] + 1),
                }
            },
        )
    return given


@fault("query")
async def store_search_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`search` changes nothing in the store."""
    given = await ask(call)
    return await ask(call.without("search")) if store(call, given) else given


@fault("query")
async def store_media_are_mixed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`mediaType` changes nothing in the store."""
    given = await ask(call)
    return await ask(call.without("mediaType")) if store(call, given) else given


@fault("query")
async def store_limit_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`limit` changes nothing in the store."""
    given = await ask(call)
    return await ask(call.without("limit")) if store(call, given) else given


@fault("query")
async def store_page_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every page of the store has the products of the first."""
    given = await ask(call)
    if store(call, given) and given.json["products"]:
        first = await ask(call.without("page"))
        return given.but(json={**given.json, "products": first.json["products"]})
    return given


@fault("query")
async def store_order_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`sort` changes nothing in the store."""
    given = await ask(call)
    return await ask(call.without("sort")) if store(call, given) else given


@fault("query")
async def discounted_are_mixed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`price` changes nothing in the store."""
    given = await ask(call)
    return await ask(call.without("price")) if store(call, given) else given


@fault("query")
async def systems_are_mixed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`system` changes nothing in the store."""
    given = await ask(call)
    return await ask(call.without("system")) if store(call, given) else given


@fault("equality")
async def totals_of_the_page(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The store counts the results of the page, where all are documented."""
    given = await ask(call)
    if store(call, given):
        return given.but(json={**given.json, "totalResults": str(len(given.json["products"]))})
    return given


@fault("query")
async def wishlist_search_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`search` changes nothing in the wishlist."""
    given = await ask(call)
    if call.path == "/account/wishlist/search" and given.ok:
        return await ask(call.without("search"))
    return given


@fault("schema")
async def no_release_is_a_text(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product of the store tells its release as a date in words."""
    given = await ask(call)
    return products(given, lambda one: {"releaseDate": "25 December 1991"}) if store(call, given) else given


# --- cart and orders ---------------------------------------------------------------------------------


@fault("state")
async def cart_takes_the_first_only(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Of several products one is put into the cart."""
    given = await ask(call)
    if call.method == "POST" and call.path == "/cart/add" and given.ok:
        for number in as_list(call.json.get("product_ids"))[1:]:
            await ask(call.but(method="GET", path=f"/cart/remove/{number}", body=b""))
    return given


@fault("state")
async def cart_keeps_what_is_removed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """What is taken out of the cart is bought all the same."""
    given = await ask(call)
    if call.path.startswith("/cart/remove/") and given.ok:
        await ask(call.but(path=f"/cart/add/{last(call)}"))
    return given


@fault("equality")
async def one_order_for_all(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every checkout leads to the first order."""
    given = await ask(call)
    if checks_out(call, given):
        location = memory.setdefault("first", given.headers["location"])
        return given.but(headers={**given.headers, "location": location})
    return given


@fault("state")
async def order_forgets_what_was_added(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product that was added to an order is not bought."""
    given = await ask(call)
    _, _, kind, number, what, *rest = [*call.path.split("/"), *[""] * 6]
    if kind == "order" and what == "add" and given.ok and told(given) is not None:
        await ask(call.but(method="POST", path=f"/checkout/order/{number}/remove/{rest[0]}"))
    return given


@fault("state")
async def order_keeps_what_was_removed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product that was taken out of an order is bought."""
    given = await ask(call)
    _, _, kind, number, what, *rest = [*call.path.split("/"), *[""] * 6]
    if kind == "order" and what == "remove" and given.ok and told(given) is not None:
        await ask(call.but(method="GET", path=f"/checkout/order/{number}/add/{rest[0]}"))
    return given


@fault("state")
async def order_keeps_its_currency(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order stays in its currency, whatever is chosen."""
    given = await ask(call)
    if "/changeCurrency/" in call.path and call.path.startswith("/checkout/") and told(given) is not None:
        await ask(call.but(path=f"{call.path.rpartition('/')[0]}/EUR"))
    return given


@fault("state")
async def payment_goes_nowhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A payment is told to be on its way, and is not."""
    if call.path.startswith("/payment/process/"):
        return await ask(call.but(path=f"/payment/ping/{last(call)}"))
    return await ask(call)


@fault("state")
async def bought_is_not_owned(call: Call, ask: Ask, memory: Memory) -> Answer:
    """What was bought is not in the library."""
    given = await ask(call)
    if call.path == "/user/data/games" and "owned" in given.json:
        first: Answer = memory.setdefault("first", given)
        return first
    return given


@fault("state")
async def gift_for_oneself(call: Call, ask: Ask, memory: Memory) -> Answer:
    """What was bought as a gift is in one's own library."""
    given = await ask(call)
    if call.path.endswith("/setAsGift") and told(given) is not None:
        await ask(call.but(path=call.path.replace("setAsGift", "setAsNotGift")))
    return given


@fault("state")
async def history_forgets_the_newest(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Once the list of orders was looked at, no order is added to it."""
    given = await ask(call)
    if history(call, given):
        first: Answer = memory.setdefault(str(sorted(call.query.items())), given)
        return first
    return given


@fault("query")
async def all_orders_without_a_state(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Without a state all orders are listed, where none is documented."""
    states = ("canceled", "completed", "in_progress", "not_redeemed", "pending", "redeemed")
    given = await ask(call)
    if history(call, given) and not set(states) & call.query.keys():
        return await ask(call.but(query={**call.query, **dict.fromkeys(states, "1")}))
    return given


@fault("query")
async def order_search_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`search` changes nothing in the list of orders."""
    given = await ask(call)
    return await ask(call.without("search")) if history(call, given) else given


@fault("query")
async def order_pages_overlap(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A page of orders begins with the last one of the page before."""
    given = await ask(call)
    number = call.query.get("page", "1")
    if history(call, given) and given.json["orders"] and number.isdecimal() and int(number) > 1:
        before = await ask(call.but(query={**call.query, "page": str(int(number) - 1)}))
        return given.but(
            json={**given.json, "orders": [before.json["orders"][-1], *given.json["orders"]][:10]}
        )
    return given


@fault("money")
async def total_of_the_first_product(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order of several products comes to the price of the first."""
    given = await ask(call)

    def cheaper(one: Thing) -> Thing:
        if len(one["products"]) < 2:
            return {}
        amount = one["products"][0]["price"]["amount"]
        return {"total": _money(one["total"], amount)}

    return orders(given, cheaper) if history(call, given) else given


@fault("money")
async def raw_amount_in_euros(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The raw amount of an order is in euros, where minor units are documented."""
    given = await ask(call)
    if history(call, given):
        return orders(
            given, lambda one: {"total": {**one["total"], "rawAmount": one["total"]["rawAmount"] // 100}}
        )
    return given


@fault("money")
async def everything_is_zero(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order that costs something is told to be for nothing."""
    given = await ask(call)
    if history(call, given):
        return orders(given, lambda one: {"total": {**one["total"], "isZero": True}})
    return given


@fault("money")
async def credit_is_not_told(call: Call, ask: Ask, memory: Memory) -> Answer:
    """What the wallet paid of an order is told to be nothing."""
    given = await ask(call)
    if history(call, given):
        return orders(given, lambda one: {"storeCreditUsed": _money(one["storeCreditUsed"], "0.00")})
    return given


@fault("money")
async def credit_is_left_alone(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The wallet pays nothing, though it was told to."""
    given = await ask(call)
    if call.path.endswith("/enableStoreCredit") and told(given) is not None:
        await ask(call.but(path=call.path.replace("enable", "disable")))
    return given


@fault("money")
async def credit_cannot_be_kept(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The wallet pays, though it was told not to."""
    given = await ask(call)
    if call.path.endswith("/disableStoreCredit") and told(given) is not None:
        await ask(call.but(path=call.path.replace("disable", "enable")))
    return given


def _money(before: Thing, amount: str) -> Thing:
    cents = int(amount.replace(".", ""))
    return {
        **before,
        "amount": amount,
        "isZero": cents == 0,
        "rawAmount": cents,
        "formattedAmount": amount,
        "full": before["full"].replace(before["formattedAmount"], amount),
        "for_email": before["for_email"].replace(before["formattedAmount"], amount),
    }


# --- wallet ------------------------------------------------------------------------------------------


@fault("money")
async def wallet_does_not_add_up(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The balance after a transaction is a cent above what it comes to."""
    given = await ask(call)

    def richer(one: Thing) -> Thing:
        cents = one["endBalance"]["amount"] + 1
        text = f"{cents // 100}.{cents % 100:02}"
        amounts: dict[str, Any] = {
            **dict.fromkeys(("amount", "absolute_amount"), cents),
            **dict.fromkeys(("formattedAmount", "formattedAbsoluteAmount"), text),
        }
        return {"endBalance": {**one["endBalance"], **amounts}} if one["negative"] else {}

    return transactions(given, richer) if wallet(call, given) else given


@fault("money")
async def balance_in_two_ways(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The balance as text is a cent below the balance as number."""
    given = await ask(call)

    def poorer(one: Thing) -> Thing:
        cents = max(0, one["endBalance"]["amount"] - 1)
        return {"endBalance": {**one["endBalance"], "formattedAmount": f"{cents // 100}.{cents % 100:02}"}}

    return transactions(given, poorer) if wallet(call, given) else given


@fault("money")
async def money_only_comes(call: Call, ask: Ask, memory: Memory) -> Answer:
    """No transaction is told to take money out of the wallet."""
    given = await ask(call)
    return transactions(given, lambda one: {"negative": False}) if wallet(call, given) else given


@fault("money")
async def funds_in_euros(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The wallet is filled with euros for cents."""
    amount = call.json.get("amount")
    if call.path == "/wallet/funds" and isinstance(amount, int) and 0 < amount < 10**6:
        return await ask(call.but(json={**call.json, "amount": amount * 100}))
    return await ask(call)


@fault("money")
async def one_wallet_for_all_currencies(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The wallet shows its euros in every currency."""
    given = await ask(call)
    if wallet(call, given):
        return await ask(call.but(path=f"/wallet/transactions/EUR/{last(call)}"))
    return given


@fault("query")
async def wallet_page_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every page of the wallet has the transactions of the first."""
    given = await ask(call)
    if wallet(call, given) and given.json["list"]:
        return await ask(call.but(path=call.path.rpartition("/")[0] + "/1"))
    return given


@fault("state")
async def wallet_never_moves(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The wallet reads as it did the first time."""
    given = await ask(call)
    if wallet(call, given):
        first: Answer = memory.setdefault(call.path, given)
        return first
    return given


@fault("equality")
async def wallet_of_another(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The transactions of a wallet name another user."""
    given = await ask(call)
    if wallet(call, given):
        return transactions(
            given, lambda one: {"endBalance": {**one["endBalance"], "user_id": "48628349971017"}}
        )
    return given


@fault("schema")
async def orders_in_lower_case(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The wallet tells numbers of orders in lower case, where capitals are documented."""
    given = await ask(call)
    if wallet(call, given):
        return transactions(given, lambda one: {"orderId": one["orderId"].lower()})
    return given


# --- reviews -----------------------------------------------------------------------------------------


@fault("state")
async def vote_is_counted_twice(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A vote on a review counts as two."""
    given = await ask(call)
    if call.path.startswith("/reviews/vote/") and told(given) == {}:
        memory[last(call).removesuffix(".json")] = True
    if reviews(call, given):
        found = [
            {**one, "totalVotes": one["totalVotes"] + (str(one["id"]) in memory)}
            for one in given.json["reviews"]
        ]
        return given.but(json={**given.json, "reviews": found})
    return given


@fault("state")
async def every_vote_helps(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A vote that a review was not helpful counts as one that it was."""
    if call.path.startswith("/reviews/vote/") and call.json.get("wasHelpful") is False:
        return await ask(call.but(json={**call.json, "wasHelpful": True}))
    return await ask(call)


@fault("state")
async def vote_is_forgotten(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A review that was voted on is not among those that were."""
    given = await ask(call)
    if call.path == "/user/review_votes.json" and "reviews" in given.json:
        first: Answer = memory.setdefault("first", given)
        return first
    return given


@fault("state")
async def rating_is_forgotten(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product that was rated is not among those that were."""
    given = await ask(call)
    if call.path == "/user/games_rating.json" and "games_rating" in given.json:
        first: Answer = memory.setdefault("first", given)
        return first
    return given


@fault("equality")
async def rating_in_stars(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Ratings are in stars, where stars times ten are documented."""
    given = await ask(call)
    ratings = as_map(given.json.get("games_rating"))
    if call.path == "/user/games_rating.json" and ratings:
        stars = {key: value // 10 for key, value in ratings.items()}
        return given.but(json={**given.json, "games_rating": stars})
    return given


@fault("query")
async def review_pages_repeat(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every page of reviews has those of the first."""
    given = await ask(call)
    if reviews(call, given) and given.json["reviews"]:
        first = await ask(call.without("page"))
        return given.but(json={**given.json, "reviews": first.json["reviews"]})
    return given


@fault("schema")
async def results_are_a_number(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The count of all reviews is a number, where a text is documented."""
    given = await ask(call)
    if reviews(call, given):
        return given.but(json={**given.json, "totalResults": int(given.json["totalResults"])})
    return given


@fault("equality")
async def teaser_of_another(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The teaser of a review is not the beginning of its text."""
    given = await ask(call)
    if reviews(call, given):
        found = [{**one, "teaser": f"… {one['teaser']}"} for one in given.json["reviews"]]
        return given.but(json={**given.json, "reviews": found})
    return given


@fault("error")
async def unknown_review_is_reported(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A review that does not exist can be reported."""
    given = await ask(call)
    if call.path.startswith("/reviews/report/") and given.status == 404:
        return answer(200, {"reported": True})
    return given


# --- Connect -----------------------------------------------------------------------------------------


@fault("state")
async def scan_finds_nothing_new(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A scan of the Steam account finds what there was before."""
    given = await ask(call)
    if call.path.endswith("/exchangeableProducts") and "items" in given.json:
        first: Answer = memory.setdefault("first", given)
        return first
    return given


@fault("state")
async def claim_goes_nowhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Claiming products adds none to the library."""
    if call.path.endswith("/claimProducts"):
        given = await ask(call.but(path=call.path.replace("claimProducts", "linkedAccount")))
        return given.but(json={}) if told(given) is not None else given
    return await ask(call)


@fault("auth")
async def steam_of_others(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The Steam account of another user is shown."""
    given = await ask(call)
    if call.path.endswith("/gogLink/steam/linkedAccount") and given.status == 404:
        return await ask(as_user(call, "anna"))
    return given


@fault("equality")
async def link_to_another_list(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A linked account names the address of another user's products."""
    given = await ask(call)
    if call.path.endswith("/gogLink/steam/linkedAccount") and "exchangableSteamProducts" in given.json:
        link = given.json["exchangableSteamProducts"].replace("/users/4", "/users/5")
        return given.but(json={**given.json, "exchangableSteamProducts": link})
    return given


@fault("schema")
async def nothing_to_claim_is_null(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Products to claim are `null` where there are none, and `[]` is documented."""
    given = await ask(call)
    if call.path.endswith("/exchangeableProducts") and given.json.get("items") == []:
        return given.but(json={**given.json, "items": None})
    return given
