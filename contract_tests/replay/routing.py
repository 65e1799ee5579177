"""Find the operation that a recorded request called, among those of all specs."""

import ipaddress
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit

from contract_tests.errors import ContractError
from generator.document import Document, Operation, as_list, as_map

_HOLE = re.compile(r"\{([^}]+)\}")
_LOOPBACK = "loopback"
_PORTS = {"http": 80, "https": 443, None: None}


@dataclass(frozen=True, slots=True)
class Base:
    """Where an API is found: a host, and what its paths begin with."""

    host: str
    """With its port where that is not the scheme's own; any port of this machine is `loopback`."""
    prefix: str

    @classmethod
    def of(cls, url: str, *, any_port: bool = True) -> "Base":
        """Read the address of a server.

        Raises:
            ValueError: It is none.
        """
        parts = urlsplit(url)
        return cls(_host(parts, any_port=any_port), parts.path.rstrip("/"))


@dataclass(frozen=True, slots=True)
class Match:
    """An operation, and what the request put into the holes of its path."""

    document: Document
    operation: Operation
    arguments: dict[str, str]
    """Percent-decoded."""
    of_sandbox: bool = False
    """Whether the request went to a stand-in server on this machine."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A request to a spec's server that no operation of it matches."""

    document: Document
    path: str
    """Below the server's prefix; what looks like an id is `{id}`."""
    others: tuple[str, ...]
    """Methods that the path has."""


@dataclass(slots=True, eq=False)
class _Route:
    document: Document
    operation: Operation
    segments: tuple[str, ...]
    patterns: tuple[re.Pattern[str] | str, ...]
    rank: tuple[tuple[bool, int], ...]
    """A path without a hole comes before one with it, and so segment by segment: OpenAPI, Paths Object."""


@dataclass(slots=True, eq=False)
class Router:
    """All operations of some specs by the servers that they may be called on."""

    documents: Sequence[Document]
    proxies: Sequence[tuple[str, str]] = ()
    """Base URLs of one's own, each with the name of the API behind it: all its hosts at once."""
    _routes: dict[Base, list[_Route]] = field(default_factory=dict[Base, list[_Route]])

    def __post_init__(self) -> None:
        for document in self.documents:
            for operation in document.operations():
                route = _route(document, operation)
                for base in dict.fromkeys(self._bases(document, operation)):
                    self._routes.setdefault(base, []).append(route)
        for routes in self._routes.values():
            routes.sort(key=lambda route: route.rank)

    def find(self, method: str, url: str) -> list[Match] | Unknown | None:
        """Find the operations that a request is for, one of each spec that has it.

        Returns:
            None for a server that no spec names.
        """
        try:
            parts = urlsplit(url)
            hosts = dict.fromkeys((_host(parts, any_port=False), _host(parts)))
        except ValueError:
            return None
        if parts.scheme not in ("http", "https"):
            return None
        near: list[tuple[int, _Route, str]] = []
        found: dict[str, Match] = {}
        for base, routes in self._routes.items():
            if base.host not in hosts or not f"{parts.path}/".startswith(f"{base.prefix}/"):
                continue
            below = parts.path[len(base.prefix) :]
            segments = below.split("/")
            near.append((len(base.prefix), routes[0], below))
            for route in routes:
                api = route.document.api
                if api in found or route.operation.method.upper() != method:
                    continue
                arguments = _fill(route, segments)
                if arguments is not None:
                    found[api] = Match(route.document, route.operation, arguments, base.host == _LOOPBACK)
        if found:
            return list(found.values())
        if not near:
            return None
        _, route, below = max(near, key=lambda each: each[0])
        segments = below.split("/")
        others = {
            other.operation.method.upper()
            for base, routes in self._routes.items()
            if base.host in hosts and parts.path == base.prefix + below
            for other in routes
            if _fill(other, segments) is not None
        }
        return Unknown(route.document, templated(below), tuple(sorted(others)))

    def _bases(self, document: Document, operation: Operation) -> Iterable[Base]:
        holders = (operation.raw, operation.path_item, document.root)
        servers = next(filter(None, (as_list(holder.get("servers")) for holder in holders)), None)
        for server in map(as_map, as_list(servers)):
            url = str(server.get("url", ""))
            for name, variable in as_map(server.get("variables")).items():
                url = url.replace(f"{{{name}}}", str(as_map(variable).get("default", "")))
            try:
                yield Base.of(url)
            except ValueError:
                continue
        for url, api in self.proxies:
            if api == document.api:
                yield Base.of(url, any_port=False)


def proxy(text: str, apis: Sequence[str]) -> tuple[str, str]:
    """Read what follows `--server`: ``API=URL``, or a URL alone where only one API is replayed.

    Raises:
        ContractError: No address, or no such API.
    """
    api, equals, url = text.partition("=")
    if not equals or "/" in api:
        api, url = apis[0] if len(apis) == 1 else "", text
    parts = urlsplit(url)
    if not api:
        raise ContractError(f"--server {text}: say whose server it is: --server API={text}")
    if api not in apis:
        raise ContractError(f"--server {text}: `{api}` is not replayed; there are: {', '.join(apis)}")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ContractError(
            f"--server {text}: `{url}` is not an http(s) URL, e.g. http://127.0.0.1:9000/shop"
        )
    return url, api


def templated(path: str) -> str:
    """A path with `{id}` for whatever may tell one thing from another: ids, names, keys."""
    return "/".join(part if _is_word(part) else "{id}" for part in path.split("/"))


def _is_word(segment: str) -> bool:
    words = re.fullmatch(r"(v[0-9]{1,2}|[A-Za-z]{1,24}([_.-][A-Za-z]{1,24}){0,4})?", segment)
    return words is not None and sum(map(str.isupper, segment)) < 5


def _host(parts: SplitResult, *, any_port: bool = True) -> str:
    name = (parts.hostname or "").rstrip(".")
    port = parts.port
    if any_port and _is_loopback(name):
        return _LOOPBACK
    return name if port in (None, _PORTS.get(parts.scheme)) else f"{name}:{port}"


def _is_loopback(name: str) -> bool:
    if name in ("localhost", "testserver"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _route(document: Document, operation: Operation) -> _Route:
    segments = tuple(operation.path.split("/"))
    patterns = tuple(_pattern(segment) for segment in segments)
    # More of a segment that is given beats less of it: `{id}.json` before `{id}`.
    rank = tuple((bool(_HOLE.search(segment)), -len(_HOLE.sub("", segment))) for segment in segments)
    return _Route(document, operation, segments, patterns, rank)


def _pattern(segment: str) -> re.Pattern[str] | str:
    if not _HOLE.search(segment):
        return unquote(segment)
    parts = _HOLE.split(segment)
    return re.compile(
        "".join("(.+)" if index % 2 else re.escape(part) for index, part in enumerate(parts)), re.DOTALL
    )


def _fill(route: _Route, segments: Sequence[str]) -> dict[str, str] | None:
    """What stands in the holes; None if the path is another one. An encoded slash divides nothing."""
    if len(segments) != len(route.segments):
        return None
    arguments: dict[str, str] = {}
    for template, pattern, given in zip(route.segments, route.patterns, segments, strict=True):
        value = unquote(given)
        if isinstance(pattern, str):
            if value != pattern:
                return None
        elif (match := pattern.fullmatch(value)) is None:
            return None
        else:
            arguments.update(zip(_HOLE.findall(template), match.groups(), strict=True))
    return arguments


__all__ = ["Base", "Match", "Router", "Unknown", "proxy", "templated"]
