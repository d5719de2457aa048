"""Where sentences begin, told from the tokens alone, so that every tool agrees on it."""

from collections.abc import Sequence
from dataclasses import dataclass

# A parser's time and memory grow with the sentence; text without a full stop is cut here.
LONGEST = 300

_FINAL = frozenset(".?!…")
_CLOSING = frozenset('»”"’›)]')
_OPENING = frozenset('«“"‹‘[(–—-' + "'")
# Marks that begin the items of a list.
_BULLETS = frozenset("-–—•*●▪·■")
# A line this short that is followed by a capital letter was ended on purpose.
_SHORT_LINE = 60


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """What ends or begins a sentence in a language.

    Attributes:
        openers: capitalised words that begin a sentence even after an abbreviation or an
            acronym with full stops ("etc. Le", "U.S. The").
    """

    openers: frozenset[str]


def sentence_starts(text: str, spans: Sequence[tuple[int, int]], rules: SentenceRules) -> list[int]:
    """Find the tokens that begin a sentence.

    A full stop inside quotation marks ends a sentence only where a new one follows the mark:
    `« Nous savons. », a déclaré X` is one.

    Args:
        text: of one block, as it stands in the article.
        spans: of its tokens.
        rules: of its language.

    Returns:
        Indices of tokens in order; the first is 0 where there is any token.
    """
    starts = [0] if spans else []
    for index in range(1, len(spans)):
        since = index - starts[-1]
        if _begins(text, spans, index, rules) or since >= LONGEST:
            starts.append(index)
    return starts


def _begins(text: str, spans: Sequence[tuple[int, int]], index: int, rules: SentenceRules) -> bool:
    gap = text[spans[index - 1][1] : spans[index][0]]
    if "\n" in gap and _line_ends(text, spans[index - 1][1], spans[index][0]):
        return True
    if _is_closing(text, spans, index):
        return False
    last = index - 1
    while last >= 0 and _is_closing(text, spans, last):
        last -= 1
    if last < 0:
        return False
    return _ends(text, spans, last, index, rules)


def _line_ends(text: str, end: int, start: int) -> bool:
    """Whether the line that ends at `end` is a unit: a blank line, a stop, a short line, an item."""
    if text.count("\n", end, start) > 1 or text[end - 1] in _FINAL | _CLOSING:
        return True
    if text[start] in _BULLETS and text[start + 1 : start + 2].isspace():
        return True
    line = text.rfind("\n", 0, end) + 1
    return end - line < _SHORT_LINE and text[start].isupper()


def _is_closing(text: str, spans: Sequence[tuple[int, int]], index: int) -> bool:
    start, end = spans[index]
    if end - start != 1 and text[start:end] != ">>":
        return False
    mark = text[start]
    if mark in "»›)]>":
        return True
    if mark not in '"”“’':
        return False
    spaced = start == 0 or text[start - 1].isspace()
    followed = end < len(text) and not text[end].isspace()
    return not spaced or (mark in "”“" and not followed) or end == len(text)


def _ends(text: str, spans: Sequence[tuple[int, int]], last: int, index: int, rules: SentenceRules) -> bool:
    start, end = spans[last]
    word = text[start:end]
    opens = _opens(text, spans, index)
    if word[-1] not in _FINAL or not opens:
        return False
    if word[-1] == "." and len(word) > 1 and word.strip("."):
        following = text[spans[index][0] : spans[index][1]]
        return following in rules.openers and (word.count(".") > 1 or word[0].islower())
    return True


def _opens(text: str, spans: Sequence[tuple[int, int]], index: int) -> bool:
    """Whether a sentence can begin with this token: a capital, a digit or a mark before one."""
    for position in range(index, min(index + 3, len(spans))):
        start, end = spans[position]
        if text[start] in _OPENING or text[start:end] == "<<":
            continue
        return text[start].isdigit() or (text[start].isalpha() and not text[start].islower())
    return False
