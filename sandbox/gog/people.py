"""Who has an account: a few with a part to play, the documents' user, and a crowd that writes reviews."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

Privacy = Literal[0, 1, 2]


@dataclass(frozen=True, slots=True)
class Person:
    """One user, as everybody may see them.

    Attributes:
        name: Also the name that control and samples use.
        user_id: The web user id, as a number.
        galaxy_id: The Galaxy user id: 17 digits.
        since: When the account was made, in Unix seconds.
        avatar: The image id of the picture at the start.
        wishlist: Who may see the wishlist at the start: 0 nobody, 1 anyone, 2 friends.
    """

    name: str
    user_id: int
    galaxy_id: str
    since: int
    avatar: str
    wishlist: Privacy = 1

    @property
    def email(self) -> str:
        """An address that nobody has."""
        return f"{self.name.lower()}@sandbox.example"


EXAMPLE = Person(
    "Yepoleb",
    48628349971017,
    "46988088193245017",
    1449237763,
    "3f9e109ac09308f7d52c607c8571e63d5fb482acca499a83e767dfff7f00d57d",
    2,
)
"""The user of the documents' examples; the Galaxy id is invented."""

_CAST: tuple[tuple[str, Privacy], ...] = (
    ("anna", 1),
    ("boris", 1),
    ("clara", 2),
    ("dora", 1),
    ("emil", 1),
    ("felix", 1),
    ("greta", 0),
)
_CROWD = (
    *("hanna", "igor", "jana", "karol", "lena", "milan", "nora", "oskar", "petra", "quentin", "rosa"),
    *("stefan", "tessa", "ulrich", "vera", "walter", "xenia", "yuri", "zora", "adam", "birgit", "cecil"),
)


def _person(number: int, name: str, wishlist: Privacy) -> Person:
    return Person(
        name,
        48628349970000 + number,
        f"469880881932450{number:02}",
        1_400_000_000 + number * 7_654_321,
        sha256(f"gog avatar {name}".encode()).hexdigest(),
        wishlist,
    )


PEOPLE: Mapping[str, Person] = {
    person.name: person
    for person in (
        *(_person(n, name, wishlist) for n, (name, wishlist) in enumerate(_CAST, 1)),
        *(_person(n, name, 1) for n, name in enumerate(_CROWD, 30)),
        EXAMPLE,
    )
}
"""Everybody by name. All but the example's user are invented."""

BY_ID: Mapping[int, Person] = {person.user_id: person for person in PEOPLE.values()}
"""Everybody by web user id."""

BY_GALAXY_ID: Mapping[str, Person] = {person.galaxy_id: person for person in PEOPLE.values()}
"""Everybody by Galaxy user id."""

CROWD = tuple(_CROWD)
"""Those who only write reviews."""
