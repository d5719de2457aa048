"""Offices and descriptions: noun phrases that point to people, bodies and groups without naming them."""

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.extract.name_rules import NameRules
from recoupe.extract.noun_senses import is_denied
from recoupe.extract.pack import Pack
from recoupe.extract.sources import noun_phrase
from recoupe.extract.syntax import Analysis, Sentence
from recoupe.extract.tokens import plain, word_of
from recoupe.model.naming import fold
from recoupe.model.vocabulary import NameKind
from recoupe.reference.states import state_named, state_of_demonym


@dataclass(frozen=True, slots=True)
class Office:
    """A noun phrase whose head is an office, a body or a group.

    Attributes:
        start: first code point, its article included.
        end: one past the last; a name that stands in it included.
        reach: one past what stands in apposition to it.
        head: first code point of its head.
        noun: its head, in lower case.
        words: the phrase without its article.
        kind: person for an office, organisation for a body, group for several.
        definite: whether an article or possessive shows that it is known.
        bare: whether the head stands alone.
        feminine: where its form shows it, else None.
        plural: whether it is several.
        states: codes of the states that it names or that its adjectives point to.
        block: index of its block.
        subject: whether it is the subject of a verb.
        pointing: whether its determiner takes up what was named ("cet élu").
    """

    start: int
    end: int
    reach: int
    head: int
    noun: str
    words: str
    kind: NameKind
    definite: bool
    bare: bool
    feminine: bool | None
    plural: bool
    states: frozenset[str]
    block: int
    subject: bool
    pointing: bool = False


def find_offices(analysis: Analysis, pack: Pack) -> Iterator[Office]:
    """Find the noun phrases of offices, bodies and groups, in text order."""
    text = analysis.article.text
    for sentence in analysis.sentences:
        until = 0
        for index, token in enumerate(sentence.tokens):
            noun = word_of(token.text)
            kind = _kind(noun, pack.names)
            if kind is None or token.tag not in {"NOUN", "ADJ", "PROPN"} or token.start < until:
                continue
            if _is_no_office(sentence, index, pack.names):
                continue
            office = office_at(text, sentence, index, noun, kind, pack.names)
            if office is not None:
                until = office.end
                yield office


def _is_no_office(sentence: Sentence, index: int, rules: NameRules) -> bool:
    """Whether a word only counts the noun after it ("premier auteur"), or stands in a phrase of rights."""
    if any(word_of(token.text) in rules.rights for token in sentence.tokens[max(0, index - 3) : index]):
        return True
    following = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
    return (
        word_of(sentence.tokens[index].text) in rules.ordinals
        and following is not None
        and following.tag in {"NOUN", "PROPN"}
    )


def _kind(noun: str, rules: NameRules) -> NameKind | None:
    if noun in rules.offices:
        return NameKind.PERSON
    if noun in rules.bodies:
        return NameKind.ORGANISATION
    if noun in rules.groups:
        return NameKind.GROUP
    singular = noun.removesuffix("s")
    return NameKind.GROUP if noun != singular and singular in rules.offices | rules.bodies else None


def office_at(
    text: str, sentence: Sentence, index: int, noun: str, kind: NameKind, rules: NameRules
) -> Office | None:
    """Read the noun phrase around a token as an office; None where it says that there is none."""
    token = sentence.tokens[index]
    phrase = noun_phrase(sentence, index)
    end = _inner_end(sentence, index, max(phrase.end, token.end), rules)
    start = _first_of(sentence, index, min(phrase.start, token.start), rules)
    first = next((t for t in sentence.tokens if t.start == start), token)
    opening = word_of(first.text)
    if is_denied([opening], rules):
        return None
    definite = opening in rules.articles - rules.indefinite and "Ind" not in _definiteness(first.morph)
    inner = first.end if opening in rules.articles and first.start < token.start else start
    words = " ".join(plain(text[inner:end]).split())
    known_as = next((noun for phrase, noun in rules.same_office.items() if begins(fold(words), phrase)), None)
    return Office(
        start=start,
        end=end,
        reach=max(phrase.reach, token.end),
        head=token.start,
        noun=known_as or noun,
        words=words,
        kind=kind,
        definite=definite,
        bare=fold(words) in rules.same_office or fold(words) == fold(noun),
        feminine=_gender(opening, noun, token.morph, rules),
        plural=kind is NameKind.GROUP or "Number=Plur" in token.morph,
        states=states_in(words),
        block=sentence.block,
        subject=token.relation.startswith("nsubj"),
        pointing=opening in rules.pointing,
    )


def _first_of(sentence: Sentence, head: int, start: int, rules: NameRules) -> int:
    """Where the words of an office begin; a weekday before it ("Friday President …") is none of them."""
    for token in sentence.tokens[:head]:
        if token.start >= start and word_of(token.text) in rules.abstract:
            start = token.end + 1
    return min(start, sentence.tokens[head].start)


def _inner_end(sentence: Sentence, head: int, end: int, rules: NameRules) -> int:
    """Where the words of an office end: before what says how or where somebody acts, links left out."""
    last = head
    while last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].end <= end:
        if word_of(sentence.tokens[last + 1].text) in rules.outside:
            break
        last += 1
    while last > head and sentence.tokens[last].tag in {"ADP", "CCONJ", "SCONJ", "DET", "PUNCT"}:
        last -= 1
    return sentence.tokens[last].end


def _definiteness(morph: str) -> str:
    return next((part for part in morph.split("|") if part.startswith("Definite=")), "")


def _gender(opening: str, noun: str, morph: str, rules: NameRules) -> bool | None:
    """The gender that an office shows: by its article, its noun, else by its form."""
    if opening in rules.la | rules.le:
        return opening in rules.la
    if noun in rules.women | rules.men:
        return noun in rules.women
    if "Gender=Fem" in morph:
        return True
    return False if "Gender=Masc" in morph else None


def begins(words: str, phrase: str) -> bool:
    """Whether words begin with a phrase."""
    return words == phrase or words.startswith(phrase + " ")


def states_in(words: str) -> frozenset[str]:
    """Codes of the states that words name or whose demonyms they hold."""
    parts = plain(words).replace("'", " ").split()
    pairs = [" ".join(parts[at : at + 2]) for at in range(len(parts) - 1)]
    found = (
        state_named(word) if word[0].isupper() else state_of_demonym(word)
        for word in (*parts, *pairs)
        if word
    )
    return frozenset(code for code in found if code is not None)
