"""schemathesis' engine, run once over an API and handed out phase by phase and operation by operation.

The engine is what `st run` drives, so its phases, checks and speed are had as they are; what reaches
pytest is one item for each phase of each operation. The configuration is passed in whole: a
`schemathesis.toml` in this folder or above it changes nothing.
"""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any, cast
from unittest.mock import patch

import schemathesis
from schemathesis import APIOperation, Case, HookContext
from schemathesis.core.result import Ok
from schemathesis.core.transport import Headers, Response
from schemathesis.engine import Status, events
from schemathesis.engine.core import Engine
from schemathesis.engine.recorder import Request, ScenarioRecorder
from schemathesis.engine.run import Phase, PhaseName
from schemathesis.specs.openapi.schemas import OpenApiSchema

from contract_tests import laws, logins
from contract_tests.ledger import Finding, Ledger
from contract_tests.settings import Settings
from contract_tests.strict import Json, operations, resolve
from contract_tests.targets import IN_PROCESS, TIMEOUT, Target, at_home
from contract_tests.traffic import Exchange

UNIT_PHASES = ("examples", "coverage", "fuzzing")
STATEFUL = "stateful"
LIVE_PHASES = ("examples", "coverage")
PROBING = ("ignored_auth", "login_asked_for", "unsupported_method", "allow_header_conformance")
"""Checks that send requests of their own, or judge such."""
HOUSEKEEPING = (PhaseName.PROBING, PhaseName.SCHEMA_ANALYSIS, PhaseName.AUTH_BOOTSTRAP)

AnyOperation = APIOperation[Any, Any, Any, Any]
AnyCase = Case[AnyOperation]

OFF = {"enabled": False}


def allowed_operations(spec: Json, settings: Settings, *, live: bool) -> tuple[str, ...]:
    """What this run may call: against a live server only reads, unless an operation is asked for by name.

    By `x-effect` and not by method: a `GET` may buy. What has a server of its own is called on that one only.
    """
    found = {operation["operationId"]: operation for _, _, operation in operations(spec)}
    if settings.operations:
        return tuple(name for name in found if name in settings.operations)
    here = at_home(settings, spec)
    return tuple(
        name
        for name, operation in found.items()
        if not live or (operation.get("x-effect") == "read" and here(operation))
    )


def configuration(spec: Json, settings: Settings, target: Target, overlay: Json | None) -> Json:
    """Everything that schemathesis is told, in the form of its own configuration file."""
    allowed = allowed_operations(spec, settings, live=target.is_live)
    phases = LIVE_PHASES if target.is_live else (*UNIT_PHASES, STATEFUL)
    # An API of many operations needs fewer cases of each.
    share = float((overlay or {}).get("x-share-of-examples", 1))
    config: Json = {
        "seed": settings.seed,
        "suppress-health-check": ["all"],
        "headers": dict(target.account.headers),
        "request-timeout": TIMEOUT,
        # A redirect is an answer; where it leads to, nobody promised anything.
        "max-redirects": 0,
        "workers": 1,
        "warnings": False,
        "cache": OFF,
        # Constants would be read from the source of an app in process; cases shall not know the server.
        "analysis": {"constants": OFF},
        "generation": {
            "mode": "positive" if target.is_live else "all",
            "max-examples": settings.max_examples,
            # Without a database nothing is remembered from run to run, and fuzzing is nearly twice as fast.
            "database": "none",
            "no-shrink": True,
        },
        "phases": {name: {"enabled": name in phases} for name in (*UNIT_PHASES, STATEFUL)},
        "checks": {
            # Hard-wired to 401 for `Authorization`; the stories try the headers instead.
            "missing_required_header": OFF,
            # Needs two identities; the stories have them.
            "object_level_authorization": OFF,
        },
        "operations": [
            {
                **_expectations(spec, operation, allowed),
                "generation": {"max-examples": max(1, round(settings.max_examples * share))},
            }
            for _, _, operation in operations(spec)
        ],
    }
    if "laws" not in settings.layers:
        config["checks"] |= dict.fromkeys(laws.PROMISES, OFF)
    if target.is_live:
        config["phases"]["coverage"]["unexpected-methods"] = []
        config["checks"] |= dict.fromkeys(PROBING, OFF)
    if target.app is None:
        config["base-url"] = target.base_url
    known: Json = {} if target.is_live else (overlay or {}).get("x-known-values", {})
    for key, entry in known.items():
        _make_known(config, spec, key, entry["values"], entry.get("probability", 0.5))
    return config


def load(
    spec: Json, settings: Settings, target: Target, overlay: Json | None = None, *, only_shown: bool = False
) -> OpenApiSchema:
    """Give the strict copy to schemathesis, aimed at the target and nothing else.

    Where requests are `only_shown` there are no answers to check, and no links to follow.
    """
    told = configuration(spec, settings, target, overlay)
    if only_shown:
        told["checks"] = dict(OFF)
        told["phases"][STATEFUL] = OFF
        for operation in told["operations"]:
            del operation["checks"]
    config = _configure(told)
    url = target.base_url.removeprefix(IN_PROCESS) if target.app is not None else target.base_url
    schema = schemathesis.openapi.from_dict({**spec, "servers": [{"url": url}]}, config=config)
    schema.app = target.app
    cast("Any", schema).hook("filter_case")(_is_wrong_on_the_wire)
    allowed = allowed_operations(spec, settings, live=target.is_live)
    return cast("OpenApiSchema", cast("Any", schema).include(operation_id=list(allowed)))


@contextmanager
def blind_to_source() -> Generator[None]:
    """Keep Hypothesis from drawing constants out of the modules that happen to be loaded.

    It would find the sandbox's ids in process and not over HTTP, so that a seed meant other cases on another
    target, and after any edit of this repository.
    """
    with patch("hypothesis.internal.conjecture.providers.is_local_module_file", new=_is_foreign):
        yield


def _is_foreign(path: str) -> bool:
    return False


class Suite:
    """One run of the engine, advanced as far as somebody asks."""

    def __init__(self, schema: OpenApiSchema, ledger: Ledger) -> None:
        self._ledger = ledger
        self._stream = _Engine(schema=cast("Any", schema)).execute()
        self._events = iter(self._stream)
        self._labels = {found.label: _id(found) for found in _operations(schema)}
        self._done: dict[tuple[str, str | None], list[Finding]] = {}
        self._finished: set[str] = set()
        self._ran: set[tuple[str, str | None]] = set()

    def outcome(self, phase: str, operation: str | None = None) -> list[Finding] | None:
        """Run until a phase is over for an operation (or for all); `None` if it had nothing to try."""
        key = (phase, operation)
        while not (phase in self._finished or (operation is not None and key in self._done)):
            event = next(self._events, None)
            if event is None:
                break
            self._take(event)
        return self._done.get(key, []) if key in self._ran else None

    def finish(self) -> None:
        """Run to the end."""
        for event in self._events:
            self._take(event)

    def stop(self) -> None:
        """Let the engine's threads end, whatever is left to do."""
        self._stream.stop()
        for _ in self._events:
            pass

    def _take(self, event: events.EngineEvent) -> None:
        if isinstance(event, events.ScenarioFinished):
            phase = event.phase.value
            operation = None if phase == STATEFUL else self._labels.get(str(event.label))
            key = (phase, operation)
            if event.status is not Status.SKIP:
                self._ran.add(key)
            self._done.setdefault(key, []).extend(self._count(phase, event.recorder))
        elif isinstance(event, events.NonFatalError):
            phase = event.phase.value if event.phase else "start"
            operation = self._labels.get(event.label)
            key = (phase, operation)
            self._ran.add(key)
            finding = self._ledger.found(operation or event.label, phase, event.info.title, str(event.info))
            self._done.setdefault(key, []).append(finding)
        elif isinstance(event, events.FatalError):
            raise event.exception
        elif isinstance(event, events.PhaseFinished):
            self._finished.add(event.phase.name.value)

    def _count(self, phase: str, recorder: ScenarioRecorder) -> Iterator[Finding]:
        for case_id, sent in recorder.interactions.items():
            operation = _operation_of(recorder, case_id)
            status = None if sent.response is None else sent.response.status_code
            request, headers = sent.request, _pairs(sent.request.headers)
            self._ledger.request(operation, request.method, request.uri, request.body, status, headers)
            if sent.response is not None:
                self._ledger.answered(operation, _exchange(sent.request, sent.response))
        for case_id, nodes in recorder.checks.items():
            operation = _operation_of(recorder, case_id)
            for node in nodes:
                self._ledger.check(operation, node.name, passed=node.status is Status.SUCCESS)
                if node.failure_info is not None:
                    failure = node.failure_info.failure
                    first = laws.PROMISES.get(node.name, failure.title)
                    message = f"{first}\n{failure.message}".strip()
                    yield self._ledger.found(
                        operation, phase, node.name, message, node.failure_info.code_sample
                    )


class _Engine(Engine):
    """An engine that sends test cases only: no probe of the server before, which no operation describes."""

    def get_phase_config(
        self, phase_name: PhaseName, *, is_supported: bool, requires_transitions: bool
    ) -> Phase:
        return Engine.get_phase_config(
            self,
            phase_name,
            is_supported=is_supported and phase_name not in HOUSEKEEPING,
            requires_transitions=requires_transitions,
        )


def _is_wrong_on_the_wire(context: HookContext, case: AnyCase) -> bool:
    """Leave out a malformed list that is sent as an empty one is: one empty text, joined by commas."""
    if case.meta is None or not case.meta.generation.mode.is_negative:
        return True
    root, operation = case.operation.schema.raw_schema, case.operation.definition.raw
    joined = {
        parameter["name"]
        for parameter in laws.parameters(root, operation)
        if parameter["in"] == "query" and parameter.get("explode") is False
    }
    return not any((case.query or {}).get(name) in ("", [""]) for name in joined)


def _configure(settings: Json) -> schemathesis.Config:
    # Half of schemathesis' signatures are untyped dicts; `Any` keeps them from spreading.
    untyped: Any = schemathesis.Config
    config: schemathesis.Config = untyped.from_dict(settings)
    return config


def _operations(schema: OpenApiSchema) -> Iterator[AnyOperation]:
    untyped: Any = schema
    for result in untyped.get_all_operations():
        if isinstance(result, Ok):
            yield cast("AnyOperation", result.ok())


def _exchange(request: Request, response: Response) -> Exchange:
    return Exchange(
        request.method,
        request.uri,
        _pairs(request.headers),
        request.body or b"",
        response.status_code,
        _pairs(response.headers),
        response.content or b"",
        seconds=response.elapsed,
    )


def _pairs(headers: Headers) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, values in headers.items() for value in values)


def _operation_of(recorder: ScenarioRecorder, case_id: str) -> str:
    node: Any = recorder.cases[case_id]
    return _id(node.value.operation)


def _id(operation: AnyOperation) -> str:
    return str(operation.definition.raw["operationId"])


def _expectations(spec: Json, operation: Json, allowed: tuple[str, ...]) -> Json:
    # A well-formed request may still be refused for what it asks; any documented status will do here, and
    # whether it was the right one is for laws and stories.
    checks: Json = {
        "positive_data_acceptance": {"expected-statuses": list(map(str, operation["responses"]))},
    }
    if logins.refuses_by_page(spec, operation):
        checks["ignored_auth"] = OFF  # it knows 401 and 403; `login_asked_for` is in its place
    return {
        "include-operation-id": operation["operationId"],
        "enabled": operation["operationId"] in allowed,
        "checks": checks,
    }


def _make_known(config: Json, spec: Json, key: str, values: list[object], probability: float) -> None:
    """Let cases use values that exist; where an operation has the parameter as a number, they are numbers."""
    dictionaries: Json = config.setdefault("dictionaries", {})
    place, _, name = key.partition(".")
    if place == "body":
        dictionaries[_name(key)] = {"values": values}
        used = {"dictionary": _name(key), "probability": probability}
        config.setdefault("parameters", {})[key] = used
        return
    for (_, _, operation), entry in zip(operations(spec), config["operations"], strict=True):
        for parameter in laws.parameters(spec, operation):
            if (parameter["in"], parameter["name"]) != (place, name):
                continue
            kind = str(resolve(spec, parameter.get("schema")).get("type"))
            fit = [_typed(value, kind) for value in values if kind != "integer" or str(value).isdecimal()]
            if fit:
                dictionary = _name(f"{key} {kind}")
                dictionaries[dictionary] = {"values": fit}
                used = {"dictionary": dictionary, "probability": probability}
                entry.setdefault("parameters", {})[key] = used


def _typed(value: object, kind: str) -> object:
    return int(str(value)) if kind == "integer" else str(value) if kind == "string" else value


def _name(key: str) -> str:
    return "".join(letter if letter.isalnum() else "_" for letter in key)


__all__ = ["STATEFUL", "UNIT_PHASES", "Suite", "allowed_operations", "configuration", "laws", "load"]
