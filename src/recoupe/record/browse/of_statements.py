"""Lists of statements in the order of time: by speaker, whom they are about, stance, channel and day."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from recoupe.model.entity import Entity
from recoupe.model.facts import Statement
from recoupe.model.naming import fold
from recoupe.model.vocabulary import StatementKind
from recoupe.record.browse.rows import Page, rows_of
from recoupe.record.codec import decode
from recoupe.record.queries import Record
from recoupe.record.views import FactView

# The first and the last day on which it may have been said; that of publication where no words say.
FIRST_DAY = "coalesce(said_at.earliest, said_at.latest, substr(article.published, 1, 10))"
LAST_DAY = "coalesce(said_at.latest, said_at.earliest, substr(article.published, 1, 10))"
FROM = (
    "FROM fact JOIN article ON article.id = fact.article "
    "LEFT JOIN link timed ON timed.fact = fact.id AND timed.role = 'said' "
    "LEFT JOIN bound said_at ON said_at.fact = timed.target"
)
IN_TIME = (
    f"ORDER BY {FIRST_DAY} IS NULL, {FIRST_DAY}, article.published IS NULL, article.published, "
    "article.id, fact.start, fact.n"
)
# Lists of ids go in as one JSON value: there may be more of them than SQLite takes values.
LISTED = "(SELECT value FROM json_each(?))"
MEMBERS = (
    "member CROSS JOIN fact named ON named.article = member.article AND named.kind = 'mention' "
    "AND named.referent = member.referent"
)
SPOKEN_BY = (
    f"SELECT link.fact FROM {MEMBERS} CROSS JOIN link ON link.target = named.id AND link.role = 'speaker' "
    f"WHERE member.entity IN {LISTED}"
)
NAMING = (
    f"SELECT said.id FROM {MEMBERS} CROSS JOIN fact said ON said.article = named.article "
    "AND said.kind = 'statement' AND said.start <= named.start AND named.end <= said.end "
    f"WHERE member.entity IN {LISTED}"
)
# One speaker's words, in whatever articles: the claim that joins them.
SPEECH = (
    "(SELECT account.claim FROM account JOIN claim ON claim.id = account.claim "
    "WHERE account.fact = fact.id AND claim.nature = 'speech_act' AND claim.about = 'statement' "
    "ORDER BY claim.n LIMIT 1)"
)
SPEAKER = (
    "(SELECT member.entity FROM link CROSS JOIN fact named ON named.id = link.target CROSS JOIN member "
    "ON member.article = named.article AND member.referent = named.referent "
    "WHERE link.fact = fact.id AND link.role = 'speaker')"
)
# Words that two articles give alike are the same words only where they are too many to be chance.
TELLING_WORDS = 5
# Put behind a year or a month, it makes a day after all of its days.
OPEN_DAY = "9999-99-99"
PLAINEST = (StatementKind.DIRECT, StatementKind.MIXED, StatementKind.INDIRECT)


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """Which statements; None stands for any.

    Attributes:
        speakers: ids of entities, one of which says it; where a person corrected the speaker, that one.
        about: ids of entities, one of which is named or meant in its words.
        others: ids of entities whose own statements are left out.
        stance: what the speaker does with it.
        form: direct, indirect or mixed.
        channels: as the texts write them.
        outlet: of the article.
        articles: capture ids.
        first: ISO year, month or day from which on it may have been said.
        last: ISO year, month or day up to which.
    """

    speakers: tuple[str, ...] | None = None
    about: tuple[str, ...] | None = None
    others: tuple[str, ...] | None = None
    stance: str | None = None
    form: str | None = None
    channels: tuple[str, ...] | None = None
    outlet: str | None = None
    articles: tuple[str, ...] | None = None
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """One saying of one speaker, with every place where it is told.

    Attributes:
        shown: the statement that gives it most plainly: quoted before told, the reader's language first.
        others: the same words elsewhere, in the order of time.
    """

    shown: FactView[Statement]
    others: tuple[FactView[Statement], ...] = ()


@dataclass(frozen=True, slots=True)
class Sayings:
    """A page of sayings.

    Attributes:
        shown: those of the page, in the order of time.
        total: how many sayings there are in all.
        statements: how many statements they are.
    """

    shown: tuple[Saying, ...]
    total: int
    statements: int


def statements(
    record: Record, wanted: StatementFilter, page: Page | None = None
) -> list[FactView[Statement]]:
    """A page of statements, or all, by the day on which they were said or else published."""
    part = Page(-1) if page is None else page
    where, values = _terms(record, wanted)
    sql = f"SELECT fact.id {FROM} {where} {IN_TIME} LIMIT ? OFFSET ?"
    return _views(record, (name for (name,) in rows_of(record, sql, [*values, part.limit, part.offset])))


def count_statements(record: Record, wanted: StatementFilter) -> int:
    """How many statements there are."""
    where, values = _terms(record, wanted)
    return int(rows_of(record, f"SELECT count(*) {FROM} {where}", values)[0][0])


def count_undated(record: Record, wanted: StatementFilter) -> int:
    """How many statements a first or last day leaves out because nobody knows their day."""
    where, values = _terms(record, replace(wanted, first=None, last=None))
    return int(rows_of(record, f"SELECT count(*) {FROM} {where} AND {FIRST_DAY} IS NULL", values)[0][0])


def sayings(
    record: Record, wanted: StatementFilter, page: Page | None = None, *, language: str | None = None
) -> Sayings:
    """A page of sayings, or all: the same words that several articles carry stand together.

    Args:
        record: to read.
        wanted: which statements.
        page: which part of the sayings.
        language: of the words to show first, two letters.
    """
    where, values = _terms(record, wanted)
    words = "json_extract(fact.body, '$.anchor.exact')"
    sql = f"SELECT fact.id, {SPEECH}, {SPEAKER}, {words} {FROM} {where} {IN_TIME}"
    groups: dict[object, list[str]] = defaultdict(list)
    for name, claim, speaker, exact in rows_of(record, sql, values):
        groups[claim or _words_key(name, speaker, exact)].append(name)
    part = Page(-1) if page is None else page
    end = None if part.limit < 0 else part.offset + part.limit
    shown = list(groups.values())[part.offset : end]
    views = {view.id: view for view in _views(record, (name for group in shown for name in group))}
    return Sayings(
        tuple(_saying([views[name] for name in group], language) for group in shown),
        total=len(groups),
        statements=sum(map(len, groups.values())),
    )


def channels(record: Record) -> list[tuple[str, int]]:
    """Through what statements were said, in the texts' words, with how many, the most first."""
    sql = (
        "SELECT json_extract(body, '$.channel'), count(*) FROM fact WHERE kind = 'statement' "
        "AND json_extract(body, '$.channel') IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return [(name, count) for name, count in rows_of(record, sql)]


def _words_key(name: str, speaker: str | None, words: str) -> object:
    folded = fold(words)
    return (speaker, folded) if speaker and len(folded.split()) >= TELLING_WORDS else name


def _saying(views: Sequence[FactView[Statement]], language: str | None) -> Saying:
    shown = min(views, key=lambda view: (PLAINEST.index(view.fact.kind), view.article.language != language))
    return Saying(shown, tuple(view for view in views if view is not shown))


def _views(record: Record, names: Iterable[str]) -> list[FactView[Statement]]:
    return cast("list[FactView[Statement]]", record.facts_by_id(names))


def _terms(record: Record, wanted: StatementFilter) -> tuple[str, list[object]]:
    """The condition of a filter, with the values that it takes."""
    terms: list[tuple[str, object]] = [
        ("fact.label = ?", wanted.stance),
        ("json_extract(fact.body, '$.kind') = ?", wanted.form),
        (f"json_extract(fact.body, '$.channel') IN {LISTED}", _listed(wanted.channels)),
        ("article.outlet = ?", wanted.outlet),
        (f"fact.article IN {LISTED}", _listed(wanted.articles)),
        (f"fact.id IN ({NAMING})", _listed(wanted.about)),
        (f"{LAST_DAY} || substr('{OPEN_DAY}', length({LAST_DAY}) + 1) >= ?", wanted.first),
        (f"{FIRST_DAY} <= ?", wanted.last and wanted.last + OPEN_DAY[len(wanted.last) :]),
    ]
    asked = [(term, [value]) for term, value in terms if value is not None]
    if wanted.speakers is not None:
        asked.append(_speaking(record, wanted.speakers))
    if wanted.others is not None:
        term, values = _speaking(record, wanted.others)
        asked.append((f"NOT ({term})", values))
    # Where a speaker or somebody they speak of is asked for, their facts are few: these are to be walked,
    # and not all statements, which the `+` keeps SQLite from.
    few = wanted.speakers is not None or wanted.about is not None
    where = " AND ".join([f"WHERE {'+' * few}fact.kind = 'statement'", *(term for term, _ in asked)])
    return where, [value for _, values in asked for value in values]


def _speaking(record: Record, entities: tuple[str, ...]) -> tuple[str, list[object]]:
    """The statements of entities: those that the texts give them, as far as no person gave them another."""
    bodies = rows_of(record, f"SELECT body FROM entity WHERE id IN {LISTED}", [_listed(entities)])
    found = [decode(Entity, body) for (body,) in bodies]
    names = {fold(name) for entity in found for name in (entity.name, *entity.names)}
    sql = (
        "SELECT corrected.fact, corrected.value FROM corrected JOIN fact ON fact.id = corrected.fact "
        "WHERE fact.kind = 'statement'"
    )
    given = {fact: fold(speaker) in names for fact, speaker in rows_of(record, sql)}
    term = (
        f"fact.id IN ({SPOKEN_BY} EXCEPT SELECT value FROM json_each(?) UNION SELECT value FROM json_each(?))"
    )
    theirs = [fact for fact, is_theirs in given.items() if is_theirs]
    return term, [_listed(entities), json.dumps(list(given)), json.dumps(theirs)]


def _listed(names: tuple[str, ...] | None) -> str | None:
    return None if names is None else json.dumps(names)
