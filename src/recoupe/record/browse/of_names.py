"""How an entity is named and in which capacities it is shown: how often, where, from when to when."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from recoupe.model.naming import fold
from recoupe.record.browse.of_statements import FIRST_DAY, FROM, SPOKEN_BY
from recoupe.record.browse.rows import rows_of
from recoupe.record.queries import Record


@dataclass(frozen=True, slots=True)
class Use:
    """Words for an entity, and where they stand.

    Attributes:
        words: a form of its name, or a role.
        count: how many mentions write the name so; how many statements are made in the role.
        articles: in how many.
        outlets: pairs of outlet (or None) and number of articles, the most first.
        first: the first day on which they are used, or None where no article of theirs has a date.
        last: the last.
        fact: id of a fact that shows it: the mention, or a statement made in that role; or None.
        article: the capture id of the article in which that fact stands, or None.
    """

    words: str
    count: int
    articles: int
    outlets: tuple[tuple[str | None, int], ...]
    first: str | None
    last: str | None
    fact: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """Words for an entity in one article."""

    words: str
    article: str
    outlet: str | None
    day: str | None
    count: int
    fact: str | None


def names_of(record: Record, entity: str) -> list[Use]:
    """The forms of an entity's name as the articles write them, the most used first."""
    sql = (
        "SELECT json_extract(fact.body, '$.anchor.exact'), fact.article, article.outlet, "
        "substr(article.published, 1, 10), count(*), fact.id, min(fact.start) FROM member CROSS JOIN fact "
        "ON fact.article = member.article AND fact.kind = 'mention' AND fact.referent = member.referent "
        "JOIN article ON article.id = fact.article "
        "WHERE member.entity = ? AND fact.label IN ('name', 'demonym') GROUP BY 1, 2"
    )
    found = [_Found(_spaced(row[0]), *row[1:6]) for row in rows_of(record, sql, [entity])]
    return sorted(_uses(found, _spaced), key=lambda use: (-use.count, use.words))


def roles_of(record: Record, entity: str) -> list[Use]:
    """The roles in which articles show an entity, in the order of the first day of each.

    A role that an article gives counts on the day of its publication; the one in which it says
    something, on the day on which that was said.
    """
    given = (
        "SELECT role.value, member.article, article.outlet, substr(article.published, 1, 10), 0, NULL "
        "FROM member JOIN article ON article.id = member.article "
        "CROSS JOIN json_each(article.extraction, '$.referents[' || member.referent || '].roles') role "
        "WHERE member.entity = ?"
    )
    spoken = (
        "SELECT json_extract(fact.body, '$.role'), fact.article, article.outlet, "
        f"min({FIRST_DAY}), count(*), fact.id {FROM} "
        f"WHERE json_extract(fact.body, '$.role') IS NOT NULL AND fact.id IN ({SPOKEN_BY}) GROUP BY 1, 2"
    )
    rows = rows_of(record, f"{given} UNION ALL {spoken}", [entity, f'["{entity}"]'])
    found = [_Found(_spaced(words), *rest) for words, *rest in rows]
    return sorted(_uses(found, fold), key=lambda use: (use.first is None, use.first or "", use.words))


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _uses(found: Iterable[_Found], key_of: Callable[[str], str]) -> list[Use]:
    """Gather what was found by words that count as the same."""
    groups: dict[str, list[_Found]] = defaultdict(list)
    for one in found:
        groups[key_of(one.words)].append(one)
    return [_use(group) for group in groups.values()]


def _use(group: Sequence[_Found]) -> Use:
    group = sorted(group, key=lambda one: (one.day is None, one.day or "", one.article, one.fact or ""))
    days = [one.day for one in group if one.day is not None]
    outlets = Counter({one.article: one.outlet for one in group}.values())
    shown = next((one for one in group if one.fact is not None), None)
    return Use(
        words=Counter(one.words for one in group).most_common(1)[0][0],
        count=sum(one.count for one in group),
        articles=outlets.total(),
        outlets=tuple(sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0] or ""))),
        first=min(days, default=None),
        last=max(days, default=None),
        fact=None if shown is None else shown.fact,
        article=None if shown is None else shown.article,
    )
