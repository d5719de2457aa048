"""Bones: what a translation or a rewording keeps of a text: names, numbers and dates in their order."""

import re
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from recoupe.compare.wording import COMPARED, Hashes, stems
from recoupe.model.article import Block
from recoupe.model.comparison import Reading
from recoupe.model.ids import digest
from recoupe.model.vocabulary import NameKind

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")
_DAY = 10  # length of an ISO day
# Names within this distance of one another are paired in the sketch.
REACH = 3
# A paragraph with fewer bones cannot be told from another one.
FEWEST_BONES = 3

Stems = np.ndarray[tuple[Any, ...], np.dtype[np.uint32]]


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """The bones of one block.

    Attributes:
        start: first code point of the block.
        end: one past the last.
        words: how many words it has.
        bones: keys of names, numbers and dates, in text order.
        content: hashes of the stems of its words, sorted, by which a rewording in one language is told;
            empty where it has too few bones to be told at all.
    """

    start: int
    end: int
    words: int
    bones: tuple[str, ...]
    content: Stems


def bones_of(reading: Reading, entities: Mapping[int, str]) -> tuple[Paragraph, ...]:
    """Reduce an article to the bones of its paragraphs.

    Args:
        reading: the article.
        entities: entity id of each of its referents.
    """
    marks = sorted({**_numbers(reading), **_dates(reading), **_names(reading, entities)}.items())
    starts = [start for (start, _), _ in marks]
    return tuple(
        _paragraph(reading, block, marks[bisect_left(starts, block.start) : bisect_left(starts, block.end)])
        for block in reading.article.blocks
        if block.kind in COMPARED and block.end > block.start
    )


def _paragraph(reading: Reading, block: Block, marks: list[tuple[tuple[int, int], str]]) -> Paragraph:
    """The bones of one block, of the marks that begin in it."""
    inside = tuple(key for (_, end), key in marks if end <= block.end)
    words = reading.article.words_of(block)
    content = _hashed(stems(words)) if len(inside) >= FEWEST_BONES else _NOTHING
    return Paragraph(block.start, block.end, len(words.split()), inside, content)


def _hashed(words: frozenset[str]) -> Stems:
    return np.unique(np.array([zlib.crc32(word.encode()) for word in words], dtype=np.uint32))


_NOTHING: Stems = np.empty(0, dtype=np.uint32)


def _names(reading: Reading, entities: Mapping[int, str]) -> dict[tuple[int, int], str]:
    """Keys of the names, by the entity that linking gave them."""
    return {
        (mention.anchor.start, mention.anchor.end): entities[mention.referent]
        for mention in reading.extraction.mentions
        if mention.referent in entities and (mention.form == "name" or mention.kind is NameKind.STATE)
    }


def _dates(reading: Reading) -> dict[tuple[int, int], str]:
    """Keys of the days, by their bound value."""
    return {
        (time.anchor.start, time.anchor.end): f"day {bound.earliest}"
        for time, bound in zip(reading.extraction.times, reading.times, strict=False)
        if bound.earliest is not None and bound.earliest == bound.latest and len(bound.earliest) == _DAY
    }


def _numbers(reading: Reading) -> dict[tuple[int, int], str]:
    """Keys of the numbers written in digits, however they are grouped."""
    keys = {}
    for match in _NUMBER.finditer(reading.article.text):
        digits = re.sub(r"[.,\s\u00a0\u202f](?=\d{3}(?!\d))", "", match.group()).replace(",", ".")
        keys[match.span()] = f"number {digits}"
    return keys


def bone_sketch(paragraphs: tuple[Paragraph, ...]) -> Hashes:
    """Hashes of the pairs of bones that stand close together, in their order; sorted."""
    pairs = {
        (paragraph.bones[left], paragraph.bones[right])
        for paragraph in paragraphs
        for left, right in _close(len(paragraph.bones))
        if paragraph.bones[left] != paragraph.bones[right]
    }
    return np.unique(np.array([int(digest(*pair), 16) for pair in pairs], dtype=np.uint64))


def _close(count: int) -> Iterable[tuple[int, int]]:
    """Pairs of positions at most `REACH` apart."""
    return ((left, right) for left in range(count) for right in range(left + 1, min(left + 1 + REACH, count)))
