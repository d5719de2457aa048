"""Quotations that their cue cuts in two ("« A, a dit X, B »"): a statement for each piece."""

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.extract.attribution import Attribution
from recoupe.extract.quotes import Quote
from recoupe.extract.reporting_verbs import stance_of_verb
from recoupe.extract.scene import Scene
from recoupe.extract.sources import Source, source_of_verb
from recoupe.extract.syntax import Sentence
from recoupe.extract.tree import SUBJECTS, auxiliaries, has_finite_verb, is_finite
from recoupe.model.vocabulary import Stance, StatementKind

_BEFORE = frozenset({",", "–", "—", "-", "?", "!"})
_AFTER = frozenset({",", "–", "—", "-", ".", "!", "?", ";", ":"})


def cut_quotes(scene: Scene, at: int, sentence: Sentence) -> Iterator[Attribution]:
    """Find the pieces of quotations whose cue stands between their marks, set off by commas.

    A piece without a predicate is left out beside one that has one.

    Args:
        scene: the article.
        at: index of the sentence in the scene.
        sentence: where the cue stands.
    """
    if not scene.quotes_in(sentence.start, sentence.end):
        return
    for verb in range(1, len(sentence.tokens)):
        cut = _cut_at(scene, sentence, verb)
        if cut is None:
            continue
        token = sentence.tokens[verb]
        for start, end in _pieces(scene, cut.quote, cut.before, cut.after):
            yield Attribution(
                start,
                end,
                StatementKind.DIRECT,
                at,
                cut.stance,
                cut.source,
                (cut.first, max(token.end, cut.source.end)),
                form="quoted",
                continuing=token.lemma in scene.rules.continuing,
                how="cut quote",
                lemma=token.lemma,
            )


@dataclass(frozen=True, slots=True)
class _Cut:
    """A reporting clause inside a quotation.

    Attributes:
        quote: that it cuts.
        stance: what its verb shows.
        source: who says it.
        first: first code point of the verb's group.
        before: one past the words before the clause.
        after: first code point of those after it.
    """

    quote: Quote
    stance: Stance
    source: Source
    first: int
    before: int
    after: int


def _cut_at(scene: Scene, sentence: Sentence, verb: int) -> _Cut | None:
    """The reporting clause that a verb heads between commas, its subject after it; None where it does not."""
    tokens = sentence.tokens
    stance = stance_of_verb(scene, sentence, verb)
    quote = None if stance is None else scene.quote_over(tokens[verb].start)
    if stance is None or quote is None:
        return None
    first = min([verb, *(helper for helper in auxiliaries(sentence, verb) if verb - 5 < helper < verb)])
    if first == 0 or tokens[first - 1].text not in _BEFORE or not is_finite(tokens[first]):
        return None
    source = source_of_verb(sentence, verb, scene.rules, inverted=True)
    if source is None or source.start < tokens[first].start:
        return None
    after = _closing(sentence, max(_named_to(sentence, source), tokens[verb].end), quote)
    if after is None:
        return None
    return _Cut(quote, stance, source, tokens[first].start, tokens[first - 1].start, after)


def _named_to(sentence: Sentence, source: Source) -> int:
    """One past what names a source further ("Anna Kovel, maire de Brennac"), or past the source itself."""
    further = [token for token in sentence.tokens if source.end <= token.start < source.reach]
    worded = [token for token in further if token.tag != "PUNCT"]
    if not worded or worded[0].tag not in {"NOUN", "PROPN", "DET", "ADJ"}:
        return source.end
    return source.end if any(token.relation in SUBJECTS for token in worded) else source.reach


def _closing(sentence: Sentence, end: int, quote: Quote) -> int | None:
    """One past the mark that ends the reporting clause; None where the clause goes on."""
    following = next((token for token in sentence.tokens if token.start >= end), None)
    if following is None or following.start >= quote.end:
        return min(end, quote.end)
    return following.end if following.text in _AFTER else None


def _pieces(scene: Scene, quote: Quote, before: int, after: int) -> list[tuple[int, int]]:
    spans = [scene.trimmed(quote.start, before), scene.trimmed(after, quote.end)]
    pieces = [(start, end) for start, end in spans if start < end]
    telling = [
        (start, end)
        for start, end in pieces
        if any(_has_predicate(sentence, start, end) for sentence in scene.sentences_in(start, end))
    ]
    return telling or pieces[:1]


def _has_predicate(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a finite verb, or what the tools give a subject, stands between two positions."""
    inside = [token for token in sentence.tokens if start <= token.start and token.end <= end]
    return has_finite_verb(sentence, start, end) or any(
        token.relation in SUBJECTS and start <= sentence.tokens[token.head].start < end for token in inside
    )
