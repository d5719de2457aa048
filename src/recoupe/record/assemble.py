"""Facts with their sentence, the people and times they point to, their claims and what was judged."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from recoupe.model.facts import Extraction
from recoupe.model.judgement import Decision
from recoupe.model.times import BoundTime
from recoupe.model.vocabulary import NameKind
from recoupe.record.codec import decode
from recoupe.record.links import KINDS
from recoupe.record.views import AnyFact, ArticleHead, FactView, When, Who

# SQLite allows 32,766 values in one statement; smaller groups keep the plans alike.
GROUP = 500
# Facts come in the order of their articles, so that few texts are needed at a time.
TEXTS_KEPT = 64
KIND_OF = {kind.value: kind for kind in NameKind}

HEAD = (
    "capture.id, capture.url, capture.page, capture.captured, article.title, article.outlet, "
    "article.published, article.language"
)
FACTS = (
    f"SELECT fact.id, fact.kind, fact.n, fact.body, fact.sentence_start, fact.sentence_end, {HEAD} "
    "FROM fact JOIN article ON article.id = fact.article JOIN capture ON capture.id = fact.article "
)


def fact_views(connection: sqlite3.Connection, rest: str, values: Iterable[object]) -> list[AnyFact]:
    """Facts that a query finds, in its order.

    Args:
        connection: to the record.
        rest: what follows the joins in the query `FACTS`.
        values: of its parameters.
    """
    rows = connection.execute(FACTS + rest, tuple(values)).fetchall()
    names = [row[0] for row in rows]
    links, claims, judged = (
        _links(connection, names),
        _claims(connection, names),
        _judged(connection, names),
    )
    corrected = _corrected(connection, names)
    pointed = [*names, *(target for pairs in links.values() for _, target in pairs)]
    people, times = _people(connection, pointed), _times(connection, pointed)
    sentences = _Sentences(connection)
    views: list[Any] = [
        FactView(
            id=name,
            kind=kind,
            n=n,
            article=ArticleHead(*head),
            fact=decode(KINDS[kind], body),
            sentence=sentences.at(head[0], start, end),
            sentence_start=start,
            who=_who(people, [*_itself(name, kind, "mention", "names"), *links[name]]),
            when=_when(times, [*_itself(name, kind, "time", "self"), *links[name]]),
            links=tuple(links[name]),
            claims=tuple(claims[name]),
            judged=judged.get(name),
            corrected=corrected.get(name),
        )
        for name, kind, n, body, start, end, *head in rows
    ]
    return views


def facts_by_id(connection: sqlite3.Connection, names: Iterable[str]) -> list[AnyFact]:
    """Facts by their ids, in the order of the ids; those not there are left out."""
    wanted = list(dict.fromkeys(names))
    found: dict[str, AnyFact] = {}
    for group, marks in _groups(wanted):
        views = fact_views(connection, f"WHERE fact.id IN ({marks})", group)
        found.update((view.id, view) for view in views)
    return [found[name] for name in wanted if name in found]


def _itself(name: str, kind: str, wanted: str, role: str) -> list[tuple[str, str]]:
    return [(role, name)] if kind == wanted else []


def _who(known: dict[str, Who], links: Iterable[tuple[str, str]]) -> tuple[Who, ...]:
    # Spelt out: `replace` takes longer than all else here, and an article may have thousands of facts.
    return tuple(
        Who(role, who.name, who.words, who.mention, who.entity, who.kind, who.named)
        for role, target in links
        if (who := known.get(target)) is not None
    )


def _when(known: dict[str, When], links: Iterable[tuple[str, str]]) -> tuple[When, ...]:
    return tuple(
        When(role, when.words, when.fact, when.bound)
        for role, target in links
        if (when := known.get(target)) is not None
    )


def _links(connection: sqlite3.Connection, names: list[str]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for group, marks in _groups(names):
        sql = f"SELECT fact, role, target FROM link WHERE fact IN ({marks}) ORDER BY fact, role, target"
        for fact, role, target in connection.execute(sql, group):
            found[fact].append((role, target))
    return found


def _claims(connection: sqlite3.Connection, names: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for group, marks in _groups(names):
        sql = f"SELECT DISTINCT fact, claim FROM account WHERE fact IN ({marks}) ORDER BY fact, claim"
        for fact, claim in connection.execute(sql, group):
            found[fact].append(claim)
    return found


def _judged(connection: sqlite3.Connection, names: list[str]) -> dict[str, Decision]:
    found: dict[str, Decision] = {}
    for group, marks in _groups(names):
        sql = f"SELECT fact, decision FROM judged WHERE fact IN ({marks})"
        found.update((fact, Decision(decision)) for fact, decision in connection.execute(sql, group))
    return found


def _corrected(connection: sqlite3.Connection, names: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for group, marks in _groups(names):
        found.update(
            connection.execute(f"SELECT fact, value FROM corrected WHERE fact IN ({marks})", group).fetchall()
        )
    return found


def _people(connection: sqlite3.Connection, names: list[str]) -> dict[str, Who]:
    found: dict[str, Who] = {}
    referents = _Referents(connection)
    for group, marks in _groups(names):
        sql = (
            "SELECT fact.id, fact.article, fact.referent, json_extract(fact.body, '$.anchor.exact'), "
            "json_extract(fact.body, '$.kind'), entity.id, entity.name, entity.kind, entity.named "
            "FROM fact LEFT JOIN member ON member.article = fact.article AND member.referent = fact.referent "
            "LEFT JOIN entity ON entity.id = member.entity "
            f"WHERE fact.kind = 'mention' AND fact.id IN ({marks})"
        )
        for name, article, referent, words, own, entity, shown, kind, named in connection.execute(sql, group):
            if entity is None:
                shown, named = referents.name(article, referent)
            found[name] = Who("", shown, words, name, entity, KIND_OF[kind or own], named=bool(named))
    return found


def _times(connection: sqlite3.Connection, names: list[str]) -> dict[str, When]:
    found: dict[str, When] = {}
    for group, marks in _groups(names):
        sql = (
            "SELECT fact.id, json_extract(fact.body, '$.anchor.exact'), bound.body FROM fact "
            f"JOIN bound ON bound.fact = fact.id WHERE fact.id IN ({marks})"
        )
        for name, words, bound in connection.execute(sql, group):
            found[name] = When("", words, name, decode(BoundTime, bound))
    return found


class _Referents:
    """Names that articles give, while the entities across articles are not yet made."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[str, Extraction] = {}

    def name(self, article: str, referent: int) -> tuple[str, bool]:
        """The name of an article's referent, and whether it is named at all."""
        if article not in self._known:
            row = self._connection.execute("SELECT extraction FROM article WHERE id = ?", (article,))
            self._known[article] = decode(Extraction, row.fetchone()[0])
        found = self._known[article].referents[referent]
        return found.name, found.named


class _Sentences:
    """Sentences of articles: each text is read once, and facts of one sentence share it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._texts: dict[str, str] = {}
        self._cut: dict[tuple[str, int, int], str] = {}

    def at(self, article: str, start: int, end: int) -> str:
        """The words that stand at a place of an article; of the texts read before only some are kept."""
        place = (article, start, end)
        if place not in self._cut:
            self._cut[place] = self._text(article)[start:end]
        return self._cut[place]

    def _text(self, article: str) -> str:
        if article not in self._texts:
            if len(self._texts) >= TEXTS_KEPT:
                self._texts.clear()
                self._cut.clear()
            sql = "SELECT text FROM article WHERE id = ?"
            self._texts[article] = str(self._connection.execute(sql, (article,)).fetchone()[0])
        return self._texts[article]


def _groups(names: Iterable[str]) -> Iterator[tuple[list[str], str]]:
    unique = list(dict.fromkeys(names))
    for start in range(0, len(unique), GROUP):
        group = unique[start : start + GROUP]
        yield group, ", ".join("?" * len(group))
