"""The judgements of a dossier: an append-only truth, in a file of its own beside the record."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recoupe.errors import CannotWrite, JudgementError, NewerRecord
from recoupe.model.ids import digest
from recoupe.model.judgement import Decision, Judgement, QuoteTarget
from recoupe.record.codec import decode, encode
from recoupe.record.corrections import CORRECTABLE, DATABLE, date_given, value_of
from recoupe.record.views import AnyFact

FILE = "judgements.sqlite"

# Each brings the file from the version that is its place in the list to the next; none is ever changed.
MIGRATIONS = (
    """
    CREATE TABLE judgement (n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
        author TEXT NOT NULL, decision TEXT NOT NULL, body TEXT NOT NULL);
    CREATE TRIGGER never_rewritten BEFORE UPDATE ON judgement
        BEGIN SELECT RAISE(ABORT, 'a judgement is never rewritten'); END;
    CREATE TRIGGER never_deleted BEFORE DELETE ON judgement
        BEGIN SELECT RAISE(ABORT, 'a judgement is never deleted'); END;
    """,
)

PAIRS = frozenset({Decision.SAME, Decision.NOT_SAME})
SINGLE = frozenset({Decision.REJECT, Decision.CONFIRM, Decision.NOTE, Decision.CORRECT, Decision.BIND_DATE})


def make_judgement(
    decision: Decision,
    targets: tuple[QuoteTarget, ...],
    *,
    at: str,
    author: str,
    value: str | None = None,
    reason: str = "",
) -> Judgement:
    """Make a judgement and name it.

    Args:
        decision: what is decided.
        targets: one fact; a pair for SAME and NOT_SAME; none for UNDO.
        at: ISO 8601 date and time with zone.
        author: who decides.
        value: the note; the corrected value or speaker; the date; for UNDO the id of the judgement that
            is taken back.
        reason: why.

    Raises:
        JudgementError: the targets or the value do not fit the decision.
    """
    _check(decision, targets, author, value)
    parts = [
        part
        for target in targets
        for part in (target.url, target.kind, target.exact, target.prefix, target.suffix)
    ]
    name = "j" + digest(at, author, decision.value, *parts, value or "", reason)
    return Judgement(name, at, author, decision, targets, value, reason)


def keep_judgement(path: Path, judgement: Judgement) -> None:
    """Add a judgement; once this returns it is on disk. Adding one that is there changes nothing.

    Args:
        path: of `judgements.sqlite`.
        judgement: to add.

    Raises:
        JudgementError: it takes back a judgement that is not there.
        NewerRecord: the file was made by a newer version of Recoupe.
        CannotWrite: no permission, or the disk is full.
    """
    with _open(path) as connection:
        if judgement.decision is Decision.UNDO and not _knows(connection, judgement.value or ""):
            raise JudgementError(f"no judgement {judgement.value}: `recoupe show judgements` lists them")
        row = (judgement.id, judgement.at, judgement.author, judgement.decision.value, encode(judgement))
        connection.execute(
            "INSERT OR IGNORE INTO judgement (id, at, author, decision, body) VALUES (?, ?, ?, ?, ?)", row
        )


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """All judgements in the order in which they were made; none where the file is not there yet."""
    if not path.exists():
        return ()
    with _open(path) as connection:
        rows = connection.execute("SELECT body FROM judgement ORDER BY n").fetchall()
    return tuple(decode(Judgement, body) for (body,) in rows)


def judgements_head(judgements: tuple[Judgement, ...]) -> str:
    """A short hash of all judgements, which changes with each that is added."""
    return digest("judgements", *(judgement.id for judgement in judgements))


def target_of(view: AnyFact) -> QuoteTarget:
    """A fact by its words, as judgements name it."""
    anchor = view.fact.anchor
    return QuoteTarget(view.article.page, view.kind, anchor.exact, anchor.prefix, anchor.suffix)


def _check(decision: Decision, targets: tuple[QuoteTarget, ...], author: str, value: str | None) -> None:
    if not author.strip():
        raise JudgementError(
            "a judgement needs the name of who decides: give --author, or set RECOUPE_AUTHOR"
        )
    wanted = 2 if decision in PAIRS else 1 if decision in SINGLE else 0
    if decision in PAIRS | SINGLE | {Decision.UNDO} and len(targets) != wanted:
        raise JudgementError(f"{decision.value} takes {wanted} facts, not {len(targets)}")
    if len({target.kind for target in targets}) > 1:
        raise JudgementError(
            f"{decision.value} takes two of one kind, not {' and '.join(t.kind for t in targets)}"
        )
    if decision in {Decision.NOTE, Decision.UNDO} and not (value or "").strip():
        raise JudgementError(
            f"{decision.value} needs its {'text' if decision is Decision.NOTE else 'judgement'}"
        )
    if decision in {Decision.CORRECT, Decision.BIND_DATE}:
        _check_value(decision, targets[0].kind, (value or "").strip())


def _check_value(decision: Decision, kind: str, value: str) -> None:
    if decision is Decision.BIND_DATE:
        if kind not in DATABLE:
            raise JudgementError(f"bind-date takes a time or an article, not a {kind}")
        if date_given(value) is None:
            raise JudgementError(f"{value!r} is no date: write 2022-01-07, 2022-01 or 2022")
    elif kind not in CORRECTABLE:
        raise JudgementError(f"correct takes a figure (its value) or a statement (its speaker), not a {kind}")
    elif not value or (kind == "figure" and value_of(value) is None):
        raise JudgementError(f"{value!r} is no value: write 164, 2-3, '> 160', '≥ 160' or '~100'")


def _knows(connection: sqlite3.Connection, name: str) -> bool:
    return connection.execute("SELECT 1 FROM judgement WHERE id = ?", (name,)).fetchone() is not None


@contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        connection = sqlite3.connect(path, timeout=10.0, isolation_level=None)
        try:
            _migrate(connection, path)
            yield connection
        finally:
            connection.close()
    except sqlite3.DatabaseError as problem:
        raise CannotWrite(f"{path}: {problem}") from problem


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found > len(MIGRATIONS):
        raise NewerRecord(
            f"{path} has format {found}; this Recoupe knows up to {len(MIGRATIONS)}. Update Recoupe: "
            "judgements are never thrown away"
        )
    for version, script in enumerate(MIGRATIONS[found:], found + 1):
        connection.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {version}; COMMIT;")
