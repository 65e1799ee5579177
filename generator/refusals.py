"""Find out how an API says no: the body of its errors, its codes, and the exception class of each.

An error schema is what refusals refer to. Its code is a property named `code`, at the top or one object deep,
with names beside its known values. Which codes a status brings stands beside the `$ref` of a response.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator import hooks
from generator.document import Document, Operation, as_list, as_map
from generator.errors import SpecError
from generator.normalise import is_refusal
from generator.prose import quoted
from generator.runtime import errors as runtime_errors
from generator.view import Errors, Refusal

__all__ = ["codes_of", "find_errors", "responses"]


def find_errors(document: Document) -> Errors | None:
    """How a document's refusals look; None where none has a body.

    Raises:
        SpecError: They have more than one schema.
    """
    name = _error_schema(document)
    if name is None:
        return None
    schema = as_map(as_map(as_map(document.root.get("components")).get("schemas")).get(name))
    code, code_schema = _find(document, schema, "code")
    message, _ = _find(document, schema, "message")
    return Errors(hooks.class_name(name), code, message, tuple(_refusals(document, code_schema)))


def responses(document: Document, operation: Operation) -> Iterator[tuple[str, dict[str, Any]]]:
    """The status and the resolved response of each answer that an operation has."""
    for status, response in as_map(operation.raw.get("responses")).items():
        yield status, as_map(document.resolve(response))


def codes_of(response: Mapping[str, Any]) -> list[str]:
    """The codes that one response lists beside its ``$ref``."""
    found: list[str] = []
    stack = [as_map(as_map(media).get("schema")) for media in as_map(response.get("content")).values()]
    while stack:
        properties = as_map(stack.pop().get("properties"))
        found += map(str, as_list(as_map(properties.get("code")).get("x-extensible-enum")))
        stack += [as_map(inner) for inner in properties.values()]
    return found


def _error_schema(document: Document) -> str | None:
    names: dict[str, Operation] = {}
    for operation in document.operations():
        for status, response in responses(document, operation):
            for media in as_map(response.get("content")).values() if is_refusal(status) else ():
                ref = as_map(as_map(media).get("schema")).get("$ref", "")
                if ref.startswith("#/components/schemas/"):
                    names.setdefault(ref.rpartition("/")[2], operation)
    if len(names) > 1:
        first, (second, operation) = next(iter(names)), list(names.items())[1]
        reason = f"a second error schema, {second} beside {first}: write one open schema that covers both"
        raise SpecError([document.finding(operation.pointer, "errors", reason)])
    return next(iter(names), None)


def _find(
    document: Document, schema: Mapping[str, Any], wanted: str
) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Attribute names from an error to a property, at the top or one object deep, and its schema."""
    properties = as_map(schema.get("properties"))
    if wanted in properties:
        return (hooks.identifier(wanted),), as_map(document.resolve(properties[wanted]))
    for key, inner in properties.items():
        deeper = as_map(as_map(document.resolve(inner)).get("properties"))
        if wanted in deeper:
            return (hooks.identifier(key), hooks.identifier(wanted)), as_map(document.resolve(deeper[wanted]))
    return (), {}


def _refusals(document: Document, code_schema: Mapping[str, Any]) -> Iterator[Refusal]:
    statuses: dict[str, set[int]] = {}
    messages: dict[str, dict[str, None]] = {}
    for operation in document.operations():
        for status, response in responses(document, operation):
            if is_refusal(status) and status.isdigit():
                for code in codes_of(response):
                    statuses.setdefault(code, set()).add(int(status))
            for code, message in _told(document, response):
                messages.setdefault(code, {})[message] = None
    values = as_list(code_schema.get("x-extensible-enum") or code_schema.get("enum"))
    for value, name in zip(values, as_list(code_schema.get("x-enum-varnames")), strict=False):
        code = str(value)
        seen = sorted(statuses.get(code, ()))
        base = _base(seen)
        exception = re.sub(r"(Error)?$", "Error", hooks.class_name(str(name)), count=1)
        answered = f", answered with {' or '.join(map(str, seen))}" if seen else ""
        doc = f"`{code}`{answered}{quoted(list(messages.get(code, ())))}."
        own = exception != base
        yield Refusal(code, exception, base if own else _parent(base), doc, own)


def _told(document: Document, response: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The codes of a response's examples, each with its message."""
    for media in as_map(response.get("content")).values():
        for example in as_map(as_map(media).get("examples")).values():
            value = as_map(as_map(document.resolve(example)).get("value"))
            for holder in (value, *map(as_map, value.values())):
                if isinstance(holder.get("code"), str) and isinstance(holder.get("message"), str):
                    yield holder["code"], holder["message"]


def _base(statuses: list[int]) -> str:
    """The class of the only status, else that of its kind."""
    if len(statuses) == 1:
        return runtime_errors.of_status(statuses[0]).__name__
    return "ServerError" if statuses and all(status >= 500 for status in statuses) else "ClientError"


def _parent(name: str) -> str:
    """The class right above a status class."""
    status_class: type[Exception] = getattr(runtime_errors, name)
    return status_class.__mro__[1].__name__
