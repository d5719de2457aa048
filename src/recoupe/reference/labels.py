"""Labels: the words in which reasons, terms and lines are given, in French and English."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import cast

LANGUAGES = ("fr", "en")

_BLANK = re.compile(r"\{(\w+)\}")


@lru_cache(maxsize=4)
def _table(name: str) -> Mapping[str, object]:
    """A reference file in TOML."""
    source = files("recoupe.reference").joinpath(name).read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(source))


def words(section: str, key: str, language: str) -> str:
    """The words of one entry of labels.toml, its blanks unfilled.

    Args:
        section: `lines`, `units` or `reasons`.
        key: of the entry.
        language: `fr` or `en`.

    Raises:
        KeyError: there are no words for this key.
    """
    entries = cast("Mapping[str, Mapping[str, str]]", _table("labels.toml")[section])
    entry = entries.get(key)
    if entry is None or language not in entry:
        raise KeyError(f"no words in {language!r} for {key!r}: add them to reference/labels.toml")
    return entry[language]


def filled(template: str, values: Mapping[str, str]) -> str:
    """Fill the blanks of some words; a blank without a value stays empty."""
    return _BLANK.sub(lambda blank: values.get(blank.group(1), ""), template)


def sentence(code: str, values: Iterable[tuple[str, str]], language: str) -> str:
    """Word a reason.

    Args:
        code: of the reason.
        values: what fills its blanks; words that begin with `@` name a term (`@FigureKind.killed`).
        language: `fr` or `en`.

    Raises:
        KeyError: there are no words for this code.
    """
    worded = {name: _worded(value, language) for name, value in values}
    return filled(words("reasons", code, language), worded)


def _worded(value: str, language: str) -> str:
    """A value in words."""
    if not value.startswith("@"):
        return value
    group, _, key = value[1:].partition(".")
    return term(group, key, language)


def term(group: str, key: str, language: str) -> str:
    """The words of a vocabulary's term.

    Args:
        group: of the vocabulary (`FigureKind`).
        key: of the term (`killed`).
        language: `fr` or `en`.

    Raises:
        KeyError: there is no such term.
    """
    groups = cast("Mapping[str, Mapping[str, Mapping[str, Mapping[str, str]]]]", _table("vocabulary.toml"))
    found = groups.get(group, {}).get("terms", {}).get(key)
    if found is None:
        raise KeyError(f"no term {group}.{key} in reference/vocabulary.toml")
    return found[language]


def measured(value: str, unit: str, language: str, *, one: bool = False) -> str:
    """A value with its unit ("2 semaines", "1 day", "91 %"); a unit without words stands as it is.

    Args:
        value: in figures.
        unit: of the figure.
        language: `fr` or `en`.
        one: whether the value takes the singular.
    """
    units = cast("Mapping[str, Mapping[str, str]]", _table("labels.toml")["units"])
    entry = units.get(unit, units["other"])
    template = entry.get(f"{language}_one", entry[language]) if one else entry[language]
    return filled(template, {"value": value, "unit": unit})


def month(number: int, language: str) -> str:
    """The name of a month, counted from 1."""
    wide = cast("Mapping[str, list[str]]", _table("months.toml"))[language][number - 1].split("|")[0]
    return wide.capitalize() if language == "en" else wide


def states_apart(kind: str) -> frozenset[str]:
    """French names of states that do not follow the rule: `without_article`, `with_en` or `masculine`."""
    return frozenset(cast("Mapping[str, list[str]]", _table("labels.toml")["states"])[kind])
