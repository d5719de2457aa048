"""Alignment: the passages that two articles share word for word."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from recoupe.compare.sketches import run_hashes
from recoupe.compare.wording import Flags, Wording

# The shortest run of words that counts as the same wording rather than as the same language.
SEED = 4
SHORTEST = 6
SHORTEST_QUOTED = 4
# Words that stand in more places than this are no wording of their own: the first places will do.
MOST_PLACES = 64
# A rewritten word or two between shared runs does not end a passage.
BRIDGE = 3


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """A run of words that stands in both articles.

    Attributes:
        a: index of its first word in the first article.
        b: index of its first word in the second.
        length: in words.
    """

    a: int
    b: int
    length: int


def tiles_of(a: Wording, b: Wording) -> list[Tile]:
    """Find the longest shared runs, each word used once, in the order of `a`.

    Greedy: at each word of `a` the longest run of `b` that starts with the same words is taken.
    """
    mine, theirs = a.tokens.tolist(), b.tokens.tolist()
    used = bytearray(len(theirs))
    tiles: list[Tile] = []
    done = 0
    for at, places in _met(a, b):
        best = _longest(mine, theirs, at, places, used) if at >= done else None
        if best is not None and _counts(a, b, best):
            tiles.append(best)
            used[best.b : best.b + best.length] = b"\1" * best.length
            done = at + best.length
    return tiles


def _met(a: Wording, b: Wording) -> Iterator[tuple[int, list[int]]]:
    """The places in `a` whose next words stand in `b` too, in order, each with the first places there."""
    seeds, others = run_hashes(a.tokens, SEED), run_hashes(b.tokens, SEED)
    order = np.argsort(others, kind="stable")
    others = others[order]
    first, last = np.searchsorted(others, seeds, "left"), np.searchsorted(others, seeds, "right")
    for at in np.flatnonzero(last > first).tolist():
        yield at, order[first[at] : min(last[at], first[at] + MOST_PLACES)].tolist()


def _longest(mine: list[int], theirs: list[int], at: int, places: list[int], used: bytearray) -> Tile | None:
    """The longest run of unused words that starts at `at` and at one of the places."""
    best: Tile | None = None
    for place in places:
        length = 0
        limit = min(len(mine) - at, len(theirs) - place)
        while length < limit and mine[at + length] == theirs[place + length] and not used[place + length]:
            length += 1
        if length >= SEED and (best is None or length > best.length):
            best = Tile(at, place, length)
    return best


def _counts(a: Wording, b: Wording, tile: Tile) -> bool:
    """Whether a run is long enough, or a quotation in both, or a whole short sentence in both."""
    if tile.length >= SHORTEST:
        return True
    return bool(
        a.quoted[tile.a : tile.a + SHORTEST_QUOTED].all()
        and b.quoted[tile.b : tile.b + SHORTEST_QUOTED].all()
    )


def covered(tiles: list[Tile], length: int, *, second: bool = False) -> Flags:
    """Which words of one article stand in the tiles.

    Args:
        tiles: shared runs.
        length: of the article in words.
        second: mark the words of the second article instead of the first.
    """
    flags = np.zeros(length, dtype=np.bool_)
    for tile in tiles:
        start = tile.b if second else tile.a
        flags[start : start + tile.length] = True
    return flags


def passages_of(tiles: list[Tile]) -> list[tuple[int, int, int, int]]:
    """Join runs that follow one another closely in both articles.

    Returns:
        word indices `(a start, a end, b start, b end)`, ends exclusive, in the order of `a`.
    """
    joined: list[tuple[int, int, int, int]] = []
    for tile in sorted(tiles):
        if joined:
            a_start, a_end, b_start, b_end = joined[-1]
            if 0 <= tile.a - a_end <= BRIDGE and 0 <= tile.b - b_end <= BRIDGE:
                joined[-1] = (a_start, tile.a + tile.length, b_start, tile.b + tile.length)
                continue
        joined.append((tile.a, tile.a + tile.length, tile.b, tile.b + tile.length))
    return joined


def in_common(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    """The length of the longest common subsequence.

    Bit-parallel, after Hyyrö (2004), "Bit-parallel LCS-length computation revisited": a zero bit
    marks a place of `a` at which the subsequence grows.
    """
    places: dict[Hashable, int] = {}
    for position, left in enumerate(a):
        places[left] = places.get(left, 0) | 1 << position
    every = (1 << len(a)) - 1
    row = every
    for right in b:
        met = row & places.get(right, 0)
        row = (row + met | row - met) & every
    return len(a) - row.bit_count()
