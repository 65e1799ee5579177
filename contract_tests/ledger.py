"""What a run did, counted as it happens: requests, checks, statuses, and the promises found broken."""

import hashlib
import html
import json
import re
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from itertools import takewhile
from typing import Any
from urllib.parse import quote, quote_plus

from contract_tests.coverage import Coverage, share, totals
from contract_tests.strict import Json, operations
from contract_tests.targets import IN_PROCESS, local_origin
from contract_tests.traffic import Exchange

MASK = "***"
SCHEMES = ("basic", "bearer", "digest")
"""What a header begins with, and is no secret."""
RECOGNISED = 8
"""So many letters of a credential give it away."""
UNREPEATABLE = ("host", "x-schemathesis-testcaseid")
"""Headers that another run sends with other values, by their nature."""
_BOUNDARY = re.compile(r"(?<=boundary=)[^;]+")
CREDENTIAL_HEADERS = ("authorization", "proxy-authorization", "cookie", "x-api-key", "api-key")


@dataclass(slots=True)
class Tally:
    """How often one check passed and failed."""

    passed: int = 0
    failed: int = 0


@dataclass(slots=True)
class Row:
    """One operation in the report."""

    operation: str
    method: str
    path: str
    tag: str
    documented: tuple[str, ...]
    statuses: Counter[str] = field(default_factory=Counter[str])
    checks: dict[str, Tally] = field(default_factory=dict[str, Tally])
    seconds: list[float] = field(default_factory=list[float])
    """How long each answer took."""

    @property
    def milliseconds(self) -> dict[str, float]:
        """Median, 95th percentile and longest, by nearest rank; nothing of an operation never answered."""
        took = sorted(self.seconds)
        ranks = {"median": (len(took) - 1) // 2, "p95": -(-len(took) * 95 // 100) - 1, "max": len(took) - 1}
        return {name: round(took[rank] * 1000, 1) for name, rank in ranks.items()} if took else {}


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken promise, and how to see it again."""

    operation: str
    where: str
    """Phase or story."""
    promise: str
    """Name of the check."""
    message: str
    curl: str
    seed: int

    @property
    def repeat(self) -> str:
        """The seed, and the request if there was one."""
        commands = self.curl.replace("\n", "\n    ")
        return f"Repeat with (seed {self.seed}):\n    {commands}" if commands else f"Seed {self.seed}"

    def __str__(self) -> str:
        return f"{self.operation} broke `{self.promise}` ({self.where})\n\n{self.message}\n\n{self.repeat}"


class Ledger:
    """Everything that the reports of one run are made from.

    Texts are masked on the way in, so that no report can hold a credential.
    """

    def __init__(self, spec: Json, *, api: str, target: str, seed: int, secrets: Iterable[str] = ()) -> None:
        self.api, self.target, self.seed = api, target, seed
        self.title = str(spec.get("info", {}).get("title", api))
        self.version = str(spec.get("info", {}).get("version", ""))
        self.date = datetime.now(UTC).isoformat(timespec="seconds")
        self.rows = {
            operation["operationId"]: Row(
                operation["operationId"],
                method.upper(),
                path,
                next(iter(operation.get("tags", ())), ""),
                tuple(map(str, operation.get("responses", {}))),
            )
            for method, path, operation in operations(spec)
        }
        self.findings: list[Finding] = []
        self.skips: list[dict[str, str]] = []
        self.stopped = ""
        """Why the run ended early; empty if it did not."""
        self.coverage = Coverage(spec)
        self.cases = self.checks = 0
        self._secrets: list[str] = []
        self.learn({word for secret in secrets for word in secret.replace(",", " ").split()})
        self._in_curl = {"[Filtered]": MASK, IN_PROCESS: local_origin(spec)}
        self._digest = hashlib.sha256()
        self._begun = time.monotonic()

    def learn(self, secrets: Iterable[str]) -> None:
        """Hide these, too, in whatever is written from now on and in what was noted before."""
        words = {word for word in secrets if len(word) > 3 and word.lower() not in SCHEMES}
        found = {form for word in words for form in _forms(word)} - {*self._secrets}
        if found:
            self._secrets = sorted({*self._secrets, *found}, key=lambda secret: (-len(secret), secret))

    def request(
        self,
        operation: str,
        method: str,
        url: str,
        body: bytes | None,
        status: int | None,
        headers: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Count one request that was sent.

        The digest covers method, path and query, body and headers of all in their order; not the server's
        address, nor what is drawn anew each time.
        """
        self.cases += 1
        _, _, place = url.partition("://")[2].partition("/")
        kept = [[name.lower(), self.mask(_BOUNDARY.sub("", value))] for name, value in headers]
        kept = sorted(header for header in kept if header[0] not in UNREPEATABLE)
        self._digest.update(json.dumps([method, place, kept, _repeatable(body or b"").hex()]).encode())
        row = self.rows.get(operation)
        if row is not None and method == row.method and status is not None:
            row.statuses[str(status)] += 1

    def answered(self, operation: str, exchange: Exchange) -> None:
        """Note how long an answer took, and what it and its request cover of the spec."""
        row = self.rows.get(operation)
        if row is not None and exchange.method == row.method:
            row.seconds.append(exchange.seconds)
            self.coverage.of(operation).see(exchange)

    def skip(self, test: str, reason: str) -> None:
        """Note a test that was left out."""
        self.skips.append({"test": test, "reason": self.mask(reason)})

    def check(self, operation: str, name: str, *, passed: bool) -> None:
        """Count one verdict."""
        self.checks += 1
        row = self.rows.get(operation)
        if row is not None:
            tally = row.checks.setdefault(name, Tally())
            if passed:
                tally.passed += 1
            else:
                tally.failed += 1

    def found(self, operation: str, where: str, promise: str, message: str, curl: str = "") -> Finding:
        """Note a broken promise; the same one of an operation is noted once for each place."""
        for hidden, shown in self._in_curl.items():
            curl = curl.replace(hidden, shown)
        finding = Finding(operation, where, promise, self.mask(message), self.mask(curl), self.seed)
        key = (operation, where, promise, message.partition("\n")[0])
        if key not in {
            (f.operation, f.where, f.promise, f.message.partition("\n")[0]) for f in self.findings
        }:
            self.findings.append(finding)
        return finding

    def mask(self, text: str) -> str:
        """Hide every credential of this run, also one that was cut short on its way into a message."""
        for secret in self._secrets:
            # All addresses begin alike.
            seen = len(secret) // 2 if "://" in secret[:RECOGNISED] else RECOGNISED
            while (begin := text.find(secret[:seen])) >= 0:
                alike = takewhile(lambda pair: pair[0] == pair[1], zip(text[begin:], secret, strict=False))
                text = text[:begin] + MASK + text[begin + sum(1 for _ in alike) :]
        return text

    def _masked(self, texts: dict[str, Any]) -> dict[str, Any]:
        # Once more: what was learnt only later is in it as it came.
        return {name: self.mask(text) if isinstance(text, str) else text for name, text in texts.items()}

    @property
    def digest(self) -> str:
        """The same for two runs that sent the same requests in the same order."""
        return self._digest.hexdigest()

    def figures(self) -> dict[str, Any]:
        """What the JSON report holds."""
        covered = {name: self.coverage.of(name).figures() for name in self.rows}
        called = sum(bool(row.statuses) for row in self.rows.values())
        return {
            "api": self.api,
            "title": self.title,
            "target": self.target,
            "seed": self.seed,
            "date": self.date,
            "operations": len(self.rows),
            "cases": self.cases,
            "checks": self.checks,
            "failures": len(self.findings),
            "skipped": len(self.skips),
            "stopped": self.mask(self.stopped),
            "seconds": round(time.monotonic() - self._begun, 2),
            "requests_sha256": self.digest,
            "coverage": {"operations": share(called, len(self.rows) - called), **totals(covered.values())},
            "by_operation": [
                {
                    "operation": row.operation,
                    "tag": row.tag,
                    "method": row.method,
                    "path": row.path,
                    "documented": row.documented,
                    "statuses": dict(sorted(row.statuses.items())),
                    "checks": {name: asdict(tally) for name, tally in sorted(row.checks.items())},
                    "answers": len(row.seconds),
                    "milliseconds": row.milliseconds,
                    "coverage": covered[row.operation],
                }
                for row in self.rows.values()
            ],
            "findings": [self._masked(asdict(finding)) for finding in self.findings],
            "skips": [self._masked(skip) for skip in self.skips],
        }


def _forms(secret: str) -> set[str]:
    """A secret as it stands in JSON, HTML, an address, a shell's word and a Python text."""
    return {
        secret,
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        html.escape(secret),
        quote(secret),
        quote(secret, safe=""),
        quote_plus(secret),
        secret.replace("'", "'\\''"),
        repr(secret)[1:-1],
    }


def _repeatable(body: bytes) -> bytes:
    """A body without what is drawn anew each time: the line between the parts of a form."""
    line, found, _ = body.partition(b"\r\n")
    return body.replace(line, b"--line") if found and line.startswith(b"--") and len(line) > 16 else body


def curl(method: str, url: str, headers: Iterable[tuple[str, str]], body: bytes) -> str:
    """A command that repeats a request, without the credentials it carried."""
    words = ["curl", "-i", "-X", method]
    for name, value in headers:
        if name.lower() in (
            "host",
            "accept",
            "accept-encoding",
            "connection",
            "user-agent",
            "content-length",
        ):
            continue
        words += ["-H", _quote(f"{name}: {MASK if name.lower() in CREDENTIAL_HEADERS else value}")]
    if body:
        words += ["-d", _quote(body.decode("utf-8", "replace"))]
    return " ".join([*words, _quote(url)])


def _quote(word: str) -> str:
    return word if re.fullmatch(r"[\w./:@-]+", word) else "'" + word.replace("'", "'\\''") + "'"
