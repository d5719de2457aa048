"""Whether two names can be one person's.

Names are compared word by word in the order in which they stand, by the sound of each word
(`recoupe.model.naming.sound_key`).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from recoupe.model.naming import fold, sound_key
from recoupe.reference.name_words import name_words

_VOWELS = re.compile(r"[aeiou]")
_PARTICLES = frozenset(
    {"al", "el", "ben", "bin", "bn", "ibn", "de", "da", "di", "du", "dos", "van", "von", "der", "den"}
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name by its sounds.

    Attributes:
        given: sounds of the words before the surname, particles left out; of an initial its letter.
        surname: sound of the last word.
    """

    given: tuple[str, ...]
    surname: str


@lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName | None:
    """Split a name, its title left out; None where it has no word."""
    words = [word for word in fold(name).split() if word not in _PARTICLES]
    while len(words) > 1 and words[0] in name_words().titles:
        del words[0]
    sounds = [word if len(word) == 1 else sound_key(word) for word in words]
    return PersonName(given=tuple(sounds[:-1]), surname=sounds[-1]) if words else None


@lru_cache(maxsize=64)
def _begins_with(letter: str) -> frozenset[str]:
    """The sounds with which a name can begin that begins with a letter ("j" is heard in "Jean" as "zh")."""
    return frozenset({letter, *(sound_key(f"{letter}{vowel}n")[:1] for vowel in "aeiou")})


def _is_initial_of(letter: str, sound: str) -> bool:
    return len(letter) == 1 and sound[:1] in _begins_with(letter)


def skeleton(word: str) -> str:
    """The consonants of a sound: Vladimir and Volodymyr, Mohamed and Muhammad share theirs."""
    return _VOWELS.sub("", word)


@lru_cache(maxsize=1)
def _sounds_of_names() -> dict[str, frozenset[int]]:
    """Groups of given names that are one in other languages, by sound."""
    found: dict[str, set[int]] = {}
    for name, groups in name_words().same.items():
        found.setdefault(sound_key(name), set()).update(groups)
    return {sound: frozenset(groups) for sound, groups in found.items()}


def _names_sounding(sound: str) -> frozenset[int]:
    return _sounds_of_names().get(sound, frozenset())


def _same_given(left: str, right: str) -> bool:
    """Equal, an initial of the other, one name in two languages, or alike in three consonants or more."""
    if left == right or _is_initial_of(left, right) or _is_initial_of(right, left):
        return True
    if _names_sounding(left) & _names_sounding(right):
        return True
    bones = skeleton(left)
    return len(bones) >= 3 and left[0] == right[0] and bones == skeleton(right)


def _covers(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether each word of the shorter list has its own in the longer, in order."""
    rest = iter(longer)
    return all(any(_same_given(word, other) for other in rest) for word in shorter)


def likeness(left: PersonName, right: PersonName) -> tuple[float, str] | None:
    """How surely two full names are one person's, with the code of the reason.

    Returns:
        A score from 0 to 1 and the reason's code, or None where they are not.
    """
    if not left.given or not right.given:
        return None
    if left == right:
        return 0.97, "entity_same_sound"
    if left.surname != right.surname:
        reversed_order = sorted((*left.given, left.surname)) == sorted((*right.given, right.surname))
        return (0.9, "entity_reversed_order") if reversed_order else None
    longer, shorter = sorted((left.given, right.given), key=len, reverse=True)
    if not _covers(longer, shorter):
        return None
    initials = any(len(word) == 1 for word in (*longer, *shorter))
    return (0.85, "entity_initials") if initials else (0.88, "entity_given_names_agree")
