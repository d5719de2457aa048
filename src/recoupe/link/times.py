"""Times bound: what an article's time expressions come to once a reference date is known.

Nothing is invented: what no publication date, other time or judgement closes stays open, with
`X` where the text says nothing, and names what would close it.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from recoupe.link.dates import (
    Reach,
    easter,
    feast_near,
    from_timex,
    month_shift,
    shifted,
    weekday_near,
    year_for,
    year_with_weekday,
)
from recoupe.model.article import Dated
from recoupe.model.facts import Extraction
from recoupe.model.times import BoundTime, Needs, Time, TimeRelation, TimeRule, TimeType

OPEN_YEAR = "XXXX"
SATURDAY = 5


# The first newspapers are of the 17th century; what lies outside is a slip, and no calendar to count in.
NEWS_YEARS = range(1600, 3000)


def bind_times(
    extraction: Extraction, published: Dated | None, *, judged: Mapping[int, str] | None = None
) -> tuple[BoundTime, ...]:
    """Bind every time of an extraction.

    Args:
        extraction: the article's facts.
        published: its publication date, or None where it is not known.
        judged: TIMEX3 values that a person gave, by index of the time.

    Returns:
        one bound time for each time of the extraction, in its order.
    """
    binder = _Binder(extraction.times, _day_of(published), judged or {})
    return tuple(binder.bind(index) for index in range(len(extraction.times)))


def date_of(extraction: Extraction, bound: tuple[BoundTime, ...], index: int | None) -> str | None:
    """Say when something dated by a time took place, with its relation and its interval.

    Args:
        extraction: the article's facts.
        bound: its bound times.
        index: of the time, or None.

    Returns:
        a date, month or year of ISO 8601 (`XXXX-01-02` while the year is open), an interval `A/B`,
        `../A` for until, or None where nothing is known.
    """
    if index is None:
        return None
    time = extraction.times[index]
    start = _plain(bound[index])
    if time.to is not None and start is not None and (end := _plain(bound[time.to])) is not None:
        return f"{start}/{end}"
    if start is not None and time.relation is TimeRelation.UNTIL:
        return f"../{start.rsplit('/')[-1]}"
    return start


def _plain(bound: BoundTime) -> str | None:
    """A bound time's day, month, year or interval."""
    empty = (
        bound.timex is None or bound.timex.startswith(("P", "FUTURE", "T", "XXXX-XX")) or "WXX" in bound.timex
    )
    if empty or bound.timex is None or bound.timex == OPEN_YEAR:
        return None
    if bound.precision in {"day", "part_of_day", "minute"} and "/" not in bound.timex:
        return bound.timex[: len("2022-01-04")]
    if bound.precision in {"week", "season", "decade"} and bound.earliest is not None:
        return f"{bound.earliest}/{bound.latest}"
    return bound.timex


def _day_of(published: Dated | None) -> date | None:
    """The day of publication, in the page's own zone; None for a year in which no news appeared."""
    if published is None:
        return None
    try:
        day = date.fromisoformat(published.value[:10])
    except ValueError:
        return None
    return day if day.year in NEWS_YEARS else None


class _Binder:
    """Binds the times of one article, each once, following the times they hang on."""

    def __init__(self, times: tuple[Time, ...], published: date | None, judged: Mapping[int, str]) -> None:
        self.times = times
        self.published = published
        self.judged = judged
        self.done: dict[int, BoundTime] = {}
        self.under_way: set[int] = set()

    def bind(self, index: int) -> BoundTime:
        """Bind one time, and first what it hangs on."""
        if index not in self.done:
            self.under_way.add(index)
            self.done[index] = _open_before(self.times[index], self._bind(index))
            self.under_way.discard(index)
        return self.done[index]

    def _bind(self, index: int) -> BoundTime:
        """Bind one time by the first of judgement, its own words, another time, publication."""
        time = self.times[index]
        if index in self.judged:
            return from_timex(self.judged[index], "judgement")
        if time.rule.operation == "range":
            return self._bind_range(time)
        if time.rule.operation == "easter":
            return self._bind_feast(index, time)
        if time.needs is Needs.NOTHING:
            return from_timex(_with_part(time.rule.value or "", time.rule.part), "text")
        if time.rule.operation == "partial":
            return self._bind_partial(index, time)
        return self._bind_from_day(time)

    def _bind_range(self, time: Time) -> BoundTime:
        """Bind an interval by its two ends."""
        ends = [
            from_timex(end.value or "", "text")
            if end.operation == "fixed"
            else self._filled(self.times.index(time), time, end)
            for end in (time.rule.first, time.rule.last)
            if end is not None
        ]
        first, last = ends[0], ends[-1]
        if first.timex is None or last.timex is None:
            return first
        return BoundTime(
            timex=f"{first.timex}/{last.timex}",
            edtf=f"{first.edtf}/{last.edtf}",
            earliest=first.earliest,
            latest=last.latest,
            precision=first.precision,
            bound_by=first.bound_by,
            open_for=first.open_for,
        )

    def _bind_feast(self, index: int, time: Time) -> BoundTime:
        """Bind a feast that moves with Easter."""
        offset = timedelta(days=time.rule.amount or 0)
        year = time.rule.value if time.rule.value != OPEN_YEAR else self._year_in_text(index)
        if year is not None:
            return from_timex((easter(int(year)) + offset).isoformat(), "text")
        if self.published is None:
            return from_timex(OPEN_YEAR, None, open_for=Needs.YEAR)
        day = feast_near(self.published, offset.days, time.rule.tense)
        return from_timex(day.isoformat(), "publication date")

    def _bind_partial(self, index: int, time: Time) -> BoundTime:
        """Fill what a partial date leaves open."""
        return self._filled(index, time, time.rule)

    def _filled(self, index: int, time: Time, rule: TimeRule) -> BoundTime:
        """A partial date with the month and year that text or publication give it."""
        value = _with_part(rule.value or "", rule.part)
        if value.startswith("XXXX-XX-"):
            value = self._with_month(index, value, rule)
            if "X" not in value:
                return from_timex(value, "other time")
        if self.published is not None and (year := year_with_weekday(value, self.published, rule.unit)):
            return from_timex(value.replace(OPEN_YEAR, f"{year:04}"), "publication date")
        given = self._year_in_text(index)
        if given is not None:
            return from_timex(value.replace(OPEN_YEAR, given), "text")
        if self.published is not None and "XX-" not in value[4:]:
            amount = rule.amount if rule.amount is not None else time.rule.amount
            year = year_for(value, self.published, amount, time.rule.tense)
            return from_timex(value.replace(OPEN_YEAR, f"{year:04}"), "publication date")
        return from_timex(value, None, open_for=Needs.YEAR)

    def _with_month(self, index: int, value: str, rule: TimeRule) -> str:
        """A day of the month with the month of the nearest date before it in the text.

        With a publication date and no such month, the month is that of publication, or the one
        before or after where the tense asks for it.
        """
        day = value[len("XXXX-XX-") :]
        end = self._end_of(index)
        if end is not None and int(day[:2]) <= int(end[8:10]):
            return f"{end[:7]}-{day}"
        for earlier in range(index - 1, -1, -1):
            timex = self._timex_of_other(earlier)
            if timex is not None and len(timex) >= len("XXXX-01") and timex[5:7].isdecimal():
                last = timex.rsplit("/", maxsplit=1)[-1]
                return f"{last[:7]}-{day}"
        if self.published is not None:
            return month_shift(self.published, int(day[:2]), rule.tense) + day[2:]
        return value

    def _end_of(self, index: int) -> str | None:
        """The day that closes the interval which a time opens, or None."""
        to = self.times[index].to
        timex = None if to is None else self._timex_of_other(to)
        return timex if timex is not None and re.match(r"\d{4}-\d\d-\d\d", timex) else None

    def _timex_of_other(self, index: int) -> str | None:
        """The value of another dated time, or None where it has none or hangs on this one."""
        time = self.times[index]
        if index in self.under_way or time.type not in {TimeType.DATE, TimeType.TIME}:
            return None
        timex = self.bind(index).timex
        return timex if timex is not None and timex[4:5] == "-" else None

    def _year_in_text(self, index: int) -> str | None:
        """The year that the text itself gives an open date.

        With a publication date only the same sentence counts. Without one, the only year that is
        named before in the text's recent times does.
        """
        time = self.times[index]
        if time.refers_to is not None and time.refers_to not in self.under_way:
            named = self.bind(time.refers_to).timex
            return named[:4] if named is not None and named[:4].isdecimal() else None
        if self.published is not None:
            return None
        years = {
            other.rule.value[:4]
            for other in self.times[:index]
            if other.type in {TimeType.DATE, TimeType.TIME}
            and other.rule.operation == "fixed"
            and other.rule.value is not None
            and other.rule.value[:4].isdecimal()
        }
        return years.pop() if len(years) == 1 else None

    def _bind_from_day(self, time: Time) -> BoundTime:
        """Count from the publication date or from another time."""
        rule = time.rule
        if rule.operation == "shift" and rule.amount is None:
            return from_timex("", None, open_for=time.needs)
        if time.needs is Needs.OTHER_TIME:
            return self._bind_from_other(time)
        if self.published is None:
            return from_timex(_open_value(rule), None, open_for=Needs.PUBLICATION_DATE)
        if rule.operation == "weekday":
            end = self._end_of(self.times.index(time))
            day = weekday_near(self.published, rule)
            if end is not None and day > date.fromisoformat(end[:10]):
                day -= timedelta(days=7)
            return from_timex(_with_part(day.isoformat(), rule.part), "publication date")
        if (
            rule.unit == "weekend"
            and rule.amount == 0
            and rule.tense < 0
            and self.published.weekday() < SATURDAY
        ):
            rule = replace(rule, amount=-1)  # "ce week-end" in a past sentence on a weekday is the last one
        return from_timex(_with_part(shifted(Reach.of(self.published), rule), rule.part), "publication date")

    def _bind_from_other(self, time: Time) -> BoundTime:
        """Count from another time of the text; an hour of the day falls back on publication."""
        rule = time.rule
        other = time.refers_to
        if other is not None and other not in self.under_way:
            reach = Reach.from_timex(self.bind(other).timex)
            if reach is not None:
                rule = _after_midnight(self.bind(other).timex, rule)
                return from_timex(_with_part(shifted(reach, rule), rule.part), "other time")
            return from_timex(_open_value(rule), None, open_for=self.bind(other).open_for)
        if self.published is not None and rule.amount == 0 and rule.part is not None:
            return from_timex(_with_part(self.published.isoformat(), rule.part), "publication date")
        return from_timex(_open_value(rule), None, open_for=Needs.OTHER_TIME)


def _open_before(time: Time, bound: BoundTime) -> BoundTime:
    """A time until which something lasts, as an interval whose start is open."""
    if time.relation is not TimeRelation.UNTIL or bound.edtf is None or bound.latest is None:
        return bound
    return replace(bound, edtf=f"../{bound.edtf.rsplit('/')[-1]}")


def _after_midnight(other: str | None, rule: TimeRule) -> TimeRule:
    """An early hour of a night belongs to the day on which that night ends."""
    early = rule.amount == 0 and (rule.part or "").startswith("0")
    return replace(rule, amount=1) if early and (other or "").endswith("TNI") else rule


def _open_value(rule: TimeRule) -> str:
    """What a rule says before its reference is known."""
    if rule.operation == "weekday":
        names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
        return _with_part(f"XXXX-WXX-{names.index(rule.unit or 'mon') + 1}", rule.part)
    years = dict.fromkeys(("year", "decade", "century"), OPEN_YEAR)
    shapes = {"week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-XX", **years}
    return _with_part(shapes.get(rule.unit or "", "XXXX-XX-XX"), rule.part)


def _with_part(day: str, part: str | None) -> str:
    """A day narrowed to a part of it or to a time of the clock."""
    return f"{day}T{part}" if part else day
