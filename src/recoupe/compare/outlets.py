"""Outlets: telling whether a credit names the outlet of another article, and which came first."""

from datetime import datetime
from urllib.parse import urlsplit

from recoupe.model.comparison import Reading
from recoupe.model.naming import fold

# Clocks of two sites differ by minutes; a lead shorter than this shows nothing.
LEAD_MINUTES = 5
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "gouv", "ac"})


def squeezed(name: str) -> str:
    """A name in folded letters and digits only ("Express.co.uk" is `expresscouk`)."""
    return "".join(mark for mark in fold(name) if mark.isalnum())


def host_of(url: str) -> str:
    """The host of a URL without `www.`, or an empty string."""
    try:
        host = urlsplit(url).hostname
    except ValueError:  # brackets that hold no IPv6 address
        return ""
    return (host or "").removeprefix("www.")


def names_of_outlet(reading: Reading) -> frozenset[str]:
    """What an article's outlet may be called: its name, its host and the host's own label, squeezed."""
    host = host_of(reading.url)
    labels = host.split(".")
    own = (
        labels[-3]
        if len(labels) > 2 and labels[-2] in _SECOND_LEVEL
        else labels[-2]
        if len(labels) > 1
        else ""
    )
    names = {reading.outlet or "", reading.article.outlet or "", host, own}
    return frozenset(squeezed(name) for name in names if name)


def outlet_label(reading: Reading) -> str:
    """The outlet's name as shown: as given, or the host, or the file's name, or else the capture id."""
    host = host_of(reading.url)
    return reading.outlet or reading.article.outlet or host or _file_name(reading.url) or reading.id


def _file_name(url: str) -> str:
    """The name of the file that a page was given as, or an empty string."""
    return url.removeprefix("file:").rpartition("/")[2]


def credited_names(reading: Reading) -> frozenset[str]:
    """The agencies and media an article credits, squeezed."""
    return frozenset(squeezed(credit.name) for credit in reading.article.credits)


def credits_outlet(reading: Reading, other: Reading) -> bool:
    """Whether one article names the other's outlet as where its account comes from."""
    return bool(credited_names(reading) & names_of_outlet(other)) and not (
        names_of_outlet(reading) & names_of_outlet(other)
    )


def published_first(a: Reading, b: Reading) -> int:
    """Which article was published first: -1 the first, 1 the second, 0 where that cannot be told."""
    if a.published is None or b.published is None:
        return 0
    left, right = _instant(a.published), _instant(b.published)
    if left is None or right is None:
        return 0
    if len(a.published) <= 10 or len(b.published) <= 10 or (left.tzinfo is None) != (right.tzinfo is None):
        return (left.date() > right.date()) - (left.date() < right.date())
    minutes = (right - left).total_seconds() / 60
    return 0 if abs(minutes) < LEAD_MINUTES else (-1 if minutes > 0 else 1)


def day_of(reading: Reading) -> int | None:
    """The day an article was published, as an ordinal of the calendar, or None where that is not known."""
    moment = None if reading.published is None else _instant(reading.published)
    return None if moment is None else moment.toordinal()


def _instant(value: str) -> datetime | None:
    """Read an ISO 8601 date or date and time; None where it is neither."""
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None
