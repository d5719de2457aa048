"""What a saved page says about where and when it was saved, before it is read as an article."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from recoupe.collect.found import in_utc, is_web

# The longest head seen in the pages at hand, inlined styles included, is under 400 kB.
HEAD = 1 << 19
# Where no body begins there is no telling the head; nesting is what makes parsing slow.
HEADLESS = 1 << 16
BODY = re.compile(r"<body[\s>]", re.IGNORECASE)
SINGLEFILE = re.compile(r"<!--\s*Page saved with SingleFile\s+(?P<fields>.*?)-->", re.DOTALL)
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(?P<url>\S+)\s*-->")
# "Tue Jan 11 2022 10:00:00 GMT+0100 (heure normale d’Europe centrale)": JavaScript's Date.toString.
SCRIPT_DATE = re.compile(
    r"(?P<month>[A-Z][a-z]{2}) (?P<day>\d{1,2}) (?P<year>\d{4}) (?P<clock>\d\d:\d\d:\d\d)"
    r" GMT(?P<zone>[+-]\d{4})"
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Hints:
    """What a page says about its own saving.

    Attributes:
        url: its address, or None.
        url_source: `singlefile`, `saved from`, `canonical`, `og:url`, or an empty string.
        captured: ISO 8601 date and time in UTC, or None.
    """

    url: str | None = None
    url_source: str = ""
    captured: str | None = None


def find_hints(payload: bytes) -> Hints:
    """Look for the address and time of saving in an HTML page.

    A browser extension's comment tells where the page was saved from, and is believed first; a
    canonical link and `og:url` are the page's own word for its address.
    """
    head = payload[:HEAD].decode("utf-8", "replace")
    saved = SINGLEFILE.search(head[:8192])
    if saved is not None:
        url = re.search(r"url:\s*(\S+)", saved["fields"])
        return Hints(
            url=url[1] if url is not None and is_web(url[1]) else None,
            url_source="singlefile",
            captured=_script_date(saved["fields"]),
        )
    marked = SAVED_FROM.search(head[:8192])
    if marked is not None and is_web(marked["url"]):
        return Hints(url=marked["url"], url_source="saved from")
    return _own_word(head)


def _own_word(head: str) -> Hints:
    """The address that a page gives itself; one that leads to a site's front page is a slip."""
    body = BODY.search(head)
    page = LexborHTMLParser(head[: HEADLESS if body is None else body.start()])
    front: Hints | None = None
    for selector, attribute, source in (
        ("link[rel~=canonical i]", "href", "canonical"),
        ("meta[property='og:url' i]", "content", "og:url"),
    ):
        element = page.css_first(selector)
        url = (element.attributes.get(attribute) or "").strip() if element is not None else ""
        if not is_web(url):
            continue
        hints = Hints(url=url, url_source=source)
        if urlsplit(url).path.strip("/") or urlsplit(url).query:
            return hints
        front = front or hints
    return front or Hints()


def _script_date(words: str) -> str | None:
    found = SCRIPT_DATE.search(words)
    if found is None or found["month"] not in MONTHS:
        return None
    hours, minutes = int(found["zone"][:3]), int(found["zone"][0] + found["zone"][3:])
    month = MONTHS.index(found["month"]) + 1
    text = f"{found['year']}-{month:02d}-{int(found['day']):02d}T{found['clock']}"
    try:
        local = datetime.fromisoformat(text)
        zone = timezone(timedelta(hours=hours, minutes=minutes)) if hours or minutes else UTC
    except ValueError:
        return None
    return in_utc(local.replace(tzinfo=zone).isoformat())
