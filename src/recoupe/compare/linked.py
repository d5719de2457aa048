"""Linked: from the mentions and times of each article to what they mean across articles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from recoupe.model.comparison import Reading
from recoupe.model.entity import Entity
from recoupe.model.naming import fold
from recoupe.model.times import BoundTime, TimeRelation
from recoupe.model.vocabulary import NameKind


@dataclass(frozen=True, slots=True)
class Linked:
    """The entities of a dossier, by id and by the referents they join.

    Attributes:
        entities: by id.
        owners: per article, the entity id of each of its referents.
        spokesmen: persons and the bodies in whose name some article has them speak.
    """

    entities: Mapping[str, Entity]
    owners: Mapping[str, Mapping[int, str]]
    spokesmen: frozenset[tuple[str, str]] = frozenset()

    def entity(self, reading: Reading, mention: int | None) -> Entity | None:
        """The entity that a mention of an article means, or None."""
        if mention is None or not 0 <= mention < len(reading.extraction.mentions):
            return None
        referent = reading.extraction.mentions[mention].referent
        owner = self.owners.get(reading.id, {}).get(referent)
        return None if owner is None else self.entities[owner]

    def id_of(self, reading: Reading, mention: int | None) -> str | None:
        """The id of the entity that a mention of an article means, or None."""
        found = self.entity(reading, mention)
        return None if found is None else found.id

    def name(self, entity: str | None) -> str | None:
        """The name shown for an entity, or None."""
        return self.entities[entity].name if entity is not None and entity in self.entities else None

    def country(self, place: str) -> str | None:
        """ISO code of the country that a place is or lies in, or None where nothing says."""
        found = self.entities.get(place)
        return found.place.country if found is not None and found.place is not None else None

    def is_state(self, place: str) -> bool:
        """Whether a place is a whole state."""
        found = self.entities.get(place)
        return found is not None and found.kind is NameKind.STATE

    def speaks_for(self, person: str, body: str, role: str = "") -> bool:
        """Whether an office of a person names a body ("secrétaire du Syndicat libre des sauniers")."""
        if (person, body) in self.spokesmen:
            return True
        known, other = self.entities.get(person), self.entities.get(body)
        if known is None or other is None or known.kind is not NameKind.PERSON:
            return False
        if other.kind not in (NameKind.ORGANISATION, NameKind.GROUP):
            return False
        names = [name for name in map(fold, other.names) if name]
        offices = [f" {fold(office)} " for office in (*known.roles, role)]
        return any(f" {name} " in office for name in names for office in offices)

    def one_party(self, a: str, b: str, roles: tuple[str, str] = ("", "")) -> bool:
        """Whether two speakers are one, one speaks for the other, or one person speaks for both.

        Args:
            a: an entity id, or an empty string.
            b: another.
            roles: the capacity in which each speaks.
        """
        if (a and a == b) or self.speaks_for(a, b, roles[0]) or self.speaks_for(b, a, roles[1]):
            return True
        shared = ({person for person, body in self.spokesmen if body in (a, b)}) if a and b else set()
        return any(self.speaks_for(person, a) and self.speaks_for(person, b) for person in shared)


def link(entities: Iterable[Entity]) -> Linked:
    """Index the entities of a dossier."""
    by_id = {entity.id: entity for entity in entities}
    owners: dict[str, dict[int, str]] = {}
    for entity in by_id.values():
        for member in entity.members:
            owners.setdefault(member.article, {})[member.referent] = entity.id
    return Linked(by_id, owners)


_ENDS = {TimeRelation.UNTIL, TimeRelation.BEFORE}
_STARTS = {TimeRelation.SINCE, TimeRelation.AFTER}


def time_at(reading: Reading, index: int | None) -> BoundTime | None:
    """The bound time that a fact points to, open on the side that "until" or "since" leaves open."""
    if index is None or not 0 <= index < len(reading.times):
        return None
    bound = reading.times[index]
    relation = reading.extraction.times[index].relation
    if relation in _ENDS and bound.earliest is not None and bound.latest is not None:
        return replace(bound, earliest=None, edtf=f"../{bound.latest}")
    if relation in _STARTS and bound.earliest is not None and bound.latest is not None:
        return replace(bound, latest=None, edtf=f"{bound.earliest}/..")
    return bound


# The length of an ISO day, and the longest span that is looked up day by day: a month and a bit.
ISO_DAY = 10
FEW_DAYS = 40


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days a time can mean, as ISO dates; an empty first or a `9999` last is open."""

    first: str = ""
    last: str = "9999"

    def meets(self, other: "Span") -> bool:
        """Whether some day is in both."""
        return self.first <= other.last and other.first <= self.last

    def within(self, other: "Span") -> "Span":
        """The days that are in both; call only where they meet."""
        return Span(max(self.first, other.first), min(self.last, other.last))

    @property
    def known(self) -> bool:
        """Whether both ends are."""
        return bool(self.first) and self.last != "9999"

    def each(self) -> list[str]:
        """Its days as ISO dates, where both ends are known and at most `FEW_DAYS` apart; else none."""
        if not self.known or len(self.first) != len(self.last) or len(self.first) != ISO_DAY:
            return []
        first, last = date.fromisoformat(self.first).toordinal(), date.fromisoformat(self.last).toordinal()
        if last - first > FEW_DAYS:
            return []
        return [date.fromordinal(number).isoformat() for number in range(first, last + 1)]


OPEN = Span()


def span_of(time: BoundTime | None) -> Span:
    """The days that a bound time can mean."""
    if time is None or (time.earliest is None and time.latest is None):
        return OPEN
    return Span(time.earliest or "", time.latest or "9999")


def places_meet(linked: Linked, a: str | None, b: str | None) -> bool:
    """Whether two places can be one: the same, a state and a town in it, or one of them not said.

    A town that no gazetteer knows may lie in any state.
    """
    if a is None or b is None or a == b:
        return True
    if linked.is_state(a) == linked.is_state(b):
        return False
    countries = linked.country(a), linked.country(b)
    return None in countries or countries[0] == countries[1]


def finer_place(linked: Linked, a: str | None, b: str | None) -> str | None:
    """The more exact of two places that meet."""
    if a is None or b is None:
        return a if b is None else b
    if linked.is_state(a) != linked.is_state(b):
        return b if linked.is_state(a) else a
    return min(a, b)
