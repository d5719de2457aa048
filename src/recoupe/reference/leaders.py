"""Heads of state and government: whom "le président ukrainien" can mean where an article names them."""

from functools import cache
from importlib import resources


@cache
def leaders() -> dict[tuple[str, str], tuple[str, ...]]:
    """The names of those who have led each state, the surname last.

    Returns:
        By the ISO 3166 code of the state and the office: `président` for heads of state, `premier` for
        heads of government.
    """
    text = (resources.files("recoupe.reference") / "leaders.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {(state, office): tuple(names.split("; ")) for state, office, names in rows}
