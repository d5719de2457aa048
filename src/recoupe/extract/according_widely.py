"""Every span that a preposition with a source may tell ("selon X"), to be weighed."""

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.extract.attribution import Attribution, inside_marks, kind_of
from recoupe.extract.boundaries import ends_of, starts_before
from recoupe.extract.scene import Scene
from recoupe.extract.sources import Source, source_after
from recoupe.extract.syntax import Sentence
from recoupe.extract.tokens import word_of
from recoupe.model.vocabulary import Stance

# Content shorter than this, in code points, is offered only as a number in brackets.
_SHORTEST = 3
_OPENING = frozenset({",", ":", ";", "–", "—", "«", "(", "-"})


@dataclass(frozen=True, slots=True)
class _Named:
    """A preposition with its source: indices of its first token and of the first after the source."""

    scene: Scene
    at: int
    sentence: Sentence
    first: int
    after: int
    words: str
    source: Source


def by_preposition_widely(scene: Scene, at: int, sentence: Sentence) -> Iterator[Attribution]:
    """Offer what a sentence may attribute by a preposition.

    Args:
        scene: the article.
        at: index of the sentence in the scene.
        sentence: where the preposition stands.
    """
    for named in _named(scene, at, sentence):
        yield from _before(named)
        yield from _behind(named)


def _named(scene: Scene, at: int, sentence: Sentence) -> Iterator[_Named]:
    tokens = sentence.tokens
    words = [word_of(token.text) for token in tokens]
    taken = -1
    for index in range(len(words)):
        cue = _cue_at(scene, words, index)
        if index <= taken or cue is None or scene.quote_over(tokens[index].start) is not None:
            continue
        taken = index + len(cue) - 1
        own = cue in scene.rules.wider.sourced
        source = source_after(sentence, index if own else index + len(cue))
        if source is None or words[min(index + len(cue), len(words) - 1)] in scene.rules.relatives:
            continue
        after = next((i for i, token in enumerate(tokens) if token.start >= source.end), len(tokens))
        if cue[0] in scene.rules.ambiguous and not _stands_apart(sentence, index, after):
            continue
        yield _Named(scene, at, sentence, index, after, " ".join(cue), source)


def _cue_at(scene: Scene, words: list[str], index: int) -> tuple[str, ...] | None:
    """The longest of the prepositions that begin at a token."""
    listed = (*scene.rules.prepositions, *scene.rules.wider.prepositions, *scene.rules.wider.sourced)
    fitting = (cue for cue in listed if tuple(words[index : index + len(cue)]) == cue)
    return max(fitting, key=len, default=None)


def _stands_apart(sentence: Sentence, index: int, after: int) -> bool:
    """Whether "pour X" opens a clause and a comma closes it."""
    tokens = sentence.tokens
    opens = (
        index == 0 or tokens[index - 1].tag in {"CCONJ", "SCONJ", "ADV"} or tokens[index - 1].text in _OPENING
    )
    return opens and after < len(tokens) and tokens[after].text == ","


def _before(named: _Named) -> Iterator[Attribution]:
    if named.first < 1:
        return
    end = named.sentence.tokens[named.first - 1].end
    for start in starts_before(named.scene, named.sentence, named.first):
        yield from _attribution(named, "according before", start, end)


def _behind(named: _Named) -> Iterator[Attribution]:
    tokens = named.sentence.tokens
    commas = [i for i in range(named.after, len(tokens) - 1) if tokens[i].text in {",", ":"}][:2]
    for comma in commas:
        for end in ends_of(named.scene, named.sentence, comma + 1, named.first, clause=True)[:3]:
            yield from _attribution(named, "according after", tokens[comma].end, end)
    if not commas and named.after < len(tokens) - 2:
        yield from _attribution(named, "according after", tokens[named.after].start, named.sentence.end)


def _attribution(named: _Named, how: str, start: int, end: int) -> Iterator[Attribution]:
    start, end = inside_marks(named.scene, *named.scene.trimmed(start, end))
    if end - start < _SHORTEST:
        return
    cue = (named.sentence.tokens[named.first].start, named.source.end)
    yield Attribution(
        start,
        end,
        kind_of(named.scene, start, end),
        named.at,
        Stance.ASSERTS,
        named.source,
        cue,
        form="source",
        how=how,
        lemma=named.words,
        sure=False,
    )
