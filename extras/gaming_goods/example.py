"""Order one game on the stand-in server (`python -m sandbox`) and read its key."""

import httpx
from gaming_goods_client import GamingGoods, NotFoundError, models

SERVER = "http://127.0.0.1:8000"

# Your token comes from the store; the stand-in server hands out sample ones.
token = httpx.post(f"{SERVER}/__sandbox__/gaming_goods/tokens", json={"user": "anna"}).json()["token"]

with GamingGoods(base_url=f"{SERVER}/gaming_goods", token=token) as shop:
    cheap = (
        product
        for product in shop.products.iter(category="Steam", sort="price_asc")
        if product.is_active and product.stock_quantity
    )
    product = next(cheap)
    print(f"{product.name}: {product.price_decimal} {product.currency}, {product.stock_quantity} in stock")

    item = models.NewOrderItem(product_id=product.id, quantity=1)
    order = shop.orders.create(items=[item], payment_method="balance", promo_code="SALE10").data
    print(
        f"To pay: {order.total_decimal} {order.currency}, saved {product.price_decimal - order.total_decimal}"
    )

    paid = shop.orders.get(order.id).data
    print(f"{paid.status}: {paid.items[0].keys}")

    try:
        shop.products.get("no-such-game")
    except NotFoundError as refusal:
        print(f"{refusal.status}: {refusal.message}")
