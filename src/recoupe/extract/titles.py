"""Titles that name their source with a colon or in brackets and no verb ("Le maire : « … »")."""

from collections.abc import Iterator

from recoupe.extract.attribution import Attribution, inside_marks, kind_of
from recoupe.extract.noun_senses import speaking_kind
from recoupe.extract.scene import Scene
from recoupe.extract.sources import Source
from recoupe.extract.syntax import Sentence
from recoupe.extract.tokens import word_of

# Most words of a source before a colon, and after one; fewest words of content.
_LONGEST_BEFORE, _LONGEST_AFTER, _SHORTEST = 9, 6, 3
_VERBS = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


def by_title(scene: Scene, at: int, sentence: Sentence) -> Iterator[Attribution]:
    """Find what a title gives as somebody's by a colon or brackets alone.

    Args:
        scene: the article.
        at: index of the title's sentence in the scene.
        sentence: the title.
    """
    tokens = sentence.tokens
    marks = [index for index, token in enumerate(tokens) if token.text == ":"]
    if marks:
        yield from _made(scene, at, sentence, (marks[0] + 1, len(tokens)), (0, marks[0]), marks[0])
        yield from _made(scene, at, sentence, (0, marks[-1]), (marks[-1] + 1, len(tokens)), marks[-1])
    if tokens[-1].text == ")":
        opening = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].text == "("), None)
        if opening is not None:
            yield from _made(scene, at, sentence, (0, opening), (opening + 1, len(tokens) - 1), opening)


def _made(
    scene: Scene, at: int, sentence: Sentence, content: tuple[int, int], named: tuple[int, int], mark: int
) -> Iterator[Attribution]:
    """The attribution of a stretch of tokens to another, where that names who can speak."""
    tokens = sentence.tokens
    longest = _LONGEST_BEFORE if named[0] < content[0] else _LONGEST_AFTER
    if not 0 < named[1] - named[0] <= longest or content[1] - content[0] < _SHORTEST:
        return
    head = _speaking(scene, sentence, *named)
    if head is None:
        return
    start, end = scene.trimmed(tokens[content[0]].start, tokens[content[1] - 1].end)
    quoted = [quote for quote in scene.quotes_in(start, end) if quote.outer_start in {start, start - 1}]
    start, end = (quoted[0].start, quoted[0].end) if quoted else inside_marks(scene, start, end)
    if start >= end:
        return
    yield Attribution(
        start,
        end,
        kind_of(scene, start, end),
        at,
        source=Source(
            tokens[named[0]].start,
            tokens[named[1] - 1].end,
            tokens[head].start,
            tokens[named[1] - 1].end,
        ),
        cue=(tokens[mark].start, tokens[mark].end),
        form="source",
        how="title before" if named[0] < content[0] else "title after",
        lemma=tokens[mark].text,
        sure=False,
    )


def _speaking(scene: Scene, sentence: Sentence, first: int, last: int) -> int | None:
    """The head of a stretch without verb that names a person, a body or an office."""
    tokens = sentence.tokens[first:last]
    if any(token.tag in _VERBS or token.text in {",", ";", "«"} for token in tokens):
        return None
    for index, token in enumerate(tokens, first):
        if token.tag not in _NOMINAL:
            continue
        named = any(label in {"person", "organisation"} for _, _, label in scene.names_over(token.start))
        plural = "Number=Plur" in token.morph
        if named or speaking_kind(word_of(token.text), scene.words, plural=plural) is not None:
            return index
        return None
    return None
