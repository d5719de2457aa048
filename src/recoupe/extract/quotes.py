"""Quotations: pairs of marks, told from one another by what stands around them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.extract.quote_marks import FAMILIES, MATES, Mark, QuoteRules, Role, marks_in

# Marks inside marks deeper than this are read as text: pages that hold more are broken.
_DEEPEST = 4
# Blocks over which a quotation may run with no mark of its own.
_FARTHEST = 8
_STOPS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation in one block.

    Attributes:
        start: first code point of the words inside the marks, white space left out.
        end: one past the last.
        outer_start: where the opening mark begins; where none stands, as `start`.
        outer_end: one past the closing mark; where none stands, the end of the words.
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
    mark: Mark
    depth: int


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one block quotes.

    Attributes:
        quotes: in the order in which they end.
        orphan: the closing mark that stands before any other and has nothing to close, if any.
        left: the family of the mark that nothing closes, or an empty string.
    """

    quotes: tuple[Quote, ...]
    orphan: Mark | None
    left: str


def quotes_of(text: str, blocks: Sequence[tuple[int, int]], rules: QuoteRules) -> tuple[Quote, ...]:
    """Find the quotations of an article, in text order, those inside others included.

    A quotation ends with its block; one that nothing closes goes on in the blocks after, where
    newspapers open it again at each paragraph, or leave all marks out up to the last. A closing
    mark that nothing opened closes its own sentence.

    Args:
        text: the article's text.
        blocks: start and end of each, in text order.
        rules: of its language.
    """
    readings: list[_Reading] = []
    for at, (start, end) in enumerate(blocks):
        left = readings[-1].left if readings else ""
        following = blocks[at + 1][0] if at + 1 < len(blocks) else len(text)
        readings.append(_read(text, start, end, rules, left, FAMILIES.get(text[following : following + 1])))
    found = [quote for reading in readings for quote in reading.quotes]
    for at, (start, _) in enumerate(blocks):
        found.extend(_running_on(text, blocks, readings, at))
        orphan = readings[at].orphan
        if orphan is not None and not _is_continued(readings, at):
            found.extend(_orphaned(text, start, orphan))
    return tuple(sorted(set(found), key=lambda quote: (quote.outer_start, -quote.outer_end)))


def _read(text: str, start: int, end: int, rules: QuoteRules, left: str, goes_on: str | None) -> _Reading:
    """Pair the marks of a block.

    Args:
        text: the article's text.
        start: of the block.
        end: of the block.
        rules: of its language.
        left: family of the mark that the block before left open, or an empty string.
        goes_on: family of the mark that begins the next block, or None.
    """
    marks = list(marks_in(text, start, end, rules))
    pairing = _Pairing(text, marks, left)
    for mark in marks:
        pairing.take(mark)
    never = (
        quote for opened in pairing.stack[:1] for quote in _never_closed(text, opened, start, end, goes_on)
    )
    spare = pairing.spare
    lone = spare is not None and spare.role is Role.CLOSES and not _measures(text, spare)
    orphan = spare if lone else None
    return _Reading((*pairing.found, *never), orphan, _left_open(pairing.stack))


class _Pairing:
    """The marks of a block, taken one by one.

    Attributes:
        stack: the marks that are open.
        found: the quotations that have ended.
        spare: the first mark where it neither opens nor closes anything, or None.
    """

    def __init__(self, text: str, marks: Sequence[Mark], left: str) -> None:
        self.stack: list[_Open] = []
        self.found: list[Quote] = []
        self.spare: Mark | None = None
        self._text = text
        self._left = left
        self._first = marks[0] if marks else None
        self._closing = Counter(mark.family for mark in marks if mark.role is not Role.OPENS)
        self._too_deep = 0

    def take(self, mark: Mark) -> None:
        """Open or close a quotation with the next mark."""
        if mark.role is not Role.OPENS:
            self._closing[mark.family] -= 1
        mate = _mate(self.stack, mark)
        if _opens(mark, mate, left=self._left, closing=self._closing):
            self._open(mark)
        elif mate is not None and self._too_deep:
            self._too_deep -= 1
        else:
            self._close(mark, _other_family(self.stack, mark, self._closing) if mate is None else mate)

    def _open(self, mark: Mark) -> None:
        again = _opened_again(self.stack, mark, self._closing)
        if again is not None:
            self._end(again, mark.start, mark.start, closed=False)
        if len(self.stack) < _DEEPEST:
            self.stack.append(_Open(mark, len(self.stack)))
        else:
            self._too_deep += 1

    def _close(self, mark: Mark, mate: int | None) -> None:
        if mate is not None:
            self._end(mate, mark.start, mark.end, closed=True)
        elif mark is self._first:
            self.spare = mark

    def _end(self, at: int, end: int, outer_end: int, *, closed: bool) -> None:
        """End the open mark at a place of the stack, and those inside it."""
        self.found.extend(_between(self._text, self.stack[at], end, outer_end, closed=closed))
        del self.stack[at:]


def _measures(text: str, mark: Mark) -> bool:
    """Whether a mark stands for inches or seconds."""
    return mark.shape == "straight" and text[mark.start - 1 : mark.start].isdigit()


def _left_open(stack: Sequence[_Open]) -> str:
    return stack[0].mark.family if stack and stack[0].mark.family != "single" else ""


def _mate(stack: Sequence[_Open], mark: Mark) -> int | None:
    """The innermost open mark that a mark may close: its own shape, else its family."""
    kin = [at for at, opened in enumerate(stack) if opened.mark.family == mark.family]
    return next((at for at in reversed(kin) if stack[at].mark.shape == mark.shape), max(kin, default=None))


def _opens(mark: Mark, mate: int | None, *, left: str, closing: Counter[str]) -> bool:
    """Whether a mark opens a quotation, told by its shape, its place and what is open."""
    if mark.leads and mark.role is Role.CLOSES:
        # French newspapers repeat the closing mark at each paragraph; as a bullet it quotes nothing.
        return bool(mate is not None or left == mark.family or closing[mark.family] > 0)
    if mark.role is Role.EITHER:
        return mate is None
    return mark.role is Role.OPENS


def _opened_again(stack: Sequence[_Open], mark: Mark, closing: Counter[str]) -> int | None:
    """The open mark that a further one of its shape ends: paragraphs run together, each opened again."""
    same = [at for at, opened in enumerate(stack) if opened.mark.shape == mark.shape]
    if not same:
        return None
    nested = MATES.get(mark.text) is not None and closing[mark.family] > len(same) and not mark.leads
    return None if nested else same[0]


def _other_family(stack: Sequence[_Open], mark: Mark, closing: Counter[str]) -> int | None:
    """The open mark that a closing one of another family ends, where none of its own is to come."""
    if not stack or mark.role is not Role.CLOSES or mark.family == "single":
        return None
    opened = stack[-1].mark
    return len(stack) - 1 if opened.family != "single" and closing[opened.family] == 0 else None


def _between(text: str, opened: _Open, end: int, outer_end: int, *, closed: bool) -> Iterator[Quote]:
    start, end = _trimmed(text, opened.mark.end, end)
    if start < end:
        yield Quote(start, end, opened.mark.start, outer_end if closed else end, closed, opened.depth)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _never_closed(text: str, opened: _Open, start: int, end: int, goes_on: str | None) -> Iterator[Quote]:
    """A quotation never closed: its block where it opens it or the next goes on, else its sentence."""
    if opened.mark.family == "single":
        return
    begins = not text[start : opened.mark.start].strip()
    stop = end if begins or goes_on == opened.mark.family else _sentence_end(text, opened.mark.end, end)
    yield from _between(text, opened, stop, stop, closed=False)


def _sentence_end(text: str, start: int, end: int) -> int:
    """One past the first full stop that a sentence follows."""
    for at in range(start, end):
        if text[at] in _STOPS and (at + 1 >= end or text[at + 1].isspace()):
            following = text[at + 1 : at + 12].lstrip('»”" \u00a0\u202f\n')
            if not following or not following[0].islower():
                return at + 1
    return end


def _sentence_start(text: str, start: int, end: int) -> int:
    """Where the sentence that ends at `end` begins."""
    for at in range(end - 2, start, -1):
        if text[at - 1] in _STOPS | {"\n"} and text[at].isspace() and text[at - 2 : at] != " .":
            return at
    return start


def _orphaned(text: str, start: int, mark: Mark) -> Iterator[Quote]:
    """The sentence that a closing mark ends which nothing opened."""
    if mark.family == "single" or mark.shape == "straight":
        return
    first, last = _trimmed(text, _sentence_start(text, start, mark.start), mark.start)
    if first < last:
        yield Quote(first, last, first, mark.end, True, 0)


def _running_on(
    text: str, blocks: Sequence[tuple[int, int]], readings: Sequence[_Reading], at: int
) -> Iterator[Quote]:
    """The blocks after one that leaves its quotation open, up to the mark that closes it."""
    family = readings[at].left
    if not family:
        return
    for following in range(at + 1, min(at + 1 + _FARTHEST, len(blocks))):
        orphan = readings[following].orphan
        if orphan is not None and orphan.family == family:
            for between in range(at + 1, following):
                start, end = _trimmed(text, *blocks[between])
                yield Quote(start, end, start, end, False, 0)
            start, end = _trimmed(text, blocks[following][0], orphan.start)
            if start < end:
                yield Quote(start, end, start, orphan.end, True, 0)
            return
        if readings[following].quotes or readings[following].left or orphan is not None:
            return


def _is_continued(readings: Sequence[_Reading], at: int) -> bool:
    """Whether the orphan of a block closes what a block before left open."""
    orphan = readings[at].orphan
    for before in range(at - 1, max(-1, at - 1 - _FARTHEST), -1):
        if readings[before].left:
            return orphan is not None and readings[before].left == orphan.family
        if readings[before].quotes:
            return False
    return False
