"""Statements for the terminal: who says what, in which capacity, through what, when, by which way."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from recoupe.errors import InputError
from recoupe.model.facts import Statement
from recoupe.model.naming import fold
from recoupe.publish.lines import shown
from recoupe.record import browse
from recoupe.record.browse import Chain, StatementFilter
from recoupe.record.queries import Record
from recoupe.record.views import AnyFact, ArticleHead, FactView
from recoupe.reference.labels import term

# Enough of an id to tell facts apart in dossiers of a million; commands take the beginning of one.
SHOWN_ID = 10
CLOSE_NAMES = 5
ARROW = " → "


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to list.

    Attributes:
        language: `fr` or `en`, of the words around the facts.
        speaker: only statements of entities one of whose names holds these words, or None.
        about: only statements in which such an entity is named or meant, or None.
        article: only facts of the article whose id begins so, or whose address holds it, or None.
        type: only facts with this word of the vocabulary (a stance, a kind of figure or event), or None.
        stance: only statements with this stance, or None.
        kind: only direct, indirect or mixed statements, or None.
        channel: only statements through a channel in whose words these stand, or None.
        outlet: only statements in articles of the outlet in whose name these words stand, or None.
        first: ISO year, month or day from which on it may have been said, or None.
        last: ISO year, month or day up to which, or None.
    """

    language: str = "en"
    speaker: str | None = None
    about: str | None = None
    article: str | None = None
    type: str | None = None
    stance: str | None = None
    kind: str | None = None
    channel: str | None = None
    outlet: str | None = None
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement in a list.

    Attributes:
        view: the statement.
        day: ISO date on which it was said, or else published; or None.
        day_is: `said` or `published`; None without a day.
        way: from whoever said it first to the outlet.
    """

    view: FactView[Statement]
    day: str | None
    day_is: str | None
    way: Chain


def spoken(record: Record, views: Sequence[FactView[Statement]]) -> list[Spoken]:
    """Statements with their day and the way by which their words came."""
    ways = browse.chains(record, views)
    return [Spoken(view, *day_of(view), ways[view.id]) for view in views]


def day_of(view: FactView[Statement]) -> tuple[str | None, str | None]:
    """The day on which a statement was said, or else published, and which of both it is."""
    said = view.at("said")
    day = None if said is None else said.bound.earliest or said.bound.latest
    if day is not None:
        return day, "said"
    published = view.article.published
    return (None, None) if published is None else (published[:10], "published")


def filter_of(record: Record, wanted: Wanted) -> StatementFilter:
    """The statements that are wanted, with names, channels and outlets found in the record.

    Raises:
        InputError: no entity, channel or outlet is called so; says which are, or what is close.
    """
    channels = [name for name, _ in browse.channels(record)]
    outlets = [name for name, _ in browse.span(record).outlets]
    outlet = _holding(wanted.outlet, outlets, "outlet")
    return StatementFilter(
        speakers=_entities(record, wanted.speaker),
        about=_entities(record, wanted.about),
        stance=wanted.stance or wanted.type,
        form=wanted.kind,
        channels=_holding(wanted.channel, channels, "channel"),
        articles=None
        if wanted.article is None and outlet is None
        else tuple(
            head.id
            for head in record.heads()
            if stands_in(head, wanted) and (outlet is None or head.outlet in outlet)
        ),
        first=wanted.first,
        last=wanted.last,
    )


def stands_in(head: ArticleHead, wanted: Wanted) -> bool:
    """Whether an article is the one that is wanted, or none is."""
    return wanted.article is None or head.id.startswith(wanted.article) or wanted.article in head.url


def unknown_name(record: Record, words: str) -> InputError:
    """That nobody is called so, with those who nearly are."""
    named = {
        fold(name): line.entity.name
        for line in record.entities()
        for name in (line.entity.name, *line.entity.names)
    }
    close = [shown(named[name]) for name in get_close_matches(fold(words), named, CLOSE_NAMES)]
    hint = f"; close to it: {', '.join(dict.fromkeys(close))}" if close else ""
    return InputError(f"nobody and nothing here is called {words!r}{hint}. `recoupe show entities` lists all")


def _entities(record: Record, words: str | None) -> tuple[str, ...] | None:
    if words is None:
        return None
    found = browse.find_entities(record, words)
    if not found:
        raise unknown_name(record, words)
    return tuple(entity.id for entity in found)


def _holding(words: str | None, known: Sequence[str], what: str) -> tuple[str, ...] | None:
    """Those of some names in which the words stand.

    Raises:
        InputError: in none.
    """
    if words is None:
        return None
    found = tuple(name for name in known if fold(words) in fold(name))
    if not found:
        some = f": there are {shown(', '.join(known[:12]))}" if known else ": none is known here"
        raise InputError(f"no {what} is called {words!r}{some}")
    return found


def describe(row: Spoken, language: str) -> list[str]:
    """A statement in words: the first line without indent, the others below it."""
    view = row.view
    speaker = view.one("speaker")
    who = speaker.name if speaker else "(no speaker named)"
    head = f"{view.id[:SHOWN_ID]}  {', '.join(part for part in (who, view.fact.role) if part)}"
    return [
        " · ".join([head, *manner(row, language)]) + marks(view),
        f"« {view.fact.anchor.exact} »",
        sentence_of(view),
        way(row),
        source(view.article),
    ]


def manner(row: Spoken, language: str) -> list[str]:
    """How it is said: stance, kind, channel, day, distance."""
    fact = row.view.fact
    parts = [term("Stance", fact.stance.value, language), term("StatementKind", fact.kind.value, language)]
    parts += [f"through {fact.channel}"] if fact.channel else []
    parts += [f"{row.day_is} {row.day}"] if row.day else ["day unknown"]
    held_off = fact.modality.value == "conditional"
    return [*parts, term("Modality", fact.modality.value, language)] if held_off else parts


def way(row: Spoken) -> str:
    """The way of the words where anything stands between the speaker and the outlet, else nothing."""
    return f"way: {ARROW.join(step.name for step in row.way)}" if len(row.way) > 2 else ""


def marks(view: AnyFact) -> str:
    """What people decided on a fact."""
    judged = f"  [{view.judged.value}]" if view.judged else ""
    return judged + (f"  [corrected: {view.corrected}]" if view.corrected is not None else "")


def sentence_of(view: AnyFact) -> str:
    """The sentence in which words stand, where it holds more than these."""
    words = " ".join(view.sentence.split())
    return "" if words == " ".join(view.fact.anchor.exact.split()) else words


def source(head: ArticleHead) -> str:
    """Where words are read."""
    return " · ".join(part for part in (head.outlet, head.published, head.title, head.url) if part)
