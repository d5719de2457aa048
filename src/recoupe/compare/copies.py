"""Copies: how the texts of two articles relate, and which took from which."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from recoupe.compare.alignment import SHORTEST_QUOTED, Tile, covered, in_common, passages_of
from recoupe.compare.outlets import (
    credited_names,
    credits_outlet,
    names_of_outlet,
    outlet_label,
    published_first,
)
from recoupe.compare.wording import Hashes, Wording
from recoupe.model.comparison import Copy, Passage, Reading
from recoupe.model.reason import Reason
from recoupe.model.vocabulary import Relation

# Shares of the shorter article, in words; the thresholds are definitions, not tuned.
WHOLE = 0.60
PARTLY = 0.20
TWO_SENTENCES = 2
# A sentence is shared where most of its words that nobody is quoted with stand in the other.
MOST = 0.6
SENTENCE_WORDS = 7
# Among copies, an article that holds this much more than the other is the one that was cut.
LONGER = 1.15


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two articles share, in words of the shorter.

    Attributes:
        share: of its words that stand in the other.
        unquoted: share of its words that stand in the other and in nobody's mouth.
        of_unquoted: the same, of its unquoted words only.
        sentences: distinct unquoted sentences that both hold.
        quotes: quotations of four words or more that both hold.
    """

    share: float
    unquoted: float
    of_unquoted: float
    sentences: int
    quotes: int


# Who says what in an article: start, end and key of the speaker of each statement.
Said = Sequence[tuple[int, int, str]]
NOTHING_SAID: tuple[Said, Said] = ((), ())


def overlap_of(
    a: Wording, b: Wording, tiles: Sequence[Tile], said: tuple[Said, Said] = NOTHING_SAID
) -> Overlap:
    """Measure what two articles share.

    Args:
        a: one article.
        b: the other.
        tiles: the runs of words they share.
        said: who says what in each; a quotation with another speaker is not shared.
    """
    if len(b) < len(a):
        turned = sorted(Tile(tile.b, tile.a, tile.length) for tile in tiles)
        return overlap_of(b, a, turned, (said[1], said[0]))
    mine = covered(list(tiles), len(a))
    free = mine & ~a.quoted
    unquoted = int((~a.quoted).sum())
    return Overlap(
        share=float(mine.sum()) / max(1, len(a)),
        unquoted=float(free.sum()) / max(1, len(a)),
        of_unquoted=float(free.sum()) / max(1, unquoted),
        sentences=_shared_sentences(a, b, tiles),
        quotes=sum(_is_shared_quote(a, b, tile) and _same_speaker(a, b, tile, said) for tile in tiles),
    )


def _shared_sentences(a: Wording, b: Wording, tiles: Sequence[Tile]) -> int:
    """How many distinct sentences both articles hold, in most of the unquoted words of the shorter one.

    A sentence that one article splits in two counts once. Words left out, added or replaced here
    and there do not make another sentence: its words are compared in their order.
    """
    held: Counter[tuple[int, int]] = Counter()
    for tile in tiles:
        for step in range(tile.length):
            if not (a.quoted[tile.a + step] or b.quoted[tile.b + step]):
                held[int(a.sentences[tile.a + step]), int(b.sentences[tile.b + step])] += 1
    shared = [
        pair
        for pair, words in held.items()
        if _same_sentence(_unquoted_words(a, pair[0]), _unquoted_words(b, pair[1]), words)
    ]
    return min(len({pair[0] for pair in shared}), len({pair[1] for pair in shared}))


def _same_sentence(mine: list[int], theirs: list[int], held: int) -> bool:
    """Whether two sentences, `held` words of which stand in shared runs, share enough words in order."""
    enough = max(SENTENCE_WORDS, MOST * min(len(mine), len(theirs)))
    if held >= enough:
        return True
    return len(set(mine) & set(theirs)) * 2 >= enough and in_common(mine, theirs) >= enough


def _unquoted_words(wording: Wording, sentence: int) -> list[int]:
    """The words of a sentence that nobody is quoted with."""
    words: list[int] = wording.tokens[(wording.sentences == sentence) & ~wording.quoted].tolist()
    return words


def _is_shared_quote(a: Wording, b: Wording, tile: Tile) -> bool:
    """Whether a run holds at least four words that both articles quote."""
    both = a.quoted[tile.a : tile.a + tile.length] & b.quoted[tile.b : tile.b + tile.length]
    run = 0
    for quoted in both.tolist():
        run = run + 1 if quoted else 0
        if run >= SHORTEST_QUOTED:
            return True
    return False


def _same_speaker(a: Wording, b: Wording, tile: Tile, said: tuple[Said, Said]) -> bool:
    """Whether nothing shows that a shared run is said by two different speakers."""
    end = tile.length - 1
    mine = _speakers(said[0], int(a.starts[tile.a]), int(a.ends[tile.a + end]))
    theirs = _speakers(said[1], int(b.starts[tile.b]), int(b.ends[tile.b + end]))
    return not mine or not theirs or bool(mine & theirs)


def _speakers(said: Said, start: int, end: int) -> set[str]:
    """Who speaks somewhere in a span."""
    return {speaker for low, high, speaker in said if low < end and start < high}


def relation_of(overlap: Overlap) -> Relation | None:
    """Name the relation that an overlap shows; None where the texts are independent."""
    if overlap.share >= WHOLE and overlap.of_unquoted >= WHOLE / 2:
        return Relation.COPY
    if overlap.unquoted >= PARTLY or overlap.sentences >= TWO_SENTENCES:
        return Relation.PARTIAL_COPY
    if overlap.share >= PARTLY and overlap.sentences:
        return Relation.PARTIAL_COPY
    if overlap.quotes:
        return Relation.SHARED_QUOTES_ONLY
    return None


def relate(
    a: Reading,
    b: Reading,
    wordings: tuple[Wording, Wording],
    tiles: Sequence[Tile],
    said: tuple[Said, Said] = NOTHING_SAID,
) -> Copy | None:
    """Say how two articles relate.

    Args:
        a: the article whose id sorts first.
        b: the other.
        wordings: theirs, in the same order.
        tiles: the runs of words they share.
        said: who says what in each.

    Returns:
        None where the texts are independent.
    """
    overlap = overlap_of(*wordings, tiles, said)
    relation = relation_of(overlap)
    if relation is None:
        return None
    source: str | None = None
    why: tuple[Reason, ...] = ()
    if relation is not Relation.SHARED_QUOTES_ONLY:
        source, why = direction(a, b, (len(wordings[0]), len(wordings[1])))
    return Copy(
        a=a.id,
        b=b.id,
        relation=relation,
        share=round(overlap.share, 4),
        source=source,
        passages=_passages(wordings, tiles),
        reasons=(_reason_for(relation, overlap), *why),
    )


def _reason_for(relation: Relation, overlap: Overlap) -> Reason:
    """Why the relation holds."""
    percent = ("percent", str(round(100 * overlap.share)))
    if relation is Relation.COPY:
        return Reason("copy.same_wording", (percent,))
    if relation is Relation.PARTIAL_COPY:
        return Reason("copy.shared_sentences", (("sentences", str(overlap.sentences)), percent))
    return Reason("copy.shared_quotes", (("quotes", str(overlap.quotes)),))


def _passages(wordings: tuple[Wording, Wording], tiles: Sequence[Tile]) -> tuple[Passage, ...]:
    """The aligned passages, counted in the articles' texts."""
    a, b = wordings
    return tuple(
        Passage(
            int(a.starts[a_start]),
            int(a.ends[a_end - 1]),
            int(b.starts[b_start]),
            int(b.ends[b_end - 1]),
            quoted=bool(a.quoted[a_start:a_end].all() and b.quoted[b_start:b_end].all()),
        )
        for a_start, a_end, b_start, b_end in passages_of(list(tiles))
    )


def direction(a: Reading, b: Reading, lengths: tuple[int, int]) -> tuple[str | None, tuple[Reason, ...]]:
    """Tell which article the other took from: by credit, then by time, then by editing.

    Args:
        a: one article.
        b: the other.
        lengths: theirs, in words.

    Returns:
        the capture id of the source, or None where it cannot be told, and the reasons.
    """
    for taker, source in ((a, b), (b, a)):
        if credits_outlet(taker, source):
            return source.id, (Reason("copy.credits_outlet", _pair(taker, source)),)
    third = (credited_names(a) & credited_names(b)) - names_of_outlet(a) - names_of_outlet(b)
    if third:
        name = min(credit.name for credit in a.article.credits)
        return None, (Reason("copy.same_credit", (("name", name),)),)
    first = published_first(a, b)
    if first:
        source, taker = (a, b) if first < 0 else (b, a)
        return source.id, (Reason("copy.published_first", _pair(taker, source)),)
    return _by_editing(a, b, lengths)


def _by_editing(a: Reading, b: Reading, lengths: tuple[int, int]) -> tuple[str | None, tuple[Reason, ...]]:
    """The longer article is the source where only one of the two says whose text it is."""
    longer, shorter = (a, b) if lengths[0] >= lengths[1] else (b, a)
    cut = max(lengths) >= LONGER * max(1, min(lengths))
    if cut and longer.article.authors and not shorter.article.authors:
        return longer.id, (Reason("copy.was_cut", _pair(shorter, longer)),)
    return None, (Reason("copy.order_unknown"),)


def _pair(taker: Reading, source: Reading) -> tuple[tuple[str, str], ...]:
    """The two outlets as a reason's words."""
    return (("taker", outlet_label(taker)), ("source", outlet_label(source)))


# A paragraph found in this many articles of one outlet, and in no other outlet, is its template.
TEMPLATE = 3


def templates(wordings: Sequence[Wording], outlets: Sequence[str]) -> dict[str, frozenset[int]]:
    """Find the paragraphs that an outlet prints under everything: furniture that reading left in.

    An article more than half of which would go is left as it is: it was published again, not framed.

    Args:
        wordings: of all articles.
        outlets: the key of each article's outlet.

    Returns:
        per capture id the indices of its blocks that are templates.
    """
    places: dict[bytes, list[tuple[int, int]]] = {}
    for position, wording in enumerate(wordings):
        for block, words in _paragraphs(wording):
            if len(words) >= SENTENCE_WORDS:
                key = hashlib.blake2b(words.tobytes(), digest_size=16).digest()
                places.setdefault(key, []).append((position, block))
    found: dict[int, set[int]] = {}
    for carried in places.values():
        if (
            len({position for position, _ in carried}) >= TEMPLATE
            and len({outlets[p] for p, _ in carried}) == 1
        ):
            for position, block in carried:
                found.setdefault(position, set()).add(block)
    return {
        wordings[position].id: frozenset(blocks)
        for position, blocks in found.items()
        if 2 * _words_in(wordings[position], blocks) <= len(wordings[position])
    }


def _paragraphs(wording: Wording) -> Iterable[tuple[int, Hashes]]:
    """The blocks of an article by their index, each with its words."""
    edges = np.flatnonzero(np.diff(wording.blocks)) + 1
    starts = [0, *edges.tolist()] if len(wording) else []
    return zip(wording.blocks[starts].tolist(), np.split(wording.tokens, edges), strict=False)


def _words_in(wording: Wording, blocks: set[int]) -> int:
    """How many words some blocks hold."""
    counts = Counter(wording.blocks.tolist())
    return sum(counts[block] for block in blocks)
