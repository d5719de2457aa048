"""Words that name public bodies, in French and English under one form."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "institutions.toml"


@dataclass(frozen=True, slots=True)
class InstitutionWords:
    """The words of bodies' names.

    Attributes:
        english: a folded word of either language, and the English word it stands for.
        silent: folded words that tell nothing apart.
    """

    english: dict[str, str]
    silent: frozenset[str]


@lru_cache(maxsize=1)
def institution_words() -> InstitutionWords:
    """The words that ship with the package."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return InstitutionWords(data["english"], frozenset(data["silent"]["words"]))
