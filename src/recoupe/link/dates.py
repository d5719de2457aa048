"""The arithmetic of dates: TIMEX3 values, how far they reach, and counting from them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from recoupe.model.times import BoundTime, Needs, TimeRule

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# First month and length in months of TIMEX3 seasons and of EDTF's codes for them (northern hemisphere).
SEASONS = {"SP": (3, 21), "SU": (6, 22), "FA": (9, 23), "WI": (12, 24)}
# Months in a quarter and in a half of a year.
_PARTS_OF_YEAR = {"Q": 3, "H": 6}
_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d|XX)-(\d\d|XX)")


@dataclass(frozen=True, slots=True)
class Reach:
    """A day, month or year to count from; the year may be open.

    Attributes:
        year: or None where open.
        month: or None where only the year is known.
        day: or None where only month or year are known.
    """

    year: int | None
    month: int | None
    day: int | None

    @classmethod
    def of(cls, day: date) -> "Reach":
        """The reach of a full date."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_timex(cls, timex: str | None) -> "Reach | None":
        """Read a day, month or year (the first end of an interval), or None for anything else."""
        match = re.match(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?(?![\dX-])", timex or "")
        if match is None:
            week = re.match(r"(\d{4})-W(\d\d)", timex or "")
            return cls.of(date.fromisocalendar(int(week[1]), int(week[2]), 1)) if week else None
        year, month, day = (int(part) if part and part != "XXXX" else None for part in match.groups())
        return cls(year, month, day)


def shifted(reach: Reach, rule: TimeRule) -> str:
    """The TIMEX3 value at a rule's distance from a reference, as precise as the rule's unit.

    An open year stays open (`XXXX-01-04`); where counting would need it, what cannot be known is `X`.
    """
    amount = rule.amount or 0
    if rule.unit in {"day", "hour", "minute", "second", "weekend", "week"}:
        return _shift_days(reach, rule.unit, amount)
    if rule.unit in {"month", "quarter", "season"}:
        return _shift_months(reach, rule.unit, amount)
    if reach.year is None:
        return "XXXX"
    size = {"decade": 10, "century": 100}.get(rule.unit or "", 1)
    year = reach.year + amount * size
    if not 0 < year < 10_000:
        return "XXXX"
    return {"decade": f"{year // 10:03}X", "century": f"{year // 100:02}XX"}.get(
        rule.unit or "", f"{year:04}"
    )


def _shift_days(reach: Reach, unit: str, amount: int) -> str:
    """Count in days, weeks or parts of a day."""
    if reach.month is None or reach.day is None:
        return _shown(reach)
    # 2001 stands for an open year: no leap day is lost that the text could mean.
    base = date(reach.year or 2001, reach.month, min(reach.day, 28) if reach.year is None else reach.day)
    days = {"week": 7, "weekend": 7, "day": 1}.get(unit, 0) * amount
    try:
        day = base + timedelta(days=days)
    except OverflowError:
        return "XXXX-XX-XX"
    if reach.year is None:
        return f"XXXX-{day.month:02}-{day.day:02}" if day.year == base.year else "XXXX-XX-XX"
    week = f"{day.isocalendar().year}-W{day.isocalendar().week:02}"
    return {"week": week, "weekend": f"{week}-WE"}.get(unit, day.isoformat())


def _shift_months(reach: Reach, unit: str, amount: int) -> str:
    """Count in months or quarters."""
    if reach.year is None or reach.month is None:
        return _shown(reach)
    step = 1 if unit == "month" else 3
    months = reach.year * 12 + reach.month - 1 + amount * step
    year, month = divmod(months, 12)
    if not 0 < year < 10_000:
        return "XXXX"
    return f"{year:04}-{month + 1:02}" if unit == "month" else f"{year:04}-Q{month // 3 + 1}"


def _shown(reach: Reach) -> str:
    """A reach as a value."""
    year = "XXXX" if reach.year is None else f"{reach.year:04}"
    return year if reach.month is None else f"{year}-{reach.month:02}"


def easter(year: int) -> date:
    """Easter Sunday of a year of the Gregorian calendar (Meeus, Astronomical Algorithms, 1991)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    leap = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - leap + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def feast_near(published: date, offset: int, tense: int) -> date:
    """The feast that lies so many days from Easter, on the side of publication that the tense says."""
    feasts = [easter(published.year + step) + timedelta(days=offset) for step in (-1, 0, 1)]
    if tense < 0:
        return max(day for day in feasts if day <= published)
    if tense > 0:
        return min(day for day in feasts if day >= published)
    return min(feasts, key=lambda day: abs((day - published).days))


def weekday_near(published: date, rule: TimeRule) -> date:
    """The day of the week that a rule means, seen from the day of publication.

    "jeudi" in a past sentence is the last one up to today; "jeudi dernier" lies before today; in a
    future sentence it is the next one from today.
    """
    named = WEEKDAYS.index(rule.unit or "mon")
    if rule.value is not None:
        return published + timedelta(days=named - published.weekday() + 7 * int(rule.value))
    distance = (named - published.weekday()) % 7
    if rule.amount is not None and rule.amount > 0:
        return published + timedelta(days=distance or 7)
    if rule.amount is not None and rule.amount < 0:
        return published + timedelta(days=distance - 7)
    if rule.tense > 0 or distance == 0:
        return published + timedelta(days=distance)
    return published + timedelta(days=distance - 7)


def year_with_weekday(value: str, published: date, weekday: str | None) -> int | None:
    """The year nearest to publication in which a day without a year falls on a day of the week.

    Returns:
        None where the value is no day, no weekday is given, or no year within three fits.
    """
    if weekday is None or not value[len("XXXX-01-") :][:2].isdecimal():
        return None
    month, day = _month_and_day(value)
    for step in (0, -1, 1, -2, 2, -3, 3):
        if WEEKDAYS[_safe(published.year + step, month, day).weekday()] == weekday:
            return published.year + step
    return None


def year_for(value: str, published: date, amount: int | None, tense: int) -> int:
    """The year of a day, month or season without one.

    Args:
        value: `XXXX-01-02`, `XXXX-01` or `XXXX-SU`.
        published: the day of publication.
        amount: −1 the last, +1 the next, 0 that of publication, None as the tense says.
        tense: −1 past, 1 future, 0 unknown, when the nearest is meant.
    """
    if amount == 0:
        return published.year
    month, day = _month_and_day(value)
    if amount is None and tense == 0:
        return min(
            (published.year + step for step in (0, -1, 1)),
            key=lambda year: abs((_safe(year, month, day) - published).days),
        )
    passed = _safe(published.year, month, day) <= published
    if amount is not None:
        same_month = len(value) == len("XXXX-01") and month == published.month
        passed = passed and not same_month
        return published.year - (0 if passed else 1) if amount < 0 else published.year + (1 if passed else 0)
    if tense < 0:
        same_month = month == published.month and value.count("-") == 1
        return published.year - (0 if passed or same_month else 1)
    return published.year + (1 if _safe(published.year, month, day or 28) < published else 0)


def _month_and_day(value: str) -> tuple[int, int]:
    """Month and day of a partial value; the middle where it says less."""
    rest = value[5:]
    if rest in SEASONS:
        return SEASONS[rest][0], 15
    if rest[:1] in _PARTS_OF_YEAR:
        length = _PARTS_OF_YEAR[rest[0]]
        return (int(rest[1]) - 1) * length + (length + 1) // 2, 15
    return int(rest[:2]), int(rest[3:5]) if rest[3:5].isdecimal() else 1


def _safe(year: int, month: int, day: int) -> date:
    """A date, moved back to the last day of a month that is too short."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def month_shift(published: date, day: int, tense: int) -> str:
    """The day of the month nearest to publication on the side that the tense says."""
    year, month = published.year, published.month
    if tense < 0 and day > published.day:
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    elif tense > 0 and day < published.day:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return _safe(year, month, day).isoformat()


def from_timex(timex: str, bound_by: str | None, *, open_for: Needs = Needs.NOTHING) -> BoundTime:
    """Give a TIMEX3 value its EDTF form, its first and last day and its precision.

    Args:
        timex: a value; with `X` for what is open.
        bound_by: what closed it, or None.
        open_for: what would close it.
    """
    earliest, latest, precision = _extent(timex)
    return BoundTime(
        timex=timex or None,
        edtf=_edtf(timex, precision),
        earliest=earliest.isoformat() if earliest else None,
        latest=latest.isoformat() if latest else None,
        precision=precision,
        bound_by=bound_by if open_for is Needs.NOTHING else None,
        open_for=open_for,
    )


def _extent(timex: str) -> tuple[date | None, date | None, str]:
    """First day, last day and precision of a value; the days are None where it is open."""
    if match := _DAY.match(timex):
        return _day_extent(match, timex)
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", timex):
        first = date.fromisocalendar(int(match[1]), int(match[2]), 6 if match[3] else 1)
        return first, first + timedelta(days=1 if match[3] else 6), "week"
    if match := re.fullmatch(r"(\d{4}|XXXX)-(SP|SU|FA|WI)", timex):
        return _season_extent(match)
    if match := re.fullmatch(r"(\d{4})-([QH])([1-4])", timex):
        length = _PARTS_OF_YEAR[match[2]]
        first = date(int(match[1]), (int(match[3]) - 1) * length + 1, 1)
        return first, _end_of_month(first.year, first.month + length - 1), "season"
    if match := re.match(r"(\d{4}|XXXX)-(\d\d)", timex):
        if match[1] == "XXXX":
            return None, None, "month"
        return date(int(match[1]), int(match[2]), 1), _end_of_month(int(match[1]), int(match[2])), "month"
    return _years_extent(timex)


def _years_extent(timex: str) -> tuple[date | None, date | None, str]:
    """Extent of a year, decade or century."""
    if re.fullmatch(r"\d{4}", timex) and timex != "0000":
        return date(int(timex), 1, 1), date(int(timex), 12, 31), "year"
    if re.fullmatch(r"\d{2,3}X{1,2}", timex) and int(timex.rstrip("X")) > 0:
        low, high = int(timex.replace("X", "0")), int(timex.replace("X", "9"))
        return date(low, 1, 1), date(high, 12, 31), "decade"
    if timex.startswith("XXXX-WXX"):
        return None, None, "day" if timex[9:10].isdecimal() else "week"
    return None, None, "year" if timex == "XXXX" else "unknown"


def _day_extent(match: re.Match[str], timex: str) -> tuple[date | None, date | None, str]:
    """Extent of a day or of a part of one; a night runs into the next day."""
    rest = timex[match.end() :]
    precision = "minute" if re.match(r"T\d", rest) else "part_of_day" if rest.startswith("T") else "day"
    if "X" in match[0]:
        return None, None, precision
    try:
        day = date.fromisoformat(match[0])
    except ValueError:
        return None, None, "unknown"
    return day, day + timedelta(days=1) if rest == "TNI" and day < date.max else day, precision


def _season_extent(match: re.Match[str]) -> tuple[date | None, date | None, str]:
    """Extent of a season; winter runs into the next year."""
    if match[1] == "XXXX":
        return None, None, "season"
    year, month = int(match[1]), SEASONS[match[2]][0]
    last_year, last_month = (year + 1, 2) if month == 12 else (year, month + 2)
    return date(year, month, 1), _end_of_month(last_year, last_month), "season"


def _end_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _edtf(timex: str, precision: str) -> str | None:
    """The EDTF level 1 or 2 form of a value, or None where it has none."""
    if precision == "unknown" or "WXX" in timex:
        return None
    if match := _DAY.match(timex):
        rest = timex[match.end() :]
        if rest == "TNI" and "X" not in match[0]:
            first, last, _ = _day_extent(match, timex)
            return f"{first}/{last}"
        return f"{match[0]}T{rest[1:6]}:00" if re.fullmatch(r"T\d\d:\d\d", rest) else match[0]
    if match := re.fullmatch(r"(\d{4}|XXXX)-(SP|SU|FA|WI)", timex):
        return f"{match[1]}-{SEASONS[match[2]][1]}"
    if precision == "week" or re.search(r"\d-[QH]\d", timex):
        first, last, _ = _extent(timex)
        return f"{first}/{last}"
    return timex
