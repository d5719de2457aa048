"""Trees in batches, as arrays that the net takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from tools.french_data import Labels
from tools.french_treebanks import Tree
from tools.french_vectors import WIDTH, SmallVectors

from recoupe.extract.parse_forms import SIZES, keys_of, rows_of
from recoupe.extract.parse_net import MEANING_SCALE

Floats = npt.NDArray[np.float32]

# Sentences are filled up to one of these lengths; longer ones teach nothing.
LENGTHS = (12, 24, 40, 64, 110)
TOKENS_A_BATCH = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """A tree to learn from.

    Attributes:
        tree: the tree.
        sure: how much each head and relation weighs, one number or one a token.
        told: how much each tag weighs, likewise.
    """

    tree: Tree
    sure: float | Floats = 1.0
    told: float | Floats = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Sentences of like length: a row a sentence."""

    rows: npt.NDArray[np.int32]
    meaning: npt.NDArray[np.float32]
    mask: npt.NDArray[np.float32]
    tags: npt.NDArray[np.int32]
    heads: npt.NDArray[np.int32]
    groups: npt.NDArray[np.int32]
    sure: npt.NDArray[np.float32]
    told: npt.NDArray[np.float32]


def batches(
    lessons: Sequence[Lesson], labels: Labels, forms: "Forms", dice: np.random.Generator
) -> Iterator[tuple[int, Batch]]:
    """Lessons in batches of like length, in random order; trees longer than the longest are left out."""
    by_length: dict[int, list[int]] = {length: [] for length in LENGTHS}
    for index in dice.permutation(len(lessons)):
        length = next((one for one in LENGTHS if len(lessons[index].tree.forms) <= one), 0)
        if length:
            by_length[length].append(int(index))
    plan = []
    for length, members in by_length.items():
        count = TOKENS_A_BATCH // length
        plan += [(length, members[at : at + count]) for at in range(0, len(members), count)]
    for place in dice.permutation(len(plan)):
        length, members = plan[place]
        yield length, batch_of([lessons[i] for i in members], length, TOKENS_A_BATCH // length, labels, forms)


class Forms:
    """What forms show, worked out once each."""

    def __init__(self, vectors: SmallVectors) -> None:
        """Over the vectors of a package."""
        self.vectors = vectors
        self._rows: dict[str, tuple[tuple[int, ...], npt.NDArray[np.float32]]] = {}

    def shown(self, form: str) -> tuple[tuple[int, ...], npt.NDArray[np.float32]]:
        """Rows of the table, and meaning."""
        if form not in self._rows:
            self._rows[form] = (rows_of(form), self._meaning(form))
        return self._rows[form]

    def _meaning(self, form: str) -> npt.NDArray[np.float32]:
        for key in keys_of(form):
            at = int(np.searchsorted(self.vectors.keys, key))
            if at < len(self.vectors.keys) and self.vectors.keys[at] == key:
                values: Floats = self.vectors.values[self.vectors.places[at]].astype(np.float32)
                return np.asarray(values / MEANING_SCALE)
        return np.zeros(WIDTH, np.float32)


def batch_of(lessons: Sequence[Lesson], length: int, count: int, labels: Labels, forms: Forms) -> Batch:
    """Put trees into arrays."""
    tag_of = {tag: index for index, tag in enumerate(labels.tags)}
    batch = Batch(
        np.zeros((count, length, len(SIZES)), np.int32), np.zeros((count, length, WIDTH), np.float32),
        np.zeros((count, length), np.float32), np.zeros((count, length), np.int32),
        np.zeros((count, length), np.int32), np.zeros((count, length), np.int32),
        np.zeros((count, length), np.float32), np.zeros((count, length), np.float32),
    )  # fmt: skip
    for row, lesson in enumerate(lessons):
        tree, size = lesson.tree, len(lesson.tree.forms)
        for index, form in enumerate(tree.forms):
            batch.rows[row, index], batch.meaning[row, index] = forms.shown(form)
        batch.mask[row, :size] = 1
        batch.tags[row, :size] = [tag_of[tag] for tag in tree.tags]
        batch.heads[row, :size] = [head + 1 for head in tree.heads]
        batch.groups[row, :size] = [labels.group_of[relation] for relation in tree.relations]
        batch.sure[row, :size] = lesson.sure if isinstance(lesson.sure, float) else lesson.sure[:size]
        batch.told[row, :size] = lesson.told if isinstance(lesson.told, float) else lesson.told[:size]
    return batch


def as_input(batch: Batch) -> dict[str, npt.NDArray[Any]]:
    """A batch as JAX takes it."""
    return {name: getattr(batch, name) for name in Batch.__slots__}
