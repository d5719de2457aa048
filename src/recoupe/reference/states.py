"""States, with their names, capitals and demonyms in French and English."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from anyascii import anyascii

_FILE = Path(__file__).parent / "states.tsv"
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class State:
    """A state or a territory that news treats as one.

    Attributes:
        code: ISO 3166-1 alpha-2.
        french: name in French.
        english: name in English.
        names: all names, those two included.
        capitals: in any spelling; former ones too.
        demonyms: every form in French and English ("kazakh", "kazakhes", "Kazakhs").
    """

    code: str
    french: str
    english: str
    names: tuple[str, ...]
    capitals: tuple[str, ...]
    demonyms: tuple[str, ...]


@lru_cache(maxsize=1)
def states() -> tuple[State, ...]:
    """All states, in the order of their codes."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return tuple(_state(line) for line in lines if not line.startswith("#"))


def state_named(name: str, *, capital: bool = False) -> str | None:
    """Give the code of the state that a name names.

    Args:
        name: in French or English; case, accents and punctuation do not matter.
        capital: whether a capital stands for its state.
    """
    key = _key(name)
    return _by_name().get(key) or (_by_capital().get(key) if capital else None)


def state_of_demonym(word: str) -> str | None:
    """Give the code of the state that an adjective or name of inhabitants points to."""
    return _by_demonym().get(_key(word))


def state_coded(code: str) -> State:
    """Give a state by its code.

    Raises:
        KeyError: no state has it.
    """
    return _by_code()[code]


def _state(line: str) -> State:
    code, french, english, others, capitals, in_french, in_english = line.split("\t")
    forms = [form for word in _parts(in_french) for form in _french_forms(word)]
    forms += [form for word in _parts(in_english) for form in (word, f"{word}s")]
    return State(
        code=code,
        french=french,
        english=english,
        names=tuple(dict.fromkeys((french, english, *_parts(others)))),
        capitals=_parts(capitals),
        demonyms=tuple(dict.fromkeys(forms)),
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


# Endings of feminine forms; the first that fits.
_FEMININES = (
    ("turc", "turque"),
    ("grec", "grecque"),
    ("en", "enne"),
    ("an", "ane"),
    ("on", "onne"),
    ("e", "e"),
    ("", "e"),
)


def _french_forms(masculine: str) -> tuple[str, ...]:
    """Masculine and feminine, singular and plural."""
    ending, replacement = next(pair for pair in _FEMININES if masculine.endswith(pair[0]))
    feminine = masculine[: len(masculine) - len(ending)] + replacement
    plural = masculine if masculine.endswith("s") else f"{masculine}s"
    return masculine, feminine, plural, f"{feminine}s"


def _key(name: str) -> str:
    return _NOT_WORD.sub("", anyascii(name).casefold())


@lru_cache(maxsize=1)
def _by_code() -> dict[str, State]:
    return {state.code: state for state in states()}


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    return {_key(name): state.code for state in states() for name in state.names}


@lru_cache(maxsize=1)
def _by_capital() -> dict[str, str]:
    return {_key(name): state.code for state in reversed(states()) for name in state.capitals}


@lru_cache(maxsize=1)
def _by_demonym() -> dict[str, str]:
    """Demonyms that several states share ("congolais", "Dominican") point to the first of them."""
    return {_key(form): state.code for state in reversed(states()) for form in state.demonyms}
