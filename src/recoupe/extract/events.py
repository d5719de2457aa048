"""Events: what the text says to happen, with type, time, place, actor and target."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.extract.event_grounds import is_told
from recoupe.extract.event_lexicon import EventLexicon, Trigger
from recoupe.extract.event_places import is_stated, main_place, place_of, places_in
from recoupe.extract.event_roles import Stage, clause_of, roles_of, who_can_act
from recoupe.extract.event_subjects import subject_of
from recoupe.extract.event_telling import Telling
from recoupe.extract.folding import fold
from recoupe.extract.modality import ModalityWords, cover_of, modality_at, statement_over
from recoupe.extract.spans import Standing
from recoupe.extract.syntax import Analysis, Sentence
from recoupe.model.anchor import Anchor, anchor_at
from recoupe.model.article import BlockKind
from recoupe.model.facts import Event, Figure, Mention, Statement
from recoupe.model.times import Needs, Time, TimeType
from recoupe.model.vocabulary import EventType, FigureKind, Stance, StatementKind

# Code points around a trigger in which the words that it needs are looked for.
NEAR = 90
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
# What does harm, and the harm that it does.
_HARMS = frozenset(
    {
        EventType.ATTACK,
        EventType.EXPLOSION,
        EventType.ACCIDENT,
        EventType.DISASTER,
        EventType.CLASH,
        EventType.RIOT,
        EventType.ARSON,
    }
)
# What verbs mean only where someone is the object or, for what befalls, the subject.
_OF_SOMEONE = frozenset({EventType.MEETING, EventType.DISAPPEARANCE})
_OUTCOMES = frozenset(
    {EventType.ATTACK, EventType.KILLING, EventType.DEATHS, EventType.INJURIES, EventType.PROPERTY_DAMAGE}
)
# Which counts are victims of which events.
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


@dataclass(frozen=True, slots=True)
class _Page:
    """What is needed to read the events of one article."""

    text: str
    folded: str
    lexicon: EventLexicon
    modality: ModalityWords
    mentions: Sequence[Mention]
    times: Sequence[Time]
    figures: Sequence[Figure]
    statements: Sequence[Statement]
    mentions_at: Standing
    times_at: Standing
    figures_at: Standing
    cover: Sequence[int]
    newest: str  # the latest full day that the text names, or an empty string


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
        mentions: whom and what the article names, in text order.
        times: its time expressions, in text order.
        figures: its counts, for victims, in text order.
        statements: its attributed content.

    Returns:
        events in text order. An agentless passive has no actor.
    """
    text = analysis.article.text
    page = _Page(
        text=text,
        folded=fold(text),
        lexicon=lexicon,
        modality=modality,
        mentions=mentions,
        times=times,
        figures=figures,
        statements=statements,
        mentions_at=Standing(mentions),
        times_at=Standing(times),
        figures_at=Standing(figures),
        cover=cover_of(len(text), statements),
        newest=max((time.rule.value or "" for time in times if _names_day(time)), default=""),
    )
    told = Telling(page.folded, mentions, times, lexicon.words.anaphors)
    here: int | None = None
    for sentence in analysis.sentences:
        titled = analysis.article.blocks[sentence.block].kind is BlockKind.TITLE
        inside = page.mentions_at.between(sentence.start, sentence.end)
        here = main_place(sentence, mentions, inside, lexicon.words, here)
        for named in _named_in(page, sentence, inside):
            event = _event(page, sentence, named, inside)
            if event.target is not None or not (named.verbal and named.trigger.type in _OF_SOMEONE):
                told.take(event, here, titled=titled)
    return told.events()


def _named_in(page: _Page, sentence: Sentence, inside: range) -> list[_Named]:
    """The happenings that a sentence names; phrases win over single words.

    Words inside a name ("Front de libération") and happenings that are not told are left out.
    """
    folded, lexicon = page.folded, page.lexicon
    found = [*_phrases_in(folded, sentence, lexicon), *_words_in(folded, sentence, lexicon)]
    names = [page.mentions[i].anchor for i in inside if page.mentions[i].form == "name"]
    chosen: list[_Named] = []
    for named in sorted(found, key=lambda named: (-named.rank, named.start - named.end, named.start)):
        if not any(named.start < other.end and other.start < named.end for other in chosen):
            chosen.append(named)
    told = [
        one
        for one in chosen
        if _is_told(sentence, one, names, lexicon) and not _is_outcome(sentence, one, chosen, lexicon)
    ]
    return sorted(told, key=lambda one: one.start)


def _is_outcome(sentence: Sentence, named: _Named, others: Sequence[_Named], lexicon: EventLexicon) -> bool:
    """Whether words only say what another happening did ("l'attentat a tué douze personnes")."""
    if not named.verbal or named.trigger.type not in _OUTCOMES:
        return False
    subject = subject_of(sentence, named.token, lexicon.words).token
    return any(other.token == subject and other.trigger.type in _HARMS for other in others)


def _is_told(sentence: Sentence, named: _Named, names: Sequence[Anchor], lexicon: EventLexicon) -> bool:
    """Whether words that can name a happening name one here."""
    if any(name.start <= named.start and named.end <= name.end for name in names):
        return False
    alone = sentence.tokens[named.token].end - sentence.tokens[named.token].start == named.end - named.start
    type_ = named.trigger.type
    return is_told(sentence, named.token, type_, lexicon.words, verbal=named.verbal, alone=alone)


def _phrases_in(folded: str, sentence: Sentence, lexicon: EventLexicon) -> Iterator[_Named]:
    """Phrases of several words, or of words that no inflection table holds."""
    for match in lexicon.phrases.finditer(folded, sentence.start, sentence.end):
        trigger = lexicon.triggers[int(match.lastgroup[1:])] if match.lastgroup else None
        if trigger is None or not _holds(folded, sentence, match.start(), match.end(), trigger):
            continue
        token = _head_of(sentence, match.start(), match.end())
        if token is not None:
            yield _Named(
                match.start(),
                match.end(),
                token,
                trigger,
                _is_verb(sentence, token),
                rank=3 if trigger.needs else 2,
            )


def _is_verb(sentence: Sentence, index: int) -> bool:
    """Whether a token is a verb, also where only its form or its auxiliary shows it."""
    token = sentence.tokens[index]
    if token.tag in _VERBAL or "VerbForm" in token.morph:
        return True
    return any(one.head == index and one.relation in {"aux:tense", "aux:pass"} for one in sentence.tokens)


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


def _event(page: _Page, sentence: Sentence, named: _Named, inside: range) -> Event:
    """An event with its roles, time, statement, modality and victims."""
    trigger = named.trigger
    statement = statement_over(page.cover, page.statements, named.start, named.end)
    over = page.statements[statement] if statement is not None else None
    speaker = over.speaker if over is not None and over.kind is not StatementKind.INDIRECT else None
    if over is not None and over.stance is Stance.ANNOUNCES and trigger.by_words:
        over = None
    words, span = page.lexicon.words, (named.start, named.end)
    people = who_can_act(inside, page.mentions)
    stage = Stage(sentence, page.mentions, people, words, speaker)
    roles = roles_of(stage, named.token, trigger, verbal=named.verbal)
    places = [i for i in places_in(inside, page.mentions) if i != roles.actor]
    place = place_of(sentence, named.token, places, page.mentions, words)
    stated = is_stated(sentence, named.token, place, page.mentions, words)
    start, end = clause_of(sentence, named.token, span, words, verbal=named.verbal)
    time = _time_of(page, sentence, named)
    return Event(
        anchor=anchor_at(page.text, start, end),
        trigger=anchor_at(page.text, named.start, named.end),
        type=_type_of(page, trigger, roles.actor),
        modality=modality_at(page.folded, sentence, named.token, page.modality, over),
        time=time,
        place=place,
        actor=roles.actor,
        target=roles.target,
        victims=_victims(page, sentence, trigger),
        statement=statement,
        background=_is_background(page, sentence, time),
        place_inferred=place is not None and not stated,
    )


def _type_of(page: _Page, trigger: Trigger, actor: int | None) -> EventType:
    """The type, which may be another one where security forces do it ("la police a ouvert le feu")."""
    if trigger.forces is None or actor is None:
        return trigger.type
    anchor = page.mentions[actor].anchor
    found = page.lexicon.forces.search(page.folded, anchor.start, anchor.end)
    return trigger.type if found is None else trigger.forces


def _time_of(page: _Page, sentence: Sentence, named: _Named) -> int | None:
    """The time in the sentence that the event hangs on, or the nearest one."""
    near = [i for i in page.times_at.between(sentence.start, sentence.end) if _dates(page.times[i])]
    return min(near, key=lambda i: _distance(sentence, named, page.times[i]), default=None)


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


def _victims(page: _Page, sentence: Sentence, trigger: Trigger) -> tuple[int, ...]:
    """The figures of the sentence that count the victims of this type of event."""
    return tuple(
        index
        for index in page.figures_at.between(sentence.start, sentence.end)
        if trigger.type.value in _VICTIMS.get(page.figures[index].what, frozenset())
    )


def _is_background(page: _Page, sentence: Sentence, time: int | None) -> bool:
    """Whether it is told as history: by its words, or by a year, decade or century alone."""
    if page.lexicon.past.search(page.folded, sentence.start, sentence.end):
        return True
    if time is None or page.times[time].needs is not Needs.NOTHING:
        return False
    value = page.times[time].rule.value or ""
    return len(value) <= len("2014") and bool(page.newest) and value[:4] < page.newest[:4]


def _names_day(time: Time) -> bool:
    """Whether a time names a full day of some year."""
    value = time.rule.value or ""
    return time.rule.operation == "fixed" and len(value) >= len("2014-01-01") and value[:4].isdecimal()
