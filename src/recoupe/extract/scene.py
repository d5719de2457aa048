"""An article as attribution sees it: sentences, quotations, and which stands in which."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from recoupe.extract.cues import CueRules
from recoupe.extract.name_rules import NameRules
from recoupe.extract.pack import Pack
from recoupe.extract.quotes import Quote, quotes_of
from recoupe.extract.syntax import Analysis, Sentence
from recoupe.extract.tokens import plain
from recoupe.model.article import Article, BlockKind

PUNCTUATION = frozenset(",;:.!?…–—-()[]{}\"'«»“”‘’‹›")


@dataclass(frozen=True, slots=True)
class Scene:
    """What attribution works on.

    Attributes:
        text: the article's, quotation marks and apostrophes as they stand.
        plain: the same with plain marks; same length.
        sentences: of the blocks that speak, titles included.
        titles: indices of the blocks that are titles.
        quote_starts: where each quotation's opening mark stands.
        sentence_starts: where each sentence begins.
        quotes: outermost quotations, in text order.
        names: spans that the tools propose as people or bodies.
        rules: the cues of the language.
        words: what the language tells about names and nouns.
    """

    text: str
    plain: str
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    names: tuple[tuple[int, int, str], ...]
    rules: CueRules
    words: NameRules
    titles: frozenset[int] = frozenset()
    quote_starts: tuple[int, ...] = ()
    sentence_starts: tuple[int, ...] = ()

    def is_title(self, sentence: Sentence) -> bool:
        """Whether a sentence stands in a title, which reports by ways of its own."""
        return sentence.block in self.titles

    def names_over(self, position: int) -> list[tuple[int, int, str]]:
        """The proposed name that covers a position, if any."""
        index = bisect_right(self.names, position, key=lambda name: name[0]) - 1
        return [self.names[index]] if index >= 0 and position < self.names[index][1] else []

    def names_in(self, start: int, end: int) -> tuple[tuple[int, int, str], ...]:
        """The proposed names that begin in a span."""
        first, last = (bisect_left(self.names, at, key=lambda name: name[0]) for at in (start, end))
        return self.names[first:last]

    def block_start(self, sentence: Sentence) -> int:
        """Where the block of a sentence begins."""
        index = bisect_left(self.sentences, sentence.block, key=lambda other: other.block)
        return self.sentences[index].start

    def quote_over(self, position: int) -> Quote | None:
        """The outermost quotation whose words cover a position."""
        index = bisect_right(self.quote_starts, position) - 1
        if index < 0:
            return None
        quote = self.quotes[index]
        return quote if quote.outer_start <= position < quote.outer_end else None

    def quotes_in(self, start: int, end: int) -> list[Quote]:
        """Outermost quotations that share words with a span."""
        first = max(0, bisect_right(self.quote_starts, start) - 1)
        last = bisect_left(self.quote_starts, end)
        return [quote for quote in self.quotes[first:last] if quote.outer_end > start]

    def sentences_in(self, start: int, end: int) -> tuple[Sentence, ...]:
        """Sentences that share words with a span."""
        first = max(0, bisect_right(self.sentence_starts, start) - 1)
        last = bisect_right(self.sentence_starts, end - 1)
        return tuple(sentence for sentence in self.sentences[first:last] if sentence.end > start)

    def sentence_at(self, position: int) -> int | None:
        """Index of the sentence that covers a position."""
        index = bisect_right(self.sentence_starts, position) - 1
        return index if index >= 0 and position < self.sentences[index].end else None

    def before(self, position: int) -> int:
        """One past the last mark or letter before a position, white space passed over."""
        while position > 0 and self.text[position - 1].isspace():
            position -= 1
        return position

    def follows_colon(self, position: int) -> bool:
        """Whether a colon stands right before a position."""
        end = self.before(position)
        return end > 0 and self.text[end - 1] == ":"

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """A span without white space, outer commas, dashes and a final full stop."""
        while start < end and (self.text[start].isspace() or self.text[start] in ",;:.–—-"):
            start += 1
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in ",;:.–—-…"):
            end -= 1
        return start, end


def scene_of(analysis: Analysis, pack: Pack) -> Scene:
    """Lay out an article for attribution."""
    article = analysis.article
    blocks = [block for block, _ in groupby(analysis.sentences, key=lambda sentence: sentence.block)]
    titles = frozenset(block for block in blocks if article.blocks[block].kind is BlockKind.TITLE)
    quotes = tuple(_outermost(article, blocks, titles, pack))
    return Scene(
        text=article.text,
        plain=plain(article.text),
        sentences=analysis.sentences,
        quotes=quotes,
        names=tuple((name.start, name.end, name.label) for name in analysis.names),
        rules=pack.cues,
        words=pack.names,
        titles=titles,
        quote_starts=tuple(quote.outer_start for quote in quotes),
        sentence_starts=tuple(sentence.start for sentence in analysis.sentences),
    )


def _outermost(
    article: Article, blocks: Sequence[int], titles: frozenset[int], pack: Pack
) -> Iterator[Quote]:
    """The outermost quotations; none runs from a title on into the text."""
    parts = (
        [(article.blocks[at].start, article.blocks[at].end) for at in blocks if (at in titles) is title]
        for title in (True, False)
    )
    found = (quote for part in parts for quote in quotes_of(article.text, part, pack.quotes))
    return iter(sorted((quote for quote in found if quote.depth == 0), key=lambda quote: quote.outer_start))
