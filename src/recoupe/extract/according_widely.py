"""Every span that a preposition with a source may tell ("selon X"), to be weighed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from recoupe.extract.according import can_name_source
from recoupe.extract.attribution import Attribution, content_of
from recoupe.extract.boundaries import ends_of, opens_main, starts_before
from recoupe.extract.scene import Scene
from recoupe.extract.sources import Source, source_after
from recoupe.extract.syntax import Sentence
from recoupe.extract.tokens import word_of
from recoupe.model.vocabulary import Stance

_Turn = tuple[str, ...]

# Content shorter than this, in code points, is offered only as a number in brackets.
_SHORTEST = 3
# Commas after a source that may end what stands in apposition to it.
_COMMAS = 3
_MARKS = frozenset({",", ":", ";", ")"})
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
        source = source_after(sentence, index + 1 if own else index + len(cue))
        if source is None or words[min(index + len(cue), len(words) - 1)] in scene.rules.relatives:
            continue
        if not can_name_source(scene, sentence, index, source):
            continue
        after = next((i for i, token in enumerate(tokens) if token.start >= source.end), len(tokens))
        if cue[0] in scene.rules.ambiguous and not _stands_apart(sentence, index, after):
            continue
        yield _Named(scene, at, sentence, index, after, " ".join(cue), source)


def _cue_at(scene: Scene, words: list[str], index: int) -> tuple[str, ...] | None:
    """The longest of the prepositions that begin at a token."""
    wider = scene.rules.wider
    listed = _by_first(scene.rules.prepositions, wider.prepositions, wider.sourced).get(words[index], ())
    fitting = (cue for cue in listed if tuple(words[index : index + len(cue)]) == cue)
    return max(fitting, key=len, default=None)


@lru_cache(maxsize=8)
def _by_first(*lists: tuple[_Turn, ...]) -> dict[str, list[_Turn]]:
    """Turns of several words by their first."""
    found: dict[str, list[_Turn]] = {}
    for turn in chain(*lists):
        found.setdefault(turn[0], []).append(turn)
    return found


def _stands_apart(sentence: Sentence, index: int, after: int) -> bool:
    """Whether "pour X" opens a clause and a comma closes it."""
    tokens = sentence.tokens
    if any("VerbForm=Inf" in token.morph for token in tokens[index + 1 : index + 3]):
        return False
    before = tokens[index - 1]
    opens = index == 0 or before.tag in {"CCONJ", "SCONJ", "ADV"} or before.text in _OPENING
    closed = after < len(tokens) and tokens[after].text == ","
    return (opens and closed) or (index > 0 and after >= len(tokens))


def _before(named: _Named) -> Iterator[Attribution]:
    if named.first < 1:
        return
    end = named.sentence.tokens[named.first - 1].end
    for rank, start in enumerate(starts_before(named.scene, named.sentence, named.first)):
        yield from _attribution(named, "according before", start, end, rank)
    yield from _attribution(named, "according around", named.sentence.start, named.sentence.end, 0)


def _behind(named: _Named) -> Iterator[Attribution]:
    """Content after the source: right after it, or after what stands in apposition to it."""
    tokens = named.sentence.tokens
    for rank, first in enumerate(_firsts(named)):
        for end in ends_of(named.scene, named.sentence, first, named.first, clause=True)[:3]:
            yield from _attribution(named, "according after", tokens[first].start, end, rank)


def _firsts(named: _Named) -> list[int]:
    """Where content after a source may begin: after it, after each of the next commas, after "que"."""
    tokens = named.sentence.tokens
    marks = [at for at in range(named.after, len(tokens) - 1) if tokens[at].text in _MARKS]
    firsts = [at + 1 for at in marks[:_COMMAS]]
    if named.after < len(tokens) and tokens[named.after].text not in _MARKS:
        firsts.insert(0, named.after)
    firsts.sort(key=lambda at: not opens_main(named.scene, named.sentence, at))
    links = named.scene.rules.conjunctions
    return [at + 1 if word_of(tokens[at].text) in links else at for at in firsts if at + 1 < len(tokens)]


def _attribution(named: _Named, how: str, start: int, end: int, rank: int) -> Iterator[Attribution]:
    start, end, kind = content_of(named.scene, start, end)
    if end - start < _SHORTEST:
        return
    cue = (named.sentence.tokens[named.first].start, named.source.end)
    yield Attribution(
        start,
        end,
        kind,
        named.at,
        Stance.ASSERTS,
        named.source,
        cue,
        form="source",
        how=how,
        lemma=named.words,
        rank=rank,
        sure=False,
    )
