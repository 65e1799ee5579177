"""Whose credentials a run uses: the sandbox's sample account, or one from the environment or a `.env`.

What is particular to a store stands in ``stories/<api>.py``; an API without that file needs no credentials.
"""

import importlib
import importlib.util
import io
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, cast

from dotenv.parser import parse_stream

from contract_tests.errors import ContractError
from contract_tests.settings import Settings, apis


class Store(Protocol):
    """What ``stories/<api>.py`` says about credentials."""

    VARIABLES: tuple[tuple[str, ...], ...]
    """Sets of environment variables, each of which suffices; the first complete one is taken."""
    SAMPLE: Mapping[str, str]
    """Client arguments of the account that every fresh sandbox has."""

    def headers(self, arguments: Mapping[str, str]) -> dict[str, str]:
        """The headers that a request of this account carries."""
        ...


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may call the API; never shown."""

    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    arguments: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    """What the generated client takes."""

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every text that no report may hold, longest first."""
        return tuple(sorted({*self.headers.values(), *self.arguments.values()}, key=len, reverse=True))


def sample(api: str) -> Account:
    """The account that every fresh sandbox has."""
    store = _store(api)
    return Account() if store is None else Account(store.headers(store.SAMPLE), store.SAMPLE)


def stranger(api: str) -> Account | None:
    """Another account of every fresh sandbox, if the store has told of one (`FOREIGN`)."""
    store = _store(api)
    arguments = getattr(store, "FOREIGN", None)
    return None if store is None or arguments is None else Account(store.headers(arguments), arguments)


def known_by(api: str, arguments: Mapping[str, str]) -> Account:
    """Whoever has these client arguments."""
    store = _store(api)
    return Account() if store is None else Account(store.headers(arguments), arguments)


def from_environment(api: str, environment: Mapping[str, str]) -> Account | None:
    """The user's own account; nothing if the variables are not set."""
    store = _store(api)
    if store is None:
        return Account()
    for names in store.VARIABLES:
        if all(environment.get(name) for name in names):
            return _account(store, api, {name: environment[name] for name in names})
    return None


def own(api: str, environment: Mapping[str, str]) -> Account:
    """The user's own account.

    Raises:
        ContractError: The variables are not set; the message names them.
    """
    account = from_environment(api, environment)
    if account is None:
        raise ContractError(
            f"this server needs credentials for {api}: set {ways(api)} in the environment or a .env"
        )
    return account


def ways(api: str) -> str:
    """The variables of an API, in words."""
    return ", or ".join(" and ".join(names) for names in variables(api))


def placeholder(api: str) -> Account:
    """Somebody who has every variable, and nothing in it; for requests that are only shown."""
    store = _store(api)
    return (
        Account() if store is None else _account(store, api, dict.fromkeys(store.VARIABLES[0], "placeholder"))
    )


def variables(api: str) -> tuple[tuple[str, ...], ...]:
    """Sets of environment variables that an API takes credentials from, each of which suffices."""
    store = _store(api)
    return () if store is None else store.VARIABLES


def environment(settings: Settings) -> dict[str, str]:
    """The variables of the run: those of the environment, and where it has none, those of the `.env`.

    Raises:
        ContractError: The `.env` was named and is not there, or it cannot be read.
    """
    path = settings.env or settings.root / ".env"
    if settings.env is None and not path.exists():
        return dict(os.environ)
    return {**read_env(path), **os.environ}


def secrets(settings: Settings) -> list[str]:
    """The values of every API's variables, whether this run uses them or not."""
    given = environment(settings)
    names = {name for api in apis() for each in variables(api) for name in each}
    return [given[name] for name in sorted(names) if given.get(name)]


def read_env(path: Path) -> dict[str, str]:
    """Read a `.env`; `$` and backslashes in a value without quotes are only what they are.

    Raises:
        ContractError: It cannot be read, or a line is no `NAME=value`; the message does not show that line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as reason:
        why = reason.strerror if isinstance(reason, OSError) else "it is not UTF-8"
        raise ContractError(f"{path} cannot be read: {why}") from None
    found: dict[str, str] = {}
    for binding in parse_stream(io.StringIO(text)):
        if binding.error or (binding.key is not None and binding.value is None):
            raise ContractError(
                f"{path}:{binding.original.line}: write NAME=value, a quoted value in a pair of quotes"
            )
        if binding.key is not None and binding.value is not None:
            found[binding.key] = binding.value
    return found


def _account(store: Store, api: str, given: Mapping[str, str]) -> Account:
    arguments = {name.removeprefix(f"{api.upper()}_").lower(): value for name, value in given.items()}
    headers = store.headers(arguments)
    if not all(value.isascii() and value.isprintable() for value in headers.values()):
        raise ContractError(
            f"{' and '.join(given)}: no header can carry what is given; look for a line break"
        )
    return Account(headers, arguments)


def _store(api: str) -> Store | None:
    name = f"contract_tests.stories.{api}"
    if importlib.util.find_spec(name) is None:
        return None
    return cast("Store", importlib.import_module(name))
