"""Numbers whose noun stands elsewhere: before them, in a question, or with an earlier count.

"Combien de morts ? Au moins 90." · "Le ministère compte 47 morts, l'observatoire en compte 90." ·
"Thirty-four of those died." · "Ils étaient 4 000 à défiler."
"""

from collections.abc import Sequence

from recoupe.extract.figure_counting import BEFORE_REACH, FATE_REACH, Counted, FigureReader
from recoupe.extract.numbers import Quantity
from recoupe.extract.syntax import Sentence
from recoupe.model.facts import Figure
from recoupe.model.vocabulary import Bound, FigureKind

# How far before a bare number an earlier count, or a question, may stand, in code points.
EARLIER = 400
# How far before it, in its own sentence, words that speak of a count may stand.
SPEAKS = 70
_KINDS = frozenset(
    {
        FigureKind.KILLED,
        FigureKind.INJURED,
        FigureKind.MISSING,
        FigureKind.ARRESTED,
        FigureKind.DISPLACED,
        FigureKind.HOSTAGES,
        FigureKind.PROTESTERS,
        FigureKind.PARTICIPANTS,
    }
)


def carried(
    reader: FigureReader, sentence: Sentence, quantity: Quantity, earlier: Sequence[Figure]
) -> Counted | None:
    """What a number counts that no noun follows, or None where the text does not tell.

    Args:
        reader: the article.
        sentence: that holds the number.
        quantity: the number.
        earlier: the figures before it, in text order.
    """
    if quantity.article or _may_be_year(quantity):
        return None
    kind = _turnout(reader, sentence, quantity) or _fate_of_them(reader, sentence, quantity)
    if kind is None and _stands_bare(reader, sentence, quantity):
        kind = _asked(reader, sentence, quantity) or _resumed(reader, sentence, quantity, earlier)
    return None if kind is None else Counted(kind, quantity.at, quantity.end)


def _may_be_year(quantity: Quantity) -> bool:
    """Whether digits without a bound may name a year."""
    value = quantity.value
    return (
        quantity.digits and quantity.bound is Bound.EXACT and isinstance(value, float) and 1500 < value < 2200
    )


def _turnout(reader: FigureReader, sentence: Sentence, quantity: Quantity) -> FigureKind | None:
    """Those who took part: "ils étaient 4 000 à défiler"."""
    before = reader.folded[max(sentence.start, quantity.start - BEFORE_REACH) : quantity.start]
    if reader.lexicon.were.search(before) is None:
        return None
    joined = reader.lexicon.turnout.match(reader.folded, quantity.end, sentence.end)
    return FigureKind.PARTICIPANTS if joined else None


def _fate_of_them(reader: FigureReader, sentence: Sentence, quantity: Quantity) -> FigureKind | None:
    """What befell some of those spoken of: "dix d'entre eux sont morts"."""
    linked = reader.lexicon.of_them.match(reader.folded, quantity.end, sentence.end)
    if linked is None:
        return None
    limit = min(sentence.end, linked.end() + FATE_REACH)
    fate = reader.lexicon.after.search(reader.folded, linked.end(), limit)
    return FigureKind(fate.lastgroup) if fate is not None and fate.lastgroup else None


def _stands_bare(reader: FigureReader, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether no noun or unit follows a number."""
    token = next((token for token in sentence.tokens if token.start >= quantity.end), None)
    touching = token is not None and token.start == quantity.end and token.text[0].isalnum()
    return token is None or (
        not touching
        and token.text[:1] not in {"%", "/", "-", "°"}
        and (
            token.tag not in {"NOUN", "PROPN", "ADJ", "NUM", "SYM"} or reader.in_time(token.start, token.end)
        )
    )


def _asked(reader: FigureReader, sentence: Sentence, quantity: Quantity) -> FigureKind | None:
    """What the question right before the number, or its own sentence, says the number is of."""
    if reader.lexicon.deadly.search(
        reader.folded, max(sentence.start, quantity.start - SPEAKS), quantity.start
    ):
        return FigureKind.KILLED
    start = max(0, quantity.start - EARLIER)
    asking = list(reader.lexicon.number_of.finditer(reader.folded, start, quantity.start))
    found = asking[-1] if asking else None
    if found is None or reader.folded[found.end() : quantity.start].count(".") > 0:
        return None
    noun = reader.lexicon.nouns.match(reader.folded, found.end(), quantity.start)
    kind = FigureKind(noun.lastgroup) if noun is not None and noun.lastgroup else None
    return kind if kind in _KINDS else None


def _resumed(
    reader: FigureReader, sentence: Sentence, quantity: Quantity, earlier: Sequence[Figure]
) -> FigureKind | None:
    """The kind of the count before, where the sentence speaks of a count again."""
    before = reader.folded[max(sentence.start, quantity.start - SPEAKS) : quantity.start]
    if reader.lexicon.tally.search(before) is None:
        return None
    for figure in reversed(earlier):
        if figure.anchor.start < quantity.start - EARLIER:
            return None
        if figure.subset_of is None and figure.what in _KINDS:
            return figure.what
    return None
