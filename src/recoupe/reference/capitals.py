"""Words that show that the name of a capital means the government that sits there."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CapitalWords:
    """The words of one language.

    Attributes:
        verbs: lemmas whose subject says, wants or decides something.
        nouns: lemmas of what a government has or does ("réponse", "sanction").
        between: lemmas of what stands between two governments ("accord", "tension").
        before: prepositions before somebody rather than a place ("selon", "contre").
        of: prepositions that make a name the owner of the noun before it.
        between_words: prepositions before two.
        in_place: prepositions before a place.
    """

    verbs: frozenset[str]
    nouns: frozenset[str]
    between: frozenset[str]
    before: frozenset[str]
    of: frozenset[str]
    between_words: frozenset[str]
    in_place: frozenset[str]


@lru_cache(maxsize=8)
def capital_words(language: str) -> CapitalWords | None:
    """The words of a language, or None where there are none."""
    source = files("recoupe.reference").joinpath("capitals.toml").read_text(encoding="utf-8")
    found = tomllib.loads(source).get(language)
    if found is None:
        return None
    return CapitalWords(**{part: frozenset(words.split()) for part, words in found.items()})
