"""Calls that are full of secrets, and a search for what is left of them."""

import base64
import binascii
import html
import json
import random
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, quote_plus, unquote, unquote_plus

from generator.document import is_list, is_map

URLSAFE = string.ascii_letters + string.digits + "-_"
AWKWARD = string.ascii_letters + string.digits + "+/=.~!*%&\"'<>\\ äß€"


@dataclass(frozen=True)
class Planted:
    """One request, and what the server is to answer."""

    method: str
    path: str
    headers: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    body: bytes = b""
    status: int = 200
    answer_headers: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    answer: bytes = b"{}"


class Garden:
    """Plants secrets; each is another, whatever the seed."""

    def __init__(self, seed: int) -> None:
        self.random, self.secrets = random.Random(seed), list[str]()  # noqa: S311 (they open nothing)

    def _kept(self, secret: str) -> str:
        assert secret not in self.secrets
        self.secrets.append(secret)
        return secret

    def token(self, length: int = 0) -> str:
        """Letters, digits, `-` and `_`: what a store makes."""
        length = length or self.random.choice((12, 24, 43))
        first = self.random.choice(string.ascii_letters) + self.random.choice(string.digits)
        return self._kept(first + "".join(self.random.choices(URLSAFE, k=length)) + "x7")

    def hex(self) -> str:
        """A digest."""
        return self._kept(f"{self.random.getrandbits(256):064x}")

    def awkward(self) -> str:
        """What a user makes, of letters that have to be written in another way."""
        return self._kept("p7" + "".join(self.random.choices(AWKWARD, k=14)).strip() + "9q")

    def jwt(self) -> str:
        """A JSON web token."""
        parts = ({"alg": "HS256", "typ": "JWT"}, {"sub": f"u{self.random.getrandbits(40)}"})
        told = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts]
        return self._kept(".".join([*told, "".join(self.random.choices(URLSAFE, k=43))]))

    def game_key(self) -> str:
        """What one pays for."""
        letters = string.ascii_uppercase + string.digits
        groups = ["".join(self.random.choices(letters, k=5)) for _ in range(self.random.choice((3, 4)))]
        return self._kept("-".join(["K" + groups[0][1:], *groups[1:]]))

    def email(self) -> str:
        """An address."""
        return self._kept(f"u{self.random.getrandbits(32)}@mail{self.random.getrandbits(16)}.example")

    def old(self) -> str:
        """One of those planted before."""
        return self.random.choice(self.secrets)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


JSON_TYPE = ("Content-Type", "application/json")
FORM_TYPE = ("Content-Type", "application/x-www-form-urlencoded")
HTML_TYPE = ("Content-Type", "text/html; charset=utf-8")


def anywhere(garden: Garden) -> Iterator[Planted]:
    """What any server may get and send, documented or not; some of it repeats what was planted before."""
    g, token = garden, garden.token
    yield Planted(
        "POST", "/login", [FORM_TYPE],
        f"username={quote_plus(g.email())}&password={quote_plus(g.awkward())}&remember=1".encode(),
        200, [JSON_TYPE, ("Set-Cookie", f"sid={token()}; Path=/; HttpOnly"), ("Set-Cookie", f"x={token()}")],
        _json({"user": {"sessionToken": token(), "refreshToken": g.jwt(), "name": "Anna"}, "ok": True}),
    )  # fmt: skip
    yield Planted(
        "GET", f"/reset/token/{token(20)}?sig={token()}&X-Amz-Signature={g.hex()}&page=2",
        [("Cookie", f"a={token()}; b={token()}"), ("X-Api-Key", token()), ("X-Session-Id", token())],
        b"", 302, [("Location", f"https://www.shop.example/done?code={token()}&lang=en")], b"",
    )  # fmt: skip
    parts = "".join(
        f'--b7\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in (("title", "Mine"), ("secret", token()), ("api_key", g.awkward()))
    )
    yield Planted(
        "POST", "/upload", [("Content-Type", "multipart/form-data; boundary=b7")],
        f"{parts}--b7--\r\n".encode(), 200, [HTML_TYPE],
        f'<form><input type="hidden" name="csrf_token" value="{html.escape(g.awkward())}">'
        f'<meta name="csrf-token" content="{token()}">'
        f'<script>var app = {{accessToken: "{token()}"}};</script>'
        f'<a href="/files/a.zip?token={token()}&amp;page=1">a</a> Mail: {g.email()}, key {g.game_key()}'
        "</form>".encode(),
    )  # fmt: skip
    basic = base64.b64encode(f"{token(12)}:{g.awkward()}".encode()).decode()
    yield Planted(
        "POST", "/things", [("Authorization", f"Basic {basic}"), JSON_TYPE],
        _json({"list": [{"password": g.awkward()}, {"deep": {"client_secret": token()}}],
               "text": json.dumps({"access_token": token(), "inner": json.dumps({"apiKey": token()})})}),
        400, [JSON_TYPE],
        _json({"error": {"message": f"Bearer {g.jwt()} is not valid for {g.email()}", "id": 4711},
               "credentials": {"first": token()}, "links": [f"https://cdn.example/f?signature={g.hex()}"]}),
    )  # fmt: skip
    yield Planted(
        "GET", "/config", [("X-Secret", token())], b"", 200, [("Content-Type", "application/xml")],
        f"<r><token>{token()}</token><password>{html.escape(g.awkward())}</password><n>1</n></r>".encode(),
    )  # fmt: skip
    # What was a secret before comes back, in every way of writing.
    shifted = base64.b64encode(("ab" * g.random.randrange(4) + g.old()).encode()).decode()
    twice = quote(quote(g.old(), safe=""), safe="")
    yield Planted(
        "GET", f"/echo/{quote(g.old(), safe='')}?q={quote_plus(g.old())}&r={twice}",
        [("X-Echo", quote(g.old()))], b"", 500,
        [JSON_TYPE, ("X-Request", base64.b64encode(g.old().encode()).decode())],
        _json({"m": f"no {g.old()}!", "b": shifted, "h": html.escape(g.old()), "p": quote(g.old(), safe=""),
               g.old(): [g.old()], "j": json.dumps({"x": g.old()})}),
    )  # fmt: skip
    yield Planted(
        "GET", "/page", [], b"", 500, [HTML_TYPE],
        f"<p>{html.escape(g.old())} {quote(g.old(), safe='')} {g.old()} {json.dumps(g.old())} {shifted}</p>"
        .encode(),
    )  # fmt: skip


def of_g2a(g: Garden) -> Iterator[Planted]:
    """G2A: credentials of two parts, and keys."""
    merchant, digest = g.token(14), g.hex()
    signed = [("Authorization", f"{merchant}, {digest}")]
    yield Planted("GET", "/products?page=1", signed, answer_headers=[JSON_TYPE], answer=_json({"docs": []}))
    yield Planted(
        "GET",
        "/order/key/80201020104250",
        signed,
        answer_headers=[JSON_TYPE],
        answer=_json({"key": g.token()}),
    )
    refused = {"status": "ERROR", "message": f"hash {merchant} is wrong: {digest}", "code": "AUTH01"}
    yield Planted("GET", "/order/details/1", signed, b"", 400, [JSON_TYPE], _json(refused))


def of_gaming_goods(g: Garden) -> Iterator[Planted]:
    """Gaming Goods: a web token, and lists of keys."""
    signed = [("Authorization", f"Bearer {g.jwt()}")]
    items = [{"product_name": "Game", "price": 1999, "keys": [g.token(), g.game_key()]}]
    id = "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d"
    order = {"data": {"id": id, "status": "completed", "total": 1999, "items": items}}
    yield Planted("GET", f"/orders/{id}", signed, answer_headers=[JSON_TYPE], answer=_json(order))


def of_gog(g: Garden) -> Iterator[Planted]:
    """GOG: everything in a query, tokens that are used later, cookies."""
    query = f"client_id=40000000000000042&client_secret={g.token()}&code={g.token()}"
    access, refresh = g.token(), g.token()
    token = {"access_token": access, "refresh_token": refresh, "expires_in": 3600, "token_type": "bearer"}
    token |= {"session_id": str(g.random.getrandbits(60)), "user_id": "48628349970001", "scope": ""}
    g.secrets.append(str(token["session_id"]))
    yield Planted(
        "GET",
        f"/token?grant_type=authorization_code&{query}",
        answer_headers=[JSON_TYPE],
        answer=_json(token),
    )
    user = {"username": "anna", "email": g.email(), "userId": "48628349970001"}
    signed = [("Authorization", f"Bearer {access}"), ("Cookie", f"gog-al={g.token()}")]
    yield Planted("GET", "/userData.json", signed, answer_headers=[JSON_TYPE], answer=_json(user))
    details = {"title": "Game", "cdKey": g.token(), "forumLink": f"https://www.gog.com/f?ref={access}"}
    yield Planted(
        "GET",
        "/account/gameDetails/1207658691.json",
        signed,
        answer_headers=[JSON_TYPE],
        answer=_json(details),
    )
    again = "client_id=40000000000000042&client_secret=x&grant_type=refresh_token"
    yield Planted("GET", f"/token?{again}&refresh_token={refresh}", answer_headers=[JSON_TYPE])


def planted(api: str, count: int, seed: int = 1) -> tuple[list[Planted], list[str]]:
    """Calls of an API with exactly so many secrets, and these."""
    garden, calls = Garden(seed), list[Planted]()
    particular = {"g2a": of_g2a, "gaming_goods": of_gaming_goods, "gog": of_gog}[api]
    while len(garden.secrets) < count - 45:
        calls += [*particular(garden), *anywhere(garden)]
    while len(garden.secrets) < count:
        calls.append(Planted("GET", f"/last?token={garden.token()}", answer_headers=[JSON_TYPE]))
    return calls, garden.secrets


def views(text: str) -> Iterator[str]:
    """A text, and what it may stand for."""
    yield text
    seen = text
    for _ in range(3):
        seen = unquote(seen)
        yield seen
    yield unquote_plus(text)
    yield html.unescape(unquote(text))
    yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text).replace("\\/", "/")
    for run in re.findall(r"[A-Za-z0-9+/_-]{8,}={0,2}", text):
        for start in range(4):
            part = run[start:].rstrip("=").replace("-", "+").replace("_", "/")
            try:
                yield base64.b64decode(part[: len(part) // 4 * 4]).decode("utf-8", "ignore")
                yield base64.b64decode(part + "=" * (-len(part) % 4)).decode("utf-8", "ignore")
            except binascii.Error:
                continue


def texts(value: Any) -> Iterator[str]:
    """Every text in decoded JSON, also in JSON in a text."""
    if is_map(value):
        for key, member in value.items():
            yield from texts(key)
            yield from texts(member)
    elif is_list(value):
        for member in value:
            yield from texts(member)
    elif isinstance(value, str):
        yield value
        if value[:1] in "{[" and value:
            try:
                yield from texts(json.loads(value))
            except ValueError:
                return


def left(secrets: list[str], *given: str) -> set[str]:
    """Those secrets that can be read out of some texts."""
    haystack = "\0".join({view for text in given for view in views(text)})
    return {secret for secret in secrets if secret in haystack}
