"""Matters: what each fact of each article is about, in terms that hold across articles."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recoupe.compare.kinds import PERFORMED
from recoupe.compare.linked import OPEN, Linked, Span, span_of, time_at
from recoupe.compare.outlets import credited_names, squeezed
from recoupe.compare.values import Value, value_of
from recoupe.compare.wording import plain, stems
from recoupe.model.anchor import Anchor
from recoupe.model.comparison import Reading
from recoupe.model.facts import Event, Figure, Statement
from recoupe.model.reason import FactRef
from recoupe.model.times import BoundTime
from recoupe.model.vocabulary import (
    EventType,
    FigureKind,
    Modality,
    NameKind,
    Series,
    SpeakerKind,
    Stance,
    StatementKind,
)
from recoupe.reference.characterisations import Called, characterisations_in

# Stances by which a speaker does not stand for what is said.
OPEN_STANCES = frozenset({Stance.QUESTIONS, Stance.DOES_NOT_KNOW})


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """Whose words an account gives.

    Attributes:
        name: as linking shows it, or as the text describes the source.
        entity: the entity id, or an empty string.
        named: whether the source is named.
        kind: of speaker, or an empty string.
        channel: through what it was said, or an empty string.
        role: the capacity in which the source speaks, or an empty string.
    """

    name: str
    entity: str = ""
    named: bool = True
    kind: str = ""
    channel: str = ""
    role: str = ""

    @property
    def key(self) -> str:
        """What makes two voices one: the entity, or else the description."""
        return self.entity or plain(self.name)


@dataclass(frozen=True, slots=True)
class Matter:
    """One fact, with what it points to resolved.

    Attributes:
        ref: the fact.
        about: `event`, `figure`, `statement` or `characterisation`.
        type: the event's or figure's kind, the key of a characterisation, or an empty string.
        anchor: its words.
        modality: how the account holds it.
        voices: whose words it is in, the innermost first; empty in the outlet's own voice.
        stance: of the innermost voice, or None.
        time: when it is said to have held, or None.
        days: the days that this time can mean.
        place: entity id, or None.
        actor: entity id; of a statement the speaker; or None.
        target: entity id, or None.
        value: of a figure, or None.
        counted: of a figure: the stems of whom or what it counts.
        content: of a statement: stems of its words.
        bones: entities and numbers that it holds, which translation keeps.
        background: told as history.
        part: of a figure: part of another figure of the article.
        said_in: index of the statement it stands in, or of itself, or None.
        nearby: entity ids of the places that its sentence names.
        given: how the words of a statement, or of the one it stands in, are given, or None.
        language: of the article, or None.
        whom: of a figure: whom or what it counts, in the text's words, or None.
        clause: of a statement: whether the text introduces it by "que" or "that".
        added: of a figure: counts what came in addition or in a day, not all so far.
        fact: its id, by which the claim it belongs to may be named.
    """

    ref: FactRef
    about: str
    type: str
    anchor: Anchor
    modality: Modality
    voices: tuple[Voice, ...] = ()
    stance: Stance | None = None
    time: BoundTime | None = None
    days: Span = OPEN
    place: str | None = None
    actor: str | None = None
    target: str | None = None
    value: Value | None = None
    counted: tuple[str, ...] = ()
    content: frozenset[str] = frozenset()
    bones: frozenset[str] = frozenset()
    background: bool = False
    part: bool = False
    said_in: int | None = None
    nearby: frozenset[str] = frozenset()
    given: StatementKind | None = None
    language: str | None = None
    whom: str | None = None
    clause: bool = False
    fact: str = ""
    added: bool = False

    @property
    def order(self) -> tuple[str, int, int, str, int]:
        """By article, position and kind."""
        return (self.ref.article, self.anchor.start, self.anchor.end, self.ref.kind, self.ref.index)

    @property
    def supports(self) -> bool:
        """Whether the account stands for what it tells."""
        if self.about == "statement":
            return True
        return not self.denied and self.stance not in OPEN_STANCES and self.stance is not Stance.WITHDRAWS

    @property
    def denied(self) -> bool:
        """Whether the account says that it is not so.

        Words that a denial only reports are what is denied; spoken ones say themselves what they deny.
        """
        if self.about == "characterisation":
            return self.stance is Stance.DENIES or self.modality is Modality.DENIED
        if self.about == "figure" and FigureKind(self.type) not in OF_PEOPLE:
            return False  # a sum or a length of time in a sentence that denies is not what it denies
        reported = self.stance is Stance.DENIES and self.given is not StatementKind.DIRECT
        return self.modality is Modality.DENIED or (reported and self.about == "event")


def matters_of(reading: Reading, linked: Linked) -> tuple[Matter, ...]:
    """Resolve the facts of one article.

    Args:
        reading: the article.
        linked: the entities of the dossier.
    """
    found = [
        *_statements(reading, linked),
        *_characterisations(reading, linked),
        *_figures(reading, linked),
        *_events(reading, linked),
    ]
    return tuple(sorted(found, key=lambda matter: matter.order))


def voices_of(reading: Reading, linked: Linked, statement: int | None) -> tuple[Voice, ...]:
    """The voices around a statement, the innermost first."""
    voices: list[Voice] = []
    seen: set[int] = set()
    statements = reading.extraction.statements
    while statement is not None and statement not in seen and 0 <= statement < len(statements):
        seen.add(statement)
        voices += _voice(reading, linked, statements[statement])
        statement = statements[statement].within
    return tuple(voices)


def _voice(reading: Reading, linked: Linked, statement: Statement) -> Iterator[Voice]:
    """The voice of one statement; none where the text gives no source at all."""
    kind = statement.speaker_kind or ""
    channel, role = statement.channel or "", statement.role or ""
    if statement.speaker is not None and statement.speaker < len(reading.extraction.mentions):
        yield mention_voice(reading, linked, statement.speaker, kind, channel, role)
    elif role:
        yield Voice(role, "", False, kind, channel, role)
    elif statement.speaker_kind is SpeakerKind.ANONYMOUS and statement.cue is not None:
        yield Voice(statement.cue.exact, "", False, kind, channel, role)


def mention_voice(
    reading: Reading, linked: Linked, mention: int, kind: str = "", channel: str = "", role: str = ""
) -> Voice:
    """The voice that a mention names."""
    entity = linked.entity(reading, mention)
    if entity is not None:
        return Voice(entity.name, entity.id, entity.named, kind, channel, role)
    referent = reading.extraction.referents[reading.extraction.mentions[mention].referent]
    return Voice(referent.name, "", referent.named, kind, channel, role)


def _statements(reading: Reading, linked: Linked) -> Iterable[Matter]:
    """The statements: each says that something was said."""
    for index, statement in enumerate(reading.extraction.statements):
        voices = voices_of(reading, linked, index)
        if not voices or statement.speaker is None:
            continue  # without a speaker nothing can be set beside it; its events and figures remain
        time = time_at(reading, statement.said)
        yield Matter(
            ref=FactRef(reading.id, "statement", index),
            about="statement",
            type="",
            anchor=statement.anchor,
            modality=statement.modality,
            voices=voices,
            stance=statement.stance,
            time=time,
            days=span_of(time),
            actor=voices[0].entity or None,
            content=stems(statement.anchor.exact),
            bones=_bones_in(reading, linked, statement.anchor),
            said_in=index,
            given=statement.kind,
            language=reading.extraction.language,
            clause=_is_clause(reading, statement),
        )


# Words that introduce a clause: before them the verb is the source's, behind them a whole sentence stands.
_THAT = re.compile(r"(?:\bque |\bqu['’]|\bthat )$", re.IGNORECASE)


def _is_clause(reading: Reading, statement: Statement) -> bool:
    """Whether "que" or "that" stands before the words of a statement."""
    start = statement.anchor.start
    return _THAT.search(reading.article.text[max(0, start - 6) : start]) is not None


def _bones_in(reading: Reading, linked: Linked, anchor: Anchor) -> frozenset[str]:
    """The entities named and the figures given inside a span."""
    entities = (
        linked.id_of(reading, index)
        for index, mention in enumerate(reading.extraction.mentions)
        if mention.form == "name" and anchor.holds(mention.anchor)
    )
    numbers = re.findall(r"\d[\d.,]*\d|\d", anchor.exact)
    return frozenset(filter(None, entities)) | {re.sub(r"[.,]", "", number) for number in numbers}


def _characterisations(reading: Reading, linked: Linked) -> Iterable[Matter]:
    """What speakers call the happenings; a coup in the outlet's own voice is one of these names."""
    for index, statement in enumerate(reading.extraction.statements):
        voices = voices_of(reading, linked, index)
        for called in _called(reading, statement) if voices else ():
            stance = _stance_towards(called, statement.stance)
            yield Matter(
                ref=FactRef(reading.id, "statement", index),
                about="characterisation",
                type=called.key,
                anchor=statement.anchor,
                modality=Modality.DENIED if stance is Stance.DENIES else Modality.REPORTED,
                voices=voices,
                stance=stance,
                actor=voices[0].entity or None,
                said_in=index,
                language=reading.extraction.language,
            )
    for index, event in enumerate(reading.extraction.events):
        if event.type is EventType.COUP and not _told_as_called(reading, event):
            yield Matter(
                ref=FactRef(reading.id, "event", index),
                about="characterisation",
                type=event.type.value,
                anchor=event.anchor,
                modality=event.modality,
                voices=voices_of(reading, linked, event.statement),
                said_in=event.statement,
            )


def _stance_towards(called: Called, stance: Stance) -> Stance:
    """What a speaker does with a characterisation: to deny that it is none is to assert it."""
    if called.negated:
        return Stance.ASSERTS if stance is Stance.DENIES else Stance.DENIES
    return stance


def _called(reading: Reading, statement: Statement) -> tuple[Called, ...]:
    """What a statement calls the happenings."""
    return characterisations_in(statement.anchor.exact, reading.extraction.language)


def _figures(reading: Reading, linked: Linked) -> Iterable[Matter]:
    """The counts."""
    for index, figure in enumerate(reading.extraction.figures):
        time = time_at(reading, figure.as_of)
        voices, stance = _attributed(reading, linked, figure.statement)
        if figure.according_to is not None:
            source = mention_voice(reading, linked, figure.according_to)
            if not voices or voices[0].key != source.key:
                voices, stance = (source, *voices), None
        yield Matter(
            ref=FactRef(reading.id, "figure", index),
            about="figure",
            type=figure.what.value,
            anchor=figure.anchor,
            modality=figure.modality,
            voices=voices,
            stance=stance,
            time=time,
            days=span_of(time),
            place=linked.id_of(reading, figure.where),
            value=value_of(figure),
            counted=_counted(figure),
            part=figure.subset_of is not None,
            said_in=figure.statement,
            language=reading.extraction.language,
            whom=figure.of_whom,
            given=_given(reading, figure.statement),
            added=figure.series in (Series.INCREMENT, Series.DAILY),
        )


# What the kind of a figure says already; "160 morts" and "160 personnes tuées" count the same.
_PEOPLE = stems("personne personnes people person persons human individus gens hommes")
OF_PEOPLE = frozenset(
    {
        FigureKind.KILLED,
        FigureKind.INJURED,
        FigureKind.HOSPITALISED,
        FigureKind.MISSING,
        FigureKind.ARRESTED,
        FigureKind.HOSTAGES,
        FigureKind.DISPLACED,
        FigureKind.RESCUED,
        FigureKind.TROOPS,
        FigureKind.POLICE,
        FigureKind.PROTESTERS,
        FigureKind.PARTICIPANTS,
    }
)


def _counted(figure: Figure) -> tuple[str, ...]:
    """A key for whom or what a figure counts: its category, or else the stems of the words."""
    if figure.category is not None:
        return (f"@{figure.category.value}",)
    if figure.what in OF_PEOPLE or figure.of_whom is None:
        return ()
    return tuple(sorted(stems(figure.of_whom) - _PEOPLE))


def _given(reading: Reading, statement: int | None) -> StatementKind | None:
    """How the words of the statement that a fact stands in are given, or None."""
    if statement is None or not 0 <= statement < len(reading.extraction.statements):
        return None
    return reading.extraction.statements[statement].kind


def _attributed(
    reading: Reading, linked: Linked, statement: int | None
) -> tuple[tuple[Voice, ...], Stance | None]:
    """The voices a fact stands in and what the innermost does with it."""
    if statement is None or not 0 <= statement < len(reading.extraction.statements):
        return (), None
    return voices_of(reading, linked, statement), reading.extraction.statements[statement].stance


def _events(reading: Reading, linked: Linked) -> Iterable[Matter]:
    """The happenings; what a speaker calls a coup is told with the characterisations."""
    for index, event in enumerate(reading.extraction.events):
        if event.type in (EventType.OTHER, EventType.COUP):
            continue
        time = time_at(reading, None if _when_said(reading, event) else event.time)
        voices, stance = _attributed(reading, linked, event.statement)
        if _only_announced(reading, event):
            voices, stance = (), None
        yield Matter(
            ref=FactRef(reading.id, "event", index),
            about="event",
            type=event.type.value,
            anchor=event.anchor,
            modality=event.modality,
            voices=voices,
            stance=stance,
            time=time,
            days=span_of(time),
            # where the text was before says where a happening may have been, not that it was there
            place=None if event.place_inferred else linked.id_of(reading, event.place),
            actor=_actor(reading, linked, event),
            target=linked.id_of(reading, event.target),
            background=event.background,
            said_in=event.statement,
            given=_given(reading, event.statement),
            language=reading.extraction.language,
            nearby=_places_beside(reading, linked, event.anchor) | _told_at(reading, linked, event),
        )


def _actor(reading: Reading, linked: Linked, event: Event) -> str | None:
    """Who did it; the agency that the article credits tells it ("KESH (AGP) – The states decided …")."""
    found = linked.entity(reading, event.actor)
    if found is None or event.type is EventType.PUBLICATION:
        return None if found is None else found.id
    return (
        None
        if credited_names(reading) & {squeezed(name) for name in (found.name, *found.names)}
        else found.id
    )


def _when_said(reading: Reading, event: Event) -> bool:
    """Whether the time of an event in somebody's words stands outside them: it is when they were said."""
    if event.statement is None or event.time is None:
        return False
    words = reading.extraction.statements[event.statement].anchor
    return not words.holds(reading.extraction.times[event.time].anchor)


# Code points before the words for an act that leave room for an article only.
ARTICLE = 4


def _only_announced(reading: Reading, event: Event) -> bool:
    """Whether an act is only the object of a verb of saying: no words of its author are kept.

    "a annoncé l'état d'urgence" is the outlet's wording; "a dit qu'il avait ordonné" keeps a clause.
    """
    if event.statement is None or event.type not in PERFORMED or event.modality is Modality.DENIED:
        return False
    statement = reading.extraction.statements[event.statement]
    at = event.trigger.start - statement.anchor.start
    return statement.kind is StatementKind.INDIRECT and 0 <= at <= ARTICLE


def _places_beside(reading: Reading, linked: Linked, anchor: Anchor) -> frozenset[str]:
    """The places named in the sentence of a fact."""
    spans = reading.extraction.sentences
    at = bisect_right(spans, (anchor.start, len(reading.article.text))) - 1
    if at < 0 or anchor.start >= spans[at][1]:
        return frozenset()
    named = (
        linked.entity(reading, index)
        for index, mention in enumerate(reading.extraction.mentions)
        if mention.kind is NameKind.PLACE and spans[at][0] <= mention.anchor.start < spans[at][1]
    )
    return frozenset(entity.id for entity in named if entity is not None and entity.kind is NameKind.PLACE)


def _told_at(reading: Reading, linked: Linked, event: Event) -> frozenset[str]:
    """The town where the text was when it told an event whose own sentence names no place."""
    place = linked.entity(reading, event.place) if event.place_inferred else None
    return frozenset({place.id} if place is not None and place.kind is NameKind.PLACE else ())


def _told_as_called(reading: Reading, event: Event) -> bool:
    """Whether the statement that an event stands in already calls the happenings a coup."""
    if event.statement is None:
        return False
    called = _called(reading, reading.extraction.statements[event.statement])
    return any(one.key == event.type for one in called)
