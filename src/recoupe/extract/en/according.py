"""Sources that English names by a preposition: "according to X"."""

from collections.abc import Iterator

from recoupe.extract.according import SHORTEST, prepositions_in
from recoupe.extract.attribution import Attribution, content_of
from recoupe.extract.en.ends import after_dateline
from recoupe.extract.scene import Scene
from recoupe.extract.sources import Source, noun_phrase
from recoupe.extract.syntax import Sentence, Token
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import has_finite_verb, subtree
from recoupe.model.vocabulary import Stance

_RELATIVES = frozenset(["which", "who", "that", "whose"])


def by_source(scene: Scene, at: int, sentence: Sentence) -> Iterator[Attribution]:
    """Find what a sentence attributes by a preposition."""
    for first, last in prepositions_in(scene, sentence):
        found = _according_to(scene, at, sentence, first, last)
        if found is not None:
            yield found


def _according_to(scene: Scene, at: int, sentence: Sentence, first: int, last: int) -> Attribution | None:
    tokens = sentence.tokens
    if last >= len(tokens) or word_of(tokens[last].text) in scene.rules.never_source:
        return None
    source, after = _source(sentence, last)
    start, end, kind = content_of(scene, *_span(scene, sentence, first, after))
    if end - start < SHORTEST:
        return None
    return Attribution(
        start,
        end,
        kind,
        at,
        Stance.ASSERTS,
        source,
        (tokens[first].start, tokens[last - 1].end),
        form="source",
        how="according",
        lemma="according",
    )


def _source(sentence: Sentence, index: int) -> tuple[Source, int]:
    """The source that begins at a token, and the index of the first token after it and its appositions."""
    tokens = sentence.tokens
    head = next(
        (
            at
            for at in range(index, min(index + 14, len(tokens)))
            if tokens[at].relation in {"pobj", "pcomp", "dobj"} and tokens[at].head < index
        ),
        index,
    )
    if tokens[head].tag == "PRON":
        token = tokens[head]
        return Source(token.start, token.end, token.start, token.end, pronoun=True), head + 1
    source = noun_phrase(sentence, head)
    if source.start < tokens[index].start:
        source = Source(tokens[index].start, source.end, source.head, source.reach, source.pronoun)
    after = max(head, subtree(sentence, head)[1] - 1) + 1
    return source, after


def _span(scene: Scene, sentence: Sentence, first: int, after: int) -> tuple[int, int]:
    """Content before the preposition; after the source where nothing whole stands before it."""
    tokens = sentence.tokens
    before = (after_dateline(scene, sentence), tokens[first].start)
    if has_finite_verb(sentence, *before) and not _is_link(tokens[:first]):
        return before
    following = next((token for token in tokens[after:] if token.text not in {",", ":"}), None)
    said = any(token.tag == "VERB" for token in tokens[:first])
    if following is None or (said and not has_finite_verb(sentence, following.start, sentence.end)):
        return before
    return following.start, sentence.end


def _is_link(before: tuple[Token, ...]) -> bool:
    """Whether only "But", "However," stand before, or a relative that goes on after the source."""
    if before and word_of(next((t.text for t in reversed(before) if t.text != ","), "")) in _RELATIVES:
        return True
    return all(token.tag in {"CCONJ", "ADV", "PUNCT", "SCONJ"} for token in before)
