"""Contract: a whole run and what it notices, ours and schemathesis' own."""

import json
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from contract_tests import accounts
from contract_tests.errors import ContractError
from contract_tests.faults import Fault, catalogue
from contract_tests.fleet import sail
from contract_tests.run import Contract
from contract_tests.settings import MAX_EXAMPLES, Settings
from contract_tests.targets import Target as Server
from contract_tests.targets import prepare
from sandbox import create_app
from tests.bench.bench import ROOT, Bench
from tests.bench.measure import CannotRunError, Row, Table, Target, interleave, progress, wall

__all__ = ["contract"]

CONFIG = Path(__file__).with_name("schemathesis.toml")
CLEAN = "clean"
"""The sandbox as it is, among those with a fault."""
SEED = 1
FAULT_EXAMPLES = 10
"""For each operation, against each fault: `st run` noticed as many of all with 10 as with 30 and 100."""
PARALLEL = 2
PATIENCE = 120
"""Seconds after which a run against one fault is given up."""


@dataclass(frozen=True, slots=True)
class Peer:
    """How to call `st run`."""

    spec: Path
    contract: Contract

    def command(self, port: int, examples: int) -> list[str]:
        """For a sandbox on this port."""
        url = f"http://127.0.0.1:{port}/g2a"
        cases = ["--max-examples", str(examples), "--seed", str(SEED)]
        st = str(Path(sys.executable).with_name("st"))
        return [st, "--config-file", str(CONFIG), "run", str(self.spec), "--url", url, "--no-color", *cases]

    def environment(self, bench: Bench) -> dict[str, str]:
        """For its process."""
        return bench.environment | {"G2A_AUTHORIZATION": accounts.sample("g2a").headers["Authorization"]}

    def prepare(self, port: int) -> None:
        """Put a sandbox back, and into the state that our own run wants too."""
        server = Server("http", f"http://127.0.0.1:{port}/g2a", accounts.sample("g2a"), None, is_sandbox=True)
        prepare(server, Settings("g2a", seed=SEED), self.contract.overlay)


def contract(bench: Bench) -> list[Table]:
    """Wall time of a whole run, then the seeded faults."""
    folder = bench.folder / "contract"
    folder.mkdir()
    try:
        made = Contract.read(Settings("g2a"))
    except ContractError as reason:
        raise CannotRunError(str(reason)) from None
    peer = Peer(folder / "strict.json", made)
    peer.spec.write_text(json.dumps(made.spec), encoding="utf-8")
    faults = _chosen(bench)
    with _served(bench, faults) as ports:
        return [_time(bench, folder, peer, ports[CLEAN]), _kills(bench, folder, peer, faults, ports)]


# --- time ---


def _time(bench: Bench, folder: Path, peer: Peer, port: int) -> Table:
    cases: dict[str, str] = {}
    ours, theirs = "python -m contract_tests g2a", "st run, tuned"

    def run(examples: int) -> float:
        common = ["--seed", str(SEED), "--max-examples", str(examples), "--reports", str(folder)]
        command = [sys.executable, "-m", "contract_tests", "g2a", *common]
        seconds = wall(command, environment=bench.environment, folder=ROOT)
        cases[ours] = f"{json.loads((folder / 'contract-g2a.json').read_bytes())['cases']:,}"
        return seconds

    def st(examples: int) -> float:
        peer.prepare(port)
        log = folder / "st.log"
        seconds = wall(
            peer.command(port, examples), environment=peer.environment(bench), folder=folder, log=log
        )
        found = re.search(r"([0-9]+) generated", log.read_text(encoding="utf-8"))
        cases[theirs] = f"{int(found[1]):,}" if found else "?"
        return seconds

    runs: dict[str, Callable[[int], float]] = {ours: run, theirs: st}
    for start in runs.values():
        start(1)  # writes the bytecode
    cells = {name: partial(start, MAX_EXAMPLES) for name, start in runs.items()}
    taken = interleave(cells, 1 if bench.quick else 3)
    compared = {ours: (taken.ratio(ours, theirs), Target("at most", 1.5))}
    rows = [
        Row(name, (taken.median(name), taken.lowest(name), cases[name]), *compared.get(name, (None, None)))
        for name in cells
    ]
    title = f"contract: whole run over G2A, {MAX_EXAMPLES} examples for each operation, seed {SEED}"
    return Table(title, ("s", "lowest", "cases"), "of st run", rows)


# --- faults ---


def _chosen(bench: Bench) -> list[Fault]:
    """All faults, or the first of each kind for a quick run."""
    faults = catalogue("g2a")
    return list({fault.kind: fault for fault in reversed(faults)}.values())[::-1] if bench.quick else faults


def _kills(
    bench: Bench, folder: Path, peer: Peer, faults: Sequence[Fault], ports: Mapping[str, int]
) -> Table:
    runs = [(fault.id, partial(_against, fault)) for fault in faults]
    ours = {
        outcome.name
        for outcome in sail(runs, peer.contract)
        if _red(outcome.name, outcome.code, outcome.said)
    }

    theirs = set[str]()
    names = [CLEAN, *(fault.id for fault in faults)]
    with ThreadPoolExecutor(PARALLEL) as pool:
        tries = {name: pool.submit(_try, bench, peer, ports[name], folder / f"st-{name}") for name in names}
        for number, (name, run) in enumerate(tries.items(), 1):
            progress(f"st run: {number}/{len(names)}")
            code, said = run.result()
            if _red(name, code, said):
                theirs.add(name)
    progress("")
    if CLEAN in theirs:
        raise CannotRunError("st run is not green on the sandbox as it is")

    kinds = list(dict.fromkeys(fault.kind for fault in faults))

    def counted(killed: set[str]) -> tuple[str, ...]:
        groups = [faults, *([fault for fault in faults if fault.kind == kind] for kind in kinds)]
        return tuple(f"{sum(fault.id in killed for fault in group)}/{len(group)}" for group in groups)

    rows = [Row("contract_tests", counted(ours)), Row("st run, tuned", counted(theirs))]
    alone = [fault.id for fault in faults if fault.id in theirs - ours]
    note = f"noticed by st run alone: {', '.join(alone) or 'none'}"
    title = f"contract: seeded faults that are noticed, with {FAULT_EXAMPLES} examples for each operation"
    return Table(title, ("all", *kinds), "", rows, [note])


def _against(fault: Fault, reports: Path) -> Settings:
    settings = Settings("g2a", seed=SEED, max_examples=FAULT_EXAMPLES, reports=reports, stop_first=True)
    return replace(settings, wrap=fault.wrap("g2a"))


def _red(name: str, code: int, said: str) -> bool:
    """Whether a run found something; an accident counts for nothing."""
    if code not in (0, 1):
        raise CannotRunError(f"the run against {name} ended with {code}:\n{said}")
    return code == 1


def _try(bench: Bench, peer: Peer, port: int, folder: Path) -> tuple[int, str]:
    """Run `st` against one server until it finds something."""
    folder.mkdir()
    peer.prepare(port)
    command = [*peer.command(port, FAULT_EXAMPLES), "--max-failures", "1"]
    environment = peer.environment(bench)
    try:
        done = subprocess.run(
            command, env=environment, cwd=folder, capture_output=True, text=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return -1, f"it was given up after {PATIENCE} s"
    return done.returncode, (done.stdout + done.stderr)[-1500:]


@contextmanager
def _served(bench: Bench, faults: Sequence[Fault]) -> Generator[dict[str, int]]:
    """The sandbox, and one with each fault, on a port each; one process serves all."""
    command = [sys.executable, "-m", "tests.bench.contract", *(fault.id for fault in faults)]
    with subprocess.Popen(
        command, env=bench.environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            told = server.stdout.readline() if server.stdout else ""
            if not told:
                raise CannotRunError("the servers with the seeded faults did not start")
            ports: dict[str, int] = json.loads(told)
            yield ports
        finally:
            server.terminate()


def _serve(names: Sequence[str]) -> None:
    faults = {fault.id: fault for fault in catalogue("g2a")}
    apps: dict[int, ASGIApp] = {}
    ports: dict[str, int] = {}
    listeners: list[socket.socket] = []
    for name in (CLEAN, *names):
        listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        ports[name] = listener.getsockname()[1]
        clean = create_app()
        apps[ports[name]] = clean if name == CLEAN else faults[name].wrap("g2a")(clean)
        listeners.append(listener)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await apps[scope["server"][1]](scope, receive, send)

    print(json.dumps(ports), flush=True)
    config = uvicorn.Config(app, lifespan="off", ws="none", log_level="critical", access_log=False)
    uvicorn.Server(config).run(sockets=listeners)


if __name__ == "__main__":
    _serve(sys.argv[1:])
