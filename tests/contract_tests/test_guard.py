"""No test leaves the machine."""

import asyncio
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from contract_tests.guard import OutsideConnectionError, machine_only
from tests.contract_tests.conftest import Result
from tests.contract_tests.orchard import Orchard

OUTSIDE = "192.0.2.1"
"""Reserved for documentation: nobody is there."""


def _connect() -> None:
    with socket.socket() as plug:
        plug.settimeout(0.2)
        plug.connect((OUTSIDE, 80))


def _send() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as plug:
        plug.sendto(b"hello", (OUTSIDE, 9))


def _look_up() -> None:
    socket.getaddrinfo("example.com", 80)


def _await() -> None:
    asyncio.run(asyncio.wait_for(asyncio.open_connection(OUTSIDE, 80), 0.2))


@pytest.mark.parametrize("leave", [_connect, _send, _look_up, _await])
def test_guard_refuses_to_leave(leave: Callable[[], None]) -> None:
    """Whichever way is tried, the refusal names the host."""
    with machine_only(), pytest.raises(OutsideConnectionError, match=r"192\.0\.2\.1|example\.com"):
        leave()


def test_guard_lets_loopback_and_unix_sockets_through(tmp_path: Path) -> None:
    """Both kinds of connection that stay here are made."""
    with machine_only(), socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(("localhost", server.getsockname()[1])) as plug:
            assert plug.getpeername()[0] == "127.0.0.1"

        with socket.socket(socket.AF_UNIX) as listener, socket.socket(socket.AF_UNIX) as plug:
            listener.bind(str(tmp_path / "s"))
            listener.listen()
            plug.connect(str(tmp_path / "s"))


def test_guard_opens_again() -> None:
    """Outside of `machine_only` a look-up is the resolver's business."""
    with machine_only():
        pass

    try:
        _look_up()
    except OutsideConnectionError:
        pytest.fail("still closed")
    except OSError:
        pass  # no network here


def test_guard_is_up_during_a_run(check: Callable[..., Result]) -> None:
    """A server in process that tries to phone home is stopped, in every request."""
    stopped: list[str] = []

    async def phone_home() -> None:
        try:
            _connect()
        except OutsideConnectionError:
            stopped.append("stopped")

    app = Orchard(hook=phone_home)
    check(app, layers=("cases",), operations=("trees.list",), max_examples=2)

    assert len(app.calls) > 2
    assert len(stopped) >= len(app.calls)
