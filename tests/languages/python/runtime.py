"""What a driver needs beside the generated client: arguments from JSON, and what it tells of each answer."""

import json
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar, cast

from pydantic import TypeAdapter

T = TypeVar("T")


class Answer(Protocol):
    """What the generated ``…_with_http_info`` returns."""

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        ...

    @property
    def data(self) -> object:
        """The body, as the type that is documented for it."""
        ...


class Story:
    """Calls and what was seen of their answers.

    Args:
        refused: The exception that the generated package raises for a status of 400 and above.
        plain: Turns an answer into what JSON has, as the generated client itself writes it.
    """

    def __init__(self, refused: type[Exception], plain: Callable[[object], Any]) -> None:
        self._refused = refused
        self._plain = plain
        self._seen: dict[str, dict[str, Any]] = {}

    def value(self, kind: type[T], text: str) -> T:
        """An argument of the type that the generated method wants; what an earlier step saw is filled in."""
        value = self._recalled(json.loads(text))
        # A model of alternatives picks one in `from_dict` only; pydantic would leave it empty.
        read: Callable[[Any], T] = getattr(kind, "from_dict", TypeAdapter(kind).validate_python)
        return read(value)

    def _recalled(self, value: Any) -> Any:
        if isinstance(value, dict):
            fields = cast("dict[str, Any]", value)
            if "$kept" in fields:
                step, pointer = cast("tuple[str, str]", fields["$kept"])
                if pointer not in self._seen.get(step, {}):
                    raise LookupError(f"{step} did not see what this step is called with")
                return self._seen[step][pointer]
            return {key: self._recalled(one) for key, one in fields.items()}
        if isinstance(value, list):
            each = cast("Sequence[Any]", value)
            return [self._recalled(one) for one in each]
        return value

    def step(self, name: str, pointers: Sequence[str], call: Callable[[], Answer]) -> None:
        """Make one call and tell what its typed answer holds, on one line."""
        told: dict[str, Any] = {"step": name}
        try:
            status, body = self._made(call)
            found = {
                pointer: values[0]
                for pointer in pointers
                if (values := list(_at(body, pointer.split("/")[1:])))
            }
            self._seen[name] = found
            told |= {"status": status, "seen": found}
        except Exception as problem:
            told["error"] = f"{type(problem).__name__}: {problem}"
        print(json.dumps(told), flush=True)

    def _made(self, call: Callable[[], Answer]) -> tuple[int, Any]:
        try:
            answer = call()
        except self._refused as refused:
            # `data` is the model of that status, if the body fits it.
            status: int | None = getattr(refused, "status", None)
            if status is None:
                raise
            return status, self._plain(getattr(refused, "data", None))
        return answer.status_code, self._plain(answer.data)


def _at(value: Any, parts: Sequence[str]) -> list[Any]:
    """What a pointer leads to, in a list; an empty one if there is nothing."""
    if not parts:
        return [value]
    part, rest = parts[0].replace("~1", "/").replace("~0", "~"), parts[1:]
    if isinstance(value, list):
        each = cast("Sequence[Any]", value)
        if part == "*":
            return [[found[0] for one in each if (found := _at(one, rest))]]
        return _at(each[int(part)], rest) if part.isdigit() and int(part) < len(each) else []
    if isinstance(value, dict) and part in value:
        return _at(cast("dict[str, Any]", value)[part], rest)
    return []
