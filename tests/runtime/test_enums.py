"""Enumerations stay open: what a server adds tomorrow is a value, not an error."""

import copy
import pickle

import msgspec
import pytest

from generator.runtime import OpenIntEnum, OpenStrEnum


class Fruit(OpenStrEnum):
    """Two known, any number of others."""

    APPLE = "apple"
    PEAR = "pear"


class Grade(OpenIntEnum):
    """Two known, any number of others."""

    FIRST = 1
    SECOND = 2


class Basket(msgspec.Struct):
    """Something that holds both."""

    fruit: Fruit
    grade: Grade


def test_known_values_are_the_members() -> None:
    """A listed value decodes to the member itself, so `is` and `match` work."""
    basket = msgspec.json.decode(b'{"fruit": "pear", "grade": 2}', type=Basket)

    assert basket.fruit is Fruit.PEAR
    assert basket.grade is Grade.SECOND
    assert basket.fruit.is_known
    assert basket.grade.is_known


def test_unknown_values_decode_keep_their_text_and_encode_back() -> None:
    """A value that the spec does not list passes through unharmed, both ways."""
    body = b'{"fruit":"quince","grade":9}'

    basket = msgspec.json.decode(body, type=Basket)

    assert (basket.fruit, basket.grade) == ("quince", 9)
    assert (basket.fruit.name, basket.fruit.is_known, basket.grade.is_known) == ("<unknown>", False, False)
    assert str(basket.fruit) == "quince"
    assert msgspec.json.encode(basket) == body
    assert list(Fruit) == [Fruit.APPLE, Fruit.PEAR]


def test_unknown_values_compare_hash_copy_and_pickle_by_value() -> None:
    """Two unknown values with one text are equal, also after a copy or a pickle."""
    quince = Fruit("quince")

    assert {quince: 1}[Fruit("quince")] == 1
    assert copy.deepcopy(quince) == quince
    assert pickle.loads(pickle.dumps(quince)) == quince  # noqa: S301 - our own pickle


@pytest.mark.parametrize("body", [b'{"fruit": 3, "grade": 1}', b'{"fruit": "pear", "grade": "1"}'])
def test_another_json_type_is_still_an_error(body: bytes) -> None:
    """Open to new values is not open to new types."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(body, type=Basket)
