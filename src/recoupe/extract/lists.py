"""Lists under one introduction: each item is its source's ("Le syndicat réclame : – … – …")."""

import re
from collections.abc import Iterator, Sequence

from recoupe.extract.attribution import Attribution, content_of
from recoupe.extract.reporting_verbs import stance_of_verb
from recoupe.extract.scene import Scene
from recoupe.extract.sources import Source, main_subject
from recoupe.extract.syntax import Sentence

_MARKER = re.compile(r"\s*(?:[-–—•*●▪·■]|\(?\d{1,2}\s?(?:[.)°]\s?[-–—]?|[-–—])|[a-h]\))\s*(?=\w|[«“\"(\[])")
# Fewest items of a list.
_FEWEST = 2


def listed(scene: Scene, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Propose the items of lists that a statement or a speaking subject introduces.

    Args:
        scene: the article.
        found: what its cues attribute.
    """
    told = {one.sentence: one for one in found}
    at = 0
    while at < len(scene.sentences):
        sentence = scene.sentences[at]
        at += 1
        if sentence.tokens[-1].text != ":" or scene.is_title(sentence):
            continue
        items = list(_items(scene, at))
        if len(items) < _FEWEST:
            continue
        before = told.get(at - 1)
        if before is None and not any(
            stance_of_verb(scene, sentence, i) for i in range(len(sentence.tokens))
        ):
            continue
        source = main_subject(sentence) if before is None else before.source
        for first, last in items:
            yield from _item(scene, first, last, source)
        at = items[-1][1]


def _items(scene: Scene, at: int) -> Iterator[tuple[int, int]]:
    """First and one past the last sentence of each item from a sentence on."""
    while at < len(scene.sentences) and _MARKER.match(scene.text, scene.sentences[at].start):
        last = at + 1
        while last < len(scene.sentences) and _goes_on(scene, last):
            last += 1
        yield at, last
        at = last


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether a sentence stands in the same line as the one before."""
    before: Sentence = scene.sentences[at - 1]
    here = scene.sentences[at]
    return here.block == before.block and "\n" not in scene.text[before.end : here.start]


def _item(scene: Scene, first: int, last: int, source: Source | None) -> Iterator[Attribution]:
    marker = _MARKER.match(scene.text, scene.sentences[first].start)
    start = scene.sentences[first].start if marker is None else marker.end()
    start, end, kind = content_of(scene, start, scene.sentences[last - 1].end)
    if start < end:
        form = "alone" if source is None else "quoted"
        yield Attribution(start, end, kind, first, source=source, form=form, how="listed", sure=False)
