"""What is looked at: one trouble for each row, and how what came of it is put into a few words."""

import gzip
import logging
import pickle
import re
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import partial
from itertools import pairwise
from typing import Any

from tests.peers.candidates import SECRET, Candidate
from tests.peers.server import Answer, Seen, Server, told

__all__ = ["BEHAVIOURS", "Behaviour", "Stage"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one call came to."""

    own: tuple[str, ...]
    """How the names of its maker's packages begin."""
    value: Any
    error: Exception | None
    seen: Sequence[Seen]
    logged: str
    warned: Sequence[str]

    @property
    def sent(self) -> str:
        """How often the server was asked."""
        number = len(self.seen)
        return "sent " + {0: "nothing", 1: "once", 2: "twice"}.get(number, f"{number} times")

    def words(self, *attributes: str) -> str:
        """What the caller got, with some attributes of it where it has them."""
        subject = self.value if self.error is None else self.error
        if subject is None:
            return "returns `None`"
        text = f"{'returns' if self.error is None else 'raises'} `{self._name(subject)}`"
        place = _place(str(self.error), attributes) if self.error is not None else ""
        found = [_attribute(subject, path) for path in attributes]
        parts = [text + place, *(part for part in found if part), *(f"a `{name}`" for name in self.warned)]
        return ", ".join(parts)

    def _name(self, subject: Any) -> str:
        """Its class, with the package that it comes from if that is another one."""
        kind: type[Any] = subject.__class__
        root = kind.__module__.partition(".")[0]
        return kind.__name__ if root.startswith(("builtins", *self.own)) else f"{root}.{kind.__name__}"


def _place(message: str, attributes: Iterable[str]) -> str:
    if path := re.search(r"\$[.\[][\w.\[\]]+", message):
        return f" at `{path[0]}`"
    name = next((path.rpartition(".")[2] for path in attributes), "")
    return f" naming `{name}`" if name and name in message else ""


def _attribute(subject: Any, path: str) -> str:
    """``name `value` ``, or nothing where there is no such attribute."""
    for name in path.split("."):
        if name.isdigit():
            subject = subject[int(name)]
        elif hasattr(subject, name):
            subject = getattr(subject, name)
        else:
            return ""
    return f"`{path.rpartition('.')[2]}` is {_shown(subject)}"


def _shown(value: Any) -> str:
    if type(value).__name__ in ("Unset", "UnsetType"):
        return "`UNSET`"
    if isinstance(value, Enum):
        return f"`{value.value!r}` of `{type(value).__name__}`"
    return f"`{value!r}`" if value is None or isinstance(value, (str, int, float)) else type(value).__name__


class Stage:
    """One client of each API, and the servers they meet."""

    def __init__(self, candidate: Candidate, server: Server, other: Server) -> None:
        self.candidate, self.server, self.other = candidate, server, other

    def call(self, operation: str, *answers: Answer, url: str | None = None) -> Outcome:
        """Call an operation of a new client while the server plays these answers."""
        self.server.play(*answers)
        self.other.play(told(PAGE))
        call = self.candidate.open(url or self.server.url).calls[operation]
        value, error = None, None
        with _listening() as lines, warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                value = call()
            except Exception as raised:
                error = raised
        warned = [one.category.__name__ for one in caught if issubclass(one.category, UserWarning)]
        return Outcome(self.candidate.own, value, error, list(self.server.seen), "\n".join(lines), warned)

    def holders(self) -> Sequence[object]:
        """What a user keeps."""
        return self.candidate.open(self.server.url).holders


class _listening:
    """Everything that is logged meanwhile, at whatever level."""

    def __enter__(self) -> list[str]:
        self._lines: list[str] = []
        self._handler = logging.Handler()
        self._handler.emit = lambda record: self._lines.append(record.getMessage())  # type: ignore[method-assign]
        self._level = logging.root.level
        logging.root.addHandler(self._handler)
        logging.root.setLevel(logging.DEBUG)
        return self._lines

    def __exit__(self, *exc: object) -> None:
        logging.root.removeHandler(self._handler)
        logging.root.setLevel(self._level)


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One row."""

    group: str
    title: str
    observe: Callable[[Stage], str]


CREATED = {"order_id": "80201000000001", "price": 12.55, "currency": "EUR"}
DETAILS = {"status": "complete", "price": 12.55, "currency": "EUR"}
PRODUCT = {
    "id": "10000027819004",
    "name": "Verdant Outpost",
    "type": "key",
    "slug": "/verdant-outpost",
    "qty": 3,
    "minPrice": 19.99,
    "thumbnail": "https://images.example/1",
    "smallImage": "https://images.example/2",
}
PAGE = {"page": 1, "docs": [PRODUCT]}
REFUSED = {"status": "ERROR", "message": "Product ID is not valid", "code": "PR01"}
HTML = Answer(200, b"<!DOCTYPE html><title>Please wait</title>", {"Content-Type": "text/html"})
BROKEN = Answer(500, HTML.body, HTML.headers)
JSON = {"Content-Type": "application/json"}
WHOLE = told(PAGE).body


def _gets(operation: str, answer: Answer, *attributes: str) -> Callable[[Stage], str]:
    """What the caller gets."""
    return lambda stage: stage.call(operation, answer).words(*attributes)


def _asks(operation: str, *answers: Answer) -> Callable[[Stage], str]:
    """How often the server is asked, and what the caller gets."""

    def observe(stage: Stage) -> str:
        outcome = stage.call(operation, *answers)
        return f"{outcome.sent}, {outcome.words('sent')}"

    return observe


def _waits(stage: Stage) -> str:
    outcome = stage.call("products.list", told(REFUSED, 429, Retry_After="1"), told(PAGE))
    pauses = [later.at - earlier.at for earlier, later in pairwise(outcome.seen)]
    when = "" if not pauses else " after that second" if pauses[0] >= 1 else f" after only {pauses[0]:.1f} s"
    return f"{outcome.sent}{when}, {outcome.words()}"


def _keys(stage: Stage) -> str:
    answer = told({"error": {"code": "internal_error", "message": "Internal error"}}, 503)
    outcome = stage.call("goods.orders.create", answer)
    keys = [seen.headers.get("Idempotency-Key") for seen in outcome.seen]
    key = "without a key" if None in keys else "each time the same key" if len(set(keys)) == 1 else "new keys"
    return f"{outcome.sent}, {key}"


def _refused(stage: Stage) -> str:
    outcome = stage.call("orders.create", told(REFUSED, 400))
    code = _first(outcome, "code", "data.code", "data.actual_instance.code")
    return f"{outcome.words()}, {code}"


def _first(outcome: Outcome, *paths: str) -> str:
    subject = outcome.value if outcome.error is None else outcome.error
    for path in paths:
        if found := _attribute(subject, path):
            return f"{found}, at `.{path}`" if "." in path else found
    return "the code in the text of `body`" if "PR01" in str(getattr(subject, "body", "")) else "no code"


def _price(stage: Stage) -> str:
    outcome = stage.call("products.list", told(PAGE))
    product = outcome.value.docs[0]
    public = (name for name in dir(product) if not name.startswith("_"))
    exact = [name for name in public if isinstance(getattr(product, name, None), Decimal)]
    decimals = [f"`{name}` is `{getattr(product, name)!r}`" for name in exact]
    return ", ".join([_attribute(product, "min_price"), *decimals])


def _redirect(operation: str, stage: Stage) -> str:
    there = f"http://localhost:{stage.other.port}/elsewhere"
    outcome = stage.call(operation, Answer(307, headers={"Location": there}))
    if not stage.other.seen:
        return f"not followed, {outcome.words()}"
    stolen = [name for seen in stage.other.seen for name, text in seen.headers.items() if SECRET in text]
    return f"followed, {f'with the credential in `{stolen[0]}`' if stolen else 'without the credential'}"


def _cookie(stage: Stage) -> str:
    """Whether what one answer sets goes along with the next call."""
    shop = stage.candidate.open(stage.server.url)
    stage.server.play(Answer(200, WHOLE, {**JSON, "Set-Cookie": "account=somebody; Path=/"}), told(PAGE))
    for _ in range(2):
        shop.calls["products.list"]()
    return "sent back" if any("Cookie" in seen.headers for seen in stage.server.seen) else "not sent back"


def _bomb() -> Answer:
    return Answer(200, gzip.compress(b" " * (70 * 2**20) + WHOLE, 9), {**JSON, "Content-Encoding": "gzip"})


def _shows(stage: Stage) -> str:
    shown = [type(one).__name__ for one in stage.holders() if SECRET in f"{one!r} {one!s}"]
    return f"shown by `{shown[0]}`" if shown else "not shown"


def _pickles(stage: Stage) -> str:
    for holder in stage.holders():
        try:
            pickled = pickle.dumps(holder)
        except Exception as error:
            return f"cannot be pickled: `{type(error).__name__}`"
        if SECRET.encode() in pickled:
            return "in the pickle"
    return "not in the pickle"


def _echo(stage: Stage) -> str:
    echoed = {**REFUSED, "message": f"{SECRET} is not known"}
    outcome = stage.call("orders.create", told(echoed, 401, X_Debug=SECRET))
    if outcome.error is None:
        return (
            f"in the {type(outcome.value).__name__} returned" if SECRET in repr(outcome.value) else "nowhere"
        )
    places = {"message": str(outcome.error), "attributes": repr(vars(outcome.error))}
    found = [name for name, text in places.items() if SECRET in text]
    return f"in the error's {' and '.join(found)}" if found else "nowhere"


def _locals(stage: Stage) -> str:
    """What an error tracker sends along that records the local variables of each frame."""
    outcome = stage.call("orders.create", Answer(ending="hang"))
    found: list[str] = []
    error: BaseException | None = outcome.error
    while error is not None:
        trace = error.__traceback__
        while trace is not None:
            texts: Mapping[str, Any] = trace.tb_frame.f_locals
            if trace.tb_frame.f_globals.get("__name__") != __name__:
                found += [name for name, value in texts.items() if SECRET in _safe_repr(value)]
            trace = trace.tb_next
        error = error.__cause__ or error.__context__
    return f"in {len(found)} local variables" if found else "in none"


def _safe_repr(value: object) -> str:
    try:
        return repr(value)
    except Exception:
        return ""


def _logs(stage: Stage) -> str:
    outcomes = [
        stage.call("orders.create", answer) for answer in (told(CREATED), BROKEN, Answer(ending="reset"))
    ]
    return "logged" if any(SECRET in outcome.logged for outcome in outcomes) else "not logged"


def _refuses_connection(stage: Stage) -> str:
    outcome = stage.call("orders.create", BROKEN, url="http://127.0.0.1:9")
    return outcome.words("sent")


DRIFT, BODY, REFUSAL = "The answer has changed", "The answer is none", "The server refuses"
AGAIN, SECRETS, NUMBERS = "Trying again", "Credentials", "Numbers"
UNAVAILABLE, LATER = told(REFUSED, 503), told(REFUSED, 503, Retry_After="0")
HANGS, RESETS = Answer(ending="hang"), Answer(ending="reset")

BEHAVIOURS: Sequence[Behaviour] = (
    Behaviour(
        DRIFT,
        "an enumeration has a new value",
        _gets("orders.details", told({**DETAILS, "status": "refunded"}), "status"),
    ),
    Behaviour(DRIFT, "a field is new", _gets("orders.create", told({**CREATED, "bonus": 1}), "order_id")),
    Behaviour(
        DRIFT, "an optional field is missing", _gets("orders.details", told({"status": "complete"}), "price")
    ),
    Behaviour(
        DRIFT,
        "an optional field is `null`",
        _gets("orders.details", told({**DETAILS, "price": None}), "price"),
    ),
    Behaviour(
        DRIFT,
        "an optional text is a number",
        _gets("orders.details", told({**DETAILS, "currency": 978}), "currency"),
    ),
    Behaviour(
        DRIFT,
        "a required field is missing",
        _gets("orders.create", told({"order_id": "1", "currency": "EUR"}), "price"),
    ),
    Behaviour(
        DRIFT, "a required field is `null`", _gets("orders.create", told({**CREATED, "price": None}), "price")
    ),
    Behaviour(
        DRIFT,
        "a required number is a text",
        _gets("orders.create", told({**CREATED, "price": "12.55"}), "price"),
    ),
    Behaviour(BODY, "HTML with 200", _gets("products.list", HTML)),
    Behaviour(BODY, "an empty body with 200", _gets("products.list", Answer(200, b"", JSON))),
    Behaviour(BODY, "half of the JSON", _gets("products.list", Answer(200, WHOLE[:99], JSON))),
    Behaviour(
        BODY,
        "half of the JSON, and the connection closes",
        _gets("orders.create", Answer(200, told(CREATED).body[:20], JSON, "short")),
    ),
    Behaviour(
        BODY,
        "a name in Latin-1",
        _gets("products.list", Answer(200, WHOLE.replace(b"Verdant", b"\xd6dland"), JSON)),
    ),
    Behaviour(BODY, "202 and no body, not documented", _gets("orders.create", Answer(202))),
    Behaviour(BODY, "70 MiB, packed into 70 KiB", lambda stage: stage.call("products.list", _bomb()).words()),
    Behaviour(REFUSAL, "400 with the documented code PR01", _refused),
    Behaviour(REFUSAL, "500 with HTML", _gets("orders.create", BROKEN)),
    Behaviour(
        REFUSAL, "520, which is not documented", _gets("orders.create", Answer(520, HTML.body, HTML.headers))
    ),
    Behaviour(AGAIN, "listing meets 503 once", _asks("products.list", UNAVAILABLE, told(PAGE))),
    Behaviour(AGAIN, "listing meets a reset once", _asks("products.list", RESETS, told(PAGE))),
    Behaviour(AGAIN, "listing meets 429 with `Retry-After: 1` once", _waits),
    Behaviour(AGAIN, "ordering (POST) meets 500", _asks("orders.create", BROKEN)),
    Behaviour(AGAIN, "ordering (POST) is done, and no answer comes", _asks("orders.create", HANGS)),
    Behaviour(AGAIN, "ordering (POST) finds nobody listening", _refuses_connection),
    Behaviour(AGAIN, "paying (PUT) is done, and no answer comes", _asks("orders.pay", HANGS)),
    Behaviour(AGAIN, "paying (PUT) is done, and the connection breaks", _asks("orders.pay", RESETS)),
    Behaviour(AGAIN, "paying (PUT) meets 503 with `Retry-After`", _asks("orders.pay", LATER)),
    Behaviour(AGAIN, "ordering with an idempotency key meets 503", _keys),
    Behaviour(SECRETS, "in `repr` and `str` of clients", _shows),
    Behaviour(SECRETS, "in a pickle of a client", _pickles),
    Behaviour(SECRETS, "in logs, at every level", _logs),
    Behaviour(SECRETS, "in a refusal that echoes them", _echo),
    Behaviour(SECRETS, "in the frames of a timeout's traceback", _locals),
    Behaviour(SECRETS, "a redirect to another host (`Authorization`)", partial(_redirect, "products.list")),
    Behaviour(
        SECRETS, "a redirect to another host (`X-API-Key`)", partial(_redirect, "partner.products.list")
    ),
    Behaviour(SECRETS, "a cookie that an answer sets", _cookie),
    Behaviour(NUMBERS, "a price of 19.99", _price),
    Behaviour(
        NUMBERS,
        "a quantity of 2⁶³ + 5",
        _gets("products.list", told({"page": 1, "docs": [{**PRODUCT, "qty": 2**63 + 5}]}), "docs.0.qty"),
    ),
    Behaviour(
        NUMBERS,
        "a quantity of 3.0",
        _gets("products.list", told({"page": 1, "docs": [{**PRODUCT, "qty": 3.0}]}), "docs.0.qty"),
    ),
)
"""Every row, in the order of the table."""
