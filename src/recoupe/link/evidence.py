"""Evidence for joining members, and the groups that it makes."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from recoupe.link.keys import initials, keys_of, state_of, town_of
from recoupe.link.members import Member
from recoupe.link.persons import PersonName, likeness, person_name
from recoupe.link.roles import office_of, offices_led
from recoupe.link.union import Groups
from recoupe.model.entity import Merge
from recoupe.model.naming import fold, sound_key
from recoupe.model.reason import Reason
from recoupe.model.vocabulary import NameKind
from recoupe.reference.gazetteer import Town
from recoupe.reference.given_names import given_names
from recoupe.reference.name_words import name_words

# Share of the articles that name a state which the dossier is about.
_GOOD_PART = 0.3


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A reason to join two members; sorts from the strongest down.

    Attributes:
        weakness: 1 less the score; 0 for a person's judgement.
        left: the smaller of two members.
        right: the larger.
        code: of the reason.
        detail: what fills the reason's blank `by`.
    """

    weakness: float
    left: int
    right: int
    code: str
    detail: str = ""


def between(weakness: float, left: int, right: int, code: str, detail: str = "") -> Evidence:
    """Evidence for a pair in either order."""
    return Evidence(round(weakness, 2), min(left, right), max(left, right), code, detail)


class Linker:
    """The members of one run with what has been joined so far."""

    def __init__(self, members: list[Member], not_same: Iterable[tuple[int, int]]) -> None:
        """Start with every member alone.

        Args:
            members: in a fixed order.
            not_same: pairs that must never stand under one entity.
        """
        self.members = members
        self.groups = Groups(len(members), not_same)
        self.merges: list[tuple[int, Merge]] = []
        self.towns = _towns(members)

    def apply(self, evidence: Iterable[Evidence]) -> None:
        """Join what the evidence allows, strongest first."""
        for piece in sorted(evidence):
            if self.groups.join(piece.left, piece.right):
                self.merges.append((piece.left, self._merge(piece)))

    def _merge(self, piece: Evidence) -> Merge:
        left, right = (self.members[i].referent.name for i in (piece.left, piece.right))
        code = "entity_same_name" if fold(left) == fold(right) and piece.weakness else piece.code
        values = (("left", left), ("right", right), ("by", piece.detail))
        return Merge(left, right, round(1 - piece.weakness, 2), Reason(code, values))

    def persons(self) -> Iterator[tuple[int, PersonName]]:
        """Every name of every person, with the member that carries it."""
        for index, member in enumerate(self.members):
            if member.kind is NameKind.PERSON:
                for name in member.folded:
                    parsed = person_name(name)
                    if parsed is not None:
                        yield index, parsed


def _towns(members: list[Member]) -> dict[int, Town]:
    """The town of each place, read in the light of the states that its article names, then all articles."""
    countries: dict[str, set[str]] = defaultdict(set)
    for member in members:
        state = state_of(member)
        if state is not None:
            countries[member.ref.article].add(state)
    usual = _usual_countries(members, countries)
    towns: dict[int, Town] = {}
    for index, member in enumerate(members):
        own = frozenset(countries[member.ref.article])
        town = town_of(member, own) or town_of(member, usual)
        if town is not None:
            towns[index] = town
    return towns


def _usual_countries(members: list[Member], countries: Mapping[str, set[str]]) -> frozenset[str]:
    """States that a good part of all articles name: those that the dossier is about."""
    articles = len({member.ref.article for member in members})
    named = Counter(state for states in countries.values() for state in states)
    return frozenset(state for state, count in named.items() if count >= articles * _GOOD_PART)


def shared_keys(linker: Linker) -> Iterator[Evidence]:
    """Members other than persons that share a key, each joined to the first that has it."""
    first: dict[str, int] = {}
    for index, member in enumerate(linker.members):
        for key in keys_of(member, linker.towns.get(index)):
            holder = first.setdefault(key.value, index)
            if holder != index:
                yield between(1 - key.score, holder, index, key.code, key.detail)


def acronyms(linker: Linker) -> Iterator[Evidence]:
    """An organisation known by letters only and one whose long name has those initials."""
    long_names: dict[str, set[int]] = defaultdict(set)
    for index, member in enumerate(linker.members):
        if member.kind is NameKind.ORGANISATION:
            for name in member.folded:
                if len(name.split()) > 1:
                    long_names[initials(name)].add(linker.groups.find(index))
    for index, member in enumerate(linker.members):
        if member.kind is NameKind.ORGANISATION and len(member.referent.name) >= 3:
            letters = member.referent.name
            owners = long_names.get(letters.casefold(), set()) if letters.isupper() else set()
            if len(owners) == 1:
                yield between(0.2, next(iter(owners)), index, "entity_acronym", letters)


def full_names(linker: Linker) -> Iterator[Evidence]:
    """Persons whose full names agree."""
    holders: dict[PersonName, int] = {}
    alike: dict[str, list[PersonName]] = defaultdict(list)
    for index, name in linker.persons():
        if not name.given:
            continue
        holder = holders.setdefault(name, index)
        if holder != index:
            yield between(0.03, holder, index, "entity_same_sound")
        else:
            for word in {*name.given, name.surname}:
                alike[word].append(name)
    yield from _alike(holders, alike)


def _alike(holders: Mapping[PersonName, int], alike: Mapping[str, list[PersonName]]) -> Iterator[Evidence]:
    seen: set[tuple[int, int]] = set()
    for names in alike.values():
        for position, left in enumerate(names):
            for right in names[position + 1 :]:
                pair = (holders[left], holders[right])
                if pair[0] == pair[1] or pair in seen:
                    continue
                seen.add(pair)
                verdict = likeness(left, right)
                if verdict is not None:
                    yield between(1 - verdict[0], *pair, verdict[1])


def surnames(linker: Linker) -> Iterator[Evidence]:
    """A surname alone, where one person only of the dossier has it."""
    owners: dict[str, set[int]] = defaultdict(set)
    alone: dict[str, list[int]] = defaultdict(list)
    full = {index for index, name in linker.persons() if name.given}
    for index, name in linker.persons():
        if name.given:
            owners[name.surname].add(linker.groups.find(index))
        elif index not in full:
            alone[name.surname].append(index)
    first = _first_surnames(linker)
    for surname, members in alone.items():
        candidates = owners.get(surname) or first.get(surname, set())
        if len(candidates) <= 1:
            code, weakness = ("entity_surname_only", 0.2) if candidates else ("entity_same_surname", 0.3)
            anchor = next(iter(candidates), members[0])
            for member in members:
                if member != anchor:
                    yield between(weakness, anchor, member, code)


def _first_surnames(linker: Linker) -> dict[str, set[int]]:
    """The groups of persons by the first word of their full names, where no given name is known by it.

    Chinese, Korean, Vietnamese and Hungarian names begin with the surname.
    """
    owners: dict[str, set[int]] = defaultdict(set)
    for index, member in enumerate(linker.members):
        for name in member.folded if member.kind is NameKind.PERSON else ():
            word, _, rest = name.partition(" ")
            if rest and word not in given_names() and word not in name_words().titles:
                owners[sound_key(word)].add(linker.groups.find(index))
    return owners


def offices(linker: Linker) -> Iterator[Evidence]:
    """Someone known by office only, where one named person of the dossier holds that office."""
    holders = office_holders(linker)
    for index, found in without_name(linker, holders):
        if len(found) == 1:
            name = linker.members[index].referent.name
            yield between(0.25, next(iter(found)), index, "entity_same_office", name)


def office_holders(linker: Linker) -> dict[str, set[int]]:
    """The groups of the named persons that hold each office, as articles say."""
    return _holders(linker, lambda member: map(office_of, member.referent.roles))


def known_leaders(linker: Linker) -> dict[str, set[int]]:
    """The groups of the named persons that are widely known to have led a state, at whatever time."""
    return _holders(linker, lambda member: chain(*(offices_led(sound_key(name)) for name in member.folded)))


def _holders(linker: Linker, offices_of: Callable[[Member], Iterable[str | None]]) -> dict[str, set[int]]:
    holders: dict[str, set[int]] = defaultdict(set)
    for index, member in enumerate(linker.members):
        if member.kind is NameKind.PERSON and member.folded:
            for office in filter(None, offices_of(member)):
                holders[office].add(linker.groups.find(index))
    return holders


def without_name(linker: Linker, holders: Mapping[str, set[int]]) -> Iterator[tuple[int, set[int]]]:
    """Each person known by office only, with the groups of the named persons who hold it."""
    for index, member in enumerate(linker.members):
        if member.kind is NameKind.PERSON and not member.folded:
            said = (member.referent.name, *member.referent.roles)
            yield index, {h for office in filter(None, map(office_of, said)) for h in holders.get(office, ())}
