"""Facts with their sentence, the people and times they point to, their claims and what was judged."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from recoupe.model.facts import Extraction, Mention
from recoupe.model.judgement import Decision
from recoupe.model.times import BoundTime, Time
from recoupe.model.vocabulary import NameKind
from recoupe.record.codec import decode
from recoupe.record.links import KINDS
from recoupe.record.views import AnyFact, ArticleHead, FactView, When, Who

# SQLite allows 32,766 values in one statement; smaller groups keep the plans alike.
GROUP = 500
# Facts come in the order of their articles, so that few texts are needed at a time.
TEXTS_KEPT = 64

HEAD = (
    "capture.id, capture.url, capture.page, capture.captured, article.title, article.outlet, "
    "article.published, article.language"
)
FACTS = (
    f"SELECT fact.id, fact.kind, fact.n, fact.body, fact.sentence_start, fact.sentence_end, {HEAD} "
    "FROM fact JOIN article ON article.id = fact.article JOIN capture ON capture.id = fact.article "
)

W = TypeVar("W", Who, When)


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
    texts = _Texts(connection)
    views: list[Any] = [
        FactView(
            id=name,
            kind=kind,
            n=n,
            article=ArticleHead(*head),
            fact=decode(KINDS[kind], body),
            sentence=texts.of(head[0])[start:end],
            sentence_start=start,
            who=_in_roles(people, [*_itself(name, kind, "mention", "names"), *links[name]]),
            when=_in_roles(times, [*_itself(name, kind, "time", "self"), *links[name]]),
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


def _in_roles(known: dict[str, W], links: Iterable[tuple[str, str]]) -> tuple[W, ...]:
    return tuple(replace(known[target], role=role) for role, target in links if target in known)


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
            "SELECT fact.id, fact.article, fact.body, entity.id, entity.name, entity.kind, entity.named "
            "FROM fact LEFT JOIN member ON member.article = fact.article AND member.referent = fact.referent "
            "LEFT JOIN entity ON entity.id = member.entity "
            f"WHERE fact.kind = 'mention' AND fact.id IN ({marks})"
        )
        for name, article, body, entity, shown, kind, named in connection.execute(sql, group):
            mention = decode(Mention, body)
            if entity is None:
                shown, named = referents.name(article, mention.referent)
                kind = mention.kind
            found[name] = Who(
                "", shown, mention.anchor.exact, name, entity, NameKind(kind), named=bool(named)
            )
    return found


def _times(connection: sqlite3.Connection, names: list[str]) -> dict[str, When]:
    found: dict[str, When] = {}
    for group, marks in _groups(names):
        sql = (
            "SELECT fact.id, fact.body, bound.body FROM fact JOIN bound ON bound.fact = fact.id "
            f"WHERE fact.id IN ({marks})"
        )
        for name, body, bound in connection.execute(sql, group):
            found[name] = When("", decode(Time, body).anchor.exact, name, decode(BoundTime, bound))
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


class _Texts:
    """The texts of articles, each read once for all the sentences that are cut from it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[str, str] = {}

    def of(self, article: str) -> str:
        """The text of an article; of those read before only some are kept."""
        if article not in self._known:
            if len(self._known) >= TEXTS_KEPT:
                self._known.clear()
            sql = "SELECT text FROM article WHERE id = ?"
            self._known[article] = str(self._connection.execute(sql, (article,)).fetchone()[0])
        return self._known[article]


def _groups(names: Iterable[str]) -> Iterator[tuple[list[str], str]]:
    unique = list(dict.fromkeys(names))
    for start in range(0, len(unique), GROUP):
        group = unique[start : start + GROUP]
        yield group, ", ".join("?" * len(group))
