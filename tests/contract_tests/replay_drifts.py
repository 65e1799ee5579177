"""Drifts to plant into recordings of the sandbox, and what a replay has to say of each."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.contract_tests.replay_recordings import Entry, Recorder, answered, changed

SECRET = "KEYED-SECRT-99ABC"
PERSON = "anna@secret.example"
_LIST, _DETAILS, _CREATE = "g2a products.list", "g2a orders.details", "g2a orders.create"
_PRODUCT, _BRANDS = "gog_galaxy products.get", "gaming_goods brands.list"
_TEA = json.dumps({"status": "ERROR", "message": "Come back at tea time", "code": "TEA01"})
_GONE = json.dumps({"status": "ERROR", "message": "Gone", "code": "ORD77"})
_PAGE = "<!doctype html><title>Down</title>"

Row = tuple[str, str, int | None, str, str]


@dataclass(frozen=True, slots=True)
class Plant:
    """One drift."""

    on: str
    """API and operation of the recorded exchange."""
    status: int | None
    kind: str
    pointer: str
    make: Callable[[Entry], Entry]
    mended: bool = True
    reported: str = ""
    """What the operation is called, if it is none of the spec."""

    @property
    def row(self) -> Row:
        """What `replay.json` has to say."""
        api, _, operation = self.on.partition(" ")
        return api, self.reported or operation, self.status, self.kind, self.pointer


def recorded() -> dict[str, Entry]:
    """An exchange of each operation that drifts are planted on."""
    found: dict[str, Entry] = {}
    with Recorder() as recorder:
        for api in ("g2a", "gaming_goods", "gog_galaxy"):
            for operation, _ in recorder.reads(api):
                found[f"{api} {operation.id}"] = recorder.entries[-1]
        order = {"product_id": "10000027819004", "currency": "EUR", "max_price": 45.0}
        bought = recorder.ask("POST", "https://api.g2a.com/v1/order", api="g2a", body=order)
        found[_CREATE] = recorder.entries[-1]
        url = f"https://api.g2a.com/v1/order/details/{bought.json()['order_id']}"
        recorder.ask("GET", url, api="g2a")
        found[_DETAILS] = recorder.entries[-1]
    return found


def planted(found: dict[str, Entry]) -> list[Entry]:
    """The recording with all drifts in it, one in an exchange."""
    return [plant.make(found[plant.on]) for plant in PLANTS]


def put(value: Any, *steps: str | int) -> Callable[[Entry], Entry]:
    """Another value at a place of the answer."""

    def change(body: Any) -> None:
        for step in steps[:-1]:
            body = body[step]
        body[steps[-1]] = value

    return lambda entry: changed(entry, change)


def drop(*steps: str | int) -> Callable[[Entry], Entry]:
    """The answer without a field."""

    def change(body: Any) -> None:
        for step in steps[:-1]:
            body = body[step]
        del body[steps[-1]]

    return lambda entry: changed(entry, change)


def _answer(status: int, text: str, media: str = "application/json") -> Callable[[Entry], Entry]:
    return lambda entry: answered(entry, status, text, media)


def _ask(method: str = "", url: str = "", query: str = "", body: Any = None) -> Callable[[Entry], Entry]:
    def make(entry: Entry) -> Entry:
        copied: Entry = json.loads(json.dumps(entry))
        request = copied["request"]
        request["method"] = method or request["method"]
        request["url"] = (url or request["url"]) + query
        if body is not None:
            request["postData"]["text"] = json.dumps(body)
        return copied

    return make


def _sellers(entry: Entry) -> Entry:
    def change(body: Any) -> None:
        body["docs"][0]["seller"] = {"name": PERSON, "score": 4, "since": None}
        body["docs"][1]["seller"] = {"name": "Pear", "score": 4.5, "badges": ["old"]}

    return changed(entry, change)


PLANTS = (
    Plant(_LIST, 200, "undocumented-field", "/docs/*/seller", _sellers),
    Plant(_LIST, 200, "undocumented-field", "/docs/*/coupon", put(SECRET, "docs", 0, "coupon")),
    Plant(_LIST, 200, "undocumented-field", "/took", put(12, "took")),
    Plant(_LIST, 200, "missing-field", "/docs/*/slug", drop("docs", 0, "slug")),
    Plant(_LIST, 200, "type-drift", "/docs/*/qty", put("9", "docs", 0, "qty")),
    Plant(_LIST, 200, "undocumented-null", "/docs/*/thumbnail", put(None, "docs", 0, "thumbnail")),
    Plant(_LIST, 200, "enum-growth", "/docs/*/type", put("gift-card", "docs", 0, "type")),
    Plant(_LIST, 200, "bound", "/docs/*/minPrice", put(-1, "docs", 0, "minPrice"), False),
    Plant(_LIST, 200, "format", "/docs/*/smallImage", put(SECRET, "docs", 0, "smallImage"), False),
    Plant(_LIST, 418, "undocumented-status", "", _answer(418, _TEA)),
    Plant(_LIST, 503, "undocumented-status", "", _answer(503, _PAGE, "text/html")),
    Plant(_CREATE, 202, "undocumented-status", "", _answer(202, '{"queued": true}')),
    Plant(_CREATE, 409, "undocumented-status", "", _answer(409, '{"reason": {"busy": 3}}')),
    Plant(_DETAILS, 200, "undocumented-media-type", "", _answer(200, _PAGE, "text/html")),
    Plant(_DETAILS, 200, "unreadable-body", "", _answer(200, ""), False),
    Plant(_LIST, 200, "unreadable-body", "", _answer(200, '{"page": 1, "do'), False),
    Plant(_DETAILS, 404, "enum-growth", "/code", _answer(404, _GONE)),
    Plant(
        _DETAILS,
        None,
        "unknown-operation",
        "",
        _ask(url=f"https://api.g2a.com/v1/wallet/{SECRET}", query=f"?key={SECRET}"),
        False,
        reported="GET /wallet/{id}",
    ),
    Plant(
        _DETAILS,
        None,
        "unknown-operation",
        "",
        _ask("DELETE"),
        False,
        reported="DELETE /order/details/{id}",
    ),
    Plant(_LIST, 200, "request-parameter", "query sort", _ask(query=f"?sort={SECRET}"), False),
    Plant(_LIST, 200, "request-value", "query minQty", _ask(query=f"?minQty={SECRET}"), False),
    Plant(_CREATE, 200, "request-missing", "body /product_id", _ask(body={"currency": "EUR"}), False),
    Plant(_PRODUCT, 200, "undocumented-null", "/links", put(None, "links")),
    Plant(_PRODUCT, 200, "undocumented-field", "/links/vr", put([], "links", "vr")),
    Plant(_PRODUCT, 200, "enum-growth", "/game_type", put("demo", "game_type")),
    Plant(_PRODUCT, 200, "type-drift", "/languages/*", put({"en": 7}, "languages")),
    Plant(_PRODUCT, 200, "type-drift", "/is_secret", put(SECRET, "is_secret")),
    Plant(_PRODUCT, 200, "type-drift", "/images", put([], "images")),
    Plant(_PRODUCT, 200, "undocumented-branch", "/dlcs", put("none", "dlcs")),
    Plant(_BRANDS, 200, "type-drift", "/data/*/product_count", put(4.5, "data", 0, "product_count")),
    Plant(_BRANDS, 200, "missing-field", "/data/*/name", drop("data", 0, "name")),
)
