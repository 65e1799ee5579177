"""A small server that keeps its spec (`orchard.yaml`), except for the one flaw it is made with."""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from starlette.types import Receive, Scope, Send

FLAWS = {
    "wrong code": "documented_code",
    "kind ignored": "filter_honoured",
    "age ignored": "filter_honoured",
    "page one always": "page_asked_for",
    "pages too long": "page_asked_for",
    "one id": "new_id",
    "price drifts": "amounts_agree",
    "always dollars": "currency_asked_for",
    "order ignored": "sort_honoured",
    "unknown field": "response_schema_conformance",
    "undocumented status": "status_code_conformance",
    "bad input taken": "negative_data_rejection",
    "crash": "not_a_server_error",
}
"""What can be wrong with the server, and the check of generated cases that has to say so."""

FLAWS_OF_LISTS = {
    "kind ignored": "filter_honoured",
    "page one always": "page_asked_for",
    "pages too long": "page_asked_for",
    "order ignored": "sort_honoured",
    "order of each page": "sort_throughout",
    "order loses one": "sort_complete",
    "kind loses one": "filter_complete",
    "pages overlap": "pages_disjoint",
    "small pages shift": "pages_partition",
    "equals change places": "pages_partition",
    "pages too short": "pages_full",
    "last tree lost": "pages_total",
    "total of the page": "pages_total",
    "one page too many": "pages_total",
    "always again": "pages_end",
    "the end is an error": "page_answers",
    "size as usual": "page_asked_for",
    "crates by whole pages": "pages_partition",
    "crates begin at one": "page_asked_for",
    "ripe on the first page only": "pages_disjoint",
    "ripe or on top": "filters_together",
    "on top ripe or not": "filters_together",
    "no header": "response_headers_conformance",
    "header in words": "response_headers_conformance",
}
"""What can be wrong with its lists, and the law that has to say so on a walk."""

Reply = tuple[int, dict[str, Any]]
TREES: list[dict[str, Any]] = [{"kind": kind, "age": age} for age in range(12) for kind in ("apple", "pear")]
CRATES = list(range(11, 32))


class Orchard:
    """An ASGI app; `calls` holds method, path with query, and body of every request it got."""

    def __init__(self, flaw: str = "", *, hook: Callable[[], Awaitable[None]] | None = None) -> None:
        self.flaw, self.hook = flaw, hook
        self.calls: list[tuple[str, str, bytes]] = []
        self.harvests: dict[str, dict[str, Any]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        body = (await receive()).get("body", b"")
        query = scope["query_string"].decode()
        path: str = scope["path"].removeprefix("/orchard")
        if self.hook is not None:
            await self.hook()
        if path.startswith("/__sandbox__"):
            status = 404 if path == "/__sandbox__/" else 200
            answer = dict[str, Any]()
        else:
            self.calls.append((scope["method"], f"{path}?{query}", body))
            status, answer = self.answer(scope["method"], path, dict(parse_qsl(query, True)), query, body)
        headers = [(b"content-type", b"application/json")]
        if self.flaw != "no header":
            headers.append((b"x-season", b"spring" if self.flaw == "header in words" else b"2"))
        if status == 405:
            headers.append((b"allow", answer.pop("allow").encode()))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": msgspec.json.encode(answer)})

    def answer(self, method: str, path: str, query: dict[str, str], raw: str, body: bytes) -> Reply:
        """What the spec says, but for the flaw."""
        known = {"/trees": "GET", "/harvests": "POST"}.get(path, "GET")
        if method != known:
            return 405, {"code": "BAD", "allow": known}
        if path == "/trees":
            return self.trees(query)
        if path.startswith("/rows/"):
            return self.crates(query) if path == "/rows/north/crates" else (400, {"code": "BAD"})
        if path == "/harvests":
            return self.create(body)
        _, _, id_, *rest = path.split("/")
        if not (id_.isascii() and id_.isdigit()):
            return 400, {"code": "BAD"}
        return (200, {"secret": "hush"}) if rest else self.get(id_)

    def trees(self, query: dict[str, str]) -> Reply:
        """One page."""
        if self.flaw == "crash" and "kind" in query:
            return 500, {"code": "BAD"}
        numbers = {
            name: query.get(name, default)
            for name, default in (("page", "1"), ("size", "3"), ("min_age", "0"))
        }
        if not all(value.isascii() and value.isdigit() for value in numbers.values()):
            return 400, {"code": "BAD"}
        page, size, age = (int(value) for value in numbers.values())
        kind = query.get("kind")
        known = kind in (None, "apple", "pear") and query.get("order", "kind") in (
            "oldest",
            "kind",
            "planted",
        )
        if not (1 <= page <= 9 and 1 <= size <= 5 and known):
            if self.flaw != "bad input taken":
                return 400, {"code": "GONE" if self.flaw == "wrong code" else "BAD"}
            page, size, kind = 1, 3, None
        found = [
            tree
            for tree in TREES
            if (kind in (None, tree["kind"]) or self.flaw == "kind ignored")
            and (tree["age"] >= age or self.flaw == "age ignored")
        ]
        if kind is not None and self.flaw == "kind loses one":
            found = found[1:]
        return self.page(found, page, size, query.get("order"))

    def page(self, found: list[dict[str, Any]], page: int, size: int, order: str | None) -> Reply:
        """The trees of a page, and what is told of it."""
        key, reverse = {"oldest": ("age", True), "kind": ("kind", False)}.get(order or "", ("", False))
        if key and self.flaw not in ("order ignored", "order of each page"):
            found = sorted(found, key=lambda tree: tree[key], reverse=reverse)
        if key and self.flaw == "equals change places" and size == 3:
            backwards = found[::-1]
            found = sorted(backwards, key=lambda tree: tree[key], reverse=reverse)
        if order is not None and self.flaw == "order loses one":
            found = found[1:]
        total, begin = len(found), (page - 1) * size
        told = {"page": page, "size": size, "total": total, "pages": -(-total // size)}
        if self.flaw == "last tree lost":
            found = found[:-1]
        if self.flaw == "pages overlap":
            begin = (page - 1) * (size - 1)
        if self.flaw == "small pages shift" and size == 1:
            begin += 1
        trees = found[begin : begin + size + (self.flaw == "pages too long")]
        if key and self.flaw == "order of each page":
            trees = sorted(trees, key=lambda tree: tree[key], reverse=reverse)
        if self.flaw == "pages too short":
            trees = trees[:-1]
        if not trees and self.flaw == "always again":
            trees = found[:size]
        if begin >= total > 0 and self.flaw == "the end is an error":
            return 400, {"code": "BAD"}
        told |= {
            "page one always": {"page": 1},
            "total of the page": {"total": len(trees)},
            "one page too many": {"pages": told["pages"] + 1},
            "size as usual": {"size": 3},
        }.get(self.flaw, {})
        return 200, {**told, "trees": trees}

    def crates(self, query: dict[str, str]) -> Reply:
        """A stretch of the crates."""
        skip, take = query.get("skip", "0"), query.get("take", "4")
        if not all(value.isascii() and value.isdigit() and len(value) < 4 for value in (skip, take)):
            return 400, {"code": "BAD"}
        begin, size = int(skip), int(take)
        if not 1 <= size <= 9:
            return 400, {"code": "BAD"}
        told = {"skip": begin + (self.flaw == "crates begin at one"), "take": size, "total": len(CRATES)}
        if self.flaw == "crates by whole pages":
            begin = begin // size * size
        crates = CRATES
        if query.get("only") == "ripe" and not (begin and self.flaw == "ripe on the first page only"):
            crates = [crate for crate in CRATES if crate % 2]
            told["total"] = len(crates)
        if query.get("shelf") == "top":
            top = [crate for crate in CRATES if crate > 20]
            both = [crate for crate in crates if crate in top]
            either = [crate for crate in CRATES if crate in top or crate in crates]
            all_ripe = len(crates) == len(CRATES)
            crates = top if all_ripe or self.flaw == "on top ripe or not" else both
            crates = either if self.flaw == "ripe or on top" and not all_ripe else crates
            told["total"] = len(crates)
        return 200, {"shelf": {**told, "crates": crates[begin : begin + size]}}

    def create(self, body: bytes) -> Reply:
        """A new harvest."""
        try:
            wanted = msgspec.json.decode(body, type=dict[str, Any])
        except ValueError:
            return 400, {"code": "BAD"}
        if not wanted.keys() <= {"tree", "currency"} or wanted.get("tree") not in ("oak", "elm"):
            return 400, {"code": "BAD"}
        currency = wanted.get("currency", "EUR")
        if currency not in ("EUR", "USD"):
            return 400, {"code": "BAD"}
        id_ = "1" if self.flaw == "one id" else str(len(self.harvests) + 1)
        harvest = {
            "id": id_,
            "price": 2.5,
            "currency": "USD" if self.flaw == "always dollars" else currency,
        }
        self.harvests[id_] = harvest
        if self.flaw == "unknown field":
            harvest = {**harvest, "weight": 3}
        return 202 if self.flaw == "undocumented status" else 201, harvest

    def get(self, id_: str) -> Reply:
        """An old one."""
        if id_ not in self.harvests:
            return 404, {"code": "GONE"}
        harvest = self.harvests[id_]
        return 200, {**harvest, "price": 2.75} if self.flaw == "price drifts" else harvest
