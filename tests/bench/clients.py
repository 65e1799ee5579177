"""Decode and import: what the user of a client feels."""

import asyncio
import json
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import g2a_client.client
import httpx
import msgspec
import orjson
from g2a_client import models
from pydantic import BaseModel, Field

from sandbox import create_app
from sandbox.g2a import catalogue
from tests.bench.bench import ROOT, Bench, Stock
from tests.bench.measure import Rounds, Row, Table, Target, interleave, repeated, wall

__all__ = ["Decoders", "PydanticPage", "decode", "imports", "page"]

OURS = "g2a_client"
STOCK = "openapi-python-client"


class PlainProduct(msgspec.Struct, gc=False):
    """A product, as msgspec has it at its fastest: what no client that uses msgspec can be faster than."""

    id: str
    name: str
    type: str
    slug: str
    qty: int
    minPrice: float
    thumbnail: str
    smallImage: str


class PlainPage(msgspec.Struct, gc=False):
    """A page of products, likewise."""

    page: int
    docs: list[PlainProduct]


class PydanticProduct(BaseModel):
    """A product, as somebody writes it who uses pydantic; `type` is plain text, which is its fastest form."""

    id: str
    name: str
    type: str
    slug: str
    qty: int
    min_price: float = Field(alias="minPrice")
    thumbnail: str
    small_image: str = Field(alias="smallImage")


class PydanticPage(BaseModel):
    """A page of products, likewise."""

    page: int
    docs: list[PydanticProduct]


def page() -> bytes:
    """A full page of products, as a G2A server sends it."""
    products = [product for product, _ in catalogue.make(1)[:20]]
    return msgspec.json.encode({"page": 1, "docs": products})


class Decoders:
    """Ways from bytes to a page of products, and from an httpx response to it."""

    def __init__(self, stock: Stock) -> None:
        self._operation: Any = vars(g2a_client.client)["_PRODUCTS_LIST"]
        self._endpoint = stock.module("api.products.products_list")
        self._stock_page: Any = stock.module("models").ProductPage
        self._stock_client: Any = stock.module("client").Client(base_url="http://127.0.0.1")

    def ours(self, body: bytes) -> models.ProductPage:
        """The decoder that the client keeps for status 200 of this operation."""
        found: models.ProductPage = self._operation.answers[200].decode(body)
        return found

    def stock(self, body: bytes) -> Any:
        """What `_parse_response` of the stock endpoint does; httpx's `json()` is `json.loads`."""
        return self._stock_page.from_dict(json.loads(body))

    def pydantic(self, body: bytes) -> PydanticPage:
        """Pydantic's own fast way."""
        return PydanticPage.model_validate_json(body)

    def ours_answer(self, response: httpx.Response) -> models.ProductPage:
        """All that the client does with a response."""
        found: models.ProductPage = self._operation.read(response)
        return found

    def stock_answer(self, response: httpx.Response) -> Any:
        """All that the stock endpoint does with a response."""
        build: Any = vars(self._endpoint)["_build_response"]
        return build(client=self._stock_client, response=response)


def decode(bench: Bench) -> list[Table]:
    """From bytes to a page of products."""
    body, decoders = page(), Decoders(bench.stock)
    pydantic = "pydantic model_validate_json"
    calls: dict[str, Callable[[], object]] = {
        OURS: partial(decoders.ours, body),
        STOCK: partial(decoders.stock, body),
        pydantic: partial(decoders.pydantic, body),
        "json.loads (no types)": partial(json.loads, body),
    }
    calls["orjson.loads (no types)"] = partial(orjson.loads, body)
    calls["msgspec alone, eight plain fields"] = partial(msgspec.json.Decoder(PlainPage).decode, body)
    targets = {
        STOCK: Target("at least", 8),
        pydantic: Target("at least", 3),
        "json.loads (no types)": Target("at least", 3),
        "orjson.loads (no types)": Target("at least", 1),
    }
    taken = interleave({name: repeated(call) for name, call in calls.items()}, bench.rounds(41))
    first = Table(
        f"decode: a page of 20 products, {len(body):,} bytes, to objects",
        ("us", "lowest"),
        "times ours",
        [_microseconds(taken, name, OURS, targets.get(name)) for name in calls],
    )
    response = httpx.Response(200, content=body, headers={"content-type": "application/json"})
    answers: dict[str, Callable[[], object]] = {
        f"{OURS}: Operation.read": partial(decoders.ours_answer, response),
        f"{STOCK}: _build_response": partial(decoders.stock_answer, response),
        "bare httpx: response.json() (no types)": response.json,
    }
    ours = next(iter(answers))
    taken = interleave({name: repeated(call) for name, call in answers.items()}, bench.rounds(41))
    second = Table(
        "decode: the same, from an httpx response that has been read",
        ("us", "lowest"),
        "times ours",
        [_microseconds(taken, name, ours, None) for name in answers],
    )
    return [first, second, *(_other_page(bench, other) for other in OTHERS)]


@dataclass(frozen=True, slots=True)
class Other:
    """A page of another API: where the stand-in server has it, and what the two clients call it."""

    api: str
    path: str
    constant: str
    model: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


OTHERS = (
    Other("gaming_goods", "/products?page_size=20", "_PRODUCTS_LIST", "ProductsAnswer"),
    Other(
        "gaming_goods_partner",
        "/products?limit=20",
        "_PRODUCTS_LIST",
        "ProductPage",
        {"X-API-Key": "pk_live_sandbox_anna"},
    ),
    Other(
        "gog",
        "/account/getFilteredProducts?mediaType=1&page=1",
        "_LIBRARY_LIST",
        "LibraryPage",
        {"Authorization": "Bearer sandbox-access-anna"},
    ),
    Other("gog_galaxy", "/v1/catalog?limit=20", "_CATALOG_SEARCH", "CatalogPage"),
)


def _other_page(bench: Bench, other: Other) -> Table:
    """Ours, stock and no types at all, for one more API."""
    body = asyncio.run(_served(other))
    answer: Any = vars(import_module(f"{other.api}_client.client"))[other.constant].answers[200]
    stock_model: Any = getattr(bench.stock_of(other.api).module("models"), other.model)
    ours = f"{other.api}_client"
    calls: dict[str, Callable[[], object]] = {
        ours: lambda: answer.decode(body),  # not bound before: it becomes msgspec's own at its first call
        STOCK: lambda: stock_model.from_dict(json.loads(body)),
        "json.loads (no types)": partial(json.loads, body),
        "orjson.loads (no types)": partial(orjson.loads, body),
    }
    targets = {STOCK: Target("at least", 7), "orjson.loads (no types)": Target("at least", 1 / 1.1)}
    taken = interleave({name: repeated(call) for name, call in calls.items()}, bench.rounds(41))
    return Table(
        f"decode: a page of products of {other.api}, {len(body):,} bytes, to objects",
        ("us", "lowest"),
        "times ours",
        [_microseconds(taken, name, ours, targets.get(name)) for name in calls],
    )


async def _served(other: Other) -> bytes:
    """The page as the stand-in server sends it."""
    transport = httpx.ASGITransport(create_app())
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        answer = await client.get(f"/{other.api}{other.path}", headers=other.headers)
    return answer.raise_for_status().content


def _microseconds(taken: Rounds, name: str, ours: str, target: Target | None) -> Row:
    ratio = None if name == ours else taken.ratio(name, ours)
    return Row(name, (taken.median(name) * 1e6, taken.lowest(name) * 1e6), ratio, target)


# --- import ---


def imports(bench: Bench) -> list[Table]:
    """From the start of Python to an imported client."""
    packages = bench.folder / "packages"
    shutil.copytree(ROOT / "generated" / "g2a-client" / "src" / "g2a_client", packages / "g2a_client")
    stock = bench.stock
    shutil.copytree(stock.folder / stock.package, packages / stock.package)
    python = _clean_python(bench)
    kept = {name: value for name, value in bench.environment.items() if not name.startswith("PYTHON")}
    environment = kept | {"PYTHONPATH": str(packages)}

    whole = "\n".join(f"import {name}" for name in stock.modules)
    ours_made, stock_made = f"{OURS}, and the first client", f"{STOCK}, and the first client"
    maker = f"{stock.package}.client.AuthenticatedClient(base_url='http://127.0.0.1', token='t')"
    programs = {
        "Python alone": "pass",
        OURS: "import g2a_client",
        f"{STOCK}: client, models, api": whole,
        "httpx alone": "import httpx",
        ours_made: "import g2a_client\ng2a_client.G2A(authorization='a, b')",
        stock_made: f"{whole}\n{maker}.get_httpx_client()",
    }
    bare, ours, peer = list(programs)[:3]
    cells = {
        name: partial(wall, [str(python), "-c", program], environment=environment, folder=bench.folder)
        for name, program in programs.items()
    }
    for cell in cells.values():
        cell()  # writes the bytecode
    taken = interleave(cells, bench.rounds(25))
    httpx_alone = "httpx alone"
    ratios = {
        ours: (taken.ratio(ours, peer, less=bare), Target("at most", 0.5)),
        ours_made: (taken.ratio(ours_made, httpx_alone, less=bare), Target("at most", 1.6)),
    }
    rows = [
        Row(
            name,
            (taken.median(name) * 1e3, taken.lowest(name) * 1e3, taken.difference(name, bare) * 1e3),
            *ratios.get(name, (None, None)),
        )
        for name in programs
    ]
    notes = [
        f"with Python's own start, importing ours takes {taken.ratio(ours, peer):.2f} of what stock takes",
        f"the first client takes {taken.difference(ours_made, ours) * 1e3:.0f} ms (ours, httpx included), "
        f"{taken.difference(stock_made, peer) * 1e3:.0f} ms (stock, which has httpx already)",
    ]
    title = "import: whole process, in an environment with httpx, msgspec, attrs and python-dateutil only"
    compared = "ours/stock or, first client, ours/httpx"
    return [Table(title, ("ms", "lowest", "less Python"), compared, rows, notes)]


def _clean_python(bench: Bench) -> Path:
    """An interpreter whose environment has what the two packages need, and nothing that httpx also likes."""
    home, constraints = bench.folder / "clean", ["-c", str(ROOT / "constraints.txt")]
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    wanted = ["httpx", "msgspec", "attrs", "python-dateutil"]
    uv = shutil.which("uv", path=bench.environment["PATH"])
    if uv is not None:
        make = [uv, "venv", "-q", "--python", sys.executable, str(home)]
        fill = [uv, "pip", "install", "-q", "--python", str(python), *constraints, *wanted]
    else:
        make = [sys.executable, "-m", "venv", str(home)]
        fill = [str(python), "-m", "pip", "install", "-q", *constraints, *wanted]
    for command in (make, fill):
        wall(command, environment=bench.environment, folder=bench.folder)
    return python
