"""Entities: who or what the articles of a dossier name, joined across them."""

from dataclasses import dataclass

from recoupe.model.reason import Reason
from recoupe.model.vocabulary import NameKind


@dataclass(frozen=True, slots=True, order=True)
class ReferentRef:
    """One article's referent.

    Attributes:
        article: the capture id.
        referent: its index in that article's extraction.
    """

    article: str
    referent: int


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the gazetteer.

    Attributes:
        name: its main name.
        country: ISO 3166-1 alpha-2 code, or None.
        latitude: degrees, or None.
        longitude: degrees, or None.
        geonames: GeoNames id, or None.
    """

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two members stand under one entity.

    Attributes:
        left: one member's name.
        right: the other's.
        score: 0 to 1; 1 for a person's judgement.
        reason: in words.
    """

    left: str
    right: str
    score: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Maybe:
    """That another entity may be the same: for a person's judgement, joined by nothing else.

    Attributes:
        entity: the other's id.
        name: the name it is shown by.
        score: 0 to 1.
        reason: in words.
    """

    entity: str
    name: str
    score: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, state, group or place, with all its names.

    Attributes:
        id: named after its smallest member.
        kind: of entity.
        name: the name shown.
        names: every surface form, sorted.
        roles: every role given, the most used first.
        members: the referents joined, sorted.
        place: where the gazetteer knows it, or None.
        merges: the reasons for joining, in a fixed order.
        named: False for a source that no article names.
        maybe: entities that may be the same, the likeliest first.
    """

    id: str
    kind: NameKind
    name: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    members: tuple[ReferentRef, ...]
    place: Place | None = None
    merges: tuple[Merge, ...] = ()
    named: bool = True
    maybe: tuple[Maybe, ...] = ()
