"""When an article was published and modified: candidates that vote, and why one was taken or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from lxml.etree import _Element

from recoupe.model.article import Dated, Problem
from recoupe.model.capture import Capture
from recoupe.read.dates import read_date
from recoupe.read.metadata_item import Item
from recoupe.read.metadata_lines import date_lines
from recoupe.read.metadata_marks import Mark, Marks

# The first newspaper sites opened in 1992; earlier dates on pages are placeholders of programs.
_FIRST_DAY = date(1992, 1, 1)
# Servers' clocks run apart, and the zone furthest east is fourteen hours ahead.
_CLOCKS = timedelta(hours=1)
_ZONES = timedelta(hours=14)
_NEAR = timedelta(hours=13)
# How many elements after the main heading a date line still belongs to the article's head.
_HEAD = 150

_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)")
_MODIFIED = re.compile(
    r"modif|updat|mise? à jour|mise?-a-jour|maj\b|aktualis|actualiz|aggiorn|bijgewerkt|güncel|обновл|"
    r"uppdater|opdater|oppdater",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that something on the page gives.

    Attributes:
        value: ISO 8601, as `Dated.value`.
        source: as `Dated.source`.
        weight: how far this kind of mark is to be believed; the sum decides between days.
    """

    value: str
    source: str
    weight: int


@dataclass(frozen=True, slots=True)
class Dates:
    """What was decided.

    Attributes:
        published: or None.
        modified: or None.
        problems: dates that could not be used.
    """

    published: Dated | None
    modified: Dated | None
    problems: tuple[Problem, ...]


def decide_dates(
    marks: Marks, item: Item | None, capture: Capture, url: str | None, language: str | None, root: _Element
) -> Dates:
    """Decide when the article was published and modified.

    Args:
        marks: what the page marks.
        item: what structured data says about the article, or None.
        capture: for its time and what was declared.
        url: the page's address, or None.
        language: two letters; tells how a numeric date is read.
        root: the document, searched for a visible date line only where nothing marks a date.
    """
    candidates = list(_published(marks, item, url, language)) or _visible(marks, root, language)
    usable, problems = keep_usable(candidates, capture.captured)
    modified, _ = keep_usable(list(_modified(marks, item, language)), capture.captured)
    return Dates(
        published=declared_date(capture) or _vote(usable),
        modified=next((Dated(found.value, found.source) for found in modified), None),
        problems=problems,
    )


def declared_date(capture: Capture) -> Dated | None:
    """The date that the person who added the capture gave, or None."""
    value = capture.declared.published
    return Dated(value, "declared") if value else None


def keep_usable(candidates: list[Candidate], captured: str) -> tuple[list[Candidate], tuple[Problem, ...]]:
    """Part the candidates that can be dates of this article from those that cannot.

    Returns:
        The usable ones in order, and a problem for each value that lies after the capture.
    """
    end = _end(captured)
    late = {
        found.value: found
        for found in candidates
        if end is not None and _moment(found.value) > end + _slack(found)
    }
    problems = tuple(
        Problem("date_after_capture", f"{found.source} says {found.value}, after the capture of {captured}")
        for found in late.values()
    )
    usable = [
        found for found in candidates if found.value not in late and _moment(found.value).date() >= _FIRST_DAY
    ]
    return usable, problems


def _published(marks: Marks, item: Item | None, url: str | None, language: str | None) -> Iterator[Candidate]:
    """Candidates for the date of publication, best first."""
    if item is not None and item.is_article:
        yield from _candidate(item.published, item.source, 4, language)
    for name, content in marks.contents("published"):
        yield from _candidate(content, f"meta {name}", 4, language)
    for mark in marks.dates:
        if mark.name == "datepublished" and not mark.aside:
            yield from _marked(mark, "microdata", 3, language)
    if item is not None and not item.is_article:
        yield from _candidate(item.published, item.source, 3, language)
    yield from _in_head(marks, language)
    for name, content in marks.contents("created"):
        yield from _candidate(content, f"meta {name}", 2, language)
    if item is not None:
        yield from _candidate(item.created, item.source, 2, language)
    yield from _in_url(url)


def _visible(marks: Marks, root: _Element, language: str | None) -> list[Candidate]:
    """Date lines without any mark, and a date that ends the page's title."""
    tail = re.search(r"[|–—-]\s*([\d./]+\d)\s*$", marks.page_title or "")
    titled = list(_candidate(tail[1] if tail else None, "title", 2, language))
    start = max((heading.position for heading in marks.headings), default=0)
    shown = (line for line in date_lines(root, after=start) if _MODIFIED.match(line) is None)
    lines = [found for line in shown for found in _candidate(line, "text", 1, language)]
    return titled + lines[:3]


def _modified(marks: Marks, item: Item | None, language: str | None) -> Iterator[Candidate]:
    """Candidates for the date of the last change, best first."""
    if item is not None:
        yield from _candidate(item.modified, item.source, 4, language)
    for name, content in marks.contents("modified"):
        yield from _candidate(content, f"meta {name}", 4, language)
    for mark in marks.dates:
        if mark.name == "datemodified" or (mark.name == "time" and not mark.aside and _says_modified(mark)):
            yield from _marked(mark, "time element", 2, language)


def _in_head(marks: Marks, language: str | None) -> Iterator[Candidate]:
    """Date lines and `<time>` elements near the main heading, those nearest after it first."""
    start = marks.headings[-1].position if len(marks.headings) == 1 else None
    near = [
        mark
        for mark in marks.dates
        if not mark.aside and mark.name in {"time", "class"} and not _says_modified(mark)
    ]
    if start is not None:
        near = [mark for mark in near if -_HEAD / 3 <= mark.position - start <= _HEAD] or near[:3]
        near.sort(key=lambda mark: (mark.position < start, abs(mark.position - start)))
    weight = 2
    for mark in near[:6]:
        source = "time element" if mark.name == "time" else "text"
        for found in _marked(mark, source, weight, language):
            yield found
            weight = 1


def _marked(mark: Mark, source: str, weight: int, language: str | None) -> Iterator[Candidate]:
    """What an element gives: its value for machines, or else its words."""
    found = list(_candidate(mark.value, source, weight, language))
    yield from found or _candidate(" ".join(mark.words)[:120], source, weight, language)


def _candidate(text: str | None, source: str, weight: int, language: str | None) -> Iterator[Candidate]:
    """A candidate for a value that can be read as a date."""
    value = read_date(text, language=language) if text else None
    if value is not None:
        yield Candidate(value, source, weight)


def _in_url(url: str | None) -> Iterator[Candidate]:
    """The date in the page's address."""
    for year, month, day in _URL_DATE.findall(url or "")[:1]:
        value = read_date(f"{year}-{month}-{day}")
        if value is not None:
            yield Candidate(value, "url", 2)


def _says_modified(mark: Mark) -> bool:
    """Whether a mark's words or classes say that it is the date of a change."""
    return _MODIFIED.search(mark.label) is not None or _MODIFIED.search(" ".join(mark.words)) is not None


def _vote(candidates: list[Candidate]) -> Dated | None:
    """The first candidate of the day that the marks agree on most; ties go to the better mark."""
    best = max(candidates, key=lambda found: _support(found, candidates), default=None)
    if best is None:
        return None
    exact = next(
        (found for found in candidates if len(found.value) > 10 and found.value[:10] == best.value[:10]), best
    )
    return Dated(exact.value, exact.source) if len(best.value) == 10 else Dated(best.value, best.source)


def _support(found: Candidate, candidates: list[Candidate]) -> int:
    """The weight of the marks that agree with a candidate, one for each kind of mark."""
    kinds: dict[str, int] = {}
    for other in candidates:
        if _agree(found.value, other.value):
            kind = other.source if other.weight > 1 else "weak"
            kinds[kind] = max(kinds.get(kind, 0), other.weight)
    return sum(kinds.values()) + found.weight


def _agree(a: str, b: str) -> bool:
    """Whether two dates can be the same moment, given what each leaves out."""
    if a[:10] == b[:10]:
        return True
    return len(a) > 10 and len(b) > 10 and abs(_moment(a) - _moment(b)) < _NEAR


def _moment(value: str) -> datetime:
    """The moment of an ISO value; one without zone counts as universal time."""
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _end(captured: str) -> datetime | None:
    """The last moment at which the capture can have been made, or None where its time is unknown."""
    value = read_date(captured)
    if value is None:
        return None
    return _moment(value) + (timedelta() if len(value) > 10 else timedelta(days=1))


def _slack(found: Candidate) -> timedelta:
    """How far a date can seem to lie after the moment it means: by a clock, or by a zone left out."""
    has_zone = len(found.value) > 10 and datetime.fromisoformat(found.value).tzinfo is not None
    return _CLOCKS if has_zone else _ZONES
