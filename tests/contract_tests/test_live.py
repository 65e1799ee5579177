"""Against a live server only harmless requests are sent."""

import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn

from tests.contract_tests.conftest import HERE, Result
from tests.contract_tests.orchard import Orchard

READS = re.compile(r"/trees\?.*|/rows/north/crates\?.*|/harvests/[0-9]+\?")


@pytest.fixture
def live(root: Path) -> Iterator[Orchard]:
    """A server that records, documented as the vendor's; 127.0.0.2 is not where our own sandbox is."""
    app = Orchard()
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.2", port=0, log_level="critical", lifespan="off")
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    spec = root / "specs" / "orchard.yaml"
    spec.write_text(spec.read_text("utf-8").replace("127.0.0.1:8000", f"127.0.0.2:{port}"), "utf-8")
    yield app
    server.should_exit = True
    thread.join()


def test_live_sends_reads_only(live: Orchard, check: Callable[..., Result]) -> None:
    """Operations with `x-effect: read`, in their own method, with valid data; no probe, nothing else."""
    result = check(target="live")

    assert result.code == 0
    assert result.figures["cases"] == len(live.calls) > 2
    assert [call for call in live.calls if call[0] != "GET" or not READS.fullmatch(call[1])] == []


def test_live_calls_what_is_named(live: Orchard, check: Callable[..., Result]) -> None:
    """An operation that is no read runs when it is asked for by name, and then alone."""
    check(target="live", operations=("harvests.create",))

    assert live.calls
    assert {(method, path) for method, path, _ in live.calls} == {("POST", "/harvests?")}


def test_url_of_the_live_server_is_live(live: Orchard, root: Path, check: Callable[..., Result]) -> None:
    """The documented shop is not bought from because its address came with `--url`."""
    check(url=_url(root))

    assert live.calls
    assert [call for call in live.calls if call[0] != "GET" or not READS.fullmatch(call[1])] == []


def test_url_runs_everything_elsewhere(live: Orchard, root: Path, check: Callable[..., Result]) -> None:
    """Any other server gets all cases."""
    url = _url(root)
    shutil.copy(HERE / "orchard.yaml", root / "specs")

    result = check(url=url)

    assert result.code == 0
    assert {method for method, path, _ in live.calls if path.startswith("/harvests?")} > {"POST", "DELETE"}


def _url(root: Path) -> str:
    return (root / "specs" / "orchard.yaml").read_text("utf-8").partition('url: "')[2].partition('"')[0]
