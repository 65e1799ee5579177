"""Reads paths, queries and bodies; what makes no sense is a `BadRequest` that names the parameter."""

import re
from collections.abc import Mapping, Sequence
from datetime import date as calendar_date
from typing import Any, Literal, TypeVar, cast

import msgspec

from sandbox.core import Call
from sandbox.gog.account import LANGUAGES
from sandbox.gog.errors import BadRequest
from sandbox.gog.money import CURRENCIES

_T = TypeVar("_T")

_DIGITS = re.compile(r"[0-9]{1,18}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ORDER = re.compile(r"[0-9A-Fa-f]{12}")
_COUNTRY = re.compile(r"[A-Z]{2}")


def number(given: Mapping[str, str], name: str) -> int:
    """A whole number in digits alone, which has to be there.

    Raises:
        BadRequest: It is something else.
    """
    text = given.get(name, "")
    if not _DIGITS.fullmatch(text):
        raise BadRequest(f"{name} must be a whole number")
    return int(text)


def count(given: Mapping[str, str], name: str, default: int) -> int:
    """A whole number from 1 up, of the query.

    Raises:
        BadRequest: It is something else.
    """
    if name not in given:
        return default
    found = number(given, name)
    if found < 1:
        raise BadRequest(f"{name} must be 1 or more")
    return found


def flag(given: Mapping[str, str], name: str) -> bool | None:
    """`0` or `1`; `None` if it is left out.

    Raises:
        BadRequest: It is something else.
    """
    return choice(given, name, {"0": False, "1": True})


def truth(given: Mapping[str, str], name: str) -> bool | None:
    """`false` or `true`; `None` if it is left out.

    Raises:
        BadRequest: It is something else.
    """
    return choice(given, name, {"false": False, "true": True})


def choice(given: Mapping[str, str], name: str, allowed: Mapping[str, _T]) -> _T | None:
    """What one of a few words stands for; `None` if it is left out.

    Raises:
        BadRequest: It is another word.
    """
    if name not in given:
        return None
    found = allowed.get(given[name])
    if found is None:
        raise BadRequest(f"{name} must be one of {', '.join(allowed)}")
    return found


def privacy(given: Mapping[str, str], name: str) -> Literal[0, 1, 2]:
    """0 nobody, 1 anyone, 2 friends.

    Raises:
        BadRequest: It is something else.
    """
    levels: Mapping[str, Literal[0, 1, 2]] = {"0": 0, "1": 1, "2": 2}
    found = levels.get(given[name])
    if found is None:
        raise BadRequest(f"{name} must be 0, 1 or 2")
    return found


def ids(given: Mapping[str, str], name: str) -> Sequence[int] | None:
    """Numbers with commas between; `None` if there are none.

    Raises:
        BadRequest: It is something else.
    """
    if not given.get(name):
        return None
    parts = given[name].split(",")
    if not all(_DIGITS.fullmatch(part) for part in parts):
        raise BadRequest(f"{name} must be whole numbers with commas between")
    return [int(part) for part in parts]


def date(given: Mapping[str, str], name: str) -> str:
    """A day of the calendar, `YYYY-MM-DD`.

    Raises:
        BadRequest: It is something else.
    """
    text = given[name]
    try:
        if not _DATE.fullmatch(text):
            raise ValueError
        calendar_date.fromisoformat(text)
    except ValueError:
        raise BadRequest(f"{name} must be a date, YYYY-MM-DD") from None
    return text


def country(given: Mapping[str, str], name: str) -> str:
    """Two capitals.

    Raises:
        BadRequest: It is something else.
    """
    if not _COUNTRY.fullmatch(given[name]):
        raise BadRequest(f"{name} must be two capitals")
    return given[name]


def currency(text: object, name: str = "currency") -> str:
    """A known currency.

    Raises:
        BadRequest: It is something else.
    """
    if not isinstance(text, str) or text not in CURRENCIES:
        raise BadRequest(f"{name} must be one of {', '.join(CURRENCIES)}")
    return text


def language(text: str, name: str = "language") -> str:
    """The short code of a language that may be written as `de-DE` or `de`, in letters of either case.

    Raises:
        BadRequest: It is another language.
    """
    lower = text.lower()
    for code, (locale, _) in LANGUAGES.items():
        if lower in (code, locale.lower()):
            return code
    raise BadRequest(f"{name} must be one of {', '.join(locale for locale, _ in LANGUAGES.values())}")


def order_id(call: Call) -> str:
    """The order that the path names.

    Raises:
        BadRequest: It is not twelve hexadecimal digits.
    """
    text = call.params["order_id"]
    if not _ORDER.fullmatch(text):
        raise BadRequest("order_id must be 12 hexadecimal digits")
    return text


def body(call: Call) -> dict[str, Any]:
    """The body, a JSON object; the content type is not looked at.

    Raises:
        BadRequest: It is something else.
    """
    data = json(call.body, "the body")
    if not isinstance(data, dict):
        raise BadRequest("the body must be a JSON object")
    return cast("dict[str, Any]", data)


def json(text: bytes | str, name: str) -> Any:
    """Any JSON.

    Raises:
        BadRequest: It is none.
    """
    try:
        return msgspec.json.decode(text)
    except (ValueError, RecursionError):
        raise BadRequest(f"{name} must be JSON") from None


def whole(data: Mapping[str, Any], name: str, least: int, most: int) -> int:
    """A whole number of a body.

    Raises:
        BadRequest: It is something else, or out of bounds.
    """
    value = data.get(name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # JSON does not tell 2.0 from 2
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise BadRequest(f"{name} must be a whole number from {least} to {most}")
    return value


def text(data: Mapping[str, Any], name: str, default: str | None = None) -> str:
    """A string of a body; without a default it has to be there.

    Raises:
        BadRequest: It is something else.
    """
    value = data.get(name, default)
    if not isinstance(value, str):
        raise BadRequest(f"{name} must be a string")
    return value


def rating(data: Mapping[str, Any]) -> int:
    """Stars times ten.

    Raises:
        BadRequest: It is something else.
    """
    found = whole(data, "rating", 10, 50)
    if found % 10:
        raise BadRequest("rating must be 10, 20, 30, 40 or 50")
    return found


def uploaded(call: Call, name: str) -> bytes:
    """A file of a `multipart/form-data` body; its first line tells the boundary.

    Raises:
        BadRequest: There is no such part.
    """
    boundary, found, _ = call.body.partition(b"\r\n")
    if found and boundary.startswith(b"--"):
        for piece in (b"\r\n" + call.body).split(b"\r\n" + boundary)[1:]:
            head, found, content = piece.partition(b"\r\n\r\n")
            if found and f'name="{name}"'.encode() in head:
                return content
    raise BadRequest(f"the body must be multipart/form-data with a file {name}")
