"""Entities: the referents of all articles joined into who and what the dossier names.

The result is a function of the set of referents: members are sorted, evidence is applied from the
strongest to the weakest, and what a person judged comes before all of it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from recoupe.link.keys import initials, keys_of, state_of, town_of
from recoupe.link.members import Member, members_of
from recoupe.link.persons import PersonName, likeness, person_name
from recoupe.link.roles import office_of
from recoupe.link.union import Groups
from recoupe.model.entity import Entity, Merge, Place, ReferentRef
from recoupe.model.facts import Extraction
from recoupe.model.ids import entity_id
from recoupe.model.naming import fold
from recoupe.model.reason import Reason
from recoupe.model.vocabulary import NameKind
from recoupe.reference.gazetteer import Town

Pair = tuple[ReferentRef, ReferentRef]


@dataclass(frozen=True, slots=True, order=True)
class _Evidence:
    """A reason to join two members; sorts from the strongest down."""

    weakness: float
    left: int
    right: int
    code: str
    detail: str = ""


def _between(weakness: float, left: int, right: int, code: str, detail: str = "") -> _Evidence:
    """Evidence for a pair in either order."""
    return _Evidence(weakness, min(left, right), max(left, right), code, detail)


class _Linker:
    """The members of one run with what has been joined so far."""

    def __init__(self, members: list[Member], not_same: Iterable[tuple[int, int]]) -> None:
        self.members = members
        self.groups = Groups(len(members), not_same)
        self.merges: list[tuple[int, Merge]] = []
        self.towns = _towns(members)

    def apply(self, evidence: Iterable[_Evidence]) -> None:
        """Join what the evidence allows, strongest first."""
        for piece in sorted(evidence):
            if self.groups.join(piece.left, piece.right):
                left, right = (self.members[i].referent.name for i in (piece.left, piece.right))
                code = "entity_same_name" if fold(left) == fold(right) and piece.weakness else piece.code
                values = (("left", left), ("right", right), ("by", piece.detail))
                merge = Merge(left, right, round(1 - piece.weakness, 2), Reason(code, values))
                self.merges.append((piece.left, merge))

    def persons(self) -> Iterator[tuple[int, PersonName]]:
        """Every name of every person, with the member that carries it."""
        for index, member in enumerate(self.members):
            if member.kind is NameKind.PERSON:
                for name in member.folded:
                    parsed = person_name(name)
                    if parsed is not None:
                        yield index, parsed


def _towns(members: list[Member]) -> dict[int, Town]:
    """The town of each place, read in the light of the states its article names."""
    countries: dict[str, set[str]] = defaultdict(set)
    for member in members:
        state = state_of(member)
        if state is not None:
            countries[member.ref.article].add(state)
    found = ((i, town_of(m, frozenset(countries[m.ref.article]))) for i, m in enumerate(members))
    return {index: town for index, town in found if town is not None}


def _shared_keys(linker: _Linker) -> Iterator[_Evidence]:
    """Members other than persons that share a key, each joined to the first that has it."""
    first: dict[str, int] = {}
    for index, member in enumerate(linker.members):
        for key in keys_of(member, linker.towns.get(index)):
            holder = first.setdefault(key.value, index)
            if holder != index:
                yield _Evidence(1 - key.score, holder, index, key.code, key.detail)


def _acronyms(linker: _Linker) -> Iterator[_Evidence]:
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
                yield _Evidence(0.2, next(iter(owners)), index, "entity_acronym", letters)


def _full_names(linker: _Linker) -> Iterator[_Evidence]:
    """Persons whose full names agree."""
    holders: dict[PersonName, int] = {}
    alike: dict[str, list[PersonName]] = defaultdict(list)
    for index, name in linker.persons():
        if not name.given:
            continue
        holder = holders.setdefault(name, index)
        if holder != index:
            yield _Evidence(0.03, holder, index, "entity_same_sound")
        else:
            for word in {*name.given, name.surname}:
                alike[word].append(name)
    yield from _alike(holders, alike)


def _alike(holders: Mapping[PersonName, int], alike: Mapping[str, list[PersonName]]) -> Iterator[_Evidence]:
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
                    yield _between(round(1 - verdict[0], 2), *pair, verdict[1])


def _surnames(linker: _Linker) -> Iterator[_Evidence]:
    """A surname alone, where one person only of the dossier has it."""
    owners: dict[str, set[int]] = defaultdict(set)
    alone: dict[str, list[int]] = defaultdict(list)
    full = {index for index, name in linker.persons() if name.given}
    for index, name in linker.persons():
        if name.given:
            owners[name.surname].add(linker.groups.find(index))
        elif index not in full:
            alone[name.surname].append(index)
    for surname, members in alone.items():
        candidates = owners.get(surname, set())
        if len(candidates) <= 1:
            code, weakness = ("entity_surname_only", 0.2) if candidates else ("entity_same_surname", 0.3)
            anchor = next(iter(candidates), members[0])
            for member in members:
                if member != anchor:
                    yield _between(weakness, anchor, member, code)


def _offices(linker: _Linker) -> Iterator[_Evidence]:
    """Someone known by office only, where one named person of the dossier holds that office."""
    holders: dict[str, set[int]] = defaultdict(set)
    for index, member in enumerate(linker.members):
        if member.kind is NameKind.PERSON and member.folded:
            for office in filter(None, map(office_of, member.referent.roles)):
                holders[office].add(linker.groups.find(index))
    for index, member in enumerate(linker.members):
        if member.kind is NameKind.PERSON and not member.folded:
            said = (member.referent.name, *member.referent.roles)
            found = {h for office in filter(None, map(office_of, said)) for h in holders.get(office, ())}
            if len(found) == 1:
                yield _Evidence(0.25, next(iter(found)), index, "entity_same_office", member.referent.name)


def _shown_name(members: list[Member]) -> str:
    """The name most articles use, a full name before a part of one."""
    counted = Counter(member.referent.name for member in members if member.referent.named)
    if not counted:
        return min(member.referent.name for member in members)
    person = members[0].kind is NameKind.PERSON
    return min(counted, key=lambda name: (person and " " not in name, -counted[name], -len(name), name))


def _place(linker: _Linker, indices: list[int]) -> Place | None:
    for index in indices:
        town = linker.towns.get(index)
        if town is not None:
            return Place(town.name, town.country, town.latitude, town.longitude, town.id)
        state = state_of(linker.members[index])
        if state is not None:
            return Place(linker.members[index].referent.name, state, None, None, None)
    return None


def _entity(linker: _Linker, indices: list[int], merges: Iterable[Merge]) -> Entity:
    members = [linker.members[index] for index in indices]
    referents = [member.referent for member in members]
    named = [referent for referent in referents if referent.named]
    kinds = Counter(member.kind for member in members if member.referent.named or not named)
    place = _place(linker, indices)
    is_state = place is not None and place.geonames is None
    return Entity(
        id=entity_id(members[0].fact),
        kind=NameKind.STATE if is_state else min(kinds, key=lambda kind: (-kinds[kind], kind)),
        name=_shown_name(members),
        names=tuple(sorted({name for referent in named for name in (referent.name, *referent.names)})),
        roles=_most_used(role for referent in referents for role in referent.roles),
        members=tuple(sorted(member.ref for member in members)),
        place=place,
        merges=tuple(sorted(set(merges), key=lambda merge: (-merge.score, merge.left, merge.right))),
        named=bool(named),
    )


def link_entities(
    extractions: Mapping[str, Extraction], *, same: Iterable[Pair] = (), not_same: Iterable[Pair] = ()
) -> tuple[Entity, ...]:
    """Join the referents of all articles.

    Args:
        extractions: by capture id.
        same: pairs that a person judged to be one; they override everything but `not_same`.
        not_same: pairs that a person judged to be two.

    Returns:
        Entities sorted by id; every referent that some words mention stands in exactly one.
    """
    members = members_of(extractions)
    place = {member.ref: index for index, member in enumerate(members)}
    apart = [(place[a], place[b]) for a, b in not_same if a in place and b in place]
    linker = _Linker(members, apart)
    judged = ((place[a], place[b]) for a, b in same if a in place and b in place)
    linker.apply(_between(0, *pair, "entity_judged_same") for pair in judged if pair[0] != pair[1])
    linker.apply((*_shared_keys(linker), *_full_names(linker)))
    linker.apply(_acronyms(linker))
    linker.apply(_surnames(linker))
    linker.apply(_offices(linker))
    merges: dict[int, list[Merge]] = defaultdict(list)
    for index, merge in linker.merges:
        merges[linker.groups.find(index)].append(merge)
    groups = linker.groups.members()
    return tuple(
        sorted((_entity(linker, group, merges[root]) for root, group in groups.items()), key=lambda e: e.id)
    )


def _most_used(words: Iterable[str]) -> tuple[str, ...]:
    """Each once, those that most articles use first; among equals the shorter first."""
    counted = Counter(words)
    return tuple(sorted(counted, key=lambda word: (-counted[word], len(word), word)))
