"""The state behind the GOG web API, and how it is at the start; nothing here knows of HTTP.

The rules stand with what they are about: `account.py`, `friends.py`, `reviews.py`, `shop.py`, `tokens.py`.
"""

from hashlib import sha256

from sandbox.core import EPOCH, Clock
from sandbox.gog import errors
from sandbox.gog.account import Account, Settings, Steam, SteamStatus, Tag, checksum
from sandbox.gog.catalogue import GAME, GAMES, MOVIE, OWNED_IN_EXAMPLE, Catalogue, Product
from sandbox.gog.friends import Friends
from sandbox.gog.people import BY_ID, CROWD, EXAMPLE, PEOPLE
from sandbox.gog.reviews import Reviews
from sandbox.gog.shop import VISITOR, Order, Shop, Sort, State
from sandbox.gog.tokens import Tokens

ANNA, CLARA = "anna", "clara"
OWNED = 124
"""Games that Anna owns at the start."""

_DAY = 86_400
_TAGS = ("FAVOURITES", "TO PLAY", "Couch co-op", "Done")
_PAST: tuple[tuple[Sort, State], ...] = (
    *(("purchase", "completed"), ("purchase", "completed"), ("gift_by_me", "not_redeemed")),
    *(("purchase", "completed"), ("gift_by_me", "redeemed"), ("gift_for_me", "redeemed")),
    *(("purchase", "canceled"), ("purchase", "completed"), ("refund", "completed")),
)


class Store:
    """All users, what they have, and what they can have.

    Attributes:
        visitor: Settings of all who are not logged in.
        preorders: Products that are not released yet.
        cuts: Of each download that is to break off: after how many bytes.
        links_made_after: How often all signed links were made to expire.
    """

    def __init__(self, clock: Clock, seed: int) -> None:
        self.clock, self.seed = clock, seed
        self.catalogue = Catalogue(seed)
        self.tokens = Tokens(clock, seed)
        self.friends = Friends()
        self.reviews = Reviews(self.catalogue)
        self.accounts = {
            name: Account(person, person.avatar, Settings(country="AT", sharing=person.wishlist))
            for name, person in PEOPLE.items()
        }
        self.visitor = Settings(country="AT")
        self.shop = Shop(clock, seed, self.catalogue, self.accounts)
        self.preorders: set[int] = set()
        self.cuts: list[int] = []
        self.links_made_after = 0
        self._next_tag = 300_000_001
        self._furnish_anna()
        self._furnish_others()

    def settings(self, user: str) -> Settings:
        """The settings of a user, or of visitors."""
        return self.visitor if user == VISITOR else self.accounts[user].settings

    def product(self, product_id: int) -> Product:
        """Look a product up.

        Raises:
            NotFound: There is none.
        """
        found = self.catalogue.by_id.get(product_id)
        if found is None:
            raise errors.NotFound
        return found

    def account_of(self, user_id: int) -> Account:
        """Look somebody up by their web user id.

        Raises:
            NotFound: Nobody has it.
        """
        person = BY_ID.get(user_id)
        if person is None:
            raise errors.NotFound
        return self.accounts[person.name]

    def owned(self, account: Account) -> list[Product]:
        """What somebody owns, in the order in which it was bought."""
        return [self.catalogue.by_id[product_id] for product_id in account.owned]

    def shelf(self, account: Account) -> list[Product]:
        """The library as its owner sees it: DLC only where the game is missing."""
        return [p for p in self.owned(account) if p.base is None or p.base not in account.owned]

    def can_see_wishlist(self, viewer: str, account: Account) -> bool:
        """Whether somebody may see somebody's wishlist, by its privacy."""
        name = account.person.name
        return (
            account.settings.sharing == 1
            or viewer == name
            or (account.settings.sharing == 2 and name in self.friends.of(viewer))
        )

    def find_person(self, query: str) -> Account:
        """Find somebody by name or e-mail address, whatever the case ("ACC-33").

        Raises:
            NotFound: Nobody has it who can be searched for.
        """
        sought = query.strip().casefold()
        for account in self.accounts.values():
            if sought in (account.person.name.casefold(), account.person.email):
                if account.settings.searchable:
                    return account
                break
        raise errors.NotFound

    def create_tag(self, account: Account, name: str) -> Tag:
        """Make a tag ("ACC-17"); two may have the same name."""
        tag = Tag(self._next_tag, name)
        self._next_tag += 1
        account.tags[tag.id] = tag
        return tag

    def add_review(self, user: str, product: Product, title: str, text: str, rating: int) -> int:
        """Publish a review; its id. Whoever has written one has read the tips before."""
        self.accounts[user].read_tips = True
        self.accounts[user].ratings[product.id] = rating
        return self.reviews.add(user, product.id, title, text, rating, self.clock.now).id

    def scan_steam(self, account: Account) -> None:
        """Look what a linked Steam account owns ("CON-3").

        Raises:
            BadRequest: None is linked.
        """
        if not account.steam.linked:
            raise errors.BadRequest("No Steam account is linked")
        account.steam.scanned = dict(account.steam.owns)

    def claim_steam(self, account: Account) -> list[int]:
        """Put all that is ready into the library ("CON-4"); the ids.

        Raises:
            BadRequest: No Steam account is linked.
        """
        steam = account.steam
        if not steam.linked:
            raise errors.BadRequest("No Steam account is linked")
        ready = [product_id for product_id, status in steam.scanned.items() if status == "readyToLink"]
        for product_id in ready:
            steam.owns[product_id] = steam.scanned[product_id] = "imported"
            account.give(product_id, self.clock.now)
        return ready

    def checksums(self, user: str) -> dict[str, str | None]:
        """A checksum for each kind of belongings, `None` where there are none."""
        account = self.accounts[user]
        parts: dict[str, object] = {
            "cart": [p.id for p in self.shop.cart(user)],
            "games": sorted(account.owned),
            "wishlist": sorted(account.wishlist),
            "reviews_votes": self.reviews.voted_by(user),
            "games_rating": sorted(account.ratings.items()),
        }
        return {name: checksum(name, value) if value else None for name, value in parts.items()}

    def _furnish_anna(self) -> None:
        goods, anna = self.catalogue.products, self.accounts[ANNA]
        start = int(EPOCH) - 3000 * _DAY
        for n, product in enumerate(goods[:OWNED]):
            anna.owned[product.id] = 1430740458 if product.id == GAME else start + n * 20 * _DAY
        for n, product in enumerate(goods[GAMES : GAMES + 4]):
            anna.owned[product.id] = start + (n * 100 + 7) * _DAY
        dlcs = [p for p in goods if p.kind == 3]
        for n, product in enumerate(dlcs[:12]):
            anna.owned[product.id] = start + (n * 30 + 9) * _DAY
        # One without its game.
        del anna.owned[dlcs[11].base or 0]
        games = [p for p in goods[:OWNED] if p.id in anna.owned]
        anna.hidden = {p.id for p in games[20:25]}
        anna.updates = {p.id: n % 3 + 1 for n, p in enumerate(games[30:37])} | {games[21].id: 1}
        anna.unseen = {p.id for p in games[-3:]}
        anna.ratings = {1207658957: 40, 1207659032: 50}
        anna.played = {p.id: (n * 137 + 5, int(EPOCH) - n * _DAY) for n, p in enumerate(games[:45])}
        for number, name in enumerate(_TAGS):
            tag = self.create_tag(anna, name)
            tag.products = dict.fromkeys(p.id for p in games[number * 3 : number * 5 + 2])
        anna.wishlist = {p.id: start + n * _DAY for n, p in enumerate(goods[140:154])}
        for review_id in (123_456, 1_112_223):
            self.reviews.vote(ANNA, review_id, helpful=True)
        steam: tuple[SteamStatus, ...] = ("imported", "readyToLink", "unavailable", "readyToLink")
        anna.steam = Steam(True, {p.id: status for p, status in zip(goods[160:164], steam, strict=True)})
        anna.steam.scanned = dict(list(anna.steam.owns.items())[:3])
        anna.owned[goods[160].id] = int(EPOCH) - 50 * _DAY
        for n in range(36):
            cents = (25_000, -999, -499, 1500, -1999, -250)[n % 6]
            order_id = sha256(f"gog {self.seed} past {n}".encode()).hexdigest()[:12]
            name = games[n].title.strip() if cents < 0 else "Wallet funds"
            anna.book("EUR", order_id, start + n * 50 * _DAY, name, cents)
        anna.book("USD", "0123456789ab", start, "Wallet funds", 5000)
        for n in range(27):
            self._past_order(n, games[n + 40], start + (n + 60) * 20 * _DAY)

    def _past_order(self, n: int, product: Product, at: int) -> None:
        number = sha256(f"gog {self.seed} history {n}".encode()).hexdigest()[:12]
        sort, state = _PAST[n % len(_PAST)]
        order = Order(number, ANNA, [product], "EUR", at, sort=sort, state=state)
        if sort in ("gift_by_me", "gift_for_me"):
            order.gift, order.partner = True, CLARA
            order.code = number.upper() if sort == "gift_by_me" else None
            order.resendable = state == "not_redeemed"
        self.shop.orders[number] = order

    def _furnish_others(self) -> None:
        goods, now = self.catalogue.products, int(EPOCH)
        example = self.accounts[EXAMPLE.name]
        for n, product_id in enumerate((*OWNED_IN_EXAMPLE, MOVIE)):
            example.owned[product_id] = 1_449_300_000 + n * _DAY
        example.wishlist = {GAME: 1_460_000_000}
        clara = self.accounts[CLARA]
        clara.owned = {p.id: now - (n + 1) * 9 * _DAY for n, p in enumerate(goods[100:130])}
        clara.wishlist = {p.id: now - n * _DAY for n, p in enumerate(goods[60:72])}
        self.accounts["dora"].wishlist = {p.id: now - n * _DAY for n, p in enumerate(goods[30:33])}
        self.accounts["greta"].settings.searchable = False
        self.accounts["greta"].settings.chat = 0
        self.accounts["clara"].settings.chat = 2
        self.accounts["boris"].settings.country = "PL"
        self.accounts["boris"].settings.currency = "PLN"
        for friend, when in ((CLARA, 200), ("hanna", 150), ("igor", 90)):
            self.friends.invite(friend, ANNA, now - (when + 1) * _DAY)
            self.friends.accept(ANNA, friend, now - when * _DAY)
        self.friends.invite("dora", ANNA, now - 3 * _DAY)
        self.friends.invite("jana", ANNA, now - 2 * _DAY)
        self.friends.invite(ANNA, "emil", now - 5 * _DAY)
        self.friends.block(ANNA, "felix", blocked=True)
        for n, name in enumerate(CROWD):
            self.accounts[name].owned = {p.id: now - n * _DAY for p in goods[n : n + 6]}
