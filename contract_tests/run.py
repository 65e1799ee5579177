"""One contract run: strict copy, target, pytest, reports."""

import contextlib
import importlib
import sys
from dataclasses import dataclass

import pytest

from contract_tests.errors import ContractError
from contract_tests.generic import allowed_operations, blind_to_source
from contract_tests.guard import machine_only
from contract_tests.ledger import Ledger
from contract_tests.plugin import ContractPlugin
from contract_tests.report import write_reports
from contract_tests.settings import HERE, ROOT, Settings, read_overlay, read_spec
from contract_tests.strict import Json, operations, strict_copy
from contract_tests.targets import open_target
from contract_tests.walks import listings


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
        ContractError: The run could not start.
    """
    contract = contract or Contract.read(settings)
    _know(settings, contract.spec)
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
            secrets=target.account.secrets,
        )
        settings.reports.mkdir(parents=True, exist_ok=True)
        code = int(
            pytest.main(
                _arguments(settings, contract),
                plugins=[ContractPlugin(settings, target, contract.spec, contract.overlay, ledger)],
            )
        )
    write_reports(ledger, settings)
    return code, ledger


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


def _know(settings: Settings, spec: Json) -> None:
    known = [operation["operationId"] for _, _, operation in operations(spec)]
    for name in settings.operations:
        if name not in known:
            raise ContractError(f"{settings.api} has no operation `{name}`; it has {', '.join(known)}")
    if not allowed_operations(spec, settings, live=settings.target == "live"):
        raise ContractError(f"no operation of {settings.api} is a read; name some with --operation")


def _arguments(settings: Settings, contract: Contract) -> list[str]:
    allowed = allowed_operations(contract.spec, settings, live=settings.target == "live")
    walked = "laws" in settings.layers and listings(contract.spec, contract.overlay or {}, allowed)
    told = "stories" in settings.layers and settings.stories.exists() and not settings.operations
    return [
        *([str(settings.stories)] if told else []),
        *([str(HERE / "test_laws.py")] if walked else []),
        *([str(HERE / "test_generic.py")] if "cases" in settings.layers else []),
        f"--rootdir={ROOT}",
        f"--junitxml={settings.reports / f'contract-{settings.api}.xml'}",
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
