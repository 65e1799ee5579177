"""The file that tokens are kept in: shared, private, and never half written."""

import asyncio
import json
import multiprocessing
import os
import pickle
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.runtime import AsyncTransport, ConfigurationError, Secret, Transport
from generator.runtime.oauth2 import FileTokenStore, Flow, MemoryTokenStore, OAuth2, Token, TokenStore

from .test_oauth2 import NAME, READ, SECRET, TOKEN, Bearer, save

ROOT = Path(__file__).parent.parent.parent
MANY = 32


def token(access: str = "access-1", refresh: str | None = "refresh-1", *, left: float = -1) -> Token:
    """A token that holds for some seconds more."""
    return Token(
        access_token=Secret(access),
        refresh_token=Secret(refresh) if refresh else None,
        issued_at=time.time() - 3600,
        expires_at=time.time() + left,
        user_id="40000000000000001",
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "tokens.json"


def test_the_file_has_a_version_and_a_place_for_each_client_id(path: Path) -> None:
    """What it holds besides is kept, at the top and in a token."""
    store = FileTokenStore(path)
    save(store, token())
    document = json.loads(path.read_bytes())
    assert (document["version"], list(document)) == (1, ["version", "tokens"])
    assert document["tokens"][NAME]["refresh_token"] == "refresh-1"
    assert document["tokens"][NAME]["expires_at"] - document["tokens"][NAME]["issued_at"] == pytest.approx(
        3599
    )
    document["note"], document["tokens"][NAME]["later"] = "mine", 7
    path.write_text(json.dumps(document))

    save(store, token("access-2", None), "game")
    save(store, token("access-3"))

    document = json.loads(path.read_bytes())
    assert (document["note"], document["tokens"][NAME]["later"]) == ("mine", 7)
    held = {name: entry["access_token"] for name, entry in document["tokens"].items()}
    assert held == {NAME: "access-3", "game": "access-2"}
    again = FileTokenStore(str(path))
    loaded = again.load("game")
    assert loaded is not None
    assert (loaded.access_token.reveal(), loaded.refresh_token) == ("access-2", None)
    release = again.try_lock()
    assert release is not None
    again.forget("game")
    again.forget("game")
    release()
    assert store.load("game") is None
    assert store.load(NAME) is not None


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_nobody_else_can_read_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor the folder made for it, its lock, or what takes its place for a moment."""
    modes: list[int] = []
    replace = os.replace

    def looked_at(source: str, target: str) -> None:
        modes.append(stat.S_IMODE(Path(source).stat().st_mode))
        replace(source, target)

    monkeypatch.setattr(os, "replace", looked_at)
    before = os.umask(0)
    try:
        save(FileTokenStore(path), token())
    finally:
        os.umask(before)

    assert modes == [0o600]
    assert [stat.S_IMODE(p.stat().st_mode) for p in (path, Path(f"{path}.lock"), path.parent)] == [
        *(0o600, 0o600, 0o700)
    ]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
def test_a_file_that_others_may_read_is_refused(path: Path, mode: int) -> None:
    """With the mend; nothing is read, nothing written."""
    store = FileTokenStore(path)
    save(store, token())
    assert store.load(NAME) is not None
    path.chmod(mode)
    before = path.read_bytes()

    attempts: list[Callable[[], object]] = [lambda: store.load(NAME), lambda: save(store, token("x"))]
    for attempt in attempts:
        with pytest.raises(ConfigurationError, match=rf"chmod 600.*{mode:o}"):
            attempt()

    assert path.read_bytes() == before
    path.chmod(0o600)
    assert store.load(NAME) is not None


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "damaged"),
        (b"\xff\xfe", "damaged"),
        (b"[]", "damaged"),
        (b"7", "damaged"),
        (b"null", "damaged"),
        (b"{}", "damaged"),
        (b'{"version": "1", "tokens": {}}', "not a token file"),
        (b'{"version": 1}', "damaged"),
        (b'{"version": 1, "tokens": {"a": "canary-5ecret"}}', "damaged"),
        (b'{"version": 1, "tokens": {"a": {"refresh_token": "canary-5ecret"}}}', "damaged"),
        (b'{"version": 2, "tokens": {"a": {"access_token": "canary-5ecret"}}}', "version 2"),
        (b'{"access_token": "canary-5ecret"}', "damaged"),
        (b"[" * 100_000, "damaged"),
    ],
)
def test_a_file_that_is_none_of_ours_is_left_alone(path: Path, content: bytes, told: str) -> None:
    """One message with the path and the mend; not overwritten, and not quoted."""
    path.parent.mkdir()
    path.write_bytes(content)
    path.chmod(0o600)
    store = FileTokenStore(path)

    attempts: list[Callable[[], object]] = [lambda: store.load(NAME), lambda: save(store, token())]
    for attempt in attempts:
        with pytest.raises(ConfigurationError, match=told) as caught:
            attempt()
        assert str(path) in str(caught.value)
        assert "canary" not in str(caught.value)
        assert caught.value.__context__ is None

    assert path.read_bytes() == content


def test_an_empty_file_is_no_token_yet(path: Path) -> None:
    """As `touch` or `mkstemp` make it."""
    path.parent.mkdir()
    path.touch(0o600)
    store = FileTokenStore(path)

    assert store.load(NAME) is None
    save(store, token())
    assert store.load(NAME) is not None


def test_what_the_system_refuses_is_an_error_of_ours(tmp_path: Path) -> None:
    """A folder in the place of the file, a file in the place of the folder."""
    (tmp_path / "file").touch()
    with pytest.raises(ConfigurationError, match="directory"):
        FileTokenStore(tmp_path).load(NAME)
    with pytest.raises(ConfigurationError, match="directory"):
        FileTokenStore(tmp_path / "file" / "tokens.json").load(NAME)
    with pytest.raises(ConfigurationError, match=r"directory|exists"):
        FileTokenStore(tmp_path / "file" / "tokens.json").try_lock()


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    """What it leads to is replaced."""
    save(FileTokenStore(path), token())
    link = tmp_path / "link.json"
    link.symlink_to(path)

    save(FileTokenStore(link), token("access-2"))

    assert link.is_symlink()
    assert json.loads(path.read_bytes())["tokens"][NAME]["access_token"] == "access-2"


def test_a_home_of_mine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """``~`` is the user's folder, and another working directory makes no difference later."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert FileTokenStore("~/t.json").path == str(tmp_path / "t.json")
    assert FileTokenStore("t.json").path == str(tmp_path / "t.json")
    assert pickle.loads(pickle.dumps(FileTokenStore("t.json"))).path == str(tmp_path / "t.json")  # noqa: S301


CRASH = """
import os, signal, sys
from generator.runtime import Secret
from generator.runtime.oauth2 import FileTokenStore, Token
store = FileTokenStore(sys.argv[1])
release = store.try_lock()
fatal, real = sys.argv[2], getattr(os, sys.argv[2])
def die(*args):
    if sys.argv[3] == "after":
        real(*args)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(os, fatal, die)
store.save("app-1", Token(access_token=Secret("access-2"), refresh_token=Secret("refresh-2")))
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
@pytest.mark.parametrize(
    ("fatal", "when", "left"),
    [
        ("fsync", "before", "access-1"),
        ("replace", "before", "access-1"),
        ("replace", "after", "access-2"),
    ],
)
def test_a_crash_loses_nothing(path: Path, fatal: str, when: str, left: str) -> None:
    """The old content or the new one, the lock free, and no secrets lying about after the next change."""
    store = FileTokenStore(path)
    save(store, token())

    done = subprocess.run(
        [sys.executable, "-c", CRASH, path, fatal, when], cwd=ROOT, env={"PYTHONPATH": str(ROOT)}
    )

    assert done.returncode == -signal.SIGKILL
    loaded = store.load(NAME)
    assert loaded is not None
    assert loaded.access_token.reveal() == left
    save(store, token("access-3"))
    assert sorted(p.name for p in path.parent.iterdir()) == ["tokens.json", "tokens.json.lock"]


def test_a_lock_is_for_one(path: Path) -> None:
    """Also within a process."""
    one, other = FileTokenStore(path), FileTokenStore(path)
    release = one.try_lock()
    assert release is not None
    assert other.try_lock() is one.try_lock() is None

    release()

    again = other.try_lock()
    assert again is not None
    again()


def test_without_filelock_the_mend_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that does not need it does not bring it."""
    monkeypatch.setitem(sys.modules, "filelock", None)

    with pytest.raises(ConfigurationError, match="pip install filelock"):
        FileTokenStore(path).try_lock()


# -- many at once -----------------------------------------------------------------------------------------


class Handler(BaseHTTPRequestHandler):
    """Gives out tokens, slowly, each refresh token once; and things to who has the newest."""

    lock = threading.Lock()
    refreshes: ClassVar[list[str]] = []
    refused: ClassVar[list[str]] = []
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer."""
        url = urlsplit(self.path)
        if url.path == "/token":
            fields = {name: values[0] for name, values in parse_qs(url.query).items()}
            with self.lock:
                number = len(self.refreshes) + 1
                good = fields["refresh_token"] == f"refresh-{number}" and fields["client_secret"] == SECRET
                (self.refreshes if good else self.refused).append(fields["refresh_token"])
            time.sleep(0.2)
            told: dict[str, Any] = {
                "access_token": f"access-{number + 1}",
                "refresh_token": f"refresh-{number + 1}",
                "expires_in": 3600,
            }
            return self._answer(*((200, told) if good else (400, {"error": "invalid_grant"})))
        held = self.headers["Authorization"] == f"Bearer access-{len(self.refreshes) + 1}"
        if not held:
            self.refused.append(str(self.headers["Authorization"]))
        return self._answer(200 if held else 401, {"held": held})

    def _answer(self, status: int, body: Any) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Takes many at once."""

    request_queue_size = 128


@pytest.fixture
def server() -> Iterator[str]:
    Handler.refreshes, Handler.refused = [], []
    with Server(("127.0.0.1", 0), Handler) as serving:
        thread = threading.Thread(target=serving.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()
        thread.join()


def settings(store: TokenStore, url: str) -> dict[str, Any]:
    """Of a client of its own."""
    return {
        "agent": "test/1",
        "server": url,
        "base_url": url,
        "credentials": Bearer(OAuth2(NAME, SECRET, store)),
        "flow": Flow(TOKEN),
    }


def one_process(path: str, url: str, gate: Any, told: Any) -> None:
    """What each of the processes does."""
    transport = Transport(**settings(FileTokenStore(path), url))
    gate.wait()
    told.put(transport.call(READ)["held"])


def test_many_processes_refresh_once(path: Path, server: str) -> None:
    """All find the token ended at the same moment."""
    save(FileTokenStore(path), token())
    fork = multiprocessing.get_context("fork")
    gate, told = fork.Barrier(MANY), fork.Queue()
    workers = [fork.Process(target=one_process, args=(str(path), server, gate, told)) for _ in range(MANY)]

    for worker in workers:
        worker.start()
    answers = [told.get(timeout=30) for _ in workers]
    for worker in workers:
        worker.join()

    assert answers == [True] * MANY
    assert (Handler.refreshes, Handler.refused) == (["refresh-1"], [])
    loaded = FileTokenStore(path).load(NAME)
    assert loaded is not None
    assert loaded.access_token.reveal() == "access-2"


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, path: Path) -> TokenStore:
    store = MemoryTokenStore() if request.param == "memory" else FileTokenStore(path)
    save(store, token())
    return store


@pytest.mark.parametrize("shared", [False, True], ids=["clients", "client"])
def test_many_threads_refresh_once(store: TokenStore, server: str, shared: bool) -> None:
    """With a client each, or one for all."""
    gate, told = threading.Barrier(MANY), list[bool]()
    mine = Transport(**settings(store, server))

    def work() -> None:
        transport = mine if shared else Transport(**settings(store, server))
        gate.wait()
        told.append(transport.call(READ)["held"])

    threads = [threading.Thread(target=work) for _ in range(MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert told == [True] * MANY
    assert (Handler.refreshes, Handler.refused) == (["refresh-1"], [])


@pytest.mark.parametrize("shared", [False, True], ids=["clients", "client"])
def test_many_tasks_refresh_once(store: TokenStore, server: str, shared: bool) -> None:
    """Likewise, in one event loop."""

    async def run() -> list[bool]:
        mine = AsyncTransport(**settings(store, server))

        async def work() -> bool:
            transport = mine if shared else AsyncTransport(**settings(store, server))
            held: bool = (await transport.call(READ))["held"]
            return held

        return await asyncio.gather(*(work() for _ in range(MANY)))

    assert asyncio.run(run()) == [True] * MANY
    assert (Handler.refreshes, Handler.refused) == (["refresh-1"], [])


@pytest.mark.parametrize("shared", [False, True], ids=["clients", "client"])
def test_many_refused_calls_refresh_once(store: TokenStore, server: str, shared: bool) -> None:
    """A token that was revoked before its end: all are refused, one gets the next."""
    save(store, token(left=3600))
    Handler.refreshes = []
    Handler.refused = []
    lied = token("access-0", left=3600)
    save(store, lied)

    async def run() -> list[bool]:
        mine = AsyncTransport(**settings(store, server))

        async def work() -> bool:
            transport = mine if shared else AsyncTransport(**settings(store, server))
            held: bool = (await transport.call(READ))["held"]
            return held

        return await asyncio.gather(*(work() for _ in range(MANY)))

    assert asyncio.run(run()) == [True] * MANY
    assert Handler.refreshes == ["refresh-1"]
    assert set(Handler.refused) == {"Bearer access-0"}
