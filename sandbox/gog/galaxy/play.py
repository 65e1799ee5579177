"""gameplay.gog.com and cloudstorage.gog.com: achievements, statistics, sessions, saved games."""

import re
from collections.abc import Sequence
from typing import Any

from sandbox.core import END, Call, Reply, Route, reply
from sandbox.gog import errors, parameters
from sandbox.gog.catalogue import Product
from sandbox.gog.errors import BadRequest
from sandbox.gog.galaxy.content import BY_CLIENT
from sandbox.gog.galaxy.errors import NotYours, TooLarge
from sandbox.gog.galaxy.social import iso
from sandbox.gog.galaxy.state import Achievement, Save, Stat, achievements, leaderboard_id, stats
from sandbox.gog.galaxy.world import GalaxyPart
from sandbox.gog.world import change, show

Json = dict[str, Any]

_DATE = re.compile(
    r"[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](\.[0-9]{1,9})?(Z|[+-][0-9]{2}:?[0-9]{2})"
)
_LOCAL_TIME = b"x-object-meta-locallastmodified"
_MOST_MINUTES = 10**6
_OF_USER = "/clients/{product_id}/users/{user_id}"


class Play(GalaxyPart):
    """What happens in games; the first part of a path is a client id or a product id."""

    def routes(self) -> Sequence[Route]:
        """These operations."""
        return (
            show(f"GET {_OF_USER}/achievements", self.achievements_list),
            show(
                f"GET {_OF_USER}/friends_achievements_unlock_progresses",
                self.achievements_list_friends_progress,
            ),
            change(f"POST {_OF_USER}/achievements/{{achievement_id}}", self.achievements_unlock),
            change(f"DELETE {_OF_USER}/achievements", self.achievements_clear),
            show(f"GET {_OF_USER}/stats", self.stats_list),
            change(f"POST {_OF_USER}/stats/{{stat_id}}", self.stats_update),
            show("GET /clients/{product_id}/leaderboards", self.leaderboards_list),
            show(
                "GET /clients/{product_id}/leaderboards/{leaderboard_id}/entries",
                self.leaderboards_list_entries,
            ),
            show(f"GET {_OF_USER}/sessions", self.sessions_list),
            show(f"GET {_OF_USER}/friends_sessions", self.sessions_list_friends),
            show("GET /games/{product_id}/users/{user_id}/sessions", self.sessions_total),
            change("POST /games/{product_id}/users/{user_id}/sessions", self.sessions_add),
        )

    def _game(self, call: Call) -> Product:
        """The game that the path names.

        Raises:
            NotFound: There is none.
        """
        text = call.params["product_id"]
        if text in BY_CLIENT:
            return self.store.product(BY_CLIENT[text])
        product = self.store.catalogue.by_id.get(int(text)) if re.fullmatch("[0-9]{1,18}", text) else None
        if product is None or product.movie:
            raise errors.NotFound("There is no such game")
        return product

    def achievements_list(self, call: Call) -> Reply:
        """GAL-13: of oneself or of a friend.

        Raises:
            NotFound: There is no such game or user.
            NotYours: It is a stranger's.
        """
        product, user = self._game(call), self.friendly(call)
        items = [self._achievement(user, product, one) for one in achievements(product)]
        shown: Json = {"total_count": len(items), "limit": 1000, "page_token": "0", "items": items}
        return reply(shown | ({"achievements_mode": "all_visible"} if self.newer else {}))

    def _achievement(self, user: str, product: Product, achievement: Achievement) -> Json:
        image = self.shapes.avatar(product.image)
        shown: Json = {
            "achievement_id": achievement.id,
            "achievement_key": achievement.key,
            "visible": achievement.visible,
            "name": achievement.name,
            "description": achievement.description,
            "image_url_unlocked": f"{image}_{achievement.id}_gac_60.jpg",
            "image_url_locked": f"{image}_gac_60.jpg",
            "date_unlocked": self.state.unlocked_by(user, product).get(achievement.id),
        }
        if self.newer:
            shown |= {
                "rarity": achievement.rarity,
                "rarity_level_description": achievement.level,
                "rarity_level_slug": achievement.level.lower().replace(" ", "_"),
            }
        return shown

    def achievements_list_friends_progress(self, call: Call) -> Reply:
        """GAL-15: how far friends who own the game or have begun are; the form is ours.

        Raises:
            NotFound: There is no such game or user.
            NotYours: It is another's.
        """
        product, user = self._game(call), self.own(call)
        known = achievements(product)
        items: list[Json] = []
        for name in self.store.friends.of(user):
            account, unlocked = self.store.accounts[name], self.state.unlocked_by(name, product)
            if known and (unlocked or product.id in account.owned):
                items.append(
                    {
                        "user_id": account.person.galaxy_id,
                        "unlocked_count": len(unlocked),
                        "total_count": len(known),
                        "last_unlocked": max(unlocked.values(), default=None),
                    }
                )
        return reply({"total_count": len(items), "items": items})

    def achievements_unlock(self, call: Call) -> Reply:
        """GX-7: ``{"date_unlocked": time}``, or null to lock it again.

        Raises:
            BadRequest: The body has no `date_unlocked`, or it is neither a time nor null.
            NotFound: There is no such game, user or achievement.
            NotYours: It is another's.
        """
        product, user = self._game(call), self.own(call)
        given = parameters.body(call)
        when = given.get("date_unlocked", "")
        if when is not None and not (isinstance(when, str) and _DATE.fullmatch(when)):
            raise BadRequest("date_unlocked must be a time such as 2020-01-02T03:04:05+0000, or null")
        self.state.unlock(user, product, call.params["achievement_id"], when)
        return self.done()

    def achievements_clear(self, call: Call) -> Reply:
        """GX-7: none is unlocked any more.

        Raises:
            NotFound: There is no such game or user.
            NotYours: It is another's.
        """
        product, user = self._game(call), self.own(call)
        self.state.unlocked.pop((user, product.id), None)
        return self.done()

    def stats_list(self, call: Call) -> Reply:
        """GX-7: of oneself or of a friend.

        Raises:
            NotFound: There is no such game or user.
            NotYours: It is a stranger's.
        """
        product, user = self._game(call), self.friendly(call)
        items = [self._stat(user, product, stat) for stat in stats(product)]
        return reply({"total_count": len(items), "limit": 1000, "page_token": "0", "items": items})

    def _stat(self, user: str, product: Product, stat: Stat) -> Json:
        return {
            "stat_id": stat.id,
            "stat_key": stat.key,
            "type": stat.type,
            "value": self.state.values_of(user, product).get(stat.id, 0),
            "default_value": 0,
            "min_value": 0,
            "max_value": stat.most,
            "max_change": None,
            "window": None,
            "increment_only": stat.increment_only,
        }

    def stats_update(self, call: Call) -> Reply:
        """GX-7: ``{"value": number}``.

        Raises:
            BadRequest: The body has no number `value`, or it is out of bounds.
            NotFound: There is no such game, user or statistic.
            NotYours: It is another's.
        """
        product, user = self._game(call), self.own(call)
        value = parameters.body(call).get("value")
        if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) < 10**15:
            raise BadRequest("value must be a number")
        self.state.write_stat(user, product, call.params["stat_id"], value)
        return self.done()

    def leaderboards_list(self, call: Call) -> Reply:
        """GX-7: one, of games won, where there are achievements.

        Raises:
            NotFound: There is no such game.
        """
        product = self._game(call)
        items: list[Json] = []
        if achievements(product):
            names = {"key": "games_won", "name": "Games won"}
            items = [
                {"id": leaderboard_id(product), **names, "sort_method": "desc", "display_type": "numeric"}
            ]
        return reply({"total_count": len(items), "items": items})

    def leaderboards_list_entries(self, call: Call) -> Reply:
        """GX-7: everybody who has won a game, the best first.

        Raises:
            NotFound: There is no such game or leaderboard.
        """
        product = self._game(call)
        if call.params["leaderboard_id"] != leaderboard_id(product) or not achievements(product):
            raise errors.NotFound("There is no such leaderboard")
        stat = stats(product)[0]
        scores = [
            (int(values[stat.id]), self.store.accounts[user].person.galaxy_id)
            for (user, product_id), values in self.state.values.items()
            if product_id == product.id and stat.id in values
        ]
        scores.sort(key=lambda entry: (-entry[0], entry[1]))
        wanted = call.arguments().get("users")
        entries = [
            {"user_id": user_id, "rank": rank, "score": score, "details": None}
            for rank, (score, user_id) in enumerate(scores, 1)
            if wanted in (None, user_id)
        ]
        return reply({"leaderboard_entry_total_count": len(scores), "items": entries})

    def sessions_list(self, call: Call) -> Reply:
        """GAL-14: what was played, in minutes; the form is ours.

        Raises:
            NotFound: There is no such game or user.
            NotYours: It is a stranger's.
        """
        return reply(self._played(self.friendly(call), self._game(call)))

    def sessions_list_friends(self, call: Call) -> Reply:
        """GAL-16: the same of friends who have played; the form is ours.

        Raises:
            NotFound: There is no such game or user.
            NotYours: It is another's.
        """
        product, user = self._game(call), self.own(call)
        items = [
            {"user_id": self.store.accounts[name].person.galaxy_id, **self._played(name, product)}
            for name in self.store.friends.of(user)
            if product.id in self.store.accounts[name].played
        ]
        return reply({"total_count": len(items), "items": items})

    def _played(self, user: str, product: Product) -> Json:
        minutes, last = self.store.accounts[user].played.get(product.id, (0, 0))
        return {"time_sum": minutes, "last_session_date": last or None}

    def sessions_total(self, call: Call) -> Reply:
        """GX-6: how many minutes one has played.

        Raises:
            NotFound: There is no such game or user.
            NotYours: It is another's.
        """
        user, product = self.own(call), self._game(call)
        return reply({"time_sum": self._played(user, product)["time_sum"]})

    def sessions_add(self, call: Call) -> Reply:
        """GX-6: ``{"session_date": time, "time": minutes}``; 201.

        Raises:
            BadRequest: The body has no such numbers.
            NotFound: There is no such game or user.
            NotYours: It is another's, or the game is not in the library.
        """
        user, product = self.own(call), self._game(call)
        given = parameters.body(call)
        when = parameters.whole(given, "session_date", 0, int(END))
        minutes = parameters.whole(given, "time", 0, _MOST_MINUTES)
        account = self.store.accounts[user]
        if product.id not in account.owned:
            raise NotYours
        before, last = account.played.get(product.id, (0, 0))
        account.played[product.id] = before + minutes, max(last, when)
        return Reply(201, b"", ())


class Saves(GalaxyPart):
    """Saved games in the cloud ("GX-17"); all of a user's own."""

    def routes(self) -> Sequence[Route]:
        """These operations; other operations have paths that look the same, and must come before."""
        return (
            show("GET /v1/{user_id}/{client_id}", self.saves_list),
            show("GET /v1/{user_id}/{client_id}/{file}", self.saves_get),
            change("PUT /v1/{user_id}/{client_id}/{file}", self.saves_put),
            change("DELETE /v1/{user_id}/{client_id}/{file}", self.saves_delete),
        )

    def saves_list(self, call: Call) -> Reply:
        """The files of one game, by name.

        Raises:
            NotFound: There is no such user or client.
            NotYours: It is another's.
        """
        files = self.state.saves_of(self.own(call), self._client(call))
        return reply([_listed(name, files[name]) for name in sorted(files)])

    def saves_get(self, call: Call) -> Reply:
        """One file.

        Raises:
            NotFound: There is no such user, client or file.
            NotYours: It is another's.
        """
        found = self.state.saves_of(self.own(call), self._client(call)).get(call.params["file"])
        if found is None:
            raise errors.NotFound("There is no such file")
        headers = {
            b"content-type": "application/octet-stream",
            b"etag": f'"{found.digest}"',
            _LOCAL_TIME: found.modified,
        }
        return Reply(
            200, found.data, tuple((name, value.encode("latin-1")) for name, value in headers.items())
        )

    def saves_put(self, call: Call) -> Reply:
        """Keep a file, with the time that a header tells if it does, else now.

        Raises:
            NotFound: There is no such user or client.
            NotYours: It is another's.
            TooLarge: It is longer than the sandbox looks at, or one too many.
        """
        user, client_id, name = self.own(call), self._client(call), call.params["file"]
        if _was_cut(call):
            raise TooLarge
        told = call.header(_LOCAL_TIME)
        now = iso(self.now).replace("+0000", "+00:00")
        modified = told[0] if told and _DATE.fullmatch(told[0]) else now
        self.state.save(user, client_id, name, Save(call.body, modified))
        return self.done()

    def saves_delete(self, call: Call) -> Reply:
        """Forget a file.

        Raises:
            NotFound: There is no such user, client or file.
            NotYours: It is another's.
        """
        user, client_id = self.own(call), self._client(call)
        if self.state.saves_of(user, client_id).pop(call.params["file"], None) is None:
            raise errors.NotFound("There is no such file")
        return self.done()

    def _client(self, call: Call) -> str:
        client_id = call.params["client_id"]
        if client_id not in BY_CLIENT:
            raise errors.NotFound("There is no such client")
        return client_id


def _listed(name: str, save: Save) -> Json:
    return {
        "name": name,
        "hash": save.digest,
        "bytes": len(save.data),
        "last_modified": save.modified,
    }


def _was_cut(call: Call) -> bool:
    """Whether the body was too long to be read: then it stands for another (`sandbox.app.MAX_BODY`).

    Only then do its headers tell of another length; in a replay there are none.
    """
    length = call.header(b"content-length")
    return call.body == b"too long" and length != ["8"] and bool(length or call.header(b"transfer-encoding"))
