"""An article's tokens in one line, and spans of them."""

from dataclasses import dataclass

from recoupe.extract.syntax import Analysis, Token
from recoupe.extract.tokens import plain

_SENTENCE_ENDS = frozenset({".", "!", "?", ":", "…", "»", "«", '"', "“", "”"})


@dataclass(frozen=True, slots=True)
class Line:
    """All tokens of an article in text order, with the block of each."""

    tokens: tuple[Token, ...]
    blocks: tuple[int, ...]
    first: dict[int, int]

    def index_at(self, start: int) -> int | None:
        """Index of the token that begins at a position."""
        return self.first.get(start)


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens of a proposed name."""

    first: int
    last: int
    label: str
    sure: bool = False


def line_of(analysis: Analysis) -> Line:
    """Put the tokens of all sentences in one line."""
    tokens = tuple(token for sentence in analysis.sentences for token in sentence.tokens)
    blocks = tuple(sentence.block for sentence in analysis.sentences for _ in sentence.tokens)
    return Line(tokens, blocks, {token.start: index for index, token in enumerate(tokens)})


def words_of(line: Line, span: Span) -> str:
    """The name's words as they stand, joined as the text joins them."""
    parts = []
    for index in range(span.first, span.last):
        token = line.tokens[index]
        gap = index > span.first and line.tokens[index - 1].end < token.start
        parts.append((" " if gap else "") + plain(token.text))
    return "".join(parts)


def begins(line: Line, index: int) -> bool:
    """Tell whether a token begins a sentence, where a capital tells nothing."""
    return (
        index == 0
        or line.blocks[index] != line.blocks[index - 1]
        or line.tokens[index - 1].text in _SENTENCE_ENDS
    )
