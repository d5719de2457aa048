"""Sketches: which articles may share text, found without looking at every pair.

Articles are reduced to hashes of runs of words. Copies are cut, so what counts is that a few
rare runs stand in both (containment), not that the sets of runs are alike (Jaccard).
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from recoupe.compare.wording import Hashes, Wording

RUN = 5  # words; the shortest run that is rarely shared by chance
QUOTED_RUN = 4  # a shared quotation counts from four words
# Every other run is enough for two shared sentences, and halves the index.
SAMPLE = np.uint64(2)
# A run that stands in more articles than this links each of them to the first ones only: the
# number of pairs stays in proportion to the number of articles, and they still hang together.
CROWD = 48
ANCHORS = 3

_BASE = np.uint64(0x9E3779B97F4A7C15)


def run_hashes(tokens: Hashes, length: int) -> Hashes:
    """Hash every run of `length` words, in order."""
    count = len(tokens) - length + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    hashes = np.zeros(count, dtype=np.uint64)
    for shift in range(length):
        hashes = hashes * _BASE + tokens[shift : shift + count] + np.uint64(length)
        hashes ^= hashes >> np.uint64(29)
    return hashes


def sketch(wording: Wording) -> Hashes:
    """The hashes by which an article is looked up: sampled runs, and all runs inside quotations."""
    runs = run_hashes(wording.tokens, RUN)
    quoted = run_hashes(wording.tokens, QUOTED_RUN)
    before = np.concatenate([[0], np.cumsum(wording.quoted)])
    inside = before[QUOTED_RUN:] - before[:-QUOTED_RUN] == QUOTED_RUN
    return np.unique(np.concatenate([runs[runs % SAMPLE == 0], quoted[inside[: len(quoted)]]]))


def candidate_pairs(sketches: Sequence[Hashes]) -> set[tuple[int, int]]:
    """Pairs of positions in `sketches` that share at least one hash, smaller first.

    Time and number of pairs grow with the number of hashes, not with the pairs of articles.
    """
    groups = set(groups_sharing(sketches))
    return {pair for group in groups for pair in _pairs_of(group)}


def groups_sharing(sketches: Sequence[Hashes]) -> Iterable[tuple[int, ...]]:
    """For each hash that stands in several sketches, the positions of these, in order."""
    if not sketches:
        return
    owners = np.repeat(np.arange(len(sketches), dtype=np.int32), [len(one) for one in sketches])
    hashes = np.concatenate(sketches)
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    edges = np.flatnonzero(np.diff(hashes)) + 1
    starts, ends = np.append(0, edges), np.append(edges, len(hashes))
    for run in np.flatnonzero(ends - starts > 1):
        yield tuple(owners[starts[run] : ends[run]].tolist())


def _pairs_of(group: tuple[int, ...]) -> Iterable[tuple[int, int]]:
    """All pairs of a small group; of a crowd each member with the first ones."""
    if len(group) <= CROWD:
        return combinations(group, 2)
    return ((first, other) for first in group[:ANCHORS] for other in group if first < other)
