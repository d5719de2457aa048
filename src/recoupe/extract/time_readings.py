"""What the named parts of a matched time expression mean; the same for every language.

A language's patterns name their groups by the words used here: `weekday`, `day`, `month`, `year`,
`part`, `edge`, `which`, `season`, `count`, `unit`, `hour`, `minute`, `word`. The group `t`, where
there is one, is the expression itself; what stands around it is context.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from recoupe.extract.numbers import read_number
from recoupe.extract.time_words import Calendar, duration
from recoupe.model.times import Needs, TimeRelation, TimeRule, TimeType

HALF = 0.5


@dataclass(frozen=True, slots=True)
class Reading:
    """What a match means before its neighbours are known.

    Attributes:
        type: its TIMEX3 type.
        rule: the function that gives its value.
        needs: what the rule needs.
        relation: since, until and the like, where the words themselves say so.
        timeless: the rule where the verb puts it neither in the past nor in the future
            ("Aujourd'hui, …" for "nowadays"), or None where that changes nothing.
    """

    type: TimeType
    rule: TimeRule
    needs: Needs = Needs.NOTHING
    relation: TimeRelation = TimeRelation.AT
    timeless: TimeRule | None = None


Reader: TypeAlias = Callable[[re.Match[str], Calendar], Reading | None]


def group(match: re.Match[str], name: str) -> str | None:
    """A named group's words, or None where the pattern has no such group or it is empty."""
    return match[name] or None if name in match.re.groupindex else None


def full_year(words: str) -> int | None:
    """The year that two or four digits stand for, or None where they can be none.

    Two digits count from 1930 to 2029.
    """
    digits = words.strip("'")
    if not digits.isdecimal():
        return None
    year = int(digits)
    if len(digits) == 2:
        year += 1900 if year >= 30 else 2000
    return year if 1000 <= year <= 2199 else None


def _part(match: re.Match[str], calendar: Calendar) -> str | None:
    """The part of the day that the match names."""
    words = group(match, "part")
    return calendar.parts.get(words) if words else None


def _edge(match: re.Match[str], calendar: Calendar) -> str | None:
    """The beginning, middle or end that the match names."""
    words = group(match, "edge")
    return calendar.edges.get(words.strip(" -")) if words else None


def _which(match: re.Match[str], calendar: Calendar) -> int | None:
    """Last or next, where the match says so."""
    words = group(match, "which")
    return calendar.which.get(words) if words else None


def _dated(match: re.Match[str], calendar: Calendar, rule: TimeRule, needs: Needs) -> Reading:
    """A date, or a time of day where a part of the day narrows it."""
    part = _part(match, calendar)
    narrowed = replace(rule, part=part or rule.part, modifier=_edge(match, calendar) or rule.modifier)
    return Reading(TimeType.TIME if part else TimeType.DATE, narrowed, needs)


def _weekday(match: re.Match[str], calendar: Calendar) -> str | None:
    """The day of the week that the match names."""
    words = group(match, "weekday")
    return calendar.weekdays[words] if words else None


def _possible(month: int, day: int) -> bool:
    """Whether some year has this day."""
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return 1 <= month <= 12 and 1 <= day <= longest[month - 1]


def _day(words: str) -> int:
    """The number of a day of the month ("1er" is 1)."""
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else 1


def _month(words: str, calendar: Calendar) -> int:
    """The number of a month, by name or in digits."""
    return int(words) if words.isdecimal() else calendar.months[words]


def read_date(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A day of a month, with or without its year: "le 2 janvier", "mardi 1er juin", "4 mai 2003"."""
    month_words = group(match, "month")
    day = _day(match["day"])
    month = _month(month_words, calendar) if month_words else None
    if not _possible(month or 1, day):
        return None
    year = full_year(group(match, "year") or "")
    shown = f"{year or 'XXXX'}-{f'{month:02}' if month else 'XX'}-{day:02}"
    if year is not None and month is not None:
        return _dated(match, calendar, TimeRule("fixed", value=shown), Needs.NOTHING)
    rule = TimeRule("partial", shown, unit=_weekday(match, calendar), amount=_which(match, calendar))
    return _dated(match, calendar, rule, Needs.YEAR)


def read_days(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """Two days that follow each other: "les 4 et 5 janvier"."""
    first, last = _day(match["day"]), _day(match["last"])
    month, year = _month(match["month"], calendar), full_year(group(match, "year") or "")
    if last != first + 1 or not _possible(month, last):
        return None
    operation = "fixed" if year else "partial"
    ends = [TimeRule(operation, f"{year or 'XXXX'}-{month:02}-{day:02}") for day in (first, last)]
    rule = TimeRule("range", amount=_which(match, calendar), first=ends[0], last=ends[1])
    return Reading(TimeType.DATE, rule, Needs.NOTHING if year else Needs.YEAR)


def read_month(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A month: "en mars", "début octobre 2002", "juin derniers"."""
    month, year = _month(match["month"], calendar), full_year(group(match, "year") or "")
    if not 1 <= month <= 12:
        return None
    if year is not None:
        return _dated(match, calendar, TimeRule("fixed", f"{year}-{month:02}"), Needs.NOTHING)
    rule = TimeRule("partial", f"XXXX-{month:02}", amount=_which(match, calendar))
    return _dated(match, calendar, rule, Needs.YEAR)


def read_year(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A year: "en 2014", "au début de 2022"."""
    year = full_year(match["year"])
    return _dated(match, calendar, TimeRule("fixed", str(year)), Needs.NOTHING) if year else None


def read_decade(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A decade: "les années 60", "the 1990s"."""
    words = match["decade"]
    if words in calendar.decades:
        shown = f"19{calendar.decades[words] // 10}X"
    elif (year := full_year(words)) is not None and year % 10 == 0:
        shown = f"{year // 10}X"
    else:
        return None
    return _dated(match, calendar, TimeRule("fixed", shown), Needs.NOTHING)


def read_century(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A century: "XIXe siècle", "the 19th century"."""
    words = match["century"]
    number = int(words) if words.isdecimal() else _roman(words)
    if not 1 <= number <= 21:
        return None
    return _dated(match, calendar, TimeRule("fixed", f"{number - 1:02}XX"), Needs.NOTHING)


def _roman(words: str) -> int:
    """The value of a Roman numeral in lower case."""
    values = [{"i": 1, "v": 5, "x": 10}[char] for char in words]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))


def read_season(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A season: "l'été dernier", "cet hiver", "printemps 2002"."""
    season, year = calendar.seasons[match["season"]], full_year(group(match, "year") or "")
    if year is not None:
        return Reading(TimeType.DATE, TimeRule("fixed", f"{year}-{season}"))
    amount = 0 if group(match, "this") else _which(match, calendar)
    rule = TimeRule("partial", f"XXXX-{season}", amount=amount, modifier=_edge(match, calendar))
    return Reading(TimeType.DATE, rule, Needs.YEAR)


def read_holiday(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A fixed holiday: "Noël", "la Toussaint 2003"."""
    day, year = calendar.holidays[match["word"]], full_year(group(match, "year") or "")
    if year is not None:
        return Reading(TimeType.DATE, TimeRule("fixed", f"{year}-{day}"))
    return Reading(
        TimeType.DATE, TimeRule("partial", f"XXXX-{day}", amount=_which(match, calendar)), Needs.YEAR
    )


def read_return(match: re.Match[str], calendar: Calendar) -> Reading | None:  # noqa: ARG001
    """The return from the summer: "à la rentrée"."""
    return Reading(TimeType.DATE, TimeRule("partial", "XXXX-09"), Needs.YEAR)


def read_feast(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A feast that moves with Easter: "à Pâques", "Good Friday 2016"."""
    offset, year = calendar.feasts[match["word"]], full_year(group(match, "year") or "")
    if year is not None:
        return Reading(TimeType.DATE, TimeRule("easter", str(year), amount=offset))
    return Reading(TimeType.DATE, TimeRule("easter", "XXXX", amount=offset), Needs.YEAR)


def read_quarter(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A quarter or half of a year: "le premier trimestre 2023", "au second semestre", "Q3 2020"."""
    words, year = group(match, "ordinal"), full_year(group(match, "year") or "")
    number = calendar.ordinals[words] if words else int(match["number"])
    unit = group(match, "unit")
    letter = "Q" if unit is None or calendar.units.get(unit) == "quarter" else "H"
    if letter == "H" and number > len(("first", "second")):
        return None
    if year is not None:
        return Reading(TimeType.DATE, TimeRule("fixed", f"{year}-{letter}{number}"))
    rule = TimeRule("partial", f"XXXX-{letter}{number}", amount=_which(match, calendar))
    return Reading(TimeType.DATE, rule, Needs.YEAR)


def read_day_word(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A day counted from publication: "hier", "demain matin"."""
    word = match["word"]
    rule = TimeRule("shift", unit="day", amount=calendar.days[word])
    if (last := word.split()[0 if " " not in word else 1]) in calendar.parts:  # "la nuit dernière"
        return Reading(TimeType.TIME, replace(rule, part=calendar.parts[last]), Needs.PUBLICATION_DATE)
    return _dated(match, calendar, rule, Needs.PUBLICATION_DATE)


def read_today(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A word for today that also means nowadays."""
    day = read_day_word(match, calendar)
    return day and replace(day, timeless=TimeRule("fixed", "PRESENT_REF"))


def read_other_day(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A day counted from another one: "le lendemain", "la veille au soir"."""
    rule = TimeRule("shift", unit="day", amount=calendar.other_days[match["word"]])
    return _dated(match, calendar, rule, Needs.OTHER_TIME)


def read_weekday(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A day of the week: "jeudi", "mercredi soir", "vendredi dernier"."""
    rule = TimeRule("weekday", unit=calendar.weekdays[match["weekday"]], amount=_which(match, calendar))
    return _dated(match, calendar, rule, Needs.PUBLICATION_DATE)


def read_day_of_week(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A day of a week counted from this one: "lundi de la semaine dernière", "Monday of last week"."""
    weeks = _which(match, calendar) or 0
    rule = TimeRule("weekday", value=str(weeks), unit=calendar.weekdays[match["weekday"]])
    return Reading(TimeType.DATE, rule, Needs.PUBLICATION_DATE)


def read_night(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """The night that begins on a day: "la nuit de lundi à mardi", "la nuit du 4 au 5 janvier"."""
    day = read_date(match, calendar) if group(match, "day") else read_weekday(match, calendar)
    return day and replace(day, type=TimeType.TIME, rule=replace(day.rule, part="NI"))


def read_this(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """The present part of the day or unit: "ce soir", "cette semaine"."""
    if group(match, "part"):
        return _dated(match, calendar, TimeRule("shift", unit="day", amount=0), Needs.PUBLICATION_DATE)
    rule = TimeRule("shift", unit=calendar.units[match["unit"]], amount=0)
    return _dated(match, calendar, rule, Needs.PUBLICATION_DATE)


def read_unit(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """The last or next unit: "la semaine dernière", "next month"."""
    rule = TimeRule("shift", unit=calendar.units[match["unit"]], amount=_which(match, calendar))
    return _dated(match, calendar, rule, Needs.PUBLICATION_DATE)


def read_other_unit(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """The unit before or after another time: "la semaine suivante", "the same year"."""
    rule = TimeRule("shift", unit=calendar.units[match["unit"]], amount=_which(match, calendar) or 0)
    return _dated(match, calendar, rule, Needs.OTHER_TIME)


def _count(match: re.Match[str], calendar: Calendar) -> tuple[float | None, bool]:
    """The number of units, or None where the words give none; and whether the words make one at all."""
    words = group(match, "count")
    if words is None:
        return 1.0, True
    number = calendar.numbers.upper.fullmatch(words)
    if number is None:
        return None, True
    value, bound = read_number(number, calendar.numbers)
    if value is None:
        return None, bound == "indefinite"
    return value + (HALF if group(match, "half") else 0), True


def _shifted(match: re.Match[str], calendar: Calendar, sign: int, needs: Needs) -> Reading | None:
    """A distance from the reference."""
    count, readable = _count(match, calendar)
    if not readable:
        return None
    if count is None or count > 10_000:
        vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Reading(TimeType.DATE, TimeRule("fixed", vague))
    unit = calendar.units[match["unit"]]
    if count % 1 and unit in {"year", "decade"}:
        unit, count = "month", count * (12 if unit == "year" else 120)
    approximate = "APPROX" if group(match, "bound") else None
    rule = TimeRule("shift", unit=unit, amount=sign * round(count), modifier=approximate)
    type_ = TimeType.TIME if unit in {"hour", "minute", "second"} else TimeType.DATE
    return Reading(type_, rule, needs)


def read_ago(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A distance before publication: "il y a trois jours"."""
    return _shifted(match, calendar, -1, Needs.PUBLICATION_DATE)


def read_ahead(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A distance after publication: "dans trois jours"."""
    return _shifted(match, calendar, 1, Needs.PUBLICATION_DATE)


def read_later(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A distance after another time: "Deux jours après"."""
    return _shifted(match, calendar, 1, Needs.OTHER_TIME)


def read_earlier(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A distance before another time: "deux jours plus tôt"."""
    return _shifted(match, calendar, -1, Needs.OTHER_TIME)


def read_duration(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A length of time: "deux semaines", "plus de vingt ans"."""
    count, readable = _count(match, calendar)
    if not readable or (count is not None and count > 100_000):
        return None
    modifier = "APPROX" if group(match, "bound") else None
    rule = TimeRule("fixed", duration(count, calendar.units[match["unit"]]), modifier=modifier)
    return Reading(TimeType.DURATION, rule)


def read_whole(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """One unit from its start to its end: "toute la journée", "all week"."""
    return Reading(TimeType.DURATION, TimeRule("fixed", duration(1, calendar.units[match["unit"]])))


def read_hours(match: re.Match[str], calendar: Calendar) -> Reading | None:  # noqa: ARG001
    """A length in hours and minutes: "1 h 30 de spectacle"."""
    shown = f"PT{int(match['hour'])}H{int(match['minute'])}M"
    return Reading(TimeType.DURATION, TimeRule("fixed", shown))


def read_many(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A length of time without its number: "for years"."""
    return Reading(TimeType.DURATION, TimeRule("fixed", duration(None, calendar.units[match["unit"]])))


def read_multiple(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A word for several units: "quinquennat"."""
    count, unit = calendar.multiples[match["word"]]
    return Reading(TimeType.DURATION, TimeRule("fixed", duration(count, unit)))


def read_each(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A repetition: "chaque année", "tous les jeudis", "par an"."""
    if weekday := group(match, "weekday"):
        names = list(dict.fromkeys(calendar.weekdays.values()))
        shown = f"XXXX-WXX-{names.index(calendar.weekdays[weekday]) + 1}"
    elif word := group(match, "word"):
        shown = duration(1, calendar.each[word])
    else:
        count, readable = _count(match, calendar)
        if not readable:
            return None
        shown = duration(count, calendar.units[match["unit"]])
    return Reading(TimeType.SET, TimeRule("fixed", shown))


def read_vague(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A word for the past, the present or the future."""
    return Reading(TimeType.DATE, TimeRule("fixed", calendar.vague[match["word"]]))


def read_past(match: re.Match[str], calendar: Calendar) -> Reading | None:  # noqa: ARG001
    """A word that sets what follows in the past ("le précédent dîner")."""
    return Reading(TimeType.DATE, TimeRule("fixed", "PAST_REF"))


def read_future(match: re.Match[str], calendar: Calendar) -> Reading | None:  # noqa: ARG001
    """A word that sets what follows in the future ("les prochaines élections")."""
    return Reading(TimeType.DATE, TimeRule("fixed", "FUTURE_REF"))


def read_clock(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A time of the clock on the day that the text is speaking of: "18 h 30", "midi"."""
    if word := group(match, "word"):
        shown = calendar.noon[word]
    else:
        hour, minute = int(match["hour"]), int(group(match, "minute") or 0)
        part = _part(match, calendar)
        if part is not None and hour <= 12:
            hour = hour % 12 + (12 if part in {"AF", "EV"} else 0)
        if hour > 24 or minute > 59:
            return None
        shown = f"{hour:02}:{minute:02}"
    rule = TimeRule("shift", unit="day", amount=0, part=shown)
    return Reading(TimeType.TIME, rule, Needs.OTHER_TIME)


def read_part(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A part of the day that the text is speaking of: "dans la soirée"."""
    return _dated(match, calendar, TimeRule("shift", unit="day", amount=0), Needs.OTHER_TIME)


def read_nightly(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """A part of some day: "nocturne"."""
    return Reading(TimeType.TIME, TimeRule("fixed", f"T{_part(match, calendar)}"))
