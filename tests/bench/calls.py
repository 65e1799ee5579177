"""What a call costs beside bare httpx, and what a long answer costs in memory."""

import gc
import json
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import httpx
import msgspec
from g2a_client import G2A, RateLimit

from tests.bench.bench import Bench
from tests.bench.clients import OURS, PlainPage, page
from tests.bench.measure import CannotRunError, Row, Table, Target, interleave, repeated
from tests.bench.serving import AUTHORIZATION, free_port, serving

__all__ = ["memory", "overhead"]

BARE, UNTYPED = "bare httpx", "bare httpx, and response.json()"
LONG = 10 * 2**20
"""Bytes of a long answer, at least."""
PIECE = 65_536
"""Bytes in which it comes."""
ALONE = "msgspec alone"


def overhead(bench: Bench) -> list[Table]:
    """One page of products over loopback, with everything on that a client can do, and without any of it."""
    body = page()
    canned = bench.folder / "answer.json"
    headers = [["content-type", "application/json"], ["content-length", str(len(body))]]
    canned.write_text(json.dumps({"headers": headers, "body": body.decode()}), encoding="utf-8")
    origin = f"http://127.0.0.1:{(port := free_port())}"
    url, sent = f"{origin}/products", {"Authorization": AUTHORIZATION, "user-agent": "bench"}
    command = [sys.executable, "-m", "tests.bench.serving", str(port), str(canned)]
    with (
        serving(command, url, bench.environment),
        httpx.Client(trust_env=False) as bare,
        httpx.Client(trust_env=False) as below,
        G2A(authorization=AUTHORIZATION, base_url=origin, http_client=below) as plain,
    ):
        full = G2A(
            authorization=AUTHORIZATION,
            base_url=origin,
            http_client=below,
            max_retries=4,
            deadline=60,
            rate_limit=RateLimit(10**9, 1),
            drift_watcher=lambda drift: None,
            max_answer=2**30,
        )

        def untyped() -> object:
            answer = bare.get(url, params={"page": 1, "minQty": 2}, headers=sent)
            return answer.raise_for_status().json()

        calls: dict[str, Callable[[], object]] = {
            OURS: lambda: plain.products.list(page=1, min_qty=2),
            f"{OURS}, everything on": lambda: full.products.list(page=1, min_qty=2),
            BARE: lambda: bare.get(url, params={"page": 1, "minQty": 2}, headers=sent).raise_for_status(),
            UNTYPED: untyped,
        }
        taken = interleave({name: repeated(call) for name, call in calls.items()}, bench.rounds(61))
    ratios = {name: taken.ratio(name, BARE) for name in calls if name != BARE}
    rows = [
        Row(
            name,
            (taken.median(name) * 1e6, taken.lowest(name) * 1e6),
            ratios.get(name),
            Target("at most", 1.15) if "everything" in name else None,
        )
        for name in calls
    ]
    title = f"call: a page of 20 products, {len(body):,} bytes, from a server on loopback, to objects"
    return [Table(title, ("us", "lowest"), "this/bare httpx", rows)]


def memory(bench: Bench) -> list[Table]:
    """The peak of what Python holds while one long list is decoded, the list itself included."""
    path = bench.folder / "long.json"
    path.write_bytes(_long())
    candidates: dict[str, Callable[[Path], object]] = {
        OURS: _ours,
        ALONE: lambda path: msgspec.json.Decoder(PlainPage).decode(path.read_bytes()),
        "json.loads (no types)": lambda path: json.loads(path.read_bytes()),
    }
    taken = interleave({name: partial(_peak, way, path) for name, way in candidates.items()}, bench.rounds(3))
    ratios = {OURS: (taken.ratio(OURS, ALONE), Target("at most", 1.5))}
    rows = [Row(name, (taken.median(name) / 2**20,), *ratios.get(name, (None, None))) for name in candidates]
    size = path.stat().st_size
    title = f"memory: a list of {size:,} bytes; ours over the transport in pieces, the others read as a whole"
    return [Table(title, ("MiB at the peak",), "ours/msgspec alone", rows)]


def _peak(decode: Callable[[Path], object], path: Path) -> float:
    """Bytes that Python holds at the peak of a call, by its own count."""
    gc.collect()
    tracemalloc.start()
    try:
        kept = decode(path)
        _, peak = tracemalloc.get_traced_memory()
        del kept
        return peak
    finally:
        tracemalloc.stop()


def _long() -> bytes:
    """A page with more products than any server sends, each with its own id."""
    products = json.loads(page())["docs"]
    many = [{**products[number % 20], "id": str(number)} for number in range(LONG // 340)]
    body = msgspec.json.encode({"page": 1, "docs": many})
    if len(body) < LONG:
        raise CannotRunError(f"the long list has only {len(body):,} bytes")
    return body


class _Pieces(httpx.SyncByteStream):
    def __init__(self, path: Path) -> None:
        self._path = path

    def __iter__(self) -> Iterator[bytes]:
        with self._path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece


def _ours(path: Path) -> object:
    kind = {"content-type": "application/json"}
    mock = httpx.MockTransport(lambda _: httpx.Response(200, headers=kind, stream=_Pieces(path)))
    with G2A(authorization=AUTHORIZATION, transport=mock) as g2a:
        return g2a.products.list()
