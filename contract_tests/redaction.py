"""Take secrets out of recorded traffic before anything of it is kept.

What is secret is known in five ways: by its place (headers, cookies), by its name, by the spec (`format:
password`), by its value (the environment, and whatever was found once), and by its looks. What was found
is hidden wherever it stands, so each exchange is read twice: first to learn, then to hide.
"""

import base64
import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from email.message import Message
from typing import Any
from urllib.parse import quote, quote_plus, unquote, unquote_plus, urlsplit

import jsonschema

from contract_tests.replay.routing import Match, Router
from contract_tests.strict import Json, layers, resolve
from contract_tests.traffic import Exchange
from generator.document import Document, Operation, as_map, is_list, is_map

LEARNT = 8
"""So many characters make a value that is looked for everywhere; a shorter one is hidden in place."""


def _set(*names: str) -> frozenset[str]:
    return frozenset(" ".join(names).split())


_STRONG = _set(
    "token accesstoken refreshtoken idtoken authtoken sessiontoken csrftoken xsrftoken apitoken bearertoken",
    "csrfmiddlewaretoken authenticitytoken secret clientsecret secretkey apisecret appsecret password passwd",
    "pwd passphrase passcode newpassword oldpassword currentpassword confirmpassword userpassword apikey",
    "privatekey accesskey authorization credential credentials sid jsessionid phpsessid csrf xsrf jwt otp",
    "totp pin cvv cvc cvv2 cardnumber ccnumber iban authcode authorizationcode codeverifier clientassertion",
    "hmac cdkey gamekey activationkey licensekey serialkey serialnumber redeemcode giftcode email",
    "emailaddress",
)
"""Names that are secret whatever a spec says of them, in lower case and without separators."""
_IN_ADDRESSES = _set("code key sig sign signature auth session sessionid state nonce ticket")
"""Names that are secret in queries, paths and forms, unless the spec knows them and does not say so."""
_WORDS = _set(
    "token tokens secret secrets key keys code codes auth authorization session sid sig signature hmac",
    "password passwd pwd pass jwt csrf xsrf otp pin cookie cookies credential credentials license serial",
    "email",
)
"""Words in a name that make a value suspect if it is no plain word itself."""
_NAMES = _STRONG | _IN_ADDRESSES | _WORDS
_HEADER = re.compile(
    "token|secret|key|auth|session|signature|cookie|password|credential|hmac|csrf|xsrf", re.I
)
_NO_SECRET = frozenset({"www-authenticate", "proxy-authenticate"})
_PLAIN = re.compile(
    "etag|if-(none-)?match|.*digest|content-.*|accept.*|user-agent|host|date|expires|age|via|server|vary|"
    "last-modified|traceparent|tracestate|.*request-id|access-control-.*|(strict-)?transport-.*|cache-control|"
    ".*md5|range|link|allow|retry-after|x-ratelimit-.*",
    re.I,
)
"""Headers that hold long random texts and no secrets."""
_SCHEMES = _set("bearer basic digest negotiate")
_SCHEME = re.compile(r"(bearer|basic|token|digest|negotiate|apikey)(\s+)(?=\S)", re.I)
_TRIVIAL = re.compile(r"|true|false|null|none|undefined|[01]", re.I)
_WORDLIKE = re.compile(
    r"(?=.{1,40}$)(?:[A-Z]?[a-z]{2,15}|[A-Z]{2,15})(?:[ _.-](?:[A-Z]?[a-z]+|[A-Z]+))*\d{0,3}"
)
_CAMEL = re.compile(r"[a-z]{2,}(?:[A-Z][a-z]{2,}){1,3}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d\b.*")
_RANDOM = re.compile(r"(?=[^a-z]*[a-z]|[^A-Z]*[A-Z])(?=\D*\d)[A-Za-z0-9+/_~=.-]{32,}")
_MIXED = re.compile(r"(?=.*[a-z])(?=.*[A-Z])[^.]+$")
"""No name of a file after its digest, as content is addressed by."""
_KEPT = re.compile(r"REDACTED(-\d+)?|redacted-\d+@example\.com|00000000-0000-4000-8000-\d{12}")
_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+(?!(?:png|jpe?g|gif|webp|svg|css|js)\b)[A-Za-z]{2,24}\b"
)
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.I)
_LOOKS = (
    re.compile(r"\beyJ[\w-]{5,}\.[\w-]{2,}\.[\w-]*"),
    _EMAIL,
    re.compile(r"(?<![\w-])(?=[\d-]*[A-Z])([A-Z0-9]{5,6})(?:-(?=[A-Z0-9]+)[A-Z0-9]{5,6}){2,5}(?![\w-])"),
    re.compile(r"(?<![\w-])(?=[\d-]*[A-Z])(?=[A-Z-]*\d)[A-Z0-9]{4}(?:-[A-Z0-9]{4}){2,5}(?![\w-])"),
    re.compile(r"(?<=[Bb]earer )(?=\S*\d|\S{20})[\w.~+/-]{8,}=*"),
    re.compile(r"(?<=[Bb]asic )[A-Za-z0-9+/]{8,}={0,2}(?![\w-])"),
)
"""JSON web tokens, e-mail addresses, game keys, credentials with their scheme."""
_CARD = re.compile(
    r"(?<![\w.-])(?:(?:4\d{3}|5[1-5]\d\d|2[2-7]\d\d|6011|65\d\d|35\d\d)(?:[ -]?\d{4}){3}"
    r"|3[47]\d\d[ -]?\d{6}[ -]?\d{5})(?!\w|[.-]\d)"
)
_QUOTE = r"(?:\\*[\"']|&quot;|&#34;|&#39;|&#x27;)"
_PAIR = re.compile(
    r"(?P<url>\b[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s\"'<>\\]+)"
    rf"|(?P<name>[A-Za-z][\w.-]{{1,40}}){_QUOTE}?\s{{0,3}}[:=]\s{{0,3}}(?P<quote>{_QUOTE})?"
    r"(?P<value>(?(quote)[^\"'\\<>\n]{1,1000}?|[\w.~+/%=-]{4,4000}))(?=\\*[\"'\s&<>;,)}\]]|$)"
)
"""An address, ``token=…`` or ``token: "…"`` in a text."""
_ELEMENT = re.compile(r"<(?P<name>[A-Za-z][\w.:-]{1,40})(?:\s[^<>]*)?>(?P<value>[^<>]{1,4000})</")
_TAG = re.compile(r"<(?:input|meta|button|option)\b[^<>]{0,4000}>", re.I)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_URL = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.I)
_RELATIVE = re.compile(r"/[^\s\"'<>\\]*\?[^\s\"'<>\\]+")
_JSON = re.compile(
    r'"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}\[\],:]|\s+', re.DOTALL
)
_ESCAPED = re.compile(r"\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\/")
_CHECKED = ("type", "pattern", "minLength", "maxLength", "format", "const", "enum")


def secret_values(spec: Json, operation: Json, status: int, body: object) -> set[str]:
    """The values of an answer that its schema calls secret, by `format: password`.

    Args:
        spec: The spec, or its strict copy.
        operation: The operation that was called, as the spec has it.
        status: Status of the answer.
        body: The answer, decoded from JSON.
    """
    schemas = answer_schemas(spec, operation, status)
    return {text for found, text in _texts(spec, schemas, body) if text and is_secret(found)}


def answer_schemas(spec: Json, operation: Json, status: int) -> list[Json]:
    """Every schema, references followed, that an answer with this status may have."""
    documented, code = as_map(operation.get("responses")), str(status)
    answer = documented.get(code, documented.get(f"{code[:1]}XX", documented.get("default")))
    return _content(spec, resolve(spec, answer))


def is_secret(schemas: Iterable[Json]) -> bool:
    """Whether one of a value's schemas calls it secret."""
    return any(schema.get("format") == "password" for schema in schemas)


def below(spec: Json, schemas: Iterable[Json], key: str | int) -> list[Json]:
    """What the schemas of an object or array say of one member, references followed."""
    found: list[Any] = []
    for schema in schemas:
        if isinstance(key, int):
            first = schema.get("prefixItems", ())
            found.append(first[key] if key < len(first) else schema.get("items"))
        else:
            found.append(as_map(schema.get("properties")).get(key, schema.get("additionalProperties")))
    return [layer for member in found for layer in layers(spec, member)]


def _content(spec: Json, holder: Json) -> list[Json]:
    """The schemas of the bodies of an answer or a request."""
    return [
        layer
        for media in as_map(holder.get("content")).values()
        for schema in (as_map(media).get("schema"),)
        for each in (schema, as_map(schema).get("contentSchema"))
        for layer in layers(spec, each)
    ]


def _texts(spec: Json, schemas: list[Json], value: object) -> Iterator[tuple[list[Json], str]]:
    """Every text in a decoded body, with its schemas."""
    if isinstance(value, str):
        yield schemas, value
    elif is_map(value):
        for key, member in value.items():
            yield from _texts(spec, below(spec, schemas, key), member)
    elif is_list(value):
        for number, member in enumerate(value):
            yield from _texts(spec, below(spec, schemas, number), member)


@dataclass(slots=True)
class _Level:
    """An object or array that is being read."""

    schemas: list[Json]
    name: str
    """The key that it stands under, or that of the array that it stands in."""
    suspect: bool
    """Whether a key above is that of a secret."""
    key: str | int | None
    """What comes next; None where a key of an object does."""


@dataclass(slots=True, eq=False)
class Redactor:
    """Takes the secrets of one API's traffic out, and remembers them: they are secrets from then on.

    Args:
        document: The spec.
        known: Values that are secret beforehand, e.g. the user's credentials.
        server: Base URL of a server that the spec does not name, if calls go there.
    """

    document: Document
    known: Iterable[str] = ()
    server: str | None = None
    _numbers: dict[str, int] = field(default_factory=dict[str, int])
    _forms: dict[str, str] = field(default_factory=dict[str, str])
    """What to look for everywhere, longest first, and what stands in for it."""
    _encoded: list[tuple[str, re.Pattern[str], str]] = field(
        default_factory=list[tuple[str, re.Pattern[str], str]]
    )
    """The same in base64: what surely shows, the run around it, and what stands in."""
    _beginnings: set[str] = field(default_factory=set[str])
    """The first characters of all that is looked for."""
    _router: Router = field(init=False)
    _headers: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        proxies = [(self.server, self.document.api)] if self.server else []
        self._router = Router([self.document], proxies)
        schemes = as_map(as_map(self.document.root.get("components")).get("securitySchemes"))
        self._headers = frozenset(
            str(scheme.get("name", "")).lower()
            for scheme in (resolve(self._spec, each) for each in schemes.values())
            if scheme.get("type") == "apiKey"
        )
        for value in sorted(self.known, key=len, reverse=True):
            self._credentials(value)

    @property
    def _spec(self) -> Json:
        return self.document.root

    def exchange(self, exchange: Exchange, *, request_cut: bool = False, cut: bool = False) -> Exchange:
        """The same without secrets. Bodies that are no text are left out.

        Args:
            exchange: A request and its answer, decoded.
            request_cut: Whether the request's body has lost its end.
            cut: Whether the answer's has.
        """
        self._rewritten(
            exchange, request_cut, cut
        )  # to learn: what the answer's end tells stands in the request as well
        return self._rewritten(exchange, request_cut, cut)

    @property
    def count(self) -> int:
        """How many different secrets were found."""
        return len(self._numbers)

    def operation(self, exchange: Exchange) -> str:
        """The id of the operation that was called, or nothing."""
        found = self._find(exchange.method, exchange.url)
        return found.operation.id if found else ""

    # -- one exchange, part by part --------------------------------------------------------------------------

    def _rewritten(self, exchange: Exchange, request_cut: bool, cut: bool) -> Exchange:
        found = self._find(exchange.method, exchange.url)
        operation = found.operation if found else None
        asked = (
            _content(self._spec, resolve(self._spec, operation.raw.get("requestBody"))) if operation else []
        )
        answered = answer_schemas(self._spec, operation.raw, exchange.status) if operation else []
        return replace(
            exchange,
            url=self._url(exchange.url, operation),
            request_headers=tuple(
                (name, self._header(name, text)) for name, text in exchange.request_headers
            ),
            request_body=self._body(exchange.request_body, exchange.request_headers, asked, request_cut),
            headers=self._headers_of(exchange.headers),
            body=self._body(exchange.body, exchange.headers, answered, cut),
        )

    def _find(self, method: str, url: str) -> Match | None:
        found = self._router.find(method, url)
        return found[0] if isinstance(found, list) else None

    def _headers_of(self, headers: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        return tuple((name, self._header(name, text)) for name, text in headers)

    def _header(self, name: str, text: str) -> str:
        lower = name.lower()
        if lower in ("cookie", "set-cookie"):
            return self._cookies(text, several=lower == "cookie")
        if lower in self._headers or (_HEADER.search(lower) and lower not in _NO_SECRET):
            return self._credentials(text)
        if _is_random(text) and not _PLAIN.fullmatch(lower):
            return self._hidden(text)
        return self._text(text)

    def _cookies(self, text: str, *, several: bool) -> str:
        first, semicolon, rest = text.partition(";")
        pairs, attributes = (text.split(";"), "") if several else ([first], semicolon + self._text(rest))
        hidden: list[str] = []
        for pair in pairs:
            name, equals, value = pair.partition("=")
            inside = value.strip().strip('"')
            plain = bool(_WORDLIKE.fullmatch(inside)) and name.strip().lower() not in self._headers
            stand_in = self._hidden(inside, learn=not plain)
            hidden.append(name + equals + (value.replace(inside, stand_in) if inside else value))
        return ";".join(hidden) + attributes

    def _credentials(self, text: str) -> str:
        """A header's value: the scheme stays, and so does the number of its parts."""
        scheme = _SCHEME.match(text)
        begin = scheme.end() if scheme else 0
        secret = text[begin:].strip()
        if scheme and scheme[1].lower() == "basic":
            decoded = _unbase64(secret)
            user, _, password = decoded.partition(":")
            for part in (decoded, user, password):
                if len(part) >= LEARNT:
                    self._hidden(part)
        if _UUID.fullmatch(secret) or _EMAIL.fullmatch(secret):
            return text[:begin] + self._hidden(secret)
        return text[:begin] + re.sub(r"[^\s,;]+", lambda part: self._hidden(part[0]), text[begin:])

    # -- addresses -------------------------------------------------------------------------------------------

    def _url(self, url: str, operation: Operation | None) -> str:
        rest, hash_sign, fragment = url.partition("#")
        address, question, query = rest.partition("?")
        scheme, slashes, place = address.partition("://") if "://" in address else ("", "", address)
        netloc, slash, path = place.partition("/") if slashes else ("", "", place)
        user, at, host = netloc.rpartition("@")
        if at:
            user = ":".join(self._hidden(part) for part in user.split(":"))
        new = scheme + slashes + user + at + host + slash + self._path(path, operation)
        new += question + self._query(query, operation)
        if fragment:
            new += hash_sign + (self._query(fragment, None) if "=" in fragment else fragment)
        return self._anywhere(self._looks(new, cards=False))

    def _path(self, path: str, operation: Operation | None) -> str:
        segments = path.split("/")
        template = operation.path.strip("/").split("/") if operation else []
        beyond = len(segments) - len(template)
        for number, raw in enumerate(segments):
            known = template[number - beyond] if template and number >= beyond else ""
            text = unquote(raw)
            if known.startswith("{"):
                schemas = self._parameter(operation, "path", known.strip("{}"))
                if self._is_named(known.strip("{}"), text, schemas, in_address=True):
                    segments[number] = quote(self._hidden(text, schemas), safe="@")
            elif "=" in raw:
                segments[number] = re.sub(
                    r"([A-Za-z_-]+)=([^=~;,&/]+)(?=$|[~;,&])",
                    lambda pair: f"{pair[1]}={self._value(pair[1], pair[2], [], in_address=True)}",
                    raw,
                )
            elif not known and (
                (_is_random(text) and _MIXED.match(text))
                or (number and self._is_named(segments[number - 1], text, [], in_address=True, strict=True))
            ):
                segments[number] = self._hidden(text)
        return "/".join(segments)

    def _query(self, query: str, operation: Operation | None) -> str:
        pieces = re.split("(&amp;|&)", query)
        for number, pair in enumerate(pieces[::2]):
            name, equals, raw = pair.partition("=")
            if not equals:
                if len(pieces) == 1 and len(name) >= LEARNT and not _WORDLIKE.fullmatch(name):
                    pieces[0] = self._hidden(unquote_plus(name))
                continue
            text, plain = unquote_plus(raw), unquote_plus(name)
            schemas = self._parameter(operation, "query", plain)
            hidden = self._value(plain, text, schemas, in_address=True)
            if hidden != text:
                pieces[2 * number] = f"{name}={quote(hidden, safe='@:/')}"
        return "".join(pieces)

    def _parameter(self, operation: Operation | None, place: str, name: str) -> list[Json]:
        return [
            layer
            for parameter in (operation.parameters if operation else ())
            if parameter.get("in") == place and parameter.get("name") in (name, f"{name}[]")
            for layer in layers(self._spec, parameter.get("schema", {}))
        ]

    # -- bodies ----------------------------------------------------------------------------------------------

    def _body(self, body: bytes, headers: Sequence[tuple[str, str]], schemas: list[Json], cut: bool) -> bytes:
        given = next((text for name, text in headers if name.lower() == "content-type"), "")
        told = Message()
        told["content-type"] = given
        kind, charset = told.get_content_type() if given else "", str(told.get_param("charset", "utf-8"))
        if kind == "multipart/form-data":
            return self._multipart(body, str(told.get_param("boundary", "")), schemas)
        text = _decoded(body, charset, lenient=kind.startswith("text/") or cut)
        if not text or (kind.split("/")[0] in ("image", "audio", "video", "font") and "xml" not in kind):
            return b""
        if kind == "application/x-www-form-urlencoded":
            return self._form(text, schemas).encode()
        hidden = self._json(text, schemas, cut=cut) if text.lstrip()[:1] in '{["' else None
        if hidden is None:
            hidden = self._text(re.sub(r"\S+$", "", text) if cut else text)
        try:
            return hidden.encode(charset)
        except (LookupError, UnicodeEncodeError):
            return hidden.encode("utf-8", "replace")

    def _form(self, text: str, schemas: list[Json]) -> str:
        pairs = text.split("&")
        for number, pair in enumerate(pairs):
            name, _, raw = pair.partition("=")
            plain, value = unquote_plus(name), unquote_plus(raw)
            hidden = self._value(plain, value, below(self._spec, schemas, plain), in_address=True)
            if hidden != value:
                pairs[number] = f"{name}={quote_plus(hidden)}"
        return "&".join(pairs)

    def _multipart(self, body: bytes, boundary: str, schemas: list[Json]) -> bytes:
        first, *parts = body.split(b"--" + boundary.encode())
        if not boundary or not parts:
            return b""
        hidden: list[bytes] = []
        for part in parts[:-1]:
            head, blank, content = part.partition(b"\r\n\r\n")
            told = Message()
            lines = head.decode("utf-8", "replace").strip("\r\n").split("\r\n")
            fields = [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines)]
            for name, value in fields:
                told[name] = value
            name = str(told.get_param("name", "", "content-disposition"))
            text = _decoded(content.removesuffix(b"\r\n"), "utf-8")
            if text is None:
                text = ""
            text = self._value(name, text, below(self._spec, schemas, name), in_address=True)
            kept = "\r\n".join(f"{name}: {self._text(value)}" for name, value in fields)
            hidden.append(b"\r\n" + kept.encode() + blank + text.encode() + b"\r\n")
        return (b"--" + boundary.encode()).join([first, *hidden, parts[-1]])

    def _json(self, text: str, schemas: list[Json], *, cut: bool = False) -> str | None:
        """JSON with its secret strings replaced and all else as it came; None where it is none.

        Of a body that lost its end, what is whole is kept.
        """
        if not cut:
            try:
                json.loads(text, parse_constant=_no_json)
            except (ValueError, RecursionError):
                return None
        out: list[str] = []
        levels = [_Level([], "", False, "")]
        root, end = schemas, 0
        for token in _JSON.finditer(text):
            if token.start() != end:
                break
            end, piece, level = token.end(), token[0], levels[-1]
            if piece == "}" or piece == "]":
                if len(levels) > 1:
                    levels.pop()
            elif piece == ",":
                level.key = level.key + 1 if isinstance(level.key, int) else None
            elif piece[0] == '"' and level.key is None:
                level.key = _unquoted(piece)
                hidden = self._anywhere(self._looks(level.key))
                piece = piece if hidden == level.key else json.dumps(hidden)
            elif piece != ":" and not piece.isspace():
                at_root, key = len(levels) == 1, level.key if level.key is not None else ""
                found = root if at_root else below(self._spec, level.schemas, key)
                name = key if isinstance(key, str) and not at_root else level.name
                if piece in "{[":
                    suspect = level.suspect or (not found and _flat(name) in _STRONG)
                    levels.append(_Level(found, name, suspect, None if piece == "{" else 0))
                elif piece[0] == '"':
                    piece = self._string(piece, name, found, suspect=level.suspect)
                else:
                    piece = self._number(piece, name, found)
            out.append(piece)
        return "".join(out)

    def _string(self, piece: str, name: str, schemas: list[Json], *, suspect: bool) -> str:
        text = _unquoted(piece)
        hidden = self._value(name, text, schemas)
        if suspect and hidden == text and self._is_named("token", text, schemas):
            hidden = self._hidden(text, schemas)
        return piece if hidden == text else json.dumps(hidden)

    def _number(self, piece: str, name: str, schemas: list[Json]) -> str:
        """Numbers are ids and amounts; a password, a card or what was secret as a text is 0."""
        if not piece.lstrip("-").isdigit():
            return piece
        secret = _flat(name) in _STRONG and not _TRIVIAL.fullmatch(piece)
        if secret or piece in self._forms or (not schemas and _is_card(piece)):
            self._hidden(piece)
            return "0"
        return piece

    # -- one value -------------------------------------------------------------------------------------------

    def _value(self, name: str, text: str, schemas: list[Json], *, in_address: bool = False) -> str:
        """A named value: hidden as a whole, or whatever is secret in it."""
        if self._is_named(name, text, schemas, in_address=in_address):
            return self._hidden(text, schemas)
        if in_address and not schemas and _is_random(text):
            return self._hidden(text)
        return self._text(text, schemas)

    def _is_named(
        self, name: str, text: str, schemas: list[Json], *, in_address: bool = False, strict: bool = False
    ) -> bool:
        """Whether the spec or its name makes a value secret."""
        if _TRIVIAL.fullmatch(text) or any({"enum", "const", "x-extensible-enum"} & set(s) for s in schemas):
            return False
        if is_secret(schemas):
            return True
        flat = _flat(name)
        if strict:  # a segment of a path, of which nobody says that it is a value
            return flat in _STRONG and len(text) >= LEARNT and not _WORDLIKE.fullmatch(text)
        if flat in _STRONG:
            return True
        if schemas:
            return False
        if in_address and flat in _IN_ADDRESSES:
            return True
        suspect = bool(_WORDS & set(_words(name))) or bool(re.search("token|secret|passw|cdkey|apikey", flat))
        return suspect and not (
            len(text) < (4 if in_address else 5)
            or "://" in text
            or " " in text
            or _WORDLIKE.fullmatch(text)
            or _CAMEL.fullmatch(text)
            or _DATE.fullmatch(text)
        )

    def _text(self, text: str, schemas: list[Json] | None = None) -> str:
        """A text of any kind: JSON, HTML, addresses, words."""
        if len(text) < 4:
            return text
        if text.lstrip()[:1] in ("{", "[") and (hidden := self._json(text, [])) is not None:
            return hidden
        if "<" in text:
            text = _ELEMENT.sub(self._element, _TAG.sub(self._tag, text))
        if _RELATIVE.fullmatch(text):
            text = self._link(text)
        elif ":" in text or "=" in text:
            text = self._pairs(text)
        # Digits alone where the spec expects a text are an id, whatever their sum.
        return self._anywhere(self._looks(text, cards=not (schemas and _CARD.fullmatch(text))))

    def _pairs(self, text: str) -> str:
        """Addresses, and names with values, wherever they stand in a text."""
        out: list[str] = []
        begin = at = 0
        while found := _PAIR.search(text, at):
            start, at = (found.start(), found.end()) if found["url"] else found.span("value")
            part = text[start:at]
            if found["url"]:
                new = self._link(part)
            elif part.lower() in _SCHEMES:
                continue  # what follows it is a credential, and looks like one
            elif self._is_told(found["name"], part) and not _URL.match(part):
                new = self._hidden(html.unescape(unquote(part)))
            else:
                at = start  # there may be an address in the value, or another pair
                continue
            out += (text[begin:start], new)
            begin = at
        return "".join([*out, text[begin:]])

    def _is_told(self, name: str, text: str) -> bool:
        """Whether a name that stands in a text makes a value secret."""
        if _flat(name) in _STRONG:
            return not _TRIVIAL.fullmatch(text) and not (len(text) < 6 and _WORDLIKE.fullmatch(text))
        return self._is_named(name, text, [])

    def _element(self, found: re.Match[str]) -> str:
        if not self._is_told(found["name"], found["value"]):
            return found[0]
        begin, end = (place - found.start() for place in found.span("value"))
        return found[0][:begin] + self._hidden(html.unescape(found["value"])) + found[0][end:]

    def _link(self, url: str) -> str:
        plain = html.unescape(url) if "&amp;" in url else url
        found = self._find("GET", plain)
        hidden = self._url(plain, found.operation if found else None)
        return url if hidden == plain else (html.escape(hidden) if plain != url else hidden)

    def _tag(self, found: re.Match[str]) -> str:
        """``<input name="token" value="…">``, and what is called so elsewhere."""
        tag = found[0]
        given = {
            found[1].lower(): found[2] or found[3] or found[4] or "" for found in _ATTRIBUTE.finditer(tag)
        }
        name = given.get("name", given.get("id", given.get("property", "")))
        for key in ("value", "content", "data-value"):
            text = html.unescape(given.get(key, ""))
            password = given.get("type", "").lower() == "password" and text
            if password or self._is_named(name, text, [], in_address=True):
                tag = tag.replace(given[key], self._hidden(text))
        return tag

    def _looks(self, text: str, *, cards: bool = True) -> str:
        """Hide what looks like a secret, whatever it is called."""
        for pattern in _LOOKS:
            text = pattern.sub(lambda found: self._hidden(found[0]), text)
        if cards:
            text = _CARD.sub(lambda found: self._hidden(found[0]) if _is_card(found[0]) else found[0], text)
        return text

    def _anywhere(self, text: str) -> str:
        """Hide what was secret before, in whatever way it is written."""
        text = self._forms_in(text)
        for mark, view in _VIEWS:
            other = text
            for _ in range(3):  # written twice over: `%252B`
                if mark not in other or (seen := view(other)) == other:
                    break
                other = seen
                if (hidden := self._forms_in(other)) != other:
                    text = hidden
                    break
        return text

    def _forms_in(self, text: str) -> str:
        starts = range(len(text) - LEARNT + 1)
        if self._beginnings.isdisjoint(text[start : start + LEARNT] for start in starts):
            return text  # far quicker than to look for each of them
        for form, stand_in in self._forms.items():
            if form in text:
                text = text.replace(form, stand_in)
        for sure, run, stand_in in self._encoded:
            if sure in text:
                text = run.sub(stand_in, text)
        return text

    def _hidden(self, text: str, schemas: Sequence[Json] = (), *, learn: bool = True) -> str:
        """What stands in for a secret: always the same, and of a form that its schemas admit."""
        if not text or _KEPT.fullmatch(text):
            return text
        number = self._numbers.setdefault(text, len(self._numbers) + 1)
        if learn and len(text) >= LEARNT and text not in self._forms and _flat(text) not in _NAMES:
            self._learn(text, _stand_in(text, number, ()))
        return _stand_in(text, number, schemas)

    def _learn(self, text: str, stand_in: str) -> None:
        forms = {form: stand_in for form in _written(text) if len(form) >= LEARNT}
        known = {**forms, **self._forms}
        self._forms = dict(sorted(known.items(), key=lambda form: len(form[0]), reverse=True))
        self._beginnings.update(form[:LEARNT] for form in (*forms, *_in_base64(text)))
        for sure in _in_base64(text):
            around = "[A-Za-z0-9_-]*"
            run = re.compile(f"{around}{re.escape(sure)}{around}={{0,2}}")
            self._encoded.append((sure, run, stand_in))


def _flat(name: str) -> str:
    return re.sub("[^a-z0-9]", "", name.lower())


def _words(name: str) -> list[str]:
    return [word.lower() for word in re.findall("[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)]


def _no_json(name: str) -> None:
    """Refuse ``NaN`` and the like, which Python reads.

    Raises:
        ValueError: Always.
    """
    raise ValueError(name)


def _unquoted(piece: str) -> str:
    """The text of a JSON string."""
    text: str = json.loads(piece, strict=False) if "\\" in piece else piece[1:-1]
    return text


def _unescaped(text: str) -> str:
    r"""A text with `\u0041`, `\x41` and `\/` resolved."""
    return _ESCAPED.sub(lambda found: chr(int(found[0][2:], 16)) if found[0] != "\\/" else "/", text)


_VIEWS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("%", unquote),
    ("&", html.unescape),
    ("\\", _unescaped),
)


def _written(text: str) -> Iterator[str]:
    """The ways in which a text is commonly written."""
    yield text
    for quoted in (quote(text, safe=""), quote(text), quote_plus(text), quote(text, safe="@:/!$'()*,;")):
        yield quoted
        yield re.sub("%..", lambda found: found[0].lower(), quoted)
        yield quote(quoted, safe="")
    yield json.dumps(text)[1:-1]
    yield json.dumps(text, ensure_ascii=False)[1:-1]
    yield json.dumps(text)[1:-1].replace("/", "\\/")
    yield html.escape(text)


def _in_base64(text: str) -> Iterator[str]:
    """What base64 makes of a text, whatever stands before and behind it."""
    plain = text.encode()
    for shift in range(3):
        first, last = (shift * 8 + 5) // 6, (shift + len(plain)) * 8 // 6
        encoded = base64.b64encode(bytes(shift) + plain).decode()[first:last]
        yield from {encoded, encoded.replace("+", "-").replace("/", "_")}


def _unbase64(text: str) -> str:
    try:
        return base64.b64decode(text + "==").decode()
    except ValueError:
        return ""


def _decoded(body: bytes, charset: str, *, lenient: bool = False) -> str | None:
    """The text of a body; None if it is none."""
    try:
        text = body.decode("utf-8-sig" if charset.lower() in ("utf-8", "utf8") else charset)
    except (LookupError, UnicodeDecodeError):
        text = body.decode("utf-8", "ignore") if lenient else "\0"
    return None if "\0" in text else text


def _is_random(text: str) -> bool:
    """Whether a text is long, and for the most part neither words nor numbers."""
    if not _RANDOM.fullmatch(text):
        return False
    parts = re.split("[-_.~=+/]", text)
    plain = (part for part in parts if part.isdigit() or len(part) < 4 or _WORDLIKE.fullmatch(part))
    return 2 * sum(map(len, plain)) < len(text)


def _is_card(text: str) -> bool:
    if not _CARD.fullmatch(text):
        return False
    digits = [int(digit) for digit in text if digit.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _stand_in(text: str, number: int, schemas: Sequence[Json]) -> str:
    """The first of some texts without meaning that all schemas admit, or else the plainest."""
    plain = f"REDACTED-{number}"
    uuid, email = f"00000000-0000-4000-8000-{number:012d}", f"redacted-{number}@example.com"
    if _UUID.fullmatch(text):
        first = uuid
    elif _EMAIL.fullmatch(text):
        first = email
    else:
        first = plain
    limits = [{key: schema[key] for key in _CHECKED if key in schema} for schema in schemas]
    if not any(set(limit) - {"type"} for limit in limits):
        return first
    shape = re.sub("[A-Z]", "X", re.sub("[a-z]", "x", re.sub("[0-9]", "0", text)))
    tail = len(str(number))
    candidates = (
        first,
        plain,
        email,
        uuid,
        f"https://redacted.example/{number}",
        shape[:-tail] + str(number),
        f"{number:0{len(text)}d}"[-len(text) :],
        f"{number:0{len(text)}x}"[-len(text) :],
        plain.ljust(len(text), "X"),
        shape,
    )
    return next((each for each in candidates if all(_admits(limit, each) for limit in limits)), first)


def _admits(limit: Json, text: str) -> bool:
    if limit.get("format") in ("uri", "iri") and not urlsplit(text).scheme:
        return False
    checker: Any = jsonschema.Draft202012Validator
    admits: bool = checker(limit, format_checker=checker.FORMAT_CHECKER).is_valid(text)
    return admits
