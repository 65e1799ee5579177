"""Amounts lose nothing on their way from the wire to a decimal."""

from decimal import Decimal

import msgspec
import pytest

from generator.runtime.money import major, minor


@pytest.mark.parametrize("text", ["19.99", "0.1", "0.0", "12.55", "1234567.89", "1e3"])
def test_major_is_what_the_wire_said(text: str) -> None:
    """The shortest text of a float is the text it was read from."""
    assert major(msgspec.json.decode(text, type=float)) == Decimal(text)


@pytest.mark.parametrize(
    ("cents", "text"), [(1999, "19.99"), (0, "0.00"), (5, "0.05"), (10**18 + 1, "10000000000000000.01")]
)
def test_minor_is_hundredths(cents: int, text: str) -> None:
    """Exactly, also where a float would round."""
    assert str(minor(cents)) == text


def test_sums_are_exact() -> None:
    """What floats are bad at."""
    assert major(0.1) + major(0.2) == major(0.3)
    assert 0.1 + 0.2 != 0.3
