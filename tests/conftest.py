"""Puts the generated packages on the path, so that tests use them as an integrator would."""

import signal
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

sys.path[:0] = [str(path) for path in sorted(ROOT.glob("generated/*/src"))]


def pytest_configure() -> None:
    """Let Ctrl-C interrupt: what a shell runs in the background ignores it, and so do its children."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
