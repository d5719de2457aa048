"""Whom a reader needs: named referents, and those that say, do or suffer something."""

from collections.abc import Mapping
from dataclasses import replace

from recoupe.model.facts import Event, Extraction, Figure, Footing, Statement


def needed(extraction: Extraction) -> Extraction:
    """Leave out the unnamed referents that no fact points to, with their mentions."""
    used = {extraction.mentions[at].referent for at in _pointed_to(extraction)}
    stays = [at for at, referent in enumerate(extraction.referents) if referent.named or at in used]
    number = {old: new for new, old in enumerate(stays)}
    kept = [at for at, mention in enumerate(extraction.mentions) if mention.referent in number]
    place = {old: new for new, old in enumerate(kept)}
    return replace(
        extraction,
        mentions=tuple(
            replace(extraction.mentions[at], referent=number[extraction.mentions[at].referent]) for at in kept
        ),
        referents=tuple(extraction.referents[at] for at in stays),
        statements=tuple(_statement(one, place) for one in extraction.statements),
        figures=tuple(_figure(one, place) for one in extraction.figures),
        events=tuple(_event(one, place) for one in extraction.events),
        footings=tuple(_footing(one, place) for one in extraction.footings),
    )


def _pointed_to(extraction: Extraction) -> set[int]:
    """Mentions that some fact points to."""
    found: set[int | None] = {one.speaker for one in extraction.statements}
    found.update(one.source for one in extraction.footings)
    found.update(at for one in extraction.statements for at in one.relays)
    for figure in extraction.figures:
        found.update((figure.where, figure.according_to))
    for event in extraction.events:
        found.update((event.place, event.actor, event.target))
    return {at for at in found if at is not None}


def _moved(at: int | None, place: Mapping[int, int]) -> int | None:
    return None if at is None else place[at]


def _statement(one: Statement, place: Mapping[int, int]) -> Statement:
    return replace(one, speaker=_moved(one.speaker, place), relays=tuple(place[at] for at in one.relays))


def _figure(one: Figure, place: Mapping[int, int]) -> Figure:
    return replace(one, where=_moved(one.where, place), according_to=_moved(one.according_to, place))


def _event(one: Event, place: Mapping[int, int]) -> Event:
    return replace(
        one,
        place=_moved(one.place, place),
        actor=_moved(one.actor, place),
        target=_moved(one.target, place),
    )


def _footing(one: Footing, place: Mapping[int, int]) -> Footing:
    return replace(one, source=_moved(one.source, place))
