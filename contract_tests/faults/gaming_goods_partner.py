"""Promises of the Gaming Goods Partner API, each broken once; written from the vendor's document."""

from datetime import datetime, timedelta
from typing import Any

from contract_tests.faults import Answer, Ask, Call, Catalogue, Memory
from contract_tests.faults._gaming_goods import (
    UNKNOWN,
    Lists,
    break_details,
    break_limit,
    break_lists,
    break_orders,
    break_refusals,
    refusal,
)
from contract_tests.stories.gaming_goods_partner import FOREIGN, SAMPLE, headers
from generator.document import as_list

fault = Catalogue()

OWNER = {name.lower(): value for name, value in headers(SAMPLE).items()}
STRANGER = {name.lower(): value for name, value in headers(FOREIGN).items()}
SHELF = Lists(("/brands", "/products", "/orders"), "", "items", "offset", "limit", 0)
PRODUCTS = Lists(("/products",), "", "items", "offset", "limit", 0)
ORDERS = Lists(("/orders",), "", "items", "offset", "limit", 0)

Thing = dict[str, Any]


def shows(call: Call) -> bool:
    """Whether one product is looked at."""
    return call.method == "GET" and call.path.startswith("/products/")


def checks_out(call: Call) -> bool:
    """Whether orders are to be made."""
    return call.method == "POST" and call.path == "/checkout"


def looks(call: Call) -> bool:
    """Whether an order is looked at."""
    return call.method == "GET" and call.path.startswith("/orders/")


def with_fields(given: Answer, **fields: object) -> Answer:
    """The same answer with other fields."""
    return given.but(json={**given.json, **fields})


def created(given: Answer, **fields: object) -> Answer:
    """The answer of a checkout with other fields in its orders."""
    return given.but(json={"orders": [{**order, **fields} for order in given.json["orders"]]})


def codes(given: Answer) -> list[str]:
    """The codes of an order, none before it is fulfilled."""
    found: list[str] = given.json["delivery"].get("codes", [])
    return found


def with_codes(given: Answer, found: list[str]) -> Answer:
    """An order with other codes."""
    return with_fields(given, delivery={**given.json["delivery"], "codes": found})


def units(given: Answer) -> int:
    """How many units an order has."""
    return sum(line["quantity"] for line in given.json["items"])


break_lists(fault, SHELF)
break_limit(fault)
break_refusals(fault)
break_orders(fault, checks_out, OWNER)
break_details(fault)


# --- schema ------------------------------------------------------------------------------------------


@fault("schema")
async def price_in_euros(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The prices of products are decimal euros, where cents are documented."""
    given = await ask(call)
    if PRODUCTS.asked(call) and given.ok:
        return PRODUCTS.put(given, [{**item, "price": item["price"] / 100} for item in PRODUCTS.of(given)])
    return given


@fault("schema")
async def images_as_text(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product has the address of one picture, where a list is documented."""
    given = await ask(call)
    return with_fields(given, images=given.json["images"][0]) if shows(call) and given.ok else given


@fault("schema")
async def specifications_as_object(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product's specifications are an object, where a list of keys and values is documented."""
    given = await ask(call)
    if shows(call) and given.ok:
        named = {fact["key"]: fact["value"] for fact in given.json["specifications"]}
        return with_fields(given, specifications=named)
    return given


@fault("schema")
async def order_without_payment(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order says nothing of its payment."""
    given = await ask(call)
    if looks(call) and given.ok:
        return given.but(json={name: value for name, value in given.json.items() if name != "payment"})
    return given


@fault("schema")
async def status_of_its_own(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A new order has the status "new", which is not documented."""
    given = await ask(call)
    return created(given, status="new") if checks_out(call) and given.ok else given


@fault("schema")
async def no_codes_is_null(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Before an order is fulfilled, its codes are null."""
    given = await ask(call)
    if looks(call) and given.ok and not codes(given):
        return with_fields(given, delivery={**given.json["delivery"], "codes": None})
    return given


@fault("schema")
async def large_totals_as_text(call: Call, ask: Ask, memory: Memory) -> Answer:
    """In the list of orders a total of 1000 or more is a text."""
    given = await ask(call)
    if ORDERS.asked(call) and given.ok:
        found = ORDERS.of(given)
        return ORDERS.put(given, [{**o, "total": f"{o['total']}"} if o["total"] > 999 else o for o in found])
    return given


# --- protocol ----------------------------------------------------------------------------------------


@fault("protocol")
async def empty_page_is_no_content(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A page past the end answers 204, without a body."""
    given = await ask(call)
    if SHELF.asked(call) and given.ok and not SHELF.of(given):
        return given.but(status=204, body=b"")
    return given


# --- auth --------------------------------------------------------------------------------------------


@fault("auth")
async def orders_without_key(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Orders are listed without any key."""
    if ORDERS.asked(call) and "x-api-key" not in call.headers:
        return await ask(call.but(headers={**call.headers, **OWNER}))
    return await ask(call)


@fault("auth")
async def any_key_opens(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every key of the right form counts as a partner's."""
    given = await ask(call)
    if given.status == 401 and call.headers.get("x-api-key", "").startswith("pk_live_"):
        return await ask(call.but(headers={**call.headers, **OWNER}))
    return given


@fault("auth")
async def bearer_opens_too(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A key is also taken from the `Authorization` header, where `X-API-Key` is documented."""
    given = await ask(call)
    token = call.headers.get("authorization", "").removeprefix("Bearer ")
    if given.status == 401 and token:
        return await ask(call.but(headers={**call.headers, "x-api-key": token}))
    return given


@fault("auth")
async def strangers_list_orders(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every partner gets the same list of orders."""
    if ORDERS.asked(call) and call.headers.get("x-api-key") == STRANGER["x-api-key"]:
        return await ask(call.but(headers={**call.headers, **OWNER}))
    return await ask(call)


@fault("auth")
async def strangers_check_out_the_cart(call: Call, ask: Ask, memory: Memory) -> Answer:
    """There is one cart for all partners."""
    if checks_out(call) and call.json.get("source") == "cart":
        given = await ask(call)
        other = await ask(call.but(headers={**call.headers, **STRANGER})) if given.status == 400 else given
        return other if given.status == 400 and other.ok else given
    return await ask(call)


@fault("auth")
async def key_in_any_case(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Keys are compared without regard to case."""
    if key := call.headers.get("x-api-key"):
        return await ask(call.but(headers={**call.headers, "x-api-key": key.lower()}))
    return await ask(call)


@fault("auth")
async def checkout_without_key(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Who has no key can check out, on Anna's account."""
    if checks_out(call) and "x-api-key" not in call.headers:
        return await ask(call.but(headers={**call.headers, **OWNER}))
    return await ask(call)


@fault("auth")
async def foreign_orders_past_the_end(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Past the end of a partner's orders come those of another."""
    given = await ask(call)
    if ORDERS.asked(call) and given.ok and not ORDERS.of(given) and ORDERS.page(given)["offset"]:
        other = STRANGER if call.headers["x-api-key"] == OWNER["x-api-key"] else OWNER
        foreign = await ask(call.without("offset").but(headers={**call.headers, **other}))
        return ORDERS.put(given, ORDERS.of(foreign))
    return given


# --- state -------------------------------------------------------------------------------------------


@fault("state")
async def codes_before_payment(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The codes of an order are there though it is not paid."""
    given = await ask(call)
    if looks(call) and given.ok and given.json["payment"]["state"] != "paid":
        return with_codes(given, [f"AAAAA-BBBBB-{number:05}" for number in range(units(given))])
    return given


@fault("state")
async def codes_before_fulfilment(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The codes of a paid order are there before it is fulfilled."""
    given = await ask(call)
    if looks(call) and given.ok and given.json["payment"]["state"] == "paid" and not codes(given):
        return with_codes(given, [f"AAAAA-BBBBB-{number:05}" for number in range(units(given))])
    return given


@fault("state")
async def paid_without_balance(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order counts as paid though the balance does not cover it."""
    given = await ask(call)
    if looks(call) and given.ok and given.json["status"] == "created":
        return with_fields(given, payment={**given.json["payment"], "state": "paid"})
    return given


@fault("state")
async def created_for_ever(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order is never completed, and its codes never come."""
    given = await ask(call)
    if looks(call) and given.ok and given.json["status"] == "completed":
        return with_codes(with_fields(given, status="created"), [])
    return given


@fault("state")
async def list_lags_behind(call: Call, ask: Ask, memory: Memory) -> Answer:
    """In the list an order stays as it was created."""
    given = await ask(call)
    if ORDERS.asked(call) and given.ok:
        return ORDERS.put(given, [{**order, "status": "created"} for order in ORDERS.of(given)])
    return given


@fault("state")
async def orders_not_listed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A new order does not appear in the list until it is completed."""
    given = await ask(call)
    if ORDERS.asked(call) and given.ok:
        kept = [order for order in ORDERS.of(given) if order["status"] == "completed"]
        return ORDERS.put(
            given, kept, total=ORDERS.page(given)["total"] - (len(ORDERS.of(given)) - len(kept))
        )
    return given


@fault("state")
async def cart_stays_full(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A cart can be checked out again and again."""
    given = await ask(call)
    if checks_out(call) and call.json.get("source") == "cart":
        if given.ok:
            memory["cart"] = given
        elif given.status == 400 and "cart" in memory:
            return created(memory["cart"], id=UNKNOWN)
    return given


@fault("state")
async def lines_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """With lines in the body, the cart is checked out, if there is one."""
    if checks_out(call) and call.json.get("source") == "lines":
        given = await ask(call.but(json={"source": "cart"}))
        if given.ok:
            return given
    return await ask(call)


@fault("state")
async def second_line_dropped(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Of several lines only the first is ordered."""
    lines = call.json.get("lines")
    if checks_out(call) and isinstance(lines, list):
        return await ask(call.but(json={**call.json, "lines": lines[:1]}))
    return await ask(call)


@fault("state")
async def stock_never_falls(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The stock of a product stays what it was, however many are ordered."""
    given = await ask(call)
    if shows(call) and given.ok:
        return with_fields(given, quantity=memory.setdefault(given.json["id"], given.json["quantity"]))
    return given


@fault("state")
async def sold_out_sells(call: Call, ask: Ask, memory: Memory) -> Answer:
    """When the stock is gone, checkouts succeed all the same."""
    given = await ask(call)
    if checks_out(call) and given.ok:
        memory["last"] = given
    if checks_out(call) and given.status == 409 and "last" in memory:
        memory["sold"] = memory.get("sold", 0) + 1
        return created(memory["last"], id=f"{UNKNOWN[:-4]}{memory['sold']:04}")
    return given


@fault("state")
async def sold_out_is_available(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product without stock says that it can be ordered."""
    given = await ask(call)
    return with_fields(given, is_available=True) if shows(call) and given.ok else given


@fault("state")
async def one_code_for_all_units(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whoever buys three units gets the same code three times."""
    given = await ask(call)
    return with_codes(given, codes(given)[:1] * len(codes(given))) if looks(call) and given.ok else given


@fault("state")
async def last_code_missing(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Of several units the last one has no code."""
    given = await ask(call)
    if looks(call) and given.ok and len(codes(given)) > 1:
        return with_codes(given, codes(given)[:-1])
    return given


@fault("state")
async def codes_shown_once(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The codes of an order are in the first answer that has them, and in none after it."""
    given = await ask(call)
    if looks(call) and given.ok and codes(given):
        if call.path in memory:
            return with_codes(given, [])
        memory[call.path] = True
    return given


@fault("state")
async def lines_empty_the_cart(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A checkout with lines in the body empties the cart as well."""
    source = call.json.get("source")
    if checks_out(call) and source == "cart" and memory.pop(call.headers.get("x-api-key", ""), False):
        return refusal(400, "invalid_request", "The cart is empty", await ask(call.but(json={})))
    given = await ask(call)
    if checks_out(call) and source == "lines" and given.ok:
        memory[call.headers["x-api-key"]] = True
    return given


@fault("state")
async def refused_checkout_takes_stock(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A checkout of more than there is takes one unit, and is refused."""
    given = await ask(call)
    lines = call.json.get("lines")
    if checks_out(call) and given.status == 409 and isinstance(lines, list):
        await ask(call.but(json={**call.json, "lines": [{**lines[0], "quantity": 1}]}))
    return given


@fault("state")
async def looking_updates(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order counts as updated whenever it is looked at."""
    given = await ask(call)
    if looks(call) and given.ok:
        memory[call.path] = memory.get(call.path, -1) + 1
        updated = datetime.fromisoformat(given.json["updated_at"]) + timedelta(seconds=memory[call.path])
        return with_fields(given, updated_at=updated.strftime("%Y-%m-%dT%H:%M:%SZ"))
    return given


@fault("state")
async def unknown_line_dropped(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A line with a product that does not exist is left out, and the others are ordered."""
    given, lines = await ask(call), as_list(call.json.get("lines"))
    if checks_out(call) and given.status == 400 and len(lines) > 1 and b".product_id" in given.body:
        for line in lines:
            alone = await ask(call.but(json={**call.json, "lines": [line]}))
            if alone.ok:
                return alone
    return given


@fault("state")
async def completed_in_the_list_first(call: Call, ask: Ask, memory: Memory) -> Answer:
    """In the list an order is completed as soon as it is made."""
    given = await ask(call)
    if ORDERS.asked(call) and given.ok:
        return ORDERS.put(given, [{**order, "status": "completed"} for order in ORDERS.of(given)])
    return given


# --- equality ----------------------------------------------------------------------------------------


@fault("equality")
async def one_id_for_all(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every new order gets the id of the first one."""
    given = await ask(call)
    if checks_out(call) and given.ok:
        return created(given, id=memory.setdefault("first", given.json["orders"][0]["id"]))
    return given


@fault("equality")
async def same_codes_for_two_orders(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Orders with as many units get the same codes."""
    given = await ask(call)
    if looks(call) and given.ok and codes(given):
        return with_codes(given, memory.setdefault(str(len(codes(given))), codes(given)))
    return given


@fault("equality")
async def detail_costs_more(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product costs a cent more in its detail than in the list."""
    given = await ask(call)
    return with_fields(given, price=given.json["price"] + 1) if shows(call) and given.ok else given


@fault("equality")
async def another_buyer_each_time(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Each order of a partner names another buyer."""
    given = await ask(call)
    return with_fields(given, buyer_id=given.json["id"]) if looks(call) and given.ok else given


@fault("equality")
async def categories_of_another_brand(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whichever brand is asked for, the first one's categories come."""
    given = await ask(call)
    if call.path.endswith("/categories") and given.ok:
        first = memory.setdefault("first", given.json["categories"])
        return with_fields(given, categories=first)
    return given


@fault("equality")
async def brands_miscounted(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Each brand has one product more than the catalogue."""
    given = await ask(call)
    if call.path == "/brands" and given.ok:
        counted = [{**item, "product_count": item["product_count"] + 1} for item in SHELF.of(given)]
        return SHELF.put(given, counted)
    return given


@fault("equality")
async def list_in_moscow(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The list tells in Moscow's time when an order was made, and calls it UTC."""
    given = await ask(call)
    if ORDERS.asked(call) and given.ok:
        made = [datetime.fromisoformat(o["created_at"]) + timedelta(hours=3) for o in ORDERS.of(given)]
        told = [moment.strftime("%Y-%m-%dT%H:%M:%SZ") for moment in made]
        return ORDERS.put(
            given, [{**o, "created_at": at} for o, at in zip(ORDERS.of(given), told, strict=True)]
        )
    return given


@fault("equality")
async def quantities_change_places(call: Call, ask: Ask, memory: Memory) -> Answer:
    """An order of several lines has their quantities in the reverse order."""
    given = await ask(call)
    if looks(call) and given.ok:
        lines = given.json["items"]
        turned = [line["quantity"] for line in reversed(lines)]
        return with_fields(given, items=[{**a, "quantity": n} for a, n in zip(lines, turned, strict=True)])
    return given


@fault("equality")
async def list_tells_ten_at_most(call: Call, ask: Ask, memory: Memory) -> Answer:
    """In the list no product has more than ten units."""
    given = await ask(call)
    if PRODUCTS.asked(call) and given.ok:
        return PRODUCTS.put(given, [{**p, "quantity": min(10, p["quantity"])} for p in PRODUCTS.of(given)])
    return given


@fault("equality")
async def specifications_cached(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Each product has the specifications of the one that was looked at first."""
    given = await ask(call)
    if shows(call) and given.ok:
        first = memory.setdefault("first", given.json["specifications"])
        return with_fields(given, specifications=first)
    return given


@fault("equality")
async def categories_overlap(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The last category of a brand counts all of the brand's products."""
    given = await ask(call)
    if call.path.endswith("/categories") and given.ok:
        *others, last = given.json["categories"]
        everything = sum(category["product_count"] for category in given.json["categories"])
        return with_fields(given, categories=[*others, {**last, "product_count": everything}])
    return given


# --- query -------------------------------------------------------------------------------------------


@fault("query")
async def orders_place_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every page of orders begins with the newest."""
    given = await ask(call)
    if ORDERS.asked(call) and given.ok and ORDERS.of(given):
        return ORDERS.put(given, ORDERS.of(await ask(call.without("offset"))))
    return given


@fault("query")
async def offset_counts_pages(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`offset` is rounded down to a whole page."""
    given = await ask(call)
    page = SHELF.page(given) if SHELF.asked(call) and given.ok else {"offset": 0, "limit": 1}
    if page["offset"] % page["limit"]:
        whole = str(page["offset"] // page["limit"] * page["limit"])
        return SHELF.put(given, SHELF.of(await ask(call.but(query={**call.query, "offset": whole}))))
    return given


@fault("query")
async def orders_total_is_of_all_partners(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`total` of the orders counts those of other partners as well."""
    given = await ask(call)
    if ORDERS.asked(call) and given.ok:
        other = await ask(call.but(headers={**call.headers, **STRANGER}))
        return ORDERS.put(given, total=given.json["total"] + other.json["total"])
    return given


@fault("query")
async def sold_out_not_listed(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Products that are sold out are left out of their page, which is shorter then."""
    given = await ask(call)
    if PRODUCTS.asked(call) and given.ok:
        return PRODUCTS.put(given, [item for item in PRODUCTS.of(given) if item["quantity"]])
    return given


@fault("query")
async def ten_by_default(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A page has ten items if nobody says how many, where twenty are documented."""
    if SHELF.asked(call) and "limit" not in call.query:
        return await ask(call.but(query={**call.query, "limit": "10"}))
    return await ask(call)


@fault("query")
async def one_more_than_limit(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A page of products has one more than its limit."""
    given = await ask(call)
    if PRODUCTS.asked(call) and given.ok and PRODUCTS.page(given)["limit"] < 100:
        more = str(PRODUCTS.page(given)["limit"] + 1)
        return PRODUCTS.put(given, PRODUCTS.of(await ask(call.but(query={**call.query, "limit": more}))))
    return given


@fault("query")
async def offset_capped(call: Call, ask: Ask, memory: Memory) -> Answer:
    """From the 200th product on, the list does not move."""
    given = await ask(call)
    if PRODUCTS.asked(call) and given.ok and 200 < PRODUCTS.page(given)["offset"] < 243:
        stuck = await ask(call.but(query={**call.query, "offset": "200"}))
        return PRODUCTS.put(given, PRODUCTS.of(stuck))
    return given


@fault("query")
async def total_capped(call: Call, ask: Ask, memory: Memory) -> Answer:
    """No list has a `total` above 100."""
    given = await ask(call)
    if SHELF.asked(call) and given.ok:
        return SHELF.put(given, total=min(100, SHELF.page(given)["total"]))
    return given


# --- money -------------------------------------------------------------------------------------------


@fault("money")
async def price_in_whole_euros(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Products cost whole euros, where cents are documented."""
    given = await ask(call)
    if PRODUCTS.asked(call) and given.ok:
        rounded = [{**item, "price": max(1, item["price"] // 100)} for item in PRODUCTS.of(given)]
        return PRODUCTS.put(given, rounded)
    if shows(call) and given.ok:
        return with_fields(given, price=max(1, given.json["price"] // 100))
    return given


@fault("money")
async def checkout_in_whole_euros(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A checkout gives its total in whole euros, where cents are documented."""
    given = await ask(call)
    if checks_out(call) and given.ok:
        return created(given, total=max(1, given.json["orders"][0]["total"] // 100))
    return given


@fault("money")
async def total_of_single_units(call: Call, ask: Ask, memory: Memory) -> Answer:
    """What the buyer pays forgets quantities."""
    given = await ask(call)
    if looks(call) and given.ok:
        paid = sum(line["unit_price"] for line in given.json["items"])
        return with_fields(given, amounts={**given.json["amounts"], "buyer_total": paid})
    return given


@fault("money")
async def fee_on_top(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The buyer is charged a fee on top of the total of the checkout."""
    given = await ask(call)
    if looks(call) and given.ok:
        fee = given.json["amounts"]["buyer_total"] // 20
        return with_fields(
            given, amounts={"buyer_total": given.json["amounts"]["buyer_total"] + fee, "platform_fee": fee}
        )
    return given


@fault("money")
async def unit_price_of_the_line(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`unit_price` is the price of the whole line."""
    given = await ask(call)
    if looks(call) and given.ok:
        lines = [
            {**line, "unit_price": line["unit_price"] * line["quantity"]} for line in given.json["items"]
        ]
        return with_fields(given, items=lines)
    return given


@fault("money")
async def dearer_in_the_list(call: Call, ask: Ask, memory: Memory) -> Answer:
    """In the list an order costs a cent more than at the checkout."""
    given = await ask(call)
    if ORDERS.asked(call) and given.ok:
        return ORDERS.put(given, [{**order, "total": order["total"] + 1} for order in ORDERS.of(given)])
    return given


@fault("money")
async def dollars(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Orders are in dollars."""
    given = await ask(call)
    return created(given, currency="USD") if checks_out(call) and given.ok else given


@fault("money")
async def total_of_first_line(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The buyer pays for the first line only."""
    given = await ask(call)
    if looks(call) and given.ok:
        first = given.json["items"][0]
        paid = first["unit_price"] * first["quantity"]
        return with_fields(given, amounts={**given.json["amounts"], "buyer_total": paid})
    return given


@fault("money")
async def dollars_on_later_pages(call: Call, ask: Ask, memory: Memory) -> Answer:
    """From the second page on, products are priced in dollars."""
    given = await ask(call)
    if PRODUCTS.asked(call) and given.ok and PRODUCTS.page(given)["offset"]:
        return PRODUCTS.put(given, [{**item, "currency": "USD"} for item in PRODUCTS.of(given)])
    return given


@fault("money")
async def list_rounds_prices(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The list rounds prices to ten cents."""
    given = await ask(call)
    if PRODUCTS.asked(call) and given.ok:
        rounded = [{**item, "price": round(item["price"], -1)} for item in PRODUCTS.of(given)]
        return PRODUCTS.put(given, rounded)
    return given


# --- error -------------------------------------------------------------------------------------------


@fault("error")
async def empty_cart_breaks_it(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A checkout of an empty cart makes the server fail."""
    given = await ask(call)
    if checks_out(call) and call.json == {"source": "cart"} and given.status == 400:
        return refusal(500, "internal_error", "Internal error", given)
    return given


@fault("error")
async def empty_cart_makes_an_order(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A checkout of an empty cart succeeds, without orders."""
    given = await ask(call)
    if checks_out(call) and call.json == {"source": "cart"} and given.status == 400:
        return given.but(status=201, json={"orders": []})
    return given


@fault("error")
async def unknown_brand_is_empty(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A brand that does not exist has no categories, where it should not be found."""
    given = await ask(call)
    if call.path.endswith("/categories") and given.status == 404:
        return given.but(status=200, json={"brand": "?", "categories": []})
    return given


@fault("error")
async def unknown_source_is_the_cart(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A `source` that is neither `cart` nor `lines` is taken for the cart."""
    if checks_out(call) and call.json.get("source") not in ("cart", "lines") and call.json:
        return await ask(call.but(json={"source": "cart"}))
    return await ask(call)


@fault("error")
async def hundred_is_too_many(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A limit of 100 is refused, though that many are admitted."""
    given = await ask(call)
    if SHELF.asked(call) and given.ok and call.query.get("limit") == "100":
        return refusal(400, "invalid_request", "Parameter 'limit' must be an integer between 1 and 99", given)
    return given


@fault("error")
async def sold_out_makes_no_order(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A checkout of more than there is succeeds, without orders."""
    given = await ask(call)
    if checks_out(call) and given.status == 409:
        return given.but(status=201, json={"orders": []})
    return given


@fault("error")
async def refusals_say_nothing(call: Call, ask: Ask, memory: Memory) -> Answer:
    """What is not there is refused with an empty message."""
    given = await ask(call)
    if given.status == 404:
        return given.but(json={"error": {**given.json["error"], "message": ""}})
    return given
