"""What is a secret, and what stays when it is gone."""

import base64
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_tests.redaction import Redactor, secret_values
from contract_tests.settings import Settings
from contract_tests.strict import operations
from contract_tests.traffic import Exchange
from generator.document import Document, is_list, is_map, load

TOKEN = "tK9-zQ4.w7_Xv2+b/Lm8=="
LONG = "uVt3Hh0k-ZpQ8Lw_aR5xNc7YbDj2MfEs9GiTo4KXv1U"
JSON_TYPE = ("Content-Type", "application/json; charset=utf-8")


def document(api: str) -> Document:
    return load(Settings(api).spec_path)


SPECS = {api: document(api) for api in ("g2a", "gaming_goods", "gog", "gog_galaxy")}


def redactor(api: str = "gog", *known: str) -> Redactor:
    return Redactor(SPECS[api], known)


def exchange(
    url: str = "https://embed.gog.com/nothing/known",
    body: str | bytes = b"",
    *,
    method: str = "GET",
    status: int = 200,
    headers: tuple[tuple[str, str], ...] = (JSON_TYPE,),
    sent: tuple[tuple[str, str], ...] = (),
    request_body: bytes = b"",
) -> Exchange:
    plain = body.encode() if isinstance(body, str) else body
    return Exchange(method, url, sent, request_body, status, headers, plain)


def everything(kept: Exchange) -> str:
    return repr((kept.url, kept.request_headers, kept.request_body, kept.headers, kept.body))


def operation(api: str, wanted: str) -> dict[str, Any]:
    return next(o for _, _, o in operations(SPECS[api].root) if o["operationId"] == wanted)


def test_secret_values_are_those_the_schema_calls_so() -> None:
    """`format: password`, in lists and at any depth; of the status that came."""
    order = {"data": {"id": "1", "items": [{"product_name": "Game", "keys": ["AAA", "BBB"]}]}}

    assert secret_values(SPECS["gaming_goods"].root, operation("gaming_goods", "orders.get"), 200, order) == {
        "AAA",
        "BBB",
    }
    key = operation("g2a", "orders.key")
    assert secret_values(SPECS["g2a"].root, key, 200, {"key": "CCC", "code": "D"}) == {"CCC"}
    assert secret_values(SPECS["g2a"].root, key, 405, {"key": "CCC", "code": "ORD04"}) == set()
    assert secret_values(SPECS["g2a"].root, key, 200, ["no", "order"]) == set()


@pytest.mark.parametrize(
    "name",
    [
        "Authorization", "authorization", "Cookie", "Proxy-Authorization", "X-API-Key", "X-Amz-Signature",
        "X-Session", "Private-Token", "X-Client-Secret", "X-Authentication",
    ],
)  # fmt: skip
def test_headers_are_secret_by_name(name: str) -> None:
    """Also those that only sound like it."""
    kept = redactor().exchange(exchange(sent=((name, "session=q8"),)))

    assert "q8" not in everything(kept)


def test_header_that_a_security_scheme_names_is_secret() -> None:
    """Whatever it is called."""
    root = json.loads(json.dumps(SPECS["g2a"].root))
    root["components"]["securitySchemes"]["Authorization"]["name"] = "X-Shop"
    spec = Document(Path("shop.yaml"), root, {})

    kept = Redactor(spec).exchange(exchange(sent=(("x-shop", "q8"),)))

    assert kept.request_headers == (("x-shop", "REDACTED-1"),)


def test_etag_and_plain_headers_stay() -> None:
    """Long and random is not enough where a header is known to hold no secret."""
    headers = (
        ("ETag", '"0123456789abcdef0123456789abcdef"'),
        ("Content-MD5", "Q2hlY2sgSW50ZWdyaXR5IQQ2hlY2sgSW5lZ3JpdHkh1"),
        ("X-RateLimit-Remaining", "99"),
        ("WWW-Authenticate", 'Bearer realm="shop"'),
        ("Location", "https://www.gog.com/game/some_game?page=2&sort=asc"),
    )

    assert redactor().exchange(exchange(headers=headers)).headers == headers


def test_scheme_and_number_of_parts_stay() -> None:
    """A header looks like what it was: `Bearer …`, `hash, key`; cookies keep their names and attributes."""
    sent = (
        ("Authorization", "hash4711, 0123abcd4567"),
        ("X-Auth", f"Bearer {TOKEN}"),
        ("Cookie", "a=v11; b=v22"),
    )
    headers = (("Set-Cookie", "gog-al=v33; Path=/; HttpOnly"),)

    kept = redactor().exchange(exchange(sent=sent, headers=headers))

    assert [text for _, text in kept.request_headers] == [
        "REDACTED-1, REDACTED-2",
        "Bearer REDACTED-3",
        "a=REDACTED-4; b=REDACTED-5",
    ]
    assert kept.headers == (("Set-Cookie", "gog-al=REDACTED-6; Path=/; HttpOnly"),)


@pytest.mark.parametrize(
    "query",
    [
        "code=q8Zr", "client_secret=q8Zr", "X-Amz-Signature=q8Zr", "sig=q8Zr", "a=1&amp;token=q8Zr",
        "key=q8Zr", "q8Zrq8Zrq8Zr", "x=q8Zr0123456789abcdefghijklmnopqrstuvw", "next=%2Fa%3Ftoken%3Dq8Zr01",
    ],
)  # fmt: skip
def test_queries_are_secret_by_name_and_looks(query: str) -> None:
    """Of the address itself, of `Location`, and of links in texts."""
    link = f"https://cdn.gog.com/file.zip?{query}"
    headers = (("Location", link), ("Content-Type", "text/html"))

    kept = redactor().exchange(
        exchange(link.replace("&amp;", "&"), f'<a href="{link}">x</a>', headers=headers)
    )

    assert "q8Zr" not in everything(kept)
    assert "https://cdn.gog.com/file.zip?" in kept.url


@pytest.mark.parametrize(
    "path",
    [
        "token=nva=17~dirs=4~token=q8Zr0123/a/b",
        "reset-token/q8Zr0123/x",
        "password/q8Zr0123",
        f"{LONG}/file.zip",
    ],
)
def test_paths_hold_secrets_too(path: str) -> None:
    """Signatures before a path, values behind a name."""
    kept = redactor().exchange(exchange(f"https://cdn.gog.com/{path}".replace("reset-", "")))

    assert "q8Zr" not in kept.url
    assert LONG not in kept.url


def test_documented_parameters_that_are_no_secrets_stay() -> None:
    """The spec knows better than a name: `page_token` is none, and what it addresses by digest stays."""
    page = "https://galaxy-library.gog.com/users/46988088193245001/releases?page_token=q8Zr01Q8zR99"
    meta = "https://cdn.gog.com/content-system/v2/meta/01/23/0123456789abcdef0123456789abcdef"

    assert redactor("gog_galaxy").exchange(exchange(page)).url == page
    assert redactor("gog_galaxy").exchange(exchange(meta)).url == meta


FOUND = [
    '{"access_token": "%s"}', '{"a": [{"b": {"clientSecret": "%s"}}]}', '{"credentials": {"first": "%s"}}',
    '{"text": "{\\"refresh_token\\": \\"%s\\"}"}', '{"url": "https://a.example/?token=%s&x=1"}',
    '{"sessionKey": "%s"}', "<input type=hidden name=csrf_token value='%s'>", "<token>%s</token>",
    '<meta name="csrf-token" content="%s">', '<script>var app = {apiKey: "%s"}</script>',
    "&quot;token&quot;:&quot;%s&quot;", "wrong token=%s, try again", "password: %s",
    '<input type="password" name="p" value="%s">', "Authorization: Bearer %s",
]  # fmt: skip


@pytest.mark.parametrize("template", FOUND)
def test_bodies_are_secret_by_name(template: str) -> None:
    """JSON at any depth, JSON in JSON, HTML, scripts, XML, and sentences."""
    secret = "q8Zr01Q8zR99ab"
    body = template % secret
    kind = "application/json" if body.startswith("{") else "text/html"

    kept = redactor().exchange(exchange(body=body, headers=(("Content-Type", kind),)))

    assert secret not in everything(kept)
    assert len(kept.body) == len(body) - len(secret) + len("REDACTED-1")


@pytest.mark.parametrize(
    "text",
    [
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl", "QWEEWE-SDASDD-SDSDSD", "A1B2C-3D4E5-F6G7H",
        "ABCD-1234-EFGH", "anna.smith+shop@mail.example", "4111 1111 1111 1111", "378282246310005",
        "Bearer abc123def456",
    ],
)  # fmt: skip
def test_secrets_are_known_by_their_looks(text: str) -> None:
    """Web tokens, game keys, addresses, cards, whatever they are called."""
    kept = redactor().exchange(exchange(body=json.dumps({"note": f"Here: {text}."})))

    assert text.removeprefix("Bearer ") not in kept.body.decode()


ORDINARY = [
    '{"code": "ORD04", "status": "ERROR", "message": "Order key has been downloaded already"}',
    '{"id": 48628349970001, "sku": "4111111111111112", "price": 1.50, "n": 1e3, "t": "\\u00e9 \\/ x"}',
    '{"uuid": "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d", "md5": "0123456789abcdef0123456789abcdef"}',
    '{"token_type": "bearer", "password_set": true, "key": "platform", "keys": 12, "author": "Anna K"}',
    '{"image": "https://images.gog.com/ebed1d5546a4fa382d7d36db8aee7f298eac7db3a8dc2f4389120b5b7b3155a9.jpg"}',
    '{"icon": "icon@2x.png", "at": "2020-01-02T03:04:05+00:00", "session_date": "2020-01-02"}',
    '[ {"a":1 , "a":2}, null, true, "x" ]\n', '"bearer authentication"', "12",
    "<p>Keys: 12. Token rejected.</p>",
]  # fmt: skip


@pytest.mark.parametrize("body", ORDINARY)
def test_ordinary_answers_stay_byte_for_byte(body: str) -> None:
    """Ids, prices, digests, dates, codes of errors; spaces and escapes of JSON as they were."""
    assert redactor().exchange(exchange(body=body)).body.decode() == body


def test_what_the_spec_documents_as_no_secret_stays() -> None:
    """`code` and `key` are often secrets, and here they are not."""
    body = '{"status": "ERROR", "message": "m", "code": "ZZ9-zz8-77-XX"}'
    refused = exchange("https://api.g2a.com/v1/order/key/1", body, status=404)

    assert redactor("g2a").exchange(refused).body.decode() == body
    assert "ZZ9-zz8" not in redactor("g2a").exchange(exchange("https://api.g2a.com/no", body)).body.decode()


WRITTEN = {
    "plain": TOKEN,
    "in a word": f"x{TOKEN}y",
    "percent": quote(TOKEN, safe=""),
    "lower percent": re.sub("%..", lambda found: found[0].lower(), quote(TOKEN, safe="")),
    "percent twice": quote(quote(TOKEN, safe=""), safe=""),
    "every letter": "".join(f"%{ord(letter):02x}" for letter in TOKEN),
    "html": "".join(f"&#{ord(letter)};" for letter in TOKEN),
    "json": TOKEN.replace("/", "\\/").replace("+", "\\u002b"),
    **{f"base64 {n}": base64.b64encode(b"x" * n + TOKEN.encode() + b"end").decode() for n in range(4)},
    "base64 url": base64.urlsafe_b64encode(b"??" + TOKEN.encode()).decode(),
}


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN.keys())
def test_a_known_secret_is_hidden_however_it_is_written(written: str) -> None:
    """In addresses, headers, texts and JSON."""
    headers = (("Content-Type", "text/plain"), ("X-Echo", f"It is {written}"))
    kept = redactor("gog", TOKEN).exchange(exchange(body=f"It was {written}, sorry", headers=headers))
    in_json = redactor("gog", TOKEN).exchange(exchange(body=json.dumps({written: [f"<b>{written}</b>"]})))

    assert written not in everything(kept)
    assert b"REDACTED-1" in kept.body
    assert json.dumps(written)[1:-1] not in everything(in_json)


def test_basic_credentials_are_known_in_parts() -> None:
    """The password of `Basic` is hidden where it stands alone."""
    basic = base64.b64encode(b"somebody:pass4711word").decode()

    kept = redactor().exchange(
        exchange(body='{"echo": "pass4711word is wrong"}', sent=(("Authorization", f"Basic {basic}"),))
    )

    assert b"pass4711" not in kept.body
    assert basic not in everything(kept)


def test_what_is_learnt_is_hidden_before_and_afterwards() -> None:
    """In the request that it answers, and in all that follow; equal secrets have equal texts."""
    kept = redactor()
    first = kept.exchange(
        exchange("https://embed.gog.com/x?q=zz81kk20mm", '{"access_token": "zz81kk20mm", "n": "zz81kk20mm"}')
    )
    second = kept.exchange(exchange(body='{"message": "no zz81kk20mm", "access_token": "other81kk20"}'))

    assert first.url == "https://embed.gog.com/x?q=REDACTED-1"
    assert first.body == b'{"access_token": "REDACTED-1", "n": "REDACTED-1"}'
    assert second.body == b'{"message": "no REDACTED-1", "access_token": "REDACTED-2"}'


def test_stand_ins_have_the_form_that_was() -> None:
    """A uuid stays one, an address stays one, and what has a pattern fits it."""
    uuid, email = "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d", "anna@mail.example"
    body = json.dumps({"token": uuid, "email": email, "password": "x1y2z3"})

    kept = json.loads(redactor().exchange(exchange(body=body)).body)

    assert kept == {
        "token": "00000000-0000-4000-8000-000000000001",
        "email": "redacted-2@example.com",
        "password": "REDACTED-3",
    }


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"pattern": "^[0-9]{12}$"}, "987654321098"), ({"pattern": "^[0-9a-f]{32}$"}, "0f" * 16),
        ({"pattern": "^[A-Z]{5}(-[A-Z0-9]{5}){2}$"}, "QWERT-12345-ABCDE"), ({"minLength": 40}, "z9" * 20),
        ({"maxLength": 6}, "a1b2c3"), ({"format": "uri"}, "urn:q8Zr01"),
        ({"type": ["string", "null"]}, "q8Zr01"),
    ],
)  # fmt: skip
def test_stand_ins_fit_the_schema(schema: dict[str, Any], value: str) -> None:
    """So that what was recorded is still valid."""
    jsonschema = pytest.importorskip("jsonschema")
    root = json.loads(json.dumps(SPECS["g2a"].root))
    key = root["components"]["schemas"]["OrderKey"]["properties"]
    key["key"] = {"allOf": [{"type": "string", "format": "password"}, schema]}
    spec = Document(Path("g2a.yaml"), root, {})

    kept = Redactor(spec).exchange(exchange("https://api.g2a.com/v1/order/key/1", json.dumps({"key": value})))

    hidden = json.loads(kept.body)["key"]
    assert hidden != value
    jsonschema.validate(hidden, schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def test_forms_and_parts_keep_what_is_no_secret() -> None:
    """Passwords go, in forms and in multipart ones; binary parts are emptied."""
    form = redactor().exchange(
        exchange(
            method="POST",
            sent=(("Content-Type", "application/x-www-form-urlencoded"),),
            request_body=b"login=anna%40mail.example&password=a%20b%2Bc&lang=en",
        )
    )
    parts = (
        b'--b\r\nContent-Disposition: form-data; name="password"\r\n\r\nhun9ter8\r\n'
        b'--b\r\nContent-Disposition: form-data; name="title"\r\n\r\nMine\r\n'
        b'--b\r\nContent-Disposition: form-data; name="avatar"; filename="a.png"\r\n\r\n'
        b"\x89PNG\xff\x00\r\n--b--\r\n"
    )
    several = redactor().exchange(
        exchange(
            method="POST", sent=(("Content-Type", "multipart/form-data; boundary=b"),), request_body=parts
        )
    )

    assert form.request_body == b"login=redacted-1%40example.com&password=REDACTED-2&lang=en"
    expected = parts.replace(b"hun9ter8", b"REDACTED-1").replace(b"\x89PNG\xff\x00", b"")
    assert several.request_body == expected


@pytest.mark.parametrize("kind", ["application/octet-stream", "image/png", "application/zip", "video/mp4"])
def test_binary_bodies_are_left_out(kind: str) -> None:
    """Nobody can tell what is in them."""
    kept = redactor().exchange(exchange(body=b"\x89PNG\xff\xfe", headers=(("Content-Type", kind),)))

    assert kept.body == b""


def test_a_cut_body_tells_no_half_secret() -> None:
    """What lost its end is kept up to the last whole value."""
    body = '{"name": "Game", "access_token": "q8Zr01Q8zR99ab", "refresh_token": "q8Zr77'
    page = "Hello <b>you</b> token=q8Zr01Q8zR99ab and q8Zr77"

    kept = redactor().exchange(exchange(body=body), cut=True)
    text = redactor().exchange(exchange(body=page, headers=(("Content-Type", "text/html"),)), cut=True)

    assert kept.body == b'{"name": "Game", "access_token": "REDACTED-1", "refresh_token": '
    assert text.body == b"Hello <b>you</b> token=REDACTED-1 and "


def test_numbers_stay_numbers() -> None:
    """An id stays, a password of digits is 0."""
    body = '{"id": 12345678901234, "pin": 4711, "card": 4111111111111111, "price": 19.99}'

    kept = redactor().exchange(exchange(body=body)).body

    assert kept == b'{"id": 12345678901234, "pin": 0, "card": 0, "price": 19.99}'


def test_redacting_again_changes_nothing() -> None:
    """What stands in for a secret is none."""
    once = redactor().exchange(exchange(body='{"token": "q8Zr01Q8zR99ab", "mail": "a@mail.example"}'))

    assert redactor().exchange(once) == once


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["token", "a", "é\n", "code"]), inner),
)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(JSON_VALUES)
def test_any_json_keeps_its_structure(value: object) -> None:
    """Keys, lengths and types are those that were."""

    def shape(of: object) -> object:
        if is_map(of):
            return [shape(member) for member in of.values()]
        if is_list(of):
            return [shape(member) for member in of]
        return type(of) if not isinstance(of, int | float) else "number"

    kept = redactor("g2a").exchange(exchange(body=json.dumps(value)))

    assert shape(json.loads(kept.body)) == shape(value)
