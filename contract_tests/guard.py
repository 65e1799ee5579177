"""Keep a test run on this machine.

An audit hook sees every connection and every name look-up that Python makes, whichever library asks for
it, so nothing has to be patched. It cannot be removed, only opened: `machine_only` closes it for a while, and
`only_through` but for what a gatekeeper lets pass.
"""

import ipaddress
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import cast

_closed = 0
_kept = 0
_passing = 0
_installed = False


class OutsideConnectionError(OSError):
    """A test tried to reach another machine."""


class UngatedConnectionError(OSError):
    """Something tried to connect past the gatekeeper of the run."""


@contextmanager
def machine_only() -> Generator[None]:
    """Refuse connections and look-ups that leave the machine; loopback and Unix sockets stay open.

    Raises:
        OutsideConnectionError: From the call that tried to leave.
    """
    global _closed
    _install()
    _closed += 1
    try:
        yield
    finally:
        _closed -= 1


@contextmanager
def only_through() -> Generator[None]:
    """Refuse all connections and look-ups, also on this machine, but those made while something is `passing`.

    Raises:
        UngatedConnectionError: From the call that tried to connect.
    """
    global _kept
    _install()
    _kept += 1
    try:
        yield
    finally:
        _kept -= 1


@contextmanager
def passing() -> Generator[None]:
    """Let connections of this moment through; for a gatekeeper, around one request."""
    global _passing
    _passing += 1
    try:
        yield
    finally:
        _passing -= 1


def _install() -> None:
    global _installed
    if not _installed:
        sys.addaudithook(_watch)
        _installed = True


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if not _closed and (not _kept or _passing):
        return
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        host: object = cast("tuple[object, ...]", address)[0] if isinstance(address, tuple) else None
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    if host is not None and _kept and not _passing:
        raise UngatedConnectionError(f"something tried to reach {host!s} past the gatekeeper of this run")
    if host is not None and _closed and not _is_here(host):
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
