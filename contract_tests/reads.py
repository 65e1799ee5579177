"""What only reads changes nothing: neither itself nor anything else that can be read, now or later.

Every read of an API is made, then every one again, with the values that examples and the strict copy give for
what is required. An answer that differs the second time tells of a read that did something. Then what can be
undone is done, and time passes, once with somebody who keeps looking and once with nobody: in the end both
have to be told the same.
"""

from collections.abc import Callable

from contract_tests.calls import Caller, World
from contract_tests.ledger import curl

PROMISE = "reading_changes_nothing"
LOOKS, MINUTES = 8, 4
"""So often somebody looks, with so many minutes in between: what lasts as long as it is used would last."""


class Reader:
    """Makes all reads, again and again."""

    def __init__(
        self, caller: Caller, restore: Callable[[], None], let_pass: Callable[[float], None]
    ) -> None:
        self._caller, self._restore, self._let_pass = caller, restore, let_pass

    def judge(self) -> None:
        """Compare.

        Raises:
            BrokenPromiseError: An answer is another one the second time.
        """
        self._restore()
        witness = self._caller.witness
        first = self._caller.world(judged=True)
        now = self._caller.world(judged=True)
        for operation, target in first:
            before, after = first[operation, target], now.get((operation, target))
            told = (
                f"{operation} {target} answered {_told(before)} at first, and {_told(after)} after more reads"
            )
            witness.last_operation = operation
            witness.hold(PROMISE, "" if before == after else f"What only reads changes nothing.\n{told}")

    def judge_later(self) -> None:
        """Compare what is read after a while, by somebody who kept looking and by somebody who did not.

        Raises:
            BrokenPromiseError: It is not the same.
        """
        watched, unseen = self._later(LOOKS), self._later(0)
        witness, target = self._caller.witness, self._caller.target
        for operation, where in {**unseen, **watched}:
            key = (operation, where)
            route, url = self._caller.atlas.routes[operation], target.base_url + where
            witness.last_operation = operation
            witness.last_curl = curl(route.method, url, list(target.account.headers.items()), b"")
            told = (
                f"{operation} {where} answers {_told(unseen.get(key))} after {LOOKS * MINUTES} minutes, "
                f"and {_told(watched.get(key))} if somebody has looked meanwhile"
            )
            same = unseen.get(key) == watched.get(key)
            witness.hold(PROMISE, "" if same else f"What only reads changes nothing.\n{told}")

    def _later(self, looks: int) -> World:
        self._restore()
        atlas = self._caller.atlas
        for route in atlas.routes.values():
            if "x-undo" in route.raw:
                for call in atlas.calls(route)[:1]:
                    self._caller.send(call)  # refused or not: the more is going on, the more there is to see
        for number in range(LOOKS):
            if number < looks:
                self._caller.world()
            self._let_pass(60 * MINUTES)
        return self._caller.world()


def _told(answer: tuple[int, bytes] | None) -> str:
    return "nothing" if answer is None else f"{answer[0]} {answer[1][:200].decode(errors='replace')}"
