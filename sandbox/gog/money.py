"""Currencies, and amounts in them. Amounts are whole cents, whatever the currency calls them."""

from collections.abc import Mapping
from typing import NamedTuple


class Currency(NamedTuple):
    """One currency: its sign, and the invented, fixed value of a euro in hundredths of it."""

    symbol: str
    rate: int


CURRENCIES: Mapping[str, Currency] = {
    "USD": Currency("$", 110),
    "EUR": Currency("€", 100),
    "GBP": Currency("£", 85),
    "AUD": Currency("A$", 165),
    "RUB": Currency("руб.", 9500),
    "PLN": Currency("zł", 430),
    "CAD": Currency("C$", 150),
    "CHF": Currency("CHF", 95),
    "NOK": Currency("kr", 1150),
    "SEK": Currency("kr", 1140),
    "DKK": Currency("kr", 745),
}
"""Those of the documents, in their order."""


def convert(cents: int, currency: str) -> int:
    """Euro cents in another currency, to the nearest cent, half a cent up."""
    return (cents * CURRENCIES[currency].rate + 50) // 100


def text(cents: int) -> str:
    """A decimal with two places: ``"12.50"``."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"
