"""The version of this package, that of the spec it was made from."""

__version__ = "1.0.0"
