"""Places orders, asks the server what became of them, and compares that with what the client said."""

import asyncio
import contextlib
import importlib
import inspect
import random
import time
from collections import Counter
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast
from unittest import mock

from contract_tests.orders.shops import SHOPS, BrokenError, Shop, Step
from contract_tests.orders.weather import CALM, FAULTS, ORIGIN, Attempt, Clock, Server, Weather, Wire
from sandbox import create_app

__all__ = ["OUTCOMES", "Report", "Violation", "run"]

RETRIES = 2
"""How often a client repeats a call: its default."""
DEADLINE = 45.0
"""Seconds after which half of the clients begin no other attempt; the others have no end, as by default."""
AGAIN = 2
"""How often a buyer makes a call once more, where the error says that this is safe."""
CHUNK = 250
"""Orders after which the sandbox is put back."""

TWICE, FALSELY = "done again", "told as a success"
"""How the two worst violations begin."""

TOLD, UNSENT, FAILED, LOST = "done, told so", "not done, never left", "not done, error", "done, error"
OUTCOMES = (TOLD, UNSENT, FAILED, LOST)
"""How an order may end. `done` is what the server says of its last call, the rest what the buyer was told."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One order of which something does not hold."""

    api: str
    seed: int
    number: int
    broken: str
    trace: Sequence[str]

    def __str__(self) -> str:
        again = f"python -m contract_tests.orders --seed {self.seed} --api {self.api} --case {self.number}"
        return "\n    ".join([f"{self.api}, order {self.number}: {self.broken}", *self.trace, again])


@dataclass(slots=True)
class Report:
    """What all orders of a run came to."""

    seed: int
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    """How many orders ended in which way, by the first fault that each met."""
    figures: dict[str, Counter[str]] = field(default_factory=dict[str, Counter[str]])
    """What was done at each API."""
    violations: list[Violation] = field(default_factory=list[Violation])
    seconds: float = 0.0

    @property
    def orders(self) -> int:
        """How many were placed."""
        return sum(row["orders"] for row in self.figures.values())

    @property
    def verdict(self) -> str:
        """What does not hold, counted."""
        twice = sum(violation.broken.startswith(TWICE) for violation in self.violations)
        told = sum(violation.broken.startswith(FALSELY) for violation in self.violations)
        rest = len(self.violations) - twice - told
        return f"{twice} bought twice, {told} lost answers told as a success, {rest} other violations"

    def __str__(self) -> str:
        counted = ("orders", "calls", "requests", "violations")
        lines = [
            *_table("first fault", OUTCOMES, self._rows()),
            *("", *_table("API", counted, self.figures), ""),
            f"seed {self.seed}: {self.orders:,} faulted orders in {self.seconds:.1f} s, {self.verdict}",
        ]
        return "\n".join(lines)

    def _rows(self) -> dict[str, Counter[str]]:
        rows = {fault.name: Counter[str]() for fault in FAULTS}
        for (fault, outcome), number in self.outcomes.items():
            rows[fault][outcome] += number
        rows["all"] = Counter({name: sum(row[name] for row in rows.values()) for name in OUTCOMES})
        return rows

    def as_json(self) -> dict[str, Any]:
        """The same for a program."""
        return {
            "seed": self.seed,
            "orders": self.orders,
            "seconds": round(self.seconds, 1),
            "verdict": self.verdict,
            "faults": self._rows(),
            "apis": self.figures,
            "violations": [str(violation) for violation in self.violations],
        }


def _table(corner: str, columns: Sequence[str], rows: Mapping[str, Mapping[str, int]]) -> list[str]:
    lines = [(corner, *columns)]
    lines += [(name, *(f"{row[column]:,}" for column in columns)) for name, row in rows.items()]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return ["  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]) for line in lines]


def run(orders: int, seed: int = 1, apis: Sequence[str] = tuple(SHOPS), case: int | None = None) -> Report:
    """Place orders, as many at each API.

    Args:
        orders: How many in all.
        seed: Decides everything that happens.
        apis: Where.
        case: Only this one of each API, and print what happens.
    """
    report, began, server = Report(seed), time.perf_counter(), Server(create_app())
    jitter = random.getstate()
    try:
        for place, api in enumerate(apis):
            share = orders // len(apis) + (place < orders % len(apis))
            numbers = range(share) if case is None else range(case - case % CHUNK, case + 1)
            with _Book(api, server, report) as book:
                for number in numbers:
                    book.place(number, counts=case in (None, number))
                if case is not None:
                    print(*book.trace, sep="\n")
    finally:
        random.setstate(jitter)
    report.seconds = time.perf_counter() - began
    return report


class _Buyer(NamedTuple):
    """One client, and when it begins no other attempt."""

    client: Any
    deadline: float | None


class _Book:
    """The orders of one API."""

    def __init__(self, api: str, server: Server, report: Report) -> None:
        self.api, self.report, self._server = api, report, server
        self._clock, self._errors = Clock(), importlib.import_module(f"{api}_client")
        self._wire, self._loop = Wire(server, self._clock), asyncio.Runner()
        self._shop: Shop = SHOPS[api](server)
        self._counted = report.figures.setdefault(api, Counter())
        self._calls, self._said = 0, list[str]()
        with mock.patch("time.monotonic", self._clock.read):  # a client takes it when it is made
            self._buyers = [
                _Buyer(
                    kind(
                        base_url=f"{ORIGIN}/{api}", transport=self._wire, deadline=end, **self._shop.account
                    ),
                    end,
                )
                for kind in self._shop.clients
                for end in (None, DEADLINE)
            ]
        clients = importlib.import_module(f"{api}_client._runtime.transport")
        self._asleep = mock.patch.multiple(clients, _sleep=self._clock.sleep, _asleep=self._clock.asleep)

    def __enter__(self) -> "_Book":
        self._asleep.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._asleep.stop()
        self._loop.close()

    @property
    def trace(self) -> list[str]:
        """What became of the last order, request by request, and then call by call."""
        return [*map(str, self._wire.passed), *self._said]

    def place(self, number: int, *, counts: bool) -> None:
        """Place one order and enter what came of it."""
        if number % CHUNK == 0:
            self._server.ask("POST", "/__sandbox__/reset", {"seed": self.report.seed})
            self._shop.restock()
        chance = random.Random(f"{self.report.seed} {self.api} {number}")  # noqa: S311 - repeatable, not secret
        random.seed(chance.random())  # what the client takes its jitter from
        self._wire.weather = Weather(chance, due=chance.randrange(self._shop.steps))
        self._calls, self._said, self._wire.passed, self._clock.now = 0, [], [], 0.0
        broken, outcome = "", ""
        try:
            outcome = self._order(number, chance)
        except BrokenError as reason:
            broken = str(reason)
        except Exception as accident:
            broken = f"{type(accident).__name__}: {accident}"
        if not counts:
            return
        passed = self._wire.passed
        self._counted.update(orders=1, calls=self._calls, requests=len(passed), violations=1 if broken else 0)
        if broken:
            violation = Violation(self.api, self.report.seed, number, broken, self.trace)
            self.report.violations.append(violation)
        else:
            first = next(attempt.fault for attempt in passed if attempt.fault is not CALM)
            self.report.outcomes[first.name, outcome] += 1

    def _order(self, number: int, chance: random.Random) -> str:
        """Do what a buyer does, and tell how it ended.

        Raises:
            BrokenError: Something does not hold.
        """
        buyer, value, outcome = chance.choice(self._buyers), None, ""
        calls = self._shop.order(buyer.client, chance)
        with contextlib.suppress(StopIteration):
            while outcome in ("", TOLD):
                step = calls.send(value)
                key = f"order {number}" if self._shop.keyed and chance.random() < 0.5 else None
                outcome, value = self._step(step, buyer, key, persists=chance.random() < 0.5)
                self._wire.weather.step += 1
        return outcome

    def _step(self, step: Step, buyer: _Buyer, key: str | None, *, persists: bool) -> tuple[str, Any]:
        """Make one call, once more where the error allows it, and see what happened."""
        left = AGAIN if persists else 0
        while True:
            before = step.effects()
            sent = len(self._wire.passed)
            value, error = self._call(step, key)
            done = step.effects()
            if done > 1:
                raise BrokenError(f"{TWICE}: {done} times")
            self._look(self._wire.passed[sent:], buyer, key, error)
            if error is None:
                if done != 1:
                    raise BrokenError(f"{FALSELY}, but it was not done")
                if wrong := step.differs(value):
                    raise BrokenError(f"{FALSELY}, but {wrong}")
                return TOLD, value
            unsent = isinstance(error, self._errors.TransportError) and not error.sent
            if unsent and done != before:
                raise BrokenError("said to have never left, but it was done")
            if self._shop.keyed:
                key = error.request.idempotency_key
            if not left or not (unsent or self._shop.keyed):
                return (LOST if done else UNSENT if unsent else FAILED), None
            left -= 1

    def _call(self, step: Step, key: str | None) -> tuple[Any, Any]:
        """One call of the client: its value, or its error."""
        self._calls += 1
        try:
            value = step.call(key)
            if inspect.isawaitable(value):
                value = self._loop.run(cast("Coroutine[Any, Any, Any]", value))
        except self._errors.SdkError as error:
            self._said.append(f"call {self._calls} raised {type(error).__name__}: {error}")
            return None, error
        self._said.append(f"call {self._calls} gave {value}")
        return value, None

    def _look(self, attempts: Sequence[Attempt], buyer: _Buyer, key: str | None, error: Any) -> None:
        """Whether one call may send this."""
        keys = {attempt.key for attempt in attempts}
        if not 1 <= len(attempts) <= 1 + RETRIES:
            raise BrokenError(f"sent {len(attempts)} times")
        if len({attempt.content for attempt in attempts}) > 1:
            raise BrokenError("another body in another attempt")
        if buyer.deadline is not None and attempts[-1].at - attempts[0].at >= buyer.deadline:
            raise BrokenError("tried again after the deadline")
        if not self._shop.keyed:
            if any(attempt.fault.leaves for attempt in attempts[:-1]):
                raise BrokenError("tried again, though it may have left")
        elif None in keys or len(keys) > 1 or key not in (None, *keys):
            raise BrokenError("another idempotency key in another attempt")
        elif error is not None and error.request.idempotency_key not in keys:
            raise BrokenError("the error names another idempotency key")
