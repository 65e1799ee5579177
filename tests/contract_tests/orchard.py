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
    "unknown field": "response_schema_conformance",
    "undocumented status": "status_code_conformance",
    "bad input taken": "negative_data_rejection",
    "crash": "not_a_server_error",
}
"""What can be wrong with the server, and the check that has to say so."""

Reply = tuple[int, dict[str, Any]]
TREES: list[dict[str, Any]] = [{"kind": kind, "age": age} for age in range(12) for kind in ("apple", "pear")]


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
        if not (1 <= page <= 9 and 1 <= size <= 5) or kind not in (None, "apple", "pear"):
            if self.flaw != "bad input taken":
                return 400, {"code": "GONE" if self.flaw == "wrong code" else "BAD"}
            page, size, kind = 1, 3, None
        found = [
            tree
            for tree in TREES
            if (kind in (None, tree["kind"]) or self.flaw == "kind ignored")
            and (tree["age"] >= age or self.flaw == "age ignored")
        ]
        if self.flaw == "pages too long":
            size += 1
        if self.flaw == "page one always":
            page = 1
        return 200, {"page": page, "trees": found[(page - 1) * size : page * size]}

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
