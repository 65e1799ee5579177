"""Control steps: what happens outside the GOG web API."""

from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec

from sandbox.control import BadControl, Empty, Input, read, step
from sandbox.core import Call, Refusal, Reply, Route, reply
from sandbox.gog.account import Account, SteamStatus
from sandbox.gog.catalogue import Product
from sandbox.gog.money import CURRENCIES
from sandbox.gog.people import PEOPLE
from sandbox.gog.tokens import CLIENT_ID, GRANT_TYPES, REDIRECT_URI, Revoked
from sandbox.gog.world import Part

_Id = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
_Cents = Annotated[int, msgspec.Meta(ge=-(10**12), le=10**12)]
_MOST_BALANCE = 10**15


class _Login(Input):
    user: str
    client_id: str = CLIENT_ID
    redirect_uri: str = REDIRECT_URI


class _Revoke(Input):
    user: str
    what: Revoked = "all"


class _Friend(Input):
    user: str
    friend: str
    does: Literal["invite", "accept", "decline", "remove", "block", "unblock"]


class _Library(Input):
    user: str
    product: _Id
    owned: bool = True
    updates: Annotated[int, msgspec.Meta(ge=0, le=99)] = 0


class _Wallet(Input):
    user: str
    add: _Cents
    currency: str = "EUR"


class _Preorder(Input):
    product: _Id
    preorder: bool = True


class _Review(Input):
    user: str
    product: _Id
    rating: Literal[10, 20, 30, 40, 50] = 50
    title: str = "A review"
    description: str = "Text of a review."


class _Steam(Input):
    user: str
    linked: bool | None = None
    products: dict[str, SteamStatus] = msgspec.field(default_factory=dict[str, SteamStatus])


class _Cut(Input):
    after: Annotated[int, msgspec.Meta(ge=0, le=2**31)]
    times: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 1


class Steps(Part):
    """The steps, below `/__sandbox__/gog`."""

    def routes(self) -> Sequence[Route]:
        """All steps."""
        return (
            Route("POST", "/login", "login", self.login, changes=True),
            Route("GET", "/tokens", "tokens", self.tokens),
            Route("POST", "/tokens/revoke", "tokens.revoke", self.tokens_revoke, changes=True),
            Route("GET", "/settings/{user}", "settings", self.settings),
            Route("POST", "/friends", "friends", self.friends, changes=True),
            Route("POST", "/library", "library", self.library, changes=True),
            Route("POST", "/wallet", "wallet", self.wallet, changes=True),
            Route("POST", "/preorder", "preorder", self.preorder, changes=True),
            Route("POST", "/orders/{id}/complete", "orders.complete", self.orders_complete, changes=True),
            Route("POST", "/orders/{id}/decline", "orders.decline", self.orders_decline, changes=True),
            Route("POST", "/reviews", "reviews", self.reviews, changes=True),
            Route("POST", "/steam", "steam", self.steam, changes=True),
            Route("POST", "/downloads/cut", "downloads.cut", self.downloads_cut, changes=True),
            Route("POST", "/downloads/expire", "downloads.expire", self.downloads_expire, changes=True),
        )

    def login(self, call: Call) -> Reply:
        """``{"user": name, "client_id", "redirect_uri"}``: somebody logs in; a code and a new session."""
        given = read(call, _Login)
        user = self._account(given.user).person.name
        tokens = self.store.tokens
        code = tokens.authorize(user, given.client_id, given.redirect_uri)
        return reply(
            {
                "user": user,
                "code": code,
                "client_id": given.client_id,
                "redirect_uri": given.redirect_uri,
                "session": tokens.open_session(user),
            }
        )

    def tokens(self, call: Call) -> Reply:
        """How often the token endpoint was asked, by grant type; refusals are counted until a restart."""
        tokens = self.store.tokens
        return reply(
            {
                grant: {"granted": tokens.granted[grant], "refused": tokens.refused[grant]}
                for grant in GRANT_TYPES
            }
        )

    def tokens_revoke(self, call: Call) -> Reply:
        """``{"user": name, "what": access | refresh | sessions | all}``: the samples are revoked too."""
        given = read(call, _Revoke)
        self.store.tokens.revoke(self._account(given.user).person.name, given.what)
        return reply({"user": given.user, "revoked": given.what})

    def settings(self, call: Call) -> Reply:
        """All settings of somebody, also those that no operation shows."""
        settings = self._account(call.params["user"]).settings
        return reply({name: getattr(settings, name) for name in settings.__slots__})

    def friends(self, call: Call) -> Reply:
        """``{"user", "friend", "does"}``: `friend` invites, accepts, declines, removes, blocks `user`."""
        given = read(call, _Friend)
        user, friend = (self._account(name).person.name for name in (given.user, given.friend))
        friends, now = self.store.friends, self.now
        try:
            if given.does == "invite":
                friends.invite(friend, user, now)
            elif given.does == "accept":
                friends.accept(friend, user, now)
            elif given.does == "decline":
                friends.decline(friend, user)
            elif given.does == "remove":
                friends.remove(friend, user)
            else:
                friends.block(friend, user, blocked=given.does == "block")
        except Refusal:
            raise BadControl(f"{friend} cannot {given.does} {user} now") from None
        return reply({"user": user, "friend": friend, "status": int(friends.status(user, friend))})

    def library(self, call: Call) -> Reply:
        """``{"user", "product", "owned", "updates"}``: put a product into a library, or take it out."""
        given = read(call, _Library)
        account, product = self._account(given.user), self._product(given.product)
        if not given.owned:
            account.take(product.id)
        else:
            account.give(product.id, self.now)
            account.updates.pop(product.id, None)
            if given.updates:
                account.updates[product.id] = given.updates
        return reply({"user": given.user, "product": product.id, "owned": given.owned})

    def wallet(self, call: Call) -> Reply:
        """``{"user", "add": cents, "currency"}``, also negative; tells the balance."""
        given = read(call, _Wallet)
        account = self._account(given.user)
        if given.currency not in CURRENCIES:
            raise BadControl(f"there is no currency {given.currency!r}; there are {', '.join(CURRENCIES)}")
        balance = account.balance(given.currency) + given.add
        if not 0 <= balance <= _MOST_BALANCE:
            raise BadControl(f"the balance of {given.user} would be {balance}; it is 0 to {_MOST_BALANCE}")
        account.book(given.currency, "5A4DB0B5A4DB", self.now, "Gift from the sandbox", given.add)
        return reply({"user": given.user, "currency": given.currency, "balance": balance})

    def preorder(self, call: Call) -> Reply:
        """``{"product", "preorder": true}``: a product is not released yet, or is."""
        given = read(call, _Preorder)
        product = self._product(given.product)
        if given.preorder:
            self.store.preorders.add(product.id)
        else:
            self.store.preorders.discard(product.id)
        return reply({"product": product.id, "preorder": given.preorder})

    def orders_complete(self, call: Call) -> Reply:
        """A pending payment goes through."""
        return step(call, self.store.shop.complete, "completed")

    def orders_decline(self, call: Call) -> Reply:
        """A pending payment fails."""
        return step(call, self.store.shop.decline, "canceled")

    def reviews(self, call: Call) -> Reply:
        """``{"user", "product", "rating", "title", "description"}``: somebody publishes a review; its id."""
        given = read(call, _Review)
        product = self._product(given.product)
        review_id = self.store.add_review(
            *(self._account(given.user).person.name, product, given.title, given.description, given.rating)
        )
        return reply({"user": given.user, "product": product.id, "review": review_id})

    def steam(self, call: Call) -> Reply:
        """``{"user", "linked", "products": {id: status}}``: link a Steam account, say what it owns.

        What is said of products is seen after the next scan; an unlinked account keeps what it owns.
        """
        given = read(call, _Steam)
        steam = self._account(given.user).steam
        products = {key: self._product(_whole(key)) for key in given.products}
        for key, product in products.items():
            steam.owns[product.id] = given.products[key]
        if given.linked is not None:
            steam.linked = given.linked
            steam.scanned = steam.scanned if given.linked else {}
        return reply({"user": given.user, "linked": steam.linked, "products": len(steam.owns)})

    def downloads_cut(self, call: Call) -> Reply:
        """``{"after": bytes, "times": 1}``: so many downloads from now on break off there; 0 clears."""
        given = read(call, _Cut)
        cuts = self.store.cuts
        if given.times:
            cuts.extend([given.after] * given.times)
        else:
            cuts.clear()
        return reply({"after": given.after, "times": given.times})

    def downloads_expire(self, call: Call) -> Reply:
        """All signed links made until now are no longer good."""
        read(call, Empty)
        self.store.links_made_after += 1
        return reply({"expired": True})

    def _account(self, name: str) -> Account:
        if name not in PEOPLE:
            raise BadControl(f"there is no user {name!r}; there are {', '.join(PEOPLE)}")
        return self.store.accounts[name]

    def _product(self, product_id: int) -> Product:
        found = self.store.catalogue.by_id.get(product_id)
        if found is None:
            raise BadControl(f"there is no product {product_id}; GET /gog/games/ajax/filtered lists them")
        return found


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise BadControl(f"{text!r} is no product id")
    return int(text)
