"""Lists of articles, and of what could not be read in them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.model.article import Problem
from recoupe.model.capture import Capture
from recoupe.record.browse.rows import Page, rows_of
from recoupe.record.codec import decode
from recoupe.record.queries import Record
from recoupe.record.views import ArticleHead, ArticleLine, ProblemLine


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


def span(record: Record) -> Span:
    """Count outlets and languages, and find the first and the last publication."""
    outlets = "SELECT outlet, count(*) FROM article WHERE outlet IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    languages = "SELECT language, count(*) FROM article GROUP BY 1 ORDER BY 2 DESC, 1"
    rest = (
        "SELECT min(published), max(published), coalesce(sum(published IS NULL), 0), "
        "coalesce(sum(outlet IS NULL), 0) FROM article"
    )
    return Span(
        tuple((name, count) for name, count in rows_of(record, outlets)),
        tuple((name, count) for name, count in rows_of(record, languages)),
        *rows_of(record, rest)[0],
    )


def article_lines(record: Record, outlet: str | None, page: Page) -> list[ArticleLine]:
    """A page of articles with the numbers of their facts, by publication, undated last."""
    sql = (
        "SELECT id FROM article WHERE ? IS NULL OR outlet = ? "
        "ORDER BY published IS NULL, published, id LIMIT ? OFFSET ?"
    )
    ids = [name for (name,) in rows_of(record, sql, [outlet, outlet, page.limit, page.offset])]
    marks = ", ".join("?" * len(ids))
    counts: dict[str, dict[str, int]] = {name: {} for name in ids}
    kinds = f"SELECT article, kind, count(*) FROM fact WHERE article IN ({marks}) GROUP BY 1, 2"
    for article, kind, count in rows_of(record, kinds, ids):
        counts[article][kind] = count
    problems = f"SELECT article, count(*) FROM problem WHERE article IN ({marks}) GROUP BY 1"
    troubled = dict(rows_of(record, problems, ids))
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
    return int(rows_of(record, sql, [outlet, outlet])[0][0])


def newest(record: Record, page: Page) -> list[ArticleHead]:
    """The articles published last."""
    sql = "SELECT id FROM article WHERE published IS NOT NULL ORDER BY published DESC, id LIMIT ? OFFSET ?"
    ids = [name for (name,) in rows_of(record, sql, [page.limit, page.offset])]
    found = heads(record, ids)
    return [found[name] for name in ids]


def words_at(record: Record, article: str, start: int, end: int) -> str:
    """The words that stand at a place of an article's text; empty where the record holds no such article."""
    sql = "SELECT substr(text, ?, ?) FROM article WHERE id = ?"
    return "".join(str(words) for (words,) in rows_of(record, sql, [start + 1, end - start, article]))


def heads(record: Record, ids: Sequence[str]) -> dict[str, ArticleHead]:
    """Articles by their ids, without their texts; those not there are left out."""
    sql = (
        "SELECT capture.id, capture.url, capture.page, capture.captured, article.title, article.outlet, "
        "article.published, article.language FROM article JOIN capture ON capture.id = article.id "
        "WHERE article.id IN (SELECT value FROM json_each(?))"
    )
    return {row[0]: ArticleHead(*row) for row in rows_of(record, sql, [json.dumps(list(ids))])}


def articles_with(record: Record, what: str) -> list[ArticleHead]:
    """Articles that are `undated`, `degraded` or say no `outlet`, by id."""
    terms = {
        "undated": "published IS NULL",
        "degraded": "json_array_length(extraction, '$.degraded') > 0",
        "outlet": "outlet IS NULL",
    }
    found = rows_of(record, f"SELECT id FROM article WHERE {terms[what]} ORDER BY id")
    return list(heads(record, [name for (name,) in found]).values())


def capture(record: Record, name: str) -> Capture | None:
    """A capture by its id, analysed or not, or None."""
    rows = rows_of(record, "SELECT body FROM capture WHERE id = ?", [name])
    return decode(Capture, rows[0][0]) if rows else None


def problems(record: Record, page: Page) -> list[ProblemLine]:
    """A page of what could not be read, dated or resolved, by address."""
    return _problems(record, "", [], page)


def problems_of(record: Record, article: str) -> list[ProblemLine]:
    """What could not be read, dated or resolved in one capture."""
    return _problems(record, "WHERE problem.article = ?", [article], Page(-1))


def _problems(record: Record, where: str, values: Sequence[object], page: Page) -> list[ProblemLine]:
    sql = (
        "SELECT capture.id, capture.url, stage, code, detail, article.id IS NOT NULL FROM problem "
        "JOIN capture ON capture.id = problem.article LEFT JOIN article ON article.id = capture.id "
        f"{where} ORDER BY article.id IS NOT NULL, capture.url, capture.id, problem.n LIMIT ? OFFSET ?"
    )
    return [
        ProblemLine(name, url, stage, Problem(code, detail), bool(analysed))
        for name, url, stage, code, detail, analysed in rows_of(
            record, sql, [*values, page.limit, page.offset]
        )
    ]
