"""GOG: who may ask what, the user's own data, library, wishlist, tags and settings."""

import json
from hashlib import sha256
from typing import Any

import pytest

from tests.sandbox.gog import FOR_ALL, FOR_USERS, GAME, MOVIE, NOBODYS, PEOPLE, UNOWNED, Gog, is_page

ALONE = 1300000000 + 11 * 101
"""A DLC that Anna owns without its game."""

GAME_EXAMPLE: dict[str, Any] = {
    "title": "Unreal Tournament 2004 Editor's Choice Edition",
    "backgroundImage": "//images-4.gog.com/ebed1d5546a4fa382d7d36db8aee7f298eac7db3a8dc2f4389120b5b7b3155a9",
    "cdKey": "",
    "textInformation": "",
    "downloads": [
        [
            "English",
            {
                "windows": [
                    {
                        "manualUrl": f"/downlink/unreal_tournament_2004_ece/en1installer{part + 2}",
                        "downloaderUrl": "gogdownloader://unreal_tournament_2004_ece/installer_win_en",
                        "name": f"Unreal Tournament 2004 Editor's Choice Edition (Part {part} of 3)",
                        "version": None,
                        "date": "",
                        "size": size,
                    }
                    for part, size in ((1, "1 MB"), (2, "1.5 GB"), (3, "507 MB"))
                ]
            },
        ]
    ],
    "extras": [
        {
            "manualUrl": f"/downlink/file/unreal_tournament_2004_ece/{number}",
            "downloaderUrl": f"gogdownloader://unreal_tournament_2004_ece/{number}",
            "name": name,
            "type": kind,
            "info": info,
            "size": size,
        }
        for number, name, kind, info, size in (
            (6093, "manual (33 pages)", "manuals", 1, "2 MB"),
            (6073, "HD wallpapers", "wallpapers", 12, "115 MB"),
            (6083, "avatars", "avatars", 8, "1 MB"),
        )
    ],
    "dlcs": [],
    "tags": [],
    "isPreOrder": False,
    "releaseTimestamp": 1227585600,
    "messages": [],
    "changelog": None,
    "forumLink": "https://embed.gog.com/forum/unreal_series",
    "isBaseProductMissing": False,
    "missingBaseProduct": None,
}
MOVIE_EXAMPLE: dict[str, Any] = {
    "title": "Art of Playing, The",
    "backgroundImage": "//images-1.gog.com/a3e48e4e370e2e7e9cdf648b712ff0506b994b404b64993e3fab4934294a4890",
    "cdKey": "",
    "textInformation": "",
    "downloads": [
        {
            "manualUrl": f"/downlink/the_art_of_playing/en1video{number}",
            "downloaderUrl": f"gogdownloader://the_art_of_playing/video_en1video{number}",
            "playerUrl": f"http://www.gog.com/video/the_art_of_playing/en1video{number}",
            "name": f"The Art of Playing ({lines}p)",
            "size": size,
        }
        for number, lines, size in ((1, 1080, "1.1 GB"), (2, 720, "382 MB"), (3, 480, "189 MB"))
    ],
    "extras": [
        {
            "manualUrl": "/downlink/file/the_art_of_playing/6103",
            "downloaderUrl": "gogdownloader://the_art_of_playing/6103",
            "name": "manual (1 page)",
            "type": "manuals",
            "info": 1,
            "size": "1 MB",
        }
    ],
    "dlcs": [],
    "tags": [],
    "isPreOrder": False,
    "releaseTimestamp": 1432207890,
    "messages": [],
    "changelog": None,
    "forumLink": "https://embed.gog.com/forum/general",
    "isBaseProductMissing": False,
    "missingBaseProduct": None,
}


@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Bearer no"}, {"Cookie": "gog-al=no"}, {"Authorization": "x"}]
)
def test_without_login_there_is_the_login_page(gog: Gog, headers: dict[str, str]) -> None:
    """A page with the status of success, wherever a user is needed; nothing is done."""
    before = gog.json("/userData.json")

    for line in FOR_USERS:
        method, path = line.split(" ")
        answer = gog.call(method, path, None, headers=headers)
        assert is_page(answer, 200), line
        assert "login[username]" in answer.text

    assert gog.json("/userData.json") == before


def test_without_login_there_is_a_redirect_under_that_reading(gog: Gog) -> None:
    """302 to the login page, at the host in which form the request came."""
    gog.read(logged_out="redirect")
    for line in FOR_USERS:
        method, path = line.split(" ")
        near = gog.call(method, path, None)
        far = gog.call(method, f"https://embed.gog.com{path}", None)

        assert (near.status_code, near.headers["location"]) == (302, "http://127.0.0.1:8000/gog/login")
        assert (far.status_code, far.headers["location"]) == (302, "https://login.gog.com/login")


@pytest.mark.parametrize("request_line", FOR_USERS)
def test_a_token_and_a_cookie_open_the_same(gog: Gog, request_line: str) -> None:
    """Neither is a login page; both do what they say."""
    method, path = request_line.split(" ")

    by_token = gog.call(method, path)
    gog.control("/reset")
    by_cookie = gog.call(method, path, None, headers={"Cookie": "a=b; gog-al=sandbox-session-anna; c"})

    assert (by_token.status_code, by_token.content) == (by_cookie.status_code, by_cookie.content)
    assert "login[username]" not in by_token.text


@pytest.mark.parametrize("request_line", FOR_ALL)
def test_visitors_are_served_where_no_user_is_needed(gog: Gog, request_line: str) -> None:
    """No login page; a wrong token counts as none."""
    method, path = request_line.split(" ")
    for headers in ({}, {"Authorization": "Bearer no"}):
        answer = gog.call(method, path, None, headers=headers)
        assert "login[username]" not in answer.text
        assert answer.status_code in {200, 302, 400, 404}


def test_all_operations_are_there(gog: Gog) -> None:
    """95 of the documents, and the few that a downloader and a browser need besides."""
    told = gog.client.get("/__sandbox__/").json()["apis"]["gog"]
    own = {"login.page", "login.user", "downloads.file", "downloads.extra", "cdn.file", "cdn.head"}

    assert len(set(told["operations"]) - own) == 95
    assert told["hosts"][0] == "embed.gog.com"
    assert told["samples"]["users"]["anna"] == {
        "access_token": "sandbox-access-anna",
        "refresh_token": "sandbox-refresh-anna",
        "session": "sandbox-session-anna",
        "user_id": "48628349970001",
        "galaxy_user_id": "46988088193245001",
    }


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("POST", "/user/data/games", "GET"),
        ("DELETE", "/user/wishlist/add/1", "GET, POST"),
        ("GET", "/account/tags/attach", "POST"),
        ("POST", "/friends/invite/1", "GET"),
        ("GET", "/account/hideProduct/1", "POST"),
        ("PUT", "/account/gameDetails/1.json", "GET"),
    ],
)
def test_other_methods_are_refused_with_a_page(gog: Gog, method: str, path: str, allow: str) -> None:
    """405 with `Allow`."""
    answer = gog.call(method, path)

    assert is_page(answer, 405)
    assert answer.headers["allow"] == allow


@pytest.mark.parametrize(
    "path", ["/", "", "/nothing", "/account/gameDetails/1", "/account/gameDetails/1.xml"]
)
def test_unknown_paths_are_refused_with_a_page(gog: Gog, path: str) -> None:
    """404; an ending is part of the path."""
    assert is_page(gog.get(path), 404)


def test_user_data_tells_who_is_logged_in(gog: Gog) -> None:
    """The document's fields, and those that newer clients see."""
    data = gog.json("/userData.json")

    assert (data["userId"], data["username"], data["isLoggedIn"]) == ("48628349970001", "anna", True)
    assert data["updates"] == {
        "messages": 0,
        "pendingFriendRequests": 2,
        "unreadChatMessages": 0,
        "products": 8,
        "forum": 0,
        "total": 10,
    }
    assert data["selectedCurrency"] == {"code": "EUR", "symbol": "€"}
    assert data["walletBalance"] == {"currency": "EUR", "amount": 136518}
    assert data["purchasedItems"]["movies"] == 4
    assert {friend["username"] for friend in data["friends"]} == {"clara", "hanna", "igor"}
    assert len(data["checksum"]["games"]) == 32
    assert data["checksum"]["cart"] is None


def test_user_data_of_a_visitor_lacks_the_user(gog: Gog) -> None:
    """`isLoggedIn` is false; currency and language are there."""
    data = gog.json("/userData.json", None)

    assert data["isLoggedIn"] is False
    assert not {"userId", "username", "email", "friends"} & set(data)
    assert set(data["checksum"].values()) == {None}


def test_user_data_in_the_older_form_is_the_documents(gog: Gog) -> None:
    """Exactly the fields of the example, in its order."""
    gog.read(fields="older")
    assert list(gog.json("/userData.json")) == [
        *("country", "currencies", "selectedCurrency", "preferredLanguage", "ratingBrand", "isLoggedIn"),
        *("checksum", "updates", "userId", "username", "email"),
        *("personalizedProductPrices", "personalizedSeriesPrices"),
    ]


@pytest.mark.parametrize("user", [None, "anna"])
@pytest.mark.parametrize(
    ("cookie", "shown"),
    [
        ("DE_PLN_de-DE", ("DE", "PLN", "de")),
        ("US_USD_en-US", ("US", "USD", "en")),
        ("US_XXX_en-US", ("AT", "EUR", "en")),
        ("nonsense", ("AT", "EUR", "en")),
    ],
)
def test_the_locale_cookie_decides_what_is_shown(
    gog: Gog, user: str | None, cookie: str, shown: tuple[str, str, str]
) -> None:
    """Country, currency and language, if it makes sense."""
    data = gog.json("/userData.json", user, headers={"Cookie": f"gog_lc={cookie}"})

    told = data["country"], data["selectedCurrency"]["code"], data["preferredLanguage"]["code"]
    assert told == shown


@pytest.mark.parametrize(("reading", "status"), [("204", 204), ("200", 200)])
def test_no_content_has_two_readings(gog: Gog, reading: str, status: int) -> None:
    """An empty body, 204 or 200."""
    gog.read(no_content=reading)
    answer = gog.get("/user/set-redirect-url?url=checkout")
    assert (answer.status_code, answer.content) == (status, b"")


@pytest.mark.parametrize("query", ["", "?url=", "?url=cart"])
def test_set_redirect_url_refuses_other_urls(gog: Gog, query: str) -> None:
    """The document: the only accepted value seems to be `checkout`."""
    assert is_page(gog.get(f"/user/set-redirect-url{query}"), 400)


def test_users_info_shows_the_documents_user(gog: Gog) -> None:
    """The example, as a stranger sees it."""
    query = "expand=friendStatus,wishlistStatus,blockedStatus"
    shown = gog.json(f"/users/info/{PEOPLE['Yepoleb']}?{query}")

    base = "https://images.gog.com/3f9e109ac09308f7d52c607c8571e63d5fb482acca499a83e767dfff7f00d57d"
    assert shown == {
        "id": "48628349971017",
        "username": "Yepoleb",
        "userSince": 1449237763,
        "avatars": {
            "small": f"{base}_avs.jpg",
            "small2x": f"{base}_avs2.jpg",
            "medium": f"{base}_avm.jpg",
            "medium2x": f"{base}_avm2.jpg",
            "large": f"{base}_avl.jpg",
            "large2x": f"{base}_avl2.jpg",
        },
        "friendStatus": {"id": "48628349971017", "status": 0, "dateCreated": None, "dateAccepted": None},
        "wishlistStatus": {"sharing": 2, "url": "https://embed.gog.com/u/Yepoleb/wishlist"},
        "blockedStatus": {"blocked": False},
        "chatStatus": {"url": "https://embed.gog.com/u/Yepoleb/chat", "isChatRestricted": False},
    }


@pytest.mark.parametrize(
    ("query", "sections"),
    [
        ("", set[str]()),
        ("?expand=", set[str]()),
        ("?expand=friendStatus", {"friendStatus", "chatStatus"}),
        ("?expand=wishlistStatus,blockedStatus", {"wishlistStatus", "blockedStatus", "chatStatus"}),
        ("?expand=chatStatus", {"chatStatus"}),
    ],
)
def test_users_info_expands_what_is_asked_for(gog: Gog, query: str, sections: set[str]) -> None:
    """`chatStatus` comes with any section."""
    shown = gog.json(f"/users/info/{PEOPLE['clara']}{query}", None)
    assert set(shown) - {"id", "username", "userSince", "avatars"} == sections


@pytest.mark.parametrize(
    ("path", "status"),
    [("/users/info/1", 404), ("/users/info/x", 400), ("/users/info/48628349970001?expand=x", 400)],
)
def test_users_info_refuses(gog: Gog, path: str, status: int) -> None:
    """An id that nobody has, one that is none, an unknown section."""
    assert is_page(gog.get(path), status)


def test_account_basic_gives_a_token_that_works(gog: Gog) -> None:
    """To a user; visitors are told that they are none."""
    told = gog.json("/v1/account/basic", None, headers={"Cookie": "gog-al=sandbox-session-boris"})

    assert (told["userId"], told["username"]) == ("48628349970002", "boris")
    headers = {"Authorization": f"Bearer {told['accessToken']}"}
    assert gog.json("/userData.json", None, headers=headers)["username"] == "boris"
    assert gog.json("/v1/account/basic", None)["isLoggedIn"] is False


def test_game_stats_come_in_pages(gog: Gog) -> None:
    """The latest first; what was never played has `[]` for a map."""
    first = gog.json("/u/anna/games/stats?sort=recent_playtime&order=desc")
    last = gog.json(f"/u/anna/games/stats?page={first['pages']}")

    stats = first["_embedded"]["items"][0]["stats"]
    assert stats["46988088193245001"] == {"playtime": 5, "lastSession": "2025-01-01T00:00:00+00:00"}
    assert last["_embedded"]["items"][-1]["stats"] == []
    assert (first["total"], first["limit"], first["pages"]) == (125, 20, 7)
    assert is_page(gog.get("/u/nobody/games/stats"), 404)


def test_library_ids_and_licences_agree(gog: Gog) -> None:
    """Numbers here, strings there; the example user owns what the document lists."""
    owned = gog.json("/user/data/games")["owned"]

    assert gog.json("/v1/account/licences") == [str(product) for product in owned]
    assert {GAME, MOVIE, ALONE} <= set(owned)
    assert gog.json("/user/data/games", "Yepoleb")["owned"][:3] == [1207658691, 1207658713, 1207658805]
    assert gog.json("/user/data/games", "boris") == {"owned": []}


def test_game_details_are_the_documents_example(gog: Gog) -> None:
    """As the example shows them, to a user without tags; brackets and apostrophes mended."""
    gog.read(fields="older")
    assert gog.json(f"/account/gameDetails/{GAME}.json", "Yepoleb") == GAME_EXAMPLE


@pytest.mark.parametrize("operation", ["movieDetails", "gameDetails"])
def test_movie_details_are_the_documents_example(gog: Gog, operation: str) -> None:
    """By either operation."""
    assert gog.json(f"/account/{operation}/{MOVIE}.json", "Yepoleb") == MOVIE_EXAMPLE


def test_game_details_have_newer_fields(gog: Gog) -> None:
    """And the tags of the user, with numbers as strings."""
    shown = gog.json(f"/account/gameDetails/{GAME}.json")

    assert (shown["galaxyDownloads"], shown["features"]) == ([], ["single", "multi"])
    assert shown["simpleGalaxyInstallers"][0]["os"] == "windows"
    assert shown["tags"] == [{"id": "300000001", "name": "FAVOURITES", "productCount": "2"}]


def test_game_details_nest_owned_dlc(gog: Gog) -> None:
    """Only what is owned; a DLC alone says that its game is missing."""
    base = 1207658713
    dlc = 1300000000
    shown = gog.json(f"/account/gameDetails/{base}.json")
    assert len(shown["dlcs"]) == 1
    assert shown["dlcs"][0] == gog.json(f"/account/gameDetails/{dlc}.json")

    gog.step("library", user="anna", product=dlc, owned=False)
    assert gog.json(f"/account/gameDetails/{base}.json")["dlcs"] == []
    assert gog.json(f"/account/gameDetails/{ALONE}.json")["isBaseProductMissing"] is True


@pytest.mark.parametrize(
    ("path", "user"),
    [
        (f"/account/gameDetails/{UNOWNED}.json", "anna"),
        (f"/account/gameDetails/{GAME}.json", "boris"),
        (f"/account/movieDetails/{MOVIE}.json", "boris"),
        (f"/account/movieDetails/{GAME}.json", "anna"),
    ],
)
def test_details_of_what_is_not_owned_are_an_empty_array(gog: Gog, path: str, user: str) -> None:
    """PHP's empty object; a game is no movie."""
    assert gog.json(path, user) == []


@pytest.mark.parametrize(
    ("number", "status"), [("x", 400), ("", 400), ("-1", 400), ("1" * 30, 400), (NOBODYS, 404)]
)
@pytest.mark.parametrize("operation", ["gameDetails", "movieDetails"])
def test_details_refuse_ids(gog: Gog, operation: str, number: object, status: int) -> None:
    """What is no number, or nobody's."""
    assert is_page(gog.get(f"/account/{operation}/{number}.json"), status)


def test_details_of_a_preorder_fail(gog: Gog) -> None:
    """500 with a page, as clients have seen; once released all is well."""
    gog.step("preorder", product=GAME)
    assert is_page(gog.get(f"/account/gameDetails/{GAME}.json"), 500)
    gog.step("preorder", product=GAME, preorder=False)
    assert gog.json(f"/account/gameDetails/{GAME}.json")["title"]


@pytest.mark.parametrize(("downlinks", "has_downloader"), [("downlink", True), ("downloads", False)])
def test_details_have_either_prefix(gog: Gog, downlinks: str, has_downloader: bool) -> None:
    """`/downlink` as in the document, `/downloads` today; then without `downloaderUrl`. Both open."""
    gog.read(downlinks=downlinks)
    shown = gog.json(f"/account/gameDetails/{GAME}.json")

    for file in (shown["downloads"][0][1]["windows"][0], shown["extras"][0]):
        assert file["manualUrl"].startswith(f"/{downlinks}/")
        assert ("downloaderUrl" in file) is has_downloader
        assert gog.get(file["manualUrl"]).status_code == 302


@pytest.mark.parametrize("host", ["gog.com", "gog-statics.com"])
def test_images_are_on_either_host(gog: Gog, host: str) -> None:
    """Scheme-less where the document has it so."""
    gog.read(images=host)
    assert gog.json(f"/account/gameDetails/{GAME}.json")["backgroundImage"].startswith(f"//images-4.{host}/")
    assert gog.json("/userData.json")["avatar"].startswith(f"https://images.{host}/")


def test_library_has_two_pages_of_games(gog: Gog) -> None:
    """A hundred and the rest, each game once; behind the last page nothing."""
    pages = [gog.json(f"/account/getFilteredProducts?mediaType=1&page={page}") for page in (1, 2, 3)]

    ids = [product["id"] for page in pages for product in page["products"]]
    assert [len(page["products"]) for page in pages] == [100, 20, 0]
    assert len(set(ids)) == pages[0]["totalProducts"] == 120
    assert pages[0]["totalPages"] == 2
    assert pages[2]["page"] == 3
    assert pages[0]["moviesCount"] == 4
    assert [tag["name"] for tag in pages[0]["tags"]] == ["FAVOURITES", "TO PLAY", "Couch co-op", "Done"]
    assert pages[0]["hasHiddenProducts"] is True
    assert (pages[0]["updatedProductsCount"], pages[0]["hiddenUpdatedProductsCount"]) == (7, 1)


def test_library_of_nothing_has_no_pages(gog: Gog) -> None:
    """`totalPages` is 0, as a client has seen."""
    page = gog.json("/account/getFilteredProducts", "boris")
    assert (page["totalPages"], page["products"], page["tags"]) == (0, [], [])
    assert page["appliedFilters"] == {"tags": None}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 120),
        ("mediaType=2", 4),
        ("mediaType=movie", 4),
        ("mediaType=game", 120),
        ("hiddenFlag=1", 5),
        ("hiddenFlag=0", 120),
        ("hidden=true", 125),
        ("hidden=false", 120),
        ("isUpdated=1", 7),
        ("isUpdated=1&hiddenFlag=1", 1),
        ("isUpdated=0", 120),
        ("search=UNREAL", 1),
        ("search=tournament+2004", 1),
        ("search=nothing+like+this", 0),
        ("tags=300000001", 2),
        ("tags=300000001,300000002", 6),
        ("tags=1", 0),
        ("category=nothing", 0),
        ("mediaType=2&category=nothing&feature=x&system=x", 4),
        ("language=xx", 0),
        ("totalPages=77", 120),
        ("unknown=1", 120),
    ],
)
def test_library_filters_in_both_vocabularies(gog: Gog, query: str, found: int) -> None:
    """`hiddenFlag` and `mediaType=1` as well as `hidden` and `mediaType=game`."""
    assert gog.json(f"/account/getFilteredProducts?{query}")["totalProducts"] == found


@pytest.mark.parametrize(
    ("query", "key", "down"),
    [
        ("sortBy=title", "title", False),
        ("sortBy=title&sortOrder=desc", "title", True),
        ("sortBy=release_date_asc", "released", False),
        ("sortBy=release_date_desc", "released", True),
        ("sortBy=release_date&sortOrder=desc", "released", True),
        ("sortBy=date_purchased", "bought", True),
        ("sortBy=date_purchased&sortOrder=asc", "bought", False),
        ("", "bought", True),
    ],
)
def test_library_sorts(gog: Gog, query: str, key: str, down: bool) -> None:
    """By what is asked for; newest purchase first by default."""
    gog.read(library="source")
    products = gog.json(f"/account/getFilteredProducts?{query}")["products"]

    of = {"title": "title", "released": "releaseDate", "bought": "purchaseDate"}[key]
    values = [str(p[of]).casefold() if of == "title" else p[of] for p in products]
    assert values == sorted(values, reverse=down)


def test_library_in_the_form_of_the_source(gog: Gog) -> None:
    """The other document's shape."""
    gog.read(library="source")
    page = gog.json("/account/getFilteredProducts?hidden=false&mediaType=game&search=unreal&sortOrder=asc")

    image = "//images-4.gog.com/ebed1d5546a4fa382d7d36db8aee7f298eac7db3a8dc2f4389120b5b7b3155a9"
    assert page == {
        "page": 1,
        "totalResults": 1,
        "products": [
            {
                "id": GAME,
                "title": "Unreal Tournament 2004 Editor's Choice Edition",
                "mediaType": "game",
                "releaseDate": 1227585600,
                "purchaseDate": 1430740458,
                "isHidden": False,
                "rating": {"score": 40, "votes": 100},
                "image": image,
                "url": "https://embed.gog.com/game/unreal_tournament_2004_editors_choice_edition",
            }
        ],
    }


@pytest.mark.parametrize(
    "query",
    [
        *("page=0", "page=x", "page=-1", "page=1.5", "mediaType=3", "mediaType=games", "hiddenFlag=2"),
        *(
            "hidden=yes",
            "hidden=1",
            "hiddenFlag=true",
            "sortBy=price",
            "sortOrder=up",
            "tags=x",
            "tags=1,,2",
            "isUpdated=maybe",
        ),
    ],
)
def test_library_refuses(gog: Gog, query: str) -> None:
    """Arguments that make no sense."""
    assert is_page(gog.get(f"/account/getFilteredProducts?{query}"), 400)


def test_library_has_the_documented_oddities(gog: Gog) -> None:
    """Trailing blanks, systems unknown, dates as PHP writes them or null, a DLC without its game."""
    products = [
        product
        for page in (1, 2)
        for product in gog.json(f"/account/getFilteredProducts?sortBy=title&page={page}")["products"]
    ]

    assert any(product["title"].endswith(" ") for product in products)
    assert any(not any(product["worksOn"].values()) for product in products)
    assert any(product["releaseDate"] is None for product in products)
    game = next(product for product in products if product["id"] == GAME)
    assert game["releaseDate"] == {
        "date": "2008-11-25 06:00:00.000000",
        "timezone_type": 3,
        "timezone": "Europe/Nicosia",
    }
    assert [p["id"] for p in products if p["isBaseProductMissing"]] == [ALONE]


def test_library_updates_are_loose_under_that_reading(gog: Gog) -> None:
    """Numbers as strings, and null."""
    gog.read(numbers="loose")
    assert {p["updates"] for p in gog.json("/account/getFilteredProducts")["products"]} == {
        *(None, "1", "2", "3")
    }


@pytest.mark.parametrize("show", ["revealProduct", "unhideProduct"])
def test_hidden_products_leave_the_list(gog: Gog, show: str) -> None:
    """And come back by either name of the operation; doing it twice is no fault."""
    for _ in range(2):
        assert gog.done("POST", f"/account/hideProduct/{GAME}") == {}
    assert gog.json("/account/getFilteredProducts?search=unreal")["products"] == []
    assert gog.json("/account/getFilteredProducts?search=unreal&hidden=true")["products"][0]["isHidden"]
    for _ in range(2):
        assert gog.done("POST", f"/account/{show}/{GAME}") == {}
    assert gog.json("/account/getFilteredProducts?search=unreal")["totalProducts"] == 1


@pytest.mark.parametrize("operation", ["hideProduct", "revealProduct", "unhideProduct"])
@pytest.mark.parametrize(("number", "status"), [(UNOWNED, 404), (NOBODYS, 404), ("x", 400)])
def test_hiding_refuses(gog: Gog, operation: str, number: object, status: int) -> None:
    """What is not in the library."""
    assert is_page(gog.post(f"/account/{operation}/{number}"), status)


def test_wishlist_is_a_map_and_empty_an_array(gog: Gog) -> None:
    """PHP's empty map."""
    assert gog.json("/user/wishlist.json")["wishlist"][str(UNOWNED)] is True
    empty = gog.json("/user/wishlist.json", "boris")
    assert empty["wishlist"] == []
    assert len(empty["checksum"]) == 32


@pytest.mark.parametrize(("method", "answers"), [("GET", True), ("POST", False)])
def test_wishlist_changes_by_either_method(gog: Gog, method: str, answers: bool) -> None:
    """GET tells the new list, POST nothing; both shapes and the list of products show it."""
    added = gog.done(method, f"/user/wishlist/add/{GAME}", "boris")
    listed = gog.json("/user/wishlist.json", "boris")
    assert listed["wishlist"] == {str(GAME): True}
    assert added == (listed if answers else {})
    assert gog.json("/account/wishlist/search", "boris")["products"][0]["id"] == GAME
    assert gog.done(method, f"/user/wishlist/add/{GAME}", "boris") == added
    assert gog.json("/userData.json", "boris")["checksum"]["wishlist"] is not None

    removed = gog.done(method, f"/user/wishlist/remove/{GAME}", "boris")
    assert gog.json("/user/wishlist.json", "boris")["wishlist"] == []
    assert removed == (gog.json("/user/wishlist.json", "boris") if answers else {})


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("number", [GAME, NOBODYS])
def test_wishlist_refuses_to_remove_what_is_not_on_it(gog: Gog, method: str, number: int) -> None:
    """With the documented words."""
    answer = gog.call(method, f"/user/wishlist/remove/{number}", "boris")
    assert is_page(answer, 400)
    assert "unable to remove product from wishlist" in answer.text


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(("number", "status"), [(NOBODYS, 404), ("x", 400)])
def test_wishlist_refuses_to_add(gog: Gog, method: str, number: object, status: int) -> None:
    """What is no product."""
    assert is_page(gog.call(method, f"/user/wishlist/add/{number}"), status)


def test_wishlist_in_the_form_of_the_source(gog: Gog) -> None:
    """The other document's example, and both forms at once; the checksum is the same."""
    image = "//images-4.gog.com/ebed1d5546a4fa382d7d36db8aee7f298eac7db3a8dc2f4389120b5b7b3155a9"
    as_map = gog.json("/user/wishlist.json", "Yepoleb")
    gog.read(wishlist="products")
    shown = gog.json("/user/wishlist.json", "Yepoleb")
    assert shown == {
        "products": [
            {
                "id": GAME,
                "title": "Unreal Tournament 2004 Editor's Choice Edition",
                "image": image,
                "url": "https://embed.gog.com/game/unreal_tournament_2004_editors_choice_edition",
                "releaseDate": 1227585600,
                "isPreOrder": False,
                "isComingSoon": False,
                "price": {"amount": "9.99", "currency": "EUR", "symbol": "€", "isFree": False},
                "isDiscounted": False,
                "discountPercentage": 0,
                "discountAmount": "0.00",
                "basePrice": {"amount": "9.99", "currency": "EUR", "symbol": "€", "isFree": False},
                "isWishlisted": True,
            }
        ],
        "checksum": as_map["checksum"],
    }
    gog.read(wishlist="both")
    assert gog.json("/user/wishlist.json", "Yepoleb") == {**as_map, **shown}


def test_ratings_and_votes(gog: Gog) -> None:
    """The documents' examples; an empty map is an array."""
    assert gog.json("/user/games_rating.json")["games_rating"] == {"1207658957": 40, "1207659032": 50}
    assert gog.json("/user/review_votes.json")["reviews"] == [123456, 1112223]
    assert gog.json("/user/games_rating.json", "boris")["games_rating"] == []
    assert gog.json("/user/review_votes.json", "boris")["reviews"] == []


def tags(gog: Gog) -> list[tuple[str, str, str]]:
    """All tags of the user, from the library."""
    return [(t["id"], t["name"], t["productCount"]) for t in gog.json("/account/getFilteredProducts")["tags"]]


def test_tags_go_through_their_life(gog: Gog) -> None:
    """Made, put on and off by both families, renamed and ordered, deleted."""
    tag = gog.done("POST", "/account/tags/add?name=New+%26+shiny")["id"]
    assert tag == "300000005"
    attach = f"/account/tags/attach?product_id={GAME}&tag_id={tag}"
    assert [gog.done("POST", attach) for _ in range(2)] == [{"success": True}] * 2
    assert gog.done("POST", f"/user/tags/add/{MOVIE}/{tag}") == {}
    assert tags(gog)[-1] == (tag, "New & shiny", "2")
    assert gog.json("/user/tags.json")["tags"][-1] == {
        "id": int(tag),
        "name": "New & shiny",
        "productCount": 2,
    }
    detach = f"/account/tags/detach?product_id={MOVIE}&tag_id={tag}"
    assert [gog.done("POST", detach) for _ in range(2)] == [{"success": True}, {"success": False}]
    assert gog.done("POST", f"/user/tags/remove/{GAME}/{tag}") == {}
    wanted = [{"id": tag, "name": "A"}, {"id": "300000002", "name": "B", "productCount": "9"}]
    done = gog.done("POST", "/account/tags/update", params={"tags": json.dumps(wanted)})
    assert done == {"status": "updated"}
    assert [name for _, name, _ in tags(gog)] == ["A", "B", "FAVOURITES", "Couch co-op", "Done"]
    assert gog.done("POST", f"/account/tags/delete?tag_id={tag}") == {"status": "deleted"}
    assert tag not in [tag_id for tag_id, _, _ in tags(gog)]


@pytest.mark.parametrize("verb", ["attach", "detach"])
@pytest.mark.parametrize(("product", "tag"), [(NOBODYS, 300000001), (GAME, 1), (UNOWNED, 300000001)])
def test_tags_cannot_be_put_on_what_is_not_there(gog: Gog, verb: str, product: int, tag: int) -> None:
    """No success, or 404 in the other family."""
    path = f"/account/tags/{verb}?product_id={product}&tag_id={tag}"
    assert gog.done("POST", path) == {"success": False}
    alt = {"attach": "add", "detach": "remove"}[verb]
    assert is_page(gog.post(f"/user/tags/{alt}/{product}/{tag}"), 404)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/account/tags/attach", 400),
        ("/account/tags/attach?product_id=1", 400),
        ("/account/tags/detach?product_id=x&tag_id=1", 400),
        ("/account/tags/add", 400),
        ("/account/tags/add?name=", 400),
        ("/account/tags/delete", 400),
        ("/account/tags/delete?tag_id=1", 404),
        ("/account/tags/update", 400),
        ("/account/tags/update?tags=%7B%7D", 400),
        ("/account/tags/update?tags=%5B1%5D", 400),
        ("/account/tags/update?tags=[{%22id%22:%221%22,%22name%22:%22a%22}]", 404),
        ("/account/tags/update?tags=[{%22id%22:1,%22name%22:%22a%22}]", 400),
        ("/account/tags/update?tags=[{%22id%22:%22300000001%22}]", 400),
        ("/user/tags/add/x/1", 400),
    ],
)
def test_tags_refuse(gog: Gog, path: str, status: int) -> None:
    """Arguments that make no sense, tags that are not there; nothing is changed."""
    before = tags(gog)
    assert is_page(gog.post(path), status)
    assert tags(gog) == before


def test_tags_are_each_users_own(gog: Gog) -> None:
    """Boris cannot touch Anna's."""
    assert is_page(gog.post("/account/tags/delete?tag_id=300000001", "boris"), 404)
    assert len(tags(gog)) == 4


@pytest.mark.parametrize(
    "path",
    [
        "/account/save_birthday/2000-02-29",
        "/account/save_country/DE",
        "/account/save_newsletter_subscription/1",
        "/account/save_promo_subscription/0",
        "/account/save_wishlist_notification/1",
        "/account/save_sharing_wishlist/0",
        "/account/save_chat_privacy/2",
        "/account/save_search_privacy/1",
        "/user/changeCurrency/PLN",
        "/user/changeLanguage/pt-BR",
        "/user/changeLanguage/zh-HANS",
        "/user/changeLanguage/de",
    ],
)
def test_settings_answer_an_empty_object(gog: Gog, path: str) -> None:
    """A GET that changes state."""
    assert gog.json(path) == {}


@pytest.mark.parametrize(
    "path",
    [
        "/account/save_birthday/2001-02-29",
        "/account/save_birthday/20010101",
        "/account/save_country/de",
        "/account/save_country/DEU",
        "/account/save_newsletter_subscription/2",
        "/account/save_promo_subscription/x",
        "/account/save_wishlist_notification/",
        "/account/save_sharing_wishlist/3",
        "/account/save_chat_privacy/-1",
        "/account/save_search_privacy/2",
        "/user/changeCurrency/XXX",
        "/user/changeCurrency/eur",
        "/user/changeLanguage/xx",
    ],
)
def test_settings_refuse(gog: Gog, path: str) -> None:
    """Values that make no sense."""
    assert is_page(gog.get(path), 400)


@pytest.mark.parametrize("shelf", ["wood", "mate_black", "glass", "chrome", "white", "piano_black"])
def test_shelf_backgrounds(gog: Gog, shelf: str) -> None:
    """The documented ones and no other."""
    assert gog.done("POST", f"/account/save_shelf_background/{shelf}") == {}
    assert is_page(gog.post(f"/account/save_shelf_background/{shelf}s"), 400)


def test_settings_of_both_families_are_the_same(gog: Gog) -> None:
    """What one sets the other shows."""
    gog.get("/user/changeCurrency/USD")
    gog.get("/user/changeLanguage/fr-FR")
    gog.get("/account/save_newsletter_subscription/1")
    gog.get("/account/save_wishlist_notification/0")
    shown = gog.json("/user/settings.json")["settings"]
    assert shown == {"language": "fr", "currency": "USD", "newsletter": True, "emailNotifications": False}

    query = "language=en&currency=EUR&newsletter=false&emailNotifications=true"
    assert gog.done("POST", f"/user/settings/update?{query}") == {}
    assert gog.json("/user/settings.json")["settings"] == {
        "language": "en",
        "currency": "EUR",
        "newsletter": False,
        "emailNotifications": True,
    }
    data = gog.json("/userData.json")
    assert (data["selectedCurrency"]["code"], data["preferredLanguage"]["code"]) == ("EUR", "en")


def test_settings_are_kept(gog: Gog) -> None:
    """Control shows those that no operation does."""
    for path in (
        *("birthday/1980-01-02", "country/DE", "newsletter_subscription/1", "promo_subscription/1"),
        *("wishlist_notification/0", "sharing_wishlist/0", "chat_privacy/2", "search_privacy/0"),
    ):
        gog.get(f"/account/save_{path}")
    gog.post("/account/save_shelf_background/chrome")

    assert gog.client.get("/__sandbox__/gog/settings/anna").json() == {
        "country": "DE",
        "currency": "EUR",
        "language": "en",
        "birthday": "1980-01-02",
        "newsletter": True,
        "promo": True,
        "wishlist_notification": False,
        "sharing": 0,
        "chat": 2,
        "searchable": False,
        "shelf": "chrome",
    }
    assert gog.client.get("/__sandbox__/gog/settings/nobody").status_code == 422


@pytest.mark.parametrize("bad", ["language=x", "currency=x", "newsletter=x", "emailNotifications=2"])
def test_settings_update_is_whole_or_not_at_all(gog: Gog, bad: str) -> None:
    """One argument that makes no sense, and nothing changes."""
    before = gog.json("/user/settings.json")
    query = f"language=de&currency=PLN&newsletter=true&emailNotifications=false&{bad}"
    assert is_page(gog.post(f"/user/settings/update?{query}"), 400)
    assert gog.json("/user/settings.json") == before


def test_visitors_have_a_currency_and_a_language(gog: Gog) -> None:
    """Together; users keep theirs."""
    gog.get("/user/changeCurrency/GBP", None)
    gog.get("/user/changeLanguage/de-DE", None)

    data = gog.json("/userData.json", None)

    assert data["selectedCurrency"] == {"code": "GBP", "symbol": "£"}
    assert data["preferredLanguage"] == {"code": "de", "name": "Deutsch"}
    assert gog.json("/userData.json")["selectedCurrency"]["code"] == "EUR"


def test_logout_ends_sessions_but_not_tokens(gog: Gog) -> None:
    """Of this user only."""
    session = {"headers": {"Cookie": "gog-al=sandbox-session-anna"}}
    made = {"headers": {"Cookie": f"gog-al={gog.step('login', user='anna')['session']}"}}
    assert gog.json("/userData.json", None, **made)["username"] == "anna"

    assert gog.done("POST", "/account/logout_all_sessions") == {}

    for cookie in (session, made):
        assert gog.json("/userData.json", None, **cookie)["isLoggedIn"] is False
    assert gog.json("/userData.json")["isLoggedIn"] is True
    other = {"headers": {"Cookie": "gog-al=sandbox-session-boris"}}
    assert gog.json("/userData.json", None, **other)["username"] == "boris"


def test_avatars_are_uploaded_as_a_form(gog: Gog) -> None:
    """The new picture has addresses whose slashes are escaped, and is shown to everybody."""
    answer = gog.post("/account/avatar", files={"files[]": ("a.png", b"\x89PNG\r\n\r\n--x", "image/png")})

    image = sha256(b"\x89PNG\r\n\r\n--x").hexdigest()
    assert answer.json()["avatars"]["small_2x"] == f"https://images.gog.com/{image}_avs2.jpg"
    assert rb"https:\/\/images.gog.com\/" in answer.content
    assert gog.json(f"/users/info/{PEOPLE['anna']}", "boris")["avatars"]["large"].endswith(f"{image}_avl.jpg")


@pytest.mark.parametrize("body", [b"", b"x", b"--b\r\n\r\nx\r\n--b--", b"--b\r\n--b\r\n"])
def test_avatars_refuse_what_is_no_form(gog: Gog, body: bytes) -> None:
    """Or a form without the file."""
    assert is_page(gog.post("/account/avatar", content=body), 400)
    assert is_page(gog.post("/account/avatar", files={"file": b"x"}), 400)
