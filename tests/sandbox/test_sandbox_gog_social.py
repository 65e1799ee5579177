"""GOG: friends, reviews and the Steam account."""

from typing import Any

import pytest

from tests.sandbox.gog import GAME, NOBODYS, PEOPLE, UNOWNED, Gog, is_page

ANNA, BORIS = PEOPLE["anna"], PEOPLE["boris"]
FAMILIES = {
    "invite": ("GET /friends/invite/{}", "POST /user/friends/add/{}"),
    "remove": ("GET /friends/remove/{}", "POST /user/friends/remove/{}"),
    "accept": ("GET /friends/invites/{}/accept", "POST /user/friends/accept/{}"),
    "decline": ("GET /friends/invites/{}/decline", "POST /user/friends/decline/{}"),
    "block": ("GET /users/{}/block", "POST /user/friends/block/{}"),
    "unblock": ("GET /users/{}/unblock", "POST /user/friends/unblock/{}"),
}


def act(gog: Gog, verb: str, other: object, user: str = "anna", family: int = 0) -> Any:
    """Do something to somebody, by one of the families of operations."""
    method, path = FAMILIES[verb][family].format(other).split(" ")
    return gog.call(method, path, user)


@pytest.mark.parametrize("family", [0, 1])
def test_two_accounts_become_friends_through_the_api_alone(gog: Gog, family: int) -> None:
    """Find, invite, see the request, accept, and part again."""
    found = gog.done("POST", "/friends/search", json={"query": "Boris"})
    assert (found["id"], found["galaxyUserId"]) == (str(BORIS), "46988088193245002")
    told: object = {} if family else "ok"
    assert act(gog, "invite", found["id"], family=family).json() == told
    assert (gog.status("boris"), gog.status("anna", "boris")) == (1, 2)
    assert gog.json("/userData.json", "boris")["updates"]["pendingFriendRequests"] == 1
    gog.control("/clock", advance=60)
    assert act(gog, "accept", ANNA, "boris", family).json() == told
    shown = gog.json(f"/users/info/{ANNA}?expand=friendStatus", "boris")["friendStatus"]
    assert shown == {"id": str(ANNA), "status": 3, "dateCreated": 1735689600, "dateAccepted": 1735689660}
    assert gog.json("/user/friends.json", "boris")["friends"] == [
        {
            "id": ANNA,
            "username": "anna",
            "avatar": gog.json(f"/users/info/{ANNA}")["avatars"]["small"].replace("_avs", ""),
        }
    ]
    assert act(gog, "remove", BORIS, family=family).json() == told
    assert (gog.status("boris"), gog.status("anna", "boris")) == (0, 0)


@pytest.mark.parametrize("family", [0, 1])
def test_requests_can_be_declined(gog: Gog, family: int) -> None:
    """Then there is nothing between the two."""
    assert act(gog, "decline", PEOPLE["dora"], family=family).status_code == 200
    assert gog.status("dora") == 0
    assert is_page(act(gog, "decline", PEOPLE["dora"], family=family), 404)


def test_a_request_that_meets_another_makes_friends(gog: Gog) -> None:
    """Dora has asked before; asking again changes nothing."""
    act(gog, "invite", PEOPLE["dora"])
    assert gog.status("dora") == 3
    act(gog, "invite", PEOPLE["dora"])
    assert gog.status("dora") == 3


@pytest.mark.parametrize("family", [0, 1])
@pytest.mark.parametrize(
    ("verb", "other", "status"),
    [
        *((verb, 1, 404) for verb in FAMILIES),
        *((verb, "x", 400) for verb in FAMILIES),
        ("invite", ANNA, 400),
        ("block", ANNA, 400),
        ("unblock", ANNA, 400),
        ("invite", PEOPLE["felix"], 400),
        ("remove", BORIS, 404),
        ("remove", PEOPLE["emil"], 404),
        ("accept", BORIS, 404),
        ("accept", PEOPLE["emil"], 404),
        ("accept", PEOPLE["clara"], 404),
        ("decline", PEOPLE["clara"], 404),
    ],
)
def test_friends_refuse(gog: Gog, verb: str, other: object, status: int, family: int) -> None:
    """Who is not there, oneself, who is blocked, and what was not asked for."""
    assert is_page(act(gog, verb, other, family=family), status)


@pytest.mark.parametrize("family", [0, 1])
def test_blocking_keeps_requests_away(gog: Gog, family: int) -> None:
    """And changes no friendship; twice is no fault."""
    for _ in range(2):
        assert act(gog, "block", BORIS, family=family).status_code == 200
    assert gog.json(f"/users/info/{BORIS}?expand=blockedStatus")["blockedStatus"] == {"blocked": True}
    assert is_page(act(gog, "invite", ANNA, "boris", family), 400)
    for _ in range(2):
        assert act(gog, "unblock", BORIS, family=family).status_code == 200
    assert act(gog, "invite", ANNA, "boris", family).status_code == 200
    act(gog, "block", PEOPLE["clara"], family=family)
    assert gog.status("clara") == 3


def test_friend_dates_may_be_strings(gog: Gog) -> None:
    """One client has seen that."""
    gog.read(friend_dates="string")
    shown = gog.json(f"/users/info/{PEOPLE['clara']}?expand=friendStatus")["friendStatus"]
    assert (type(shown["dateCreated"]), type(shown["dateAccepted"])) == (str, str)
    nothing = gog.json(f"/users/info/{BORIS}?expand=friendStatus")["friendStatus"]
    assert (nothing["dateCreated"], nothing["dateAccepted"]) == (None, None)


@pytest.mark.parametrize("query", ["greta", "nobody", "", "greta@sandbox.example"])
def test_search_finds_nobody(gog: Gog, query: str) -> None:
    """Nor who does not want to be found."""
    assert is_page(gog.post("/friends/search", json={"query": query}), 404)


def test_search_privacy_is_a_setting(gog: Gog) -> None:
    """By name or by address."""
    for query in ("YEPOLEB", "yepoleb@sandbox.example"):
        assert gog.done("POST", "/friends/search", json={"query": query})["username"] == "Yepoleb"
    gog.get("/account/save_search_privacy/0", "Yepoleb")
    assert is_page(gog.post("/friends/search", json={"query": "Yepoleb"}), 404)


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"query": 1}', b"{", b"\xff"])
def test_search_refuses(gog: Gog, body: bytes) -> None:
    """What is no query."""
    assert is_page(gog.post("/friends/search", content=body), 400)


@pytest.mark.parametrize(
    ("privacy", "stranger", "friend"), [("0", True, True), ("1", False, False), ("2", True, False)]
)
def test_chat_privacy_restricts(gog: Gog, privacy: str, stranger: bool, friend: bool) -> None:
    """Nobody, anyone, friends."""
    gog.get(f"/account/save_chat_privacy/{privacy}")
    told = {
        user: gog.json(f"/users/info/{ANNA}?expand=chatStatus", user)["chatStatus"]["isChatRestricted"]
        for user in ("boris", "clara")
    }
    assert told == {"boris": stranger, "clara": friend}


@pytest.mark.parametrize(("does", "before", "after"), [("invite", 0, 2), ("block", 0, 0), ("unblock", 0, 0)])
def test_a_friend_acts_through_control(gog: Gog, does: str, before: int, after: int) -> None:
    """What somebody else does."""
    assert gog.status("boris") == before
    assert gog.step("friends", user="anna", friend="boris", does=does)["status"] == after
    assert gog.status("boris") == after


@pytest.mark.parametrize(
    ("friend", "does", "after"), [("emil", "accept", 3), ("emil", "decline", 0), ("clara", "remove", 0)]
)
def test_a_friend_answers_through_control(gog: Gog, friend: str, does: str, after: int) -> None:
    """Each once."""
    assert gog.step("friends", user="anna", friend=friend, does=does)["status"] == after
    again = gog.control("/gog/friends", user="anna", friend=friend, does=does)
    assert again.status_code == 422
    assert f"{friend} cannot {does} anna" in again.json()["error"]


def test_reviews_come_in_pages(gog: Gog) -> None:
    """Ten on each, the most helpful first, each once; entities in the texts, a sentinel for never edited."""
    pages = [gog.json(f"/reviews/product/{GAME}.json?page={page}", None) for page in (1, 2, 3, 4)]

    reviews = [review for page in pages for review in page["reviews"]]
    assert [len(page["reviews"]) for page in pages] == [10, 10, 3, 0]
    assert (pages[0]["totalPages"], pages[0]["totalResults"], pages[3]["page"]) == (3, "23", 4)
    assert len({review["id"] for review in reviews}) == 23
    votes = [review["helpfulVotes"] for review in reviews]
    assert votes == sorted(votes, reverse=True)
    assert {123456, 1112223} <= {review["id"] for review in reviews}
    assert any("&amp;" in review["title"] for review in reviews)
    assert any(review["edited"] == -62170000000 for review in reviews)
    assert all(review["description"].startswith(review["teaser"]) for review in reviews)
    author = reviews[0]["author"]
    assert gog.json(f"/users/info/{author['id']}")["username"] == author["name"]


def review(gog: Gog, review_id: int, product: int = GAME) -> dict[str, Any]:
    """One review of a product."""
    for page in range(1, 9):
        for found in gog.json(f"/reviews/product/{product}.json?page={page}")["reviews"]:
            if found["id"] == review_id:
                return dict(found)
    raise AssertionError(review_id)


def test_votes_count_once_for_each_user(gog: Gog) -> None:
    """The last one counts."""
    before = review(gog, 123456)
    for helpful in (True, False):
        path = "/reviews/vote/review/123456.json"
        assert gog.done("POST", path, "boris", json={"wasHelpful": helpful}) == {}
    after = review(gog, 123456)
    assert (after["helpfulVotes"], after["totalVotes"]) == (before["helpfulVotes"], before["totalVotes"] + 1)
    assert gog.json("/user/review_votes.json", "boris")["reviews"] == [123456]


def test_ratings_are_stars_times_ten(gog: Gog) -> None:
    """And listed."""
    assert gog.done("POST", f"/reviews/rate/product/{GAME}.json", "boris", json={"rating": 30}) == {}
    assert gog.json("/user/games_rating.json", "boris")["games_rating"] == {str(GAME): 30}


def test_reporting_is_confirmed(gog: Gog) -> None:
    """Twice is no fault."""
    for _ in range(2):
        assert gog.done("POST", "/reviews/report/review/123456.json", json={}) == {"reported": True}


def test_reviews_can_be_added_and_edited(gog: Gog) -> None:
    """A second one takes the place of the first; the tips were read then."""
    path = f"/reviews/add/product/{GAME}.json"
    body = {"title": "Good", "description": "It is &amp; stays good.", "rating": 40}
    assert gog.json("/user/reviewTipsStatus.json") == {"userId": str(ANNA), "readTips": False}
    first = gog.done("POST", path, json=body)["id"]
    shown = review(gog, first)
    assert (shown["title"], shown["rating"], shown["edited"]) == ("Good", 40, -62170000000)
    gog.control("/clock", advance=5)
    assert gog.done("POST", path, json={"title": "Bad"})["id"] == first
    shown = review(gog, first)
    assert (shown["title"], shown["description"], shown["edited"]) == ("Bad", "", 1735689605)
    assert gog.json("/user/reviewTipsStatus.json")["readTips"] is True
    assert is_page(gog.post(f"/reviews/vote/review/{first}.json", json={"wasHelpful": True}), 400)


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("vote/review/1.json", {"wasHelpful": True}, 404),
        ("vote/review/x.json", {"wasHelpful": True}, 400),
        ("vote/review/123456.json", {}, 400),
        ("vote/review/123456.json", {"wasHelpful": 1}, 400),
        ("vote/review/123456.json", [], 400),
        ("report/review/1.json", {}, 404),
        ("report/review/123456.json", "x", 400),
        (f"rate/product/{GAME}.json", {}, 400),
        (f"rate/product/{GAME}.json", {"rating": 35}, 400),
        (f"rate/product/{GAME}.json", {"rating": 60}, 400),
        (f"rate/product/{GAME}.json", {"rating": "50"}, 400),
        (f"rate/product/{GAME}.json", {"rating": True}, 400),
        (f"rate/product/{NOBODYS}.json", {"rating": 50}, 404),
        (f"add/product/{NOBODYS}.json", {}, 404),
        (f"add/product/{GAME}.json", None, 400),
        (f"add/product/{GAME}.json", {"title": 1}, 400),
        (f"add/product/{GAME}.json", {"rating": 0}, 400),
    ],
)
def test_reviews_refuse(gog: Gog, path: str, body: object, status: int) -> None:
    """What makes no sense, and what is nobody's."""
    assert is_page(gog.post(f"/reviews/{path}", json=body), status)


@pytest.mark.parametrize(
    ("path", "status"),
    [(f"{NOBODYS}.json", 404), ("x.json", 400), (f"{GAME}.json?page=0", 400), (f"{GAME}.json?page=x", 400)],
)
def test_review_lists_refuse(gog: Gog, path: str, status: int) -> None:
    """The same."""
    assert is_page(gog.get(f"/reviews/product/{path}", None), status)


def test_somebody_publishes_a_review(gog: Gog) -> None:
    """Through control."""
    told = gog.step("reviews", user="boris", product=UNOWNED, rating=10, title="No")
    assert review(gog, told["review"], UNOWNED)["author"]["name"] == "boris"


STEAM = f"/api/v1/users/{ANNA}/gogLink/steam"


def test_steam_account_is_linked(gog: Gog) -> None:
    """The misspelt key leads to the products, at the host in which form the request came."""
    near = gog.json(f"{STEAM}/linkedAccount")
    far = gog.json(f"https://embed.gog.com{STEAM}/linkedAccount")

    assert near["user"]["status"] == "linked"
    assert near["href"] == f"http://127.0.0.1:8000/gog{STEAM}/linkedAccount"
    assert far["exchangableSteamProducts"] == f"https://embed.gog.com{STEAM}/exchangeableProducts"
    assert gog.json(far["exchangableSteamProducts"])["items"]


def test_steam_products_are_scanned_and_claimed(gog: Gog) -> None:
    """What is ready is owned then; what a scan has not seen is not there."""
    statuses = [item["status"] for item in gog.json(f"{STEAM}/exchangeableProducts")["items"].values()]
    assert statuses == ["imported", "readyToLink", "unavailable"]
    gog.step("steam", user="anna", products={str(UNOWNED): "readyToLink"})
    assert str(UNOWNED) not in gog.json(f"{STEAM}/exchangeableProducts")["items"]
    assert gog.get(f"{STEAM}/synchronizeUserProfile").status_code == 204
    item = gog.json(f"{STEAM}/exchangeableProducts")["items"][str(UNOWNED)]
    assert item == {"id": UNOWNED, "status": "readyToLink"}
    claimed = gog.json(f"{STEAM}/claimProducts")["claimed"]
    assert UNOWNED in claimed
    assert gog.owns(UNOWNED)
    assert gog.json(f"{STEAM}/exchangeableProducts")["items"][str(UNOWNED)]["status"] == "imported"
    assert gog.json(f"{STEAM}/claimProducts") == {"claimed": []}


def test_without_steam_account_there_is_nothing(gog: Gog) -> None:
    """An empty array for a map; no scan, no claim."""
    gog.step("steam", user="anna", linked=False)

    assert gog.json(f"{STEAM}/linkedAccount")["user"]["status"] == "notLinked"
    assert gog.json(f"{STEAM}/exchangeableProducts")["items"] == []
    assert is_page(gog.get(f"{STEAM}/synchronizeUserProfile"), 400)
    assert is_page(gog.get(f"{STEAM}/claimProducts"), 400)
    gog.step("steam", user="anna", linked=True)
    assert gog.get(f"{STEAM}/synchronizeUserProfile").status_code == 204
    assert len(gog.json(f"{STEAM}/exchangeableProducts")["items"]) == 4


@pytest.mark.parametrize(
    "name", ["linkedAccount", "exchangeableProducts", "synchronizeUserProfile", "claimProducts"]
)
@pytest.mark.parametrize(("user_id", "status"), [(BORIS, 404), ("46988088193245001", 404), ("x", 400)])
def test_steam_wants_ones_own_web_user_id(gog: Gog, name: str, user_id: object, status: int) -> None:
    """Not another's, not the Galaxy id."""
    assert is_page(gog.get(f"/api/v1/users/{user_id}/gogLink/steam/{name}"), status)
