"""Times: expressions found in the text, as functions of an unknown reference date.

Grammars work on folded text, not on tokens: the tools' sentences give only the tense.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.extract.folding import fold
from recoupe.extract.syntax import Analysis, Sentence
from recoupe.extract.tense import tense_at
from recoupe.extract.time_readings import Reader, Reading, group
from recoupe.extract.time_words import Calendar
from recoupe.model.anchor import anchor_at
from recoupe.model.times import Needs, Time, TimeRelation, TimeType

# Code points before an expression in which words such as "jusqu'au" or "prévu" are looked for.
REACH = 40
# Code points between a time of the clock and the day after it, and the day before it.
CLOSE = 12
CLOSE_BEFORE = 18


@dataclass(frozen=True, slots=True)
class TimePattern:
    """A kind of expression.

    Attributes:
        pattern: over folded text; the group `t`, where there is one, is the expression itself.
        read: what a match means.
    """

    pattern: re.Pattern[str]
    read: Reader


@dataclass(frozen=True, slots=True)
class TimeGrammar:
    """The time expressions of a language.

    Attributes:
        calendar: its calendar words.
        patterns: where two match the same words, the earlier one counts.
        vetoes: finds what looks like a time and is none, such as ages.
        relations: ends where an expression starts; its named groups are values of `TimeRelation`.
        ahead: ends near an expression that lies in the future whatever the tense ("prévu").
        opens: ends where the first end of an interval starts.
        joins: all that stands between the two ends of an interval.
        future: words that put a sentence's verb in the future ("will", "va").
    """

    calendar: Calendar
    patterns: tuple[TimePattern, ...]
    vetoes: re.Pattern[str]
    relations: re.Pattern[str]
    ahead: re.Pattern[str]
    opens: re.Pattern[str]
    joins: re.Pattern[str]
    future: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression before it is set among the others."""

    start: int
    end: int
    reading: Reading


def find_times(analysis: Analysis, grammar: TimeGrammar) -> tuple[Time, ...]:
    """Find the time expressions of an article.

    Args:
        analysis: the article; only blocks with sentences are read.
        grammar: the language's time expressions.

    Returns:
        times in text order, without overlap; those that hang on another time of the text point to it.
    """
    text = analysis.article.text
    folded = fold(text)
    starts = [sentence.start for sentence in analysis.sentences]
    times: list[Time] = []
    places: list[tuple[int, int]] = []
    for index in sorted({sentence.block for sentence in analysis.sentences}):
        block = analysis.article.blocks[index]
        for found in _among(folded, block.start, block.end, grammar):
            at = bisect_right(starts, found.start) - 1
            sentence = analysis.sentences[at] if at >= 0 else None
            times.append(_as_time(text, folded, found, sentence, grammar))
            places.append((index, at))
    return _connect(folded, times, places, grammar)


def _among(folded: str, start: int, end: int, grammar: TimeGrammar) -> list[_Found]:
    """The expressions of one block, in text order: longer ones win over shorter ones inside them."""
    taken = bytearray(end - start)
    for veto in grammar.vetoes.finditer(folded, start, end):
        taken[veto.start() - start : veto.end() - start] = b"\1" * (veto.end() - veto.start())
    chosen = []
    candidates = sorted(_candidates(folded, start, end, grammar), key=lambda found: found.start - found.end)
    for found in candidates:
        first, last = found.start - start, found.end - start
        if not any(taken[first:last]):
            taken[first:last] = b"\1" * (last - first)
            chosen.append(found)
    return sorted(chosen, key=lambda found: found.start)


def _candidates(folded: str, start: int, end: int, grammar: TimeGrammar) -> Iterator[_Found]:
    """Every match of every pattern that can be read."""
    for pattern in grammar.patterns:
        for match in pattern.pattern.finditer(folded, start, end):
            reading = pattern.read(match, grammar.calendar)
            if reading is not None:
                first, last = match.span("t") if group(match, "t") else match.span()
                yield _Found(first, last, reading)


def _as_time(text: str, folded: str, found: _Found, sentence: Sentence | None, grammar: TimeGrammar) -> Time:
    """The time that an expression is, with the relation and tense that its surroundings give."""
    reading = found.reading
    before = max(0, found.start - REACH)
    rule, needs = reading.rule, reading.needs
    if needs is not Needs.NOTHING:
        ahead = grammar.ahead.search(folded, before, found.start) is not None
        tense = 1 if ahead else tense_at(sentence, found.start, found.end, grammar.future)
        rule = replace(rule, tense=tense)
        if tense == 0 and reading.timeless is not None:
            rule, needs = reading.timeless, Needs.NOTHING
    related = grammar.relations.search(folded, before, found.start)
    relation = TimeRelation(related.lastgroup) if related and related.lastgroup else reading.relation
    return Time(
        anchor=anchor_at(text, found.start, found.end),
        type=reading.type,
        rule=rule,
        needs=needs,
        relation=relation,
    )


def _connect(
    folded: str, times: Sequence[Time], places: Sequence[tuple[int, int]], grammar: TimeGrammar
) -> tuple[Time, ...]:
    """Point each time to the one that it hangs on, and the start of an interval to its end."""
    connected = []
    for index, time in enumerate(times):
        refers_to = None
        if time.needs is Needs.OTHER_TIME:
            refers_to = _reference(times, places, index)
        elif time.needs is Needs.YEAR and time.rule.amount is None:
            refers_to = _year_giver(times, places, index)
        to = index + 1 if _opens_interval(folded, times, places, index, grammar) else None
        if to is not None and time.needs is Needs.YEAR and times[to].needs is Needs.NOTHING:
            refers_to = to
        connected.append(replace(time, refers_to=refers_to, to=to))
    return tuple(connected)


def _stands_alone(time: Time) -> bool:
    """Whether a time names a day, month or year that others can hang on."""
    vague = (time.rule.value or "").endswith("_REF")
    return time.type in {TimeType.DATE, TimeType.TIME} and not vague and time.needs is not Needs.OTHER_TIME


def _reference(times: Sequence[Time], places: Sequence[tuple[int, int]], index: int) -> int | None:
    """The time that a dependent one counts from: the one before, or for a clock time also the one after."""
    clock = times[index].rule.operation == "shift" and times[index].rule.amount == 0
    daily = times[index].rule.unit == "day"
    following = index + 1
    if clock and index and _touches(times, places, index):
        return index - 1
    if clock:
        while following < len(times) and places[following] == places[index]:
            close = times[following].anchor.start - times[index].anchor.end < CLOSE
            if close and _stands_alone(times[following]):
                return following
            following += 1
    for earlier in range(index - 1, -1, -1):
        if clock and places[earlier][0] != places[index][0]:
            return None
        if times[earlier].needs is Needs.OTHER_TIME and not clock and _is_day(times[earlier]):
            return earlier
        if _stands_alone(times[earlier]) and (not daily or _is_day(times[earlier])):
            return earlier
    return None


def _touches(times: Sequence[Time], places: Sequence[tuple[int, int]], index: int) -> bool:
    """Whether the time right before names the day of a time of the clock ("vendredi vers 22 h")."""
    before = times[index - 1]
    near = times[index].anchor.start - before.anchor.end < CLOSE_BEFORE
    return near and places[index - 1] == places[index] and _stands_alone(before) and _is_day(before)


def _is_day(time: Time) -> bool:
    """Whether the time names a day, or a part of one."""
    rule = time.rule
    if rule.operation in {"fixed", "partial"}:
        return len(rule.value or "") >= len("XXXX-01-02") and time.type in {TimeType.DATE, TimeType.TIME}
    if rule.operation == "shift":
        return rule.unit == "day" and ":" not in (rule.part or "")
    return rule.operation in {"weekday", "range"}


def _year_giver(times: Sequence[Time], places: Sequence[tuple[int, int]], index: int) -> int | None:
    """The time earlier in the same sentence that names a year in full, for a date without one."""
    for earlier in range(index - 1, -1, -1):
        if places[earlier] != places[index]:
            return None
        rule = times[earlier].rule
        full = rule.operation == "fixed" and re.match(r"\d{4}(?:-\d|$)", rule.value or "")
        named = full or (rule.operation == "shift" and rule.unit == "year")
        if named and times[earlier].type in {TimeType.DATE, TimeType.TIME}:
            return earlier
    return None


def _opens_interval(
    folded: str, times: Sequence[Time], places: Sequence[tuple[int, int]], index: int, grammar: TimeGrammar
) -> bool:
    """Whether "du … au …", "entre … et …" or the like links a time to the next one."""
    if index + 1 >= len(times) or places[index][0] != places[index + 1][0]:
        return False
    first, second = times[index].anchor, times[index + 1].anchor
    if second.start - first.end > REACH or grammar.joins.fullmatch(folded, first.end, second.start) is None:
        return False
    return grammar.opens.search(folded, max(0, first.start - REACH), first.start) is not None
