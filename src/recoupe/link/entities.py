"""Entities: the referents of all articles joined into who and what the dossier names.

The result is a function of the set of referents: members are sorted, evidence is applied from the
strongest to the weakest, and what a person judged comes before all of it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from recoupe.link.evidence import Linker, acronyms, between, full_names, offices, shared_keys, surnames
from recoupe.link.keys import state_of
from recoupe.link.members import Member, members_of
from recoupe.link.proposals import Proposal, proposals, sure_names
from recoupe.model.entity import Entity, Maybe, Merge, Place, ReferentRef
from recoupe.model.facts import Extraction
from recoupe.model.ids import entity_id
from recoupe.model.reason import Reason
from recoupe.model.vocabulary import NameKind
from recoupe.reference.states import state_named

_LATIN = re.compile(r"[\u0000-\u024f\u1e00-\u1eff\u2000-\u206f]*")

Pair = tuple[ReferentRef, ReferentRef]


def _shown_name(members: list[Member]) -> str:
    """The name most articles use: of a person a full one before a part, of a state no capital's."""
    counted = Counter(member.referent.name for member in members if member.referent.named)
    if not counted:
        return min(member.referent.name for member in members)
    kind = members[0].kind
    return min(counted, key=lambda name: (_shown_late(name, kind), -counted[name], -len(name), name))


def _shown_late(name: str, kind: NameKind) -> tuple[bool, bool]:
    """Whether other names are shown before this one: those in Latin letters, those that tell more."""
    part = kind is NameKind.PERSON and " " not in name
    return not _LATIN.fullmatch(name), part or (kind is NameKind.STATE and state_named(name) is None)


def _place(linker: Linker, indices: list[int]) -> Place | None:
    for index in indices:
        town = linker.towns.get(index)
        if town is not None:
            return Place(town.name, town.country, town.latitude, town.longitude, town.id)
        state = state_of(linker.members[index])
        if state is not None:
            return Place(linker.members[index].referent.name, state, None, None, None)
    return None


def _entity(linker: Linker, indices: list[int], merges: Iterable[Merge]) -> Entity:
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
    linker = Linker(members, [(place[a], place[b]) for a, b in not_same if a in place and b in place])
    judged = ((place[a], place[b]) for a, b in same if a in place and b in place)
    linker.apply(between(0, *pair, "entity_judged_same") for pair in judged if pair[0] != pair[1])
    linker.apply((*shared_keys(linker), *full_names(linker)))
    linker.apply(acronyms(linker))
    linker.apply(sure_names(linker))
    linker.apply(surnames(linker))
    linker.apply(offices(linker))
    return tuple(sorted(_entities(linker), key=lambda entity: entity.id))


def _entities(linker: Linker) -> list[Entity]:
    """One entity a group, with those that may be the same."""
    merges: dict[int, list[Merge]] = defaultdict(list)
    for index, merge in linker.merges:
        merges[linker.groups.find(index)].append(merge)
    groups = linker.groups.members()
    made = {root: _entity(linker, group, merges[root]) for root, group in groups.items()}
    maybe: dict[int, list[Maybe]] = defaultdict(list)
    for proposal in proposals(linker):
        maybe[proposal.left].append(_maybe(proposal, made[proposal.right]))
        maybe[proposal.right].append(_maybe(proposal, made[proposal.left]))
    return [replace(entity, maybe=_likeliest(maybe[root])) for root, entity in made.items()]


def _maybe(proposal: Proposal, other: Entity) -> Maybe:
    likeness = proposal.likeness
    values = (("left", proposal.names[0]), ("right", proposal.names[1]), ("by", likeness.detail))
    return Maybe(other.id, other.name, likeness.score, Reason(likeness.code, values))


def _likeliest(found: list[Maybe]) -> tuple[Maybe, ...]:
    return tuple(sorted(found, key=lambda maybe: (-maybe.score, maybe.name, maybe.entity)))


def _most_used(words: Iterable[str]) -> tuple[str, ...]:
    """Each once, those that most articles use first; among equals the shorter first."""
    counted = Counter(words)
    return tuple(sorted(counted, key=lambda word: (-counted[word], len(word), word)))
