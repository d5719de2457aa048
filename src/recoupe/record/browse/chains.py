"""The way of words: who says them, through what, relayed by whom, up to the outlet in which they are read."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from recoupe.model.article import Credit, CreditKind
from recoupe.model.comparison import Copy, Passage
from recoupe.model.facts import Statement
from recoupe.model.naming import fold
from recoupe.record.browse.of_articles import heads
from recoupe.record.browse.rows import rows_of
from recoupe.record.codec import decode
from recoupe.record.queries import Record
from recoupe.record.views import ArticleHead, FactView

Said = FactView[Statement]

# A text may be made to nest without end; no account of who told whom goes this deep.
DEEPEST = 20


class Carrier(StrEnum):
    """What carries words a step further."""

    SPEAKER = "speaker"
    CHANNEL = "channel"
    AGENCY = "agency"
    COPIED = "copied"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way of words.

    Attributes:
        carrier: who or what carries them there: a speaker, a channel, an agency or a medium that is
            credited, an article that was copied, the outlet.
        name: of it; of an outlet that does not say its name, its address.
        entity: its id, or None.
        named: False for a speaker that no article names.
        fact: of a speaker, the statement in which it says them.
    """

    carrier: Carrier
    name: str
    entity: str | None = None
    named: bool = True
    fact: str | None = None


Chain = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _Passage:
    """Where an article carries the text of another."""

    source: ArticleHead
    start: int
    end: int


def chains(record: Record, views: Sequence[Said]) -> dict[str, Chain]:
    """The way of the words of statements, from whoever said them first to the outlet, by their ids.

    An agency credited at the head of an article counts for all of it; a medium, and an agency that
    the outlet worked with, only for the sentence in which it is named. Where none is credited, it is
    the outlet from whose article the words were taken. Statements that nest deeper than `DEEPEST` are
    followed no further.
    """
    articles = {view.article.id for view in views}
    around = _around(record, views)
    credited, copied = _credits(record, articles), _copied(record, articles)
    return {
        view.id: _without_repeats(
            [
                *(step for said in _outwards(view, around) for step in _spoken(said)),
                *(
                    _relayed(view, credited.get(view.article.id, ()))
                    or _taken(view, copied.get(view.article.id, ()))
                ),
                Step(Carrier.OUTLET, view.article.outlet or view.article.url),
            ]
        )
        for view in views
    }


def speakers_of(chain: Chain) -> Chain:
    """Those on a chain who speak, the innermost first."""
    return tuple(step for step in chain if step.carrier is Carrier.SPEAKER)


def _around(record: Record, views: Sequence[Said]) -> Mapping[str, Said]:
    """The statements in which others stand, by their ids, as deep as they go."""
    known = {view.id: view for view in views}
    found = list(views)
    for _ in range(DEEPEST):
        missing = _outer(found) - known.keys()
        if not missing:
            break
        found = cast("list[Said]", record.facts_by_id(sorted(missing)))
        known.update((view.id, view) for view in found)
    return known


def _outer(views: Iterable[Said]) -> set[str]:
    return {name for view in views for role, name in view.links if role == "within"}


def _outwards(view: Said, around: Mapping[str, Said]) -> list[Said]:
    """A statement, the one that it stands in, and so on."""
    found, seen = [view], {view.id}
    while len(found) < DEEPEST:
        outer = _outer(found[-1:]) & around.keys() - seen
        if not outer:
            break
        found.append(around[min(outer)])
        seen.add(found[-1].id)
    return found


def _spoken(view: Said) -> list[Step]:
    who, channel = view.one("speaker"), view.fact.channel
    steps = [] if who is None else [Step(Carrier.SPEAKER, who.name, who.entity, who.named, view.id)]
    return [*steps, Step(Carrier.CHANNEL, channel)] if channel else steps


def _relayed(view: Said, credited: Iterable[Credit]) -> list[Step]:
    end = view.sentence_start + len(view.sentence)
    names = [
        credit.name
        for credit in credited
        if credit.kind is CreditKind.AGENCY or view.sentence_start <= credit.start < end
    ]
    return [Step(Carrier.AGENCY, name) for name in names]


def _taken(view: Said, passages: Iterable[_Passage]) -> list[Step]:
    """The outlet from whose article its words were taken; of several, the one that published first."""
    place = view.fact.anchor.start
    holding = [passage.source for passage in passages if passage.start <= place < passage.end]
    first = min(holding, key=lambda head: (head.published or "~", head.id), default=None)
    return [] if first is None else [Step(Carrier.COPIED, first.outlet or first.url)]


def _credits(record: Record, articles: Iterable[str]) -> dict[str, tuple[Credit, ...]]:
    sql = (
        "SELECT id, json_extract(body, '$.credits') FROM article "
        "WHERE id IN (SELECT value FROM json_each(?)) AND json_extract(body, '$.credits') IS NOT NULL"
    )
    rows = rows_of(record, sql, [json.dumps(sorted(articles))])
    return {name: decode(tuple[Credit, ...], found) for name, found in rows}


def _copied(record: Record, articles: set[str]) -> dict[str, list[_Passage]]:
    """For each article, the passages that it took from others."""
    listed = json.dumps(sorted(articles))
    sql = (
        "SELECT body FROM copy WHERE source IS NOT NULL AND relation <> 'shared_quotes_only' "
        "AND (a IN (SELECT value FROM json_each(?)) OR b IN (SELECT value FROM json_each(?)))"
    )
    copies = [decode(Copy, body) for (body,) in rows_of(record, sql, [listed, listed])]
    sources = heads(record, sorted({copy.source for copy in copies if copy.source is not None}))
    passages: dict[str, list[_Passage]] = defaultdict(list)
    for copy in copies:
        source = sources.get(copy.source or "")
        if source is not None:
            taker = copy.b if copy.source == copy.a else copy.a
            passages[taker] += [_Passage(source, *_place(one, copy, taker)) for one in copy.passages]
    return passages


def _place(passage: Passage, copy: Copy, article: str) -> tuple[int, int]:
    if article == copy.a:
        return passage.a_start, passage.a_end
    return passage.b_start, passage.b_end


def _without_repeats(steps: Iterable[Step]) -> Chain:
    """Each name once, where it stands first: an agency that speaks is not also credited."""
    found: dict[str, Step] = {}
    for step in steps:
        found.setdefault(fold(step.name) or step.name, step)
    return tuple(found.values())
