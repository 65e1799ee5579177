"""Whose credentials a run uses: the sandbox's sample account, or the user's own from the environment.

What is particular to a store stands in ``stories/<api>.py``; an API without that file needs no credentials.
"""

import importlib
import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, cast

from contract_tests.errors import ContractError


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


def from_environment(api: str, environment: Mapping[str, str]) -> Account | None:
    """The user's own account; nothing if the variables are not set."""
    store = _store(api)
    if store is None:
        return Account()
    for names in store.VARIABLES:
        if all(environment.get(name) for name in names):
            arguments = {name.removeprefix(f"{api.upper()}_").lower(): environment[name] for name in names}
            return Account(store.headers(arguments), arguments)
    return None


def own(api: str, environment: Mapping[str, str]) -> Account:
    """The user's own account.

    Raises:
        ContractError: The variables are not set; the message names them.
    """
    account = from_environment(api, environment)
    if account is None:
        store = cast("Store", _store(api))
        ways = ", or ".join(" and ".join(names) for names in store.VARIABLES)
        raise ContractError(f"this server needs credentials for {api}: set {ways} in the environment")
    return account


def _store(api: str) -> Store | None:
    name = f"contract_tests.stories.{api}"
    if importlib.util.find_spec(name) is None:
        return None
    return cast("Store", importlib.import_module(name))
