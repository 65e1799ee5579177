"""Stateful stand-ins for game-store APIs, written from the vendors' documentation alone.

The sandbox is the second, executable reading of each document: it never reads `specs/` and imports
nothing of `generator` or `generated`. `docs/sandbox.md` tells how to run and steer it.
"""

from sandbox.app import create_app
from sandbox.core import VERSION as __version__
from sandbox.journal import StateError

__all__ = ["StateError", "__version__", "create_app"]
