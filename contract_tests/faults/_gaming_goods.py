"""What the two Gaming Goods APIs promise alike, broken once for each: pages, refusals, the rate limit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from contract_tests.faults import Answer, Ask, Call, Catalogue, Memory, answer

LIMIT, REMAINING, RESET = "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"
UNKNOWN = "00000000-0000-4000-8000-000000000000"
"""A UUID that nothing has."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The paged lists of an API, and how they look."""

    paths: tuple[str, ...]
    envelope: str
    items: str
    moves: str
    """The parameter that moves through the list: a page or an offset."""
    size: str
    first: int

    def asked(self, call: Call) -> bool:
        """Whether one of them is asked for."""
        return call.method == "GET" and call.path in self.paths

    def page(self, given: Answer) -> dict[str, Any]:
        """What stands around the items, and the items."""
        found: dict[str, Any] = given.json[self.envelope] if self.envelope else given.json
        return found

    def put(self, given: Answer, items: list[Any] | None = None, **fields: Any) -> Answer:
        """The same page with other items or fields."""
        page = {**self.page(given), **fields, **({} if items is None else {self.items: items})}
        return given.but(json={self.envelope: page} if self.envelope else page)

    def of(self, given: Answer) -> list[Any]:
        """The items."""
        found: list[Any] = self.page(given)[self.items]
        return found


def refusal(status: int, code: str, message: str, given: Answer) -> Answer:
    """A refusal in the documented form, with the rate limit headers of another answer."""
    made = answer(status, {"error": {"code": code, "message": message}})
    kept = {name: value for name, value in given.headers.items() if name.startswith("x-ratelimit-")}
    return made.but(headers={**made.headers, **kept})


def break_lists(fault: Catalogue, lists: Lists) -> None:
    """Enter what can go wrong with pages."""
    moves, size = lists.moves, lists.size

    @fault("query")
    async def place_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
        """Every page has the items of the first."""
        given = await ask(call)
        if lists.asked(call) and given.ok and lists.of(given):
            return lists.put(given, lists.of(await ask(call.without(moves))))
        return given

    @fault("query")
    async def size_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
        """A page has twenty items, however many are asked for."""
        given = await ask(call)
        if lists.asked(call) and given.ok and len(lists.of(given)) > 20:
            return lists.put(given, lists.of(given)[:20])
        return given

    @fault("query")
    async def last_of_page_lost(call: Call, ask: Ask, memory: Memory) -> Answer:
        """The last item of every full page is missing from the list."""
        given = await ask(call)
        if lists.asked(call) and given.ok and len(lists.of(given)) == lists.page(given)[size]:
            return lists.put(given, lists.of(given)[:-1])
        return given

    @fault("query")
    async def last_of_all_lost(call: Call, ask: Ask, memory: Memory) -> Answer:
        """The very last item of a list never comes, and the total does not count it."""
        given = await ask(call)
        if lists.asked(call) and given.ok:
            page = lists.page(given)
            place = (page[moves] - 1) * page[size] if lists.first else page[moves]
            items = lists.of(given)
            if items and place + len(items) == page["total"]:
                items = items[:-1]
            return lists.put(given, items, total=max(0, page["total"] - 1))
        return given

    @fault("query")
    async def pages_overlap(call: Call, ask: Ask, memory: Memory) -> Answer:
        """A page begins with the last item of the page before."""
        given = await ask(call)
        place = call.query.get(moves, "")
        if lists.asked(call) and given.ok and place.isdecimal() and int(place) > lists.first:
            before = await ask(call.but(query={**call.query, moves: str(int(place) - 1)}))
            if lists.of(given) and lists.of(before):
                kept = lists.of(before)[-1 if lists.first else 0]
                return lists.put(given, [kept, *lists.of(given)][: lists.page(given)[size]])
        return given

    @fault("query")
    async def total_of_page(call: Call, ask: Ask, memory: Memory) -> Answer:
        """`total` counts the items of the page, not those of the list."""
        given = await ask(call)
        if lists.asked(call) and given.ok:
            return lists.put(given, total=len(lists.of(given)))
        return given

    @fault("query")
    async def total_shrinks(call: Call, ask: Ask, memory: Memory) -> Answer:
        """From the second page on, `total` is one less."""
        given = await ask(call)
        if lists.asked(call) and given.ok and lists.page(given)[moves] > lists.first:
            return lists.put(given, total=max(0, lists.page(given)["total"] - 1))
        return given

    @fault("equality")
    async def place_always_first(call: Call, ask: Ask, memory: Memory) -> Answer:
        """Whatever page comes, it says that it is the first."""
        given = await ask(call)
        return lists.put(given, None, **{moves: lists.first}) if lists.asked(call) and given.ok else given

    @fault("equality")
    async def size_always_twenty(call: Call, ask: Ask, memory: Memory) -> Answer:
        """Whatever size was asked for, the answer says 20."""
        given = await ask(call)
        return lists.put(given, None, **{size: 20}) if lists.asked(call) and given.ok else given

    @fault("error")
    async def past_the_end_is_unknown(call: Call, ask: Ask, memory: Memory) -> Answer:
        """A page past the last one is not found, where it should be empty."""
        given = await ask(call)
        if lists.asked(call) and given.ok and not lists.of(given):
            return refusal(404, "not_found", "No such page", given)
        return given

    @fault("query")
    async def past_the_end_repeats(call: Call, ask: Ask, memory: Memory) -> Answer:
        """Past its end a list begins anew."""
        given = await ask(call)
        if lists.asked(call) and given.ok and not lists.of(given):
            return lists.put(given, lists.of(await ask(call.without(moves))))
        return given

    @fault("error")
    async def too_small_is_first(call: Call, ask: Ask, memory: Memory) -> Answer:
        """A place before the first is taken for the first, where it is invalid."""
        given = await ask(call)
        place = call.query.get(moves, "")
        if lists.asked(call) and given.status == 400 and place in (str(lists.first - 1), "-1"):
            return await ask(call.without(moves))
        return given

    @fault("error")
    async def too_large_is_capped(call: Call, ask: Ask, memory: Memory) -> Answer:
        """More than 100 items a page are taken for 100, where that is invalid."""
        given = await ask(call)
        wanted = call.query.get(size, "")
        if lists.asked(call) and given.status == 400 and wanted.isdecimal() and int(wanted) > 100:
            return await ask(call.but(query={**call.query, size: "100"}))
        return given


def break_limit(fault: Catalogue) -> None:
    """Enter what can go wrong with the rate limit."""

    @fault("protocol")
    async def limit_not_announced(call: Call, ask: Ask, memory: Memory) -> Answer:
        """No answer that succeeds says how many requests are left."""
        given = await ask(call)
        return _without_headers(given, REMAINING) if given.ok else given

    @fault("protocol")
    async def limit_not_announced_with_429(call: Call, ask: Ask, memory: Memory) -> Answer:
        """Too many requests are refused without the three headers."""
        given = await ask(call)
        return _without_headers(given, LIMIT, REMAINING, RESET) if given.status == 429 else given

    @fault("protocol")
    async def reset_in_milliseconds(call: Call, ask: Ask, memory: Memory) -> Answer:
        """The reset is told in milliseconds, where Unix seconds are documented."""
        given = await ask(call)
        return given.but(headers={**given.headers, RESET: given.headers[RESET] + "000"})

    @fault("state")
    async def requests_not_counted(call: Call, ask: Ask, memory: Memory) -> Answer:
        """However many requests were sent, all the others are still left."""
        given = await ask(call)
        return given.but(headers={**given.headers, REMAINING: given.headers[LIMIT]})

    @fault("state")
    async def reset_moves_along(call: Call, ask: Ask, memory: Memory) -> Answer:
        """Each request puts the reset off by a second."""
        given = await ask(call)
        memory["requests"] = memory.get("requests", 0) + 1
        later = str(int(given.headers[RESET]) + memory["requests"])
        return given.but(headers={**given.headers, RESET: later})

    @fault("error")
    async def too_many_is_unavailable(call: Call, ask: Ask, memory: Memory) -> Answer:
        """Too many requests answer 503, where 429 is documented."""
        given = await ask(call)
        return given.but(status=503) if given.status == 429 else given


def break_refusals(fault: Catalogue) -> None:
    """Enter what can go wrong with refusals."""

    @fault("schema")
    async def refusals_without_envelope(call: Call, ask: Ask, memory: Memory) -> Answer:
        """Code and message of a refusal stand outside of `error`."""
        given = await ask(call)
        return given.but(json=given.json["error"]) if "error" in given.json else given

    @fault("protocol")
    async def refusals_in_html(call: Call, ask: Ask, memory: Memory) -> Answer:
        """What is not there is refused with a page of HTML."""
        given = await ask(call)
        if given.status == 404:
            return given.but(
                headers={**given.headers, "content-type": "text/html"}, body=b"<h1>Not Found</h1>"
            )
        return given

    @fault("error")
    async def refusals_name_nothing(call: Call, ask: Ask, memory: Memory) -> Answer:
        """An invalid parameter is refused without its name."""
        given = await ask(call)
        if given.status == 400:
            return refusal(400, "invalid_request", "Invalid request", given)
        return given

    @fault("error")
    async def stranger_is_forbidden(call: Call, ask: Ask, memory: Memory) -> Answer:
        """Who gives no valid credentials is refused as one who may not, with 403."""
        given = await ask(call)
        return given.but(status=403) if given.status == 401 else given

    @fault("error")
    async def unknown_is_invalid(call: Call, ask: Ask, memory: Memory) -> Answer:
        """What is not there is refused as an invalid request."""
        given = await ask(call)
        return refusal(400, "invalid_request", "Invalid request", given) if given.status == 404 else given


def break_orders(fault: Catalogue, makes: Callable[[Call], bool], owner: dict[str, str]) -> None:
    """Enter what can go wrong with orders: `makes` knows a call for one, `owner` opens all of Anna's."""

    @fault("protocol")
    async def created_is_accepted(call: Call, ask: Ask, memory: Memory) -> Answer:
        """A new order answers 202."""
        given = await ask(call)
        return given.but(status=202) if makes(call) and given.ok else given

    @fault("protocol")
    async def orders_can_be_deleted(call: Call, ask: Ask, memory: Memory) -> Answer:
        """DELETE works on an order, though it is not documented."""
        if call.method == "DELETE" and call.path.startswith("/orders/"):
            return await ask(call.but(method="GET", headers={**call.headers, **owner}))
        return await ask(call)

    @fault("auth")
    async def strangers_see_orders(call: Call, ask: Ask, memory: Memory) -> Answer:
        """Everybody can look at everybody's orders."""
        given = await ask(call)
        if given.status == 404 and call.path.startswith("/orders/"):
            return await ask(call.but(headers={**call.headers, **owner}))
        return given

    @fault("error")
    async def unknown_order_is_the_last(call: Call, ask: Ask, memory: Memory) -> Answer:
        """An order that does not exist is shown as the last one that does."""
        given = await ask(call)
        if given.ok and call.path.startswith("/orders/"):
            memory["last"] = given
        last: Answer = memory.get("last", given)
        return last if given.status == 404 and call.path.startswith("/orders/") else given

    @fault("error")
    async def sold_out_is_invalid(call: Call, ask: Ask, memory: Memory) -> Answer:
        """What is sold out is refused as an invalid request."""
        given = await ask(call)
        if makes(call) and given.status == 409 and given.json["error"]["code"] == "product_unavailable":
            return refusal(400, "invalid_request", "Parameter 'quantity' must be in stock", given)
        return given


def break_details(fault: Catalogue) -> None:
    """Enter what can go wrong with single products."""

    @fault("equality")
    async def detail_of_another(call: Call, ask: Ask, memory: Memory) -> Answer:
        """Whichever product is asked for, the first one comes."""
        given = await ask(call)
        shown = given.ok and call.path.startswith("/products/")
        first: Answer = memory.setdefault("first", given) if shown else given
        return first


def _without_headers(given: Answer, *names: str) -> Answer:
    return given.but(headers={name: value for name, value in given.headers.items() if name not in names})
