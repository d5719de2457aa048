"""Characterisations: words by which speakers judge or classify happenings, in each language."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Characterisation:
    """One way of calling the happenings.

    Attributes:
        key: its name in the data.
        labels: neutral words by language.
        words: by language, an expression that finds the words that carry it in folded text.
    """

    key: str
    labels: MappingProxyType[str, str]
    words: MappingProxyType[str, re.Pattern[str]]


LANGUAGES = ("fr", "en")


@lru_cache(maxsize=1)
def characterisations() -> MappingProxyType[str, Characterisation]:
    """All characterisations, by key, in the order of the data."""
    source = files("recoupe.reference").joinpath("characterisations.toml").read_text(encoding="utf-8")
    found = {}
    for key, entry in tomllib.loads(source).items():
        labels = MappingProxyType({language: entry[f"{language}_label"] for language in LANGUAGES})
        words = {language: re.compile(rf"\b(?:{'|'.join(entry[language])})") for language in LANGUAGES}
        found[key] = Characterisation(key, labels, MappingProxyType(words))
    return MappingProxyType(found)


@dataclass(frozen=True, slots=True)
class Called:
    """A characterisation that some words carry.

    Attributes:
        key: of the characterisation.
        negated: whether the words deny it ("pas de coup d'État").
    """

    key: str
    negated: bool


# Letters before the words of a characterisation in which a negation bears on them.
REACH = 30
_NEGATIONS = {
    "fr": re.compile(r"\b(?:pas|aucune?|ni|jamais|nullement|rien d)\b[^.;:!?]*$"),
    "en": re.compile(r"\b(?:not|no|never|neither|nor|isn.t|wasn.t|aren.t|weren.t)\b[^.;:!?]*$"),
}


def characterisations_in(words: str, language: str | None) -> tuple[Called, ...]:
    """The characterisations that some words carry.

    Args:
        words: of a statement.
        language: two-letter code; none is found in a language that has no expressions.
    """
    if language is None or language not in LANGUAGES:
        return ()
    marks = unicodedata.normalize("NFKD", words.casefold())
    folded = "".join(mark for mark in marks if not unicodedata.combining(mark))
    found = []
    for key, one in characterisations().items():
        carried = one.words[language].search(folded)
        if carried is not None:
            before = folded[max(0, carried.start() - REACH) : carried.start()]
            found.append(Called(key, _NEGATIONS[language].search(before) is not None))
    return tuple(found)
