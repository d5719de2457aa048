"""Figures: counts in the text, with what they count, of whom, where, when and according to whom."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.extract.figure_lexicon import FigureLexicon
from recoupe.extract.folding import fold
from recoupe.extract.modality import ModalityWords, cover_of, modality_at, statement_over
from recoupe.extract.numbers import NumberGrammar, Quantity, Value, find_quantities
from recoupe.extract.spans import Standing
from recoupe.extract.syntax import Analysis, Sentence
from recoupe.model.anchor import anchor_at
from recoupe.model.facts import Figure, Mention, Statement
from recoupe.model.times import Time, TimeType
from recoupe.model.vocabulary import Bound, FigureKind, Modality, NameKind, PeopleCategory, Series

# How far from a number the noun it counts, and what happened to whom it counts, are looked for.
NOUN_WORDS = 4
FATE_REACH = 90
BEFORE_REACH = 44
# Kinds that name who is counted; what befell them may stand elsewhere in the sentence.
WHO = frozenset({FigureKind.TROOPS, FigureKind.POLICE, FigureKind.PROTESTERS, FigureKind.PARTICIPANTS})
# Kinds of which one asks of what they are.
OF_WHAT = frozenset({FigureKind.MONEY, FigureKind.PRICE, FigureKind.DURATION})
# Kinds that a bare "des" makes a figure of.
TOLLS = frozenset({FigureKind.KILLED, FigureKind.INJURED, FigureKind.ARRESTED, FigureKind.MISSING})
_CATEGORY_OF = {
    FigureKind.POLICE: PeopleCategory.SECURITY_FORCES,
    FigureKind.TROOPS: PeopleCategory.SECURITY_FORCES,
    FigureKind.PROTESTERS: PeopleCategory.PROTESTERS,
}
_WORD = re.compile(r"[\w%€$£°'-]+")
_SCORE = re.compile(r" ?-\d")
_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?)(S|M|H|D|W|Y|WE)")
_DURATION_UNITS = {
    "TS": "second",
    "TM": "minute",
    "TH": "hour",
    "D": "day",
    "W": "week",
    "M": "month",
    "Y": "year",
}


@dataclass(frozen=True, slots=True)
class _Counted:
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
class _Reader:
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


def find_figures(
    analysis: Analysis,
    numbers: NumberGrammar,
    lexicon: FigureLexicon,
    modality: ModalityWords,
    *,
    mentions: Sequence[Mention],
    times: Sequence[Time],
    statements: Sequence[Statement],
) -> tuple[Figure, ...]:
    """Find the counts of an article.

    Ages, scores, ranks, dates, clock times, distances and numbers that name things are left out.

    Args:
        analysis: the article with its sentences.
        numbers: the language's numbers.
        lexicon: what the language's figures count.
        modality: words that hedge, deny or announce.
        mentions: names of the article, for places and sources.
        times: time expressions of the article.
        statements: attributed content of the article.

    Returns:
        figures in text order; a part points to its whole.
    """
    text = analysis.article.text
    spans = sorted((time.anchor.start, time.anchor.end) for time in times)
    reader = _Reader(
        text=text,
        folded=fold(text),
        numbers=numbers,
        lexicon=lexicon,
        taken=spans,
        mentions=mentions,
        times=times,
        statements=statements,
        mentions_at=Standing(mentions),
        times_at=Standing(times),
        cover=cover_of(len(text), statements),
    )
    figures: list[Figure] = []
    for sentence in analysis.sentences:
        found = [*_counts(reader, sentence), *_indefinite(reader, sentence), *_factors(reader, sentence)]
        found += _durations(reader, sentence)
        first = len(figures)
        for figure in _without_overlap(found):
            placed = _placed(reader, figure, sentence, modality)
            figures.append(_as_part(placed, _whole(reader, figures, first, placed), figures))
    return tuple(figures)


def _as_part(figure: Figure, whole: int | None, figures: Sequence[Figure]) -> Figure:
    """A figure as part of a whole: people counted among the dead are dead."""
    if whole is None:
        return figure
    inherits = figure.what is FigureKind.OTHER or figure.what in WHO
    what = figures[whole].what if inherits and figures[whole].what in TOLLS else figure.what
    return replace(figure, subset_of=whole, what=what)


def _without_overlap(found: list[Figure]) -> list[Figure]:
    """The figures in text order; where two share words, the longer one."""
    kept: list[Figure] = []
    for figure in sorted(found, key=lambda figure: (figure.anchor.start, -figure.anchor.end)):
        if not kept or figure.anchor.start >= kept[-1].anchor.end:
            kept.append(figure)
    return kept


def _counts(reader: _Reader, sentence: Sentence) -> Iterator[Figure]:
    """The figures whose number is written."""
    quantities = list(find_quantities(reader.folded, reader.numbers, sentence.start, sentence.end))
    for position, quantity in enumerate(quantities):
        following = quantities[position + 1].at if position + 1 < len(quantities) else sentence.end
        if reader.in_time(quantity.at, quantity.at + 1) or _names_something(reader, sentence, quantity):
            continue
        counted = _counted(reader, sentence, quantity.end, following, quantity)
        if counted is None and _is_part(reader, sentence, quantity):
            counted = _Counted(FigureKind.OTHER, quantity.at, quantity.end)
        elif counted is None or not _is_count(reader, sentence, quantity, counted):
            continue
        start = min(quantity.start, counted.start)
        late = reader.numbers.after.match(reader.folded, counted.end, sentence.end)
        bound = reader.numbers.bounds[late[1]] if late and quantity.bound is Bound.EXACT else quantity.bound
        yield _figure(reader, sentence, start, counted, _value(quantity, counted), bound)


def _is_part(reader: _Reader, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number without a noun is part of the count before it ("281 morts, dont 221 à Amatrice")."""
    before = reader.folded[max(sentence.start, quantity.start - BEFORE_REACH) : quantity.start].rstrip()
    ends = [found.end() for found in reader.lexicon.subset.finditer(before)]
    return bool(ends) and ends[-1] == len(before) and not quantity.article


def _value(quantity: Quantity, counted: _Counted) -> Value:
    """The number; three digits after a comma group thousands where whole people or things are counted."""
    value = quantity.value
    whole = (
        counted.what not in {FigureKind.MONEY, FigureKind.PRICE, FigureKind.VOTES_PCT}
        and counted.unit is None
    )
    if isinstance(value, float) and whole and value % 1 and quantity.digits and round(value * 1000) % 1 == 0:
        return value * 1000 if value < 1000 and len(f"{value:g}".partition(".")[2]) == 3 else value
    return value


def _figure(
    reader: _Reader, sentence: Sentence, start: int, counted: _Counted, value: Value, bound: Bound
) -> Figure:
    """A figure before it is set among the other facts."""
    around = reader.folded[
        max(sentence.start, start - BEFORE_REACH) : min(sentence.end, counted.end + BEFORE_REACH)
    ]
    words = reader.text[slice(*counted.of_whom)] if counted.of_whom else None
    return Figure(
        anchor=anchor_at(reader.text, start, max(counted.end, start + 1)),
        what=counted.what,
        value=value,
        bound=bound,
        unit=counted.unit,
        of_whom=words,
        category=counted.category,
        series=_series(around, reader.lexicon),
    )


def _series(around: str, lexicon: FigureLexicon) -> Series | None:
    """What the words around a number say of earlier and later counts."""
    found = lexicon.series.search(around)
    return Series(found.lastgroup) if found and found.lastgroup else None


def _names_something(reader: _Reader, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the number is part of a name or reference ("article 5", "vol 370")."""
    before = reader.folded[max(sentence.start, quantity.start - BEFORE_REACH) : quantity.start]
    if not quantity.digits:
        return False
    if _SCORE.match(reader.folded, quantity.end):
        return True
    return reader.lexicon.not_count.search(before) is not None and quantity.start == quantity.at


def _is_count(reader: _Reader, sentence: Sentence, quantity: Quantity, counted: _Counted) -> bool:
    """Whether a number that is also an article, or that points back, counts something here."""
    if quantity.article and quantity.start == quantity.at:
        return counted.what not in {FigureKind.OTHER, FigureKind.DAMAGE, *WHO}
    if counted.what is FigureKind.OTHER and counted.category is None and _follows_name(sentence, quantity):
        return False
    small = isinstance(quantity.value, float) and quantity.value <= 12 and not quantity.digits
    if counted.what is FigureKind.OTHER and small:
        before = reader.folded[max(0, quantity.start - BEFORE_REACH) : quantity.start]
        return reader.lexicon.definite.search(before) is None
    return True


def _follows_name(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a bare number stands right behind a name ("Peugeot 307")."""
    if not quantity.digits or quantity.start != quantity.at:
        return False
    previous = [token for token in sentence.tokens if token.end <= quantity.at][-1:]
    return bool(previous) and previous[0].tag == "PROPN" and quantity.at - previous[0].end <= 1


def _counted(
    reader: _Reader, sentence: Sentence, at: int, stop: int, quantity: Quantity | None
) -> _Counted | None:
    """What stands counted after a number, or None where nothing does."""
    folded, lexicon = reader.folded, reader.lexicon
    sign = folded[quantity.at - 1] if quantity is not None and quantity.at > sentence.start else ""
    if quantity is not None and (unit := lexicon.signs.get(sign)) is not None:
        return _Counted(_money_kind(reader, sentence, quantity.at, at), quantity.at - 1, at, unit=unit)
    if (percent := lexicon.percent.match(folded, at, sentence.end)) is not None:
        return _Counted(_percent_kind(reader, sentence), at, percent.end(), unit="percent")
    if linked := lexicon.of.match(folded, at, sentence.end):
        at = linked.end()
    for position, start in enumerate(_word_starts(reader, at, stop)):
        if position and reader.in_time(start, start + 1):
            return None
        found = _noun_at(reader, sentence, start, stop, quantity, first=position == 0)
        if found is not None or not _may_skip(sentence, start):
            return found
    return None


def _word_starts(reader: _Reader, at: int, stop: int) -> list[int]:
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
    reader: _Reader, sentence: Sentence, start: int, stop: int, quantity: Quantity | None, *, first: bool
) -> _Counted | None:
    """What the word at a place says is counted."""
    folded, lexicon = reader.folded, reader.lexicon
    if first and lexicon.none.match(folded, start, sentence.end):
        return None
    if (money := lexicon.money.match(folded, start, sentence.end)) and money.lastgroup:
        kind = _money_kind(reader, sentence, quantity.at if quantity else start, money.end())
        return _Counted(kind, start, money.end(), unit=money.lastgroup)
    number_at = quantity.start if quantity is not None else start
    if (noun := lexicon.nouns.match(folded, start, sentence.end)) and noun.lastgroup:
        kind = FigureKind(noun.lastgroup)
        if kind not in WHO:
            return _Counted(kind, start, noun.end(), category=_category_after(reader, sentence, noun.end()))
        return _with_fate(
            reader, sentence, (start, noun.end()), stop, number_at, kind, _CATEGORY_OF.get(kind)
        )
    if (people := lexicon.people.match(folded, start, sentence.end)) and people.lastgroup:
        category = None if people.lastgroup == "any" else PeopleCategory(people.lastgroup)
        return _with_fate(
            reader, sentence, (start, people.end()), stop, number_at, FigureKind.OTHER, category
        )
    if thing := lexicon.things.match(folded, start, sentence.end):
        return _with_fate(reader, sentence, (start, thing.end()), stop, number_at, FigureKind.OTHER, None)
    return _other_noun(reader, sentence, start, stop, quantity)


def _other_noun(
    reader: _Reader, sentence: Sentence, start: int, stop: int, quantity: Quantity | None
) -> _Counted | None:
    """Any other noun, or a participle that says what befell people left unnamed ("19 ont été tués")."""
    index = next((i for i, token in enumerate(sentence.tokens) if token.start <= start < token.end), None)
    if index is None:
        return None
    token = sentence.tokens[index]
    if token.tag == "NOUN":
        span = (start, _phrase_end(reader, sentence, index, stop))
        return _Counted(FigureKind.OTHER, start, token.end, of_whom=span)
    if token.tag in {"VERB", "AUX"} and quantity is not None and not quantity.article:
        fate = reader.lexicon.after.search(reader.folded, start, min(stop, start + BEFORE_REACH))
        if fate is not None and fate.lastgroup:
            return _Counted(FigureKind(fate.lastgroup), start, fate.end())
    return None


def _with_fate(
    reader: _Reader,
    sentence: Sentence,
    noun: tuple[int, int],
    stop: int,
    number_at: int,
    kind: FigureKind,
    category: PeopleCategory | None,
) -> _Counted:
    """People or things, with the kind that the words around them give: "deux personnes ont été tuées"."""
    folded, lexicon = reader.folded, reader.lexicon
    index = next((i for i, token in enumerate(sentence.tokens) if token.end >= noun[1]), 0)
    phrase = (noun[0], _phrase_end(reader, sentence, index, stop))
    before = lexicon.before.search(folded, max(sentence.start, number_at - BEFORE_REACH), number_at)
    if before is not None and before.lastgroup:
        return _Counted(FigureKind(before.lastgroup), noun[0], noun[1], of_whom=phrase, category=category)
    limit = lexicon.clause_end.search(folded, noun[1], min(stop, noun[1] + FATE_REACH, sentence.end))
    reach = limit.start() if limit else min(stop, noun[1] + FATE_REACH, sentence.end)
    fate = lexicon.after.search(folded, noun[1], reach)
    if fate is None or not fate.lastgroup:
        return _Counted(kind, noun[0], noun[1], of_whom=phrase, category=category)
    fits = (fate.lastgroup == FigureKind.DAMAGE) == (lexicon.things.match(folded, noun[0]) is not None)
    if not fits:
        return _Counted(kind, noun[0], noun[1], of_whom=phrase, category=category)
    near = fate.start() - noun[1] <= 1
    end = fate.end() if near else noun[1]
    span = (noun[0], min(phrase[1], fate.start()) if fate.start() > noun[1] else noun[1])
    whom = (span[0], span[0] + len(reader.text[slice(*span)].rstrip()))
    return _Counted(FigureKind(fate.lastgroup), noun[0], end, of_whom=whom, category=category)


def _phrase_end(reader: _Reader, sentence: Sentence, index: int, stop: int) -> int:
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


def _category_after(reader: _Reader, sentence: Sentence, end: int) -> PeopleCategory | None:
    """The people that a toll is said to be of ("12 morts parmi les manifestants", "des morts civils")."""
    limit = reader.lexicon.clause_end.search(reader.folded, end, min(sentence.end, end + BEFORE_REACH))
    reach = limit.start() if limit else min(sentence.end, end + BEFORE_REACH)
    found = reader.lexicon.people.search(reader.folded, end, reach)
    return PeopleCategory(found.lastgroup) if found and found.lastgroup and found.lastgroup != "any" else None


def _money_kind(reader: _Reader, sentence: Sentence, start: int, end: int) -> FigureKind:
    """A price where words for one stand close by, else money."""
    around = reader.folded[max(sentence.start, start - BEFORE_REACH) : min(sentence.end, end + 20)]
    return FigureKind.PRICE if reader.lexicon.price.search(around) else FigureKind.MONEY


def _percent_kind(reader: _Reader, sentence: Sentence) -> FigureKind:
    """A share of votes where the sentence speaks of votes, a price where it speaks of prices."""
    words = reader.folded[sentence.start : sentence.end]
    if reader.lexicon.vote.search(words):
        return FigureKind.VOTES_PCT
    return FigureKind.PRICE if reader.lexicon.price.search(words) else FigureKind.OTHER


def _indefinite(reader: _Reader, sentence: Sentence) -> Iterator[Figure]:
    """Tolls without a number: "des morts", "plusieurs personnes ont été tuées"."""
    for match in reader.lexicon.indefinite.finditer(reader.folded, sentence.start, sentence.end):
        if reader.in_time(match.start(), match.end()):
            continue
        counted = _counted(reader, sentence, match.end(), sentence.end, None)
        if counted is not None and counted.what in TOLLS:
            yield _figure(reader, sentence, match.start(), counted, None, Bound.INDEFINITE)


def _factors(reader: _Reader, sentence: Sentence) -> Iterator[Figure]:
    """Multiples: "un doublement des prix du gaz"."""
    for match in reader.lexicon.factors.finditer(reader.folded, sentence.start, sentence.end):
        reach = reader.folded[match.end() : min(sentence.end, match.end() + BEFORE_REACH)]
        price = reader.lexicon.price.search(reach)
        if price is None or match.lastgroup is None:
            continue
        noun = match.end() + price.start()
        index = next((i for i, token in enumerate(sentence.tokens) if token.end > noun), 0)
        end = _phrase_end(reader, sentence, index, sentence.end)
        start = match.end() + price.end()
        linked = reader.lexicon.of.match(reader.folded, start, end)
        whom = (linked.end(), end) if linked else None
        counted = _Counted(FigureKind.PRICE, match.start(), end, unit="factor", of_whom=whom)
        yield _figure(reader, sentence, match.start(), counted, float(match.lastgroup[1:]), Bound.EXACT)


def _durations(reader: _Reader, sentence: Sentence) -> Iterator[Figure]:
    """Lengths of time that the text gives, in its own unit."""
    for index in reader.times_at.between(sentence.start, sentence.end):
        time = reader.times[index]
        if time.type is not TimeType.DURATION:
            continue
        match = _DURATION.fullmatch(time.rule.value or "")
        if match is not None and (unit := _DURATION_UNITS.get(match[1] + match[3])) is not None:
            bound = Bound.ABOUT if time.rule.modifier else Bound.EXACT
            yield Figure(time.anchor, FigureKind.DURATION, float(match[2]), bound, unit=unit)


def _placed(reader: _Reader, figure: Figure, sentence: Sentence, modality: ModalityWords) -> Figure:
    """The figure with its place, its time, its statement and its source."""
    anchor = figure.anchor
    statement = statement_over(reader.cover, reader.statements, anchor.start, anchor.end)
    over = reader.statements[statement] if statement is not None else None
    index = next((i for i, token in enumerate(sentence.tokens) if token.end > anchor.start), 0)
    held = modality_at(reader.folded, sentence, index, modality, over)
    of_whom = figure.of_whom
    if of_whom is None and figure.what in OF_WHAT:
        of_whom = _belongs_to(reader, sentence, anchor.start, anchor.end)
    return replace(
        figure,
        of_whom=of_whom,
        where=_nearest_place(reader, sentence, anchor.start),
        as_of=_day_in(reader, sentence, anchor.start),
        statement=statement,
        according_to=over.speaker if over is not None else None,
        modality=held if held is not Modality.DENIED or figure.value is not None else Modality.ASSERTED,
    )


def _belongs_to(reader: _Reader, sentence: Sentence, start: int, end: int) -> str | None:
    """What a sum or a length of time is of: "deux ans de prison", "une amende de 300 euros"."""
    tokens = sentence.tokens
    if linked := reader.lexicon.of.match(reader.folded, end, sentence.end):
        index = next((i for i, token in enumerate(tokens) if token.start >= linked.end()), None)
        if index is not None and tokens[index].tag in {"NOUN", "PROPN"}:
            return reader.text[tokens[index].start : _phrase_end(reader, sentence, index, sentence.end)]
    before = [index for index, token in enumerate(tokens) if token.end <= start]
    if len(before) < len(("amende", "de")):
        return None
    link, noun = tokens[before[-1]], before[-2]
    if reader.lexicon.link.fullmatch(reader.folded[link.start : link.end]) is None:
        return None
    while noun > 0 and tokens[noun].tag in {"ADJ", "NOUN", "ADP"} and tokens[noun - 1].tag in {"NOUN", "ADP"}:
        noun -= 1
    return reader.text[tokens[noun].start : tokens[before[-2]].end] if tokens[noun].tag == "NOUN" else None


def _nearest_place(reader: _Reader, sentence: Sentence, at: int) -> int | None:
    """The mention of a place in the sentence that stands nearest to a position."""
    places = [
        index
        for index in reader.mentions_at.between(sentence.start, sentence.end)
        if reader.mentions[index].kind in {NameKind.PLACE, NameKind.STATE}
        and reader.mentions[index].form == "name"
    ]
    return min(places, key=lambda index: abs(reader.mentions[index].anchor.start - at), default=None)


def _day_in(reader: _Reader, sentence: Sentence, at: int) -> int | None:
    """The date in the sentence that stands nearest to a position."""
    dates = [
        index
        for index in reader.times_at.between(sentence.start, sentence.end)
        if reader.times[index].type in {TimeType.DATE, TimeType.TIME}
        and not (reader.times[index].rule.value or "").endswith("_REF")
    ]
    return min(dates, key=lambda index: abs(reader.times[index].anchor.start - at), default=None)


def _whole(reader: _Reader, figures: Sequence[Figure], first: int, part: Figure) -> int | None:
    """The figure of the same sentence that a figure is part of: "225 morts, dont 19 policiers"."""
    for index in range(len(figures) - 1, first - 1, -1):
        between = reader.folded[figures[index].anchor.end : part.anchor.start]
        if reader.lexicon.subset.search(between):
            whole = figures[index]
            return whole.subset_of if whole.subset_of is not None else index
    return None
