"""One entity whole: its names, roles, why it is one, what it says and what others say of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.errors import InputError
from recoupe.model.entity import Entity
from recoupe.model.facts import Statement
from recoupe.model.naming import fold
from recoupe.publish.lines import shown
from recoupe.publish.spoken import (
    SHOWN_ID,
    Spoken,
    describe,
    manner,
    marks,
    spoken,
    unknown_name,
    way,
)
from recoupe.record import browse
from recoupe.record.browse import Saying, StatementFilter, Use
from recoupe.record.queries import Record
from recoupe.record.views import ArticleHead, FactView
from recoupe.reference.labels import sentence, term

CANDIDATES = 12
OUTLETS = 5
VARIANT = 90


@dataclass(frozen=True, slots=True)
class Told:
    """One saying, with every other place where it is told.

    Attributes:
        shown: the statement that gives it most plainly.
        others: the same words elsewhere, in the order of time.
    """

    shown: Spoken
    others: tuple[FactView[Statement], ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """All that the record holds on one entity.

    Attributes:
        entity: with the reasons for joining its members, and what may be the same.
        mentions: how many.
        articles: in how many it is mentioned.
        names: how it is written, how often and where.
        roles: in which capacities it is shown, from when to when.
        statements: what it says, in the order of time.
        about: what others say in words that name or mean it, in the order of time.
    """

    entity: Entity
    mentions: int
    articles: int
    names: tuple[Use, ...]
    roles: tuple[Use, ...]
    statements: tuple[Told, ...]
    about: tuple[Told, ...]


def the_entity(record: Record, words: str) -> Entity:
    """The one entity that words name.

    Args:
        record: to read.
        words: a name or a part of one, or an id or its beginning.

    Raises:
        InputError: none is called so, or several are; says which are close, or which they are.
    """
    found = browse.find_entities(record, words)
    exact = [entity for entity in found if browse.is_called(entity, words)]
    if not found:
        raise unknown_name(record, words)
    if len(exact) == 1 or len(found) == 1:
        return (exact or found)[0]
    several = exact or found
    lines = [f"  {shown(_candidate(record, entity))}" for entity in several[:CANDIDATES]]
    more = len(several) - CANDIDATES
    lines += [f"  and {more} more: give more of the name"] if more > 0 else []
    raise InputError(
        "\n".join([f"{words!r} may be any of {len(several)} entities: give the id of one", *lines])
    )


def profile_of(record: Record, entity: Entity, language: str) -> Profile:
    """Gather all that the record holds on an entity.

    Args:
        record: to read.
        entity: which.
        language: of the words to show first where several articles carry a saying.
    """
    name = entity.id
    mentions, articles = browse.count_mentions(record, name)
    own = browse.sayings(record, StatementFilter(speakers=(name,)), language=language)
    about = browse.sayings(record, StatementFilter(about=(name,), others=(name,)), language=language)
    return Profile(
        entity,
        mentions,
        articles,
        tuple(browse.names_of(record, name)),
        tuple(browse.roles_of(record, name)),
        _told(record, own.shown),
        _told(record, about.shown),
    )


def profile_lines(profile: Profile, language: str) -> list[str]:
    """An entity in words: what is indented stands under the line before it."""
    return [shown(line) for line in _lines(profile, language)]


def _lines(profile: Profile, language: str) -> list[str]:
    entity = profile.entity
    counts = f"{_plural(profile.mentions, 'mention')} in {_plural(profile.articles, 'article')}"
    return [
        f"{entity.id[:SHOWN_ID]}  {entity.name} ({term('NameKind', entity.kind.value, language)})",
        f"    {_place(entity)}{counts}",
        *_section("Names", (_use(use, _plural(use.count, "mention")) for use in profile.names)),
        *_section("Roles", (_use(use, _plural(use.articles, "article")) for use in profile.roles)),
        *_section("Why joined", _merges(entity, language)),
        *_section(
            "May be the same (`recoupe judge same` or `not-same` with both ids decides)",
            _maybes(entity, language),
        ),
        *_sayings("Statements", profile.statements, language, named=False),
        *_sayings("What others say of them", profile.about, language, named=True),
    ]


def _told(record: Record, sayings: Sequence[Saying]) -> tuple[Told, ...]:
    rows = spoken(record, [saying.shown for saying in sayings])
    return tuple(Told(row, saying.others) for row, saying in zip(rows, sayings, strict=True))


def _candidate(record: Record, entity: Entity) -> str:
    mentions, articles = browse.count_mentions(record, entity.id)
    role = f", {entity.roles[0]}" if entity.roles else ""
    where = f"{_plural(mentions, 'mention')} in {_plural(articles, 'article')}"
    return f"{entity.id[:SHOWN_ID]}  {entity.name} ({entity.kind.value}){role}: {where}"


def _place(entity: Entity) -> str:
    place = entity.place
    if place is None:
        return ""
    known = place.latitude is not None and place.longitude is not None
    at = f", {place.latitude:.3f} {place.longitude:.3f}" if known else ""
    return f"{place.name}{f' ({place.country})' if place.country else ''}{at}; "


def _section(title: str, lines: Iterator[str]) -> list[str]:
    found = [f"    {line}" for line in lines]
    return ["", title, *found] if found else []


def _use(use: Use, count: str) -> str:
    days = (
        "day unknown"
        if use.first is None
        else use.first
        if use.first == use.last
        else f"{use.first} to {use.last}"
    )
    outlets = [f"{outlet or 'outlet not stated'}" for outlet, _ in use.outlets]
    shown = ", ".join(outlets[:OUTLETS]) + (f" and {len(outlets) - OUTLETS} more" * (len(outlets) > OUTLETS))
    return f"{use.words}: {count}, {days} ({shown})"


def _merges(entity: Entity, language: str) -> Iterator[str]:
    for merge in entity.merges:
        yield f"{sentence(merge.reason.code, merge.reason.values, language)} {merge.score:.2f}"


def _maybes(entity: Entity, language: str) -> Iterator[str]:
    for maybe in entity.maybe:
        reason = sentence(maybe.reason.code, maybe.reason.values, language)
        yield f"{maybe.entity[:SHOWN_ID]}  {maybe.name}: {reason} {maybe.score:.2f}"


def _sayings(title: str, told: Sequence[Told], language: str, *, named: bool) -> list[str]:
    if not told:
        return []
    count = sum(1 + len(one.others) for one in told)
    lines = ["", f"{title} ({_plural(count, 'statement')})"]
    for one in told:
        lines += ["", *(f"    {line}" for line in _saying(one, language, named=named) if line)]
    return lines


def _saying(told: Told, language: str, *, named: bool) -> list[str]:
    row, view = told.shown, told.shown.view
    if named:
        head = describe(row, language)[0]
    else:
        role = [f"as {view.fact.role}"] if view.fact.role else []
        head = " · ".join([f"{view.id[:SHOWN_ID]}  {_day(row)}", *role, *manner(row, language)[:-1]])
        head += marks(view)
    carriers = [_read_in(view.article), *(_elsewhere(other, view) for other in told.others)]
    return [
        head,
        f"    {_quoted(view)}",
        f"    {'; also '.join(dict.fromkeys(carriers))}",
        f"    {found}" if (found := way(row)) else "",
    ]


def _day(row: Spoken) -> str:
    return f"{row.day_is} {row.day}" if row.day else "day unknown"


def _quoted(view: FactView[Statement], length: int | None = None) -> str:
    words = " ".join(view.fact.anchor.exact.split())
    cut = words if length is None or len(words) <= length else words[:length].rsplit(" ", 1)[0] + " …"
    return f"« {cut} »"


def _elsewhere(other: FactView[Statement], view: FactView[Statement]) -> str:
    """Where else a saying is read, with its words there where they are others."""
    same = fold(other.fact.anchor.exact) == fold(view.fact.anchor.exact)
    return _read_in(other.article) if same else f"{_read_in(other.article)} {_quoted(other, VARIANT)}"


def _read_in(head: ArticleHead) -> str:
    return " ".join(part for part in (head.outlet or head.url, (head.published or "")[:10]) if part)


def _plural(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
