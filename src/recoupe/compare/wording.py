"""Wording: an article's words made comparable, each keeping its place in the article."""

import hashlib
import re
import unicodedata
import zlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any

import numpy as np

from recoupe.compare.quoting import quoted_spans
from recoupe.model.article import BODY_KINDS, Article, Block, BlockKind

Numbers = np.ndarray[tuple[Any, ...], np.dtype[np.int32]]
Hashes = np.ndarray[tuple[Any, ...], np.dtype[np.uint64]]
Flags = np.ndarray[tuple[Any, ...], np.dtype[np.bool_]]

COMPARED = BODY_KINDS | {BlockKind.CAPTION}

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
# A full stop after one of these, or after a single letter, ends no sentence.
_SHORT = frozenset(
    "mr mrs ms dr st gen sen rep gov col lt sgt prof mme mm mgr me art no vs inc ltd corp".split()  # noqa: SIM905
)
_STOP = re.compile(r"[.!?…]+(?:\s?[\"”»’')\]])*\s+(?=[\"“«‘'(\[]?\s?[^\W_a-z])")


@dataclass(frozen=True)
class Wording:
    """The compared words of one article: body, standfirst, headings and captions, never furniture.

    Attributes:
        id: the capture id.
        tokens: hashes of the words in lower case without accents.
        starts: first code point of each word in the article's text.
        ends: one past the last.
        quoted: whether each word stands inside quotation marks.
        sentences: number of the sentence of each word, from 0, not decreasing.
        blocks: index in `Article.blocks` of the block of each word, not decreasing.
    """

    id: str
    tokens: Hashes
    starts: Numbers
    ends: Numbers
    quoted: Flags
    sentences: Numbers
    blocks: Numbers

    def __len__(self) -> int:
        """The number of words."""
        return len(self.tokens)

    @cached_property
    def key(self) -> bytes:
        """A hash of what the alignment of this wording with another depends on."""
        state = hashlib.blake2b(self.tokens.tobytes(), digest_size=16)
        state.update(self.quoted.tobytes())
        return state.digest()

    def without(self, blocks: frozenset[int]) -> "Wording":
        """The same article without the words of some blocks."""
        if not blocks:
            return self
        kept = ~np.isin(self.blocks, list(blocks))
        return Wording(
            self.id,
            self.tokens[kept],
            self.starts[kept],
            self.ends[kept],
            self.quoted[kept],
            self.sentences[kept],
            self.blocks[kept],
        )


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """A word in lower case, without accents or ligatures."""
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKD", word.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(mark for mark in folded if not unicodedata.combining(mark))


# Letters of a word that serve as its stem, and the shortest word that has content.
STEM = 6
SHORTEST = 4
_LETTERS = re.compile(r"\w+")


def stems(words: str) -> frozenset[str]:
    """The stems of the words with content."""
    return frozenset(plain(word)[:STEM] for word in _LETTERS.findall(words) if len(word) >= SHORTEST)


@lru_cache(maxsize=1 << 16)
def token_of(word: str) -> int:
    """Hash a word so that case, accents and the writing of numbers do not matter.

    The hash is the same in every process, so that sketches, which sample by it, are too.
    """
    if word[0].isdigit():
        word = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", word)
    letters = plain(word).encode()
    return zlib.crc32(letters) << 20 ^ zlib.adler32(letters)


def sentence_starts(words: str) -> list[int]:
    """Where the sentences of one block begin, counted in code points of the block."""
    starts = [0]
    for stop in _STOP.finditer(words):
        before = words[max(0, stop.start() - 12) : stop.start()].rsplit(None, 1)
        last = before[-1].strip("\"“«‘'([").lower() if before else ""
        if words[stop.start()] == "." and (last in _SHORT or len(last) == 1):
            continue
        starts.append(stop.end())
    return starts


def wording_of(capture: str, article: Article) -> Wording:
    """Make an article's wording.

    Args:
        capture: the capture id.
        article: what it says.
    """
    found = [
        (index, block)
        for index, block in enumerate(article.blocks)
        if block.kind in COMPARED and block.end > block.start
    ]
    rows: list[tuple[int, int, int, bool, int, int]] = []
    sentence = 0
    for index, block in found:
        sentence += _words_of_block(article, index, block, sentence, rows)
    columns = tuple(zip(*rows, strict=True)) if rows else ((),) * 6
    return Wording(
        capture,
        np.array(columns[0], dtype=np.uint64),
        np.array(columns[1], dtype=np.int32),
        np.array(columns[2], dtype=np.int32),
        np.array(columns[3], dtype=np.bool_),
        np.array(columns[4], dtype=np.int32),
        np.array(columns[5], dtype=np.int32),
    )


def _words_of_block(
    article: Article, index: int, block: Block, first: int, rows: list[tuple[int, int, int, bool, int, int]]
) -> int:
    """Add the words of one block to the rows; returns how many sentences it has."""
    words = article.words_of(block)
    bounds = [*sentence_starts(words), len(words) + 1]
    quotes = quoted_spans(words)
    quote = 0
    for number, (low, high) in enumerate(pairwise(bounds)):
        for match in _WORD.finditer(words, low, min(high, len(words))):
            start, end = match.span()
            while quote < len(quotes) and quotes[quote][1] <= start:
                quote += 1
            inside = quote < len(quotes) and quotes[quote][0] <= start
            rows.append(
                (
                    token_of(match.group()),
                    block.start + start,
                    block.start + end,
                    inside,
                    first + number,
                    index,
                )
            )
    return len(bounds) - 1
