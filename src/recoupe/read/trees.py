"""Gradient-boosted trees, run with numpy alone."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.generic]
# The leaves of a tree are the bits of one number.
MOST_LEAVES = 16
# So many rows at a time keep the comparisons in the processor's own memory.
ROWS = 256


def _first_clear() -> npt.NDArray[np.uint8]:
    """For each number of sixteen bits its lowest bit that is not set."""
    numbers = np.arange(1 << MOST_LEAVES)
    first = np.zeros(numbers.size, dtype=np.uint8)
    for place in reversed(range(MOST_LEAVES)):
        first[numbers >> place & 1 == 0] = place
    return first


FIRST_CLEAR = _first_clear()


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees laid out one after the other.

    Each row is compared with every node at once. A comparison that fails rules out the leaves to the
    left of its node; the leftmost leaf that is left is where the row would have come down. (Lucchese
    et al., "QuickScorer", SIGIR 2015.)

    Attributes:
        feature: for each node the column it looks at.
        threshold: the value up to which a row goes left; in a leaf the leaf's value.
        left: the node to the left; a leaf points to itself.
        right: the node to the right; a leaf points to itself.
        roots: the first node of each tree.
        base: what the sum of the leaves is added to.
        split: the columns that the inner nodes look at: the first node of every tree, the second of
            every tree, and so on.
        limit: their thresholds, a row each; infinite where a tree has no such node.
        ruled_out: the leaves that each rules out where the comparison fails, as bits; a row each.
        values: the values of the leaves from the left, `MOST_LEAVES` places for each tree.
    """

    feature: npt.NDArray[np.uint16]
    threshold: npt.NDArray[np.float32]
    left: npt.NDArray[np.uint16]
    right: npt.NDArray[np.uint16]
    roots: npt.NDArray[np.uint16]
    base: float
    split: npt.NDArray[np.intp]
    limit: npt.NDArray[np.float32]
    ruled_out: npt.NDArray[np.uint16]
    values: npt.NDArray[np.float32]

    def predict(self, table: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """The likelihood for each row of a table, between 0 and 1."""
        parts = [self._sums(table[start : start + ROWS]) for start in range(0, len(table), ROWS)]
        total = self.base + (np.concatenate(parts) if parts else np.zeros(0))
        return np.asarray(1.0 / (1.0 + np.exp(-total)))

    def _sums(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """The sum of the leaves at which each row comes down."""
        columns = np.ascontiguousarray(rows.T)
        fails = columns.take(self.split, axis=0) > self.limit
        trees = len(self.roots)
        ruled_out = (fails.view(np.uint8) * self.ruled_out).reshape(-1, trees, len(rows))
        leaf = FIRST_CLEAR.take(np.bitwise_or.reduce(ruled_out, axis=0))
        place = leaf + (np.arange(trees) * MOST_LEAVES)[:, None]
        return np.asarray(self.values.take(place).sum(axis=0, dtype=np.float64))

    def arrays(self, name: str) -> dict[str, Array]:
        """Its arrays under names that begin with `name`, ready to be saved."""
        return {
            f"{name}_feature": self.feature,
            f"{name}_threshold": self.threshold,
            f"{name}_left": self.left,
            f"{name}_right": self.right,
            f"{name}_roots": self.roots,
            f"{name}_base": np.array([self.base], dtype=np.float64),
        }


def forest_from(arrays: Mapping[str, Array], name: str) -> Forest:
    """Rebuild a forest from what `Forest.arrays` gave.

    Args:
        arrays: the saved arrays; a node's children stand after it, and no tree has more than
            `MOST_LEAVES` leaves or is a leaf alone.
        name: the name they were saved under.
    """
    feature = arrays[f"{name}_feature"].astype(np.uint16)
    threshold = arrays[f"{name}_threshold"].astype(np.float32)
    left = arrays[f"{name}_left"].astype(np.uint16)
    right = arrays[f"{name}_right"].astype(np.uint16)
    roots = arrays[f"{name}_roots"].astype(np.uint16)
    lefts, rights = left.tolist(), right.tolist()
    layouts = [_Layout(lefts, rights).of(root) for root in roots.tolist()]
    most, trees = max(len(layout.inner) for layout in layouts), len(layouts)
    split = np.zeros((most, trees), dtype=np.intp)
    limit = np.full((most, trees), np.inf, dtype=np.float32)
    ruled_out = np.zeros((most, trees), dtype=np.uint16)
    values = np.zeros((trees, MOST_LEAVES), dtype=np.float32)
    for tree, layout in enumerate(layouts):
        count = len(layout.inner)
        split[:count, tree] = feature[layout.inner]
        limit[:count, tree] = threshold[layout.inner]
        ruled_out[:count, tree] = layout.ruled_out
        values[tree, : len(layout.leaves)] = threshold[layout.leaves]
    return Forest(
        feature=feature,
        threshold=threshold,
        left=left,
        right=right,
        roots=roots,
        base=float(arrays[f"{name}_base"].astype(np.float64)[0]),
        split=split.ravel(),
        limit=limit.reshape(-1, 1),
        ruled_out=ruled_out.reshape(-1, 1),
        values=values.ravel(),
    )


class _Layout:
    """One tree: its inner nodes with what each rules out, and its leaves from the left."""

    def __init__(self, lefts: list[int], rights: list[int]) -> None:
        self.lefts = lefts
        self.rights = rights
        self.inner: list[int] = []
        self.ruled_out: list[int] = []
        self.leaves: list[int] = []

    def of(self, root: int) -> "_Layout":
        """Lay out what stands under a root."""
        self._add(root)
        return self

    def _add(self, node: int) -> None:
        if self.lefts[node] == node:
            self.leaves.append(node)
            return
        place, first = len(self.inner), len(self.leaves)
        self.inner.append(node)
        self.ruled_out.append(0)
        self._add(self.lefts[node])
        # A failed comparison rules out the leaves to the left.
        self.ruled_out[place] = (1 << len(self.leaves)) - (1 << first)
        self._add(self.rights[node])
