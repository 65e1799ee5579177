"""What schemathesis makes of the strict copy: cases for each operation, then walks along the links."""

import pytest

from contract_tests.generic import STATEFUL, Suite
from contract_tests.ledger import Finding


def test_operation(suite: Suite, phase: str, operation: str) -> None:
    """Every answer to the cases of one phase keeps every promise."""
    judge(suite.outcome(phase, operation))


def test_flows(suite: Suite) -> None:
    """So does every answer on walks that take ids from one answer to the next request."""
    judge(suite.outcome(STATEFUL))


def judge(findings: list[Finding] | None) -> None:
    """Fail with what was found, skip if nothing was tried."""
    if findings is None:
        pytest.skip("nothing to try here")
    if findings:
        pytest.fail("\n\n".join(dict.fromkeys(map(str, findings))), pytrace=False)
