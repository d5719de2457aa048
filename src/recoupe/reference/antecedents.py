"""What speaks for a referent that a pronoun may mean: trained weights, by the name of each sign."""

import tomllib
from functools import cache
from importlib import resources


@cache
def antecedent_weights() -> dict[str, float]:
    """The weight of each sign."""
    file = resources.files("recoupe.reference") / "antecedents.toml"
    weights: dict[str, float] = tomllib.loads(file.read_text(encoding="utf-8"))["weights"]
    return weights
