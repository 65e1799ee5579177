"""What GOG's raw values mean where they mislead. The fields themselves stay as they came.

Sources: gogapidocs for the shapes and for the values that stand for "no date"; southern_light for their
meaning; lgogdownloader for amounts that are numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Protocol, cast

from msgspec import UNSET, UnsetType

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["PhpDate", "absolute_url", "amount", "is_removed_from_sale", "to_datetime"]

_SITE = "https://www.gog.com"
_UNKNOWN = 693_612_000  # 1991-12-25, midnight in Nicosia: unknown, or not released yet
_REMOVED = 978_299_999  # 2000-12-31, the last second in Nicosia: removed from sale
_NEVER = -62_000_000_000  # PHP's date of zeros, in whichever zone: never
_LAST = 253_402_300_799  # the last second of the year 9999


class PhpDate(Protocol):
    """PHP's DateTime, as `models.PhpDateTime` has it."""

    @property
    def date(self) -> str:
        """``YYYY-MM-DD hh:mm:ss.ffffff``."""
        ...

    @property
    def timezone(self) -> str:
        """A name of the tz database, an offset or an abbreviation."""
        ...


def absolute_url(text: str, *, formatter: str | None = None) -> str:
    """An address that can be opened: GOG leaves out the scheme of images, and the host of pages.

    ``//images-1.gog.com/aa`` becomes ``https://images-1.gog.com/aa``, ``/game/example`` becomes
    ``https://www.gog.com/game/example``; an address that is whole stays as it is.

    Args:
        text: The field's value; an empty one stays empty.
        formatter: For an image: what its name is to end with, such as ``.jpg`` or ``_196.jpg``. It takes the
            place of another formatter or extension.

    Raises:
        ValueError: It is no address, or a formatter is given for one that has no name to put it behind.
    """
    if not text:
        return text
    if text.startswith("//"):
        url = f"https:{text}"
    elif text.startswith("/"):
        url = f"{_SITE}{text}"
    elif re.match(r"https?://[^/]", text):
        url = text
    else:
        raise ValueError(f"{text!r} is no address")
    if formatter is None:
        return url
    found = re.fullmatch(r"(https?://[^/]+/(?:[^?#]*/)?)([^/?#._]+)[^/?#]*", url)
    if found is None or not re.fullmatch(r"[\w.]+", formatter):
        raise ValueError(f"{formatter!r} cannot be put behind {text!r}")
    return f"{found[1]}{found[2]}{formatter}"


def to_datetime(value: int | float | str | PhpDate | Mapping[str, Any] | UnsetType | None) -> datetime | None:
    """The moment that one of GOG's three kinds of date means, with its zone; None where it means none.

    None are absent values and empty texts, 693612000 (unknown, not released yet), 978299999 (removed from
    sale: `is_removed_from_sale`) and PHP's date of zeros, about -62170000000 (never), in all three kinds.

    Args:
        value: Unix seconds (the result is in UTC), PHP's DateTime as a model or a dict (in its own zone), or
            ISO text with an offset, with or without a colon in it.

    Raises:
        ValueError: It is none of these, or a zone that this machine does not know (Windows has none before
            ``pip install tzdata``).
    """
    moment = _moment(value)
    if moment is None or int(moment.timestamp()) in (_UNKNOWN, _REMOVED):
        return None
    return moment


def is_removed_from_sale(value: int | float | str | PhpDate | Mapping[str, Any] | UnsetType | None) -> bool:
    """Whether a release date says that its product is not sold any more; takes what `to_datetime` takes."""
    moment = _moment(value)
    return moment is not None and int(moment.timestamp()) == _REMOVED


def amount(text: str | int | float) -> Decimal:
    """An exact amount in units of its currency: ``"12.50"`` is ``Decimal("12.50")``, two places and all.

    Raises:
        ValueError: It is no decimal, such as ``"€ 12.50"`` or ``"1,250.00"``: those are for people.
    """
    from decimal import Decimal

    told = text if isinstance(text, str) else repr(text)
    if isinstance(text, bool) or not re.fullmatch(r"-?\d+(\.\d+)?", told, re.ASCII):
        raise ValueError(f"{text!r} is no amount")
    return Decimal(told)


def _moment(value: object) -> datetime | None:
    if value is None or value is UNSET or value == "":
        return None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if value <= _NEVER:
            return None
        if value <= _LAST:
            return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=value)
    elif isinstance(value, str):
        return _zoned(value)
    else:
        date, zone = (_get(value, name) for name in ("date", "timezone"))
        if isinstance(date, str) and isinstance(zone, str):
            return _local(date, zone)
    raise ValueError(f"{value!r} is no date")


def _get(value: Any, name: str) -> object:
    is_dict = isinstance(value, Mapping)
    return cast("Mapping[str, object]", value).get(name) if is_dict else getattr(value, name, None)


def _zoned(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValueError(f"{text!r} is no date with an offset")
    return moment


def _local(date: str, zone: str) -> datetime | None:
    if date.startswith(("-", "0000-")):
        return None
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        raise ValueError(f"{date!r} is no date") from None
    return moment.replace(tzinfo=_zone(zone))


def _zone(name: str) -> Any:
    found = re.fullmatch(r"([+-])(\d\d):?(\d\d)", name)
    if found:
        offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
        return timezone(-offset if found[1] == "-" else offset)
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"this machine knows no zone {name!r}; the package tzdata has them all") from None
