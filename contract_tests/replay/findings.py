"""What differs, one finding for each place and kind, however often it was seen. No secret is in it."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from contract_tests.traffic import Exchange
from generator.document import Document, as_map, is_list, is_map

KINDS: Mapping[str, tuple[str, str]] = {
    "unknown-operation": ("warning", "A request to a server of the spec that no operation describes"),
    "undocumented-status": ("error", "A status that the operation does not document"),
    "undocumented-media-type": ("error", "A media type that the status does not document"),
    "unreadable-body": ("error", "A body that is empty, cut short or not JSON where JSON is documented"),
    "undocumented-field": ("warning", "A field that the schema does not have"),
    "missing-field": ("error", "A required field that is not there"),
    "type-drift": ("error", "A value of another type"),
    "undocumented-null": ("error", "null where the schema has no null"),
    "enum-growth": ("warning", "A value that is not among those documented"),
    "undocumented-branch": ("error", "A value that fits none of the documented alternatives, or several"),
    "bound": ("warning", "A value beyond a documented bound, or not in its pattern"),
    "format": ("warning", "A text that does not have its format"),
    "request-parameter": ("note", "A query parameter that is not documented, and was accepted"),
    "request-missing": ("note", "Something required that was not sent, and was not missed"),
    "request-value": ("note", "A value in a request that the spec does not allow, and that was accepted"),
}
"""Each kind with its level (as SARIF has them) and what it means."""


_WITHOUT_VALUE = frozenset({"unknown-operation", "unreadable-body", "missing-field", "request-missing"})


@dataclass(frozen=True, slots=True)
class Drift:
    """One difference in one exchange."""

    kind: str
    pointer: str
    """JSON pointer into the body, list indices and keys of maps as `*`; of a request the parameter."""
    told: str
    """What is documented, without a value of the traffic."""
    places: tuple[str, ...] = ()
    """Pointers into the spec: the schema that objects."""
    value: Any = None
    name: str = ""
    """The field, status or media type that is undocumented or missing."""
    media: str = ""
    """The media type of an undocumented answer; its body is the value."""
    referrer: str = ""
    """Pointer to the `$ref` that leads to the schema, if one leads there at once."""


@dataclass(slots=True, eq=False)
class Finding:
    """Equal drifts of all exchanges."""

    document: Document
    operation: str
    """Its id; for an unknown one, method and path."""
    status: int | None
    kind: str
    pointer: str
    told: str
    first: str
    """Place of the first exchange."""
    source: str
    """The file it was first seen in."""
    count: int = 0
    seen: str = ""
    """Day of the last exchange, or empty."""
    places: dict[str, None] = field(default_factory=dict[str, None])
    values: list[Any] = field(default_factory=list[Any])
    media: list[str] = field(default_factory=list[str])
    """The media type of each value, or empty."""
    name: str = ""
    referrer: str = ""
    last: str = ""
    """Place of the last exchange."""
    shared_by: tuple[str, ...] = ()
    """The other operations that the place in the spec serves, too."""
    mended: bool = False
    """Whether the patch deals with it."""

    @property
    def api(self) -> str:
        """Name of the spec."""
        return self.document.api

    @property
    def level(self) -> str:
        """error, warning or note."""
        return KINDS[self.kind][0]

    @property
    def place(self) -> str:
        """The place in the spec that is concerned, as a JSON pointer."""
        return next(iter(self.places), "/paths")

    @property
    def line(self) -> int:
        """Its line."""
        return self.document.line(self.place)

    @property
    def example(self) -> str:
        """Values that are harmless, the shape of others."""
        if self.kind == "enum-growth":
            shown = [value if is_enum_like(value) else shape(value) for value in self.values]
        else:
            shown = [shape(value) for value in self.values]
        distinct = list(dict.fromkeys(map(str, shown)))
        return ", ".join([*distinct[:3], *(["…"] if len(distinct) > 3 else [])])

    def as_json(self) -> dict[str, object]:
        """For `replay.json`."""
        return {
            "api": self.api,
            "operation": self.operation,
            "status": self.status,
            "kind": self.kind,
            "level": self.level,
            "pointer": self.pointer,
            "told": self.told,
            "example": self.example,
            "count": self.count,
            "first": self.first,
            "seen": self.seen,
            "spec": f"specs/{self.api}.yaml",
            "line": self.line,
            "place": self.place,
            "shared_by": list(self.shared_by),
            "mended": self.mended,
        }


class Findings:
    """Gathers drifts."""

    def __init__(self) -> None:
        self._groups: dict[tuple[object, ...], Finding] = {}

    def add(
        self, document: Document, operation: str, exchange: Exchange, drift: Drift, source: str, day: str
    ) -> None:
        """Count one drift of one exchange."""
        status = None if drift.kind == "unknown-operation" else exchange.status
        # What grew together is one finding; what is missing or new is one for each name.
        key = (document.api, operation, status, drift.kind, drift.pointer, drift.name)
        finding = self._groups.get(key)
        if finding is None:
            finding = self._groups[key] = Finding(
                document, operation, status, drift.kind, drift.pointer, drift.told, exchange.place, source,
                name=drift.name, referrer=drift.referrer,
            )  # fmt: skip
        finding.count += finding.last != exchange.place
        finding.last = exchange.place
        finding.seen = max(finding.seen, day)
        finding.places.update(dict.fromkeys(drift.places))
        if drift.kind not in _WITHOUT_VALUE:
            finding.values.append(drift.value)
            finding.media.append(drift.media)

    def all(self) -> list[Finding]:
        """All findings: by API, errors first, then as they came."""
        levels = ("error", "warning", "note")
        return sorted(self._groups.values(), key=lambda each: (each.api, levels.index(each.level)))


def share(findings: Iterable[Finding]) -> None:
    """Tell each finding which further operations its component serves."""
    users: dict[str, dict[str, set[str]]] = {}
    for finding in findings:
        document = finding.document
        if document.api not in users:
            users[document.api] = _users(document)
        component = "/".join(finding.place.split("/")[:4])
        others = users[document.api].get(component, set()) - {finding.operation}
        finding.shared_by = tuple(sorted(others))


def _users(document: Document) -> dict[str, set[str]]:
    """Each component with the operations that reach it."""
    reached: dict[str, set[str]] = {}
    for operation in document.operations():
        pending: list[Any] = [operation.raw, operation.path_item.get("parameters")]
        while pending:
            node = pending.pop()
            if is_list(node):
                pending.extend(node)
            elif is_map(node):
                pending.extend(node.values())
                ref = node.get("$ref")
                if isinstance(ref, str) and ref.startswith("#/components/"):
                    names = reached.setdefault(ref[1:], set())
                    if operation.id not in names:
                        names.add(operation.id)
                        pending.append(document.resolve(as_map(node)))
    return reached


_ENUM_LIKE = re.compile(r"[A-Za-z]{1,20}([ _.-]?[A-Za-z]{1,20}){0,4}[_-]?[0-9]{0,4}")
_KEY_LIKE = re.compile(r"([A-Z0-9]{3,}-){2,}[A-Z0-9]{3,}")
_FORMS = (
    ("date and time", re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*")),
    ("date", re.compile(r"\d{4}-\d\d-\d\d")),
    ("uuid", re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)),
    ("address", re.compile(r"(https?:)?//\S+")),
    ("mail address", re.compile(r"\S+@\S+\.\S+")),
    ("decimal", re.compile(r"[-+]?\d+\.\d+")),
    ("digits", re.compile(r"\d+")),
)


def is_enum_like(value: object) -> bool:
    """Whether a value is a word of a vocabulary rather than somebody's own."""
    if isinstance(value, bool) or value is None:
        return True
    if isinstance(value, int):
        return abs(value) < 10_000
    return (
        isinstance(value, str)
        and len(value) <= 40
        and _ENUM_LIKE.fullmatch(value) is not None
        and _KEY_LIKE.fullmatch(value) is None
    )


def is_name(key: str) -> bool:
    """Whether a key of an object is a field's name rather than somebody's id or address."""
    return (
        re.fullmatch(r"[A-Za-z_$][A-Za-z0-9_$.-]{0,63}", key) is not None
        and re.search(r"[0-9]{5}|[0-9a-f]{16}", key) is None
        and _KEY_LIKE.search(key) is None
    )


def shape(value: object, depth: int = 0) -> str:
    """What a value looks like, without what it says."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int | float):
        kind = "integer" if isinstance(value, int) else "number"
        return str(value) if abs(value) < 10_000 else f"{kind} of {len(str(abs(int(value))))} digits"
    if isinstance(value, str):
        form = next((name for name, pattern in _FORMS if pattern.fullmatch(value)), "")
        return f"text of {len(value)} characters" + (f" ({form})" if form else "") if value else '""'
    if is_list(value):
        return f"list of {len(value)}" + (f": {shape(value[0], depth + 1)}" if value and depth < 2 else "")
    names = [key if is_name(key) else "*" for key in as_map(value)]
    listed = ", ".join(dict.fromkeys(names[:6])) + (", …" if len(names) > 6 else "")
    return f"object of {len(names)}" + (f": {listed}" if names else "")


def days(exchanges: Sequence[Exchange]) -> str:
    """The days that some exchanges span."""
    known = sorted({day for exchange in exchanges if (day := day_of(exchange))})
    return " to ".join(dict.fromkeys([known[0], known[-1]])) if known else "unknown"


def day_of(exchange: Exchange) -> str:
    """The day of an exchange, ISO 8601; empty if it is not known."""
    match = re.match(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])", exchange.started)
    return match[0] if match else ""
