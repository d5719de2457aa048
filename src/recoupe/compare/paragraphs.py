"""Paragraphs that several articles carry: background handed on without saying whose it is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from recoupe.compare.outlets import names_of_outlet, published_first
from recoupe.model.article import BlockKind
from recoupe.model.comparison import Copy, Passage, Reading, SharedParagraph
from recoupe.model.vocabulary import Relation

# A paragraph is carried where this much of it stands in the other article.
CARRIED = 0.7
# What an article opens with is its news; background comes after its first paragraphs.
LEAD = 2
# An article that takes over more than this takes over its account, not background.
MOST_BACKGROUND = 0.5
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


def mark_background(copy: Copy, readings: Mapping[str, Reading]) -> Copy:
    """Mark the passages of a pair that shares nothing but one paragraph of background.

    The paragraph is a whole one in both, and in neither among the first ones.

    Args:
        copy: any relation.
        readings: the articles by id.
    """
    held = [_held(readings, copy, passage) for passage in copy.passages if not passage.quoted]
    places = {place for pair in held for place in pair}
    one_paragraph = all(held) and len(places) == len((copy.a, copy.b))
    if copy.relation is not Relation.PARTIAL_COPY or copy.share >= MOST_BACKGROUND or not one_paragraph:
        return copy
    if any(_among_first(readings[place[0]], place) for place in places):
        return copy
    passages = tuple(replace(one, background=not one.quoted) for one in copy.passages)
    return replace(copy, passages=passages)


def _held(readings: Mapping[str, Reading], copy: Copy, passage: Passage) -> tuple[Place, ...]:
    """The two paragraphs that a passage makes up; none where in one article it is only a part of one."""
    left = _paragraph_at(readings[copy.a], passage.a_start, passage.a_end)
    right = _paragraph_at(readings[copy.b], passage.b_start, passage.b_end)
    return () if left is None or right is None else (left, right)


def _among_first(reading: Reading, place: Place) -> bool:
    """Whether a paragraph is one of the first of its article's body."""
    body = [block.start for block in reading.article.blocks if block.kind is BlockKind.BODY]
    return place[1] in body[:LEAD]


def only_background(copy: Copy) -> bool:
    """Whether a pair shares background only: told as a shared paragraph, not as copying."""
    return any(one.background for one in copy.passages) and all(
        one.background or one.quoted for one in copy.passages
    )


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
