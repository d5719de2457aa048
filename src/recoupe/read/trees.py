"""Gradient-boosted trees, run with numpy alone."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.generic]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees laid out one after the other.

    Attributes:
        feature: for each node the column it looks at.
        threshold: the value up to which a row goes left; in a leaf the leaf's value.
        left: the node to the left; a leaf points to itself.
        right: the node to the right; a leaf points to itself.
        roots: the first node of each tree.
        base: what the sum of the leaves is added to.
        reach: how many trees are deeper than 0, 1, 2 … nodes; the roots stand the deepest tree first.
    """

    feature: npt.NDArray[np.uint16]
    threshold: npt.NDArray[np.float32]
    left: npt.NDArray[np.uint16]
    right: npt.NDArray[np.uint16]
    roots: npt.NDArray[np.uint16]
    base: float
    reach: tuple[int, ...]

    def predict(self, table: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """The likelihood for each row of a table, between 0 and 1."""
        count = len(table)
        start = (np.arange(count, dtype=np.int32) * table.shape[1])[None, :]
        flat = np.ascontiguousarray(table, dtype=np.float32).ravel()
        feature, left = self.feature.astype(np.int32), self.left.astype(np.int32)
        # From the left child to the right one; nothing in a leaf, whose left child is itself.
        aside = self.right.astype(np.int32) - left
        node = np.repeat(self.roots.astype(np.int32)[:, None], count, axis=1)
        for trees in self.reach:
            part = node[:trees]
            value = flat.take(feature.take(part) + start)
            node[:trees] = left.take(part) + aside.take(part) * (value > self.threshold.take(part))
        total = self.base + self.threshold.take(node).sum(axis=0, dtype=np.float64)
        return np.asarray(1.0 / (1.0 + np.exp(-total)))

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
        arrays: the saved arrays; a node's children stand after it.
        name: the name they were saved under.
    """
    left = arrays[f"{name}_left"].astype(np.uint16)
    right = arrays[f"{name}_right"].astype(np.uint16)
    roots = arrays[f"{name}_roots"].astype(np.uint16)
    depths = _depths(left.tolist(), right.tolist(), roots.tolist())
    return Forest(
        feature=arrays[f"{name}_feature"].astype(np.uint16),
        threshold=arrays[f"{name}_threshold"].astype(np.float32),
        left=left,
        right=right,
        roots=roots[np.argsort(-depths, kind="stable")],
        base=float(arrays[f"{name}_base"].astype(np.float64)[0]),
        reach=tuple(int((depths > level).sum()) for level in range(int(depths.max()))),
    )


def _depths(left: list[int], right: list[int], roots: list[int]) -> npt.NDArray[np.intp]:
    """How deep the deepest leaf of each tree stands."""
    ends = [*sorted(roots)[1:], len(left)]
    end_of = dict(zip(sorted(roots), ends, strict=True))
    depth = [0] * len(left)
    for node, (one, other) in enumerate(zip(left, right, strict=True)):
        if one != node:
            depth[one] = depth[other] = depth[node] + 1
    return np.array([max(depth[root : end_of[root]]) for root in roots], dtype=np.intp)
