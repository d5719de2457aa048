"""What may be content after a cue: every way in which a verb or a noun brings what is said."""

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.extract.boundaries import ends_of
from recoupe.extract.scene import Scene
from recoupe.extract.syntax import Sentence, Token
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import has_finite_verb, is_finite

# Tokens after a cue in which its content begins.
_REACH = 30
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "DET", "PRON"})
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Content:
    """A span that may be content.

    Attributes:
        how: the way in which it is joined to its cue.
        start: first code point.
        ends: where it may end, the likeliest first.
        opened: one past the words that open it ("que", "de").
    """

    how: str
    start: int
    ends: tuple[int, ...]
    opened: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one looks: a cue, and the prepositions that bring its content."""

    scene: Scene
    sentence: Sentence
    verb: int
    last: int
    brings: frozenset[str]
    noun: bool


def contents_after(
    scene: Scene, sentence: Sentence, verb: int, last: int, brings: frozenset[str], *, noun: bool = False
) -> Iterator[Content]:
    """Offer what may be the content of a cue among the words after it.

    Args:
        scene: the article.
        sentence: of the cue.
        verb: index of the cue's head.
        last: index of its last word.
        brings: prepositions after which its content may stand as a phrase.
        noun: whether the cue is a noun, which has no object.
    """
    place = _Place(scene, sentence, verb, last, brings, noun)
    object_seen = noun or sentence.tokens[verb].lemma in scene.rules.wider.addressing
    for index in range(last + 1, min(last + _REACH, len(sentence.tokens))):
        token = sentence.tokens[index]
        if token.text in {";", ")"} or (token.tag in _VERBAL and is_finite(token) and index > last + 1):
            return
        if scene.quote_over(token.start) is not None:
            if not object_seen and _ends_quoted(place, index):
                yield _phrase(place, "object", index, index)
            return
        found = _opened(place, index)
        if found is not None:
            # After an object, "que" is a relative or belongs to another verb.
            if noun or found.how != "que" or not _has_object(place, index):
                yield found
            return
        infinitive = _infinitive(place, index)
        if infinitive is not None:
            yield infinitive
            return
        if word_of(token.text) in brings and index + 1 < len(sentence.tokens):
            # What a noun brings stands right after it.
            if not noun or index <= last + 2:
                yield from _brought(place, index)
        elif not object_seen and _begins_object(place, index):
            object_seen = True
            yield _phrase(place, "object", index, index)


def _is_another(place: _Place, index: int) -> bool:
    """Whether "que" belongs to a word between it and the cue: a verb, "ce", the noun of a relative clause."""
    if index - 1 <= place.last:
        return False
    token, before = place.sentence.tokens[index], place.sentence.tokens[index - 1]
    if before.tag in _VERBAL or word_of(before.text) in place.scene.rules.wider.this:
        return True
    relative = "PronType=Rel" in token.morph and token.relation != "mark"
    named = (
        before.tag in {"NOUN", "PROPN", "ADJ"} and word_of(before.text) not in place.scene.rules.time_words
    )
    return not place.noun and relative and named


def _has_object(place: _Place, index: int) -> bool:
    """Whether an object of the cue stands between it and a token."""
    if place.sentence.tokens[place.verb].lemma in place.scene.rules.wider.addressing:
        return False
    return any(
        place.sentence.tokens[at].relation == "obj"
        and place.sentence.tokens[at].head == place.verb
        and place.sentence.tokens[at].tag in {"NOUN", "PROPN"}
        for at in range(place.last + 1, index)
    )


def _ends_quoted(place: _Place, index: int) -> bool:
    """Whether a quotation is only the beginning of a phrase ("« l'aveu » de son rival")."""
    quote = place.scene.quote_over(place.sentence.tokens[index].start)
    return quote is not None and quote.outer_end < place.sentence.end - 2


def _opened(place: _Place, index: int) -> Content | None:
    """A clause that a conjunction, a question word or a colon opens."""
    token = place.sentence.tokens[index]
    word = word_of(token.text)
    if index + 1 >= len(place.sentence.tokens):
        return None
    if token.text == ":":
        return _clause(place, "after colon", index + 1, token.end)
    previous = word_of(place.sentence.tokens[index - 1].text)
    if word in place.scene.rules.conjunctions and previous not in place.scene.rules.wider.comparing:
        if not has_finite_verb(place.sentence, token.end, place.sentence.end) or _is_another(place, index):
            return None
        return _clause(place, "que", index + 1, token.end)
    if word in place.scene.rules.relatives and (previous,) in place.scene.rules.prepositions:
        return _clause(place, "que", index + 1, token.end)
    if word in place.scene.rules.wider.asking and index - place.last <= 3 and _asks(place, index):
        start = index + 1 if word in place.scene.rules.wider.whether else index
        return _clause(place, "question", start, token.end)
    return None


def _asks(place: _Place, index: int) -> bool:
    """Whether a question word asks: "ce" and "qui" do with another word or right after the cue."""
    word, following = (word_of(token.text) for token in place.sentence.tokens[index : index + 2])
    rules = place.scene.rules
    if word in rules.wider.this:
        return following in rules.wider.who
    if word in rules.wider.whether and word.endswith("'"):
        return following in rules.clitics
    if word in rules.wider.whether:
        return place.sentence.tokens[index].tag != "ADV" or index == place.last + 1
    return place.sentence.tokens[index - 1].text != ","


def _clause(place: _Place, how: str, first: int, opened: int) -> Content:
    sentence = place.sentence
    start = sentence.tokens[first].start
    ends = ends_of(place.scene, sentence, first, place.verb, clause=True)
    return Content(how, start, ends, opened)


def _phrase(place: _Place, how: str, first: int, opening: int) -> Content:
    sentence = place.sentence
    ends = ends_of(place.scene, sentence, first, place.verb, clause=False)
    return Content(how, sentence.tokens[first].start, ends, sentence.tokens[max(opening - 1, 0)].end)


def _infinitive(place: _Place, index: int) -> Content | None:
    """An infinitive right after the cue, or after a word that brings one."""
    tokens = place.sentence.tokens
    if "VerbForm=Inf" not in tokens[index].morph and not _looks_infinitive(tokens[index]):
        return None
    first = index
    before = place.scene.rules.wider.pronouns_before
    while (
        first - 1 > place.last
        and word_of(tokens[first - 1].text) in before
        and tokens[first - 1].tag != "DET"
    ):
        first -= 1
    if not place.noun and tokens[index].relation == "acl" and tokens[index].head not in {place.verb, index}:
        return None
    linked = word_of(tokens[first - 1].text) in place.scene.rules.before_infinitive
    if not linked and first != place.last + 1 and not _only_adverbs(place, first):
        return None
    return _phrase(place, "infinitive", first, first)


def _looks_infinitive(token: Token) -> bool:
    return token.tag in {"NOUN", "ADJ", "VERB"} and token.lemma == token.text and token.text.endswith("ndre")


def _only_adverbs(place: _Place, first: int) -> bool:
    return all(token.tag == "ADV" for token in place.sentence.tokens[place.last + 1 : first])


def _brought(place: _Place, index: int) -> Iterator[Content]:
    """The phrase that a preposition of the cue's frame brings."""
    token = place.sentence.tokens[index + 1]
    if "VerbForm=Inf" in token.morph or word_of(token.text) in place.scene.rules.conjunctions:
        return
    if (
        token.tag in _NOMINAL | {"ADJ", "ADV"}
        or word_of(place.sentence.tokens[index].text) in place.scene.rules.wider.like
    ):
        yield _phrase(place, "object of " + word_of(place.sentence.tokens[index].text), index + 1, index + 1)


def _is_time(place: _Place, index: int) -> bool:
    """Whether a noun names a time ("ce mardi", "en mars")."""
    if index >= len(place.sentence.tokens):
        return False
    token = place.sentence.tokens[index]
    return token.tag != "ADJ" and word_of(token.text) in place.scene.rules.time_words


def _begins_object(place: _Place, index: int) -> bool:
    """Whether a noun phrase without preposition begins here, not a time."""
    tokens = place.sentence.tokens
    token, word = tokens[index], word_of(tokens[index].text)
    wider = place.scene.rules.wider
    if token.tag not in _NOMINAL and word not in wider.opening:
        return False
    if word in place.scene.rules.wider.noun_brings - place.scene.rules.wider.opening or (
        token.tag == "NUM" and _is_time(place, index - 1)
    ):
        return False
    if word in place.scene.rules.clitics or (
        word in place.scene.rules.wider.pronouns_before and token.tag == "PRON"
    ):
        return False
    if word in place.scene.rules.time_words or _is_time(place, index + 1):
        return False
    return index == place.last + 1 or tokens[index - 1].tag not in {"ADP", "DET", "NUM", "ADJ"}
