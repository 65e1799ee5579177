"""The goods that the G2A stand-in sells: two products of the document, the rest invented.

Names and ids are the same for every seed; prices, quantities and auctions follow the seed.
"""

import hashlib
from random import Random

import msgspec

SIZE = 250
"""Products in all: twelve full pages of 20 and one of ten."""

EXAMPLE_ORDERED = "10000027819004"
"""The product of the document's order example: sold for 12.55 EUR, plenty of it."""

EXAMPLE_LISTED = "10000083595001"
"""The product of the document's list example: nine keys at 30.00 EUR."""

_FIRST = (
    *("Ashen", "Brass", "Cobalt", "Distant", "Ember", "Feral", "Gilded", "Hollow"),
    *("Iron", "Jade", "Lunar", "Midnight", "Northern", "Obsidian", "Pale"),
)
_SECOND = (
    *("Armada", "Beacon", "Circuit", "Dominion", "Exodus", "Frontier"),
    *("Garden", "Harbor", "Inquest", "Jester", "Kingdoms", "Lantern"),
)
_EDITION = ("", "", "", "Deluxe Edition ", "Gold Edition ", "Season Pass ")
_PLATFORM = ("Steam", "Steam", "Steam", "GOG.COM", "Origin", "Uplay")
_REGION = ("GLOBAL", "GLOBAL", "EUROPE", "NORTH AMERICA")


class Product(msgspec.Struct, rename="camel"):
    """One entry of the product list, just as it is sent ("Products - Get Products").

    `qty` is the sum over its auctions, `min_price` the least price in EUR of those that still have stock; a
    product that is sold out keeps its last price.
    """

    id: str
    name: str
    type: str
    slug: str
    qty: int
    min_price: float
    thumbnail: str
    small_image: str


class Auction(msgspec.Struct):
    """One seller's offer: price in euro `cents`, the seller's `rating` from 0 to 1, `qty` keys left."""

    id: str
    cents: int
    rating: float
    qty: int


def make(seed: int) -> list[tuple[Product, list[Auction]]]:
    """Lay out the shop; every twelfth invented product is sold out."""
    chance = Random(f"g2a catalogue {seed}")  # noqa: S311 (repeatable, not secret)
    shop = [
        (
            _product(
                EXAMPLE_LISTED,
                "Middle-earth: Shadow of War Standard Edition Steam Key GLOBAL",
                "/middle-earth-shadow-of-war-standard-edition-steam-key-global-i10000034823002",
                ("b187e036fea3/59ce681aae653a840571a334", "2bdbea2e846c/59ce681aae653a840571a334"),
            ),
            [Auction("1", 3000, 0.97, 9)],
        ),
        (
            _invented(0, EXAMPLE_ORDERED, "Verdant Outpost Steam Key GLOBAL"),
            [Auction("2", 1255, 0.9, 900), Auction("3", 1399, 1.0, 100)],
        ),
    ]
    for n in range(1, SIZE - 1):
        first, second = _FIRST[n % len(_FIRST)], _SECOND[n // len(_FIRST) % len(_SECOND)]
        numeral = "" if n < len(_FIRST) * len(_SECOND) else "II "
        edition, platform, region = _EDITION[n % 6], _PLATFORM[n * 5 % 6], _REGION[n * 7 % 4]
        name = f"{first} {second} {numeral}{edition}{platform} Key {region}"
        cents = chance.choice((99, 199, 499, 749, 999, 1499, 1999, 2999, 3999, 5999)) + chance.randrange(
            -50, 50
        )
        auctions: list[Auction] = []
        for k in range(chance.randint(1, 3)):
            qty = 0 if n % 12 == 0 else chance.randint(1, 40)
            auctions.append(Auction(f"{n * 10 + 100 + k}", cents, chance.randint(80, 100) / 100, qty))
            cents += chance.randint(1, 300)
        shop.append((_invented(n, str(10000030000001 + n * 1013), name), auctions))
    for product, auctions in shop:
        restock(product, auctions)
    return shop


def restock(product: Product, auctions: list[Auction]) -> None:
    """Bring `qty` and `min_price` of a product in line with its auctions."""
    product.qty = sum(a.qty for a in auctions)
    open_ = [a.cents for a in auctions if a.qty] or [a.cents for a in auctions]
    product.min_price = min(open_) / 100


def _invented(n: int, id_: str, name: str) -> Product:
    mark = hashlib.sha256(id_.encode()).hexdigest()
    slug = "/" + name.lower().replace(".", "-").replace(" ", "-") + f"-i{10000040000002 + n * 1009}"
    return _product(id_, name, slug, (f"{mark[:12]}/{mark[24:48]}", f"{mark[12:24]}/{mark[24:48]}"))


def _product(id_: str, name: str, slug: str, images: tuple[str, str]) -> Product:
    small, large = images
    return Product(
        id=id_,
        name=name,
        type="key",
        slug=slug,
        qty=0,
        min_price=0.0,
        thumbnail=f"https://images.g2a.com/images/58x58/0x1x1/{small}",
        small_image=f"https://images.g2a.com/images/230x336/0x1x1/{large}",
    )
