"""Provenance: where each account comes from, by what the articles themselves show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recoupe.compare.carriage import Carriers, Ties, carriers
from recoupe.compare.linked import Linked
from recoupe.compare.matters import Matter, Voice
from recoupe.compare.outlets import outlet_label, published_first, squeezed
from recoupe.model.article import Block, Credit, CreditKind
from recoupe.model.comparison import Origin, Reading
from recoupe.model.facts import Footing
from recoupe.model.ids import digest
from recoupe.model.reason import FactRef
from recoupe.model.vocabulary import Basis, OriginKind

# "With X" and a medium that is named are credited for the words beside their names only: the rest
# may be anybody's. An agency in the byline or dateline is credited for the whole article.
BESIDE = {CreditKind.WITH, CreditKind.MEDIUM}
OWN = {Basis.OWN_OBSERVATION}
# Kinds of origin that are known by positive evidence.
SHOWN = {OriginKind.CREDITED, OriginKind.SPEAKER, OriginKind.OWN_REPORTING}


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where one account comes from.

    Attributes:
        origin: of the account.
        basis: what it rests on.
        copied_from: capture id of the article whose text carries it, or None.
        carriers: where its words stand, in this and other articles.
        footing: the fact that shows the basis, or None.
    """

    origin: Origin
    basis: Basis
    copied_from: str | None
    carriers: Carriers
    footing: FactRef | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What provenance is read from.

    Attributes:
        readings: the articles by id.
        linked: the entities.
        ties: the passages that articles share.
    """

    readings: Mapping[str, Reading]
    linked: Linked
    ties: Ties


def origin_id(kind: OriginKind, *parts: str) -> str:
    """Name an origin after what it is."""
    return "o" + digest("origin", kind.value, *parts)


def provenance_of(desk: Desk, matter: Matter) -> Provenance:
    """Say where an account comes from.

    In this order: the speaker it is attributed to; own reporting shown by a cue beside it; an
    agency or medium credited by one of the articles that carry the same words; another article
    whose words it takes; else it is not stated.
    """
    reading = desk.readings[matter.ref.article]
    held = carriers(desk.ties, reading.id, matter.anchor.start, matter.anchor.end)
    source = _source(desk, held)
    copied_from = source if source != reading.id else None
    footing = footing_beside(reading, matter)
    basis = _basis(reading, matter, footing)
    shown = None if footing is None else FactRef(reading.id, "footing", footing)
    origin = _origin(desk, matter, held, source)
    return Provenance(origin, basis, copied_from, held, shown)


def _source(desk: Desk, held: Carriers) -> str:
    """The article that carried the words first, or the smallest id where dates do not tell."""
    found = min(held.spans)
    for article in sorted(held.spans):
        if published_first(desk.readings[article], desk.readings[found]) < 0:
            found = article
    return found


def _origin(desk: Desk, matter: Matter, held: Carriers, source: str) -> Origin:
    """The origin of an account.

    Shared background is nobody's: what one of its carriers credits or saw says nothing about it.
    """
    reading = desk.readings[matter.ref.article]
    if matter.voices:
        return speaker_origin(matter.voices, reading, source)
    if _own(reading, matter):
        return own_origin(reading)
    speaking = [reading.id] if held.background else sorted(held.spans, key=lambda one: (one != source, one))
    for article in speaking:
        if article != reading.id and _own(desk.readings[article], None):
            return own_origin(desk.readings[article])
    credit = _credit(desk, matter, () if held.background else speaking)
    if credit is not None:
        return credited_origin(credit.name, reading)
    if len(held.spans) > 1:
        return copied_origin(desk.readings[source], reading)
    return Origin(
        origin_id(OriginKind.NOT_STATED, reading.url or reading.id), OriginKind.NOT_STATED, None, ()
    )


def speaker_origin(voices: tuple[Voice, ...], reading: Reading, source: str) -> Origin:
    """The origin of what somebody says; an unnamed source is one only within the same words."""
    voice = voices[0]
    parts = (voice.key,) if voice.named else (voice.key, source)
    return Origin(
        origin_id(OriginKind.SPEAKER, *parts), OriginKind.SPEAKER, voice.name, (), chain_of(voices, reading)
    )


def chain_of(voices: tuple[Voice, ...], reading: Reading) -> tuple[str, ...]:
    """The names from the source outwards: voices with their channels, credits, the outlet."""
    names: list[str] = []
    for voice in voices:
        names += filter(None, (voice.name, voice.channel))
    names += [credit.name for credit in reading.article.credits]
    label = outlet_label(reading)
    names += [label] if label != reading.id else []
    return tuple(dict.fromkeys(names))


def own_origin(reading: Reading) -> Origin:
    """The origin of what an outlet's own people saw or gathered."""
    label = outlet_label(reading)
    return Origin(
        origin_id(OriginKind.OWN_REPORTING, squeezed(label)), OriginKind.OWN_REPORTING, label, (), (label,)
    )


def credited_origin(name: str, reading: Reading) -> Origin:
    """The origin of what an agency or another medium is credited with."""
    chain = tuple(dict.fromkeys((name, outlet_label(reading))))
    return Origin(origin_id(OriginKind.CREDITED, squeezed(name)), OriginKind.CREDITED, name, (), chain)


def copied_origin(source: Reading, reading: Reading) -> Origin:
    """The origin of words that several articles carry without saying whose they are."""
    chain = tuple(dict.fromkeys((outlet_label(source), outlet_label(reading))))
    return Origin(
        origin_id(OriginKind.COPIED, source.url), OriginKind.COPIED, outlet_label(source), (), chain
    )


def block_at(reading: Reading, position: int) -> Block | None:
    """The block that a position falls into."""
    return next((block for block in reading.article.blocks if block.start <= position < block.end), None)


def footing_beside(reading: Reading, matter: Matter) -> int | None:
    """The footing in the sentence of a fact, or else in its paragraph."""
    block = block_at(reading, matter.anchor.start)
    if block is None:
        return None
    near = [
        (abs(footing.anchor.start - matter.anchor.start), index)
        for index, footing in enumerate(reading.extraction.footings)
        if block.start <= footing.anchor.start < block.end
    ]
    return min(near)[1] if near else None


def _own(reading: Reading, matter: Matter | None) -> bool:
    """Whether a cue shows own reporting: beside the fact, or for a carried text anywhere in it."""
    footings = reading.extraction.footings
    if matter is None:
        return any(_is_own(footing) for footing in footings) and not reading.article.credits
    beside = footing_beside(reading, matter)
    return beside is not None and _is_own(footings[beside])


def _is_own(footing: Footing) -> bool:
    """Whether a footing shows own observation by the outlet itself."""
    return footing.basis in OWN


def _credit(desk: Desk, matter: Matter, speaking: Sequence[str]) -> Credit | None:
    """The agency or medium that is credited for the words.

    Args:
        desk: the articles.
        matter: the account.
        speaking: the articles whose credits hold for its words.
    """
    own = desk.readings[matter.ref.article]
    block = block_at(own, matter.anchor.start)
    beside = [
        credit
        for credit in own.article.credits
        if credit.kind in BESIDE and block is not None and block.start <= credit.start < block.end
    ]
    if beside:
        return beside[0]
    whole = [
        (article != own.id, squeezed(credit.name), credit.start, credit)
        for article in speaking
        for credit in desk.readings[article].article.credits
        if credit.kind is CreditKind.AGENCY
    ]
    return min(whole, key=lambda row: row[:3])[3] if whole else None


def _basis(reading: Reading, matter: Matter, footing: int | None) -> Basis:
    """What an account rests on."""
    if footing is not None:
        return reading.extraction.footings[footing].basis
    if matter.voices:
        return Basis.PARTY
    block = block_at(reading, matter.anchor.start)
    medium = any(
        credit.kind is CreditKind.MEDIUM and block is not None and block.start <= credit.start < block.end
        for credit in reading.article.credits
    )
    return Basis.OTHER_MEDIUM if medium else Basis.NOT_STATED
