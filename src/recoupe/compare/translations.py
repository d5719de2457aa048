"""Translations: articles that tell the same in another language or in other words, paragraph by paragraph.

No words are shared, so the bones of the paragraphs are set side by side: a translation keeps
names, numbers and dates and their order, where an independent report does not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

import numpy as np

from recoupe.compare.alignment import in_common
from recoupe.compare.bones import FEWEST_BONES, Paragraph
from recoupe.compare.copies import PARTLY, WHOLE, direction
from recoupe.compare.sketches import groups_sharing
from recoupe.compare.wording import Hashes
from recoupe.model.comparison import Copy, Passage, Reading
from recoupe.model.reason import Reason
from recoupe.model.vocabulary import Relation

# Pairs of bones that stand in more articles than this tell nothing about two of them.
CROWD = 12
# Articles that share fewer rare pairs of bones are not looked at.
FEWEST_PAIRS = 4
# Paragraphs correspond where most of their bones stand in both in the same order.
ALIKE = 0.6
# A French paragraph is at most about half as long again as its English one, or the reverse.
STRETCH = 1.8
FEWEST_PARAGRAPHS = 2
# In one language a rewording keeps at least this much of the words, where a report of its own does not.
KEPT_WORDS = 0.45
# Two matched paragraphs carry the ones between them that are too poor in bones to be told.
GAP = 2


def candidate_translations(sketches: Sequence[Hashes]) -> list[tuple[int, int]]:
    """Pairs of positions in `sketches` that share several rare pairs of bones, in order."""
    shared: Counter[tuple[int, int]] = Counter()
    for group in groups_sharing(sketches):
        if len(group) <= CROWD:
            shared.update(combinations(group, 2))
    return sorted(pair for pair, count in shared.items() if count >= FEWEST_PAIRS)


def likeness(a: Paragraph, b: Paragraph) -> float:
    """How far two paragraphs have the same bones in the same order, 0 to 1."""
    if min(len(a.bones), len(b.bones)) < FEWEST_BONES or not _same_size(a, b):
        return 0.0
    return 2 * in_common(a.bones, b.bones) / (len(a.bones) + len(b.bones))


def _same_size(a: Paragraph, b: Paragraph) -> bool:
    """Whether two paragraphs are about as long."""
    return max(a.words, b.words) <= STRETCH * max(1, min(a.words, b.words))


def _same_content(a: Paragraph, b: Paragraph) -> bool:
    """Whether two paragraphs of one language share enough of their words."""
    shared = len(np.intersect1d(a.content, b.content, assume_unique=True))
    return shared >= KEPT_WORDS * max(1, min(len(a.content), len(b.content)))


def matched(a: Sequence[Paragraph], b: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Pair the paragraphs that correspond, best first, each used once; in the order of `a`."""
    scored = [
        (-score, left, right)
        for left, right in _meeting(a, b)
        if (score := likeness(a[left], b[right])) >= ALIKE
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, left, right in sorted(scored):
        if left not in pairs and right not in taken:
            pairs[left] = right
            taken.add(right)
    return _filled(a, b, sorted(pairs.items()))


def _meeting(a: Sequence[Paragraph], b: Sequence[Paragraph]) -> Iterable[tuple[int, int]]:
    """The pairs of paragraphs that hold enough bones in common, whatever their order."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for right, theirs in enumerate(b):
        for bone in theirs.bones if len(theirs.bones) >= FEWEST_BONES else ():
            holders[bone].append(right)
    for left, mine in enumerate(a):
        # A bone that stands twice here and once there counts twice: more than enough, never too few.
        shared = Counter(right for bone in mine.bones for right in set(holders.get(bone, ())))
        for right, count in sorted(shared.items()):
            if 2 * count >= ALIKE * (len(mine.bones) + len(b[right].bones)) - 2 * _repeated(b[right]):
                yield left, right


def _repeated(paragraph: Paragraph) -> int:
    """How many bones of a paragraph stood in it before."""
    return len(paragraph.bones) - len(set(paragraph.bones))


def _filled(
    a: Sequence[Paragraph], b: Sequence[Paragraph], pairs: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Add the paragraphs between two matched ones that are one for one and about as long."""
    added = []
    for (left, right), (next_left, next_right) in pairwise(pairs):
        gap = next_left - left - 1
        if 0 < gap <= GAP and next_right - right - 1 == gap:
            between = [(left + step, right + step) for step in range(1, gap + 1)]
            added += [pair for pair in between if _same_size(a[pair[0]], b[pair[1]])]
    return sorted(pairs + added)


def translated(
    a: Reading, b: Reading, paragraphs: tuple[Sequence[Paragraph], Sequence[Paragraph]]
) -> Copy | None:
    """Say whether one article is a translation or a rewording of the other.

    Args:
        a: the article whose id sorts first.
        b: the other.
        paragraphs: theirs, in the same order.

    Returns:
        a copy with `translated` set and an estimated share, or None.
    """
    pairs = matched(*paragraphs)
    other_language = a.article.language != b.article.language
    if not other_language:
        pairs = [pair for pair in pairs if _same_content(paragraphs[0][pair[0]], paragraphs[1][pair[1]])]
    told = sum(
        min(len(paragraphs[0][x].bones), len(paragraphs[1][y].bones)) >= FEWEST_BONES for x, y in pairs
    )
    if told < FEWEST_PARAGRAPHS:
        return None
    lengths = tuple(sum(one.words for one in side) for side in paragraphs)
    shorter = 0 if lengths[0] <= lengths[1] else 1
    share = sum(paragraphs[shorter][pair[shorter]].words for pair in pairs) / max(1, lengths[shorter])
    if share < PARTLY:
        return None
    relation = Relation.COPY if share >= WHOLE else Relation.PARTIAL_COPY
    source, why = direction(a, b, (lengths[0], lengths[1]))
    code = "copy.translated" if other_language else "copy.reworded"
    reason = Reason(code, (("percent", str(round(100 * share))), ("paragraphs", str(len(pairs)))))
    return Copy(
        a.id,
        b.id,
        relation,
        round(share, 4),
        source,
        _passages(paragraphs, pairs),
        (reason, *why),
        other_language,
    )


def _passages(
    paragraphs: tuple[Sequence[Paragraph], Sequence[Paragraph]], pairs: list[tuple[int, int]]
) -> tuple[Passage, ...]:
    """The paired paragraphs as passages."""
    a, b = paragraphs
    return tuple(Passage(a[x].start, a[x].end, b[y].start, b[y].end) for x, y in pairs)
