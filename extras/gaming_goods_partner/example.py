"""Buy two games for resale on the stand-in server (`python -m sandbox`) and collect their codes."""

import time

from gaming_goods_partner_client import UNSET, GamingGoodsPartner, models

SANDBOX = "http://127.0.0.1:8000/gaming_goods_partner"

with GamingGoodsPartner(base_url=SANDBOX, api_key="pk_live_sandbox_anna") as market:  # a sample key
    offers = [product for product in market.products.iter(limit=100) if product.is_available]
    print(f"{len(offers)} products on offer, the cheapest for {min(p.price_decimal for p in offers)} EUR")

    lines = [models.NewLine(product_id=product.id, quantity=1) for product in offers[:2]]
    placed = market.checkout.create(models.LinesCheckout(lines=lines)).orders
    for order in placed:
        print(f"Order of {order.total_decimal} {order.currency} is {order.status}")
        while (detail := market.orders.get(order.id)).delivery.codes in (UNSET, []):
            time.sleep(0.5)
        print(f"Paid {detail.amounts.buyer_total_decimal} EUR for {detail.delivery.codes}")
