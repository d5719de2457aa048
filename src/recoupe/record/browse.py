"""Queries for lists: a page of claims, facts or entities at a time, and the numbers beside them.

They read ids and counts by index and decode only what is shown, so that they stay quick over
dossiers of many thousand articles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from recoupe.model.article import Problem
from recoupe.model.capture import Capture
from recoupe.model.comparison import Claim, Copy, Origin
from recoupe.model.entity import Entity, ReferentRef
from recoupe.model.facts import Statement
from recoupe.model.vocabulary import NameKind
from recoupe.record.codec import decode
from recoupe.record.links import KINDS
from recoupe.record.queries import Record
from recoupe.record.views import AnyFact, ArticleHead, ArticleLine, FactView, ProblemLine


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list.

    Attributes:
        limit: at most so many.
        offset: after the first so many.
    """

    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims; None stands for any.

    Attributes:
        about: `event`, `figure`, `statement` or `characterisation`.
        type: the event's or figure's kind.
        support: of the four axes.
        life: of the four axes.
        nature: of the four axes.
        disputed: whether anybody says otherwise.
        article: with an account in this capture.
        entity: the actor or the place.
        series: of figures.
        dated: whether anything is known of its time.
    """

    about: str | None = None
    type: str | None = None
    support: str | None = None
    life: str | None = None
    nature: str | None = None
    disputed: bool | None = None
    article: str | None = None
    entity: str | None = None
    series: str | None = None
    dated: bool | None = None


@dataclass(frozen=True, slots=True)
class FactFilter:
    """Which facts of a kind; None stands for any.

    Attributes:
        label: the closed word: a statement's stance, a figure's kind, an event's type.
        outlet: of the article.
        entity: that the fact points to.
        role: with `entity`, in this role only.
        form: of a statement: direct, indirect or mixed.
    """

    label: str | None = None
    outlet: str | None = None
    entity: str | None = None
    role: str | None = None
    form: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who is quoted.

    Attributes:
        entity: who.
        statements: how many are theirs.
        articles: in how many.
        direct: how many in their own words, wholly or in part.
        outlets: how many outlets quote them.
    """

    entity: Entity
    statements: int
    articles: int
    direct: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Span:
    """How many outlets and languages, from when to when.

    Attributes:
        outlets: pairs of outlet and number of articles, the most first.
        languages: pairs of language and number of articles, the most first.
        first: the earliest publication, or None.
        last: the latest, or None.
        undated: how many articles say no date.
        without_outlet: how many say no outlet.
    """

    outlets: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str | None, int], ...]
    first: str | None
    last: str | None
    undated: int
    without_outlet: int


# What most articles carry first; a dispute, a withdrawal or an update weighs as two articles more, since
# that is what a reader must not miss. Figures that count no people stand after the rest.
BY_NOTE = (
    "about = 'figure' AND type IN ('duration', 'jobs', 'money', 'other', 'price', 'votes', 'votes_pct'), "
    "outlets + 2 * (disputed > 0) + 2 * (life <> 'current') DESC, n"
)
# What was done to people stands before how many stood by, and that before prices and durations.
HARM = (
    "CASE WHEN min(type) IN ('killed', 'missing', 'injured', 'hospitalised', 'arrested', 'hostages', "
    "'displaced') THEN 0 WHEN min(type) IN ('duration', 'jobs', 'money', 'other', 'price', 'votes', "
    "'votes_pct') THEN 2 ELSE 1 END"
)
BY_TIME = "earliest IS NULL, earliest, latest, n"


def _rows(record: Record, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    return record._connection.execute(sql, values).fetchall()


def span(record: Record) -> Span:
    """Count outlets and languages, and find the first and the last publication."""
    outlets = "SELECT outlet, count(*) FROM article WHERE outlet IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    languages = "SELECT language, count(*) FROM article GROUP BY 1 ORDER BY 2 DESC, 1"
    rest = (
        "SELECT min(published), max(published), coalesce(sum(published IS NULL), 0), "
        "coalesce(sum(outlet IS NULL), 0) FROM article"
    )
    return Span(
        tuple((name, count) for name, count in _rows(record, outlets)),
        tuple((name, count) for name, count in _rows(record, languages)),
        *_rows(record, rest)[0],
    )


def claims(
    record: Record, wanted: ClaimFilter, page: Page | None = None, *, order: str = BY_NOTE
) -> list[Claim]:
    """A page of claims.

    Args:
        record: to read.
        wanted: which.
        page: which part of them; all where not given.
        order: `BY_NOTE` or `BY_TIME`.
    """
    where, values = _claim_terms(wanted)
    part = Page(-1) if page is None else page
    sql = f"SELECT body FROM claim {where} ORDER BY {order} LIMIT ? OFFSET ?"
    return [decode(Claim, body) for (body,) in _rows(record, sql, [*values, part.limit, part.offset])]


def count_claims(record: Record, wanted: ClaimFilter) -> int:
    """How many claims there are."""
    where, values = _claim_terms(wanted)
    return int(_rows(record, f"SELECT count(*) FROM claim {where}", values)[0][0])


def claims_by_id(record: Record, ids: Sequence[str]) -> dict[str, Claim]:
    """Claims by their ids; those not there are left out."""
    marks = ", ".join("?" * len(ids))
    rows = _rows(record, f"SELECT id, body FROM claim WHERE id IN ({marks})", ids)
    return {name: decode(Claim, body) for name, body in rows}


def first_facts(record: Record, ids: Sequence[str]) -> dict[str, AnyFact]:
    """For each claim, the fact of its first account."""
    marks = ", ".join("?" * len(ids))
    rows = _rows(record, f"SELECT claim, fact FROM account WHERE n = 0 AND claim IN ({marks})", ids)
    views = {view.id: view for view in record.facts_by_id(fact for _, fact in rows)}
    return {claim: views[fact] for claim, fact in rows if fact in views}


def claim_outlets(record: Record, ids: Sequence[str]) -> dict[str, int]:
    """For each claim, how many outlets carry it; articles that name no outlet count by their page."""
    marks = ", ".join("?" * len(ids))
    sql = (
        "SELECT account.claim, count(DISTINCT coalesce(article.outlet, capture.page)) FROM account "
        "JOIN article ON article.id = account.article JOIN capture ON capture.id = account.article "
        f"WHERE account.claim IN ({marks}) GROUP BY 1"
    )
    return dict(_rows(record, sql, ids))


def claim_types(record: Record, about: str) -> list[tuple[str, int]]:
    """The kinds of events or figures that claims are about, with how many, the most first."""
    sql = (
        "SELECT type, count(*) FROM claim WHERE about = ? AND type IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return [(name, count) for name, count in _rows(record, sql, [about])]


def series(record: Record, limit: int = -1, offset: int = 0) -> list[tuple[str, str, int, int]]:
    """Series of figures: key, kind, number of claims and of accounts.

    Those with several values come first, and among them those that count harm, then the most carried.
    """
    sql = (
        "SELECT series, min(type), count(*), sum(outlets) FROM claim "
        f"WHERE about = 'figure' AND series IS NOT NULL GROUP BY 1 ORDER BY 3 > 1 DESC, {HARM}, 4 DESC, 1 "
        "LIMIT ? OFFSET ?"
    )
    return [
        (key, kind, claims, accounts) for key, kind, claims, accounts in _rows(record, sql, [limit, offset])
    ]


def count_series(record: Record) -> int:
    """How many series of figures there are."""
    return int(_rows(record, "SELECT count(DISTINCT series) FROM claim WHERE about = 'figure'")[0][0])


def days(record: Record) -> list[tuple[str, int]]:
    """For each day on which an event is said to have happened, how many claims."""
    sql = (
        "SELECT earliest, count(*) FROM claim WHERE about = 'event' AND earliest = latest "
        "GROUP BY 1 ORDER BY 1"
    )
    return [(day, count) for day, count in _rows(record, sql)]


def facts(record: Record, kind: str, wanted: FactFilter, page: Page) -> list[AnyFact]:
    """A page of facts of one kind, by publication, article and place in the text."""
    where, values = _fact_terms(kind, wanted)
    sql = (
        f"SELECT fact.id FROM fact JOIN article ON article.id = fact.article {where} "
        "ORDER BY article.published IS NULL, article.published, article.id, fact.start, fact.n "
        "LIMIT ? OFFSET ?"
    )
    return record.facts_by_id(name for (name,) in _rows(record, sql, [*values, page.limit, page.offset]))


def count_facts(record: Record, kind: str, wanted: FactFilter) -> int:
    """How many facts of one kind there are."""
    where, values = _fact_terms(kind, wanted)
    sql = f"SELECT count(*) FROM fact JOIN article ON article.id = fact.article {where}"
    return int(_rows(record, sql, values)[0][0])


def labels(record: Record, kind: str) -> list[tuple[str, int]]:
    """The closed words of the facts of a kind, with how many, the most first."""
    sql = "SELECT label, count(*) FROM fact WHERE kind = ? GROUP BY 1 ORDER BY 2 DESC, 1"
    return [(label, count) for label, count in _rows(record, sql, [kind])]


def speaker_counts(record: Record) -> tuple[tuple[str, int], ...]:
    """Entities with the number of their statements, the most quoted first."""
    sql = (
        "SELECT member.entity, count(*) FROM fact said "
        "CROSS JOIN link ON link.fact = said.id AND link.role = 'speaker' "
        "CROSS JOIN fact f ON f.id = link.target "
        "CROSS JOIN member ON member.article = f.article AND member.referent = f.referent "
        "WHERE said.kind = 'statement' GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return tuple((name, count) for name, count in _rows(record, sql))


def speakers(record: Record, ids: Sequence[str]) -> list[Speaker]:
    """What there is to say of those who are quoted, the most quoted first."""
    marks = ", ".join("?" * len(ids))
    sql = (
        "SELECT entity.body, count(*), count(DISTINCT said.article), "
        "sum(json_extract(said.body, '$.kind') <> 'indirect'), "
        "count(DISTINCT coalesce(article.outlet, article.id)) FROM member CROSS JOIN fact f "
        "ON f.article = member.article AND f.kind = 'mention' AND f.referent = member.referent "
        "CROSS JOIN link ON link.target = f.id AND link.role = 'speaker' "
        "CROSS JOIN fact said ON said.id = link.fact JOIN article ON article.id = said.article "
        "JOIN entity ON entity.id = member.entity "
        f"WHERE member.entity IN ({marks}) GROUP BY entity.id ORDER BY 2 DESC, entity.name, entity.id"
    )
    return [Speaker(decode(Entity, row[0]), *row[1:]) for row in _rows(record, sql, ids)]


def entity_names(record: Record, ids: Sequence[str]) -> dict[str, str]:
    """The names shown of entities, by their ids."""
    marks = ", ".join("?" * len(ids))
    return dict(_rows(record, f"SELECT id, name FROM entity WHERE id IN ({marks})", ids))


def entities(record: Record, kind: NameKind | None, page: Page) -> list[tuple[Entity, int, int]]:
    """A page of entities with the numbers of articles and mentions, those that most articles name first."""
    sql = (
        "SELECT entity.body, top.articles, (SELECT count(*) FROM member CROSS JOIN fact "
        "ON fact.article = member.article AND fact.kind = 'mention' AND fact.referent = member.referent "
        "WHERE member.entity = top.name) FROM (SELECT member.entity AS name, "
        "count(DISTINCT member.article) AS articles FROM member JOIN entity ON entity.id = member.entity "
        "WHERE ? IS NULL OR entity.kind = ? GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ? OFFSET ?) top "
        "JOIN entity ON entity.id = top.name ORDER BY 2 DESC, entity.id"
    )
    value = None if kind is None else kind.value
    rows = _rows(record, sql, [value, value, page.limit, page.offset])
    return [(decode(Entity, body), articles, mentions) for body, articles, mentions in rows]


def count_entities(record: Record, kind: NameKind | None) -> int:
    """How many entities of a kind there are."""
    value = None if kind is None else kind.value
    sql = "SELECT count(*) FROM entity WHERE ? IS NULL OR kind = ?"
    return int(_rows(record, sql, [value, value])[0][0])


def entity_choices(record: Record, kind: NameKind, limit: int) -> list[tuple[str, str]]:
    """Ids and names of the entities of a kind, by name."""
    sql = "SELECT id, name FROM entity WHERE kind = ? AND named ORDER BY name, id LIMIT ?"
    return [(name, shown) for name, shown in _rows(record, sql, [kind.value, limit])]


def said_about(record: Record, entity: str, page: Page) -> list[FactView[Statement]]:
    """Statements in which an entity is mentioned and somebody else speaks."""
    sql = (
        "SELECT DISTINCT said.id FROM member "
        "CROSS JOIN fact named ON named.article = member.article AND named.referent = member.referent "
        "AND named.kind = 'mention' "
        "CROSS JOIN fact said ON said.article = named.article AND said.kind = 'statement' "
        "AND said.start <= named.start AND named.end <= said.end "
        "JOIN article ON article.id = said.article WHERE member.entity = ? AND NOT EXISTS ("
        "SELECT 1 FROM link JOIN fact f ON f.id = link.target JOIN member m ON m.article = f.article "
        "AND m.referent = f.referent WHERE link.fact = said.id AND link.role = 'speaker' AND m.entity = ?) "
        "ORDER BY article.published IS NULL, article.published, article.id, said.start LIMIT ? OFFSET ?"
    )
    ids = _rows(record, sql, [entity, entity, page.limit, page.offset])
    return cast("list[FactView[Statement]]", record.facts_by_id(name for (name,) in ids))


def heads(record: Record, ids: Sequence[str]) -> dict[str, ArticleHead]:
    """Articles by their ids, without their texts; those not there are left out."""
    marks = ", ".join("?" * len(ids))
    sql = (
        "SELECT capture.id, capture.url, capture.page, capture.captured, article.title, article.outlet, "
        "article.published, article.language FROM article JOIN capture ON capture.id = article.id "
        f"WHERE article.id IN ({marks})"
    )
    return {row[0]: ArticleHead(*row) for row in _rows(record, sql, ids)}


def articles_with(record: Record, what: str) -> list[ArticleHead]:
    """Articles that are `undated`, `degraded` or say no `outlet`, by id."""
    terms = {
        "undated": "published IS NULL",
        "degraded": "json_array_length(extraction, '$.degraded') > 0",
        "outlet": "outlet IS NULL",
    }
    found = _rows(record, f"SELECT id FROM article WHERE {terms[what]} ORDER BY id")
    return list(heads(record, [name for (name,) in found]).values())


def facts_in(record: Record, articles: Sequence[str], kinds: Sequence[str]) -> list[tuple[str, str, str]]:
    """Id, article and words of the facts of some kinds in some articles, in text order."""
    marks, words = ", ".join("?" * len(articles)), "json_extract(body, '$.anchor.exact')"
    chosen = ", ".join("?" * len(kinds))
    sql = (
        f"SELECT id, article, {words} FROM fact WHERE article IN ({marks}) AND kind IN ({chosen}) "
        "ORDER BY article, start, n"
    )
    return [(name, article, exact) for name, article, exact in _rows(record, sql, [*articles, *kinds])]


def origins_by_id(record: Record, ids: Sequence[str]) -> dict[str, Origin]:
    """Origins by their ids; those not there are left out."""
    marks = ", ".join("?" * len(ids))
    rows = _rows(record, f"SELECT id, body FROM origin WHERE id IN ({marks})", ids)
    return {name: decode(Origin, body) for name, body in rows}


def article_lines(record: Record, outlet: str | None, page: Page) -> list[ArticleLine]:
    """A page of articles with the numbers of their facts, by publication, undated last."""
    sql = (
        "SELECT id FROM article WHERE ? IS NULL OR outlet = ? "
        "ORDER BY published IS NULL, published, id LIMIT ? OFFSET ?"
    )
    ids = [name for (name,) in _rows(record, sql, [outlet, outlet, page.limit, page.offset])]
    marks = ", ".join("?" * len(ids))
    counts: dict[str, dict[str, int]] = {name: {} for name in ids}
    kinds = f"SELECT article, kind, count(*) FROM fact WHERE article IN ({marks}) GROUP BY 1, 2"
    for article, kind, count in _rows(record, kinds, ids):
        counts[article][kind] = count
    problems = f"SELECT article, count(*) FROM problem WHERE article IN ({marks}) GROUP BY 1"
    troubled = dict(_rows(record, problems, ids))
    found = heads(record, ids)
    return [
        ArticleLine(
            found[name],
            statements=counts[name].get("statement", 0),
            figures=counts[name].get("figure", 0),
            events=counts[name].get("event", 0),
            problems=troubled.get(name, 0),
        )
        for name in ids
    ]


def count_articles(record: Record, outlet: str | None) -> int:
    """How many articles there are, of one outlet or of all."""
    sql = "SELECT count(*) FROM article WHERE ? IS NULL OR outlet = ?"
    return int(_rows(record, sql, [outlet, outlet])[0][0])


def newest(record: Record, page: Page) -> list[ArticleHead]:
    """The articles published last."""
    sql = "SELECT id FROM article WHERE published IS NOT NULL ORDER BY published DESC, id LIMIT ? OFFSET ?"
    ids = [name for (name,) in _rows(record, sql, [page.limit, page.offset])]
    found = heads(record, ids)
    return [found[name] for name in ids]


def words_at(record: Record, article: str, start: int, end: int) -> str:
    """The words that stand at a place of an article's text; empty where the record holds no such article."""
    sql = "SELECT substr(text, ?, ?) FROM article WHERE id = ?"
    return "".join(str(words) for (words,) in _rows(record, sql, [start + 1, end - start, article]))


def capture(record: Record, name: str) -> Capture | None:
    """A capture by its id, analysed or not, or None."""
    rows = _rows(record, "SELECT body FROM capture WHERE id = ?", [name])
    return decode(Capture, rows[0][0]) if rows else None


def problems(record: Record, page: Page) -> list[ProblemLine]:
    """A page of what could not be read, dated or resolved, by address."""
    return _problems(record, "", [], page)


def problems_of(record: Record, article: str) -> list[ProblemLine]:
    """What could not be read, dated or resolved in one capture."""
    return _problems(record, "WHERE problem.article = ?", [article], Page(-1))


def closest_copies(record: Record, limit: int) -> list[Copy]:
    """How texts relate, those that share most first."""
    sql = "SELECT body FROM copy ORDER BY relation = 'shared_quotes_only', share DESC, a, b LIMIT ?"
    return [decode(Copy, body) for (body,) in _rows(record, sql, [limit])]


def origin_weights(record: Record) -> list[tuple[str, int]]:
    """For each origin, how many claims have accounts that come from it."""
    return [
        (name, count)
        for name, count in _rows(record, "SELECT origin, count(DISTINCT claim) FROM account GROUP BY 1")
    ]


def mentions_of(
    record: Record, entities: Sequence[str], limit: int
) -> list[tuple[ReferentRef, str, tuple[str, ...], int]]:
    """The members of entities: each with its first mention, how it is written, and how often it is mentioned.

    Members whose article writes a name come first among equals, so that a judgement rests on a name.
    """
    marks = ", ".join("?" * len(entities))
    sql = (
        "SELECT member.article, member.referent, fact.id, "
        "json_extract(fact.body, '$.anchor.exact'), fact.label "
        "FROM member JOIN fact ON fact.article = member.article AND fact.referent = member.referent "
        f"AND fact.kind = 'mention' WHERE member.entity IN ({marks}) "
        "ORDER BY fact.label <> 'name', member.article, member.referent, fact.start LIMIT ?"
    )
    found: dict[ReferentRef, tuple[str, list[str], int]] = {}
    for article, referent, name, words, form in _rows(record, sql, [*entities, limit * 20]):
        first, names, count = found.get(ReferentRef(article, referent), (name, [], 0))
        if form in {"name", "demonym"} and words not in names:
            names.append(words)
        found[ReferentRef(article, referent)] = (first, names, count + 1)
    members = [(ref, first, tuple(names), count) for ref, (first, names, count) in found.items()]
    return members[:limit]


def pointing_to(record: Record, fact: str) -> list[tuple[str, str]]:
    """The facts that point to a fact: pairs of id and role."""
    sql = "SELECT fact, role FROM link WHERE target = ? ORDER BY role, fact LIMIT 200"
    return [(name, role) for name, role in _rows(record, sql, [fact])]


def _problems(record: Record, where: str, values: Sequence[object], page: Page) -> list[ProblemLine]:
    sql = (
        "SELECT capture.id, capture.url, stage, code, detail, article.id IS NOT NULL FROM problem "
        "JOIN capture ON capture.id = problem.article LEFT JOIN article ON article.id = capture.id "
        f"{where} ORDER BY article.id IS NOT NULL, capture.url, capture.id, problem.n LIMIT ? OFFSET ?"
    )
    return [
        ProblemLine(name, url, stage, Problem(code, detail), bool(analysed))
        for name, url, stage, code, detail, analysed in _rows(record, sql, [*values, page.limit, page.offset])
    ]


def _claim_terms(wanted: ClaimFilter) -> tuple[str, list[object]]:
    terms: dict[str, object] = {
        "about = ?": wanted.about,
        "type = ?": wanted.type,
        "support = ?": wanted.support,
        "life = ?": wanted.life,
        "nature = ?": wanted.nature,
        "(disputed > 0) = ?": wanted.disputed,
        "id IN (SELECT claim FROM account WHERE article = ?)": wanted.article,
        "? IN (actor, place)": wanted.entity,
        "series = ?": wanted.series,
        "(earliest IS NOT NULL OR latest IS NOT NULL) = ?": wanted.dated,
    }
    return _where(terms)


def _fact_terms(kind: str, wanted: FactFilter) -> tuple[str, list[object]]:
    if kind not in KINDS:
        raise ValueError(f"no facts are of kind {kind!r}")
    pointing = (
        "fact.id IN (SELECT link.fact FROM member m CROSS JOIN fact f ON f.article = m.article "
        "AND f.referent = m.referent AND f.kind = 'mention' CROSS JOIN link ON link.target = f.id "
        "WHERE m.entity = ?)"
    )
    terms: dict[str, object] = {
        "fact.kind = ?": kind,
        "fact.label = ?": wanted.label,
        "article.outlet = ?": wanted.outlet,
        "json_extract(fact.body, '$.kind') = ?": wanted.form,
    }
    where, values = _where(terms)
    if wanted.entity is None:
        return where, values
    if wanted.role is None:
        return f"{where} AND {pointing}", [*values, wanted.entity]
    return f"{where} AND {pointing[:-1]} AND link.role = ?)", [*values, wanted.entity, wanted.role]


def _where(terms: dict[str, object]) -> tuple[str, list[object]]:
    asked = {term: value for term, value in terms.items() if value is not None}
    return ("WHERE " + " AND ".join(asked) if asked else ""), list(asked.values())
