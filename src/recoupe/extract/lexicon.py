"""Word lists that ship with the packs as TOML, and how they become patterns."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources


def load_lexicon(package: str, name: str) -> dict[str, object]:
    """Read a pack's word list.

    Args:
        package: dotted name of the pack.
        name: file name, with `.toml`.
    """
    return tomllib.loads(resources.files(package).joinpath(name).read_text(encoding="utf-8"))


def words_of(table: object, where: str) -> dict[str, list[str]]:
    """A table of lists of words, checked.

    Raises:
        TypeError: it is something else; `where` names it.
    """
    if not isinstance(table, Mapping):
        raise TypeError(f"{where} is no table")
    for key, words in table.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise TypeError(f"{where}.{key} is no list of words")
    return {str(key): list(words) for key, words in table.items()}


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of some expressions, as whole words, the longer ones first."""
    return re.compile(rf"(?<!\w)(?:{_longest_first(words)})(?!\w)")


def at_end(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of some expressions right before a place."""
    return re.compile(rf"(?<!\w)(?:{_longest_first(words)}) ?$")


def labelled(tables: Mapping[str, Iterable[str]], *, at_end: bool = False) -> re.Pattern[str]:
    """A pattern whose named groups tell which table a whole word stands in."""
    groups = "|".join(f"(?P<{label}>{_longest_first(words)})" for label, words in tables.items())
    return re.compile(rf"(?<!\w)(?:{groups})(?!\w)" + (" ?$" if at_end else ""))


def _longest_first(words: Iterable[str]) -> str:
    """An alternation in which no expression hides a longer one."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
