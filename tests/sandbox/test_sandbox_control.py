"""The control paths: strict about their input, repeatable, and able to cause any documented refusal."""

import tomllib
from pathlib import Path

import pytest

from tests.sandbox.shop import GOOD, PRODUCT, Shop

ROOT = Path(__file__).parents[2]
CODES = {
    "AUTH01": 403,
    "AUTH02": 401,
    "AUTH03": 401,
    "AUTH04": 401,
    "AUTH05": 401,
    "BR01": 400,
    "BR02": 400,
    "BR03": 429,
    "ORD01": 400,
    "ORD02": 404,
    "ORD03": 403,
    "ORD04": 405,
    "ORD05": 402,
    "ORD06": 400,
    "PR01": 400,
    "PR02": 400,
    "PR03": 500,
    "PR04": 500,
    "IN01": 500,
}


def test_describe_tells_what_this_is(shop: Shop) -> None:
    """Clients recognise a sandbox by it; the version is the project's."""
    told = shop.client.get("/__sandbox__/").json()

    assert told["name"] == "gamestore-openapi sandbox"
    assert told["version"] == tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert told["apis"]["g2a"]["operations"]["orders.create"] == "POST /order"
    assert told["apis"]["g2a"]["readings"]["auth01"] == {"value": "403", "allowed": ["403", "400"]}
    assert told["apis"]["g2a"]["codes"] == list(CODES)
    assert "POST /__sandbox__/g2a/orders/{id}/process" in told["control"]
    assert GOOD.split(", ")[1] not in str(told)


def test_reset_repeats_a_run_exactly(shop: Shop) -> None:
    """The same seed gives the same ids, keys and catalogue; another seed others."""

    def run(seed: int) -> list[bytes]:
        shop.control("/reset", seed=seed)
        answers = [shop.create(), shop.create(), shop.products("?page=3")]
        order = answers[1].json()["order_id"]
        shop.pay(order)
        shop.control("/clock", advance=10)
        return [a.content for a in (*answers, shop.key(order))]

    first, second = run(1), run(2)

    assert run(1) == first
    assert all(a != b for a, b in zip(first, second, strict=True))


def test_reset_takes_an_empty_body_and_restores_defaults(shop: Shop) -> None:
    """Readings, clock, limits, failures and stock are as at the start."""
    shop.read(auth01="400")
    shop.control("/clock", advance=5)
    shop.control("/limits", api="g2a", requests=1)
    shop.control("/fail", operation="g2a:*", code="IN01", times=9)

    assert shop.client.post("/__sandbox__/reset").status_code == 200

    told = shop.client.get("/__sandbox__/").json()
    assert told["clock"] == {"now": 1735689600.0, "running": False}
    assert told["apis"]["g2a"]["limit"] is None
    assert told["apis"]["g2a"]["readings"]["auth01"]["value"] == "403"
    assert [shop.products().status_code for _ in range(2)] == [200, 200]


@pytest.mark.parametrize(
    ("path", "body", "says"),
    [
        ("/reset", {"sed": 1}, "sed"),
        ("/reset", {"seed": "1"}, "$.seed"),
        ("/reset", {"seed": -1}, "$.seed"),
        ("/reset", {"readings": {"steam": {}}}, "there are g2a"),
        ("/reset", {"readings": {"g2a": {"auth99": "403"}}}, "there are auth01, merchant_not_found"),
        ("/reset", {"readings": {"g2a": {"auth01": "500"}}}, "one of 403, 400"),
        ("/clock", {"advance": -1}, "$.advance"),
        ("/clock", {"advance": "1"}, "$.advance"),
        ("/clock", {"advance": 1e300}, "$.advance"),
        ("/limits", {"api": "g2a"}, "requests"),
        ("/limits", {"api": "g2a", "requests": 0}, "$.requests"),
        ("/limits", {"api": "g2a", "requests": 1, "per_seconds": 0}, "$.per_seconds"),
        ("/limits", {"api": "steam", "requests": 1}, "there are g2a"),
        ("/fail", {"operation": "g2a:orders.create"}, "`code`, `status` or `body`"),
        ("/fail", {"operation": "orders.create", "code": "IN01"}, "unknown api"),
        ("/fail", {"operation": "g2a:orders.buy", "code": "IN01"}, "orders.create, orders.details"),
        ("/fail", {"operation": "g2a:orders.create", "code": "XX"}, "AUTH01, AUTH02"),
        ("/fail", {"operation": "g2a:orders.create", "status": 99}, "$.status"),
        ("/fail", {"operation": "g2a:orders.create", "body": "x", "code": "IN01"}, "leave out"),
        ("/fail", {"operation": "g2a:orders.create", "status": 500, "headers": {"a b": "c"}}, "a b"),
        (
            "/fail",
            {"operation": "g2a:orders.create", "body": "", "content_type": "a\r\nb: c"},
            "content-type",
        ),
        ("/g2a/orders/1/process", {}, "no order 1"),
        ("/g2a/orders/80201019921771/decline", {}, "complete already"),
        ("/g2a/orders/80201019921771/process", {"now": True}, "now"),
        ("/g2a/delays", {"processing": -1}, "$.processing"),
    ],
)
def test_control_refuses_bad_input(shop: Shop, path: str, body: dict[str, object], says: str) -> None:
    """422 with one message that names the field or lists what is allowed."""
    answer = shop.control(path, **body)

    assert answer.status_code == 422
    assert says in answer.json()["error"]


def test_control_refuses_what_is_not_json(shop: Shop) -> None:
    """422, also for bodies that break other parsers."""
    for body in (b"{", b"\xff", b"[" * 100_000, b" " * 1_100_000):
        assert shop.client.post("/__sandbox__/reset", content=body).status_code == 422


def test_control_refuses_unpaid_order(shop: Shop) -> None:
    """Only a paid order can be processed or declined."""
    order = shop.ordered()
    for step in ("process", "decline"):
        assert "is not paid" in shop.control(f"/g2a/orders/{order}/{step}").json()["error"]


def test_control_knows_its_paths_and_methods(shop: Shop) -> None:
    """404 and 405 as JSON, with `Allow`."""
    assert shop.control("/nothing").status_code == 404
    assert shop.client.get("/__sandbox__/reset").headers["allow"] == "POST"


def test_limits_refuse_until_time_has_passed(shop: Shop) -> None:
    """BR03 with `Retry-After`; null lifts the limit."""
    shop.control("/limits", api="g2a", requests=2, per_seconds=10)
    assert [shop.products().status_code for _ in range(2)] == [200, 200]

    answer = shop.products()

    assert answer.json() == {"status": "ERROR", "message": "Too many requests", "code": "BR03"}
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "10")
    shop.control("/clock", advance=10)
    assert [shop.products().status_code for _ in range(3)] == [200, 200, 429]
    shop.control("/limits", api="g2a", requests=None)
    assert shop.products().status_code == 200


@pytest.mark.parametrize(("code", "status"), CODES.items())
def test_fail_reaches_every_code(shop: Shop, code: str, status: int) -> None:
    """Each code of the table, with its status, once; then all is well again."""
    shop.control("/fail", operation="g2a:products.list", code=code)

    answer = shop.products()

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert ("retry-after" in answer.headers) == (code == "BR03")
    assert shop.products().status_code == 200


def test_fail_counts_and_is_cleared(shop: Shop) -> None:
    """`times` calls fail, in the order of the requests to fail; 0 clears."""
    shop.control("/fail", api="g2a", operation="*", code="IN01", times=2)
    shop.control("/fail", api="g2a", operation="*", status=418, code="ZZ9", message="Tea")
    assert [shop.products().status_code for _ in range(4)] == [500, 500, 418, 200]

    shop.control("/fail", operation="g2a:products.list", status=503, times=5)
    assert shop.products().json() == {"status": "ERROR", "message": "Service Unavailable"}
    shop.control("/fail", operation="g2a:products.list", times=0, status=503)
    assert shop.products().status_code == 200


@pytest.mark.parametrize("body", ["", "<html>Bad gateway</html>", '{"page": 1, "do'])
def test_fail_sends_raw_bodies(shop: Shop, body: str) -> None:
    """Whatever a broken server or proxy might send."""
    shop.control(
        "/fail", operation="g2a:products.list", body=body, content_type="text/html", headers={"X-Id": "7"}
    )

    answer = shop.products()

    assert (answer.status_code, answer.text) == (200, body)
    assert (answer.headers["content-type"], answer.headers["x-id"]) == ("text/html", "7")


def test_fail_after_loses_only_the_answer(shop: Shop) -> None:
    """With `after` the order is placed although the caller sees an error."""
    shop.control("/fail", operation="g2a:orders.create", code="IN01", after=True)

    assert shop.create().status_code == 500

    assert shop.products(f"?id={PRODUCT}").json()["docs"][0]["qty"] == 999


def test_fail_204_has_no_body(shop: Shop) -> None:
    """A status without content is sent without content."""
    shop.control("/fail", operation="g2a:products.list", status=204)
    assert (shop.products().status_code, shop.products().status_code) == (204, 200)
