"""Sentences: the words in which claims are told, and how their blanks are filled."""

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import cast

_BLANK = re.compile(r"\{(\w+)(?:\|([^{}]*))?\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")

Words = Callable[[str], str]


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Mapping[str, Mapping[str, object]]]:
    """The file of sentences."""
    source = files("recoupe.reference").joinpath("sentences.toml").read_text(encoding="utf-8")
    return cast("Mapping[str, Mapping[str, Mapping[str, object]]]", tomllib.loads(source))


def event_sentence(kind: str, language: str, *, by: bool) -> str | None:
    """The sentence of a kind of event, its blanks unfilled.

    Args:
        kind: of event.
        language: `fr` or `en`.
        by: the one that names who did it; None where this kind has none.
    """
    return cast("Mapping[str, str]", _table()["event"][kind]).get(f"{language}_by" if by else language)


def counted_noun(kind: str, language: str, *, one: bool) -> str | None:
    """What a kind of figure counts, as a noun for one or for many; None where the kind does not say."""
    row = cast("Mapping[str, tuple[str, str]] | None", _table()["counted"].get(kind))
    return None if row is None else row[language][0 if one else 1]


def stance_words(stance: str, language: str, form: str) -> str:
    """How a stance is said: `verb`, `noun`, or `that`, before reported words; empty where it has none."""
    return cast("Mapping[str, str]", _table()["stance"][stance]).get(f"{language}_{form}", "")


@lru_cache(maxsize=8)
def heads(language: str, kind: str) -> frozenset[str]:
    """Folded nouns by which bodies are called.

    Args:
        language: `fr` or `en`.
        kind: `masculine`, `feminine` or `known_many` in French, `words` in English.
    """
    return frozenset(cast("Mapping[str, list[str]]", _table()["heads"][language])[kind])


def told(template: str, words: Words) -> str:
    """Fill a sentence.

    A blank takes its words or its stand-in; an optional part stands only where all its blanks have words.

    Args:
        template: as `reference/sentences.toml` describes.
        words: the words of a blank, empty where there are none.
    """

    def filled(blank: re.Match[str]) -> str:
        return words(blank.group(1)) or blank.group(2) or ""

    def kept(part: re.Match[str]) -> str:
        blanks = _BLANK.findall(part.group(1))
        return part.group(1) if all(words(name) or other for name, other in blanks) else ""

    return _BLANK.sub(filled, _OPTIONAL.sub(kept, template))
