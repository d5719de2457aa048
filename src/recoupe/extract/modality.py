"""Modality: whether the text asserts something, hedges it, denies it or announces it."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.extract.syntax import Sentence
from recoupe.model.facts import Statement
from recoupe.model.vocabulary import Modality, Stance

# Code points around a place in which words that hedge or announce it are looked for.
REACH = 60
_VERBAL = frozenset({"VERB", "AUX"})
_INSIDE_PHRASE = frozenset({"nummod", "det", "amod", "compound"})
_CORE = frozenset({"nsubj", "csubj", "obj", "dobj"})


@dataclass(frozen=True, slots=True)
class ModalityWords:
    """The words of a language that change how something is held; all match folded text.

    Attributes:
        negations: lemmas that negate the verb that they depend on.
        hedges: words by which an outlet keeps its distance ("aurait", "reportedly").
        plans: words that set what follows in the future ("prévoit de", "plans to"); end before it.
        denials: words that deny what follows ("dément avoir"); end before it.
    """

    negations: frozenset[str]
    hedges: re.Pattern[str]
    plans: re.Pattern[str]
    denials: re.Pattern[str]


def modality_at(
    folded: str,
    sentence: Sentence,
    index: int,
    words: ModalityWords,
    statement: Statement | None,
) -> Modality:
    """Tell how the text holds what a token says.

    Args:
        folded: the article's folded text.
        sentence: the sentence of the token.
        index: the token.
        words: the language's words.
        statement: the innermost statement that the token stands in, or None.
    """
    own = _of_verb(folded, sentence, index, words)
    if own is not None:
        return own
    if statement is None:
        return Modality.ASSERTED
    return Modality.DENIED if statement.stance is Stance.DENIES else Modality.REPORTED


def _of_verb(folded: str, sentence: Sentence, index: int, words: ModalityWords) -> Modality | None:
    """The modality that the governing verb, its helpers and the words before it give."""
    before = folded[max(sentence.start, sentence.tokens[index].start - REACH) : sentence.tokens[index].start]
    if words.denials.search(before):
        return Modality.DENIED
    for verb in _verbs_over(sentence, index):
        around = [verb, *(i for i, token in enumerate(sentence.tokens) if token.head == verb and i != verb)]
        morphs = [sentence.tokens[i].morph for i in around if sentence.tokens[i].tag in {"AUX", "VERB"}]
        if any(sentence.tokens[i].lemma.lower() in words.negations for i in around if i != verb):
            return Modality.DENIED
        helpers = " ".join(
            sentence.tokens[i].text.lower()
            for i in around
            if i == verb or sentence.tokens[i].tag in {"AUX", "ADV"}
        )
        if any("Mood=Cnd" in morph for morph in morphs) or words.hedges.search(helpers):
            return Modality.CONDITIONAL
        if any("Tense=Fut" in morph for morph in morphs):
            return Modality.PLANNED
    if words.plans.search(before):
        return Modality.PLANNED
    return None


def _verbs_over(sentence: Sentence, index: int) -> list[int]:
    """The verb that says whether something is so, with the modal verb over an infinitive.

    A noun is governed only by the verb that it is subject or object of; of joined nouns, by that of
    the first.
    """
    while sentence.tokens[index].relation in _INSIDE_PHRASE and sentence.tokens[index].head != index:
        index = sentence.tokens[index].head
    seen = {index}
    while sentence.tokens[index].relation == "conj" and sentence.tokens[index].head not in seen:
        if sentence.tokens[index].tag in _VERBAL:
            break
        index = sentence.tokens[index].head
        seen.add(index)
    token = sentence.tokens[index]
    if token.tag not in _VERBAL:
        governed = token.relation.split(":")[0] in _CORE and sentence.tokens[token.head].tag in _VERBAL
        if not governed:
            return []
        index = token.head
    over = sentence.tokens[index].head
    modal = (
        "VerbForm=Inf" in sentence.tokens[index].morph
        and over != index
        and sentence.tokens[over].tag in _VERBAL
    )
    return [index, over] if modal else [index]


def cover_of(length: int, statements: Sequence[Statement]) -> "array[int]":
    """The index of the innermost statement over each code point of a text, −1 where there is none."""
    cover = array("i", [-1]) * length
    longest_first = sorted(
        range(len(statements)), key=lambda i: statements[i].anchor.start - statements[i].anchor.end
    )
    for index in longest_first:
        anchor = statements[index].anchor
        cover[anchor.start : anchor.end] = array("i", [index]) * (anchor.end - anchor.start)
    return cover


def statement_over(cover: Sequence[int], statements: Sequence[Statement], start: int, end: int) -> int | None:
    """Index of the innermost statement that holds a span, or None."""
    index: int | None = cover[start]
    while index is not None and index >= 0:
        if statements[index].anchor.end >= end:
            return index
        index = statements[index].within
    return None
