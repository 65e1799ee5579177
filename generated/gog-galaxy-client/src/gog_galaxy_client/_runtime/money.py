"""Amounts as exact decimals, whichever unit the wire has them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


def major(amount: float | str) -> Decimal:
    """An amount in units of its currency: 19.99 is ``Decimal("19.99")``, not the nearest binary fraction.

    Raises:
        ValueError: A text that is no decimal.
    """
    from decimal import Decimal, InvalidOperation

    try:
        return Decimal(amount if isinstance(amount, str) else repr(amount))
    except InvalidOperation:
        raise ValueError(f"{amount!r} is no amount") from None


def minor(amount: int) -> Decimal:
    """An amount in hundredths of its currency: 1999 is ``Decimal("19.99")``."""
    from decimal import Decimal

    return Decimal(amount).scaleb(-2)
