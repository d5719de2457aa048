"""English nouns that report what a clause after them says: "the minister's claim that …"."""

from collections.abc import Iterator

from recoupe.extract.attribution import Attribution, content_of
from recoupe.extract.en.reporting import source_at
from recoupe.extract.scene import Scene
from recoupe.extract.sources import Source
from recoupe.extract.syntax import Sentence
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import children, subtree

_MAKERS = frozenset(["by", "from", "of"])


def by_noun(scene: Scene, at: int, sentence: Sentence) -> Iterator[Attribution]:
    """Find what a noun of saying brings with "that", where its sentence names who says it."""
    for index, token in enumerate(sentence.tokens):
        stance = scene.rules.nouns.get(token.lemma) if token.tag == "NOUN" else None
        if stance is None or scene.quote_over(token.start) is not None:
            continue
        clause = _clause(sentence, index)
        source = _source(scene, sentence, index)
        if clause is None or source is None:
            continue
        start, end, kind = content_of(scene, *clause)
        if end - start < 3:
            continue
        cue = token.start, token.end
        yield Attribution(start, end, kind, at, stance, source, cue, how="noun", lemma=token.lemma)


def _clause(sentence: Sentence, noun: int) -> tuple[int, int] | None:
    """The clause with "that" that says what a noun stands for; not one that tells which noun is meant."""
    tokens = sentence.tokens
    for child in children(sentence, noun):
        if child < noun or tokens[child].relation not in {"acl", "ccomp"}:
            continue
        first, last = subtree(sentence, child)
        opening = tokens[max(first, noun + 1)]
        if word_of(opening.text) == "that" and opening.relation == "mark":
            return opening.end, tokens[last - 1].end
    return None


def _source(scene: Scene, sentence: Sentence, noun: int) -> Source | None:
    """Who says it: the possessor of the noun, or whom "by", "from" or "of" brings."""
    tokens = sentence.tokens
    for child in children(sentence, noun):
        if tokens[child].relation == "nmod:poss" and child < noun:
            return _possessor(scene, sentence, child)
        if child > noun and word_of(tokens[child].text) in _MAKERS and tokens[child].relation == "prep":
            governed = next((inner for inner in children(sentence, child) if inner > child), None)
            return None if governed is None else source_at(sentence, governed, scene.rules)
    return None


def _possessor(scene: Scene, sentence: Sentence, index: int) -> Source | None:
    token = sentence.tokens[index]
    if word_of(token.text) in scene.words.possessives:
        return Source(token.start, token.end, token.start, token.end, pronoun=True)
    return source_at(sentence, index, scene.rules)
