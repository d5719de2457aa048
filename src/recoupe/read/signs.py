"""What names and labels say about a block: learned weights of the words that page makers use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

from recoupe.read.names import FAR, label_signs, level_of, signs_of
from recoupe.read.walk import Box, Passage


@dataclass(frozen=True, slots=True)
class Signs:
    """Weights of signs.

    Attributes:
        weights: above 0 where a sign speaks for body. Signs on the path begin with their level.
    """

    weights: dict[str, float]


def scorer(signs: Signs) -> Callable[[Passage, Sequence[Box]], list[float]]:
    """Make the function that sums the weights of one page's blocks.

    Args:
        signs: the learned weights.

    Returns:
        A function from a block and its chain of boxes to five sums: the signs of each of the
        four levels of its path, and those of its label. It remembers the boxes of its page.
    """
    weights = signs.weights
    near: dict[tuple[int, int], float] = {}
    far: dict[int, float] = {}

    def of_box(box: Box, level: int) -> float:
        key = (id(box), level)
        if key not in near:
            near[key] = sum(weights.get(f"{level}{sign}", 0.0) for sign in signs_of(box))
        return near[key]

    def of_far(chain: Sequence[Box]) -> float:
        if not chain:
            return 0.0
        key = id(chain[0])
        if key not in far:
            far[key] = sum(of_box(box, FAR) for box in chain)
        return far[key]

    def score(passage: Passage, chain: Sequence[Box]) -> list[float]:
        sums = [0.0] * (FAR + 2)
        for distance, box in enumerate(chain[:4]):
            level = level_of(distance)
            sums[level] += of_box(box, level)
        sums[FAR] = of_far(chain[4:])
        labels = label_signs(passage.text)
        sums[FAR + 1] = sum([weights.get(sign, 0.0) for sign in labels]) / sqrt(len(labels) or 1)
        return sums

    return score
