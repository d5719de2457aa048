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
    """

    start: int
    end: int
    other: str
    other_start: int
    other_end: int
    background: bool = False


Ties = Mapping[str, tuple[Tie, ...]]


def ties_of(copies: Iterable[Copy]) -> Ties:
    """Index the passages of all copies by article, both ways."""
    ties: defaultdict[str, list[Tie]] = defaultdict(list)
    for copy in copies:
        if copy.relation is Relation.SHARED_QUOTES_ONLY:
            continue
        for one in copy.passages:
            ties[copy.a].append(Tie(one.a_start, one.a_end, copy.b, one.b_start, one.b_end, one.background))
            ties[copy.b].append(Tie(one.b_start, one.b_end, copy.a, one.a_start, one.a_end, one.background))
    return {article: tuple(sorted(found)) for article, found in ties.items()}


@dataclass(frozen=True, slots=True)
class Carriers:
    """The articles that carry a span.

    Attributes:
        spans: per capture id where the words stand, the article asked about included.
        background: whether some article carries them as shared background.
    """

    spans: Mapping[str, tuple[int, int]]
    background: bool


def carriers(ties: Ties, article: str, start: int, end: int) -> Carriers:
    """All articles that carry a span, followed from passage to passage."""
    spans = {article: (start, end)}
    waiting = [article]
    background = False
    while waiting:
        here = waiting.pop()
        low, high = spans[here]
        for tie in ties.get(here, ()):
            if tie.start >= high:
                break
            if _covers(tie, low, high):
                background = background or tie.background
                if tie.other not in spans:
                    spans[tie.other] = _mapped(tie, low, high)
                    waiting.append(tie.other)
    return Carriers(spans, background)


def _covers(tie: Tie, low: int, high: int) -> bool:
    """Whether a passage covers enough of a span."""
    return min(tie.end, high) - max(tie.start, low) >= CARRIED * (high - low)


def _mapped(tie: Tie, low: int, high: int) -> tuple[int, int]:
    """Where a span of one article falls in the other, by proportion inside the passage."""
    scale = (tie.other_end - tie.other_start) / max(1, tie.end - tie.start)
    start = tie.other_start + round((max(low, tie.start) - tie.start) * scale)
    end = tie.other_start + round((min(high, tie.end) - tie.start) * scale)
    return start, max(start + 1, end)
