"""Attributions: which words are given as whose, and by what cue.

Every reporting verb and every preposition that names a source is tried in the ways in which
languages report. Quotations that are left and read as sentences carry on what the source before
them said.
"""

from collections.abc import Iterator
from dataclasses import replace

from recoupe.extract.according import by_preposition
from recoupe.extract.attribution import Attribution
from recoupe.extract.by_verb import by_verb
from recoupe.extract.carried import pointing_back, standing_alone
from recoupe.extract.reporting_verbs import Cue, is_present_participle, reporting_verbs
from recoupe.extract.scene import Scene
from recoupe.extract.sources import main_subject
from recoupe.extract.syntax import Sentence
from recoupe.model.vocabulary import StatementKind

# Words are compared only where they stand in the same stretch of this many code points.
_CELL = 2_000


def find_attributions(scene: Scene) -> tuple[Attribution, ...]:
    """Find what an article attributes to sources, in text order."""
    found: list[Attribution] = []
    for index, sentence in enumerate(scene.sentences):
        here = list(by_preposition(scene, index, sentence))
        for cue in reporting_verbs(scene, sentence):
            here.extend(_with_source(sentence, cue, here, by_verb(scene, index, sentence, cue)))
        found.extend(_without_inner(here))
        found.extend(pointing_back(scene, index, sentence, found))
    kept = _without_doubles(found)
    kept.extend(standing_alone(scene, kept))
    return tuple(sorted(kept, key=lambda one: (one.start, -one.end)))


def _with_source(
    sentence: Sentence, cue: Cue, before: list[Attribution], found: Iterator[Attribution]
) -> Iterator[Attribution]:
    """Give a participle ("ajoutant que") the source of the cue that it goes with."""
    token = sentence.tokens[cue.verb]
    participle = is_present_participle(token.text, token.morph)
    for one in found:
        if participle and before and before[-1].source is not None:
            yield replace(one, source=before[-1].source, continuing=True)
        elif participle and one.source is None:
            yield replace(one, source=main_subject(sentence))
        else:
            yield one


def _without_inner(found: list[Attribution]) -> list[Attribution]:
    """Leave out what is reported inside the content of another, but for a named source's own clause."""
    return [one for one in found if not any(_is_part(one, other) for other in found if other is not one)]


def _is_part(one: Attribution, other: Attribution) -> bool:
    if one.cue is None or not (other.start <= one.cue[0] and one.cue[1] <= other.end):
        return False
    return one.form != "clause" or one.source is None or one.source.pronoun


def _without_doubles(found: list[Attribution]) -> list[Attribution]:
    """Keep one attribution for the same words: the one whose source is told, then the first."""
    near: dict[int, list[Attribution]] = {}
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda one: (one.source is None, one.kind is not StatementKind.DIRECT)):
        cells = range(one.start // _CELL, one.end // _CELL + 1)
        if any(_same_words(one, other) for cell in cells for other in near.get(cell, ())):
            continue
        kept.append(one)
        for cell in cells:
            near.setdefault(cell, []).append(one)
    return kept


def _same_words(one: Attribution, other: Attribution) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared * 2 > max(one.end - one.start, other.end - other.start)
