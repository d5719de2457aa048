"""Heads of state and government: whom "le président ukrainien" can mean where an article names them."""

from functools import cache
from importlib import resources

from recoupe.model.naming import sound_key


def leads(name: str, office: str, state: str) -> bool | None:
    """Tell whether somebody has led a state.

    Args:
        name: of the person, the surname at its end or alone.
        office: `président` for heads of state, `premier` for heads of government.
        state: its ISO 3166 code.

    Returns:
        None where the list holds nobody for that office.
    """
    surnames = _surnames().get((state, office))
    if surnames is None:
        return None
    return bool({sound_key(part) for part in _endings(name)} & surnames)


@cache
def _surnames() -> dict[tuple[str, str], frozenset[str]]:
    """The sounds of leaders' full names and surnames, by state and office."""
    text = (resources.files("recoupe.reference") / "leaders.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {
        (state, office): frozenset(sound_key(part) for name in names.split("; ") for part in _endings(name))
        for state, office, names in rows
    }


def _endings(name: str) -> list[str]:
    """A name and what is left of it from each later word on ("Boris Johnson", "Johnson")."""
    parts = name.split()
    return [" ".join(parts[at:]) for at in range(len(parts))]
