"""A server on loopback that answers as it is told and remembers what it was asked."""

import json
import socket
import struct
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal, Self

__all__ = ["Answer", "Seen", "Server", "told"]

HANG = 10.0
"""Seconds that a hanging server keeps a connection; every client here gives up long before."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request gets.

    Attributes:
        ending: ``whole``; ``short``, a connection that closes after the body though more was announced;
            ``reset``, one that breaks without an answer; ``hang``, one on which nothing comes.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    ending: Literal["whole", "short", "reset", "hang"] = "whole"


def told(value: object, status: int = 200, **headers: str) -> Answer:
    """A value as JSON; names of headers with ``_`` for ``-``."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Answer(status, json.dumps(value).encode(), {"Content-Type": "application/json", **named})


@dataclass(frozen=True, slots=True)
class Seen:
    """One request."""

    at: float
    """Seconds of a clock that only goes forward."""
    method: str
    path: str
    headers: Message


class Server:
    """Plays a list of answers, the last one for ever."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self._answers: Sequence[Answer] = (Answer(500),)
        self._released = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._released.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._http.server_port

    @property
    def url(self) -> str:
        """Its origin."""
        return f"http://127.0.0.1:{self.port}"

    def play(self, *answers: Answer) -> None:
        """Answer like this from now on, and forget what was asked; whoever hangs is let go."""
        self._released.set()
        self._released = threading.Event()
        self.seen, self._answers = [], answers

    def take(self, seen: Seen) -> Answer:
        """Remember a request and say how to answer it."""
        self.seen.append(seen)
        return self._answers[min(len(self.seen), len(self._answers)) - 1]

    def hang(self) -> None:
        """Wait until the next play begins."""
        self._released.wait(HANG)


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            answer = server.take(Seen(time.monotonic(), self.command, self.path, self.headers))
            if answer.ending in ("hang", "reset"):
                if answer.ending == "hang":
                    server.hang()
                # Closing with a linger of 0 seconds is a reset.
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.connection.close()
                self.close_connection = True
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            missing = 100 if answer.ending == "short" else 0
            self.send_header("Content-Length", str(len(answer.body) + missing))
            self.end_headers()
            self.wfile.write(answer.body)
            self.close_connection = bool(missing)

        do_GET = do_POST = do_PUT = answer

        def log_message(self, format: str, *args: object) -> None:
            pass

        def finish(self) -> None:
            with suppress(OSError):  # a client that gave up, or a connection that was reset on purpose
                super().finish()

    return Handler
