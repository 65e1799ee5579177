"""One ASGI app for all stores: finds the API and the operation, journals what changes state, answers.

Handlers are synchronous and run whole within one turn of the event loop, so each request is atomic.
"""

import logging
import sqlite3
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from sandbox.control import FAIL_SPENT, NAME, RESET, Control
from sandbox.core import Api, Broken, Call, Clock, Refusal, Reply, Route, Served, reply
from sandbox.g2a.app import G2A
from sandbox.gaming_goods.app import GamingGoods
from sandbox.gaming_goods.partner import GamingGoodsPartner
from sandbox.gog.app import GOG
from sandbox.gog.galaxy.app import GogGalaxy
from sandbox.journal import Entry, Journal, StateError

MAX_BODY = 1 << 20
"""Bytes of a body that are looked at. A longer body is drained and counts as one that is not JSON."""


def apis(clock: Clock) -> Sequence[Api]:
    """Every API that is served; a new store is a folder and a line here."""
    gaming_goods, gog = GamingGoods(clock), GOG(clock)
    return G2A(clock), gaming_goods, GamingGoodsPartner(gaming_goods), gog, GogGalaxy(gog)


_log = logging.getLogger("sandbox")


def create_app(*, state: Path | None = None, running: bool = False) -> Starlette:
    """Make the sandbox, e.g. for `httpx.ASGITransport` or `uvicorn --factory sandbox:create_app`.

    Args:
        state: Where to keep state; what the file holds is replayed first. By default it ends with the app.
        running: Whether the sandbox's clock follows real time; otherwise only `/__sandbox__/clock` moves it.

    Raises:
        StateError: The state file cannot be used.
    """
    sandbox = Sandbox(state, running=running)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[None, None]:
        yield
        sandbox.close()

    return Starlette(routes=[_Everything(sandbox)], lifespan=lifespan)


class _Everything(BaseRoute):
    """Hands each HTTP request to the sandbox; Starlette keeps lifespan and the last safety net."""

    def __init__(self, sandbox: "Sandbox") -> None:
        self.sandbox = sandbox

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        return (Match.FULL if scope["type"] == "http" else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        method: str = scope["method"]
        body = b"" if method in ("GET", "HEAD") else await _read(receive)
        if body is None:
            return
        answer = self.sandbox.answer(scope, body)
        content, headers = answer.body, answer.headers
        if answer.status in (204, 304):
            content = b""
        else:
            headers = (*headers, (b"content-length", b"%d" % len(content)))
        if method == "HEAD":
            content = b""
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        if answer.cut is None or answer.cut >= len(content):
            await send({"type": "http.response.body", "body": content})
        else:
            await send({"type": "http.response.body", "body": content[: answer.cut], "more_body": True})
            # A server minds that bytes are missing and closes the connection; in process the body is short.
            with suppress(Exception):
                await send({"type": "http.response.body", "body": b""})


async def _read(receive: Receive) -> bytes | None:
    """Read the whole body; `None` if the client left before its end."""
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        chunk: bytes = message.get("body", b"")
        size += len(chunk)
        if size <= MAX_BODY:
            chunks.append(chunk)
        else:
            chunks = [b"too long"]
        if not message.get("more_body"):
            return b"".join(chunks)


class Sandbox:
    """All stores, their control and their journal."""

    def __init__(self, state: Path | None = None, *, running: bool = False) -> None:
        self._clock = Clock(running=running)
        self._apis: dict[str, Api] = {api.name: api for api in apis(self._clock)}
        self._control = Control(self._apis, self._clock)
        self._served: dict[str, Served] = {**self._apis, NAME: self._control}
        self._hosts: dict[str, list[tuple[str, Api]]] = {}
        for api in self._apis.values():
            for host, prefix in api.hosts.items():
                self._hosts.setdefault(host, []).append((prefix, api))
        self._handlers = {
            (s.name, r.operation): r.handler
            for s in self._served.values()
            for r in s.router.routes
            if r.changes
        } | {(NAME, FAIL_SPENT): self._control.fail_spent}
        self._journal = None if state is None else Journal(state)
        if self._journal is not None:
            try:
                self._replay(self._journal)
            except BaseException:
                self._journal.close()
                raise

    def close(self) -> None:
        """Let go of the state file."""
        if self._journal is not None:
            self._journal.close()

    def answer(self, scope: Scope, body: bytes) -> Reply:
        """Answer one HTTP request, whatever it holds."""
        found = self._find(scope)
        if found is None:
            return reply({"error": f"No API here. Try {', '.join(f'/{n}/…' for n in self._served)}"}, 404)
        served, path, mount = found
        self._clock.tick()
        allowance = self._control.count(served.name, scope.get("client"))
        try:
            if allowance is not None:
                allowance.admit()
            answer = self._serve(served, scope, path, mount, body)
        except Refusal as refusal:
            answer = served.refused(refusal)
        except Exception:
            _log.exception("A fault of the sandbox, at %s %s", scope["method"], path)
            answer = served.refused(Broken())
        return answer if allowance is None else allowance.announced(answer)

    def _find(self, scope: Scope) -> tuple[Served, str, str] | None:
        """Find what a request is for: by its first segment, or by `Host` when the URL is a real one.

        Then comes the path below the API's root, then what stood before it if that was no host's own prefix.
        """
        raw: bytes = scope.get("raw_path") or b""
        path = raw.decode("latin-1").partition("?")[0] if raw else scope["path"]
        segment, _, rest = path[1:].partition("/")
        rest = path[len(segment) + 1 :]
        if segment != NAME:
            for name, value in scope["headers"]:
                if name == b"host":
                    known = self._hosts.get(value.decode("latin-1").lower().partition(":")[0])
                    if known is not None:
                        fit = [(a, path[len(p) :], "") for p, a in known if path.startswith(p + "/")]
                        if len(fit) > 1:  # they share the host: the first that has such a path
                            return next((f for f in fit if f[0].router.knows(f[1])), fit[0])
                        return fit[0] if fit else (known[0][1], "", "")
                    break
        served = self._served.get(segment)
        return None if served is None else (served, rest, f"/{segment}")

    def _serve(self, served: Served, scope: Scope, path: str, mount: str, body: bytes) -> Reply:
        route, params = served.router.find(scope["method"], path)
        query = scope["query_string"].decode("latin-1")
        call = Call(params, query, body, scope["headers"], scheme=scope["scheme"], mount=mount)
        if served is not self._control:
            failure = self._control.before(served.name, route.operation)
            if failure is not None:
                spent = {"api": served.name, "operation": route.operation}
                if failure.after:
                    with suppress(Refusal):
                        self._work(served, route, call)
                self._keep(Entry(self._clock.now, NAME, FAIL_SPENT, "", spent, "", b""))
                return failure.reply
            self._control.admit(served.name)
        return self._work(served, route, call)

    def _work(self, served: Served, route: Route, call: Call) -> Reply:
        call.caller = served.caller(call, route)
        now = self._clock.now
        answer = route.handler(call)
        if route.changes:
            self._keep(
                Entry(
                    now,
                    served.name,
                    route.operation,
                    call.caller,
                    dict(call.params),
                    call.query,
                    call.body,
                    call.headers,
                )
            )
        return answer

    def _keep(self, entry: Entry) -> None:
        """Commit an accepted change or, if that fails, take it back: memory never knows more than the file.

        Raises:
            Broken: The journal could not be written.
        """
        if self._journal is None:
            return
        try:
            if (entry.api, entry.operation) == (NAME, RESET):
                self._journal.restart(entry)
            else:
                self._journal.append(entry)
        except sqlite3.Error as error:
            _log.error("The journal could not be written, the change is taken back: %s", error)
            self._replay(self._journal)
            raise Broken from error

    def _replay(self, journal: Journal) -> None:
        self._control.start(1, {})
        for entry in journal:
            self._clock.set(entry.at)
            call = Call(entry.params, entry.query, entry.body, entry.headers, entry.caller)
            try:
                self._handlers[entry.api, entry.operation](call)
            except (KeyError, Refusal) as error:
                raise StateError(
                    journal.path,
                    f"{entry.api} {entry.operation} cannot be repeated ({error}); another version wrote it",
                    "Move it away to start afresh.",
                ) from error
        self._clock.set(self._clock.now)


__all__ = ["MAX_BODY", "Sandbox", "apis", "create_app"]
