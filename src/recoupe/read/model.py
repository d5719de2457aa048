"""The trained model that says which blocks are body, as it ships."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from recoupe.read.signs import Signs, signs_from
from recoupe.read.trees import Forest, forest_from

FILE = "body_model.npz"


@dataclass(frozen=True, slots=True)
class BodyModel:
    """What was learned from pages whose body is known.

    Attributes:
        signs: weights of the words in class names, ids and short labels.
        first: trees that see each block and its surroundings.
        second: trees that see also what the first say of the block and those around it.
    """

    signs: Signs
    first: Forest
    second: Forest


@cache
def load_model() -> BodyModel:
    """Load the model from the package, once."""
    with resources.as_file(resources.files("recoupe.reference") / FILE) as path, np.load(path) as arrays:
        lines = arrays["signs"].tobytes().decode("utf-8").split("\n")
        pairs = (line.split("\t") for line in lines)
        return BodyModel(
            signs_from({sign: float(weight) for sign, weight in pairs}),
            forest_from(arrays, "first"),
            forest_from(arrays, "second"),
        )
