"""Quotations: pairs of marks, told from one another by what stands around them."""

from collections.abc import Iterator
from dataclasses import dataclass

_FAMILIES = {
    "«": "g",
    "»": "g",
    "‹": "s",
    "›": "s",
    '"': "d",
    "“": "d",
    "”": "d",
    "„": "d",
    "‟": "d",
    "″": "d",
}
_OPENS = frozenset("«‹„")
_CLOSES = frozenset("»›")
_SINGLES = frozenset("‘’'")
# Marks inside marks deeper than this are read as text: pages that hold more are broken.
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class QuoteRules:
    """How a language quotes.

    Attributes:
        single: whether single marks quote ('British style').
    """

    single: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation in one block.

    Attributes:
        start: first code point of the words inside the marks, white space left out.
        end: one past the last.
        outer_start: where the opening mark begins.
        outer_end: one past the closing mark; where none stands, the end of the block.
        closed: whether a closing mark stands.
        depth: 0 for one that stands in no other.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool
    depth: int


@dataclass(frozen=True, slots=True)
class _Open:
    family: str
    start: int
    width: int


def find_quotes(text: str, start: int, end: int, rules: QuoteRules) -> tuple[Quote, ...]:
    """Find the quotations of one block, in text order, those inside others included.

    A mark that could open or close is told by the white space around it, and where that does not
    tell (`” Il est clair. “`) by whether one is open. A closing mark that begins the block opens
    it: French newspapers repeat it so. One that nothing closes runs to the end of the block.

    Args:
        text: the article's text.
        start: of the block.
        end: of the block.
        rules: of its language.
    """
    while start < end and text[start].isspace():
        start += 1
    stack: list[_Open] = []
    found: list[Quote] = []
    for position, family, width in _marks(text, start, end, rules):
        opened = next((index for index, mark in enumerate(stack) if mark.family == family), None)
        if _is_opening(text, position, width, start, end, opened=opened is not None):
            if len(stack) < _DEEPEST:
                stack.append(_Open(family, position, width))
        elif opened is not None:
            mark = stack[opened]
            del stack[opened:]
            found.extend(_quote(text, mark, position, position + width, opened, closed=True))
    for depth, mark in enumerate(stack[:1]):
        if mark.family != "q":
            found.extend(_quote(text, mark, end, end, depth, closed=False))
    return tuple(sorted(found, key=lambda quote: (quote.outer_start, -quote.outer_end)))


def _marks(text: str, start: int, end: int, rules: QuoteRules) -> Iterator[tuple[int, str, int]]:
    """Positions, families and widths of the marks."""
    position = start
    while position < end:
        mark = text[position]
        pair = text[position : position + 2]
        if pair in {"<<", ">>", "''", ",,"} and position + 2 <= end:
            yield position, "g" if pair in {"<<", ">>"} else "d", 2
            position += 2
            continue
        if mark in _FAMILIES:
            yield position, _FAMILIES[mark], 1
        elif rules.single and mark in _SINGLES and _may_quote(text, position, start, end):
            yield position, "q", 1
        position += 1


def _may_quote(text: str, position: int, start: int, end: int) -> bool:
    """Whether a single mark may quote: an apostrophe stands between letters."""
    before = position > start and text[position - 1].isalnum()
    after = position + 1 < end and text[position + 1].isalnum()
    return not (before and after)


def _is_opening(text: str, position: int, width: int, start: int, end: int, *, opened: bool) -> bool:
    mark = text[position]
    if position == start:
        return True
    if mark in _OPENS or text[position : position + 2] == "<<":
        return True
    if mark in _CLOSES or text[position : position + 2] == ">>":
        return False
    spaced = text[position - 1].isspace() or text[position - 1] in "([{—–-:'’«/"
    following = text[position + width] if position + width < end else " "
    if spaced and not following.isspace() and following not in ".,;:!?)]»":
        return True
    if not spaced and (following.isspace() or not following.isalnum()):
        return False
    return not opened


def _quote(text: str, mark: _Open, end: int, outer_end: int, depth: int, *, closed: bool) -> Iterator[Quote]:
    start = mark.start + mark.width
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Quote(start, end, mark.start, outer_end, closed, depth)
