"""Who is whose friend, has asked to be, or is blocked.

        invite               accept
    none ─────▶ requested ─────────▶ friends
      ▲           │ decline             │
      └───────────┴─────────────────────┘ remove

A request that meets one from the other side makes friends. Blocking changes nothing of that: it only keeps
the two from sending requests.
"""

from dataclasses import dataclass
from enum import IntEnum

from sandbox.gog import errors


class Status(IntEnum):
    """What somebody is to the user who asks."""

    NONE = 0
    INVITED = 1
    INVITED_BY = 2
    FRIEND = 3


@dataclass(slots=True)
class Tie:
    """A request, and once it was accepted a friendship."""

    by: str
    to: str
    created: int
    accepted: int | None = None


class Friends:
    """All ties and blocks."""

    def __init__(self) -> None:
        self._ties: dict[frozenset[str], Tie] = {}
        self._blocks: set[tuple[str, str]] = set()

    def status(self, user: str, other: str) -> Status:
        """What `other` is to `user`."""
        tie = self.tie(user, other)
        if tie is None:
            return Status.NONE
        if tie.accepted is not None:
            return Status.FRIEND
        return Status.INVITED if tie.by == user else Status.INVITED_BY

    def tie(self, user: str, other: str) -> Tie | None:
        """What is between two users, if anything."""
        return self._ties.get(frozenset((user, other)))

    def of(self, user: str) -> list[str]:
        """A user's friends, the oldest friendship first."""
        ties = [t for t in self._ties.values() if t.accepted is not None and user in (t.by, t.to)]
        ties.sort(key=lambda t: t.accepted or 0)
        return [t.to if t.by == user else t.by for t in ties]

    def waiting(self, user: str) -> list[str]:
        """Those whose requests a user has not answered."""
        return [t.by for t in self._ties.values() if t.accepted is None and t.to == user]

    def invite(self, user: str, other: str, at: float) -> None:
        """Ask to be friends ("ACC-34"); asking again, or a friend, changes nothing.

        Raises:
            BadRequest: It is the same user, or one has blocked the other.
        """
        if user == other:
            raise errors.BadRequest("You cannot invite yourself")
        if self.blocked(user, other) or self.blocked(other, user):
            raise errors.BadRequest("This user cannot be invited")
        status = self.status(user, other)
        if status is Status.INVITED_BY:
            self.accept(user, other, at)
        elif status is Status.NONE:
            self._ties[frozenset((user, other))] = Tie(user, other, int(at))

    def accept(self, user: str, other: str, at: float) -> None:
        """Say yes to a request ("ACC-36").

        Raises:
            NotFound: There is none.
        """
        self._request(user, other).accepted = int(at)

    def decline(self, user: str, other: str) -> None:
        """Say no to a request ("ACC-37").

        Raises:
            NotFound: There is none.
        """
        self._request(user, other)
        del self._ties[frozenset((user, other))]

    def remove(self, user: str, other: str) -> None:
        """End a friendship ("ACC-35").

        Raises:
            NotFound: There is none.
        """
        if self.status(user, other) is not Status.FRIEND:
            raise errors.NotFound
        del self._ties[frozenset((user, other))]

    def block(self, user: str, other: str, *, blocked: bool) -> None:
        """Block somebody, or no longer ("ACC-38", "ACC-39"); doing it twice is no fault.

        Raises:
            BadRequest: It is the same user.
        """
        if user == other:
            raise errors.BadRequest("You cannot block yourself")
        if blocked:
            self._blocks.add((user, other))
        else:
            self._blocks.discard((user, other))

    def blocked(self, user: str, other: str) -> bool:
        """Whether `user` has blocked `other`."""
        return (user, other) in self._blocks

    def _request(self, user: str, other: str) -> Tie:
        tie = self.tie(user, other)
        if tie is None or tie.accepted is not None or tie.by != other:
            raise errors.NotFound
        return tie
