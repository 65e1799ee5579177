"""What users have to do with each other: friends, reviews, and games of a Steam account."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from gog_client import BadRequestError, Gog, NotFoundError, models

from contract_tests.stories._telling import all_of, given
from contract_tests.stories.gog import GAME, IDS
from contract_tests.targets import Sandbox

NONE, SENT, RECEIVED, FRIEND = (
    models.Friendship.ANONYMOUS_USER,
    models.Friendship.INVITED_USER,
    models.Friendship.INVITED_BY_USER,
    models.Friendship.FRIEND,
)
ANNA, BORIS, CLARA, DORA, EMIL, FELIX = (
    str(IDS[name]) for name in ("anna", "boris", "clara", "dora", "emil", "felix")
)
EPOCH = 1_200_000_000
"""Before that there was no GOG: 2008."""
Act = Callable[[Gog, str], object]


@dataclass(frozen=True)
class Way:
    """One of the two families of operations."""

    invite: Act
    accept: Act
    decline: Act
    remove: Act
    block: Act
    unblock: Act


WAYS = {
    "get": Way(
        lambda gog, user: gog.friends.invite(user),
        lambda gog, user: gog.friends.accept(user),
        lambda gog, user: gog.friends.decline(user),
        lambda gog, user: gog.friends.remove(user),
        lambda gog, user: gog.friends.block(user),
        lambda gog, user: gog.friends.unblock(user),
    ),
    "post": Way(
        lambda gog, user: gog.friends.invite_alt(int(user)),
        lambda gog, user: gog.friends.accept_alt(int(user)),
        lambda gog, user: gog.friends.decline_alt(int(user)),
        lambda gog, user: gog.friends.remove_alt(int(user)),
        lambda gog, user: gog.friends.block_alt(int(user)),
        lambda gog, user: gog.friends.unblock_alt(int(user)),
    ),
}


@pytest.fixture(params=WAYS.values(), ids=list(WAYS))
def way(request: pytest.FixtureRequest) -> Way:
    """Both families, one after the other."""
    chosen: Way = request.param
    return chosen


def status(gog: Gog, user: str) -> models.FriendStatus:
    """What somebody is to the user who asks."""
    return given(gog.user.get(user, expand=["friendStatus"]).friend_status)


def blocked(gog: Gog, user: str) -> bool:
    """Whether the user who asks has blocked somebody."""
    return given(gog.user.get(user, expand=["blockedStatus"]).blocked_status).blocked


def friends(gog: Gog) -> set[str]:
    """Who is a friend, by the list of them."""
    return {str(friend.id) for friend in gog.friends.list_alt().friends}


# --- friends -----------------------------------------------------------------------------------------


def test_friends_from_request_to_goodbye(gog: Gog, boris: Gog, sandbox: Sandbox, way: Way) -> None:
    """One asks, the other accepts, and both are friends, until one of them goes."""
    assert (status(gog, BORIS).status, status(boris, ANNA).status) == (NONE, NONE)

    way.invite(gog, BORIS)
    assert (status(gog, BORIS).status, status(boris, ANNA).status) == (SENT, RECEIVED)
    asked = status(gog, BORIS)
    assert asked.date_created == status(boris, ANNA).date_created is not None
    assert asked.date_accepted is None
    assert BORIS not in friends(gog)

    sandbox.advance(60)
    way.accept(boris, ANNA)
    assert (status(gog, BORIS).status, status(boris, ANNA).status) == (FRIEND, FRIEND)
    now = status(gog, BORIS)
    assert now.date_created == asked.date_created
    assert int(str(now.date_accepted)) >= int(str(now.date_created)) + 60
    assert BORIS in friends(gog)
    assert ANNA in friends(boris)

    way.remove(gog, BORIS)
    assert (status(gog, BORIS).status, status(boris, ANNA).status) == (NONE, NONE)
    assert BORIS not in friends(gog)
    assert ANNA not in friends(boris)
    with pytest.raises(NotFoundError):
        way.remove(gog, BORIS)


def test_friends_are_declined(gog: Gog, boris: Gog, way: Way) -> None:
    """A request that is declined is gone, and cannot be accepted any more."""
    way.invite(boris, ANNA)
    assert status(gog, BORIS).status is RECEIVED

    way.decline(gog, BORIS)

    assert (status(gog, BORIS).status, status(boris, ANNA).status) == (NONE, NONE)
    for act in (way.accept, way.decline):
        with pytest.raises(NotFoundError):
            act(gog, BORIS)


def test_friends_try_again(gog: Gog, boris: Gog, way: Way) -> None:
    """After a request that was declined, and after a friendship that ended, either may ask again."""
    for one, other, theirs in ((boris, gog, (BORIS, ANNA)), (gog, boris, (ANNA, BORIS))):
        asker, asked = theirs
        for _ in range(2):
            way.invite(one, asked)
            assert (status(one, asked).status, status(other, asker).status) == (SENT, RECEIVED)
            way.decline(other, asker)
            assert (status(one, asked).status, status(other, asker).status) == (NONE, NONE)
        way.invite(one, asked)
        way.accept(other, asker)
        assert (status(one, asked).status, status(other, asker).status) == (FRIEND, FRIEND)
        way.remove(other, asker)
        way.invite(other, asker)
        assert (status(one, asked).status, status(other, asker).status) == (RECEIVED, SENT)
        way.decline(one, asked)


def test_friends_are_each_for_themselves(gog: Gog, boris: Gog, way: Way) -> None:
    """What is done about one person is done about no other: to ask, to block, to unblock, to end it."""
    others = (CLARA, DORA, EMIL, FELIX)

    def seen() -> list[tuple[object, bool]]:
        return [(status(gog, other), blocked(gog, other)) for other in others]

    way.block(gog, FELIX)
    before = seen()
    assert [known for _, known in before] == [False, False, False, True]
    for act in (way.block, way.unblock, way.invite):
        act(gog, BORIS)
        assert seen() == before
    way.accept(boris, ANNA)
    assert seen() == before
    way.remove(gog, BORIS)
    assert seen() == before
    way.invite(boris, ANNA)
    way.decline(gog, BORIS)
    assert seen() == before
    way.unblock(gog, FELIX)
    assert not any(known for _, known in seen())


def test_friends_accept_for_themselves(gog: Gog, boris: Gog, way: Way) -> None:
    """Whoever has asked cannot accept for the other."""
    way.invite(gog, BORIS)

    with pytest.raises(NotFoundError):
        way.accept(gog, BORIS)

    assert status(boris, ANNA).status is RECEIVED


def test_friends_are_blocked(gog: Gog, boris: Gog, way: Way) -> None:
    """Who is blocked is told apart by the one who did it, and cannot ask, until unblocked."""
    way.block(gog, BORIS)
    assert blocked(gog, BORIS) is True
    assert blocked(boris, ANNA) is False
    with pytest.raises(BadRequestError):
        way.invite(boris, ANNA)

    way.unblock(gog, BORIS)
    assert blocked(gog, BORIS) is False
    way.invite(boris, ANNA)
    assert status(gog, BORIS).status is RECEIVED


def test_friends_outside(gog: Gog, sandbox: Sandbox) -> None:
    """What a friend does at home is seen: a request comes, an answer, and an end."""
    emil = str(IDS["emil"])
    assert status(gog, DORA).status is RECEIVED
    assert status(gog, emil).status is SENT

    gog.friends.accept(DORA)
    sandbox.step("friends", {"user": "anna", "friend": "emil", "does": "accept"})
    assert (status(gog, DORA).status, status(gog, emil).status) == (FRIEND, FRIEND)

    sandbox.step("friends", {"user": "anna", "friend": "dora", "does": "remove"})
    assert (status(gog, DORA).status, status(gog, emil).status) == (NONE, FRIEND)
    sandbox.step("friends", {"user": "anna", "friend": "boris", "does": "invite"})
    sandbox.step("friends", {"user": "anna", "friend": "boris", "does": "block"})
    assert status(gog, BORIS).status is RECEIVED


def test_friends_list_is_that_of_the_user(gog: Gog) -> None:
    """The list of friends and the data of the user name the same, each of them a friend."""
    listed = gog.friends.list_alt()
    names = {friend.username for friend in listed.friends}

    assert names == {given(friend.username) for friend in given(gog.user.data().friends)}
    assert all(status(gog, str(friend.id)).status is FRIEND for friend in listed.friends)
    assert gog.friends.list_alt().checksum == listed.checksum


def test_friends_search(gog: Gog) -> None:
    """Somebody is found by name or e-mail address, as they are known elsewhere."""
    found = gog.friends.search(query="boris")

    assert found == gog.friends.search(query="boris@sandbox.example")
    shown = gog.user.get(found.id)
    assert (found.id, found.username, found.avatars) == (BORIS, shown.username, shown.avatars)
    assert found.user_since == shown.user_since
    with pytest.raises(NotFoundError):
        gog.friends.search(query="greta")


def test_users_are_told_alike(gog: Gog) -> None:
    """Somebody has one id, name, picture and day of joining, wherever they are told."""
    known = {given(friend.username): friend for friend in given(gog.user.data().friends)}
    listed = gog.friends.list_alt().friends
    assert known.keys() == {friend.username for friend in listed}

    for friend in listed:
        shown, found = gog.user.get(str(friend.id)), gog.friends.search(query=friend.username)
        other = known[friend.username]
        assert (found.id, found.username, found.user_since, found.avatars) == (
            shown.id,
            shown.username,
            shown.user_since,
            shown.avatars,
        )
        assert (given(other.user_since), given(other.galaxy_id)) == (found.user_since, found.galaxy_user_id)


# --- reviews -----------------------------------------------------------------------------------------


def review(gog: Gog, number: int) -> models.Review:
    """A review of the documents' game, as it stands now."""
    return next(found for found in all_of(gog.reviews.iter(GAME)) if found.id == number)


def test_reviews_pages(gog: Gog) -> None:
    """Each review is on one page, as many as are counted, and its teaser is how it begins."""
    found = all_of(gog.reviews.iter(GAME))
    page = gog.reviews.list(GAME)

    assert len({one.id for one in found}) == len(found) == int(page.total_results) > len(page.reviews)
    assert page.total_pages == -(-len(found) // len(page.reviews))
    assert all(one.description.startswith(one.teaser) for one in found)
    assert all(one.helpful_votes <= one.total_votes for one in found)
    assert gog.reviews.list(GAME, page=page.total_pages + 1).reviews == []


@pytest.mark.parametrize("helpful", [True, False])
def test_reviews_vote_counts_once(gog: Gog, boris: Gog, helpful: bool) -> None:
    """A vote counts as one, helpful or not, also when it is cast again, and is remembered."""
    number = gog.reviews.list(GAME).reviews[0].id
    before = review(gog, number)
    checksum = boris.library.review_votes().checksum
    assert number not in boris.library.review_votes().reviews

    for _ in range(2):
        boris.reviews.vote(number, was_helpful=helpful)

    after = review(gog, number)
    assert (after.total_votes, after.helpful_votes) == (
        before.total_votes + 1,
        before.helpful_votes + helpful,
    )
    assert boris.library.review_votes().reviews == [number]
    assert boris.library.review_votes().checksum != checksum
    assert number not in gog.library.review_votes().reviews or review(gog, number) == after


def test_reviews_rate(gog: Gog, boris: Gog) -> None:
    """A rating is kept, in stars times ten, and a second one takes its place."""
    assert given(boris.library.ratings().games_rating) == {}

    for stars in (20, 50):
        boris.reviews.rate(GAME, rating=stars)
        assert given(boris.library.ratings().games_rating) == {str(GAME): stars}

    assert str(GAME) not in given(gog.library.ratings().games_rating)
    assert set(given(gog.library.ratings().games_rating).values()) <= {10, 20, 30, 40, 50}
    assert given(gog.library.ratings().games_rating)


def test_reviews_are_written_and_reported(gog: Gog, boris: Gog, sandbox: Sandbox) -> None:
    """A new review is among the others, counted, by its author; whoever likes may report it."""
    before = int(gog.reviews.list(GAME).total_results)

    boris.reviews.add(GAME, {"title": "Fine &amp; good", "description": "A long text. " * 40, "rating": 40})

    after = int(gog.reviews.list(GAME).total_results)
    mine = next(one for one in all_of(gog.reviews.iter(GAME)) if one.author.id == BORIS)
    assert after == before + 1
    assert (mine.title, mine.rating, mine.total_votes) == ("Fine &amp; good", 40, 0)
    assert mine.author.name == "boris"
    assert gog.reviews.report(mine.id).reported is True
    with pytest.raises(BadRequestError):
        boris.reviews.vote(mine.id, was_helpful=True)


def test_reviews_and_requests_have_a_date(gog: Gog, boris: Gog, now: Callable[[], int]) -> None:
    """A review, a request and its acceptance are of the moment in which they came, in Unix seconds."""
    begin = now()

    boris.reviews.add(GAME, {"title": "Fine", "description": "Fine indeed.", "rating": 40})
    gog.friends.invite(BORIS)
    boris.friends.accept(ANNA)

    end = now()
    found = all_of(gog.reviews.iter(GAME))
    told = status(gog, BORIS)
    moments = [next(one.added for one in found if one.author.id == BORIS), told.date_created]
    assert all(begin <= int(str(moment)) <= end for moment in [*moments, told.date_accepted])
    assert all(EPOCH < one.added <= end for one in found)
    joined = [gog.user.get(user).user_since for user in (ANNA, BORIS, CLARA)]
    assert all(EPOCH < since < begin for since in joined)


def test_reviews_of_nobody(gog: Gog) -> None:
    """A game without reviews has none, on no page."""
    bare = next(
        product
        for product in all_of(gog.listing.iter_products(media_type="movie"))
        if not gog.reviews.list(product.id).reviews
    )

    page = gog.reviews.list(bare.id)

    assert (page.total_results, page.total_pages) == ("0", 0)


# --- GOG Connect -------------------------------------------------------------------------------------


def test_connect_from_steam_to_the_library(gog: Gog, sandbox: Sandbox) -> None:
    """A scan shows what can be had, claiming puts it into the library, and then it is imported."""
    linked = gog.connect.linked_account(ANNA)
    assert (linked.user.status, linked.user.gog_username) == ("linked", "anna")
    assert f"/users/{ANNA}/" in linked.href
    assert linked.exchangable_steam_products == gog.connect.exchangeable_products(ANNA).href
    wanted = next(
        p.id for p in all_of(gog.listing.iter_products()) if p.id not in gog.library.list_ids().owned
    )
    sandbox.step("steam", {"user": "anna", "products": {str(wanted): "readyToLink"}})
    assert str(wanted) not in given(gog.connect.exchangeable_products(ANNA).items)

    gog.connect.synchronize(ANNA)
    item = given(gog.connect.exchangeable_products(ANNA).items)[str(wanted)]
    assert (item.id, item.status) == (wanted, "readyToLink")
    assert wanted not in gog.library.list_ids().owned

    gog.connect.claim(ANNA)
    assert wanted in gog.library.list_ids().owned
    assert given(gog.connect.exchangeable_products(ANNA).items)[str(wanted)].status == "imported"


def test_connect_without_steam(boris: Gog) -> None:
    """Where nothing is linked there is nothing to claim."""
    assert boris.connect.linked_account(BORIS).user.status != "linked"
    assert given(boris.connect.exchangeable_products(BORIS).items) == {}


def test_connect_is_private(gog: Gog, boris: Gog) -> None:
    """Another user's Steam account is not there."""
    gog.connect.linked_account(ANNA)

    for call in (
        boris.connect.linked_account,
        boris.connect.exchangeable_products,
        boris.connect.synchronize,
        boris.connect.claim,
    ):
        with pytest.raises(NotFoundError):
            call(ANNA)
