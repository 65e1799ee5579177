"""Promises of the public Gaming Goods API, each broken once; written from the vendor's document."""

import base64
import hmac
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from contract_tests.faults import Answer, Ask, Call, Catalogue, Memory
from contract_tests.faults._gaming_goods import (
    LIMIT,
    REMAINING,
    RESET,
    UNKNOWN,
    Lists,
    break_details,
    break_limit,
    break_lists,
    break_orders,
    break_refusals,
    refusal,
)
from contract_tests.stories.gaming_goods import SAMPLE, headers

fault = Catalogue()

OWNER = {name.lower(): value for name, value in headers(SAMPLE).items()}
SECRET = b"gaming-goods-sandbox-secret"
"""Signs the sandbox's tokens; docs/sandbox.md publishes it."""
SHELF = Lists(("/products", "/search"), "data", "products", "page", "page_size", 1)

Thing = dict[str, Any]


def lists(call: Call) -> bool:
    """Whether the catalogue is listed."""
    return call.method == "GET" and call.path == "/products"


def searches(call: Call) -> bool:
    """Whether the catalogue is searched."""
    return call.method == "GET" and call.path == "/search"


def shows(call: Call) -> bool:
    """Whether one product is looked at."""
    return call.method == "GET" and call.path.startswith("/products/")


def orders(call: Call) -> bool:
    """Whether an order is to be made."""
    return call.method == "POST" and call.path == "/orders"


def looks(call: Call) -> bool:
    """Whether an order is looked at."""
    return call.method == "GET" and call.path.startswith("/orders/")


def data(given: Answer, **fields: object) -> Answer:
    """The same answer with other fields in its envelope."""
    return given.but(json={"data": {**given.json["data"], **fields}})


def has_order(call: Call, given: Answer) -> bool:
    """Whether an order came, new or old."""
    return (orders(call) or looks(call)) and given.ok


def items(given: Answer, change: Callable[[Thing], Thing]) -> Answer:
    """An order with other items."""
    return data(given, items=[{**item, **change(item)} for item in given.json["data"]["items"]])


def full_price(given: Answer) -> int:
    """What the items of an order cost without a discount."""
    return sum(item["price"] * item["quantity"] for item in given.json["data"]["items"])


async def whole_list(call: Call, ask: Ask) -> list[Thing]:
    """All that a call lists, whichever page it asks for."""
    found = list[Thing]()
    while True:
        page = str(len(found) // 100 + 1)
        given = await ask(call.but(query={**call.query, "page": page, "page_size": "100"}))
        found += SHELF.of(given)
        if len(found) >= SHELF.page(given)["total"]:
            return found


def invented_keys(item: Thing) -> Thing:
    """Keys of the right form and number, of no use."""
    return {"keys": [f"AAAAA-BBBBB-CCCCC-{number:05}" for number in range(item["quantity"])]}


break_lists(fault, SHELF)
break_limit(fault)
break_refusals(fault)
break_orders(fault, orders, OWNER)
break_details(fault)


# --- schema ------------------------------------------------------------------------------------------


@fault("schema")
async def price_as_text(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The prices of the catalogue are texts."""
    given = await ask(call)
    if lists(call) and given.ok:
        return SHELF.put(given, [{**item, "price": f"{item['price']:.2f}"} for item in SHELF.of(given)])
    return given


@fault("schema")
async def detail_without_meta(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product does not say how its key is activated."""
    given = await ask(call)
    return data(given, meta={}) if shows(call) and given.ok else given


@fault("schema")
async def status_of_its_own(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An unpaid order has the status "awaiting", which is not documented."""
    given = await ask(call)
    if has_order(call, given) and given.json["data"]["status"] == "pending_payment":
        return data(given, status="awaiting")
    return given


@fault("schema")
async def completed_without_time(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A completed order does not say since when it is."""
    given = await ask(call)
    if looks(call) and given.ok:
        order = {name: value for name, value in given.json["data"].items() if name != "completed_at"}
        return given.but(json={"data": order})
    return given


@fault("schema")
async def nothing_found_is_null(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A page without products has null in their place."""
    given = await ask(call)
    if SHELF.asked(call) and given.ok and not SHELF.of(given):
        return SHELF.put(given, **{SHELF.items: None})
    return given


@fault("schema")
async def active_as_number(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product is active with 1 and inactive with 0."""
    given = await ask(call)
    return data(given, is_active=int(given.json["data"]["is_active"])) if shows(call) and given.ok else given


# --- protocol ----------------------------------------------------------------------------------------


@fault("protocol")
async def refusals_as_plain_text(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A refusal has the right body, but calls itself plain text."""
    given = await ask(call)
    return given if given.ok else given.but(headers={**given.headers, "content-type": "text/plain"})


@fault("protocol")
async def russian_in_windows_1251(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The Russian catalogue is not encoded as JSON is, but as Windows once was."""
    given = await ask(call)
    if lists(call) and given.ok and call.query.get("locale") == "ru":
        return given.but(body=json.dumps(given.json, ensure_ascii=False).encode("cp1251"))
    return given


@fault("protocol")
async def limit_told_wrong(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Answers announce a tenth more requests a minute than are admitted."""
    given = await ask(call)
    told = str(int(given.headers[LIMIT]) * 11 // 10)
    return given.but(headers={**given.headers, LIMIT: told})


# --- auth --------------------------------------------------------------------------------------------


def claims(call: Call) -> tuple[str, dict[str, Any], str]:
    """The token of a call: what is signed, what it claims, the signature."""
    scheme, _, token = call.headers.get("authorization", "").partition(" ")
    signed, _, signature = token.rpartition(".") if scheme == "Bearer" else ("", "", "")
    body = signed.partition(".")[2]
    try:
        return signed, json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))), signature
    except ValueError:
        return signed, {}, signature


@fault("auth")
async def orders_without_token(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Orders are shown without any token."""
    if looks(call) and "authorization" not in call.headers:
        return await ask(call.but(headers={**call.headers, **OWNER}))
    return await ask(call)


@fault("auth")
async def signature_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whatever a token claims is believed, without a look at its signature."""
    given = await ask(call)
    if given.status == 401 and claims(call)[1].get("sub") == "anna":
        return await ask(call.but(headers={**call.headers, **OWNER}))
    return given


@fault("auth")
async def tokens_never_expire(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A token that was good once is good for ever."""
    given = await ask(call)
    signed, claimed, signature = claims(call)
    if given.status == 401 and claimed.get("sub") == "anna":
        right = base64.urlsafe_b64encode(hmac.digest(SECRET, signed.encode(), "sha256")).rstrip(b"=").decode()
        if signature == right:
            return await ask(call.but(headers={**call.headers, **OWNER}))
    return given


@fault("auth")
async def catalogue_for_members(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Categories are shown to those who have a token only, though they are public."""
    given = await ask(call)
    if call.path == "/categories" and "authorization" not in call.headers:
        return refusal(401, "unauthorized", "Authentication required", given)
    return given


@fault("auth")
async def token_without_bearer(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A token opens without the word `Bearer` before it."""
    given = await ask(call)
    if given.status == 401 and call.headers.get("authorization") == OWNER["authorization"].split()[1]:
        return await ask(call.but(headers={**call.headers, **OWNER}))
    return given


@fault("auth")
async def unsigned_tokens_open(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A token without a signature is believed."""
    given = await ask(call)
    _, claimed, signature = claims(call)
    if given.status == 401 and claimed.get("sub") == "anna" and not signature:
        return await ask(call.but(headers={**call.headers, **OWNER}))
    return given


@fault("auth")
async def orders_made_without_token(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who has no token can order, on Anna's account."""
    if orders(call) and "authorization" not in call.headers:
        return await ask(call.but(headers={**call.headers, **OWNER}))
    return await ask(call)


# --- state -------------------------------------------------------------------------------------------


@fault("state")
async def keys_before_payment(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The keys of an order are there before it is paid."""
    given = await ask(call)
    if has_order(call, given) and given.json["data"]["status"] == "pending_payment":
        return items(given, invented_keys)
    return given


@fault("state")
async def unpaid_is_completed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order is completed at once, whatever the balance."""
    given = await ask(call)
    if orders(call) and given.ok and given.json["data"]["status"] == "pending_payment":
        order = {name: value for name, value in given.json["data"].items() if name != "payment_url"}
        done = {**order, "status": "completed", "completed_at": order["created_at"]}
        return items(given.but(json={"data": done}), invented_keys)
    return given


@fault("state")
async def pending_for_ever(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A new order waits for its payment, even once it is paid."""
    given = await ask(call)
    if orders(call) and given.ok:
        memory[given.json["data"]["id"]] = given.json
    if looks(call) and given.ok:
        first = memory.get(given.json["data"]["id"], given.json)
        return given.but(json=first) if first["data"]["status"] == "pending_payment" else given
    return given


@fault("state")
async def second_order_on_same_key(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An `Idempotency-Key` changes nothing: each request makes an order."""
    kept = {name: value for name, value in call.headers.items() if name != "idempotency-key"}
    return await ask(call.but(headers=kept))


@fault("state")
async def lost_answer_is_forgotten(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An idempotency key is only remembered once its answer has arrived."""
    key = call.headers.get("idempotency-key", "")
    given = await ask(call.but(headers={**call.headers, "idempotency-key": memory.get(key, key)}))
    if orders(call) and key and given.status >= 500:
        memory[key] = f"{key}-again"
    return given


@fault("state")
async def idempotency_key_of_everyone(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An idempotency key that one user has used gives another user that order."""
    given = await ask(call)
    key = call.headers.get("idempotency-key")
    first: Answer = memory.setdefault(key, given) if orders(call) and given.ok and key else given
    return first


@fault("state")
async def stock_never_falls(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The stock of a product stays what it was, however many are ordered."""
    given = await ask(call)
    if shows(call) and given.ok:
        product = given.json["data"]
        return data(given, stock_quantity=memory.setdefault(product["id"], product["stock_quantity"]))
    if lists(call) and given.ok:
        return SHELF.put(
            given,
            [
                {**item, "stock_quantity": memory.setdefault(item["id"], item["stock_quantity"])}
                for item in SHELF.of(given)
            ],
        )
    return given


@fault("state")
async def refused_order_takes_stock(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order with a promo code that is refused takes stock all the same."""
    given = await ask(call)
    if orders(call) and given.status == 400 and "promo_code" in call.json:
        body = {name: value for name, value in call.json.items() if name != "promo_code"}
        kept = {name: value for name, value in call.headers.items() if name != "idempotency-key"}
        await ask(call.but(json=body, headers=kept))
    return given


@fault("state")
async def sold_out_sells(call: Call, ask: Ask, memory: Memory) -> Answer:
    """When the stock is gone, orders are accepted all the same."""
    given = await ask(call)
    if orders(call) and given.ok:
        memory["last"] = given
    sold_out = given.status == 409 and given.json["error"]["code"] == "product_unavailable"
    if orders(call) and sold_out and "last" in memory:
        memory["sold"] = memory.get("sold", 0) + 1
        last: Answer = memory["last"]
        return data(last, id=f"{UNKNOWN[:-4]}{memory['sold']:04}")
    return given


@fault("state")
async def one_key_for_all_units(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whoever buys three units gets the same key three times."""
    given = await ask(call)
    if looks(call) and given.ok and given.json["data"]["status"] == "completed":
        return items(given, lambda item: {"keys": item["keys"][:1] * item["quantity"]})
    return given


@fault("state")
async def one_key_for_three(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whoever buys three units gets one key."""
    given = await ask(call)
    if has_order(call, given) and given.json["data"]["status"] == "completed":
        return items(given, lambda item: {"keys": item["keys"][:1]})
    return given


@fault("state")
async def new_keys_each_time(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order shows other keys each time it is looked at."""
    given = await ask(call)
    if looks(call) and given.ok and given.json["data"]["status"] == "completed":
        memory["looks"] = memory.get("looks", 0) + 1
        fresh = f"{memory['looks']:05}"
        return items(given, lambda item: {"keys": [f"{fresh}{key[5:]}" for key in item["keys"]]})
    return given


@fault("state")
async def only_last_idempotency_key_known(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An idempotency key is forgotten as soon as another one comes."""
    key = call.headers.get("idempotency-key")
    if orders(call) and key:
        again: dict[str, int] = memory.setdefault("again", {})
        if key in again and memory["last"] != key:
            again[key] += 1
        known_as = f"{key}-{again[key]}" if again.get(key) else key
        given = await ask(call.but(headers={**call.headers, "idempotency-key": known_as}))
        if given.ok:
            again.setdefault(key, 0)
            memory["last"] = key
        return given
    return await ask(call)


@fault("state")
async def replay_takes_stock(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A repeated idempotency key gives the first order, but takes its units off the stock again."""
    given = await ask(call)
    key = call.headers.get("idempotency-key")
    if orders(call) and given.ok and key:
        if memory.get(key) == given.json["data"]["id"]:
            kept = {name: value for name, value in call.headers.items() if name != "idempotency-key"}
            await ask(call.but(headers=kept))
        memory[key] = given.json["data"]["id"]
    return given


@fault("state")
async def stranger_takes_stock(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order that is refused for want of a token takes stock all the same."""
    given = await ask(call)
    if orders(call) and given.status == 401:
        await ask(call.but(headers={**call.headers, **OWNER}))
    return given


@fault("state")
async def keys_shown_once(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Keys are in the first answer that has them, and in none after it."""
    given = await ask(call)
    if looks(call) and given.ok and given.json["data"]["status"] == "completed":
        if memory.setdefault(call.path, False):
            return items(given, lambda item: {"keys": []})
        memory[call.path] = True
    return given


@fault("state")
async def requests_count_twice(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Each request takes two off those that are left."""
    given = await ask(call)
    left, all_ = int(given.headers[REMAINING]), int(given.headers[LIMIT])
    return given.but(headers={**given.headers, REMAINING: str(max(0, 2 * left - all_))})


@fault("state")
async def one_above_the_limit(call: Call, ask: Ask, memory: Memory) -> Answer:
    """One request more is answered than the limit admits."""
    given = await ask(call)
    if given.status == 429 and given.headers[RESET] not in memory and "last" in memory:
        memory[given.headers[RESET]] = True
        last: Answer = memory["last"]
        return last.but(headers={**given.headers, "content-length": last.headers["content-length"]})
    if given.ok and SHELF.asked(call):
        memory["last"] = given
    return given


@fault("state")
async def nowhere_to_pay(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A new order that waits for its payment does not say where to pay."""
    given = await ask(call)
    if orders(call) and given.ok:
        order = {name: value for name, value in given.json["data"].items() if name != "payment_url"}
        return given.but(json={"data": order})
    return given


# --- equality ----------------------------------------------------------------------------------------


@fault("equality")
async def one_id_for_all(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every new order gets the id of the first one."""
    given = await ask(call)
    if orders(call) and given.ok:
        return data(given, id=memory.setdefault("first", given.json["data"]["id"]))
    return given


@fault("equality")
async def same_keys_for_two_orders(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Orders for as many units get the same keys."""
    given = await ask(call)
    if has_order(call, given) and given.json["data"]["status"] == "completed":
        return items(given, lambda item: {"keys": memory.setdefault(item["quantity"], item["keys"])})
    return given


@fault("equality")
async def detail_costs_more(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product costs a cent more in its detail than in the list."""
    given = await ask(call)
    if shows(call) and given.ok:
        return data(given, price=round(given.json["data"]["price"] + 0.01, 2))
    return given


@fault("equality")
async def categories_miscounted(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The first category has one product more than the catalogue."""
    given = await ask(call)
    if call.path == "/categories" and given.ok:
        first, *others = given.json["data"]
        return given.but(json={"data": [{**first, "product_count": first["product_count"] + 1}, *others]})
    return given


@fault("equality")
async def brands_incomplete(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The last of the brands is missing from their list."""
    given = await ask(call)
    if call.path == "/brands" and given.ok:
        return given.but(json={"data": given.json["data"][:-1]})
    return given


@fault("equality")
async def order_for_another_product(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order shows the product of the first order."""
    given = await ask(call)
    if has_order(call, given):
        return items(given, lambda item: {"product_id": memory.setdefault("first", item["product_id"])})
    return given


@fault("equality")
async def payment_of_the_first(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Each order that waits is to be paid where the first one is."""
    given = await ask(call)
    if has_order(call, given) and "payment_url" in given.json["data"]:
        address = given.json["data"]["payment_url"]
        return data(given, payment_url=memory.setdefault("first", address))
    return given


@fault("equality")
async def created_in_moscow(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order tells its creation in Moscow's time, and calls it UTC."""
    given = await ask(call)
    if has_order(call, given):
        created = datetime.fromisoformat(given.json["data"]["created_at"]) + timedelta(hours=3)
        return data(given, created_at=created.strftime("%Y-%m-%dT%H:%M:%SZ"))
    return given


@fault("equality")
async def order_cuts_names(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order has room for 16 characters of a product's name."""
    given = await ask(call)
    if has_order(call, given):
        return items(given, lambda item: {"product_name": item["product_name"][:16]})
    return given


@fault("equality")
async def quantity_shown_as_one(call: Call, ask: Ask, memory: Memory) -> Answer:
    """However many units an order has, it shows one of each product when it is looked at."""
    given = await ask(call)
    return items(given, lambda item: {"quantity": 1}) if looks(call) and given.ok else given


# --- query -------------------------------------------------------------------------------------------


@fault("query")
async def category_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`category` changes nothing."""
    given = await ask(call)
    return await ask(call.without("category")) if lists(call) and given.ok else given


@fault("query")
async def brand_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`brand` changes nothing."""
    given = await ask(call)
    return await ask(call.without("brand")) if lists(call) and given.ok else given


@fault("query")
async def second_filter_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """With a category, `brand` changes nothing."""
    given = await ask(call)
    if lists(call) and given.ok and {"category", "brand"} <= call.query.keys():
        return await ask(call.without("brand"))
    return given


@fault("query")
async def filter_loses_the_first(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A category lists one product less than it has: the first."""
    given = await ask(call)
    if lists(call) and given.ok and "category" in call.query and SHELF.page(given)["page"] == 1:
        return SHELF.put(given, SHELF.of(given)[1:])
    return given


@fault("query")
async def total_ignores_filter(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`total` counts the whole catalogue, whatever the filter."""
    given = await ask(call)
    if lists(call) and given.ok and "category" in call.query:
        whole = await ask(call.without("category"))
        return SHELF.put(given, total=SHELF.page(whole)["total"])
    return given


@fault("query")
async def sort_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`sort` changes nothing."""
    given = await ask(call)
    return await ask(call.without("sort")) if lists(call) and given.ok else given


@fault("query")
async def sort_reversed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The cheapest come last with `price_asc`, and first with `price_desc`."""
    other = {"price_asc": "price_desc", "price_desc": "price_asc"}.get(call.query.get("sort", ""))
    if lists(call) and other:
        return await ask(call.but(query={**call.query, "sort": other}))
    return await ask(call)


@fault("query")
async def pages_are_sorted_apart(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`price_asc` orders each page, not the list."""
    given = await ask(call)
    if lists(call) and given.ok and call.query.get("sort") == "price_asc":
        unsorted = await ask(call.without("sort"))
        return SHELF.put(given, sorted(SHELF.of(unsorted), key=lambda item: item["price"]))
    return given


@fault("query")
async def sort_by_name_is_by_slug(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`name` orders by the English slug, whatever the language of the names."""
    given = await ask(call)
    if lists(call) and given.ok and call.query.get("sort") == "name" and call.query.get("locale") == "ru":
        return SHELF.put(given, sorted(SHELF.of(given), key=lambda item: item["slug"]))
    return given


@fault("query")
async def locale_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`locale` changes nothing."""
    given = await ask(call)
    return await ask(call.without("locale")) if lists(call) and given.ok else given


@fault("query")
async def search_ignores_text(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whatever is searched for, everything for Steam is found."""
    given = await ask(call)
    if searches(call) and given.ok:
        return await ask(call.but(query={**call.query, "q": "steam"}))
    return given


@fault("query")
async def search_misses_a_product(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A search never finds the first product of the catalogue."""
    given = await ask(call)
    if searches(call) and given.ok:
        kept = [item for item in SHELF.of(given) if item["slug"] != "cyberpunk-2077-steam-key"]
        return SHELF.put(given, kept, total=SHELF.page(given)["total"] - (len(SHELF.of(given)) - len(kept)))
    return given


@fault("query")
async def search_has_one_page(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The second page of a search is empty, whatever the total."""
    given = await ask(call)
    if searches(call) and given.ok and SHELF.page(given)["page"] > 1:
        return SHELF.put(given, [])
    return given


@fault("query")
async def filter_on_first_page_only(call: Call, ask: Ask, memory: Memory) -> Answer:
    """From the second page on, `category` changes nothing."""
    given = await ask(call)
    if lists(call) and given.ok and SHELF.page(given)["page"] > 1 and "category" in call.query:
        whole = await ask(call.without("category"))
        return SHELF.put(given, SHELF.of(whole))
    return given


@fault("query")
async def sort_lost_with_filter(call: Call, ask: Ask, memory: Memory) -> Answer:
    """With a brand, `sort` changes nothing."""
    given = await ask(call)
    if lists(call) and given.ok and {"brand", "sort"} <= call.query.keys():
        return await ask(call.without("sort"))
    return given


@fault("query")
async def prices_sorted_as_text(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`price_asc` has 10.49 before 9.99."""
    given = await ask(call)
    if lists(call) and given.ok and call.query.get("sort") == "price_asc":
        page = SHELF.page(given)
        found = sorted(await whole_list(call, ask), key=lambda item: str(item["price"]))
        start = (page["page"] - 1) * page["page_size"]
        return SHELF.put(given, found[start : start + page["page_size"]])
    return given


@fault("query")
async def equals_change_places(call: Call, ask: Ask, memory: Memory) -> Answer:
    """With `price_desc`, products of one price come in another order on every second page."""
    given = await ask(call)
    page = SHELF.page(given) if lists(call) and given.ok else {"page": 1}
    if page["page"] % 2 == 0 and call.query.get("sort") == "price_desc":
        backwards = await whole_list(call.but(query={**call.query, "sort": "price_asc"}), ask)
        start = (page["page"] - 1) * page["page_size"]
        return SHELF.put(given, backwards[::-1][start : start + page["page_size"]])
    return given


# --- money -------------------------------------------------------------------------------------------


@fault("money")
async def catalogue_in_cents(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The catalogue gives prices in cents, where euros are documented."""
    given = await ask(call)
    if (lists(call) or searches(call)) and given.ok:
        return SHELF.put(given, [{**item, "price": round(item["price"] * 100)} for item in SHELF.of(given)])
    if shows(call) and given.ok:
        return data(given, price=round(given.json["data"]["price"] * 100))
    return given


@fault("money")
async def order_in_euros(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Orders give amounts in whole euros, where cents are documented."""
    given = await ask(call)
    if has_order(call, given):
        rounded = items(given, lambda item: {"price": max(1, item["price"] // 100)})
        return data(rounded, total=max(1, given.json["data"]["total"] // 100))
    return given


@fault("money")
async def promo_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A promo code takes nothing off."""
    given = await ask(call)
    return data(given, total=full_price(given)) if has_order(call, given) else given


@fault("money")
async def promo_twice(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A promo code takes its ten percent off twice."""
    given = await ask(call)
    if has_order(call, given) and given.json["data"]["total"] < full_price(given):
        return data(given, total=round(given.json["data"]["total"] * 0.9))
    return given


@fault("money")
async def promo_off_prices_too(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A promo code also lowers the prices of the items, which the document shows in full."""
    given = await ask(call)
    if has_order(call, given) and given.json["data"]["total"] < full_price(given):
        return items(given, lambda item: {"price": round(item["price"] * 0.9)})
    return given


@fault("money")
async def promo_a_cent_dearer(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A discounted total is a cent too high."""
    given = await ask(call)
    if has_order(call, given) and given.json["data"]["total"] < full_price(given):
        return data(given, total=given.json["data"]["total"] + 1)
    return given


@fault("money")
async def total_of_single_units(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The total of an order forgets quantities."""
    given = await ask(call)
    if has_order(call, given):
        return data(given, total=sum(item["price"] for item in given.json["data"]["items"]))
    return given


@fault("money")
async def dearer_when_looked_at(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order costs a cent more when it is looked at than when it was made."""
    given = await ask(call)
    return data(given, total=given.json["data"]["total"] + 1) if looks(call) and given.ok else given


@fault("money")
async def dollars(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Orders are in dollars."""
    given = await ask(call)
    return data(given, currency="USD") if has_order(call, given) else given


@fault("money")
async def search_rounds_prices(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A search shows prices in whole euros."""
    given = await ask(call)
    if searches(call) and given.ok:
        return SHELF.put(given, [{**item, "price": float(round(item["price"]))} for item in SHELF.of(given)])
    return given


@fault("money")
async def roubles_in_russian(call: Call, ask: Ask, memory: Memory) -> Answer:
    """In Russian the same amounts are called roubles."""
    given = await ask(call)
    if lists(call) and given.ok and call.query.get("locale") == "ru":
        return SHELF.put(given, [{**item, "currency": "RUB"} for item in SHELF.of(given)])
    return given


@fault("money")
async def promo_forgotten_when_looked_at(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order that was made at a discount has its full price when it is looked at."""
    given = await ask(call)
    return data(given, total=full_price(given)) if looks(call) and given.ok else given


# --- error -------------------------------------------------------------------------------------------


@fault("error")
async def other_order_on_same_key_accepted(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An idempotency key that comes with another order gives the first order."""
    given = await ask(call)
    key = call.headers.get("idempotency-key", "")
    if orders(call) and given.ok and key:
        memory[key] = given
    if orders(call) and given.status == 409 and key in memory:
        first: Answer = memory[key]
        return first
    return given


@fault("error")
async def empty_order_accepted(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order without items is made."""
    given = await ask(call)
    if orders(call) and given.ok:
        memory["any"] = given
    if orders(call) and given.status == 400 and call.json.get("items") == [] and "any" in memory:
        return data(memory["any"], id=UNKNOWN)
    return given


@fault("error")
async def empty_body_breaks_it(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order with an empty body makes the server fail."""
    given = await ask(call)
    if orders(call) and not call.body and given.status == 400:
        return refusal(500, "internal_error", "Internal error", given)
    return given


@fault("error")
async def nothing_searched_finds_something(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A search without `q`, which is required, finds everything for Steam."""
    if searches(call) and "q" not in call.query:
        return await ask(call.but(query={**call.query, "q": "steam"}))
    return await ask(call)


@fault("error")
async def page_of_letters_is_first(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A page that is no number is taken for the first, where it is invalid."""
    given = await ask(call)
    if SHELF.asked(call) and given.status == 400 and call.query.get("page", "0").isalpha():
        return await ask(call.without("page"))
    return given


@fault("error")
async def refusals_with_200(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product that does not exist is refused in the right words, with 200."""
    given = await ask(call)
    return given.but(status=200) if shows(call) and given.status == 404 else given
