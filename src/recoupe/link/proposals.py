"""Entities that may be the same: shown for a person's judgement, joined only where the names are sure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from recoupe.link.evidence import (
    Evidence,
    Linker,
    between,
    known_leaders,
    office_holders,
    without_name,
)
from recoupe.link.keys import translated
from recoupe.link.members import Member
from recoupe.link.name_likeness import NameLikeness, alike_bodies, alike_persons
from recoupe.link.persons import person_name
from recoupe.link.word_likeness import bones
from recoupe.model.naming import fold, sound_key
from recoupe.model.vocabulary import NameKind

# A word that more entities than this have in their names brings no two of them together.
COMMON = 60
# Names of one entity that are compared with another's, those of most articles first.
COMPARED = 8
# A surname or an office that several bear leaves it open which of them is meant.
ONE_OF_SEVERAL = 0.5

_BODIES = frozenset({NameKind.ORGANISATION, NameKind.GROUP})
# Two names in one article that differ so are two of that article's own people.
_APART_IN_ONE_ARTICLE = frozenset({"entity_alike_letters", "entity_alike_vowels", "entity_alike_bones"})


@dataclass(frozen=True, slots=True)
class _Named:
    """One group of members with what is compared.

    Attributes:
        root: of the group.
        kind: `person`, `body` or `place`.
        names: as written.
        articles: in which it stands.
    """

    root: int
    kind: str
    names: tuple[str, ...]
    articles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two groups that may be one.

    Attributes:
        left: root of one group.
        right: root of the other.
        names: the two names that are alike.
        likeness: how much, and why.
    """

    left: int
    right: int
    names: tuple[str, str]
    likeness: NameLikeness


def _kind(linker: Linker, indices: list[int]) -> str | None:
    """Which names a group's are compared with; None for states, and for towns that the gazetteer tells."""
    kinds = {linker.members[index].kind for index in indices}
    if kinds == {NameKind.PERSON}:
        return "person"
    if kinds <= _BODIES:
        return "body"
    known = any(index in linker.towns for index in indices)
    return "place" if kinds == {NameKind.PLACE} and not known else None


def _names(members: Iterable[Member]) -> tuple[str, ...]:
    counted: dict[str, int] = defaultdict(int)
    for member in members:
        if member.referent.named:
            for name in {member.referent.name, *member.referent.names}:
                counted[name] += 1
    return tuple(sorted(counted, key=lambda name: (-len(name.split()), -counted[name], name))[:COMPARED])


def _named_groups(linker: Linker) -> Iterator[_Named]:
    for root, indices in linker.groups.members().items():
        kind = _kind(linker, indices)
        members = [linker.members[index] for index in indices]
        names = _names(members)
        if kind is not None and names:
            yield _Named(root, kind, names, frozenset(member.ref.article for member in members))


def _keys(group: _Named) -> set[tuple[str, str]]:
    """Under what a group meets others: the sound, the consonants and the beginning of each word."""
    words = {word for name in group.names for word in fold(name).split() if len(word) > 1}
    letters = {fold(name).replace(" ", "") for name in group.names}
    initials = {"".join(word[0] for word in fold(name).split()) for name in group.names}
    keys = (
        {sound_key(word) for word in words} | {bones(word) for word in words} | {word[:4] for word in words}
    )
    keys |= {name for name in letters | initials if len(name) > 2}
    return {(group.kind, key) for key in keys if len(key) > 1}


def _pairs(groups: Iterable[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """Groups of one kind that meet under some key, each pair once."""
    holders: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    for group in groups:
        for key in sorted(_keys(group)):
            holders[key].append(group)
    seen: set[tuple[int, int]] = set()
    for held in holders.values():
        if len(held) <= COMMON:
            for left, right in combinations(held, 2):
                if (left.root, right.root) not in seen:
                    seen.add((left.root, right.root))
                    yield left, right


def _alike(left: _Named, right: _Named) -> Proposal | None:
    """The likest of the names of two groups."""
    compare = alike_persons if left.kind == "person" else alike_bodies
    found = [
        (likeness, (a, b))
        for a, b in product(left.names, right.names)
        if (likeness := compare(a, b)) is not None
    ]
    if not found:
        return None
    likeness, names = max(found, key=lambda one: (one[0].sure, one[0].score, one[1]))
    if likeness.code in _APART_IN_ONE_ARTICLE and left.articles & right.articles:
        return None
    return Proposal(left.root, right.root, names, likeness)


def _allowed(linker: Linker, found: Iterable[Proposal]) -> Iterator[Proposal]:
    """What no person's judgement keeps apart."""
    return (one for one in found if linker.groups.may_join(one.left, one.right))


def sure_names(linker: Linker) -> Iterator[Evidence]:
    """Groups whose names differ by sound, order, titles or legal form alone."""
    for left, right in _pairs(_named_groups(linker)):
        found = _alike(left, right)
        if found is not None and _is_enough(found, left.kind):
            likeness = found.likeness
            yield between(1 - likeness.score, left.root, right.root, likeness.code, likeness.detail)


def _is_enough(found: Proposal, kind: str) -> bool:
    """Whether the names alone join: of people two words at least, of bodies one, written the same."""
    words = min(len(fold(name).split()) for name in found.names)
    same = kind == "body" and found.likeness.code == "entity_alike_words"
    return found.likeness.sure and (words > 1 or same)


def proposals(linker: Linker) -> list[Proposal]:
    """Groups that may be one, once everything that is sure has been joined."""
    alike = (_alike(left, right) for left, right in _pairs(_named_groups(linker)))
    found = [*filter(None, alike), *_of_one_surname(linker), *_of_one_office(linker), *_of_a_state(linker)]
    best: dict[tuple[int, int], Proposal] = {}
    for one in _allowed(linker, found):
        pair = (min(one.left, one.right), max(one.left, one.right))
        kept = best.setdefault(pair, one)
        if one.likeness.score > kept.likeness.score:
            best[pair] = one
    return [best[pair] for pair in sorted(best)]


def _of_one_surname(linker: Linker) -> Iterator[Proposal]:
    """A surname alone beside each of the several persons who bear it."""
    owners: dict[str, dict[int, str]] = defaultdict(dict)
    alone: dict[str, dict[int, str]] = defaultdict(dict)
    for root, indices in linker.groups.members().items():
        names = _names(linker.members[i] for i in indices if linker.members[i].kind is NameKind.PERSON)
        for name in names:
            parsed = person_name(name)
            if parsed is not None and (parsed.given or len(names) == 1):
                (owners if parsed.given else alone)[parsed.surname].setdefault(root, name)
    likeness = NameLikeness(ONE_OF_SEVERAL, "entity_alike_surname")
    for surname, single in alone.items():
        for (left, name), (right, full) in product(single.items(), owners[surname].items()):
            yield Proposal(left, right, (name, full), likeness)


def _of_a_state(linker: Linker) -> Iterator[Proposal]:
    """A body whose name tells its state beside one of those words that tells none."""
    bodies: dict[frozenset[str], dict[int, tuple[bool, str]]] = defaultdict(dict)
    for root, indices in linker.groups.members().items():
        for index in indices:
            member = linker.members[index]
            if member.kind is NameKind.ORGANISATION:
                for name in member.folded or (fold(member.referent.name),):
                    key = translated(name)
                    words = frozenset(key.split()) if key is not None else frozenset[str]()
                    bare = frozenset(word for word in words if not word.isupper())
                    if bare:
                        bodies[bare].setdefault(root, (bare != words, member.referent.name))
    likeness = NameLikeness(ONE_OF_SEVERAL, "entity_alike_state")
    for holders in bodies.values():
        for (left, (told, name)), (right, (too, other)) in combinations(holders.items(), 2):
            if told != too:
                yield Proposal(left, right, (name, other), likeness)


def _of_one_office(linker: Linker) -> Iterator[Proposal]:
    """Someone known by office alone beside each who holds it, or is known to have led that state."""
    said, known = office_holders(linker), known_leaders(linker)
    for holders, code in ((said, "entity_alike_office"), (known, "entity_alike_leader")):
        for index, found in without_name(linker, holders):
            own = linker.groups.find(index)
            name = linker.members[index].referent.name
            likeness = NameLikeness(ONE_OF_SEVERAL, code, name)
            for holder in sorted({linker.groups.find(one) for one in found} - {own}):
                yield Proposal(own, holder, (name, linker.members[holder].referent.name), likeness)
