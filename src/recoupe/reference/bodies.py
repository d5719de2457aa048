"""International bodies, with the names and acronyms that languages give them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "bodies.tsv"


@dataclass(frozen=True, slots=True)
class Body:
    """A body under all its names.

    Attributes:
        name: its first name or acronym in the file; names the body, is not shown.
        acronyms: in any language.
        names: in French and English.
    """

    name: str
    acronyms: tuple[str, ...]
    names: tuple[str, ...]


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@lru_cache(maxsize=1)
def bodies() -> tuple[Body, ...]:
    """All bodies, in the order of the file."""
    found = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        acronyms, french, english = map(_parts, line.split("\t"))
        names = tuple(dict.fromkeys(french + english))
        found.append(Body(name=(names + acronyms)[0], acronyms=acronyms, names=names))
    return tuple(found)


@lru_cache(maxsize=4)
def bodies_by_key(key: Callable[[str], str]) -> dict[str, Body]:
    """Index the bodies by their names and acronyms, each turned into a key.

    A name that two bodies share is left out: it tells neither.

    Args:
        key: for instance `recoupe.model.naming.fold`.
    """
    owners: dict[str, set[Body]] = {}
    for body in bodies():
        for name in (*body.acronyms, *body.names):
            owners.setdefault(key(name), set()).add(body)
    return {name: next(iter(owner)) for name, owner in owners.items() if len(owner) == 1}
