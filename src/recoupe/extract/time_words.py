"""The calendar words of a language, and what they stand for in TIMEX3."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from recoupe.extract.numbers import NumberGrammar

# TIMEX3 letter of each unit; units of the clock stand after a T.
UNIT_LETTERS: Mapping[str, str] = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "weekend": "WE",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "season": "M",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Calendar:
    """A language's calendar words, all folded.

    Attributes:
        months: number of each month's name or abbreviation.
        weekdays: `mon` to `sun` by name.
        units: unit names, singular and plural.
        multiples: words for several units at once ("quinquennat"), as count and unit.
        parts: TIMEX3 code of each part of the day.
        seasons: TIMEX3 code of each season.
        edges: TIMEX3 modifier of words for the beginning, the middle and the end.
        which: −1 or +1 for words that mean the last or the next.
        days: shift in days of words such as "hier", from the day of publication.
        other_days: shift in days of words such as "le lendemain", from another day of the text.
        vague: TIMEX3 reference of words for the past, the present and the future.
        holidays: month and day of fixed holidays, as `MM-DD`.
        feasts: days from Easter of movable feasts.
        ordinals: number of ordinals up to the fourth.
        decades: first year within the century of decades written in words.
        each: unit of adjectives such as "annuel".
        noon: clock time of words such as "midi".
        numbers: the language's numbers.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, str]
    units: Mapping[str, str]
    multiples: Mapping[str, tuple[int, str]]
    parts: Mapping[str, str]
    seasons: Mapping[str, str]
    edges: Mapping[str, str]
    which: Mapping[str, int]
    days: Mapping[str, int]
    other_days: Mapping[str, int]
    vague: Mapping[str, str]
    holidays: Mapping[str, str]
    feasts: Mapping[str, int]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    each: Mapping[str, str]
    noon: Mapping[str, str]
    numbers: NumberGrammar = field(repr=False)


def either(*tables: Mapping[str, object]) -> str:
    """A regular expression for any key of the tables, longest first."""
    words = {word for table in tables for word in table}
    return "|".join(sorted((word.replace(".", r"\.") for word in words), key=lambda word: (-len(word), word)))


def duration(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration; `PXD` where the count is not known."""
    letter = UNIT_LETTERS[unit]
    if unit == "decade" and count is not None:
        count, letter = count * 10, "Y"
    if unit == "century" and count is not None:
        count, letter = count * 100, "Y"
    if unit == "season" and count is not None:
        count, letter = count * 3, "M"
    if unit == "quarter" and count is not None:
        count, letter = count * 3, "M"
    shown = "X" if count is None else f"{count:g}" if count < 1e6 else str(int(count))
    return f"PT{shown}{letter[1:]}" if letter.startswith("T") else f"P{shown}{letter}"
