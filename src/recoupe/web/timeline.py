"""Where times lie on an axis of days, no finer than they are known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recoupe.model.times import BoundTime

# The axis covers the days that hold all but this share of the events on either side, so that one
# event of the last century does not press a fortnight into a line.
TAIL = 0.04
LONGEST_AXIS = 400
# Hours in which the parts of a day lie, for TIMEX3's names of them.
HOURS = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 23), "NI": (20, 28), "DT": (7, 19)}

_CLOCK = re.compile(r"T(\d\d):(\d\d)")
_PART = re.compile(r"T(MO|MI|AF|EV|NI|DT)\b")


@dataclass(frozen=True, slots=True)
class Axis:
    """Days, from the first to the last.

    Attributes:
        first: day.
        days: how many.
        ticks: pairs of a day and its place, 0 to 1.
    """

    first: date
    days: int
    ticks: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a time lies on an axis.

    Attributes:
        start: 0 to 1.
        end: 0 to 1.
        precision: `minute`, `part_of_day`, `day`, or `interval` for all that is coarser.
        before: whether it begins before the axis, or nobody knows when.
        after: whether it ends after the axis, or nobody knows when.
    """

    start: float
    end: float
    precision: str
    before: bool = False
    after: bool = False


def axis_of(days: Sequence[tuple[str, int]]) -> Axis | None:
    """The axis that suits the days of a dossier's events, or None where no day is known.

    Args:
        days: pairs of ISO date and number of events, in order.
    """
    known = [(date.fromisoformat(day), count) for day, count in days if _is_day(day)]
    if not known:
        return None
    spread = [day for day, count in known for _ in range(min(count, 50))]
    cut = int(len(spread) * TAIL)
    first, last = spread[cut], spread[-1 - cut]
    if (last - first).days > LONGEST_AXIS:
        first = last - timedelta(days=LONGEST_AXIS)
    length = (last - first).days + 1
    step = max(1, -(-length // 8))
    ticks = tuple(((first + timedelta(days=n)).isoformat(), n / length) for n in range(0, length, step))
    return Axis(first, length, ticks)


def span_of(bound: BoundTime | None, axis: Axis) -> Span | None:
    """Where a time lies on an axis; None where nothing is known of it."""
    if bound is None or (bound.earliest is None and bound.latest is None):
        return None
    hours = _hours(bound)
    start = _place(bound.earliest, hours[0], axis) if bound.earliest else -1.0
    end = _place(bound.latest, hours[1], axis) if bound.latest else 2.0
    return Span(
        min(max(start, 0.0), 1.0),
        max(min(end, 1.0), 0.0),
        _precision(bound),
        before=start < 0,
        after=end > 1 + 1 / axis.days,
    )


def _place(day: str, hour: float, axis: Axis) -> float:
    return ((date.fromisoformat(day) - axis.first).days + hour / 24) / axis.days if _is_day(day) else 0.0


def _hours(bound: BoundTime) -> tuple[float, float]:
    words = bound.timex or ""
    clock, part = _CLOCK.search(words), _PART.search(words)
    if clock is not None:
        hour = int(clock[1]) + int(clock[2]) / 60
        return hour, hour
    return HOURS[part[1]] if part is not None else (0.0, 24.0)


def _precision(bound: BoundTime) -> str:
    if bound.earliest != bound.latest:
        return "interval"
    if _CLOCK.search(bound.timex or ""):
        return "minute"
    return "part_of_day" if _PART.search(bound.timex or "") else "day"


def _is_day(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
