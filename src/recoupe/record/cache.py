"""What was made of one article, kept by a hash of all that it was made from.

The file can be deleted at any time: what is missing is made again. After a run that finished, only
what that run used is kept, so that it never holds more than one result of each kind per capture.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path

from recoupe.errors import CannotWrite

FILE = "results.sqlite"
FORMAT = 1
# Most of the time goes into level 1's first pass; level 6 made these texts 8 % smaller for twice the time.
LEVEL = 1
CHECK = 8


class Cache:
    """Results by key. One that was damaged reads as absent."""

    def __init__(self, folder: Path) -> None:
        """Open the cache in a folder, anew where its file is damaged or of another format.

        Raises:
            CannotWrite: no permission, or the disk is full.
        """
        self._path = folder / FILE
        try:
            folder.mkdir(exist_ok=True)
            self._connection = self._open()
        except (OSError, sqlite3.OperationalError) as problem:
            raise CannotWrite(f"{folder}: the cache cannot be written: {problem}") from problem

    def _open(self) -> sqlite3.Connection:
        try:
            return _connect(self._path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self._path.unlink()
            return _connect(self._path)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def get(self, key: str) -> str | None:
        """A result, or None where there is none or it was damaged."""
        try:
            row = self._connection.execute("SELECT body FROM result WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError:
            return None
        return None if row is None else _unpack(row[0])

    def has(self, key: str) -> bool:
        """Whether there is a result; it may still turn out damaged when it is asked for."""
        return self._connection.execute("SELECT 1 FROM result WHERE key = ?", (key,)).fetchone() is not None

    def put(self, key: str, text: str) -> None:
        """Keep a result; it survives the end of the process however that comes.

        Raises:
            CannotWrite: no permission, or the disk is full.
        """
        try:
            self._connection.execute("INSERT OR REPLACE INTO result VALUES (?, ?)", (key, _pack(text)))
        except sqlite3.DatabaseError as problem:
            raise CannotWrite(
                f"{self._path}: {problem}. What was done is kept; make room, or delete this file, "
                "then run the same command again"
            ) from problem

    def keep_only(self, keys: Iterable[str]) -> int:
        """Throw away the results that are not among the keys; returns how many went."""
        connection = self._connection
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS used (key TEXT PRIMARY KEY) WITHOUT ROWID")
        connection.execute("BEGIN")
        connection.executemany("INSERT OR IGNORE INTO used VALUES (?)", ((key,) for key in keys))
        gone = connection.execute("DELETE FROM result WHERE key NOT IN (SELECT key FROM used)").rowcount
        connection.execute("DELETE FROM used")
        connection.execute("COMMIT")
        return gone


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=10.0, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if connection.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
        connection.execute("DROP TABLE IF EXISTS result")
        connection.execute("CREATE TABLE result (key TEXT PRIMARY KEY, body BLOB NOT NULL)")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
    return connection


def _pack(text: str) -> bytes:
    body = zlib.compress(text.encode("utf-8"), LEVEL)
    return hashlib.sha256(body).digest()[:CHECK] + body


def _unpack(packed: bytes) -> str | None:
    check, body = packed[:CHECK], packed[CHECK:]
    if hashlib.sha256(body).digest()[:CHECK] != check:
        return None
    return zlib.decompress(body).decode("utf-8")
