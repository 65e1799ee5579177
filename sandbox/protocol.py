"""How requests are read off the wire: by httptools where it is installed, mended in one place."""

import re
from typing import Any

_OFFER = re.compile(rb"(?i)\r\nupgrade:[ \t]*h2c[ \t]*(?=\r\n)")
_REQUEST_LINE = re.compile(rb"[A-Z]+ \S+ HTTP/1\.1\r\n")


def protocol() -> Any:
    """What uvicorn takes as ``http``.

    A request that offers to go on in HTTP/2 (`Upgrade: h2c`, as those of Java's HttpClient do) is an ordinary
    one to a server that stays with HTTP/1.1. httptools stops at the offer, and uvicorn then drops the body.
    Here the offer is passed over before it gets there.
    """
    try:
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
    except ImportError:
        return "auto"

    class Protocol(HttpToolsProtocol):
        def data_received(self, data: bytes) -> None:
            if b"h2c" in data and _REQUEST_LINE.match(data):
                head, end, body = data.partition(b"\r\n\r\n")
                data = _OFFER.sub(b"", head + b"\r\n")[:-2] + end + body
            super().data_received(data)

    return Protocol
