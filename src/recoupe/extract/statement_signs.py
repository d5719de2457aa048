"""Signs by which a trained decision tells what is a statement, as plain words.

Each proposal shows its way and cue, its source, its content, its quotation marks, where it stands
and what else is proposed for the same words. A sign is a short readable text (`opens: de`), alone
and together with the way in which the language reports.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from recoupe.extract.attribution import Attribution
from recoupe.extract.carried_signs import Preceding, carried_signs
from recoupe.extract.content_signs import content_signs, end_signs, mark_signs, place_signs
from recoupe.extract.cue_signs import cue_signs, source_signs, way_signs
from recoupe.extract.scene import Scene
from recoupe.extract.statement_view import view_of

_GROUPS = (way_signs, cue_signs, source_signs, content_signs, end_signs, mark_signs, place_signs)

_Opening = tuple[tuple[int, int] | None, str, int]


def signs_of(
    scene: Scene, proposals: Sequence[Attribution], standing: Sequence[Attribution] = ()
) -> list[frozenset[str]]:
    """Name the signs of proposals.

    Args:
        scene: the article.
        proposals: of its sentences.
        standing: what is decided already.

    Returns:
        For each proposal its signs.
    """
    near = _Neighbours(proposals, standing)
    return [_signs(scene, one, near) for one in proposals]


def _signs(scene: Scene, one: Attribution, near: "_Neighbours") -> frozenset[str]:
    view = view_of(scene, one)
    alone = {sign for group in _GROUPS for sign in group(view)}
    alone.update(near.around(one))
    if one.cue is None:
        alone.update(carried_signs(scene, one, near.before.last(one.start)))
    return frozenset(alone | {f"{one.how}+{sign}" for sign in alone})


def _opening(one: Attribution) -> _Opening:
    """What proposals share that differ only in where the content ends."""
    return one.cue, one.how, one.start


class _Neighbours:
    """What else is proposed or stands near a proposal."""

    def __init__(self, proposals: Sequence[Attribution], standing: Sequence[Attribution]) -> None:
        """Sort all by the sentence of their cue."""
        self.before = Preceding(standing)
        self._near: dict[int, list[Attribution]] = defaultdict(list)
        for one in (*standing, *proposals):
            self._near[one.sentence].append(one)
        self._ends: dict[_Opening, list[Attribution]] = defaultdict(list)
        for one in proposals:
            self._ends[_opening(one)].append(one)

    def around(self, one: Attribution) -> Iterator[str]:
        """Signs of what is proposed for the same words, around, inside and before."""
        for aside in (-1, 0, 1):
            for other in self._near.get(one.sentence + aside, ()):
                if other is not one:
                    yield from _relation(one, other)
        yield from self._among_ends(one)
        before = [other for other in self._near.get(one.sentence - 1, ()) if other.end <= one.start]
        yield f"sentence before: {before[-1].how if before else 'none'}"

    def _among_ends(self, one: Attribution) -> Iterator[str]:
        """How it stands among those that end elsewhere; rules propose the likeliest end first."""
        rivals = self._ends[_opening(one)]
        count = min(len(rivals), 4)
        rank = next(at for at, other in enumerate(rivals) if other is one)
        longer = sum(other.end > one.end for other in rivals)
        yield f"end: {min(rank, 3)} of {count}"
        yield f"longer ends: {min(longer, 3)} of {count}"
        yield f"sure opening: {any(other.sure for other in rivals)}"


def _relation(one: Attribution, other: Attribution) -> Iterator[str]:
    """How a proposal stands to another."""
    if min(one.end, other.end) <= max(one.start, other.start):
        if one.sentence == other.sentence:
            yield f"also: {other.form}"
        return
    compared = "longer" if other.end - other.start > one.end - one.start else "shorter"
    if one.cue is not None and one.cue == other.cue:
        yield f"rival: {other.how} {compared}"
    elif one.cue is not None and other.start <= one.cue[0] < other.end:
        yield f"inside: {other.how} {other.sure}"
    elif other.cue is not None and one.start <= other.cue[0] < one.end:
        yield f"around: {other.how}"
    else:
        yield f"rival cue: {other.how} {compared}"
