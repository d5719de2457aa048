"""Whether words that can name a happening name one here.

A topic ("la lutte contre les attentats"), a function ("juge d'instruction"), a condition ("si
l'armée attaquait") or an aim ("pour libérer les otages") is no happening.
"""

from recoupe.extract.event_lexicon import EventWords
from recoupe.extract.syntax import Sentence
from recoupe.extract.tree import children
from recoupe.model.vocabulary import EventType

# What people do by saying what they want.
_SAID = frozenset(
    {EventType.CALL, EventType.CONDEMNATION, EventType.PROTEST, EventType.REQUEST_FOR_HELP, EventType.THREAT}
)
_WANTED = frozenset({"obj", "dobj", "obl:arg", "pobj"})
_LINKS = frozenset({"nmod", "obl:arg", "pobj", "obl:mod", "obl"})


def is_told(
    sentence: Sentence, index: int, type_: EventType, words: EventWords, *, verbal: bool, alone: bool
) -> bool:
    """Tell whether a token that can name a happening does.

    Args:
        sentence: the sentence.
        index: the token.
        type_: what it would be.
        words: those of the language.
        verbal: whether it is a verb.
        alone: whether the one word names it; a phrase says more than a word.
    """
    if verbal:
        if type_ is EventType.PUBLICATION and _is_bare_participle(sentence, index):
            return False
        return not _is_condition(sentence, index, words) and (
            type_ in _SAID or not _is_aim(sentence, index, words)
        )
    return not _is_topic(sentence, index, words) and not (alone and _only_modifies(sentence, index, words))


def _is_condition(sentence: Sentence, index: int, words: EventWords) -> bool:
    """Whether "si" opens the verb's clause."""
    return any(
        sentence.tokens[child].text.lower().replace("’", "'") in words.conditions
        for child in children(sentence, index)
        if sentence.tokens[child].relation in {"mark", "advmod"} and child < index
    )


def _is_bare_participle(sentence: Sentence, index: int) -> bool:
    """Whether a participle stands without an auxiliary ("un message publié samedi", "Publié le 8 mars")."""
    helped = any(sentence.tokens[child].relation.startswith("aux") for child in children(sentence, index))
    return "VerbForm=Part" in sentence.tokens[index].morph and not helped


def _is_aim(sentence: Sentence, index: int, words: EventWords) -> bool:
    """Whether an infinitive says what something is for, not what was done."""
    verb = sentence.tokens[index]
    if "VerbForm=Inf" not in verb.morph:
        return False
    below = [sentence.tokens[child] for child in children(sentence, index) if child < index]
    opened = any(
        token.text.lower() in words.aims and (token.relation == "mark" or verb.relation == "advcl")
        for token in below
    )
    return opened and not any(token.tag == "AUX" and "VerbForm=Inf" in token.morph for token in below)


def _is_topic(sentence: Sentence, index: int, words: EventWords) -> bool:
    """Whether a noun is what a risk, a law, a debate or an office is about."""
    token = sentence.tokens[index]
    if any(sentence.tokens[child].text.lower() in words.without for child in children(sentence, index)):
        return True
    head = sentence.tokens[token.head]
    if token.relation == "pobj":
        head = sentence.tokens[head.head]
    if token.relation in _WANTED and head.tag == "VERB" and head.lemma.lower() in words.wants:
        return True
    return token.relation in _LINKS and head.lemma.lower() in words.topics


def _only_modifies(sentence: Sentence, index: int, words: EventWords) -> bool:
    """Whether a bare noun only says what sort another is ("juge d'instruction", "arrest warrant")."""
    token = sentence.tokens[index]
    head = sentence.tokens[token.head]
    below = [sentence.tokens[child] for child in children(sentence, index)]
    bare = not any(child.relation in {"det", "nummod", "amod", "nmod"} for child in below)
    if bare and any(child.text.lower() in words.charges for child in below if child.relation == "case"):
        return True
    single = "Number=Plur" not in token.morph
    if bare and single and token.relation == "pobj" and head.text.lower() in words.charges:
        return True
    if head.lemma.lower() in words.wholes or head.tag not in {"NOUN", "PROPN"} or token.head == index:
        return False
    if token.relation == "compound":
        return True
    linked = any(child.text.lower().replace("’", "'") in words.bare_of for child in below)
    return token.relation == "nmod" and bare and linked
