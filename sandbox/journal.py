"""The journal behind `--state FILE`: accepted state-changing requests, kept before they are answered.

An SQLite file in WAL mode with `synchronous=FULL`. A killed process alone would be survived with `NORMAL` as
well; `FULL` costs one fsync per change and makes the promise hold for a crashed machine too. The lock is
exclusive, so two sandboxes cannot share a file. Of a request's headers only those in `KEPT` are stored, so no
credentials.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_APPLICATION = 0x47534F41  # "GSOA", in the file's header
_VERSION = 2
_COLUMNS = "at, api, operation, caller, params, query, body, headers"
_SCHEMA = f"""
    BEGIN IMMEDIATE;
    CREATE TABLE journal (
        seq INTEGER PRIMARY KEY, at REAL NOT NULL, api TEXT NOT NULL, operation TEXT NOT NULL,
        caller TEXT NOT NULL, params TEXT NOT NULL, query TEXT NOT NULL, body BLOB NOT NULL,
        headers TEXT NOT NULL DEFAULT '[]'
    );
    PRAGMA application_id = {_APPLICATION};
    PRAGMA user_version = {_VERSION};
    COMMIT;
"""
_UPGRADE = f"""
    BEGIN IMMEDIATE;
    ALTER TABLE journal ADD COLUMN headers TEXT NOT NULL DEFAULT '[]';
    PRAGMA user_version = {_VERSION};
    COMMIT;
"""
_INSERT = f"INSERT INTO journal ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 (constants)

KEPT = frozenset({b"idempotency-key", b"x-object-meta-locallastmodified"})
"""Headers that decide what a request does, in lower case; none of them is a credential."""


class StateError(Exception):
    """A state file cannot be used; the message says what to do about it."""

    def __init__(self, path: Path, reason: str, mend: str) -> None:
        super().__init__(f"state file {path}: {reason}. {mend}")
        self.path, self.reason, self.mend = path, reason, mend


class Entry(NamedTuple):
    """One accepted change: when (sandbox time), what, by whom, and the parts of the request."""

    at: float
    api: str
    operation: str
    caller: str
    params: dict[str, str]
    query: str
    body: bytes
    headers: Sequence[tuple[bytes, bytes]] = ()


class Journal:
    """An append-only list of entries in a file, for one process at a time.

    Raises:
        StateError: The file cannot be opened or written, is in use, or is not a sandbox journal.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            # The app may be built in one thread and served in another, but only ever used by one at a time.
            self._db = sqlite3.connect(path, timeout=0.5, isolation_level=None, check_same_thread=False)
            try:
                self._prepare()
            except BaseException:
                self._db.close()
                raise
        except sqlite3.DatabaseError as error:
            raise self._explain(error) from error

    def _prepare(self) -> None:
        application, version = (
            self._db.execute(f"PRAGMA {pragma}").fetchone()[0]
            for pragma in ("application_id", "user_version")
        )
        tables = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application != _APPLICATION and (application or version or tables):
            raise StateError(self.path, "a database, but not of the sandbox", "Choose another --state file.")
        if application == _APPLICATION and version not in (1, _VERSION):
            raise StateError(
                self.path, f"written in format {version}, not {_VERSION}", "Move it away to start afresh."
            )
        self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        if not tables:
            self._db.executescript(_SCHEMA)
        elif version == 1:
            self._db.executescript(_UPGRADE)
        problem = self._db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if problem != "ok":
            raise sqlite3.DatabaseError(problem)
        self._db.executescript("BEGIN IMMEDIATE; COMMIT;")

    def _explain(self, error: sqlite3.DatabaseError) -> StateError:
        reason = str(error)
        if "locked" in reason:
            return StateError(self.path, "in use by another process", "Stop that one or choose another file.")
        if "open" in reason or "readonly" in reason or "disk" in reason:
            return StateError(
                self.path, reason, "It must be a file, in an existing folder, that can be written."
            )
        return StateError(
            self.path, f"damaged or not a state file ({reason})", "Move it away to start afresh."
        )

    def append(self, entry: Entry) -> None:
        """Keep one entry; it is on disk when this returns."""
        self._db.execute(_INSERT, _row(entry))

    def restart(self, entry: Entry) -> None:
        """Forget all entries and keep this one, in one transaction."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            self._db.execute("DELETE FROM journal")
            self._db.execute(_INSERT, _row(entry))
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    def __iter__(self) -> Iterator[Entry]:
        """All entries, oldest first.

        Raises:
            StateError: The file is damaged.
        """
        try:
            for at, api, operation, caller, params, query, body, headers in self._db.execute(
                f"SELECT {_COLUMNS} FROM journal ORDER BY seq"  # noqa: S608 (constants)
            ):
                kept = [
                    (name.encode("latin-1"), value.encode("latin-1")) for name, value in json.loads(headers)
                ]
                yield Entry(at, api, operation, caller, json.loads(params), query, body, kept)
        except (sqlite3.DatabaseError, ValueError) as error:
            raise StateError(self.path, f"damaged ({error})", "Move it away to start afresh.") from error

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of it."""
        self._db.close()


def _row(entry: Entry) -> tuple[object, ...]:
    kept = [(n.decode("latin-1"), v.decode("latin-1")) for n, v in entry.headers if n in KEPT]
    return (*entry[:4], json.dumps(entry.params), entry.query, entry.body, json.dumps(kept))
