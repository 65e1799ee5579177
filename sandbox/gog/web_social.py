"""What users have to do with each other, and with Steam; groups `friends`, `reviews` and `connect`."""

from collections.abc import Sequence

from sandbox.core import Call, Reply, Route, reply
from sandbox.gog import errors, parameters
from sandbox.gog.account import Account
from sandbox.gog.errors import BadRequest
from sandbox.gog.world import Part, change, show

_REVIEWS_PAGE = 10


class Friendships(Part):
    """Friends, requests and blocks, by both families of operations."""

    def routes(self) -> Sequence[Route]:
        """These operations."""
        return (
            show("POST /friends/search", self.friends_search),
            change("GET /friends/invite/{user_id}", self.friends_invite),
            change("GET /friends/remove/{user_id}", self.friends_remove),
            change("GET /friends/invites/{user_id}/accept", self.friends_accept),
            change("GET /friends/invites/{user_id}/decline", self.friends_decline),
            change("GET /users/{user_id}/block", self.friends_block),
            change("GET /users/{user_id}/unblock", self.friends_unblock),
            show("GET /user/friends.json", self.friends_list_alt),
            change("POST /user/friends/add/{user_id}", self.friends_invite_alt),
            change("POST /user/friends/remove/{user_id}", self.friends_remove_alt),
            change("POST /user/friends/accept/{user_id}", self.friends_accept_alt),
            change("POST /user/friends/decline/{user_id}", self.friends_decline_alt),
            change("POST /user/friends/block/{user_id}", self.friends_block_alt),
            change("POST /user/friends/unblock/{user_id}", self.friends_unblock_alt),
        )

    def friends_search(self, call: Call) -> Reply:
        """ACC-33: the one user of that name or address.

        Raises:
            BadRequest: The body has no string `query`.
            NotFound: Nobody fits who lets themselves be found.
        """
        query = parameters.text(parameters.body(call), "query")
        return reply(self.shapes.found_user(self.store.find_person(query)))

    def friends_invite(self, call: Call) -> Reply:
        """ACC-34.

        Raises:
            BadRequest: The id is no number or one's own, or one of the two has blocked the other.
            NotFound: Nobody has it.
        """
        self.store.friends.invite(call.caller, self._other(call), self.now)
        return reply("ok")

    def friends_remove(self, call: Call) -> Reply:
        """ACC-35.

        Raises:
            BadRequest: The id is no number.
            NotFound: No friend has it.
        """
        self.store.friends.remove(call.caller, self._other(call))
        return reply("ok")

    def friends_accept(self, call: Call) -> Reply:
        """ACC-36.

        Raises:
            BadRequest: The id is no number.
            NotFound: Nobody has it who has asked.
        """
        self.store.friends.accept(call.caller, self._other(call), self.now)
        return reply("ok")

    def friends_decline(self, call: Call) -> Reply:
        """ACC-37.

        Raises:
            BadRequest: The id is no number.
            NotFound: Nobody has it who has asked.
        """
        self.store.friends.decline(call.caller, self._other(call))
        return reply("ok")

    def friends_block(self, call: Call) -> Reply:
        """ACC-38.

        Raises:
            BadRequest: The id is no number, or one's own.
            NotFound: Nobody has it.
        """
        self.store.friends.block(call.caller, self._other(call), blocked=True)
        return reply("ok")

    def friends_unblock(self, call: Call) -> Reply:
        """ACC-39.

        Raises:
            BadRequest: The id is no number, or one's own.
            NotFound: Nobody has it.
        """
        self.store.friends.block(call.caller, self._other(call), blocked=False)
        return reply("ok")

    def friends_list_alt(self, call: Call) -> Reply:
        """D15."""
        return reply(self.shapes.friends_alt(call.caller))

    def friends_invite_alt(self, call: Call) -> Reply:
        """D16: as ACC-34, with an empty answer."""
        self.friends_invite(call)
        return reply({})

    def friends_remove_alt(self, call: Call) -> Reply:
        """D17: as ACC-35, with an empty answer."""
        self.friends_remove(call)
        return reply({})

    def friends_accept_alt(self, call: Call) -> Reply:
        """D18: as ACC-36, with an empty answer."""
        self.friends_accept(call)
        return reply({})

    def friends_decline_alt(self, call: Call) -> Reply:
        """D19: as ACC-37, with an empty answer."""
        self.friends_decline(call)
        return reply({})

    def friends_block_alt(self, call: Call) -> Reply:
        """D20: as ACC-38, with an empty answer."""
        self.friends_block(call)
        return reply({})

    def friends_unblock_alt(self, call: Call) -> Reply:
        """D21: as ACC-39, with an empty answer."""
        self.friends_unblock(call)
        return reply({})

    def _other(self, call: Call) -> str:
        return self.store.account_of(parameters.number(call.params, "user_id")).person.name


class ReviewPages(Part):
    """Reviews, votes and ratings."""

    def routes(self) -> Sequence[Route]:
        """These operations."""
        return (
            show("GET /reviews/product/{game_id}.json", self.reviews_list),
            change("POST /reviews/vote/review/{review_id}.json", self.reviews_vote),
            change("POST /reviews/report/review/{review_id}.json", self.reviews_report),
            change("POST /reviews/rate/product/{game_id}.json", self.reviews_rate),
            change("POST /reviews/add/product/{game_id}.json", self.reviews_add),
        )

    def reviews_list(self, call: Call) -> Reply:
        """REV-1: ten reviews, the most helpful first.

        Raises:
            BadRequest: The id or `page` is no number.
            NotFound: No product has the id.
        """
        product = self.store.product(parameters.number(call.params, "game_id"))
        page = parameters.count(call.arguments(), "page", 1)
        found = self.store.reviews.of(product.id)
        shown = found[(page - 1) * _REVIEWS_PAGE : page * _REVIEWS_PAGE]
        return reply(
            {
                "reviews": [self.shapes.review(review) for review in shown],
                "ts": None,
                "page": page,
                "totalPages": -(-len(found) // _REVIEWS_PAGE),
                "totalResults": str(len(found)),
            }
        )

    def reviews_vote(self, call: Call) -> Reply:
        """REV-2.

        Raises:
            BadRequest: The id is no number, the body has no boolean `wasHelpful`, or the review is one's own.
            NotFound: No review has it.
        """
        review_id = parameters.number(call.params, "review_id")
        helpful = parameters.body(call).get("wasHelpful")
        if not isinstance(helpful, bool):
            raise BadRequest("wasHelpful must be true or false")
        self.store.reviews.vote(call.caller, review_id, helpful=helpful)
        return reply({})

    def reviews_report(self, call: Call) -> Reply:
        """REV-3; reporting again is no fault.

        Raises:
            BadRequest: The id is no number, or the body no JSON object.
            NotFound: No review has it.
        """
        review_id = parameters.number(call.params, "review_id")
        parameters.body(call)
        self.store.reviews.report(call.caller, review_id)
        return reply({"reported": True})

    def reviews_rate(self, call: Call) -> Reply:
        """REV-4.

        Raises:
            BadRequest: The id is no number, or the body has no `rating` of 10, 20, 30, 40 or 50.
            NotFound: No product has it.
        """
        product = self.store.product(parameters.number(call.params, "game_id"))
        self.account(call).ratings[product.id] = parameters.rating(parameters.body(call))
        return reply({})

    def reviews_add(self, call: Call) -> Reply:
        """REV-5: `title`, `description` and `rating` of the body, all optional; the id of the review.

        Raises:
            BadRequest: The id is no number, the body no JSON object, or one of these makes no sense.
            NotFound: No product has it.
        """
        product = self.store.product(parameters.number(call.params, "game_id"))
        given = parameters.body(call)
        title, text = (parameters.text(given, name, "") for name in ("title", "description"))
        rating = parameters.rating(given) if "rating" in given else 50
        return reply({"id": self.store.add_review(call.caller, product, title, text, rating)})


class Connect(Part):
    """GOG Connect: games of a linked Steam account."""

    def routes(self) -> Sequence[Route]:
        """These operations."""
        return (
            show("GET /api/v1/users/{user_id}/gogLink/steam/linkedAccount", self.connect_linked_account),
            show(
                "GET /api/v1/users/{user_id}/gogLink/steam/exchangeableProducts",
                self.connect_exchangeable_products,
            ),
            change(
                "GET /api/v1/users/{user_id}/gogLink/steam/synchronizeUserProfile", self.connect_synchronize
            ),
            change("GET /api/v1/users/{user_id}/gogLink/steam/claimProducts", self.connect_claim),
        )

    def connect_linked_account(self, call: Call) -> Reply:
        """CON-1; texts are empty where nothing is linked.

        Raises:
            BadRequest: The id is no number.
            NotFound: It is not one's own web user id.
        """
        account, linked = self._own(call), self._own(call).steam.linked
        name = account.person.name
        return reply(
            {
                "href": self._address(call, "linkedAccount"),
                "user": {
                    "status": "linked" if linked else "notLinked",
                    "gogUsername": name,
                    "gogAvatar": self.shapes.avatar(account.avatar),
                    "steamUsername": f"{name}_on_steam" if linked else "",
                    "steamAvatar": f"https://steam.sandbox.example/{name}_medium.jpg" if linked else "",
                },
                "exchangableSteamProducts": self._address(call, "exchangeableProducts"),
            }
        )

    def connect_exchangeable_products(self, call: Call) -> Reply:
        """CON-2: what the last scan has found.

        Raises:
            BadRequest: The id is no number.
            NotFound: It is not one's own web user id.
        """
        steam = self._own(call).steam
        items = {
            str(product_id): {"id": product_id, "status": status}
            for product_id, status in steam.scanned.items()
            if steam.linked
        }
        return reply({"href": self._address(call, "exchangeableProducts"), "items": items or []})

    def connect_synchronize(self, call: Call) -> Reply:
        """CON-3: scan the Steam account.

        Raises:
            BadRequest: The id is no number, or nothing is linked.
            NotFound: It is not one's own web user id.
        """
        self.store.scan_steam(self._own(call))
        return self.nothing()

    def connect_claim(self, call: Call) -> Reply:
        """CON-4: all that is ready is owned then; the ids.

        Raises:
            BadRequest: The id is no number, or nothing is linked.
            NotFound: It is not one's own web user id.
        """
        return reply({"claimed": self.store.claim_steam(self._own(call))})

    def _own(self, call: Call) -> Account:
        account = self.store.account_of(parameters.number(call.params, "user_id"))
        if account.person.name != call.caller:
            raise errors.NotFound
        return account

    def _address(self, call: Call, name: str) -> str:
        user_id = self.account(call).person.user_id
        return self.world.absolute(call, "embed.gog.com", f"/api/v1/users/{user_id}/gogLink/steam/{name}")
