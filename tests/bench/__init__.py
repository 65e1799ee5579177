"""Clients, generator, contract run and sandbox beside their peers: ``python -m tests.bench [PART …]``.

Everything that is compared is measured in the same run. A round measures each candidate once, in an order
that is shuffled anew; a ratio is taken within a round, and the median of these ratios is what counts. So a
machine that is busy for a while slows all candidates, and their ratio stays. Nothing is asserted: a table
says what the target is and whether it is met, and ``reports/bench.json`` has the same figures.

``decode``
    The first page of the sandbox's catalogue, 20 products, from bytes to objects. Each figure is the mean of
    about 30 ms of calls. Candidates: the decoder that `g2a_client` uses for `products.list`; the output of
    openapi-python-client, generated in the run from the same spec, with `json.loads` as its endpoint does;
    pydantic models with the same fields; `json.loads` alone. A second table begins with an httpx response,
    where each client's own endpoint code runs.

``import``
    Whole processes that import and end, in an environment made in the run that has httpx, msgspec, attrs and
    python-dateutil only: httpx also imports click and rich where they are installed. Bytecode is cached
    before the first round.

``generate``
    Whole processes: `python -m generator` into a folder that has only the spec, so that it is checked and
    everything is rendered, against `openapi-python-client generate` with its usual ruff hooks.

``contract``
    Whole processes: `python -m contract_tests g2a` against `st run` with `schemathesis.toml` of this folder,
    the same strict copy of the spec, the same number of examples for each operation and the same seed. The
    server of `st` runs already, and what makes it ready is not counted. Then both meet every seeded fault;
    `st` over HTTP, where the server without a fault has to stay green.

``sandbox``
    Requests per second that wrk gets for a product page over loopback, with one thread and 16 connections,
    after a warm-up: our sandbox, an ASGI app that does nothing but answer the same bytes on the same server
    software, and Prism with the same page as its example. Prism is installed below ``.nox/`` if need be.
"""

import sys
from pathlib import Path

sys.path[:0] = map(str, sorted(Path(__file__).parents[2].glob("generated/*/src")))
