"""Paragraphs that several articles carry: background handed on without saying whose it is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from recoupe.compare.outlets import names_of_outlet, published_first
from recoupe.model.article import BlockKind
from recoupe.model.comparison import Copy, Reading, SharedParagraph
from recoupe.model.vocabulary import Relation

# A paragraph is carried where this much of it stands in the other article.
CARRIED = 0.7
# Code points; a shorter paragraph is too likely to meet by chance.
SHORTEST = 120

Place = tuple[str, int, int]


def shared_paragraphs(copies: Iterable[Copy], readings: Mapping[str, Reading]) -> tuple[SharedParagraph, ...]:
    """Find the paragraphs that articles of several outlets carry although the articles are no copies.

    Args:
        copies: all relations.
        readings: the articles by id.
    """
    links: defaultdict[Place, set[Place]] = defaultdict(set)
    for copy in copies:
        if copy.relation is Relation.PARTIAL_COPY:
            for left, right in _carried(copy, readings):
                links[left].add(right)
                links[right].add(left)
    return tuple(sorted((_shared(group, readings) for group in _groups(links)), key=lambda one: one.places))


def _carried(copy: Copy, readings: Mapping[str, Reading]) -> Iterable[tuple[Place, Place]]:
    """The pairs of paragraphs that both articles of a partial copy carry."""
    a, b = readings[copy.a], readings[copy.b]
    if names_of_outlet(a) & names_of_outlet(b):
        return
    for passage in copy.passages:
        if passage.quoted or passage.a_end - passage.a_start < SHORTEST:
            continue
        left = _paragraph_at(a, passage.a_start, passage.a_end)
        right = _paragraph_at(b, passage.b_start, passage.b_end)
        if left is not None and right is not None:
            yield left, right


def _paragraph_at(reading: Reading, start: int, end: int) -> Place | None:
    """The body block that a passage makes up, or None where it is only a part of one."""
    for block in reading.article.blocks:
        if block.start <= start < block.end:
            held = min(end, block.end) - start
            whole = held >= CARRIED * (block.end - block.start)
            return (reading.id, block.start, block.end) if whole and block.kind is BlockKind.BODY else None
    return None


def _groups(links: Mapping[Place, set[Place]]) -> Iterable[tuple[Place, ...]]:
    """The connected groups of places."""
    seen: set[Place] = set()
    for start in sorted(links):
        if start in seen:
            continue
        group, waiting = set(), [start]
        while waiting:
            place = waiting.pop()
            if place not in group:
                group.add(place)
                waiting += links[place] - group
        seen |= group
        yield tuple(sorted(group))


def _shared(places: tuple[Place, ...], readings: Mapping[str, Reading]) -> SharedParagraph:
    """One shared paragraph, with the article that is known to have carried it first."""
    first = places[0][0]
    for article, _, _ in places[1:]:
        if published_first(readings[article], readings[first]) < 0:
            first = article
    return SharedParagraph(first, places)
