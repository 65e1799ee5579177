"""A recorder and what it forwards to, both in this process and on loopback."""

import asyncio
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from contract_tests.record.har import Writer
from contract_tests.record.proxy import Recorder, Upstream
from contract_tests.redaction import Redactor
from contract_tests.settings import Settings
from contract_tests.traffic import Exchange
from generator.document import load


@contextmanager
def served(app: Any, **config: Any) -> Generator[str]:
    """Serve an ASGI app while the context lasts; gives its origin."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        settings: dict[str, Any] = {"log_config": None, "ws": "none", "lifespan": "off", **config}
        server = uvicorn.Server(uvicorn.Config(app, **settings))
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listener])))
        thread.start()
        try:
            while not server.started and thread.is_alive():
                threading.Event().wait(0.01)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


class Spy(Redactor):
    """Remembers what it was given, and what it made of it."""

    def exchange(self, exchange: Exchange, *, request_cut: bool = False, cut: bool = False) -> Exchange:
        """As its base."""
        kept = super().exchange(exchange, request_cut=request_cut, cut=cut)
        self.pairs = [*getattr(self, "pairs", ()), (exchange, kept)]
        return kept

    pairs: list[tuple[Exchange, Exchange]]


@contextmanager
def recording(api: str, out: Path, to: str | None = None) -> Generator[tuple[str, Spy]]:
    """Record calls of an API; gives the address to call."""
    document = load(Settings(api).spec_path)
    spy = Spy(document, (), to)
    recorder = Recorder(Upstream(document, to), spy, Writer(out))
    with served(recorder, server_header=False, date_header=False) as origin:
        yield origin, spy
