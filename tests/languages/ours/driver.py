"""Plays a story with one of our packages: ``driver.py SOURCE API STORY URL``."""

import importlib
import inspect
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import msgspec


class Player:
    """The clients of one package, and what their answers held.

    Args:
        api: The package's API.
        accounts: The headers that make a caller known.
        url: Where every call goes.
    """

    def __init__(self, api: str, accounts: Mapping[str, Mapping[str, str]], url: str) -> None:
        self._package: Any = importlib.import_module(f"{api}_client")
        self._types = {
            **vars(importlib.import_module(f"{api}_client.client")),
            "models": self._package.models,
        }
        name = next(name for name in self._package.client.__all__ if name.startswith("Async"))[5:]
        make = getattr(self._package, name)
        self._clients = {
            who: make(base_url=url, **_credentials(headers)) for who, headers in accounts.items()
        }
        self._seen: dict[str, dict[str, Any]] = {}

    def play(self, step: Mapping[str, Any]) -> dict[str, Any]:
        """Make one call and tell what its typed answer holds."""
        try:
            status, body = self._made(step)
        except Exception as problem:
            return {"step": step["name"], "error": f"{type(problem).__name__}: {problem}"}
        plain = msgspec.to_builtins(body, enc_hook=str)
        found = {pointer: list(_at(plain, pointer.split("/")[1:])) for pointer in step["see"]}
        seen = self._seen[step["name"]] = {pointer: values[0] for pointer, values in found.items() if values}
        return {"step": step["name"], "status": status, "seen": seen}

    def _made(self, step: Mapping[str, Any]) -> tuple[int, object]:
        client = self._clients[step["account"]]
        group, name = step["operation"].split(".")
        method = getattr(getattr(client, group), name)
        given = self._arguments(method, self._recalled(step["arguments"]), self._recalled(step["body"]))
        try:
            answer = client.with_raw_response(method, **given)
        except self._package.LoginRequiredError as refused:
            return refused.status, None
        except self._package.ApiError as refused:
            return refused.status, refused.error
        return answer.status, answer.value

    def _arguments(self, method: Any, arguments: dict[str, Any], body: Any) -> dict[str, Any]:
        parameters = {name.strip("_"): one for name, one in inspect.signature(method).parameters.items()}
        if body is not None:
            arguments |= {"body": body} if "body" in parameters else body
        found = {name.lower().replace("-", "_"): value for name, value in arguments.items()}
        return {parameters[name].name: self._typed(parameters[name], value) for name, value in found.items()}

    def _typed(self, parameter: inspect.Parameter, value: Any) -> Any:
        if not isinstance(value, dict | list):
            return value
        kind = eval(parameter.annotation, self._types)  # noqa: S307 - the package's own annotation
        return msgspec.convert(value, kind)

    def _recalled(self, value: Any) -> Any:
        if isinstance(value, dict):
            fields = cast("dict[str, Any]", value)
            if "$kept" in fields:
                step, pointer = fields["$kept"]
                return self._seen[step][pointer]
            return {name: self._recalled(one) for name, one in fields.items()}
        if isinstance(value, list):
            return [self._recalled(one) for one in cast("Sequence[Any]", value)]
        return value


def _credentials(headers: Mapping[str, str]) -> dict[str, str]:
    """The client's argument for a header."""
    (name, value), *_ = headers.items()
    scheme, _, token = value.partition(" ")
    if name == "Authorization":
        return {"token": token} if scheme == "Bearer" else {"authorization": value}
    return {name.removeprefix("X-").lower().replace("-", "_"): value}


def _at(value: Any, parts: Sequence[str]) -> Iterator[Any]:
    """What a pointer leads to, once or not at all; an asterisk is each element of a list."""
    if not parts:
        yield value
    elif isinstance(value, list):
        each = cast("Sequence[Any]", value)
        if parts[0] == "*":
            yield [found for one in each for found in _at(one, parts[1:])]
        elif parts[0].isdigit() and int(parts[0]) < len(each):
            yield from _at(each[int(parts[0])], parts[1:])
    elif isinstance(value, dict) and parts[0] in value:
        yield from _at(cast("dict[str, Any]", value)[parts[0]], parts[1:])


if __name__ == "__main__":
    source, api, story, url = sys.argv[1:]
    sys.path.insert(0, source)
    told = json.loads(Path(story).read_text(encoding="utf-8"))
    player = Player(api, told["accounts"], url)
    for step in told["steps"]:
        print(json.dumps(player.play(step)), flush=True)
