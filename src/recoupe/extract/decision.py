"""Decision: which of the attributions that the rules propose stand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from recoupe.extract.attribution import Attribution
from recoupe.extract.scene import Scene
from recoupe.model.vocabulary import StatementKind

# Words are compared only where they stand in the same stretch of this many code points.
_CELL = 2_000


def decided(
    _: Scene, proposals: Iterable[Attribution], standing: Sequence[Attribution] = ()
) -> list[Attribution]:
    """Choose among proposals: refuse what is no statement, and keep one for the same words.

    Args:
        _: the article.
        proposals: what every way of reporting proposes.
        standing: attributions decided on before, which keep their words.

    Returns:
        Those that stand, without `standing`.
    """
    sure = [one for one in proposals if one.sure]
    by_sentence: dict[int, list[Attribution]] = defaultdict(list)
    for one in sure:
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
    near: dict[int, list[Attribution]] = {}
    kept: list[Attribution] = []
    ordered = sorted(found, key=lambda one: (one.source is None, one.kind is not StatementKind.DIRECT))
    for position, one in enumerate((*standing, *ordered)):
        cells = range(one.start // _CELL, one.end // _CELL + 1)
        if position >= len(standing):
            if any(_same_words(one, other) for cell in cells for other in near.get(cell, ())):
                continue
            kept.append(one)
        for cell in cells:
            near.setdefault(cell, []).append(one)
    return kept


def _same_words(one: Attribution, other: Attribution) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared * 2 > max(one.end - one.start, other.end - other.start)
