"""Who does what to whom, and where: the roles around the words that name a happening."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.extract.event_lexicon import EventLexicon, Frame
from recoupe.extract.syntax import Sentence
from recoupe.extract.tree import children, subtree
from recoupe.model.facts import Mention
from recoupe.model.vocabulary import NameKind

# The longest anchor that an event may have, in code points.
LONGEST = 160
# How far from the word that fills a role the name that it means may stand, in code points.
CLOSE = 30
_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubj:pass"})
_OBJECTS = frozenset({"obj", "iobj", "dobj"})
_OBLIQUES = frozenset({"obl", "obl:arg", "obl:agent", "obl:mod", "nmod", "agent", "prep", "pobj"})
_WHERE = frozenset({NameKind.PLACE, NameKind.STATE})
_WHO = frozenset({NameKind.PERSON, NameKind.ORGANISATION, NameKind.STATE, NameKind.GROUP})


@dataclass(frozen=True, slots=True)
class Roles:
    """Indices of mentions, None where the text names nobody.

    Attributes:
        actor: who does it.
        target: to whom or what.
        place: where.
    """

    actor: int | None
    target: int | None
    place: int | None


def roles_of(
    sentence: Sentence,
    index: int,
    verbal: bool,
    frame: Frame,
    lexicon: EventLexicon,
    mentions: Sequence[Mention],
    inside: Sequence[int],
) -> Roles:
    """Find actor, target and place of a happening.

    Args:
        sentence: the sentence that names it.
        index: the token that names it.
        verbal: whether that is a verb.
        frame: what its subject does.
        lexicon: the language's triggers.
        mentions: whom and what the article names.
        inside: indices of the mentions that begin in the sentence.

    Returns:
        mentions of the sentence; an agentless passive has no actor.
    """
    people = [i for i in inside if mentions[i].kind in _WHO or mentions[i].form != "name"]
    if verbal:
        actor, target = _around_verb(sentence, index, frame, people, mentions, lexicon)
    else:
        actor, target = _around_noun(sentence, index, frame, people, mentions, lexicon)
    places = [i for i in inside if mentions[i].kind in _WHERE and mentions[i].form == "name" and i != actor]
    at = sentence.tokens[index].start
    place = min(
        places,
        key=lambda i: (not _is_where(sentence, mentions[i], lexicon), abs(mentions[i].anchor.start - at)),
        default=None,
    )
    if target is not None and (target == actor or _is_where(sentence, mentions[target], lexicon)):
        target = None
    return Roles(actor, target, place)


def main_place(
    sentence: Sentence,
    mentions: Sequence[Mention],
    inside: Sequence[int],
    lexicon: EventLexicon,
    before: int | None,
) -> int | None:
    """Where the text is once it has told a sentence: it stays at a place until it names another.

    Args:
        sentence: the sentence.
        mentions: whom and what the article names.
        inside: indices of the mentions that begin in the sentence.
        lexicon: gives the words that a place follows.
        before: where the text was.
    """
    places = [i for i in inside if mentions[i].kind in _WHERE and mentions[i].form == "name"]
    where = [i for i in places if _is_where(sentence, mentions[i], lexicon)]
    if where:
        return where[0]
    return places[0] if before is None and places else before


def _is_where(sentence: Sentence, mention: Mention, lexicon: EventLexicon) -> bool:
    """Whether a mention is a place that a word such as "à" introduces."""
    if mention.kind not in _WHERE:
        return False
    before = [token.text.lower() for token in sentence.tokens if token.end <= mention.anchor.start][-3:]
    return bool(lexicon.where.intersection(before))


def _around_verb(
    sentence: Sentence,
    index: int,
    frame: Frame,
    people: Sequence[int],
    mentions: Sequence[Mention],
    lexicon: EventLexicon,
) -> tuple[int | None, int | None]:
    """Actor and target of a verb, by its voice."""
    subject, passive = _subject(sentence, index)
    subject_mention = _mention_under(sentence, subject, people, mentions)
    agent = _agent(sentence, index, people, mentions, lexicon)
    if passive:
        return agent, subject_mention
    if frame is Frame.SUFFERS:
        return agent, subject_mention
    if frame is Frame.HAPPENS:
        return agent, None
    objects = [i for i in children(sentence, index) if sentence.tokens[i].relation in _OBJECTS]
    target = next(
        (m for i in objects if (m := _mention_under(sentence, i, people, mentions)) is not None), None
    )
    return subject_mention, target


def _subject(sentence: Sentence, index: int) -> tuple[int | None, bool]:
    """The subject of a verb and whether the verb is passive; through the verbs that it hangs on."""
    seen: set[int] = set()
    passive = False
    first = True
    while index not in seen:
        seen.add(index)
        for child in children(sentence, index):
            relation = sentence.tokens[child].relation
            if relation in _PASSIVE_SUBJECTS:
                return child, first or passive
            if relation in _SUBJECTS:
                return child, passive
            if first and relation == "aux:pass":
                passive = True
        token = sentence.tokens[index]
        if (
            first
            and token.relation == "acl"
            and "VerbForm=Part" in token.morph
            and "Tense=Pres" not in token.morph
        ):
            return token.head, True
        if token.relation not in {"conj", "xcomp", "advcl", "ccomp", "acl:relcl"} or token.head == index:
            return None, passive
        if token.relation == "acl:relcl":
            return token.head, passive
        index, first = token.head, False
    return None, passive


def _agent(
    sentence: Sentence, index: int, people: Sequence[int], mentions: Sequence[Mention], lexicon: EventLexicon
) -> int | None:
    """The agent that "par" or "by" introduces."""
    for child in _below(sentence, index, depth=2):
        token = sentence.tokens[child]
        cases = [sentence.tokens[i].text.lower() for i in children(sentence, child)]
        introduced = token.text.lower() in lexicon.by or any(case in lexicon.by for case in cases)
        if introduced:
            found = _mention_under(sentence, child, people, mentions)
            if found is not None:
                return found
    return None


def _below(sentence: Sentence, index: int, *, depth: int) -> Iterator[int]:
    """The tokens under one, down to a depth."""
    for child in children(sentence, index):
        yield child
        if depth > 1:
            yield from _below(sentence, child, depth=depth - 1)


def _around_noun(
    sentence: Sentence,
    index: int,
    frame: Frame,
    people: Sequence[int],
    mentions: Sequence[Mention],
    lexicon: EventLexicon,
) -> tuple[int | None, int | None]:
    """Actor and target of a noun: "par X" acts; "de X" takes part, or has it done to them.

    A noun that is the object of a light verb ("a annoncé l'état d'urgence") is done by its subject.
    """
    agent = _agent(sentence, index, people, mentions, lexicon)
    owner = _owner(sentence, index, people, mentions, lexicon)
    token = sentence.tokens[index]
    verb = sentence.tokens[token.head]
    if agent is None and token.relation in _OBJECTS and verb.lemma.lower() in lexicon.light:
        subject, passive = _subject(sentence, token.head)
        agent = None if passive else _mention_under(sentence, subject, people, mentions)
    if frame is Frame.JOINS:
        return (agent if agent is not None else owner), None
    return agent, owner


def _owner(
    sentence: Sentence, index: int, people: Sequence[int], mentions: Sequence[Mention], lexicon: EventLexicon
) -> int | None:
    """Whom "de" links to a noun."""
    for child in children(sentence, index):
        if sentence.tokens[child].relation not in _OBLIQUES:
            continue
        opens = {sentence.tokens[i].text.lower().replace("’", "'") for i in children(sentence, child)}
        if opens & lexicon.of or sentence.tokens[child].text.lower() in lexicon.of:
            return _mention_under(sentence, child, people, mentions)
    return None


def _mention_under(
    sentence: Sentence, index: int | None, among: Sequence[int], mentions: Sequence[Mention]
) -> int | None:
    """The mention at a token, or else the first one below it."""
    if index is None:
        return None
    token = sentence.tokens[index]
    for i in among:
        if mentions[i].anchor.start < token.end and token.start < mentions[i].anchor.end:
            return i
    first, last = subtree(sentence, index)
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    below = [i for i in among if start <= mentions[i].anchor.start and mentions[i].anchor.end <= end]
    near = [i for i in below if abs(mentions[i].anchor.start - token.start) <= CLOSE]
    return min(near, key=lambda i: abs(mentions[i].anchor.start - token.start), default=None)


def clause_of(sentence: Sentence, index: int, trigger: tuple[int, int], *, verbal: bool) -> tuple[int, int]:
    """The clause or noun phrase that says it: from its subject to its object, at most `LONGEST` long.

    Args:
        sentence: the sentence.
        index: the token that names the happening.
        trigger: span of the words that name it.
        verbal: whether that is a verb.
    """
    tokens = sentence.tokens
    start, end = trigger
    first, last = start, end
    if verbal:
        subject, _ = _subject(sentence, index)
        kept = [
            i for i in children(sentence, index) if tokens[i].relation in _OBJECTS | {"obl:arg", "obl:agent"}
        ]
        if subject is not None and tokens[subject].start < start:
            kept.append(subject)
        kept += [i for i in children(sentence, index) if tokens[i].relation.startswith("aux")]
    else:
        linked = {"det", "amod", "nmod", "compound", "nummod", "case"}
        kept = [i for i in children(sentence, index) if tokens[i].relation.split(":")[0] in linked - {"case"}]
    for child in kept:
        low, high = subtree(sentence, child)
        low_at, high_at = tokens[low].start, tokens[high - 1].end
        if max(last, high_at) - min(first, low_at) <= LONGEST:
            first, last = min(first, low_at), max(last, high_at)
    while last > end and sentence.tokens and _text_at(sentence, last - 1) in {",", "."}:
        last -= 1
    return first, min(last, first + LONGEST)


def _text_at(sentence: Sentence, position: int) -> str:
    """The text of the token that covers a position, or nothing."""
    return next((token.text for token in sentence.tokens if token.start <= position < token.end), "")
