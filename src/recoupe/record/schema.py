"""The record's tables, how a record file is opened, and what another version means."""

import sqlite3
from pathlib import Path

from recoupe.errors import CannotWrite, NewerRecord

# Raise it with every change of the tables below: a record of an earlier version is rebuilt.
VERSION = 2

# A reader waits this long for a lock that a writer holds only while it switches journals.
PATIENCE_SECONDS = 10.0

# `body` columns hold what `recoupe.record.codec` writes; the other columns are there to be queried.
# Every table is keyed by what it is about and never by the order of arrival, so that two records of
# the same articles hold the same rows.
ARTICLE_TABLES = """
CREATE TABLE capture (id TEXT PRIMARY KEY, url TEXT NOT NULL, page TEXT NOT NULL, captured TEXT NOT NULL,
    body TEXT NOT NULL);
CREATE INDEX capture_page ON capture (page, captured);
CREATE TABLE article (id TEXT PRIMARY KEY, title TEXT, outlet TEXT, published TEXT, language TEXT,
    text TEXT NOT NULL, body TEXT NOT NULL, extraction TEXT NOT NULL);
CREATE TABLE problem (article TEXT NOT NULL, n INTEGER NOT NULL, stage TEXT NOT NULL, code TEXT NOT NULL,
    detail TEXT NOT NULL, PRIMARY KEY (article, n)) WITHOUT ROWID;
CREATE TABLE fact (id TEXT PRIMARY KEY, article TEXT NOT NULL, kind TEXT NOT NULL, n INTEGER NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL, label TEXT NOT NULL, referent INTEGER, body TEXT NOT NULL);
CREATE UNIQUE INDEX fact_place ON fact (article, kind, n);
CREATE INDEX fact_label ON fact (kind, label);
CREATE TABLE link (fact TEXT NOT NULL, role TEXT NOT NULL, target TEXT NOT NULL,
    PRIMARY KEY (fact, role, target)) WITHOUT ROWID;
CREATE INDEX link_target ON link (target, role);
CREATE TABLE bound (fact TEXT PRIMARY KEY, earliest TEXT, latest TEXT, body TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (title, text, content='article',
    tokenize="unicode61 remove_diacritics 2");
CREATE TRIGGER article_indexed AFTER INSERT ON article BEGIN
    INSERT INTO words (rowid, title, text) VALUES (new.rowid, new.title, new.text);
END;
CREATE TRIGGER article_unindexed AFTER DELETE ON article BEGIN
    INSERT INTO words (words, rowid, title, text) VALUES ('delete', old.rowid, old.title, old.text);
END;
"""

ACROSS_TABLES = """
CREATE TABLE entity (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, named INTEGER NOT NULL,
    body TEXT NOT NULL);
CREATE TABLE member (article TEXT NOT NULL, referent INTEGER NOT NULL, entity TEXT NOT NULL,
    PRIMARY KEY (article, referent)) WITHOUT ROWID;
CREATE INDEX member_entity ON member (entity);
CREATE TABLE copy (a TEXT NOT NULL, b TEXT NOT NULL, relation TEXT NOT NULL, share REAL NOT NULL,
    source TEXT, body TEXT NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE shared (n INTEGER PRIMARY KEY, first TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE origin (id TEXT PRIMARY KEY, n INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT,
    body TEXT NOT NULL);
CREATE TABLE story (id TEXT PRIMARY KEY, n INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE claim (id TEXT PRIMARY KEY, n INTEGER NOT NULL, about TEXT NOT NULL, type TEXT,
    support TEXT NOT NULL, life TEXT NOT NULL, nature TEXT NOT NULL, disputed INTEGER NOT NULL,
    outlets INTEGER NOT NULL, series TEXT, place TEXT, actor TEXT, earliest TEXT, latest TEXT,
    body TEXT NOT NULL);
CREATE TABLE account (claim TEXT NOT NULL, n INTEGER NOT NULL, fact TEXT NOT NULL, article TEXT NOT NULL,
    origin TEXT NOT NULL, PRIMARY KEY (claim, n)) WITHOUT ROWID;
CREATE INDEX account_fact ON account (fact);
CREATE TABLE point (n INTEGER PRIMARY KEY, claim TEXT, agree INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE gap (n INTEGER PRIMARY KEY, code TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE effect (judgement TEXT NOT NULL, target INTEGER NOT NULL, fact TEXT NOT NULL,
    PRIMARY KEY (judgement, target, fact)) WITHOUT ROWID;
CREATE TABLE judged (fact TEXT PRIMARY KEY, decision TEXT NOT NULL, judgement TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE corrected (fact TEXT PRIMARY KEY, value TEXT NOT NULL, judgement TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE weighed (judgement TEXT PRIMARY KEY, resolved INTEGER NOT NULL, in_force INTEGER NOT NULL)
    WITHOUT ROWID;
"""

# What says of which truths and which code this generation is made; no part of its content.
STATE_TABLES = """
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE made (capture TEXT PRIMARY KEY, of TEXT NOT NULL) WITHOUT ROWID;
"""

CONTENT = (
    *("capture", "article", "problem", "fact", "link", "bound"),
    *("entity", "member", "copy", "shared", "origin", "story", "claim", "account", "point", "gap"),
    *("effect", "judged", "corrected", "weighed"),
)
ACROSS = CONTENT[6:]


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open a record for the one process that may write it, making it anew where its version is another.

    Raises:
        NewerRecord: it was made by a newer version of Recoupe.
        CannotWrite: no permission, the disk is full, or the file is no record.
    """
    try:
        connection = sqlite3.connect(path, timeout=PATIENCE_SECONDS, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if check_version(connection, path) != VERSION:
            make_tables(connection)
    except sqlite3.DatabaseError as problem:
        raise CannotWrite(
            f"{path}: {problem}. The record is derived: it can be deleted and is then rebuilt"
        ) from problem
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection | None:
    """Open a record for one snapshot; None where there is none yet or only one of an earlier version.

    Raises:
        NewerRecord: it was made by a newer version of Recoupe.
    """
    if not path.exists():
        return None
    connection = _connect_reader(path)
    connection.execute("BEGIN")
    if check_version(connection, path) == VERSION:
        return connection
    connection.close()
    return None


def _connect_reader(path: Path) -> sqlite3.Connection:
    """Connect to a record that will not be written.

    A writer that was killed leaves a journal that only a connection with the right to write can play
    back, so that right is asked for first. Without it, on a read-only medium for instance, SQLite
    needs to be told that nobody writes, which holds where no journal is left.
    """
    quiet = "" if path.with_name(f"{path.name}-wal").exists() else "&immutable=1"
    for mode in ("rw", "ro", f"ro{quiet}"):
        connection = _connect_uri(path, mode)
        if connection is not None:
            return connection
    raise CannotWrite(
        f"{path}: cannot be read: no permission, or it was left in disorder and may not be mended"
    )


def _connect_uri(path: Path, mode: str) -> sqlite3.Connection | None:
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=PATIENCE_SECONDS, isolation_level=None
        )
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        return None
    return connection


def check_version(connection: sqlite3.Connection, path: Path) -> int:
    """Read a record's version, 0 for a new file.

    Raises:
        NewerRecord: it is newer than this program.
    """
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found > VERSION:
        raise NewerRecord(
            f"{path} has format {found}; this Recoupe knows up to {VERSION}. Update Recoupe, or delete that "
            "file to have it rebuilt by this version (captures and judgements are kept apart from it)"
        )
    return found


def make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables anew, in the place of those that are there, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    old = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name NOT LIKE 'words_%'"
    )
    for (name,) in old.fetchall():
        connection.execute(f'DROP TABLE "{name}"')
    for statement in _statements(STATE_TABLES + ARTICLE_TABLES + ACROSS_TABLES):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _statements(script: str) -> list[str]:
    """Cut a script into statements, so that all of them run in one transaction."""
    whole, statement = [], ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            whole.append(statement)
            statement = ""
    return whole
