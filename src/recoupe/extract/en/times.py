"""English time expressions."""

import re

from recoupe.extract import time_readings as read
from recoupe.extract.en.calendar import CALENDAR
from recoupe.extract.time_readings import Reader
from recoupe.extract.time_words import either
from recoupe.extract.times import TimeGrammar, TimePattern

_NUMBER = re.sub(r"\(\?P<\w+>", "(?:", CALENDAR.numbers.upper.pattern)
_WEEKDAY = rf"(?P<weekday>(?:{either(CALENDAR.weekdays)})(?!\w))"
_WEEKDAYS = rf"(?P<weekday>(?:{either(CALENDAR.weekdays)}))s(?!\w)"
_PLAIN_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,:]\d)"
_DAY = rf"(?P<day>{_PLAIN_DAY})"
_LAST = rf"(?P<last>{_PLAIN_DAY})"
_MONTH = rf"(?P<month>(?:{either(CALENDAR.months)})(?!\w))"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d(?!\w|[.,]\d| ?%))"
_WHICH = r"(?P<which>last|past|previous|preceding|next|coming|following)"
_EDGE = r"(?P<edge>early|late|mid|(?:the )?(?:beginning|start|end) of|the middle of)"
_PARTS = r"(?P<part>(?:morning|afternoon|evening|night|noon|midday|dawn)(?!\w))"
_PART_AFTER = rf"(?:,? (?:in the |at |during the )?(?:early |late |mid-)?{_PARTS})?"
_UNIT = rf"(?P<unit>(?:{either(CALENDAR.units)})(?!\w))"
_CALENDAR_UNIT = r"(?P<unit>(?:weekend|week|month|quarter|year|decade|century)(?!\w))"
_BOUND = (
    r"(?:(?P<bound>more than |over |less than |under |nearly |almost |about |around |some |roughly |"
    r"at least |up to |an estimated |fewer than |close to ))?"
)
_COUNT = rf"(?P<count>{_NUMBER}|a few|several|many|some|an?|couple of|a couple of)"
_LENGTH = rf"{_BOUND}{_COUNT}[ -](?:full |long |consecutive |straight )?{_UNIT}"
_START = r"(?<![\w-])"


def _pattern(expression: str, reader: Reader) -> TimePattern:
    """Compile a pattern that begins where a word does."""
    return TimePattern(re.compile(_START + expression), reader)


_DATES = (
    _pattern(
        rf"(?:{_WEEKDAY},? )?(?:the )?{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?{_PART_AFTER}", read.read_date
    ),
    _pattern(rf"(?:{_WEEKDAY},? )?{_MONTH} {_DAY}(?:,? {_YEAR})?{_PART_AFTER}", read.read_date),
    _pattern(rf"{_MONTH} {_DAY} ?(?:and|-|to) ?{_LAST}(?:,? {_YEAR})?", read.read_days),
    _pattern(rf"{_DAY} ?(?:and|-|to) ?{_LAST} {_MONTH}(?:,? {_YEAR})?", read.read_days),
    _pattern(rf"{_DAY}(?= ?(?:and|-|to|or|,) ?{_PLAIN_DAY} {_MONTH}(?:,? {_YEAR})?)", read.read_date),
    _pattern(rf"{_MONTH} \d{{1,2}} ?(?:and|-|to) ?(?P<t>{_DAY})(?:,? {_YEAR})?", read.read_date),
    _pattern(
        r"(?:until|since|from|by|before|after|on) (?P<t>the (?P<day>(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)))(?!\w| \w+ary)",
        read.read_date,
    ),
    _pattern(
        r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        read.read_date,
    ),
    _pattern(rf"{_EDGE}[ -]{_MONTH}(?:,? {_YEAR})?", read.read_month),
    _pattern(rf"{_MONTH},? (?:of )?{_YEAR}", read.read_month),
    _pattern(rf"(?P<which>last|next|this) {_MONTH}(?! \d)", read.read_month),
    _pattern(
        rf"(?:in|since|until|by|from|to|of|and|through|during|between) (?P<t>{_MONTH})(?! \d)",
        read.read_month,
    ),
)
_YEARS = (
    _pattern(rf"{_EDGE}[ -](?:the year )?{_YEAR}", read.read_year),
    _pattern(
        rf"(?:the year )?{_YEAR}(?! (?:\w+ )?(?:people|dead|killed|deaths|wounded|injured|troops|soldiers|police|officers|protesters|demonstrators|dollars|euros|pounds|jobs|km|miles|tonnes|tons|homes|houses|votes|times|men|women|children|refugees|families)(?!\w))",
        read.read_year,
    ),
    _pattern(rf"\d{{4}} ?[-/] ?(?P<t>{_YEAR})", read.read_year),
    _pattern(
        r"(?:the )?(?:(?P<edge>early|mid|late)[ -])?(?P<decade>(?:1[5-9]|20)\d0)'?s(?!\w)", read.read_decade
    ),
    _pattern(
        rf"the (?:(?P<edge>early|mid|late)[ -])?'?(?P<decade>\d0|{either(CALENDAR.decades)})'?s?(?<=s)(?!\w)",
        read.read_decade,
    ),
    _pattern(
        r"the (?:(?P<edge>early|mid|late)[ -])?(?P<century>\d{1,2})(?:st|nd|rd|th)[ -]century",
        read.read_century,
    ),
    _pattern(
        rf"(?:the )?(?P<ordinal>{either(CALENDAR.ordinals)}) (?P<unit>quarter|half)(?:(?:,| of)? (?:the year )?{_YEAR}| of (?:the|this) year|(?= (?:results|profits?|earnings|sales)))",
        read.read_quarter,
    ),
    _pattern(rf"q(?P<number>[1-4])(?:,? (?:of )?{_YEAR})?(?!\w)", read.read_quarter),
    _pattern(rf"(?P<word>{either(CALENDAR.feasts)})(?!\w)(?:,? {_YEAR})?", read.read_feast),
    _pattern(rf"(?P<this>this) (?P<season>{either(CALENDAR.seasons)})(?!\w)", read.read_season),
    _pattern(
        rf"(?:the )?(?P<season>{either(CALENDAR.seasons)}) (?:of )?{_YEAR}(?:[-/](?:\d\d)?\d\d(?!\d))?",
        read.read_season,
    ),
    _pattern(rf"{_WHICH} (?P<season>{either(CALENDAR.seasons)})(?!\w)", read.read_season),
    _pattern(r"in (?P<t>(?:the )?(?P<season>spring|summer|autumn|winter))(?!\w)", read.read_season),
    _pattern(rf"(?P<word>{either(CALENDAR.holidays)})(?!\w)(?:,? {_YEAR})?", read.read_holiday),
)
_DEICTIC = (
    _pattern(
        rf"(?P<word>{either(CALENDAR.days)})(?!\w)(?!'s (?!{_NUMBER}))(?: (?P<part>morning|afternoon|evening|night)(?!\w))?",
        read.read_day_word,
    ),
    _pattern(r"(?P<word>tonight)(?!\w)", read.read_day_word),
    _pattern(
        rf"(?:(?:early |late )(?:on )?)?(?:(?P<which>last|next|this) )?{_WEEKDAY}{_PART_AFTER}",
        read.read_weekday,
    ),
    _pattern(rf"the (?:night|early hours) of {_WEEKDAY}", read.read_night),
    _pattern(rf"the night of {_DAY} {_MONTH}(?:,? {_YEAR})?", read.read_night),
    _pattern(rf"{_WEEKDAY} (?:of )?(?P<which>last|next|this) week(?!\w)", read.read_day_of_week),
    _pattern(rf"the night of {_DAY}(?: (?:to|and) |-){_PLAIN_DAY} {_MONTH}(?:,? {_YEAR})?", read.read_night),
    _pattern(r"over (?P<t>the (?P<unit>weekend))(?!\w)", read.read_this),
    _pattern(r"this (?P<part>morning|afternoon|evening)(?!\w)", read.read_this),
    _pattern(rf"{_EDGE}[ -](?:this |the )?(?P<unit>week|month|year|decade|century)(?!\w)", read.read_this),
    _pattern(rf"(?:this|the current) {_CALENDAR_UNIT}", read.read_this),
    _pattern(rf"(?:earlier|later) this {_CALENDAR_UNIT}", read.read_this),
    _pattern(rf"(?:the )?(?P<which>last|past|next|coming) {_CALENDAR_UNIT}", read.read_unit),
    _pattern(rf"{_LENGTH} ago(?!\w)", read.read_ago),
    _pattern(
        rf"(?:in|within) (?P<t>{_BOUND}{_COUNT} {_UNIT}(?:'? time)?)(?! (?:of|since))", read.read_duration
    ),
    _pattern(rf"in {_BOUND}{_COUNT} {_UNIT}'? time", read.read_ahead),
)
_RELATIVE = (
    _pattern(rf"{_LENGTH} (?:later|afterwards?)(?!\w)", read.read_later),
    _pattern(
        rf"{_LENGTH} (?:earlier|before)(?!\w)(?! (?:the|a|an|he|she|it|they|his|her|its|their)(?!\w))",
        read.read_earlier,
    ),
    _pattern(
        rf"(?P<word>{either(CALENDAR.other_days)})(?!\w)(?! (?:yesterday|tomorrow|the|he|she|they|his|her))",
        read.read_other_day,
    ),
    _pattern(rf"(?:that|the same) {_CALENDAR_UNIT}", read.read_other_unit),
    _pattern(
        r"the (?P<which>following|previous|preceding|next) (?P<unit>week|month|year)(?!\w)",
        read.read_other_unit,
    ),
    _pattern(r"that (?P<part>morning|afternoon|evening|night)(?!\w)", read.read_part),
    _pattern(r"(?:in|during) (?P<t>the (?P<part>morning|afternoon|evening))(?!\w)", read.read_part),
    _pattern(r"(?:at )(?P<t>(?P<part>dawn|night))(?!\w)", read.read_part),
    _pattern(r"(?P<part>overnight)(?!\w)", read.read_part),
    _pattern(
        r"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))? ?(?P<part>am|pm|a\.m\.?|p\.m\.?)(?!\w)",
        read.read_clock,
    ),
    _pattern(r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?!\w|:\d)", read.read_clock),
    _pattern(
        r"(?:at|until|by|from|to|before|after|around) (?P<t>(?P<word>noon|midday|midnight))(?!\w)",
        read.read_clock,
    ),
)
_LENGTHS = (
    _pattern(rf"(?:once|twice|(?:{_NUMBER}|several) times) (?P<t>an? {_UNIT})", read.read_each),
    _pattern(r"all (?:the )?(?P<unit>day|night|week|year|month|weekend)(?!\w)(?! long ago)", read.read_whole),
    _pattern(
        rf"(?:the |these )?(?:last|past|next|first|coming) (?P<count>{_NUMBER}|few|several|couple of) {_UNIT}",
        read.read_duration,
    ),
    _pattern(_LENGTH, read.read_duration),
    _pattern(
        r"for (?P<t>(?:many |long )?(?P<unit>years|months|weeks|days|hours|decades|centuries))(?!\w)",
        read.read_many,
    ),
    _pattern(rf"(?P<word>{either(CALENDAR.multiples)})(?!\w)", read.read_multiple),
    _pattern(rf"(?:each|every) (?:(?P<count>{_NUMBER}) )?(?:{_UNIT}|{_WEEKDAY})", read.read_each),
    _pattern(rf"on (?P<t>{_WEEKDAYS})", read.read_each),
    _pattern(rf"per (?P<t>{_UNIT})", read.read_each),
    _pattern(
        rf"(?P<word>{either(CALENDAR.each)})(?!\w)(?! (?:mail|mirror|express|telegraph|star|news|beast|caller))",
        read.read_each,
    ),
    _pattern(rf"(?P<word>{either(CALENDAR.vague)})(?![\w'-])", read.read_vague),
)
_VETOES = re.compile(
    r"(?<!\w)(?:aged? )?(?:\d{1,3}|\w+(?:-\w+)?)[ -](?:years?|months?)[ -]olds?(?!\w)"
    r"|(?<!\w)(?:second|may) (?=(?:be|have|not|also|\w+ time)(?!\w))"
    r"|(?<!\w)(?:world|second|first) (?:second|minute)(?!\w)"
    r"|(?<!\w)9/11(?!\w)|(?<!\w)of all time(?!\w)"
)

TIMES = TimeGrammar(
    calendar=CALENDAR,
    patterns=(*_DATES, *_YEARS, *_DEICTIC, *_RELATIVE, *_LENGTHS),
    vetoes=_VETOES,
    relations=re.compile(
        r"(?<!\w)(?:(?P<until>until|till|by|up to|through)|(?P<since>since|from|starting|as of)"
        r"|(?P<before>before|prior to|ahead of)|(?P<after>after|following)"
        r"|(?P<during>during|throughout|for|within|over))(?: (?:the|late|early|on))? ?$"
    ),
    ahead=re.compile(
        r"(?<!\w)(?:scheduled|expected|due|set|planned|slated|until|by|no later than|starting|upcoming)(?:[ ,]\S+){0,3} ?$"
    ),
    opens=re.compile(r"(?<!\w)(?:from|between) (?:the )?$"),
    joins=re.compile(r" ?(?:to|and|until|through|till|-) ?(?:the )?"),
    future=frozenset({"will", "shall", "going"}),
)
