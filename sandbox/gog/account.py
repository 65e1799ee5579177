"""What one user has: library, wishlist, tags, ratings, settings, wallets and a Steam account.

Rules that concern nobody else stand here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import md5
from typing import Literal, NamedTuple

from sandbox.gog import errors
from sandbox.gog.people import Person, Privacy

LANGUAGES = {
    "en": ("en-US", "English"),
    "de": ("de-DE", "Deutsch"),
    "fr": ("fr-FR", "français"),
    "pl": ("pl-PL", "polski"),
    "pt": ("pt-BR", "português do Brasil"),
    "ru": ("ru-RU", "русский"),
    "zh": ("zh-Hans", "中文(简体)"),
}
"""By short code: the locale and the language's own name."""

SHELVES = ("wood", "mate_black", "glass", "chrome", "white", "piano_black")

SteamStatus = Literal["imported", "readyToLink", "unavailable"]


def checksum(*parts: object) -> str:
    """32 hexadecimal digits that change with what they are of."""
    return md5(repr(parts).encode(), usedforsecurity=False).hexdigest()


@dataclass(slots=True)
class Settings:
    """Of an account, or of a visitor without one. Privacy: 0 nobody, 1 anyone, 2 friends."""

    country: str = "XX"
    currency: str = "EUR"
    language: str = "en"
    birthday: str = "1990-01-01"
    newsletter: bool = False
    promo: bool = False
    wishlist_notification: bool = True
    sharing: Privacy = 1
    chat: Privacy = 1
    searchable: bool = True
    shelf: str = "wood"


@dataclass(slots=True)
class Tag:
    """A label of one user; `products` in the order in which it was put on them."""

    id: int
    name: str
    products: dict[int, None] = field(default_factory=dict[int, None])


class Transaction(NamedTuple):
    """Money that came into a wallet or, negative, left it; in cents."""

    order_id: str
    date: int
    name: str
    change: int
    balance: int


@dataclass(slots=True)
class Steam:
    """A user's Steam account: what it owns, and what a scan has shown GOG of that."""

    linked: bool = False
    owns: dict[int, SteamStatus] = field(default_factory=dict[int, SteamStatus])
    scanned: dict[int, SteamStatus] = field(default_factory=dict[int, SteamStatus])


@dataclass(slots=True)
class Account:
    """One user's belongings.

    Attributes:
        owned: Product ids, with the time of purchase.
        updates: Of owned products: how many updates wait.
        ratings: Stars times ten.
        played: Product ids, with minutes and the last time.
        wallets: By currency, oldest transaction first.
    """

    person: Person
    avatar: str
    settings: Settings
    owned: dict[int, int] = field(default_factory=dict[int, int])
    hidden: set[int] = field(default_factory=set[int])
    updates: dict[int, int] = field(default_factory=dict[int, int])
    unseen: set[int] = field(default_factory=set[int])
    tags: dict[int, Tag] = field(default_factory=dict[int, Tag])
    wishlist: dict[int, int] = field(default_factory=dict[int, int])
    ratings: dict[int, int] = field(default_factory=dict[int, int])
    played: dict[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])
    wallets: dict[str, list[Transaction]] = field(default_factory=dict[str, list[Transaction]])
    steam: Steam = field(default_factory=Steam)
    read_tips: bool = False

    def give(self, product_id: int, at: float) -> None:
        """Put a product into the library, once."""
        if product_id not in self.owned:
            self.owned[product_id] = int(at)
            self.unseen.add(product_id)

    def take(self, product_id: int) -> None:
        """Take a product out of the library, and off everything that is in the library only."""
        self.owned.pop(product_id, None)
        self.updates.pop(product_id, None)
        self.played.pop(product_id, None)
        self.hidden.discard(product_id)
        self.unseen.discard(product_id)
        for tag in self.tags.values():
            tag.products.pop(product_id, None)

    def hide(self, product_id: int, *, hidden: bool) -> None:
        """Hide a product of the library, or show it again ("ACC-10", "ACC-11"); doing it twice is no fault.

        Raises:
            NotFound: It is not in the library.
        """
        if product_id not in self.owned:
            raise errors.NotFound
        if hidden:
            self.hidden.add(product_id)
        else:
            self.hidden.discard(product_id)

    def unwish(self, product_id: int) -> None:
        """Take a product off the wishlist ("ACC-14").

        Raises:
            BadRequest: It is not on it; the words are the documented ones.
        """
        if product_id not in self.wishlist:
            raise errors.BadRequest("unable to remove product from wishlist")
        del self.wishlist[product_id]

    def attach(self, product_id: int, tag_id: int) -> bool:
        """Put a tag on a product of the library ("ACC-15"); false if there is no such product or tag."""
        if product_id not in self.owned or tag_id not in self.tags:
            return False
        self.tags[tag_id].products[product_id] = None
        return True

    def detach(self, product_id: int, tag_id: int) -> bool:
        """Take a tag off a product ("ACC-16"); false if it is not on it."""
        if tag_id not in self.tags or product_id not in self.tags[tag_id].products:
            return False
        del self.tags[tag_id].products[product_id]
        return True

    def delete_tag(self, tag_id: int) -> None:
        """Take a tag off everything and forget it ("ACC-18").

        Raises:
            NotFound: There is none.
        """
        if self.tags.pop(tag_id, None) is None:
            raise errors.NotFound

    def arrange_tags(self, wanted: Sequence[tuple[int, str]]) -> None:
        """Rename tags and bring them into this order ("ACC-19"); those left out keep theirs, behind.

        Raises:
            NotFound: One of them does not exist; then nothing is changed.
        """
        if any(tag_id not in self.tags for tag_id, _ in wanted):
            raise errors.NotFound
        for tag_id, name in wanted:
            self.tags[tag_id].name = name
        order = dict.fromkeys([tag_id for tag_id, _ in wanted] + list(self.tags))
        self.tags = {tag_id: self.tags[tag_id] for tag_id in order}

    def tags_of(self, product_id: int) -> list[Tag]:
        """The tags on a product."""
        return [tag for tag in self.tags.values() if product_id in tag.products]

    def balance(self, currency: str) -> int:
        """What a wallet holds, in cents."""
        entries = self.wallets.get(currency)
        return entries[-1].balance if entries else 0

    def book(self, currency: str, order_id: str, at: float, name: str, cents: int) -> None:
        """Add a transaction to a wallet; the caller sees to it that the balance stays at or above 0."""
        entries = self.wallets.setdefault(currency, [])
        balance = self.balance(currency) + cents
        entries.append(Transaction(order_id.upper(), int(at), name, cents, balance))
