"""What is told of both Gaming Goods APIs: the document's game, and a rate limit that answers announce."""

from collections.abc import Callable
from uuid import UUID

import httpx

from contract_tests.targets import Sandbox

GAME = UUID("a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d")
"""The document's product: 19.99 EUR, twelve in stock, whatever the seed."""
SLUG = "cyberpunk-2077-steam-key"
NOBODY = UUID("00000000-0000-4000-8000-000000000000")
"""An id that nothing has."""
EPOCH = 1_735_689_600
"""Where the sandbox's clock starts."""


def counts_down(ask: Callable[[], httpx.Response], sandbox: Sandbox) -> None:
    """Each answer tells how many requests are left; then comes 429, and the reset begins the count anew."""
    sandbox.limit(4, per_seconds=60)

    answers = [ask() for _ in range(6)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429, 429]
    assert [_told(answer, "Limit") for answer in answers] == [4] * 6
    assert [_told(answer, "Remaining") for answer in answers] == [3, 2, 1, 0, 0, 0]
    resets = {_told(answer, "Reset") for answer in answers}
    assert len(resets) == 1, "the reset moves while requests are counted"
    assert EPOCH + 60 <= min(resets) <= EPOCH + 70

    sandbox.advance(61)
    again = ask()
    assert again.status_code == 200
    assert _told(again, "Remaining") == 3
    assert _told(again, "Reset") > min(resets)


def _told(answer: httpx.Response, what: str) -> int:
    return int(answer.headers[f"X-RateLimit-{what}"])
