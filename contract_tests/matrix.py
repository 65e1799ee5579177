"""Credentials that must open nothing, made from those that do and from what a spec says of their form."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from contract_tests.logins import security
from contract_tests.strict import Json, resolve
from generator.document import as_map

Headers = Mapping[str, str]
UNKNOWN = "nobody-has-this"
_BETWEEN = re.compile(r"([^\w-]+)")
"""What stands between the parts of a credential, such as the dots of a JSON Web Token."""


def wrong_headers(
    spec: Json, operation: Json, good: Headers, others: Headers | None = None
) -> list[tuple[str, Headers]]:
    """Headers without credentials, then with wrong ones of each scheme; each with what is wrong with them.

    Those of an account, `good`, are spoilt for it, and mixed with `others`, which are somebody else's.
    """
    found: list[tuple[str, Headers]] = [("none", {})]
    for name in dict.fromkeys(name for alternative in security(spec, operation) for name in alternative):
        scheme = resolve(spec, as_map(as_map(spec.get("components")).get("securitySchemes"))[name])
        header, word = _form(scheme)
        if not header:
            continue
        secret, other = (_secret(account, header, word) for account in (good, others or {}))
        known = {secret, other} - {""}
        for told, wrong in _spoilt(secret, other):
            if wrong not in known:
                found.append((f"{name} {told}", {header: word + wrong}))
            known |= {wrong}
        if word.endswith(" "):
            other = "Basic " if word != "Basic " else "Bearer "
            found += [
                (f"{name} under another scheme", {header: other + (secret or UNKNOWN)}),
                (f"{name} without a scheme", {header: secret or UNKNOWN}),
                (f"{name} of a scheme alone", {header: word.strip()}),
            ]
    once = dict[tuple[tuple[str, str], ...], tuple[str, Headers]]()
    for told, headers in found:
        once.setdefault(tuple(headers.items()), (told, headers))  # schemes may share a header
    return list(once.values())


def _form(scheme: Mapping[str, Any]) -> tuple[str, str]:
    """The header that carries a scheme, and what stands before the credentials; nothing where none does."""
    if scheme.get("type") == "http":
        return "Authorization", f"{str(scheme['scheme']).capitalize()} "
    if scheme.get("type") == "apiKey" and scheme.get("in") == "header":
        return str(scheme["name"]), ""
    if scheme.get("type") == "apiKey" and scheme.get("in") == "cookie":
        return "Cookie", f"{scheme['name']}="
    return ("Authorization", "Bearer ") if scheme.get("type") in ("oauth2", "openIdConnect") else ("", "")


def _secret(account: Headers, header: str, word: str) -> str:
    """The credentials in a header; nothing where there are none of this form."""
    value = next((v for n, v in account.items() if n.lower() == header.lower()), "")
    return value.removeprefix(word) if value.startswith(word) else ""


def _spoilt(secret: str, other: str) -> Iterator[tuple[str, str]]:
    """A credential in forms that are not its own, as a whole and part by part."""
    yield "that nobody has", UNKNOWN
    yield "that are empty", ""
    if not secret:
        return
    yield "that are cut", secret[:-1]
    yield "that are too long", f"{secret}x"
    yield "that are turned round", secret[::-1]
    yield "that come twice", f"{secret} {secret}"
    pieces, others = _BETWEEN.split(secret), _BETWEEN.split(other)
    places = [place for place, piece in enumerate(pieces) if piece and place % 2 == 0]
    for number, place in enumerate(places, 1):
        part = pieces[place]
        forms = _changed(part)
        if len(places) > 1:
            forms |= {"that nobody has": UNKNOWN, "that are empty": ""}
            if len(others) == len(pieces):
                forms["of somebody else"] = others[place]
            yield f"of which part {number} comes alone", part
        where = f" in part {number}" if len(places) > 1 else ""
        for told, wrong in forms.items():
            whole = "".join([*pieces[:place], wrong, *pieces[place + 1 :]])
            yield told + where, whole
            yield f"{told}{where}, without a space", whole.strip()


def _changed(part: str) -> dict[str, str]:
    """Another case, several lengths, and the same length with one half only."""
    half = len(part) // 2
    return {
        "in another case": part.swapcase(),
        "that are cut": part[:-1],
        "that are cut in half": part[:half],
        "that begin in another way": "x" * half + part[half:],
        "that end in another way": part[:half] + "x" * (len(part) - half),
    }
