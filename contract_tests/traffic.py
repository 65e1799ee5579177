"""One request and what came of it, as recorded; what `replay` reads and `record` writes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer, bodies without transfer and content encodings."""

    method: str
    url: str
    """Absolute, with its query."""
    request_headers: tuple[tuple[str, str], ...]
    request_body: bytes
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    started: str = ""
    """When it was sent, in ISO 8601; empty if unknown."""
    seconds: float = 0.0
    """From the request to the end of the answer."""
    place: str = ""
    """Where it was read, e.g. ``traffic.har entry 12``."""
