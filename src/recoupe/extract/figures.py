"""Figures: counts in the text, with what they count, of whom, where, when and according to whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.extract.figure_counting import (
    BEFORE_REACH,
    WHO,
    Counted,
    FigureReader,
    belongs_to,
    counted_after,
    phrase_end,
)
from recoupe.extract.figure_ellipsis import carried
from recoupe.extract.figure_lexicon import FigureLexicon
from recoupe.extract.folding import fold
from recoupe.extract.modality import ModalityWords, cover_of, modality_at, statement_over
from recoupe.extract.numbers import NumberGrammar, Quantity, Value, find_quantities
from recoupe.extract.spans import Standing
from recoupe.extract.syntax import Analysis, Sentence
from recoupe.extract.tree import subject_of
from recoupe.model.anchor import anchor_at
from recoupe.model.facts import Figure, Mention, Statement
from recoupe.model.times import Time, TimeType
from recoupe.model.vocabulary import Bound, FigureKind, Modality, NameKind, Series

# Kinds of which one asks of what they are.
# Code points around a length of time in which what lasts is looked for.
LASTING_REACH = 70
OF_WHAT = frozenset({FigureKind.MONEY, FigureKind.PRICE, FigureKind.DURATION})
# Kinds that a bare "des" makes a figure of.
TOLLS = frozenset({FigureKind.KILLED, FigureKind.INJURED, FigureKind.ARRESTED, FigureKind.MISSING})
# Kinds that a noun names, whatever preposition stands before the number ("passé à 47 morts").
_KNOWN = TOLLS | WHO | {FigureKind.HOSPITALISED, FigureKind.DISPLACED, FigureKind.HOSTAGES}
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
    reader = FigureReader(
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
        found = [
            *_counts(reader, sentence, figures),
            *_indefinite(reader, sentence),
            *_factors(reader, sentence),
        ]
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


def _counts(reader: FigureReader, sentence: Sentence, earlier: Sequence[Figure]) -> Iterator[Figure]:
    """The figures whose number is written."""
    own: list[Figure] = []
    quantities = list(find_quantities(reader.folded, reader.numbers, sentence.start, sentence.end))
    for position, quantity in enumerate(quantities):
        following = quantities[position + 1].at if position + 1 < len(quantities) else sentence.end
        if reader.in_time(quantity.at, quantity.at + 1):
            continue
        counted = counted_after(reader, sentence, quantity.end, following, quantity)
        if _names_something(reader, sentence, quantity, counted):
            continue
        if counted is None and _is_part(reader, sentence, quantity):
            counted = Counted(FigureKind.OTHER, quantity.at, quantity.end)
        elif counted is None:
            counted = carried(reader, sentence, quantity, [*earlier, *own])
        if counted is None:
            continue
        if counted.end > quantity.end and not _is_count(reader, sentence, quantity, counted):
            continue
        start = min(quantity.start, counted.start)
        late = reader.numbers.after.match(reader.folded, counted.end, sentence.end)
        bound = reader.numbers.bounds[late[1]] if late and quantity.bound is Bound.EXACT else quantity.bound
        own.append(_figure(reader, sentence, start, counted, _value(quantity, counted), bound))
    yield from own


def _is_part(reader: FigureReader, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number without a noun is part of the count before it ("281 morts, dont 221 à Amatrice")."""
    before = reader.folded[max(sentence.start, quantity.start - BEFORE_REACH) : quantity.start].rstrip()
    ends = [found.end() for found in reader.lexicon.subset.finditer(before)]
    return bool(ends) and ends[-1] == len(before) and not quantity.article


def _value(quantity: Quantity, counted: Counted) -> Value:
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
    reader: FigureReader, sentence: Sentence, start: int, counted: Counted, value: Value, bound: Bound
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


def _names_something(
    reader: FigureReader, sentence: Sentence, quantity: Quantity, counted: Counted | None
) -> bool:
    """Whether the number is part of a name or reference ("article 5", "vol 370")."""
    before = reader.folded[max(sentence.start, quantity.start - BEFORE_REACH) : quantity.start]
    if not quantity.digits:
        return False
    if _SCORE.match(reader.folded, quantity.end):
        return True
    if counted is not None and counted.what in _KNOWN:
        return reader.lexicon.labels.search(before) is not None and quantity.start == quantity.at
    return reader.lexicon.not_count.search(before) is not None and quantity.start == quantity.at


def _is_count(reader: FigureReader, sentence: Sentence, quantity: Quantity, counted: Counted) -> bool:
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


def _indefinite(reader: FigureReader, sentence: Sentence) -> Iterator[Figure]:
    """Tolls without a number: "des morts", "plusieurs personnes ont été tuées"."""
    for match in reader.lexicon.indefinite.finditer(reader.folded, sentence.start, sentence.end):
        if reader.in_time(match.start(), match.end()):
            continue
        counted = counted_after(reader, sentence, match.end(), sentence.end, None)
        if counted is not None and counted.what in TOLLS:
            yield _figure(reader, sentence, match.start(), counted, None, Bound.INDEFINITE)


def _factors(reader: FigureReader, sentence: Sentence) -> Iterator[Figure]:
    """Multiples: "un triplement des loyers"."""
    for match in reader.lexicon.factors.finditer(reader.folded, sentence.start, sentence.end):
        reach = reader.folded[match.end() : min(sentence.end, match.end() + BEFORE_REACH)]
        price = reader.lexicon.price.search(reach)
        if price is None or match.lastgroup is None:
            continue
        noun = match.end() + price.start()
        index = next((i for i, token in enumerate(sentence.tokens) if token.end > noun), 0)
        end = phrase_end(reader, sentence, index, sentence.end)
        start = match.end() + price.end()
        linked = reader.lexicon.of.match(reader.folded, start, end)
        whom = (linked.end(), end) if linked else None
        counted = Counted(FigureKind.PRICE, match.start(), end, unit="factor", of_whom=whom)
        yield _figure(reader, sentence, match.start(), counted, float(match.lastgroup[1:]), Bound.EXACT)


def _durations(reader: FigureReader, sentence: Sentence) -> Iterator[Figure]:
    """Lengths of time that the text gives, in its own unit."""
    for index in reader.times_at.between(sentence.start, sentence.end):
        time = reader.times[index]
        if time.type is not TimeType.DURATION:
            continue
        match = _DURATION.fullmatch(time.rule.value or "")
        if match is not None and (unit := _DURATION_UNITS.get(match[1] + match[3])) is not None:
            if not _measures(reader, sentence, time):
                continue
            bound = Bound.ABOUT if time.rule.modifier else Bound.EXACT
            yield Figure(time.anchor, FigureKind.DURATION, float(match[2]), bound, unit=unit)


def _measures(reader: FigureReader, sentence: Sentence, time: Time) -> bool:
    """Whether a length of time measures something that happens or is ordered."""
    start, end = time.anchor.start, time.anchor.end
    if reader.lexicon.throughout.search(reader.folded, max(sentence.start, start - BEFORE_REACH), start):
        return True
    if belongs_to(reader, sentence, start, end) is not None:
        return True
    around = (max(sentence.start, start - LASTING_REACH), min(sentence.end, end + LASTING_REACH))
    return reader.lexicon.lasting.search(reader.folded, *around) is not None


def _placed(reader: FigureReader, figure: Figure, sentence: Sentence, modality: ModalityWords) -> Figure:
    """The figure with its place, its time, its statement and its source."""
    anchor = figure.anchor
    statement = statement_over(reader.cover, reader.statements, anchor.start, anchor.end)
    over = reader.statements[statement] if statement is not None else None
    index = next((i for i, token in enumerate(sentence.tokens) if token.end > anchor.start), 0)
    held = modality_at(reader.folded, sentence, index, modality, over)
    of_whom = figure.of_whom
    if of_whom is None and figure.what in OF_WHAT:
        of_whom = belongs_to(reader, sentence, anchor.start, anchor.end)
    if of_whom is None and figure.what is FigureKind.DURATION:
        of_whom = _what_lasts(reader, sentence, index)
    return replace(
        figure,
        of_whom=of_whom,
        where=_nearest_place(reader, sentence, anchor.start),
        as_of=_day_in(reader, sentence, anchor.start),
        statement=statement,
        according_to=over.speaker if over is not None else _reporter(reader, sentence, index),
        modality=_held(figure, held),
    )


def _what_lasts(reader: FigureReader, sentence: Sentence, index: int) -> str | None:
    """The subject of the verb that says how long something lasts ("la grève a duré trois jours")."""
    tokens = sentence.tokens
    for _ in range(len(tokens)):
        if tokens[index].tag == "VERB":
            lasting = reader.lexicon.lasting.fullmatch(reader.folded, tokens[index].start, tokens[index].end)
            subject = subject_of(sentence, index) if lasting else None
            if subject is None or tokens[subject].tag not in {"NOUN", "PROPN"}:
                return None
            return reader.text[tokens[subject].start : phrase_end(reader, sentence, subject, sentence.end)]
        index = tokens[index].head
    return None


def _held(figure: Figure, held: Modality) -> Modality:
    """The modality; "pas plus de", "ne dépasse pas" and counts without a number deny nothing."""
    bounding = figure.bound in {Bound.AT_MOST, Bound.LESS_THAN} or figure.value is None
    return Modality.ASSERTED if held is Modality.DENIED and bounding else held


def _reporter(reader: FigureReader, sentence: Sentence, index: int) -> int | None:
    """The subject of the verb that gives the count ("le ministère avait fait état de 31 morts")."""
    tokens = sentence.tokens
    for _ in range(len(tokens)):
        if tokens[index].tag == "VERB" and reader.lexicon.reports.fullmatch(tokens[index].lemma.lower()):
            subject = subject_of(sentence, index)
            return None if subject is None else _mention_on(reader, sentence, subject)
        if tokens[index].tag == "VERB" or tokens[index].head == index:
            return None
        index = tokens[index].head
    return None


def _mention_on(reader: FigureReader, sentence: Sentence, index: int) -> int | None:
    """The mention that a token stands in."""
    token = sentence.tokens[index]
    for at in reader.mentions_at.between(sentence.start, token.end):
        anchor = reader.mentions[at].anchor
        if anchor.end > token.start and reader.mentions[at].kind not in {NameKind.PLACE}:
            return at
    return None


def _nearest_place(reader: FigureReader, sentence: Sentence, at: int) -> int | None:
    """The mention of a place in the sentence that stands nearest to a position."""
    places = [
        index
        for index in reader.mentions_at.between(sentence.start, sentence.end)
        if reader.mentions[index].kind in {NameKind.PLACE, NameKind.STATE}
        and reader.mentions[index].form == "name"
    ]
    return min(places, key=lambda index: abs(reader.mentions[index].anchor.start - at), default=None)


def _day_in(reader: FigureReader, sentence: Sentence, at: int) -> int | None:
    """The date in the sentence that stands nearest to a position."""
    dates = [
        index
        for index in reader.times_at.between(sentence.start, sentence.end)
        if reader.times[index].type in {TimeType.DATE, TimeType.TIME}
        and not (reader.times[index].rule.value or "").endswith("_REF")
    ]
    return min(dates, key=lambda index: abs(reader.times[index].anchor.start - at), default=None)


def _whole(reader: FigureReader, figures: Sequence[Figure], first: int, part: Figure) -> int | None:
    """The figure of the same sentence that a figure is part of: "225 morts, dont 19 policiers"."""
    for index in range(len(figures) - 1, first - 1, -1):
        between = reader.folded[figures[index].anchor.end : part.anchor.start]
        if reader.lexicon.subset.search(between):
            whole = figures[index]
            return whole.subset_of if whole.subset_of is not None else index
    return None
