"""Facts: what one article gives, each standing on its words, pointing to one another.

Facts of one article point to one another by their index in the tuples of `Extraction`, so that
an extraction depends on nothing outside the article. The record gives them ids.
"""

from dataclasses import dataclass, field

from recoupe.model.anchor import Anchor
from recoupe.model.article import Problem
from recoupe.model.times import Time
from recoupe.model.vocabulary import (
    Basis,
    Bound,
    EventType,
    FigureKind,
    Modality,
    NameKind,
    PeopleCategory,
    Series,
    SpeakerKind,
    Stance,
    StatementKind,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or point to someone or something.

    Attributes:
        anchor: the words.
        kind: person, organisation, state, group or place.
        form: `name`, `role` ("le sénateur"), `demonym` ("les autorités kazakhes"), `pronoun` or
            `description` ("un officier de police").
        referent: index of who or what it means in `Extraction.referents`.
    """

    anchor: Anchor
    kind: NameKind
    form: str
    referent: int


@dataclass(frozen=True, slots=True)
class Referent:
    """Who or what the mentions of one article mean, as far as the article itself shows.

    Attributes:
        kind: person, organisation, state, group or place.
        name: the fullest name the article gives, without titles; for an unnamed source its description.
        names: every name the article gives, sorted.
        roles: offices and capacities the article gives ("président kazakh"), sorted.
        named: False where the article gives a description only.
    """

    kind: NameKind
    name: str
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    named: bool = True


@dataclass(frozen=True, slots=True)
class Statement:
    """Content that the article attributes to a source.

    Attributes:
        anchor: the proposition, without reporting clause, "que" and outer quotation marks.
        kind: direct, indirect or mixed.
        stance: what the speaker does with it.
        speaker: index of the mention that names the speaker nearest to the words; None where
            the text names nobody.
        speaker_kind: what sort of source.
        role: the capacity in which the source speaks, in the text's words, or None.
        cue: the words of attribution ("a déclaré", "selon"), or None where the speaker carries over.
        channel: through what it was said, in the text's words ("Telegram", "point-presse"), or None.
        said: index of the time at which it was said, or None.
        within: index of the statement that this one stands inside, or None.
        modality: `conditional` where the outlet keeps its distance ("aurait").
        relays: mentions of the outlets that the sentence says carried the words ("cité par l'AFP"), in
            text order; the article's own outlet is the last of the chain and none of them.
    """

    anchor: Anchor
    kind: StatementKind
    stance: Stance
    speaker: int | None = None
    speaker_kind: SpeakerKind | None = None
    role: str | None = None
    cue: Anchor | None = None
    channel: str | None = None
    said: int | None = None
    within: int | None = None
    modality: Modality = Modality.REPORTED
    relays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A count.

    Attributes:
        anchor: the number with its bound and what is counted ("plus de 160 morts").
        what: the kind of figure.
        value: a number, a pair of low and high, or None where only words stand ("des morts").
        bound: floor, ceiling, about and so on.
        unit: for money, duration, price and the like (`EUR`, `week`, `percent`, `factor`), or None.
        of_whom: whom or what it counts, in the text's words, or None.
        category: civilians, security forces, protesters and so on, or None.
        where: index of the mention of the place, or None.
        as_of: index of the time at which it held, or None.
        according_to: index of the mention of its source, or None.
        statement: index of the statement it stands in, or None.
        subset_of: index of the figure that it is part of, or None.
        series: cumulative, increment or daily, or None where the text does not say.
        modality: asserted, reported, conditional, denied or planned.
    """

    anchor: Anchor
    what: FigureKind
    value: float | tuple[float, float] | None
    bound: Bound
    unit: str | None = None
    of_whom: str | None = None
    category: PeopleCategory | None = None
    where: int | None = None
    as_of: int | None = None
    according_to: int | None = None
    statement: int | None = None
    subset_of: int | None = None
    series: Series | None = None
    modality: Modality = Modality.ASSERTED


@dataclass(frozen=True, slots=True)
class Event:
    """Something said to happen.

    Attributes:
        anchor: the clause or noun phrase that says it, at most 160 code points.
        trigger: the words that name the happening.
        type: the kind of event.
        modality: asserted, reported, conditional, denied or planned.
        time: index of its time, or None.
        place: index of the mention of the place, or None.
        actor: index of the mention of who did it; None where the text names nobody.
        target: index of the mention of whom or what it was done to, or None.
        victims: indices of figures that count its victims.
        statement: index of the statement it stands in, or None.
        background: told as history, not as news.
        place_inferred: no words say that it took place there: the place stands beside it in its sentence,
            or is where the text was when it told it.
    """

    anchor: Anchor
    trigger: Anchor
    type: EventType
    modality: Modality
    time: int | None = None
    place: int | None = None
    actor: int | None = None
    target: int | None = None
    victims: tuple[int, ...] = ()
    statement: int | None = None
    background: bool = False
    place_inferred: bool = False


@dataclass(frozen=True, slots=True)
class Footing:
    """Words that say what an account rests on ("a constaté un journaliste de l'agence").

    Attributes:
        anchor: the words.
        basis: what they say it rests on.
        source: index of the mention of the witness, party, document's author or medium, or None.
    """

    anchor: Anchor
    basis: Basis
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All facts of one article, in text order within each kind.

    Attributes:
        language: the pack that was used, or None where none could be.
        sentences: spans of the sentences of the body, in text order.
        degraded: parts that were missing, so that absence of facts is not read as their absence
            from the article (`statements:no model for French`).
        problems: what could not be resolved.
    """

    language: str | None
    sentences: tuple[tuple[int, int], ...] = ()
    mentions: tuple[Mention, ...] = ()
    referents: tuple[Referent, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    footings: tuple[Footing, ...] = ()
    degraded: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
