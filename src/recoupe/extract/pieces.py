"""Blocks of an article as tokens in sentences, before any tool has read them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from recoupe.extract.sentences import SentenceRules, sentence_starts
from recoupe.extract.syntax import NameSpan, Sentence
from recoupe.extract.tokens import TokenRules, plain, token_spans
from recoupe.model.article import BODY_KINDS, Article, Block, BlockKind

READ_KINDS = BODY_KINDS | {BlockKind.TITLE}

# Tokens of a piece at most: the tools' memory grows with it.
_LARGEST = 2_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens of one block that the tools read together.

    Attributes:
        block: index of its block in `Article.blocks`.
        spans: start and end of each token in the article's text.
        starts: tokens that begin a sentence; the first is 0.
    """

    block: int
    spans: Sequence[tuple[int, int]]
    starts: Sequence[int]


class Tools(Protocol):
    """What tells of each token what it is and on which other it depends."""

    def read(self, text: str, pieces: Sequence[Piece]) -> tuple[list[Sentence], list[NameSpan]]:
        """Analyse the pieces of an article.

        Args:
            text: of the article.
            pieces: of it, in text order.

        Returns:
            Their sentences, and the names that the tools propose, if any.
        """


def pieces_of(article: Article, tokens: TokenRules, sentences: SentenceRules) -> list[Piece]:
    """Cut an article into tokens and sentences; furniture and captions are left out."""
    return [
        piece
        for index, block in enumerate(article.blocks)
        if block.kind in READ_KINDS
        for piece in _pieces(article, index, block, tokens, sentences)
    ]


def _pieces(
    article: Article, index: int, block: Block, tokens: TokenRules, sentences: SentenceRules
) -> Iterator[Piece]:
    words = article.words_of(block)
    spans = token_spans(plain(words), tokens)
    starts = sentence_starts(words, spans, sentences)
    shifted = [(start + block.start, end + block.start) for start, end in spans]
    for first, last in _portions(starts, len(spans)):
        inside = [start - first for start in starts if first <= start < last]
        yield Piece(block=index, spans=shifted[first:last], starts=inside)


def _portions(starts: Sequence[int], count: int) -> Iterator[tuple[int, int]]:
    """Group whole sentences into portions that the tools can hold."""
    first = 0
    for start in starts[1:]:
        if start - first > _LARGEST:
            yield first, start
            first = start
    if count:
        yield first, count
