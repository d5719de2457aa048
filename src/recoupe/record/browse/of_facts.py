"""Lists of facts by what they say, who says it and where."""

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.record.browse.rows import Page, rows_of, where_of
from recoupe.record.links import KINDS
from recoupe.record.queries import Record
from recoupe.record.views import AnyFact


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


def facts(record: Record, kind: str, wanted: FactFilter, page: Page) -> list[AnyFact]:
    """A page of facts of one kind, by publication, article and place in the text."""
    where, values = _fact_terms(kind, wanted)
    sql = (
        f"SELECT fact.id FROM fact JOIN article ON article.id = fact.article {where} "
        "ORDER BY article.published IS NULL, article.published, article.id, fact.start, fact.n "
        "LIMIT ? OFFSET ?"
    )
    return record.facts_by_id(name for (name,) in rows_of(record, sql, [*values, page.limit, page.offset]))


def count_facts(record: Record, kind: str, wanted: FactFilter) -> int:
    """How many facts of one kind there are."""
    where, values = _fact_terms(kind, wanted)
    sql = f"SELECT count(*) FROM fact JOIN article ON article.id = fact.article {where}"
    return int(rows_of(record, sql, values)[0][0])


def labels(record: Record, kind: str) -> list[tuple[str, int]]:
    """The closed words of the facts of a kind, with how many, the most first."""
    sql = "SELECT label, count(*) FROM fact WHERE kind = ? GROUP BY 1 ORDER BY 2 DESC, 1"
    return [(label, count) for label, count in rows_of(record, sql, [kind])]


def facts_in(record: Record, articles: Sequence[str], kinds: Sequence[str]) -> list[tuple[str, str, str]]:
    """Id, article and words of the facts of some kinds in some articles, in text order."""
    marks, words = ", ".join("?" * len(articles)), "json_extract(body, '$.anchor.exact')"
    chosen = ", ".join("?" * len(kinds))
    sql = (
        f"SELECT id, article, {words} FROM fact WHERE article IN ({marks}) AND kind IN ({chosen}) "
        "ORDER BY article, start, n"
    )
    return [(name, article, exact) for name, article, exact in rows_of(record, sql, [*articles, *kinds])]


def pointing_to(record: Record, fact: str) -> list[tuple[str, str]]:
    """The facts that point to a fact: pairs of id and role."""
    sql = "SELECT fact, role FROM link WHERE target = ? ORDER BY role, fact LIMIT 200"
    return [(name, role) for name, role in rows_of(record, sql, [fact])]


def _fact_terms(kind: str, wanted: FactFilter) -> tuple[str, list[object]]:
    if kind not in KINDS:
        raise ValueError(f"no facts are of kind {kind!r}")
    pointing = (
        "fact.id IN (SELECT link.fact FROM member m CROSS JOIN fact f ON f.article = m.article "
        "AND f.referent = m.referent AND f.kind = 'mention' CROSS JOIN link ON link.target = f.id "
        "WHERE m.entity = ?)"
    )
    # An entity's facts are few: with the `+` SQLite walks these, and not all of the kind.
    terms: dict[str, object] = {
        f"{'+' * (wanted.entity is not None)}fact.kind = ?": kind,
        "fact.label = ?": wanted.label,
        "article.outlet = ?": wanted.outlet,
        "json_extract(fact.body, '$.kind') = ?": wanted.form,
    }
    where, values = where_of(terms)
    if wanted.entity is None:
        return where, values
    if wanted.role is None:
        return f"{where} AND {pointing}", [*values, wanted.entity]
    return f"{where} AND {pointing[:-1]} AND link.role = ?)", [*values, wanted.entity, wanted.role]
