"""Grow gradient-boosted trees with scikit-learn and flatten them for `recoupe.read.trees`."""

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier

from recoupe.read.trees import Array, Forest, forest_from

__all__ = ["Forest", "grow"]


def grow(
    table: npt.NDArray[np.float32],
    truth: npt.NDArray[np.float64],
    weights: npt.NDArray[np.float64],
    rounds: int,
) -> Forest:
    """Fit trees and flatten them.

    Args:
        table: one row a block.
        truth: whether it is body, between 0 and 1.
        weights: how much it counts.
        rounds: how many trees.
    """
    model = HistGradientBoostingClassifier(
        max_iter=rounds,
        learning_rate=0.07,
        max_leaf_nodes=14,
        min_samples_leaf=50,
        l2_regularization=5.0,
        max_features=0.25,
        max_bins=127,
        early_stopping=False,
        random_state=7,
    )
    model.fit(table, truth > 0.5, sample_weight=weights / weights.mean())
    return _flatten(model)


def _flatten(model: HistGradientBoostingClassifier) -> Forest:
    features, thresholds, lefts, rights, roots = [], [], [], [], []
    offset = 0
    for stage in model._predictors:
        nodes = stage[0].nodes
        leaf = nodes["is_leaf"].astype(bool)
        index = np.arange(len(nodes)) + offset
        features.append(np.where(leaf, 0, nodes["feature_idx"]))
        # A leaf points to itself and keeps its value where others keep their threshold.
        thresholds.append(np.where(leaf, nodes["value"], nodes["num_threshold"]))
        lefts.append(np.where(leaf, index, nodes["left"] + offset))
        rights.append(np.where(leaf, index, nodes["right"] + offset))
        roots.append(offset)
        offset += len(nodes)
    arrays: dict[str, Array] = {
        "forest_feature": np.concatenate(features).astype(np.uint16),
        "forest_threshold": np.concatenate(thresholds).astype(np.float32),
        "forest_left": np.concatenate(lefts).astype(np.uint16),
        "forest_right": np.concatenate(rights).astype(np.uint16),
        "forest_roots": np.array(roots, dtype=np.uint16),
        "forest_base": np.array([float(model._baseline_prediction.ravel()[0])]),
    }
    return forest_from(arrays, "forest")
