"""Times: functions of an unknown reference date until something binds them."""

from dataclasses import dataclass
from enum import StrEnum

from recoupe.model.anchor import Anchor


class TimeType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimeRelation(StrEnum):
    """How an expression relates to the value it gives ("jusqu'au 19" is UNTIL 19)."""

    AT = "at"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    DURING = "during"


class Needs(StrEnum):
    """What must be known before a time has a full value."""

    NOTHING = "nothing"
    PUBLICATION_DATE = "publication_date"
    YEAR = "year"
    OTHER_TIME = "other_time"


@dataclass(frozen=True, slots=True)
class TimeRule:
    """A time as a function of a reference date.

    Operations, with the arguments that each takes; `None` stands for what the text leaves open:

    - `fixed`: `value`, a TIMEX3 value complete by itself (`2014`, `P2W`, `PAST_REF`).
    - `partial`: `value`, with `X` for what is open (`XXXX-01-02`, `XXXX-XX-19`, `XXXX-SU`); the
      reference date fills it; `amount` −1 the last, +1 the next, 0 the year itself, None as the tense says.
    - `shift`: `unit` (second, minute, hour, day, weekend, week, month, quarter, season, year, decade,
      century) and `amount` from the reference ("hier" is day −1, "la semaine dernière" week −1).
    - `weekday`: `unit` is `mon` to `sun`; `amount` −1 the last, +1 the next, 0 that of the reference's
      own week, None the nearest that the tense allows; `value`, where given, is how many weeks from the
      reference's own that week lies ("lundi de la semaine dernière" is `-1`).
    - `easter`: `amount` days from Easter Sunday of the year `value`, or of the nearest that the tense
      allows where it is `XXXX`.
    - `range`: from `first` to `last`, either of which may be None.

    Attributes:
        operation: one of the names above.
        value: see above.
        unit: see above.
        amount: see above.
        part: the part of the day or year that narrows it, in TIMEX3 (`MO`, `AF`, `EV`, `NI`, `WI`, …), or
            a clock time `HH:MM`.
        modifier: TIMEX3 `mod` (`START`, `MID`, `END`, `APPROX`, `MORE_THAN`, …) or None.
        tense: -1 where the sentence puts it in the past, 1 in the future, 0 where it does not tell.
        first: of a range.
        last: of a range.
    """

    operation: str
    value: str | None = None
    unit: str | None = None
    amount: int | None = None
    part: str | None = None
    modifier: str | None = None
    tense: int = 0
    first: "TimeRule | None" = None
    last: "TimeRule | None" = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression as the article alone gives it.

    Attributes:
        anchor: the expression.
        type: its TIMEX3 type.
        rule: the function that gives its value.
        needs: what the rule needs before its value is full.
        relation: since, until and the like.
        refers_to: index of the time in the same extraction that is its reference date, where
            `needs` is OTHER_TIME ("Deux jours après" the 2nd), or the time that gives a partial
            date its year.
        to: index of the time that closes the interval which this one opens ("du 19 au 23 juillet").
    """

    anchor: Anchor
    type: TimeType
    rule: TimeRule
    needs: Needs = Needs.NOTHING
    relation: TimeRelation = TimeRelation.AT
    refers_to: int | None = None
    to: int | None = None


@dataclass(frozen=True, slots=True)
class BoundTime:
    """What a time comes to once what is known is put in.

    Attributes:
        timex: TIMEX3 value; with `X` for what is still open, or None where nothing is known.
        edtf: the same as an EDTF level 1 or 2 expression (an interval has its two ends), or None.
        earliest: ISO date of the first day it can mean, or None where open.
        latest: ISO date of the last day it can mean, or None.
        precision: `decade`, `year`, `season`, `month`, `week`, `day`, `part_of_day`, `minute`, `unknown`.
        bound_by: what closed it: `text`, `publication date`, `other time`, `judgement`, `story`, or
            None while it is open.
        open_for: what would close it, or NOTHING.
    """

    timex: str | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    precision: str
    bound_by: str | None
    open_for: Needs = Needs.NOTHING
