"""What changed in a spec since a git revision, whom it breaks, and what a changelog says of it.

`oasdiff` and `ours` find the changes, `exceptions` excuses some of them, `compare` puts that together,
`report` and `notes` tell it.
"""

from generator.errors import GeneratorError

__all__ = ["BreakingError"]


class BreakingError(GeneratorError):
    """The comparison cannot be made: no such revision, no Go, a file that cannot be read."""
