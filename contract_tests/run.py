"""One contract run: strict copy, target, pytest, reports."""

import contextlib
import importlib
import random
import sys
import uuid
from collections.abc import Generator
from dataclasses import dataclass, replace
from functools import partial
from unittest.mock import patch

import pytest

from contract_tests import accounts
from contract_tests.errors import ContractError
from contract_tests.gatekeeper import RATE, Adapter, Gatekeeper, Terms, interval, sending_through
from contract_tests.generic import allowed_operations, blind_to_source
from contract_tests.guard import machine_only, only_through
from contract_tests.ledger import Ledger
from contract_tests.pages import writable
from contract_tests.plugin import ContractPlugin
from contract_tests.report import junit_draft, write_reports
from contract_tests.settings import HERE, MOST_LIVE, ROOT, Settings, read_overlay, read_spec
from contract_tests.strict import ELSEWHERE, Json, operations, strict_copy
from contract_tests.targets import Target, at_home, is_live, open_target


@dataclass(frozen=True, slots=True)
class Contract:
    """A spec made ready to test with; worth keeping when many runs share it."""

    spec: Json
    overlay: Json | None

    @classmethod
    def read(cls, settings: Settings) -> "Contract":
        """Read spec and overlay of a run.

        Raises:
            ContractError: One of them cannot be read, or they do not fit each other.
        """
        overlay = read_overlay(settings)
        return cls(strict_copy(read_spec(settings), overlay, source=settings.strict_path), overlay)


def run(settings: Settings, contract: Contract | None = None) -> tuple[int, Ledger]:
    """Run all tests of one API and write its reports.

    Returns:
        pytest's exit code, and what was counted.

    Raises:
        ContractError: The run could not start, or was stopped; what it saw until then is reported.
    """
    contract = contract or Contract.read(settings)
    know(settings, contract.spec)
    writable(settings.reports)
    _find_clients()
    outside = settings.url is not None or settings.target in ("vendor", "live")
    with contextlib.ExitStack() as stack:
        stack.enter_context(blind_to_source())
        if not outside:
            stack.enter_context(machine_only())
        target = stack.enter_context(open_target(settings, contract.spec))
        ledger = Ledger(
            contract.spec,
            api=settings.api,
            target=target.base_url if settings.url else target.name,
            seed=settings.seed,
            secrets=[*target.account.secrets, *(accounts.secrets(settings) if outside else ())],
        )
        gate = None
        if outside and not target.is_sandbox:
            gate = Gatekeeper(contract.spec, target.base_url, terms(settings, contract, target), ledger.learn)
            target = replace(target, gate=gate)
            stack.enter_context(only_through())
            stack.enter_context(sending_through(Adapter(gate)))
        guest = _Guest(ledger, gate)
        code = int(
            pytest.main(
                _arguments(settings, contract),
                plugins=[ContractPlugin(settings, target, contract.spec, contract.overlay, ledger), guest],
            )
        )
    if gate is not None:
        gate.finish()
        ledger.stopped = gate.stopped
    write_reports(ledger, settings)
    if ledger.stopped:
        place = settings.reports / f"contract-{settings.api}.html"
        raise ContractError(f"{ledger.mask(ledger.stopped)}\nwhat was seen until then: {place}")
    return code, ledger


def terms(settings: Settings, contract: Contract, target: Target) -> Terms:
    """What a run may do to a server that is no sandbox of ours."""
    rate = str((contract.overlay or {}).get("x-rate-limit", RATE))
    theirs = target.name in ("live", "vendor")
    return Terms(
        allowed=frozenset(allowed_operations(contract.spec, settings, live=True)) if target.is_live else None,
        interval=interval(rate) if theirs else 0.0,
        most=settings.max_requests or (MOST_LIVE if target.is_live else None),
        heeds=theirs,
    )


def _key(draw: random.Random) -> str:
    return str(uuid.UUID(int=draw.getrandbits(128), version=4))


class _Guest:
    """Makes every story repeat itself, and keeps a run within the terms of somebody else's server."""

    def __init__(self, ledger: Ledger, gate: Gatekeeper | None) -> None:
        self._ledger, self._gate = ledger, gate

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Have the client draw the same idempotency keys in each run with the same seed, on a sandbox only.

        Elsewhere a key that was used before would bring the earlier order back.
        """
        draw = random.Random(f"{self._ledger.seed} {item.name}")  # noqa: S311 (repeated on purpose)
        name = f"{self._ledger.api}_client._runtime.transport"
        with contextlib.ExitStack() as stack:
            if self._gate is None and name in sys.modules:
                stack.enter_context(patch.object(sys.modules[name], "_new_key", partial(_key, draw)))
            return (yield)

    def pytest_runtest_setup(self) -> None:
        """Leave out what is left once nothing more may be sent."""
        if self._gate is not None and self._gate.stopped:
            pytest.skip(self._gate.stopped)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Mask what the terminal is about to show."""
        report = yield
        if self._gate is not None and report.failed:
            report.longrepr = self._ledger.mask(str(report.longrepr))
        return report


def warm_up() -> None:
    """Import what every run needs, before forking."""
    _find_clients()
    for source in sorted(ROOT.glob("generated/*/src/*/")):
        importlib.import_module(source.name)
    importlib.import_module("sandbox")
    importlib.import_module("schemathesis.specs.openapi.checks")


def summary(ledger: Ledger) -> str:
    """The run in a line."""
    figures = ledger.figures()
    return (
        f"{ledger.api} ({ledger.target}, seed {ledger.seed}): {figures['operations']} operations, "
        f"{figures['cases']} cases, {figures['checks']} checks, {figures['failures']} failures, "
        f"{figures['skipped']} skipped, {figures['seconds']} s"
    )


def _find_clients() -> None:
    for source in sorted(ROOT.glob("generated/*/src")):
        if str(source) not in sys.path:
            sys.path.insert(0, str(source))


def know(settings: Settings, spec: Json) -> None:
    """Refuse operations that there are not, or not on the server of the run.

    Raises:
        ContractError: The message names those that there are, or the server.
    """
    known = {operation["operationId"]: operation for _, _, operation in operations(spec)}
    live = is_live(settings, spec)
    here = at_home(settings, spec)
    for name in settings.operations:
        if name not in known:
            raise ContractError(f"{settings.api} has no operation `{name}`; it has {', '.join(known)}")
        if live and not here(known[name]):
            hosts = " or ".join(known[name].get(ELSEWHERE, ())) or "the server of --target live"
            raise ContractError(f"`{name}` is not on this server but on {hosts}; name that one with --url")
    if not allowed_operations(spec, settings, live=live):
        raise ContractError(
            f"no operation of {settings.api} on this server is a read; name some with --operation, "
            f"or another server with --url"
        )


def _arguments(settings: Settings, contract: Contract) -> list[str]:
    told = "stories" in settings.layers and settings.stories.exists() and not settings.operations
    return [
        *([str(settings.stories)] if told else []),
        *([str(HERE / "test_laws.py")] if "laws" in settings.layers else []),
        *([str(HERE / "test_generic.py")] if "cases" in settings.layers else []),
        f"--rootdir={ROOT}",
        f"--junitxml={junit_draft(settings)}",
        "--override-ini=addopts=",
        f"--override-ini=junit_suite_name=contract-{settings.api}",
        "--override-ini=console_output_style=times",
        "-p",
        "no:cacheprovider",
        "--no-header",
        "--disable-plugin-autoload",
        "--verbose",
        "--tb=short",
        "--show-capture=no",
        # Modules of the run are imported before pytest can rewrite their asserts, on purpose.
        "--override-ini=filterwarnings=ignore::pytest.PytestAssertRewriteWarning",
        *(["--exitfirst"] if settings.stop_first else []),
    ]
