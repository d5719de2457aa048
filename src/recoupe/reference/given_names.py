"""Given names of many languages: evidence that a name is a person's, never proof."""

from functools import cache
from importlib import resources


@cache
def given_names() -> frozenset[str]:
    """Given names in lower case, as French and English newsrooms write them."""
    file = resources.files("recoupe.reference") / "given_names.txt"
    return frozenset(file.read_text(encoding="utf-8").split())
