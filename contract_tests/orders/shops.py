"""Where orders are placed: the calls of each API that cost money, and how its server tells what they did."""

import random
from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from g2a_client import G2A, AsyncG2A
from gaming_goods_client import UNSET, AsyncGamingGoods, GamingGoods
from gaming_goods_client import models as goods
from gaming_goods_partner_client import AsyncGamingGoodsPartner, GamingGoodsPartner
from gaming_goods_partner_client import models as partner

from contract_tests.orders.weather import Server
from contract_tests.stories import g2a as g2a_account
from contract_tests.stories import gaming_goods as goods_account
from contract_tests.stories import gaming_goods_partner as partner_account

__all__ = ["SHOPS", "BrokenError", "Calls", "G2AShop", "GoodsShop", "PartnerShop", "Shop", "Step"]

PLENTY = 10_000
"""So many of everything are bought before a sandbox is put back, at most."""


class BrokenError(Exception):
    """Something does not hold of an order."""


@dataclass(slots=True)
class Step:
    """One call that has to take effect once, or not at all.

    Attributes:
        call: Makes it, with an idempotency key if given one; what an async client gives is to be awaited.
        effects: How often the server has done it so far.
        differs: What is wrong with a value, by the server's word; empty if nothing is.
    """

    call: Callable[[str | None], object]
    effects: Callable[[], int]
    differs: Callable[[Any], str]


Calls = Generator[Step, Any, None]
"""The calls of one order; each is sent the value of the one before."""


class Shop(ABC):
    """One API."""

    clients: ClassVar[tuple[Callable[..., Any], ...]]
    """Blocking and not."""
    account: ClassVar[Mapping[str, str]]
    """What a client takes to know its user."""
    keyed: ClassVar[bool] = False
    """Whether the calls carry an idempotency key."""
    steps: ClassVar[int] = 1
    """How many calls an order takes."""

    def __init__(self, server: Server) -> None:
        self._server = server

    @abstractmethod
    def restock(self) -> None:
        """Make a sandbox that was put back ready for many orders."""

    @abstractmethod
    def order(self, client: Any, chance: random.Random) -> Calls:
        """One order."""


class G2AShop(Shop):
    """Order, then pay; neither call has an idempotency key."""

    clients = (G2A, AsyncG2A)
    account = g2a_account.SAMPLE
    steps = 2

    def __init__(self, server: Server) -> None:
        super().__init__(server)
        self._products: list[str] = []

    def restock(self) -> None:
        """Remember what there is plenty of; nothing can be put on these shelves."""
        _, page = self._ask("GET", "/products?minQty=20")
        self._products = [product["id"] for product in page["docs"]]

    def order(self, client: G2A | AsyncG2A, chance: random.Random) -> Calls:
        """Create an order and pay for it."""
        left = {id_: self._stock(id_) for id_ in chance.sample(self._products, 3)}
        product = max(left, key=lambda id_: left[id_])
        created: Any = yield Step(
            lambda key: client.orders.create(product_id=product),
            lambda: left[product] - self._stock(product),
            self._is_missing,
        )
        order_id: str = created.order_id
        yield Step(
            lambda key: client.orders.pay(order_id),
            lambda: int(self._is_paid(order_id)),
            lambda paid: "" if paid.status is True else f"the payment's status is {paid.status!r}",
        )
        _, details = self._ask("GET", f"/order/details/{order_id}")
        if (details["price"], details["currency"]) != (created.price, created.currency):
            raise BrokenError(f"{created} turned into {details}")

    def _ask(self, method: str, path: str) -> tuple[int, Any]:
        headers = g2a_account.headers(self.account)
        return self._server.ask(method, f"/g2a{path}", headers=headers)

    def _stock(self, product: str) -> int:
        _, page = self._ask("GET", f"/products?id={product}")
        qty: int = page["docs"][0]["qty"]
        return qty

    def _is_missing(self, created: Any) -> str:
        status, _ = self._ask("GET", f"/order/details/{created.order_id}")
        return "" if status == 200 else f"there is no order {created.order_id}"

    def _is_paid(self, order_id: str) -> bool:
        """Whether it is paid; then it is processed, too, and tells its price."""
        status, _ = self._server.ask("POST", f"/__sandbox__/g2a/orders/{order_id}/process", {})
        return status == 200


class _GamingGoods(Shop):
    """What both doors of Gaming Goods open to: orders, balance and stock of one user."""

    def __init__(self, server: Server) -> None:
        super().__init__(server)
        self._products: list[UUID] = []

    def restock(self) -> None:
        """Put plenty of some products on the shelf, and money into the account."""
        page = self._partner("/products?limit=20")
        self._products = [UUID(item["id"]) for item in page["items"] if item["is_available"]][:8]
        for product in self._products:
            self._step("gaming_goods/stock", {"product": str(product), "add": PLENTY - 1000})
        self._step("gaming_goods/balance", {"user": "anna", "add": 10**11})

    def _counts(self) -> Callable[[], int]:
        """How many orders are made from now on; the balance has to agree."""
        orders, balance = self._orders(), self._balance()

        def effects() -> int:
            made, paid = self._orders() - orders, balance - self._balance()
            if (made > 0) != (paid > 0):
                raise BrokenError(f"{made} orders took {paid} from the balance")
            return made

        return effects

    def _newest(self) -> str:
        id_: str = self._partner("/orders?limit=1")["items"][0]["id"]
        return id_

    def _orders(self) -> int:
        total: int = self._partner("/orders?limit=1")["total"]
        return total

    def _balance(self) -> int:
        balance: int = self._step("gaming_goods/balance", {"user": "anna", "add": 0})["balance"]
        return balance

    def _step(self, path: str, body: object) -> Any:
        _, said = self._server.ask("POST", f"/__sandbox__/{path}", body)
        return said

    def _partner(self, path: str) -> Any:
        headers = partner_account.headers(partner_account.SAMPLE)
        _, said = self._server.ask("GET", f"/gaming_goods_partner{path}", headers=headers)
        return said


class GoodsShop(_GamingGoods):
    """One call with an idempotency key: the buyer's own, or the client's."""

    clients = (GamingGoods, AsyncGamingGoods)
    account = goods_account.SAMPLE
    keyed = True

    def order(self, client: GamingGoods | AsyncGamingGoods, chance: random.Random) -> Calls:
        """Buy one or two things from the balance."""
        wanted = chance.sample(self._products, chance.randint(1, 2))
        items = [goods.NewOrderItem(product_id=id_, quantity=chance.randint(1, 2)) for id_ in wanted]
        balance = self._balance()

        def differs(answer: goods.OrderAnswer) -> str:
            newest, cost, order = self._newest(), balance - self._balance(), answer.data
            if (str(order.id), order.total) != (newest, cost):
                return f"order {newest} for {cost} was made, not {order.id} for {order.total}"
            keys = [len(item.keys or ()) for item in order.items]
            return "" if keys == [item.quantity for item in items] else f"it comes with {keys} keys"

        yield Step(
            lambda key: client.orders.create(
                items=items, payment_method="balance", idempotency_key=UNSET if key is None else key
            ),
            self._counts(),
            differs,
        )


class PartnerShop(_GamingGoods):
    """One call without an idempotency key, of lines or of the cart."""

    clients = (GamingGoodsPartner, AsyncGamingGoodsPartner)
    account = partner_account.SAMPLE

    def order(self, client: GamingGoodsPartner | AsyncGamingGoodsPartner, chance: random.Random) -> Calls:
        """Check out lines or a cart."""
        product, quantity = chance.choice(self._products), chance.randint(1, 2)
        body: partner.CartCheckout | partner.LinesCheckout = partner.CartCheckout()
        if chance.random() < 0.75:
            body = partner.LinesCheckout(lines=[partner.NewLine(product_id=product, quantity=quantity)])
        else:
            lines = [{"product_id": str(product), "quantity": quantity}]
            self._step("gaming_goods_partner/cart", {"user": "anna", "lines": lines})
        balance = self._balance()

        def differs(answer: partner.CheckoutAnswer) -> str:
            made = [(self._newest(), balance - self._balance())]
            told = [(str(order.id), order.total) for order in answer.orders]
            return "" if told == made else f"{made} was made, not {told}"

        yield Step(lambda key: client.checkout.create(body), self._counts(), differs)


SHOPS: Mapping[str, type[Shop]] = {
    "g2a": G2AShop,
    "gaming_goods": GoodsShop,
    "gaming_goods_partner": PartnerShop,
}
"""Every API at which something can be bought."""
