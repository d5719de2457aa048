"""Attributions: which words are given as whose, and by what cue.

Every reporting verb and every preposition that names a source is tried in the ways in which
languages report. Quotations that are left and read as sentences carry on what the source before
them said.
"""

from collections.abc import Iterator
from dataclasses import replace

from recoupe.extract.according import by_preposition
from recoupe.extract.attribution import Attribution, as_told, through_quotation
from recoupe.extract.by_verb import by_verb
from recoupe.extract.carried import standing_alone
from recoupe.extract.cut_quotes import cut_quotes
from recoupe.extract.decision import decided
from recoupe.extract.pointing import pointing_back, pointing_by_noun
from recoupe.extract.reporting_verbs import Cue, is_present_participle, reporting_verbs
from recoupe.extract.scene import Scene
from recoupe.extract.sources import main_subject
from recoupe.extract.syntax import Sentence
from recoupe.extract.titles import by_title
from recoupe.extract.widely import propose_widely


def find_attributions(scene: Scene) -> tuple[Attribution, ...]:
    """Find what an article attributes to sources, in text order."""
    kept = decided(scene, proposed(scene))
    kept.extend(decided(scene, standing_alone(scene, kept), kept))
    if not scene.rules.ways:
        kept = [as_told(scene, one) for one in kept]
    return tuple(sorted(kept, key=lambda one: (one.start, -one.end)))


def proposed(scene: Scene) -> list[Attribution]:
    """Find all that the cues of an article may attribute, sure or not; in titles nothing is sure."""
    found: list[Attribution] = []
    for index, sentence in enumerate(scene.sentences):
        here = [through_quotation(scene, one) for one in propose(scene, index, sentence)]
        if scene.is_title(sentence):
            found.extend(here if scene.rules.ways else (replace(one, sure=False) for one in here))
            continue
        found.extend(here)
        found.extend(pointing_back(scene, index, sentence, found))
        found.extend(pointing_by_noun(scene, index, sentence))
    return found


def propose(scene: Scene, index: int, sentence: Sentence) -> list[Attribution]:
    """Find all that a sentence may attribute, sure or not.

    Args:
        scene: the article.
        index: of the sentence in the scene.
        sentence: where the cues stand.
    """
    if scene.rules.ways:
        return [one for way in scene.rules.ways for one in way(scene, index, sentence)]
    here = [*cut_quotes(scene, index, sentence), *by_preposition(scene, index, sentence)]
    if scene.is_title(sentence):
        here.extend(by_title(scene, index, sentence))
    cutting = {one.cue[0] for one in here if one.cue is not None and one.how == "cut quote"}
    for cue in reporting_verbs(scene, sentence):
        if sentence.tokens[cue.first].start in cutting:
            continue
        here.extend(_with_source(sentence, cue, here, by_verb(scene, index, sentence, cue)))
    return [*here, *propose_widely(scene, index, sentence, here)]


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
