"""A module that is imported when something of it is needed."""

from __future__ import annotations


class Later:
    """Stands for a module; the first attribute that is asked for imports it.

    Args:
        name: The module's full name.
    """

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> object:
        from importlib import import_module

        return getattr(import_module(self._name), name)
