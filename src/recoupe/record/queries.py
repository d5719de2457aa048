"""Reading the record: one complete generation, as it stood when it was opened."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar, cast

from recoupe.errors import JudgementError
from recoupe.model.article import Article, Problem
from recoupe.model.capture import Capture
from recoupe.model.comparison import Claim, Comparison, Copy, Gap, Origin, Point, SharedParagraph, Story
from recoupe.model.entity import Entity
from recoupe.model.facts import Event, Extraction, Figure, Footing, Mention, Statement
from recoupe.model.ids import claim_id, entity_id
from recoupe.model.judgement import Judgement
from recoupe.model.reason import FactRef
from recoupe.model.times import BoundTime, Time
from recoupe.model.vocabulary import NameKind
from recoupe.record.assemble import HEAD, fact_views, facts_by_id
from recoupe.record.codec import decode
from recoupe.record.links import KINDS, ROLES
from recoupe.record.schema import make_tables, open_for_reading
from recoupe.record.views import (
    AnyFact,
    ArticleHead,
    ArticleLine,
    ArticleView,
    ClaimView,
    EntityLine,
    FactView,
    Hit,
    JudgementLine,
    Overview,
    ProblemLine,
)
from recoupe.record.writer import fact_id_at, read_state

T = TypeVar("T")

NAMES = {noun: name for name, noun in KINDS.items()}
ROLE_NAMES = {role.name for roles in ROLES.values() for role in roles}

F = TypeVar("F", Statement, Figure, Event, Time, Mention, Footing)


@contextmanager
def open_record(path: Path) -> Iterator["Record"]:
    """Open a record for reading; all that is asked of it until it closes is of one generation.

    Args:
        path: of `record.sqlite`. Where there is none yet, or one of an earlier version, an empty
            record is given: `recoupe run` makes it.

    Raises:
        NewerRecord: it was made by a newer version of Recoupe.
    """
    connection = open_for_reading(path)
    if connection is None:
        connection = empty()
    try:
        yield Record(connection)
    finally:
        connection.close()


def claim_names(about: str, fact: str) -> frozenset[str]:
    """The ids that a claim may have had while a fact was its smallest member."""
    from recoupe.reference.characterisations import characterisations

    called = characterisations() if about == "statement" else ()
    return frozenset({claim_id(about, fact), *(claim_id("characterisation", fact, one) for one in called)})


def empty() -> sqlite3.Connection:
    """A record without articles, in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    make_tables(connection)
    return connection


class Record:
    """The queries on one generation of a record."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read from a connection that `recoupe.record.schema` opened."""
        self._connection = connection

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, values).fetchall()

    def _bodies(self, kind: type[T], sql: str, values: Sequence[object] = ()) -> list[T]:
        return [decode(kind, row[0]) for row in self._rows(sql, values)]

    # Facts

    def facts(
        self,
        kind: type[F],
        *,
        article: str | None = None,
        entity: str | None = None,
        role: str | None = None,
        label: str | None = None,
        limit: int = -1,
        offset: int = 0,
    ) -> list[FactView[F]]:
        """Facts of one kind, in the order of articles (by publication, then id) and of their text.

        Args:
            kind: the noun: `Statement`, `Figure`, `Event`, `Time`, `Mention` or `Footing`.
            article: of this capture only.
            entity: only those that point to this entity.
            role: with `entity`, only in this role (`speaker`, `actor`, …).
            label: only with this closed word: a statement's stance, a figure's kind, an event's type.
            limit: at most so many; -1 for all.
            offset: leave out the first so many.
        """
        name = NAMES[kind]
        wanted: dict[str, str | None] = {
            "fact.kind = ?": name,
            "fact.article = ?": article,
            "fact.label = ?": label,
            f"fact.id IN ({_pointing(name, role)})": entity,
        }
        terms = [term for term, value in wanted.items() if value is not None]
        values: list[object] = [value for value in wanted.values() if value is not None]
        rest = (
            f"WHERE {' AND '.join(terms)} ORDER BY article.published IS NULL, article.published, article.id, "
            "fact.start, fact.n LIMIT ? OFFSET ?"
        )
        found = fact_views(self._connection, rest, [*values, limit, offset])
        return cast("list[FactView[F]]", found)

    def timeline(self) -> list[FactView[Event]]:
        """Events with a date, by the first day it can mean; background included."""
        rest = (
            "JOIN link ON link.fact = fact.id AND link.role = 'time' JOIN bound ON bound.fact = link.target "
            "WHERE fact.kind = 'event' AND bound.earliest IS NOT NULL "
            "ORDER BY bound.earliest, bound.latest, fact.article, fact.start, fact.n"
        )
        return cast("list[FactView[Event]]", fact_views(self._connection, rest, ()))

    def fact(self, name: str) -> AnyFact | None:
        """One fact by its id, or None."""
        return next(iter(self.facts_by_id([name])), None)

    def facts_by_id(self, names: Iterable[str]) -> list[AnyFact]:
        """Facts by their ids, in the order of the ids; those not there are left out."""
        return facts_by_id(self._connection, names)

    def fact_id(self, ref: FactRef) -> str | None:
        """The id of the fact at a place in an article's extraction, or None."""
        return fact_id_at(self._connection, ref)

    def ids(self, refs: Iterable[FactRef]) -> list[str]:
        """The ids of facts given by their places, in that order; those not there are left out."""
        return [name for ref in refs if (name := self.fact_id(ref)) is not None]

    # Articles

    def heads(self) -> list[ArticleHead]:
        """All analysed articles by publication date, undated last."""
        return [ArticleHead(*row) for row in self._rows(_article_list(HEAD))]

    def articles(self) -> list[ArticleLine]:
        """All analysed articles with the numbers of their facts, by publication date, undated last."""
        counts = ", ".join(
            f"(SELECT count(*) FROM fact WHERE fact.article = article.id AND fact.kind = '{kind}')"
            for kind in ("statement", "figure", "event")
        )
        problems = "(SELECT count(*) FROM problem WHERE problem.article = article.id)"
        rows = self._rows(_article_list(f"{HEAD}, {counts}, {problems}"))
        return [ArticleLine(ArticleHead(*row[:8]), *row[8:]) for row in rows]

    def article(self, capture: str) -> ArticleView | None:
        """One article with all its facts, or None where the capture is not in the record or not analysed."""
        row = self._connection.execute(
            f"SELECT {HEAD}, capture.body FROM capture JOIN article USING (id) WHERE capture.id = ?",
            (capture,),
        ).fetchone()
        if row is None:
            return None
        head = ArticleHead(*row[:8])
        extraction = decode(Extraction, self._column("extraction", capture))
        rest = "WHERE fact.article = ? ORDER BY fact.start, fact.end DESC, fact.kind, fact.n"
        return ArticleView(
            head=head,
            capture=decode(Capture, row[8]),
            article=self.text(capture),
            facts=tuple(fact_views(self._connection, rest, [capture])),
            degraded=extraction.degraded,
            problems=self._problems_of(capture),
            captures=tuple(
                str(row[0])
                for row in self._rows(
                    "SELECT id FROM capture WHERE page = ? ORDER BY captured, id", [head.page]
                )
            ),
        )

    def text(self, capture: str) -> Article:
        """An article as it was read.

        Raises:
            KeyError: the record holds none for this capture.
        """
        return replace(decode(Article, self._column("body", capture)), text=self._column("text", capture))

    def extraction(self, capture: str) -> Extraction:
        """An article's facts as they were extracted.

        Raises:
            KeyError: the record holds none for this capture.
        """
        rest = decode(Extraction, self._column("extraction", capture))
        return replace(
            rest,
            mentions=self._held(capture, Mention),
            times=self._held(capture, Time),
            statements=self._held(capture, Statement),
            figures=self._held(capture, Figure),
            events=self._held(capture, Event),
            footings=self._held(capture, Footing),
        )

    def _held(self, capture: str, kind: type[F]) -> tuple[F, ...]:
        sql = "SELECT body FROM fact WHERE article = ? AND kind = ? ORDER BY n"
        return tuple(self._bodies(kind, sql, [capture, NAMES[kind]]))

    def times(self, capture: str) -> tuple[BoundTime, ...]:
        """What the times of an article come to, in the extraction's order."""
        sql = (
            "SELECT bound.body FROM fact JOIN bound ON bound.fact = fact.id "
            "WHERE fact.article = ? ORDER BY fact.n"
        )
        return tuple(self._bodies(BoundTime, sql, [capture]))

    def captures(self) -> list[Capture]:
        """All captures, analysed or not, by id."""
        return self._bodies(Capture, "SELECT body FROM capture ORDER BY id")

    def search(self, words: str, *, limit: int = 50) -> list[Hit]:
        """Articles in which all the words stand, the best first.

        Args:
            words: as typed; each is sought as it stands, accents and case aside.
            limit: at most so many.
        """
        query = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
        if not query:
            return []
        sql = (
            f"SELECT {HEAD}, snippet(words, -1, char(2), char(3), '…', 24) FROM words "
            "JOIN article ON article.rowid = words.rowid JOIN capture ON capture.id = article.id "
            "WHERE words MATCH ? ORDER BY rank, article.id LIMIT ?"
        )
        return [Hit(ArticleHead(*row[:8]), row[8]) for row in self._rows(sql, [query, limit])]

    def _column(self, column: str, capture: str) -> str:
        row = self._connection.execute(f"SELECT {column} FROM article WHERE id = ?", (capture,)).fetchone()
        if row is None:
            raise KeyError(capture)
        return str(row[0])

    def _problems_of(self, capture: str) -> tuple[tuple[str, Problem], ...]:
        rows = self._rows("SELECT stage, code, detail FROM problem WHERE article = ? ORDER BY n", [capture])
        return tuple((stage, Problem(code, detail)) for stage, code, detail in rows)

    # Across articles

    def entities(self, *, kind: NameKind | None = None) -> list[EntityLine]:
        """Entities, those that are mentioned most first."""
        sql = (
            "SELECT entity.body, count(DISTINCT fact.article), count(fact.id), "
            "(SELECT count(*) FROM link JOIN fact f ON f.id = link.target JOIN member m "
            " ON m.article = f.article AND m.referent = f.referent "
            " WHERE m.entity = entity.id AND link.role = 'speaker') "
            "FROM entity LEFT JOIN member ON member.entity = entity.id "
            "LEFT JOIN fact ON fact.article = member.article AND fact.referent = member.referent "
            "AND fact.kind = 'mention' "
            "WHERE ? IS NULL OR entity.kind = ? GROUP BY entity.id ORDER BY 3 DESC, entity.name, entity.id"
        )
        value = None if kind is None else kind.value
        return [EntityLine(decode(Entity, row[0]), *row[1:]) for row in self._rows(sql, [value, value])]

    def entity(self, name: str) -> Entity | None:
        """One entity by its id, or by an id it had while it had fewer members, or None."""
        return self._entity(name) or self._entity(self._renamed(name))

    def _entity(self, name: str | None) -> Entity | None:
        return next(iter(self._bodies(Entity, "SELECT body FROM entity WHERE id = ?", [name])), None)

    def _renamed(self, name: str) -> str | None:
        """The entity that now holds the member after which a former one was named."""
        sql = (
            "SELECT fact.id, member.entity, min(fact.n) FROM fact "
            "JOIN member ON member.article = fact.article AND member.referent = fact.referent "
            "WHERE fact.kind = 'mention' GROUP BY fact.article, fact.referent"
        )
        return next((entity for fact, entity, _ in self._rows(sql) if entity_id(fact) == name), None)

    def naming(self, entity: str) -> FactView[Mention] | None:
        """The mention that names an entity most plainly: by its name, in full; None where none does."""
        sql = (
            "SELECT fact.id FROM member CROSS JOIN fact ON fact.article = member.article "
            "AND fact.kind = 'mention' AND fact.referent = member.referent "
            "JOIN article ON article.id = fact.article WHERE member.entity = ? "
            "ORDER BY fact.label <> 'name', length(json_extract(fact.body, '$.anchor.exact')) DESC, "
            "article.published IS NULL, article.published, article.id, fact.start, fact.n LIMIT 1"
        )
        found = self.facts_by_id(name for (name,) in self._rows(sql, [entity]))
        return cast("FactView[Mention]", found[0]) if found else None

    def claims(self, *, support: str | None = None, about: str | None = None) -> list[Claim]:
        """Claims in the comparison's order.

        Args:
            support: only with this support.
            about: only `event`, `figure` or `statement`.
        """
        sql = (
            "SELECT body FROM claim WHERE (? IS NULL OR support = ?) AND (? IS NULL OR about = ?) ORDER BY n"
        )
        return self._bodies(Claim, sql, [support, support, about, about])

    def claim(self, name: str) -> ClaimView | None:
        """One claim with the facts that it rests on, by its id or one it had with fewer members, or None."""
        claim = self._claim(name) or self._claim(self._claim_now(name))
        if claim is None:
            return None
        ids = [
            row[0] for row in self._rows("SELECT fact FROM account WHERE claim = ? ORDER BY n", [claim.id])
        ]
        disputes = [dispute.fact for dispute in claim.standing.disputes]
        reasons = [ref for reason in claim.standing.reasons for ref in reason.facts]
        facts = self.facts_by_id([*ids, *self.ids([*disputes, *reasons])])
        return ClaimView(claim, tuple(facts), tuple(ids))

    def _claim(self, name: str | None) -> Claim | None:
        return next(iter(self._bodies(Claim, "SELECT body FROM claim WHERE id = ?", [name])), None)

    def _claim_now(self, name: str) -> str | None:
        """The claim that now holds the fact after which a former one was named."""
        sql = "SELECT fact, claim, about FROM account JOIN claim ON claim.id = claim"
        named = ((claim, claim_names(about, fact)) for fact, claim, about in self._rows(sql))
        return next((claim for claim, names in named if name in names), None)

    def first_account(self, claim: str) -> AnyFact | None:
        """The fact of a claim's first account, or None."""
        rows = self._rows("SELECT fact FROM account WHERE claim = ? ORDER BY n LIMIT 1", [claim])
        return self.fact(rows[0][0]) if rows else None

    def copies(self, *, article: str | None = None) -> list[Copy]:
        """How texts relate, of one article or of all."""
        sql = "SELECT body FROM copy WHERE ? IS NULL OR a = ? OR b = ? ORDER BY a, b"
        return self._bodies(Copy, sql, [article, article, article])

    def shared(self) -> list[SharedParagraph]:
        """Paragraphs that several articles carry without saying whose they are."""
        return self._bodies(SharedParagraph, "SELECT body FROM shared ORDER BY n")

    def origins(self) -> list[Origin]:
        """Where accounts come from."""
        return self._bodies(Origin, "SELECT body FROM origin ORDER BY n")

    def stories(self) -> list[Story]:
        """Articles about one happening."""
        return self._bodies(Story, "SELECT body FROM story ORDER BY n")

    def points(self) -> list[Point]:
        """Points on which articles can be set side by side."""
        return self._bodies(Point, "SELECT body FROM point ORDER BY n")

    def gaps(self) -> list[Gap]:
        """What the dossier lacks."""
        return self._bodies(Gap, "SELECT body FROM gap ORDER BY n")

    def comparison(self) -> Comparison:
        """All that comparing showed."""
        return Comparison(
            copies=tuple(self.copies()),
            shared=tuple(self.shared()),
            origins=tuple(self.origins()),
            stories=tuple(self.stories()),
            claims=tuple(self.claims()),
            points=tuple(self.points()),
            gaps=tuple(self.gaps()),
        )

    # At a glance

    def overview(self) -> Overview:
        """The dossier at a glance."""
        state = read_state(self._connection)
        numbers = [
            self._rows(f"SELECT count(*) FROM {table}")[0][0] for table in ("capture", "article", "entity")
        ]
        return Overview(
            captures=numbers[0],
            articles=numbers[1],
            facts=self._counts("SELECT kind, count(*) FROM fact GROUP BY kind ORDER BY kind"),
            claims=self._counts("SELECT support, count(*) FROM claim GROUP BY support ORDER BY support"),
            entities=numbers[2],
            problems=self._counts("SELECT code, count(*) FROM problem GROUP BY code ORDER BY 2 DESC, 1"),
            complete=state.get("complete") == "yes",
            generation=int(state.get("generation", "0")),
            log_head=state.get("log_head"),
        )

    def statements_with_speaker(self) -> int:
        """How many statements have someone who says them."""
        sql = "SELECT count(*) FROM link JOIN fact ON fact.id = link.fact WHERE role = 'speaker'"
        return int(self._rows(sql)[0][0])

    def problems(self) -> list[ProblemLine]:
        """What could not be read, dated or resolved, by address."""
        sql = (
            "SELECT capture.id, capture.url, stage, code, detail, article.id IS NOT NULL FROM problem "
            "JOIN capture ON capture.id = problem.article LEFT JOIN article ON article.id = capture.id "
            "ORDER BY capture.url, capture.id, problem.n"
        )
        return [
            ProblemLine(capture, url, stage, Problem(code, detail), bool(analysed))
            for capture, url, stage, code, detail, analysed in self._rows(sql)
        ]

    def weighed(self, judgements: Iterable[Judgement]) -> list[JudgementLine]:
        """Judgements with what became of them in this generation; newer ones are not resolved yet."""
        weighed = {row[0]: row[1:] for row in self._rows("SELECT judgement, resolved, in_force FROM weighed")}
        facts: dict[str, list[str]] = {}
        for name, fact in self._rows("SELECT judgement, fact FROM effect ORDER BY judgement, target, fact"):
            facts.setdefault(name, []).append(fact)
        return [
            JudgementLine(
                judgement=judgement,
                facts=tuple(facts.get(judgement.id, ())),
                weighed=judgement.id in weighed,
                resolved=bool(weighed.get(judgement.id, (False, False))[0]),
                in_force=bool(weighed.get(judgement.id, (False, True))[1]),
            )
            for judgement in judgements
        ]

    def require_fact(self, name: str) -> AnyFact:
        """One fact by its id or the beginning of it.

        Raises:
            JudgementError: no fact has that id, or several begin so.
        """
        rows = self._rows("SELECT id FROM fact WHERE substr(id, 1, ?) = ? LIMIT 2", [len(name), name])
        if len(rows) != 1:
            found = "no fact has" if not rows else "several facts have"
            raise JudgementError(f"{found} an id that begins with {name}: `recoupe show` prints the ids")
        fact = self.fact(rows[0][0])
        assert fact is not None  # noqa: S101
        return fact

    def _counts(self, sql: str) -> tuple[tuple[str, int], ...]:
        return tuple((key, count) for key, count in self._rows(sql))


def _article_list(columns: str) -> str:
    return (
        f"SELECT {columns} FROM article JOIN capture ON capture.id = article.id "
        "ORDER BY article.published IS NULL, article.published, article.id"
    )


def _pointing(kind: str, role: str | None) -> str:
    """The facts that point to an entity in a role; mentions point to it by themselves."""
    mentions = (
        "SELECT f.id FROM member m JOIN fact f ON f.article = m.article AND f.referent = m.referent "
        "AND f.kind = 'mention' WHERE m.entity = ?"
    )
    if kind == "mention":
        return mentions
    if role is not None and role not in ROLE_NAMES:
        raise ValueError(f"no fact points to anyone as {role!r}")
    in_role = "" if role is None else f" AND role = '{role}'"
    return f"SELECT fact FROM link WHERE target IN ({mentions}){in_role}"
