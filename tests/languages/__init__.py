"""Clients that generators of other languages make from our specs, played against the sandbox.

``scenarios.yaml`` is the one story: calls of operations and what their answers have to hold. ``pack.py``
reads it and judges answers. A language is a module (``typescript.py``) with a folder of its own
(``typescript/``): lock files, and the template of a program that makes each call of the story with the
generated client and prints what the typed answer holds. It knows nothing of what is expected.
``language.py`` says what such a module offers; ``python -m tests.languages NAME`` generates, compiles,
plays and reports; ``matrix.py`` shows what came of it.
"""
