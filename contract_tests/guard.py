"""Keep a test run on this machine.

An audit hook sees every connection and every name look-up that Python makes, whichever library asks for
it, so nothing has to be patched. It cannot be removed, only opened: `machine_only` closes it for a while.
"""

import ipaddress
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import cast

_closed = 0
_installed = False


class OutsideConnectionError(OSError):
    """A test tried to reach another machine."""


@contextmanager
def machine_only() -> Generator[None]:
    """Refuse connections and look-ups that leave the machine; loopback and Unix sockets stay open.

    Raises:
        OutsideConnectionError: From the call that tried to leave.
    """
    global _closed, _installed
    if not _installed:
        sys.addaudithook(_watch)
        _installed = True
    _closed += 1
    try:
        yield
    finally:
        _closed -= 1


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if not _closed:
        return
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        host: object = cast("tuple[object, ...]", address)[0] if isinstance(address, tuple) else None
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    if host is not None and not _is_here(host):
        raise OutsideConnectionError(
            f"a test tried to reach {host!s}; only --url, vendor and live may leave the machine"
        )


def _is_here(host: object) -> bool:
    name = host.decode("ascii", "replace") if isinstance(host, bytes | bytearray) else str(host)
    if name in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(name.split("%")[0]).is_loopback
    except ValueError:
        return False
