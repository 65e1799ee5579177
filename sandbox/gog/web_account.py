"""One's account; groups `user`, `library`, `wishlist` and `tags`."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from sandbox.core import Call, Reply, Route, reply
from sandbox.gog import errors, parameters
from sandbox.gog.account import checksum
from sandbox.gog.catalogue import Product
from sandbox.gog.errors import BadRequest
from sandbox.gog.people import PEOPLE
from sandbox.gog.tokens import CLIENT_ID, sample_access
from sandbox.gog.web_listing import filtered, paged, sorted_library
from sandbox.gog.world import Part, change, show

_PLAYED_PAGE = 20
_SECTIONS = ("friendStatus", "wishlistStatus", "blockedStatus", "chatStatus")


class Accounts(Part):
    """The user, the library, the wishlist and the tags."""

    def routes(self) -> Sequence[Route]:
        """These operations."""
        return (
            show("GET /userData.json", self.user_data),
            show("GET /user/set-redirect-url", self.user_set_redirect_url),
            show("GET /user/reviewTipsStatus.json", self.user_review_tips),
            show("GET /users/info/{user_id}", self.user_get),
            show("GET /v1/account/basic", self.user_account_basic),
            show("GET /u/{username}/games/stats", self.user_list_game_stats),
            show("GET /user/data/games", self.library_list_ids),
            show("GET /account/gameDetails/{game_id}.json", self.library_game_details),
            show("GET /account/movieDetails/{movie_id}.json", self.library_movie_details),
            show("GET /user/games_rating.json", self.library_ratings),
            show("GET /user/review_votes.json", self.library_review_votes),
            change("POST /account/hideProduct/{product_id}", self.library_hide),
            change("POST /account/revealProduct/{product_id}", self.library_reveal),
            change("POST /account/unhideProduct/{product_id}", self.library_unhide_alt),
            show("GET /account/getFilteredProducts", self.library_list),
            show("GET /v1/account/licences", self.library_list_licences),
            show("GET /user/wishlist.json", self.wishlist_get),
            change("GET /user/wishlist/add/{product_id}", self.wishlist_add),
            change("GET /user/wishlist/remove/{product_id}", self.wishlist_remove),
            change("POST /user/wishlist/add/{product_id}", self.wishlist_add_alt),
            change("POST /user/wishlist/remove/{product_id}", self.wishlist_remove_alt),
            change("POST /account/tags/attach", self.tags_attach),
            change("POST /account/tags/detach", self.tags_detach),
            change("POST /account/tags/add", self.tags_create),
            change("POST /account/tags/delete", self.tags_delete),
            change("POST /account/tags/update", self.tags_update),
            show("GET /user/tags.json", self.tags_list_alt),
            change("POST /user/tags/add/{product_id}/{tag_id}", self.tags_attach_alt),
            change("POST /user/tags/remove/{product_id}/{tag_id}", self.tags_detach_alt),
        )

    def user_data(self, call: Call) -> Reply:
        """ACC-1: who is logged in, if anybody."""
        return reply(self.shapes.user_data(call.caller, self.locale(call)))

    def user_set_redirect_url(self, call: Call) -> Reply:
        """ACC-2: nothing comes of it here.

        Raises:
            BadRequest: `url` is not `checkout`, "the only accepted value".
        """
        if call.arguments().get("url") != "checkout":
            raise BadRequest("url must be checkout")
        return self.nothing()

    def user_review_tips(self, call: Call) -> Reply:
        """ACC-3: whether the user has written a review before."""
        account = self.account(call)
        return reply({"userId": str(account.person.user_id), "readTips": account.read_tips})

    def user_get(self, call: Call) -> Reply:
        """ACC-4: what everybody may know of somebody.

        Raises:
            BadRequest: The id is no number, or `expand` names another section.
            NotFound: Nobody has the id.
        """
        user_id = parameters.number(call.params, "user_id")
        expand = call.arguments().get("expand", "")
        sections = expand.split(",") if expand else []
        for section in sections:
            if section not in _SECTIONS:
                raise BadRequest(f"expand must be some of {', '.join(_SECTIONS)}")
        return reply(self.shapes.public_user(call.caller, self.store.account_of(user_id), sections))

    def user_account_basic(self, call: Call) -> Reply:
        """GX-8: who is logged in, with a token; times are Unix seconds."""
        expires = int(self.now) + 300
        if not call.caller:
            return reply({"isLoggedIn": False, "cacheExpires": expires})
        account = self.account(call)
        return reply(
            {
                "isLoggedIn": True,
                "userId": str(account.person.user_id),
                "username": account.person.name,
                "avatar": self.shapes.avatar(account.avatar),
                "clientId": CLIENT_ID,
                "accessToken": sample_access(call.caller),
                "accessTokenExpires": int(self.now) + 3600,
                "cacheExpires": expires,
            }
        )

    def user_list_game_stats(self, call: Call) -> Reply:
        """GX-10: what somebody has played, the latest first, then what was never played.

        Raises:
            BadRequest: `page` or `order` makes no sense.
            NotFound: Nobody has this name.
        """
        given = call.arguments()
        page = parameters.count(given, "page", 1)
        ascending = parameters.choice(given, "order", {"asc": 1, "desc": -1}) == 1
        name = call.params["username"]
        if name not in PEOPLE:
            raise errors.NotFound
        account = self.store.accounts[name]
        games = [p for p in self.store.shelf(account) if not p.movie]
        games.sort(key=lambda p: account.played.get(p.id, (0, 0))[1], reverse=not ascending)
        shown, pages = paged(games, page, _PLAYED_PAGE)
        return reply(
            {
                "page": page,
                "pages": pages,
                "limit": _PLAYED_PAGE,
                "total": len(games),
                "_embedded": {"items": [self.shapes.played(account, game) for game in shown]},
            }
        )

    def library_list_ids(self, call: Call) -> Reply:
        """ACC-5: ids of all games, DLC and movies that the user owns."""
        return reply({"owned": list(self.account(call).owned)})

    def library_game_details(self, call: Call) -> Reply:
        """ACC-6: a game, or a movie, of the user; `[]` for what the user does not own.

        Raises:
            BadRequest: The id is no number.
            NotFound: No product has it.
            ServerError: It is a pre-order, as clients have seen.
        """
        product = self._product(call, "game_id")
        account = self.account(call)
        if product.id not in account.owned:
            return reply([])
        if product.id in self.store.preorders:
            raise errors.ServerError
        return reply(self.shapes.details(account, product))

    def library_movie_details(self, call: Call) -> Reply:
        """ACC-7: a movie of the user; `[]` for anything else.

        Raises:
            BadRequest: The id is no number.
            NotFound: No product has it.
        """
        product = self._product(call, "movie_id")
        account = self.account(call)
        if not product.movie or product.id not in account.owned:
            return reply([])
        return reply(self.shapes.details(account, product))

    def library_ratings(self, call: Call) -> Reply:
        """ACC-8."""
        ratings = self.account(call).ratings
        shown = {str(product_id): rating for product_id, rating in ratings.items()}
        return reply(
            {"games_rating": shown or [], "checksum": checksum("games_rating", sorted(ratings.items()))}
        )

    def library_review_votes(self, call: Call) -> Reply:
        """ACC-9."""
        voted = self.store.reviews.voted_by(call.caller)
        return reply({"reviews": voted, "checksum": checksum("reviews_votes", voted)})

    def library_hide(self, call: Call) -> Reply:
        """ACC-10.

        Raises:
            BadRequest: The id is no number.
            NotFound: The product is not in the library.
        """
        self.account(call).hide(parameters.number(call.params, "product_id"), hidden=True)
        return reply({})

    def library_reveal(self, call: Call) -> Reply:
        """ACC-11.

        Raises:
            BadRequest: The id is no number.
            NotFound: The product is not in the library.
        """
        self.account(call).hide(parameters.number(call.params, "product_id"), hidden=False)
        return reply({})

    def library_unhide_alt(self, call: Call) -> Reply:
        """D1: the same."""
        return self.library_reveal(call)

    def library_list(self, call: Call) -> Reply:
        """LIST-2, which also understands the words of D3; D4 under the reading `library` source.

        Raises:
            BadRequest: An argument makes no sense.
        """
        given, account, store = call.arguments(), self.account(call), self.store
        page = parameters.count(given, "page", 1)
        movies = parameters.choice(given, "mediaType", {"1": 1, "game": 1, "2": 2, "movie": 2}) == 2
        hidden_only = parameters.flag(given, "hiddenFlag")
        with_hidden = parameters.truth(given, "hidden")
        wanted_tags = parameters.ids(given, "tags")
        updated = parameters.flag(given, "isUpdated")
        shelf = store.shelf(account)

        def wanted(product: Product) -> bool:
            hidden = product.id in account.hidden
            return (
                product.movie == movies
                and (hidden if hidden_only else with_hidden or not hidden)
                and (not updated or product.id in account.updates)
                and (wanted_tags is None or any(tag.id in wanted_tags for tag in account.tags_of(product.id)))
            )

        sort, found = sorted_library(
            filtered([p for p in shelf if wanted(p)], given, movies=movies), given, account
        )
        shown, pages = paged(found, page, 100)
        if self.readings.library == "source":
            products = [self.shapes.library_product_alt(account, product) for product in shown]
            return reply({"page": page, "totalResults": len(found), "products": products})
        tags = [self.shapes.tag(tag) for tag in account.tags.values()]
        applied = [t for t in account.tags.values() if wanted_tags is not None and t.id in wanted_tags]
        updates = [product_id for product_id in account.updates if product_id in account.owned]
        return reply(
            {
                "sortBy": sort,
                "page": page,
                "totalProducts": len(found),
                "totalPages": pages,
                "productsPerPage": 100,
                "contentSystemCompatibility": None,
                "moviesCount": sum(p.movie for p in shelf),
                "tags": tags,
                "products": [self.shapes.library_product(account, product) for product in shown],
                "updatedProductsCount": sum(p not in account.hidden for p in updates),
                "hiddenUpdatedProductsCount": sum(p in account.hidden for p in updates),
                "appliedFilters": {
                    "tags": None if wanted_tags is None else [self.shapes.tag(tag) for tag in applied]
                },
                "hasHiddenProducts": bool(account.hidden),
            }
        )

    def library_list_licences(self, call: Call) -> Reply:
        """GX-9: the ids of ACC-5, as strings."""
        return reply([str(product_id) for product_id in self.account(call).owned])

    def wishlist_get(self, call: Call) -> Reply:
        """ACC-12; D5 under the reading `wishlist`."""
        return reply(self.shapes.wishlist(self.account(call), self.locale(call)))

    def wishlist_add(self, call: Call) -> Reply:
        """ACC-13: the new wishlist.

        Raises:
            BadRequest: The id is no number.
            NotFound: No product has it.
        """
        self.account(call).wishlist.setdefault(self._product(call, "product_id").id, int(self.now))
        return self.wishlist_get(call)

    def wishlist_remove(self, call: Call) -> Reply:
        """ACC-14: the new wishlist.

        Raises:
            BadRequest: The id is no number, or that of nothing on the wishlist.
        """
        self.account(call).unwish(parameters.number(call.params, "product_id"))
        return self.wishlist_get(call)

    def wishlist_add_alt(self, call: Call) -> Reply:
        """D6: the same with an empty answer.

        Raises:
            BadRequest: The id is no number.
            NotFound: No product has it.
        """
        self.wishlist_add(call)
        return reply({})

    def wishlist_remove_alt(self, call: Call) -> Reply:
        """D7: the same with an empty answer.

        Raises:
            BadRequest: The id is no number, or that of nothing on the wishlist.
        """
        self.wishlist_remove(call)
        return reply({})

    def tags_attach(self, call: Call) -> Reply:
        """ACC-15: not successful for a tag, or a product of the library, that there is not.

        Raises:
            BadRequest: An id is no number.
        """
        return reply({"success": self.account(call).attach(*_tagging(call.arguments()))})

    def tags_detach(self, call: Call) -> Reply:
        """ACC-16: not successful for a tag that is not on the product.

        Raises:
            BadRequest: An id is no number.
        """
        return reply({"success": self.account(call).detach(*_tagging(call.arguments()))})

    def tags_create(self, call: Call) -> Reply:
        """ACC-17: the new tag's id.

        Raises:
            BadRequest: There is no `name`, or an empty one.
        """
        name = call.arguments().get("name", "")
        if not name:
            raise BadRequest("name must not be empty")
        return reply({"id": str(self.store.create_tag(self.account(call), name).id)})

    def tags_delete(self, call: Call) -> Reply:
        """ACC-18.

        Raises:
            BadRequest: The id is no number.
            NotFound: The user has no such tag.
        """
        self.account(call).delete_tag(parameters.number(call.arguments(), "tag_id"))
        return reply({"status": "deleted"})

    def tags_update(self, call: Call) -> Reply:
        """ACC-19: new names, and the order in which they stand here.

        Raises:
            BadRequest: `tags` is not what it should be, or names a tag twice.
            NotFound: The user has no such tag.
        """
        told = parameters.json(call.arguments().get("tags", ""), "tags")
        wanted = [_tag(entry) for entry in cast("list[object]", told if isinstance(told, list) else [None])]
        if len({tag_id for tag_id, _ in wanted}) < len(wanted):
            raise BadRequest("tags must not name a tag twice")
        self.account(call).arrange_tags(wanted)
        return reply({"status": "updated"})

    def tags_list_alt(self, call: Call) -> Reply:
        """D8."""
        return reply(self.shapes.tags_alt(self.account(call)))

    def tags_attach_alt(self, call: Call) -> Reply:
        """D9.

        Raises:
            BadRequest: An id is no number.
            NotFound: There is no such tag, or product of the library.
        """
        if not self.account(call).attach(*_tagging(call.params)):
            raise errors.NotFound
        return reply({})

    def tags_detach_alt(self, call: Call) -> Reply:
        """D10.

        Raises:
            BadRequest: An id is no number.
            NotFound: The tag is not on the product.
        """
        if not self.account(call).detach(*_tagging(call.params)):
            raise errors.NotFound
        return reply({})

    def _product(self, call: Call, name: str) -> Product:
        return self.store.product(parameters.number(call.params, name))


def _tagging(given: Mapping[str, str]) -> tuple[int, int]:
    return parameters.number(given, "product_id"), parameters.number(given, "tag_id")


def _tag(entry: object) -> tuple[int, str]:
    """A tag as ACC-19 takes it; how many products it is on is not looked at."""
    if not isinstance(entry, dict):
        raise BadRequest("tags must be an array of objects")
    given = cast("dict[str, Any]", entry)
    return parameters.number({"id": parameters.text(given, "id")}, "id"), parameters.text(given, "name")
