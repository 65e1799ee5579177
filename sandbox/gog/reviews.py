"""Reviews, and what users think of them."""

from dataclasses import dataclass, field

from sandbox.gog import errors
from sandbox.gog.catalogue import GAME, Catalogue
from sandbox.gog.people import CROWD, EXAMPLE

_TITLES = ("Worth every coin", "Rough &amp; ready", "Still holds up", "Not for me", "A quiet gem")
_TEXTS = (
    "Short &amp; sweet. I finished it in a weekend and started over at once, which I never do.",
    "The maps are large, the menus are not. Bring patience &amp; a mouse with a wheel.",
    "It ran on the first try. The soundtrack alone is worth the download, and the manual is a joy to read.",
)
_FIRST_ID = 3_000_001
_IN_EXAMPLE = (123_456, 1_112_223)
TEASER = 40
"""Characters of the text that its teaser shows."""


@dataclass(slots=True, eq=False)
class Review:
    """One user's review of one product; texts are HTML, with entities.

    Attributes:
        edited: When it was last changed; `None` if never.
        helpful, others: Votes of those who are not in `votes`.
    """

    id: int
    product_id: int
    author: str
    title: str
    text: str
    rating: int
    added: int
    edited: int | None = None
    helpful: int = 0
    others: int = 0
    votes: dict[str, bool] = field(default_factory=dict[str, bool])
    reported: set[str] = field(default_factory=set[str])

    @property
    def helpful_votes(self) -> int:
        """How many found it helpful."""
        return self.helpful + sum(self.votes.values())

    @property
    def total_votes(self) -> int:
        """How many voted."""
        return self.helpful + self.others + len(self.votes)


class Reviews:
    """All reviews."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._by_id: dict[int, Review] = {}
        self._of: dict[int, list[Review]] = {}
        self._next = _FIRST_ID
        games = [p for p in catalogue.products[:60] if not p.coming]
        for n, product in enumerate(games):
            authors = CROWD if product.id == GAME else CROWD[n % 20 : n % 20 + n % 4]
            for m, author in enumerate(authors):
                self._plant(n * 24 + m, product.id, author)
        self._plant(5, GAME, EXAMPLE.name)

    def _plant(self, n: int, product_id: int, author: str) -> None:
        number = _IN_EXAMPLE[n] if n < 2 else self._next
        self._next += n >= 2
        review = Review(
            *(number, product_id, author, _TITLES[n % 5], _TEXTS[n % 3], n * 3 % 5 * 10 + 10),
            added=1_600_000_000 + n * 90_000,
            edited=1_720_000_000 + n if n % 4 == 1 else None,
            helpful=n * 7 % 19,
            others=n * 5 % 11,
        )
        self._keep(review)

    def _keep(self, review: Review) -> None:
        self._by_id[review.id] = review
        self._of.setdefault(review.product_id, []).append(review)

    def of(self, product_id: int) -> list[Review]:
        """A product's reviews, the most helpful first, then the newest."""
        return sorted(self._of.get(product_id, ()), key=lambda r: (-r.helpful_votes, -r.added, -r.id))

    def get(self, review_id: int) -> Review:
        """Look a review up.

        Raises:
            NotFound: There is none.
        """
        if review_id not in self._by_id:
            raise errors.NotFound
        return self._by_id[review_id]

    def voted_by(self, user: str) -> list[int]:
        """The reviews that a user has voted on, by id."""
        return sorted(review.id for review in self._by_id.values() if user in review.votes)

    def vote(self, user: str, review_id: int, *, helpful: bool) -> None:
        """Say whether a review was helpful ("REV-2"); of several votes of a user the last counts.

        Raises:
            NotFound: There is none.
            BadRequest: It is the user's own.
        """
        review = self.get(review_id)
        if review.author == user:
            raise errors.BadRequest("You cannot vote on a review of your own")
        review.votes[user] = helpful

    def report(self, user: str, review_id: int) -> None:
        """Report a review ("REV-3").

        Raises:
            NotFound: There is none.
        """
        self.get(review_id).reported.add(user)

    def add(self, user: str, product_id: int, title: str, text: str, rating: int, at: float) -> Review:
        """Publish a review ("REV-5"); a user's second one of a product takes the place of the first."""
        for review in self._of.get(product_id, ()):
            if review.author == user:
                review.title, review.text, review.rating, review.edited = title, text, rating, int(at)
                return review
        review = Review(self._next, product_id, user, title, text, rating, int(at))
        self._next += 1
        self._keep(review)
        return review
