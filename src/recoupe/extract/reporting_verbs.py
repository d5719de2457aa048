"""Reporting verbs: the verbs of a sentence that can be cues where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.extract.scene import Scene
from recoupe.extract.syntax import Sentence
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import auxiliaries, is_finite
from recoupe.model.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb with the words of its group."""

    verb: int
    first: int
    last: int
    lemma: str
    stance: Stance


def reporting_verbs(scene: Scene, sentence: Sentence) -> Iterator[Cue]:
    """The reporting verbs of a sentence that can be cues where they stand."""
    for index, token in enumerate(sentence.tokens):
        stance = stance_of_verb(scene, sentence, index)
        if stance is None:
            continue
        helpers = auxiliaries(sentence, index)
        first = min([index, *(helper for helper in helpers if index - 5 < helper < index)])
        if not (
            is_finite(token)
            or helpers
            or is_present_participle(token.text, token.morph)
            or "Inf" in token.morph
        ):
            continue
        if scene.quote_over(token.start) is not None and not _is_set_in(scene, sentence, first, index):
            continue
        yield Cue(index, first, index, token.lemma, stance)


def stance_of_verb(scene: Scene, sentence: Sentence, index: int) -> Stance | None:
    """What a verb shows as a cue; None where it cannot report."""
    token = sentence.tokens[index]
    if token.tag not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return None
    if token.lemma in scene.rules.helpers:
        completions = scene.rules.helpers[token.lemma]
        for following in sentence.tokens[index + 1 : index + 4]:
            if word_of(following.text) in completions:
                return completions[word_of(following.text)]
    if token.tag not in {"VERB", "AUX"}:
        return None
    stance = scene.rules.verbs.get(token.lemma)
    return Stance.ASSERTS if stance is None and token.lemma in scene.rules.naming else stance


def is_present_participle(word: str, morph: str) -> bool:
    """Whether a verb form is one ("ajoutant", "adding")."""
    return ("VerbForm=Part" in morph and ("Tense=Pres" in morph or "Aspect=Prog" in morph)) or (
        "VerbForm=Ger" in morph or (word.endswith("ant") and "Part" in morph)
    )


def _is_set_in(scene: Scene, sentence: Sentence, first: int, verb: int) -> bool:
    """Whether a verb stands between commas with its subject after it (", a-t-il dit,")."""
    if first == 0 or sentence.tokens[first - 1].text not in {",", "–", "—", "-", "?", "!"}:
        return False
    after = [word_of(token.text) for token in sentence.tokens[first : verb + 3]]
    return any(word.startswith("-") and word in scene.rules.clitics for word in after)
