"""A small trained model that corrects the names found by rules.

It weighs signs (see `name_signs`) and the order of labels; the best sequence of labels is found
by Viterbi's algorithm. `tools/train_names.py` trains it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from recoupe.extract.name_rules import NameRules
from recoupe.extract.name_signs import Numbers, signs_of
from recoupe.extract.syntax import NameSpan, Sentence

Floats = npt.NDArray[np.float32]

# Outside, then beginning and inside of each kind.
LABELS = ("O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place")
# Scores closer to the best label than this leave a token open to its neighbours.
_SURE = 2.0
_IMPOSSIBLE = -1e4
# Tokens weighed together, so that memory stays small however long a sentence is.
_ROWS_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class NameModel:
    """Weights.

    Attributes:
        weights: a row a sign, a column a label.
        steps: from label (row) to label (column).
    """

    weights: Floats
    steps: Floats


@lru_cache(maxsize=4)
def load_model(name: str) -> NameModel:
    """Read the weights that ship with the package.

    Args:
        name: of the file among the reference data.
    """
    with (resources.files("recoupe.reference") / name).open("rb") as file, np.load(file) as kept:
        weights = kept["weights"].astype(np.float32) * np.float32(kept["scale"])
        return NameModel(weights, with_order(kept["steps"].astype(np.float32)))


def with_order(steps: Floats) -> Floats:
    """Forbid what no sequence of labels can hold: an inside after anything but its own kind."""
    ordered = steps.copy()
    for to, label in enumerate(LABELS):
        for origin, before in enumerate(LABELS):
            if label[0] == "I" and before[2:] != label[2:]:
                ordered[origin, to] = _IMPOSSIBLE
    return ordered


def corrected(
    model: NameModel,
    sentences: Sequence[Sentence],
    proposed: Sequence[NameSpan],
    decided: Sequence[tuple[int, int, str]],
    rules: NameRules,
) -> Iterator[tuple[int, int, str]]:
    """Find the names of an article.

    Args:
        model: of its language.
        sentences: of the article.
        proposed: the names that the tool proposes.
        decided: start, end and kind of those that the rules decide on, in text order.
        rules: of the language.

    Yields:
        Start, end and kind (`person`, `organisation`, `place`) of each name, in text order.
    """
    for sentence, signs in zip(sentences, signs_of(sentences, proposed, decided, rules), strict=True):
        labels = best_labels(model, signs)
        yield from spans_of(sentence, labels)


def best_labels(model: NameModel, signs: Numbers) -> list[int]:
    """The best sequence of labels of a sentence; stretches that are surely no name part it."""
    if not len(signs):
        return []
    scores = np.concatenate(
        [
            model.weights[signs[at : at + _ROWS_AT_ONCE]].sum(axis=1)
            for at in range(0, len(signs), _ROWS_AT_ONCE)
        ]
    )
    plain = scores[:, 0] - scores[:, 1:].max(axis=1) > _SURE
    labels = [0] * len(scores)
    first = 0
    for index in range(len(scores) + 1):
        if index < len(scores) and not plain[index]:
            continue
        if first < index:
            labels[first:index] = best_path(scores[first:index], model.steps)
        first = index + 1
    return labels


def best_path(scores: Floats, steps: Floats) -> list[int]:
    """The labels whose scores and steps add up to most; outside stands before and after.

    Args:
        scores: a row a token, a column a label.
        steps: from label (row) to label (column).
    """
    best = scores[0] + steps[0]
    back = []
    for row in scores[1:]:
        through = best[:, None] + steps
        choice = through.argmax(axis=0)
        back.append(choice)
        best = through[choice, np.arange(len(LABELS))] + row
    label = int((best + steps[:, 0]).argmax())
    path = [label]
    for choice in reversed(back):
        label = int(choice[label])
        path.append(label)
    return path[::-1]


def spans_of(sentence: Sentence, labels: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """The names that labels spell out."""
    index = 0
    while index < len(labels):
        last = index + 1
        if labels[index]:
            while last < len(labels) and LABELS[labels[last]][0] == "I":
                last += 1
            kind = LABELS[labels[index]][2:]
            yield sentence.tokens[index].start, sentence.tokens[last - 1].end, kind
        index = last
