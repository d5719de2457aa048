"""What is measured of a block's neighbours and of those it shares something with."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recoupe.read.boxes import Boxes, Numbers
from recoupe.read.surroundings import forms, renumber

Matrix = npt.NDArray[np.float32]
Column = npt.NDArray[np.floating]


def window(values: Column, reach: int) -> Column:
    """The mean of the values within reach on both sides."""
    kernel = np.ones(2 * reach + 1, dtype=np.float32)
    padded = np.pad(values.astype(np.float32), reach)
    return (np.convolve(padded, kernel, mode="valid") / kernel.size).astype(np.float32)


def neighbours(values: Matrix, offsets: Sequence[int]) -> Matrix:
    """The values of the blocks that stand so many places before or after; -1 beyond the ends."""
    count = len(values)
    columns = []
    for offset in offsets:
        shifted = np.full_like(values, -1.0)
        if offset < 0:
            shifted[-offset:] = values[: count + offset] if -offset < count else shifted[-offset:]
        elif offset < count:
            shifted[:-offset] = values[offset:]
        columns.append(shifted)
    return np.concatenate(columns, axis=1)


def groups_of(boxes: Boxes) -> list[Numbers]:
    """What each block shares with others: boxes some steps out, its form, and its form among siblings.

    Args:
        boxes: the boxes around a page's blocks.

    Returns:
        For each way of sharing a group for each block, numbered from 0.
    """
    up = [boxes.above(boxes.inner, steps) for steps in (0, 1, 2, 4)]
    shape, width = boxes.shape[boxes.holder], len(boxes.shapes)
    keys = [*up, up[1] * width + shape, up[2] * width + shape, shape]
    return [*map(renumber, keys), forms(boxes)]


def second_look(first: Matrix, likely: Column, groups: Sequence[Numbers]) -> Matrix:
    """Measure the blocks again, knowing how likely each and its neighbours are body.

    Args:
        first: the first measurement.
        likely: for each block, between 0 and 1.
        groups: see `groups_of`.

    Returns:
        One row a block.
    """
    count = len(likely)
    column = likely[:, None].astype(np.float32)
    sizes = np.expm1(first[:, 0])
    weighed = likely * sizes
    total = float(weighed.sum()) or 1.0
    sure = np.flatnonzero(likely > 0.5)
    low, high = (int(sure[0]), int(sure[-1])) if sure.size else (-1, -1)
    index = np.arange(count)
    columns = [
        column,
        neighbours(column, (-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6)),
        np.stack(
            [
                *(window(weighed, reach) / (window(sizes, reach) + 1e-6) for reach in (2, 5, 12)),
                (np.cumsum(weighed) - weighed) / total,
                (total - np.cumsum(weighed)) / total,
                np.clip(index - low, -60, 60),
                np.clip(high - index, -60, 60),
                np.full(count, math.log1p(total)),
                np.full(count, float(likely.mean())),
                np.full(count, float(likely.max())),
            ],
            axis=1,
        ),
        _among(likely, weighed, sizes, groups),
    ]
    return np.concatenate([first, *columns], axis=1).astype(np.float32)


def _among(
    likely: Column,
    weighed: Column,
    sizes: Column,
    groups: Sequence[Numbers],
) -> Matrix:
    """How likely the blocks are that share something, and what share of all that is likely they hold."""
    columns = []
    total = float(weighed.sum()) + 1e-6
    for group in groups:
        sums = np.bincount(group, weights=weighed)
        heavy = sums / (np.bincount(group, weights=sizes) + 1e-6)
        plain = np.bincount(group, weights=likely) / np.bincount(group)
        columns += [heavy[group], plain[group], sums[group] / total]
    return np.stack(columns, axis=1).astype(np.float32)
