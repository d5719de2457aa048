"""The boxes around a page's blocks, in arrays."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recoupe.read.walk import Box, Passage

Numbers = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Boxes:
    """Every box that stands around a block, each once, those outside before those inside.

    Attributes:
        boxes: the boxes; the first is the root.
        parent: for each the box around it; the root for the root.
        depth: for each how many boxes stand around it.
        inner: for each block the innermost box, as `Passage.inner`.
        holder: for each block the innermost box that is laid out as a block.
        layers: the boxes of each depth, from the root's children inwards.
        shape: for each box a number of its tag and names.
        shapes: the tag and the names of each such number.
    """

    boxes: list[Box]
    parent: Numbers
    depth: Numbers
    inner: Numbers
    holder: Numbers
    layers: tuple[Numbers, ...]
    shape: Numbers
    shapes: list[tuple[str, str]]

    def above(self, boxes: Numbers, steps: int) -> Numbers:
        """The boxes that stand so many steps further out, or the root."""
        for _ in range(steps):
            boxes = self.parent[boxes]
        return boxes


def boxes_around(passages: Sequence[Passage]) -> Boxes:
    """List the boxes around a page's blocks.

    Args:
        passages: the blocks, at least one.
    """
    places: dict[int, int] = {}
    boxes: list[Box] = []
    parents: list[int] = []
    for passage in passages:
        new = []
        box: Box | None = passage.inner
        while box is not None and id(box) not in places:
            new.append(box)
            box = box.parent
        above = places[id(box)] if box is not None else 0
        for box in reversed(new):
            places[id(box)] = len(boxes)
            parents.append(above)
            above = len(boxes)
            boxes.append(box)
    numbers: dict[tuple[str, str], int] = {}
    shape = [numbers.setdefault((box.tag, box.names), len(numbers)) for box in boxes]
    depth = np.array([box.depth for box in boxes], dtype=np.intp)
    return Boxes(
        boxes=boxes,
        parent=np.array(parents, dtype=np.intp),
        depth=depth,
        inner=np.array([places[id(passage.inner)] for passage in passages], dtype=np.intp),
        holder=np.array(
            [places[id(passage.inner.holder or passage.inner)] for passage in passages], dtype=np.intp
        ),
        layers=_layers(depth),
        shape=np.array(shape, dtype=np.intp),
        shapes=list(numbers),
    )


def _layers(depth: Numbers) -> tuple[Numbers, ...]:
    order = np.argsort(depth, kind="stable")
    return tuple(np.split(order, np.searchsorted(depth[order], np.arange(1, int(depth.max()) + 1))))[1:]


def nearest(boxes: Boxes, marked: Mask, limit: int) -> npt.NDArray[np.float32]:
    """How far out from each box the first stands that is marked; -1 where none is.

    Args:
        boxes: the boxes.
        marked: a row for each box and a column for each kind of mark.
        limit: what stands so far out or further counts as none.
    """
    found = np.where(marked, np.float32(0), np.float32(-1))
    for layer in boxes.layers:
        outside = found[boxes.parent[layer]]
        here = np.where(outside >= 0, outside + 1, -1)
        found[layer] = np.where(marked[layer], 0, here)
    found[found >= limit] = -1
    return found


def sums_inside(boxes: Boxes, values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """For each box the sums over all blocks inside it.

    Args:
        boxes: the boxes.
        values: a row for each block and a column for each value.
    """
    sums = np.zeros((len(boxes.boxes), values.shape[1]))
    np.add.at(sums, boxes.inner, values)
    for layer in reversed(boxes.layers):
        np.add.at(sums, boxes.parent[layer], sums[layer])
    return sums


def sums_outside(boxes: Boxes, values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """For each box the sum over itself and all boxes around it."""
    sums = values.copy()
    for layer in boxes.layers:
        sums[layer] += sums[boxes.parent[layer]]
    return sums
