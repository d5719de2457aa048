"""What it takes to turn one word of a name into another, in edits."""

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from recoupe.model.naming import sound_key
from recoupe.reference.name_words import name_words

_VOWELS = frozenset("aeiouy'`")

SAME_SOUND = 0.3
SHORT_NAME = 0.8
SAME_BONES = 0.7
INITIAL = 1.0
APART = 99.0

# Letters that scripts and conventions give for one consonant: Arabic has one letter for p and b,
# Chinese pinyin writes d what Wade-Giles writes t.
_BONES = (
    (re.compile(r"(?:sh|sch|ch|zh|hs|ts|tz|dz|dj|x)"), "s"),
    (re.compile(r"(?:ph|pf)"), "p"),
    (re.compile(r"(?:kh|gh|ck|q|c(?=[aoulnrtk])|c$|g)"), "k"),
    (re.compile(r"[cjz]"), "s"),
    (re.compile(r"[aeiouyhw'`]"), ""),
    (re.compile(r"d"), "t"),
    (re.compile(r"b"), "p"),
    (re.compile(r"[vf]"), "p"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=65536)
def bones(word: str) -> str:
    """The consonants of a word, those together that languages without vowel letters confound.

    A key for proposing, far coarser than `recoupe.model.naming.sound_key`.
    """
    for pattern, letters in _BONES:
        word = pattern.sub(letters, word)
    return word


def edits(left: str, right: str) -> int:
    """Letters to insert, leave out, change or exchange with their neighbour."""
    return DamerauLevenshtein.distance(left, right)


@lru_cache(maxsize=65536)
def word_cost(left: str, right: str) -> float:
    """How far two words are apart.

    Args:
        left: a folded word.
        right: another.

    Returns:
        0 for one word; under 1 where sound or use make them one; edits else; `APART` for two
        numbers and for letters beside numbers.
    """
    if left == right:
        return 0.0
    if left.isdigit() or right.isdigit():
        return APART
    if min(len(left), len(right)) == 1:
        return INITIAL if left[0] == right[0] else APART
    if sound_key(left) == sound_key(right) or name_words().are_one(left, right):
        return SAME_SOUND
    if name_words().stand_for_one_another(left, right):
        return SHORT_NAME
    apart = float(edits(left, right))
    return min(SAME_BONES, apart) if _same_bones(left, right) else apart


def _same_bones(left: str, right: str) -> bool:
    """Whether two words have three consonants or more in common order and begin alike."""
    begin = (left[0] in _VOWELS) == (right[0] in _VOWELS)
    return begin and min(len(left), len(right)) > len(bones(left)) > 2 and bones(left) == bones(right)
