"""Find out how an API says no: the body of its errors, its codes, and the exception class of each.

An error schema is what the JSON of refusals refers to; an operation has one at most. Its code is a property
named `code`, at the top or one object deep, with names beside its known values; or, as OAuth has it, the text
`error` beside `error_description`. Which codes a status brings stands beside the `$ref` of a response.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator import hooks
from generator.document import Document, Operation, as_list, as_map
from generator.errors import SpecError
from generator.normalise import is_refusal
from generator.prose import quoted
from generator.runtime import errors as runtime_errors
from generator.view import Errors, Refusal

__all__ = ["codes_of", "error_schema", "find_errors", "responses"]


def find_errors(document: Document) -> tuple[Errors, ...]:
    """How a document's refusals look; none where they have no body.

    Raises:
        SpecError: The refusals of one operation have more than one schema.
    """
    names = dict.fromkeys(name for op in document.operations() if (name := error_schema(document, op)))
    schemas = as_map(as_map(document.root.get("components")).get("schemas"))
    found: list[Errors] = []
    for name in names:
        schema = as_map(schemas.get(name))
        code, code_schema = _find(document, schema, "code", "error")
        message, _ = _find(document, schema, "message", "error_description")
        constant = "_REFUSALS" if len(names) == 1 else f"_REFUSALS_{hooks.identifier(name).upper()}"
        refusals = tuple(_refusals(document, name, code[-1:], code_schema))
        found.append(Errors(name, constant, hooks.class_name(name), code, message, refusals))
    return tuple(found)


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
        for name in ("code", "error"):
            found += map(str, as_list(as_map(properties.get(name)).get("x-extensible-enum")))
        stack += [as_map(inner) for inner in properties.values()]
    return found


def error_schema(document: Document, operation: Operation) -> str | None:
    """The schema in components that the refusals of one operation have; None where they have no JSON.

    Raises:
        SpecError: They have several.
    """
    names: dict[str, None] = {}
    for status, response in responses(document, operation):
        for media, content in as_map(response.get("content")).items() if is_refusal(status) else ():
            ref = as_map(as_map(content).get("schema")).get("$ref", "")
            if ref.startswith("#/components/schemas/") and "json" in media:
                names[ref.rpartition("/")[2]] = None
    if len(names) > 1:
        first, second = list(names)[:2]
        reason = f"a second error schema, {second} beside {first}: write one open schema that covers both"
        raise SpecError([document.finding(operation.pointer, "errors", reason)])
    return next(iter(names), None)


def _find(
    document: Document, schema: Mapping[str, Any], *wanted: str
) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Attribute names from an error to the first of these texts, at most one object deep, and its schema."""
    properties = {
        key: as_map(document.resolve(inner)) for key, inner in as_map(schema.get("properties")).items()
    }
    for name in wanted:
        if name in properties and "properties" not in properties[name]:
            return (hooks.identifier(name),), properties[name]
        for key, inner in properties.items():
            deeper = as_map(inner.get("properties"))
            if name in deeper:
                return (hooks.identifier(key), hooks.identifier(name)), as_map(document.resolve(deeper[name]))
    return (), {}


def _refusals(
    document: Document, name: str, code_at: Sequence[str], code_schema: Mapping[str, Any]
) -> Iterator[Refusal]:
    statuses: dict[str, set[int]] = {}
    messages: dict[str, dict[str, None]] = {}
    for operation in document.operations():
        if error_schema(document, operation) != name:
            continue
        for status, response in responses(document, operation):
            if is_refusal(status) and status.isdigit():
                for code in codes_of(response):
                    statuses.setdefault(code, set()).add(int(status))
            for code, message in _told(document, response, *code_at):
                messages.setdefault(code, {})[message] = None
    values = as_list(code_schema.get("x-extensible-enum") or code_schema.get("enum"))
    for value, varname in zip(values, as_list(code_schema.get("x-enum-varnames")), strict=False):
        code = str(value)
        seen = sorted(statuses.get(code, ()))
        base = _base(seen)
        exception = re.sub(r"(Error)?$", "Error", hooks.class_name(str(varname)), count=1)
        answered = f", answered with {' or '.join(map(str, seen))}" if seen else ""
        doc = f"`{code}`{answered}{quoted(list(messages.get(code, ())))}."
        own = exception != base
        yield Refusal(code, exception, base if own else _parent(base), doc, own)


def _told(document: Document, response: Mapping[str, Any], code: str = "code") -> Iterator[tuple[str, str]]:
    """The codes of a response's examples, each with its message."""
    for media in as_map(response.get("content")).values():
        for example in as_map(as_map(media).get("examples")).values():
            value = as_map(as_map(document.resolve(example)).get("value"))
            for holder in (value, *map(as_map, value.values())):
                message = holder.get("message", holder.get("error_description"))
                if isinstance(holder.get(code), str) and isinstance(message, str):
                    yield holder[code], message


def _base(statuses: list[int]) -> str:
    """The class of the only status, else that of its kind."""
    if len(statuses) == 1:
        return runtime_errors.of_status(statuses[0]).__name__
    return "ServerError" if statuses and all(status >= 500 for status in statuses) else "ClientError"


def _parent(name: str) -> str:
    """The class right above a status class."""
    status_class: type[Exception] = getattr(runtime_errors, name)
    return status_class.__mro__[1].__name__
