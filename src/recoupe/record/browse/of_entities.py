"""Lists of entities: who is named, who is quoted, what others say of them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from recoupe.model.entity import Entity, ReferentRef
from recoupe.model.naming import fold, sound_key
from recoupe.model.vocabulary import NameKind
from recoupe.record.browse.rows import Page, rows_of
from recoupe.record.codec import decode
from recoupe.record.queries import Record

# An id, or enough of its beginning to be told from a name ("Ed", "Eda").
_ID = re.compile(r"e[0-9a-f]{6,16}")


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


def speaker_counts(record: Record) -> tuple[tuple[str, int], ...]:
    """Entities with the number of their statements, the most quoted first."""
    sql = (
        "SELECT member.entity, count(*) FROM fact said "
        "CROSS JOIN link ON link.fact = said.id AND link.role = 'speaker' "
        "CROSS JOIN fact f ON f.id = link.target "
        "CROSS JOIN member ON member.article = f.article AND member.referent = f.referent "
        "WHERE said.kind = 'statement' GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return tuple((name, count) for name, count in rows_of(record, sql))


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
    return [Speaker(decode(Entity, row[0]), *row[1:]) for row in rows_of(record, sql, ids)]


def entity_names(record: Record, ids: Sequence[str]) -> dict[str, str]:
    """The names shown of entities, by their ids."""
    marks = ", ".join("?" * len(ids))
    return dict(rows_of(record, f"SELECT id, name FROM entity WHERE id IN ({marks})", ids))


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
    rows = rows_of(record, sql, [value, value, page.limit, page.offset])
    return [(decode(Entity, body), articles, mentions) for body, articles, mentions in rows]


def count_entities(record: Record, kind: NameKind | None) -> int:
    """How many entities of a kind there are."""
    value = None if kind is None else kind.value
    sql = "SELECT count(*) FROM entity WHERE ? IS NULL OR kind = ?"
    return int(rows_of(record, sql, [value, value])[0][0])


def entity_choices(record: Record, kind: NameKind, limit: int) -> list[tuple[str, str]]:
    """Ids and names of the entities of a kind, by name."""
    sql = "SELECT id, name FROM entity WHERE kind = ? AND named ORDER BY name, id LIMIT ?"
    return [(name, shown) for name, shown in rows_of(record, sql, [kind.value, limit])]


def find_entities(record: Record, words: str) -> list[Entity]:
    """Entities in one of whose names the words stand, from a word's beginning on.

    Case, accents, scripts and punctuation aside. Where no name holds the words, those are found that
    sound like them in another newsroom's spelling.

    Args:
        record: to read.
        words: as typed; an entity's id, one that it had, or the beginning of its id finds it alone.

    Returns:
        Those that are called just so first, the others by name.
    """
    if _ID.fullmatch(words):
        known = _by_id(record, words)
        if known:
            return known
    bodies = rows_of(record, "SELECT body FROM entity ORDER BY name, id")
    named = [(entity := decode(Entity, body), _folded(entity, fold)) for (body,) in bodies]
    wanted, sound = fold(words), sound_key(words)
    found = [pair for pair in named if _begins(wanted, pair[1])]
    found = found or [pair for pair in named if _begins(sound, _folded(pair[0], sound_key))]
    return [entity for entity, names in sorted(found, key=lambda pair: wanted not in pair[1])]


def is_called(entity: Entity, words: str) -> bool:
    """Whether the words are an entity's whole name, in one of its forms, or its id."""
    return fold(words) in _folded(entity, fold) or entity.id == words


def _by_id(record: Record, words: str) -> list[Entity]:
    rows = rows_of(record, "SELECT body FROM entity WHERE substr(id, 1, ?) = ?", [len(words), words])
    former = None if rows else record.entity(words)
    return [decode(Entity, body) for (body,) in rows] if former is None else [former]


def _folded(entity: Entity, key: Callable[[str], str]) -> set[str]:
    return {key(name) for name in (entity.name, *entity.names)}


def _begins(words: str, names: Iterable[str]) -> bool:
    return bool(words) and any(f" {words}" in f" {name}" for name in names)


def count_mentions(record: Record, entity: str) -> tuple[int, int]:
    """How many times an entity is mentioned, and in how many articles."""
    sql = (
        "SELECT count(*), count(DISTINCT fact.article) FROM member CROSS JOIN fact "
        "ON fact.article = member.article AND fact.kind = 'mention' AND fact.referent = member.referent "
        "WHERE member.entity = ?"
    )
    mentions, articles = rows_of(record, sql, [entity])[0]
    return mentions, articles


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
    for article, referent, name, words, form in rows_of(record, sql, [*entities, limit * 20]):
        first, names, count = found.get(ReferentRef(article, referent), (name, [], 0))
        if form in {"name", "demonym"} and words not in names:
            names.append(words)
        found[ReferentRef(article, referent)] = (first, names, count + 1)
    members = [(ref, first, tuple(names), count) for ref, (first, names, count) in found.items()]
    return members[:limit]
