"""Promises of the G2A Developers API, each broken once; written from the vendor's document."""

from contract_tests.faults import Answer, Ask, Call, Catalogue, Memory, answer
from contract_tests.stories.g2a import SAMPLE

fault = Catalogue()

OWNER = {"authorization": SAMPLE["authorization"]}
DETAILS, KEY, PAY = "/order/details/", "/order/key/", "/order/pay/"


def creates(call: Call) -> bool:
    """Whether an order is to be made."""
    return call.method == "POST" and call.path == "/order"


def looks(call: Call) -> bool:
    """Whether an order is looked at."""
    return call.method == "GET" and call.path.startswith(DETAILS)


def redeems(call: Call) -> bool:
    """Whether a key is asked for."""
    return call.method == "GET" and call.path.startswith(KEY)


def pays(call: Call) -> bool:
    """Whether an order is paid."""
    return call.method == "PUT" and call.path.startswith(PAY)


def lists(call: Call) -> bool:
    """Whether products are listed."""
    return call.method == "GET" and call.path == "/products"


def order_id(call: Call) -> str:
    """The id that a path ends with."""
    return call.path.rpartition("/")[2]


def refusal(status: int, code: str, message: str) -> Answer:
    """A refusal in the form that all operations share."""
    return answer(status, {"status": "ERROR", "message": message, "code": code})


# --- schema ------------------------------------------------------------------------------------------


@fault("schema")
async def quantity_as_text(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The quantity of a product is a text."""
    given = await ask(call)
    if lists(call) and given.ok:
        page = given.json
        return given.but(json={**page, "docs": [{**doc, "qty": str(doc["qty"])} for doc in page["docs"]]})
    return given


@fault("schema")
async def thumbnail_missing(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Products come without a thumbnail."""
    given = await ask(call)
    if lists(call) and given.ok:
        page = given.json
        docs = [{name: value for name, value in doc.items() if name != "thumbnail"} for doc in page["docs"]]
        return given.but(json={**page, "docs": docs})
    return given


@fault("schema")
async def status_of_its_own(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A pending order has the status "processing", which is not documented."""
    given = await ask(call)
    if looks(call) and given.json == {"status": "pending"}:
        return given.but(json={"status": "processing"})
    return given


@fault("schema")
async def refusals_without_message(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A refused payment has a code but no message."""
    given = await ask(call)
    if pays(call) and not given.ok:
        return given.but(json={name: value for name, value in given.json.items() if name != "message"})
    return given


@fault("schema")
async def foreign_price_as_text(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The price of an order is a text, unless it is in EUR."""
    given = await ask(call)
    if creates(call) and given.ok and given.json["currency"] != "EUR":
        return given.but(json={**given.json, "price": f"{given.json['price']:.2f}"})
    return given


# --- protocol ----------------------------------------------------------------------------------------


@fault("protocol")
async def refusals_in_html(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order that does not exist is refused with a page of HTML."""
    given = await ask(call)
    if given.status == 404 and (looks(call) or redeems(call) or pays(call)):
        return Answer(404, {"content-type": "text/html"}, b"<h1>Not Found</h1>")
    return given


@fault("protocol")
async def created_instead_of_ok(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A new order answers 201, where 200 is documented."""
    given = await ask(call)
    return given.but(status=201) if creates(call) and given.status == 200 else given


@fault("protocol")
async def deleting_a_payment(call: Call, ask: Ask, memory: Memory) -> Answer:
    """DELETE works on a payment, though only PUT is documented."""
    if call.method == "DELETE" and call.path.startswith(PAY):
        return answer(200, {"status": True})
    return await ask(call)


# --- auth --------------------------------------------------------------------------------------------


@fault("auth")
async def catalogue_for_everyone(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Products are listed without any Authorization header."""
    if lists(call) and "authorization" not in call.headers:
        return await ask(call.but(headers={**call.headers, **OWNER}))
    return await ask(call)


@fault("auth")
async def any_key_opens(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The hash alone is looked at: a known merchant gets in with any key."""
    merchant = SAMPLE["authorization"].partition(",")[0]
    if call.headers.get("authorization", "").startswith(f"{merchant}, "):
        return await ask(call.but(headers={**call.headers, **OWNER}))
    return await ask(call)


@fault("auth")
async def strangers_see_orders(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every merchant can look at every other merchant's orders."""
    given = await ask(call)
    if looks(call) and given.status == 404:
        return await ask(call.but(headers={**call.headers, **OWNER}))
    return given


@fault("auth")
async def strangers_get_keys(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every merchant can fetch the key of every other merchant's order."""
    given = await ask(call)
    if redeems(call) and given.status == 404:
        return await ask(call.but(headers={**call.headers, **OWNER}))
    return given


@fault("auth")
async def hash_in_any_case(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The merchant's hash is compared without regard to case."""
    given = await ask(call)
    if (
        given.status == 401
        and call.headers.get("authorization", "").lower() == OWNER["authorization"].lower()
    ):
        return await ask(call.but(headers={**call.headers, **OWNER}))
    return given


@fault("auth")
async def key_by_its_beginning(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Of the key only the first 32 characters are compared."""
    given = await ask(call)
    merchant, _, key = OWNER["authorization"].partition(", ")
    if given.status == 401 and call.headers.get("authorization", "").startswith(f"{merchant}, {key[:32]}"):
        return await ask(call.but(headers={**call.headers, **OWNER}))
    return given


@fault("auth")
async def empty_key_opens(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A known merchant gets in with an empty key."""
    merchant = OWNER["authorization"].partition(",")[0]
    if call.headers.get("authorization", "").strip() == f"{merchant},":
        return await ask(call.but(headers={**call.headers, **OWNER}))
    return await ask(call)


@fault("auth")
async def strangers_pay(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every merchant can pay every other merchant's order."""
    given = await ask(call)
    if pays(call) and given.status == 404:
        return await ask(call.but(headers={**call.headers, **OWNER}))
    return given


# --- state -------------------------------------------------------------------------------------------


@fault("state")
async def key_before_payment(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The key of an order is handed out before it is paid."""
    given = await ask(call)
    if redeems(call) and given.status == 400 and given.json.get("code") == "ORD06":
        return answer(200, {"key": f"AAAAAA-{order_id(call)[-6:]}-CCCCCC"})
    return given


@fault("state")
async def key_as_often_as_you_like(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A key that was handed out is handed out again."""
    given = await ask(call)
    if redeems(call) and given.ok:
        memory[order_id(call)] = given
    if redeems(call) and given.status == 405:
        taken: Answer = memory.get(order_id(call), given)
        return taken
    return given


@fault("state")
async def payment_goes_nowhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A payment is acknowledged and has no effect."""
    if pays(call):
        known = await ask(call.but(method="GET", path=DETAILS + order_id(call)))
        if known.json == {"status": "pending"}:
            return answer(200, {"status": True})
    return await ask(call)


@fault("state")
async def stock_never_falls(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The quantity of a product stays what it was, however many are ordered."""
    given = await ask(call)
    if lists(call) and given.ok:
        page = given.json
        docs = [{**doc, "qty": memory.setdefault(doc["id"], doc["qty"])} for doc in page["docs"]]
        return given.but(json={**page, "docs": docs})
    return given


@fault("state")
async def pending_for_ever(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Details say pending, even once the key was handed out."""
    given = await ask(call)
    return answer(200, {"status": "pending"}) if looks(call) and given.ok else given


@fault("state")
async def complete_at_once(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Details say complete before the order is paid."""
    given = await ask(call)
    if creates(call) and given.ok:
        order = given.json
        memory[order["order_id"]] = {
            "status": "complete",
            "price": order["price"],
            "currency": order["currency"],
        }
    if looks(call) and given.json == {"status": "pending"} and order_id(call) in memory:
        return answer(200, memory[order_id(call)])
    return given


@fault("state")
async def order_lost_when_paid(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A paid order cannot be found any more."""
    given = await ask(call)
    if pays(call) and given.ok:
        memory[order_id(call)] = True
    if looks(call) and order_id(call) in memory:
        return answer(404, {"status": "ERROR", "message": "Order not found"})
    return given


@fault("state")
async def looking_takes_the_key(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Looking at a complete order uses its key up."""
    given = await ask(call)
    if looks(call) and given.ok and given.json.get("status") == "complete":
        await ask(call.but(path=KEY + order_id(call)))
    return given


@fault("state")
async def key_at_the_third_attempt(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A key that was handed out is refused once, and then handed out again."""
    given = await ask(call)
    if redeems(call) and given.ok:
        memory[order_id(call)] = [given]
    elif redeems(call) and given.status == 405 and order_id(call) in memory:
        asked: list[Answer] = memory[order_id(call)]
        asked.append(given)
        return asked[0] if len(asked) > 2 else given
    return given


@fault("state")
async def asking_early_takes_the_key(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who has asked for a key before its order was processed never gets it."""
    if redeems(call) and order_id(call) in memory:
        return refusal(405, "ORD04", "Order key has been downloaded already")
    given = await ask(call)
    if redeems(call) and given.json.get("code") == "ORD06":
        memory[order_id(call)] = True
    return given


@fault("state")
async def refused_order_takes_stock(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order that is refused for its `max_price` takes one off the quantity all the same."""
    given = await ask(call)
    if creates(call) and given.status == 400 and "max_price" in call.json:
        await ask(call.but(json={name: value for name, value in call.json.items() if name != "max_price"}))
    return given


@fault("state")
async def details_cached(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who has looked at an order once sees it so for ever."""
    given = await ask(call)
    first: Answer = memory.setdefault(call.path, given) if looks(call) and given.ok else given
    return first


@fault("state")
async def one_payment_for_all(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Paying for an order also pays for those that were placed before it."""
    given = await ask(call)
    if creates(call) and given.ok:
        memory[given.json["order_id"]] = call.headers
    if pays(call) and given.ok:
        for earlier, headers in memory.items():
            if int(earlier) < int(order_id(call)):
                await ask(call.but(path=PAY + earlier, headers=headers))
    return given


@fault("state")
async def second_order_lost(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Of two orders for the same product the second is confirmed, but nobody knows it later."""
    given = await ask(call)
    if creates(call) and given.ok:
        product = call.json["product_id"]
        memory[given.json["order_id"]] = memory.get(product, False)
        memory[product] = True
    if (redeems(call) or pays(call)) and memory.get(order_id(call)):
        return refusal(404, "ORD02", "Order not found")
    if looks(call) and memory.get(order_id(call)):
        return answer(404, {"status": "ERROR", "message": "Order not found"})
    return given


# --- equality ----------------------------------------------------------------------------------------


@fault("equality")
async def details_cost_more(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The price in the details is a cent above the price of the order."""
    given = await ask(call)
    if looks(call) and given.ok and "price" in given.json:
        return given.but(json={**given.json, "price": round(given.json["price"] + 0.01, 2)})
    return given


@fault("equality")
async def details_in_another_currency(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The details name another currency than the order did."""
    given = await ask(call)
    if looks(call) and given.ok and "currency" in given.json:
        other = "USD" if given.json["currency"] != "USD" else "EUR"
        return given.but(json={**given.json, "currency": other})
    return given


@fault("equality")
async def one_id_for_all(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every new order gets the id of the first one."""
    given = await ask(call)
    if creates(call) and given.ok:
        return given.but(json={**given.json, "order_id": memory.setdefault("first", given.json["order_id"])})
    return given


@fault("equality")
async def one_key_for_all(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Two orders get the same key."""
    given = await ask(call)
    if redeems(call) and given.ok:
        return given.but(json={"key": memory.setdefault("first", given.json["key"])})
    return given


@fault("equality")
async def always_page_one(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whatever page comes, it says that it is page 1."""
    given = await ask(call)
    return given.but(json={**given.json, "page": 1}) if lists(call) and given.ok else given


@fault("equality")
async def dearer_by_id(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product that is asked for by its id costs a cent more than in the list."""
    given = await ask(call)
    if lists(call) and given.ok and "id" in call.query:
        docs = [{**doc, "minPrice": round(doc["minPrice"] + 0.01, 2)} for doc in given.json["docs"]]
        return given.but(json={**given.json, "docs": docs})
    return given


# --- query -------------------------------------------------------------------------------------------


@fault("query")
async def page_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every page has the products of the first."""
    given = await ask(call)
    if lists(call) and given.ok and given.json["docs"]:
        first = await ask(call.without("page"))
        return given.but(json={**given.json, "docs": first.json["docs"]})
    return given


@fault("query")
async def quantity_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`minQty` changes nothing."""
    given = await ask(call)
    return await ask(call.without("minQty")) if lists(call) and given.ok else given


@fault("query")
async def lower_price_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`minPriceFrom` changes nothing."""
    given = await ask(call)
    return await ask(call.without("minPriceFrom")) if lists(call) and given.ok else given


@fault("query")
async def upper_price_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`minPriceTo` changes nothing."""
    given = await ask(call)
    return await ask(call.without("minPriceTo")) if lists(call) and given.ok else given


@fault("query")
async def id_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`id` changes nothing."""
    given = await ask(call)
    return await ask(call.without("id")) if lists(call) and given.ok else given


@fault("query")
async def last_of_page_lost(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The last product of every full page is missing from the list."""
    given = await ask(call)
    if lists(call) and given.ok and len(given.json["docs"]) == 20:
        return given.but(json={**given.json, "docs": given.json["docs"][:-1]})
    return given


@fault("query")
async def pages_overlap(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A page begins with the last product of the page before."""
    given = await ask(call)
    page = call.query.get("page", "1")
    if lists(call) and given.ok and given.json["docs"] and page.isdecimal() and int(page) > 1:
        before = await ask(call.but(query={**call.query, "page": str(int(page) - 1)}))
        return given.but(json={**given.json, "docs": [before.json["docs"][-1], *given.json["docs"]][:20]})
    return given


@fault("query")
async def quantity_must_be_more(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`minQty` leaves out products of which there are exactly so many."""
    least = call.query.get("minQty", "")
    if lists(call) and least.isdecimal() and int(least):
        return await ask(call.but(query={**call.query, "minQty": str(int(least) + 1)}))
    return await ask(call)


@fault("query")
async def filters_exclude_each_other(call: Call, ask: Ask, memory: Memory) -> Answer:
    """With `minQty`, `minPriceTo` changes nothing."""
    given = await ask(call)
    if lists(call) and given.ok and {"minQty", "minPriceTo"} <= call.query.keys():
        return await ask(call.without("minPriceTo"))
    return given


@fault("query")
async def filters_on_first_page_only(call: Call, ask: Ask, memory: Memory) -> Answer:
    """From the second page on, `minQty` changes nothing."""
    given = await ask(call)
    if lists(call) and given.ok and given.json["page"] > 1:
        return await ask(call.without("minQty"))
    return given


@fault("query")
async def page_before_filter(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`minPriceFrom` is looked at within each twenty of the catalogue, whose pages are shorter then."""
    given, least = await ask(call), call.query.get("minPriceFrom")
    if lists(call) and given.ok and least is not None:
        page = (await ask(call.without("minPriceFrom"))).json
        return given.but(
            json={**page, "docs": [doc for doc in page["docs"] if doc["minPrice"] >= float(least)]}
        )
    return given


# --- money -------------------------------------------------------------------------------------------


@fault("money")
async def limit_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order is placed though its price is above `max_price`."""
    given, body = await ask(call), call.json
    if creates(call) and given.status == 400 and body:
        return await ask(call.but(json={name: value for name, value in body.items() if name != "max_price"}))
    return given


@fault("money")
async def zero_is_a_limit(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`max_price` 0 is taken as a limit of 0, where it means none."""
    body = call.json
    if creates(call) and body and body.get("max_price") == 0:
        return refusal(400, "BR02", "Invalid JSON data")
    return await ask(call)


@fault("money")
async def limit_in_currency_of_order(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`max_price` is compared in the order's currency, where it is in EUR."""
    body = call.json
    if creates(call) and body and body.get("currency") == "PLN":
        limit = body.get("max_price")
        if isinstance(limit, int | float) and not isinstance(limit, bool) and limit > 0:
            return await ask(call.but(json={**body, "max_price": limit / 4.25}))
    return await ask(call)


@fault("money")
async def dollars_by_default(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order that names no currency is made in USD, where EUR is the default."""
    body = call.json
    if creates(call) and body and "currency" not in body:
        return await ask(call.but(json={**body, "currency": "USD"}))
    return await ask(call)


@fault("money")
async def prices_in_cents(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Orders and details give prices in cents."""
    given = await ask(call)
    if (creates(call) or looks(call)) and given.ok and "price" in given.json:
        return given.but(json={**given.json, "price": round(given.json["price"] * 100)})
    return given


@fault("money")
async def limit_must_not_be_met(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order whose price is exactly `max_price` is refused."""
    limit = call.json.get("max_price")
    if creates(call) and isinstance(limit, int | float) and not isinstance(limit, bool) and limit > 0.01:
        return await ask(call.but(json={**call.json, "max_price": round(limit - 0.01, 2)}))
    return await ask(call)


@fault("money")
async def details_in_euros(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Details of an order in PLN give its price in EUR, and call it PLN."""
    given = await ask(call)
    if looks(call) and given.ok and given.json.get("currency") == "PLN":
        return given.but(json={**given.json, "price": round(given.json["price"] / 4.25, 2)})
    return given


# --- error -------------------------------------------------------------------------------------------


@fault("error")
async def malformed_id_is_unknown(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order id that is none answers ORD02 404 on the key, where ORD01 400 is documented."""
    given = await ask(call)
    if redeems(call) and given.status == 400 and given.json.get("code") == "ORD01":
        return refusal(404, "ORD02", "Order not found")
    return given


@fault("error")
async def unknown_order_is_pending(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Details of an order that does not exist say pending."""
    given = await ask(call)
    return answer(200, {"status": "pending"}) if looks(call) and given.status == 404 else given


@fault("error")
async def broken_json_is_bad_data(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A body that is not JSON answers BR02, where BR01 is documented."""
    given = await ask(call)
    if creates(call) and given.status == 400 and given.json.get("code") == "BR01":
        return refusal(400, "BR02", "Invalid JSON data")
    return given


@fault("error")
async def unpaid_key_is_taken(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The key of an order that is not processed answers ORD04 405, where ORD06 400 is documented."""
    given = await ask(call)
    if redeems(call) and given.status == 400 and given.json.get("code") == "ORD06":
        return refusal(405, "ORD04", "Order key has been downloaded already")
    return given


@fault("error")
async def page_beyond_is_empty(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Page 101 is an empty page, where PR02 is documented."""
    given = await ask(call)
    if lists(call) and given.status == 400 and call.query.get("page") == "101":
        return answer(200, {"page": 101, "docs": []})
    return given


@fault("error")
async def unknown_product_is_wrong_argument(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product id that is none answers PR02, where PR01 is documented."""
    given = await ask(call)
    if lists(call) and given.status == 400 and given.json.get("code") == "PR01":
        return refusal(400, "PR02", "Wrong arguments")
    return given


@fault("error")
async def too_many_is_unavailable(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Too many requests answer 500 IN01, where 429 BR03 is documented."""
    given = await ask(call)
    return refusal(500, "IN01", "Internal error") if given.status == 429 else given


@fault("error")
async def wrong_key_is_forbidden(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A wrong key answers AUTH01 403, where AUTH02 401 is documented."""
    given = await ask(call)
    if given.status == 401:
        return refusal(403, "AUTH01", "No Authorization header")
    return given


@fault("error")
async def empty_body_breaks_it(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order with an empty body makes the server fail."""
    if creates(call) and not call.body:
        return refusal(500, "IN01", "Internal error")
    return await ask(call)


@fault("error")
async def unknown_payment_is_malformed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Paying for an order that does not exist answers 404 with ORD01, where ORD02 is documented."""
    given = await ask(call)
    return refusal(404, "ORD01", "Invalid order id") if pays(call) and given.status == 404 else given


@fault("error")
async def negative_quantity_is_none(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A negative `minQty` lists everything, where PR02 is documented."""
    if lists(call) and call.query.get("minQty", "").startswith("-"):
        return await ask(call.without("minQty"))
    return await ask(call)


@fault("error")
async def page_zero_is_first(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Page 0 is the first page, where PR02 is documented."""
    if lists(call) and call.query.get("page") == "0":
        return await ask(call.but(query={**call.query, "page": "1"}))
    return await ask(call)


@fault("error")
async def rating_in_percent(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A `min_rating` above 1.0 is taken for percent, where it is out of range."""
    rating = call.json.get("min_rating")
    if (
        creates(call)
        and isinstance(rating, int | float)
        and not isinstance(rating, bool)
        and 1 < rating <= 100
    ):
        return await ask(call.but(json={**call.json, "min_rating": rating / 100}))
    return await ask(call)


@fault("error")
async def limit_beside_auction(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A `max_price` beside an `auction_id` is accepted, where it is not allowed."""
    if creates(call) and {"auction_id", "max_price"} <= call.json.keys():
        return await ask(
            call.but(json={name: value for name, value in call.json.items() if name != "auction_id"})
        )
    return await ask(call)
