"""Numbers: digits, words and collective nouns, with the words that bound them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from recoupe.model.vocabulary import Bound

# A count longer than this is a code or an attack, and a float no longer holds it.
MOST_DIGITS = 15
# Number words that may follow the first; bounded, so that no text makes matching slow.
MOST_WORDS = 11
# Longest bounding phrase looked for before a number, in code points.
REACH = 36

Value: TypeAlias = float | tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class NumberGrammar:
    """How a language writes numbers; `number_grammar` makes one.

    Attributes:
        number: finds one number in folded text.
        upper: the same, where a dash may stand before it ("8-10").
        words: value of each number word.
        scales: value of each word or sign that multiplies what stands before it.
        collectives: value of each noun that stands for about so many.
        articles: words that are both "one" and an indefinite article.
        several: words that put no number on what follows.
        decimal: the decimal mark.
        before: finds the bound that ends where a number starts.
        after: finds the bound that starts where a number ends.
        bounds: the bound that each phrase of `before` and `after` means.
        join: finds what links the ends of a range.
        both: finds the word that opens "between … and …".
    """

    number: re.Pattern[str]
    upper: re.Pattern[str]
    words: Mapping[str, int]
    scales: Mapping[str, float]
    collectives: Mapping[str, int]
    articles: frozenset[str]
    several: frozenset[str]
    decimal: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    bounds: Mapping[str, Bound]
    join: re.Pattern[str]
    both: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bound.

    Attributes:
        start: first code point of the bound or, without one, of the number.
        end: one past the last of number and bound.
        at: first code point of the number itself.
        value: a number, a pair of low and high, or None where no number stands.
        bound: how the words bound the count.
        article: True for a bare "un" or "a", which is more often an article.
        digits: True where it is written in digits.
    """

    start: int
    end: int
    at: int
    value: Value
    bound: Bound
    article: bool = False
    digits: bool = False


def number_grammar(
    *,
    words: Mapping[str, int],
    scales: Mapping[str, float],
    collectives: Mapping[str, int],
    articles: frozenset[str],
    several: frozenset[str],
    linkers: str,
    of: str,
    thousands: str,
    decimal: str,
    before: Mapping[str, Bound],
    after: Mapping[str, Bound],
    join: str,
    both: str,
) -> NumberGrammar:
    """Compile a language's number words.

    Args:
        words: number words below a thousand, folded.
        scales: multipliers, as words ("million") and as signs ("k").
        collectives: nouns for about so many ("dizaine").
        articles: words that are "one" or an article.
        several: words without a number ("plusieurs", "des").
        linkers: regular expression of what stands between number words.
        of: regular expression of what links a collective to a scale ("dizaines de milliers").
        thousands: marks that group digits by three.
        decimal: the decimal mark.
        before: bounds that stand before a number.
        after: bounds that stand after it.
        join: regular expression of what joins the ends of a range.
        both: regular expression of the word that opens a range.
    """
    simple = _either([*words, *(s for s in scales if len(s) > 3)])
    spelled = rf"(?:{simple})(?:(?:{linkers})(?:{simple})){{0,{MOST_WORDS}}}"
    group = f"[{re.escape(thousands)}]"
    grouped = rf"\d{{1,3}}(?:{group}\d{{3}}){{1,5}}(?!\d)(?:{re.escape(decimal)}\d+)?"
    digits = rf"(?:{grouped}|\d+(?:[.,]\d+)?)"
    scale = rf"(?: ?(?:{_either(scales)}))"
    larger = _either([*scales, *collectives])
    counted = rf"(?:{_either(several)}|{simple}|\d+)"
    gathered = rf"(?:{counted} )?(?:{_either(collectives)})(?: (?:{of})(?:{larger}))?"
    number = (
        rf"(?:(?P<gathered>{gathered})|(?P<digits>{digits})(?P<scale>{scale})?|(?P<spelled>{spelled}))"
        r"(?!\w|[.,]\d)"
    )
    return NumberGrammar(
        number=re.compile(r"(?<![\w./:-])" + number),
        upper=re.compile(number),
        words=words,
        scales=scales,
        collectives=collectives,
        articles=articles,
        several=several,
        decimal=decimal,
        before=re.compile(rf"(?<!\w)({_either(before)}) ?[$€£¥]?$"),
        after=re.compile(rf",? ({_either(after)})(?!\w)"),
        bounds={**before, **after},
        join=re.compile(join),
        both=re.compile(rf"(?<!\w)({both}) $"),
    )


def _either(words: Mapping[str, object] | frozenset[str] | list[str]) -> str:
    """An alternation, longest first so that no word hides a longer one."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def find_quantities(folded: str, grammar: NumberGrammar, start: int, end: int) -> Iterator[Quantity]:
    """Find the numbers of `folded[start:end]` with their bounds, in text order, without overlap.

    Args:
        folded: text from `folding.fold`.
        grammar: the language's numbers.
        start: first code point to read.
        end: one past the last.
    """
    at = start
    while match := grammar.number.search(folded, at, end):
        at = match.end()
        if (quantity := _quantity(folded, grammar, match, start, end)) is not None:
            yield quantity
            at = max(at, quantity.end)


def _quantity(
    folded: str, grammar: NumberGrammar, match: re.Match[str], start: int, end: int
) -> Quantity | None:
    """The quantity that a number begins, or None where the number cannot be read."""
    value, bound = read_number(match, grammar)
    if value is None and bound is not Bound.INDEFINITE:
        return None
    first, last = match.start(), match.end()
    pair: Value = value
    if value is not None and (high := _upper_end(folded, grammar, match, value, start, end)) is not None:
        pair, last, bound = (value, high[0]), high[1], Bound.RANGE
        if opened := grammar.both.search(folded, max(start, first - REACH), first):
            first = opened.start(1)
    else:
        first, last, bound = _bounded(folded, grammar, (first, last), bound, (start, end))
    return Quantity(
        start=first,
        end=last,
        at=match.start(),
        value=pair,
        bound=bound,
        article=match[0] in grammar.articles,
        digits=match["digits"] is not None,
    )


def _bounded(
    folded: str, grammar: NumberGrammar, span: tuple[int, int], bound: Bound, within: tuple[int, int]
) -> tuple[int, int, Bound]:
    """Widen a number's span over the words that bound it."""
    first, last = span
    if found := grammar.before.search(folded, max(within[0], first - REACH), first):
        first, bound = found.start(1), grammar.bounds[found[1]]
    elif found := grammar.after.match(folded, last, within[1]):
        last, bound = found.end(1), grammar.bounds[found[1]]
    return first, last, bound


def _upper_end(
    folded: str, grammar: NumberGrammar, match: re.Match[str], low: float, start: int, end: int
) -> tuple[float, int] | None:
    """The upper end of a range that begins with `match`, with where it stops."""
    joined = grammar.join.match(folded, match.end(), end)
    if joined is None:
        return None
    opened = grammar.both.search(folded, max(start, match.start() - REACH), match.start())
    if joined["and"] is not None and (opened is None or opened[1] in {"de", "from"}):
        return None
    other = grammar.upper.match(folded, joined.end(), end)
    if other is None:
        return None
    high, _ = read_number(other, grammar)
    return (high, other.end()) if high is not None and high > low else None


def read_number(match: re.Match[str], grammar: NumberGrammar) -> tuple[float | None, Bound]:
    """The value of a match of `grammar.number`, with the bound that its own words give."""
    if match["gathered"] is not None:
        return _read_gathered(match["gathered"], grammar)
    if match["digits"] is not None:
        return _read_digits(match["digits"], match["scale"], grammar), Bound.EXACT
    return read_words(match["spelled"], grammar), Bound.EXACT


def _read_digits(digits: str, scale: str | None, grammar: NumberGrammar) -> float | None:
    """The value of a number in digits, or None where it is too long to be a count."""
    plain = re.sub(r"[ .,](?=\d{3}(?!\d))", "", digits) if _is_grouped(digits, grammar) else digits
    plain = plain.replace(",", ".")
    if len(plain) > MOST_DIGITS or not plain.replace(".", "", 1).isdecimal():
        return None
    factor = grammar.scales[scale.strip()] if scale else 1.0
    if factor >= 1e12 and grammar.decimal == "," and "." in digits:
        factor /= 1e3  # an English decimal point: a translated text, where a billion is 10⁹
    return _tidy(float(plain) * factor)


def _is_grouped(digits: str, grammar: NumberGrammar) -> bool:
    """Whether the marks inside the digits group them by three."""
    marks = {char for char in digits if not char.isdigit()}
    if not marks:
        return False
    by_three = re.fullmatch(r"[1-9]\d{0,2}(?:[ .,]\d{3})+(?:[.,]\d+)?", digits) is not None
    return by_three and (marks != {grammar.decimal} or digits.count(grammar.decimal) > 1)


def _read_gathered(words: str, grammar: NumberGrammar) -> tuple[float | None, Bound]:
    """The value of a collective ("une dizaine", "des centaines de milliers")."""
    parts = words.replace("'", " ").split()
    noun = next(index for index, part in enumerate(parts) if part in grammar.collectives)
    larger = {**grammar.collectives, **grammar.scales}
    factor = larger.get(parts[-1], 1.0) if len(parts) > noun + 1 else 1.0
    if noun == 0 or parts[0] in grammar.several:
        return None, Bound.INDEFINITE
    count = float(parts[0]) if parts[0].isdecimal() and len(parts[0]) < 6 else grammar.words.get(parts[0])
    if count is None:
        return None, Bound.EXACT
    return _tidy(count * grammar.collectives[parts[noun]] * factor), Bound.ABOUT


def read_words(words: str, grammar: NumberGrammar) -> float | None:
    """The value of a number in words, or None where the words do not make one.

    "deux cent mille" is 200,000; "quatre-vingt-douze" is 92; "deux trois" is no number.
    """
    total = 0.0
    current = 0.0
    floor = 1e18  # each word must be smaller than what the one before left room for
    for word in re.split(r"[ -]+", words):
        if word in grammar.scales:
            total += (current or 1) * grammar.scales[word]
            current, floor = 0.0, grammar.scales[word]
        elif (value := grammar.words.get(word)) is not None:
            if value == 100:
                current, floor = (current or 1) * 100, 100
            elif value == 20 and current % 100 == 4:
                current, floor = current + 76, 20
            elif value < floor:
                current, floor = current + value, _room(value)
            else:
                return None
    return _tidy(total + current)


def _room(value: int) -> float:
    """What may still be added after a number word: under ten after twenty, under twenty after sixty."""
    if value in {60, 80}:
        return 20
    if value >= 10 and value % 10 == 0:
        return 10
    return 1e-9


def _tidy(value: float) -> float:
    """The value without the noise of decimal fractions."""
    return float(round(value)) if abs(value - round(value)) < 1e-6 else round(value, 6)
