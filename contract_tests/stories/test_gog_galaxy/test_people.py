"""Friends, who is online, profiles, libraries and notifications."""

from collections.abc import Callable
from itertools import permutations
from typing import Any

import httpx
import pytest
from gog_galaxy_client import ForbiddenError, GogGalaxy, NotFoundError, models

from contract_tests.stories._telling import MOST, given
from contract_tests.stories.gog_galaxy import (
    ANNA,
    BORIS,
    CLARA,
    CLIENT,
    DORA,
    EMIL,
    GAME,
    HANNA,
    NOBODY,
    SMALL,
)
from contract_tests.stories.test_gog_galaxy.conftest import Make
from contract_tests.targets import Sandbox, Target

MINUTES = 60
Shown = models.PresenceUpdatePresence


def friends(galaxy: GogGalaxy, user: str = ANNA) -> list[str]:
    """The ids of a user's friends."""
    return [friend.user_id for friend in galaxy.friends.list(user).items]


def waiting(galaxy: GogGalaxy, user: str = ANNA) -> list[str]:
    """The ids of those who have asked a user."""
    return [request.friend_user_id for request in galaxy.friends.list_invitations(user).items]


def online(galaxy: GogGalaxy, *users: str) -> list[str]:
    """Who of these is online; the count has to be right."""
    page = galaxy.presence.list(user_id=list(users))
    assert page.total_count == len(page.items)
    return [one.user_id for one in page.items]


def announce(galaxy: GogGalaxy, user: str, presence: Shown = Shown.ONLINE, **more: str) -> None:
    """Say that one is there, or not."""
    galaxy.presence.set(
        user,
        application_type="Example",
        force_update=False,
        presence=presence,
        version="2.0",
        **more,
    )


# --- friends -----------------------------------------------------------------------------------------


def test_friends_list(galaxy: GogGalaxy) -> None:
    """Friends are listed, with their names; who only asks, or was asked, is none."""
    found = galaxy.friends.list(ANNA).items

    assert {CLARA, HANNA} <= {friend.user_id for friend in found}
    assert not {ANNA, BORIS, DORA, EMIL} & {friend.user_id for friend in found}
    for friend in found:
        assert galaxy.users.get(friend.user_id).username == friend.username


def test_friends_become(galaxy: GogGalaxy, make: Make, web: Sandbox) -> None:
    """Who has asked and is accepted is a friend, and waits no longer; both see it."""
    dora = make(token="sandbox-access-dora")
    assert DORA in waiting(galaxy)
    assert DORA not in friends(galaxy)

    web.step("friends", {"user": "dora", "friend": "anna", "does": "accept"})

    assert DORA in friends(galaxy)
    assert DORA not in waiting(galaxy)
    assert ANNA in friends(dora, DORA)


def test_friends_end(galaxy: GogGalaxy, clara: GogGalaxy, web: Sandbox) -> None:
    """Who was removed is a friend no longer."""
    before = friends(galaxy)
    assert ANNA in friends(clara, CLARA)
    web.step("friends", {"user": "anna", "friend": "clara", "does": "remove"})

    assert friends(galaxy) == [user for user in before if user != CLARA]
    assert ANNA not in friends(clara, CLARA)


def test_friends_requests(galaxy: GogGalaxy, web: Sandbox) -> None:
    """A request says who has sent it, and is a notification, until it is declined."""
    web.step("friends", {"user": "anna", "friend": "boris", "does": "invite"})

    request = next(r for r in galaxy.friends.list_invitations(ANNA).items if r.friend_user_id == BORIS)
    assert request.friend_username == galaxy.users.get(BORIS).username == "boris"
    notified = galaxy.notifications.list(CLIENT["client_id"], ANNA, access_token="sandbox-access-anna")
    assert BORIS in str(notified)

    web.step("friends", {"user": "boris", "friend": "anna", "does": "decline"})
    assert BORIS not in waiting(galaxy)
    assert BORIS not in friends(galaxy)


PRIVATE: dict[str, Callable[[GogGalaxy, str], Any]] = {
    "friends": lambda galaxy, user: galaxy.friends.list(user),
    "invitations": lambda galaxy, user: galaxy.friends.list_invitations(user),
    "releases": lambda galaxy, user: galaxy.library.list_releases(user),
    "set": lambda galaxy, user: announce(galaxy, user),
    "clear": lambda galaxy, user: galaxy.presence.clear(user),
    "total": lambda galaxy, user: galaxy.sessions.total(GAME, user),
    "progress": lambda galaxy, user: galaxy.achievements.list_friends_progress(str(GAME), user),
}


@pytest.mark.parametrize("call", PRIVATE.values(), ids=PRIVATE)
def test_private_data(galaxy: GogGalaxy, call: Callable[[GogGalaxy, str], Any]) -> None:
    """What is somebody else's is refused, and what is nobody's, not found."""
    with pytest.raises(ForbiddenError):
        call(galaxy, BORIS)
    with pytest.raises(NotFoundError):
        call(galaxy, NOBODY)


# --- presence ----------------------------------------------------------------------------------------


def test_presence_seen_by_a_friend(galaxy: GogGalaxy, clara: GogGalaxy, boris: GogGalaxy) -> None:
    """Who says to be online is seen by friends, with the game, and by no stranger, until gone."""
    assert online(clara, ANNA) == []

    announce(galaxy, ANNA, game_id=str(GAME))

    assert online(clara, ANNA) == [ANNA]
    seen = clara.presence.list(user_id=[ANNA]).items[0]
    assert (given(seen.data.presence), str(given(seen.data.game_id))) == ("online", str(GAME))
    assert online(boris, ANNA) == []

    galaxy.presence.clear(ANNA)
    assert online(clara, ANNA) == []
    galaxy.presence.clear(ANNA)


def test_presence_ends_by_itself(galaxy: GogGalaxy, clara: GogGalaxy, sandbox: Sandbox) -> None:
    """Who says so every five minutes stays online; who does not is gone after a while."""
    announce(galaxy, ANNA)
    for _ in range(4):
        sandbox.advance(5 * MINUTES)
        assert online(clara, ANNA) == [ANNA]
        announce(galaxy, ANNA)

    sandbox.advance(60 * MINUTES)

    assert online(clara, ANNA) == []


def test_presence_is_not_prolonged_by_others(galaxy: GogGalaxy, clara: GogGalaxy, sandbox: Sandbox) -> None:
    """To be looked at is not to say so: who says nothing is gone, however often others look."""
    announce(galaxy, ANNA)
    for _ in range(15):
        sandbox.advance(4 * MINUTES)
        online(clara, ANNA)
        online(galaxy, ANNA)

    assert online(clara, ANNA) == []


def test_presence_without_a_game(galaxy: GogGalaxy, clara: GogGalaxy) -> None:
    """What is said last is the whole of it: another game, none, another version."""

    def playing() -> list[str | None]:
        items = clara.presence.list(user_id=[ANNA]).items
        return [str(one.data.game_id) if one.data.game_id else None for one in items]

    for game in (GAME, None, SMALL, GAME, None):
        announce(galaxy, ANNA, Shown.ONLINE, **({"game_id": str(game)} if game else {}))
        assert playing() == [str(game) if game else None]

    announce(galaxy, ANNA, game_id=str(GAME))
    galaxy.presence.clear(ANNA)
    announce(galaxy, ANNA)
    assert playing() == [None]


def test_presence_offline_and_invisible(galaxy: GogGalaxy, clara: GogGalaxy) -> None:
    """Who says to be offline, or wants not to be seen, is not."""
    for presence in (Shown.OFFLINE, Shown.INVISIBLE):
        announce(galaxy, ANNA)
        assert online(clara, ANNA) == [ANNA]
        announce(galaxy, ANNA, presence)
        assert online(clara, ANNA) == []


def test_presence_of_those_asked_for(galaxy: GogGalaxy, sandbox: Sandbox) -> None:
    """Only who was asked for is listed, only who is online, and nobody twice."""
    sandbox.step("presence", {"user": "clara", "presence": "online"})
    sandbox.step("presence", {"user": "boris", "presence": "online"})

    assert online(galaxy, CLARA) == [CLARA]
    assert online(galaxy, HANNA) == [HANNA]
    assert sorted(online(galaxy, CLARA, HANNA)) == [CLARA, HANNA]
    assert sorted(online(galaxy, DORA, HANNA, BORIS, CLARA, NOBODY)) == [CLARA, HANNA]
    assert online(galaxy, DORA) == []


def test_presence_in_any_order(galaxy: GogGalaxy, sandbox: Sandbox) -> None:
    """Ids may come in any order; one that nobody has, or who is offline, hides no other."""
    sandbox.step("presence", {"user": "clara", "presence": "online"})

    for asked in permutations((NOBODY, CLARA, DORA, HANNA)):
        assert sorted(online(galaxy, *asked)) == [CLARA, HANNA]


def test_presence_limit(target: Target, http: httpx.Client, sandbox: Sandbox) -> None:
    """250 users are taken in one call, and one more is not."""
    some = [str(46988088193246000 + number) for number in range(251)]

    def ask(users: list[str]) -> int:
        answer = http.get(
            f"{target.base_url}/statuses",
            params={"user_id": ",".join(users)},
            headers=dict(target.account.headers),
        )
        return answer.status_code

    assert ask(some[:250]) == 200
    assert ask(some) == 400


def test_presence_form(target: Target, http: httpx.Client, clara: GogGalaxy, sandbox: Sandbox) -> None:
    """The form of 2018 does the same."""
    answer = http.post(
        f"{target.base_url}/users/{ANNA}/status",
        data={"version": "1.2.0"},
        headers=dict(target.account.headers),
    )

    assert answer.status_code == 204
    assert online(clara, ANNA) == [ANNA]


def test_presence_options(visitor: GogGalaxy) -> None:
    """OPTIONS has an answer, which is always empty, for everybody."""
    page = visitor.presence.options(user_id=[HANNA])
    assert (page.items, page.limit, page.total_count) == ([], 250, 0)


def test_presence_in_the_older_reading(galaxy: GogGalaxy, sandbox: Sandbox) -> None:
    """In 2018 a status had no data."""
    sandbox.reset(fields="older")

    assert online(galaxy, HANNA) == [HANNA]
    data = galaxy.presence.list(user_id=[HANNA]).items[0].data
    assert data == models.PresenceData()


# --- profiles and libraries --------------------------------------------------------------------------


def test_users_profile(galaxy: GogGalaxy) -> None:
    """One's own profile has what others do not see; nobody's is not found."""
    own, other = galaxy.users.get(ANNA), galaxy.users.get(CLARA)

    assert (own.id, own.username) == (ANNA, "anna")
    assert (other.id, other.username) == (CLARA, "clara")
    assert "@" in given(own.email)
    for private in (other.email, other.settings, other.checksum, other.marketing_consent):
        assert not isinstance(private, str | bool | models.UserSettings)
    with pytest.raises(NotFoundError):
        galaxy.users.get(NOBODY)


def releases(galaxy: GogGalaxy, user: str = ANNA) -> list[models.Release]:
    """All of what a user owns, page by page; each page has to be counted like the whole."""
    found: list[models.Release] = []
    totals: set[int] = set()
    page = galaxy.library.list_releases(user)
    while True:
        found += page.items
        totals.add(page.total_count)
        assert len(found) < MOST, "the list does not end"
        if not isinstance(page.next_page_token, str):
            break
        assert len(page.items) == page.limit
        page = galaxy.library.list_releases(user, page_token=page.next_page_token)
    assert totals == {len(found)}
    return found


def test_library_pages(galaxy: GogGalaxy) -> None:
    """All pages together have everything once, and lead to the products."""
    found = [release.external_id for release in releases(galaxy)]

    assert len(found) == len(set(found)) > 100
    assert {str(GAME)} <= set(found)
    assert galaxy.products.get(int(found[0])).id == int(found[0])
    assert galaxy.games_db.get("gog", found[0])["external_id"] == found[0]


def test_library_grows(boris: GogGalaxy, web: Sandbox) -> None:
    """What was bought is in the library, and what was taken away is not."""
    assert releases(boris, BORIS) == []
    for product in (SMALL, GAME):
        web.step("library", {"user": "boris", "product": product})
    assert {r.external_id for r in releases(boris, BORIS)} == {str(SMALL), str(GAME)}

    web.step("library", {"user": "boris", "product": GAME, "owned": False})
    assert [r.external_id for r in releases(boris, BORIS)] == [str(SMALL)]


def test_library_hidden(galaxy: GogGalaxy) -> None:
    """What is hidden is told from what is not."""
    assert {release.hidden for release in releases(galaxy)} == {True, False}


def test_notifications_want_their_token(boris: GogGalaxy) -> None:
    """Notifications are for their user, whose token stands in the query."""
    found = boris.notifications.list(CLIENT["client_id"], ANNA, access_token="sandbox-access-anna")
    assert DORA in str(found)
    with pytest.raises(ForbiddenError):
        boris.notifications.list(CLIENT["client_id"], ANNA, access_token="sandbox-access-boris")
