"""Decision: which of the attributions that the rules propose stand.

Where a language has trained weights, each proposal's signs are weighed, what scores low is
refused, and of proposals for the same words the best stands. Where it has none, those stand of
which the rules are sure. `tools/train_statements.py` trains the weights.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from recoupe.extract.attribution import Attribution
from recoupe.extract.scene import Scene
from recoupe.extract.statement_signs import signs_of
from recoupe.model.vocabulary import StatementKind

# Words are compared only where they stand in the same stretch of this many code points.
_CELL = 2_000
# From this likelihood a source inside another source's words stands beside it; set by cross-validation.
_NESTED = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What signs weigh.

    Attributes:
        by_sign: the weight of each sign that is known.
        base: of a proposal without any.
        least: the likelihood from which a proposal stands.
    """

    by_sign: dict[str, float]
    base: float
    least: float

    def likelihood(self, signs: Iterable[str]) -> float:
        """How likely a proposal with these signs is a statement, with these bounds."""
        known = self.by_sign
        total = self.base + sum(known[sign] for sign in sorted(signs) if sign in known)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=4)
def load_weights(name: str) -> Weights:
    """Read the weights that ship with the package: a sign and its weight a line.

    Args:
        name: of the file among the reference data.
    """
    lines = (resources.files("recoupe.reference") / name).read_text(encoding="utf-8").splitlines()
    rows = [line.rsplit("\t", 1) for line in lines if not line.startswith("#")]
    table = {sign: float(weight) for sign, weight in rows}
    return Weights(table, base=table.pop("(base)"), least=table.pop("(least)"))


def decided(
    scene: Scene, proposals: Iterable[Attribution], standing: Sequence[Attribution] = ()
) -> list[Attribution]:
    """Choose among proposals: refuse what is no statement, and keep one for the same words.

    Args:
        scene: the article.
        proposals: what every way of reporting proposes.
        standing: attributions decided on before, which keep their words.

    Returns:
        Those that stand, without `standing`.
    """
    if scene.rules.ways:
        return _without_doubles([one for one in proposals if one.sure], standing)
    if scene.rules.weights is None:
        return by_rules(proposals, standing)
    return by_weights(load_weights(scene.rules.weights), scene, list(proposals), standing)


def by_weights(
    weights: Weights, scene: Scene, proposals: Sequence[Attribution], standing: Sequence[Attribution]
) -> list[Attribution]:
    """Take the likeliest proposal, then the next that agrees with those taken, and so on."""
    signs = signs_of(scene, proposals, standing)
    likely = [weights.likelihood(shown) for shown in signs]
    return chosen(proposals, likely, weights.least, standing)


def chosen(
    proposals: Sequence[Attribution], likely: Sequence[float], least: float, standing: Sequence[Attribution]
) -> list[Attribution]:
    """Choose by likelihood among proposals for the same words.

    Args:
        proposals: of an article.
        likely: how likely each is.
        least: from which likelihood one stands.
        standing: attributions that keep their words.

    Returns:
        Those that stand, the likeliest first.
    """
    held = _Held(standing)
    kept: list[Attribution] = []
    for likelihood, _, one in sorted(
        ((likelihood, -at, one) for at, (likelihood, one) in enumerate(zip(likely, proposals, strict=True))),
        key=lambda row: row[:2],
        reverse=True,
    ):
        if likelihood < least:
            break
        nested = likelihood >= _NESTED
        if not any(contradicts(one, other, nested=nested) for other in held.beside(one)):
            kept.append(one)
            held.add(one)
    return kept


def contradicts(one: Attribution, other: Attribution, *, nested: bool) -> bool:
    """Whether two proposals cannot both stand.

    Args:
        one: words given as somebody's.
        other: words given as somebody's.
        nested: whether they may share words where one reports what the other says.
    """
    if min(one.end, other.end) <= max(one.start, other.start):
        return False
    return not (nested and (_reports(one, other) or _reports(other, one)))


def _reports(outer: Attribution, inner: Attribution) -> bool:
    """Whether the content of one holds another's cue and content, by another source."""
    if inner.cue is None or inner.source is None or not outer.start <= inner.start < inner.end <= outer.end:
        return False
    if not outer.start <= inner.cue[0] < outer.end:
        return False
    return outer.source is None or outer.source.head != inner.source.head


class _Held:
    """Attributions by the stretches of text that they stand in."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        self._by_cell: dict[int, list[Attribution]] = defaultdict(list)
        for one in attributions:
            self.add(one)

    def add(self, one: Attribution) -> None:
        for cell in self._cells(one):
            self._by_cell[cell].append(one)

    def beside(self, one: Attribution) -> Iterable[Attribution]:
        return (other for cell in self._cells(one) for other in self._by_cell.get(cell, ()))

    @staticmethod
    def _cells(one: Attribution) -> range:
        return range(one.start // _CELL, one.end // _CELL + 1)


def by_rules(proposals: Iterable[Attribution], standing: Sequence[Attribution]) -> list[Attribution]:
    """Choose those of which the rules are sure, one for the same words."""
    by_sentence: dict[int, list[Attribution]] = defaultdict(list)
    for one in proposals:
        if one.sure:
            by_sentence[one.sentence].append(one)
    outer = [one for found in by_sentence.values() for one in _without_inner(found)]
    return _without_doubles(outer, standing)


def _without_inner(found: list[Attribution]) -> list[Attribution]:
    """Leave out what is reported inside the content of another, but for a named source's own clause."""
    return [one for one in found if not any(_is_part(one, other) for other in found if other is not one)]


def _is_part(one: Attribution, other: Attribution) -> bool:
    if one.form == "pointed" or other.form == "pointed":
        return False
    if one.cue is None or not (other.start <= one.cue[0] and one.cue[1] <= other.end):
        return False
    return one.form != "clause" or one.source is None or one.source.pronoun


def _without_doubles(found: list[Attribution], standing: Sequence[Attribution]) -> list[Attribution]:
    """Keep one attribution for the same words: the one whose source is told, then the first."""
    held = _Held(standing)
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda one: (one.source is None, one.kind is not StatementKind.DIRECT)):
        if not any(_same_words(one, other) for other in held.beside(one)):
            kept.append(one)
            held.add(one)
    return kept


def _same_words(one: Attribution, other: Attribution) -> bool:
    if _reports(one, other) or _reports(other, one):
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared * 2 > max(one.end - one.start, other.end - other.start)
