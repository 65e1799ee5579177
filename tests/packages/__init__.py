"""The proof that what is published can be trusted: ``python -m tests.packages``.

Each package of ``generated/`` is built twice and compared (``build.py``), and its files are judged
(``contents.py``). It is installed, run, and asked for types and parts (``environment.py``, ``readme.py``).
All are uploaded to an index on loopback and installed from it (``index.py``). ``proof.py`` has these stages,
and what passed them is put in place (``publish.py``).
"""
