"""Cues that stand in another sentence than what they report, and point back to it."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from recoupe.extract.attribution import Attribution, content_of
from recoupe.extract.reporting_verbs import Cue, reporting_verbs
from recoupe.extract.scene import Scene
from recoupe.extract.sources import Source, following_phrase, main_subject, source_of_verb
from recoupe.extract.syntax import Sentence
from recoupe.extract.tokens import word_of
from recoupe.model.vocabulary import Stance

# Words from the beginning of a sentence, or from a noun, within which it points.
_NEAR = 12


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
    if not _tells(scene, scene.sentences[at - 1]):
        return
    near = takewhile(lambda one: one.sentence >= at - 1, reversed(found))
    told = any(one.sure and one.sentence == at - 1 for one in near)
    for cue in reporting_verbs(scene, sentence):
        source = source_of_verb(sentence, cue.verb, scene.rules, inverted=True) or source_of_verb(
            sentence, cue.verb, scene.rules, inverted=False
        )
        if source is not None:
            cue_span = (sentence.start, sentence.tokens[cue.last].end)
            yield _pointed(scene, at, source, cue_span, cue, sure=not told)
            return


def pointing_by_noun(scene: Scene, at: int, sentence: Sentence) -> Iterator[Attribution]:
    """A sentence that takes up the one before with a noun or pronoun ("Cette annonce a été faite par …").

    Args:
        scene: the article.
        at: index of the sentence in the scene.
        sentence: where the noun stands.
    """
    if at == 0 or not _tells(scene, scene.sentences[at - 1]):
        return
    tokens = sentence.tokens
    noun = next(
        (index for index in range(1, min(len(tokens), _NEAR)) if _takes_up(scene, sentence, index)), None
    )
    if noun is None:
        return
    source = _agent(scene, sentence, noun) or main_subject(sentence)
    if source is None or source.start <= tokens[noun].start < source.end:
        return
    cue = (tokens[noun - 1].start, tokens[noun].end)
    how = Cue(noun, noun, noun, tokens[noun].lemma, Stance.ASSERTS)
    yield _pointed(scene, at, source, cue, how, sure=False)


def _tells(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence can be what is pointed to: words of the text itself, not marks alone."""
    start, end = scene.trimmed(sentence.start, sentence.end)
    return start < end and not scene.is_title(sentence)


def _takes_up(scene: Scene, sentence: Sentence, index: int) -> bool:
    """Whether a noun that reports stands behind a demonstrative ("cette annonce")."""
    pointer = sentence.tokens[index - 1]
    return (
        word_of(sentence.tokens[index].text) in scene.rules.wider.nouns
        and pointer.tag == "DET"
        and "PronType=Dem" in pointer.morph
    )


def _agent(scene: Scene, sentence: Sentence, noun: int) -> Source | None:
    """Who a passive behind a noun names ("a été faite par le maire")."""
    for index in range(noun + 1, min(noun + _NEAR, len(sentence.tokens))):
        if word_of(sentence.tokens[index].text) in scene.rules.by:
            return following_phrase(sentence, index + 1)
    return None


def _pointed(
    scene: Scene, at: int, source: Source, cue_span: tuple[int, int], cue: Cue, *, sure: bool
) -> Attribution:
    """The sentence before, attributed by a cue in this one."""
    previous = scene.sentences[at - 1]
    start, end, kind = content_of(scene, previous.start, previous.end)
    return Attribution(
        start,
        end,
        kind,
        at,
        cue.stance,
        source,
        cue_span,
        form="pointed",
        how="pointing",
        lemma=cue.lemma,
        sure=sure,
    )
