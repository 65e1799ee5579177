"""What the suite is made of: the layer that noticed a fault, and what never noticed one."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from schemathesis import checks as registry

from contract_tests import walks
from contract_tests.faults.score import Result
from contract_tests.generic import STATEFUL, UNIT_PHASES
from contract_tests.laws import PROMISES
from contract_tests.settings import LAYERS, Settings

_REGISTRY: Any = registry
"""Typed in part only."""
STORY = "story"
"""The promise of a story that asserts, in place of a check's name."""


class Kills(msgspec.Struct, frozen=True):
    """How many faults a check or a story noticed first."""

    name: str
    layers: dict[str, int]
    """By the layer in which it objected."""
    runs: int
    """In so many it had something to say; 0 where that was not counted."""

    @property
    def all(self) -> int:
        """In all layers."""
        return sum(self.layers.values())


def stories(api: str) -> list[str]:
    """The names of an API's stories."""
    told = Settings(api).stories
    files = sorted(told.rglob("test_*.py")) if told.is_dir() else [told] if told.is_file() else []
    return [
        name
        for file in files
        for name in re.findall(r"^(?:async )?def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)
    ]


def layer(api: str, finding: Mapping[str, str]) -> str:
    """The layer that a finding is from: whoever sent the request, and for cases whoever judged it."""
    where, check = finding["where"], finding["promise"]
    if where in (*UNIT_PHASES, STATEFUL):
        return "cases" if check not in PROMISES else "laws"
    return "stories" if _plain(where) in stories(api) else "laws"


def judged(figures: Mapping[str, Any]) -> set[str]:
    """The checks that had something to say in a run."""
    return {name for row in figures.get("by_operation", ()) for name in row["checks"]}


def checks(results: Sequence[Result], runs: Mapping[str, int]) -> list[Kills]:
    """Every check there is, also one that never objected first; most kills first."""
    kills = {result.check: Counter[str]() for result in results if result.check not in ("", STORY)}
    for result in results:
        if result.check in kills:
            kills[result.check][result.layer] += 1
    names = {*kills, *runs, *_REGISTRY.CHECKS.get_all_names(), *PROMISES, *walks.PROMISES}
    found = [Kills(name, _layers(kills.get(name, Counter())), runs.get(name, 0)) for name in names]
    return sorted(found, key=lambda one: (-one.all, one.name))


def by_story(api: str, results: Sequence[Result]) -> list[Kills]:
    """Every story of an API: the faults that it asserted away, and those that a check saw in its answers."""
    kills = Counter(_plain(result.where) for result in results if result.api == api and result.killed)
    own = Counter(_plain(result.where) for result in results if result.api == api and result.check == STORY)
    found = [
        Kills(name, {"asserted": own[name], "checked": kills[name] - own[name]}, 0) for name in stories(api)
    ]
    return sorted(found, key=lambda one: (-one.all, one.name))


def _layers(counted: Mapping[str, int]) -> dict[str, int]:
    return {name: counted.get(name, 0) for name in LAYERS}


def _plain(where: str) -> str:
    """A test's name without its parameters."""
    return where.partition("[")[0]
