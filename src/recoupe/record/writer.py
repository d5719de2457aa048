"""Writing the record: articles as they are made, what stands across them as one generation."""

import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from recoupe.errors import CannotWrite
from recoupe.model.article import Article, Problem
from recoupe.model.capture import Capture
from recoupe.model.comparison import Claim, Comparison
from recoupe.model.entity import Entity
from recoupe.model.facts import Extraction, Mention
from recoupe.model.judgement import Decision
from recoupe.model.reason import FactRef
from recoupe.model.times import BoundTime
from recoupe.record.codec import encode
from recoupe.record.links import KINDS, LABELS, Fact, anchor_of, facts_of, ids_of, links_of
from recoupe.record.schema import ACROSS

OWNERS = {"made": "capture", "fact": "article", "problem": "article", "article": "id", "capture": "id"}
FACTLESS = Extraction(language=None)


@dataclass(frozen=True, slots=True)
class Analysed:
    """A capture with what was made of it.

    Attributes:
        capture: what was received.
        page: what all captures of one page share.
        article: what it says, or None where it could not be analysed.
        extraction: its facts, or None where it could not be analysed.
        times: what its times come to, one for each of the extraction's.
        problems: pairs of stage and problem.
    """

    capture: Capture
    page: str
    article: Article | None = None
    extraction: Extraction | None = None
    times: tuple[BoundTime, ...] = ()
    problems: tuple[tuple[str, Problem], ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """What a judgement was found to be about.

    Attributes:
        judgement: its id.
        targets: for each of its targets, the facts found; an empty tuple where none was.
        in_force: whether no later judgement overrides it.
        marks: the facts that it marks as rejected or confirmed.
        decision: REJECT or CONFIRM where it marks any, or None.
        corrected: the facts and articles that it gives another value, speaker or date.
        value: what it gives them, or None.
    """

    judgement: str
    targets: tuple[tuple[FactRef, ...], ...]
    in_force: bool
    marks: tuple[FactRef, ...] = ()
    decision: Decision | None = None
    corrected: tuple[FactRef, ...] = ()
    value: str | None = None

    @property
    def resolved(self) -> bool:
        """Whether each of its targets was found."""
        return all(self.targets)


@dataclass(frozen=True, slots=True)
class Across:
    """What stands across the articles: one generation."""

    entities: tuple[Entity, ...] = ()
    comparison: Comparison = field(default_factory=Comparison)
    effects: tuple[Effect, ...] = ()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all or nothing; readers see the state before until it ends."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except sqlite3.OperationalError as problem:
        raise CannotWrite(
            f"the record cannot be written: {problem}. Nothing that was reported as done is lost: make room, "
            "then run the same command again"
        ) from problem
    finally:
        # SQLite may have given the transaction up by itself, as it does where the disk is full.
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def write_article(connection: sqlite3.Connection, analysed: Analysed, made_of: str) -> None:
    """Put a capture with its article and facts in the place of what stood for it; inside a transaction.

    Args:
        connection: to the record.
        analysed: what was made of the capture.
        made_of: a hash of all that it was made of, which `read_made` gives back.
    """
    capture = analysed.capture
    remove_article(connection, capture.id)
    connection.execute("INSERT INTO made VALUES (?, ?)", (capture.id, made_of))
    connection.execute(
        "INSERT INTO capture VALUES (?, ?, ?, ?, ?)",
        (capture.id, capture.url, analysed.page, capture.captured, encode(capture)),
    )
    connection.executemany(
        "INSERT INTO problem VALUES (?, ?, ?, ?, ?)",
        (
            (capture.id, n, stage, problem.code, problem.detail)
            for n, (stage, problem) in enumerate(analysed.problems)
        ),
    )
    if analysed.article is not None:
        _write_text(connection, capture.id, analysed.article, analysed.extraction or FACTLESS)
        _write_facts(connection, analysed, analysed.article, analysed.extraction or FACTLESS)


def remove_article(connection: sqlite3.Connection, capture: str) -> None:
    """Take out a capture with its article and facts; inside a transaction."""
    facts = "(SELECT id FROM fact WHERE article = ?)"
    connection.execute(f"DELETE FROM link WHERE fact IN {facts}", (capture,))
    connection.execute(f"DELETE FROM bound WHERE fact IN {facts}", (capture,))
    for table, column in OWNERS.items():
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (capture,))


def write_across(connection: sqlite3.Connection, across: Across) -> None:
    """Put a generation in the place of the one before; inside a transaction."""
    for table in ACROSS:
        connection.execute(f"DELETE FROM {table}")
    _write_entities(connection, across.entities)
    _write_comparison(connection, across.comparison)
    _write_claims(connection, across.comparison.claims)
    _write_effects(connection, across.effects)


def read_made(connection: sqlite3.Connection) -> dict[str, str]:
    """For each capture in the record, the hash of what it was made of."""
    return dict(connection.execute("SELECT capture, of FROM made").fetchall())


def read_state(connection: sqlite3.Connection) -> dict[str, str]:
    """What was said of the truths and the code that the record was last made of."""
    return dict(connection.execute("SELECT key, value FROM state").fetchall())


def write_state(connection: sqlite3.Connection, state: Mapping[str, str]) -> None:
    """Say of which truths and which code the record is made; inside a transaction."""
    connection.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", sorted(state.items()))


def fact_id_at(connection: sqlite3.Connection, ref: FactRef) -> str | None:
    """The id of the fact that stands at a place in an extraction, or None; an article stands for itself."""
    if ref.kind == "article":
        return ref.article
    found = connection.execute(
        "SELECT id FROM fact WHERE article = ? AND kind = ? AND n = ?", (ref.article, ref.kind, ref.index)
    ).fetchone()
    return None if found is None else str(found[0])


def _write_text(
    connection: sqlite3.Connection, capture: str, article: Article, extraction: Extraction
) -> None:
    published = None if article.published is None else article.published.value
    # The facts have rows of their own and the text a column of its own.
    body = encode(replace(article, text=""))
    rest = encode(
        replace(extraction, mentions=(), times=(), statements=(), figures=(), events=(), footings=())
    )
    head = (article.title, article.outlet, published, article.language)
    connection.execute(
        "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (capture, *head, article.text, body, rest)
    )


def _write_facts(
    connection: sqlite3.Connection, analysed: Analysed, article: Article, extraction: Extraction
) -> None:
    ids = ids_of(analysed.capture.id, extraction)
    surround = _surroundings(article, extraction)
    for kind in KINDS:
        named = list(zip(ids[kind], facts_of(extraction, kind), strict=True))
        connection.executemany(
            "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    *(name, analysed.capture.id, kind, n),
                    *_place(fact, surround),
                    *(LABELS[kind](fact), _referent(fact), encode(fact)),
                )
                for n, (name, fact) in enumerate(named)
            ),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO link VALUES (?, ?, ?)",
            ((name, *link) for name, fact in named for link in links_of(fact, kind, ids)),
        )
    bound = zip(ids["time"], analysed.times, strict=True)
    connection.executemany(
        "INSERT INTO bound VALUES (?, ?, ?, ?)",
        ((name, time.earliest, time.latest, encode(time)) for name, time in bound),
    )


def _place(fact: Fact, surround: Callable[[int, int], tuple[int, int]]) -> tuple[int, int, int, int]:
    anchor = anchor_of(fact)
    return anchor.start, anchor.end, *surround(anchor.start, anchor.end)


def _referent(fact: Fact) -> int | None:
    return fact.referent if isinstance(fact, Mention) else None


def _surroundings(article: Article, extraction: Extraction) -> Callable[[int, int], tuple[int, int]]:
    """Find the sentences that a span stands in; where there are none, its block; else the span."""
    spans = extraction.sentences
    blocks = [(block.start, block.end) for block in article.blocks]

    def within(
        whole: Iterable[tuple[int, int]] | list[tuple[int, int]], start: int, end: int
    ) -> list[tuple[int, int]]:
        ordered = list(whole)
        first = max(0, bisect_right(ordered, (start, len(article.text) + 1)) - 1)
        last = bisect_right(ordered, (end - 1, len(article.text) + 1))
        return [span for span in ordered[first:last] if span[0] < end and start < span[1]]

    def surround(start: int, end: int) -> tuple[int, int]:
        around = within(spans, start, end) or within(blocks, start, end) or [(start, end)]
        return min(start, around[0][0]), max(end, around[-1][1])

    return surround


def _write_entities(connection: sqlite3.Connection, entities: tuple[Entity, ...]) -> None:
    connection.executemany(
        "INSERT INTO entity VALUES (?, ?, ?, ?, ?)",
        ((entity.id, entity.kind.value, entity.name, entity.named, encode(entity)) for entity in entities),
    )
    connection.executemany(
        "INSERT INTO member VALUES (?, ?, ?)",
        ((member.article, member.referent, entity.id) for entity in entities for member in entity.members),
    )


def _write_comparison(connection: sqlite3.Connection, found: Comparison) -> None:
    rows: dict[str, Iterable[tuple[object, ...]]] = {
        "copy": ((c.a, c.b, c.relation.value, c.share, c.source, encode(c)) for c in found.copies),
        "shared": ((n, s.first, encode(s)) for n, s in enumerate(found.shared)),
        "origin": ((o.id, n, o.kind.value, o.name, encode(o)) for n, o in enumerate(found.origins)),
        "story": ((s.id, n, encode(s)) for n, s in enumerate(found.stories)),
        "point": ((n, p.claim, p.agree, encode(p)) for n, p in enumerate(found.points)),
        "gap": ((n, g.reason.code, encode(g)) for n, g in enumerate(found.gaps)),
    }
    for table, values in rows.items():
        for row in values:
            marks = ", ".join("?" * len(row))
            connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)


def _write_claims(connection: sqlite3.Connection, claims: tuple[Claim, ...]) -> None:
    for n, claim in enumerate(claims):
        standing, time = claim.standing, claim.time
        connection.execute(
            "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(claim.id, n, claim.about, None if claim.type is None else claim.type.value),
                *(standing.support.value, standing.life.value, standing.nature.value, len(standing.disputes)),
                *(standing.outlets, claim.series, claim.place, claim.actor),
                *((None, None) if time is None else (time.earliest, time.latest)),
                encode(claim),
            ),
        )
        connection.executemany(
            "INSERT INTO account VALUES (?, ?, ?, ?, ?)",
            (
                (claim.id, m, fact_id_at(connection, account.fact), account.fact.article, account.origin)
                for m, account in enumerate(claim.accounts)
            ),
        )


def _write_effects(connection: sqlite3.Connection, effects: tuple[Effect, ...]) -> None:
    for effect in effects:
        found = [(n, fact_id_at(connection, ref)) for n, refs in enumerate(effect.targets) for ref in refs]
        connection.executemany(
            "INSERT OR IGNORE INTO effect VALUES (?, ?, ?)", ((effect.judgement, *pair) for pair in found)
        )
        connection.execute(
            "INSERT INTO weighed VALUES (?, ?, ?)", (effect.judgement, effect.resolved, effect.in_force)
        )
        connection.executemany(
            "INSERT INTO corrected VALUES (?, ?, ?)",
            ((fact_id_at(connection, ref), effect.value, effect.judgement) for ref in effect.corrected),
        )
        if effect.decision is not None:
            connection.executemany(
                "INSERT INTO judged VALUES (?, ?, ?)",
                (
                    (fact_id_at(connection, ref), effect.decision.value, effect.judgement)
                    for ref in effect.marks
                ),
            )
