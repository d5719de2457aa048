"""Tense: whether a sentence puts what stands at a place in the past or in the future."""

from collections.abc import Iterator

from recoupe.extract.syntax import Sentence, Token

_PREDICATES = frozenset({"VERB", "AUX"})


def tense_at(sentence: Sentence | None, start: int, end: int, future: frozenset[str]) -> int:
    """Tell the tense of the verb that governs some words.

    Args:
        sentence: the sentence that holds the words, or None.
        start: first code point of the words.
        end: one past the last.
        future: lemmas whose infinitive lies ahead ("aller", "devoir", "will").

    Returns:
        −1 in the past, 1 in the future, 0 where the verb does not tell or there is none.
    """
    if sentence is None:
        return 0
    index = next(
        (i for i, token in enumerate(sentence.tokens) if start < token.end and token.start < end), None
    )
    if index is None:
        return 0
    for verb in _verbs_above(sentence, index):
        tense = _tense_of(sentence, verb, future)
        if tense or "VerbForm=Inf" in sentence.tokens[verb].morph:
            return tense
    return 0


def _verbs_above(sentence: Sentence, index: int) -> Iterator[int]:
    """The verbs on the way from a token to the root, nearest first."""
    seen: set[int] = set()
    while index not in seen:
        seen.add(index)
        token = sentence.tokens[index]
        helped = any(child.tag == "AUX" for child in _children(sentence, index))
        if helped or token.tag in _PREDICATES or "VerbForm" in token.morph:
            yield index
        index = token.head


def _children(sentence: Sentence, index: int) -> Iterator[Token]:
    """The tokens that depend on one."""
    return (token for i, token in enumerate(sentence.tokens) if token.head == index and i != index)


def _tense_of(sentence: Sentence, index: int, future: frozenset[str]) -> int:
    """The tense of one verb with its auxiliaries."""
    verb = sentence.tokens[index]
    helpers = [token for token in _children(sentence, index) if token.tag == "AUX"]
    if any("Tense=Fut" in token.morph or token.lemma.lower() in future for token in (verb, *helpers)):
        return 1
    if "VerbForm=Inf" in verb.morph and sentence.tokens[verb.head].lemma.lower() in future:
        return 1
    if any(mark in token.morph for token in (verb, *helpers) for mark in ("Tense=Past", "Tense=Imp")):
        return -1
    return 0
