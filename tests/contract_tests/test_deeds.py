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
from contract_tests.matrix import wrong_headers
from tests.contract_tests.conftest import HERE, Result

FLAWS = {
    "another kind": "reads_back",
    "a purchase for each replay": "replay_repeats",
    "stock for each replay": "replay_repeats",
    "any body with a key": "replay_refuses",
    "another body takes stock": "replay_refuses",
    "planted twice": "once_only",
    "the wrong code": "once_only",
    "the second planting paints": "once_only",
    "a ladder is lost": "undo_restores",
    "no ladder is taken back": "undo_restores",
    "paint stays": "undo_restores",
    "bad orders take stock": "refusal_changes_nothing",
    "open to all": "credentials_refused",
    "open to any token": "credentials_refused",
    "open to half a token": "credentials_refused",
    "open to a longer token": "credentials_refused",
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
}
"""What can be wrong with the server, and the promise that it breaks."""

Reply = tuple[int, dict[str, Any] | None]
GOOD, STRANGE = "anna-secret", "boris-secret"


class Shed:
    """A server that keeps `shed.yaml`, except for the one flaw it is made with."""

    def __init__(self, flaw: str = "") -> None:
        self.flaw = flaw
        self.reset()

    def reset(self) -> None:
        """Put everything back."""
        self.left, self.colour, self.ladders = 50, "brown", ["long", "short"]
        self.bought: dict[str, dict[str, Any]] = {}
        self.owners: dict[str, str] = {}
        self.planted: set[str] = set()
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
        known = {"saplings": ("GET", "POST"), "fence": ("GET",)}
        _, group, *rest = path.split("/")
        if rest:
            known = {"saplings": ("GET", "PUT"), "ladders": ("PUT", "DELETE"), "fence": ("PUT",)}
        if method not in known.get(group, ()):
            return 405, {"code": "BAD"}
        who = self.who(headers.get("authorization", ""))
        if who is None:
            self.left -= self.flaw == "credentials cost"
            return 404 if self.flaw == "credentials are not found" else 401, {"code": "WHO"}
        if group == "fence":
            return self.fence(rest)
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
        ):
            return GOOD
        return token if token in (GOOD, STRANGE) else None

    def fence(self, rest: list[str]) -> Reply:
        """Paint it, or look."""
        if not rest:
            return 200, {"colour": self.colour, "ladders": self.ladders}
        if rest[0] not in ("green", "white"):
            return 404, {"code": "GONE"}
        if not (self.flaw == "paint stays" and self.colour == "white"):
            self.colour = rest[0]
        return 204, None

    def ladder(self, method: str, name: str) -> Reply:
        """Take it, or give it back."""
        if name not in ("long", "short"):
            return 404, {"code": "GONE"}
        if method == "PUT":
            self.ladders = [other for other in self.ladders if other != name]
        elif self.flaw == "no ladder is taken back":
            return 404, {"code": "GONE"}
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
        id_, count = str(len(self.bought) + 1), 1 if self.flaw == "total of one" else int(str(quantity))
        total = (250 * count + (self.flaw == "a cent too much")) / 100
        self.left -= 1
        self.bought[id_] = {"id": id_, **wanted, "price": 250, "total": total}
        self.owners[id_] = who
        if key:
            self.keys[who, key] = body, self.bought[id_]
        return 201, self.bought[id_]

    def get(self, id_: str, who: str) -> Reply:
        """An old one."""
        if self.owners.get(id_) != who and not (id_ in self.bought and self.flaw == "strangers may look"):
            return 404, {"code": "GONE"}
        found = self.bought[id_]
        return 200, {**found, "kind": "ash"} if self.flaw == "another kind" else found

    def plant(self, id_: str, who: str) -> Reply:
        """Once."""
        if self.owners.get(id_) != who and not (id_ in self.bought and self.flaw == "strangers may plant"):
            if id_ in self.bought and self.flaw == "strangers plant unseen":
                self.planted.add(id_)
            return 404, {"code": "GONE"}
        if id_ in self.planted and self.flaw != "planted twice":
            if self.flaw == "the second planting paints":
                self.colour = "white"
            return 409, {"code": "KEY" if self.flaw == "the wrong code" else "PLANTED"}
        self.planted.add(id_)
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
    good = {"X-Key": "abc", "Authorization": "Bearer def"}

    found = wrong_headers(spec, {}, good)

    assert found[0] == ("none", {})
    assert all(not headers.items() & good.items() for _, headers in found)
    assert {"X-Key": "ab"} in [headers for _, headers in found]
    assert {"Authorization": "def"} in [headers for _, headers in found]
    assert any(re.match("gate=.", headers.get("Cookie", "")) for _, headers in found)
    assert len({told for told, _ in found}) == len(found)
