"""The goods that the Gaming Goods stand-in sells: one product of the document, the rest invented.

Names, ids, slugs and what is inactive or sold out are the same for every seed; prices and stock follow it.
"""

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from random import Random
from uuid import UUID

SIZE = 243
"""Products in all: twelve full pages of 20 and one of three."""

EXAMPLE = "cyberpunk-2077-steam-key"
"""The slug of the document's product: 19.99 EUR, twelve in stock, whatever the seed."""

EXAMPLE_ID = "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d"
"""Its id. The document shortens it to `a1b2c3d4-...`; the rest is invented."""

PLATFORMS = ("Steam", "Xbox", "PlayStation", "Nintendo")
"""What the public API calls categories, in the document's order, which is that of their sizes."""

GAME_KEYS, GIFT_CARD = "Game Keys", "Gift Card"
"""What the Partner API calls categories."""

_DOCUMENTED = ("Microsoft", "Electronic Arts", "Ubisoft", "CD Projekt")
_INVENTED = (
    *("Amber Fox", "Basalt Works", "Cinder & Sons", "Driftwood Club", "Eleven Herons", "Fjord Interactive"),
    *("Glasshouse", "Hearth Nine", "Ink and Anvil", "Juniper Labs", "Kettle Games", "Lowtide"),
    *("Moss Atelier", "Night Ferry", "Oxbow", "Paper Lantern", "Quarry Street", "Red Thimble"),
)
_THINGS = (
    *(
        ("Beacon", "Маяк"),
        ("Garden", "Сад"),
        ("Harbor", "Гавань"),
        ("Circuit", "Контур"),
        ("Crown", "Корона"),
    ),
    *(("Library", "Библиотека"), ("Orchard", "Роща"), ("Voyage", "Путешествие"), ("Siege", "Осада")),
    *(("Songs", "Песни"), ("Empire", "Империя"), ("Lantern", "Фонарь"), ("Rails", "Рельсы")),
)
_OF = (
    *(("of the North", "Севера"), ("of Ashes", "Пепла"), ("of Tomorrow", "Завтрашнего дня")),
    *(("of Glass", "Стекла"), ("of the Tides", "Приливов"), ("of Giants", "Великанов")),
    *(("of Dust", "Пыли"), ("of Whispers", "Шёпота"), ("of Iron", "Железа"), ("of the Deep", "Глубин")),
    *(("of Saffron", "Шафрана"), ("of Midwinter", "Середины зимы")),
)
_EDITIONS = (
    ("", ""),
    ("", ""),
    ("", ""),
    (" Deluxe Edition", " Делюкс-издание"),
    (" Season Pass", " Сезонный абонемент"),
)
_GENRES = (
    "action-adventure",
    "strategy game",
    "puzzle game",
    "racing game",
    "role-playing game",
    "survival game",
)
_CARDS = (10, 20, 50, 100)
_PRICES = (99, 199, 499, 749, 999, 1499, 1999, 2999, 3999, 5999)
_SHARES = (0, 1, 0, 2, 0, 1, 0, 3, 0, 2, 1, 0)  # indices of PLATFORMS: half of all is for Steam


@dataclass(slots=True, eq=False)
class Product:
    """One product, as both APIs know it. Only `stock` changes.

    Attributes:
        number: Its place in the catalogue.
        names: By locale, `en` and `ru`: the public API's `name`.
        title: The Partner API's name of it.
        platform: The public API's `category`, e.g. `Steam`.
        kind: The Partner API's `category`, `Game Keys` or `Gift Card`.
        brand: The publisher, for both.
        cents: The price of one in euro cents.
        added: The larger, the newer.
        words: All that a search finds, casefolded, each word behind a blank.
    """

    number: int
    id: str
    slug: str
    names: dict[str, str]
    title: str
    platform: str
    kind: str
    brand: str
    description: str
    activation: str
    active: bool
    added: int
    words: str
    cents: int = 1999
    stock: int = 12

    @property
    def available(self) -> bool:
        """Whether one can be bought now."""
        return self.active and self.stock > 0

    @property
    def image(self) -> str:
        """A picture's address, on the store's host; nothing is served there."""
        return f"https://gaming-goods.ru/images/{self.slug}.jpg"


def words(text: str) -> list[str]:
    """The words of a text, casefolded: letters, digits and underscores."""
    return _WORD.findall(text.casefold())


_WORD = re.compile(r"\w+")


def make(seed: int) -> list[Product]:
    """Lay out the shop: every eleventh product is sold out, every seventeenth inactive."""
    chance = Random(f"gaming goods catalogue {seed}")  # noqa: S311 (repeatable, not secret)
    shop = [copy(product) for product in _goods()]
    for product in shop[1:]:
        product.cents = chance.choice(_PRICES) + chance.randrange(-50, 50)
        product.stock = chance.randint(1, 40)
        if product.kind == GIFT_CARD:
            product.cents = int(product.slug.split("-")[-2]) * 100 + chance.randrange(-50, 50)
        if product.number % 11 == 0:
            product.stock = 0
    return shop


@cache
def _goods() -> Sequence[Product]:
    """Everything that no seed changes."""
    goods = [
        _product(
            *(0, EXAMPLE, ("Cyberpunk 2077", "Cyberpunk 2077"), "Steam"),
            *(GAME_KEYS, "CD Projekt", "action-adventure"),
        )
    ]
    games = SIZE - 1 - len(PLATFORMS) * len(_CARDS)
    for n in range(1, games + 1):
        thing, of, edition = _THINGS[n % 13], _OF[n * 5 % 12], _EDITIONS[n * 3 // 5 % 5]
        part = "" if n < 156 else " II"
        names = (f"{thing[0]} {of[0]}{part}{edition[0]}", f"{thing[1]} {of[1]}{part}{edition[1]}")
        platform = PLATFORMS[_SHARES[n * 7 // 3 % 12]]
        slug = "-".join(words(f"{names[0]} {platform} key"))
        genre = _GENRES[n * 5 // 2 % 6]
        goods.append(_product(n, slug, names, platform, GAME_KEYS, _publisher(n), genre))
    for platform, owner in zip(PLATFORMS, ("Valve", "Microsoft", "Sony", "Nintendo"), strict=True):
        for euros in _CARDS:
            names = (f"{platform} Gift Card {euros} EUR", f"Подарочная карта {platform} {euros} EUR")
            slug = "-".join(words(names[0]))
            goods.append(_product(len(goods), slug, names, platform, GIFT_CARD, owner, "gift card"))
    return goods


def _publisher(n: int) -> str:
    """Two in five are the document's, in the proportion of its example."""
    if n % 5 < 2:
        return _DOCUMENTED[(0, 1, 0, 2, 1, 0, 3)[n % 7]]
    return _INVENTED[n * 11 % len(_INVENTED)]


def _product(
    number: int, slug: str, names: tuple[str, str], platform: str, kind: str, brand: str, genre: str
) -> Product:
    english, russian = names
    mark = sha256(slug.encode()).digest()
    if kind == GIFT_CARD:
        title, description = english, f"Credit for {platform}, sent as a code."
    else:
        title, description = f"{english} {platform} Key", f"Open-world {genre}. A key for {platform}."
    return Product(
        number=number,
        id=str(UUID(bytes=mark[:16], version=4)) if number else EXAMPLE_ID,
        slug=slug,
        names={"en": english, "ru": russian},
        title=title,
        platform=platform,
        kind=kind,
        brand=brand,
        description=description,
        activation=f"Enter the key in your {platform} account.",
        active=number % 17 != 16,
        added=mark[16] * 256 + mark[17],
        words="".join(
            f" {word}" for text in (english, russian, platform, brand, description) for word in words(text)
        ),
    )


def sizes(names: Sequence[str]) -> dict[str, int]:
    """How often each name occurs: the most frequent first, then by the alphabet."""
    counted = {name: names.count(name) for name in sorted(set(names))}
    return dict(sorted(counted.items(), key=lambda item: -item[1]))
