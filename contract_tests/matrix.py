"""Credentials that must open nothing, made from those that do and from what a spec says of their form."""

from collections.abc import Mapping
from typing import Any

from contract_tests.logins import security
from contract_tests.strict import Json, resolve
from generator.document import as_map

Headers = Mapping[str, str]
UNKNOWN = "nobody-has-this"


def wrong_headers(spec: Json, operation: Json, good: Headers) -> list[tuple[str, Headers]]:
    """Headers without credentials, then with wrong ones of each scheme; each with what is wrong with them.

    Those of an account, `good`, are spoilt for it.
    """
    found: list[tuple[str, Headers]] = [("none", {})]
    for name in dict.fromkeys(name for alternative in security(spec, operation) for name in alternative):
        scheme = resolve(spec, as_map(as_map(spec.get("components")).get("securitySchemes"))[name])
        header, word = _form(scheme)
        if not header:
            continue
        value = next((v for n, v in good.items() if n.lower() == header.lower()), "")
        secret = value.removeprefix(word)
        is_ours = bool(secret) and value.startswith(word)
        for told, wrong in _spoilt(secret if is_ours else UNKNOWN, known=is_ours):
            found.append((f"{name} {told}", {header: word + wrong}))
        if word.endswith(" "):
            other = "Basic " if word != "Basic " else "Bearer "
            found += [
                (f"{name} under another scheme", {header: other + (secret or UNKNOWN)}),
                (f"{name} without a scheme", {header: secret or UNKNOWN}),
                (f"{name} of a scheme alone", {header: word.strip()}),
            ]
    return found


def _form(scheme: Mapping[str, Any]) -> tuple[str, str]:
    """The header that carries a scheme, and what stands before the credentials; nothing where none does."""
    if scheme.get("type") == "http":
        return "Authorization", f"{str(scheme['scheme']).capitalize()} "
    if scheme.get("type") == "apiKey" and scheme.get("in") == "header":
        return str(scheme["name"]), ""
    if scheme.get("type") == "apiKey" and scheme.get("in") == "cookie":
        return "Cookie", f"{scheme['name']}="
    return ("Authorization", "Bearer ") if scheme.get("type") in ("oauth2", "openIdConnect") else ("", "")


def _spoilt(secret: str, *, known: bool) -> list[tuple[str, str]]:
    """A credential in forms that are not its own."""
    unknown = [("that nobody has", UNKNOWN), ("that are empty", "")]
    if not known:
        return unknown
    return [
        *unknown,
        ("that are cut", secret[:-1]),
        ("that are too long", f"{secret}x"),
        ("that are turned round", secret[::-1]),
        ("that come twice", f"{secret} {secret}"),
    ]
