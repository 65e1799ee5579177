"""What all parts of the GOG web API work on: the state, the readings in force, and who asks from where."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import escape

from sandbox.core import Call, Clock, Reply, Route
from sandbox.gog.account import LANGUAGES, Account
from sandbox.gog.money import CURRENCIES
from sandbox.gog.readings import Readings
from sandbox.gog.shapes import Locale, Shapes
from sandbox.gog.store import Store

_HTML = (b"content-type", b"text/html; charset=utf-8")
_LOCALE = re.compile(r"([A-Z]{2})_([A-Z]{3})_([A-Za-z]{2})(-[A-Za-z]+)?")


class World:
    """One state and its readings. APIs that share the state share this."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.reset(1, Readings())

    def reset(self, seed: int, readings: Readings) -> None:
        """Start with a fresh store."""
        self.readings = readings
        self._store = Store(self.clock, seed)
        self.shapes = Shapes(self._store, readings)

    @property
    def store(self) -> Store:
        """The state at this moment: payments whose time has come have gone through."""
        self._store.shop.settle()
        return self._store

    def absolute(self, call: Call, host: str, path: str) -> str:
        """An address on one of the hosts, in the form in which the request came."""
        return f"{call.origin}{call.mount}{path}" if call.mount else f"{call.scheme}://{host}{path}"


class Part:
    """Some operations of the API, with what they need."""

    def __init__(self, world: World) -> None:
        self.world = world

    @property
    def store(self) -> Store:
        """The state."""
        return self.world.store

    @property
    def shapes(self) -> Shapes:
        """The shapes of answers."""
        return self.world.shapes

    @property
    def readings(self) -> Readings:
        """The readings in force."""
        return self.world.readings

    @property
    def now(self) -> float:
        """The time, in Unix seconds."""
        return self.world.clock.now

    def account(self, call: Call) -> Account:
        """The account of the user who asks."""
        return self.store.accounts[call.caller]

    def locale(self, call: Call) -> Locale:
        """The cookie `gog_lc` decides ("2.3 Locale"), else the settings.

        Only for what is shown: cookies are not in the journal.
        """
        settings = self.store.settings(call.caller)
        found = _LOCALE.fullmatch(cookie(call, "gog_lc") or "")
        if found is not None and found[2] in CURRENCIES and found[3].lower() in LANGUAGES:
            return Locale(found[1], found[2], found[3].lower())
        return Locale(settings.country, settings.currency, settings.language)

    def nothing(self) -> Reply:
        """A success without content."""
        status = int(self.readings.no_content)
        return Reply(status, b"", () if status == 204 else (_HTML,))


def show(line: str, handler: Callable[[Call], Reply]) -> Route:
    """A route that changes nothing, ``GET /path``; its operation is called as the handler is."""
    method, path = line.split(" ")
    group, _, verb = handler.__name__.partition("_")
    return Route(method, path, f"{group}.{verb}", handler)


def change(line: str, handler: Callable[[Call], Reply]) -> Route:
    """A route of an operation that changes something; here many GETs do."""
    return replace(show(line, handler), changes=True)


def cookie(call: Call, name: str) -> str | None:
    """A cookie of the request; of several of that name the first."""
    for header in call.header(b"cookie"):
        for pair in header.split(";"):
            key, _, value = pair.strip().partition("=")
            if key == name:
                return value
    return None


def html(title: str, inner: str, status: int = 200, headers: tuple[tuple[bytes, bytes], ...] = ()) -> Reply:
    """A page; `inner` is HTML, the title is text."""
    told = escape(title)
    text = (
        f"<!DOCTYPE html>\n<html><head><title>{told}</title></head><body><h1>{told}</h1>{inner}</body></html>"
    )
    return Reply(status, text.encode("utf-8", "replace"), (_HTML, *headers))


def redirect(location: str, headers: tuple[tuple[bytes, bytes], ...] = ()) -> Reply:
    """302 without content."""
    return Reply(302, b"", (_HTML, (b"location", location.encode("latin-1", "replace")), *headers))
