"""What comparing the articles of a dossier takes, and what it shows."""

from collections.abc import Callable
from dataclasses import dataclass

from recoupe.model.article import Article
from recoupe.model.facts import Extraction
from recoupe.model.reason import FactRef, Reason
from recoupe.model.times import BoundTime
from recoupe.model.vocabulary import (
    Basis,
    DisputeKind,
    EventType,
    FigureKind,
    Life,
    Modality,
    Nature,
    OriginKind,
    Relation,
    Support,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as it is compared: what was read in its capture and what was extracted from it.

    Attributes:
        id: the capture id.
        url: the canonical URL; captures of one URL are one page and never support each other.
        article: what the capture says.
        extraction: its facts.
        times: one bound time for each of `extraction.times`.
        outlet: as declared or as the page says, or None.
        published: ISO 8601 date or date and time, as declared or as the page says, or None.
        country: ISO 3166-1 alpha-2 code of the outlet's country where somebody gave it, or None.
        offline: whether the page was found to be no longer online.
    """

    id: str
    url: str
    article: Article
    extraction: Extraction
    times: tuple[BoundTime, ...] = ()
    outlet: str | None = None
    published: str | None = None
    country: str | None = None
    offline: bool = False


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article as it is compared that is loaded only where it has to be walked.

    Attributes:
        id: the capture id.
        key: a hash of all that the reading and the walk over it depend on, entities aside.
        load: gives the reading.
    """

    id: str
    key: str
    load: Callable[[], Reading]


@dataclass(frozen=True, slots=True)
class Judged:
    """What people decided, as far as it bears on comparing.

    Attributes:
        rejected: facts that are not what their words say; left out of every claim.
        same: pairs of facts that stand in one claim.
        not_same: pairs of facts that never stand in one claim.
    """

    rejected: frozenset[FactRef] = frozenset()
    same: frozenset[tuple[FactRef, FactRef]] = frozenset()
    not_same: frozenset[tuple[FactRef, FactRef]] = frozenset()


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that stands in two articles.

    Attributes:
        a_start: first code point in the first article's text.
        a_end: one past the last.
        b_start: first code point in the second's.
        b_end: one past the last.
        quoted: whether it stands inside quotation marks in both.
        background: a paragraph of background rather than news.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    quoted: bool = False
    background: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """How the texts of two articles relate, where they are not independent.

    Attributes:
        a: the capture id that sorts first.
        b: the other.
        relation: copy, partial copy or shared quotes only.
        share: of the shorter body that stands in the other, 0 to 1.
        source: the capture id that the other took from, or None where it cannot be told.
        passages: aligned, in the order of `a`.
        reasons: for the relation and the direction.
        translated: one is a translation of the other; passages are then paragraphs and `share` is estimated.
    """

    a: str
    b: str
    relation: Relation
    share: float
    source: str | None
    passages: tuple[Passage, ...]
    reasons: tuple[Reason, ...] = ()
    translated: bool = False


@dataclass(frozen=True, slots=True)
class SharedParagraph:
    """A paragraph that several articles carry without saying whose it is.

    Attributes:
        first: the capture id seen first, or the smallest where dates do not tell.
        places: capture id, start and end of each occurrence, sorted.
    """

    first: str
    places: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where accounts come from. Ten outlets carrying one wire are one origin.

    Attributes:
        id: named after what it is.
        kind: credited, copied, speaker, own reporting or not stated.
        name: an agency, a medium, a speaker's name; None where not stated.
        articles: the capture ids whose main event it dominates, sorted; empty for an origin that
            only single accounts come from.
        chain: names from the source outwards ("sénateur", "Telegram", "outlet"), where known.
        reasons: for joining these articles.
    """

    id: str
    kind: OriginKind
    name: str | None
    articles: tuple[str, ...]
    chain: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What one article says about the matter of a claim.

    Attributes:
        fact: the fact that says it.
        start: first code point of its words.
        end: one past the last.
        value: the value it gives, in words that can be set side by side, or None.
        modality: asserted, reported, conditional, denied or planned.
        basis: what it rests on.
        origin: the origin's id.
        entity: the entity id of the source named for it, or None.
        copied_from: capture id of the article whose passage carries it, or None.
        time: when it is said to have held, or None.
        chain: names from the source outwards ("sénateur", "Telegram", outlet), as far as known.
    """

    fact: FactRef
    start: int
    end: int
    value: str | None
    modality: Modality
    basis: Basis
    origin: str
    entity: str | None = None
    copied_from: str | None = None
    time: BoundTime | None = None
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """Someone who says otherwise. It never hides support.

    Attributes:
        by: who, in words.
        entity: the entity id, or None.
        kind: bare denial, counter-evidence or incompatible value.
        fact: the fact that says so.
        value: the value given instead, or None.
    """

    by: str
    entity: str | None
    kind: DisputeKind
    fact: FactRef
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a claim stands, on four axes that are never added up.

    Attributes:
        support: none, one, several or not established.
        origins: ids of the origins that carry it.
        outlets: how many articles carry it.
        disputes: who says otherwise.
        life: current, updated, withdrawn or offline.
        nature: fact, speech act, characterisation or forecast.
        questioned: descends from something withdrawn.
        reasons: for each axis, each with its sentences.
    """

    support: Support
    origins: tuple[str, ...]
    outlets: int
    disputes: tuple[Dispute, ...]
    life: Life
    nature: Nature
    questioned: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A neutral line, built from a claim's parts by rules.

    Attributes:
        fr: in French.
        en: in English.
    """

    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Accounts of the same thing.

    Attributes:
        id: named after its smallest member.
        about: `event`, `figure` or `statement`.
        type: the event's or figure's kind; None for a statement, unless it calls events one of the kinds.
        line: in neutral words.
        accounts: in the order of article and position.
        standing: on four axes.
        time: the finest time the accounts agree on, or None.
        place: the entity id of the place, or None.
        actor: the entity id of who did or said it, or None.
        series: of a figure: the key of what, of whom and where, so that values can be set in time order.
        target: the entity id of whom or what it was done to, or None.
        updates: ids of the claims of its series that this one replaces, by the same origin.
    """

    id: str
    about: str
    type: EventType | FigureKind | None
    line: Line
    accounts: tuple[Account, ...]
    standing: Standing
    time: BoundTime | None = None
    place: str | None = None
    actor: str | None = None
    series: str | None = None
    target: str | None = None
    updates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A point on which the articles of one story can be set side by side.

    Attributes:
        point: in words.
        what: the kind of figure or event, or `time`, `place`, `actor`.
        values: pairs of capture id and value, sorted.
        agree: whether all values are the same words or number.
        claim: the claim it belongs to, or None.
    """

    point: str
    what: str
    values: tuple[tuple[str, str], ...]
    agree: bool
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one happening.

    Attributes:
        id: named after its smallest member.
        articles: capture ids, sorted.
    """

    id: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the dossier lacks, so that silence is not read as evidence.

    Attributes:
        reason: what is missing.
        articles: the capture ids concerned, sorted.
    """

    reason: Reason
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that comparing a set of articles shows: a function of the set, in any order."""

    copies: tuple[Copy, ...] = ()
    shared: tuple[SharedParagraph, ...] = ()
    origins: tuple[Origin, ...] = ()
    stories: tuple[Story, ...] = ()
    claims: tuple[Claim, ...] = ()
    points: tuple[Point, ...] = ()
    gaps: tuple[Gap, ...] = ()
