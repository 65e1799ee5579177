"""Sandbox: requests per second for a product page."""

import json
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from starlette.types import Receive, Scope, Send

from contract_tests.stories.g2a import SAMPLE
from generator import document
from tests.bench.bench import ROOT, SPEC, Bench
from tests.bench.measure import CannotRunError, MissingToolError, Row, Table, Target, interleave, wall

__all__ = ["free_port", "sandbox", "serving"]

PRISM = "@stoplight/prism-cli@5.16.0"
AUTHORIZATION = SAMPLE["authorization"]
WARM_UP, SECONDS = 1, 4
START_TIMEOUT = 20.0


def sandbox(bench: Bench) -> list[Table]:
    """Our sandbox, the least that an ASGI app can do, and Prism."""
    wrk = shutil.which("wrk")
    if wrk is None:
        raise MissingToolError("wrk is not installed")
    folder = bench.folder / "serving"
    folder.mkdir()
    ours, bare, prism = "sandbox", "bare ASGI app, same bytes", PRISM.removeprefix("@stoplight/")
    urls, notes = dict[str, str](), list[str]()
    with ExitStack() as servers:
        origin = f"http://127.0.0.1:{(port := free_port())}"
        command = [sys.executable, "-m", "sandbox", "--port", str(port)]
        servers.enter_context(serving(command, f"{origin}/__sandbox__/", bench.environment))
        urls[ours] = f"{origin}/g2a/products?page=1"
        answer = httpx.get(
            urls[ours], headers={"Authorization": AUTHORIZATION}, trust_env=False
        ).raise_for_status()

        canned = folder / "answer.json"
        kept = [pair for pair in answer.headers.multi_items() if pair[0] != "date"]
        canned.write_text(json.dumps({"headers": kept, "body": answer.text}), encoding="utf-8")
        origin = f"http://127.0.0.1:{(port := free_port())}"
        command = [sys.executable, "-m", "tests.bench.serving", str(port), str(canned)]
        urls[bare] = f"{origin}/g2a/products?page=1"
        servers.enter_context(serving(command, urls[bare], bench.environment))

        try:
            start = _prism(bench, folder, answer.json())
        except MissingToolError as reason:
            notes.append(f"without Prism: {reason}")
        else:
            origin = f"http://127.0.0.1:{(port := free_port())}"
            urls[prism] = f"{origin}/products?page=1"
            servers.enter_context(serving([*start, "--port", str(port)], urls[prism], bench.environment))

        for name, url in urls.items():
            got = httpx.get(url, headers={"Authorization": AUTHORIZATION}, trust_env=False)
            if got.status_code != 200 or got.json() != answer.json():
                raise CannotRunError(f"{name} answers something else: {got.status_code} {got.text[:200]}")
        seconds = 1 if bench.quick else SECONDS
        cells = {name: partial(_load, wrk, url, seconds) for name, url in urls.items()}
        taken = interleave(cells, bench.rounds(3))
    targets = {bare: Target("at least", 0.25), prism: Target("at least", 2)}
    rows = [
        Row(name, (taken.median(name),), None if name == ours else taken.ratio(ours, name), targets.get(name))
        for name in urls
    ]
    title = f"sandbox: GET of a page of 20 products, {len(answer.content):,} bytes, 1 thread, 16 connections"
    return [Table(title, ("requests/s",), "sandbox/this", rows, notes)]


def _load(wrk: str, url: str, seconds: int) -> float:
    def run(seconds: int) -> str:
        command = [wrk, "-t1", "-c16", f"-d{seconds}s", "-H", f"Authorization: {AUTHORIZATION}", url]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout

    run(WARM_UP)
    said = run(seconds)
    found = re.search(r"Requests/sec:\s*([0-9.]+)", said)
    if found is None or "Non-2xx" in said or "Socket errors" in said:
        raise CannotRunError(f"wrk at {url} says:\n{said}")
    return float(found[1])


def _prism(bench: Bench, folder: Path, page: object) -> Sequence[str]:
    """How to start Prism with `page` as the one example of `products.list`."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        raise MissingToolError("npm is not installed")
    home = ROOT / ".nox" / PRISM.rpartition("/")[2].replace("@", "-")
    program = home / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
    if not program.exists():
        home.mkdir(parents=True, exist_ok=True)
        options = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(home)]
        try:
            wall([npm, "install", *options, PRISM], environment=bench.environment, folder=home)
        except CannotRunError as reason:
            raise MissingToolError(f"it could not be installed: {reason}") from None
    spec: dict[str, Any] = document.load(SPEC).root
    media = spec["paths"]["/products"]["get"]["responses"]["200"]["content"]["application/json"]
    media["examples"] = {"page": {"value": page}}
    path = folder / "prism.json"
    path.write_text(json.dumps(spec), encoding="utf-8")
    return [node, str(program), "mock", str(path), "--host", "127.0.0.1", "--verboseLevel", "silent"]


def free_port() -> int:
    """A port that nobody listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(command: Sequence[str], url: str, environment: Mapping[str, str]) -> Generator[None]:
    """Run a server until the block ends; it begins with the first answer of `url`.

    Raises:
        CannotRunError: The server ended, or does not answer in time.
    """
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=quiet, stderr=quiet) as server:
        try:
            deadline = time.monotonic() + START_TIMEOUT
            while not _answers(url):
                if server.poll() is not None or time.monotonic() > deadline:
                    raise CannotRunError(f"{' '.join(command)} does not answer")
                time.sleep(0.05)
            yield
        finally:
            server.terminate()


def _answers(url: str) -> bool:
    try:
        httpx.get(url, timeout=1, trust_env=False)
    except httpx.TransportError:
        return False
    return True


def _serve_bare(port: int, canned: Path) -> None:
    """Answer every request with the same bytes, on the server software of the sandbox with its settings."""
    answer = json.loads(canned.read_text(encoding="utf-8"))
    headers = [(name.encode(), value.encode()) for name, value in answer["headers"]]
    start = {"type": "http.response.start", "status": 200, "headers": headers}
    body = {"type": "http.response.body", "body": answer["body"].encode()}

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await send(start)
        await send(body)

    uvicorn.run(
        app,
        port=port,
        loop="auto",
        http="auto",
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
    )


if __name__ == "__main__":
    _serve_bare(int(sys.argv[1]), Path(sys.argv[2]))
