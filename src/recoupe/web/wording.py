"""The page's words in the reader's language: labels, terms, numbers, dates."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from recoupe.errors import MissingPart
from recoupe.model.facts import Figure
from recoupe.model.reason import Reason
from recoupe.model.times import BoundTime, Needs
from recoupe.model.vocabulary import Bound
from recoupe.reference import labels

LANGUAGES = labels.LANGUAGES

_CLOCK = re.compile(r"T(\d\d):(\d\d)")
_PART = re.compile(r"T(MO|MI|AF|EV|NI|DT)\b")
_BEFORE_SIGN = re.compile(r" (?=[:;!?»%])")
_AFTER_SIGN = re.compile(r"(?<=«) ")
_THOUSANDS = re.compile(r"(?<=\d)(?=(?:\d{3})+\b)")

Entry = Mapping[str, str | list[str]]


@lru_cache(maxsize=1)
def _interface() -> Mapping[str, Entry]:
    source = files("recoupe.web").joinpath("interface.toml").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            f"{section}.{key}": entry
            for section, entries in tomllib.loads(source).items()
            for key, entry in entries.items()
        }
    )


def typeset(words: str, language: str) -> str:
    """Put in the apostrophes and no-break spaces that print asks for.

    Args:
        words: of the page's own, never of an article.
        language: `fr` or `en`.
    """
    words = words.replace("'", "’")
    return space(words) if language == "fr" else words


def space(words: str) -> str:
    """Make the spaces beside French signs such as do not break."""
    return _AFTER_SIGN.sub("\u00a0", _BEFORE_SIGN.sub("\u00a0", words))


def preferred_language(accepted: str) -> str:
    """The language of the page that a browser prefers.

    Args:
        accepted: an Accept-Language header.

    Returns:
        `fr` or `en`; French where neither is asked for.
    """
    weighed: list[tuple[float, str]] = []
    for part in accepted.split(","):
        tag, _, weight = part.strip().partition(";q=")
        language = tag.split("-")[0].lower()
        if language in LANGUAGES:
            weighed.append((_weight(weight), language))
    return max(weighed, key=lambda pair: pair[0])[1] if weighed else LANGUAGES[0]


def _weight(text: str) -> float:
    return float(text) if re.fullmatch(r"[01](?:\.\d{1,3})?", text) else 1.0 if not text else 0.0


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in one language.

    Attributes:
        language: `fr` or `en`.
    """

    language: str

    def label(
        self, key: str, n: int | None = None, *, plural_of: float | None = None, **values: object
    ) -> str:
        """One of the page's own labels, from `interface.toml`.

        Args:
            key: section and key (`overview.title`).
            n: a number that chooses between singular and plural, and fills `{n}`.
            plural_of: a number that chooses between them and fills nothing.
            values: what fills the other blanks.

        Raises:
            MissingPart: there is no such label in this language.
        """
        entry = _interface().get(key)
        if entry is None or self.language not in entry:
            raise MissingPart(f"no words in {self.language!r} for {key!r}: add them to web/interface.toml")
        words = entry[self.language]
        if isinstance(words, list):
            words = words[self._is_plural(plural_of if n is None else n)]
        filled = {name: str(value) for name, value in values.items()}
        if n is not None:
            filled["n"] = self.number(n)
        return labels.filled(typeset(words, self.language), filled)

    def _is_plural(self, n: float | None) -> bool:
        return n is None or (n >= 2 if self.language == "fr" else n != 1)

    def knows(self, key: str) -> bool:
        """Whether there is such a label."""
        return key in _interface()

    def term(self, term: StrEnum) -> str:
        """A term of the vocabulary."""
        return typeset(labels.term(type(term).__name__, term.value, self.language), self.language)

    def named(self, group: str, key: str) -> str:
        """A term of the vocabulary by its names (`Stance`, `denies`)."""
        return typeset(labels.term(group, key, self.language), self.language)

    def reason(self, reason: Reason) -> str:
        """A reason as a sentence."""
        return self.spaced(labels.sentence(reason.code, reason.values, self.language))

    def spaced(self, words: str) -> str:
        """Words that quote others, with no-break spaces where print has them and nothing else changed."""
        return space(words) if self.language == "fr" else words

    def problem(self, code: str) -> str:
        """What a problem's code means; the code itself where it has no words."""
        key = f"problem.{code}"
        return self.label(key) if self.knows(key) else code.replace("_", " ")

    # Numbers

    def number(self, number: float) -> str:
        """A number with its thousands set apart: 12 500 or 12,500."""
        plain = str(int(number)) if number == int(number) else repr(round(number, 6))
        whole, _, rest = plain.partition(".")
        french = self.language == "fr"
        grouped = _THOUSANDS.sub("\u202f" if french else ",", whole) if len(whole) > 3 else whole
        return grouped + (("," if french else ".") + rest if rest else "")

    def share(self, share: float) -> str:
        """A share of one as a percentage: 82 % or 82%."""
        return f"{round(share * 100)}\u00a0%" if self.language == "fr" else f"{round(share * 100)}%"

    def figure(self, figure: Figure) -> str:
        """A figure's value with its bound and unit: « au moins 12 », "8–24 EUR", "3 times"."""
        if figure.value is None:
            return self.label("figure.no_number")
        low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)
        words = self.number(low) if low == high else f"{self.number(low)}–{self.number(high)}"
        if figure.unit:
            words = self._with_unit(words, figure.unit, high)
        plain = figure.bound in {Bound.EXACT, Bound.RANGE, Bound.INDEFINITE}
        return words if plain else f"{self.term(figure.bound)} {words}"

    def _with_unit(self, words: str, unit: str, number: float) -> str:
        key = f"unit.{unit}"
        if not self.knows(key):
            return f"{words}\u00a0{unit}"
        return self.label(key, plural_of=number, value=words)

    # Dates

    def date(self, iso: str | None, *, clock: bool = True) -> str:
        """A date as the record keeps it, in words, with its clock time and zone where it has them.

        Args:
            iso: ISO 8601 year, month, date, or date and time; None where nobody knows.
            clock: whether to say the clock time.
        """
        if iso is None:
            return self.label("time.unknown")
        day = self._day(iso[:10])
        if len(iso) <= 10 or not clock:
            return day
        return f"{day}, {self._clock(iso)}"

    def weekday(self, iso: str) -> str:
        """A date with its day of the week, or without where it is no full date."""
        try:
            name = self.label(f"weekday.{date.fromisoformat(iso).weekday()}")
        except ValueError:
            return self._day(iso)
        return f"{name} {self._day(iso)}"

    def _day(self, iso: str) -> str:
        if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", iso):
            return iso
        year, month, day = (*iso.split("-"), "", "")[:3]
        if not month:
            return year
        name = labels.month(int(month), self.language)
        if not day:
            return f"{name} {year}"
        first = "er" if self.language == "fr" and day == "01" else ""
        return f"{int(day)}{first}\u00a0{name} {year}"

    def _clock(self, iso: str) -> str:
        try:
            moment = datetime.fromisoformat(iso)
        except ValueError:
            return iso[10:].strip("T ")
        words = self.hour(f"{moment:%H:%M}")
        offset = moment.utcoffset()
        if offset is None:
            return words
        minutes = int(offset.total_seconds() // 60)
        sign = "+" if minutes > 0 else "−"
        hours, rest = divmod(abs(minutes), 60)
        zone = f"{sign}{hours}" + (f":{rest:02d}" if rest else "") if minutes else ""
        return f"{words} (UTC{zone})"

    def hour(self, clock: str) -> str:
        """A clock time: 21 h 40 or 21:40."""
        hours, minutes = clock.split(":")[:2]
        if self.language == "en":
            return f"{hours}:{minutes}"
        return f"{int(hours)}\u00a0h" + (f"\u00a0{minutes}" if minutes != "00" else "")

    def when(self, bound: BoundTime | None) -> str:
        """What is known of a time, no finer than it is known."""
        if bound is None or (bound.earliest is None and bound.latest is None):
            return self.label("time.unknown")
        if bound.earliest is None:
            return self.label("time.until", day=self._day(bound.latest or ""))
        if bound.latest is None:
            return self.label("time.since", day=self._day(bound.earliest))
        if bound.earliest == bound.latest:
            return self._day(bound.earliest) + self._part(bound)
        if bound.precision in {"month", "year"} and bound.timex and re.fullmatch(r"[\d-]+", bound.timex):
            return self._day(bound.timex)
        return self.between(bound.earliest, bound.latest)

    def between(self, first: str, last: str) -> str:
        """Two days and what lies between them; a month that they share is said once."""
        if first[:7] == last[:7] and len(first) == len(last) == len("2031-03-05"):
            one = "er" if self.language == "fr" and first[8:] == "01" else ""
            return self.label("time.between", first=f"{int(first[8:])}{one}", last=self._day(last))
        return self.label("time.between", first=self._day(first), last=self._day(last))

    def _part(self, bound: BoundTime) -> str:
        words = bound.timex or ""
        clock, part = _CLOCK.search(words), _PART.search(words)
        if clock is not None:
            return f", {self.hour(f'{clock[1]}:{clock[2]}')}"
        return f", {self.label(f'part.{part[1]}')}" if part is not None else ""

    def needs(self, needs: Needs) -> str:
        """What would close a time."""
        return self.label(f"needs.{needs.value}")

    def listed(self, names: Iterable[str]) -> str:
        """Names, one after another."""
        return ", ".join(names)
