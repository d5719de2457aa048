"""Who a verb's subject is, and whether the verb is done by it or to it.

A subject may stand elsewhere than with its verb: with the verb that it is joined to, before "qui",
or, for an infinitive, with the verb that governs it ("a ordonné à l'armée de tirer": the army).
"""

from dataclasses import dataclass

from recoupe.extract.event_lexicon import EventWords
from recoupe.extract.syntax import Sentence
from recoupe.extract.tree import children

_SUBJECTS = frozenset({"nsubj", "csubj", "nsubj:pass", "expl:subj"})
_OBJECTS = frozenset({"obj", "iobj", "dobj", "obl:arg"})
_HELPERS = frozenset({"aux", "aux:tense", "aux:pass"})
_REFLEXIVE = frozenset({"se", "s'", "s’"})
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a verb.

    Attributes:
        token: its index, or None where the sentence gives none.
        passive: whether the verb is done to it.
    """

    token: int | None
    passive: bool


def subject_of(sentence: Sentence, index: int, words: EventWords) -> Subject:
    """Find the subject of a verb or participle.

    Args:
        sentence: the sentence.
        index: the verb.
        words: gives the pronouns that open relative clauses, and the verbs that make others act.
    """
    return _subject(sentence, index, words, frozenset())


def _subject(sentence: Sentence, index: int, words: EventWords, seen: frozenset[int]) -> Subject:
    """The subject of a verb, unless the verbs lead in a circle."""
    if index in seen:
        return Subject(None, passive=False)
    seen = seen | {index}
    token = sentence.tokens[index]
    own = _own_subject(sentence, index)
    passive = _is_passive(sentence, index)
    if own is not None:
        relative = sentence.tokens[own].text.lower() in words.relatives
        found = token.head if relative and token.relation == "acl:relcl" else own
        return Subject(None if relative and found == own else found, passive)
    if token.relation == "acl" and not _is_infinitive(sentence, index):
        return Subject(token.head, passive="Tense=Pres" not in token.morph)
    if _is_infinitive(sentence, index) and token.head != index:
        return Subject(_controller(sentence, index, words, seen), passive)
    if token.relation == "conj" and token.head != index and sentence.tokens[token.head].tag in _VERBAL:
        shared = _subject(sentence, token.head, words, seen)
        return Subject(shared.token, passive or (_leans(sentence, index) and shared.passive))
    if token.relation == "advcl" and "VerbForm=Part" in token.morph and "Tense=Pres" in token.morph:
        return Subject(_subject(sentence, token.head, words, seen).token, passive)
    return Subject(None, passive)


def _own_subject(sentence: Sentence, index: int) -> int | None:
    """The subject that stands with a verb; after a joined participle it would be an object."""
    leaning = sentence.tokens[index].relation == "conj" and _leans(sentence, index)
    subjects = (i for i in children(sentence, index) if sentence.tokens[i].relation in _SUBJECTS)
    return next((i for i in subjects if i < index or not leaning), None)


def _is_passive(sentence: Sentence, index: int) -> bool:
    """Whether a verb has a passive auxiliary or subject, and is not done to itself ("se sont trouvés")."""
    marks = {"aux:pass", "auxpass", "nsubj:pass"}
    if any(sentence.tokens[i].text.lower() in _REFLEXIVE for i in children(sentence, index) if i < index):
        return False
    return any(sentence.tokens[child].relation in marks for child in children(sentence, index))


def _leans(sentence: Sentence, index: int) -> bool:
    """Whether a joined participle has no auxiliary of its own ("ont été arrêtés et battus")."""
    helped = any(sentence.tokens[child].relation in _HELPERS for child in children(sentence, index))
    return "VerbForm=Part" in sentence.tokens[index].morph and not helped


def _is_subject(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].relation in _SUBJECTS


def _is_infinitive(sentence: Sentence, index: int) -> bool:
    """Whether a verb, or its auxiliary ("avoir tiré"), is an infinitive."""
    helpers = (child for child in children(sentence, index) if sentence.tokens[child].relation in _HELPERS)
    return any("VerbForm=Inf" in sentence.tokens[at].morph for at in (index, *helpers))


def _controller(sentence: Sentence, index: int, words: EventWords, seen: frozenset[int]) -> int | None:
    """Who does what an infinitive says."""
    over = sentence.tokens[index].head
    noun = None
    if sentence.tokens[over].tag == "ADJ":
        return _subject(sentence, over, words, seen).token
    if sentence.tokens[over].tag not in _VERBAL:
        noun, over = over, sentence.tokens[over].head
        # "Une demande de déployer … est légitime": the verb over it says nothing of who would do it.
        if over == noun or sentence.tokens[over].tag not in _VERBAL or _is_subject(sentence, noun):
            return None
    if sentence.tokens[over].lemma.lower() not in words.control:
        return _subject(sentence, over, words, seen).token
    if noun is not None:
        return noun
    if (subject := _subject(sentence, over, words, seen)).passive:
        return subject.token
    others = (child for child in children(sentence, over) if child != index)
    return next((child for child in others if sentence.tokens[child].relation in _OBJECTS), None)
