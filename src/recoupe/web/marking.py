"""Marking facts in a text: nested and overlapping spans as a well-formed run of pieces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from recoupe.model.anchor import Anchor
from recoupe.record.views import AnyFact


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to mark.

    Attributes:
        start: first code point.
        end: one past the last.
        name: the fact's id, or any other name that is the mark's alone.
        classes: how it is drawn: its kind, `rejected` and so on.
        number: of its note, or None where it has none.
        fact: id of the fact to which the words belong without being its own, as a cue's do; else None.
    """

    start: int
    end: int
    name: str
    classes: str
    number: int | None = None
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A step in drawing a marked text: words, or where a mark opens or closes.

    Attributes:
        action: `words`, `open`, `close`, or `note` after the last piece of a mark that has a number.
        words: of `words`.
        mark: of the others.
        first: whether `open` is the mark's first; a mark that crosses another is drawn in pieces.
    """

    action: str
    words: str = ""
    mark: Mark | None = None
    first: bool = True


@dataclass(slots=True)
class _Drawing:
    """The marks that are open, the outermost first, and those that were opened before."""

    text: str
    at: int
    stack: list[Mark] = field(default_factory=list)
    begun: set[str] = field(default_factory=set)

    def up_to(self, position: int) -> Iterator[Piece]:
        if self.at < position:
            yield Piece("words", words=self.text[self.at : position])
            self.at = position

    def open(self, mark: Mark) -> Iterator[Piece]:
        yield from self.up_to(mark.start)
        yield Piece("open", mark=mark, first=mark.name not in self.begun)
        self.stack.append(mark)
        self.begun.add(mark.name)

    def close_until(self, position: int) -> Iterator[Piece]:
        """Close the marks that end before or at a position; those that they cross are opened again."""
        while self.stack and (end := min(mark.end for mark in self.stack)) <= position:
            yield from self.up_to(end)
            lowest = next(n for n, mark in enumerate(self.stack) if mark.end == end)
            above = self.stack[lowest:]
            del self.stack[lowest:]
            for mark in reversed(above):
                yield Piece("close", mark=mark)
                if mark.end == end and mark.number is not None:
                    yield Piece("note", mark=mark)
            for mark in above:
                if mark.end > end:
                    self.stack.append(mark)
                    yield Piece("open", mark=mark, first=False)


def pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Piece]:
    """Cut a span of a text into pieces.

    Args:
        text: of the article.
        start: first code point to draw.
        end: one past the last.
        marks: those that share a code point with the span; what hangs over is left out.

    Returns:
        Pieces whose words put together are `text[start:end]`; each `open` has its `close`, well nested.
    """
    inside = [
        replace(mark, start=max(mark.start, start), end=min(mark.end, end), number=_number(mark, end))
        for mark in marks
        if mark.start < end and start < mark.end
    ]
    drawing = _Drawing(text, start)
    drawing.begun.update(mark.name for mark in marks if mark.start < start)
    found: list[Piece] = []
    for mark in sorted(inside, key=lambda mark: (mark.start, -mark.end, mark.name)):
        found.extend(drawing.close_until(mark.start))
        found.extend(drawing.open(mark))
    found.extend(drawing.close_until(end))
    found.extend(drawing.up_to(end))
    return found


def _number(mark: Mark, end: int) -> int | None:
    return mark.number if mark.end <= end else None


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with the words of a fact told apart.

    Attributes:
        before: the sentence up to the words.
        words: of the fact.
        after: the rest of it.
    """

    before: str
    words: str
    after: str


# What a list shows of a sentence at most, on each side of the words and of the words themselves.
AROUND, LONGEST = 220, 600


def quote(view: AnyFact) -> Quote:
    """A fact's sentence with its words told apart, cut where it is too long for a list."""
    return quoted(view.sentence, view.sentence_start, view.fact.anchor)


def quoted(sentence: str, sentence_start: int, anchor: Anchor) -> Quote:
    """A sentence with some of its words told apart."""
    start, end = anchor.start - sentence_start, anchor.end - sentence_start
    before, words, after = sentence[:start], sentence[start:end], sentence[end:]
    if len(before) > AROUND:
        before = "…" + before[-AROUND:]
    if len(words) > LONGEST:
        words = words[: LONGEST // 2] + " […] " + words[-LONGEST // 2 :]
    if len(after) > AROUND:
        after = after[:AROUND] + "…"
    return Quote(before, words, after)


def snippet(words: str) -> list[tuple[str, bool]]:
    """Cut what a search found into words and found words.

    Args:
        words: found words stand between U+0002 and U+0003.

    Returns:
        Pairs of words and whether they were sought.
    """
    parts: list[tuple[str, bool]] = []
    for n, part in enumerate(words.split("\x02")):
        found, closed, rest = part.partition("\x03")
        if n and closed:
            parts += [(found, True), (rest, False)]
        else:
            parts.append((part, False))
    return [(words, sought) for words, sought in parts if words]


def kinds_in_order(facts: Sequence[AnyFact]) -> list[tuple[str, list[AnyFact]]]:
    """The facts of an article by kind, in the order in which the page lists kinds."""
    order = ("statement", "figure", "event", "time", "mention", "footing")
    return [(kind, found) for kind in order if (found := [view for view in facts if view.kind == kind])]
