"""The keys under which the members of one kind meet, and the reason that each key stands for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recoupe.link.members import Member
from recoupe.link.places import resolve_town
from recoupe.model.naming import fold, sound_key
from recoupe.model.vocabulary import NameKind
from recoupe.reference.bodies import Body, bodies_by_key
from recoupe.reference.gazetteer import Town
from recoupe.reference.institutions import institution_words
from recoupe.reference.states import state_named, state_of_demonym

_LATIN_END = re.compile(r"ia\b")
_ARTICLES = re.compile(r"^(?:le|la|les|l|the|un|une|an?) ")
_SMALL_WORDS = frozenset(
    (
        "de",
        "des",
        "du",
        "d",
        "la",
        "le",
        "les",
        "l",
        "et",
        "en",
        "aux",
        "au",
        "a",
        "pour",
        "of",
        "the",
        "and",
        "for",
        "on",
        "in",
        "to",
    )
)


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What members that mean the same have in common.

    Attributes:
        value: the key itself.
        score: how surely those who share it are one, 0 to 1.
        code: of the reason.
        detail: what fills the reason's blank `by`.
    """

    value: str
    score: float
    code: str
    detail: str = ""


def bare(folded: str) -> str:
    """A folded name without its leading article."""
    return _ARTICLES.sub("", folded)


def initials(folded: str) -> str:
    """The acronym that a long name would have."""
    return "".join(word[0] for word in folded.split() if word not in _SMALL_WORDS)


def state_of(member: Member) -> str | None:
    """The ISO code of the state that a member's names mean, or None."""
    if member.kind not in (NameKind.STATE, NameKind.PLACE):
        return None
    codes = (state_named(name, capital=member.kind is NameKind.STATE) for name in member.folded)
    return next((code for code in codes if code is not None), None)


def town_of(member: Member, countries: frozenset[str]) -> Town | None:
    """The town that a place's names mean, or None."""
    if member.kind is not NameKind.PLACE or state_of(member) is not None:
        return None
    return resolve_town(member.referent.names or (member.referent.name,), countries)


def body_of(member: Member) -> Body | None:
    """The international body that a member's names mean, or None."""
    known = bodies_by_key(fold)
    return next((known[name] for name in map(bare, member.folded) if name in known), None)


def translated(folded: str) -> str | None:
    """The key that a name shares with its translation, or None.

    "ministère russe des Affaires étrangères" and "Russian foreign ministry" share theirs, and so do
    "Ligue des mineurs de Sarnie" and "Sarnia Miners' League". A name has one only where two words or
    more tell, and one of them at least is a common word of both languages.
    """
    known = institution_words()
    words = [word for word in folded.split() if word not in known.silent]
    meanings = {word: known.meaning(word) for word in words}
    states = {word: state_of_demonym(word) or state_named(word) for word in words}
    forms = {states[word] or meanings[word] or f"~{_place_sound(word)}" for word in words}
    told = any(meanings.values()) and len(forms) > 1
    return " ".join(sorted(forms)) if told else None


def _organisation_keys(member: Member) -> Iterator[Key]:
    body = body_of(member)
    if body is not None:
        yield Key(f"body:{body.name}", 0.98, "entity_known_body", body.name)
    for name in map(bare, member.folded):
        yield Key(f"organisation:{name}", 0.95, "entity_same_name", name)
    for name in member.folded or (fold(member.referent.name),):
        meaning = translated(name)
        if meaning is not None:
            yield Key(f"public:{meaning}", 0.85, "entity_same_words", meaning)


def _place_sound(name: str) -> str:
    """The sound of a place, whose name may end in -ia in English and in -ie in French."""
    return _LATIN_END.sub("i", sound_key(name))


def _place_keys(member: Member, town: Town | None) -> Iterator[Key]:
    state = state_of(member)
    if state is not None:
        yield Key(f"state:{state}", 0.99, "entity_known_state", state)
    elif town is not None:
        yield Key(f"town:{town.id}", 0.95, "entity_same_town", f"{town.name} ({town.country})")
    else:
        for name in map(bare, member.folded):
            yield Key(f"place:{_place_sound(name)}", 0.85, "entity_same_sound", name)
            meaning = translated(name)
            if meaning is not None:
                yield Key(f"called:{meaning}", 0.85, "entity_same_words", meaning)


def keys_of(member: Member, town: Town | None) -> Iterable[Key]:
    """The keys of a member that is no person.

    A source that nobody names has none, but for a public body that its words tell in full
    ("the interior ministry").
    """
    match member.kind:
        case NameKind.PERSON:
            return ()
        case NameKind.ORGANISATION:
            return tuple(_organisation_keys(member))
        case NameKind.STATE | NameKind.PLACE:
            return tuple(_place_keys(member, town))
        case _:
            return tuple(Key(f"group:{bare(name)}", 0.8, "entity_same_name", name) for name in member.folded)
