"""Dates as pages write them, for machines and for people, as ISO 8601."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from importlib.resources import files
from tomllib import loads

# Zones that pages name by letters, in hours; those that mean several places are left out.
_ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "UT": 0, "WET": 0, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2,
    "EET": 2, "SAST": 2, "EEST": 3, "MSK": 3, "EDT": -4, "EST": -5, "CDT": -5, "MDT": -6, "MST": -7,
    "PDT": -7, "PST": -8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11,
}  # fmt: skip

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*(am|pm)?\s*"
    r"(Z|UTC|GMT|[+\-−]\s?\d{1,2}:?\d{2}|[+\-−]\d{1,2}|[A-Z]{2,4})?)?",
    re.I,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?$")
_DIGIT = re.compile("[0-9]")
_EPOCH = re.compile(r"1?\d{9}(?:\d{3})?$")
_CLOCK = re.compile(
    r"(?<![\d:.])(\d{1,2})\s*(?:[:hH]|Uhr|\.(?=\d{2}\s*(?:Uhr|Uhr|[ap]\.?m|Z|UTC|GMT|CET|CEST)))\s*(\d{2})(?::(\d{2}))?\s*([ap])?\.?(m\b)?\.?\s*"
    r"(?:Uhr|[(\[]?\s*(Z\b|(?:UTC|GMT)?\s?[+\-−]\d{1,2}:?(?:\d{2})?|[A-Z]{3,4}\b))?",
    re.I,
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\s?([./\-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2}(?![\d:]))(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[./年년]\s?(\d{1,2})\s?[./月월]\s?(\d{1,2})\s?[日일.]?(?!\d)")
# The words where a month stands; whether it is one is looked up.
_DAY_FIRST = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:er|st|nd|rd|th|º|ª|\.|-)?[\s\-/]*(?:de\s|of\s|di\s|d['’]\s?)?(?P<month>[^\W\d_]+)\.?,?"
    r"[\s\-/]*(?:de\s|del\s|van\s)?(?P<year>(?:19|20)\d{2})(?!\d)"
)
_MONTH_BEFORE_DAY = re.compile(
    r"(?<!\w)(?P<month>[^\W\d_]+)\.?[\s\-]*(?P<day>\d{1,2})(?:st|nd|rd|th)?[,.]?[\s\-]+(?:at\s)?"
    r"(?P<year>(?:19|20)\d{2})(?!\d)"
)
_FOLDED_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
# English of the United States writes the month first; a date that could be read both ways stays open.
_MONTH_FIRST = frozenset({"en"})


def read_date(text: str, *, language: str | None = None) -> str | None:
    """Read a date, with its time and zone where they are given.

    Args:
        text: a value for machines (ISO 8601, RFC 2822, epoch) or words around one date, of any language
            in `reference/months.toml`.
        language: two letters; only tells whether `03/04/2024` can be read.

    Returns:
        ISO 8601: a day, or a day and time with its zone where the text gives one. None where the text
        holds no date, or one that can be read in two ways.
    """
    text = text.strip()[:200].translate(_FOLDED_DIGITS)
    if not holds_digit(text):
        return None
    return _iso(text) or _epoch(text) or _compact(text) or _in_words(text, language)


def _iso(text: str) -> str | None:
    """A date that begins with year, month and day."""
    found = _ISO.search(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, fraction, half, zone = found.groups()
    if hour is None:
        return _written(year, month, day)
    micro = int((fraction or "0")[:6].ljust(6, "0"))
    clock = (_hour(hour, half), int(minute), int(second or 0), micro)
    return _written(year, month, day, clock, _zone(zone))


def _epoch(text: str) -> str | None:
    """Seconds or milliseconds since 1970."""
    if _EPOCH.match(text) is None:
        return None
    seconds = int(text[:-3] if len(text) > 10 else text)
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _compact(text: str) -> str | None:
    """A date written as one number, with or without a time."""
    found = _COMPACT.match(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    clock = (int(hour), int(minute), int(second or 0), 0) if hour else None
    return _written(year, month, day, clock, _zone(zone))


def _in_words(text: str, language: str | None) -> str | None:
    """A date in figures or with the month's name, and the time of day that stands beside it."""
    found = _day(text, language)
    if found is None:
        return None
    (year, month, day), start, end = found
    if year < 100:
        year += 2000 if year < 70 else 1900
    # A stretch of 40 characters holds "Updated 12:01 PM EDT, " before the day and " à 23 heures 05" after it.
    for stretch in (text[end : end + 40], text[max(0, start - 40) : start]):
        clock = _CLOCK.search(stretch)
        if clock is not None:
            hour, minute, second, half, _, zone = clock.groups()
            return _written(
                year, month, day, (_hour(hour, half), int(minute), int(second or 0), 0), _zone(zone)
            )
    return _written(year, month, day)


def _day(text: str, language: str | None) -> tuple[tuple[int, int, int], int, int] | None:
    """Year, month and day with the span that gives them."""
    return _year_first(text) or _named_month(text) or _numeric(text, language)


def _year_first(text: str) -> tuple[tuple[int, int, int], int, int] | None:
    """`2025年1月13日`, `2025. 6. 3.`, `2025/06/03`."""
    found = _YEAR_FIRST.search(text)
    if found is None:
        return None
    return (int(found[1]), int(found[2]), int(found[3])), found.start(), found.end()


def _named_month(text: str) -> tuple[tuple[int, int, int], int, int] | None:
    """`3 mai 2024`, `May 3rd, 2024`, `2024 m. gegužės 3 d.`."""
    text = text.lower()
    for pattern in (_DAY_FIRST, _MONTH_BEFORE_DAY):
        for found in pattern.finditer(text):
            month = _months().get(found["month"])
            if month is not None:
                return (int(found["year"]), month, int(found["day"])), found.start(), found.end()
    return None


def _numeric(text: str, language: str | None) -> tuple[tuple[int, int, int], int, int] | None:
    """`03.05.2024`; none where day and month could change places."""
    found = _NUMERIC.search(text)
    if found is None:
        return None
    first, mark, second, year = int(found[1]), found[2], int(found[3]), int(found[4])
    if second > 12:
        first, second = second, first
    elif mark != "." and first <= 12 and first != second and language in _MONTH_FIRST:
        return None
    return (year, second, first), found.start(), found.end()


def holds_digit(text: str) -> bool:
    """Whether a text holds a digit of any script."""
    if _DIGIT.search(text) is not None:
        return True
    return not text.isascii() and any(letter.isdigit() for letter in text)


def is_month(word: str) -> bool:
    """Whether a word, in any case, names a month in one of the languages."""
    return word.lower() in _months()


@cache
def _months() -> Mapping[str, int]:
    """The months by name, in lower case."""
    text = files("recoupe.reference").joinpath("months.toml").read_text(encoding="utf-8")
    months: dict[str, int] = {}
    for names in loads(text).values():
        for number, spellings in enumerate(names, 1):
            for name in spellings.split("|"):
                months.setdefault(name.split()[-1].removeprefix("d’"), number)
    return months


def _hour(hour: str, half: str | None) -> int:
    """The hour of 24, from one of 12 where the half of the day is given."""
    number = int(hour)
    if half is None or number > 12:
        return number
    return number % 12 + (12 if half.lower().startswith("p") else 0)


def _zone(text: str | None) -> timezone | None:
    """The zone of a written offset or well-known letters, or None."""
    if not text:
        return None
    found = re.search(r"([+\-−])\s?(\d{1,2}):?(\d{2})?$", text)
    if found is None:
        hours = _ZONES.get(text.strip().upper())
        return None if hours is None else timezone(timedelta(hours=hours))
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(offset if found[1] == "+" else -offset) if offset < timedelta(hours=24) else None


def _written(
    year: str | int,
    month: str | int,
    day: str | int,
    clock: tuple[int, int, int, int] | None = None,
    zone: timezone | None = None,
) -> str | None:
    """The ISO form of what was read, or None where there is no such day or time."""
    try:
        calendar = date(int(year), int(month), int(day))
        if clock is None:
            return calendar.isoformat()
        moment = datetime(calendar.year, calendar.month, calendar.day, *clock, tzinfo=zone)
    except ValueError:
        return None
    return moment.isoformat(timespec="seconds")
