"""PHP writes an empty map, and often no object at all, as ``[]``: what models and answers make of it.

To a type checker these are what a user gets. To msgspec they also admit the empty list, which the model (in
``__post_init__``) or the answer then turns into an empty dict, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from msgspec import Meta

if TYPE_CHECKING:
    from typing import TypeAlias

T = TypeVar("T")

EmptyList = Annotated[list[Any], Meta(max_length=0)]

if TYPE_CHECKING:
    MapOrEmptyList: TypeAlias = dict[str, T]
    ModelOrEmptyList: TypeAlias = T | None
else:
    MapOrEmptyList = dict[str, T] | EmptyList
    ModelOrEmptyList = T | EmptyList | None


def to_map(value: Any) -> Any:
    """A map, also where PHP wrote a list for an empty one; what is unset or null stays so."""
    return {} if isinstance(value, list) else value


def to_model(value: Any) -> Any:
    """A model, or None where PHP wrote a list for no object; what is unset stays so."""
    return None if isinstance(value, list) else value
