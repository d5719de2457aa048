"""How much of a block's words stand in another text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"\w+")
TAG = re.compile(r"<[^>]{1,500}>")
RUN = 3


@dataclass(frozen=True, slots=True)
class Reference:
    """A text to compare blocks with.

    Attributes:
        line: its words in lower case, joined by blanks, with a blank at both ends.
        runs: every run of three words.
    """

    line: str
    runs: frozenset[tuple[str, ...]]


# A page's title, summary and structured text are asked for several times in a row.
@lru_cache(maxsize=16)
def reference(text: str | None) -> Reference | None:
    """Make a text ready for comparison; None where there is nothing to compare with."""
    if not text:
        return None
    words = words_in(TAG.sub(" ", text) if "<" in text else text)
    if not words:
        return None
    return Reference(f" {' '.join(words)} ", frozenset(_runs(words)))


def words_in(text: str) -> list[str]:
    """The words of a text in lower case."""
    return WORD.findall(text.lower())


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return list(zip(words, words[1:], words[2:], strict=False))


def share_in(words: list[str], other: Reference | None) -> float:
    """The share of a block's words, three in a row, that another text holds.

    Args:
        words: the block's words in lower case.
        other: the text, or None.

    Returns:
        Between 0 and 1; for fewer than three words, whether they stand there side by side.
    """
    if other is None or not words:
        return 0.0
    if len(words) < RUN:
        return float(f" {' '.join(words)} " in other.line)
    return _share_of(_runs(words), other)


def shares_in(words: list[str], others: Sequence[Reference | None]) -> list[float]:
    """The shares of a block's words that other texts hold (see `share_in`)."""
    if len(words) < RUN:
        return [share_in(words, other) for other in others]
    runs = _runs(words)
    return [_share_of(runs, other) if other is not None else 0.0 for other in others]


def _share_of(runs: list[tuple[str, ...]], other: Reference) -> float:
    """The share of runs that another text holds."""
    # Most blocks share nothing with the title or the summary, which is told at once.
    if other.runs.isdisjoint(runs):
        return 0.0
    return sum(map(other.runs.__contains__, runs)) / len(runs)
