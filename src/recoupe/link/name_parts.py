"""A name as the words that tell it from others.

Titles, particles and legal forms are put aside; numbers and abbreviations are brought to one form.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from recoupe.model.naming import fold
from recoupe.reference.name_words import name_words

# A capital after a small letter begins a word: names are often run together ("OlgaMorev").
_INNER_CAPITAL = re.compile(r"(?<=[^\W\d_])(?<![A-ZÀ-Þ])(?=[A-Z][a-z])")
_INITIALS = re.compile(r"\b(?:\w\.){2,}")
_POSSESSIVE = re.compile(r"['’]s\b")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_OTHER_SCRIPT = re.compile(r"[^\x00-\u024f\u1e00-\u1eff\u2000-\u206f]")
_SERVANT = re.compile(r"\babd (?:al|el|ul|ur|as|ar) |\babd(?:[aeu]l|oul|ur)\b ?")
_LONGEST_FORM = 5


@dataclass(frozen=True, slots=True)
class NameParts:
    """What of a name counts when it is compared.

    Attributes:
        words: in order, folded.
        forms: classes of the legal forms it bears (`stock`, `limited`, …).
        titled: whether a title stood beside it.
        descent: whether a word of descent ("bin", "ben") stands between others.
        script: `han`, `hangul`, `other` for a script that is not Latin, or `latin`.
        characters: the name without spaces: as written in scripts whose characters count as words,
            folded and without legal form else.
    """

    words: tuple[str, ...]
    forms: frozenset[str] = frozenset()
    titled: bool = False
    descent: bool = False
    script: str = "latin"
    characters: str = ""

    @property
    def joined(self) -> str:
        """All words run together."""
        return "".join(self.words)


def _script(name: str) -> str:
    if _HAN.search(name):
        return "han"
    if _HANGUL.search(name):
        return "hangul"
    return "other" if _OTHER_SCRIPT.search(name) else "latin"


def _folded(name: str) -> list[str]:
    """The words of a name; initials with full stops ("N.A.T.O.") are one word."""
    name = _INITIALS.sub(lambda found: found[0].replace(".", "") + " ", name)
    return fold(_INNER_CAPITAL.sub(" ", name)).split()


def _characters(name: str, words: list[str]) -> str:
    return "".join(words if _script(name) in ("latin", "other") else filter(str.isalnum, name))


@lru_cache(maxsize=32768)
def person_parts(name: str) -> NameParts:
    """The parts of a person's name: "M. Ali ben Salah" counts as "ali salah".

    Args:
        name: as written, in any script; "SURNAME, Given" is turned round.
    """
    known = name_words()
    before, comma, after = name.partition(",")
    words = _folded(f"{after} {before}" if comma else name)
    words = _SERVANT.sub("abd ", " ".join(words)).split()
    told = tuple(word for word in words if word not in known.titles and word not in known.particles)
    return NameParts(
        words=tuple(dict.fromkeys(told)) or tuple(words),
        titled=any(word in known.titles for word in words),
        descent=any(word in known.child_of for word in words[1:-1]),
        script=_script(name),
        characters=_characters(name, words),
    )


def _without_forms(words: list[str]) -> tuple[list[str], frozenset[str]]:
    """Words of a body's name without its legal forms, and the classes of those."""
    known, kept, classes = name_words().forms, list[str](), set[str]()
    index = 0
    while index < len(words):
        for length in range(min(_LONGEST_FORM, len(words) - index), 0, -1):
            kind = known.get(" ".join(words[index : index + length]))
            if kind is not None:
                classes.add(kind)
                index += length
                break
        else:
            kept.append(words[index])
            index += 1
    return kept, frozenset(classes - {"any"})


def _letters_together(words: list[str]) -> list[str]:
    """Single letters that follow one another are one word ("A B C" is "ABC")."""
    together: list[str] = []
    open_run = False
    for word in words:
        single = len(word) == 1 and word.isalpha()
        if single and open_run:
            together[-1] += word
        else:
            together.append(word)
        open_run = single
    return together


def _told(words: list[str]) -> list[str]:
    """Abbreviations in full, numbers in figures ("forty four" is 44), small words left out."""
    known = name_words()
    full = [part for word in words for part in known.abbreviations.get(word, word).split()]
    told: list[str] = []
    for word in full:
        number = known.numbers.get(word)
        if number and told and len(number) == 1 and told[-1] in _TENS:
            told[-1] = str(int(told[-1]) + int(number))
        elif number or word not in known.silent:
            told.append(number or word)
    return told


_TENS = frozenset(map(str, range(20, 100, 10)))


@lru_cache(maxsize=32768)
def body_parts(name: str) -> NameParts:
    """The parts of a name of an organisation or a thing, without legal form.

    Args:
        name: as written, in any script.
    """
    words = _folded(_POSSESSIVE.sub("", name.replace("&", " and ")))
    kept, forms = _without_forms(words)
    told = _told(_letters_together(kept)) or _told(words) or words
    return NameParts(
        words=tuple(told),
        forms=forms,
        script=_script(name),
        characters=_characters(name, kept),
    )
