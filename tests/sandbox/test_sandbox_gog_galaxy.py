"""GOG Galaxy: products, users, what they play and what they see of each other."""

from typing import Any

import pytest

from tests.sandbox.galaxy import (
    ANNA,
    DELISTED,
    FOR_ALL,
    FOR_USERS,
    GAME_CLIENT,
    MOVIE,
    PEOPLE,
    SMALL,
    SMALL_CLIENT,
    Galaxy,
    digest,
    is_refusal,
)
from tests.sandbox.gog import CLIENT, GAME, REDIRECT, UNOWNED
from tests.sandbox.gog import PEOPLE as WEB_IDS

OF_GAME = f"/clients/{GAME}/users/{ANNA}"
FIRST = "48120765869100001"
STATUS = {"application_type": "Test", "force_update": False, "presence": "online", "version": "1.0"}
SAVES = f"/v1/{ANNA}/{GAME_CLIENT}"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer nonsense"},
        {"Authorization": "Basic sandbox-access-anna"},
        {"Cookie": "gog-al=sandbox-session-anna"},
    ],
)
def test_tokens_are_needed(galaxy: Galaxy, headers: dict[str, str]) -> None:
    """401, and what kind of token is wanted."""
    for line in FOR_USERS:
        method, path = line.split(" ")
        answer = galaxy.call(method, path, None, headers=headers)
        assert is_refusal(answer, 401, "invalid_token"), line
        assert answer.headers["www-authenticate"] == "Bearer"


def test_no_token_is_looked_at(galaxy: Galaxy) -> None:
    """A good one, a bad one and none get the same."""
    for line in FOR_ALL:
        method, path = line.split(" ")
        answers = [
            galaxy.call(method, path, "anna"),
            galaxy.call(method, path, None),
            galaxy.call(method, path, None, headers={"Authorization": "Bearer nonsense"}),
        ]
        assert {answer.status_code for answer in answers} == {200}, line
        assert len({answer.content for answer in answers}) == 1, line


def test_tokens_expire_and_are_revoked(galaxy: Galaxy) -> None:
    """After an hour; what the token endpoint of either API gives is good at both."""
    code = galaxy.web.step("login", user="boris")["code"]
    query = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT, **CLIENT}
    tokens = galaxy.get("/token", None, params=query).json()
    assert tokens["user_id"] == PEOPLE["boris"]
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    path = f"/users/{PEOPLE['boris']}/friends"
    assert galaxy.get(path, None, headers=headers).status_code == 200
    assert galaxy.web.get("/userData.json", None, headers=headers).json()["username"] == "boris"
    galaxy.control("/clock", advance=3600)
    assert is_refusal(galaxy.get(path, None, headers=headers), 401)
    galaxy.web.step("tokens/revoke", user="boris")
    assert is_refusal(galaxy.get(path, "boris"), 401)


def test_sign_in_refuses_as_the_web_api_does(galaxy: Galaxy) -> None:
    """Pages from the sign-in, JSON from the token endpoint; redirects stay below this API."""
    answer = galaxy.get("/auth", None)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "text/html; charset=utf-8")
    query = {"client_id": "1", "redirect_uri": "http://localhost/", "response_type": "code"}
    answer = galaxy.get("/auth", None, params=query)
    assert answer.headers["location"].startswith("http://127.0.0.1:8000/gog_galaxy/login?")
    assert is_refusal(galaxy.get("/token", None, params={**CLIENT, "grant_type": "x"}), 400)
    refused = galaxy.get("/token", None, params={**CLIENT, "client_secret": "x", "grant_type": "x"})
    assert is_refusal(refused, 401, "invalid_client")


def game_token(galaxy: Galaxy, client_id: str, secret: str) -> dict[str, str]:
    """A header with a token of a game's client, by Anna's refresh token."""
    query = {
        "grant_type": "refresh_token",
        "refresh_token": "sandbox-refresh-anna",
        "client_id": client_id,
        "client_secret": secret,
        "without_new_session": "1",
    }
    answer = galaxy.get("/token", None, params=query)
    assert answer.status_code == 200, answer.text
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


def test_game_scoped_tokens_open_a_game_by_its_client(galaxy: Galaxy) -> None:
    """13.4: id and secret stand in the repository; each token opens its own game."""
    repository = galaxy.packed(galaxy.builds(SMALL)[0]["link"])
    pair = repository["clientId"], repository["clientSecret"]
    headers = game_token(galaxy, *pair)
    small = f"/clients/{pair[0]}/users/{ANNA}/achievements"

    assert galaxy.get(small, None, headers=headers).json()["total_count"] == 3
    assert is_refusal(galaxy.get(small), 403, "access_denied")
    assert is_refusal(galaxy.get(small, "game:anna"), 403)
    assert is_refusal(galaxy.get(f"/clients/{GAME_CLIENT}/users/{ANNA}/stats", None, headers=headers), 403)
    assert galaxy.get(f"{OF_GAME}/achievements", None, headers=headers).status_code == 200
    assert galaxy.get(f"/v1/{ANNA}/{SMALL_CLIENT}", None, headers=headers).json() == []


@pytest.mark.parametrize(
    ("reading", "by_product", "by_client"), [("client_id", 404, 200), ("product_id", 200, 404)]
)
def test_reading_gameplay(galaxy: Galaxy, reading: str, by_product: int, by_client: int) -> None:
    """Only one of the two kinds of id."""
    galaxy.read(gameplay=reading)
    assert galaxy.get(f"{OF_GAME}/achievements", "game:anna").status_code == by_product
    path = f"/clients/{GAME_CLIENT}/users/{ANNA}/achievements"
    assert galaxy.get(path, "game:anna").status_code == by_client


PRIVATE = (
    f"/users/{ANNA}/friends",
    f"/users/{ANNA}/invitations",
    f"/users/{ANNA}/releases",
    f"{OF_GAME}/achievements",
    f"{OF_GAME}/stats",
    f"{OF_GAME}/sessions",
    f"{OF_GAME}/friends_sessions",
    f"{OF_GAME}/friends_achievements_unlock_progresses",
    f"/games/{GAME}/users/{ANNA}/sessions",
    f"/clients/1/users/{ANNA}/notifications?access_token=sandbox-access-boris",
)


def test_what_is_others_is_not_shown(galaxy: Galaxy) -> None:
    """403 for a stranger, 404 for a user whom nobody knows."""
    for path in PRIVATE:
        assert is_refusal(galaxy.get(path, "boris"), 403, "access_denied"), path
        assert is_refusal(galaxy.get(path.replace(ANNA, "46988088193249999"), "boris"), 404), path


def test_products_get_shows_sections_on_request(galaxy: Galaxy) -> None:
    """Exactly those asked for; unknown ones are passed over."""
    plain = galaxy.json(f"/products/{GAME}", None)
    assert (plain["id"], plain["game_type"], plain["is_installable"]) == (GAME, "game", True)
    assert plain["content_system_compatibility"] == {"windows": True, "osx": False, "linux": False}
    assert plain["release_date"] == "2008-11-25T06:00:00+0200"
    assert plain["languages"] == {"en": "English"}
    sections = (
        *("downloads", "expanded_dlcs", "description", "screenshots"),
        *("videos", "related_products", "changelog"),
    )
    for section in sections:
        shown = galaxy.json(f"/products/{GAME}?expand={section},nonsense", None)
        assert set(shown) - set(plain) == {section}
    everything = galaxy.json(f"/products/{GAME}?expand={','.join(sections)}", None)
    assert set(everything) == {*plain, *sections}
    assert (
        galaxy.json(f"/products/{GAME}?expand=description&locale=de-DE")["description"]
        != (everything["description"])
    )


@pytest.mark.parametrize("product", [1999999999, MOVIE, DELISTED])
def test_products_get_refuses_what_is_not_sold(galaxy: Galaxy, product: int) -> None:
    """404 in JSON for unknown, delisted and movie ids."""
    for path in ("/products/{}", "/products/{}/prices", "/v2/games/{}", "/v1/products/{}/reviews"):
        assert is_refusal(galaxy.get(path.format(product), None), 404, "not_found")


def test_products_list_leaves_out_what_it_does_not_know(galaxy: Galaxy) -> None:
    """In the order of the ids; 50 at most."""
    listed = galaxy.json(f"/products?ids={SMALL},5,{MOVIE},{GAME},{SMALL}", None)
    assert [product["id"] for product in listed] == [SMALL, GAME]
    ids = [1207660000 + 13 * n for n in range(60, 111)]
    assert len(galaxy.json(f"/products?ids={','.join(map(str, ids[:50]))}", None)) > 40
    for query in (f"ids={','.join(map(str, ids))}", "ids=", "", "ids=a"):
        assert is_refusal(galaxy.get(f"/products?{query}", None), 400, "invalid_request")
        assert is_refusal(galaxy.get(f"/products/prices?{query}", None), 400)


def test_products_tell_of_their_dlc(galaxy: Galaxy) -> None:
    """An object with addresses that work, or an empty list."""
    dlcs = galaxy.json(f"/products/{SMALL}", None)["dlcs"]
    (dlc,) = dlcs["products"]
    assert galaxy.json(dlc["link"], None)["game_type"] == "dlc"
    assert "downloads" in galaxy.json(dlc["expanded_link"], None)
    assert [p["id"] for p in galaxy.json(dlcs["expanded_all_products_url"], None)] == [dlc["id"]]
    assert galaxy.json(f"/products/{GAME}", None)["dlcs"] == []
    assert galaxy.json(f"/products/{SMALL}?expand=expanded_dlcs", None)["expanded_dlcs"] == []

    galaxy.read(expanded_dlcs="complete", fields="older")
    older = galaxy.json(f"/products/{SMALL}?expand=expanded_dlcs", None)
    assert [p["id"] for p in older["expanded_dlcs"]] == [dlc["id"]]
    assert older["dlcs"] == []
    assert "is_installable" not in older


def test_products_downlink_leads_to_the_file(galaxy: Galaxy) -> None:
    """Each file of a product, and its list of checksums."""
    downloads = galaxy.json(f"/products/{GAME}?expand=downloads", None)["downloads"]
    (installer,) = downloads["installers"]
    assert (installer["id"], installer["os"], len(installer["files"])) == (
        "installer_windows_en",
        "windows",
        3,
    )
    assert installer["total_size"] == sum(file["size"] for file in installer["files"])
    for group in downloads["bonus_content"]:
        assert isinstance(group["files"][0]["id"], int)
    links: dict[str, str] = {}
    for file in [*installer["files"], downloads["bonus_content"][0]["files"][0]]:
        links = galaxy.json(file["downlink"])
        data = galaxy.get(links["downlink"], None)
        assert len(data.content) == file["size"]
        if links["checksum"]:
            assert digest(data.content) in galaxy.get(links["checksum"], None).text
    assert links["checksum"] == ""
    galaxy.control("/clock", advance=300)
    assert galaxy.get(links["downlink"], None).status_code == 403

    galaxy.read(checksum="absent", bonus_ids="string")
    extra = galaxy.json(f"/products/{GAME}?expand=downloads", None)["downloads"]["bonus_content"][0]
    assert extra["id"] == extra["files"][0]["id"] == "6093"
    assert list(galaxy.json(extra["files"][0]["downlink"])) == ["downlink"]


@pytest.mark.parametrize(("reading", "kind"), [("null", type(None)), ("string", str), ("number", int)])
def test_reading_until(galaxy: Galaxy, reading: str, kind: type[object]) -> None:
    """Of a game in development; of others it is always null."""
    galaxy.read(until=reading)
    active, other = (
        galaxy.json(f"/products/{product}", None)["in_development"] for product in (1207658930, GAME)
    )
    assert (active["active"], type(active["until"])) == (True, kind)
    assert other == {"active": False, "until": None}


def test_products_get_has_php_s_empty_map(galaxy: Galaxy) -> None:
    """A game that is not out yet has no languages, and no date."""
    coming = galaxy.json(f"/products/{1207660000 + 13 * 195}", None)
    assert (coming["languages"], coming["release_date"]) == ([], None)
    galaxy.web.step("preorder", product=GAME)
    assert galaxy.json(f"/products/{GAME}", None)["is_pre_order"] is True


@pytest.mark.parametrize(
    ("path", "user", "status"),
    [
        (f"{GAME}/downlink/installer/en1installer3", "boris", 403),
        (f"{GAME}/downlink/patch/en1installer3", "anna", 404),
        (f"{GAME}/downlink/nothing/en1installer3", "anna", 404),
        (f"{GAME}/downlink/product_bonus/1", "anna", 404),
        ("1999999999/downlink/installer/en1installer3", "anna", 404),
        ("x/downlink/installer/en1installer3", "anna", 400),
    ],
)
def test_products_downlink_refuses(galaxy: Galaxy, path: str, user: str, status: int) -> None:
    """What is not owned, and what there is not."""
    assert is_refusal(galaxy.get(f"/products/{path}", user), status)


def test_prices_follow_the_shop(galaxy: Galaxy) -> None:
    """In one currency or in all; in minor units."""
    prices = galaxy.json(f"/products/{GAME}/prices?countryCode=PL&currency=PLN", None)["_embedded"]["prices"]
    assert [(p["currency"]["code"], p["basePrice"]) for p in prices] == [("PLN", "4296 PLN")]
    assert len(galaxy.json(f"/products/{GAME}/prices", None)["_embedded"]["prices"]) == 11
    (item,) = galaxy.json(f"/products/prices?ids={GAME},1&currency=EUR", None)["_embedded"]["items"]
    assert item["_embedded"]["product"]["id"] == GAME
    assert is_refusal(galaxy.get(f"/products/{GAME}/prices?currency=XYZ", None), 400)
    assert is_refusal(galaxy.get(f"/products/{GAME}/prices?countryCode=pl", None), 400)


def test_games_are_hal_documents(galaxy: Galaxy) -> None:
    """With links between a game and its DLC."""
    game = galaxy.json(f"/v2/games/{SMALL}?locale=en-US", None)
    assert game["_embedded"]["product"]["title"] == "Iron Garden"
    dlc = galaxy.json(game["_links"]["isRequiredByGames"][0]["href"], None)
    assert str(SMALL) in dlc["_links"]["requiresGames"][0]["href"]


def test_catalog_search_walks_and_filters(galaxy: Galaxy) -> None:
    """`searchAfter` leads through all of it, without movies and what is delisted."""
    seen: list[str] = []
    after = ""
    while True:
        told = galaxy.json(f"/v1/catalog?limit=50&order=asc:title&searchAfter={after}", None)
        if not told["products"]:
            break
        seen += [product["id"] for product in told["products"]]
        after = seen[-1]
    assert len(seen) == len(set(seen)) == told["productCount"]
    assert str(MOVIE) not in seen
    titles = [p["title"] for p in galaxy.json("/v1/catalog?order=asc:title", None)["products"]]
    assert titles == sorted(titles)
    found = galaxy.json("/v1/catalog?query=like:iron%20gar&productType=in:game", None)["products"]
    assert str(SMALL) in [product["id"] for product in found]
    assert {product["productType"] for product in found} == {"game"}
    for query in ("limit=0", "limit=101", "order=title", "order=asc:x", "searchAfter=1", "productType=in:x"):
        assert is_refusal(galaxy.get(f"/v1/catalog?{query}", None), 400)


def test_reviews_are_those_of_the_web_api(galaxy: Galaxy) -> None:
    """What is written there shows here, in other words."""
    path = f"/v1/products/{UNOWNED}"
    before = galaxy.json(f"{path}/averageRating", None)
    galaxy.web.step("reviews", user="clara", product=UNOWNED, rating=10, title="Mine")
    told = galaxy.json(f"{path}/reviews?order=desc:date", None)
    assert told["_embedded"]["items"][0]["title"] == "Mine"
    assert told["_embedded"]["items"][0]["rating"] == 1
    after = galaxy.json(f"{path}/averageRating", None)
    assert after["count"] == before["count"] + 1 == told["reviewCount"]
    assert after["value"] == told["overallAvgRating"] <= 5
    page = galaxy.json(f"/v1/products/{GAME}/reviews?limit=5&page=2&order=asc:votes", None)
    assert (len(page["_embedded"]["items"]), page["pages"]) == (5, 5)
    assert galaxy.json(f"/v1/products/{GAME}/reviews?language=in:pl-PL", None)["reviewCount"] == 0
    assert is_refusal(galaxy.get(f"{path}/reviews?order=votes", None), 400)


def test_games_db_knows_gog_alone(galaxy: Galaxy) -> None:
    """Movies too; other platforms and ids are 404."""
    base = "/platforms/gog/external_releases"
    assert galaxy.json(f"{base}/{SMALL}", None)["title"] == {"*": "Iron Garden"}
    assert galaxy.json(f"{base}/{MOVIE}", None)["type"] == "movie"
    for path in (f"{base}/1", f"{base}/x", f"/platforms/steam/external_releases/{SMALL}"):
        assert is_refusal(galaxy.get(path, None), 404)


def test_config_files_of_both_versions(galaxy: Galaxy) -> None:
    """The newer has more fields; unknown projects and systems are 404."""
    older, newer = (galaxy.json(f"/desktop-galaxy-peer/{v}/master/files-osx.json", None) for v in (4, 7))
    assert set(newer) - set(older) == {"applicationType", "forceUpdate"}
    assert set(newer["files"][0]) - set(older["files"][0]) == {"sha256", "exists"}
    assert newer["symlinks"] == [{"path": "Frameworks/Galaxy", "target": "Versions/A/Galaxy"}]
    for path in (
        "x/4/master/files-osx",
        "desktop-galaxy-peer/7/master/osx",
        "desktop-galaxy-peer/4/master/x",
    ):
        assert is_refusal(galaxy.get(f"/{path}.json", None), 404)


def test_config_remote_tells_where_saves_are(galaxy: Galaxy) -> None:
    """By client; the version is the one asked for."""
    told = galaxy.json(f"/components/galaxy_client/clients/{GAME_CLIENT}?component_version=2.0.9", None)
    assert told["version"] == "2.0.9"
    assert told["content"]["Windows"]["cloudStorage"]["locations"][0]["name"] == "saves"
    assert is_refusal(galaxy.get("/components/galaxy_client/clients/1", None), 404)


def friends(galaxy: Galaxy, user: str = "anna") -> list[str]:
    """The names of somebody's friends."""
    items = galaxy.json(f"/users/{PEOPLE[user]}/friends", user)["items"]
    return [item["username"] for item in items]


def test_friends_made_at_the_web_api_show_here(galaxy: Galaxy) -> None:
    """And no longer wait among the invitations and notifications."""

    def waiting() -> list[str]:
        items = galaxy.json(f"/users/{ANNA}/invitations")["items"]
        told = galaxy.json(f"/clients/1/users/{ANNA}/notifications?access_token=sandbox-access-anna")
        assert [n["data"]["username"] for n in told["items"]] == [i["friend_username"] for i in items]
        return [item["friend_username"] for item in items]

    assert friends(galaxy) == ["clara", "hanna", "igor"]
    assert waiting() == ["dora", "jana"]
    assert galaxy.web.get(f"/friends/invites/{WEB_IDS['dora']}/accept").json() == "ok"
    assert friends(galaxy) == ["clara", "hanna", "igor", "dora"]
    assert friends(galaxy, "dora") == ["anna"]
    assert waiting() == ["jana"]
    assert (
        galaxy.json(f"/clients/1/users/{ANNA}/notifications?access_token=sandbox-access-anna&types=x")[
            "items"
        ]
        == []
    )


def statuses(galaxy: Galaxy, *names: str, viewer: str = "anna") -> dict[str, Any]:
    """The data of those who are seen, by name."""
    ids = ",".join(PEOPLE[name] for name in names)
    told = galaxy.json(f"/statuses?user_id={ids}", viewer)
    assert told["total_count"] == len(told["items"])
    names_of = {user_id: name for name, user_id in PEOPLE.items()}
    return {names_of[item["user_id"]]: item["data"] for item in told["items"]}


def say(galaxy: Galaxy, user: str, **fields: object) -> int:
    path = f"/users/{PEOPLE[user]}/status"
    return galaxy.call("POST", path, user, json={**STATUS, **fields}).status_code


def test_presence_is_seen_by_friends(galaxy: Galaxy) -> None:
    """Not by strangers; hanna is there from the start."""
    assert statuses(galaxy, "clara", "hanna") == {"hanna": {"presence": "online", "game_id": str(GAME)}}
    assert say(galaxy, "clara", game_id="5") == 204
    assert statuses(galaxy, "clara", "boris") == {"clara": {"presence": "online", "game_id": "5"}}
    assert statuses(galaxy, "clara", viewer="boris") == {}
    assert statuses(galaxy, "clara", viewer="clara") == {"clara": {"presence": "online", "game_id": "5"}}
    assert galaxy.call("DELETE", f"/users/{PEOPLE['clara']}/status", "clara").status_code == 204
    assert statuses(galaxy, "clara") == {}
    assert galaxy.call("DELETE", f"/users/{PEOPLE['clara']}/status", "clara").status_code == 204


def test_presence_ends_when_it_is_not_refreshed(galaxy: Galaxy) -> None:
    """After ten minutes; every refresh begins anew."""
    say(galaxy, "clara")
    galaxy.control("/clock", advance=599)
    assert statuses(galaxy, "clara") == {"clara": {"presence": "online"}}
    say(galaxy, "clara")
    galaxy.control("/clock", advance=599)
    assert "clara" in statuses(galaxy, "clara")
    galaxy.control("/clock", advance=1)
    assert statuses(galaxy, "clara", "hanna").keys() == {"hanna"}


def test_presence_of_the_invisible(galaxy: Galaxy) -> None:
    """Seen by themselves alone; who says offline is not seen at all."""
    say(galaxy, "clara", presence="invisible")
    assert statuses(galaxy, "clara") == {}
    assert statuses(galaxy, "clara", viewer="clara") == {"clara": {"presence": "invisible"}}
    say(galaxy, "clara", presence="offline")
    assert statuses(galaxy, "clara", viewer="clara") == {}


def test_presence_takes_the_form_of_2018(galaxy: Galaxy) -> None:
    """Then `data` is empty, as it is for all under the older reading."""
    path = f"/users/{PEOPLE['clara']}/status"
    assert galaxy.call("POST", path, "clara", data={"version": "1.2"}).status_code == 204
    assert statuses(galaxy, "clara") == {"clara": {}}
    galaxy.read(fields="older")
    say(galaxy, "clara")
    assert statuses(galaxy, "clara", "hanna") == {"clara": {}, "hanna": {}}


def test_presence_by_control(galaxy: Galaxy) -> None:
    """A friend comes and goes; it does not expire."""
    galaxy.step("presence", user="igor", presence="online", game_id="7")
    galaxy.control("/clock", advance=86_400)
    assert statuses(galaxy, "igor") == {"igor": {"presence": "online", "game_id": "7"}}
    galaxy.step("presence", user="igor", presence="offline")
    assert statuses(galaxy, "igor") == {}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"x=1",
        b"{}",
        b"{",
        b'{"presence": "away", "application_type": "a", "force_update": false, "version": "1"}',
        b'{"presence": "online", "application_type": "a", "force_update": 1, "version": "1"}',
        b'{"presence": "online", "application_type": "a", "force_update": true}',
        b'{"presence":"online","application_type":"","force_update":true,"version":"","game_id":1}',
    ],
)
def test_presence_refuses(galaxy: Galaxy, body: bytes) -> None:
    """400 for what makes no sense."""
    path = f"/users/{ANNA}/status"
    assert is_refusal(galaxy.call("POST", path, content=body), 400)
    assert is_refusal(galaxy.call("POST", f"/users/{PEOPLE['clara']}/status", json=STATUS), 403)


def test_presence_list_wants_ids(galaxy: Galaxy) -> None:
    """250 at most; unknown ones are passed over; OPTIONS knows none."""
    ids = ",".join(str(int(ANNA) + n) for n in range(250))
    assert galaxy.json(f"/statuses?user_id={ids}")["limit"] == 250
    for query in ("", "user_id=", "user_id=a", f"user_id={ids},1"):
        assert is_refusal(galaxy.get(f"/statuses?{query}"), 400)
    answer = galaxy.call("OPTIONS", f"/statuses?user_id={PEOPLE['hanna']}", None)
    assert answer.json() == {"items": [], "limit": 250, "total_count": 0}


def test_users_get_keeps_secrets(galaxy: Galaxy) -> None:
    """Of others only what all may know."""
    own, other = (galaxy.json(f"/users/{PEOPLE[name]}") for name in ("anna", "clara"))
    assert set(own) - set(other) == {
        *("tags", "email", "email_sha256_hash", "roles", "status", "checksum", "settings"),
        *("password_set", "marketing_consent"),
    }
    assert own["email"] == "anna@sandbox.example"
    assert own["created_date"].endswith("+00:00")
    galaxy.web.get("/account/save_search_privacy/0")
    assert galaxy.json(f"/users/{ANNA}")["settings"]["allow_to_be_searched"] is False
    assert is_refusal(galaxy.get("/users/1"), 404)


def test_releases_are_the_library(galaxy: Galaxy) -> None:
    """A hundred at a time; what is hidden there is hidden here."""
    first = galaxy.json(f"/users/{ANNA}/releases")
    assert (len(first["items"]), first["next_page_token"]) == (100, "100")
    rest = galaxy.json(f"/users/{ANNA}/releases?page_token=100")
    assert "next_page_token" not in rest
    ids = [int(item["external_id"]) for item in first["items"] + rest["items"]]
    assert ids == galaxy.web.json("/user/data/games")["owned"]
    assert len(ids) == first["total_count"]
    galaxy.web.post(f"/account/hideProduct/{ids[0]}")
    assert galaxy.json(f"/users/{ANNA}/releases")["items"][0]["hidden"] is True
    for token in ("7", "x", "100000"):
        assert is_refusal(galaxy.get(f"/users/{ANNA}/releases?page_token={token}"), 400)


def unlocked(galaxy: Galaxy, user: str = "anna", viewer: str = "anna") -> list[str]:
    """The keys of what somebody has unlocked."""
    items = galaxy.json(f"/clients/{GAME}/users/{PEOPLE[user]}/achievements", viewer)["items"]
    return [item["achievement_key"] for item in items if item["date_unlocked"] is not None]


def test_achievements_are_unlocked_and_cleared(galaxy: Galaxy) -> None:
    """By a date, locked again by null; friends see them."""
    items = galaxy.json(f"{OF_GAME}/achievements")["items"]
    second = items[1]["achievement_id"]
    path = f"{OF_GAME}/achievements/{second}"
    assert unlocked(galaxy) == ["ACH_FIRST_STEP"]

    answer = galaxy.call("POST", path, json={"date_unlocked": "2025-01-01T00:00:00+0000"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert galaxy.json(f"{OF_GAME}/achievements")["items"][1]["date_unlocked"] == "2025-01-01T00:00:00+0000"
    assert unlocked(galaxy) == ["ACH_FIRST_STEP", "ACH_CARTOGRAPHER"] == unlocked(galaxy, viewer="clara")
    assert galaxy.call("POST", path, json={"date_unlocked": None}).status_code == 204
    assert unlocked(galaxy) == ["ACH_FIRST_STEP"]
    assert galaxy.call("DELETE", f"{OF_GAME}/achievements").status_code == 204
    assert unlocked(galaxy) == []


def test_achievements_of_friends(galaxy: Galaxy) -> None:
    """A friend unlocks one by control; the progress of those who have begun is told."""
    path = f"{OF_GAME}/friends_achievements_unlock_progresses"
    (hanna,) = galaxy.json(path)["items"]
    assert (hanna["user_id"], hanna["unlocked_count"]) == (PEOPLE["hanna"], 2)
    galaxy.step("achievements", user="clara", product=GAME, key="ACH_PACIFIST")
    assert unlocked(galaxy, "clara") == ["ACH_PACIFIST"]
    assert {item["user_id"] for item in galaxy.json(path)["items"]} == {hanna["user_id"], PEOPLE["clara"]}
    galaxy.step("achievements", user="clara", product=GAME, key="ACH_PACIFIST", unlocked=False)
    assert unlocked(galaxy, "clara") == []


def test_achievements_have_todays_fields_or_those_of_2018(galaxy: Galaxy) -> None:
    """Rarity and mode."""
    newer = galaxy.json(f"{OF_GAME}/achievements")
    assert newer["items"][0]["rarity_level_slug"] == "common"
    galaxy.read(fields="older", done="200")
    older = galaxy.json(f"{OF_GAME}/achievements")
    assert set(newer) - set(older) == {"achievements_mode"}
    assert set(newer["items"][0]) - set(older["items"][0]) == {
        *("rarity", "rarity_level_description", "rarity_level_slug")
    }
    answer = galaxy.call("DELETE", f"{OF_GAME}/achievements")
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    ("body", "achievement", "status"),
    [
        ({}, FIRST, 400),
        ({"date_unlocked": 5}, FIRST, 400),
        ({"date_unlocked": "today"}, FIRST, 400),
        ([], FIRST, 400),
        ({"date_unlocked": None}, "1", 404),
    ],
)
def test_achievements_unlock_refuses(galaxy: Galaxy, body: object, achievement: str, status: int) -> None:
    """What makes no sense; others' are not to be touched, even a friend's."""
    path = f"/achievements/{achievement}"
    assert is_refusal(galaxy.call("POST", f"{OF_GAME}{path}", json=body), status)
    other = f"/clients/{GAME}/users/{PEOPLE['clara']}{path}"
    assert is_refusal(galaxy.call("POST", other, json={"date_unlocked": None}), 403)
    assert is_refusal(galaxy.get(f"/clients/1/users/{ANNA}/achievements"), 404)


def test_stats_are_written_within_their_bounds(galaxy: Galaxy) -> None:
    """One of them may only grow; the leaderboard follows it."""
    won, best = galaxy.json(f"{OF_GAME}/stats")["items"]
    assert (won["value"], won["type"], best["type"]) == (7, "int", "float")
    path = f"{OF_GAME}/stats/{won['stat_id']}"
    assert galaxy.call("POST", path, json={"value": 13}).status_code == 204
    for value in (12, -1, 10**7, 13.5, "14", None, True, 1e300):
        assert is_refusal(galaxy.call("POST", path, json={"value": value}), 400)
    answer = galaxy.call("POST", f"{OF_GAME}/stats/{best['stat_id']}", json={"value": 9.5})
    assert answer.status_code == 204
    assert [stat["value"] for stat in galaxy.json(f"{OF_GAME}/stats")["items"]] == [13, 9.5]
    assert is_refusal(galaxy.call("POST", f"{OF_GAME}/stats/1", json={"value": 1}), 404)

    base = f"/clients/{GAME}/leaderboards"
    (board,) = galaxy.json(base)["items"]
    entries = galaxy.json(f"{base}/{board['id']}/entries")
    assert entries["leaderboard_entry_total_count"] == 2
    assert [(e["user_id"], e["rank"], e["score"]) for e in entries["items"]] == [
        *((ANNA, 1, 13), (PEOPLE["hanna"], 2, 12))
    ]
    assert is_refusal(galaxy.get(f"{base}/1/entries"), 404)


def test_sessions_add_up_and_show_at_the_web_api(galaxy: Galaxy) -> None:
    """Minutes; the later date stays."""
    path = f"/games/{SMALL}/users/{ANNA}/sessions"
    before = galaxy.json(path)["time_sum"]
    for minutes, when in ((30, 1_800_000_000), (12, 1_700_000_000)):
        answer = galaxy.call("POST", path, json={"session_date": when, "time": minutes})
        assert (answer.status_code, answer.content) == (201, b"")
    assert galaxy.json(path) == {"time_sum": before + 42}
    told = galaxy.json(f"/clients/{SMALL}/users/{ANNA}/sessions")
    assert told == {"time_sum": before + 42, "last_session_date": 1_800_000_000}
    stats = galaxy.web.json("/u/anna/games/stats")["_embedded"]["items"][0]
    assert stats["game"]["id"] == str(SMALL)
    assert stats["stats"][ANNA]["playtime"] == before + 42


def test_sessions_of_friends(galaxy: Galaxy) -> None:
    """Those who have played."""
    assert galaxy.json(f"{OF_GAME}/friends_sessions")["items"] == []
    galaxy.web.step("library", user="clara", product=GAME)
    own = f"/games/{GAME}/users/{PEOPLE['clara']}/sessions"
    galaxy.call("POST", own, "clara", json={"session_date": 5, "time": 60})
    assert galaxy.json(f"{OF_GAME}/friends_sessions")["items"] == [
        {"user_id": PEOPLE["clara"], "time_sum": 60, "last_session_date": 5}
    ]


@pytest.mark.parametrize(
    ("body", "status"),
    [({}, 400), ({"session_date": 1, "time": -1}, 400), ({"session_date": 10**12, "time": 1}, 400)],
)
def test_sessions_add_refuses(galaxy: Galaxy, body: object, status: int) -> None:
    """What makes no sense, and games that are not owned."""
    assert is_refusal(galaxy.call("POST", f"/games/{GAME}/users/{ANNA}/sessions", json=body), status)
    good = {"session_date": 1, "time": 1}
    path = f"/games/{UNOWNED}/users/{ANNA}/sessions"
    assert is_refusal(galaxy.call("POST", path, json=good), 403)


def test_saves_are_kept_byte_by_byte(galaxy: Galaxy) -> None:
    """Put, listed, fetched, replaced, deleted; each game and user apart."""
    data = bytes(range(256)) * 300
    path = f"{SAVES}/saves%2Fslot%202.sav"
    headers = {"X-Object-Meta-LocalLastModified": "2024-05-06T07:08:09.123+02:00"}
    assert galaxy.call("PUT", path, "game:anna", content=data, headers=headers).status_code == 204
    listed = galaxy.json(SAVES, "game:anna")
    assert [item["name"] for item in listed] == ["saves/slot 2.sav", "saves/slot1.sav"]
    assert listed[0] == {
        "name": "saves/slot 2.sav",
        "hash": digest(data),
        "bytes": len(data),
        "last_modified": "2024-05-06T07:08:09.123+02:00",
    }
    assert galaxy.get(path, "game:anna").headers[next(iter(headers))] == listed[0]["last_modified"]
    assert galaxy.get(path, "game:anna").content == data
    assert galaxy.call("PUT", path, "game:anna", content=b"").status_code == 204
    assert galaxy.get(path, "game:anna").content == b""
    assert galaxy.json(SAVES, "game:anna")[0]["last_modified"] == "2025-01-01T00:00:00+00:00"
    odd = galaxy.call("PUT", path, "game:anna", headers={next(iter(headers)): "yesterday"})
    assert odd.status_code == 204
    assert galaxy.json(SAVES, "game:anna")[0]["last_modified"] == "2025-01-01T00:00:00+00:00"
    assert galaxy.call("DELETE", path, "game:anna").status_code == 204
    for method in ("GET", "DELETE"):
        assert is_refusal(galaxy.call(method, path, "game:anna"), 404)
    assert galaxy.json(SAVES.replace(ANNA, PEOPLE["boris"]), "game:boris") == []


def test_saves_want_the_token_of_the_game(galaxy: Galaxy) -> None:
    """Another client's is 403, unless readings say otherwise; so are others' saves."""
    assert is_refusal(galaxy.get(SAVES), 403)
    assert is_refusal(galaxy.get(SAVES, "game:boris"), 403)
    assert is_refusal(galaxy.get(f"/v1/{ANNA}/7", "game:anna"), 404)
    galaxy.read(saves="any")
    assert galaxy.get(SAVES).status_code == 200


def test_saves_have_a_greatest_size(galaxy: Galaxy) -> None:
    """413, and nothing is stored; a hundred files at most."""
    path = f"{SAVES}/big.sav"
    assert is_refusal(galaxy.call("PUT", path, "game:anna", content=b"x" * 1_100_000), 413, "too_large")
    assert is_refusal(galaxy.get(path, "game:anna"), 404)
    assert galaxy.call("PUT", path, "game:anna", content=b"too long").status_code == 204
    for number in range(98):
        galaxy.call("PUT", f"{SAVES}/{number}", "game:anna", content=b"")
    assert is_refusal(galaxy.call("PUT", f"{SAVES}/one-more", "game:anna", content=b""), 413)
    assert galaxy.call("PUT", path, "game:anna", content=b"again").status_code == 204
