"""What is measured of each block, for the model that says which blocks are body."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from recoupe.read.boxes import Boxes
from recoupe.read.context import Column, Matrix, neighbours, window
from recoupe.read.plain_lines import Line
from recoupe.read.plain_signs import sign_of
from recoupe.read.signs import Signs, scores_of
from recoupe.read.similarity import reference, shares_in, words_in
from recoupe.read.surroundings import Amounts, forms, marks, place, surroundings
from recoupe.read.walk import Passage
from recoupe.read.wordset import line_of

# The marks stand first, as one set: the engine then passes over all other characters at once.
SENTENCE_END = re.compile(r"[.!?…。؟।！？](?:(?<=[。！？])|[\"'»”’)\]]*(?=\s|$))")
CLOSES = tuple('.!?…。؟।！？"»”:;)')
MARKS = re.compile(r"[|›»>•·/→]")
DIGITS = re.compile(r"\d")
CAPITALS = re.compile(r"[A-ZÀ-ÝА-Я]")
QUOTES = re.compile(r"[«»“”„\"]")
# Either; most blocks hold neither.
MARKS_OR_QUOTES = re.compile(r"[|›»>•·/→«“”„\"]")


@dataclass(frozen=True, slots=True)
class Hints:
    """What a page says about itself in its head.

    Attributes:
        title: its title, or None.
        description: its summary, or None.
        article_body: its text as structured data repeats it, or None.
    """

    title: str | None = None
    description: str | None = None
    article_body: str | None = None


def measure(passages: Sequence[Passage], boxes: Boxes, hints: Hints, signs: Signs) -> Matrix:
    """Measure every block of a page.

    Args:
        passages: the page's blocks.
        boxes: the boxes around them.
        hints: what the page says about itself.
        signs: learned weights of names and words.

    Returns:
        One row a block.
    """
    counts = {text: len(SENTENCE_END.findall(text)) for text in {passage.text for passage in passages}}
    ends = [counts[passage.text] for passage in passages]
    own = np.array([_own(passage, count) for passage, count in zip(passages, ends, strict=True)], np.float32)
    prose = [_prose(passage, count) for passage, count in zip(passages, ends, strict=True)]
    amounts = Amounts([len(each.text) for each in passages], [each.linked for each in passages], prose)
    scores = scores_of(passages, boxes, signs)
    named, tagged = marks(boxes)
    columns = [
        own,
        scores,
        named,
        _signs(passages),
        place(boxes),
        tagged,
        surroundings(boxes, amounts, forms(boxes)),
        _likeness(passages, hints),
        _positions(amounts, np.array([passage.box.tag == "h1" for passage in passages])),
    ]
    table = np.concatenate(columns, axis=1)
    near = np.stack([own[:, 0], own[:, 2], np.array(prose, np.float32), scores.sum(axis=1)], axis=1)
    return np.concatenate([table, neighbours(near, (-3, -2, -1, 1, 2, 3))], axis=1)


# What is told of lines of furniture in any text (see plain_signs).
SIGNS = line_of(
    "related related_link comments comment_form share newsletter cookies copyright tags reading_time"
)
SIGNS += line_of("navigation date outlet breadcrumb address")
SIGN_CODES = {name.replace("_", " "): code for code, name in enumerate(SIGNS, 1)}
# Those after which an article is seldom far from its end, by their codes.
ENDING = tuple(
    [SIGN_CODES[name] for name in names]
    for names in (("related",), ("comments", "comment form"), ("newsletter", "cookies"), ("share",))
)
AGO = 99.0
LONGEST_SIGN = 500


def _signs(passages: Sequence[Passage]) -> Matrix:
    """Which furniture each block's words speak of, and how many blocks ago others did."""
    texts = [passage.text for passage in passages]
    codes = np.array(
        [SIGN_CODES.get(_sign(text), 0) if len(text) <= LONGEST_SIGN else 0 for text in texts], np.float32
    )
    return np.stack([codes, *(_ago(np.isin(codes, ending)) for ending in ENDING)], axis=1)


def _ago(given: npt.NDArray[np.bool_]) -> Column:
    """For each block how many blocks ago the last sign was given, itself apart; at most `AGO`."""
    index = np.arange(len(given), dtype=np.float32)
    last = np.maximum.accumulate(np.where(given, index, np.float32(-AGO)))
    before = np.concatenate([np.array([-AGO], np.float32), last[:-1]])
    return np.asarray(np.minimum(index - before, np.float32(AGO)))


# Menus and footers are the same on many pages of an outlet.
@lru_cache(maxsize=8192)
def _sign(text: str) -> str:
    """The name of the sign that a short block gives, or an empty string."""
    sign = sign_of(Line(text, 0, len(text)))
    return sign.name if sign is not None else ""


def _own(passage: Passage, ends: int) -> list[float]:
    """What the block's own words show, of which so many end sentences."""
    text = passage.text
    size = len(text)
    count = text.count(" ") + 1
    marked = MARKS_OR_QUOTES.search(text) is not None
    return [
        math.log1p(size),
        math.log1p(count),
        passage.linked / size,
        math.log1p(passage.links),
        passage.stressed / size,
        passage.breaks,
        ends / count,
        math.log1p(ends),
        (text.count(",") + text.count("،") + text.count("、")) / count,
        text.endswith(CLOSES),
        text.endswith(":"),
        text.endswith(("?", "...", "…")),
        text[0].isupper(),
        text[0] in '«“"„—–-',
        text[0] in "©(*[#@•",
        len(DIGITS.findall(text)) / size,
        len(CAPITALS.findall(text)) / size,
        text.isupper(),
        len(MARKS.findall(text)) / count if marked else 0.0,
        len(QUOTES.findall(text)) / count if marked else 0.0,
        size / count,
        passage.parts[0].start == 0,
        len(passage.parts),
    ]


def _prose(passage: Passage, ends: int) -> float:
    """How many code points of running text a block holds: long, not linked, in sentences."""
    free = len(passage.text) - passage.linked
    if free < 60 or passage.linked > free or not ends:
        return 0.0
    return float(free)


def _likeness(passages: Sequence[Passage], hints: Hints) -> Matrix:
    """How much of each block the page's own title, summary and structured text repeat."""
    title, summary, body = map(reference, (hints.title, hints.description, hints.article_body))
    counts = Counter(passage.text for passage in passages)
    known: dict[str, list[float]] = {}
    stated = [body is not None, math.log1p(len(body.runs)) if body is not None else 0.0]
    rows = []
    for passage in passages:
        text = passage.text
        met = text in known
        if not met:
            known[text] = [*shares_in(words_in(text), (title, summary, body)), *stated, counts[text]]
        rows.append([*known[text], met])
    return np.array(rows, dtype=np.float32)


def _positions(amounts: Amounts, heads: npt.NDArray[np.bool_]) -> Matrix:
    """Where in the page, and how far from its first heading and its running text, each block stands."""
    count = len(heads)
    sizes = np.array(amounts.chars, dtype=np.float32)
    running = np.array(amounts.prose, dtype=np.float32)
    index = np.arange(count, dtype=np.float32)
    first = float(np.argmax(heads)) if heads.any() else -1.0
    before = np.cumsum(sizes) - sizes
    total, flow = float(sizes.sum()), float(running.sum()) or 1.0
    prose_before = (np.cumsum(running) - running) / flow
    columns = [
        index / count,
        before / total,
        prose_before,
        index - first,
        np.minimum(index, 200),
        np.minimum(count - index, 200),
        np.full(count, math.log1p(count)),
        np.full(count, math.log1p(total)),
        np.full(count, flow / total),
        np.full(count, float(running.max())),
        window(running, 2),
        window(running, 5),
        window(running, 12),
    ]
    return np.stack(columns, axis=1).astype(np.float32)
