"""What linters of other hands say of the specs: ``python -m tests.lint_specs``.

Spectral, Redocly and @readme/openapi-parser come from npm at the versions of package-lock.json, and are
installed below ``.nox``.
"""
