"""Paragraphs that are quoted without marks, and signed in the line after ("— Jean Untel, maire")."""

from collections.abc import Iterator

from recoupe.extract.attribution import Attribution
from recoupe.extract.scene import Scene
from recoupe.extract.sources import Source, noun_phrase
from recoupe.extract.syntax import Sentence
from recoupe.extract.tree import has_finite_verb
from recoupe.model.vocabulary import StatementKind

_DASHES = frozenset("—–-―")
# Words of the longest signature.
_LONGEST = 20


def signed(scene: Scene) -> Iterator[Attribution]:
    """Propose the paragraph before each signature as words of who signs it.

    Args:
        scene: the article.
    """
    for at in range(1, len(scene.sentences)):
        sentence = scene.sentences[at]
        if sentence.tokens[0].text not in _DASHES or not _begins_line(scene, at):
            continue
        source = _signing(sentence)
        first = at - 1
        while first > 0 and not _begins_line(scene, first):
            first -= 1
        if source is None or scene.is_title(scene.sentences[first]):
            continue
        start, end = scene.trimmed(scene.sentences[first].start, scene.sentences[at - 1].end)
        if start < end and not scene.quotes_in(start, start + 1):
            yield Attribution(
                start, end, StatementKind.DIRECT, first, source=source, form="quoted", how="signed"
            )


def _begins_line(scene: Scene, at: int) -> bool:
    before, sentence = scene.sentences[at - 1], scene.sentences[at]
    return before.block != sentence.block or "\n" in scene.text[before.end : sentence.start]


def _signing(sentence: Sentence) -> Source | None:
    """Who a line of a dash and a name with its office names; None for other lines."""
    tokens = sentence.tokens
    if not 1 < len(tokens) <= _LONGEST or has_finite_verb(sentence, sentence.start, sentence.end):
        return None
    head = next((at for at, token in enumerate(tokens) if token.tag in {"NOUN", "PROPN"}), None)
    if head is None or head > 2 or not (tokens[head].text[0].isupper() and tokens[head].tag == "PROPN"):
        return None
    return noun_phrase(sentence, head)
