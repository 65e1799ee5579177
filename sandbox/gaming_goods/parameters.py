"""Reads queries and bodies, and refuses in the words of the document: "Parameter 'page' must be …"."""

import re
from collections.abc import Collection, Mapping
from typing import Any, TypeVar, cast

import msgspec

from sandbox.core import Call
from sandbox.gaming_goods.errors import InvalidParameter, InvalidRequest

_T = TypeVar("_T", bound=str)

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DIGITS = re.compile(r"[0-9]{1,4000}")
_MOST_ENCODED = 2**63


def whole(
    given: Mapping[str, str], name: str, default: int, *, least: int = 1, most: int | None = None
) -> int:
    """Read a whole number of the query, written in digits alone.

    Raises:
        InvalidParameter: It is something else, or out of bounds.
    """
    text = given.get(name)
    if text is None:
        return default
    if _DIGITS.fullmatch(text):
        number = int(text)
        if least <= number and (most is None or number <= most):
            return number
    if most is not None:
        raise InvalidParameter(name, f"must be an integer between {least} and {most}")
    raise InvalidParameter(name, "must be a positive integer" if least else "must be a non-negative integer")


def echo(number: int) -> int | msgspec.Raw:
    """A number that may be longer than the encoder's 64 bits, to be sent back."""
    return number if number < _MOST_ENCODED else msgspec.Raw(str(number).encode())


def choice(given: Mapping[str, Any], name: str, allowed: Collection[_T]) -> _T | None:
    """Read one of a few words; `None` if there is none.

    Raises:
        InvalidParameter: It is another.
    """
    if name not in given:
        return None
    for word in allowed:
        if given[name] == word:
            return word
    raise InvalidParameter(name, f"must be one of: {', '.join(allowed)}")


def uuid(text: object) -> str | None:
    """A UUID in lower case, or `None` if it is none."""
    lower = text.lower() if isinstance(text, str) else ""
    return lower if _UUID.fullmatch(lower) else None


def body(call: Call) -> dict[str, Any]:
    """Read a JSON object; the content type is not looked at.

    Raises:
        InvalidRequest: The body is something else.
    """
    try:
        data = msgspec.json.decode(call.body)
    except (ValueError, RecursionError):
        raise InvalidRequest("Request body must be valid JSON") from None
    if not isinstance(data, dict):
        raise InvalidRequest("Request body must be a JSON object")
    return cast("dict[str, Any]", data)


def only(given: Mapping[str, Any], known: Collection[str], within: str = "") -> None:
    """Insist on known fields.

    Raises:
        InvalidParameter: There is another.
    """
    for name in given:
        if name not in known:
            raise InvalidParameter(f"{within}{name}", "is not known")


def text(given: Mapping[str, Any], name: str) -> str | None:
    """Read a string that is not empty; `None` if it is left out.

    Raises:
        InvalidParameter: It is something else; `null` is something else.
    """
    if name not in given:
        return None
    value = given[name]
    if not isinstance(value, str) or not value:
        raise InvalidParameter(name, "must be a non-empty string")
    return value


def units(given: Mapping[str, Any], name: str) -> list[tuple[str, dict[str, Any], str, int]]:
    """Read lines of an order: of each where it stands, the line itself, its product's id, and how many.

    Raises:
        InvalidParameter: It is no list, an empty one, or a line of it is not as it should be.
    """
    value = given.get(name)
    if not isinstance(value, list) or not value:
        raise InvalidParameter(name, "must be a non-empty array")
    found: list[tuple[str, dict[str, Any], str, int]] = []
    for number, line in enumerate(cast("list[object]", value)):
        place = f"{name}[{number}]"
        if not isinstance(line, dict):
            raise InvalidParameter(place, "must be an object")
        line = cast("dict[str, Any]", line)
        product_id = uuid(line.get("product_id"))
        if product_id is None:
            raise InvalidParameter(f"{place}.product_id", "must be a UUID")
        quantity = line.get("quantity")
        if isinstance(quantity, float) and quantity.is_integer():
            quantity = int(quantity)  # JSON does not tell 2.0 from 2
        if not isinstance(quantity, int) or isinstance(quantity, bool) or quantity < 1:
            raise InvalidParameter(f"{place}.quantity", "must be a positive integer")
        found.append((place, line, product_id, quantity))
    return found
