"""Enumerations that a server may extend at any time without breaking its clients."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class OpenStrEnum(StrEnum):
    """Text with known values; any other text is a member too, named ``<unknown>``.

    Compare by value (``status == "refunded"``); an unknown member keeps what the server sent and
    is encoded as such, pickled and compared by it.
    """

    @property
    def is_known(self) -> bool:
        """Whether the spec lists this value."""
        return self._value_ in type(self)._value2member_map_

    def __reduce_ex__(self, protocol: object) -> tuple[type[OpenStrEnum], tuple[str]]:
        # By value: some versions of Python pickle members by name, and an unknown one has none.
        return (type(self), (self._value_,))

    @classmethod
    def _missing_(cls, value: object) -> OpenStrEnum | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_, member._value_ = "<unknown>", value
        return member


class OpenIntEnum(IntEnum):
    """A whole number with known values; any other number is a member too, named ``<unknown>``."""

    @property
    def is_known(self) -> bool:
        """Whether the spec lists this value."""
        return self._value_ in type(self)._value2member_map_

    def __reduce_ex__(self, protocol: object) -> tuple[type[OpenIntEnum], tuple[int]]:
        # By value: some versions of Python pickle members by name, and an unknown one has none.
        return (type(self), (self._value_,))

    @classmethod
    def _missing_(cls, value: object) -> OpenIntEnum | None:
        if not isinstance(value, int):
            return None
        member = int.__new__(cls, value)
        member._name_, member._value_ = "<unknown>", value
        return member
