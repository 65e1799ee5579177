"""`python -m sandbox`: starts fast, says where, ends cleanly, and refuses with one line."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

from tests.sandbox.shop import GOOD

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "sandbox"]


def test_server_answers_within_a_second_and_ends_on_ctrl_c(server: subprocess.Popen[str]) -> None:
    """One line with the address, an answer, then exit code 0 and no traceback."""
    start = time.monotonic()
    assert server.stdout is not None
    line = server.stdout.readline()
    url = line.split()[3]
    with httpx.Client(base_url=url, headers={"Authorization": GOOD}) as client:
        assert client.get("/g2a/products").status_code == 200
        took = time.monotonic() - start
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=10)

    assert line.startswith("Sandbox listening on http://127.0.0.1:")
    assert (server.returncode, out, err) == (0, "", "")
    assert took < 3  # below one second on a quiet machine; test runners share theirs


def test_server_clock_runs_until_told_to_stand_still(server: subprocess.Popen[str]) -> None:
    """Served, sandbox time follows real time."""
    assert server.stdout is not None
    with httpx.Client(base_url=server.stdout.readline().split()[3]) as client:

        def now() -> float:
            client.post("/__sandbox__/limits", json={"api": "g2a", "requests": None})
            return float(client.get("/__sandbox__/").json()["clock"]["now"])

        first = now()
        assert now() > first
        still = client.post("/__sandbox__/clock", json={"running": False}).json()["now"]
        assert now() == still


def test_server_stays_with_http_1_when_offered_another(server: subprocess.Popen[str]) -> None:
    """`Upgrade: h2c`, as Java's HttpClient sends it, is passed over, and nothing that only looks like it."""
    assert server.stdout is not None
    offer = {"Connection": "Upgrade, HTTP2-Settings", "Upgrade": "h2c", "HTTP2-Settings": "AAMAAABk"}
    with httpx.Client(
        base_url=server.stdout.readline().split()[3], headers={"Authorization": GOOD}
    ) as client:
        product = client.get("/g2a/products").json()["docs"][0]["id"]
        for body in ({"product_id": product}, {"product_id": product, "note": "\r\nUpgrade: h2c\r\n"}):
            answer = client.post("/g2a/order", json=body, headers=offer)
            assert (answer.status_code, set(answer.json())) == (200, {"order_id", "price", "currency"})
            assert client.post("/g2a/order", json=body).json().keys() == answer.json().keys()


def refusal(*arguments: str) -> str:
    """Run a server that cannot start, and give its one line."""
    done = subprocess.run(
        [*COMMAND, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=20, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_server_refuses_a_port_in_use() -> None:
    """The message names address, cause and mend."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = refusal("--port", port)

    assert f"127.0.0.1:{port}" in said
    assert "--port" in said


def test_server_refuses_unusable_state_files(tmp_path: Path) -> None:
    """A folder that is not there, and a file that is no journal."""
    (tmp_path / "text").write_text("not a database, " * 100)
    assert "existing folder" in refusal("--port", "0", "--state", str(tmp_path / "no" / "s.db"))
    assert "Move it away" in refusal("--port", "0", "--state", str(tmp_path / "text"))
