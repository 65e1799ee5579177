"""`python -m sandbox`: serve until Ctrl-C."""

import argparse
import socket
import sys
from contextlib import suppress
from pathlib import Path

import uvicorn

from sandbox.app import create_app
from sandbox.journal import StateError
from sandbox.protocol import protocol


class _Server(uvicorn.Server):
    """Says where it listens, once it does."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for listener in sockets or []:
            host, port = listener.getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            print(f"Sandbox listening on http://{shown}:{port} (Ctrl-C ends it)", flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Serve; the exit code is 0 after Ctrl-C, 1 if serving cannot begin, 2 for a wrong command line."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="Stand-ins for game-store APIs.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument(
        "--port", type=int, default=8000, help="port; 0 takes a free one (default: %(default)s)"
    )
    parser.add_argument("--state", type=Path, metavar="FILE", help="keep state in this file across runs")
    parser.add_argument(
        "--clock",
        choices=("running", "still"),
        default="running",
        help="whether sandbox time follows real time or waits for control (default: %(default)s)",
    )
    given = parser.parse_args(arguments)
    if not 0 <= given.port <= 65535:
        parser.error(f"--port is 0 to 65535, not {given.port}")
    try:
        listener = _listen(given.host, given.port)
    except OSError as error:
        print(
            f"sandbox: cannot listen on {given.host}:{given.port} ({error.strerror}). "
            "Choose another with --port (0 takes a free one) or --host.",
            file=sys.stderr,
        )
        return 1
    try:
        app = create_app(state=given.state, running=given.clock == "running")
    except StateError as error:
        listener.close()
        print(f"sandbox: {error}", file=sys.stderr)
        return 1
    config = uvicorn.Config(
        app,
        loop="auto",  # uvloop, where it can be installed
        http=protocol(),
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    server = _Server(config)
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listener])
    return 0 if server.started else 1


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(2048)
    except BaseException:
        listener.close()
        raise
    return listener


if __name__ == "__main__":
    sys.exit(main())
