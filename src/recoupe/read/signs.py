"""What names and labels say about a block: learned weights of the words that page makers use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

from recoupe.read.boxes import Boxes, sums_outside
from recoupe.read.names import FAR, LEVELS, label_signs, signs_of
from recoupe.read.walk import Passage

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Signs:
    """Weights of signs, above 0 where a sign speaks for body.

    Attributes:
        names: weights of tags and words of names, one for each level of the path.
        labels: weights of the words of blocks.
    """

    names: Mapping[str, Sequence[float]]
    labels: Mapping[str, float]


def signs_from(weights: Mapping[str, float]) -> Signs:
    """Sort weights by where their signs stand; signs on the path begin with their level."""
    names: dict[str, list[float]] = {}
    labels = {}
    for sign, weight in weights.items():
        if sign[0].isdigit():
            names.setdefault(sign[1:], [0.0] * (FAR + 1))[int(sign[0])] = weight
        else:
            labels[sign] = weight
    return Signs(names, labels)


def scores_of(passages: Sequence[Passage], boxes: Boxes, signs: Signs) -> Matrix:
    """Sum the weights of each block's signs.

    Args:
        passages: a page's blocks.
        boxes: the boxes around them.
        signs: the learned weights.

    Returns:
        For each block five sums: the signs of each of the four levels of its path, and those of
        its label.
    """
    each = np.array([_box_scores(tag, names, signs) for tag, names in boxes.shapes])[boxes.shape]
    outside = sums_outside(boxes, each[:, FAR:])[:, 0]
    scores = np.zeros((len(passages), FAR + 2), dtype=np.float32)
    here = boxes.inner
    for distance, level in enumerate(LEVELS):
        scores[:, level] += np.where(boxes.depth[boxes.inner] >= distance, each[here, level], 0.0)
        here = boxes.parent[here]
    scores[:, FAR] = np.where(boxes.depth[boxes.inner] >= len(LEVELS), outside[here], 0.0)
    known: dict[str, float] = {}
    for passage in passages:
        if passage.text not in known:
            known[passage.text] = _label_score(signs.labels, passage.text)
    scores[:, FAR + 1] = [known[passage.text] for passage in passages]
    return scores


def _box_scores(tag: str, names: str, signs: Signs) -> list[float]:
    """The sums of a box's signs, were it at each of the levels."""
    known = [signs.names[sign] for sign in signs_of(tag, names) if sign in signs.names]
    return list(map(sum, zip(*known, strict=True))) if known else [0.0] * (FAR + 1)


def _label_score(weights: Mapping[str, float], text: str) -> float:
    labels = label_signs(text)
    if not labels:
        return 0.0
    return sum([weights.get(sign, 0.0) for sign in labels]) / sqrt(len(labels))
