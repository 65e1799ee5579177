"""The sandbox in a process of its own."""

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent


class NotServedError(Exception):
    """It did not start; the message says what to do."""


@contextmanager
def sandbox() -> Generator[str]:
    """The stand-in server on a free port of loopback; its address.

    Raises:
        NotServedError: It does not start.
    """
    command = [sys.executable, "-m", "sandbox", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            line = server.stdout.readline()
            if "http://" not in line:
                raise NotServedError("the sandbox did not start; `python -m sandbox` says why")
            yield line.split()[3]
        finally:
            server.terminate()
