"""What to do with an answer that is JSON, but no longer of the shape that the spec has.

Only reached when msgspec's typed decoder has refused a body: what decodes costs nothing here. The body is
then walked beside its type, and everything that still fits is kept.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, TypeGuard, Union, get_args, get_origin

import msgspec
from msgspec import UNSET, UnsetType

if TYPE_CHECKING:
    from typing import TypeAlias

    Policy: TypeAlias = Literal["tolerate", "strict", "unset"]


class Drift:
    """One place where an answer and the spec have drifted apart.

    Attributes:
        operation: The operation's id.
        path: Where in the answer, e.g. ``$.docs[3].qty``.
        expected: What the spec has there.
        found: What came, as a kind of JSON value, or ``nothing``.
        optional: Whether the field may be absent anyway, so that leaving it out breaks no promise.
    """

    __slots__ = ("expected", "found", "operation", "optional", "path")

    def __init__(self, operation: str, path: str, expected: str, found: str, optional: bool) -> None:
        self.operation: str = operation
        self.path: str = path
        self.optional: bool = optional
        self.expected: str = expected
        self.found: str = found

    def __repr__(self) -> str:
        return f"<Drift {self}>"

    def __str__(self) -> str:
        return f"{self.operation}: {self.path} is {self.found}, not {self.expected}"


class DriftWarning(UserWarning):
    """An answer differs from the spec in a field that could be left out. Told once for each field."""


Watcher = Callable[[Drift], None]
_told: set[tuple[str, str]] = set()


class Tolerance:
    """How drifted answers are read.

    Args:
        policy: ``tolerate`` leaves out optional fields that drifted; ``unset`` leaves out required fields,
            items and map values, too; ``strict`` leaves out nothing.
        watcher: Called with each drift that was left out, each time.
    """

    __slots__ = ("policy", "watcher")

    def __init__(self, policy: Policy = "tolerate", watcher: Watcher | None = None) -> None:
        if policy not in ("tolerate", "strict", "unset"):
            raise ValueError(f"on_drift={policy!r}: it is 'tolerate', 'strict' or 'unset'")
        self.policy = policy
        self.watcher: Watcher | None = watcher

    def read(self, operation: str, type: Any, raw: Any) -> tuple[Any, bool]:
        """What of a value fits a type, and whether that is enough.

        Args:
            operation: The operation's id, for warnings.
            type: What the spec has.
            raw: The value, decoded without a type.

        Returns:
            The value with what drifted left out, and False where the policy does not let that pass.
        """
        walk = _Walk(operation)
        value = walk.fit(raw, type, "$")
        passes = self.policy == "unset" or all(drift.optional for drift in walk.drifts)
        if value is _NOTHING or not passes:
            return (None if value is _NOTHING else value), False
        for drift in walk.drifts:
            self._tell(drift)
        return value, True

    def _tell(self, drift: Drift) -> None:
        field = (drift.operation, _anywhere(drift.path))
        if field not in _told:
            import warnings

            _told.add(field)
            warnings.warn(DriftWarning(str(drift)), stacklevel=7)
        if self.watcher is not None:
            self.watcher(drift)


_NOTHING = object()


class _Walk:
    """Fits one value to one type and notes what did not fit."""

    def __init__(self, operation: str) -> None:
        self.operation = operation
        self.drifts: list[Drift] = []

    def fit(self, value: Any, type_: Any, path: str, *, optional: bool = False) -> Any:
        """The value as the type wants it, or `_NOTHING`."""
        try:
            return msgspec.convert(value, type_)
        except msgspec.ValidationError as error:
            reason = str(error)
        if type_ is int and isinstance(value, float) and value.is_integer():
            return int(value)  # 1.0 is an integer to JSON Schema
        origin, arguments = get_origin(type_), get_args(type_)
        if origin in (Union, types.UnionType):
            structured = [part for part in arguments if _holds(part, value)]
            if structured:
                return self.fit(value, structured[0], path, optional=optional)
        elif origin is list and _is_list(value):
            fitted = [self.fit(item, arguments[0], f"{path}[{n}]") for n, item in enumerate(value)]
            return [item for item in fitted if item is not _NOTHING]
        elif origin is dict and _is_map(value):
            kept = {key: self.fit(inner, arguments[1], f"{path}[{key!r}]") for key, inner in value.items()}
            return {key: inner for key, inner in kept.items() if inner is not _NOTHING}
        elif _is_struct(type_) and _is_map(value):
            return self._struct(value, type_, path)
        self.drifts.append(Drift(self.operation, path, _expected(reason, type_), _kind(value), optional))
        return _NOTHING

    def _struct(self, value: dict[str, Any], type_: Any, path: str) -> Any:
        fields: dict[str, Any] = {}
        for field in msgspec.structs.fields(type_):
            place, optional = f"{path}.{field.encode_name}", not field.required
            if field.encode_name in value:
                wanted = _without_unset(field.type)
                fitted = self.fit(value[field.encode_name], wanted, place, optional=optional)
                fields[field.name] = UNSET if fitted is _NOTHING else fitted
            elif field.required:
                self.drifts.append(Drift(self.operation, place, "there", "nothing", optional=False))
                fields[field.name] = UNSET
        return type_(**fields)


def _holds(part: Any, value: Any) -> bool:
    """Whether a part of a union is of the same kind of JSON as a value, so that it can be walked into."""
    if _is_map(value):
        if not _is_struct(part):
            return get_origin(part) is dict
        field, tag = part.__struct_config__.tag_field, part.__struct_config__.tag
        return field is None or value.get(field) == tag
    return _is_list(value) and get_origin(part) is list


def _is_map(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _is_struct(type_: Any) -> bool:
    return isinstance(type_, type) and issubclass(type_, msgspec.Struct)


def _without_unset(type_: Any) -> Any:
    parts = tuple(part for part in get_args(type_) if part is not UnsetType)
    return Union[parts] if get_origin(type_) in (Union, types.UnionType) else type_  # noqa: UP007 - not literal


def _expected(reason: str, type_: Any) -> str:
    """``int`` of msgspec's "Expected `int`, got `str`"."""
    before, _, rest = reason.partition("Expected `")
    if not before and rest:
        return rest.partition("`")[0]
    names = [getattr(part, "__name__", str(part)) for part in get_args(type_) or (type_,)]
    return " | ".join("null" if name == "NoneType" else name for name in names)


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return "a string"
    return "an array" if isinstance(value, list) else "an object"


def _anywhere(path: str) -> str:
    """The path without its indices: the same field of every item."""
    import re

    return re.sub(r"\[[^\]]*\]", "[]", path)
