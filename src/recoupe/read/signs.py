"""What names and labels say about a block: learned weights of the words that page makers use."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from recoupe.read.names import FAR, label_signs, level_of, signs_of
from recoupe.read.walk import Box, Passage


@dataclass(frozen=True, slots=True)
class Signs:
    """Weights of signs, above 0 where a sign speaks for body.

    Attributes:
        levels: for each level of the path the weights of tags and words of names.
        labels: weights of the words of blocks.
    """

    levels: tuple[Mapping[str, float], ...]
    labels: Mapping[str, float]


def signs_from(weights: Mapping[str, float]) -> Signs:
    """Sort weights by where their signs stand; signs on the path begin with their level."""
    levels: tuple[dict[str, float], ...] = tuple({} for _ in range(FAR + 1))
    labels = {}
    for sign, weight in weights.items():
        if sign[0].isdigit():
            levels[int(sign[0])][sign[1:]] = weight
        else:
            labels[sign] = weight
    return Signs(levels, labels)


def scorer(signs: Signs) -> Callable[[Passage, Sequence[Box]], list[float]]:
    """Make the function that sums the weights of one page's blocks.

    Args:
        signs: the learned weights.

    Returns:
        A function from a block and its chain of boxes to five sums: the signs of each of the
        four levels of its path, and those of its label. It remembers the boxes of its page.
    """
    near: dict[tuple[int, str, str], float] = {}
    far: dict[int, float] = {}

    def of_box(box: Box, level: int) -> float:
        key = (level, box.tag, box.names)
        if key not in near:
            weights = signs.levels[level]
            near[key] = sum([weights.get(sign, 0.0) for sign in signs_of(box)])
        return near[key]

    def of_far(chain: Sequence[Box]) -> float:
        if not chain:
            return 0.0
        key = id(chain[0])
        if key not in far:
            far[key] = sum([of_box(box, FAR) for box in chain])
        return far[key]

    def score(passage: Passage, chain: Sequence[Box]) -> list[float]:
        sums = [0.0] * (FAR + 2)
        for distance, box in enumerate(chain[:4]):
            level = level_of(distance)
            sums[level] += of_box(box, level)
        sums[FAR] = of_far(chain[4:])
        sums[FAR + 1] = _label_score(signs.labels, passage.text)
        return sums

    return score


def _label_score(weights: Mapping[str, float], text: str) -> float:
    labels = label_signs(text)
    if not labels:
        return 0.0
    return sum([weights.get(sign, 0.0) for sign in labels]) / sqrt(len(labels))
