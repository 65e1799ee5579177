"""What ends a run before a test can."""


class ContractError(Exception):
    """The run cannot start; the message says why and what mends it."""
