"""Bones: what a translation or a rewording keeps of a text: names, numbers and dates in their order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from recoupe.compare.wording import COMPARED, stems
from recoupe.model.article import Block
from recoupe.model.comparison import Reading
from recoupe.model.ids import digest
from recoupe.model.vocabulary import NameKind

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")
_DAY = 10  # length of an ISO day
# Names within this distance of one another are paired in the sketch.
REACH = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The bones of one block.

    Attributes:
        start: first code point of the block.
        end: one past the last.
        words: how many words it has.
        bones: keys of names, numbers and dates, in text order.
        content: stems of its words, by which a rewording in one language is told.
    """

    start: int
    end: int
    words: int
    bones: tuple[str, ...]
    content: frozenset[str]


def bones_of(reading: Reading, entities: Mapping[int, str]) -> tuple[Paragraph, ...]:
    """Reduce an article to the bones of its paragraphs.

    Args:
        reading: the article.
        entities: entity id of each of its referents.
    """
    marks = sorted({**_numbers(reading), **_dates(reading), **_names(reading, entities)}.items())
    return tuple(
        _paragraph(reading, block, marks)
        for block in reading.article.blocks
        if block.kind in COMPARED and block.end > block.start
    )


def _paragraph(reading: Reading, block: Block, marks: list[tuple[tuple[int, int], str]]) -> Paragraph:
    """The bones of one block."""
    inside = tuple(key for (start, end), key in marks if block.start <= start and end <= block.end)
    words = reading.article.words_of(block)
    return Paragraph(block.start, block.end, len(words.split()), inside, stems(words))


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


def bone_sketch(paragraphs: tuple[Paragraph, ...]) -> frozenset[str]:
    """Hashes of the pairs of bones that stand close together, in their order."""
    pairs = set()
    for paragraph in paragraphs:
        bones = paragraph.bones
        for left, right in combinations(range(len(bones)), 2):
            if right - left <= REACH and bones[left] != bones[right]:
                pairs.add(digest(bones[left], bones[right]))
    return frozenset(pairs)
