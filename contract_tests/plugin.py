"""The pytest plugin of a run: fixtures for its tests, and a ledger that their outcome is entered in."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import httpx
import pytest
from schemathesis.specs.openapi.schemas import OpenApiSchema

from contract_tests import accounts
from contract_tests.accounts import Account
from contract_tests.calls import Atlas, Caller
from contract_tests.deeds import Doer, Ground, deeds
from contract_tests.generic import UNIT_PHASES, Suite, allowed_operations, load
from contract_tests.laws import at
from contract_tests.ledger import Ledger
from contract_tests.reads import Reader
from contract_tests.report import junit_path
from contract_tests.settings import Settings
from contract_tests.strict import Json, operations
from contract_tests.targets import Sandbox, Target, prepare
from contract_tests.walks import Law, Listing, Walker, listings
from contract_tests.witness import BrokenPromiseError, Witness

NO_ACCIDENT = "no accident"
"""The promise that is broken where a test cannot be run."""


class ContractPlugin:
    """Everything that the tests of one run share."""

    def __init__(
        self, settings: Settings, target: Target, spec: Json, overlay: Json | None, ledger: Ledger
    ) -> None:
        self._settings, self._target, self._spec, self._overlay = settings, target, spec, overlay or {}
        self._ledger = ledger
        self._suite: Suite | None = None
        self._wholes: dict[tuple[str, ...], list[Any]] | None = None

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """One item for each phase of each operation."""
        if {"phase", "operation"} <= set(metafunc.fixturenames):
            allowed = allowed_operations(self._spec, self._settings, live=self._target.is_live)
            pairs = [(phase, operation) for phase in UNIT_PHASES for operation in allowed]
            metafunc.parametrize(("phase", "operation"), pairs, ids=[f"{p}-{o}" for p, o in pairs])
        if "law" in metafunc.fixturenames:
            metafunc.parametrize(
                "law", [law for found in self._lists.values() for law in found.laws()], ids=str
            )

        if "deed" in metafunc.fixturenames:
            found = deeds(self._ground.atlas, self._ground.stranger) if self._is_still else []
            metafunc.parametrize("deed", found, ids=str)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Enter what failed without an entry of its own: a story's assertion, or an accident."""
        report = yield
        if report.skipped:
            self._ledger.skip(item.name, _reason(report))
        elif report.failed and call.excinfo is not None:
            error = call.excinfo.value
            witness = getattr(item, "funcargs", {}).get("witness")
            if isinstance(error, BrokenPromiseError):
                pass  # entered by the witness who saw it
            elif isinstance(witness, Witness):
                promise = (getattr(item, "function", item).__doc__ or item.name).strip().partition("\n")[0]
                message = f"{promise}\n{type(error).__name__}: {error}"
                found = self._ledger.found(
                    witness.last_operation, item.name, "story", message, witness.last_curl
                )
                told: Any = report.longrepr
                told.addsection("How to see it again", found.repeat)
            elif witness is None and not isinstance(error, pytest.fail.Exception):
                self._ledger.found(item.name, report.when, NO_ACCIDENT, f"{type(error).__name__}: {error}")
        return report

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Let the engine's threads end, and tell where the JUnit file is going to be once it is finished."""
        if self._suite is not None:
            self._suite.stop()
        for plugin in session.config.pluginmanager.get_plugins():
            if type(plugin).__name__ == "LogXML":
                plugin.logfile = junit_path(self._settings)

    @cached_property
    def _loaded(self) -> OpenApiSchema:
        return load(self._spec, self._settings, self._target, self._overlay)

    @cached_property
    def _lists(self) -> dict[str, Listing]:
        allowed = allowed_operations(self._spec, self._settings, live=self._target.is_live)
        return listings(self._spec, self._overlay, allowed)

    @property
    def _is_still(self) -> bool:
        """Whether everything may be tried, and nothing moves but by what is tried: a sandbox in process."""
        return self._target.is_sandbox and self._target.app is not None

    @cached_property
    def _ground(self) -> Ground:
        allowed = allowed_operations(self._spec, self._settings, live=self._target.is_live)
        return Ground(
            Atlas(self._spec, self._overlay, allowed),
            restore=lambda: self._prepare("before each law", times=1),
            stranger=accounts.stranger(self._settings.api) if self._is_still else None,
            expired=self._expired,
            limit=self._limit,
        )

    def _limit(self, requests: int | None) -> None:
        with Sandbox(self._target, self._settings.api) as control:
            control.limit(requests)

    def _expired(self) -> Account | None:
        """Whose credentials were good once, made by a step that the strict copy names."""
        made = self._overlay.get("x-credentials", {}).get("expired")
        if made is None:
            return None
        with Sandbox(self._target, self._settings.api) as control:
            told = control.step(made["path"], made.get("body"))
        return accounts.known_by(self._settings.api, {made["argument"]: str(at(told, made["at"]))})

    def _prepare(self, story: str, *, times: int | None = None) -> None:
        """Put a sandbox into the state that cases and walks want; what is called for that counts as well."""
        if not self._target.is_sandbox:
            return
        prepare(self._target, self._settings, self._overlay)
        witness = Witness(self._spec, self._loaded, self._target, self._ledger, story=story)
        routes = {
            operation["operationId"]: (method, path) for method, path, operation in operations(self._spec)
        }
        stranger = accounts.stranger(self._settings.api)
        with witness.watch(self._target.client()) as client:
            for call in self._overlay.get("x-sandbox", {}).get("calls", ()):
                method, path = routes[call["operation"]]
                account = (stranger if call.get("by") == "stranger" else None) or self._target.account
                for _ in range(times or call.get("times", 1)):
                    answer = client.request(
                        method,
                        self._target.base_url + path,
                        json=call.get("body"),
                        headers=dict(account.headers),
                    )
                    refused = f"{answer.status_code} came: {answer.text[:200]}"
                    witness.hold("prepared", "" if answer.is_success else refused)

    @pytest.fixture
    def target(self) -> Target:
        """The server under test."""
        return self._target

    @pytest.fixture
    def suite(self) -> Suite:
        """Schemathesis' run, begun with the first test that asks; a sandbox is put back before."""
        if self._suite is None:
            self._prepare("before all cases")
            self._suite = Suite(self._loaded, self._ledger)
        return self._suite

    @pytest.fixture
    def sandbox(self, target: Target) -> Iterator[Sandbox]:
        """The control paths of a fresh sandbox; a story that steers one is skipped on any other server."""
        if not target.is_sandbox:
            pytest.skip("steers a sandbox, and this server is none")
        with Sandbox(target, self._settings.api) as control:
            control.reset(seed=self._settings.seed)
            yield control

    @pytest.fixture
    def witness(self, request: pytest.FixtureRequest, target: Target) -> Witness:
        """Holds every answer of a story to the strict copy."""
        if target.is_live:
            pytest.skip("stories buy; a live server is only read from")
        return Witness(self._spec, self._loaded, target, self._ledger, story=request.node.name)

    @pytest.fixture
    def walker(self, law: Law, target: Target, request: pytest.FixtureRequest) -> Iterator[Walker]:
        """Somebody to walk the list that a law is about; a sandbox is put back before the first."""
        if target.is_live:
            pytest.skip("a live list changes while it is walked")
        if self._wholes is None:
            self._prepare("before all walks")
            self._wholes = {}
        witness = Witness(self._spec, self._loaded, target, self._ledger, story=request.node.name)
        with witness.watch(target.client()) as client:
            yield Walker(self._lists[law.operation], target, client, witness, self._wholes)

    @pytest.fixture
    def reader(self, target: Target, request: pytest.FixtureRequest) -> Iterator[Reader]:
        """Somebody to read everything twice; only in process time stands still meanwhile."""
        if target.app is None:
            pytest.skip("time passes while everything is read")
        with self._calling(request.node.name) as caller, Sandbox(target, self._settings.api) as control:
            yield Reader(caller, lambda: self._prepare("before all reads"), control.advance)

    @pytest.fixture
    def doer(self, request: pytest.FixtureRequest) -> Iterator[Doer]:
        """Somebody to do something, and to compare what can be read before and after."""
        with self._calling(request.node.name) as caller:
            yield Doer(self._ground, caller)

    @contextmanager
    def _calling(self, story: str) -> Generator[Caller]:
        witness = Witness(self._spec, self._loaded, self._target, self._ledger, story=story)
        with witness.watch(self._target.client()) as client, self._target.client() as quiet:
            yield Caller(self._ground.atlas, self._target, client, witness, quiet)

    @pytest.fixture
    def http(self, target: Target, witness: Witness) -> Iterator[httpx.Client]:
        """A client whose answers are all looked at."""
        with witness.watch(target.client()) as client:
            yield client


def _reason(report: pytest.TestReport) -> str:
    told = report.longrepr
    return str(told[2] if isinstance(told, tuple) else told or "").removeprefix("Skipped: ")
