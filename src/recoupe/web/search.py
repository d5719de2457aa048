"""Searching the dossier's articles and facts."""

from dataclasses import dataclass

from starlette.responses import Response

from recoupe.model.naming import fold
from recoupe.record import browse
from recoupe.record.queries import Record
from recoupe.record.views import AnyFact, ArticleHead
from recoupe.web.marking import snippet
from recoupe.web.visit import Visit

ARTICLES, FACTS, ENTITIES = 50, 40, 12
SOUGHT_KINDS = ("statement", "figure", "event")
LONGEST_QUERY = 200


@dataclass(frozen=True, slots=True)
class Found:
    """An article with the words around those sought."""

    head: ArticleHead
    parts: list[tuple[str, bool]]


def show(visit: Visit) -> Response:
    """Entities, facts and articles in which all the words stand."""
    sought = (visit.parameter("q") or "").replace("\x00", " ")[:LONGEST_QUERY].strip()
    hits = visit.record.search(sought, limit=ARTICLES) if fold(sought) else []
    return visit.render(
        "search.html",
        sought=sought,
        found=[Found(hit.head, snippet(hit.snippet)) for hit in hits],
        facts=find_facts(visit.record, sought, [hit.head.id for hit in hits]),
        entities=browse.find_entities(visit.record, sought)[:ENTITIES] if sought else [],
    )


def find_facts(record: Record, sought: str, articles: list[str]) -> list[AnyFact]:
    """Facts in whose own words all the words stand, among those of some articles.

    Args:
        record: to read.
        sought: the words, accents and case aside.
        articles: capture ids, the best first; facts come in their order.
    """
    words = fold(sought).split()
    if not words or not articles:
        return []
    order = {name: n for n, name in enumerate(articles)}
    rows = browse.facts_in(record, articles, SOUGHT_KINDS)
    matching = [(name, article) for name, article, exact in rows if _holds(fold(exact), words)]
    matching.sort(key=lambda pair: order[pair[1]])
    return record.facts_by_id(name for name, _ in matching[:FACTS])


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)
