"""What else stands in the boxes around each block of a page, and what blocks of its form are like."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recoupe.read.boxes import Boxes, Numbers, nearest, sums_inside
from recoupe.read.names import HIGH, purposes, purposes_of
from recoupe.read.wordset import line_of

Matrix = npt.NDArray[np.float32]
Sums = npt.NDArray[np.float64]

# The order of these lists is part of the model.
MARKED = tuple(
    line_of(
        "nav aside footer header form figure figcaption table ul ol article main blockquote button section dl"
    )
)
TAGS = line_of(
    "p div li td span h1 h2 h3 h4 h5 h6 blockquote figcaption button section article label dt dd th header "
    "footer aside pre body address a strong b em time font cite small summary option i"
)
TAG_CODES = {tag: code for code, tag in enumerate(TAGS, 1)}
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# The innermost box that holds so much of a page's running text is the core.
CORE_SHARE = 0.6


class Amounts(NamedTuple):
    """What each block of a page holds: code points, those in links, and those of running text."""

    chars: Sequence[int]
    linked: Sequence[int]
    prose: Sequence[float]


def place(boxes: Boxes) -> Matrix:
    """Where in the tree each block stands: its tags, its depth, and what its innermost box is like."""
    inner = boxes.inner
    tags = np.array([TAG_CODES.get(tag, 0) for tag, _ in boxes.shapes])[boxes.shape]
    headings = np.array([tag in HEADINGS for tag, _ in boxes.shapes])[boxes.shape]
    columns = [
        tags[inner],
        np.where(boxes.depth[inner] > 0, tags[boxes.parent[inner]], 0),
        headings[inner],
        np.minimum(boxes.depth[inner] + 1, HIGH),
        np.array([box.children for box in boxes.boxes])[inner],
        np.array([box.concealed for box in boxes.boxes])[inner],
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def marks(boxes: Boxes) -> tuple[Matrix, Matrix]:
    """How far out from each block the boxes stand whose names speak of something, and those of certain tags.

    Returns:
        A column for each purpose (see `purposes`), and one for each tag of `MARKED`; -1 for none.
    """
    width = len(MARKED)
    marked = np.zeros((len(boxes.shapes), width + len(purposes())), dtype=np.bool_)
    for number, (tag, names) in enumerate(boxes.shapes):
        if tag in MARKED:
            marked[number, MARKED.index(tag)] = True
        for purpose in purposes_of(names) if names else ():
            marked[number, width + purpose] = True
    found = nearest(boxes, marked[boxes.shape], HIGH)[boxes.inner]
    return found[:, width:], found[:, :width]


def forms(boxes: Boxes) -> Numbers:
    """For each block a number of its form: tags and names of the three boxes around it."""
    here = boxes.inner
    number = np.zeros(len(here), dtype=np.intp)
    for step in range(3):
        # Beyond the root there is nothing, which is a form of its own.
        shape = np.where(boxes.depth[boxes.inner] >= step, boxes.shape[here] + 1, 0)
        number = number * (len(boxes.shapes) + 1) + shape
        here = boxes.parent[here]
    return renumber(number)


def renumber(keys: Numbers) -> Numbers:
    """The same groups, numbered from 0 without gaps."""
    return np.unique(keys, return_inverse=True)[1]


def surroundings(boxes: Boxes, amounts: Amounts, form: Numbers) -> Matrix:
    """What stands in the boxes around each block, what blocks of its form are like, and how far the core is.

    Args:
        boxes: the boxes.
        amounts: what each block holds.
        form: see `forms`.

    Returns:
        One row a block.
    """
    ones = np.ones(len(amounts.chars))
    values = np.stack([ones, *(np.array(each, dtype=np.float64) for each in amounts)], axis=1)
    sums = sums_inside(boxes, values)
    whole = sums[0, 3] or 1.0
    shares = _shares(sums, whole)
    inner = boxes.inner
    columns = [shares[boxes.above(inner, steps)] for steps in (0, 1, 2, 3, 5)]
    for group in (form, renumber(boxes.shape[inner])):
        alike = np.zeros((int(group.max()) + 1, values.shape[1]))
        np.add.at(alike, group, values)
        columns.append(_shares(alike, whole)[group])
    core = _core(boxes, sums[:, 3], int(np.argmax(values[:, 3])))
    columns.append(_from_core(boxes, core))
    return np.concatenate(columns, axis=1).astype(np.float32)


def _shares(sums: Sums, whole: float) -> Sums:
    """Blocks, size of a block, share of links, share of the page's running text, and of its own."""
    blocks, chars, linked, prose = sums.T
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.stack(
            [np.log1p(blocks), chars / blocks, linked / chars, prose / whole, prose / chars], axis=1
        )


def _core(boxes: Boxes, prose: npt.NDArray[np.float64], longest: int) -> int:
    """The innermost box that holds most of the page's running text.

    Where a page has none, all boxes hold all of it: of the deepest that of the block `longest`, if it is one.
    """
    holds = prose >= CORE_SHARE * prose[0]
    depth = np.where(holds, boxes.depth, -1)
    start = int(boxes.inner[longest])
    deepest = int(depth.max())
    return start if depth[start] == deepest else int(np.argmax(depth))


def _from_core(boxes: Boxes, core: int) -> npt.NDArray[np.float64]:
    """How far out from each block, and how far out from the core, the two meet."""
    around = np.zeros((len(boxes.boxes), 1), dtype=np.bool_)
    depth = int(boxes.depth[core])
    while True:
        around[core] = True
        if core == 0:
            break
        core = int(boxes.parent[core])
    inner = boxes.inner
    steps = nearest(boxes, around, len(boxes.boxes) + 1)[inner, 0]
    return np.stack([steps, depth - (boxes.depth[inner] - steps)], axis=1)
