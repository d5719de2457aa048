"""Given names of many languages: evidence that a name is a person's, and whose, never proof."""

from functools import cache
from importlib import resources


def given_names() -> frozenset[str]:
    """Given names in lower case, as French and English newsrooms write them."""
    return _listed("given_names.txt")


def is_womans(given: str) -> bool | None:
    """Tell whether a given name is a woman's.

    Args:
        given: the name; of a double name ("Jean-Marie") the first tells.

    Returns:
        True or False, or None where both bear it or nobody listed does.
    """
    name = given.lower()
    for one in (name, name.split("-")[0]):
        if one in _listed("given_names_of_both.txt"):
            return None
        if one in _listed("given_names_of_women.txt"):
            return True
        if one in given_names():
            return False
    return None


@cache
def _listed(file: str) -> frozenset[str]:
    return frozenset((resources.files("recoupe.reference") / file).read_text(encoding="utf-8").split())
