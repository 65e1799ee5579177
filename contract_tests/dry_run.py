"""`--dry-run`: show the requests that a run would send, and send none.

The same engine draws them, so the same seed gives the same cases; each is answered on the spot with an empty
204. What a server's answers would add is therefore missing, and the last lines say what that is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack

from contract_tests import accounts
from contract_tests.errors import ContractError
from contract_tests.gatekeeper import Nowhere, sending_through
from contract_tests.generic import Suite, blind_to_source, load
from contract_tests.guard import only_through
from contract_tests.ledger import Ledger, curl
from contract_tests.run import Contract, know, terms
from contract_tests.settings import Settings
from contract_tests.targets import OURS, Target, planned_target


class Plan(Ledger):
    """Keeps what was to be sent."""

    def __init__(self, settings: Settings, contract: Contract, target: Target) -> None:
        super().__init__(
            contract.spec,
            api=settings.api,
            target=target.base_url,
            seed=settings.seed,
            secrets=[*target.account.secrets, *accounts.secrets(settings)],
        )
        self.requests: list[tuple[str, str]] = []
        """Operation and command of each, in the order of the run."""

    def request(
        self,
        operation: str,
        method: str,
        url: str,
        body: bytes | None,
        status: int | None,
        headers: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Keep one."""
        super().request(operation, method, url, body, status, headers)
        shown = [(name, value) for name, value in headers if name.lower() != "x-schemathesis-testcaseid"]
        command = self.mask(curl(method, url, shown, body or b""))
        self.requests.append((operation, command.replace("\r", "\\r").replace("\n", "\\n")))


def dry_run(settings: Settings) -> Iterator[str]:
    """Yield a line for each request, then what they come to, and what cannot be known.

    Raises:
        ContractError: The run could not start, or something tried to connect.
    """
    contract = Contract.read(settings)
    know(settings, contract.spec)
    target = planned_target(settings, contract.spec)
    plan = Plan(settings, contract, target)
    if "cases" in settings.layers:
        with ExitStack() as stack:
            stack.enter_context(only_through())
            stack.enter_context(blind_to_source())
            stack.enter_context(sending_through(Nowhere()))
            suite = Suite(load(contract.spec, settings, target, contract.overlay, only_shown=True), plan)
            suite.finish()
    if plan.findings:
        raise ContractError(str(plan.findings[0]))
    for operation, command in plan.requests:
        yield f"{operation}: {command}"
    yield ""
    yield from _totals(settings, contract, target, plan)
    yield ""
    yield from _unknown(settings, target)


def _totals(settings: Settings, contract: Contract, target: Target, plan: Plan) -> Iterator[str]:
    counted = Counter(operation for operation, _ in plan.requests)
    width = max(map(len, counted), default=0)
    for operation, count in counted.items():
        yield f"{operation:<{width}}  {count:>5}"
    found = terms(settings, contract, target)
    total = len(plan.requests)
    yield f"{total} requests to {target.base_url} (seed {settings.seed}), none of them sent"
    if found.interval:
        sent = min(total, found.most or total)
        yield f"at most one every {found.interval:g} s, so {max(0, sent - 1) * found.interval:.0f} s at least"
    if found.most is not None and total > found.most:
        yield f"the run would stop after {found.most} of them; --max-requests {total} lets it reach the end"


def _unknown(settings: Settings, target: Target) -> Iterator[str]:
    given = accounts.from_environment(settings.api, accounts.environment(settings))
    if given is None and target.name not in OURS:
        ways = accounts.ways(settings.api)
        yield f"No credentials are set, so placeholders were taken; the run needs {ways}."
    yield "Not shown, for it depends on answers: ids that one gives and another request takes, and that an"
    yield "operation is left after its first broken promise."
    if not target.is_live:
        yield "Nor what is made of answers altogether: stories, laws of whole lists, walks along links, and"
        yield "what is repeated with other credentials."
    if target.name == "url":
        yield "Nobody was asked whether this server is a sandbox; one is called with its sample account."
