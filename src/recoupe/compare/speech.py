"""Speech: statements of one speaker that say the same thing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from recoupe.compare.grouping import groups_of
from recoupe.compare.matters import Matter

# Statements of one speaker are one where this much of the shorter one's content is in the other.
SAME_WORDS = 0.6
SAME_BONES = 0.75
FEWEST_BONES = 3
# A speaker with fewer statements has each set beside every other; of one with more, those that
# share a stem or a name which stands in few of them.
FEW = 60
CROWD = 40


def said_alike(block: Sequence[Matter]) -> list[tuple[Matter, ...]]:
    """Gather the statements of one speaker that give one content.

    Args:
        block: the statements, in order.
    """
    links = [
        (block[left], block[right])
        for left, right in _candidates(block)
        if _same_said(block[left], block[right])
    ]
    index = {matter.order: matter for matter in block}
    groups = groups_of(list(index), [(left.order, right.order) for left, right in links])
    return [tuple(index[order] for order in group) for group in groups]


def _same_said(a: Matter, b: Matter) -> bool:
    """Whether two statements of one speaker give the same content."""
    if not a.days.meets(b.days):
        return False
    if a.anchor.exact == b.anchor.exact:
        return True
    shorter = min(len(a.content), len(b.content))
    if shorter >= FEWEST_BONES and len(a.content & b.content) >= SAME_WORDS * shorter:
        return True
    fewest = min(len(a.bones), len(b.bones))
    return fewest >= FEWEST_BONES and len(a.bones & b.bones) >= SAME_BONES * fewest


def _candidates(block: Sequence[Matter]) -> Iterable[tuple[int, int]]:
    """Pairs of positions that are worth comparing, each once."""
    if len(block) <= FEW:
        return combinations(range(len(block)), 2)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for position, matter in enumerate(block):
        for key in {matter.anchor.exact, *matter.content, *matter.bones}:
            holders[key].append(position)
    few = (positions for positions in holders.values() if len(positions) <= CROWD)
    return sorted({pair for positions in few for pair in combinations(positions, 2)})
