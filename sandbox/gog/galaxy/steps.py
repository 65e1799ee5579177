"""Control steps: what happens outside the Galaxy services."""

from collections.abc import Sequence
from math import inf
from typing import Annotated, Literal

import msgspec

from sandbox.control import BadControl, Empty, Input, read
from sandbox.core import Call, Reply, Route, reply
from sandbox.gog.catalogue import Product
from sandbox.gog.galaxy.content import BETA, System, address_path
from sandbox.gog.galaxy.social import iso
from sandbox.gog.galaxy.state import Faults, Presence, Shown, achievements
from sandbox.gog.galaxy.world import GalaxyPart
from sandbox.gog.people import PEOPLE

_Id = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
_Times = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]


class _Fail(Input):
    every: _Times
    status: Annotated[int, msgspec.Meta(ge=400, le=599)] = 503
    cut: Annotated[int, msgspec.Meta(ge=0, le=2**31)] | None = None
    endpoint: Literal["", "fastly", "gog_cdn"] = ""


class _Corrupt(Input):
    times: _Times = 1


class _Build(Input):
    product: _Id
    os: System = "windows"
    version: str = "2.0"
    beta: bool = False


class _Presence(Input):
    user: str
    presence: Presence
    game_id: str | None = None


class _Achievement(Input):
    user: str
    product: _Id
    key: str
    unlocked: bool = True


class Steps(GalaxyPart):
    """The steps, below `/__sandbox__/gog_galaxy`."""

    def routes(self) -> Sequence[Route]:
        """All steps."""
        return (
            Route("POST", "/chunks/fail", "chunks.fail", self.chunks_fail, changes=True),
            Route("POST", "/chunks/corrupt", "chunks.corrupt", self.chunks_corrupt, changes=True),
            Route("POST", "/links/expire", "links.expire", self.links_expire, changes=True),
            Route("POST", "/builds", "builds", self.builds, changes=True),
            Route("POST", "/presence", "presence", self.presence, changes=True),
            Route("POST", "/achievements", "achievements", self.achievements, changes=True),
        )

    def chunks_fail(self, call: Call) -> Reply:
        """``{"every": n, "status", "cut": bytes, "endpoint"}``: each n-th chunk or container; 0 clears."""
        given = read(call, _Fail)
        state = self.state
        corrupt = state.faults.corrupt
        state.faults = Faults(given.every, given.status, given.cut, given.endpoint, corrupt)
        return reply({"every": given.every})

    def chunks_corrupt(self, call: Call) -> Reply:
        """``{"times": 1}``: so many of the next chunks or containers have a wrong byte; 0 clears."""
        given = read(call, _Corrupt)
        self.state.faults.corrupt = given.times
        return reply({"times": given.times})

    def links_expire(self, call: Call) -> Reply:
        """All signed links made until now are no longer good, the web API's included."""
        read(call, Empty)
        self.store.links_made_after += 1
        return reply({"expired": True})

    def builds(self, call: Call) -> Reply:
        """``{"product", "os", "version", "beta": false}``: publish a build of generation 2; its id."""
        given = read(call, _Build)
        product = self._product(given.product)
        branch = BETA if given.beta else None
        made = self.state.library.publish(product, given.os, given.version, branch, self.now)
        if made is None:
            raise BadControl(f"product {given.product} has no builds for {given.os}")
        path = address_path(self.state.library.contents(made).repository)
        return reply({"product": product.id, "build_id": made.id, "repository": path})

    def presence(self, call: Call) -> Reply:
        """``{"user", "presence", "game_id"}``: somebody is there, or not, until said otherwise."""
        given = read(call, _Presence)
        user = self._user(given.user)
        self.state.presence[user] = Shown(given.presence, given.game_id, False, inf)
        return reply({"user": user, "presence": given.presence})

    def achievements(self, call: Call) -> Reply:
        """``{"user", "product", "key", "unlocked": true}``: somebody unlocks an achievement, or loses it."""
        given = read(call, _Achievement)
        user, product = self._user(given.user), self._product(given.product)
        known = {achievement.key: achievement for achievement in achievements(product)}
        if given.key not in known:
            raise BadControl(f"there is no achievement {given.key!r}; there are {', '.join(known) or 'none'}")
        when = iso(self.now) if given.unlocked else None
        self.state.unlock(user, product, known[given.key].id, when)
        return reply({"user": user, "achievement_id": known[given.key].id, "date_unlocked": when})

    def _user(self, name: str) -> str:
        if name not in PEOPLE:
            raise BadControl(f"there is no user {name!r}; there are {', '.join(PEOPLE)}")
        return name

    def _product(self, product_id: int) -> Product:
        found = self.store.catalogue.by_id.get(product_id)
        if found is None:
            raise BadControl(f"there is no product {product_id}; GET /gog_galaxy/v1/catalog lists them")
        return found
