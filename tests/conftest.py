"""Puts the generated packages on the path, so that tests use them as an integrator would."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

sys.path[:0] = [str(path) for path in sorted(ROOT.glob("generated/*/src"))]
