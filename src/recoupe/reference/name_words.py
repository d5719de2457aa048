"""Words inside names of people and bodies: titles, particles, legal forms, numbers, short given names."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class NameWords:
    """What words of names stand for; all words are folded.

    Attributes:
        titles: stand beside a person's name and are no part of it.
        particles: stand between the parts of a person's name.
        child_of: particles that part a child's name from the parent's.
        silent: words of bodies' names that writers leave out.
        forms: a legal form, of one word or several, and its class (`stock`, `limited`, `any`, …).
        abbreviations: a word and what it is short for, in one word or several.
        numbers: a word or a Roman numeral and its value.
        short: a given name and the numbers of the groups of names that stand for one another.
        same: a given name and the numbers of the groups of names that are one in other languages.
    """

    titles: frozenset[str]
    particles: frozenset[str]
    child_of: frozenset[str]
    silent: frozenset[str]
    forms: Mapping[str, str]
    abbreviations: Mapping[str, str]
    numbers: Mapping[str, str]
    short: Mapping[str, frozenset[int]]
    same: Mapping[str, frozenset[int]]

    def are_one(self, left: str, right: str) -> bool:
        """Whether two given names are one in other languages or romanisations ("Oleg", "Oleh")."""
        return bool(self.same.get(left, frozenset()) & self.same.get(right, frozenset()))

    def stand_for_one_another(self, left: str, right: str) -> bool:
        """Whether two given names are everyday forms of one ("Ted", "Theodore")."""
        return bool(self.short.get(left, frozenset()) & self.short.get(right, frozenset()))


def _groups(lines: Iterable[str]) -> dict[str, frozenset[int]]:
    owners: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for name in line.split():
            owners.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in owners.items()}


@lru_cache(maxsize=1)
def name_words() -> NameWords:
    """The words that ship with the package."""
    source = files("recoupe.reference").joinpath("name_words.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    return NameWords(
        titles=frozenset(data["titles"]["words"]),
        particles=frozenset(data["particles"]["words"]),
        child_of=frozenset(data["particles"]["child_of"]),
        silent=frozenset(data["silent"]["words"]),
        forms={form: kind for kind, forms in data["legal_forms"].items() for form in forms},
        abbreviations=data["abbreviations"],
        numbers={word: str(value) for word, value in data["numbers"].items()},
        short=_groups(data["short_names"]["groups"]),
        same=_groups(data["same_names"]["groups"]),
    )
