"""Carriage: which other articles carry the words of a span, by the aligned passages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recoupe.model.comparison import Copy
from recoupe.model.vocabulary import Relation

# A passage carries a fact where it covers this much of its words.
CARRIED = 0.5


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """A passage of one article that stands in another.

    Attributes:
        start: first code point in the article.
        end: one past the last.
        other: the capture id of the other article.
        other_start: first code point there.
        other_end: one past the last.
        background: whether the two articles share background only, so that neither speaks for the other.
        translated: whether one is a translation, so that only the paragraph is known.
    """

    start: int
    end: int
    other: str
    other_start: int
    other_end: int
    background: bool = False
    translated: bool = False


Ties = Mapping[str, tuple[Tie, ...]]


def ties_of(copies: Iterable[Copy]) -> Ties:
    """Index the passages of all copies by article, both ways."""
    ties: defaultdict[str, list[Tie]] = defaultdict(list)
    for copy in copies:
        if copy.relation is Relation.SHARED_QUOTES_ONLY:
            continue
        for one in copy.passages:
            here, there = (one.a_start, one.a_end), (one.b_start, one.b_end)
            ties[copy.a].append(Tie(*here, copy.b, *there, one.background, copy.translated))
            ties[copy.b].append(Tie(*there, copy.a, *here, one.background, copy.translated))
    return {article: tuple(sorted(found)) for article, found in ties.items()}


@dataclass(frozen=True, slots=True)
class Carriers:
    """The articles that carry a span.

    Attributes:
        spans: per capture id where the words stand, the article asked about included.
        background: whether some article carries them as shared background.
        translated: the articles that carry them in another language: the span is a whole paragraph.
    """

    spans: Mapping[str, tuple[int, int]]
    background: bool
    translated: frozenset[str] = frozenset()


def carriers(ties: Ties, article: str, start: int, end: int) -> Carriers:
    """All articles that carry a span, followed from passage to passage."""
    spans = {article: (start, end)}
    waiting = [article]
    background = False
    translated: set[str] = set()
    while waiting:
        here = waiting.pop()
        low, high = spans[here]
        for tie in ties.get(here, ()):
            if tie.start >= high:
                break
            if not _covers(tie, low, high):
                continue
            background = background or tie.background
            if tie.other not in spans:
                spans[tie.other] = _mapped(tie, low, high)
                waiting.append(tie.other)
                if tie.translated or here in translated:
                    spans[tie.other] = (tie.other_start, tie.other_end)
                    translated.add(tie.other)
    return Carriers(spans, background, frozenset(translated))


def _covers(tie: Tie, low: int, high: int) -> bool:
    """Whether a passage covers enough of a span, or of itself where the span is a whole paragraph."""
    shorter = min(high - low, tie.end - tie.start) if tie.translated else high - low
    return min(tie.end, high) - max(tie.start, low) >= CARRIED * shorter


def _mapped(tie: Tie, low: int, high: int) -> tuple[int, int]:
    """Where a span of one article falls in the other, by proportion inside the passage."""
    scale = (tie.other_end - tie.other_start) / max(1, tie.end - tie.start)
    start = tie.other_start + round((max(low, tie.start) - tie.start) * scale)
    end = tie.other_start + round((min(high, tie.end) - tie.start) * scale)
    return start, max(start + 1, end)
