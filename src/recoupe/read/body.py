"""Which blocks of a page are its body."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recoupe.read.boxes import boxes_around
from recoupe.read.context import groups_of, second_look
from recoupe.read.features import Hints, measure
from recoupe.read.metadata import Metadata
from recoupe.read.model import BodyModel
from recoupe.read.walk import Passage


def hints_of(metadata: Metadata) -> Hints:
    """What a page says about itself that helps to find its body."""
    return Hints(metadata.title, metadata.description, metadata.article_body)


def likelihood(passages: Sequence[Passage], hints: Hints, model: BodyModel) -> npt.NDArray[np.float64]:
    """How likely each block is body.

    Args:
        passages: a page's blocks.
        hints: what the page says about itself.
        model: the trained model.

    Returns:
        Between 0 and 1 for each block.
    """
    if not passages:
        return np.zeros(0)
    boxes = boxes_around(passages)
    first = measure(passages, boxes, hints, model.signs)
    likely = model.first.predict(first)
    return model.second.predict(second_look(first, likely, groups_of(boxes)))
