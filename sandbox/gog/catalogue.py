"""The goods that the GOG stand-in sells: a few of the documents' examples, the rest invented.

Names, ids, files and dates are the same for every seed; prices follow it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from random import Random
from typing import Literal, NamedTuple

SIZE = 250
"""Products in all, movies, DLC and packs included."""

GAME, MOVIE = 1207658691, 1207665463
"""The game and the movie of the documents' examples."""

SMALL = 1949616134
"""A game with a small installation, and with a DLC."""

UNKNOWN_DATE = 693_612_000
"""Stands for an unknown release: 1991-12-25 00:00 in Nicosia."""

REMOVED = 978_299_999
"""Stands for "removed from sale": 2000-12-31 23:59:59 in Nicosia."""

OWNED_IN_EXAMPLE = (
    *(1207658691, 1207658713, 1207658805, 1207658924, 1207658930, 1207658945, 1207658957),
    *(1929434313, 1949616134, 1432207890, 1444035366, 1444036272, 1443696086),
)
"""What the documents' example user owns."""

_KNOWN_IDS = (*OWNED_IN_EXAMPLE, 1430740458, 1207659032)
GAMES, MOVIES, PACKS = 204, 11, 6
"""How many of each there are; the rest is DLC."""

Kind = Literal[1, 2, 3]
System = Literal["windows", "mac", "linux"]
Place = Literal["pc", "mac", "linux", "movies", "extras"]

CATEGORIES = ("Role-playing", "Strategy", "Adventure", "Shooter", "Simulation", "Action", "Puzzle", "Racing")
SLUGS = ("rpg", "strategy", "adventure", "shooter", "simulation", "action", "puzzle", "racing")
_GERMAN = ("Rollenspiel", "Strategie", "Abenteuer", "Shooter", "Simulation", "Action", "Rätsel", "Rennspiel")
_FEATURES = (
    *("single", "multi", "coop", "achievements", "leaderboards", "controller_support"),
    *("in_development", "cloud_saves", "overlay"),
)
_LANGUAGES = (("en", "English"), ("de", "Deutsch"), ("fr", "français"), ("pl", "polski"))
_SYSTEMS: tuple[tuple[System, ...], ...] = (
    ("windows",),
    ("windows", "mac", "linux"),
    ("windows", "mac"),
)
_STUDIOS = (
    *("Amber Fox", "Basalt Works", "Cinder & Sons", "Driftwood Club", "Eleven Herons", "Glasshouse"),
    *("Hearth Nine", "Ink and Anvil", "Juniper Labs", "Kettle Games", "Lowtide", "Moss Atelier", "Oxbow"),
)
_FIRST = (
    *("Amber", "Broken", "Crimson", "Distant", "Eternal", "Forgotten", "Gilded", "Hollow", "Iron"),
    *("Jade", "Kindled", "Lost", "Midnight", "Northern", "Painted", "Quiet", "Rusted"),
)
_SECOND = (
    *("Harbor", "Garden", "Circuit", "Crown", "Library", "Orchard", "Voyage", "Siege", "Empire"),
    *("Lantern", "Rails", "Beacon", "Throne"),
)
_PRICES = (0, 99, 249, 499, 599, 999, 999, 1499, 1999, 2499, 3999, 5999)
_DISCOUNTS = (0, 0, 0, 0, 50, 0, 75, 0, 20, 0, 33)


@dataclass(frozen=True, slots=True)
class File:
    """Something to download.

    Attributes:
        key: Its last part in a download path: `en1installer1`, or the number of an extra.
        name: What the list of downloads calls it.
        place: The folder in the delivery network.
        stored: Its file name there.
        size: Bytes that are really served.
        shown: The size that the list of downloads shows; the documents' examples keep theirs.
        language: In that language, as `English`; empty where files have none.
        system: Empty where files have none.
        version: `None` is shown as null, `""` not at all.
        kind: Of an extra, as `manuals`.
        count: Of an extra: how many things it holds.
        has_list: Whether there is a list of its checksums.
    """

    key: str
    name: str
    place: Place
    stored: str
    size: int
    shown: str
    language: str = ""
    system: System | Literal[""] = ""
    version: str | None = None
    date: str = ""
    kind: str = ""
    count: int = 0
    has_list: Literal["whole", "empty", "missing"] = "missing"


@dataclass(frozen=True, slots=True, eq=False)
class Product:
    """One product; nothing of it ever changes.

    Attributes:
        slug: In the store's addresses.
        files_slug: In download paths; the documents' game has another there.
        kind: 1 game or movie, 2 pack, 3 DLC.
        base: What a DLC belongs to.
        parts: What a pack holds.
        released: Unix seconds; `UNKNOWN_DATE` where nobody knows.
        on_sale: Whether it can be bought at all.
    """

    number: int
    id: int
    title: str
    slug: str
    files_slug: str
    kind: Kind
    movie: bool
    base: int | None
    parts: tuple[int, ...]
    series: int
    category: int
    developer: str
    publisher: str
    released: int
    systems: tuple[System, ...]
    languages: tuple[str, ...]
    features: tuple[str, ...]
    rating: int
    image: str
    mirror: int
    forum: str
    files: tuple[File, ...]
    extras: tuple[File, ...]
    on_sale: bool = True
    coming: bool = False
    in_development: bool = False
    told_systems: bool = True
    cd_key: str = ""
    text: str = ""
    changelog: str | None = None
    features_of_galaxy: bool = False

    @property
    def genre(self) -> str:
        """The category's word in a filter."""
        return SLUGS[self.category]

    def category_in(self, language: str) -> str:
        """The category's name; only German differs from English here."""
        return (_GERMAN if language == "de" else CATEGORIES)[self.category]


class Tariff(NamedTuple):
    """What a product costs in euro cents, and how much of that is taken off, in percent."""

    base: int
    discount: int

    @property
    def final(self) -> int:
        """What is to be paid, to the nearest cent, half a cent up."""
        return (self.base * (100 - self.discount) + 50) // 100


class Catalogue:
    """All products with the prices of one seed."""

    def __init__(self, seed: int) -> None:
        self.products = _goods()
        self.by_id: Mapping[int, Product] = _by_id()
        chance = Random(f"gog prices {seed}")  # noqa: S311 (repeatable, not secret)
        self.tariffs = {
            p.id: Tariff(chance.choice(_PRICES), chance.choice(_DISCOUNTS)) for p in self.products
        }
        self.tariffs[GAME] = Tariff(999, 0)  # the price in the example of the wishlist
        for product in self.products:
            if self.tariffs[product.id].base == 0:
                self.tariffs[product.id] = Tariff(0, 0)

    def series(self, number: int) -> list[Product]:
        """The products of a series that can be bought."""
        return [p for p in self.products if p.series == number and p.on_sale and not p.coming]

    def dlcs(self, product: Product) -> list[Product]:
        """The DLC of a game."""
        return [p for p in self.products if p.base == product.id]

    def file(self, slug: str, key: str, *, extra: bool) -> tuple[Product, File] | None:
        """Find a file by its download path."""
        for product in self.products:
            if product.files_slug == slug:
                for file in product.extras if extra else product.files:
                    if file.key == key:
                        return product, file
        return None

    def stored(self, slug: str, place: str, name: str) -> File | None:
        """Find a file by its path in the delivery network."""
        for product in self.products:
            if product.files_slug == slug:
                for file in (*product.files, *product.extras):
                    if (file.place, file.stored) == (place, name):
                        return file
        return None


def size_text(size: int) -> str:
    """Whole megabytes or tenths of a gigabyte, rounded up, as lists of downloads have it."""
    megabytes = max(1, -(-size // (1 << 20)))
    return f"{megabytes} MB" if megabytes < 1000 else f"{megabytes / 1024:.1f} GB"


@cache
def _by_id() -> Mapping[int, Product]:
    return {product.id: product for product in _goods()}


@cache
def _goods() -> Sequence[Product]:
    goods: list[Product] = [_game(n) for n in range(GAMES)]
    goods += [_movie(n) for n in range(MOVIES)]
    goods += [_dlc(n, goods[n * 7 % 110 + 1]) for n in range(SIZE - GAMES - MOVIES - PACKS)]
    goods += [_pack(n, goods) for n in range(PACKS)]
    return tuple(goods)


def _image(number: int) -> str:
    return sha256(f"gog image {number}".encode()).hexdigest()


def _word(title: str) -> str:
    return "".join(c if c.isalnum() else "_" for c in title.lower().strip())


def _size(number: int) -> int:
    """From some hundred bytes to a fifth of a megabyte."""
    return 300 + number * 7919 % 200_000


def _installer(
    number: int, slug: str, name: str, language: tuple[str, str], system: System, key: str, **options: object
) -> File:
    place: Place = "pc" if system == "windows" else system
    ending = {"windows": "exe", "mac": "pkg", "linux": "sh"}[system]
    size = _size(number)
    version: str | None = (None, f"1.{number % 9}", f"2.0.{number % 5} (gog-{number % 7})", "")[number % 4]
    return File(
        **{
            "key": key,
            "name": name,
            "place": place,
            "stored": f"setup_{slug}_{key}.{ending}",
            "size": size,
            "shown": size_text(size),
            "language": language[1],
            "system": system,
            "version": version,
            "has_list": "whole",
            **options,
        }  # type: ignore[arg-type]
    )


def _extra(
    slug: str, key: int, name: str, kind: str, count: int, size: int, shown: str | None = None
) -> File:
    stored = f"{slug}_{key}.zip"
    text = shown or size_text(size)
    return File(str(key), name, "extras", stored, size, text, kind=kind, count=count)


def _game(n: int) -> Product:
    if n == 0:
        title, slug = "Unreal Tournament 2004 Editor's Choice Edition", "unreal_tournament_2004_ece"
        return Product(
            number=0,
            id=GAME,
            title=title,
            slug="unreal_tournament_2004_editors_choice_edition",
            files_slug=slug,
            kind=1,
            movie=False,
            base=None,
            parts=(),
            series=1,
            category=3,
            developer="Digital Extremes",
            publisher="Epic Games",
            released=1227585600,
            systems=("windows",),
            languages=("en",),
            features=("single", "multi"),
            rating=40,
            image="ebed1d5546a4fa382d7d36db8aee7f298eac7db3a8dc2f4389120b5b7b3155a9",
            mirror=4,
            forum="unreal_series",
            files=tuple(
                _installer(
                    part,
                    slug,
                    f"{title} (Part {part} of 3)",
                    _LANGUAGES[0],
                    "windows",
                    f"en1installer{part + 2}",
                    size=size,
                    shown=shown,
                    version=None,
                )
                for part, size, shown in (
                    (1, 786_432, "1 MB"),
                    (2, 2_097_152, "1.5 GB"),
                    (3, 524_287, "507 MB"),
                )
            ),
            extras=(
                _extra(slug, 6093, "manual (33 pages)", "manuals", 1, 61_000, "2 MB"),
                _extra(slug, 6073, "HD wallpapers", "wallpapers", 12, 240_000, "115 MB"),
                _extra(slug, 6083, "avatars", "avatars", 8, 33_333, "1 MB"),
            ),
            features_of_galaxy=True,
        )
    title = f"{_FIRST[n % 17]} {_SECOND[n * 5 % 13]}"
    slug = _word(title)
    systems = _SYSTEMS[n % 3]
    languages = _LANGUAGES[: n % 4 + 1]
    files = [
        _installer(
            n * 11 + place * 3 + number, slug, title, language, system, f"{language[0]}{place}installer1"
        )
        for number, language in enumerate(languages)
        for place, system in enumerate(systems, 1)
    ]
    if n == 1:  # nothing in it, and a list of checksums that is empty
        files.append(_installer(n, slug, f"{title} (patch)", _LANGUAGES[0], "windows", "en1patch1", size=0))
        files.append(
            _installer(
                *(2, slug, f"{title} (update)", _LANGUAGES[0], "windows", "en1patch2"), has_list="empty"
            )
        )
    extras = (
        _extra(slug, 10_000 + n * 10, "manual", "manuals", 1, _size(n * 3)),
        _extra(slug, 10_001 + n * 10, "soundtrack", "audio", n % 14 + 1, _size(n * 5)),
        _extra(slug, 10_002 + n * 10, "guide & reference", "guides & reference", 1, _size(n)),
    )
    coming = n in (195, 196, 197)
    return Product(
        number=n,
        id=_KNOWN_IDS[n] if n < len(_KNOWN_IDS) else 1207660000 + n * 13,
        title=f"{title} " if n % 29 == 9 else title,
        slug=slug,
        files_slug=slug,
        kind=1,
        movie=False,
        base=None,
        parts=(),
        series=n % 23 + 1,
        category=n * 3 % 8,
        developer=_STUDIOS[n % 13],
        publisher=_STUDIOS[n * 5 % 13],
        released=UNKNOWN_DATE if coming or n % 31 == 7 else 852_076_800 + n * 4_200_000,
        systems=systems,
        languages=tuple(code for code, _ in languages),
        features=tuple(f for place, f in enumerate(_FEATURES) if (n + place) % 3 == 0),
        rating=n * 7 % 46 + 5,
        image=_image(n),
        mirror=n % 4 + 1,
        forum=f"{slug}_series" if n % 2 else "general",
        files=tuple(files) if n % 41 != 5 else (),
        extras=extras[: n % 4],
        on_sale=n % 37 != 11,
        coming=coming,
        in_development=n % 19 == 4,
        told_systems=n % 6 != 3,
        cd_key="<span>ABCD-EFGH-2345</span>" if n % 17 == 2 else "",
        text="<p>Needs a <b>64-bit</b> system.</p>" if n % 13 == 6 else "",
        changelog="<h4>Patch 1.1</h4><ul><li>Fixes &amp; improvements</li></ul>" if n % 5 == 1 else None,
        features_of_galaxy=n % 2 == 0,
    )


def _movie(n: int) -> Product:
    name = "The Art of Playing" if n == 0 else f"The Making of {_FIRST[n]} {_SECOND[n * 5 % 13]}"
    slug = _word(name)
    files = tuple(
        File(
            f"en1video{number}",
            f"{name} ({lines}p)",
            "movies",
            f"{slug}_{lines}p.mp4",
            size,
            shown if n == 0 else size_text(size),
        )
        for number, lines, size, shown in (
            (1, 1080, 1_200_000 if n == 0 else _size(n), "1.1 GB"),
            (2, 720, 400_000 + n, "382 MB"),
            (3, 480, 190_000 + n, "189 MB"),
        )
    )
    return Product(
        number=GAMES + n,
        id=MOVIE + n * 11,
        title=f"{name.removeprefix('The ')}, The",
        slug=slug,
        files_slug=slug,
        kind=1,
        movie=True,
        base=None,
        parts=(),
        series=0,
        category=2,
        developer="",
        publisher=_STUDIOS[n],
        released=1432207890 if n == 0 else 1_400_000_000 + n * 3_000_000,
        systems=(),
        languages=("en",),
        features=(),
        rating=n * 9 % 46 + 5,
        image=(
            "a3e48e4e370e2e7e9cdf648b712ff0506b994b404b64993e3fab4934294a4890"
            if n == 0
            else _image(GAMES + n)
        ),
        mirror=1,
        forum="general",
        files=files,
        extras=(_extra(slug, 6103 + n, "manual (1 page)", "manuals", 1, 2048 + n, "1 MB"),),
    )


def _dlc(n: int, base: Product) -> Product:
    number = GAMES + MOVIES + n
    title = f"{base.title.strip()}: {('Soundtrack Edition', 'The Lost Chapter', 'Season Pass')[n % 3]}"
    slug = _word(title).replace("__", "_")
    files = [
        _installer(number + place, slug, title, _LANGUAGES[0], system, f"en{place}installer1")
        for place, system in enumerate(base.systems, 1)
    ]
    return Product(
        number=number,
        id=1300000000 + n * 101,
        title=title,
        slug=slug,
        files_slug=slug,
        kind=3,
        movie=False,
        base=base.id,
        parts=(),
        series=base.series,
        category=base.category,
        developer=base.developer,
        publisher=base.publisher,
        released=base.released,
        systems=base.systems,
        languages=("en",),
        features=base.features,
        rating=base.rating,
        image=_image(number),
        mirror=n % 4 + 1,
        forum=base.forum,
        files=tuple(files),
        extras=(),
    )


def _pack(n: int, goods: Sequence[Product]) -> Product:
    number = SIZE - PACKS + n
    parts = tuple(p for p in goods[120 + n * 4 : 124 + n * 4] if p.kind == 1)
    title = f"{_FIRST[n * 2]} Collection"
    return Product(
        number=number,
        id=1400000000 + n * 103,
        title=title,
        slug=_word(title),
        files_slug=_word(title),
        kind=2,
        movie=False,
        base=None,
        parts=tuple(p.id for p in parts),
        series=0,
        category=parts[0].category,
        developer=parts[0].developer,
        publisher=parts[0].publisher,
        released=1_500_000_000 + n * 1_000_000,
        systems=("windows",),
        languages=("en",),
        features=(),
        rating=40,
        image=_image(number),
        mirror=n % 4 + 1,
        forum="general",
        files=(),
        extras=(),
    )
