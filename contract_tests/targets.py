"""Where a run sends its requests: the sandbox in process or over loopback, a vendor's server, or any URL."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import httpx
from starlette.types import ASGIApp

from contract_tests import accounts
from contract_tests.accounts import Account
from contract_tests.errors import ContractError
from contract_tests.gatekeeper import AsyncTransport, Gatekeeper, Transport
from contract_tests.settings import ROOT, Settings
from contract_tests.strict import ELSEWHERE, operations
from generator.document import as_map

OURS = ("embedded", "http")
NAMES = (*OURS, "vendor", "live")
IN_PROCESS = "http://testserver"
TIMEOUT = 10.0
"""Seconds for one request."""
START_TIMEOUT = 20.0
"""Seconds that a sandbox of our own may take to answer first."""


@dataclass(frozen=True, slots=True)
class Target:
    """A server under test."""

    name: str
    base_url: str
    """Origin and prefix, without a trailing slash; a path of the spec follows."""
    account: Account
    app: ASGIApp | None = field(default=None, repr=False)
    is_sandbox: bool = False
    gate: Gatekeeper | None = field(default=None, repr=False)
    """What all requests pass, unless the server is a sandbox."""

    @property
    def is_live(self) -> bool:
        """Whether only harmless requests may be sent."""
        return self.name == "live"

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return _origin(self.base_url)

    def client(self) -> httpx.Client:
        """A client of this server, in process where the server is."""
        if self.app is not None:
            return httpx.Client(transport=InProcess(self.app))
        if self.gate is not None:
            return httpx.Client(transport=Transport(self.gate), timeout=TIMEOUT)
        return httpx.Client(timeout=TIMEOUT, trust_env=False)

    def async_client(self) -> httpx.AsyncClient:
        """The same for asyncio."""
        if self.app is not None:
            return httpx.AsyncClient(transport=httpx.ASGITransport(self.app, raise_app_exceptions=False))
        if self.gate is not None:
            return httpx.AsyncClient(transport=AsyncTransport(self.gate), timeout=TIMEOUT)
        return httpx.AsyncClient(timeout=TIMEOUT, trust_env=False)


class InProcess(httpx.BaseTransport):
    """Calls an ASGI app from ordinary code, on one event loop of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._inner = httpx.ASGITransport(app, raise_app_exceptions=False)
        self._loop = asyncio.Runner()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        return self._loop.run(self._exchange(request))

    def close(self) -> None:
        """End the event loop."""
        self._loop.close()

    async def _exchange(self, request: httpx.Request) -> httpx.Response:
        answer = await self._inner.handle_async_request(request)
        return httpx.Response(answer.status_code, headers=answer.headers, content=await answer.aread())


class Sandbox:
    """The control paths of a sandbox, for one API."""

    def __init__(self, target: Target, api: str) -> None:
        self.api, self._origin, self._client = api, target.origin, target.client()

    def __enter__(self) -> Self:
        self._client.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.__exit__(kind, error, trace)

    def reset(self, *, seed: int = 1, **readings: str) -> None:
        """Put everything back; `readings` are those of this API."""
        self._post("reset", {"seed": seed, "readings": {self.api: readings} if readings else {}})

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._post("clock", {"advance": seconds})

    def limit(self, requests: int | None, *, per_seconds: float = 60) -> None:
        """Admit so many requests; `None` lifts the limit."""
        self._post("limits", {"api": self.api, "requests": requests, "per_seconds": per_seconds})

    def fail(self, operation: str, **how: object) -> None:
        """Make the next call of an operation fail, e.g. with ``code="IN01"``."""
        self._post("fail", {"api": self.api, "operation": operation, **how})

    def step(self, path: str, body: Mapping[str, object] | None = None) -> dict[str, Any]:
        """Take a step that the store's documentation lets happen outside the API."""
        return self._post(f"{self.api}/{path}", dict(body or {}))

    def _post(self, path: str, body: Mapping[str, object]) -> dict[str, Any]:
        answer = self._client.post(f"{self._origin}/__sandbox__/{path}", json=body)
        if answer.status_code != 200:
            raise ContractError(f"the sandbox refused /{path} with {answer.status_code}: {answer.text[:200]}")
        return as_map(answer.json())


@contextmanager
def open_target(settings: Settings, spec: Mapping[str, Any]) -> Generator[Target]:
    """Make the server of this run ready, and end what was started for it.

    Raises:
        ContractError: Nothing answers, the spec has no such server, or credentials are missing.
    """
    api = settings.api
    if settings.url is not None:
        yield _at_url(settings, spec)
    elif settings.target == "embedded":
        app = settings.app or _create_app(api)
        wrapped = app if settings.wrap is None else settings.wrap(app)
        yield Target("embedded", IN_PROCESS + _prefix(settings, spec), accounts.sample(api), wrapped, True)
    elif settings.target == "http":
        _create_app(api)
        with _served() as origin:
            yield Target("http", origin + _prefix(settings, spec), accounts.sample(api), None, True)
    else:
        url = _documented(spec, settings.target)
        yield Target(settings.target, url, accounts.own(api, accounts.environment(settings)))


def planned_target(settings: Settings, spec: Mapping[str, Any]) -> Target:
    """The server that a run would send to, asking nobody; with placeholders where credentials are missing.

    Raises:
        ContractError: The spec has no such server, or the `.env` cannot be read.
    """
    api = settings.api
    if settings.url is None and settings.target in OURS:
        return Target(settings.target, local_origin(spec) + _prefix(settings, spec), accounts.sample(api))
    given = accounts.from_environment(api, accounts.environment(settings))
    url = _documented(spec, settings.target) if settings.url is None else _checked(settings)
    name = "live" if is_live(settings, spec) else settings.target if settings.url is None else "url"
    return Target(name, url, given or accounts.placeholder(api))


def is_live(settings: Settings, spec: Mapping[str, Any]) -> bool:
    """Whether the run is for the real shop: its address is the real shop, however it was given.

    Raises:
        ContractError: The `--url` is none.
    """
    if settings.url is None:
        return settings.target == "live"
    url = _checked(settings)
    elsewhere = [url for _, _, operation in operations(dict(spec)) for url in operation.get(ELSEWHERE, ())]
    shops = [*_outside(spec, "live"), *(url for url in elsewhere if not _is_loopback(url))]
    return _host(url) in map(_host, shops)


def at_home(settings: Settings, spec: Mapping[str, Any]) -> Callable[[Mapping[str, Any]], bool]:
    """Tell which operations the live server of a run has; some paths have a server of their own."""
    live = _outside(spec, "live")
    home = _host(settings.url or next(iter(live), ""))
    main = settings.url is None or home in map(_host, live)
    return lambda operation: home in map(_host, operation[ELSEWHERE]) if ELSEWHERE in operation else main


def prepare(target: Target, settings: Settings, overlay: Mapping[str, Any] | None) -> None:
    """Put a sandbox back, and into the state that generated cases want."""
    wanted: Mapping[str, Any] = (overlay or {}).get("x-sandbox", {})
    with Sandbox(target, settings.api) as control:
        control.reset(seed=settings.seed, **wanted.get("readings", {}))
        for step in wanted.get("steps", ()):
            control.step(step["path"], step.get("body"))


def _create_app(api: str) -> ASGIApp:
    """The repository's sandbox, if it serves the API.

    Raises:
        ContractError: It does not.
    """
    from sandbox import create_app

    app = create_app()
    served = _served_apis(_ask(app))
    if api not in served:
        raise ContractError(
            f"the sandbox serves {', '.join(served)}, not {api}: "
            f"write sandbox/{api}, or name a server with --url"
        )
    return app


def _ask(app: ASGIApp) -> httpx.Response:
    """What a sandbox in process says of itself."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=IN_PROCESS) as client:
            return await client.get("/__sandbox__/")

    return asyncio.run(ask())


def _checked(settings: Settings) -> str:
    url = (settings.url or "").rstrip("/")
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        sound = sound and not (parts.query or parts.fragment or parts.username)
        url = str(httpx.URL(url)).rstrip("/")  # as clients write it, without a usual port
    except (ValueError, httpx.InvalidURL):
        sound = False
    if not sound:
        raise ContractError(
            f"`{settings.url}` is not an http(s) URL of a server, e.g. http://127.0.0.1:8000/{settings.api}"
        )
    return url


def _at_url(settings: Settings, spec: Mapping[str, Any]) -> Target:
    url = _checked(settings)
    origin, parts = _origin(url), urlsplit(url)
    if is_live(settings, spec):
        return Target("live", url, accounts.own(settings.api, accounts.environment(settings)))
    try:
        with httpx.Client(timeout=TIMEOUT, trust_env=False) as client:
            answer = client.get(f"{origin}/__sandbox__/")
    except httpx.HTTPError as reason:
        raise ContractError(
            f"nothing answers at {origin} ({reason}); start the server first, "
            f"e.g. `python -m sandbox --port {parts.port or 8000}`"
        ) from None
    is_sandbox = answer.status_code == 200 and settings.api in _served_apis(answer)
    if is_sandbox and not parts.path:
        url += _prefix(settings, spec)
    if is_sandbox:
        # A `.env` is for real servers; a sandbox would not know who that is.
        given = os.environ if settings.env is None else accounts.environment(settings)
        account = accounts.from_environment(settings.api, given) or accounts.sample(settings.api)
    else:
        account = accounts.own(settings.api, accounts.environment(settings))
    # The sandbox behind a URL may be a user's own, but it is one: everything may be sent to it.
    return Target("url", url, account, None, is_sandbox)


def _served_apis(answer: httpx.Response) -> tuple[str, ...]:
    try:
        described: Any = answer.json()
        return tuple(described["apis"])
    except (ValueError, KeyError, TypeError):
        return ()


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _host(url: str) -> tuple[str, int | None]:
    """What tells a server from others, whichever scheme and way of writing."""
    parts = urlsplit(url)
    return (parts.hostname or "").rstrip("."), None if parts.port in (80, 443) else parts.port


def _servers(spec: Mapping[str, Any]) -> list[str]:
    return [str(server["url"]) for server in spec.get("servers", ())]


def _is_loopback(url: str) -> bool:
    return urlsplit(url).hostname in ("127.0.0.1", "localhost", "::1")


def local_origin(spec: Mapping[str, Any]) -> str:
    """Where `python -m sandbox` serves, so that what was sent in process can be repeated."""
    return next((_origin(url) for url in _servers(spec) if _is_loopback(url)), "http://127.0.0.1:8000")


def _prefix(settings: Settings, spec: Mapping[str, Any]) -> str:
    """The path below which our sandbox serves the API."""
    return next(
        (urlsplit(url).path.rstrip("/") for url in _servers(spec) if _is_loopback(url)), f"/{settings.api}"
    )


def _documented(spec: Mapping[str, Any], target: str) -> str:
    wanted = _outside(spec, target)
    if not wanted:
        raise ContractError(f"the spec names no {target} server; give one with --url")
    return wanted[0].rstrip("/")


def _outside(spec: Mapping[str, Any], target: str) -> list[str]:
    outside = [url for url in _servers(spec) if not _is_loopback(url)]
    return [url for url in outside if ("sandbox" in (urlsplit(url).hostname or "")) == (target == "vendor")]


@contextmanager
def _served() -> Generator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    origin = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [sys.executable, "-m", "sandbox", "--port", str(port)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        deadline = time.monotonic() + START_TIMEOUT
        while True:
            try:
                httpx.get(f"{origin}/__sandbox__/", timeout=1, trust_env=False)
                break
            except httpx.HTTPError:
                if server.poll() is not None or time.monotonic() > deadline:
                    server.kill()
                    _, said = server.communicate()
                    raise ContractError(f"the sandbox did not start: {said.strip()[-400:]}") from None
                time.sleep(0.05)
        yield origin
    finally:
        server.terminate()
        server.communicate()
