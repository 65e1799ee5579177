"""The pytest plugin of a run: fixtures for its tests, and a ledger that their outcome is entered in."""

from collections.abc import Generator, Iterator
from functools import cached_property
from typing import Any

import httpx
import pytest
from schemathesis.specs.openapi.schemas import OpenApiSchema

from contract_tests.generic import UNIT_PHASES, Suite, allowed_operations, load
from contract_tests.ledger import Ledger
from contract_tests.reads import Reader, reads
from contract_tests.settings import Settings
from contract_tests.strict import Json, operations
from contract_tests.targets import Sandbox, Target, prepare
from contract_tests.walks import Law, Listing, Walker, listings
from contract_tests.witness import BrokenPromiseError, Witness


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

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Enter what failed without an entry of its own: a story's assertion, or an accident."""
        report = yield
        if report.skipped:
            self._ledger.skipped += 1
        elif report.failed and call.excinfo is not None:
            error = call.excinfo.value
            witness = getattr(item, "funcargs", {}).get("witness")
            if isinstance(error, BrokenPromiseError):
                pass  # entered by the witness who saw it
            elif isinstance(witness, Witness):
                promise = (getattr(item, "function", item).__doc__ or item.name).strip().partition("\n")[0]
                message = f"{promise}\n{type(error).__name__}: {error}"
                self._ledger.found(witness.last_operation, item.name, "story", message, witness.last_curl)
            elif witness is None and not isinstance(error, pytest.fail.Exception):
                self._ledger.found(item.name, report.when, "no accident", f"{type(error).__name__}: {error}")
        return report

    def pytest_sessionfinish(self) -> None:
        """Let the engine's threads end."""
        if self._suite is not None:
            self._suite.stop()

    @cached_property
    def _loaded(self) -> OpenApiSchema:
        return load(self._spec, self._settings, self._target, self._overlay)

    @cached_property
    def _lists(self) -> dict[str, Listing]:
        allowed = allowed_operations(self._spec, self._settings, live=self._target.is_live)
        return listings(self._spec, self._overlay, allowed)

    def _prepare(self, story: str) -> None:
        """Put a sandbox into the state that cases and walks want; what is called for that counts as well."""
        if not self._target.is_sandbox:
            return
        prepare(self._target, self._settings, self._overlay)
        witness = Witness(self._spec, self._loaded, self._target, self._ledger, story=story)
        routes = {
            operation["operationId"]: (method, path) for method, path, operation in operations(self._spec)
        }
        with witness.watch(self._target.client()) as client:
            for call in self._overlay.get("x-sandbox", {}).get("calls", ()):
                method, path = routes[call["operation"]]
                for _ in range(call.get("times", 1)):
                    answer = client.request(
                        method,
                        self._target.base_url + path,
                        json=call.get("body"),
                        headers=dict(self._target.account.headers),
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
        self._prepare("before all reads")
        witness = Witness(self._spec, self._loaded, target, self._ledger, story=request.node.name)
        allowed = allowed_operations(self._spec, self._settings, live=target.is_live)
        with witness.watch(target.client()) as client:
            yield Reader(reads(self._spec, self._overlay, allowed), target, client, witness)

    @pytest.fixture
    def http(self, target: Target, witness: Witness) -> Iterator[httpx.Client]:
        """A client whose answers are all looked at."""
        with witness.watch(target.client()) as client:
            yield client
