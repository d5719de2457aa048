"""A proposed statement with the words that stand around it, as its signs look at it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from recoupe.extract.attribution import Attribution
from recoupe.extract.scene import Scene
from recoupe.extract.syntax import Sentence, Token
from recoupe.extract.tokens import word_of

OPEN_TAGS = frozenset({"NOUN", "PROPN", "NUM", "X", "SYM"})
VERBS = frozenset({"VERB", "AUX"})

# Counts from which more makes no difference, by how they are told apart.
_LENGTHS = (1, 2, 3, 4, 6, 9, 14, 22, 40)
# Code points that surely hold more words than the last of them; longer spans are not read further.
_LONGEST = 2_000
# Sentences of a content that are looked at; longer ones are quotations without doubt.
_MOST = 4
_KEPT = ("Mood=", "Tense=", "VerbForm=", "Person=")


@dataclass(frozen=True, slots=True)
class View:
    """A proposal with what stands around it.

    Attributes:
        scene: the article.
        one: the proposal.
        sentence: of its cue.
        cue: index of the cue's own word in it, or None.
        content: tokens of the content, as the sentence and index of each.
    """

    scene: Scene
    one: Attribution
    sentence: Sentence
    cue: int | None
    content: tuple[tuple[Sentence, int], ...]


def view_of(scene: Scene, one: Attribution) -> View:
    """Look at a proposal."""
    sentence = scene.sentences[one.sentence]
    content = tuple(
        (held, index)
        for held in scene.sentences_in(one.start, one.end)[:_MOST]
        for index in range(*between(held, one.start, one.end))
    )
    return View(scene, one, sentence, _cue_word(one, sentence), content)


def _cue_word(one: Attribution, sentence: Sentence) -> int | None:
    if one.cue is None:
        return None
    inside = range(*between(sentence, *one.cue))
    named = (index for index in inside if sentence.tokens[index].lemma == one.lemma)
    return next(named, inside.start if inside else None)


def between(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Indices of the tokens that begin in a span."""
    tokens = sentence.tokens
    return (
        bisect_left(tokens, start, key=lambda token: token.start),
        bisect_left(tokens, end, key=lambda token: token.start),
    )


def size(count: int) -> str:
    """A count, told roughly."""
    return str(bisect_right(_LENGTHS, count))


def words_between(scene: Scene, start: int, end: int) -> str:
    """How many words stand in a span, told roughly."""
    return size(len(scene.text[start : min(end, start + _LONGEST)].split()))


def form_of(token: Token) -> str:
    """Mood, tense and person of a verb form."""
    return " ".join(part for part in token.morph.split("|") if part.startswith(_KEPT))


def word_or_tag(token: Token | None) -> str:
    """A small word itself, of any other its part of speech."""
    if token is None:
        return "edge"
    return token.tag if token.tag in OPEN_TAGS | VERBS | {"ADJ", "ADV"} else word_of(token.text)
