"""An index on loopback, filled by twine and asked by pip."""

import hmac
import json
import logging
import secrets
import subprocess
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any, Final
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from tests.packages.environment import Environment
from tests.packages.package import MODULE, RefusedError, run, said

USER: Final = "throw-away"


@dataclass(frozen=True, slots=True)
class Index:
    """Where it listens, and the password it takes uploads by."""

    url: str
    password: str

    def upload(self, files: Sequence[Path]) -> None:
        """``twine upload`` over HTTP.

        Raises:
            RefusedError: The index does not take a file.
        """
        done = self._twine(files)
        if done.returncode:
            raise RefusedError(f"the index does not take it: {said(done)}")

    def refuse(self, file: Path) -> None:
        """Upload a file again, which has to be refused.

        Raises:
            RefusedError: The index takes it, or refuses it for another reason.
        """
        done = self._twine([file], "--verbose")
        if not done.returncode:
            raise RefusedError(f"the index takes {file.name} a second time")
        if "already exists" not in done.stdout:
            raise RefusedError(f"the index does not say that {file.name} is there: {said(done)}")

    def _twine(self, files: Sequence[Path], *options: str) -> subprocess.CompletedProcess[str]:
        here = ("--non-interactive", "--disable-progress-bar", "--repository-url", self.url, *options)
        account = {"TWINE_USERNAME": USER, "TWINE_PASSWORD": self.password}
        where = files[0].parent
        return run(*MODULE, "twine", "--no-color", "upload", *here, *files, cwd=where, environment=account)

    def install(self, environment: Environment, name: str, files: Sequence[Path]) -> None:
        """``pip install`` from no other index, and see that each file came from here.

        Raises:
            RefusedError: pip cannot install it, or took something else.
        """
        report = environment.folder / "report.json"
        simple = f"{self.url}/simple/"
        environment.install("--index-url", simple, "--no-cache-dir", "--report", report, name)
        if lines := self.strangers(json.loads(report.read_text(encoding="utf-8")), files):
            raise RefusedError(*lines)

    def strangers(self, report: Any, files: Sequence[Path]) -> list[str]:
        """What pip installed by its own report, and should not have: from elsewhere, or none of our files."""
        taken = [one["download_info"] for one in report["install"]]
        elsewhere = [one["url"] for one in taken if not one["url"].startswith(f"{self.url}/")]
        lines = [f"pip took {url}, which is not on the index at {self.url}" for url in elsewhere]
        ours = {sha256(file.read_bytes()).hexdigest() for file in files}
        if not ours & {one["archive_info"]["hashes"]["sha256"] for one in taken}:
            lines.append("pip installed other bytes than those uploaded")
        return lines


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serve(uploads: Path, *others: Path) -> Generator[Index]:
    """Pypiserver on a free port, for the files in these folders; uploads go to the first."""
    password = secrets.token_urlsafe()

    def known(user: str, word: str) -> bool:
        return user == USER and hmac.compare_digest(word.encode(), password.encode())

    logging.getLogger("pypiserver").addHandler(logging.NullHandler())  # twine says what it was told
    application = import_module("pypiserver").app(
        roots=[uploads, *others],
        authenticate=["update"],
        auther=known,
        hash_algo="sha256",
        disable_fallback=True,
    )
    with make_server("127.0.0.1", 0, application, _Server, _Quiet) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield Index(f"http://127.0.0.1:{server.server_port}", password)
        finally:
            server.shutdown()
