"""Words that name public bodies, offices, trades and landmarks, in French and English under one form."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "institutions.toml"
_ENDINGS = ("", "s", "es", "x")


@dataclass(frozen=True, slots=True)
class InstitutionWords:
    """The words of bodies' and offices' names.

    Attributes:
        english: a folded word of either language, and the English word it stands for.
        forms: the English words.
        silent: folded words that tell nothing apart.
    """

    english: dict[str, str]
    forms: frozenset[str]
    silent: frozenset[str]

    def meaning(self, word: str) -> str | None:
        """The one form of a word, in the singular or the plural; None for words not listed."""
        for ending in _ENDINGS:
            stem = word.removesuffix(ending)
            if ending and stem == word:
                continue
            found = self.english.get(stem, stem if stem in self.forms else None)
            if found is not None:
                return found
        return None


@lru_cache(maxsize=1)
def institution_words() -> InstitutionWords:
    """The words that ship with the package."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    silent = frozenset(data.pop("silent")["words"])
    english = {word: form for part in data.values() for word, form in part.items()}
    return InstitutionWords(english, frozenset(english.values()) - {""}, silent)
