"""Parts: what the line of a claim is built from, besides its accounts."""

from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.compare.linked import Linked
from recoupe.model.comparison import Reading
from recoupe.model.entity import Entity
from recoupe.model.times import BoundTime


@dataclass(frozen=True, slots=True)
class Parts:
    """The time, place and parties of a claim, and where their words are found.

    Attributes:
        linked: the entities.
        readings: the articles by id.
        time: the finest time that the accounts agree on, or None.
        place: the entity id of the place, or None.
        actor: the entity id of who did or said it, or None.
        target: the entity id of whom or what it was done to, or None.
    """

    linked: Linked
    readings: Mapping[str, Reading]
    time: BoundTime | None = None
    place: str | None = None
    actor: str | None = None
    target: str | None = None

    def languages(self, entity: Entity) -> frozenset[str]:
        """The languages of the articles that name an entity."""
        articles = (
            self.readings[member.article] for member in entity.members if member.article in self.readings
        )
        return frozenset(article.extraction.language or "" for article in articles)
