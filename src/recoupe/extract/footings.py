"""Footings: words that say what an account rests on."""

from bisect import bisect_left
from collections.abc import Sequence

from recoupe.extract.pack import Pack
from recoupe.extract.syntax import Analysis
from recoupe.extract.tokens import plain
from recoupe.model.anchor import anchor_at
from recoupe.model.facts import Footing, Mention


def find_footings(analysis: Analysis, pack: Pack, mentions: Sequence[Mention]) -> tuple[Footing, ...]:
    """Find where the text says that somebody saw, told, or wrote down what it reports.

    Args:
        analysis: of the article.
        pack: of its language.
        mentions: of the article, in text order.
    """
    text = analysis.article.text
    simple = plain(text)
    found: dict[tuple[int, int], Footing] = {}
    for sentence in analysis.sentences:
        here: list[tuple[int, int]] = []
        for pattern, basis in pack.cues.footings:
            for match in pattern.finditer(simple, sentence.start, sentence.end):
                span = match.span()
                if any(start < span[1] and span[0] < end for start, end in here):
                    continue
                here.append(span)
                source = _mention_in(mentions, *match.span("source"))
                found[span] = Footing(anchor_at(text, *span), basis, source)
    return tuple(found[span] for span in sorted(found))


def _mention_in(mentions: Sequence[Mention], start: int, end: int) -> int | None:
    """The first mention that begins in a span."""
    at = bisect_left(mentions, start, key=lambda one: one.anchor.start)
    return at if at < len(mentions) and mentions[at].anchor.start < end else None
