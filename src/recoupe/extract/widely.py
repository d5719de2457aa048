"""All that a sentence may attribute beyond what the rules are sure of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from recoupe.extract.according_widely import by_preposition_widely
from recoupe.extract.attribution import Attribution
from recoupe.extract.by_noun import by_noun
from recoupe.extract.by_verb_widely import by_verb_widely
from recoupe.extract.scene import Scene
from recoupe.extract.sources import main_subject
from recoupe.extract.syntax import Sentence

_WAYS = (by_preposition_widely, by_verb_widely, by_noun)


def propose_widely(
    scene: Scene, index: int, sentence: Sentence, sure: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Offer what may be attributed in a sentence and is not proposed for sure.

    Args:
        scene: the article.
        index: of the sentence in the scene.
        sentence: where the cues stand.
        sure: what the stricter rules propose there.
    """
    seen = {(one.start, one.end) for one in sure}
    main = main_subject(sentence)
    for one in chain(*(way(scene, index, sentence) for way in _WAYS)):
        if (one.start, one.end) in seen:
            continue
        seen.add((one.start, one.end))
        known = one if one.source is not None or one.form == "quoted" else replace(one, source=main)
        if not _means_nobody(scene, known):
            yield known


def _means_nobody(scene: Scene, one: Attribution) -> bool:
    """Whether the source is a subject that names nobody ("on lui demande")."""
    return (
        one.source is not None
        and scene.plain[one.source.start : one.source.end].lower() in scene.rules.impersonal
    )
