"""Telling: mentions of one event in an article are one event."""

from collections.abc import Sequence
from dataclasses import replace

from recoupe.model.facts import Event, Mention
from recoupe.model.times import Time
from recoupe.model.vocabulary import EventType

# Letters by which two triggers are the same word in two forms.
STEM = 5


class Telling:
    """The events of an article as they are told, each distinct one once."""

    def __init__(
        self, folded: str, mentions: Sequence[Mention], times: Sequence[Time], anaphors: frozenset[str]
    ) -> None:
        """Begin an article.

        Args:
            folded: its folded text.
            mentions: whom and what it names.
            times: when things happen.
            anaphors: determiners that point back to what was told.
        """
        self._folded = folded
        self._mentions = mentions
        self._times = times
        self._anaphors = anaphors
        self._told: list[Event] = []
        self._where: list[int | None] = []
        self._titled: set[int] = set()
        self._by_type: dict[EventType, list[int]] = {}

    def take(self, event: Event, here: int | None, *, titled: bool = False) -> None:
        """Take the next mention of an event.

        Args:
            event: the mention, later in the text than those before.
            here: the mention of the place where the text is; it stands in where the event names none.
            titled: whether it stands in a title, which only announces what the body tells.
        """
        same = self._by_type.setdefault(event.type, [])
        for index in same:
            if self._is_same(event, self._told[index]):
                self._told[index] = self._merged(index, event, titled=titled)
                return
        if titled:
            self._titled.add(len(self._told))
        same.append(len(self._told))
        self._told.append(event)
        self._where.append(here)

    def _merged(self, index: int, event: Event, *, titled: bool) -> Event:
        """The event told already with its new mention; that of the body stands before a title's."""
        told = self._told[index]
        if index in self._titled and not titled:
            self._titled.discard(index)
            return completed(event, told)
        return merged(told, event)

    def events(self) -> tuple[Event, ...]:
        """The events, in text order."""
        placed = [self._placed(event, here) for event, here in zip(self._told, self._where, strict=True)]
        return tuple(sorted(placed, key=lambda event: (event.anchor.start, event.anchor.end)))

    def _placed(self, event: Event, here: int | None) -> Event:
        """The event with the place where the text is, where it names none; whoever acts is no place."""
        own = here is not None and event.actor is not None and not self._differ(here, event.actor)
        if event.place is not None or here is None or own:
            return event
        return replace(event, place=here, place_inferred=True)

    def _is_same(self, event: Event, other: Event) -> bool:
        """Whether a mention takes up an event of its type, and nothing sets them apart."""
        if self._apart(event.time, other.time):
            return False
        if self._differ(event.place, other.place) or self._differ(event.actor, other.actor):
            return False
        one, two = (self._folded[e.trigger.start : e.trigger.end][:STEM] for e in (event, other))
        return one == two or self._points_back(event) or event.modality is other.modality

    def _apart(self, one: int | None, other: int | None) -> bool:
        """Whether two times are given, and their words do not mean the same."""
        if one is None or other is None or one == other:
            return False
        first, second = self._times[one], self._times[other]
        return first.rule != second.rule or first.refers_to != second.refers_to

    def _differ(self, one: int | None, other: int | None) -> bool:
        """Whether two mentions mean two different referents."""
        if one is None or other is None:
            return False
        return self._mentions[one].referent != self._mentions[other].referent

    def _points_back(self, event: Event) -> bool:
        """Whether a definite article or a demonstrative stands before the trigger."""
        start = event.trigger.start
        words = self._folded[max(0, start - 8) : start].replace("'", "' ").split()
        return bool(words) and words[-1] in self._anaphors


def merged(first: Event, second: Event) -> Event:
    """One event of two mentions: the fuller one stands, and takes from the other what it lacks."""
    base, other = (second, first) if fullness(second) > fullness(first) else (first, second)
    return completed(base, other)


def completed(base: Event, other: Event) -> Event:
    """A mention of an event with what it lacks taken from another."""
    placed = other if _is_better_placed(other, base) else base
    return replace(
        base,
        time=base.time if base.time is not None else other.time,
        place=placed.place,
        place_inferred=placed.place_inferred,
        actor=base.actor if base.actor is not None else other.actor,
        target=base.target if base.target is not None else other.target,
        victims=tuple(sorted({*base.victims, *other.victims})),
    )


def _is_better_placed(other: Event, base: Event) -> bool:
    """Whether one mention says where, and the other does not, or only lets it be inferred."""
    return other.place is not None and (
        base.place is None or (base.place_inferred and not other.place_inferred)
    )


def fullness(event: Event) -> int:
    """How much a mention says; in the outlet's own voice it says more than inside a statement."""
    known = sum(part is not None for part in (event.time, event.place, event.actor, event.target))
    return known + (2 if event.statement is None else 0)
