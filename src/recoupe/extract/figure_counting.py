"""What a number counts: the noun after it, and what the words around say befell it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.extract.figure_lexicon import FigureLexicon
from recoupe.extract.numbers import NumberGrammar, Quantity
from recoupe.extract.spans import Standing
from recoupe.extract.syntax import Sentence
from recoupe.model.facts import Mention, Statement
from recoupe.model.times import Time
from recoupe.model.vocabulary import FigureKind, PeopleCategory

# How far from a number the noun it counts, and what happened to whom it counts, are looked for.
NOUN_WORDS = 4
FATE_REACH = 90
BEFORE_REACH = 44
# Kinds that name who is counted; what befell them may stand elsewhere in the sentence.
WHO = frozenset({FigureKind.TROOPS, FigureKind.POLICE, FigureKind.PROTESTERS, FigureKind.PARTICIPANTS})
_CATEGORY_OF = {
    FigureKind.POLICE: PeopleCategory.SECURITY_FORCES,
    FigureKind.TROOPS: PeopleCategory.SECURITY_FORCES,
    FigureKind.PROTESTERS: PeopleCategory.PROTESTERS,
}
_WORD = re.compile(r"[\w%€$£°'-]+")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts.

    Attributes:
        what: the kind.
        start: first code point of the noun.
        end: one past the last of the noun, or of what says the fate right after it.
        unit: of money and the like.
        of_whom: span of the words for whom or what is counted, or None.
        category: of people.
    """

    what: FigureKind
    start: int
    end: int
    unit: str | None = None
    of_whom: tuple[int, int] | None = None
    category: PeopleCategory | None = None


@dataclass(frozen=True, slots=True)
class FigureReader:
    """What is needed to read the figures of one article."""

    text: str
    folded: str
    numbers: NumberGrammar
    lexicon: FigureLexicon
    taken: Sequence[tuple[int, int]]  # spans of time expressions, in text order
    mentions: Sequence[Mention]
    times: Sequence[Time]
    statements: Sequence[Statement]
    mentions_at: Standing
    times_at: Standing
    cover: Sequence[int]

    def in_time(self, start: int, end: int) -> bool:
        """Whether a span touches a time expression."""
        at = bisect_left(self.taken, (end, 0))
        return at > 0 and self.taken[at - 1][1] > start


def counted_after(
    reader: FigureReader, sentence: Sentence, at: int, stop: int, quantity: Quantity | None
) -> Counted | None:
    """What stands counted after a number, or None where nothing does."""
    folded, lexicon = reader.folded, reader.lexicon
    sign = folded[quantity.at - 1] if quantity is not None and quantity.at > sentence.start else ""
    if quantity is not None and (unit := lexicon.signs.get(sign)) is not None:
        return Counted(_money_kind(reader, sentence, quantity.at, at), quantity.at - 1, at, unit=unit)
    if (percent := lexicon.percent.match(folded, at, sentence.end)) is not None:
        return Counted(_percent_kind(reader, sentence), at, percent.end(), unit="percent")
    if linked := lexicon.of.match(folded, at, sentence.end):
        at = linked.end()
    for position, start in enumerate(_word_starts(reader, at, stop)):
        if position and reader.in_time(start, start + 1):
            return None
        found = _noun_at(reader, sentence, start, stop, quantity, first=position == 0)
        if found is not None or not _may_skip(sentence, start):
            return found
    return None


def _word_starts(reader: FigureReader, at: int, stop: int) -> list[int]:
    """Where the next words start, up to a mark that ends the phrase."""
    starts: list[int] = []
    end = at
    for match in _WORD.finditer(reader.folded, at, min(stop, at + BEFORE_REACH)):
        if reader.folded[end : match.start()] not in {"", " "} or len(starts) == NOUN_WORDS:
            break
        starts.append(match.start())
        end = match.end()
    return starts


def _may_skip(sentence: Sentence, start: int) -> bool:
    """Whether a word can stand between a number and its noun."""
    token = next((token for token in sentence.tokens if token.start <= start < token.end), None)
    return token is not None and token.tag in {"ADJ", "ADV", "DET", "NUM"}


def _noun_at(
    reader: FigureReader, sentence: Sentence, start: int, stop: int, quantity: Quantity | None, *, first: bool
) -> Counted | None:
    """What the word at a place says is counted."""
    folded, lexicon = reader.folded, reader.lexicon
    if first and lexicon.none.match(folded, start, sentence.end):
        return None
    if (money := lexicon.money.match(folded, start, sentence.end)) and money.lastgroup:
        kind = _money_kind(reader, sentence, quantity.at if quantity else start, money.end())
        return Counted(kind, start, money.end(), unit=money.lastgroup)
    number_at = quantity.start if quantity is not None else start
    if (noun := lexicon.nouns.match(folded, start, sentence.end)) and noun.lastgroup:
        kind = FigureKind(noun.lastgroup)
        if kind not in WHO:
            whom = _victims_after(reader, sentence, noun.end(), stop)
            category = _category_after(reader, sentence, noun.end())
            return Counted(kind, start, noun.end(), of_whom=whom, category=category)
        return _with_fate(
            reader, sentence, (start, noun.end()), stop, number_at, kind, _CATEGORY_OF.get(kind)
        )
    if (people := lexicon.people.match(folded, start, sentence.end)) and people.lastgroup:
        category = None if people.lastgroup == "any" else PeopleCategory(people.lastgroup)
        kind = FigureKind.OTHER
        if _are_troops(reader, sentence, start, people.end()):
            kind, category = FigureKind.TROOPS, PeopleCategory.SECURITY_FORCES
        return _with_fate(reader, sentence, (start, people.end()), stop, number_at, kind, category)
    if thing := lexicon.things.match(folded, start, sentence.end):
        return _with_fate(reader, sentence, (start, thing.end()), stop, number_at, FigureKind.OTHER, None)
    return _other_noun(reader, sentence, start, stop, quantity)


def _are_troops(reader: FigureReader, sentence: Sentence, start: int, end: int) -> bool:
    """Whether "men" are soldiers: the words around speak of an army ("600 hommes du contingent")."""
    if reader.lexicon.men.fullmatch(reader.folded, start, end) is None:
        return False
    around = (max(sentence.start, start - FATE_REACH), min(sentence.end, end + BEFORE_REACH))
    return reader.lexicon.army.search(reader.folded, *around) is not None


def _victims_after(reader: FigureReader, sentence: Sentence, end: int, stop: int) -> tuple[int, int] | None:
    """The people or things that a toll or a count is said to be of ("12 morts parmi les manifestants")."""
    tokens = sentence.tokens
    at = end
    if linked := reader.lexicon.among.match(reader.folded, end, sentence.end):
        at = linked.end()
    index = next((i for i, token in enumerate(tokens) if token.start >= at), None)
    while linked and index is not None and index + 1 < len(tokens) and tokens[index].tag == "DET":
        index += 1
    if index is None or tokens[index].start >= stop or tokens[index].start > at + BEFORE_REACH:
        return None
    wanted = {"NOUN", "PROPN", "ADJ"} if linked else {"ADJ"}
    if tokens[index].tag not in wanted or (not linked and tokens[index].start != end + 1):
        return None
    return tokens[index].start, phrase_end(reader, sentence, index, stop)


def _other_noun(
    reader: FigureReader, sentence: Sentence, start: int, stop: int, quantity: Quantity | None
) -> Counted | None:
    """Any other noun, or a participle that says what befell people left unnamed ("19 ont été tués")."""
    index = next((i for i, token in enumerate(sentence.tokens) if token.start <= start < token.end), None)
    if index is None:
        return None
    token = sentence.tokens[index]
    if reader.in_time(start, token.end):
        return None  # "31 vendredi": a day says when, not what
    if token.tag == "NOUN":
        span = (start, phrase_end(reader, sentence, index, stop))
        return Counted(FigureKind.OTHER, start, token.end, of_whom=span)
    if token.tag in {"VERB", "AUX"} and quantity is not None and not quantity.article:
        fate = reader.lexicon.after.search(reader.folded, start, min(stop, start + BEFORE_REACH))
        if fate is not None and fate.lastgroup:
            return Counted(FigureKind(fate.lastgroup), start, fate.end())
    return None


def _with_fate(
    reader: FigureReader,
    sentence: Sentence,
    noun: tuple[int, int],
    stop: int,
    number_at: int,
    kind: FigureKind,
    category: PeopleCategory | None,
) -> Counted:
    """People or things, with the kind that the words around them give: "deux personnes ont été tuées"."""
    folded, lexicon = reader.folded, reader.lexicon
    index = next((i for i, token in enumerate(sentence.tokens) if token.end >= noun[1]), 0)
    phrase = (noun[0], phrase_end(reader, sentence, index, stop))
    before = lexicon.before.search(folded, max(sentence.start, number_at - BEFORE_REACH), number_at)
    if before is not None and before.lastgroup:
        return Counted(FigureKind(before.lastgroup), noun[0], noun[1], of_whom=phrase, category=category)
    limit = lexicon.clause_end.search(folded, noun[1], min(stop, noun[1] + FATE_REACH, sentence.end))
    reach = limit.start() if limit else min(stop, noun[1] + FATE_REACH, sentence.end)
    fate = lexicon.after.search(folded, noun[1], reach)
    if fate is None or not fate.lastgroup:
        return Counted(kind, noun[0], noun[1], of_whom=phrase, category=category)
    fits = (fate.lastgroup == FigureKind.DAMAGE) == (lexicon.things.match(folded, noun[0]) is not None)
    if not fits:
        return Counted(kind, noun[0], noun[1], of_whom=phrase, category=category)
    near = fate.start() - noun[1] <= 1
    end = fate.end() if near else noun[1]
    span = (noun[0], min(phrase[1], fate.start()) if fate.start() > noun[1] else noun[1])
    whom = (span[0], span[0] + len(reader.text[slice(*span)].rstrip()))
    return Counted(FigureKind(fate.lastgroup), noun[0], end, of_whom=whom, category=category)


def phrase_end(reader: FigureReader, sentence: Sentence, index: int, stop: int) -> int:
    """Where the noun phrase that begins with a noun ends: its adjectives and one complement."""
    tokens = sentence.tokens
    last = index
    linked = False
    for position in range(index + 1, min(len(tokens), index + 7)):
        token = tokens[position]
        if token.start >= stop:
            break
        if token.tag == "ADJ" or (linked and token.tag in {"NOUN", "PROPN", "DET", "NUM"}):
            last = position if token.tag != "DET" else last
        elif not linked and reader.lexicon.link.fullmatch(reader.folded[token.start : token.end]):
            linked = True
        else:
            break
    return tokens[last].end


def _category_after(reader: FigureReader, sentence: Sentence, end: int) -> PeopleCategory | None:
    """The people that a toll is said to be of ("12 morts parmi les manifestants", "des morts civils")."""
    limit = reader.lexicon.clause_end.search(reader.folded, end, min(sentence.end, end + BEFORE_REACH))
    reach = limit.start() if limit else min(sentence.end, end + BEFORE_REACH)
    found = reader.lexicon.people.search(reader.folded, end, reach)
    return PeopleCategory(found.lastgroup) if found and found.lastgroup and found.lastgroup != "any" else None


def _money_kind(reader: FigureReader, sentence: Sentence, start: int, end: int) -> FigureKind:
    """A price where words for one stand close by, else money."""
    around = reader.folded[max(sentence.start, start - BEFORE_REACH) : min(sentence.end, end + 20)]
    return FigureKind.PRICE if reader.lexicon.price.search(around) else FigureKind.MONEY


def _percent_kind(reader: FigureReader, sentence: Sentence) -> FigureKind:
    """A share of votes where the sentence speaks of votes, a price where it speaks of prices."""
    words = reader.folded[sentence.start : sentence.end]
    if reader.lexicon.vote.search(words):
        return FigureKind.VOTES_PCT
    return FigureKind.PRICE if reader.lexicon.price.search(words) else FigureKind.OTHER


def belongs_to(reader: FigureReader, sentence: Sentence, start: int, end: int) -> str | None:
    """What a sum or a length of time is of: "deux ans de prison", "une amende de 300 euros"."""
    tokens = sentence.tokens
    if linked := reader.lexicon.of.match(reader.folded, end, sentence.end):
        index = next((i for i, token in enumerate(tokens) if token.start >= linked.end()), None)
        if index is not None and tokens[index].tag in {"NOUN", "PROPN"}:
            return reader.text[tokens[index].start : phrase_end(reader, sentence, index, sentence.end)]
    before = [index for index, token in enumerate(tokens) if token.end <= start]
    if len(before) < len(("amende", "de")):
        return None
    link, noun = tokens[before[-1]], before[-2]
    if reader.lexicon.link.fullmatch(reader.folded[link.start : link.end]) is None:
        return None
    while noun > 0 and tokens[noun].tag in {"ADJ", "NOUN", "ADP"} and tokens[noun - 1].tag in {"NOUN", "ADP"}:
        noun -= 1
    return reader.text[tokens[noun].start : tokens[before[-2]].end] if tokens[noun].tag == "NOUN" else None
