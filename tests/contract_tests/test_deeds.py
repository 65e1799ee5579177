"""What a request does and leaves alone: each law finds the server that breaks it, and no other."""

import re
import shutil
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from starlette.types import Receive, Scope, Send

from contract_tests import accounts, deeds
from contract_tests.accounts import Account
from contract_tests.calls import differences
from contract_tests.matrix import wrong_headers
from generator.document import is_list, is_map
from tests.contract_tests.conftest import HERE, Result

FLAWS = {
    "another kind": "reads_back",
    "a purchase for each replay": "replay_repeats",
    "stock for each replay": "replay_repeats",
    "any body with a key": "replay_refuses",
    "another body takes stock": "replay_refuses",
    "a label of the first": "names_its_own",
    "another kind of the second": "reads_back",
    "ladders are measured once": "reads_in_any_order",
    "planted twice": "once_only",
    "planted a third time": "once_only",
    "planting plants all": "others_untouched",
    "planting makes all elms": "others_untouched",
    "the wrong code": "once_only",
    "the second planting paints": "once_only",
    "a ladder is lost": "undo_restores",
    "no ladder is taken back": "undo_restores",
    "paint stays": "undo_restores",
    "all ladders come back": "undo_restores",
    "a ladder is taken once": "redo_repeats",
    "the fence has the colour of the gate": "settings_apart",
    "bad orders take stock": "refusal_changes_nothing",
    "unknown colours are left out": "refused_among_others",
    "one above the limit": "limit_kept",
    "paint above the limit": "limit_kept",
    "open to all": "credentials_refused",
    "open to any token": "credentials_refused",
    "open to half a token": "credentials_refused",
    "open to a longer token": "credentials_refused",
    "open in any case": "credentials_refused",
    "open to the beginning of a token": "credentials_refused",
    "open to the end of a token": "credentials_refused",
    "open without a scheme": "credentials_refused",
    "open to any scheme": "credentials_refused",
    "credentials are not found": "credentials_refused",
    "credentials cost": "credentials_refused",
    "strangers may look": "stranger_refused",
    "strangers may plant": "stranger_refused",
    "strangers plant unseen": "stranger_refused",
    "total of one": "amounts_add_up",
    "a cent too much": "amounts_add_up",
    "looking takes stock": "reading_changes_nothing",
    "looking keeps paint fresh": "reading_changes_nothing",
}
"""What can be wrong with the server, and the promise that it breaks."""

Reply = tuple[int, dict[str, Any] | None]
GOOD, STRANGE = "anna-secret", "boris-secret"


class Shed:
    """A server that keeps `shed.yaml`, except for the one flaw it is made with."""

    def __init__(self, flaw: str = "") -> None:
        self.flaw, self.customers = flaw, set[str]()
        self.reset()

    def reset(self) -> None:
        """Put everything back."""
        self.left, self.colour, self.ladders = 50, "brown", ["long", "short"]
        self.gate, self.taken = "brown", set[str]()
        self.now = self.looked = 0
        self.bought: dict[str, dict[str, Any]] = {}
        self.owners: dict[str, str] = {}
        self.planted: list[str] = []
        self.measured: list[str] = []
        self.limit: int | None = None
        self.keys: dict[tuple[str, str], tuple[bytes, dict[str, Any]]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        body = (await receive()).get("body", b"")
        path: str = scope["path"].removeprefix("/orchard")
        headers = {name.decode().lower(): value.decode("latin-1") for name, value in scope["headers"]}
        status, answer = 200, dict[str, Any]()
        if path == "/__sandbox__/reset":
            self.reset()
        elif path == "/__sandbox__/limits":
            asked = msgspec.json.decode(body)["requests"]
            self.limit = None if asked is None else asked + (self.flaw == "one above the limit")
        elif path == "/__sandbox__/clock":
            self.now += msgspec.json.decode(body)["advance"]
        elif not path.startswith("/__sandbox__"):
            status, found = self.answer(scope["method"], path, headers, body)
            answer = found or {}
        kind = [(b"content-type", b"application/json")] if status != 204 else []
        sent = [*kind, (b"allow", b"GET, PUT, POST, DELETE")]
        await send({"type": "http.response.start", "status": status, "headers": sent})
        await send(
            {"type": "http.response.body", "body": b"" if status == 204 else msgspec.json.encode(answer)}
        )

    def answer(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Reply:
        """What the spec says, but for the flaw."""
        if self.limit == 0:
            self.colour = "black" if self.flaw == "paint above the limit" else self.colour
            return 429, {"code": "BAD"}
        self.limit = None if self.limit is None else self.limit - 1
        known: dict[str, tuple[str, ...]] = {"saplings": ("GET", "POST"), "fence": ("GET", "POST")}
        _, group, *rest = path.split("/")
        if rest:
            known = {"saplings": ("GET", "PUT"), "ladders": ("GET", "PUT", "DELETE"), "fence": ("PUT",)}
            known["gate"] = ("PUT",)
        if method not in known.get(group, ()):
            return 405, {"code": "BAD"}
        who = self.who(headers.get("authorization", ""))
        if who is None:
            self.left -= self.flaw == "credentials cost"
            return 404 if self.flaw == "credentials are not found" else 401, {"code": "WHO"}
        if group == "fence":
            return self.order(body) if method == "POST" else self.fence(rest)
        if group == "gate":
            return self.paint_gate(rest[0])
        if group == "ladders":
            return self.ladder(method, rest[0])
        if rest:
            return self.get(rest[0], who) if method == "GET" else self.plant(rest[0], who)
        if method == "POST":
            return self.buy(body, who, headers.get("idempotency-key"))
        self.left -= self.flaw == "looking takes stock"
        return 200, {"left": self.left}

    def who(self, authorization: str) -> str | None:
        """Whose credentials these are."""
        scheme, _, token = authorization.rpartition(" ")
        if self.flaw == "open to all":
            return token or GOOD
        if scheme != "Bearer" and not (
            (self.flaw == "open without a scheme" and not scheme)
            or (self.flaw == "open to any scheme" and scheme)
        ):
            return None
        if (
            (self.flaw == "open to any token" and token)
            or (self.flaw == "open to half a token" and token and GOOD.startswith(token))
            or (self.flaw == "open to a longer token" and token.startswith(GOOD))
            or (self.flaw == "open in any case" and token.lower() == GOOD)
            or (self.flaw == "open to the beginning of a token" and token[:5] == GOOD[:5])
            or (self.flaw == "open to the end of a token" and token[-5:] == GOOD[-5:])
        ):
            return GOOD
        return token if token in (GOOD, STRANGE) else None

    def fence(self, rest: list[str]) -> Reply:
        """Paint it, or look."""
        if not rest and self.flaw == "looking keeps paint fresh":
            fresh, self.looked = self.now - self.looked < 600, self.now
            return 200, {
                "colour": self.colour if fresh else "grey",
                "gate": self.gate,
                "ladders": self.ladders,
            }
        if not rest:
            return 200, {"colour": self.colour, "gate": self.gate, "ladders": self.ladders}
        if rest[0] not in ("green", "white"):
            return 404, {"code": "GONE"}
        if not (self.flaw == "paint stays" and self.colour == "white"):
            self.colour = rest[0]
        return 204, None

    def paint_gate(self, colour: str) -> Reply:
        """Paint it; looking at the fence shows."""
        if colour not in ("green", "white"):
            return 404, {"code": "GONE"}
        self.gate = colour
        if self.flaw == "the fence has the colour of the gate":
            self.colour = colour
        return 204, None

    def order(self, body: bytes) -> Reply:
        """So many litres."""
        try:
            pots = msgspec.json.decode(body, type=dict[str, Any]).get("pots")
        except ValueError:
            pots = None
        if not is_list(pots):
            return 400, {"code": "BAD"}
        fit: list[Any] = [
            pot
            for pot in pots
            if is_map(pot)
            and pot.keys() == {"colour", "litres"}
            and pot["colour"] in ("green", "white")
            and pot["litres"] in range(1, 10)
        ]
        if not fit or (fit != pots and self.flaw != "unknown colours are left out"):
            return 400, {"code": "BAD"}
        return 201, {"litres": sum(pot["litres"] for pot in fit)}

    def ladder(self, method: str, name: str) -> Reply:
        """Measure it, take it, or give it back."""
        if name not in ("long", "short"):
            return 404, {"code": "GONE"}
        if method == "GET":
            self.measured.append(name)
            seen = self.measured[0] if self.flaw == "ladders are measured once" else name
            return 200, {"metres": len(seen)}
        if method == "PUT":
            if self.flaw == "a ladder is taken once" and name in self.taken & {*self.ladders}:
                return 404, {"code": "GONE"}
            self.taken.add(name)
            self.ladders = [other for other in self.ladders if other != name]
        elif self.flaw == "no ladder is taken back":
            return 404, {"code": "GONE"}
        elif self.flaw == "all ladders come back":
            self.ladders = ["long", "short"]
        elif name not in self.ladders and self.flaw != "a ladder is lost":
            self.ladders = sorted([*self.ladders, name])
        return 204, None

    def buy(self, body: bytes, who: str, key: str | None) -> Reply:
        """A new purchase, or an old one, if the key is known."""
        try:
            wanted = msgspec.json.decode(body, type=dict[str, Any])
        except ValueError:
            wanted = {}
        quantity = wanted.get("quantity")
        fits = isinstance(quantity, int) and not isinstance(quantity, bool) and 1 <= quantity <= 9
        if wanted.keys() != {"kind", "quantity"} or wanted["kind"] not in ("oak", "elm") or not fits:
            self.left -= self.flaw == "bad orders take stock"
            return 400, {"code": "BAD"}
        known = self.keys.get((who, key)) if key else None
        if known is not None and self.flaw != "a purchase for each replay":
            if known[0] != body and self.flaw != "any body with a key":
                self.left -= self.flaw == "another body takes stock"
                return 409, {"code": "KEY"}
            self.left -= self.flaw == "stock for each replay"
            return 201, known[1]
        id_, count = (
            f"purchase-{len(self.bought) + 1}",
            1 if self.flaw == "total of one" else int(str(quantity)),
        )
        total = (250 * count + (self.flaw == "a cent too much")) / 100
        self.left -= 1
        label = f"for {next(iter(self.bought), id_) if self.flaw == 'a label of the first' else id_}"
        self.bought[id_] = {"id": id_, **wanted, "price": 250, "total": total, "label": label}
        self.owners[id_] = who
        self.customers.add(who)
        if key:
            self.keys[who, key] = body, self.bought[id_]
        return 201, self.bought[id_]

    def get(self, id_: str, who: str) -> Reply:
        """An old one."""
        if self.owners.get(id_) != who and not (id_ in self.bought and self.flaw == "strangers may look"):
            return 404, {"code": "GONE"}
        found = self.bought[id_]
        is_wrong = self.flaw == "another kind"
        is_wrong |= self.flaw == "another kind of the second" and id_ != next(iter(self.bought))
        return 200, {**found, "kind": "ash"} if is_wrong else found

    def plant(self, id_: str, who: str) -> Reply:
        """Once."""
        if self.owners.get(id_) != who and not (id_ in self.bought and self.flaw == "strangers may plant"):
            if id_ in self.bought and self.flaw == "strangers plant unseen":
                self.planted.append(id_)
            return 404, {"code": "GONE"}
        is_free = self.flaw == "planted twice"
        is_free |= self.flaw == "planted a third time" and self.planted.count(id_) == 2
        if id_ in self.planted and not is_free:
            self.planted.append(id_)
            if self.flaw == "the second planting paints":
                self.colour = "white"
            return 409, {"code": "KEY" if self.flaw == "the wrong code" else "PLANTED"}
        self.planted += self.bought if self.flaw == "planting plants all" else [id_]
        if self.flaw == "planting makes all elms":
            self.bought = {known: {**one, "kind": "elm"} for known, one in self.bought.items()}
        return 204, None


@pytest.fixture
def shed(root: Any, monkeypatch: pytest.MonkeyPatch, check: Callable[..., Result]) -> Callable[..., Result]:
    """Run the laws over a `Shed`, as somebody whom it knows, and with a stranger."""
    shutil.copy(HERE / "shed.yaml", root / "specs" / "orchard.yaml")

    def sample(api: str) -> Account:
        return Account({"Authorization": f"Bearer {GOOD}"})

    def stranger(api: str) -> Account:
        return Account({"Authorization": f"Bearer {STRANGE}"})

    monkeypatch.setattr(accounts, "sample", sample)
    monkeypatch.setattr(accounts, "stranger", stranger)

    def run(app: Shed, **given: Any) -> Result:
        return check(app, layers=("laws",), **given)

    return run


def test_deeds_are_no_false_alarm(shed: Callable[..., Result]) -> None:
    """A server that keeps its spec keeps every law, and every law was looked at."""
    result = shed(Shed())

    assert (result.code, result.figures["findings"]) == (0, [])
    checked = {name for row in result.figures["by_operation"] for name in row["checks"]}
    assert {*deeds.PROMISES, "amounts_add_up", "reading_changes_nothing"} <= checked
    assert result.figures["skipped"] == 1  # there is no list to walk


@pytest.mark.parametrize("flaw", FLAWS)
def test_deeds_find_each_flaw(shed: Callable[..., Result], flaw: str) -> None:
    """Each flaw breaks the promise that names it; the message says what was promised, what came, and how."""
    result = shed(Shed(flaw))

    assert result.code == 1
    assert FLAWS[flaw] in result.promises
    finding = next(found for found in result.figures["findings"] if found["promise"] == FLAWS[flaw])
    promised, _, came = finding["message"].partition("\n")
    assert promised == deeds.PROMISES.get(FLAWS[flaw], promised)
    assert came
    assert finding["curl"].startswith("curl -i -X ")
    assert GOOD not in result.text("json")


def test_deeds_begin_with_what_others_have(shed: Callable[..., Result], root: Any) -> None:
    """A call of `x-sandbox` may be made by a stranger, whose things stand beside those of the run."""
    strict = root / "contract_tests" / "strict"
    strict.mkdir(parents=True)
    call = "{{operation: saplings.buy, body: {{kind: oak, quantity: 2}}{}}}"
    overlay = "overlay: 1.0.0\nactions: [{target: $.info, update: {}}]\nx-sandbox: {calls: ["

    for by, customers in (("", {GOOD}), (", by: stranger", {GOOD, STRANGE})):
        (strict / "orchard.yaml").write_text(f"{overlay}{call.format(by)}]}}\n")
        app = Shed()
        assert shed(app).code == 0
        assert app.customers == customers


def test_deeds_of_one_operation_call_no_other(shed: Callable[..., Result]) -> None:
    """`--operation` is an allow-list for laws too."""
    result = shed(Shed(), operations=("fence.paint", "fence.look"))

    sent = {row["operation"] for row in result.figures["by_operation"] if row["statuses"]}
    assert sent == {"fence.paint", "fence.look"}


def test_deeds_say_which_credentials_are_refused_how(shed: Callable[..., Result], root: Any) -> None:
    """Where the strict copy names status and code, no other refusal will do."""
    strict = root / "contract_tests" / "strict"
    strict.mkdir(parents=True)
    law = 'x-credentials: {{missing: {{status: "401", code: {}}}, wrong: {{status: "401"}}}}\n'
    overlay = "overlay: 1.0.0\nactions: [{target: $.info, update: {}}]\n"

    (strict / "orchard.yaml").write_text(overlay + law.format("WHO"))
    assert shed(Shed()).code == 0
    (strict / "orchard.yaml").write_text(overlay + law.format("GONE"))
    assert shed(Shed()).promises == {"credentials_refused"}


def test_deeds_are_exempt_with_a_reason(shed: Callable[..., Result], root: Any) -> None:
    """The strict copy may say that a law does not hold, for one place; all else is held to it."""
    strict = root / "contract_tests" / "strict"
    strict.mkdir(parents=True)
    (strict / "orchard.yaml").write_text(
        "overlay: 1.0.0\nactions: [{target: $.info, update: {}}]\n"
        "x-exempt: [{law: reads_back, operation: saplings.get, place: /kind, reason: it grows}]\n"
    )

    assert shed(Shed("another kind")).code == 0
    assert shed(Shed("planted twice")).code == 1


def test_wrong_headers_are_wrong() -> None:
    """Of each scheme there are credentials in many forms, and never the good ones."""
    schemes = {
        "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
        "session": {"type": "apiKey", "in": "cookie", "name": "gate"},
        "bearer": {"type": "http", "scheme": "bearer"},
    }
    spec: dict[str, Any] = {
        "components": {"securitySchemes": schemes},
        "security": [{"key": []}, {"session": [], "bearer": []}],
    }
    good = {"X-Key": "abc", "Authorization": "Bearer def.ghij"}
    other = {"X-Key": "ABC", "Authorization": "Bearer def.klmn"}

    found = wrong_headers(spec, {}, good, other)

    assert found[0] == ("none", {})
    assert all(not headers.items() & good.items() for _, headers in found)
    assert {"X-Key": "ab"} in [headers for _, headers in found]
    assert all(not headers.items() & other.items() for _, headers in found)
    whole = {headers["Authorization"] for _, headers in found if "Authorization" in headers}
    assert {"def.ghij", "Bearer def", "Bearer def.", "Bearer .ghij", "Bearer def.GHIJ"} <= whole
    assert {"Bearer def.gh", "Bearer def.xxij", "Bearer def.ghxx"} <= whole
    assert any(re.match("gate=.", headers.get("Cookie", "")) for _, headers in found)
    assert len({told for told, _ in found}) == len(found)


def test_differences_tell_another_thing_from_a_thing_that_changed() -> None:
    """An item that another one has replaced is told whole: that its fields differ is no change of theirs."""

    def told(*items: dict[str, Any]) -> list[str]:
        key, first = ("trees.list", "/trees"), [{"tree_id": 1, "kind": "oak"}, {"tree_id": 2, "kind": "elm"}]
        before, now = ((200, msgspec.json.encode({"trees": trees})) for trees in (first, items))
        return [line.partition(":")[0] for line in differences({key: before}, {key: now})]

    assert told({"tree_id": 1, "kind": "oak"}, {"tree_id": 2, "kind": "elm"}) == []
    assert told({"tree_id": 1, "kind": "ash"}, {"tree_id": 2, "kind": "elm"}) == ["trees.list /trees/0/kind"]
    assert told({"tree_id": 1, "kind": "oak"}, {"tree_id": 3, "kind": "ash"}) == ["trees.list /trees/1"]
    assert told({"tree_id": 1, "kind": "oak"}) == ["trees.list /trees"]
