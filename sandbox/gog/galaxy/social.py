"""Friends, who is online, profiles, libraries and notifications."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl

from sandbox.core import Call, Reply, Route, reply
from sandbox.gog import parameters
from sandbox.gog.account import Account, checksum
from sandbox.gog.catalogue import Product
from sandbox.gog.errors import BadRequest
from sandbox.gog.galaxy.state import Presence, Shown
from sandbox.gog.galaxy.world import GalaxyPart
from sandbox.gog.people import BY_GALAXY_ID
from sandbox.gog.tokens import CLIENT_ID
from sandbox.gog.world import change, show

Json = dict[str, Any]

_MOST_STATUSES = 250
_RELEASES_PAGE = 100
_NO_STATUSES: Json = {"items": [], "limit": _MOST_STATUSES, "total_count": 0}
_PRESENCES: Mapping[str, Presence] = {
    "online": "online",
    "offline": "offline",
    "invisible": "invisible",
}


def iso(seconds: float) -> str:
    """A time as most Galaxy hosts write it: ``2020-01-02T03:04:05+0000``."""
    return f"{datetime.fromtimestamp(int(seconds), UTC):%Y-%m-%dT%H:%M:%S}+0000"


class Social(GalaxyPart):
    """What users have to do with each other."""

    def routes(self) -> Sequence[Route]:
        """These operations."""
        return (
            show("GET /users/{user_id}/friends", self.friends_list),
            show("GET /users/{user_id}/invitations", self.friends_list_invitations),
            change("POST /users/{user_id}/status", self.presence_set),
            change("DELETE /users/{user_id}/status", self.presence_clear),
            show("OPTIONS /statuses", self.presence_options),
            show("GET /statuses", self.presence_list),
            show("GET /users/{user_id}", self.users_get),
            show("GET /users/{user_id}/releases", self.library_list_releases),
            show("GET /clients/{client_id}/users/{user_id}/notifications", self.notifications_list),
        )

    def friends_list(self, call: Call) -> Reply:
        """GAL-6: one's own friends, the oldest friendship first.

        Raises:
            NotFound: Nobody has the id.
            NotYours: It is another's.
        """
        user = self.own(call)
        return reply({"items": [self._friend(user, name) for name in self.store.friends.of(user)]})

    def _friend(self, user: str, name: str) -> Json:
        account = self.store.accounts[name]
        own, other = self.store.accounts[user].person.galaxy_id, account.person.galaxy_id
        shown: Json = {
            "user_id": other,
            "username": name,
            "is_employee": False,
            "images": self._images(account),
        }
        if self.newer:
            tie = self.store.friends.tie(user, name)
            accepted = 0 if tie is None or tie.accepted is None else tie.accepted
            shown["friend_status"] = "friend"
            shown["room"] = {
                "id": checksum("room", *sorted((own, other))),
                "second_participant": other,
                "name": name,
                "last_active": iso(accepted),
                "state": "active",
                "participants": [own, other],
                "unread_messages_count": 0,
                "is_employee": False,
                "participant_banned": False,
            }
        return shown

    def friends_list_invitations(self, call: Call) -> Reply:
        """GAL-7: requests that one has not answered.

        Raises:
            NotFound: Nobody has the id.
            NotYours: It is another's.
        """
        user = self.own(call)
        items: list[Json] = []
        for name in self.store.friends.waiting(user):
            account, tie = self.store.accounts[name], self.store.friends.tie(user, name)
            items.append(
                {
                    "id": checksum("invitation", name, user)[:16],
                    "friend_user_id": account.person.galaxy_id,
                    "date_created": iso(0 if tie is None else tie.created),
                    "friend_username": name,
                    "friend_is_employee": False,
                    "friend_images": self._images(account),
                }
            )
        return reply({"items": items})

    def _images(self, account: Account) -> Json:
        base = self.shapes.avatar(account.avatar)
        return {"medium": f"{base}_avm.jpg", "medium_2x": f"{base}_avm2.jpg"}

    def presence_set(self, call: Call) -> Reply:
        """GAL-17: a JSON object, or the form of 2018; 204. The content type is not looked at.

        Raises:
            BadRequest: A field is missing (all but `game_id` are needed) or makes no sense.
            NotFound: Nobody has the id.
            NotYours: It is another's.
        """
        user = self.own(call)
        if call.body.lstrip()[:1] != b"{":
            form = dict(parse_qsl(call.body.decode("utf-8", "replace"), keep_blank_values=True))
            if not form.get("version"):
                raise BadRequest("version is missing")
            self.state.announce(user, "online", None, plain=True)
            return Reply(204, b"", ())
        given = parameters.body(call)
        for name in ("application_type", "version"):
            parameters.text(given, name)
        if not isinstance(given.get("force_update"), bool):
            raise BadRequest("force_update must be true or false")
        presence = _PRESENCES.get(parameters.text(given, "presence"))
        if presence is None:
            raise BadRequest(f"presence must be one of {', '.join(_PRESENCES)}")
        game = given.get("game_id")
        if game is not None and not isinstance(game, str):
            raise BadRequest("game_id must be a string")
        self.state.announce(user, presence, game)
        return Reply(204, b"", ())

    def presence_clear(self, call: Call) -> Reply:
        """GAL-18: offline, which one may be already; 204.

        Raises:
            NotFound: Nobody has the id.
            NotYours: It is another's.
        """
        self.state.presence.pop(self.own(call), None)
        return Reply(204, b"", ())

    def presence_options(self, call: Call) -> Reply:
        """GAL-19: always nothing."""
        return reply(_NO_STATUSES)

    def presence_list(self, call: Call) -> Reply:
        """GAL-20: of those asked for, oneself and friends who are online.

        Raises:
            BadRequest: `user_id` is missing, names more than 250, or has what is no id.
        """
        given = call.arguments().get("user_id", "")
        ids = given.split(",")
        if not all(part.isascii() and part.isdigit() and len(part) <= 20 for part in ids):
            raise BadRequest("user_id must be ids with commas between")
        if len(ids) > _MOST_STATUSES:
            raise BadRequest(f"user_id may name {_MOST_STATUSES} users")
        items: list[Json] = []
        for user_id in dict.fromkeys(ids):
            person = BY_GALAXY_ID.get(user_id)
            shown = None if person is None else self.state.seen(call.caller, person.name)
            if shown is not None:
                items.append({"user_id": user_id, "client_id": CLIENT_ID, "data": self._data(shown)})
        return reply({"total_count": len(items), "limit": _MOST_STATUSES, "items": items})

    def _data(self, shown: Shown) -> Json:
        if shown.plain or not self.newer:
            return {}
        data: Json = {"presence": shown.presence}
        if shown.game is not None:
            data["game_id"] = shown.game
        return data

    def users_get(self, call: Call) -> Reply:
        """GAL-21; of oneself also what others may not know.

        Raises:
            NotFound: Nobody has the id.
        """
        person = self.person(call)
        account = self.store.accounts[person.name]
        base = self.shapes.avatar(account.avatar)
        avatar: Json = {"gog_image_id": account.avatar} | self.shapes.avatars(account.avatar, snake=True)
        avatar |= {f"sdk_img_{size}": f"{base}_sdk_img{size}.jpg" for size in (32, 64, 184)}
        if self.newer:
            for name in ("menu_small", "menu_small_2", "menu_big", "menu_big_2"):
                avatar[name] = f"{base}_{name}.jpg"
        shown: Json = {
            "id": person.galaxy_id,
            "username": person.name,
            "created_date": f"{datetime.fromtimestamp(person.since, UTC):%Y-%m-%dT%H:%M:%S}+00:00",
            "avatar": avatar,
            "is_employee": False,
        }
        if person.name == call.caller and self.newer:
            settings = account.settings
            shown |= {
                "tags": [],
                "email": person.email,
                "email_sha256_hash": sha256(person.email.encode()).hexdigest(),
                "roles": [],
                "status": 1,
                "checksum": checksum("user", person.galaxy_id, account.avatar),
                "settings": {
                    "allow_to_be_invited_by": "anyone",
                    "allow_to_be_searched": settings.searchable,
                    "use_two_step_authentication": False,
                    "use_two_factor_authentication": False,
                },
                "password_set": True,
                "marketing_consent": settings.promo,
            }
        return reply(shown)

    def library_list_releases(self, call: Call) -> Reply:
        """GX-11: a hundred of what one owns, in the order in which it was bought.

        Raises:
            BadRequest: `page_token` is none that was given.
            NotFound: Nobody has the id.
            NotYours: It is another's.
        """
        account = self.store.accounts[self.own(call)]
        given = call.arguments()
        begin = parameters.number(given, "page_token") if given.get("page_token") else 0
        owned = self.store.owned(account)
        if begin % _RELEASES_PAGE or begin > len(owned):
            raise BadRequest("page_token must be one that an answer has given")
        end = begin + _RELEASES_PAGE
        shown: Json = {
            "total_count": len(owned),
            "limit": _RELEASES_PAGE,
            "items": [self._release(account, product) for product in owned[begin:end]],
        }
        if end < len(owned):
            shown["next_page_token"] = str(end)
        return reply(shown)

    def _release(self, account: Account, product: Product) -> Json:
        since = account.owned[product.id]
        return {
            "platform_id": "gog",
            "external_id": str(product.id),
            "origin": "gog",
            "certificate": checksum("release", account.person.galaxy_id, product.id),
            "date_created": since,
            "owned_since": since,
            "owned": True,
            "hidden": product.id in account.hidden,
        }

    def notifications_list(self, call: Call) -> Reply:
        """GX-19: friend requests that wait; `types` picks some, with commas between.

        Raises:
            NotFound: Nobody has the id.
            NotYours: It is another's.
        """
        user = self.own(call)
        types = call.arguments().get("types", "")
        items: list[Json] = []
        if not types or "friend_invitation" in types.split(","):
            for name in self.store.friends.waiting(user):
                tie = self.store.friends.tie(user, name)
                items.append(
                    {
                        "id": checksum("notification", name, user)[:16],
                        "type": "friend_invitation",
                        "date_created": iso(0 if tie is None else tie.created),
                        "data": {"user_id": self.store.accounts[name].person.galaxy_id, "username": name},
                    }
                )
        return reply({"total_count": len(items), "items": items})
