"""What each block of a page is for, once it is known how likely it is body."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recoupe.model.article import BlockKind
from recoupe.read.features import SENTENCE_END, Hints
from recoupe.read.names import chain_of, words_of
from recoupe.read.similarity import Reference, reference, share_in, words_in
from recoupe.read.surroundings import HEADINGS
from recoupe.read.walk import Box, Passage
from recoupe.read.wordset import word_set

Likely = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Form = tuple[int, str, str]
# Set by cross-validation on the training pages: the three scores of benchmarks/reading.py are
# flat between .5 and .6, where what is gained on one set is lost on another.
BODY_FROM = 0.5
# Where a page shows nothing that sure, its likeliest running text is better than nothing.
BODY_AT_LEAST = 0.2
# A block that is surely body vouches for those beside it that look alike.
VOUCHED_FROM = 0.15
VOUCHING_SHARE = 0.3
SHORTEST_PARAGRAPH = 60
# A heading is known by what stands under it more than by itself.
HEADING_FROM = 0.2
CAPTION_WORDS = word_set(
    "caption captions figcaption legende legend credit credits copyright photo bildunterschrift"
)
STANDFIRST_WORDS = word_set(
    "standfirst chapo chapeau lead lede intro introduction teaser summary subtitle subheadline subhead dek "
    "deck abstract vorspann sommaire sumario bajada copete entradilla excerpt subheading description kicker"
)
# How far above the body a summary may stand, how short it may be, and how much of it is repeated.
STANDFIRST_REACH = 15
SHORTEST_STANDFIRST = 30
REPEATED = 0.8
LONGEST_TITLE = 400
LONGEST_HEADING = 150
LETTER = re.compile(r"[^\W\d_]")


def mark_kinds(passages: Sequence[Passage], likely: Likely, hints: Hints) -> list[BlockKind]:
    """Say what each block is for.

    Args:
        passages: a page's blocks.
        likely: how likely each is body.
        hints: what the page says about itself.

    Returns:
        A kind for each block.
    """
    if not passages:
        return []
    limit = BODY_FROM if likely.max() > BODY_FROM else max(BODY_AT_LEAST, float(likely.max()) * 0.7)
    is_body = _vouched(passages, likely, likely > limit)
    kinds = [_plain_kind(passage, body) for passage, body in zip(passages, is_body.tolist(), strict=True)]
    _bridge_headings(passages, likely, kinds)
    title = find_title(passages, hints)
    if title is not None:
        kinds[title] = BlockKind.TITLE
    _mark_standfirst(passages, kinds, hints, title)
    return kinds


def _vouched(passages: Sequence[Passage], likely: Likely, sure: Flags) -> Flags:
    """Whether each block is body: surely, or not unlikely and of one form with siblings that surely are."""
    total = sum(len(passage.text) for passage, body in zip(passages, sure, strict=True) if body)
    held: Counter[Form] = Counter()
    for passage, body in zip(passages, sure, strict=True):
        if body:
            held[_form(passage)] += len(passage.text)
    vouching = {form for form, size in held.items() if size > VOUCHING_SHARE * total}
    beside = np.array([_is_paragraph(passage) and _form(passage) in vouching for passage in passages])
    return sure | (beside & (likely > VOUCHED_FROM))


def _is_paragraph(passage: Passage) -> bool:
    return len(passage.text) >= SHORTEST_PARAGRAPH and passage.linked * 2 < len(passage.text)


def _form(passage: Passage) -> Form:
    """What siblings share that look alike: the box around them, their tag and their names."""
    box = passage.box
    return (id(box.parent), box.tag, box.names)


def _bridge_headings(passages: Sequence[Passage], likely: Likely, kinds: list[BlockKind]) -> None:
    """A heading straight above a paragraph of the body, below another, belongs to the body."""
    last: int | None = None
    for index, kind in enumerate(kinds[:-1]):
        if kind is BlockKind.BODY:
            last = index
        elif last is not None and kind is BlockKind.FURNITURE and kinds[index + 1] is BlockKind.BODY:
            around = [passages[place].box.parent for place in (last, index, index + 1)]
            among = around[0] is around[1] is around[2] and len(passages[index].text) <= LONGEST_HEADING
            heading = passages[index].box.tag in HEADINGS and not passages[index].linked
            if heading and (among or likely[index] > HEADING_FROM):
                kinds[index] = BlockKind.HEADING


def _plain_kind(passage: Passage, is_body: bool) -> BlockKind:
    """The kind that a block has whatever stands around it."""
    if _is_caption(passage, is_body):
        return BlockKind.CAPTION
    if not is_body:
        return BlockKind.FURNITURE
    return BlockKind.HEADING if _is_heading(passage) else BlockKind.BODY


def _is_caption(passage: Passage, is_body: bool) -> bool:
    """Whether a block goes with a picture; named captions outside a figure may be body all the same."""
    chain = chain_of(passage.inner, 4)
    tags = [box.tag for box in chain]
    if "figcaption" in tags:
        return True
    if is_body:
        return False
    return "figure" in tags or any(_speaks_of(CAPTION_WORDS, box) for box in chain[:2])


def _speaks_of(words: frozenset[str], box: Box) -> bool:
    """Whether a box's names hold one of the words."""
    return bool(box.names) and not words.isdisjoint(words_of(box.names))


def _is_heading(passage: Passage) -> bool:
    if len(passage.text) > LONGEST_HEADING:
        return False
    if passage.box.tag in HEADINGS:
        return True
    if any(box.tag in HEADINGS for box in chain_of(passage.inner, 3)[1:]):
        return True
    bold = passage.stressed >= 0.95 * len(passage.text) and passage.box.tag in {"p", "div", "span"}
    return bold and SENTENCE_END.search(passage.text) is None and not passage.text.endswith((":", ","))


def find_title(passages: Sequence[Passage], hints: Hints) -> int | None:
    """The block that shows the title: the one most like it, or else the first main heading.

    Args:
        passages: a page's blocks.
        hints: with the title, if it is known.

    Returns:
        Its index, or None.
    """
    title = reference(hints.title)
    if title is not None:
        rated = [(_as_title(passage, title), -index) for index, passage in enumerate(passages)]
        best, place = max(rated)
        if best > 0.8:
            return -place
    heads = [index for index, passage in enumerate(passages) if passage.box.tag == "h1"]
    return next((index for index in heads if LETTER.search(passages[index].text)), None)


def _as_title(passage: Passage, title: Reference) -> float:
    """How much a block is the title: how far each holds the other, and a little for a main heading."""
    if len(passage.text) > LONGEST_TITLE:
        return 0.0
    words = words_in(passage.text)
    held = share_in(words, title)
    if held < 0.5:
        return 0.0
    whole = title.line.split()
    both = min(held, share_in(whole, reference(passage.text)))
    # A title that names the outlet too is longer than the heading.
    if held == 1.0 and len(words) > 0.6 * len(whole):
        both = max(both, 0.85)
    level = {"h1": 0.1, "h2": 0.04}.get(passage.box.tag, 0.0)
    return both * 0.8 if passage.linked else both + level


def _mark_standfirst(
    passages: Sequence[Passage], kinds: list[BlockKind], hints: Hints, title: int | None
) -> None:
    """Mark what leads into the body: before it, and named so or repeated as the page's summary."""
    body = [index for index, kind in enumerate(kinds) if kind is BlockKind.BODY]
    if not body:
        return
    summary = reference(hints.description)
    start = max(body[0] - STANDFIRST_REACH, -1 if title is None else title)
    for index in range(start + 1, body[0]):
        passage = passages[index]
        told = kinds[index] is BlockKind.FURNITURE and not passage.linked
        if told and len(passage.text) >= SHORTEST_STANDFIRST and _repeats(passage, summary):
            kinds[index] = BlockKind.STANDFIRST
    # Beyond the first few blocks a paragraph is part of the telling, whatever its class says.
    for index in body[:3]:
        if not _names_standfirst(passages[index]) and not _repeats(passages[index], summary):
            return
        kinds[index] = BlockKind.STANDFIRST


def _names_standfirst(passage: Passage) -> bool:
    return any(_speaks_of(STANDFIRST_WORDS, box) for box in chain_of(passage.inner, 2))


def _repeats(passage: Passage, summary: Reference | None) -> bool:
    return share_in(words_in(passage.text), summary) > REPEATED
