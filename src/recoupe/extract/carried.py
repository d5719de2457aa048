"""Words that go on without a cue of their own, or whose cue stands in the next sentence."""

from collections.abc import Iterator, Sequence

from recoupe.extract.attribution import Attribution, inside_marks, kind_of
from recoupe.extract.quoted import reads_as_sentence
from recoupe.extract.reporting_verbs import reporting_verbs
from recoupe.extract.scene import Scene
from recoupe.extract.sources import main_subject, source_of_verb
from recoupe.extract.syntax import Sentence
from recoupe.model.vocabulary import StatementKind


def pointing_back(
    scene: Scene, at: int, sentence: Sentence, found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """A sentence that gives the source of the sentence before ("C'est ce qu'a déclaré …")."""
    if at == 0 or not scene.rules.pointing.match(scene.plain[sentence.start : sentence.end].lower()):
        return
    previous = scene.sentences[at - 1]
    if scene.is_title(previous) or any(one.sentence == at - 1 for one in found):
        return
    for cue in reporting_verbs(scene, sentence):
        source = source_of_verb(sentence, cue.verb, scene.rules, inverted=True) or source_of_verb(
            sentence, cue.verb, scene.rules, inverted=False
        )
        if source is None:
            continue
        start, end = inside_marks(scene, *scene.trimmed(previous.start, previous.end))
        cue_span = (sentence.start, sentence.tokens[cue.last].end)
        yield Attribution(
            start, end, kind_of(scene, start, end), at, cue.stance, source, cue_span, form="pointed"
        )
        return


def standing_alone(scene: Scene, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Quotations with no cue that read as sentences: the source before them goes on."""
    taken = {cell for one in found for cell in range(one.start, one.end)}
    for quote in scene.quotes:
        index = scene.sentence_at(quote.start)
        if (
            index is None
            or quote.start in taken
            or quote.end - 1 in taken
            or not reads_as_sentence(scene, quote)
        ):
            continue
        sentence = scene.sentences[index]
        if scene.is_title(sentence):
            continue
        lead = scene.text[sentence.start : quote.outer_start]
        if lead.rstrip().endswith(":"):
            told = any(one.sentence == index for one in found)
            source = None if told else main_subject(sentence)
            if source is not None and source.start >= quote.outer_start:
                source = None
            form = "alone" if source is None else "quoted"
            yield Attribution(quote.start, quote.end, StatementKind.DIRECT, index, source=source, form=form)
            continue
        if not lead.strip('«»“”" \u00a0\u202f–—-'):
            yield Attribution(quote.start, quote.end, StatementKind.DIRECT, index, form="alone")
