"""Sources named by a preposition: "selon X", "according to X"."""

from collections.abc import Iterator

from recoupe.extract.attribution import Attribution, content_of
from recoupe.extract.boundaries import opens_main
from recoupe.extract.scene import PUNCTUATION, Scene
from recoupe.extract.sources import Source, source_after
from recoupe.extract.syntax import Sentence, Token
from recoupe.extract.tokens import plain, word_of
from recoupe.extract.tree import has_finite_verb
from recoupe.model.vocabulary import Stance

# Content shorter than this, in code points, is no proposition.
SHORTEST = 8
# Where less than this follows a source in the middle of a sentence, the content is what stands before.
_TAIL = 60
_NAMING = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ"})
# Commas after a source that may end what names it further.
_TITLES = 4


def by_preposition(scene: Scene, at: int, sentence: Sentence) -> Iterator[Attribution]:
    """Find what a sentence attributes by a preposition."""
    for first, last in prepositions_in(scene, sentence):
        found = _according_to(scene, at, sentence, first, last)
        if found is not None:
            yield found


def prepositions_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where prepositions that name a source stand outside quotations: first token and one past the last."""
    words = [word_of(token.text) for token in sentence.tokens]
    for index in range(len(words)):
        cue = next(
            (cue for cue in scene.rules.prepositions if tuple(words[index : index + len(cue)]) == cue), None
        )
        if cue is not None and scene.quote_over(sentence.tokens[index].start) is None:
            yield index, index + len(cue)


def _according_to(scene: Scene, at: int, sentence: Sentence, first: int, last: int) -> Attribution | None:
    tokens = sentence.tokens
    source = source_after(sentence, last)
    if source is None or not _can_be_source(scene, sentence, first, last, source):
        return None
    if not can_name_source(scene, sentence, first, source):
        return None
    following = [token for token in tokens if token.start >= source.end]
    ahead = (_opens_clause(tokens[:first]) or _is_frame(sentence, first)) and bool(following)
    if ahead:
        span = _after(scene, sentence, following)
    elif not following or _ends_after(scene, sentence, following, source):
        span = (sentence.start, tokens[first].start)
    else:
        span = (sentence.start, _before_colon(scene, source.end, sentence.end))
    start, end, kind = content_of(scene, *span)
    if end - start < SHORTEST:
        return None
    return Attribution(
        start,
        end,
        kind,
        at,
        Stance.ASSERTS,
        source,
        (tokens[first].start, source.end),
        form="source",
        how="according after" if ahead else "according before",
        lemma=" ".join(word_of(token.text) for token in tokens[first:last]),
    )


def _ends_after(scene: Scene, sentence: Sentence, following: list[Token], source: Source) -> bool:
    """Whether only the end of the sentence or more of the source comes after it (", qui précise")."""
    if following[0].text in {".", "!", "?", ";", "…"} or sentence.end - source.end < _TAIL:
        return True
    return (
        len(following) > 1
        and following[0].text == ","
        and word_of(following[1].text)
        in scene.rules.wider.relative & scene.rules.wider.who - scene.rules.conjunctions
    )


def _is_frame(sentence: Sentence, first: int) -> bool:
    """Whether only a setting stands before a preposition ("Vers 10h, selon …"), or a colon."""
    before = sentence.tokens[first - 1] if first else None
    if before is None or before.text not in {",", ":", ";"}:
        return False
    return before.text != "," or not has_finite_verb(sentence, sentence.start, before.start)


def _before_colon(scene: Scene, start: int, end: int) -> int:
    """Where content ends: before a colon that a quotation follows, which is a statement of its own."""
    for quote in scene.quotes_in(start, end):
        if quote.outer_start > start and scene.follows_colon(quote.outer_start):
            return quote.outer_start
    return end


def _opens_clause(before: tuple[Token, ...]) -> bool:
    """Whether a preposition begins its sentence, or a clause that "et" or "mais" opens."""
    if all(token.text in PUNCTUATION or token.tag in {"ADV", "CCONJ", "SCONJ"} for token in before):
        return True
    words = [token for token in before if token.text != ","]
    return words[-1].tag == "CCONJ"


def _after(scene: Scene, sentence: Sentence, following: list[Token]) -> tuple[int, int]:
    """Content after the source, what stands in apposition to it left out; a quotation there is all of it."""
    start = following[0].end if following[0].text in {",", ":"} else following[0].start
    start = _past_titles(scene, sentence, following, start)
    closing = next((token for token in following[1:] if token.text == ","), None)
    if closing is not None and following[0].text == "," and _is_apposition(scene, sentence, start, closing):
        start = closing.end
    for quote in scene.quotes_in(start, sentence.end):
        if not scene.plain[start : quote.outer_start].strip():
            return (quote.start, quote.end) if quote.outer_end >= sentence.end - 2 else (start, sentence.end)
    return start, sentence.end


def _past_titles(scene: Scene, sentence: Sentence, following: list[Token], start: int) -> int:
    """Past what names a source further between commas, where a clause opens after it."""
    if following[0].text != "," or len(following) < 2 or following[1].tag not in _NAMING:
        return start
    tokens = sentence.tokens
    commas = [at for at, token in enumerate(tokens) if token.start >= start and token.text == ","][:_TITLES]
    first = next(at for at, token in enumerate(tokens) if token.start >= start)
    if opens_main(scene, sentence, first):
        return start
    return next((tokens[at].end for at in commas if opens_main(scene, sentence, at + 1)), start)


def _is_apposition(scene: Scene, sentence: Sentence, start: int, closing: Token) -> bool:
    """Whether words between two commas name the source further, and the clause comes after them."""
    named = any(label == "person" and start <= first < closing.start for first, _, label in scene.names)
    short = len(scene.text[start : closing.start].split()) <= 12
    clause = has_finite_verb(sentence, closing.end, sentence.end)
    return (
        clause
        and short
        and not has_finite_verb(sentence, start, closing.start)
        and (named or "'" not in scene.plain[start : start + 2])
    )


def can_name_source(scene: Scene, sentence: Sentence, first: int, source: Source) -> bool:
    """Whether a preposition names who says it: no measure ("selon la tradition"), no verb's own "de"."""
    head = next((token for token in sentence.tokens if token.start == source.head), None)
    words = word_of(scene.text[source.start : source.end])
    if words in scene.rules.never_source or (
        head is not None and word_of(head.text) in scene.rules.wider.measures
    ):
        return False
    opening = word_of(sentence.tokens[first].text)
    before = sentence.tokens[first - 1] if first else None
    return opening != "de" or before is None or before.tag in {"PUNCT", "CCONJ", "ADV", "SCONJ"}


def _can_be_source(scene: Scene, sentence: Sentence, first: int, last: int, source: Source) -> bool:
    """Whether the words after a preposition can name a source; an ambiguous one asks for a name."""
    words = plain(scene.text[source.start : source.end]).lower().replace("'", "' ").split()
    if (
        not words
        or words[0] in scene.rules.relatives
        or (words[0] in scene.rules.never_source and len(words) == 1)
    ):
        return False
    if word_of(sentence.tokens[first].text) not in scene.rules.ambiguous or last - first > 1:
        return True
    named = any(
        start <= source.head < end and label in {"person", "organisation"}
        for start, end, label in scene.names
    )
    following = next((token.text for token in sentence.tokens if token.start >= source.end), "")
    return first == 0 and named and following == ","
