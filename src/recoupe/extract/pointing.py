"""Cues that stand in another sentence than what they report, and point back to it."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from recoupe.extract.attribution import Attribution, inside_marks, kind_of
from recoupe.extract.reporting_verbs import reporting_verbs
from recoupe.extract.scene import Scene
from recoupe.extract.sources import source_of_verb
from recoupe.extract.syntax import Sentence


def pointing_back(
    scene: Scene, at: int, sentence: Sentence, found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """A sentence that gives the source of the sentence before ("C'est ce qu'a déclaré …").

    Args:
        scene: the article.
        at: index of the sentence in the scene.
        sentence: where the cue stands.
        found: what is proposed so far, in the order of sentences.
    """
    if at == 0 or not scene.rules.pointing.match(scene.plain[sentence.start : sentence.end].lower()):
        return
    previous = scene.sentences[at - 1]
    if scene.is_title(previous):
        return
    near = takewhile(lambda one: one.sentence >= at - 1, reversed(found))
    told = any(one.sure and one.sentence == at - 1 for one in near)
    for cue in reporting_verbs(scene, sentence):
        source = source_of_verb(sentence, cue.verb, scene.rules, inverted=True) or source_of_verb(
            sentence, cue.verb, scene.rules, inverted=False
        )
        if source is None:
            continue
        start, end = inside_marks(scene, *scene.trimmed(previous.start, previous.end))
        cue_span = (sentence.start, sentence.tokens[cue.last].end)
        yield Attribution(
            start,
            end,
            kind_of(scene, start, end),
            at,
            cue.stance,
            source,
            cue_span,
            form="pointed",
            how="pointing",
            lemma=cue.lemma,
            sure=not told,
        )
        return
