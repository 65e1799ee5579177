"""What the vocabulary promises of lists, kept over all of their pages."""

from contract_tests.walks import Law, Walker


def test_law(walker: Walker, law: Law) -> None:
    """One law of one list."""
    walker.judge(law)
