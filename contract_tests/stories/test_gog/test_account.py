"""One's account: the user, the wishlist, the labels and the settings."""

from collections.abc import Callable
from datetime import date
from itertools import combinations
from typing import TypedDict, cast

import httpx
import pytest
from gog_client import BadRequestError, Gog, NotFoundError, models

from contract_tests.stories._telling import all_of, given
from contract_tests.stories.gog import GAME, IDS, NOBODY
from contract_tests.stories.test_gog.conftest import Make
from contract_tests.targets import Sandbox, Target

ANNA, BORIS, CLARA, EMIL = (str(IDS[name]) for name in ("anna", "boris", "clara", "emil"))


# --- user --------------------------------------------------------------------------------------------


def test_user_knows_oneself(gog: Gog) -> None:
    """The data of the user agree with what everybody may see, with the menu and with the tips."""
    user, shown, menu = gog.user.data(), gog.user.get(ANNA), gog.user.account_basic()

    assert (user.user_id, user.username) == (shown.id, shown.username) == (menu.user_id, menu.username)
    assert gog.user.review_tips().user_id == ANNA
    assert user.selected_currency.code in [currency.code for currency in user.currencies]
    assert given(user.purchased_items).movies == gog.library.list().movies_count
    assert given(user.checksum).wishlist == gog.wishlist.get().checksum
    assert given(user.checksum).games_rating == gog.library.ratings().checksum


def test_user_counts_what_waits(gog: Gog, sandbox: Sandbox) -> None:
    """A request to be friends is counted, and is not any more once it was answered."""
    before = given(gog.user.data().updates)
    sandbox.step("friends", {"user": "anna", "friend": "boris", "does": "invite"})

    after = given(gog.user.data().updates)
    gog.friends.decline(BORIS)

    assert after.pending_friend_requests == before.pending_friend_requests + 1
    assert after.total == before.total + 1
    assert given(gog.user.data().updates) == before


def test_user_shows_what_is_asked_for(gog: Gog) -> None:
    """`expand` adds the sections that it names, and no other."""
    whole = gog.user.get(CLARA, expand=["friendStatus", "wishlistStatus", "blockedStatus"])
    assert given(whole.friend_status).status is models.Friendship.FRIEND
    assert given(whole.wishlist_status).sharing is models.WishlistSharing.WISHLIST_FOR_FRIENDS
    assert given(whole.blocked_status).blocked is False

    with pytest.raises(AssertionError):
        given(gog.user.get(CLARA).friend_status)
    part = gog.user.get(CLARA, expand=["blockedStatus"])
    assert given(part.blocked_status).blocked is False
    with pytest.raises(AssertionError):
        given(part.wishlist_status)


def test_user_read_the_tips(boris: Gog) -> None:
    """Whoever has written a review has read the tips that come before the first."""
    assert boris.user.review_tips().read_tips is False

    boris.reviews.add(GAME, {"title": "Fine", "description": "Fine indeed.", "rating": 40})

    assert boris.user.review_tips().read_tips is True


def test_user_goes_on_to_the_checkout(gog: Gog) -> None:
    """The one known address to go on to after a login is taken, another is not."""
    gog.user.set_redirect_url(url="checkout")

    with pytest.raises(BadRequestError):
        gog.user.set_redirect_url(url="elsewhere")


@pytest.mark.parametrize("reading", ["204", "200"])
def test_user_no_content(make: Make, sandbox: Sandbox, reading: str) -> None:
    """What has no content is a success with either status."""
    sandbox.reset(no_content=reading)
    gog = make(token="sandbox-access-anna")

    gog.user.set_redirect_url(url="checkout")
    gog.connect.synchronize(ANNA)


# --- wishlist ----------------------------------------------------------------------------------------


class Asked(TypedDict, total=False):
    """What a wishlist can be asked for."""

    media_type: int
    search: str
    category: str
    feature: str
    language: str
    system: str
    sort_by: str


def wishes(gog: Gog) -> set[int]:
    """The ids on the wishlist."""
    return {int(product) for product in given(gog.wishlist.get().wishlist)}


Change = Callable[[Gog, int], object]
ADD: dict[str, Change] = {
    "get": lambda gog, product: gog.wishlist.add(product),
    "post": lambda gog, product: gog.wishlist.add_alt(product),
}
REMOVE: dict[str, Change] = {
    "get": lambda gog, product: gog.wishlist.remove(product),
    "post": lambda gog, product: gog.wishlist.remove_alt(product),
}


@pytest.mark.parametrize("remove", REMOVE.values(), ids=[f"remove by {way}" for way in REMOVE])
@pytest.mark.parametrize("add", ADD.values(), ids=[f"add by {way}" for way in ADD])
def test_wishlist_by_either_way(gog: Gog, add: Change, remove: Change) -> None:
    """What was added by GET or by POST is on the wishlist, once, until it is removed by GET or by POST."""
    before, checksum = wishes(gog), gog.wishlist.get().checksum
    wanted = next(p.id for p in all_of(gog.listing.iter_products()) if p.id not in before)

    add(gog, wanted)
    add(gog, wanted)
    assert wishes(gog) == before | {wanted}
    assert gog.wishlist.get().checksum != checksum
    assert wanted in {product.id for product in all_of(gog.listing.iter_wishlist())}
    assert gog.listing.list_wishlist().total_products == len(before) + 1

    remove(gog, wanted)
    assert wishes(gog) == before
    assert gog.wishlist.get().checksum == checksum
    assert wanted not in {product.id for product in all_of(gog.listing.iter_wishlist())}
    with pytest.raises(BadRequestError) as refusal:
        remove(gog, wanted)
    assert "unable to remove product from wishlist" in str(refusal.value.body).lower()


def test_wishlist_answers_with_itself(gog: Gog) -> None:
    """Adding and removing by GET answer with the wishlist that there is now."""
    before = gog.wishlist.get()
    wanted = next(p.id for p in all_of(gog.listing.iter_products()) if p.id not in wishes(gog))

    added = gog.wishlist.add(wanted)
    assert given(added.wishlist) == {**given(before.wishlist), str(wanted): True}
    assert added == gog.wishlist.get()
    assert gog.wishlist.remove(wanted) == before == gog.wishlist.get()


def test_wishlist_may_be_empty(boris: Gog) -> None:
    """Without wishes there is an empty wishlist, and after the last one again."""
    assert wishes(boris) == set()
    boris.wishlist.add(GAME)
    assert wishes(boris) == {GAME}
    assert given(boris.wishlist.remove(GAME).wishlist) == {}
    assert boris.listing.list_wishlist().products == []


def test_wishlist_is_one(gog: Gog, visitor: Gog) -> None:
    """As a map, in pages and for the public it is one and the same list."""
    mine = {product.id for product in all_of(gog.listing.iter_wishlist())}
    public = {product.id for product in all_of(visitor.listing.iter_public_wishlist(ANNA))}

    assert mine == public == wishes(gog)
    word = gog.listing.list_wishlist().products[0].title.split()[0]
    found = all_of(gog.listing.iter_wishlist(search=word))
    assert 0 < len(found) < len(mine)
    assert all(word.casefold() in product.title.casefold() for product in found)


def test_wishlist_knows_no_grudge(gog: Gog) -> None:
    """What was removed can be wished for again, as often as one likes."""
    before = wishes(gog)
    wanted = next(p.id for p in all_of(gog.listing.iter_products()) if p.id not in before)

    for _ in range(3):
        gog.wishlist.add(wanted)
        assert wishes(gog) == before | {wanted}
        assert wanted in {product.id for product in all_of(gog.listing.iter_wishlist())}
        gog.wishlist.remove(wanted)
        assert wishes(gog) == before


ASKED: tuple[Asked, ...] = (
    {"media_type": 0},
    {"media_type": 1},
    {"media_type": 2},
    {"search": "the"},
    {"category": "strategy"},
    {"feature": "multi"},
    {"language": "de"},
    {"system": "lin_ubuntu"},
    {"sort_by": "title"},
    {"sort_by": "user_reviews"},
    {"media_type": 1, "sort_by": "title", "search": "the"},
)


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_wishlist_is_asked_alike(gog: Gog, visitor: Gog, asked: Asked) -> None:
    """Filters and orders do the same to one's own wishlist and to the same list as others see it."""
    mine = [product.id for product in all_of(gog.listing.iter_wishlist(**asked))]
    public = [product.id for product in all_of(visitor.listing.iter_public_wishlist(ANNA, **asked))]

    assert mine == public


def test_wishlist_by_media(gog: Gog) -> None:
    """Games, movies, or both: what comes is of that kind, and together they are the whole."""
    for game in (False, True):
        found = all_of(gog.listing.iter_products(limit=100))
        gog.wishlist.add(next(p.id for p in found if p.is_game is game and p.buyable))
    whole = all_of(gog.listing.iter_wishlist())

    for media, wanted in (
        (1, {product.id for product in whole if product.is_game}),
        (2, {product.id for product in whole if product.is_movie}),
    ):
        assert wanted
        mine = all_of(gog.listing.iter_wishlist(media_type=media))
        public = all_of(gog.listing.iter_public_wishlist(ANNA, media_type=media))
        assert {product.id for product in mine} == {product.id for product in public} == wanted


def test_wishlist_tells_of_products_as_the_store_does(gog: Gog, visitor: Gog) -> None:
    """A product is the same in the store and on the wishlist: its price, its discount, and all else."""
    products = all_of(gog.listing.iter_products(limit=100))
    for wanted in [product.id for product in products if product.is_discounted and product.buyable][:3]:
        gog.wishlist.add(wanted)

    for user, wished in (
        (gog, all_of(gog.listing.iter_wishlist())),
        (visitor, all_of(visitor.listing.iter_public_wishlist(ANNA))),
    ):
        store = {product.id: product for product in all_of(user.listing.iter_products(limit=100))}
        assert [product.id for product in wished if product.id not in store] == []
        assert wished == [store[product.id] for product in wished]
        assert sum(product.is_discounted for product in wished) >= 3


def test_wishlist_is_shown_to_whom_one_likes(gog: Gog, http: httpx.Client, target: Target) -> None:
    """Nobody, everyone, or friends: the wishlist is shown to those, and always to oneself."""
    for privacy, shown in ((0, ()), (1, ("boris", "clara")), (2, ("clara",))):
        gog.settings.save_wishlist_sharing(privacy)
        assert given(gog.user.get(ANNA, expand=["wishlistStatus"]).wishlist_status).sharing == privacy
        for name in ("boris", "clara"):
            answer = http.get(
                f"{target.base_url}/public_wishlist/{ANNA}/search",
                headers={"Authorization": f"Bearer sandbox-access-{name}"},
            )
            assert answer.status_code == (200 if name in shown else 404), (privacy, name)
        assert gog.listing.list_wishlist().products


def test_wishlist_of_another_is_private(gog: Gog, visitor: Gog) -> None:
    """What is for nobody, or for friends of others, is not there."""
    for user in (gog, visitor):
        with pytest.raises(NotFoundError):
            user.listing.list_public_wishlist(str(IDS["greta"]))
    with pytest.raises(NotFoundError):
        visitor.listing.list_public_wishlist(CLARA)


# --- labels ------------------------------------------------------------------------------------------


def tags(gog: Gog) -> list[models.Tag]:
    """All labels, in their order."""
    return given(gog.library.list().tags)


def count(gog: Gog, tag_id: str) -> int:
    """How many products have a label."""
    return int(str(next(tag.product_count for tag in tags(gog) if tag.id == tag_id)))


def test_tags_live_and_die(gog: Gog) -> None:
    """A label is made, put on products and taken off, renamed and deleted; the library follows each time."""
    before = tags(gog)
    tag = gog.tags.create(name="ABANDONED").id
    assert [*before, models.Tag(id=tag, name="ABANDONED", product_count="0")] == tags(gog)
    one, other = [p.id for p in all_of(gog.library.iter()) if not p.tags][:2]

    for number, product in enumerate((one, other), 1):
        assert gog.tags.attach(product_id=product, tag_id=tag).success is True
        assert count(gog, tag) == number
        details = gog.library.game_details(product)
        assert details is not None
        assert [label.id for label in details.tags] == [tag]
    assert {p.id for p in all_of(gog.library.iter(tags=[tag]))} == {one, other}

    assert gog.tags.detach(product_id=one, tag_id=tag).success is True
    assert count(gog, tag) == 1
    assert [p.id for p in all_of(gog.library.iter(tags=[tag]))] == [other]

    gog.tags.update(tags=[models.TagChange(id=tag, name="FINISHED")])
    assert next(label.name for label in tags(gog) if label.id == tag) == "FINISHED"
    assert count(gog, tag) == 1

    assert gog.tags.delete(tag_id=tag).status == "deleted"
    assert tags(gog) == before
    assert [p.tags for p in all_of(gog.library.iter()) if p.id == other] == [[]]
    with pytest.raises(NotFoundError):
        gog.tags.delete(tag_id=tag)


def test_tags_are_distinct(gog: Gog, boris: Gog) -> None:
    """Two labels of one name are two, and nobody sees those of another."""
    ids = [gog.tags.create(name="TWICE").id for _ in range(2)]
    theirs = boris.tags.create(name="MINE").id

    assert len({*ids, theirs}) == 3
    assert [tag.id for tag in tags(boris)] == [theirs]
    with pytest.raises(NotFoundError):
        boris.tags.delete(tag_id=ids[0])


@pytest.mark.parametrize("name", ["To Play", "to play", "TO PLAY", "Über ß & <b>", "42", " half a  blank"])
def test_tags_are_named_as_they_were_written(gog: Gog, name: str) -> None:
    """A label has the name that it was given, letter by letter, new or renamed, wherever it is told."""
    new, old = gog.tags.create(name=name).id, gog.tags.create(name="OLD").id
    gog.tags.attach(product_id=GAME, tag_id=new)
    wanted = [models.TagChange(id=tag.id, name=tag.name) for tag in tags(gog) if tag.id != old]
    gog.tags.update(tags=[*wanted, models.TagChange(id=old, name=name)])

    assert {tag.name for tag in tags(gog) if tag.id in (new, old)} == {name}
    assert {tag.name for tag in gog.tags.list_alt().tags if str(tag.id) in (new, old)} == {name}
    details = gog.library.game_details(GAME)
    assert details is not None
    assert name in [tag.name for tag in details.tags]


def test_tags_are_put_in_order(gog: Gog) -> None:
    """An update brings the labels into the order in which it names them, and renames them."""
    before = tags(gog)
    wanted = [models.TagChange(id=tag.id, name=f"{tag.name} {n}") for n, tag in enumerate(before)][::-1]

    assert gog.tags.update(tags=wanted).status == "updated"

    assert [(tag.id, tag.name) for tag in tags(gog)] == [(tag.id, tag.name) for tag in wanted]
    assert {tag.id: tag.product_count for tag in tags(gog)} == {tag.id: tag.product_count for tag in before}


def test_tags_refuse_in_words(gog: Gog) -> None:
    """What is not owned cannot be labelled, and what is not on cannot be taken off: no success."""
    tag = tags(gog)[0].id
    bare = next(p.id for p in all_of(gog.library.iter()) if not p.tags)

    assert gog.tags.attach(product_id=NOBODY, tag_id=tag).success is False
    assert gog.tags.attach(product_id=GAME, tag_id="399999999").success is False
    assert gog.tags.detach(product_id=bare, tag_id=tag).success is False
    assert count(gog, tag) == int(str(tags(gog)[0].product_count))


def test_tags_by_the_other_way(gog: Gog) -> None:
    """The other addresses put labels on and take them off as well, and list the same."""
    tag = gog.tags.create(name="OTHERWISE").id
    gog.tags.attach_alt(GAME, int(tag))
    listed = gog.tags.list_alt()

    assert [(str(t.id), t.name, str(t.product_count)) for t in listed.tags] == [
        (t.id, t.name, t.product_count) for t in tags(gog)
    ]
    assert count(gog, tag) == 1
    gog.tags.detach_alt(GAME, int(tag))
    assert count(gog, tag) == 0
    assert gog.tags.list_alt().checksum != listed.checksum
    with pytest.raises(NotFoundError):
        gog.tags.detach_alt(GAME, int(tag))


# --- settings ----------------------------------------------------------------------------------------


class Options(TypedDict, total=False):
    """What one update can change."""

    language: str
    currency: str
    newsletter: bool
    email_notifications: bool


def test_settings_are_read_back(gog: Gog) -> None:
    """An update changes what it names, leaves the rest, and changes the checksum."""
    gog.settings.update_alt(language="en", currency="EUR", newsletter=True, email_notifications=True)
    first = gog.settings.get_alt()
    assert first.settings == models.AccountSettings(
        language="en", currency="EUR", newsletter=True, email_notifications=True
    )

    gog.settings.update_alt(language="de")
    second = gog.settings.get_alt()
    gog.settings.update_alt(email_notifications=False)
    third = gog.settings.get_alt()

    assert second.settings == models.AccountSettings(
        language="de", currency="EUR", newsletter=True, email_notifications=True
    )
    assert third.settings == models.AccountSettings(
        language="de", currency="EUR", newsletter=True, email_notifications=False
    )
    assert len({first.checksum, second.checksum, third.checksum}) == 3


WHOLE: tuple[Options, ...] = (
    {"language": "de", "currency": "PLN", "newsletter": True, "email_notifications": False},
    {"language": "fr", "currency": "USD", "newsletter": False, "email_notifications": True},
)


@pytest.mark.parametrize("names", list(combinations(Options.__annotations__, 2)), ids="-".join)
@pytest.mark.parametrize("wanted", WHOLE, ids=["one", "other"])
def test_settings_are_updated_together(gog: Gog, wanted: Options, names: tuple[str, str]) -> None:
    """An update of two settings changes both and no third; one of all four changes all."""
    other = WHOLE[wanted is WHOLE[0]]
    gog.settings.update_alt(**other)
    part = cast("Options", {name: value for name, value in wanted.items() if name in names})

    gog.settings.update_alt(**part)

    told = {name: getattr(gog.settings.get_alt().settings, name) for name in Options.__annotations__}
    assert told == {**other, **part}
    data = gog.user.data()
    shown_too = (data.preferred_language.code, data.selected_currency.code)
    assert shown_too == (told["language"], told["currency"])


def shown(gog: Gog, boris: Gog) -> dict[str, tuple[object, ...]]:
    """Everything that a setting shows in, by the name of the setting."""
    user, told = gog.user.data(), gog.settings.get_alt().settings
    seen = boris.user.get(ANNA, expand=["friendStatus", "wishlistStatus", "blockedStatus"])
    try:
        found = boris.friends.search(query="anna").id
    except NotFoundError:
        found = ""
    price = given(gog.listing.list_products(limit=5).products[0].price)
    return {
        "country": (user.country,),
        "currency": (user.selected_currency, told.currency, price.symbol, price.amount),
        "language": (user.preferred_language, told.language),
        "newsletter": (told.newsletter,),
        "notification": (told.email_notifications,),
        "sharing": (given(seen.wishlist_status).sharing,),
        "chat": (given(seen.chat_status).is_chat_restricted,),
        "search": (found,),
    }


SETTINGS: dict[str, tuple[str, Callable[[Gog], object], Callable[[Gog], object]]] = {
    "country": (
        "country",
        lambda gog: gog.settings.save_country("DE"),
        lambda gog: gog.settings.save_country("PL"),
    ),
    "currency": (
        "currency",
        lambda gog: gog.settings.change_currency("PLN"),
        lambda gog: gog.settings.change_currency("NOK"),
    ),
    "language": (
        "language",
        lambda gog: gog.settings.change_language("pl-PL"),
        lambda gog: gog.settings.change_language("en-US"),
    ),
    "newsletter": (
        "newsletter",
        lambda gog: gog.settings.save_newsletter_subscription(True),
        lambda gog: gog.settings.save_newsletter_subscription(False),
    ),
    "promo": (
        "",
        lambda gog: gog.settings.save_promo_subscription(True),
        lambda gog: gog.settings.save_promo_subscription(False),
    ),
    "notification": (
        "notification",
        lambda gog: gog.settings.save_wishlist_notification(False),
        lambda gog: gog.settings.save_wishlist_notification(True),
    ),
    "sharing": (
        "sharing",
        lambda gog: gog.settings.save_wishlist_sharing(0),
        lambda gog: gog.settings.save_wishlist_sharing(2),
    ),
    "chat": (
        "chat",
        lambda gog: gog.settings.save_chat_privacy(0),
        lambda gog: gog.settings.save_chat_privacy(1),
    ),
    "search": (
        "search",
        lambda gog: gog.settings.save_search_privacy(0),
        lambda gog: gog.settings.save_search_privacy(1),
    ),
    "birthday": (
        "",
        lambda gog: gog.settings.save_birthday(date(1984, 2, 29)),
        lambda gog: gog.settings.save_birthday(date(2001, 1, 1)),
    ),
    "shelf": (
        "",
        lambda gog: gog.settings.save_shelf_background("glass"),
        lambda gog: gog.settings.save_shelf_background("wood"),
    ),
}
"""Each setting: where it shows, if anywhere, and two values of it."""


@pytest.mark.parametrize("which", SETTINGS)
def test_settings_change_themselves_only(gog: Gog, boris: Gog, which: str) -> None:
    """Whoever chooses one thing changes that, and nothing else."""
    own, one, other = SETTINGS[which]
    seen = [shown(gog, boris)]

    for choose in (one, other):
        choose(gog)
        seen.append(shown(gog, boris))

    before, *after = [{name: told for name, told in now.items() if name != own} for now in seen]
    assert after == [before, before]
    assert not own or seen[1][own] != seen[2][own]


def test_settings_one_by_one(gog: Gog) -> None:
    """Each setting has an operation of its own, and the user's data follow."""
    for subscribed in (True, False):
        gog.settings.save_newsletter_subscription(subscribed)
        gog.settings.save_promo_subscription(subscribed)
        gog.settings.save_wishlist_notification(subscribed)
        assert gog.settings.get_alt().settings.newsletter is subscribed
        assert gog.settings.get_alt().settings.email_notifications is subscribed
    for currency in ("USD", "PLN", "EUR"):
        gog.settings.change_currency(currency)
        assert gog.user.data().selected_currency.code == currency
        assert gog.settings.get_alt().settings.currency == currency
    for locale, code in (("de-DE", "de"), ("fr-FR", "fr"), ("en-US", "en")):
        gog.settings.change_language(locale)
        assert gog.user.data().preferred_language.code == code
        assert gog.settings.get_alt().settings.language == code
    gog.settings.save_country("PL")
    assert gog.user.data().country == "PL"
    gog.settings.save_birthday(date(1984, 2, 29))
    gog.settings.save_shelf_background("glass")
    gog.settings.save_chat_privacy(models.Privacy.FRIENDS)


def test_settings_are_ones_own(gog: Gog, boris: Gog) -> None:
    """What one user chooses does not change for another."""
    before = boris.user.data()

    gog.settings.change_currency("NOK")
    gog.settings.change_language("pl-PL")

    assert boris.user.data().selected_currency == before.selected_currency
    assert boris.user.data().preferred_language == before.preferred_language


def test_settings_hide_from_searches(gog: Gog, boris: Gog) -> None:
    """Whoever does not want to be found is not, until they do."""
    assert boris.friends.search(query="anna").id == ANNA
    gog.settings.save_search_privacy(models.SearchPrivacy.HIDDEN)
    with pytest.raises(NotFoundError):
        boris.friends.search(query="anna")

    gog.settings.save_search_privacy(models.SearchPrivacy.FINDABLE)
    assert boris.friends.search(query="anna@sandbox.example").id == ANNA


def test_settings_restrict_chat(gog: Gog, boris: Gog) -> None:
    """Whether somebody may be talked to is shown to those who look."""
    for privacy, restricted in ((0, True), (1, False), (2, True)):
        gog.settings.save_chat_privacy(privacy)
        shown = boris.user.get(ANNA, expand=["friendStatus", "wishlistStatus", "blockedStatus"])
        assert given(shown.chat_status).is_chat_restricted is restricted


def test_settings_upload_an_avatar(gog: Gog, boris: Gog) -> None:
    """A new picture has new addresses, and others see it."""
    before = boris.user.get(ANNA).avatars

    uploaded = gog.settings.upload_avatar(files=b"\x89PNG\r\n\x1a\n a picture").avatars

    after = boris.user.get(ANNA).avatars
    assert after != before
    assert (uploaded.small, uploaded.small_2x) == (after.small, after.small2x)
    assert (uploaded.large, uploaded.large_2x) == (after.large, after.large2x)


NONSENSE: dict[str, Callable[[Gog], object]] = {
    "a country": lambda gog: gog.settings.save_country("pl"),
    "a currency": lambda gog: gog.settings.change_currency("ZZZ"),
    "a language": lambda gog: gog.settings.change_language("xx-XX"),
    "a privacy": lambda gog: gog.settings.save_wishlist_sharing(3),
    "a shelf": lambda gog: gog.settings.save_shelf_background("marble"),
    "a label": lambda gog: gog.tags.create(name=""),
}


@pytest.mark.parametrize("call", NONSENSE.values(), ids=NONSENSE)
def test_settings_refuse_nonsense(gog: Gog, call: Callable[[Gog], object]) -> None:
    """A value that there is not is refused, and changes nothing."""
    before = gog.settings.get_alt()

    with pytest.raises(BadRequestError):
        call(gog)

    assert gog.settings.get_alt() == before
