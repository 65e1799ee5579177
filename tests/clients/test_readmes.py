"""The program of each package's README runs as pasted, against the stand-in server."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parent.parent.parent
TOLD = {
    "g2a": "Once only: ORD04 Order key has been downloaded already",
    "gaming_goods": "404: ",
    "gaming_goods_partner": "Paid ",
    "gog": "On the wishlist: ",
    "gog_galaxy": "Installed 5 files, 136078 bytes, in ",
}
"""What the last line begins with."""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[int]:
    """The stand-in server on a free port of loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "sandbox", "--port", str(port)], cwd=ROOT)
    try:
        deadline = time.monotonic() + 20
        while True:
            try:
                httpx.get(f"http://127.0.0.1:{port}/__sandbox__/")
                break
            except httpx.TransportError:
                assert time.monotonic() < deadline
                time.sleep(0.05)
        yield port
    finally:
        server.terminate()
        server.wait()


@pytest.mark.parametrize("api", sorted(path.stem for path in (ROOT / "specs").glob("*.yaml")))
def test_the_program_of_the_readme_runs(api: str, sandbox: int) -> None:
    """Unchanged but for the port; it does what its last line says."""
    package = ROOT / "generated" / f"{api.replace('_', '-')}-client"
    found = re.search(r"```python\n(.*?)```", (package / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found
    program = found[1].replace(":8000", f":{sandbox}")

    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(package / "src")},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith(TOLD[api])
