"""What the vocabulary promises: of lists, over all their pages, of reads, and of what changes the world."""

from contract_tests.deeds import Deed, Doer
from contract_tests.reads import Reader
from contract_tests.walks import Law, Walker


def test_law(walker: Walker, law: Law) -> None:
    """One law of one list."""
    walker.judge(law)


def test_reading_changes_nothing(reader: Reader) -> None:
    """Whatever has `x-effect: read` answers as before, once everything was read."""
    reader.judge()


def test_watching_changes_nothing(reader: Reader) -> None:
    """Nor does it later, however often it was read meanwhile."""
    reader.judge_later()


def test_deed(doer: Doer, deed: Deed) -> None:
    """One law of what an operation does, and what it must leave alone."""
    doer.judge(deed)
