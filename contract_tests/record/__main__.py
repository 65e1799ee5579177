"""`python -m contract_tests.record API`: record one's own calls, without their secrets."""

import argparse
import asyncio
import logging
import signal
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn

from contract_tests import accounts
from contract_tests.errors import ContractError
from contract_tests.record.har import Writer
from contract_tests.record.proxy import Recorder, Upstream
from contract_tests.redaction import Redactor
from contract_tests.settings import Settings, apis
from generator.document import load
from generator.errors import SpecError

HOST = "127.0.0.1"
"""Nobody else is to send anything with the user's credentials."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Record until Ctrl-C; 2 if that cannot begin."""
    given = _parser().parse_args(arguments)
    try:
        return _record(given.api, given.port, given.to, given.out)
    except (ContractError, SpecError) as reason:
        print(f"record: {reason}", file=sys.stderr)
        return 2


def _record(api: str, port: int, to: str | None, out: Path) -> int:
    if api not in apis():
        raise ContractError(f"there is no specs/{api}.yaml; there are {', '.join(apis())}")
    if to is not None:
        _check(to)
    document = load(Settings(api).spec_path)
    upstream = Upstream(document, to)
    with listen(port) as listener:
        writer = Writer(out)
        redactor = Redactor(document, _known(api), to)
        here = f"http://{HOST}:{listener.getsockname()[1]}"
        name = document.root["info"]["x-client-name"]
        print(f"Recording {api} to {out}, without secrets. Ctrl-C ends it.")
        print(f'{name}(base_url="{here}")    for {to or upstream.default}', flush=True)
        if not upstream.is_one:
            print("also what answers link to:")
            print(f"base_url={{host: f'{here}/{{host}}' for host in {sorted(upstream.hosts)}}}", flush=True)
        # Whatever a library logs may hold an address, and that a secret.
        logging.disable()
        signal.signal(signal.SIGTERM, _nothing)  # uvicorn sends it again once it has ended
        with suppress(KeyboardInterrupt):
            asyncio.run(_serve(Recorder(upstream, redactor, writer), listener))
    print(f"{writer.entries} exchanges in {out}, {redactor.count} secrets taken out")
    return 0


def _known(api: str) -> set[str]:
    """The user's credentials, as the environment or a `.env` has them, and as headers have them."""
    settings = Settings(api)
    account = accounts.from_environment(api, accounts.environment(settings))
    return {*accounts.secrets(settings), *(account.secrets if account else ())}


async def _serve(recorder: Recorder, listener: socket.socket) -> None:
    config = uvicorn.Config(
        recorder,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=2,
    )
    async with recorder:
        await uvicorn.Server(config).serve(sockets=[listener])


def _nothing(_signal: int, _frame: object) -> None:
    pass


def listen(port: int) -> socket.socket:
    """Begin to listen, on this machine alone.

    Raises:
        ContractError: The port is taken, or is none.
    """
    listener = socket.socket()
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(128)
    except (OSError, OverflowError) as reason:
        listener.close()
        told = reason.strerror if isinstance(reason, OSError) else "no such port"
        raise ContractError(
            f"cannot listen on {HOST}:{port} ({told}); choose another --port, 0 takes a free one"
        ) from None
    return listener


def _check(to: str) -> None:
    try:
        parts = urlsplit(to)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable, parts = False, urlsplit("")
    if not usable or parts.query or parts.fragment or parts.username is not None:
        raise ContractError(
            "--to wants an address without credentials or query, e.g. http://127.0.0.1:8000/g2a"
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m contract_tests.record",
        description="Forward calls to a store and record them as HAR, without their secrets.",
    )
    parser.add_argument("api", metavar="API", help="a spec of specs/, e.g. g2a")
    parser.add_argument(
        "--port", type=int, default=8765, help="on 127.0.0.1; 0 takes a free one (default: %(default)s)"
    )
    parser.add_argument("--to", metavar="URL", help="forward there instead of to the spec's servers")
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("traffic.har"),
        metavar="FILE",
        help="a new file (default: %(default)s)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
