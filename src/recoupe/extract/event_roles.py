"""Who does what to whom: the roles around the words that name a happening.

An actor stands only where the grammar gives one: the subject of an active verb, what "par"
introduces, or the complement of a noun whose complement does it ("l'offensive de l'armée", but
not "l'arrestation d'un opposant").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.extract.event_lexicon import EventWords, Frame, Trigger
from recoupe.extract.event_places import is_where
from recoupe.extract.event_subjects import subject_of
from recoupe.extract.syntax import Sentence
from recoupe.extract.tree import children, subtree
from recoupe.model.facts import Mention
from recoupe.model.vocabulary import EventType, NameKind
from recoupe.reference.states import state_named

# The longest anchor that an event may have, in code points.
LONGEST = 160
# Words between a noun and the "par" that belongs to it ("l'arrestation du chef … par").
_TO_AGENT = 9
_OBJECTS = frozenset({"obj", "iobj", "dobj"})
_AT_OBJECTS = _OBJECTS | {"obl:arg"}
_OBLIQUES = frozenset(
    {"obl", "obl:arg", "obl:agent", "obl:mod", "nmod", "nmod:poss", "agent", "prep", "pobj"}
)
_SAME = frozenset({"appos", "flat", "flat:name", "compound", "nmod:appos"})
_WHO = frozenset({NameKind.PERSON, NameKind.ORGANISATION, NameKind.STATE, NameKind.GROUP})


@dataclass(frozen=True, slots=True)
class Stage:
    """A sentence with those who may act in it.

    Attributes:
        sentence: the sentence.
        mentions: whom and what the article names.
        people: indices of the mentions that begin in the sentence and can act.
        words: by which the language tells who does what.
        speaker: the mention that says "I" at the place of the happening, or None.
    """

    sentence: Sentence
    mentions: Sequence[Mention]
    people: Sequence[int]
    words: EventWords
    speaker: int | None = None


@dataclass(frozen=True, slots=True)
class Roles:
    """Indices of mentions, None where the text names nobody.

    Attributes:
        actor: who does it.
        target: to whom or what.
    """

    actor: int | None
    target: int | None


def who_can_act(inside: Sequence[int], mentions: Sequence[Mention]) -> list[int]:
    """The mentions that can be an actor or a target."""
    return [
        i
        for i in inside
        if mentions[i].kind in _WHO
        or mentions[i].form != "name"
        or state_named(mentions[i].anchor.exact) is not None
    ]


def roles_of(stage: Stage, index: int, trigger: Trigger, *, verbal: bool) -> Roles:
    """Find actor and target of a happening.

    Args:
        stage: the sentence that names it, and who is in it.
        index: the token that names it.
        trigger: what it is.
        verbal: whether the token is a verb.

    Returns:
        mentions of the sentence; an agentless passive has no actor.
    """
    actor, target = _around_verb(stage, index, trigger) if verbal else _around_noun(stage, index, trigger)
    if target is not None and (
        target == actor or is_where(stage.sentence, stage.mentions[target], stage.words)
    ):
        target = None
    if trigger.type is EventType.SHOOT_TO_KILL_ORDER and not _is_aimed_at(stage, target):
        target = None  # whoever receives the order is not whom it is aimed at
    return Roles(actor, target)


def _is_aimed_at(stage: Stage, target: int | None) -> bool:
    """Whether "sur" or "at" stands before a mention and its article."""
    if target is None:
        return False
    start = stage.mentions[target].anchor.start
    before = [token for token in stage.sentence.tokens if token.end <= start and token.tag != "DET"]
    return bool(before) and before[-1].text.lower() in stage.words.towards


def _around_verb(stage: Stage, index: int, trigger: Trigger) -> tuple[int | None, int | None]:
    """Actor and target of a verb, by its voice."""
    subject = subject_of(stage.sentence, index, stage.words)
    first = _mention_at(stage, subject.token)
    agent = _agent_of_verb(stage, index)
    if subject.passive or trigger.frame is Frame.SUFFERS:
        return agent, first
    target = _object(stage, index)
    if trigger.frame is Frame.HAPPENS and not _has_object(stage, index):
        return agent, None
    if trigger.frame is Frame.MEETS and target is None:
        return None, first
    return (first if first is not None else agent), target


def _object(stage: Stage, index: int) -> int | None:
    """Whom or what a verb is done to."""
    tokens = stage.sentence.tokens
    objects = [i for i in children(stage.sentence, index) if tokens[i].relation in _AT_OBJECTS]
    objects.sort(key=lambda i: tokens[i].relation not in _OBJECTS)
    objects += [
        i
        for i in children(stage.sentence, index)
        if tokens[i].relation in _OBLIQUES and _opens_with(stage, i, stage.words.towards)
    ]
    return next((m for i in objects if (m := _mention_of_phrase(stage, i)) is not None), None)


def _has_object(stage: Stage, index: int) -> bool:
    """Whether a verb has an object, someone or not."""
    return any(stage.sentence.tokens[i].relation in _OBJECTS for i in children(stage.sentence, index))


def _agent_of_verb(stage: Stage, index: int) -> int | None:
    """Whom "par" or "by" introduces after a verb or participle."""
    for child in children(stage.sentence, index):
        if (found := _introduced(stage, child)) is not None:
            return found
    return None


def _introduced(stage: Stage, child: int) -> int | None:
    """Whom a phrase names that "par" opens."""
    tokens = stage.sentence.tokens
    below = list(children(stage.sentence, child))
    if tokens[child].text.lower() in stage.words.by:
        return next((m for i in below if (m := _mention_at(stage, i)) is not None), None)
    if any(tokens[i].text.lower() in stage.words.by for i in below):
        return _mention_at(stage, child)
    return None


def _around_noun(stage: Stage, index: int, trigger: Trigger) -> tuple[int | None, int | None]:
    """Actor and target of a noun."""
    agent = _agent_of_noun(stage, index)
    owner = _owner(stage, index)
    if trigger.frame is Frame.MEETS:
        return None, owner if owner is not None else _between(stage, index)
    does = stage.sentence.tokens[index].lemma.lower() in stage.words.doers
    if trigger.frame is Frame.JOINS or does:
        agent, owner = (agent if agent is not None else owner), None
    if agent is None and not (does and _has_complement(stage, index)):
        agent = _lender(stage, index, trigger)
    return agent, owner if owner != agent else None


def _agent_of_noun(stage: Stage, index: int) -> int | None:
    """Whom "par" introduces after a noun and its complement, or after a participle that lends itself."""
    tokens = stage.sentence.tokens
    for child in children(stage.sentence, index):
        lent = tokens[child].relation == "acl" and tokens[child].lemma.lower() in stage.words.light
        found = _agent_of_verb(stage, child) if lent else _introduced(stage, child)
        if found is not None:
            return found
    for position in range(index + 1, min(index + _TO_AGENT, len(tokens) - 1)):
        if tokens[position].tag in {"VERB", "AUX", "PUNCT", "CCONJ", "SCONJ"}:
            return None
        if tokens[position].text.lower() in stage.words.by:
            return _first_from(stage, position + 1)
    return None


def _first_from(stage: Stage, index: int) -> int | None:
    """The mention at a token or, behind its article, at the next one."""
    tokens = stage.sentence.tokens
    while index < len(tokens) and tokens[index].tag in {"DET", "NUM", "ADJ"}:
        index += 1
    return _mention_at(stage, index) if index < len(tokens) else None


def _lender(stage: Stage, index: int, trigger: Trigger) -> int | None:
    """The subject of a verb that lends itself to a noun ("a lancé une attaque").

    To announce something is to do it only where it is done by words ("a annoncé sa démission").
    """
    tokens = stage.sentence.tokens
    verb, relation = tokens[index].head, tokens[index].relation
    lemma = tokens[verb].lemma.lower()
    if lemma not in stage.words.light and not (trigger.by_words and lemma in stage.words.announcing):
        return None
    if relation in _OBJECTS:
        subject = subject_of(stage.sentence, verb, stage.words)
        return None if subject.passive else _mention_at(stage, subject.token)
    return _agent_of_verb(stage, verb) if relation == "nsubj:pass" else None


def _owner(stage: Stage, index: int) -> int | None:
    """Whom "de" links to a noun."""
    for child in children(stage.sentence, index):
        if stage.sentence.tokens[child].relation in _OBLIQUES and _opens_with(stage, child, stage.words.of):
            return _mention_of_phrase(stage, child)
    return None


def _has_complement(stage: Stage, index: int) -> bool:
    """Whether "de" links anything to a noun."""
    return any(
        stage.sentence.tokens[child].relation in _OBLIQUES and _opens_with(stage, child, stage.words.of)
        for child in children(stage.sentence, index)
    )


def _between(stage: Stage, index: int) -> int | None:
    """Whom "entre" or "avec" links to a noun, or to the verb that it stands with."""
    tokens = stage.sentence.tokens
    verb = [tokens[index].head] if tokens[tokens[index].head].tag in {"VERB", "AUX"} else []
    for over in [index, *verb]:
        for child in children(stage.sentence, over):
            if child > index and _opens_with(stage, child, stage.words.between):
                return _mention_of_phrase(stage, child)
    return None


def _opens_with(stage: Stage, child: int, words: frozenset[str]) -> bool:
    """Whether a phrase is opened by one of some words, or is one of them."""
    tokens = stage.sentence.tokens
    opens = {tokens[i].text.lower().replace("’", "'") for i in children(stage.sentence, child)}
    return bool(opens & words) or tokens[child].text.lower() in words


def _mention_of_phrase(stage: Stage, child: int) -> int | None:
    """The mention of a phrase's head; in English the head hangs on its preposition."""
    tokens = stage.sentence.tokens
    if tokens[child].relation in {"prep", "agent"}:
        heads = [i for i in children(stage.sentence, child) if tokens[i].relation == "pobj"]
        return _mention_at(stage, heads[0]) if heads else None
    return _mention_at(stage, child)


def _mention_at(stage: Stage, index: int | None) -> int | None:
    """The mention that a token stands in, or that says the same ("le ministre, Jean Untel").

    Of a quantity or a collection it is the people in it ("des centaines de manifestants").
    """
    if index is None:
        return None
    token = stage.sentence.tokens[index]
    if token.text.lower().replace("’", "'") in stage.words.speaker:
        return stage.speaker
    for i in stage.people:
        anchor = stage.mentions[i].anchor
        if anchor.start < token.end and token.start < anchor.end:
            return i
    for child in _naming_children(stage, index):
        if (found := _mention_at(stage, child)) is not None:
            return found
    return None


def _naming_children(stage: Stage, index: int) -> Iterator[int]:
    """The tokens below one that name the same, or that it is a quantity of."""
    tokens = stage.sentence.tokens
    gathers = tokens[index].lemma.lower() in stage.words.gatherings or tokens[index].tag == "NUM"
    for child in children(stage.sentence, index):
        if child == index:
            continue
        if tokens[child].relation in _SAME or _is_bare_name(stage, child):
            yield child
        elif gathers and tokens[child].relation == "prep" and _opens_with(stage, child, stage.words.of):
            yield from children(stage.sentence, child)
        elif gathers and tokens[child].relation == "nmod":
            yield child


def _is_bare_name(stage: Stage, child: int) -> bool:
    """Whether a name stands behind its title without a preposition ("le président Jean Untel")."""
    tokens = stage.sentence.tokens
    named = tokens[child].tag == "PROPN" and tokens[child].relation == "nmod"
    return named and not any(tokens[i].relation == "case" for i in children(stage.sentence, child))


def clause_of(
    sentence: Sentence, index: int, trigger: tuple[int, int], words: EventWords, *, verbal: bool
) -> tuple[int, int]:
    """The clause or noun phrase that says it: from its subject to its object, at most `LONGEST` long.

    Args:
        sentence: the sentence.
        index: the token that names the happening.
        trigger: span of the words that name it.
        words: those of the language.
        verbal: whether that is a verb.
    """
    tokens = sentence.tokens
    start, end = trigger
    first, last = start, end
    for child in _parts(sentence, index, start, words, verbal=verbal):
        low, high = subtree(sentence, child)
        low_at, high_at = tokens[low].start, tokens[high - 1].end
        if max(last, high_at) - min(first, low_at) <= LONGEST:
            first, last = min(first, low_at), max(last, high_at)
    while last > end and _text_at(sentence, last - 1) in {",", "."}:
        last -= 1
    return first, min(last, first + LONGEST)


def _parts(sentence: Sentence, index: int, start: int, words: EventWords, *, verbal: bool) -> list[int]:
    """The tokens whose phrases belong to a clause or noun phrase."""
    tokens = sentence.tokens
    below = list(children(sentence, index))
    if not verbal:
        linked = {"det", "amod", "nmod", "compound", "nummod"}
        return [i for i in below if tokens[i].relation.split(":")[0] in linked]
    kept = [i for i in below if tokens[i].relation in _AT_OBJECTS | {"obl:agent"}]
    subject = subject_of(sentence, index, words).token
    if subject is not None and tokens[subject].start < start:
        kept.append(subject)
    return kept + [i for i in below if tokens[i].relation.startswith("aux")]


def _text_at(sentence: Sentence, position: int) -> str:
    """The text of the token that covers a position, or nothing."""
    return next((token.text for token in sentence.tokens if token.start <= position < token.end), "")
