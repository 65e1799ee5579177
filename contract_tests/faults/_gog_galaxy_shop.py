"""Promises about products, prices, downloads, the catalogue, reviews and configuration, each broken once."""

import re
from collections.abc import Callable
from typing import Any

from contract_tests.faults import Answer, Ask, Call, Memory, answer
from contract_tests.faults._gog_galaxy import Thing, ends, fault, parts, told
from contract_tests.stories.gog_galaxy import GAME, SMALL
from generator.document import is_list

CATALOG = "/v1/catalog"


def product(call: Call) -> bool:
    """Whether a single product is asked for."""
    return parts(call)[0] == "products" and len(parts(call)) == 2 and parts(call)[1].isdecimal()


def products(call: Call) -> bool:
    """Whether one product or several are asked for."""
    return product(call) or call.path == "/products"


def prices(call: Call) -> bool:
    """Whether prices are asked for."""
    return ends(call, "prices")


def downlink(call: Call, given: Answer) -> bool:
    """Whether addresses of a file came."""
    return "/downlink/" in call.path and given.ok


def reviews(call: Call, given: Answer) -> bool:
    """Whether a page of reviews came."""
    return ends(call, "reviews") and given.ok and "_embedded" in given.json


def changed(given: Answer, change: Callable[[Thing], Thing]) -> Answer:
    """One product, or each of several, changed."""
    found: Any = told(given)
    return given.but(json=list(map(change, found)) if is_list(found) else change(found))


def priced(given: Answer, change: Callable[[Thing], Thing]) -> Answer:
    """Each price of one product or of several, changed."""

    def of_product(one: Thing) -> Thing:
        embedded = {**one["_embedded"], "prices": list(map(change, one["_embedded"]["prices"]))}
        return {**one, "_embedded": embedded}

    whole = given.json
    items = whole["_embedded"].get("items")
    if items is None:
        return given.but(json=of_product(whole))
    return given.but(json={**whole, "_embedded": {"items": list(map(of_product, items))}})


# --- products ----------------------------------------------------------------------------------------


@fault("query")
async def expand_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product comes without the sections that `expand` asks for."""
    given = await ask(call)
    return await ask(call.without("expand")) if products(call) and given.ok else given


@fault("query")
async def expand_is_always_on(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product comes with its downloads, asked for or not."""
    if products(call) and "expand" not in call.query:
        return await ask(call.but(query={**call.query, "expand": "downloads"}))
    return await ask(call)


@fault("query")
async def only_the_first_section_comes(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Of several sections in `expand` the first comes."""
    if products(call) and "expand" in call.query:
        return await ask(call.but(query={**call.query, "expand": call.query["expand"].partition(",")[0]}))
    return await ask(call)


@fault("query")
async def locale_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Whatever `locale` says, texts are English."""
    return await ask(call.without("locale")) if products(call) else await ask(call)


@fault("query")
async def only_the_first_product_comes(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Of several `ids` the first is looked at."""
    given = await ask(call)
    found = told(given)
    return given.but(json=found[:1]) if call.path == "/products" and is_list(found) else given


@fault("query")
async def unasked_product_comes(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A list of products begins with one that was not asked for."""
    given = await ask(call)
    found = told(given)
    if call.path == "/products" and is_list(found):
        other = await ask(call.but(path=f"/products/{SMALL}", query={}))
        return given.but(json=[other.json, *(one for one in found if one["id"] != SMALL)])
    return given


@fault("error")
async def fifty_one_ids_are_taken(call: Call, ask: Ask, memory: Memory) -> Answer:
    """More than 50 `ids` are taken, and those past the fiftieth forgotten."""
    given = await ask(call)
    ids = call.query.get("ids", "").split(",")
    if call.path == "/products" and given.status == 400 and len(ids) > 50:
        return await ask(call.but(query={**call.query, "ids": ",".join(ids[:50])}))
    return given


@fault("schema")
async def unknown_ids_are_null(call: Call, ask: Ask, memory: Memory) -> Answer:
    """In the place of an id that no product has there is null."""
    given = await ask(call)
    found = told(given)
    if call.path == "/products" and is_list(found):
        missing = len(set(call.query.get("ids", "").split(","))) - len(found)
        return given.but(json=[*found, *[None] * missing])
    return given


@fault("error")
async def one_unknown_id_spoils_all(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A single id that no product has makes the whole list a 404."""
    given = await ask(call)
    found = told(given)
    asked = len(set(call.query.get("ids", "").split(",")))
    if call.path == "/products" and is_list(found) and asked > len(found):
        return answer(404, {"error": "not_found", "error_description": "There is no such product"})
    return given


@fault("schema")
async def no_languages_are_null(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Where a product has no language, `languages` is null, and not `[]`."""
    given = await ask(call)
    if products(call) and given.ok:
        return changed(given, lambda one: {**one, "languages": one["languages"] or None})
    return given


@fault("schema")
async def dlcs_are_ids(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`dlcs` is a list of ids, where an object is known."""
    given = await ask(call)

    def ids(one: Thing) -> Thing:
        known = one["dlcs"]
        return {**one, "dlcs": [each["id"] for each in known["products"]] if known else []}

    return changed(given, ids) if products(call) and given.ok else given


@fault("equality")
async def dlcs_lead_elsewhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The link of a DLC is that of its game."""
    given = await ask(call)

    def turned(one: Thing) -> Thing:
        known = one["dlcs"]
        if not known:
            return one
        links = [
            {**each, "link": each["link"].replace(str(each["id"]), str(one["id"]))}
            for each in known["products"]
        ]
        return {**one, "dlcs": {**known, "products": links}}

    return changed(given, turned) if products(call) and given.ok else given


@fault("schema")
async def product_id_is_a_text(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The id of a product is a text, where `api.gog.com` has a number."""
    given = await ask(call)
    return changed(given, lambda one: {**one, "id": str(one["id"])}) if products(call) and given.ok else given


@fault("error")
async def unknown_product_is_empty(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A product that nobody knows is an empty object, where 404 is known."""
    given = await ask(call)
    return answer(200, {}) if product(call) and given.status == 404 else given


@fault("equality")
async def sizes_do_not_add_up(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The size of a download is that of its first file."""
    given = await ask(call)

    def first(one: Thing) -> Thing:
        if "downloads" not in one:
            return one
        cut = [
            {**each, "total_size": each["files"][0]["size"] if each["files"] else 0}
            for each in one["downloads"]["installers"]
        ]
        return {**one, "downloads": {**one["downloads"], "installers": cut}}

    return changed(given, first) if products(call) and given.ok else given


@fault("equality")
async def downlinks_of_one_product(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The links of all files lead to the first."""
    given = await ask(call)

    def same(one: Thing) -> Thing:
        if "downloads" not in one:
            return one
        links = [file["downlink"] for each in one["downloads"]["installers"] for file in each["files"]]
        turned = [
            {**each, "files": [{**file, "downlink": links[0]} for file in each["files"]]}
            for each in one["downloads"]["installers"]
        ]
        return {**one, "downloads": {**one["downloads"], "installers": turned}}

    return changed(given, same) if products(call) and given.ok else given


@fault("equality")
async def store_page_of_another(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The store page of a product is that of another one."""
    given = await ask(call)
    if call.path.startswith("/v2/games/") and given.ok:
        other = SMALL if call.path.endswith(str(GAME)) else GAME
        return await ask(call.but(path=f"/v2/games/{other}"))
    return given


# --- prices ------------------------------------------------------------------------------------------


@fault("money")
async def price_in_another_currency(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A price is in dollars, whatever currency was asked for."""
    given = await ask(call)
    if prices(call) and given.ok and "currency" in call.query:
        return await ask(call.but(query={**call.query, "currency": "USD"}))
    return given


@fault("money")
async def currency_is_only_a_name(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Another currency has the amounts of the euro."""
    given = await ask(call)
    wanted = call.query.get("currency")
    if not (prices(call) and given.ok and wanted):
        return given
    euro = await ask(call.but(query={**call.query, "currency": "EUR"}))

    def renamed(one: Thing) -> Thing:
        amounts = {name: one[name].replace("EUR", wanted) for name in ("basePrice", "finalPrice")}
        return {**one, **amounts, "currency": {"code": wanted}}

    return priced(euro, renamed)


@fault("money")
async def currency_filter_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Prices come in all currencies, whichever was asked for."""
    given = await ask(call)
    return await ask(call.without("currency")) if prices(call) and given.ok else given


@fault("money")
async def prices_are_decimals(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Amounts have a decimal point, where cents are known."""
    given = await ask(call)

    def pointed(one: Thing) -> Thing:
        return {**one, "basePrice": re.sub(r"^(\d+)(\d\d) ", r"\1.\2 ", one["basePrice"])}

    return priced(given, pointed) if prices(call) and given.ok else given


@fault("money")
async def discount_goes_the_other_way(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The final price is the one before the discount, and the other way round."""
    given = await ask(call)

    def turned(one: Thing) -> Thing:
        return {**one, "basePrice": one["finalPrice"], "finalPrice": one["basePrice"]}

    return priced(given, turned) if prices(call) and given.ok else given


@fault("equality")
async def prices_are_mixed_up(call: Call, ask: Ask, memory: Memory) -> Answer:
    """In a list of prices each product has those of the next."""
    given = await ask(call)
    if call.path == "/products/prices" and given.ok:
        items = given.json["_embedded"]["items"]
        known = [one["_embedded"]["prices"] for one in items]
        turned = [
            {**one, "_embedded": {**one["_embedded"], "prices": price}}
            for one, price in zip(items, [*known[1:], *known[:1]], strict=True)
        ]
        return given.but(json={**given.json, "_embedded": {"items": turned}})
    return given


# --- downloads ---------------------------------------------------------------------------------------


@fault("equality")
async def checksum_of_another_file(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The list of checksums is that of the file that was asked for before."""
    given = await ask(call)
    if downlink(call, given):
        own = given.json.get("checksum")
        other = memory.get("checksum", own)
        memory["checksum"] = own or other
        return given.but(json={**given.json, "checksum": other or own})
    return given


@fault("equality")
async def downlink_of_another_file(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A downlink opens the file that was asked for first."""
    given = await ask(call)
    if downlink(call, given):
        first = memory.setdefault("downlink", given.json["downlink"])
        return given.but(json={**given.json, "downlink": first})
    return given


@fault("auth")
async def downlinks_for_everybody(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Files of what one does not own can be downloaded."""
    given = await ask(call)
    if "/downlink/" in call.path and given.status == 403:
        return await ask(call.but(headers={**call.headers, "authorization": "Bearer sandbox-access-anna"}))
    return given


@fault("state")
async def downlinks_never_end(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A downlink that was good once is good for ever."""
    given = await ask(call)
    if call.path.startswith("/secure/"):
        wanted = f"{call.path} {call.headers.get('range')}"
        if given.ok:
            memory[wanted] = given
        known: Answer | None = memory.get(wanted)
        return known if known is not None and given.status in (401, 403) else given
    return given


@fault("protocol")
async def file_ends_a_byte_early(call: Call, ask: Ask, memory: Memory) -> Answer:
    """What a downlink opens lacks its last byte."""
    given = await ask(call)
    if call.path.startswith("/secure/") and given.ok and not call.path.endswith(".xml"):
        return given.but(body=given.body[:-1])
    return given


@fault("equality")
async def chunk_list_has_another_digest(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The MD5 in a list of chunks is not the file's."""
    given = await ask(call)
    if call.path.startswith("/secure/") and call.path.endswith(".xml") and given.ok:
        return given.but(body=re.sub(rb'md5="[0-9a-f]{4}', b'md5="0000', given.body))
    return given


@fault("equality")
async def chunk_list_leaves_a_gap(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The ranges of a list of chunks are exclusive, where both ends are included."""
    given = await ask(call)
    if call.path.startswith("/secure/") and call.path.endswith(".xml") and given.ok:
        return given.but(
            body=re.sub(rb'to="(\d+)"', lambda found: b'to="%d"' % (int(found[1]) + 1), given.body)
        )
    return given


# --- the catalogue, reviews, the database of games ---------------------------------------------------


@fault("query")
async def search_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`query` finds the whole catalogue."""
    return await ask(call.without("query")) if call.path == CATALOG else await ask(call)


@fault("query")
async def order_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The catalogue comes bestselling first, whatever `order` says."""
    return await ask(call.without("order")) if call.path == CATALOG else await ask(call)


@fault("query")
async def orders_go_one_way(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`asc:` and `desc:` mean the same."""
    if call.path == CATALOG and "order" in call.query:
        return await ask(
            call.but(query={**call.query, "order": call.query["order"].replace("desc:", "asc:")})
        )
    return await ask(call)


@fault("query")
async def prices_are_sorted_as_texts(call: Call, ask: Ask, memory: Memory) -> Answer:
    """In the order of prices 10.00 comes before 9.00."""
    given = await ask(call)
    if call.path == CATALOG and given.ok and call.query.get("order", "").endswith(":price"):
        down = call.query["order"].startswith("desc")
        turned = sorted(
            given.json["products"], key=lambda one: one["price"]["finalMoney"]["amount"], reverse=down
        )
        return given.but(json={**given.json, "products": turned})
    return given


@fault("query")
async def catalogue_begins_again(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`searchAfter` is ignored."""
    return await ask(call.without("searchAfter")) if call.path == CATALOG else await ask(call)


@fault("query")
async def catalogue_skips_one(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A page of the catalogue begins one product too late."""
    given = await ask(call)
    if call.path == CATALOG and given.ok and "searchAfter" in call.query:
        left = given.json["products"][1:]
        return given.but(json={**given.json, "products": left, "currentlyShownProductCount": len(left)})
    return given


@fault("query")
async def limit_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A page of the catalogue has as many products as ever, whatever `limit` says."""
    given = await ask(call)
    return await ask(call.without("limit")) if call.path == CATALOG and given.ok else given


@fault("query")
async def type_is_ignored(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`productType` finds products of every type."""
    given = await ask(call)
    return await ask(call.without("productType")) if call.path == CATALOG and given.ok else given


@fault("equality")
async def catalogue_is_miscounted(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`productCount` is that of the page."""
    given = await ask(call)
    if call.path == CATALOG and given.ok:
        return given.but(json={**given.json, "productCount": len(given.json["products"])})
    return given


@fault("money")
async def catalogue_is_in_euro(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`currencyCode` is ignored."""
    given = await ask(call)
    return await ask(call.without("currencyCode")) if call.path == CATALOG and given.ok else given


@fault("money")
async def money_and_text_differ(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The price that is shown is not the one in `finalMoney`."""
    given = await ask(call)
    if call.path == CATALOG and given.ok:
        turned = [
            {**one, "price": {**one["price"], "final": one["price"]["base"], "base": one["price"]["final"]}}
            for one in given.json["products"]
        ]
        return given.but(json={**given.json, "products": turned})
    return given


@fault("query")
async def review_pages_repeat(call: Call, ask: Ask, memory: Memory) -> Answer:
    """Every page of reviews has those of the first."""
    given = await ask(call)
    if reviews(call, given) and given.json["_embedded"]["items"]:
        first = await ask(call.without("page"))
        return given.but(json={**given.json, "_embedded": first.json["_embedded"]})
    return given


@fault("query")
async def reviews_come_in_any_order(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The reviews with the most votes come last."""
    given = await ask(call)
    if reviews(call, given) and call.query.get("order") == "desc:votes":
        items = given.json["_embedded"]["items"]
        return given.but(json={**given.json, "_embedded": {"items": items[::-1]}})
    return given


@fault("query")
async def reviewers_are_not_filtered(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`reviewer` is ignored."""
    given = await ask(call)
    return await ask(call.without("reviewer")) if reviews(call, given) else given


@fault("query")
async def languages_are_not_filtered(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`language` is ignored: reviews of all languages come."""
    given = await ask(call)
    return await ask(call.without("language")) if reviews(call, given) else given


@fault("equality")
async def average_is_another(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The average rating is not that of the reviews."""
    given = await ask(call)
    if ends(call, "averageRating") and given.ok:
        value = given.json["value"]
        return given.but(json={**given.json, "value": round(value / 2, 2) if value else 2.5})
    return given


@fault("equality")
async def reviews_are_miscounted(call: Call, ask: Ask, memory: Memory) -> Answer:
    """`reviewCount` is that of the page."""
    given = await ask(call)
    if reviews(call, given):
        return given.but(json={**given.json, "reviewCount": len(given.json["_embedded"]["items"])})
    return given


@fault("error")
async def every_platform_is_known(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The database of games finds GOG's games on every platform."""
    if call.path.startswith("/platforms/"):
        return await ask(call.but(path=f"/platforms/gog/external_releases/{parts(call)[-1]}"))
    return await ask(call)


# --- configuration -----------------------------------------------------------------------------------


@fault("schema")
async def hosts_have_a_scheme(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The hosts in the configuration begin with `https://`."""
    given = await ask(call)
    if ends(call, "config.json"):
        hosts = {name: f"https://{host}" for name, host in given.json["end_points"].items()}
        return given.but(json={**given.json, "end_points": hosts})
    return given


@fault("schema")
async def intervals_are_texts(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The intervals of the configuration are texts."""
    given = await ask(call)
    if ends(call, "config.json"):
        return given.but(
            json={**given.json, "intervals": {name: str(v) for name, v in given.json["intervals"].items()}}
        )
    return given


@fault("query")
async def updates_are_for_windows(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The list of the client's files is that for Windows, whatever system was asked for."""
    if "/master/" in call.path:
        return await ask(call.but(path=call.path.replace("osx", "windows")))
    return await ask(call)


@fault("schema")
async def newer_files_lack_their_digest(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The newer list of the client's files has no `sha256`."""
    given = await ask(call)
    if "/7/master/" in call.path and given.ok:
        cut = [{name: v for name, v in one.items() if name != "sha256"} for one in given.json["files"]]
        return given.but(json={**given.json, "files": cut})
    return given


@fault("equality")
async def saves_are_kept_elsewhere(call: Call, ask: Ask, memory: Memory) -> Answer:
    """The configuration of a game names another place for its saves than its repository."""
    given = await ask(call)
    if call.path.startswith("/components/") and given.ok:
        return given.but(body=given.body.replace(b'"location":"', b'"location":"C:/'))
    return given


@fault("error")
async def unknown_game_is_configured(call: Call, ask: Ask, memory: Memory) -> Answer:
    """A client that is none has a configuration, an empty one."""
    given = await ask(call)
    if call.path.startswith("/components/") and given.status == 404:
        return answer(200, {"version": "1", "content": {}})
    return given
