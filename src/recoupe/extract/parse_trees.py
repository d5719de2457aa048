"""From scores of heads to trees: the heaviest tree with one root."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

_NEVER = np.float32(-1e9)


def best_trees(scores: Floats, lengths: Numbers) -> Numbers:
    """Give each token its head, so that all tokens of a sentence hang from one root.

    Mostly every token's best head already gives a tree; where it does not, the cycles are broken
    as Chu & Liu (1965) and Edmonds (1967) do.

    Args:
        scores: by sentence a row a token; a column a head, the first the root of all.
        lengths: of the sentences; what lies beyond is no token.

    Returns:
        By sentence, for each token the column of its head; 0 beyond the sentence.
    """
    heads: Numbers = scores.argmax(axis=2)
    heads[np.arange(heads.shape[1])[None, :] >= lengths[:, None]] = 0
    beyond = heads.shape[1] - lengths
    alone = (heads == 0).sum(axis=1) - beyond == 1
    whole = alone & ~_lead_on(heads).any(axis=1)
    for row in np.flatnonzero(~whole):
        length = int(lengths[row])
        heads[row, :length] = best_tree(scores[row, :length, : length + 1])
    return heads


def best_tree(scores: Floats) -> Numbers:
    """The heaviest tree of one sentence; near enough where several roots compete.

    Args:
        scores: a row a token; a column a head, the first the root of all.

    Returns:
        For each token the column of its head.
    """
    if len(scores) == 1:
        return np.zeros(1, np.int64)
    roots = np.flatnonzero(scores.argmax(axis=1) == 0)
    return _mended(scores, roots if len(roots) else np.arange(len(scores)))


def _lead_on(heads: Numbers) -> Numbers:
    """Where each token's heads lead after as many steps as there are tokens: 0 where to the root."""
    over = np.concatenate((np.zeros_like(heads[:, :1]), heads), axis=1)
    for _ in range(int(heads.shape[1]).bit_length()):
        over = np.take_along_axis(over, over, axis=1)
    return over[:, 1:]


def _mended(scores: Floats, roots: Numbers) -> Numbers:
    """Keep the one root that costs least, then break the cycles."""
    others = scores[:, 1:].max(axis=1)
    root = int(roots[(scores[roots, 0] - others[roots]).argmax()])
    kept = scores.copy()
    kept[:, 0] = _NEVER
    kept[root] = _NEVER
    kept[root, 0] = 0
    square = np.full((len(kept) + 1, len(kept) + 1), _NEVER, np.float32)
    square[1:] = kept
    return _heaviest(square)[1:]


def _on_cycles(heads: Numbers) -> list[int]:
    """The tokens of a cycle, or none: what leads to the root after any number of steps is on none."""
    over = _lead_on(heads[None, :])[0]
    loose = np.flatnonzero(over)
    if not len(loose):
        return []
    first = at = int(over[loose[0]])
    cycle: list[int] = []
    while not cycle or at != first:
        cycle.append(at)
        at = int(heads[at - 1])
    return cycle


def _heaviest(square: Floats) -> Numbers:
    """The heaviest tree of a graph; place 0 is the root.

    Args:
        square: a row a token, a column a head.

    Returns:
        For each place its head; 0 for the root itself.
    """
    square = square.copy()
    np.fill_diagonal(square, _NEVER)
    heads: Numbers = square.argmax(axis=1)
    heads[0] = 0
    cycle = _on_cycles(heads[1:])
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.array([place for place in range(len(square)) if place not in set(cycle)])
    lost = square[inside] - square[inside, heads[inside]][:, None]
    entering, leaving = lost[:, outside].argmax(axis=0), square[np.ix_(outside, inside)].argmax(axis=1)
    size = len(outside)
    smaller = np.full((size + 1, size + 1), _NEVER, np.float32)
    smaller[:size, :size] = square[np.ix_(outside, outside)]
    smaller[size, :size] = lost[:, outside].max(axis=0)
    smaller[:size, size] = square[np.ix_(outside, inside)].max(axis=1)
    found = _heaviest(smaller)
    for at, head in enumerate(found[:size]):
        if at:
            heads[outside[at]] = inside[leaving[at]] if head == size else outside[head]
    entered = int(found[size])
    broken = inside[entering[entered]]
    heads[broken] = outside[entered]
    return heads
