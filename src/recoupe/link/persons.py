"""Whether two names can be one person's.

Names are compared word by word in the order in which they stand, by the sound of each word
(`recoupe.model.naming.sound_key`).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from recoupe.model.naming import sound_key

_VOWELS = re.compile(r"[aeiou]")
_PARTICLES = frozenset(
    {"al", "el", "ben", "bin", "ibn", "de", "da", "di", "du", "dos", "van", "von", "der", "den"}
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name by its sounds.

    Attributes:
        given: sounds of the words before the surname, particles left out.
        surname: sound of the last word.
    """

    given: tuple[str, ...]
    surname: str


@lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName | None:
    """Split a name; None where it has no word."""
    words = [word for word in sound_key(name).split() if word not in _PARTICLES]
    if not words:
        return None
    return PersonName(given=tuple(words[:-1]), surname=words[-1])


def skeleton(word: str) -> str:
    """The consonants of a sound: Vladimir and Volodymyr, Mohamed and Muhammad share theirs."""
    return _VOWELS.sub("", word)


def _same_given(left: str, right: str) -> bool:
    """Equal, an initial of the other, or alike in three consonants or more."""
    if left == right or (min(len(left), len(right)) == 1 and left[0] == right[0]):
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
