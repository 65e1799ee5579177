"""What only reads changes nothing: neither itself nor anything else that can be read.

Every read of an API is made, then every one again, with the values that examples and the strict copy give for
what is required. An answer that differs the second time tells of a read that did something.
"""

from contract_tests.calls import Caller

PROMISE = "reading_changes_nothing"


class Reader:
    """Makes all reads twice."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def judge(self) -> None:
        """Compare.

        Raises:
            BrokenPromiseError: An answer is another one the second time.
        """
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


def _told(answer: tuple[int, bytes] | None) -> str:
    return "nothing" if answer is None else f"{answer[0]} {answer[1][:200].decode(errors='replace')}"
