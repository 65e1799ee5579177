"""GOG in process, with a few words for what tests do often."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from tests.sandbox.shop import Steered

GAME, MOVIE = 1207658691, 1207665463
UNOWNED = 1207660000 + 13 * 150
"""A game that Anna does not own but could buy; it is on her wishlist."""
NOBODYS = 1999999999
PEOPLE = {
    "anna": 48628349970001,
    "boris": 48628349970002,
    "clara": 48628349970003,
    "dora": 48628349970004,
    "emil": 48628349970005,
    "felix": 48628349970006,
    "greta": 48628349970007,
    "Yepoleb": 48628349971017,
}
CLIENT = {"client_id": "40000000000000042", "client_secret": "sandbox-client-secret"}
GAME_CLIENT = {"client_id": "50000000000000042", "client_secret": "sandbox-game-secret"}
REDIRECT = "https://embed.gog.com/on_login_success?origin=client"

FOR_USERS = """
GET /user/set-redirect-url?url=checkout
GET /user/reviewTipsStatus.json
GET /u/anna/games/stats
GET /user/data/games
GET /account/gameDetails/1207658691.json
GET /account/movieDetails/1207665463.json
GET /user/games_rating.json
GET /user/review_votes.json
POST /account/hideProduct/1207658691
POST /account/revealProduct/1207658691
POST /account/unhideProduct/1207658691
GET /account/getFilteredProducts
GET /v1/account/licences
GET /user/wishlist.json
GET /user/wishlist/add/1207658691
GET /user/wishlist/remove/1207661950
POST /user/wishlist/add/1207658691
POST /user/wishlist/remove/1207661950
POST /account/tags/attach?product_id=1207658691&tag_id=300000001
POST /account/tags/detach?product_id=1207658691&tag_id=300000001
POST /account/tags/add?name=A
POST /account/tags/delete?tag_id=300000001
POST /account/tags/update?tags=%5B%5D
GET /user/tags.json
POST /user/tags/add/1207658691/300000001
POST /user/tags/remove/1207658691/300000001
GET /account/save_birthday/1980-02-29
GET /account/save_country/DE
GET /account/save_newsletter_subscription/1
GET /account/save_promo_subscription/0
GET /account/save_wishlist_notification/1
GET /account/save_sharing_wishlist/2
GET /account/save_chat_privacy/1
GET /account/save_search_privacy/0
POST /account/logout_all_sessions
POST /account/save_shelf_background/glass
POST /account/avatar
GET /user/settings.json
POST /user/settings/update
POST /friends/search
GET /friends/invite/48628349970002
GET /friends/remove/48628349970003
GET /friends/invites/48628349970004/accept
GET /friends/invites/48628349970004/decline
GET /users/48628349970002/block
GET /users/48628349970002/unblock
GET /user/friends.json
POST /user/friends/add/48628349970002
POST /user/friends/remove/48628349970003
POST /user/friends/accept/48628349970004
POST /user/friends/decline/48628349970004
POST /user/friends/block/48628349970002
POST /user/friends/unblock/48628349970002
GET /account/wishlist/search
GET /checkout/0123456789ab
GET /checkout/order/0123456789ab/changeCurrency/USD
GET /checkout/order/0123456789ab/add/1207658691
POST /checkout/order/0123456789ab/remove/1207658691
GET /checkout/order/0123456789ab/enableStoreCredit
GET /checkout/order/0123456789ab/disableStoreCredit
GET /checkout/order/0123456789ab/setAsGift
GET /checkout/order/0123456789ab/setAsNotGift
GET /payment/process/0123456789ab
GET /payment/ping/0123456789ab
GET /order/checkStatus/0123456789ab
GET /account/settings/orders/resend
GET /account/settings/orders/data
GET /wallet/recommendedProducts
POST /wallet/funds
GET /wallet/transactions/EUR/1
POST /reviews/vote/review/123456.json
POST /reviews/report/review/123456.json
POST /reviews/rate/product/1207658691.json
POST /reviews/add/product/1207658691.json
GET /api/v1/users/48628349970001/gogLink/steam/linkedAccount
GET /api/v1/users/48628349970001/gogLink/steam/exchangeableProducts
GET /api/v1/users/48628349970001/gogLink/steam/synchronizeUserProfile
GET /api/v1/users/48628349970001/gogLink/steam/claimProducts
GET /downlink/unreal_tournament_2004_ece/en1installer3
GET /downlink/file/unreal_tournament_2004_ece/6093
""".strip().splitlines()
"""A good request of each operation that needs a user."""

FOR_ALL = """
GET /userData.json
GET /users/info/48628349971017
GET /v1/account/basic
GET /user/changeCurrency/USD
GET /user/changeLanguage/de-DE
GET /games/ajax/filtered
GET /public_wishlist/48628349970001/search
GET /cart
GET /cart/add/1207658691
POST /cart/add
GET /cart/add/series/2
GET /cart/remove/1207658691
GET /checkout
GET /checkout/manual/1207658691
GET /reviews/product/1207658691.json
GET /auth?client_id=40000000000000042&redirect_uri=http%3A%2F%2Flocalhost%2Fx&response_type=code
GET /token
""".strip().splitlines()
"""A request of each operation that serves visitors too."""


class Gog(Steered):
    """The operations, as plain calls."""

    def call(self, method: str, path: str, user: str | None = "anna", **options: Any) -> httpx.Response:
        """Send a request with a user's token, or as a visitor."""
        if user is not None:
            token = {"Authorization": f"Bearer sandbox-access-{user.lower()}"}
            options["headers"] = {**token, **options.get("headers", {})}
        return self.client.request(method, path if "://" in path else f"/gog{path}", **options)

    def get(self, path: str, user: str | None = "anna", **options: Any) -> httpx.Response:
        """GET."""
        return self.call("GET", path, user, **options)

    def post(self, path: str, user: str | None = "anna", **options: Any) -> httpx.Response:
        """POST."""
        return self.call("POST", path, user, **options)

    def json(self, path: str, user: str | None = "anna", **options: Any) -> Any:
        """GET what is there, as JSON."""
        answer = self.get(path, user, **options)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "application/json"
        return answer.json()

    def done(self, method: str, path: str, user: str = "anna", **options: Any) -> Any:
        """Do what works, and give its JSON."""
        answer = self.call(method, path, user, **options)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def step(self, path: str, **body: Any) -> Any:
        """Take a step that works."""
        answer = self.control(f"/gog/{path}", **body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def read(self, **readings: str) -> None:
        """Start anew under other readings."""
        assert self.control("/reset", readings={"gog": readings}).status_code == 200

    def token(self, **query: str) -> httpx.Response:
        """Ask the token endpoint as the sample client, unless told otherwise."""
        return self.client.get("/gog/token", params={**CLIENT, **query})

    def tokens(self, user: str = "anna", **query: str) -> dict[str, Any]:
        """Sign in, and give the tokens."""
        code = self.step("login", user=user)["code"]
        answer = self.token(grant_type="authorization_code", code=code, redirect_uri=REDIRECT, **query)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def order(self, product: int = UNOWNED, user: str = "anna") -> str:
        """Order one product, and give the order's id."""
        answer = self.get(f"/checkout/manual/{product}", user)
        assert answer.status_code == 302, answer.text
        return answer.headers["location"].rpartition("/")[2]

    def owns(self, product: int, user: str = "anna") -> bool:
        """Whether a product is in a library."""
        return product in self.json("/user/data/games", user)["owned"]

    def status(self, other: str, user: str = "anna") -> int:
        """What somebody is to a user."""
        shown = self.json(f"/users/info/{PEOPLE[other]}?expand=friendStatus", user)
        return int(shown["friendStatus"]["status"])

    def link(self, path: str = "/downlink/unreal_tournament_2004_ece/en1installer3") -> str:
        """A signed link."""
        answer = self.get(path)
        assert answer.status_code == 302, answer.text
        return answer.headers["location"]


def is_page(answer: httpx.Response, status: int) -> bool:
    """Whether this is a refusal of the web hosts."""
    assert answer.status_code == status, (answer.status_code, answer.text)
    return answer.headers["content-type"].startswith("text/html") and answer.text.startswith("<")


def code_of(location: str) -> str:
    """The code in an address that a browser is sent back to."""
    return parse_qs(urlsplit(location).query)["code"][0]
