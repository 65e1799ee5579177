"""What the vocabulary promises of lists, kept over all of their pages, and of reads."""

from contract_tests.reads import Reader
from contract_tests.walks import Law, Walker


def test_law(walker: Walker, law: Law) -> None:
    """One law of one list."""
    walker.judge(law)


def test_reading_changes_nothing(reader: Reader) -> None:
    """Whatever has `x-effect: read` answers as before, once everything was read."""
    reader.judge()
