"""A release of one package: the version that its changes demand, its changelog, one commit and one tag.

`surface` and `difference` tell what changed since the last one, `proposal` which version that makes and what
speaks against it, `checkout` is git.
"""

from generator.errors import GeneratorError

__all__ = ["Refused", "ReleaseError"]


class ReleaseError(GeneratorError):
    """Nothing can be said of a release: no git, no such API, a tag without its package."""


class Refused(GeneratorError):
    """This must not be released as it is."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons
