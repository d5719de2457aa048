"""Events: what the text says to happen, with type, time, place, actor and target."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.extract.event_lexicon import EventLexicon, Trigger
from recoupe.extract.event_roles import Roles, clause_of, main_place, roles_of
from recoupe.extract.folding import fold
from recoupe.extract.modality import ModalityWords, modality_at, statement_over
from recoupe.extract.syntax import Analysis, Sentence
from recoupe.model.anchor import anchor_at
from recoupe.model.facts import Event, Figure, Mention, Statement
from recoupe.model.times import Needs, Time, TimeType
from recoupe.model.vocabulary import FigureKind, Stance

# Code points around a trigger in which the words that it needs are looked for.
NEAR = 90
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
# Which counts are victims of which events.
# What is done by announcing it.
_BY_WORDS = frozenset(
    {"state_of_emergency", "curfew", "resignation", "dismissal", "appointment", "dissolution", "assembly_ban"}
)
_VICTIMS = {
    FigureKind.KILLED: frozenset(
        {"killing", "deaths", "attack", "explosion", "clash", "accident", "disaster", "riot"}
    ),
    FigureKind.INJURED: frozenset(
        {"injuries", "attack", "explosion", "clash", "accident", "disaster", "riot"}
    ),
    FigureKind.ARRESTED: frozenset({"arrest", "detention"}),
    FigureKind.MISSING: frozenset({"disappearance", "abduction", "disaster", "accident"}),
    FigureKind.HOSTAGES: frozenset({"hostage_taking", "abduction"}),
    FigureKind.DISPLACED: frozenset({"evacuation", "disaster"}),
    FigureKind.RESCUED: frozenset({"rescue", "evacuation"}),
}


@dataclass(frozen=True, slots=True)
class _Named:
    """Words that name a happening, before they are an event.

    Attributes:
        start: first code point of the trigger.
        end: one past the last.
        token: index of its head in the sentence.
        trigger: what it may be.
        verbal: True for a verb.
        rank: among overlapping ones the highest counts.
    """

    start: int
    end: int
    token: int
    trigger: Trigger
    verbal: bool
    rank: int


def find_events(
    analysis: Analysis,
    lexicon: EventLexicon,
    modality: ModalityWords,
    *,
    mentions: Sequence[Mention],
    times: Sequence[Time],
    figures: Sequence[Figure],
    statements: Sequence[Statement],
) -> tuple[Event, ...]:
    """Find what an article says to happen, each distinct happening once.

    Args:
        analysis: the article with its sentences.
        lexicon: the language's triggers.
        modality: words that hedge, deny or announce.
        mentions: whom and what the article names.
        times: its time expressions.
        figures: its counts, for victims.
        statements: its attributed content.

    Returns:
        events in text order. An agentless passive has no actor.
    """
    text = analysis.article.text
    folded = fold(text)
    events: list[Event] = []
    here: int | None = None
    stage: list[int | None] = []  # where the text was when it told each event
    for sentence in analysis.sentences:
        here = main_place(sentence, mentions, lexicon, here)
        for named in _named_in(folded, sentence, lexicon):
            roles = roles_of(sentence, named.token, named.verbal, named.trigger.frame, lexicon, mentions)
            event = _event(text, folded, sentence, named, roles, modality, times, statements)
            event = replace(
                event,
                victims=_victims(event, figures, sentence),
                background=_is_background(folded, sentence, lexicon, event, times),
            )
            told = _told_before(folded, event, events, mentions, lexicon)
            if told is None:
                events.append(event)
                stage.append(here)
            else:
                events[told] = _merged(events[told], event)
    placed = (
        replace(event, place=event.place if event.place is not None else where)
        for event, where in zip(events, stage, strict=True)
    )
    return tuple(sorted(placed, key=lambda event: (event.anchor.start, event.anchor.end)))


def _merged(first: Event, second: Event) -> Event:
    """One event of two mentions: the fuller one stands, and takes from the other what it lacks."""
    base, other = (second, first) if _fullness(second) > _fullness(first) else (first, second)
    return replace(
        base,
        time=base.time if base.time is not None else other.time,
        place=base.place if base.place is not None else other.place,
        actor=base.actor if base.actor is not None else other.actor,
        target=base.target if base.target is not None else other.target,
        victims=tuple(sorted({*base.victims, *other.victims})),
    )


def _fullness(event: Event) -> int:
    """How much a mention says: of two mentions of one event the fuller stands."""
    known = sum(part is not None for part in (event.time, event.place, event.actor, event.target))
    return known + (2 if event.statement is None else 0)


def _named_in(folded: str, sentence: Sentence, lexicon: EventLexicon) -> list[_Named]:
    """The happenings that a sentence names; phrases win over single words."""
    found = [*_phrases_in(folded, sentence, lexicon), *_words_in(folded, sentence, lexicon)]
    chosen: list[_Named] = []
    for named in sorted(found, key=lambda named: (-named.rank, named.start - named.end, named.start)):
        if not any(named.start < other.end and other.start < named.end for other in chosen):
            chosen.append(named)
    return sorted(chosen, key=lambda named: named.start)


def _phrases_in(folded: str, sentence: Sentence, lexicon: EventLexicon) -> Iterator[_Named]:
    """Phrases of several words, or of words that no inflection table holds."""
    for match in lexicon.phrases.finditer(folded, sentence.start, sentence.end):
        trigger = lexicon.triggers[int(match.lastgroup[1:])] if match.lastgroup else None
        if trigger is None or not _holds(folded, sentence, match.start(), match.end(), trigger):
            continue
        token = _head_of(sentence, match.start(), match.end())
        if token is not None:
            verbal = sentence.tokens[token].tag in {"VERB", "AUX"}
            yield _Named(match.start(), match.end(), token, trigger, verbal, rank=3 if trigger.needs else 2)


def _words_in(folded: str, sentence: Sentence, lexicon: EventLexicon) -> Iterator[_Named]:
    """Single verbs and nouns."""
    for index, token in enumerate(sentence.tokens):
        form = folded[token.start : token.end]
        if token.tag in _VERBAL:
            triggers = lexicon.verbs.get(form) or lexicon.verbs.get(token.lemma.lower(), ())
            verbal = True
        elif token.tag == "ADJ" and "VerbForm=Part" in token.morph:
            triggers, verbal = lexicon.verbs.get(form, ()), True
        elif token.tag in _NOMINAL:
            triggers, verbal = lexicon.nouns.get(form, ()), False
        else:
            continue
        for trigger in triggers:
            if _holds(folded, sentence, token.start, token.end, trigger):
                yield _Named(token.start, token.end, index, trigger, verbal, rank=2 if trigger.needs else 1)
                break


def _holds(folded: str, sentence: Sentence, start: int, end: int, trigger: Trigger) -> bool:
    """Whether what a trigger needs stands near, and what it refuses does not."""
    first, last = max(sentence.start, start - NEAR), min(sentence.end, end + NEAR)
    if trigger.needs is not None and trigger.needs.search(folded, first, last) is None:
        return False
    return trigger.unless is None or trigger.unless.search(folded, first, last) is None


def _head_of(sentence: Sentence, start: int, end: int) -> int | None:
    """The token of a span that the others hang on: a verb before a noun, else the first content word."""
    inside = [i for i, token in enumerate(sentence.tokens) if start < token.end and token.start < end]
    for index in inside:
        if sentence.tokens[index].head not in inside or sentence.tokens[index].head == index:
            return index
    return inside[0] if inside else None


def _event(
    text: str,
    folded: str,
    sentence: Sentence,
    named: _Named,
    roles: Roles,
    modality: ModalityWords,
    times: Sequence[Time],
    statements: Sequence[Statement],
) -> Event:
    """An event with its roles, time, statement and modality."""
    statement = statement_over(statements, named.start, named.end)
    over = statements[statement] if statement is not None else None
    if over is not None and over.stance is Stance.ANNOUNCES and named.trigger.type.value in _BY_WORDS:
        over = None
    start, end = clause_of(sentence, named.token, (named.start, named.end), verbal=named.verbal)
    return Event(
        anchor=anchor_at(text, start, end),
        trigger=anchor_at(text, named.start, named.end),
        type=named.trigger.type,
        modality=modality_at(folded, sentence, named.token, modality, over),
        time=_time_of(times, sentence, named),
        place=roles.place,
        actor=roles.actor,
        target=roles.target,
        statement=statement,
    )


def _time_of(times: Sequence[Time], sentence: Sentence, named: _Named) -> int | None:
    """The time in the sentence that the event hangs on, or the nearest one."""
    near = [
        index
        for index, time in enumerate(times)
        if sentence.start <= time.anchor.start < sentence.end and _dates(time)
    ]
    return min(near, key=lambda index: _distance(sentence, named, times[index]), default=None)


def _dates(time: Time) -> bool:
    """Whether a time says when something happened."""
    if time.type not in {TimeType.DATE, TimeType.TIME}:
        return False
    return not (time.rule.value or "").endswith("_REF") and not (time.rule.value or "").startswith("T")


def _distance(sentence: Sentence, named: _Named, time: Time) -> tuple[int, int]:
    """How far a time stands from a trigger: first by who depends on whom, then in code points."""
    index = next((i for i, token in enumerate(sentence.tokens) if token.end > time.anchor.start), 0)
    seen: set[int] = set()
    while index not in seen and index != named.token:
        seen.add(index)
        index = sentence.tokens[index].head
    gap = max(time.anchor.start - named.end, named.start - time.anchor.end, 0)
    return (0 if index == named.token else 1, gap)


def _victims(event: Event, figures: Sequence[Figure], sentence: Sentence) -> tuple[int, ...]:
    """The figures of the sentence that count the event's victims."""
    return tuple(
        index
        for index, figure in enumerate(figures)
        if sentence.start <= figure.anchor.start < sentence.end
        and event.type.value in _VICTIMS.get(figure.what, frozenset())
    )


def _is_background(
    folded: str, sentence: Sentence, lexicon: EventLexicon, event: Event, times: Sequence[Time]
) -> bool:
    """Whether it is told as history: by its words, or by a year, decade or century alone."""
    if lexicon.past.search(folded, sentence.start, sentence.end):
        return True
    if event.time is None or times[event.time].needs is not Needs.NOTHING:
        return False
    value = times[event.time].rule.value or ""
    newest = max((time.rule.value or "" for time in times if _names_day(time)), default="")
    return len(value) <= len("2014") and bool(newest) and value[:4] < newest[:4]


def _names_day(time: Time) -> bool:
    """Whether a time names a full day of some year."""
    value = time.rule.value or ""
    return time.rule.operation == "fixed" and len(value) >= len("2014-01-01") and value[:4].isdecimal()


def _told_before(
    folded: str, event: Event, events: Sequence[Event], mentions: Sequence[Mention], lexicon: EventLexicon
) -> int | None:
    """The event that this one takes up: the same type, and nothing that sets them apart."""
    for index, other in enumerate(events):
        if other.type is not event.type or _apart(event.time, other.time):
            continue
        if _differ(event.place, other.place, mentions) or _differ(event.actor, other.actor, mentions):
            continue
        one, two = (folded[e.trigger.start : e.trigger.end][:5] for e in (event, other))
        if one == two or _points_back(folded, event, lexicon) or event.modality is other.modality:
            return index
    return None


def _differ(one: int | None, other: int | None, mentions: Sequence[Mention]) -> bool:
    """Whether two mentions mean two different referents."""
    return one is not None and other is not None and mentions[one].referent != mentions[other].referent


def _apart(one: int | None, other: int | None) -> bool:
    """Whether both are known and differ."""
    return one is not None and other is not None and one != other


def _points_back(folded: str, event: Event, lexicon: EventLexicon) -> bool:
    """Whether a definite article or a demonstrative stands before the trigger."""
    words = folded[max(0, event.trigger.start - 8) : event.trigger.start].replace("'", "' ").split()
    return bool(words) and words[-1] in lexicon.anaphors
