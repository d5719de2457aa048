"""What intake finds: things to keep, and things left out with their reason."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from urllib.parse import urlsplit

from recoupe.errors import InputError
from recoupe.model.capture import Declared

MEBIBYTE = 1 << 20
LONE = re.compile(r"[\ud800-\udfff]")  # what Python makes of such bytes on a command line
LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who adds something says about it.

    Attributes:
        url: its address on the web; for one page only.
        published: ISO 8601 date, or date and time.
        outlet: the outlet's name.
        captured: ISO 8601 date, or date and time, at which it was received.
        language: two-letter code.
    """

    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    captured: str | None = None
    language: str | None = None

    def declared(self) -> Declared:
        """The part that stays with the capture whatever its bytes say."""
        return Declared(published=self.published, outlet=self.outlet, language=self.language)

    def over(self, base: "Given") -> "Given":
        """These values, and those of `base` where nothing is given here."""
        return Given(
            url=self.url if self.url is not None else base.url,
            published=self.published if self.published is not None else base.published,
            outlet=self.outlet if self.outlet is not None else base.outlet,
            captured=self.captured if self.captured is not None else base.captured,
            language=self.language if self.language is not None else base.language,
        )


WEB = re.compile(r"(?i)https?://[^\s/?#\x00-\x1f\x7f]+[^\s\x00-\x1f\x7f]*")
# What servers accept (RFC 9110 recommends 8,000); a WARC header much longer cannot be read back.
LONGEST_ADDRESS = 8000


def check_given(given: Given) -> None:
    """Check what a person declared, before anything is read.

    Raises:
        InputError: a date is not ISO 8601, an address is not on the web, or a language is no code.
    """
    for name, value in (("url", given.url), ("outlet", given.outlet), ("language", given.language)):
        if value is not None and LONE.search(value):
            raise InputError(f"{name}: {value!a} holds bytes that are no text in UTF-8")
    check_date(given.published, "published")
    if given.captured is not None and in_utc(given.captured) is None:
        raise InputError(
            f"captured: {given.captured!r} is no time; write it as 2022-01-07, or with a time and its zone "
            "as 2022-01-07T18:30:00+01:00"
        )
    if given.url is not None and not is_web(given.url):
        raise InputError(f"url: {given.url!r} is no address on the web; give one with http:// or https://")
    if given.language is not None and not LANGUAGE.fullmatch(given.language):
        raise InputError(f"language: {given.language!r} is no language code; give for instance fr or en")


def check_date(value: str | None, name: str) -> None:
    """Check that a declared date can be read.

    Raises:
        InputError: it is neither an ISO 8601 date nor a date and time.
    """
    if value is None:
        return
    try:
        datetime.fromisoformat(value) if len(value) > len("2022-01-07") else date.fromisoformat(value)
    except ValueError as error:
        raise InputError(
            f"{name}: {value!r} is no date; write it as 2022-01-07 or 2022-01-07T18:30:00+01:00"
        ) from error


def in_utc(moment: str) -> str | None:
    """A time of capture as it is kept: in UTC to the second; a bare date stays one.

    Returns:
        None where it cannot be read or has a time without a zone.
    """
    try:
        if len(moment) == len("2022-01-07"):
            return date.fromisoformat(moment).isoformat()
        parsed = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return None if parsed.tzinfo is None else parsed.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def is_web(url: str) -> bool:
    """Whether an address is one of the web, complete, without blanks, and not endless."""
    if len(url) > LONGEST_ADDRESS or not WEB.fullmatch(url):
        return False
    try:
        urlsplit(url)
    except ValueError:  # brackets that hold no IPv6 address
        return False
    return True


NOTHING_GIVEN = Given()


@dataclass(frozen=True, slots=True)
class Limits:
    """How much intake accepts before it refuses.

    Attributes:
        payload: bytes of one payload, after decompression. 64 MiB is many times the largest
            article page; what lies above is a bomb or no page.
        skipped: bytes of one archive record that are read past to find the next one.
    """

    payload: int = 64 * MEBIBYTE
    skipped: int = 1024 * MEBIBYTE


USUAL_LIMITS = Limits()
NOTHING_DECLARED = Declared()


@dataclass(frozen=True, slots=True)
class Received:
    """A thing to keep.

    Attributes:
        source: the name of the file it came from, relative to what was added, for the user.
        url: its address; `file:` and a name where it never was on the web.
        url_source: what gave the address: `declared`, `singlefile`, `canonical`, `og:url`,
            `archive` or `name`.
        payload: the bytes, all codings undone.
        media_type: by the bytes first, then by what was said.
        charset: said in an HTTP header, or None.
        captured: ISO 8601 in UTC, or a bare date; None where nothing says when: then it is now.
        status: HTTP status, or None.
        block: the HTTP response as received, head and body, or None for what was no response.
        codings: what was undone between the body of `block` and `payload`, in that order.
        declared: what the person said.
        problems: short codes for what was not as it should be, for instance `body_cut_short`.
    """

    source: str
    url: str
    url_source: str
    payload: bytes
    media_type: str
    charset: str | None = None
    captured: str | None = None
    status: int | None = None
    block: bytes | None = None
    codings: tuple[str, ...] = ()
    declared: Declared = NOTHING_DECLARED
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class First:
    """A capture that a later record of an archive points back to.

    Attributes:
        captured: ISO 8601 in UTC, or a bare date.
        block: an HTTP response, or the payload itself.
        is_response: which of the two.
    """

    captured: str
    block: bytes
    is_response: bool


# The captures of an address, the last first.
FirstsOf = Callable[[str], Iterable[First]]


class Cause(StrEnum):
    """Why a thing is not kept; docs/adding.md says it in words."""

    HIDDEN = "hidden"
    SYSTEM_FILE = "system_file"
    UNFINISHED = "unfinished"
    LINK = "link"
    NOT_A_FILE = "not_a_file"
    DOSSIER = "dossier"
    MANIFEST = "manifest"
    NOT_LISTED = "not_listed"
    PAGE_PART = "page_part"
    REQUEST = "request"
    WARCINFO = "warcinfo"
    METADATA = "metadata"
    CONVERSION = "conversion"
    OTHER_RECORD = "other_record"
    NOT_A_PAGE = "not_a_page"
    NO_CONTENT = "no_content"
    UNREADABLE = "unreadable"
    NO_PERMISSION = "no_permission"
    TOO_LARGE = "too_large"
    DAMAGED_ARCHIVE = "damaged_archive"
    NO_PAYLOAD = "no_payload"
    REVISIT = "revisit"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A thing that is not kept.

    Attributes:
        source: its name, relative to what was added.
        code: the reason, for counting.
        detail: the reason in words, without `source`, with what to do where something can be done.
        fault: whether the input is bad; otherwise it is left out on purpose.
        count: how many things this stands for.
        resolve: where it points back to a capture that is not at hand: makes what is to be kept out
            of the captures of an address, or None where the right one is not among them.
    """

    source: str
    code: Cause
    detail: str
    fault: bool = False
    count: int = 1
    resolve: Callable[[FirstsOf], Received | None] | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        """As it is shown: what, then why."""
        return f"{self.source}: {self.detail}"
