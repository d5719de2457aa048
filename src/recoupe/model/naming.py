"""Keys under which spellings of one name meet.

Newsrooms romanise names each in their own way: French Tokaïev, Pouchkov and Janaozen are English
Tokayev, Pushkov and Zhanaozen. Two keys serve: `fold` undoes case, accents and punctuation;
`sound_key` also undoes what French, English and German conventions spell differently.
"""

import re
from functools import lru_cache

from anyascii import anyascii

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_ELISION = re.compile(r"\b([cdjlmnst]|qu)'")

# Applied in this order to a folded word: each pattern gathers the letters that the conventions of
# French, English, German and scholarly romanisation use for one Cyrillic, Kazakh or Arabic sound.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ow$", "ov"),
        (r"(?:i|iy|y|j)e(?:v|ff|w)(?=$|a$|s)", "ev"),
        (r"^(?:y|j|i)e", "e"),
        (r"^w(?=[aeiou])", "v"),
        (r"(?:shch|chtch|schtsch)", "S"),
        (r"(?:tsch|tch|cz|tsh)", "S"),
        (r"(?:sch|sh|ch)", "S"),
        (r"(?:dzh|dsch|dj|zh|j(?=[aeou]))", "Z"),
        (r"(?:kh|q|ck|c(?=[aourlntk])|c$)", "k"),
        (r"h", ""),
        (r"gu(?=[ei])", "g"),
        (r"(?:oo|ou|w(?=$|[^aeiouy]))", "u"),
        (r"ph", "f"),
        (r"(?:ff|f|w|v)", "v"),
        (r"(?:tz|ts|zz)", "ts"),
        (r"x", "ks"),
        (r"(?:iy|ij|ii|yi|ey|ei|y|j|ie)", "i"),
        (r"(?<=[aeou])i(?=[aeou])", ""),
        (r"i+", "i"),
        (r"(.)\1+", r"\1"),
        (r"e$", ""),
    )
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Undo case, accents, script and punctuation: `Nour-Soultan` and `nour soultan` meet.

    Args:
        name: in any script.

    Returns:
        Words of ASCII letters and digits joined by single spaces; empty where the name has none.
    """
    plain = _ELISION.sub(r"\1 ", anyascii(name).casefold().replace("`", "'"))
    return _NOT_WORD.sub(" ", plain.replace("'", "")).strip()


@lru_cache(maxsize=65536)
def _sound_of_word(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def sound_key(name: str) -> str:
    """Undo what conventions of romanisation spell differently.

    It is a key for finding candidates, not a proof: what it gathers still has to agree otherwise.

    Args:
        name: in any script.

    Returns:
        One sound a word, joined by single spaces, in the order of the name.
    """
    return " ".join(filter(None, map(_sound_of_word, fold(name).split())))
