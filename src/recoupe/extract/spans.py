"""Finding what stands in a span of the text, without reading all of it."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Protocol

from recoupe.model.anchor import Anchor


class Anchored(Protocol):
    """Anything that stands on words."""

    @property
    def anchor(self) -> Anchor:
        """Where it stands."""


class Standing:
    """Facts in text order, by where they begin."""

    def __init__(self, facts: Iterable[Anchored]) -> None:
        """Index facts that are in text order."""
        self._starts = [fact.anchor.start for fact in facts]

    def between(self, start: int, end: int) -> range:
        """Indices of the facts that begin in `start:end`."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))
