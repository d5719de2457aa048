"""An article as attribution sees it: sentences, quotations, and which stands in which."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby

from recoupe.extract.cues import CueRules
from recoupe.extract.pack import Pack
from recoupe.extract.quotes import Quote, find_quotes
from recoupe.extract.syntax import Analysis, Sentence
from recoupe.extract.tokens import plain
from recoupe.model.article import BlockKind

PUNCTUATION = frozenset(",;:.!?…–—-()[]{}\"'«»“”‘’‹›")


@dataclass(frozen=True, slots=True)
class Scene:
    """What attribution works on.

    Attributes:
        text: the article's, quotation marks and apostrophes as they stand.
        plain: the same with plain marks; same length.
        sentences: of the blocks that speak: titles left out.
        quotes: outermost quotations, in text order.
        names: spans that the tools propose as people or bodies.
        rules: the cues of the language.
    """

    text: str
    plain: str
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    names: tuple[tuple[int, int, str], ...]
    rules: CueRules

    def block_start(self, sentence: Sentence) -> int:
        """Where the block of a sentence begins."""
        index = bisect_right(self.sentences, sentence.start, key=lambda other: other.start) - 1
        while index > 0 and self.sentences[index - 1].block == sentence.block:
            index -= 1
        return self.sentences[index].start

    def quote_over(self, position: int) -> Quote | None:
        """The outermost quotation whose words cover a position."""
        index = bisect_right(self.quotes, position, key=lambda quote: quote.outer_start) - 1
        if index < 0:
            return None
        quote = self.quotes[index]
        return quote if quote.outer_start <= position < quote.outer_end else None

    def quotes_in(self, start: int, end: int) -> list[Quote]:
        """Outermost quotations that share words with a span."""
        first = max(0, bisect_right(self.quotes, start, key=lambda quote: quote.outer_start) - 1)
        found = []
        for quote in self.quotes[first:]:
            if quote.outer_start >= end:
                break
            if quote.outer_end > start:
                found.append(quote)
        return found

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """A span without white space, outer commas, dashes and a final full stop."""
        while start < end and (self.text[start].isspace() or self.text[start] in ",;:.–—-"):
            start += 1
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in ",;:.–—-…"):
            end -= 1
        return start, end


def scene_of(analysis: Analysis, pack: Pack) -> Scene:
    """Lay out an article for attribution; titles name what is said, and are left out."""
    article = analysis.article
    speaking = tuple(
        sentence
        for sentence in analysis.sentences
        if article.blocks[sentence.block].kind is not BlockKind.TITLE
    )
    quotes: list[Quote] = []
    for block, _ in groupby(speaking, key=lambda sentence: sentence.block):
        span = article.blocks[block]
        quotes.extend(
            quote
            for quote in find_quotes(article.text, span.start, span.end, pack.quotes)
            if quote.depth == 0
        )
    return Scene(
        text=article.text,
        plain=plain(article.text),
        sentences=speaking,
        quotes=tuple(quotes),
        names=tuple((name.start, name.end, name.label) for name in analysis.names),
        rules=pack.cues,
    )
