"""What a run did, counted as it happens: requests, checks, statuses, and the promises found broken."""

import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from itertools import takewhile
from typing import Any

from contract_tests.strict import Json, operations
from contract_tests.targets import IN_PROCESS, local_origin

MASK = "***"
SCHEMES = ("basic", "bearer", "digest")
"""What a header begins with, and is no secret."""
RECOGNISED = 8
"""So many letters of a credential give it away."""
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
    documented: tuple[str, ...]
    statuses: Counter[str] = field(default_factory=Counter[str])
    checks: dict[str, Tally] = field(default_factory=dict[str, Tally])


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

    def __str__(self) -> str:
        commands = self.curl.replace("\n", "\n    ")
        repeat = f"Repeat with (seed {self.seed}):\n    {commands}" if commands else f"Seed {self.seed}"
        return f"{self.operation} broke `{self.promise}` ({self.where})\n\n{self.message}\n\n{repeat}"


class Ledger:
    """Everything that the reports of one run are made from.

    Texts are masked on the way in, so that no report can hold a credential.
    """

    def __init__(self, spec: Json, *, api: str, target: str, seed: int, secrets: Iterable[str] = ()) -> None:
        self.api, self.target, self.seed = api, target, seed
        self.title = str(spec.get("info", {}).get("title", api))
        self.rows = {
            operation["operationId"]: Row(
                operation["operationId"],
                method.upper(),
                path,
                tuple(map(str, operation.get("responses", {}))),
            )
            for method, path, operation in operations(spec)
        }
        self.findings: list[Finding] = []
        self.cases = self.checks = self.skipped = 0
        words = {word for secret in secrets for word in secret.replace(",", " ").split()}
        words = {word for word in words if len(word) > 3 and word.lower() not in SCHEMES}
        self._secrets = sorted(words, key=len, reverse=True)
        self._in_curl = {"[Filtered]": MASK, IN_PROCESS: local_origin(spec)}
        self._digest = hashlib.sha256()
        self._begun = time.monotonic()

    def request(self, operation: str, method: str, url: str, body: bytes | None, status: int | None) -> None:
        """Count one request that was sent; the digest covers method, URL and body of all in their order."""
        self.cases += 1
        self._digest.update(json.dumps([method, url, _repeatable(body or b"").hex()]).encode())
        row = self.rows.get(operation)
        if row is not None and method == row.method and status is not None:
            row.statuses[str(status)] += 1

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
            while (begin := text.find(secret[:RECOGNISED])) >= 0:
                alike = takewhile(lambda pair: pair[0] == pair[1], zip(text[begin:], secret, strict=False))
                text = text[:begin] + MASK + text[begin + sum(1 for _ in alike) :]
        return text

    @property
    def digest(self) -> str:
        """The same for two runs that sent the same requests in the same order."""
        return self._digest.hexdigest()

    def figures(self) -> dict[str, Any]:
        """What the JSON report holds."""
        return {
            "api": self.api,
            "target": self.target,
            "seed": self.seed,
            "operations": len(self.rows),
            "cases": self.cases,
            "checks": self.checks,
            "failures": len(self.findings),
            "skipped": self.skipped,
            "seconds": round(time.monotonic() - self._begun, 2),
            "requests_sha256": self.digest,
            "by_operation": [
                {**asdict(row), "statuses": dict(sorted(row.statuses.items()))} for row in self.rows.values()
            ],
            "findings": [asdict(finding) for finding in self.findings],
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
