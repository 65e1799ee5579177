"""Buy one game on the stand-in server (`python -m sandbox`) and fetch its key."""

import time

from g2a_client import G2A, OrderKeyAlreadyDownloadedError

SANDBOX = "http://127.0.0.1:8000/g2a"

with G2A(
    base_url=SANDBOX,
    api_hash="sandboxMerchant1",  # sample credentials of the stand-in server
    email="merchant@sandbox.example",
    secret="sandbox-secret",
) as g2a:
    product = next(iter(g2a.products.iter(min_qty=5, min_price_to=20)))
    print(f"{product.name}: {product.qty} keys from {product.min_price} EUR")

    order = g2a.orders.create(product_id=product.id, max_price=20)
    g2a.orders.pay(order.order_id)
    while g2a.orders.details(order.order_id).status != "complete":
        time.sleep(0.5)
    print(f"Order {order.order_id}, {order.price} {order.currency}: {g2a.orders.key(order.order_id).key}")

    try:
        g2a.orders.key(order.order_id)
    except OrderKeyAlreadyDownloadedError as refusal:
        print(f"Once only: {refusal.code} {refusal.message}")
