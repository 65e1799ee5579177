"""Amounts as exact decimals, whichever unit the wire has them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


def major(amount: float) -> Decimal:
    """An amount in units of its currency: 19.99 is ``Decimal("19.99")``, not the nearest binary fraction."""
    from decimal import Decimal

    return Decimal(repr(amount))


def minor(amount: int) -> Decimal:
    """An amount in hundredths of its currency: 1999 is ``Decimal("19.99")``."""
    from decimal import Decimal

    return Decimal(amount).scaleb(-2)
